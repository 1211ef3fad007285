/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_json.c - edition.json: head, rows with salt and leaf, changes, files.
 *
 * The head stands here byte for byte as it was digested (edition_head.h), a
 * row with its values as they were hashed into the leaf (edition_row.h), one
 * row a line; a stub keeps its place among the rows, so that the root can be
 * computed again from this file alone.  So can the root of the tree of codes
 * (edition_codes.h): what a stub no longer gives stands in "codes", which is there
 * only when some stub had a code: {"POSITION":CODE LEAF,...}, positions from 0.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json_out.h"
#include "base/message.h"
#include "base/text.h"
#include "edition/edition_print.h"

static void put_hex(struct json *json, const char *key, const uint8_t *bytes)
{
	char text[CREDIT_DIGEST_TEXT_BYTES];

	hex_encode(bytes, DIGEST_BYTES, text);
	json_kv_text(json, key, text);
}

/* A value as JSON has it, most often as it stands. */
static void put_value(struct buf *out, const struct printed_row *row, enum row_slot slot)
{
	size_t length = row->measure.lengths[slot];
	struct json json;

	if (row_is_plain(row, slot)) {
		buf_u8(out, '"');
		buf_put(out, row->slots[slot], length);
		buf_u8(out, '"');
		return;
	}
	json_begin(&json, out);
	json_text_n(&json, row->slots[slot], length);
}

static void put_digest(struct buf *out, const uint8_t digest[DIGEST_BYTES])
{
	char text[CREDIT_DIGEST_TEXT_BYTES];

	hex_encode(digest, DIGEST_BYTES, text);
	buf_put(out, text, 2 * DIGEST_BYTES);
}

static void put_stub(const struct row_ref *ref, struct buf *out)
{
	struct json json;

	json_begin(&json, out);
	json_open(&json, '{');
	json_kv_text(&json, "number", ref->number);
	put_hex(&json, "leaf", ref->leaf);
	json_close(&json, '}');
}

static int put_row(const struct print *print, size_t index, struct buf *out)
{
	const struct row_ref *ref = &print->rows.refs[index];
	const struct row_column *columns;
	struct printed_row row;
	uint8_t salt[ROW_SALT_BYTES];
	size_t count;

	if (ref->offset == ROW_STUB) {
		put_stub(ref, out);
		return CREDIT_OK;
	}
	if (edition_rows_get(&print->rows, index, &row, salt))
		return CREDIT_ECORRUPT;
	columns = row_columns(row.colour, &count);
	for (size_t i = 0; i < count; i++) {
		buf_u8(out, i ? ',' : '{');
		buf_put(out, columns[i].json, columns[i].json_length);
		put_value(out, &row, columns[i].slot);
	}
	buf_str(out, ",\"salt\":\"");
	put_digest(out, salt);
	buf_str(out, "\",\"leaf\":\"");
	put_digest(out, ref->leaf);
	buf_str(out, "\"}");
	return CREDIT_OK;
}

static int put_rows(const struct print *print, enum colour colour, struct edition_file *file)
{
	bool first = true;
	int status = CREDIT_OK;

	buf_str(&file->out, colour == COLOUR_RED ? ",\n\"red\":[" : ",\n\"black\":[");
	for (size_t i = 0; i < print->rows.count && !status; i++) {
		if (print->rows.refs[i].colour != (uint8_t)colour)
			continue;
		buf_str(&file->out, first ? "\n" : ",\n");
		first = false;
		status = put_row(print, i, &file->out);
		edition_file_flow(file);
	}
	buf_str(&file->out, "]");
	return status;
}

static void put_changes(const struct print *print, struct edition_file *file)
{
	buf_str(&file->out, ",\n\"changes\":[");
	for (size_t i = 0; i < print->changes_count; i++) {
		const struct print_change *change = &print->changes[i];
		char day[CREDIT_DAY_BYTES];
		struct json json;

		row_day(change->day, day);
		buf_str(&file->out, i ? ",\n" : "\n");
		json_begin(&json, &file->out);
		json_open(&json, '{');
		json_kv_text(&json, "number", change->number);
		json_kv_text(&json, "list", change->list);
		json_kv_text(&json, "change", change_kind_key(change->kind));
		json_kv_text(&json, "day", day);
		json_kv_text(&json, "reason", change_reason_key(change->reason));
		json_kv_text(&json, "document", change->document);
		json_kv_text(&json, "authority", change->authority);
		json_close(&json, '}');
		edition_file_flow(file);
	}
	buf_str(&file->out, "]");
}

/* Code leaves of stubs by position: which number stood there is not told. */
static int put_codes(const struct print *print, struct edition_file *file)
{
	const struct edition_rows *rows = &print->rows;
	uint8_t *gone = calloc(rows->codes_count / 8 + 1, 1);
	bool first = true;

	if (!gone)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < rows->count; i++) {
		const struct row_ref *ref = &rows->refs[i];

		if (ref->offset == ROW_STUB && ref->code)
			gone[(ref->code - 1) / 8] |= (uint8_t)(1 << (ref->code - 1) % 8);
	}
	for (size_t i = 0; i < rows->codes_count; i++) {
		char text[CREDIT_DIGEST_TEXT_BYTES];

		if (!(gone[i / 8] >> i % 8 & 1))
			continue;
		hex_encode(rows->codes[i], DIGEST_BYTES, text);
		buf_printf(&file->out, "%s\n\"%zu\":\"%s\"", first ? ",\n\"codes\":{" : ",",
			i, text);
		first = false;
		edition_file_flow(file);
	}
	if (!first)
		buf_str(&file->out, "}");
	free(gone);
	return CREDIT_OK;
}

int print_json(const struct print *print, struct edition_file *file, credit_error *err)
{
	int status;

	buf_str(&file->out, "{\"schema\":\"credit.edition/1\",\n\"head\":");
	head_text(&print->head, &file->out);
	status = put_rows(print, COLOUR_RED, file);
	if (!status)
		status = put_rows(print, COLOUR_BLACK, file);
	if (status)
		return FAIL(err, status, MSG_EDITION_RECORD, print->label, "row");
	put_changes(print, file);
	return put_codes(print, file) ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

void print_json_files(
	const struct noted_file *files, size_t files_count, struct edition_file *file)
{
	struct json json;

	buf_str(&file->out, ",\n\"files\":");
	json_begin(&json, &file->out);
	json_open(&json, '{');
	for (size_t i = 0; i < files_count; i++)
		put_hex(&json, files[i].name, files[i].digest);
	json_close(&json, '}');
	buf_str(&file->out, "}\n");
	edition_file_flow(file);
}
