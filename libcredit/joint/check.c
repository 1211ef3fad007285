/* SPDX-License-Identifier: Apache-2.0 */
/*
 * check.c - credit_check and its kin: records from the store, verdicts out.
 *
 * The hot path of other systems.  Tables, confirmations and the lists of a
 * kind are looked up once a call; then each identifier is one look-up - two for a
 * person, who may hold an office in a listed organisation -, one judgement and one
 * verdict, all in the snapshot's arena.
 */
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "joint/verdict.h"

static int prepare(credit_snapshot *snapshot, credit_day on, struct verdict_context *context,
	credit_error *err)
{
	int64_t now_us = registry_now_us(snapshot_registry(snapshot));
	int status;

	memset(context, 0, sizeof(*context));
	context->on = on;
	context->history = on < day_of_time(now_us);
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
		context->note[lang] = verdict_sentence(
			MSG_VERDICT_DEPARTMENT, lang, snapshot_arena(snapshot));
		if (!context->note[lang])
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	status = snapshot_tables(snapshot, &context->tables, err);
	if (status)
		return status;
	return snapshot_confirmations(
		snapshot, &context->confirmations, &context->confirmations_count, err);
}

static int check_one(credit_snapshot *snapshot, struct verdict_context *context,
	const credit_id *id, const char *name, const credit_verdict **out, credit_error *err)
{
	struct arena *arena = snapshot_arena(snapshot);
	struct subject_records records;
	struct reached reached;
	bool person = id->kind == CREDIT_KIND_PERSON; /* nobody else holds an office */
	int status = snapshot_subject(snapshot, id, arena, &records, err);

	if (!status && person)
		status = snapshot_reached(snapshot, &records, context->on, arena, &reached, err);
	if (status)
		return status;
	status = verdict_build(context, id, name, &records,
		person && reached.count > 0 ? &reached : NULL, arena, out);
	return status ? FAIL(err, status, MSG_MEMORY) : CREDIT_OK;
}

/* A local id names an honour that came without one: it never answers a check. */
static bool can_be_asked(const credit_id *id)
{
	return id->scheme > CREDIT_SCHEME_NONE && id->scheme < CREDIT_SCHEME_LOCAL &&
		id->kind > CREDIT_KIND_NONE && id->kind <= CREDIT_KIND_PLACE &&
		id->length > 0 && id->length < CREDIT_ID_TEXT_BYTES;
}

static int check_arguments(const credit_snapshot *snapshot, const credit_id *ids, size_t count,
	credit_day on, const void *out, credit_error *err)
{
	if (!snapshot || !out || (!ids && count > 0))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, id, out", "NULL");
	if (on < CREDIT_DAY_MIN || on > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "no day");
	for (size_t i = 0; i < count; i++)
		if (!can_be_asked(&ids[i]))
			return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "id", "none");
	return CREDIT_OK;
}

int credit_check_named(credit_snapshot *snapshot, const credit_id *ids,
	const char *const *names, size_t count, credit_day on,
	const credit_verdict *const **out, credit_error *err)
{
	struct verdict_context context;
	const credit_verdict **verdicts;
	int status;

	if (out)
		*out = NULL;
	status = check_arguments(snapshot, ids, count, on, out, err);
	if (status)
		return status;
	arena_reset(snapshot_arena(snapshot));
	if (count > SIZE_MAX / 16)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	verdicts = arena_alloc(snapshot_arena(snapshot), (count + 1) * sizeof(*verdicts));
	if (!verdicts)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	status = prepare(snapshot, on, &context, err);
	for (size_t i = 0; i < count && !status; i++)
		status = check_one(snapshot, &context, &ids[i], names ? names[i] : NULL,
			&verdicts[i], err);
	if (!status && count > 0)
		status = snapshot_asked(snapshot, ids, count, on, err);
	if (!status)
		*out = verdicts;
	return status;
}

int credit_check_many(credit_snapshot *snapshot, const credit_id *ids, size_t count,
	credit_day on, const credit_verdict *const **out, credit_error *err)
{
	return credit_check_named(snapshot, ids, NULL, count, on, out, err);
}

int credit_check(credit_snapshot *snapshot, const credit_id *id, credit_day on,
	const credit_verdict **out, credit_error *err)
{
	const credit_verdict *const *verdicts;
	int status;

	if (out)
		*out = NULL;
	status = check_arguments(snapshot, id, 1, on, out, err);
	if (!status)
		status = credit_check_named(snapshot, id, NULL, 1, on, &verdicts, err);
	if (!status)
		*out = verdicts[0];
	return status;
}
