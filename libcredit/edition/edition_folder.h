/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_folder.h - folders of editions on disk: written aside, put in place whole.
 */
#ifndef LIBCREDIT_EDITION_FOLDER_H
#define LIBCREDIT_EDITION_FOLDER_H

#include "edition/edition_print.h"

/*
 * Make the folder of all editions when it is missing, and take away what an interrupted
 * call left in it, but for the index and the note that stand aside: they tell of it until
 * they are written again.  CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM.
 */
int folder_prepare(const char *directory, credit_error *err);

/* DIRECTORY/.tmp-LABEL, appended to out. */
void folder_aside(const char *directory, const char *label, struct buf *out);
/* Give it its name; what stood there is replaced at once and removed. */
int folder_place(const char *directory, const char *label, credit_error *err);
/* The same under another name than its label. */
int folder_place_as(
	const char *directory, const char *label, const char *name, credit_error *err);
/* Remove DIRECTORY/.tmp-LABEL, whatever state it is in. */
void folder_drop(const char *directory, const char *label);

/* An empty DIRECTORY/.tmp-LABEL, in place of what stood there. */
int folder_make_aside(const char *directory, const char *label, credit_error *err);
/* Folders of public notices, beside those of editions. */
#define NOTICE_PREFIX "notice-"

bool folder_exists(const char *directory, const char *label);

/* A notice that takes its place, or leaves it, together with the index. */
struct folder_notice {
	const char *name;
	bool leaves;
};

/* DIRECTORY/.tmp-index.html; its size and digest go to *out.  moves may be NULL. */
int folder_write_index(const char *directory, const struct words *words,
	const struct index_line *lines, size_t count, const struct folder_notice *moves,
	int hash, struct noted_file *out, credit_error *err);

/*
 * Give the folders that stand aside their names, in this order, take `leaves` (NULL:
 * none) away, then the index and the note over all their places, and remove what stood
 * there before.  Nothing is written in between.
 */
int folder_place_all(const char *directory, const char *const *labels, size_t count,
	const char *leaves, credit_error *err);

#endif
