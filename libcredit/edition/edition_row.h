/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_row.h - one printed row: its columns, its canonical bytes, its leaf.
 *
 * Canonical bytes of a row, "credit.row/1".  They are hashed into roots that
 * stand for ever, so they are fixed:
 *
 *	"credit.row/1" NUL colour NUL value NUL value NUL ... value NUL
 *
 * where colour is "red" or "black" and the values are those of the row's keys
 * in edition.json, in the order of row_columns(), as UTF-8.  Every value is a
 * text (an absent one is empty, a day is YYYY-MM-DD, no end is 9999-12-31) and
 * none holds a NUL, so two different rows never have equal bytes, and anyone
 * with edition.json can build them with a join.
 *
 *	salt = HMAC-SHA-256(secret of the entry, "credit.salt/1" NUL number revision)
 *	leaf = H(0x00 || salt || bytes)
 *
 * with number and revision of the edition as four big-endian bytes each, and
 * the hash of the store.  Without the salt
 * a leaf tells nothing: that is what stays when a row is withdrawn.
 */
#ifndef LIBCREDIT_EDITION_ROW_H
#define LIBCREDIT_EDITION_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "catalogue/catalogue.h"
#include "record/record.h"
#include "seal/digest.h"

#define ROW_SALT_BYTES 32

/* Slots of a row.  Red rows use GROUND for the deed, LISTED for the day of
 * recognition, PUBLIC_UNTIL for the last day of the honour. */
enum row_slot {
	ROW_NUMBER = 0,
	ROW_LIST,
	ROW_LIST_NAME,
	ROW_KIND,
	ROW_NAME,
	ROW_CODE,
	ROW_ID_MASKED, /* black only */
	ROW_UNIT,      /* red only */
	ROW_GROUND,
	ROW_AUTHORITY,
	ROW_DOCUMENT,
	ROW_LISTED,
	ROW_BASIS,
	ROW_PUBLIC_FROM, /* black only */
	ROW_PUBLIC_UNTIL,
	ROW_MARK,    /* black only */
	ROW_CONTACT, /* black only */
	ROW_CHANNEL, /* black only */
	ROW_DATA_AS_OF,
	ROW_VALID_UNTIL,
	ROW_SLOTS
};

struct row_column {
	enum row_slot slot;
	const char *key;    /* in edition.json */
	const char *header; /* in the CSV; NULL: not a column of the CSV */
	const char *json;   /* "key": */
	size_t json_length;
};

/* The columns of a colour in their fixed order. */
const struct row_column *row_columns(enum colour colour, size_t *count);

/* Of the texts in the slots: so that each is looked through once, however often it is printed. */
struct row_measure {
	uint32_t lengths[ROW_SLOTS];
	uint32_t plain; /* a bit a slot: text_plain_prefix() is all of it */
};

struct printed_row {
	enum colour colour;
	const char *slots[ROW_SLOTS]; /* never NULL; slots of the other colour are "" */
	struct row_measure measure;   /* by row_decode() or row_measure(), else zeros */
};

void row_init(struct printed_row *row, enum colour colour);
void row_measure(struct printed_row *row);
/* The number of the kind; 0: none. */
int row_kind(const struct printed_row *row);
/* Printed until removed: the last day stands as 9999-12-31. */
bool row_is_open(const struct printed_row *row);
static inline bool row_is_plain(const struct printed_row *row, enum row_slot slot)
{
	return row->measure.plain >> slot & 1;
}

/* Append the canonical bytes.  CREDIT_OK, CREDIT_ENOMEM. */
int row_encode(const struct printed_row *row, struct buf *out);
/* Slots point into bytes.  CREDIT_OK, CREDIT_ECORRUPT. */
int row_decode(const void *bytes, size_t length, struct printed_row *out);
/* How many of the canonical bytes stand before the values. */
size_t row_begin_bytes(enum colour colour);

/* For salts: opened once, each salt brings its own key.  Statuses of hmac_open(). */
int row_hmac_open(struct hmac *hmac, credit_error *err);
/* The salt of an entry's row in one edition; a failure sticks to hmac. */
void row_salt(struct hmac *hmac, const uint8_t secret[SECRET_BYTES], uint32_t number,
	uint32_t revision, uint8_t salt[ROW_SALT_BYTES]);
/* The leaf over salt and canonical bytes. */
void row_leaf(struct digest *digest, const uint8_t salt[ROW_SALT_BYTES], const void *bytes,
	size_t length, uint8_t leaf[DIGEST_BYTES]);

/* A day as a row's value: "" for none, 9999-12-31 for no end */
void row_day(credit_day day, char text[CREDIT_DAY_BYTES]);

#endif
