/* SPDX-License-Identifier: Apache-2.0 */
/* A subject's report: what is gathered, after what, and of whom nothing is. */
#include "report_sample.h"

START_TEST(test_without_a_check_of_identity_there_is_no_report)
{
	const credit_report *report;

	report_setup();
	FAILS(credit_report_make(snapshot, &firm, DAY0, &report, err), CREDIT_EINVAL,
		"report-identity");
	ck_assert_ptr_null(report);
	report_ask("本人查询", NULL);
	FAILS(credit_report_make(snapshot, &firm, DAY0, &report, err), CREDIT_EINVAL,
		"report-identity");
	report_ask("本人查询", " 　");
	FAILS(credit_report_make(snapshot, &firm, DAY0, &report, err), CREDIT_EINVAL,
		"report-identity");
	report_teardown();
}
END_TEST

START_TEST(test_misuse_of_a_report)
{
	const credit_report *report;
	credit_id none = {0};

	report_setup();
	report_ask("本人查询", "已核验");
	FAILS(credit_report_make(NULL, &firm, DAY0, &report, err), CREDIT_EINVAL, "argument");
	FAILS(credit_report_make(snapshot, NULL, DAY0, &report, err), CREDIT_EINVAL, "argument");
	FAILS(credit_report_make(snapshot, &firm, DAY0, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_report_make(snapshot, &none, DAY0, &report, err), CREDIT_EINVAL, "argument");
	FAILS(credit_report_make(snapshot, &firm, CREDIT_DAY_NONE, &report, err), CREDIT_EINVAL,
		"argument");
	ck_assert_str_eq(credit_report_number(NULL), "");
	ck_assert_uint_eq(credit_report_entry_count(NULL), 0);
	report_teardown();
}
END_TEST

START_TEST(test_the_line_is_on_disk_before_the_report_is_given)
{
	const credit_report *report;
	struct buf text = BUF_INIT;
	char path[120];

	report_setup();
	report_ask("本人查询", "已核验");
	OK(credit_report_make(snapshot, &firm, DAY0, &report, err));
	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, s.place);
	OK(file_read(path, 100000, &text, err));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "\"identity\":\"已核验\""));
	ck_assert(!strncmp(credit_report_number(report), "BG20260529-", 11));
	buf_free(&text);
	report_teardown();
}
END_TEST

START_TEST(test_entries_names_and_those_who_asked_are_gathered)
{
	const credit_report *report;

	report_setup();
	report = report_make(&firm);
	ck_assert_uint_eq(credit_report_entry_count(report), 2);
	ck_assert_str_eq(report->name, REPORT_RENAMED);
	ck_assert_uint_eq(report->former_count, 1);
	ck_assert_str_eq(report->former[0], REPORT_NAME);
	ck_assert_uint_eq(report->queries_count, 2);
	ck_assert_str_eq(report->queries[0].purpose, "采购审查");
	ck_assert(!report->queries[0].identified && report->queries[1].identified);
	for (size_t i = 0; i < report->entries_count; i++) {
		const struct report_entry *entry = &report->entries[i];
		bool closed = memcmp(&entry->judged->entry->id, &mistaken, sizeof(mistaken)) == 0;

		ck_assert(entry->closed == closed && entry->is_void == closed);
		ck_assert(entry->can_repair == !closed);
		ck_assert_uint_eq(entry->open_count, !closed);
		if (!closed)
			ck_assert_str_eq(entry->facts, "伙同〔他人〕（〔他人〕）、〔他人〕（〔他人〕）出售不合格食品<b>");
	}
	report_teardown();
}
END_TEST

/* 令第44号: three years, open to an application after one. */
START_TEST(test_repair_opens_on_the_day_of_the_terms_table)
{
	const credit_report *report;
	const struct report_entry *entry;

	report_setup();
	report = report_make(&firm);
	entry = &report->entries[report->entries[0].closed ? 1 : 0];
	ck_assert_int_eq(entry->repair.from, day_from_parts(2027, 3, 29));
	ck_assert_int_eq(entry->objection->due_days, 3);
	report_teardown();
}
END_TEST

START_TEST(test_of_an_unknown_subject_nothing_is_held_and_the_asking_is_kept)
{
	const credit_report *report;
	credit_id unknown = sample_person(999);

	report_setup();
	report = report_make(&unknown);
	ck_assert_uint_eq(credit_report_entry_count(report), 0);
	ck_assert_str_eq(report->name, "");
	ck_assert_uint_eq(report->queries_count, 2);
	report_teardown();
}
END_TEST

SUITE("joint/report_make", T(test_without_a_check_of_identity_there_is_no_report),
	T(test_misuse_of_a_report), T(test_the_line_is_on_disk_before_the_report_is_given),
	T(test_entries_names_and_those_who_asked_are_gathered),
	T(test_repair_opens_on_the_day_of_the_terms_table),
	T(test_of_an_unknown_subject_nothing_is_held_and_the_asking_is_kept))
