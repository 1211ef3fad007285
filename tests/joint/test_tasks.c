/* SPDX-License-Identifier: Apache-2.0 */
/* Tasks of a registry: by department, filtered, bounded, and misuse of the call. */
#include "task_registry.h"

START_TEST(test_tasks_come_by_department_measure_and_number)
{
	registry_begin();
	list_firms(1, 40, "样例商贸有限公司", 1);
	ck_assert_uint_gt(see_tasks(NULL, 2), 80);
	for (size_t i = 1; i < seen_count; i++) {
		int order = strcmp(seen[i - 1].department, seen[i].department);

		if (!order)
			order = strcmp(seen[i - 1].measure, seen[i].measure);
		if (!order)
			order = strcmp(seen[i - 1].number, seen[i].number);
		ck_assert_int_lt(order, 0);
	}
	ck_assert_str_eq(seen_of("SC", "P18", 7)->name, "样例商贸有限公司");
	ck_assert_str_eq(seen_of("SC", "P18", 7)->duty, "must");
	ck_assert_str_eq(seen_of("SC", "P12", 7)->duty, "decides");
	ck_assert_uint_eq(seen_of("SC", "P18", 7)->supports, 1);
	registry_end();
}
END_TEST

START_TEST(test_one_department_sees_its_own_by_code_or_name)
{
	size_t all;

	registry_begin();
	list_firms(1, 3, "样例商贸有限公司", 1);
	all = see_tasks("SC", 2);
	ck_assert_uint_gt(all, 0);
	for (size_t i = 0; i < seen_count; i++)
		ck_assert_str_eq(seen[i].department, "SC");
	ck_assert_uint_eq(see_tasks("样例县市场监督管理局", 2), all);
	ck_assert_uint_eq(see_tasks("TJ", 2), 0);
	registry_end();
}
END_TEST

START_TEST(test_states_follow_the_days)
{
	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	see_tasks("SC", 2);
	ck_assert_int_eq(seen_of("SC", "P18", 1)->state, CREDIT_TASK_OPEN);
	ck_assert(!seen_of("SC", "P18", 1)->overdue);
	see_tasks("SC", 60);
	ck_assert(seen_of("SC", "P18", 1)->overdue);
	ck_assert(!seen_of("SC", "P12", 1)->overdue); /* it decides: never overdue */
	act_on(1, CREDIT_EVENT_REVOKED, 60);
	see_tasks("SC", 61);
	ck_assert_int_eq(seen_of("SC", "P18", 1)->state, CREDIT_TASK_CANCELLED);
	ck_assert_int_eq(seen_of("SC", "P18", 1)->until, CREDIT_DAY_NONE); /* void */
	ck_assert_int_eq(seen_of("SC", "P18", 2)->state, CREDIT_TASK_OPEN);
	registry_end();
}
END_TEST

START_TEST(test_what_was_known_then_gives_the_tasks_of_then)
{
	credit_moment known = {.kind = CREDIT_MOMENT_TIME, .time_us = NOW(2)};

	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	act_on(1, CREDIT_EVENT_REVOKED, 3);
	credit_snapshot_end(snapshot);
	OK(credit_snapshot_begin(sample.registry, &known, &snapshot, err));
	seen_count = stop_at = 0;
	OK(credit_tasks(snapshot, today(4), NULL, see, NULL, err));
	ck_assert_int_eq(seen_of("SC", "P18", 1)->state, CREDIT_TASK_OPEN);
	registry_end();
}
END_TEST

START_TEST(test_misuse_and_a_caller_that_has_seen_enough)
{
	credit_tasks_options bad;

	registry_begin();
	list_firms(1, 3, "样例商贸有限公司", 1);
	look();
	credit_tasks_options_init(NULL);
	credit_tasks_options_init(&bad);
	ck_assert_uint_eq(bad.size, sizeof(bad));
	FAILS(credit_tasks(NULL, DAY0, NULL, see, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_tasks(snapshot, DAY0, NULL, NULL, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_tasks(snapshot, CREDIT_DAY_NONE, NULL, see, NULL, err), CREDIT_EINVAL,
		"argument");
	bad.department = "无此局";
	FAILS(credit_tasks(snapshot, DAY0, &bad, see, NULL, err), CREDIT_EINVAL,
		"intake-authority-option");
	bad.size = 4;
	FAILS(credit_tasks(snapshot, DAY0, &bad, see, NULL, err), CREDIT_EINVAL, "argument");
	seen_count = 0;
	stop_at = 2;
	FAILS(credit_tasks(snapshot, today(2), NULL, see, NULL, err), CREDIT_ECANCELLED,
		"cancelled");
	ck_assert_uint_eq(seen_count, 2);
	registry_end();
}
END_TEST

SUITE("joint/tasks", T(test_tasks_come_by_department_measure_and_number),
	T(test_one_department_sees_its_own_by_code_or_name), T(test_states_follow_the_days),
	T(test_what_was_known_then_gives_the_tasks_of_then),
	T(test_misuse_and_a_caller_that_has_seen_enough))
