/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_batch.c - `credit batch list|show|undo`: the imported files.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "cli.h"

static int read_number(const struct cli *cli, uint64_t *number)
{
	const char *text = cli->operands[0];
	char *end;

	errno = 0;
	*number = strtoull(text, &end, 10);
	if (errno || *end || text[0] < '0' || text[0] > '9')
		return cli_usage(cli, MSG_CLI_NUMBER, text, "");
	return EXIT_DONE;
}

static int json_batch(credit_snapshot *snapshot, const struct cli *cli,
	const credit_batch *batch, const char *const *entries, size_t count)
{
	const char *json;
	credit_error err;

	if (credit_batch_json(snapshot, batch, entries, count, &json, NULL, &err))
		return cli_error(cli, &err);
	puts(json);
	return EXIT_DONE;
}

/* What kind of report a batch is. */
static const char *kind_word(const struct cli *cli, const char *kind)
{
	static const struct {
		const char *kind;
		struct words words;
	} words[] = {{"rows", WORDS("名单", "rows")}, {"full", WORDS("完整名单", "full")},
		{"zero", WORDS("零报告", "zero")}, {"acts", WORDS("办理", "acts")},
		{"feedback", WORDS("反馈", "feedback")}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strcmp(words[i].kind, kind))
			return words[i].words.in[cli->lang];
	return kind;
}

static void heading(const struct cli *cli, struct table *table)
{
	static const struct words words[] = {WORDS("批次", "batch"),
		WORDS("登记日", "day"), WORDS("名单", "lists"), WORDS("种类", "kind"),
		WORDS("截至", "as of"), WORDS("行", "rows"),
		WORDS("新增", "added"), WORDS("变更", "changed"), WORDS("未变", "same"),
		WORDS("退回", "refused"), WORDS("", ""), WORDS("文件", "file")};

	table_begin(table, (int)(sizeof(words) / sizeof(words[0])));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		table_cell(table, STYLE_DIM, words[i].in[cli->lang]);
	table->right[0] = true;
	for (int i = 5; i < 10; i++)
		table->right[i] = true;
}

static void batch_row(
	const struct cli *cli, struct table *table, const credit_batch *batch)
{
	char day[CREDIT_DAY_BYTES];

	credit_day_format(day_of_time(batch->learned_us), day);
	table_number(table, batch->number);
	table_cell(table, STYLE_PLAIN, day);
	table_cell(table, STYLE_PLAIN, batch->lists);
	table_cell(table, STYLE_PLAIN, kind_word(cli, batch->kind));
	credit_day_format(batch->as_of, day);
	table_cell(table, STYLE_PLAIN, day);
	table_number(table, batch->rows);
	table_number(table, batch->added);
	table_number(table, batch->changed);
	table_number(table, batch->unchanged);
	table_number(table, batch->rejected);
	table_cell(table, STYLE_WARN, batch->undone ? tr(cli, "已撤销", "undone") : "");
	table_cell(table, STYLE_PLAIN, batch->file);
}

/* What a complete list or a zero report says besides. */
static void batch_more(const struct cli *cli, const credit_batch *batch)
{
	if (batch->document[0]) {
		printf("%s", tr(cli, "文号：", "document: "));
		print_line(cli, STYLE_PLAIN, batch->document);
	}
	if (!strcmp(batch->kind, "full"))
		printf(cli->lang == CREDIT_ZH
				? "在库而不在这份完整名单里的：%llu 条（待核）\n"
				: "stored and absent from this complete list: %llu (unconfirmed)\n",
			(unsigned long long)batch->absent);
}

int batch_list(struct cli *cli)
{
	credit_snapshot *snapshot = NULL;
	const credit_batch *batches;
	size_t count;
	credit_error err;
	int code = cli_snapshot(cli, &snapshot);

	if (code)
		return code;
	if (credit_batch_list(snapshot, &batches, &count, &err)) {
		code = cli_error(cli, &err);
	} else if (cli->json) {
		for (size_t i = 0; i < count && !code; i++)
			code = json_batch(snapshot, cli, &batches[i], NULL, 0);
	} else if (!count) {
		puts(tr(cli, "还没有导入过文件", "no file was imported yet"));
	} else {
		struct table table;

		heading(cli, &table);
		for (size_t i = 0; i < count; i++)
			batch_row(cli, &table, &batches[i]);
		table_end(cli, &table);
	}
	credit_snapshot_end(snapshot);
	return code;
}

int batch_show(struct cli *cli)
{
	credit_snapshot *snapshot = NULL;
	const credit_batch *batch;
	const char *const *entries;
	uint64_t number;
	size_t count;
	credit_error err;
	int code = read_number(cli, &number);

	if (!code)
		code = cli_snapshot(cli, &snapshot);
	if (code)
		return code;
	if (credit_batch_show(snapshot, number, &batch, &entries, &count, &err)) {
		code = cli_error(cli, &err);
	} else if (cli->json) {
		code = json_batch(snapshot, cli, batch, entries, count);
	} else {
		struct table table;

		heading(cli, &table);
		batch_row(cli, &table, batch);
		table_end(cli, &table);
		batch_more(cli, batch);
		for (size_t i = 0; i < count; i++)
			printf("%s%s", i % 4 ? "  " : "\n", entries[i]);
		putchar('\n');
		if (count)
			cli_note(cli,
				cli->lang == CREDIT_ZH ? "看一条记录：credit show %s"
						       : "see one: credit show %s",
				entries[0]);
	}
	credit_snapshot_end(snapshot);
	return code;
}

int batch_undo(struct cli *cli)
{
	uint64_t number;
	uint64_t undone = 0;
	credit_error err;
	int code = read_number(cli, &number);

	if (code)
		return code;
	if (credit_batch_undo(cli->registry, number, cli_option(cli, "operator"),
		    cli->now_us, &undone, &err))
		return err.status == CREDIT_EEXISTS ? (cli_error(cli, &err), EXIT_FINDING)
						    : cli_error(cli, &err);
	if (cli->json) {
		struct json_line line;

		json_line_begin(&line, "credit.batch/1");
		json_kv_uint(&line.json, "batch", number);
		json_kv_uint(&line.json, "undone", undone);
		json_line_end(&line);
		return EXIT_DONE;
	}
	printf(cli->lang == CREDIT_ZH
			? "批次 %llu 已撤销，%llu 条记录不再有效\n"
			: "batch %llu is undone, records without effect now: %llu\n",
		(unsigned long long)number, (unsigned long long)undone);
	return EXIT_DONE;
}
