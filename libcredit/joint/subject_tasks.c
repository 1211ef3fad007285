/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_tasks.c - from the store to tasks: one subject, all of them, counts.
 *
 * Lists of tasks, feedback and status all ask here, so that they say the same.
 */
#include "joint/subject_tasks.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

struct task_question task_question_of(const struct task_asking *asking,
	const struct subject_records *records, const struct judgement *judgement)
{
	const credit_registry *registry = snapshot_registry(asking->snapshot);

	return (struct task_question){.entries = records->entries,
		.entries_count = records->entries_count, .judgement = judgement,
		.feedback = records->feedback, .feedback_count = records->feedback_count,
		.tables = asking->tables, .on = asking->on,
		.id_key = registry_id_key(registry)};
}

static int tasks_failed(int status, credit_error *err)
{
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	return FAIL(err, status, MSG_INTERNAL, "task number");
}

int subject_tasks(const struct task_asking *asking, const credit_id *id, struct arena *arena,
	struct subject_records *records, struct judgement *judgement,
	const struct task **tasks, size_t *count, credit_error *err)
{
	struct subject_records own_records;
	struct judgement own_judgement;
	struct task_question question;
	int status;

	*tasks = NULL;
	*count = 0;
	if (!records)
		records = &own_records;
	if (!judgement)
		judgement = &own_judgement;
	status = snapshot_subject(asking->snapshot, id, arena, records, err);
	if (status)
		return status;
	if (judge_day(records->entries, records->entries_count, asking->tables, asking->on,
		    arena, judgement))
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	question = task_question_of(asking, records, judgement);
	status = tasks_of(&question, arena, tasks, count);
	return status ? tasks_failed(status, err) : CREDIT_OK;
}

/* ---- all subjects ---- */

struct walk {
	const struct task_asking *asking;
	subject_tasks_fn visit;
	void *context;
	credit_error *err;
};

static int visit_subject(
	void *context, const struct judged_subject *subject, struct arena *arena)
{
	struct walk *walk = context;
	struct task_question question =
		task_question_of(walk->asking, subject->records, subject->judgement);
	const struct task *tasks;
	size_t count;
	int status = tasks_of(&question, arena, &tasks, &count);

	if (status)
		return tasks_failed(status, walk->err);
	return count ? walk->visit(walk->context, subject, tasks, count, arena) : CREDIT_OK;
}

int subject_tasks_walk(const struct task_asking *asking, subject_tasks_fn visit, void *context,
	credit_error *err)
{
	struct walk walk = {asking, visit, context, err};

	return judged_walk(asking->snapshot, asking->tables, asking->on, visit_subject, &walk,
		err);
}

const struct department_row *task_answering(
	const struct task_asking *asking, const struct task *task)
{
	const char *code = task->department;
	const struct department_row *row = catalogue_department_answering(
		asking->tables, code, strlen(code), asking->on);

	return row ? row
		   : catalogue_department_last(
			     asking->tables, code, strlen(code), asking->on);
}

/* ---- counts ---- */

struct counting {
	const struct task_asking *asking;
	struct task_counts *counts;
};

static int compare_counts(const void *a, const void *b)
{
	return strcmp(((const struct task_count *)a)->department,
		((const struct task_count *)b)->department);
}

static struct task_count *count_of(struct task_counts *counts, const char *department)
{
	struct task_count *count;

	for (size_t i = 0; i < counts->count; i++)
		if (strcmp(counts->departments[i].department, department) == 0)
			return &counts->departments[i];
	if (counts->count == counts->room) {
		size_t room = counts->room ? counts->room * 2 : 64;
		struct task_count *more =
			realloc(counts->departments, room * sizeof(*more));

		if (!more)
			return NULL;
		counts->departments = more;
		counts->room = room;
	}
	count = &counts->departments[counts->count];
	*count = (struct task_count){
		.department = arena_text(&counts->arena, department, strlen(department))};
	if (!count->department)
		return NULL;
	counts->count++;
	qsort(counts->departments, counts->count, sizeof(*count), compare_counts);
	return count_of(counts, department);
}

int task_counts_add(
	struct task_counts *counts, const char *department, const struct task *task)
{
	struct task_count *count = count_of(counts, department);

	if (!count)
		return CREDIT_ENOMEM;
	count->open += task->state == TASK_OPEN;
	count->must += task->state == TASK_OPEN && task->duty == DUTY_MUST;
	count->overdue += task->holds && task->overdue;
	count->updated += task->state == TASK_UPDATED;
	count->to_lift += task->state == TASK_TO_LIFT;
	count->lift_overdue += !task->holds && task->overdue;
	count->contradictory += task->state == TASK_CONTRADICTORY;
	count->answered += task->state == TASK_DONE || task->state == TASK_NOT_DONE;
	count->closed += task->state == TASK_LIFTED || task->state == TASK_CANCELLED;
	return CREDIT_OK;
}

static int count_subject(void *context, const struct judged_subject *subject,
	const struct task *tasks, size_t count, struct arena *arena)
{
	const struct counting *counting = context;
	int status = CREDIT_OK;

	(void)subject;
	(void)arena;
	for (size_t i = 0; i < count && !status; i++) {
		const struct department_row *row =
			task_answering(counting->asking, &tasks[i]);

		status = task_counts_add(counting->counts,
			row ? row->code : tasks[i].department, &tasks[i]);
	}
	return status;
}

int task_counts_of(const struct task_asking *asking, struct task_counts *counts,
	credit_error *err)
{
	struct counting counting = {asking, counts};
	int status = subject_tasks_walk(asking, count_subject, &counting, err);

	return status == CREDIT_ENOMEM ? FAIL(err, status, MSG_MEMORY) : status;
}

void task_counts_free(struct task_counts *counts)
{
	arena_free(&counts->arena);
	free(counts->departments);
	*counts = (struct task_counts)TASK_COUNTS_INIT;
}
