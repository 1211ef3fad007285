/* SPDX-License-Identifier: Apache-2.0 */
/* What needs a person: misuse, options, order, departments, and the walk. */
#include "status_registry.h"

START_TEST(test_nothing_stored_is_nothing_but_lists_that_never_came)
{
	registry_begin();
	ask(2, 30, NULL);
	ck_assert_uint_gt(credit_status_count(report), 0);
	for (size_t i = 0; i < credit_status_count(report); i++)
		ck_assert_str_eq(credit_status_item_at(report, i)->code, "status-never");
	status_end();
}
END_TEST

/* A body outside the county has no list here and gets no task. */
START_TEST(test_a_department_without_lists_has_nothing_to_do)
{
	registry_begin();
	list_firms(1, 3, "样例商贸有限公司", 1);
	act_on(2, CREDIT_EVENT_OBJECTED, 2);
	ask(2, 30, "MZ");
	ck_assert_uint_gt(credit_status_count(report), 0);
	ask(2, 30, "GAS");
	ck_assert_str_eq(credit_status_department(report), "GAS");
	ck_assert_uint_eq(credit_status_count(report), 0);
	ck_assert_ptr_null(credit_status_item_at(report, 0));
	status_end();
}
END_TEST

START_TEST(test_sections_and_days_are_in_order)
{
	const credit_status_item *before = NULL;

	registry_begin();
	list_firms(1, 5, "样例商贸有限公司", 1);
	act_on(2, CREDIT_EVENT_OBJECTED, 2);
	act_on(3, CREDIT_EVENT_REPAIR_APPLIED, 3);
	ask(60, 30, NULL);
	for (size_t i = 0; i < credit_status_count(report); i++) {
		const credit_status_item *item = credit_status_item_at(report, i);

		ck_assert_uint_eq(item->size, sizeof(*item));
		ck_assert(item->text_zh[0] && item->text_en[0]);
		if (before)
			ck_assert_int_le(before->section, item->section);
		if (before && before->section == item->section && before->due != CREDIT_DAY_NONE &&
			item->due != CREDIT_DAY_NONE)
			ck_assert_int_le(before->due, item->due);
		before = item;
	}
	ck_assert_ptr_null(credit_status_item_at(report, credit_status_count(report)));
	status_end();
}
END_TEST

START_TEST(test_a_department_sees_its_own_only)
{
	registry_begin();
	list_firms(1, 3, "样例商贸有限公司", 1);
	act_on(2, CREDIT_EVENT_OBJECTED, 2);
	ask(3, 30, "样例县市场监督管理局");
	ck_assert_str_eq(credit_status_department(report), "SC");
	ck_assert_ptr_nonnull(item_of(CREDIT_STATUS_ANSWER, 2));
	for (size_t i = 0; i < credit_status_count(report); i++)
		ck_assert_str_eq(credit_status_item_at(report, i)->department, "SC");
	ask(3, 30, "TJ");
	ck_assert_ptr_null(item_of(CREDIT_STATUS_ANSWER, 2));
	ask(3, 30, NULL);
	ck_assert_ptr_null(credit_status_department(report));
	status_end();
}
END_TEST

START_TEST(test_misuse_is_refused_and_leaves_nothing)
{
	credit_status_options options;

	registry_begin();
	look();
	credit_status_options_init(NULL);
	credit_status_options_init(&options);
	ck_assert_int_eq(options.days, 30);
	FAILS(credit_status(snapshot, &options, &report, err), CREDIT_EINVAL, "argument");
	options.on = DAY0;
	FAILS(credit_status(NULL, &options, &report, err), CREDIT_EINVAL, "argument");
	FAILS(credit_status(snapshot, NULL, &report, err), CREDIT_EINVAL, "argument");
	FAILS(credit_status(snapshot, &options, NULL, err), CREDIT_EINVAL, "argument");
	options.days = -1;
	FAILS(credit_status(snapshot, &options, &report, err), CREDIT_EINVAL, "argument");
	options.days = CREDIT_STATUS_DAYS_MAX + 1;
	FAILS(credit_status(snapshot, &options, &report, err), CREDIT_EINVAL, "argument");
	options.days = 0;
	options.department = "无此局";
	FAILS(credit_status(snapshot, &options, &report, err), CREDIT_EINVAL,
		"intake-authority-option");
	options.size = 3;
	FAILS(credit_status(snapshot, &options, &report, err), CREDIT_EINVAL, "argument");
	ck_assert_ptr_null(report);
	ck_assert_uint_eq(credit_status_count(NULL), 0);
	ck_assert_ptr_null(credit_status_item_at(NULL, 0));
	ck_assert_ptr_null(credit_status_department(NULL));
	credit_status_free(NULL);
	status_end();
}
END_TEST

SUITE("joint/status", T(test_nothing_stored_is_nothing_but_lists_that_never_came),
	T(test_a_department_without_lists_has_nothing_to_do),
	T(test_sections_and_days_are_in_order), T(test_a_department_sees_its_own_only),
	T(test_misuse_is_refused_and_leaves_nothing))
