/* SPDX-License-Identifier: Apache-2.0 */
/*
 * page.c - one file of a department, as its bytes.
 *
 * Rows are gathered as UTF-8 text, with the department's own headings, and
 * written in the department's encoding.
 */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "page.h"

void die(const char *what, const char *name)
{
	fprintf(stderr, "generate: %s '%s': %s\n", what, name, strerror(errno));
	exit(1);
}

void folder(const char *path)
{
	if (mkdir(path, 0777) && errno != EEXIST)
		die("cannot make", path);
}

static void put(struct page *page, const char *text)
{
	size_t length = strlen(text);

	if (page->length + length + 1 > page->capacity) {
		page->capacity = (page->capacity + length + 1) * 2;
		page->text = realloc(page->text, page->capacity);
		if (!page->text)
			die("no memory for", page->sheet->file);
	}
	memcpy(page->text + page->length, text, length + 1);
	page->length += length;
}

static void put_cell(struct page *page, const char *cell, bool first)
{
	bool tabs = page->sheet->encoding == UTF16_TABS;

	if (!first)
		put(page, tabs ? "\t" : ",");
	if (!strpbrk(cell, ",\"\r\n\t")) {
		put(page, cell);
		return;
	}
	put(page, "\"");
	for (const char *p = cell; *p; p++) {
		const char one[2] = {*p, '\0'};

		put(page, *p == '"' ? "\"\"" : one);
	}
	put(page, "\"");
}

static bool written(const struct page *page, const struct header *header)
{
	/* Statistics forgot a column in April: the wrong template. */
	return page->mended || page->month != 1 || strcmp(page->sheet->list, "TJ") ||
	       header->column != COL_DOCUMENT;
}

void put_header(struct page *page)
{
	bool first = true;

	for (const struct header *h = page->sheet->headers; h->text[0]; h++) {
		if (!written(page, h))
			continue;
		put_cell(page, h->text, first);
		first = false;
	}
	put(page, "\r\n");
}

void put_row(struct page *page, const struct row *row)
{
	bool first = true;

	for (const struct header *h = page->sheet->headers; h->text[0]; h++) {
		if (!written(page, h))
			continue;
		put_cell(page, row->cell[h->column], first);
		first = false;
	}
	put(page, "\r\n");
}

/* A row with text in its first cells and nothing in the others. */
void put_loose(struct page *page, const char *a, const char *b)
{
	struct row row;

	memset(&row, 0, sizeof(row));
	snprintf(row.cell[page->sheet->headers[0].column], CELL_BYTES, "%s", a);
	snprintf(row.cell[page->sheet->headers[1].column], CELL_BYTES, "%s", b);
	put_row(page, &row);
}

void write_page(const struct page *page, const char *path)
{
	static const char *const names[] = {"GB18030", "UTF-8", "UTF-8", "UTF-16LE"};
	static const char *const marks[] = {"", "\xEF\xBB\xBF", "", "\xFF\xFE"};
	enum encoding encoding = page->sheet->encoding;
	iconv_t convert = iconv_open(names[encoding], "UTF-8");
	size_t room = page->length * 2 + 16;
	size_t left = page->length;
	char *bytes = malloc(room);
	char *from = page->text;
	char *to = bytes;
	FILE *out = fopen(path, "wb");

	if (!out || !bytes || convert == (iconv_t)-1)
		die("cannot write", path);
	if (iconv(convert, &from, &left, &to, &room) == (size_t)-1)
		die("cannot convert", path);
	fputs(marks[encoding], out);
	fwrite(bytes, 1, (size_t)(to - bytes), out);
	if (ferror(out) || fclose(out))
		die("cannot write", path);
	iconv_close(convert);
	free(bytes);
}
