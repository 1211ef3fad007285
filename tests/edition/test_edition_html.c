/* SPDX-License-Identifier: Apache-2.0 */
/* Pages: title, front page, numbered pages, a re-issue, damage. */
#include "../support/edition_sample.h"
#include "edition/edition_html.h"
#include "registry_sample.h"

/* One page, owned. */
static char *page_text(const struct print *print, size_t page)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	char *text;

	OK(edition_file_open(&file, folder, "page.html", HASH_SHA256, err));
	OK(print_html(print, page, &file, err));
	OK(edition_file_close(&file, digest, err));
	text = file_text(folder, "page.html");
	tree_gone(folder);
	ck_assert_ptr_eq(strstr(text, "<!doctype html>\n"), text);
	ck_assert_str_eq(text + strlen(text) - strlen("</html>\n"), "</html>\n");
	return text;
}

START_TEST(test_the_title_names_county_period_and_number)
{
	struct edition_sample sample;
	struct buf out = BUF_INIT;

	edition_sample_make(&sample, 0, 0, false);
	html_title(&sample.print, CREDIT_ZH, &out);
	ck_assert_str_eq(buf_cstr(&out), "样例县诚信红黑榜　2026年第5期（总第2期）");
	buf_reset(&out);
	html_title(&sample.print, CREDIT_EN, &out);
	ck_assert_str_eq(buf_cstr(&out),
		"Sample County Integrity Lists, 2026-05 (No. 2 of the series)");
	buf_free(&out);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_every_link_of_the_front_page_leads_somewhere)
{
	static const char *const ids[] = {"overview", "red", "black", "changes", "basis", "notes",
		"remedy", "verify"};
	struct edition_sample sample;
	char part[64];
	char *text;

	edition_sample_make(&sample, 3, 2, true);
	text = page_text(&sample.print, 0);
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		snprintf(part, sizeof(part), "href=\"#%s\"", ids[i]);
		ck_assert_msg(strstr(text, part), "%s", part);
		snprintf(part, sizeof(part), "id=\"%s\"", ids[i]);
		ck_assert_msg(strstr(text, part), "%s", part);
	}
	ck_assert_ptr_nonnull(strstr(text, "id=\"filter\""));
	ck_assert_ptr_nonnull(strstr(text, "credit verify 2026-05</code>"));
	ck_assert_ptr_null(strstr(text, "document.title='owned'</script>"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_without_rows_there_is_nothing_to_search)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, 0, false);
	text = page_text(&sample.print, 0);
	ck_assert_ptr_null(strstr(text, "id=\"filter\""));
	ck_assert_ptr_nonnull(strstr(text, "本期没有公示的记录。"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_reissue_says_what_it_corrects_and_a_first_issue_does_not)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 1, 0, false);
	sample.print.reissue = "<b>更正";
	text = page_text(&sample.print, 0);
	ck_assert_ptr_null(strstr(text, "次发布，更正："));
	free(text);
	sample.print.head.revision = 2;
	text = page_text(&sample.print, 0);
	ck_assert_ptr_nonnull(strstr(text, "本期为2026-05的第2次发布，更正：&lt;b&gt;更正"));
	ck_assert_ptr_null(strstr(text, "<b>更正"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_one_row_more_than_a_page_holds_makes_numbered_pages)
{
	struct edition_sample sample;
	struct edition_rows *rows = &sample.print.rows;
	char *text;

	edition_sample_make(&sample, 0, PAGE_ROWS_MAX + 1, false);
	ck_assert_uint_eq(sample.print.pages, 5);
	text = page_text(&sample.print, 0);
	ck_assert_ptr_nonnull(strstr(text, "<a href=\"page-5.html\">5</a>"));
	ck_assert_ptr_null(strstr(text, "page-6.html"));
	ck_assert_ptr_null(strstr(text, "href=\"#black\""));
	ck_assert_ptr_null(strstr(text, "<bdi>"));
	free(text);
	text = page_text(&sample.print, 1);
	ck_assert_ptr_nonnull(strstr(text, "第 1 页，共 5 页"));
	ck_assert_ptr_nonnull(strstr(text, "href=\"page-2.html\""));
	ck_assert_ptr_null(strstr(text, "href=\"page-0.html\""));
	ck_assert_ptr_nonnull(strstr(text, rows->refs[0].number));
	ck_assert_ptr_nonnull(strstr(text, rows->refs[PAGE_ROWS_EACH - 1].number));
	ck_assert_ptr_null(strstr(text, rows->refs[PAGE_ROWS_EACH].number));
	free(text);
	text = page_text(&sample.print, 5);
	ck_assert_ptr_nonnull(strstr(text, "href=\"page-4.html\""));
	ck_assert_ptr_null(strstr(text, "href=\"page-6.html\""));
	ck_assert_ptr_nonnull(strstr(text, rows->refs[PAGE_ROWS_MAX].number));
	ck_assert_ptr_null(strstr(text, rows->refs[PAGE_ROWS_MAX - 1].number));
	free(text);
	rows->refs[7].offset = ROW_STUB; /* withdrawn: one fewer is in print */
	OK(print_lay_out(&sample.print, &sample.arena, err));
	ck_assert_uint_eq(sample.print.pages, 0);
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
	OK(edition_file_open(&file, folder, "page.html", HASH_SHA256, err));
	FAILS(print_html(&sample.print, 0, &file, err), CREDIT_ECORRUPT, "edition-record");
	OK(edition_file_close(&file, digest, err));
	tree_gone(folder);
	edition_sample_free(&sample);
}
END_TEST

SUITE("edition/edition_html", T(test_the_title_names_county_period_and_number),
	T(test_every_link_of_the_front_page_leads_somewhere),
	T(test_without_rows_there_is_nothing_to_search),
	T(test_a_reissue_says_what_it_corrects_and_a_first_issue_does_not),
	T(test_one_row_more_than_a_page_holds_makes_numbered_pages),
	T(test_damaged_bytes_of_a_row_are_told))
