/* SPDX-License-Identifier: Apache-2.0 */
/* A report as JSON: its keys, and of others nothing. */
#include "report_sample.h"

START_TEST(test_everything_of_the_subject_and_nothing_of_others)
{
	static const char *const wanted[] = {"\"schema\":\"credit.report/1\"", REPORT_NAME,
		REPORT_RENAMED, "\"found\":true", "样列〔2026〕1号", "样执〔2026〕7号",
		"\"code\":\"held-misidentified\"", "\"roles\":[\"法定代表人\"]", "〔他人〕",
		"\"marks\":[\"under-objection\"]", "\"due\":\"2026-05-27\"",
		"\"repair_from\":\"2027-03-29\"", "\"purpose\":\"采购审查\"",
		"\"identity\":\"营业执照原件，信用办核验\"", "\"kind\":\"renamed\"",
		"\"measure\":\"P", "\"queries_damaged\":0", "\"tasks\":[{\"task\":\"",
		"\"state\":\"open\"", "\"erase_from\":\"2026-", "\"erase_from\":null"};
	const char *json;
	size_t length;
	const credit_report *report;

	report_setup();
	report = report_make(&firm);
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
		OK(credit_report_json(snapshot, report, lang, &json, &length, err));
		ck_assert_uint_eq(strlen(json), length);
		for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
			ck_assert_msg(strstr(json, wanted[i]) != NULL, "%s\n%s", wanted[i], json);
		ck_assert_ptr_nonnull(strstr(json, firm.text));
		report_leaks_nobody(json);
	}
	report_teardown();
}
END_TEST

START_TEST(test_a_person_is_told_of_offices_in_listed_organisations)
{
	const char *json;

	report_setup();
	OK(credit_report_json(snapshot, report_make(&role_person), CREDIT_ZH, &json, NULL, err));
	ck_assert_msg(strstr(json, "\"offices\":[{\"organisation\":\"" REPORT_RENAMED "\",") != NULL,
		"%s", json);
	ck_assert_ptr_nonnull(strstr(json, "\"role\":\"法定代表人\""));
	ck_assert_ptr_nonnull(strstr(json, "\"entries\":[]"));
	OK(credit_report_json(snapshot, report_make(&firm), CREDIT_ZH, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "\"offices\":[]"));
	report_teardown();
}
END_TEST

START_TEST(test_misuse_of_the_json)
{
	const char *json;
	const credit_report *report;

	report_setup();
	report = report_make(&firm);
	FAILS(credit_report_json(NULL, report, CREDIT_ZH, &json, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_report_json(snapshot, NULL, CREDIT_ZH, &json, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_report_json(snapshot, report, 7, &json, NULL, err), CREDIT_EINVAL,
		"argument");
	ck_assert_ptr_null(json);
	FAILS(credit_report_json(snapshot, report, CREDIT_ZH, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	report_teardown();
}
END_TEST

SUITE("joint/report_json", T(test_everything_of_the_subject_and_nothing_of_others),
	T(test_a_person_is_told_of_offices_in_listed_organisations), T(test_misuse_of_the_json))
