/* SPDX-License-Identifier: Apache-2.0 */
/* Changes: what is added is read again, whole or not at all, as of any moment. */
#include "sample.h"

START_TEST(test_what_was_committed_is_read_again)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "样市监列〔2026〕1号");
	struct arena arena = ARENA_INIT;
	struct subject_records records;
	credit_snapshot *snapshot;
	struct change *change;

	OK(change_begin(registry, TIME0 + 1, "李四", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(snapshot_subject(change_view(change), &firm, &arena, &records, err));
	ck_assert_uint_eq(records.entries_count, 1);
	ck_assert_uint_eq(change_count(change), 1);
	OK(change_commit(change, err));

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_subject(snapshot, &firm, &arena, &records, err));
	ck_assert_uint_eq(records.entries_count, 1);
	ck_assert_str_eq(records.entries[0]->name, entry.name);
	ck_assert_uint_eq(records.entries[0]->sequence, 2); /* 1: the tables */
	ck_assert_int_eq(records.entries[0]->learned_us, TIME0 + 1);
	ck_assert_uint_eq(credit_snapshot_sequence(snapshot), 2);
	credit_snapshot_end(snapshot);
	credit_close(registry);
	arena_free(&arena);
	sample_gone(place);
}
END_TEST

SUITE("store/change", T(test_what_was_committed_is_read_again))
