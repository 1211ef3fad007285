/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_held.h - the file of entries that an edition holds back, with reasons.
 *
 * It is for the office only: 0600, outside the public folder, and its name
 * begins with HELD_PREFIX.
 */
#ifndef LIBCREDIT_EDITION_HELD_H
#define LIBCREDIT_EDITION_HELD_H

#include "base/buf.h"
#include "csv/csv_writer.h"
#include "record/record.h"

#define HELD_PREFIX "内部_含个人信息_"

struct held {
	struct csv_writer csv;
	struct buf path;
	struct buf temporary;
	int fd;
	uint64_t count;
};

/* The folder in which a folder lies, which need not exist yet; appended to out. */
void path_beside(const char *folder, struct buf *out);

/*
 * The path of the file: as asked, with the prefix put before its name when it
 * lacks it; else NAME beside the folder of editions.  CREDIT_EINVAL when it
 * lies in that folder.
 */
int held_path(const char *asked, const char *folder, const char *name, struct buf *path,
	credit_error *err);

/* Statuses of file_write(); path is copied. */
int held_open(struct held *held, const char *path, credit_error *err);
/* One entry that is not printed, and why; without held_open() it is only counted. */
void held_add(struct held *held, const struct judged_entry *judged);
/* Put the file in place.  With none held back there is no file, and an older one of
 * that name becomes a sheet of headers alone. */
int held_close(struct held *held, credit_error *err);
/* Leave no file behind. */
void held_drop(struct held *held);

#endif
