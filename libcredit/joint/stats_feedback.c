/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_feedback.c - how far the departments have answered their tasks.
 *
 * Once for each report, by a walk of its own: tasks are worked out for the day and
 * stored nowhere.  What counts as a task, and as answered, joint/subject_tasks.h says.
 */
#include <string.h>

#include "base/message.h"
#include "joint/stats.h"
#include "joint/subject_tasks.h"

static int put_department(const struct task_count *count, const credit_catalogue *tables,
	struct credit_stats_report *report)
{
	credit_stats_feedback *row = &report->feedback[report->feedback_count++];
	const struct department_row *department = catalogue_department_last(
		tables, count->department, strlen(count->department), report->totals.day);

	row->size = sizeof(*row);
	row->department = count->department;
	row->department_zh = department ? department->name_zh : count->department;
	row->department_en = department ? department->name_en : count->department;
	row->answered = count->answered;
	row->tasks = count->open + count->updated + count->contradictory + count->answered;
	row->overdue = count->overdue;
	row->to_lift = count->to_lift;
	row->permille = row->tasks ? (uint32_t)(row->answered * 1000 / row->tasks) : 0;
	return stats_keep(&report->arena,
		(const char **const[]){&row->department, &row->department_zh,
			&row->department_en},
		3);
}

int feedback_rows(credit_snapshot *snapshot, const credit_catalogue *tables,
	struct credit_stats_report *report, credit_error *err)
{
	const struct task_asking asking = {snapshot, tables, report->totals.day};
	struct task_counts counts = TASK_COUNTS_INIT;
	int status = task_counts_of(&asking, &counts, err);

	if (!status) {
		report->feedback =
			arena_alloc(&report->arena, (counts.count + 1) * sizeof(*report->feedback));
		status = report->feedback ? CREDIT_OK : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	for (size_t i = 0; !status && i < counts.count; i++)
		if (put_department(&counts.departments[i], tables, report))
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	task_counts_free(&counts);
	return status;
}
