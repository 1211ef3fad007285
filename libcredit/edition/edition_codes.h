/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_codes.h - the second order of an edition's rows: by public code.
 *
 * Rows that have a public code (column `code`) hang a second time under the head,
 * ordered by (code, number) as bytes, so that two neighbours show that nothing
 * stands between them: that is how absence is proved.  Fixed, as roots are:
 *
 *	code salt = HMAC-SHA-256(salt of the row, "credit.code-salt/1")
 *	code leaf = H(0x00 || code salt || "credit.code/1" NUL code NUL number NUL)
 *
 * H is the store's hash, the tree that of merkle.h, its size "codes" and its root
 * "codes_root" in the head.  A row that stands in edition.json gives its code
 * leaf; one that was withdrawn gives nothing, so edition.json then holds the leaf
 * under its position (edition_json.c), and not which number stood there.
 *
 * Everything here is pure, and any text may be asked about.
 */
#ifndef LIBCREDIT_EDITION_CODES_H
#define LIBCREDIT_EDITION_CODES_H

#include "edition/edition_row.h"

/* Code salts and leaves, one after another. */
struct code_sealer {
	struct hmac hmac;
	struct digest digest;
};

/* Statuses of hmac_open() and digest_open(); closed then. */
int code_sealer_open(struct code_sealer *sealer, int hash, credit_error *err);
void code_sealer_close(struct code_sealer *sealer);
void code_salt(struct code_sealer *sealer, const uint8_t row_salt[ROW_SALT_BYTES],
	uint8_t salt[ROW_SALT_BYTES]);
/* A leaf by its code salt, as a proof hands it over. */
void code_leaf_salted(struct code_sealer *sealer, const uint8_t salt[ROW_SALT_BYTES],
	const char *code, const char *number, uint8_t leaf[DIGEST_BYTES]);
/* A leaf by the salt of its row. */
void code_leaf(struct code_sealer *sealer, const uint8_t row_salt[ROW_SALT_BYTES],
	const char *code, const char *number, uint8_t leaf[DIGEST_BYTES]);
/* The first failure, as in digest.h. */
int code_sealer_status(const struct code_sealer *sealer, credit_error *err);

/* <0, 0, >0 */
int code_order(
	const char *code, const char *number, const char *other_code, const char *other_number);

/* A row in print, by its code. */
struct code_place {
	const char *code; /* borrowed */
	const char *number;
	size_t row; /* the caller's */
	uint64_t position; /* in the tree of codes */
};

void codes_sort(struct code_place *places, size_t count);
/*
 * Give sorted places their positions: in order, passing over those of withdrawn
 * rows, which stand in ascending order.  False when these cannot be: twice the
 * same, out of order, or past the end of all rows together.
 */
bool codes_positions(struct code_place *places, size_t count, const uint64_t *withdrawn,
	size_t withdrawn_count);

/* What the rows in print say about a code. */
enum code_answer {
	CODE_PRESENT = 1, /* it stands at `before` */
	CODE_ABSENT,      /* before and after are neighbours and it would stand between */
	CODE_UNKNOWN      /* a withdrawn row stands where it would */
};

struct code_gap {
	const struct code_place *before; /* the last below; NULL: the tree begins here */
	const struct code_place *after;  /* the first above; NULL: the tree ends here */
};

/* Of sorted places with positions, in a tree of size codes. */
enum code_answer codes_find(const struct code_place *places, size_t count, uint64_t size,
	const char *code, struct code_gap *gap);

#endif
