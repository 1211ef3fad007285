/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_notes.c - builds and reads the texts that are signed.
 *
 * Runs for each edition that is written or verified.  A text is read by its
 * exact form and nothing else, so that two texts never say the same.
 */
#include "edition/edition_notes.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define EDITION_LINE "credit.edition/1\n"
#define FILES_LINE "credit.files/1\n"
#define FOLDER_LINE "credit.folder/1\n"
#define FILES_HEAD_LINES 3  /* before the first file */
#define FOLDER_HEAD_LINES 4 /* before the first edition */

/* ---- building ---- */

static void put_hex(struct buf *out, const uint8_t digest[DIGEST_BYTES])
{
	char hex[2 * DIGEST_BYTES + 1];

	hex_encode(digest, DIGEST_BYTES, hex);
	buf_str(out, hex);
}

void edition_note_text(const char *head, size_t length, struct buf *out)
{
	buf_str(out, EDITION_LINE);
	buf_put(out, head, length);
	buf_u8(out, '\n');
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const struct noted_file *const *)a)->name,
		(*(const struct noted_file *const *)b)->name);
}

void files_note_text(const struct files_note *note, struct buf *out)
{
	const struct noted_file **order = calloc(note->count + 1, sizeof(*order));

	if (!order) {
		out->status = CREDIT_ENOMEM;
		return;
	}
	for (size_t i = 0; i < note->count; i++)
		order[i] = &note->files[i];
	qsort(order, note->count, sizeof(*order), by_name);
	buf_str(out, FILES_LINE "head ");
	put_hex(out, note->head);
	buf_printf(out, "\nrendering %" PRIu64 "\n", note->rendering);
	for (size_t i = 0; i < note->count; i++) {
		put_hex(out, order[i]->digest);
		buf_printf(out, " %" PRIu64 " %s\n", order[i]->size, order[i]->name);
	}
	free(order);
}

void folder_note_text(const struct folder_note *note, struct buf *out)
{
	buf_printf(out, FOLDER_LINE "series %s\nrendering %" PRIu64 "\nindex ",
		note->series, note->rendering);
	put_hex(out, note->index);
	buf_printf(out, " %" PRIu64 "\n", note->index_size);
	for (size_t i = 0; i < note->count; i++) {
		buf_printf(out, "%s ", note->editions[i].label);
		put_hex(out, note->editions[i].head);
		buf_u8(out, ' ');
		put_hex(out, note->editions[i].files);
		buf_u8(out, '\n');
	}
}

/* ---- reading ---- */

/* What is left of a line; a step that does not fit makes it bad. */
struct cursor {
	const char *at;
	const char *end;
	bool good;
};

static void take_word(struct cursor *cursor, const char *word)
{
	size_t length = strlen(word);

	cursor->good = cursor->good && (size_t)(cursor->end - cursor->at) >= length &&
		       memcmp(cursor->at, word, length) == 0;
	if (cursor->good)
		cursor->at += length;
}

static void take_hex(struct cursor *cursor, uint8_t digest[DIGEST_BYTES])
{
	size_t length = 2 * DIGEST_BYTES;

	cursor->good = cursor->good && (size_t)(cursor->end - cursor->at) >= length &&
		       hex_decode(cursor->at, length, digest, DIGEST_BYTES);
	for (size_t i = 0; cursor->good && i < length; i++)
		cursor->good = cursor->at[i] < 'A' || cursor->at[i] > 'F';
	if (cursor->good)
		cursor->at += length;
}

/* Decimal, without leading zeros. */
static void take_number(struct cursor *cursor, uint64_t *out)
{
	const char *start = cursor->at;

	*out = 0;
	while (cursor->good && cursor->at < cursor->end && *cursor->at >= '0' &&
		*cursor->at <= '9') {
		uint64_t digit = (uint64_t)(*cursor->at++ - '0');

		cursor->good = *out <= (UINT64_MAX - digit) / 10;
		*out = 10 * *out + digit;
	}
	if (cursor->at == start || (*start == '0' && cursor->at > start + 1))
		cursor->good = false;
}

/* Up to `stop` or the end of the line, neither empty nor longer than there is room. */
static void take_text(struct cursor *cursor, char stop, char *out, size_t size)
{
	const char *start = cursor->at;

	while (cursor->good && cursor->at < cursor->end && *cursor->at != stop &&
		*cursor->at != '\n')
		cursor->at++;
	cursor->good =
		cursor->good && cursor->at > start && (size_t)(cursor->at - start) < size;
	out[0] = '\0';
	if (cursor->good) {
		memcpy(out, start, (size_t)(cursor->at - start));
		out[cursor->at - start] = '\0';
	}
}

/* A name that cannot lead out of the folder, hide in it, or be read in two ways. */
static bool name_valid(const char *name)
{
	if (name[0] == '.')
		return false;
	for (const char *c = name; *c; c++)
		if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-' ||
			    *c == '.'))
			return false;
	return true;
}

/* YYYY-MM, YYYY-Qn or YYYY-Hn, and -rN from the second revision on. */
static bool label_valid(const char *label)
{
	char period[PERIOD_TEXT_BYTES] = "";
	char again[CREDIT_EDITION_LABEL_BYTES];
	struct edition_head head = {.revision = 1};
	size_t length = strcspn(label, "r");

	if (label[length] == 'r') {
		struct cursor cursor = {label + length + 1, label + strlen(label), true};
		uint64_t revision;

		take_number(&cursor, &revision);
		if (!cursor.good || cursor.at < cursor.end || revision > UINT32_MAX ||
			length < 1)
			return false;
		head.revision = (uint32_t)revision;
		length--;
	}
	if (length >= sizeof(period))
		return false;
	memcpy(period, label, length);
	if (!period_parse(period, &head.period))
		return false;
	head_label(&head, again);
	return strcmp(again, label) == 0;
}

static size_t lines_of(const char *text, size_t length)
{
	size_t lines = 0;

	for (size_t i = 0; i < length; i++)
		lines += text[i] == '\n';
	return lines;
}

static size_t line_at(const char *text, const struct cursor *cursor)
{
	return lines_of(text, (size_t)(cursor->at - text)) + 1;
}

bool edition_note_read(const char *text, size_t length, const char **head,
	size_t *head_length, size_t *line)
{
	struct cursor cursor = {text, text + length, true};

	take_word(&cursor, EDITION_LINE);
	*line = line_at(text, &cursor);
	*head = cursor.at;
	*head_length = 0;
	if (!cursor.good || lines_of(cursor.at, (size_t)(cursor.end - cursor.at)) != 1 ||
		cursor.end[-1] != '\n')
		return false;
	*head_length = (size_t)(cursor.end - cursor.at) - 1;
	return *head_length > 0;
}

static void take_file(
	struct cursor *cursor, const struct noted_file *before, struct noted_file *out)
{
	take_hex(cursor, out->digest);
	take_word(cursor, " ");
	take_number(cursor, &out->size);
	take_word(cursor, " ");
	take_text(cursor, ' ', out->name, sizeof(out->name));
	if (!name_valid(out->name) || strcmp(out->name, FILES_NOTE) == 0 ||
		strcmp(out->name, EDITION_NOTE) == 0 ||
		(before && strcmp(before->name, out->name) >= 0))
		cursor->good = false;
	take_word(cursor, "\n");
}

bool files_note_read(const char *text, size_t length, struct arena *arena,
	struct files_note *out, size_t *line)
{
	struct cursor cursor = {text, text + length, true};
	size_t lines = lines_of(text, length);
	struct noted_file *files = arena_alloc(arena, (lines + 1) * sizeof(*files));

	memset(out, 0, sizeof(*out));
	*line = 0;
	if (!files)
		return false;
	take_word(&cursor, FILES_LINE "head ");
	take_hex(&cursor, out->head);
	take_word(&cursor, "\nrendering ");
	take_number(&cursor, &out->rendering);
	take_word(&cursor, "\n");
	*line = line_at(text, &cursor);
	while (cursor.good && cursor.at < cursor.end) {
		*line = FILES_HEAD_LINES + out->count + 1;
		take_file(&cursor, out->count ? &files[out->count - 1] : NULL,
			&files[out->count]);
		out->count += cursor.good;
	}
	out->files = files;
	return cursor.good;
}

static void take_edition(struct cursor *cursor, struct noted_edition *out)
{
	take_text(cursor, ' ', out->label, sizeof(out->label));
	cursor->good = cursor->good && label_valid(out->label);
	take_word(cursor, " ");
	take_hex(cursor, out->head);
	take_word(cursor, " ");
	take_hex(cursor, out->files);
	take_word(cursor, "\n");
}

bool folder_note_read(const char *text, size_t length, struct arena *arena,
	struct folder_note *out, size_t *line)
{
	struct cursor cursor = {text, text + length, true};
	size_t lines = lines_of(text, length);
	struct noted_edition *editions =
		arena_alloc(arena, (lines + 1) * sizeof(*editions));

	memset(out, 0, sizeof(*out));
	*line = 0;
	if (!editions)
		return false;
	take_word(&cursor, FOLDER_LINE "series ");
	take_text(&cursor, ' ', out->series, sizeof(out->series));
	take_word(&cursor, "\nrendering ");
	take_number(&cursor, &out->rendering);
	take_word(&cursor, "\nindex ");
	take_hex(&cursor, out->index);
	take_word(&cursor, " ");
	take_number(&cursor, &out->index_size);
	take_word(&cursor, "\n");
	*line = line_at(text, &cursor);
	while (cursor.good && cursor.at < cursor.end) {
		*line = FOLDER_HEAD_LINES + out->count + 1;
		take_edition(&cursor, &editions[out->count]);
		out->count += cursor.good;
	}
	out->editions = editions;
	return cursor.good;
}
