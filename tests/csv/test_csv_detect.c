/* SPDX-License-Identifier: Apache-2.0 */
/* Encoding and separator told by header words, and what is asked instead of guessed. */
#include <string.h>

#include "csv/csv_detect.h"
#include "../support/suite.h"

static bool word(const void *context, const char *cell, size_t length)
{
	static const char *const words[] = {"主体名称", "证件号码", "列入决定文号", "名称",
		"subject_name", "subject_id", "list"};

	(void)context;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == length && memcmp(words[i], cell, length) == 0)
			return true;
	return false;
}

static const struct {
	const char *bytes;
	size_t length;
	enum encoding given;
	int status;
	const char *code;
	enum encoding encoding;
	size_t bom;
	char separator;
} cases[] = {
#define S(text) text, sizeof(text) - 1
	{S("主体名称,证件号码\r\n王某,1\r\n"), 0, CREDIT_OK, "", ENCODING_UTF8, 0, ','},
	{S("\xD6\xF7\xCC\xE5\xC3\xFB\xB3\xC6,\xD6\xA4\xBC\xFE\xBA\xC5\xC2\xEB\r\n"), 0,
		CREDIT_OK, "", ENCODING_GB18030, 0, ','},
	{S("\xEF\xBB\xBF主体名称;证件号码\r\n"), 0, CREDIT_OK, "", ENCODING_UTF8, 3, ';'},
	{S("\xFF\xFEl\0i\0s\0t\0\t\0s\0u\0b\0\n\0"), 0, CREDIT_OK, "", ENCODING_UTF16LE, 2,
		'\t'},
	/* the header is one word, the title above it and the name have the other separators */
	{S("2026年1月；名单\n,,,\n \"主体名称\"\t证件号码\na,b,c\t1\n"), 0, CREDIT_OK, "",
		ENCODING_UTF8, 0, '\t'},
	/* ASCII all through: nothing to settle */
	{S("subject_name,subject_id\nA,1\n"), 0, CREDIT_OK, "", ENCODING_NONE, 0, ','},
	{S("foo;bar\n1;2\n"), 0, CREDIT_OK, "", ENCODING_NONE, 0, ';'},
	{S(""), 0, CREDIT_OK, "", ENCODING_NONE, 0, ','},
	/* ASCII header, then text that only one of the two can read */
	{S("subject_name,list\n王小明,x\n"), 0, CREDIT_OK, "", ENCODING_UTF8, 0, ','},
	{S("subject_name,list\n\xCD\xF5\xD0\xA1,x\n"), 0, CREDIT_OK, "", ENCODING_GB18030, 0,
		','},
	/* 联通: GB18030 bytes that are valid UTF-8 */
	{S("subject_name,list\n\xC1\xAA\xCD\xA8,x\n"), 0, CREDIT_OK, "", ENCODING_GB18030, 0,
		','},
	{S("subject_name,list\n\xC4\xA3\xC4\xA3,x\n"), 0, CREDIT_EFORMAT,
		"csv-encoding-ambiguous", ENCODING_NONE, 0, ','},
	{S("subject_name,list\n\xC4\xA3\xC4\xA3,x\n"), ENCODING_UTF8, CREDIT_OK, "",
		ENCODING_UTF8, 0, ','},
	/* no known header */
	{S("姓甚,名谁\n王,1\n"), 0, CREDIT_EFORMAT, "csv-encoding-unknown", ENCODING_NONE, 0,
		','},
	{S("姓甚;名谁\n王;1\n"), ENCODING_UTF8, CREDIT_OK, "", ENCODING_UTF8, 0, ';'},
	/* a good header decides, a bad byte below is that row's matter */
	{S("主体名称,证件号码\r\n王\xFF,1\r\n"), 0, CREDIT_OK, "", ENCODING_UTF8, 0, ','},
	{S("list\n\xFF\xFF\n"), 0, CREDIT_EFORMAT, "csv-encoding-unknown", ENCODING_NONE, 0,
		','},
#undef S
};

START_TEST(test_shape_is_told_by_the_header)
{
	struct csv_options options = {.encoding = cases[_i].given, .header_word = word};
	struct csv_shape shape = {0};
	credit_error err = {0};

	ck_assert_int_eq(csv_detect(&options, (const uint8_t *)cases[_i].bytes, cases[_i].length,
				 true, &shape, &err),
		cases[_i].status);
	ck_assert_str_eq(err.code, cases[_i].code);
	if (cases[_i].status)
		return;
	ck_assert_int_eq(shape.encoding, cases[_i].encoding);
	ck_assert_uint_eq(shape.bom_bytes, cases[_i].bom);
	ck_assert_int_eq(shape.separator, cases[_i].separator);
}
END_TEST

START_TEST(test_without_header_words_it_is_utf8_with_commas)
{
	struct csv_options options = {0};
	struct csv_shape shape;
	const char *text = "甲;乙\n";

	ck_assert_int_eq(csv_detect(&options, (const uint8_t *)text, strlen(text), true, &shape,
				 NULL),
		CREDIT_OK);
	ck_assert_int_eq(shape.encoding, ENCODING_UTF8);
	ck_assert_int_eq(shape.separator, ',');
}
END_TEST

START_TEST(test_later_bytes_settle_or_ask)
{
	enum encoding e;
	credit_error err = {0};

	ck_assert_int_eq(csv_settle((const uint8_t *)"\xE7\x8E\x8B,1\n", 6, true, &e, &err), 0);
	ck_assert_int_eq(e, ENCODING_UTF8);
	ck_assert_int_eq(csv_settle((const uint8_t *)"\xCD\xF5,1\n", 5, true, &e, &err), 0);
	ck_assert_int_eq(e, ENCODING_GB18030);
	ck_assert_int_eq(csv_settle((const uint8_t *)"\xC4\xA3,1\n", 5, true, &e, &err),
		CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "csv-encoding-ambiguous");
	ck_assert_int_eq(csv_settle((const uint8_t *)"\xFF,1\n", 4, true, &e, &err),
		CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "csv-encoding-unknown");
}
END_TEST

START_TEST(test_ascii_run_stops_at_the_first_other_byte)
{
	uint8_t bytes[40];

	memset(bytes, 'a', sizeof(bytes));
	ck_assert_uint_eq(ascii_run(bytes, 40), 40);
	for (size_t i = 0; i < 40; i++) {
		bytes[i] = 0x80;
		ck_assert_uint_eq(ascii_run(bytes, 40), i);
		bytes[i] = 'a';
	}
}
END_TEST

SUITE("csv/detect", TL(test_shape_is_told_by_the_header,
			    (int)(sizeof(cases) / sizeof(cases[0]))),
	T(test_without_header_words_it_is_utf8_with_commas), T(test_later_bytes_settle_or_ask),
	T(test_ascii_run_stops_at_the_first_other_byte))
