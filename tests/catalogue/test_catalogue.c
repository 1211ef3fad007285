/* SPDX-License-Identifier: Apache-2.0 */
/* Questions to the shipped tables, and what the shipped tables may never say. */
#include <string.h>

#include "base/day.h"
#include "catalogue/catalogue.h"
#include "../support/suite.h"

static credit_catalogue *tables;

static credit_day day_of(const char *text)
{
	credit_day day;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

static void open_tables(void)
{
	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
}

static void check_term(const char *list, const char *sector, enum grade grade,
	const char *day, enum term_unit unit, int count, enum anchor anchor)
{
	const struct term_row *row = catalogue_term(
		tables, list, sector, grade, EFFECT_PUBLICITY, day_of(day));

	ck_assert_ptr_nonnull(row);
	ck_assert_int_eq(row->max.unit, unit);
	ck_assert_int_eq(row->max.count, count);
	ck_assert_int_eq(row->anchor, anchor);
}

/* Rule: 信用修复管理办法（国家发展改革委令第36号）. */
START_TEST(test_terms_follow_the_regime_of_the_day)
{
	open_tables();
	/* Order 58 until 2026-03-31, Order 36 from 2026-04-01 */
	check_term(
		"GF", "", GRADE_GENERAL, "2026-03-31", TERM_MONTHS, 36, ANCHOR_PUBLISHED);
	check_term(
		"GF", "", GRADE_GENERAL, "2026-04-01", TERM_MONTHS, 12, ANCHOR_DOCUMENT);
	check_term(
		"GF", "", GRADE_SEVERE, "2026-04-01", TERM_MONTHS, 36, ANCHOR_DOCUMENT);
	check_term("GF", "", GRADE_MINOR, "2026-04-01", TERM_HIDDEN, 0, ANCHOR_DOCUMENT);
	/* Order 58 knew sectors of a longer shortest term; what is hidden stays hidden there */
	check_term("GF", "食品", GRADE_GENERAL, "2026-03-31", TERM_MONTHS, 36,
		ANCHOR_PUBLISHED);
	ck_assert_int_eq(catalogue_term(tables, "GF", "食品", GRADE_GENERAL, EFFECT_USE,
				 day_of("2026-03-31"))
				 ->min.count,
		12);
	ck_assert_int_eq(catalogue_term(tables, "GF", "", GRADE_GENERAL, EFFECT_USE,
				 day_of("2026-03-31"))
				 ->min.count,
		3);
	check_term("GF", "食品", GRADE_MINOR, "2026-03-31", TERM_HIDDEN, 0, ANCHOR_PUBLISHED);
	check_term(
		"GF", "食品", GRADE_GENERAL, "2026-04-01", TERM_MONTHS, 12, ANCHOR_DOCUMENT);
	/* without a grade nothing of Order 36 fits; before Order 58 there was no rule */
	ck_assert_ptr_null(catalogue_term(
		tables, "GF", "", GRADE_NONE, EFFECT_PUBLICITY, day_of("2026-04-01")));
	ck_assert_ptr_null(catalogue_term(
		tables, "GF", "", GRADE_SEVERE, EFFECT_PUBLICITY, day_of("2023-04-30")));
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_a_lists_own_term_prevails)
{
	open_tables();
	check_term(
		"NMG", "", GRADE_GENERAL, "2026-04-01", TERM_MONTHS, 36, ANCHOR_DOCUMENT);
	check_term("SX", "", GRADE_NONE, "2026-04-01", TERM_MONTHS, 24, ANCHOR_DOCUMENT);
	check_term(
		"SX", "SX1", GRADE_SEVERE, "2026-04-01", TERM_OPEN, 0, ANCHOR_DOCUMENT);
	check_term(
		"SX", "SX5", GRADE_NONE, "2026-04-01", TERM_MONTHS, 24, ANCHOR_DOCUMENT);
	check_term("SP", "SP2", GRADE_NONE, "2026-04-01", TERM_LIFE, 0, ANCHOR_DOCUMENT);
	check_term(
		"WL", "", GRADE_SEVERE, "2026-03-31", TERM_MONTHS, 60, ANCHOR_DOCUMENT);
	check_term(
		"WL", "", GRADE_SEVERE, "2026-04-01", TERM_MONTHS, 36, ANCHOR_DOCUMENT);
	/* a list whose own row has ended falls under the general rule again */
	check_term("XF", "", GRADE_NONE, "2026-03-31", TERM_MONTHS, 36, ANCHOR_PUBLISHED);
	check_term(
		"XF", "", GRADE_GENERAL, "2026-04-01", TERM_MONTHS, 12, ANCHOR_DOCUMENT);
	/* SAMR 45 */
	check_term(
		"CF", "CF1", GRADE_NONE, "2026-04-01", TERM_HIDDEN, 0, ANCHOR_PUBLISHED);
	check_term(
		"CF", "CF2", GRADE_NONE, "2026-04-01", TERM_MONTHS, 3, ANCHOR_PUBLISHED);
	check_term("CF", "CF4", GRADE_NONE, "2026-04-01", TERM_BAN, 0, ANCHOR_PUBLISHED);
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_transition_asks_the_lists_own_row_first_and_else_takes_the_earlier_end)
{
	static struct transition_row rows[] = {
		{.list = "*", .before = "A", .after = "B", .rule = TRANSITION_NEW},
		{.list = "SX", .before = "A", .after = "B", .rule = TRANSITION_OLD},
		{.list = "*", .before = "A", .after = "B", .rule = TRANSITION_EARLIER}};
	credit_catalogue made = {.transitions = rows, .transitions_count = 3};

	for (int i = 0; i < 3; i++)
		rows[i].head.to = CREDIT_DAY_MAX;
	rows[2].head.from = 100;
	rows[2].head.county = true;
	rows[0].head.from = rows[1].head.from = 50;
	ck_assert_ptr_eq(catalogue_transition(&made, "SX", "A", "B", 49), NULL);
	ck_assert_ptr_eq(catalogue_transition(&made, "SX", "A", "B", 200), &rows[1]);
	ck_assert_ptr_eq(catalogue_transition(&made, "SJ", "A", "B", 50), &rows[0]);
	ck_assert_ptr_eq(catalogue_transition(&made, "SJ", "A", "B", 100), &rows[2]);
	ck_assert_ptr_eq(catalogue_transition(&made, "SJ", "B", "A", 50), NULL);
	open_tables();
	for (size_t i = 0; i < tables->transitions_count; i++)
		ck_assert_int_eq(tables->transitions[i].rule, TRANSITION_EARLIER);
	ck_assert_uint_gt(tables->transitions_count, 0);
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_role_is_one_that_the_rules_can_reach)
{
	ck_assert(role_known("法定代表人", strlen("法定代表人")));
	ck_assert(!role_known("法定代表", strlen("法定代表")));
	ck_assert(!role_known("", 0));
}
END_TEST

START_TEST(test_general_terms_are_for_black_lists_only)
{
	open_tables();
	for (size_t i = 0; i < tables->lists_count; i++) {
		const struct list_row *row = &tables->lists[i];
		const struct term_row *term = catalogue_term(tables, row->code, "",
			GRADE_SEVERE, EFFECT_USE, day_of("2026-06-01"));

		ck_assert_ptr_nonnull(term);
		if (row->colour == COLOUR_RED)
			ck_assert_str_eq(term->list, row->code);
	}
	ck_assert_ptr_null(catalogue_term(
		tables, "QQ", "", GRADE_SEVERE, EFFECT_USE, day_of("2026-06-01")));
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_black_lists_print_no_person_and_only_three_classes)
{
	open_tables();
	for (size_t i = 0; i < tables->lists_count; i++) {
		const struct list_row *row = &tables->lists[i];

		ck_assert_int_gt(row->notice_days,
			row->notice == NOTICE_BEFORE || row->notice == NOTICE_PUBLIC
				? 0
				: -1);
		ck_assert_int_eq(row->objection_person, OBJECTION_HOLD);
		ck_assert_int_eq(row->objection_other, OBJECTION_MARK);
		if (row->colour == COLOUR_RED) {
			ck_assert_int_eq(row->class_, CLASS_HONOUR);
			continue;
		}
		ck_assert(!(row->print_kinds & KIND_BIT(CREDIT_KIND_PERSON)));
		ck_assert(!row->minors);
		ck_assert(!(row->kinds & (KIND_BIT(CREDIT_KIND_HOUSEHOLD) |
						 KIND_BIT(CREDIT_KIND_PLACE))));
		if (row->print_kinds)
			ck_assert_int_le(row->class_, CLASS_GOVERNMENT);
	}
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_lists_of_the_county)
{
	static const char *const codes[] = {"SX", "XG", "NMG", "SJ", "SW", "TJ", "AQ",
		"ZC", "ZB", "GF", "DZ", "SB", "SZ", "WL", "XF", "SP", "YC", "SYC", "ZW",
		"CF", "H01", "H02", "H03", "H04", "H05", "H06", "H07", "H08", "H09",
		"H10", "H11", "H12", "H13", "H14"};
	size_t count = sizeof(codes) / sizeof(codes[0]);

	open_tables();
	ck_assert_uint_eq(tables->lists_count, count);
	for (size_t i = 0; i < count; i++)
		ck_assert_ptr_nonnull(
			catalogue_list(tables, codes[i], day_of("2026-04-01")));
	ck_assert_int_eq(
		catalogue_list(tables, "H03", day_of("2026-04-01"))->coverage_percent,
		80);
	ck_assert_ptr_null(catalogue_list(tables, "YB", day_of("2026-04-01")));
	ck_assert_ptr_null(catalogue_list(tables, "DZ", day_of("2024-11-30")));
	ck_assert_ptr_nonnull(catalogue_list(tables, "DZ", day_of("2024-12-01")));
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_grounds_belong_to_their_list)
{
	open_tables();
	ck_assert_ptr_nonnull(
		catalogue_ground(tables, "SX", "SX1", day_of("2026-04-01")));
	ck_assert_ptr_null(catalogue_ground(tables, "NMG", "SX1", day_of("2026-04-01")));
	ck_assert_ptr_null(catalogue_ground(tables, "SX", "", day_of("2026-04-01")));
	ck_assert_ptr_null(catalogue_ground(tables, "ZW", "ZW2", day_of("2025-05-31")));
	ck_assert_ptr_nonnull(
		catalogue_ground(tables, "ZW", "ZW2", day_of("2025-06-01")));
	credit_catalogue_free(tables);
}
END_TEST

/* Rule: 国办发〔2020〕49号: measures of the list only. */
START_TEST(test_rules_by_kind_and_day)
{
	const struct rule_row *rule;
	size_t index = 0;
	int count = 0;

	open_tables();
	/* 公司法 (2023) art. 178 is in force from 2024-07-01 */
	while ((rule = catalogue_rule_next(tables, "SX", GRADE_NONE, CREDIT_KIND_PERSON,
			day_of("2024-06-30"), &index)) != NULL)
		ck_assert_str_ne(rule->measure, "P03");
	index = 0;
	rule = catalogue_rule_next(tables, "SX", GRADE_NONE, CREDIT_KIND_PERSON,
		day_of("2024-07-01"), &index);
	ck_assert_str_eq(rule->measure, "P03");
	ck_assert_int_eq(rule->trigger, TRIGGER_LAW);
	ck_assert(codes_have(rule->departments, "SC"));
	/* what only a person can suffer never reaches a firm */
	index = 0;
	while ((rule = catalogue_rule_next(tables, "SX", GRADE_NONE, CREDIT_KIND_BUSINESS,
			day_of("2026-04-01"), &index)) != NULL) {
		ck_assert_str_ne(rule->measure, "P03");
		ck_assert_str_ne(rule->measure, "P04");
		ck_assert_str_ne(rule->measure, "P07");
		count++;
	}
	ck_assert_int_gt(count, 0);
	for (int kind = -1; kind <= 7; kind += 4) {
		index = 0;
		ck_assert_ptr_null(catalogue_rule_next(
			tables, "XG", GRADE_NONE, kind, day_of("2026-04-01"), &index));
	}
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_lending_advice_is_voluntary_and_outside_the_county)
{
	open_tables();
	for (size_t i = 0; i < tables->rules_count; i++) {
		const struct rule_row *rule = &tables->rules[i];

		if (strcmp(rule->measure, "P17") == 0)
			ck_assert_int_eq(rule->trigger, TRIGGER_VOLUNTARY);
	}
	ck_assert_str_ne(catalogue_department(tables, "JR", day_of("2026-04-01"))->level,
		"county");
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_departments_are_found_by_code_credit_code_and_name)
{
	const struct department_row *court;
	credit_day day = day_of("2026-04-01");

	open_tables();
	court = catalogue_department(tables, "FY", day);
	ck_assert_ptr_nonnull(court);
	ck_assert_ptr_eq(catalogue_department_find(tables, "FY", 2, day), court);
	ck_assert_ptr_eq(catalogue_department_find(tables, court->credit_code,
				 strlen(court->credit_code), day),
		court);
	ck_assert_ptr_eq(catalogue_department_find(
				 tables, "样例县人民法院", strlen("样例县人民法院"), day),
		court);
	ck_assert_ptr_eq(catalogue_department_find(tables, " 样例县 人民法院",
				 strlen(" 样例县 人民法院"), day),
		court);
	ck_assert_ptr_null(
		catalogue_department_find(tables, "样例县", strlen("样例县"), day));
	ck_assert_ptr_null(catalogue_department_find(tables, "", 0, day));
	ck_assert_ptr_null(catalogue_department_find(tables, "\xff\xfe", 2, day));
	ck_assert_ptr_null(
		catalogue_department_find(tables, "FY", 2, day_of("1999-12-31")));
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_departments_of_the_county_have_a_contact)
{
	static const char *const codes[] = {"FY", "FG", "CZ", "SW", "SC", "RS", "ZJ",
		"JT", "YJ", "TJ", "MZ", "JY", "WL", "WM", "ZW"};

	open_tables();
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		const struct department_row *row =
			catalogue_department(tables, codes[i], day_of("2026-04-01"));

		ck_assert_ptr_nonnull(row);
		ck_assert_str_eq(row->level, "county");
		ck_assert_int_eq(strncmp(row->phone, "0999-5550", 9), 0);
		ck_assert_ptr_nonnull(strstr(row->contact_zh, row->phone));
		ck_assert_ptr_nonnull(strstr(row->contact_en, row->phone));
		ck_assert_int_eq(strncmp(row->credit_code + 2, "629999", 6), 0);
	}
	credit_catalogue_free(tables);
}
END_TEST

START_TEST(test_codes_have_whole_codes_only)
{
	ck_assert(codes_have("FG;GX", "FG"));
	ck_assert(codes_have("FG;GX", "GX"));
	ck_assert(!codes_have("FG;GX", "G"));
	ck_assert(!codes_have("FG;GX", "FG;GX"));
	ck_assert(!codes_have("", "FG"));
	ck_assert(!codes_have("FG", ""));
}
END_TEST

START_TEST(test_grades_are_read_in_both_languages)
{
	enum grade grade;

	ck_assert(grade_parse("严重", strlen("严重"), &grade));
	ck_assert_int_eq(grade, GRADE_SEVERE);
	ck_assert(grade_parse("general", 7, &grade));
	ck_assert_int_eq(grade, GRADE_GENERAL);
	ck_assert(!grade_parse("", 0, &grade));
	ck_assert_int_eq(grade, GRADE_NONE);
	ck_assert(!grade_parse("特别严重", strlen("特别严重"), &grade));
	ck_assert_str_eq(grade_name(GRADE_MINOR), "minor");
	ck_assert_str_eq(trigger_name_zh(TRIGGER_LAW), "法定直接适用");
	ck_assert_str_eq(trigger_name((enum trigger)9), "");
	ck_assert_str_eq(class_name(CLASS_SEVERE), "严重失信主体名单");
	ck_assert_str_eq(colour_name((enum colour)0), "");
	ck_assert_str_eq(domain_name(DOMAIN_JUDICIAL), "司法公信");
	ck_assert_str_eq(effect_name(EFFECT_USE), "use");
}
END_TEST

SUITE("catalogue/catalogue", T(test_terms_follow_the_regime_of_the_day),
	T(test_a_lists_own_term_prevails), T(test_transition_asks_the_lists_own_row_first_and_else_takes_the_earlier_end),
	T(test_role_is_one_that_the_rules_can_reach),
	T(test_general_terms_are_for_black_lists_only),
	T(test_black_lists_print_no_person_and_only_three_classes),
	T(test_lists_of_the_county), T(test_grounds_belong_to_their_list),
	T(test_rules_by_kind_and_day),
	T(test_lending_advice_is_voluntary_and_outside_the_county),
	T(test_departments_are_found_by_code_credit_code_and_name),
	T(test_departments_of_the_county_have_a_contact),
	T(test_codes_have_whole_codes_only), T(test_grades_are_read_in_both_languages))
