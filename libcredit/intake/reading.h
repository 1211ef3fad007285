/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reading.h - one record being read: its cells by field, and what is wrong with them.
 *
 * What rows of entries and rows of acts have in common.  A cell's fault is
 * added to the findings and refuses the row; reading goes on, so that a clerk
 * mends a row once.
 */
#ifndef LIBCREDIT_READING_H
#define LIBCREDIT_READING_H

#include "intake/intake.h"

struct reading {
	const struct row_rules *rules;
	const struct csv_record *record;
	struct arena *arena;
	struct row *row; /* the entry that is made; NULL for an act */
	bool refused;
	bool no_memory;
};

/* Faults of the CSV itself and cells behind the last heading.  False when the cells may
 * have slipped, so that nothing else can be said of the record. */
bool reading_begin(struct reading *r);

/* A cell, cleaned; false when there is no such column. */
bool reading_column(const struct csv_record *record, int column, struct cell *out);
/* The cell of a field; false when it is empty or holds a word for nothing. */
bool reading_cell(const struct reading *r, enum field field, struct cell *out);
/* Add a finding about a column (-1: the row); a and b may be NULL. */
void reading_say(struct reading *r, enum message message, int column, enum field field,
	const struct cell *cell, const char *a, const char *b);
/* The same about the column of a field. */
void reading_fault(struct reading *r, enum message message, enum field field,
	const struct cell *cell, const char *a, const char *b);
/* A copy in the arena; "" and no_memory on failure. */
const char *reading_keep(struct reading *r, const char *text, size_t length);

/* A text field, trimmed and otherwise as given; one: several values are a fault. */
void reading_text(struct reading *r, enum field field, size_t limit, bool one,
	const char **out);
/* past: the day of something that was done.  long_term: NULL where it cannot be. */
void reading_day(struct reading *r, enum field field, bool past, bool *long_term,
	credit_day *out);
void reading_required(struct reading *r, enum field field, bool present);
/* The same of one column, where a field has several. */
bool reading_cell_at(const struct reading *r, int column, enum field field, struct cell *out);
void reading_text_at(struct reading *r, int column, enum field field, size_t limit, bool one,
	const char **out);
void reading_day_at(struct reading *r, int column, enum field field, bool past,
	bool *long_term, credit_day *out);

/* The responsible persons of the row, which has its list, subject and decision by now. */
void reading_roles(struct reading *r);

/* The identifier among the columns that may hold it, a credit code before the code in it;
 * false when there is none.  reason: why one whose check fails was confirmed, or "". */
bool reading_id(struct reading *r, const char *reason, credit_id *out);
/* The list of the row, or of the options; NULL with a fault. */
const struct list_row *reading_list(struct reading *r, credit_day day);
/* The department of a field, or else of a text; NULL with a fault. */
const struct department_row *reading_department(struct reading *r, enum field field,
	const char *otherwise, credit_day day, struct cell *cell);

/* The kind of event that a word names, in English or Chinese; 0: none, and then subject is the
 * kind of act on a subject that it names, or 0. */
int act_kind_of(const struct cell *cell, int *subject);
/* Is there an act in the record: any of its columns is filled? */
bool reading_has_act(const struct reading *r);
/*
 * The act in the record: kind, day, document, operator; every fault in them is told.  0 when
 * its word is no kind of act on an entry; subject: takes the kind of act on a subject that
 * the word is instead, NULL where none may stand.
 */
int reading_act(struct reading *r, struct event *out, int *subject);
/* Whose act it is: the department of the cell on that day, else the text given for an empty
 * cell; "" with a fault.  own, own_name: the credit code and name of the entry's authority,
 * which may be a body that the tables of that day no longer have. */
const char *reading_act_authority(struct reading *r, credit_day day, const char *own,
	const char *own_name);
/* The column to which a refusal of an act belongs. */
enum field act_fault_field(enum message message);

/* The id of the entry with this natural key.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EFORMAT. */
int reading_entry_id(const struct row_rules *rules, const struct entry *key,
	struct entry_id *out);

#endif
