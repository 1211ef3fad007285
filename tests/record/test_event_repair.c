/* SPDX-License-Identifier: Apache-2.0 */
/* When repair is open to an entry, and what bars it; by the shipped tables. */
#include "record/event_rule.h"
#include "small_tables.h"
#include "../support/suite.h"

static credit_catalogue *law;
static struct entry entry;
static struct acts acts;
static struct act_answer answer;

static void begin(const char *list)
{
	if (!law)
		ck_assert_int_eq(
			credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, FIRM);
}

static void reset(void)
{
	answer = (struct act_answer){.reason = MSG_COUNT, .article = "", .detail = "",
		.from = CREDIT_DAY_NONE};
}

static enum message term(const char *effects, const char *day)
{
	reset();
	repair_term(&entry, effects, law, on(day), &answer);
	return answer.reason;
}

/* SAMR Order 44: after one year */
START_TEST(test_the_shortest_term_must_be_over)
{
	begin("SJ");
	ck_assert_int_eq(term(NULL, "2027-04-10"), MSG_EVENT_MINIMUM);
	assert_day(answer.from, "2027-04-11");
	ck_assert_ptr_nonnull(strstr(answer.article, "第44号"));
	ck_assert_int_eq(term(NULL, "2027-04-11"), MSG_COUNT);
	ck_assert_int_eq(term("measures", "2027-04-10"), MSG_EVENT_MINIMUM);
	ck_assert_int_eq(term("no-such-effect", "2026-04-11"), MSG_COUNT);
}
END_TEST

/* 政府采购法 art. 77: a ban runs its length */
START_TEST(test_where_nothing_ends_early_there_is_no_repair)
{
	begin("ZC");
	entry.until = on("2028-04-10");
	ck_assert_int_eq(term(NULL, "2027-06-01"), MSG_EVENT_NO_REPAIR);
	assert_day(answer.from, "none");
	ck_assert_str_ne(answer.article, "");
}
END_TEST

static enum message barred(int kind, const struct event_field *fields, const char *day)
{
	struct event event = {.entry = entry.id, .kind = kind, .day = on(day), .document = "",
		.authority = COURT, .operator_ = "", .fields = fields, .fields_count = 1};

	reset();
	act_barred(&entry, &event, law, &answer);
	return answer.reason;
}

START_TEST(test_a_dismissed_ground_is_not_heard_again)
{
	static const struct event_field ground[] = {{"ground", "金额不符"}};
	static const struct event_field again[] = {{"ground", "金额 不符"}};
	static const struct event_field other[] = {{"ground", "不是本人"}};

	begin("SJ");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-20");
	acts.events[0].fields = ground;
	acts.events[0].fields_count = 1;
	ck_assert_int_eq(barred(CREDIT_EVENT_OBJECTED, again, "2026-04-21"), MSG_COUNT);
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-04-22");
	ck_assert_int_eq(barred(CREDIT_EVENT_OBJECTED, again, "2026-05-01"), MSG_EVENT_SAME_GROUND);
	ck_assert_str_ne(answer.article, "");
	ck_assert_int_eq(barred(CREDIT_EVENT_OBJECTED, other, "2026-05-01"), MSG_COUNT);
	ck_assert_int_eq(barred(CREDIT_EVENT_REPAIR_APPLIED, again, "2026-05-01"), MSG_COUNT);
}
END_TEST

START_TEST(test_false_material_bars_for_its_period)
{
	static const struct event_field false_material[] = {{"false_material", "yes"}};
	static const struct event_field none[] = {{"corrected", "yes"}};

	begin("SJ");
	act(&acts, &entry, CREDIT_EVENT_REFUSED, "2026-05-06");
	ck_assert_int_eq(barred(CREDIT_EVENT_REPAIR_APPLIED, none, "2026-06-01"), MSG_COUNT);
	acts.events[0].fields = false_material;
	acts.events[0].fields_count = 1;
	ck_assert_int_eq(barred(CREDIT_EVENT_REPAIR_APPLIED, none, "2029-05-06"), MSG_EVENT_BARRED);
	assert_day(answer.from, "2029-05-07");
	ck_assert_int_eq(barred(CREDIT_EVENT_REPAIR_APPLIED, none, "2029-05-07"), MSG_COUNT);
	ck_assert_int_eq(barred(CREDIT_EVENT_OBJECTED, none, "2026-06-01"), MSG_COUNT);
}
END_TEST

START_TEST(test_a_condition_that_is_denied_refuses_repair)
{
	static const struct event_field no[] = {{"commitment", "no"}};
	static const struct event_field yes[] = {{"commitment", "yes"}};
	struct event event = {.kind = CREDIT_EVENT_REPAIRED, .day = 0, .document = "",
		.authority = COURT, .operator_ = ""};

	begin("SJ");
	event.day = on("2027-06-01");
	reset();
	repair_conditions(&entry, &event, &answer);
	ck_assert_int_eq(answer.reason, MSG_COUNT); /* the decision is the evidence */
	act(&acts, &entry, CREDIT_EVENT_REPAIR_APPLIED, "2027-05-06");
	acts.events[0].fields = no;
	acts.events[0].fields_count = 1;
	repair_conditions(&entry, &event, &answer);
	ck_assert_int_eq(answer.reason, MSG_EVENT_CONDITIONS);
	ck_assert_str_eq(answer.detail, "commitment");
	event.fields = yes; /* made good by then */
	event.fields_count = 1;
	reset();
	repair_conditions(&entry, &event, &answer);
	ck_assert_int_eq(answer.reason, MSG_COUNT);
	credit_catalogue_free(law);
	law = NULL;
}
END_TEST

SUITE("record/event_repair", T(test_the_shortest_term_must_be_over),
	T(test_where_nothing_ends_early_there_is_no_repair),
	T(test_a_dismissed_ground_is_not_heard_again),
	T(test_false_material_bars_for_its_period),
	T(test_a_condition_that_is_denied_refuses_repair))
