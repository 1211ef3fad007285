/* SPDX-License-Identifier: Apache-2.0 */
/*
 * field_list.h - named fields of acts as bytes, for the codecs of events and of
 * acts on subjects.
 * Rule: design: bytes.
 */
#ifndef LIBCREDIT_FIELD_LIST_H
#define LIBCREDIT_FIELD_LIST_H

#include "record/record.h"

/* Sorted by name, each name once, names and values within their limits. */
bool field_list_valid(const struct event_field *fields, size_t count);

/* Append (tag, length, name and value) of each. */
void field_list_encode(
	uint8_t tag, const struct event_field *fields, size_t count, struct buf *out);

/*
 * Read the rest of a record as fields of one tag, into the arena.  False when
 * bytes are malformed; *status tells when memory ran out instead.
 */
bool field_list_decode(uint8_t tag, struct span *span, struct arena *arena,
	const struct event_field **fields, size_t *count, int *status);

bool field_list_equal(const struct event_field *a, size_t a_count,
	const struct event_field *b, size_t b_count);

/* Value of a field, or NULL. */
const char *field_list_find(
	const struct event_field *fields, size_t count, const char *name);

#endif
