/* SPDX-License-Identifier: Apache-2.0 */
/* GB18030: the 42 codes that systems read differently, edges, every code there and back. */
#include <string.h>

#include "csv/csv_encoding.h"
#include "../support/suite.h"


static const struct {
	const char *bytes;
	uint32_t code_point;
} standard[] = {
	{"\xA6\xD9", 0xFE10}, {"\xA6\xDA", 0xFE12}, {"\xA6\xDB", 0xFE11},
	{"\xA6\xDC", 0xFE13}, {"\xA6\xDD", 0xFE14}, {"\xA6\xDE", 0xFE15},
	{"\xA6\xDF", 0xFE16}, {"\xA6\xEC", 0xFE17}, {"\xA6\xED", 0xFE18},
	{"\xA6\xF3", 0xFE19}, {"\xFE\x51", 0x20087}, {"\xFE\x52", 0x20089},
	{"\xFE\x53", 0x200CC}, {"\xFE\x59", 0x9FB4}, {"\xFE\x61", 0x9FB5},
	{"\xFE\x66", 0x9FB6}, {"\xFE\x67", 0x9FB7}, {"\xFE\x6C", 0x215D7},
	{"\xFE\x6D", 0x9FB8}, {"\xFE\x76", 0x2298F}, {"\xFE\x7E", 0x9FB9},
	{"\xFE\x90", 0x9FBA}, {"\xFE\x91", 0x241FE}, {"\xFE\xA0", 0x9FBB},
	{"\x82\x35\x90\x37", 0x9FB4}, {"\x82\x35\x90\x38", 0x9FB5},
	{"\x82\x35\x90\x39", 0x9FB6}, {"\x82\x35\x91\x30", 0x9FB7},
	{"\x82\x35\x91\x31", 0x9FB8}, {"\x82\x35\x91\x32", 0x9FB9},
	{"\x82\x35\x91\x33", 0x9FBA}, {"\x82\x35\x91\x34", 0x9FBB},
	{"\x84\x31\x82\x36", 0xFE10}, {"\x84\x31\x82\x37", 0xFE11},
	{"\x84\x31\x82\x38", 0xFE12}, {"\x84\x31\x82\x39", 0xFE13},
	{"\x84\x31\x83\x30", 0xFE14}, {"\x84\x31\x83\x31", 0xFE15},
	{"\x84\x31\x83\x32", 0xFE16}, {"\x84\x31\x83\x33", 0xFE17},
	{"\x84\x31\x83\x34", 0xFE18}, {"\x84\x31\x83\x35", 0xFE19},
	/* and plain ones */
	{"\xD6\xD0", 0x4E2D}, {"\xFE\x9F", 0x4DAE}, {"\xA8\xBC", 0x1E3F},
	{"\x81\x30\x81\x30", 0x80}, {"\x90\x30\x81\x30", 0x10000},
	{"\xE3\x32\x9A\x35", 0x10FFFF}, {"\x84\x31\xA4\x37", 0xFFFD},
};

START_TEST(test_code_has_its_standard_character)
{
	const uint8_t *bytes = (const uint8_t *)standard[_i].bytes;
	size_t length = strlen(standard[_i].bytes);
	uint32_t c = 0;

	ck_assert_int_eq(gb18030_ready(NULL), CREDIT_OK);
	ck_assert_int_eq(gb18030_next(bytes, length, &c), (int)length);
	ck_assert_uint_eq(c, standard[_i].code_point);
	for (size_t part = 1; part < length; part++)
		ck_assert_int_eq(gb18030_next(bytes, part, &c), 0);
}
END_TEST

START_TEST(test_every_scalar_value_comes_back)
{
	ck_assert_int_eq(gb18030_ready(NULL), CREDIT_OK);
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		uint8_t bytes[4];
		uint32_t back = 0;
		int length;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		length = gb18030_put(c, bytes);
		/* private use has no standard code where a character took it over */
		if (length == 0 && c >= 0xE000 && c <= 0xF8FF)
			continue;
		if (c >= 0xE000 && c <= 0xF8FF)
			continue;
		if (length == 0 || gb18030_next(bytes, (size_t)length, &back) != length ||
			back != c)
			ck_abort_msg("U+%04X came back as U+%04X", c, back);
	}
}
END_TEST

static const struct {
	const char *bytes;
	size_t length;
	int answer;
} bad[] = {
	{"\xFF\xFF", 2, -1}, {"\x81\x20", 2, -1}, {"\x81\x7F", 2, -1}, {"\x81\xFF", 2, -1},
	{"\x81\x30\x20", 3, -1}, {"\x81\x30\x81\x40", 4, -1},
	{"\xE3\x32\x9A\x36", 4, -4}, /* past U+10FFFF */
	{"\xFE\x39\xFE\x39", 4, -4}, {"\x8F\x39\xFE\x39", 4, -4},
};

START_TEST(test_bad_bytes_are_no_character)
{
	uint32_t c;

	ck_assert_int_eq(gb18030_ready(NULL), CREDIT_OK);
	ck_assert_int_eq(gb18030_next((const uint8_t *)bad[_i].bytes, bad[_i].length, &c),
		bad[_i].answer);
}
END_TEST

START_TEST(test_0x80_is_the_euro)
{
	uint32_t c;

	ck_assert_int_eq(gb18030_ready(NULL), CREDIT_OK);
	ck_assert_int_eq(gb18030_next((const uint8_t *)"\x80", 1, &c), 1);
	ck_assert_uint_eq(c, 0x20AC);
}
END_TEST

#define COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))

SUITE("csv/gb18030", TL(test_code_has_its_standard_character, COUNT(standard)),
	T(test_every_scalar_value_comes_back), TL(test_bad_bytes_are_no_character, COUNT(bad)),
	T(test_0x80_is_the_euro))
