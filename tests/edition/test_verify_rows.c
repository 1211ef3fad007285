/* SPDX-License-Identifier: Apache-2.0 */
/* Rows dropped, added, swapped and doubled in edition.json are found and named. */
#include "verify_sample.h"

#define JSON "2026-05/edition.json"

/* The i-th row of the black list with its line end; owned. */
static char *black_line(const struct folder *f, int i)
{
	char *content = file_text(f->public, JSON);
	char *at = strchr(strstr(content, "\"black\":["), '\n') + 1;
	char *line;

	while (i-- > 0)
		at = strchr(at, '\n') + 1;
	line = strndup(at, (size_t)(strchr(at, '\n') + 1 - at));
	free(content);
	return line;
}

/* The first row of the black list that the edition before has, too; owned. */
static char *old_black_line(const struct folder *f)
{
	char *before = file_text(f->public, "2026-04/edition.json");
	char *line = NULL;
	char number[32] = "";

	for (int i = 0; !line || !strstr(before, number); i++) {
		free(line);
		line = black_line(f, i);
		ck_assert_int_eq(sscanf(line, "{%31[^,]", number), 1); /* "number":"..." */
	}
	free(before);
	return line;
}

START_TEST(test_a_row_dropped_is_found)
{
	struct folder f;
	struct findings findings;
	char *line;

	folder_make(&f);
	line = old_black_line(&f);
	edit(&f, JSON, line, "");
	expect(&f, "verify-count", JSON);
	expect(&f, "verify-root", JSON);
	ck_assert_int_eq(verify_folder(&f, &findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&findings, "verify-vanished"));
	ck_assert_str_eq(find_code(&findings, "verify-extra")->file, "2026-05/black.csv");
	free(line);
	folder_gone(&f);
}
END_TEST

START_TEST(test_a_row_doubled_is_found)
{
	struct folder f;
	char *line;
	struct buf twice = BUF_INIT;
	struct seen seen;

	folder_make(&f);
	line = black_line(&f, 1);
	buf_printf(&twice, "%s%s", line, line);
	edit(&f, JSON, line, buf_cstr(&twice));
	expect(&f, "verify-root", JSON);
	seen = expect(&f, "verify-twice", JSON);
	ck_assert_uint_eq(seen.line, 8);
	ck_assert(strstr(line, seen.number) != NULL);
	buf_free(&twice);
	free(line);
	folder_gone(&f);
}
END_TEST

START_TEST(test_rows_swapped_are_found)
{
	struct folder f;
	char *lines[2];
	struct buf from = BUF_INIT;
	struct buf to = BUF_INIT;

	folder_make(&f);
	lines[0] = black_line(&f, 0);
	lines[1] = black_line(&f, 1);
	buf_printf(&from, "%s%s", lines[0], lines[1]);
	buf_printf(&to, "%s%s", lines[1], lines[0]);
	edit(&f, JSON, buf_cstr(&from), buf_cstr(&to));
	expect(&f, "verify-root", JSON);
	ck_assert_uint_eq(expect(&f, "verify-order", JSON).line, 7);
	buf_free(&from);
	buf_free(&to);
	free(lines[0]);
	free(lines[1]);
	folder_gone(&f);
}
END_TEST

START_TEST(test_a_row_added_is_found)
{
	struct folder f;
	char *line;
	char *number;
	struct buf more = BUF_INIT;

	folder_make(&f);
	line = black_line(&f, 1);
	number = strndup(strstr(line, "\"number\":\"") + 10, 12);
	buf_str(&more, line);
	memcpy(strstr(line, number), "ZZZZZZZZZZZZ", 12);
	buf_str(&more, line);
	memcpy(strstr(line, "ZZZZZZZZZZZZ"), number, 12);
	edit(&f, JSON, line, buf_cstr(&more));
	ck_assert_str_eq(expect(&f, "verify-leaf", JSON).number, "ZZZZZZZZZZZZ");
	ck_assert_str_eq(expect(&f, "verify-appeared", JSON).number, "ZZZZZZZZZZZZ");
	ck_assert_str_eq(expect(&f, "verify-absent", "2026-05/black.csv").number, "ZZZZZZZZZZZZ");
	buf_free(&more);
	free(number);
	free(line);
	folder_gone(&f);
}
END_TEST

/* A stub of another leaf hides nothing. */
START_TEST(test_a_stub_keeps_its_leaf)
{
	struct folder f;
	char *content;
	char *at;

	folder_make(&f);
	content = file_text(f.public, "2026-04/edition.json");
	at = strstr(strstr(content, "\"black\":["), "\"leaf\":\"") + 8;
	at[0] = at[0] == '0' ? '1' : '0';
	put_file(&f, "2026-04/edition.json", content, strlen(content));
	expect(&f, "verify-root", "2026-04/edition.json");
	free(content);
	folder_gone(&f);
}
END_TEST

SUITE("edition/verify_rows", T(test_a_row_dropped_is_found), T(test_a_row_doubled_is_found),
	T(test_rows_swapped_are_found), T(test_a_row_added_is_found),
	T(test_a_stub_keeps_its_leaf))
