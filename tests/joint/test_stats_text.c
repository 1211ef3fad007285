/* SPDX-License-Identifier: Apache-2.0 */
/* A report as JSON lines and as CSV: every figure, in both languages, the same bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "joint/stats.h"
#include "../support/suite.h"

static credit_stats_row rows[] = {
	{.size = sizeof(rows[0]), .month = 20605, .day = 20634, .by = CREDIT_STATS_LIST,
		.code = "SX", .name_zh = "失信被执行人", .name_en = "Judgment debtors",
		.colour = "black", .listed = {7, 6, 5}, .ended = {2, 1, 0}, .in_force = {90, 80, 70}},
	{.size = sizeof(rows[0]), .month = 20605, .day = 20634, .by = CREDIT_STATS_AUTHORITY,
		.code = "FY", .name_zh = "=HYPERLINK(1)", .name_en = "Court, \"County\"",
		.colour = "red"}};
static credit_stats_measure measures[] = {{.size = sizeof(measures[0]), .measure = "P01",
	.name_zh = "禁止采购", .name_en = "No procurement", .type = "penalty", .department = "CZ",
	.department_zh = "财政局", .department_en = "Finance", .trigger = "law",
	.trigger_zh = "法定直接适用", .in_force = {3, 2, 1}}};
static credit_stats_coverage coverage[] = {
	{.size = sizeof(coverage[0]), .list = "H03", .name_zh = "文明村镇", .name_en = "Villages",
		.holders = 101, .overdue = 4, .alike = 2, .base = 126, .permille = 801,
		.target_percent = 80, .coverage = CREDIT_COVERAGE_REACHED,
		.base_source = "统计局2026年", .source = "办法", .sure = true},
	{.size = sizeof(coverage[0]), .list = "H05", .name_zh = "文明家庭", .name_en = "Families",
		.holders = 3, .base_source = "", .source = "办法"}};
static credit_stats_report report = {.text = BUF_INIT, .county = "样例县",
	.totals = {.size = sizeof(report.totals), .from = 20605, .day = 20634, .months = 1,
		.subjects = 86, .entries = 103, .void_entries = 11, .in_force = 90, .ended = 2},
	.rows = rows, .rows_count = 2, .measures = measures, .measures_count = 1,
	.coverage = coverage, .coverage_count = 2};

static const char *text_of(int format, int lang)
{
	const char *text;
	size_t length;

	ck_assert_int_eq(
		credit_stats_text(&report, format, lang, &text, &length, NULL), CREDIT_OK);
	ck_assert_uint_eq(strlen(text), length);
	return text;
}

static size_t lines_of(const char *text)
{
	size_t lines = 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		ck_abort_msg("%s: not in: %s", part, text);
}

START_TEST(test_json_has_a_line_for_each_thing)
{
	const char *text = text_of(CREDIT_STATS_JSON, CREDIT_ZH);

	ck_assert_uint_eq(lines_of(text), 6);
	assert_has(text, "{\"schema\":\"credit.stats/1\",\"what\":\"totals\",\"from\":\"2026-06-01\","
			 "\"day\":\"2026-06-30\",\"months\":1,\"subjects\":86,\"entries\":103,"
			 "\"void\":11,");
	assert_has(text, "\"what\":\"figures\",\"month\":\"2026-06\",\"day\":\"2026-06-30\","
			 "\"by\":\"list\",\"code\":\"SX\",\"name\":\"失信被执行人\","
			 "\"colour\":\"black\","
			 "\"listed\":{\"entries\":7,\"subjects\":6,\"persons\":5},"
			 "\"ended\":{\"entries\":2,\"subjects\":1,\"persons\":0},"
			 "\"in_force\":{\"entries\":90,\"subjects\":80,\"persons\":70}}\n");
	assert_has(text, "\"what\":\"measure\",\"day\":\"2026-06-30\",\"measure\":\"P01\","
			 "\"name\":\"禁止采购\",\"type\":\"penalty\",\"department\":\"CZ\","
			 "\"department_name\":\"财政局\",\"trigger\":\"law\",");
	assert_has(text, "\"holders\":101,\"overdue\":4,\"alike\":2,\"base\":126,\"permille\":801,"
			 "\"target_percent\":80,\"coverage\":\"reached\","
			 "\"base_source\":\"统计局2026年\",\"source\":\"办法\",\"sure\":true}\n");
	assert_has(text, "\"holders\":3,\"overdue\":0,\"alike\":0,\"base\":null,\"permille\":null,"
			 "\"target_percent\":null,\"coverage\":\"unknown\",\"base_source\":\"\","
			 "\"source\":\"办法\",\"sure\":false}\n");
	text = text_of(CREDIT_STATS_JSON, CREDIT_EN);
	assert_has(text, "\"name\":\"Court, \\\"County\\\"\"");
}
END_TEST

START_TEST(test_csv_has_a_row_for_each_figure)
{
	const char *text = text_of(CREDIT_STATS_CSV, CREDIT_ZH);

	ck_assert(strncmp(text, "\xEF\xBB\xBF项目,月份,", 16) == 0);
	ck_assert_uint_eq(lines_of(text), 1 + 2 * 9 + 3 + 6 + 3);
	assert_has(text, "\r\n名单,2026-06,2026-06-30,名单,SX,失信被执行人,,,黑榜,新列入,7,条\r\n");
	assert_has(text, "SX,失信被执行人,,,黑榜,新列入,6,个主体\r\n");
	assert_has(text, "SX,失信被执行人,,,黑榜,新列入,5,其中自然人和家庭\r\n");
	assert_has(text, "SX,失信被执行人,,,黑榜,期末有效,90,条\r\n");
	assert_has(text, "\r\n措施,,2026-06-30,惩戒,P01,禁止采购,财政局,法定直接适用,,期末有效,3,条\r\n");
	assert_has(text, "H03,文明村镇,,,红榜,覆盖率,801,‰\r\n");
	assert_has(text, "H03,文明村镇,,,红榜,目标,80,%\r\n");
	ck_assert_ptr_null(strstr(text, "H05,文明家庭,,,红榜,覆盖率"));
	ck_assert_ptr_null(strstr(text, ",=HYPERLINK")); /* no formula */
	assert_has(text, "'=HYPERLINK(1)");
	text = text_of(CREDIT_STATS_CSV, CREDIT_EN);
	assert_has(text, "\r\nlists,2026-06,2026-06-30,authority,FY,\"Court, \"\"County\"\"\",,,red,"
			 "listed,0,entries\r\n");
	assert_has(text, "measures,,2026-06-30,penalty,P01,No procurement,Finance,law,,in force,2,"
			 "subjects\r\n");
}
END_TEST

START_TEST(test_more_holders_than_there_are_have_no_share)
{
	coverage[0].holders = 127;
	coverage[0].coverage = CREDIT_COVERAGE_UNKNOWN;
	assert_has(text_of(CREDIT_STATS_JSON, CREDIT_ZH),
		"\"holders\":127,\"overdue\":4,\"alike\":2,\"base\":126,\"permille\":null,");
	ck_assert_ptr_null(strstr(text_of(CREDIT_STATS_CSV, CREDIT_ZH), "覆盖率,801"));
}
END_TEST

START_TEST(test_the_same_report_gives_the_same_bytes)
{
	for (int format = CREDIT_STATS_JSON; format <= CREDIT_STATS_HTML; format++) {
		char *first = strdup(text_of(format, CREDIT_EN));

		text_of(format, CREDIT_ZH);
		ck_assert_str_eq(first, text_of(format, CREDIT_EN));
		free(first);
	}
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	const char *text = "";
	credit_error err;
	size_t length = 1;

	ck_assert_int_eq(credit_stats_text(NULL, CREDIT_STATS_JSON, CREDIT_ZH, &text, &length, &err),
		CREDIT_EINVAL);
	ck_assert_ptr_null(text);
	ck_assert_uint_eq(length, 0);
	ck_assert_int_eq(credit_stats_text(&report, 9, CREDIT_ZH, &text, &length, &err),
		CREDIT_EINVAL);
	ck_assert_str_eq(err.code, "argument");
	ck_assert_int_eq(credit_stats_text(&report, CREDIT_STATS_CSV, 2, &text, &length, &err),
		CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_stats_text(&report, CREDIT_STATS_CSV, CREDIT_ZH, NULL, &length, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_stats_text(&report, CREDIT_STATS_CSV, CREDIT_ZH, &text, NULL, NULL),
		CREDIT_EINVAL);
}
END_TEST

SUITE("joint/stats_text", T(test_json_has_a_line_for_each_thing),
	T(test_csv_has_a_row_for_each_figure),
	T(test_more_holders_than_there_are_have_no_share),
	T(test_the_same_report_gives_the_same_bytes), T(test_misuse_is_refused))
