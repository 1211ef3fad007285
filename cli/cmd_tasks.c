/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_tasks.c - `credit tasks`: what each department is to do, and until when.
 *
 * On a terminal the counts of every department, and the tasks of one that is
 * named; with -o the files that departments fill in and send back.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

#define COUNT_COLUMNS 8
#define TASK_COLUMNS 8

struct listing {
	struct cli *cli;
	credit_snapshot *snapshot;
	struct table counts;
	struct table tasks;
	bool in_full; /* each task, not only counts */
	char department[64]; /* code of the department being counted; "": none yet */
	char label[200];
	uint64_t count[COUNT_COLUMNS];
	uint64_t total;
	int status; /* of a failed line of JSON */
	credit_error err;
};

/* ---- counts ---- */

enum counted {
	COUNT_OPEN = 1,
	COUNT_OVERDUE,
	COUNT_UPDATED,
	COUNT_TO_LIFT,
	COUNT_LIFT_OVERDUE,
	COUNT_CONTRADICTORY,
	COUNT_ANSWERED
};

static void count_heads(struct listing *l)
{
	static const struct words heads[COUNT_COLUMNS] = {WORDS("部门", "department"),
		WORDS("待反馈", "open"), WORDS("逾期", "overdue"), WORDS("已变动", "updated"),
		WORDS("待解除", "to lift"), WORDS("解除逾期", "lift overdue"),
		WORDS("反馈矛盾", "contradictory"), WORDS("已反馈", "answered")};

	table_begin(&l->counts, COUNT_COLUMNS);
	for (int i = 0; i < COUNT_COLUMNS; i++) {
		l->counts.right[i] = i > 0;
		table_cell(&l->counts, STYLE_DIM, heads[i].in[l->cli->lang]);
	}
}

static void count_end(struct listing *l)
{
	if (!l->department[0])
		return;
	table_cell(&l->counts, STYLE_HEAD, l->label);
	for (int i = 1; i < COUNT_COLUMNS; i++) {
		bool bad = i == COUNT_OVERDUE || i == COUNT_LIFT_OVERDUE ||
			i == COUNT_CONTRADICTORY;
		char text[24];

		snprintf(text, sizeof(text), "%llu", (unsigned long long)l->count[i]);
		table_cell(&l->counts, bad && l->count[i] ? STYLE_BAD : STYLE_PLAIN, text);
	}
	memset(l->count, 0, sizeof(l->count));
	l->department[0] = '\0';
}

static void count_task(struct listing *l, const credit_task *task)
{
	if (strcmp(l->department, task->department)) {
		count_end(l);
		snprintf(l->department, sizeof(l->department), "%s", task->department);
		snprintf(l->label, sizeof(l->label), "%s %s", task->department,
			tr(l->cli, task->department_zh, task->department_en));
	}
	l->count[COUNT_OPEN] += task->state == CREDIT_TASK_OPEN;
	l->count[COUNT_OVERDUE] += task->overdue && task->holds;
	l->count[COUNT_UPDATED] += task->state == CREDIT_TASK_UPDATED;
	l->count[COUNT_TO_LIFT] += task->state == CREDIT_TASK_TO_LIFT;
	l->count[COUNT_LIFT_OVERDUE] += task->overdue && !task->holds;
	l->count[COUNT_CONTRADICTORY] += task->state == CREDIT_TASK_CONTRADICTORY;
	l->count[COUNT_ANSWERED] +=
		task->state == CREDIT_TASK_DONE || task->state == CREDIT_TASK_NOT_DONE;
	l->total++;
}

/* ---- tasks ---- */

static void task_heads(struct listing *l)
{
	static const struct words heads[TASK_COLUMNS] = {WORDS("任务编号", "task"),
		WORDS("主体", "subject"), WORDS("证件号码", "id"), WORDS("措施", "measure"),
		WORDS("触发方式", "duty"), WORDS("期限", "due"), WORDS("状态", "state"),
		WORDS("变动", "change")};

	table_begin(&l->tasks, TASK_COLUMNS);
	for (int i = 0; i < TASK_COLUMNS; i++)
		table_cell(&l->tasks, STYLE_DIM, heads[i].in[l->cli->lang]);
}

static void task_row(struct listing *l, const credit_task *task)
{
	const struct cli *cli = l->cli;
	char due[CREDIT_DAY_BYTES] = "";
	char measure[200];
	char name[400];

	credit_day_format(task->due, due);
	snprintf(measure, sizeof(measure), "%s %s", task->measure,
		tr(cli, task->measure_zh, task->measure_en));
	table_cell(&l->tasks, STYLE_HEAD, task->number);
	snprintf(name, sizeof(name), "%s", task->name);
	if (task->reached_count > 0)
		snprintf(name, sizeof(name),
			cli->lang == CREDIT_ZH ? "%.200s（及于责任人员 %zu 人）"
					       : "%.200s (persons reached: %zu)",
			task->name, task->reached_count);
	table_cell(&l->tasks, STYLE_PLAIN, name);
	table_cell(&l->tasks, STYLE_PLAIN, task->id.text);
	table_cell(&l->tasks, STYLE_PLAIN, measure);
	table_cell(&l->tasks, STYLE_PLAIN, tr(cli, task->duty_zh, task->duty));
	table_cell(&l->tasks, task->overdue ? STYLE_BAD : STYLE_PLAIN, due);
	table_cell(&l->tasks,
		task->state == CREDIT_TASK_CONTRADICTORY ? STYLE_BAD : STYLE_PLAIN,
		credit_task_state_label(task->state, cli->lang));
	table_cell(&l->tasks, STYLE_DIM, tr(cli, task->change_zh, task->change_en));
}

static int show_task(void *context, const credit_task *task)
{
	struct listing *l = context;
	const char *json;

	if (l->cli->json) {
		l->status = credit_task_json(
			l->snapshot, task, l->cli->lang, &json, NULL, &l->err);
		if (!l->status)
			puts(json);
		return l->status;
	}
	count_task(l, task);
	if (l->in_full)
		task_row(l, task);
	return 0;
}

static int show_tasks(struct listing *l, const credit_tasks_options *options)
{
	const struct cli *cli = l->cli;
	credit_error err;
	int status;

	l->in_full = options->department != NULL;
	count_heads(l);
	task_heads(l);
	status = credit_tasks(l->snapshot, cli->on, options, show_task, l, &err);
	count_end(l);
	if (status || cli->json || !l->total)
		l->counts.count = 0;
	if (status || !l->in_full || !l->total)
		l->tasks.count = 0;
	table_end(cli, &l->counts);
	if (l->tasks.count)
		putchar('\n');
	table_end(cli, &l->tasks);
	if (l->status)
		return cli_error(cli, &l->err);
	if (status)
		return cli_error(cli, &err);
	if (!l->total && !cli->json)
		puts(tr(cli, "没有任务", "no tasks"));
	else if (!l->in_full)
		cli_note(cli, "%s",
			tr(cli, "逐项看用 --department；发给部门填写用 -o 文件夹",
				"see each with --department; for departments to fill in: -o DIR"));
	return EXIT_DONE;
}

/* ---- files ---- */

static int tell_file(void *context, const credit_tasks_file *file)
{
	struct cli *cli = context;
	struct json_line line;

	if (!cli->json) {
		print_text(cli, STYLE_HEAD, file->path);
		printf(cli->lang == CREDIT_ZH ? "  %llu 项\n" : "  tasks: %llu\n",
			(unsigned long long)file->count);
		return 0;
	}
	json_line_begin(&line, "credit.tasks-file/1");
	json_kv_text(&line.json, "file", file->path);
	json_kv_text(&line.json, "department", file->department);
	json_kv_uint(&line.json, "tasks", file->count);
	json_line_end(&line);
	return 0;
}

static int write_folder(
	struct listing *l, const credit_tasks_options *options, const char *folder)
{
	credit_error err;

	if (mkdir(folder, 0700) && errno != EEXIST)
		return CLI_FAIL(l->cli, CREDIT_EIO, MSG_FILE_WRITE, folder, strerror(errno));
	if (credit_tasks_files(
		    l->snapshot, l->cli->on, options, folder, tell_file, l->cli, &err))
		return cli_error(l->cli, &err);
	return EXIT_DONE;
}

static int write_file(
	struct listing *l, const credit_tasks_options *options, const char *path)
{
	bool to_stdout = !strcmp(path, "-");
	credit_tasks_file file = {.size = sizeof(file),
		.path = path,
		.department = options->department ? options->department : ""};
	int fd = to_stdout
		? STDOUT_FILENO
		: open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	credit_error err;
	int status;

	if (fd < 0 && errno == EEXIST)
		return CLI_FAIL(l->cli, CREDIT_EEXISTS, MSG_FILE_EXISTS, path);
	if (fd < 0)
		return CLI_FAIL(l->cli, CREDIT_EIO, MSG_FILE_OPEN, path, strerror(errno));
	status = credit_tasks_csv(
		l->snapshot, l->cli->on, options, fd, &file.count, &err);
	if (!to_stdout && (fsync(fd) || close(fd)) && !status)
		status = FAIL(&err, CREDIT_EIO, MSG_FILE_WRITE, path, strerror(errno));
	if (!to_stdout && status)
		unlink(path);
	if (status)
		return cli_error(l->cli, &err);
	return to_stdout ? EXIT_DONE : tell_file(l->cli, &file);
}

static bool names_file(const char *path)
{
	size_t length = strlen(path);

	return !strcmp(path, "-") || (length > 4 && !strcmp(path + length - 4, ".csv"));
}

int cmd_tasks(struct cli *cli)
{
	struct listing listing = {.cli = cli};
	const char *path = cli_option(cli, "output");
	credit_tasks_options options;
	int code = cli_snapshot(cli, &listing.snapshot);

	credit_tasks_options_init(&options);
	options.department = cli_option(cli, "department");
	if (code)
		return code;
	if (!path)
		code = show_tasks(&listing, &options);
	else if (names_file(path))
		code = write_file(&listing, &options, path);
	else
		code = write_folder(&listing, &options, path);
	credit_snapshot_end(listing.snapshot);
	return code;
}
