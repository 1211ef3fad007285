/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows against each other and against the store: judged only, so that nothing
 * lands.  What one row says twice, two rows must not say differently.
 */
#include "credit.h"
#include "intake/compare.h"
#include "../store/sample.h"
#include "store/erasure.h"

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
}

static void teardown(void)
{
	comparison_free(&comparison);
	findings_free(&findings);
	credit_snapshot_end(view);
	credit_close(registry);
	sample_gone(place);
}

static void add(uint64_t number, const struct entry *entry, const char *corrects)
{
	struct row row = {.entry = *entry, .corrects = corrects, .number = number,
		.line = number};

	row.list = catalogue_list(rules.tables, entry->list, entry->decided);
	ck_assert_ptr_nonnull(row.list);
	OK(comparison_add(&comparison, &row, err));
}

static void counts(uint64_t added, uint64_t unchanged, uint64_t rejected)
{
	OK(comparison_run(&comparison, err));
	ck_assert_uint_eq(comparison.added, added);
	ck_assert_uint_eq(comparison.changed, 0);
	ck_assert_uint_eq(comparison.unchanged, unchanged);
	ck_assert_uint_eq(comparison.rejected, rejected);
}

/* The next finding, in the order of the file. */
static struct found next_found(void)
{
	struct found found;
	bool any;

	ck_assert_int_eq(findings_next(&findings, &found, &any, NULL), CREDIT_OK);
	ck_assert(any);
	return found;
}

START_TEST(test_a_set_has_the_rows_put_into_it_and_no_others)
{
	struct row_set set = {NULL, 0};

	ck_assert(!row_set_has(&set, 0));
	ck_assert_int_eq(row_set_add(&set, 9), CREDIT_OK);
	ck_assert_int_eq(row_set_add(&set, 1000000), CREDIT_OK);
	ck_assert(row_set_has(&set, 9));
	ck_assert(row_set_has(&set, 1000000));
	ck_assert(!row_set_has(&set, 8));
	ck_assert(!row_set_has(&set, 10));
	ck_assert(!row_set_has(&set, UINT64_MAX));
	free(set.bits);
}
END_TEST

START_TEST(test_new_rows_are_added_and_lists_noted_once)
{
	credit_id a = sample_firm(1);
	credit_id b = sample_firm(2);
	struct entry one = sample_entry(&a, "样列1号");
	struct entry two = sample_entry(&b, "样列2号");

	setup();
	add(2, &one, "");
	add(3, &two, "");
	counts(2, 0, 0);
	ck_assert_uint_eq(findings.added, 0);
	ck_assert_uint_eq(comparison.lists_count, 1);
	ck_assert_str_eq(comparison.lists[0].list, "SJ");
	teardown();
}
END_TEST

START_TEST(test_the_same_row_twice_lands_once_with_a_note)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");
	struct found found;

	setup();
	add(7, &one, "");
	add(3, &one, "");
	counts(1, 1, 0);
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	found = next_found();
	ck_assert_int_eq(found.message, MSG_INTAKE_DUPLICATE);
	ck_assert_uint_eq(found.row, 7);
	ck_assert_str_eq(found.params[0], "3");
	teardown();
}
END_TEST

START_TEST(test_rows_that_contradict_are_both_refused)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");
	struct entry two = one;
	struct found found;

	two.facts = "别的事实";
	setup();
	add(3, &one, "");
	add(4, &two, "");
	counts(0, 0, 2);
	ck_assert(row_set_has(&comparison.refused, 3));
	ck_assert(row_set_has(&comparison.refused, 4));
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	found = next_found();
	ck_assert_int_eq(found.message, MSG_INTAKE_DUPLICATE_DIFFERENT);
	ck_assert_uint_eq(found.row, 3);
	ck_assert_str_eq(found.params[0], "4"); /* to each the other */
	found = next_found();
	ck_assert_uint_eq(found.row, 4);
	ck_assert_str_eq(found.params[0], "3");
	teardown();
}
END_TEST

START_TEST(test_two_subjects_of_one_document_need_a_word)
{
	credit_id a = sample_firm(1);
	credit_id b = sample_firm(2);
	struct entry one = sample_entry(&a, "样列1号");
	struct entry two = sample_entry(&b, "样列1号");

	setup();
	add(2, &one, "");
	add(3, &two, "");
	counts(0, 0, 2);
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	ck_assert_int_eq(next_found().message, MSG_INTAKE_OTHER_SUBJECT);
	teardown();

	one.same_case = true;
	two.same_case = true;
	setup();
	add(2, &one, "");
	add(3, &two, "");
	counts(2, 0, 0);
	teardown();
}
END_TEST

START_TEST(test_a_correction_of_nothing_is_refused)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	add(2, &one, "no such entry"); /* and no document either */
	counts(0, 0, 1);
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	ck_assert_int_eq(next_found().message, MSG_INTAKE_CORRECTION_NONE);
	teardown();

	one.correction = "样更1号";
	setup();
	add(2, &one, "no such entry");
	counts(0, 0, 1);
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	ck_assert_int_eq(next_found().message, MSG_INTAKE_CORRECTS);
	teardown();
}
END_TEST

/* Put an entry, and what corrected it if anything did, into the store; look again. */
static void store(const struct entry *entry, const struct event *event)
{
	struct change *change;

	CHANGE(registry, TIME0 + 1, change_add_entry(change, entry, err));
	if (event)
		CHANGE(registry, TIME0 + 2, change_add_event(change, event, err));
	OK(credit_snapshot_renew(view, err));
	OK(snapshot_tables(view, &rules.tables, err));
}

/* One row about facts, which the file has a column for; the only finding, or MSG_COUNT. */
static enum message facts_row(const struct entry *entry)
{
	static const char *headers[] = {"事实"};

	mapping.headers = headers;
	mapping.count = 1;
	mapping.column[FIELD_FACTS] = 0;
	add(2, entry, "");
	OK(comparison_run(&comparison, err));
	ck_assert_uint_eq(comparison.added, 0);
	if (comparison.rejected == 0)
		return MSG_COUNT;
	ck_assert_uint_eq(comparison.rejected, 1);
	ck_assert_uint_eq(comparison.changed + comparison.unchanged, 0);
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	return next_found().message;
}

START_TEST(test_a_row_as_stored_does_nothing)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	one.facts = "事实甲";
	store(&one, NULL);
	ck_assert_int_eq(facts_row(&one), MSG_COUNT);
	ck_assert_uint_eq(comparison.unchanged, 1);
	ck_assert_uint_eq(comparison.changed, 0);
	teardown();
}
END_TEST

START_TEST(test_a_column_that_the_file_lacks_says_nothing)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	one.sector = "零售";
	store(&one, NULL);
	one.sector = "";
	add(2, &one, "");
	counts(0, 1, 0);
	teardown();
}
END_TEST

START_TEST(test_a_row_unlike_the_stored_one_needs_a_correction)
{
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");

	setup();
	one.facts = "事实甲";
	store(&one, NULL);
	one.facts = "事实乙";
	ck_assert_int_eq(facts_row(&one), MSG_INTAKE_DIFFERS);
	teardown();

	one.facts = "事实甲";
	setup();
	store(&one, NULL);
	one.facts = "事实乙";
	one.correction = "样更1号";
	ck_assert_int_eq(facts_row(&one), MSG_COUNT);
	ck_assert_uint_eq(comparison.changed, 1);
	ck_assert_uint_eq(comparison.unchanged, 0);
	teardown();
}
END_TEST

START_TEST(test_one_correction_serves_once)
{
	const struct event_field field = {"facts", "事实乙"};
	credit_id a = sample_firm(1);
	struct entry one = sample_entry(&a, "样列1号");
	struct event event = sample_event(&one, CREDIT_EVENT_CORRECTED, DAY0, "样更1号");

	event.authority = one.authority;
	event.fields = &field;
	event.fields_count = 1;
	one.facts = "事实甲";
	setup();
	store(&one, &event);
	one.correction = "样更1号";
	one.facts = "事实乙"; /* as corrected: sent again */
	ck_assert_int_eq(facts_row(&one), MSG_COUNT);
	ck_assert_uint_eq(comparison.unchanged, 1);
	teardown();

	one.facts = "事实甲";
	one.correction = "";
	setup();
	store(&one, &event);
	one.correction = "样更1号";
	one.facts = "事实丙";
	ck_assert_int_eq(facts_row(&one), MSG_INTAKE_CORRECTION_USED);
	teardown();
}
END_TEST

START_TEST(test_a_stored_document_of_another_subject_needs_a_word)
{
	credit_id a = sample_firm(1);
	credit_id b = sample_firm(2);
	struct entry one = sample_entry(&a, "样列1号");
	struct entry two = sample_entry(&b, "样列1号");

	setup();
	comparison.batch = 1;
	store(&one, NULL);
	add(2, &two, "");
	counts(0, 0, 1);
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	ck_assert_int_eq(next_found().message, MSG_INTAKE_OTHER_SUBJECT);
	teardown();

	two.same_case = true;
	setup();
	comparison.batch = 1;
	store(&one, NULL);
	add(2, &two, "");
	counts(1, 0, 0);
	teardown();
}
END_TEST

/* Also when only judged: an erased decision does not come back with the next file. */
START_TEST(test_what_was_erased_is_refused_with_the_document)
{
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号", .authority = "",
		.operator_ = "", .basis = ""};
	credit_id firm = sample_firm(1);
	credit_id person = sample_person(2);
	struct change *change;
	struct entry gone, stays;
	struct found found;

	setup();
	gone = sample_entry(&firm, "a");
	stays = sample_entry(&person, "b");
	CHANGE(registry, TIME0 + 1, change_add_entry(change, &gone, err));
	CHANGE(registry, TIME0 + 2, change_erase(change, &firm, NULL, 0, &erasure, err));
	OK(credit_snapshot_renew(view, err));
	OK(snapshot_tables(view, &rules.tables, err));
	add(2, &gone, "");
	add(3, &stays, "");
	counts(1, 0, 1);
	found = next_found();
	ck_assert_int_eq(found.message, MSG_INTAKE_ERASED);
	ck_assert_int_eq(found.row, 2);
	teardown();
}
END_TEST

SUITE("intake/compare", T(test_a_set_has_the_rows_put_into_it_and_no_others),
	T(test_new_rows_are_added_and_lists_noted_once),
	T(test_the_same_row_twice_lands_once_with_a_note),
	T(test_rows_that_contradict_are_both_refused),
	T(test_two_subjects_of_one_document_need_a_word),
	T(test_a_correction_of_nothing_is_refused),
	T(test_a_row_as_stored_does_nothing),
	T(test_a_column_that_the_file_lacks_says_nothing),
	T(test_a_row_unlike_the_stored_one_needs_a_correction),
	T(test_one_correction_serves_once),
	T(test_a_stored_document_of_another_subject_needs_a_word),
	T(test_what_was_erased_is_refused_with_the_document))
