/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_snapshot.c - a snapshot stays where it began until it is renewed.
 *
 * A new store knows one record, its tables; a time before that knows none.
 */
#include "sample.h"
#include "store/view.h"

START_TEST(test_a_moment_before_the_store_knows_nothing)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_moment before = {.kind = CREDIT_MOMENT_TIME, .time_us = TIME0 - 1};
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(registry, &before, &snapshot, err));
	ck_assert_uint_eq(snapshot_sequence(snapshot), 0);
	ck_assert_int_eq(snapshot_learned_us(snapshot), 0);
	credit_snapshot_end(snapshot);
	before.time_us = TIME0;
	OK(credit_snapshot_begin(registry, &before, &snapshot, err));
	ck_assert_uint_eq(snapshot_sequence(snapshot), 1);
	ck_assert_int_eq(snapshot_learned_us(snapshot), TIME0);
	ck_assert_ptr_eq(snapshot_registry(snapshot), registry);
	credit_snapshot_end(snapshot);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

START_TEST(test_what_was_learned_since_is_seen_after_renewing_only)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "样例〔2026〕1号");
	struct change *change;
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	CHANGE(registry, TIME0 + 1, change_add_entry(change, &entry, err));
	ck_assert_uint_eq(snapshot_sequence(snapshot), 1);
	OK(credit_snapshot_renew(snapshot, err));
	ck_assert_uint_eq(snapshot_sequence(snapshot), 2);
	ck_assert_int_eq(snapshot_learned_us(snapshot), TIME0 + 1);
	credit_snapshot_end(snapshot);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

START_TEST(test_misuse_gives_no_snapshot)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_moment wrong = {.kind = 99};
	credit_snapshot *snapshot = (credit_snapshot *)registry;

	FAILS(credit_snapshot_begin(registry, &wrong, &snapshot, err), CREDIT_EINVAL,
		"argument");
	ck_assert_ptr_null(snapshot);
	FAILS(credit_snapshot_begin(registry, NULL, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_snapshot_renew(NULL, err), CREDIT_EINVAL, "argument");
	credit_snapshot_end(NULL);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

SUITE("store/snapshot", T(test_a_moment_before_the_store_knows_nothing),
	T(test_what_was_learned_since_is_seen_after_renewing_only),
	T(test_misuse_gives_no_snapshot))
