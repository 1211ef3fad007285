/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The shipped words: each heads a field that exists, once, and none that can
 * mean a penalty heads the listing decision.
 */
#include <string.h>

#include "base/text.h"
#include "intake/headings.h"
#include "../support/suite.h"

static enum field field_of(const char *header)
{
	for (size_t i = 0; i < synonyms_count; i++)
		if (strcmp(synonyms[i].header, header) == 0)
			return synonyms[i].field;
	return FIELD_COUNT;
}

START_TEST(test_every_word_heads_a_field_and_has_text)
{
	ck_assert_uint_gt(synonyms_count, 100);
	for (size_t i = 0; i < synonyms_count; i++) {
		ck_assert_int_lt(synonyms[i].field, FIELD_COUNT);
		ck_assert_uint_gt(strlen(synonyms[i].header), 0);
	}
}
END_TEST

START_TEST(test_no_two_words_have_one_match_key)
{
	for (size_t i = 0; i < synonyms_count; i++) {
		struct buf a = BUF_INIT;

		text_match_key(synonyms[i].header, strlen(synonyms[i].header), &a);
		ck_assert_uint_gt(a.length, 0);
		for (size_t j = i + 1; j < synonyms_count; j++) {
			struct buf b = BUF_INIT;

			text_match_key(synonyms[j].header, strlen(synonyms[j].header), &b);
			if (strcmp(buf_cstr(&a), buf_cstr(&b)) == 0)
				ck_abort_msg("%s %s", synonyms[i].header,
					synonyms[j].header);
			buf_free(&b);
		}
		buf_free(&a);
	}
}
END_TEST

START_TEST(test_no_word_repeats_the_fixed_heading_of_another_field)
{
	for (size_t i = 0; i < synonyms_count; i++)
		for (int f = 0; f < FIELD_COUNT; f++)
			if (f != (int)synonyms[i].field &&
				(text_equal(synonyms[i].header, field_header((enum field)f)) ||
					text_equal(synonyms[i].header,
						field_name((enum field)f))))
				ck_abort_msg("%s", synonyms[i].header);
}
END_TEST

START_TEST(test_a_penalty_decision_is_the_basis_not_the_listing)
{
	for (size_t i = 0; i < synonyms_count; i++)
		if (synonyms[i].field == FIELD_DOCUMENT || synonyms[i].field == FIELD_DECIDED)
			ck_assert_msg(!strstr(synonyms[i].header, "处罚"), "%s",
				synonyms[i].header);
	ck_assert_int_eq(field_of("CF_WSH"), FIELD_BASIS_DOCUMENT);
	ck_assert_int_eq(field_of("CF_JDRQ"), FIELD_BASIS_DAY);
	ck_assert_int_eq(field_of("行政处罚决定书文号"), FIELD_BASIS_DOCUMENT);
}
END_TEST

START_TEST(test_words_that_can_mean_either_are_not_shipped)
{
	ck_assert_int_eq(field_of("文号"), FIELD_COUNT);
	ck_assert_int_eq(field_of("决定书文号"), FIELD_COUNT);
	ck_assert_int_eq(field_of("日期"), FIELD_COUNT);
	ck_assert_int_eq(field_of("罚款金额"), FIELD_COUNT);
	ck_assert_int_eq(field_of(""), FIELD_COUNT);
}
END_TEST

SUITE("intake/synonyms", T(test_every_word_heads_a_field_and_has_text),
	T(test_no_two_words_have_one_match_key),
	T(test_no_word_repeats_the_fixed_heading_of_another_field),
	T(test_a_penalty_decision_is_the_basis_not_the_listing),
	T(test_words_that_can_mean_either_are_not_shipped))
