/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log_command.h - what the forms of `credit log` share.
 */
#ifndef CLI_LOG_COMMAND_H
#define CLI_LOG_COMMAND_H

#include "cli.h"

/* `log --queries`: lines of the query log, the first-th (from 1) and on. */
int log_queries(
	const struct cli *cli, credit_snapshot *snapshot, uint64_t first, uint64_t limit);

/* `log --root`: of the journal's tree; from above 0: and how it continues that. */
int log_root(const struct cli *cli, credit_snapshot *snapshot, uint64_t from);
/* `log --proof`: of one record. */
int log_proof(const struct cli *cli, credit_snapshot *snapshot, uint64_t sequence);

#endif
