/* SPDX-License-Identifier: Apache-2.0 */
/* Whom a report names and whom it hides: by document, role, act and the names that are known. */
#include "report_sample.h"

static bool has(const char *const *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}

START_TEST(test_own_names_are_the_documents_and_the_acts)
{
	const credit_report *report;

	report_setup();
	report = report_make(&firm);
	ck_assert_uint_eq(report->names.own_count, 2);
	ck_assert(has(report->names.own, 2, REPORT_NAME));
	ck_assert(has(report->names.own, 2, REPORT_RENAMED));
	report_teardown();
}
END_TEST

/* Rule: 个人信息保护法 art. 6, 45. */
START_TEST(test_others_are_those_of_the_document_the_role_and_the_mistake)
{
	const credit_report *report;

	report_setup();
	report = report_make(&firm);
	ck_assert(has(report->names.others, report->names.others_count, OTHER_NAME));
	ck_assert(has(report->names.others, report->names.others_count, other_firm.text));
	ck_assert(has(report->names.others, report->names.others_count, ROLE_NAME));
	ck_assert(has(report->names.others, report->names.others_count, role_person.text));
	ck_assert(has(report->names.others, report->names.others_count, MEANT_NAME));
	report_teardown();
}
END_TEST

START_TEST(test_a_name_that_the_registry_knows_is_hidden_wherever_it_stands)
{
	const credit_report *report;
	const char *json;

	report_setup();
	report_ask("为旁人7号商行、旁人8号商行尽职调查", "已核验");
	OK(credit_report_make(snapshot, &firm, DAY0, &report, err));
	OK(credit_report_json(snapshot, report, CREDIT_ZH, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "为〔他人〕、〔他人〕尽职调查"));
	report_leaks_nobody(json);
	report_teardown();
}
END_TEST

START_TEST(test_an_entry_of_somebody_else_is_told_apart)
{
	struct judged_entry judged = {.standing = {.reason = MSG_HELD_MISIDENTIFIED}};

	ck_assert(report_mistaken(&judged));
	judged.standing.reason = MSG_HELD_REVOKED;
	ck_assert(!report_mistaken(&judged));
}
END_TEST

SUITE("joint/report_names", T(test_own_names_are_the_documents_and_the_acts),
	T(test_others_are_those_of_the_document_the_role_and_the_mistake),
	T(test_a_name_that_the_registry_knows_is_hidden_wherever_it_stands),
	T(test_an_entry_of_somebody_else_is_told_apart))
