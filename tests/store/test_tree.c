/* SPDX-License-Identifier: Apache-2.0 */
/* The journal's tree: roots and paths of every size, stores of before, erasure, damage. */
#include "record/record.h"
#include "seal/merkle_proof.h"
#include "store/erasure.h"
#include "store/tree.h"
#include "store/fsck.h"
#include "sample.h"

#define MANY 900 /* two full blocks and a part of one */

static struct sample sample;
static unsigned next_firm;
static int64_t next_us = TIME0;

static void add_records(unsigned count)
{
	struct change *change;

	OK(change_begin(sample.registry, next_us += 1000, "", &change, err));
	for (unsigned i = 0; i < count; i++) {
		credit_id firm = sample_firm(next_firm++);
		struct entry entry = sample_entry(&firm, "样列〔2026〕1号");

		OK(change_add_entry(change, &entry, err));
	}
	OK(change_commit(change, err));
}

static credit_snapshot *look(void)
{
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	return snapshot;
}

/* The roots of all sizes, from nothing but the rows of the journal. */
struct replay {
	struct merkle tree;
	uint8_t roots[MANY + 100][DIGEST_BYTES];
	uint8_t leaves[MANY + 100][DIGEST_BYTES];
};

static int replay_row(void *context, const struct journal_row *row)
{
	struct replay *replay = context;
	uint8_t leaf[LEAF_BYTES];

	ck_assert_uint_eq(row->sequence, replay->tree.leaves + 1);
	journal_leaf(row, leaf);
	merkle_leaf_hash(
		&replay->tree.digest, leaf, sizeof(leaf), replay->leaves[row->sequence]);
	merkle_add_hash(&replay->tree, replay->leaves[row->sequence]);
	return merkle_root(&replay->tree, replay->roots[row->sequence], NULL);
}

static struct replay *replay_all(credit_snapshot *snapshot)
{
	struct replay *replay = calloc(1, sizeof(*replay));

	ck_assert_uint_lt(snapshot->sequence, MANY + 100);
	OK(merkle_open(&replay->tree, registry_hash(sample.registry), err));
	OK(merkle_root(&replay->tree, replay->roots[0], err));
	OK(snapshot_journal(snapshot, 1, UINT64_MAX, replay_row, replay, err));
	return replay;
}

static void replay_free(struct replay *replay)
{
	merkle_close(&replay->tree);
	free(replay);
}

/* A path at two sizes, against the replay's roots. */
static void expect_paths(
	credit_snapshot *snapshot, struct replay *replay, uint64_t first, uint64_t second)
{
	struct digest *digest = &replay->tree.digest;
	struct merkle_path path;
	uint8_t leaf[DIGEST_BYTES];

	OK(snapshot_tree_inclusion(snapshot, first, second, leaf, &path, err));
	ck_assert_mem_eq(leaf, replay->leaves[first], DIGEST_BYTES);
	ck_assert(merkle_inclusion_holds(
		digest, leaf, first - 1, second, &path, replay->roots[second]));
	OK(snapshot_tree_consistency(snapshot, first, second, &path, err));
	ck_assert(merkle_consistency_holds(
		digest, first, second, &path, replay->roots[first], replay->roots[second]));
}

/* All sizes that are small, or near the end of a block; some of the others. */
static void expect_everything(credit_snapshot *snapshot, struct replay *replay)
{
	for (uint64_t size = 0; size <= snapshot->sequence; size++) {
		uint8_t root[DIGEST_BYTES];

		if (size > 5 && size % 256 > 2 && size % 256 < 255 && size % 67)
			continue;

		OK(snapshot_tree_root(snapshot, size, root, err));
		ck_assert_mem_eq(root, replay->roots[size], DIGEST_BYTES);
		for (uint64_t first = 1 + size % 7; first <= size; first += 29)
			expect_paths(snapshot, replay, first, size);
	}
}

static void fill(void)
{
	add_records(1);
	add_records(253); /* with the tables: 255 records, a block lacks one */
	add_records(1);
	add_records(300);
	add_records(5);
}

START_TEST(test_roots_and_paths_at_any_two_sizes)
{
	credit_snapshot *snapshot;
	struct replay *replay;

	sample_begin(&sample);
	fill();
	snapshot = look();
	replay = replay_all(snapshot);
	expect_everything(snapshot, replay);
	replay_free(replay);
	credit_snapshot_end(snapshot);
	sample_fsck(sample.registry);
	sample_end(&sample);
}
END_TEST

START_TEST(test_sm3_has_its_own_tree)
{
	credit_create_options options;
	credit_snapshot *snapshot;
	struct replay *replay;

	credit_create_options_init(&options);
	options.id_key = sample_key;
	options.id_key_length = sizeof(sample_key);
	options.hash = "sm3";
	options.now_us = TIME0;
	sample.place = sample_place();
	OK(credit_create(sample.place, &options, &sample.registry, err));
	add_records(20);
	snapshot = look();
	replay = replay_all(snapshot);
	expect_everything(snapshot, replay);
	replay_free(replay);
	credit_snapshot_end(snapshot);
	sample_fsck(sample.registry);
	sample_end(&sample);
}
END_TEST

/* One row of 'H' as it is stored; data is NULL when it is not there. */
static struct bytes stored(credit_snapshot *snapshot, const struct key *key)
{
	struct bytes value = {NULL, 0};
	int status = view_get(snapshot, key, &value, NULL);

	ck_assert(status == CREDIT_OK || status == CREDIT_ENOTFOUND);
	return value;
}

START_TEST(test_root_is_stored_with_each_commit_and_each_full_block)
{
	static const uint64_t commits[] = {1, 2, 255, 256, 556, 561};
	credit_snapshot *snapshot;
	struct replay *replay;
	struct bytes value;
	struct key key;
	size_t roots = 0;

	sample_begin(&sample);
	fill();
	snapshot = look();
	replay = replay_all(snapshot);
	for (uint64_t size = 0; size <= snapshot->sequence; size++) {
		key_tree_commit(&key, 629999, size);
		value = stored(snapshot, &key);
		if (!value.data)
			continue;
		ck_assert_uint_eq(size, commits[roots++]);
		ck_assert_uint_eq(value.length, DIGEST_BYTES);
		ck_assert_mem_eq(value.data, replay->roots[size], DIGEST_BYTES);
	}
	ck_assert_uint_eq(roots, 6);
	key_tree_block(&key, 629999, 0); /* the tree of 256 leaves is one block */
	value = stored(snapshot, &key);
	ck_assert_mem_eq(value.data, replay->roots[256], DIGEST_BYTES);
	key_tree_block(&key, 629999, 1);
	ck_assert_ptr_nonnull(stored(snapshot, &key).data);
	key_tree_block(&key, 629999, 2);
	ck_assert_ptr_null(stored(snapshot, &key).data);
	replay_free(replay);
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}
END_TEST

START_TEST(test_an_aborted_change_leaves_the_tree_alone)
{
	credit_id firm = sample_firm(60000);
	struct entry entry = sample_entry(&firm, "样列〔2026〕1号");
	uint8_t before[DIGEST_BYTES], after[DIGEST_BYTES];
	credit_snapshot *snapshot;
	struct change *change;

	sample_begin(&sample);
	add_records(254);
	snapshot = look();
	OK(snapshot_tree_root(snapshot, 255, before, err));
	OK(change_begin(sample.registry, next_us += 1000, "", &change, err));
	OK(change_add_entry(change, &entry, err)); /* would fill a block */
	change_abort(change);
	OK(credit_snapshot_renew(snapshot, err));
	ck_assert_uint_eq(snapshot->sequence, 255);
	OK(snapshot_tree_root(snapshot, 255, after, err));
	ck_assert_mem_eq(before, after, DIGEST_BYTES);
	credit_snapshot_end(snapshot);
	add_records(3);
	sample_fsck(sample.registry);
	sample_end(&sample);
}
END_TEST

/* ---- a store of before ---- */

static size_t all_of_tree(credit_snapshot *snapshot, struct key *keys, size_t capacity)
{
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	size_t count = 0;

	key_begin(&prefix, 629999, TABLE_TREE);
	OK(scan_begin(&scan, snapshot, &prefix, false, err));
	while (scan_next(&scan, &row, NULL) == CREDIT_OK) {
		ck_assert_uint_lt(count, capacity);
		memcpy(keys[count].data, row.key.data, row.key.length);
		keys[count++].length = row.key.length;
	}
	scan_end(&scan);
	return count;
}

static const char before_tree[] = "libcredit store 1\0\0\x09\x9c\xefjournal";

static void put(const struct key *key, const void *value, size_t length)
{
	struct engine_row row = {key_bytes(key), {value, length}};
	struct engine_write *write;

	OK(engine_write_begin(sample.registry->engine, &write, err));
	if (value)
		OK(engine_put(write, &row, 1, err));
	else
		OK(engine_erase(write, key_bytes(key), err));
	OK(engine_commit(write, err));
}

/* Take away what libraries of before did not write. */
static void make_old(void)
{
	static struct key keys[64];
	credit_snapshot *snapshot = look();
	size_t count = all_of_tree(snapshot, keys, 64);
	struct key key;

	credit_snapshot_end(snapshot);
	for (size_t i = 0; i < count; i++)
		put(&keys[i], NULL, 0);
	key_meta(&key, 0, "signature");
	put(&key, before_tree, sizeof(before_tree));
}

START_TEST(test_a_store_of_before_gets_its_tree_with_its_next_record)
{
	credit_snapshot *snapshot;
	struct replay *replay;
	bool named;

	sample_begin(&sample);
	fill();
	make_old();
	sample_fsck(sample.registry);
	snapshot = look();
	OK(tree_is_named(snapshot, &named, err));
	ck_assert(!named);
	replay = replay_all(snapshot); /* asked before: from the journal */
	expect_paths(snapshot, replay, 300, 561);
	replay_free(replay);
	credit_snapshot_end(snapshot);
	credit_close(sample.registry);
	OK(credit_open(sample.place, NULL, &sample.registry, err));
	add_records(_i == 0 ? 1 : _i == 1 ? 250 : 300);
	snapshot = look();
	OK(tree_is_named(snapshot, &named, err));
	ck_assert(named);
	replay = replay_all(snapshot);
	expect_everything(snapshot, replay);
	replay_free(replay);
	credit_snapshot_end(snapshot);
	sample_fsck(sample.registry);
	add_records(1);
	sample_fsck(sample.registry);
	sample_end(&sample);
}
END_TEST

START_TEST(test_nothing_added_leaves_a_store_of_before_as_it_is)
{
	credit_snapshot *snapshot;
	struct change *change;
	bool named;

	sample_begin(&sample);
	make_old();
	OK(change_begin(sample.registry, next_us += 1000, "", &change, err));
	OK(change_commit(change, err));
	snapshot = look();
	OK(tree_is_named(snapshot, &named, err));
	ck_assert(!named);
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}
END_TEST

/* A process of before, which had the store open, wrote on: the next one catches up. */
START_TEST(test_records_that_the_tree_lacks_are_caught_up)
{
	struct bytes value;
	struct key key;
	uint8_t state[TREE_STATE_BYTES_MAX];
	size_t length;
	credit_snapshot *snapshot;

	sample_begin(&sample);
	add_records(100);
	snapshot = look();
	key_tree_state(&key, 629999);
	value = stored(snapshot, &key);
	length = value.length;
	memcpy(state, value.data, length);
	credit_snapshot_end(snapshot);
	add_records(200); /* its root is of 301 records, and goes too */
	put(&key, state, length);
	key_tree_commit(&key, 629999, 301);
	put(&key, NULL, 0);
	key_tree_block(&key, 629999, 0);
	put(&key, NULL, 0);
	add_records(10);
	sample_fsck(sample.registry);
	sample_end(&sample);
}
END_TEST

/* ---- erasure ---- */

START_TEST(test_erasing_leaves_roots_and_paths_valid)
{
	credit_snapshot *snapshot;
	struct replay *before, *after;
	struct erasure erasure = {.day = DAY0, .document = "删1号", .authority = "",
		.operator_ = "", .basis = "个人信息保护法 art. 47"};
	struct change *change;
	credit_id firm;

	sample_begin(&sample);
	next_firm = 1000;
	fill();
	snapshot = look();
	before = replay_all(snapshot);
	credit_snapshot_end(snapshot);
	firm = sample_firm(1010);
	OK(change_begin(sample.registry, next_us += 1000, "", &change, err));
	OK(change_erase(change, &firm, NULL, 0, &erasure, err));
	OK(change_commit(change, err));
	snapshot = look();
	after = replay_all(snapshot);
	ck_assert_mem_eq(before->roots, after->roots, 562 * sizeof(after->roots[0]));
	expect_everything(snapshot, after);
	expect_paths(snapshot, before, 12, 561); /* the erased record in a tree of before */
	replay_free(before);
	replay_free(after);
	credit_snapshot_end(snapshot);
	sample_fsck(sample.registry);
	sample_end(&sample);
}
END_TEST

/* ---- misuse and damage ---- */

START_TEST(test_sizes_that_the_snapshot_does_not_know_are_refused)
{
	credit_moment known = {.kind = CREDIT_MOMENT_SEQUENCE, .sequence = 4};
	struct merkle_path path = {.count = 1};
	uint8_t root[DIGEST_BYTES], leaf[DIGEST_BYTES];
	credit_snapshot *snapshot;

	sample_begin(&sample);
	add_records(9);
	OK(credit_snapshot_begin(sample.registry, &known, &snapshot, err));
	OK(snapshot_tree_root(snapshot, 4, root, err));
	FAILS(snapshot_tree_root(snapshot, 5, root, err), CREDIT_EINVAL, "tree-range");
	ck_assert_int_eq(root[0] | root[31], 0);
	FAILS(snapshot_tree_inclusion(snapshot, 0, 4, leaf, &path, err), CREDIT_EINVAL,
		"tree-range");
	ck_assert_uint_eq(path.count, 0);
	FAILS(snapshot_tree_inclusion(snapshot, 4, 3, leaf, &path, err), CREDIT_EINVAL,
		"tree-range");
	FAILS(snapshot_tree_inclusion(snapshot, 1, 5, leaf, &path, err), CREDIT_EINVAL,
		"tree-range");
	FAILS(snapshot_tree_consistency(snapshot, 0, 4, &path, err), CREDIT_EINVAL,
		"tree-range");
	FAILS(snapshot_tree_consistency(snapshot, 4, 3, &path, err), CREDIT_EINVAL,
		"tree-range");
	FAILS(snapshot_tree_consistency(snapshot, 3, 5, &path, err), CREDIT_EINVAL,
		"tree-range");
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}
END_TEST

static const struct {
	enum tree_row row;
	uint64_t number;
	const char *value; /* NULL: gone; "~": a bit of it changed */
	bool write_fails;
} damage[] = {
	{TREE_STATE, 0, NULL, true},
	{TREE_STATE, 0, "", true},
	{TREE_STATE, 0, "a size that is not 561", true},
	{TREE_COMMIT, 561, "~", false},
	{TREE_COMMIT, 561, "short", false},
	{TREE_BLOCK, 0, NULL, false},
	{TREE_BLOCK, 0, "~", false},
	{TREE_BLOCK, 1, "short", false},
};

START_TEST(test_damage_is_told_and_never_answered_from)
{
	uint8_t copy[TREE_STATE_BYTES_MAX], root[DIGEST_BYTES];
	credit_snapshot *snapshot;
	struct change *change;
	struct bytes value;
	struct key key;

	sample_begin(&sample);
	next_firm = 0;
	fill();
	snapshot = look();
	if (damage[_i].row == TREE_STATE)
		key_tree_state(&key, 629999);
	else if (damage[_i].row == TREE_BLOCK)
		key_tree_block(&key, 629999, damage[_i].number);
	else
		key_tree_commit(&key, 629999, damage[_i].number);
	value = stored(snapshot, &key);
	memcpy(copy, value.data, value.length);
	copy[3] ^= 1;
	credit_snapshot_end(snapshot);
	if (damage[_i].value && damage[_i].value[0] == '~')
		put(&key, copy, value.length);
	else
		put(&key, damage[_i].value, damage[_i].value ? strlen(damage[_i].value) : 0);
	snapshot = look();
	FAILS(snapshot_tree_root(snapshot, 561, root, err), CREDIT_ECORRUPT, "store-value");
	credit_snapshot_end(snapshot);
	ck_assert_int_eq(credit_fsck(sample.registry, NULL, NULL, NULL, NULL), CREDIT_ECORRUPT);
	if (damage[_i].write_fails)
		FAILS(change_begin(sample.registry, next_us += 1000, "", &change, err),
			CREDIT_ECORRUPT, "store-value");
	sample_end(&sample);
}
END_TEST

START_TEST(test_a_state_is_read_as_it_was_written)
{
	uint8_t bytes[TREE_STATE_BYTES_MAX];
	struct merkle a = {.leaves = 0xA5}, b;
	uint64_t commits;
	size_t length;

	memset(&b, 0, sizeof(b));
	for (int i = 0; i < 8; i++)
		memset(a.peaks[i], i + 1, DIGEST_BYTES);
	length = tree_state_write(&a, 7, bytes);
	ck_assert_uint_eq(length, 16 + 4 * DIGEST_BYTES);
	ck_assert_int_eq(bytes[16], 8); /* the largest first */
	ck_assert(tree_state_read((struct bytes){bytes, length}, &b, &commits));
	ck_assert_uint_eq(b.leaves, 0xA5);
	ck_assert_uint_eq(commits, 7);
	ck_assert_mem_eq(a.peaks[5], b.peaks[5], DIGEST_BYTES);
	for (size_t i = 0; i < length; i++)
		ck_assert(!tree_state_read((struct bytes){bytes, i}, &b, &commits));
	ck_assert(!tree_state_read((struct bytes){bytes, length + 1}, &b, &commits));
}
END_TEST

SUITE("store/tree", T(test_roots_and_paths_at_any_two_sizes), T(test_sm3_has_its_own_tree),
	T(test_root_is_stored_with_each_commit_and_each_full_block),
	T(test_an_aborted_change_leaves_the_tree_alone),
	TL(test_a_store_of_before_gets_its_tree_with_its_next_record, 3),
	T(test_nothing_added_leaves_a_store_of_before_as_it_is),
	T(test_records_that_the_tree_lacks_are_caught_up),
	T(test_erasing_leaves_roots_and_paths_valid),
	T(test_sizes_that_the_snapshot_does_not_know_are_refused),
	TL(test_damage_is_told_and_never_answered_from, sizeof(damage) / sizeof(damage[0])),
	T(test_a_state_is_read_as_it_was_written))
