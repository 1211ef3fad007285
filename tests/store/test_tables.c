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

/* Put a value, or erase the row, behind the store's back. */
static void plant(const char *place, const struct key *key, const void *bytes, size_t length)
{
	struct engine_row row = {key_bytes(key), {bytes, length}};
	struct engine_options options = {0};
	struct engine_write *write;
	struct engine *engine;

	OK(engine_open(place, &options, &engine, err));
	OK(engine_write_begin(engine, &write, err));
	if (bytes)
		OK(engine_put(write, &row, 1, err));
	else
		OK(engine_erase(write, row.key, err));
	OK(engine_commit(write, err));
	engine_close(engine);
}

static void tables_are_corrupt(const char *place)
{
	credit_registry *registry;
	credit_snapshot *snapshot;
	const credit_catalogue *tables;

	OK(credit_open(place, NULL, &registry, err));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	FAILS(snapshot_tables(snapshot, &tables, err), CREDIT_ECORRUPT, "store-value");
	ck_assert_ptr_null(tables);
	ck_assert_ptr_null(registry->tables); /* nothing to share */
	credit_snapshot_end(snapshot);
	credit_close(registry);
}

START_TEST(test_tables_that_are_not_those_of_their_digest_are_corrupt)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	const credit_catalogue *tables;
	credit_snapshot *snapshot;
	struct bytes value;
	struct key key;
	char *word, *changed;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_tables(snapshot, &tables, err));
	key_tables_bytes(&key, 629999, tables->digest);
	OK(view_get(snapshot, &key, &value, err));
	changed = malloc(value.length);
	NEED(changed);
	memcpy(changed, value.data, value.length);
	credit_snapshot_end(snapshot);
	credit_close(registry);
	word = memmem(changed, value.length, "信用", 6);
	ck_assert_ptr_nonnull(word);
	memcpy(word, "用信", 6); /* other tables, and well-formed */
	plant(place, &key, changed, value.length);
	tables_are_corrupt(place);
	plant(place, &key, NULL, 0);
	tables_are_corrupt(place);
	free(changed);
	sample_gone(place);
}
END_TEST

SUITE("store/tables", T(test_tables_that_are_not_those_of_their_digest_are_corrupt),
	T(test_snapshots_share_tables_and_before_the_first_there_are_none))
