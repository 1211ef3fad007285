/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_check.c - `credit check`: is a subject on a list, and what follows.
 *
 * A few subjects are told in full; a file is told in one line each.  Subjects
 * are asked in groups, which is faster than one by one, and printed in order.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check_command.h"

#define GROUP 1000
#define IN_FULL_MAX 10

/* What was typed, until its group is asked. */
struct asked {
	char *input;      /* owned */
	char *name;       /* owned */
	const char *code; /* what is wrong with it; "" when valid */
	uint64_t row;
};

struct check {
	struct cli *cli;
	credit_snapshot *snapshot;
	bool in_full;
	struct asked asked[GROUP];
	credit_id ids[GROUP];
	const char *names[GROUP];
	size_t count;
	struct check_totals totals;
	int code; /* of a failure that stopped it */
};

static char *copy_text(const char *text)
{
	return strdup(text ? text : "");
}

static void print_invalid(const struct cli *cli, const struct asked *asked)
{
	struct json_line line;
	char text[CREDIT_TEXT_BYTES];

	if (cli->json) {
		json_line_begin(&line, "credit.check/1");
		json_kv_text(&line.json, "input", asked->input);
		json_kv_bool(&line.json, "valid", false);
		json_kv_text(&line.json, "code", asked->code);
		json_line_end(&line);
		return;
	}
	id_fault_text(cli, asked->code, asked->input, text);
	print_text(cli, STYLE_HEAD, asked->input);
	fputs("  ", stdout);
	print_text(cli, STYLE_BAD, tr(cli, "无效：", "invalid: "));
	print_line(cli, STYLE_PLAIN, text);
}

static int print_answer(struct check *check, size_t index, const credit_verdict *verdict,
	struct table *table)
{
	const struct cli *cli = check->cli;
	const char *json;
	credit_error err;

	check->totals.subjects++;
	check->totals.by_scheme[credit_verdict_id(verdict)->scheme & 7]++;
	if (credit_verdict_found(verdict))
		check->totals.found++;
	else if (credit_verdict_stale_count(verdict))
		check->totals.unsure++;
	if (cli->json) {
		if (credit_verdict_json(check->snapshot, verdict,
			    check->asked[index].input, cli->lang, &json, NULL, &err))
			return cli_error(cli, &err);
		puts(json);
	} else if (check->in_full) {
		verdict_print(cli, verdict, check->asked[index].name);
	} else {
		verdict_row(cli, table, verdict, check->asked[index].name);
	}
	return EXIT_DONE;
}

/* Ask the valid ones together, then print all in the order they came. */
static int answer(struct check *check)
{
	const credit_verdict *const *verdicts = NULL;
	struct table table;
	size_t valid = 0;
	size_t next = 0;
	credit_error err;
	int code = EXIT_DONE;

	for (size_t i = 0; i < check->count; i++) {
		if (check->asked[i].code[0])
			continue;
		check->ids[valid] = check->ids[i];
		check->names[valid++] = check->asked[i].name;
	}
	if (valid && credit_check_named(check->snapshot, check->ids, check->names, valid,
			     check->cli->on, &verdicts, &err))
		return cli_error(check->cli, &err);
	verdict_table(check->cli, &table);
	for (size_t i = 0; i < check->count && !code; i++) {
		if (check->asked[i].code[0] && !check->cli->json && !check->in_full) {
			verdict_invalid_row(check->cli, &table, check->asked[i].input,
				check->asked[i].code, check->asked[i].name);
		} else if (check->asked[i].code[0]) {
			print_invalid(check->cli, &check->asked[i]);
		} else {
			code = print_answer(check, i, verdicts[next++], &table);
		}
		check->totals.invalid += check->asked[i].code[0] != '\0';
	}
	if (check->cli->json || check->in_full)
		table.count = 0;
	table_end(check->cli, &table);
	return code;
}

static int flush_group(struct check *check)
{
	int code = check->count ? answer(check) : EXIT_DONE;

	for (size_t i = 0; i < check->count; i++) {
		free(check->asked[i].input);
		free(check->asked[i].name);
	}
	check->count = 0;
	return code;
}

static int add(struct check *check, const char *input, const char *name,
	const credit_id *id, const char *code)
{
	struct asked *asked = &check->asked[check->count];

	asked->input = copy_text(input);
	asked->name = copy_text(name);
	asked->code = code;
	check->ids[check->count++] = *id;
	if (!asked->input || !asked->name)
		return CLI_FAIL(check->cli, CREDIT_ENOMEM, MSG_MEMORY);
	return check->count == GROUP ? flush_group(check) : EXIT_DONE;
}

static int add_row(void *context, const credit_subject_row *row)
{
	struct check *check = context;

	check->code = add(check, row->input, row->name, &row->id, row->code);
	return check->code;
}

static int read_file(struct check *check, const char *path)
{
	bool is_stdin = !strcmp(path, "-");
	credit_error err;
	int status = credit_subjects_read(path, is_stdin ? STDIN_FILENO : -1,
		cli_option(check->cli, "encoding"), add_row, check, &err);

	if (status == CREDIT_ECANCELLED && check->code)
		return check->code;
	return status ? cli_error(check->cli, &err) : EXIT_DONE;
}

static int read_operands(struct check *check)
{
	const struct cli *cli = check->cli;
	int code = EXIT_DONE;

	for (int i = 0; i < cli->operands_count && !code; i++) {
		const char *input = cli->operands[i];
		credit_id id = {0};
		const char *fault = "";

		if (credit_id_parse(input, strlen(input), &id) != CREDIT_OK)
			fault = credit_id_fault(input, strlen(input));
		code = add(check, input, "", &id, fault);
	}
	return code;
}

int cmd_check(struct cli *cli)
{
	const char *path = cli_option(cli, "file");
	struct check *check;
	int code;

	if (!path && !cli->operands_count)
		return cli_usage(cli, MSG_CLI_OPERAND_FEW, "ID", "");
	check = calloc(1, sizeof(*check));
	if (!check)
		return CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	check->cli = cli;
	check->in_full = !path && cli->operands_count <= IN_FULL_MAX;
	code = cli_snapshot(cli, &check->snapshot);
	if (!code)
		code = read_operands(check);
	if (!code && path)
		code = read_file(check, path);
	if (!code)
		code = flush_group(check);
	if (!code && !check->in_full)
		verdict_totals(cli, &check->totals);
	if (!code && (check->totals.invalid ||
			     (cli_flag(cli, "exit-code") && check->totals.found)))
		code = EXIT_FINDING;
	credit_snapshot_end(check->snapshot);
	free(check);
	return code;
}
