/* SPDX-License-Identifier: Apache-2.0 */
/*
 * publish_command.h - what the ways of `credit publish` share.
 */
#ifndef CREDIT_PUBLISH_COMMAND_H
#define CREDIT_PUBLISH_COMMAND_H

#include "cli.h"

/* Publication stopped is a finding, not a failure of the machine. */
int publish_stopped(const struct cli *cli, const credit_error *err);
/* publish --draft and publish --approve; the exit code. */
int publish_draft(struct cli *cli, const credit_publish_options *options);
int publish_approve(struct cli *cli);
/* publish --notice. */
int publish_notice(struct cli *cli);

#endif
