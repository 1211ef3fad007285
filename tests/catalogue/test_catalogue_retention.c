/* SPDX-License-Identifier: Apache-2.0 */
/* How long records are kept: the closest row, a county's before the shipped one. */
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

/* 个人信息保护法 art. 47 is in force from 2021-11-01: before it no row says anything. */
START_TEST(test_persons_go_and_bodies_are_archived)
{
	credit_day day = day_of("2026-06-01");
	const struct retention_row *row;
	const struct list_row *black, *red;
	credit_catalogue *law;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	black = catalogue_list(law, "SJ", day);
	red = catalogue_list(law, "H01", day);
	row = catalogue_retention(law, RETENTION_ENDED, black, CREDIT_KIND_PERSON, day);
	ck_assert_int_eq(row->action, RETENTION_ERASE);
	ck_assert_int_eq(row->term.count, 60);
	row = catalogue_retention(law, RETENTION_ENDED, red, CREDIT_KIND_PERSON, day);
	ck_assert_int_eq(row->term.count, 12);
	row = catalogue_retention(law, RETENTION_ENDED, black, CREDIT_KIND_BUSINESS, day);
	ck_assert_int_eq(row->action, RETENTION_KEEP);
	ck_assert_int_eq(row->term.unit, TERM_NOT_SET);
	ck_assert_ptr_null(
		catalogue_retention(law, RETENTION_ENDED, NULL, CREDIT_KIND_PERSON, day));
	ck_assert_ptr_nonnull(
		catalogue_retention(law, RETENTION_CLOSED, NULL, CREDIT_KIND_PERSON, day));
	ck_assert_ptr_null(catalogue_retention(
		law, RETENTION_CLOSED, black, CREDIT_KIND_PERSON, day_of("2021-10-31")));
	ck_assert_ptr_null(catalogue_retention(law, RETENTION_CLOSED, black, 0, day));
	ck_assert_ptr_null(catalogue_retention(law, RETENTION_CLOSED, black, 40, day));
	credit_catalogue_free(law);
}
END_TEST

START_TEST(test_a_lists_own_row_and_a_countys_row_go_before)
{
	static struct retention_row rows[] = {
		{.head = {.to = 200}, .case_ = 1, .list = "*", .kinds = ~0u},
		{.head = {.to = 200}, .case_ = 1, .list = "*", .kinds = ~0u, .colour = 1},
		{.head = {.to = 200}, .case_ = 1, .list = "SJ", .kinds = ~0u},
		{.head = {.from = 100, .to = 200, .county = true}, .case_ = 1, .list = "SJ",
			.kinds = ~0u}};
	credit_catalogue made = {.retention = rows, .retention_count = 4};
	struct list_row sj = {.code = "SJ", .colour = 1};
	struct list_row sx = {.code = "SX", .colour = 1};
	struct list_row red = {.code = "H01", .colour = 2};

	ck_assert_ptr_eq(catalogue_retention(&made, 1, &sj, 1, 50), &rows[2]);
	ck_assert_ptr_eq(catalogue_retention(&made, 1, &sj, 1, 100), &rows[3]);
	ck_assert_ptr_eq(catalogue_retention(&made, 1, &sx, 1, 100), &rows[1]);
	ck_assert_ptr_eq(catalogue_retention(&made, 1, &red, 1, 100), &rows[0]);
	ck_assert_ptr_eq(catalogue_retention(&made, 1, NULL, 1, 100), &rows[0]);
	ck_assert_ptr_null(catalogue_retention(&made, 2, &sj, 1, 50));
	ck_assert_ptr_null(catalogue_retention(&made, 1, &sj, 1, 201));
}
END_TEST

START_TEST(test_each_case_has_its_word)
{
	ck_assert_str_eq(retention_case_name(RETENTION_REFUSED), "refused");
	ck_assert_str_eq(retention_case_name(RETENTION_QUERIES), "queries");
	ck_assert_str_eq(retention_case_name(0), "");
}
END_TEST

START_TEST(test_each_case_is_said_in_both_languages)
{
	for (int i = RETENTION_REFUSED; i <= RETENTION_QUERIES; i++) {
		const char *name = retention_case_name((enum retention_case)i);

		ck_assert_str_ne(retention_case_label(name, CREDIT_ZH), name);
		ck_assert_str_ne(retention_case_label(name, CREDIT_ZH),
			retention_case_label(name, CREDIT_EN));
	}
	ck_assert_str_eq(retention_case_label("ended", CREDIT_ZH), "已移出");
	ck_assert_str_eq(retention_case_label("other", CREDIT_ZH), "other");
}
END_TEST

/* No term of the shipped rows was found in a text in force: each says so. */
START_TEST(test_no_shipped_row_claims_to_be_sure)
{
	const struct retention_row *row;
	credit_catalogue *shipped;
	size_t rows = 0;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &shipped, NULL), CREDIT_OK);
	for (; rows < shipped->retention_count; rows++) {
		row = &shipped->retention[rows];
		ck_assert_msg(!row->head.sure, "%s", row->head.source);
	}
	ck_assert_uint_gt(rows, 0);
	credit_catalogue_free(shipped);
}
END_TEST

SUITE("catalogue/catalogue_retention", T(test_persons_go_and_bodies_are_archived),
	T(test_a_lists_own_row_and_a_countys_row_go_before), T(test_each_case_has_its_word),
	T(test_each_case_is_said_in_both_languages),
	T(test_no_shipped_row_claims_to_be_sure))
