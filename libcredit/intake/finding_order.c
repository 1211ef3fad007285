/* SPDX-License-Identifier: Apache-2.0 */
/*
 * finding_order.c - findings to bytes and back, sorted by row.
 *
 * A clean file has almost none, a bad one several a row.
 */
#include "intake/finding_order.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

void findings_init(struct findings *f, size_t memory_bytes, const char *folder)
{
	memset(f, 0, sizeof(*f));
	sorter_init(&f->sorter, memory_bytes, folder);
}

void findings_free(struct findings *f)
{
	sorter_free(&f->sorter);
	buf_free(&f->scratch);
}

static void put_text(struct buf *out, const char *text)
{
	size_t length = strlen(text);

	if (length > 4000)
		length = 4000;
	buf_text(out, text, length);
	buf_u8(out, 0);
}

void findings_add(struct findings *f, const struct found *found)
{
	struct buf *out = &f->scratch;
	int severity = message_severity(found->message);
	size_t key_length;

	if (f->status)
		return;
	assert(found->params_count <= FINDING_PARAMS);
	*(severity >= CREDIT_REFUSED ? &f->errors
				     : severity == CREDIT_WARNING ? &f->warnings : &f->notes) += 1;
	buf_reset(out);
	buf_u64(out, found->row);
	buf_u32(out, found->column ? found->column : UINT32_MAX); /* of the row as a whole: last */
	buf_u64(out, f->added++);
	key_length = out->length;
	buf_u64(out, found->line);
	buf_u32(out, found->column);
	buf_u16(out, (uint16_t)found->message);
	buf_u8(out, (uint8_t)found->field);
	buf_u8(out, (uint8_t)found->params_count);
	put_text(out, found->value);
	for (uint32_t i = 0; i < found->params_count; i++)
		put_text(out, found->params[i]);
	if (out->status)
		f->status = FAIL(&f->error, CREDIT_ENOMEM, MSG_MEMORY);
	else
		f->status = sorter_add(&f->sorter, out->data, key_length, out->data + key_length,
			out->length - key_length, &f->error);
}

int findings_sort(struct findings *f, credit_error *err)
{
	if (!f->status)
		f->status = sorter_sort(&f->sorter, &f->error);
	if (f->status && err)
		*err = f->error;
	return f->status;
}

static const char *get_text(struct span *in)
{
	size_t length;
	const char *text = span_text(in, &length);

	span_u8(in); /* the terminator */
	return text ? text : "";
}

int findings_next(struct findings *f, struct found *out, bool *any, credit_error *err)
{
	struct sorter_item item;
	struct span in;
	int status = sorter_next(&f->sorter, &item, err);

	*any = false;
	if (status || !item.key)
		return status;
	in = span_of(item.key, item.key_length);
	out->row = span_u64(&in);
	in = span_of(item.value, item.value_length);
	out->line = span_u64(&in);
	out->column = span_u32(&in);
	out->message = (enum message)span_u16(&in);
	out->field = (enum field)span_u8(&in);
	out->params_count = span_u8(&in);
	out->value = get_text(&in);
	for (uint32_t i = 0; i < out->params_count && i < FINDING_PARAMS; i++)
		out->params[i] = get_text(&in);
	*any = true;
	return CREDIT_OK;
}

void findings_twin(struct findings *f, uint64_t row, uint64_t line, uint64_t twin)
{
	struct found found = {.row = row, .line = line, .message = MSG_INTAKE_DUPLICATE,
		.field = FIELD_COUNT, .value = "", .params_count = 1};
	char text[24];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)twin);
	found.params[0] = text;
	findings_add(f, &found);
}
