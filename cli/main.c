/* SPDX-License-Identifier: Apache-2.0 */
/*
 * main.c - credit(1): the table of commands, the store, the exit code.
 *
 * Every command is one row below.  main reads the command line by the tables,
 * opens the store in the mode that the row asks for, runs the command and maps
 * what happened to an exit code (exit.h).  Nothing else opens a store.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

const struct option_spec global_options[] = {
	{"store", 0, OPTION_TEXT, "DIR",
		WORDS("登记库所在文件夹（默认 $CREDIT_STORE，再则 ./credit.store）",
			"folder of the store (default $CREDIT_STORE, else ./credit.store)")},
	{"lang", 0, OPTION_TEXT, "zh|en", WORDS("界面语言", "language of the output")},
	{"json", 0, OPTION_FLAG, NULL, WORDS("每行输出一个 JSON 对象", "print one JSON object a line")},
	{"on", 0, OPTION_TEXT, "DAY", WORDS("按哪一天判断（默认今天）", "day of judgement (default today)")},
	{"known", 0, OPTION_TEXT, "TIME",
		WORDS("按当时已知的情况：日期、时刻或 #序号", "as known then: a day, a time or #SEQUENCE")},
	{"now", 0, OPTION_TEXT, "TIME",
		WORDS("登记时钟（不得早于最后一条记录）",
			"the recording clock (not before the last record)")},
	{"help", 'h', OPTION_FLAG, NULL, WORDS("显示说明", "show help")},
	{NULL, 0, OPTION_FLAG, NULL, WORDS(NULL, NULL)}};

static const struct option_spec help_options[] = {
	{"completion", 0, OPTION_FLAG, NULL, WORDS("输出 bash 补全脚本", "print a bash completion script")},
	{NULL, 0, OPTION_FLAG, NULL, WORDS(NULL, NULL)}};

const struct command commands[] = {
	{"help", STORE_NONE, cmd_help, "[COMMAND]", 0, 1, help_options, NULL,
		WORDS("显示说明", "show help"), WORDS(NULL, NULL)},
	{"version", STORE_NONE, cmd_version, "", 0, 0, NULL, NULL,
		WORDS("显示版本", "show the version"), WORDS(NULL, NULL)},
	{NULL, STORE_NONE, NULL, NULL, 0, 0, NULL, NULL, WORDS(NULL, NULL), WORDS(NULL, NULL)}};

/* A closed stdin, stdout or stderr must not become a descriptor of the store. */
static void hold_descriptors(void)
{
	for (int fd = 0; fd < 3; fd++) {
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			(void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
	}
}

static void look_at_terminal(struct cli *cli)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");
	struct winsize size;

	cli->quiet = !isatty(STDERR_FILENO);
	if (!isatty(STDOUT_FILENO))
		return;
	cli->colour = !(no_color && no_color[0]) && !(term && !strcmp(term, "dumb"));
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		cli->width = size.ws_col;
}

static int run(struct cli *cli)
{
	if (cli_flag(cli, "help"))
		return cli->command ? help_command(cli, cli->command) : cmd_help(cli);
	return cli->action ? cli->action->run(cli) : cli->command->run(cli);
}

/* Output that did not arrive is an error, whatever the command thought. */
static int finish_output(const struct cli *cli, int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	CLI_FAIL(cli, CREDIT_EIO, MSG_FILE_WRITE, tr(cli, "标准输出", "standard output"),
		strerror(errno));
	return EXIT_ERROR;
}

int main(int argc, char **argv)
{
	struct cli cli = {0};
	int code;

	hold_descriptors();
	signal(SIGPIPE, SIG_IGN);
	cli.lang = cli_language(argc, argv);
	cli.json = cli_json(argc, argv);
	look_at_terminal(&cli);
	code = cli_parse(&cli, argc, argv);
	if (!code && !cli.command && !cli_flag(&cli, "help"))
		code = cli_usage(&cli, MSG_CLI_COMMAND_NONE, "", "");
	if (!code)
		code = run(&cli);
	code = finish_output(&cli, code);
	free(cli.given);
	free(cli.operands);
	return code;
}
