/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_proof.c - `credit proof` and `credit verify-proof`: what a person takes away.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli.h"

#define KEYS_MAX 16
#define PROOF_FILE_BYTES_MAX (2u * 1024 * 1024)

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
		static const char *const kinds[] = {"", "present", "absent", "statement"};
		struct json_line line;

		json_line_begin(&line, "credit.proof/1");
		json_kv_text(&line.json, "edition", options->edition);
		json_kv_text(&line.json, "shows", kinds[kind]);
		json_kv_text(&line.json, "file", buf_cstr(&path));
		json_line_end(&line);
	} else {
		print_line(cli, STYLE_PLAIN, buf_cstr(&path));
	}
	buf_free(&path);
	return EXIT_DONE;
}

static int open_signers(
	const struct cli *cli, credit_key *keys[KEYS_MAX], size_t *count)
{
	const char *file;
	credit_error err;
	int at = 0;

	while ((file = cli_option_next(cli, "key", &at)) != NULL) {
		if (*count == KEYS_MAX)
			return cli_usage(cli, MSG_CLI_OPTION_VALUE, "key", file);
		if (credit_key_open(file, &keys[*count], &err))
			return cli_error(cli, &err);
		++*count;
	}
	return EXIT_DONE;
}

static int make(struct cli *cli, credit_proof_options *options)
{
	credit_key *keys[KEYS_MAX] = {NULL};
	char login[LOGIN_BYTES];
	credit_query query = cli_query(cli, options->request, NULL, login);
	char *text = NULL;
	size_t length = 0;
	credit_error err;
	int kind = 0;
	int code = open_signers(cli, keys, &options->keys_count);

	options->keys = (const credit_key *const *)keys;
	options->query = &query;
	if (!code && credit_proof_make(cli->registry, options, &kind, &text, &length, &err))
		code = cli_error(cli, &err);
	if (!code)
		code = give(cli, options, kind, text, length);
	free(text);
	for (size_t i = 0; i < options->keys_count; i++)
		credit_key_close(keys[i]);
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
	static const char *const kinds[] = {"", "present", "absent", "statement"};
	struct json_line line;
	char day[CREDIT_DAY_BYTES] = "";

	json_line_begin(&line, "credit.verify-proof/1");
	json_kv_text(&line.json, "shows", kinds[report->kind]);
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
	printf("%s %s %s\n", report->series, report->edition, report->subject);
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

/* All keys of all files; the caller closes them file by file. */
struct known {
	credit_key **files[KEYS_MAX];
	size_t counts[KEYS_MAX];
	size_t files_count;
	const credit_key **keys;
	size_t count;
};

static int open_known(const struct cli *cli, struct known *known)
{
	const char *file;
	credit_error err;
	int at = 0;

	while ((file = cli_option_next(cli, "key", &at)) != NULL) {
		size_t i = known->files_count;

		if (i == KEYS_MAX)
			return cli_usage(cli, MSG_CLI_OPTION_VALUE, "key", file);
		if (credit_keys_open(file, &known->files[i], &known->counts[i], &err))
			return cli_error(cli, &err);
		known->files_count++;
		known->count += known->counts[i];
	}
	known->keys = calloc(known->count + 1, sizeof(*known->keys));
	if (!known->keys)
		return CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	known->count = 0;
	for (size_t i = 0; i < known->files_count; i++)
		for (size_t k = 0; k < known->counts[i]; k++)
			known->keys[known->count++] = known->files[i][k];
	return EXIT_DONE;
}

static void close_known(struct known *known)
{
	for (size_t i = 0; i < known->files_count; i++)
		credit_keys_close(known->files[i], known->counts[i]);
	free(known->keys);
}

int cmd_verify_proof(struct cli *cli)
{
	struct known known = {0};
	credit_proof_report *report = NULL;
	struct buf text = BUF_INIT;
	credit_error err;
	int code = open_known(cli, &known);

	if (!code && file_read(cli->operands[0], PROOF_FILE_BYTES_MAX, &text, &err))
		code = cli_error(cli, &err);
	if (!code && credit_proof_verify(text.length ? (void *)text.data : "", text.length,
			     known.keys, known.count, &report, &err)) {
		cli_error(cli, &err);
		code = EXIT_FINDING;
	}
	if (!code && cli->json)
		verified_json(report);
	else if (!code)
		verified_text(cli, report);
	credit_proof_report_free(report);
	close_known(&known);
	buf_free(&text);
	return code;
}
