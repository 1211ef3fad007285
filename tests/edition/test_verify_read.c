/* SPDX-License-Identifier: Apache-2.0 */
/* edition.json is read in its one form; every other form is named with its line. */
#include "verify_sample.h"

static void read_it(const struct folder *f, struct findings *findings, struct verify_edition *edition)
{
	struct verify v = {.report = keep_finding, .context = findings};
	static char path[256];

	snprintf(path, sizeof(path), "%s/2026-05", f->public);
	findings->count = 0;
	verify_edition_open(&v, path, "2026-05", edition);
	ck_assert_int_eq(v.status, CREDIT_OK);
}

START_TEST(test_an_edition_is_read_with_its_places)
{
	struct folder f;
	struct findings findings;
	struct verify_edition edition;
	struct printed_row row;
	struct json_in in;

	folder_make(&f);
	read_it(&f, &findings, &edition);
	ck_assert_uint_eq(findings.count, 0);
	ck_assert(edition.headed && edition.whole);
	ck_assert_uint_eq(edition.rows_count, 4);
	ck_assert_uint_eq(edition.changes_count, 2);
	ck_assert_uint_eq(edition.files_count, 4);
	ck_assert_uint_eq(edition.rows[0].line, 4);
	ck_assert_uint_eq(verify_find(&edition, edition.rows[3].number), 3);
	ck_assert_uint_eq(verify_find(&edition, "000000000000"), SIZE_MAX);
	OK(verify_row_read(&edition, 0, &in, &row));
	ck_assert_str_eq(row.slots[ROW_NAME], "样例第五农业有限公司");
	ck_assert_str_eq(row.slots[ROW_NUMBER], edition.rows[0].number);
	json_in_close(&in);
	OK(verify_change_read(&edition, 0, &in));
	ck_assert_str_eq(json_in_text(&in, "number"), edition.changes[0].number);
	json_in_close(&in);
	verify_edition_close(&edition);
	ck_assert_int_eq(edition.fd, -1);
	folder_gone(&f);
}
END_TEST

/* The first place of `from` behind `after` becomes `to`. */
static const struct {
	const char *after;
	const char *from;
	const char *to;
	uint64_t line;
} forms[] = {
	{NULL, "credit.edition/1", "credit.edition/2", 1},
	{NULL, "{\"schema\"", " {\"schema\"", 1},
	{NULL, "\"head\":{", "\"head\": {", 2},
	{NULL, "\"number\":2", "\"number\":02", 2},
	{NULL, "\"red\":[", "\"red\":[ ", 3},
	{"\"red\":[", "\"number\":\"", "\"number\": \"", 4},
	{"\"red\":[", "{\"number\"", "{\"nr\":\"1\",\"number\"", 4},
	{"\"red\":[", "\",\"list\"", "x\",\"list\"", 4},
	{"\"red\":[", "\"salt\"", "\"salz\"", 4},
	{"\"red\":[", "样", "\\u6837", 4},
	{"\"red\":[", "样", "\xFF", 4},
	{"\"red\":[", "样", "\xED\xA0\x80", 4},
	{"\"red\":[", "样", "\\ud800", 4}, /* half a pair */
	{"\"red\":[", "样", "\\u0000", 4},
	{"\"red\":[", "样", "\xC2\x9B", 4}, /* would be written \\u009b */
	{"\"red\":[", "样", "\xE2\x80\xAE", 4},
	{"\"red\":[", "\"kind\":\"", "\"kind\":\"place\",\"kind\":\"", 4},
	{"\"red\":[", "\"kind\":\"", "\"kind\":1e999999,\"x\":\"", 4},
	{"\"red\":[", "\"kind\":\"", "\"kind\":[[[[[[[[\"", 4},
	{"\"red\":[", "}],", "},", 5},
	{"\"red\":[", "}],", "}]", 4},
	{"\"black\":[", "\"leaf\":\"", "\"leaf\":\"A", 6},
	{"\"changes\":[", "\"change\":\"", "\"change\":\"x", 10},
	{"\"changes\":[", "\"day\":\"2", "\"day\":\"3x", 10},
	{"\"changes\":[", "\"files\":{", "\"files\":[", 12},
	{"\"files\":", "\"}}", "\"}} ", 12},
	{"\"files\":", "\"}}\n", "\"}}", 11},
	{"\"files\":", "}}\n", "}}\n\n", 13},
	{"\"files\":", "\"red.csv\":\"", "\"red.csv\":\"0", 12},
};

START_TEST(test_every_other_form_is_named_with_its_line)
{
	struct folder f;
	struct findings findings;
	struct verify_edition edition;
	const struct seen *seen;

	folder_make(&f);
	edit_after(&f, "2026-05/edition.json", forms[_i].after, forms[_i].from, forms[_i].to);
	read_it(&f, &findings, &edition);
	seen = find_code(&findings, "verify-form");
	ck_assert_ptr_nonnull(seen);
	ck_assert_str_eq(seen->file, "2026-05/edition.json");
	ck_assert_uint_eq(seen->line, forms[_i].line);
	ck_assert(!edition.whole);
	verify_edition_close(&edition);
	folder_gone(&f);
}
END_TEST

START_TEST(test_hostile_files_are_refused_in_bounded_memory)
{
	struct folder f;
	struct findings findings;
	struct verify_edition edition;
	char *text;
	struct buf long_line = BUF_INIT;

	folder_make(&f);
	text = file_text(f.public, "2026-05/edition.json");
	buf_str(&long_line, text);
	buf_reset(&long_line);
	buf_str(&long_line, "{\"schema\":\"credit.edition/1\",\n\"head\":");
	while (long_line.length < VERIFY_LINE_BYTES + (1u << 20))
		buf_str(&long_line, "[[[[[[[[[[[[[[[[");
	put_file(&f, "2026-05/edition.json", long_line.data, long_line.length);
	read_it(&f, &findings, &edition);
	ck_assert_ptr_nonnull(find_code(&findings, "verify-form"));
	verify_edition_close(&edition);
	put_file(&f, "2026-05/edition.json", "", 0);
	read_it(&f, &findings, &edition);
	ck_assert_ptr_nonnull(find_code(&findings, "verify-form"));
	ck_assert_uint_eq(edition.rows_count, 0);
	verify_edition_close(&edition);
	buf_free(&long_line);
	free(text);
	folder_gone(&f);
}
END_TEST

/* A row that is consistent in itself, with something that may not stand in it. */
static const struct {
	const char *from;
	const char *to;
	const char *code;
} rows[] = {
	{"\"name\":\"样例第五", "\"name\":\"样列第五", "verify-leaf"},
	{"\"until\":\"2029", "\"until\":\"2025", "verify-ended"},
	{"\"until\":\"2029", "\"until\":\"20x9", "verify-value"},
	{"\"data_as_of\":\"2026-06-05", "\"data_as_of\":\"2026-06-04", "verify-value"},
	{"\"valid_until\":\"2026-07-31\",\"salt", "\"valid_until\":\"2026-08-31\",\"salt", "verify-value"},
	{"\"kind\":\"business", "\"kind\":\"busyness", "verify-value"},
	{"有限公司", "13800138000", "verify-unmasked"},
	{"\"salt\":\"", "\"salt\":\"0", "verify-leaf"},
};

START_TEST(test_a_row_that_cannot_be_is_named_with_its_number)
{
	struct folder f;
	struct findings findings;
	struct verify_edition edition;
	const struct seen *seen;

	folder_make(&f);
	edit_after(&f, "2026-05/edition.json", "\"red\":", rows[_i].from, rows[_i].to);
	read_it(&f, &findings, &edition);
	seen = find_code(&findings, rows[_i].code);
	ck_assert_ptr_nonnull(seen);
	ck_assert_uint_eq(seen->line, 4);
	ck_assert_str_eq(seen->number, edition.rows[0].number);
	verify_edition_close(&edition);
	folder_gone(&f);
}
END_TEST

SUITE("edition/verify_read", T(test_an_edition_is_read_with_its_places),
	TL(test_every_other_form_is_named_with_its_line, sizeof(forms) / sizeof(forms[0])),
	T(test_hostile_files_are_refused_in_bounded_memory),
	TL(test_a_row_that_cannot_be_is_named_with_its_number, sizeof(rows) / sizeof(rows[0])))
