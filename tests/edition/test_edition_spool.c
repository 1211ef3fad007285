/* SPDX-License-Identifier: Apache-2.0 */
/* The spool of rows: bytes come back, from a file too; order, replacing, the root. */
#include "edition/edition_rows.h"
#include "registry_sample.h"

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

START_TEST(test_a_copy_is_appended_before_and_after_the_order)
{
	struct edition_rows rows;
	struct buf out = BUF_INIT;
	struct printed_row row;
	size_t length;

	edition_rows_init(&rows);
	ck_assert_int_eq(add(&rows, COLOUR_RED, "H04", "RCDEFGH01235", false), CREDIT_OK);
	ck_assert_int_eq(add(&rows, COLOUR_RED, "H04", "RCDEFGH01234", false), CREDIT_OK);
	OK(edition_rows_copy(&rows, 0, &out, err));
	length = out.length;
	ck_assert_int_eq(row_decode(out.data, length, &row), CREDIT_OK);
	ck_assert_str_eq(row.slots[ROW_NUMBER], "RCDEFGH01235");
	OK(edition_rows_order(&rows, err));
	OK(edition_rows_copy(&rows, 0, &out, err));
	ck_assert_int_eq(row_decode(out.data + length, out.length - length, &row), CREDIT_OK);
	ck_assert_str_eq(row.slots[ROW_NUMBER], "RCDEFGH01234");
	buf_free(&out);
	edition_rows_free(&rows);
}
END_TEST

#define BIG_BYTES (1u << 20)
#define BIG_ROWS 34 /* more than stay in memory, and some in memory again */

/* Row n has a megabyte of one letter, its own. */
static int add_big(struct edition_rows *rows, size_t n, credit_error *err)
{
	static char text[BIG_BYTES + 1];
	struct printed_row row;
	struct row_ref ref;
	struct buf bytes = BUF_INIT;
	int status;

	memset(&ref, 0, sizeof(ref));
	ref.colour = COLOUR_RED;
	snprintf(ref.number, sizeof(ref.number), "R%011zu", n);
	memset(text, 'A' + (int)n, BIG_BYTES);
	row_init(&row, COLOUR_RED);
	row.slots[ROW_NUMBER] = ref.number;
	row.slots[ROW_GROUND] = text;
	ck_assert_int_eq(row_encode(&row, &bytes), CREDIT_OK);
	status = edition_rows_add(rows, &ref, "H04", salt, bytes.data, bytes.length, err);
	buf_free(&bytes);
	return status;
}

static void check_big(const struct printed_row *row, size_t n)
{
	const char *ground = row->slots[ROW_GROUND];

	ck_assert_uint_eq(strlen(ground), BIG_BYTES);
	ck_assert_int_eq(ground[0], 'A' + (int)n);
	ck_assert_int_eq(ground[BIG_BYTES - 1], 'A' + (int)n);
}

START_TEST(test_rows_come_back_from_the_file_and_from_memory)
{
	struct edition_rows rows;
	struct printed_row row;
	struct buf out = BUF_INIT;
	uint8_t got[ROW_SALT_BYTES];

	edition_rows_init(&rows);
	for (size_t n = 0; n < BIG_ROWS; n++)
		OK(add_big(&rows, n, err));
	ck_assert_ptr_nonnull(rows.file);
	ck_assert_uint_gt(rows.spool.length, 0);
	for (size_t n = 0; n < BIG_ROWS; n++) {
		buf_reset(&out);
		OK(edition_rows_copy(&rows, n, &out, err));
		ck_assert_int_eq(row_decode(out.data, out.length, &row), CREDIT_OK);
		check_big(&row, n);
	}
	OK(edition_rows_order(&rows, err));
	for (size_t n = 0; n < BIG_ROWS; n++) {
		ck_assert_int_eq(edition_rows_get(&rows, n, &row, got), CREDIT_OK);
		check_big(&row, n);
		ck_assert_mem_eq(got, salt, sizeof(salt));
	}
	buf_free(&out);
	edition_rows_free(&rows);
	ck_assert_ptr_null(rows.file);
}
END_TEST

START_TEST(test_a_full_disk_and_a_cut_file_are_told)
{
	struct edition_rows rows;
	struct buf out = BUF_INIT;
	credit_error error = {0};
	int status = CREDIT_OK;

	edition_rows_init(&rows);
	rows.file = fopen("/dev/full", "r+");
	ck_assert_ptr_nonnull(rows.file);
	for (size_t n = 0; n < BIG_ROWS && !status; n++)
		status = add_big(&rows, n, &error);
	ck_assert_int_eq(status, CREDIT_EFULL);
	ck_assert_str_eq(error.code, "file-write");
	edition_rows_free(&rows);

	for (size_t n = 0; n < BIG_ROWS; n++)
		OK(add_big(&rows, n, err));
	ck_assert_int_eq(fflush(rows.file), 0);
	ck_assert_int_eq(ftruncate(fileno(rows.file), 100), 0);
	FAILS(edition_rows_copy(&rows, 0, &out, err), CREDIT_EIO, "file-read");
	buf_free(&out);
	edition_rows_free(&rows);
}
END_TEST

START_TEST(test_the_root_is_over_all_leaves_in_print_order)
{
	struct edition_rows rows;
	struct merkle tree;
	uint8_t root[DIGEST_BYTES];
	uint8_t wanted[DIGEST_BYTES];

	edition_rows_init(&rows);
	ck_assert_int_eq(add(&rows, COLOUR_BLACK, "NMG", "BCDEFGH01234", false), CREDIT_OK);
	ck_assert_int_eq(add(&rows, COLOUR_RED, "H04", "RCDEFGH01235", true), CREDIT_OK);
	ck_assert_int_eq(add(&rows, COLOUR_RED, "H04", "RCDEFGH01234", false), CREDIT_OK);
	for (size_t i = 0; i < 3; i++)
		memset(rows.refs[i].leaf, 3 - (int)i, DIGEST_BYTES);
	OK(edition_rows_order(&rows, err));
	OK(merkle_open(&tree, HASH_SHA256, err));
	for (int i = 1; i <= 3; i++) {
		uint8_t leaf[DIGEST_BYTES];

		memset(leaf, i, sizeof(leaf));
		merkle_add_hash(&tree, leaf);
	}
	OK(merkle_root(&tree, wanted, err));
	merkle_close(&tree);
	OK(edition_rows_root(&rows, HASH_SHA256, root, err));
	ck_assert_mem_eq(root, wanted, DIGEST_BYTES);
	edition_rows_hide(&rows, COLOUR_BLACK);
	OK(edition_rows_root(&rows, HASH_SHA256, root, err));
	ck_assert_mem_eq(root, wanted, DIGEST_BYTES);
	OK(edition_rows_root(&rows, HASH_SM3, root, err));
	ck_assert_mem_ne(root, wanted, DIGEST_BYTES);
	FAILS(edition_rows_root(&rows, 99, root, err), CREDIT_EINVAL, "argument");
	edition_rows_free(&rows);
}
END_TEST

START_TEST(test_an_edition_without_rows_has_a_root_too)
{
	struct edition_rows rows;
	uint8_t root[DIGEST_BYTES];
	uint8_t nothing[DIGEST_BYTES];

	edition_rows_init(&rows);
	OK(edition_rows_order(&rows, err));
	OK(edition_rows_root(&rows, HASH_SHA256, root, err));
	OK(digest_once(HASH_SHA256, "", 0, nothing, err));
	ck_assert_mem_eq(root, nothing, DIGEST_BYTES);
	edition_rows_free(&rows);
}
END_TEST

/* Each value of some slots, in more forms than are kept for all. */
static void vary(struct printed_row *row, unsigned n, char days[2][16], char law[40])
{
	snprintf(days[0], 16, "2026-%02u-%02u", n % 12 + 1, n % 28 + 1);
	snprintf(days[1], 16, "2029-%02u-%02u", n % 12 + 1, n % 28 + 1);
	snprintf(law, 40, "《条例》第%u条", n % 5);
	row_init(row, COLOUR_BLACK);
	row->slots[ROW_PUBLIC_FROM] = days[0];
	row->slots[ROW_PUBLIC_UNTIL] = n % 7 ? days[1] : "9999-12-31";
	row->slots[ROW_BASIS] = n % 3 ? law : "";
	row->slots[ROW_MARK] = n % 11 ? "" : "异议处理中 & <b>";
}

START_TEST(test_values_that_rows_share_are_each_rows_own)
{
	enum { ROWS = 2000 };
	char number[PUBLIC_NUMBER_BYTES];
	char days[2][16], law[40];
	uint8_t got[ROW_SALT_BYTES];
	struct printed_row row, back;
	struct buf bytes = BUF_INIT, copy = BUF_INIT;
	struct edition_rows rows;

	edition_rows_init(&rows);
	for (unsigned n = 0; n < ROWS; n++) {
		struct row_ref ref = {.colour = COLOUR_BLACK};

		snprintf(ref.number, sizeof(ref.number), "B%011u", n);
		vary(&row, n, days, law);
		row.slots[ROW_NUMBER] = ref.number;
		buf_reset(&bytes);
		ck_assert_int_eq(row_encode(&row, &bytes), CREDIT_OK);
		ck_assert_int_eq(edition_rows_add(&rows, &ref, "NMG", salt, bytes.data,
					 bytes.length, NULL),
			CREDIT_OK);
		ck_assert_int_eq(edition_rows_copy(&rows, n, &copy, NULL), CREDIT_OK);
		ck_assert_uint_eq(copy.length, bytes.length);
		ck_assert_mem_eq(copy.data, bytes.data, bytes.length);
		buf_reset(&copy);
	}
	ck_assert_int_eq(edition_rows_order(&rows, NULL), CREDIT_OK);
	for (unsigned n = 0; n < ROWS; n++) {
		snprintf(number, sizeof(number), "B%011u", n);
		vary(&row, n, days, law);
		row.slots[ROW_NUMBER] = number;
		row_measure(&row);
		ck_assert_int_eq(edition_rows_get(&rows, n, &back, got), CREDIT_OK);
		for (int i = 0; i < ROW_SLOTS; i++) {
			ck_assert_str_eq(back.slots[i], row.slots[i]);
			ck_assert_uint_eq(back.measure.lengths[i], strlen(row.slots[i]));
		}
		ck_assert(!row_is_plain(&back, ROW_MARK) == !(n % 11));
	}
	buf_free(&bytes);
	buf_free(&copy);
	edition_rows_free(&rows);
}
END_TEST

/* Whatever byte of a row in the spool changes, it is another row or none, and nothing breaks. */
START_TEST(test_a_damaged_spool_is_told_or_gives_a_whole_row)
{
	struct edition_rows rows;
	struct printed_row row;
	uint8_t got[ROW_SALT_BYTES];
	struct buf copy = BUF_INIT;
	size_t refused = 0;

	edition_rows_init(&rows);
	ck_assert_int_eq(add(&rows, COLOUR_BLACK, "NMG", "BCDEFGH01234", false), CREDIT_OK);
	ck_assert_int_eq(edition_rows_order(&rows, NULL), CREDIT_OK);
	for (size_t i = 0; i < rows.spooled; i++) {
		rows.spool.data[i] ^= 0x41;
		if (edition_rows_get(&rows, 0, &row, got))
			refused++;
		for (int slot = 0; slot < ROW_SLOTS; slot++)
			ck_assert_uint_le(strlen(row.slots[slot]), 40);
		buf_reset(&copy);
		if (edition_rows_copy(&rows, 0, &copy, NULL) == CREDIT_OK)
			ck_assert_uint_le(copy.length, rows.spooled);
		rows.spool.data[i] ^= 0x41;
	}
	ck_assert_uint_ge(refused, 20);
	buf_free(&copy);
	rows.refs[0].length--;
	ck_assert_int_eq(edition_rows_get(&rows, 0, &row, got), CREDIT_ECORRUPT);
	edition_rows_free(&rows);
}
END_TEST

SUITE("edition/edition_spool", T(test_rows_come_back_in_print_order),
	T(test_values_that_rows_share_are_each_rows_own),
	T(test_a_damaged_spool_is_told_or_gives_a_whole_row),
	T(test_stubs_and_hidden_rows_count_but_are_not_shown),
	T(test_a_list_code_too_long_is_refused),
	T(test_a_copy_is_appended_before_and_after_the_order),
	T(test_rows_come_back_from_the_file_and_from_memory),
	T(test_a_full_disk_and_a_cut_file_are_told),
	T(test_the_root_is_over_all_leaves_in_print_order),
	T(test_an_edition_without_rows_has_a_root_too))
