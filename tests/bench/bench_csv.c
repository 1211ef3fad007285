/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bench_csv.c - the guarded reader against libcsv alone, in one run.
 *
 *	bench_csv [--short]
 *
 * The same rows of twelve columns and about 180 bytes from memory: libcsv with
 * callbacks that count, the reader on UTF-8, the reader on GB18030.  Medians of
 * five; ratios are the times of the reader over those of libcsv.  --short runs
 * few rows and checks the answers only.
 */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "csv/csv_reader.h"
#include "csv/csv_writer.h"
#include "measure.h"

#define COLUMNS 12

struct counts {
	size_t fields;
	size_t rows;
	size_t bytes;
};

static void field(void *bytes, size_t length, void *context)
{
	struct counts *counts = context;

	(void)bytes;
	counts->fields++;
	counts->bytes += length;
}

static void row(int c, void *context)
{
	struct counts *counts = context;

	counts->rows += c != '\n'; /* CRLF is one end */
}

static struct counts by_libcsv(const struct buf *file)
{
	struct counts counts = {0};
	struct csv_parser parser;

	csv_init(&parser, 0);
	csv_parse(&parser, file->data, file->length, field, row, &counts);
	csv_fini(&parser, field, row, &counts);
	csv_free(&parser);
	return counts;
}

static struct counts by_reader(const struct buf *file, enum encoding encoding)
{
	struct counts counts = {0};
	struct csv_options options = {.encoding = encoding};
	struct csv_reader *r;
	const struct csv_record *record;

	if (csv_reader_open(&options, -1, file->data, file->length, &r, NULL))
		return counts;
	while (csv_reader_next(r, &record, NULL) == CREDIT_OK && record) {
		counts.rows++;
		counts.fields += record->fields_count;
		for (size_t i = 0; i < record->fields_count; i++)
			counts.bytes += record->fields[i].length;
	}
	csv_reader_close(r);
	return counts;
}

static void make(struct buf *file, enum encoding encoding, size_t rows)
{
	struct csv_writer w;

	csv_writer_init(&w, -1, encoding, ',', 0, NULL);
	for (size_t i = 0; i < rows; i++) {
		char text[64];

		csv_writer_text(&w, "样例县某某商贸有限公司");
		snprintf(text, sizeof(text), "91629999F%09zu", i);
		csv_writer_text(&w, text);
		csv_writer_text(&w, "SJ");
		csv_writer_text(&w, "样例县市场监督管理局");
		snprintf(text, sizeof(text), "样市监列〔2026〕%zu号", i);
		csv_writer_text(&w, text);
		for (int c = 5; c < COLUMNS - 1; c++)
			csv_writer_text(&w, "2026-03-15");
		csv_writer_text(&w, i % 8 ? "严重" : "有\"引号\"的，事实");
		csv_writer_row(&w);
	}
	*file = w.out;
	memset(&w.out, 0, sizeof(w.out));
	csv_writer_free(&w);
}

/* The middle of the times, in ns a row. */
static double each(const double *seconds, size_t rows)
{
	double sorted[RUNS];

	memcpy(sorted, seconds, sizeof(sorted));
	return median(sorted, RUNS) * 1e9 / (double)rows;
}

static void print(double times[3][RUNS], size_t rows)
{
	const struct measured measured[] = {
		{"read CSV, UTF-8, guarded", each(times[1], rows), each(times[0], rows),
			"ns/row", "libcsv alone", RATIO_TIME, 0},
		{"read CSV, GB18030, guarded and decoded", each(times[2], rows),
			each(times[0], rows), "ns/row", "libcsv alone", RATIO_TIME, 0},
	};

	for (size_t i = 0; i < 2; i++)
		table_row(&measured[i]);
}

int main(int argc, char **argv)
{
	bool brief = argc > 1 && strcmp(argv[1], "--short") == 0;
	size_t rows = brief ? 2000 : 300000;
	struct buf utf8;
	struct buf gb;
	double times[3][RUNS];
	bool same = true;

	make(&utf8, ENCODING_UTF8, rows);
	make(&gb, ENCODING_GB18030, rows);
	for (int i = 0; i < RUNS; i++) {
		double start = seconds_now();
		struct counts alone = by_libcsv(&utf8);
		double middle = seconds_now();
		struct counts guarded = by_reader(&utf8, ENCODING_UTF8);
		double end = seconds_now();
		struct counts decoded = by_reader(&gb, ENCODING_GB18030);

		times[0][i] = middle - start;
		times[1][i] = end - middle;
		times[2][i] = seconds_now() - end;
		same = same && !memcmp(&alone, &guarded, sizeof(alone)) &&
		       !memcmp(&alone, &decoded, sizeof(alone)) && alone.rows == rows &&
		       alone.fields == rows * COLUMNS;
	}
	if (brief || !same)
		answers("bench_csv", same);
	else
		print(times, rows);
	buf_free(&utf8);
	buf_free(&gb);
	return same ? 0 : 1;
}
