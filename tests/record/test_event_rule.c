/* SPDX-License-Identifier: Apache-2.0 */
/* Which acts may be recorded on an entry, and why others may not. */
#include "small_tables.h"
#include "../support/suite.h"

static struct entry entry;
static struct acts acts;
static struct event event;
static const char *article;

static void begin(const char *list, int kind, const char *day)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, FIRM);
	memset(&event, 0, sizeof(event));
	event.entry = entry.id;
	event.kind = kind;
	event.day = on(day);
	event.document = "样办〔2026〕2号";
	event.authority = COURT;
	event.operator_ = "";
}

static enum message allowed(void)
{
	return event_allowed(&entry, &event, small_tables(), &article);
}

START_TEST(test_an_act_of_the_entrys_authority_with_a_document_is_allowed)
{
	begin("DOC", CREDIT_EVENT_REMOVED, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_COUNT);
	ck_assert_str_eq(article, "");
	ck_assert_int_eq(event_allowed(&entry, &event, small_tables(), NULL), MSG_COUNT);
	event.authority = OFFICE; /* competent for the list too */
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

START_TEST(test_kind_and_day_are_needed)
{
	begin("DOC", 0, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_KIND);
	begin("DOC", CREDIT_EVENT_CONFIRMED + 1, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_KIND);
	begin("DOC", CREDIT_EVENT_REMOVED, "2026-05-01");
	event.day = CREDIT_DAY_NONE;
	ck_assert_int_eq(allowed(), MSG_EVENT_DAY);
}
END_TEST

START_TEST(test_another_authority_is_refused)
{
	begin("DOC", CREDIT_EVENT_REMOVED, "2026-05-01");
	event.authority = MUTE;
	ck_assert_int_eq(allowed(), MSG_EVENT_AUTHORITY);
	ck_assert_str_ne(article, "");
	event.authority = "";
	ck_assert_int_eq(allowed(), MSG_EVENT_AUTHORITY);
	event.authority = BODY;
	ck_assert_int_eq(allowed(), MSG_EVENT_AUTHORITY);
}
END_TEST

START_TEST(test_a_document_is_needed_but_for_our_own_acts)
{
	for (int kind = CREDIT_EVENT_DECIDED; kind <= CREDIT_EVENT_UNCONFIRMED; kind++) {
		bool ours = kind == CREDIT_EVENT_PUBLISHED || kind == CREDIT_EVENT_TAKEN_DOWN ||
			kind == CREDIT_EVENT_UNDONE || kind == CREDIT_EVENT_ERASED ||
			kind == CREDIT_EVENT_UNCONFIRMED;
		enum message reason;

		begin("DOC", kind, "2026-05-01");
		event.document = "";
		event.authority = ours ? "" : COURT;
		reason = allowed();
		if (reason == MSG_EVENT_COLOUR)
			continue;
		ck_assert_int_eq(reason, ours ? MSG_COUNT : MSG_EVENT_DOCUMENT);
	}
}
END_TEST

START_TEST(test_an_act_before_the_decision)
{
	begin("DOC", CREDIT_EVENT_REMOVED, "2026-04-09");
	ck_assert_int_eq(allowed(), MSG_EVENT_EARLY);
	event.day++;
	ck_assert_int_eq(allowed(), MSG_COUNT);
	begin("DOC", CREDIT_EVENT_NOTIFIED, "2026-03-01");
	ck_assert_int_eq(allowed(), MSG_COUNT);
	begin("DOC", CREDIT_EVENT_REMOVED, "2026-01-01");
	entry.decided = CREDIT_DAY_NONE;
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

START_TEST(test_what_ended_an_entry_ends_its_acts)
{
	static const int ends[] = {CREDIT_EVENT_REPLACED, CREDIT_EVENT_MISIDENTIFIED,
		CREDIT_EVENT_REVOKED, CREDIT_EVENT_ERASED, CREDIT_EVENT_UNDONE};

	begin("DOC", CREDIT_EVENT_REMOVED, "2026-06-01");
	act(&acts, &entry, ends[_i], "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_AFTER_END);
	event.kind = CREDIT_EVENT_TAKEN_DOWN;
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

START_TEST(test_after_removal_only_what_mends_the_record)
{
	begin("DOC", CREDIT_EVENT_SUSPENDED, "2026-06-01");
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_AFTER_END);
	event.day = on("2026-04-30"); /* an earlier act, learned late */
	ck_assert_int_eq(allowed(), MSG_COUNT);
	event.day = on("2026-06-01");
	event.kind = CREDIT_EVENT_REVOKED;
	ck_assert_int_eq(allowed(), MSG_COUNT);
	event.kind = CREDIT_EVENT_MISIDENTIFIED;
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

/* 待核 is marked once, and mended only where it is marked. */
START_TEST(test_an_absence_is_marked_once_and_then_confirmed)
{
	begin("DOC", CREDIT_EVENT_CONFIRMED, "2026-06-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_UNCONFIRMED);
	act(&acts, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_COUNT);
	event.kind = CREDIT_EVENT_UNCONFIRMED;
	ck_assert_int_eq(allowed(), MSG_EVENT_UNCONFIRMED);
	event.day = on("2026-04-30"); /* what an older list says is another matter */
	ck_assert_int_eq(allowed(), MSG_COUNT);
	act(&acts, &entry, CREDIT_EVENT_CONFIRMED, "2026-05-20");
	event.day = on("2026-06-01");
	ck_assert_int_eq(allowed(), MSG_COUNT);
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-05-25");
	ck_assert_int_eq(allowed(), MSG_EVENT_AFTER_END);
}
END_TEST

START_TEST(test_colour)
{
	begin("DOC", CREDIT_EVENT_TITLE_WITHDRAWN, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_COLOUR);
	begin("PUB", CREDIT_EVENT_TITLE_WITHDRAWN, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_COUNT);
	begin("PUB", CREDIT_EVENT_REPAIRED, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_COLOUR);
}
END_TEST

START_TEST(test_fields_must_fit)
{
	static const struct event_field good[] = {{"grade", "severe"}, {"served", "2026-05-01"}};
	static const struct event_field key = {"list", "SX"};
	static const struct event_field bad = {"served", "yesterday"};
	static const struct event_field effects = {"effects", "use; measures"};
	static const struct event_field unknown = {"effects", "score"};
	static const struct event_field until = {"until", "2028-01-01"};

	begin("DOC", CREDIT_EVENT_CORRECTED, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_FIELDS); /* a correction of nothing */
	act_fields(&event, good, 2);
	ck_assert_int_eq(allowed(), MSG_COUNT);
	act_fields(&event, &key, 1);
	ck_assert_int_eq(allowed(), MSG_EVENT_FIELDS);
	act_fields(&event, &bad, 1);
	ck_assert_int_eq(allowed(), MSG_EVENT_FIELDS);
	begin("DOC", CREDIT_EVENT_REPAIRED, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_COUNT);
	act_fields(&event, &effects, 1);
	ck_assert_int_eq(allowed(), MSG_COUNT);
	act_fields(&event, &unknown, 1);
	ck_assert_int_eq(allowed(), MSG_EVENT_FIELDS);
	begin("DOC", CREDIT_EVENT_EXTENDED, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_EVENT_FIELDS);
	act_fields(&event, &until, 1);
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

START_TEST(test_an_answer_needs_its_question)
{
	begin("DOC", CREDIT_EVENT_DISMISSED, "2026-05-10");
	ck_assert_int_eq(allowed(), MSG_EVENT_NO_OBJECTION);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-11");
	ck_assert_int_eq(allowed(), MSG_EVENT_NO_OBJECTION); /* it came later */
	acts.events[0].day = on("2026-05-10");
	ck_assert_int_eq(allowed(), MSG_COUNT);
	act(&acts, &entry, CREDIT_EVENT_UPHELD, "2026-05-10");
	ck_assert_int_eq(allowed(), MSG_EVENT_NO_OBJECTION);
	begin("DOC", CREDIT_EVENT_RESUMED, "2026-05-10");
	ck_assert_int_eq(allowed(), MSG_EVENT_NOT_SUSPENDED);
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-01");
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

START_TEST(test_nothing_is_recorded_before_it_happens)
{
	struct act_answer answer;
	char text[CREDIT_DAY_BYTES];

	begin("DOC", CREDIT_EVENT_REMOVED, "2026-05-02");
	event.learned_us = INT64_C(1777564800) * 1000000; /* 2026-05-01 00:00 in China */
	event_answer(&entry, &event, small_tables(), &answer);
	ck_assert_int_eq(answer.reason, MSG_EVENT_FUTURE);
	ck_assert_str_eq(act_answer_detail(&answer, text), "2026-05-02");
	event.day--;
	ck_assert_int_eq(allowed(), MSG_COUNT);
	event.day++;
	event.kind = CREDIT_EVENT_TAKEN_DOWN; /* the office judges for a day */
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

/* 行政复议法 art. 42, 行政诉讼法 art. 56 */
START_TEST(test_a_court_or_the_authority_in_a_proceeding_suspends)
{
	static const struct event_field proceeding = {"proceeding", "（样）复字〔2026〕1号"};
	struct act_answer answer;

	begin("DOC", CREDIT_EVENT_SUSPENDED, "2026-05-01");
	entry.authority = OFFICE; /* the list is the court's and the office's */
	ck_assert_int_eq(allowed(), MSG_COUNT);
	event.authority = OFFICE;
	event_answer(&entry, &event, small_tables(), &answer);
	ck_assert_int_eq(answer.reason, MSG_EVENT_FIELDS);
	ck_assert_str_eq(answer.detail, "proceeding");
	act_fields(&event, &proceeding, 1);
	ck_assert_int_eq(allowed(), MSG_COUNT);
	event.authority = MUTE;
	ck_assert_int_eq(allowed(), MSG_EVENT_AUTHORITY);
}
END_TEST

START_TEST(test_a_title_is_withdrawn_by_who_awarded_it)
{
	begin("PUB", CREDIT_EVENT_TITLE_WITHDRAWN, "2026-05-01");
	event.authority = OFFICE; /* competent, but it did not award */
	ck_assert_int_eq(allowed(), MSG_EVENT_AUTHORITY);
	event.kind = CREDIT_EVENT_REVIEWED;
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

START_TEST(test_a_review_passes_or_fails)
{
	static const struct event_field pass = {"outcome", "pass"};
	static const struct event_field perhaps = {"outcome", "perhaps"};

	begin("PUB", CREDIT_EVENT_REVIEWED, "2026-05-01");
	act_fields(&event, &pass, 1);
	ck_assert_int_eq(allowed(), MSG_COUNT);
	act_fields(&event, &perhaps, 1);
	ck_assert_int_eq(allowed(), MSG_EVENT_FIELDS);
}
END_TEST

START_TEST(test_a_successor_decides_on_what_its_predecessor_listed)
{
	struct department_row departments[] = {DEPARTMENT("FY", COURT, ""),
		DEPARTMENT("FG", OFFICE, ""), DEPARTMENT("CZ", MUTE, "")};
	credit_catalogue law = *small_tables();

	law.departments = departments;
	departments[0].head.to = on("2026-04-30");
	departments[0].successor = "CZ";
	begin("DOC", CREDIT_EVENT_REPAIRED, "2026-05-01");
	event.authority = MUTE;
	ck_assert_int_eq(event_allowed(&entry, &event, &law, NULL), MSG_COUNT);
	event.authority = OFFICE; /* competent, but neither it nor its successor */
	ck_assert_int_eq(event_allowed(&entry, &event, &law, NULL), MSG_EVENT_AUTHORITY);
	event.authority = MUTE;
	event.day = on("2026-04-30");
	ck_assert_int_eq(event_allowed(&entry, &event, &law, NULL), MSG_EVENT_AUTHORITY);
}
END_TEST

/* 国办发〔2020〕49号: reason and rights are told, objections checked, then it is listed. */
START_TEST(test_listing_waits_for_notice_days_and_objections)
{
	struct act_answer answer;

	begin("BEF", CREDIT_EVENT_LISTED, "2026-04-10");
	entry.notified = on("2026-04-10"); /* five working days end on the 17th */
	event.day = on("2026-04-17");
	event_answer(&entry, &event, small_tables(), &answer);
	ck_assert_int_eq(answer.reason, MSG_EVENT_LISTING);
	assert_day(answer.from, "2026-04-18");
	event.day = answer.from;
	ck_assert_int_eq(allowed(), MSG_COUNT);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-14");
	ck_assert_int_eq(allowed(), MSG_EVENT_LISTING);
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-04-20");
	ck_assert_int_eq(allowed(), MSG_EVENT_LISTING);
	event.day = on("2026-04-20");
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

START_TEST(test_an_extension_names_what_is_open)
{
	static const struct event_field of = {"of", "objected"};
	static const struct event_field repair = {"of", "repair-accepted"};
	static const struct event_field nothing = {"of", "score"};

	begin("DOC", CREDIT_EVENT_EXTENDED, "2026-05-11");
	act_fields(&event, &of, 1);
	ck_assert_int_eq(allowed(), MSG_EVENT_NO_OBJECTION);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-08");
	ck_assert_int_eq(allowed(), MSG_COUNT);
	/* what is missing is the acceptance, not the day of another extension */
	act_fields(&event, &repair, 1);
	ck_assert_int_eq(allowed(), MSG_EVENT_NOT_ACCEPTED);
	act_fields(&event, &nothing, 1);
	ck_assert_int_eq(allowed(), MSG_EVENT_FIELDS);
}
END_TEST

START_TEST(test_a_second_objection_may_come_while_one_is_open)
{
	begin("DOC", CREDIT_EVENT_OBJECTED, "2026-05-11");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-08");
	ck_assert_int_eq(allowed(), MSG_COUNT);
}
END_TEST

SUITE("record/event_rule",
	T(test_nothing_is_recorded_before_it_happens),
	T(test_a_court_or_the_authority_in_a_proceeding_suspends),
	T(test_a_title_is_withdrawn_by_who_awarded_it), T(test_a_review_passes_or_fails),
	T(test_a_successor_decides_on_what_its_predecessor_listed),
	T(test_listing_waits_for_notice_days_and_objections),
	T(test_an_extension_names_what_is_open),
	T(test_a_second_objection_may_come_while_one_is_open),
	T(test_an_act_of_the_entrys_authority_with_a_document_is_allowed),
	T(test_kind_and_day_are_needed), T(test_another_authority_is_refused),
	T(test_a_document_is_needed_but_for_our_own_acts), T(test_an_act_before_the_decision),
	TL(test_what_ended_an_entry_ends_its_acts, 5),
	T(test_after_removal_only_what_mends_the_record), T(test_an_absence_is_marked_once_and_then_confirmed), T(test_colour), T(test_fields_must_fit),
	T(test_an_answer_needs_its_question))
