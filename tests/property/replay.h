/* SPDX-License-Identifier: Apache-2.0 */
/*
 * replay.h - the journal's tree grown again from the journal alone.
 */
#ifndef TEST_PROPERTY_REPLAY_H
#define TEST_PROPERTY_REPLAY_H

#include "../store/sample.h"
#include "seal/merkle.h"

struct replay {
	struct merkle tree;
	uint64_t wanted; /* the size whose root is looked at */
	uint8_t root[DIGEST_BYTES];
};

static inline int replay_row(void *context, const struct journal_row *row)
{
	struct replay *replay = context;
	uint8_t leaf[LEAF_BYTES];

	journal_leaf(row, leaf);
	merkle_add(&replay->tree, leaf, sizeof(leaf));
	return row->sequence == replay->wanted
		? merkle_root(&replay->tree, replay->root, NULL)
		: CREDIT_OK;
}

/* From the journal alone follow the root of now and of an earlier size, and the paths. */
static inline void replay_tree(credit_registry *registry, uint64_t wanted)
{
	struct replay replay = {.wanted = wanted};
	const credit_journal_proof *proof;
	credit_snapshot *snapshot;
	uint8_t root[DIGEST_BYTES];

	OK(merkle_open(&replay.tree, HASH_SHA256, err));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_journal(snapshot, 1, UINT64_MAX, replay_row, &replay, err));
	ck_assert_uint_eq(replay.tree.leaves, credit_snapshot_sequence(snapshot));
	OK(credit_journal_consistency(snapshot, replay.wanted, 0, &proof, err));
	ck_assert_mem_eq(proof->first_root, replay.root, DIGEST_BYTES);
	OK(merkle_root(&replay.tree, root, err));
	ck_assert_mem_eq(proof->root, root, DIGEST_BYTES);
	OK(credit_journal_inclusion(snapshot, replay.wanted, 0, &proof, err));
	ck_assert_mem_eq(proof->root, root, DIGEST_BYTES);
	credit_snapshot_end(snapshot);
	merkle_close(&replay.tree);
}

#endif
