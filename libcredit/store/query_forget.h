/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query_forget.h - takes an erased subject out of the query log's lines.
 */
#ifndef LIBCREDIT_QUERY_FORGET_H
#define LIBCREDIT_QUERY_FORGET_H

#include <stdbool.h>
#include <stddef.h>

#include "credit/store.h"

/* By what a subject can stand in a line. */
struct query_name {
	bool is_ref;      /* a reference (query_line.h); else a name or identifier */
	const char *text; /* borrowed; not ended by NUL */
	size_t length;
};

struct query_names {
	const struct query_name *names;
	size_t count;
};

/*
 * In each line that refers to the subject, put a random reference in place of its
 * own, and asterisks over its masked identifier; in every line, asterisks over its names
 * and identifiers in the purpose and the check of identity; over a damaged line with
 * anything of it, asterisks throughout.  A line keeps its length, and so its number.
 * No log: nothing to do.  CREDIT_EREADONLY, CREDIT_EFORMAT, CREDIT_EFULL, CREDIT_EIO,
 * CREDIT_ENOMEM; the same call again finishes it.
 */
int query_log_forget(
	credit_registry *registry, const struct query_names *names, credit_error *err);

#endif
