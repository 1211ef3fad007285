/* SPDX-License-Identifier: Apache-2.0 */
/* The spool of rows: bytes come back, order is by colour, list and number. */
#include <string.h>

#include "../support/suite.h"
#include "edition/edition_rows.h"

static const uint8_t salt[ROW_SALT_BYTES] = {7, 7, 7};

static int add(struct edition_rows *rows, enum colour colour, const char *list,
	const char *number, bool stub)
{
	struct printed_row row;
	struct row_ref ref;
	struct buf bytes = BUF_INIT;
	int status;

	memset(&ref, 0, sizeof(ref));
	ref.colour = (uint8_t)colour;
	memcpy(ref.number, number, strlen(number));
	row_init(&row, colour);
	row.slots[ROW_NUMBER] = number;
	ck_assert_int_eq(row_encode(&row, &bytes), CREDIT_OK);
	status = edition_rows_add(rows, &ref, list, salt, stub ? NULL : bytes.data,
		stub ? 0 : bytes.length, NULL);
	buf_free(&bytes);
	return status;
}

START_TEST(test_rows_come_back_in_print_order)
{
	static const char *const numbers[] = {"RCDEFGH01234", "BCDEFGH01234", "BCDEFGH01235"};
	struct edition_rows rows;
	struct printed_row row;
	uint8_t got[ROW_SALT_BYTES];

	edition_rows_init(&rows);
	ck_assert_int_eq(add(&rows, COLOUR_BLACK, "NMG", numbers[2], false), CREDIT_OK);
	ck_assert_int_eq(add(&rows, COLOUR_BLACK, "NMG", numbers[1], false), CREDIT_OK);
	ck_assert_int_eq(add(&rows, COLOUR_RED, "H04", numbers[0], false), CREDIT_OK);
	ck_assert_int_eq(edition_rows_order(&rows, NULL), CREDIT_OK);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_int_eq(edition_rows_get(&rows, i, &row, got), CREDIT_OK);
		ck_assert_str_eq(row.slots[ROW_NUMBER], numbers[i]);
		ck_assert_mem_eq(got, salt, sizeof(salt));
	}
	ck_assert_str_eq(edition_rows_list(&rows, 0), "H04");
	edition_rows_free(&rows);
}
END_TEST

START_TEST(test_stubs_and_hidden_rows_count_but_are_not_shown)
{
	struct edition_rows rows;

	edition_rows_init(&rows);
	ck_assert_int_eq(add(&rows, COLOUR_BLACK, "NMG", "BCDEFGH01234", true), CREDIT_OK);
	ck_assert_int_eq(add(&rows, COLOUR_BLACK, "NMG", "BCDEFGH01235", false), CREDIT_OK);
	ck_assert_int_eq(add(&rows, COLOUR_RED, "H04", "RCDEFGH01234", false), CREDIT_OK);
	ck_assert_uint_eq(edition_rows_count(&rows, COLOUR_BLACK, true), 1);
	edition_rows_hide(&rows, COLOUR_BLACK);
	ck_assert_uint_eq(edition_rows_count(&rows, COLOUR_BLACK, true), 0);
	ck_assert_uint_eq(edition_rows_count(&rows, COLOUR_BLACK, false), 2);
	ck_assert_uint_eq(edition_rows_count(&rows, COLOUR_RED, true), 1);
	edition_rows_free(&rows);
}
END_TEST

START_TEST(test_a_list_code_too_long_is_refused)
{
	struct edition_rows rows;

	edition_rows_init(&rows);
	ck_assert_int_eq(add(&rows, COLOUR_RED, "H234567890123456", "RCDEFGH01234", false),
		CREDIT_ELIMIT);
	ck_assert_uint_eq(rows.count, 0);
	edition_rows_free(&rows);
}
END_TEST

SUITE("edition/edition_spool", T(test_rows_come_back_in_print_order),
	T(test_stubs_and_hidden_rows_count_but_are_not_shown),
	T(test_a_list_code_too_long_is_refused))
