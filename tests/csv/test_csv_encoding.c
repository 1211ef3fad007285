/* SPDX-License-Identifier: Apache-2.0 */
/* Decoders: every split gives the same, faults are noted where they are, names. */
#include <string.h>

#include "base/text.h"
#include "csv/csv_encoding.h"
#include "../support/suite.h"

static const struct {
	enum encoding encoding;
	const char *bytes;
	size_t length;
	const char *text;
	int faults;
	enum message message; /* of the first fault */
	uint32_t what;
	size_t offset;
} cases[] = {
#define S(text) text, sizeof(text) - 1
	{ENCODING_UTF8, S("abc,主体名称\r\n"), "abc,主体名称\r\n", 0, 0, 0, 0},
	{ENCODING_UTF8, S("\xF0\xAC\xB1\x96z"), "\xF0\xAC\xB1\x96z", 0, 0, 0, 0},
	{ENCODING_UTF8, S("0123456789abcdef\xC0\xAFx"), "0123456789abcdef\uFFFD\uFFFDx", 2,
		MSG_CSV_BYTES, 0xC0, 16},
	{ENCODING_UTF8, S("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD", 3, MSG_CSV_BYTES, 0xED, 0},
	{ENCODING_UTF8, S("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD", 4, MSG_CSV_BYTES,
		0xF4, 0},
	{ENCODING_UTF8, S("a\xE4\xB8"), "a\uFFFD", 1, MSG_CSV_BYTES, 0xE4B8, 1},
	{ENCODING_UTF8, S("a\xE4\xB8z"), "a\uFFFDz", 1, MSG_CSV_BYTES, 0xE4B8, 1},
	{ENCODING_UTF8, S("王\uE81Ez"), "王\uE81Ez", 1, MSG_CSV_PRIVATE_USE, 0xE81E, 3},
	{ENCODING_UTF8, S("\U000F0000"), "\U000F0000", 1, MSG_CSV_PRIVATE_USE, 0xF0000, 0},
	{ENCODING_UTF8, S("a\uFFFD"), "a\uFFFD", 1, MSG_CSV_LOST, 0xFFFD, 1},
	{ENCODING_UTF8, S("a\0b"), "a\uFFFDb", 1, MSG_CSV_CONTROL, 0, 1},
	{ENCODING_UTF8, S("aaaaaaaa\x1b" "bbbbbbb"), "aaaaaaaa\x1b" "bbbbbbb", 1,
		MSG_CSV_CONTROL, 0x1B, 8},
	{ENCODING_UTF8, S("aaaaaaaa\x7f" "bbbbbbb"), "aaaaaaaa\x7f" "bbbbbbb", 1,
		MSG_CSV_CONTROL, 0x7F, 8},
	{ENCODING_UTF8, S("a\xC2\x9B" "b"), "a\xC2\x9B" "b", 1, MSG_CSV_CONTROL, 0x9B, 1},
	{ENCODING_UTF8, S("\xC2\x9F\xC2\xA0"), "\xC2\x9F\xC2\xA0", 1, MSG_CSV_CONTROL, 0x9F, 0},
	{ENCODING_GB18030, S("\x81\x30\x81\x30"), "\xC2\x80", 1, MSG_CSV_CONTROL, 0x80, 0},
	{ENCODING_GB18030, S("\xD6\xF7\xCC\xE5,1\n"), "主体,1\n", 0, 0, 0, 0},
	{ENCODING_GB18030, S("\xFE\x9F\x82\x35\x90\x37"), "\u4DAE\u9FB4", 0, 0, 0, 0},
	{ENCODING_GB18030, S("\x80" "5"), "€5", 1, MSG_CSV_EURO, 0x80, 0},
	{ENCODING_GB18030, S("a\xAA\xA1"), "a\uE000", 1, MSG_CSV_PRIVATE_USE, 0xE000, 1},
	{ENCODING_GB18030, S("a\xD6"), "a\uFFFD", 1, MSG_CSV_BYTES, 0xD6, 1},
	{ENCODING_GB18030, S("\xD6,1"), "\uFFFD,1", 1, MSG_CSV_BYTES, 0xD6, 0},
	{ENCODING_UTF16LE, S("\x2D\x4E,\0\x40\xD8\x87\xDC"), "中,\U00020087", 0, 0, 0, 0},
	{ENCODING_UTF16BE, S("\x4E\x2D\0,\xD8\x40\xDC\x87"), "中,\U00020087", 0, 0, 0, 0},
	{ENCODING_UTF16LE, S("\x2D\x4E\x40\xD8,\0"), "中\uFFFD,", 1, MSG_CSV_BYTES, 0x40D8, 3},
	{ENCODING_UTF16LE, S("a\0\x2D"), "a\uFFFD", 1, MSG_CSV_BYTES, 0x2D, 1},
	{ENCODING_UTF16BE, S("\xDC\x87"), "\uFFFD", 1, MSG_CSV_BYTES, 0xDC87, 0},
#undef S
};

START_TEST(test_any_split_decodes_the_same)
{
	for (size_t split = 0; split <= cases[_i].length; split++) {
		for (size_t step = 1; step <= 2; step++) {
			struct decoder d;
			struct buf out = BUF_INIT;
			const uint8_t *bytes = (const uint8_t *)cases[_i].bytes;
			size_t at = 0;

			ck_assert_int_eq(decoder_init(&d, cases[_i].encoding, NULL), CREDIT_OK);
			ck_assert_int_eq(decoder_put(&d, bytes, split, false, &out), CREDIT_OK);
			for (at = split; at + step < cases[_i].length; at += step)
				decoder_put(&d, bytes + at, step, false, &out);
			ck_assert_int_eq(decoder_put(&d, bytes + at, cases[_i].length - at, true,
						 &out),
				CREDIT_OK);
			ck_assert_str_eq(buf_cstr(&out), cases[_i].text);
			ck_assert_uint_eq(d.produced, out.length);
			ck_assert_int_eq((int)d.faults_count, cases[_i].faults);
			if (cases[_i].faults) {
				ck_assert_int_eq(d.faults[0].message, cases[_i].message);
				ck_assert_uint_eq(d.faults[0].what, cases[_i].what);
				ck_assert_uint_eq(d.faults[0].offset, cases[_i].offset);
			}
			decoder_free(&d);
			buf_free(&out);
		}
	}
}
END_TEST

START_TEST(test_utf8_agrees_with_the_checker_of_base)
{
	/* Every string of up to three bytes from the ones that matter. */
	static const uint8_t alphabet[] = {0x41, 0x7E, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1,
		0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
	const size_t n = sizeof(alphabet);

	for (size_t i = 0; i < n * n * n; i++) {
		const uint8_t bytes[4] = {alphabet[i / n / n], alphabet[i / n % n], alphabet[i % n],
			0x80};
		for (size_t length = 1; length <= 4; length++) {
			struct decoder d;
			struct buf out = BUF_INIT;
			bool bad = false;

			decoder_init(&d, ENCODING_UTF8, NULL);
			decoder_put(&d, bytes, length, true, &out);
			for (size_t k = 0; k < d.faults_count; k++)
				bad = bad || d.faults[k].message == MSG_CSV_BYTES;
			ck_assert_int_eq(!bad, utf8_valid((const char *)bytes, length));
			ck_assert(utf8_valid((const char *)out.data, out.length));
			decoder_free(&d);
			buf_free(&out);
		}
	}
}
END_TEST

START_TEST(test_dropped_faults_are_gone_and_later_ones_stay)
{
	struct decoder d;
	struct buf out = BUF_INIT;

	decoder_init(&d, ENCODING_UTF8, NULL);
	for (int i = 0; i < 1000; i++) {
		decoder_put(&d, (const uint8_t *)"a\xFF", 2, false, &out);
		if (i % 3)
			decoder_drop_faults(&d, 1);
	}
	ck_assert_uint_eq(d.faults_count - d.faults_first, 334);
	ck_assert_uint_eq(d.faults[d.faults_count - 1].offset, 999 * 4 + 1);
	decoder_drop_faults(&d, 334);
	ck_assert_uint_eq(d.faults_count, 0);
	decoder_free(&d);
	buf_free(&out);
}
END_TEST

START_TEST(test_names_of_encodings)
{
	enum encoding e;

	ck_assert_str_eq(encoding_name(ENCODING_GB18030), "gb18030");
	ck_assert_str_eq(encoding_name(ENCODING_NONE), "");
	ck_assert(encoding_parse("GBK", &e) && e == ENCODING_GB18030);
	ck_assert(encoding_parse("utf-16be", &e) && e == ENCODING_UTF16BE);
	ck_assert(!encoding_parse("big5", &e));
	ck_assert_int_eq(e, ENCODING_NONE);
}
END_TEST

START_TEST(test_byte_order_marks)
{
	size_t n;

	ck_assert_int_eq(encoding_bom((const uint8_t *)"\xEF\xBB\xBFx", 4, &n), ENCODING_UTF8);
	ck_assert_uint_eq(n, 3);
	ck_assert_int_eq(encoding_bom((const uint8_t *)"\xFF\xFE", 2, &n), ENCODING_UTF16LE);
	ck_assert_int_eq(encoding_bom((const uint8_t *)"\xFE\xFF", 2, &n), ENCODING_UTF16BE);
	ck_assert_int_eq(encoding_bom((const uint8_t *)"\xEF\xBB", 2, &n), ENCODING_NONE);
	ck_assert_uint_eq(n, 0);
}
END_TEST

SUITE("csv/encoding",
	TL(test_any_split_decodes_the_same, (int)(sizeof(cases) / sizeof(cases[0]))),
	T(test_utf8_agrees_with_the_checker_of_base),
	T(test_dropped_faults_are_gone_and_later_ones_stay), T(test_names_of_encodings),
	T(test_byte_order_marks))
