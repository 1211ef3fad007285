/* SPDX-License-Identifier: Apache-2.0 */
/*
 * entry_codec.c - entries as bytes: the table of columns, roles, the check.
 *
 * Runs once for each entry written or read.  The bytes are a format byte, the
 * columns of entry_columns[] that are present, then one tag for each role.
 * Batch and row are of the bytes but not of what the department said; sequence
 * and learned time are the journal's and not of the bytes at all.
 */
#include <string.h>

#include "record/columns.h"

#define ENTRY_FORMAT 0x11 /* high half: an entry; low half: first form */
#define TAG_ROLE 64
#define CODE_BYTES_MAX 16
#define ROLE_WORD_BYTES_MAX 100

static const char *const objection_words[] = {"none", "dismissed", "upheld"};
static const char *const grade_words[] = {"minor", "general", "severe"};
static const char *const answer_words[] = {"no", "yes"};

#define AT(member) offsetof(struct entry, member)
#define MUST COLUMN_MUST
#define KEY COLUMN_KEY
#define ORIGIN COLUMN_ORIGIN

const struct column entry_columns[ENTRY_COLUMNS] = {
	{1, COL_ENTRY, 0, AT(id), MUST | ORIGIN, NULL, NULL},
	{2, COL_ID, 0, AT(subject), MUST | KEY, "subject_id", NULL},
	{3, COL_CODE, CODE_BYTES_MAX, AT(list), MUST | KEY, "list", NULL},
	{4, COL_CREDIT, 18, AT(authority), MUST | KEY, "authority", NULL},
	{5, COL_DOCUMENT, DOCUMENT_BYTES_MAX, AT(document), MUST | KEY, "document", NULL},
	{6, COL_TEXT, NAME_BYTES_MAX, AT(name), MUST, "subject_name", NULL},
	{7, COL_TEXT, NAME_BYTES_MAX, AT(id_given), ORIGIN, NULL, NULL},
	{8, COL_TEXT, NAME_BYTES_MAX, AT(authority_name), ORIGIN, NULL, NULL},
	{9, COL_DAY, 0, AT(decided), 0, "decided", NULL},
	{10, COL_DOCUMENT, DOCUMENT_BYTES_MAX, AT(basis_document), 0, "basis_document", NULL},
	{11, COL_DAY, 0, AT(basis_day), 0, "basis_day", NULL},
	{12, COL_DAY, 0, AT(served), 0, "served", NULL},
	{13, COL_DOCUMENT, DOCUMENT_BYTES_MAX, AT(notice_document), 0, "notice_document", NULL},
	{14, COL_DAY, 0, AT(notified), 0, "notified", NULL},
	{15, COL_ENUM, OBJECTION_UPHELD, AT(objection), 0, "objection", objection_words},
	{16, COL_DAY, 0, AT(listed), 0, "listed", NULL},
	{17, COL_DAY, 0, AT(until), 0, "until", NULL},
	{18, COL_BOOL, 0, AT(until_long), 0, "until_long", NULL},
	{19, COL_ENUM, GRADE_SEVERE, AT(grade), 0, "grade", grade_words},
	{20, COL_CODE, CODE_BYTES_MAX, AT(ground), 0, "ground", NULL},
	{21, COL_TEXT, ROLE_WORD_BYTES_MAX, AT(sector), 0, "sector", NULL},
	{22, COL_PROSE, FACTS_BYTES_MAX, AT(facts), 0, "facts", NULL},
	{23, COL_DAY, 0, AT(act_end), 0, "act_end", NULL},
	{24, COL_DAY, 0, AT(published), 0, "published", NULL},
	{25, COL_TEXT, NOTE_BYTES_MAX, AT(consent), 0, "consent", NULL},
	{26, COL_TEXT, NOTE_BYTES_MAX, AT(guardian_consent), 0, "guardian_consent", NULL},
	{27, COL_ENUM, ANSWER_YES, AT(labour_income), 0, "labour_income", answer_words},
	{28, COL_BOOL, 0, AT(same_case), 0, "same_case", NULL},
	{29, COL_ENTRY, 0, AT(replaces), KEY, "corrects", NULL},
	{30, COL_DOCUMENT, DOCUMENT_BYTES_MAX, AT(correction), ORIGIN, "correction", NULL},
	{31, COL_TEXT, NOTE_BYTES_MAX, AT(id_reason), ORIGIN, NULL, NULL},
	{32, COL_TEXT, NAME_BYTES_MAX, AT(unit), 0, "unit", NULL},
	{33, COL_TEXT, NOTE_BYTES_MAX, AT(deed_reviewed), 0, "deed_reviewed", NULL},
	{34, COL_NUMBER, 0, AT(batch), ORIGIN, NULL, NULL},
	{35, COL_NUMBER, 0, AT(row), ORIGIN, NULL, NULL},
};

void entry_init(struct entry *entry)
{
	memset(entry, 0, sizeof(*entry));
	columns_init(entry_columns, ENTRY_COLUMNS, entry);
}

static bool day_valid(credit_day day)
{
	return day == CREDIT_DAY_NONE || (day >= CREDIT_DAY_MIN && day <= CREDIT_DAY_MAX);
}

static bool role_valid(const struct role *role)
{
	struct column person = {0, COL_ID, 0, offsetof(struct role, person), 0, NULL, NULL};

	return columns_check(&person, 1, role) == NULL &&
		(role->person.scheme != CREDIT_SCHEME_NONE || role->name[0]) &&
		column_text_valid(role->name, strlen(role->name), NAME_BYTES_MAX, false) &&
		role->role[0] &&
		column_text_valid(role->role, strlen(role->role), ROLE_WORD_BYTES_MAX, false) &&
		column_text_valid(role->basis, strlen(role->basis), NOTE_BYTES_MAX, false) &&
		day_valid(role->from) && day_valid(role->to);
}

/* The rules of an entry by itself: the name of what breaks one, or NULL. */
static const char *entry_check(const struct entry *entry)
{
	const char *broken = columns_check(entry_columns, ENTRY_COLUMNS, entry);
	static const struct entry_id none;

	if (broken)
		return broken;
	if (entry->until_long && entry->until != CREDIT_DAY_NONE)
		return "until_long";
	if (entry->replaces_set == (memcmp(&entry->replaces, &none, sizeof(none)) == 0))
		return "corrects";
	if (entry->roles_count > ROLES_MAX)
		return "roles";
	for (size_t i = 0; i < entry->roles_count; i++)
		if (!role_valid(&entry->roles[i]))
			return "roles";
	return NULL;
}

static void encode_role(const struct role *role, struct buf *out)
{
	struct buf value = BUF_INIT;
	struct buf id = BUF_INIT;

	if (role->person.scheme != CREDIT_SCHEME_NONE)
		column_put_id(&id, &role->person);
	buf_text(&value, (const char *)id.data, id.length);
	buf_text(&value, role->name, strlen(role->name));
	buf_text(&value, role->role, strlen(role->role));
	buf_text(&value, role->basis, strlen(role->basis));
	buf_u32(&value, (uint32_t)role->from);
	buf_u32(&value, (uint32_t)role->to);
	buf_u8(out, TAG_ROLE);
	buf_text(out, (const char *)value.data, value.length);
	if (!out->status)
		out->status = value.status ? value.status : id.status;
	buf_free(&value);
	buf_free(&id);
}

int entry_encode(const struct entry *entry, struct buf *out, credit_error *err)
{
	const char *broken = entry_check(entry);

	if (broken)
		return FAIL(err, CREDIT_EINVAL, MSG_RECORD_FIELD, broken);
	buf_u8(out, ENTRY_FORMAT);
	columns_encode(entry_columns, ENTRY_COLUMNS, entry, out);
	for (size_t i = 0; i < entry->roles_count; i++)
		encode_role(&entry->roles[i], out);
	if (out->status)
		return FAIL(err, out->status, MSG_MEMORY);
	return CREDIT_OK;
}

static bool decode_role(struct span *value, struct arena *arena, struct role *role, int *status)
{
	size_t length;
	const char *id = span_text(value, &length);
	struct span id_bytes = span_of(id, length);

	if (!id || (length > 0 && !column_take_id(&id_bytes, &role->person)))
		return false;
	role->name = column_take_text(value, arena, status);
	role->role = column_take_text(value, arena, status);
	role->basis = column_take_text(value, arena, status);
	role->from = (credit_day)span_u32(value);
	role->to = (credit_day)span_u32(value);
	return *status == CREDIT_OK && !value->bad && span_left(value) == 0;
}

static bool decode_roles(struct span *span, struct arena *arena, struct entry *out, int *status)
{
	struct role *roles = NULL;

	while (span_left(span) > 0) {
		struct span value;
		const char *bytes;
		size_t length;

		if (span_u8(span) != TAG_ROLE || out->roles_count == ROLES_MAX)
			return false;
		if (!roles) {
			roles = arena_alloc(arena, ROLES_MAX * sizeof(*roles));
			if (!roles) {
				*status = CREDIT_ENOMEM;
				return false;
			}
			out->roles = roles;
		}
		bytes = span_text(span, &length);
		value = span_of(bytes, length);
		if (!bytes || !decode_role(&value, arena, &roles[out->roles_count], status))
			return false;
		out->roles_count++;
	}
	return true;
}

int entry_decode(const void *bytes, size_t length, struct arena *arena, struct entry *out,
	credit_error *err)
{
	static const struct entry_id none;
	struct span span = span_of(bytes, length);
	int status = CREDIT_OK;
	const char *broken = "format";

	entry_init(out);
	if (span_u8(&span) == ENTRY_FORMAT &&
		columns_decode(entry_columns, ENTRY_COLUMNS, &span, arena, out, &status) &&
		decode_roles(&span, arena, out, &status)) {
		out->replaces_set = memcmp(&out->replaces, &none, sizeof(none)) != 0;
		broken = entry_check(out);
	}
	if (!broken)
		return CREDIT_OK;
	entry_init(out);
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	return FAIL(err, CREDIT_ECORRUPT, MSG_RECORD_CORRUPT, "entry", broken);
}
