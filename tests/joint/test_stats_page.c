/* SPDX-License-Identifier: Apache-2.0 */
/* The page of statistics as bytes: what it must hold, and what it must never hold. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "joint/stats_page.h"
#include "../support/suite.h"

#define LINES 14 /* all, five domains, a list, in two colours */

static const char *const domains[] = {"个人诚信", "政务诚信", "商务诚信", "社会诚信", "司法公信"};
static credit_stats_row rows[2 * LINES];
static credit_stats_measure measure = {.size = sizeof(measure), .measure = "P01",
	.name_zh = "禁止采购", .name_en = "No procurement", .type = "penalty", .department = "CZ",
	.department_zh = "财政局", .department_en = "Finance", .trigger = "law",
	.trigger_zh = "法定直接适用", .in_force = {12, 11, 0}};
static credit_stats_coverage coverage = {.size = sizeof(coverage), .list = "H03",
	.name_zh = "文明村镇", .name_en = "Villages", .holders = 101, .overdue = 4, .alike = 2,
	.base = 126, .permille = 801, .target_percent = 80, .coverage = CREDIT_COVERAGE_REACHED,
	.base_source = "统计局2026年", .source = "办法", .sure = true};
static credit_stats_report report;
static struct buf page = BUF_INIT;

static void make(int lang)
{
	report = (credit_stats_report){.county = "样例<县>",
		.totals = {.size = sizeof(report.totals), .from = 20574, .day = 20634,
			.months = 2, .subjects = 86, .entries = 103, .void_entries = 11,
			.in_force = 90, .ended = 2},
		.rows = rows, .rows_count = 2 * LINES, .measures = &measure, .measures_count = 1,
		.coverage = &coverage, .coverage_count = 1};
	for (size_t i = 0; i < 2 * LINES; i++) {
		size_t line = i % LINES;
		credit_stats_count some = {1000 + i, 500 + i, 100};

		rows[i] = (credit_stats_row){.size = sizeof(rows[i]),
			.month = i < LINES ? 20574 : 20605, .day = i < LINES ? 20604 : 20634,
			.by = line < 2 ? CREDIT_STATS_ALL
				: line < 12 ? CREDIT_STATS_DOMAIN : CREDIT_STATS_LIST,
			.code = "X", .name_zh = line < 2 ? "合计"
				: line < 12 ? domains[line / 2 - 1] : "名单<甲>",
			.name_en = "Name & so on", .colour = line % 2 ? "red" : "black",
			.listed = some, .in_force = some};
	}
	buf_reset(&page);
	ck_assert_int_eq(stats_html(&report, lang, &page, NULL), CREDIT_OK);
}

static const char *text(void)
{
	return buf_cstr(&page);
}

static size_t times(const char *part)
{
	size_t count = 0;

	for (const char *at = text(); (at = strstr(at, part)); at += strlen(part))
		count++;
	return count;
}

START_TEST(test_the_page_stands_alone)
{
	make(CREDIT_ZH);
	ck_assert(strncmp(text(), "<!doctype html>\n<html lang=\"zh-CN\">", 34) == 0);
	ck_assert_uint_eq(times("<meta name=\"robots\" content=\"noindex,noarchive\">"), 1);
	ck_assert_uint_eq(times("default-src 'none'; style-src 'sha256-"), 1);
	ck_assert_uint_eq(times("<script"), 0);
	ck_assert_uint_eq(times("http://"), 0);
	ck_assert_uint_eq(times("https://"), 0);
	ck_assert_uint_eq(times(" style="), 0);
	ck_assert_uint_eq(times("</html>"), 1);
}
END_TEST

START_TEST(test_figures_stand_in_charts_and_tables)
{
	make(CREDIT_ZH);
	ck_assert_uint_eq(times("<svg "), 4);
	ck_assert_uint_eq(times("role=\"img\""), 4);
	ck_assert_uint_eq(times("<caption>"), 7);
	/* all black lists in the second month, in both charts and in the table */
	ck_assert_uint_eq(times(">1014</text>"), 2);
	ck_assert_uint_eq(times("<td class=\"n\">1014 <small>(514)</small></td>"), 2);
	ck_assert_uint_eq(times(">80.1 %</text>"), 1);
	ck_assert_uint_eq(times("<td class=\"n\">80.1 %</td>"), 1);
	ck_assert_uint_eq(times("<td>达到<small>统计局2026年</small></td>"), 1);
	ck_assert_uint_eq(times("无效 11 条，不计入以下各数。"), 1);
	ck_assert_uint_eq(times("截至 2026年6月30日"), 1);
	ck_assert_uint_eq(times("<td class=\"n\">2038</td>"), 1); /* listed in both months: 1012 + 1026 */
}
END_TEST

START_TEST(test_texts_stay_texts)
{
	make(CREDIT_ZH);
	ck_assert_uint_eq(times("<甲>"), 0);
	ck_assert_uint_eq(times("<县>"), 0);
	ck_assert_uint_eq(times("名单&lt;甲&gt;"), 2);
	make(CREDIT_EN);
	ck_assert_uint_eq(times("Name & so on"), 0);
	ck_assert(times("Name &amp; so on") > 0);
	ck_assert_uint_eq(times("<html lang=\"en\">"), 1);
	ck_assert_uint_eq(times("void, counted nowhere below: 11."), 1);
}
END_TEST

/* 个人信息保护法 art. 73: what can tell who it is is no anonymous figure. */
static const struct {
	credit_stats_count count;
	const char *text;
} shown[] = {{{0, 0, 0}, "0"}, {{1, 1, 0}, "1"}, {{1, 1, 1}, "<3"}, {{7, 2, 1}, "<3"},
	{{3, 3, 1}, "3"}, {{2, 2, 2}, "<3"}, {{5, 4, 4}, "5"}};

START_TEST(test_a_figure_of_few_persons_is_not_shown)
{
	char figure[FIGURE_BYTES];

	figure_text(&shown[_i].count, shown[_i].count.entries, figure);
	ck_assert_str_eq(figure, shown[_i].text);
	ck_assert(is_shown_count(&shown[_i].count) == (shown[_i].text[0] != '<'));
}
END_TEST

START_TEST(test_the_page_shows_no_figure_of_few_persons)
{
	make(CREDIT_ZH);
	rows[LINES].in_force = (credit_stats_count){77777, 2, 1};
	for (size_t m = 0; m < 2; m++)
		rows[m * LINES + 12].listed = (credit_stats_count){1, 1, m == 0};
	buf_reset(&page);
	ck_assert_int_eq(stats_html(&report, CREDIT_ZH, &page, NULL), CREDIT_OK);
	ck_assert_uint_eq(times("77777"), 0);
	/* the month in its chart and in the table; two listed, one of them a person */
	ck_assert_uint_eq(times(">&lt;3</text>"), 1);
	ck_assert_uint_eq(times("<td class=\"n\">&lt;3</td>"), 2);
}
END_TEST

START_TEST(test_an_unknown_base_is_told)
{
	coverage.base = 0;
	coverage.coverage = CREDIT_COVERAGE_UNKNOWN;
	make(CREDIT_ZH);
	ck_assert_uint_eq(times("<td class=\"n\">未填</td>"), 1);
	ck_assert_uint_eq(times("<td>不能判断"), 1);
	ck_assert_uint_eq(times("80.1"), 0);
}
END_TEST

START_TEST(test_the_same_report_gives_the_same_page)
{
	char *first;

	make(CREDIT_EN);
	first = strdup(text());
	make(CREDIT_EN);
	ck_assert_str_eq(first, text());
	free(first);
}
END_TEST

SUITE("joint/stats_page", T(test_the_page_stands_alone),
	T(test_figures_stand_in_charts_and_tables), T(test_texts_stay_texts),
	TL(test_a_figure_of_few_persons_is_not_shown, (int)(sizeof(shown) / sizeof(shown[0]))),
	T(test_the_page_shows_no_figure_of_few_persons), T(test_an_unknown_base_is_told),
	T(test_the_same_report_gives_the_same_page))
