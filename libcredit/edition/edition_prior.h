/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_prior.h - what the store keeps of editions, and how it is read.
 *
 * The body of an edition's record, "credit.edition-body/1": that text, then as
 * u32 length and bytes each: the head (edition_head.h), the county's own words
 * as they were given, and the text of a re-issue.  An edition that was signed is
 * "credit.edition-body/2": with who approved it behind, a line each of role,
 * department, document and day with tabs between; never a signer's name.
 *
 * The body of a row is the code of its list; number, entry, colour and leaf stand
 * beside it.  For a row with a public code there follow NUL, its position in the
 * tree of codes (u32) and its code leaf (edition_codes.h), so that they are still
 * known when the code itself was erased.  Editions of before lack these.
 */
#ifndef LIBCREDIT_EDITION_PRIOR_H
#define LIBCREDIT_EDITION_PRIOR_H

#include "edition/edition_head.h"
#include "store/store.h"

struct edition_body {
	const char *head;
	size_t head_length;
	const char *words;
	size_t words_length;
	const char *reissue; /* terminated, in the arena */
	const char *approved; /* who signed it; length 0: nobody was asked */
	size_t approved_length;
};

int edition_body_encode(const struct edition_body *body, struct buf *out);
/* Borrows from bytes and from the arena.  CREDIT_ECORRUPT, CREDIT_ENOMEM. */
int edition_body_decode(const void *bytes, size_t length, struct arena *arena,
	struct edition_body *out);

/* A row that an edition printed. */
struct prior_row {
	struct entry_id entry;
	char number[PUBLIC_NUMBER_BYTES];
	char list[16];
	uint32_t code; /* 1 + its position in the tree of codes; 0: it is not in it */
	uint8_t colour;
	uint8_t leaf[DIGEST_BYTES];
	bool seen; /* met in a walk */
};

/* A row's body.  code is 1 + its position, or 0.  CREDIT_OK, CREDIT_ENOMEM. */
int row_body_encode(const char *list, uint32_t code, const uint8_t leaf[DIGEST_BYTES],
	struct buf *out);

struct prior {
	struct prior_row *rows; /* by entry id */
	size_t count;
	size_t capacity;
	uint64_t sequence; /* of the edition's record */
	credit_day on;     /* its day */
	uint8_t (*codes)[DIGEST_BYTES]; /* code leaves by position */
	size_t codes_count;
};

/* All rows of an edition.  Statuses of snapshot_edition_rows(). */
int prior_load(credit_snapshot *snapshot, const struct edition *edition, struct prior *out,
	credit_error *err);
void prior_free(struct prior *prior);
struct prior_row *prior_find(const struct prior *prior, const struct entry_id *entry);

/* An entry taken down, and up to which record that reaches. */
struct down {
	struct entry_id entry;
	uint64_t sequence; /* of the last taken-down event */
	char number[PUBLIC_NUMBER_BYTES];
};

struct downs {
	struct down *list; /* by entry id */
	size_t count;
	size_t capacity;
};

/* All taken-down entries that a snapshot knows. */
int downs_load(credit_snapshot *snapshot, struct downs *out, credit_error *err);
void downs_free(struct downs *downs);
/* Is the entry's row out of an edition whose record has this sequence? */
bool downs_cover(const struct downs *downs, const struct entry_id *entry, uint64_t sequence);

/* The sequence of an entry's last taken-down event; 0: none. */
uint64_t taken_down_sequence(const struct entry *entry);

#endif
