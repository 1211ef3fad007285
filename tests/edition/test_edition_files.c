/* SPDX-License-Identifier: Apache-2.0 */
/* CSV and JSON from rows in memory: form, order, hostile cells, roots, stubs. */
#include "../support/edition_sample.h"
#include "registry_sample.h"

typedef int (*put_fn)(const struct print *print, struct edition_file *file, credit_error *err);

static int put_black(const struct print *print, struct edition_file *file, credit_error *err)
{
	return print_csv(print, COLOUR_BLACK, file, err);
}

static int put_json(const struct print *print, struct edition_file *file, credit_error *err)
{
	int status = print_json(print, file, err);

	print_json_files(NULL, 0, file);
	return status;
}

/* What a writer writes, as a C string. */
static char *written(const struct print *print, put_fn put)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	uint8_t again[DIGEST_BYTES];
	char *text;

	OK(edition_file_open(&file, folder, "file", HASH_SHA256, err));
	OK(put(print, &file, err));
	OK(edition_file_close(&file, digest, err));
	text = file_text(folder, "file");
	OK(digest_once(HASH_SHA256, text, strlen(text), again, err));
	ck_assert_mem_eq(digest, again, DIGEST_BYTES);
	tree_gone(folder);
	return text;
}

START_TEST(test_csv_has_bom_crlf_and_harmless_cells)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, 8, true);
	text = written(&sample.print, put_black);
	ck_assert_ptr_eq(strstr(text, "\xEF\xBB\xBF" "公示编号,名单名称,"), text);
	ck_assert_ptr_nonnull(strstr(text, "本期有效至\r\n"));
	ck_assert_ptr_nonnull(strstr(text, "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"点击\"\")\""));
	/* a code of digits only stays a text for a spreadsheet */
	ck_assert_ptr_nonnull(strstr(text, ",'916299990000000934,"));
	ck_assert_ptr_nonnull(strstr(text, ",91629999F00000093C,"));
	ck_assert_ptr_nonnull(strstr(text, ",依法移出之日,"));
	ck_assert_ptr_nonnull(strstr(text, ",经营主体,"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_json_has_every_row_with_salt_and_leaf)
{
	struct edition_sample sample;
	char *text;
	size_t leaves = 0;

	edition_sample_make(&sample, 3, 8, true);
	text = written(&sample.print, put_json);
	for (const char *at = text; (at = strstr(at, "\"leaf\":\"")); at++)
		leaves++;
	ck_assert_uint_eq(leaves, 11);
	ck_assert_ptr_nonnull(strstr(text, "\\u202e"));
	ck_assert_ptr_nonnull(strstr(text, "\"public_until\":\"9999-12-31\""));
	ck_assert_ptr_nonnull(strstr(text, "\"schema\":\"credit.edition/1\""));
	ck_assert_ptr_nonnull(strstr(text,
		"{\"number\":\"B0000000BBBB\",\"list\":\"NMG\",\"change\":\"removed\",\"day\":"
		"\"2026-05-20\",\"reason\":\"repaired\","));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_stubs_keep_the_root_and_nothing_else)
{
	struct edition_sample sample;
	uint8_t root[DIGEST_BYTES];
	char *text;

	edition_sample_make(&sample, 3, 8, true);
	edition_rows_hide(&sample.print.rows, COLOUR_BLACK);
	ck_assert_uint_eq(edition_rows_count(&sample.print.rows, COLOUR_BLACK, true), 0);
	ck_assert_uint_eq(edition_rows_count(&sample.print.rows, COLOUR_BLACK, false), 8);
	OK(edition_rows_root(&sample.print.rows, HASH_SHA256, root, err));
	ck_assert_mem_eq(root, sample.print.head.root, DIGEST_BYTES);
	text = written(&sample.print, put_json);
	ck_assert_ptr_null(strstr(text, "HYPERLINK"));
	ck_assert_ptr_nonnull(strstr(text, "{\"number\":\"B"));
	free(text);
	text = written(&sample.print, put_black);
	ck_assert_ptr_null(strstr(text, "HYPERLINK"));
	ck_assert_ptr_nonnull(strstr(text, "本期有效至\r\n"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_rows_stand_by_list_then_number)
{
	struct edition_sample sample;
	const struct edition_rows *rows = &sample.print.rows;

	edition_sample_make(&sample, 40, 40, false);
	for (size_t i = 1; i < rows->count; i++) {
		const struct row_ref *a = &rows->refs[i - 1];
		const struct row_ref *b = &rows->refs[i];
		int lists = strcmp(edition_rows_list(rows, i - 1), edition_rows_list(rows, i));

		if (a->colour != b->colour)
			ck_assert(a->colour == COLOUR_RED);
		else
			ck_assert(lists < 0 || (lists == 0 && strcmp(a->number, b->number) < 0));
	}
	edition_sample_free(&sample);
}
END_TEST

/* More rows than stay in memory: the spool goes to a file and gives the same. */
START_TEST(test_a_large_spool_gives_back_what_it_took)
{
	struct edition_sample sample;
	struct edition_rows *rows = &sample.print.rows;
	struct printed_row row;
	uint8_t salt[ROW_SALT_BYTES];

	edition_sample_make(&sample, 0, 90000, false);
	ck_assert_ptr_nonnull(rows->file);
	for (size_t i = 0; i < rows->count; i += 997) {
		ck_assert_int_eq(edition_rows_get(rows, i, &row, salt), CREDIT_OK);
		ck_assert_str_eq(row.slots[ROW_NUMBER], rows->refs[i].number);
		ck_assert_str_eq(row.slots[ROW_LIST], edition_rows_list(rows, i));
	}
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_file_that_exists_is_not_overwritten)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];

	OK(edition_file_open(&file, folder, "file", HASH_SHA256, err));
	OK(edition_file_close(&file, digest, err));
	FAILS(edition_file_open(&file, folder, "file", HASH_SHA256, err), CREDIT_EEXISTS,
		"file-open");
	tree_gone(folder);
}
END_TEST

SUITE("edition/edition_files", T(test_csv_has_bom_crlf_and_harmless_cells),
	T(test_json_has_every_row_with_salt_and_leaf),
	T(test_stubs_keep_the_root_and_nothing_else), T(test_rows_stand_by_list_then_number),
	T(test_a_large_spool_gives_back_what_it_took),
	T(test_a_file_that_exists_is_not_overwritten))
