/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_report.c - `credit report ID`: one subject's own report.
 *
 * A page in a file of its own, or JSON on standard output.  How the
 * applicant's identity was checked goes into the query log first.
 */
#include <string.h>

#include "cli.h"

static int give(const struct cli *cli, credit_snapshot *snapshot, const credit_report *report)
{
	const char *path = cli_option(cli, "output");
	const char *text = NULL;
	size_t length = 0;
	credit_error err;
	int status;

	if (cli->json) {
		status = credit_report_json(
			snapshot, report, cli->lang, &text, &length, &err);
		if (!status)
			puts(text);
	} else if (path && !strcmp(path, "-")) {
		status = credit_report_html(
			snapshot, report, cli->lang, &text, &length, &err);
		if (!status)
			fwrite(text, 1, length, stdout);
	} else {
		status = credit_report_write(snapshot, report, cli->lang, path, &text, &err);
		if (!status)
			print_line(cli, STYLE_PLAIN, text);
	}
	if (status)
		return cli_error(cli, &err);
	cli_note(cli, cli->lang == CREDIT_ZH ? "信用报告 %s：%zu 条记录"
					     : "report %s, entries: %zu",
		credit_report_number(report), credit_report_entry_count(report));
	return EXIT_DONE;
}

int cmd_report(struct cli *cli)
{
	const char *input = cli->operands[0];
	const char *identity = cli_option(cli, "identity");
	const char *purpose = cli_option(cli, "purpose"); /* not that of a system that asks */
	const credit_report *report = NULL;
	credit_snapshot *snapshot = NULL;
	credit_error err;
	credit_id id;
	int code;

	if (!identity)
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "identity", "");
	if (credit_id_parse(input, strlen(input), &id) != CREDIT_OK)
		return CLI_FAIL(cli, CREDIT_EFORMAT,
			(enum message)message_find(credit_id_fault(input, strlen(input))));
	code = cli_snapshot(cli, &snapshot);
	if (!code)
		code = cli_asks_for(cli, snapshot, purpose ? purpose : "本人查询", identity);
	if (!code && credit_report_make(snapshot, &id, cli->on, &report, &err))
		code = cli_error(cli, &err);
	if (!code)
		code = give(cli, snapshot, report);
	credit_snapshot_end(snapshot);
	return code;
}
