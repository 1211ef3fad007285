/* SPDX-License-Identifier: Apache-2.0 */
/* Lists shown in each language and as JSON: what stands there, what does not, misuse. */
#include <string.h>

#include "../support/planted_tables.h"
#include "../support/suite.h"
#include "base/day.h"

static credit_catalogue *catalogue;
static char *text;
static size_t length;

static void show(const char *list, int lang)
{
	credit_day day = day_from_parts(2026, 4, 1);

	credit_catalogue_text_free(text);
	ck_assert_int_eq(
		credit_catalogue_show(catalogue, list, day, lang, &text, &length, NULL),
		CREDIT_OK);
	ck_assert_uint_eq(strlen(text), length);
}

static void open_shipped(void)
{
	struct faults_seen seen;

	catalogue = tables_try(TABLE_LISTS, false, NULL, &seen);
	ck_assert_ptr_nonnull(catalogue);
}

static void close_all(void)
{
	credit_catalogue_text_free(text);
	credit_catalogue_free(catalogue);
	text = NULL;
}

START_TEST(test_text_is_in_the_language_asked_for)
{
	open_shipped();
	show("SX", CREDIT_ZH);
	ck_assert_ptr_nonnull(strstr(text, "\n  期限\n"));
	ck_assert_ptr_null(strstr(text, "\n  terms\n"));
	show("SX", CREDIT_EN);
	ck_assert_ptr_nonnull(strstr(text, "\n  terms\n"));
	ck_assert_ptr_null(strstr(text, "\n  期限\n"));
	close_all();
}
END_TEST

/* How long records are kept is from memory: whoever is to confirm it reads so. */
START_TEST(test_how_long_records_are_kept_is_shown_with_its_doubt)
{
	const char *kept, *end;

	open_shipped();
	show("SX", CREDIT_EN);
	kept = strstr(text, "\n  kept\n");
	ck_assert_ptr_nonnull(kept);
	kept = strstr(kept, "ended · persons: 60 months (");
	ck_assert_ptr_nonnull(kept);
	end = strchr(kept, '\n');
	ck_assert_ptr_nonnull(strstr(kept, "; from memory, to be confirmed)"));
	ck_assert(strstr(kept, "; from memory, to be confirmed)") < end);
	ck_assert_ptr_nonnull(strstr(text,
		"ended · businesses, government bodies, other organisations: archived ("));
	show("H01", CREDIT_ZH);
	ck_assert_ptr_nonnull(strstr(text, "已移出 · 自然人：12个月（"));
	ck_assert_ptr_null(strstr(text, "60个月（征信业管理条例"));
	close_all();
}
END_TEST

START_TEST(test_all_lists_stand_one_a_line_without_their_rows)
{
	size_t lines = 0;

	open_shipped();
	show(NULL, CREDIT_EN);
	for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
		lines++;
	ck_assert_uint_gt(lines, 1);
	ck_assert_uint_le(lines, catalogue->lists_count);
	ck_assert_ptr_null(strstr(text, "\n  "));
	close_all();
}
END_TEST

START_TEST(test_json_holds_rows_of_one_list_only)
{
	credit_day day = day_from_parts(2026, 4, 1);

	open_shipped();
	ck_assert_int_eq(
		credit_catalogue_show_json(catalogue, "SX", day, &text, &length, NULL),
		CREDIT_OK);
	ck_assert_ptr_nonnull(strstr(text, "\"grounds\":[{"));
	ck_assert_ptr_null(strstr(text, "\"list\":\"H01\""));
	close_all();
}
END_TEST

START_TEST(test_unknown_list_language_or_day_gives_no_text)
{
	credit_day day = day_from_parts(2026, 4, 1);

	open_shipped();
	ck_assert_int_eq(
		credit_catalogue_show(catalogue, "sx", day, CREDIT_ZH, &text, &length, NULL),
		CREDIT_ENOTFOUND);
	ck_assert_int_eq(
		credit_catalogue_show(catalogue, "SX", day, 7, &text, &length, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(credit_catalogue_show_json(
				 catalogue, NULL, CREDIT_DAY_NONE, &text, &length, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_catalogue_show_json(NULL, NULL, day, &text, &length, NULL),
		CREDIT_EINVAL);
	ck_assert_ptr_null(text);
	ck_assert_uint_eq(length, 0);
	close_all();
}
END_TEST

SUITE("catalogue/catalogue_show", T(test_text_is_in_the_language_asked_for),
	T(test_how_long_records_are_kept_is_shown_with_its_doubt),
	T(test_all_lists_stand_one_a_line_without_their_rows),
	T(test_json_holds_rows_of_one_list_only),
	T(test_unknown_list_language_or_day_gives_no_text))
