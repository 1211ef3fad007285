/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long the three windows last: anchors, grades, outcomes, own end days,
 * both regimes around 2026-04-01, ends of months.
 */
#include "small_tables.h"
#include "../support/suite.h"

static struct entry entry;
static struct acts acts;
static struct standing s;

static void begin(const char *list)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, FIRM);
}

static const struct window *window(enum effect effect, const char *day)
{
	standing(&entry, small_tables(), on(day), &s);
	return &s.windows[effect - 1];
}

static const struct {
	enum grade grade;
	const char *decided;
	const char *published;
	const char *day;
	const char *publicity; /* last day; "none": never opens */
	const char *use;
	bool provisional;
} regimes[] = {
	/* Order 58: 36 months from the authority's own publication, else the decision */
	{GRADE_NONE, "2025-06-10", "2025-06-20", "2026-03-31", "2028-06-20", "2028-06-20", false},
	{GRADE_NONE, "2025-06-10", "", "2026-03-31", "2028-06-10", "2028-06-10", false},
	{GRADE_SEVERE, "2025-06-10", "2025-06-20", "2026-03-31", "2028-06-20", "2028-06-20", false},
	{GRADE_NONE, "2026-03-31", "2026-04-20", "2026-03-31", "2029-04-20", "2029-04-20", false},
	/* 信用修复管理办法 from 2026-04-01: by grade, from the document */
	{GRADE_MINOR, "2026-04-01", "2026-04-20", "2026-04-01", "none", "2026-07-01", false},
	{GRADE_GENERAL, "2026-04-01", "2026-04-20", "2026-04-01", "2027-04-01", "2027-04-01", true},
	{GRADE_SEVERE, "2026-04-01", "2026-04-20", "2026-04-01", "2029-04-01", "2029-04-01", true},
	/* decided before, judged after: the earlier end of both */
	{GRADE_GENERAL, "2026-03-31", "2026-04-20", "2026-04-01", "2027-03-31", "2027-03-31", true},
	{GRADE_SEVERE, "2025-06-10", "2025-06-20", "2026-04-01", "2028-06-10", "2028-06-10", true},
	{GRADE_SEVERE, "2025-06-10", "2025-05-20", "2026-04-01", "2028-05-20", "2028-05-20", false},
	{GRADE_MINOR, "2026-03-31", "", "2026-04-01", "none", "2026-06-30", false},
	/* no grade: nothing in print, use no longer than for the least grade */
	{GRADE_NONE, "2026-04-01", "", "2026-04-01", "none", "2026-07-01", true},
	{GRADE_NONE, "2026-03-31", "", "2026-04-01", "none", "2026-06-30", true},
	/* no rule of the day of decision is known: today's alone */
	{GRADE_GENERAL, "2023-04-30", "", "2026-04-02", "2024-04-30", "2024-04-30", true},
};

/* Rule: 信用修复管理办法（国家发展改革委令第36号）; 民法典 art. 202. */
START_TEST(test_terms_of_both_regimes)
{
	begin("GEN");
	entry.grade = regimes[_i].grade;
	entry.decided = on(regimes[_i].decided);
	if (regimes[_i].published[0])
		entry.published = on(regimes[_i].published);
	assert_day(window(EFFECT_PUBLICITY, regimes[_i].day)->until, regimes[_i].publicity);
	assert_day(s.windows[EFFECT_USE - 1].until, regimes[_i].use);
	assert_day(s.windows[EFFECT_MEASURES - 1].until, regimes[_i].use);
	ck_assert(s.windows[EFFECT_USE - 1].provisional == regimes[_i].provisional);
	ck_assert_str_ne(s.windows[EFFECT_USE - 1].article, "");
}
END_TEST

/*
 * Each grade, decided before or after 2026-04-01 and judged before or after,
 * under each rule of transition and without one: against the rule in words.
 * Decided 2025-06-10 the old end is 2028-06-10 for whatever grade.
 */
static const struct {
	enum grade grade;
	const char *new_use; /* the end of use under the new regime alone */
	bool printed;
} graded[] = {{GRADE_NONE, "2025-09-10", false}, {GRADE_MINOR, "2025-09-10", false},
	{GRADE_GENERAL, "2026-06-10", true}, {GRADE_SEVERE, "2028-06-10", true}};

static void check_transition(enum transition rule, size_t at)
{
	const struct window *publicity = &s.windows[EFFECT_PUBLICITY - 1];
	bool old_alone = rule == TRANSITION_OLD;

	begin("GEN");
	entry.grade = graded[at].grade;
	entry.decided = on("2025-06-10");
	/* judged before: the old regime, whatever comes */
	assert_day(window(EFFECT_USE, "2026-03-31")->until, "2028-06-10");
	assert_day(publicity->until, "2028-06-10");
	ck_assert(publicity->from != CREDIT_DAY_NONE);
	/* judged after */
	assert_day(window(EFFECT_USE, "2026-04-01")->until,
		old_alone ? "2028-06-10" : graded[at].new_use);
	assert_day(s.windows[EFFECT_MEASURES - 1].until,
		old_alone ? "2028-06-10" : graded[at].new_use);
	if (old_alone || graded[at].printed)
		assert_day(publicity->until, old_alone ? "2028-06-10" : graded[at].new_use);
	else
		assert_day(publicity->from, "none");
	/* decided after: the new regime alone */
	entry.decided = on("2026-04-01");
	window(EFFECT_USE, "2026-04-02");
	ck_assert((publicity->from != CREDIT_DAY_NONE) == graded[at].printed);
}

START_TEST(test_every_rule_of_transition_for_every_grade)
{
	static struct transition_row rows[] = {
		{.head = ALWAYS, .list = "*", .before = "old", .after = "new"},
		{.head = ALWAYS, .list = "GEN", .before = "old", .after = "new"}};
	credit_catalogue *tables = (credit_catalogue *)small_tables();
	int own = _i / 4, rule = _i % 4; /* 0: no row at all */

	for (size_t i = 0; i < COUNT_OF(small_terms); i++)
		if (strcmp(small_terms[i].list, "*") == 0)
			small_terms[i].regime =
				small_terms[i].anchor == ANCHOR_PUBLISHED ? "old" : "new";
	rows[0].head.from = rows[1].head.from = on("2026-04-01");
	rows[own].rule = (enum transition)rule;
	rows[!own].rule = TRANSITION_EARLIER;
	tables->transitions = rows;
	tables->transitions_count = rule ? 1 + (size_t)own : 0;
	for (size_t i = 0; i < COUNT_OF(graded); i++)
		check_transition(rule ? (enum transition)rule : TRANSITION_EARLIER, i);
}
END_TEST

/* Earlier is not the new: an old term that ends first stays. */
START_TEST(test_transition_to_the_new_rule_alone_may_be_later)
{
	static struct transition_row row = {
		.head = ALWAYS, .list = "*", .before = "own", .after = "own"};
	credit_catalogue *tables = (credit_catalogue *)small_tables();
	struct {
		enum transition rule;
		const char *until;
	} rules[] = {{TRANSITION_EARLIER, "2028-05-20"}, {TRANSITION_OLD, "2028-05-20"},
		{TRANSITION_NEW, "2028-06-10"}};

	tables->transitions = &row;
	tables->transitions_count = 1;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		begin("GEN");
		row.rule = rules[i].rule;
		entry.grade = GRADE_SEVERE;
		entry.decided = on("2025-06-10");
		entry.published = on("2025-05-20");
		assert_day(window(EFFECT_USE, "2026-04-01")->until, rules[i].until);
		row.head.to = on("2026-12-31"); /* dated like every row of law */
		assert_day(window(EFFECT_USE, "2027-01-01")->until, "2028-05-20");
		row.head.to = CREDIT_DAY_MAX;
	}
}
END_TEST

START_TEST(test_the_end_of_a_transition_row_is_a_change_that_was_told)
{
	static struct transition_row row = {.head = ALWAYS, .list = "*", .before = "own",
		.after = "own", .rule = TRANSITION_NEW};
	credit_catalogue *tables = (credit_catalogue *)small_tables();

	tables->transitions = &row;
	tables->transitions_count = 1;
	row.head.to = on("2026-12-31");
	begin("GEN");
	entry.grade = GRADE_SEVERE;
	entry.decided = on("2025-06-10");
	entry.published = on("2025-05-20");
	window(EFFECT_USE, "2026-04-01");
	assert_day(s.next_change, "2027-01-01");
}
END_TEST

START_TEST(test_the_new_regime_is_a_change_that_was_told)
{
	begin("GEN");
	entry.decided = on("2026-01-10");
	assert_day(window(EFFECT_PUBLICITY, "2026-02-01")->until, "2029-01-10");
	assert_day(s.next_change, "2026-04-01");
	assert_day(window(EFFECT_PUBLICITY, "2026-04-01")->until, "2027-01-10");
	assert_day(s.next_change, "2027-01-11");
}
END_TEST

/*
 * Decided 2023-08-31: three years under Order 58, one by the rule of 2026-04-01.  It
 * was rightly in print until that day: nobody was late before.
 */
START_TEST(test_an_end_that_a_newer_rule_moved_back_is_of_its_day)
{
	const struct window *use;

	begin("GEN");
	entry.decided = on("2023-08-31");
	entry.published = CREDIT_DAY_NONE;
	use = window(EFFECT_USE, "2026-03-31");
	assert_day(use->until, "2026-08-31");
	assert_day(window_last(use), "2026-08-31");
	use = window(EFFECT_USE, "2026-04-10");
	assert_day(use->until, "2024-08-31");
	assert_day(window_last(use), "2026-03-31");
	/* the older end is the same or earlier, or the end is the authority's own */
	entry.grade = GRADE_SEVERE;
	use = window(EFFECT_USE, "2026-04-10");
	assert_day(use->until, "2026-08-31");
	assert_day(window_last(use), "2026-08-31");
	entry.grade = GRADE_GENERAL;
	entry.until = on("2024-02-01");
	assert_day(window_last(window(EFFECT_USE, "2026-04-10")), "2024-02-01");
	entry.until = CREDIT_DAY_NONE;
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2023-12-01");
	assert_day(window_last(window(EFFECT_USE, "2026-04-10")), "2023-11-30");
}
END_TEST

START_TEST(test_reasons_of_a_missing_grade_and_of_a_minor_one)
{
	begin("GEN");
	entry.grade = GRADE_NONE;
	ck_assert_int_eq(window(EFFECT_PUBLICITY, "2026-05-01")->reason, MSG_HELD_GRADE);
	ck_assert_int_eq(window(EFFECT_USE, "2026-05-01")->reason, MSG_HELD_GRADE);
	entry.grade = GRADE_MINOR;
	ck_assert_int_eq(window(EFFECT_PUBLICITY, "2026-05-01")->reason, MSG_HELD_HIDDEN);
	ck_assert_int_eq(window(EFFECT_USE, "2026-05-01")->reason, MSG_ENDED_TERM);
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	window(EFFECT_USE, "2026-07-11");
	ck_assert_int_eq(s.state, CREDIT_STATE_ENDED); /* hidden publicity keeps nothing open */
}
END_TEST

/* Where the authority set an end before the least maximum, no grade could change it. */
START_TEST(test_without_a_grade_an_own_end_is_certain)
{
	begin("GEN");
	entry.grade = GRADE_NONE;
	ck_assert(window(EFFECT_USE, "2026-05-01")->provisional);
	entry.until = on("2026-06-01");
	assert_day(window(EFFECT_USE, "2026-05-01")->until, "2026-06-01");
	ck_assert_int_eq(s.windows[EFFECT_USE - 1].reason, MSG_ENDED_OWN);
	ck_assert(!s.windows[EFFECT_USE - 1].provisional);
	ck_assert_int_eq(s.windows[EFFECT_PUBLICITY - 1].reason, MSG_HELD_GRADE);
	entry.until = on("2026-12-31"); /* behind it: the grade decides */
	ck_assert(window(EFFECT_USE, "2026-05-01")->provisional);
	ck_assert_int_eq(s.windows[EFFECT_USE - 1].reason, MSG_HELD_GRADE);
}
END_TEST

/* 民法典 art. 202: the matching day, else the last day of the month */
static const struct {
	const char *decided;
	const char *until; /* 36 months later */
} month_ends[] = {{"2024-02-29", "2027-02-28"}, {"2025-08-31", "2028-08-31"},
	{"2025-02-28", "2028-02-28"}, {"2026-01-31", "2029-01-31"}, {"2025-12-31", "2028-12-31"}};

START_TEST(test_months_end_on_the_matching_day)
{
	begin("BEF");
	entry.decided = on(month_ends[_i].decided);
	entry.notified = entry.decided - 30;
	assert_day(window(EFFECT_USE, "2027-01-01")->until, month_ends[_i].until);
}
END_TEST

START_TEST(test_the_last_day_counts_and_is_not_rolled)
{
	begin("BEF");
	entry.decided = on("2024-05-04"); /* its end, 2027-05-04, may be a holiday */
	entry.notified = on("2024-04-01");
	ck_assert(window_holds(window(EFFECT_PUBLICITY, "2027-05-04"), on("2027-05-04")));
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	ck_assert(!window_holds(window(EFFECT_PUBLICITY, "2027-05-05"), on("2027-05-05")));
	ck_assert_int_eq(s.state, CREDIT_STATE_ENDED);
	ck_assert_int_eq(s.windows[0].reason, MSG_ENDED_TERM);
}
END_TEST

START_TEST(test_each_effect_has_its_own_anchor_and_outcome)
{
	begin("FIX");
	entry.published = on("2026-04-20");
	entry.act_end = on("2026-02-28");
	assert_day(window(EFFECT_PUBLICITY, "2026-05-01")->until, "2026-07-29");
	ck_assert(s.windows[0].provisional);
	ck_assert_int_eq(s.windows[0].reason, MSG_ENDED_SECTOR);
	assert_day(window(EFFECT_USE, "2026-05-01")->until, "2027-02-28");
	assert_day(window(EFFECT_MEASURES, "2026-05-01")->until, "ever");
	ck_assert_int_eq(s.windows[2].reason, MSG_ENDED_CORRECTED);
	entry.act_end = entry.published = CREDIT_DAY_NONE;
	assert_day(window(EFFECT_PUBLICITY, "2026-05-01")->until, "2026-07-19");
	assert_day(window(EFFECT_USE, "2026-05-01")->until, "2027-04-10");
	/* publicity and use over, measures not: not ended */
	window(EFFECT_MEASURES, "2027-04-11");
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	act(&acts, &entry, CREDIT_EVENT_REPAIRED, "2027-05-01");
	window(EFFECT_MEASURES, "2027-05-01");
	ck_assert_int_eq(s.state, CREDIT_STATE_ENDED);
}
END_TEST

START_TEST(test_the_authoritys_earlier_end_wins)
{
	begin("BEF");
	entry.until = on("2027-04-10");
	assert_day(window(EFFECT_PUBLICITY, "2026-05-01")->until, "2027-04-10");
	ck_assert_int_eq(s.windows[0].reason, MSG_ENDED_OWN);
	entry.until = on("2030-01-01"); /* later than the law lets */
	assert_day(window(EFFECT_PUBLICITY, "2026-05-01")->until, "2029-04-10");
	begin("NON");
	entry.until = on("2027-04-10");
	assert_day(window(EFFECT_USE, "2026-05-01")->until, "2027-04-10");
	entry.until = CREDIT_DAY_NONE;
	assert_day(window(EFFECT_USE, "2026-05-01")->until, "ever");
}
END_TEST

START_TEST(test_a_ban_needs_its_end)
{
	begin("BAN");
	assert_day(window(EFFECT_PUBLICITY, "2026-05-01")->from, "none");
	ck_assert_int_eq(s.windows[0].reason, MSG_HELD_BAN_END);
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	entry.until = on("2028-04-09");
	assert_day(window(EFFECT_PUBLICITY, "2026-05-01")->until, "2028-04-09");
	entry.until = CREDIT_DAY_NONE;
	entry.until_long = true;
	assert_day(window(EFFECT_PUBLICITY, "2026-05-01")->until, "ever");
}
END_TEST

START_TEST(test_a_term_for_life_has_no_end)
{
	begin("LIF");
	assert_day(window(EFFECT_MEASURES, "2026-05-01")->until, "ever");
	assert_day(s.next_change, "none");
}
END_TEST

START_TEST(test_an_extension_moves_the_authoritys_end_within_the_term)
{
	static const struct event_field later = {"until", "2028-12-31"};
	static const struct event_field beyond = {"until", "2031-12-31"};
	struct event *event;

	begin("BEF");
	entry.until = on("2027-04-10");
	event = act(&acts, &entry, CREDIT_EVENT_EXTENDED, "2027-03-01");
	act_fields(event, &later, 1);
	assert_day(window(EFFECT_PUBLICITY, "2027-05-01")->until, "2028-12-31");
	act_fields(event, &beyond, 1);
	assert_day(window(EFFECT_PUBLICITY, "2027-05-01")->until, "2029-04-10");
}
END_TEST

START_TEST(test_a_term_over_before_listing_never_opens)
{
	begin("BEF");
	entry.decided = on("2022-01-10"); /* noticed four years later: too late */
	assert_day(window(EFFECT_PUBLICITY, "2026-05-01")->from, "none");
	assert_day(s.windows[0].until, "2025-01-10");
	ck_assert_int_eq(s.state, CREDIT_STATE_ENDED);
}
END_TEST

START_TEST(test_terms_near_the_last_day_do_not_overflow)
{
	begin("NON");
	entry.decided = CREDIT_DAY_MAX;
	standing(&entry, small_tables(), CREDIT_DAY_MAX, &s);
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	begin("FIX");
	entry.decided = CREDIT_DAY_MAX - 3;
	standing(&entry, small_tables(), CREDIT_DAY_MAX, &s);
	assert_day(s.windows[0].until, "ever");
	begin("BEF");
	entry.decided = entry.notified = CREDIT_DAY_MIN;
	standing(&entry, small_tables(), CREDIT_DAY_MIN, &s);
	ck_assert_int_eq(s.state, CREDIT_STATE_NOTIFIED);
}
END_TEST

SUITE_APART("record/standing_terms", TL(test_terms_of_both_regimes, (int)COUNT_OF(regimes)),
	TL(test_every_rule_of_transition_for_every_grade, 8),
	T(test_transition_to_the_new_rule_alone_may_be_later),
	T(test_the_end_of_a_transition_row_is_a_change_that_was_told),
	T(test_an_end_that_a_newer_rule_moved_back_is_of_its_day),
	T(test_the_new_regime_is_a_change_that_was_told),
	T(test_without_a_grade_an_own_end_is_certain),
	T(test_reasons_of_a_missing_grade_and_of_a_minor_one),
	TL(test_months_end_on_the_matching_day, (int)COUNT_OF(month_ends)),
	T(test_the_last_day_counts_and_is_not_rolled),
	T(test_each_effect_has_its_own_anchor_and_outcome),
	T(test_the_authoritys_earlier_end_wins), T(test_a_ban_needs_its_end),
	T(test_a_term_for_life_has_no_end),
	T(test_an_extension_moves_the_authoritys_end_within_the_term),
	T(test_a_term_over_before_listing_never_opens),
	T(test_terms_near_the_last_day_do_not_overflow))
