/* SPDX-License-Identifier: Apache-2.0 */
/* Acts as people type them: an entry and an authority by name, then the law. */
#include "sample.h"

static const char *place;
static credit_registry *registry;
static struct arena arena;

static void setup(void)
{
	place = sample_place();
	registry = sample_create(place);
}

static void teardown(void)
{
	credit_close(registry);
	sample_gone(place);
	arena_free(&arena);
}

static char id[ENTRY_ID_TEXT_BYTES];

static credit_act fill(void)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	credit_act act = {.size = sizeof(act), .entry = id, .kind = CREDIT_EVENT_OBJECTED,
		.day = DAY0 + 1, .document = "b", .now_us = TIME0 + 5};
	struct change *change;

	CHANGE(registry, TIME0 + 1, change_add_entry(change, &entry, err));
	entry_id_text(&entry.id, id);
	return act;
}

START_TEST(test_an_act_on_an_entry_is_recorded_then_unchanged)
{
	credit_act act;
	int outcome;

	setup();
	act = fill();
	act.authority = "11629999000000006B";
	OK(credit_event_record(registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_RECORDED);
	OK(credit_event_record(registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_UNCHANGED);
	ck_assert_uint_eq(sample_fsck(registry).events, 1);
	teardown();
}
END_TEST

START_TEST(test_what_is_not_an_act_is_refused_and_leaves_nothing)
{
	const char *names[] = {"note", NULL}, *values[] = {"1", "2"};
	credit_act act;

	setup();
	act = fill();
	act.authority = "\xff\xfe"; /* no text at all */
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_ENOTFOUND,
		"act-authority");
	act.authority = NULL;
	act.field_names = names;
	act.field_values = values;
	act.fields_count = 2; /* one has no name */
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_EINVAL, "argument");
	act.fields_count = EVENT_FIELDS_MAX + 1;
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_EINVAL, "act-field");
	act.fields_count = 1;
	act.field_values = NULL;
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_EINVAL, "act-field");
	act.fields_count = 0;
	act.entry = NULL;
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_EINVAL, "argument");
	act.entry = id;
	act.kind = CREDIT_EVENT_UNDONE; /* the registry's own */
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_EINVAL, "act-field");
	ck_assert_uint_eq(sample_fsck(registry).events, 0);
	teardown();
}
END_TEST

SUITE("store/act", T(test_an_act_on_an_entry_is_recorded_then_unchanged),
	T(test_what_is_not_an_act_is_refused_and_leaves_nothing))
