/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_template.c - `credit template`: the CSV that a department or the office fills in.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static int write_template(
	const struct cli *cli, const credit_catalogue *tables, const char *path)
{
	const char *list = cli->operands_count ? cli->operands[0] : NULL;
	bool to_stdout = !path || !strcmp(path, "-");
	int fd = to_stdout ? STDOUT_FILENO
			   : open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	credit_error err;
	int status;

	if (fd < 0 && errno == EEXIST)
		return CLI_FAIL(cli, CREDIT_EEXISTS, MSG_FILE_EXISTS, path);
	if (fd < 0)
		return CLI_FAIL(cli, CREDIT_EIO, MSG_FILE_OPEN, path, strerror(errno));
	status = cli_flag(cli, "acts")
		? credit_act_template_write(tables, list, cli->on, fd, &err)
		: credit_template_write(tables, list, cli->on, fd, &err);
	if (!to_stdout && close(fd) && !status)
		status = FAIL(&err, CREDIT_EIO, MSG_FILE_WRITE, path, strerror(errno));
	if (!to_stdout && status)
		unlink(path);
	if (status)
		return cli_error(cli, &err);
	if (!to_stdout)
		cli_note(cli,
			cli->lang == CREDIT_ZH ? "已写好 %s；第二行是示例，可留可删"
					       : "wrote %s; its second row is a sample",
			path);
	return EXIT_DONE;
}

int cmd_template(struct cli *cli)
{
	const credit_catalogue *tables = NULL;
	struct tables held;
	int code;

	if (!cli->operands_count && !cli_flag(cli, "acts"))
		return cli_usage(cli, MSG_CLI_OPERAND_FEW, "LIST", "");
	code = tables_of(cli, NULL, &held, &tables);
	if (!code)
		code = write_template(cli, tables, cli_option(cli, "output"));
	tables_done(&held);
	return code;
}
