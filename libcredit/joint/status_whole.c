/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status_whole.c - what is asked of the registry as a whole.
 *
 * Once for each status: lists that nobody confirms, what thresholds suggest and
 * what is due for erasure are answers of other calls, with names and days put to
 * them here.  Tasks were counted on the walk.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "credit/erase.h"
#include "joint/status.h"

/* ---- tasks ---- */

static void task_count(struct status_build *build, const struct task_count *of,
	enum message code, uint64_t count)
{
	credit_status_item *item = status_count(build, CREDIT_STATUS_TASKS, of->department,
		of->department, code, "", "", count);

	if (item)
		status_say(build, item, code, NULL);
}

void status_tasks(struct status_build *build)
{
	for (size_t i = 0; i < build->tasks.count; i++) {
		const struct task_count *of = &build->tasks.departments[i];

		task_count(build, of, MSG_STATUS_TASK_OVERDUE, of->overdue);
		task_count(build, of, MSG_STATUS_TASK_LIFT_OVERDUE, of->lift_overdue);
		task_count(build, of, MSG_STATUS_TASK_CONTRADICTORY, of->contradictory);
		task_count(build, of, MSG_STATUS_TASK_TO_LIFT, of->to_lift);
		task_count(build, of, MSG_STATUS_TASK_UPDATED, of->updated);
		task_count(build, of, MSG_STATUS_TASK_OPEN, of->must);
	}
}

/* ---- lists ---- */

static void stale_list(struct status_build *build, const credit_grid_cell *cell)
{
	char days[2][DAY_WORDS_BYTES];
	char age[16];
	const char *const params[2][STATUS_PARAMS] = {
		{days[CREDIT_ZH], age}, {days[CREDIT_EN], age}};
	credit_status_item *item = status_add(
		build, CREDIT_STATUS_STALE, cell->department, cell->department_zh);

	if (!item)
		return;
	item->due = cell->as_of + cell->max_age_days;
	status_list_names(build, item, cell->list);
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++)
		day_words(cell->as_of, lang, days[lang]);
	snprintf(age, sizeof(age), "%d", cell->max_age_days);
	status_say(build, item, MSG_STATUS_STALE, params);
}

static void never_came(struct status_build *build, const credit_grid_cell *cell)
{
	credit_status_item *item = status_count(build, CREDIT_STATUS_STALE, cell->department,
		cell->department_zh, MSG_STATUS_NEVER, "", "", 1);

	if (item)
		status_say(build, item, MSG_STATUS_NEVER, NULL);
}

static void stale_lists(struct status_build *build)
{
	const credit_grid_cell *cells;
	size_t count = 0;

	build->status = credit_grid(
		build->snapshot, build->on, build->on, &cells, &count, build->err);
	for (size_t i = 0; !build->status && i < count; i++) {
		if (cells[i].as_of == CREDIT_DAY_NONE && cells[i].stale)
			never_came(build, &cells[i]);
		else if (cells[i].as_of != CREDIT_DAY_NONE && cells[i].max_age_days > 0 &&
			cells[i].as_of + cells[i].max_age_days <= build->last)
			stale_list(build, &cells[i]);
	}
}

/* ---- proposals ---- */

/* The ids of the entries, copied; false after a failure. */
static bool keep_entries(
	struct status_build *build, credit_status_item *item, const credit_proposal *proposal)
{
	const char **ids = arena_alloc(
		&build->report->arena, (proposal->entries_count + 1) * sizeof(*ids));

	if (!ids) {
		build->status = FAIL(build->err, CREDIT_ENOMEM, MSG_MEMORY);
		return false;
	}
	for (size_t i = 0; i < proposal->entries_count; i++)
		ids[i] = status_keep(build, proposal->entries[i]);
	item->entries = ids;
	item->entries_count = proposal->entries_count;
	return true;
}

static int take_proposal(void *context, const credit_proposal *proposal)
{
	struct status_build *build = context;
	char months[16];
	char count[16];
	const char *const params[2][STATUS_PARAMS] = {
		{months, count, proposal->list_name_zh},
		{months, count, proposal->list_name_en}};
	credit_status_item *item = status_add(build, CREDIT_STATUS_PROPOSAL,
		proposal->authority, proposal->authority_zh);

	if (!item || !keep_entries(build, item, proposal))
		return build->status;
	snprintf(months, sizeof(months), "%u", proposal->months);
	snprintf(count, sizeof(count), "%u", proposal->count);
	item->provisional = !proposal->sure;
	item->article = status_keep(build, proposal->source);
	status_subject(build, item, proposal->subject, proposal->name);
	status_list_names(build, item, proposal->list);
	status_say(build, item, MSG_STATUS_PROPOSAL, params);
	return build->status;
}

/* ---- erasures ---- */

struct erasures {
	struct status_build *build;
	struct arena arena;
};

/* Counted by authority, case and whether the day has come; the first day of each. */
static void count_due(struct status_build *build, const credit_due *due,
	const struct entry *entry)
{
	const char *const params[2][STATUS_PARAMS] = {
		{retention_case_label(due->case_, CREDIT_ZH)},
		{retention_case_label(due->case_, CREDIT_EN)}};
	enum message code = due->sure ? MSG_STATUS_ERASE : MSG_STATUS_ERASE_UNSURE;
	char reason[64];
	credit_status_item *item;

	snprintf(reason, sizeof(reason), "%s%s", due->due > build->on ? "later-" : "",
		due->case_);
	item = status_count(build, CREDIT_STATUS_ERASE, entry->authority,
		entry->authority_name, code, reason, due->source, 1);
	if (!item)
		return;
	if (item->due == CREDIT_DAY_NONE || due->due < item->due)
		item->due = due->due;
	if (!due->sure)
		item->provisional = true;
	if (!item->text_zh[0])
		status_say(build, item, code, params);
}

static int take_due(void *context, const credit_due *due)
{
	struct erasures *erasures = context;
	struct status_build *build = erasures->build;
	const struct entry *entry;
	struct entry_id id;

	arena_reset(&erasures->arena);
	if (!entry_id_parse(due->entry, strlen(due->entry), &id))
		return CREDIT_OK;
	build->status =
		snapshot_entry(build->snapshot, &id, &erasures->arena, &entry, build->err);
	if (!build->status)
		count_due(build, due, entry);
	return build->status;
}

static void erasures_due(struct status_build *build)
{
	struct erasures erasures = {build, ARENA_INIT};
	credit_error err;
	int status = credit_erase_due(
		build->snapshot, build->last, take_due, &erasures, NULL, &err);

	if (status && !build->status) {
		build->status = status;
		if (build->err)
			*build->err = err;
	}
	arena_free(&erasures.arena);
}

void status_whole(struct status_build *build)
{
	credit_error err;
	int status;

	stale_lists(build);
	if (build->status)
		return;
	status = credit_proposals(build->snapshot, build->on,
		build->only ? build->only->code : NULL, take_proposal, build, &err);
	if (status && !build->status) { /* else what stopped it is told already */
		build->status = status;
		if (build->err)
			*build->err = err;
	}
	if (!build->status)
		erasures_due(build);
}
