/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Findings come back by row and column, whatever the order they went in by;
 * the counts follow the severity, and a long value is cut, not lost.
 */
#include <string.h>

#include "intake/finding_order.h"
#include "../support/suite.h"

static void add(struct findings *f, uint64_t row, uint32_t column, enum message message)
{
	struct found found = {.row = row, .line = row + 100, .column = column,
		.message = message, .field = FIELD_DOCUMENT, .value = "值",
		.params = {"一", "二"}, .params_count = 2};

	findings_add(f, &found);
}

START_TEST(test_order_is_file_row_column_and_whole_row_last)
{
	static const uint64_t rows[] = {0, 2, 7, 7, 7};
	static const uint32_t columns[] = {0, 4, 1, 3, 0};
	struct findings f;
	struct found out;
	bool any;

	findings_init(&f, 1 << 20, "/tmp");
	add(&f, 7, 0, MSG_INTAKE_REQUIRED);
	add(&f, 7, 3, MSG_INTAKE_REQUIRED);
	add(&f, 2, 4, MSG_INTAKE_REQUIRED);
	add(&f, 7, 1, MSG_INTAKE_REQUIRED);
	add(&f, 0, 0, MSG_INTAKE_REQUIRED);
	ck_assert_int_eq(findings_sort(&f, NULL), CREDIT_OK);
	for (int i = 0; i < 5; i++) {
		ck_assert_int_eq(findings_next(&f, &out, &any, NULL), CREDIT_OK);
		ck_assert(any);
		ck_assert_uint_eq(out.row, rows[i]);
		ck_assert_uint_eq(out.line, rows[i] + 100);
		ck_assert_uint_eq(out.column, columns[i]);
	}
	ck_assert_int_eq(out.message, MSG_INTAKE_REQUIRED);
	ck_assert_int_eq(out.field, FIELD_DOCUMENT);
	ck_assert_str_eq(out.value, "值");
	ck_assert_uint_eq(out.params_count, 2);
	ck_assert_str_eq(out.params[0], "一");
	ck_assert_str_eq(out.params[1], "二");
	ck_assert_int_eq(findings_next(&f, &out, &any, NULL), CREDIT_OK);
	ck_assert(!any);
	findings_free(&f);
}
END_TEST

START_TEST(test_findings_of_one_cell_keep_their_order)
{
	struct findings f;
	struct found out;
	bool any;

	findings_init(&f, 1 << 20, "/tmp");
	add(&f, 3, 1, MSG_INTAKE_MINOR);
	add(&f, 3, 1, MSG_INTAKE_LONG);
	ck_assert_int_eq(findings_sort(&f, NULL), CREDIT_OK);
	ck_assert_int_eq(findings_next(&f, &out, &any, NULL), CREDIT_OK);
	ck_assert_int_eq(out.message, MSG_INTAKE_MINOR);
	ck_assert_int_eq(findings_next(&f, &out, &any, NULL), CREDIT_OK);
	ck_assert_int_eq(out.message, MSG_INTAKE_LONG);
	findings_free(&f);
}
END_TEST

START_TEST(test_a_note_is_not_counted_as_an_error)
{
	struct findings f;

	findings_init(&f, 1 << 20, "/tmp");
	add(&f, 1, 1, MSG_INTAKE_DUPLICATE);
	ck_assert_uint_eq(f.errors, 0);
	ck_assert_uint_eq(f.notes, 1);
	add(&f, 1, 1, MSG_INTAKE_MINOR);
	ck_assert_uint_eq(f.errors, 1);
	ck_assert_uint_eq(f.warnings, 0);
	ck_assert_uint_eq(f.added, 2);
	findings_free(&f);
}
END_TEST

START_TEST(test_a_huge_value_is_cut_and_stays_terminated)
{
	static char huge[10001];
	struct found found = {.row = 1, .message = MSG_INTAKE_LONG, .field = FIELD_COUNT,
		.value = huge, .params = {huge}, .params_count = 1};
	struct findings f;
	struct found out;
	bool any;

	memset(huge, 'x', sizeof(huge) - 1);
	findings_init(&f, 1 << 20, "/tmp");
	findings_add(&f, &found);
	ck_assert_int_eq(findings_sort(&f, NULL), CREDIT_OK);
	ck_assert_int_eq(findings_next(&f, &out, &any, NULL), CREDIT_OK);
	ck_assert(any);
	ck_assert_uint_eq(strlen(out.value), 4000);
	ck_assert_uint_eq(strlen(out.params[0]), 4000);
	ck_assert_int_eq(out.field, FIELD_COUNT);
	findings_free(&f);
}
END_TEST

START_TEST(test_the_first_failure_sticks_and_says_so)
{
	struct findings f;
	credit_error err = {0};

	findings_init(&f, 1 << 20, "/tmp");
	f.status = FAIL(&f.error, CREDIT_EFULL, MSG_MEMORY);
	add(&f, 1, 1, MSG_INTAKE_MINOR);
	ck_assert_uint_eq(f.added, 0);
	ck_assert_int_eq(findings_sort(&f, &err), CREDIT_EFULL);
	ck_assert_int_eq(err.status, CREDIT_EFULL);
	findings_free(&f);
}
END_TEST

SUITE("intake/finding_order", T(test_order_is_file_row_column_and_whole_row_last),
	T(test_findings_of_one_cell_keep_their_order),
	T(test_a_note_is_not_counted_as_an_error),
	T(test_a_huge_value_is_cut_and_stays_terminated),
	T(test_the_first_failure_sticks_and_says_so))
