/* SPDX-License-Identifier: Apache-2.0 */
/* Which records are data: titles, totals, remarks and samples are not, bad rows are. */
#include <string.h>

#include "intake/intake.h"
#include "../support/suite.h"

#define HEADER "主体名称,证件号码,列入决定文号,列入决定日期\n"

static struct dictionary dictionary;
static struct mapping mapping;
static struct csv_reader *reader;

static void open_text(const char *text)
{
	struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};

	ck_assert_int_eq(dictionary_build(&dictionary, WORDS_ROWS, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(csv_reader_open(&options, -1, text, strlen(text), &reader, NULL),
		CREDIT_OK);
}

static void done(void)
{
	csv_reader_close(reader);
	mapping_free(&mapping);
	dictionary_free(&dictionary);
}

/* The layout of one row below the header. */
static enum layout layout(const char *row)
{
	const struct csv_record *record;
	char text[512] = HEADER;
	enum layout out;

	strcat(text, row);
	open_text(text);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_int_eq(mapping_read(&dictionary, record, &mapping), CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_ptr_nonnull(record);
	out = layout_of(&mapping, record);
	done();
	return out;
}

START_TEST(test_what_is_made_for_the_eye_is_passed_over)
{
	ck_assert_int_eq(layout(",,,\n"), LAYOUT_BLANK);
	ck_assert_int_eq(layout(" , ,\t,\n"), LAYOUT_BLANK);
	ck_assert_int_eq(layout(HEADER), LAYOUT_HEADER);
	ck_assert_int_eq(layout("合计,12,,\n"), LAYOUT_TOTAL);
	ck_assert_int_eq(layout("合计：12户,,/,\n"), LAYOUT_TOTAL);
	ck_assert_int_eq(layout("填表人：王某,,,\n"), LAYOUT_FOOTER);
	ck_assert_int_eq(layout("示例有限公司,x,文1号,2026-04-01\n"), LAYOUT_SAMPLE);
	ck_assert_int_eq(layout("（示例）张某,x,文1号,2026-04-01\n"), LAYOUT_SAMPLE);
}
END_TEST

START_TEST(test_what_only_looks_like_it_is_data)
{
	ck_assert_int_eq(layout("张某,,,\n"), LAYOUT_DATA);
	ck_assert_int_eq(layout("合计商贸有限公司,x,文1号,2026-04-01\n"), LAYOUT_DATA);
	ck_assert_int_eq(layout("总计人力资源服务有限责任公司,,,\n"), LAYOUT_DATA);
	ck_assert_int_eq(layout("审核通有限公司,x,,\n"), LAYOUT_DATA);
	ck_assert_int_eq(layout("某示例公司,x,文1号,2026-04-01\n"), LAYOUT_DATA);
	ck_assert_int_eq(layout("张某,示例,文1号,2026-04-01\n"), LAYOUT_DATA);
}
END_TEST

START_TEST(test_a_row_that_cannot_be_read_is_data)
{
	ck_assert_int_eq(layout("示例\xFF,x,y,z\n"), LAYOUT_DATA);
	ck_assert_int_eq(layout("合计\xFF,,,\n"), LAYOUT_DATA);
}
END_TEST

static uint64_t header_row(const char *text)
{
	uint64_t row = 99;
	uint64_t line = 99;

	open_text(text);
	ck_assert_int_eq(header_find(reader, &dictionary, &mapping, &row, &line, NULL),
		CREDIT_OK);
	ck_assert_uint_eq(row, line);
	done();
	return row;
}

START_TEST(test_the_header_is_the_row_with_most_of_our_words)
{
	ck_assert_uint_eq(header_row(HEADER "张某,x,y,z\n"), 1);
	ck_assert_uint_eq(header_row("某县名单,,,\n,,,\n" HEADER "张某,x,y,z\n"), 3);
	ck_assert_uint_eq(header_row("名称,,,\n" HEADER), 2);
	ck_assert_uint_eq(header_row(HEADER HEADER), 1); /* of equals the first */
}
END_TEST

START_TEST(test_a_file_without_a_header_has_none)
{
	ck_assert_uint_eq(header_row(""), 0);
	ck_assert_uint_eq(header_row("张某,x,y,z\n"), 0);
	/* not looked for below the twentieth record */
	ck_assert_uint_eq(header_row("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n"
				     "16\n17\n18\n19\n20\n" HEADER), 0);
}
END_TEST

SUITE("intake/layout", T(test_what_is_made_for_the_eye_is_passed_over),
	T(test_what_only_looks_like_it_is_data), T(test_a_row_that_cannot_be_read_is_data),
	T(test_the_header_is_the_row_with_most_of_our_words),
	T(test_a_file_without_a_header_has_none))
