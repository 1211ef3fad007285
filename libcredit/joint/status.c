/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status.c - credit_status: one walk, what needs a person of each entry.
 *
 * Asked a few times a day by the office.  An entry of a bare organisation code
 * lies with several subjects and is told once.
 */
#include "joint/status.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

void credit_status_options_init(credit_status_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->on = CREDIT_DAY_NONE;
	options->days = 30;
}

void credit_status_free(credit_status_report *report)
{
	if (!report)
		return;
	arena_free(&report->arena);
	buf_free(&report->text);
	free(report->all.items);
	free(report);
}

size_t credit_status_count(const credit_status_report *report)
{
	return report ? report->all.count : 0;
}

const credit_status_item *credit_status_item_at(
	const credit_status_report *report, size_t index)
{
	return report && index < report->all.count ? &report->all.items[index] : NULL;
}

const char *credit_status_department(const credit_status_report *report)
{
	return report ? report->department : NULL;
}

/* ---- the walk ---- */

static int count_tasks(struct status_build *build, const struct task_asking *asking,
	const struct judged_subject *subject, struct arena *arena)
{
	struct task_question question =
		task_question_of(asking, subject->records, subject->judgement);
	const struct task *tasks;
	size_t count;
	int status = tasks_of(&question, arena, &tasks, &count);

	if (status == CREDIT_EIO)
		return FAIL(build->err, status, MSG_INTERNAL, "task number");
	for (size_t i = 0; i < count && !status; i++) {
		const struct department_row *row = task_answering(asking, &tasks[i]);

		status = task_counts_add(
			&build->tasks, row ? row->code : tasks[i].department, &tasks[i]);
	}
	return status ? FAIL(build->err, status, MSG_MEMORY) : CREDIT_OK;
}

static int visit_subject(
	void *context, const struct judged_subject *subject, struct arena *arena)
{
	struct status_build *build = context;
	const struct task_asking asking = {build->snapshot, build->tables, build->on};

	for (size_t i = 0; i < subject->judgement->entries_count; i++) {
		const struct judged_entry *judged = &subject->judgement->entries[i];

		if (!subject->fresh[i])
			continue;
		status_web(build, judged, arena);
		status_entry(build, judged);
	}
	if (!build->status)
		build->status = count_tasks(build, &asking, subject, arena);
	return build->status;
}

/* ---- the call ---- */

static int check_options(const credit_status_options *options, credit_error *err)
{
	if (options->size != sizeof(*options))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "options", "size");
	if (options->on < CREDIT_DAY_MIN || options->on > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "no day");
	if (options->days < 0 || options->days > CREDIT_STATUS_DAYS_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "days", "out of range");
	return CREDIT_OK;
}

/* The editions of the day asked and before it. */
static int load_editions(struct status_build *build, struct arena *arena)
{
	const struct edition *const *all;
	size_t count;
	int status = snapshot_editions(build->snapshot, arena, &all, &count, build->err);

	while (!status && count > 0 && all[count - 1]->on > build->on)
		count--;
	build->editions = status ? NULL : all;
	build->editions_count = status ? 0 : count;
	return status;
}

static int begin(struct status_build *build, const credit_status_options *options,
	struct arena *arena)
{
	int status = snapshot_tables(build->snapshot, &build->tables, build->err);

	build->on = options->on;
	build->last = options->on > CREDIT_DAY_MAX - options->days ? CREDIT_DAY_MAX
								   : options->on + options->days;
	if (!status && options->department) {
		build->only = status_body(build, options->department);
		if (!build->only)
			return FAIL(build->err, CREDIT_EINVAL, MSG_INTAKE_AUTHORITY_OPTION,
				options->department);
		build->report->department = status_keep(build, build->only->code);
	}
	if (!status)
		status = build->status;
	return status ? status : load_editions(build, arena);
}

static int fill(struct status_build *build)
{
	int status = judged_walk(build->snapshot, build->tables, build->on, visit_subject,
		build, build->err);

	if (status)
		return status;
	status_tasks(build);
	if (!build->status)
		status_whole(build);
	if (!build->status)
		status_order(build);
	return build->status;
}

int credit_status(credit_snapshot *snapshot, const credit_status_options *options,
	credit_status_report **out, credit_error *err)
{
	struct status_build build = {
		.snapshot = snapshot, .tasks = TASK_COUNTS_INIT, .err = err};
	struct arena arena = ARENA_INIT;
	int status;

	if (out)
		*out = NULL;
	if (!snapshot || !options || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, options, out", "NULL");
	status = check_options(options, err);
	if (status)
		return status;
	build.report = calloc(1, sizeof(*build.report));
	if (!build.report)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	status = begin(&build, options, &arena);
	if (!status)
		status = fill(&build);
	task_counts_free(&build.tasks);
	free(build.counts.items);
	arena_free(&arena);
	if (status) {
		credit_status_free(build.report);
		return status;
	}
	*out = build.report;
	return CREDIT_OK;
}
