/* SPDX-License-Identifier: Apache-2.0 */
/*
 * schema.c - keys and the heads of values, as schema.h describes them.
 *
 * Runs for every record read or written.  Writing a key cannot fail: the
 * limits of record.h keep every key below 255 bytes, which the assertions
 * state.  Reading takes any bytes and answers false for a form that no key has.
 */
#include "store/schema.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "id/identifier.h"
#include "store/store.h"

#define CREDIT_CODE_HEAD 8 /* characters before the organisation code */

/* ---- keys ---- */

void key_put(struct key *key, const void *bytes, size_t length)
{
	assert(key->length + length <= ENGINE_KEY_BYTES_MAX);
	if (length)
		memcpy(key->data + key->length, bytes, length);
	key->length += length;
}

static void key_int(struct key *key, uint64_t value, size_t bytes)
{
	uint8_t out[8];

	for (size_t i = 0; i < bytes; i++)
		out[i] = (uint8_t)(value >> (8 * (bytes - 1 - i)));
	key_put(key, out, bytes);
}

void key_u8(struct key *key, uint8_t value)
{
	key_int(key, value, 1);
}

void key_u32(struct key *key, uint32_t value)
{
	key_int(key, value, 4);
}

void key_u64(struct key *key, uint64_t value)
{
	key_int(key, value, 8);
}

void key_begin(struct key *key, uint32_t county, enum table table)
{
	key->length = 0;
	key_u32(key, county);
	key_u8(key, (uint8_t)table);
}

struct bytes key_bytes(const struct key *key)
{
	struct bytes bytes = {key->data, key->length};

	return bytes;
}

void key_after(const struct key *prefix, struct key *out)
{
	*out = *prefix;
	while (out->length > 0 && out->data[out->length - 1] == 0xff)
		out->length--;
	if (out->length > 0)
		out->data[out->length - 1]++;
}

int bytes_order(struct bytes a, struct bytes b)
{
	size_t common = a.length < b.length ? a.length : b.length;
	int order = common ? memcmp(a.data, b.data, common) : 0;

	if (order)
		return order;
	return (a.length > b.length) - (a.length < b.length);
}

bool bytes_equal(struct bytes a, struct bytes b)
{
	return a.length == b.length && (!a.length || memcmp(a.data, b.data, a.length) == 0);
}

bool bytes_begin(struct bytes bytes, struct bytes prefix)
{
	return bytes.length >= prefix.length &&
		(!prefix.length || memcmp(bytes.data, prefix.data, prefix.length) == 0);
}

/* ---- subjects ---- */

void subject_key_of(const credit_id *id, struct subject_key *out)
{
	bool whole = id->scheme == CREDIT_SCHEME_CREDIT_CODE;

	if (whole || id->scheme == CREDIT_SCHEME_ORGANISATION_CODE) {
		const char *code = id->text + (whole ? CREDIT_CODE_HEAD : 0);

		assert(id->length == (whole ? 18 : ORGANISATION_CODE_BYTES));
		memset(out->data, 0, SUBJECT_ORGANISATION_BYTES);
		out->data[0] = ORGANISATION_CLASS;
		memcpy(out->data + 1, code, ORGANISATION_CODE_BYTES);
		if (whole) {
			memcpy(out->data + ORGANISATION_PREFIX_BYTES, id->text,
				CREDIT_CODE_HEAD);
			out->data[SUBJECT_ORGANISATION_BYTES - 1] = (uint8_t)id->text[17];
		}
		out->length = SUBJECT_ORGANISATION_BYTES;
		return;
	}
	assert(id->length > 0 && id->length < CREDIT_ID_TEXT_BYTES - 4);
	out->data[0] = id->scheme;
	memcpy(out->data + 1, id->text, id->length);
	out->data[1 + id->length] = 0;
	out->length = (size_t)id->length + 2;
}

bool subject_key_read(struct bytes bytes, struct subject_key *out)
{
	const uint8_t *data = bytes.data;
	const uint8_t *end;

	if (bytes.length < 3)
		return false;
	if (data[0] == ORGANISATION_CLASS) {
		if (bytes.length < SUBJECT_ORGANISATION_BYTES)
			return false;
		out->length = SUBJECT_ORGANISATION_BYTES;
	} else {
		if (data[0] < CREDIT_SCHEME_RESIDENT || data[0] > CREDIT_SCHEME_LOCAL ||
			data[0] == CREDIT_SCHEME_ORGANISATION_CODE)
			return false;
		end = memchr(data, 0, bytes.length);
		if (!end || end - data < 2 || end - data >= SUBJECT_BYTES_MAX)
			return false;
		out->length = (size_t)(end - data) + 1;
	}
	memcpy(out->data, data, out->length);
	return true;
}

bool subject_key_equal(const struct subject_key *a, const struct subject_key *b)
{
	return a->length == b->length && memcmp(a->data, b->data, a->length) == 0;
}

bool subject_is_organisation(const struct subject_key *subject)
{
	return subject->data[0] == ORGANISATION_CLASS;
}

bool subject_is_bare(const struct subject_key *subject)
{
	return subject_is_organisation(subject) &&
		subject->data[SUBJECT_ORGANISATION_BYTES - 1] == 0;
}

bool subject_row_read(struct bytes key, struct subject_row_key *out)
{
	struct bytes rest;
	struct span span;
	uint8_t letter;
	uint8_t type;

	memset(out, 0, sizeof(*out));
	if (key.length < KEY_HEAD_BYTES)
		return false;
	rest.data = (const uint8_t *)key.data + KEY_HEAD_BYTES;
	rest.length = key.length - KEY_HEAD_BYTES;
	if (!subject_key_read(rest, &out->subject))
		return false;
	span = span_of((const uint8_t *)rest.data + out->subject.length,
		rest.length - out->subject.length);
	letter = span_u8(&span);
	if (letter == 'E') {
		const uint8_t *id = span_bytes(&span, ENTRY_ID_BYTES);

		if (!id)
			return false;
		memcpy(out->entry.bytes, id, ENTRY_ID_BYTES);
	} else if (letter == 'U' || letter == 'W') {
		out->row = letter == 'U' ? ROW_ACT : ROW_FEEDBACK;
		out->sequence = span_u64(&span);
		return !span.bad && span_left(&span) == 0;
	} else if (letter != 'A') {
		return false;
	}
	type = span_u8(&span);
	out->row = letter == 'E' ? (type ? ROW_EVENT : ROW_ENTRY)
				 : (type ? ROW_ALIAS_TO : ROW_ALIAS);
	out->sequence = span_u64(&span);
	return type <= 1 && !span.bad && span_left(&span) == 0;
}

uint64_t name_row_act(struct bytes key)
{
	const uint8_t *name = (const uint8_t *)key.data + KEY_HEAD_BYTES;
	const uint8_t *end = key.length > KEY_HEAD_BYTES
		? memchr(name, 0, key.length - KEY_HEAD_BYTES)
		: NULL;
	struct span span;

	if (!end || key.length - KEY_HEAD_BYTES - (size_t)(end - name) - 1 != 8)
		return 0;
	span = span_of(end + 1, 8);
	return span_u64(&span);
}

/* ---- whole keys ---- */

void key_subject(struct key *key, uint32_t county, const struct subject_key *subject)
{
	key_begin(key, county, TABLE_SUBJECT);
	key_put(key, subject->data, subject->length);
}

void key_entry_rows(struct key *key, uint32_t county, const struct subject_key *subject,
	const struct entry_id *id)
{
	key_subject(key, county, subject);
	key_u8(key, 'E');
	key_put(key, id->bytes, ENTRY_ID_BYTES);
}

void key_entry(struct key *key, uint32_t county, const struct subject_key *subject,
	const struct entry_id *id, uint64_t sequence)
{
	key_entry_rows(key, county, subject, id);
	key_u8(key, 0);
	key_u64(key, sequence);
}

void key_event(struct key *key, uint32_t county, const struct subject_key *subject,
	const struct entry_id *id, uint64_t sequence)
{
	key_entry_rows(key, county, subject, id);
	key_u8(key, 1);
	key_u64(key, sequence);
}

void key_alias(struct key *key, uint32_t county, const struct subject_key *subject, bool to,
	uint64_t sequence)
{
	key_subject(key, county, subject);
	key_u8(key, 'A');
	key_u8(key, to);
	key_u64(key, sequence);
}

void key_subject_act(struct key *key, uint32_t county, const struct subject_key *subject,
	uint64_t sequence)
{
	key_subject(key, county, subject);
	key_u8(key, 'U');
	key_u64(key, sequence);
}

void key_feedback(struct key *key, uint32_t county, const struct subject_key *subject,
	uint64_t sequence)
{
	key_subject(key, county, subject);
	key_u8(key, 'W');
	key_u64(key, sequence);
}

void key_journal(struct key *key, uint32_t county, uint64_t sequence)
{
	key_begin(key, county, TABLE_JOURNAL);
	key_u64(key, sequence);
}

void key_tree_block(struct key *key, uint32_t county, uint64_t block)
{
	key_begin(key, county, TABLE_TREE);
	key_u8(key, TREE_BLOCK);
	key_u64(key, block);
}

void key_tree_commit(struct key *key, uint32_t county, uint64_t sequence)
{
	key_begin(key, county, TABLE_TREE);
	key_u8(key, TREE_COMMIT);
	key_u64(key, sequence);
}

void key_tree_state(struct key *key, uint32_t county)
{
	key_begin(key, county, TABLE_TREE);
	key_u8(key, TREE_STATE);
}

void key_entry_id(struct key *key, uint32_t county, const struct entry_id *id)
{
	key_begin(key, county, TABLE_ENTRY_ID);
	key_put(key, id->bytes, ENTRY_ID_BYTES);
}

void key_name(struct key *key, uint32_t county, const char *match_key, size_t length)
{
	key_begin(key, county, TABLE_NAME);
	key_put(key, match_key, length);
	key_u8(key, 0);
}

void key_document(
	struct key *key, uint32_t county, const uint8_t digest[DOCUMENT_DIGEST_BYTES])
{
	key_begin(key, county, TABLE_DOCUMENT);
	key_put(key, digest, DOCUMENT_DIGEST_BYTES);
}

void key_role(struct key *key, uint32_t county, const struct subject_key *person)
{
	key_begin(key, county, TABLE_ROLE);
	key_put(key, person->data, person->length);
}

bool role_row_read(struct bytes key, struct subject_key *person, struct entry_id *entry)
{
	const uint8_t *data = key.data;
	struct bytes rest = {data + KEY_HEAD_BYTES, 0};

	if (key.length <= KEY_HEAD_BYTES + ENTRY_ID_BYTES)
		return false;
	rest.length = key.length - KEY_HEAD_BYTES - ENTRY_ID_BYTES;
	if (!subject_key_read(rest, person) || person->length != rest.length)
		return false;
	memcpy(entry->bytes, data + key.length - ENTRY_ID_BYTES, ENTRY_ID_BYTES);
	return true;
}

void key_number(struct key *key, uint32_t county, const char *number)
{
	key_begin(key, county, TABLE_NUMBER);
	key_put(key, number, NUMBER_CHARACTERS);
}

void key_batch(struct key *key, uint32_t county, uint64_t number, bool undo)
{
	key_begin(key, county, TABLE_BATCH);
	key_u64(key, number);
	key_u8(key, undo);
}

void key_confirmed(struct key *key, uint32_t county, const char *list, const char *authority)
{
	key_begin(key, county, TABLE_CONFIRMED);
	key_put(key, list, strlen(list) + 1);
	key_put(key, authority, strlen(authority) + 1);
}

void key_tables_bytes(struct key *key, uint32_t county, const uint8_t digest[DIGEST_BYTES])
{
	key_begin(key, county, TABLE_TABLES);
	key_u8(key, 0);
	key_put(key, digest, DIGEST_BYTES);
}

void key_tables(struct key *key, uint32_t county, uint64_t sequence)
{
	key_begin(key, county, TABLE_TABLES);
	key_u8(key, 1);
	key_u64(key, sequence);
}

void key_edition(struct key *key, uint32_t county, const char *period, uint32_t revision)
{
	key_begin(key, county, TABLE_EDITION);
	key_put(key, period, PERIOD_CHARACTERS);
	key_u32(key, revision);
}

void key_edition_rows(
	struct key *key, uint32_t county, const char *period, uint32_t revision)
{
	key_begin(key, county, TABLE_EDITION_ROW);
	key_put(key, period, PERIOD_CHARACTERS);
	key_u32(key, revision);
}

void key_meta(struct key *key, uint32_t county, const char *name)
{
	key_begin(key, county, TABLE_META);
	key_put(key, name, strlen(name));
}

void key_erasure(struct key *key, uint32_t county, uint64_t sequence)
{
	key_begin(key, county, TABLE_ERASURE);
	key_u8(key, 0);
	key_u64(key, sequence);
}

void key_erased_subject(
	struct key *key, uint32_t county, const uint8_t ref[SUBJECT_REF_BYTES])
{
	key_begin(key, county, TABLE_ERASURE);
	key_u8(key, 1);
	key_put(key, ref, SUBJECT_REF_BYTES);
}

void key_erasure_rest(struct key *key, uint32_t county)
{
	key_begin(key, county, TABLE_ERASURE);
	key_u8(key, 3);
}

void key_erased_entry(struct key *key, uint32_t county, const struct entry_id *id)
{
	key_begin(key, county, TABLE_ERASURE);
	key_u8(key, 2);
	key_put(key, id->bytes, ENTRY_ID_BYTES);
}

int name_key(const char *name, size_t length, struct buf *out)
{
	size_t start = out->length;
	int status = text_match_key(name, length, out);

	if (!status && out->length - start > NAME_KEY_BYTES_MAX)
		out->length = start +
			utf8_floor((const char *)out->data + start, NAME_KEY_BYTES_MAX);
	return status;
}

int document_digest(const char *list, const char *authority, const char *document,
	uint8_t out[DOCUMENT_DIGEST_BYTES], credit_error *err)
{
	uint8_t digest[DIGEST_BYTES];
	struct buf text = BUF_INIT;
	int status;

	buf_put(&text, list, strlen(list) + 1);
	buf_put(&text, authority, strlen(authority) + 1);
	status = text_document_key(document, strlen(document), &text);
	if (!status)
		status = text.status;
	if (status)
		FAIL(err, status, status == CREDIT_EFORMAT ? MSG_ARGUMENT : MSG_MEMORY,
			"document", "UTF-8");
	else
		status = digest_once(HASH_SHA256, text.data, text.length, digest, err);
	if (!status)
		memcpy(out, digest, DOCUMENT_DIGEST_BYTES);
	buf_free(&text);
	return status;
}

/* ---- values ---- */

void record_write(struct buf *out, uint64_t sequence, int64_t learned_us,
	const uint8_t salt[SALT_BYTES], const void *payload, size_t length)
{
	buf_u8(out, RECORD_FORMAT);
	buf_u64(out, sequence);
	buf_u64(out, (uint64_t)learned_us);
	buf_put(out, salt, SALT_BYTES);
	buf_put(out, payload, length);
}

bool record_read(struct bytes value, struct record_value *out)
{
	struct span span = span_of(value.data, value.length);
	uint8_t format = span_u8(&span);

	out->sequence = span_u64(&span);
	out->learned_us = (int64_t)span_u64(&span);
	out->salt = span_bytes(&span, SALT_BYTES);
	out->payload.length = span_left(&span);
	out->payload.data = span.at;
	return format == RECORD_FORMAT && !span.bad && out->sequence > 0;
}

bool journal_read(struct bytes value, struct journal_value *out)
{
	struct span span = span_of(value.data, value.length);

	out->learned_us = (int64_t)span_u64(&span);
	out->kind = span_u8(&span);
	out->digest = span_bytes(&span, DIGEST_BYTES);
	out->locator.length = span_left(&span);
	out->locator.data = span.at;
	return !span.bad && out->locator.length > 0 &&
		out->locator.length <= ENGINE_KEY_BYTES_MAX - COUNTY_BYTES &&
		*journal_kind_name(out->kind) != '\0';
}

uint64_t journal_erased_by(const struct journal_value *journal)
{
	const uint8_t *locator = journal->locator.data;
	struct span span;

	if (journal->kind == JOURNAL_ERASURE || journal->locator.length != 10 ||
		locator[0] != TABLE_ERASURE || locator[1] != 0)
		return 0;
	span = span_of(locator + 2, 8);
	return span_u64(&span);
}

static void put_u64(uint8_t *out, uint64_t value)
{
	for (int i = 7; i >= 0; i--, value >>= 8)
		out[i] = (uint8_t)value;
}

void head_write(const struct head *head, uint8_t out[HEAD_BYTES])
{
	put_u64(out, head->sequence);
	put_u64(out + 8, (uint64_t)head->learned_us);
	put_u64(out + 16, head->batches);
}

bool head_read(struct bytes value, struct head *out)
{
	struct span span = span_of(value.data, value.length);

	out->sequence = span_u64(&span);
	out->learned_us = (int64_t)span_u64(&span);
	out->batches = span_u64(&span);
	return !span.bad && span_left(&span) == 0;
}

void confirmed_write(uint64_t batch, credit_day as_of, uint8_t out[CONFIRMED_BYTES])
{
	put_u64(out, batch);
	for (int i = 3; i >= 0; i--)
		out[8 + i] = (uint8_t)((uint32_t)as_of >> (8 * (3 - i)));
}

/* Bytes up to a zero byte, which is taken too; false when there is none. */
static bool span_word(struct span *span, struct bytes *out)
{
	size_t left = span_left(span);
	const uint8_t *end = left ? memchr(span->at, 0, left) : NULL;

	if (!end)
		return false;
	out->data = span->at;
	out->length = (size_t)(end - span->at);
	span_bytes(span, out->length + 1);
	return true;
}

bool confirmed_read(struct bytes key, struct bytes value, struct confirmed_row *out)
{
	struct span span = span_of(key.data, key.length);
	struct span content = span_of(value.data, value.length);

	span_bytes(&span, KEY_HEAD_BYTES);
	if (!span_word(&span, &out->list) || !span_word(&span, &out->authority))
		return false;
	out->sequence = span_u64(&span);
	out->batch = span_u64(&content);
	out->as_of = (credit_day)span_u32(&content);
	return !span.bad && span_left(&span) == 0 && !content.bad &&
		span_left(&content) == 0;
}

bool period_valid(const char *period)
{
	for (int i = 0; i < 4; i++)
		if (period[i] < '0' || period[i] > '9')
			return false;
	if (period[4] != '-' || !period[5] || !period[6] || period[PERIOD_CHARACTERS])
		return false;
	if (period[5] == 'Q')
		return period[6] >= '1' && period[6] <= '4';
	if (period[5] == 'H')
		return period[6] == '1' || period[6] == '2';
	if (period[5] == '0')
		return period[6] >= '1' && period[6] <= '9';
	return period[5] == '1' && period[6] >= '0' && period[6] <= '2';
}

bool number_valid(const char *number, size_t length)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	for (size_t i = 0; i < length; i++)
		if (!number[i] || !strchr(alphabet, number[i]))
			return false;
	return length == NUMBER_CHARACTERS;
}

/* ---- keys in messages ---- */

/* A subject: organisations whole, others by scheme and three characters. */
static void describe_subject(const struct subject_key *subject, struct buf *out)
{
	const char *text = (const char *)subject->data + 1;
	size_t shown = subject->length - 2 < 3 ? subject->length - 2 : 3;

	if (subject_is_organisation(subject)) {
		buf_put(out, text, ORGANISATION_CODE_BYTES);
		return;
	}
	buf_printf(out, "%s:", credit_scheme_name(subject->data[0]));
	if (subject->data[0] != CREDIT_SCHEME_LOCAL)
		buf_put(out, text, shown);
	buf_str(out, "***");
}

static void describe_id(const uint8_t *bytes, struct buf *out)
{
	char text[ENTRY_ID_TEXT_BYTES];
	struct entry_id id;

	memcpy(id.bytes, bytes, ENTRY_ID_BYTES);
	entry_id_text(&id, text);
	buf_str(out, text);
}

static void describe_row(struct bytes key, struct buf *out)
{
	struct subject_row_key row;

	if (!subject_row_read(key, &row)) {
		buf_str(out, "S?");
		return;
	}
	describe_subject(&row.subject, out);
	if (row.row == ROW_ENTRY || row.row == ROW_EVENT) {
		buf_str(out, "/");
		describe_id(row.entry.bytes, out);
	}
	buf_printf(out, "#%" PRIu64, row.sequence);
}

void key_describe(struct bytes key, struct buf *out)
{
	const uint8_t *data = key.data;
	const uint8_t *rest = data + KEY_HEAD_BYTES;
	size_t left = key.length - KEY_HEAD_BYTES;

	if (key.length <= KEY_HEAD_BYTES) {
		buf_str(out, "?");
		return;
	}
	switch (data[COUNTY_BYTES]) {
	case TABLE_SUBJECT:
		describe_row(key, out);
		return;
	case TABLE_NAME: /* names stay out of messages: the entry tells enough */
		if (name_row_act(key)) {
			buf_printf(out, "N:#%" PRIu64, name_row_act(key));
			return;
		}
		/* fall through */
	case TABLE_DOCUMENT:
	case TABLE_ROLE: /* nor does an identifier stand in one */
	case TABLE_ENTRY_ID:
		buf_printf(out, "%c:", data[COUNTY_BYTES]);
		if (left >= ENTRY_ID_BYTES)
			describe_id(data + key.length - ENTRY_ID_BYTES, out);
		return;
	case TABLE_JOURNAL:
		if (left == 8) {
			struct span span = span_of(rest, left);

			buf_printf(out, "#%" PRIu64, span_u64(&span));
			return;
		}
		break;
	case TABLE_META:
		buf_str(out, "meta:");
		for (size_t i = 0; i < left; i++)
			if (rest[i] > ' ' && rest[i] < 0x7f)
				buf_u8(out, rest[i]);
		return;
	default:
		break;
	}
	for (size_t i = COUNTY_BYTES; i < key.length && i < 40; i++) {
		if (data[i] > ' ' && data[i] < 0x7f)
			buf_u8(out, data[i]);
		else
			buf_printf(out, ".%02x", data[i]);
	}
}

int fail_value(credit_error *err, struct bytes key, const char *what)
{
	struct buf text = BUF_INIT;

	key_describe(key, &text);
	FAIL(err, CREDIT_ECORRUPT, MSG_STORE_VALUE, buf_cstr(&text), what);
	buf_free(&text);
	return CREDIT_ECORRUPT;
}
