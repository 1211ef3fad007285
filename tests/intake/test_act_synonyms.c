/* SPDX-License-Identifier: Apache-2.0 */
/* Words of a file of acts: one field each, and none that a file of entries gives away. */
#include <string.h>

#include "base/text.h"
#include "intake/headings.h"
#include "../support/suite.h"

static enum field find(enum words words, const char *heading)
{
	struct dictionary d;
	enum field field;

	ck_assert_int_eq(dictionary_build(&d, words, NULL, NULL), CREDIT_OK);
	field = dictionary_find(&d, heading, strlen(heading));
	dictionary_free(&d);
	return field;
}

START_TEST(test_every_word_heads_its_field_in_a_file_of_acts)
{
	ck_assert_uint_gt(act_synonyms_count, 10);
	for (size_t i = 0; i < act_synonyms_count; i++)
		ck_assert_msg(find(WORDS_ACTS, act_synonyms[i].header) == act_synonyms[i].field,
			"%s", act_synonyms[i].header);
}
END_TEST

START_TEST(test_short_words_head_nothing_in_a_file_of_entries)
{
	ck_assert_int_eq(find(WORDS_ACTS, "文号"), FIELD_ACT_DOCUMENT);
	ck_assert_int_eq(find(WORDS_ROWS, "文号"), FIELD_COUNT);
	ck_assert_int_eq(find(WORDS_ACTS, "日期"), FIELD_ACT_DAY);
	ck_assert_int_eq(find(WORDS_ROWS, "日期"), FIELD_COUNT);
	ck_assert_int_eq(find(WORDS_ACTS, "公示编号"), FIELD_ENTRY);
	ck_assert_int_eq(find(WORDS_ROWS, "公示编号"), FIELD_COUNT);
	ck_assert_int_eq(find(WORDS_ROWS, "记录编号"), FIELD_COUNT);
	/* the same words of an act in both */
	ck_assert_int_eq(find(WORDS_ROWS, "办理事项"), FIELD_ACT);
	ck_assert_int_eq(find(WORDS_ACTS, "办理事项"), FIELD_ACT);
}
END_TEST

START_TEST(test_a_document_of_a_file_of_acts_is_not_the_listing_document)
{
	ck_assert_int_eq(find(WORDS_ROWS, "document"), FIELD_DOCUMENT);
	ck_assert_int_eq(find(WORDS_ACTS, "document"), FIELD_ACT_DOCUMENT);
	ck_assert_int_eq(find(WORDS_ROWS, "authority"), FIELD_AUTHORITY);
	ck_assert_int_eq(find(WORDS_ACTS, "authority"), FIELD_ACT_BY);
	ck_assert_int_eq(find(WORDS_ACTS, "列入决定文号"), FIELD_COUNT);
}
END_TEST

SUITE("intake/act_synonyms", T(test_every_word_heads_its_field_in_a_file_of_acts),
	T(test_short_words_head_nothing_in_a_file_of_entries),
	T(test_a_document_of_a_file_of_acts_is_not_the_listing_document))
