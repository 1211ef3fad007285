/* SPDX-License-Identifier: Apache-2.0 */
/*
 * intake.h - the parts of an import and what they hand to one another.
 *
 * headings.h knows headings, cells.h reads cells, reading.h finds them in a
 * record, rows.c makes an entry of it, compare.c holds entries against each
 * other and the store, telling.c writes the file that goes back, sheet.h is the
 * frame of a file, full.h asks who is absent from a complete list, import.c
 * leads entries through it:
 *
 *	read     every record once: findings of the row; good rows, encoded, to
 *	         a sorter by subject and key
 *	compare  in that order: duplicates, other subjects of a document, the store;
 *	         what is to be stored is stored, in a change that may be aborted
 *	tell     findings by row, and beside them the file again for what goes back
 */
#ifndef LIBCREDIT_INTAKE_H
#define LIBCREDIT_INTAKE_H

#include "base/buf.h"
#include "catalogue/catalogue.h"
#include "credit/intake.h"
#include "csv/csv_reader.h"
#include "intake/cells.h"
#include "intake/headings.h"
#include "intake/finding_order.h"
#include "record/record.h"
#include "seal/digest.h"
#include "store/store.h"

/* A set of row numbers, one bit each. */
struct row_set {
	uint8_t *bits;
	size_t bytes;
};
int row_set_add(struct row_set *set, uint64_t row); /* CREDIT_OK, CREDIT_ENOMEM */
bool row_set_has(const struct row_set *set, uint64_t row);

/* The department of the row before: nearly always that of the next one. */
struct known_authority {
	char text[240];
	size_t length;
	const struct department_row *department; /* NULL: none yet */
};

/* What rows are read by: the same for all rows of a file. */
struct row_rules {
	const credit_catalogue *tables;
	const struct mapping *mapping;
	struct findings *findings;
	credit_day today;
	uint32_t county;
	const uint8_t *id_key;
	const char *list;      /* code for rows that name none; NULL */
	const char *authority; /* as given, likewise; NULL */
	struct known_authority *known;
};

/* An entry made of a row.  Strings live in the arena it was made with. */
struct row {
	struct entry entry;
	const struct list_row *list;
	const char *corrects; /* what 更正原记录 names, or "" */
	struct event act;     /* on the entry; kind 0: the row has none */
	bool names_only;      /* beside its key and its act the row says nothing */
	uint64_t number;      /* as a spreadsheet counts */
	uint64_t line;
	bool refused;
};

/* Read one record of data: findings are added, and out->entry is whole unless refused.
 * CREDIT_OK, CREDIT_ENOMEM. */
int row_read(const struct row_rules *rules, const struct csv_record *record,
	struct arena *arena, struct row *out);

/* A list by its code or name, whatever the letter case; NULL when there is none. */
const struct list_row *list_find(const credit_catalogue *tables, const char *text, size_t length,
	credit_day day);

/* Is a department competent for a list on a day, and of the level that it asks for? */
bool list_competent(const credit_catalogue *tables, const struct list_row *list,
	const struct department_row *department, credit_day day);

/* Records that are no data. */
enum layout {
	LAYOUT_DATA = 0,
	LAYOUT_BLANK,
	LAYOUT_HEADER,
	LAYOUT_TOTAL,
	LAYOUT_FOOTER,
	LAYOUT_SAMPLE
};
enum layout layout_of(const struct mapping *mapping, const struct csv_record *record);

/* Find the header among the first records: its row and line, 0 when there is none.  The
 * mapping is read from it. */
int header_find(struct csv_reader *reader, const struct dictionary *dictionary,
	struct mapping *mapping, uint64_t *row, uint64_t *line, credit_error *err);

#endif
