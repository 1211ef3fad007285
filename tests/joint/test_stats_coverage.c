/* SPDX-License-Identifier: Apache-2.0 */
/* Coverage: holders of the base, against the target; never more sure than the figures. */
#include <stdio.h>

#include "../record/small_tables.h"
#include "id/identifier.h"
#include "joint/stats.h"
#include "../support/suite.h"

#define PUB 7 /* the list with a public notice, in small_lists */

static struct credit_stats_report report;
static struct coverage_tally tally;
static credit_day day;

static void begin(int percent, int base)
{
	struct list_row *list = &small_lists[PUB];

	memset(&report, 0, sizeof(report));
	list->coverage_percent = percent;
	list->coverage_of = base;
	list->coverage_source = "统计局2026年";
	list->review_months = 12;
	day = on("2026-06-01");
	ck_assert_int_eq(
		coverage_begin(&tally, small_tables(), day, &report.arena), CREDIT_OK);
}

/* One more holder since a day; turn is its number. */
static void holds(uint64_t turn, const char *list, const char *name, bool local,
	const char *since)
{
	struct judged_entry judged = {.list = &small_lists[PUB]};
	char text[80];

	small_entry(&judged.current, list, BODY);
	judged.current.decided = on(since);
	if (local)
		ck_assert(id_local(list, "样文明〔2026〕1号", (uint32_t)turn,
			CREDIT_KIND_PLACE, &judged.current.subject));
	snprintf(text, sizeof(text), "%s", name);
	judged.current.name = text;
	judged.standing.state = CREDIT_STATE_LISTED;
	ck_assert_int_eq(coverage_take(&tally, &judged, day, turn), CREDIT_OK);
	memset(text, 'x', sizeof(text)); /* the record's memory is used again */
}

static const credit_stats_coverage *row(void)
{
	ck_assert_int_eq(coverage_rows(&tally, &report), CREDIT_OK);
	ck_assert_uint_eq(report.coverage_count, 1);
	return &report.coverage[0];
}

static void end(void)
{
	arena_free(&report.arena);
}

/* 文明村 80 %: the target is reached with it, not just short of it. */
static const struct {
	int percent;
	int base;
	uint64_t holders;
	int coverage;
	uint32_t permille;
} cases[] = {{80, 10, 8, CREDIT_COVERAGE_REACHED, 800},
	{80, 10, 7, CREDIT_COVERAGE_NOT_REACHED, 700},
	{80, 126, 100, CREDIT_COVERAGE_NOT_REACHED, 793}, /* 79.36 % is no 80 % */
	{80, 126, 101, CREDIT_COVERAGE_REACHED, 801}, {80, 0, 5, CREDIT_COVERAGE_UNKNOWN, 0},
	{0, 10, 8, CREDIT_COVERAGE_UNKNOWN, 800}, {80, 10, 11, CREDIT_COVERAGE_UNKNOWN, 0},
	{100, 3, 3, CREDIT_COVERAGE_REACHED, 1000}, {80, 10, 0, CREDIT_COVERAGE_NOT_REACHED, 0}};

START_TEST(test_the_target_is_reached_or_not_or_nobody_knows)
{
	const credit_stats_coverage *found;
	char name[32];

	begin(cases[_i].percent, cases[_i].base);
	for (uint64_t n = 1; n <= cases[_i].holders; n++) {
		snprintf(name, sizeof(name), "样例第%u村", (unsigned)n);
		holds(n, "PUB", name, true, "2026-05-01");
	}
	found = row();
	ck_assert_uint_eq(found->size, sizeof(*found));
	ck_assert_str_eq(found->list, "PUB");
	ck_assert_uint_eq(found->holders, cases[_i].holders);
	ck_assert_uint_eq(found->base, (uint64_t)cases[_i].base);
	ck_assert_uint_eq(found->target_percent, (uint32_t)cases[_i].percent);
	ck_assert_int_eq(found->coverage, cases[_i].coverage);
	ck_assert_uint_eq(found->permille, cases[_i].permille);
	ck_assert_str_eq(found->base_source, "统计局2026年");
	ck_assert_str_eq(found->source, "source");
	ck_assert(found->sure);
	end();
}
END_TEST

START_TEST(test_a_holder_of_two_titles_counts_once)
{
	begin(80, 10);
	holds(1, "PUB", "样例村", false, "2026-05-01");
	holds(1, "PUB", "样例村", false, "2026-05-02");
	holds(2, "BEF", "样例店", false, "2026-05-02"); /* a list without target */
	ck_assert_uint_eq(row()->holders, 1);
	end();
}
END_TEST

START_TEST(test_an_overdue_review_is_told_and_still_holds)
{
	begin(80, 10);
	holds(1, "PUB", "甲村", true, "2025-05-31"); /* due 2026-05-31 */
	holds(2, "PUB", "乙村", true, "2025-06-01"); /* due on the day itself */
	ck_assert_uint_eq(row()->holders, 2);
	ck_assert_uint_eq(row()->overdue, 1);
	end();
}
END_TEST

/* Without an identifier each document makes a subject of its own. */
START_TEST(test_holders_of_one_name_may_be_one_and_are_told)
{
	begin(80, 10);
	holds(1, "PUB", "和平村", true, "2026-05-01");
	holds(2, "PUB", "和 平村", true, "2026-05-01"); /* the same, as names are compared */
	holds(3, "PUB", "建设村", true, "2026-05-01");
	holds(4, "PUB", "光明村", false, "2026-05-01"); /* two with identifiers are two */
	holds(5, "PUB", "光明村", false, "2026-05-01");
	ck_assert_uint_eq(row()->holders, 5);
	ck_assert_uint_eq(row()->alike, 2);
	end();
}
END_TEST

START_TEST(test_lists_without_target_and_base_have_no_coverage)
{
	begin(0, 0);
	ck_assert_uint_eq(tally.count, 0);
	ck_assert_int_eq(coverage_rows(&tally, &report), CREDIT_OK);
	ck_assert_uint_eq(report.coverage_count, 0);
	end();
}
END_TEST

SUITE("joint/stats_coverage",
	TL(test_the_target_is_reached_or_not_or_nobody_knows, (int)COUNT_OF(cases)),
	T(test_a_holder_of_two_titles_counts_once),
	T(test_an_overdue_review_is_told_and_still_holds),
	T(test_holders_of_one_name_may_be_one_and_are_told),
	T(test_lists_without_target_and_base_have_no_coverage))
