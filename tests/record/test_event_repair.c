/* SPDX-License-Identifier: Apache-2.0 */
/* Repair by the shipped tables: shortest terms, what is never repaired, bars, conditions. */
#include "record/event_rule.h"
#include "small_tables.h"
#include "../support/suite.h"

static credit_catalogue *law;
static struct entry entry;
static struct acts acts;
static struct act_answer answer;

static const char *code_of(const char *department)
{
	return catalogue_department(law, department, on("2026-06-01"))->credit_code;
}

static void begin(const char *list, const char *authority, const char *decided)
{
	if (!law)
		ck_assert_int_eq(
			credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, FIRM);
	entry.authority = code_of(authority);
	entry.decided = on(decided);
	entry.notified = entry.decided - 30;
	entry.served = entry.decided;
	entry.ground = "";
}

static struct event *did(int kind, const char *day, const struct event_field *field)
{
	struct event *event = act(&acts, &entry, kind, day);

	event->authority = entry.authority;
	if (field)
		act_fields(event, field, 1);
	return event;
}

/* May the authority do this on that day?  With a field, or none. */
static enum message ask(int kind, const char *day, const struct event_field *field)
{
	struct event event = {.entry = entry.id, .kind = kind, .day = on(day),
		.document = "样办〔2026〕2号", .authority = entry.authority, .operator_ = ""};

	if (field)
		act_fields(&event, field, 1);
	event_answer(&entry, &event, law, &answer);
	return answer.reason;
}

/* 信用修复管理办法（国家发展改革委令第36号）; each list by the order that its row names. */
START_TEST(test_the_shortest_term_is_waited_for)
{
	char text[CREDIT_DAY_BYTES];

	begin("SJ", "SC", "2025-05-06"); /* twelve months */
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-05-06", NULL), MSG_EVENT_MINIMUM);
	assert_day(answer.from, "2026-05-07");
	ck_assert_str_eq(act_answer_detail(&answer, text), "2026-05-07");
	ck_assert_ptr_nonnull(strstr(answer.article, "第44号"));
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-05-07", NULL), MSG_COUNT);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_REPAIR_APPLIED, "2026-05-06", NULL), MSG_EVENT_MINIMUM);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIR_APPLIED, "2026-05-07", NULL), MSG_COUNT);
}
END_TEST

START_TEST(test_a_plain_decision_of_the_authority_stands)
{
	begin("SX", "FY", "2026-05-06"); /* no shortest term */
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-01", NULL), MSG_COUNT);
	begin("NMG", "RS", "2025-11-03"); /* six months */
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-01", NULL), MSG_COUNT);
}
END_TEST

START_TEST(test_what_the_law_lets_nothing_end_early)
{
	begin("ZC", "CZ", "2025-05-06");
	entry.until = on("2027-05-05");
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-01", NULL), MSG_EVENT_NO_REPAIR);
	assert_day(answer.from, "none");
	ck_assert_ptr_nonnull(strstr(answer.article, "政府采购法"));
	ck_assert_int_eq(
		ask(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01", NULL), MSG_EVENT_NO_REPAIR);
	begin("CF", "SC", "2025-05-06");
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-01", NULL), MSG_COUNT);
	entry.ground = "CF5"; /* the ground says so, not the list */
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-01", NULL), MSG_EVENT_NO_REPAIR);
	ck_assert_int_eq(ask(CREDIT_EVENT_REVOKED, "2026-06-01", NULL), MSG_COUNT);
}
END_TEST

START_TEST(test_each_effect_waits_for_its_own_term)
{
	struct act_answer one = {MSG_COUNT, "", "", CREDIT_DAY_NONE, NULL};

	begin("SJ", "SC", "2026-05-06");
	repair_term(&entry, "use; measures", law, on("2026-06-01"), &one);
	ck_assert_int_eq(one.reason, MSG_EVENT_MINIMUM);
	one.reason = MSG_COUNT;
	repair_term(&entry, "nothing", law, on("2026-06-01"), &one);
	ck_assert_int_eq(one.reason, MSG_COUNT);
}
END_TEST

START_TEST(test_repair_after_application_needs_acceptance)
{
	begin("SJ", "SC", "2025-05-06");
	did(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01", NULL);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_REPAIRED, "2026-06-02", NULL), MSG_EVENT_NOT_ACCEPTED);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIR_ACCEPTED, "2026-06-02", NULL), MSG_COUNT);
	did(CREDIT_EVENT_REPAIR_ACCEPTED, "2026-06-02", NULL);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-03", NULL), MSG_COUNT);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_REPAIR_ACCEPTED, "2026-06-03", NULL), MSG_EVENT_NO_APPLICATION);
	did(CREDIT_EVENT_REPAIRED, "2026-06-03", NULL);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-04", NULL), MSG_EVENT_AFTER_END);
}
END_TEST

START_TEST(test_a_condition_that_is_not_met_stops_acceptance_until_it_is)
{
	static const struct event_field no = {"commitment", "no"};
	static const struct event_field yes = {"commitment", "yes"};
	static const struct event_field strange = {"commitment", "soon"};

	begin("SJ", "SC", "2025-05-06");
	ck_assert_int_eq(
		ask(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01", &strange), MSG_EVENT_FIELDS);
	ck_assert_str_eq(answer.detail, "commitment");
	did(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01", &no);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_REPAIR_ACCEPTED, "2026-06-02", NULL), MSG_EVENT_CONDITIONS);
	ck_assert_str_eq(answer.detail, "commitment");
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIR_ACCEPTED, "2026-06-02", &yes), MSG_COUNT);
}
END_TEST

START_TEST(test_false_material_bars_for_three_years)
{
	static const struct event_field yes = {"false_material", "yes"};
	static const struct event_field no = {"false_material", "no"};

	begin("SX", "FY", "2025-09-01");
	entry.ground = "SX1"; /* until performed */
	did(CREDIT_EVENT_REFUSED, "2026-05-06", &no);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01", NULL), MSG_COUNT);
	did(CREDIT_EVENT_REFUSED, "2026-05-07", &yes);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_REPAIR_APPLIED, "2029-05-07", NULL), MSG_EVENT_BARRED);
	assert_day(answer.from, "2029-05-08");
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-01", NULL), MSG_EVENT_BARRED);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIR_APPLIED, "2029-05-08", NULL), MSG_COUNT);
}
END_TEST

START_TEST(test_an_objection_on_the_ground_that_was_dismissed)
{
	static const struct event_field paid = {"ground", "罚款 已经缴清"};
	static const struct event_field same[] = {{"ground", "罚款已经缴清"},
		{"ground", "罚款，已经缴清。"}, {"ground", "“罚款”已经缴清！"}};
	static const struct event_field nothing = {"ground", "。"};
	static const struct event_field other = {"ground", "主体错误"};

	begin("SJ", "SC", "2025-05-06");
	did(CREDIT_EVENT_OBJECTED, "2026-05-06", &paid);
	did(CREDIT_EVENT_DISMISSED, "2026-05-08", NULL);
	for (size_t i = 0; i < COUNT_OF(same); i++)
		ck_assert_int_eq(ask(CREDIT_EVENT_OBJECTED, "2026-06-01", &same[i]),
			MSG_EVENT_SAME_GROUND);
	ck_assert_str_ne(answer.article, "");
	ck_assert_int_eq(ask(CREDIT_EVENT_OBJECTED, "2026-06-01", &other), MSG_COUNT);
	/*
	 * 法释〔2017〕7号 art. 11, 12: in writing, on a ground; without one nobody can
	 * tell it from the one that was dismissed.  It is named, and taken then.
	 */
	ck_assert_int_eq(ask(CREDIT_EVENT_OBJECTED, "2026-06-01", NULL), MSG_EVENT_GROUND);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_OBJECTED, "2026-06-01", &nothing), MSG_EVENT_GROUND);
	ck_assert_str_ne(answer.article, "");
	ck_assert_int_eq(ask(CREDIT_EVENT_OBJECTED, "2026-05-07", NULL), MSG_COUNT);
}
END_TEST

/* Rule: 国办发〔2020〕49号: each objection is examined and answered. */
START_TEST(test_an_answer_says_which_of_several_objections_it_answers)
{
	static const struct event_field paid = {"ground", "罚款已经缴清"};
	static const struct event_field person = {"ground", "主体错误"};
	static const struct event_field of[] = {
		{"of", "样异〔2026〕1号"}, {"of", "样异〔2026〕2号"}, {"of", "样异〔2026〕3号"}};

	begin("SJ", "SC", "2025-05-06");
	did(CREDIT_EVENT_OBJECTED, "2026-05-06", &paid);
	acts.events[0].document = of[0].value;
	ck_assert_int_eq(ask(CREDIT_EVENT_DISMISSED, "2026-05-07", NULL), MSG_COUNT);
	ck_assert_int_eq(ask(CREDIT_EVENT_DISMISSED, "2026-05-07", &of[0]), MSG_COUNT);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_DISMISSED, "2026-05-07", &of[1]), MSG_EVENT_OTHER_OBJECTION);
	did(CREDIT_EVENT_OBJECTED, "2026-05-07", &person);
	acts.events[1].document = of[1].value;
	for (int kind = CREDIT_EVENT_UPHELD; kind <= CREDIT_EVENT_DISMISSED; kind++) {
		ck_assert_int_eq(ask(kind, "2026-05-06", NULL), MSG_COUNT);
		ck_assert_int_eq(ask(kind, "2026-05-08", NULL), MSG_EVENT_WHICH_OBJECTION);
		ck_assert_str_ne(answer.article, "");
		ck_assert_int_eq(ask(kind, "2026-05-08", &of[1]), MSG_COUNT);
		ck_assert_int_eq(ask(kind, "2026-05-08", &of[2]), MSG_EVENT_OTHER_OBJECTION);
	}
	did(CREDIT_EVENT_DISMISSED, "2026-05-08", &of[1]);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_DISMISSED, "2026-05-09", &of[1]), MSG_EVENT_OTHER_OBJECTION);
	ck_assert_int_eq(ask(CREDIT_EVENT_DISMISSED, "2026-05-09", NULL), MSG_COUNT);
	/* barred is the ground of that one, not of the one that is open */
	ck_assert_int_eq(
		ask(CREDIT_EVENT_OBJECTED, "2026-05-09", &person), MSG_EVENT_SAME_GROUND);
	ck_assert_int_eq(ask(CREDIT_EVENT_OBJECTED, "2026-05-09", &paid), MSG_COUNT);
	did(CREDIT_EVENT_DISMISSED, "2026-05-12", &of[0]);
	ck_assert_int_eq(
		ask(CREDIT_EVENT_DISMISSED, "2026-05-13", &of[0]), MSG_EVENT_NO_OBJECTION);
}
END_TEST

START_TEST(test_a_reorganisation_opens_repair_before_the_shortest_term)
{
	static const struct event_field ruling = {"ruling", "（样）破裁〔2026〕1号"};

	begin("SJ", "SC", "2026-03-02");
	ck_assert_int_eq(
		ask(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01", NULL), MSG_EVENT_MINIMUM);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01", &ruling), MSG_COUNT);
	did(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01", &ruling);
	did(CREDIT_EVENT_REPAIR_ACCEPTED, "2026-06-02", NULL);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-03", NULL), MSG_EVENT_MINIMUM);
	ck_assert_int_eq(ask(CREDIT_EVENT_REPAIRED, "2026-06-03", &ruling), MSG_COUNT);
}
END_TEST

SUITE("record/event_repair", T(test_the_shortest_term_is_waited_for),
	T(test_a_plain_decision_of_the_authority_stands),
	T(test_what_the_law_lets_nothing_end_early), T(test_each_effect_waits_for_its_own_term),
	T(test_repair_after_application_needs_acceptance),
	T(test_a_condition_that_is_not_met_stops_acceptance_until_it_is),
	T(test_false_material_bars_for_three_years),
	T(test_an_objection_on_the_ground_that_was_dismissed),
	T(test_an_answer_says_which_of_several_objections_it_answers),
	T(test_a_reorganisation_opens_repair_before_the_shortest_term))
