/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_tasks.h - the tasks of a subject as the store holds it, and of all.
 * Rule: design: tasks_of() for a subject of the store, and for all.
 */
#ifndef LIBCREDIT_SUBJECT_TASKS_H
#define LIBCREDIT_SUBJECT_TASKS_H

#include "joint/judged_walk.h"
#include "record/task.h"

/* What a snapshot lets tasks be asked of. */
struct task_asking {
	credit_snapshot *snapshot;
	const credit_catalogue *tables;
	credit_day on;
};

/* The question about a subject that was judged. */
struct task_question task_question_of(const struct task_asking *asking,
	const struct subject_records *records, const struct judgement *judgement);

/*
 * The records of a subject by one of its identifiers, judged, and its tasks;
 * records and judgement may be NULL.  Memory from the arena.  Statuses of
 * snapshot_subject(), CREDIT_EIO.
 */
int subject_tasks(const struct task_asking *asking, const credit_id *id, struct arena *arena,
	struct subject_records *records, struct judgement *judgement,
	const struct task **tasks, size_t *count, credit_error *err);

/* Called for each subject that has tasks.  Non-zero stops the walk with that status. */
typedef int (*subject_tasks_fn)(void *context, const struct judged_subject *subject,
	const struct task *tasks, size_t count, struct arena *arena);
/* In key order, in the memory of one subject.  Statuses of judged_walk(), CREDIT_EIO. */
int subject_tasks_walk(const struct task_asking *asking, subject_tasks_fn visit, void *context,
	credit_error *err);

/*
 * Whose task it is on the day asked: the department's, or once it ended who answers for it;
 * NULL: the tables know nobody.
 * Rule: 行政诉讼法 art. 26.
 */
const struct department_row *task_answering(
	const struct task_asking *asking, const struct task *task);

/* ---- counts ---- */

/* How many tasks a department has, by what waits for it. */
struct task_count {
	const char *department; /* code; in the arena of the counts */
	uint64_t open;          /* no answer yet, whatever the trigger */
	uint64_t must;          /* of them: those that must be answered */
	uint64_t overdue;       /* of them: those whose day is over; changed ones as well */
	uint64_t updated;       /* the ground changed since the answer */
	uint64_t to_lift;
	uint64_t lift_overdue;
	uint64_t contradictory;
	uint64_t answered; /* done, or not done with a reason */
	uint64_t closed;   /* lifted or cancelled, and still shown */
};

struct task_counts {
	struct arena arena;
	struct task_count *departments; /* by code */
	size_t count;
	size_t room;
};
#define TASK_COUNTS_INIT {ARENA_INIT, NULL, 0, 0}

/* One more task of a department.  CREDIT_OK, CREDIT_ENOMEM. */
int task_counts_add(
	struct task_counts *counts, const char *department, const struct task *task);
/* All tasks of the registry on a day; counts is begun with TASK_COUNTS_INIT and freed by
 * the caller also on failure. */
int task_counts_of(const struct task_asking *asking, struct task_counts *counts,
	credit_error *err);
void task_counts_free(struct task_counts *counts);

#endif
