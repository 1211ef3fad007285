/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_page.c - the pages of an edition against edition.json.
 *
 * Runs once over every page.  A row on a page is the row written anew: only the
 * county's own words in it (both languages, in spans) are passed over, which a
 * reader does not have.  The rest of a page is looked through for numbers of
 * persons, but for the telephones of the offices that it names.
 */
#include <string.h>

#include "base/text.h"
#include "edition/edition_html.h"
#include "edition/verify.h"
#include "id/id_shown.h"

#define SPAN_BEGIN "<span class=\"zh\">"
#define SPAN_MIDDLE "</span><span class=\"en\" lang=\"en\">"
#define SPAN_END "</span>"
#define REMEDY_BEGIN "<section id=\"remedy\">"
#define REMEDY_END "</section>"

struct page {
	struct verify *v;
	struct verify_edition *edition;
	const char *name;
	const char *text;
	size_t length;
	size_t at;
	uint64_t line; /* of `counted` */
	size_t counted;
	struct verify_walk *walk;
	struct row_words words;
	struct buf expected;
	struct buf found;
};

static const char *find_text(const char *text, size_t length, const char *what)
{
	return length ? memmem(text, length, what, strlen(what)) : NULL;
}

static uint64_t line_of(struct page *p, size_t at)
{
	while (p->counted < at)
		p->line += p->text[p->counted++] == '\n';
	return p->line;
}

/* Append a row's markup without the words in both languages. */
static void without_words(const char *text, size_t length, struct buf *out)
{
	const char *end = text + length;

	while (text < end) {
		const char *begin = find_text(text, (size_t)(end - text), SPAN_BEGIN);
		const char *middle = begin ? find_text(begin, (size_t)(end - begin), SPAN_MIDDLE)
					   : NULL;
		const char *after = middle ? find_text(middle + strlen(SPAN_MIDDLE),
						     (size_t)(end - middle) - strlen(SPAN_MIDDLE),
						     SPAN_END)
					   : NULL;

		if (!after) {
			buf_put(out, text, (size_t)(end - text));
			return;
		}
		buf_put(out, text, (size_t)(begin - text));
		buf_u8(out, ' ');
		text = after + strlen(SPAN_END);
	}
}

/* The public number that a row's markup carries. */
static void row_number(const char *text, size_t length, char number[PUBLIC_NUMBER_BYTES])
{
	const char *at = find_text(text, length, "data-n=\"");
	size_t left = at ? length - (size_t)(at + 8 - text) : 0;
	size_t i = 0;

	while (i < left && i < PUBLIC_NUMBER_BYTES - 1 && at[8 + i] != '"') {
		number[i] = at[8 + i];
		i++;
	}
	number[i] = '\0';
	if (!utf8_valid(number, i))
		number[0] = '\0';
}

static void compare_row(struct page *p, const char *text, size_t length)
{
	char number[PUBLIC_NUMBER_BYTES];
	uint64_t line = line_of(p, (size_t)(text - p->text));
	struct printed_row row;
	struct json_in in;
	size_t index;
	int status;

	row_number(text, length, number);
	index = walk_meet(p->walk, number, line);
	if (index == SIZE_MAX)
		return;
	status = verify_row_read(p->edition, index, &in, &row);
	if (!status && !p->edition->rows[index].kind)
		status = CREDIT_EFORMAT; /* told there; no page has a word for it */
	buf_reset(&p->expected);
	buf_reset(&p->found);
	if (!status) {
		struct buf whole = BUF_INIT;

		row_measure(&row);
		html_row(&p->words, &row, &whole);
		without_words((const char *)whole.data, whole.length, &p->expected);
		without_words(text, length, &p->found);
		buf_free(&whole);
	}
	if (status || p->expected.length != p->found.length ||
		memcmp(p->expected.data, p->found.data, p->found.length) != 0)
		TELL(p->v, MSG_VERIFY_CELL, p->edition->label, p->name, line, number, "<tr>");
	json_in_close(&in);
}

static void tell_unmasked(struct verify *v, const struct verify_edition *edition,
	const char *name, const char *text, size_t length)
{
	if (shows_person(text, length, true))
		TELL(v, MSG_VERIFY_UNMASKED, edition->label, name, 0, NULL, "HTML");
}

void verify_page_masks(struct verify *v, const struct verify_edition *edition,
	const char *name, const char *text, size_t length)
{
	const char *remedy = find_text(text, length, REMEDY_BEGIN);
	const char *after = remedy ? find_text(remedy, length - (size_t)(remedy - text),
					     REMEDY_END)
				   : NULL;

	if (!after) {
		tell_unmasked(v, edition, name, text, length);
		return;
	}
	tell_unmasked(v, edition, name, text, (size_t)(remedy - text));
	if (shows_person(remedy, (size_t)(after - remedy), false))
		TELL(v, MSG_VERIFY_UNMASKED, edition->label, name, 0, NULL, "HTML");
	tell_unmasked(v, edition, name, after, length - (size_t)(after - text));
}

/* Every row of the page; what lies between them is looked through. */
static void take_page(struct page *p)
{
	while (p->at < p->length && !p->v->status) {
		const char *rest = p->text + p->at;
		size_t left = p->length - p->at;
		const char *begin = find_text(rest, left, HTML_ROW_BEGIN);
		const char *end = begin ? find_text(begin, left - (size_t)(begin - rest),
						  HTML_ROW_END)
					: NULL;

		if (!end) {
			verify_page_masks(p->v, p->edition, p->name, rest, left);
			return;
		}
		verify_page_masks(p->v, p->edition, p->name, rest, (size_t)(begin - rest));
		end += strlen(HTML_ROW_END);
		compare_row(p, begin, (size_t)(end - begin));
		p->at = (size_t)(end - p->text);
	}
}

/* What the page shows of the head. */
static void check_head(const struct page *p, bool front)
{
	const struct verify_edition *edition = p->edition;
	char digest[CREDIT_DIGEST_TEXT_BYTES];
	char day[CREDIT_DAY_BYTES];
	struct buf text = BUF_INIT;

	row_day(edition->head.valid_until, day);
	buf_printf(&text, " data-valid-until=\"%s\">", day);
	if (!find_text(p->text, p->length, buf_cstr(&text)))
		TELL(p->v, MSG_VERIFY_PAGE, edition->label, p->name, 0, NULL, "valid_until");
	hex_encode(edition->digest, DIGEST_BYTES, digest);
	buf_reset(&text);
	buf_printf(&text, " id=\"fingerprint\">%s<", digest);
	if (front && !find_text(p->text, p->length, buf_cstr(&text)))
		TELL(p->v, MSG_VERIFY_PAGE, edition->label, p->name, 0, NULL, "fingerprint");
	buf_free(&text);
}

static void check_page(struct verify *v, struct verify_edition *edition, const char *name,
	struct verify_walk *walk)
{
	struct buf content = BUF_INIT;
	struct page page = {.v = v, .edition = edition, .name = name, .walk = walk,
		.line = 1};

	walk->file = name;
	if (verify_file_read(v, edition, name, &content)) {
		page.text = (const char *)content.data;
		page.length = content.length;
		row_words_fill(v->words, &page.words);
		take_page(&page);
		row_words_free(&page.words);
		check_head(&page, strcmp(name, "index.html") == 0);
	}
	buf_free(&content);
	buf_free(&page.expected);
	buf_free(&page.found);
}

void verify_pages(struct verify *v, struct verify_edition *edition)
{
	struct verify_walk walk = {v, edition, "index.html", 0, 0};

	if (!edition->whole)
		return;
	for (size_t i = 3; i < edition->files_count; i++) /* behind the three tables */
		if (!strchr(edition->files[i].name, '/')) /* told: none of an edition's */
			check_page(v, edition, edition->files[i].name, &walk);
	walk_end(&walk);
}
