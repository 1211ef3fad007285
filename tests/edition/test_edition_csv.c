/* SPDX-License-Identifier: Apache-2.0 */
/* The CSV files: what a spreadsheet would spoil, words for keys, changes, damage. */
#include "../support/edition_sample.h"
#include "registry_sample.h"

static char *put_rows(const struct print *print, enum colour colour)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	char *text;

	OK(edition_file_open(&file, folder, "rows.csv", HASH_SHA256, err));
	OK(print_csv(print, colour, &file, err));
	OK(edition_file_close(&file, digest, err));
	text = file_text(folder, "rows.csv");
	tree_gone(folder);
	return text;
}

static char *put_changes(const struct print *print)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	char *text;

	OK(edition_file_open(&file, folder, "changes.csv", HASH_SHA256, err));
	OK(print_changes_csv(print, &file, err));
	OK(edition_file_close(&file, digest, err));
	text = file_text(folder, "changes.csv");
	tree_gone(folder);
	return text;
}

static size_t lines(const char *text)
{
	size_t count = 0;

	for (const char *at = text; (at = strstr(at, "\r\n")); at += 2)
		count++;
	return count;
}

START_TEST(test_each_colour_has_its_own_rows_and_words)
{
	struct edition_sample sample;
	char *red;
	char *black;

	edition_sample_make(&sample, 3, 2, false);
	red = put_rows(&sample.print, COLOUR_RED);
	black = put_rows(&sample.print, COLOUR_BLACK);
	ck_assert_uint_eq(lines(red), 4);
	ck_assert_uint_eq(lines(black), 3);
	ck_assert_ptr_nonnull(strstr(red, ",自然人,"));
	ck_assert_ptr_nonnull(strstr(red, ",社会组织及其他,"));
	ck_assert_ptr_nonnull(strstr(red, ",长期,"));
	ck_assert_ptr_null(strstr(red, "9999-12-31"));
	ck_assert_ptr_null(strstr(red, "样例拖欠工资名单"));
	ck_assert_ptr_null(strstr(black, "样例荣誉名单"));
	free(red);
	free(black);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_rows_out_of_print_leave_only_the_header)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 3, 2, false);
	edition_rows_hide(&sample.print.rows, COLOUR_RED);
	text = put_rows(&sample.print, COLOUR_RED);
	ck_assert_uint_eq(lines(text), 1);
	ck_assert_ptr_eq(strstr(text, "\xEF\xBB\xBF" "公示编号,"), text);
	free(text);
	edition_sample_free(&sample);
}
END_TEST

static const struct {
	const char *given;
	const char *cell;
} cells[] = {
	{"12345678901", "12345678901"}, /* still shown whole */
	{"123456789012", "'123456789012"},
	{"007", "'007"},
	{"0", "'0"},
	{"12E345678901", "'12E345678901"},
	{"1e5", "'1e5"},
	{"12E", "12E"},
	{"12E5X", "12E5X"},
	{"91629999F00000093C", "91629999F00000093C"},
	{"=1+1", "\"'=1+1\""},
	{"@SUM", "\"'@SUM\""},
	{"甲,\"乙\"", "\"甲,\"\"乙\"\"\""},
};
#define CELLS (sizeof(cells) / sizeof(cells[0]))

START_TEST(test_a_cell_comes_back_as_it_was_from_a_spreadsheet)
{
	struct edition_sample sample;
	char wanted[64];
	char *text;

	edition_sample_make(&sample, 0, 0, false);
	sample.changes[0].document = cells[_i].given;
	snprintf(wanted, sizeof(wanted), ",,%s,样例县文明办\r\n", cells[_i].cell);
	text = put_changes(&sample.print);
	ck_assert_msg(strstr(text, wanted), "%s: %s", wanted, text);
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_changes_are_told_in_words)
{
	static const char *const kinds[] = {"新增", "更正", "移出", "暂停公示", "恢复公示"};
	static const char *const reasons[] = {"", "期满", "修复", "撤销", "更正", "其他"};
	struct edition_sample sample;

	edition_sample_make(&sample, 0, 0, false);
	sample.print.changes_count = 1;
	for (int kind = CHANGE_ADDED; kind <= CHANGE_RESUMED; kind++)
		for (int reason = REASON_NONE; reason <= REASON_OTHER; reason++) {
			char wanted[160];
			char *text;

			sample.changes[0].kind = (enum change_kind)kind;
			sample.changes[0].reason = (enum change_reason)reason;
			snprintf(wanted, sizeof(wanted),
				"\r\nR0000000AAAA,样例荣誉名单,%s,2026-05-20,%s,,样例县文明办\r\n",
				kinds[kind - CHANGE_ADDED], reasons[reason]);
			text = put_changes(&sample.print);
			ck_assert_uint_eq(lines(text), 2);
			ck_assert_msg(strstr(text, wanted), "%s: %s", wanted, text);
			free(text);
		}
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_damaged_bytes_of_a_row_are_told)
{
	struct edition_sample sample;
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];

	edition_sample_make(&sample, 2, 0, false);
	sample.print.rows.refs[1].length ^= 1; /* not what its values add up to */
	OK(edition_file_open(&file, folder, "rows.csv", HASH_SHA256, err));
	FAILS(print_csv(&sample.print, COLOUR_RED, &file, err), CREDIT_ECORRUPT,
		"edition-record");
	OK(edition_file_close(&file, digest, err));
	tree_gone(folder);
	edition_sample_free(&sample);
}
END_TEST

SUITE("edition/edition_csv", T(test_each_colour_has_its_own_rows_and_words),
	T(test_rows_out_of_print_leave_only_the_header),
	TL(test_a_cell_comes_back_as_it_was_from_a_spreadsheet, CELLS),
	T(test_changes_are_told_in_words), T(test_damaged_bytes_of_a_row_are_told))
