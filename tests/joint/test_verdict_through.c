/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who is reached through an office is not found; the measures stand apart from their
 * own, with article and organisation, and are withheld from another name.
 */
#include "../record/small_tables.h"
#include "../support/suite.h"
#include "joint/verdict.h"

static struct arena arena = ARENA_INIT;
static struct entry firm[2];
static struct role office[2];
static struct judgement judgement;
static struct rule_row rules[3];
static credit_catalogue tables;
static struct verdict_context context;
static struct confirmation confirmation;
static struct entry own; /* of the person */
static credit_id person;

/* A firm on two lists that reach its representative by article. */
static void begin(void)
{
	memset(&context, 0, sizeof(context));
	tables = *small_tables();
	rules[0] = (struct rule_row)RULE("BEF", "P01", "FG", TRIGGER_DEPARTMENT);
	rules[0].reaches = "法定代表人";
	rules[0].reaches_basis = "甲规定第三条";
	rules[1] = (struct rule_row)RULE("BEF", "P02", "FG", TRIGGER_DOCUMENT);
	rules[1].reaches = "法定代表人";
	rules[1].reaches_basis = "乙规定第四条";
	rules[2] = (struct rule_row)RULE("DOC", "P01", "FG", TRIGGER_DEPARTMENT);
	rules[2].reaches = "法定代表人";
	rules[2].reaches_basis = "甲规定第三条";
	rules[2].basis = rules[0].basis;
	tables.rules = rules;
	tables.rules_count = 3;
	context.tables = &tables;
	context.on = on("2026-06-01");
	context.note[CREDIT_ZH] = "不是决定。";
	context.note[CREDIT_EN] = "No decision.";
	ck_assert_int_eq(credit_id_parse(ADULT, strlen(ADULT), &person), CREDIT_OK);
	for (int i = 0; i < 2; i++) {
		office[i] = (struct role){.person = person, .name = "赵某", .role = "法定代表人",
			.basis = "", .from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
		small_entry(&firm[i], i ? "DOC" : "BEF", FIRM);
		firm[i].id.bytes[0] = (uint8_t)(i + 1);
		firm[i].name = "样例商贸有限公司";
		firm[i].roles = &office[i];
		firm[i].roles_count = 1;
	}
	small_entry(&own, "BEF", ADULT);
	own.id.bytes[0] = 9;
	own.name = "赵某";
}

static const credit_verdict *verdict_of(size_t firm_entries, size_t own_entries, const char *name)
{
	const struct entry *const entries[2] = {&firm[0], &firm[1]};
	const struct entry *const mine[1] = {&own};
	const struct subject_records records = {.entries = mine, .entries_count = own_entries};
	const struct role_holder holder = {.ids = &person, .ids_count = 1};
	const struct judged_role *roles;
	const struct judged_role *order[4];
	struct reached reached = {.roles = order};
	const credit_verdict *verdict;

	ck_assert_int_eq(judge_day(entries, firm_entries, &tables, context.on, &arena, &judgement),
		CREDIT_OK);
	ck_assert_int_eq(judge_roles(&judgement, &holder, &tables, context.on, &arena, &roles,
				 &reached.count),
		CREDIT_OK);
	for (size_t i = 0; i < reached.count; i++)
		order[i] = &roles[i];
	ck_assert_int_eq(verdict_build(&context, &person, name, &records, &reached, &arena, &verdict),
		CREDIT_OK);
	return verdict;
}

/* Rule: 国办发〔2020〕49号; 法释〔2010〕8号 art. 3. */
START_TEST(test_who_is_reached_is_told_through_what_and_is_not_found)
{
	const credit_verdict *v;
	const credit_verdict_through *t;
	const credit_verdict_measure *m;
	char id[ENTRY_ID_TEXT_BYTES];

	begin();
	v = verdict_of(1, 0, NULL);
	ck_assert(!credit_verdict_found(v));
	ck_assert_uint_eq(credit_verdict_entry_count(v), 0);
	ck_assert_uint_eq(credit_verdict_through_count(v), 1);
	ck_assert_str_eq(credit_verdict_name(v), "赵某");
	t = credit_verdict_through_at(v, 0);
	entry_id_text(&firm[0].id, id);
	ck_assert_uint_eq(t->size, sizeof(*t));
	ck_assert_str_eq(t->name, "样例商贸有限公司");
	ck_assert_str_eq(t->id, FIRM);
	ck_assert_str_eq(t->role, "法定代表人");
	ck_assert_str_eq(t->role_en, "legal representative");
	ck_assert_str_eq(t->article, "甲规定第三条；乙规定第四条");
	ck_assert_str_eq(t->entry->entry, id);
	ck_assert_str_eq(t->entry->list, "BEF");
	ck_assert_uint_eq(t->measures_count, 2);
	assert_day(t->until, "2029-04-10");
	m = credit_verdict_measure_at(v, 0);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 2);
	ck_assert(m->through);
	ck_assert_str_eq(m->measure, "P01");
	ck_assert_str_eq(m->basis, "BEF basis；甲规定第三条");
	ck_assert_str_eq(m->note_zh, "不是决定。");
	ck_assert_str_eq(m->entries[0], id);
	ck_assert_ptr_null(credit_verdict_through_at(v, 1));
	ck_assert_ptr_null(credit_verdict_through_at(NULL, 0));
	ck_assert_uint_eq(credit_verdict_through_count(NULL), 0);
	arena_free(&arena);
}
END_TEST

START_TEST(test_the_words_are_those_of_the_office)
{
	const credit_verdict *v;

	begin();
	confirmation = (struct confirmation){
		"BEF", COURT, context.on, 1, CREDIT_DAY_NONE};
	context.confirmations = &confirmation;
	context.confirmations_count = 1;
	v = verdict_of(1, 0, NULL);
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_ZH),
		"本人未被列入名单；因担任样例商贸有限公司法定代表人，依甲规定第三条；乙规定第四条，仅下列措施适用。"));
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_ZH), "未查到现时有效记录"));
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_ZH), "由执行单位依所列条款自行决定"));
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_EN),
		"The person is not listed; through the office of legal representative of "));
	ck_assert_ptr_nonnull(strstr(credit_verdict_remedy(v, CREDIT_ZH), "请联系FY局"));
	context.history = true;
	v = verdict_of(1, 0, NULL);
	ck_assert_ptr_eq(strstr(credit_verdict_notice(v, CREDIT_ZH), "历史状态，不得作为现时惩戒依据。"),
		credit_verdict_notice(v, CREDIT_ZH));
	arena_free(&arena);
}
END_TEST

/* A stale list answers cannot confirm, never not listed. */
START_TEST(test_of_a_stale_list_it_is_not_said_that_nobody_is_listed)
{
	const credit_verdict_through *t;
	const credit_verdict *v;

	begin();
	confirmation = (struct confirmation){
		"BEF", COURT, on("2026-01-01"), 1, CREDIT_DAY_NONE};
	context.confirmations = &confirmation;
	context.confirmations_count = 1;
	v = verdict_of(1, 0, NULL);
	t = credit_verdict_through_at(v, 0);
	ck_assert(t->stale);
	assert_day(t->as_of, "2026-01-01");
	ck_assert_ptr_null(strstr(credit_verdict_notice(v, CREDIT_ZH), "未被列入"));
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_ZH),
		"本人是否被列入，有名单未能确认；因担任样例商贸有限公司法定代表人"));
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_ZH),
		"BEF名单：该名单未经认定单位在期限内确认，未能确认是否列入。"));
	begin(); /* no list was confirmed at all */
	v = verdict_of(1, 0, NULL);
	ck_assert_int_eq(credit_verdict_through_at(v, 0)->as_of, CREDIT_DAY_NONE);
	ck_assert_ptr_null(strstr(credit_verdict_notice(v, CREDIT_ZH), "本人未被列入"));
	arena_free(&arena);
}
END_TEST

/* The organisation's list may hold no persons: then it is not among those asked. */
START_TEST(test_a_stale_list_of_organisations_is_told_too)
{
	static struct list_row lists[1];
	const credit_verdict *v;

	begin();
	lists[0] = small_lists[0];
	lists[0].kinds = KINDS_ORGANISED;
	tables.lists = lists;
	tables.lists_count = 1;
	confirmation = (struct confirmation){
		"BEF", COURT, on("2026-01-01"), 1, CREDIT_DAY_NONE};
	context.confirmations = &confirmation;
	context.confirmations_count = 1;
	v = verdict_of(1, 0, NULL);
	ck_assert_uint_eq(credit_verdict_list_count(v), 0);
	ck_assert(credit_verdict_through_at(v, 0)->stale);
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_ZH), "BEF名单：该名单未经"));
	arena_free(&arena);
}
END_TEST

START_TEST(test_one_measure_through_two_entries_is_told_once_with_both)
{
	const credit_verdict *v;
	const credit_verdict_measure *m;
	const char *first;

	begin();
	v = verdict_of(2, 0, NULL);
	ck_assert_uint_eq(credit_verdict_through_count(v), 2);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 2);
	m = credit_verdict_measure_at(v, 0);
	ck_assert_str_eq(m->measure, "P01");
	ck_assert_uint_eq(m->entries_count, 2);
	assert_day(m->until, "2029-04-10"); /* the last of both */
	ck_assert_uint_eq(credit_verdict_through_at(v, 1)->measures_count, 1);
	/* one office, one article: one sentence for each pair of them */
	first = strstr(credit_verdict_notice(v, CREDIT_ZH), "因担任");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_nonnull(strstr(first + 1, "因担任"));
	rules[1].reaches = "";
	v = verdict_of(2, 0, NULL);
	first = strstr(credit_verdict_notice(v, CREDIT_ZH), "因担任");
	ck_assert_ptr_null(strstr(first + 1, "因担任"));
	arena_free(&arena);
}
END_TEST

START_TEST(test_who_is_listed_and_reached_is_told_both)
{
	const credit_verdict *v;

	begin();
	v = verdict_of(1, 1, NULL);
	ck_assert(credit_verdict_found(v));
	ck_assert_uint_eq(credit_verdict_entry_count(v), 1);
	ck_assert_uint_eq(credit_verdict_through_count(v), 1);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 4);
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(credit_verdict_measure_at(v, i)->through, i >= 2);
	ck_assert_str_eq(credit_verdict_measure_at(v, 0)->measure, "P01");
	ck_assert_str_eq(credit_verdict_measure_at(v, 2)->measure, "P01"); /* apart */
	ck_assert_ptr_null(strstr(credit_verdict_notice(v, CREDIT_ZH), "未被列入"));
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_ZH),
		"另因担任样例商贸有限公司法定代表人，依甲规定第三条；乙规定第四条，所标明的措施适用。"));
	arena_free(&arena);
}
END_TEST

START_TEST(test_another_name_withholds_what_reaches_through_an_office)
{
	const credit_verdict *v;

	begin();
	v = verdict_of(1, 0, "钱某");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_DIFFERENT);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 0);
	ck_assert_uint_eq(credit_verdict_through_at(v, 0)->measures_count, 0);
	ck_assert_int_eq(credit_verdict_through_at(v, 0)->until, CREDIT_DAY_NONE);
	ck_assert_ptr_nonnull(strstr(credit_verdict_notice(v, CREDIT_ZH), "请先核实，不得据此办理。"));
	ck_assert_ptr_null(strstr(credit_verdict_notice(v, CREDIT_ZH), "因担任"));
	v = verdict_of(1, 0, "赵某");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_EXACT);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 2);
	v = verdict_of(1, 1, "钱某"); /* own and reached alike */
	ck_assert_uint_eq(credit_verdict_measure_count(v), 0);
	arena_free(&arena);
}
END_TEST

START_TEST(test_an_office_that_nothing_reaches_is_not_told)
{
	const credit_verdict *v;

	begin();
	office[0].to = on("2026-05-31");
	v = verdict_of(1, 0, "别的名字");
	ck_assert_uint_eq(credit_verdict_through_count(v), 0);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 0);
	ck_assert_str_eq(credit_verdict_name(v), "");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_NONE);
	ck_assert_ptr_null(strstr(credit_verdict_notice(v, CREDIT_ZH), "样例商贸"));
	arena_free(&arena);
}
END_TEST

SUITE("joint/verdict_through", T(test_who_is_reached_is_told_through_what_and_is_not_found),
	T(test_the_words_are_those_of_the_office),
	T(test_of_a_stale_list_it_is_not_said_that_nobody_is_listed),
	T(test_a_stale_list_of_organisations_is_told_too),
	T(test_one_measure_through_two_entries_is_told_once_with_both),
	T(test_who_is_listed_and_reached_is_told_both),
	T(test_another_name_withholds_what_reaches_through_an_office),
	T(test_an_office_that_nothing_reaches_is_not_told))
