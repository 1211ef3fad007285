/* SPDX-License-Identifier: Apache-2.0 */
/* The external sort: order, stability, spilling, many runs, large items, a full disk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "intake/sorter.h"
#include "../support/suite.h"

/* Numbers of a fixed sequence, sorted with memory for a few; values tell their order. */
static void sort_numbers(size_t memory, uint32_t count, uint32_t modulus)
{
	struct sorter s;
	struct sorter_item item;
	uint32_t state = 12345;
	uint32_t last_key = 0;
	uint32_t last_value = 0;

	sorter_init(&s, memory, "/tmp");
	for (uint32_t i = 0; i < count; i++) {
		uint8_t key[4];
		uint32_t n;

		state = state * 1664525 + 1013904223;
		n = state % modulus;
		key[0] = (uint8_t)(n >> 24);
		key[1] = (uint8_t)(n >> 16);
		key[2] = (uint8_t)(n >> 8);
		key[3] = (uint8_t)n;
		ck_assert_int_eq(sorter_add(&s, key, 4, &i, sizeof(i), NULL), CREDIT_OK);
	}
	ck_assert_uint_eq(s.total, count);
	ck_assert_int_eq(sorter_sort(&s, NULL), CREDIT_OK);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t n;
		uint32_t value;

		ck_assert_int_eq(sorter_next(&s, &item, NULL), CREDIT_OK);
		ck_assert_ptr_nonnull(item.key);
		n = (uint32_t)item.key[0] << 24 | (uint32_t)item.key[1] << 16 |
			(uint32_t)item.key[2] << 8 | item.key[3];
		memcpy(&value, item.value, sizeof(value));
		if (i && (n < last_key || (n == last_key && value < last_value)))
			ck_abort_msg("%u %u after %u %u", n, value, last_key, last_value);
		last_key = n;
		last_value = value;
	}
	ck_assert_int_eq(sorter_next(&s, &item, NULL), CREDIT_OK);
	ck_assert_ptr_null(item.key);
	sorter_free(&s);
}

START_TEST(test_in_memory)
{
	sort_numbers(1 << 20, 1000, 100);
	sort_numbers(1 << 20, 1, 1);
	sort_numbers(1 << 20, 0, 1);
}
END_TEST

START_TEST(test_spilled_to_some_runs)
{
	sort_numbers(4096, 5000, 1000000);
	sort_numbers(4096, 5000, 3);
}
END_TEST

START_TEST(test_more_runs_than_are_merged_at_once)
{
	sort_numbers(256, 20000, 5000);
}
END_TEST

START_TEST(test_keys_of_any_length_and_large_values)
{
	static const char *const keys[] = {"b", "", "ab", "a", "abc", "b\xff", "a"};
	static const char *const sorted[] = {"", "a", "a", "ab", "abc", "b", "b\xff"};
	char *value = malloc(100000);
	struct sorter s;
	struct sorter_item item;

	memset(value, 'v', 100000);
	sorter_init(&s, 1000, "/tmp");
	for (size_t i = 0; i < 7; i++)
		ck_assert_int_eq(sorter_add(&s, keys[i], strlen(keys[i]), value, i * 15000, NULL),
			CREDIT_OK);
	ck_assert_int_eq(sorter_sort(&s, NULL), CREDIT_OK);
	for (size_t i = 0; i < 7; i++) {
		ck_assert_int_eq(sorter_next(&s, &item, NULL), CREDIT_OK);
		ck_assert_uint_eq(item.key_length, strlen(sorted[i]));
		ck_assert_int_eq(memcmp(item.key, sorted[i], item.key_length), 0);
		ck_assert_int_eq(memcmp(item.value, value, item.value_length), 0);
	}
	sorter_free(&s);
	free(value);
}
END_TEST

START_TEST(test_folder_that_cannot_be_written_is_an_error)
{
	struct sorter s;
	credit_error err = {0};
	int status = CREDIT_OK;

	sorter_init(&s, 100, "/nowhere/at/all");
	for (int i = 0; i < 100 && !status; i++)
		status = sorter_add(&s, "key", 3, "value", 5, &err);
	ck_assert_int_eq(status, CREDIT_ENOTFOUND);
	ck_assert_str_eq(err.code, "intake-temporary");
	sorter_free(&s);
	sorter_free(&s);
}
END_TEST

SUITE("intake/sorter", T(test_in_memory), T(test_spilled_to_some_runs),
	T(test_more_runs_than_are_merged_at_once), T(test_keys_of_any_length_and_large_values),
	T(test_folder_that_cannot_be_written_is_an_error))
