/* SPDX-License-Identifier: Apache-2.0 */
/* Invariant 22: stored roots that the journal does not give, one kind of damage each. */
#include "sample.h"

static struct sample sample;

/* Two full blocks; commits end at 1, 2, 300 and 520. */
static void setup(void)
{
	static const unsigned counts[] = {1, 298, 220};
	struct change *change;
	unsigned n = 0;

	sample_begin(&sample);
	for (unsigned c = 0; c < 3; c++) {
		OK(change_begin(sample.registry, TIME0 + 1 + c, "", &change, err));
		for (unsigned i = 0; i < counts[c]; i++) {
			credit_id firm = sample_firm(n++);
			struct entry entry = sample_entry(&firm, "样列〔2026〕1号");

			OK(change_add_entry(change, &entry, err));
		}
		OK(change_commit(change, err));
	}
	sample_fsck(sample.registry);
}

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

struct seen {
	unsigned of[INVARIANT_COUNT + 1];
	int stop;
};

static int note(void *context, const credit_finding *finding)
{
	struct seen *seen = context;

	seen->of[atoi(finding->params[0])]++;
	return seen->stop;
}

static struct seen check(void)
{
	struct seen seen = {0};

	ck_assert_int_eq(
		credit_fsck(sample.registry, note, &seen, NULL, NULL), CREDIT_ECORRUPT);
	return seen;
}

static struct key key_of(int row, uint64_t number)
{
	struct key key;

	if (row == TREE_BLOCK)
		key_tree_block(&key, 629999, number);
	else if (row == TREE_COMMIT)
		key_tree_commit(&key, 629999, number);
	else
		key_tree_state(&key, 629999);
	if (row > TREE_STATE) {
		key_begin(&key, 629999, TABLE_TREE);
		key_u8(&key, (uint8_t)row);
	}
	return key;
}

static const uint8_t other[DIGEST_BYTES] = {7};

static const struct {
	int row;
	uint64_t number;
	size_t length; /* of other bytes; 0: the row is gone */
	int invariant;
	unsigned count;
} plants[] = {
	{TREE_BLOCK, 0, 0, 22, 1},              /* a block is gone */
	{TREE_BLOCK, 1, DIGEST_BYTES, 22, 1},   /* is another */
	{TREE_BLOCK, 1, 31, 22, 1},             /* is short */
	{TREE_BLOCK, 2, DIGEST_BYTES, 22, 1},   /* is not full yet */
	{TREE_COMMIT, 2, 0, 22, 1},             /* a root is gone: the state counts them */
	{TREE_COMMIT, 2, DIGEST_BYTES, 22, 1},  /* is another */
	{TREE_COMMIT, 2, 33, 22, 1},
	{TREE_COMMIT, 520, 0, 22, 2},           /* the last: counted, and missed */
	{TREE_COMMIT, 0, DIGEST_BYTES, 22, 2},  /* nothing ends there */
	{TREE_COMMIT, 521, DIGEST_BYTES, 22, 2},
	{TREE_COMMIT, 77, DIGEST_BYTES, 22, 2}, /* one too many, and not its root */
	{TREE_STATE, 0, 0, 22, 1},
	{TREE_STATE, 0, DIGEST_BYTES, 22, 1},
	{3, 0, DIGEST_BYTES, 16, 1},            /* no such kind of row */
};

START_TEST(test_each_damage_is_told_as_often_as_it_is_there)
{
	uint8_t bytes[64] = {7};
	struct key key = key_of(plants[_i].row, plants[_i].number);
	struct seen seen;

	setup();
	put(&key, plants[_i].length ? bytes : NULL, plants[_i].length);
	seen = check();
	ck_assert_uint_eq(seen.of[plants[_i].invariant], plants[_i].count);
	for (int i = 1; i <= INVARIANT_COUNT; i++)
		if (i != plants[_i].invariant)
			ck_assert_uint_eq(seen.of[i], 0);
	sample_end(&sample);
}
END_TEST

/* A leaf that changed, with its record: only what was stored before tells. */
START_TEST(test_a_journal_that_agrees_with_itself_is_still_found)
{
	struct bytes value;
	struct key key;
	uint8_t copy[300];
	size_t length;
	credit_snapshot *snapshot;
	struct seen seen;

	setup();
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	key_journal(&key, 629999, 280);
	OK(view_get(snapshot, &key, &value, err));
	length = value.length;
	memcpy(copy, value.data, length);
	credit_snapshot_end(snapshot);
	copy[20] ^= 1; /* of the digest */
	put(&key, copy, length);
	seen = check();
	ck_assert_uint_eq(seen.of[4], 1);
	ck_assert_uint_eq(seen.of[22], 3); /* its block, the first root behind it, the state */
	sample_end(&sample);
}
END_TEST

START_TEST(test_a_gap_in_the_journal_is_told_once_and_not_by_the_tree)
{
	struct key key;
	struct seen seen;

	setup();
	key_journal(&key, 629999, 280);
	put(&key, NULL, 0);
	seen = check();
	ck_assert_uint_eq(seen.of[2], 1);
	ck_assert_uint_eq(seen.of[22], 0);
	sample_end(&sample);
}
END_TEST

START_TEST(test_rows_without_the_feature_are_told)
{
	static const char before[] = "libcredit store 1\0\0\x09\x9c\xefjournal";
	struct key key;

	setup();
	key_meta(&key, 0, "signature");
	put(&key, before, sizeof(before));
	ck_assert_uint_eq(check().of[22], 2 + 4 + 1);
	sample_end(&sample);
}
END_TEST

START_TEST(test_a_report_may_stop_it)
{
	struct seen seen = {.stop = 1};
	struct key key = key_of(TREE_BLOCK, 0);

	setup();
	put(&key, other, sizeof(other));
	FAILS(credit_fsck(sample.registry, note, &seen, NULL, err), CREDIT_ECANCELLED,
		"cancelled");
	ck_assert_uint_eq(seen.of[22], 1);
	sample_end(&sample);
}
END_TEST

SUITE("store/fsck_tree",
	TL(test_each_damage_is_told_as_often_as_it_is_there,
		sizeof(plants) / sizeof(plants[0])),
	T(test_a_journal_that_agrees_with_itself_is_still_found),
	T(test_a_gap_in_the_journal_is_told_once_and_not_by_the_tree),
	T(test_rows_without_the_feature_are_told), T(test_a_report_may_stop_it))
