/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_table.c - the tables of rows and of changes.
 *
 * Runs once for every row in print.  A row's header is its name; what belongs
 * together stands in one cell, so that six columns hold nineteen values and
 * fit on A4.  Names of subjects stand in <bdi>, so that no name can turn the
 * text around it.
 */
#include "edition/edition_html.h"

#include <stdio.h>
#include <string.h>

/* The script shows so many rows at first; what comes later is laid out when asked for. */
#define ROWS_AT_ONCE 200

/* Up to so many changes all of them stand on the page. */
#define CHANGES_WHOLE 300

static const char *const red_heads[] = {"column_name_red", "column_list", "column_deed",
	"column_recognised", "column_until", "column_basis"};
static const char *const black_heads[] = {"column_name_black", "column_list", "column_ground",
	"column_decided", "column_public", "column_contact"};
static const char *const change_heads[] = {"column_number", "list", "column_change",
	"column_day", "column_reason", "column_document", "column_authority"};

static void put_heads(const struct words *words, const char *const *keys, size_t count,
	struct buf *out)
{
	buf_str(out, "<thead><tr>");
	for (size_t i = 0; i < count; i++) {
		buf_str(out, "<th scope=\"col\">");
		html_both(words, keys[i], NULL, NULL, out);
		buf_str(out, "</th>");
	}
	buf_str(out, "</tr></thead>\n<tbody>\n");
}

static void put_caption(const struct words *words, const char *key, size_t count, struct buf *out)
{
	char text[24];

	snprintf(text, sizeof(text), "%zu", count);
	html_element(words, "caption", NULL, key,
		(const struct word_param[]){{"count", text}, {0}}, out);
}

static void put_day(struct buf *out, const char *text)
{
	buf_str(out, "<time>");
	html_text(out, text);
	buf_str(out, "</time>");
}

void row_words_fill(const struct words *words, struct row_words *out)
{
	char key[40];

	memset(out, 0, sizeof(*out));
	for (int kind = 1; kind <= CREDIT_KIND_PLACE; kind++) {
		snprintf(key, sizeof(key), "kind_%s", credit_kind_name(kind));
		buf_str(&out->kinds[kind], "<small>");
		html_both(words, key, NULL, NULL, &out->kinds[kind]);
		buf_str(&out->kinds[kind], "</small>");
	}
	html_both(words, "to", NULL, NULL, &out->to);
	html_both(words, "open_red", NULL, NULL, &out->open[COLOUR_RED]);
	html_both(words, "open_black", NULL, NULL, &out->open[COLOUR_BLACK]);
}

void row_words_free(struct row_words *words)
{
	for (int kind = 1; kind <= CREDIT_KIND_PLACE; kind++)
		buf_free(&words->kinds[kind]);
	buf_free(&words->to);
	buf_free(&words->open[COLOUR_RED]);
	buf_free(&words->open[COLOUR_BLACK]);
}

/* Words that were put together; without them the page is not whole either. */
static void put_words(struct buf *out, const struct buf *words)
{
	buf_put(out, words->data, words->length);
	if (words->status && !out->status)
		out->status = words->status;
}

#define SMALL "<small>"
#define SMALL_ID "<small class=\"id\">"

static void put_slot(struct buf *out, const struct printed_row *row, enum row_slot slot)
{
	if (row_is_plain(row, slot))
		buf_put(out, row->slots[slot], row->measure.lengths[slot]);
	else
		html_escape(out, row->slots[slot], row->measure.lengths[slot]);
}

/* As html_small() does it; open is the whole opening tag. */
static void put_small(struct buf *out, const char *open, const struct printed_row *row,
	enum row_slot slot)
{
	if (row->measure.lengths[slot] == 0)
		return;
	buf_str(out, open);
	put_slot(out, row, slot);
	buf_str(out, "</small>");
}

static void put_row_day(struct buf *out, const struct printed_row *row, enum row_slot slot)
{
	buf_str(out, "<time>");
	put_slot(out, row, slot);
	buf_str(out, "</time>");
}

static void put_name(
	const struct row_words *words, const struct printed_row *row, struct buf *out)
{
	buf_str(out, "<th scope=\"row\"><bdi>");
	put_slot(out, row, ROW_NAME);
	buf_str(out, "</bdi>");
	put_small(out, SMALL_ID, row, ROW_CODE);
	put_small(out, SMALL_ID, row, ROW_ID_MASKED);
	put_small(out, SMALL, row, ROW_UNIT);
	put_words(out, &words->kinds[row_kind(row)]);
	buf_str(out, "</th>");
}

static void put_authority(const struct printed_row *row, struct buf *out)
{
	buf_str(out, "<td class=\"a\">");
	put_slot(out, row, ROW_AUTHORITY);
	buf_str(out, "<small data-s>");
	put_slot(out, row, ROW_DOCUMENT);
	buf_str(out, "</small>");
	if (*row->slots[ROW_LISTED]) {
		buf_str(out, "<small>");
		put_row_day(out, row, ROW_LISTED);
		buf_str(out, "</small>");
	}
	buf_str(out, "</td>");
}

static void put_until(
	const struct row_words *words, const struct printed_row *row, struct buf *out)
{
	if (row_is_open(row))
		put_words(out, &words->open[row->colour]);
	else
		put_row_day(out, row, ROW_PUBLIC_UNTIL);
}

static void put_red(
	const struct row_words *words, const struct printed_row *row, struct buf *out)
{
	buf_str(out, "<td class=\"d\">");
	put_slot(out, row, ROW_GROUND);
	buf_str(out, "</td>");
	put_authority(row, out);
	buf_str(out, "<td class=\"u\">");
	put_until(words, row, out);
	buf_str(out, "</td><td class=\"b\">");
	put_slot(out, row, ROW_BASIS);
	buf_str(out, "</td>");
}

static void put_black(
	const struct row_words *words, const struct printed_row *row, struct buf *out)
{
	buf_str(out, "<td class=\"g\">");
	put_slot(out, row, ROW_GROUND);
	put_small(out, SMALL, row, ROW_BASIS);
	buf_str(out, "</td>");
	put_authority(row, out);
	buf_str(out, "<td class=\"p\">");
	put_row_day(out, row, ROW_PUBLIC_FROM);
	buf_u8(out, ' ');
	put_words(out, &words->to);
	buf_u8(out, ' ');
	put_until(words, row, out);
	if (*row->slots[ROW_MARK]) {
		buf_str(out, "<br><span class=\"mark\">");
		put_slot(out, row, ROW_MARK);
		buf_str(out, "</span>");
	}
	buf_str(out, "</td><td class=\"c\">");
	put_slot(out, row, ROW_CONTACT);
	put_small(out, SMALL, row, ROW_CHANNEL);
	buf_str(out, "</td>");
}

void html_row(const struct row_words *words, const struct printed_row *row, struct buf *out)
{
	buf_str(out, HTML_ROW_BEGIN);
	put_slot(out, row, ROW_LIST);
	buf_str(out, "\" data-n=\"");
	put_slot(out, row, ROW_NUMBER);
	if (!row_is_open(row)) {
		buf_str(out, "\" data-u=\"");
		put_slot(out, row, ROW_PUBLIC_UNTIL);
	}
	buf_str(out, "\">");
	put_name(words, row, out);
	buf_str(out, "<td class=\"l\">");
	put_slot(out, row, ROW_LIST_NAME);
	put_small(out, SMALL_ID, row, ROW_NUMBER);
	buf_str(out, "</td>");
	if (row->colour == COLOUR_RED)
		put_red(words, row, out);
	else
		put_black(words, row, out);
	buf_str(out, HTML_ROW_END);
}

static void open_table(const struct print *print, enum colour colour, size_t count,
	struct buf *out)
{
	const char *name = colour == COLOUR_RED ? "red" : "black";

	buf_printf(out, "<section class=\"%s\" id=\"%s\"><h2>", name, name);
	html_both(print->words, name, NULL, NULL, out);
	buf_str(out, "</h2>\n");
	if (colour == COLOUR_BLACK)
		html_element(print->words, "p", "quiet", "find_same_name", NULL, out);
	buf_printf(out, "<table class=\"rows\" id=\"%s-table\">\n", name);
	put_caption(print->words, colour == COLOUR_RED ? "caption_red" : "caption_black", count,
		out);
	buf_str(out, "<colgroup><col class=\"c1\"><col class=\"c2\"><col class=\"c3\">"
		     "<col class=\"c4\"><col class=\"c5\"><col class=\"c6\"></colgroup>\n");
	put_heads(print->words, colour == COLOUR_RED ? red_heads : black_heads, 6, out);
}

static void close_table(const struct print *print, enum colour colour, struct buf *out)
{
	const char *name = colour == COLOUR_RED ? "red" : "black";

	buf_str(out, "</tbody></table>\n<p class=\"more\" hidden>");
	buf_printf(out, "<button type=\"button\" id=\"%s-table-more\"", name);
	html_attribute(print->words, "data-zh", "find_more", CREDIT_ZH, NULL, out);
	html_attribute(print->words, "data-en", "find_more", CREDIT_EN, NULL, out);
	buf_str(out, "></button></p>\n</section>\n");
}

static void empty_table(const struct print *print, enum colour colour, struct buf *out)
{
	const char *name = colour == COLOUR_RED ? "red" : "black";
	bool old = colour == COLOUR_BLACK && !print->newest;

	buf_printf(out, "<section class=\"%s\" id=\"%s\"><h2>", name, name);
	html_both(print->words, name, NULL, NULL, out);
	buf_str(out, "</h2>\n");
	html_element(print->words, "p", NULL, old ? "old" : "none", NULL, out);
	buf_str(out, "</section>\n");
}

/* Rows of one colour from *at on, while there are any; *left more may stand on the page. */
static int put_colour(const struct print *print, enum colour colour,
	const struct row_words *words, size_t *at, size_t *left, struct edition_file *file)
{
	size_t put = 0;

	for (; *at < print->rows.count && *left > 0; ++*at) {
		const struct row_ref *ref = &print->rows.refs[*at];
		struct printed_row row;
		uint8_t salt[ROW_SALT_BYTES];

		if (ref->colour != (uint8_t)colour)
			break; /* red rows come first */
		if (ref->offset == ROW_STUB)
			continue;
		if (put == 0)
			open_table(print, colour, print->shown[colour], &file->out);
		else if (put % ROWS_AT_ONCE == 0)
			buf_str(&file->out, "</tbody>\n<tbody class=\"later\">\n");
		put++;
		--*left;
		if (edition_rows_get(&print->rows, *at, &row, salt))
			return CREDIT_ECORRUPT;
		html_row(words, &row, &file->out);
		edition_file_flow(file);
	}
	if (put > 0)
		close_table(print, colour, &file->out);
	return CREDIT_OK;
}

int html_rows(const struct print *print, size_t first, size_t count, bool whole,
	struct edition_file *file)
{
	static const enum colour colours[] = {COLOUR_RED, COLOUR_BLACK};
	struct row_words words;
	int status = CREDIT_OK;

	row_words_fill(print->words, &words);
	for (size_t i = 0; i < 2 && !status; i++) {
		if (whole && print->shown[colours[i]] == 0)
			empty_table(print, colours[i], &file->out);
		status = put_colour(print, colours[i], &words, &first, &count, file);
	}
	row_words_free(&words);
	return status;
}

static void put_change_word(const struct words *words, const char *prefix, const char *name,
	struct buf *out)
{
	char key[40];

	buf_str(out, "<td>");
	if (*name) {
		snprintf(key, sizeof(key), "%s%s", prefix, name);
		html_both(words, key, NULL, NULL, out);
	}
	buf_str(out, "</td>");
}

static void put_cell(struct buf *out, const char *text)
{
	buf_str(out, "<td>");
	html_text(out, text);
	buf_str(out, "</td>");
}

static void put_change(const struct print *print, const struct print_change *change,
	struct buf *out)
{
	char day[CREDIT_DAY_BYTES];

	row_day(change->day, day);
	buf_str(out, "<tr><th scope=\"row\" class=\"id\">");
	html_text(out, change->number);
	buf_str(out, "</th>");
	put_cell(out, change->list_name);
	put_change_word(print->words, "change_", change_kind_key(change->kind), out);
	buf_str(out, "<td>");
	put_day(out, day);
	buf_str(out, "</td>");
	put_change_word(print->words, "reason_", change_reason_key(change->reason), out);
	put_cell(out, change->document);
	put_cell(out, change->authority);
	buf_str(out, "</tr>\n");
}

/* What is new stands in the lists already; many of them would only bury the rest. */
static bool is_shown(const struct print *print, const struct print_change *change)
{
	return print->changes_count <= CHANGES_WHOLE || change->kind != CHANGE_ADDED;
}

void html_changes(const struct print *print, struct edition_file *file)
{
	struct buf *out = &file->out;
	size_t shown = 0;
	char rest[24];

	for (size_t i = 0; i < print->changes_count; i++)
		shown += is_shown(print, &print->changes[i]);
	buf_str(out, "<section id=\"changes\"><h2>");
	html_both(print->words, "changes", NULL, NULL, out);
	buf_str(out, "</h2>\n");
	if (shown > PAGE_ROWS_MAX)
		shown = 0;
	snprintf(rest, sizeof(rest), "%zu", print->changes_count - shown);
	if (shown < print->changes_count)
		html_element(print->words, "p", NULL, "changes_rest",
			(const struct word_param[]){{"count", rest}, {0}}, out);
	if (shown > 0 || print->changes_count == 0) {
		buf_str(out, "<table class=\"changes\">\n");
		put_caption(print->words, "caption_changes", shown, out);
		put_heads(print->words, change_heads, 7, out);
		for (size_t i = 0; i < print->changes_count; i++) {
			if (is_shown(print, &print->changes[i]))
				put_change(print, &print->changes[i], out);
			edition_file_flow(file);
		}
		buf_str(out, "</tbody></table>\n");
	}
	buf_str(out, "</section>\n");
}
