/* SPDX-License-Identifier: Apache-2.0 */
/* What crosses entries: minors, red and black, printing, measures. */
#include <stdio.h>

#include "small_tables.h"
#include "../support/suite.h"

static struct arena arena = ARENA_INIT;
static struct entry entries[4];
static struct acts acts[4];
static const struct entry *order[4];
static struct judgement j;

static struct entry *begin(int index, const char *list, const char *subject)
{
	memset(&acts[index], 0, sizeof(acts[index]));
	small_entry(&entries[index], list, subject);
	entries[index].id.bytes[1] = (uint8_t)index;
	order[index] = &entries[index];
	return &entries[index];
}

static void judge_on(size_t count, const char *day)
{
	ck_assert_int_eq(judge(order, count, small_tables(), on(day), &arena, &j), CREDIT_OK);
	ck_assert_uint_eq(j.entries_count, count);
}

static enum message why(size_t index)
{
	ck_assert(j.entries[index].printed == (j.entries[index].why_not == MSG_COUNT));
	ck_assert_ptr_nonnull(j.entries[index].why_article);
	return j.entries[index].why_not;
}

/* ---- minors: 甘肃省社会信用条例 art. 2; 法释〔2017〕7号 art. 4; 民法典 art. 17, 18;
 * 行政处罚法 art. 30 ---- */

START_TEST(test_what_a_child_did_lists_nobody_ever)
{
	struct entry *e = begin(0, "DOC", MINOR); /* born 2012-06-30 */

	e->labour_income = ANSWER_YES;
	e->act_end = on("2026-03-01");
	for (int year = 2026; year < 2040; year++) {
		char day[] = "2026-05-01";

		snprintf(day, sizeof(day), "%d-05-01", year);
		judge_on(1, day);
		ck_assert_int_eq(why(0), MSG_HELD_CHILD);
		ck_assert_str_eq(j.entries[0].why_article,
			"行政处罚法第三十条；个人信息保护法第二十八条；民法典第十七条");
		ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_CANDIDATE);
		ck_assert_uint_eq(j.measures_count, 0);
	}
}
END_TEST

START_TEST(test_a_minor_is_on_no_black_list)
{
	struct entry *e = begin(0, "DOC", MINOR);

	e->act_end = on("2026-07-01"); /* fourteen since this day */
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(why(0), MSG_HELD_MINOR);
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_CANDIDATE);
	assert_day(j.entries[0].standing.listed, "none");
	for (int w = 0; w < EFFECT_COUNT; w++)
		assert_day(j.entries[0].standing.windows[w].from, "none");
	ck_assert_uint_eq(j.measures_count, 0);
	judge_on(1, "2031-01-01"); /* grown up since: it was a minor's act all the same */
	ck_assert_int_eq(why(0), MSG_HELD_MINOR);
}
END_TEST

START_TEST(test_age_counts_at_the_act_from_the_day_after_the_birthday)
{
	struct entry *e = begin(0, "DOC", TEEN); /* born 2008-01-01 */

	judge_on(1, "2026-05-01");
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_LISTED);
	e->act_end = on("2026-01-01");
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(why(0), MSG_HELD_MINOR);
	e->act_end = on("2026-01-02");
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_LISTED);
	e->act_end = e->decided = CREDIT_DAY_NONE; /* the act that decided tells the age too */
	act(&acts[0], &entries[0], CREDIT_EVENT_DECIDED, "2025-12-01");
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(why(0), MSG_HELD_MINOR);
}
END_TEST

START_TEST(test_who_lives_on_own_labour_is_listed_and_never_published)
{
	struct entry *e = begin(0, "DOC", TEEN);

	small_lists[1].print_kinds |= KIND_BIT(CREDIT_KIND_PERSON);
	e->act_end = on("2025-06-01"); /* seventeen */
	e->labour_income = ANSWER_YES;
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_LISTED);
	ck_assert_int_eq(why(0), MSG_HELD_MINOR);
	ck_assert_uint_gt(j.measures_count, 0);
	e->act_end = on("2023-12-31"); /* fifteen */
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_CANDIDATE);
	e->act_end = on("2025-06-01");
	e->labour_income = ANSWER_NO;
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_CANDIDATE);
	small_lists[1].print_kinds &= ~KIND_BIT(CREDIT_KIND_PERSON);
}
END_TEST

START_TEST(test_a_void_entry_of_a_minor_stays_void)
{
	begin(0, "DOC", MINOR);
	act(&acts[0], &entries[0], CREDIT_EVENT_MISIDENTIFIED, "2026-06-01");
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_ENDED);
	ck_assert_int_eq(why(0), MSG_HELD_MISIDENTIFIED);
}
END_TEST

START_TEST(test_a_minor_may_be_honoured)
{
	begin(0, "KID", MINOR);
	judge_on(1, "2026-05-01");
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_LISTED);
}
END_TEST

/* ---- conflict: 发改财金规〔2017〕1798号 ---- */

START_TEST(test_a_black_entry_shields_the_red_one)
{
	begin(0, "PUB", BODY);
	begin(1, "DOC", BODY);
	judge_on(2, "2026-05-01");
	ck_assert(j.conflict);
	ck_assert_int_eq(why(0), MSG_HELD_REVIEW);
	ck_assert_uint_eq(j.entries[0].standing.marks, CREDIT_MARK_SHIELDED);
	ck_assert_int_eq(j.entries[0].standing.state, CREDIT_STATE_LISTED);
	ck_assert_int_eq(why(1), MSG_COUNT);
	for (size_t i = 0; i < j.measures_count; i++)
		ck_assert_str_ne(j.measures[i].measure->code, "R01");
	/* the words that are printed say nothing of another list */
	ck_assert_str_eq(credit_message_template("held-review", CREDIT_ZH, false),
		"暂停公示（复核中）");
	judge_on(1, "2026-05-01");
	ck_assert(!j.conflict);
	ck_assert_int_eq(why(0), MSG_COUNT);
}
END_TEST

START_TEST(test_the_shield_looks_the_same_when_the_black_entry_is_not_public)
{
	struct judged_entry printed;

	begin(0, "PUB", BODY);
	begin(1, "DOC", BODY);
	judge_on(2, "2026-05-01");
	printed = j.entries[0];
	entries[1].ground = ""; /* held back for want of a ground */
	judge_on(2, "2026-05-01");
	ck_assert_int_eq(why(1), MSG_HELD_GROUND);
	ck_assert_int_eq(j.entries[0].why_not, printed.why_not);
	ck_assert_str_eq(j.entries[0].why_article, printed.why_article);
	ck_assert_uint_eq(j.entries[0].standing.marks, printed.standing.marks);
}
END_TEST

START_TEST(test_only_a_listed_black_entry_of_the_three_classes_shields)
{
	begin(0, "PUB", BODY);
	begin(1, "NON", BODY); /* 异常名录 */
	judge_on(2, "2026-05-01");
	ck_assert(!j.conflict);
	begin(1, "DOC", BODY);
	act(&acts[1], &entries[1], CREDIT_EVENT_REMOVED, "2026-06-01");
	judge_on(2, "2026-05-31");
	ck_assert(j.conflict);
	assert_day(j.entries[0].standing.next_change, "2026-06-01");
	judge_on(2, "2026-06-01");
	ck_assert(!j.conflict);
	ck_assert_int_eq(why(0), MSG_COUNT);
	begin(1, "DOC", BODY);
	act(&acts[1], &entries[1], CREDIT_EVENT_MISIDENTIFIED, "2026-06-01");
	judge_on(2, "2026-05-31");
	ck_assert(!j.conflict);
}
END_TEST

/* ---- measures: 国办发〔2020〕49号 ---- */

static const struct judged_measure *measure(const char *code, const char *department)
{
	for (size_t i = 0; i < j.measures_count; i++)
		if (strcmp(j.measures[i].measure->code, code) == 0 &&
			strcmp(j.measures[i].department, department) == 0)
			return &j.measures[i];
	return NULL;
}

START_TEST(test_one_measure_has_all_its_grounds_and_the_last_end)
{
	const struct judged_measure *m;

	begin(0, "BEF", FIRM); /* until 2029-04-10 */
	begin(1, "DOC", FIRM); /* until 2028-04-10 */
	judge_on(2, "2026-05-01");
	ck_assert_uint_eq(j.measures_count, 4);
	m = measure("P01", "FG");
	ck_assert_ptr_nonnull(m);
	ck_assert_uint_eq(m->entries_count, 2);
	ck_assert_uint_eq(m->entries[0], 0);
	ck_assert_uint_eq(m->entries[1], 1);
	assert_day(m->until, "2029-04-10");
	ck_assert_int_eq(m->rule->trigger, TRIGGER_LAW); /* the strongest */
	ck_assert_str_eq(m->basis, "DOC basis");
	ck_assert_uint_eq(measure("P02", "FY")->entries_count, 1);
	ck_assert_uint_eq(measure("P02", "FG")->entries_count, 1);
	ck_assert_ptr_nonnull(measure("P03", "XX")); /* outside the county: shown */
	for (size_t i = 1; i < j.measures_count; i++) {
		int by_code = strcmp(
			j.measures[i - 1].measure->code, j.measures[i].measure->code);

		ck_assert(by_code < 0 || (by_code == 0 &&
						 strcmp(j.measures[i - 1].department,
							 j.measures[i].department) < 0));
	}
	judge_on(2, "2028-04-11"); /* one ground is over */
	m = measure("P01", "FG");
	ck_assert_uint_eq(m->entries_count, 1);
	ck_assert_int_eq(m->rule->trigger, TRIGGER_DEPARTMENT);
	judge_on(2, "2029-04-11");
	ck_assert_uint_eq(j.measures_count, 0);
}
END_TEST

START_TEST(test_a_measures_own_term_is_never_longer_than_the_window)
{
	begin(0, "BEF", FIRM);
	small_rules[0].term = (struct term){TERM_DAYS, 180};
	judge_on(1, "2026-05-01");
	assert_day(measure("P01", "FG")->until, "2026-10-07");
	judge_on(1, "2026-10-08");
	ck_assert_ptr_null(measure("P01", "FG"));
	small_rules[0].term = (struct term){TERM_MONTHS, 120};
	judge_on(1, "2026-05-01");
	assert_day(measure("P01", "FG")->until, "2029-04-10");
	small_rules[0].term = (struct term){TERM_BAN, 0};
	entries[0].until = on("2027-01-01");
	judge_on(1, "2026-05-01");
	assert_day(measure("P01", "FG")->until, "2027-01-01");
	small_rules[0].term = (struct term){TERM_NOT_SET, 0};
}
END_TEST

START_TEST(test_no_measure_before_listing_or_while_suspended)
{
	begin(0, "BEF", FIRM);
	judge_on(1, "2026-04-09");
	ck_assert_uint_eq(j.measures_count, 0);
	judge_on(1, "2026-04-10");
	ck_assert_uint_eq(j.measures_count, 3);
	act(&acts[0], &entries[0], CREDIT_EVENT_SUSPENDED, "2026-05-01");
	judge_on(1, "2026-05-01");
	ck_assert_uint_eq(j.measures_count, 0);
}
END_TEST

START_TEST(test_rules_are_those_of_the_day_and_kind)
{
	begin(0, "BEF", FIRM);
	small_rules[0].head.from = on("2026-06-01");
	judge_on(1, "2026-05-31");
	ck_assert_ptr_null(measure("P01", "FG"));
	judge_on(1, "2026-06-01");
	ck_assert_ptr_nonnull(measure("P01", "FG"));
	small_rules[0].head.from = CREDIT_DAY_MIN;
	small_rules[0].kinds = KIND_BIT(CREDIT_KIND_PERSON);
	judge_on(1, "2026-06-01");
	ck_assert_ptr_null(measure("P01", "FG"));
	small_rules[0].kinds = EVERYBODY;
}
END_TEST

START_TEST(test_nobody_is_judged_too)
{
	judge_on(0, "2026-05-01");
	ck_assert_uint_eq(j.measures_count, 0);
	ck_assert(!j.conflict);
}
END_TEST

START_TEST(test_an_entry_of_an_unknown_list_is_shown_as_such)
{
	begin(0, "ZZZ", FIRM);
	judge_on(1, "2026-05-01");
	ck_assert_ptr_null(j.entries[0].list);
	ck_assert_int_eq(why(0), MSG_HELD_LIST);
}
END_TEST

START_TEST(test_judging_a_day_differs_in_the_next_change_only)
{
	struct judgement d;

	begin(0, "PUB", BODY);
	begin(1, "DOC", BODY);
	judge_on(2, "2026-05-01");
	ck_assert_int_eq(
		judge_day(order, 2, small_tables(), on("2026-05-01"), &arena, &d), CREDIT_OK);
	ck_assert(d.conflict == j.conflict);
	ck_assert_uint_eq(d.measures_count, j.measures_count);
	for (size_t i = 0; i < 2; i++) {
		ck_assert_int_eq(d.entries[i].why_not, j.entries[i].why_not);
		ck_assert_int_eq(d.entries[i].standing.state, j.entries[i].standing.state);
		ck_assert_int_ne(j.entries[i].standing.next_change, CREDIT_DAY_NONE);
		ck_assert_int_eq(d.entries[i].standing.next_change, CREDIT_DAY_NONE);
	}
}
END_TEST

SUITE("record/judge", T(test_a_minor_is_on_no_black_list),
	T(test_what_a_child_did_lists_nobody_ever),
	T(test_age_counts_at_the_act_from_the_day_after_the_birthday),
	T(test_who_lives_on_own_labour_is_listed_and_never_published),
	T(test_a_void_entry_of_a_minor_stays_void), T(test_a_minor_may_be_honoured),
	T(test_a_black_entry_shields_the_red_one),
	T(test_the_shield_looks_the_same_when_the_black_entry_is_not_public),
	T(test_only_a_listed_black_entry_of_the_three_classes_shields),
	T(test_one_measure_has_all_its_grounds_and_the_last_end),
	T(test_a_measures_own_term_is_never_longer_than_the_window),
	T(test_no_measure_before_listing_or_while_suspended),
	T(test_rules_are_those_of_the_day_and_kind), T(test_nobody_is_judged_too),
	T(test_an_entry_of_an_unknown_list_is_shown_as_such),
	T(test_judging_a_day_differs_in_the_next_change_only))
