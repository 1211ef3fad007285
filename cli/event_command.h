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
/* A kind of act on a subject, in the same words; 0: none. */
int subject_kind(const char *text);
/* `event ID KIND`: an act on the subject itself. */
int event_of_subject(struct cli *cli, int kind, credit_day day);
/* Print why an act was not recorded, and give the exit code. */
int event_refused(const struct cli *cli, const credit_error *err);
int event_file(struct cli *cli, const char *path);

#endif
