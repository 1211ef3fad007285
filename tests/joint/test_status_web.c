/* SPDX-License-Identifier: Apache-2.0 */
/* What is on the web and must come down: our pages, other channels, days, what stops. */
#include "status_registry.h"

/* An edition with the row of the n-th firm, so many days after TIME0. */
static void print_firm(unsigned n, const char *period, enum colour colour, int days)
{
	const credit_id id = sample_firm(n);
	struct edition edition = {.revision = 1, .number = 1, .on = today(days),
		.valid_until = today(days) + 31, .rows_count = 1};
	struct edition_row row = {.colour = (uint8_t)colour,
		.body = (const uint8_t *)"SJ", .body_length = 2};
	struct subject_records records;
	const struct entry *stored;
	const struct event *event;
	struct change *change;

	strcpy(edition.period, period);
	OK(change_begin(sample.registry, NOW(days), "", &change, err));
	OK(snapshot_subject(change_view(change), &id, &sample.arena, &records, err));
	row.entry = records.entries[0]->id;
	if (!entry_public_number(records.entries[0]))
		OK(change_publish_entry(change, &row.entry, today(days), period,
			&sample.arena, &event, err));
	OK(snapshot_entry(change_view(change), &row.entry, &sample.arena, &stored, err));
	strcpy(row.number, entry_public_number(stored));
	OK(change_add_edition_row(change, period, 1, &row, err));
	OK(change_add_edition(change, &edition, err));
	OK(change_commit(change, err));
}

static const credit_status_item *down(int days)
{
	ask(days, 30, NULL);
	return item_of(CREDIT_STATUS_TAKE_DOWN, 1);
}

START_TEST(test_what_judgement_prints_stays)
{
	registry_begin();
	printable_firm(1, 1);
	print_firm(1, "2026-05", COLOUR_BLACK, 2);
	ck_assert_ptr_null(down(3));
	act_on(1, CREDIT_EVENT_SUSPENDED, 4);
	ck_assert_str_eq(down(5)->reason, "held-suspended");
	ck_assert_ptr_null(down(3));
	status_end();
}
END_TEST

START_TEST(test_what_was_never_printed_need_not_come_down)
{
	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	act_on(1, CREDIT_EVENT_REVOKED, 3);
	ck_assert_ptr_null(down(4));
	status_end();
}
END_TEST

START_TEST(test_what_was_revoked_must_come_down_with_days_overdue)
{
	const credit_status_item *item;
	credit_day due;

	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	print_firm(1, "2026-05", COLOUR_BLACK, 2);
	act_on(1, CREDIT_EVENT_REVOKED, 3);
	item = down(3);
	ck_assert_ptr_nonnull(item);
	due = item->due;
	ck_assert(due > today(3) && due <= today(3) + 10);
	ck_assert_int_eq(item->when, CREDIT_STATUS_COMING);
	ck_assert_int_eq(item->overdue_days, 0);
	ck_assert_str_eq(item->code, "status-on-web");
	ck_assert_str_eq(item->reason, "held-revoked");
	ck_assert_str_eq(item->where, "WEB;RMT;XY;WX");
	ck_assert_uint_eq(strlen(item->number), 12);
	ck_assert_ptr_nonnull(strstr(item->article, "行政处罚法"));
	item = down((int)(due - today(0)));
	ck_assert_int_eq(item->when, CREDIT_STATUS_TODAY);
	item = down((int)(due - today(0)) + 5);
	ck_assert_int_eq(item->when, CREDIT_STATUS_OVERDUE);
	ck_assert_int_eq(item->overdue_days, 5);
	ck_assert(item->stops);
	status_end();
}
END_TEST

START_TEST(test_a_page_that_took_it_down_is_clear_and_the_others_are_not)
{
	const credit_status_item *item;

	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	print_firm(1, "2026-05", COLOUR_BLACK, 2);
	act_on(1, CREDIT_EVENT_REVOKED, 3);
	act_on(1, CREDIT_EVENT_TAKEN_DOWN, 4);
	item = down(20);
	ck_assert_ptr_nonnull(item);
	ck_assert_str_eq(item->where, "RMT;XY;WX");
	ck_assert(!item->stops); /* of our own pages only */
	status_end();
}
END_TEST

START_TEST(test_black_rows_leave_with_the_next_edition_and_red_ones_do_not)
{
	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	print_firm(1, "2026-05", COLOUR_BLACK, 2);
	act_on(1, CREDIT_EVENT_REVOKED, 3);
	print_firm(2, "2026-06", COLOUR_BLACK, 4);
	ck_assert_str_eq(down(5)->where, "RMT;XY;WX");
	ck_assert_str_eq(down(3)->where, "WEB;RMT;XY;WX"); /* on that day it was the newest */
	status_end();
	registry_begin();
	list_firms(1, 2, "样例商贸有限公司", 1);
	print_firm(1, "2026-05", COLOUR_RED, 2);
	act_on(1, CREDIT_EVENT_REVOKED, 3);
	print_firm(2, "2026-06", COLOUR_RED, 4);
	ck_assert_str_eq(down(5)->where, "WEB;RMT;XY;WX");
	status_end();
}
END_TEST

SUITE("joint/status_web", T(test_what_judgement_prints_stays),
	T(test_what_was_never_printed_need_not_come_down),
	T(test_what_was_revoked_must_come_down_with_days_overdue),
	T(test_a_page_that_took_it_down_is_clear_and_the_others_are_not),
	T(test_black_rows_leave_with_the_next_edition_and_red_ones_do_not))
