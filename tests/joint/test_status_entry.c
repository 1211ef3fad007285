/* SPDX-License-Identifier: Apache-2.0 */
/* What waits on one entry: each section, a case that appears and one that must not. */
#include "status_registry.h"

#define WM "11629999F000101440"

/* Another entry of a firm, on its own list and by its own authority. */
static void add(unsigned n, const char *list, const char *authority, credit_day decided,
	credit_day listed)
{
	const credit_id id = sample_firm(n);
	struct entry entry;
	struct change *change;

	OK(change_begin(sample.registry, NOW(1), "", &change, err));
	entry = sample_entry(&id, "样另〔2026〕1号");
	entry.list = list;
	entry.authority = authority;
	entry.decided = decided;
	entry.listed = listed;
	entry.notice_document = "样告〔2026〕3号";
	entry.notified = decided - 30;
	entry.served = decided;
	entry.objection = OBJECTION_NONE;
	sample_seal(&entry);
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
}

START_TEST(test_an_objection_waits_until_it_is_answered)
{
	const credit_status_item *item;

	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	act_on(1, CREDIT_EVENT_OBJECTED, 2);
	ask(3, 0, NULL);
	item = item_of(CREDIT_STATUS_ANSWER, 1);
	ck_assert_ptr_nonnull(item);
	ck_assert_str_eq(item->reason, "objected");
	ck_assert_int_gt(item->due, today(3));
	ck_assert_str_eq(item->name, "样例商贸有限公司");
	ck_assert_ptr_null(item_of(CREDIT_STATUS_ANSWER, 2));
	ask(80, 0, NULL);
	item = item_of(CREDIT_STATUS_ANSWER, 1);
	ck_assert_int_eq(item->when, CREDIT_STATUS_OVERDUE);
	ck_assert_int_eq(item->overdue_days, today(80) - item->due);
	act_on(1, CREDIT_EVENT_DISMISSED, 81);
	ask(82, 0, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_ANSWER, 1));
	status_end();
}
END_TEST

START_TEST(test_an_application_for_repair_has_its_own_section)
{
	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	act_on(1, CREDIT_EVENT_REPAIR_APPLIED, 2);
	ask(3, 0, NULL);
	ck_assert_ptr_nonnull(item_of(CREDIT_STATUS_REPAIR, 1));
	ck_assert_ptr_null(item_of(CREDIT_STATUS_ANSWER, 1));
	ck_assert_ptr_null(item_of(CREDIT_STATUS_REPAIR, 2));
	act_on(1, CREDIT_EVENT_REFUSED, 4);
	ask(5, 0, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_REPAIR, 1));
	status_end();
}
END_TEST

START_TEST(test_days_to_object_end_and_listing_begins)
{
	const credit_status_item *item;

	registry_begin();
	add(1, "SJ", "11629999F00010056H", DAY0, today(20));
	ask(3, 30, NULL);
	item = item_of(CREDIT_STATUS_WINDOW, 1);
	ck_assert_ptr_nonnull(item);
	ck_assert_int_eq(item->due, today(20) - 1);
	ck_assert_int_eq(item->when, CREDIT_STATUS_COMING);
	ask(3, 5, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_WINDOW, 1)); /* later than asked */
	ask(20, 30, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_WINDOW, 1)); /* listed by now */
	status_end();
}
END_TEST

START_TEST(test_what_ends_is_told_on_its_last_day_and_within_the_days)
{
	const credit_status_item *item;
	credit_day until;

	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	ask(3, 30, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_EXPIRY, 1));
	ask(3, CREDIT_STATUS_DAYS_MAX, NULL);
	item = item_of(CREDIT_STATUS_EXPIRY, 1);
	ck_assert_ptr_nonnull(item);
	ck_assert_int_eq(item->when, CREDIT_STATUS_COMING);
	until = item->due;
	ask((int)(until - today(0)), 0, NULL);
	item = item_of(CREDIT_STATUS_EXPIRY, 1);
	ck_assert_int_eq(item->when, CREDIT_STATUS_TODAY);
	ck_assert_ptr_nonnull(strstr(item->text_en, "publicity"));
	ask((int)(until - today(0)) + 1, 30, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_EXPIRY, 1));
	status_end();
}
END_TEST

START_TEST(test_an_honour_is_due_for_review)
{
	const credit_status_item *item;

	registry_begin();
	add(1, "H09", WM, DAY0 - 2000, DAY0 - 1990);
	add(2, "H09", WM, DAY0, DAY0);
	ask(3, 30, NULL);
	item = item_of(CREDIT_STATUS_REVIEW, 1);
	ck_assert_ptr_nonnull(item);
	ck_assert_int_eq(item->when, CREDIT_STATUS_OVERDUE);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_REVIEW, 2));
	status_end();
}
END_TEST

START_TEST(test_what_is_held_back_is_counted_by_reason)
{
	const credit_status_item *item;

	registry_begin();
	for (unsigned n = 1; n <= 3; n++)
		printable_firm(n, 1);
	ask(1, 30, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_HELD, 0));
	act_on(1, CREDIT_EVENT_SUSPENDED, 2);
	act_on(2, CREDIT_EVENT_SUSPENDED, 2);
	ask(3, 30, NULL);
	item = item_coded("held-suspended");
	ck_assert_ptr_nonnull(item);
	ck_assert_int_eq(item->section, CREDIT_STATUS_HELD);
	ck_assert_uint_eq(item->count, 2);
	ck_assert_str_eq(item->entry, "");
	ck_assert_str_eq(item->department, "SC");
	ck_assert_ptr_null(item_coded("held-objection"));
	status_end();
}
END_TEST

START_TEST(test_an_authority_is_asked_about_a_firm_that_is_gone)
{
	const credit_id id = sample_firm(1);
	const struct subject_act act = {.subject = id, .kind = CREDIT_SUBJECT_DEREGISTERED,
		.day = today(2), .document = "样登〔2026〕1号",
		.authority = "11629999F00010056H", .operator_ = ""};
	struct change *change;

	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	OK(change_begin(sample.registry, NOW(2), "", &change, err));
	OK(change_add_subject_act(change, &act, err));
	OK(change_commit(change, err));
	ask(3, 30, NULL);
	ck_assert_str_eq(item_of(CREDIT_STATUS_QUESTION, 1)->code, "subject-ask-deregistered");
	ck_assert_int_eq(item_of(CREDIT_STATUS_QUESTION, 1)->when, CREDIT_STATUS_UNDATED);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_QUESTION, 2));
	status_end();
}
END_TEST

/* A person's penalty of the general grade, decided and served on a day. */
static void add_penalty(credit_day decided)
{
	const credit_id id = sample_person(1);
	struct entry entry = sample_entry(&id, "样罚〔2026〕1号");
	struct change *change;

	entry.list = "GF";
	entry.authority = "11629999F000101958";
	entry.grade = GRADE_GENERAL;
	entry.objection = OBJECTION_NONE;
	entry.basis_document = "样罚〔2026〕1号";
	entry.decided = entry.basis_day = entry.served = entry.published = decided;
	entry.notice_document = "样告〔2026〕3号";
	entry.notified = decided - 30;
	sample_seal(&entry);
	OK(change_begin(sample.registry, NOW(1), "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
}

/* 信用修复管理办法 (2025): what follows the maximum is the sector's to say. */
START_TEST(test_an_unknown_outcome_at_the_maximum_is_asked_for)
{
	const credit_status_item *item;

	registry_begin();
	list_firms(2, 1, "样例商贸有限公司", 1);
	add_penalty(DAY0);
	ask(3, 30, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_QUESTION, 0));
	ask(3, CREDIT_STATUS_DAYS_MAX, NULL);
	item = item_of(CREDIT_STATUS_QUESTION, 0);
	ck_assert_ptr_nonnull(item);
	ck_assert_str_eq(item->code, "status-outcome");
	ck_assert(item->provisional);
	ck_assert_str_eq(item->list, "GF"); /* SJ has a rule of its own */
	ask((int)(item->due - today(0)) + 40, 0, NULL); /* and until somebody says */
	ck_assert_int_eq(item_of(CREDIT_STATUS_QUESTION, 0)->overdue_days, 40);
	status_end();
}
END_TEST

/*
 * 信用修复管理办法 (2025) moved the end back to 2024-08-31, but only from 2026-04-01 on:
 * before that day nobody had anything to say.
 */
START_TEST(test_a_question_of_a_newer_rule_is_not_older_than_the_rule)
{
	const credit_status_item *item;
	credit_day rule, decided;

	ck_assert_int_eq(credit_day_parse("2026-04-01", 10, &rule), CREDIT_OK);
	ck_assert_int_eq(credit_day_parse("2023-08-31", 10, &decided), CREDIT_OK);
	registry_begin();
	list_firms(2, 1, "样例商贸有限公司", 1);
	add_penalty(decided);
	ask(3, 0, NULL);
	item = item_of(CREDIT_STATUS_QUESTION, 0);
	ck_assert_ptr_nonnull(item);
	ck_assert_int_eq(item->due, rule - 1);
	ck_assert_int_eq(item->overdue_days, today(3) - rule + 1);
	status_end();
}
END_TEST

START_TEST(test_a_void_entry_waits_on_nothing)
{
	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	act_on(1, CREDIT_EVENT_OBJECTED, 2);
	act_on(1, CREDIT_EVENT_REVOKED, 3);
	ask(4, CREDIT_STATUS_DAYS_MAX, NULL);
	for (int section = 1; section <= CREDIT_STATUS_EXPIRY; section++)
		ck_assert_ptr_null(item_of(section, 1));
	ck_assert_ptr_null(item_of(CREDIT_STATUS_HELD, 0));
	status_end();
}
END_TEST

SUITE("joint/status_entry", T(test_an_objection_waits_until_it_is_answered),
	T(test_an_application_for_repair_has_its_own_section),
	T(test_days_to_object_end_and_listing_begins),
	T(test_what_ends_is_told_on_its_last_day_and_within_the_days),
	T(test_an_honour_is_due_for_review),
	T(test_what_is_held_back_is_counted_by_reason),
	T(test_an_authority_is_asked_about_a_firm_that_is_gone),
	T(test_an_unknown_outcome_at_the_maximum_is_asked_for),
	T(test_a_question_of_a_newer_rule_is_not_older_than_the_rule),
	T(test_a_void_entry_waits_on_nothing))
