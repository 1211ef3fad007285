/* SPDX-License-Identifier: Apache-2.0 */
/*
 * telling.h - tells what was found, in the order of the file, and writes what goes back.
 */
#ifndef LIBCREDIT_TELLING_H
#define LIBCREDIT_TELLING_H

#include "intake/intake.h"

struct telling {
	/* set by the caller */
	struct findings *findings; /* not sorted yet */
	const struct mapping *mapping;
	const struct row_set *refused;
	const char *name; /* of the file, for findings */
	credit_finding_fn report; /* may be NULL */
	void *context;
	int lang;
	int fd; /* the file, for the returned one */
	struct csv_options csv; /* encoding and separator as they were settled */
	bool bom;
	uint64_t header_row;
	bool refused_only; /* the good rows landed: only the others go back */
	/* kept between the calls */
	char *temporary; /* the returned file under its passing name; NULL: none */
	struct found next;
	bool any;
};

/*
 * Sort the findings and report them.  With path, also write the returned file
 * beside it, under a passing name.  CREDIT_OK, CREDIT_ECANCELLED, CREDIT_EIO,
 * CREDIT_EFULL, CREDIT_ENOMEM.
 */
int telling_run(struct telling *telling, const char *path, credit_error *err);
/*
 * Give the returned file its name, never one that is taken: with numbered, the
 * next free "path-2", "path-3" before the ending .csv.  out is owned.
 * CREDIT_OK, CREDIT_EEXISTS, CREDIT_EIO, CREDIT_ENOMEM.
 */
int telling_settle(struct telling *telling, const char *path, bool numbered, char **out,
	credit_error *err);
void telling_free(struct telling *telling); /* takes an unsettled file away */

#endif
