/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show_entry.c - one entry field by field, and a subject as JSON, for `show`.
 *
 * Full identifiers appear here and nowhere else in the store: showing is for
 * the person at the desk.
 */
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "credit/erase.h"
#include "store/answer.h"
#include "store/erasure.h"
#include "store/show.h"

/* Content fields in the order of the import template. */
static const char *const content_fields[] = {"subject_name", "subject_id", "list",
	"authority", "document", "decided", "basis_document", "basis_day", "served",
	"notice_document", "notified", "objection", "listed", "until", "grade", "ground",
	"sector", "facts", "act_end", "published", "consent", "guardian_consent",
	"labour_income", "same_case", "corrects", "correction", "unit", "deed_reviewed"};
#define CONTENT_FIELDS (sizeof(content_fields) / sizeof(content_fields[0]))

/* ---- fields that are judged ---- */

static void put_day(struct buf *out, credit_day day)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(day, text);
	buf_str(out, text);
}

static const struct window *window_of(const struct judged_entry *judged, enum effect effect)
{
	return &judged->standing.windows[effect - 1];
}

/* The last day of a window, nothing when it never opens. */
static void put_until(struct buf *out, const struct window *window)
{
	if (window->from != CREDIT_DAY_NONE)
		put_day(out, window->until);
}

/* A field that is not content; false when the name is none. */
static bool put_judged(const struct judged_entry *judged, const char *field, struct buf *out)
{
	const struct window *publicity = window_of(judged, EFFECT_PUBLICITY);
	const char *number;
	char text[TIME_BYTES] = "";

	if (strcmp(field, "id") == 0) {
		entry_id_text(&judged->entry->id, text);
		buf_str(out, text);
	} else if (strcmp(field, "number") == 0) {
		number = entry_public_number(judged->entry);
		buf_str(out, number ? number : "");
	} else if (strcmp(field, "state") == 0) {
		buf_str(out, credit_state_name(judged->standing.state));
	} else if (strcmp(field, "listed") == 0) {
		put_day(out, judged->standing.listed);
	} else if (strcmp(field, "public_from") == 0) {
		put_day(out, publicity->from);
	} else if (strcmp(field, "public_until") == 0) {
		put_until(out, publicity);
	} else if (strcmp(field, "use_until") == 0) {
		put_until(out, window_of(judged, EFFECT_USE));
	} else if (strcmp(field, "measures_until") == 0) {
		put_until(out, window_of(judged, EFFECT_MEASURES));
	} else if (strcmp(field, "why_not_public") == 0) {
		if (!judged->printed && judged->why_not != MSG_COUNT)
			buf_str(out, message_code(judged->why_not));
	} else if (strcmp(field, "question") == 0) {
		if (judged->question != MSG_COUNT)
			buf_str(out, message_code(judged->question));
	} else if (strcmp(field, "learned") == 0) {
		time_format(judged->entry->learned_us, text);
		buf_str(out, text);
	} else if (strcmp(field, "sequence") == 0) {
		buf_printf(out, "%llu", (unsigned long long)judged->entry->sequence);
	} else if (strcmp(field, "authority_name") == 0) {
		buf_str(out, judged->entry->authority_name);
	} else {
		return false;
	}
	return true;
}

const char *credit_entry_field(const credit_entry *entry, const char *field)
{
	struct buf text = BUF_INIT;
	const char *copy = NULL;

	if (!entry || !field)
		return NULL;
	if (put_judged(entry->judged, field, &text) ||
		entry_get_field(&entry->judged->current, field, &text))
		copy = arena_text(entry->arena, buf_cstr(&text), text.length);
	buf_free(&text);
	return copy;
}

/* ---- JSON ---- */

static void json_marks(struct json *out, unsigned marks)
{
	json_key(out, "marks");
	json_open(out, '[');
	for (unsigned mark = 1; mark <= CREDIT_MARK_UNCONFIRMED; mark <<= 1)
		if (marks & mark)
			json_text(out, credit_mark_name(mark));
	json_close(out, ']');
}

static void json_event(struct json *out, const credit_event *event)
{
	json_open(out, '{');
	json_kv_text(out, "kind", credit_event_kind_name(event->kind));
	answer_day(out, "day", event->day);
	json_kv_text(out, "document", event->document);
	json_kv_text(out, "authority", event->authority);
	json_kv_text(out, "operator", event->operator_);
	json_kv_uint(out, "sequence", event->sequence);
	answer_time(out, "learned", event->learned_us);
	json_key(out, "fields");
	json_open(out, '{');
	for (size_t i = 0; i < event->fields_count; i++)
		json_kv_text(out, event->field_names[i], event->field_values[i]);
	json_close(out, '}');
	json_close(out, '}');
}

static void json_field(struct json *out, const credit_entry *entry, const char *field)
{
	const char *text = credit_entry_field(entry, field);

	json_kv_text(out, field, text && text[0] ? text : NULL);
}

/* What the entry says, corrections applied; absent fields are left out. */
static void json_content(struct json *out, const credit_entry *entry)
{
	json_key(out, "fields");
	json_open(out, '{');
	for (size_t i = 0; i < CONTENT_FIELDS; i++) {
		struct buf text = BUF_INIT;

		if (entry_get_field(&entry->judged->current, content_fields[i], &text) &&
			text.length > 0)
			json_kv_text(out, content_fields[i], buf_cstr(&text));
		buf_free(&text);
	}
	json_close(out, '}');
}

static void json_entry(struct json *out, const credit_entry *entry)
{
	static const char *const judged_fields[] = {"number", "state", "list", "authority",
		"authority_name", "document", "decided", "listed", "public_from",
		"public_until", "use_until", "measures_until", "why_not_public", "question"};
	const struct judged_entry *judged = entry->judged;
	char id[ENTRY_ID_TEXT_BYTES];

	entry_id_text(&judged->entry->id, id);
	json_open(out, '{');
	json_kv_text(out, "entry", id);
	for (size_t i = 0; i < sizeof(judged_fields) / sizeof(judged_fields[0]); i++)
		json_field(out, entry, judged_fields[i]);
	json_kv_text(out, "list_name", judged->list ? judged->list->name_zh : NULL);
	json_kv_text(out, "colour", judged->list ? colour_name(judged->list->colour) : NULL);
	json_marks(out, judged->standing.marks);
	json_kv_bool(out, "printed", judged->printed);
	json_kv_uint(out, "batch", judged->entry->batch);
	json_kv_uint(out, "row", judged->entry->row);
	json_kv_uint(out, "sequence", judged->entry->sequence);
	answer_time(out, "learned", judged->entry->learned_us);
	json_content(out, entry);
	show_responsible_json(out, entry);
	json_key(out, "events");
	json_open(out, '[');
	for (size_t i = 0; i < entry->events_count; i++)
		json_event(out, &entry->events[i]);
	json_close(out, ']');
	json_close(out, '}');
}

static void json_aliases(struct json *out, const struct subject_records *records)
{
	json_key(out, "aliases");
	json_open(out, '[');
	for (size_t i = 0; i < records->aliases_count; i++) {
		const struct alias *alias = records->aliases[i];

		json_open(out, '{');
		json_kv_text(out, "from", alias->from.text);
		json_kv_text(out, "to", alias->to.text);
		answer_day(out, "day", alias->day);
		json_kv_text(out, "document", alias->document);
		json_kv_text(out, "reason", alias->reason);
		json_close(out, '}');
	}
	json_close(out, ']');
}

/* Only where something was erased. */
static void json_erased(struct json *out, const struct erasure *erased)
{
	if (!erased)
		return;
	json_kv_text(out, "state", "erased");
	json_key(out, "erased");
	json_open(out, '{');
	answer_day(out, "day", erased->day);
	json_kv_text(out, "document", erased->document);
	json_kv_text(out, "authority", erased->authority);
	json_kv_bool(out, "whole", erased->whole);
	json_kv_uint(out, "sequence", erased->sequence);
	answer_time(out, "learned", erased->learned_us);
	json_close(out, '}');
}

bool credit_subject_erased(const credit_subject *subject, credit_erased *out)
{
	const struct erasure *erased = subject ? subject->records.erased : NULL;

	if (out)
		*out = (credit_erased){.size = sizeof(*out), .document = "", .authority = "",
			.day = CREDIT_DAY_NONE};
	if (!erased)
		return false;
	if (out) {
		out->day = erased->day;
		out->document = erased->document;
		out->authority = erased->authority;
		out->whole = erased->whole;
		out->sequence = erased->sequence;
		out->learned_us = erased->learned_us;
	}
	return true;
}

int credit_subject_json(credit_snapshot *snapshot, const credit_subject *subject,
	const char **json, size_t *length, credit_error *err)
{
	const credit_id *id;
	struct buf buf = BUF_INIT;
	struct json out;

	if (json)
		*json = NULL;
	if (!snapshot || !subject || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "subject", "NULL");
	id = credit_subject_id(subject, 0);
	json_begin(&out, &buf);
	json_open(&out, '{');
	json_kv_text(&out, "schema", "credit.show/1");
	json_kv_text(&out, "id", id->text);
	json_kv_text(&out, "scheme", credit_scheme_name(id->scheme));
	json_kv_text(&out, "kind", credit_kind_name(id->kind));
	json_kv_text(&out, "name", credit_subject_name(subject));
	answer_day(&out, "on", subject->on);
	json_kv_bool(&out, "found", subject->entries_count > 0);
	json_kv_bool(&out, "conflict", subject->judgement.conflict);
	json_erased(&out, subject->records.erased);
	json_aliases(&out, &subject->records);
	show_acts_json(&out, subject);
	show_offices_json(&out, subject);
	json_key(&out, "entries");
	json_open(&out, '[');
	for (size_t i = 0; i < subject->entries_count; i++)
		json_entry(&out, &subject->entries[i]);
	json_close(&out, ']');
	json_close(&out, '}');
	return answer_give(snapshot, &buf, json, length, err);
}
