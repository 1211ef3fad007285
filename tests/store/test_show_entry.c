/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_show_entry.c - an entry field by field and a subject as JSON, before and after events.
 *
 * What the law makes of an entry is asked elsewhere; here, how it is shown.
 */
#include "sample.h"
#include "credit.h"

static struct sample sample;
static credit_snapshot *snapshot;
static credit_id firm;
static struct entry entry;

static void setup(void)
{
	struct change *change;

	sample_begin(&sample);
	firm = sample_firm(1);
	entry = sample_entry(&firm, "样市监列〔2026〕1号");
	entry.facts = "说\"假话\"\n";
	CHANGE(sample.registry, TIME0 + 1, change_add_entry(change, &entry, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}

/* The subject as the store knows it now. */
static const credit_subject *subject_now(void)
{
	const credit_subject *subject;

	OK(credit_snapshot_renew(snapshot, err));
	OK(credit_subject_get(snapshot, &firm, DAY0 + 60, &subject, err));
	ck_assert_uint_eq(credit_subject_entry_count(subject), 1);
	return subject;
}

static const char *json_now(void)
{
	const char *json;
	size_t length;

	OK(credit_subject_json(snapshot, subject_now(), &json, &length, err));
	ck_assert_uint_eq(strlen(json), length);
	return json;
}

START_TEST(test_fields_of_content_and_of_judgement_have_text)
{
	const credit_entry *shown;
	char id[ENTRY_ID_TEXT_BYTES];

	setup();
	entry_id_text(&entry.id, id);
	shown = credit_subject_entry(subject_now(), 0);
	ck_assert_str_eq(credit_entry_field(shown, "id"), id);
	ck_assert_str_eq(credit_entry_field(shown, "subject_id"), firm.text);
	ck_assert_str_eq(credit_entry_field(shown, "subject_name"), entry.name);
	ck_assert_str_eq(credit_entry_field(shown, "decided"), "2026-05-27");
	ck_assert_str_eq(credit_entry_field(shown, "facts"), entry.facts);
	ck_assert_str_eq(credit_entry_field(shown, "sequence"), "2");
	ck_assert_str_eq(credit_entry_field(shown, "served"), ""); /* nobody said */
	ck_assert_str_eq(credit_entry_field(shown, "number"), "");
	ck_assert_str_ne(credit_entry_field(shown, "why_not_public"), "");
	teardown();
}
END_TEST

START_TEST(test_names_of_no_field_have_none)
{
	const credit_entry *shown;

	setup();
	shown = credit_subject_entry(subject_now(), 0);
	ck_assert_ptr_null(credit_entry_field(shown, ""));
	ck_assert_ptr_null(credit_entry_field(shown, "Decided"));
	ck_assert_ptr_null(credit_entry_field(shown, "salt"));
	ck_assert_ptr_null(credit_entry_field(shown, NULL));
	ck_assert_ptr_null(credit_entry_field(NULL, "id"));
	teardown();
}
END_TEST

START_TEST(test_a_corrected_field_is_shown_and_its_event_says_by_what)
{
	const struct event_field field = {"subject_name", "样例新名有限公司"};
	struct event event;
	struct change *change;
	const char *json;

	setup();
	event = sample_event(&entry, CREDIT_EVENT_CORRECTED, DAY0 + 1, "样更1号");
	event.authority = entry.authority;
	event.fields = &field;
	event.fields_count = 1;
	CHANGE(sample.registry, TIME0 + 2, change_add_event(change, &event, err));
	ck_assert_str_eq(credit_entry_field(credit_subject_entry(subject_now(), 0),
				 "subject_name"),
		field.value);
	json = json_now();
	ck_assert_ptr_nonnull(strstr(json, "\"document\":\"样更1号\""));
	ck_assert_ptr_nonnull(strstr(json, "\"kind\":\"corrected\""));
	ck_assert_ptr_nonnull(strstr(json, "\"fields\":{\"subject_name\":\"样例新名有限公司\"}"));
	ck_assert_ptr_null(strstr(json, entry.name)); /* nowhere any more */
	teardown();
}
END_TEST

START_TEST(test_a_subject_as_json_escapes_and_leaves_out_what_is_absent)
{
	const char *json;

	setup();
	json = json_now();
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":\"credit.show/1\""));
	ck_assert_ptr_nonnull(strstr(json, "\"found\":true"));
	ck_assert_ptr_nonnull(strstr(json, "\"facts\":\"说\\\"假话\\\"\\n\""));
	ck_assert_ptr_nonnull(strstr(json, "\"number\":null"));
	ck_assert_ptr_nonnull(strstr(json, "\"aliases\":[]"));
	ck_assert_ptr_nonnull(strstr(json, "\"events\":[]"));
	ck_assert_ptr_null(strstr(json, "\"served\""));
	teardown();
}
END_TEST

START_TEST(test_misuse_of_json_gives_none)
{
	const credit_subject *subject;
	const char *json = "before";
	size_t length;

	setup();
	subject = subject_now();
	FAILS(credit_subject_json(NULL, subject, &json, &length, err), CREDIT_EINVAL, "argument");
	ck_assert_ptr_null(json);
	FAILS(credit_subject_json(snapshot, NULL, &json, &length, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_subject_json(snapshot, subject, NULL, &length, err), CREDIT_EINVAL,
		"argument");
	teardown();
}
END_TEST

SUITE("store/show_entry", T(test_fields_of_content_and_of_judgement_have_text),
	T(test_names_of_no_field_have_none),
	T(test_a_corrected_field_is_shown_and_its_event_says_by_what),
	T(test_a_subject_as_json_escapes_and_leaves_out_what_is_absent),
	T(test_misuse_of_json_gives_none))
