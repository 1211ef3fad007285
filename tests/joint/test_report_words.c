/* SPDX-License-Identifier: Apache-2.0 */
/* The sentences of a report: rights with their days and articles. */
#include "report_sample.h"

START_TEST(test_words_are_as_people_read_them)
{
	ck_assert_str_eq(report_word("severe", CREDIT_ZH), "严重");
	ck_assert_str_eq(report_word("severe", CREDIT_EN), "severe");
	ck_assert_str_eq(report_word("unknown", CREDIT_ZH), "unknown");
}
END_TEST

START_TEST(test_a_reason_has_its_article_once)
{
	struct buf text = BUF_INIT;

	report_why(MSG_HELD_OBJECTION, "样法第一条", CREDIT_ZH, &text);
	ck_assert_str_eq(buf_cstr(&text), "异议处理中（样法第一条）");
	buf_reset(&text);
	report_why(MSG_HELD_OBJECTION, "", CREDIT_EN, &text);
	ck_assert_str_eq(buf_cstr(&text), "an objection is open");
	buf_reset(&text);
	report_why(MSG_COUNT, "样法第一条", CREDIT_ZH, &text);
	ck_assert_uint_eq(text.length, 0);
	buf_free(&text);
}
END_TEST

START_TEST(test_rights_name_the_authority_the_days_and_the_first_day_of_repair)
{
	const credit_report *report;
	const struct report_entry *entry;
	struct buf text = BUF_INIT;

	report_setup();
	report = report_make(&firm);
	entry = &report->entries[report->entries[0].closed ? 1 : 0];
	report_entry_rights(entry, DAY0, CREDIT_ZH, &text);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "可以向样例县市场监督管理局提出：样例县和平路5号"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "应当在 3 个工作日内答复"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "正在办理：提出异议"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "2027年3月29日起可以申请信用修复"));
	buf_reset(&text);
	entry = &report->entries[report->entries[0].closed ? 0 : 1];
	report_entry_rights(entry, DAY0, CREDIT_ZH, &text);
	/* it never counted: 个人信息保护法 art. 47, no right is left but that it goes */
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "这条记录最早自2026年"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "个人信息保护法"));
	ck_assert_ptr_null(strstr(buf_cstr(&text), "异议"));
	buf_free(&text);
	report_teardown();
}
END_TEST

START_TEST(test_repair_now_later_and_never)
{
	struct report_entry entry = {.can_repair = true,
		.authority = {"样例局", "Sample"}, .contact = {"样例路", "Road"},
		.repair = {.reason = MSG_COUNT, .article = "样法", .from = CREDIT_DAY_NONE},
		.kept = {.due = CREDIT_DAY_NONE}};
	struct buf text = BUF_INIT;

	report_entry_rights(&entry, DAY0, CREDIT_ZH, &text);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "现在就可以申请信用修复"));
	buf_reset(&text);
	entry.repair.reason = MSG_EVENT_NO_REPAIR;
	report_entry_rights(&entry, DAY0, CREDIT_ZH, &text);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "不能提前修复（样法）"));
	buf_reset(&text);
	entry.repair.reason = MSG_EVENT_MINIMUM;
	entry.repair.from = DAY0 + 1;
	report_entry_rights(&entry, DAY0, CREDIT_EN, &text);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "may be applied for from 28 May 2026"));
	buf_free(&text);
}
END_TEST

SUITE("joint/report_words", T(test_words_are_as_people_read_them),
	T(test_a_reason_has_its_article_once),
	T(test_rights_name_the_authority_the_days_and_the_first_day_of_repair),
	T(test_repair_now_later_and_never))
