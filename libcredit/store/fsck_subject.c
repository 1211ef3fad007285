/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck_subject.c - entries, events and aliases, and the indexes made from them.
 *
 * Both ways: each record has its rows in the indexes, and each row in an index
 * has a record that gives it.
 */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "store/fsck.h"

/* ---- what an entry gives ---- */

/* A row of an index must be there and name the subject. */
static int expect(struct fsck *fsck, int invariant, const struct key *key,
	struct bytes expected, struct bytes because)
{
	struct bytes value;
	bool found;
	int status = fsck_get(fsck, key, &value, &found);

	if (!status && (!found || !bytes_equal(value, expected)))
		return fsck_finding(fsck, invariant, because, "index row");
	return status;
}

static int expect_name(struct fsck *fsck, const char *name, const struct entry_id *id,
	struct bytes subject, struct bytes because)
{
	struct buf match = BUF_INIT;
	struct key key;
	int status = name_key(name, strlen(name), &match);

	if (!status) {
		key_name(&key, fsck->snapshot->registry->county, (const char *)match.data,
			match.length);
		key_put(&key, id->bytes, ENTRY_ID_BYTES);
	}
	buf_free(&match);
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	return status ? fsck_finding(fsck, 6, because, "name")
		      : expect(fsck, 10, &key, subject, because);
}

static int expect_indexes(struct fsck *fsck, const struct entry *entry, struct bytes subject,
	struct bytes because)
{
	uint32_t county = fsck->snapshot->registry->county;
	uint8_t digest[DOCUMENT_DIGEST_BYTES];
	struct key key;
	int status;

	key_entry_id(&key, county, &entry->id);
	status = expect(fsck, 10, &key, subject, because);
	if (!status)
		status = document_digest(
			entry->list, entry->authority, entry->document, digest, fsck->err);
	if (status)
		return status;
	key_document(&key, county, digest);
	key_put(&key, entry->id.bytes, ENTRY_ID_BYTES);
	status = expect(fsck, 10, &key, subject, because);
	if (!status)
		status = expect_name(fsck, entry->name, &entry->id, subject, because);
	return status ? status
		      : fsck_expect_roles(fsck, entry->roles, entry->roles_count, &entry->id,
				subject, because);
}

/* ---- records ---- */

static int check_entry_id(struct fsck *fsck, const struct entry *entry, struct bytes key)
{
	struct buf natural = BUF_INIT;
	struct entry_id id = {{0}};
	int status = entry_natural_key(fsck->snapshot->registry->county, &entry->subject,
		entry->list, entry->authority, entry->document, &natural);

	if (!status) {
		entry_id_sum(&fsck->id_hmac, natural.data, natural.length, &id);
		status = hmac_status(&fsck->id_hmac, fsck->err);
	}
	buf_free(&natural);
	if (status == CREDIT_EFORMAT || (!status && memcmp(&id, &entry->id, sizeof(id)) != 0))
		return fsck_finding(fsck, 7, key, "entry id");
	return status;
}

static int check_entry(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key, const struct record_value *record)
{
	struct bytes subject = {key->subject.data, key->subject.length};
	struct subject_key own;
	struct entry entry;
	int status = entry_decode(record->payload.data, record->payload.length, &fsck->arena,
		&entry, NULL);

	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (status)
		return fsck_finding(fsck, 6, row->key, "entry");
	subject_key_of(&entry.subject, &own);
	if (!subject_key_equal(&own, &key->subject) || record->sequence != key->sequence ||
		memcmp(&entry.id, &key->entry, sizeof(entry.id)) != 0)
		return fsck_finding(fsck, 6, row->key, "other key");
	status = check_entry_id(fsck, &entry, row->key);
	if (!status)
		status = expect_indexes(fsck, &entry, subject, row->key);
	return status ? status
		      : fsck_in_batch(fsck, row->key, entry.batch, record->sequence);
}

/* No two that count may have one key; undone ones do not count. */
static int check_once(struct fsck *fsck, struct bytes key)
{
	const struct entry *entry;
	size_t published = 0;
	int status = fsck_entry(fsck, &fsck->entry, &entry);

	for (size_t i = 0; !status && entry && i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		published += event->kind == CREDIT_EVENT_PUBLISHED;
		if (event_is_undone(entry, event))
			continue;
		for (size_t j = 0; j < i; j++)
			if (event_same_key(entry->events[j], event) &&
				!event_is_undone(entry, entry->events[j]))
				return fsck_finding(fsck, 8, key, "event twice");
	}
	return !status && published > 1 ? fsck_finding(fsck, 11, key, "two numbers") : status;
}

static int entry_row(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key)
{
	struct record_value record;
	bool again = fsck->entry_set &&
		memcmp(&fsck->entry, &key->entry, sizeof(key->entry)) == 0 &&
		subject_key_equal(&fsck->entry_subject, &key->subject);
	bool good;
	int status;

	fsck->counts.entries += !again;
	if (!again) {
		fsck->entry = key->entry;
		fsck->entry_subject = key->subject;
		fsck->entry_sequence = key->sequence;
		fsck->entry_set = true;
	}
	status = fsck_record(fsck, row, JOURNAL_ENTRY, &record, &good);
	if (!status && good)
		status = check_entry(fsck, row, key, &record);
	return status || again ? status : check_once(fsck, row->key);
}

/* What an event gives the indexes. */
static int check_event(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key, const struct event *event)
{
	struct bytes subject = {key->subject.data, key->subject.length};
	struct bytes id = {key->entry.bytes, ENTRY_ID_BYTES};
	const char *name = event_field(event, "subject_name");
	const char *number = event_field(event, "number");
	const char *roles = event_field(event, "roles");
	struct key index;
	int status = CREDIT_OK;

	if (event->kind == CREDIT_EVENT_CORRECTED && name)
		status = expect_name(fsck, name, &key->entry, subject, row->key);
	if (!status && event->kind == CREDIT_EVENT_CORRECTED && roles)
		status = fsck_expect_roles_text(
			fsck, roles, &key->entry, subject, row->key);
	if (status)
		return status;
	if (event->kind != CREDIT_EVENT_PUBLISHED || !number)
		return CREDIT_OK;
	if (!number_valid(number, strlen(number)))
		return fsck_finding(fsck, 6, row->key, "public number");
	key_number(&index, fsck->snapshot->registry->county, number);
	return expect(fsck, 11, &index, id, row->key);
}

static int event_row(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key)
{
	struct record_value record;
	struct event event;
	bool good;
	int status;

	fsck->counts.events++;
	status = fsck_record(fsck, row, JOURNAL_EVENT, &record, &good);
	if (status || !good)
		return status;
	if (!fsck->entry_set || memcmp(&fsck->entry, &key->entry, sizeof(key->entry)) != 0 ||
		!subject_key_equal(&fsck->entry_subject, &key->subject) ||
		fsck->entry_sequence >= key->sequence)
		return fsck_finding(fsck, 8, row->key, "no older entry");
	status = event_decode(record.payload.data, record.payload.length, &fsck->arena,
		&event, NULL);
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (status)
		return fsck_finding(fsck, 6, row->key, "event");
	if (memcmp(&event.entry, &key->entry, sizeof(key->entry)) != 0 ||
		record.sequence != key->sequence)
		return fsck_finding(fsck, 6, row->key, "other key");
	status = check_event(fsck, row, key, &event);
	return status ? status
		      : fsck_in_batch(fsck, row->key, event.batch, record.sequence);
}

/* An alias lies whole under `from`, and its locator under `to`. */
static int alias_row(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key)
{
	uint32_t county = fsck->snapshot->registry->county;
	struct bytes locator = {(const uint8_t *)row->key.data + COUNTY_BYTES,
		row->key.length - COUNTY_BYTES};
	struct record_value record;
	struct subject_key from;
	struct subject_key to;
	struct alias alias;
	struct key other;
	bool good;
	int status = fsck_record(fsck, row, JOURNAL_ALIAS, &record, &good);

	if (status || !good)
		return status;
	status = alias_decode(record.payload.data, record.payload.length, &fsck->arena,
		&alias, NULL);
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (status)
		return fsck_finding(fsck, 6, row->key, "alias");
	subject_key_of(&alias.from, &from);
	subject_key_of(&alias.to, &to);
	if (!subject_key_equal(&from, &key->subject) || record.sequence != key->sequence)
		return fsck_finding(fsck, 6, row->key, "other key");
	key_alias(&other, county, &to, true, key->sequence);
	status = expect(fsck, 9, &other, locator, row->key);
	return status ? status : fsck_in_batch(fsck, row->key, alias.batch, record.sequence);
}

static int alias_to_row(struct fsck *fsck, const struct engine_row *row,
	const struct subject_row_key *key)
{
	struct subject_row_key from;
	struct record_value record;
	struct subject_key to;
	struct alias alias;
	struct bytes value;
	struct key target;
	bool found = false;
	int status = CREDIT_OK;

	target.length = 0;
	key_u32(&target, fsck->snapshot->registry->county);
	if (row->value.length > 0 && row->value.length <= ENGINE_KEY_BYTES_MAX - COUNTY_BYTES) {
		key_put(&target, row->value.data, row->value.length);
		status = fsck_get(fsck, &target, &value, &found);
	}
	if (status)
		return status;
	if (!found || !subject_row_read(key_bytes(&target), &from) || from.row != ROW_ALIAS ||
		from.sequence != key->sequence || !record_read(value, &record) ||
		alias_decode(record.payload.data, record.payload.length, &fsck->arena, &alias,
			NULL))
		return fsck_finding(fsck, 9, row->key, "no alias");
	subject_key_of(&alias.to, &to);
	if (!subject_key_equal(&to, &key->subject))
		return fsck_finding(fsck, 9, row->key, "other alias");
	return CREDIT_OK;
}

int fsck_subject_row(struct fsck *fsck, const struct engine_row *row)
{
	struct subject_row_key key;

	if (!subject_row_read(row->key, &key))
		return fsck_finding(fsck, 16, row->key, "subject key");
	switch (key.row) {
	case ROW_ENTRY:
		return entry_row(fsck, row, &key);
	case ROW_EVENT:
		return event_row(fsck, row, &key);
	case ROW_ALIAS:
		return alias_row(fsck, row, &key);
	case ROW_FEEDBACK:
		return fsck_feedback_row(fsck, row, &key);
	case ROW_ACT:
		return fsck_act_row(fsck, row, &key);
	default:
		return alias_to_row(fsck, row, &key);
	}
}

/* ---- the indexes ---- */

static bool name_fits(const char *name, struct bytes wanted)
{
	struct buf match = BUF_INIT;
	struct bytes made;
	bool fits;

	fits = name_key(name, strlen(name), &match) == CREDIT_OK;
	made.data = match.data;
	made.length = match.length;
	fits = fits && bytes_equal(made, wanted);
	buf_free(&match);
	return fits;
}

/* Was the entry ever recorded under this name?  Undone records count here. */
static int gives_name(struct fsck *fsck, const struct entry *entry,
	const struct subject_key *subject, struct bytes wanted, bool *gives)
{
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	*gives = false;
	for (size_t i = 0; i < entry->events_count; i++) {
		const char *name = entry->events[i]->kind == CREDIT_EVENT_CORRECTED
			? event_field(entry->events[i], "subject_name")
			: NULL;

		*gives = *gives || (name && name_fits(name, wanted));
	}
	key_entry_rows(&prefix, fsck->snapshot->registry->county, subject, &entry->id);
	key_u8(&prefix, 0);
	status = scan_begin(&scan, fsck->snapshot, &prefix, true, fsck->err);
	while (!status && !*gives && !(status = scan_next(&scan, &row, fsck->err))) {
		struct record_value record;
		struct entry again;

		*gives = record_read(row.value, &record) &&
			entry_decode(record.payload.data, record.payload.length,
				&fsck->arena, &again, NULL) == CREDIT_OK &&
			name_fits(again.name, wanted);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

/* Does the entry give this row of 'I', 'N' or 'D'? */
static int gives_row(struct fsck *fsck, const struct entry *entry,
	const struct subject_key *subject, struct bytes middle, enum table table,
	bool *gives)
{
	uint8_t digest[DOCUMENT_DIGEST_BYTES];
	struct bytes made = {digest, sizeof(digest)};
	int status;

	*gives = middle.length == 0;
	if (table == TABLE_ENTRY_ID)
		return CREDIT_OK;
	if (table == TABLE_DOCUMENT) {
		status = document_digest(
			entry->list, entry->authority, entry->document, digest, fsck->err);
		*gives = !status && bytes_equal(middle, made);
		return status;
	}
	*gives = false;
	if (middle.length == 0 || ((const uint8_t *)middle.data)[middle.length - 1] != 0)
		return CREDIT_OK;
	middle.length--;
	return gives_name(fsck, entry, subject, middle, gives);
}

int fsck_index_row(struct fsck *fsck, const struct engine_row *row, enum table table)
{
	const uint8_t *data = row->key.data;
	struct bytes middle = {data + KEY_HEAD_BYTES, 0};
	const struct entry *entry;
	struct subject_key subject;
	struct bytes made;
	struct entry_id id;
	bool gives = false;
	int status;

	if (table == TABLE_NAME && name_row_act(row->key))
		return fsck_act_name_row(fsck, row);
	if (row->key.length < KEY_HEAD_BYTES + ENTRY_ID_BYTES)
		return fsck_finding(fsck, 16, row->key, "index key");
	middle.length = row->key.length - KEY_HEAD_BYTES - ENTRY_ID_BYTES;
	memcpy(id.bytes, data + row->key.length - ENTRY_ID_BYTES, ENTRY_ID_BYTES);
	status = fsck_entry(fsck, &id, &entry);
	if (status)
		return status;
	if (!entry)
		return fsck_finding(fsck, 10, row->key, "no entry");
	subject_key_of(&entry->subject, &subject);
	made.data = subject.data;
	made.length = subject.length;
	status = gives_row(fsck, entry, &subject, middle, table, &gives);
	if (!status && (!gives || !bytes_equal(made, row->value)))
		return fsck_finding(fsck, 10, row->key, "not of its entry");
	return status;
}

int fsck_number_row(struct fsck *fsck, const struct engine_row *row)
{
	const uint8_t *data = row->key.data;
	const struct entry *entry;
	struct entry_id id;
	const char *number;
	int status;

	if (row->key.length != KEY_HEAD_BYTES + NUMBER_CHARACTERS)
		return fsck_finding(fsck, 16, row->key, "number key");
	if (row->value.length != ENTRY_ID_BYTES)
		return fsck_finding(fsck, 11, row->key, "entry id");
	memcpy(id.bytes, row->value.data, ENTRY_ID_BYTES);
	status = fsck_entry(fsck, &id, &entry);
	if (status)
		return status;
	number = entry ? entry_public_number(entry) : NULL;
	if (!number || strlen(number) != NUMBER_CHARACTERS ||
		memcmp(number, data + KEY_HEAD_BYTES, NUMBER_CHARACTERS) != 0)
		return fsck_finding(fsck, 11, row->key, "not of its entry");
	return CREDIT_OK;
}
