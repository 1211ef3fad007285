/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_status.c - `credit status`: what needs a person, today and in some days.
 *
 * Sections come in the library's order, each with its count; one without items
 * is not printed.  Behind the lists stands who sent what this month.
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

#define ROWS_SHOWN 40 /* of a section; the rest is counted, --json has all */

/* ---- one section ---- */

static bool is_counted(int section)
{
	return section == CREDIT_STATUS_HELD || section == CREDIT_STATUS_TASKS ||
		section == CREDIT_STATUS_ERASE;
}

static enum style when_style(const credit_status_item *item)
{
	if (item->when == CREDIT_STATUS_OVERDUE)
		return STYLE_BAD;
	return item->when == CREDIT_STATUS_TODAY ? STYLE_WARN : STYLE_PLAIN;
}

static void when_text(
	const struct cli *cli, const credit_status_item *item, char *text, size_t size)
{
	char day[CREDIT_DAY_BYTES] = "";
	const char *doubt = item->provisional ? tr(cli, "（暂定）", " (provisional)") : "";

	if (item->when == CREDIT_STATUS_UNDATED) {
		snprintf(text, size, "%s", "—");
		return;
	}
	credit_day_format(item->due, day);
	if (item->when == CREDIT_STATUS_OVERDUE)
		snprintf(text, size,
			cli->lang == CREDIT_ZH ? "%s 逾期%d天%s" : "%s, days overdue: %d%s", day,
			item->overdue_days, doubt);
	else
		snprintf(text, size, "%s%s%s", day,
			item->when == CREDIT_STATUS_TODAY ? tr(cli, " 今天", ", today") : "",
			doubt);
}

/* What was done, in the words of the library, with the article behind. */
static void item_text(const struct cli *cli, const credit_status_item *item, struct buf *out)
{
	buf_str(out, tr(cli, item->text_zh, item->text_en));
	if (item->article[0] && !strstr(buf_cstr(out), item->article))
		buf_printf(out, cli->lang == CREDIT_ZH ? "（%s）" : " (%s)", item->article);
	if (item->stops && item->when == CREDIT_STATUS_OVERDUE)
		buf_str(out,
			tr(cli, "；撤下前不能发布新一期", "; no edition is published before"));
	if (item->count > 1 && !is_counted(item->section))
		buf_printf(out, cli->lang == CREDIT_ZH ? "：%llu" : ": %llu",
			(unsigned long long)item->count);
	for (size_t i = 0; i < item->entries_count; i++)
		buf_printf(out, "%s%s", i == 0 ? ": " : " ", item->entries[i]);
}

static void dated_row(
	const struct cli *cli, struct table *table, const credit_status_item *item)
{
	const char *what = item->number[0] ? item->number : item->entry;
	struct buf text = BUF_INIT;
	char when[80];

	when_text(cli, item, when, sizeof(when));
	item_text(cli, item, &text);
	table_cell(table, when_style(item), when);
	table_cell(table, STYLE_PLAIN, item->department);
	table_cell(table, STYLE_PLAIN, item->list);
	table_cell(table, STYLE_HEAD, what);
	table_cell(table, STYLE_PLAIN, item->id);
	table_cell(table, STYLE_PLAIN, buf_cstr(&text));
	buf_free(&text);
}

static void counted_row(
	const struct cli *cli, struct table *table, const credit_status_item *item)
{
	struct buf text = BUF_INIT;
	char department[200];
	char when[80];

	when_text(cli, item, when, sizeof(when));
	item_text(cli, item, &text);
	snprintf(department, sizeof(department), "%s %s", item->department,
		tr(cli, item->department_zh, item->department_en));
	table_number(table, item->count);
	table_cell(table, STYLE_PLAIN, department);
	table_cell(table, STYLE_PLAIN, buf_cstr(&text));
	table_cell(table, when_style(item), item->due == CREDIT_DAY_NONE ? "" : when);
	buf_free(&text);
}

static void heads(const struct cli *cli, struct table *table, int section)
{
	static const struct words dated[] = {WORDS("期限", "due"), WORDS("部门", "department"),
		WORDS("名单", "list"), WORDS("编号", "number"), WORDS("证件号码", "id"),
		WORDS("事项", "what")};
	static const struct words counted[] = {WORDS("条数", "count"),
		WORDS("部门", "department"), WORDS("原因", "why"), WORDS("最早", "first day")};
	bool counts = is_counted(section);
	int columns = counts ? 4 : 6;

	table_begin(table, columns);
	table->right[0] = counts;
	for (int i = 0; i < columns; i++)
		table_cell(table, STYLE_DIM, (counts ? counted : dated)[i].in[cli->lang]);
}

/* From an item on to the last one of its section; gives the next. */
static size_t print_section(
	const struct cli *cli, const credit_status_report *report, size_t first)
{
	int section = credit_status_item_at(report, first)->section;
	const credit_status_item *item;
	size_t next = first;
	uint64_t total = 0;
	struct table table;
	char heading[200];

	heads(cli, &table, section);
	for (; (item = credit_status_item_at(report, next)) && item->section == section;
		next++) {
		total += item->count;
		if (next - first >= ROWS_SHOWN)
			continue;
		if (is_counted(section))
			counted_row(cli, &table, item);
		else
			dated_row(cli, &table, item);
	}
	if (section == CREDIT_STATUS_TASKS) /* what is overdue is open as well */
		snprintf(heading, sizeof(heading), "%s",
			credit_status_section_label(section, cli->lang));
	else
		snprintf(heading, sizeof(heading), cli->lang == CREDIT_ZH ? "%s：%llu" : "%s: %llu",
			credit_status_section_label(section, cli->lang),
			(unsigned long long)total);
	print_line(cli, section == CREDIT_STATUS_TAKE_DOWN ? STYLE_BAD : STYLE_HEAD, heading);
	table_end(cli, &table);
	if (next - first > ROWS_SHOWN)
		printf(cli->lang == CREDIT_ZH ? "另有 %zu 行，用 --json 看全\n"
					     : "%zu more: --json has all\n",
			next - first - ROWS_SHOWN);
	putchar('\n');
	return next;
}

/* ---- who sent what ---- */

struct grid {
	const credit_grid_cell *cells;
	size_t count;
};

static void grid_lists(
	const struct grid *grid, const char *department, int state, struct buf *out)
{
	for (size_t i = 0; i < grid->count; i++)
		if (grid->cells[i].state == state &&
			!strcmp(grid->cells[i].department, department))
			buf_printf(out, "%s%s", out->length ? " " : "", grid->cells[i].list);
}

static bool is_first(const struct grid *grid, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (!strcmp(grid->cells[i].department, grid->cells[at].department))
			return false;
	return true;
}

static void print_grid(const struct cli *cli, const struct grid *grid, const char *only)
{
	static const struct words columns[] = {WORDS("部门", "department"),
		WORDS("已报送", "sent"), WORDS("零报告", "nothing to report"),
		WORDS("未报送", "silent")};
	static const int states[] = {CREDIT_GRID_SENT, CREDIT_GRID_ZERO, CREDIT_GRID_SILENT};
	struct table table;
	size_t shown = 0;

	table_begin(&table, 4);
	for (int i = 0; i < 4; i++)
		table_cell(&table, STYLE_DIM, columns[i].in[cli->lang]);
	for (size_t i = 0; i < grid->count; i++) {
		const char *department = grid->cells[i].department;

		if (!is_first(grid, i) || (only && strcmp(only, department) != 0))
			continue;
		shown++;
		table_cell(&table, STYLE_HEAD, department);
		for (int k = 0; k < 3; k++) {
			struct buf lists = BUF_INIT;

			grid_lists(grid, department, states[k], &lists);
			table_cell(&table, k == 2 ? STYLE_WARN : STYLE_PLAIN,
				buf_cstr(&lists));
			buf_free(&lists);
		}
	}
	if (shown) /* a department without lists sends none */
		print_line(cli, STYLE_HEAD,
			tr(cli, "本月各部门报送情况", "Departments and lists this month"));
	else
		table.count = 0;
	table_end(cli, &table);
}

static void json_grid(const struct grid *grid, const char *only)
{
	for (size_t i = 0; i < grid->count; i++) {
		const credit_grid_cell *cell = &grid->cells[i];
		struct json_line line;

		if (only && strcmp(only, cell->department) != 0)
			continue;
		json_line_begin(&line, "credit.status/1");
		json_kv_text(&line.json, "section", "grid");
		json_kv_text(&line.json, "department", cell->department);
		json_kv_text(&line.json, "list", cell->list);
		json_kv_text(&line.json, "state", credit_grid_state_name(cell->state));
		json_kv_bool(&line.json, "stale", cell->stale);
		json_line_end(&line);
	}
}

/* The month of the day up to the day. */
static int show_grid(struct cli *cli, credit_snapshot *snapshot, const char *only)
{
	char first[CREDIT_DAY_BYTES];
	struct grid grid;
	credit_day from;
	credit_error err;

	credit_day_format(cli->on, first);
	memcpy(first + 8, "01", 2);
	if (credit_day_parse(first, strlen(first), &from))
		from = cli->on;
	if (credit_grid(snapshot, from, cli->on, &grid.cells, &grid.count, &err))
		return cli_error(cli, &err);
	if (cli->json)
		json_grid(&grid, only);
	else if (grid.count)
		print_grid(cli, &grid, only);
	return EXIT_DONE;
}

/* ---- the command ---- */

static int show_items(struct cli *cli, credit_status_report *report)
{
	size_t count = credit_status_count(report);
	credit_error err;
	const char *json;

	for (size_t i = 0; cli->json && i < count; i++) {
		if (credit_status_json(report, i, cli->lang, &json, NULL, &err))
			return cli_error(cli, &err);
		puts(json);
	}
	for (size_t i = 0; !cli->json && i < count;)
		i = print_section(cli, report, i);
	if (!cli->json && count == 0) {
		print_line(cli, STYLE_GOOD, tr(cli, "没有待办事项", "nothing to do"));
		putchar('\n');
	}
	return EXIT_DONE;
}

static int read_days(const struct cli *cli, int32_t *days)
{
	const char *text = cli_option(cli, "days");
	char *end;
	long value;

	if (!text)
		return EXIT_DONE;
	value = strtol(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end || value > CREDIT_STATUS_DAYS_MAX)
		return cli_usage(cli, MSG_STATUS_DAYS, "3660", text);
	*days = (int32_t)value;
	return EXIT_DONE;
}

/* Bytes of what was erased must go, before anything else that can wait. */
static int tell_unfinished(const struct cli *cli, credit_snapshot *snapshot)
{
	struct json_line line;
	credit_error err;
	uint64_t count;

	if (credit_erase_unfinished(snapshot, &count, &err))
		return cli_error(cli, &err);
	if (count && cli->json) {
		json_line_begin(&line, "credit.status/1");
		json_kv_text(&line.json, "section", "erase");
		json_kv_text(&line.json, "code", "erase-rest");
		json_kv_uint(&line.json, "count", count);
		json_line_end(&line);
	}
	cli_unfinished(cli, count);
	return EXIT_DONE;
}

int cmd_status(struct cli *cli)
{
	credit_status_options options;
	credit_status_report *report = NULL;
	credit_snapshot *snapshot;
	credit_error err;
	int code;

	credit_status_options_init(&options);
	options.on = cli->on;
	options.department = cli_option(cli, "department");
	code = read_days(cli, &options.days);
	if (!code)
		code = cli_snapshot(cli, &snapshot);
	if (code)
		return code;
	if (credit_status(snapshot, &options, &report, &err))
		code = cli_error(cli, &err);
	else
		code = show_items(cli, report);
	if (!code)
		code = tell_unfinished(cli, snapshot);
	if (!code)
		code = show_grid(cli, snapshot, credit_status_department(report));
	credit_status_free(report);
	credit_snapshot_end(snapshot);
	return code;
}
