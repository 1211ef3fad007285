/* SPDX-License-Identifier: Apache-2.0 */
/* Lists, tasks, proposals, erasures: what is asked of the registry as a whole. */
#include "status_registry.h"

#define OFFICE "11629999F00010021Y" /* FG, competent for ZB */

/* A batch that confirms a list, as of a day. */
static void confirm(const char *list, const char *authority, credit_day as_of)
{
	const struct batch_list lists[] = {{list, authority}};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.lists = lists, .lists_count = 1, .as_of = as_of, .document = ""};
	struct change *change;
	uint64_t number;

	OK(change_begin(sample.registry, NOW(1), "", &change, err));
	OK(change_add_batch(change, &batch, &number, err));
	OK(change_commit(change, err));
}

static const credit_status_item *stale(const char *list)
{
	for (size_t i = 0; i < credit_status_count(report); i++) {
		const credit_status_item *item = credit_status_item_at(report, i);

		if (item->section == CREDIT_STATUS_STALE && !strcmp(item->list, list))
			return item;
	}
	return NULL;
}

START_TEST(test_a_list_is_to_be_confirmed_before_it_is_stale)
{
	registry_begin();
	confirm("SJ", "11629999F00010056H", today(0));
	ask(1, 30, NULL);
	ck_assert_ptr_null(stale("SJ"));
	ask(20, 30, NULL);
	ck_assert_ptr_nonnull(stale("SJ"));
	ck_assert_int_eq(stale("SJ")->due, today(0) + 45);
	ck_assert_int_eq(stale("SJ")->when, CREDIT_STATUS_COMING);
	ask(50, 30, NULL);
	ck_assert_int_eq(stale("SJ")->overdue_days, 5);
	status_end();
}
END_TEST

START_TEST(test_tasks_are_counted_by_department)
{
	const credit_status_item *item;

	registry_begin();
	list_firms(1, 3, "样例商贸有限公司", 1);
	ask(2, 30, "SC");
	item = item_coded("status-task-open");
	ck_assert_ptr_nonnull(item);
	ck_assert_uint_ge(item->count, 3);
	ck_assert_ptr_null(item_coded("status-task-overdue"));
	ask(60, 30, "SC");
	item = item_coded("status-task-overdue");
	ck_assert_ptr_nonnull(item);
	ck_assert_uint_ge(item->count, 3);
	ck_assert_str_eq(item->department, "SC");
	status_end();
}
END_TEST

static void put_bid(unsigned n, const char *document, credit_day decided)
{
	const credit_id id = sample_firm(n);
	struct entry entry = sample_entry(&id, document);
	struct change *change;

	entry.list = "ZB";
	entry.authority = OFFICE;
	entry.ground = "ZB1";
	entry.decided = entry.served = entry.basis_day = decided;
	entry.basis_document = document;
	entry.until = decided + 700;
	entry.grade = GRADE_SEVERE;
	sample_seal(&entry);
	OK(change_begin(sample.registry, NOW(1), "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
}

START_TEST(test_a_proposal_names_its_entries)
{
	const credit_status_item *item;

	registry_begin();
	put_bid(1, "样招〔2025〕1号", DAY0 - 400);
	put_bid(1, "样招〔2026〕2号", DAY0 - 10);
	put_bid(2, "样招〔2026〕3号", DAY0 - 10);
	ask(0, 30, NULL);
	item = item_of(CREDIT_STATUS_PROPOSAL, 1);
	ck_assert_ptr_nonnull(item);
	ck_assert_uint_eq(item->entries_count, 2);
	ck_assert_uint_eq(strlen(item->entries[0]), 16);
	ck_assert_str_eq(item->department, "FG");
	ck_assert_ptr_nonnull(strstr(item->text_en, "36 months"));
	ck_assert_ptr_null(item_of(CREDIT_STATUS_PROPOSAL, 2));
	ask(0, 30, "SC");
	ck_assert_ptr_null(item_of(CREDIT_STATUS_PROPOSAL, 1));
	status_end();
}
END_TEST

START_TEST(test_what_is_due_for_erasure_is_counted_with_its_first_day)
{
	const credit_status_item *item;
	credit_day due;

	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	act_on(1, CREDIT_EVENT_MISIDENTIFIED, 2);
	act_on(2, CREDIT_EVENT_MISIDENTIFIED, 2);
	ask(2, CREDIT_STATUS_DAYS_MAX, NULL);
	item = item_of(CREDIT_STATUS_ERASE, 0);
	ck_assert_ptr_nonnull(item);
	ck_assert_uint_eq(item->count, 2);
	ck_assert(item->provisional); /* no term of the shipped rows is sure */
	ck_assert_ptr_nonnull(strstr(item->text_en, "(mistaken subject); the term is from "
						    "memory: confirm it"));
	ck_assert_ptr_nonnull(strstr(item->text_zh, "（错认主体）；期限凭记忆录入，待核"));
	due = item->due;
	ck_assert_int_gt(due, today(2));
	ck_assert_int_eq(item->when, CREDIT_STATUS_COMING);
	ask((int)(due - today(0)) - 2, 1, NULL);
	ck_assert_ptr_null(item_of(CREDIT_STATUS_ERASE, 0));
	ask((int)(due - today(0)) + 3, 1, NULL);
	ck_assert_int_eq(item_of(CREDIT_STATUS_ERASE, 0)->overdue_days, 3);
	status_end();
}
END_TEST

SUITE("joint/status_whole", T(test_a_list_is_to_be_confirmed_before_it_is_stale),
	T(test_tasks_are_counted_by_department), T(test_a_proposal_names_its_entries),
	T(test_what_is_due_for_erasure_is_counted_with_its_first_day))
