/* SPDX-License-Identifier: Apache-2.0 */
/* Measures from entries that stand already: who supports which, how long, on what basis. */
#include <stdio.h>

#include "record/judge.h"
#include "small_tables.h"
#include "../support/suite.h"

#define DAY "2026-06-01"

static struct arena arena = ARENA_INIT;
static struct judged_entry entries[3];
static struct judgement judgement;

/* Adds a listed entry of a firm; its measures may last to the end day. */
static struct judged_entry *listed(const char *list, const char *until)
{
	struct judged_entry *judged = &entries[judgement.entries_count++];

	memset(judged, 0, sizeof(*judged));
	small_entry(&judged->current, list, FIRM);
	judged->entry = &judged->current;
	judged->standing.state = CREDIT_STATE_LISTED;
	judged->standing.listed = on("2026-04-14");
	judged->standing.windows[EFFECT_MEASURES - 1] =
		(struct window){.from = on("2026-04-14"), .until = on(until)};
	judgement.entries = entries;
	return judged;
}

static size_t measures_on(const credit_catalogue *tables, const char *day)
{
	judgement.measures_count = 0;
	ck_assert_int_eq(judge_measures(&judgement, tables, on(day), &arena), CREDIT_OK);
	return judgement.measures_count;
}

/* The small tables with these rules in place of their own. */
static const credit_catalogue *with_rules(struct rule_row *rules, size_t count)
{
	static credit_catalogue tables;

	tables = *small_tables();
	tables.rules = rules;
	tables.rules_count = count;
	return &tables;
}

START_TEST(test_a_measure_is_unconfirmed_when_all_its_entries_are)
{
	struct judged_entry *first = listed("BEF", "2027-01-01");
	struct judged_entry *second = listed("BEF", "2027-06-01");

	first->standing.marks = CREDIT_MARK_UNCONFIRMED;
	ck_assert_uint_eq(measures_on(small_tables(), DAY), 3);
	for (size_t i = 0; i < 3; i++)
		ck_assert(!judgement.measures[i].unconfirmed);
	second->standing.marks = CREDIT_MARK_UNCONFIRMED | CREDIT_MARK_OBJECTION;
	ck_assert_uint_eq(measures_on(small_tables(), DAY), 3);
	for (size_t i = 0; i < 3; i++)
		ck_assert(judgement.measures[i].unconfirmed);
}
END_TEST

START_TEST(test_each_department_has_its_measure_in_order)
{
	static const char *const expected[] = {"P01FG", "P02FG", "P02FY"};
	char text[8];

	listed("BEF", "2027-01-01");
	ck_assert_uint_eq(measures_on(small_tables(), DAY), 3);
	for (size_t i = 0; i < 3; i++) {
		const struct judged_measure *m = &judgement.measures[i];

		snprintf(text, sizeof(text), "%s%s", m->measure->code, m->department);
		ck_assert_str_eq(text, expected[i]);
		assert_day(m->until, "2027-01-01");
		ck_assert_uint_eq(m->entries_count, 1);
		ck_assert_str_eq(m->basis, "BEF basis");
	}
	arena_free(&arena);
}
END_TEST

/* 国办发〔2020〕49号: measures are not added up. */
START_TEST(test_one_measure_of_two_entries_has_both_grounds_and_the_last_end)
{
	const struct judged_measure *m;

	listed("BEF", "2027-01-01");
	listed("DOC", "2026-12-31")->standing.windows[EFFECT_MEASURES - 1].provisional = true;
	ck_assert_uint_eq(measures_on(small_tables(), DAY), 4);
	m = &judgement.measures[0];
	ck_assert_str_eq(m->measure->code, "P01");
	ck_assert_uint_eq(m->entries_count, 2);
	ck_assert_uint_eq(m->entries[0], 0);
	ck_assert_uint_eq(m->entries[1], 1);
	ck_assert_int_eq(m->rule->trigger, TRIGGER_LAW); /* stronger than the first's */
	ck_assert_int_eq(m->supports[0].rule->trigger, TRIGGER_DEPARTMENT);
	ck_assert_int_eq(m->supports[1].rule->trigger, TRIGGER_LAW);
	assert_day(m->supports[0].until, "2027-01-01"); /* each its own end */
	assert_day(m->supports[1].until, "2026-12-31");
	ck_assert_str_eq(m->basis, "DOC basis");
	assert_day(m->until, "2027-01-01");
	ck_assert(!m->provisional); /* its last end is sure */
	ck_assert_str_eq(judgement.measures[3].department, "XX"); /* outside the county */
	ck_assert(judgement.measures[3].provisional);
	arena_free(&arena);
}
END_TEST

START_TEST(test_an_end_that_one_entry_is_sure_of_is_sure)
{
	for (int i = 0; i < 2; i++) {
		judgement.entries_count = 0;
		listed("BEF", "2027-01-01")->standing.windows[EFFECT_MEASURES - 1].provisional = i;
		listed("DOC", "2027-01-01")->standing.windows[EFFECT_MEASURES - 1].provisional = !i;
		ck_assert_uint_eq(measures_on(small_tables(), DAY), 4);
		ck_assert(!judgement.measures[0].provisional);
	}
	arena_free(&arena);
}
END_TEST

START_TEST(test_measures_hold_to_their_last_day)
{
	struct judged_entry *judged = listed("BEF", "2026-06-01");

	ck_assert_uint_eq(measures_on(small_tables(), "2026-06-01"), 3);
	ck_assert_uint_eq(measures_on(small_tables(), "2026-06-02"), 0);
	ck_assert_uint_eq(measures_on(small_tables(), "2026-04-13"), 0);
	judged->standing.state = CREDIT_STATE_NOTIFIED;
	ck_assert_uint_eq(measures_on(small_tables(), "2026-06-01"), 0);
	arena_free(&arena);
}
END_TEST

START_TEST(test_nothing_follows_from_a_list_without_rules_or_from_no_entry)
{
	ck_assert_uint_eq(measures_on(small_tables(), DAY), 0);
	listed("NON", "2027-01-01");
	ck_assert_uint_eq(measures_on(small_tables(), DAY), 0);
	arena_free(&arena);
}
END_TEST

/* Decided 2026-04-10; the entry's window ends 2026-12-31. */
static const struct {
	struct term term;
	const char *own; /* the entry's own end day, or "" */
	const char *until; /* "": no measure on 2026-06-01 */
} terms[] = {{{TERM_NOT_SET, 0}, "2026-07-01", "2026-12-31"},
	{{TERM_MONTHS, 6}, "", "2026-10-10"}, {{TERM_DAYS, 100}, "", "2026-07-19"},
	{{TERM_MONTHS, 60}, "", "2026-12-31"}, {{TERM_MONTHS, 1}, "", ""},
	{{TERM_BAN, 0}, "2026-07-01", "2026-07-01"}, {{TERM_BAN, 0}, "", "2026-12-31"},
	{{TERM_LIFE, 0}, "", "2026-12-31"}, {{TERM_HIDDEN, 0}, "", ""}};

START_TEST(test_own_term_of_a_measure_ends_it_before_the_window)
{
	struct rule_row rule = RULE("BEF", "P01", "FG", TRIGGER_LAW);
	struct judged_entry *judged = listed("BEF", "2026-12-31");

	rule.term = terms[_i].term;
	if (terms[_i].own[0])
		judged->current.until = on(terms[_i].own);
	ck_assert_uint_eq(measures_on(with_rules(&rule, 1), DAY), terms[_i].until[0] != '\0');
	if (terms[_i].until[0])
		assert_day(judgement.measures[0].until, terms[_i].until);
	arena_free(&arena);
}
END_TEST

START_TEST(test_term_without_a_day_of_decision_runs_from_the_listing)
{
	struct rule_row rule = RULE("BEF", "P01", "FG", TRIGGER_LAW);

	listed("BEF", "2027-01-01")->current.decided = CREDIT_DAY_NONE;
	rule.term = (struct term){TERM_MONTHS, 6};
	ck_assert_uint_eq(measures_on(with_rules(&rule, 1), DAY), 1);
	assert_day(judgement.measures[0].until, "2026-10-14");
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_decision_that_an_act_records_starts_the_term)
{
	struct rule_row rule = RULE("BEF", "P01", "FG", TRIGGER_LAW);
	struct judged_entry *judged = listed("BEF", "2027-01-01");
	struct acts acts = {0};

	judged->current.decided = CREDIT_DAY_NONE;
	act(&acts, &judged->current, CREDIT_EVENT_DECIDED, "2026-04-08");
	rule.term = (struct term){TERM_MONTHS, 6};
	ck_assert_uint_eq(measures_on(with_rules(&rule, 1), DAY), 1);
	assert_day(judgement.measures[0].until, "2026-10-08");
	arena_free(&arena);
}
END_TEST

START_TEST(test_two_rules_of_one_list_are_one_ground)
{
	struct rule_row rules[] = {RULE("BEF", "P01", ";FG;;", TRIGGER_LAW),
		RULE("BEF", "P01", "FG;F", TRIGGER_VOLUNTARY)};

	rules[0].basis = "";
	listed("BEF", "2027-01-01");
	ck_assert_uint_eq(measures_on(with_rules(rules, 2), DAY), 2);
	ck_assert_str_eq(judgement.measures[0].department, "F");
	ck_assert_str_eq(judgement.measures[1].department, "FG");
	ck_assert_uint_eq(judgement.measures[1].entries_count, 1);
	ck_assert_int_eq(judgement.measures[1].rule->trigger, TRIGGER_LAW);
	ck_assert_ptr_eq(judgement.measures[1].supports[0].rule, &rules[0]);
	ck_assert_str_eq(judgement.measures[1].basis, "P01 law"); /* the measure's own */
	arena_free(&arena);
}
END_TEST

/* Two bodies of the rules became one: it has one measure, from the day it took over. */
START_TEST(test_a_successor_takes_over_what_the_rules_give_to_the_old_body)
{
	struct rule_row rules[] = {RULE("BEF", "P01", "AA;BB;GG", TRIGGER_LAW)};
	struct department_row bodies[] = {DEPARTMENT("AA", "", ""), DEPARTMENT("BB", "", ""),
		DEPARTMENT("CC", "", "")};
	credit_catalogue law;

	bodies[0].head.to = bodies[1].head.to = on("2026-05-31");
	bodies[0].successor = bodies[1].successor = "CC";
	bodies[2].head.from = on("2026-06-01");
	law = *with_rules(rules, 1);
	law.departments = bodies;
	law.departments_count = COUNT_OF(bodies);
	listed("BEF", "2027-01-01");
	ck_assert_uint_eq(measures_on(&law, "2026-05-31"), 3);
	ck_assert_str_eq(judgement.measures[0].department, "AA");
	ck_assert_str_eq(judgement.measures[1].department, "BB");
	ck_assert_uint_eq(measures_on(&law, "2026-06-01"), 2);
	ck_assert_str_eq(judgement.measures[0].department, "CC");
	ck_assert_uint_eq(judgement.measures[0].entries_count, 1);
	ck_assert_str_eq(judgement.measures[1].department, "GG"); /* of whom nothing is known */
	arena_free(&arena);
}
END_TEST

SUITE_APART("record/judge_measures", T(test_a_measure_is_unconfirmed_when_all_its_entries_are),
	T(test_each_department_has_its_measure_in_order),
	T(test_one_measure_of_two_entries_has_both_grounds_and_the_last_end),
	T(test_an_end_that_one_entry_is_sure_of_is_sure), T(test_measures_hold_to_their_last_day),
	T(test_nothing_follows_from_a_list_without_rules_or_from_no_entry),
	TL(test_own_term_of_a_measure_ends_it_before_the_window,
		(int)(sizeof(terms) / sizeof(terms[0]))),
	T(test_term_without_a_day_of_decision_runs_from_the_listing),
	T(test_a_decision_that_an_act_records_starts_the_term),
	T(test_two_rules_of_one_list_are_one_ground),
	T(test_a_successor_takes_over_what_the_rules_give_to_the_old_body))
