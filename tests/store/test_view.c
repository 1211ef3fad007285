/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_view.c - get and scan through a snapshot, and the list of pointers.
 *
 * A new store has few rows: its head and its tables are enough to ask for.
 */
#include "sample.h"
#include "store/view.h"

START_TEST(test_a_row_is_got_and_a_missing_one_is_not)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_snapshot *snapshot;
	struct bytes value;
	struct key key;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	key_meta(&key, registry->county, "head");
	OK(view_get(snapshot, &key, &value, err));
	ck_assert_uint_gt(value.length, 0);
	key_meta(&key, registry->county, "nothing");
	ck_assert_int_eq(view_get(snapshot, &key, &value, NULL), CREDIT_ENOTFOUND);
	credit_snapshot_end(snapshot);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_scan_ends_and_can_hold_its_row)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_snapshot *snapshot;
	struct engine_row first, again;
	struct scan scan;
	struct key key;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	key_begin(&key, registry->county, TABLE_TABLES);
	key_u8(&key, 1);
	OK(scan_begin(&scan, snapshot, &key, false, err));
	OK(scan_next(&scan, &first, err));
	scan_hold(&scan);
	OK(scan_next(&scan, &again, err));
	ck_assert(bytes_equal(first.key, again.key));
	ck_assert_int_eq(scan_next(&scan, &again, NULL), CREDIT_ENOTFOUND);
	scan_seek(&scan, &key);
	OK(scan_next(&scan, &again, err));
	ck_assert(bytes_equal(first.key, again.key));
	scan_end(&scan);
	credit_snapshot_end(snapshot);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

START_TEST(test_pointers_keep_their_order_when_they_grow)
{
	struct pointers list = {0};
	struct arena arena = {0};
	int items[100];
	void **copy;

	for (size_t i = 0; i < 100; i++)
		ck_assert_int_eq(pointers_add(&list, &items[i]), CREDIT_OK);
	copy = pointers_copy(&list, &arena);
	ck_assert_uint_eq(list.count, 100);
	for (size_t i = 0; i < 100; i++)
		ck_assert_ptr_eq(copy[i], &items[i]);
	pointers_free(&list);
	ck_assert_uint_eq(list.count, 0);
	ck_assert_ptr_nonnull(pointers_copy(&list, &arena)); /* empty is no failure */
	arena_free(&arena);
}
END_TEST

SUITE("store/view", T(test_a_row_is_got_and_a_missing_one_is_not),
	T(test_a_scan_ends_and_can_hold_its_row),
	T(test_pointers_keep_their_order_when_they_grow))
