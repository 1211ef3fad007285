/* SPDX-License-Identifier: Apache-2.0 */
/* Which acts are open on a day, and by when they are to be answered. */
#include "record/event_rule.h"
#include "small_tables.h"
#include "../support/suite.h"

static struct entry entry;
static struct acts acts;
static struct open_act open_acts[OPEN_ACTS_MAX];

static void begin(const char *list)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, FIRM);
}

static size_t ask(const char *day)
{
	return acts_open(&entry, small_tables(), on(day), open_acts);
}

START_TEST(test_nothing_is_open_without_acts)
{
	begin("DOC");
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	act(&acts, &entry, CREDIT_EVENT_CORRECTED, "2026-05-06"); /* it awaits nothing */
	ck_assert_uint_eq(ask("2026-06-01"), 0);
}
END_TEST

/* By the shipped tables: absent from a complete list, until checked or ended. */
START_TEST(test_an_absence_is_open_until_it_is_checked_or_the_entry_ends)
{
	credit_catalogue *law;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	begin("SX");
	entry.ground = "SX2";
	act(&acts, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-28");
	ck_assert_uint_eq(acts_open(&entry, law, on("2026-06-01"), open_acts), 1);
	ck_assert_int_eq(open_acts[0].event->kind, CREDIT_EVENT_UNCONFIRMED);
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-05-27"); /* the court's answer */
	ck_assert_uint_eq(acts_open(&entry, law, on("2026-06-01"), open_acts), 0);
	credit_catalogue_free(law);
}
END_TEST

/* Rule: 国办发〔2020〕49号: objections are examined and answered. */
START_TEST(test_an_objection_is_open_from_its_day_until_its_answer)
{
	begin("DOC");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-06"); /* a Wednesday */
	ck_assert_uint_eq(ask("2026-05-05"), 0);
	ck_assert_uint_eq(ask("2026-05-06"), 1);
	ck_assert_int_eq(open_acts[0].event->kind, CREDIT_EVENT_OBJECTED);
	ck_assert_int_eq(open_acts[0].row->due_days, 3);
	assert_day(open_acts[0].due, "2026-05-11"); /* three working days */
	ck_assert(!open_acts[0].provisional && !open_acts[0].extended);
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-05-20"); /* late */
	ck_assert_uint_eq(ask("2026-05-19"), 1);
	ck_assert_uint_eq(ask("2026-05-20"), 0);
}
END_TEST

START_TEST(test_an_extension_names_what_it_puts_off)
{
	static const struct event_field of = {"of", "objected"};
	static const struct event_field other = {"of", "repair-accepted"};

	begin("DOC");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-06");
	act_fields(act(&acts, &entry, CREDIT_EVENT_EXTENDED, "2026-05-08"), &other, 1);
	ck_assert_uint_eq(ask("2026-05-08"), 1);
	ck_assert(!open_acts[0].extended);
	act_fields(act(&acts, &entry, CREDIT_EVENT_EXTENDED, "2026-05-11"), &of, 1);
	ck_assert_uint_eq(ask("2026-05-10"), 1);
	ck_assert(!open_acts[0].extended);
	ck_assert_uint_eq(ask("2026-05-11"), 1);
	ck_assert(open_acts[0].extended);
	assert_day(open_acts[0].due, "2026-05-15"); /* seven in all */
}
END_TEST

START_TEST(test_repair_goes_from_application_to_acceptance_to_decision)
{
	begin("DOC");
	act(&acts, &entry, CREDIT_EVENT_REPAIR_APPLIED, "2026-05-06");
	ck_assert_uint_eq(ask("2026-05-06"), 1);
	assert_day(open_acts[0].due, "2026-05-11");
	act(&acts, &entry, CREDIT_EVENT_REPAIR_ACCEPTED, "2026-05-11");
	ck_assert_uint_eq(ask("2026-05-11"), 1);
	ck_assert_int_eq(open_acts[0].event->kind, CREDIT_EVENT_REPAIR_ACCEPTED);
	assert_day(open_acts[0].due, "2026-05-25"); /* ten working days */
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-12");
	ck_assert_uint_eq(ask("2026-05-12"), 2);
	assert_day(open_acts[1].due, "none"); /* the law says no day */
	act(&acts, &entry, CREDIT_EVENT_REFUSED, "2026-05-13");
	ck_assert_uint_eq(ask("2026-05-13"), 1);
}
END_TEST

START_TEST(test_a_day_past_the_calendar_is_provisional)
{
	begin("DOC");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2027-12-30");
	ck_assert_uint_eq(ask("2027-12-30"), 1);
	ck_assert(open_acts[0].provisional);
}
END_TEST

/* 民法典 art. 203: a last day that is a holiday moves to the next working day */
START_TEST(test_calendar_days_end_on_a_working_day)
{
	credit_catalogue *law;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	begin("SX");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-20");
	ck_assert_uint_eq(acts_open(&entry, law, on("2026-04-20"), open_acts), 1);
	assert_day(open_acts[0].due, "2026-05-06"); /* 05-05 is a holiday */
	ck_assert_ptr_nonnull(act_list(&entry, law, on("2026-05-01")));
	entry.list = "no such list";
	ck_assert_ptr_null(act_list(&entry, law, on("2026-05-01")));
	credit_catalogue_free(law);
}
END_TEST

START_TEST(test_what_was_undone_opens_nothing)
{
	begin("DOC");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-06")->batch = 7;
	ck_assert_uint_eq(ask("2026-05-06"), 1);
	act(&acts, &entry, CREDIT_EVENT_UNDONE, "2026-05-07")->batch = 7;
	ck_assert_uint_eq(ask("2026-05-08"), 0);
}
END_TEST

START_TEST(test_states_are_those_of_standing_and_finer)
{
	credit_day listed;

	begin("BEF");
	ck_assert_int_eq(act_state_on(&entry, small_tables(), on("2026-04-02"), &listed),
		ACT_NOTIFIED);
	assert_day(listed, "2026-04-10");
	ck_assert_int_eq(act_state_on(&entry, small_tables(), on("2026-05-01"), &listed),
		ACT_LISTED);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-01");
	act(&acts, &entry, CREDIT_EVENT_UPHELD, "2026-05-06");
	ck_assert_int_eq(act_state_on(&entry, small_tables(), on("2026-05-05"), &listed),
		ACT_LISTED);
	ck_assert_int_eq(act_state_on(&entry, small_tables(), on("2026-05-06"), &listed),
		ACT_ENDED);
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-05-07");
	ck_assert_int_eq(act_state_on(&entry, small_tables(), on("2026-05-07"), &listed),
		ACT_REMOVED);
	act(&acts, &entry, CREDIT_EVENT_REVOKED, "2026-05-08");
	ck_assert_int_eq(act_state_on(&entry, small_tables(), on("2026-05-01"), &listed),
		ACT_VOID);
}
END_TEST

/* Rule: 国办发〔2020〕49号: each objection has its own day and its own answer. */
START_TEST(test_each_objection_is_open_until_its_own_answer)
{
	static const struct event_field of = {"of", "样异〔2026〕1号"};

	begin("DOC");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-06")->document = of.value;
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-07")->document = "样异〔2026〕2号";
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-07");
	ck_assert_uint_eq(ask("2026-05-07"), 3);
	assert_day(open_acts[0].due, "2026-05-11");
	assert_day(open_acts[1].due, "2026-05-12");
	act_fields(act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-05-09"), &of, 1);
	ck_assert_uint_eq(ask("2026-05-09"), 2);
	assert_day(open_acts[0].event->day, "2026-05-07");
	ck_assert_ptr_eq(act_open_on(&entry, small_tables(), CREDIT_EVENT_OBJECTED,
				 on("2026-05-08"), true),
		open_acts[0].event);
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-05-12");
	ck_assert_uint_eq(ask("2026-05-12"), 1);
}
END_TEST

/* However many somebody raises, what else waits is still told. */
START_TEST(test_many_objections_hide_no_other_open_act)
{
	begin("DOC");
	for (int i = 0; i < OPEN_OBJECTIONS_MAX + 2; i++)
		act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-06");
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-07");
	ck_assert_uint_eq(ask("2026-05-07"), OPEN_OBJECTIONS_MAX + 1);
	ck_assert_int_eq(
		open_acts[OPEN_OBJECTIONS_MAX].event->kind, CREDIT_EVENT_SUSPENDED);
}
END_TEST

/*
 * Rule: 国办发〔2020〕49号: the authority's removal ends the entry; what may be done
 * no more is not waited for, and keeps nothing from being erased (个人信息保护法 art. 47).
 */
START_TEST(test_what_nobody_may_answer_any_more_is_not_open)
{
	begin("DOC");
	act(&acts, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-06");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-06");
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-07");
	ck_assert_uint_eq(ask("2026-05-08"), 3);
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-05-09");
	ck_assert_uint_eq(ask("2026-05-08"), 3);
	ck_assert_uint_eq(ask("2026-05-09"), 1); /* who objected still gets an answer */
	ck_assert_int_eq(open_acts[0].event->kind, CREDIT_EVENT_OBJECTED);
	act(&acts, &entry, CREDIT_EVENT_REVOKED, "2026-05-11");
	ck_assert_uint_eq(ask("2026-05-11"), 0);
}
END_TEST

START_TEST(test_an_answer_of_a_later_day_counts_when_it_is_asked_for)
{
	begin("DOC");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-06");
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-05-08");
	ck_assert_ptr_nonnull(act_open_on(
		&entry, small_tables(), CREDIT_EVENT_OBJECTED, on("2026-05-07"), false));
	ck_assert_ptr_null(act_open_on(
		&entry, small_tables(), CREDIT_EVENT_OBJECTED, on("2026-05-07"), true));
}
END_TEST

SUITE("record/event_open",
	T(test_an_absence_is_open_until_it_is_checked_or_the_entry_ends),
	T(test_nothing_is_open_without_acts),
	T(test_an_objection_is_open_from_its_day_until_its_answer),
	T(test_each_objection_is_open_until_its_own_answer),
	T(test_many_objections_hide_no_other_open_act),
	T(test_what_nobody_may_answer_any_more_is_not_open),
	T(test_an_extension_names_what_it_puts_off),
	T(test_repair_goes_from_application_to_acceptance_to_decision),
	T(test_a_day_past_the_calendar_is_provisional), T(test_what_was_undone_opens_nothing),
	T(test_calendar_days_end_on_a_working_day),
	T(test_states_are_those_of_standing_and_finer),
	T(test_an_answer_of_a_later_day_counts_when_it_is_asked_for))
