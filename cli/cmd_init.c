/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_init.c - `credit init`: make a store.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "cli.h"

#define KEY_BYTES 32

/* A key file holds 32 bytes, or 64 hexadecimal digits. */
static int read_key(const struct cli *cli, const char *path, uint8_t key[KEY_BYTES])
{
	struct buf bytes = BUF_INIT;
	credit_error err;
	size_t length;
	bool good;

	if (file_read(path, 4096, &bytes, &err))
		return cli_error(cli, &err);
	length = bytes.length;
	if (length == KEY_BYTES) {
		memcpy(key, bytes.data, KEY_BYTES);
		good = true;
	} else {
		while (length && strchr("\r\n", bytes.data[length - 1]))
			length--;
		good = length == KEY_BYTES * 2 &&
		       hex_decode((const char *)bytes.data, length, key, KEY_BYTES);
	}
	buf_free(&bytes);
	return good ? EXIT_DONE : CLI_FAIL(cli, CREDIT_EFORMAT, MSG_CLI_KEY_FILE, path);
}

static int read_county(const struct cli *cli, uint32_t *county)
{
	const char *text = cli_option(cli, "county");

	if (!text)
		return EXIT_DONE;
	if (strlen(text) != 6 || strspn(text, "0123456789") != 6)
		return cli_usage(cli, MSG_CLI_OPTION_WORD, "county", text);
	*county = (uint32_t)strtoul(text, NULL, 10);
	return EXIT_DONE;
}

static void report(const struct cli *cli)
{
	const char *name = credit_registry_name(cli->registry);
	unsigned county = credit_registry_county(cli->registry);
	struct json_line line;

	if (cli->json) {
		json_line_begin(&line, "credit.init/1");
		json_kv_text(&line.json, "store", cli->store);
		json_kv_uint(&line.json, "county", county);
		json_kv_text(&line.json, "name", name);
		json_line_end(&line);
		return;
	}
	print_format(cli,
		cli->lang == CREDIT_ZH
			? "已建立登记库 %s：%s（%u）"
			: "made the store %s: %s (%u)",
		cli->store, name, county);
	cli_note(cli, "%s",
		tr(cli, "下一步：credit import 部门报来的文件.csv",
			"next: credit import FILE.csv"));
}

int cmd_init(struct cli *cli)
{
	credit_create_options options;
	struct found findings;
	uint8_t key[KEY_BYTES];
	const char *key_file = cli_option(cli, "id-key");
	const char *hash = cli_option(cli, "hash");
	credit_error err;
	int code;

	credit_create_options_init(&options);
	code = read_county(cli, &options.county);
	if (!code && hash && strcmp(hash, "sha256") && strcmp(hash, "sm3"))
		code = cli_usage(cli, MSG_CLI_OPTION_WORD, "hash", hash);
	if (!code && key_file)
		code = read_key(cli, key_file, key);
	if (code)
		return code;
	if (hash)
		options.hash = hash;
	if (cli_option(cli, "name"))
		options.name = cli_option(cli, "name");
	if (key_file) {
		options.id_key = key;
		options.id_key_length = sizeof(key);
	}
	options.tables = cli_option(cli, "tables");
	options.now_us = cli->now_us;
	found_begin(&findings, cli, 1000);
	options.report = found_add;
	options.context = &findings;
	code = credit_create(cli->store, &options, &cli->registry, &err);
	memset(key, 0, sizeof(key));
	found_print(&findings);
	if (code)
		return cli_error(cli, &err);
	report(cli);
	return EXIT_DONE;
}
