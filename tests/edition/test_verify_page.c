/* SPDX-License-Identifier: Apache-2.0 */
/* A page shows the rows in print and no other, whoever mended the digests. */
#include "verify_sample.h"

#define PAGE "2026-05/index.html"

static const struct {
	const char *from;
	const char *to;
	const char *code;
} forged[] = {
	{"<bdi>样例第五", "<bdi>样列第五", "verify-cell"},
	{" data-u=\"2029-03-17\"", " data-u=\"2029-03-18\"", "verify-cell"},
	{"<td class=\"b\">", "<td class=\"b\">x", "verify-cell"},
	{"<th scope=\"row\"><bdi>", "<th scope=\"row\"><span class=\"zh\">x</span><bdi>", "verify-cell"},
	{" id=\"fingerprint\">", " id=\"fingerprint\">0", "verify-page"},
	{" data-valid-until=\"2026-07-31\"", " data-valid-until=\"2027-07-31\"", "verify-page"},
	{"<section id=\"notes\">", "<section id=\"notes\">13800138000", "verify-unmasked"},
};

START_TEST(test_a_forged_page_is_named)
{
	struct folder f;

	folder_make(&f);
	forge(&f, "2026-05", "index.html", forged[_i].from, forged[_i].to);
	expect(&f, forged[_i].code, PAGE);
	folder_gone(&f);
}
END_TEST

/* The county's own words and its telephones may stand there. */
START_TEST(test_words_of_the_county_are_no_fault)
{
	struct folder f;
	struct findings findings;

	folder_make(&f);
	forge(&f, "2026-05", "index.html", "<span class=\"zh\">经营主体", "<span class=\"zh\">企业");
	forge(&f, "2026-05", "index.html", "<section id=\"remedy\">", "<section id=\"remedy\">13800138000");
	if (verify_folder(&f, &findings))
		print_findings(&findings);
	ck_assert_uint_eq(findings.count, 0);
	folder_gone(&f);
}
END_TEST

START_TEST(test_rows_of_a_page_dropped_doubled_and_added_are_named)
{
	struct folder f;
	char *line;
	char *number;
	struct buf more = BUF_INIT;

	folder_make(&f);
	line = line_with(&f, PAGE, "<bdi>样例第五");
	number = strndup(strstr(line, "data-n=\"") + 8, 12);
	buf_printf(&more, "%s%s", line, line);
	forge(&f, "2026-05", "index.html", line, buf_cstr(&more));
	ck_assert_str_eq(expect(&f, "verify-order", PAGE).number, number);
	forge(&f, "2026-05", "index.html", buf_cstr(&more), "");
	ck_assert_str_eq(expect(&f, "verify-absent", PAGE).number, number);
	memcpy(strstr(line, "data-n=\"") + 8, "ZZZZZZZZZZZZ", 12);
	forge(&f, "2026-05", "index.html", "</tbody>", line);
	ck_assert_str_eq(expect(&f, "verify-extra", PAGE).number, "ZZZZZZZZZZZZ");
	buf_free(&more);
	free(number);
	free(line);
	folder_gone(&f);
}
END_TEST

/* What edition.json may not say is not asked of the words of pages. */
START_TEST(test_an_unknown_kind_is_a_fault_and_no_crash)
{
	struct folder f;

	folder_make(&f);
	edit(&f, "2026-05/edition.json", "\"kind\":\"business\"", "\"kind\":\"busyness\"");
	expect(&f, "verify-value", "2026-05/edition.json");
	folder_gone(&f);
}
END_TEST

/* A name that leads elsewhere is told of, and nothing is opened there. */
START_TEST(test_no_page_outside_the_folder_is_read)
{
	struct folder f;
	struct findings findings;

	folder_make(&f);
	edit(&f, "2026-05/edition.json", "\"index.html\":\"", "\"../../secret.html\":\"");
	ck_assert_int_eq(verify_folder(&f, &findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&findings, "verify-form"));
	for (size_t i = 0; i < findings.count; i++)
		ck_assert_ptr_null(strstr(findings.seen[i].file, "secret"));
	folder_gone(&f);
}
END_TEST

SUITE("edition/verify_page", T(test_no_page_outside_the_folder_is_read),
	TL(test_a_forged_page_is_named, sizeof(forged) / sizeof(forged[0])),
	T(test_an_unknown_kind_is_a_fault_and_no_crash),
	T(test_words_of_the_county_are_no_fault),
	T(test_rows_of_a_page_dropped_doubled_and_added_are_named))
