/* SPDX-License-Identifier: Apache-2.0 */
/* The index lists the editions that are there, in order, with their heads. */
#include "verify_sample.h"

static const struct {
	const char *from;
	const char *to;
	const char *code;
} forged[] = {
	{"<td><code>", "<td><code>0", "verify-index"},
	{"<td>2026-07-31</td>", "<td>2027-07-31</td>", "verify-index"},
	{"<a href=\"2026-04/index.html\">", "<a href=\"2026-03/index.html\">", "verify-withheld"},
	{"<a href=\"2026-04/index.html\">", "<a href=\"//evil.example/\">", "verify-index"},
	{"<a href=\"2026-04/index.html\">", "<a href=\"2026-05/index.html\">", "verify-index"},
	{"</tbody>", "13800138000</tbody>", "verify-unmasked"},
};

START_TEST(test_a_forged_index_is_named)
{
	struct folder f;

	folder_make(&f);
	edit(&f, "index.html", forged[_i].from, forged[_i].to);
	expect(&f, forged[_i].code, "index.html");
	folder_gone(&f);
}
END_TEST

START_TEST(test_an_edition_that_the_index_leaves_out_is_named)
{
	struct folder f;
	char *line;

	folder_make(&f);
	line = line_with(&f, "index.html", "<a href=\"2026-05/index.html\">");
	edit(&f, "index.html", line, "");
	expect(&f, "verify-index", "index.html");
	free(line);
	folder_gone(&f);
}
END_TEST

/* A notice is linked to, has its two files, and shows no number. */
START_TEST(test_notices_are_looked_at)
{
	struct folder f;
	struct findings findings;
	char path[512];

	folder_make(&f);
	snprintf(path, sizeof(path), "%s/notice-2026-06-01", f.public);
	edit(&f, "index.html", "</main>", "<li><a href=\"notice-2026-06-01/index.html\">x</a></li>\n</main>");
	expect(&f, "verify-missing", "notice-2026-06-01/index.html");
	ck_assert_int_eq(mkdir(path, 0755), 0);
	put_file(&f, "notice-2026-06-01/index.html", "x", 1);
	put_file(&f, "notice-2026-06-01/notice.csv", "x", 1);
	ck_assert_int_eq(verify_folder(&f, &findings), CREDIT_OK);
	put_file(&f, "notice-2026-06-01/notice.html", "x", 1);
	expect(&f, "verify-unnamed", "notice-2026-06-01/notice.html");
	put_file(&f, "notice-2026-06-01/index.html", "13800138000", 11);
	expect(&f, "verify-unmasked", "notice-2026-06-01/index.html");
	folder_gone(&f);
}
END_TEST

SUITE("edition/verify_index", TL(test_a_forged_index_is_named, sizeof(forged) / sizeof(forged[0])),
	T(test_an_edition_that_the_index_leaves_out_is_named), T(test_notices_are_looked_at))
