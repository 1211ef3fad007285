/* SPDX-License-Identifier: Apache-2.0 */
/*
 * file.h - whole files: read, write so that a reader never sees half of one.
 */
#ifndef LIBCREDIT_FILE_H
#define LIBCREDIT_FILE_H

#include <stdbool.h>

#include "base/buf.h"
#include "credit/base.h"

/* Append a file's bytes to out.  CREDIT_EIO, CREDIT_ENOTFOUND, CREDIT_ENOMEM,
 * CREDIT_ELIMIT (longer than limit_bytes). */
int file_read(const char *path, size_t limit_bytes, struct buf *out, credit_error *err);

/*
 * Write bytes to path with the given mode: a temporary file beside it, fsync,
 * rename, fsync of the folder.  With exclusive, an existing path is
 * CREDIT_EEXISTS and stays as it is.  CREDIT_EIO, CREDIT_EFULL.
 */
int file_write(const char *path, const void *bytes, size_t length, unsigned mode,
	bool exclusive, credit_error *err);

/*
 * Give a finished, synced temporary file its name, as file_write() does: whatever happens
 * the temporary name is gone.  CREDIT_EEXISTS (with exclusive), CREDIT_EIO, CREDIT_EFULL.
 */
int file_settle(const char *temporary, const char *path, bool exclusive, credit_error *err);

/*
 * Remove what file_write() left in a folder when it was stopped between writing and
 * renaming: temporary files of names that end so, of processes that are gone.  Best effort.
 */
void file_sweep(const char *folder, const char *end);
/* Is it such a name: of one that ends so, ".tmp-" and the number of a process that is gone? */
bool file_is_left(const char *name, const char *end);

/* The folder that path lies in, appended to out. */
void file_parent(const char *path, struct buf *out);
/* fsync it. */
int file_parent_sync(const char *path, credit_error *err);

/* fsync a folder, so that renames in it survive a crash. */
int folder_sync(const char *path, credit_error *err);

/* The status that fits an errno: CREDIT_EFULL, CREDIT_ENOTFOUND, CREDIT_ENOMEM or CREDIT_EIO. */
int status_of_errno(int number);

#endif
