/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_backup.c - `credit backup FILE`, `credit restore FILE --to DIR`.
 */
#include "cli.h"

static void backup_json(const struct buf *file, const credit_backup_report *report)
{
	struct json_line line;

	json_line_begin(&line, "credit.backup/1");
	json_kv_text(&line.json, "file", (const char *)file->data);
	json_kv_uint(&line.json, "sequence", report->sequence);
	json_kv_uint(&line.json, "rows", report->rows);
	json_kv_uint(&line.json, "bytes", report->bytes);
	json_line_end(&line);
}

int cmd_backup(struct cli *cli)
{
	const char *path = cli->operands[0];
	credit_backup_report report = {.size = sizeof(report)};
	struct buf file = BUF_INIT;
	credit_error err;

	if (credit_backup(cli->registry, path, &report, &err))
		return cli_error(cli, &err);
	buf_printf(&file, report.name[0] ? "%s/%s" : "%s%s", path, report.name);
	(void)buf_cstr(&file);
	if (cli->json) {
		backup_json(&file, &report);
	} else {
		print_line(cli, STYLE_PLAIN, buf_cstr(&file));
		printf(cli->lang == CREDIT_ZH ? "截至日志第 %llu 条，%llu 行，%llu 字节\n"
					      : "up to journal record %llu: rows %llu, bytes %llu\n",
			(unsigned long long)report.sequence, (unsigned long long)report.rows,
			(unsigned long long)report.bytes);
		cli_note(cli, "%s",
			tr(cli,
				"备份含全部个人信息和编号密钥：与登记库一样保管；此后有删除的，重做并销毁旧备份",
				"it holds all personal data and the id key: keep it as the store is kept; "
				"after an erasure make a new one and destroy this"));
	}
	buf_free(&file);
	return EXIT_DONE;
}

static void restore_json(const struct cli *cli, struct found *findings, const char *to,
	const credit_fsck_report *report, bool good)
{
	struct json_line line;

	json_line_begin(&line, "credit.restore/1");
	json_kv_text(&line.json, "file", cli->operands[0]);
	json_kv_text(&line.json, "to", to);
	json_kv_bool(&line.json, "good", good);
	json_kv_uint(&line.json, "records", report->records);
	json_kv_uint(&line.json, "entries", report->entries);
	json_kv_uint(&line.json, "events", report->events);
	found_json(findings, &line.json, "errors");
	json_kv_uint(&line.json, "errors_total", findings->total);
	json_line_end(&line);
}

int cmd_restore(struct cli *cli)
{
	const char *to = cli_option(cli, "to");
	credit_fsck_report report = {.size = sizeof(report)};
	struct found findings;
	credit_error err;
	int status;

	if (!to)
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "to", "");
	found_begin(&findings, cli, 1000);
	status = credit_restore(cli->operands[0], to, found_add, &findings, &report, &err);
	if (cli->json && (!status || findings.total > 0))
		restore_json(cli, &findings, to, &report, !status);
	else
		found_print(&findings);
	if (status) {
		int code = cli_error(cli, &err);

		return status == CREDIT_ECORRUPT ? EXIT_FINDING : code;
	}
	if (cli->json)
		return EXIT_DONE;
	print_format(cli,
		cli->lang == CREDIT_ZH
			? "已恢复到 %s：%llu 条日志，%llu 条名单记录，%llu 条办理记录：完好"
			: "restored to %s: journal records %llu, entries %llu, events %llu: well",
		to, (unsigned long long)report.records, (unsigned long long)report.entries,
		(unsigned long long)report.events);
	cli_note(cli, "%s",
		tr(cli, "核对后把 --store 或 $CREDIT_STORE 指向它",
			"look at it, then point --store or $CREDIT_STORE to it"));
	return EXIT_DONE;
}
