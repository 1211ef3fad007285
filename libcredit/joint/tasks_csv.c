/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tasks_csv.c - tasks as the CSV that a department opens in a spreadsheet and sends back.
 *
 * UTF-8 with a byte order mark, CRLF, formulas neutralised.  A cell that a
 * spreadsheet would take for a number (an identifier of digits, a task number
 * like 12E345678901) has an apostrophe in front, so that no digit of it is lost
 * when the file is saved; intake takes it off again.  A file gets its name only
 * when it is whole.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "credit/joint.h"
#include "csv/csv_writer.h"
#include "joint/task_words.h"

#define FILE_PREFIX "内部_含个人信息_联合奖惩任务_"

static const char *const headers[] = {"任务编号", "部门", "主体名称", "证件号码", "措施代码",
	"措施", "类型", "触发方式", "依据", "支持记录（名单、文号、截止日）", "及于的责任人员", "状态", "变动说明",
	"告知日", "应反馈或应解除日", "是否逾期", "措施截止日", "上次反馈", "反馈结果", "反馈日期",
	"反馈文号", "未落实原因"};

static void put_day(struct csv_writer *csv, credit_day day)
{
	char text[CREDIT_DAY_BYTES] = "";

	if (day == CREDIT_DAY_MAX) {
		csv_writer_text(csv, message_template(MSG_TASK_NO_END, CREDIT_ZH, false));
		return;
	}
	if (day != CREDIT_DAY_NONE)
		credit_day_format(day, text);
	csv_writer_text(csv, text);
}

static void put_supports(struct csv_writer *csv, const credit_task *task)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < task->supports_count; i++) {
		const credit_task_support *support = &task->supports[i];
		char day[CREDIT_DAY_BYTES] = "";

		if (i > 0)
			buf_str(&text, "；");
		buf_str(&text, support->list_zh[0] ? support->list_zh
				: support->list[0] ? support->list
						   : support->entry);
		buf_str(&text, " ");
		buf_str(&text, support->document);
		buf_str(&text, " 至");
		if (support->until != CREDIT_DAY_MAX)
			credit_day_format(support->until, day);
		buf_str(&text, day[0] ? day : message_template(MSG_TASK_NO_END, CREDIT_ZH, false));
	}
	csv_writer_text(csv, buf_cstr(&text));
	if (text.status && !csv->status)
		csv->status = text.status;
	buf_free(&text);
}

/* 张某 6299…（法定代表人）至2026-10-31，依据：法释〔2010〕8号第三条 */
static void put_reached(struct csv_writer *csv, const credit_task *task)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < task->reached_count; i++) {
		const credit_task_reached *one = &task->reached[i];
		char day[CREDIT_DAY_BYTES] = "";

		if (one->until != CREDIT_DAY_MAX)
			credit_day_format(one->until, day);
		buf_printf(&text, "%s%s %s（%s）至%s，依据：%s", i > 0 ? "；" : "", one->name,
			one->id.text, one->role,
			day[0] ? day : message_template(MSG_TASK_NO_END, CREDIT_ZH, false),
			one->article);
	}
	csv_writer_text(csv, buf_cstr(&text));
	if (text.status && !csv->status)
		csv->status = text.status;
	buf_free(&text);
}

/* 已落实 2026-04-20 样改〔2026〕1号 */
static void put_last_answer(struct csv_writer *csv, const credit_task *task)
{
	static const struct {
		const char *name;
		const char *zh;
	} words[] = {{"done", "已落实"}, {"not-done", "未落实"}, {"lifted", "已解除"}};
	struct buf text = BUF_INIT;
	char day[CREDIT_DAY_BYTES];

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (text_equal(words[i].name, task->answer))
			buf_str(&text, words[i].zh);
	if (task->answer[0]) {
		credit_day_format(task->answered, day);
		buf_str(&text, " ");
		buf_str(&text, day);
		if (task->answer_document[0])
			buf_str(&text, " ");
		buf_str(&text, task->answer_document);
		if (task->answer_reason[0])
			buf_str(&text, "：");
		buf_str(&text, task->answer_reason);
	}
	csv_writer_text(csv, buf_cstr(&text));
	if (text.status && !csv->status)
		csv->status = text.status;
	buf_free(&text);
}

static int begin(struct csv_writer *csv, int fd, credit_error *err)
{
	int status = csv_writer_init(csv, fd, ENCODING_UTF8, ',',
		CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE, err);

	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]) && !status; i++)
		csv_writer_text(csv, headers[i]);
	if (!status)
		csv_writer_row(csv);
	return status;
}

static void put_task(struct csv_writer *csv, const credit_task *task)
{
	bool local = task->id.scheme == CREDIT_SCHEME_LOCAL; /* a number of ours, no identifier */

	csv_writer_exact(csv, task->number);
	csv_writer_text(csv, task->department_zh);
	csv_writer_text(csv, task->name);
	csv_writer_exact(csv, local ? "" : task->id.text);
	csv_writer_text(csv, task->measure);
	csv_writer_text(csv, task->measure_zh);
	csv_writer_text(csv, text_equal(task->type, "penalty")	  ? "惩戒"
			: text_equal(task->type, "incentive") ? "激励"
							      : "");
	csv_writer_text(csv, task->duty_zh);
	csv_writer_text(csv, task->basis);
	put_supports(csv, task);
	put_reached(csv, task);
	csv_writer_text(csv, credit_task_state_label(task->state, CREDIT_ZH));
	csv_writer_text(csv, task->change_zh);
	put_day(csv, task->opened);
	put_day(csv, task->due);
	csv_writer_text(csv, task->overdue ? "逾期" : "");
	put_day(csv, task->until);
	put_last_answer(csv, task);
	for (int i = 0; i < 4; i++)
		csv_writer_text(csv, "");
	csv_writer_row(csv);
}

/* ---- one file ---- */

struct writing {
	struct csv_writer csv;
	uint64_t count;
};

static int write_task(void *context, const credit_task *task)
{
	struct writing *writing = context;

	put_task(&writing->csv, task);
	writing->count++;
	return writing->csv.status;
}

int credit_tasks_csv(credit_snapshot *snapshot, credit_day on,
	const credit_tasks_options *options, int fd, uint64_t *count, credit_error *err)
{
	struct writing writing = {.count = 0};
	int status;

	if (count)
		*count = 0;
	if (!snapshot || fd < 0)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, fd", "NULL");
	status = begin(&writing.csv, fd, err);
	if (!status)
		status = credit_tasks(snapshot, on, options, write_task, &writing, err);
	if (!status || writing.csv.status)
		status = csv_writer_finish(&writing.csv, "", err);
	csv_writer_free(&writing.csv);
	if (!status && count)
		*count = writing.count;
	return status;
}

/* ---- a file for each department ---- */

struct filing {
	const char *folder;
	char day[CREDIT_DAY_BYTES];
	credit_tasks_file_fn report;
	void *context;
	char department[CREDIT_ID_TEXT_BYTES]; /* of the open file; "": none */
	char *path;
	char *part; /* the passing name */
	int fd;
	struct csv_writer csv;
	uint64_t count;
	int status;
	credit_error *err;
};

static int fail_file(struct filing *f, const char *path)
{
	int number = errno;

	if (number == EEXIST)
		return FAIL(f->err, CREDIT_EEXISTS, MSG_FILE_EXISTS, path);
	return FAIL(f->err, status_of_errno(number), MSG_FILE_WRITE, path, strerror(number));
}

/* What is not whole goes. */
static void drop_file(struct filing *f)
{
	if (f->fd >= 0) {
		csv_writer_free(&f->csv);
		close(f->fd);
		unlink(f->part);
	}
	f->fd = -1;
	free(f->path);
	free(f->part);
	f->path = f->part = NULL;
	f->department[0] = '\0';
}

static int open_file(struct filing *f, const char *department)
{
	int status;

	if (strlen(department) >= sizeof(f->department) || strchr(department, '/'))
		return FAIL(f->err, CREDIT_EINVAL, MSG_ARGUMENT, "department", department);
	if (asprintf(&f->path, "%s/" FILE_PREFIX "%s_%s.csv", f->folder, department, f->day) < 0)
		f->path = NULL;
	if (!f->path || asprintf(&f->part, "%s.part", f->path) < 0)
		f->part = NULL;
	if (!f->part)
		return FAIL(f->err, CREDIT_ENOMEM, MSG_MEMORY);
	strcpy(f->department, department);
	f->count = 0;
	if (access(f->path, F_OK) == 0)
		return FAIL(f->err, CREDIT_EEXISTS, MSG_FILE_EXISTS, f->path);
	unlink(f->part); /* of a call that was stopped */
	f->fd = open(f->part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (f->fd < 0)
		return fail_file(f, f->part);
	status = begin(&f->csv, f->fd, f->err);
	return status;
}

/* Whole on the disk first, then its name, which must be free. */
static int close_file(struct filing *f)
{
	credit_tasks_file file = {.size = sizeof(file), .path = f->path,
		.department = f->department, .count = f->count};
	int status;

	if (f->fd < 0)
		return CREDIT_OK;
	status = csv_writer_finish(&f->csv, f->path, f->err);
	if (!status && (fsync(f->fd) || link(f->part, f->path)))
		status = fail_file(f, f->path);
	if (!status)
		status = folder_sync(f->folder, f->err);
	if (!status && f->report && f->report(f->context, &file))
		status = FAIL(f->err, CREDIT_ECANCELLED, MSG_CANCELLED);
	drop_file(f);
	return status;
}

static int file_task(void *context, const credit_task *task)
{
	struct filing *f = context;

	if (!text_equal(task->department, f->department)) {
		f->status = close_file(f);
		if (!f->status)
			f->status = open_file(f, task->department);
	}
	if (!f->status) {
		put_task(&f->csv, task);
		f->count++;
		f->status = f->csv.status ? csv_writer_finish(&f->csv, f->path, f->err) : 0;
	}
	return f->status;
}

int credit_tasks_files(credit_snapshot *snapshot, credit_day on,
	const credit_tasks_options *options, const char *folder, credit_tasks_file_fn report,
	void *context, credit_error *err)
{
	struct filing filing = {.folder = folder, .report = report, .context = context,
		.fd = -1};
	credit_error error = {0};
	int status;

	filing.err = &error;
	if (!snapshot || !folder)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, folder", "NULL");
	if (credit_day_format(on, filing.day))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "no day");
	status = credit_tasks(snapshot, on, options, file_task, &filing, err);
	if (!status)
		filing.status = status = close_file(&filing);
	if (filing.status) {
		status = filing.status; /* not that the walk was stopped, but why */
		if (err)
			*err = error;
	}
	drop_file(&filing);
	return status;
}
