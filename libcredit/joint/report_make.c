/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_make.c - gathers what the registry holds about one subject, for the subject.
 *
 * A counter gives a few a day.  Given only after the applicant's identity was
 * checked, which stands in the query log before anything is gathered.  Void
 * entries are told too, with why they never counted: whoever was listed by
 * mistake may know it; what lies in an entry of somebody else is not told.
 * Rule: 个人信息保护法 art. 44, 45, 50.
 */
#include "joint/report.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "base/text.h"
#include "joint/subject_tasks.h"
#include "record/event_rule.h"

static const char *or_else(const char *text, const char *other)
{
	return text && text[0] ? text : other;
}

/* ---- entries ---- */

/* Who decided, and where it, or who answers for it now, is found. */
static void put_authority(const struct report_gather *g, struct report_entry *out)
{
	const struct entry *entry = &out->judged->current;
	size_t length = strlen(entry->authority);
	const struct department_row *body = catalogue_department_last(
		g->report->tables, entry->authority, length, g->report->on);
	const struct department_row *told = catalogue_department_answering(
		g->report->tables, entry->authority, length, g->report->on);

	out->authority[CREDIT_ZH] =
		body ? body->name_zh : or_else(entry->authority_name, entry->authority);
	out->authority[CREDIT_EN] =
		body ? or_else(body->name_en, body->name_zh) : out->authority[CREDIT_ZH];
	told = told ? told : body;
	out->contact[CREDIT_ZH] = told ? told->contact_zh : "";
	out->contact[CREDIT_EN] = told ? or_else(told->contact_en, told->contact_zh) : "";
}

static int put_text(struct report_gather *g, struct report_entry *out)
{
	const struct entry *entry = &out->judged->current;
	const struct ground_row *ground =
		catalogue_ground(g->report->tables, entry->list, entry->ground,
			entry->decided == CREDIT_DAY_NONE ? g->report->on : entry->decided);
	struct buf facts = BUF_INIT;

	out->ground[CREDIT_ZH] = ground ? ground->text_zh : entry->ground;
	out->ground[CREDIT_EN] =
		ground ? or_else(ground->text_en, ground->text_zh) : entry->ground;
	out->ground_article = ground ? ground->article : "";
	report_hide(&g->report->names, entry->facts, &facts);
	out->facts = facts.status ? NULL
				  : arena_text(g->arena, buf_cstr(&facts), facts.length);
	buf_free(&facts);
	return out->facts ? CREDIT_OK : report_memory(g);
}

/* The way in which an objection is answered in the state that the entry is in. */
static const struct act_row *objection_row(
	const struct report_gather *g, const struct judged_entry *judged)
{
	static const uint64_t states[] = {0, ACT_CANDIDATE, ACT_NOTIFIED, ACT_LISTED, ACT_ENDED};
	const struct act_row *row;
	size_t index = 0;

	while ((row = catalogue_act_next(g->report->tables, CREDIT_EVENT_OBJECTED, judged->list,
			g->report->on, &index)))
		if (row->states & states[judged->standing.state])
			return row;
	return NULL;
}

/* What may be done about it on the day, and what is being done. */
static void put_rights(const struct report_gather *g, struct report_entry *out)
{
	const struct judged_entry *judged = out->judged;

	out->objection = objection_row(g, judged);
	out->repair = (struct act_answer){.reason = MSG_COUNT, .article = "", .detail = "",
		.from = CREDIT_DAY_NONE};
	out->can_repair = !out->is_void && judged->list &&
		judged->list->colour == COLOUR_BLACK &&
		judged->standing.state == CREDIT_STATE_LISTED;
	if (out->can_repair)
		repair_term(&judged->current, NULL, g->report->tables, g->report->on,
			&out->repair);
	if (!out->is_void)
		out->open_count = acts_open(
			judged->entry, g->report->tables, g->report->on, out->open);
}

/*
 * The first day on which it is to be gone.  A page that still shows it, which
 * takes days to mend, only puts that off; so the sentence says "at the earliest".
 */
static void put_kept(const struct report_gather *g, struct report_entry *out)
{
	struct retention_facts facts = {.feedback = g->report->records.feedback,
		.feedback_count = g->report->records.feedback_count};

	retention_of(out->judged, &facts, g->report->tables, g->report->on, &out->kept);
}

/* The editions in which it stood. */
static int put_prints(struct report_gather *g, const struct edition *const *editions, size_t count,
	struct report_entry *out)
{
	const char *number = entry_public_number(out->judged->entry);
	struct report_print *prints = arena_alloc(g->arena, (count + 1) * sizeof(*prints));
	struct edition_row row;
	int status = CREDIT_OK;

	if (!prints)
		return report_memory(g);
	for (size_t i = 0; number && i < count && !status; i++) {
		status = snapshot_edition_row(g->snapshot, editions[i]->period,
			editions[i]->revision, number, g->arena, &row, g->err);
		if (!status)
			prints[out->prints_count++] = (struct report_print){
				editions[i]->period, editions[i]->revision, editions[i]->on};
		else if (status == CREDIT_ENOTFOUND)
			status = CREDIT_OK;
	}
	out->prints = prints;
	return status;
}

static int gather_entries(struct report_gather *g)
{
	const struct judgement *judgement = &g->report->judgement;
	const struct edition *const *editions = NULL;
	struct report_entry *entries =
		arena_alloc(g->arena, (judgement->entries_count + 1) * sizeof(*entries));
	size_t count = 0;
	int status = entries ? snapshot_editions(
				       g->snapshot, g->arena, &editions, &count, g->err)
			     : report_memory(g);

	for (size_t i = 0; i < judgement->entries_count && !status; i++) {
		struct report_entry *out = &entries[i];

		memset(out, 0, sizeof(*out));
		out->judged = &judgement->entries[i];
		out->is_void = judged_void(out->judged);
		out->closed = report_mistaken(out->judged) ||
			out->judged->standing.reason == MSG_HELD_ERASED;
		put_authority(g, out);
		put_rights(g, out);
		put_kept(g, out);
		status = put_text(g, out);
		if (!status)
			status = put_prints(g, editions, count, out);
	}
	g->report->entries = entries;
	g->report->entries_count = judgement->entries_count;
	return status;
}

/* ---- what departments have not settled ---- */

static bool task_waits(const struct task *task)
{
	return task->state == CREDIT_TASK_OPEN || task->state == CREDIT_TASK_UPDATED ||
		task->state == CREDIT_TASK_TO_LIFT || task->state == CREDIT_TASK_CONTRADICTORY;
}

static int gather_tasks(struct report_gather *g)
{
	struct credit_report *report = g->report;
	struct task_asking asking = {g->snapshot, report->tables, report->on};
	const struct task *all;
	struct task *waiting;
	size_t count;
	int status = subject_tasks(
		&asking, &report->id, g->arena, NULL, NULL, &all, &count, g->err);

	if (status)
		return status;
	waiting = arena_alloc(g->arena, (count + 1) * sizeof(*waiting));
	if (!waiting)
		return report_memory(g);
	for (size_t i = 0; i < count; i++)
		if (task_waits(&all[i]))
			waiting[report->tasks_count++] = all[i];
	report->tasks = waiting;
	return CREDIT_OK;
}

/* ---- who asked ---- */

struct asking {
	struct report_gather *g;
	struct report_query *rows;
	size_t count;
	size_t room;
	bool failed;
};

static int take_query(void *context, const credit_query_row *row)
{
	struct asking *asking = context;
	struct report_query *out;

	if (asking->count == asking->room) {
		size_t room = asking->room ? asking->room * 2 : 16;
		struct report_query *rows =
			arena_alloc(asking->g->arena, room * sizeof(*rows));

		if (rows && asking->count)
			memcpy(rows, asking->rows, asking->count * sizeof(*rows));
		asking->rows = rows;
		asking->room = room;
		asking->failed = !rows;
		if (!rows)
			return 1;
	}
	out = &asking->rows[asking->count++];
	*out = (struct report_query){.at_us = row->at_us, .query = row->query, .on = row->on,
		.identified = row->identity[0] != '\0'};
	out->purpose = arena_text(asking->g->arena, row->purpose, strlen(row->purpose));
	out->command = arena_text(asking->g->arena, row->command, strlen(row->command));
	asking->failed = !out->purpose || !out->command;
	return asking->failed;
}

static int gather_queries(struct report_gather *g)
{
	struct asking asking = {.g = g};
	int status = credit_query_list(g->snapshot, &g->report->id, take_query, &asking,
		&g->report->queries_damaged, g->err);

	if (asking.failed)
		return report_memory(g);
	g->report->queries = asking.rows;
	g->report->queries_count = asking.count;
	return status;
}

/* ---- all of it ---- */

static int gather(struct report_gather *g)
{
	struct credit_report *report = g->report;
	int status = snapshot_tables(g->snapshot, &report->tables, g->err);

	if (!status)
		status = snapshot_subject(
			g->snapshot, &report->id, g->arena, &report->records, g->err);
	if (!status && judge(report->records.entries, report->records.entries_count,
			       report->tables, report->on, g->arena, &report->judgement))
		status = report_memory(g);
	if (!status)
		status = gather_queries(g);
	if (!status)
		status = report_gather_names(g);
	if (!status)
		status = gather_entries(g);
	if (!status)
		status = gather_tasks(g);
	if (!status)
		status = snapshot_reached(g->snapshot, &report->records, report->on, g->arena,
			&report->reached, g->err);
	return status;
}

/* By day and by the place of its line in the query log, where it can be verified. */
static void name_report(struct credit_report *report, const struct snapshot_query *query)
{
	struct day_parts day = day_parts(day_of_time(report->made_us));

	snprintf(report->number, sizeof(report->number), "BG%04d%02d%02d-%06llu", day.year,
		day.month, day.day, (unsigned long long)query->number);
}

static bool is_blank(const char *text)
{
	size_t length = strlen(text);

	text_trim(&text, &length);
	return length == 0;
}

int credit_report_make(credit_snapshot *snapshot, const credit_id *id, credit_day on,
	const credit_report **out, credit_error *err)
{
	const credit_verdict *verdict;
	struct snapshot_query query;
	struct report_gather g = {.snapshot = snapshot, .err = err};
	int status;

	if (out)
		*out = NULL;
	if (!snapshot || !id || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, id, out", "NULL");
	if (!snapshot_query(snapshot, &query) || is_blank(query.identity))
		return FAIL(err, CREDIT_EINVAL, MSG_REPORT_IDENTITY);
	status = credit_check(snapshot, id, on, &verdict, err);
	if (!status)
		status = credit_snapshot_log(snapshot, err);
	if (status)
		return status;
	g.arena = snapshot_arena(snapshot);
	g.report = arena_alloc(g.arena, sizeof(*g.report));
	if (!g.report)
		return report_memory(&g);
	memset(g.report, 0, sizeof(*g.report));
	snapshot_query(snapshot, &query);
	g.report->id = *id;
	g.report->on = on;
	g.report->made_us = registry_now_us(snapshot_registry(snapshot));
	g.report->known = snapshot_sequence(snapshot);
	g.report->county = credit_registry_name(snapshot_registry(snapshot));
	g.report->identity = arena_text(g.arena, query.identity, strlen(query.identity));
	g.report->purpose = arena_text(g.arena, query.purpose, strlen(query.purpose));
	g.report->verdict = verdict;
	if (!g.report->identity || !g.report->purpose)
		return report_memory(&g);
	name_report(g.report, &query);
	status = gather(&g);
	if (!status)
		*out = g.report;
	return status;
}

const char *credit_report_number(const credit_report *report)
{
	return report ? report->number : "";
}

size_t credit_report_entry_count(const credit_report *report)
{
	return report ? report->entries_count : 0;
}
