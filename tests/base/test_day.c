/* SPDX-License-Identifier: Apache-2.0 */
/* Days: every day of the supported range, forms that must be refused, months. */
#include <string.h>

#include "base/day.h"
#include "../support/suite.h"

START_TEST(test_every_day_round_trips_and_follows_the_one_before)
{
	struct day_parts before = day_parts(CREDIT_DAY_MIN - 1);

	for (credit_day day = CREDIT_DAY_MIN; day <= CREDIT_DAY_MAX; day++) {
		struct day_parts p = day_parts(day);
		bool next_day = p.day == before.day + 1 && p.month == before.month &&
			p.year == before.year;
		bool next_month = p.day == 1 && p.month == before.month + 1 &&
			before.day == days_in_month(before.year, before.month);
		bool next_year = p.day == 1 && p.month == 1 && before.month == 12 &&
			before.day == 31 && p.year == before.year + 1;

		if (!next_day && !next_month && !next_year)
			ck_abort_msg("day %d is %d-%d-%d", day, p.year, p.month, p.day);
		if (day_from_parts(p.year, p.month, p.day) != day)
			ck_abort_msg("day %d does not round trip", day);
		before = p;
	}
	ck_assert_int_eq(before.year, 9999);
}
END_TEST

START_TEST(test_known_days)
{
	credit_day day;

	ck_assert_int_eq(credit_day_parse("1970-01-01", 10, &day), CREDIT_OK);
	ck_assert_int_eq(day, 0);
	ck_assert_int_eq(day_weekday(day), 3);
	ck_assert_int_eq(credit_day_parse("2023-01-05", 10, &day), CREDIT_OK);
	ck_assert_int_eq(day, 44931 - 25569); /* its serial in a spreadsheet */
	ck_assert_int_eq(credit_day_parse("1600-01-01", 10, &day), CREDIT_OK);
	ck_assert_int_eq(day, CREDIT_DAY_MIN);
	ck_assert_int_eq(credit_day_parse("9999-12-31", 10, &day), CREDIT_OK);
	ck_assert_int_eq(day, CREDIT_DAY_MAX);
}
END_TEST

static const char *const bad_days[] = {"", "2026-4-01", "2026-02-29", "2026-13-01",
	"2026-00-10", "2026-01-00", "2026/01/01", "20260101", "2026-01-01 ", " 2026-01-01",
	"2026-01-1x", "1599-12-31", "2026-01-01T", "١٢٣٤-01-01", "-026-01-01"};

START_TEST(test_bad_day_is_refused)
{
	credit_day day = 5;

	ck_assert_int_eq(credit_day_parse(bad_days[_i], strlen(bad_days[_i]), &day),
		CREDIT_EFORMAT);
	ck_assert_int_eq(day, CREDIT_DAY_NONE);
}
END_TEST

START_TEST(test_month_ends)
{
	/* 民法典 art. 202: no matching day, so the last day of the month. */
	ck_assert_int_eq(day_add_months(day_from_parts(2024, 1, 31), 1),
		day_from_parts(2024, 2, 29));
	ck_assert_int_eq(day_add_months(day_from_parts(2025, 11, 30), 3),
		day_from_parts(2026, 2, 28));
	ck_assert_int_eq(day_add_months(day_from_parts(2024, 2, 29), 36),
		day_from_parts(2027, 2, 28));
	ck_assert_int_eq(day_add_months(day_from_parts(2026, 1, 15), -13),
		day_from_parts(2024, 12, 15));
}
END_TEST

START_TEST(test_moments)
{
	credit_moment m;
	char text[TIME_BYTES];

	ck_assert_int_eq(credit_moment_parse("2026-04-01", 10, &m), CREDIT_OK);
	time_format(m.time_us, text);
	ck_assert_str_eq(text, "2026-04-01T23:59:59.999999+08:00");
	ck_assert_int_eq(day_of_time(m.time_us), day_from_parts(2026, 4, 1));
	ck_assert_int_eq(day_of_time(m.time_us + 1), day_from_parts(2026, 4, 2));
	ck_assert_int_eq(credit_moment_parse("2026-04-01T00:00:00Z", 20, &m), CREDIT_OK);
	time_format(m.time_us, text);
	ck_assert_str_eq(text, "2026-04-01T08:00:00.000000+08:00");
	ck_assert_int_eq(credit_moment_parse("#42", 3, &m), CREDIT_OK);
	ck_assert_int_eq(m.kind, CREDIT_MOMENT_SEQUENCE);
	ck_assert_uint_eq(m.sequence, 42);
	ck_assert_int_eq(credit_moment_parse("#", 1, &m), CREDIT_EFORMAT);
	ck_assert_int_eq(credit_moment_parse("2026-04-01T25:00:00Z", 20, &m), CREDIT_EFORMAT);
	ck_assert_int_eq(credit_moment_parse(NULL, 0, &m), CREDIT_EINVAL);
}
END_TEST

START_TEST(test_formatting_misuse)
{
	char text[CREDIT_DAY_BYTES];

	ck_assert_int_eq(credit_day_format(CREDIT_DAY_NONE, text), CREDIT_OK);
	ck_assert_str_eq(text, "");
	ck_assert_int_eq(credit_day_format(CREDIT_DAY_MAX + 1, text), CREDIT_EINVAL);
	ck_assert_int_eq(credit_day_format(0, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_day_parse("2026-01-01", 10, NULL), CREDIT_EINVAL);
}
END_TEST

START_TEST(test_days_in_words)
{
	char text[DAY_WORDS_BYTES];

	day_words(day_from_parts(2026, 5, 9), CREDIT_ZH, text);
	ck_assert_str_eq(text, "2026年5月9日");
	day_words(day_from_parts(2026, 5, 9), CREDIT_EN, text);
	ck_assert_str_eq(text, "9 May 2026");
	day_words(CREDIT_DAY_NONE, CREDIT_EN, text);
	ck_assert_str_eq(text, "");
}
END_TEST

SUITE("base/day", T(test_every_day_round_trips_and_follows_the_one_before), T(test_known_days),
	TL(test_bad_day_is_refused, (int)(sizeof(bad_days) / sizeof(bad_days[0]))),
	T(test_month_ends), T(test_moments), T(test_formatting_misuse), T(test_days_in_words))
