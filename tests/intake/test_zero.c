/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Zero reports: they confirm a list as it stands and say nothing of any entry.
 */
#include "full_sample.h"

static credit_zero_report zero;

static void begin(void)
{
	setup();
	credit_zero_report_init(&zero);
	zero.list = "SX";
	zero.authority = "FY";
	zero.as_of = day_of("2026-05-31");
	zero.document = "样执零〔2026〕5号";
	zero.now_us = JUNE;
}

/* The day up to which the court's list is confirmed; NONE: it never was. */
static credit_day confirmed(void)
{
	const struct confirmation *rows;
	credit_day day = CREDIT_DAY_NONE;
	credit_snapshot *snapshot;
	size_t count;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_confirmations(snapshot, &rows, &count, err));
	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].list, "SX") == 0 && strcmp(rows[i].authority, COURT) == 0)
			day = rows[i].as_of;
	credit_snapshot_end(snapshot);
	return day;
}

START_TEST(test_it_confirms_the_list_and_nothing_else)
{
	const credit_batch *batch;
	credit_snapshot *snapshot;
	uint64_t number;
	int outcome;

	begin();
	put_list(1, 30);
	import();
	put_list(2, 30);
	import_full("2026-05-10");
	OK(credit_import_zero(registry, &zero, &number, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_RECORDED);
	ck_assert_int_eq(confirmed(), zero.as_of);
	import_full("2026-05-30");
	ck_assert_str_eq(fatal, "full-older"); /* it speaks of the whole list, up to its day */
	ck_assert(marked(1, "2026-06-02")); /* it is no answer about an absent entry */
	ck_assert_int_eq(stands(2, "2026-06-02").state, CREDIT_STATE_LISTED);
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(credit_batch_show(snapshot, number, &batch, NULL, NULL, err));
	ck_assert_str_eq(batch->kind, "zero");
	ck_assert_str_eq(batch->document, zero.document);
	ck_assert_str_eq(batch->lists, "SX");
	ck_assert_uint_eq(batch->rows, 0);
	credit_snapshot_end(snapshot);
	ck_assert_uint_eq(sample_fsck(registry).findings, 0);
	teardown();
}
END_TEST

START_TEST(test_the_same_report_is_recorded_once_and_may_be_undone)
{
	uint64_t first;
	uint64_t second;
	int outcome;

	begin();
	OK(credit_import_zero(registry, &zero, &first, NULL, err));
	zero.document = "样执零[2026]5号"; /* the same number, other brackets */
	OK(credit_import_zero(registry, &zero, &second, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_UNCHANGED);
	ck_assert_uint_eq(first, second);
	OK(credit_batch_undo(registry, first, "", JUNE, NULL, err));
	ck_assert_int_eq(confirmed(), CREDIT_DAY_NONE);
	OK(credit_import_zero(registry, &zero, &second, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_RECORDED);
	ck_assert_uint_ne(first, second);
	teardown();
}
END_TEST

START_TEST(test_a_late_report_does_not_make_the_list_older)
{
	begin();
	OK(credit_import_zero(registry, &zero, NULL, NULL, err));
	zero.as_of = day_of("2026-04-30");
	zero.document = "样执零〔2026〕4号";
	OK(credit_import_zero(registry, &zero, NULL, NULL, err));
	ck_assert_int_eq(confirmed(), day_of("2026-05-31"));
	teardown();
}
END_TEST

/* The report is refused, and nothing is stored. */
static void refused(int status, const char *code)
{
	uint64_t number = 7;
	int outcome = 7;

	FAILS(credit_import_zero(registry, &zero, &number, &outcome, err), status, code);
	ck_assert_uint_eq(number, 0);
	ck_assert_int_eq(outcome, 0);
	ck_assert_int_eq(confirmed(), CREDIT_DAY_NONE);
}

START_TEST(test_what_is_missing_wrong_or_not_theirs_is_refused)
{
	begin();
	credit_zero_report_init(NULL);
	zero.authority = "SW";
	refused(CREDIT_ERULE, "intake-competence");
	zero.authority = "TL"; /* beyond the county, without a credit code */
	refused(CREDIT_ERULE, "intake-competence");
	zero.authority = "某某局";
	refused(CREDIT_EINVAL, "intake-authority-option");
	zero.authority = NULL;
	refused(CREDIT_EINVAL, "argument");
	zero.authority = "FY";
	zero.list = "QQ";
	refused(CREDIT_EINVAL, "intake-list-option");
	zero.list = "SX";
	zero.document = " 无 ";
	refused(CREDIT_EINVAL, "zero-document");
	zero.document = NULL;
	refused(CREDIT_EINVAL, "zero-document");
	zero.document = "样执零〔2026〕5号";
	zero.as_of = day_of("2026-06-02");
	refused(CREDIT_EINVAL, "full-future");
	zero.as_of = CREDIT_DAY_NONE;
	refused(CREDIT_EINVAL, "zero-as-of");
	zero.as_of = day_of("2026-05-31");
	zero.now_us = 1;
	refused(CREDIT_ERULE, "clock-backwards");
	zero.size = 4;
	refused(CREDIT_EINVAL, "argument");
	FAILS(credit_import_zero(NULL, &zero, NULL, NULL, err), CREDIT_EINVAL, "argument");
	teardown();
}
END_TEST

SUITE("intake/zero", T(test_it_confirms_the_list_and_nothing_else),
	T(test_the_same_report_is_recorded_once_and_may_be_undone),
	T(test_a_late_report_does_not_make_the_list_older),
	T(test_what_is_missing_wrong_or_not_theirs_is_refused))
