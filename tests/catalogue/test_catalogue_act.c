/* SPDX-License-Identifier: Apache-2.0 */
/* Which rows of acts.csv hold for an act: the closest ones of the day. */
#include <string.h>

#include "base/day.h"
#include "catalogue/catalogue.h"
#include "credit/record.h"
#include "../support/suite.h"

static credit_catalogue *law;

static void open_law(void)
{
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
}

static const struct act_row *next(int event, const char *list, credit_day day, size_t *index)
{
	return catalogue_act_next(law, event, catalogue_list(law, list, day), day, index);
}

START_TEST(test_a_lists_own_rows_go_before_the_common_ones)
{
	credit_day day = day_from_parts(2026, 5, 1);
	const struct act_row *row;
	size_t index = 0;
	unsigned own = 0;

	open_law();
	while ((row = next(CREDIT_EVENT_OBJECTED, "SX", day, &index))) {
		ck_assert_str_eq(row->list, "SX");
		ck_assert_int_eq(row->due_days, 15);
		own++;
	}
	ck_assert_uint_eq(own, 2);
	index = 0;
	row = next(CREDIT_EVENT_OBJECTED, "SJ", day, &index);
	ck_assert_str_eq(row->list, "*");
	ck_assert_int_eq(row->due_days, 3);
	credit_catalogue_free(law);
}
END_TEST

START_TEST(test_rows_of_another_colour_or_day_do_not_hold)
{
	size_t index = 0;
	const struct act_row *row;

	open_law();
	ck_assert_ptr_null(next(CREDIT_EVENT_REPAIR_APPLIED, "H01", day_from_parts(2026, 5, 1),
		&index));
	ck_assert_ptr_null(next(CREDIT_EVENT_ANNOUNCED, "SJ", day_from_parts(2026, 5, 1), &index));
	index = 0;
	row = next(CREDIT_EVENT_REPAIR_ACCEPTED, "SJ", day_from_parts(2026, 3, 31), &index);
	ck_assert_int_eq(row->due_days, 0); /* Order 58 */
	ck_assert_ptr_null(
		next(CREDIT_EVENT_REPAIR_ACCEPTED, "SJ", day_from_parts(2026, 3, 31), &index));
	index = 0;
	row = next(CREDIT_EVENT_REPAIR_ACCEPTED, "SJ", day_from_parts(2026, 4, 1), &index);
	ck_assert_int_eq(row->due_days, 10); /* Order 36 */
	credit_catalogue_free(law);
}
END_TEST

START_TEST(test_any_row_of_a_day_is_found_whatever_the_list)
{
	open_law();
	for (int kind = CREDIT_EVENT_DECIDED; kind <= CREDIT_EVENT_ERASED; kind++) {
		const struct act_row *row =
			catalogue_act_any(law, kind, day_from_parts(2026, 5, 1));

		ck_assert_ptr_nonnull(row);
		ck_assert_int_eq(row->event, kind);
	}
	ck_assert_ptr_null(catalogue_act_any(law, 99, day_from_parts(2026, 5, 1)));
	ck_assert_ptr_null(
		catalogue_act_any(law, CREDIT_EVENT_DECIDED, day_from_parts(1999, 12, 31)));
	credit_catalogue_free(law);
}
END_TEST

SUITE("catalogue/catalogue_act", T(test_a_lists_own_rows_go_before_the_common_ones),
	T(test_rows_of_another_colour_or_day_do_not_hold),
	T(test_any_row_of_a_day_is_found_whatever_the_list))
