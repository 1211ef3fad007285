/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_publish_notice.c - `credit publish --notice`: the public notice of red candidates.
 */
#include "publish_command.h"

static void notice_json(const credit_announce_report *report, struct found *findings)
{
	struct json_line line;
	char day[CREDIT_DAY_BYTES];

	json_line_begin(&line, "credit.publish/1");
	json_kv_text(&line.json, "notice", report->folder);
	json_kv_uint(&line.json, "rows", report->rows);
	json_kv_uint(&line.json, "announced", report->announced);
	json_kv_uint(&line.json, "held", report->held);
	credit_day_format(report->day, day);
	json_kv_text(&line.json, "day", day);
	credit_day_format(report->until, day);
	json_kv_text(&line.json, "until", day);
	json_kv_bool(&line.json, "ended", report->ended);
	json_kv_uint(&line.json, "notes_unsigned", report->notes_unsigned);
	found_json(findings, &line.json, "findings");
	json_kv_uint(&line.json, "findings_total", findings->total);
	json_line_end(&line);
}

static void notice_text(const struct cli *cli, const credit_announce_report *report)
{
	char until[CREDIT_DAY_BYTES];

	credit_day_format(report->until, until);
	if (report->ended)
		print_format(cli,
			cli->lang == CREDIT_ZH
				? "公示期已满，已撤下：%s"
				: "the notice is over and was taken down: %s",
			report->folder);
	else
		print_format(cli,
			cli->lang == CREDIT_ZH
				? "拟认定公示至 %s（对象 %llu 个）：%s/index.html"
				: "public notice until %s (candidates: %llu): %s/index.html",
			until, (unsigned long long)report->rows, report->folder);
	if (report->held)
		printf(cli->lang == CREDIT_ZH ? "不列入公示 %llu 个\n" : "held back: %llu\n",
			(unsigned long long)report->held);
	cli_unsigned(cli, report->notes_unsigned);
}

int publish_notice(struct cli *cli)
{
	static const char *const needed[] = {"output", "document"};
	credit_announce_options options;
	credit_announce_report *report = NULL;
	struct found findings;
	struct cli_keys keys;
	credit_error err;
	int code;

	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (!cli_option(cli, needed[i]))
			return cli_usage(cli, MSG_CLI_OPTION_NEEDED, needed[i], "");
	credit_announce_options_init(&options);
	options.period = cli->operands[0];
	options.on = cli->on;
	options.directory = cli_option(cli, "output");
	options.document = cli_option(cli, "document");
	options.words = cli_words(cli);
	options.operator_ = cli_option(cli, "operator");
	code = cli_keys(cli, &keys);
	if (code)
		return code;
	options.keys = (const credit_key *const *)keys.list;
	options.keys_count = keys.count;
	found_begin(&findings, cli, cli->json ? 1000 : 10);
	code = credit_publish_notice(
		cli->registry, &options, found_add, &findings, &report, &err);
	cli_keys_done(&keys);
	if (code) {
		found_print(&findings);
		return publish_stopped(cli, &err);
	}
	if (cli->json) {
		notice_json(report, &findings);
	} else {
		found_print(&findings);
		notice_text(cli, report);
	}
	credit_announce_report_free(report);
	return EXIT_DONE;
}
