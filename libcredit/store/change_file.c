/* SPDX-License-Identifier: Apache-2.0 */
/*
 * change_file.c - batches, undos, tables and editions within a change.
 *
 * One of each at most in a change, as its last record; the rows of an edition
 * come before its record, which states how many they are.
 */
#include "store/change.h"

#include <string.h>

#include "base/message.h"

/* ---- tables ---- */

int change_add_tables(struct change *change, const credit_catalogue *tables, bool *added,
	credit_error *err)
{
	const credit_catalogue *now;
	struct key key;
	int status = change_failed(change, err);

	if (added)
		*added = false;
	err = CHANGE_ERROR(change, err);
	if (status)
		return status;
	change->view.tables = NULL;
	status = snapshot_tables(&change->view, &now, err);
	if (!status && memcmp(now->digest, tables->digest, DIGEST_BYTES) == 0)
		return CREDIT_OK;
	if (status && status != CREDIT_ENOTFOUND)
		return change_stick(change, status, err);
	change->view.tables = NULL;
	key_tables_bytes(&key, change->registry->county, tables->digest);
	status = change_put(change, &key, tables->bytes.data, tables->bytes.length, err);
	if (status)
		return status;
	tables_write(tables->digest, change_payload(change));
	key_tables(&key, change->registry->county, change_next(change));
	status = change_record(change, JOURNAL_TABLES, &key, err);
	if (added)
		*added = !status;
	return status;
}

/* ---- batches ---- */

/* The rows that tell which lists an authority confirmed. */
static int put_confirmations(
	struct change *change, const struct batch *batch, credit_error *err)
{
	uint8_t value[CONFIRMED_BYTES];
	int status = CREDIT_OK;

	confirmed_write(batch->number, batch->as_of, value);
	for (size_t i = 0; !status && i < batch->lists_count; i++) {
		struct key key;

		key_confirmed(&key, change->registry->county, batch->lists[i].list,
			batch->lists[i].authority);
		key_u64(&key, change->sequence);
		status = change_put(change, &key, value, sizeof(value), err);
	}
	return status;
}

int change_add_batch(struct change *change, const struct batch *batch, uint64_t *number,
	credit_error *err)
{
	struct batch filled = *batch;
	struct key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (number)
		*number = 0;
	if (!status && change->batch_added)
		status = FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "batch", "second");
	if (status)
		return status;
	filled.number = change_batch_number(change);
	filled.first_sequence = change->head.sequence + 1;
	if (!filled.operator_ || !filled.operator_[0])
		filled.operator_ = change->operator_;
	status = batch_write(&filled, change_payload(change), err);
	if (status == CREDIT_ENOMEM)
		return change_stick(change, status, err);
	if (status)
		return status;
	key_batch(&key, change->registry->county, filled.number, false);
	status = change_record(change, JOURNAL_BATCH, &key, err);
	if (!status)
		status = put_confirmations(change, &filled, err);
	if (!status) {
		change->batch_added = true;
		if (number)
			*number = filled.number;
	}
	return status;
}

int change_add_undo(
	struct change *change, uint64_t number, uint64_t records, credit_error *err)
{
	struct undo undo = {number, change->operator_, records};
	struct key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status)
		status = change_stick(
			change, undo_write(&undo, change_payload(change), err), err);
	if (status)
		return status;
	key_batch(&key, change->registry->county, number, true);
	return change_record(change, JOURNAL_UNDO, &key, err);
}

/* ---- editions ---- */

/* All rows of a change are of one edition. */
static bool other_edition(
	const struct change *change, const char *period, uint32_t revision)
{
	return change->edition_rows > 0 &&
		(strcmp(change->edition_period, period) != 0 ||
			change->edition_revision != revision);
}

int change_add_edition_row(struct change *change, const char *period, uint32_t revision,
	const struct edition_row *row, credit_error *err)
{
	struct key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (status)
		return status;
	if (!period_valid(period) || revision == 0 || change->edition_added ||
		other_edition(change, period, revision) ||
		!number_valid(row->number, strlen(row->number)) ||
		row->body_length > EDITION_ROW_BODY_BYTES_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "edition row", row->number);
	memcpy(change->edition_period, period, PERIOD_BYTES);
	change->edition_revision = revision;
	key_edition_rows(&key, change->registry->county, period, revision);
	key_put(&key, row->number, NUMBER_CHARACTERS);
	buf_reset(&change->value);
	buf_u8(&change->value, row->colour);
	buf_put(&change->value, row->leaf, DIGEST_BYTES);
	buf_put(&change->value, row->entry.bytes, ENTRY_ID_BYTES);
	buf_put(&change->value, row->body, row->body_length);
	if (change->value.status)
		return change_stick(change, MEMORY(err), err);
	status = change_put(change, &key, change->value.data, change->value.length, err);
	change->edition_rows += !status;
	return status;
}

/* The digest that the edition's record keeps of its rows. */
static int sum_rows(struct change *change, struct edition *edition, credit_error *err)
{
	struct digest sha256;
	uint64_t count;
	int status = digest_open(&sha256, HASH_SHA256, err);

	if (!status)
		status = edition_rows_sum(&change->view, edition->period, edition->revision,
			&sha256, &count, edition->rows, err);
	digest_close(&sha256);
	if (status)
		return change_stick(change, status, err);
	if (count != edition->rows_count) /* a number was given twice */
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "edition", "rows");
	return CREDIT_OK;
}

int change_add_edition(struct change *change, const struct edition *edition,
	credit_error *err)
{
	struct edition filled = *edition;
	struct bytes stored;
	struct key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status && (change->edition_added ||
			       other_edition(change, edition->period, edition->revision) ||
			       edition->rows_count != change->edition_rows))
		status = FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "edition", "rows");
	if (!status)
		status = sum_rows(change, &filled, err);
	if (!status)
		status = edition_write(&filled, change_payload(change), err);
	if (status == CREDIT_ENOMEM)
		return change_stick(change, status, err);
	if (status)
		return status;
	key_edition(&key, change->registry->county, edition->period, edition->revision);
	status = view_get(&change->view, &key, &stored, err);
	if (!status)
		return FAIL(err, CREDIT_EEXISTS, MSG_EDITION_STORED, edition->period);
	if (status != CREDIT_ENOTFOUND)
		return change_stick(change, status, err);
	status = change_record(change, JOURNAL_EDITION, &key, err);
	change->edition_added = !status;
	return status;
}
