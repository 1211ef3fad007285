/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compare.h - good rows against each other and against the store.
 */
#ifndef LIBCREDIT_COMPARE_H
#define LIBCREDIT_COMPARE_H

#include "intake/act_run.h"

/* A list and an authority that rows of the file were of. */
struct confirmed {
	const char *list;
	const char *authority;
};

struct bytes_of_act {
	const uint8_t *data;
	size_t length;
};

/* What became of the entry that rows say. */
enum said_outcome { SAID_NONE, SAID_ADDED, SAID_CHANGED, SAID_UNCHANGED };

/* Rows of one entry: those that say it, and acts on it, in these rows or in rows of their own. */
struct group {
	struct buf key;   /* of the first row, without its number */
	struct buf said;  /* what the first row that says the entry says */
	uint64_t *rows;   /* that say the entry */
	uint64_t *lines;
	size_t count;
	size_t capacity;
	uint64_t different; /* a row that says something else; 0: none */
	bool relaxed;       /* all of them carry an act: their empty cells say nothing */
	enum said_outcome outcome;
	struct buf acts_bytes;
	struct act_item *acts; /* in the comparison's arena */
	size_t acts_count;
};

/* Rows go in while the file is read and are compared when it is read through. */
struct comparison {
	const struct row_rules *rules;
	const char *operator_;
	int64_t now_us; /* the recording clock */
	bool accept_good;
	credit_day as_of;     /* what the file says holds on this day; NONE: today */
	struct sorter *named; /* where the ids of entries that it names go; NULL: nowhere */

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
	uint64_t confirmed; /* of them, stored entries that were marked unconfirmed */
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

/* ---- between compare.c and compare_acts.c ---- */

/* Nothing of the file can land any more. */
bool comparison_lost(const struct comparison *comparison);
/* A finding of one row, which refuses it; counted once however many it has. */
int comparison_refuse(struct comparison *comparison, uint64_t row, uint64_t line,
	enum message message, enum field field, const char *value, const char *const params[2]);
bool comparison_refused(const struct comparison *comparison, uint64_t row);
/* A remark about a row that is the same as another. */
void comparison_note_twin(
	struct comparison *comparison, uint64_t row, uint64_t line, uint64_t twin);
/* The names of the fields in which a row differs from the entry as it stands, as the file's
 * own headings; "" when it says the same.  relaxed: empty cells say nothing.  NULL: no memory. */
const char *comparison_differs(struct comparison *comparison, const struct entry *stored,
	struct entry *said, bool relaxed, bool headings);

/* An act of a row into its group: the bytes that comparison_add() made. */
int group_take_act(struct group *group, uint64_t row, uint64_t line, bool names_only,
	struct bytes_of_act act, struct bytes_of_act said);
/* The acts of the group out of their bytes.  CREDIT_OK, CREDIT_ENOMEM. */
int group_read_acts(struct comparison *comparison, credit_error *err);
/*
 * Before the rows that say the entry are judged: refuse acts that the law
 * refuses, and rows that name an entry that is not there.  stored, said: NULL
 * where there is none.
 */
int group_judge_acts(struct comparison *comparison, const struct entry *stored,
	const struct entry *said, credit_error *err);
/* Behind them: what is left of the acts is recorded. */
int group_record_acts(struct comparison *comparison, const struct entry *stored,
	const struct entry *said, credit_error *err);
/* Each row that is not refused is counted by what it did. */
void group_count(struct comparison *comparison);

#endif
