/* SPDX-License-Identifier: Apache-2.0 */
/* Days to take a row down, channels and signatures: the closest row of the day. */
#include <stdlib.h>
#include <string.h>

#include "../support/suite.h"
#include "../support/planted_tables.h"

static credit_day day_of(const char *text)
{
	credit_day day;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

/* 法释〔2017〕7号 art. 10: the courts' own row before the general one. */
START_TEST(test_a_lists_own_row_goes_before_the_general_one)
{
	struct faults_seen seen;
	credit_catalogue *law = tables_try(TABLE_TAKEDOWN, false, NULL, &seen);
	const struct takedown_row *row;

	ck_assert_ptr_nonnull(law);
	row = catalogue_takedown(law, 19, "SX", day_of("2026-06-01"));
	ck_assert_ptr_nonnull(row);
	ck_assert_str_eq(row->list, "SX");
	ck_assert_int_eq(row->days, 3);
	ck_assert(row->unit == DUE_WORKING && row->stops);
	row = catalogue_takedown(law, 19, "SX", day_of("2017-04-30"));
	ck_assert_str_eq(row->list, "*");
	row = catalogue_takedown(law, TAKEDOWN_EXPIRED, "NMG", day_of("2026-06-01"));
	ck_assert(row && !row->stops);
	ck_assert_ptr_null(catalogue_takedown(law, 24, "NMG", day_of("2026-06-01")));
	ck_assert_ptr_null(catalogue_takedown(law, 19, "SX", day_of("1999-12-31")));
	credit_catalogue_free(law);
}
END_TEST

START_TEST(test_a_county_takes_down_sooner)
{
	struct faults_seen seen;
	char *text = row_changed(TABLE_TAKEDOWN, "revoked,*,", "days", "1");
	credit_catalogue *law = tables_try(TABLE_TAKEDOWN, true, text, &seen);

	ck_assert_msg(law != NULL, "%s", seen.faults[0].code);
	ck_assert_int_eq(catalogue_takedown(law, 18, "NMG", day_of("2026-06-01"))->days, 1);
	/* its row of every list does not stand before the courts' own */
	ck_assert_int_eq(catalogue_takedown(law, 18, "SX", day_of("2026-06-01"))->days, 3);
	credit_catalogue_free(law);
	free(text);
}
END_TEST

START_TEST(test_a_countys_channels_stand_in_place_of_the_sample_ones)
{
	struct faults_seen seen;
	char *text = row_changed(TABLE_CHANNELS, "RMT,", "code", "TV");
	credit_catalogue *law = tables_try(TABLE_CHANNELS, true, text, &seen);
	size_t index = 0;

	ck_assert_msg(law != NULL, "%s", seen.faults[0].code);
	ck_assert_ptr_nonnull(catalogue_channel(law, "TV;WX", 2, day_of("2026-06-01")));
	ck_assert_ptr_null(catalogue_channel(law, "RMT", 3, day_of("2026-06-01")));
	ck_assert_str_eq(
		catalogue_channel_next(law, day_of("2026-06-01"), &index)->code, "TV");
	ck_assert_ptr_null(catalogue_channel_next(law, day_of("2026-06-01"), &index));
	index = 0;
	ck_assert_ptr_null(catalogue_channel_next(law, day_of("1999-06-01"), &index));
	credit_catalogue_free(law);
	free(text);
}
END_TEST

START_TEST(test_signatures_are_the_countys_choice)
{
	struct faults_seen seen;
	char *text = row_changed(TABLE_APPROVALS, "legal,", "required", "yes");
	credit_catalogue *law = tables_try(TABLE_APPROVALS, true, text, &seen);
	credit_day day = day_of("2026-06-01");

	ck_assert_msg(law != NULL, "%s", seen.faults[0].code);
	ck_assert(catalogue_approval(law, APPROVAL_LEGAL, day)->required);
	ck_assert(!catalogue_approval(law, APPROVAL_CREDIT, day)->required);
	ck_assert_ptr_null(catalogue_approval(law, APPROVAL_LEGAL, day_of("1999-06-01")));
	credit_catalogue_free(law);
	free(text);
}
END_TEST

START_TEST(test_words_of_roles_and_cases)
{
	ck_assert_int_eq(approval_role_parse("civilization"), APPROVAL_CIVILIZATION);
	ck_assert_int_eq(approval_role_parse("法制审核"), APPROVAL_LEGAL);
	ck_assert_int_eq(approval_role_parse("mayor"), 0);
	ck_assert_int_eq(approval_role_parse(NULL), 0);
	ck_assert_str_eq(approval_role_name(APPROVAL_AUTHORITY), "authority");
	ck_assert_str_eq(approval_role_name((enum approval_role)9), "");
	ck_assert_str_eq(takedown_case_name(TAKEDOWN_EXPIRED), "expired");
	ck_assert_str_eq(takedown_case_name(18), "revoked");
}
END_TEST

/* What a store kept before these tables: their rules stood in code. */
START_TEST(test_bytes_that_end_before_them_take_the_shipped_ones)
{
	credit_catalogue *law;
	credit_catalogue *again;
	const uint8_t *at;
	size_t length;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	at = memmem(law->bytes.data, law->bytes.length, "takedown.csv", 12);
	ck_assert_ptr_nonnull(at);
	length = (size_t)(at - law->bytes.data) - 3;
	ck_assert_int_eq(catalogue_parse(law->bytes.data, length, &again, NULL), CREDIT_OK);
	ck_assert_uint_eq(again->takedowns_count, law->takedowns_count);
	ck_assert_uint_eq(again->channels_count, law->channels_count);
	ck_assert_uint_eq(again->approvals_count, law->approvals_count);
	credit_catalogue_free(again);
	credit_catalogue_free(law);
}
END_TEST

SUITE("catalogue/catalogue_takedown", T(test_a_lists_own_row_goes_before_the_general_one),
	T(test_a_county_takes_down_sooner),
	T(test_a_countys_channels_stand_in_place_of_the_sample_ones),
	T(test_signatures_are_the_countys_choice), T(test_words_of_roles_and_cases),
	T(test_bytes_that_end_before_them_take_the_shipped_ones))
