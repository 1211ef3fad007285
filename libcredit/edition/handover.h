/* SPDX-License-Identifier: Apache-2.0 */
/*
 * handover.h - what one thread gathers for an edition, and the caller's records meanwhile.
 *
 * A row that was never in print gets a number and a secret as it is gathered; the
 * record of both is the dearest part of publishing, and needs nothing but them.  It
 * stays with the thread that holds the writer's turn, and so do calls back.  Batches
 * wait as long as it takes, some 190 bytes a row: gathering never waits for recording.
 */
#ifndef LIBCREDIT_HANDOVER_H
#define LIBCREDIT_HANDOVER_H

#include <pthread.h>

#include "store/store.h"

#define DRAWN_AT_ONCE 256

struct drawn {
	struct entry_id entry;
	credit_id subject;
	struct publication publication;
};

struct drawn_batch {
	struct drawn_batch *next;
	size_t count;
	struct drawn rows[DRAWN_AT_ONCE];
};

struct handover {
	pthread_t taker; /* the caller of handover_open() */
	credit_finding_fn report;
	void *context;
	struct drawn_batch *filling; /* of the giver alone */
	pthread_mutex_t gate;        /* over what follows */
	pthread_cond_t changed;
	struct drawn_batch *first;
	struct drawn_batch *last;
	const credit_finding *asked; /* waits to be told; NULL: none does */
	int answer;
	bool ended;
	bool refused;
};

/* report and context are those of the call, NULL where nobody listens.  CREDIT_ENOMEM. */
int handover_open(
	struct handover *handover, credit_finding_fn report, void *context, credit_error *err);
/* After both sides are done: wipes what was not taken. */
void handover_close(struct handover *handover);

/* ---- who gathers ---- */

/* CREDIT_ENOMEM; CREDIT_ECANCELLED: nobody takes it any more. */
int handover_give(struct handover *handover, const struct entry *entry,
	const struct publication *publication, credit_error *err);
/* A credit_finding_fn: the taker's thread makes the call, and its answer is waited for. */
int handover_tell(void *handover, const credit_finding *finding);
/* No more comes; without it handover_take() waits for ever. */
void handover_end(struct handover *handover);

/* ---- who records ---- */

/* The next batch, for drawn_batch_free(); NULL: no more comes.  Makes calls back meanwhile. */
struct drawn_batch *handover_take(struct handover *handover);
/* Nothing more is taken: the giver is told at its next row or finding. */
void handover_refuse(struct handover *handover);
/* Wipe and free. */
void drawn_batch_free(struct drawn_batch *batch);

#endif
