/* SPDX-License-Identifier: Apache-2.0 */
/* The writer: quoting, encodings, formulas, and that reading gives the cells back. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "csv/csv_reader.h"
#include "csv/csv_writer.h"
#include "../support/suite.h"

static const char *const cells[] = {"", "a", "a,b", "a;b", "a\tb", "say \"x\"", "two\nlines",
	"cr\rhere", " lead", "trail ", "王某某", "\U00020087", "\u4DAE", "€", "=1+1", "-5", "+86",
	"@x", "＝1", "－1", "'quoted"};
#define CELLS (sizeof(cells) / sizeof(cells[0]))

static const struct {
	enum encoding encoding;
	char separator;
	unsigned flags;
} shapes[] = {
	{ENCODING_UTF8, ',', CSV_WRITER_BOM}, {ENCODING_UTF8, ';', 0},
	{ENCODING_GB18030, ',', CSV_WRITER_BOM}, {ENCODING_UTF16LE, '\t', CSV_WRITER_BOM},
	{ENCODING_UTF16BE, ',', CSV_WRITER_BOM}, {ENCODING_UTF8, ',', CSV_WRITER_NEUTRALISE},
};

START_TEST(test_what_is_written_reads_back)
{
	struct csv_options options = {.encoding = shapes[_i].encoding,
		.separator = shapes[_i].separator};
	struct csv_writer w;
	struct csv_reader *r;
	const struct csv_record *record;

	ck_assert_int_eq(csv_writer_init(&w, -1, shapes[_i].encoding, shapes[_i].separator,
				 shapes[_i].flags, NULL),
		CREDIT_OK);
	for (int row = 0; row < 2; row++) {
		for (size_t i = 0; i < CELLS; i++)
			csv_writer_text(&w, cells[i]);
		csv_writer_row(&w);
	}
	ck_assert_int_eq(csv_writer_finish(&w, "x", NULL), CREDIT_OK);
	ck_assert_int_eq(csv_reader_open(&options, -1, w.out.data, w.out.length, &r, NULL), 0);
	for (int row = 0; row < 2; row++) {
		csv_reader_next(r, &record, NULL);
		ck_assert_ptr_nonnull(record);
		ck_assert_uint_eq(record->fields_count, CELLS);
		ck_assert_uint_eq(record->faults_count, 0);
		for (size_t i = 0; i < CELLS; i++) {
			bool guarded = (shapes[_i].flags & CSV_WRITER_NEUTRALISE) &&
				csv_is_formula(cells[i], strlen(cells[i]));

			ck_assert_int_eq(record->fields[i].text[0] == '\'' && i != CELLS - 1,
				guarded);
			ck_assert_str_eq(record->fields[i].text + guarded, cells[i]);
		}
	}
	csv_reader_next(r, &record, NULL);
	ck_assert_ptr_null(record);
	csv_reader_close(r);
	csv_writer_free(&w);
}
END_TEST

START_TEST(test_bytes_are_these)
{
	struct csv_writer w;

	csv_writer_init(&w, -1, ENCODING_UTF8, ',', CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE, NULL);
	csv_writer_text(&w, "a");
	csv_writer_text(&w, "b\"c");
	csv_writer_text(&w, "=1");
	csv_writer_field(&w, "x\xFFy", 3);
	csv_writer_row(&w);
	ck_assert_int_eq(csv_writer_finish(&w, "x", NULL), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&w.out), "\xEF\xBB\xBF" "a,\"b\"\"c\",\"'=1\",x\uFFFDy\r\n");
	csv_writer_free(&w);
	csv_writer_init(&w, -1, ENCODING_GB18030, ',', 0, NULL);
	csv_writer_text(&w, "主\u9FB4€");
	csv_writer_row(&w);
	csv_writer_finish(&w, "x", NULL);
	ck_assert_str_eq(buf_cstr(&w.out), "\xD6\xF7\xFE\x59\xA2\xE3\r\n");
	csv_writer_free(&w);
}
END_TEST

static const struct {
	const char *text;
	bool formula;
} formulas[] = {{"=1", true}, {"+1", true}, {"-1", true}, {"@a", true}, {"\ta", true},
	{"\ra", true}, {"\na", true}, {"＝1", true}, {"＋1", true}, {"－1", true}, {"＠a", true},
	{"", false}, {"a=1", false}, {"王", false}, {"'=1", false}, {"1-2", false},
	{"\xFF=", false}};

START_TEST(test_formulas_are_recognised)
{
	ck_assert_int_eq(csv_is_formula(formulas[_i].text, strlen(formulas[_i].text)),
		formulas[_i].formula);
}
END_TEST

static const struct {
	const char *text;
	const char *cell;
} exact[] = {{"629999198002291018", "'629999198002291018"}, {"12E345678901", "'12E345678901"},
	{"1e5", "'1e5"}, {"007", "'007"}, {"0", "'0"}, {"123456789012", "'123456789012"},
	{"12345678901", "12345678901"}, {"", ""}, {"E5", "E5"}, {"1E", "1E"}, {"1E5X", "1E5X"},
	{"12-3", "12-3"}, {"91629999F00000093C", "91629999F00000093C"}, {"=1", "\"'=1\""}};

START_TEST(test_numbers_keep_every_digit)
{
	char line[64];
	struct csv_writer w;

	csv_writer_init(&w, -1, ENCODING_UTF8, ',', CSV_WRITER_NEUTRALISE, NULL);
	csv_writer_exact(&w, exact[_i].text);
	csv_writer_text(&w, "x");
	csv_writer_row(&w);
	ck_assert_int_eq(csv_writer_finish(&w, "x", NULL), CREDIT_OK);
	snprintf(line, sizeof(line), "%s,x\r\n", exact[_i].cell);
	ck_assert_str_eq(buf_cstr(&w.out), line);
	ck_assert_int_eq(csv_is_lossy_number(exact[_i].text), exact[_i].cell[0] == '\'');
	csv_writer_free(&w);
}
END_TEST

/* Texts that are plain, and cells that are not for all that. */
static const char *const plain[] = {"", "a", "甲，乙（丙）", "a b", " a", "a ", "a,b", "-1", "@a",
	"＝1", "＋", "2026-05-01", "123456789012", "007", "12E3", "91629999MA2TEST00X"};

START_TEST(test_plain_texts_give_the_same_cells)
{
	static const enum encoding encodings[] = {ENCODING_UTF8, ENCODING_UTF16LE};

	for (size_t e = 0; e < 2; e++) {
		struct csv_writer any;
		struct csv_writer known;

		csv_writer_init(&any, -1, encodings[e], ',', CSV_WRITER_NEUTRALISE, NULL);
		csv_writer_init(&known, -1, encodings[e], ',', CSV_WRITER_NEUTRALISE, NULL);
		for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
			csv_writer_exact(&any, plain[i]);
			csv_writer_exact_plain(&known, plain[i], strlen(plain[i]));
		}
		csv_writer_row(&any);
		csv_writer_row(&known);
		ck_assert_uint_eq(any.out.length, known.out.length);
		ck_assert_mem_eq(any.out.data, known.out.data, any.out.length);
		csv_writer_free(&any);
		csv_writer_free(&known);
	}
}
END_TEST

START_TEST(test_files_are_written_in_blocks_and_failures_told)
{
	char path[] = "/tmp/test_csv_writer_XXXXXX";
	int fd = mkstemp(path);
	struct csv_writer w;
	credit_error err;
	int status;

	csv_writer_init(&w, fd, ENCODING_UTF8, ',', 0, NULL);
	for (int i = 0; i < 30000; i++) {
		csv_writer_text(&w, "0123456789");
		csv_writer_row(&w);
		ck_assert_uint_lt(w.out.length, 70000);
	}
	ck_assert_int_eq(csv_writer_finish(&w, path, &err), CREDIT_OK);
	ck_assert_int_eq((int)lseek(fd, 0, SEEK_END), 30000 * 12);
	csv_writer_free(&w);
	close(fd);
	unlink(path);

	fd = open("/dev/full", O_WRONLY);
	csv_writer_init(&w, fd, ENCODING_UTF8, ',', 0, NULL);
	csv_writer_text(&w, "a");
	csv_writer_row(&w);
	status = csv_writer_finish(&w, "/dev/full", &err);
	ck_assert_int_eq(status, CREDIT_EFULL);
	ck_assert_str_eq(err.code, "file-write");
	csv_writer_free(&w);
	close(fd);
}
END_TEST

#define COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))

SUITE("csv/writer", TL(test_what_is_written_reads_back, COUNT(shapes)), T(test_bytes_are_these),
	TL(test_formulas_are_recognised, COUNT(formulas)),
	TL(test_numbers_keep_every_digit, COUNT(exact)),
	T(test_plain_texts_give_the_same_cells),
	T(test_files_are_written_in_blocks_and_failures_told))
