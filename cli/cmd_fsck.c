/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_fsck.c - `credit fsck`: is the store well?
 */
#include "cli.h"

static void fsck_json(const struct cli *cli, struct found *findings,
	const credit_fsck_report *report)
{
	struct json_line line;

	json_line_begin(&line, "credit.fsck/1");
	json_kv_text(&line.json, "store", cli->store);
	json_kv_bool(&line.json, "good", report->findings == 0 && report->unfinished == 0);
	json_kv_uint(&line.json, "records", report->records);
	json_kv_uint(&line.json, "entries", report->entries);
	json_kv_uint(&line.json, "events", report->events);
	json_kv_uint(&line.json, "keys", report->keys);
	json_kv_uint(&line.json, "unfinished", report->unfinished);
	found_json(findings, &line.json, "errors");
	json_kv_uint(&line.json, "errors_total", findings->total);
	json_line_end(&line);
}

int cmd_fsck(struct cli *cli)
{
	credit_fsck_report report = {.size = sizeof(report)};
	struct found findings;
	credit_error err;
	int status;

	found_begin(&findings, cli, 1000);
	status = credit_fsck(cli->registry, found_add, &findings, &report, &err);
	if (status && status != CREDIT_ECORRUPT && status != CREDIT_ERULE)
		return cli_error(cli, &err);
	if (cli->json) {
		fsck_json(cli, &findings, &report);
		return status ? EXIT_FINDING : EXIT_DONE;
	}
	found_print(&findings);
	printf(cli->lang == CREDIT_ZH
			? "%llu 条日志，%llu 条名单记录，%llu 条办理记录：%s\n"
			: "journal records %llu, entries %llu, events %llu: %s\n",
		(unsigned long long)report.records, (unsigned long long)report.entries,
		(unsigned long long)report.events,
		report.findings ? tr(cli, "有问题", "there are faults")
		: status        ? tr(cli, "完好，但有删除没有做完", "well, but erasures are not finished")
				: tr(cli, "完好", "well"));
	return status ? EXIT_FINDING : EXIT_DONE;
}
