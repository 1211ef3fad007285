/* SPDX-License-Identifier: Apache-2.0 */
/* Acts of one file on one entry: whatever the order of the rows, in the order of life. */
#include "../record/small_tables.h"
#include "../support/suite.h"
#include "intake/act_run.h"

#define NOW_US (INT64_C(1780000000) * 1000000) /* 2026-05-29 in China */

static struct entry entry;
static struct acts acts;
static struct arena arena;
static struct act_item items[8];
static size_t count;

static void begin(void)
{
	memset(&acts, 0, sizeof(acts));
	memset(items, 0, sizeof(items));
	count = 0;
	small_entry(&entry, "DOC", FIRM);
}

static struct act_item *put(int kind, const char *day, const char *document)
{
	struct act_item *item = &items[count++];

	item->row = count + 1;
	item->line = item->row;
	item->event = (struct event){.entry = entry.id, .kind = kind, .day = on(day),
		.document = document, .authority = COURT, .operator_ = ""};
	return item;
}

static void ask(void)
{
	act_items_sort(items, count);
	ck_assert_int_eq(act_items_judge(&entry, items, count, small_tables(), NOW_US, &arena),
		CREDIT_OK);
}

static const struct act_item *of_row(uint64_t row)
{
	for (size_t i = 0; i < count; i++)
		if (items[i].row == row)
			return &items[i];
	ck_abort();
}

static void end(void)
{
	arena_free(&arena);
}

START_TEST(test_an_answer_above_its_objection_is_let)
{
	begin();
	put(CREDIT_EVENT_DISMISSED, "2026-05-20", "答1号");
	put(CREDIT_EVENT_REMOVED, "2026-05-25", "移1号");
	put(CREDIT_EVENT_OBJECTED, "2026-05-18", "异1号");
	ask();
	for (uint64_t row = 2; row <= 4; row++)
		ck_assert_int_eq(of_row(row)->fate, ACT_NEW);
	ck_assert_uint_eq(entry.events_count, 0); /* nothing is written into what was given */
	end();
}
END_TEST

START_TEST(test_an_answer_on_the_day_of_its_objection_is_let)
{
	begin();
	put(CREDIT_EVENT_DISMISSED, "2026-05-20", "答1号");
	put(CREDIT_EVENT_OBJECTED, "2026-05-20", "异1号");
	ask();
	ck_assert_int_eq(of_row(2)->fate, ACT_NEW);
	ck_assert_int_eq(of_row(3)->fate, ACT_NEW);
	end();
}
END_TEST

START_TEST(test_an_answer_without_its_objection_is_refused_with_the_article)
{
	struct act_item *objection;

	begin();
	put(CREDIT_EVENT_DISMISSED, "2026-05-20", "答1号");
	objection = put(CREDIT_EVENT_OBJECTED, "2026-05-20", "异1号");
	objection->fate = ACT_LEFT_OUT;
	ask();
	ck_assert_int_eq(of_row(2)->fate, ACT_REFUSED);
	ck_assert_int_eq(of_row(2)->reason, MSG_EVENT_NO_OBJECTION);
	ck_assert_str_ne(of_row(2)->params[0], "");
	ck_assert_int_eq(of_row(3)->fate, ACT_LEFT_OUT);
	end();
}
END_TEST

START_TEST(test_asked_again_without_one_item_it_begins_anew)
{
	begin();
	put(CREDIT_EVENT_DISMISSED, "2026-05-20", "答1号");
	put(CREDIT_EVENT_OBJECTED, "2026-05-20", "异1号");
	ask();
	ck_assert_int_eq(of_row(2)->fate, ACT_NEW);
	for (size_t i = 0; i < count; i++)
		if (items[i].row == 3)
			items[i].fate = ACT_LEFT_OUT;
	ask();
	ck_assert_int_eq(of_row(2)->fate, ACT_REFUSED);
	end();
}
END_TEST

START_TEST(test_the_same_act_twice_counts_once_and_names_its_twin)
{
	begin();
	put(CREDIT_EVENT_REMOVED, "2026-05-25", "移1号");
	put(CREDIT_EVENT_REMOVED, "2026-05-25", "移1号");
	ask();
	ck_assert_int_eq(of_row(2)->fate, ACT_NEW);
	ck_assert_int_eq(of_row(3)->fate, ACT_SAME);
	ck_assert_uint_eq(of_row(3)->twin, 2);
	end();
}
END_TEST

START_TEST(test_the_same_act_said_differently_is_refused_in_both_rows)
{
	begin();
	put(CREDIT_EVENT_REMOVED, "2026-05-25", "移1号");
	put(CREDIT_EVENT_REMOVED, "2026-05-25", "移1号")->event.authority = OFFICE;
	ask();
	ck_assert_int_eq(of_row(2)->reason, MSG_INTAKE_ACT_TWICE);
	ck_assert_str_eq(of_row(2)->params[0], "3");
	ck_assert_int_eq(of_row(3)->reason, MSG_INTAKE_ACT_TWICE);
	ck_assert_str_eq(of_row(3)->params[0], "2");
	end();
}
END_TEST

START_TEST(test_what_is_stored_is_the_same_or_contradicted)
{
	struct event *stored;

	begin();
	stored = act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-05-25");
	stored->document = "移1号";
	stored->authority = COURT;
	put(CREDIT_EVENT_REMOVED, "2026-05-25", "移1号");
	ask();
	ck_assert_int_eq(of_row(2)->fate, ACT_SAME);
	ck_assert_uint_eq(of_row(2)->twin, 0);
	stored->authority = OFFICE;
	ask();
	ck_assert_int_eq(of_row(2)->fate, ACT_REFUSED);
	ck_assert_int_eq(of_row(2)->reason, MSG_EVENT_DIFFERS);
	end();
}
END_TEST

START_TEST(test_an_act_after_the_day_of_recording_is_refused)
{
	begin();
	put(CREDIT_EVENT_REMOVED, "2026-05-30", "移1号");
	ask();
	ck_assert_int_eq(of_row(2)->reason, MSG_EVENT_FUTURE);
	ck_assert_str_eq(of_row(2)->params[1], "2026-05-30");
	end();
}
END_TEST

SUITE("intake/act_run", T(test_an_answer_above_its_objection_is_let),
	T(test_an_answer_on_the_day_of_its_objection_is_let),
	T(test_an_answer_without_its_objection_is_refused_with_the_article),
	T(test_asked_again_without_one_item_it_begins_anew),
	T(test_the_same_act_twice_counts_once_and_names_its_twin),
	T(test_the_same_act_said_differently_is_refused_in_both_rows),
	T(test_what_is_stored_is_the_same_or_contradicted),
	T(test_an_act_after_the_day_of_recording_is_refused))
