/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What goes back: the file's own cells, three columns more, formulas made
 * harmless; never over a file that is there.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "intake/telling.h"
#include "../support/suite.h"

#define FILE_TEXT "主体名称,备考\n张某,=1+1\n李某,好\n"

static char folder[64];
static char path[96];
static struct dictionary dictionary;
static struct mapping mapping;
static struct findings findings;
static struct row_set refused;
static struct telling telling;
static uint64_t told[8];
static int told_count;

static int report(void *context, const credit_finding *finding)
{
	told[told_count++] = finding->row;
	if (finding->row == 2)
		ck_assert_str_eq(finding->header, "主体名称");
	return context && told_count == *(int *)context;
}

static void add(uint64_t row, uint32_t column, enum message message)
{
	struct found found = {.row = row, .line = row, .column = column, .message = message,
		.field = FIELD_SUBJECT_NAME, .value = "", .params = {"名"}, .params_count = 1};

	findings_add(&findings, &found);
}

static void setup(void)
{
	static const struct csv_field fields[] = {{"主体名称", 12, false}, {"备考", 6, false}};
	const struct csv_record header = {.row = 1, .fields_count = 2, .fields = fields};
	char input[96];

	strcpy(folder, "/tmp/test_telling_XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/back.csv", folder);
	snprintf(input, sizeof(input), "%s/in.csv", folder);
	ck_assert_int_eq(
		file_write(input, FILE_TEXT, strlen(FILE_TEXT), 0600, false, NULL), CREDIT_OK);
	ck_assert_int_eq(dictionary_build(&dictionary, WORDS_ROWS, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(mapping_read(&dictionary, &header, &mapping), CREDIT_OK);
	findings_init(&findings, 1 << 20, "/tmp");
	add(3, 0, MSG_INTAKE_DUPLICATE);
	add(2, 1, MSG_INTAKE_REQUIRED);
	memset(&refused, 0, sizeof(refused));
	ck_assert_int_eq(row_set_add(&refused, 2), CREDIT_OK);
	told_count = 0;
	telling = (struct telling){.findings = &findings, .mapping = &mapping,
		.refused = &refused, .name = "in.csv", .report = report, .lang = CREDIT_ZH,
		.csv = {.encoding = ENCODING_UTF8, .separator = ','}, .header_row = 1};
	telling.fd = open(input, O_RDONLY | O_CLOEXEC);
	ck_assert_int_ge(telling.fd, 0);
}

static void teardown(void)
{
	char command[200];

	telling_free(&telling);
	close(telling.fd);
	free(refused.bits);
	findings_free(&findings);
	mapping_free(&mapping);
	dictionary_free(&dictionary);
	/* fails while a file under a passing name is left */
	snprintf(command, sizeof(command), "rm -f %s/*.csv && rmdir %s", folder, folder);
	ck_assert_int_eq(system(command), 0);
}

static void read_text(const char *name, char *text, size_t size)
{
	FILE *file = fopen(name, "rb");
	size_t length;

	ck_assert_ptr_nonnull(file);
	length = fread(text, 1, size - 1, file);
	text[length] = '\0';
	fclose(file);
}

START_TEST(test_findings_are_told_in_the_order_of_the_file)
{
	char *out = NULL;
	char text[1024];

	setup();
	ck_assert_int_eq(telling_run(&telling, path, NULL), CREDIT_OK);
	ck_assert_int_eq(told_count, 2);
	ck_assert_uint_eq(told[0], 2);
	ck_assert_uint_eq(told[1], 3);
	ck_assert_int_eq(access(path, F_OK), -1); /* not before it is settled */
	ck_assert_int_eq(telling_settle(&telling, path, false, &out, NULL), CREDIT_OK);
	ck_assert_str_eq(out, path);
	read_text(out, text, sizeof(text));
	ck_assert_ptr_nonnull(strstr(text, "张某,'=1+1,intake-required,"));
	ck_assert_ptr_nonnull(strstr(text, "主体名称：“名”没有填写"));
	ck_assert_ptr_nonnull(strstr(text, "李某,好,,,")); /* a note is no remark */
	free(out);
	teardown();
}
END_TEST

START_TEST(test_good_rows_that_landed_do_not_go_back)
{
	char *out = NULL;
	char text[1024];

	setup();
	telling.refused_only = true;
	ck_assert_int_eq(telling_run(&telling, path, NULL), CREDIT_OK);
	ck_assert_int_eq(telling_settle(&telling, path, false, &out, NULL), CREDIT_OK);
	read_text(out, text, sizeof(text));
	ck_assert_ptr_nonnull(strstr(text, "张某"));
	ck_assert_ptr_null(strstr(text, "李某"));
	free(out);
	teardown();
}
END_TEST

START_TEST(test_a_file_that_is_there_is_never_replaced)
{
	char *out = path;
	char text[64];

	setup();
	ck_assert_int_eq(file_write(path, "mine", 4, 0600, false, NULL), CREDIT_OK);
	ck_assert_int_eq(telling_run(&telling, path, NULL), CREDIT_OK);
	ck_assert_int_eq(telling_settle(&telling, path, false, &out, NULL), CREDIT_EEXISTS);
	ck_assert_ptr_null(out);
	ck_assert_int_eq(telling_settle(&telling, path, true, &out, NULL), CREDIT_OK);
	ck_assert_ptr_nonnull(strstr(out, "/back-2.csv"));
	read_text(path, text, sizeof(text));
	ck_assert_str_eq(text, "mine");
	free(out);
	teardown();
}
END_TEST

START_TEST(test_a_caller_who_stops_leaves_no_file)
{
	int stop = 1;
	credit_error err = {0};

	setup();
	telling.context = &stop;
	ck_assert_int_eq(telling_run(&telling, path, &err), CREDIT_ECANCELLED);
	ck_assert_int_eq(err.status, CREDIT_ECANCELLED);
	ck_assert_int_eq(told_count, 1);
	teardown(); /* the folder is empty */
}
END_TEST

START_TEST(test_no_folder_and_no_returned_file)
{
	setup();
	ck_assert_int_eq(telling_run(&telling, "/nowhere/at/all.csv", NULL), CREDIT_ENOTFOUND);
	ck_assert_ptr_null(telling.temporary);
	teardown();
	setup();
	ck_assert_int_eq(telling_run(&telling, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(told_count, 2);
	ck_assert_ptr_null(telling.temporary);
	teardown();
}
END_TEST

SUITE("intake/telling", T(test_findings_are_told_in_the_order_of_the_file),
	T(test_good_rows_that_landed_do_not_go_back),
	T(test_a_file_that_is_there_is_never_replaced),
	T(test_a_caller_who_stops_leaves_no_file), T(test_no_folder_and_no_returned_file))
