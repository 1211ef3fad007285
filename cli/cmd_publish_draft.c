/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_publish_draft.c - `credit publish --draft` and `--approve`: what an edition
 * would print, for those who sign it, and their signatures.
 */
#include <string.h>

#include "publish_command.h"

static void draft_json(const credit_draft_report *report, struct found *findings)
{
	struct json_line line;

	json_line_begin(&line, "credit.publish/1");
	json_kv_text(&line.json, "edition", report->label);
	json_kv_text(&line.json, "draft", report->draft);
	json_kv_uint(&line.json, "printed", report->printed);
	json_kv_uint(&line.json, "held", report->held);
	json_kv_uint(&line.json, "removed", report->removed);
	json_kv_uint(&line.json, "sheets", report->sheets);
	json_kv_text(&line.json, "pages", report->pages);
	found_json(findings, &line.json, "findings");
	json_kv_uint(&line.json, "findings_total", findings->total);
	json_line_end(&line);
}

static void draft_text(const struct cli *cli, const credit_draft_report *report)
{
	printf(cli->lang == CREDIT_ZH
			? "%s 样稿：拟公示 %llu 条，不予公示 %llu 条，拟移出 %llu 条；确认单 %llu 份\n"
			: "draft of %s: %llu to print, %llu held back, %llu to leave print; "
			  "sheets: %llu\n",
		report->label, (unsigned long long)report->printed,
		(unsigned long long)report->held, (unsigned long long)report->removed,
		(unsigned long long)report->sheets);
	print_format(cli,
		cli->lang == CREDIT_ZH ? "样稿页面：%s" : "pages: %s", report->pages);
	printf(cli->lang == CREDIT_ZH ? "核对码：%s\n" : "check code: %s\n", report->draft);
}

int publish_draft(struct cli *cli, const credit_publish_options *options)
{
	credit_draft_report *report = NULL;
	struct found findings;
	credit_error err;
	int code;

	found_begin(&findings, cli, cli->json ? 1000 : 10);
	findings.least = cli->json ? CREDIT_NOTE : CREDIT_WARNING;
	code = credit_publish_draft(
		cli->registry, options, found_add, &findings, &report, &err);
	if (code) {
		found_print(&findings);
		return publish_stopped(cli, &err);
	}
	if (cli->json) {
		draft_json(report, &findings);
	} else {
		found_print(&findings);
		draft_text(cli, report);
	}
	credit_draft_report_free(report);
	return EXIT_DONE;
}

static void approve_result(const struct cli *cli, const credit_approve_report *report)
{
	struct json_line line;

	if (!cli->json) {
		printf("%s%s\n", report->label,
			report->unchanged ? tr(cli, "：此前已签批", ": signed before")
					  : tr(cli, "：签批已登记", ": signature recorded"));
		return;
	}
	json_line_begin(&line, "credit.publish/1");
	json_kv_text(&line.json, "edition", report->label);
	json_kv_text(&line.json, "draft", report->draft);
	json_kv_bool(&line.json, "approved", true);
	json_kv_bool(&line.json, "unchanged", report->unchanged);
	json_line_end(&line);
}

int publish_approve(struct cli *cli)
{
	static const char *const needed[] = {"by", "role", "code"};
	const char *day = cli_option(cli, "day");
	credit_approve_options options;
	credit_approve_report report;
	credit_error err;

	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (!cli_option(cli, needed[i]))
			return cli_usage(cli, MSG_CLI_OPTION_NEEDED, needed[i], "");
	credit_approve_options_init(&options);
	options.period = cli->operands[0];
	options.on = cli->on;
	options.reissue = cli_option(cli, "reissue");
	options.words = cli_words(cli);
	options.document = cli_option(cli, "approve");
	options.name = cli_option(cli, "by");
	options.role = cli_option(cli, "role");
	options.draft = cli_option(cli, "code");
	options.day = cli->on;
	options.operator_ = cli_option(cli, "operator");
	if (day && credit_day_parse(day, strlen(day), &options.day))
		return cli_usage(cli, MSG_DAY_FORM, day, "");
	if (credit_publish_approve(cli->registry, &options, &report, &err))
		return publish_stopped(cli, &err);
	approve_result(cli, &report);
	return EXIT_DONE;
}
