/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_notes.h - the texts of the three notes that are signed: built and read.
 *
 * edition.note, over what is committed for ever:
 *
 *	credit.edition/1
 *	the head's line, byte for byte
 *
 * files.note, over the files of the edition's folder but its two notes, by name in byte
 * order (the head that edition.note signs is named by its digest, so that one more
 * signature there changes nothing here):
 *
 *	credit.files/1
 *	head HEX
 *	rendering N
 *	HEX SIZE NAME
 *
 * folder.note, in the folder of all editions, by number and revision:
 *
 *	credit.folder/1
 *	series CODE
 *	rendering N
 *	index HEX SIZE
 *	LABEL HEADHEX FILESHEX
 *
 * Digests are of the store's hash, in lower case: of a head's bytes, of a file, and
 * FILESHEX of the text of that edition's files.note, without its signatures.  Sizes
 * and N are decimal without leading zeros.  N is the journal's sequence when the text
 * was first written; of two notes over one folder that with the larger N is newer.
 */
#ifndef LIBCREDIT_EDITION_NOTES_H
#define LIBCREDIT_EDITION_NOTES_H

#include "edition/edition_head.h"

#define EDITION_NOTE "edition.note"
#define FILES_NOTE "files.note"
#define FOLDER_NOTE "folder.note"
#define NOTE_NAME_BYTES 64 /* of a file of an edition, terminator included */

/* One line of files.note. */
struct noted_file {
	char name[NOTE_NAME_BYTES];
	uint8_t digest[DIGEST_BYTES];
	uint64_t size;
};

struct files_note {
	uint8_t head[DIGEST_BYTES];
	uint64_t rendering;
	const struct noted_file *files;
	size_t count;
};

/* One line of folder.note. */
struct noted_edition {
	char label[CREDIT_EDITION_LABEL_BYTES];
	uint8_t head[DIGEST_BYTES];
	uint8_t files[DIGEST_BYTES];
};

struct folder_note {
	char series[SERIES_BYTES];
	uint64_t rendering;
	uint8_t index[DIGEST_BYTES];
	uint64_t index_size;
	const struct noted_edition *editions;
	size_t count;
};

/* Append a text; a failure stays in out.  Files are put in order here. */
void edition_note_text(const char *head, size_t length, struct buf *out);
void files_note_text(const struct files_note *note, struct buf *out);
void folder_note_text(const struct folder_note *note, struct buf *out);

/*
 * Read a text: true when it is exactly what the builder makes.  Lists live in the arena;
 * head is borrowed from the text.  On false *line is the one at fault, from 1; 0: memory
 * ran out.  Labels are of their form; that they follow one another is not asked here.
 */
bool edition_note_read(const char *text, size_t length, const char **head, size_t *head_length,
	size_t *line);
bool files_note_read(const char *text, size_t length, struct arena *arena,
	struct files_note *out, size_t *line);
bool folder_note_read(const char *text, size_t length, struct arena *arena,
	struct folder_note *out, size_t *line);

#endif
