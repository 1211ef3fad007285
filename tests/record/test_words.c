/* SPDX-License-Identifier: Apache-2.0 */
/* The words of states, marks and events. */
#include <string.h>

#include "catalogue/table.h"
#include "record/record.h"
#include "../support/suite.h"

START_TEST(test_every_kind_of_event_round_trips_and_has_two_labels)
{
	for (int kind = CREDIT_EVENT_DECIDED; kind <= CREDIT_EVENT_CONFIRMED; kind++) {
		const char *word = credit_event_kind_name(kind);

		ck_assert_str_ne(word, "");
		ck_assert_int_eq(credit_event_kind_parse(word), kind);
		ck_assert_ptr_ne(credit_word_label(word, CREDIT_ZH), word);
		ck_assert_str_ne(credit_word_label(word, CREDIT_EN), "");
	}
}
END_TEST

START_TEST(test_every_kind_of_act_on_a_subject_round_trips_and_has_two_labels)
{
	for (int kind = CREDIT_SUBJECT_RENAMED; kind <= CREDIT_SUBJECT_ANNULLED; kind++) {
		const char *word = credit_subject_kind_name(kind);

		ck_assert_str_ne(word, "");
		ck_assert_int_eq(credit_subject_kind_parse(word), kind);
		ck_assert_int_eq(credit_event_kind_parse(word), 0);
		ck_assert_ptr_ne(credit_word_label(word, CREDIT_ZH), word);
	}
	ck_assert_str_eq(credit_subject_kind_name(CREDIT_SUBJECT_ANNULLED + 1), "");
	ck_assert_str_eq(credit_subject_kind_name(0), "");
	ck_assert_int_eq(credit_subject_kind_parse(NULL), 0);
	ck_assert_int_eq(credit_subject_kind_parse("listed"), 0);
}
END_TEST

START_TEST(test_states_and_marks_have_the_words_of_the_design)
{
	ck_assert_str_eq(credit_state_name(CREDIT_STATE_CANDIDATE), "candidate");
	ck_assert_str_eq(credit_state_name(CREDIT_STATE_NOTIFIED), "notified");
	ck_assert_str_eq(credit_state_name(CREDIT_STATE_LISTED), "listed");
	ck_assert_str_eq(credit_state_name(CREDIT_STATE_ENDED), "ended");
	ck_assert_str_eq(credit_mark_name(CREDIT_MARK_OBJECTION), "under-objection");
	ck_assert_str_eq(credit_mark_name(CREDIT_MARK_SHIELDED), "shielded");
	ck_assert_str_eq(credit_mark_name(CREDIT_MARK_SUSPENDED), "suspended");
	ck_assert_str_eq(credit_mark_name(CREDIT_MARK_UNCONFIRMED), "unconfirmed");
	ck_assert_str_eq(credit_word_label("unconfirmed", CREDIT_ZH), "待核");
	ck_assert_str_eq(credit_word_label("listed", CREDIT_ZH), "已列入");
	ck_assert_str_eq(credit_word_label("ended", CREDIT_ZH), "已移出");
	ck_assert_str_eq(credit_word_label("under-objection", CREDIT_ZH), "异议处理中");
	ck_assert_str_eq(credit_word_label("repair-applied", CREDIT_EN), "repair applied for");
}
END_TEST

START_TEST(test_an_unknown_word_or_number_is_harmless)
{
	ck_assert_str_eq(credit_state_name(0), "");
	ck_assert_str_eq(credit_state_name(5), "");
	ck_assert_str_eq(credit_mark_name(0), "");
	ck_assert_str_eq(credit_mark_name(3), "");
	ck_assert_str_eq(credit_mark_name(0xFFFFFFFFu), "");
	ck_assert_str_eq(credit_event_kind_name(0), "");
	ck_assert_str_eq(credit_event_kind_name(30), "");
	ck_assert_int_eq(credit_event_kind_parse("listed "), 0);
	ck_assert_int_eq(credit_event_kind_parse(NULL), 0);
	ck_assert_str_eq(credit_word_label("nothing", CREDIT_ZH), "nothing");
	ck_assert_str_eq(credit_word_label("listed", 7), "listed");
	ck_assert_str_eq(credit_word_label(NULL, CREDIT_ZH), "");
}
END_TEST

START_TEST(test_the_table_and_the_words_name_the_same_kinds)
{
	int kinds = 0;

	for (const struct word *word = event_words; word->text; word++) {
		ck_assert_str_eq(word->text, credit_event_kind_name(word->value));
		kinds++;
	}
	ck_assert_str_ne(credit_event_kind_name(kinds), "");
	ck_assert_str_eq(credit_event_kind_name(kinds + 1), "");
}
END_TEST

SUITE("record/words", T(test_the_table_and_the_words_name_the_same_kinds),
	 T(test_every_kind_of_event_round_trips_and_has_two_labels),
	T(test_every_kind_of_act_on_a_subject_round_trips_and_has_two_labels),
	T(test_states_and_marks_have_the_words_of_the_design),
	T(test_an_unknown_word_or_number_is_harmless))
