/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is held back because its list was not confirmed in time.
 * Rule: 国办发〔2020〕49号: what is public equals what the authority says.
 */
#include "base/day.h"
#include "sample.h"

#define COURT "11629999F000100134"
#define OTHER "11629999F00010048N"

static struct sample sample;
static credit_snapshot *snapshot;
static const credit_catalogue *tables;

static void setup(void)
{
	sample_begin(&sample);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_tables(snapshot, &tables, err));
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}

/* An entry of the court's list, recorded long ago, that judge() lets print. */
static struct judged_entry judged_entry(const struct entry *entry)
{
	struct judged_entry judged = {.entry = entry, .printed = true, .why_not = MSG_COUNT};

	judged.list = catalogue_list(tables, entry->list, DAY0);
	ck_assert_ptr_nonnull(judged.list);
	return judged;
}

static struct entry court_entry(const credit_id *firm)
{
	struct entry entry = sample_entry(firm, "样执1号");

	entry.list = "SX"; /* 45 days */
	entry.authority = COURT;
	entry.learned_us = TIME0;
	return entry;
}

static bool held(const struct entry *entry, const struct confirmation *rows, size_t count,
	credit_day on)
{
	struct judged_entry judged = judged_entry(entry);
	struct judgement judgement = {.entries = &judged, .entries_count = 1};

	judgement_hold_stale(&judgement, rows, count, tables, on);
	if (!judged.printed) {
		ck_assert_int_eq(judged.why_not, MSG_HELD_STALE);
		ck_assert_str_eq(judged.why_article, "国办发〔2020〕49号");
	}
	return !judged.printed;
}

START_TEST(test_a_list_is_held_back_from_the_day_after_its_maximum_age)
{
	credit_id firm = sample_firm(1);
	struct entry entry = court_entry(&firm);
	struct confirmation rows[] = {{"SX", COURT, DAY0 + 10, 1, 0}};

	setup();
	ck_assert(!held(&entry, rows, 1, DAY0 + 55));
	ck_assert(held(&entry, rows, 1, DAY0 + 56));
	ck_assert(!held(&entry, rows, 1, DAY0)); /* confirmed later: it held then too */
	teardown();
}
END_TEST

START_TEST(test_the_newest_word_of_its_own_authority_counts)
{
	credit_id firm = sample_firm(1);
	struct entry entry = court_entry(&firm);
	struct confirmation rows[] = {{"SW", COURT, DAY0 + 90, 1, 0}, {"SX", OTHER, DAY0 + 90, 2, 0},
		{"SX", COURT, DAY0 + 80, 3, 0}, {"SX", COURT, DAY0 + 10, 4, 0}};

	setup();
	ck_assert_int_eq(entry_confirmed(&entry, rows, 4, tables, DAY0 + 100), DAY0 + 80);
	ck_assert(!held(&entry, rows, 4, DAY0 + 100));
	ck_assert(held(&entry, rows, 2, DAY0 + 100)); /* others say nothing of it */
	teardown();
}
END_TEST

START_TEST(test_without_a_word_the_day_of_recording_counts)
{
	credit_id firm = sample_firm(1);
	struct entry entry = court_entry(&firm);

	setup();
	ck_assert_int_eq(entry_confirmed(&entry, NULL, 0, tables, DAY0), day_of_time(TIME0));
	ck_assert(!held(&entry, NULL, 0, day_of_time(TIME0) + 45));
	ck_assert(held(&entry, NULL, 0, day_of_time(TIME0) + 46));
	teardown();
}
END_TEST

START_TEST(test_what_was_held_back_before_keeps_its_reason)
{
	credit_id firm = sample_firm(1);
	struct entry entry = court_entry(&firm);
	struct judged_entry judged;
	struct judgement judgement = {.entries = &judged, .entries_count = 1};

	setup();
	judged = judged_entry(&entry);
	judged.printed = false;
	judged.why_not = MSG_HELD_PERSON;
	judgement_hold_stale(&judgement, NULL, 0, tables, DAY0 + 1000);
	ck_assert_int_eq(judged.why_not, MSG_HELD_PERSON);
	teardown();
}
END_TEST

START_TEST(test_a_list_without_a_maximum_age_never_goes_stale)
{
	credit_id firm = sample_firm(1);
	struct entry entry = court_entry(&firm);
	struct judged_entry judged;
	struct judgement judgement = {.entries = &judged, .entries_count = 1};
	struct list_row list;

	setup();
	judged = judged_entry(&entry);
	list = *judged.list;
	list.max_age_days = 0;
	judged.list = &list;
	judgement_hold_stale(&judgement, NULL, 0, tables, DAY0 + 10000);
	ck_assert(judged.printed);
	teardown();
}
END_TEST

START_TEST(test_the_snapshot_knows_its_confirmations)
{
	credit_id firm = sample_firm(1);
	struct entry entry = court_entry(&firm);
	const struct batch_list list = {"SX", COURT};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.lists = &list, .lists_count = 1, .as_of = DAY0 + 100};
	struct judged_entry judged;
	struct judgement judgement = {.entries = &judged, .entries_count = 1};
	struct change *change;
	uint64_t number;

	setup();
	judged = judged_entry(&entry);
	OK(snapshot_hold_stale(snapshot, tables, DAY0 + 120, &judgement, err));
	ck_assert(!judged.printed);
	CHANGE(sample.registry, TIME0, change_add_batch(change, &batch, &number, err));
	OK(credit_snapshot_renew(snapshot, err));
	judged = judged_entry(&entry);
	OK(snapshot_hold_stale(snapshot, tables, DAY0 + 120, &judgement, err));
	ck_assert(judged.printed);
	teardown();
}
END_TEST

SUITE("store/stale", T(test_a_list_is_held_back_from_the_day_after_its_maximum_age),
	T(test_the_newest_word_of_its_own_authority_counts),
	T(test_without_a_word_the_day_of_recording_counts),
	T(test_what_was_held_back_before_keeps_its_reason),
	T(test_a_list_without_a_maximum_age_never_goes_stale),
	T(test_the_snapshot_knows_its_confirmations))
