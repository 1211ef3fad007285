/* SPDX-License-Identifier: Apache-2.0 */
/*
 * columns.c - one codec for every record, driven by its table of columns.
 *
 * Runs once for each record written and each record read.  Stored form of a
 * column: tag (u8), length (u16), bytes.  Tags ascend, an absent column is
 * left out, and every value has one form, so that equal records have equal
 * bytes and a decoder can refuse whatever an encoder would not have written.
 */
#include "record/columns.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "id/identifier.h"

#define CREDIT_CODE_LENGTH 18

static const void *at(const struct column *column, const void *record)
{
	return (const uint8_t *)record + column->offset;
}

static void *at_mutable(const struct column *column, void *record)
{
	return (uint8_t *)record + column->offset;
}

static const char *text_of(const struct column *column, const void *record)
{
	return *(const char *const *)at(column, record);
}

static bool is_text(const struct column *column)
{
	return column->type >= COL_TEXT && column->type <= COL_CREDIT;
}

void column_clear(const struct column *column, void *record)
{
	void *to = at_mutable(column, record);

	if (is_text(column))
		*(const char **)to = "";
	else if (column->type == COL_DAY)
		*(credit_day *)to = CREDIT_DAY_NONE;
	else if (column->type == COL_ENUM)
		*(int *)to = 0;
	else if (column->type == COL_BOOL)
		*(bool *)to = false;
	else if (column->type == COL_NUMBER)
		*(uint64_t *)to = 0;
	else if (column->type == COL_ID)
		memset(to, 0, sizeof(credit_id));
	else
		memset(to, 0, sizeof(struct entry_id));
}

bool column_absent(const struct column *column, const void *record)
{
	static const struct entry_id none;
	const void *from = at(column, record);

	if (is_text(column))
		return text_of(column, record)[0] == '\0';
	if (column->type == COL_DAY)
		return *(const credit_day *)from == CREDIT_DAY_NONE;
	if (column->type == COL_ENUM)
		return *(const int *)from == 0;
	if (column->type == COL_BOOL)
		return !*(const bool *)from;
	if (column->type == COL_NUMBER)
		return *(const uint64_t *)from == 0;
	if (column->type == COL_ID)
		return ((const credit_id *)from)->scheme == CREDIT_SCHEME_NONE;
	return memcmp(from, &none, sizeof(none)) == 0;
}

void columns_init(const struct column *columns, size_t count, void *record)
{
	for (size_t i = 0; i < count; i++)
		column_clear(&columns[i], record);
}

bool column_text_valid(const char *text, size_t length, size_t limit, bool prose)
{
	if (length > limit || !utf8_valid(text, length))
		return false;
	for (size_t i = 0; i < length; i++) {
		uint8_t c = (uint8_t)text[i];

		if (c < 0x20 && !(prose && (c == '\n' || c == '\t')))
			return false;
		if (c == 0x7F)
			return false;
	}
	return true;
}

static bool code_valid(const char *text)
{
	return text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';
}

static bool id_valid(const credit_id *id)
{
	credit_id again;

	return id_restore(id->scheme, id->kind, id->flags, id->text, id->length, &again) &&
		strlen(id->text) == id->length;
}

static bool column_valid(const struct column *column, const void *record)
{
	const void *from = at(column, record);
	const char *text;
	size_t length;

	if (column_absent(column, record))
		return !(column->flags & COLUMN_MUST);
	if (is_text(column)) {
		text = text_of(column, record);
		length = strlen(text);
		if (column->type == COL_CODE && !code_valid(text))
			return false;
		if (column->type == COL_CREDIT &&
			(length != CREDIT_CODE_LENGTH || !code_valid(text)))
			return false;
		return column_text_valid(text, length, column->limit,
			column->type == COL_PROSE);
	}
	if (column->type == COL_DAY)
		return *(const credit_day *)from >= CREDIT_DAY_MIN &&
			*(const credit_day *)from <= CREDIT_DAY_MAX;
	if (column->type == COL_ENUM)
		return *(const int *)from > 0 && *(const int *)from <= column->limit;
	if (column->type == COL_ID)
		return id_valid(from);
	return true;
}

const char *columns_check(const struct column *columns, size_t count, const void *record)
{
	for (size_t i = 0; i < count; i++)
		if (!column_valid(&columns[i], record))
			return columns[i].name ? columns[i].name : "?";
	return NULL;
}

void column_put_id(struct buf *out, const credit_id *id)
{
	buf_u8(out, id->scheme);
	buf_u8(out, id->kind);
	buf_u8(out, id->flags);
	buf_put(out, id->text, id->length);
}

bool column_take_id(struct span *span, credit_id *id)
{
	int scheme = span_u8(span);
	int kind = span_u8(span);
	int flags = span_u8(span);
	size_t length = span_left(span);
	const char *text = (const char *)span_bytes(span, length);

	memset(id, 0, sizeof(*id));
	return text && !span->bad && length < CREDIT_ID_TEXT_BYTES &&
		id_restore(scheme, kind, flags, text, length, id);
}

const char *column_take_text(struct span *span, struct arena *arena, int *status)
{
	size_t length;
	const char *text = span_text(span, &length);
	const char *copy;

	if (!text || memchr(text, '\0', length)) {
		*status = CREDIT_ECORRUPT;
		return "";
	}
	copy = length ? arena_text(arena, text, length) : "";
	if (!copy)
		*status = CREDIT_ENOMEM;
	return copy ? copy : "";
}

static void encode_value(const struct column *column, const void *record, struct buf *out)
{
	const void *from = at(column, record);

	if (is_text(column))
		buf_str(out, text_of(column, record));
	else if (column->type == COL_DAY)
		buf_u32(out, (uint32_t)*(const credit_day *)from);
	else if (column->type == COL_ENUM)
		buf_u8(out, (uint8_t)*(const int *)from);
	else if (column->type == COL_BOOL)
		buf_u8(out, 1);
	else if (column->type == COL_NUMBER)
		buf_u64(out, *(const uint64_t *)from);
	else if (column->type == COL_ID)
		column_put_id(out, from);
	else
		buf_put(out, from, sizeof(struct entry_id));
}

void columns_encode(const struct column *columns, size_t count, const void *record,
	struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		size_t length_at;
		size_t length;

		if (column_absent(&columns[i], record))
			continue;
		buf_u8(out, columns[i].tag);
		length_at = out->length;
		buf_u16(out, 0);
		encode_value(&columns[i], record, out);
		if (out->status)
			return;
		length = out->length - length_at - 2;
		assert(length <= UINT16_MAX);
		out->data[length_at] = (uint8_t)(length >> 8);
		out->data[length_at + 1] = (uint8_t)length;
	}
}

static bool decode_text(const struct column *column, struct span *value, struct arena *arena,
	void *record, int *status)
{
	size_t length = span_left(value);
	const char *text = (const char *)span_bytes(value, length);
	char *copy;

	if (memchr(text, '\0', length))
		return false;
	copy = arena_text(arena, text, length);
	if (!copy) {
		*status = CREDIT_ENOMEM;
		return false;
	}
	*(const char **)at_mutable(column, record) = copy;
	return true;
}

/* One value; whatever is left over or missing in its bytes is a fault. */
static bool decode_value(const struct column *column, struct span *value, struct arena *arena,
	void *record, int *status)
{
	void *to = at_mutable(column, record);
	const uint8_t *bytes;

	if (is_text(column))
		return decode_text(column, value, arena, record, status);
	if (column->type == COL_ID)
		return column_take_id(value, to);
	if (column->type == COL_DAY)
		*(credit_day *)to = (credit_day)span_u32(value);
	else if (column->type == COL_ENUM)
		*(int *)to = span_u8(value);
	else if (column->type == COL_BOOL)
		*(bool *)to = span_u8(value) == 1; /* anything else reads as absent */
	else if (column->type == COL_NUMBER)
		*(uint64_t *)to = span_u64(value);
	else if ((bytes = span_bytes(value, sizeof(struct entry_id))))
		memcpy(to, bytes, sizeof(struct entry_id));
	return !value->bad && span_left(value) == 0;
}

bool columns_decode(const struct column *columns, size_t count, struct span *span,
	struct arena *arena, void *record, int *status)
{
	size_t next = 0;

	while (span_left(span) > 0) {
		uint8_t tag = span->at[0];
		struct span value;
		size_t length;
		const char *bytes;

		if (tag > columns[count - 1].tag)
			return true; /* a list that follows the columns */
		while (next < count && columns[next].tag < tag)
			next++;
		if (next == count || columns[next].tag != tag)
			return false;
		span_u8(span);
		bytes = span_text(span, &length);
		if (!bytes || length == 0)
			return false;
		value = span_of(bytes, length);
		if (!decode_value(&columns[next], &value, arena, record, status))
			return false;
		if (column_absent(&columns[next], record))
			return false; /* an absent value has no bytes */
		next++;
	}
	return true;
}
