/* SPDX-License-Identifier: Apache-2.0 */
/*
 * page.h - one file of a department while it is written.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stddef.h>

#include "county.h"

/* One sheet's file of one month, and what its next month remembers. */
struct page {
	const struct sheet *sheet;
	int month;
	uint64_t state;
	int next[KIND_COUNT];
	int number; /* rows decided so far, all months */
	struct row *rows;
	int count;
	int refused;
	bool mended;
	char *text;
	size_t length;
	size_t capacity;
};

/* Say what failed with errno's reason, and stop. */
void die(const char *what, const char *name);

/* Make a folder, or find it made. */
void folder(const char *path);

/* Gather lines: the headings, a row, and two cells with nothing after them. */
void put_header(struct page *page);
void put_row(struct page *page, const struct row *row);
void put_loose(struct page *page, const char *a, const char *b);

/* What was gathered, in the sheet's encoding. */
void write_page(const struct page *page, const char *path);

#endif
