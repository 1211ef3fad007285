/* SPDX-License-Identifier: Apache-2.0 */
/* What a person asks: a subject and its JSON, names, acts, the journal. */
#include "sample.h"

static const char *place;
static credit_registry *registry;
static credit_snapshot *snapshot;
static struct arena arena;
static struct entry entry;
static credit_id firm;

static void setup(void)
{
	const credit_catalogue *tables;
	const struct department_row *department;
	struct change *change;

	place = sample_place();
	registry = sample_create(place);
	firm = sample_firm(1);
	OK(change_begin(registry, TIME0 + 1, "", &change, err));
	OK(snapshot_tables(change_view(change), &tables, err));
	department = catalogue_department(tables, "SC", DAY0);
	ck_assert_ptr_nonnull(department);
	entry = sample_entry(&firm, "样市监列〔2026〕1号");
	entry.authority = arena_text(&arena, department->credit_code, 18);
	entry.notice_document = "样市监告〔2026〕1号";
	entry.notified = DAY0 - 30;
	entry.objection = OBJECTION_NONE;
	entry.served = DAY0;
	entry.basis_document = "样市监罚〔2026〕1号";
	entry.basis_day = DAY0 - 40;
	sample_seal(&entry);
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_fsck(registry);
	credit_close(registry);
	sample_gone(place);
	arena_free(&arena);
}

START_TEST(test_a_subject_and_its_fields)
{
	const credit_subject *subject;
	const credit_entry *shown;
	char id[ENTRY_ID_TEXT_BYTES];
	const char *json;
	size_t length;

	setup();
	entry_id_text(&entry.id, id);
	OK(credit_subject_get(snapshot, &firm, DAY0 + 60, &subject, err));
	ck_assert_uint_eq(credit_subject_entry_count(subject), 1);
	ck_assert_uint_eq(credit_subject_id_count(subject), 1);
	ck_assert_str_eq(credit_subject_id(subject, 0)->text, firm.text);
	ck_assert_ptr_null(credit_subject_id(subject, 1));
	ck_assert_str_eq(credit_subject_name(subject), entry.name);
	shown = credit_subject_entry(subject, 0);
	ck_assert_str_eq(credit_entry_field(shown, "id"), id);
	ck_assert_str_eq(credit_entry_field(shown, "document"), entry.document);
	ck_assert_str_eq(credit_entry_field(shown, "number"), "");
	ck_assert_str_eq(credit_entry_field(shown, "served"), "2026-05-27");
	ck_assert_str_eq(credit_entry_field(shown, "state"), "listed");
	ck_assert_str_eq(credit_entry_field(shown, "sequence"), "2");
	ck_assert_ptr_null(credit_entry_field(shown, "nonsense"));
	ck_assert_ptr_null(credit_entry_field(NULL, "id"));
	ck_assert_uint_eq(credit_entry_marks(shown), 0);
	ck_assert_uint_eq(credit_entry_event_count(shown), 0);
	ck_assert_ptr_null(credit_entry_event(shown, 0));
	ck_assert_ptr_null(credit_subject_entry(subject, 1));
	OK(credit_subject_json(snapshot, subject, &json, &length, err));
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":\"credit.show/1\""));
	ck_assert_ptr_nonnull(strstr(json, id));
	OK(credit_subject_of_entry(snapshot, id, strlen(id), DAY0, &subject, err));
	ck_assert_uint_eq(credit_subject_entry_count(subject), 1);
	teardown();
}
END_TEST

START_TEST(test_an_unknown_subject_is_an_answer)
{
	credit_id other = sample_person(5);
	const credit_subject *subject;
	const char *json;

	setup();
	OK(credit_subject_get(snapshot, &other, DAY0, &subject, err));
	ck_assert_uint_eq(credit_subject_entry_count(subject), 0);
	ck_assert_str_eq(credit_subject_name(subject), "");
	OK(credit_subject_json(snapshot, subject, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "\"found\":false"));
	teardown();
}
END_TEST

START_TEST(test_misuse_of_asking)
{
	const credit_subject *subject;
	const credit_hit *hits;
	const credit_log_row *log;
	credit_id none = {0};
	const char *json;
	size_t count;

	setup();
	ck_assert_int_eq(credit_subject_get(NULL, &firm, DAY0, &subject, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_subject_get(snapshot, NULL, DAY0, &subject, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_subject_get(snapshot, &firm, DAY0, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_subject_get(snapshot, &none, DAY0, &subject, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_subject_get(snapshot, &firm, CREDIT_DAY_NONE, &subject, NULL),
		CREDIT_EINVAL);
	FAILS(credit_subject_of_entry(snapshot, "x", 1, DAY0, &subject, err), CREDIT_EFORMAT,
		"entry-name-form");
	ck_assert_ptr_null(subject);
	ck_assert_int_eq(credit_search(snapshot, NULL, 0, 0, &hits, &count, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_hit_json(snapshot, NULL, &json, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_log(NULL, 1, 0, &log, &count, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_log_json(snapshot, NULL, &json, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_subject_json(snapshot, NULL, &json, NULL, NULL), CREDIT_EINVAL);
	ck_assert_uint_eq(credit_subject_entry_count(NULL), 0);
	ck_assert_uint_eq(credit_subject_id_count(NULL), 0);
	teardown();
}
END_TEST

START_TEST(test_names_are_found_with_masked_identifiers)
{
	const credit_hit *hits;
	const char *json;
	size_t count;

	setup();
	OK(credit_search(snapshot, "样例", strlen("样例"), 0, &hits, &count, err));
	ck_assert_uint_eq(count, 1);
	ck_assert(!hits[0].exact);
	OK(credit_hit_json(snapshot, &hits[0], &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":\"credit.search/1\""));
	FAILS(credit_search(snapshot, "", 0, 0, &hits, &count, err), CREDIT_EFORMAT,
		"search-name");
	teardown();
}
END_TEST

START_TEST(test_the_journal_in_order)
{
	const credit_log_row *rows;
	const char *json;
	size_t count;

	setup();
	OK(credit_log(snapshot, 1, 0, &rows, &count, err));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(rows[0].kind, "tables");
	ck_assert_str_eq(rows[0].entry, "");
	ck_assert_str_eq(rows[1].kind, "entry");
	ck_assert_uint_eq(strlen(rows[1].entry), 16);
	OK(credit_log_json(snapshot, &rows[1], &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":\"credit.log/1\""));
	OK(credit_log(snapshot, 2, 1, &rows, &count, err));
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(rows[0].sequence, 2);
	OK(credit_log(snapshot, 3, 5, &rows, &count, err));
	ck_assert_uint_eq(count, 0);
	teardown();
}
END_TEST

/* ---- acts ---- */

static credit_act objection(const char *id)
{
	credit_act act = {.size = sizeof(act), .entry = id, .kind = CREDIT_EVENT_OBJECTED,
		.day = DAY0 + 1, .document = "异议〔2026〕1号", .authority = "SC",
		.operator_ = "王五", .now_us = TIME0 + 5};

	return act;
}

START_TEST(test_an_act_is_recorded_once)
{
	static const char *const names[] = {"note", "channel"};
	static const char *const values[] = {"口头", "窗口"};
	const credit_subject *subject;
	const credit_event *event;
	char id[ENTRY_ID_TEXT_BYTES];
	credit_act act;
	int outcome;

	setup();
	entry_id_text(&entry.id, id);
	act = objection(id);
	act.field_names = names;
	act.field_values = values;
	act.fields_count = 2;
	OK(credit_event_record(registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_RECORDED);
	OK(credit_event_record(registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_UNCHANGED);
	act.fields_count = 1;
	FAILS(credit_event_record(registry, &act, &outcome, err), CREDIT_EEXISTS,
		"event-differs");
	OK(credit_snapshot_renew(snapshot, err));
	OK(credit_subject_get(snapshot, &firm, DAY0 + 60, &subject, err));
	event = credit_entry_event(credit_subject_entry(subject, 0), 0);
	ck_assert_int_eq(event->kind, CREDIT_EVENT_OBJECTED);
	ck_assert_str_eq(event->operator_, "王五");
	ck_assert_str_eq(event->authority, entry.authority);
	ck_assert_uint_eq(event->fields_count, 2);
	ck_assert_str_eq(event->field_names[0], "channel"); /* sorted */
	teardown();
}
END_TEST

START_TEST(test_acts_that_are_refused)
{
	static const char *const names[] = {"a", "a"};
	static const char *const values[] = {"1", "2"};
	char id[ENTRY_ID_TEXT_BYTES];
	credit_act act;
	int outcome = 7;

	setup();
	entry_id_text(&entry.id, id);
	act = objection(id);
	act.kind = CREDIT_EVENT_DISMISSED; /* nobody objected */
	FAILS(credit_event_record(registry, &act, &outcome, err), CREDIT_ERULE,
		"event-no-objection");
	ck_assert_int_eq(outcome, 0);
	act = objection("0000000000000000");
	FAILS(credit_event_record(registry, &act, &outcome, err), CREDIT_ENOTFOUND, "entry-none");
	act = objection(id);
	act.authority = "火星办事处";
	FAILS(credit_event_record(registry, &act, &outcome, err), CREDIT_ENOTFOUND,
		"act-authority");
	act = objection(id);
	act.kind = CREDIT_EVENT_PUBLISHED; /* the registry's own */
	FAILS(credit_event_record(registry, &act, &outcome, err), CREDIT_EINVAL, "act-field");
	act = objection(id);
	act.day = CREDIT_DAY_NONE;
	FAILS(credit_event_record(registry, &act, &outcome, err), CREDIT_EINVAL, "act-field");
	act = objection(id);
	act.field_names = names;
	act.field_values = values;
	act.fields_count = 2;
	FAILS(credit_event_record(registry, &act, &outcome, err), CREDIT_EINVAL, "act-field");
	act = objection(id);
	act.now_us = TIME0;
	FAILS(credit_event_record(registry, &act, &outcome, err), CREDIT_ERULE,
		"clock-backwards");
	act.size = 1;
	ck_assert_int_eq(credit_event_record(registry, &act, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_event_record(registry, NULL, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_event_record(NULL, &act, NULL, NULL), CREDIT_EINVAL);
	teardown();
}
END_TEST

START_TEST(test_the_secret_of_a_printed_row_is_not_shown)
{
	const credit_subject *subject;
	const struct event *event;
	struct change *change;
	const char *json, *secret;

	setup();
	CHANGE(registry, TIME0 + 2,
		change_publish_entry(change, &entry.id, DAY0, "2026-05", &arena, &event, err));
	secret = event_field(event, "secret");
	ck_assert_uint_eq(strlen(secret), 64);
	OK(credit_snapshot_renew(snapshot, err));
	OK(credit_subject_of_entry(
		snapshot, event_field(event, "number"), 12, DAY0, &subject, err));
	OK(credit_subject_json(snapshot, subject, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, event_field(event, "number")));
	ck_assert_ptr_null(strstr(json, secret));
	ck_assert_uint_eq(
		credit_entry_event(credit_subject_entry(subject, 0), 0)->fields_count, 2);
	teardown();
}
END_TEST

SUITE("store/show", T(test_a_subject_and_its_fields), T(test_an_unknown_subject_is_an_answer),
	T(test_misuse_of_asking), T(test_names_are_found_with_masked_identifiers),
	T(test_the_journal_in_order), T(test_an_act_is_recorded_once),
	T(test_acts_that_are_refused), T(test_the_secret_of_a_printed_row_is_not_shown))
