/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck_act.c - acts on subjects, and the names that find them.
 */
#include <string.h>

#include "base/message.h"
#include "id/identifier.h"
#include "store/fsck.h"

/* The row of 'N' that the act gives must be there. */
static int expect_act_name(struct fsck *fsck, const struct subject_act *act,
	const struct subject_row_key *key, struct bytes because)
{
	const char *name = subject_act_field(act, "name");
	struct bytes subject = {key->subject.data, key->subject.length};
	struct buf match = BUF_INIT;
	struct bytes value;
	struct key index;
	bool found = false;
	int status;

	if (!name)
		return CREDIT_OK;
	status = name_key(name, strlen(name), &match);
	if (!status) {
		key_name(&index, fsck->snapshot->registry->county, (const char *)match.data,
			match.length);
		key_u64(&index, key->sequence);
	}
	buf_free(&match);
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (status)
		return fsck_finding(fsck, 6, because, "name");
	status = fsck_get(fsck, &index, &value, &found);
	if (!status && (!found || !bytes_equal(value, subject)))
		return fsck_finding(fsck, 10, because, "index row");
	return status;
}

static bool has_alias(const struct subject_records *records, const struct subject_act *act)
{
	for (size_t i = 0; i < records->aliases_count; i++)
		if (subject_act_gives(act, records->aliases[i]))
			return true;
	return false;
}

/* Invariant 17: given once, and joined where it joins. */
static int check_act(struct fsck *fsck, const struct subject_act *act, struct bytes key)
{
	struct subject_records records;
	credit_error ignored;
	int status;

	if (act->undone)
		return CREDIT_OK;
	status = snapshot_subject(
		fsck->snapshot, &act->subject, &fsck->arena, &records, &ignored);
	if (status == CREDIT_ECORRUPT || status == CREDIT_ELIMIT)
		return CREDIT_OK; /* another row says so */
	if (status) {
		if (fsck->err)
			*fsck->err = ignored;
		return status;
	}
	for (size_t i = 0; i < records.acts_count; i++)
		if (records.acts[i]->sequence < act->sequence && !records.acts[i]->undone &&
			subject_act_same_key(records.acts[i], act))
			return fsck_finding(fsck, 17, key, "act twice");
	if (subject_kind_joins(act->kind) &&
		subject_act_counts(records.acts, records.acts_count, act) &&
		!has_alias(&records, act))
		return fsck_finding(fsck, 17, key, "no alias");
	return CREDIT_OK;
}

int fsck_act_row(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key)
{
	struct record_value record;
	struct subject_act act;
	struct subject_key own;
	bool good;
	int status = fsck_record(fsck, row, JOURNAL_SUBJECT_ACT, &record, &good);

	if (status || !good)
		return status;
	status = subject_act_decode(
		record.payload.data, record.payload.length, &fsck->arena, &act, NULL);
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (status)
		return fsck_finding(fsck, 6, row->key, "subject act");
	subject_key_of(&act.subject, &own);
	if (!subject_key_equal(&own, &key->subject) || record.sequence != key->sequence)
		return fsck_finding(fsck, 17, row->key, "other key");
	act.sequence = record.sequence;
	status = batch_is_undone(fsck->snapshot, act.batch, &act.undone, fsck->err);
	if (status == CREDIT_ECORRUPT)
		status = CREDIT_OK; /* the batch's row says so */
	if (!status)
		status = expect_act_name(fsck, &act, key, row->key);
	if (!status)
		status = check_act(fsck, &act, row->key);
	return status ? status : fsck_in_batch(fsck, row->key, act.batch, act.sequence);
}

int fsck_act_name_row(struct fsck *fsck, const struct engine_row *row)
{
	const uint8_t *text = (const uint8_t *)row->key.data + KEY_HEAD_BYTES;
	struct bytes wanted = {text, row->key.length - KEY_HEAD_BYTES - 1 - 8};
	struct buf match = BUF_INIT;
	struct bytes made = {NULL, 0};
	struct subject_key subject;
	struct subject_act act;
	credit_error ignored;
	const char *name;
	int status = subject_act_get(fsck->snapshot, name_row_act(row->key), &fsck->arena,
		&act, &ignored);

	if (status == CREDIT_ECORRUPT)
		return fsck_finding(fsck, 10, row->key, "no act");
	if (status) {
		if (fsck->err)
			*fsck->err = ignored;
		return status;
	}
	name = subject_act_field(&act, "name");
	subject_key_of(&act.subject, &subject);
	if (name && name_key(name, strlen(name), &match) == CREDIT_OK)
		made = (struct bytes){match.data, match.length};
	if (!name || !bytes_equal(made, wanted) || subject.length != row->value.length ||
		memcmp(subject.data, row->value.data, subject.length) != 0)
		status = fsck_finding(fsck, 10, row->key, "not of its act");
	buf_free(&match);
	return status;
}
