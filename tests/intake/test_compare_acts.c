/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows with acts against the store: what a row only names must be there, what
 * the law refuses takes its row along, and what rested on it.
 */
#include "credit.h"
#include "intake/compare.h"
#include "../store/sample.h"

static const char *place;
static credit_registry *registry;
static credit_snapshot *view;
static struct mapping mapping;
static struct findings findings;
static struct row_rules rules;
static struct comparison comparison;

static void setup(void)
{
	place = sample_place();
	registry = sample_create(place);
	OK(credit_snapshot_begin(registry, NULL, &view, err));
	memset(&mapping, 0, sizeof(mapping));
	for (int i = 0; i < FIELD_COUNT; i++)
		mapping.column[i] = -1;
	findings_init(&findings, 1 << 20, "/tmp");
	rules = (struct row_rules){.mapping = &mapping, .findings = &findings, .today = DAY0,
		.county = 629999, .id_key = sample_key};
	OK(snapshot_tables(view, &rules.tables, err));
	comparison_init(&comparison, &rules, "/tmp");
	comparison.view = view;
	comparison.now_us = TIME0;
}

static void teardown(void)
{
	comparison_free(&comparison);
	findings_free(&findings);
	credit_snapshot_end(view);
	credit_close(registry);
	sample_gone(place);
}

static void store(const struct entry *entry)
{
	struct change *change;

	OK(change_begin(registry, TIME0 + 1, NULL, &change, err));
	OK(change_add_entry(change, entry, err));
	OK(change_commit(change, err));
	OK(credit_snapshot_renew(view, err));
	OK(snapshot_tables(view, &rules.tables, err));
}

static void add(uint64_t number, const struct entry *entry, bool names_only, int kind,
	const char *document)
{
	struct row row = {.entry = *entry, .corrects = "", .number = number, .line = number,
		.names_only = names_only};

	row.list = catalogue_list(rules.tables, entry->list, entry->decided);
	row.act = (struct event){.kind = kind, .day = DAY0, .document = document,
		.authority = entry->authority, .operator_ = ""};
	OK(comparison_add(&comparison, &row, err));
}

static void counts(uint64_t added, uint64_t changed, uint64_t unchanged, uint64_t rejected)
{
	OK(comparison_run(&comparison, err));
	ck_assert_uint_eq(comparison.added, added);
	ck_assert_uint_eq(comparison.changed, changed);
	ck_assert_uint_eq(comparison.unchanged, unchanged);
	ck_assert_uint_eq(comparison.rejected, rejected);
}

static void found(uint64_t row, enum message message)
{
	struct found one;
	bool any;

	ck_assert_int_eq(findings_next(&findings, &one, &any, NULL), CREDIT_OK);
	ck_assert(any);
	ck_assert_uint_eq(one.row, row);
	ck_assert_int_eq(one.message, message);
}

START_TEST(test_an_act_on_a_stored_entry_changes_it)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	one.facts = "事实";
	store(&one);
	one.facts = ""; /* it only names the entry */
	add(2, &one, true, CREDIT_EVENT_REMOVED, "样移1号");
	counts(0, 1, 0, 0);
	ck_assert_uint_eq(comparison.lists_count, 0); /* naming one entry confirms no list */
	teardown();
}
END_TEST

START_TEST(test_a_named_entry_must_be_there)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	add(2, &one, true, CREDIT_EVENT_REMOVED, "样移1号");
	counts(0, 0, 0, 1);
	OK(findings_sort(&findings, err));
	found(2, MSG_INTAKE_ACT_NO_ENTRY);
	teardown();
}
END_TEST

START_TEST(test_a_named_entry_may_stand_in_another_row)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	add(2, &one, true, CREDIT_EVENT_REMOVED, "样移1号");
	one.facts = "事实";
	add(3, &one, false, 0, "");
	counts(1, 1, 0, 0);
	teardown();
}
END_TEST

START_TEST(test_a_row_whose_act_is_refused_adds_no_entry)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	one.facts = "事实";
	add(2, &one, false, CREDIT_EVENT_DISMISSED, "样答1号");
	add(3, &one, true, CREDIT_EVENT_REMOVED, "样移1号");
	counts(0, 0, 0, 2);
	OK(findings_sort(&findings, err));
	found(2, MSG_EVENT_NO_OBJECTION);
	found(3, MSG_INTAKE_ACT_NO_ENTRY);
	teardown();
}
END_TEST

START_TEST(test_what_rested_on_a_refused_row_is_refused_too)
{
	static const char *headers[] = {"事实"};
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	one.facts = "事实";
	store(&one);
	mapping.headers = headers;
	mapping.count = 1;
	mapping.column[FIELD_FACTS] = 0;
	one.facts = "另一事实";
	add(2, &one, false, CREDIT_EVENT_OBJECTED, "样异1号");
	one.facts = "";
	add(3, &one, true, CREDIT_EVENT_DISMISSED, "样答1号");
	counts(0, 0, 0, 2);
	OK(findings_sort(&findings, err));
	found(2, MSG_INTAKE_DIFFERS);
	found(3, MSG_EVENT_NO_OBJECTION);
	teardown();
}
END_TEST

START_TEST(test_empty_cells_beside_an_act_say_nothing)
{
	static const char *headers[] = {"事实", "失信等级"};
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	one.facts = "事实";
	one.grade = GRADE_SEVERE;
	store(&one);
	mapping.headers = headers;
	mapping.count = 2;
	mapping.column[FIELD_FACTS] = 0;
	mapping.column[FIELD_GRADE] = 1;
	one.facts = "";
	add(2, &one, false, CREDIT_EVENT_REMOVED, "样移1号");
	counts(0, 1, 0, 0);
	teardown();

	setup(); /* without an act they do */
	one.facts = "事实";
	store(&one);
	mapping.headers = headers;
	mapping.count = 2;
	mapping.column[FIELD_FACTS] = 0;
	one.facts = "";
	add(2, &one, false, 0, "");
	counts(0, 0, 0, 1);
	teardown();
}
END_TEST

START_TEST(test_more_acts_than_an_entry_can_have_are_refused)
{
	static char documents[ACTS_OF_ENTRY_MAX + 1][16];
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	store(&one);
	for (int i = 0; i <= ACTS_OF_ENTRY_MAX; i++) {
		snprintf(documents[i], sizeof(documents[i]), "d%d", i);
		add((uint64_t)i + 2, &one, true, CREDIT_EVENT_CORRECTED, documents[i]);
	}
	counts(0, 0, 0, ACTS_OF_ENTRY_MAX + 1);
	OK(findings_sort(&findings, err));
	found(2, MSG_INTAKE_ACTS_MANY);
	teardown();
}
END_TEST

SUITE("intake/compare_acts", T(test_an_act_on_a_stored_entry_changes_it),
	T(test_a_named_entry_must_be_there), T(test_a_named_entry_may_stand_in_another_row),
	T(test_a_row_whose_act_is_refused_adds_no_entry),
	T(test_what_rested_on_a_refused_row_is_refused_too),
	T(test_empty_cells_beside_an_act_say_nothing),
	T(test_more_acts_than_an_entry_can_have_are_refused))
