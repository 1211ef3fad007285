/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_erase.c - `credit erase`: a subject's records by document, or what is due.
 *
 * A list of what is due ends with its mark: with --confirm it goes exactly as
 * it was read, or not at all.  What a stopped erasure left is finished first.
 */
#include <string.h>

#include "catalogue/catalogue.h"
#include "cli.h"

/* ---- erasing ---- */

static void print_report(const struct cli *cli, const credit_erase_report *report)
{
	printf(cli->lang == CREDIT_ZH
			? "已删除 %llu 个主体的 %llu 条名单记录（日志 %llu 条内容）\n"
			: "erased: subjects %llu, entries %llu (journal records %llu)\n",
		(unsigned long long)report->subjects, (unsigned long long)report->entries,
		(unsigned long long)report->records);
	if (!report->sequence)
		return;
	if (report->query_months)
		cli_note(cli,
			cli->lang == CREDIT_ZH
				? "查询日志至少保存 %d 个月：留下谁、何时、为何查询，不再指向已全部删除的主体"
				: "the query log is kept for at least %d months: who asked, when and why; "
				  "of a subject erased as a whole it tells nothing any more",
			(int)report->query_months);
	cli_note_message(cli, MSG_ERASE_COPIES);
}

static void print_finished(const struct cli *cli)
{
	print_line(cli, STYLE_PLAIN,
		tr(cli, "上次中断的删除已完成：登记库文件和查询日志中不再留有其字节",
			"an erasure that was stopped is finished: no byte of it is left in the "
			"store's file and the query log"));
	cli_note_message(cli, MSG_ERASE_COPIES);
}

static int finish(const struct cli *cli, int status, const credit_erase_report *report,
	const credit_error *err)
{
	struct json_line line;

	if (!status && !report->sequence && report->finished && !cli->json) {
		print_finished(cli);
		return EXIT_DONE;
	}
	if (status)
		return status == CREDIT_ENOTFOUND && !strcmp(err->code, "erase-nothing")
			? (cli_error(cli, err), EXIT_FINDING)
			: cli_error(cli, err);
	if (!cli->json) {
		print_report(cli, report);
		return EXIT_DONE;
	}
	json_line_begin(&line, "credit.erase/1");
	json_kv_uint(&line.json, "subjects", report->subjects);
	json_kv_uint(&line.json, "entries", report->entries);
	json_kv_uint(&line.json, "records", report->records);
	json_kv_uint(&line.json, "sequence", report->sequence);
	json_kv_uint(&line.json, "query_months", (uint64_t)report->query_months);
	json_line_end(&line);
	if (report->finished)
		cli_note_message(cli, MSG_ERASE_COPIES);
	return EXIT_DONE;
}

static void take_options(const struct cli *cli, credit_erase_options *options)
{
	credit_erase_options_init(options);
	options->document = cli_option(cli, "document");
	options->authority = cli_option(cli, "by");
	options->operator_ = cli_option(cli, "operator");
	options->ordered = cli_flag(cli, "order");
	options->confirm = cli_option(cli, "confirm");
	options->now_us = cli->now_us;
}

static int erase_subject(const struct cli *cli)
{
	const char *text = cli->operands[0];
	credit_erase_report report = {.size = sizeof(report)};
	credit_erase_options options;
	credit_error err;
	credit_id id;

	if (credit_id_parse(text, strlen(text), &id))
		return CLI_FAIL(cli, CREDIT_EFORMAT, MSG_CLI_ERASE_ID);
	take_options(cli, &options);
	options.subject = &id;
	return finish(cli, credit_erase(cli->registry, &options, &report, &err), &report,
		&err);
}

static int erase_confirmed(const struct cli *cli)
{
	credit_erase_report report = {.size = sizeof(report)};
	credit_erase_options options;
	credit_error err;

	take_options(cli, &options);
	options.on = cli->on_given ? cli->on : CREDIT_DAY_NONE;
	return finish(cli, credit_erase_confirmed(cli->registry, &options, &report, &err),
		&report, &err);
}

/* ---- what is due ---- */

struct listing {
	const struct cli *cli;
	struct table table;
	uint64_t unsure; /* whose term is from memory */
};

static void due_json(const credit_due *due)
{
	char day[CREDIT_DAY_BYTES];
	struct json_line line;

	credit_day_format(due->due, day);
	json_line_begin(&line, "credit.erase/1");
	json_kv_text(&line.json, "entry", due->entry);
	json_kv_text(&line.json, "id", due->id);
	json_kv_text(&line.json, "kind", credit_kind_name(due->kind));
	json_kv_text(&line.json, "list", due->list);
	json_kv_text(&line.json, "case", due->case_);
	json_kv_text(&line.json, "due", day);
	json_kv_text(&line.json, "source", due->source);
	json_kv_bool(&line.json, "sure", due->sure);
	json_line_end(&line);
}

static int take_due(void *context, const credit_due *due)
{
	struct listing *listing = context;
	const struct cli *cli = listing->cli;
	char day[CREDIT_DAY_BYTES];

	listing->unsure += !due->sure;
	if (cli->json) {
		due_json(due);
		return 0;
	}
	credit_day_format(due->due, day);
	table_cell(&listing->table, STYLE_PLAIN, due->entry);
	table_cell(&listing->table, STYLE_PLAIN, due->id);
	table_cell(&listing->table, STYLE_PLAIN, due->list);
	table_cell(&listing->table, STYLE_PLAIN, retention_case_label(due->case_, cli->lang));
	table_cell(&listing->table, STYLE_PLAIN, day);
	table_cell(&listing->table, STYLE_DIM, due->source);
	return 0;
}

static void begin_table(struct listing *listing)
{
	static const struct words headings[] = {WORDS("记录编号", "entry"),
		WORDS("证件号码（部分隐藏）", "identifier (masked)"), WORDS("名单", "list"),
		WORDS("情形", "case"), WORDS("到期日", "due"), WORDS("依据", "by")};
	size_t count = sizeof(headings) / sizeof(headings[0]);

	table_begin(&listing->table, (int)count);
	for (size_t i = 0; i < count; i++)
		table_cell(&listing->table, STYLE_DIM, headings[i].in[listing->cli->lang]);
}

static void report_json(const credit_due_report *report)
{
	struct json_line line;

	json_line_begin(&line, "credit.erase/1");
	json_kv_uint(&line.json, "due", report->due);
	json_kv_uint(&line.json, "entries", report->entries);
	json_kv_uint(&line.json, "in_print", report->in_print);
	json_kv_uint(&line.json, "open", report->open);
	json_kv_text(&line.json, "mark", report->mark);
	json_line_end(&line);
}

static void print_due_report(
	const struct cli *cli, const credit_due_report *report, uint64_t unsure)
{
	printf(cli->lang == CREDIT_ZH
			? "到期应删除 %llu 条；另有 %llu 条仍在公示页面或其他渠道、%llu 条有未了结事项，暂不到期\n"
			: "entries due: %llu; not yet: still shown %llu, something open %llu\n",
		(unsigned long long)report->due, (unsigned long long)report->in_print,
		(unsigned long long)report->open);
	if (unsure)
		printf(cli->lang == CREDIT_ZH
				? "其中 %llu 条的保存期限凭记忆录入，待核：对照原文确认后再删除\n"
				: "term from memory, to be confirmed before you erase: %llu\n",
			(unsigned long long)unsure);
	if (report->due)
		cli_note(cli,
			cli->lang == CREDIT_ZH
				? "核对后删除：credit erase --due --confirm %s --document 文书号"
				: "erase exactly these: credit erase --due --confirm %s --document N",
			report->mark);
}

static int list_due(const struct cli *cli)
{
	credit_due_report report = {.size = sizeof(report)};
	struct listing listing = {.cli = cli};
	credit_snapshot *snapshot = NULL;
	credit_error err;
	bool done;
	int code;

	if (credit_erase_finish(cli->registry, &done, &err))
		return cli_error(cli, &err);
	if (done && !cli->json)
		print_finished(cli);
	else if (done)
		cli_note_message(cli, MSG_ERASE_COPIES);
	code = cli_snapshot(cli, &snapshot);
	if (code)
		return code;
	begin_table(&listing);
	if (credit_erase_due(snapshot, cli->on, take_due, &listing, &report, &err))
		code = cli_error(cli, &err);
	if (code || cli->json || !report.due)
		listing.table.count = 0;
	table_end(cli, &listing.table);
	if (!code && cli->json)
		report_json(&report);
	else if (!code)
		print_due_report(cli, &report, listing.unsure);
	credit_snapshot_end(snapshot);
	return code;
}

int cmd_erase(struct cli *cli)
{
	bool due = cli_flag(cli, "due");

	if (due && cli->operands_count)
		return cli_usage(cli, MSG_CLI_OPERAND_MANY, cli->operands[0], "");
	if (!due && !cli->operands_count)
		return cli_usage(cli, MSG_CLI_OPERAND_FEW, "ID", "");
	if (!due)
		return erase_subject(cli);
	return cli_option(cli, "confirm") ? erase_confirmed(cli) : list_due(cli);
}
