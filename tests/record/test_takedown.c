/* SPDX-License-Identifier: Apache-2.0 */
/* Since when, why and until when a row must be out of print, and where it still stands. */
#include "record/judge.h"
#include "record/takedown.h"
#include "small_tables.h"
#include "../support/suite.h"

static struct arena arena = ARENA_INIT;
static struct entry entry;
static struct acts acts;

static void begin(const char *list)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, FIRM);
}

static bool down_of(const char *day, struct takedown *out)
{
	const struct entry *one = &entry;
	struct judgement j;

	ck_assert_int_eq(judge_day(&one, 1, small_tables(), on(day), &arena, &j), CREDIT_OK);
	return takedown_of(&j.entries[0], small_tables(), on(day), out);
}

START_TEST(test_what_may_be_printed_need_not_come_down)
{
	struct takedown down;

	begin("BEF");
	ck_assert(!down_of("2026-05-28", &down));
	ck_assert_int_eq(down.case_, TAKEDOWN_OTHER);
	ck_assert_str_eq(down.document, "");
}
END_TEST

/* 行政处罚法 art. 48, 85: three working days; 2026-05-28 is a Thursday. */
static const struct {
	int kind;
	bool stops;
} endings[] = {{CREDIT_EVENT_REVOKED, true}, {CREDIT_EVENT_MISIDENTIFIED, true},
	{CREDIT_EVENT_REMOVED, true}, {CREDIT_EVENT_REPLACED, true},
	{CREDIT_EVENT_SUSPENDED, true}, {CREDIT_EVENT_REPAIRED, true},
	{CREDIT_EVENT_ERASED, true}, {CREDIT_EVENT_UNCONFIRMED, false}};

START_TEST(test_each_act_dates_the_days_of_its_case)
{
	struct takedown down;

	begin("BEF");
	act(&acts, &entry, endings[_i].kind, "2026-05-28");
	ck_assert(down_of("2026-06-10", &down));
	ck_assert_int_eq(down.case_, endings[_i].kind);
	ck_assert_int_eq(down.day, on("2026-05-28"));
	ck_assert_int_eq(down.due, on("2026-06-02"));
	ck_assert(down.stops == endings[_i].stops);
	ck_assert_ptr_eq(down.event, acts.order[0]);
	ck_assert_str_eq(down.document, "样办〔2026〕1号");
	ck_assert_int_gt((int)strlen(down.article), 0);
}
END_TEST

/* Two acts: publicity ended by the first, the measures by the second. */
START_TEST(test_the_act_that_closed_publicity_dates_it)
{
	static const struct event_field publicity = {"effects", "publicity"};
	static const struct event_field measures = {"effects", "measures"};
	struct takedown down;

	begin("BEF");
	act_fields(act(&acts, &entry, CREDIT_EVENT_REPAIRED, "2026-05-28"), &publicity, 1);
	act_fields(act(&acts, &entry, CREDIT_EVENT_REPAIRED, "2026-06-20"), &measures, 1);
	ck_assert(down_of("2026-06-25", &down));
	ck_assert_int_eq(down.day, on("2026-05-28"));
}
END_TEST

/* An objection that was dismissed long ago does not date the end of the term. */
START_TEST(test_an_old_objection_does_not_make_the_end_of_the_term_overdue)
{
	struct takedown down;

	begin("BEF");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-28");
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-06-01");
	ck_assert(down_of("2029-04-12", &down));
	ck_assert_int_eq(down.case_, TAKEDOWN_EXPIRED);
	ck_assert_int_eq(down.day, on("2029-04-11"));
	ck_assert_ptr_null(down.event);
	ck_assert(!down.stops);
}
END_TEST

/* 个人信息保护法 art. 8: what a correction showed to be over is dated by it. */
START_TEST(test_a_correction_dates_what_it_closed)
{
	static const struct event_field ground = {"ground", "QQ"};
	struct takedown down;

	begin("BEF");
	act_fields(act(&acts, &entry, CREDIT_EVENT_CORRECTED, "2026-05-28"), &ground, 1);
	ck_assert(down_of("2026-06-10", &down));
	ck_assert_int_eq(down.case_, CREDIT_EVENT_CORRECTED);
	ck_assert_int_eq(down.day, on("2026-05-28"));
}
END_TEST

START_TEST(test_what_nothing_dates_is_due_at_once)
{
	struct takedown down;

	begin("BEF");
	entry.ground = "QQ";
	ck_assert(down_of("2026-06-10", &down));
	ck_assert_int_eq(down.case_, TAKEDOWN_OTHER);
	ck_assert_int_eq(down.day, on("2026-06-10"));
}
END_TEST

static const struct takedown_channel *of(
	const struct takedown_channel *list, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].channel->code, code) == 0)
			return &list[i];
	ck_abort_msg("no channel %s", code);
	return NULL;
}

/* Rule: 发改财金规〔2017〕1798号: through the channels that showed it. */
START_TEST(test_channels_answer_each_for_itself)
{
	static const struct event_field two = {"channel", "WX;XY"};
	struct takedown_channel list[TAKEDOWN_CHANNELS_MAX];
	struct takedown down;
	size_t count;

	begin("BEF");
	act(&acts, &entry, CREDIT_EVENT_REVOKED, "2026-05-28");
	act(&acts, &entry, CREDIT_EVENT_TAKEN_DOWN, "2026-05-29");
	act_fields(act(&acts, &entry, CREDIT_EVENT_TAKEN_DOWN, "2026-06-04"), &two, 1);
	ck_assert(down_of("2026-06-08", &down));
	count = takedown_channels(&entry, &down, small_tables(), on("2026-06-08"), 0, list);
	ck_assert_uint_eq(count, 4);
	ck_assert_int_eq(of(list, count, "WEB")->down_day, on("2026-05-29"));
	ck_assert_int_eq(of(list, count, "WX")->due, on("2026-06-02"));
	ck_assert_int_eq(of(list, count, "WX")->down_day, on("2026-06-04"));
	ck_assert_int_eq(of(list, count, "WX")->overdue, 0);
	ck_assert_int_eq(of(list, count, "RMT")->due, on("2026-06-03"));
	ck_assert(!of(list, count, "RMT")->down);
	ck_assert_int_eq(of(list, count, "RMT")->overdue, 5);
	/* an act that lies behind the day says nothing yet */
	count = takedown_channels(&entry, &down, small_tables(), on("2026-06-03"), 0, list);
	ck_assert_int_eq(of(list, count, "WX")->overdue, 1);
	/* printed again behind the acts: every channel shows it again */
	count = takedown_channels(&entry, &down, small_tables(), on("2026-06-08"), 12, list);
	ck_assert(!of(list, count, "WEB")->down);
	ck_assert(!of(list, count, "WX")->down);
}
END_TEST

START_TEST(test_a_channels_act_is_an_act_of_its_own)
{
	static const struct event_field wx = {"channel", "WX"};
	static const struct event_field tv = {"channel", "RMT;TV"};
	struct event *a;
	struct event *b;
	size_t length = 0;

	begin("BEF");
	ck_assert(!takedown_was_printed(&entry));
	a = act(&acts, &entry, CREDIT_EVENT_TAKEN_DOWN, "2026-06-04");
	b = act(&acts, &entry, CREDIT_EVENT_TAKEN_DOWN, "2026-06-04");
	ck_assert(event_same_key(a, b));
	ck_assert(!takedown_is_channels(a));
	act_fields(b, &wx, 1);
	ck_assert(!event_same_key(a, b));
	ck_assert(takedown_is_channels(b));
	ck_assert_ptr_null(takedown_unknown_channel(b, small_tables(), &length));
	act_fields(a, &tv, 1);
	ck_assert(!event_same_key(a, b));
	ck_assert_str_eq(takedown_unknown_channel(a, small_tables(), &length), "TV");
	ck_assert_uint_eq(length, 2);
	a->kind = b->kind = CREDIT_EVENT_REVOKED; /* the field is of taken-down acts alone */
	ck_assert(event_same_key(a, b));
	ck_assert(!takedown_is_channels(b));
	act(&acts, &entry, CREDIT_EVENT_PUBLISHED, "2026-06-04");
	ck_assert(takedown_was_printed(&entry));
}
END_TEST

SUITE("record/takedown", T(test_what_may_be_printed_need_not_come_down),
	TL(test_each_act_dates_the_days_of_its_case, (int)COUNT_OF(endings)),
	T(test_the_act_that_closed_publicity_dates_it),
	T(test_an_old_objection_does_not_make_the_end_of_the_term_overdue),
	T(test_a_correction_dates_what_it_closed), T(test_what_nothing_dates_is_due_at_once),
	T(test_channels_answer_each_for_itself), T(test_a_channels_act_is_an_act_of_its_own))
