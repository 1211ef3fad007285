/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of rows and of changes: which rows stand in them, hostile names, empty ones. */
#include "../support/edition_sample.h"
#include "edition/edition_html.h"
#include "registry_sample.h"

#define EVERY 1000000 /* more rows than a sample has */

/* What a table's writer writes, as a C string, owned. */
static char *rows_of(const struct print *print, size_t first, size_t count, bool whole)
{
	const char *folder = tree_place();
	struct print laid_out = *print;
	struct arena arena = ARENA_INIT;
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	char *text;

	OK(print_lay_out(&laid_out, &arena, err));
	OK(edition_file_open(&file, folder, "rows", HASH_SHA256, err));
	OK(html_rows(&laid_out, first, count, whole, &file));
	arena_free(&arena);
	OK(edition_file_close(&file, digest, err));
	text = file_text(folder, "rows");
	tree_gone(folder);
	return text;
}

static char *changes_of(const struct print *print)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	char *text;

	OK(edition_file_open(&file, folder, "changes", HASH_SHA256, err));
	html_changes(print, &file);
	OK(edition_file_close(&file, digest, err));
	text = file_text(folder, "changes");
	tree_gone(folder);
	return text;
}

static size_t times(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

START_TEST(test_a_window_takes_its_rows_from_both_colours_in_order)
{
	struct edition_sample sample;
	const struct row_ref *refs;
	char *text;

	edition_sample_make(&sample, 3, 8, false);
	refs = sample.print.rows.refs;
	text = rows_of(&sample.print, 2, 3, false);
	ck_assert_uint_eq(times(text, "<tr data-l="), 3);
	for (size_t i = 0; i < 11; i++)
		ck_assert_msg((strstr(text, refs[i].number) != NULL) == (i >= 2 && i < 5), "%zu", i);
	/* a caption counts the whole colour */
	ck_assert_ptr_nonnull(strstr(text, "Red list, 3 rows"));
	ck_assert_ptr_nonnull(strstr(text, "Black list, 8 rows"));
	free(text);
	text = rows_of(&sample.print, 11, 3, false);
	ck_assert_str_eq(text, "");
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_hostile_names_stay_text_in_their_own_direction)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, SAMPLE_HOSTILE, true);
	text = rows_of(&sample.print, 0, EVERY, true);
	ck_assert_uint_eq(times(text, "<th scope=\"row\"><bdi>"), SAMPLE_HOSTILE);
	ck_assert_ptr_nonnull(strstr(text, "<bdi>&lt;script&gt;"));
	ck_assert_ptr_nonnull(strstr(text, "[U+202E]"));
	ck_assert_ptr_null(strstr(text, "<script"));
	ck_assert_ptr_null(strstr(text, "<img"));
	ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_term_without_end_is_told_in_words_and_not_to_the_script)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, 9, false);
	text = rows_of(&sample.print, 0, EVERY, true);
	ck_assert_ptr_null(strstr(text, "9999-12-31"));
	ck_assert_uint_eq(times(text, "until removed by law"), 1);
	ck_assert_uint_eq(times(text, "\" data-u=\""), 8);
	ck_assert_uint_eq(times(text, "<span class=\"mark\">异议处理中"), 1);
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_hidden_rows_leave_a_sentence_that_says_why)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, 3, false);
	edition_rows_hide(&sample.print.rows, COLOUR_BLACK);
	sample.print.newest = false;
	text = rows_of(&sample.print, 0, EVERY, true);
	ck_assert_uint_eq(times(text, "<tr"), 0);
	ck_assert_uint_eq(times(text, "A newer edition has replaced this one."), 1);
	ck_assert_uint_eq(times(text, "No row is in print in this edition."), 1); /* red */
	free(text);
	sample.print.newest = true;
	text = rows_of(&sample.print, 0, EVERY, true);
	ck_assert_uint_eq(times(text, "No row is in print in this edition."), 2);
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_rows_after_the_first_two_hundred_come_later)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 200, 201, false);
	text = rows_of(&sample.print, 0, EVERY, true);
	ck_assert_uint_eq(times(text, "<tbody class=\"later\">"), 1);
	ck_assert(strstr(text, "<tbody class=\"later\">") > strstr(text, "id=\"black-table\""));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_row_cut_short_is_corrupt)
{
	const char *folder = tree_place();
	struct edition_sample sample;
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];

	edition_sample_make(&sample, 1, 0, false);
	sample.print.rows.refs[0].length--;
	OK(edition_file_open(&file, folder, "rows", HASH_SHA256, err));
	ck_assert_int_eq(html_rows(&sample.print, 0, 1, true, &file), CREDIT_ECORRUPT);
	OK(edition_file_close(&file, digest, err));
	tree_gone(folder);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_changes_tell_kind_day_and_reason)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, 0, false);
	sample.changes[1].document = sample_hostile[3];
	text = changes_of(&sample.print);
	ck_assert_uint_eq(times(text, "<tr><th scope=\"row\" class=\"id\">"), 3);
	ck_assert_uint_eq(times(text, "<time>2026-05-20</time>"), 3);
	/* an addition has no reason and no document here */
	ck_assert_ptr_nonnull(strstr(text, "</td><td></td><td></td><td>样例县文明办</td></tr>"));
	ck_assert_ptr_nonnull(strstr(text, "<td>&quot;&gt;&lt;img src=x"));
	ck_assert_ptr_null(strstr(text, "more changes"));
	free(text);
	sample.print.changes_count = 0;
	text = changes_of(&sample.print);
	ck_assert_ptr_nonnull(strstr(text, "edition before, 0 rows"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_many_additions_are_counted_and_the_rest_is_shown)
{
	static struct print_change many[301];
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, 0, false);
	for (size_t i = 0; i < 301; i++)
		many[i] = sample.changes[i == 7 ? 1 : 0];
	sample.print.changes = many;
	sample.print.changes_count = 300;
	text = changes_of(&sample.print);
	ck_assert_uint_eq(times(text, "<tr><th scope=\"row\""), 300);
	free(text);
	sample.print.changes_count = 301;
	text = changes_of(&sample.print);
	ck_assert_uint_eq(times(text, "<tr><th scope=\"row\""), 1);
	ck_assert_ptr_nonnull(strstr(text, "\">B0000000BBBB</th>"));
	ck_assert_ptr_nonnull(strstr(text, "300 more changes"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

SUITE("edition/edition_table", T(test_a_window_takes_its_rows_from_both_colours_in_order),
	T(test_hostile_names_stay_text_in_their_own_direction),
	T(test_a_term_without_end_is_told_in_words_and_not_to_the_script),
	T(test_hidden_rows_leave_a_sentence_that_says_why),
	T(test_rows_after_the_first_two_hundred_come_later), T(test_a_row_cut_short_is_corrupt),
	T(test_changes_tell_kind_day_and_reason),
	T(test_many_additions_are_counted_and_the_rest_is_shown))
