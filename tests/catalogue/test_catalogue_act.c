/* SPDX-License-Identifier: Apache-2.0 */
/* The rows by which an act may happen: the closest ones, a county's before the shipped. */
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

/* Cases of an event for a list, in file order, ", " between. */
static const char *cases(const credit_catalogue *law, const char *event, const char *list,
	const char *on)
{
	static char text[200];
	const struct word *word = event_words;
	const struct act_row *row;
	size_t index = 0;

	while (strcmp(word->text, event) != 0)
		word++;
	text[0] = '\0';
	while ((row = catalogue_act_next(law, word->value,
			list ? catalogue_list(law, list, day_of(on)) : NULL, day_of(on),
			&index))) {
		strcat(text, text[0] ? ", " : "");
		strcat(text, strcmp(row->list, "*") == 0 ? "" : row->list);
		strcat(text, row->case_);
		strcat(text, row->head.county ? "!" : "");
	}
	return text;
}

START_TEST(test_a_lists_own_rows_go_before_general_ones)
{
	struct faults_seen seen;
	credit_catalogue *law = tables_try(TABLE_ACTS, false, NULL, &seen);

	ck_assert_ptr_nonnull(law);
	ck_assert_str_eq(cases(law, "objected", "SJ", "2026-06-01"), "before, after");
	ck_assert_str_eq(cases(law, "objected", "SX", "2026-06-01"), "SXbefore, SXafter");
	ck_assert_str_eq(cases(law, "objected", NULL, "2026-06-01"), "before, after");
	ck_assert_str_eq(cases(law, "repaired", "H04", "2026-06-01"), ""); /* red */
	ck_assert_str_eq(cases(law, "repaired", "SJ", "2026-06-01"), "general, reorganisation");
	ck_assert_str_eq(cases(law, "repaired", "SJ", "2026-03-31"), "general");
	ck_assert_ptr_nonnull(catalogue_act_any(law, 1, day_of("2026-06-01")));
	ck_assert_ptr_null(catalogue_act_any(law, 1, day_of("1990-06-01")));
	ck_assert_ptr_null(catalogue_act_any(law, 60, day_of("2026-06-01")));
	credit_catalogue_free(law);
}
END_TEST

START_TEST(test_a_countys_row_stands_in_place_of_the_shipped_one)
{
	struct faults_seen seen;
	char *text = row_changed(TABLE_ACTS, "objected,*,*,*,after,", "due_days", "2");
	credit_catalogue *law = tables_try(TABLE_ACTS, true, text, &seen);

	ck_assert_msg(law != NULL, "%s", seen.faults[0].code);
	ck_assert_str_eq(cases(law, "objected", "SJ", "2026-06-01"), "before, after!");
	credit_catalogue_free(law);
	free(text);
}
END_TEST

/* What a store kept before there was a table of acts: its rules stood in code. */
START_TEST(test_bytes_that_end_before_the_acts_take_the_shipped_ones)
{
	credit_catalogue *law;
	credit_catalogue *again;
	const uint8_t *at;
	size_t length;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	at = memmem(law->bytes.data, law->bytes.length, "acts.csv", 8);
	ck_assert_ptr_nonnull(at);
	length = (size_t)(at - law->bytes.data) - 3; /* before the mark and the length */
	ck_assert_int_eq(catalogue_parse(law->bytes.data, length, &again, NULL), CREDIT_OK);
	ck_assert_uint_eq(again->acts_count, law->acts_count);
	ck_assert_uint_eq(again->bytes.length, length);
	credit_catalogue_free(again);
	ck_assert_int_eq(
		catalogue_parse(law->bytes.data, length + 1, &again, NULL), CREDIT_ECORRUPT);
	credit_catalogue_free(law);
}
END_TEST

SUITE("catalogue/catalogue_act", T(test_a_lists_own_rows_go_before_general_ones),
	T(test_a_countys_row_stands_in_place_of_the_shipped_one),
	T(test_bytes_that_end_before_the_acts_take_the_shipped_ones))
