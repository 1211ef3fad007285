/* SPDX-License-Identifier: Apache-2.0 */
/* Measures in force, by measure, department and trigger. */
#include <stdio.h>

#include "../record/small_tables.h"
#include "joint/stats.h"
#include "../support/suite.h"

static struct credit_stats_report report;
static struct measure_tally tally;

static void take(size_t measure, const char *department, size_t rule, uint64_t entries,
	uint64_t turn, bool person)
{
	char gone[8];
	struct judged_measure judged = {.measure = &small_measures[measure],
		.rule = &small_rules[rule], .department = gone};

	snprintf(gone, sizeof(gone), "%s", department);
	ck_assert_int_eq(measure_take(&tally, &judged, entries, turn, person), CREDIT_OK);
	memset(gone, 'x', sizeof(gone)); /* the judgement's memory is used again */
}

static void begin(void)
{
	memset(&report, 0, sizeof(report));
	tally = (struct measure_tally){.arena = &report.arena};
}

static void rows(void)
{
	ck_assert_int_eq(
		measure_rows(&tally, small_tables(), on("2026-06-01"), &report), CREDIT_OK);
}

START_TEST(test_measures_are_counted_by_department_and_trigger)
{
	begin();
	take(1, "FY", 1, 1, 1, false); /* P02, voluntary */
	take(0, "FG", 0, 2, 1, false); /* P01, the department decides */
	take(0, "FG", 0, 1, 2, true);
	take(0, "FG", 2, 1, 3, true); /* P01, by law */
	take(3, "XX", 4, 1, 3, true); /* R01, an incentive, of nobody in the tables */
	rows();
	ck_assert_uint_eq(report.measures_count, 4);
	ck_assert_uint_eq(report.measures[0].size, sizeof(report.measures[0]));
	ck_assert_str_eq(report.measures[0].measure, "P01");
	ck_assert_str_eq(report.measures[0].department, "FG");
	ck_assert_str_eq(report.measures[0].department_zh, "FG局");
	ck_assert_str_eq(report.measures[0].trigger, "law");
	ck_assert_str_eq(report.measures[0].trigger_zh, "法定直接适用");
	ck_assert_str_eq(report.measures[0].type, "penalty");
	ck_assert_uint_eq(report.measures[0].in_force.persons, 1);
	ck_assert_str_eq(report.measures[1].trigger, "department");
	ck_assert_uint_eq(report.measures[1].in_force.entries, 3);
	ck_assert_uint_eq(report.measures[1].in_force.subjects, 2);
	ck_assert_uint_eq(report.measures[1].in_force.persons, 1);
	ck_assert_str_eq(report.measures[2].measure, "P02");
	ck_assert_str_eq(report.measures[3].type, "incentive");
	ck_assert_str_eq(report.measures[3].department_zh, "XX");
	arena_free(&report.arena);
}
END_TEST

START_TEST(test_a_measure_on_entries_counted_before_is_not_counted_again)
{
	begin();
	take(0, "FG", 0, 0, 1, false);
	rows();
	ck_assert_uint_eq(report.measures_count, 0);
	arena_free(&report.arena);
}
END_TEST

SUITE("joint/stats_measure", T(test_measures_are_counted_by_department_and_trigger),
	T(test_a_measure_on_entries_counted_before_is_not_counted_again))
