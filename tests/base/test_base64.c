/* SPDX-License-Identifier: Apache-2.0 */
/* Base 64: the vectors of RFC 4648, there and back, and every text that is none. */
#include <string.h>

#include "base/base64.h"
#include "../support/suite.h"

/* RFC 4648, section 10 */
static const struct {
	const char *bytes;
	const char *text;
} vectors[] = {
	{"", ""},
	{"f", "Zg=="},
	{"fo", "Zm8="},
	{"foo", "Zm9v"},
	{"foob", "Zm9vYg=="},
	{"fooba", "Zm9vYmE="},
	{"foobar", "Zm9vYmFy"},
};
#define VECTORS ((int)(sizeof(vectors) / sizeof(vectors[0])))

START_TEST(test_published_vectors_both_ways)
{
	struct buf text = BUF_INIT, bytes = BUF_INIT;

	base64_put(&text, vectors[_i].bytes, strlen(vectors[_i].bytes));
	ck_assert_str_eq(buf_cstr(&text), vectors[_i].text);
	ck_assert(base64_read(vectors[_i].text, strlen(vectors[_i].text), &bytes));
	ck_assert_str_eq(buf_cstr(&bytes), vectors[_i].bytes);
	buf_free(&text);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_all_bytes_come_back)
{
	uint8_t all[256];

	for (size_t i = 0; i < sizeof(all); i++)
		all[i] = (uint8_t)(i * 7 + 255);
	for (size_t length = 0; length <= sizeof(all); length++) {
		struct buf text = BUF_INIT, bytes = BUF_INIT;

		base64_put(&text, all, length);
		ck_assert_uint_eq(text.length, (length + 2) / 3 * 4);
		ck_assert(base64_read((const char *)text.data, text.length, &bytes));
		ck_assert_uint_eq(bytes.length, length);
		ck_assert(length == 0 || memcmp(bytes.data, all, length) == 0);
		buf_free(&text);
		buf_free(&bytes);
	}
}
END_TEST

/* Two texts of the same bytes would let a signature be changed unseen. */
START_TEST(test_what_is_no_text_is_refused)
{
	static const char *const bad[] = {"Z", "Zg",
		"Zg=", "Zg===", "Zh==", "Zm9=", "Zm8",
		"=g==", "Z===", "====", "Zg==Zg==", "Zm8=\n", "Zm 8", "Zm-_", "Zm9v\n",
		"Z\xE4\xB8\xAD"};
	struct buf out = BUF_INIT;

	buf_str(&out, "kept");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_msg(!base64_read(bad[i], strlen(bad[i]), &out), "%s", bad[i]);
		ck_assert_uint_eq(out.length, 4);
	}
	ck_assert(!base64_read("Zm\0v", 4, &out));
	buf_free(&out);
}
END_TEST

SUITE("base/base64", TL(test_published_vectors_both_ways, VECTORS),
	T(test_all_bytes_come_back), T(test_what_is_no_text_is_refused))
