/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compare.h - good rows against each other and against the store.
 */
#ifndef LIBCREDIT_COMPARE_H
#define LIBCREDIT_COMPARE_H

#include "intake/intake.h"

/* A list and an authority that rows of the file were of. */
struct confirmed {
	const char *list;
	const char *authority;
};

/* Rows go in while the file is read and are compared when it is read through. */
struct comparison {
	const struct row_rules *rules;
	const char *operator_;
	bool accept_good;

	struct sorter rows;      /* by subject, entry and row */
	struct sorter documents; /* by list, authority, document and subject */
	struct row_set refused;  /* rows refused, from whatever stage */
	struct row_set others;   /* the first row of each subject that shares a document */
	struct buf scratch;

	credit_snapshot *view;
	struct change *change; /* NULL: judge only */
	uint64_t batch;        /* number that records carry */
	struct arena arena;    /* of the group at hand */
	struct group *group;

	uint64_t added;
	uint64_t changed;
	uint64_t unchanged;
	uint64_t rejected;
	struct arena kept;
	struct confirmed *lists; /* in order of appearance */
	size_t lists_count;
	size_t lists_capacity;

	credit_progress_fn progress; /* called with what is done of done_base .. done_end */
	void *progress_context;
	uint64_t done_base;
	uint64_t done_end;
	uint64_t total;
};

void comparison_init(struct comparison *comparison, const struct row_rules *rules,
	const char *folder);
void comparison_free(struct comparison *comparison);
/* A row as row_read() made it.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EIO, CREDIT_EFULL. */
int comparison_add(struct comparison *comparison, const struct row *row, credit_error *err);
/*
 * Compare all rows.  With a change, what is good is added to it as long as it
 * can still land.  CREDIT_OK, or a failure of the sorter or the store.
 */
int comparison_run(struct comparison *comparison, credit_error *err);

#endif
