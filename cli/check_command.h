/* SPDX-License-Identifier: Apache-2.0 */
/*
 * check_command.h - how `credit check` shows verdicts to people.
 */
#ifndef CLI_CHECK_COMMAND_H
#define CLI_CHECK_COMMAND_H

#include "cli.h"

struct check_totals {
	uint64_t subjects;
	uint64_t found;
	uint64_t unsure; /* nothing found, and a list went stale */
	uint64_t invalid;
	uint64_t by_scheme[8]; /* enum credit_scheme */
};

/* One verdict in full; name: as given beside the identifier. */
void verdict_print(const struct cli *cli, const credit_verdict *verdict, const char *name);

/* Verdicts in a line each. */
void verdict_table(const struct cli *cli, struct table *table);
void verdict_row(const struct cli *cli, struct table *table, const credit_verdict *verdict,
	const char *name);
void verdict_invalid_row(const struct cli *cli, struct table *table, const char *input,
	const char *code, const char *name);
void verdict_totals(const struct cli *cli, const struct check_totals *totals);

#endif
