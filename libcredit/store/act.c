/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act.c - one act recorded by a caller: credit_event_record().
 *
 * People type an entry id or a public number, and an authority by code, credit
 * code or name; here they become an event.  What the law says about it stands
 * in event_allowed(), which act_record() asks.
 */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "store/change.h"

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

/*
 * The credit code of the authority: from the tables of the act's day, or the
 * entry's own where the tables do not know it (a body outside the county).
 */
static int find_authority(const credit_catalogue *tables, const struct entry *entry,
	const char *given, credit_day day, const char **out, credit_error *err)
{
	const struct department_row *department;

	*out = "";
	if (!given[0])
		return CREDIT_OK;
	department = catalogue_department_find(tables, given, strlen(given), day);
	if (department && department->credit_code[0])
		*out = department->credit_code;
	else if (strcmp(given, entry->authority) == 0 ||
		strcmp(given, entry->authority_name) == 0)
		*out = entry->authority;
	else
		return FAIL(err, CREDIT_ENOTFOUND, MSG_ACT_AUTHORITY,
			utf8_valid(given, strlen(given)) ? given : "?");
	return CREDIT_OK;
}

static int order_fields(const void *a, const void *b)
{
	return strcmp(((const struct event_field *)a)->name,
		((const struct event_field *)b)->name);
}

/* The fields sorted by name; the same name twice is refused. */
static int take_fields(const credit_act *act, struct arena *arena, struct event *event,
	credit_error *err)
{
	struct event_field *fields = arena_alloc(arena, (act->fields_count + 1) * sizeof(*fields));

	if (!fields)
		return MEMORY(err);
	for (size_t i = 0; i < act->fields_count; i++) {
		if (!act->field_names[i] || !act->field_names[i][0])
			return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "field", "NULL");
		fields[i].name = act->field_names[i];
		fields[i].value = or_empty(act->field_values[i]);
	}
	qsort(fields, act->fields_count, sizeof(*fields), order_fields);
	for (size_t i = 1; i < act->fields_count; i++)
		if (strcmp(fields[i - 1].name, fields[i].name) == 0)
			return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "set",
				fields[i].name);
	event->fields = fields;
	event->fields_count = act->fields_count;
	return CREDIT_OK;
}

static int make_event(struct change *change, const credit_act *act, struct arena *arena,
	struct event *event, credit_error *err)
{
	const credit_catalogue *tables;
	const struct entry *entry;
	int status = snapshot_entry_named(
		change_view(change), act->entry, strlen(act->entry), arena, &entry, err);

	if (!status)
		status = snapshot_tables(change_view(change), &tables, err);
	if (status)
		return status;
	memset(event, 0, sizeof(*event));
	event->entry = entry->id;
	event->kind = act->kind;
	event->day = act->day;
	event->document = or_empty(act->document);
	event->operator_ = or_empty(act->operator_);
	status = find_authority(
		tables, entry, or_empty(act->authority), act->day, &event->authority, err);
	return status ? status : take_fields(act, arena, event, err);
}

bool act_kind_recordable(int kind)
{
	return credit_event_kind_name(kind)[0] && kind != CREDIT_EVENT_PUBLISHED &&
		kind != CREDIT_EVENT_TAKEN_DOWN && kind != CREDIT_EVENT_UNDONE &&
		kind != CREDIT_EVENT_ERASED && kind != CREDIT_EVENT_UNCONFIRMED &&
		kind != CREDIT_EVENT_CONFIRMED;
}

/* A channel tells that it took the row down; of our own pages only withdraw does. */
static bool is_channels(const credit_act *act)
{
	if (act->kind != CREDIT_EVENT_TAKEN_DOWN || !act->field_names || !act->field_values)
		return false;
	for (size_t i = 0; i < act->fields_count; i++)
		if (act->field_names[i] && strcmp(act->field_names[i], "channel") == 0)
			return act->field_values[i] && act->field_values[i][0];
	return false;
}

static int check_act(const credit_act *act, credit_error *err)
{
	if (act->size != sizeof(*act))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "act", "size");
	if (!act->entry)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "entry", "NULL");
	if (!act_kind_recordable(act->kind) && !is_channels(act))
		return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "kind",
			credit_event_kind_name(act->kind));
	if (act->day < CREDIT_DAY_MIN || act->day > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "day", "");
	if (act->fields_count > EVENT_FIELDS_MAX ||
		(act->fields_count > 0 && (!act->field_names || !act->field_values)))
		return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "set", "");
	return CREDIT_OK;
}

int credit_event_record(credit_registry *registry, const credit_act *act, int *outcome,
	credit_error *err)
{
	struct arena arena = ARENA_INIT;
	enum act_outcome what = ACT_UNCHANGED;
	struct change *change;
	struct event event;
	int status;

	if (outcome)
		*outcome = 0;
	if (!registry || !act)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "act", "NULL");
	status = check_act(act, err);
	if (!status)
		status = change_begin(registry, act->now_us, act->operator_, &change, err);
	if (status)
		return status;
	status = make_event(change, act, &arena, &event, err);
	if (!status)
		status = act_record(change, &event, &what, err);
	if (status)
		change_abort(change);
	else
		status = change_commit(change, err);
	arena_free(&arena);
	if (!status && outcome)
		*outcome = what == ACT_RECORDED ? CREDIT_RECORDED : CREDIT_UNCHANGED;
	return status;
}
