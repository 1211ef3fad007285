/* SPDX-License-Identifier: Apache-2.0 */
/* Which lists an answer covers, until when they are confirmed, and which went stale. */
#include "../record/small_tables.h"
#include "../support/suite.h"
#include "joint/verdict.h"

static struct arena arena = ARENA_INIT;
static struct verdict_context context;
static const struct asked_lists *asked;

static void begin(const char *day, const struct confirmation *confirmations, size_t count)
{
	memset(&context, 0, sizeof(context));
	context.tables = small_tables();
	context.on = on(day);
	context.confirmations = confirmations;
	context.confirmations_count = count;
}

static size_t ask(int kind)
{
	ck_assert_int_eq(verdict_lists(&context, kind, &arena, &asked), CREDIT_OK);
	return asked->count;
}

START_TEST(test_without_a_confirmation_no_list_is_covered)
{
	begin("2026-06-01", NULL, 0);
	ck_assert_uint_eq(ask(CREDIT_KIND_BUSINESS), 0);
	ck_assert_uint_eq(asked->stale_count, 0);
	ck_assert(asked->set);
	arena_free(&arena);
}
END_TEST

START_TEST(test_each_confirmed_list_is_covered_once)
{
	const struct confirmation confirmations[] = {{"BEF", OFFICE, on("2026-05-20"), 1, 0},
		{"BEF", COURT, on("2026-05-10"), 2, 0}, {"DOC", COURT, on("2026-05-30"), 3, 0}};

	begin("2026-06-01", confirmations, 3);
	ck_assert_uint_eq(ask(CREDIT_KIND_BUSINESS), 2);
	ck_assert_str_eq(asked->lists[0].list, "BEF");
	ck_assert_str_eq(asked->lists[0].name_zh, "BEF名单");
	ck_assert_uint_eq(asked->lists[0].size, sizeof(credit_verdict_list));
	assert_day(asked->lists[0].as_of, "2026-05-10"); /* as fresh as the older one */
	ck_assert_str_eq(asked->lists[1].list, "DOC");
	assert_day(asked->lists[1].as_of, "2026-05-30");
	arena_free(&arena);
}
END_TEST

START_TEST(test_an_authority_that_is_not_competent_counts_only_alone)
{
	const struct confirmation confirmations[] = {{"BEF", OFFICE, on("2026-05-20"), 1, 0},
		{"BEF", MUTE, on("2026-01-01"), 2, 0}, {"DOC", MUTE, on("2026-05-25"), 3, 0},
		{"DOC", "11629999F00000018U", on("2026-05-26"), 4, 0}};

	begin("2026-06-01", confirmations, 4);
	ck_assert_uint_eq(ask(CREDIT_KIND_BUSINESS), 2);
	assert_day(asked->lists[0].as_of, "2026-05-20");
	assert_day(asked->lists[1].as_of, "2026-05-25");
	ck_assert_uint_eq(asked->stale_count, 0);
	arena_free(&arena);
}
END_TEST

/* The small lists may be 45 days old. */
static const struct {
	const char *day;
	size_t stale;
} ages[] = {{"2026-03-01", 0}, {"2026-04-01", 0}, {"2026-05-16", 0}, {"2026-05-17", 1},
	{"2030-01-01", 1}};

START_TEST(test_a_list_is_stale_the_day_after_its_last)
{
	const struct confirmation confirmation = {"BEF", OFFICE, on("2026-04-01"), 1, 0};

	begin(ages[_i].day, &confirmation, 1);
	ck_assert_uint_eq(ask(CREDIT_KIND_BUSINESS), 1);
	ck_assert_uint_eq(asked->stale_count, ages[_i].stale);
	ck_assert(asked->lists[0].stale == (ages[_i].stale == 1));
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_list_without_a_limit_never_goes_stale)
{
	const struct confirmation confirmation = {"BEF", OFFICE, CREDIT_DAY_MIN, 1, 0};
	struct list_row list = small_lists[0];
	credit_catalogue tables = *small_tables();

	begin("2026-06-01", &confirmation, 1);
	list.max_age_days = 0;
	tables.lists = &list;
	tables.lists_count = 1;
	context.tables = &tables;
	context.on = CREDIT_DAY_MAX;
	ck_assert_uint_eq(ask(CREDIT_KIND_BUSINESS), 1);
	ck_assert_uint_eq(asked->stale_count, 0);
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_list_is_asked_for_its_kinds_and_its_days_only)
{
	const struct confirmation confirmations[] = {
		{"BEF", OFFICE, on("2026-05-20"), 1, 0}, {"GONE", OFFICE, on("2026-05-20"), 1, 0}};
	struct list_row list = small_lists[0];
	credit_catalogue tables = *small_tables();

	list.kinds = KIND_BIT(CREDIT_KIND_PERSON);
	list.head.to = on("2026-06-01");
	tables.lists = &list;
	tables.lists_count = 1;
	begin("2026-06-01", confirmations, 2);
	context.tables = &tables;
	ck_assert_uint_eq(ask(CREDIT_KIND_PERSON), 1);
	ck_assert_uint_eq(ask(CREDIT_KIND_BUSINESS), 0);
	ck_assert_uint_eq(ask(CREDIT_KIND_PLACE), 0);
	begin("2026-06-02", confirmations, 2);
	context.tables = &tables;
	ck_assert_uint_eq(ask(CREDIT_KIND_PERSON), 0);
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_kind_is_looked_up_once_in_a_call)
{
	const struct confirmation confirmation = {"BEF", OFFICE, on("2026-05-20"), 1, 0};
	const struct asked_lists *first;
	const credit_verdict_list *lists;

	begin("2026-06-01", &confirmation, 1);
	ask(CREDIT_KIND_BUSINESS);
	first = asked;
	lists = asked->lists;
	ck_assert_uint_eq(ask(CREDIT_KIND_BUSINESS), 1); /* not counted twice */
	ck_assert_ptr_eq(asked, first);
	ck_assert_ptr_eq(asked->lists, lists);
	arena_free(&arena);
}
END_TEST

SUITE("joint/verdict_lists", T(test_without_a_confirmation_no_list_is_covered),
	T(test_each_confirmed_list_is_covered_once),
	T(test_an_authority_that_is_not_competent_counts_only_alone),
	TL(test_a_list_is_stale_the_day_after_its_last,
		(int)(sizeof(ages) / sizeof(ages[0]))),
	T(test_a_list_without_a_limit_never_goes_stale),
	T(test_a_list_is_asked_for_its_kinds_and_its_days_only),
	T(test_a_kind_is_looked_up_once_in_a_call))
