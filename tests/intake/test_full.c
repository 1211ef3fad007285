/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Complete lists: who is absent is marked and never ended, is confirmed when named
 * again, and a list that may be cut, old or mistaken marks nobody.
 */
#include <sys/stat.h>

#include "full_sample.h"

START_TEST(test_who_is_absent_is_marked_and_does_not_end)
{
	credit_import_report report;
	struct standing s;

	setup();
	put_list(1, 20);
	ck_assert_uint_eq(import().added, 20);
	put_list(2, 21);
	report = import_full("2026-05-31");
	ck_assert_str_eq(fatal, "");
	ck_assert(report.landed);
	ck_assert_uint_eq(report.added, 1);
	ck_assert_uint_eq(report.unchanged, 19);
	ck_assert_uint_eq(report.absent, 1);
	ck_assert_ptr_null(report.missing); /* nobody asked for the file */
	s = stands(1, "2026-06-02");
	ck_assert_int_eq(s.state, CREDIT_STATE_LISTED);
	ck_assert_uint_eq(s.marks, CREDIT_MARK_UNCONFIRMED);
	ck_assert_int_eq(s.windows[EFFECT_PUBLICITY - 1].reason, MSG_HELD_UNCONFIRMED);
	ck_assert(!marked(1, "2026-05-30")); /* the day before the list's */
	ck_assert(!marked(2, "2026-06-02"));
	ck_assert(!marked(21, "2026-06-02"));
	ck_assert_uint_eq(sample_fsck(registry).findings, 0);
	teardown();
}
END_TEST

START_TEST(test_naming_it_again_confirms_in_a_complete_list_or_another_file)
{
	credit_import_report report;

	setup();
	put_list(1, 30);
	import();
	put_list(3, 30);
	ck_assert_uint_eq(import_full("2026-05-31").absent, 2);
	/* a file of an earlier day is no answer, one of a later day is */
	put_list(1, 2);
	options.as_of = day_of("2026-05-20");
	ck_assert_uint_eq(import().confirmed, 0);
	ck_assert(marked(1, "2026-06-02"));
	put_list(1, 1);
	options.as_of = CREDIT_DAY_NONE;
	report = import();
	ck_assert(report.landed);
	ck_assert_uint_eq(report.confirmed, 1);
	ck_assert(!marked(1, "2026-06-02"));
	ck_assert(marked(1, "2026-05-31")); /* what was known of that day stays */
	/* the very same file again answers nothing: it was known before */
	put_list(1, 30);
	report = import();
	ck_assert(report.repeated);
	ck_assert_uint_eq(report.confirmed, 0);
	ck_assert(marked(2, "2026-06-02"));
	report = import_full("2026-06-01"); /* but as a list of a later day it does */
	ck_assert(report.landed);
	ck_assert_uint_eq(report.confirmed, 1);
	ck_assert_uint_eq(report.absent, 0);
	ck_assert(!marked(2, "2026-06-02"));
	ck_assert_uint_eq(sample_fsck(registry).findings, 0);
	teardown();
}
END_TEST

START_TEST(test_an_entry_absent_twice_is_marked_once_and_listed_again)
{
	credit_import_report report;

	setup();
	put_list(1, 20);
	import();
	put_list(2, 20);
	ck_assert(import_full("2026-05-30").landed);
	ck_assert(import_full("2026-05-30").repeated); /* the same bytes for the same day */
	report = import_full("2026-05-31");
	ck_assert(report.landed);
	ck_assert_uint_eq(report.absent, 1);
	ck_assert(marked(1, "2026-06-02"));
	put_list(1, 20);
	import_full("2026-06-01");
	ck_assert(!marked(1, "2026-06-02"));
	teardown();
}
END_TEST

START_TEST(test_too_many_absent_want_their_exact_number)
{
	credit_import_report report;

	setup();
	put_list(1, 20);
	import();
	put_list(4, 20);
	report = import_full("2026-05-31"); /* 3 of 20 */
	ck_assert_str_eq(fatal, "full-absent-many");
	ck_assert(report.file_refused);
	ck_assert(!report.landed);
	ck_assert_uint_eq(report.absent, 3);
	ck_assert(!marked(1, "2026-06-02"));
	options.expect_absent = 2;
	report = import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-absent-differs");
	ck_assert(!marked(1, "2026-06-02"));
	options.expect_absent = 3;
	report = import_full("2026-05-31");
	ck_assert_str_eq(fatal, "");
	ck_assert(report.landed);
	ck_assert(marked(3, "2026-06-02"));
	teardown();
}
END_TEST

START_TEST(test_the_two_numbers_of_the_guard_are_the_offices)
{
	setup();
	put_list(1, 300);
	import();
	put_list(22, 300);
	import_full("2026-05-31"); /* 21 of 300: few in a hundred, but more than 20 */
	ck_assert_str_eq(fatal, "full-absent-many");
	options.absent_most = 21;
	options.absent_percent = 6; /* 18 of 300 */
	import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-absent-many");
	options.absent_percent = 7;
	ck_assert(import_full("2026-05-31").landed);
	ck_assert(marked(21, "2026-06-02"));
	teardown();
}
END_TEST

START_TEST(test_an_empty_list_is_a_list_and_wants_the_guard)
{
	credit_import_report report;

	setup();
	put_list(1, 2);
	import();
	put_file(HEADER);
	import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-list"); /* of which list? */
	options.list = "SX";
	options.authority = "FY";
	import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-absent-many");
	options.expect_absent = 2;
	report = import_full("2026-05-31");
	ck_assert(report.landed);
	ck_assert_uint_eq(report.rows, 0);
	ck_assert(marked(1, "2026-06-02"));
	ck_assert(marked(2, "2026-06-02"));
	teardown();
}
END_TEST

START_TEST(test_refused_rows_leave_nobody_absent)
{
	struct buf text = BUF_INIT;
	credit_import_report report;
	credit_snapshot *snapshot;
	const credit_batch *batch;

	setup();
	put_list(1, 20);
	import();
	buf_str(&text, HEADER);
	for (unsigned n = 2; n <= 20; n++)
		put_row(&text, n);
	buf_str(&text, "样例1号商贸有限公司,9.1E+17,SX,FY,样执1号,2026-03-02,2026-03-03\r\n");
	put_file(buf_cstr(&text));
	buf_free(&text);
	report = import_full("2026-05-31");
	ck_assert(!report.landed);
	ck_assert(!marked(1, "2026-06-02"));
	options.accept_good = true;
	report = import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-not-complete");
	ck_assert(report.landed);
	ck_assert_uint_eq(report.absent, 0);
	ck_assert(!marked(1, "2026-06-02"));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(credit_batch_show(snapshot, report.batch, &batch, NULL, NULL, err));
	ck_assert_str_eq(batch->kind, "rows");
	credit_snapshot_end(snapshot);
	/* mended and sent whole, it is the list of that day */
	options.accept_good = false;
	put_list(1, 20);
	ck_assert(import_full("2026-05-31").landed);
	teardown();
}
END_TEST

START_TEST(test_one_list_of_one_authority_or_none)
{
	struct buf text = BUF_INIT;

	setup();
	put_list(1, 2);
	options.list = "SW";
	import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-list");
	options.list = NULL;
	options.authority = "SW";
	import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-list");
	options.authority = "FY";
	ck_assert(import_full("2026-05-31").landed);
	options.authority = NULL;
	buf_str(&text, HEADER);
	put_row(&text, 1);
	buf_printf(&text, "样例9号有限公司,%s,XG,FY,样限1号,2026-03-02,2026-03-03\r\n",
		sample_firm(9).text);
	put_file(buf_cstr(&text));
	buf_free(&text);
	import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-list");
	put_file(HEADER);
	options.list = "SX";
	options.authority = "SW";
	import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-competence");
	teardown();
}
END_TEST

START_TEST(test_a_list_older_than_what_is_known_marks_nobody)
{
	setup();
	put_list(1, 20);
	ck_assert(import_full("2026-05-31").landed);
	put_list(2, 20);
	import_full("2026-05-30");
	ck_assert_str_eq(fatal, "full-older");
	ck_assert(!marked(1, "2026-06-02"));
	teardown();
}
END_TEST

START_TEST(test_a_file_of_some_rows_makes_no_complete_list_older)
{
	setup();
	options.as_of = CREDIT_DAY_NONE; /* of today, the first of June */
	put_list(1, 20);
	ck_assert_uint_eq(import().added, 20);
	put_list(2, 20);
	ck_assert(import_full("2026-05-31").landed); /* the month's list comes after it */
	ck_assert_str_eq(fatal, "");
	ck_assert(marked(1, "2026-06-02"));
	put_list(1, 1);
	ck_assert_uint_eq(import().confirmed, 1);
	put_list(2, 20);
	import_full("2026-05-30");
	ck_assert_str_eq(fatal, "full-older"); /* than the complete one, still */
	teardown();
}
END_TEST

START_TEST(test_only_what_the_list_should_name_is_absent)
{
	struct buf text = BUF_INIT;
	credit_act act = {.size = sizeof(act), .kind = CREDIT_EVENT_REMOVED,
		.day = day_of("2026-05-20"), .document = "样执移1号", .authority = "FY"};
	const struct entry_id *ids;
	credit_snapshot *snapshot;
	struct arena arena = ARENA_INIT;
	char id[ENTRY_ID_TEXT_BYTES];
	size_t count;

	setup();
	buf_str(&text, HEADER);
	for (unsigned n = 1; n <= 20; n++)
		put_row(&text, n);
	/* of another list; decided after the day of the list */
	buf_printf(&text, "样例21号有限公司,%s,XG,FY,样限1号,2026-03-02,2026-03-03\r\n",
		sample_firm(21).text);
	buf_printf(&text, "样例22号有限公司,%s,SX,FY,样执22号,2026-05-28,2026-05-29\r\n",
		sample_firm(22).text);
	put_file(buf_cstr(&text));
	buf_free(&text);
	ck_assert_uint_eq(import().added, 22);
	/* ended by a document after the day of the list */
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_document(snapshot, "SX", COURT, "样执1号", &arena, &ids, &count, err));
	entry_id_text(&ids[0], id);
	credit_snapshot_end(snapshot);
	arena_free(&arena);
	act.entry = id;
	act.now_us = JUNE;
	OK(credit_event_record(registry, &act, NULL, err));
	put_list(2, 20);
	ck_assert_uint_eq(import_full("2026-05-15").absent, 0);
	ck_assert_str_eq(fatal, "");
	ck_assert(!marked(21, "2026-06-02"));
	ck_assert(!marked(22, "2026-06-02"));
	ck_assert(!marked(1, "2026-06-02"));
	teardown();
}
END_TEST

START_TEST(test_undoing_the_batch_undoes_its_marks)
{
	credit_import_report report;

	setup();
	put_list(1, 20);
	import();
	put_list(2, 20);
	report = import_full("2026-05-31");
	ck_assert(marked(1, "2026-06-02"));
	OK(credit_batch_undo(registry, report.batch, "", JUNE, NULL, err));
	ck_assert(!marked(1, "2026-06-02"));
	ck_assert(import_full("2026-05-31").landed); /* and it may be said again */
	ck_assert(marked(1, "2026-06-02"));
	ck_assert_uint_eq(sample_fsck(registry).findings, 0);
	teardown();
}
END_TEST

START_TEST(test_those_absent_are_listed_beside_the_file_that_landed)
{
	struct stat there;
	char path[200];

	setup();
	put_list(1, 30);
	import();
	put_list(2, 30);
	options.missing_beside = true;
	options.dry_run = true;
	ck_assert_ptr_null(import_full("2026-05-30").missing);
	snprintf(path, sizeof(path), "%s/who.csv", folder);
	options.missing = path;
	ck_assert_ptr_nonnull(import_full("2026-05-30").missing); /* asked for by name */
	ck_assert(!marked(1, "2026-06-02"));
	options.missing = NULL;
	options.dry_run = false;
	ck_assert_ptr_nonnull(import_full("2026-05-30").missing);
	ck_assert_ptr_nonnull(import_full("2026-05-31").missing);
	ck_assert(is_there("内部_含个人信息_a.csv.missing.csv"));
	ck_assert(is_there("内部_含个人信息_a.csv.missing-2.csv")); /* never over the first */
	ck_assert_int_eq(stat(path, &there), 0);
	ck_assert_uint_eq(there.st_mode & 0777, 0600);
	teardown();
}
END_TEST

START_TEST(test_the_guard_tells_who_is_absent_where_it_was_asked)
{
	char path[200];

	setup();
	put_list(1, 20);
	import();
	put_list(5, 20);
	options.missing_beside = true;
	import_full("2026-05-31");
	ck_assert_str_eq(fatal, "full-absent-many");
	ck_assert(!is_there("内部_含个人信息_a.csv.missing.csv"));
	snprintf(path, sizeof(path), "%s/who.csv", folder);
	options.missing = path;
	ck_assert_ptr_nonnull(import_full("2026-05-31").missing);
	ck_assert(is_there("who.csv"));
	teardown();
}
END_TEST

START_TEST(test_filled_in_it_is_imported_and_blank_rows_confirm_nobody)
{
	static char text[4000];
	credit_import_report report;
	char path[200];
	size_t length;
	FILE *in;

	setup();
	put_list(1, 30);
	import();
	put_list(3, 30);
	options.missing_beside = true;
	ck_assert_uint_eq(import_full("2026-05-31").absent, 2);
	snprintf(path, sizeof(path), "%s/内部_含个人信息_a.csv.missing.csv", folder);
	in = fopen(path, "rb");
	ck_assert_ptr_nonnull(in);
	length = fread(text, 1, sizeof(text) - 1, in);
	text[length] = '\0';
	fclose(in);
	put_file(text);
	report = import();
	ck_assert_uint_eq(report.rejected, 0);
	ck_assert_uint_eq(report.unchanged, 2);
	ck_assert_uint_eq(report.confirmed, 0);
	ck_assert(marked(1, "2026-06-02"));
	ck_assert(marked(2, "2026-06-02"));
	teardown();
}
END_TEST

START_TEST(test_a_day_must_be_given_and_have_come)
{
	credit_import_report *report;

	setup();
	put_list(1, 2);
	options.full = true;
	options.as_of = CREDIT_DAY_NONE;
	FAILS(credit_import_csv(registry, file, &options, NULL, NULL, &report, err),
		CREDIT_EINVAL, "full-as-of");
	options.as_of = day_of("2026-06-02");
	FAILS(credit_import_csv(registry, file, &options, NULL, NULL, &report, err),
		CREDIT_EINVAL, "full-future");
	options.as_of = day_of("2026-06-01");
	options.missing = file;
	FAILS(credit_import_csv(registry, file, &options, NULL, NULL, &report, err),
		CREDIT_EEXISTS, "file-exists");
	teardown();
}
END_TEST

SUITE("intake/full", T(test_who_is_absent_is_marked_and_does_not_end),
	T(test_naming_it_again_confirms_in_a_complete_list_or_another_file),
	T(test_an_entry_absent_twice_is_marked_once_and_listed_again),
	T(test_too_many_absent_want_their_exact_number),
	T(test_the_two_numbers_of_the_guard_are_the_offices),
	T(test_an_empty_list_is_a_list_and_wants_the_guard),
	T(test_refused_rows_leave_nobody_absent), T(test_one_list_of_one_authority_or_none),
	T(test_a_list_older_than_what_is_known_marks_nobody),
	T(test_a_file_of_some_rows_makes_no_complete_list_older),
	T(test_only_what_the_list_should_name_is_absent),
	T(test_undoing_the_batch_undoes_its_marks),
	T(test_those_absent_are_listed_beside_the_file_that_landed),
	T(test_the_guard_tells_who_is_absent_where_it_was_asked),
	T(test_filled_in_it_is_imported_and_blank_rows_confirm_nobody),
	T(test_a_day_must_be_given_and_have_come))
