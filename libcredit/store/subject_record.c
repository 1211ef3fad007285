/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_record.c - one act on a subject recorded by a caller:
 * credit_subject_act_record().
 *
 * People type the authority by code, credit code or name.  A birth or a firm is
 * registered anywhere in the country, so that a credit code that no table knows
 * is taken too.  Whether the act may be recorded is subject_act_allowed()'s
 * answer.
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

int change_registrar(const credit_catalogue *tables, const char *given, credit_day day,
	struct arena *arena, const char **out, credit_error *err)
{
	const struct department_row *department;
	credit_id id;

	*out = "";
	if (!given[0])
		return CREDIT_OK;
	department = catalogue_department_find(tables, given, strlen(given), day);
	if (department && department->credit_code[0]) {
		*out = department->credit_code;
		return CREDIT_OK;
	}
	if (credit_id_parse(given, strlen(given), &id) ||
		id.scheme != CREDIT_SCHEME_CREDIT_CODE)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_ACT_AUTHORITY,
			utf8_valid(given, strlen(given)) ? given : "?");
	*out = arena_text(arena, id.text, id.length);
	return *out ? CREDIT_OK : MEMORY(err);
}

static int order_fields(const void *a, const void *b)
{
	return strcmp(((const struct event_field *)a)->name,
		((const struct event_field *)b)->name);
}

/* The fields sorted by name; the same name twice is refused. */
static int take_fields(const credit_subject_act *given, struct arena *arena,
	struct subject_act *act, credit_error *err)
{
	size_t count = given->fields_count;
	struct event_field *fields = arena_alloc(arena, (count + 1) * sizeof(*fields));

	if (!fields)
		return MEMORY(err);
	for (size_t i = 0; i < count; i++) {
		if (!given->field_names[i] || !given->field_names[i][0])
			return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "field", "NULL");
		fields[i].name = given->field_names[i];
		fields[i].value = or_empty(given->field_values[i]);
	}
	qsort(fields, count, sizeof(*fields), order_fields);
	for (size_t i = 1; i < count; i++)
		if (strcmp(fields[i - 1].name, fields[i].name) == 0)
			return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "set",
				fields[i].name);
	act->fields = fields;
	act->fields_count = count;
	return CREDIT_OK;
}

static int make_act(struct change *change, const credit_subject_act *given,
	struct arena *arena, struct subject_act *act, credit_error *err)
{
	credit_id *others =
		arena_alloc(arena, (given->others_count + 1) * sizeof(*others));
	const credit_catalogue *tables;
	int status = snapshot_tables(change_view(change), &tables, err);

	if (status)
		return status;
	if (!others)
		return MEMORY(err);
	memset(act, 0, sizeof(*act));
	act->subject = *given->subject;
	act->kind = given->kind;
	act->day = given->day;
	act->document = or_empty(given->document);
	act->operator_ = or_empty(given->operator_);
	if (given->others_count)
		memcpy(others, given->others, given->others_count * sizeof(*others));
	act->others = others;
	act->others_count = subject_others_sort(others, given->others_count);
	status = change_registrar(
		tables, or_empty(given->authority), act->day, arena, &act->authority, err);
	return status ? status : take_fields(given, arena, act, err);
}

static int check_given(const credit_subject_act *given, credit_error *err)
{
	if (given->size != sizeof(*given))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "act", "size");
	if (!given->subject)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "subject", "NULL");
	if (!credit_subject_kind_name(given->kind)[0])
		return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "kind", "");
	if (given->day < CREDIT_DAY_MIN || given->day > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "day", "");
	if (given->others_count > SUBJECT_OTHERS_MAX ||
		(given->others_count > 0 && !given->others))
		return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "to", "");
	if (given->fields_count > EVENT_FIELDS_MAX ||
		(given->fields_count > 0 && (!given->field_names || !given->field_values)))
		return FAIL(err, CREDIT_EINVAL, MSG_ACT_FIELD, "set", "");
	return CREDIT_OK;
}

int credit_subject_act_record(credit_registry *registry, const credit_subject_act *act,
	int *outcome, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	enum act_outcome what = ACT_UNCHANGED;
	struct subject_act made;
	struct change *change;
	int status;

	if (outcome)
		*outcome = 0;
	if (!registry || !act)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "act", "NULL");
	status = check_given(act, err);
	if (!status)
		status = change_begin(registry, act->now_us, act->operator_, &change, err);
	if (status)
		return status;
	status = make_act(change, act, &arena, &made, err);
	if (!status)
		status = subject_act_record(change, &made, &what, err);
	if (status)
		change_abort(change);
	else
		status = change_commit(change, err);
	arena_free(&arena);
	if (!status && outcome)
		*outcome = what == ACT_RECORDED ? CREDIT_RECORDED : CREDIT_UNCHANGED;
	return status;
}
