/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_catalogue.c - `credit catalogue check|load|show`: the tables that carry
 * the law.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "catalogue/catalogue.h"
#include "cli.h"
#include "store/store.h"

static void count_cell(struct table *table, const char *name, size_t count)
{
	table_cell(table, STYLE_PLAIN, "");
	table_cell(table, STYLE_PLAIN, name);
	table_number(table, count);
}

static void print_counts(const struct cli *cli, const credit_catalogue *tables)
{
	struct table table;

	table_begin(&table, 3);
	table.right[2] = true;
	count_cell(&table, tr(cli, "名单", "lists"), tables->lists_count);
	count_cell(&table, tr(cli, "情形", "grounds"), tables->grounds_count);
	count_cell(&table, tr(cli, "期限", "terms"), tables->terms_count);
	count_cell(&table, tr(cli, "措施", "measures"), tables->measures_count);
	count_cell(&table, tr(cli, "措施规则", "rules"), tables->rules_count);
	count_cell(&table, tr(cli, "阈值", "thresholds"), tables->thresholds_count);
	count_cell(&table, tr(cli, "部门", "departments"), tables->departments_count);
	count_cell(&table, tr(cli, "日历", "calendar"), tables->calendar_count);
	table_end(cli, &table);
}

static const char *dir_of(const struct cli *cli)
{
	return cli->operands_count ? cli->operands[0] : NULL;
}

int catalogue_check(struct cli *cli)
{
	credit_catalogue *tables = NULL;
	struct found findings;
	credit_error err;
	int status;

	found_begin(&findings, cli, 1000);
	status = credit_catalogue_open(
		dir_of(cli), found_add, &findings, &tables, &err);
	if (cli->json) {
		struct json_line line;

		json_line_begin(&line, "credit.catalogue/1");
		json_kv_text(&line.json, "dir", dir_of(cli));
		json_kv_bool(&line.json, "good", status == CREDIT_OK);
		found_json(&findings, &line.json, "errors");
		json_kv_uint(&line.json, "errors_total", findings.total);
		json_line_end(&line);
	} else {
		found_print(&findings);
	}
	if (status == CREDIT_OK && !cli->json) {
		print_line(cli, STYLE_GOOD,
			tr(cli, "目录表没有错误", "the tables have no fault"));
		print_counts(cli, tables);
	}
	credit_catalogue_free(tables);
	return status == CREDIT_OK ? EXIT_DONE : cli_error(cli, &err);
}

static void kinds_cell(const struct cli *cli, struct table *table, uint32_t kinds)
{
	struct buf text = BUF_INIT;

	for (int kind = CREDIT_KIND_PERSON; kind <= CREDIT_KIND_PLACE; kind++) {
		if (!(kinds & KIND_BIT(kind)))
			continue;
		buf_str(&text, text.length ? tr(cli, "、", ", ") : "");
		buf_str(&text, kind_label(cli, kind));
	}
	table_cell(table, text.length ? STYLE_PLAIN : STYLE_DIM,
		text.length ? buf_cstr(&text) : tr(cli, "不公示", "never"));
	buf_free(&text);
}

static const char *colour_label(const struct cli *cli, enum colour colour)
{
	return colour == COLOUR_RED ? tr(cli, "红", "red") : tr(cli, "黑", "black");
}

static void lists_table(const struct cli *cli, const credit_catalogue *tables)
{
	struct table table;

	table_begin(&table, 5);
	table_cell(&table, STYLE_DIM, tr(cli, "代码", "code"));
	table_cell(&table, STYLE_DIM, tr(cli, "红黑", "colour"));
	table_cell(&table, STYLE_DIM, tr(cli, "名单", "list"));
	table_cell(&table, STYLE_DIM, tr(cli, "认定单位", "authority"));
	table_cell(&table, STYLE_DIM, tr(cli, "公示哪些主体", "in print"));
	for (size_t i = 0; i < tables->lists_count; i++) {
		const struct list_row *list = &tables->lists[i];

		if (list != catalogue_list(tables, list->code, cli->on))
			continue;
		table_cell(&table, STYLE_HEAD, list->code);
		table_cell(&table, list->colour == COLOUR_RED ? STYLE_BAD : STYLE_PLAIN,
			colour_label(cli, list->colour));
		table_cell(&table, STYLE_PLAIN,
			cli->lang == CREDIT_ZH ? list->name_zh : list->name_en);
		table_cell(&table, STYLE_PLAIN, list->authorities);
		kinds_cell(cli, &table, list->print_kinds);
	}
	table_end(cli, &table);
}

/* A folder, or the code of a list? */
static bool is_folder(const char *text)
{
	struct stat info;

	return stat(text, &info) == 0 && S_ISDIR(info.st_mode);
}

/* One list with its rows, or with list NULL every list in short. */
static int show_list(
	const struct cli *cli, const credit_catalogue *tables, const char *list)
{
	credit_error err;
	char *text;
	size_t length;
	int status = cli->json ? credit_catalogue_show_json(
					 tables, list, cli->on, &text, &length, &err)
			       : credit_catalogue_show(tables, list, cli->on, cli->lang,
					 &text, &length, &err);

	if (status == CREDIT_ENOTFOUND)
		return CLI_FAIL(cli, CREDIT_ENOTFOUND, MSG_CLI_LIST, list);
	if (status)
		return cli_error(cli, &err);
	fwrite(text, 1, length, stdout);
	credit_catalogue_text_free(text);
	return EXIT_DONE;
}

int tables_of(const struct cli *cli, const char *dir, struct tables *held,
	const credit_catalogue **out)
{
	credit_error err;
	int code;

	memset(held, 0, sizeof(*held));
	if (dir || !cli->registry) {
		if (credit_catalogue_open(dir, NULL, NULL, &held->owned, &err))
			return cli_error(cli, &err);
		*out = held->owned;
		return EXIT_DONE;
	}
	code = cli_snapshot(cli, &held->snapshot);
	if (!code && snapshot_tables(held->snapshot, out, &err))
		code = cli_error(cli, &err);
	return code;
}

void tables_done(struct tables *held)
{
	credit_catalogue_free(held->owned);
	credit_snapshot_end(held->snapshot);
}

int catalogue_show(struct cli *cli)
{
	int first = cli->operands_count && is_folder(cli->operands[0]) ? 1 : 0;
	const credit_catalogue *tables = NULL;
	struct tables held;
	int code = tables_of(cli, first ? cli->operands[0] : NULL, &held, &tables);

	if (!code && first == cli->operands_count && cli->json) {
		code = show_list(cli, tables, NULL);
	} else if (!code && first == cli->operands_count) {
		lists_table(cli, tables);
		cli_note(cli, "%s",
			tr(cli, "一个名单的期限和措施：credit catalogue show 代码",
				"terms and measures of one list: credit catalogue show "
				"CODE"));
	}
	for (int i = first; !code && i < cli->operands_count; i++)
		code = show_list(cli, tables, cli->operands[i]);
	tables_done(&held);
	return code;
}

int catalogue_load(struct cli *cli)
{
	struct found findings;
	credit_error err;
	bool changed = false;
	int status;

	found_begin(&findings, cli, 1000);
	status = credit_catalogue_load(cli->registry, dir_of(cli), found_add,
		&findings, cli->now_us, &changed, &err);
	if (cli->json) {
		struct json_line line;

		json_line_begin(&line, "credit.catalogue/1");
		json_kv_text(&line.json, "dir", dir_of(cli));
		json_kv_bool(&line.json, "loaded", status == CREDIT_OK && changed);
		found_json(&findings, &line.json, "errors");
		json_kv_uint(&line.json, "errors_total", findings.total);
		json_line_end(&line);
	} else {
		found_print(&findings);
	}
	if (status)
		return cli_error(cli, &err);
	if (!cli->json)
		puts(changed ? tr(cli, "已载入，此后的判断按新表",
				       "loaded; judgements use them from now on")
			     : tr(cli, "与现用的相同，没有变化",
				       "these are in force already"));
	return EXIT_DONE;
}
