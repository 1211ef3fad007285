/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_check.c - `credit check`: is a subject on a list, and what follows.
 *
 * A few subjects are told in full; a file is told in one line each.  Subjects
 * are asked in groups, which is faster than one by one, and printed in order,
 * once the query log has them.  Persons need a purpose: without one, operands
 * and files are looked through before anything is answered.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check_command.h"

/* A group with a purpose is one line of the query log, written before its answers. */
#define GROUP 10000
#define GROUP_WITHOUT_PURPOSE 1000
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
	size_t group;
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
	code = cli_asked_part(check->cli, check->snapshot);
	if (code)
		return code;
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

static void forget_group(struct check *check)
{
	for (size_t i = 0; i < check->count; i++) {
		free(check->asked[i].input);
		free(check->asked[i].name);
	}
	check->count = 0;
}

static int flush_group(struct check *check)
{
	int code = check->count ? answer(check) : EXIT_DONE;

	forget_group(check);
	return code;
}

static int add(struct check *check, const char *input, const char *name,
	const credit_id *id, const char *code)
{
	struct asked *asked = &check->asked[check->count];
	int fault = code[0] ? EXIT_DONE : cli_purpose_for(check->cli, id);

	if (fault)
		return fault;
	asked->input = copy_text(input);
	asked->name = copy_text(name);
	asked->code = code;
	check->ids[check->count++] = *id;
	if (!asked->input || !asked->name)
		return CLI_FAIL(check->cli, CREDIT_ENOMEM, MSG_MEMORY);
	return check->count == check->group ? flush_group(check) : EXIT_DONE;
}

static int add_row(void *context, const credit_subject_row *row)
{
	struct check *check = context;

	check->code = add(check, row->input, row->name, &row->id, row->code);
	return check->code;
}

static int look_row(void *context, const credit_subject_row *row)
{
	struct check *check = context;

	check->code = row->code[0] ? EXIT_DONE : cli_purpose_for(check->cli, &row->id);
	return check->code;
}

static int read_rows(struct check *check, const char *path, credit_subject_row_fn visit)
{
	bool is_stdin = !strcmp(path, "-");
	credit_error err;
	int status = credit_subjects_read(path, is_stdin ? STDIN_FILENO : -1,
		cli_option(check->cli, "encoding"), visit, check, &err);

	if (status == CREDIT_ECANCELLED && check->code)
		return check->code;
	return status ? cli_error(check->cli, &err) : EXIT_DONE;
}

/* Can the file be read twice?  A pipe cannot: what stands before its first person
 * may have been answered when that one is refused. */
static bool can_look_ahead(const char *path)
{
	struct stat found;
	int fault = strcmp(path, "-") ? stat(path, &found) : fstat(STDIN_FILENO, &found);

	return !fault && S_ISREG(found.st_mode);
}

static int read_file(struct check *check, const char *path)
{
	int code = EXIT_DONE;

	if (!cli_purpose(check->cli) && can_look_ahead(path)) {
		off_t begin = lseek(STDIN_FILENO, 0, SEEK_CUR);

		code = read_rows(check, path, look_row);
		if (!code && !strcmp(path, "-") && lseek(STDIN_FILENO, begin, SEEK_SET) < 0)
			code = CLI_FAIL(check->cli, CREDIT_EIO, MSG_FILE_READ, "-", "lseek");
	}
	return code ? code : read_rows(check, path, add_row);
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
	check->group = cli_purpose(cli) ? GROUP : GROUP_WITHOUT_PURPOSE;
	code = cli_snapshot(cli, &check->snapshot);
	if (!code)
		code = cli_asks(cli, check->snapshot);
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
	forget_group(check);
	credit_snapshot_end(check->snapshot);
	free(check);
	return code;
}
