/* SPDX-License-Identifier: Apache-2.0 */
/* The overview: lengths of bars, lists without rows, persons who are only counted. */
#include "../support/edition_sample.h"
#include "edition/edition_html.h"
#include "registry_sample.h"

/* What html_overview() appends, owned. */
static char *overview(const struct print *print)
{
	struct buf out = BUF_INIT;

	html_overview(print, &out);
	buf_u8(&out, 0);
	ck_assert_int_eq(out.status, CREDIT_OK);
	return (char *)out.data;
}

static size_t times(const char *text, const char *part)
{
	size_t count = 0;

	for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
		count++;
	return count;
}

START_TEST(test_bars_are_as_long_as_their_share_of_the_longest)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 4, 2, false);
	text = overview(&sample.print);
	ck_assert_ptr_nonnull(strstr(text, "viewBox=\"0 0 360 136\""));
	ck_assert_ptr_nonnull(strstr(text, "<rect class=\"r\" x=\"0\" y=\"18\" width=\"360\""));
	ck_assert_ptr_nonnull(strstr(text, "<rect class=\"r\" x=\"0\" y=\"52\" width=\"360\""));
	ck_assert_ptr_nonnull(strstr(text, "<rect class=\"b\" x=\"0\" y=\"86\" width=\"180\""));
	ck_assert_ptr_nonnull(strstr(text, "<rect class=\"b\" x=\"0\" y=\"120\" width=\"180\""));
	ck_assert_ptr_nonnull(strstr(text, "红榜共 4 条，黑榜共 2 条"));
	ck_assert_ptr_nonnull(strstr(text, "4 rows on red lists, 2 on black lists"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_list_without_rows_has_a_line_and_no_bar)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 1, 0, false);
	text = overview(&sample.print);
	ck_assert_ptr_nonnull(strstr(text, "viewBox=\"0 0 360 34\""));
	ck_assert_uint_eq(times(text, "<rect class=\"back\""), 1);
	ck_assert_uint_eq(times(text, "<th scope=\"row\">"), 4);
	ck_assert_uint_eq(times(text, "<td class=\"n\">0</td>"), 3);
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_without_rows_there_is_a_table_and_no_chart)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 0, 0, false);
	text = overview(&sample.print);
	ck_assert_ptr_null(strstr(text, "<svg"));
	ck_assert_ptr_nonnull(strstr(text, "<table class=\"lists\">"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_one_row_beside_a_million_can_still_be_seen)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 1, 1, false);
	sample.lists[2].rows = 1000000;
	text = overview(&sample.print);
	ck_assert_ptr_nonnull(strstr(text, "<rect class=\"r\" x=\"0\" y=\"18\" width=\"2\""));
	ck_assert_ptr_nonnull(strstr(text, "<rect class=\"b\" x=\"0\" y=\"52\" width=\"360\""));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_persons_are_a_count_and_a_place_to_ask)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 2, 2, false);
	text = overview(&sample.print);
	ck_assert_uint_eq(times(text, "另有自然人"), 1);
	ck_assert_ptr_nonnull(strstr(
		text, "另有自然人 37 名，依法不在本榜公示；查询渠道：样例渠道（sample.example）"));
	ck_assert_ptr_nonnull(strstr(text, "37 natural persons are not printed here by law"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_hidden_rows_are_not_in_the_totals)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 3, 5, false);
	edition_rows_hide(&sample.print.rows, COLOUR_BLACK);
	OK(print_lay_out(&sample.print, &sample.arena, err));
	text = overview(&sample.print);
	ck_assert_ptr_nonnull(strstr(text, "红榜共 3 条，黑榜共 0 条"));
	free(text);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_names_of_lists_come_out_harmless)
{
	struct edition_sample sample;
	char *text;

	edition_sample_make(&sample, 1, 1, false);
	sample.lists[0].name_zh = sample.lists[0].basis = sample_hostile[0];
	sample.lists[0].name_en = sample_hostile[3];
	text = overview(&sample.print);
	ck_assert_ptr_null(strstr(text, "<script"));
	ck_assert_ptr_null(strstr(text, "<img"));
	ck_assert_uint_eq(times(text, "&lt;script&gt;"), 3);
	ck_assert_uint_eq(times(text, "&lt;img"), 2);
	free(text);
	edition_sample_free(&sample);
}
END_TEST

SUITE("edition/edition_chart", T(test_bars_are_as_long_as_their_share_of_the_longest),
	T(test_a_list_without_rows_has_a_line_and_no_bar),
	T(test_without_rows_there_is_a_table_and_no_chart),
	T(test_one_row_beside_a_million_can_still_be_seen),
	T(test_persons_are_a_count_and_a_place_to_ask),
	T(test_hidden_rows_are_not_in_the_totals), T(test_names_of_lists_come_out_harmless))
