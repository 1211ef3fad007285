/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tree.h - inside the store: the Merkle tree over the journal, kept with each commit.
 *
 * Leaf n-1 is journal_leaf() of record n, so that erasing a record's payload
 * changes nothing here.  Table 'H' holds the root of every full block of 256
 * leaves, the root at each commit, and the state from which the next change goes
 * on (schema.h).  Everything in it follows from the journal.
 */
#ifndef LIBCREDIT_TREE_H
#define LIBCREDIT_TREE_H

#include "store/change.h"

/* The state of the tree: its size, how many roots of commits are stored, its peaks. */
#define TREE_STATE_BYTES_MAX (8 + 8 + MERKLE_HEIGHT_MAX * DIGEST_BYTES)
bool tree_state_read(struct bytes value, struct merkle *merkle, uint64_t *commits);
/* How many bytes. */
size_t tree_state_write(
	const struct merkle *merkle, uint64_t commits, uint8_t out[TREE_STATE_BYTES_MAX]);

/* Does the store name the feature?  CREDIT_OK, or a failure of reading. */
int tree_is_named(const credit_snapshot *snapshot, bool *named, credit_error *err);

/* Go on from the state of the last commit.  CREDIT_ECORRUPT, or a failure of reading. */
int tree_load(struct change *change, credit_error *err);
/* The record of the change's sequence has this payload digest. */
int tree_add(struct change *change, enum journal_kind kind,
	const uint8_t payload[DIGEST_BYTES], credit_error *err);
/*
 * Root and state of all records, last of all.  Records that the tree lacks, as in a
 * store of before, are read from the journal first, and the feature is named.
 */
int tree_commit(struct change *change, credit_error *err);

/* The hash of a journal row's leaf. */
void tree_leaf(struct digest *digest, const struct journal_row *row, uint8_t out[DIGEST_BYTES]);

#endif
