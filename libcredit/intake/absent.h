/* SPDX-License-Identifier: Apache-2.0 */
/*
 * absent.h - the entries that a complete list does not name, as a file to fill in.
 */
#ifndef LIBCREDIT_ABSENT_H
#define LIBCREDIT_ABSENT_H

#include "csv/csv_writer.h"
#include "intake/intake.h"
#include "intake/sorter.h"

/* An absent entry, marked before or not, to a sorter that orders them by the day and
 * number of their decisions.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EIO, CREDIT_EFULL. */
int absent_add(struct sorter *absent, const struct entry *entry, bool marked,
	credit_error *err);
/* What absent_add() put there: which entry; true: it is not marked yet. */
bool absent_read(const struct sorter_item *item, struct entry_id *id);

/* Where the file lies beside the department's: 内部_含个人信息_NAME.missing.csv.  Owned. */
char *absent_path(const char *path);

/* The file under a passing name, until absent_close() or absent_drop(). */
struct absent_file {
	struct csv_writer csv;
	int fd;          /* -1: no file is written */
	char *temporary; /* owned */
};

/* A new file beside path, 0600.  CREDIT_OK, CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM. */
int absent_open(struct absent_file *file, const char *path, enum encoding encoding,
	credit_error *err);
/* One row: who, under which decision; what happened stays to be filled in. */
void absent_put(struct absent_file *file, const struct entry *entry);
/* All of it on the disk, still under its passing name.  Same statuses. */
int absent_close(struct absent_file *file, credit_error *err);
/* Takes the file away where it still has its passing name. */
void absent_drop(struct absent_file *file);

#endif
