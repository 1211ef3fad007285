/* SPDX-License-Identifier: Apache-2.0 */
/*
 * firms.h - as many fictional firms as are wanted, as entries and as rows of a CSV.
 *
 * The same number always gives the same firm.  Credit codes are of area 629999
 * and lie scattered over their range in order of number, as a department's file
 * has them.  Rows have fourteen columns and about 230 bytes in GB18030.
 */
#ifndef BENCH_FIRMS_H
#define BENCH_FIRMS_H

#include "csv/csv_encoding.h"
#include "record/record.h"

#define FIRM_ID_BYTES 19
#define FIRM_LIST "SJ"
#define FIRM_AUTHORITY "11629999F00010056H"
#define FIRM_COLUMNS 14

/* The n-th credit code, terminated. */
void firm_id(uint32_t n, char text[FIRM_ID_BYTES]);
credit_id firm_parsed(uint32_t n);

/* A row whose numbers are filled in, so that rows cost next to nothing to make. */
struct firm_row {
	struct buf header; /* the header line */
	struct buf row;    /* the row line as of the last fill */
	size_t id;         /* where the credit code stands in it */
	size_t numbers[4]; /* where the number stands: name, documents */
};

/* facts_bytes: about how long the facts of each row are in UTF-8; 0: a few words. */
void firm_row_make(struct firm_row *row, enum encoding encoding, size_t facts_bytes);
void firm_row_fill(struct firm_row *row, uint32_t n);
void firm_row_free(struct firm_row *row);

/* A file of firms first .. first + count - 1, with its header. */
void firm_file(struct buf *out, enum encoding encoding, uint32_t first, uint32_t count);

/* Texts of an entry. */
struct firm_texts {
	char name[80];
	char document[64];
};

/* The n-th firm as an entry of a list, sealed with the id key of its registry. */
void firm_entry(uint32_t n, const char *list, const uint8_t id_key[ID_KEY_BYTES],
	struct firm_texts *texts, struct entry *out);

#endif
