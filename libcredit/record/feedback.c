/* SPDX-License-Identifier: Apache-2.0 */
/*
 * feedback.c - feedback as bytes, its key and its order.
 *
 * Written once for each row that a department sends back, read with the
 * records of its subject.  The entries that supported the measure follow the
 * columns, one tag each, in order of their ids.
 */
#include "record/feedback.h"

#include <string.h>

#include "record/columns.h"

#define FEEDBACK_FORMAT 0x51 /* high half: feedback; low half: first form */
#define TAG_SUPPORT 64
#define SUPPORT_BYTES (ENTRY_ID_BYTES + 4)
#define OPERATOR_BYTES_MAX 200
#define CODE_BYTES_MAX 16

#define AT(member) offsetof(struct feedback, member)

static const struct column columns[] = {
	{1, COL_ID, 0, AT(subject), COLUMN_MUST, "subject", NULL},
	{2, COL_CODE, TASK_NUMBER_BYTES - 1, AT(number), COLUMN_MUST, "number", NULL},
	{3, COL_CODE, CODE_BYTES_MAX, AT(measure), COLUMN_MUST, "measure", NULL},
	{4, COL_CODE, CODE_BYTES_MAX, AT(department), COLUMN_MUST, "department", NULL},
	{5, COL_ENUM, FEEDBACK_LIFTED, AT(outcome), COLUMN_MUST, "outcome", NULL},
	{6, COL_DAY, 0, AT(day), COLUMN_MUST, "day", NULL},
	{7, COL_DOCUMENT, DOCUMENT_BYTES_MAX, AT(document), 0, "document", NULL},
	{8, COL_TEXT, NOTE_BYTES_MAX, AT(reason), 0, "reason", NULL},
	{9, COL_TEXT, OPERATOR_BYTES_MAX, AT(operator_), 0, "operator", NULL},
	{10, COL_NUMBER, 0, AT(batch), 0, "batch", NULL},
	{11, COL_NUMBER, 0, AT(row), 0, "row", NULL},
};
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

static bool number_whole(const char *number)
{
	char read[TASK_NUMBER_BYTES];

	return task_number_read(number, strlen(number), read) && strcmp(number, read) == 0;
}

static const char *feedback_check(const struct feedback *feedback)
{
	const char *broken = columns_check(columns, COLUMNS, feedback);

	if (broken)
		return broken;
	if (!number_whole(feedback->number))
		return "number";
	if (feedback->outcome == FEEDBACK_NOT_DONE && !feedback->reason[0])
		return "reason";
	if (feedback->supports_count > SUPPORTS_MAX)
		return "supports";
	for (size_t i = 0; i < feedback->supports_count; i++) {
		const struct feedback_support *support = &feedback->supports[i];

		if (support->until < CREDIT_DAY_MIN || support->until > CREDIT_DAY_MAX ||
			(i > 0 && memcmp(support[-1].entry.bytes, support->entry.bytes,
					  ENTRY_ID_BYTES) >= 0))
			return "supports"; /* sorted, each entry once */
	}
	return NULL;
}

int feedback_encode(const struct feedback *feedback, struct buf *out, credit_error *err)
{
	const char *broken = feedback_check(feedback);

	if (broken)
		return FAIL(err, CREDIT_EINVAL, MSG_RECORD_FIELD, broken);
	buf_u8(out, FEEDBACK_FORMAT);
	columns_encode(columns, COLUMNS, feedback, out);
	for (size_t i = 0; i < feedback->supports_count; i++) {
		const struct feedback_support *support = &feedback->supports[i];

		buf_u8(out, TAG_SUPPORT);
		buf_u16(out, SUPPORT_BYTES);
		buf_put(out, support->entry.bytes, ENTRY_ID_BYTES);
		buf_u32(out, (uint32_t)support->until);
	}
	if (out->status)
		return FAIL(err, out->status, MSG_MEMORY);
	return CREDIT_OK;
}

static bool decode_supports(
	struct span *span, struct arena *arena, struct feedback *out, int *status)
{
	size_t most = span_left(span) / (3 + SUPPORT_BYTES);
	struct feedback_support *supports = arena_alloc(arena, (most + 1) * sizeof(*supports));

	if (!supports) {
		*status = CREDIT_ENOMEM;
		return false;
	}
	out->supports = supports;
	while (span_left(span) > 0) {
		const uint8_t *id;

		if (span_u8(span) != TAG_SUPPORT || span_u16(span) != SUPPORT_BYTES ||
			out->supports_count == most)
			return false;
		id = span_bytes(span, ENTRY_ID_BYTES);
		if (!id)
			return false;
		memcpy(supports[out->supports_count].entry.bytes, id, ENTRY_ID_BYTES);
		supports[out->supports_count++].until = (credit_day)span_u32(span);
	}
	return !span->bad;
}

static void feedback_init(struct feedback *feedback)
{
	memset(feedback, 0, sizeof(*feedback));
	columns_init(columns, COLUMNS, feedback);
}

int feedback_decode(const void *bytes, size_t length, struct arena *arena,
	struct feedback *out, credit_error *err)
{
	struct span span = span_of(bytes, length);
	int status = CREDIT_OK;
	const char *broken = "format";

	feedback_init(out);
	if (span_u8(&span) == FEEDBACK_FORMAT &&
		columns_decode(columns, COLUMNS, &span, arena, out, &status) &&
		decode_supports(&span, arena, out, &status))
		broken = feedback_check(out);
	if (!broken)
		return CREDIT_OK;
	feedback_init(out);
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	return FAIL(err, CREDIT_ECORRUPT, MSG_RECORD_CORRUPT, "feedback", broken);
}

int feedback_order(const struct feedback *a, const struct feedback *b)
{
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->sequence != b->sequence)
		return a->sequence < b->sequence ? -1 : 1;
	return 0;
}

bool feedback_same_key(const struct feedback *a, const struct feedback *b)
{
	return a->outcome == b->outcome && a->day == b->day &&
		strcmp(a->number, b->number) == 0 && document_equal(a->document, b->document);
}

bool feedback_equal(const struct feedback *a, const struct feedback *b)
{
	return feedback_same_key(a, b) && strcmp(a->reason, b->reason) == 0;
}

bool feedback_contradicts(const struct feedback *a, const struct feedback *b)
{
	return a->day == b->day && a->outcome + b->outcome == FEEDBACK_DONE + FEEDBACK_NOT_DONE &&
		a->outcome != b->outcome && strcmp(a->number, b->number) == 0 &&
		document_equal(a->document, b->document);
}

/* ---- words ---- */

static const struct {
	int outcome;
	const char *words[3]; /* the canonical one first */
} outcomes[] = {
	{FEEDBACK_DONE, {"done", "已落实", "落实"}},
	{FEEDBACK_NOT_DONE, {"not-done", "未落实", "not done"}},
	{FEEDBACK_LIFTED, {"lifted", "已解除", "解除"}},
};

const char *feedback_outcome_name(int outcome)
{
	for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++)
		if (outcomes[i].outcome == outcome)
			return outcomes[i].words[0];
	return "";
}

int feedback_outcome_parse(const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++)
		for (int w = 0; w < 3; w++)
			if (strlen(outcomes[i].words[w]) == length &&
				memcmp(outcomes[i].words[w], text, length) == 0)
				return outcomes[i].outcome;
	return 0;
}
