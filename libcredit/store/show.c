/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show.c - what a person asks the registry for: a subject, names, the journal.
 *
 * Answers live in the snapshot's arena until its next answer.  A subject is
 * judged on a day by judge(), so that what is shown here and what a check or
 * an edition says cannot differ.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "base/text.h"
#include "store/answer.h"
#include "store/show.h"

#define LIMIT_USUAL 1000

/* ---- JSON in the arena ---- */

void answer_day(struct json *out, const char *key, credit_day day)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(day, text);
	json_kv_text(out, key, day == CREDIT_DAY_NONE ? NULL : text);
}

void answer_until(struct json *out, const char *key, credit_day day)
{
	answer_day(out, key, day == CREDIT_DAY_MAX ? CREDIT_DAY_NONE : day);
}

void answer_time(struct json *out, const char *key, int64_t time_us)
{
	char text[TIME_BYTES];

	time_format(time_us, text);
	json_kv_text(out, key, text);
}

int answer_give(credit_snapshot *snapshot, struct buf *buf, const char **json,
	size_t *length, credit_error *err)
{
	const char *copy = buf->status
		? NULL
		: arena_text(&snapshot->arena, buf_cstr(buf), buf->length);

	if (length)
		*length = copy ? buf->length : 0;
	buf_free(buf);
	*json = copy;
	return copy ? CREDIT_OK : MEMORY(err);
}

/* ---- subjects ---- */

static int order_entries(const void *a, const void *b)
{
	const struct entry *left = *(const struct entry *const *)a;
	const struct entry *right = *(const struct entry *const *)b;

	return (left->sequence > right->sequence) - (left->sequence < right->sequence);
}

static int order_events(const void *a, const void *b)
{
	return event_order(
		*(const struct event *const *)a, *(const struct event *const *)b);
}

/* An event as the caller sees it; the secret of a printed row is nobody's business. */
static int fill_event(
	const struct event *event, struct arena *arena, credit_event *out)
{
	const char **names = arena_alloc(arena, (event->fields_count + 1) * sizeof(*names));
	const char **values = arena_alloc(arena, (event->fields_count + 1) * sizeof(*values));
	size_t count = 0;

	if (!names || !values)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < event->fields_count; i++) {
		if (strcmp(event->fields[i].name, "secret") == 0)
			continue;
		names[count] = event->fields[i].name;
		values[count++] = event->fields[i].value;
	}
	out->size = sizeof(*out);
	out->kind = event->kind;
	out->day = event->day;
	out->document = event->document;
	out->authority = event->authority;
	out->operator_ = event->operator_;
	out->learned_us = event->learned_us;
	out->sequence = event->sequence;
	out->batch = event->batch;
	out->fields_count = count;
	out->field_names = names;
	out->field_values = values;
	return CREDIT_OK;
}

static int fill_events(struct credit_entry *out, const struct entry *entry)
{
	size_t count = entry->events_count;
	const struct event **sorted = arena_alloc(out->arena, (count + 1) * sizeof(*sorted));

	out->events = arena_alloc(out->arena, (count + 1) * sizeof(*out->events));
	if (!sorted || !out->events)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < count; i++)
		sorted[i] = entry->events[i];
	qsort(sorted, count, sizeof(*sorted), order_events);
	for (size_t i = 0; i < count; i++)
		if (fill_event(sorted[i], out->arena, &out->events[i]))
			return CREDIT_ENOMEM;
	out->events_count = count;
	return CREDIT_OK;
}

/* Judge what was read and shape it for the caller. */
static int make_subject(credit_snapshot *snapshot, struct subject_records *records,
	credit_day on, const credit_subject **out, credit_error *err)
{
	struct arena *arena = &snapshot->arena;
	size_t count = records->entries_count;
	const struct entry **sorted = arena_alloc(arena, (count + 1) * sizeof(*sorted));
	credit_subject *subject = arena_alloc(arena, sizeof(*subject));
	const credit_catalogue *tables;
	int status = snapshot_tables(snapshot, &tables, err);

	if (status)
		return status;
	if (!sorted || !subject)
		return MEMORY(err);
	subject->entries = arena_alloc(arena, (count + 1) * sizeof(*subject->entries));
	if (!subject->entries)
		return MEMORY(err);
	for (size_t i = 0; i < count; i++)
		sorted[i] = records->entries[i];
	qsort(sorted, count, sizeof(*sorted), order_entries);
	subject->records = *records;
	subject->on = on;
	subject->entries_count = count;
	if (judge(sorted, count, tables, on, arena, &subject->judgement) ||
		show_acts(subject, arena))
		return MEMORY(err);
	status = snapshot_hold_stale(snapshot, tables, on, &subject->judgement, err);
	if (status)
		return status;
	for (size_t i = 0; i < count; i++) {
		subject->entries[i].arena = arena;
		subject->entries[i].judged = &subject->judgement.entries[i];
		if (fill_events(&subject->entries[i], sorted[i]) ||
			show_responsible(&subject->entries[i]))
			return MEMORY(err);
	}
	status = show_offices(snapshot, subject, err);
	*out = status ? NULL : subject;
	return status;
}

static bool day_given(credit_day day)
{
	return day >= CREDIT_DAY_MIN && day <= CREDIT_DAY_MAX;
}

int credit_subject_get(credit_snapshot *snapshot, const credit_id *id, credit_day on,
	const credit_subject **out, credit_error *err)
{
	struct subject_records records;
	int status;

	if (out)
		*out = NULL;
	if (!snapshot || !id || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "id", "NULL");
	if (!day_given(on))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "day");
	arena_reset(&snapshot->arena);
	status = snapshot_subject(snapshot, id, &snapshot->arena, &records, err);
	if (!status)
		status = snapshot_asked(snapshot, id, 1, on, err);
	return status ? status : make_subject(snapshot, &records, on, out, err);
}

int credit_subject_of_entry(credit_snapshot *snapshot, const char *text, size_t length,
	credit_day on, const credit_subject **out, credit_error *err)
{
	struct subject_records records;
	const struct entry *entry;
	credit_id id;
	int status;

	if (out)
		*out = NULL;
	if (!snapshot || !text || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "entry", "NULL");
	if (!day_given(on))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "day");
	arena_reset(&snapshot->arena);
	status = snapshot_entry_named(snapshot, text, length, &snapshot->arena, &entry, err);
	if (status)
		return status;
	id = entry->subject;
	status = snapshot_subject(snapshot, &id, &snapshot->arena, &records, err);
	if (!status)
		status = snapshot_asked(snapshot, &id, 1, on, err);
	return status ? status : make_subject(snapshot, &records, on, out, err);
}

size_t credit_subject_id_count(const credit_subject *subject)
{
	return subject ? subject->records.ids_count : 0;
}

const credit_id *credit_subject_id(const credit_subject *subject, size_t index)
{
	return subject && index < subject->records.ids_count ? &subject->records.ids[index]
							     : NULL;
}

const char *credit_subject_name(const credit_subject *subject)
{
	size_t count = subject ? subject->entries_count : 0;

	if (count)
		return subject->entries[count - 1].judged->current.name;
	return subject ? show_given_name(subject) : "";
}

size_t credit_subject_entry_count(const credit_subject *subject)
{
	return subject ? subject->entries_count : 0;
}

const credit_entry *credit_subject_entry(const credit_subject *subject, size_t index)
{
	return subject && index < subject->entries_count ? &subject->entries[index] : NULL;
}

unsigned credit_entry_marks(const credit_entry *entry)
{
	return entry ? entry->judged->standing.marks : 0;
}

size_t credit_entry_event_count(const credit_entry *entry)
{
	return entry ? entry->events_count : 0;
}

const credit_event *credit_entry_event(const credit_entry *entry, size_t index)
{
	return entry && index < entry->events_count ? &entry->events[index] : NULL;
}

/* ---- names ---- */

int credit_search(credit_snapshot *snapshot, const char *name, size_t length, size_t limit,
	const credit_hit **out, size_t *count, credit_error *err)
{
	const struct name_hit *hits;
	credit_hit *list;
	size_t n;
	int status;

	if (out)
		*out = NULL;
	if (count)
		*count = 0;
	if (!snapshot || !name || !out || !count)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "name", "NULL");
	arena_reset(&snapshot->arena);
	status = snapshot_names(snapshot, name, length, limit ? limit : LIMIT_USUAL,
		&snapshot->arena, &hits, &n, err);
	if (status)
		return status;
	list = arena_alloc(&snapshot->arena, (n + 1) * sizeof(*list));
	if (!list)
		return MEMORY(err);
	for (size_t i = 0; i < n; i++) {
		list[i].size = sizeof(list[i]);
		list[i].id = hits[i].subject;
		list[i].name = hits[i].name;
		list[i].exact = hits[i].exact;
		list[i].entries_count = hits[i].entries_count;
	}
	status = snapshot_asked(snapshot, NULL, 0, CREDIT_DAY_NONE, err);
	for (size_t i = 0; i < n && !status; i++)
		status = snapshot_asked(
			snapshot, &hits[i].subject, 1, CREDIT_DAY_NONE, err);
	if (status)
		return status;
	*out = list;
	*count = n;
	return CREDIT_OK;
}

int credit_hit_json(credit_snapshot *snapshot, const credit_hit *hit, const char **json,
	size_t *length, credit_error *err)
{
	char masked[CREDIT_ID_TEXT_BYTES];
	struct buf buf = BUF_INIT;
	struct json out;

	if (json)
		*json = NULL;
	if (!snapshot || !hit || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "hit", "NULL");
	credit_id_mask(&hit->id, CREDIT_MASK_LOG, masked, sizeof(masked));
	json_begin(&out, &buf);
	json_open(&out, '{');
	json_kv_text(&out, "schema", "credit.search/1");
	json_kv_text(&out, "name", hit->name);
	json_kv_text(&out, "id", masked);
	json_kv_text(&out, "scheme", credit_scheme_name(hit->id.scheme));
	json_kv_text(&out, "kind", credit_kind_name(hit->id.kind));
	json_kv_bool(&out, "exact", hit->exact);
	json_kv_uint(&out, "entries", hit->entries_count);
	json_close(&out, '}');
	return answer_give(snapshot, &buf, json, length, err);
}

/* ---- the journal ---- */

struct log_answer {
	struct arena *arena;
	credit_log_row *rows;
	size_t count;
	size_t limit;
};

#define LOG_FULL 1 /* enough rows: not a failure */

static int take_row(void *context, const struct journal_row *row)
{
	struct log_answer *answer = context;
	char id[ENTRY_ID_TEXT_BYTES] = "";
	credit_log_row *out;

	if (answer->count == answer->limit)
		return LOG_FULL;
	out = &answer->rows[answer->count];
	if (row->entry_set)
		entry_id_text(&row->entry, id);
	out->size = sizeof(*out);
	out->sequence = row->sequence;
	out->learned_us = row->learned_us;
	out->kind = journal_kind_name(row->kind);
	out->entry = arena_text(answer->arena, id, strlen(id));
	out->batch = row->batch;
	out->erased_by = row->erased_by;
	memcpy(out->payload, row->payload, DIGEST_BYTES);
	answer->count += out->entry != NULL;
	return out->entry ? CREDIT_OK : CREDIT_ENOMEM;
}

int credit_log(credit_snapshot *snapshot, uint64_t first, size_t limit,
	const credit_log_row **out, size_t *count, credit_error *err)
{
	struct log_answer answer = {0};
	uint64_t left;
	int status;

	if (out)
		*out = NULL;
	if (count)
		*count = 0;
	if (!snapshot || !out || !count)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	arena_reset(&snapshot->arena);
	first = first ? first : 1;
	left = first <= snapshot->sequence ? snapshot->sequence - first + 1 : 0;
	answer.limit = limit ? limit : LIMIT_USUAL;
	if (answer.limit > left)
		answer.limit = (size_t)left;
	answer.arena = &snapshot->arena;
	answer.rows =
		arena_alloc(answer.arena, (answer.limit + 1) * sizeof(*answer.rows));
	if (!answer.rows)
		return MEMORY(err);
	status = snapshot_journal(snapshot, first, UINT64_MAX, take_row, &answer, err);
	if (status == CREDIT_ENOMEM)
		return MEMORY(err);
	if (status && status != LOG_FULL)
		return status;
	*out = answer.rows;
	*count = answer.count;
	return CREDIT_OK;
}

int credit_log_json(credit_snapshot *snapshot, const credit_log_row *row, const char **json,
	size_t *length, credit_error *err)
{
	char digest[2 * DIGEST_BYTES + 1];
	struct buf buf = BUF_INIT;
	struct json out;

	if (json)
		*json = NULL;
	if (!snapshot || !row || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "row", "NULL");
	hex_encode(row->payload, DIGEST_BYTES, digest);
	json_begin(&out, &buf);
	json_open(&out, '{');
	json_kv_text(&out, "schema", "credit.log/1");
	json_kv_uint(&out, "sequence", row->sequence);
	answer_time(&out, "learned", row->learned_us);
	json_kv_text(&out, "kind", row->kind);
	json_kv_text(&out, "entry", row->entry[0] ? row->entry : NULL);
	json_key(&out, "batch");
	if (row->batch)
		json_uint(&out, row->batch);
	else
		json_null(&out);
	json_kv_text(&out, "payload", digest);
	if (row->erased_by)
		json_kv_uint(&out, "erased_by", row->erased_by);
	json_close(&out, '}');
	return answer_give(snapshot, &buf, json, length, err);
}
