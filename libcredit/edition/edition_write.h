/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_write.h - all files of one edition, written aside by two threads.
 */
#ifndef LIBCREDIT_EDITION_WRITE_H
#define LIBCREDIT_EDITION_WRITE_H

#include "base/worker.h"
#include "edition/edition_print.h"

/* All files of one edition into DIRECTORY/.tmp-LABEL, synced. */
int folder_write(const char *directory, const struct print *print, credit_error *err);
/* The files of an edition as they were written; the list lives in an arena. */
struct folder_files {
	const struct noted_file *list;
	size_t count;
};
/*
 * The same, and what they are.  A worker writes them, and so does the caller's thread once
 * it did `meanwhile` (NULL: it has nothing to do).  The first failure of either.
 * CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT (a row), or what it returned.
 */
int folder_write_files(const char *directory, const struct print *print, struct arena *arena,
	struct folder_files *out, worker_fn meanwhile, void *context, credit_error *err);

#endif
