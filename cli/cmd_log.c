/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_log.c - `credit log`: the journal, a page at a time.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "cli.h"
#include "log_command.h"

#define LOG_PAGE 1000

static const char *log_kind(const struct cli *cli, const char *kind)
{
	static const struct {
		const char *word;
		const char *zh;
	} words[] = {{"entry", "名单记录"}, {"event", "办理记录"}, {"alias", "证件关联"},
		{"batch", "批次"}, {"undo", "撤销批次"}, {"tables", "目录"},
		{"edition", "期"}, {"erasure", "删除"}, {"subject-act", "主体事项"},
		{"feedback", "反馈"}, {"approval", "签批"}};

	for (size_t i = 0; cli->lang == CREDIT_ZH && i < sizeof(words) / sizeof(words[0]);
		i++)
		if (!strcmp(words[i].word, kind))
			return words[i].zh;
	return kind;
}

static void log_row(const struct cli *cli, struct table *table, const credit_log_row *row)
{
	char time[TIME_BYTES];
	char number[24] = "";

	time_format(row->learned_us, time);
	time[19] = '\0'; /* seconds are enough for people */
	time[10] = ' ';
	if (row->batch)
		snprintf(number, sizeof(number), "%llu", (unsigned long long)row->batch);
	table_number(table, row->sequence);
	table_cell(table, STYLE_PLAIN, time);
	table_cell(table, STYLE_PLAIN, log_kind(cli, row->kind));
	table_cell(table, row->erased_by ? STYLE_DIM : STYLE_PLAIN,
		row->erased_by     ? tr(cli, "已删除", "erased")
			: row->entry[0] ? row->entry
					: number);
}

static int log_page(const struct cli *cli, credit_snapshot *snapshot, uint64_t *first,
	uint64_t limit, size_t *count)
{
	const credit_log_row *rows;
	struct table table;
	credit_error err;

	if (credit_log(snapshot, *first, limit, &rows, count, &err))
		return cli_error(cli, &err);
	table_begin(&table, 4);
	table.right[0] = true;
	for (size_t i = 0; i < *count; i++) {
		const char *json;

		if (!cli->json)
			log_row(cli, &table, &rows[i]);
		else if (credit_log_json(snapshot, &rows[i], &json, NULL, &err))
			return cli_error(cli, &err);
		else
			puts(json);
		*first = rows[i].sequence + 1;
	}
	table_end(cli, &table);
	return EXIT_DONE;
}

/* The forms that are no list of records; *done when it was one of them. */
static int other_form(const struct cli *cli, credit_snapshot *snapshot, uint64_t first,
	uint64_t limit, bool *done)
{
	uint64_t sequence = 0;
	int code;

	*done = true;
	if (cli_flag(cli, "queries"))
		return log_queries(cli, snapshot, first, limit);
	if (cli_flag(cli, "root"))
		return log_root(cli, snapshot, cli_option(cli, "from") ? first : 0);
	*done = cli_option(cli, "proof") != NULL;
	code = *done ? cli_count(cli, "proof", &sequence) : EXIT_DONE;
	return code || !*done ? code : log_proof(cli, snapshot, sequence);
}

int cmd_log(struct cli *cli)
{
	credit_snapshot *snapshot = NULL;
	uint64_t first = 1;
	uint64_t limit = UINT64_MAX;
	size_t count = 1;
	bool done = false;
	int code = cli_count(cli, "from", &first);

	if (!code)
		code = cli_count(cli, "limit", &limit);
	if (!code)
		code = cli_snapshot(cli, &snapshot);
	if (!code)
		code = other_form(cli, snapshot, first, limit, &done);
	if (done)
		count = 0;
	while (!code && limit && count) {
		code = log_page(cli, snapshot, &first,
			limit < LOG_PAGE ? limit : LOG_PAGE, &count);
		limit -= count;
	}
	credit_snapshot_end(snapshot);
	return code;
}
