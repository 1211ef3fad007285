/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify.h - the checks of a folder of editions, one source a group.
 *
 * Each tells its faults (verify_read.h) and goes on; none changes an edition.
 */
#ifndef LIBCREDIT_VERIFY_H
#define LIBCREDIT_VERIFY_H

#include "edition/verify_read.h"

/* verify_rows.c: leaves against roots, counts, numbers, changes among themselves. */
void verify_rows(struct verify *v, struct verify_edition *edition);

/* verify_files.c: the files that edition.json names and its two notes, and no
 * other, with its digests, which are kept. */
void verify_files(struct verify *v, struct verify_edition *edition);
/* Digest of a whole file; false after telling. */
bool verify_file_digest(struct verify *v, const struct verify_edition *edition,
	const char *name, int hash, uint8_t digest[DIGEST_BYTES], uint64_t *size);

/* Does a file of DIR stand aside?  And tell of a name that nothing names: a signing that was
 * stopped leaves such. */
bool verify_aside(const char *name);
void verify_unnamed(struct verify *v, const struct verify_edition *place, const char *name);

/* verify_csv.c: red.csv, black.csv and changes.csv hold what edition.json holds. */
void verify_csv(struct verify *v, struct verify_edition *edition);

/* verify_page.c: pages show the rows in print and no other, and the head's fingerprint. */
void verify_pages(struct verify *v, struct verify_edition *edition);
/* No number of a person in the text of any other page. */
void verify_page_masks(struct verify *v, const struct verify_edition *edition,
	const char *name, const char *text, size_t length);

/* verify_chain.c: an edition against the one before it, NULL: there is none. */
void verify_chain(struct verify *v, const struct verify_edition *before,
	const struct verify_edition *edition);
/* What can be told of changes without the edition before; alone: there is none to compare. */
void verify_changes(struct verify *v, const struct verify_edition *edition, bool alone);
/* Only the newest shows black rows. */
void verify_old(struct verify *v, const struct verify_edition *edition);

/* verify_index.c: DIR/index.html, and what lies in DIR, against the editions in it. */
struct verify_head {
	const char *label;
	bool headed;
	bool listed; /* in DIR/index.html */
	struct edition_head head;
	uint8_t digest[DIGEST_BYTES];
	bool noted; /* files.note was read: */
	uint8_t files[DIGEST_BYTES]; /* digest of its text */
	uint64_t rendering;
};
/* dir has folder and label "", heads stand from old to new. */
void verify_index(struct verify *v, const struct verify_edition *dir, struct verify_head *heads,
	size_t count);

/* verify_notes.c: the two notes of an edition, after verify_files(). */
void verify_notes(struct verify *v, const struct verify_edition *edition,
	struct verify_head *head);
/* folder.note of DIR against its editions, and against a copy kept (a path, or NULL). */
void verify_folder_note(struct verify *v, const struct verify_edition *dir,
	const struct verify_head *heads, size_t count, const char *since);

/* ---- rows met in a file in their order ---- */

struct verify_walk {
	struct verify *v;
	const struct verify_edition *edition;
	const char *file;
	int colour; /* 0: both */
	size_t next;
};

/* The row in print that a file shows next, by its number; SIZE_MAX after telling. */
size_t walk_meet(struct verify_walk *walk, const char *number, uint64_t line);
/* Rows that the file should have shown are told. */
void walk_end(struct verify_walk *walk);

#endif
