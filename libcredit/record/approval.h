/* SPDX-License-Identifier: Apache-2.0 */
/*
 * approval.h - somebody's signature under the draft of an edition.
 *
 * An approval names the draft by the digest of all that it would print, so that
 * nothing else can be published under it.  The signer's name stays inside.
 *
 * Bytes: format 1, then period (text), revision (u32), draft (32), role (u8),
 * department, document, name, operator (texts), day (u32).
 * Rule: design: bytes and keys; whose signature is asked stands in approvals.csv.
 */
#ifndef LIBCREDIT_APPROVAL_H
#define LIBCREDIT_APPROVAL_H

#include "record/record.h"

#define APPROVAL_PERIOD_BYTES 8 /* "YYYY-MM", "YYYY-Q1", "YYYY-H1" and NUL */
#define APPROVAL_DRAFT_BYTES 32

struct approval {
	char period[APPROVAL_PERIOD_BYTES];
	uint32_t revision; /* of the edition to be: 1, re-issues 2, 3 ... */
	uint8_t draft[APPROVAL_DRAFT_BYTES];
	enum approval_role role;
	const char *department; /* code; of 认定单位 alone, else "" */
	const char *document;
	const char *name;      /* who signed */
	const char *operator_; /* who typed it in */
	credit_day day;
	/* from the journal; not part of the bytes */
	uint64_t sequence;
	int64_t learned_us;
};

/* CREDIT_OK, CREDIT_ENOMEM, CREDIT_EINVAL (err says which field). */
int approval_encode(const struct approval *approval, struct buf *out, credit_error *err);
/* Copies into the arena.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_ECORRUPT. */
int approval_decode(
	const void *bytes, size_t length, struct arena *arena, struct approval *out);

/* The same signature place: period, revision, role and department. */
bool approval_same_place(const struct approval *a, const struct approval *b);
/* Equal but for operator and journal. */
bool approval_equal(const struct approval *a, const struct approval *b);

#endif
