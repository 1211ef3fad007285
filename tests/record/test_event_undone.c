/* SPDX-License-Identifier: Apache-2.0 */
/* Which entries and events came in a batch that was undone, by whom it is named. */
#include "small_tables.h"
#include "../support/suite.h"

static struct entry entry;
static struct acts acts;

/* An entry of batch 7, removed by batch 8 and repaired without any. */
static void begin(void)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, "BEF", FIRM);
	entry.batch = 7;
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-05-01")->batch = 8;
	act(&acts, &entry, CREDIT_EVENT_REPAIRED, "2026-05-02");
}

static const struct event *removed(void)
{
	return &acts.events[0];
}

static const struct event *repaired(void)
{
	return &acts.events[1];
}

static struct event *undo(const struct event_field *field, uint64_t batch)
{
	struct event *event = act(&acts, &entry, CREDIT_EVENT_UNDONE, "2026-05-03");

	event->batch = batch;
	if (field)
		act_fields(event, field, 1);
	return event;
}

START_TEST(test_without_an_undone_event_everything_stands)
{
	begin();
	ck_assert(!entry_is_undone(&entry));
	ck_assert(!event_is_undone(&entry, removed()));
	entry.events_count = 0;
	entry.batch = 0;
	ck_assert(!entry_is_undone(&entry));
}
END_TEST

START_TEST(test_field_names_the_batch_whatever_the_batch_of_the_event)
{
	static const struct event_field seven = {"batch", "7"};

	begin();
	undo(&seven, 8); /* came in batch 8 itself */
	ck_assert(entry_is_undone(&entry));
	ck_assert(!event_is_undone(&entry, removed()));
}
END_TEST

START_TEST(test_batch_of_events_leaves_the_entry)
{
	static const struct event_field eight = {"batch", "8"};

	begin();
	undo(&eight, 0);
	ck_assert(!entry_is_undone(&entry));
	ck_assert(event_is_undone(&entry, removed()));
	ck_assert(!event_is_undone(&entry, repaired())); /* of no batch */
}
END_TEST

START_TEST(test_another_batch_undoes_neither)
{
	static const struct event_field other = {"batch", "78"};

	begin();
	undo(&other, 0);
	ck_assert(!entry_is_undone(&entry));
	ck_assert(!event_is_undone(&entry, removed()));
}
END_TEST

START_TEST(test_without_the_field_its_own_batch_is_meant)
{
	begin();
	undo(NULL, 8);
	ck_assert(!entry_is_undone(&entry));
	ck_assert(event_is_undone(&entry, removed()));
	undo(NULL, 7);
	ck_assert(entry_is_undone(&entry));
}
END_TEST

START_TEST(test_without_any_batch_the_entry_is_undone_and_no_event)
{
	begin();
	undo(NULL, 0);
	ck_assert(entry_is_undone(&entry));
	ck_assert(!event_is_undone(&entry, removed()));
	ck_assert(!event_is_undone(&entry, repaired()));
}
END_TEST

START_TEST(test_undoing_cannot_be_undone)
{
	static const struct event_field nine = {"batch", "9"};
	static const struct event_field eight = {"batch", "8"};
	struct event *first;

	begin();
	first = undo(&eight, 9);
	undo(&nine, 0);
	ck_assert(!event_is_undone(&entry, first));
	ck_assert(event_is_undone(&entry, removed()));
}
END_TEST

START_TEST(test_a_batch_number_past_every_number_undoes_nothing)
{
	static const struct event_field huge = {"batch", "99999999999999999999999"};

	begin();
	undo(&huge, 7);
	ck_assert(!entry_is_undone(&entry));
	ck_assert(!event_is_undone(&entry, removed()));
}
END_TEST

START_TEST(test_the_same_event_is_found_again_unless_it_was_undone)
{
	static const struct event_field eight = {"batch", "8"};
	struct event again;

	begin();
	again = *removed();
	again.batch = 9;
	again.sequence = 0;
	ck_assert_ptr_eq(entry_same_event(&entry, &again), removed());
	again.day++;
	ck_assert_ptr_null(entry_same_event(&entry, &again));
	again.day--;
	undo(&eight, 0);
	ck_assert_ptr_null(entry_same_event(&entry, &again));
}
END_TEST

SUITE("record/event_undone", T(test_the_same_event_is_found_again_unless_it_was_undone),
	 T(test_without_an_undone_event_everything_stands),
	T(test_field_names_the_batch_whatever_the_batch_of_the_event),
	T(test_batch_of_events_leaves_the_entry), T(test_another_batch_undoes_neither),
	T(test_without_the_field_its_own_batch_is_meant),
	T(test_without_any_batch_the_entry_is_undone_and_no_event),
	T(test_undoing_cannot_be_undone),
	T(test_a_batch_number_past_every_number_undoes_nothing))
