/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_act.c - acts on subjects as bytes, their key and their order.
 *
 * A subject has none, rarely one or two: a firm renamed, registered anew,
 * merged, a person deceased.  The other identifiers follow the columns, then
 * the fields, one tag each.
 */
#include "record/subject_act.h"

#include <stdlib.h>
#include <string.h>

#include "id/identifier.h"
#include "record/columns.h"
#include "record/field_list.h"

#define ACT_FORMAT 0x41 /* high half: an act on a subject; low half: first form */
#define TAG_OTHER 64
#define TAG_FIELD 65
#define OPERATOR_BYTES_MAX 200

#define AT(member) offsetof(struct subject_act, member)

static const struct column columns[] = {
	{1, COL_ID, 0, AT(subject), COLUMN_MUST, "subject", NULL},
	{2, COL_ENUM, CREDIT_SUBJECT_ANNULLED, AT(kind), COLUMN_MUST, "kind", NULL},
	{3, COL_DAY, 0, AT(day), COLUMN_MUST, "day", NULL},
	{4, COL_DOCUMENT, DOCUMENT_BYTES_MAX, AT(document), COLUMN_MUST, "document", NULL},
	{5, COL_CREDIT, 18, AT(authority), 0, "authority", NULL},
	{6, COL_TEXT, OPERATOR_BYTES_MAX, AT(operator_), 0, "operator", NULL},
	{7, COL_NUMBER, 0, AT(batch), 0, "batch", NULL},
};
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

static int order_ids(const void *a, const void *b)
{
	const credit_id *left = a;
	const credit_id *right = b;

	if (left->scheme != right->scheme)
		return left->scheme < right->scheme ? -1 : 1;
	return strcmp(left->text, right->text);
}

size_t subject_others_sort(credit_id *others, size_t count)
{
	size_t kept = 0;

	if (count > 1)
		qsort(others, count, sizeof(*others), order_ids);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || order_ids(&others[kept - 1], &others[i]) != 0)
			others[kept++] = others[i];
	return kept;
}

/* Each an identifier in normal form, sorted, each once, none the subject. */
static bool others_valid(const struct subject_act *act)
{
	static const struct column other = {0, COL_ID, 0, 0, COLUMN_MUST, NULL, NULL};

	if (act->others_count > SUBJECT_OTHERS_MAX)
		return false;
	for (size_t i = 0; i < act->others_count; i++) {
		const credit_id *id = &act->others[i];

		if (columns_check(&other, 1, id) || id_equal(id, &act->subject))
			return false;
		if (i > 0 && order_ids(id - 1, id) >= 0)
			return false;
	}
	return true;
}

static const char *act_check(const struct subject_act *act)
{
	const char *broken = columns_check(columns, COLUMNS, act);

	if (broken)
		return broken;
	if (!others_valid(act))
		return "to";
	return field_list_valid(act->fields, act->fields_count) ? NULL : "fields";
}

static void encode_other(const credit_id *id, struct buf *out)
{
	struct buf value = BUF_INIT;

	column_put_id(&value, id);
	buf_u8(out, TAG_OTHER);
	buf_text(out, (const char *)value.data, value.length);
	if (!out->status)
		out->status = value.status;
	buf_free(&value);
}

int subject_act_encode(const struct subject_act *act, struct buf *out, credit_error *err)
{
	const char *broken = act_check(act);

	if (broken)
		return FAIL(err, CREDIT_EINVAL, MSG_RECORD_FIELD, broken);
	buf_u8(out, ACT_FORMAT);
	columns_encode(columns, COLUMNS, act, out);
	for (size_t i = 0; i < act->others_count; i++)
		encode_other(&act->others[i], out);
	field_list_encode(TAG_FIELD, act->fields, act->fields_count, out);
	if (out->status)
		return FAIL(err, out->status, MSG_MEMORY);
	return CREDIT_OK;
}

static bool decode_others(
	struct span *span, struct arena *arena, struct subject_act *out, int *status)
{
	credit_id *others = NULL;

	while (span_left(span) > 0 && span->at[0] == TAG_OTHER) {
		struct span value;
		const char *bytes;
		size_t length;

		span_u8(span);
		bytes = span_text(span, &length);
		if (!bytes || out->others_count == SUBJECT_OTHERS_MAX)
			return false;
		if (!others) {
			others = arena_alloc(arena, SUBJECT_OTHERS_MAX * sizeof(*others));
			if (!others) {
				*status = CREDIT_ENOMEM;
				return false;
			}
			out->others = others;
		}
		value = span_of(bytes, length);
		if (!column_take_id(&value, &others[out->others_count]))
			return false;
		out->others_count++;
	}
	return true;
}

static void act_init(struct subject_act *act)
{
	memset(act, 0, sizeof(*act));
	columns_init(columns, COLUMNS, act);
}

int subject_act_decode(const void *bytes, size_t length, struct arena *arena,
	struct subject_act *out, credit_error *err)
{
	struct span span = span_of(bytes, length);
	int status = CREDIT_OK;
	const char *broken = "format";

	act_init(out);
	if (span_u8(&span) == ACT_FORMAT &&
		columns_decode(columns, COLUMNS, &span, arena, out, &status) &&
		decode_others(&span, arena, out, &status) &&
		field_list_decode(TAG_FIELD, &span, arena, &out->fields, &out->fields_count,
			&status))
		broken = act_check(out);
	if (!broken)
		return CREDIT_OK;
	act_init(out);
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	return FAIL(err, CREDIT_ECORRUPT, MSG_RECORD_CORRUPT, "subject act", broken);
}

const char *subject_act_field(const struct subject_act *act, const char *name)
{
	return field_list_find(act->fields, act->fields_count, name);
}

int subject_act_order(const struct subject_act *a, const struct subject_act *b)
{
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

bool subject_act_gives(const struct subject_act *act, const struct alias *alias)
{
	if (!subject_kind_joins(act->kind) || !id_equal(&act->subject, &alias->from) ||
		!document_equal(act->document, alias->document))
		return false;
	for (size_t i = 0; i < act->others_count; i++)
		if (id_equal(&act->others[i], &alias->to))
			return true;
	return false;
}

bool subject_act_same_key(const struct subject_act *a, const struct subject_act *b)
{
	return id_equal(&a->subject, &b->subject) && a->kind == b->kind && a->day == b->day &&
		document_equal(a->document, b->document);
}

bool subject_act_equal(const struct subject_act *a, const struct subject_act *b)
{
	if (!subject_act_same_key(a, b) || strcmp(a->authority, b->authority) != 0 ||
		a->others_count != b->others_count)
		return false;
	for (size_t i = 0; i < a->others_count; i++)
		if (!id_equal(&a->others[i], &b->others[i]))
			return false;
	return field_list_equal(a->fields, a->fields_count, b->fields, b->fields_count);
}
