/* SPDX-License-Identifier: Apache-2.0 */
/*
 * exit.h - the exit codes of credit(1), and which status gives which.
 *
 * A script may rely on these four numbers; the manual has a section on each.
 */
#ifndef CLI_EXIT_H
#define CLI_EXIT_H

#include "credit/base.h"

enum exit_code {
	EXIT_DONE = 0,    /* done */
	EXIT_FINDING = 1, /* a definite finding: an id invalid, a row refused, a fault found */
	EXIT_USAGE = 2,   /* the command line is wrong */
	EXIT_ERROR = 3    /* anything else: no such store, disk full, closed pipe */
};

static inline enum exit_code exit_of_status(int status)
{
	switch (status) {
	case CREDIT_OK:
		return EXIT_DONE;
	case CREDIT_ERULE:
	case CREDIT_EFORMAT:
		return EXIT_FINDING;
	case CREDIT_EINVAL:
		return EXIT_USAGE;
	default:
		return EXIT_ERROR;
	}
}

#endif
