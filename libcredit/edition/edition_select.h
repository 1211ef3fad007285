/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_select.h - walks the registry and gathers what one edition prints.
 *
 * Two uses.  A new edition: every entry that judge() lets print on the day is
 * gathered, changes are told against the edition before, and entries that
 * never were in print wait for their number.  A stored edition: the rows that
 * it committed to, those that still may be shown with their content and the
 * others as stubs; what no longer gives the stored leaf becomes a stub too, so
 * that the root is always the committed one.
 */
#ifndef LIBCREDIT_EDITION_SELECT_H
#define LIBCREDIT_EDITION_SELECT_H

#include "edition/edition_held.h"
#include "edition/edition_prior.h"
#include "edition/edition_print.h"

/* An entry that left print: its row must come down from older editions too. */
struct absence {
	struct entry_id entry;
	char number[PUBLIC_NUMBER_BYTES];
	uint8_t colour;
	bool down; /* taken down already */
	const char *document;
};

/* What a draft tells the authority of each of its entries. */
enum selection_note { NOTE_PRINTED = 1, NOTE_HELD, NOTE_ABSENT };
typedef int (*selection_note_fn)(void *context, const struct judged_entry *judged,
	enum selection_note note, credit_error *err);

/* A number and a secret were drawn for an entry that was never in print. */
typedef int (*drawn_fn)(void *context, const struct entry *entry,
	const struct publication *publication, credit_error *err);

struct selection {
	/* asked: filled before selection_run() */
	credit_snapshot *snapshot;
	const credit_catalogue *tables;
	const struct words *words;
	credit_day on;
	credit_day valid_until;
	uint32_t number;
	uint32_t revision;
	int hash;
	struct prior *prior; /* the edition before; NULL: this is the first */
	struct prior *own;   /* a stored edition's rows; NULL: a new edition */
	const struct downs *downs; /* for a stored edition: what is down by now */
	struct held *held;   /* where held-back entries go; NULL: nowhere */
	credit_finding_fn report;
	void *context;
	const char *label; /* of the edition, for findings */
	drawn_fn drawn; /* gets what is drawn for rows without a number; NULL: they stay blank */
	void *drawn_context;
	struct random_pool random; /* of which it is drawn */
	selection_note_fn note; /* NULL: nobody asks */
	void *note_context;

	/* found */
	struct edition_rows rows; /* not ordered yet */
	struct arena arena;       /* what changes, lists and absences borrow from */
	const char *shared[64];   /* texts in it that come again and again, by their hash */
	struct print_change *changes;
	size_t changes_count;
	size_t changes_capacity;
	struct print_list *lists;
	size_t lists_count;
	struct absence *absences;
	size_t absences_count;
	size_t absences_capacity;
	uint64_t counts[CHANGE_RESUMED + 1]; /* by enum change_kind */
	uint64_t unexplained;
	uint64_t overdue;
	char overdue_number[PUBLIC_NUMBER_BYTES]; /* the first of them */
	uint64_t unnumbered; /* rows that were never in print */
	uint64_t stubbed;    /* rows of a stored edition that could not be shown as they were */

	/* of the call under way */
	struct digest digest;
	struct hmac hmac; /* for salts */
	struct buf bytes;
	credit_error *err;
};

/* Statuses of snapshot_walk(), CREDIT_ECANCELLED. */
int selection_run(struct selection *selection, credit_error *err);
void selection_free(struct selection *selection);
/* Free changes, lists and absences once they are printed; their counts and the rows stay. */
void selection_forget_changes(struct selection *selection);

/*
 * After all rows have numbers: put rows and changes in print order, count the
 * lists with rows in print or persons left out.  Not newest: black rows are
 * stubs from here on.
 */
int selection_order(struct selection *selection, bool newest, credit_error *err);

/* The secret that an entry's `published` event keeps; false when it has none. */
bool entry_secret(const struct entry *entry, uint8_t secret[SECRET_BYTES]);

#endif
