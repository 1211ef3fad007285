/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_proof.c - `credit proof` and `credit verify-proof`: what a person takes away.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli.h"

#define PROOF_FILE_BYTES_MAX (2u * 1024 * 1024)

/* By enum credit_proof_kind. */
static const char *const kind_words[] = {"", "present", "absent", "statement"};

/* ---- making ---- */

/* A statement names a person in full: its name says so. */
static void default_name(
	const credit_proof_options *options, int kind, const char *number, struct buf *path)
{
	if (kind == CREDIT_PROOF_PRESENT)
		buf_printf(path, "公示证明_%s_%s.txt", number, options->edition);
	else if (kind == CREDIT_PROOF_ABSENT)
		buf_printf(path, "未列入证明_%s_%s.txt", options->absent->text,
			options->edition);
	else
		buf_printf(path, "内部_含个人信息_未列入说明_%s.txt", options->edition);
}

static int give(const struct cli *cli, const credit_proof_options *options, int kind,
	const char *text, size_t length)
{
	const char *given = cli_option(cli, "output");
	struct buf path = BUF_INIT;
	credit_error err;
	int status;

	if (given && !strcmp(given, "-")) {
		fwrite(text, 1, length, stdout);
		return EXIT_DONE;
	}
	if (given)
		buf_str(&path, given);
	else
		default_name(options, kind, options->number, &path);
	status = file_write(buf_cstr(&path), text, length, 0600, true, &err);
	if (status) {
		buf_free(&path);
		return cli_error(cli, &err);
	}
	if (cli->json) {
		struct json_line line;

		json_line_begin(&line, "credit.proof/1");
		json_kv_text(&line.json, "edition", options->edition);
		json_kv_text(&line.json, "shows", kind_words[kind]);
		json_kv_text(&line.json, "file", buf_cstr(&path));
		json_line_end(&line);
	} else {
		print_line(cli, STYLE_PLAIN, buf_cstr(&path));
	}
	buf_free(&path);
	return EXIT_DONE;
}

static int make(const struct cli *cli, credit_proof_options *options)
{
	char login[LOGIN_BYTES];
	credit_query query = cli_query(cli, options->request, NULL, login);
	struct cli_keys keys;
	char *text = NULL;
	size_t length = 0;
	credit_error err;
	int kind = 0;
	int code = cli_keys(cli, &keys);

	if (code)
		return code;
	options->keys = (const credit_key *const *)keys.list;
	options->keys_count = keys.count;
	options->query = &query;
	code = credit_proof_make(cli->registry, options, &kind, &text, &length, &err)
		? cli_error(cli, &err)
		: give(cli, options, kind, text, length);
	free(text);
	cli_keys_done(&keys);
	return code;
}

int cmd_proof(struct cli *cli)
{
	const char *absent = cli_option(cli, "absent");
	credit_proof_options options;
	credit_id id;

	credit_proof_options_init(&options);
	options.edition = cli_option(cli, "edition");
	options.request = cli_option(cli, "request");
	options.on = cli->on;
	options.number = cli->operands_count ? cli->operands[0] : NULL;
	if (!options.edition)
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "edition", "");
	if (!options.request)
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "request", "");
	if (!options.number == !absent)
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "absent", "");
	if (absent && credit_id_parse(absent, strlen(absent), &id))
		return CLI_FAIL(cli, CREDIT_EFORMAT,
			(enum message)message_find(credit_id_fault(absent, strlen(absent))));
	options.absent = absent ? &id : NULL;
	return make(cli, &options);
}

/* ---- verifying ---- */

static void verified_json(const credit_proof_report *report)
{
	struct json_line line;
	char day[CREDIT_DAY_BYTES] = "";

	json_line_begin(&line, "credit.verify-proof/1");
	json_kv_text(&line.json, "shows", kind_words[report->kind]);
	json_kv_text(&line.json, "series", report->series);
	json_kv_text(&line.json, "edition", report->edition);
	if (report->day != CREDIT_DAY_NONE)
		credit_day_format(report->day, day);
	json_kv_text(&line.json, "on", day);
	json_kv_text(&line.json, "head", report->head_digest);
	json_kv_text(&line.json, "subject", report->subject);
	json_kv_uint(&line.json, "signatures", report->signatures);
	json_kv_bool(&line.json, "authenticated", report->authenticated);
	json_line_end(&line);
}

static void print_lines(const struct cli *cli, const char *text)
{
	struct buf line = BUF_INIT;

	while (*text) {
		size_t length = strcspn(text, "\n");

		buf_reset(&line);
		buf_put(&line, text, length);
		print_line(cli, STYLE_PLAIN, buf_cstr(&line));
		text += length + (text[length] == '\n');
	}
	buf_free(&line);
}

static void verified_text(const struct cli *cli, const credit_proof_report *report)
{
	static const struct words shown[] = {{{"", ""}},
		WORDS("成立：下列记录在该期公示过", "holds: this row stood in the edition"),
		WORDS("成立：该期没有这个代码的记录", "holds: no row of this code stood in the edition"),
		WORDS("成立：发布单位说明该期没有该主体的记录",
			"holds: the office states that no row of the subject stood in the edition")};

	print_line(cli, STYLE_GOOD, shown[report->kind].in[cli->lang]);
	print_format(cli, "%s %s %s", report->series, report->edition, report->subject);
	print_lines(cli, report->shown);
	printf("%s %s\n", tr(cli, "该期指纹", "fingerprint"), report->head_digest);
	if (report->authenticated)
		printf(cli->lang == CREDIT_ZH ? "签名有效：%zu\n" : "valid signatures: %zu\n",
			report->signatures);
	else
		print_line(cli, STYLE_WARN,
			tr(cli, "未验证来源：没有给出公钥（--key），只核对了内容是否一致",
				"not authenticated: without a public key (--key) only consistency was checked"));
}

int cmd_verify_proof(struct cli *cli)
{
	struct cli_ring ring;
	credit_proof_report *report = NULL;
	struct buf text = BUF_INIT;
	credit_error err;
	int code = cli_ring(cli, &ring);

	if (!code && file_read(cli->operands[0], PROOF_FILE_BYTES_MAX, &text, &err))
		code = cli_error(cli, &err);
	if (!code && credit_proof_verify(text.length ? (void *)text.data : "", text.length,
			     (const credit_key *const *)ring.keys, ring.count, &report, &err)) {
		cli_error(cli, &err);
		code = EXIT_FINDING;
	}
	if (!code && cli->json)
		verified_json(report);
	else if (!code)
		verified_text(cli, report);
	credit_proof_report_free(report);
	cli_ring_done(&ring);
	buf_free(&text);
	return code;
}
