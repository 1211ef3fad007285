/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_log_tree.c - `credit log --root` and `credit log --proof`: the journal's tree.
 */
#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"
#include "cli.h"
#include "log_command.h"

static void hex_line(const char *name, const uint8_t bytes[32])
{
	char text[65];

	hex_encode(bytes, 32, text);
	printf("%s %s\n", name, text);
}

static void path_lines(const struct cli *cli, const credit_journal_proof *proof)
{
	for (size_t i = 0; i < proof->path_count; i++)
		hex_line(tr(cli, "路径", "path"), proof->path[i]);
}

static int proof_json(
	const struct cli *cli, credit_snapshot *snapshot, const credit_journal_proof *proof)
{
	const char *json;
	credit_error err;

	if (credit_journal_proof_json(snapshot, proof, &json, NULL, &err))
		return cli_error(cli, &err);
	puts(json);
	return EXIT_DONE;
}

/* How the tree continues the one of its first records. */
static int log_continued(const struct cli *cli, credit_snapshot *snapshot, uint64_t from)
{
	const credit_journal_proof *proof;
	credit_error err;

	if (credit_journal_consistency(snapshot, from, 0, &proof, &err))
		return cli_error(cli, &err);
	if (cli->json)
		return proof_json(cli, snapshot, proof);
	printf(cli->lang == CREDIT_ZH ? "日志 %" PRIu64 " 条，由前 %" PRIu64 " 条延续（%s）\n"
			: "%" PRIu64 " journal records, continuing the first %" PRIu64 " (%s)\n",
		proof->records, proof->first, proof->hash);
	hex_line(tr(cli, "前根", "from"), proof->first_root);
	path_lines(cli, proof);
	hex_line(tr(cli, "根", "root"), proof->root);
	return EXIT_DONE;
}

int log_root(const struct cli *cli, credit_snapshot *snapshot, uint64_t from)
{
	const char *hash = credit_registry_hash(cli->registry);
	uint64_t records = credit_snapshot_sequence(snapshot);
	struct json_line line;
	char text[65];
	uint8_t root[32];
	credit_error err;

	if (from)
		return log_continued(cli, snapshot, from);
	if (credit_journal_root(snapshot, 0, root, &err))
		return cli_error(cli, &err);
	if (cli->json) {
		hex_encode(root, sizeof(root), text);
		json_line_begin(&line, "credit.log-root/1");
		json_kv_uint(&line.json, "records", records);
		json_kv_text(&line.json, "hash", hash);
		json_kv_text(&line.json, "root", text);
		json_line_end(&line);
		return EXIT_DONE;
	}
	printf(cli->lang == CREDIT_ZH ? "日志 %" PRIu64 " 条（%s）\n"
			: "%" PRIu64 " journal records (%s)\n",
		records, hash);
	hex_line(tr(cli, "根", "root"), root);
	return EXIT_DONE;
}

int log_proof(const struct cli *cli, credit_snapshot *snapshot, uint64_t sequence)
{
	const credit_journal_proof *proof;
	credit_error err;

	if (credit_journal_inclusion(snapshot, sequence, 0, &proof, &err))
		return cli_error(cli, &err);
	if (cli->json)
		return proof_json(cli, snapshot, proof);
	printf(cli->lang == CREDIT_ZH ? "第 %" PRIu64 " 条在日志 %" PRIu64 " 条之中（%s）\n"
			: "record %" PRIu64 " is one of %" PRIu64 " journal records (%s)\n",
		proof->first, proof->records, proof->hash);
	hex_line(tr(cli, "叶", "leaf"), proof->leaf);
	path_lines(cli, proof);
	hex_line(tr(cli, "根", "root"), proof->root);
	return EXIT_DONE;
}
