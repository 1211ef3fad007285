/* SPDX-License-Identifier: Apache-2.0 */
/*
 * alias_codec.c - aliases as bytes: another identifier of the same subject.
 *
 * Written rarely: a 15-digit number upgraded, a firm registered anew.
 */
#include <string.h>

#include "record/columns.h"

#define ALIAS_FORMAT 0x31 /* high half: an alias; low half: first form */
#define REASON_BYTES_MAX 1000

#define AT(member) offsetof(struct alias, member)

static const struct column columns[] = {
	{1, COL_ID, 0, AT(from), COLUMN_MUST, "from", NULL},
	{2, COL_ID, 0, AT(to), COLUMN_MUST, "to", NULL},
	{3, COL_DAY, 0, AT(day), 0, "day", NULL},
	{4, COL_DOCUMENT, DOCUMENT_BYTES_MAX, AT(document), 0, "document", NULL},
	{5, COL_TEXT, REASON_BYTES_MAX, AT(reason), 0, "reason", NULL},
	{6, COL_NUMBER, 0, AT(batch), 0, "batch", NULL},
};
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

static const char *alias_check(const struct alias *alias)
{
	const char *broken = columns_check(columns, COLUMNS, alias);

	if (broken)
		return broken;
	if (alias->from.scheme == alias->to.scheme &&
		strcmp(alias->from.text, alias->to.text) == 0)
		return "to"; /* nobody is an alias of themselves */
	return NULL;
}

int alias_encode(const struct alias *alias, struct buf *out, credit_error *err)
{
	const char *broken = alias_check(alias);

	if (broken)
		return FAIL(err, CREDIT_EINVAL, MSG_RECORD_FIELD, broken);
	buf_u8(out, ALIAS_FORMAT);
	columns_encode(columns, COLUMNS, alias, out);
	if (out->status)
		return FAIL(err, out->status, MSG_MEMORY);
	return CREDIT_OK;
}

static void alias_init(struct alias *alias)
{
	memset(alias, 0, sizeof(*alias));
	columns_init(columns, COLUMNS, alias);
}

int alias_decode(const void *bytes, size_t length, struct arena *arena, struct alias *out,
	credit_error *err)
{
	struct span span = span_of(bytes, length);
	int status = CREDIT_OK;
	const char *broken = "format";

	alias_init(out);
	if (span_u8(&span) == ALIAS_FORMAT &&
		columns_decode(columns, COLUMNS, &span, arena, out, &status) &&
		span_left(&span) == 0)
		broken = alias_check(out);
	if (!broken)
		return CREDIT_OK;
	alias_init(out);
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	return FAIL(err, CREDIT_ECORRUPT, MSG_RECORD_CORRUPT, "alias", broken);
}
