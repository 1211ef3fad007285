/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_codec.c - events as bytes, their key and their order.
 *
 * Runs once for each act written or read; a store has a few for each entry.
 * The fields of an event follow its columns, one tag each, sorted by name.
 */
#include <string.h>

#include "record/columns.h"
#include "record/field_list.h"

#define EVENT_FORMAT 0x21 /* high half: an event; low half: first form */
#define TAG_FIELD 64
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

static const char *event_check(const struct event *event)
{
	const char *broken = columns_check(columns, COLUMNS, event);

	if (broken)
		return broken;
	return field_list_valid(event->fields, event->fields_count) ? NULL : "fields";
}

int event_encode(const struct event *event, struct buf *out, credit_error *err)
{
	const char *broken = event_check(event);

	if (broken)
		return FAIL(err, CREDIT_EINVAL, MSG_RECORD_FIELD, broken);
	buf_u8(out, EVENT_FORMAT);
	columns_encode(columns, COLUMNS, event, out);
	field_list_encode(TAG_FIELD, event->fields, event->fields_count, out);
	if (out->status)
		return FAIL(err, out->status, MSG_MEMORY);
	return CREDIT_OK;
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
		field_list_decode(TAG_FIELD, &span, arena, &out->fields, &out->fields_count,
			&status))
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
	return field_list_find(event->fields, event->fields_count, name);
}

int event_order(const struct event *a, const struct event *b)
{
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->sequence != b->sequence)
		return a->sequence < b->sequence ? -1 : 1;
	return 0;
}

/* Each channel's taking down is an act of its own, though one letter told of all. */
static bool same_channels(const struct event *a, const struct event *b)
{
	const char *of_a = event_field(a, "channel");
	const char *of_b = event_field(b, "channel");

	return a->kind != CREDIT_EVENT_TAKEN_DOWN ||
		strcmp(of_a ? of_a : "", of_b ? of_b : "") == 0;
}

bool event_same_key(const struct event *a, const struct event *b)
{
	return memcmp(&a->entry, &b->entry, sizeof(a->entry)) == 0 && a->kind == b->kind &&
		a->day == b->day && document_equal(a->document, b->document) &&
		same_channels(a, b);
}

bool event_equal(const struct event *a, const struct event *b)
{
	return event_same_key(a, b) && strcmp(a->authority, b->authority) == 0 &&
		field_list_equal(a->fields, a->fields_count, b->fields, b->fields_count);
}
