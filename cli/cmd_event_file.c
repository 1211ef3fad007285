/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_event_file.c - `credit event --file CSV`: an act in each row.
 *
 * The header names the columns in Chinese or English; a column that bears the
 * canonical name of a field carries that field.  Each row is recorded or
 * refused by itself, and the same file again changes nothing.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "csv/csv_reader.h"
#include "event_command.h"

#define COLUMNS_MAX 64
#define FIELDS_MAX 32

enum act_column {
	ACT_ENTRY,
	ACT_KIND,
	ACT_DAY,
	ACT_DOCUMENT,
	ACT_BY,
	ACT_OPERATOR,
	ACT_COLUMNS
};

struct word {
	enum act_column column;
	const char *text;
};

static const struct word words[] = {{ACT_ENTRY, "记录编号"}, {ACT_ENTRY, "公示编号"},
	{ACT_ENTRY, "名单记录"}, {ACT_ENTRY, "entry"}, {ACT_KIND, "办理"},
	{ACT_KIND, "办理事项"}, {ACT_KIND, "办理类型"}, {ACT_KIND, "kind"},
	{ACT_DAY, "办理日期"}, {ACT_DAY, "日期"}, {ACT_DAY, "day"},
	{ACT_DOCUMENT, "办理文号"}, {ACT_DOCUMENT, "文书号"}, {ACT_DOCUMENT, "文号"},
	{ACT_DOCUMENT, "document"}, {ACT_BY, "办理单位"}, {ACT_BY, "作出单位"},
	{ACT_BY, "by"}, {ACT_BY, "authority"}, {ACT_OPERATOR, "经办人"},
	{ACT_OPERATOR, "operator"}};

struct act_file {
	struct cli *cli;
	const char *path;
	int column[ACT_COLUMNS];  /* where each stands, or -1 */
	char *extra[COLUMNS_MAX]; /* name of a field that a column carries, or NULL */
	size_t columns_count;
	uint64_t recorded;
	uint64_t unchanged;
	uint64_t refused;
};

static int column_of(const char *text, size_t length)
{
	text_trim(&text, &length);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i].text) == length &&
			!strncmp(words[i].text, text, length))
			return (int)words[i].column;
	return -1;
}

static bool header_word(const void *context, const char *cell, size_t length)
{
	(void)context;
	return column_of(cell, length) >= 0;
}

static int read_header(struct act_file *file, const struct csv_record *record)
{
	static const char *const needed[] = {
		"记录编号", "办理事项", "办理日期", "办理文号", "办理单位"};

	for (int i = 0; i < ACT_COLUMNS; i++)
		file->column[i] = -1;
	for (size_t i = 0; i < record->fields_count && i < COLUMNS_MAX; i++) {
		const struct csv_field *field = &record->fields[i];
		int column = column_of(field->text, field->length);

		if (column >= 0)
			file->column[column] = (int)i;
		else if (field->length)
			file->extra[i] = strdup(field->text);
		file->columns_count = i + 1;
	}
	for (int i = 0; i <= ACT_BY; i++)
		if (file->column[i] < 0)
			return CLI_FAIL(file->cli, CREDIT_EFORMAT, MSG_CLI_EVENT_COLUMN,
				file->path, needed[i]);
	return EXIT_DONE;
}

static const char *cell(
	const struct act_file *file, const struct csv_record *record, int column)
{
	int at = file->column[column];

	return at >= 0 && (size_t)at < record->fields_count ? record->fields[at].text
							    : "";
}

/* One row; a refused one is told with its row and the rest goes on. */
static int read_row(struct act_file *file, const struct csv_record *record)
{
	struct cli *cli = file->cli;
	const char *names[FIELDS_MAX];
	const char *values[FIELDS_MAX];
	const char *day = cell(file, record, ACT_DAY);
	credit_act act = {
		.size = sizeof(act), .field_names = names, .field_values = values};
	credit_error err;
	int outcome;
	int status = CREDIT_OK;

	act.entry = cell(file, record, ACT_ENTRY);
	act.kind = event_kind(cell(file, record, ACT_KIND));
	act.document = cell(file, record, ACT_DOCUMENT);
	act.authority = cell(file, record, ACT_BY);
	act.operator_ = cell(file, record, ACT_OPERATOR);
	act.now_us = cli->now_us;
	for (size_t i = 0; i < file->columns_count && i < record->fields_count; i++) {
		if (!file->extra[i] || !record->fields[i].length ||
			act.fields_count == FIELDS_MAX)
			continue;
		names[act.fields_count] = file->extra[i];
		values[act.fields_count++] = record->fields[i].text;
	}
	if (csv_record_refused(record))
		status = FAIL(&err, CREDIT_EFORMAT, record->faults[0].message, "",
			record->faults[0].what);
	else if (!act.kind)
		status = FAIL(&err, CREDIT_EFORMAT, MSG_CLI_EVENT_KIND,
			cell(file, record, ACT_KIND));
	else if (credit_day_parse(day, strlen(day), &act.day))
		status = FAIL(&err, CREDIT_EFORMAT, MSG_DAY_FORM, day);
	else
		status = credit_event_record(cli->registry, &act, &outcome, &err);
	if (!status) {
		event_report(cli, &act, outcome);
		*(outcome == CREDIT_RECORDED ? &file->recorded : &file->unchanged) += 1;
		return EXIT_DONE;
	}
	err.line = record->line;
	file->refused++;
	cli_note(cli, cli->lang == CREDIT_ZH ? "第%llu行：" : "row %llu:",
		(unsigned long long)record->row);
	return event_refused(cli, &err);
}

static int read_all(struct act_file *file, struct csv_reader *reader)
{
	const struct csv_record *record;
	bool header = false;
	credit_error err;
	int worst = EXIT_DONE;

	for (;;) {
		int code;

		if (csv_reader_next(reader, &record, &err))
			return cli_error(file->cli, &err);
		if (!record)
			break;
		if (record->blank)
			continue;
		code = header ? read_row(file, record) : read_header(file, record);
		if (!header && code)
			return code;
		header = true;
		if (code > worst)
			worst = code;
	}
	cli_note(file->cli,
		file->cli->lang == CREDIT_ZH
			? "登记 %llu 条，未变 %llu 条，未登记 %llu 条"
			: "recorded %llu, unchanged %llu, refused %llu",
		(unsigned long long)file->recorded, (unsigned long long)file->unchanged,
		(unsigned long long)file->refused);
	return worst;
}

int event_file(struct cli *cli, const char *path)
{
	struct csv_options options = {.header_word = header_word};
	struct act_file file = {.cli = cli, .path = path};
	struct csv_reader *reader = NULL;
	credit_error err;
	int code;
	int fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;

	if (fd < 0)
		return CLI_FAIL(cli, CREDIT_EIO, MSG_FILE_OPEN, path, strerror(errno));
	if (csv_reader_open(&options, fd, NULL, 0, &reader, &err))
		code = cli_error(cli, &err);
	else
		code = read_all(&file, reader);
	csv_reader_close(reader);
	if (fd != STDIN_FILENO)
		close(fd);
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		free(file.extra[i]);
	return code;
}
