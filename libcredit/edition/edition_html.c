/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_html.c - index.html of an edition, and its numbered pages.
 *
 * One file holds everything up to PAGE_ROWS_MAX rows; above that index.html
 * has counts and links, and pages of PAGE_ROWS_EACH rows have the rows.  The
 * script only adds: without it all rows stand there.
 */
#include "edition/edition_html.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"

int print_lay_out(struct print *print, struct arena *arena, credit_error *err)
{
	size_t red = edition_rows_count(&print->rows, COLOUR_RED, true);
	size_t black = edition_rows_count(&print->rows, COLOUR_BLACK, true);
	size_t *page_rows;
	size_t at = 0; /* rows in print so far */

	print->shown[COLOUR_RED] = red;
	print->shown[COLOUR_BLACK] = black;
	print->pages = red + black > PAGE_ROWS_MAX
		? (red + black + PAGE_ROWS_EACH - 1) / PAGE_ROWS_EACH
		: 0;
	page_rows = arena_alloc(arena, (print->pages + 2) * sizeof(*page_rows));
	print->page_rows = page_rows;
	if (!page_rows)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; print->pages && i < print->rows.count; i++) {
		if (print->rows.refs[i].offset == ROW_STUB)
			continue;
		if (at % PAGE_ROWS_EACH == 0)
			page_rows[at / PAGE_ROWS_EACH + 1] = i;
		at++;
	}
	return CREDIT_OK;
}

void html_title(const struct print *print, int lang, struct buf *out)
{
	char period[PERIOD_TEXT_BYTES];
	char year[16];
	char index[16];
	char number[16];
	struct word_param params[] = {{"period", period}, {"year", year}, {"index", index},
		{"number", number}, {0}};

	period_format(&print->head.period, period);
	snprintf(year, sizeof(year), "%d", print->head.period.year);
	snprintf(index, sizeof(index), "%d", print->head.period.index);
	snprintf(number, sizeof(number), "%" PRIu32, print->head.number);
	word_put(print->words, "title", lang, params, WORD_PLAIN, out);
}

/* A word whose parameters are the edition's days. */
static void put_days(const struct print *print, const char *key, struct buf *out)
{
	char day[2][DAY_WORDS_BYTES];
	char until[2][DAY_WORDS_BYTES];

	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
		day_words(print->head.day, lang, day[lang]);
		day_words(print->head.valid_until, lang, until[lang]);
	}
	html_both(print->words, key,
		(const struct word_param[]){{"day", day[0]}, {"valid_until", until[0]}, {0}},
		(const struct word_param[]){{"day", day[1]}, {"valid_until", until[1]}, {0}},
		out);
}

static void put_reissue(const struct print *print, struct buf *out)
{
	char period[PERIOD_TEXT_BYTES];
	char revision[16];
	struct word_param params[] = {{"period", period}, {"revision", revision},
		{"text", print->reissue}, {0}};

	if (print->head.revision < 2)
		return;
	period_format(&print->head.period, period);
	snprintf(revision, sizeof(revision), "%" PRIu32, print->head.revision);
	html_element(print->words, "p", "issue", "reissue", params, out);
}

static void put_link(const struct words *words, const char *href, const char *key,
	struct buf *out)
{
	buf_printf(out, "<li><a href=\"%s\">", href);
	html_both(words, key, NULL, NULL, out);
	buf_str(out, "</a></li>\n");
}

static void put_masthead(const struct print *print, struct buf *title_zh, struct buf *title_en,
	struct buf *out)
{
	static const char *const anchors[][2] = {{"#overview", "overview"}, {"#red", "red"},
		{"#black", "black"}, {"#changes", "changes"}, {"#basis", "basis"},
		{"#notes", "notes"}, {"#remedy", "remedy"}, {"#verify", "verify"}};

	buf_str(out, "<header>\n<h1><span class=\"zh\">");
	html_text(out, buf_cstr(title_zh));
	buf_str(out, "</span><span class=\"en\" lang=\"en\">");
	html_text(out, buf_cstr(title_en));
	buf_str(out, "</span></h1>\n<p class=\"issue\">");
	put_days(print, "head", out);
	buf_str(out, "</p>\n");
	put_reissue(print, out);
	buf_str(out, "<p class=\"en quiet\" lang=\"en\">");
	word_put(print->words, "english_note", CREDIT_EN, NULL, WORD_HTML, out);
	buf_str(out, "</p>\n<nav aria-labelledby=\"contents\"><h2 id=\"contents\" class=\"vh\">");
	html_both(print->words, "contents", NULL, NULL, out);
	buf_str(out, "</h2>\n<ul class=\"kin\">\n");
	for (size_t i = 0; i < sizeof(anchors) / sizeof(anchors[0]); i++)
		if (!print->pages || (i != 1 && i != 2))
			put_link(print->words, anchors[i][0], anchors[i][1], out);
	put_link(print->words, "../index.html", "editions", out);
	buf_str(out, "</ul></nav>\n</header>\n");
}

static void put_option(const struct print_list *list, struct buf *out)
{
	buf_str(out, "<option value=\"");
	html_text(out, list->code);
	buf_str(out, "\" data-en=\"");
	html_text(out, list->name_en);
	buf_str(out, "\">");
	html_text(out, list->name_zh);
	buf_str(out, "</option>\n");
}

static void put_filter(const struct print *print, struct buf *out)
{
	const struct words *words = print->words;

	buf_str(out, "<form class=\"filter\" id=\"filter\" role=\"search\" aria-labelledby=\"find\" "
		     "hidden>\n<h2 id=\"find\" class=\"vh\">");
	html_both(words, "find", NULL, NULL, out);
	buf_str(out, "</h2>\n<div class=\"text\"><label for=\"query\">");
	html_both(words, "find_text", NULL, NULL, out);
	buf_str(out, "</label><input type=\"search\" id=\"query\" autocomplete=\"off\" "
		     "spellcheck=\"false\" aria-describedby=\"result\"></div>\n"
		     "<div class=\"list\"><label for=\"list\">");
	html_both(words, "find_list", NULL, NULL, out);
	buf_str(out, "</label><select id=\"list\"><option value=\"\"");
	html_attribute(words, "data-en", "find_all", CREDIT_EN, NULL, out);
	buf_u8(out, '>');
	word_put(words, "find_all", CREDIT_ZH, NULL, WORD_HTML, out);
	buf_str(out, "</option>\n");
	for (size_t i = 0; i < print->lists_count; i++)
		if (print->lists[i].rows > 0)
			put_option(&print->lists[i], out);
	buf_str(out, "</select></div>\n<button type=\"button\" id=\"clear\">");
	html_both(words, "find_clear", NULL, NULL, out);
	buf_str(out, "</button>\n<p id=\"result\" role=\"status\" aria-live=\"polite\"");
	html_attribute(words, "data-zh", "find_result", CREDIT_ZH, NULL, out);
	html_attribute(words, "data-en", "find_result", CREDIT_EN, NULL, out);
	buf_str(out, "></p>\n</form>\n");
}

/* A section whose list items are the words PREFIX_1 .. PREFIX_count. */
static void put_items(const struct words *words, const char *id, const char *prefix, int count,
	bool ordered, struct buf *out)
{
	char key[32];

	buf_printf(out, "<section id=\"%s\"><h2>", id);
	html_both(words, id, NULL, NULL, out);
	buf_printf(out, "</h2>\n<%s class=\"plain\">\n", ordered ? "ol" : "ul");
	for (int i = 1; i <= count; i++) {
		snprintf(key, sizeof(key), "%s_%d", prefix, i);
		html_element(words, "li", NULL, key, NULL, out);
	}
	buf_printf(out, "</%s>\n</section>\n", ordered ? "ol" : "ul");
}

static void put_verify(const struct print *print, struct buf *out)
{
	static const char *const files[] = {"red.csv", "black.csv", "changes.csv",
		"edition.json"};
	char digest[CREDIT_DIGEST_TEXT_BYTES];
	char number[16];
	struct word_param params[] = {{"number", number}, {"label", print->label},
		{"hash", hash_name(print->head.hash)}, {0}};

	hex_encode(print->digest, DIGEST_BYTES, digest);
	snprintf(number, sizeof(number), "%" PRIu32, print->head.number);
	buf_str(out, "<section id=\"verify\"><h2>");
	html_both(print->words, "verify", NULL, NULL, out);
	buf_str(out, "</h2>\n");
	html_element(print->words, "h3", NULL, "files", NULL, out);
	buf_str(out, "<ul class=\"kin\">\n");
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		buf_printf(out, "<li><a href=\"%s\">%s</a></li>\n", files[i], files[i]);
	buf_str(out, "</ul>\n");
	html_element(print->words, "p", NULL, "verify_note", params, out);
	buf_printf(out, "<code class=\"finger\" id=\"fingerprint\">%s</code>\n", digest);
	html_element(print->words, "p", NULL, "verify_how", NULL, out);
	buf_printf(out, "<code class=\"finger\">credit verify %s</code>\n</section>\n",
		print->label);
}

static void put_page_links(const struct print *print, size_t pages, struct buf *out)
{
	html_element(print->words, "p", NULL, "paged", NULL, out);
	buf_str(out, "<ul class=\"pages\">\n");
	for (size_t page = 1; page <= pages; page++)
		buf_printf(out, "<li><a href=\"page-%zu.html\">%zu</a></li>\n", page, page);
	buf_str(out, "</ul>\n");
}

static int put_front(const struct print *print, struct buf *title_zh, struct buf *title_en,
	struct edition_file *file)
{
	size_t pages = print->pages;
	struct buf *out = &file->out;
	int status = CREDIT_OK;

	put_masthead(print, title_zh, title_en, out);
	buf_str(out, "<main id=\"main\">\n");
	html_overview(print, out);
	if (pages) {
		put_page_links(print, pages, out);
	} else {
		if (print->shown[COLOUR_RED] + print->shown[COLOUR_BLACK] > 0)
			put_filter(print, out);
		status = html_rows(print, 0, SIZE_MAX, true, file);
	}
	html_changes(print, file);
	put_items(print->words, "basis", "basis", 4, false, out);
	put_items(print->words, "notes", "note", 6, true, out);
	put_items(print->words, "remedy", "remedy", 5, false, out);
	put_verify(print, out);
	buf_str(out, "</main>\n");
	return status;
}

static void put_turns(const struct print *print, size_t page, size_t pages, struct buf *out)
{
	char href[48];

	buf_str(out, "<nav><ul class=\"kin\">\n");
	put_link(print->words, "index.html", "back", out);
	snprintf(href, sizeof(href), "page-%zu.html", page - 1);
	if (page > 1)
		put_link(print->words, href, "previous", out);
	snprintf(href, sizeof(href), "page-%zu.html", page + 1);
	if (page < pages)
		put_link(print->words, href, "next", out);
	buf_str(out, "</ul></nav>\n");
}

static int put_numbered(const struct print *print, size_t page, struct buf *title_zh,
	struct buf *title_en, struct edition_file *file)
{
	size_t pages = print->pages;
	struct buf *out = &file->out;
	char at[24];
	char of[24];
	struct word_param params[] = {{"page", at}, {"pages", of}, {0}};
	int status;

	snprintf(at, sizeof(at), "%zu", page);
	snprintf(of, sizeof(of), "%zu", pages);
	buf_str(out, "<header>\n<h1><span class=\"zh\">");
	html_text(out, buf_cstr(title_zh));
	buf_str(out, "</span><span class=\"en\" lang=\"en\">");
	html_text(out, buf_cstr(title_en));
	buf_str(out, "</span></h1>\n<p class=\"issue\">");
	put_days(print, "head", out);
	buf_str(out, "</p>\n");
	html_element(print->words, "p", NULL, "page_of", params, out);
	put_turns(print, page, pages, out);
	buf_str(out, "</header>\n<main id=\"main\">\n");
	put_filter(print, out);
	status = html_rows(
		print, print->page_rows[page], PAGE_ROWS_EACH, false, file);
	put_turns(print, page, pages, out);
	buf_str(out, "</main>\n");
	return status;
}

int print_html(const struct print *print, size_t page, struct edition_file *file,
	credit_error *err)
{
	struct buf title_zh = BUF_INIT;
	struct buf title_en = BUF_INIT;
	int status;

	html_title(print, CREDIT_ZH, &title_zh);
	html_title(print, CREDIT_EN, &title_en);
	status = html_begin(print->words, buf_cstr(&title_zh), buf_cstr(&title_en),
		print->head.valid_until, "over", &file->out, err);
	if (!status)
		status = page == 0 ? put_front(print, &title_zh, &title_en, file)
				   : put_numbered(print, page, &title_zh, &title_en, file);
	if (status == CREDIT_ECORRUPT)
		FAIL(err, status, MSG_EDITION_RECORD, print->label, "row");
	html_end(print->words, &file->out);
	edition_file_flow(file);
	buf_free(&title_zh);
	buf_free(&title_en);
	return status;
}
