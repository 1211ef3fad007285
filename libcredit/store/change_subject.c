/* SPDX-License-Identifier: Apache-2.0 */
/*
 * change_subject.c - acts on subjects within a change.
 *
 * An act lies under the identifier that it names.  One that joins another
 * identifier writes an alias behind it, of the same document and batch; one
 * that gives a name is found by that name.
 *
 * A join that was wrong is annulled by a document, and the alias is not followed
 * from then on.  Nothing is deleted: entries, events and rows in print are each of
 * their own document and stay what they are, so that a person who was taken for
 * another is never held to it because something happened since.  What rests on the
 * join itself is feedback under one of the identifiers about entries of the other:
 * what a department did so is to be lifted, or its feedback undone, before.
 * Rule: 个人信息保护法 art. 46
 */
#include "store/change.h"

#include <string.h>

#include "base/message.h"

/* What the subject has, under every identifier that is joined. */
static int find_subject(struct change *change, const struct subject_act *act,
	struct subject_records *out, credit_error *err)
{
	int status;

	arena_reset(&change->scratch);
	status = snapshot_subject(
		&change->view, &act->subject, &change->scratch, out, err);
	return status == CREDIT_EINVAL ? status : change_stick(change, status, err);
}

/* The act of that key that counts, or NULL. */
static const struct subject_act *same_act(
	const struct subject_records *records, const struct subject_act *act)
{
	for (size_t i = 0; i < records->acts_count; i++)
		if (!records->acts[i]->undone &&
			subject_act_same_key(records->acts[i], act))
			return records->acts[i];
	return NULL;
}

static int fail_differs(const struct subject_act *act, credit_error *err)
{
	return FAIL(err, CREDIT_EEXISTS, MSG_SUBJECT_ACT_DIFFERS,
		credit_subject_kind_name(act->kind));
}

/* The row of the name that an act gives. */
static int put_act_name(struct change *change, const char *name,
	const struct subject_key *subject, uint64_t sequence, credit_error *err)
{
	struct buf match = BUF_INIT;
	struct key key;
	int status = name_key(name, strlen(name), &match);

	if (!status) {
		key_name(&key, change->registry->county, (const char *)match.data,
			match.length);
		key_u64(&key, sequence);
	}
	buf_free(&match);
	if (status)
		return change_stick(change, FAIL(err, status, MSG_SEARCH_NAME), err);
	return change_put(change, &key, subject->data, subject->length, err);
}

/* The alias of an act that joins; one that is stored already serves too. */
static int put_alias(struct change *change, const struct subject_act *act, credit_error *err)
{
	struct alias alias = {.from = act->subject, .day = act->day,
		.document = act->document, .reason = credit_subject_kind_name(act->kind),
		.batch = act->batch};
	int status = CREDIT_OK;

	for (size_t i = 0; !status && i < act->others_count; i++) {
		alias.to = act->others[i];
		status = change_add_alias(change, &alias, err);
		if (status == CREDIT_EEXISTS)
			status = CREDIT_OK;
		else if (status) /* the act is written: it does not stand without */
			change_stick(change, status, err);
	}
	return status;
}

/* Two forms of one key, such as an identifier and its confirmed form, join nothing. */
static int check_joins(const struct subject_act *act, credit_error *err)
{
	struct subject_key from;
	struct subject_key to;

	if (!subject_kind_joins(act->kind))
		return CREDIT_OK;
	subject_key_of(&act->subject, &from);
	for (size_t i = 0; i < act->others_count; i++) {
		subject_key_of(&act->others[i], &to);
		if (subject_key_equal(&from, &to))
			return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "subject", "to");
	}
	return CREDIT_OK;
}

/* Write an act that was found to be new; the rows it gives besides. */
static int put_act(struct change *change, const struct subject_act *act, credit_error *err)
{
	const char *name = subject_act_field(act, "name");
	uint64_t sequence = change_next(change);
	struct subject_key subject;
	struct key key;
	int status = subject_act_encode(act, change_payload(change), err);

	if (status == CREDIT_ENOMEM)
		return change_stick(change, status, err);
	if (!status)
		status = check_joins(act, err);
	if (!status)
		status = change_check_batch(change, act->batch, err);
	if (status)
		return status;
	subject_key_of(&act->subject, &subject);
	key_subject_act(&key, change->registry->county, &subject, sequence);
	status = change_record(change, JOURNAL_SUBJECT_ACT, &key, err);
	if (!status && name)
		status = put_act_name(change, name, &subject, sequence, err);
	if (!status && subject_kind_joins(act->kind))
		status = put_alias(change, act, err);
	return status;
}

/* ---- annulments of joins ---- */

static bool has_entry(const struct subject_records *records, const struct entry_id *id)
{
	for (size_t i = 0; i < records->entries_count; i++)
		if (memcmp(&records->entries[i]->id, id, sizeof(*id)) == 0)
			return true;
	return false;
}

static bool has_feedback(const struct subject_records *records, uint64_t sequence)
{
	for (size_t i = 0; i < records->feedback_count; i++)
		if (records->feedback[i]->sequence == sequence)
			return true;
	return false;
}

/* Is an answer under one side of the join about an entry of the other? */
static bool is_across(const struct subject_records *apart, const struct feedback *feedback)
{
	bool own = has_feedback(apart, feedback->sequence);

	for (size_t i = 0; i < feedback->supports_count; i++)
		if (has_entry(apart, &feedback->supports[i].entry) != own)
			return true;
	return false;
}

/* Did the department say later that what it did was lifted? */
static bool is_lifted(const struct subject_records *records, const struct feedback *feedback)
{
	for (size_t i = 0; i < records->feedback_count; i++) {
		const struct feedback *later = records->feedback[i];

		if (!later->undone && later->outcome == FEEDBACK_LIFTED &&
			later->sequence > feedback->sequence &&
			strcmp(later->measure, feedback->measure) == 0 &&
			strcmp(later->department, feedback->department) == 0)
			return true;
	}
	return false;
}

/* May the join that this act annuls, if it does, be taken back? */
static int check_annulled(struct change *change, const struct subject_act *act,
	const struct subject_records *records, credit_error *err)
{
	const struct subject_act *of =
		subject_act_annulled(act, records->acts, records->acts_count);
	struct subject_records apart;
	int status;

	if (!of || !subject_kind_joins(of->kind))
		return CREDIT_OK;
	status = snapshot_subject_without(
		&change->view, &of->subject, of, &change->scratch, &apart, err);
	if (status)
		return change_stick(change, status, err);
	for (size_t i = 0; i < records->feedback_count; i++) {
		const struct feedback *feedback = records->feedback[i];

		if (feedback->undone || feedback->outcome != FEEDBACK_DONE ||
			!is_across(&apart, feedback) || is_lifted(records, feedback))
			continue;
		return FAIL(err, CREDIT_ERULE, MSG_SUBJECT_ANNULS_ANSWERED,
			feedback->measure, feedback->department);
	}
	return CREDIT_OK;
}

/* ---- the calls ---- */

int change_add_subject_act(
	struct change *change, const struct subject_act *act, credit_error *err)
{
	struct subject_records records;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status)
		status = find_subject(change, act, &records, err);
	if (status)
		return status;
	if (same_act(&records, act))
		return fail_differs(act, err);
	return put_act(change, act, err);
}

int subject_act_record(struct change *change, const struct subject_act *act,
	enum act_outcome *outcome, credit_error *err)
{
	const struct subject_act *stored;
	struct subject_records records;
	const char *article = "";
	enum message reason;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status)
		status = find_subject(change, act, &records, err);
	if (status)
		return status;
	stored = same_act(&records, act);
	if (stored && subject_act_equal(stored, act)) {
		*outcome = ACT_UNCHANGED;
		return CREDIT_OK;
	}
	if (stored)
		return fail_differs(act, err);
	reason = subject_act_allowed(
		act, records.acts, records.acts_count, change_today(change), &article);
	if (reason != MSG_COUNT)
		return FAIL(err, CREDIT_ERULE, reason, article);
	status = check_annulled(change, act, &records, err);
	if (status)
		return status;
	*outcome = ACT_RECORDED;
	return put_act(change, act, err);
}
