/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tree.c - the tree over the journal: grown by each change, asked for roots and paths.
 *
 * Growing runs with every record and costs two short sums.  Asking runs once a
 * proof: roots of large subtrees come from the stored blocks, of small ones from
 * at most 255 journal rows.
 */
#include "store/tree.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "seal/merkle_proof.h"

/* ---- state ---- */

size_t tree_state_write(
	const struct merkle *merkle, uint64_t commits, uint8_t out[TREE_STATE_BYTES_MAX])
{
	size_t length = 8 + 8;

	for (int i = 0; i < 8; i++) {
		out[i] = (uint8_t)(merkle->leaves >> (56 - 8 * i));
		out[8 + i] = (uint8_t)(commits >> (56 - 8 * i));
	}
	for (int height = MERKLE_HEIGHT_MAX; height-- > 0;)
		if (merkle->leaves >> height & 1) {
			memcpy(out + length, merkle->peaks[height], DIGEST_BYTES);
			length += DIGEST_BYTES;
		}
	return length;
}

bool tree_state_read(struct bytes value, struct merkle *merkle, uint64_t *commits)
{
	struct span span = span_of(value.data, value.length);

	merkle->leaves = span_u64(&span);
	*commits = span_u64(&span);
	for (int height = MERKLE_HEIGHT_MAX; height-- > 0;)
		if (merkle->leaves >> height & 1) {
			const uint8_t *peak = span_bytes(&span, DIGEST_BYTES);

			if (!peak)
				return false;
			memcpy(merkle->peaks[height], peak, DIGEST_BYTES);
		}
	return !span.bad && span_left(&span) == 0;
}

static int get_signature(const credit_snapshot *snapshot, struct bytes *value, credit_error *err)
{
	struct key key;
	int status;

	key_meta(&key, 0, "signature");
	status = view_get(snapshot, &key, value, err);
	return status == CREDIT_ENOTFOUND ? fail_value(err, key_bytes(&key), "missing") : status;
}

int tree_is_named(const credit_snapshot *snapshot, bool *named, credit_error *err)
{
	const size_t before = sizeof(SCHEMA_SIGNATURE) + COUNTY_BYTES;
	struct bytes value;
	struct span span;
	int status = get_signature(snapshot, &value, err);

	*named = false;
	if (status)
		return status;
	span = span_of(value.data, value.length);
	span_bytes(&span, before);
	while (!span.bad && span_left(&span) > 0) {
		const char *name = (const char *)span.at;
		const char *end = memchr(name, 0, span_left(&span));

		if (!end)
			return FAIL(err, CREDIT_ECORRUPT, MSG_STORE_VALUE, "signature",
				"features");
		*named = *named || strcmp(name, FEATURE_TREE) == 0;
		span_bytes(&span, (size_t)(end - name) + 1);
	}
	return CREDIT_OK;
}

/* Read the state; *found is false in a store that has no tree yet. */
static int get_state(const credit_snapshot *snapshot, struct merkle *merkle, uint64_t *commits,
	bool *found, credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	key_tree_state(&key, snapshot->registry->county);
	status = view_get(snapshot, &key, &value, err);
	*found = status == CREDIT_OK;
	if (status == CREDIT_ENOTFOUND) {
		bool named;

		merkle_clear(merkle);
		*commits = 0;
		status = tree_is_named(snapshot, &named, err);
		return !status && named ? fail_value(err, key_bytes(&key), "missing") : status;
	}
	if (!status && !tree_state_read(value, merkle, commits))
		return fail_value(err, key_bytes(&key), "tree");
	return status;
}

/* ---- growing ---- */

void tree_leaf(struct digest *digest, const struct journal_row *row, uint8_t out[DIGEST_BYTES])
{
	uint8_t leaf[LEAF_BYTES];

	journal_leaf(row, leaf);
	merkle_leaf_hash(digest, leaf, sizeof(leaf), out);
}

int tree_load(struct change *change, credit_error *err)
{
	struct key key;
	bool found;
	int status = get_state(
		&change->view, &change->tree, &change->tree_commits, &found, err);

	if (!status && change->tree.leaves > change->head.sequence) {
		key_tree_state(&key, change->registry->county);
		return fail_value(err, key_bytes(&key), "tree");
	}
	return status;
}

/* A leaf more; a full block gets its row. */
static int add_leaf(struct change *change, const struct journal_row *row, credit_error *err)
{
	struct merkle *tree = &change->tree;
	uint8_t leaf[DIGEST_BYTES];
	uint8_t block[DIGEST_BYTES];
	struct key key;

	tree_leaf(&tree->digest, row, leaf);
	if (!merkle_add_block(tree, leaf, TREE_BLOCK_HEIGHT, block))
		return CREDIT_OK;
	key_tree_block(&key, change->registry->county, (tree->leaves >> TREE_BLOCK_HEIGHT) - 1);
	return pending_add(&change->pending, &key, block, sizeof(block), err);
}

int tree_add(struct change *change, enum journal_kind kind,
	const uint8_t payload[DIGEST_BYTES], credit_error *err)
{
	struct journal_row row = {.sequence = change->sequence,
		.learned_us = change->view.learned_us, .kind = kind};

	if (change->tree.leaves + 1 != change->sequence)
		return CREDIT_OK; /* it lacks records of before; tree_commit() reads all */
	memcpy(row.payload, payload, DIGEST_BYTES);
	return add_leaf(change, &row, err);
}

struct catching_up {
	struct change *change;
	credit_error *err;
};

static int catch_row(void *context, const struct journal_row *row)
{
	struct catching_up *up = context;
	struct key key;

	if (row->sequence == up->change->tree.leaves + 1)
		return add_leaf(up->change, row, up->err);
	key_journal(&key, up->change->registry->county, up->change->tree.leaves + 1);
	return fail_value(up->err, key_bytes(&key), "missing");
}

/* Records that the tree lacks, from the journal; what waits is put before it is read. */
static int catch_up(struct change *change, credit_error *err)
{
	struct catching_up up = {change, err};
	struct key key;
	int status = snapshot_journal(&change->view, change->tree.leaves + 1, change->sequence,
		catch_row, &up, err);

	if (status || change->tree.leaves == change->sequence)
		return status;
	key_journal(&key, change->registry->county, change->tree.leaves + 1);
	return fail_value(err, key_bytes(&key), "missing");
}

/* Name the feature beside those that are named already. */
static int name_feature(struct change *change, credit_error *err)
{
	struct bytes value;
	struct key key;
	bool named;
	int status = tree_is_named(&change->view, &named, err);

	if (status || named)
		return status;
	status = get_signature(&change->view, &value, err);
	if (status)
		return status;
	buf_reset(&change->value);
	buf_put(&change->value, value.data, value.length);
	buf_put(&change->value, FEATURE_TREE, sizeof(FEATURE_TREE));
	if (change->value.status)
		return MEMORY(err);
	key_meta(&key, 0, "signature");
	return pending_add(
		&change->pending, &key, change->value.data, change->value.length, err);
}

int tree_commit(struct change *change, credit_error *err)
{
	uint8_t state[TREE_STATE_BYTES_MAX];
	uint8_t root[DIGEST_BYTES];
	struct key key;
	int status = CREDIT_OK;

	if (change->tree.leaves < change->sequence)
		status = catch_up(change, err);
	if (!status)
		status = name_feature(change, err);
	if (!status)
		status = merkle_root(&change->tree, root, err);
	if (status)
		return status;
	key_tree_commit(&key, change->registry->county, change->sequence);
	status = pending_add(&change->pending, &key, root, sizeof(root), err);
	if (status)
		return status;
	key_tree_state(&key, change->registry->county);
	return pending_add(&change->pending, &key, state,
		tree_state_write(&change->tree, change->tree_commits + 1, state), err);
}

/* ---- asking ---- */

/* What a source reads from; its tree folds subtrees. */
struct tree_reading {
	credit_snapshot *snapshot;
	struct merkle fold;
	uint64_t blocks; /* full ones that are stored */
	uint64_t next;   /* the record that must come next */
};

static int fold_blocks(struct tree_reading *r, uint64_t first, uint64_t count, credit_error *err)
{
	struct engine_row row;
	struct scan scan;
	struct key key;
	int status;

	key_tree_block(&key, r->snapshot->registry->county, first);
	key.length -= sizeof(uint64_t);
	status = scan_begin(&scan, r->snapshot, &key, false, err);
	for (uint64_t i = first; i < first + count && !status; i++) {
		key_tree_block(&key, r->snapshot->registry->county, i);
		if (i == first)
			scan_seek(&scan, &key);
		status = scan_next(&scan, &row, err);
		if (status == CREDIT_ENOTFOUND ||
			(!status && !bytes_equal(row.key, key_bytes(&key))))
			status = fail_value(err, key_bytes(&key), "missing");
		if (!status && row.value.length != DIGEST_BYTES)
			status = fail_value(err, row.key, "block");
		if (!status)
			merkle_add_hash(&r->fold, row.value.data);
	}
	scan_end(&scan);
	return status;
}

static int fold_row(void *context, const struct journal_row *row)
{
	struct tree_reading *r = context;
	uint8_t leaf[DIGEST_BYTES];

	if (row->sequence != r->next)
		return CREDIT_ECORRUPT;
	r->next++;
	tree_leaf(&r->fold.digest, row, leaf);
	merkle_add_hash(&r->fold, leaf);
	return CREDIT_OK;
}

static int fold_leaves(struct tree_reading *r, uint64_t first, uint64_t count, credit_error *err)
{
	struct key key;
	int status;

	r->next = first + 1;
	status = snapshot_journal(r->snapshot, first + 1, first + count, fold_row, r, err);
	if (status == CREDIT_ECORRUPT || (!status && r->next != first + count + 1)) {
		key_journal(&key, r->snapshot->registry->county, r->next);
		return fail_value(err, key_bytes(&key), "missing");
	}
	return status;
}

static int tree_subtree(void *context, int height, uint64_t index, uint8_t out[DIGEST_BYTES],
	credit_error *err)
{
	struct tree_reading *r = context;
	uint64_t first = index << height;
	uint64_t count = UINT64_C(1) << height;
	int status;

	merkle_clear(&r->fold);
	if (height >= TREE_BLOCK_HEIGHT && (first + count) >> TREE_BLOCK_HEIGHT <= r->blocks)
		status = fold_blocks(r, first >> TREE_BLOCK_HEIGHT, count >> TREE_BLOCK_HEIGHT,
			err);
	else
		status = fold_leaves(r, first, count, err);
	return status ? status : merkle_root(&r->fold, out, err);
}

static int reading_begin(
	struct tree_reading *r, credit_snapshot *snapshot, credit_error *err)
{
	uint64_t commits;
	bool found = false;
	int status = merkle_open(&r->fold, snapshot->registry->hash, err);

	r->snapshot = snapshot;
	if (!status)
		status = get_state(snapshot, &r->fold, &commits, &found, err);
	r->blocks = found ? r->fold.leaves >> TREE_BLOCK_HEIGHT : 0;
	return status;
}

static struct merkle_source source_of(struct tree_reading *r)
{
	struct merkle_source source = {&r->fold.digest, tree_subtree, r};

	return source;
}

/* The root that was stored with a commit of this size, if there was one, is this. */
static int check_commit(const struct tree_reading *r, uint64_t size,
	const uint8_t root[DIGEST_BYTES], credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	key_tree_commit(&key, r->snapshot->registry->county, size);
	status = view_get(r->snapshot, &key, &value, err);
	if (status == CREDIT_ENOTFOUND)
		return CREDIT_OK;
	if (!status &&
		(value.length != DIGEST_BYTES || memcmp(value.data, root, DIGEST_BYTES) != 0))
		return fail_value(err, key_bytes(&key), "root");
	return status;
}

static int fail_range(const credit_snapshot *snapshot, uint64_t number, credit_error *err)
{
	char asked[24];
	char known[24];

	snprintf(asked, sizeof(asked), "%" PRIu64, number);
	snprintf(known, sizeof(known), "%" PRIu64, snapshot->sequence);
	return FAIL(err, CREDIT_EINVAL, MSG_TREE_RANGE, asked, known);
}

int snapshot_tree_root(credit_snapshot *snapshot, uint64_t size, uint8_t root[DIGEST_BYTES],
	credit_error *err)
{
	struct tree_reading r = {0};
	struct merkle_source source = source_of(&r);
	int status;

	memset(root, 0, DIGEST_BYTES);
	if (size > snapshot->sequence)
		return fail_range(snapshot, size, err);
	status = reading_begin(&r, snapshot, err);
	if (!status)
		status = merkle_source_root(&source, size, root, err);
	if (!status)
		status = check_commit(&r, size, root, err);
	if (status)
		memset(root, 0, DIGEST_BYTES);
	merkle_close(&r.fold);
	return status;
}

int snapshot_tree_inclusion(credit_snapshot *snapshot, uint64_t sequence, uint64_t size,
	uint8_t leaf[DIGEST_BYTES], struct merkle_path *out, credit_error *err)
{
	struct tree_reading r = {0};
	struct merkle_source source = source_of(&r);
	struct journal_row row;
	int status;

	out->count = 0;
	memset(leaf, 0, DIGEST_BYTES);
	if (sequence == 0 || sequence > size || size > snapshot->sequence)
		return fail_range(snapshot, size > snapshot->sequence ? size : sequence, err);
	status = reading_begin(&r, snapshot, err);
	if (!status)
		status = journal_get(snapshot, sequence, &row, err);
	if (!status)
		status = merkle_inclusion(&source, sequence - 1, size, out, err);
	if (!status)
		tree_leaf(&r.fold.digest, &row, leaf);
	if (!status)
		status = digest_status(&r.fold.digest, err);
	merkle_close(&r.fold);
	return status;
}

int snapshot_tree_consistency(credit_snapshot *snapshot, uint64_t first, uint64_t second,
	struct merkle_path *out, credit_error *err)
{
	struct tree_reading r = {0};
	struct merkle_source source = source_of(&r);
	int status;

	out->count = 0;
	if (first == 0 || first > second || second > snapshot->sequence)
		return fail_range(snapshot, second > snapshot->sequence ? second : first, err);
	status = reading_begin(&r, snapshot, err);
	if (!status)
		status = merkle_consistency(&source, first, second, out, err);
	merkle_close(&r.fold);
	return status;
}
