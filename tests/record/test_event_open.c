/* SPDX-License-Identifier: Apache-2.0 */
/* Acts that await an answer, and until when; by the shipped tables. */
#include "record/event_rule.h"
#include "small_tables.h"
#include "../support/suite.h"

static credit_catalogue *law;
static struct entry entry;
static struct acts acts;

static void begin(const char *list)
{
	if (!law)
		ck_assert_int_eq(
			credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, FIRM);
}

static struct open_act only_open(const char *day)
{
	struct open_act open[OPEN_ACTS_MAX];

	ck_assert_uint_eq(acts_open(&entry, law, on(day), open), 1);
	return open[0];
}

static size_t open_count(const char *day)
{
	struct open_act open[OPEN_ACTS_MAX];

	return acts_open(&entry, law, on(day), open);
}

/* domain vector: 2026-04-30 and three working days is 2026-05-08 */
START_TEST(test_an_objection_is_open_until_it_is_answered)
{
	begin("SJ");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-30");
	ck_assert_uint_eq(open_count("2026-04-29"), 0);
	ck_assert_int_eq(only_open("2026-04-30").event->kind, CREDIT_EVENT_OBJECTED);
	assert_day(only_open("2026-06-30").due, "2026-05-08");
	ck_assert(!only_open("2026-06-30").provisional);
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-05-07");
	ck_assert_uint_eq(open_count("2026-05-06"), 1);
	ck_assert_uint_eq(open_count("2026-05-07"), 0);
}
END_TEST

START_TEST(test_an_extension_that_names_the_act_puts_its_answer_off)
{
	static const struct event_field of[] = {{"of", "objected"}};
	static const struct event_field other[] = {{"of", "repair-accepted"}};

	begin("SJ");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-30");
	act(&acts, &entry, CREDIT_EVENT_EXTENDED, "2026-05-06");
	acts.events[1].fields = other;
	acts.events[1].fields_count = 1;
	assert_day(only_open("2026-05-06").due, "2026-05-08");
	acts.events[1].fields = of;
	ck_assert(only_open("2026-05-06").extended);
	/* 05-09 is a make-up working day */
	assert_day(only_open("2026-05-06").due, "2026-05-13");
	assert_day(only_open("2026-05-05").due, "2026-05-08"); /* not put off yet */
}
END_TEST

/* 民法典 art. 203: a last day that is a holiday moves to the next working day */
START_TEST(test_calendar_days_end_on_a_working_day)
{
	begin("SX");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-20");
	assert_day(only_open("2026-04-20").due, "2026-05-06"); /* 05-05 is a holiday */
}
END_TEST

START_TEST(test_an_answer_past_the_calendar_is_provisional)
{
	begin("SJ");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-12-30");
	ck_assert(only_open("2026-12-30").provisional);
}
END_TEST

START_TEST(test_the_state_of_an_entry_for_an_act)
{
	credit_day listed;

	begin("SJ");
	ck_assert_int_eq(act_state_on(&entry, law, on("2026-04-12"), &listed), ACT_LISTED);
	assert_day(listed, "2026-04-10");
	ck_assert_int_eq(act_state_on(&entry, law, on("2026-04-01"), &listed), ACT_NOTIFIED);
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-05-01");
	ck_assert_int_eq(act_state_on(&entry, law, on("2026-04-30"), &listed), ACT_LISTED);
	ck_assert_int_eq(act_state_on(&entry, law, on("2026-05-01"), &listed), ACT_REMOVED);
	begin("SJ");
	act(&acts, &entry, CREDIT_EVENT_REVOKED, "2026-05-01");
	ck_assert_int_eq(act_state_on(&entry, law, on("2026-04-12"), &listed), ACT_VOID);
	ck_assert_ptr_nonnull(act_list(&entry, law, on("2026-05-01")));
	entry.list = "no such list";
	ck_assert_ptr_null(act_list(&entry, law, on("2026-05-01")));
	credit_catalogue_free(law);
	law = NULL;
}
END_TEST

SUITE("record/event_open", T(test_an_objection_is_open_until_it_is_answered),
	T(test_an_extension_that_names_the_act_puts_its_answer_off),
	T(test_calendar_days_end_on_a_working_day),
	T(test_an_answer_past_the_calendar_is_provisional),
	T(test_the_state_of_an_entry_for_an_act))
