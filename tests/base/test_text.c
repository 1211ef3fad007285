/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 against a literal reading of its table, normal forms, keys, base 32 and 16. */
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"
#include "credit/base.h"
#include "../support/suite.h"

/* Unicode 15, table 3-7, taken literally: is this one whole character? */
static bool table_3_7(const uint8_t *b, size_t n)
{
	static const struct {
		uint8_t first[2], second[2];
		size_t length;
	} table[] = {
		{{0x00, 0x7F}, {0, 0}, 1},
		{{0xC2, 0xDF}, {0x80, 0xBF}, 2},
		{{0xE0, 0xE0}, {0xA0, 0xBF}, 3},
		{{0xE1, 0xEC}, {0x80, 0xBF}, 3},
		{{0xED, 0xED}, {0x80, 0x9F}, 3},
		{{0xEE, 0xEF}, {0x80, 0xBF}, 3},
		{{0xF0, 0xF0}, {0x90, 0xBF}, 4},
		{{0xF1, 0xF3}, {0x80, 0xBF}, 4},
		{{0xF4, 0xF4}, {0x80, 0x8F}, 4},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (b[0] < table[i].first[0] || b[0] > table[i].first[1] || n != table[i].length)
			continue;
		if (n > 1 && (b[1] < table[i].second[0] || b[1] > table[i].second[1]))
			return false;
		for (size_t k = 2; k < n; k++)
			if (b[k] < 0x80 || b[k] > 0xBF)
				return false;
		return true;
	}
	return false;
}

START_TEST(test_every_pair_of_bytes_and_edges_of_longer_ones)
{
	static const uint8_t edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
		0xC0, 0xFF};
	uint8_t b[4];

	for (unsigned pair = 0; pair < 0x10000; pair += SANITIZED ? 7 : 1) {
		b[0] = (uint8_t)(pair >> 8);
		b[1] = (uint8_t)pair;
		ck_assert_int_eq(utf8_valid((char *)b, 1), table_3_7(b, 1));
		ck_assert_int_eq(utf8_valid((char *)b, 2),
			table_3_7(b, 2) || (table_3_7(b, 1) && table_3_7(b + 1, 1)));
		for (unsigned rest = 0; rest < sizeof(edges) * sizeof(edges); rest++) {
			uint32_t c;
			size_t step;

			b[2] = edges[rest / sizeof(edges)];
			b[3] = edges[rest % sizeof(edges)];
			step = utf8_next((char *)b, 4, &c);
			for (size_t n = 1; n <= 4; n++)
				if (table_3_7(b, n) != (step == n))
					ck_abort_msg("%02x %02x %02x %02x at %zu", b[0], b[1],
						b[2], b[3], n);
		}
	}
}
END_TEST

START_TEST(test_every_character_round_trips)
{
	struct buf out = BUF_INIT;
	uint32_t back;

	for (uint32_t c = 0; c <= 0x110000; c++) {
		bool exists = c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF);

		buf_reset(&out);
		utf8_put(&out, c);
		if (exists && (utf8_next((char *)out.data, out.length, &back) != out.length ||
				      back != c))
			ck_abort_msg("U+%04X", (unsigned)c);
	}
	ck_assert_uint_eq(utf8_next("", 0, &back), 0);
	buf_free(&out);
}
END_TEST

START_TEST(test_fault_is_found_at_every_offset)
{
	char text[40];

	/* The reader looks at eight bytes at once: try every position in them. */
	for (size_t at = 0; at < sizeof(text); at++) {
		memset(text, 'a', sizeof(text));
		ck_assert(utf8_valid(text, sizeof(text)));
		text[at] = (char)0x80;
		ck_assert_uint_eq(utf8_valid_prefix(text, sizeof(text)), at);
		ck_assert(!utf8_valid(text, sizeof(text)));
	}
}
END_TEST

START_TEST(test_cutting_splits_no_character)
{
	static const char text[] = "a\xC2\xB7\xE4\xB8\xAD\xF0\x9F\x98\x80"
				   "b";
	static const size_t floors[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11};

	for (size_t n = 0; n < sizeof(floors) / sizeof(floors[0]); n++)
		ck_assert_uint_eq(utf8_floor(text, n), floors[n]);
	ck_assert_uint_eq(utf8_count(text, strlen(text)), 5);
	ck_assert_uint_eq(utf8_count("", 0), 0);
}
END_TEST

static const struct {
	const char *text, *trimmed;
} trims[] = {
	{"", ""},
	{" \t\r\n", ""},
	{" a b ", "a b"},
	{"\xEF\xBB\xBF"
	 "a\xE3\x80\x80", "a"},                        /* U+FEFF, U+3000 */
	{"\xE2\x80\x8B\xC2\xA0中文\xE2\x80\xAE", "中文"}, /* U+200B, U+00A0, U+202E */
	{"a\xC2\xAD", "a"},                            /* U+00AD */
	{" \x80 ", "\x80"},                            /* a fault stays where it is */
	{"a\xE3\x80", "a\xE3\x80"},
};

START_TEST(test_trimming)
{
	const char *text = trims[_i].text;
	size_t length = strlen(text);

	text_trim(&text, &length);
	ck_assert_uint_eq(length, strlen(trims[_i].trimmed));
	ck_assert_mem_eq(text, trims[_i].trimmed, length);
}
END_TEST

typedef int (*form)(const char *text, size_t length, struct buf *out);

static const struct {
	form form;
	const char *text, *normal;
} forms[] = {
	{text_nfkc, "", ""},
	{text_nfkc, "ABC 123", "ABC 123"},
	{text_nfkc, "ＡＢＣ１２３（）", "ABC123()"},
	{text_nfkc, "㈱①", "(株)1"},
	{text_nfc, "ＡＢＣ①", "ＡＢＣ①"},
	{text_nfc, "e\xCC\x81", "\xC3\xA9"},
	/* names: case, width, spaces, brackets and dots are one */
	{text_match_key, "样例（629999）建材 有限公司", "样例(629999)建材有限公司"},
	{text_match_key, "样例(629999)建材\xE3\x80\x80有限公司", "样例(629999)建材有限公司"},
	{text_match_key, "样例【甲】〔乙〕[丙]", "样例(甲)(乙)(丙)"},
	{text_match_key, "ABC Ｃo．", "abcco·"},
	{text_statement_key, "罚款，已经缴清。", "罚款已经缴清"},
	{text_statement_key, " “罚款” 已经缴清……！", "罚款已经缴清"},
	{text_statement_key, "欠款１．5万元．", "欠款1·5万元"},
	{text_statement_key, "欠款15万元", "欠款15万元"},
	{text_statement_key, "Paid - in full.", "paidinfull"},
	{text_statement_key, "。", ""},
	{text_statement_key, "", ""},
	{text_match_key, "甲•乙", "甲·乙"},
	{text_match_key, "甲・乙", "甲·乙"},
	{text_match_key, "甲‧乙", "甲·乙"},
	{text_match_key, "甲.乙", "甲·乙"},
	{text_match_key, "甲·乙", "甲·乙"},
	{text_match_key, "\xE2\x80\xAE甲\xE2\x80\x8B乙", "甲乙"},
	{text_match_key, " \xE3\x80\x80", ""},
	{text_match_key, "a\xC2\xA8", "\xC3\xA4"}, /* U+00A8 is a space and a mark */
	/* documents: brackets and width are one, dots and case stay */
	{text_document_key, "（2026）样0101执１号", "(2026)样0101执1号"},
	{text_document_key, "〔2026〕样 0101 执 1 号", "(2026)样0101执1号"},
	{text_document_key, "［2026］样0101执1号", "(2026)样0101执1号"},
	{text_document_key, "【2026】样0101执1号", "(2026)样0101执1号"},
	{text_document_key, "No. 3.14a", "No.3.14a"},
};

START_TEST(test_normal_forms)
{
	struct buf out = BUF_INIT;

	buf_str(&out, ">");
	ck_assert_int_eq(forms[_i].form(forms[_i].text, strlen(forms[_i].text), &out), CREDIT_OK);
	ck_assert_int_eq(buf_cstr(&out)[0], '>');
	ck_assert_str_eq(buf_cstr(&out) + 1, forms[_i].normal);
	/* A normal form is its own normal form. */
	buf_reset(&out);
	ck_assert_int_eq(forms[_i].form(forms[_i].normal, strlen(forms[_i].normal), &out),
		CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&out), forms[_i].normal);
	buf_free(&out);
}
END_TEST

START_TEST(test_broken_text_has_no_normal_form)
{
	static const form all[] = {text_nfkc, text_nfc, text_match_key, text_document_key};
	struct buf out = BUF_INIT;

	ck_assert_int_eq(all[_i]("\xE4\xB8", 2, &out), CREDIT_EFORMAT);
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
}
END_TEST

/* What is told without keys is what the keys tell; what no table can be spared for is not told. */
START_TEST(test_documents_that_differ_are_told_without_keys)
{
	ck_assert(text_documents_differ("〔2026〕样0101执1号", "〔2026〕样0101执2号"));
	ck_assert(text_documents_differ("〔2026〕样0101执1号", "〔2026〕样0101执1号之一"));
	ck_assert(text_documents_differ("No. 3.14a", "No. 3.14A"));
	ck_assert(text_documents_differ("甲", ""));
	ck_assert(!text_documents_differ("【2026】样 0101 执 1 号", "（2026）样0101执１号"));
	ck_assert(!text_documents_differ(" ", ""));
	ck_assert(!text_documents_differ("a\xCC\x81", "b"));
	ck_assert(!text_documents_differ("\xE4\xB8", "b"));
}
END_TEST

START_TEST(test_base32_round_trips_and_refuses)
{
	uint8_t bytes[10] = {0x00, 0x01, 0xFE, 0x80, 0x7F, 0x55, 0xAA, 0xFF, 0x10, 0x0F};
	uint8_t back[10];
	char text[BASE32_LENGTH(10) + 1];

	base32_encode(bytes, 10, text);
	ck_assert_uint_eq(strlen(text), 16);
	ck_assert(base32_decode(text, 16, back, 10));
	ck_assert_mem_eq(bytes, back, 10);
	for (size_t n = 0; n <= 10; n++) {
		base32_encode(bytes, n, text);
		ck_assert_uint_eq(strlen(text), BASE32_LENGTH(n));
		ck_assert(base32_decode(text, strlen(text), back, n));
		ck_assert_mem_eq(bytes, back, n);
	}
	memset(bytes, 0xFF, 5);
	base32_encode(bytes, 5, text);
	ck_assert_str_eq(text, "ZZZZZZZZ");
	ck_assert(!base32_decode("ZZZZZZZ", 7, back, 5));
	ck_assert(!base32_decode("ZZZZZZZU", 8, back, 5)); /* no I, L, O, U */
	ck_assert(!base32_decode("zzzzzzzz", 8, back, 5));
	ck_assert(!base32_decode("ZZZZ\0ZZZ", 8, back, 5));
	ck_assert(!base32_decode("ZZ", 2, back, 1)); /* bits left over are zero */
	ck_assert(base32_decode("ZW", 2, back, 1));
}
END_TEST

START_TEST(test_hex_round_trips_and_refuses)
{
	uint8_t all[256], back[256];
	char text[513];

	for (int i = 0; i < 256; i++)
		all[i] = (uint8_t)i;
	hex_encode(all, 256, text);
	ck_assert_uint_eq(strlen(text), 512);
	ck_assert(hex_decode(text, 512, back, 256));
	ck_assert_mem_eq(all, back, 256);
	ck_assert(hex_decode("", 0, back, 0));
	ck_assert(!hex_decode("0", 1, back, 1));
	ck_assert(!hex_decode("0g", 2, back, 1));
	ck_assert(!hex_decode("AB", 2, back, 1)); /* one spelling only */
	ck_assert(!hex_decode("abcd", 4, back, 1));
}
END_TEST

/*
 * Goal: a key does not depend on which way it was made.  Method: beside a letter
 * that needs Unicode's tables every character gives the same as alone.
 */
START_TEST(test_every_character_has_one_key)
{
	static int (*const keys[])(const char *, size_t, struct buf *) = {
		text_match_key, text_document_key};
	struct buf alone = BUF_INIT;
	struct buf beside = BUF_INIT;
	size_t plain = 0;

	for (uint32_t c = 1; c < 0x11000; c++) {
		struct buf text = BUF_INIT;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		buf_str(&text, "甲");
		utf8_put(&text, c);
		buf_str(&text, "1");
		buf_reset(&alone);
		buf_reset(&beside);
		ck_assert_int_eq(keys[_i]((char *)text.data, text.length, &alone), CREDIT_OK);
		buf_str(&text, "\xC3\xA9");
		ck_assert_int_eq(keys[_i]((char *)text.data, text.length, &beside), CREDIT_OK);
		buf_str(&alone, "\xC3\xA9");
		ck_assert_msg(alone.length == beside.length &&
				memcmp(alone.data, beside.data, alone.length) == 0,
			"U+%04X", (unsigned)c);
		plain += alone.length > 6;
		buf_free(&text);
	}
	ck_assert_uint_gt(plain, 20000);
	buf_free(&alone);
	buf_free(&beside);
}
END_TEST

/* What has a shape or is a space is shown as it is; what steers text never is. */
START_TEST(test_what_is_never_shown_has_no_shape)
{
	static const uint32_t bidi[] = {0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D,
		0x202E, 0x2066, 0x2067, 0x2068, 0x2069}; /* Bidi_Control of Unicode 15 */
	unsigned deceptive = 0;

	for (uint32_t c = 0; c < 0x110000; c++) {
		utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

		bool steers = category == UTF8PROC_CATEGORY_CC ||
			category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
			is_invisible(c);
		bool either = category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CN;

		deceptive += is_deceptive(c);
		if (is_deceptive(c) ? !steers && !either : steers) /* an assertion is slow */
			ck_abort_msg("U+%04X", (unsigned)c);
	}
	for (size_t i = 0; i < sizeof(bidi) / sizeof(bidi[0]); i++)
		ck_assert_msg(is_deceptive(bidi[i]), "U+%04X", (unsigned)bidi[i]);
	ck_assert_uint_lt(deceptive, 300);
}
END_TEST

START_TEST(test_a_letter_shows_what_is_hidden)
{
	static const char text[] = "甲\xE2\x80\xAE" "b\n\xC2\x9B\xF3\xA0\x81\x81\xC2\xA0𬱖";
	struct buf out = BUF_INIT;

	text_shown(text, strlen(text), &out);
	ck_assert_str_eq(buf_cstr(&out), "甲[U+202E]b[U+000A][U+009B][U+E0041]\xC2\xA0𬱖");
	buf_free(&out);
}
END_TEST

START_TEST(test_what_is_printed_as_it_stands_needs_no_look)
{
	struct buf text = BUF_INIT;
	size_t plain = 0;

	for (uint32_t c = 1; c < 0x110000; c++) {
		size_t prefix;
		size_t cut;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		buf_reset(&text);
		utf8_put(&text, c);
		prefix = text_plain_prefix((char *)text.data, text.length);
		cut = text_plain_prefix((char *)text.data, text.length - 1);
		if (cut != 0 || (prefix != 0 && prefix != text.length))
			ck_abort_msg("U+%04X", (unsigned)c);
		if (prefix && (is_deceptive(c) ||
				      (c < 0x80 && strchr("\"&'<>\\\x7F", (int)c))))
			ck_abort_msg("U+%04X", (unsigned)c);
		plain += prefix > 0;
	}
	buf_free(&text);
	ck_assert_uint_gt(plain, 40000);
	ck_assert_uint_eq(text_plain_prefix("甲a\xE3\x80", 6), 4);
}
END_TEST

START_TEST(test_equality_is_of_bytes)
{
	ck_assert(text_equal("", ""));
	ck_assert(text_equal("甲", "甲"));
	ck_assert(!text_equal("a", "A"));
	ck_assert(!text_equal("a", "ab"));
}
END_TEST

SUITE("base/text", T(test_every_pair_of_bytes_and_edges_of_longer_ones),
	T(test_every_character_round_trips), T(test_fault_is_found_at_every_offset),
	T(test_cutting_splits_no_character),
	TL(test_trimming, (int)(sizeof(trims) / sizeof(trims[0]))),
	TL(test_normal_forms, (int)(sizeof(forms) / sizeof(forms[0]))),
	TL(test_broken_text_has_no_normal_form, 4),
	T(test_documents_that_differ_are_told_without_keys),
	T(test_base32_round_trips_and_refuses),
	T(test_hex_round_trips_and_refuses), TL(test_every_character_has_one_key, 2),
	T(test_what_is_never_shown_has_no_shape), T(test_a_letter_shows_what_is_hidden),
	T(test_what_is_printed_as_it_stands_needs_no_look), T(test_equality_is_of_bytes))
