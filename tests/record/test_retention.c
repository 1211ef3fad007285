/* SPDX-License-Identifier: Apache-2.0 */
/*
 * When the records of an entry are due for erasure, by which row, and each
 * reason why not.
 * 个人信息保护法 art. 19: the shortest time that the purpose needs; art. 47: what has
 * no purpose is erased, unless a period set by law is not over.
 */
#include "record/retention.h"
#include "small_tables.h"
#include "../support/suite.h"

static struct arena arena = ARENA_INIT;
static struct entry entry;
static struct acts acts;
static struct retention_facts facts;
static struct feedback said[4];
static const struct feedback *feedback[4] = {&said[0], &said[1], &said[2], &said[3]};
static struct retention result;

#define ALL_KINDS (~0u)
#define RETAIN(case__, colour_, anchor_, months_, action_)                          \
	{.head = ALWAYS, .case_ = case__, .colour = colour_, .list = "*",           \
		.kinds = ALL_KINDS, .anchor = anchor_, .term = {TERM_MONTHS, months_}, \
		.action = action_}
static struct retention_row rows[] = {
	RETAIN(RETENTION_REFUSED, 0, RETENTION_FROM_ACT, 6, RETENTION_ERASE),
	RETAIN(RETENTION_MINOR, 0, RETENTION_FROM_ACT, 1, RETENTION_ERASE),
	RETAIN(RETENTION_CLOSED, 0, RETENTION_FROM_ACT, 3, RETENTION_ERASE),
	RETAIN(RETENTION_MISIDENTIFIED, 0, RETENTION_FROM_ACT, 2, RETENTION_ERASE),
	RETAIN(RETENTION_ENDED, COLOUR_BLACK, RETENTION_FROM_END, 60, RETENTION_ERASE),
	RETAIN(RETENTION_ENDED, COLOUR_RED, RETENTION_FROM_END, 0, RETENTION_KEEP),
	RETAIN(RETENTION_ACTED, 0, RETENTION_FROM_ACT, 6, RETENTION_KEEP),
};

static void begin(const char *list, const char *subject)
{
	memset(&acts, 0, sizeof(acts));
	memset(&facts, 0, sizeof(facts));
	memset(said, 0, sizeof(said));
	facts.feedback = feedback;
	small_entry(&entry, list, subject);
}

/* Ask on a day; the reason, or MSG_COUNT when it is due. */
static enum message ask(const char *day)
{
	credit_catalogue tables = *small_tables();
	const struct entry *one = &entry;
	struct judgement j;

	tables.retention = rows;
	tables.retention_count = COUNT_OF(rows);
	ck_assert_int_eq(judge(&one, 1, &tables, on(day), &arena, &j), CREDIT_OK);
	retention_of(&j.entries[0], &facts, &tables, on(day), &result);
	return result.why_not;
}

static void say(const char *number, int outcome, const char *day)
{
	static struct feedback_support support;
	struct feedback *one = &said[facts.feedback_count];

	support.entry = entry.id;
	*one = (struct feedback){.number = number, .outcome = outcome, .day = on(day),
		.document = "", .reason = "", .measure = "P01", .department = "FG",
		.operator_ = "", .sequence = ++facts.feedback_count};
	if (outcome != FEEDBACK_LIFTED) {
		one->supports = &support;
		one->supports_count = 1;
	}
}

/* Listed 2026-04-10 for 24 months, the last day 2028-04-10; five years after it. */
START_TEST(test_what_ended_goes_when_its_term_is_over)
{
	begin("DOC", ADULT);
	ck_assert_int_eq(ask("2028-04-10"), MSG_RETAIN_IN_FORCE);
	ck_assert_ptr_null(result.row);
	ck_assert_int_eq(ask("2028-04-11"), MSG_RETAIN_YET);
	assert_day(result.due, "2033-04-11");
	ck_assert_int_eq(ask("2033-04-10"), MSG_RETAIN_YET);
	ck_assert_int_eq(ask("2033-04-11"), MSG_COUNT);
	ck_assert_ptr_eq(result.row, &rows[4]);
	ck_assert_str_eq(result.article, "source");
}
END_TEST

/* Rows as the shipped ones are: a person's records go, a business's are archived. */
static enum message ask_by_kind(const char *day, bool person_too)
{
	struct retention_row own[] = {rows[4], rows[4]};
	const struct entry *one = &entry;
	credit_catalogue tables = *small_tables();
	struct judgement j;

	own[0].kinds = KIND_BIT(CREDIT_KIND_BUSINESS);
	own[0].action = RETENTION_KEEP;
	own[1].kinds = KIND_BIT(CREDIT_KIND_PERSON);
	tables.retention = own;
	tables.retention_count = person_too ? 2 : 1;
	ck_assert_int_eq(judge(&one, 1, &tables, on(day), &arena, &j), CREDIT_OK);
	retention_of(&j.entries[0], &facts, &tables, on(day), &result);
	return result.why_not;
}

/* 民法典 art. 54, 个人信息保护法 art. 4: a sole trader is a natural person who trades. */
START_TEST(test_a_sole_trader_goes_as_a_person_does)
{
	begin("DOC", TRADER);
	ck_assert_int_eq(ask_by_kind("2033-04-10", true), MSG_RETAIN_YET);
	assert_day(result.due, "2033-04-11");
	ck_assert_int_eq(ask_by_kind("2033-04-11", true), MSG_COUNT);
	ck_assert_int_eq(ask_by_kind("2033-04-11", false), MSG_RETAIN_ARCHIVE);
	begin("DOC", FIRM);
	ck_assert_int_eq(ask_by_kind("2033-04-11", true), MSG_RETAIN_ARCHIVE);
	assert_day(result.due, "none");
}
END_TEST

/* The shorter of both: a county may erase a business's records sooner than a person's. */
START_TEST(test_of_two_terms_a_sole_trader_has_the_shorter)
{
	struct retention_row was[COUNT_OF(rows)];

	memcpy(was, rows, sizeof(rows));
	begin("DOC", TRADER);
	rows[4].kinds = KIND_BIT(CREDIT_KIND_PERSON);
	rows[5] = rows[4];
	rows[5].kinds = KIND_BIT(CREDIT_KIND_BUSINESS);
	rows[5].term.count = 12;
	ck_assert_int_eq(ask("2029-04-11"), MSG_COUNT);
	ck_assert_ptr_eq(result.row, &rows[5]);
	rows[4].term.count = 6;
	ck_assert_int_eq(ask("2028-10-11"), MSG_COUNT);
	ck_assert_ptr_eq(result.row, &rows[4]);
	memcpy(rows, was, sizeof(rows));
}
END_TEST

/* 民法典 art. 202: no such day in the month, then its last day. */
START_TEST(test_a_term_that_ends_in_a_shorter_month_ends_with_it)
{
	begin("DOC", ADULT);
	act(&acts, &entry, CREDIT_EVENT_REVOKED, "2026-11-30");
	ck_assert_int_eq(ask("2027-02-28"), MSG_RETAIN_YET);
	assert_day(result.due, "2027-03-01");
	ck_assert_int_eq(ask("2027-03-01"), MSG_COUNT);
	ck_assert_int_eq(result.row->case_, RETENTION_CLOSED);
}
END_TEST

START_TEST(test_each_way_to_end_has_its_own_row)
{
	begin("BEF", ADULT);
	act(&acts, &entry, CREDIT_EVENT_MISIDENTIFIED, "2026-05-01");
	ck_assert_int_eq(ask("2026-07-02"), MSG_COUNT);
	ck_assert_int_eq(result.row->case_, RETENTION_MISIDENTIFIED);
	begin("BEF", ADULT);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-03-30");
	ck_assert_int_eq(ask("2026-04-20"), MSG_RETAIN_IN_FORCE); /* awaits its answer */
	act(&acts, &entry, CREDIT_EVENT_UPHELD, "2026-04-20");
	ck_assert_int_eq(ask("2026-10-20"), MSG_RETAIN_YET);
	ck_assert_int_eq(ask("2026-10-21"), MSG_COUNT);
	ck_assert_int_eq(result.row->case_, RETENTION_REFUSED);
	begin("BEF", MINOR);
	ck_assert_int_eq(ask("2026-05-14"), MSG_COUNT); /* served 2026-04-13 */
	ck_assert_int_eq(result.row->case_, RETENTION_MINOR);
	begin("KID", ADULT);
	ck_assert_int_eq(ask("2027-04-11"), MSG_RETAIN_ARCHIVE);
	assert_day(result.due, "none");
}
END_TEST

START_TEST(test_what_is_shown_or_held_stays)
{
	const struct event_field hold = {"hold", "2034-01-31"};
	const struct event_field released = {"hold", "2033-06-01"};

	begin("DOC", ADULT);
	facts.in_print = true;
	ck_assert_int_eq(ask("2034-01-01"), MSG_RETAIN_PRINTED);
	facts.in_print = false;
	act_fields(act(&acts, &entry, CREDIT_EVENT_CONSENT_WITHDRAWN, "2033-05-01"), &hold, 1);
	ck_assert_int_eq(ask("2034-01-31"), MSG_RETAIN_HOLD);
	ck_assert_int_eq(ask("2034-02-01"), MSG_COUNT);
	act_fields(act(&acts, &entry, CREDIT_EVENT_CONSENT_WITHDRAWN, "2033-06-01"), &released,
		1);
	ck_assert_int_eq(ask("2033-06-02"), MSG_COUNT);
}
END_TEST

/* Rule: 行政处罚法 art. 48: what a channel still shows is to come down first. */
START_TEST(test_what_a_channel_shows_keeps_it)
{
	static const struct event_field all = {"channel", "WX;XY;RMT"};

	begin("DOC", ADULT);
	act(&acts, &entry, CREDIT_EVENT_PUBLISHED, "2026-05-06");
	act(&acts, &entry, CREDIT_EVENT_REVOKED, "2026-05-28");
	act(&acts, &entry, CREDIT_EVENT_TAKEN_DOWN, "2026-05-29");
	ck_assert_int_eq(ask("2034-01-01"), MSG_RETAIN_CHANNEL);
	ck_assert(!retention_bars(MSG_RETAIN_CHANNEL)); /* who orders it has weighed that */
	act_fields(act(&acts, &entry, CREDIT_EVENT_TAKEN_DOWN, "2026-06-04"), &all, 1);
	ck_assert_int_eq(ask("2034-01-01"), MSG_COUNT);
	facts.shown = 1000; /* printed again after that: what was done before says nothing */
	ck_assert_int_eq(ask("2034-01-01"), MSG_RETAIN_CHANNEL);
}
END_TEST

START_TEST(test_open_acts_keep_it)
{
	begin("DOC", ADULT);
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2028-03-01");
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2028-04-01");
	ck_assert_int_eq(ask("2034-01-01"), MSG_RETAIN_OPEN);
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2028-04-02");
	ck_assert_int_eq(ask("2034-01-01"), MSG_COUNT);
}
END_TEST

/* 行政诉讼法 art. 46: six months in which what a department did can be contested. */
START_TEST(test_measures_are_lifted_first_and_can_be_contested_after)
{
	begin("DOC", ADULT);
	say("T1", FEEDBACK_DONE, "2026-06-01");
	ck_assert_int_eq(ask("2034-01-01"), MSG_RETAIN_LIFT);
	say("T2", FEEDBACK_LIFTED, "2033-12-01"); /* of another task */
	ck_assert_int_eq(ask("2034-01-01"), MSG_RETAIN_LIFT);
	said[1].number = "T1";
	ck_assert_int_eq(ask("2034-06-01"), MSG_RETAIN_YET);
	assert_day(result.due, "2034-06-02");
	ck_assert_int_eq(ask("2034-06-02"), MSG_COUNT);
	said[1].undone = true;
	ck_assert_int_eq(ask("2034-06-02"), MSG_RETAIN_LIFT);
	said[0].undone = true;
	ck_assert_int_eq(ask("2034-01-01"), MSG_COUNT);
	said[0].undone = false;
	said[0].outcome = FEEDBACK_NOT_DONE; /* nothing to lift */
	ck_assert_int_eq(ask("2034-01-01"), MSG_COUNT);
}
END_TEST

START_TEST(test_without_a_row_nothing_is_due)
{
	const struct entry *one = &entry;
	struct judgement j;

	begin("DOC", ADULT);
	ck_assert_int_eq(
		judge(&one, 1, small_tables(), on("2040-01-01"), &arena, &j), CREDIT_OK);
	retention_of(&j.entries[0], &facts, small_tables(), on("2040-01-01"), &result);
	ck_assert_int_eq(result.why_not, MSG_RETAIN_NO_RULE);
	ck_assert_str_eq(result.article, "");
}
END_TEST

START_TEST(test_a_document_overrides_day_and_row_only)
{
	ck_assert(retention_bars(MSG_RETAIN_IN_FORCE));
	ck_assert(retention_bars(MSG_RETAIN_PRINTED));
	ck_assert(retention_bars(MSG_RETAIN_OPEN));
	ck_assert(retention_bars(MSG_RETAIN_LIFT));
	ck_assert(retention_bars(MSG_RETAIN_HOLD));
	ck_assert(!retention_bars(MSG_RETAIN_NO_RULE));
	ck_assert(!retention_bars(MSG_RETAIN_ARCHIVE));
	ck_assert(!retention_bars(MSG_RETAIN_YET));
	ck_assert(!retention_bars(MSG_COUNT));
}
END_TEST

/* Each shipped row is what decides for an entry of its case, colour and kind. */
START_TEST(test_each_shipped_case_is_reached)
{
	static const struct {
		const char *list;
		const char *subject;
		int event;
		enum retention_case case_;
		enum message why_not;
	} cases[] = {{"SJ", ADULT, CREDIT_EVENT_REVOKED, RETENTION_CLOSED, MSG_COUNT},
		{"SJ", FIRM, CREDIT_EVENT_REVOKED, RETENTION_CLOSED, MSG_COUNT},
		{"SJ", ADULT, CREDIT_EVENT_MISIDENTIFIED, RETENTION_MISIDENTIFIED, MSG_COUNT},
		{"SJ", ADULT, CREDIT_EVENT_REMOVED, RETENTION_ENDED, MSG_COUNT},
		{"SJ", FIRM, CREDIT_EVENT_REMOVED, RETENTION_ENDED, MSG_RETAIN_ARCHIVE},
		{"SJ", MINOR, CREDIT_EVENT_CONSENTED, RETENTION_MINOR, MSG_COUNT},
		{"SJ", ADULT, CREDIT_EVENT_UPHELD, RETENTION_REFUSED, MSG_COUNT},
		{"H04", ADULT, CREDIT_EVENT_TITLE_WITHDRAWN, RETENTION_ENDED, MSG_COUNT},
		{"H04", FIRM, CREDIT_EVENT_TITLE_WITHDRAWN, RETENTION_ENDED,
			MSG_RETAIN_ARCHIVE}};
	credit_catalogue *law;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const struct entry *one = &entry;
		credit_day day = on("2036-06-01");
		struct judgement j;

		begin(cases[i].list, cases[i].subject);
		act(&acts, &entry, cases[i].event,
			cases[i].event == CREDIT_EVENT_UPHELD ? "2026-04-01" : "2026-05-10");
		ck_assert_int_eq(judge(&one, 1, law, day, &arena, &j), CREDIT_OK);
		retention_of(&j.entries[0], &facts, law, day, &result);
		ck_assert_msg(result.why_not == cases[i].why_not, "case %zu: %s", i,
			message_code(result.why_not));
		ck_assert_int_eq(result.row->case_, cases[i].case_);
	}
	credit_catalogue_free(law);
}
END_TEST

SUITE("record/retention", T(test_what_ended_goes_when_its_term_is_over),
	T(test_a_sole_trader_goes_as_a_person_does),
	T(test_of_two_terms_a_sole_trader_has_the_shorter),
	T(test_a_term_that_ends_in_a_shorter_month_ends_with_it),
	T(test_each_way_to_end_has_its_own_row), T(test_what_is_shown_or_held_stays),
	T(test_what_a_channel_shows_keeps_it),
	T(test_open_acts_keep_it),
	T(test_measures_are_lifted_first_and_can_be_contested_after),
	T(test_without_a_row_nothing_is_due), T(test_a_document_overrides_day_and_row_only),
	T(test_each_shipped_case_is_reached))
