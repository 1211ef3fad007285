/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_codec.c - events as bytes, their key and their order.
 *
 * Runs once for each act written or read; a store has a few for each entry.
 * The fields of an event follow its columns, one tag each, sorted by name.
 */
#include <string.h>

#include "record/columns.h"

#define EVENT_FORMAT 0x21 /* high half: an event; low half: first form */
#define TAG_FIELD 64
#define FIELD_NAME_BYTES_MAX 40
#define OPERATOR_BYTES_MAX 200

#define AT(member) offsetof(struct event, member)

static const struct column columns[] = {
	{1, COL_ENTRY, 0, AT(entry), COLUMN_MUST, "entry", NULL},
	{2, COL_ENUM, CREDIT_EVENT_CONFIRMED, AT(kind), COLUMN_MUST, "kind", NULL},
	{3, COL_DAY, 0, AT(day), COLUMN_MUST, "day", NULL},
	{4, COL_DOCUMENT, DOCUMENT_BYTES_MAX, AT(document), 0, "document", NULL},
	{5, COL_CREDIT, 18, AT(authority), 0, "authority", NULL},
	{6, COL_TEXT, OPERATOR_BYTES_MAX, AT(operator_), 0, "operator", NULL},
	{7, COL_NUMBER, 0, AT(batch), 0, "batch", NULL},
};
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

static bool field_name_valid(const char *name)
{
	size_t length = strlen(name);

	return length > 0 && length <= FIELD_NAME_BYTES_MAX &&
		name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

static const char *event_check(const struct event *event)
{
	const char *broken = columns_check(columns, COLUMNS, event);

	if (broken)
		return broken;
	if (event->fields_count > EVENT_FIELDS_MAX)
		return "fields";
	for (size_t i = 0; i < event->fields_count; i++) {
		const struct event_field *field = &event->fields[i];

		if (!field_name_valid(field->name) ||
			!column_text_valid(field->value, strlen(field->value),
				FIELD_BYTES_MAX, true))
			return "fields";
		if (i > 0 && strcmp(field[-1].name, field->name) >= 0)
			return "fields"; /* sorted, each name once */
	}
	return NULL;
}

int event_encode(const struct event *event, struct buf *out, credit_error *err)
{
	const char *broken = event_check(event);

	if (broken)
		return FAIL(err, CREDIT_EINVAL, MSG_RECORD_FIELD, broken);
	buf_u8(out, EVENT_FORMAT);
	columns_encode(columns, COLUMNS, event, out);
	for (size_t i = 0; i < event->fields_count; i++) {
		size_t name = strlen(event->fields[i].name);
		size_t value = strlen(event->fields[i].value);

		buf_u8(out, TAG_FIELD);
		buf_u16(out, (uint16_t)(name + value + 4));
		buf_text(out, event->fields[i].name, name);
		buf_text(out, event->fields[i].value, value);
	}
	if (out->status)
		return FAIL(err, out->status, MSG_MEMORY);
	return CREDIT_OK;
}

static bool decode_fields(struct span *span, struct arena *arena, struct event *out, int *status)
{
	struct event_field *fields = NULL;

	while (span_left(span) > 0) {
		struct event_field *field;
		struct span value;
		const char *bytes;
		size_t length;

		if (span_u8(span) != TAG_FIELD || out->fields_count == EVENT_FIELDS_MAX)
			return false;
		if (!fields) {
			fields = arena_alloc(arena, EVENT_FIELDS_MAX * sizeof(*fields));
			if (!fields) {
				*status = CREDIT_ENOMEM;
				return false;
			}
			out->fields = fields;
		}
		bytes = span_text(span, &length);
		if (!bytes)
			return false;
		value = span_of(bytes, length);
		field = &fields[out->fields_count];
		field->name = column_take_text(&value, arena, status);
		field->value = column_take_text(&value, arena, status);
		if (*status || span_left(&value) > 0)
			return false;
		out->fields_count++;
	}
	return true;
}

static void event_init(struct event *event)
{
	memset(event, 0, sizeof(*event));
	columns_init(columns, COLUMNS, event);
}

int event_decode(const void *bytes, size_t length, struct arena *arena, struct event *out,
	credit_error *err)
{
	struct span span = span_of(bytes, length);
	int status = CREDIT_OK;
	const char *broken = "format";

	event_init(out);
	if (span_u8(&span) == EVENT_FORMAT &&
		columns_decode(columns, COLUMNS, &span, arena, out, &status) &&
		decode_fields(&span, arena, out, &status))
		broken = event_check(out);
	if (!broken)
		return CREDIT_OK;
	event_init(out);
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	return FAIL(err, CREDIT_ECORRUPT, MSG_RECORD_CORRUPT, "event", broken);
}

const char *event_field(const struct event *event, const char *name)
{
	for (size_t i = 0; i < event->fields_count; i++)
		if (strcmp(event->fields[i].name, name) == 0)
			return event->fields[i].value;
	return NULL;
}

int event_order(const struct event *a, const struct event *b)
{
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->sequence != b->sequence)
		return a->sequence < b->sequence ? -1 : 1;
	return 0;
}

bool event_same_key(const struct event *a, const struct event *b)
{
	return memcmp(&a->entry, &b->entry, sizeof(a->entry)) == 0 && a->kind == b->kind &&
		a->day == b->day && document_equal(a->document, b->document);
}

bool event_equal(const struct event *a, const struct event *b)
{
	if (!event_same_key(a, b) || strcmp(a->authority, b->authority) != 0 ||
		a->fields_count != b->fields_count)
		return false;
	for (size_t i = 0; i < a->fields_count; i++)
		if (strcmp(a->fields[i].name, b->fields[i].name) != 0 ||
			strcmp(a->fields[i].value, b->fields[i].value) != 0)
			return false;
	return true;
}
