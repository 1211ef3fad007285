/* SPDX-License-Identifier: Apache-2.0 */
/*
 * approval.c - approvals as bytes, and which two are of one place.
 *
 * A handful are written for each edition.  The same check runs before writing
 * and after reading.
 */
#include "record/approval.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"

#define FORMAT 1
#define DEPARTMENT_BYTES_MAX 16
#define OPERATOR_MAX 200

static bool fits(const char *text, size_t limit, bool needed)
{
	size_t length = text ? strlen(text) : 0;

	return text && length <= limit && (length > 0 || !needed) && utf8_valid(text, length);
}

/* The field that breaks a rule, or NULL. */
static const char *fault(const struct approval *approval)
{
	bool authority = approval->role == APPROVAL_AUTHORITY;

	if (strlen(approval->period) != APPROVAL_PERIOD_BYTES - 1 ||
		!utf8_valid(approval->period, APPROVAL_PERIOD_BYTES - 1))
		return "period";
	if (approval->revision == 0)
		return "revision";
	if (approval->role < APPROVAL_AUTHORITY || approval->role > APPROVAL_CIVILIZATION)
		return "role";
	if (!fits(approval->department, DEPARTMENT_BYTES_MAX, authority) ||
		(!authority && approval->department[0]))
		return "department";
	if (!fits(approval->document, DOCUMENT_BYTES_MAX, true))
		return "document";
	if (!fits(approval->name, NAME_BYTES_MAX, true))
		return "name";
	if (!fits(approval->operator_, OPERATOR_MAX, false))
		return "operator";
	if (approval->day < CREDIT_DAY_MIN || approval->day > CREDIT_DAY_MAX)
		return "day";
	return NULL;
}

static void put_text(struct buf *out, const char *text)
{
	buf_text(out, text, strlen(text));
}

int approval_encode(const struct approval *approval, struct buf *out, credit_error *err)
{
	const char *wrong = fault(approval);

	if (wrong)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "approval", wrong);
	buf_u8(out, FORMAT);
	put_text(out, approval->period);
	buf_u32(out, approval->revision);
	buf_put(out, approval->draft, APPROVAL_DRAFT_BYTES);
	buf_u8(out, (uint8_t)approval->role);
	put_text(out, approval->department);
	put_text(out, approval->document);
	put_text(out, approval->name);
	put_text(out, approval->operator_);
	buf_u32(out, (uint32_t)approval->day);
	return out->status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

/* A copy in the arena; NULL sticks in *status. */
static const char *take_text(struct span *span, struct arena *arena, int *status)
{
	size_t length;
	const char *text = span_text(span, &length);
	char *copy = NULL;

	if (!text || memchr(text, 0, length))
		*status = CREDIT_ECORRUPT;
	else if (!(copy = arena_text(arena, text, length)))
		*status = CREDIT_ENOMEM;
	return copy ? copy : "";
}

int approval_decode(
	const void *bytes, size_t length, struct arena *arena, struct approval *out)
{
	struct span span = span_of(bytes, length);
	const uint8_t *draft;
	const char *period;
	size_t size;
	int status = CREDIT_OK;

	memset(out, 0, sizeof(*out));
	if (span_u8(&span) != FORMAT)
		return CREDIT_ECORRUPT;
	period = span_text(&span, &size);
	if (!period || size != APPROVAL_PERIOD_BYTES - 1)
		return CREDIT_ECORRUPT;
	memcpy(out->period, period, size);
	out->revision = span_u32(&span);
	draft = span_bytes(&span, APPROVAL_DRAFT_BYTES);
	if (draft)
		memcpy(out->draft, draft, APPROVAL_DRAFT_BYTES);
	out->role = (enum approval_role)span_u8(&span);
	out->department = take_text(&span, arena, &status);
	out->document = take_text(&span, arena, &status);
	out->name = take_text(&span, arena, &status);
	out->operator_ = take_text(&span, arena, &status);
	out->day = (credit_day)span_u32(&span);
	if (status)
		return status;
	return span.bad || span_left(&span) > 0 || fault(out) ? CREDIT_ECORRUPT : CREDIT_OK;
}

bool approval_same_place(const struct approval *a, const struct approval *b)
{
	return strcmp(a->period, b->period) == 0 && a->revision == b->revision &&
		a->role == b->role && strcmp(a->department, b->department) == 0;
}

bool approval_equal(const struct approval *a, const struct approval *b)
{
	return approval_same_place(a, b) &&
		memcmp(a->draft, b->draft, APPROVAL_DRAFT_BYTES) == 0 &&
		document_equal(a->document, b->document) && strcmp(a->name, b->name) == 0 &&
		a->day == b->day;
}
