/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_stats.c - `credit stats`: figures by month, list, domain, kind, authority.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli.h"

#define FORMAT_TABLE 0 /* beside enum credit_stats_format */

/* ---- tables for people ---- */

static void cell_count(struct table *table, const credit_stats_count *count)
{
	char text[64];

	snprintf(text, sizeof(text), "%llu/%llu", (unsigned long long)count->entries,
		(unsigned long long)count->subjects);
	table_cell(table, STYLE_PLAIN, text);
}

static void headings(const struct cli *cli, struct table *table, const struct words *words,
	int count, int first_number)
{
	table_begin(table, count);
	for (int i = 0; i < count; i++) {
		table->right[i] = i >= first_number;
		table_cell(table, STYLE_HEAD, words[i].in[cli->lang]);
	}
}

static void print_months(const struct cli *cli, const credit_stats_report *report)
{
	static const struct words words[] = {WORDS("月份", "MONTH"), WORDS("截至", "DAY"),
		WORDS("黑榜新列入", "BLACK LISTED"), WORDS("终止", "ENDED"),
		WORDS("期末有效", "IN FORCE"), WORDS("红榜新列入", "RED LISTED"),
		WORDS("终止", "ENDED"), WORDS("期末有效", "IN FORCE")};
	size_t rows = credit_stats_row_count(report);
	struct table table;

	headings(cli, &table, words, 8, 2);
	for (size_t i = 0; i < rows; i++) {
		const credit_stats_row *row = credit_stats_row_at(report, i);
		char day[CREDIT_DAY_BYTES];

		if (row->by != CREDIT_STATS_ALL)
			continue;
		if (strcmp(row->colour, "black") == 0) {
			credit_day_format(row->month, day);
			day[7] = '\0'; /* YYYY-MM */
			table_cell(&table, STYLE_PLAIN, day);
			credit_day_format(row->day, day);
			table_cell(&table, STYLE_PLAIN, day);
		}
		cell_count(&table, &row->listed);
		cell_count(&table, &row->ended);
		cell_count(&table, &row->in_force);
	}
	table_end(cli, &table);
}

/* What was listed and ended in all months: entries, for a subject may be in several. */
static void sum_months(const credit_stats_report *report, size_t last, uint64_t *listed,
	uint64_t *ended)
{
	size_t months = credit_stats_total(report)->months;
	size_t lines = credit_stats_row_count(report) / months;

	*listed = *ended = 0;
	for (size_t i = last % lines; i <= last; i += lines) {
		*listed += credit_stats_row_at(report, i)->listed.entries;
		*ended += credit_stats_row_at(report, i)->ended.entries;
	}
}

static void print_lines(const struct cli *cli, const credit_stats_report *report)
{
	static const struct words words[] = {WORDS("分类", "BY"), WORDS("代码", "CODE"),
		WORDS("名称", "NAME"), WORDS("榜别", "COLOUR"), WORDS("新列入", "LISTED"),
		WORDS("终止", "ENDED"), WORDS("期末有效", "IN FORCE")};
	static const struct words bys[] = {WORDS("", ""), WORDS("合计", "all"),
		WORDS("领域", "domain"), WORDS("名单", "list"), WORDS("主体类别", "kind"),
		WORDS("认定单位", "authority")};
	size_t rows = credit_stats_row_count(report);
	size_t lines = rows / credit_stats_total(report)->months;
	struct table table;

	headings(cli, &table, words, 7, 4);
	for (size_t i = rows - lines; i < rows; i++) {
		const credit_stats_row *row = credit_stats_row_at(report, i);
		bool red = strcmp(row->colour, "red") == 0;
		uint64_t listed, ended;

		if (row->by == CREDIT_STATS_ALL)
			continue;
		sum_months(report, i, &listed, &ended);
		table_cell(&table, STYLE_PLAIN, bys[row->by].in[cli->lang]);
		table_cell(&table, STYLE_PLAIN, row->code);
		table_cell(&table, STYLE_PLAIN, tr(cli, row->name_zh, row->name_en));
		table_cell(&table, STYLE_PLAIN,
			red ? tr(cli, "红榜", "red") : tr(cli, "黑榜", "black"));
		table_number(&table, listed);
		table_number(&table, ended);
		cell_count(&table, &row->in_force);
	}
	table_end(cli, &table);
}

static void print_measures(const struct cli *cli, const credit_stats_report *report)
{
	static const struct words words[] = {WORDS("措施", "MEASURE"), WORDS("名称", "NAME"),
		WORDS("执行单位", "DEPARTMENT"), WORDS("触发方式", "TRIGGER"),
		WORDS("有效", "IN FORCE")};
	size_t count = credit_stats_measure_count(report);
	struct table table;

	if (count == 0)
		return;
	print_line(cli, STYLE_PLAIN, "");
	headings(cli, &table, words, 5, 4);
	for (size_t i = 0; i < count; i++) {
		const credit_stats_measure *row = credit_stats_measure_at(report, i);

		table_cell(&table, STYLE_PLAIN, row->measure);
		table_cell(&table, STYLE_PLAIN, tr(cli, row->name_zh, row->name_en));
		table_cell(&table, STYLE_PLAIN, tr(cli, row->department_zh, row->department_en));
		table_cell(&table, STYLE_PLAIN, tr(cli, row->trigger_zh, row->trigger));
		cell_count(&table, &row->in_force);
	}
	table_end(cli, &table);
}

static void print_feedback(const struct cli *cli, const credit_stats_report *report)
{
	static const struct words words[] = {WORDS("执行单位", "DEPARTMENT"),
		WORDS("任务", "TASKS"), WORDS("已反馈", "ANSWERED"), WORDS("逾期", "OVERDUE"),
		WORDS("待解除", "TO LIFT"), WORDS("反馈率", "FEEDBACK")};
	size_t count = credit_stats_feedback_count(report);
	struct table table;

	if (count == 0)
		return;
	print_line(cli, STYLE_PLAIN, "");
	headings(cli, &table, words, 6, 1);
	for (size_t i = 0; i < count; i++) {
		const credit_stats_feedback *row = credit_stats_feedback_at(report, i);
		char text[32] = "";

		table_cell(&table, STYLE_PLAIN, tr(cli, row->department_zh, row->department_en));
		table_number(&table, row->tasks);
		table_number(&table, row->answered);
		table_number(&table, row->overdue);
		table_number(&table, row->to_lift);
		if (row->tasks)
			snprintf(text, sizeof(text), "%u.%u %%", row->permille / 10,
				row->permille % 10);
		table_cell(&table, STYLE_PLAIN, text);
	}
	table_end(cli, &table);
}

static void cell_share(
	const struct cli *cli, struct table *table, const credit_stats_coverage *row)
{
	char text[64] = "";

	if (row->base && row->holders <= row->base)
		snprintf(text, sizeof(text), "%u.%u %%", row->permille / 10,
			row->permille % 10);
	table_cell(table, STYLE_PLAIN, text);
	text[0] = '\0';
	if (row->target_percent)
		snprintf(text, sizeof(text), "%u %%", row->target_percent);
	table_cell(table, STYLE_PLAIN, text);
	switch (row->coverage) {
	case CREDIT_COVERAGE_REACHED:
		table_cell(table, STYLE_GOOD, tr(cli, "达到", "reached"));
		break;
	case CREDIT_COVERAGE_NOT_REACHED:
		table_cell(table, STYLE_WARN, tr(cli, "未达到", "not reached"));
		break;
	default:
		table_cell(table, STYLE_PLAIN,
			row->base && row->holders > row->base
				? tr(cli, "总数有误", "base too small")
				: tr(cli, "总数或目标未填", "no base or no target"));
	}
}

static void print_coverage(const struct cli *cli, const credit_stats_report *report)
{
	static const struct words words[] = {WORDS("名单", "LIST"), WORDS("名称", "NAME"),
		WORDS("现有", "HOLDERS"), WORDS("复查逾期", "OVERDUE"), WORDS("同名", "ALIKE"),
		WORDS("总数", "BASE"), WORDS("覆盖率", "SHARE"), WORDS("目标", "TARGET"),
		WORDS("是否达到", "COVERAGE")};
	size_t count = credit_stats_coverage_count(report);
	struct table table;

	if (count == 0)
		return;
	print_line(cli, STYLE_PLAIN, "");
	headings(cli, &table, words, 9, 9);
	for (size_t i = 0; i < count; i++) {
		const credit_stats_coverage *row = credit_stats_coverage_at(report, i);

		table_cell(&table, STYLE_PLAIN, row->list);
		table_cell(&table, STYLE_PLAIN, tr(cli, row->name_zh, row->name_en));
		table_number(&table, row->holders);
		table_number(&table, row->overdue);
		table_number(&table, row->alike);
		if (row->base)
			table_number(&table, row->base);
		else
			table_cell(&table, STYLE_PLAIN, "");
		cell_share(cli, &table, row);
	}
	table_end(cli, &table);
}

static void print_report(const struct cli *cli, const credit_stats_report *report)
{
	const credit_stats_totals *totals = credit_stats_total(report);

	print_line(cli, STYLE_DIM,
		tr(cli, "写成 条数/主体数；新列入、终止按条数，期末有效按最后一天",
			"entries/subjects; listed and ended are entries of all months, in force "
			"is on the last day"));
	print_months(cli, report);
	print_line(cli, STYLE_PLAIN, "");
	print_lines(cli, report);
	print_measures(cli, report);
	print_feedback(cli, report);
	print_coverage(cli, report);
	print_line(cli, STYLE_PLAIN, "");
	printf(cli->lang == CREDIT_ZH
			? "共 %llu 个主体、%llu 条记录：有效 %llu，已终止 %llu，已告知 %llu，"
			  "拟列入 %llu；无效 %llu 条，不计入以上各数\n"
			: "subjects %llu, entries %llu: in force %llu, ended %llu, notified %llu, "
			  "candidates %llu; void, counted nowhere above: %llu\n",
		(unsigned long long)totals->subjects, (unsigned long long)totals->entries,
		(unsigned long long)totals->in_force, (unsigned long long)totals->ended,
		(unsigned long long)totals->notified, (unsigned long long)totals->candidates,
		(unsigned long long)totals->void_entries);
}

/* ---- what is asked for ---- */

static int read_month(const struct cli *cli, const char *option, credit_day *out)
{
	const char *text = cli_option(cli, option);
	char day[CREDIT_DAY_BYTES];

	if (!text)
		return EXIT_DONE;
	if (strlen(text) != 7)
		return cli_usage(cli, MSG_STATS_MONTH, text, "");
	snprintf(day, sizeof(day), "%s-01", text);
	if (credit_day_parse(day, strlen(day), out))
		return cli_usage(cli, MSG_STATS_MONTH, text, "");
	return EXIT_DONE;
}

static int format_of(const char *word)
{
	static const char *const words[] = {"table", "json", "csv", "html"};

	for (int i = 0; word && i < 4; i++)
		if (strcmp(words[i], word) == 0)
			return i; /* enum credit_stats_format */
	return -1;
}

static int read_format(const struct cli *cli, const char *path, int *format)
{
	const char *given = cli_option(cli, "format");
	const char *end = path ? strrchr(path, '.') : NULL;

	*format = format_of(given);
	if (given && (*format < 0 || (path && *format == FORMAT_TABLE)))
		return cli_usage(cli, MSG_CLI_OPTION_WORD, "format", given);
	if (given)
		return EXIT_DONE;
	*format = cli->json ? CREDIT_STATS_JSON : FORMAT_TABLE;
	if (!path)
		return EXIT_DONE;
	*format = format_of(end ? end + 1 : NULL);
	return *format <= FORMAT_TABLE ? cli_usage(cli, MSG_STATS_FORMAT, path, "")
				       : EXIT_DONE;
}

static int write_report(
	const struct cli *cli, credit_stats_report *report, int format, const char *path)
{
	const char *text;
	size_t length;
	credit_error err;
	int status = credit_stats_text(report, format, cli->lang, &text, &length, &err);

	if (!status && path)
		status = file_write(path, text, length, 0600, true, &err);
	if (status)
		return cli_error(cli, &err);
	if (path)
		cli_note(cli, cli->lang == CREDIT_ZH ? "已写好 %s" : "wrote %s", path);
	else
		fwrite(text, 1, length, stdout); /* main looks whether it arrived */
	return EXIT_DONE;
}

static int count(const struct cli *cli, const credit_stats_options *options, int format,
	const char *path)
{
	credit_stats_report *report;
	credit_snapshot *snapshot;
	credit_error err;
	int code = cli_snapshot(cli, &snapshot);

	if (code)
		return code;
	if (credit_stats(snapshot, options, &report, &err)) {
		code = cli_error(cli, &err);
	} else if (format == FORMAT_TABLE) {
		print_report(cli, report);
	} else {
		code = write_report(cli, report, format, path);
	}
	credit_stats_free(report);
	credit_snapshot_end(snapshot);
	return code;
}

int cmd_stats(struct cli *cli)
{
	const char *path = cli_option(cli, "output");
	credit_stats_options options;
	int format;
	int code;

	if (path && strcmp(path, "-") == 0)
		path = NULL;
	credit_stats_options_init(&options);
	options.on = cli->on;
	code = read_month(cli, "from", &options.from);
	if (!code)
		code = read_month(cli, "to", &options.to);
	if (!code)
		code = read_format(cli, path, &format);
	return code ? code : count(cli, &options, format, path);
}
