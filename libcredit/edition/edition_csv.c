/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_csv.c - red.csv, black.csv and changes.csv, and the cells of the held-back file.
 *
 * UTF-8 with a byte order mark, CRLF, formulas neutralised.  A cell that a
 * spreadsheet would read as a number (a credit code of digits only, a public
 * number like 12E345678901) gets the same apostrophe, so that no digit of it
 * is lost.  Withdrawn rows do not stand here.
 */
#include <stdio.h>

#include "base/message.h"
#include "csv/csv_writer.h"
#include "edition/edition_print.h"

/* The words that stand in cells of rows, looked up once a file. */
struct cell_words {
	const char *kinds[CREDIT_KIND_PLACE + 1]; /* [0]: a row without a kind */
	const char *open;
};

static void fill_words(const struct words *words, enum colour colour, struct cell_words *out)
{
	char key[40];

	out->kinds[0] = "";
	for (int kind = 1; kind <= CREDIT_KIND_PLACE; kind++) {
		snprintf(key, sizeof(key), "kind_%s", credit_kind_name(kind));
		out->kinds[kind] = word(words, key, CREDIT_ZH);
	}
	out->open = word(words, colour == COLOUR_RED ? "open_red" : "open_black", CREDIT_ZH);
}

static void put_cell(const struct cell_words *words, const struct printed_row *row,
	enum row_slot slot, struct csv_writer *csv)
{
	const char *value = row->slots[slot];

	if (slot == ROW_KIND)
		csv_writer_exact(csv, words->kinds[row_kind(row)]);
	else if (slot == ROW_PUBLIC_UNTIL && row_is_open(row))
		csv_writer_exact(csv, words->open);
	else if (row_is_plain(row, slot))
		csv_writer_exact_plain(csv, value, row->measure.lengths[slot]);
	else
		csv_writer_exact(csv, value);
}

static void pass_on(struct csv_writer *csv, struct edition_file *file)
{
	buf_put(&file->out, csv->out.data, csv->out.length);
	csv->out.length = 0;
	edition_file_flow(file);
}

static int finish(struct csv_writer *csv, struct edition_file *file, credit_error *err)
{
	int status;

	pass_on(csv, file);
	status = csv_writer_finish(csv, buf_cstr(&file->path), err);
	csv_writer_free(csv);
	return status;
}

int print_csv(const struct print *print, enum colour colour, struct edition_file *file,
	credit_error *err)
{
	size_t count;
	const struct row_column *columns = row_columns(colour, &count);
	struct csv_writer csv;
	struct cell_words words;
	int status = csv_writer_init(&csv, -1, ENCODING_UTF8, ',',
		CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE, err);

	fill_words(print->words, colour, &words);
	for (size_t i = 0; i < count; i++)
		if (columns[i].header)
			csv_writer_text(&csv, columns[i].header);
	csv_writer_row(&csv);
	for (size_t r = 0; r < print->rows.count && !status; r++) {
		const struct row_ref *ref = &print->rows.refs[r];
		struct printed_row row;
		uint8_t salt[ROW_SALT_BYTES];

		if (ref->colour != (uint8_t)colour || ref->offset == ROW_STUB)
			continue;
		status = edition_rows_get(&print->rows, r, &row, salt);
		for (size_t i = 0; i < count && !status; i++)
			if (columns[i].header)
				put_cell(&words, &row, columns[i].slot, &csv);
		csv_writer_row(&csv);
		pass_on(&csv, file);
	}
	if (status == CREDIT_ECORRUPT)
		FAIL(err, status, MSG_EDITION_RECORD, print->label, "row");
	if (status) {
		csv_writer_free(&csv);
		return status;
	}
	return finish(&csv, file, err);
}

/* The words of changes, looked up once a file. */
struct change_words {
	const char *kinds[CHANGE_RESUMED + 1];
	const char *reasons[REASON_OTHER + 1];
};

static void fill_change_words(const struct words *words, struct change_words *out)
{
	char key[40];

	out->kinds[0] = out->reasons[REASON_NONE] = "";
	for (int kind = CHANGE_ADDED; kind <= CHANGE_RESUMED; kind++) {
		snprintf(key, sizeof(key), "change_%s", change_kind_key((enum change_kind)kind));
		out->kinds[kind] = word(words, key, CREDIT_ZH);
	}
	for (int reason = REASON_EXPIRED; reason <= REASON_OTHER; reason++) {
		snprintf(key, sizeof(key), "reason_%s",
			change_reason_key((enum change_reason)reason));
		out->reasons[reason] = word(words, key, CREDIT_ZH);
	}
}

int print_changes_csv(const struct print *print, struct edition_file *file, credit_error *err)
{
	static const char *const headers[] = {"公示编号", "名单名称",
		"变动（新增/更正/移出/暂停公示/恢复公示）", "日期",
		"原因类别（期满/修复/撤销/更正/其他）", "文号（仅组织）", "认定单位"};
	struct change_words words;
	struct csv_writer csv;

	fill_change_words(print->words, &words);
	csv_writer_init(&csv, -1, ENCODING_UTF8, ',', CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE,
		err);
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
		csv_writer_text(&csv, headers[i]);
	csv_writer_row(&csv);
	for (size_t i = 0; i < print->changes_count; i++) {
		const struct print_change *change = &print->changes[i];
		char day[CREDIT_DAY_BYTES];

		row_day(change->day, day);
		csv_writer_exact(&csv, change->number);
		csv_writer_exact(&csv, change->list_name);
		csv_writer_exact(&csv, words.kinds[change->kind]);
		csv_writer_exact(&csv, day);
		csv_writer_exact(&csv, words.reasons[change->reason]);
		csv_writer_exact(&csv, change->document);
		csv_writer_exact(&csv, change->authority);
		csv_writer_row(&csv);
		pass_on(&csv, file);
	}
	return finish(&csv, file, err);
}
