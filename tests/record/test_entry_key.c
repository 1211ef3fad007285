/* SPDX-License-Identifier: Apache-2.0 */
/* Natural keys and entry ids: committed vectors, sameness, texts. */
#include <string.h>

#include "base/text.h"
#include "record/record.h"
#include "seal/digest.h"
#include "../support/suite.h"

#define AUTHORITY "11629999F00000018U"

static const uint8_t id_key[ID_KEY_BYTES] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
	15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};

/*
 * Permanent: stored bytes and the ids in print depend on them.  A change here
 * is a change of the format.
 */
static const struct {
	const char *subject;
	const char *list;
	const char *document;
	const char *key_hex;
	const char *id;
} vectors[] = {
	{"91629999F00000093C", "SJ", "样市监列〔2026〕1号",
		"6372656469742e6b65792f310000099cef000b6372656469742d636f64650012393136"
		"3239393939463030303030303933430002534a00123131363239393939463030303030"
		"303138550016e6a0b7e5b882e79b91e5889728323032362931e58fb7",
		"AR61630QMR0GR98Q"},
	{"629999198002291018", "SX", "(2026)样0199执12号",
		"6372656469742e6b65792f310000099cef00087265736964656e740012363239393939"
		"3139383030323239313031380002535800123131363239393939463030303030303138"
		"550015283230323629e6a0b730313939e689a73132e58fb7",
		"PNVQG1N645RXYFWM"},
	{"92629999F000000A14", "NMG", "样人社欠薪列 ［2025］ 007 号",
		"6372656469742e6b65792f310000099cef000b6372656469742d636f64650012393236"
		"32393939394630303030303041313400034e4d47001231313632393939394630303030"
		"3030313855001ee6a0b7e4babae7a4bee6aca0e896aae58897283230323529303037e5"
		"8fb7",
		"P31R7D1AV7ZKKYQQ"},
};

static void natural_key(const char *subject, const char *list, const char *authority,
	const char *document, struct buf *out)
{
	credit_id id;

	ck_assert_int_eq(credit_id_parse(subject, strlen(subject), &id), CREDIT_OK);
	ck_assert_int_eq(entry_natural_key(629999, &id, list, authority, document, out),
		CREDIT_OK);
}

START_TEST(test_committed_vectors)
{
	struct buf key = BUF_INIT;
	struct entry_id id;
	char hex[1024];
	char text[ENTRY_ID_TEXT_BYTES];

	natural_key(vectors[_i].subject, vectors[_i].list, AUTHORITY, vectors[_i].document, &key);
	ck_assert_uint_lt(key.length, sizeof(hex) / 2);
	hex_encode(key.data, key.length, hex);
	ck_assert_str_eq(hex, vectors[_i].key_hex);
	ck_assert_int_eq(entry_id_of_key(id_key, key.data, key.length, &id), CREDIT_OK);
	entry_id_text(&id, text);
	ck_assert_str_eq(text, vectors[_i].id);
	buf_free(&key);
}
END_TEST

START_TEST(test_ways_of_typing_one_number_give_one_key)
{
	static const char *const same[] = {"样市监列（2026）1号", "样市监列[2026]1号",
		"样市监列［2026］1号", " 样市监列 〔２０２６〕 １ 号"};
	struct buf first = BUF_INIT;
	struct buf other = BUF_INIT;

	natural_key("91629999F00000093C", "SJ", AUTHORITY, "样市监列〔2026〕1号", &first);
	natural_key("91629999F00000093C", "SJ", AUTHORITY, same[_i], &other);
	ck_assert_uint_eq(first.length, other.length);
	ck_assert_mem_eq(first.data, other.data, first.length);
	buf_free(&first);
	buf_free(&other);
}
END_TEST

START_TEST(test_each_part_changes_the_key)
{
	struct buf first = BUF_INIT;
	struct buf other = BUF_INIT;
	credit_id id;

	natural_key("91629999F00000093C", "SJ", AUTHORITY, "甲1号", &first);
	ck_assert_int_eq(credit_id_parse("91629999F00000093C", 18, &id), CREDIT_OK);
	for (int part = 0; part < 4; part++) {
		buf_reset(&other);
		ck_assert_int_eq(entry_natural_key(part == 0 ? 629998 : 629999, &id,
					 part == 1 ? "SX" : "SJ",
					 part == 2 ? "12629999F00000026K" : AUTHORITY,
					 part == 3 ? "甲2号" : "甲1号", &other),
			CREDIT_OK);
		ck_assert(other.length != first.length ||
			memcmp(first.data, other.data, first.length) != 0);
	}
	buf_free(&first);
	buf_free(&other);
}
END_TEST

START_TEST(test_a_document_without_characters_has_no_key)
{
	struct buf key = BUF_INIT;
	credit_id id;

	ck_assert_int_eq(credit_id_parse("91629999F00000093C", 18, &id), CREDIT_OK);
	ck_assert_int_eq(entry_natural_key(629999, &id, "SJ", AUTHORITY, " \t", &key),
		CREDIT_EFORMAT);
	ck_assert_int_eq(entry_natural_key(629999, &id, "SJ", AUTHORITY, "", &key),
		CREDIT_EFORMAT);
	ck_assert_int_eq(entry_natural_key(629999, &id, "SJ", AUTHORITY, "\xFF", &key),
		CREDIT_EFORMAT);
	ck_assert_uint_eq(key.length, 0);
	buf_free(&key);
}
END_TEST

START_TEST(test_another_key_gives_another_id)
{
	uint8_t other_key[ID_KEY_BYTES] = {0};
	struct entry_id a;
	struct entry_id b;
	struct hmac hmac;

	ck_assert_int_eq(entry_id_of_key(id_key, "x", 1, &a), CREDIT_OK);
	ck_assert_int_eq(entry_id_of_key(other_key, "x", 1, &b), CREDIT_OK);
	ck_assert_mem_ne(&a, &b, sizeof(a));
	ck_assert_int_eq(hmac_open(&hmac, id_key, sizeof(id_key), NULL), CREDIT_OK);
	entry_id_sum(&hmac, "x", 1, &b);
	ck_assert_int_eq(hmac_status(&hmac, NULL), CREDIT_OK);
	hmac_close(&hmac);
	ck_assert_mem_eq(&a, &b, sizeof(a));
}
END_TEST

START_TEST(test_id_text_is_read_in_any_case_and_with_lookalikes)
{
	struct entry_id id = {{0x08, 0x42, 0x10, 0x84, 0x21, 0, 1, 2, 3, 0xFF}};
	struct entry_id back;
	char text[ENTRY_ID_TEXT_BYTES];

	entry_id_text(&id, text);
	ck_assert_uint_eq(strlen(text), ENTRY_ID_TEXT_BYTES - 1);
	ck_assert(entry_id_parse(text, 16, &back));
	ck_assert_mem_eq(&id, &back, sizeof(id));
	for (char *c = text; *c; c++) {
		if (*c == '1')
			*c = c == text ? 'I' : 'l';
		else if (*c == '0')
			*c = 'o';
		else if (*c >= 'A')
			*c = (char)(*c + 32);
	}
	ck_assert(entry_id_parse(text, 16, &back));
	ck_assert_mem_eq(&id, &back, sizeof(id));
}
END_TEST

START_TEST(test_a_text_that_is_no_id_is_refused)
{
	static const char *const bad[] = {"", "0", "000000000000000", "00000000000000000",
		"000000000000000U", "000000000000000-", "\xFFZ0000000000000\xFF"};
	struct entry_id id = {{1}};
	struct entry_id none = {{0}};

	ck_assert(!entry_id_parse(bad[_i], strlen(bad[_i]), &id));
	ck_assert_mem_eq(&id, &none, sizeof(id));
}
END_TEST

SUITE("record/entry_key", TL(test_committed_vectors, 3),
	TL(test_ways_of_typing_one_number_give_one_key, 4), T(test_each_part_changes_the_key),
	T(test_a_document_without_characters_has_no_key), T(test_another_key_gives_another_id),
	T(test_id_text_is_read_in_any_case_and_with_lookalikes),
	TL(test_a_text_that_is_no_id_is_refused, 7))
