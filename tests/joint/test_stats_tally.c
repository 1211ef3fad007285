/* SPDX-License-Identifier: Apache-2.0 */
/* Cells by key and month: a subject once in each, in order, empty lines left out. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "joint/stats.h"
#include "../support/suite.h"

#define MONTHS 3

static struct credit_stats_report report;
static struct tally tally;
static const credit_day ends[MONTHS] = {20604, 20634, 20650};

static void begin(void)
{
	memset(&report, 0, sizeof(report));
	tally = (struct tally){.arena = &report.arena, .months = MONTHS};
}

static size_t line(int by, int order, const char *code, enum colour colour)
{
	struct tally_key key = {.by = by, .order = order, .code = code, .name_zh = "名",
		.name_en = "name", .colour = colour};
	size_t at = tally_line(&tally, &key);

	ck_assert_uint_ne(at, SIZE_MAX);
	return at;
}

static void rows(void)
{
	report.rows_count = 0;
	ck_assert_int_eq(
		tally_rows(&tally, day_from_parts(2026, 5, 1), ends, &report), CREDIT_OK);
}

START_TEST(test_a_subject_counts_once_in_a_cell)
{
	size_t at;

	begin();
	at = line(CREDIT_STATS_LIST, 0, "SX", COLOUR_BLACK);
	tally_add(&tally, at, 1, FIGURE_LISTED, 1, false);
	tally_add(&tally, at, 1, FIGURE_LISTED, 1, false);
	tally_add(&tally, at, 1, FIGURE_LISTED, 2, true);
	tally_add(&tally, at, 1, FIGURE_ENDED, 1, false); /* another cell */
	tally_add(&tally, at, 2, FIGURE_LISTED, 2, true);
	rows();
	ck_assert_uint_eq(report.rows_count, MONTHS);
	ck_assert_uint_eq(report.rows[1].listed.entries, 3);
	ck_assert_uint_eq(report.rows[1].listed.subjects, 2);
	ck_assert_uint_eq(report.rows[1].listed.persons, 1);
	ck_assert_uint_eq(report.rows[1].ended.entries, 1);
	ck_assert_uint_eq(report.rows[1].in_force.entries, 0);
	ck_assert_uint_eq(report.rows[2].listed.entries, 1);
	ck_assert_uint_eq(report.rows[2].listed.subjects, 1);
	ck_assert_int_eq(report.rows[2].month, day_from_parts(2026, 7, 1));
	ck_assert_int_eq(report.rows[2].day, 20650);
	arena_free(&report.arena);
}
END_TEST

START_TEST(test_lines_are_told_apart_and_stand_in_order)
{
	static const char *const expected[] = {"all black", "list A black", "list B black",
		"list A red", "kind person black", "kind person red", "kind business black"};
	char text[40];

	begin();
	for (int twice = 0; twice < 2; twice++) {
		size_t lines[] = {line(CREDIT_STATS_KIND, 2, "business", COLOUR_BLACK),
			line(CREDIT_STATS_KIND, 1, "person", COLOUR_RED),
			line(CREDIT_STATS_LIST, 0, "A", COLOUR_RED),
			line(CREDIT_STATS_KIND, 1, "person", COLOUR_BLACK),
			line(CREDIT_STATS_LIST, 0, "B", COLOUR_BLACK),
			line(CREDIT_STATS_LIST, 0, "A", COLOUR_BLACK),
			line(CREDIT_STATS_ALL, 0, "", COLOUR_BLACK)};

		for (size_t i = 0; i < 7; i++)
			tally_add(&tally, lines[i], 0, FIGURE_IN_FORCE, 1, false);
	}
	ck_assert_uint_eq(tally.count, 7);
	rows();
	for (size_t i = 0; i < 7; i++) {
		const credit_stats_row *row = &report.rows[i];

		snprintf(text, sizeof(text), "%s %s%s%s", credit_stats_by_name(row->by),
			row->code, row->code[0] ? " " : "", row->colour);
		ck_assert_str_eq(text, expected[i]);
		ck_assert_uint_eq(row->in_force.entries, 2);
	}
	arena_free(&report.arena);
}
END_TEST

START_TEST(test_a_line_without_figures_is_left_out_unless_it_always_stands)
{
	struct tally_key key = {.by = CREDIT_STATS_ALL, .code = "", .name_zh = "", .name_en = "",
		.colour = COLOUR_RED, .always = true};

	begin();
	line(CREDIT_STATS_LIST, 0, "SX", COLOUR_BLACK);
	tally_line(&tally, &key);
	rows();
	ck_assert_uint_eq(report.rows_count, MONTHS);
	ck_assert_str_eq(report.rows[0].colour, "red");
	arena_free(&report.arena);
}
END_TEST

START_TEST(test_many_lines_keep_what_they_counted_and_their_texts)
{
	char code[16];

	begin();
	for (unsigned i = 0; i < 200; i++) {
		size_t at;

		snprintf(code, sizeof(code), "L%03u", i);
		at = line(CREDIT_STATS_LIST, 0, code, COLOUR_BLACK);
		for (unsigned n = 0; n <= i; n++)
			tally_add(&tally, at, 0, FIGURE_LISTED, n + 1, false);
	}
	memset(code, 'x', sizeof(code)); /* the tables are gone */
	rows();
	ck_assert_uint_eq(report.rows_count, 200 * MONTHS);
	for (unsigned i = 0; i < 200; i++) {
		snprintf(code, sizeof(code), "L%03u", i);
		ck_assert_str_eq(report.rows[i].code, code);
		ck_assert_uint_eq(report.rows[i].listed.subjects, i + 1);
	}
	arena_free(&report.arena);
}
END_TEST

SUITE("joint/stats_tally", T(test_a_subject_counts_once_in_a_cell),
	T(test_lines_are_told_apart_and_stand_in_order),
	T(test_a_line_without_figures_is_left_out_unless_it_always_stands),
	T(test_many_lines_keep_what_they_counted_and_their_texts))
