/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What departments are to do about one firm: 发起—响应—反馈 (国发〔2016〕33号), nothing
 * beyond the list of measures (国办发〔2020〕49号).
 */
#include "task_sample.h"

static const struct task *p01(const char *day)
{
	tasks_on(day);
	return task_of("P01", "FG");
}

START_TEST(test_who_must_who_decides_and_who_may)
{
	ck_assert_int_eq(trigger_duty(TRIGGER_LAW), DUTY_MUST);
	ck_assert_int_eq(trigger_duty(TRIGGER_DOCUMENT), DUTY_MUST);
	ck_assert_int_eq(trigger_duty(TRIGGER_DEPARTMENT), DUTY_DECIDES);
	ck_assert_int_eq(trigger_duty(TRIGGER_VOLUNTARY), DUTY_MAY);
}
END_TEST

START_TEST(test_a_measure_of_the_county_is_a_task_and_no_other_is)
{
	const struct task *task;

	task_setup();
	task_entry("DOC", "2026-04-14");
	ck_assert_uint_eq(tasks_on("2026-04-12"), 0);
	ck_assert_uint_eq(tasks_on("2026-04-20"), 2); /* not that of the railway */
	ck_assert_ptr_null(task_of("P03", "TL"));
	ck_assert(!task_department(task_tables(), "TL", on("2026-04-20")));
	ck_assert(!task_department(task_tables(), "??", on("2026-04-20")));
	task = task_of("P01", "FG");
	ck_assert_int_eq(task->state, TASK_OPEN);
	ck_assert_int_eq(task->duty, DUTY_MUST);
	ck_assert_str_eq(task->basis, "DOC basis");
	ck_assert_str_eq(task->measure_row->code, "P01");
	ck_assert(task->holds);
	ck_assert_uint_eq(task->supports_count, 1);
	ck_assert_ptr_eq(task->supports[0].entry->entry, &entries[0]);
	ck_assert(task->supports[0].until == task->until);
	assert_day(task->until, "2028-04-10");
	assert_day(task->from, "2026-04-13");
	assert_day(task->opened, "2026-04-14"); /* nobody could be told before */
	ck_assert_ptr_null(task->last);
}
END_TEST

/* 15 working days from 2026-04-14, weekends apart: 2026-05-05. */
START_TEST(test_only_who_must_is_overdue)
{
	task_setup();
	task_entry("DOC", "2026-04-14");
	assert_day(p01("2026-05-05")->due, "2026-05-05");
	ck_assert(!p01("2026-05-05")->overdue);
	ck_assert(p01("2026-05-06")->overdue);
	task_setup();
	task_entry("GEN", "2026-04-14");
	assert_day(p01("2026-09-01")->due, "none");
	ck_assert(!p01("2026-09-01")->overdue);
	ck_assert_int_eq(p01("2026-09-01")->duty, DUTY_DECIDES);
	ck_assert_int_eq(task_of("P02", "FY")->duty, DUTY_MAY);
	ck_assert(!task_of("P02", "FY")->overdue);
}
END_TEST

START_TEST(test_two_entries_are_one_task_with_the_strongest_trigger_and_both_ends)
{
	const struct task *task;

	task_setup();
	task_entry("GEN", "2026-04-14");
	task_entry("DOC", "2026-05-11")->document = "样列〔2026〕2号";
	task = p01("2026-05-20");
	ck_assert_uint_eq(task->supports_count, 2);
	assert_day(task->supports[0].until, "2027-04-10");
	assert_day(task->supports[1].until, "2028-04-10");
	assert_day(task->until, "2028-04-10");
	ck_assert_int_eq(task->duty, DUTY_MUST);
	assert_day(task->opened, "2026-04-14");
	assert_day(task->due, "2026-06-01"); /* from when the one that binds was told */
}
END_TEST

START_TEST(test_what_is_late_to_be_known_makes_nobody_late)
{
	task_setup();
	task_entry("DOC", "2026-04-14")->served = CREDIT_DAY_NONE;
	ck_assert_uint_eq(tasks_on("2026-06-01"), 0);
	task_act(0, CREDIT_EVENT_NOTIFIED, "2026-04-20")->learned_us = noon("2026-06-01");
	entries[0].served = on("2026-04-20");
	assert_day(p01("2026-06-02")->opened, "2026-06-01");
	ck_assert(!p01("2026-06-02")->overdue);
}
END_TEST

START_TEST(test_unconfirmed_entries_open_no_task_and_close_none)
{
	task_setup();
	task_entry("DOC", "2026-04-14");
	task_act(0, CREDIT_EVENT_UNCONFIRMED, "2026-05-01");
	ck_assert_uint_eq(tasks_on("2026-05-02"), 0);
	task_act(0, CREDIT_EVENT_CONFIRMED, "2026-05-10");
	ck_assert_uint_eq(tasks_on("2026-05-11"), 2);
	say(FEEDBACK_DONE, "2026-05-11");
	task_act(0, CREDIT_EVENT_UNCONFIRMED, "2026-06-01");
	ck_assert_int_eq(p01("2026-06-02")->state, TASK_DONE);
	ck_assert_uint_eq(tasks_count, 1);
	task_act(0, CREDIT_EVENT_REMOVED, "2026-06-10");
	ck_assert_uint_eq(tasks_on("2026-06-11"), 2); /* one to lift, one that had been open */
	ck_assert_uint_eq(tasks_on("2026-08-05"), 1); /* was unconfirmed on every day asked */
}
END_TEST

START_TEST(test_an_answer_stands_until_another_comes)
{
	struct feedback *reason;

	task_setup();
	task_entry("DOC", "2026-04-14");
	reason = say(FEEDBACK_NOT_DONE, "2026-04-20");
	reason->reason = "无此权限";
	ck_assert_int_eq(p01("2026-04-19")->state, TASK_OPEN); /* not said yet */
	ck_assert_int_eq(p01("2026-09-01")->state, TASK_NOT_DONE);
	ck_assert(!p01("2026-09-01")->overdue);
	say(FEEDBACK_DONE, "2026-04-21");
	ck_assert_int_eq(p01("2026-04-20")->state, TASK_NOT_DONE);
	ck_assert_int_eq(p01("2026-09-01")->state, TASK_DONE);
	ck_assert_ptr_eq(task_of("P01", "FG")->last, &said[1]);
	ck_assert_int_eq(task_of("P03", "FG")->state, TASK_OPEN); /* of that nothing was said */
	said[1].undone = true;
	ck_assert_int_eq(p01("2026-09-01")->state, TASK_NOT_DONE);
}
END_TEST

START_TEST(test_what_changed_since_the_answer_is_told)
{
	const struct task *task;

	task_setup();
	task_entry("GEN", "2026-04-14");
	say(FEEDBACK_DONE, "2026-04-20");
	task_entry("DOC", "2026-05-11")->document = "样列〔2026〕2号";
	task = p01("2026-05-20");
	ck_assert_int_eq(task->state, TASK_UPDATED);
	ck_assert_uint_eq(task->changes_count, 1);
	ck_assert_int_eq(task->changes[0].what, MSG_TASK_ADDED);
	ck_assert_ptr_eq(task->changes[0].entry->entry, &entries[1]);
	assert_day(task->changes[0].after, "2028-04-10");
	assert_day(task->due, "2026-06-01"); /* the new ground wants an answer */
	ck_assert(p01("2026-06-02")->overdue);
	say(FEEDBACK_DONE, "2026-06-02");
	ck_assert_int_eq(p01("2026-06-03")->state, TASK_DONE);
	task = p01("2027-04-11"); /* the first of both ended */
	ck_assert_int_eq(task->state, TASK_UPDATED);
	ck_assert_int_eq(task->changes[0].what, MSG_TASK_GONE);
	assert_day(task->changes[0].before, "2027-04-10");
	assert_day(task->due, "none");
	said_supports[1][1].until = on("2028-01-31");
	task = p01("2026-06-03");
	ck_assert_int_eq(task->changes[0].what, MSG_TASK_UNTIL);
	assert_day(task->changes[0].before, "2028-01-31");
	assert_day(task->changes[0].after, "2028-04-10");
}
END_TEST

/* The term ends on 2028-04-10, a Monday: three working days are 2028-04-13. */
START_TEST(test_what_was_done_is_to_be_lifted_when_the_last_end_comes)
{
	const struct task *task;

	task_setup();
	task_entry("DOC", "2026-04-14");
	say(FEEDBACK_DONE, "2026-04-20");
	ck_assert_int_eq(p01("2028-04-10")->state, TASK_DONE);
	task = p01("2028-04-11");
	ck_assert_int_eq(task->state, TASK_TO_LIFT);
	ck_assert(!task->holds);
	assert_day(task->until, "2028-04-10");
	assert_day(task->due, "2028-04-13");
	ck_assert(task->due_provisional); /* past the calendar */
	ck_assert_uint_eq(task->supports_count, 1);
	ck_assert(!p01("2028-04-13")->overdue);
	ck_assert(p01("2028-04-14")->overdue); /* taking back waits for no calendar */
	say(FEEDBACK_LIFTED, "2028-04-14");
	ck_assert_int_eq(p01("2028-04-14")->state, TASK_LIFTED);
	ck_assert(!p01("2028-06-01")->overdue);
	ck_assert_ptr_nonnull(p01("2028-06-15"));
	ck_assert_ptr_null(p01("2028-06-16")); /* shown long enough */
}
END_TEST

START_TEST(test_a_task_is_cancelled_when_it_ends_before_an_answer)
{
	const struct task *task;

	task_setup();
	task_entry("DOC", "2026-04-14");
	task_act(0, CREDIT_EVENT_REMOVED, "2026-05-10");
	ck_assert_int_eq(p01("2026-05-09")->state, TASK_OPEN);
	task = p01("2026-05-10");
	ck_assert_int_eq(task->state, TASK_CANCELLED);
	assert_day(task->until, "2026-05-09");
	assert_day(task->due, "none");
	ck_assert_uint_eq(tasks_count, 2);
	ck_assert_ptr_nonnull(p01("2026-07-10"));
	ck_assert_ptr_null(p01("2026-07-11"));
	say(FEEDBACK_NOT_DONE, "2026-04-20")->reason = "无此权限";
	ck_assert_int_eq(p01("2026-05-10")->state, TASK_CANCELLED); /* there is nothing to lift */
}
END_TEST

START_TEST(test_contradictions_are_shown)
{
	task_setup();
	task_entry("DOC", "2026-04-14");
	say(FEEDBACK_LIFTED, "2026-05-01");
	ck_assert_int_eq(p01("2026-05-02")->state, TASK_CONTRADICTORY);
	ck_assert_int_eq(task_of("P01", "FG")->remark, MSG_TASK_LIFTED_HOLDS);
	say(FEEDBACK_DONE, "2026-05-04");
	ck_assert_int_eq(p01("2026-05-04")->state, TASK_DONE); /* settled by a later word */
	say(FEEDBACK_NOT_DONE, "2026-05-04")->document = "样改〔2026〕1号";
	ck_assert_int_eq(p01("2026-05-04")->state, TASK_CONTRADICTORY);
	ck_assert_int_eq(p01("2026-05-04")->remark, MSG_TASK_BOTH);
	say(FEEDBACK_DONE, "2026-05-05");
	ck_assert_int_eq(p01("2026-05-05")->state, TASK_DONE);
	ck_assert_int_eq(p01("2026-05-05")->remark, MSG_COUNT);
	task_act(0, CREDIT_EVENT_REMOVED, "2026-05-10");
	ck_assert_int_eq(p01("2026-05-20")->state, TASK_TO_LIFT);
	say(FEEDBACK_DONE, "2026-05-20");
	ck_assert_int_eq(p01("2026-05-20")->state, TASK_CONTRADICTORY);
	ck_assert_int_eq(task_of("P01", "FG")->remark, MSG_TASK_DONE_LATE);
	assert_day(task_of("P01", "FG")->due, "2026-05-13"); /* it is to be lifted all the same */
	say(FEEDBACK_LIFTED, "2026-05-20");
	ck_assert_int_eq(p01("2026-05-20")->state, TASK_LIFTED); /* done and lifted in one day */
}
END_TEST

START_TEST(test_a_lifting_of_an_earlier_time_does_not_answer_a_new_listing)
{
	task_setup();
	task_entry("DOC", "2026-04-14");
	say(FEEDBACK_DONE, "2026-04-20");
	task_act(0, CREDIT_EVENT_REMOVED, "2026-05-10");
	say(FEEDBACK_LIFTED, "2026-05-12");
	task_entry("DOC", "2026-06-01")->decided = on("2026-06-01");
	entries[1].served = on("2026-06-01");
	ck_assert_int_eq(p01("2026-06-02")->state, TASK_OPEN);
	assert_day(task_of("P01", "FG")->due, "2026-06-22");
}
END_TEST

/* The number of a task rests on the oldest entry's identifier, and stays as answered. */
START_TEST(test_the_number_stays)
{
	char number[TASK_NUMBER_BYTES];
	char expected[TASK_NUMBER_BYTES];

	task_setup();
	task_entry("DOC", "2026-04-14");
	ck_assert_int_eq(task_number(task_key, &entries[0].subject, "P01", "FG", expected),
		CREDIT_OK);
	strcpy(number, p01("2026-04-20")->number);
	ck_assert_str_eq(number, expected);
	task_entry("GEN", "2026-05-01");
	ck_assert_int_eq(credit_id_parse(TRADER, strlen(TRADER), &entries[1].subject), CREDIT_OK);
	ck_assert_str_eq(p01("2026-05-02")->number, number);
	task_act(0, CREDIT_EVENT_REMOVED, "2026-05-10");
	ck_assert_str_eq(p01("2026-05-20")->number, number);
	say(FEEDBACK_DONE, "2026-05-20")->number = "ANSWERED0000";
	said[0].subject = entries[1].subject;
	ck_assert_str_eq(p01("2026-05-20")->number, "ANSWERED0000");
	ck_assert_int_eq(strcmp(p01("2026-05-20")->numbered.text, entries[1].subject.text), 0);
}
END_TEST

START_TEST(test_nobody_has_no_task)
{
	task_setup();
	ck_assert_uint_eq(tasks_on("2026-05-20"), 0);
	say(FEEDBACK_DONE, "2026-05-20"); /* on what is not known any more */
	said_supports[0][0] = (struct feedback_support){{{9}}, CREDIT_DAY_MAX};
	said[0].supports_count = 1;
	ck_assert_int_eq(p01("2026-05-21")->state, TASK_TO_LIFT);
	ck_assert_ptr_null(tasks[0].supports[0].entry);
	assert_day(tasks[0].due, "none");
	arena_free(&arena);
}
END_TEST

SUITE("record/task", T(test_who_must_who_decides_and_who_may),
	T(test_a_measure_of_the_county_is_a_task_and_no_other_is), T(test_only_who_must_is_overdue),
	T(test_two_entries_are_one_task_with_the_strongest_trigger_and_both_ends),
	T(test_what_is_late_to_be_known_makes_nobody_late),
	T(test_unconfirmed_entries_open_no_task_and_close_none),
	T(test_an_answer_stands_until_another_comes), T(test_what_changed_since_the_answer_is_told),
	T(test_what_was_done_is_to_be_lifted_when_the_last_end_comes),
	T(test_a_task_is_cancelled_when_it_ends_before_an_answer),
	T(test_contradictions_are_shown),
	T(test_a_lifting_of_an_earlier_time_does_not_answer_a_new_listing),
	T(test_the_number_stays), T(test_nobody_has_no_task))
