/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_rows.h - all rows of one edition, in order, in bounded memory.
 *
 * A row is a short reference (some 80 bytes: list, public number, entry, leaf) and
 * its values in a spool, with its salt and what was measured of them (edition_row.h).
 * What many rows have in common (law, list, authority, days) is kept once, beside the
 * spool; the rest of a row is some 250 bytes.  The spool stays in memory while it is
 * small and goes to an unnamed temporary file when it grows.  References are sorted;
 * the spool never is.  A reference without bytes is a stub: the row was withdrawn, or
 * its edition no longer shows it.
 *
 * Rows with a public code hang a second time under the head (edition_codes.h):
 * their code leaves lie in one array by position, and a reference says which is
 * its own, also when the row is a stub.
 */
#ifndef LIBCREDIT_EDITION_ROWS_H
#define LIBCREDIT_EDITION_ROWS_H

#include <stdio.h>

#include "edition/edition_row.h"
#include "seal/merkle.h"

#define ROW_STUB UINT64_MAX

struct row_ref {
	uint64_t offset; /* of its salt in the spool; ROW_STUB: only number and leaf are left */
	uint32_t length; /* of the canonical bytes */
	uint32_t code;   /* 1 + its position in the tree of codes; 0: it is not in it */
	uint16_t list;   /* index into edition_rows.lists */
	uint8_t colour;
	bool fresh; /* never in print before: its number was drawn for this edition */
	struct entry_id entry;
	char number[PUBLIC_NUMBER_BYTES];
	uint8_t leaf[DIGEST_BYTES];
};

struct shared_texts; /* edition_spool.c */

struct edition_rows {
	struct row_ref *refs;
	size_t count;
	size_t capacity;
	char (*lists)[16]; /* codes met so far */
	size_t lists_count;
	struct buf spool;
	FILE *file; /* the spool once it is large */
	uint64_t spooled; /* bytes in all: in file, then in memory */
	const uint8_t *map; /* of file, after edition_rows_order() */
	struct shared_texts *shared; /* values that many rows have, once */
	uint8_t (*codes)[DIGEST_BYTES]; /* code leaves by position */
	size_t codes_count;
};

void edition_rows_init(struct edition_rows *rows);
void edition_rows_free(struct edition_rows *rows);

/*
 * Append a row.  number is ref->number; bytes may be NULL for a stub, else salt
 * stands beside them.  CREDIT_ENOMEM, CREDIT_EIO, CREDIT_EFULL, CREDIT_ELIMIT
 * (a list code too long).
 */
int edition_rows_add(struct edition_rows *rows, const struct row_ref *ref, const char *list,
	const uint8_t salt[ROW_SALT_BYTES], const void *bytes, size_t length, credit_error *err);

/* Append a row's canonical bytes to out, before or after the order is made. */
int edition_rows_copy(struct edition_rows *rows, size_t index, struct buf *out,
	credit_error *err);
/* Sort for print: red, then black; by list, then public number.  No more rows after it.
 * CREDIT_ENOMEM, CREDIT_EIO, CREDIT_EFULL, CREDIT_ELIMIT. */
int edition_rows_order(struct edition_rows *rows, credit_error *err);

/* Of a row that is no stub; out borrows from rows.  CREDIT_ECORRUPT. */
int edition_rows_get(const struct edition_rows *rows, size_t index, struct printed_row *out,
	uint8_t salt[ROW_SALT_BYTES]);

const char *edition_rows_list(const struct edition_rows *rows, size_t index);
/* Rows of a colour; with shown, only those that are no stubs. */
size_t edition_rows_count(const struct edition_rows *rows, enum colour colour, bool shown);

/* Make stubs of all rows of a colour. */
void edition_rows_hide(struct edition_rows *rows, enum colour colour);

/* The root over all leaves, stubs included, in print order. */
int edition_rows_root(const struct edition_rows *rows, int hash, uint8_t root[DIGEST_BYTES],
	credit_error *err);

/*
 * Order the rows in print by code, once they are in print order, and make their
 * code leaves.  CREDIT_ECORRUPT (a row), CREDIT_ELIMIT (a code too long),
 * CREDIT_ENOMEM, or statuses of code_sealer_open().
 */
int edition_rows_codes(struct edition_rows *rows, int hash, credit_error *err);
/* The code leaves of a stored edition, copied.  CREDIT_ENOMEM. */
int edition_rows_codes_set(struct edition_rows *rows, const uint8_t (*codes)[DIGEST_BYTES],
	size_t count, credit_error *err);
int edition_rows_codes_root(const struct edition_rows *rows, int hash,
	uint8_t root[DIGEST_BYTES], credit_error *err);

#endif
