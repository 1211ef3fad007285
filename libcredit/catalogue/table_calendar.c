/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table_calendar.c - the calendar's rows laid out as one byte a day.
 *
 * Runs once for each load.  A row covers at most a month of the years 1990 to
 * 2199, so the bytes stay few whatever a file says.  A year is known when its
 * National Day (1 October) stands in the table: a plan for a year names it,
 * while New Year's Day may already stand in the plan of the year before.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "catalogue/table.h"

#define ROW_DAYS_MAX 31
#define CALENDAR_YEAR_FIRST 1990
#define CALENDAR_YEAR_LAST 2199
enum day_kind { DAY_BY_WEEKDAY = 0, DAY_OFF = 1, DAY_WORK = 2 };

struct layout {
	struct loader *loader;
	credit_day first; /* of the days laid out */
	size_t count;
	uint8_t *kinds;
	uint32_t *lines; /* the row that said so */
};

static void refuse(struct layout *layout, const struct calendar_row *row,
	const char *column, credit_day day, const char *why)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(day, text);
	FAULT(layout->loader, TABLE_CALENDAR, &row->head, column, text,
		MSG_TABLE_CALENDAR_DAY, text, why);
}

/* What a row says by itself; false: it cannot be laid out. */
static bool row_fits(struct layout *layout, const struct calendar_row *row)
{
	const struct row_head *head = &row->head;

	if (head->to - head->from >= ROW_DAYS_MAX) {
		refuse(layout, row, "to", head->to, "31");
		return false;
	}
	if (head->from < day_from_parts(CALENDAR_YEAR_FIRST, 1, 1) ||
		head->to > day_from_parts(CALENDAR_YEAR_LAST, 12, 31)) {
		refuse(layout, row, "from", head->from, "1990-2199");
		return false;
	}
	for (credit_day day = head->from; row->work && day <= head->to; day++)
		if (day_weekday(day) < 5) {
			refuse(layout, row, "day", day, "work");
			return false;
		}
	return true;
}

static bool covered(const struct layout *layout, int year)
{
	int64_t at = (int64_t)day_from_parts(year, 10, 1) - layout->first;

	return at >= 0 && (uint64_t)at < layout->count && layout->kinds[at] == DAY_OFF;
}

static void lay_day(struct layout *layout, const struct calendar_row *row, credit_day day)
{
	size_t at = (size_t)(day - layout->first);
	enum day_kind kind = row->work ? DAY_WORK : DAY_OFF;
	bool planned = day >= layout->loader->catalogue->calendar_first &&
		       day <= layout->loader->catalogue->calendar_last;
	char text[24];

	if (row->head.county) {
		/* a local holiday may be added; what the national plan says stands */
		if (layout->kinds[at] ? layout->kinds[at] != kind
				      : row->work && planned) {
			credit_day_format(day, text);
			FAULT(layout->loader, TABLE_CALENDAR, &row->head, "day", text,
				MSG_COUNTY_CALENDAR, text);
		}
	} else if (layout->kinds[at]) {
		snprintf(text, sizeof(text), "%u", (unsigned)layout->lines[at]);
		FAULT(layout->loader, TABLE_CALENDAR, &row->head, "from", "",
			MSG_TABLE_OVERLAP, text);
	}
	layout->kinds[at] = (uint8_t)kind;
	layout->lines[at] = row->head.line;
}

static void lay_rows(struct layout *layout, bool county)
{
	struct loader *loader = layout->loader;

	for (size_t i = 0; i < loader_rows(loader, TABLE_CALENDAR); i++) {
		const struct calendar_row *row =
			(void *)loader_row(loader, TABLE_CALENDAR, i);

		if (row->head.county != county || !row_fits(layout, row))
			continue;
		for (credit_day day = row->head.from; day <= row->head.to; day++)
			lay_day(layout, row, day);
	}
}

/* The years covered without a break from the first on; a later one leaves a gap. */
static void find_years(struct layout *layout)
{
	credit_catalogue *catalogue = layout->loader->catalogue;
	int last = CALENDAR_YEAR_FIRST - 1;
	char text[16];

	for (int year = CALENDAR_YEAR_FIRST; year <= CALENDAR_YEAR_LAST; year++) {
		if (!covered(layout, year))
			continue;
		if (last < CALENDAR_YEAR_FIRST) {
			catalogue->calendar_first = day_from_parts(year, 1, 1);
		} else if (year > last + 1) {
			const struct row_head *head =
				loader_row(layout->loader, TABLE_CALENDAR, 0);

			snprintf(text, sizeof(text), "%d", last + 1);
			FAULT(layout->loader, TABLE_CALENDAR, head, "", text,
				MSG_TABLE_CALENDAR_YEAR, text);
		}
		catalogue->calendar_last = day_from_parts(year, 12, 31);
		last = year;
	}
}

/* The first and last day that any row can lay out. */
static void find_bounds(struct layout *layout)
{
	credit_day low = day_from_parts(CALENDAR_YEAR_LAST, 12, 31);
	credit_day high = day_from_parts(CALENDAR_YEAR_FIRST, 1, 1);
	credit_day first = high, last = low;

	for (size_t i = 0; i < loader_rows(layout->loader, TABLE_CALENDAR); i++) {
		const struct row_head *head =
			loader_row(layout->loader, TABLE_CALENDAR, i);

		if (head->from >= first && head->from < low)
			low = head->from;
		if (head->to <= last && head->to > high)
			high = head->to;
	}
	layout->first = low;
	layout->count = high >= low ? (size_t)(high - low) + 1 : 0;
}

void calendar_lay_out(struct loader *loader)
{
	credit_catalogue *catalogue = loader->catalogue;
	struct layout layout = {.loader = loader};

	catalogue->calendar_first = CREDIT_DAY_MAX;
	catalogue->calendar_last = CREDIT_DAY_MIN;
	find_bounds(&layout);
	layout.kinds = arena_alloc(&catalogue->arena, layout.count + 1);
	layout.lines = calloc(layout.count + 1, sizeof(*layout.lines));
	if (!layout.kinds || !layout.lines) {
		loader->status = CREDIT_ENOMEM;
	} else {
		lay_rows(&layout, false);
		find_years(&layout);
		lay_rows(&layout, true);
		find_years(&layout);
		catalogue->day_kinds = layout.kinds;
		catalogue->day_kinds_first = layout.first;
		catalogue->day_kinds_count = layout.count;
	}
	free(layout.lines);
}
