/* SPDX-License-Identifier: Apache-2.0 */
/* Free text of a report: whom it names, and what stays. */
#include <stdio.h>

#include "base/text.h"
#include "joint/report.h"
#include "../support/suite.h"

static const char *own[] = {"张三商行", "甲乙丙公司"};
static const char *others[] = {"张三", "丙公司西店", "丙公司"};
static const struct report_names names = {own, 2, others, 3};

static void hides(const char *text, const char *wanted)
{
	struct buf out = BUF_INIT;

	report_hide(&names, text, &out);
	ck_assert_str_eq(buf_cstr(&out), wanted);
	buf_free(&out);
}

/* Rule: 个人信息保护法 art. 6, 45. */
START_TEST(test_names_of_others_are_taken_out)
{
	hides("", "");
	hides("与张三合谋", "与〔他人〕合谋");
	hides("张三张三", "〔他人〕〔他人〕");
	hides("李四", "李四");
}
END_TEST

START_TEST(test_the_own_name_stays_also_where_another_lies_within)
{
	hides("张三商行的张三", "张三商行的〔他人〕");
	hides("甲乙丙公司与丙公司西店", "甲乙丙公司与〔他人〕");
}
END_TEST

START_TEST(test_numbers_of_persons_are_masked_whoever_they_are)
{
	hides("电话13900009999", "电话139********");
}
END_TEST

START_TEST(test_a_name_is_taken_once_and_never_a_single_character)
{
	struct arena arena = ARENA_INIT;
	const char **list = NULL;
	size_t count = 0;
	char text[40][16];

	ck_assert_int_eq(report_name(&list, &count, NULL, &arena), CREDIT_OK);
	ck_assert_int_eq(report_name(&list, &count, "", &arena), CREDIT_OK);
	ck_assert_int_eq(report_name(&list, &count, "张", &arena), CREDIT_OK);
	ck_assert_uint_eq(count, 0);
	for (int i = 0; i < 80; i++) {
		snprintf(text[i % 40], sizeof(text[0]), "名字%d", i % 40);
		ck_assert_int_eq(report_name(&list, &count, text[i % 40], &arena), CREDIT_OK);
	}
	ck_assert_uint_eq(count, 40);
	for (int i = 0; i < 40; i++)
		ck_assert_ptr_eq(list[i], text[i]);
	arena_free(&arena);
}
END_TEST

START_TEST(test_secrets_and_numbers_of_other_entries_stay_with_the_office)
{
	ck_assert(report_field_is_internal("secret"));
	ck_assert(report_field_is_internal("entry"));
	ck_assert(!report_field_is_internal("ground"));
}
END_TEST

SUITE("joint/report_hide", T(test_names_of_others_are_taken_out),
	T(test_the_own_name_stays_also_where_another_lies_within),
	T(test_numbers_of_persons_are_masked_whoever_they_are),
	T(test_a_name_is_taken_once_and_never_a_single_character),
	T(test_secrets_and_numbers_of_other_entries_stay_with_the_office))
