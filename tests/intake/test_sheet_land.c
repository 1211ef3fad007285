/* SPDX-License-Identifier: Apache-2.0 */
/* A file lands whole, once, or not at all; what it did is told in its report. */
#include <sys/stat.h>
#include <unistd.h>

#include "sheet_sample.h"

static size_t batches(void)
{
	const credit_batch *list;
	credit_snapshot *snapshot;
	size_t count;

	ck_assert_int_eq(credit_snapshot_begin(sample_registry, NULL, &snapshot, NULL), CREDIT_OK);
	ck_assert_int_eq(credit_batch_list(snapshot, &list, &count, NULL), CREDIT_OK);
	credit_snapshot_end(snapshot);
	return count;
}

/* From reading to the report, as if so many rows were new; the sheet is freed. */
static credit_import_report *land(uint64_t added, uint64_t unchanged)
{
	struct batch batch = {0};
	credit_import_report *report;

	sample_read();
	ck_assert_int_eq(sheet_change(&sheet, NULL), CREDIT_OK);
	sheet.added = added;
	sheet.unchanged = unchanged;
	ck_assert_int_eq(sheet_land(&sheet, &batch, NULL), CREDIT_OK);
	ck_assert_int_eq(sheet_tell(&sheet, NULL, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(sheet_report(&sheet, "SX", &report, NULL), CREDIT_OK);
	sheet_free(&sheet);
	return report;
}

START_TEST(test_a_file_lands_once_as_a_batch)
{
	credit_import_report *report;

	sample_setup(HEADER ROW(1) ROW(2));
	report = land(2, 0);
	ck_assert(report->landed);
	ck_assert_uint_eq(report->batch, 1);
	ck_assert_uint_eq(report->rows, 2);
	ck_assert_uint_eq(report->added, 2);
	ck_assert_str_eq(report->list, "SX");
	ck_assert_str_eq(report->encoding, "utf-8");
	ck_assert_uint_eq(strlen(report->digest), 64);
	ck_assert_uint_eq(report->columns_count, 6);
	ck_assert_str_eq(report->columns[1].letters, "B");
	ck_assert_str_eq(report->columns[1].field, "subject_id");
	credit_import_report_free(report);
	report = land(0, 2); /* the very same file again */
	ck_assert(!report->landed);
	ck_assert(report->repeated);
	ck_assert_uint_eq(report->batch, 1);
	credit_import_report_free(report);
	ck_assert_uint_eq(batches(), 1);
	credit_import_report_free(NULL);
	sample_teardown();
}
END_TEST

START_TEST(test_nothing_lands_in_a_dry_run_or_beside_a_refused_row)
{
	credit_import_report *report;

	sample_setup(HEADER ROW(1) ROW(2));
	options.dry_run = true;
	report = land(2, 0);
	ck_assert(!report->landed);
	ck_assert_uint_eq(report->batch, 0);
	credit_import_report_free(report);
	options.dry_run = false;
	seen.refuse = true;
	report = land(0, 0);
	ck_assert(!report->landed);
	ck_assert_uint_eq(report->rejected, 2);
	credit_import_report_free(report);
	ck_assert_uint_eq(batches(), 0);
	sample_teardown();
}
END_TEST

START_TEST(test_the_returned_file_is_for_its_owner_and_never_written_over)
{
	credit_import_report *report;
	char path[160];
	struct stat stat_;

	sample_setup(HEADER ROW(1));
	snprintf(path, sizeof(path), "%s/back.csv", sample_folder);
	options.returned = path;
	seen.refuse = true;
	report = land(0, 0);
	ck_assert_str_eq(report->returned, path);
	credit_import_report_free(report);
	ck_assert_int_eq(stat(path, &stat_), 0);
	ck_assert_int_eq(stat_.st_mode & 0777, 0600);
	sheet_init(&sheet, sample_registry, sample_file, &options, WORDS_ROWS);
	ck_assert_int_eq(sheet_begin(&sheet, NULL), CREDIT_EEXISTS);
	sheet_free(&sheet);
	sample_teardown();
}
END_TEST

START_TEST(test_a_file_that_changed_meanwhile_does_not_land)
{
	struct batch batch = {0};
	char path[160];
	FILE *file;

	sample_setup(HEADER ROW(1) ROW(2));
	snprintf(path, sizeof(path), "%s/back.csv", sample_folder);
	options.returned = path;
	options.accept_good = true;
	seen.refuse = true;
	sample_read();
	ck_assert_int_eq(sheet_change(&sheet, NULL), CREDIT_OK);
	sheet.rejected = 1;
	sheet.added = 1;
	ck_assert_int_eq(sheet_land(&sheet, &batch, NULL), CREDIT_OK);
	ck_assert(sheet.landed);
	file = fopen(sample_file, "w"); /* the same file, not another one of its name */
	ck_assert_int_gt(fputs(HEADER ROW(3) ROW(4) ROW(5), file), 0);
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_ne(sheet_tell(&sheet, NULL, NULL, NULL), CREDIT_OK);
	sheet_free(&sheet);
	ck_assert_uint_eq(batches(), 0);
	ck_assert_int_ne(access(path, F_OK), 0);
	sample_teardown();
}
END_TEST

SUITE("intake/sheet_land", T(test_a_file_lands_once_as_a_batch),
	T(test_nothing_lands_in_a_dry_run_or_beside_a_refused_row),
	T(test_the_returned_file_is_for_its_owner_and_never_written_over),
	T(test_a_file_that_changed_meanwhile_does_not_land))
