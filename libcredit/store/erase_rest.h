/* SPDX-License-Identifier: Apache-2.0 */
/*
 * erase_rest.h - inside the store: what is left to do once an erasure is committed.
 *
 * The rows are gone then, for everybody; bytes of them still lie in used pages of
 * the engine's files, and the query log still refers to the subject.  A row in the
 * same commit says so ('X' 0x03), and by what the log is to be cleared.  It goes with
 * the rewriting, so a stop at any point leaves work that can be taken up again.
 */
#ifndef LIBCREDIT_ERASE_REST_H
#define LIBCREDIT_ERASE_REST_H

#include "store/query_forget.h"
#include "store/view.h"

/*
 * Put the row: of an erasure that took everything of a subject, with its
 * identifiers and every name that the records gave it; else records is NULL, and
 * the log stays.
 */
int erase_rest_put(struct change *change, uint64_t sequence, const credit_id *ids,
	size_t ids_count, const struct subject_records *records, credit_error *err);

/* Take the row's value apart; texts and references are borrowed from it.  False: no such form. */
bool erase_rest_read(struct bytes value, struct arena *arena, struct query_names *out);

/* Do what is left of all erasures; *done tells whether anything was. */
int erase_rest_finish(credit_registry *registry, bool *done, credit_error *err);

#endif
