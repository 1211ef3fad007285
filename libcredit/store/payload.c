/* SPDX-License-Identifier: Apache-2.0 */
/*
 * payload.c - batch, undo, tables and edition records as bytes.
 *
 * A handful of these are written for each file that comes in and each month
 * that goes out, so the code prefers plain order to speed.
 */
#include "store/payload.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "store/schema.h"

#define PAYLOAD_FORMAT 1
#define PAYLOAD_BATCH_KIND 2 /* a batch that is not plain rows: kind, document, absent behind */

/* ---- fields ---- */

static void put_text(struct buf *out, const char *text)
{
	buf_text(out, text, strlen(text));
}

/* A copy in the arena; sets *status when memory runs out or the text is no UTF-8. */
static const char *take_text(struct span *span, struct arena *arena, int *status)
{
	size_t length;
	const char *text = span_text(span, &length);
	char *copy;

	if (*status || !text || !utf8_valid(text, length) || memchr(text, 0, length)) {
		if (!*status)
			*status = CREDIT_ECORRUPT;
		return "";
	}
	copy = arena_text(arena, text, length);
	if (!copy)
		*status = CREDIT_ENOMEM;
	return copy ? copy : "";
}

static const uint8_t *take_bytes(
	struct span *span, size_t length, struct arena *arena, int *status)
{
	const uint8_t *bytes = span_bytes(span, length);
	uint8_t *copy;

	if (*status || !bytes) {
		if (!*status)
			*status = CREDIT_ECORRUPT;
		return NULL;
	}
	copy = arena_alloc(arena, length ? length : 1);
	if (!copy)
		*status = CREDIT_ENOMEM;
	else if (length)
		memcpy(copy, bytes, length);
	return copy;
}

/* The end of every reader: nothing may be left. */
static int finish(const struct span *span, int status)
{
	if (status)
		return status;
	return span->bad || span_left(span) > 0 ? CREDIT_ECORRUPT : CREDIT_OK;
}

static bool text_fits(const char *text, size_t limit)
{
	size_t length = strlen(text);

	return length <= limit && utf8_valid(text, length);
}

/* ---- batch ---- */

/* The field that breaks a rule, or NULL. */
static const char *batch_fault(const struct batch *batch)
{
	if (batch->number == 0)
		return "number";
	if (!text_fits(batch->file, FILE_NAME_BYTES_MAX))
		return "file";
	if (!text_fits(batch->encoding, 40))
		return "encoding";
	if (!text_fits(batch->operator_, OPERATOR_BYTES_MAX))
		return "operator";
	if (batch->as_of < CREDIT_DAY_MIN || batch->as_of > CREDIT_DAY_MAX)
		return "as_of";
	if (batch->first_sequence == 0)
		return "first_sequence";
	if (batch->rows != batch->added + batch->changed + batch->unchanged + batch->rejected)
		return "rows";
	if (batch->lists_count > BATCH_LISTS_MAX)
		return "lists";
	for (size_t i = 0; i < batch->lists_count; i++)
		if (!batch->lists[i].list[0] || !text_fits(batch->lists[i].list, 32) ||
			!batch->lists[i].authority[0] ||
			!text_fits(batch->lists[i].authority, 32))
			return "lists";
	if (batch->kind < BATCH_ROWS || batch->kind >= BATCH_KINDS)
		return "kind";
	if (batch->document && !text_fits(batch->document, DOCUMENT_BYTES_MAX))
		return "document";
	if (batch->absent && batch->kind != BATCH_FULL)
		return "absent";
	if (batch->kind == BATCH_ROWS && batch->document && batch->document[0])
		return "document";
	return NULL;
}

const char *batch_kind_name(int kind)
{
	static const char *const names[] = {"rows", "full", "zero", "acts", "feedback"};

	return kind >= 0 && kind < BATCH_KINDS ? names[kind] : "";
}

int batch_write(const struct batch *batch, struct buf *out, credit_error *err)
{
	const char *fault = batch_fault(batch);

	if (fault)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "batch", fault);
	buf_u8(out, batch->kind == BATCH_ROWS ? PAYLOAD_FORMAT : PAYLOAD_BATCH_KIND);
	buf_u64(out, batch->number);
	put_text(out, batch->file);
	buf_put(out, batch->digest, DIGEST_BYTES);
	put_text(out, batch->encoding);
	put_text(out, batch->operator_);
	buf_u32(out, (uint32_t)batch->as_of);
	buf_u64(out, batch->rows);
	buf_u64(out, batch->added);
	buf_u64(out, batch->changed);
	buf_u64(out, batch->unchanged);
	buf_u64(out, batch->rejected);
	buf_u64(out, batch->first_sequence);
	buf_u32(out, (uint32_t)batch->lists_count);
	for (size_t i = 0; i < batch->lists_count; i++) {
		put_text(out, batch->lists[i].list);
		put_text(out, batch->lists[i].authority);
	}
	if (batch->kind != BATCH_ROWS) {
		buf_u8(out, (uint8_t)batch->kind);
		put_text(out, batch->document ? batch->document : "");
		buf_u64(out, batch->absent);
	}
	return out->status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

static int read_lists(struct span *span, struct arena *arena, struct batch *out)
{
	size_t count = span_u32(span);
	struct batch_list *lists;
	int status = CREDIT_OK;

	if (span->bad || count > BATCH_LISTS_MAX)
		return CREDIT_ECORRUPT;
	lists = arena_alloc(arena, (count + 1) * sizeof(*lists));
	if (!lists)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < count; i++) {
		lists[i].list = take_text(span, arena, &status);
		lists[i].authority = take_text(span, arena, &status);
	}
	out->lists = lists;
	out->lists_count = count;
	return status;
}

int batch_read(struct bytes payload, struct arena *arena, struct batch *out)
{
	struct span span = span_of(payload.data, payload.length);
	uint8_t format = span_u8(&span);
	const uint8_t *digest;
	int status = CREDIT_OK;

	memset(out, 0, sizeof(*out));
	out->undone_by = "";
	out->document = "";
	if (format != PAYLOAD_FORMAT && format != PAYLOAD_BATCH_KIND)
		return CREDIT_ECORRUPT;
	out->number = span_u64(&span);
	out->file = take_text(&span, arena, &status);
	digest = span_bytes(&span, DIGEST_BYTES);
	if (digest)
		memcpy(out->digest, digest, DIGEST_BYTES);
	out->encoding = take_text(&span, arena, &status);
	out->operator_ = take_text(&span, arena, &status);
	out->as_of = (credit_day)span_u32(&span);
	out->rows = span_u64(&span);
	out->added = span_u64(&span);
	out->changed = span_u64(&span);
	out->unchanged = span_u64(&span);
	out->rejected = span_u64(&span);
	out->first_sequence = span_u64(&span);
	if (!status)
		status = read_lists(&span, arena, out);
	if (format == PAYLOAD_BATCH_KIND) {
		out->kind = span_u8(&span);
		out->document = take_text(&span, arena, &status);
		out->absent = span_u64(&span);
		if (out->kind == BATCH_ROWS)
			return CREDIT_ECORRUPT; /* equal batches have equal bytes */
	}
	status = finish(&span, status);
	return !status && batch_fault(out) ? CREDIT_ECORRUPT : status;
}

/* ---- undo ---- */

int undo_write(const struct undo *undo, struct buf *out, credit_error *err)
{
	if (!text_fits(undo->operator_, OPERATOR_BYTES_MAX))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "undo", "operator");
	buf_u8(out, PAYLOAD_FORMAT);
	buf_u64(out, undo->batch);
	put_text(out, undo->operator_);
	buf_u64(out, undo->records);
	return out->status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

int undo_read(struct bytes payload, struct arena *arena, struct undo *out)
{
	struct span span = span_of(payload.data, payload.length);
	int status = CREDIT_OK;

	if (span_u8(&span) != PAYLOAD_FORMAT)
		return CREDIT_ECORRUPT;
	out->batch = span_u64(&span);
	out->operator_ = take_text(&span, arena, &status);
	out->records = span_u64(&span);
	return finish(&span, status);
}

/* ---- tables ---- */

void tables_write(const uint8_t digest[DIGEST_BYTES], struct buf *out)
{
	buf_u8(out, PAYLOAD_FORMAT);
	buf_put(out, digest, DIGEST_BYTES);
}

int tables_read(struct bytes payload, uint8_t digest[DIGEST_BYTES])
{
	struct span span = span_of(payload.data, payload.length);
	const uint8_t *bytes;

	if (span_u8(&span) != PAYLOAD_FORMAT)
		return CREDIT_ECORRUPT;
	bytes = span_bytes(&span, DIGEST_BYTES);
	if (bytes)
		memcpy(digest, bytes, DIGEST_BYTES);
	return finish(&span, CREDIT_OK);
}

/* ---- edition ---- */

static const char *edition_fault(const struct edition *edition)
{
	if (!period_valid(edition->period))
		return "period";
	if (edition->revision == 0)
		return "revision";
	if (edition->number == 0)
		return "number";
	if (edition->on < CREDIT_DAY_MIN || edition->on > CREDIT_DAY_MAX)
		return "on";
	if (edition->valid_until < edition->on || edition->valid_until > CREDIT_DAY_MAX)
		return "valid_until";
	if (edition->body_length > EDITION_BODY_BYTES_MAX)
		return "body";
	return NULL;
}

int edition_write(const struct edition *edition, struct buf *out, credit_error *err)
{
	const char *fault = edition_fault(edition);

	if (fault)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "edition", fault);
	buf_u8(out, PAYLOAD_FORMAT);
	put_text(out, edition->period);
	buf_u32(out, edition->revision);
	buf_u32(out, edition->number);
	buf_u32(out, (uint32_t)edition->on);
	buf_u32(out, (uint32_t)edition->valid_until);
	buf_put(out, edition->head, DIGEST_BYTES);
	buf_u64(out, edition->rows_count);
	buf_put(out, edition->rows, DIGEST_BYTES);
	buf_u32(out, (uint32_t)edition->body_length);
	buf_put(out, edition->body, edition->body_length);
	return out->status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

int edition_read(struct bytes payload, struct arena *arena, struct edition *out)
{
	struct span span = span_of(payload.data, payload.length);
	const uint8_t *head, *rows;
	const char *period;
	size_t length;
	int status = CREDIT_OK;

	memset(out, 0, sizeof(*out));
	if (span_u8(&span) != PAYLOAD_FORMAT)
		return CREDIT_ECORRUPT;
	period = span_text(&span, &length);
	if (!period || length != PERIOD_CHARACTERS)
		return CREDIT_ECORRUPT;
	memcpy(out->period, period, length);
	out->revision = span_u32(&span);
	out->number = span_u32(&span);
	out->on = (credit_day)span_u32(&span);
	out->valid_until = (credit_day)span_u32(&span);
	head = span_bytes(&span, DIGEST_BYTES);
	if (head)
		memcpy(out->head, head, DIGEST_BYTES);
	out->rows_count = span_u64(&span);
	rows = span_bytes(&span, DIGEST_BYTES);
	if (rows)
		memcpy(out->rows, rows, DIGEST_BYTES);
	out->body_length = span_u32(&span);
	out->body = take_bytes(&span, out->body_length, arena, &status);
	status = finish(&span, status);
	return !status && edition_fault(out) ? CREDIT_ECORRUPT : status;
}
