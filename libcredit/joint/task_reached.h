/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_reached.h - whom a task on an organisation reaches besides it.
 *
 * A person who holds an office is listed by that nowhere, so no task has them as
 * its subject: what the law lays on them is part of the measure on the organisation
 * (one order, 法释〔2010〕8号 art. 3), done, reported and lifted with it.  The
 * department is told with the organisation's task who they are, by which article,
 * and until when; where the trigger is its own decision, it decides on each of them.
 */
#ifndef LIBCREDIT_TASK_REACHED_H
#define LIBCREDIT_TASK_REACHED_H

#include "joint/subject_tasks.h"

/* One person by one office; both in the arena of whoever asked. */
struct task_reached {
	const struct judged_role *role;
	const struct reached_measure *measure;
};

/*
 * All measures on a judged subject that reach persons named in its entries, by
 * judge_roles().  What is unconfirmed reaches nobody anew.  Nothing for persons, and
 * one look-up for each person who is named with an identifier.  Statuses of
 * snapshot_subject().
 * Rule: 国办发〔2020〕49号: no measure without law; 法释〔2010〕8号 art. 3.
 */
int task_reached_of(const struct task_asking *asking, const struct judged_subject *subject,
	struct arena *arena, const struct task_reached **out, size_t *count,
	credit_error *err);

/* Is it by this task? Rule: design: a task is one measure of one department. */
bool task_reaches(const struct task *task, const struct task_reached *one);

#endif
