/* SPDX-License-Identifier: Apache-2.0 */
/* Events, first publications and aliases within a change: once, or refused. */
#include "sample.h"

static struct sample sample;

START_TEST(test_an_event_counts_once_and_needs_its_entry)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct event event = sample_event(&entry, CREDIT_EVENT_OBJECTED, DAY0 + 1, "b");
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	ck_assert_int_eq(change_add_event(change, &event, NULL), CREDIT_ENOTFOUND);
	OK(change_add_entry(change, &entry, err));
	OK(change_add_event(change, &event, err));
	FAILS(change_add_event(change, &event, err), CREDIT_EEXISTS, "event-differs");
	event.document = "c"; /* another key */
	OK(change_add_event(change, &event, err));
	OK(change_commit(change, err));
	ck_assert_uint_eq(sample_fsck(sample.registry).events, 2);
	sample_end(&sample);
}
END_TEST

START_TEST(test_an_act_asks_the_law_and_knows_its_like)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct event event = sample_event(&entry, CREDIT_EVENT_DISMISSED, DAY0 + 1, "b");
	enum act_outcome outcome;
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(change_add_entry(change, &entry, err));
	event.authority = entry.authority;
	FAILS(act_record(change, &event, &outcome, err), CREDIT_ERULE, "event-no-objection");
	event.kind = CREDIT_EVENT_OBJECTED;
	OK(act_record(change, &event, &outcome, err));
	ck_assert_int_eq(outcome, ACT_RECORDED);
	OK(act_record(change, &event, &outcome, err));
	ck_assert_int_eq(outcome, ACT_UNCHANGED);
	event.authority = "";
	FAILS(act_record(change, &event, &outcome, err), CREDIT_EEXISTS, "event-differs");
	OK(change_commit(change, err));
	ck_assert_uint_eq(sample_fsck(sample.registry).events, 1);
	sample_end(&sample);
}
END_TEST

START_TEST(test_an_entry_gets_one_number_and_one_secret)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	const struct event *event, *again;
	struct change *change;
	const char *number;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	ck_assert_int_eq(change_publish_entry(change, &entry.id, DAY0, "2026-05",
				 &sample.arena, &event, NULL),
		CREDIT_ENOTFOUND);
	ck_assert_ptr_null(event);
	OK(change_add_entry(change, &entry, err));
	OK(change_publish_entry(change, &entry.id, DAY0, "2026-05", &sample.arena, &event,
		err));
	number = event_field(event, "number");
	ck_assert(number_valid(number, strlen(number)));
	ck_assert_uint_eq(strlen(event_field(event, "secret")), 2 * SECRET_BYTES);
	ck_assert_str_eq(event->document, "2026-05");
	ck_assert_int_eq(change_publish_entry(change, &entry.id, DAY0, "2026-06",
				 &sample.arena, &again, NULL),
		CREDIT_EEXISTS);
	ck_assert_ptr_null(again);
	OK(change_commit(change, err));
	ck_assert_uint_eq(sample_fsck(sample.registry).events, 1);
	sample_end(&sample);
}
END_TEST

START_TEST(test_a_number_drawn_before_is_given_once)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct entry other = sample_entry(&firm, "b");
	struct random_pool random = {0};
	struct publication drawn, more;
	struct change *change;
	struct entry_id found;
	const struct entry *stored;
	char secret[2 * SECRET_BYTES + 1];

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(publication_draw(&random, &drawn, err));
	OK(publication_draw(&random, &more, err));
	ck_assert_str_ne(drawn.number, more.number);
	ck_assert_mem_ne(drawn.secret, more.secret, SECRET_BYTES);
	OK(change_add_entry(change, &entry, err));
	OK(change_add_entry(change, &other, err));
	OK(change_add_publication(change, &entry.id, &firm, DAY0, "2026-05", &drawn, err));
	ck_assert_int_eq(change_add_publication(change, &other.id, &firm, DAY0, "2026-05", &drawn, NULL),
		CREDIT_EEXISTS);
	OK(change_add_publication(change, &other.id, &firm, DAY0, "2026-05", &more, err));
	OK(snapshot_number(change_view(change), drawn.number, &found, err));
	ck_assert_mem_eq(found.bytes, entry.id.bytes, ENTRY_ID_BYTES);
	OK(snapshot_entry(change_view(change), &entry.id, &sample.arena, &stored, err));
	ck_assert_str_eq(entry_public_number(stored), drawn.number);
	hex_encode(drawn.secret, SECRET_BYTES, secret);
	ck_assert_str_eq(event_field(stored->events[0], "secret"), secret);
	OK(change_commit(change, err));
	ck_assert_uint_eq(sample_fsck(sample.registry).events, 2);
	sample_end(&sample);
}
END_TEST

START_TEST(test_an_alias_joins_two_subjects_once)
{
	struct alias alias = {.day = DAY0, .document = "变更", .reason = "reregistered"};
	struct change *change;

	sample_begin(&sample);
	alias.from = sample_person(1);
	alias.to = sample_person(1);
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	ck_assert_int_eq(change_add_alias(change, &alias, NULL), CREDIT_EINVAL);
	alias.to = sample_person(2);
	OK(change_add_alias(change, &alias, err));
	ck_assert_int_eq(change_add_alias(change, &alias, NULL), CREDIT_EEXISTS);
	alias.document = "再变更";
	OK(change_add_alias(change, &alias, err));
	OK(change_commit(change, err));
	ck_assert_uint_eq(sample_fsck(sample.registry).records, 3);
	sample_end(&sample);
}
END_TEST

SUITE("store/change_event", T(test_an_event_counts_once_and_needs_its_entry),
	T(test_an_act_asks_the_law_and_knows_its_like),
	T(test_an_entry_gets_one_number_and_one_secret),
	T(test_a_number_drawn_before_is_given_once), T(test_an_alias_joins_two_subjects_once))
