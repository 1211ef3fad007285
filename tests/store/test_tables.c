/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_tables.c - the tables of a moment: parsed once, shared, or not there yet.
 *
 * A new store's first record brings the shipped tables.
 */
#include "sample.h"
#include "store/view.h"

START_TEST(test_snapshots_share_tables_and_before_the_first_there_are_none)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_moment before = {.kind = CREDIT_MOMENT_SEQUENCE, .sequence = 0};
	const credit_catalogue *a, *b;
	credit_snapshot *one, *two;

	OK(credit_snapshot_begin(registry, &before, &one, err));
	FAILS(snapshot_tables(one, &a, err), CREDIT_ENOTFOUND, "tables-none");
	credit_snapshot_end(one);
	ck_assert_ptr_null(registry->tables);
	OK(credit_snapshot_begin(registry, NULL, &one, err));
	OK(credit_snapshot_begin(registry, NULL, &two, err));
	OK(snapshot_tables(one, &a, err));
	OK(snapshot_tables(two, &b, err));
	ck_assert_ptr_eq(a, b);
	ck_assert_ptr_null(registry->tables->next); /* parsed once */
	credit_snapshot_end(one);
	credit_snapshot_end(two);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

SUITE("store/tables", T(test_snapshots_share_tables_and_before_the_first_there_are_none))
