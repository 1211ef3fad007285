/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which measures held, and until when: by what is known now, and by what
 * departments were told.  Random histories are asked day by day for comparison.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "task_sample.h"

static const struct entry *pointers[4];
static struct task_question question;
static const struct past_measure *found;
static size_t found_count;

static void past(const char *day, const char *since, const char *measure)
{
	struct past_measure wanted = {.measure = measure, .department = "FG"};

	question = (struct task_question){.entries = pointers, .entries_count = entries_count,
		.judgement = &judgement, .tables = task_tables(), .on = on(day),
		.id_key = task_key};
	for (size_t i = 0; i < entries_count; i++)
		pointers[i] = &entries[i];
	ck_assert_int_eq(judge_day(pointers, entries_count, question.tables, question.on, &arena,
				 &judgement),
		CREDIT_OK);
	ck_assert_int_eq(tasks_past(&question, on(since), &wanted, measure != NULL, &arena, &found,
				 &found_count),
		CREDIT_OK);
}

static const struct past_measure *past_of(const char *measure)
{
	for (size_t i = 0; i < found_count; i++)
		if (!strcmp(found[i].measure, measure) && !strcmp(found[i].department, "FG"))
			return &found[i];
	return NULL;
}

/* Rule: 国发〔2016〕33号; 信用修复管理办法（国家发展改革委令第36号）. */
START_TEST(test_a_term_that_runs_out_ends_on_its_last_day)
{
	task_setup();
	task_entry("GEN", "2026-04-14");
	past("2027-04-12", "2027-03-01", NULL);
	ck_assert_uint_eq(found_count, 2);
	assert_day(past_of("P01")->until, "2027-04-10");
	assert_day(past_of("P01")->told, "2027-04-10");
	assert_day(past_of("P01")->ended, "2027-04-10");
	ck_assert_uint_eq(past_of("P01")->held->entries_count, 1);
	past("2027-04-10", "2027-03-01", NULL); /* still holds */
	ck_assert_uint_eq(found_count, 0);
	past("2027-07-01", "2027-05-01", NULL); /* too long ago, unless asked for */
	ck_assert_uint_eq(found_count, 0);
	past("2027-07-01", "2027-05-01", "P01");
	ck_assert_uint_eq(found_count, 1);
	assert_day(past_of("P01")->until, "2027-04-10");
}
END_TEST

/* Repaired on 05-04, recorded on 05-08: until then departments were told that it holds. */
START_TEST(test_what_is_recorded_late_was_told_until_then)
{
	task_setup();
	task_entry("GEN", "2026-04-14");
	task_act(0, CREDIT_EVENT_REPAIRED, "2026-05-04")->learned_us = noon("2026-05-08");
	past("2026-05-20", "2026-04-01", NULL);
	assert_day(past_of("P01")->until, "2026-05-03");
	assert_day(past_of("P01")->told, "2026-05-07");
	assert_day(past_of("P01")->ended, "2026-05-08"); /* 民法典 201: counted from then */
}
END_TEST

START_TEST(test_void_from_the_first_day_was_told_and_never_held)
{
	task_setup();
	task_entry("DOC", "2026-04-14");
	task_act(0, CREDIT_EVENT_MISIDENTIFIED, "2026-05-04");
	past("2026-05-20", "2026-04-01", NULL);
	assert_day(past_of("P01")->until, "none");
	assert_day(past_of("P01")->told, "2026-05-03");
	assert_day(past_of("P01")->ended, "2026-05-04");
}
END_TEST

START_TEST(test_a_rule_of_law_that_ends_ends_its_measure)
{
	task_setup();
	task_entry("DOC", "2026-04-14");
	task_rules[1].head.to = on("2026-05-06");
	past("2026-05-20", "2026-04-01", NULL);
	task_rules[1].head.to = CREDIT_DAY_MAX;
	ck_assert_uint_eq(found_count, 1); /* the railway has no tasks */
	assert_day(past_of("P03")->until, "2026-05-06");
}
END_TEST

/* A red entry gives no incentive while a black one stands (发改财金规〔2017〕1798号). */
START_TEST(test_an_incentive_ends_when_a_black_entry_shields_it)
{
	struct entry *red;

	task_setup();
	red = task_entry("PUB", "2026-04-14");
	red->notified = on("2026-04-01");
	task_entry("GEN", "2026-05-08")->decided = on("2026-05-08");
	past("2026-05-20", "2026-04-01", NULL);
	ck_assert(judgement.conflict);
	assert_day(past_of("R01")->until, "2026-05-07");
	assert_day(past_of("R01")->told, "2026-05-07");
}
END_TEST

START_TEST(test_what_was_recorded_after_its_end_was_told_to_nobody)
{
	task_setup();
	task_entry("GEN", "2027-05-01");
	past("2027-05-02", "2027-03-01", NULL);
	ck_assert_uint_eq(found_count, 0);
	past("2027-05-02", "2027-03-01", "P01");
	assert_day(past_of("P01")->told, "none");
	assert_day(past_of("P01")->until, "2027-04-10");
}
END_TEST

/* ---- random histories ---- */

#define FIRST "2026-04-11"
#define LAST "2026-06-30"

static const char *random_day(void)
{
	return text_of_day(on(FIRST) + rand() % (on(LAST) - on(FIRST)));
}

static void random_history(void)
{
	static const char *const lists[] = {"DOC", "GEN", "PUB", "BAN"};
	static const int kinds[] = {CREDIT_EVENT_REMOVED, CREDIT_EVENT_REPAIRED,
		CREDIT_EVENT_SUSPENDED, CREDIT_EVENT_RESUMED, CREDIT_EVENT_REVOKED,
		CREDIT_EVENT_OBJECTED, CREDIT_EVENT_UPHELD, CREDIT_EVENT_UNCONFIRMED};
	size_t count = 1 + (size_t)rand() % 3;

	task_setup();
	for (size_t i = 0; i < count; i++) {
		struct entry *entry = task_entry(lists[rand() % 4], random_day());

		entry->decided = on(random_day());
		entry->served = entry->notified = entry->decided;
		entry->until = on(random_day());
		for (int e = rand() % 4; e > 0; e--) {
			struct event *event =
				task_act(i, kinds[rand() % 8], random_day());

			if (rand() % 2) /* recorded late */
				event->learned_us = noon(random_day());
		}
	}
}

/* The last day before `on` on which a measure held. */
static credit_day last_day(const char *measure, const char *department, bool as_known)
{
	for (credit_day day = question.on - 1; day >= on(FIRST) - 10; day--) {
		struct judgement then;
		int status = as_known ? judge_as_known(&question, day, &arena, &then)
				      : judge_day(pointers, entries_count, question.tables, day,
						&arena, &then);

		ck_assert_int_eq(status, CREDIT_OK);
		for (size_t i = 0; i < then.measures_count; i++)
			if (!strcmp(then.measures[i].measure->code, measure) &&
				!strcmp(then.measures[i].department, department))
				return day;
	}
	return CREDIT_DAY_NONE;
}

START_TEST(test_days_are_those_of_asking_every_day)
{
	const char *given = getenv("CREDIT_SEED");
	unsigned seed = given ? (unsigned)atoi(given) : 1000u + (unsigned)_i;
	size_t held = 0;

	srand(seed);
	for (int round = 0; round < 12; round++) {
		random_history();
		past(LAST, FIRST, "P01");
		for (size_t i = 0; i < found_count; i++) {
			const struct past_measure *p = &found[i];
			bool now = false;

			for (size_t m = 0; m < judgement.measures_count; m++)
				now |= !strcmp(judgement.measures[m].measure->code, p->measure) &&
					!strcmp(judgement.measures[m].department, p->department);
			if (now)
				continue; /* wanted although it holds: nobody asks so */
			held += p->told != CREDIT_DAY_NONE;
			ck_assert_msg(p->told == last_day(p->measure, p->department, true) &&
					(p->until == CREDIT_DAY_NONE ||
						p->until == last_day(p->measure, p->department,
								    false)),
				"CREDIT_SEED=%u round %d: %s %s told %s until %s", seed, round,
				p->measure, p->department, text_of_day(p->told),
				text_of_day(p->until));
		}
	}
	ck_assert_uint_gt(held, 0);
	arena_free(&arena);
}
END_TEST

SUITE("record/task_past", T(test_a_term_that_runs_out_ends_on_its_last_day),
	T(test_what_is_recorded_late_was_told_until_then),
	T(test_void_from_the_first_day_was_told_and_never_held),
	T(test_a_rule_of_law_that_ends_ends_its_measure),
	T(test_an_incentive_ends_when_a_black_entry_shields_it),
	T(test_what_was_recorded_after_its_end_was_told_to_nobody),
	TL(test_days_are_those_of_asking_every_day, 20))
