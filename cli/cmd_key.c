/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_key.c - `credit key new|show`: keys to sign with.
 *
 * What `key show` prints is itself a file of public keys: it can be put on the
 * web as it stands, and given to `verify --key`.
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* clang-format off */
const struct option_spec key_options[] = {
	{"algorithm", 0, OPTION_TEXT, "A",
		WORDS("签名算法：ed25519 或 sm2", "signature algorithm: ed25519 or sm2")},
	{"name", 0, OPTION_TEXT, "NAME",
		WORDS("签名人的名称（默认文件名去掉后缀），不含空格和加号",
			"name of the signer, without spaces and plus signs (default: the file's, "
			"without its ending)")},
	{"output", 'o', OPTION_TEXT, "FILE",
		WORDS("私钥写到哪个新文件（0600）", "new file for the private key (0600)")},
	{"pem", 0, OPTION_FLAG, NULL,
		WORDS("公钥写成 PEM，供其他程序用", "the public key as PEM, for other programs")},
	{NULL, 0, OPTION_FLAG, NULL, WORDS(NULL, NULL)}};

const struct action key_actions[] = {
	{"new", STORE_NONE, key_new, "", 0, 0},
	{"show", STORE_NONE, key_show, "FILE", 1, 1},
	{NULL, STORE_NONE, NULL, NULL, 0, 0}};
/* clang-format on */

static void print_key(const struct cli *cli, const char *file, const credit_key *key)
{
	struct json_line line;

	if (cli->json) {
		json_line_begin(&line, "credit.key/1");
		json_kv_text(&line.json, "file", file);
		json_kv_text(&line.json, "name", credit_key_name(key));
		json_kv_text(&line.json, "algorithm", credit_key_algorithm(key));
		json_kv_text(&line.json, "public", credit_key_public(key));
		json_kv_text(&line.json, "fingerprint", credit_key_fingerprint(key));
		json_kv_text(&line.json, "pem", credit_key_pem(key));
		json_line_end(&line);
	} else if (cli_flag(cli, "pem")) {
		fputs(credit_key_pem(key), stdout);
	} else {
		print_format(cli, "# %s %s", tr(cli, "名称", "name"), credit_key_name(key));
		printf("# %s %s\n", tr(cli, "算法", "algorithm"), credit_key_algorithm(key));
		printf("# %s %s\n", tr(cli, "指纹", "fingerprint"),
			credit_key_fingerprint(key));
		print_line(cli, STYLE_PLAIN, credit_key_public(key));
	}
}

void cli_unsigned(const struct cli *cli, uint64_t count)
{
	if (count)
		cli_note(cli,
			cli->lang == CREDIT_ZH
				? "有 %llu 个签名文件还没有签名：用 credit sign 文件 --key 私钥 补签"
				: "notes without a signature: %llu; sign them with credit sign NOTE "
				  "--key FILE",
			(unsigned long long)count);
}

/* The file's name without folders and ending; cut where no name can be longer. */
static void name_of_file(const char *path, char name[256])
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	const char *dot = strrchr(base, '.');
	size_t length = dot && dot > base ? (size_t)(dot - base) : strlen(base);

	snprintf(name, 256, "%.*s", (int)(length < 255 ? length : 255), base);
}

int key_new(struct cli *cli)
{
	const char *algorithm = cli_option(cli, "algorithm");
	const char *path = cli_option(cli, "output");
	const char *name = cli_option(cli, "name");
	char own[256];
	credit_key *key;
	credit_error err;

	if (!algorithm)
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "algorithm", "");
	if (!path)
		return cli_usage(cli, MSG_CLI_OPTION_NEEDED, "output", "");
	name_of_file(path, own);
	if (credit_key_create(path, algorithm, name ? name : own, &key, &err))
		return cli_error(cli, &err);
	print_key(cli, path, key);
	credit_key_close(key);
	cli_note(cli,
		cli->lang == CREDIT_ZH
			? "私钥已写入 %s：另存一份到安全处，不要放进公示文件夹"
			: "the private key is in %s: keep a copy in a safe place, and never in a "
			  "public folder",
		path);
	return EXIT_DONE;
}

int key_show(struct cli *cli)
{
	credit_key **keys;
	credit_error err;
	size_t count;

	if (credit_keys_open(cli->operands[0], &keys, &count, &err))
		return cli_error(cli, &err);
	for (size_t i = 0; i < count; i++)
		print_key(cli, cli->operands[0], keys[i]);
	credit_keys_close(keys, count);
	return EXIT_DONE;
}
