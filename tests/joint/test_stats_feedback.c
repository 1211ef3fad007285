/* SPDX-License-Identifier: Apache-2.0 */
/* How far departments answered: counted from tasks that wait, some of them answered. */
#include "joint/stats.h"
#include "joint/subject_tasks.h"
#include "task_registry.h"

static credit_stats_report *report;

static void count_on(int days)
{
	credit_stats_options options;

	look();
	credit_stats_options_init(&options);
	options.on = today(days);
	OK(credit_stats(snapshot, &options, &report, err));
}

static const credit_stats_feedback *of(const char *department)
{
	for (size_t i = 0; i < credit_stats_feedback_count(report); i++) {
		const credit_stats_feedback *row = credit_stats_feedback_at(report, i);

		if (strcmp(row->department, department) == 0)
			return row;
	}
	return NULL;
}

/* The department says of the first of its tasks about the n-th firm what it did. */
static void answer(unsigned n, const char *department, int outcome, int days)
{
	const credit_id id = sample_firm(n);
	struct task_asking asking = {NULL, NULL, today(days)};
	struct feedback feedback = {.subject = id, .department = department, .outcome = outcome,
		.day = today(days), .document = "样反〔2026〕1号", .reason = "不在本县经营",
		.operator_ = ""};
	struct feedback_support support;
	const struct task *tasks;
	struct change *change;
	size_t count;

	feedback.supports = &support;
	feedback.supports_count = 1;
	look();
	asking.snapshot = snapshot;
	OK(snapshot_tables(snapshot, &asking.tables, err));
	OK(subject_tasks(&asking, &id, &sample.arena, NULL, NULL, &tasks, &count, err));
	for (size_t i = 0; !feedback.number && i < count; i++)
		if (strcmp(tasks[i].department, department) == 0) {
			feedback.number = tasks[i].number;
			feedback.measure = tasks[i].measure;
			support.entry = tasks[i].supports[0].id;
			support.until = tasks[i].supports[0].until;
		}
	ck_assert_ptr_nonnull(feedback.number);
	OK(change_begin(sample.registry, NOW(days), "", &change, err));
	OK(change_add_feedback(change, &feedback, err));
	OK(change_commit(change, err));
}

START_TEST(test_answered_tasks_are_a_share_of_those_that_wait_or_were_answered)
{
	uint64_t tasks;

	registry_begin();
	list_firms(1, 4, "样例商贸有限公司", 1);
	count_on(10);
	ck_assert_ptr_nonnull(of("SC"));
	tasks = of("SC")->tasks;
	ck_assert_uint_gt(tasks, 4);
	ck_assert_uint_eq(of("SC")->answered, 0);
	ck_assert_uint_eq(of("SC")->permille, 0);
	ck_assert_str_eq(of("SC")->department_zh, "样例县市场监督管理局");
	ck_assert_uint_eq(of("SC")->size, sizeof(credit_stats_feedback));
	credit_stats_free(report);
	answer(1, "SC", FEEDBACK_DONE, 11);
	answer(2, "SC", FEEDBACK_NOT_DONE, 11);
	count_on(12);
	ck_assert_uint_eq(of("SC")->tasks, tasks);
	ck_assert_uint_eq(of("SC")->answered, 2);
	ck_assert_uint_eq(of("SC")->permille, 2000 / tasks);
	ck_assert_uint_eq(of("ZW")->answered, 0);
	credit_stats_free(report);
	registry_end();
}
END_TEST

START_TEST(test_what_is_over_leaves_the_share_and_is_to_be_lifted)
{
	uint64_t tasks;

	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	count_on(10);
	tasks = of("SC")->tasks;
	credit_stats_free(report);
	answer(1, "SC", FEEDBACK_DONE, 11);
	act_on(1, CREDIT_EVENT_REVOKED, 12);
	count_on(13);
	ck_assert_uint_eq(of("SC")->tasks, tasks / 2);
	ck_assert_uint_eq(of("SC")->answered, 0);
	ck_assert_uint_eq(of("SC")->to_lift, 1);
	credit_stats_free(report);
	registry_end();
}
END_TEST

START_TEST(test_nothing_asked_of_anybody_is_no_row)
{
	registry_begin();
	count_on(1);
	ck_assert_uint_eq(credit_stats_feedback_count(report), 0);
	ck_assert_ptr_null(credit_stats_feedback_at(report, 0));
	ck_assert_uint_eq(credit_stats_feedback_count(NULL), 0);
	ck_assert_ptr_null(credit_stats_feedback_at(NULL, 0));
	credit_stats_free(report);
	registry_end();
}
END_TEST

SUITE("joint/stats_feedback",
	T(test_answered_tasks_are_a_share_of_those_that_wait_or_were_answered),
	T(test_what_is_over_leaves_the_share_and_is_to_be_lifted),
	T(test_nothing_asked_of_anybody_is_no_row))
