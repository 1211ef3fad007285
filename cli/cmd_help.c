/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_help.c - `credit help [COMMAND]`, `--help`, `version`: written from the
 * tables, so help cannot say what the parser does not do.
 */
#include <string.h>

#include "cli.h"

static void print_options(const struct cli *cli, const struct option_spec *specs)
{
	struct table table;

	table_begin(&table, 3);
	for (; specs && specs->name; specs++) {
		char text[80];

		snprintf(text, sizeof(text), "%s%c%s--%s%s%s", specs->letter ? "-" : " ",
			specs->letter ? specs->letter : ' ', specs->letter ? ", " : "  ",
			specs->name, specs->value ? " " : "",
			specs->value ? specs->value : "");
		table_cell(&table, STYLE_PLAIN, "");
		table_cell(&table, STYLE_HEAD, text);
		table_cell(&table, STYLE_PLAIN, specs->help.in[cli->lang]);
	}
	table_end(cli, &table);
}

static void print_usage(const struct cli *cli, const struct command *command)
{
	const char *options = command->options && command->options->name
				      ? tr(cli, " [选项]", " [OPTIONS]")
				      : "";

	print_line(cli, STYLE_HEAD, tr(cli, "用法", "Usage"));
	if (!command->actions)
		printf("  credit %s%s%s%s\n", command->name, options,
			command->operands[0] ? " " : "", command->operands);
	for (const struct action *a = command->actions; a && a->name; a++)
		printf("  credit %s %s%s%s%s\n", command->name, a->name, options,
			a->operands[0] ? " " : "", a->operands);
}

int help_command(struct cli *cli, const struct command *command)
{
	print_line(cli, STYLE_PLAIN, command->summary.in[cli->lang]);
	putchar('\n');
	print_usage(cli, command);
	if (command->options && command->options->name) {
		putchar('\n');
		print_line(cli, STYLE_HEAD, tr(cli, "选项", "Options"));
		print_options(cli, command->options);
	}
	if (command->details.in[cli->lang])
		printf("\n%s\n", command->details.in[cli->lang]);
	return EXIT_DONE;
}

static void help_all(const struct cli *cli)
{
	struct table table;

	puts(tr(cli, "credit——诚信红黑榜登记、查询与公示",
		"credit - keep, query and publish a county's trust records"));
	putchar('\n');
	print_line(cli, STYLE_HEAD, tr(cli, "用法", "Usage"));
	puts(tr(cli, "  credit [全局选项] 命令 [选项] ...",
		"  credit [GLOBAL OPTIONS] COMMAND [OPTIONS] ..."));
	putchar('\n');
	print_line(cli, STYLE_HEAD, tr(cli, "命令", "Commands"));
	table_begin(&table, 3);
	for (const struct command *c = commands; c->name; c++) {
		table_cell(&table, STYLE_PLAIN, "");
		table_cell(&table, STYLE_HEAD, c->name);
		table_cell(&table, STYLE_PLAIN, c->summary.in[cli->lang]);
	}
	table_end(cli, &table);
	putchar('\n');
	print_line(cli, STYLE_HEAD, tr(cli, "全局选项", "Global options"));
	print_options(cli, global_options);
	putchar('\n');
	puts(tr(cli, "某个命令的说明：credit help 命令",
		"About one command: credit help COMMAND"));
	puts(tr(cli, "退出码：0 完成；1 有明确的问题；2 命令写错；3 其他错误",
		"Exit codes: 0 done; 1 a definite finding; 2 usage; 3 any other error"));
}

/* Words for the completion function: commands, then each command's options. */
static void print_completion(void)
{
	puts("# bash completion for credit, written by `credit help --completion`\n"
	     "_credit()\n{\n\tlocal word=${COMP_WORDS[COMP_CWORD]} command= i words=\n"
	     "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	     "\t\tcase ${COMP_WORDS[i]} in\n"
	     "\t\t--store | --lang | --on | --known | --now) ((i++)) ;;\n"
	     "\t\t-*) ;;\n"
	     "\t\t*)\n\t\t\tcommand=${COMP_WORDS[i]}\n\t\t\tbreak\n\t\t\t;;\n"
	     "\t\tesac\n\tdone\n\tcase $command in");
	for (const struct command *c = commands; c->name; c++) {
		printf("\t%s) words='", c->name);
		for (const struct action *a = c->actions; a && a->name; a++)
			printf("%s ", a->name);
		for (const struct option_spec *s = c->options; s && s->name; s++)
			printf("--%s ", s->name);
		puts("' ;;");
	}
	printf("\t'') words='");
	for (const struct command *c = commands; c->name; c++)
		printf("%s ", c->name);
	puts("' ;;\n\tesac");
	printf("\t[[ $word == -* ]] && words+=' ");
	for (const struct option_spec *s = global_options; s->name; s++)
		printf("--%s ", s->name);
	puts("'\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
	     "complete -o default -F _credit credit");
}

int cmd_help(struct cli *cli)
{
	const struct command *command;

	if (cli_flag(cli, "completion")) {
		print_completion();
		return EXIT_DONE;
	}
	if (!cli->operands_count) {
		help_all(cli);
		return EXIT_DONE;
	}
	command = command_find(cli->operands[0]);
	if (!command)
		return cli_usage(cli, MSG_CLI_COMMAND, cli->operands[0], "");
	return help_command(cli, command);
}

int cmd_version(struct cli *cli)
{
	struct json_line line;

	if (!cli->json) {
		printf("credit %s\n", credit_version());
		return EXIT_DONE;
	}
	json_line_begin(&line, "credit.version/1");
	json_kv_text(&line.json, "version", credit_version());
	json_line_end(&line);
	return EXIT_DONE;
}
