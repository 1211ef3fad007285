/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who stands in a listed organisation is reached by article or document, through the
 * measures that persons can bear, and only while entry and office hold.
 */
#include "record/judge.h"
#include "record/subject_act.h"
#include "small_tables.h"
#include "../support/suite.h"

#define DAY "2026-06-01"

static struct arena arena = ARENA_INIT;
static struct judged_entry judged;
static struct judgement judgement;
static struct role role;
static struct rule_row rule;
static struct measure_row measures[2];
static credit_catalogue tables;
static credit_id ids[2];
static struct role_holder holder;

/* A firm listed to 2027-01-01 and its representative since 2024; a rule that reaches them
 * by article. */
static void setup(void)
{
	memset(&judged, 0, sizeof(judged));
	small_entry(&judged.current, "BEF", FIRM);
	role = (struct role){.name = "赵某", .role = "法定代表人", .basis = "",
		.from = on("2024-01-01"), .to = CREDIT_DAY_NONE};
	ck_assert_int_eq(credit_id_parse(ADULT, strlen(ADULT), &role.person), CREDIT_OK);
	ids[0] = role.person;
	holder = (struct role_holder){.ids = ids, .ids_count = 1};
	judged.current.roles = &role;
	judged.current.roles_count = 1;
	judged.entry = &judged.current;
	judged.standing.state = CREDIT_STATE_LISTED;
	judged.standing.reason = MSG_COUNT;
	judged.standing.listed = on("2026-04-14");
	judged.standing.windows[EFFECT_MEASURES - 1] =
		(struct window){.from = on("2026-04-14"), .until = on("2027-01-01")};
	judgement = (struct judgement){.entries = &judged, .entries_count = 1};
	rule = (struct rule_row)RULE("BEF", "P01", "FG;FY", TRIGGER_DOCUMENT);
	rule.reaches = "法定代表人;主要负责人";
	rule.reaches_basis = "某规定第三条第二款";
	measures[0] = (struct measure_row)MEASURE("P01", MEASURE_PENALTY);
	tables = *small_tables();
	tables.rules = &rule;
	tables.rules_count = 1;
	tables.measures = measures;
	tables.measures_count = 1;
	judged.list = catalogue_list(&tables, "BEF", on(DAY));
}

/* The one role of the holder on a day. */
static const struct judged_role *only(const char *day)
{
	const struct judged_role *roles;
	size_t count;

	ck_assert_int_eq(judge_roles(&judgement, &holder, &tables, on(day), &arena, &roles, &count),
		CREDIT_OK);
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(roles->why_not == MSG_COUNT, roles->measures_count > 0);
	return roles;
}

static size_t roles_count(void)
{
	const struct judged_role *roles;
	size_t count;

	ck_assert_int_eq(judge_roles(&judgement, &holder, &tables, on(DAY), &arena, &roles, &count),
		CREDIT_OK);
	return count;
}

START_TEST(test_the_article_of_a_rule_reaches_the_role_that_it_names)
{
	const struct judged_role *reached;

	setup();
	reached = only(DAY);
	ck_assert_int_eq(reached->why_not, MSG_COUNT);
	ck_assert_ptr_eq(reached->role, &role);
	ck_assert_uint_eq(reached->measures_count, 2);
	ck_assert_str_eq(reached->measures[0].department, "FG");
	ck_assert_str_eq(reached->measures[1].department, "FY");
	ck_assert_str_eq(reached->measures[0].article, "某规定第三条第二款");
	ck_assert_int_eq(reached->measures[0].rule->trigger, TRIGGER_DOCUMENT);
	assert_day(reached->until, "2027-01-01");
	role.role = "主要负责人";
	ck_assert_uint_eq(only(DAY)->measures_count, 2);
	arena_free(&arena);
}
END_TEST

/* 国办发〔2020〕49号: without an article nothing reaches them. */
START_TEST(test_a_role_without_article_or_document_is_reached_by_nothing)
{
	setup();
	role.role = "实际控制人";
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_BASIS);
	role.basis = "依法"; /* names nothing */
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_BASIS);
	role.basis = "某条例第四十八条";
	ck_assert_int_eq(only(DAY)->why_not, MSG_COUNT);
	ck_assert_str_eq(only(DAY)->measures[0].article, "某条例第四十八条");
	role.role = "法定代表人"; /* the rule's own article goes before */
	ck_assert_str_eq(only(DAY)->measures[0].article, "某规定第三条第二款");
	tables.rules_count = 0;
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_BASIS);
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_measure_that_persons_cannot_bear_reaches_nobody)
{
	setup();
	measures[0].kinds = KINDS_ORGANISED;
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_MEASURE);
	role.basis = "某条例第四十八条";
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_MEASURE);
	arena_free(&arena);
}
END_TEST

START_TEST(test_the_office_must_be_held_on_the_day_and_ends_the_measure)
{
	setup();
	ck_assert_int_eq(only(DAY)->why_not, MSG_COUNT);
	role.from = on("2026-06-02");
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_DAYS);
	ck_assert_int_eq(only("2026-06-02")->why_not, MSG_COUNT);
	role.from = CREDIT_DAY_NONE;
	ck_assert_int_eq(only(DAY)->why_not, MSG_COUNT);
	role.to = on("2026-06-01");
	assert_day(only(DAY)->until, "2026-06-01");
	ck_assert_int_eq(only("2026-06-02")->why_not, MSG_ROLE_DAYS);
	arena_free(&arena);
}
END_TEST

START_TEST(test_the_entry_must_be_listed_and_nothing_halt_it)
{
	struct standing *standing = &judged.standing;

	setup();
	ck_assert_int_eq(only("2027-01-01")->why_not, MSG_COUNT);
	ck_assert_int_eq(only("2027-01-02")->why_not, MSG_ROLE_ENTRY);
	ck_assert_int_eq(only("2026-04-13")->why_not, MSG_ROLE_ENTRY);
	standing->marks = CREDIT_MARK_SUSPENDED;
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_ENTRY);
	standing->marks = CREDIT_MARK_SHIELDED;
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_ENTRY);
	standing->marks = CREDIT_MARK_OBJECTION | CREDIT_MARK_UNCONFIRMED;
	ck_assert_int_eq(only(DAY)->why_not, MSG_COUNT);
	standing->state = CREDIT_STATE_NOTIFIED;
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_ENTRY);
	standing->state = CREDIT_STATE_LISTED;
	judged.list = NULL; /* not in the tables of that day */
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_ENTRY);
	arena_free(&arena);
}
END_TEST

/* 甘肃省社会信用条例 art. 2; 民法典 art. 13, 17 */
START_TEST(test_neither_a_minor_nor_the_dead_are_reached)
{
	static struct subject_act death = {.kind = CREDIT_SUBJECT_DECEASED, .document = "样死〔2026〕1号",
		.authority = "", .operator_ = ""};
	static const struct subject_act *const acts[] = {&death};

	setup();
	ck_assert_int_eq(credit_id_parse(MINOR, strlen(MINOR), &role.person), CREDIT_OK);
	ids[0] = role.person;
	ck_assert_int_eq(only(DAY)->why_not, MSG_HELD_MINOR);
	ck_assert(only(DAY)->why_article[0]);
	setup();
	death.day = on(DAY);
	holder.acts = acts;
	holder.acts_count = 1;
	ck_assert_int_eq(only(DAY)->why_not, MSG_COUNT);
	ck_assert_int_eq(only("2026-06-02")->why_not, MSG_ENDED_DECEASED);
	death.undone = true;
	ck_assert_int_eq(only("2026-06-02")->why_not, MSG_COUNT);
	death.undone = false;
	arena_free(&arena);
}
END_TEST

START_TEST(test_only_the_holder_is_answered_under_any_identifier)
{
	setup();
	ck_assert_uint_eq(roles_count(), 1);
	ck_assert_int_eq(credit_id_parse("629999194912310021", 18, &ids[0]), CREDIT_OK);
	ck_assert_uint_eq(roles_count(), 0);
	ids[1] = role.person; /* joined by an alias */
	holder.ids_count = 2;
	ck_assert_uint_eq(roles_count(), 1);
	role.person.scheme = CREDIT_SCHEME_NONE; /* a name reaches nobody */
	ck_assert_uint_eq(roles_count(), 0);
	setup();
	judged.standing.reason = MSG_HELD_UNDONE;
	ck_assert_uint_eq(roles_count(), 0);
	judged.standing.reason = MSG_HELD_ERASED;
	ck_assert_uint_eq(roles_count(), 0);
	arena_free(&arena);
}
END_TEST

/* 法发〔2019〕35号: nobody is listed because of whom they represent. */
START_TEST(test_the_listing_of_a_person_or_an_honour_reaches_nobody_else)
{
	setup();
	ck_assert_int_eq(credit_id_parse("629999194912310021", 18, &judged.current.subject),
		CREDIT_OK);
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_ENTRY);
	setup();
	judged.list = catalogue_list(&tables, "PUB", on(DAY));
	ck_assert_int_eq(only(DAY)->why_not, MSG_ROLE_BASIS);
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_measure_ends_with_its_own_term_and_departments_come_once)
{
	struct rule_row rules[2];
	const struct judged_role *reached;

	setup();
	rules[0] = rules[1] = rule;
	rules[0].term = (struct term){TERM_DAYS, 100}; /* decided 2026-04-10 */
	rules[0].departments = ";FY;;FY";
	rules[1].measure = "P02";
	rules[1].departments = "FG";
	measures[1] = (struct measure_row)MEASURE("P02", MEASURE_PENALTY);
	tables.measures_count = 2;
	tables.rules = rules;
	tables.rules_count = 2;
	reached = only(DAY);
	ck_assert_uint_eq(reached->measures_count, 2);
	assert_day(reached->measures[0].until, "2026-07-19");
	assert_day(reached->until, "2027-01-01"); /* the last of them */
	ck_assert_uint_eq(only("2026-07-20")->measures_count, 1);
	arena_free(&arena);
}
END_TEST

SUITE("record/judge_roles", T(test_the_article_of_a_rule_reaches_the_role_that_it_names),
	T(test_a_role_without_article_or_document_is_reached_by_nothing),
	T(test_a_measure_that_persons_cannot_bear_reaches_nobody),
	T(test_the_office_must_be_held_on_the_day_and_ends_the_measure),
	T(test_the_entry_must_be_listed_and_nothing_halt_it),
	T(test_neither_a_minor_nor_the_dead_are_reached),
	T(test_only_the_holder_is_answered_under_any_identifier),
	T(test_the_listing_of_a_person_or_an_honour_reaches_nobody_else),
	T(test_a_measure_ends_with_its_own_term_and_departments_come_once))
