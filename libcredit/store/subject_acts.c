/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_acts.c - reading acts on subjects: from their row, and by sequence.
 *
 * A county records some tens in a year.  An act that came in a batch that was
 * undone is read like any other and says so: what was recorded stays visible.
 *
 * Whether an alias still joins is asked of the acts under its `from`: the act that
 * gave it and its annulment both lie there, so that both sides get one answer, as
 * of any moment.  A subject without an alias is never asked.
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

/* All acts that lie under one identifier, oldest first. */
static int acts_under(const credit_snapshot *snapshot, const credit_id *id, struct arena *arena,
	struct pointers *out, credit_error *err)
{
	struct subject_key subject;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	subject_key_of(id, &subject);
	key_subject_act(&prefix, snapshot->registry->county, &subject, 0);
	prefix.length -= sizeof(uint64_t);
	status = scan_begin(&scan, snapshot, &prefix, true, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		struct subject_act *act = arena_alloc(arena, sizeof(*act));

		status = act ? subject_act_read(snapshot, &row, arena, act, err) : MEMORY(err);
		if (!status && act->sequence <= snapshot->sequence && pointers_add(out, act))
			status = MEMORY(err);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int alias_is_annulled(const credit_snapshot *snapshot, const struct alias *alias,
	struct arena *arena, bool *out, credit_error *err)
{
	struct pointers acts = {NULL, 0, 0};
	const struct subject_act *const *list;
	bool given = false;
	bool counts = false;
	int status;

	*out = false;
	if (!subject_kind_joins(credit_subject_kind_parse(alias->reason)))
		return CREDIT_OK; /* of no act */
	status = acts_under(snapshot, &alias->from, arena, &acts, err);
	list = (const struct subject_act *const *)acts.items;
	for (size_t i = 0; !status && i < acts.count && !counts; i++)
		if (subject_act_gives(list[i], alias)) {
			given = true;
			counts = subject_act_counts(list, acts.count, list[i]);
		}
	*out = !status && given && !counts;
	pointers_free(&acts);
	return status;
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
