/* SPDX-License-Identifier: Apache-2.0 */
/*
 * note.h - signed notes: a text, a blank line, and lines with signatures.
 *
 *	TEXT, which ends with a newline
 *	(blank line)
 *	— NAME BASE64(key id || signature)
 *
 * as the signed-note specification of C2SP has it.  The last empty line parts text and
 * signatures.  A note may have no signature yet: then the blank line ends it.
 * Signers that the reader does not know are passed over; a signature in the
 * name and id of a known key that does not verify refuses the whole note.
 */
#ifndef LIBCREDIT_NOTE_H
#define LIBCREDIT_NOTE_H

#include "seal/key.h"

#define SIGNED_NOTE_BYTES_MAX (1024u * 1024)
#define NOTE_SIGNATURES_MAX 64

struct note_signature {
	const char *name; /* borrowed from the note; not terminated */
	size_t name_length;
	const uint8_t
		*bytes; /* key id, then the signature; borrowed from the struct note */
	size_t length;
	size_t line; /* in the note, from 1 */
};

struct note {
	const char *text; /* borrowed from the bytes given; not terminated */
	size_t text_length;
	struct note_signature signatures[NOTE_SIGNATURES_MAX];
	size_t signatures_count;
	struct buf decoded;
};

/*
 * Take a note apart; bytes must outlive it.  CREDIT_EFORMAT (MSG_NOTE_FORM with file and
 * line), CREDIT_ELIMIT, CREDIT_ENOMEM; note_free() in every case.
 */
int note_parse(const char *bytes, size_t length, const char *file, struct note *out,
	credit_error *err);
void note_free(struct note *note);

/*
 * What a key says of a note: *signed_ tells whether it signed it.  One that did not is no
 * failure; CREDIT_ECORRUPT (MSG_KEY_SIGNATURE) when a line in its name and id does not
 * verify.  Other statuses of key_verify().
 */
int note_verify(
	const struct note *note, const credit_key *key, bool *signed_, credit_error *err);

/* May a text stand in a note: UTF-8, ends with a newline, no other control characters. */
bool note_text_valid(const char *text, size_t length);

/* Append a note without signatures.  CREDIT_EINVAL (no such text), CREDIT_ELIMIT,
 * CREDIT_ENOMEM. */
int note_begin(const char *text, size_t length, struct buf *note, credit_error *err);

/*
 * Sign a whole note that stands in a buf: a line is appended, unless the key signed it
 * already.  added may be NULL.  Statuses of note_parse(), note_verify() and key_sign();
 * the note stays as it was then.
 */
int note_sign(struct buf *note, const credit_key *key, const char *file, bool *added,
	credit_error *err);

#endif
