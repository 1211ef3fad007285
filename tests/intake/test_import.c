/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The call itself: misuse, statuses, pipes, the returned file's place, stopping,
 * and memory that does not follow the size of the file.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "credit.h"
#include "../support/suite.h"

#define HEADER "主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期\r\n"
#define GOOD "张某,629999198002291018,SX,FY,样执1号,2026-03-02\r\n"
#define BAD "李某,,SX,FY,样执2号,2026-03-02\r\n"
#define NOW_US INT64_C(1780275600000000) /* 2026-06-01T09:00:00+08:00 */

static char folder[64];
static char file[128];
static credit_registry *registry;

static void setup(void)
{
	credit_create_options create;
	char store[80];

	strcpy(folder, "/tmp/test_import_XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(file, sizeof(file), "%s/a.csv", folder);
	snprintf(store, sizeof(store), "%s/store", folder);
	credit_create_options_init(&create);
	create.now_us = NOW_US;
	ck_assert_int_eq(credit_create(store, &create, &registry, NULL), CREDIT_OK);
}

static void teardown(void)
{
	char command[100];

	credit_close(registry);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}

static void write_text(const char *path, const char *text)
{
	ck_assert_int_eq(file_write(path, text, strlen(text), 0644, false, NULL), CREDIT_OK);
}

static credit_import_report *import(const credit_import_options *options)
{
	credit_import_report *report = NULL;
	credit_error err = {0};
	char text[CREDIT_TEXT_BYTES];
	int status = credit_import_csv(registry, file, options, NULL, NULL, &report, &err);

	if (status) {
		credit_error_text(&err, CREDIT_EN, text, sizeof(text));
		ck_abort_msg("%s %s", credit_status_name(status), text);
	}
	return report;
}

static int fails(const char *path, const credit_import_options *options)
{
	credit_import_report *report = (credit_import_report *)folder;
	credit_error err = {0};
	int status = credit_import_csv(registry, path, options, NULL, NULL, &report, &err);

	ck_assert_ptr_null(report);
	ck_assert_int_eq(err.status, status);
	return status;
}

START_TEST(test_misuse_and_wrong_options)
{
	credit_import_options o;
	credit_import_report *report;
	credit_error err;

	setup();
	write_text(file, HEADER GOOD);
	credit_import_options_init(&o);
	credit_import_options_init(NULL);
	ck_assert_int_eq(credit_import_csv(NULL, file, &o, NULL, NULL, &report, &err),
		CREDIT_EINVAL);
	ck_assert_int_eq(credit_import_csv(registry, NULL, &o, NULL, NULL, &report, &err),
		CREDIT_EINVAL);
	ck_assert_int_eq(credit_import_csv(registry, file, &o, NULL, NULL, NULL, &err),
		CREDIT_EINVAL);
	ck_assert_int_eq(fails("/nowhere.csv", &o), CREDIT_ENOTFOUND);
	ck_assert_int_eq(fails(folder, &o), CREDIT_EIO);
	o.list = "QQ";
	ck_assert_int_eq(fails(file, &o), CREDIT_EINVAL);
	o.list = "SX";
	o.authority = "某某局";
	ck_assert_int_eq(fails(file, &o), CREDIT_EINVAL);
	o.authority = NULL;
	o.encoding = "big5";
	ck_assert_int_eq(fails(file, &o), CREDIT_EINVAL);
	o.encoding = NULL;
	o.lang = 7;
	ck_assert_int_eq(fails(file, &o), CREDIT_EINVAL);
	o.lang = CREDIT_ZH;
	o.synonyms = "/nowhere.csv";
	ck_assert_int_eq(fails(file, &o), CREDIT_ENOTFOUND);
	o.synonyms = NULL;
	o.returned = file;
	ck_assert_int_eq(fails(file, &o), CREDIT_EEXISTS);
	o.size = 8;
	ck_assert_int_eq(fails(file, &o), CREDIT_EINVAL);
	credit_import_report_free(NULL);
	teardown();
}
END_TEST

START_TEST(test_report_of_a_good_file)
{
	credit_import_report *r;
	credit_import_options o;

	setup();
	credit_import_options_init(&o);
	o.operator_ = "某人";
	write_text(file, "序号," HEADER "1," GOOD);
	r = import(&o);
	ck_assert_uint_eq(r->size, sizeof(*r));
	ck_assert_uint_eq(r->added, 1);
	ck_assert(r->landed && !r->repeated && !r->file_refused);
	ck_assert_uint_eq(r->batch, 1);
	ck_assert_uint_eq(strlen(r->digest), 64);
	ck_assert_uint_eq(r->columns_count, 7);
	ck_assert_str_eq(r->columns[0].letters, "A");
	ck_assert_str_eq(r->columns[0].header, "序号");
	ck_assert_str_eq(r->columns[0].field, "");
	ck_assert_str_eq(r->columns[2].field, "subject_id");
	ck_assert_ptr_null(r->returned);
	credit_import_report_free(r);
	teardown();
}
END_TEST

START_TEST(test_pipe_is_read_as_well)
{
	credit_import_options o;
	credit_import_report *r;
	int ends[2];

	setup();
	credit_import_options_init(&o);
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_gt((int)write(ends[1], HEADER GOOD, strlen(HEADER GOOD)), 0);
	close(ends[1]);
	o.fd = ends[0];
	o.name = "from-a-pipe.csv";
	r = import(&o);
	ck_assert_uint_eq(r->added, 1);
	credit_import_report_free(r);
	close(ends[0]);
	teardown();
}
END_TEST

START_TEST(test_returned_file_never_takes_a_name)
{
	credit_import_options o;
	credit_import_report *r;
	char taken[160];
	struct buf before = BUF_INIT;

	setup();
	credit_import_options_init(&o);
	o.returned_beside = true;
	write_text(file, HEADER GOOD BAD);
	snprintf(taken, sizeof(taken), "%s.returned.csv", file);
	write_text(taken, "mine");
	r = import(&o);
	ck_assert(!r->landed);
	ck_assert(text_equal(strrchr(r->returned, '/'), "/a.csv.returned-2.csv"));
	credit_import_report_free(r);
	file_read(taken, 100, &before, NULL);
	ck_assert_str_eq(buf_cstr(&before), "mine");
	buf_free(&before);
	o.dry_run = true; /* writes nothing at all */
	r = import(&o);
	ck_assert_uint_eq(r->rejected, 1);
	ck_assert_ptr_null(r->returned);
	credit_import_report_free(r);
	teardown();
}
END_TEST

static int stop(void *context, const credit_finding *finding)
{
	(void)finding;
	return ++*(int *)context == 1;
}

static int stop_progress(void *context, uint64_t done, uint64_t total)
{
	ck_assert_uint_le(done, total);
	return ++*(int *)context == 3;
}

START_TEST(test_callbacks_can_stop_and_nothing_is_stored)
{
	credit_import_options o;
	credit_import_report *r;
	credit_error err = {0};
	struct buf text = BUF_INIT;
	int calls = 0;

	setup();
	credit_import_options_init(&o);
	o.accept_good = true;
	write_text(file, HEADER GOOD BAD);
	ck_assert_int_eq(credit_import_csv(registry, file, &o, stop, &calls, &r, &err),
		CREDIT_ECANCELLED);
	buf_str(&text, HEADER);
	for (int i = 0; i < 60000; i++)
		buf_printf(&text, "张某,629999198002291018,SX,FY,样执%d号,2026-03-02\r\n", i);
	file_write(file, text.data, text.length, 0644, false, NULL);
	buf_free(&text);
	o.progress = stop_progress;
	o.progress_context = &calls;
	calls = 0;
	ck_assert_int_eq(fails(file, &o), CREDIT_ECANCELLED);
	o.progress = NULL;
	write_text(file, HEADER GOOD);
	r = import(&o);
	ck_assert_uint_eq(r->added, 1);
	ck_assert_uint_eq(r->batch, 1);
	credit_import_report_free(r);
	teardown();
}
END_TEST

START_TEST(test_undone_file_can_come_again)
{
	credit_import_options o;
	credit_import_report *r;
	credit_error err = {0};

	setup();
	credit_import_options_init(&o);
	write_text(file, HEADER GOOD);
	r = import(&o);
	credit_import_report_free(r);
	ck_assert_int_eq(credit_batch_undo(registry, 1, NULL, 0, NULL, &err), CREDIT_OK);
	r = import(&o);
	ck_assert_uint_eq(r->added, 1);
	ck_assert(r->landed);
	credit_import_report_free(r);
	teardown();
}
END_TEST

START_TEST(test_rows_beyond_the_limit_refuse_the_file)
{
	credit_import_options o;
	credit_import_report *r;

	setup();
	credit_import_options_init(&o);
	o.rows = 2;
	write_text(file, HEADER GOOD BAD);
	r = import(&o);
	ck_assert(r->file_refused);
	ck_assert_uint_eq(r->errors, 1);
	ck_assert_uint_eq(r->rows, 0);
	credit_import_report_free(r);
	teardown();
}
END_TEST

#ifdef NDEBUG
#define MEMORY_KIB (96 * 1024)
#else
#define MEMORY_KIB (768 * 1024) /* a sanitizer keeps freed memory */
#endif

static long anon_kib(void)
{
	char line[200];
	long kib = 0;
	FILE *in = fopen("/proc/self/status", "r");

	while (in && fgets(line, sizeof(line), in))
		sscanf(line, "RssAnon: %ld", &kib);
	if (in)
		fclose(in);
	return kib;
}

static int watch(void *context, uint64_t done, uint64_t total)
{
	long *most = context;
	long now = anon_kib();

	(void)done;
	(void)total;
	if (now > *most)
		*most = now;
	return 0;
}

/* Rows that are all refused, most of them twice over: findings are spilled. */
START_TEST(test_memory_does_not_follow_the_file)
{
	credit_import_options o;
	credit_import_report *r;
	long before;
	long most = 0;
	FILE *out;

	setup();
	credit_import_options_init(&o);
	o.temporary = folder;
	o.progress = watch;
	o.progress_context = &most;
	out = fopen(file, "w");
	ck_assert_ptr_nonnull(out);
	fputs(HEADER, out);
	for (int i = 0; i < 250000; i++)
		fprintf(out, "张某,62999919800229101%d,SX,某局,样执%d号,2026-03-02\r\n", i % 8, i);
	fclose(out);
	before = anon_kib();
	r = import(&o);
	ck_assert_uint_eq(r->rejected, 250000);
	ck_assert_uint_ge(r->errors, 468750);
	credit_import_report_free(r);
	ck_assert_int_lt(most - before, MEMORY_KIB);
	teardown();
}
END_TEST

START_TEST(test_template_is_read_back_without_a_row)
{
	static const char *const lists[] = {"SX", "SJ", "TJ", "H01", "H03", "H07"};
	credit_catalogue *tables;
	credit_import_report *r;
	credit_day day;

	setup();
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
	ck_assert_int_eq(credit_day_parse("2026-06-01", 10, &day), CREDIT_OK);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		credit_error err = {0};

		ck_assert_int_eq(credit_template_write(tables, lists[i], day, fd, &err), CREDIT_OK);
		close(fd);
		r = import(NULL);
		ck_assert(!r->file_refused);
		ck_assert_uint_eq(r->rows, 0);
		for (size_t k = 0; k < r->columns_count; k++)
			ck_assert_str_ne(r->columns[k].field, "");
		credit_import_report_free(r);
	}
	ck_assert_int_eq(credit_template_write(tables, "QQ", day, 1, NULL), CREDIT_ENOTFOUND);
	ck_assert_int_eq(credit_template_write(tables, "SX", day, -1, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_template_write(NULL, "SX", day, 1, NULL), CREDIT_EINVAL);
	credit_catalogue_free(tables);
	teardown();
}
END_TEST

SUITE("intake/import", T(test_misuse_and_wrong_options), T(test_report_of_a_good_file),
	T(test_pipe_is_read_as_well), T(test_returned_file_never_takes_a_name),
	T(test_callbacks_can_stop_and_nothing_is_stored), T(test_undone_file_can_come_again),
	T(test_rows_beyond_the_limit_refuse_the_file),
	TS(test_memory_does_not_follow_the_file, 120),
	T(test_template_is_read_back_without_a_row))
