/* SPDX-License-Identifier: Apache-2.0 */
/* Named fields of acts as bytes. */
#include <string.h>

#include "record/field_list.h"
#include "../support/suite.h"

static const struct event_field two[] = {{"name", "样例"}, {"note", ""}};

START_TEST(test_fields_are_read_as_they_were_written)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	const struct event_field *back = NULL;
	size_t count = 0;
	int status = CREDIT_OK;
	struct span span;

	field_list_encode(9, two, 2, &out);
	span = span_of(out.data, out.length);
	ck_assert(field_list_decode(9, &span, &arena, &back, &count, &status));
	ck_assert(field_list_equal(two, 2, back, count));
	ck_assert_str_eq(field_list_find(back, count, "name"), "样例");
	ck_assert_ptr_null(field_list_find(back, count, "other"));
	span = span_of(out.data, out.length);
	count = 0;
	ck_assert(!field_list_decode(8, &span, &arena, &back, &count, &status));
	span = span_of(out.data, out.length - 1);
	count = 0;
	ck_assert(!field_list_decode(9, &span, &arena, &back, &count, &status));
	buf_free(&out);
	arena_free(&arena);
}
END_TEST

START_TEST(test_names_are_plain_sorted_and_given_once)
{
	static const struct event_field twice[] = {{"a", "1"}, {"a", "1"}};
	static const struct event_field upper = {"Name", "1"};
	static const struct event_field control = {"name", "\x01"};

	ck_assert(field_list_valid(two, 2));
	ck_assert(field_list_valid(NULL, 0));
	ck_assert(!field_list_valid(twice, 2));
	ck_assert(!field_list_valid(&upper, 1));
	ck_assert(!field_list_valid(&control, 1));
	ck_assert(!field_list_valid(two, EVENT_FIELDS_MAX + 1));
}
END_TEST

START_TEST(test_lists_differ_by_count_name_and_value)
{
	static const struct event_field other[] = {{"name", "样例"}, {"note", "x"}};

	ck_assert(!field_list_equal(two, 2, two, 1));
	ck_assert(!field_list_equal(two, 2, other, 2));
	ck_assert(!field_list_equal(two, 1, two + 1, 1));
	ck_assert(field_list_equal(two, 1, other, 1));
}
END_TEST

SUITE("record/field_list", T(test_fields_are_read_as_they_were_written),
	T(test_names_are_plain_sorted_and_given_once),
	T(test_lists_differ_by_count_name_and_value))
