/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_import.c - `credit import FILE...`: departments' files into the store.
 *
 * A file that lands is one line; a file that comes back says why, where the
 * returned file lies and what to do with it.
 */
#include <string.h>
#include <unistd.h>

#include "import_command.h"

#define SHOWN_MAX 6      /* faults shown of one file */
#define SHOWN_MANY_MAX 3 /* of each of many */

struct import {
	struct cli *cli;
	const struct import_kind *kind;
	const char *path;
	int name_width; /* of the longest file name, so that lines stand under one another */
	uint64_t returned; /* files with a returned one beside them */
	uint64_t missing;  /* files with a list of those absent beside them */
	credit_day as_of;
	uint64_t expect_absent;
	struct found refused;
	struct found warned;
};

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

static int progress(void *context, uint64_t done, uint64_t total)
{
	const struct import *import = context;

	progress_show(import->cli, base_name(import->path), done, total);
	return 0;
}

/* What refused rows, and what only wants a look: shown apart. */
static int add_finding(void *context, const credit_finding *finding)
{
	struct import *import = context;

	return found_add(
		finding->severity >= CREDIT_REFUSED ? &import->refused : &import->warned,
		finding);
}

static void import_json(struct import *import, const credit_import_report *report)
{
	struct json_line line;
	struct json *json = &line.json;

	json_line_begin(&line, import->kind->schema);
	json_kv_text(json, "file", import->path);
	json_kv_text(json, "encoding", report->encoding);
	json_kv_text(json, "list", report->list);
	json_kv_uint(json, "rows", report->rows);
	json_kv_uint(json, "added", report->added);
	json_kv_uint(json, "changed", report->changed);
	json_kv_uint(json, "unchanged", report->unchanged);
	json_kv_uint(json, "rejected", report->rejected);
	json_kv_bool(json, "landed", report->landed);
	json_key(json, "batch");
	if (report->landed)
		json_uint(json, report->batch);
	else
		json_null(json);
	found_json(&import->refused, json, "errors");
	json_kv_uint(json, "errors_total", report->errors);
	json_kv_text(json, "returned", report->returned);
	if (import->kind->lists) {
		json_kv_uint(json, "absent", report->absent);
		json_kv_uint(json, "confirmed", report->confirmed);
		json_kv_text(json, "missing", report->missing);
	}
	json_line_end(&line);
}

static void print_count(const char *label, uint64_t count)
{
	printf("  %s %llu", label, (unsigned long long)count);
}

/* name  760 rows  added 760 ...: one line whatever happened. */
static void import_line(const struct import *import, const credit_import_report *report)
{
	const struct cli *cli = import->cli;
	const char *name = base_name(import->path);
	bool refused = report->rejected || report->file_refused;

	print_text(cli, refused ? STYLE_BAD : STYLE_GOOD, refused ? "✗ " : "✓ ");
	print_text(cli, STYLE_HEAD, name);
	printf("%*s", import->name_width - text_width(name), "");
	if (report->file_refused) {
		printf("  %s\n",
			tr(cli, "整份文件不能导入", "the file cannot be imported"));
		return;
	}
	printf(cli->lang == CREDIT_ZH ? "  %4llu 行"
				      : report->rows == 1 ? "  %4llu row " : "  %4llu rows",
		(unsigned long long)report->rows);
	if (report->repeated) {
		printf(cli->lang == CREDIT_ZH
				? "  已导入过（批次 %llu），未变\n"
				: "  imported before (batch %llu), unchanged\n",
			(unsigned long long)report->batch);
		return;
	}
	if (import->kind->acts)
		print_count(report->landed ? tr(cli, "登记", "recorded")
					   : tr(cli, "可登记", "to record"),
			report->changed);
	else
		print_count(report->landed || report->batch ? tr(cli, "新增", "added")
							    : tr(cli, "可新增", "to add"),
			report->added);
	if (report->changed && !import->kind->acts)
		print_count(tr(cli, "变更", "changed"), report->changed);
	if (report->unchanged)
		print_count(tr(cli, "未变", "unchanged"), report->unchanged);
	if (report->rejected)
		print_count(tr(cli, "退回", "refused"), report->rejected);
	if (report->absent)
		print_count(tr(cli, "待核", "absent"), report->absent);
	if (report->confirmed)
		print_count(tr(cli, "已核实", "confirmed"), report->confirmed);
	if (report->landed)
		print_count(tr(cli, "批次", "batch"), report->batch);
	else if (refused)
		printf("  %s", tr(cli, "未入库", "nothing stored"));
	putchar('\n');
}

static void import_columns(const struct cli *cli, const credit_import_report *report)
{
	struct table table;

	table_begin(&table, 4);
	for (size_t i = 0; i < report->columns_count; i++) {
		const credit_import_column *column = &report->columns[i];
		bool ignored = !column->field[0];

		table_cell(&table, STYLE_PLAIN, " ");
		table_cell(&table, STYLE_DIM, column->letters);
		table_cell(&table, ignored ? STYLE_DIM : STYLE_PLAIN, column->header);
		table_cell(&table, ignored ? STYLE_DIM : STYLE_PLAIN,
			ignored ? tr(cli, "（不用）", "(not used)") : column->field);
	}
	table_end(cli, &table);
}

static void import_text(struct import *import, const credit_import_report *report)
{
	const struct cli *cli = import->cli;

	import_line(import, report);
	if (cli_flag(cli, "dry-run"))
		import_columns(cli, report);
	found_print(&import->refused);
	if (!import->refused.total)
		found_print(&import->warned);
	else if (import->warned.total)
		printf(cli->lang == CREDIT_ZH ? "  另有 %llu 处提醒\n"
					      : "  and %llu warnings\n",
			(unsigned long long)import->warned.total);
	if (report->returned) {
		import->returned++;
		printf("  %s", tr(cli, "退回文件：", "returned file: "));
		print_line(cli, STYLE_HEAD, report->returned);
	}
	if (report->missing) {
		import->missing++;
		printf("  %s", tr(cli, "待核清单：", "those absent: "));
		print_line(cli, STYLE_HEAD, report->missing);
	}
}

static void fill_options(const struct import *import, credit_import_options *options)
{
	const struct cli *cli = import->cli;
	const char *path = import->path;
	bool is_stdin = !strcmp(path, "-");

	credit_import_options_init(options);
	options->fd = is_stdin ? STDIN_FILENO : -1;
	options->list = cli_option(cli, "list");
	options->authority = cli_option(cli, import->kind->sender);
	options->encoding = cli_option(cli, "encoding");
	options->synonyms = cli_option(cli, "synonyms");
	options->dry_run = cli_flag(cli, "dry-run");
	options->accept_good = cli_flag(cli, "accept-good");
	options->returned = cli_option(cli, "returned");
	options->returned_beside = !is_stdin && !options->returned;
	options->lang = cli->lang;
	options->full = cli_flag(cli, "full");
	options->expect_absent = import->expect_absent;
	options->missing = cli_option(cli, "missing");
	options->missing_beside = !is_stdin && !options->missing;
	options->as_of = import->as_of;
	options->now_us = cli->now_us;
	options->operator_ = cli_option(cli, "operator");
	options->progress = progress;
}

static int import_file(struct import *import)
{
	struct cli *cli = import->cli;
	credit_import_options options;
	credit_import_report *report = NULL;
	credit_error err;
	uint64_t shown;
	int code;

	fill_options(import, &options);
	options.progress_context = import;
	shown = cli->operands_count > 1 ? SHOWN_MANY_MAX : SHOWN_MAX;
	found_begin(&import->refused, cli, cli->json ? 1000 : shown);
	found_begin(&import->warned, cli, cli->json ? 0 : shown);
	import->refused.one_file = true;
	import->warned.one_file = true;
	import->warned.least = CREDIT_WARNING;
	code = import->kind->call(cli->registry, import->path, &options, add_finding, import,
		&report, &err);
	progress_clear();
	if (code) {
		found_print(&import->refused);
		found_print(&import->warned);
		return cli_error(cli, &err);
	}
	if (cli->json)
		import_json(import, report);
	else
		import_text(import, report);
	code = report->rejected || report->file_refused ? EXIT_FINDING : EXIT_DONE;
	buf_free(&import->refused.array);
	buf_free(&import->warned.array);
	credit_import_report_free(report);
	return code;
}

/* ---- zero reports ---- */

static void zero_text(const struct cli *cli, const credit_zero_report *zero, uint64_t batch,
	int outcome)
{
	char day[CREDIT_DAY_BYTES];

	credit_day_format(zero->as_of, day);
	print_text(cli, STYLE_GOOD, "✓ ");
	print_format(cli,
		cli->lang == CREDIT_ZH
			? "零报告：名单 %s 照现有记录确认到 %s  批次 %llu%s"
			: "zero report: list %s is confirmed as it stands up to "
			  "%s  batch %llu%s",
		zero->list, day, (unsigned long long)batch,
		outcome == CREDIT_UNCHANGED
			? tr(cli, "，已登记过，未变", ", recorded before, unchanged")
			: "");
}

static int import_zero(struct import *import)
{
	const struct cli *cli = import->cli;
	credit_zero_report zero;
	credit_error err;
	uint64_t batch;
	int outcome;

	credit_zero_report_init(&zero);
	zero.list = cli_option(cli, "list");
	zero.authority = cli_option(cli, "authority");
	zero.document = cli_option(cli, "document");
	zero.as_of = import->as_of;
	zero.operator_ = cli_option(cli, "operator");
	zero.now_us = cli->now_us;
	if (credit_import_zero(cli->registry, &zero, &batch, &outcome, &err))
		return cli_error(cli, &err);
	if (cli->json) {
		struct json_line line;
		char day[CREDIT_DAY_BYTES];

		credit_day_format(zero.as_of, day);
		json_line_begin(&line, "credit.import/1");
		json_kv_bool(&line.json, "zero", true);
		json_kv_text(&line.json, "list", zero.list);
		json_kv_text(&line.json, "as_of", day);
		json_kv_text(&line.json, "document", zero.document);
		json_kv_bool(&line.json, "landed", outcome == CREDIT_RECORDED);
		json_kv_uint(&line.json, "batch", batch);
		json_line_end(&line);
	} else {
		zero_text(cli, &zero, batch, outcome);
	}
	return EXIT_DONE;
}

/* ---- the command ---- */

/* Options that want one file, or each other. */
static int check_usage(const struct cli *cli)
{
	static const char *const one_file[] = {"missing", "expect-absent"};
	static const char *const needed[] = {"list", "authority", "as-of", "document"};
	static const char *const not_zero[] = {"full", "dry-run", "accept-good"};
	bool zero = cli_flag(cli, "zero");

	for (size_t i = 0; i < sizeof(one_file) / sizeof(one_file[0]); i++) {
		char option[24];

		snprintf(option, sizeof(option), "--%s", one_file[i]);
		if (cli_option(cli, one_file[i]) && cli->operands_count > 1)
			return cli_usage(cli, MSG_CLI_ONE_FILE, option, "");
		if (cli_option(cli, one_file[i]) && !cli_flag(cli, "full"))
			return cli_usage(cli, MSG_CLI_WITH_ONLY, option, "--full");
	}
	if (!zero && cli_option(cli, "document"))
		return cli_usage(cli, MSG_CLI_WITH_ONLY, "--document", "--zero");
	if (!zero && !cli->operands_count)
		return cli_usage(cli, MSG_CLI_OPERAND_FEW, "FILE...", "");
	for (size_t i = 0; zero && i < sizeof(needed) / sizeof(needed[0]); i++)
		if (!cli_option(cli, needed[i]))
			return cli_usage(cli, MSG_CLI_OPTION_NEEDED, needed[i], "");
	if (zero && cli->operands_count)
		return cli_usage(cli, MSG_CLI_NOT_WITH, "--zero", cli->operands[0]);
	for (size_t i = 0; zero && i < sizeof(not_zero) / sizeof(not_zero[0]); i++)
		if (cli_flag(cli, not_zero[i]))
			return cli_usage(cli, MSG_CLI_NOT_WITH, "--zero", not_zero[i]);
	return EXIT_DONE;
}

static int read_usage(struct import *import)
{
	const struct cli *cli = import->cli;
	const char *day = cli_option(cli, "as-of");
	int code = check_usage(cli);

	if (!code && day && credit_day_parse(day, strlen(day), &import->as_of))
		return cli_usage(cli, MSG_DAY_FORM, day, "");
	return code ? code : cli_count(cli, "expect-absent", &import->expect_absent);
}

int import_files(struct cli *cli, const struct import_kind *kind)
{
	struct import import = {.cli = cli, .kind = kind};
	int worst = EXIT_DONE;

	import.as_of = cli->on_given ? cli->on : CREDIT_DAY_NONE;
	import.expect_absent = CREDIT_UNSAID;
	if (cli_option(cli, "returned") && cli->operands_count > 1)
		return cli_usage(cli, MSG_CLI_ONE_FILE, "--returned", "");
	worst = kind->lists ? read_usage(&import) : EXIT_DONE;
	if (worst)
		return worst;
	if (kind->lists && cli_flag(cli, "zero"))
		return import_zero(&import);
	for (int i = 0; i < cli->operands_count; i++) {
		int width = text_width(base_name(cli->operands[i]));

		if (width > import.name_width)
			import.name_width = width;
	}
	for (int i = 0; i < cli->operands_count; i++) {
		int code;

		import.path = cli->operands[i];
		code = import_file(&import);
		if (code > worst)
			worst = code;
		fflush(stdout);
	}
	if (import.returned)
		cli_note(cli, "%s",
			tr(cli,
				"退回文件发回部门，按“修改办法”一栏改好，再导入那份退回文"
				"件",
				"send returned files back; mended as their column "
				"修改办法 says, import them"));
	if (import.missing)
		cli_note(cli, "%s",
			tr(cli,
				"待核清单发给认定单位：已移出的填办理事项（removed）、办理日期、"
				"办理文号，再导入；仍在名单的重新报送",
				"send the list of those absent to their authority: with "
				"办理事项 (removed), 办理日期 and 办理文号 filled in import it; "
				"who is still listed is to be sent again"));
	return worst;
}

int cmd_import(struct cli *cli)
{
	static const struct import_kind kind = {
		credit_import_csv, "credit.import/1", "authority", false, true};

	return import_files(cli, &kind);
}
