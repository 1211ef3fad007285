/* SPDX-License-Identifier: Apache-2.0 */
/*
 * change_event.c - events, first publications and aliases within a change.
 *
 * An event is looked at beside the events that its entry has: the key (entry,
 * kind, day, document) is given once, those of undone batches apart.  Acts that
 * people record go through act_record(), which asks the law; what the registry
 * itself notes (published, undone) is added straight.
 */
#include "store/change.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "record/roles.h"

static int fail_named(credit_error *err, int status, enum message message,
	const struct entry_id *id, const char *what)
{
	char text[ENTRY_ID_TEXT_BYTES];

	entry_id_text(id, text);
	return FAIL(err, status, message, text, what);
}

/* The entry of an event, with the events it has now; failures that stick are stuck. */
static int find_entry(struct change *change, const struct entry_id *id,
	const struct entry **out, credit_error *err)
{
	int status;

	arena_reset(&change->scratch);
	status = snapshot_entry(&change->view, id, &change->scratch, out, err);
	return status == CREDIT_ENOTFOUND ? status : change_stick(change, status, err);
}

/* The row of a public number; one that is taken cannot be given again. */
static int put_number(struct change *change, const struct entry_id *id, const char *number,
	credit_error *err)
{
	struct key key;

	if (!number_valid(number, strlen(number)))
		return change_stick(change,
			FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "number", number), err);
	key_number(&key, change->registry->county, number);
	return change_put(change, &key, id->bytes, ENTRY_ID_BYTES, err);
}

/* The rows of the persons that a correction names as responsible. */
static int put_roles(struct change *change, const struct entry *entry,
	const struct event *event, const struct subject_key *subject, credit_error *err)
{
	const char *text =
		event->kind == CREDIT_EVENT_CORRECTED ? event_field(event, "roles") : NULL;
	const struct role *roles;
	size_t count;
	int status = text ? roles_parse(text, &change->scratch, &roles, &count) : CREDIT_EFORMAT;

	if (status == CREDIT_ENOMEM)
		return change_stick(change, MEMORY(err), err);
	return status ? CREDIT_OK /* what is no such text changes nothing */
		      : change_put_roles(change, roles, count, &entry->id, subject, err);
}

/* Write the record of an event that was found to be new. */
static int put_record(struct change *change, const struct subject_key *subject,
	const struct event *event, credit_error *err)
{
	struct key key;
	int status = event_encode(event, change_payload(change), err);

	if (status == CREDIT_ENOMEM)
		return change_stick(change, status, err);
	if (!status)
		status = change_check_batch(change, event->batch, err);
	if (status)
		return status;
	key_event(&key, change->registry->county, subject, &event->entry,
		change_next(change));
	return change_record(change, JOURNAL_EVENT, &key, err);
}

/* The same and the rows that it gives besides. */
static int put_event(struct change *change, const struct entry *entry,
	const struct event *event, credit_error *err)
{
	const char *name = event->kind == CREDIT_EVENT_CORRECTED
		? event_field(event, "subject_name")
		: NULL;
	const char *number =
		event->kind == CREDIT_EVENT_PUBLISHED ? event_field(event, "number") : NULL;
	struct subject_key subject;
	int status;

	subject_key_of(&entry->subject, &subject);
	status = put_record(change, &subject, event, err);
	if (!status && name)
		status = change_put_name(change, name, &entry->id, &subject, err);
	if (!status && number)
		status = put_number(change, &entry->id, number, err);
	if (!status)
		status = put_roles(change, entry, event, &subject, err);
	return status;
}

int change_add_event(struct change *change, const struct event *event, credit_error *err)
{
	const struct entry *entry;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status)
		status = find_entry(change, &event->entry, &entry, err);
	if (status)
		return status;
	if (entry_same_event(entry, event))
		return fail_named(err, CREDIT_EEXISTS, MSG_EVENT_DIFFERS, &event->entry,
			credit_event_kind_name(event->kind));
	return put_event(change, entry, event, err);
}

int act_record(struct change *change, const struct event *event, enum act_outcome *outcome,
	credit_error *err)
{
	const credit_catalogue *tables;
	const struct event *stored;
	const struct entry *entry;
	struct event asked = *event;
	struct act_answer answer;
	struct entry current;
	char day[CREDIT_DAY_BYTES];
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status)
		status = snapshot_tables(&change->view, &tables, err);
	if (!status)
		status = find_entry(change, &event->entry, &entry, err);
	if (status)
		return status;
	stored = entry_same_event(entry, event);
	if (stored && event_equal(stored, event)) {
		*outcome = ACT_UNCHANGED;
		return CREDIT_OK;
	}
	if (stored)
		return fail_named(err, CREDIT_EEXISTS, MSG_EVENT_DIFFERS, &event->entry,
			credit_event_kind_name(event->kind));
	current = *entry;
	status = snapshot_entry_acts(&change->view, &current, &change->scratch, err);
	if (status)
		return change_stick(change, status, err);
	asked.learned_us = change->view.learned_us; /* nothing is recorded before it happens */
	event_answer(&current, &asked, tables, &answer);
	if (answer.reason != MSG_COUNT)
		return FAIL(err, CREDIT_ERULE, answer.reason, answer.article,
			act_answer_detail(&answer, day));
	*outcome = ACT_RECORDED;
	return put_event(change, entry, event, err);
}

/* ---- publication ---- */

int publication_draw(struct random_pool *random, struct publication *out, credit_error *err)
{
	char text[BASE32_LENGTH(8) + 1];
	uint8_t bytes[8];
	int status = random_draw(random, bytes, sizeof(bytes), err);

	if (!status)
		status = random_draw(random, out->secret, sizeof(out->secret), err);
	if (status)
		return status;
	base32_encode(bytes, sizeof(bytes), text);
	memcpy(out->number, text, NUMBER_CHARACTERS);
	out->number[NUMBER_CHARACTERS] = '\0';
	return CREDIT_OK;
}

/* Does no entry bear the number?  CREDIT_EEXISTS when one does. */
static int check_number(struct change *change, const char *number, credit_error *err)
{
	struct bytes taken;
	struct key key;
	int status;

	key_number(&key, change->registry->county, number);
	status = view_get(&change->view, &key, &taken, err);
	if (status == CREDIT_ENOTFOUND)
		return CREDIT_OK;
	return status ? change_stick(change, status, err)
		      : FAIL(err, CREDIT_EEXISTS, MSG_ARGUMENT, "number", number);
}

int change_add_publication(struct change *change, const struct entry_id *id,
	const credit_id *subject, credit_day day, const char *edition,
	const struct publication *publication, credit_error *err)
{
	char secret[2 * SECRET_BYTES + 1];
	const struct event_field fields[] = {{"edition", edition},
		{"number", publication->number}, {"secret", secret}};
	const struct event event = {.entry = *id, .kind = CREDIT_EVENT_PUBLISHED, .day = day,
		.document = edition, .authority = "", .operator_ = "", .fields = fields,
		.fields_count = sizeof(fields) / sizeof(fields[0])};
	struct subject_key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status)
		status = check_number(change, publication->number, err);
	if (status)
		return status;
	subject_key_of(subject, &key);
	hex_encode(publication->secret, SECRET_BYTES, secret);
	status = put_record(change, &key, &event, err);
	wipe_bytes(secret, sizeof(secret));
	return status ? status : put_number(change, id, publication->number, err);
}

int change_publish_entry(struct change *change, const struct entry_id *id, credit_day day,
	const char *edition, struct arena *arena, const struct event **out, credit_error *err)
{
	struct publication publication;
	const struct entry *entry;
	int status = change_failed(change, err);

	*out = NULL;
	err = CHANGE_ERROR(change, err);
	if (!status)
		status = find_entry(change, id, &entry, err);
	if (status)
		return status;
	if (entry_public_number(entry))
		return fail_named(err, CREDIT_EEXISTS, MSG_ENTRY_NUMBERED, id, "");
	do {
		status = change_stick(change,
			publication_draw(&change->random, &publication, err), err);
		if (!status)
			status = change_add_publication(change, id, &entry->subject, day,
				edition, &publication, err);
	} while (status == CREDIT_EEXISTS);
	wipe_bytes(&publication, sizeof(publication));
	if (!status)
		status = change_stick(
			change, snapshot_entry(&change->view, id, arena, &entry, err), err);
	for (size_t i = 0; !status && i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_PUBLISHED)
			*out = entry->events[i];
	return status;
}

/* ---- aliases ---- */

/* The same identifiers joined by the same document are joined once. */
static int check_alias(struct change *change, const struct alias *alias, credit_error *err)
{
	struct subject_records records;
	int status;

	arena_reset(&change->scratch);
	status = snapshot_subject(
		&change->view, &alias->from, &change->scratch, &records, err);
	if (status)
		return change_stick(change, status, err);
	for (size_t i = 0; i < records.aliases_count; i++) {
		const struct alias *other = records.aliases[i];

		if (strcmp(other->from.text, alias->from.text) == 0 &&
			strcmp(other->to.text, alias->to.text) == 0 &&
			document_equal(other->document, alias->document))
			return FAIL(err, CREDIT_EEXISTS, MSG_ALIAS_STORED);
	}
	return CREDIT_OK;
}

int change_add_alias(struct change *change, const struct alias *alias, credit_error *err)
{
	struct subject_key from;
	struct subject_key to;
	struct key key;
	struct key other;
	uint64_t sequence = change_next(change);
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status)
		status = alias_encode(alias, change_payload(change), err);
	if (status == CREDIT_ENOMEM)
		return change_stick(change, status, err);
	if (status)
		return status;
	subject_key_of(&alias->from, &from);
	subject_key_of(&alias->to, &to);
	if (subject_key_equal(&from, &to))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "alias", "to");
	status = check_alias(change, alias, err);
	if (status)
		return status;
	key_alias(&key, change->registry->county, &from, false, sequence);
	status = change_record(change, JOURNAL_ALIAS, &key, err);
	key_alias(&other, change->registry->county, &to, true, sequence);
	if (!status)
		status = change_put(change, &other, key.data + COUNTY_BYTES,
			key.length - COUNTY_BYTES, err);
	return status;
}
