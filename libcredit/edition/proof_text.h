/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proof_text.h - one small text that a person takes away: its form, and whether it holds.
 *
 * A row of an edition, "credit.proof/1".  Lines end in LF, a value is escaped
 * (\\ for a backslash, \n for a line end) and may be empty:
 *
 *	credit.proof/1
 *	colour black
 *	KEY VALUE            each key of the row in edition.json, in its order
 *	salt HEX
 *	position N           among all rows of the edition in print order, from 0
 *	path HEX             from the leaf up, as often as the tree is high
 *	edition
 *	...                  edition.note as it stands in the edition's folder, to the end
 *
 * No row of a code in an edition, "credit.absence/1": the neighbours between
 * which it would stand in the order by code (edition_codes.h); there is no
 * line `before` where it would come first, none `after` where it would be last:
 *
 *	credit.absence/1
 *	code CODE
 *	before N CODE NUMBER SALT
 *	path HEX
 *	after N CODE NUMBER SALT
 *	path HEX
 *	edition
 *	...
 *
 * What the office states where neighbours cannot show it, "credit.statement/1", is
 * itself a signed note (seal/note.h); it names the subject, who takes it away:
 *
 *	credit.statement/1
 *	series CODE
 *	edition LABEL
 *	head HEX
 *	subject SCHEME ID
 *	printed no
 *	request DOCUMENT
 *	day DAY
 *
 * Nothing in a proof needs a store, a folder or the web: the root stands in the head,
 * the head in the note, and the note's signatures are over it.
 */
#ifndef LIBCREDIT_PROOF_TEXT_H
#define LIBCREDIT_PROOF_TEXT_H

#include "edition/edition_head.h"
#include "edition/edition_row.h"
#include "seal/merkle_proof.h"

enum proof_kind { PROOF_PRESENT = 1, PROOF_ABSENT };

/* A row of the order by code, as much of it as its leaf needs. */
struct proof_neighbour {
	bool there;
	uint64_t position;
	const char *code;
	const char *number;
	uint8_t salt[ROW_SALT_BYTES]; /* of the code's leaf */
	struct merkle_path path;
};

struct proof {
	enum proof_kind kind;
	/* present */
	struct printed_row row;
	uint8_t salt[ROW_SALT_BYTES];
	uint64_t position;
	struct merkle_path path;
	/* absent */
	const char *code;
	struct proof_neighbour before;
	struct proof_neighbour after;
	/* both */
	const char *note; /* edition.note */
	size_t note_length;
	struct edition_head head; /* as the note has it */
	const char *head_text;
	size_t head_length;
};

struct proof_statement {
	char series[SERIES_BYTES];
	const char *edition;
	char head[2 * DIGEST_BYTES + 1];
	const char *scheme;
	const char *subject;
	const char *request;
	credit_day day;
};
#define STATEMENT_NAME "credit.statement/1"

#define PROOF_BYTES_MAX (UINT64_C(1) << 20)

/* Append the text.  CREDIT_OK, CREDIT_ENOMEM. */
int proof_write(const struct proof *proof, struct buf *out);

/*
 * Read a text; everything borrows from the arena.
 * CREDIT_EFORMAT (proof-form, with the line), CREDIT_ELIMIT, CREDIT_ENOMEM.
 */
int proof_read(const void *bytes, size_t length, struct arena *arena, struct proof *out,
	credit_error *err);

/*
 * Does the row, or the gap, hang under the root that the head names?  Says
 * nothing of who signed.  CREDIT_OK, CREDIT_ERULE (proof-path, proof-order,
 * proof-codes), statuses of digest_open().
 */
int proof_holds(const struct proof *proof, credit_error *err);

/* The text that is signed.  CREDIT_OK, CREDIT_ENOMEM. */
int statement_write(const struct proof_statement *statement, struct buf *out);
/* Is this a statement's text, rather than a proof's? */
bool statement_is(const void *bytes, size_t length);
/* Borrows from the arena.  CREDIT_EFORMAT (proof-form), CREDIT_ENOMEM. */
int statement_read(const void *text, size_t length, struct arena *arena,
	struct proof_statement *out, credit_error *err);

#endif
