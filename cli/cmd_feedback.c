/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_feedback.c - `credit feedback FILE...`: what departments did about their tasks.
 */
#include "import_command.h"

int cmd_feedback(struct cli *cli)
{
	static const struct import_kind kind = {
		credit_feedback_import, "credit.feedback/1", "department", false, false};

	return import_files(cli, &kind);
}
