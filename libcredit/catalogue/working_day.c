/* SPDX-License-Identifier: Apache-2.0 */
/*
 * working_day.c - working days by the calendar table.
 *
 * Asked for each notice period and each deadline.  The loader laid the table
 * out as one byte a day, so a day is one look-up; a period is walked day by
 * day, because it has a handful of them.
 *
 * A working day is Monday to Friday without the days off, and the make-up days
 * of the weekend (全国年节及纪念日放假办法; the State Council's yearly plan).
 */
#include "base/day.h"
#include "catalogue/catalogue.h"

/* Nothing waits for more working days than these; a larger number is cut. */
#define WORKING_DAYS_MAX 3660

static bool working(const credit_catalogue *catalogue, credit_day day)
{
	int64_t at = (int64_t)day - catalogue->day_kinds_first;

	if (at >= 0 && (uint64_t)at < catalogue->day_kinds_count &&
		catalogue->day_kinds[at])
		return catalogue->day_kinds[at] == 2;
	return day_weekday(day) < 5;
}

bool catalogue_is_working_day(
	const credit_catalogue *catalogue, credit_day day, bool *provisional)
{
	if (provisional)
		*provisional = day > catalogue->calendar_last;
	return working(catalogue, day);
}

credit_day catalogue_add_working_days(
	const credit_catalogue *catalogue, credit_day start, int days, bool *provisional)
{
	credit_day day = start;

	if (days > WORKING_DAYS_MAX)
		days = WORKING_DAYS_MAX;
	while (days > 0 && day < CREDIT_DAY_MAX)
		if (working(catalogue, ++day))
			days--;
	if (provisional)
		*provisional = day > start && day > catalogue->calendar_last;
	return day;
}

credit_day catalogue_roll_forward(
	const credit_catalogue *catalogue, credit_day day, bool *provisional)
{
	while (day < CREDIT_DAY_MAX && !working(catalogue, day))
		day++;
	if (provisional)
		*provisional = day > catalogue->calendar_last;
	return day;
}
