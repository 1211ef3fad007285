/* SPDX-License-Identifier: Apache-2.0 */
/* One subject's tasks are those of the walk; counts are those of what it shows. */
#include "joint/subject_tasks.h"
#include "task_registry.h"

static struct task_asking asking_on(int days)
{
	struct task_asking asking = {NULL, NULL, today(days)};

	look();
	asking.snapshot = snapshot;
	OK(snapshot_tables(snapshot, &asking.tables, err));
	return asking;
}

static int compare_with_asking(void *context, const struct judged_subject *subject,
	const struct task *tasks, size_t count, struct arena *arena)
{
	const struct task *asked;
	size_t asked_count;

	OK(subject_tasks(context, subject->id, arena, NULL, NULL, &asked, &asked_count, err));
	ck_assert_uint_eq(asked_count, count);
	for (size_t i = 0; i < count; i++) {
		ck_assert_str_eq(asked[i].number, tasks[i].number);
		ck_assert_int_eq(asked[i].state, tasks[i].state);
		seen_count++;
	}
	return seen_count == stop_at ? 42 : 0;
}

START_TEST(test_the_walk_says_what_asking_says)
{
	struct task_asking asking;

	registry_begin();
	list_firms(1, 5, "样例商贸有限公司", 1);
	act_on(3, CREDIT_EVENT_REVOKED, 2);
	asking = asking_on(3);
	seen_count = stop_at = 0;
	OK(subject_tasks_walk(&asking, compare_with_asking, &asking, err));
	ck_assert_uint_gt(seen_count, 10);
	stop_at = seen_count;
	seen_count = 0;
	ck_assert_int_eq(subject_tasks_walk(&asking, compare_with_asking, &asking, NULL), 42);
	registry_end();
}
END_TEST

START_TEST(test_nobody_known_has_no_task)
{
	const credit_id stranger = sample_firm(99);
	struct subject_records records;
	struct judgement judgement;
	struct task_asking asking;
	const struct task *tasks;
	size_t count;

	registry_begin();
	asking = asking_on(1);
	OK(subject_tasks(&asking, &stranger, &sample.arena, &records, &judgement, &tasks, &count,
		err));
	ck_assert_uint_eq(count, 0);
	ck_assert_uint_eq(records.entries_count, 0);
	ck_assert_uint_eq(judgement.measures_count, 0);
	registry_end();
}
END_TEST

static const struct task_count *counted(const struct task_counts *counts, const char *code)
{
	for (size_t i = 0; i < counts->count; i++)
		if (!strcmp(counts->departments[i].department, code))
			return &counts->departments[i];
	return NULL;
}

START_TEST(test_counts_by_department)
{
	struct task_counts counts = TASK_COUNTS_INIT;
	struct task_asking asking;

	registry_begin();
	list_firms(1, 4, "样例商贸有限公司", 1);
	act_on(2, CREDIT_EVENT_REVOKED, 59);
	asking = asking_on(60);
	OK(task_counts_of(&asking, &counts, err));
	see_tasks("SC", 60);
	ck_assert_ptr_null(counted(&counts, "TJ"));
	ck_assert_uint_eq(counted(&counts, "SC")->open + counted(&counts, "SC")->closed,
		seen_count);
	ck_assert_uint_eq(counted(&counts, "SC")->overdue, 3);
	ck_assert_uint_eq(counted(&counts, "SC")->must, 3);
	ck_assert_uint_gt(counted(&counts, "SC")->open, 3);
	ck_assert_uint_eq(counted(&counts, "ZW")->overdue, 0);
	ck_assert_int_lt(strcmp(counts.departments[0].department, counts.departments[1].department),
		0);
	task_counts_free(&counts);
	ck_assert_uint_eq(counts.count, 0);
	registry_end();
}
END_TEST

/* Each state counts where it belongs, and nowhere else. */
START_TEST(test_each_state_has_its_place)
{
	struct task_counts counts = TASK_COUNTS_INIT;
	struct task task = {.department = "SC", .duty = DUTY_DECIDES};
	const struct task_count *count;

	for (int state = TASK_OPEN; state < TASK_STATES; state++) {
		task.state = state;
		ck_assert_int_eq(task_counts_add(&counts, task.department, &task), CREDIT_OK);
	}
	task.overdue = true;
	task.state = TASK_TO_LIFT;
	ck_assert_int_eq(task_counts_add(&counts, task.department, &task), CREDIT_OK);
	task.department = "AA";
	task.holds = true;
	task.duty = DUTY_MUST;
	task.state = TASK_OPEN;
	ck_assert_int_eq(task_counts_add(&counts, task.department, &task), CREDIT_OK);
	count = &counts.departments[1];
	ck_assert_str_eq(count->department, "SC");
	ck_assert_uint_eq(count->open, 1);
	ck_assert_uint_eq(count->must, 0);
	ck_assert_uint_eq(count->overdue, 0);
	ck_assert_uint_eq(count->updated, 1);
	ck_assert_uint_eq(count->to_lift, 2);
	ck_assert_uint_eq(count->lift_overdue, 1);
	ck_assert_uint_eq(count->contradictory, 1);
	ck_assert_uint_eq(count->answered, 2);
	ck_assert_uint_eq(count->closed, 2);
	ck_assert_uint_eq(counts.departments[0].must, 1);
	ck_assert_uint_eq(counts.departments[0].overdue, 1);
	task_counts_free(&counts);
}
END_TEST

/*
 * The tasks of a body that is no more are those of who answers for it.
 * Rule: 行政诉讼法 art. 26.
 */
START_TEST(test_a_successor_has_the_tasks)
{
	struct task_counts counts = TASK_COUNTS_INIT;
	struct department_row *departments;
	struct credit_catalogue tables;
	struct task_asking asking;
	struct task task = {.department = "SC"};

	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	asking = asking_on(60);
	tables = *asking.tables;
	departments = arena_alloc(&sample.arena, tables.departments_count * sizeof(*departments));
	memcpy(departments, tables.departments, tables.departments_count * sizeof(*departments));
	tables.departments = departments;
	for (size_t i = 0; i < tables.departments_count; i++) {
		if (strcmp(departments[i].code, "SC") != 0)
			continue;
		departments[i].head.to = today(10);
		departments[i].successor = "ZW";
	}
	ck_assert_str_eq(task_answering(&asking, &task)->code, "SC");
	asking.tables = &tables;
	ck_assert_str_eq(task_answering(&asking, &task)->code, "ZW");
	OK(task_counts_of(&asking, &counts, err));
	ck_assert_ptr_null(counted(&counts, "SC"));
	ck_assert_uint_eq(counted(&counts, "ZW")->overdue, 2);
	task.department = "??";
	ck_assert_ptr_null(task_answering(&asking, &task));
	task_counts_free(&counts);
	registry_end();
}
END_TEST

SUITE("joint/subject_tasks", T(test_a_successor_has_the_tasks), T(test_the_walk_says_what_asking_says),
	T(test_nobody_known_has_no_task), T(test_counts_by_department),
	T(test_each_state_has_its_place))
