/* SPDX-License-Identifier: Apache-2.0 */
/* The guarded reader: fields, lines and rows; each malformation; limits; bounded memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/text.h"
#include "csv/csv_reader.h"
#include "../support/suite.h"

/* A file as text: "line:row[a|b"quoted"|c]{code@line.char/field} " for each record. */
static void dump(struct csv_reader *r, struct buf *out)
{
	const struct csv_record *record;

	while (csv_reader_next(r, &record, NULL) == CREDIT_OK && record) {
		buf_printf(out, "%d:%d%s[", (int)record->line, (int)record->row,
			record->blank ? "blank" : "");
		for (size_t i = 0; i < record->fields_count; i++) {
			buf_printf(out, "%s%s", i ? "|" : "",
				record->fields[i].quoted ? "q:" : "");
			buf_put(out, record->fields[i].text, record->fields[i].length);
		}
		buf_str(out, "]");
		for (size_t i = 0; i < record->faults_count; i++)
			buf_printf(out, "{%s@%d.%d/%d}", message_code(record->faults[i].message),
				(int)record->faults[i].line, (int)record->faults[i].character,
				(int)record->faults[i].field);
		buf_str(out, " ");
	}
}

static const struct {
	const char *name;
	const char *bytes;
	size_t length;
	const char *records;
} cases[] = {
#define S(text) text, sizeof(text) - 1
	{"empty", S(""), ""},
	{"plain", S("a,b\n1,2\n"), "1:1[a|b] 2:2[1|2] "},
	{"no last line end", S("a,b\r\n1,2"), "1:1[a|b] 2:2[1|2] "},
	{"mixed line ends", S("a\r\nb\nc\rd\r\n"), "1:1[a] 2:2[b] 3:3[c] 4:4[d] "},
	{"blank lines count", S("a\n\n\r\nb\n"), "1:1[a] 2:2blank[] 3:3blank[] 4:4[b] "},
	{"empty fields", S(",\n,,\n\"\"\n"), "1:1[|] 2:2[||] 3:3[q:] "},
	{"spaces are kept", S(" a ,b \n\t,c\n"), "1:1[ a |b ] 2:2[\t|c] "},
	{"quotes", S("\"a,b\",\"c\"\"d\",e\n"), "1:1[q:a,b|q:c\"d|e] "},
	{"line end in quotes", S("\"a\r\nb\",c\nd\n"), "1:1[q:a\r\nb|c] 3:2[d] "},
	{"CR in quotes", S("\"a\rb\"\nd\n"), "1:1[q:a\rb] 3:2[d] "},
	{"quotes on two lines each", S("\"a\nb\",\"c\nd\"\ne\n"), "1:1[q:a\nb|q:c\nd] 4:2[e] "},
	{"junk after a quote", S("a\n1,\"x\"y,3\nb\n"),
		"1:1[a] 2:2[1|\"x\"y|3]{csv-quote-junk@2.6/1} 3:3[b] "},
	{"quote inside", S("甲,b\"c\",d\ne\n"),
		"1:1[甲|b\"c\"|d]{csv-quote-inside@1.4/1} 2:2[e] "},
	{"space before a quote", S("a, \"b\"\n"), "1:1[a| \"b\"]{csv-quote-inside@1.4/1} "},
	{"text guard", S("=\"620\",a\nb,=\"1\"\n"), "1:1[=\"620\"|a] 2:2[b|=\"1\"] "},
	{"formula with a quote", S("=A1&\"x\",a\n=\"a\"b\n=\"a,b\"\n"),
		"1:1[=A1&\"x\"|a]{csv-quote-inside@1.5/0} "
		"2:2[=\"a\"b]{csv-quote-inside@2.2/0} 3:3[=\"a|b\"]{csv-quote-inside@3.2/0} "},
	{"open to the end", S("a\nb,\"c\nd\ne\n"),
		"1:1[a] 2:2[b|\"c]{csv-quote-open@2.3/1} 3:3[d] 4:4[e] "},
	{"open at the very end", S("a,\""), "1:1[a|\"]{csv-quote-open@1.3/1} "},
	{"two stray quotes", S("a,\"b\nc,d\ne,\"f\ng\n"),
		"1:1[a|\"b]{csv-quote-open@1.3/1} 2:2[c|d] 3:3[e|\"f]{csv-quote-open@3.3/1} "
		"4:4[g] "},
	{"stray quote after a whole one", S("\"a\nb\",\"c\nd\ne\n"),
		"1:1[\"a|b\"|\"c]{csv-quote-open@2.4/1} 3:2[d] 4:3[e] "},
	{"NUL", S("a,b\0c\nd\n"), "1:1[a|b\uFFFD" "c]{csv-control@1.4/1} 2:2[d] "},
	{"two faults in a row", S("\xFF,\"甲,\xFF\"\nd\n"),
		"1:1[\uFFFD|q:甲,\uFFFD]{csv-bytes@1.1/0}{csv-bytes@1.6/1} 2:2[d] "},
	{"fault on a later line", S("\"a\n乙\xFF\"\n\xFF\n"),
		"1:1[q:a\n乙\uFFFD]{csv-bytes@2.2/0} 3:2[\uFFFD]{csv-bytes@3.1/0} "},
	{"mark in the middle", S("a\n\xEF\xBB\xBF" "b\n"), "1:1[a] 2:2[\uFEFF" "b] "},
#undef S
};

START_TEST(test_records_of_a_file)
{
	struct csv_options options = {0};
	struct csv_reader *r;
	struct buf out = BUF_INIT;

	ck_assert_int_eq(csv_reader_open(&options, -1, cases[_i].bytes, cases[_i].length, &r,
				 NULL),
		CREDIT_OK);
	dump(r, &out);
	csv_reader_close(r);
	if (!text_equal(buf_cstr(&out), cases[_i].records))
		ck_abort_msg("%s:\n%s\n%s", cases[_i].name, buf_cstr(&out), cases[_i].records);
	buf_free(&out);
}
END_TEST

/* Each case in the middle of a file, so that it meets the edge of a chunk at every byte. */
START_TEST(test_records_across_chunks)
{
	const size_t before = 65536;
	struct csv_options options = {0};
	char *bytes = malloc(before + 4096);

	for (size_t shift = 0; shift <= cases[_i].length + 1; shift++) {
		struct csv_reader *r;
		struct buf out = BUF_INIT;
		const struct csv_record *record;
		size_t lead = before - shift;

		memset(bytes, 'x', lead);
		for (size_t i = 79; i < lead; i += 80)
			bytes[i] = '\n';
		bytes[lead - 1] = '\n';
		memcpy(bytes + lead, cases[_i].bytes, cases[_i].length);
		csv_reader_open(&options, -1, bytes, lead + cases[_i].length, &r, NULL);
		for (size_t i = 0; i < (lead + 79) / 80; i++)
			csv_reader_next(r, &record, NULL);
		ck_assert_uint_eq(record->line, (lead + 79) / 80);
		while (csv_reader_next(r, &record, NULL) == CREDIT_OK && record) {
			for (size_t i = 0; i < record->fields_count; i++)
				buf_put(&out, record->fields[i].text, record->fields[i].length);
			buf_printf(&out, ";%d,%d,%d", (int)(record->line - (lead + 79) / 80),
				(int)(record->row - (lead + 79) / 80),
				(int)record->faults_count);
		}
		csv_reader_close(r);
		/* the same without anything before it */
		struct buf alone = BUF_INIT;

		csv_reader_open(&options, -1, cases[_i].bytes, cases[_i].length, &r, NULL);
		while (csv_reader_next(r, &record, NULL) == CREDIT_OK && record) {
			for (size_t i = 0; i < record->fields_count; i++)
				buf_put(&alone, record->fields[i].text,
					record->fields[i].length);
			buf_printf(&alone, ";%d,%d,%d", (int)record->line, (int)record->row,
				(int)record->faults_count);
		}
		csv_reader_close(r);
		ck_assert_str_eq(buf_cstr(&out), buf_cstr(&alone));
		buf_free(&out);
		buf_free(&alone);
	}
	free(bytes);
}
END_TEST

static void limited(const struct csv_options *options, const char *bytes, const char *records)
{
	struct csv_reader *r;
	struct buf out = BUF_INIT;

	ck_assert_int_eq(csv_reader_open(options, -1, bytes, strlen(bytes), &r, NULL), 0);
	dump(r, &out);
	ck_assert_str_eq(buf_cstr(&out), records);
	csv_reader_close(r);
	buf_free(&out);
}

START_TEST(test_limits_refuse_one_row_each)
{
	struct csv_options options = {.field_bytes = 5};

	limited(&options, "12345\n123456\nb\n",
		"1:1[12345] 2:2[123456]{csv-field-long@2.1/0} 3:3[b] ");
	limited(&options, "\"12\n34\n56\n78\n\"\nb\n",
		"1:1[\"12]{csv-quote-open@1.1/0} 2:2[34] 3:3[56] 4:4[78] "
		"5:5[\"]{csv-quote-open@5.1/0} 6:6[b] ");
	options = (struct csv_options){.fields = 2};
	limited(&options, "1,2\n1,2,3\nb\n", "1:1[1|2] 2:2[1|2|3]{csv-fields-many@2.1/2} 3:3[b] ");
	options = (struct csv_options){.record_bytes = 6};
	limited(&options, "123456\n1234甲,7\r\nb\n",
		"1:1[123456] 2:2[1234]{csv-row-long@2.1/0} 3:3[b] ");
	limited(&options, "\"1\n23456789\"\nb\n",
		"1:1[\"1]{csv-quote-open@1.1/0} 2:2[234567]{csv-row-long@2.1/0} 3:3[b] ");
	options = (struct csv_options){.quoted_lines = 2};
	limited(&options, "\"1\n2\"\n\"3\n4\n5\"\n",
		"1:1[q:1\n2] 3:2[\"3]{csv-quote-open@3.1/0} 4:3[4] 5:4[5\"]"
		"{csv-quote-inside@5.2/0} ");
}
END_TEST

START_TEST(test_too_many_rows_is_an_error)
{
	struct csv_options options = {.rows = 2};
	struct csv_reader *r;
	const struct csv_record *record;
	credit_error err;

	csv_reader_open(&options, -1, "a\nb\nc\n", 6, &r, NULL);
	ck_assert_int_eq(csv_reader_next(r, &record, &err), CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(r, &record, &err), CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(r, &record, &err), CREDIT_ELIMIT);
	ck_assert_str_eq(err.code, "csv-rows-many");
	ck_assert_ptr_null(record);
	csv_reader_close(r);
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	struct csv_options options = {.separator = '|'};
	struct csv_reader *r;
	const struct csv_record *record;
	credit_error err;

	ck_assert_int_eq(csv_reader_open(&options, -1, "a", 1, &r, &err), CREDIT_EINVAL);
	ck_assert_ptr_null(r);
	options.separator = 0;
	options.name = "市场监管.csv";
	ck_assert_int_eq(csv_reader_open(&options, 9999, NULL, 0, &r, &err), CREDIT_EIO);
	ck_assert_str_eq(err.params, "市场监管.csv"); /* says which file */
	ck_assert_ptr_null(r);
	csv_reader_close(NULL);
	ck_assert_int_eq(csv_reader_open(&options, -1, "\xEF\xBB\xBF" "a\n", 5, &r, &err), 0);
	ck_assert(csv_reader_bom(r));
	ck_assert_int_eq(csv_reader_encoding(r), ENCODING_UTF8);
	ck_assert_int_eq(csv_reader_separator(r), ',');
	ck_assert_uint_eq(csv_reader_bytes(r), 5);
	csv_reader_next(r, &record, NULL);
	ck_assert_str_eq(record->fields[0].text, "a");
	ck_assert(!csv_record_refused(record));
	csv_reader_close(r);
}
END_TEST

static bool any_word(const void *context, const char *cell, size_t length)
{
	(void)context;
	return length == 4 && memcmp(cell, "list", 4) == 0;
}

START_TEST(test_encoding_is_settled_late_or_asked_for)
{
	struct csv_options options = {.header_word = any_word};
	const size_t length = 200000;
	char *bytes = malloc(length + 16);
	struct csv_reader *r;
	const struct csv_record *record;
	credit_error err = {0};
	int status = CREDIT_OK;

	memset(bytes, 'x', length);
	for (size_t i = 99; i < length; i += 100)
		bytes[i] = '\n';
	memcpy(bytes, "list\n", 5);
	memcpy(bytes + length, "\xCD\xF5,1\n", 5);
	ck_assert_int_eq(csv_reader_open(&options, -1, bytes, length + 5, &r, &err), 0);
	for (int i = 0; i < 2002; i++)
		ck_assert_int_eq(csv_reader_next(r, &record, &err), CREDIT_OK);
	ck_assert_str_eq(record->fields[0].text, "王");
	ck_assert_int_eq(csv_reader_encoding(r), ENCODING_GB18030);
	csv_reader_close(r);
	/* 模: two bytes that are a character in both */
	memcpy(bytes + length, "\xC4\xA3,1\n", 5);
	ck_assert_int_eq(csv_reader_open(&options, -1, bytes, length + 5, &r, &err), 0);
	do
		status = csv_reader_next(r, &record, &err);
	while (!status && record);
	ck_assert_int_eq(status, CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "csv-encoding-ambiguous");
	ck_assert_uint_eq(err.line, 2002);
	csv_reader_close(r);
	free(bytes);
}
END_TEST

/* Below what comes through the pipe, 32 MiB; sanitizers only look for reads out of bounds. */
#define MEMORY_KIB (SANITIZED ? 512 * 1024 : 30 * 1024)
#define BLOCKS (SANITIZED ? 256 : 4096)

/* A pipe that never ends, one bad thing in every shape: memory must not follow. */
static void endless(const char *piece, size_t repeat)
{
	struct csv_options options = {0};
	struct csv_reader *r;
	const struct csv_record *record;
	struct rusage before;
	struct rusage after;
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	if (fork() == 0) {
		char block[8192];
		size_t length = strlen(piece);

		for (size_t i = 0; i + length <= sizeof(block); i += length)
			memcpy(block + i, piece, length);
		for (size_t i = 0; i < repeat; i++)
			if (write(ends[1], block, sizeof(block) / length * length) < 0)
				break;
		_exit(0);
	}
	close(ends[1]);
	getrusage(RUSAGE_SELF, &before);
	csv_reader_open(&options, ends[0], NULL, 0, &r, NULL);
	while (csv_reader_next(r, &record, NULL) == CREDIT_OK && record)
		;
	getrusage(RUSAGE_SELF, &after);
	csv_reader_close(r);
	close(ends[0]);
	ck_assert_int_lt(after.ru_maxrss - before.ru_maxrss, MEMORY_KIB);
}

static const char *const endless_pieces[] = {"x", "\xFF", "a,b\n", "\"", "\"x\n", ",", "\n",
	"\"\"\n", "a,\"b\n", "\"\n\n\n\n\n\n\n", "\xFF\n", "\r"};

START_TEST(test_memory_stays_bounded)
{
	endless(endless_pieces[_i], BLOCKS);
}
END_TEST

START_TEST(test_letters_of_columns)
{
	char text[CSV_COLUMN_BYTES];

	csv_column_letters(0, text);
	ck_assert_str_eq(text, "A");
	csv_column_letters(25, text);
	ck_assert_str_eq(text, "Z");
	csv_column_letters(26, text);
	ck_assert_str_eq(text, "AA");
	csv_column_letters(701, text);
	ck_assert_str_eq(text, "ZZ");
	csv_column_letters(702, text);
	ck_assert_str_eq(text, "AAA");
	csv_column_letters(16383, text);
	ck_assert_str_eq(text, "XFD");
	csv_column_letters(UINT32_MAX, text);
	ck_assert_str_eq(text, "MWLQKWV");
}
END_TEST

#define COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))

SUITE("csv/reader", TL(test_records_of_a_file, COUNT(cases)),
	TL(test_records_across_chunks, COUNT(cases)), T(test_limits_refuse_one_row_each),
	T(test_too_many_rows_is_an_error), T(test_misuse_is_refused),
	T(test_encoding_is_settled_late_or_asked_for),
	TL(test_memory_stays_bounded, COUNT(endless_pieces)), T(test_letters_of_columns))
