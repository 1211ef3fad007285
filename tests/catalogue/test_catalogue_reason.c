/* SPDX-License-Identifier: Apache-2.0 */
/* By which article: rows by reason and day, a county's, and tables from before. */
#include <stdlib.h>
#include <string.h>

#include "../support/planted_tables.h"
#include "../support/suite.h"
#include "base/day.h"

START_TEST(test_the_row_of_the_day_answers_and_before_the_first_that_one)
{
	static struct reason_row rows[] = {
		{.head = {.from = 100, .to = 199}, .reason = MSG_HELD_MINOR, .article = "old"},
		{.head = {.from = 200, .to = CREDIT_DAY_MAX},
			.reason = MSG_HELD_MINOR,
			.article = "new"},
		{.head = {.from = 150, .to = 160, .county = true},
			.reason = MSG_HELD_MINOR,
			.article = "county"},
		{.head = {.from = 100, .to = CREDIT_DAY_MAX},
			.reason = MSG_HELD_CONSENT,
			.article = "other"},
	};
	credit_catalogue made = {.reasons = rows, .reasons_count = 4};

	ck_assert_str_eq(catalogue_article(&made, MSG_HELD_MINOR, 1), "old");
	ck_assert_str_eq(catalogue_article(&made, MSG_HELD_MINOR, 149), "old");
	ck_assert_str_eq(catalogue_article(&made, MSG_HELD_MINOR, 150), "county");
	ck_assert_str_eq(catalogue_article(&made, MSG_HELD_MINOR, 161), "old");
	ck_assert_str_eq(catalogue_article(&made, MSG_HELD_MINOR, 200), "new");
	ck_assert_str_eq(catalogue_article(&made, MSG_HELD_CONSENT, 200), "other");
	ck_assert_ptr_eq(catalogue_reason(&made, MSG_HELD_REVIEW, 200), NULL);
	ck_assert_str_eq(catalogue_article(&made, MSG_HELD_REVIEW, 200), "");
}
END_TEST

START_TEST(test_every_reason_that_the_tables_know_has_a_row)
{
	credit_catalogue *law;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	for (const struct word *word = reason_words; word->text; word++) {
		ck_assert_msg(catalogue_reason(law, (enum message)word->value,
				      day_from_parts(2026, 11, 1)) != NULL,
			"%s has no row", word->text);
		ck_assert_str_eq(message_code((enum message)word->value), word->text);
	}
	credit_catalogue_free(law);
}
END_TEST

/* 民法典 art. 17, 18; 行政处罚法 art. 30 */
START_TEST(test_the_ages_are_those_of_the_law)
{
	credit_day day = day_from_parts(2026, 11, 1);
	credit_catalogue *law;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	ck_assert_int_eq(catalogue_reason(law, MSG_HELD_MINOR, day)->below_months, 18 * 12);
	ck_assert_int_eq(catalogue_reason(law, MSG_HELD_MINOR, day)->working_months, 16 * 12);
	ck_assert_int_eq(catalogue_reason(law, MSG_HELD_CHILD, day)->below_months, 14 * 12);
	credit_catalogue_free(law);
}
END_TEST

START_TEST(test_a_county_corrects_an_article)
{
	struct faults_seen seen;
	char *text = row_changed(TABLE_REASONS, "held-contact,", "article", "本省条例第二十条");
	credit_catalogue *law = tables_try(TABLE_REASONS, true, text, &seen);

	ck_assert_msg(law != NULL, "%s", seen.faults[0].code);
	ck_assert_str_eq(
		catalogue_article(law, MSG_HELD_CONTACT, day_from_parts(2026, 6, 1)),
		"本省条例第二十条");
	credit_catalogue_free(law);
	free(text);
}
END_TEST

SUITE("catalogue/catalogue_reason",
	T(test_the_row_of_the_day_answers_and_before_the_first_that_one),
	T(test_every_reason_that_the_tables_know_has_a_row),
	T(test_the_ages_are_those_of_the_law), T(test_a_county_corrects_an_article))
