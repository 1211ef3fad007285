/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an entry is on a day: notice and objection days, objections, marks,
 * acts that end or void, and the next change.
 */
#include "random_record.h"
#include "small_tables.h"
#include "../support/suite.h"

static struct entry entry;
static struct acts acts;
static struct standing s;

static void begin(const char *list, const char *subject)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, subject);
}

static const struct standing *judge_on(const char *day)
{
	standing(&entry, small_tables(), on(day), &s);
	return &s;
}

static int state_on(const char *day)
{
	return judge_on(day)->state;
}

static bool public_on(const char *day)
{
	return window_holds(&judge_on(day)->windows[EFFECT_PUBLICITY - 1], on(day));
}

static bool measures_on(const char *day)
{
	return window_holds(&judge_on(day)->windows[EFFECT_MEASURES - 1], on(day));
}

/* 国办发〔2020〕49号; 民法典 art. 201; 行政处罚法 art. 85: working days, start excluded */
START_TEST(test_listing_waits_for_the_days_to_object)
{
	begin("BEF", FIRM);
	entry.decided = on("2026-03-27");
	ck_assert_int_eq(state_on("2026-03-26"), CREDIT_STATE_CANDIDATE);
	ck_assert_int_eq(s.reason, MSG_HELD_NOT_YET);
	ck_assert_int_eq(state_on("2026-03-27"), CREDIT_STATE_NOTIFIED);
	ck_assert_int_eq(state_on("2026-04-03"), CREDIT_STATE_NOTIFIED);
	ck_assert_int_eq(state_on("2026-04-04"), CREDIT_STATE_LISTED);
	assert_day(s.listed, "2026-04-04");
	assert_day(judge_on("2026-03-01")->next_change, "2026-03-27");
	assert_day(judge_on("2026-03-27")->next_change, "2026-04-04");
}
END_TEST

START_TEST(test_a_later_decision_or_recorded_day_moves_listing_back)
{
	begin("BEF", FIRM);
	assert_day(judge_on("2026-05-01")->listed, "2026-04-10");
	entry.listed = on("2026-04-20");
	assert_day(judge_on("2026-05-01")->listed, "2026-04-20");
	ck_assert_int_eq(state_on("2026-04-19"), CREDIT_STATE_NOTIFIED);
	entry.listed = on("2026-04-01"); /* never earlier */
	assert_day(judge_on("2026-05-01")->listed, "2026-04-10");
	act(&acts, &entry, CREDIT_EVENT_LISTED, "2026-04-22");
	assert_day(judge_on("2026-05-01")->listed, "2026-04-22");
}
END_TEST

START_TEST(test_events_count_as_recorded_like_fields)
{
	begin("BEF", FIRM);
	entry.decided = entry.notified = CREDIT_DAY_NONE;
	ck_assert_int_eq(judge_on("2026-06-01")->reason, MSG_HELD_NOTICE);
	act(&acts, &entry, CREDIT_EVENT_NOTIFIED, "2026-03-27");
	ck_assert_int_eq(state_on("2026-06-01"), CREDIT_STATE_CANDIDATE);
	ck_assert_int_eq(s.reason, MSG_HELD_DECISION);
	ck_assert_int_eq(state_on("2026-04-03"), CREDIT_STATE_NOTIFIED);
	act(&acts, &entry, CREDIT_EVENT_DECIDED, "2026-04-10");
	assert_day(judge_on("2026-06-01")->listed, "2026-04-10");
	assert_day(s.windows[0].until, "2029-04-10");
}
END_TEST

START_TEST(test_each_regime_needs_its_notice)
{
	begin("DOC", FIRM);
	assert_day(judge_on("2026-05-01")->listed, "2026-04-13");
	entry.served = CREDIT_DAY_NONE;
	ck_assert_int_eq(judge_on("2026-05-01")->reason, MSG_HELD_SERVICE);
	ck_assert_int_eq(s.state, CREDIT_STATE_CANDIDATE);
	begin("NON", FIRM);
	entry.served = entry.notified = CREDIT_DAY_NONE;
	assert_day(judge_on("2026-05-01")->listed, "2026-04-10");
	ck_assert_int_eq(state_on("2026-04-09"), CREDIT_STATE_CANDIDATE);
	begin("PUB", ADULT);
	entry.notified = CREDIT_DAY_NONE;
	ck_assert_int_eq(judge_on("2026-05-01")->reason, MSG_HELD_ANNOUNCED);
	act(&acts, &entry, CREDIT_EVENT_ANNOUNCED, "2026-04-08");
	assert_day(judge_on("2026-05-01")->listed, "2026-04-16");
	ck_assert_int_eq(state_on("2026-04-10"), CREDIT_STATE_NOTIFIED);
	begin("ZZZ", FIRM);
	ck_assert_int_eq(judge_on("2026-05-01")->reason, MSG_HELD_LIST);
	ck_assert_int_eq(s.state, CREDIT_STATE_CANDIDATE);
}
END_TEST

START_TEST(test_a_deadline_past_the_calendar_is_not_over)
{
	begin("BEF", FIRM);
	entry.decided = entry.notified = on("2027-12-29");
	ck_assert_int_eq(state_on("2028-02-01"), CREDIT_STATE_NOTIFIED);
	ck_assert(s.listed_provisional);
	ck_assert_int_eq(s.reason, MSG_HELD_CALENDAR);
	assert_day(s.listed, "none");
	ck_assert(!public_on("2028-02-01"));
}
END_TEST

START_TEST(test_an_objection_in_the_window_prevents_listing_until_dismissed)
{
	begin("BEF", FIRM);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-02");
	ck_assert_int_eq(state_on("2026-06-01"), CREDIT_STATE_NOTIFIED);
	ck_assert_int_eq(s.reason, MSG_HELD_OBJECTION);
	ck_assert_uint_eq(s.marks, CREDIT_MARK_OBJECTION);
	assert_day(s.listed, "none");
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-04-20");
	ck_assert_int_eq(state_on("2026-04-19"), CREDIT_STATE_NOTIFIED);
	ck_assert_int_eq(state_on("2026-04-20"), CREDIT_STATE_LISTED);
	ck_assert_uint_eq(s.marks, 0);
	assert_day(s.listed, "2026-04-20");
}
END_TEST

START_TEST(test_an_objection_dismissed_before_the_window_ends_changes_nothing)
{
	begin("BEF", FIRM);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-03-30");
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-04-01");
	assert_day(judge_on("2026-05-01")->listed, "2026-04-10");
}
END_TEST

START_TEST(test_an_objection_upheld_before_listing_prevents_it_for_good)
{
	begin("BEF", FIRM);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-02");
	act(&acts, &entry, CREDIT_EVENT_UPHELD, "2026-05-06");
	ck_assert_int_eq(state_on("2026-05-05"), CREDIT_STATE_NOTIFIED);
	ck_assert_int_eq(state_on("2026-06-01"), CREDIT_STATE_CANDIDATE);
	ck_assert_int_eq(s.reason, MSG_HELD_UPHELD);
	begin("BEF", FIRM);
	entry.objection = OBJECTION_UPHELD;
	ck_assert_int_eq(judge_on("2026-06-01")->reason, MSG_HELD_UPHELD);
	assert_day(s.listed, "none");
}
END_TEST

START_TEST(test_a_blank_objection_is_listed_all_the_same)
{
	begin("BEF", FIRM);
	entry.objection = OBJECTION_UNSTATED;
	ck_assert_int_eq(state_on("2026-05-01"), CREDIT_STATE_LISTED);
	entry.objection = OBJECTION_DISMISSED;
	ck_assert_int_eq(state_on("2026-05-01"), CREDIT_STATE_LISTED);
}
END_TEST

START_TEST(test_an_objection_after_listing_marks_and_holds_only_where_the_row_says)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-01");
	ck_assert_int_eq(state_on("2026-05-02"), CREDIT_STATE_LISTED);
	ck_assert_uint_eq(s.marks, CREDIT_MARK_OBJECTION);
	ck_assert(public_on("2026-05-02"));
	begin("DOC", ADULT);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-01");
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-05-11");
	ck_assert(public_on("2026-04-30"));
	ck_assert(!public_on("2026-05-01"));
	ck_assert_int_eq(s.windows[0].reason, MSG_HELD_OBJECTION);
	ck_assert(measures_on("2026-05-01"));
	ck_assert(!public_on("2026-05-10"));
	ck_assert(public_on("2026-05-11"));
	assert_day(s.windows[0].from, "2026-04-13");
}
END_TEST

START_TEST(test_an_objection_upheld_after_listing_ends_everything)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-01");
	act(&acts, &entry, CREDIT_EVENT_UPHELD, "2026-05-20");
	ck_assert_int_eq(state_on("2026-05-19"), CREDIT_STATE_LISTED);
	ck_assert_int_eq(state_on("2026-05-20"), CREDIT_STATE_ENDED);
	assert_day(s.windows[2].until, "2026-05-19");
	ck_assert_int_eq(s.windows[2].reason, MSG_ENDED_UPHELD);
}
END_TEST

START_TEST(test_suspension_halts_publicity_and_measures_only)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-01");
	act(&acts, &entry, CREDIT_EVENT_RESUMED, "2026-06-01");
	ck_assert(public_on("2026-04-30"));
	ck_assert(!public_on("2026-05-01"));
	ck_assert(!measures_on("2026-05-31"));
	ck_assert_uint_eq(s.marks, CREDIT_MARK_SUSPENDED);
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	ck_assert(window_holds(&s.windows[EFFECT_USE - 1], on("2026-05-31")));
	assert_day(s.windows[0].until, "2028-04-10");
	ck_assert(public_on("2026-06-01"));
	assert_day(judge_on("2026-05-01")->next_change, "2026-06-01");
}
END_TEST

START_TEST(test_an_absent_entry_leaves_print_and_keeps_its_measures)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-01");
	act(&acts, &entry, CREDIT_EVENT_CONFIRMED, "2026-06-01");
	ck_assert(public_on("2026-04-30"));
	ck_assert(!public_on("2026-05-01"));
	ck_assert_int_eq(s.windows[EFFECT_PUBLICITY - 1].reason, MSG_HELD_UNCONFIRMED);
	ck_assert_str_ne(s.windows[EFFECT_PUBLICITY - 1].article, "");
	ck_assert(measures_on("2026-05-31"));
	ck_assert_uint_eq(s.marks, CREDIT_MARK_UNCONFIRMED);
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	assert_day(judge_on("2026-05-01")->next_change, "2026-06-01");
	ck_assert(public_on("2026-06-01"));
	ck_assert_uint_eq(s.marks, 0);
}
END_TEST

START_TEST(test_absence_alone_never_ends_an_entry)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-01");
	ck_assert(!public_on("2028-04-10"));
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	ck_assert(window_holds(&s.windows[EFFECT_USE - 1], on("2028-04-10")));
	assert_day(s.windows[0].until, "2028-04-10"); /* the term's own end */
}
END_TEST

/* What has ended needs no check, whatever ended it. */
START_TEST(test_an_ended_entry_is_to_be_checked_no_more)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-01");
	judge_on("2028-04-10");
	ck_assert_uint_eq(s.marks, CREDIT_MARK_UNCONFIRMED);
	judge_on("2028-04-11"); /* the terms are over */
	ck_assert_int_eq(s.state, CREDIT_STATE_ENDED);
	ck_assert_uint_eq(s.marks, 0);
	ck_assert_int_eq(s.windows[EFFECT_PUBLICITY - 1].reason, MSG_ENDED_TERM);
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-04-28"); /* learned later */
	ck_assert_uint_eq((judge_on("2026-05-02"), s.marks), 0);
	ck_assert_int_eq(s.windows[EFFECT_PUBLICITY - 1].reason, MSG_ENDED_REMOVED);
	assert_day(judge_on("2026-04-27")->next_change, "2026-04-28");
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-01");
	act(&acts, &entry, CREDIT_EVENT_REVOKED, "2026-05-10");
	ck_assert_uint_eq((judge_on("2026-05-11"), s.marks), 0);
}
END_TEST

static const struct {
	int kind;
	enum message reason;
} voids[] = {{CREDIT_EVENT_REVOKED, MSG_HELD_REVOKED},
	{CREDIT_EVENT_MISIDENTIFIED, MSG_HELD_MISIDENTIFIED},
	{CREDIT_EVENT_REPLACED, MSG_HELD_REPLACED}, {CREDIT_EVENT_UNDONE, MSG_HELD_UNDONE},
	{CREDIT_EVENT_ERASED, MSG_HELD_ERASED}};

START_TEST(test_a_void_entry_is_void_from_the_first_day)
{
	static const char *const days[] = {"2026-01-01", "2026-04-15", "2026-07-01",
		"2028-12-31"};

	begin("DOC", FIRM);
	act(&acts, &entry, voids[_i].kind, "2026-07-01");
	for (int i = 0; i < 4; i++) {
		judge_on(days[i]);
		ck_assert_int_eq(s.state, CREDIT_STATE_ENDED);
		ck_assert_int_eq(s.reason, voids[_i].reason);
		assert_day(s.listed, "none");
		for (int w = 0; w < EFFECT_COUNT; w++)
			assert_day(s.windows[w].from, "none");
		ck_assert_uint_eq(s.marks,
			voids[_i].kind == CREDIT_EVENT_MISIDENTIFIED ? CREDIT_MARK_SHIELDED : 0);
	}
}
END_TEST

START_TEST(test_removal_ends_from_its_day)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-07-01");
	ck_assert_int_eq(state_on("2026-06-30"), CREDIT_STATE_LISTED);
	ck_assert(public_on("2026-06-30"));
	ck_assert_int_eq(state_on("2026-07-01"), CREDIT_STATE_ENDED);
	ck_assert_int_eq(s.windows[0].reason, MSG_ENDED_REMOVED);
	begin("PUB", ADULT);
	act(&acts, &entry, CREDIT_EVENT_TITLE_WITHDRAWN, "2026-07-01");
	ck_assert_int_eq(state_on("2026-07-01"), CREDIT_STATE_ENDED);
	ck_assert_int_eq(s.windows[0].reason, MSG_ENDED_TITLE);
}
END_TEST

/* 信用修复管理办法 (2025): 终止公示, 停止共享和使用, 解除惩戒: three acts */
START_TEST(test_repair_ends_the_effects_it_names)
{
	static const struct event_field two = {"effects", "publicity, measures"};
	struct event *event;

	begin("DOC", FIRM);
	event = act(&acts, &entry, CREDIT_EVENT_REPAIRED, "2026-07-01");
	act_fields(event, &two, 1);
	ck_assert_int_eq(state_on("2026-07-01"), CREDIT_STATE_LISTED);
	assert_day(s.windows[EFFECT_PUBLICITY - 1].until, "2026-06-30");
	assert_day(s.windows[EFFECT_USE - 1].until, "2028-04-10");
	assert_day(s.windows[EFFECT_MEASURES - 1].until, "2026-06-30");
	ck_assert_int_eq(s.windows[0].reason, MSG_ENDED_REPAIRED);
	event->fields_count = 0;
	ck_assert_int_eq(state_on("2026-07-01"), CREDIT_STATE_ENDED);
	ck_assert_int_eq(state_on("2026-06-30"), CREDIT_STATE_LISTED);
}
END_TEST

START_TEST(test_acts_without_effect_change_nothing)
{
	static const int kinds[] = {CREDIT_EVENT_REPAIR_APPLIED, CREDIT_EVENT_REPAIR_ACCEPTED,
		CREDIT_EVENT_REFUSED, CREDIT_EVENT_REVIEWED, CREDIT_EVENT_CONSENTED,
		CREDIT_EVENT_CONSENT_WITHDRAWN, CREDIT_EVENT_PUBLISHED, CREDIT_EVENT_TAKEN_DOWN};
	struct standing before;

	begin("DOC", FIRM);
	before = *judge_on("2026-08-01");
	act(&acts, &entry, kinds[_i], "2026-07-01");
	judge_on("2026-08-01");
	ck_assert_int_eq(s.state, before.state);
	ck_assert_uint_eq(s.marks, before.marks);
	ck_assert_int_eq(s.windows[0].until, before.windows[0].until);
	ck_assert_int_eq(s.next_change, before.next_change);
}
END_TEST

START_TEST(test_corrections_hold_from_the_start)
{
	static const struct event_field field = {"served", "2026-05-06"};

	begin("DOC", FIRM);
	act_fields(act(&acts, &entry, CREDIT_EVENT_CORRECTED, "2026-07-01"), &field, 1);
	assert_day(judge_on("2026-04-20")->listed, "2026-05-06");
}
END_TEST

START_TEST(test_a_list_that_is_no_more_ends_its_entries)
{
	begin("NON", FIRM);
	small_lists[2].head.to = on("2026-06-30");
	ck_assert_int_eq(state_on("2026-06-30"), CREDIT_STATE_LISTED);
	assert_day(s.next_change, "2026-07-01");
	ck_assert_int_eq(state_on("2026-07-01"), CREDIT_STATE_ENDED);
	ck_assert(!measures_on("2026-07-01"));
	small_lists[2].head.to = CREDIT_DAY_MAX;
}
END_TEST

/* What must hold on a day while an objection was made on `from` and answered on `to`. */
static bool lawful(credit_day day, credit_day from, credit_day to, int answer, credit_day earliest)
{
	bool open = day >= from && day < to;

	if (open != !!(s.marks & CREDIT_MARK_OBJECTION))
		return false;
	if (s.state != CREDIT_STATE_LISTED)
		return true;
	return entry.objection != OBJECTION_UPHELD && earliest != CREDIT_DAY_NONE &&
		day >= earliest && (!open || s.listed < from) && /* listed before it was made */
		(answer != CREDIT_EVENT_UPHELD || day < to);
}

static void walk_objection(const char *list, int said, int answer, int from, int length)
{
	credit_day first = on("2026-03-26");
	credit_day to = answer ? first + from + length : CREDIT_DAY_MAX;
	credit_day earliest;

	begin(list, FIRM);
	entry.objection = (enum objection_said)said;
	standing(&entry, small_tables(), first + 60, &s);
	earliest = s.listed;
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-01-01")->day = first + from;
	if (answer)
		act(&acts, &entry, answer, "2026-01-01")->day = to;
	for (credit_day day = first; day < first + 50; day++) {
		standing(&entry, small_tables(), day, &s);
		if (!lawful(day, first + from, to, answer, earliest))
			ck_abort_msg("%s said %d answer %d from %d length %d day %s", list, said,
				answer, from, length, text_of_day(day));
	}
}

/* Goal: no combination of objection and regime is listed while one is open, or
 * earlier than the law lets.  Method: every regime, every field value, every
 * day for an objection and its answer. */
START_TEST(test_every_objection_and_regime_and_day)
{
	static const char *const lists[] = {"BEF", "DOC", "NON", "PUB"};
	static const int answers[] = {0, CREDIT_EVENT_DISMISSED, CREDIT_EVENT_UPHELD};

	for (int said = 0; said < 4; said++)
		for (int answer = 0; answer < 3; answer++)
			for (int from = 0; from < 24; from++)
				for (int length = 0; length < (answer ? 24 : 1); length += 3)
					walk_objection(lists[_i], said, answers[answer], from,
						length);
}
END_TEST

static bool same(const struct standing *a, const struct standing *b)
{
	bool equal = a->state == b->state && a->marks == b->marks && a->listed == b->listed &&
		a->listed_provisional == b->listed_provisional && a->reason == b->reason;

	for (int i = 0; i < EFFECT_COUNT; i++) {
		const struct window *x = &a->windows[i];
		const struct window *y = &b->windows[i];

		equal = equal && x->from == y->from && x->until == y->until &&
			x->provisional == y->provisional && x->reason == y->reason &&
			strcmp(x->article, y->article) == 0;
	}
	return equal;
}

static credit_day any_day(struct random *r, bool may_be_none)
{
	if (may_be_none && random_below(r, 4) == 0)
		return CREDIT_DAY_NONE;
	return on("2023-01-01") + (credit_day)random_below(r, 1600);
}

static void any_entry(struct random *r)
{
	static const char *const lists[] = {"BEF", "DOC", "NON", "GEN", "BAN", "LIF", "FIX", "PUB"};
	static const char *const subjects[] = {FIRM, ADULT, BODY};
	static const struct event_field fields[] = {{"effects", "use"}, {"served", "2025-06-01"},
		{"until", "2026-12-31"}};
	size_t count = random_below(r, 7);

	begin(lists[random_below(r, 8)], subjects[random_below(r, 3)]);
	entry.decided = any_day(r, false);
	entry.notified = random_below(r, 4) ? entry.decided - (credit_day)random_below(r, 30)
					    : any_day(r, true);
	entry.served = any_day(r, true);
	entry.published = any_day(r, true);
	entry.act_end = any_day(r, true);
	entry.until = any_day(r, true);
	entry.listed = random_below(r, 4) ? CREDIT_DAY_NONE : any_day(r, true);
	entry.grade = (enum grade)random_below(r, 4);
	entry.objection = (enum objection_said)random_below(r, 3);
	for (size_t i = 0; i < count; i++) {
		struct event *event = act(&acts, &entry, 1, "2024-01-01");

		/* mostly acts that leave something to see */
		event->kind = random_below(r, 12) ? 1 + (int)random_below(r, 14)
						  : 1 + (int)random_below(r, 25);
		event->day = any_day(r, false);
		act_fields(event, &fields[random_below(r, 3)], random_below(r, 2));
	}
}

/* Goal: next_change is exact.  Method: every day of five years. */
START_TEST(test_standing_is_constant_between_changes)
{
	const credit_catalogue *tables = small_tables();
	struct random r;
	int changes = 0;

	random_seed(&r, (uint64_t)_i + 1);
	for (int i = 0; i < 60; i++) {
		struct standing before;

		any_entry(&r);
		standing(&entry, tables, on("2022-12-31"), &before);
		for (credit_day day = on("2023-01-01"); day <= on("2027-12-31"); day++) {
			bool told = before.next_change == day;

			standing(&entry, tables, day, &s);
			if (same(&before, &s) == told ||
				(!told && s.next_change != before.next_change))
				ck_abort_msg("seed %d entry %d list %s day %s: told %d", _i + 1, i,
					entry.list, text_of_day(day), told);
			changes += told;
			before = s;
		}
	}
	ck_assert_int_gt(changes, 50);
}
END_TEST

SUITE("record/standing", T(test_listing_waits_for_the_days_to_object),
	T(test_a_later_decision_or_recorded_day_moves_listing_back),
	T(test_events_count_as_recorded_like_fields), T(test_each_regime_needs_its_notice),
	T(test_a_deadline_past_the_calendar_is_not_over),
	T(test_an_objection_in_the_window_prevents_listing_until_dismissed),
	T(test_an_objection_dismissed_before_the_window_ends_changes_nothing),
	T(test_an_objection_upheld_before_listing_prevents_it_for_good),
	T(test_a_blank_objection_is_listed_all_the_same),
	T(test_an_objection_after_listing_marks_and_holds_only_where_the_row_says),
	T(test_an_objection_upheld_after_listing_ends_everything),
	T(test_suspension_halts_publicity_and_measures_only),
	T(test_an_absent_entry_leaves_print_and_keeps_its_measures),
	T(test_absence_alone_never_ends_an_entry),
	T(test_an_ended_entry_is_to_be_checked_no_more),
	TL(test_a_void_entry_is_void_from_the_first_day, 5), T(test_removal_ends_from_its_day),
	T(test_repair_ends_the_effects_it_names), TL(test_acts_without_effect_change_nothing, 8),
	T(test_corrections_hold_from_the_start), T(test_a_list_that_is_no_more_ends_its_entries),
	TL(test_every_objection_and_regime_and_day, 4),
	TL(test_standing_is_constant_between_changes, 5))
