/* SPDX-License-Identifier: Apache-2.0 */
/* Changes: what is added is read again, whole or not at all, as of any moment. */
#include "sample.h"

static struct sample sample;

START_TEST(test_what_was_committed_is_read_again)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "样市监列〔2026〕1号");
	struct subject_records records;
	credit_snapshot *snapshot;
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, "李四", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(snapshot_subject(change_view(change), &firm, &sample.arena, &records, err));
	ck_assert_uint_eq(records.entries_count, 1);
	ck_assert_uint_eq(change_count(change), 1);
	OK(change_commit(change, err));

	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_subject(snapshot, &firm, &sample.arena, &records, err));
	ck_assert_uint_eq(records.entries_count, 1);
	ck_assert_str_eq(records.entries[0]->name, entry.name);
	ck_assert_uint_eq(records.entries[0]->sequence, 2); /* 1: the tables */
	ck_assert_int_eq(records.entries[0]->learned_us, TIME0 + 1);
	ck_assert_uint_eq(credit_snapshot_sequence(snapshot), 2);
	credit_snapshot_end(snapshot);
	ck_assert_uint_eq(sample_fsck(sample.registry).records, 2);
	sample_end(&sample);
}
END_TEST

START_TEST(test_an_aborted_change_leaves_nothing)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct subject_records records;
	credit_snapshot *snapshot;
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, NULL, &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(pending_flush(&change->pending, err)); /* even when rows were put */
	change_abort(change);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_subject(snapshot, &firm, &sample.arena, &records, err));
	ck_assert_uint_eq(records.entries_count, 0);
	ck_assert_uint_eq(credit_snapshot_sequence(snapshot), 1);
	credit_snapshot_end(snapshot);
	change_abort(NULL);
	sample_end(&sample);
}
END_TEST

START_TEST(test_an_empty_change_stores_nothing)
{
	credit_snapshot *snapshot;
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, NULL, &change, err));
	ck_assert_int_eq(change_now_us(change), TIME0 + 1);
	ck_assert_int_eq(change_today(change), 20602); /* 04:26 in China */
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	ck_assert_int_eq(snapshot_learned_us(snapshot), TIME0);
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}
END_TEST

START_TEST(test_the_clock_never_runs_backwards)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct change *change;

	sample_begin(&sample);
	CHANGE(sample.registry, TIME0 + 5, change_add_entry(change, &entry, err));
	FAILS(change_begin(sample.registry, TIME0 + 4, NULL, &change, err), CREDIT_ERULE,
		"clock-backwards");
	ck_assert_ptr_null(change);
	/* standing still is fine */
	OK(change_begin(sample.registry, TIME0 + 5, NULL, &change, err));
	change_abort(change);
	sample_end(&sample);
}
END_TEST

START_TEST(test_an_entry_is_recorded_once)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, NULL, &change, err));
	OK(change_add_entry(change, &entry, err));
	FAILS(change_add_entry(change, &entry, err), CREDIT_EEXISTS, "entry-stored");
	OK(pending_flush(&change->pending, err));
	FAILS(change_add_entry(change, &entry, err), CREDIT_EEXISTS, "entry-stored");
	OK(change_commit(change, err)); /* a refused record does not end the change */
	OK(change_begin(sample.registry, TIME0 + 2, NULL, &change, err));
	FAILS(change_add_entry(change, &entry, err), CREDIT_EEXISTS, "entry-stored");
	change_abort(change);
	ck_assert_uint_eq(sample_fsck(sample.registry).entries, 1);
	sample_end(&sample);
}
END_TEST

START_TEST(test_bad_entries_are_refused)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, NULL, &change, err));
	entry.id.bytes[3] ^= 1;
	FAILS(change_add_entry(change, &entry, err), CREDIT_EINVAL, "entry-key");
	entry.id.bytes[3] ^= 1;
	entry.name = "";
	FAILS(change_add_entry(change, &entry, err), CREDIT_EINVAL, "record-field");
	entry.name = "样例";
	entry.batch = 7; /* not the one to come */
	FAILS(change_add_entry(change, &entry, err), CREDIT_EINVAL, "argument");
	entry.batch = 0;
	ck_assert_int_eq(change_add_entry(change, &entry, NULL), CREDIT_OK);
	ck_assert_int_eq(change_add_entry(change, &entry, NULL), CREDIT_EEXISTS);
	OK(change_commit(change, err));
	sample_end(&sample);
}
END_TEST

START_TEST(test_a_change_that_used_a_batch_number_must_end_with_the_batch)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, NULL, &change, err));
	entry.batch = change_batch_number(change);
	OK(change_add_entry(change, &entry, err));
	FAILS(change_commit(change, err), CREDIT_EINVAL, "argument");
	ck_assert_uint_eq(sample_fsck(sample.registry).entries, 0);
	sample_end(&sample);
}
END_TEST

START_TEST(test_tables_are_added_when_they_differ)
{
	const credit_catalogue *tables;
	struct change *change;
	bool added;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, NULL, &change, err));
	OK(snapshot_tables(change_view(change), &tables, err));
	OK(change_add_tables(change, tables, &added, err));
	ck_assert(!added);
	OK(change_commit(change, err));
	sample_end(&sample);
}
END_TEST

START_TEST(test_a_full_map_loses_nothing_and_grows)
{
	credit_open_options options;
	credit_registry *small;
	credit_id firm = sample_firm(1);
	char facts[8000];
	struct entry entry;
	struct change *change;
	char document[40];
	int status = CREDIT_OK;
	unsigned stored;

	sample_begin(&sample);
	credit_close(sample.registry);
	credit_open_options_init(&options);
	options.map_size_bytes = 1 << 20;
	OK(credit_open(sample.place, &options, &small, err));
	memset(facts, 'x', sizeof(facts) - 1);
	facts[sizeof(facts) - 1] = '\0';
	OK(change_begin(small, TIME0 + 1, NULL, &change, err));
	for (unsigned i = 0; i < 200; i++) {
		snprintf(document, sizeof(document), "文%u号", i);
		entry = sample_entry(&firm, document);
		entry.facts = facts;
		OK(change_add_entry(change, &entry, err));
	}
	FAILS(change_commit(change, err), CREDIT_EFULL, "store-full");
	ck_assert_uint_eq(sample_fsck(small).entries, 0);
	/* the map is doubled before the next change, until it fits */
	for (stored = 0; stored < 8; stored++) {
		OK(change_begin(small, TIME0 + 1, NULL, &change, err));
		for (unsigned i = 0; i < 200; i++) {
			snprintf(document, sizeof(document), "文%u号", i);
			entry = sample_entry(&firm, document);
			entry.facts = facts;
			OK(change_add_entry(change, &entry, err));
		}
		status = change_commit(change, NULL);
		if (status == CREDIT_OK)
			break;
		ck_assert_int_eq(status, CREDIT_EFULL);
	}
	ck_assert_int_eq(status, CREDIT_OK);
	ck_assert_uint_eq(sample_fsck(small).entries, 200);
	credit_close(small);
	sample.registry = NULL;
	sample_end(&sample);
}
END_TEST

SUITE("store/change", T(test_what_was_committed_is_read_again),
	T(test_an_aborted_change_leaves_nothing), T(test_an_empty_change_stores_nothing),
	T(test_the_clock_never_runs_backwards), T(test_an_entry_is_recorded_once),
	T(test_bad_entries_are_refused),
	T(test_a_change_that_used_a_batch_number_must_end_with_the_batch),
	T(test_tables_are_added_when_they_differ),
	T(test_a_full_map_loses_nothing_and_grows))
