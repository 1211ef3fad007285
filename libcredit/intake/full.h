/* SPDX-License-Identifier: Apache-2.0 */
/*
 * full.h - complete lists: who is absent from one, and what that does.
 *
 * The rows of a complete list go through import.c and compare.c as any others;
 * the ids of the entries that they name are gathered on the way.  When all
 * rows were judged, full_compare() holds the stored entries against them.
 */
#ifndef LIBCREDIT_FULL_H
#define LIBCREDIT_FULL_H

#include "intake/absent.h"
#include "intake/compare.h"
#include "intake/sheet.h"

/* ---- marks ---- */

#define MARK_DOCUMENT_BYTES 40

/* The day of a mark: as_of, today's where nobody gave it or it is to come. */
credit_day mark_day(credit_day as_of, credit_day today);
/* What stands for a document: the batch, which tells marks of one day apart. */
void mark_document(uint64_t batch, char text[MARK_DOCUMENT_BYTES]);
/* Is an entry marked unconfirmed on a day, and not confirmed since? */
bool entry_marked(const struct entry *entry, const credit_catalogue *tables, credit_day day);
/* Has the file columns for acts to fill in, as the list of those absent has? */
bool mapping_has_acts(const struct mapping *mapping);

/* ---- a complete list ---- */

struct full {
	struct sheet *sheet;
	struct comparison *comparison;
	const struct row_rules *rules;
	struct sorter named;  /* ids of the entries that rows name */
	struct sorter stored; /* those that it should name, by id */
	struct sorter absent; /* those that it does not, in the clerk's order */
	const char *list;     /* code; NULL: not known yet */
	const char *authority; /* credit code */
	uint64_t base;   /* entries that it should name */
	uint64_t marked; /* newly marked entries */
	char *path;      /* where the list of those absent goes; NULL: nowhere */
	struct absent_file file;
	credit_error *err;
};

/* Everything borrowed; full_free() at the end. */
void full_init(struct full *full, struct sheet *sheet, struct comparison *comparison,
	const struct row_rules *rules);
void full_free(struct full *full); /* takes an unsettled file away */

/* The options of a complete list by themselves.  CREDIT_EINVAL, CREDIT_EEXISTS. */
int full_check(const struct full *full, credit_error *err);
/*
 * After all rows were judged: of which list and authority it is, who is absent,
 * the guard; then marks are added to the change, and the list of those absent is
 * written under a passing name.  What is wrong with the complete list refuses the
 * file (sheet_found()).  CREDIT_OK or a failure of the call.
 */
int full_compare(struct full *full, credit_error *err);
/* What the batch record says of it. */
void full_batch(const struct full *full, struct batch *batch, struct batch_list *list);

/* After the commit: the list of those absent gets its name.  CREDIT_OK, CREDIT_EEXISTS,
 * CREDIT_EIO, CREDIT_ENOMEM. */
int full_settle(struct full *full, credit_error *err);

#endif
