/* SPDX-License-Identifier: Apache-2.0 */
/* The frame of a file: options, header, which records are data, faults of the whole. */
#include "sheet_sample.h"

START_TEST(test_rows_of_data_are_handed_over_once)
{
	sample_setup("失信被执行人名单,,,,,\r\n" HEADER ROW(1) ",,,,,\r\n" ROW(2) "合计：2,,,,,\r\n");
	sample_read();
	ck_assert_uint_eq(seen.headers, 1);
	ck_assert_uint_eq(seen.rows, 2); /* neither title, blank row nor total */
	ck_assert_uint_eq(sheet.rows, 2);
	ck_assert_str_eq(seen.name, "张某");
	ck_assert_uint_eq(sheet.header_row, 2);
	ck_assert(!sheet.file_refused);
	ck_assert_int_eq(sheet.encoding, ENCODING_UTF8);
	sheet_free(&sheet);
	sample_teardown();
}
END_TEST

START_TEST(test_a_missing_column_refuses_the_file_before_any_row)
{
	sample_setup(HEADER ROW(1));
	seen.miss = true;
	sample_read();
	ck_assert(sheet.file_refused);
	ck_assert_uint_eq(sheet.findings.errors, 1);
	ck_assert_uint_eq(seen.rows, 0);
	ck_assert(sheet_lost(&sheet));
	sheet_free(&sheet);
	sample_teardown();
}
END_TEST

START_TEST(test_a_file_without_a_known_header_is_refused_as_a_whole)
{
	sample_setup("甲,乙\r\n一,二\r\n");
	sample_read();
	ck_assert(sheet.file_refused);
	ck_assert_uint_eq(seen.rows, 0);
	sheet_free(&sheet);
	sample_teardown();
}
END_TEST

START_TEST(test_a_header_alone_still_has_its_columns_looked_at)
{
	sample_setup(HEADER);
	sample_read();
	ck_assert_uint_eq(seen.headers, 1);
	ck_assert_uint_eq(seen.rows, 0);
	ck_assert(!sheet.file_refused);
	sheet_free(&sheet);
	sample_teardown();
}
END_TEST

START_TEST(test_a_refused_row_is_counted_and_marked)
{
	sample_setup(HEADER ROW(1) ROW(2));
	seen.refuse = true;
	sample_read();
	ck_assert_uint_eq(sheet.rejected, 2);
	ck_assert(row_set_has(&sheet.refused, 2));
	ck_assert(row_set_has(&sheet.refused, 3));
	ck_assert(!row_set_has(&sheet.refused, 1));
	sheet_free(&sheet);
	sample_teardown();
}
END_TEST

START_TEST(test_what_cannot_be_begun_or_opened_is_a_failure)
{
	credit_error err = {0};

	sample_setup(NULL);
	sheet_init(&sheet, sample_registry, sample_file, &options, WORDS_ROWS);
	ck_assert_int_eq(sheet_begin(&sheet, NULL), CREDIT_OK);
	ck_assert_int_eq(sheet_open(&sheet, &err), CREDIT_ENOTFOUND);
	sheet_free(&sheet);
	sample_write(HEADER);
	options.returned = sample_file; /* would be written over */
	sheet_init(&sheet, sample_registry, sample_file, &options, WORDS_ROWS);
	ck_assert_int_eq(sheet_begin(&sheet, &err), CREDIT_EEXISTS);
	sheet_free(&sheet);
	options.returned = NULL;
	options.encoding = "utf-9";
	sheet_init(&sheet, sample_registry, sample_file, &options, WORDS_ROWS);
	ck_assert_int_eq(sheet_begin(&sheet, &err), CREDIT_EINVAL);
	sheet_free(&sheet);
	sample_teardown();
}
END_TEST

SUITE("intake/sheet", T(test_rows_of_data_are_handed_over_once),
	T(test_a_missing_column_refuses_the_file_before_any_row),
	T(test_a_file_without_a_known_header_is_refused_as_a_whole),
	T(test_a_header_alone_still_has_its_columns_looked_at),
	T(test_a_refused_row_is_counted_and_marked),
	T(test_what_cannot_be_begun_or_opened_is_a_failure))
