/* SPDX-License-Identifier: Apache-2.0 */
/* The words and columns of the tables: found, listed, turned back, and compared as terms. */
#include <string.h>

#include "../support/suite.h"
#include "catalogue/table.h"

START_TEST(test_value_has_its_word_and_any_other_none)
{
	ck_assert_str_eq(colour_name(COLOUR_RED), "red");
	ck_assert_str_eq(colour_name((enum colour)9), "");
	ck_assert_str_eq(class_name(CLASS_JUDGMENT), "失信被执行人");
	ck_assert_str_eq(domain_name(DOMAIN_JUDICIAL), "司法公信");
	ck_assert_str_eq(trigger_name(TRIGGER_LAW), "law");
	ck_assert_str_eq(trigger_name_zh(TRIGGER_VOLUNTARY), "自愿参考");
	ck_assert_str_eq(trigger_name_zh((enum trigger)0), "");
	ck_assert_str_eq(grade_name(GRADE_NONE), "");
	ck_assert_str_eq(effect_name(EFFECT_USE), "use");
	ck_assert_str_eq(word_text(notice_words, -1), "");
}
END_TEST

START_TEST(test_grade_is_read_in_both_languages_and_only_whole)
{
	enum grade grade;

	ck_assert(grade_parse("严重", strlen("严重"), &grade));
	ck_assert_int_eq(grade, GRADE_SEVERE);
	ck_assert(grade_parse("minor", 5, &grade));
	ck_assert_int_eq(grade, GRADE_MINOR);
	ck_assert(!grade_parse("minor", 4, &grade));
	ck_assert_int_eq(grade, GRADE_NONE);
	ck_assert(!grade_parse("", 0, &grade));
	ck_assert(!grade_parse("Severe", 6, &grade));
}
END_TEST

START_TEST(test_column_is_found_by_its_whole_name_in_its_own_table)
{
	const struct column *column = column_find(TABLE_TERMS, "max", 3);

	ck_assert_ptr_nonnull(column);
	ck_assert_int_eq(column->type, CELL_TERM);
	ck_assert_ptr_null(column_find(TABLE_TERMS, "max", 2));
	ck_assert_ptr_null(column_find(TABLE_TERMS, "Max", 3));
	ck_assert_ptr_null(column_find(TABLE_LISTS, "max", 3));
	ck_assert_ptr_null(column_find(TABLE_LISTS, "", 0));
}
END_TEST

START_TEST(test_every_table_is_dated_sourced_and_within_bounds)
{
	for (int table = 0; table < TABLE_COUNT; table++) {
		ck_assert_ptr_nonnull(column_find(table, "from", 4));
		ck_assert_ptr_nonnull(column_find(table, "to", 2));
		ck_assert_ptr_nonnull(column_find(table, "source", 6));
		ck_assert_ptr_nonnull(column_find(table, "sure", 4));
		for (int i = 0; tables[table].columns[i].name; i++) {
			ck_assert_int_lt(i, COLUMNS_MAX);
			ck_assert_uint_lt(
				tables[table].columns[i].offset, tables[table].row_size);
		}
	}
}
END_TEST

START_TEST(test_lists_of_words_columns_and_tables_are_joined)
{
	struct buf out = BUF_INIT;

	words_list(grade_words, &out);
	ck_assert_str_eq(buf_cstr(&out), "minor, general, severe");
	buf_reset(&out);
	columns_list(TABLE_CALENDAR, &out);
	ck_assert_str_eq(buf_cstr(&out), "day, from, to, source, sure");
	buf_reset(&out);
	tables_list(&out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "lists.csv, grounds.csv, "));
	buf_free(&out);
}
END_TEST

START_TEST(test_term_is_written_as_the_tables_write_it)
{
	static const struct {
		struct term term;
		const char *text;
	} terms[] = {{{TERM_DAYS, 30}, "30d"}, {{TERM_MONTHS, 36}, "36m"},
		{{TERM_OPEN, 0}, "open"}, {{TERM_HIDDEN, 0}, "hidden"},
		{{TERM_NOT_SET, 0}, ""}};
	char text[TERM_BYTES];

	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		term_format(terms[i].term, text);
		ck_assert_str_eq(text, terms[i].text);
	}
}
END_TEST

static const struct {
	struct term a, b;
	bool within;
} pairs[] = {{{TERM_MONTHS, 12}, {TERM_MONTHS, 12}, true},
	{{TERM_MONTHS, 13}, {TERM_MONTHS, 12}, false},
	{{TERM_DAYS, 28}, {TERM_MONTHS, 1}, true}, {{TERM_DAYS, 29}, {TERM_MONTHS, 1}, false},
	{{TERM_MONTHS, 1}, {TERM_DAYS, 31}, true}, {{TERM_MONTHS, 1}, {TERM_DAYS, 30}, false},
	{{TERM_MONTHS, 12}, {TERM_OPEN, 0}, true}, {{TERM_LIFE, 0}, {TERM_OPEN, 0}, false},
	{{TERM_OPEN, 0}, {TERM_LIFE, 0}, true}, {{TERM_OPEN, 0}, {TERM_MONTHS, 1200}, false},
	{{TERM_HIDDEN, 0}, {TERM_DAYS, 1}, true}, {{TERM_DAYS, 1}, {TERM_HIDDEN, 0}, false},
	{{TERM_NOT_SET, 0}, {TERM_LIFE, 0}, false}, {{TERM_DAYS, 1}, {TERM_NOT_SET, 0}, false}};

START_TEST(test_term_is_within_another_only_when_never_longer)
{
	ck_assert_int_eq(term_within(pairs[_i].a, pairs[_i].b), pairs[_i].within);
}
END_TEST

SUITE("catalogue/table", T(test_value_has_its_word_and_any_other_none),
	T(test_grade_is_read_in_both_languages_and_only_whole),
	T(test_column_is_found_by_its_whole_name_in_its_own_table),
	T(test_every_table_is_dated_sourced_and_within_bounds),
	T(test_lists_of_words_columns_and_tables_are_joined),
	T(test_term_is_written_as_the_tables_write_it),
	TL(test_term_is_within_another_only_when_never_longer,
		(int)(sizeof(pairs) / sizeof(pairs[0]))))
