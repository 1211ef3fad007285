/* SPDX-License-Identifier: Apache-2.0 */
/*
 * erase_rest.c - carries an erasure through: the query log, then the store's files.
 *
 * Runs once an erasure, after its commit, and again if that was stopped.  First
 * the log is cleared, since the rows that say by what go with the rewriting.
 *
 * Value of such a row: items, each kind (u8), length (u16), bytes; kind 1 is a
 * reference of the query log, kind 2 a name or identifier as text.
 */
#include "store/erase_rest.h"

#include <string.h>

#include "base/message.h"
#include "store/change.h"

#define ITEM_REF 1
#define ITEM_TEXT 2
#define TEXT_BYTES_LEAST 4 /* one character would be found in every other text */

/* ---- the row ---- */

static void put_item(struct buf *out, uint8_t kind, const char *text, size_t length)
{
	buf_u8(out, kind);
	buf_u16(out, (uint16_t)length);
	buf_put(out, text, length);
}

static void put_text(struct buf *out, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (length >= TEXT_BYTES_LEAST && length <= UINT16_MAX)
		put_item(out, ITEM_TEXT, text, length);
}

static void put_names(struct buf *out, const struct subject_records *records)
{
	for (size_t i = 0; i < records->entries_count; i++) {
		const struct entry *entry = records->entries[i];

		put_text(out, entry->name);
		for (size_t k = 0; k < entry->events_count; k++)
			put_text(out, event_field(entry->events[k], "subject_name"));
	}
	for (size_t i = 0; i < records->acts_count; i++)
		put_text(out, subject_act_field(records->acts[i], "name"));
}

int erase_rest_put(struct change *change, uint64_t sequence, const credit_id *ids,
	size_t ids_count, const struct subject_records *records, credit_error *err)
{
	struct buf value = BUF_INIT;
	struct key key;
	int status;

	for (size_t i = 0; records && i < ids_count; i++) {
		char ref[QUERY_REF_BYTES];

		query_ref(&change->id_hmac, &ids[i], ref);
		put_item(&value, ITEM_REF, ref, QUERY_REF_BYTES - 1);
		put_text(&value, ids[i].text);
	}
	if (records)
		put_names(&value, records);
	status = value.status ? MEMORY(err) : hmac_status(&change->id_hmac, err);
	key_erasure_rest(&key, change->registry->county);
	key_u64(&key, sequence);
	if (!status)
		status = change_put(change, &key, value.data, value.length, err);
	buf_free(&value);
	return status;
}

bool erase_rest_read(struct bytes value, struct arena *arena, struct query_names *out)
{
	struct span span = span_of(value.data, value.length);
	struct query_name *names = arena_alloc(arena, (value.length / 3 + 1) * sizeof(*names));

	out->names = names;
	out->count = 0;
	while (names && !span.bad && span_left(&span) > 0) {
		uint8_t kind = span_u8(&span);
		size_t length = span_u16(&span);
		const uint8_t *text = span_bytes(&span, length);

		if (!text || (kind != ITEM_TEXT && kind != ITEM_REF) || length == 0 ||
			(kind == ITEM_REF && length != QUERY_REF_BYTES - 1))
			return false;
		names[out->count++] = (struct query_name){kind == ITEM_REF, (const char *)text,
			length};
	}
	return names && !span.bad;
}

/* ---- finishing ---- */

/* Clear the query log by every row; their number. */
static int clear_log(credit_registry *registry, size_t *count, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	credit_snapshot *snapshot;
	struct query_names names;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status = credit_snapshot_begin(registry, NULL, &snapshot, err);

	*count = 0;
	if (status)
		return status;
	key_erasure_rest(&prefix, registry->county);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		++*count;
		if (!erase_rest_read(row.value, &arena, &names))
			status = fail_value(err, row.key, "rest of an erasure");
		else if (names.count > 0)
			status = query_log_forget(registry, &names, err);
		arena_reset(&arena);
	}
	scan_end(&scan);
	credit_snapshot_end(snapshot);
	arena_free(&arena);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int erase_rest_finish(credit_registry *registry, bool *done, credit_error *err)
{
	credit_error cause;
	struct key prefix;
	size_t count;
	int status = clear_log(registry, &count, &cause);

	*done = false;
	if (!status && count == 0)
		return CREDIT_OK;
	key_erasure_rest(&prefix, registry->county);
	if (!status)
		status = engine_rewrite(registry->engine, key_bytes(&prefix), &cause);
	*done = !status;
	return status ? FAIL(err, status, MSG_ERASE_REST, cause.code) : CREDIT_OK;
}
