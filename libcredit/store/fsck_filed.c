/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck_filed.c - batches, confirmations, tables and editions.
 */
#include <string.h>

#include "base/message.h"
#include "store/fsck.h"
#include "store/payload.h"

/* What a reader of payload.h answered; damage becomes a finding. */
static int payload_status(
	struct fsck *fsck, int status, struct bytes key, const char *what, bool *good)
{
	*good = status == CREDIT_OK;
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	return status ? fsck_finding(fsck, 6, key, what) : CREDIT_OK;
}

/* ---- batches ---- */

/* A batch confirms the lists it names: a row of 'C' each. */
static int expect_confirmations(struct fsck *fsck, const struct batch *batch,
	uint64_t sequence, struct bytes because)
{
	uint8_t expected[CONFIRMED_BYTES];
	struct bytes wanted = {expected, sizeof(expected)};
	int status = CREDIT_OK;

	confirmed_write(batch->number, batch->as_of, expected);
	for (size_t i = 0; !status && i < batch->lists_count; i++) {
		struct bytes value;
		struct key key;
		bool found;

		key_confirmed(&key, fsck->snapshot->registry->county, batch->lists[i].list,
			batch->lists[i].authority);
		key_u64(&key, sequence);
		status = fsck_get(fsck, &key, &value, &found);
		if (!status && (!found || !bytes_equal(value, wanted)))
			status = fsck_finding(fsck, 13, because, "confirmation");
	}
	return status;
}

static int check_batch(struct fsck *fsck, const struct engine_row *row, uint64_t number,
	const struct record_value *record)
{
	struct batch batch;
	bool good;
	int status = payload_status(fsck, batch_read(record->payload, &fsck->arena, &batch),
		row->key, "batch", &good);

	if (status || !good)
		return status;
	if (batch.number != number || batch.first_sequence > record->sequence)
		return fsck_finding(fsck, 12, row->key, "number or range");
	return expect_confirmations(fsck, &batch, record->sequence, row->key);
}

static int check_undo(struct fsck *fsck, const struct engine_row *row, uint64_t number,
	const struct record_value *record)
{
	struct undo undo;
	bool good;
	int status = payload_status(fsck, undo_read(record->payload, &fsck->arena, &undo),
		row->key, "undo", &good);

	if (status || !good)
		return status;
	if (undo.batch != number || number != fsck->last_batch)
		return fsck_finding(fsck, 12, row->key, "undo without batch");
	return CREDIT_OK;
}

int fsck_batch_row(struct fsck *fsck, const struct engine_row *row)
{
	struct span span = span_of(row->key.data, row->key.length);
	struct record_value record;
	uint64_t number;
	uint8_t undo;
	bool good;
	int status = CREDIT_OK;

	span_bytes(&span, KEY_HEAD_BYTES);
	number = span_u64(&span);
	undo = span_u8(&span);
	if (span.bad || span_left(&span) > 0 || undo > 1)
		return fsck_finding(fsck, 16, row->key, "batch key");
	if (!undo && number != fsck->last_batch + 1)
		status = fsck_finding(fsck, 12, row->key, "gap");
	if (!undo)
		fsck->last_batch = number;
	if (!status)
		status = fsck_record(
			fsck, row, undo ? JOURNAL_UNDO : JOURNAL_BATCH, &record, &good);
	if (status || !good)
		return status;
	return undo ? check_undo(fsck, row, number, &record)
		    : check_batch(fsck, row, number, &record);
}

int fsck_confirmed_row(struct fsck *fsck, const struct engine_row *row)
{
	const struct batch *batch;
	struct confirmed_row parsed;
	credit_error ignored;
	int status;

	if (!confirmed_read(row->key, row->value, &parsed))
		return fsck_finding(fsck, 16, row->key, "confirmation");
	status = snapshot_batch(fsck->snapshot, parsed.batch, &fsck->arena, &batch, &ignored);
	if (status == CREDIT_ENOMEM || status == CREDIT_EIO) {
		if (fsck->err)
			*fsck->err = ignored;
		return status;
	}
	if (status || batch->sequence != parsed.sequence || batch->as_of != parsed.as_of)
		return fsck_finding(fsck, 13, row->key, "no batch");
	for (size_t i = 0; i < batch->lists_count; i++) {
		struct bytes list = {batch->lists[i].list, strlen(batch->lists[i].list)};
		struct bytes authority = {
			batch->lists[i].authority, strlen(batch->lists[i].authority)};

		if (bytes_equal(list, parsed.list) && bytes_equal(authority, parsed.authority))
			return CREDIT_OK;
	}
	return fsck_finding(fsck, 13, row->key, "not of its batch");
}

/* ---- tables ---- */

static int tables_record(struct fsck *fsck, const struct engine_row *row)
{
	uint8_t digest[DIGEST_BYTES];
	struct record_value record;
	struct bytes value;
	struct key key;
	bool good;
	bool found;
	int status = fsck_record(fsck, row, JOURNAL_TABLES, &record, &good);

	if (status || !good)
		return status;
	status = payload_status(
		fsck, tables_read(record.payload, digest), row->key, "tables", &good);
	if (status || !good)
		return status;
	key_tables_bytes(&key, fsck->snapshot->registry->county, digest);
	status = fsck_get(fsck, &key, &value, &found);
	if (!status && !found)
		return fsck_finding(fsck, 14, row->key, "no such tables");
	return status;
}

int fsck_tables_row(struct fsck *fsck, const struct engine_row *row)
{
	const uint8_t *data = row->key.data;
	uint8_t digest[DIGEST_BYTES];
	int status;

	if (row->key.length == KEY_HEAD_BYTES + 1 + 8 && data[KEY_HEAD_BYTES] == 1)
		return tables_record(fsck, row);
	if (row->key.length != KEY_HEAD_BYTES + 1 + DIGEST_BYTES || data[KEY_HEAD_BYTES] != 0)
		return fsck_finding(fsck, 16, row->key, "tables key");
	digest_sum(&fsck->sha256, row->value.data, row->value.length, digest);
	status = digest_status(&fsck->sha256, fsck->err);
	if (!status && memcmp(digest, data + KEY_HEAD_BYTES + 1, DIGEST_BYTES) != 0)
		return fsck_finding(fsck, 14, row->key, "digest");
	return status;
}

/* ---- editions ---- */

int fsck_edition_row(struct fsck *fsck, const struct engine_row *row)
{
	struct record_value record;
	struct edition edition;
	uint8_t sum[DIGEST_BYTES];
	uint64_t rows;
	struct key key;
	bool good;
	int status;

	if (row->key.length != KEY_HEAD_BYTES + PERIOD_CHARACTERS + 4)
		return fsck_finding(fsck, 16, row->key, "edition key");
	status = fsck_record(fsck, row, JOURNAL_EDITION, &record, &good);
	if (!status && good)
		status = payload_status(fsck,
			edition_read(record.payload, &fsck->arena, &edition), row->key,
			"edition", &good);
	if (status || !good)
		return status;
	key_edition(&key, fsck->snapshot->registry->county, edition.period, edition.revision);
	if (!bytes_equal(key_bytes(&key), row->key))
		return fsck_finding(fsck, 6, row->key, "other key");
	status = edition_rows_sum(fsck->snapshot, edition.period, edition.revision,
		&fsck->sha256, &rows, sum, fsck->err);
	if (!status && (rows != edition.rows_count ||
			       memcmp(sum, edition.rows, DIGEST_BYTES) != 0))
		return fsck_finding(fsck, 15, row->key, "rows");
	return status;
}

int fsck_printed_row(struct fsck *fsck, const struct engine_row *row)
{
	const uint8_t *data = row->key.data;
	size_t head = KEY_HEAD_BYTES + PERIOD_CHARACTERS + 4;
	const struct entry *entry;
	struct entry_id id;
	const char *number;
	struct bytes value;
	struct key edition;
	bool found;
	int status;

	if (row->key.length != head + NUMBER_CHARACTERS)
		return fsck_finding(fsck, 16, row->key, "edition row key");
	if (row->value.length < EDITION_ROW_HEAD_BYTES)
		return fsck_finding(fsck, 15, row->key, "edition row");
	key_begin(&edition, fsck->snapshot->registry->county, TABLE_EDITION);
	key_put(&edition, data + KEY_HEAD_BYTES, PERIOD_CHARACTERS + 4);
	status = fsck_get(fsck, &edition, &value, &found);
	if (!status && !found)
		return fsck_finding(fsck, 15, row->key, "no edition");
	memcpy(id.bytes, (const uint8_t *)row->value.data + 1 + DIGEST_BYTES, ENTRY_ID_BYTES);
	if (!status)
		status = fsck_entry(fsck, &id, &entry);
	if (status)
		return status;
	if (!entry) {
		status = fsck_erased_entry(fsck, &id, &found);
		if (status || found)
			return status;
	}
	number = entry ? entry_public_number(entry) : NULL;
	if (!number || strlen(number) != NUMBER_CHARACTERS ||
		memcmp(number, data + head, NUMBER_CHARACTERS) != 0)
		return fsck_finding(fsck, 15, row->key, "not the entry's number");
	return CREDIT_OK;
}
