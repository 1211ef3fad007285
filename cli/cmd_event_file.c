/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_event_file.c - `credit event --file CSV`: an act in each row.
 */
#include <stdlib.h>
#include <string.h>

#include "event_command.h"
#include "import_command.h"

int event_file(struct cli *cli, const char *path)
{
	static const struct import_kind kind = {
		credit_event_import_csv, "credit.event/1", "authority", true, false};
	char *operand = strdup(path);
	struct cli one = *cli;
	int code;

	if (!operand)
		return CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	one.operands = &operand;
	one.operands_count = 1;
	code = import_files(&one, &kind);
	free(operand);
	return code;
}
