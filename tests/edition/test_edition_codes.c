/* SPDX-License-Identifier: Apache-2.0 */
/* Code leaves: a committed vector; order, positions, neighbours of every code. */
#include <stdlib.h>
#include <string.h>

#include "../support/suite.h"
#include "base/text.h"
#include "edition/edition_codes.h"

#define CODE "91629999F00000093C"
#define NUMBER "BCDEFGH01234"

static void expect_hex(const uint8_t *bytes, const char *wanted)
{
	char hex[2 * DIGEST_BYTES + 1];

	hex_encode(bytes, DIGEST_BYTES, hex);
	ck_assert_str_eq(hex, wanted);
}

/* tests/edition/vectors.py builds them from the words of edition_codes.h. */
static const struct {
	int hash;
	const char *leaf;
} vectors[] = {
	{HASH_SHA256, "bcd463e699114d492072fe52ae45d686ea63a23ae88dcdbeacbebb5cee5165ed"},
	{HASH_SM3, "786c0ffdb17b979c8b5cd33d34791eac568f31518c8be5e560b7263abec450c3"},
};

START_TEST(test_code_leaf_vector)
{
	struct code_sealer sealer;
	uint8_t row_salt[ROW_SALT_BYTES], salt[ROW_SALT_BYTES], leaf[DIGEST_BYTES];

	for (size_t i = 0; i < sizeof(row_salt); i++)
		row_salt[i] = (uint8_t)i;
	ck_assert_int_eq(code_sealer_open(&sealer, vectors[_i].hash, NULL), CREDIT_OK);
	memset(salt, 9, sizeof(salt));
	code_leaf(&sealer, salt, CODE, NUMBER, leaf); /* another key first */
	code_salt(&sealer, row_salt, salt);
	expect_hex(salt, "b330c8f74b8fb3d462c22fed3f1594bf6a959d0468fd303535d420b560ed859a");
	code_leaf(&sealer, row_salt, CODE, NUMBER, leaf);
	expect_hex(leaf, vectors[_i].leaf);
	code_leaf_salted(&sealer, salt, CODE, NUMBER, leaf);
	expect_hex(leaf, vectors[_i].leaf);
	ck_assert_int_eq(code_sealer_status(&sealer, NULL), CREDIT_OK);
	code_sealer_close(&sealer);
}
END_TEST

START_TEST(test_code_and_number_never_run_together)
{
	struct code_sealer sealer;
	uint8_t salt[ROW_SALT_BYTES] = {1}, a[DIGEST_BYTES], b[DIGEST_BYTES];

	ck_assert_int_eq(code_sealer_open(&sealer, HASH_SHA256, NULL), CREDIT_OK);
	code_leaf(&sealer, salt, "AB", "C", a);
	code_leaf(&sealer, salt, "A", "BC", b);
	ck_assert_mem_ne(a, b, DIGEST_BYTES);
	salt[0] = 2;
	code_leaf(&sealer, salt, "AB", "C", b);
	ck_assert_mem_ne(a, b, DIGEST_BYTES);
	code_sealer_close(&sealer);
}
END_TEST

START_TEST(test_a_sealer_that_failed_gives_zeros)
{
	struct code_sealer sealer;
	uint8_t salt[ROW_SALT_BYTES] = {1}, leaf[DIGEST_BYTES], zeros[DIGEST_BYTES] = {0};
	credit_error err;

	ck_assert_int_eq(code_sealer_open(&sealer, 99, &err), CREDIT_EINVAL);
	code_leaf(&sealer, salt, CODE, NUMBER, leaf);
	ck_assert_mem_eq(leaf, zeros, DIGEST_BYTES);
	ck_assert_int_ne(code_sealer_status(&sealer, &err), CREDIT_OK);
	code_sealer_close(&sealer);
}
END_TEST

START_TEST(test_order_is_by_code_then_number_as_bytes)
{
	ck_assert_int_lt(code_order("1", "Z", "2", "A"), 0);
	ck_assert_int_lt(code_order("1", "A", "1", "B"), 0);
	ck_assert_int_eq(code_order("1", "A", "1", "A"), 0);
	ck_assert_int_gt(code_order("A", "", "9", ""), 0);
	ck_assert_int_gt(code_order("\xE4", "", "z", ""), 0);
	ck_assert_int_lt(code_order("12", "", "123", ""), 0);
}
END_TEST

/* Codes "B", "D", "F" ... of which those in mask were withdrawn. */
#define ALL 6

static size_t sample(unsigned mask, char codes[ALL][2], struct code_place *places,
	uint64_t *withdrawn, size_t *gone)
{
	size_t live = 0;

	*gone = 0;
	for (size_t i = ALL; i-- > 0;) {
		codes[i][0] = (char)('B' + 2 * i);
		codes[i][1] = '\0';
		if (!(mask >> i & 1))
			places[live++] = (struct code_place){codes[i], "N", i, 99};
	}
	for (size_t i = 0; i < ALL; i++)
		if (mask >> i & 1)
			withdrawn[(*gone)++] = i;
	codes_sort(places, live);
	return live;
}

/* Every code and every gap, with every set of withdrawn rows, by counting. */
START_TEST(test_every_code_beside_every_set_of_withdrawn_rows)
{
	struct code_place places[ALL];
	struct code_gap gap;
	uint64_t withdrawn[ALL];
	char codes[ALL][2];
	size_t gone, live = sample((unsigned)_i, codes, places, withdrawn, &gone);

	ck_assert(codes_positions(places, live, withdrawn, gone));
	for (size_t i = 0; i < live; i++)
		ck_assert_uint_eq(places[i].position, places[i].row);
	for (size_t at = 0; at <= 2 * ALL; at++) {
		char asked[2] = {(char)('A' + at), '\0'};
		bool below = at < 2 || !(_i >> (at / 2 - 1) & 1); /* its neighbours are live */
		bool above = at == 2 * ALL || !(_i >> at / 2 & 1);
		enum code_answer answer = codes_find(places, live, ALL, asked, &gap);

		if (at % 2) /* an odd one is a row */
			ck_assert_int_eq(answer, above ? CODE_PRESENT : CODE_UNKNOWN);
		else
			ck_assert_int_eq(answer, below && above ? CODE_ABSENT : CODE_UNKNOWN);
		if (answer == CODE_PRESENT)
			ck_assert_str_eq(gap.before->code, asked);
		if (answer != CODE_ABSENT)
			continue;
		ck_assert(at == 0 ? !gap.before : gap.before->row == at / 2 - 1);
		ck_assert(at == 2 * ALL ? !gap.after : gap.after->row == at / 2);
	}
}
END_TEST

START_TEST(test_no_codes_at_all_show_absence)
{
	struct code_gap gap;

	ck_assert_int_eq(codes_find(NULL, 0, 0, CODE, &gap), CODE_ABSENT);
	ck_assert(!gap.before && !gap.after);
	ck_assert_int_eq(codes_find(NULL, 0, 1, CODE, &gap), CODE_UNKNOWN);
	ck_assert(codes_positions(NULL, 0, NULL, 0));
	codes_sort(NULL, 0);
}
END_TEST

START_TEST(test_several_rows_of_one_code_are_found_and_passed)
{
	struct code_place places[3] = {{"5", "B", 0, 0}, {"5", "A", 1, 0}, {"7", "A", 2, 0}};
	struct code_gap gap;

	codes_sort(places, 3);
	ck_assert(codes_positions(places, 3, NULL, 0));
	ck_assert_int_eq(codes_find(places, 3, 3, "5", &gap), CODE_PRESENT);
	ck_assert_str_eq(gap.before->number, "A");
	ck_assert_int_eq(codes_find(places, 3, 3, "6", &gap), CODE_ABSENT);
	ck_assert_str_eq(gap.before->number, "B");
	ck_assert_str_eq(gap.after->code, "7");
}
END_TEST

START_TEST(test_positions_that_cannot_be_are_refused)
{
	static const uint64_t twice[] = {1, 1}, fallen[] = {2, 1}, past[] = {4}, end[] = {2, 3},
			      far[] = {UINT64_MAX};
	struct code_place places[2] = {{"1", "A", 0, 0}, {"2", "A", 1, 0}};

	ck_assert(!codes_positions(places, 2, twice, 2));
	ck_assert(!codes_positions(places, 2, fallen, 2));
	ck_assert(!codes_positions(places, 2, past, 1));
	ck_assert(!codes_positions(places, 2, far, 1));
	ck_assert(codes_positions(places, 2, end, 2));
}
END_TEST

SUITE("edition/edition_codes", TL(test_code_leaf_vector, 2),
	T(test_code_and_number_never_run_together), T(test_a_sealer_that_failed_gives_zeros),
	T(test_order_is_by_code_then_number_as_bytes),
	TL(test_every_code_beside_every_set_of_withdrawn_rows, 1 << ALL),
	T(test_no_codes_at_all_show_absence),
	T(test_several_rows_of_one_code_are_found_and_passed),
	T(test_positions_that_cannot_be_are_refused))
