/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_sign.c - `credit sign`: one more signature on a note, as signer or witness.
 */
#include "cli.h"

/* clang-format off */
const struct option_spec sign_options[] = {
	{"key", 0, OPTION_MANY, "FILE",
		WORDS("用哪个私钥文件签名，可重复", "file of a private key, may be repeated")},
	{NULL, 0, OPTION_FLAG, NULL, WORDS(NULL, NULL)}};
/* clang-format on */

static int sign_with(const struct cli *cli, const char *note, const char *path)
{
	struct json_line line;
	credit_key *key;
	credit_error err;
	bool added;

	if (credit_key_open(path, &key, &err))
		return cli_error(cli, &err);
	if (credit_note_sign(note, key, &added, &err)) {
		int code = cli_error(cli, &err);

		credit_key_close(key);
		return err.status == CREDIT_ECORRUPT ? EXIT_FINDING : code;
	}
	if (cli->json) {
		json_line_begin(&line, "credit.sign/1");
		json_kv_text(&line.json, "note", note);
		json_kv_text(&line.json, "name", credit_key_name(key));
		json_kv_text(&line.json, "public", credit_key_public(key));
		json_kv_bool(&line.json, "added", added);
		json_line_end(&line);
	} else if (added) {
		print_format(cli,
			cli->lang == CREDIT_ZH ? "%s 已签名：%s" : "%s signed: %s",
			credit_key_name(key), note);
	} else {
		print_format(cli,
			cli->lang == CREDIT_ZH
				? "%s 此前已签名，未改动：%s"
				: "%s has signed it already, unchanged: %s",
			credit_key_name(key), note);
	}
	credit_key_close(key);
	return EXIT_DONE;
}

int cmd_sign(struct cli *cli)
{
	const char *path;
	int code = EXIT_DONE;
	int at = 0;

	if (!cli_option(cli, "key"))
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "key", "");
	while (!code && (path = cli_option_next(cli, "key", &at)))
		code = sign_with(cli, cli->operands[0], path);
	return code;
}
