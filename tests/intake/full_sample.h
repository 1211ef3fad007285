/* SPDX-License-Identifier: Apache-2.0 */
/*
 * full_sample.h - a store that court files of firms are imported into, by number.
 *
 * For the tests of complete lists, of those absent and of zero reports;
 * functions are static because a test program is one file.
 */
#ifndef TESTS_FULL_SAMPLE_H
#define TESTS_FULL_SAMPLE_H

#include "../store/sample.h"
#include "base/day.h"
#include "base/file.h"
#include "credit/intake.h"

#define HEADER "主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期,送达日期\r\n"
#define JUNE INT64_C(1780275600000000) /* 2026-06-01T09:00:00+08:00 */
#define DAY_US (INT64_C(86400) * 1000000)
#define COURT "11629999F000100134"

static char folder[64];
static char file[128];
static credit_registry *registry;
static credit_import_options options;
static char fatal[64]; /* code of a finding that was more than a note, of lists first */

static inline credit_day day_of(const char *text)
{
	credit_day day = CREDIT_DAY_NONE;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

static inline void setup(void)
{
	credit_create_options create;
	char store[80];

	strcpy(folder, "/tmp/test_full_XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(file, sizeof(file), "%s/a.csv", folder);
	snprintf(store, sizeof(store), "%s/store", folder);
	credit_create_options_init(&create);
	create.now_us = JUNE;
	OK(credit_create(store, &create, &registry, err));
	credit_import_options_init(&options);
	options.now_us = JUNE;
	options.as_of = day_of("2026-05-01");
}

static inline void teardown(void)
{
	char command[100];

	credit_close(registry);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}

/* A row of the court's list about the n-th firm. */
static inline void put_row(struct buf *out, unsigned n)
{
	credit_id firm = sample_firm(n);

	buf_printf(out, "样例%u号商贸有限公司,%s,SX,FY,样执%u号,2026-03-02,2026-03-03\r\n", n,
		firm.text, n);
}

static inline void put_file(const char *text)
{
	unlink(file);
	ck_assert_int_eq(file_write(file, text, strlen(text), 0644, false, NULL), CREDIT_OK);
}

/* The court's list of firms first .. last. */
static inline void put_list(unsigned first, unsigned last)
{
	struct buf text = BUF_INIT;

	buf_str(&text, HEADER);
	for (unsigned n = first; n <= last; n++)
		put_row(&text, n);
	put_file(buf_cstr(&text));
	buf_free(&text);
}

static inline int note(void *context, const credit_finding *finding)
{
	(void)context;
	if (finding->severity > CREDIT_NOTE &&
		(!fatal[0] || strncmp(finding->code, "full-", 5) == 0))
		snprintf(fatal, sizeof(fatal), "%s", finding->code);
	return 0;
}

/* Import the file; the numbers of its report are kept when it is freed. */
static inline credit_import_report import(void)
{
	credit_import_report *report;
	credit_import_report kept;

	fatal[0] = '\0';
	OK(credit_import_csv(registry, file, &options, note, NULL, &report, err));
	kept = *report;
	kept.missing = report->missing ? "yes" : NULL;
	kept.returned = report->returned ? "yes" : NULL;
	credit_import_report_free(report);
	return kept;
}

/* The file as the complete list of a day. */
static inline credit_import_report import_full(const char *day)
{
	credit_import_report report;
	credit_day before = options.as_of;

	options.full = true;
	options.as_of = day_of(day);
	report = import();
	options.full = false;
	options.as_of = before;
	return report;
}

/* How the entry of the n-th firm stands on a day. */
static inline struct standing stands(unsigned n, const char *day)
{
	credit_id firm = sample_firm(n);
	credit_snapshot *snapshot;
	const credit_catalogue *tables;
	struct subject_records records;
	struct arena arena = ARENA_INIT;
	struct standing out;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_tables(snapshot, &tables, err));
	OK(snapshot_subject(snapshot, &firm, &arena, &records, err));
	ck_assert_uint_eq(records.entries_count, 1);
	standing(records.entries[0], tables, day_of(day), &out);
	arena_free(&arena);
	credit_snapshot_end(snapshot);
	return out;
}

static inline bool marked(unsigned n, const char *day)
{
	return stands(n, day).marks & CREDIT_MARK_UNCONFIRMED;
}

static inline bool is_there(const char *name)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return access(path, F_OK) == 0;
}

#endif
