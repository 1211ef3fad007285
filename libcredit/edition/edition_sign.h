/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_sign.h - the signed notes of a folder of editions: made, kept, written.
 *
 * A folder has notes once a key signed any; from then on each edition and the
 * folder have them, signed by the keys at hand or, without one, not yet: taking
 * a row down never waits for a key.  A text that did not change keeps its note
 * with all signatures, those of witnesses in the folder too.
 */
#ifndef LIBCREDIT_EDITION_SIGN_H
#define LIBCREDIT_EDITION_SIGN_H

#include "edition/edition_notes.h"
#include "store/store.h"

struct signing {
	const credit_key *const *keys;
	size_t keys_count;
	uint64_t notes;     /* written by this act */
	uint64_t unsigned_; /* of them: without any signature */
};

/* The files of one edition's folder, and whose they are. */
struct signed_edition {
	const char *period;
	uint32_t revision;
	const char *head; /* its line */
	size_t head_length;
	const uint8_t *digest; /* of it */
	const struct noted_file *files;
	size_t files_count;
};

/* Keys that cannot sign, or a NULL among them: CREDIT_EINVAL. */
int signing_check(const credit_key *const *keys, size_t count, credit_error *err);

/* Does the folder have notes, or get them now?  signing may be NULL: no keys. */
int signing_wanted(const struct signing *signing, credit_snapshot *snapshot, bool *wanted,
	credit_error *err);

/*
 * Make both notes of an edition within a change and write them to `folder`, where the
 * files are; `placed` is where the folder stood before, with signatures to keep, or NULL.
 */
int signing_edition(struct signing *signing, struct change *change,
	const struct signed_edition *edition, const char *folder, const char *placed,
	credit_error *err);

/*
 * The note over the folder; editions in order, files filled here.  It stands aside until
 * folder_place_all().  Nothing is written while an edition has no notes yet.
 */
int signing_folder(struct signing *signing, struct change *change, struct folder_note *note,
	struct noted_edition *editions, const struct signed_edition *places,
	const char *directory, credit_error *err);

/* Must an edition's notes be made: it has none, or lacks a signature of a key at hand? */
int signing_lacks(const struct signing *signing, credit_snapshot *snapshot,
	const struct signed_edition *edition, bool *lacks, credit_error *err);

#endif
