/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_index.c - DIR/index.html: all editions of the series, newest first.
 *
 * Runs once after every edition and every withdrawal; one line an edition.
 */
#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "edition/edition_folder.h"
#include "edition/edition_html.h"

static void put_line(const struct index_line *line, bool newest, struct buf *out)
{
	char day[CREDIT_DAY_BYTES];
	char digest[CREDIT_DIGEST_TEXT_BYTES];

	buf_printf(out, "<tr><th scope=\"row\"><a href=\"%s/index.html\">%s</a>", line->label,
		line->label);
	if (*line->reissue) {
		buf_str(out, "<small>");
		html_text(out, line->reissue);
		buf_str(out, "</small>");
	}
	credit_day_format(line->head->day, day);
	buf_printf(out, "</th><td class=\"n\">%" PRIu32 "</td><td>%s</td>", line->head->number,
		day);
	credit_day_format(line->head->valid_until, day);
	buf_printf(out, "<td>%s</td><td class=\"n\">%" PRIu64 "</td><td class=\"n\">", day,
		line->head->red);
	if (newest)
		buf_printf(out, "%" PRIu64, line->head->black);
	else
		buf_str(out, "—");
	hex_encode(line->digest, DIGEST_BYTES, digest);
	buf_printf(out, "</td><td><code>%s</code></td></tr>\n", digest);
}

/* Public notices of red candidates that stand at present. */
static void put_notices(const struct words *words, const char *const *names, size_t count,
	struct buf *out)
{
	if (count == 0)
		return;
	buf_str(out, "<section id=\"notices\"><h2>");
	html_both(words, "index_notices", NULL, NULL, out);
	buf_str(out, "</h2>\n<ul class=\"kin\">\n");
	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "<li><a href=\"%s/index.html\">", names[i]);
		html_text(out, names[i] + strlen(NOTICE_PREFIX));
		buf_str(out, "</a></li>\n");
	}
	buf_str(out, "</ul></section>\n");
}

int print_index(const struct words *words, const struct index_line *lines, size_t count,
	const char *const *notices, size_t notices_count, struct edition_file *file,
	credit_error *err)
{
	static const char *const heads[] = {"edition", "column_number_of", "day", "valid", "red",
		"black", "fingerprint"};
	struct buf title[2] = {BUF_INIT, BUF_INIT};
	struct buf *out = &file->out;
	int status;

	word_put(words, "index_title", CREDIT_ZH, NULL, WORD_PLAIN, &title[0]);
	word_put(words, "index_title", CREDIT_EN, NULL, WORD_PLAIN, &title[1]);
	status = html_begin(words, buf_cstr(&title[0]), buf_cstr(&title[1]), CREDIT_DAY_NONE,
		NULL, out, err);
	buf_str(out, "<header>");
	html_element(words, "h1", NULL, "index_title", NULL, out);
	buf_str(out, "</header>\n<main id=\"main\">\n<table class=\"editions\">\n");
	html_element(words, "caption", NULL, "index_caption", NULL, out);
	buf_str(out, "<thead><tr>");
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		bool figure = i == 1 || i == 4 || i == 5;

		buf_printf(out, "<th scope=\"col\"%s>", figure ? " class=\"n\"" : "");
		html_both(words, heads[i], NULL, NULL, out);
		buf_str(out, "</th>");
	}
	buf_str(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < count; i++)
		put_line(&lines[i], i == 0, out);
	buf_str(out, "</tbody></table>\n");
	put_notices(words, notices, notices_count, out);
	buf_str(out, "</main>\n");
	html_end(words, out);
	edition_file_flow(file);
	buf_free(&title[0]);
	buf_free(&title[1]);
	return status;
}
