/* SPDX-License-Identifier: Apache-2.0 */
/* The calendar laid out: one byte a day, the years it covers, rows that are refused. */
#include <string.h>

#include "../support/planted_tables.h"
#include "../support/suite.h"
#include "base/day.h"

#define HEADER "from,to,day,source,sure\n"

static int kind_on(const credit_catalogue *catalogue, int month, int day)
{
	credit_day at = day_from_parts(2026, month, day) - catalogue->day_kinds_first;

	ck_assert_int_ge(at, 0);
	ck_assert_uint_lt((size_t)at, catalogue->day_kinds_count);
	return catalogue->day_kinds[at];
}

/* Rule: 全国年节及纪念日放假办法 art. 6. */
START_TEST(test_each_day_is_off_work_or_by_weekday)
{
	struct faults_seen seen;
	credit_catalogue *catalogue = tables_try(TABLE_CALENDAR, false,
		HEADER "2026-10-01,2026-10-07,off,x,found\n"
		       "2026-10-10,2026-10-10,work,x,found\n", &seen);

	ck_assert_ptr_nonnull(catalogue);
	ck_assert_uint_eq(catalogue->day_kinds_count, 10);
	ck_assert_int_eq(kind_on(catalogue, 10, 1), 1);
	ck_assert_int_eq(kind_on(catalogue, 10, 7), 1);
	ck_assert_int_eq(kind_on(catalogue, 10, 8), 0);
	ck_assert_int_eq(kind_on(catalogue, 10, 10), 2);
	ck_assert_int_eq(catalogue->calendar_first, day_from_parts(2026, 1, 1));
	ck_assert_int_eq(catalogue->calendar_last, day_from_parts(2026, 12, 31));
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_year_without_its_national_day_is_not_known)
{
	struct faults_seen seen;
	credit_catalogue *catalogue = tables_try(TABLE_CALENDAR, false,
		HEADER "2026-01-01,2026-01-03,off,x,found\n", &seen);

	ck_assert_ptr_nonnull(catalogue);
	ck_assert_int_eq(catalogue->calendar_first, CREDIT_DAY_MAX);
	ck_assert_int_eq(catalogue->calendar_last, CREDIT_DAY_MIN);
	credit_catalogue_free(catalogue);
}
END_TEST

static const struct {
	const char *text, *code;
	bool county;
} bad[] = {{HEADER "2026-10-01,2026-11-01,off,x,found\n", "table-calendar-day", false},
	{HEADER "1989-12-31,1989-12-31,off,x,found\n", "table-calendar-day", false},
	{HEADER "2026-10-09,2026-10-09,work,x,found\n", "table-calendar-day", false},
	{HEADER "2026-10-01,,off,x,found\n", "table-calendar-day", false},
	{HEADER "2026-10-01,2026-10-02,off,x,found\n2026-10-02,2026-10-02,off,x,found\n",
		"table-overlap", false},
	{HEADER "2024-10-01,2024-10-01,off,x,found\n2026-10-01,2026-10-01,off,x,found\n",
		"table-calendar-year", false},
	{HEADER "2024-10-05,2024-10-05,work,x,found\n", "county-calendar", true}};

START_TEST(test_row_that_cannot_stand_is_refused)
{
	struct faults_seen seen;

	ck_assert_ptr_null(tables_try(TABLE_CALENDAR, bad[_i].county, bad[_i].text, &seen));
	ck_assert_str_eq(seen.faults[0].code, bad[_i].code);
}
END_TEST

SUITE("catalogue/table_calendar", T(test_each_day_is_off_work_or_by_weekday),
	T(test_year_without_its_national_day_is_not_known),
	TL(test_row_that_cannot_stand_is_refused, (int)(sizeof(bad) / sizeof(bad[0]))))
