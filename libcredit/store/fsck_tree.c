/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck_tree.c - invariant 22: the stored tree is the one that the journal gives.
 *
 * The tree is grown again with the walk over the journal; stored blocks are looked
 * up as they fill, and stored roots of commits are walked beside it.  Where the
 * journal itself has a gap there is nothing to compare with.
 */
#include <string.h>

#include "store/fsck.h"
#include "store/tree.h"

/* The next stored root of a commit; none is left at the end. */
static int next_commit(struct fsck_tree *tree, credit_error *err)
{
	int status = scan_next(&tree->commits, &tree->commit, err);

	tree->commit_set = status == CREDIT_OK;
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int fsck_tree_begin(struct fsck *fsck)
{
	struct fsck_tree *tree = &fsck->tree;
	struct key prefix;
	int status = merkle_open(&tree->merkle, fsck->snapshot->registry->hash, fsck->err);

	if (!status)
		status = tree_is_named(fsck->snapshot, &tree->named, fsck->err);
	if (status)
		return status;
	key_tree_commit(&prefix, fsck->snapshot->registry->county, 0);
	prefix.length -= sizeof(uint64_t);
	status = scan_begin(&tree->commits, fsck->snapshot, &prefix, false, fsck->err);
	tree->scanning = status == CREDIT_OK;
	return status ? status : next_commit(tree, fsck->err);
}

void fsck_tree_close(struct fsck *fsck)
{
	merkle_close(&fsck->tree.merkle);
	if (fsck->tree.scanning)
		scan_end(&fsck->tree.commits);
}

int fsck_tree_row(struct fsck *fsck, const struct engine_row *row)
{
	struct span span = span_of(row->key.data, row->key.length);
	uint64_t sequence = fsck->snapshot->head.sequence;
	uint64_t number = 0;
	uint8_t kind;

	span_bytes(&span, KEY_HEAD_BYTES);
	kind = span_u8(&span);
	if (kind != TREE_STATE)
		number = span_u64(&span);
	if (span.bad || span_left(&span) > 0 || kind > TREE_STATE)
		return fsck_finding(fsck, 16, row->key, "tree key");
	fsck->tree.roots += kind == TREE_COMMIT;
	if (!fsck->tree.named)
		return fsck_finding(fsck, 22, row->key, "no feature");
	if (kind != TREE_STATE && row->value.length != DIGEST_BYTES)
		return fsck_finding(fsck, 22, row->key, "length");
	if (kind == TREE_BLOCK && number >= sequence >> TREE_BLOCK_HEIGHT)
		return fsck_finding(fsck, 22, row->key, "block not full");
	if (kind == TREE_COMMIT && (number == 0 || number > sequence))
		return fsck_finding(fsck, 22, row->key, "past the end");
	return CREDIT_OK;
}

/* A stored 32 bytes against what the journal gives. */
static int compare(
	struct fsck *fsck, const struct key *key, const uint8_t wanted[DIGEST_BYTES])
{
	struct bytes value;
	bool found;
	int status = fsck_get(fsck, key, &value, &found);

	if (!status && !found)
		return fsck_finding(fsck, 22, key_bytes(key), "missing");
	if (!status && value.length == DIGEST_BYTES &&
		memcmp(value.data, wanted, DIGEST_BYTES) != 0)
		return fsck_finding(fsck, 22, key_bytes(key), "block");
	return status;
}

/* The stored root of a commit that ends here, if there is one. */
static int compare_commit(struct fsck *fsck)
{
	struct fsck_tree *tree = &fsck->tree;
	uint8_t root[DIGEST_BYTES];
	struct key key;
	int status;

	key_tree_commit(&key, fsck->snapshot->registry->county, tree->merkle.leaves);
	while (tree->commit_set && bytes_order(tree->commit.key, key_bytes(&key)) < 0) {
		status = next_commit(tree, fsck->err); /* sequence 0, or a malformed key */
		if (status)
			return status;
	}
	if (!tree->commit_set || !bytes_equal(tree->commit.key, key_bytes(&key)))
		return CREDIT_OK;
	status = merkle_root(&tree->merkle, root, fsck->err);
	if (!status && !tree->differs && tree->commit.value.length == DIGEST_BYTES &&
		memcmp(tree->commit.value.data, root, DIGEST_BYTES) != 0) {
		/* when a leaf is another, all later roots are: one is told */
		tree->differs = true;
		status = fsck_finding(fsck, 22, tree->commit.key, "root");
	}
	return status;
}

int fsck_tree_leaf(struct fsck *fsck, uint64_t sequence, const struct journal_value *journal)
{
	struct fsck_tree *tree = &fsck->tree;
	struct journal_row row = {
		.sequence = sequence, .learned_us = journal->learned_us, .kind = journal->kind};
	uint8_t leaf[DIGEST_BYTES];
	uint8_t block[DIGEST_BYTES];
	struct key key;
	int status = CREDIT_OK;

	if (!tree->named || sequence != tree->merkle.leaves + 1)
		return CREDIT_OK;
	memcpy(row.payload, journal->digest, DIGEST_BYTES);
	tree_leaf(&tree->merkle.digest, &row, leaf);
	if (merkle_add_block(&tree->merkle, leaf, TREE_BLOCK_HEIGHT, block)) {
		key_tree_block(&key, fsck->snapshot->registry->county,
			(tree->merkle.leaves >> TREE_BLOCK_HEIGHT) - 1);
		status = compare(fsck, &key, block);
	}
	return status ? status : compare_commit(fsck);
}

int fsck_tree_end(struct fsck *fsck)
{
	struct fsck_tree *tree = &fsck->tree;
	uint8_t state[TREE_STATE_BYTES_MAX];
	struct bytes wanted = {state, 0};
	struct bytes value;
	struct key key;
	bool found;
	int status;

	if (!tree->named || tree->merkle.leaves != fsck->snapshot->head.sequence)
		return CREDIT_OK; /* the journal is broken, which was told */
	wanted.length = tree_state_write(&tree->merkle, tree->roots, state);
	key_tree_state(&key, fsck->snapshot->registry->county);
	status = fsck_get(fsck, &key, &value, &found);
	if (!status && (!found || !bytes_equal(value, wanted)))
		status = fsck_finding(fsck, 22, key_bytes(&key), found ? "state" : "missing");
	if (status)
		return status;
	key_tree_commit(&key, fsck->snapshot->registry->county, tree->merkle.leaves);
	status = fsck_get(fsck, &key, &value, &found);
	return status || found ? status : fsck_finding(fsck, 22, key_bytes(&key), "missing");
}
