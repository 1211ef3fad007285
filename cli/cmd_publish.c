/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_publish.c - `credit publish` and `credit withdraw`: make an edition, take
 * rows out of every published page.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "publish_command.h"

static void signatures_json(struct json *json, const credit_publish_report *report)
{
	char day[CREDIT_DAY_BYTES];

	json_key(json, "signatures");
	json_open(json, '[');
	for (size_t i = 0; i < report->signatures_count; i++) {
		const credit_signature *signature = &report->signatures[i];

		credit_day_format(signature->day, day);
		json_open(json, '{');
		json_kv_text(json, "role", signature->role);
		json_kv_text(json, "department", signature->department);
		json_kv_text(json, "document", signature->document);
		json_kv_text(json, "day", day);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void publish_json(
	const credit_publish_report *report, struct found *findings, bool done)
{
	const struct {
		const char *key;
		uint64_t value;
	} numbers[] = {{"number", report->number}, {"red", report->red},
		{"black", report->black}, {"added", report->added},
		{"corrected", report->corrected}, {"removed", report->removed},
		{"paused", report->paused}, {"resumed", report->resumed},
		{"unexplained", report->unexplained}, {"held", report->held},
		{"overdue", report->overdue}};
	struct json_line line;
	char day[CREDIT_DAY_BYTES];

	json_line_begin(&line, "credit.publish/1");
	json_kv_text(&line.json, "edition", report->label);
	json_kv_bool(&line.json, "published", done && !report->dry_run);
	json_kv_bool(&line.json, "dry_run", report->dry_run);
	json_kv_bool(&line.json, "repeated", report->repeated);
	credit_day_format(report->on, day);
	json_kv_text(&line.json, "on", day);
	credit_day_format(report->valid_until, day);
	json_kv_text(&line.json, "valid_until", day);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		json_kv_uint(&line.json, numbers[i].key, numbers[i].value);
	json_kv_text(&line.json, "head", report->head_digest);
	json_kv_text(&line.json, "root", report->root);
	json_kv_text(&line.json, "folder", report->folder);
	json_kv_text(&line.json, "held_file", report->held_file);
	json_kv_text(&line.json, "media_file", report->media_file);
	json_kv_uint(&line.json, "notes", report->notes);
	json_kv_uint(&line.json, "notes_unsigned", report->notes_unsigned);
	signatures_json(&line.json, report);
	found_json(findings, &line.json, "findings");
	json_kv_uint(&line.json, "findings_total", findings->total);
	json_line_end(&line);
}

static void count_pair(struct table *table, const char *name, uint64_t count, bool warn)
{
	char text[24];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)count);
	table_cell(table, STYLE_DIM, name);
	table_cell(table, warn && count ? STYLE_BAD : STYLE_PLAIN, text);
}

static void publish_text(const struct cli *cli, const credit_publish_report *report)
{
	struct table table;

	table_begin(&table, 10);
	for (int i = 1; i < 10; i += 2)
		table.right[i] = true;
	count_pair(&table, tr(cli, "红榜", "red"), report->red, false);
	count_pair(&table, tr(cli, "黑榜", "black"), report->black, false);
	count_pair(&table, tr(cli, "不公示", "held back"), report->held, false);
	count_pair(&table, tr(cli, "逾期未撤", "overdue"), report->overdue, true);
	count_pair(&table, tr(cli, "去向不明", "unexplained"), report->unexplained, true);
	count_pair(&table, tr(cli, "新增", "added"), report->added, false);
	count_pair(&table, tr(cli, "更正", "corrected"), report->corrected, false);
	count_pair(&table, tr(cli, "移出", "removed"), report->removed, false);
	count_pair(&table, tr(cli, "暂停公示", "paused"), report->paused, false);
	count_pair(&table, tr(cli, "恢复公示", "resumed"), report->resumed, false);
	table_end(cli, &table);
}

static void publish_outcome(const struct cli *cli, const credit_publish_report *report)
{
	if (report->dry_run)
		printf(cli->lang == CREDIT_ZH ? "%s：试运行，没有写任何页面\n"
					      : "%s: a dry run, no page was written\n",
			report->label);
	else
		print_format(cli,
			cli->lang == CREDIT_ZH
				? "%s（总第 %llu 期）已发布：%s/index.html"
				: "%s (number %llu) is published: %s/index.html",
			report->label, (unsigned long long)report->number,
			report->folder);
	if (report->repeated)
		puts(tr(cli, "这一期以前已发布，内容未变",
			"this edition was published before, unchanged"));
	if (report->held_file)
		print_format(cli,
			cli->lang == CREDIT_ZH
				? "不公示的记录和原因：%s"
				: "held back, with reasons: %s",
			report->held_file);
	if (report->notes > report->notes_unsigned)
		printf(cli->lang == CREDIT_ZH ? "已签名的签名文件：%llu 个\n"
					      : "signed notes: %llu\n",
			(unsigned long long)(report->notes - report->notes_unsigned));
	if (report->media_file)
		print_format(cli,
			cli->lang == CREDIT_ZH
				? "给融媒体的文稿（不含黑榜名称）：%s"
				: "text for the media, without black names: %s",
			report->media_file);
}

/* Which places signed; who held the pen is told by nothing that may be handed on. */
static void signatures_text(const struct cli *cli, const credit_publish_report *report)
{
	char day[CREDIT_DAY_BYTES];

	for (size_t i = 0; i < report->signatures_count; i++) {
		const credit_signature *signature = &report->signatures[i];
		const char *place = tr(cli, signature->name_zh, signature->name_en);

		credit_day_format(signature->day, day);
		print_format(cli,
			cli->lang == CREDIT_ZH ? "签批：%s，%s，%s" : "signed: %s, %s, %s",
			place[0] ? place : signature->role, signature->document, day);
	}
}

int publish_stopped(const struct cli *cli, const credit_error *err)
{
	int code = cli_error(cli, err);

	return err->status == CREDIT_EEXISTS ? EXIT_FINDING : code;
}

static int read_options(struct cli *cli, credit_publish_options *options)
{
	const char *expect = cli_option(cli, "expect-added");
	char *end = NULL;

	if (!cli_option(cli, "output"))
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "output", "");
	credit_publish_options_init(options);
	options->period = cli->operands[0];
	options->on = cli->on;
	options->dry_run = cli_flag(cli, "dry-run");
	options->directory = cli_option(cli, "output");
	options->reissue = cli_option(cli, "reissue");
	options->held = cli_option(cli, "held");
	options->media = cli_option(cli, "media");
	options->words = cli_words(cli);
	options->operator_ = cli_option(cli, "operator");
	if (!expect)
		return EXIT_DONE;
	errno = 0;
	options->expect_added = strtoull(expect, &end, 10);
	options->expect_added_set = true;
	if (errno || *end || expect[0] < '0' || expect[0] > '9')
		return cli_usage(cli, MSG_CLI_NUMBER, expect, "");
	return EXIT_DONE;
}

static int publish_edition(const struct cli *cli, credit_publish_options *options)
{
	credit_publish_report *report = NULL;
	struct found findings;
	struct cli_keys keys;
	credit_error err;
	int code = cli_keys(cli, &keys);

	if (code)
		return code;
	options->keys = (const credit_key *const *)keys.list;
	options->keys_count = keys.count;
	found_begin(&findings, cli, cli->json ? 1000 : 10);
	findings.least = cli->json ? CREDIT_NOTE : CREDIT_WARNING;
	code = credit_publish(
		cli->registry, options, found_add, &findings, &report, &err);
	cli_keys_done(&keys);
	if (report && cli->json) {
		publish_json(report, &findings, code == CREDIT_OK);
	} else if (report) {
		found_print(&findings);
		publish_text(cli, report);
		signatures_text(cli, report);
		if (code == CREDIT_OK)
			publish_outcome(cli, report);
		cli_unsigned(cli, report->notes_unsigned);
	}
	credit_publish_report_free(report);
	return code ? publish_stopped(cli, &err) : EXIT_DONE;
}

int cmd_publish(struct cli *cli)
{
	credit_publish_options options;
	int code;

	if (cli_option(cli, "approve"))
		return publish_approve(cli);
	if (cli_flag(cli, "notice"))
		return publish_notice(cli);
	code = read_options(cli, &options);
	if (code)
		return code;
	return cli_flag(cli, "draft") ? publish_draft(cli, &options)
				      : publish_edition(cli, &options);
}

static void withdraw_report(const struct cli *cli, const credit_withdraw_report *report,
	struct found *findings)
{
	struct json_line line;

	if (cli->json) {
		json_line_begin(&line, "credit.withdraw/1");
		json_kv_uint(&line.json, "rows", report->rows);
		json_kv_uint(&line.json, "already", report->already);
		json_kv_uint(&line.json, "editions", report->editions);
		json_kv_text(&line.json, "letter", report->letter);
		json_kv_uint(&line.json, "notes_unsigned", report->notes_unsigned);
		found_json(findings, &line.json, "findings");
		json_line_end(&line);
		return;
	}
	found_print(findings);
	printf(cli->lang == CREDIT_ZH
			? "撤下 %llu 行，重写 %llu 期页面\n"
			: "rows taken down: %llu, editions written again: %llu\n",
		(unsigned long long)report->rows, (unsigned long long)report->editions);
	if (report->already)
		printf(cli->lang == CREDIT_ZH ? "另有 %llu 行以前已撤下\n"
					      : "down before: %llu\n",
			(unsigned long long)report->already);
	if (report->letter)
		print_format(cli,
			cli->lang == CREDIT_ZH
				? "给转载单位的撤回函：%s"
				: "letter of recall: %s",
			report->letter);
	cli_unsigned(cli, report->notes_unsigned);
}

int cmd_withdraw(struct cli *cli)
{
	credit_withdraw_options options;
	credit_withdraw_report *report = NULL;
	struct found findings;
	struct cli_keys keys;
	credit_error err;
	int code;

	if (!cli_option(cli, "output"))
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "output", "");
	if (!cli_option(cli, "document"))
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "document", "");
	credit_withdraw_options_init(&options);
	options.directory = cli_option(cli, "output");
	options.document = cli_option(cli, "document");
	options.on = cli->on;
	options.entries = (const char *const *)cli->operands;
	options.entries_count = (size_t)cli->operands_count;
	options.letter = cli_option(cli, "letter");
	options.words = cli_words(cli);
	options.operator_ = cli_option(cli, "operator");
	code = cli_keys(cli, &keys);
	if (code)
		return code;
	options.keys = (const credit_key *const *)keys.list;
	options.keys_count = keys.count;
	found_begin(&findings, cli, 1000);
	code = credit_withdraw(cli->registry, &options, found_add, &findings, &report, &err);
	cli_keys_done(&keys);
	if (code) {
		found_print(&findings);
		return cli_error(cli, &err);
	}
	withdraw_report(cli, report, &findings);
	credit_withdraw_report_free(report);
	return EXIT_DONE;
}
