/* SPDX-License-Identifier: Apache-2.0 */
/* Which acts on a subject may be recorded, and what they do to its entries. */
#include <string.h>

#include "id/identifier.h"
#include "record/subject_act.h"
#include "../support/suite.h"

#define FIRM "91629999F00000093C"
#define OTHER "93629999F000000BXQ"
#define THIRD "92629999F000000A14"
#define PERSON "629999198002291018"
#define TODAY 20600

static credit_id id_of(const char *text)
{
	credit_id id;

	if (!strcmp(text, "local"))
		ck_assert(id_local("H05", "表彰1号", 1, CREDIT_KIND_PLACE, &id));
	else
		ck_assert_int_eq(credit_id_parse(text, strlen(text), &id), CREDIT_OK);
	return id;
}

static struct subject_act act_of(const char *subject, int kind, const char *other)
{
	static credit_id others[2];
	struct subject_act act = {.kind = kind, .day = TODAY, .document = "登记1号",
		.authority = "11629999F00000018U", .operator_ = "", .others = others};

	act.subject = id_of(subject);
	if (other)
		others[act.others_count++] = id_of(other);
	return act;
}

static const char *said(const struct subject_act *act,
	const struct subject_act *const *before, size_t count)
{
	const char *article;
	enum message reason = subject_act_allowed(act, before, count, TODAY, &article);

	return reason == MSG_COUNT ? "" : message_code(reason);
}

static const struct event_field named = {"name", "样例新名有限公司"};

struct walk {
	const char *subject;
	int kind;
	const char *other;
	const char *said;
};

/* Every kind of subject, kind of act and other: allowed, or why not. */
static const struct walk walks[] = {
	{FIRM, CREDIT_SUBJECT_RENAMED, NULL, ""},
	{PERSON, CREDIT_SUBJECT_RENAMED, NULL, ""},
	{"local", CREDIT_SUBJECT_RENAMED, NULL, ""},
	{FIRM, CREDIT_SUBJECT_RENAMED, OTHER, "subject-other"},
	{FIRM, CREDIT_SUBJECT_CODE_CHANGED, OTHER, ""},
	{PERSON, CREDIT_SUBJECT_CODE_CHANGED, "629999194912310021", ""},
	{FIRM, CREDIT_SUBJECT_CODE_CHANGED, NULL, "subject-other"},
	{FIRM, CREDIT_SUBJECT_CODE_CHANGED, FIRM, "subject-other"},
	{FIRM, CREDIT_SUBJECT_CODE_CHANGED, PERSON, "subject-other"},
	{FIRM, CREDIT_SUBJECT_CODE_CHANGED, "local", "subject-other"},
	{"local", CREDIT_SUBJECT_CODE_CHANGED, FIRM, "subject-kind"},
	{FIRM, CREDIT_SUBJECT_MERGED, OTHER, ""},
	{FIRM, CREDIT_SUBJECT_MERGED, NULL, "subject-other"},
	{PERSON, CREDIT_SUBJECT_MERGED, OTHER, "subject-kind"},
	{FIRM, CREDIT_SUBJECT_SPLIT, OTHER, ""},
	{FIRM, CREDIT_SUBJECT_SPLIT, NULL, "subject-other"},
	{FIRM, CREDIT_SUBJECT_DEREGISTERED, NULL, ""},
	{FIRM, CREDIT_SUBJECT_DEREGISTERED, OTHER, "subject-other"},
	{PERSON, CREDIT_SUBJECT_DEREGISTERED, NULL, "subject-kind"},
	{PERSON, CREDIT_SUBJECT_DECEASED, NULL, ""},
	{FIRM, CREDIT_SUBJECT_DECEASED, NULL, "subject-kind"},
	{"local", CREDIT_SUBJECT_DECEASED, NULL, "subject-kind"},
	{FIRM, CREDIT_SUBJECT_JOINED, OTHER, ""},
	{FIRM, CREDIT_SUBJECT_JOINED, NULL, "subject-other"},
	{FIRM, CREDIT_SUBJECT_ANNULLED, NULL, "subject-annuls"},
	{FIRM, 0, NULL, "event-kind"},
	{FIRM, CREDIT_SUBJECT_ANNULLED + 1, NULL, "event-kind"},
};
#define WALKS (int)(sizeof(walks) / sizeof(walks[0]))

START_TEST(test_each_kind_has_its_subjects_and_others)
{
	const struct walk *walk = &walks[_i];
	struct subject_act act = act_of(walk->subject, walk->kind, walk->other);

	if (walk->kind == CREDIT_SUBJECT_RENAMED) {
		act.fields = &named;
		act.fields_count = 1;
	}
	ck_assert_str_eq(said(&act, NULL, 0), walk->said);
}
END_TEST

START_TEST(test_day_document_and_authority_are_needed)
{
	struct subject_act act = act_of(FIRM, CREDIT_SUBJECT_DEREGISTERED, NULL);

	act.day = CREDIT_DAY_NONE;
	ck_assert_str_eq(said(&act, NULL, 0), "event-day");
	act = act_of(FIRM, CREDIT_SUBJECT_DEREGISTERED, NULL);
	act.document = "";
	ck_assert_str_eq(said(&act, NULL, 0), "event-document");
	act = act_of(FIRM, CREDIT_SUBJECT_DEREGISTERED, NULL);
	act.authority = "";
	ck_assert_str_eq(said(&act, NULL, 0), "subject-authority");
}
END_TEST

START_TEST(test_fields_are_those_of_the_kind)
{
	static const struct event_field empty = {"name", ""};
	static const struct event_field note = {"note", "据通报"};
	static const struct event_field stray = {"grade", "severe"};
	struct subject_act act = act_of(FIRM, CREDIT_SUBJECT_RENAMED, NULL);

	ck_assert_str_eq(said(&act, NULL, 0), "event-fields");
	act.fields_count = 1;
	act.fields = &empty;
	ck_assert_str_eq(said(&act, NULL, 0), "event-fields");
	act = act_of(FIRM, CREDIT_SUBJECT_DEREGISTERED, NULL);
	act.fields_count = 1;
	act.fields = &note;
	ck_assert_str_eq(said(&act, NULL, 0), "");
	act.fields = &stray;
	ck_assert_str_eq(said(&act, NULL, 0), "event-fields");
	act.fields = &named;
	ck_assert_str_eq(said(&act, NULL, 0), "event-fields");
}
END_TEST

/* 民法典 art. 13: civil capacity ends with death, which is a fact and no plan. */
START_TEST(test_a_death_is_past_and_recorded_once)
{
	struct subject_act first = act_of(PERSON, CREDIT_SUBJECT_DECEASED, NULL);
	const struct subject_act *before[] = {&first};
	struct subject_act act = act_of(PERSON, CREDIT_SUBJECT_DECEASED, NULL);

	act.day = TODAY + 1;
	ck_assert_str_eq(said(&act, NULL, 0), "subject-future");
	act.day = TODAY - 1;
	ck_assert_str_eq(said(&act, before, 1), "subject-deceased-before");
	first.undone = true;
	ck_assert_str_eq(said(&act, before, 1), "");
}
END_TEST

START_TEST(test_an_act_is_annulled_by_its_document_and_kind)
{
	static const struct event_field of[] = {{"kind", "deceased"}, {"of", "登记 1 号"}};
	struct subject_act death = act_of(PERSON, CREDIT_SUBJECT_DECEASED, NULL);
	struct subject_act act = act_of(PERSON, CREDIT_SUBJECT_ANNULLED, NULL);
	const struct subject_act *all[] = {&death, &act};

	death.sequence = 5;
	act.sequence = 6;
	act.document = "更正1号";
	act.fields = of;
	act.fields_count = 2;
	ck_assert_str_eq(said(&act, all, 1), "");
	ck_assert(subject_act_counts(all, 1, &death));
	ck_assert(!subject_act_counts(all, 2, &death));
	act.undone = true;
	ck_assert(subject_act_counts(all, 2, &death));
	act.undone = false;
	act.document = "更正2号";
	ck_assert_str_eq(said(&act, all, 2), "subject-annuls"); /* annulled before */
}
END_TEST

/* 个人信息保护法 art. 46: who was taken for another may have it put right. */
START_TEST(test_a_join_is_annulled_under_the_identifier_it_lies_under)
{
	static const struct event_field of[] = {{"kind", "joined"}, {"of", "登记1号"}};
	struct subject_act join = act_of(FIRM, CREDIT_SUBJECT_JOINED, OTHER);
	struct subject_act act = act_of(FIRM, CREDIT_SUBJECT_ANNULLED, NULL);
	const struct subject_act *all[] = {&join, &act};

	act.document = "更正1号";
	act.fields = of;
	act.fields_count = 2;
	act.sequence = 1;
	ck_assert_str_eq(said(&act, all, 1), "");
	ck_assert_ptr_eq(subject_act_annulled(&act, all, 1), &join);
	ck_assert(!subject_act_counts(all, 2, &join));
	ck_assert_ptr_null(subject_act_annulled(&act, all, 2)); /* it does not count any more */
	act.subject = id_of(OTHER);
	ck_assert_str_eq(said(&act, all, 1), "subject-annuls-other");
	ck_assert_ptr_null(subject_act_annulled(&act, all, 1));
	ck_assert(subject_act_counts(all, 2, &join));
	ck_assert(subject_kind_joins(CREDIT_SUBJECT_CODE_CHANGED));
	ck_assert(subject_kind_joins(CREDIT_SUBJECT_JOINED));
	ck_assert(!subject_kind_joins(CREDIT_SUBJECT_MERGED));
	ck_assert(!subject_kind_joins(99));
}
END_TEST

START_TEST(test_the_name_is_that_of_the_day)
{
	static const struct event_field newest = {"name", "更新的名"};
	struct subject_act one = act_of(FIRM, CREDIT_SUBJECT_RENAMED, NULL);
	struct subject_act two = act_of(FIRM, CREDIT_SUBJECT_RENAMED, NULL);
	const struct subject_act *acts[] = {&one, &two};
	struct entry entry;

	entry_init(&entry);
	entry.name = "旧名";
	entry.decided = TODAY - 100;
	ck_assert_str_eq(entry_name_on(&entry, TODAY), "旧名");
	one.fields = &named;
	two.fields = &newest;
	one.fields_count = two.fields_count = 1;
	one.day = TODAY - 50;
	two.day = TODAY - 10;
	two.sequence = 1;
	entry.acts = acts;
	entry.acts_count = 2;
	ck_assert_str_eq(entry_name_on(&entry, TODAY - 51), "旧名");
	ck_assert_str_eq(entry_name_on(&entry, TODAY - 50), named.value);
	ck_assert_str_eq(entry_name_on(&entry, TODAY), newest.value);
	entry.decided = TODAY - 20; /* the document bears a later name than the first act gave */
	ck_assert_str_eq(entry_name_on(&entry, TODAY - 15), "旧名");
	ck_assert_str_eq(entry_name_on(&entry, TODAY), newest.value);
	two.undone = true;
	ck_assert_str_eq(entry_name_on(&entry, TODAY), "旧名");
}
END_TEST

/* 民法典 art. 59, 67, 72: what passes on in a merger is no listing. */
START_TEST(test_what_ends_by_no_law_is_asked)
{
	struct subject_act act = act_of(FIRM, CREDIT_SUBJECT_MERGED, OTHER);
	struct subject_act last = act_of(FIRM, CREDIT_SUBJECT_DEREGISTERED, NULL);
	const struct subject_act *acts[] = {&act, &last};
	struct entry entry;

	entry_init(&entry);
	ck_assert_int_eq(entry_question(&entry, TODAY), MSG_COUNT);
	ck_assert_int_eq(entry_deceased(&entry), CREDIT_DAY_NONE);
	entry.acts = acts;
	entry.acts_count = 1;
	ck_assert_int_eq(entry_question(&entry, TODAY - 1), MSG_COUNT);
	ck_assert_int_eq(entry_question(&entry, TODAY), MSG_SUBJECT_ASK_MERGED);
	act.kind = CREDIT_SUBJECT_SPLIT;
	ck_assert_int_eq(entry_question(&entry, TODAY), MSG_SUBJECT_ASK_SPLIT);
	entry.acts_count = 2;
	ck_assert_int_eq(
		entry_question(&entry, TODAY), MSG_SUBJECT_ASK_DEREGISTERED);
	last.kind = CREDIT_SUBJECT_DECEASED;
	ck_assert_int_eq(entry_deceased(&entry), TODAY);
}
END_TEST

SUITE("record/subject_rule", TL(test_each_kind_has_its_subjects_and_others, WALKS),
	T(test_day_document_and_authority_are_needed), T(test_fields_are_those_of_the_kind),
	T(test_a_death_is_past_and_recorded_once),
	T(test_an_act_is_annulled_by_its_document_and_kind),
	T(test_a_join_is_annulled_under_the_identifier_it_lies_under), T(test_the_name_is_that_of_the_day),
	T(test_what_ends_by_no_law_is_asked))
