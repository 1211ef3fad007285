/* SPDX-License-Identifier: Apache-2.0 */
/*
 * erasure.c - the record of an erasure as bytes, and asking for it.
 *
 * A county erases some hundreds of entries in a year.  A check of a store
 * without any costs one branch; else a keyed digest and a short scan or two, for
 * subjects of which nothing is found or of which the past is asked for.
 */
#include "store/erasure.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "id/identifier.h"
#include "store/payload.h"

#define FORMAT 1
#define FLAG_WHOLE 1u
#define FLAG_ORDERED 2u
#define REF_DOMAIN "credit.erased/1"

/* ---- bytes ---- */

static bool text_fits(const char *text, size_t limit)
{
	size_t length = strlen(text);

	return length <= limit && utf8_valid(text, length);
}

/* The field that breaks a rule, or NULL. */
static const char *fault_of(const struct erasure *erasure)
{
	if (erasure->day < CREDIT_DAY_MIN || erasure->day > CREDIT_DAY_MAX)
		return "day";
	if (!erasure->document[0] || !text_fits(erasure->document, DOCUMENT_BYTES_MAX))
		return "document";
	if (!text_fits(erasure->authority, 32))
		return "authority";
	if (!text_fits(erasure->operator_, OPERATOR_BYTES_MAX))
		return "operator";
	if (!text_fits(erasure->basis, NOTE_BYTES_MAX))
		return "basis";
	if (erasure->records == 0)
		return "records";
	if (erasure->refs_count == 0 || erasure->refs_count > ERASED_REFS_MAX)
		return "subjects";
	if (erasure->entries_count > ERASED_ENTRIES_MAX)
		return "entries";
	for (size_t i = 1; i < erasure->entries_count; i++)
		if (memcmp(&erasure->entries[i - 1], &erasure->entries[i],
			    ENTRY_ID_BYTES) >= 0)
			return "entries";
	return NULL;
}

int erasure_write(const struct erasure *erasure, struct buf *out, credit_error *err)
{
	const char *const texts[] = {erasure->document, erasure->authority,
		erasure->operator_, erasure->basis};
	const char *fault = fault_of(erasure);

	if (fault)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "erasure", fault);
	buf_u8(out, FORMAT);
	buf_u32(out, (uint32_t)erasure->day);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		buf_text(out, texts[i], strlen(texts[i]));
	buf_u8(out, (uint8_t)((erasure->whole ? FLAG_WHOLE : 0) |
			    (erasure->ordered ? FLAG_ORDERED : 0)));
	buf_u64(out, erasure->records);
	buf_u32(out, (uint32_t)erasure->refs_count);
	buf_put(out, erasure->refs, erasure->refs_count * sizeof(erasure->refs[0]));
	buf_u32(out, (uint32_t)erasure->entries_count);
	buf_put(out, erasure->entries, erasure->entries_count * ENTRY_ID_BYTES);
	return out->status ? MEMORY(err) : CREDIT_OK;
}

/* A copy in the arena; sets *status when memory runs out or the text is no UTF-8. */
static const char *take_text(struct span *span, struct arena *arena, int *status)
{
	size_t length;
	const char *text = span_text(span, &length);
	const char *copy;

	if (!text || !utf8_valid(text, length) || memchr(text, 0, length)) {
		*status = *status ? *status : CREDIT_ECORRUPT;
		return "";
	}
	copy = arena_text(arena, text, length);
	if (!copy)
		*status = CREDIT_ENOMEM;
	return copy ? copy : "";
}

/* Count and items of a fixed size. */
static const void *take_items(struct span *span, size_t size, struct arena *arena,
	size_t *count, int *status)
{
	size_t n = span_u32(span);
	const uint8_t *bytes =
		n <= ERASED_ENTRIES_MAX ? span_bytes(span, n * size) : NULL;
	void *copy;

	if (!bytes) {
		*status = *status ? *status : CREDIT_ECORRUPT;
		return NULL;
	}
	copy = arena_alloc(arena, n * size + 1);
	if (!copy) {
		*status = CREDIT_ENOMEM;
		return NULL;
	}
	memcpy(copy, bytes, n * size);
	*count = n;
	return copy;
}

int erasure_read(struct bytes payload, struct arena *arena, struct erasure *out)
{
	struct span span = span_of(payload.data, payload.length);
	uint8_t format = span_u8(&span);
	int status = CREDIT_OK;
	uint8_t flags;

	memset(out, 0, sizeof(*out));
	out->day = (credit_day)span_u32(&span);
	out->document = take_text(&span, arena, &status);
	out->authority = take_text(&span, arena, &status);
	out->operator_ = take_text(&span, arena, &status);
	out->basis = take_text(&span, arena, &status);
	flags = span_u8(&span);
	out->whole = flags & FLAG_WHOLE;
	out->ordered = flags & FLAG_ORDERED;
	out->records = span_u64(&span);
	out->refs = take_items(
		&span, sizeof(out->refs[0]), arena, &out->refs_count, &status);
	out->entries =
		take_items(&span, ENTRY_ID_BYTES, arena, &out->entries_count, &status);
	if (status)
		return status;
	return format != FORMAT || flags > (FLAG_WHOLE | FLAG_ORDERED) || span.bad ||
			span_left(&span) > 0 || fault_of(out)
		? CREDIT_ECORRUPT
		: CREDIT_OK;
}

void subject_ref_sum(struct hmac *id_key, const credit_id *id, struct subject_ref *out)
{
	uint8_t message[sizeof(REF_DOMAIN) + 32 + CREDIT_ID_TEXT_BYTES];
	const char *scheme = credit_scheme_name(id->scheme);
	size_t length = sizeof(REF_DOMAIN);
	uint8_t sum[DIGEST_BYTES];

	memcpy(message, REF_DOMAIN, length);
	memcpy(message + length, scheme, strlen(scheme) + 1);
	length += strlen(scheme) + 1;
	memcpy(message + length, id->text, id->length);
	length += id->length;
	hmac_sum(id_key, message, length, sum);
	memcpy(out->bytes, sum, sizeof(out->bytes));
}

/* ---- asking ---- */

int snapshot_has_erasures(credit_snapshot *snapshot, bool *has, credit_error *err)
{
	struct engine_row row;
	struct key from;
	struct key to;
	size_t count;
	int status;

	if (snapshot->erasures_known == 0 ||
		snapshot->erasures_known != snapshot->head.sequence) {
		key_begin(&from, snapshot->registry->county, TABLE_ERASURE);
		key_after(&from, &to);
		status = engine_scan(snapshot->read, key_bytes(&from), key_bytes(&to), &row,
			1, &count, err);
		if (status)
			return status;
		snapshot->erasures = count > 0;
		snapshot->erasures_known = snapshot->head.sequence;
	}
	*has = snapshot->erasures;
	return CREDIT_OK;
}

int snapshot_erasure(credit_snapshot *snapshot, uint64_t sequence, struct arena *arena,
	const struct erasure **out, credit_error *err)
{
	struct erasure *erasure = arena_alloc(arena, sizeof(*erasure));
	struct record_value record;
	struct bytes value;
	struct key key;
	int status;

	*out = NULL;
	if (!erasure)
		return MEMORY(err);
	key_erasure(&key, snapshot->registry->county, sequence);
	status = view_get(snapshot, &key, &value, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(err, key_bytes(&key), "missing");
	if (status)
		return status;
	if (!record_read(value, &record) || record.sequence != sequence)
		return fail_value(err, key_bytes(&key), "record");
	status = erasure_read(record.payload, arena, erasure);
	if (status)
		return status == CREDIT_ENOMEM ? MEMORY(err)
					       : fail_value(err, key_bytes(&key), "erasure");
	erasure->sequence = record.sequence;
	erasure->learned_us = record.learned_us;
	*out = erasure;
	return CREDIT_OK;
}

/* One row that names a subject: its sequence, and whether all was taken. */
static bool subject_row(const struct engine_row *row, uint64_t *sequence, bool *whole)
{
	size_t head = KEY_HEAD_BYTES + 1 + SUBJECT_REF_BYTES;
	struct span span;

	if (row->key.length != head + 8 || row->value.length != 1)
		return false;
	span = span_of((const uint8_t *)row->key.data + head, 8);
	*sequence = span_u64(&span);
	*whole = *(const uint8_t *)row->value.data != 0;
	return true;
}

/* The last erasure of one identifier that answers; *sequence stays when none does. */
static int find_one(credit_snapshot *snapshot, const credit_id *id, bool nothing_read,
	uint64_t *sequence, credit_error *err)
{
	struct engine_row rows[SCAN_PAGE];
	struct subject_ref ref;
	struct key from;
	struct key to;
	size_t count = SCAN_PAGE;
	int status;

	subject_ref_sum(&snapshot->refs, id, &ref);
	status = hmac_status(&snapshot->refs, err);
	key_erased_subject(&from, snapshot->registry->county, ref.bytes);
	key_after(&from, &to);
	while (!status && count == SCAN_PAGE) {
		status = engine_scan(snapshot->read, key_bytes(&from), key_bytes(&to), rows,
			SCAN_PAGE, &count, err);
		for (size_t i = 0; !status && i < count; i++) {
			uint64_t found;
			bool whole;

			if (!subject_row(&rows[i], &found, &whole))
				return fail_value(err, rows[i].key, "erased subject");
			if ((whole && nothing_read) || found > snapshot->sequence)
				*sequence = found > *sequence ? found : *sequence;
		}
		if (!status && count == SCAN_PAGE) {
			from.length = 0;
			key_put(&from, rows[count - 1].key.data, rows[count - 1].key.length);
			key_u8(&from, 0);
		}
	}
	return status;
}

/*
 * The same for an identifier and the organisation code inside it: a credit code
 * reaches what lay under that, and an erasure by it may have named no other.
 */
static int find_id(credit_snapshot *snapshot, const credit_id *id, bool nothing_read,
	uint64_t *sequence, credit_error *err)
{
	credit_id bare;
	int status = find_one(snapshot, id, nothing_read, sequence, err);

	if (!status && id->scheme == CREDIT_SCHEME_CREDIT_CODE &&
		id_organisation_code(id, &bare))
		status = find_one(snapshot, &bare, nothing_read, sequence, err);
	return status;
}

int snapshot_erased(credit_snapshot *snapshot, const credit_id *ids, size_t count,
	bool nothing_read, struct arena *arena, const struct erasure **out,
	credit_error *err)
{
	uint64_t sequence = 0;
	bool has;
	int status = snapshot_has_erasures(snapshot, &has, err);

	*out = NULL;
	if (status || !has ||
		(!nothing_read && snapshot->sequence >= snapshot->head.sequence))
		return status;
	if (!snapshot->refs.context)
		status = hmac_open(&snapshot->refs, snapshot->registry->id_key, ID_KEY_BYTES,
			err);
	for (size_t i = 0; !status && i < count; i++)
		status = find_id(snapshot, &ids[i], nothing_read, &sequence, err);
	return status || !sequence
		? status
		: snapshot_erasure(snapshot, sequence, arena, out, err);
}

int snapshot_erased_entry(credit_snapshot *snapshot, const struct entry_id *id,
	struct arena *arena, const struct erasure **out, credit_error *err)
{
	struct bytes value;
	struct span span;
	struct key key;
	bool has;
	int status = snapshot_has_erasures(snapshot, &has, err);

	*out = NULL;
	if (status || !has)
		return status;
	key_erased_entry(&key, snapshot->registry->county, id);
	status = view_get(snapshot, &key, &value, err);
	if (status)
		return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
	span = span_of(value.data, value.length);
	if (value.length != 8)
		return fail_value(err, key_bytes(&key), "erased entry");
	return snapshot_erasure(snapshot, span_u64(&span), arena, out, err);
}

int snapshot_erased_note(credit_snapshot *snapshot, const struct entry_id *id,
	struct arena *arena, struct erased_entry *out, credit_error *err)
{
	const struct erasure *erasure;
	int status = snapshot_erased_entry(snapshot, id, arena, &erasure, err);

	memset(out, 0, sizeof(*out));
	if (status || !erasure)
		return status;
	out->document = erasure->document;
	out->day = erasure->day;
	out->sequence = erasure->sequence;
	return CREDIT_OK;
}
