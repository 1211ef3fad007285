/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz_csv.c - any bytes as a file, with small limits.
 *
 * Lines and rows only grow, no line is passed over or read twice, fields are
 * valid UTF-8 and terminated, and what was read without a fault is read again
 * from what the writer makes of it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "csv/csv_reader.h"
#include "csv/csv_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool truth)
{
	if (!truth)
		abort();
}

static bool word(const void *context, const char *cell, size_t length)
{
	(void)context;
	return (length == 4 && memcmp(cell, "list", 4) == 0) ||
		(length == 6 && memcmp(cell, "名称", 6) == 0);
}

static void reads_back(const struct csv_record *record)
{
	struct csv_options options = {.separator = ','};
	struct csv_writer w;
	struct csv_reader *r;
	const struct csv_record *again;

	csv_writer_init(&w, -1, ENCODING_UTF8, ',', CSV_WRITER_BOM, NULL);
	for (size_t i = 0; i < record->fields_count; i++)
		csv_writer_field(&w, record->fields[i].text, record->fields[i].length);
	csv_writer_row(&w);
	must(csv_writer_finish(&w, "", NULL) == CREDIT_OK);
	must(csv_reader_open(&options, -1, w.out.data, w.out.length, &r, NULL) == CREDIT_OK);
	must(csv_reader_next(r, &again, NULL) == CREDIT_OK && again);
	/* one empty field and a blank line are the same bytes */
	must(again->fields_count == record->fields_count || again->blank);
	for (size_t i = 0; i < again->fields_count; i++)
		must(again->fields[i].length == record->fields[i].length &&
			!memcmp(again->fields[i].text, record->fields[i].text,
				again->fields[i].length));
	csv_reader_close(r);
	csv_writer_free(&w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_options options = {.header_word = word, .field_bytes = 40,
		.record_bytes = 120, .fields = 6, .quoted_lines = 4, .rows = 10000};
	struct csv_reader *r;
	const struct csv_record *record;
	uint64_t line = 0;
	uint64_t row = 0;

	if (size && data[0] < 5)
		options.encoding = (enum encoding)data[0];
	if (size && data[0] < 5) {
		data++;
		size--;
	}
	if (csv_reader_open(&options, -1, data, size, &r, NULL))
		return 0;
	while (csv_reader_next(r, &record, NULL) == CREDIT_OK && record) {
		must(record->line > line && record->row == row + 1);
		line = record->line;
		row = record->row;
		must(record->blank == (record->fields_count == 0));
		for (size_t i = 0; i < record->fields_count; i++) {
			const struct csv_field *f = &record->fields[i];

			must(f->text[f->length] == '\0' && utf8_valid(f->text, f->length));
		}
		for (size_t i = 0; i < record->faults_count; i++)
			must(record->faults[i].line >= line && record->faults[i].character > 0);
		if (!record->blank && !record->faults_count)
			reads_back(record);
	}
	csv_reader_close(r);
	return 0;
}
