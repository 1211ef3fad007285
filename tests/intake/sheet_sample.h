/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sheet_sample.h - a store, a file and a caller of sheet.h that only counts.
 *
 * For the tests of the frame; functions are static because a test program is
 * one file.
 */
#ifndef TESTS_SHEET_SAMPLE_H
#define TESTS_SHEET_SAMPLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "intake/sheet.h"
#include "../support/suite.h"

#define HEADER "主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期\r\n"
#define ROW(n) "张某,629999198002291018,SX,FY,样执" #n "号,2026-03-02\r\n"
#define NOW_US INT64_C(1780275600000000) /* 2026-06-01T09:00:00+08:00 */

static char sample_folder[64];
static char sample_file[128];
static credit_registry *sample_registry;
static struct sheet sheet;
static credit_import_options options;

/* What the caller saw. */
static struct {
	unsigned headers;
	unsigned rows;
	bool miss;    /* say that a column is missing */
	bool refuse;  /* refuse every row */
	char name[64]; /* of the last row */
} seen;

static inline void sample_columns(void *context, const struct csv_record *record)
{
	struct buf names = BUF_INIT;

	(void)record;
	seen.headers++;
	sheet_missing(context, &names, FIELD_SUBJECT_NAME, true); /* is there */
	sheet_missing(context, &names, FIELD_SERVED, false);	  /* is not wanted */
	ck_assert_uint_eq(names.length, 0);
	if (seen.miss) {
		sheet_missing(context, &names, FIELD_SERVED, true);
		sheet_found(context, MSG_INTAKE_COLUMN_MISSING, buf_cstr(&names), NULL);
	}
	buf_free(&names);
}

static inline int sample_row(void *context, const struct csv_record *record,
	struct arena *arena, credit_error *err)
{
	struct cell cell = sheet_cell(context, record, FIELD_SUBJECT_NAME);

	(void)arena;
	(void)err;
	seen.rows++;
	snprintf(seen.name, sizeof(seen.name), "%.*s", (int)cell.length, cell.text);
	return seen.refuse ? sheet_refuse(context, record->row) : CREDIT_OK;
}

static const struct sheet_rows sample_rows = {sample_columns, sample_row, &sheet};

static inline void sample_write(const char *text)
{
	ck_assert_int_eq(file_write(sample_file, text, strlen(text), 0644, false, NULL),
		CREDIT_OK);
}

static inline void sample_setup(const char *text)
{
	credit_create_options create;
	char store[80];

	strcpy(sample_folder, "/tmp/test_sheet_XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(sample_folder));
	snprintf(sample_file, sizeof(sample_file), "%s/a.csv", sample_folder);
	snprintf(store, sizeof(store), "%s/store", sample_folder);
	credit_create_options_init(&create);
	create.now_us = NOW_US;
	ck_assert_int_eq(credit_create(store, &create, &sample_registry, NULL), CREDIT_OK);
	credit_import_options_init(&options);
	options.now_us = NOW_US;
	memset(&seen, 0, sizeof(seen));
	if (text)
		sample_write(text);
}

static inline void sample_teardown(void)
{
	char command[100];

	credit_close(sample_registry);
	snprintf(command, sizeof(command), "rm -rf %s", sample_folder);
	ck_assert_int_eq(system(command), 0);
}

/* Begin, open and read; the sheet stays until sheet_free(). */
static inline void sample_read(void)
{
	sheet_init(&sheet, sample_registry, sample_file, &options, WORDS_ROWS);
	ck_assert_int_eq(sheet_begin(&sheet, NULL), CREDIT_OK);
	ck_assert_int_eq(sheet_open(&sheet, NULL), CREDIT_OK);
	ck_assert_int_eq(sheet_read(&sheet, &sample_rows, NULL), CREDIT_OK);
}

#endif
