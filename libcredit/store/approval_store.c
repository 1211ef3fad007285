/* SPDX-License-Identifier: Apache-2.0 */
/*
 * approval_store.c - approvals of editions: written, read, and checked.
 *
 * A few for each period.  They lie by period and sequence, so that one short
 * scan tells who signed which draft, and in which order.
 */
#include <string.h>

#include "base/message.h"
#include "store/change.h"
#include "store/fsck.h"

static void key_approval(
	struct key *key, uint32_t county, const char *period, uint64_t sequence)
{
	key_begin(key, county, TABLE_APPROVAL);
	key_put(key, period, PERIOD_CHARACTERS);
	key_u64(key, sequence);
}

/* ---- reading ---- */

static int read_approval(const struct engine_row *row, struct arena *arena,
	struct approval *out, credit_error *err)
{
	struct record_value record;
	int status;

	if (!record_read(row->value, &record))
		return fail_value(err, row->key, "record");
	status = approval_decode(record.payload.data, record.payload.length, arena, out);
	if (status)
		return status == CREDIT_ENOMEM ? MEMORY(err)
					       : fail_value(err, row->key, "approval");
	out->sequence = record.sequence;
	out->learned_us = record.learned_us;
	return CREDIT_OK;
}

int snapshot_approvals(credit_snapshot *snapshot, const char *period, struct arena *arena,
	const struct approval *const **out, size_t *count, credit_error *err)
{
	struct pointers list = {NULL, 0, 0};
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	key_begin(&prefix, snapshot->registry->county, TABLE_APPROVAL);
	key_put(&prefix, period, PERIOD_CHARACTERS);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		struct approval *approval = arena_alloc(arena, sizeof(*approval));

		status = approval ? read_approval(&row, arena, approval, err) : MEMORY(err);
		if (!status && approval->sequence <= snapshot->sequence &&
			pointers_add(&list, approval))
			status = MEMORY(err);
	}
	scan_end(&scan);
	status = status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
	*out = status ? NULL : pointers_copy(&list, arena);
	*count = *out ? list.count : 0;
	if (!status && !*out)
		status = MEMORY(err);
	pointers_free(&list);
	return status;
}

/* ---- writing ---- */

/* One signature of one place under one draft. */
static int check_others(
	struct change *change, const struct approval *approval, credit_error *err)
{
	const struct approval *const *others;
	size_t count;
	int status = snapshot_approvals(&change->view, approval->period, &change->scratch,
		&others, &count, err);

	if (status)
		return change_stick(change, status, err);
	for (size_t i = 0; i < count; i++)
		if (approval_same_place(others[i], approval) &&
			memcmp(others[i]->draft, approval->draft, APPROVAL_DRAFT_BYTES) == 0)
			return FAIL(err, CREDIT_EEXISTS, MSG_APPROVAL_STORED,
				approval_role_name(approval->role), approval->department);
	return CREDIT_OK;
}

int change_add_approval(
	struct change *change, const struct approval *approval, credit_error *err)
{
	struct key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (status)
		return status;
	if (!period_valid(approval->period))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "approval", "period");
	arena_reset(&change->scratch);
	status = approval_encode(approval, change_payload(change), err);
	if (status == CREDIT_ENOMEM)
		return change_stick(change, status, err);
	if (!status)
		status = check_others(change, approval, err);
	if (status)
		return status;
	key_approval(&key, change->registry->county, approval->period, change_next(change));
	return change_record(change, JOURNAL_APPROVAL, &key, err);
}

/* ---- checking ---- */

/* An older one of the same place under the same draft. */
static int check_once(struct fsck *fsck, const struct approval *approval, struct bytes key)
{
	const struct approval *const *others;
	credit_error ignored = {0};
	size_t count = 0;
	int status = snapshot_approvals(
		fsck->snapshot, approval->period, &fsck->arena, &others, &count, &ignored);

	if (status == CREDIT_ECORRUPT)
		return CREDIT_OK; /* the damaged row itself is told */
	if (status && fsck->err)
		*fsck->err = ignored;
	for (size_t i = 0; i < count && !status; i++)
		if (others[i]->sequence < approval->sequence &&
			approval_same_place(others[i], approval) &&
			memcmp(others[i]->draft, approval->draft, APPROVAL_DRAFT_BYTES) == 0)
			return fsck_finding(fsck, 20, key, "twice");
	return status;
}

int fsck_approval_row(struct fsck *fsck, const struct engine_row *row)
{
	struct record_value record;
	struct approval approval;
	struct key key;
	bool good;
	int status;

	if (row->key.length != KEY_HEAD_BYTES + PERIOD_CHARACTERS + 8)
		return fsck_finding(fsck, 16, row->key, "approval key");
	status = fsck_record(fsck, row, JOURNAL_APPROVAL, &record, &good);
	if (status || !good)
		return status;
	status = approval_decode(
		record.payload.data, record.payload.length, &fsck->arena, &approval);
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (status)
		return fsck_finding(fsck, 6, row->key, "approval");
	approval.sequence = record.sequence;
	key_approval(
		&key, fsck->snapshot->registry->county, approval.period, record.sequence);
	if (!period_valid(approval.period) || !bytes_equal(key_bytes(&key), row->key))
		return fsck_finding(fsck, 20, row->key, "other key");
	return check_once(fsck, &approval, row->key);
}
