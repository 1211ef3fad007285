/* SPDX-License-Identifier: Apache-2.0 */
/*
 * erasure.h - inside the store: what is kept of an erasure, and how it is found.
 *
 * An erasure takes the records of one subject, or of some of its entries, out
 * of the store: keys, values and whatever was derived from them.  What stays is
 * this record, which says on whose document it happened and names nobody: the
 * identifiers by keyed digest, the entries by their ids, which are keyed too.
 */
#ifndef LIBCREDIT_ERASURE_H
#define LIBCREDIT_ERASURE_H

#include "store/view.h"

#define ERASED_REFS_MAX 256
#define ERASED_ENTRIES_MAX 100000

struct subject_ref {
	uint8_t bytes[SUBJECT_REF_BYTES];
};

struct erasure {
	credit_day day;
	const char *document;  /* on which it rests */
	const char *authority; /* credit code of whose document it is */
	const char *operator_;
	const char *basis; /* the source of the row of retention.csv; "": asked for by document */
	bool whole;        /* nothing of the subject was left */
	bool ordered;      /* though an entry was in force */
	uint64_t records;  /* journal rows that name it */
	const struct subject_ref *refs;
	size_t refs_count;
	const struct entry_id *entries; /* sorted, each once */
	size_t entries_count;
	/* from the store; not part of the encoded payload */
	uint64_t sequence;
	int64_t learned_us;
};

/* As batch_write() and batch_read(). */
int erasure_write(const struct erasure *erasure, struct buf *out, credit_error *err);
int erasure_read(struct bytes payload, struct arena *arena, struct erasure *out);

/* The reference to an identifier; hmac_status() tells whether it worked. */
void subject_ref_sum(struct hmac *id_key, const credit_id *id, struct subject_ref *out);

/* Is anything erased in this store?  Looked at once for each state of it. */
int snapshot_has_erasures(credit_snapshot *snapshot, bool *has, credit_error *err);

/* The erasure of a sequence; CREDIT_ECORRUPT when there is none. */
int snapshot_erasure(credit_snapshot *snapshot, uint64_t sequence, struct arena *arena,
	const struct erasure **out, credit_error *err);

/*
 * The erasure that answers for what was read about identifiers: the last one
 * that took all, when no entry was read, else one that the snapshot does not
 * know yet and so cannot have left out.  *out is NULL when there is none.
 */
int snapshot_erased(credit_snapshot *snapshot, const credit_id *ids, size_t count,
	bool nothing_read, struct arena *arena, const struct erasure **out,
	credit_error *err);

/* The erasure of one entry; *out is NULL when it was not erased. */
int snapshot_erased_entry(credit_snapshot *snapshot, const struct entry_id *id,
	struct arena *arena, const struct erasure **out, credit_error *err);

#endif
