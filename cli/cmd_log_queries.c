/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_log_queries.c - `credit log --queries`: who asked, when, why and about whom.
 *
 * For whoever answers for the registry.  A line is a command or a batch; its
 * subjects stand masked, the first ten of them.
 */
#include <string.h>

#include "base/day.h"
#include "cli.h"
#include "log_command.h"

struct queries {
	const struct cli *cli;
	struct table table;
	uint64_t line; /* from 1 */
	uint64_t first;
	uint64_t limit;
};

static void masked_text(const credit_query_row *row, struct buf *out)
{
	for (size_t i = 0; i < row->masked_count; i++)
		buf_printf(out, "%s%s", i ? " " : "", row->masked[i]);
	if (row->subjects > row->masked_count)
		buf_str(out, " …");
}

static void query_row(struct queries *queries, const credit_query_row *row)
{
	struct table *table = &queries->table;
	struct buf masked = BUF_INIT;
	char time[TIME_BYTES];

	time_format(row->at_us, time);
	time[19] = '\0'; /* seconds are enough for people */
	time[10] = ' ';
	masked_text(row, &masked);
	table_number(table, queries->line);
	table_cell(table, STYLE_PLAIN, time);
	table_cell(table, STYLE_PLAIN, row->operator_);
	table_cell(table, STYLE_PLAIN, row->command);
	table_cell(table, STYLE_PLAIN, row->purpose);
	table_number(table, row->subjects);
	table_cell(table, STYLE_PLAIN, buf_cstr(&masked));
	buf_free(&masked);
}

static void query_json(const struct queries *queries, const credit_query_row *row)
{
	char day[CREDIT_DAY_BYTES];
	char at[TIME_BYTES];
	struct json_line line;
	struct json *json = &line.json;

	time_format(row->at_us, at);
	credit_day_format(row->on, day);
	json_line_begin(&line, "credit.query/1");
	json_kv_uint(json, "line", queries->line);
	json_kv_uint(json, "query", row->query);
	json_kv_text(json, "at", at);
	json_kv_text(json, "operator", row->operator_);
	json_kv_text(json, "purpose", row->purpose);
	json_kv_text(json, "command", row->command);
	json_kv_text(json, "identity", row->identity[0] ? row->identity : NULL);
	json_kv_text(json, "on", row->on == CREDIT_DAY_NONE ? NULL : day);
	json_kv_uint(json, "known", row->known);
	json_kv_uint(json, "subjects", row->subjects);
	json_key(json, "masked");
	json_open(json, '[');
	for (size_t i = 0; i < row->masked_count; i++)
		json_text(json, row->masked[i]);
	json_close(json, ']');
	json_line_end(&line);
}

static int visit(void *context, const credit_query_row *row)
{
	struct queries *queries = context;

	if (++queries->line < queries->first)
		return 0;
	if (!queries->limit)
		return 1;
	queries->limit--;
	if (queries->cli->json)
		query_json(queries, row);
	else
		query_row(queries, row);
	return 0;
}

static void head(struct queries *queries)
{
	static const struct words words[] = {WORDS("行", "line"), WORDS("时间", "time"),
		WORDS("查询人", "operator"), WORDS("命令", "command"),
		WORDS("目的", "purpose"), WORDS("主体数", "subjects"),
		WORDS("证件号码（部分隐藏）", "identifiers (masked)")};
	const int columns = sizeof(words) / sizeof(words[0]);

	table_begin(&queries->table, columns);
	for (int i = 0; i < columns; i++)
		table_cell(&queries->table, STYLE_DIM, words[i].in[queries->cli->lang]);
	queries->table.right[0] = queries->table.right[5] = true;
}

int log_queries(
	const struct cli *cli, credit_snapshot *snapshot, uint64_t first, uint64_t limit)
{
	struct queries queries = {.cli = cli, .first = first, .limit = limit};
	uint64_t damaged = 0;
	credit_error err;
	int status;

	head(&queries);
	status = credit_query_list(snapshot, NULL, visit, &queries, &damaged, &err);
	if (cli->json)
		queries.table.count = 0;
	table_end(cli, &queries.table);
	if (status && status != CREDIT_ECANCELLED)
		return cli_error(cli, &err);
	if (damaged) {
		char count[24];

		snprintf(count, sizeof(count), "%llu", (unsigned long long)damaged);
		CLI_FAIL(cli, CREDIT_EFORMAT, MSG_QUERY_DAMAGED, count);
		return EXIT_FINDING;
	}
	return EXIT_DONE;
}
