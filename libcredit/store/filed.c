/* SPDX-License-Identifier: Apache-2.0 */
/*
 * filed.c - reading batches, confirmations of lists, and editions.
 *
 * Some hundreds of each in a year.  Confirmations are asked for by every check
 * and so kept by the snapshot; the rest is read when a person asks.
 */
#include "store/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "store/payload.h"

/* ---- batches ---- */

/* Read a record and its payload with one of payload.h's readers. */
static int read_batch(const struct engine_row *row, struct arena *arena, struct batch *out,
	credit_error *err)
{
	struct record_value record;
	int status;

	if (!record_read(row->value, &record))
		return fail_value(err, row->key, "record");
	status = batch_read(record.payload, arena, out);
	if (status)
		return status == CREDIT_ENOMEM ? MEMORY(err)
					       : fail_value(err, row->key, "batch");
	out->sequence = record.sequence;
	out->learned_us = record.learned_us;
	if (out->first_sequence > out->sequence)
		return fail_value(err, row->key, "batch range");
	return CREDIT_OK;
}

/* Add what an undo says, if it is known. */
static int read_undo(const credit_snapshot *snapshot, const struct engine_row *row,
	struct arena *arena, struct batch *batch, credit_error *err)
{
	struct record_value record;
	struct undo undo;
	int status;

	if (!record_read(row->value, &record))
		return fail_value(err, row->key, "record");
	if (record.sequence > snapshot->sequence)
		return CREDIT_OK;
	status = undo_read(record.payload, arena, &undo);
	if (status)
		return status == CREDIT_ENOMEM ? MEMORY(err)
					       : fail_value(err, row->key, "undo");
	batch->undone = true;
	batch->undone_us = record.learned_us;
	batch->undone_by = undo.operator_;
	return CREDIT_OK;
}

static int fail_batch(credit_error *err, uint64_t number)
{
	char text[24];
	struct buf buf = BUF_INIT;

	buf_printf(&buf, "%llu", (unsigned long long)number);
	memcpy(text, buf_cstr(&buf), buf.length + 1);
	buf_free(&buf);
	return FAIL(err, CREDIT_ENOTFOUND, MSG_BATCH_NONE, text);
}

int snapshot_batch(credit_snapshot *snapshot, uint64_t number, struct arena *arena,
	const struct batch **out, credit_error *err)
{
	uint32_t county = snapshot->registry->county;
	struct batch *batch;
	struct engine_row row;
	struct key key;
	int status;

	*out = NULL;
	key_batch(&key, county, number, false);
	row.key = key_bytes(&key);
	status = view_get(snapshot, &key, &row.value, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_batch(err, number);
	if (status)
		return status;
	batch = arena_alloc(arena, sizeof(*batch));
	if (!batch)
		return MEMORY(err);
	status = read_batch(&row, arena, batch, err);
	if (!status && batch->sequence > snapshot->sequence)
		return fail_batch(err, number);
	if (status)
		return status;
	key_batch(&key, county, number, true);
	row.key = key_bytes(&key);
	status = view_get(snapshot, &key, &row.value, err);
	if (!status)
		status = read_undo(snapshot, &row, arena, batch, err);
	else if (status == CREDIT_ENOTFOUND)
		status = CREDIT_OK;
	if (!status)
		*out = batch;
	return status;
}

/* All known batches, as they stand one after another under 'B'. */
static int gather_batches(credit_snapshot *snapshot, struct arena *arena,
	struct pointers *list, credit_error *err)
{
	struct batch *batch = NULL;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	key_begin(&prefix, snapshot->registry->county, TABLE_BATCH);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		const uint8_t *data = row.key.data;

		if (row.key.length != KEY_HEAD_BYTES + 9) {
			status = fail_value(err, row.key, "key");
		} else if (data[row.key.length - 1] == 1) {
			status = batch ? read_undo(snapshot, &row, arena, batch, err)
				       : CREDIT_OK;
		} else {
			batch = arena_alloc(arena, sizeof(*batch));
			status = batch ? read_batch(&row, arena, batch, err)
				       : MEMORY(err);
			if (!status && batch->sequence > snapshot->sequence)
				batch = NULL;
			else if (!status && pointers_add(list, batch))
				status = MEMORY(err);
		}
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int batch_is_undone(
	const credit_snapshot *snapshot, uint64_t number, bool *undone, credit_error *err)
{
	struct record_value record;
	struct bytes value;
	struct key key;
	int status;

	*undone = false;
	if (number == 0)
		return CREDIT_OK;
	key_batch(&key, snapshot->registry->county, number, true);
	status = view_get(snapshot, &key, &value, err);
	if (status)
		return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
	if (!record_read(value, &record))
		return fail_value(err, key_bytes(&key), "record");
	*undone = record.sequence <= snapshot->sequence;
	return CREDIT_OK;
}

int snapshot_batches(credit_snapshot *snapshot, struct arena *arena,
	const struct batch *const **out, size_t *count, credit_error *err)
{
	struct pointers list = {NULL, 0, 0};
	int status = gather_batches(snapshot, arena, &list, err);

	*out = status ? NULL : pointers_copy(&list, arena);
	*count = *out ? list.count : 0;
	if (!status && !*out)
		status = MEMORY(err);
	pointers_free(&list);
	return status;
}

int snapshot_batch_of_file(credit_snapshot *snapshot, const uint8_t digest[DIGEST_BYTES],
	struct arena *arena, const struct batch **out, credit_error *err)
{
	const struct batch *const *batches;
	size_t count;
	int status = snapshot_batches(snapshot, arena, &batches, &count, err);

	*out = NULL;
	if (status)
		return status;
	for (size_t i = count; i-- > 0;) {
		if (!batches[i]->undone &&
			memcmp(batches[i]->digest, digest, DIGEST_BYTES) == 0) {
			*out = batches[i];
			return CREDIT_OK;
		}
	}
	return fail_batch(err, 0);
}

/* ---- confirmations ---- */

/* Does a batch of this kind speak of every entry of its list? */
static bool is_whole(int kind)
{
	return kind == BATCH_FULL || kind == BATCH_ZERO;
}

/* One more of the same list and authority, recorded later. */
static void merge_confirmation(struct confirmation *last, const struct confirmation *made)
{
	if (made->as_of >= last->as_of) {
		last->as_of = made->as_of;
		last->batch = made->batch;
	}
	if (made->whole_as_of != CREDIT_DAY_NONE &&
		(last->whole_as_of == CREDIT_DAY_NONE ||
			made->whole_as_of > last->whole_as_of))
		last->whole_as_of = made->whole_as_of;
}

/* Take one row of 'C'; those of one list and authority become one. */
static int take_confirmation(credit_snapshot *snapshot, const struct engine_row *row,
	struct pointers *list, credit_error *err)
{
	struct confirmation *last = list->count ? list->items[list->count - 1] : NULL;
	struct arena *arena = &snapshot->kept;
	const struct batch *batch;
	struct confirmation *made;
	struct confirmed_row parsed;
	int status;

	if (!confirmed_read(row->key, row->value, &parsed))
		return fail_value(err, row->key, "confirmation");
	if (parsed.sequence > snapshot->sequence)
		return CREDIT_OK;
	made = arena_alloc(arena, sizeof(*made));
	if (!made)
		return MEMORY(err);
	made->list = arena_text(arena, parsed.list.data, parsed.list.length);
	made->authority = arena_text(arena, parsed.authority.data, parsed.authority.length);
	made->as_of = parsed.as_of;
	made->batch = parsed.batch;
	if (!made->list || !made->authority)
		return MEMORY(err);
	status = snapshot_batch(snapshot, made->batch, arena, &batch, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(err, row->key, "no batch");
	if (status || batch->undone)
		return status;
	made->whole_as_of = is_whole(batch->kind) ? made->as_of : CREDIT_DAY_NONE;
	if (last && strcmp(last->list, made->list) == 0 &&
		strcmp(last->authority, made->authority) == 0) {
		merge_confirmation(last, made);
		return CREDIT_OK;
	}
	return pointers_add(list, made) ? MEMORY(err) : CREDIT_OK;
}

static int gather_confirmations(
	credit_snapshot *snapshot, struct pointers *list, credit_error *err)
{
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	key_begin(&prefix, snapshot->registry->county, TABLE_CONFIRMED);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err)))
		status = take_confirmation(snapshot, &row, list, err);
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int snapshot_confirmations(credit_snapshot *snapshot, const struct confirmation **out,
	size_t *count, credit_error *err)
{
	struct pointers list = {NULL, 0, 0};
	struct confirmation *rows = NULL;
	int status = CREDIT_OK;

	*out = NULL;
	*count = 0;
	if (!snapshot->confirmations_set) {
		status = gather_confirmations(snapshot, &list, err);
		if (!status) {
			rows = arena_alloc(&snapshot->kept,
				(list.count + 1) * sizeof(*rows));
			status = rows ? CREDIT_OK : MEMORY(err);
		}
		for (size_t i = 0; !status && i < list.count; i++)
			rows[i] = *(struct confirmation *)list.items[i];
		snapshot->confirmations = rows;
		snapshot->confirmations_count = list.count;
		snapshot->confirmations_set = !status && !snapshot->pending;
		pointers_free(&list);
	}
	if (!status) {
		*out = snapshot->confirmations;
		*count = snapshot->confirmations_count;
	}
	return status;
}

/* ---- editions ---- */

static int read_edition(const struct engine_row *row, struct arena *arena,
	struct edition *out, credit_error *err)
{
	struct record_value record;
	int status;

	if (!record_read(row->value, &record))
		return fail_value(err, row->key, "record");
	status = edition_read(record.payload, arena, out);
	if (status)
		return status == CREDIT_ENOMEM ? MEMORY(err)
					       : fail_value(err, row->key, "edition");
	out->sequence = record.sequence;
	out->learned_us = record.learned_us;
	return CREDIT_OK;
}

/* Known editions of one period, or of all where period is NULL, in order. */
static int gather_editions(credit_snapshot *snapshot, const char *period, struct arena *arena,
	struct pointers *list, credit_error *err)
{
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	key_begin(&prefix, snapshot->registry->county, TABLE_EDITION);
	if (period)
		key_put(&prefix, period, PERIOD_CHARACTERS);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		struct edition *edition = arena_alloc(arena, sizeof(*edition));

		status = edition ? read_edition(&row, arena, edition, err) : MEMORY(err);
		if (!status && edition->sequence <= snapshot->sequence &&
			pointers_add(list, edition))
			status = MEMORY(err);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int snapshot_editions(credit_snapshot *snapshot, struct arena *arena,
	const struct edition *const **out, size_t *count, credit_error *err)
{
	struct pointers list = {NULL, 0, 0};
	int status = gather_editions(snapshot, NULL, arena, &list, err);

	*out = status ? NULL : pointers_copy(&list, arena);
	*count = *out ? list.count : 0;
	if (!status && !*out)
		status = MEMORY(err);
	pointers_free(&list);
	return status;
}

int snapshot_edition(credit_snapshot *snapshot, const char *period, uint32_t revision,
	struct arena *arena, const struct edition **out, credit_error *err)
{
	struct pointers list = {NULL, 0, 0};
	int status;

	*out = NULL;
	if (!period_valid(period))
		return FAIL(err, CREDIT_ENOTFOUND, MSG_EDITION_NONE, period);
	status = gather_editions(snapshot, period, arena, &list, err);
	for (size_t i = 0; !status && i < list.count; i++) {
		const struct edition *edition = list.items[i];

		if (revision == 0 || edition->revision == revision)
			*out = edition;
	}
	pointers_free(&list);
	if (!status && !*out)
		status = FAIL(err, CREDIT_ENOTFOUND, MSG_EDITION_NONE, period);
	return status;
}

/* Take a row of 'p' apart; its body stays where it lies. */
static bool edition_row_read(const struct engine_row *row, struct edition_row *out)
{
	size_t head = KEY_HEAD_BYTES + PERIOD_CHARACTERS + 4;
	struct span span = span_of(row->value.data, row->value.length);
	const uint8_t *bytes;

	memset(out, 0, sizeof(*out));
	if (row->key.length != head + NUMBER_CHARACTERS)
		return false;
	memcpy(out->number, (const uint8_t *)row->key.data + head, NUMBER_CHARACTERS);
	out->colour = span_u8(&span);
	bytes = span_bytes(&span, DIGEST_BYTES + ENTRY_ID_BYTES);
	if (!bytes)
		return false;
	memcpy(out->leaf, bytes, DIGEST_BYTES);
	memcpy(out->entry.bytes, bytes + DIGEST_BYTES, ENTRY_ID_BYTES);
	out->body = span.at;
	out->body_length = span_left(&span);
	return number_valid(out->number, NUMBER_CHARACTERS);
}

int snapshot_edition_rows(credit_snapshot *snapshot, const char *period, uint32_t revision,
	edition_row_fn visit, void *context, credit_error *err)
{
	struct edition_row parsed;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	if (!period_valid(period))
		return FAIL(err, CREDIT_ENOTFOUND, MSG_EDITION_NONE, period);
	key_edition_rows(&prefix, snapshot->registry->county, period, revision);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err)))
		status = edition_row_read(&row, &parsed)
			? visit(context, &parsed)
			: fail_value(err, row.key, "edition row");
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int edition_rows_sum(const credit_snapshot *snapshot, const char *period, uint32_t revision,
	struct digest *sha256, uint64_t *count, uint8_t sum[DIGEST_BYTES], credit_error *err)
{
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	*count = 0;
	key_edition_rows(&prefix, snapshot->registry->county, period, revision);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		size_t length = row.value.length;
		uint8_t bytes[4] = {(uint8_t)(length >> 24), (uint8_t)(length >> 16),
			(uint8_t)(length >> 8), (uint8_t)length};

		digest_update(sha256, (const uint8_t *)row.key.data + prefix.length,
			row.key.length - prefix.length);
		digest_update(sha256, bytes, sizeof(bytes));
		digest_update(sha256, row.value.data, length);
		++*count;
	}
	scan_end(&scan);
	digest_final(sha256, sum);
	return status == CREDIT_ENOTFOUND ? digest_status(sha256, err) : status;
}

int snapshot_edition_row(credit_snapshot *snapshot, const char *period, uint32_t revision,
	const char *number, struct arena *arena, struct edition_row *out, credit_error *err)
{
	struct engine_row row;
	struct key key;
	uint8_t *body;
	int status;

	memset(out, 0, sizeof(*out));
	if (!period_valid(period) || !number_valid(number, strlen(number)))
		return FAIL(err, CREDIT_ENOTFOUND, MSG_EDITION_NONE, period);
	key_edition_rows(&key, snapshot->registry->county, period, revision);
	key_put(&key, number, NUMBER_CHARACTERS);
	row.key = key_bytes(&key);
	status = view_get(snapshot, &key, &row.value, err);
	if (status == CREDIT_ENOTFOUND)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_ENTRY_NONE, number);
	if (status)
		return status;
	if (!edition_row_read(&row, out))
		return fail_value(err, row.key, "edition row");
	body = arena_alloc(arena, out->body_length + 1);
	if (!body)
		return MEMORY(err);
	if (out->body_length)
		memcpy(body, out->body, out->body_length);
	out->body = body;
	return CREDIT_OK;
}
