/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_html.h - the parts that pages are put together from.
 *
 * Every text goes through html_text() or word_put(..., WORD_HTML); nothing
 * else may carry a value into a page.  Both languages stand in one file: the
 * Chinese in .zh, the English in .en, and the style sheet shows one of them.
 */
#ifndef LIBCREDIT_EDITION_HTML_H
#define LIBCREDIT_EDITION_HTML_H

#include "edition/edition_print.h"

/* A word in both languages, in spans; params as in word_put(), or one for each language. */
void html_both(const struct words *words, const char *key, const struct word_param *zh,
	const struct word_param *en, struct buf *out);
/* The same without parameters, within an element: <p class="...">...</p>; class may be NULL. */
void html_element(const struct words *words, const char *element, const char *class_,
	const char *key, const struct word_param *params, struct buf *out);
/* <small class="...">...</small> when there is something in it; class may be NULL. */
void html_small(struct buf *out, const char *class_, const char *text);
/* name="value" with the word's text in one language. */
void html_attribute(const struct words *words, const char *name, const char *key, int lang,
	const struct word_param *params, struct buf *out);

/* <!doctype> to <body> and the language switch; title_zh and title_en are plain text.
 * valid_until CREDIT_DAY_NONE: the page does not expire; after that day it opens with
 * the words `over` and `over`_note. */
int html_begin(const struct words *words, const char *title_zh, const char *title_en,
	credit_day valid_until, const char *over, struct buf *out, credit_error *err);
/* The inline script, </body> and </html>. */
void html_end(const struct words *words, struct buf *out);

/* count of the rows in print, those from index first on, as one table a colour. */
int html_rows(const struct print *print, size_t first, size_t count, bool whole,
	struct edition_file *file);
/* The words that stand in rows, put together once for many of them. */
struct row_words {
	struct buf kinds[CREDIT_KIND_PLACE + 1]; /* [0]: a row without a kind */
	struct buf to;
	struct buf open[COLOUR_RED + 1];
};
void row_words_fill(const struct words *words, struct row_words *out);
void row_words_free(struct row_words *words);
/* One row of such a table, <tr> to the newline after </tr>; row is measured. */
#define HTML_ROW_BEGIN "<tr data-l=\""
#define HTML_ROW_END "</tr>\n"
void html_row(const struct row_words *words, const struct printed_row *row, struct buf *out);
void html_changes(const struct print *print, struct edition_file *file);
/* The chart and the table of lists. */
void html_overview(const struct print *print, struct buf *out);

/* The page's title in one language. */
void html_title(const struct print *print, int lang, struct buf *out);

#endif
