/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proof.h - proofs that a person takes away, and what is said of them without a store.
 *
 * Rule: 个人信息保护法 art. 45 (the person concerned may have a copy of what is held);
 * what stands in a proof is what was printed, or that nothing was.
 */
#ifndef CREDIT_PROOF_H
#define CREDIT_PROOF_H

#include "credit/edition.h"
#include "credit/id.h"
#include "credit/seal.h"
#include "credit/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a proof shows. */
enum credit_proof_kind {
	CREDIT_PROOF_PRESENT = 1, /* a row stood in an edition */
	CREDIT_PROOF_ABSENT,      /* no row of a public code stood in it, by its neighbours */
	CREDIT_PROOF_STATEMENT    /* that no row of a subject stood in it, as the signer says */
};

/* What credit_proof_make() is asked for. */
typedef struct credit_proof_options {
	size_t size;             /* sizeof(credit_proof_options) */
	const char *edition;     /* its label: 2026-05, or of a re-issue 2026-05-r2 */
	const char *number;      /* public number of the row; NULL with absent */
	const credit_id *absent; /* or whose absence is to be shown; NULL with number */
	const char *request;     /* number of the document that asks for it */
	credit_day on;           /* day on which it is handed out */
	const credit_query *query; /* who asks, for the query log; NULL: not logged */
	const credit_key *const *keys; /* that sign a statement; may be NULL */
	size_t keys_count;
} credit_proof_options;

/** Options with everything absent: size set, on CREDIT_DAY_NONE.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_proof_options_init(credit_proof_options *options);

/** Write the proof of a row that was printed, or that a subject had none.
 *
 *  A row's proof is also given after the row was withdrawn from the web, as
 *  long as it was not erased.  Absence is shown by the two neighbours of a
 *  public code where both still stand in print; for persons, and where a
 *  neighbour was withdrawn, a statement is signed instead: nothing about
 *  them is published for it.
 *
 *  Args:    registry  open
 *           options   edition, request, on and one of number and absent are required
 *  Out:     kind      what it shows, an enum credit_proof_kind; may be NULL
 *           text      owned, freed with free(); NULL on failure
 *           length    of text in bytes, without the NUL behind it
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     an argument is missing or out of form
 *           CREDIT_ENOTFOUND  no such edition (proof-edition), or the row did not stand
 *                             in it (proof-not-printed)
 *           CREDIT_ERULE      the row was erased (proof-gone); absent: the subject stands
 *                             in the edition (proof-present), was erased (proof-erased), or
 *                             a key is needed (proof-key-needed)
 *           CREDIT_EIO, CREDIT_ENOMEM, CREDIT_ECORRUPT, CREDIT_EVERSION
 *  Rule:    个人信息保护法 art. 45
 *  Threads: any
 */
CREDIT_API int credit_proof_make(credit_registry *registry, const credit_proof_options *options,
	int *kind, char **text, size_t *length, credit_error *err);

/* What a proof shows and who answers for it.  Owned by the caller. */
typedef struct credit_proof_report {
	size_t size;
	int kind;                  /* enum credit_proof_kind */
	char edition[CREDIT_EDITION_LABEL_BYTES];
	char series[16];           /* code of the county; "" in no form */
	credit_day day;            /* of the edition; NONE: a statement, which names no day of it */
	char head_digest[CREDIT_DIGEST_TEXT_BYTES]; /* fingerprint of the edition's head */
	char *subject;             /* number of the row, code, or identifier; owned */
	char *shown;               /* the row for people, a line each, "KEY: VALUE"; owned, or "" */
	size_t signatures;         /* valid ones of the keys given */
	bool authenticated;        /* at least one */
} credit_proof_report;

/** Does a proof hold?  Needs no store, no folder and no network.
 *
 *  Without keys only its consistency is tested, and authenticated stays false;
 *  a statement is nothing without a signature.
 *
 *  Args:    text, length  the file as it was handed out
 *           keys          public keys, keys_count of them; NULL with 0
 *  Out:     out           owned, freed by credit_proof_report_free(); NULL on failure
 *           err           may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL   an argument is missing
 *           CREDIT_EFORMAT  it is no proof (proof-form), as one of a code's absence is
 *                           whose code is not in the one form that credit_id_confirm()
 *                           gives; or no note (note-form)
 *           CREDIT_ELIMIT   it is larger than any proof
 *           CREDIT_ERULE    it does not hold (proof-path, proof-order, proof-codes), or has no
 *                           valid signature of the keys given (proof-unsigned)
 *           CREDIT_ECORRUPT a signature in the name of a key given is not that key's
 *           CREDIT_ENOMEM, CREDIT_EVERSION
 *  Rule:    design: an edition's head commits to its rows
 *  Threads: any
 */
CREDIT_API int credit_proof_verify(const void *text, size_t length,
	const credit_key *const *keys, size_t keys_count, credit_proof_report **out,
	credit_error *err);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_proof_report_free(credit_proof_report *report);

#ifdef __cplusplus
}
#endif

#endif
