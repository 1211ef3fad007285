/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_verify.c - `credit verify`: is this folder of editions genuine and whole.
 */
#include <stdlib.h>

#include "cli.h"

static void verify_json(const struct cli *cli, const credit_verify_report *report,
	struct found *findings, bool verified)
{
	struct json_line line;
	char day[CREDIT_DAY_BYTES];

	json_line_begin(&line, "credit.verify/1");
	json_kv_text(&line.json, "folder", cli->operands[0]);
	json_kv_bool(&line.json, "verified", verified);
	json_kv_bool(&line.json, "authenticated", report->authenticated);
	json_kv_text(&line.json, "newest", report->newest);
	credit_day_format(report->valid_until, day);
	json_kv_text(&line.json, "valid_until", day);
	json_kv_text(&line.json, "head", report->head_digest);
	json_kv_uint(&line.json, "editions", report->editions);
	json_kv_uint(&line.json, "rows", report->rows);
	json_kv_uint(&line.json, "withdrawn", report->withdrawn);
	json_kv_uint(&line.json, "changes", report->changes);
	json_kv_uint(&line.json, "files", report->files);
	json_kv_uint(&line.json, "notes", report->notes);
	json_kv_uint(&line.json, "faults", report->faults);
	json_kv_uint(&line.json, "warnings", report->warnings);
	found_json(findings, &line.json, "findings");
	json_kv_uint(&line.json, "findings_total", findings->total);
	json_line_end(&line);
}

static void verify_text(const struct cli *cli, const credit_verify_report *report)
{
	char day[CREDIT_DAY_BYTES];

	printf(cli->lang == CREDIT_ZH
			? "核验 %llu 期、%llu 行（已撤下 %llu 行）、%llu 项变动、%llu 个文件："
			: "editions %llu, rows %llu (withdrawn %llu), changes %llu, files %llu: ",
		(unsigned long long)report->editions, (unsigned long long)report->rows,
		(unsigned long long)report->withdrawn, (unsigned long long)report->changes,
		(unsigned long long)report->files);
	if (report->faults)
		printf(cli->lang == CREDIT_ZH ? "问题 %llu 处\n" : "faults %llu\n",
			(unsigned long long)report->faults);
	else
		puts(tr(cli, "相符", "all agree"));
	if (report->authenticated)
		puts(tr(cli, "签名有效：由所给公钥的持有者签发",
			"authenticated: signed by an owner of the keys given"));
	if (!report->newest[0])
		return;
	credit_day_format(report->valid_until, day);
	printf(cli->lang == CREDIT_ZH ? "最新一期 %s，有效至 %s，表头指纹 %s\n"
				      : "newest %s, valid until %s, fingerprint of its head %s\n",
		report->newest, day, report->head_digest);
}

static int verify_folder(struct cli *cli, const credit_verify_options *options)
{
	credit_verify_report report;
	struct found findings;
	credit_error err;
	int status;

	found_begin(&findings, cli, 1000);
	status = credit_edition_verify(
		cli->operands[0], options, found_add, &findings, &report, &err);
	if (status && status != CREDIT_EFORMAT) {
		found_print(&findings);
		return cli_error(cli, &err);
	}
	if (cli->json) {
		verify_json(cli, &report, &findings, status == CREDIT_OK);
		return status ? EXIT_FINDING : EXIT_DONE;
	}
	found_print(&findings);
	verify_text(cli, &report);
	return status ? EXIT_FINDING : EXIT_DONE;
}

int cmd_verify(struct cli *cli)
{
	credit_verify_options options;
	struct cli_ring ring;
	int code = cli_ring(cli, &ring);

	credit_verify_options_init(&options);
	options.on = cli->on;
	options.keys = ring.keys;
	options.keys_count = ring.count;
	options.since = cli_option(cli, "since");
	if (!code)
		code = verify_folder(cli, &options);
	cli_ring_done(&ring);
	return code;
}
