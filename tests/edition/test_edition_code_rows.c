/* SPDX-License-Identifier: Apache-2.0 */
/* The tree of codes over rows: sorted, sealed, the same root from its leaves alone. */
#include "edition/edition_codes.h"
#include "registry_sample.h"

#define ROWS 9

/* Rows in an order that is not that of their codes; "" has none; one code twice. */
static const struct {
	const char *number, *code;
} given[ROWS] = {{"BCDEFGH01234", "93"}, {"BCDEFGH01235", ""}, {"BCDEFGH01236", "12"},
	{"BCDEFGH01237", "93"}, {"BCDEFGH01238", "91629999F00000093C"}, {"BCDEFGH01239", ""},
	{"BCDEFGH0123A", "0"}, {"BCDEFGH0123B", "5"}, {"BCDEFGH0123C", "93"}};

static int add(struct edition_rows *rows, size_t i, const char *code)
{
	uint8_t salt[ROW_SALT_BYTES] = {(uint8_t)(i + 1)};
	struct printed_row row;
	struct row_ref ref;
	struct buf bytes = BUF_INIT;

	memset(&ref, 0, sizeof(ref));
	ref.colour = COLOUR_BLACK;
	strcpy(ref.number, given[i].number);
	row_init(&row, COLOUR_BLACK);
	row.slots[ROW_NUMBER] = ref.number;
	row.slots[ROW_CODE] = code;
	OK(row_encode(&row, &bytes));
	OK(edition_rows_add(rows, &ref, "NMG", salt, bytes.data, bytes.length, err));
	buf_free(&bytes);
	return CREDIT_OK;
}

static void fill(struct edition_rows *rows)
{
	edition_rows_init(rows);
	for (size_t i = 0; i < ROWS; i++)
		add(rows, (i * 5 + 3) % ROWS, given[(i * 5 + 3) % ROWS].code);
	OK(edition_rows_order(rows, err));
	OK(edition_rows_codes(rows, HASH_SHA256, err));
}

/* By code, then number. */
static const size_t sorted[] = {6, 2, 7, 4, 0, 3, 8};
#define CODES (sizeof(sorted) / sizeof(sorted[0]))

START_TEST(test_codes_are_ordered_and_sealed)
{
	struct edition_rows rows;
	struct code_sealer sealer;
	struct merkle tree;
	uint8_t leaf[DIGEST_BYTES], root[DIGEST_BYTES], wanted[DIGEST_BYTES];

	fill(&rows);
	OK(code_sealer_open(&sealer, HASH_SHA256, err));
	OK(merkle_open(&tree, HASH_SHA256, err));
	ck_assert_uint_eq(rows.codes_count, CODES);
	for (size_t at = 0; at < CODES; at++) {
		size_t i = sorted[at]; /* print order is that of numbers here */
		uint8_t salt[ROW_SALT_BYTES] = {(uint8_t)(i + 1)};

		ck_assert_uint_eq(rows.refs[i].code, at + 1);
		code_leaf(&sealer, salt, given[i].code, given[i].number, leaf);
		ck_assert_mem_eq(rows.codes[at], leaf, DIGEST_BYTES);
		merkle_add_hash(&tree, leaf);
	}
	ck_assert_uint_eq(rows.refs[1].code, 0);
	ck_assert_uint_eq(rows.refs[5].code, 0);
	OK(merkle_root(&tree, wanted, err));
	OK(edition_rows_codes_root(&rows, HASH_SHA256, root, err));
	ck_assert_mem_eq(root, wanted, DIGEST_BYTES);
	merkle_close(&tree);
	code_sealer_close(&sealer);
	edition_rows_free(&rows);
}
END_TEST

START_TEST(test_leaves_alone_give_the_root_too)
{
	struct edition_rows rows, stored;
	uint8_t a[DIGEST_BYTES], b[DIGEST_BYTES];

	fill(&rows);
	edition_rows_init(&stored);
	OK(edition_rows_codes_set(
		&stored, (const uint8_t(*)[DIGEST_BYTES])rows.codes, rows.codes_count, err));
	OK(edition_rows_codes_root(&rows, HASH_SM3, a, err));
	OK(edition_rows_codes_root(&stored, HASH_SM3, b, err));
	ck_assert_mem_eq(a, b, DIGEST_BYTES);
	OK(edition_rows_codes_set(&stored, NULL, 0, err));
	OK(edition_rows_codes_root(&stored, HASH_SHA256, b, err));
	OK(digest_once(HASH_SHA256, "", 0, a, err));
	ck_assert_mem_eq(a, b, DIGEST_BYTES);
	FAILS(edition_rows_codes_root(&stored, 99, b, err), CREDIT_EINVAL, "argument");
	edition_rows_free(&stored);
	edition_rows_free(&rows);
}
END_TEST

START_TEST(test_no_rows_and_rows_without_codes_give_the_empty_tree)
{
	struct edition_rows rows;

	edition_rows_init(&rows);
	OK(edition_rows_order(&rows, err));
	OK(edition_rows_codes(&rows, HASH_SHA256, err));
	ck_assert_uint_eq(rows.codes_count, 0);
	edition_rows_free(&rows);
	add(&rows, 1, "");
	OK(edition_rows_order(&rows, err));
	OK(edition_rows_codes(&rows, HASH_SHA256, err));
	ck_assert_uint_eq(rows.codes_count, 0);
	ck_assert_uint_eq(rows.refs[0].code, 0);
	edition_rows_free(&rows);
}
END_TEST

START_TEST(test_what_cannot_be_a_code_or_a_hash_is_refused)
{
	struct edition_rows rows;

	edition_rows_init(&rows);
	add(&rows, 0, "9162999900000000000X");
	OK(edition_rows_order(&rows, err));
	FAILS(edition_rows_codes(&rows, HASH_SHA256, err), CREDIT_ELIMIT, "argument");
	edition_rows_free(&rows);
	add(&rows, 0, "1");
	OK(edition_rows_order(&rows, err));
	FAILS(edition_rows_codes(&rows, 99, err), CREDIT_EINVAL, "argument");
	edition_rows_free(&rows);
}
END_TEST

SUITE("edition/edition_code_rows", T(test_codes_are_ordered_and_sealed),
	T(test_leaves_alone_give_the_root_too),
	T(test_no_rows_and_rows_without_codes_give_the_empty_tree),
	T(test_what_cannot_be_a_code_or_a_hash_is_refused))
