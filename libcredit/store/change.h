/* SPDX-License-Identifier: Apache-2.0 */
/*
 * change.h - inside the store: what the files that write have in common.
 */
#ifndef LIBCREDIT_CHANGE_H
#define LIBCREDIT_CHANGE_H

#include "seal/merkle.h"
#include "seal/random.h"
#include "store/payload.h"
#include "store/view.h"

struct change {
	credit_registry *registry;
	struct engine_write *write;
	struct pending pending;
	credit_snapshot view;
	struct head head;  /* as the change found it */
	uint64_t sequence; /* last one given */
	char *operator_;
	struct digest digest;
	struct merkle tree; /* over the journal; behind it in a store of before */
	uint64_t tree_commits; /* stored roots of commits before this one */
	struct hmac id_hmac;
	struct random_pool random;
	struct buf payload; /* of the record in hand */
	struct buf value;
	struct arena scratch;
	bool batch_used; /* a record carries the number of the batch to come */
	bool batch_added;
	char edition_period[PERIOD_BYTES]; /* of the edition whose rows were added */
	uint32_t edition_revision;
	uint64_t edition_rows;
	bool edition_added;
	bool unrecorded; /* rows that are no records were put */
	int failed; /* first failure that ends the change */
	credit_error failure;
	credit_error spare; /* for callers that want no detail */
};

/* Remember the first failure that ends the change; CREDIT_OK passes. */
int change_stick(struct change *change, int status, const credit_error *err);
/* That failure, or CREDIT_OK. */
int change_failed(const struct change *change, credit_error *err);
/* Somewhere to put the detail of a failure, whatever the caller wants. */
#define CHANGE_ERROR(change, err) ((err) ? (err) : &(change)->spare)

/* The sequence that the next record gets. */
uint64_t change_next(const struct change *change);
/* The empty buffer for the payload of the next record. */
struct buf *change_payload(struct change *change);
/* Write that payload as a record, and its journal row. */
int change_record(struct change *change, enum journal_kind kind, const struct key *key,
	credit_error *err);
/* Write a row that is no record. */
int change_put(struct change *change, const struct key *key, const void *value,
	size_t length, credit_error *err);
/* The row of a name of an entry. */
int change_put_name(struct change *change, const char *name, const struct entry_id *id,
	const struct subject_key *subject, credit_error *err);
/*
 * The credit code of a body that people name by code, credit code or name; ""
 * where none is given.  A body outside the county is taken by its credit code;
 * CREDIT_ENOTFOUND when it is neither known nor a code.
 */
int change_registrar(const credit_catalogue *tables, const char *given, credit_day day,
	struct arena *arena, const char **out, credit_error *err);
/* The rows of the persons that an entry names as responsible. */
int change_put_roles(struct change *change, const struct role *roles, size_t count,
	const struct entry_id *id, const struct subject_key *subject, credit_error *err);
/* The record of an undo; the `undone` events come before it. */
int change_add_undo(
	struct change *change, uint64_t number, uint64_t records, credit_error *err);
/*
 * Take the records of a subject out of the store: all of them when count is 0,
 * else those of some of its entries; once no entry is left all the rest goes
 * too.  day, document, authority, operator_, basis and ordered of the erasure
 * are filled by the caller; the rest here, without refs and entries, which are
 * borrowed from nowhere afterwards.  Whether it may happen is the caller's to
 * know.  CREDIT_ENOTFOUND (nothing is stored) refuses this call only.
 */
struct erasure;
int change_erase(struct change *change, const credit_id *subject,
	const struct entry_id *entries, size_t count, struct erasure *erasure,
	credit_error *err);
/* May a record carry this batch number? */
int change_check_batch(struct change *change, uint64_t batch, credit_error *err);

#endif
