/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show_acts.c - acts on a subject as callers see them, and as JSON for `show`.
 */
#include "base/message.h"
#include "store/answer.h"
#include "store/show.h"

static int fill_act(const struct subject_records *records, const struct subject_act *act,
	struct arena *arena, credit_subject_event *out)
{
	const char **names = arena_alloc(arena, (act->fields_count + 1) * sizeof(*names));
	const char **values = arena_alloc(arena, (act->fields_count + 1) * sizeof(*values));

	if (!names || !values)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < act->fields_count; i++) {
		names[i] = act->fields[i].name;
		values[i] = act->fields[i].value;
	}
	out->size = sizeof(*out);
	out->kind = act->kind;
	out->day = act->day;
	out->subject = &act->subject;
	out->document = act->document;
	out->authority = act->authority;
	out->operator_ = act->operator_;
	out->learned_us = act->learned_us;
	out->sequence = act->sequence;
	out->batch = act->batch;
	out->counts = subject_act_counts(records->acts, records->acts_count, act);
	out->others = act->others;
	out->others_count = act->others_count;
	out->fields_count = act->fields_count;
	out->field_names = names;
	out->field_values = values;
	return CREDIT_OK;
}

int show_acts(struct credit_subject *subject, struct arena *arena)
{
	const struct subject_records *records = &subject->records;
	size_t count = records->acts_count;

	subject->events = arena_alloc(arena, (count + 1) * sizeof(*subject->events));
	if (!subject->events)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < count; i++)
		if (fill_act(records, records->acts[i], arena, &subject->events[i]))
			return CREDIT_ENOMEM;
	subject->events_count = count;
	return CREDIT_OK;
}

const char *show_given_name(const struct credit_subject *subject)
{
	const struct subject_act *last = NULL;

	for (size_t i = 0; i < subject->records.acts_count; i++) {
		const struct subject_act *act = subject->records.acts[i];

		if (!subject_act_field(act, "name") || act->day > subject->on ||
			!subject->events[i].counts)
			continue;
		if (!last || subject_act_order(last, act) < 0)
			last = act;
	}
	return last ? subject_act_field(last, "name") : "";
}

size_t credit_subject_event_count(const credit_subject *subject)
{
	return subject ? subject->events_count : 0;
}

const credit_subject_event *credit_subject_event_at(
	const credit_subject *subject, size_t index)
{
	return index < credit_subject_event_count(subject) ? &subject->events[index] : NULL;
}

static void json_act(struct json *out, const credit_subject_event *act)
{
	json_open(out, '{');
	json_kv_text(out, "kind", credit_subject_kind_name(act->kind));
	answer_day(out, "day", act->day);
	json_kv_text(out, "id", act->subject->text);
	json_kv_text(out, "document", act->document);
	json_kv_text(out, "authority", act->authority);
	json_kv_text(out, "operator", act->operator_);
	json_kv_uint(out, "sequence", act->sequence);
	answer_time(out, "learned", act->learned_us);
	json_kv_bool(out, "counts", act->counts);
	json_key(out, "to");
	json_open(out, '[');
	for (size_t i = 0; i < act->others_count; i++)
		json_text(out, act->others[i].text);
	json_close(out, ']');
	json_key(out, "fields");
	json_open(out, '{');
	for (size_t i = 0; i < act->fields_count; i++)
		json_kv_text(out, act->field_names[i], act->field_values[i]);
	json_close(out, '}');
	json_close(out, '}');
}

void show_acts_json(struct json *out, const struct credit_subject *subject)
{
	json_key(out, "acts");
	json_open(out, '[');
	for (size_t i = 0; i < subject->events_count; i++)
		json_act(out, &subject->events[i]);
	json_close(out, ']');
}
