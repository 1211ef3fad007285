/* SPDX-License-Identifier: Apache-2.0 */
/* Words of status, and its items as JSON. */
#include "status_registry.h"

START_TEST(test_every_section_has_its_words)
{
	ck_assert_str_eq(credit_status_section_name(CREDIT_STATUS_TAKE_DOWN), "take-down");
	ck_assert_str_eq(credit_status_section_name(CREDIT_STATUS_QUESTION), "question");
	for (int section = 1; section <= CREDIT_STATUS_SECTIONS; section++) {
		ck_assert(credit_status_section_name(section)[0]);
		ck_assert(credit_status_section_label(section, CREDIT_ZH)[0]);
		ck_assert(credit_status_section_label(section, CREDIT_EN)[0]);
	}
	ck_assert_str_eq(credit_status_section_name(0), "");
	ck_assert_str_eq(credit_status_section_name(CREDIT_STATUS_SECTIONS + 1), "");
	ck_assert_str_eq(credit_status_section_label(1, 7), "");
	ck_assert_str_eq(credit_status_when_name(CREDIT_STATUS_OVERDUE), "overdue");
	ck_assert_str_eq(credit_status_when_name(CREDIT_STATUS_UNDATED), "undated");
	ck_assert_str_eq(credit_status_when_name(0), "");
	ck_assert_str_eq(credit_status_when_name(5), "");
}
END_TEST

START_TEST(test_an_item_is_one_line)
{
	const char *json;
	size_t length;

	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	act_on(1, CREDIT_EVENT_OBJECTED, 2);
	ask(2, 30, NULL);
	OK(credit_status_json(report, 0, CREDIT_EN, &json, &length, err));
	ck_assert_uint_eq(length, strlen(json));
	ck_assert_ptr_null(strchr(json, '\n'));
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":\"credit.status/1\",\"section\":\"answer\""));
	ck_assert_ptr_nonnull(strstr(json, "\"reason\":\"objected\""));
	ck_assert_ptr_nonnull(strstr(json, "\"department\":\"SC\""));
	ck_assert_ptr_nonnull(strstr(json, "awaits its answer"));
	OK(credit_status_json(report, 0, CREDIT_ZH, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "待答复"));
	FAILS(credit_status_json(NULL, 0, CREDIT_ZH, &json, NULL, err), CREDIT_EINVAL,
		"argument");
	ck_assert_ptr_null(json);
	FAILS(credit_status_json(report, 0, 9, &json, &length, err), CREDIT_EINVAL, "argument");
	FAILS(credit_status_json(report, credit_status_count(report), CREDIT_ZH, &json, &length,
		      err),
		CREDIT_EINVAL, "argument");
	FAILS(credit_status_json(report, 0, CREDIT_ZH, NULL, &length, err), CREDIT_EINVAL,
		"argument");
	status_end();
}
END_TEST

SUITE("joint/status_json", T(test_every_section_has_its_words), T(test_an_item_is_one_line))
