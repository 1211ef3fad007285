/* SPDX-License-Identifier: Apache-2.0 */
/* Proposals from thresholds: what counts, what does not, and what answers them. */
#include "record/proposal.h"

#include <stdio.h>

#include "small_tables.h"
#include "../support/suite.h"

#define ENTRIES 6

static struct arena arena = ARENA_INIT;
static struct entry entries[ENTRIES];
static struct acts acts[ENTRIES];
static size_t count;
static struct threshold_row rows[2];
static size_t rows_count;
static const struct proposal *found;
static size_t found_count;

/* Two decisions on NON within 36 months propose BEF to FG. */
static void begin(void)
{
	memset(acts, 0, sizeof(acts));
	count = 0;
	rows[0] = (struct threshold_row){.head = ALWAYS, .list = "BEF", .of_list = "NON",
		.of_ground = "", .count = 2, .months = 36, .authority = "FG"};
	rows_count = 1;
}

static struct entry *decided(const char *list, const char *day)
{
	static char basis[ENTRIES][24];
	struct entry *entry = &entries[count];

	small_entry(entry, list, FIRM);
	entry->id.bytes[0] = (uint8_t)(count + 1);
	entry->decided = on(day);
	snprintf(basis[count], sizeof(basis[count]), "样罚〔2026〕%zu号", count + 1);
	entry->basis_document = basis[count];
	count++;
	return entry;
}

static struct event *done(struct entry *entry, int kind, const char *day)
{
	return act(&acts[entry - entries], entry, kind, day);
}

static size_t ask(const char *day)
{
	static credit_catalogue tables;
	const struct entry *given[ENTRIES];
	struct judgement judgement;

	tables = *small_tables();
	tables.thresholds = rows;
	tables.thresholds_count = rows_count;
	for (size_t i = 0; i < count; i++)
		given[i] = &entries[i];
	ck_assert_int_eq(judge(given, count, &tables, on(day), &arena, &judgement), CREDIT_OK);
	ck_assert_int_eq(judged_proposals(&judgement, &tables, on(day), &arena, &found,
				 &found_count),
		CREDIT_OK);
	return found_count;
}

START_TEST(test_enough_decisions_within_the_months_give_a_proposal)
{
	begin();
	decided("NON", "2026-05-20");
	decided("NON", "2023-06-30"); /* given later, decided earlier */
	ck_assert_uint_eq(ask("2026-05-19"), 0);
	ck_assert_uint_eq(ask("2026-05-20"), 1);
	ck_assert_ptr_eq(found->row, &rows[0]);
	ck_assert_uint_eq(found->entries_count, 2);
	ck_assert_uint_eq(found->entries[0], 1);
	ck_assert_uint_eq(found->entries[1], 0);
	assert_day(found->reached, "2026-05-20");
	assert_day(found->until, "2026-06-30");
}
END_TEST

/* 民法典 art. 201, 202: the day itself is not counted; no such day: the month's last. */
START_TEST(test_months_end_on_the_matching_day)
{
	begin();
	rows[0].months = 18;
	decided("NON", "2024-08-31");
	decided("NON", "2026-01-01");
	ck_assert_uint_eq(ask("2026-02-28"), 1);
	ck_assert_uint_eq(ask("2026-03-01"), 0);
}
END_TEST

START_TEST(test_one_decision_short_gives_none)
{
	begin();
	ck_assert_uint_eq(ask("2026-06-01"), 0); /* no entries at all */
	decided("NON", "2026-05-20");
	decided("GEN", "2026-05-21"); /* another list */
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	rows[0].count = 1;
	ck_assert_uint_eq(ask("2026-06-01"), 1);
	rows[0].head.to = on("2026-05-31");
	ck_assert_uint_eq(ask("2026-06-01"), 0);
}
END_TEST

START_TEST(test_a_ground_that_is_named_must_be_that_ground)
{
	begin();
	rows[0].of_ground = "G1";
	decided("NON", "2026-05-20");
	decided("NON", "2026-05-21")->ground = "G2";
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	entries[1].ground = "G1";
	ck_assert_uint_eq(ask("2026-06-01"), 1);
}
END_TEST

START_TEST(test_one_penalty_behind_two_listings_counts_once)
{
	begin();
	decided("NON", "2026-05-20");
	decided("NON", "2026-05-21")->basis_document = "样罚 [2026] 1号";
	ck_assert_uint_eq(ask("2026-06-01"), 0);
}
END_TEST

/* Acts that void an entry, end its use, or leave it contested on the day. */
static const int bars[] = {CREDIT_EVENT_REVOKED, CREDIT_EVENT_MISIDENTIFIED,
	CREDIT_EVENT_REPLACED, CREDIT_EVENT_UNDONE, CREDIT_EVENT_ERASED,
	CREDIT_EVENT_REPAIRED, CREDIT_EVENT_REMOVED, CREDIT_EVENT_UPHELD,
	CREDIT_EVENT_OBJECTED, CREDIT_EVENT_SUSPENDED, CREDIT_EVENT_UNCONFIRMED};

START_TEST(test_what_is_void_repaired_or_contested_does_not_count)
{
	begin();
	decided("NON", "2026-05-10");
	decided("NON", "2026-05-11");
	ck_assert_uint_eq(ask("2026-06-01"), 1);
	done(&entries[1], bars[_i], "2026-05-20");
	ck_assert_uint_eq(ask("2026-06-01"), 0);
}
END_TEST

START_TEST(test_what_was_not_listed_yet_does_not_count)
{
	begin();
	rows[0].list = "GEN";
	rows[0].of_list = "DOC";
	decided("DOC", "2026-05-10");
	decided("DOC", "2026-05-11")->served = CREDIT_DAY_NONE;
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	entries[1].served = on("2026-05-11");
	ck_assert_uint_eq(ask("2026-06-01"), 1);
}
END_TEST

/* The row's law counts decisions: a term that ran out does not undo one. */
START_TEST(test_the_end_of_a_term_alone_does_not_matter)
{
	begin();
	rows[0].of_list = "BAN";
	decided("BAN", "2024-06-01")->until = on("2025-06-01");
	decided("BAN", "2026-05-10")->until = on("2027-05-10");
	ck_assert_uint_eq(ask("2026-05-20"), 1);
}
END_TEST

START_TEST(test_a_listing_on_the_proposed_list_covers_the_count)
{
	struct entry *listing;

	begin();
	decided("NON", "2026-05-10");
	decided("NON", "2026-05-11");
	listing = decided("BEF", "2025-01-10"); /* another list, and it holds */
	listing->notified = on("2024-12-01");
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	done(listing, CREDIT_EVENT_REMOVED, "2026-05-25"); /* it holds no more */
	ck_assert_uint_eq(ask("2026-06-01"), 1);
	listing->decided = on("2026-05-12"); /* decided after the count was full: answered */
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	done(listing, CREDIT_EVENT_REVOKED, "2026-05-30"); /* it never was */
	ck_assert_uint_eq(ask("2026-06-01"), 1);
}
END_TEST

START_TEST(test_a_listing_on_its_way_covers_the_count)
{
	begin();
	decided("NON", "2026-05-10");
	decided("NON", "2026-05-11");
	decided("BEF", "2026-05-12")->notified = CREDIT_DAY_NONE;
	ck_assert_uint_eq(ask("2026-06-01"), 0);
}
END_TEST

START_TEST(test_on_its_own_list_only_a_later_decision_covers)
{
	begin();
	rows[0].list = "NON";
	rows[0].of_ground = "G1";
	decided("NON", "2026-05-10");
	decided("NON", "2026-05-11");
	decided("NON", "2026-05-01")->ground = "G2";
	ck_assert_uint_eq(ask("2026-06-01"), 1);
	entries[2].decided = on("2026-05-11");
	ck_assert_uint_eq(ask("2026-06-01"), 0);
}
END_TEST

START_TEST(test_minors_and_kinds_that_the_list_does_not_take_get_none)
{
	struct list_row *proposed = &small_lists[0];

	begin();
	decided("NON", "2026-05-10");
	decided("NON", "2026-05-11");
	ck_assert_str_eq(proposed->code, "BEF");
	proposed->kinds = KIND_BIT(CREDIT_KIND_PERSON);
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(
			credit_id_parse(ADULT, 18, &entries[i].subject), CREDIT_OK);
	}
	ck_assert_uint_eq(ask("2026-06-01"), 1);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(
			credit_id_parse(MINOR, 18, &entries[i].subject), CREDIT_OK);
		entries[i].labour_income = ANSWER_YES;
	}
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	proposed->kinds = EVERYBODY;
}
END_TEST

/* 发改财金规〔2017〕1798号: who is black-listed is not proposed for an honour. */
START_TEST(test_an_honour_is_not_proposed_beside_a_black_entry)
{
	begin();
	rows[0].list = "KID";
	rows[0].of_list = "PUB";
	decided("PUB", "2026-05-01")->notified = on("2026-04-01");
	decided("PUB", "2026-05-02")->notified = on("2026-04-01");
	ck_assert_uint_eq(ask("2026-06-01"), 1);
	decided("GEN", "2026-05-03");
	ck_assert_uint_eq(ask("2026-06-01"), 0);
}
END_TEST

START_TEST(test_a_countys_own_row_stands_in_the_place_of_the_shipped_one)
{
	begin();
	decided("NON", "2026-05-10");
	decided("NON", "2026-05-11");
	rows[1] = rows[0];
	rows[1].head.county = true;
	rows[1].count = 3;
	rows_count = 2;
	ck_assert_uint_eq(ask("2026-06-01"), 0);
	rows[1].count = 2;
	ck_assert_uint_eq(ask("2026-06-01"), 1);
	ck_assert_ptr_eq(found->row, &rows[1]);
	rows[1].of_ground = "G1"; /* another case: both stand */
	ck_assert_uint_eq(ask("2026-06-01"), 2);
}
END_TEST

SUITE("record/proposal", T(test_enough_decisions_within_the_months_give_a_proposal),
	T(test_months_end_on_the_matching_day), T(test_one_decision_short_gives_none),
	T(test_a_ground_that_is_named_must_be_that_ground),
	T(test_one_penalty_behind_two_listings_counts_once),
	TL(test_what_is_void_repaired_or_contested_does_not_count, COUNT_OF(bars)),
	T(test_what_was_not_listed_yet_does_not_count),
	T(test_the_end_of_a_term_alone_does_not_matter),
	T(test_a_listing_on_the_proposed_list_covers_the_count),
	T(test_a_listing_on_its_way_covers_the_count),
	T(test_on_its_own_list_only_a_later_decision_covers),
	T(test_minors_and_kinds_that_the_list_does_not_take_get_none),
	T(test_an_honour_is_not_proposed_beside_a_black_entry),
	T(test_a_countys_own_row_stands_in_the_place_of_the_shipped_one))
