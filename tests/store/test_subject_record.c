/* SPDX-License-Identifier: Apache-2.0 */
/* An act on a subject as a caller records and reads it. */
#include "sample.h"

static struct sample sample;
static credit_id firm;

static void setup(void)
{
	sample_begin(&sample);
	firm = sample_firm(1);
}

static void teardown(void)
{
	sample_fsck(sample.registry);
	sample_end(&sample);
}

static credit_subject_act act_of(int kind)
{
	return (credit_subject_act){.size = sizeof(credit_subject_act), .subject = &firm,
		.kind = kind, .day = DAY0, .document = "登记1号", .authority = "SC"};
}

START_TEST(test_an_act_is_recorded_once_and_read_again)
{
	static const char *const names[] = {"note", "name"};
	static const char *const values[] = {"据通报", "样例新名有限公司"};
	const credit_subject_event *event;
	credit_snapshot *snapshot;
	const credit_subject *subject;
	credit_subject_act act;
	int outcome;

	setup();
	act = act_of(CREDIT_SUBJECT_RENAMED);
	act.operator_ = "样";
	act.field_names = names;
	act.field_values = values;
	act.fields_count = 2;
	OK(credit_subject_act_record(sample.registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_RECORDED);
	OK(credit_subject_act_record(sample.registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_UNCHANGED);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_subject_get(snapshot, &firm, DAY0, &subject, err));
	ck_assert_uint_eq(credit_subject_event_count(subject), 1);
	event = credit_subject_event_at(subject, 0);
	ck_assert_int_eq(event->kind, CREDIT_SUBJECT_RENAMED);
	ck_assert_str_eq(event->document, "登记1号");
	ck_assert_str_eq(event->authority, "11629999F00010056H");
	ck_assert_str_eq(event->operator_, "样");
	ck_assert_str_eq(event->subject->text, firm.text);
	ck_assert(event->counts);
	ck_assert_uint_eq(event->fields_count, 2);
	ck_assert_str_eq(event->field_names[0], "name"); /* sorted */
	ck_assert_ptr_null(credit_subject_event_at(subject, 1));
	ck_assert_str_eq(credit_subject_name(subject), "样例新名有限公司");
	OK(credit_subject_get(snapshot, &firm, DAY0 - 1, &subject, err));
	ck_assert_str_eq(credit_subject_name(subject), "");
	ck_assert_uint_eq(credit_subject_event_count(NULL), 0);
	credit_snapshot_end(snapshot);
	teardown();
}
END_TEST

START_TEST(test_a_registrar_is_a_department_or_any_credit_code)
{
	credit_subject_act act;

	setup();
	act = act_of(CREDIT_SUBJECT_DEREGISTERED);
	act.authority = "样例县市场监督管理局";
	OK(credit_subject_act_record(sample.registry, &act, NULL, err));
	act.document = "登记2号";
	act.authority = "12629999F00000026k"; /* of another county: no table has it */
	OK(credit_subject_act_record(sample.registry, &act, NULL, err));
	act.document = "登记3号";
	act.authority = "火星";
	FAILS(credit_subject_act_record(sample.registry, &act, NULL, err),
		CREDIT_ENOTFOUND, "act-authority");
	act.authority = NULL;
	FAILS(credit_subject_act_record(sample.registry, &act, NULL, err), CREDIT_ERULE,
		"subject-authority");
	teardown();
}
END_TEST

static void spoil(credit_subject_act *act, int how)
{
	static const char *const twice[] = {"note", "note"};

	switch (how) {
	case 0: act->size = 1; break;
	case 1: act->subject = NULL; break;
	case 2: act->kind = 0; break;
	case 3: act->kind = CREDIT_SUBJECT_ANNULLED + 1; break;
	case 4: act->day = CREDIT_DAY_NONE; break;
	case 5: act->others_count = 1; break;
	case 6: act->others = &firm; act->others_count = SUBJECT_OTHERS_MAX + 1; break;
	case 7: act->fields_count = 1; break;
	case 8: act->field_names = act->field_values = twice; act->fields_count = 2; break;
	}
}

START_TEST(test_what_breaks_a_limit_is_refused)
{
	credit_subject_act act;

	setup();
	act = act_of(CREDIT_SUBJECT_DEREGISTERED);
	spoil(&act, _i);
	ck_assert_int_eq(
		credit_subject_act_record(sample.registry, &act, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_subject_act_record(NULL, &act, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_subject_act_record(sample.registry, NULL, NULL, NULL), CREDIT_EINVAL);
	teardown();
}
END_TEST

SUITE("store/subject_record", T(test_an_act_is_recorded_once_and_read_again),
	T(test_a_registrar_is_a_department_or_any_credit_code),
	TL(test_what_breaks_a_limit_is_refused, 9))
