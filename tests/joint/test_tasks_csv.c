/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The CSV of tasks: what a spreadsheet opens and sends back, file by file, mode
 * 0600, nothing written over, nothing half done; hostile names do no harm.
 */
#include "task_registry.h"

#define SC_FILE "内部_含个人信息_联合奖惩任务_SC_2026-05-31.csv"

static struct buf text = BUF_INIT;
static char path[300];
static size_t files;
static uint64_t tasks;

static const char *read_text(const char *from)
{
	buf_reset(&text);
	OK(file_read(from, 1000000, &text, err));
	return buf_cstr(&text);
}

static const char *csv(const char *department, uint64_t *count)
{
	credit_tasks_options options;
	int fd;

	credit_tasks_options_init(&options);
	options.department = department;
	snprintf(path, sizeof(path), "%s/a.csv", folder);
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	look();
	OK(credit_tasks_csv(snapshot, today(4), &options, fd, count, err));
	close(fd);
	return read_text(path);
}

START_TEST(test_a_spreadsheet_gets_text)
{
	uint64_t count;
	const char *out;

	registry_begin();
	list_firms(1, 1, "=HYPERLINK(\"http://x\",\"样例\")", 1);
	out = csv("SC", &count);
	ck_assert_uint_eq(count, see_tasks("SC", 2));
	ck_assert(!strncmp(out, "\xEF\xBB\xBF任务编号,部门,", 12));
	ck_assert_ptr_nonnull(strstr(out, ",反馈结果,反馈日期,反馈文号,未落实原因\r\n"));
	ck_assert_ptr_nonnull(strstr(out, "'=HYPERLINK"));
	ck_assert_ptr_null(strstr(out, ",=HYPERLINK"));
	ck_assert_ptr_null(strstr(out, ",\"=HYPERLINK"));
	ck_assert_ptr_nonnull(strstr(out, "必须"));
	ck_assert_ptr_nonnull(strstr(out, "样列〔2026〕1号 至2029-"));
	ck_assert_ptr_nonnull(strstr(out, ",,,,\r\n")); /* to be filled in */
	registry_end();
}
END_TEST

/* A resident number and a task number like 12E345678901 must survive a spreadsheet. */
START_TEST(test_numbers_keep_their_digits)
{
	struct change *change;
	const credit_id id = sample_person(2);
	struct entry entry;
	char guarded[CREDIT_ID_TEXT_BYTES + 8];

	registry_begin();
	OK(change_begin(sample.registry, NOW(1), "", &change, err));
	entry = sample_entry(&id, "样列〔2026〕1号");
	entry.notified = DAY0 - 30;
	entry.notice_document = "样告〔2026〕3号";
	entry.served = DAY0;
	entry.objection = OBJECTION_NONE;
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
	snprintf(guarded, sizeof(guarded), ",'%s,", id.text);
	ck_assert_ptr_nonnull(strstr(csv("SC", NULL), guarded));
	registry_end();
}
END_TEST

/* The exported file, filled in at its end, is what feedback takes. */
START_TEST(test_the_file_comes_back_filled_in)
{
	credit_import_options options;
	credit_import_report *report;
	struct buf out = BUF_INIT;
	const char *at;
	size_t count = 0;

	registry_begin();
	list_firms(1, 3, "样例商贸有限公司", 1);
	for (at = csv("SC", NULL); *at; at++) {
		if (!strncmp(at, ",,,,\r\n", 6)) {
			buf_str(&out, ",已落实,2026-06-01,样反〔2026〕1号,");
			at += 4;
			count++;
		}
		buf_put(&out, at, 1);
	}
	OK(file_write(path, out.data, out.length, 0600, false, err));
	buf_free(&out);
	credit_import_options_init(&options);
	options.authority = "SC";
	options.now_us = NOW(4);
	OK(credit_feedback_import(sample.registry, path, &options, NULL, NULL, &report, err));
	ck_assert_uint_eq(report->added, count);
	ck_assert_uint_eq(report->rejected, 0);
	credit_import_report_free(report);
	ck_assert_uint_eq(see_tasks("SC", 5), count);
	for (size_t i = 0; i < seen_count; i++)
		ck_assert_int_eq(seen[i].state, CREDIT_TASK_DONE);
	ck_assert_ptr_nonnull(strstr(csv("SC", NULL), "已落实 2026-06-01 样反〔2026〕1号"));
	registry_end();
}
END_TEST

static int file_written(void *context, const credit_tasks_file *file)
{
	struct stat at;

	ck_assert_int_eq(stat(file->path, &at), 0);
	ck_assert_int_eq(at.st_mode & 0777, 0600);
	files++;
	tasks += file->count;
	return context != NULL;
}

static size_t names_in_folder(void)
{
	DIR *dir = opendir(folder);
	size_t count = 0;

	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2;
}

START_TEST(test_each_department_has_a_file)
{
	registry_begin();
	list_firms(1, 3, "样例商贸有限公司", 1);
	files = tasks = 0;
	look();
	OK(credit_tasks_files(snapshot, today(2), NULL, folder, file_written, NULL, err));
	ck_assert_uint_gt(files, 1);
	ck_assert_uint_eq(names_in_folder(), files);
	ck_assert_uint_eq(tasks, see_tasks(NULL, 2));
	snprintf(path, sizeof(path), "%s/" SC_FILE, folder);
	ck_assert_ptr_nonnull(strstr(read_text(path), "样例县市场监督管理局"));
	registry_end();
}
END_TEST

START_TEST(test_nothing_is_written_over_and_nothing_is_left_behind)
{
	registry_begin();
	list_firms(1, 3, "样例商贸有限公司", 1);
	look();
	snprintf(path, sizeof(path), "%s/" SC_FILE, folder);
	OK(file_write(path, "mine", 4, 0600, true, err));
	FAILS(credit_tasks_files(snapshot, today(2), NULL, folder, NULL, NULL, err), CREDIT_EEXISTS,
		"file-exists");
	ck_assert_str_eq(read_text(path), "mine");
	ck_assert_uint_eq(names_in_folder(), 1);
	unlink(path);
	strcat(path, ".part"); /* of a call that was killed */
	OK(file_write(path, "old", 3, 0600, true, err));
	OK(credit_tasks_files(snapshot, today(2), NULL, folder, NULL, NULL, err));
	ck_assert_int_ne(access(path, F_OK), 0);
	registry_end();
}
END_TEST

START_TEST(test_misuse)
{
	static const char nowhere[] = "/nowhere/at/all";

	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	look();
	FAILS(credit_tasks_csv(NULL, DAY0, NULL, 1, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_tasks_csv(snapshot, DAY0, NULL, -1, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_tasks_files(NULL, DAY0, NULL, folder, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_tasks_files(snapshot, DAY0, NULL, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_tasks_files(snapshot, CREDIT_DAY_NONE, NULL, folder, NULL, NULL, err),
		CREDIT_EINVAL, "argument");
	FAILS(credit_tasks_files(snapshot, today(2), NULL, nowhere, NULL, NULL, err),
		CREDIT_ENOTFOUND, "file-write");
	FAILS(credit_tasks_files(snapshot, today(2), NULL, folder, file_written, &files, err),
		CREDIT_ECANCELLED, "cancelled");
	ck_assert_uint_eq(names_in_folder(), 1); /* that one is whole */
	registry_end();
}
END_TEST

START_TEST(test_a_full_disk_is_told)
{
	int fd = open("/dev/full", O_WRONLY);

	registry_begin();
	list_firms(1, 1, "样例商贸有限公司", 1);
	look();
	FAILS(credit_tasks_csv(snapshot, today(2), NULL, fd, NULL, err), CREDIT_EFULL, "file-write");
	close(fd);
	registry_end();
}
END_TEST

SUITE("joint/tasks_csv", T(test_a_spreadsheet_gets_text), T(test_numbers_keep_their_digits),
	T(test_the_file_comes_back_filled_in), T(test_each_department_has_a_file),
	T(test_nothing_is_written_over_and_nothing_is_left_behind), T(test_misuse),
	T(test_a_full_disk_is_told))
