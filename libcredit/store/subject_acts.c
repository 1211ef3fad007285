/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_acts.c - reading acts on subjects: from their row, and by sequence.
 *
 * A county records some tens in a year.  An act that came in a batch that was
 * undone is read like any other and says so: what was recorded stays visible.
 */
#include "store/view.h"

#include "base/message.h"

int subject_act_read(const credit_snapshot *snapshot, const struct engine_row *row,
	struct arena *arena, struct subject_act *out, credit_error *err)
{
	struct subject_row_key key;
	struct record_value record;
	struct subject_key subject;
	int status;

	if (!record_read(row->value, &record))
		return fail_value(err, row->key, "record");
	status = subject_act_decode(
		record.payload.data, record.payload.length, arena, out, NULL);
	if (status)
		return status == CREDIT_ENOMEM ? MEMORY(err)
					       : fail_value(err, row->key, "payload");
	subject_key_of(&out->subject, &subject);
	if (!subject_row_read(row->key, &key) || key.row != ROW_ACT ||
		!subject_key_equal(&subject, &key.subject) ||
		record.sequence != key.sequence)
		return fail_value(err, row->key, "other key");
	out->sequence = record.sequence;
	out->learned_us = record.learned_us;
	return batch_is_undone(snapshot, out->batch, &out->undone, err);
}

int subject_act_get(const credit_snapshot *snapshot, uint64_t sequence, struct arena *arena,
	struct subject_act *out, credit_error *err)
{
	struct journal_value journal;
	struct engine_row row;
	struct bytes value;
	struct key key;
	int status;

	key_journal(&key, snapshot->registry->county, sequence);
	status = view_get(snapshot, &key, &value, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(err, key_bytes(&key), "missing");
	if (status)
		return status;
	if (!journal_read(value, &journal) || journal.kind != JOURNAL_SUBJECT_ACT)
		return fail_value(err, key_bytes(&key), "journal row");
	key.length = COUNTY_BYTES;
	key_put(&key, journal.locator.data, journal.locator.length);
	row.key = key_bytes(&key);
	status = view_get(snapshot, &key, &row.value, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(err, row.key, "missing");
	return status ? status : subject_act_read(snapshot, &row, arena, out, err);
}

int snapshot_entry_acts(credit_snapshot *snapshot, struct entry *entry, struct arena *arena,
	credit_error *err)
{
	struct subject_records records;
	int status = snapshot_subject(snapshot, &entry->subject, arena, &records, err);

	if (status)
		return status;
	entry->acts = records.acts;
	entry->acts_count = records.acts_count;
	return CREDIT_OK;
}
