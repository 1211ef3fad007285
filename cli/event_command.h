/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_command.h - what the two forms of `credit event` share.
 */
#ifndef CLI_EVENT_COMMAND_H
#define CLI_EVENT_COMMAND_H

#include "cli.h"

/* A kind by its word, or as people read it in Chinese; 0: none. */
int event_kind(const char *text);
void event_report(const struct cli *cli, const credit_act *act, int outcome);
/* Print why an act was not recorded, and give the exit code. */
int event_refused(const struct cli *cli, const credit_error *err);
int event_file(struct cli *cli, const char *path);

#endif
