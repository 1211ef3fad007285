/* SPDX-License-Identifier: Apache-2.0 */
/*
 * change_feedback.c - what a department said of a task, within a change.
 *
 * Written for each row of a feedback file that says something new.  The caller
 * has judged whether the department may say so; here feedback only has to
 * agree with what is stored.
 */
#include "store/change.h"

#include <string.h>

#include "base/message.h"

/* Each entry that it rests on must be known. */
static int check_supports(
	struct change *change, const struct feedback *feedback, credit_error *err)
{
	int status = CREDIT_OK;

	for (size_t i = 0; !status && i < feedback->supports_count; i++) {
		const struct entry *entry;

		status = snapshot_entry(&change->view, &feedback->supports[i].entry,
			&change->scratch, &entry, err);
	}
	return status == CREDIT_ENOTFOUND ? status : change_stick(change, status, err);
}

/* The same again, or the opposite, is refused. */
static int check_others(
	struct change *change, const struct feedback *feedback, credit_error *err)
{
	struct subject_records records;
	int status = snapshot_subject(
		&change->view, &feedback->subject, &change->scratch, &records, err);

	if (status)
		return change_stick(change, status, err);
	for (size_t i = 0; i < records.feedback_count; i++) {
		const struct feedback *other = records.feedback[i];

		if (other->undone)
			continue;
		if (feedback_same_key(other, feedback))
			return FAIL(err, CREDIT_EEXISTS, MSG_FEEDBACK_STORED, feedback->number);
		if (feedback_contradicts(other, feedback))
			return FAIL(err, CREDIT_EEXISTS, MSG_FEEDBACK_CONTRADICTS,
				feedback->number);
	}
	return CREDIT_OK;
}

int change_add_feedback(
	struct change *change, const struct feedback *feedback, credit_error *err)
{
	struct subject_key subject;
	struct key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (status)
		return status;
	status = feedback_encode(feedback, change_payload(change), err);
	if (status == CREDIT_ENOMEM)
		return change_stick(change, status, err);
	arena_reset(&change->scratch);
	if (!status)
		status = check_supports(change, feedback, err);
	if (!status)
		status = check_others(change, feedback, err);
	if (!status)
		status = change_check_batch(change, feedback->batch, err);
	if (status)
		return status;
	status = feedback_encode(feedback, change_payload(change), err);
	subject_key_of(&feedback->subject, &subject);
	key_feedback(&key, change->registry->county, &subject, change_next(change));
	return status ? change_stick(change, status, err)
		      : change_record(change, JOURNAL_FEEDBACK, &key, err);
}
