/* SPDX-License-Identifier: Apache-2.0 */
/* Working days: published examples, every day of the calendar, what lies past it. */
#include <string.h>

#include "base/day.h"
#include "catalogue/catalogue.h"
#include "../support/suite.h"

static credit_catalogue *tables;

static credit_day day_of(const char *text)
{
	credit_day day;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

static void open_tables(void)
{
	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
}

static const struct {
	const char *start;
	int days;
	const char *last;
} periods[] = {{"2023-01-16", 7, "2023-01-30"}, {"2023-04-20", 7, "2023-04-28"},
	{"2023-09-22", 7, "2023-10-09"}, {"2024-02-05", 7, "2024-02-20"},
	{"2024-09-10", 3, "2024-09-13"}, {"2025-01-20", 7, "2025-02-05"},
	{"2025-09-26", 10, "2025-10-16"}, {"2025-12-29", 7, "2026-01-08"},
	{"2026-02-10", 7, "2026-02-26"}, {"2026-04-30", 3, "2026-05-08"},
	{"2026-09-18", 10, "2026-10-09"}};

START_TEST(test_published_period)
{
	bool provisional = true;

	open_tables();
	ck_assert_int_eq(catalogue_add_working_days(tables, day_of(periods[_i].start),
				 periods[_i].days, &provisional),
		day_of(periods[_i].last));
	ck_assert(!provisional);
	credit_catalogue_free(tables);
}
END_TEST

static const char *const first_days[] = {"2026-01-04", "2026-02-02", "2026-03-02",
	"2026-04-01", "2026-05-06", "2026-06-01", "2026-07-01", "2026-08-03",
	"2026-09-01", "2026-10-08", "2026-11-02", "2026-12-01"};

START_TEST(test_first_working_day_of_each_month)
{
	bool provisional;

	open_tables();
	ck_assert_int_eq(catalogue_roll_forward(
				 tables, day_from_parts(2026, _i + 1, 1), &provisional),
		day_of(first_days[_i]));
	ck_assert(!provisional);
	credit_catalogue_free(tables);
}
END_TEST

/*
 * The plans of four years once more, as strings of a year's exceptions: lower
 * case a weekday off, upper case a weekend day at work.  Written apart from the
 * table, by month and day.
 */
static const int off[][3] = {{2023, 102, 102}, {2023, 123, 127}, {2023, 405, 405},
	{2023, 501, 503}, {2023, 622, 623}, {2023, 929, 929}, {2023, 1002, 1006},
	{2024, 101, 101}, {2024, 212, 216}, {2024, 404, 405}, {2024, 501, 503},
	{2024, 610, 610}, {2024, 916, 917}, {2024, 1001, 1004}, {2024, 1007, 1007},
	{2025, 101, 101}, {2025, 128, 131}, {2025, 203, 204}, {2025, 404, 404},
	{2025, 501, 502}, {2025, 505, 505}, {2025, 602, 602}, {2025, 1001, 1003},
	{2025, 1006, 1008}, {2026, 101, 102}, {2026, 216, 220}, {2026, 223, 223},
	{2026, 406, 406}, {2026, 501, 501}, {2026, 504, 505}, {2026, 619, 619},
	{2026, 925, 925}, {2026, 1001, 1002}, {2026, 1005, 1007}};
static const int work[][2] = {{2023, 128}, {2023, 129}, {2023, 423}, {2023, 506},
	{2023, 625}, {2023, 1007}, {2023, 1008}, {2024, 204}, {2024, 218}, {2024, 407},
	{2024, 428}, {2024, 511}, {2024, 914}, {2024, 929}, {2024, 1012}, {2025, 126},
	{2025, 208}, {2025, 427}, {2025, 928}, {2025, 1011}, {2026, 104}, {2026, 214},
	{2026, 228}, {2026, 509}, {2026, 920}, {2026, 1010}};

static bool counted(credit_day day)
{
	struct day_parts parts = day_parts(day);
	int month_day = parts.month * 100 + parts.day;

	for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		if (parts.year == off[i][0] && month_day >= off[i][1] &&
			month_day <= off[i][2])
			return false;
	for (size_t i = 0; i < sizeof(work) / sizeof(work[0]); i++)
		if (parts.year == work[i][0] && month_day == work[i][1])
			return true;
	return day_weekday(day) < 5;
}

/* Rule: 全国年节及纪念日放假办法 art. 6; 民法典 art. 203; 行政处罚法 art. 85. */
START_TEST(test_every_day_of_the_calendar)
{
	static const int working_days[] = {249, 251, 248, 248};
	bool provisional;

	open_tables();
	for (int year = 2023; year <= 2026; year++) {
		int count = 0;

		for (credit_day day = day_from_parts(year, 1, 1);
			day <= day_from_parts(year, 12, 31); day++) {
			bool is = catalogue_is_working_day(tables, day, &provisional);

			ck_assert_msg(is == counted(day), "day %d of %d", day, year);
			ck_assert(!provisional);
			count += is;
		}
		ck_assert_int_eq(count, working_days[year - 2023]);
	}
	credit_catalogue_free(tables);
}
END_TEST

/* From every day of the calendar: the period holds exactly so many working days. */
START_TEST(test_every_period_counts_its_days)
{
	int days = (int[]){1, 2, 3, 5, 7, 10}[_i];

	open_tables();
	for (credit_day start = day_of("2023-01-01"); start <= day_of("2026-11-30");
		start++) {
		credit_day last = catalogue_add_working_days(tables, start, days, NULL);
		int count = 0;

		for (credit_day day = start + 1; day <= last; day++)
			count += counted(day);
		ck_assert_int_eq(count, days);
		ck_assert(counted(last));
	}
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_month_ends_are_not_rolled)
{
	/* 民法典 art. 202; the day itself may be no working day: publicity does not roll */
	open_tables();
	ck_assert_int_eq(day_add_months(day_of("2025-11-30"), 3), day_of("2026-02-28"));
	ck_assert_int_eq(day_add_months(day_of("2023-08-31"), 6), day_of("2024-02-29"));
	ck_assert_int_eq(catalogue_roll_forward(tables, day_of("2026-02-28"), NULL),
		day_of("2026-02-28"));
	ck_assert_int_eq(catalogue_roll_forward(tables, day_of("2026-01-31"), NULL),
		day_of("2026-02-02"));
	credit_catalogue_free(tables);
}
END_TEST

/* A civil day by a calendar that the library does not know, one step at a time. */
struct civil {
	int year, month, day;
};

static int civil_month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static void civil_next(struct civil *at)
{
	if (++at->day <= civil_month_days(at->year, at->month))
		return;
	at->day = 1;
	if (++at->month <= 12)
		return;
	at->month = 1;
	at->year++;
}

/* 民法典 art. 202: the matching day of the last month, else the last day of that month */
START_TEST(test_every_month_end_matches_or_is_the_last_day)
{
	static const int months[] = {1, 2, 3, 6, 11, 12, 13, 18, 24, 36, 60};
	struct civil at = {2023, 1, 1};
	credit_day day = day_of("2023-01-01");

	for (; at.year < 2028; civil_next(&at), day++)
		for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
			struct civil end = at;
			struct day_parts parts = day_parts(day_add_months(day, months[i]));

			for (int n = 0; n < months[i]; n++)
				if (++end.month > 12) {
					end.month = 1;
					end.year++;
				}
			if (end.day > civil_month_days(end.year, end.month))
				end.day = civil_month_days(end.year, end.month);
			ck_assert_msg(parts.year == end.year && parts.month == end.month &&
					parts.day == end.day,
				"%d-%02d-%02d and %d months: %d-%02d-%02d", at.year, at.month,
				at.day, months[i], parts.year, parts.month, parts.day);
		}
	ck_assert_int_eq(day, day_of("2028-01-01"));
}
END_TEST

/* 民法典 art. 203: a last day that is off moves to the day after the days off */
START_TEST(test_every_last_day_rolls_past_the_days_off)
{
	bool provisional = true;

	open_tables();
	for (credit_day last = day_of("2023-01-01"); last <= day_of("2026-12-31"); last++) {
		credit_day expected = last;

		while (!counted(expected))
			expected++;
		ck_assert_int_eq(
			catalogue_roll_forward(tables, last, &provisional), expected);
		ck_assert(!provisional);
	}
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_days_past_the_calendar_are_provisional)
{
	bool provisional = false;

	open_tables();
	ck_assert_int_eq(tables->calendar_first, day_of("2023-01-01"));
	ck_assert_int_eq(tables->calendar_last, day_of("2026-12-31"));
	ck_assert_int_eq(
		catalogue_add_working_days(tables, day_of("2026-12-28"), 3, &provisional),
		day_of("2026-12-31"));
	ck_assert(!provisional);
	ck_assert_int_eq(
		catalogue_add_working_days(tables, day_of("2026-12-28"), 4, &provisional),
		day_of("2027-01-01"));
	ck_assert(provisional);
	catalogue_is_working_day(tables, day_of("2026-12-31"), &provisional);
	ck_assert(!provisional);
	catalogue_is_working_day(tables, day_of("2027-01-04"), &provisional);
	ck_assert(provisional);
	catalogue_roll_forward(tables, day_of("2027-01-02"), &provisional);
	ck_assert(provisional);
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_no_days_and_too_many_days)
{
	bool provisional = true;

	open_tables();
	ck_assert_int_eq(
		catalogue_add_working_days(tables, day_of("2026-05-01"), 0, &provisional),
		day_of("2026-05-01"));
	ck_assert(!provisional);
	ck_assert_int_le(catalogue_add_working_days(
				 tables, CREDIT_DAY_MAX - 3, 1000000, &provisional),
		CREDIT_DAY_MAX);
	/* before the calendar a day counts by its weekday and is settled */
	ck_assert(catalogue_is_working_day(tables, day_of("2022-10-03"), &provisional));
	ck_assert(!provisional);
	credit_catalogue_free(tables);
}
END_TEST

SUITE("catalogue/working_day", TL(test_published_period, 11),
	TL(test_first_working_day_of_each_month, 12), T(test_every_day_of_the_calendar),
	TL(test_every_period_counts_its_days, 6), T(test_month_ends_are_not_rolled),
	T(test_every_month_end_matches_or_is_the_last_day),
	T(test_every_last_day_rolls_past_the_days_off),
	T(test_days_past_the_calendar_are_provisional), T(test_no_days_and_too_many_days))
