/* SPDX-License-Identifier: Apache-2.0 */
/*
 * options.c - reads the command line by the tables of the commands.
 *
 * Global options may stand anywhere; options and operands may mix; `--` ends
 * the options; a value follows as --name VALUE or --name=VALUE, or after a
 * letter.  Runs once.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "cli.h"

struct reader {
	struct cli *cli;
	char **argv;
	int argc;
	int at;
	bool ended; /* `--` was seen */
};

/* This and cli_json() look before anything else, so that even a wrong command
 * line is answered in the user's language and form. */
int cli_language(int argc, char **argv)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *value = NULL;

	for (int i = 1; i < argc && strcmp(argv[i], "--"); i++) {
		if (!strncmp(argv[i], "--lang=", 7))
			value = argv[i] + 7;
		else if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			value = argv[i + 1];
	}
	if (value && (!strcmp(value, "zh") || !strcmp(value, "en")))
		return strcmp(value, "zh") ? CREDIT_EN : CREDIT_ZH;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		value = getenv(names[i]);
		if (value && value[0])
			break;
	}
	return value && !strncmp(value, "zh", 2) ? CREDIT_ZH : CREDIT_EN;
}

bool cli_json(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
		if (!strcmp(argv[i], "--json"))
			return true;
	return false;
}

static const struct option_spec *spec_find(
	const struct option_spec *specs, const char *name, size_t length, char letter)
{
	for (; specs && specs->name; specs++) {
		if (letter ? specs->letter == letter
			   : strlen(specs->name) == length &&
					!strncmp(specs->name, name, length))
			return specs;
	}
	return NULL;
}

static const struct option_spec *option_find(
	const struct cli *cli, const char *name, size_t length, char letter)
{
	const struct option_spec *spec = spec_find(global_options, name, length, letter);

	if (!spec && cli->command)
		spec = spec_find(cli->command->options, name, length, letter);
	return spec;
}

static int take(struct reader *reader, const struct option_spec *spec, const char *value,
	const char *shown)
{
	struct cli *cli = reader->cli;

	if (!spec)
		return cli_usage(cli, MSG_CLI_OPTION, shown, "");
	if (spec->kind == OPTION_FLAG && value)
		return cli_usage(cli, MSG_CLI_OPTION_FLAG, shown, "");
	if (spec->kind != OPTION_FLAG && !value) {
		if (reader->at >= reader->argc)
			return cli_usage(cli, MSG_CLI_OPTION_VALUE, shown, spec->value);
		value = reader->argv[reader->at++];
	}
	cli->given[cli->given_count].spec = spec;
	cli->given[cli->given_count++].value = value;
	return EXIT_DONE;
}

static int read_long(struct reader *reader, const char *argument)
{
	const char *name = argument + 2;
	const char *equals = strchr(name, '=');
	size_t length = equals ? (size_t)(equals - name) : strlen(name);

	return take(reader, option_find(reader->cli, name, length, '\0'),
		equals ? equals + 1 : NULL, argument);
}

/* -o DIR, -oDIR; letters are not combined. */
static int read_letter(struct reader *reader, const char *argument)
{
	return take(reader, option_find(reader->cli, "", 0, argument[1]),
		argument[2] ? argument + 2 : NULL, argument);
}

static int read_word(struct reader *reader, char *argument)
{
	struct cli *cli = reader->cli;

	if (!cli->command) {
		cli->command = command_find(argument);
		return cli->command ? EXIT_DONE
				    : cli_usage(cli, MSG_CLI_COMMAND, argument, "");
	}
	if (cli->command->actions && !cli->action) {
		cli->action = action_find(cli->command, argument);
		return cli->action ? EXIT_DONE
				   : cli_usage(cli, MSG_CLI_ACTION, cli->command->name,
					     argument);
	}
	cli->operands[cli->operands_count++] = argument;
	return EXIT_DONE;
}

static int check_operands(struct cli *cli)
{
	int min = cli->action ? cli->action->operands_min : cli->command->operands_min;
	int max = cli->action ? cli->action->operands_max : cli->command->operands_max;

	if (cli_flag(cli, "help") || cli_flag(cli, "version"))
		return EXIT_DONE;
	if (cli->command->actions && !cli->action)
		return cli_usage(cli, MSG_CLI_ACTION_NONE, cli->command->name, "");
	if (cli->operands_count < min)
		return cli_usage(cli, MSG_CLI_OPERAND_FEW,
			cli->action ? cli->action->operands : cli->command->operands, "");
	if (max >= 0 && cli->operands_count > max)
		return cli_usage(cli, MSG_CLI_OPERAND_MANY, cli->operands[max], "");
	return EXIT_DONE;
}

static int read_day(const struct cli *cli, const char *text, credit_day *day)
{
	credit_error err;

	if (credit_day_parse(text, strlen(text), day) == CREDIT_OK)
		return EXIT_DONE;
	FAIL(&err, CREDIT_EFORMAT, MSG_DAY_FORM, text);
	cli_error(cli, &err);
	return EXIT_USAGE;
}

static int read_moment(const struct cli *cli, const char *text, credit_moment *moment)
{
	credit_error err;

	if (credit_moment_parse(text, strlen(text), moment) == CREDIT_OK)
		return EXIT_DONE;
	FAIL(&err, CREDIT_EFORMAT, MSG_MOMENT_FORM, text);
	cli_error(cli, &err);
	return EXIT_USAGE;
}

static int read_globals(struct cli *cli)
{
	const char *on = cli_option(cli, "on");
	const char *known = cli_option(cli, "known");
	const char *now = cli_option(cli, "now");
	const char *lang = cli_option(cli, "lang");
	credit_moment moment = {0};
	int code = EXIT_DONE;

	cli->on = credit_day_today();
	if (lang && strcmp(lang, "zh") && strcmp(lang, "en"))
		return cli_usage(cli, MSG_CLI_LANG, lang, "");
	cli->store = cli_option(cli, "store");
	if (!cli->store || !cli->store[0])
		cli->store = getenv("CREDIT_STORE");
	if (!cli->store || !cli->store[0])
		cli->store = "./credit.store";
	if (now) {
		code = read_moment(cli, now, &moment);
		if (!code && moment.kind != CREDIT_MOMENT_TIME)
			code = cli_usage(cli, MSG_CLI_NOW, now, "");
		cli->now_us = moment.time_us;
		if (!code)
			cli->on = day_of_time(moment.time_us);
	}
	if (!code && on)
		code = read_day(cli, on, &cli->on);
	if (!code && known)
		code = read_moment(cli, known, &cli->known);
	cli->on_given = on != NULL;
	cli->known_given = known != NULL;
	return code;
}

int cli_parse(struct cli *cli, int argc, char **argv)
{
	struct reader reader = {.cli = cli, .argv = argv, .argc = argc, .at = 1};
	int code = EXIT_DONE;

	cli->given = calloc((size_t)argc + 1, sizeof(*cli->given));
	cli->operands = calloc((size_t)argc + 1, sizeof(*cli->operands));
	if (!cli->given || !cli->operands)
		return CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	while (!code && reader.at < argc) {
		char *argument = argv[reader.at++];

		if (reader.ended || argument[0] != '-' || !argument[1])
			code = read_word(&reader, argument);
		else if (!strcmp(argument, "--"))
			reader.ended = true;
		else if (argument[1] == '-')
			code = read_long(&reader, argument);
		else
			code = read_letter(&reader, argument);
	}
	if (!code && cli->command)
		code = check_operands(cli);
	return code ? code : read_globals(cli);
}

bool cli_flag(const struct cli *cli, const char *name)
{
	for (int i = 0; i < cli->given_count; i++)
		if (!strcmp(cli->given[i].spec->name, name))
			return true;
	return false;
}

const char *cli_option(const struct cli *cli, const char *name)
{
	const char *value = NULL;
	const char *next;
	int at = 0;

	while ((next = cli_option_next(cli, name, &at)))
		value = next;
	return value;
}

const char *cli_words(struct cli *cli)
{
	const char *given = cli_option(cli, "words");

	if (given)
		return given;
	buf_reset(&cli->words);
	buf_printf(&cli->words, "%s/words.txt", cli->store);
	return access(buf_cstr(&cli->words), F_OK) == 0 ? buf_cstr(&cli->words) : NULL;
}

int cli_count(const struct cli *cli, const char *option, uint64_t *count)
{
	const char *text = cli_option(cli, option);
	uint64_t number;
	char *end;

	if (!text)
		return EXIT_DONE;
	errno = 0;
	number = strtoull(text, &end, 10);
	if (errno || *end || text[0] < '0' || text[0] > '9')
		return cli_usage(cli, MSG_CLI_NUMBER, text, "");
	*count = number;
	return EXIT_DONE;
}

const char *cli_option_next(const struct cli *cli, const char *name, int *at)
{
	while (*at < cli->given_count) {
		const struct given *given = &cli->given[(*at)++];

		if (!strcmp(given->spec->name, name))
			return given->value;
	}
	return NULL;
}

const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}

const struct action *action_find(const struct command *command, const char *name)
{
	for (const struct action *a = command->actions; a && a->name; a++)
		if (!strcmp(a->name, name))
			return a;
	return NULL;
}
