/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_pending.c - rows that wait: found before they are put, put once, newest last.
 *
 * Nothing is flushed here while nothing waits, so no engine stands behind.
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

SUITE("store/pending", T(test_an_added_row_is_found_and_another_is_not),
	T(test_the_newest_of_equal_keys_counts),
	T(test_rows_are_still_found_after_the_table_grew),
	T(test_nothing_waiting_is_no_group_and_no_put))
