/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck_role.c - responsible persons: the rows of 'R' against the records that name them.
 *
 * Both ways, as the other indexes.  A row stays when its entry or its correction
 * was undone: readers look at what counts.
 */
#include <string.h>

#include "base/message.h"
#include "record/roles.h"
#include "store/fsck.h"

int fsck_expect_roles(struct fsck *fsck, const struct role *roles, size_t count,
	const struct entry_id *id, struct bytes subject, struct bytes because)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < count && !status; i++) {
		struct subject_key person;
		struct bytes value;
		struct key key;
		bool found;

		if (roles[i].person.scheme == CREDIT_SCHEME_NONE)
			continue;
		subject_key_of(&roles[i].person, &person);
		key_role(&key, fsck->snapshot->registry->county, &person);
		key_put(&key, id->bytes, ENTRY_ID_BYTES);
		status = fsck_get(fsck, &key, &value, &found);
		if (!status && (!found || !bytes_equal(value, subject)))
			status = fsck_finding(fsck, 19, because, "row of a person");
	}
	return status;
}

int fsck_expect_roles_text(struct fsck *fsck, const char *text, const struct entry_id *id,
	struct bytes subject, struct bytes because)
{
	const struct role *roles;
	size_t count;
	int status = roles_parse(text, &fsck->arena, &roles, &count);

	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	return status ? CREDIT_OK
		      : fsck_expect_roles(fsck, roles, count, id, subject, because);
}

static bool names(const struct role *roles, size_t count, const struct subject_key *person)
{
	for (size_t i = 0; i < count; i++) {
		struct subject_key key;

		if (roles[i].person.scheme == CREDIT_SCHEME_NONE)
			continue;
		subject_key_of(&roles[i].person, &key);
		if (subject_key_equal(&key, person))
			return true;
	}
	return false;
}

/* Does a correction name the person?  Undone ones count here. */
static bool corrections_name(struct fsck *fsck, const struct entry *entry,
	const struct subject_key *person)
{
	for (size_t i = 0; i < entry->events_count; i++) {
		const char *text = entry->events[i]->kind == CREDIT_EVENT_CORRECTED
			? event_field(entry->events[i], "roles")
			: NULL;
		const struct role *roles;
		size_t count;

		if (text && roles_parse(text, &fsck->arena, &roles, &count) == CREDIT_OK &&
			names(roles, count, person))
			return true;
	}
	return false;
}

/* Does any record of the entry name the person, also one that was recorded again later? */
static int records_name(struct fsck *fsck, const struct entry *entry,
	const struct subject_key *subject, const struct subject_key *person, bool *found)
{
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	*found = corrections_name(fsck, entry, person);
	key_entry_rows(&prefix, fsck->snapshot->registry->county, subject, &entry->id);
	key_u8(&prefix, 0);
	status = scan_begin(&scan, fsck->snapshot, &prefix, true, fsck->err);
	while (!status && !*found && !(status = scan_next(&scan, &row, fsck->err))) {
		struct record_value record;
		struct entry again;

		*found = record_read(row.value, &record) &&
			entry_decode(record.payload.data, record.payload.length,
				&fsck->arena, &again, NULL) == CREDIT_OK &&
			names(again.roles, again.roles_count, person);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int fsck_role_row(struct fsck *fsck, const struct engine_row *row)
{
	const struct entry *entry;
	struct subject_key subject;
	struct subject_key person;
	struct bytes made;
	struct entry_id id;
	bool found;
	int status;

	if (!role_row_read(row->key, &person, &id))
		return fsck_finding(fsck, 16, row->key, "role key");
	status = fsck_entry(fsck, &id, &entry);
	if (status)
		return status;
	if (!entry)
		return fsck_finding(fsck, 19, row->key, "no entry");
	subject_key_of(&entry->subject, &subject);
	made = (struct bytes){subject.data, subject.length};
	if (!bytes_equal(made, row->value))
		return fsck_finding(fsck, 19, row->key, "other subject");
	status = records_name(fsck, entry, &subject, &person, &found);
	return !status && !found ? fsck_finding(fsck, 19, row->key, "not of its entry") : status;
}
