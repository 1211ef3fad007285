/* SPDX-License-Identifier: Apache-2.0 */
/* The journal: rows in order, leaves byte for byte, and rows that have no form. */
#include "sample.h"

static const char *place;
static credit_registry *registry;
static credit_snapshot *snapshot;
static struct arena arena;

static void setup(void)
{
	place = sample_place();
	registry = sample_create(place);
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	snapshot = NULL;
	credit_close(registry);
	sample_gone(place);
	arena_free(&arena);
}

/* Two records in one change: with the tables, sequences 1 to 3. */
static void fill(struct entry *entry)
{
	static credit_id firm;
	struct change *change;
	struct event event;

	firm = sample_firm(1);
	*entry = sample_entry(&firm, "a");
	event = sample_event(entry, CREDIT_EVENT_OBJECTED, DAY0 + 1, "b");
	OK(change_begin(registry, TIME0 + 1, "", &change, err));
	OK(change_add_entry(change, entry, err));
	OK(change_add_event(change, &event, err));
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
}

struct seen {
	int kinds[8];
	size_t count;
	size_t stop_after;
};

static int note(void *context, const struct journal_row *row)
{
	struct seen *seen = context;

	ck_assert_uint_lt(seen->count, 8);
	seen->kinds[seen->count++] = row->kind;
	return seen->count == seen->stop_after ? CREDIT_ECANCELLED : 0;
}

START_TEST(test_rows_are_visited_in_order_within_the_range)
{
	struct seen all = {.stop_after = 0}, one = {.stop_after = 0}, none = {.stop_after = 0};
	struct seen stopped = {.stop_after = 1};
	struct entry entry;

	setup();
	fill(&entry);
	OK(snapshot_journal(snapshot, 1, UINT64_MAX, note, &all, err));
	ck_assert_uint_eq(all.count, 3);
	ck_assert_int_eq(all.kinds[0], JOURNAL_TABLES);
	ck_assert_int_eq(all.kinds[1], JOURNAL_ENTRY);
	ck_assert_int_eq(all.kinds[2], JOURNAL_EVENT);
	OK(snapshot_journal(snapshot, 2, 2, note, &one, err));
	ck_assert_uint_eq(one.count, 1);
	ck_assert_int_eq(one.kinds[0], JOURNAL_ENTRY);
	OK(snapshot_journal(snapshot, 4, UINT64_MAX, note, &none, err));
	ck_assert_uint_eq(none.count, 0);
	ck_assert_int_eq(snapshot_journal(snapshot, 1, 3, note, &stopped, NULL),
		CREDIT_ECANCELLED);
	ck_assert_uint_eq(stopped.count, 1);
	teardown();
}
END_TEST

START_TEST(test_a_row_names_its_entry_and_a_missing_one_is_corrupt)
{
	struct journal_row row;
	struct entry entry;

	setup();
	fill(&entry);
	OK(journal_get(snapshot, 3, &row, err));
	ck_assert_uint_eq(row.sequence, 3);
	ck_assert_int_eq(row.learned_us, TIME0 + 1);
	ck_assert(row.entry_set);
	ck_assert_mem_eq(&row.entry, &entry.id, sizeof(entry.id));
	OK(journal_get(snapshot, 1, &row, err));
	ck_assert(!row.entry_set);
	ck_assert_int_eq(journal_get(snapshot, 4, &row, NULL), CREDIT_ECORRUPT);
	teardown();
}
END_TEST

START_TEST(test_a_row_of_no_form_is_refused)
{
	struct journal_row row;
	struct entry entry;
	struct bytes value;
	struct key key;
	uint8_t copy[512];

	setup();
	fill(&entry);
	key_journal(&key, 629999, 2);
	OK(view_get(snapshot, &key, &value, err));
	ck_assert_uint_le(value.length, sizeof(copy));
	memcpy(copy, value.data, value.length);
	value.data = copy;
	ck_assert(journal_row_read(key_bytes(&key), value, &row));
	copy[8] = JOURNAL_EVENT; /* the locator is an entry's */
	ck_assert(!journal_row_read(key_bytes(&key), value, &row));
	copy[8] = 99;
	ck_assert(!journal_row_read(key_bytes(&key), value, &row));
	copy[8] = JOURNAL_ENTRY;
	key.length--;
	ck_assert(!journal_row_read(key_bytes(&key), value, &row));
	key.length++;
	for (size_t length = 0; length < value.length; length++) {
		struct bytes cut = {copy, length};

		ck_assert_msg(!journal_row_read(key_bytes(&key), cut, &row), "%zu", length);
	}
	teardown();
}
END_TEST

START_TEST(test_a_leaf_is_sequence_time_kind_and_digest)
{
	struct journal_row row = {
		.sequence = 0x0102, .learned_us = 0x030405, .kind = JOURNAL_UNDO};
	static const uint8_t head[17] = {
		0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 3, 4, 5, JOURNAL_UNDO};
	uint8_t leaf[LEAF_BYTES];

	memset(row.payload, 0xab, sizeof(row.payload));
	journal_leaf(&row, leaf);
	ck_assert_mem_eq(leaf, head, sizeof(head));
	ck_assert_mem_eq(leaf + 17, row.payload, DIGEST_BYTES);
	ck_assert_uint_eq(LEAF_BYTES, 17 + DIGEST_BYTES);
}
END_TEST

START_TEST(test_kinds_have_names_and_others_have_none)
{
	ck_assert_str_eq(journal_kind_name(JOURNAL_ENTRY), "entry");
	ck_assert_str_eq(journal_kind_name(JOURNAL_EDITION), "edition");
	ck_assert_str_eq(journal_kind_name(0), "");
	ck_assert_str_eq(journal_kind_name(JOURNAL_KINDS), "");
	ck_assert_str_eq(journal_kind_name(-1), "");
}
END_TEST

SUITE("store/journal", T(test_rows_are_visited_in_order_within_the_range),
	T(test_a_row_names_its_entry_and_a_missing_one_is_corrupt),
	T(test_a_row_of_no_form_is_refused), T(test_a_leaf_is_sequence_time_kind_and_digest),
	T(test_kinds_have_names_and_others_have_none))
