/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck.h - inside the store: one check of everything, shared by its files.
 */
#ifndef LIBCREDIT_FSCK_H
#define LIBCREDIT_FSCK_H

#include "seal/merkle.h"
#include "store/view.h"

/* The tree of the journal as the walk grows it, and stored roots beside it. */
struct fsck_tree {
	struct merkle merkle;
	bool named;  /* the store has the feature */
	bool differs; /* a root did, and was told */
	uint64_t roots; /* of commits */
	bool scanning;
	struct scan commits;
	bool commit_set;
	struct engine_row commit; /* the next one; borrowed from commits */
};

struct fsck {
	credit_snapshot *snapshot;
	credit_finding_fn report;
	void *context;
	credit_fsck_report counts;
	struct digest sha256;  /* of tables */
	struct digest journal; /* by the store's hash */
	struct hmac id_hmac;
	struct arena arena; /* of the row in hand */
	credit_error *err;
	/* the journal as seen so far */
	uint64_t last_sequence;
	int64_t last_learned_us;
	/* the entry that was seen last under 'S' */
	struct entry_id entry;
	struct subject_key entry_subject;
	uint64_t entry_sequence; /* of its first record */
	bool entry_set;
	/* the batch and the edition that were seen last */
	uint64_t last_batch;
	struct fsck_tree tree;
	uint64_t erased_rows;   /* journal rows that name an erasure */
	uint64_t erased_stated; /* how many the erasures say there are */
};

/* Report that an invariant is broken.  CREDIT_OK, or CREDIT_ECANCELLED. */
int fsck_finding(struct fsck *fsck, int invariant, struct bytes key, const char *what);

/* A value; *found tells whether it is there.  CREDIT_OK or a failure of reading. */
int fsck_get(struct fsck *fsck, const struct key *key, struct bytes *value, bool *found);

/*
 * A record and its journal row (invariants 5 and 6).  *good is false when the
 * value is no record, which was reported.
 */
int fsck_record(struct fsck *fsck, const struct engine_row *row, int kind,
	struct record_value *record, bool *good);

/* An entry by id, with everything; *out is NULL when it cannot be read. */
int fsck_entry(struct fsck *fsck, const struct entry_id *id, const struct entry **out);

/* A batch number in a record: invariant 12. */
int fsck_in_batch(struct fsck *fsck, struct bytes key, uint64_t batch, uint64_t sequence);

/* An act on a subject, and the row of a name that one gave: invariants 10 and 17. */
int fsck_act_row(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key);
int fsck_act_name_row(struct fsck *fsck, const struct engine_row *row);

/* Responsible persons that a record names have their rows, and a row a record: 19. */
int fsck_expect_roles(struct fsck *fsck, const struct role *roles, size_t count,
	const struct entry_id *id, struct bytes subject, struct bytes because);
int fsck_expect_roles_text(struct fsck *fsck, const char *text, const struct entry_id *id,
	struct bytes subject, struct bytes because);
int fsck_role_row(struct fsck *fsck, const struct engine_row *row);

/* One row of each table. */
int fsck_subject_row(struct fsck *fsck, const struct engine_row *row);
int fsck_feedback_row(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key);
int fsck_index_row(struct fsck *fsck, const struct engine_row *row, enum table table);
int fsck_number_row(struct fsck *fsck, const struct engine_row *row);
int fsck_batch_row(struct fsck *fsck, const struct engine_row *row);
int fsck_confirmed_row(struct fsck *fsck, const struct engine_row *row);
int fsck_tables_row(struct fsck *fsck, const struct engine_row *row);
int fsck_edition_row(struct fsck *fsck, const struct engine_row *row);
int fsck_approval_row(struct fsck *fsck, const struct engine_row *row);
int fsck_note_row(struct fsck *fsck, const struct engine_row *row);
int fsck_printed_row(struct fsck *fsck, const struct engine_row *row);
int fsck_erasure_row(struct fsck *fsck, const struct engine_row *row);

/* A journal row that names an erasure (invariant 4), and their number (21). */
int fsck_erased_journal(struct fsck *fsck, struct bytes key, uint64_t sequence,
	const struct journal_value *journal);
int fsck_erasures_end(struct fsck *fsck);
/* The tree over the journal: invariant 22. */
int fsck_tree_begin(struct fsck *fsck);
void fsck_tree_close(struct fsck *fsck);
int fsck_tree_row(struct fsck *fsck, const struct engine_row *row);
int fsck_tree_leaf(struct fsck *fsck, uint64_t sequence, const struct journal_value *journal);
int fsck_tree_end(struct fsck *fsck);
/* Was an entry erased? */
int fsck_erased_entry(struct fsck *fsck, const struct entry_id *id, bool *erased);

#endif
