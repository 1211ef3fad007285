/* SPDX-License-Identifier: Apache-2.0 */
/*
 * snapshot.c - begin, renew and end to read, as of a moment of knowledge.
 *
 * `known` is a sequence in the end: a time is turned into the last sequence
 * learned by then, once, at the beginning and at each renewal.  Records behind
 * that sequence are passed over when rows are read.
 */
#include "store/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

credit_registry *snapshot_registry(const credit_snapshot *snapshot)
{
	return snapshot->registry;
}

struct arena *snapshot_arena(credit_snapshot *snapshot)
{
	return &snapshot->arena;
}

uint64_t snapshot_sequence(const credit_snapshot *snapshot)
{
	return snapshot->sequence;
}

int64_t snapshot_learned_us(const credit_snapshot *snapshot)
{
	return snapshot->learned_us;
}

uint64_t credit_snapshot_sequence(const credit_snapshot *snapshot)
{
	return snapshot ? snapshot->sequence : 0;
}

/* The last sequence learned at or before a time, by halving. */
static int sequence_at(const credit_snapshot *snapshot, int64_t time_us, uint64_t *out,
	credit_error *err)
{
	uint64_t low = 0; /* learned by then */
	uint64_t high = snapshot->head.sequence + 1; /* later */
	struct journal_row row;

	if (snapshot->head.learned_us <= time_us)
		low = high - 1;
	while (high - low > 1) {
		uint64_t middle = low + (high - low) / 2;
		int status = journal_get(snapshot, middle, &row, err);

		if (status)
			return status;
		if (row.learned_us <= time_us)
			low = middle;
		else
			high = middle;
	}
	*out = low;
	return CREDIT_OK;
}

static int read_head(credit_snapshot *snapshot, credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	key_meta(&key, snapshot->registry->county, "head");
	status = engine_get(snapshot->read, key_bytes(&key), &value, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(err, key_bytes(&key), "missing");
	if (!status && !head_read(value, &snapshot->head))
		return fail_value(err, key_bytes(&key), "head");
	return status;
}

int snapshot_look(credit_snapshot *snapshot, credit_error *err)
{
	const credit_moment *known = &snapshot->known;
	struct journal_row row;
	int status = read_head(snapshot, err);

	if (status)
		return status;
	snapshot->sequence = snapshot->head.sequence;
	snapshot->learned_us = snapshot->head.learned_us;
	if (!snapshot->known_set)
		return CREDIT_OK;
	if (known->kind == CREDIT_MOMENT_TIME)
		status = sequence_at(snapshot, known->time_us, &snapshot->sequence, err);
	else if (known->sequence < snapshot->sequence)
		snapshot->sequence = known->sequence;
	snapshot->learned_us = 0;
	if (!status && snapshot->sequence > 0) {
		status = journal_get(snapshot, snapshot->sequence, &row, err);
		snapshot->learned_us = row.learned_us;
	}
	return status;
}

void snapshot_forget(credit_snapshot *snapshot)
{
	arena_reset(&snapshot->arena);
	arena_reset(&snapshot->kept);
	snapshot->confirmations = NULL;
	snapshot->confirmations_set = false;
	snapshot->tables = NULL;
	if (snapshot->offices == OFFICES_NONE)
		snapshot->offices = OFFICES_UNKNOWN; /* one may come; none goes */
}

int credit_snapshot_begin(credit_registry *registry, const credit_moment *known,
	credit_snapshot **out, credit_error *err)
{
	credit_snapshot *snapshot;
	int status;

	if (out)
		*out = NULL;
	if (!registry || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry", "NULL");
	if (known && known->kind != CREDIT_MOMENT_TIME &&
		known->kind != CREDIT_MOMENT_SEQUENCE)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "known", "kind");
	snapshot = calloc(1, sizeof(*snapshot));
	if (!snapshot)
		return MEMORY(err);
	snapshot->registry = registry;
	if (known) {
		snapshot->known_set = true;
		snapshot->known = *known;
	}
	status = engine_read_begin(registry->engine, &snapshot->read, err);
	if (!status)
		status = snapshot_look(snapshot, err);
	if (status) {
		credit_snapshot_end(snapshot);
		return status;
	}
	*out = snapshot;
	return CREDIT_OK;
}

int credit_snapshot_renew(credit_snapshot *snapshot, credit_error *err)
{
	uint64_t sequence;
	const credit_catalogue *tables;
	int status;

	if (!snapshot || snapshot->pending)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	sequence = snapshot->sequence;
	tables = snapshot->tables;
	snapshot_forget(snapshot);
	status = engine_read_renew(snapshot->read, err);
	if (!status)
		status = snapshot_look(snapshot, err);
	if (!status && snapshot->sequence == sequence)
		snapshot->tables = tables; /* nothing was learned since */
	return status;
}

/* ---- who asks, and why ---- */

int credit_snapshot_purpose(
	credit_snapshot *snapshot, const credit_query *query, credit_error *err)
{
	struct query_log *queries;
	int status;

	if (!snapshot || !query || snapshot->pending)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, query", "NULL");
	if (snapshot->asked && !snapshot->queries)
		return FAIL(err, CREDIT_EINVAL, MSG_QUERY_LATE);
	status = credit_snapshot_log(snapshot, err);
	if (!status)
		status = query_log_open(snapshot->registry, query, &queries, err);
	if (status)
		return status;
	query_log_close(snapshot->queries);
	snapshot->queries = queries;
	return CREDIT_OK;
}

int credit_snapshot_log(credit_snapshot *snapshot, credit_error *err)
{
	if (!snapshot)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	return snapshot->queries ? query_log_write(snapshot->queries, true, err) : CREDIT_OK;
}

int credit_snapshot_log_part(credit_snapshot *snapshot, credit_error *err)
{
	if (!snapshot)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	return snapshot->queries ? query_log_write(snapshot->queries, false, err) : CREDIT_OK;
}

bool snapshot_query(const credit_snapshot *snapshot, struct snapshot_query *out)
{
	memset(out, 0, sizeof(*out));
	if (!snapshot->queries)
		return false;
	query_log_tell(snapshot->queries, out);
	return true;
}

bool credit_purpose_needed(const credit_id *id)
{
	return id && id->kind == CREDIT_KIND_PERSON;
}

int snapshot_asked(credit_snapshot *snapshot, const credit_id *ids, size_t count,
	credit_day on, credit_error *err)
{
	snapshot->asked = true;
	if (!snapshot->queries)
		return CREDIT_OK;
	return query_log_add(snapshot->queries, ids, count, on, snapshot->sequence, err);
}

void credit_snapshot_end(credit_snapshot *snapshot)
{
	if (!snapshot)
		return;
	query_log_close(snapshot->queries);
	engine_read_end(snapshot->read);
	arena_free(&snapshot->arena);
	arena_free(&snapshot->kept);
	hmac_close(&snapshot->refs);
	free(snapshot);
}
