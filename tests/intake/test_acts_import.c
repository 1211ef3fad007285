/* SPDX-License-Identifier: Apache-2.0 */
/* A file of acts as one call: lands whole or not at all, and is undone as it came. */
#include "credit.h"
#include "base/file.h"
#include "intake/intake.h"
#include "../store/sample.h"

#define HEADER "记录编号,办理事项,办理日期,办理文号,办理单位\n"

static struct sample sample;
static struct entry stored;
static char number[ENTRY_ID_TEXT_BYTES];
static char path[120];

static void setup(void)
{
	credit_id firm = sample_firm(1);
	struct change *change;

	sample_begin(&sample);
	stored = sample_entry(&firm, "样列1号");
	stored.authority_name = "外县某局";
	OK(change_begin(sample.registry, TIME0 + 1, NULL, &change, err));
	OK(change_add_entry(change, &stored, err));
	OK(change_commit(change, err));
	entry_id_text(&stored.id, number);
	snprintf(path, sizeof(path), "%s.csv", sample.place);
}

static void teardown(void)
{
	unlink(path);
	sample_end(&sample);
}

static void file(const char *rows)
{
	char text[2048];

	snprintf(text, sizeof(text), HEADER "%s", rows);
	unlink(path);
	ck_assert_int_eq(file_write(path, text, strlen(text), 0600, false, NULL), 0);
}

static credit_import_report *take(bool accept_good, bool dry_run)
{
	credit_import_options options;
	credit_import_report *report;

	credit_import_options_init(&options);
	options.now_us = TIME0 + 2;
	options.accept_good = accept_good;
	options.dry_run = dry_run;
	OK(credit_event_import_csv(
		sample.registry, path, &options, NULL, NULL, &report, err));
	return report;
}

static size_t events(void)
{
	const struct entry *entry;
	credit_snapshot *view;
	size_t count = 0;

	OK(credit_snapshot_begin(sample.registry, NULL, &view, err));
	OK(snapshot_entry(view, &stored.id, &sample.arena, &entry, err));
	for (size_t i = 0; i < entry->events_count; i++)
		count += entry->events[i]->kind != CREDIT_EVENT_UNDONE &&
			!event_is_undone(entry, entry->events[i]);
	credit_snapshot_end(view);
	return count;
}

/* Rows with the number of the entry for each @. */
static const char *rows(const char *with)
{
	static char text[1500];

	text[0] = '\0';
	for (; *with; with++) {
		size_t length = strlen(text);

		if (*with == '@')
			snprintf(text + length, sizeof(text) - length, "%s", number);
		else
			snprintf(text + length, sizeof(text) - length, "%c", *with);
	}
	return text;
}

START_TEST(test_a_good_file_lands_as_a_batch_of_acts_and_is_undone)
{
	credit_import_report *report;
	const char *const *entries;
	const credit_batch *batch;
	credit_snapshot *view;
	size_t count;

	setup();
	file(rows("@,异议不成立,2026-05-27,样答1号,外县某局\n"
		  "@,提出异议,2026-05-27,样异1号,外县某局\n"));
	report = take(false, false);
	ck_assert(report->landed);
	ck_assert_uint_eq(report->rows, 2);
	ck_assert_uint_eq(report->changed, 2);
	ck_assert_uint_eq(events(), 2);
	OK(credit_snapshot_begin(sample.registry, NULL, &view, err));
	OK(credit_batch_show(view, report->batch, &batch, &entries, &count, err));
	ck_assert_str_eq(batch->kind, "acts");
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(entries[0], number);
	credit_snapshot_end(view);
	OK(credit_batch_undo(sample.registry, report->batch, NULL, TIME0 + 3, NULL, err));
	ck_assert_uint_eq(events(), 0);
	credit_import_report_free(report);
	sample_fsck(sample.registry);
	teardown();
}
END_TEST

START_TEST(test_nothing_lands_while_a_row_is_refused)
{
	credit_import_report *report;

	setup();
	file(rows("@,移出,2026-05-27,样移1号,外县某局\n@,移出,2026-05-20,样移2号,外县某局\n"));
	report = take(false, false);
	ck_assert(!report->landed);
	ck_assert_uint_eq(report->rejected, 1);
	ck_assert_uint_eq(events(), 0);
	credit_import_report_free(report);
	report = take(true, false);
	ck_assert(report->landed);
	ck_assert_uint_eq(report->changed, 1);
	ck_assert_uint_eq(events(), 1);
	credit_import_report_free(report);
	teardown();
}
END_TEST

START_TEST(test_a_dry_run_stores_nothing_and_the_same_file_changes_nothing)
{
	credit_import_report *report;

	setup();
	file(rows("@,移出,2026-05-27,样移1号,外县某局\n"));
	report = take(false, true);
	ck_assert(!report->landed);
	ck_assert_uint_eq(report->changed, 1);
	ck_assert_uint_eq(events(), 0);
	credit_import_report_free(report);
	report = take(false, false);
	ck_assert(report->landed);
	credit_import_report_free(report);
	report = take(false, false);
	ck_assert(report->repeated);
	ck_assert(!report->landed);
	ck_assert_uint_eq(report->unchanged, 1);
	ck_assert_uint_eq(events(), 1);
	credit_import_report_free(report);
	teardown();
}
END_TEST

START_TEST(test_misuse_is_told)
{
	credit_import_options options;
	credit_import_report *report = (credit_import_report *)&options;

	setup();
	file("");
	credit_import_options_init(&options);
	FAILS(credit_event_import_csv(NULL, path, NULL, NULL, NULL, &report, err),
		CREDIT_EINVAL, "argument");
	ck_assert_ptr_null(report);
	FAILS(credit_event_import_csv(sample.registry, NULL, NULL, NULL, NULL, &report, err),
		CREDIT_EINVAL, "argument");
	FAILS(credit_event_import_csv(sample.registry, path, NULL, NULL, NULL, NULL, err),
		CREDIT_EINVAL, "argument");
	options.list = "SX";
	FAILS(credit_event_import_csv(sample.registry, path, &options, NULL, NULL, &report, err),
		CREDIT_EINVAL, "argument");
	options.list = NULL;
	options.size = 1;
	FAILS(credit_event_import_csv(sample.registry, path, &options, NULL, NULL, &report, err),
		CREDIT_EINVAL, "argument");
	FAILS(credit_event_import_csv(
		      sample.registry, "/nowhere/x.csv", NULL, NULL, NULL, &report, err),
		CREDIT_ENOTFOUND, "file-open");
	credit_import_options_init(&options);
	options.now_us = TIME0 - 5;
	FAILS(credit_event_import_csv(sample.registry, path, &options, NULL, NULL, &report, err),
		CREDIT_ERULE, "clock-backwards");
	ck_assert_ptr_null(report);
	teardown();
}
END_TEST

SUITE("intake/acts_import", T(test_a_good_file_lands_as_a_batch_of_acts_and_is_undone),
	T(test_nothing_lands_while_a_row_is_refused),
	T(test_a_dry_run_stores_nothing_and_the_same_file_changes_nothing),
	T(test_misuse_is_told))
