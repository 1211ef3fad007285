/* SPDX-License-Identifier: Apache-2.0 */
/*
 * field_list.c - named fields of acts as bytes.
 *
 * Most acts carry none or one; the list is short, so that walks are enough.
 */
#include "record/field_list.h"

#include <string.h>

#include "record/columns.h"

#define FIELD_NAME_BYTES_MAX 40

static bool field_name_valid(const char *name)
{
	size_t length = strlen(name);

	return length > 0 && length <= FIELD_NAME_BYTES_MAX &&
		name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

bool field_list_valid(const struct event_field *fields, size_t count)
{
	if (count > EVENT_FIELDS_MAX)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct event_field *field = &fields[i];

		if (!field_name_valid(field->name) ||
			!column_text_valid(field->value, strlen(field->value),
				FIELD_BYTES_MAX, true))
			return false;
		if (i > 0 && strcmp(field[-1].name, field->name) >= 0)
			return false; /* sorted, each name once */
	}
	return true;
}

void field_list_encode(
	uint8_t tag, const struct event_field *fields, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		size_t name = strlen(fields[i].name);
		size_t value = strlen(fields[i].value);

		buf_u8(out, tag);
		buf_u16(out, (uint16_t)(name + value + 4));
		buf_text(out, fields[i].name, name);
		buf_text(out, fields[i].value, value);
	}
}

bool field_list_decode(uint8_t tag, struct span *span, struct arena *arena,
	const struct event_field **fields, size_t *count, int *status)
{
	struct event_field *list = NULL;

	while (span_left(span) > 0) {
		struct event_field *field;
		struct span value;
		const char *bytes;
		size_t length;

		if (span_u8(span) != tag || *count == EVENT_FIELDS_MAX)
			return false;
		if (!list) {
			list = arena_alloc(arena, EVENT_FIELDS_MAX * sizeof(*list));
			if (!list) {
				*status = CREDIT_ENOMEM;
				return false;
			}
			*fields = list;
		}
		bytes = span_text(span, &length);
		if (!bytes)
			return false;
		value = span_of(bytes, length);
		field = &list[*count];
		field->name = column_take_text(&value, arena, status);
		field->value = column_take_text(&value, arena, status);
		if (*status || span_left(&value) > 0)
			return false;
		++*count;
	}
	return true;
}

bool field_list_equal(const struct event_field *a, size_t a_count,
	const struct event_field *b, size_t b_count)
{
	if (a_count != b_count)
		return false;
	for (size_t i = 0; i < a_count; i++)
		if (strcmp(a[i].name, b[i].name) != 0 || strcmp(a[i].value, b[i].value) != 0)
			return false;
	return true;
}

const char *field_list_find(const struct event_field *fields, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(fields[i].name, name) == 0)
			return fields[i].value;
	return NULL;
}
