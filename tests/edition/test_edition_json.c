/* SPDX-License-Identifier: Apache-2.0 */
/* edition.json: the head as digested, leaves that follow from it, stubs, files, damage. */
#include "../support/edition_sample.h"
#include "registry_sample.h"

static int write_json(const struct print *print, const struct noted_file *files, size_t count,
	char **text, credit_error *told)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	int status;

	OK(edition_file_open(&file, folder, "edition.json", HASH_SHA256, err));
	status = print_json(print, &file, told);
	if (!status)
		print_json_files(files, count, &file);
	OK(edition_file_close(&file, digest, err));
	*text = file_text(folder, "edition.json");
	tree_gone(folder);
	return status;
}

static char *json_of(const struct print *print)
{
	char *text;

	OK(write_json(print, NULL, 0, &text, err));
	return text;
}

/* The bytes of a key's hexadecimal value, from a place in the text on. */
static void hex_after(const char *text, const char *key, uint8_t bytes[DIGEST_BYTES])
{
	const char *at = strstr(text, key);

	ck_assert_ptr_nonnull(at);
	ck_assert(hex_decode(at + strlen(key), 2 * DIGEST_BYTES, bytes, DIGEST_BYTES));
}

START_TEST(test_the_head_stands_byte_for_byte_as_it_was_digested)
{
	static const char before[] = "{\"schema\":\"credit.edition/1\",\n\"head\":";
	struct edition_sample sample;
	struct buf head = BUF_INIT;
	uint8_t digest[DIGEST_BYTES];
	char *text;

	edition_sample_make(&sample, 1, 1, false);
	text = json_of(&sample.print);
	ck_assert_int_eq(head_text(&sample.print.head, &head), CREDIT_OK);
	ck_assert_int_eq(strncmp(text, before, strlen(before)), 0);
	OK(digest_once(HASH_SHA256, text + strlen(before), head.length, digest, err));
	ck_assert_mem_eq(digest, sample.print.digest, DIGEST_BYTES);
	ck_assert_ptr_eq(strstr(text, ",\n\"red\":["), text + strlen(before) + head.length);
	free(text);
	buf_free(&head);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_salt_and_row_give_the_leaf_that_is_printed)
{
	struct edition_sample sample;
	struct edition_rows *rows = &sample.print.rows;
	char *text;

	edition_sample_make(&sample, 2, 5, true);
	text = json_of(&sample.print);
	for (size_t i = 0; i < rows->count; i++) {
		char key[64];
		const char *at;
		struct buf bytes = BUF_INIT;
		struct digest digest;
		uint8_t salt[DIGEST_BYTES];
		uint8_t leaf[DIGEST_BYTES];
		uint8_t again[DIGEST_BYTES];

		snprintf(key, sizeof(key), "{\"number\":\"%s\",", rows->refs[i].number);
		at = strstr(text, key);
		ck_assert_ptr_nonnull(at);
		hex_after(at, "\"salt\":\"", salt);
		hex_after(at, "\"leaf\":\"", leaf);
		OK(edition_rows_copy(rows, i, &bytes, err));
		OK(digest_open(&digest, HASH_SHA256, err));
		row_leaf(&digest, salt, bytes.data, bytes.length, again);
		ck_assert_mem_eq(leaf, again, DIGEST_BYTES);
		digest_close(&digest);
		buf_free(&bytes);
	}
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_stub_keeps_its_place_with_number_and_leaf_only)
{
	struct edition_sample sample;
	struct row_ref *refs;
	char hex[CREDIT_DIGEST_TEXT_BYTES];
	char stub[256];
	char *text;

	edition_sample_make(&sample, 0, 6, true);
	refs = sample.print.rows.refs;
	refs[1].offset = ROW_STUB;
	text = json_of(&sample.print);
	hex_encode(refs[1].leaf, DIGEST_BYTES, hex);
	snprintf(stub, sizeof(stub), "},\n{\"number\":\"%s\",\"leaf\":\"%s\"},\n{\"number\":\"%s\"",
		refs[1].number, hex, refs[2].number);
	ck_assert_ptr_nonnull(strstr(text, stub));
	ck_assert_ptr_nonnull(strstr(text, ",\n\"red\":[],\n\"black\":[\n{"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_stub_leaves_its_code_leaf_under_its_position)
{
	struct edition_sample sample;
	struct edition_rows *rows = &sample.print.rows;
	char hex[CREDIT_DIGEST_TEXT_BYTES];
	char wanted[512];
	char *text;

	edition_sample_make(&sample, 2, 6, false);
	ck_assert_uint_eq(rows->codes_count, 6);
	text = json_of(&sample.print);
	ck_assert_ptr_null(strstr(text, "\"codes\":{")); /* in the head only, as a number */
	free(text);
	rows->refs[0].offset = ROW_STUB; /* a red one without a code */
	text = json_of(&sample.print);
	ck_assert_ptr_null(strstr(text, "\"codes\":{"));
	free(text);
	rows->refs[2].offset = ROW_STUB;
	text = json_of(&sample.print);
	hex_encode(rows->codes[rows->refs[2].code - 1], DIGEST_BYTES, hex);
	snprintf(wanted, sizeof(wanted), "],\n\"codes\":{\n\"%u\":\"%s\"},\n\"files\":{",
		rows->refs[2].code - 1, hex);
	ck_assert_ptr_nonnull(strstr(text, wanted));
	free(text);
	edition_rows_hide(rows, COLOUR_BLACK);
	text = json_of(&sample.print);
	for (size_t i = 0; i < 6; i++) {
		hex_encode(rows->codes[i], DIGEST_BYTES, hex);
		snprintf(wanted, sizeof(wanted), "%s\n\"%zu\":\"%s\"%s", i ? "," : "{", i, hex,
			i == 5 ? "}" : ",");
		ck_assert_ptr_nonnull(strstr(text, wanted));
	}
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_hostile_names_stay_inside_their_quotes)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, SAMPLE_HOSTILE, true);
	text = json_of(&sample.print);
	ck_assert_ptr_nonnull(strstr(text, "\"name\":\"\\\"><img src=x onerror=alert(1)>"));
	ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
	for (const char *at = text; *at; at++)
		ck_assert_msg((unsigned char)*at >= ' ' || *at == '\n', "%d", *at);
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_files_are_named_with_their_digests)
{
	struct noted_file files[2] = {{"red.csv", {0xAB}, 1}, {"black.csv", {0xCD}, 2}};
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 1, 1, false);
	OK(write_json(&sample.print, files, 2, &text, err));
	ck_assert_ptr_nonnull(strstr(text, ",\n\"files\":{\"red.csv\":\"ab0000"));
	ck_assert_ptr_nonnull(strstr(text, "00\",\"black.csv\":\"cd0000"));
	ck_assert_str_eq(text + strlen(text) - 5, "0\"}}\n");
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_row_cut_short_is_a_damaged_record)
{
	struct edition_sample sample;
	char *text = NULL;

	edition_sample_make(&sample, 0, 3, false);
	sample.print.rows.refs[2].length--;
	FAILS(write_json(&sample.print, NULL, 0, &text, err), CREDIT_ECORRUPT, "edition-record");
	free(text);
	edition_sample_free(&sample);
}
END_TEST

SUITE("edition/edition_json", T(test_the_head_stands_byte_for_byte_as_it_was_digested),
	T(test_salt_and_row_give_the_leaf_that_is_printed),
	T(test_a_stub_keeps_its_place_with_number_and_leaf_only),
	T(test_a_stub_leaves_its_code_leaf_under_its_position),
	T(test_hostile_names_stay_inside_their_quotes),
	T(test_files_are_named_with_their_digests),
	T(test_a_row_cut_short_is_a_damaged_record))
