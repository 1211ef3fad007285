/* SPDX-License-Identifier: Apache-2.0 */
/* A report as a page: its parts, hostile text, and of others nothing. */
#include "report_sample.h"

START_TEST(test_everything_of_the_subject_and_nothing_of_others)
{
	static const char *const wanted[] = {"noindex,noarchive", REPORT_NAME, REPORT_RENAMED,
		"样列〔2026〕1号", "样执〔2026〕7号", "自始无效", "异议处理中", "〔他人〕", "采购审查",
		"营业执照原件，信用办核验", "法定代表人", "各单位尚未办结的事项", "最早自", "六、权利与救济", "不评分、不排名",
		"不是该主体的，或者已依法删除"};
	const credit_report *report;
	const char *html;
	size_t length;

	report_setup();
	report = report_make(&firm);
	OK(credit_report_html(snapshot, report, CREDIT_ZH, &html, &length, err));
	ck_assert_uint_eq(strlen(html), length);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		ck_assert_msg(strstr(html, wanted[i]) != NULL, "%s\n%s", wanted[i], html);
	ck_assert_ptr_nonnull(strstr(html, firm.text));
	report_leaks_nobody(html);
	OK(credit_report_html(snapshot, report, CREDIT_EN, &html, &length, err));
	ck_assert_ptr_nonnull(strstr(html, "6. Rights and remedies"));
	ck_assert_ptr_nonnull(strstr(html, "<html lang=\"en\">"));
	report_leaks_nobody(html);
	report_teardown();
}
END_TEST

START_TEST(test_hostile_text_stays_text_and_nothing_is_fetched)
{
	const credit_report *report;
	const char *html;

	report_setup();
	report_ask("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>\xE2\x80\xAE");
	OK(credit_report_make(snapshot, &firm, DAY0, &report, err));
	OK(credit_report_html(snapshot, report, CREDIT_ZH, &html, NULL, err));
	ck_assert_ptr_null(strstr(html, "<script"));
	ck_assert_ptr_null(strstr(html, "<img"));
	ck_assert_ptr_null(strstr(html, "<b>"));
	ck_assert_ptr_null(strstr(html, "\xE2\x80\xAE"));
	ck_assert_ptr_null(strstr(html, "://"));
	ck_assert_ptr_null(strstr(html, "url("));
	report_teardown();
}
END_TEST

START_TEST(test_a_subject_of_which_nothing_is_held)
{
	credit_id unknown = sample_person(999);
	const credit_report *report;
	const char *html;

	report_setup();
	report = report_make(&unknown);
	OK(credit_report_html(snapshot, report, CREDIT_ZH, &html, NULL, err));
	ck_assert_ptr_nonnull(strstr(html, "本库没有登记该主体的名单记录"));
	ck_assert_ptr_nonnull(strstr(html, "三、查询记录"));
	report_leaks_nobody(html);
	report_teardown();
}
END_TEST

START_TEST(test_a_person_is_told_of_offices_in_listed_organisations)
{
	const char *html;

	report_setup();
	OK(credit_report_html(snapshot, report_make(&role_person), CREDIT_ZH, &html, NULL, err));
	ck_assert_ptr_nonnull(strstr(html, "本人未因此被列入名单"));
	ck_assert_ptr_nonnull(strstr(html, REPORT_RENAMED));
	OK(credit_report_html(snapshot, report_make(&firm), CREDIT_ZH, &html, NULL, err));
	ck_assert_ptr_null(strstr(html, "本人未因此被列入名单"));
	report_teardown();
}
END_TEST

START_TEST(test_misuse_of_the_page)
{
	const credit_report *report;
	const char *html;

	report_setup();
	report = report_make(&firm);
	FAILS(credit_report_html(NULL, report, CREDIT_ZH, &html, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_report_html(snapshot, report, -1, &html, NULL, err), CREDIT_EINVAL,
		"argument");
	ck_assert_ptr_null(html);
	FAILS(credit_report_html(snapshot, report, CREDIT_ZH, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	report_teardown();
}
END_TEST

SUITE("joint/report_html", T(test_everything_of_the_subject_and_nothing_of_others),
	T(test_hostile_text_stays_text_and_nothing_is_fetched),
	T(test_a_subject_of_which_nothing_is_held), T(test_misuse_of_the_page),
	T(test_a_person_is_told_of_offices_in_listed_organisations))
