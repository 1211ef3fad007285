/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_report.c - the report of credit_stats(): options, accessors, words.
 */
#include <stdlib.h>
#include <string.h>

#include "joint/stats.h"

void credit_stats_options_init(credit_stats_options *options)
{
	if (!options)
		return;
	options->size = sizeof(*options);
	options->on = options->from = options->to = CREDIT_DAY_NONE;
}

void credit_stats_free(credit_stats_report *report)
{
	if (!report)
		return;
	arena_free(&report->arena);
	buf_free(&report->text);
	free(report);
}

const char *credit_stats_by_name(int by)
{
	static const char *const names[] = {"", "all", "domain", "list", "kind", "authority"};

	return by > 0 && by <= CREDIT_STATS_AUTHORITY ? names[by] : "";
}

const char *credit_coverage_name(int coverage)
{
	static const char *const names[] = {"unknown", "reached", "not-reached"};

	return coverage >= 0 && coverage <= CREDIT_COVERAGE_NOT_REACHED ? names[coverage] : "";
}

const credit_stats_totals *credit_stats_total(const credit_stats_report *report)
{
	return report ? &report->totals : NULL;
}

size_t credit_stats_row_count(const credit_stats_report *report)
{
	return report ? report->rows_count : 0;
}

const credit_stats_row *credit_stats_row_at(const credit_stats_report *report, size_t index)
{
	return report && index < report->rows_count ? &report->rows[index] : NULL;
}

size_t credit_stats_measure_count(const credit_stats_report *report)
{
	return report ? report->measures_count : 0;
}

const credit_stats_measure *credit_stats_measure_at(
	const credit_stats_report *report, size_t index)
{
	return report && index < report->measures_count ? &report->measures[index] : NULL;
}

size_t credit_stats_feedback_count(const credit_stats_report *report)
{
	return report ? report->feedback_count : 0;
}

const credit_stats_feedback *credit_stats_feedback_at(
	const credit_stats_report *report, size_t index)
{
	return report && index < report->feedback_count ? &report->feedback[index] : NULL;
}

size_t credit_stats_coverage_count(const credit_stats_report *report)
{
	return report ? report->coverage_count : 0;
}

const credit_stats_coverage *credit_stats_coverage_at(
	const credit_stats_report *report, size_t index)
{
	return report && index < report->coverage_count ? &report->coverage[index] : NULL;
}
