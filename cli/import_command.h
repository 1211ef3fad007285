/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import_command.h - what `credit import` and `credit feedback` have in common.
 */
#ifndef CLI_IMPORT_COMMAND_H
#define CLI_IMPORT_COMMAND_H

#include "cli.h"

/* A call that takes a department's file. */
typedef int (*import_fn)(credit_registry *registry, const char *path,
	const credit_import_options *options, credit_finding_fn report, void *context,
	credit_import_report **out, credit_error *err);

struct import_kind {
	import_fn call;
	const char *schema;
	const char *sender; /* option that names who sent it */
	bool acts;          /* rows are acts: what they do is recorded, and adds nothing */
	bool lists; /* complete lists and zero reports too */
};

/* The files of the command line, one after another: told as they come. */
int import_files(struct cli *cli, const struct import_kind *kind);

#endif
