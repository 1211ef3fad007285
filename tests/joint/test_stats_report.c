/* SPDX-License-Identifier: Apache-2.0 */
/* Accessors of a report: what is there, past the end, and NULL. */
#include "joint/stats.h"

#include "../support/suite.h"

static credit_stats_row rows[2];
static credit_stats_measure measures[1];
static credit_stats_coverage coverage[1];
static credit_stats_report report = {.rows = rows, .rows_count = 2, .measures = measures,
	.measures_count = 1, .coverage = coverage, .coverage_count = 1};

START_TEST(test_accessors_give_what_is_there)
{
	ck_assert_ptr_eq(credit_stats_total(&report), &report.totals);
	ck_assert_uint_eq(credit_stats_row_count(&report), 2);
	ck_assert_ptr_eq(credit_stats_row_at(&report, 1), &rows[1]);
	ck_assert_uint_eq(credit_stats_measure_count(&report), 1);
	ck_assert_ptr_eq(credit_stats_measure_at(&report, 0), &measures[0]);
	ck_assert_uint_eq(credit_stats_coverage_count(&report), 1);
	ck_assert_ptr_eq(credit_stats_coverage_at(&report, 0), &coverage[0]);
}
END_TEST

START_TEST(test_past_the_end_and_null_give_nothing)
{
	ck_assert_ptr_null(credit_stats_row_at(&report, 2));
	ck_assert_ptr_null(credit_stats_measure_at(&report, 1));
	ck_assert_ptr_null(credit_stats_coverage_at(&report, 1));
	ck_assert_ptr_null(credit_stats_total(NULL));
	ck_assert_uint_eq(credit_stats_row_count(NULL), 0);
	ck_assert_uint_eq(credit_stats_measure_count(NULL), 0);
	ck_assert_uint_eq(credit_stats_coverage_count(NULL), 0);
	ck_assert_ptr_null(credit_stats_row_at(NULL, 0));
	ck_assert_ptr_null(credit_stats_measure_at(NULL, 0));
	ck_assert_ptr_null(credit_stats_coverage_at(NULL, 0));
	credit_stats_free(NULL);
}
END_TEST

START_TEST(test_words)
{
	ck_assert_str_eq(credit_stats_by_name(CREDIT_STATS_ALL), "all");
	ck_assert_str_eq(credit_stats_by_name(CREDIT_STATS_AUTHORITY), "authority");
	ck_assert_str_eq(credit_stats_by_name(0), "");
	ck_assert_str_eq(credit_stats_by_name(6), "");
	ck_assert_str_eq(credit_coverage_name(CREDIT_COVERAGE_UNKNOWN), "unknown");
	ck_assert_str_eq(credit_coverage_name(CREDIT_COVERAGE_NOT_REACHED), "not-reached");
	ck_assert_str_eq(credit_coverage_name(-1), "");
	ck_assert_str_eq(credit_coverage_name(3), "");
}
END_TEST

SUITE("joint/stats_report", T(test_accessors_give_what_is_there),
	T(test_past_the_end_and_null_give_nothing), T(test_words))
