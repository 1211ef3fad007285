/* SPDX-License-Identifier: Apache-2.0 */
/*
 * columns.h - records as tables of columns: what the codecs share.
 *
 * A column says where a member stands in its struct, what it may hold and
 * under which tag its bytes are stored.  Tags are permanent.  One table serves
 * writing, reading, checking, comparing and setting by name, so that they
 * cannot drift apart.
 * Rule: design: bytes.
 */
#ifndef LIBCREDIT_COLUMNS_H
#define LIBCREDIT_COLUMNS_H

#include "record/record.h"

enum column_type {
	COL_TEXT = 1, /* const char *: one line of UTF-8 without control characters */
	COL_PROSE,    /* const char *: line feeds and tabs are let in */
	COL_DOCUMENT, /* const char *: compared by its document key */
	COL_CODE,     /* const char *: A-Z, 0-9 and _ only */
	COL_CREDIT,   /* const char *: 18 characters of a credit code */
	COL_DAY,      /* credit_day */
	COL_ENUM,     /* int or enum, 0 .. limit; words name 1 .. limit */
	COL_BOOL,     /* bool; words are no and yes */
	COL_NUMBER,   /* uint64_t */
	COL_ID,       /* credit_id */
	COL_ENTRY     /* struct entry_id */
};

#define COLUMN_MUST 1u   /* may not be absent */
#define COLUMN_KEY 2u    /* of the natural key: never set by name */
#define COLUMN_ORIGIN 4u /* how it was typed or whence it came: not content */

struct column {
	uint8_t tag;
	uint8_t type; /* enum column_type */
	uint16_t limit; /* bytes of a text; highest number of an enum */
	uint16_t offset;
	uint16_t flags;
	const char *name; /* canonical name; NULL: not set by name */
	const char *const *words; /* of an enum, from 1 */
};

/* Absent: "", CREDIT_DAY_NONE, zero. */
void column_clear(const struct column *column, void *record);
bool column_absent(const struct column *column, const void *record);
/* What column_clear() makes of a whole struct. */
void columns_init(const struct column *columns, size_t count, void *record);

/* True when text is UTF-8 of at most limit bytes without control characters. */
bool column_text_valid(const char *text, size_t length, size_t limit, bool prose);

/* The name of the first column that breaks its rule, or NULL. */
const char *columns_check(const struct column *columns, size_t count, const void *record);

/* Append (tag, length, bytes) of every column that is not absent. */
void columns_encode(const struct column *columns, size_t count, const void *record,
	struct buf *out);

/*
 * Read columns up to the first tag that is none of them.  False when bytes are
 * out of order, malformed, or not as columns_encode() would have written them.
 */
bool columns_decode(const struct column *columns, size_t count, struct span *span,
	struct arena *arena, void *record, int *status);

/* The columns of an entry, by tag; its roles follow them. */
#define ENTRY_COLUMNS 35
extern const struct column entry_columns[ENTRY_COLUMNS];

/* Helpers for nested lists: an identifier and an entry id as bytes. */
void column_put_id(struct buf *out, const credit_id *id);
bool column_take_id(struct span *span, credit_id *id);
/* A terminated copy of what buf_text() wrote; "" with *status set on a fault. */
const char *column_take_text(struct span *span, struct arena *arena, int *status);

#endif
