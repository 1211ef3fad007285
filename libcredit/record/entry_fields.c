/* SPDX-License-Identifier: Apache-2.0 */
/*
 * entry_fields.c - entries field by field: set, get, compare, correct.
 *
 * Setting by name runs once for each cell of a correction; comparing runs once
 * for each row of a file that was imported before.
 */
#include <string.h>

#include "base/text.h"
#include "record/columns.h"
#include "record/roles.h"
#include "record/standing.h"

#define LONG_WORD "long" /* 长期: until without a day */
#define ROLES_NAME "roles" /* responsible persons: all of them are one field */

bool document_equal(const char *a, const char *b)
{
	struct buf left = BUF_INIT;
	struct buf right = BUF_INIT;
	bool equal;

	if (strcmp(a, b) == 0)
		return true;
	if (text_documents_differ(a, b))
		return false; /* nearly all do, and are told apart without keys */
	equal = text_document_key(a, strlen(a), &left) == CREDIT_OK &&
		text_document_key(b, strlen(b), &right) == CREDIT_OK &&
		left.length == right.length && left.length > 0 &&
		memcmp(left.data, right.data, left.length) == 0;
	buf_free(&left);
	buf_free(&right);
	return equal;
}

static const struct column *column_named(const char *name)
{
	for (size_t i = 0; i < ENTRY_COLUMNS; i++)
		if (entry_columns[i].name && strcmp(entry_columns[i].name, name) == 0)
			return &entry_columns[i];
	return NULL;
}

static bool set_word(const struct column *column, const char *value, int *out)
{
	for (int i = 0; i < column->limit; i++)
		if (strcmp(column->words[i], value) == 0) {
			*out = i + 1;
			return true;
		}
	return false;
}

static bool set_text(const struct column *column, const char *value, struct arena *arena,
	const char **out)
{
	size_t length = strlen(value);

	if (!column_text_valid(value, length, column->limit, column->type == COL_PROSE))
		return false;
	*out = arena ? arena_text(arena, value, length) : value;
	return *out != NULL;
}

/* Parse into a fresh value; the entry is touched only when all is well. */
static bool set_value(const struct column *column, const char *value, struct arena *arena,
	struct entry *entry)
{
	void *to = (uint8_t *)entry + column->offset;
	const char *text = NULL;
	credit_day day;

	switch (column->type) {
	case COL_DAY:
		if (credit_day_parse(value, strlen(value), &day))
			return false;
		*(credit_day *)to = day;
		return true;
	case COL_ENUM:
		return set_word(column, value, to);
	case COL_BOOL:
		if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
			return false;
		*(bool *)to = value[0] == 'y';
		return true;
	case COL_TEXT:
	case COL_PROSE:
	case COL_DOCUMENT:
	case COL_CODE:
		if (!set_text(column, value, arena, &text))
			return false;
		if (column->type == COL_CODE &&
			value[strspn(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")])
			return false;
		*(const char **)to = text;
		return true;
	}
	return false;
}

bool entry_set_field(struct entry *entry, const char *name, const char *value,
	struct arena *arena)
{
	const struct column *column = column_named(name);

	if (strcmp(name, ROLES_NAME) == 0)
		return roles_parse(value, arena, &entry->roles, &entry->roles_count) == CREDIT_OK;
	if (!column || (column->flags & COLUMN_KEY))
		return false;
	if (value[0] == '\0') {
		if (column->flags & COLUMN_MUST)
			return false;
		column_clear(column, entry);
		if (strcmp(name, "until") == 0)
			entry->until_long = false;
		return true;
	}
	if (strcmp(name, "until") == 0 && strcmp(value, LONG_WORD) == 0)
		return entry_set_field(entry, "until_long", "yes", arena);
	if (!set_value(column, value, arena, entry))
		return false;
	/* a day and 长期 exclude each other: the later word holds */
	if (strcmp(name, "until") == 0)
		entry->until_long = false;
	if (strcmp(name, "until_long") == 0 && entry->until_long)
		entry->until = CREDIT_DAY_NONE;
	return true;
}

static void get_day(credit_day day, struct buf *out)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(day, text);
	buf_str(out, text);
}

static void get_entry_id(const struct column *column, const struct entry *entry, struct buf *out)
{
	char text[ENTRY_ID_TEXT_BYTES];

	if (column_absent(column, entry))
		return;
	entry_id_text((const void *)((const uint8_t *)entry + column->offset), text);
	buf_str(out, text);
}

bool entry_get_field(const struct entry *entry, const char *name, struct buf *out)
{
	const struct column *column = column_named(name);
	const void *from;

	if (strcmp(name, ROLES_NAME) == 0) {
		roles_text(entry->roles, entry->roles_count, out);
		return true;
	}
	if (!column)
		return false;
	from = (const uint8_t *)entry + column->offset;
	if (strcmp(name, "until") == 0 && entry->until_long)
		buf_str(out, LONG_WORD);
	else if (column->type == COL_DAY)
		get_day(*(const credit_day *)from, out);
	else if (column->type == COL_ENUM)
		buf_str(out, *(const int *)from ? column->words[*(const int *)from - 1] : "");
	else if (column->type == COL_BOOL)
		buf_str(out, *(const bool *)from ? "yes" : "no");
	else if (column->type == COL_ID)
		buf_str(out, ((const credit_id *)from)->text);
	else if (column->type == COL_ENTRY)
		get_entry_id(column, entry, out);
	else
		buf_str(out, *(const char *const *)from);
	return true;
}

/* The bytes of one column as they count for sameness. */
static void put_comparable(const struct column *column, const struct entry *entry,
	struct buf *out)
{
	const char *text;

	if (column->type != COL_DOCUMENT) {
		columns_encode(column, 1, entry, out);
		return;
	}
	text = *(const char *const *)((const uint8_t *)entry + column->offset);
	buf_u8(out, column->tag);
	if (text_document_key(text, strlen(text), out) != CREDIT_OK)
		buf_str(out, text);
	buf_u8(out, 0); /* no document key holds a NUL */
}

/* An identifier is the same however it was typed. */
static void put_roles(const struct entry *entry, struct buf *out)
{
	roles_text(entry->roles, entry->roles_count, out);
}

static bool is_content(const struct column *column)
{
	return !(column->flags & COLUMN_ORIGIN) &&
		(!(column->flags & COLUMN_KEY) || column->type == COL_ENTRY);
}

int entry_content(const struct entry *entry, struct buf *out)
{
	for (size_t i = 0; i < ENTRY_COLUMNS; i++)
		if (is_content(&entry_columns[i]))
			put_comparable(&entry_columns[i], entry, out);
	put_roles(entry, out);
	return out->status;
}

static bool same_bytes(struct buf *left, struct buf *right)
{
	bool same = left->length == right->length &&
		(left->length == 0 || memcmp(left->data, right->data, left->length) == 0);

	buf_reset(left);
	buf_reset(right);
	return same;
}

static void put_name(struct buf *out, size_t start, const char *name)
{
	if (out->length > start)
		buf_str(out, ", ");
	buf_str(out, name);
}

void entry_differences(const struct entry *a, const struct entry *b, struct buf *out)
{
	struct buf left = BUF_INIT;
	struct buf right = BUF_INIT;
	size_t start = out->length;

	for (size_t i = 0; i < ENTRY_COLUMNS; i++) {
		const struct column *column = &entry_columns[i];

		if (column->flags & COLUMN_ORIGIN)
			continue;
		put_comparable(column, a, &left);
		put_comparable(column, b, &right);
		if (!same_bytes(&left, &right))
			put_name(out, start, column->name);
	}
	put_roles(a, &left);
	put_roles(b, &right);
	if (!same_bytes(&left, &right))
		put_name(out, start, "roles");
	buf_free(&left);
	buf_free(&right);
}

const struct event *entry_event_next(const struct entry *entry, size_t *at)
{
	const struct event *const *events = entry->events;
	const struct event *after = *at < entry->events_count ? events[*at] : NULL;
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < entry->events_count; i++) {
		int order = after ? event_order(events[i], after) : 1;

		if (order < 0 || (order == 0 && i <= *at) || event_is_undone(entry, events[i]))
			continue;
		if (best == SIZE_MAX || event_order(events[i], events[best]) < 0)
			best = i;
	}
	*at = best;
	return best == SIZE_MAX ? NULL : events[best];
}

/* One field of a correction.  event_allowed() let no wrong one in; a strange one changes
 * nothing. */
static int apply_field(struct entry *entry, const struct event_field *field, struct arena *arena)
{
	const struct role *roles;
	size_t count;
	int status;

	if (strcmp(field->name, ROLES_NAME) != 0) {
		entry_set_field(entry, field->name, field->value, NULL);
		return CREDIT_OK;
	}
	status = arena ? roles_parse(field->value, arena, &roles, &count) : CREDIT_EFORMAT;
	if (status)
		return status == CREDIT_ENOMEM ? status : CREDIT_OK;
	entry->roles = roles;
	entry->roles_count = count;
	return CREDIT_OK;
}

int entry_current(const struct entry *entry, struct arena *arena, struct entry *out)
{
	const struct event *event;
	size_t at = SIZE_MAX;
	int status = CREDIT_OK;

	*out = *entry;
	while (!status && (event = entry_event_next(entry, &at))) {
		if (event->kind != CREDIT_EVENT_CORRECTED)
			continue;
		for (size_t f = 0; !status && f < event->fields_count; f++)
			status = apply_field(out, &event->fields[f], arena);
	}
	return status;
}
