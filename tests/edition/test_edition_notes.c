/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of the notes: built, read back, and each other text refused with its line. */
#include <stdlib.h>
#include <string.h>

#include "edition/edition_notes.h"
#include "../support/suite.h"

#define H0 "0000000000000000000000000000000000000000000000000000000000000000"
#define H1 "0101010101010101010101010101010101010101010101010101010101010101"
#define HA "abababababababababababababababababababababababababababababababab"
#define FILES                                                                          \
	"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 black.csv\n"              \
	H0 " 0 page-1.html\n"
#define FOLDER                                                                         \
	"credit.folder/1\nseries 629999\nrendering 7\nindex " H1 " 99\n2026-03 " H0    \
	" " H1 "\n2026-03-r2 " H1 " " HA "\n"

static void fill(uint8_t digest[DIGEST_BYTES], int value)
{
	memset(digest, value, DIGEST_BYTES);
}

START_TEST(test_the_text_over_a_head)
{
	struct buf text = BUF_INIT;
	const char *head;
	size_t length, line;

	edition_note_text("{\"a\":1}", 7, &text);
	ck_assert_str_eq(buf_cstr(&text), "credit.edition/1\n{\"a\":1}\n");
	ck_assert(edition_note_read((char *)text.data, text.length, &head, &length, &line));
	ck_assert_uint_eq(length, 7);
	ck_assert_mem_eq(head, "{\"a\":1}", 7);
	buf_free(&text);
}
END_TEST

START_TEST(test_other_texts_over_a_head_are_refused)
{
	static const char *const bad[] = {"", "credit.edition/1", "credit.edition/1\n",
		"credit.edition/1\n\n", "credit.edition/2\n{}\n", "credit.edition/1\n{}",
		"credit.edition/1\n{}\n{}\n", " credit.edition/1\n{}\n"};
	const char *head;
	size_t length, line;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_msg(!edition_note_read(bad[i], strlen(bad[i]), &head, &length, &line),
			"%zu", i);
		ck_assert_uint_ge(line, 1);
	}
}
END_TEST

/* Whatever order the files were written in, the text has them by name. */
START_TEST(test_the_text_over_files)
{
	struct noted_file files[2] = {{.name = "page-1.html"}, {.name = "black.csv", .size = 5}};
	struct files_note note = {.rendering = 12, .files = files, .count = 2}, back;
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	size_t line;

	fill(note.head, 0xab);
	fill(files[1].digest, 1);
	files_note_text(&note, &text);
	ck_assert_str_eq(buf_cstr(&text), FILES);
	ck_assert(files_note_read((char *)text.data, text.length, &arena, &back, &line));
	ck_assert_uint_eq(back.count, 2);
	ck_assert_uint_eq(back.rendering, 12);
	ck_assert_mem_eq(back.head, note.head, DIGEST_BYTES);
	ck_assert_str_eq(back.files[0].name, "black.csv");
	ck_assert_uint_eq(back.files[0].size, 5);
	ck_assert_mem_eq(back.files[0].digest, files[1].digest, DIGEST_BYTES);
	ck_assert_str_eq(back.files[1].name, "page-1.html");
	buf_free(&text);
	arena_free(&arena);
}
END_TEST

START_TEST(test_other_texts_over_files_are_refused)
{
	static const struct {
		const char *text;
		size_t line;
	} bad[] = {
		{"", 1},
		{"credit.files/2\nhead " HA "\nrendering 12\n", 1},
		{"credit.files/1\nhead " HA "\nrendering x\n", 3},
		{"credit.files/1\nhead " HA "\nrendering 012\n", 3},
		{"credit.files/1\nhead " HA "\nrendering 18446744073709551616\n", 3},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 b.csv\n" H1 " 5 a.csv\n", 5},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 a.csv\n" H1 " 5 a.csv\n", 5},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 05 a.csv\n", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 ../a.csv\n", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 .a\n", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 a/b\n", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 A.csv\n", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 files.note\n", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 edition.note\n", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 a.csv", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 a.csv \n", 4},
		{"credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 \n", 4},
		{"credit.files/1\nhead ABababababababababababababababababababababababababababababababab\n"
		 "rendering 12\n",
			1},
	};
	struct arena arena = ARENA_INIT;
	struct files_note note;
	size_t line;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_msg(
			!files_note_read(bad[i].text, strlen(bad[i].text), &arena, &note, &line),
			"%zu", i);
		if (bad[i].line >= 4)
			ck_assert_uint_eq(line, bad[i].line);
	}
	/* a name that is too long */
	{
		struct buf text = BUF_INIT;

		buf_str(&text, "credit.files/1\nhead " HA "\nrendering 12\n" H1 " 5 ");
		for (int i = 0; i < NOTE_NAME_BYTES; i++)
			buf_u8(&text, 'a');
		buf_u8(&text, '\n');
		ck_assert(!files_note_read((char *)text.data, text.length, &arena, &note, &line));
		buf_free(&text);
	}
	arena_free(&arena);
}
END_TEST

START_TEST(test_the_text_over_the_folder)
{
	struct noted_edition editions[2] = {{.label = "2026-03"}, {.label = "2026-03-r2"}};
	struct folder_note note = {"629999", 7, {0}, 99, editions, 2}, back;
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	size_t line;

	fill(note.index, 1);
	fill(editions[0].files, 1);
	fill(editions[1].head, 1);
	fill(editions[1].files, 0xab);
	folder_note_text(&note, &text);
	ck_assert_str_eq(buf_cstr(&text), FOLDER);
	ck_assert(folder_note_read((char *)text.data, text.length, &arena, &back, &line));
	ck_assert_str_eq(back.series, "629999");
	ck_assert_uint_eq(back.rendering, 7);
	ck_assert_uint_eq(back.index_size, 99);
	ck_assert_mem_eq(back.index, note.index, DIGEST_BYTES);
	ck_assert_uint_eq(back.count, 2);
	for (size_t i = 0; i < 2; i++) {
		ck_assert_str_eq(back.editions[i].label, editions[i].label);
		ck_assert_mem_eq(back.editions[i].head, editions[i].head, DIGEST_BYTES);
		ck_assert_mem_eq(back.editions[i].files, editions[i].files, DIGEST_BYTES);
	}
	buf_free(&text);
	arena_free(&arena);
}
END_TEST

START_TEST(test_labels_have_one_form)
{
	static const char *const good[] = {"2026-03", "2026-Q1", "2026-H2", "2026-03-r2",
		"2026-12-r10"};
	static const char *const bad[] = {"2026-13", "2026-3", "2026-03-r1", "2026-03-r0",
		"2026-03-r02", "2026-03-r", "2026-03-r2x", "2026-03r2", "../2026-03", "r2", "-r2",
		"notice-2026-03-01", "2026-03-r4294967296"};
	struct arena arena = ARENA_INIT;
	struct folder_note note;
	struct buf text = BUF_INIT;
	size_t line;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]) + sizeof(bad) / sizeof(bad[0]);
		i++) {
		bool fine = i < sizeof(good) / sizeof(good[0]);
		const char *label = fine ? good[i] : bad[i - sizeof(good) / sizeof(good[0])];

		buf_reset(&text);
		buf_printf(&text,
			"credit.folder/1\nseries 629999\nrendering 7\nindex " H1 " 99\n%s " H0
			" " H1 "\n",
			label);
		ck_assert_msg(folder_note_read((char *)text.data, text.length, &arena, &note,
				      &line) == fine,
			"%s", label);
		if (!fine)
			ck_assert_uint_eq(line, 5);
	}
	buf_free(&text);
	arena_free(&arena);
}
END_TEST

/* No byte can be changed or left out so that the text still reads and says the same. */
START_TEST(test_a_changed_byte_gives_no_equal_text)
{
	char text[] = FOLDER;
	struct arena arena = ARENA_INIT;
	struct buf again = BUF_INIT;
	struct folder_note note;
	size_t line;

	for (size_t i = 0; i < strlen(FOLDER); i++) {
		for (int bit = 0; bit < 8; bit++) {
			text[i] = (char)(FOLDER[i] ^ 1 << bit);
			arena_reset(&arena);
			if (!folder_note_read(text, strlen(FOLDER), &arena, &note, &line))
				continue;
			buf_reset(&again);
			folder_note_text(&note, &again);
			ck_assert_uint_eq(again.length, strlen(FOLDER));
			ck_assert_mem_eq(again.data, text, strlen(FOLDER));
		}
		text[i] = FOLDER[i];
	}
	for (size_t length = 0; length < strlen(FOLDER); length++)
		if (folder_note_read(FOLDER, length, &arena, &note, &line))
			ck_assert_int_eq(FOLDER[length - 1], '\n');
	buf_free(&again);
	arena_free(&arena);
}
END_TEST

SUITE("edition/edition_notes", T(test_the_text_over_a_head),
	T(test_other_texts_over_a_head_are_refused), T(test_the_text_over_files),
	T(test_other_texts_over_files_are_refused), T(test_the_text_over_the_folder),
	T(test_labels_have_one_form), T(test_a_changed_byte_gives_no_equal_text))
