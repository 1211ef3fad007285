/* SPDX-License-Identifier: Apache-2.0 */
/* The review cycle of honours: due, held back and not ended, passed, failed. */
#include "record/standing.h"
#include "small_tables.h"
#include "../support/suite.h"

static struct arena arena = ARENA_INIT;
static struct entry entry;
static struct acts acts;
static struct judged_entry judged;

/* Decided 2026-04-10 and announced 2026-04-01; a cycle of a year and thirty days of grace. */
static void begin(void)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, "PUB", BODY);
	entry.notified = on("2026-04-01");
	small_lists[7].review_months = 12;
	small_lists[7].review_grace_days = 30;
}

static enum message why_on(const char *day)
{
	const struct entry *one = &entry;
	struct judgement j;

	ck_assert_int_eq(judge(&one, 1, small_tables(), on(day), &arena, &j), CREDIT_OK);
	judged = j.entries[0];
	return judged.why_not;
}

static void reviewed(const char *day, const struct event_field *outcome)
{
	act_fields(act(&acts, &entry, CREDIT_EVENT_REVIEWED, day), outcome, outcome ? 1 : 0);
}

static const struct event_field pass = {"outcome", "pass"};
static const struct event_field fail = {"outcome", "fail"};

static void assert_review(const char *day, const char *due, const char *held_from)
{
	struct review review;

	why_on(day);
	judged_review(&judged, on(day), &review);
	assert_day(review.due, due);
	assert_day(review.held_from, held_from);
}

START_TEST(test_an_overdue_review_holds_print_back_and_ends_nothing)
{
	begin();
	ck_assert_int_eq(why_on("2027-04-10"), MSG_COUNT); /* the last day of the cycle */
	ck_assert_int_eq(why_on("2027-05-10"), MSG_COUNT); /* the last day of grace */
	assert_day(judged.standing.next_change, "2027-05-11");
	ck_assert_int_eq(why_on("2027-05-11"), MSG_HELD_UNREVIEWED);
	ck_assert_str_eq(judged.why_article, "basis");
	ck_assert_int_eq(judged.standing.state, CREDIT_STATE_LISTED);
	ck_assert(window_holds(
		&judged.standing.windows[EFFECT_MEASURES - 1], on("2027-05-11")));
	ck_assert(window_holds(&judged.standing.windows[EFFECT_USE - 1], on("2027-05-11")));
}
END_TEST

START_TEST(test_a_review_that_passed_starts_the_cycle_anew)
{
	begin();
	reviewed("2027-06-01", &pass);
	ck_assert_int_eq(why_on("2027-05-31"), MSG_HELD_UNREVIEWED);
	assert_day(judged.standing.next_change, "2027-06-01");
	ck_assert_int_eq(why_on("2027-06-01"), MSG_COUNT);
	assert_review("2027-06-01", "2028-06-01", "2028-07-02");
	reviewed("2028-02-29", NULL); /* without an outcome it passed */
	assert_review("2028-03-01", "2029-02-28", "2029-03-31");
	assert_review("2027-06-01", "2028-06-01", "2028-07-02"); /* by what was done by then */
}
END_TEST

/* Rule: 国办发〔2020〕49号: ended by an act with a document; 发改财金规〔2017〕1798号. */
START_TEST(test_a_review_that_failed_ends_the_honour_from_its_day)
{
	begin();
	reviewed("2027-03-01", &fail);
	ck_assert_int_eq(why_on("2027-02-28"), MSG_COUNT);
	ck_assert_int_eq(why_on("2027-03-01"), MSG_ENDED_REVIEW);
	ck_assert_int_eq(judged.standing.state, CREDIT_STATE_ENDED);
	assert_review("2027-03-01", "none", "none");
	act(&acts, &entry, CREDIT_EVENT_TITLE_WITHDRAWN, "2027-02-01");
	ck_assert_int_eq(why_on("2027-03-01"), MSG_ENDED_TITLE); /* the first act ends it */
}
END_TEST

START_TEST(test_an_undone_review_does_not_count)
{
	struct event *event;

	begin();
	event = act(&acts, &entry, CREDIT_EVENT_REVIEWED, "2027-03-01");
	event->batch = 7;
	assert_review("2027-04-01", "2028-03-01", "2028-04-01");
	act(&acts, &entry, CREDIT_EVENT_UNDONE, "2027-03-02")->batch = 7;
	assert_review("2027-04-01", "2027-04-10", "2027-05-11");
}
END_TEST

START_TEST(test_months_of_the_cycle_end_on_the_matching_day)
{
	begin(); /* 民法典 art. 202 */
	small_lists[7].review_months = 6;
	entry.decided = on("2026-08-31");
	assert_review("2026-09-01", "2027-02-28", "2027-03-31");
	entry.decided = CREDIT_DAY_NONE;
	act(&acts, &entry, CREDIT_EVENT_DECIDED, "2026-05-31");
	assert_review("2026-09-01", "2026-11-30", "2026-12-31");
}
END_TEST

START_TEST(test_lists_without_a_cycle_and_entries_not_listed_have_none_due)
{
	begin();
	small_lists[7].review_months = 0;
	assert_review("2030-01-01", "none", "none");
	ck_assert_int_eq(why_on("2030-01-01"), MSG_COUNT);
	begin();
	assert_review("2026-04-02", "none", "none");
	entry.list = "ZZZ";
	assert_review("2026-06-01", "none", "none");
}
END_TEST

START_TEST(test_a_cycle_past_the_last_day_holds_nothing_back)
{
	begin();
	entry.decided = CREDIT_DAY_MAX - 20;
	entry.notified = on("2026-04-01");
	standing(&entry, small_tables(), CREDIT_DAY_MAX, &judged.standing);
	ck_assert(window_holds(
		&judged.standing.windows[EFFECT_PUBLICITY - 1], CREDIT_DAY_MAX));
}
END_TEST

SUITE("record/review", T(test_an_overdue_review_holds_print_back_and_ends_nothing),
	T(test_a_review_that_passed_starts_the_cycle_anew),
	T(test_a_review_that_failed_ends_the_honour_from_its_day),
	T(test_an_undone_review_does_not_count),
	T(test_months_of_the_cycle_end_on_the_matching_day),
	T(test_lists_without_a_cycle_and_entries_not_listed_have_none_due),
	T(test_a_cycle_past_the_last_day_holds_nothing_back))
