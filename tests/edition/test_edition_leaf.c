/* SPDX-License-Identifier: Apache-2.0 */
/* Rows: committed vectors of bytes, salt and leaf, and what must not decode. */
#include <string.h>

#include "../support/suite.h"
#include "base/text.h"
#include "edition/edition_row.h"

/*
 * The vectors below are in print for ever.  They were computed with
 * tests/edition/vectors.py, which shares no code with the library.
 */
static const uint8_t secret[SECRET_BYTES] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
	15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};

static struct printed_row black_row(void)
{
	struct printed_row row;

	row_init(&row, COLOUR_BLACK);
	row.slots[ROW_NUMBER] = "BCDEFGH01234";
	row.slots[ROW_LIST] = "NMG";
	row.slots[ROW_LIST_NAME] = "拖欠农民工工资失信联合惩戒对象";
	row.slots[ROW_KIND] = "business";
	row.slots[ROW_NAME] = "样例建筑工程有限公司";
	row.slots[ROW_CODE] = "91629999F00000093C";
	row.slots[ROW_DOCUMENT] = "样人社列决字〔2026〕1号";
	row.slots[ROW_PUBLIC_UNTIL] = "9999-12-31";
	return row;
}

static struct printed_row red_row(void)
{
	struct printed_row row;

	row_init(&row, COLOUR_RED);
	row.slots[ROW_NUMBER] = "RCDEFGH01234";
	row.slots[ROW_LIST] = "H04";
	row.slots[ROW_NAME] = "样例农牧有限公司";
	row.slots[ROW_GROUND] = "拾金不昧";
	row.slots[ROW_LISTED] = "2026-03-18";
	return row;
}

static void check_leaf(const struct printed_row *row, uint32_t number, uint32_t revision,
	int hash, const char *salt_hex, const char *leaf_hex)
{
	struct buf bytes = BUF_INIT;
	struct digest digest;
	struct hmac hmac;
	uint8_t salt[ROW_SALT_BYTES];
	uint8_t leaf[DIGEST_BYTES];
	char text[2 * DIGEST_BYTES + 1];

	ck_assert_int_eq(row_encode(row, &bytes), CREDIT_OK);
	ck_assert_int_eq(row_hmac_open(&hmac, NULL), CREDIT_OK);
	row_salt(&hmac, secret, number, revision, salt);
	ck_assert_int_eq(hmac_status(&hmac, NULL), CREDIT_OK);
	hmac_close(&hmac);
	hex_encode(salt, sizeof(salt), text);
	ck_assert_str_eq(text, salt_hex);
	ck_assert_int_eq(digest_open(&digest, hash, NULL), CREDIT_OK);
	row_leaf(&digest, salt, bytes.data, bytes.length, leaf);
	digest_close(&digest);
	hex_encode(leaf, sizeof(leaf), text);
	ck_assert_str_eq(text, leaf_hex);
	buf_free(&bytes);
}

START_TEST(test_leaf_vectors)
{
	struct printed_row black = black_row();
	struct printed_row red = red_row();

	check_leaf(&black, 1, 1, HASH_SHA256, "450f584abd003e465a5e665bbbf8f48621b0866082245b34b16e416e3c3f8cde", "b81fdfa54a8d6eec6d8604b7cc686fab689ebee3fee51ba15b01be6e3a116f77");
	check_leaf(&black, 7, 2, HASH_SHA256, "afb82347a8629f94208ae2d301f1f8c29eadb11484794ee09b76dcd16c5a17cf", "f5a4253a2a33d734b27df3dd9a823f2bc75ec3794aeb7a77618407769a9f9307");
	check_leaf(&red, 1, 1, HASH_SHA256, "450f584abd003e465a5e665bbbf8f48621b0866082245b34b16e416e3c3f8cde", "60c3ebeca2be1da3238c7109f8ae943bf42c4e2b4870745b353b5f87ebd19118");
	check_leaf(&red, 1, 1, HASH_SM3, "450f584abd003e465a5e665bbbf8f48621b0866082245b34b16e416e3c3f8cde", "9d4a8dd2fc25d4ba4a1543d7472caea533cfe133af608f7eaeee0eb19f9e4ffb");
}
END_TEST

START_TEST(test_bytes_decode_to_the_same_row)
{
	struct printed_row row = black_row();
	struct printed_row back;
	struct buf bytes = BUF_INIT;

	ck_assert_int_eq(row_encode(&row, &bytes), CREDIT_OK);
	ck_assert_int_eq(row_decode(bytes.data, bytes.length, &back), CREDIT_OK);
	ck_assert_int_eq(back.colour, COLOUR_BLACK);
	for (size_t i = 0; i < ROW_SLOTS; i++)
		ck_assert_str_eq(back.slots[i], row.slots[i]);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_a_row_is_measured_as_it_is_decoded)
{
	struct printed_row row = red_row();
	struct printed_row back;
	struct buf bytes = BUF_INIT;

	row.slots[ROW_NAME] = "a & b";
	row_measure(&row);
	ck_assert(!row_is_plain(&row, ROW_NAME));
	ck_assert(row_is_plain(&row, ROW_NUMBER));
	ck_assert_uint_eq(row.measure.lengths[ROW_NAME], 5);
	ck_assert_int_eq(row_encode(&row, &bytes), CREDIT_OK);
	ck_assert_int_eq(row_decode(bytes.data, bytes.length, &back), CREDIT_OK);
	ck_assert_mem_eq(
		back.measure.lengths, row.measure.lengths, sizeof(row.measure.lengths));
	ck_assert(!row_is_plain(&back, ROW_NAME));
	buf_free(&bytes);
}
END_TEST

START_TEST(test_bytes_cut_or_longer_are_refused)
{
	struct printed_row row = red_row();
	struct printed_row back;
	struct buf bytes = BUF_INIT;

	ck_assert_int_eq(row_encode(&row, &bytes), CREDIT_OK);
	for (size_t length = 0; length < bytes.length; length++)
		ck_assert_int_eq(row_decode(bytes.data, length, &back), CREDIT_ECORRUPT);
	buf_u8(&bytes, 'x');
	ck_assert_int_eq(row_decode(bytes.data, bytes.length, &back), CREDIT_ECORRUPT);
	bytes.data[0] = 'C';
	ck_assert_int_eq(row_decode(bytes.data, bytes.length - 1, &back), CREDIT_ECORRUPT);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_a_value_moved_to_the_next_column_changes_the_leaf)
{
	struct printed_row a = red_row();
	struct printed_row b = red_row();
	struct buf x = BUF_INIT;
	struct buf y = BUF_INIT;

	a.slots[ROW_UNIT] = "甲";
	b.slots[ROW_CODE] = "甲";
	ck_assert_int_eq(row_encode(&a, &x), CREDIT_OK);
	ck_assert_int_eq(row_encode(&b, &y), CREDIT_OK);
	ck_assert(x.length == y.length && memcmp(x.data, y.data, x.length) != 0);
	buf_free(&x);
	buf_free(&y);
}
END_TEST

/* Programs outside read them by place: columns and order are fixed. */
START_TEST(test_columns_are_the_published_ones)
{
	static const char *const black = "公示编号,名单名称,主体类别,名称,统一社会信用代码,"
		"证件号码（部分隐藏）,失信事由（法定情形）,认定单位,列入决定文号,列入日期,法律依据,"
		"公示起始日,公示至（含当日）,标注,异议受理单位及电话,原公布渠道,数据截至,本期有效至,";
	static const char *const red = "公示编号,名单名称,主体类别,名称或姓名,统一社会信用代码,"
		"单位或村社区（经同意）,荣誉或守信事由,认定单位,认定文号,认定日期,有效至,依据,数据截至,"
		"本期有效至,";
	static const char *const keys = "number list list_name kind name code id_masked ground "
		"authority document listed basis public_from public_until mark contact channel "
		"data_as_of valid_until ";
	static const enum colour colours[] = {COLOUR_BLACK, COLOUR_RED};

	for (int c = 0; c < 2; c++) {
		size_t count;
		const struct row_column *columns = row_columns(colours[c], &count);
		struct buf headers = BUF_INIT;
		struct buf names = BUF_INIT;

		for (size_t i = 0; i < count; i++) {
			if (columns[i].header)
				buf_printf(&headers, "%s,", columns[i].header);
			buf_printf(&names, "%s ", columns[i].key);
		}
		ck_assert_str_eq(buf_cstr(&headers), c ? red : black);
		if (c == 0)
			ck_assert_str_eq(buf_cstr(&names), keys);
		buf_free(&headers);
		buf_free(&names);
	}
}
END_TEST

START_TEST(test_days_of_a_row)
{
	char text[CREDIT_DAY_BYTES];

	row_day(CREDIT_DAY_MAX, text);
	ck_assert_str_eq(text, "9999-12-31");
	row_day(CREDIT_DAY_NONE, text);
	ck_assert_str_eq(text, "");
}
END_TEST

SUITE("edition/edition_leaf", T(test_leaf_vectors), T(test_bytes_decode_to_the_same_row),
	T(test_a_row_is_measured_as_it_is_decoded), T(test_bytes_cut_or_longer_are_refused),
	T(test_a_value_moved_to_the_next_column_changes_the_leaf),
	T(test_columns_are_the_published_ones), T(test_days_of_a_row))
