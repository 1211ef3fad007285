/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_pending.c - rows that wait: found before they are put, put once, newest last.
 *
 * Where rows are put a store stands behind, and its write is given up afterwards.
 */
#include "sample.h"
#include "store/pending.h"

static struct key named(const char *name)
{
	struct key key;

	key_meta(&key, 629999, name);
	return key;
}

START_TEST(test_an_added_row_is_found_and_another_is_not)
{
	struct pending pending;
	struct key a = named("a"), b = named("b");
	struct bytes value;

	pending_init(&pending, NULL);
	ck_assert(!pending_get(&pending, &a, &value));
	OK(pending_add(&pending, &a, "one", 3, err));
	ck_assert(pending_get(&pending, &a, &value));
	ck_assert_uint_eq(value.length, 3);
	ck_assert_mem_eq(value.data, "one", 3);
	ck_assert(!pending_get(&pending, &b, &value));
	pending_free(&pending);
}
END_TEST

START_TEST(test_the_newest_of_equal_keys_counts)
{
	struct pending pending;
	struct key a = named("a");
	struct pending_row *rows;
	struct bytes value;
	size_t count;

	pending_init(&pending, NULL);
	OK(pending_add(&pending, &a, "one", 3, err));
	OK(pending_add(&pending, &a, "three", 5, err));
	ck_assert(pending_get(&pending, &a, &value));
	ck_assert_mem_eq(value.data, "three", 5);
	OK(pending_group(&pending, &a, &rows, &count, err));
	ck_assert_uint_eq(count, 1);
	value = pending_row_bytes(&pending, &rows[0]).value;
	ck_assert_uint_eq(value.length, 5);
	free(rows);
	pending_free(&pending);
}
END_TEST

START_TEST(test_rows_are_still_found_after_the_table_grew)
{
	struct pending pending;
	struct bytes value;
	struct key key;
	char name[16];

	pending_init(&pending, NULL);
	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof(name), "n%d", i);
		key = named(name);
		OK(pending_add(&pending, &key, &i, sizeof(i), err));
	}
	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof(name), "n%d", i);
		key = named(name);
		ck_assert(pending_get(&pending, &key, &value));
		ck_assert_mem_eq(value.data, &i, sizeof(i));
	}
	key = named("n1000");
	ck_assert(!pending_get(&pending, &key, &value));
	pending_free(&pending);
}
END_TEST

START_TEST(test_nothing_waiting_is_no_group_and_no_put)
{
	struct pending pending;
	struct key a = named("a");
	struct pending_row *rows;
	size_t count = 9;

	pending_init(&pending, NULL);
	OK(pending_group(&pending, &a, &rows, &count, err));
	ck_assert_uint_eq(count, 0);
	ck_assert_ptr_null(rows);
	OK(pending_flush(&pending, err));
	ck_assert_uint_eq(pending.puts, 0);
	pending_free(&pending);
}
END_TEST

/* Rows beyond the limit go to the engine while others still wait; the end puts those. */
START_TEST(test_rows_beyond_the_limit_are_put_and_none_is_lost)
{
	struct sample sample = {0};
	struct pending pending;
	struct engine_write *write;
	struct bytes value;
	struct key key;
	char name[16];

	sample_begin(&sample);
	OK(engine_write_begin(sample.registry->engine, &write, err));
	pending_init(&pending, write);
	pending.limit_bytes = 32 << 10;
	for (int i = 0; i < 2000; i++) {
		snprintf(name, sizeof(name), "n%d", i * 7 % 2000);
		key = named(name);
		OK(pending_add(&pending, &key, &i, sizeof(i), err));
	}
	ck_assert_uint_gt(pending.puts, 1);
	ck_assert_uint_gt(pending.count, 0);
	OK(pending_flush(&pending, err));
	ck_assert_uint_eq(pending.count, 0);
	for (int i = 0; i < 2000; i++) {
		snprintf(name, sizeof(name), "n%d", i * 7 % 2000);
		key = named(name);
		ck_assert(!pending_get(&pending, &key, &value));
		OK(engine_get(engine_write_view(write), key_bytes(&key), &value, err));
		ck_assert_uint_eq(value.length, sizeof(i));
		ck_assert_mem_eq(value.data, &i, sizeof(i));
	}
	pending_free(&pending);
	engine_abort(write);
	sample_end(&sample);
}
END_TEST

START_TEST(test_rows_that_find_no_room_fail_when_they_are_put)
{
	struct sample sample = {0};
	credit_open_options options;
	struct pending pending;
	struct engine_write *write;
	struct key a = named("a");
	size_t length = 2 << 20; /* twice the map */
	char *large = calloc(1, length);
	struct bytes value;

	NEED(large);
	sample_begin(&sample);
	credit_close(sample.registry);
	credit_open_options_init(&options);
	options.map_size_bytes = 1 << 20;
	OK(credit_open(sample.place, &options, &sample.registry, err));
	OK(engine_write_begin(sample.registry->engine, &write, err));
	pending_init(&pending, write);
	OK(pending_add(&pending, &a, large, length, err));
	FAILS(pending_flush(&pending, err), CREDIT_EFULL, "store-full");
	ck_assert(!pending_get(&pending, &a, &value)); /* it is not tried again */
	pending_free(&pending);
	engine_abort(write);
	sample_end(&sample);
	free(large);
}
END_TEST

SUITE("store/pending", T(test_rows_beyond_the_limit_are_put_and_none_is_lost),
	T(test_rows_that_find_no_room_fail_when_they_are_put),
	T(test_an_added_row_is_found_and_another_is_not),
	T(test_the_newest_of_equal_keys_counts),
	T(test_rows_are_still_found_after_the_table_grew),
	T(test_nothing_waiting_is_no_group_and_no_put))
