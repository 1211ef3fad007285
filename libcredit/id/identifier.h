/* SPDX-License-Identifier: Apache-2.0 */
/*
 * identifier.h - what the rooms below use of id/ beside credit/id.h.
 */
#ifndef LIBCREDIT_IDENTIFIER_H
#define LIBCREDIT_IDENTIFIER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/message.h"
#include "credit/id.h"

/*
 * The reader behind credit_id_parse(): today bounds dates of birth, confirm
 * lets a failing check of a credit code pass.  MSG_COUNT means valid; anything
 * else is the fault, with out zeroed.
 */
enum message id_read(const char *text, size_t length, credit_day today, bool confirm,
	credit_id *out);

/*
 * The local identifier of the ordinal-th subject of a document on a red list:
 * "H05/" document key "/" ordinal.  False when it does not fit.
 */
bool id_local(const char *list, const char *document, uint32_t ordinal, int kind,
	credit_id *out);

bool id_equal(const credit_id *a, const credit_id *b);

/* Scheme and text give the whole identifier again; false when they are no normal form.
 * Used on bytes read from disk, so it checks form and length but no dates. */
bool id_restore(int scheme, int kind, int flags, const char *text, size_t length, credit_id *out);

/* A sole trader's code (92...): its name follows the rule for persons. */
bool id_is_sole_trader(const credit_id *id);

/* The organisation code inside a credit code; false for every other scheme. */
bool id_organisation_code(const credit_id *credit_code, credit_id *out);

/*
 * Free text with the numbers of persons masked, for messages and logs: resident
 * ids whatever their check, permits, passports, 15 digits and more, mobiles,
 * bank cards, also full width, beside letters or in groups.  Valid codes of
 * organisations and everything else stay as they are; appended as valid UTF-8.
 */
void id_mask_text(const char *text, size_t length, struct buf *out);

#endif
