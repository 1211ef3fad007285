/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_changes.h - what changed for one entry since the edition before.
 */
#ifndef LIBCREDIT_EDITION_CHANGES_H
#define LIBCREDIT_EDITION_CHANGES_H

#include "edition/edition_print.h"

struct absence_reason {
	enum change_kind kind; /* removed or paused */
	enum change_reason reason;
	credit_day day;
	const char *document;
	bool own; /* the document is a note of this office, in no public file */
	bool explained; /* by an event, the end of the term, or a mark */
	const char *article; /* by which it must be down, or "" */
	credit_day due; /* last day to take it down; CREDIT_DAY_NONE: nothing dates it */
	bool stops;     /* once overdue, no edition is published before it is down */
};

/* Why an entry that was in print is not printed on a day. */
void absence_explain(const struct judged_entry *judged, const credit_catalogue *tables,
	credit_day on, struct absence_reason *out);

/*
 * Was the entry out of print only for a time, as one edition saw it: on its day, by
 * what was known at its sequence?  Answers for judgement->entries[index].
 * CREDIT_OK, CREDIT_ENOMEM.
 */
int was_paused(const struct judgement *judgement, size_t index, const credit_catalogue *tables,
	credit_day on, uint64_t known, struct arena *arena, bool *paused);

/* The last event of a kind (or of a second one) after a sequence and up to a day; NULL: none. */
const struct event *event_since(const struct entry *entry, uint64_t since, credit_day on, int kind,
	int also);

/* May the document of an entry stand in changes: organisations only, and none
 * that bears a person's name by law. */
bool document_is_public(const struct entry *entry);

/* Order changes by list, then public number.  CREDIT_ENOMEM, CREDIT_ELIMIT (a list code
 * too long). */
int changes_order(struct print_change *changes, size_t count, credit_error *err);

#endif
