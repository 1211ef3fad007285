/* SPDX-License-Identifier: Apache-2.0 */
/* JSON as written: commas, escapes, and a line that is one line for every reader. */
#include <inttypes.h>
#include <string.h>

#include "base/json_out.h"
#include "../support/suite.h"

START_TEST(test_nesting_and_commas)
{
	struct buf out = BUF_INIT;
	struct json json;

	json_begin(&json, &out);
	json_open(&json, '{');
	json_kv_text(&json, "a", "x");
	json_key(&json, "b");
	json_open(&json, '[');
	json_int(&json, INT64_MIN);
	json_uint(&json, UINT64_MAX);
	json_open(&json, '{');
	json_close(&json, '}');
	json_open(&json, '[');
	json_close(&json, ']');
	json_bool(&json, true);
	json_null(&json);
	json_text(&json, NULL);
	json_close(&json, ']');
	json_kv_int(&json, "c", -1);
	json_kv_uint(&json, "d", 2);
	json_kv_bool(&json, "e", false);
	json_key(&json, "f\"");
	json_text_n(&json, "yz", 1);
	json_close(&json, '}');
	ck_assert_str_eq(buf_cstr(&out),
		"{\"a\":\"x\",\"b\":[-9223372036854775808,18446744073709551615,{},[],true,null,"
		"null],\"c\":-1,\"d\":2,\"e\":false,\"f\\\"\":\"y\"}");
	buf_free(&out);
}
END_TEST

static const struct {
	const char *text, *quoted;
} texts[] = {
	{"", "\"\""},
	{"样例县 </script> /", "\"样例县 </script> /\""},
	{"\"\\", "\"\\\"\\\\\""},
	{"\n\r\t\b\x1F\x7F", "\"\\n\\r\\t\\u0008\\u001f\\u007f\""},
	{"\xE2\x80\xA8\xE2\x80\xA9", "\"\\u2028\\u2029\""},
	{"a\xE2\x80\xAE"
	 "b\xE2\x81\xA6"
	 "c\xEF\xBB\xBF", "\"a\\u202eb\\u2066c\\ufeff\""},
	{"a\x80"
	 "b\xE4\xB8", "\"a\xEF\xBF\xBD"
		      "b\xEF\xBF\xBD\xEF\xBF\xBD\""},
	{"\xF0\x9F\x98\x80", "\"\xF0\x9F\x98\x80\""},
	{"a\xC2\x9B" "31m\xC2\x80\xC2\x9F\xC2\xA0", "\"a\\u009b31m\\u0080\\u009f\xC2\xA0\""},
	{"\xD8\x9C\xE1\xA0\x8E\xE2\x81\xA1\xE2\x81\xAA\xEF\xBF\xB9", "\"\\u061c\\u180e\\u2061\\u206a\\ufff9\""},
	{"\xF3\xA0\x81\x81" "b", "\"\\udb40\\udc41b\""},
};

START_TEST(test_text_is_escaped)
{
	struct buf out = BUF_INIT;
	struct json json;

	json_begin(&json, &out);
	json_text(&json, texts[_i].text);
	ck_assert_str_eq(buf_cstr(&out), texts[_i].quoted);
	buf_free(&out);
}
END_TEST

START_TEST(test_nul_inside_text_is_escaped)
{
	struct buf out = BUF_INIT;
	struct json json;

	json_begin(&json, &out);
	json_text_n(&json, "a\0b", 3);
	ck_assert_str_eq(buf_cstr(&out), "\"a\\u0000b\"");
	buf_free(&out);
}
END_TEST

SUITE("base/json_out", T(test_nesting_and_commas),
	TL(test_text_is_escaped, (int)(sizeof(texts) / sizeof(texts[0]))),
	T(test_nul_inside_text_is_escaped))
