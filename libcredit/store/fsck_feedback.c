/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck_feedback.c - what departments said of tasks: numbers and grounds.
 *
 * A task is no record, so that its number must follow from what the feedback
 * says itself; the entries that it rests on are stored, or were erased.
 */
#include <string.h>

#include "base/message.h"
#include "store/fsck.h"

static int check_number(
	struct fsck *fsck, const struct feedback *feedback, struct bytes key)
{
	char number[TASK_NUMBER_BYTES];
	int status = task_number(fsck->snapshot->registry->id_key, &feedback->subject,
		feedback->measure, feedback->department, number);

	if (status)
		return FAIL(fsck->err, status, MSG_MEMORY);
	if (strcmp(number, feedback->number) != 0)
		return fsck_finding(fsck, 18, key, "task number");
	return CREDIT_OK;
}

static int check_supports(
	struct fsck *fsck, const struct feedback *feedback, struct bytes key)
{
	for (size_t i = 0; i < feedback->supports_count; i++) {
		const struct entry *entry;
		int status = fsck_entry(fsck, &feedback->supports[i].entry, &entry);

		bool erased = false;

		if (!status && !entry)
			status = fsck_erased_entry(
				fsck, &feedback->supports[i].entry, &erased);
		if (status)
			return status;
		if (!entry && !erased)
			return fsck_finding(fsck, 18, key, "no entry");
	}
	return CREDIT_OK;
}

int fsck_feedback_row(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key)
{
	struct record_value record;
	struct feedback feedback;
	struct subject_key own;
	bool good;
	int status = fsck_record(fsck, row, JOURNAL_FEEDBACK, &record, &good);

	if (status || !good)
		return status;
	status = feedback_decode(record.payload.data, record.payload.length, &fsck->arena,
		&feedback, NULL);
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (status)
		return fsck_finding(fsck, 6, row->key, "feedback");
	subject_key_of(&feedback.subject, &own);
	if (!subject_key_equal(&own, &key->subject) || record.sequence != key->sequence)
		return fsck_finding(fsck, 6, row->key, "other key");
	status = check_number(fsck, &feedback, row->key);
	if (!status)
		status = check_supports(fsck, &feedback, row->key);
	return status ? status
		      : fsck_in_batch(fsck, row->key, feedback.batch, record.sequence);
}
