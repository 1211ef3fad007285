/* SPDX-License-Identifier: Apache-2.0 */
/* Flat objects of texts are read, and nothing else is. */
#include <string.h>

#include "base/json_in.h"
#include "credit/base.h"
#include "../support/suite.h"

static int open_text(struct json_in *in, const char *text)
{
	return json_in_open(in, text, strlen(text));
}

START_TEST(test_texts_are_read_in_their_order)
{
	struct json_in in;
	const char *key;
	const char *value;

	ck_assert_int_eq(open_text(&in, "{\"b\":\"2\",\"a\":\"\\u4e00\\n\",\"c\":\"\"}"), CREDIT_OK);
	ck_assert_uint_eq(json_in_count(&in), 3);
	ck_assert_str_eq(json_in_text(&in, "a"), "一\n");
	ck_assert_str_eq(json_in_text(&in, "c"), "");
	ck_assert_ptr_null(json_in_text(&in, "d"));
	ck_assert(json_in_next(&in, &key, &value));
	ck_assert_str_eq(key, "b");
	ck_assert_str_eq(value, "2");
	ck_assert(json_in_next(&in, &key, &value) && json_in_next(&in, &key, &value));
	ck_assert_str_eq(key, "c");
	ck_assert(!json_in_next(&in, &key, &value));
	ck_assert_ptr_null(key);
	json_in_close(&in);
	json_in_close(&in);
}
END_TEST

static const char *const refused[] = {"", "{", "[]", "\"text\"", "{\"a\":1}", "{\"a\":null}",
	"{\"a\":{}}", "{\"a\":\"1\",\"a\":\"1\"}", "{\"a\":\"\\u0000\"}", "{\"a\":\"\xFF\"}",
	"{\"a\":\"\\ud800\"}", "{\"a\":\"1\"}x", "{\"a\":\"1\",}", "{a:\"1\"}", "{\"a\":\"\n\"}"};

START_TEST(test_anything_else_is_refused)
{
	struct json_in in;

	ck_assert_int_eq(open_text(&in, refused[_i]), CREDIT_EFORMAT);
	ck_assert_ptr_null(in.object);
}
END_TEST

SUITE("base/json_in", T(test_texts_are_read_in_their_order),
	TL(test_anything_else_is_refused, sizeof(refused) / sizeof(refused[0])))
