/* SPDX-License-Identifier: Apache-2.0 */
/* Keys sort as memcmp() has it, equal ones by place; things follow their keys. */
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "../support/suite.h"

#define MOST 5000

struct thing {
	uint32_t number;
	uint8_t rest[40];
};

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct sort_key));
}

/* Texts of a few letters behind a long beginning that all share, or none at all. */
static void fill(struct sort_key *keys, size_t count, int letters)
{
	uint32_t state = 1;

	for (size_t i = 0; i < count; i++) {
		sort_key_begin(&keys[i], (uint32_t)i);
		memset(keys[i].bytes, 'S', 20);
		for (int byte = 20; letters && byte < 26; byte++) {
			state = state * 1664525 + 1013904223;
			keys[i].bytes[byte] = (uint8_t)('A' + (int)(state >> 24) % letters);
		}
	}
}

static const struct {
	size_t count;
	int letters;
} shapes[] = {{0, 3}, {1, 3}, {2, 1}, {31, 2}, {33, 26}, {600, 0}, {MOST, 2}, {MOST, 32},
	{MOST, 180}};

START_TEST(test_keys_and_things_are_in_order)
{
	static struct sort_key keys[MOST], wanted[MOST];
	static struct thing things[MOST];
	size_t count = shapes[_i].count;

	fill(keys, count, shapes[_i].letters);
	for (size_t i = 0; i < count; i++) {
		memset(&things[i], (int)(i % 251), sizeof(things[i]));
		things[i].number = (uint32_t)i;
	}
	memcpy(wanted, keys, sizeof(keys));
	if (count)
		qsort(wanted, count, sizeof(wanted[0]), by_bytes);
	sort_keys(keys, count);
	ck_assert_mem_eq(keys, wanted, count * sizeof(keys[0]));
	sort_things(keys, things, count, sizeof(things[0]));
	for (size_t i = 0; i < count; i++) {
		ck_assert_uint_eq(things[i].number, sort_key_at(&wanted[i]));
		ck_assert_uint_eq(things[i].rest[39], things[i].number % 251);
	}
}
END_TEST

SUITE("base/sort", TL(test_keys_and_things_are_in_order, (int)(sizeof(shapes) / sizeof(shapes[0]))))
