/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_search.c - `credit search`: subjects by name.
 *
 * Without a purpose persons are not among the hits, and a line says so every
 * time: whether a person of that name is in the store stays untold.
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

static void hits_table(
	const struct cli *cli, const credit_hit *const *hits, size_t count)
{
	struct table table;

	table_begin(&table, 4);
	table_cell(&table, STYLE_DIM, tr(cli, "名称", "name"));
	table_cell(&table, STYLE_DIM,
		tr(cli, "证件号码（部分隐藏）", "identifier (masked)"));
	table_cell(&table, STYLE_DIM, tr(cli, "类别", "kind"));
	table_cell(&table, STYLE_DIM, tr(cli, "记录", "entries"));
	table.right[3] = true;
	for (size_t i = 0; i < count; i++) {
		char masked[CREDIT_ID_TEXT_BYTES];

		credit_id_mask(&hits[i]->id, CREDIT_MASK_LOG, masked, sizeof(masked));
		table_cell(
			&table, hits[i]->exact ? STYLE_HEAD : STYLE_PLAIN, hits[i]->name);
		table_cell(&table, STYLE_PLAIN, masked);
		table_cell(&table, STYLE_PLAIN, kind_label(cli, hits[i]->id.kind));
		table_number(&table, hits[i]->entries_count);
	}
	table_end(cli, &table);
}

static int print_hits(const struct cli *cli, credit_snapshot *snapshot,
	const credit_hit *const *hits, size_t count)
{
	credit_error err;

	if (!cli->json && count)
		hits_table(cli, hits, count);
	else if (!cli->json)
		puts(tr(cli, "没有找到；姓名、名称只能帮助查找，认定以证件号码为准",
			"nothing found; names only help to look, identifiers decide"));
	for (size_t i = 0; cli->json && i < count; i++) {
		const char *json;

		if (credit_hit_json(snapshot, hits[i], &json, NULL, &err))
			return cli_error(cli, &err);
		puts(json);
	}
	if (!cli_purpose(cli))
		cli_note_message(cli, MSG_SEARCH_WITHOUT_PERSONS);
	return EXIT_DONE;
}

/* The hits that may be shown. */
static int search(const struct cli *cli, credit_snapshot *snapshot, const char *name)
{
	const credit_hit *hits = NULL;
	const credit_hit **shown;
	size_t count = 0;
	size_t kept = 0;
	credit_error err;
	int code;

	if (credit_search(snapshot, name, strlen(name), 0, &hits, &count, &err))
		return cli_error(cli, &err);
	code = cli_asked(cli, snapshot);
	if (code)
		return code;
	shown = calloc(count + 1, sizeof(*shown));
	if (!shown)
		return CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; i < count; i++)
		if (cli_purpose(cli) || !credit_purpose_needed(&hits[i].id))
			shown[kept++] = &hits[i];
	code = print_hits(cli, snapshot, shown, kept);
	free(shown);
	return code;
}

int cmd_search(struct cli *cli)
{
	credit_snapshot *snapshot = NULL;
	int code = cli_snapshot(cli, &snapshot);

	if (!code)
		code = cli_asks(cli, snapshot);
	if (!code)
		code = search(cli, snapshot, cli->operands[0]);
	credit_snapshot_end(snapshot);
	return code;
}
