/* SPDX-License-Identifier: Apache-2.0 */
/*
 * handover.c - a list of batches between two threads, and one question.
 *
 * Runs once for every row that was never in print; the gate is passed once a batch.
 */
#include "edition/handover.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "seal/digest.h"

int handover_open(
	struct handover *handover, credit_finding_fn report, void *context, credit_error *err)
{
	memset(handover, 0, sizeof(*handover));
	handover->taker = pthread_self();
	handover->report = report;
	handover->context = context;
	if (pthread_mutex_init(&handover->gate, NULL))
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (pthread_cond_init(&handover->changed, NULL) == 0)
		return CREDIT_OK;
	pthread_mutex_destroy(&handover->gate);
	return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}

void drawn_batch_free(struct drawn_batch *batch)
{
	wipe_bytes(batch, sizeof(*batch));
	free(batch);
}

void handover_close(struct handover *handover)
{
	struct drawn_batch *next;

	for (struct drawn_batch *batch = handover->first; batch; batch = next) {
		next = batch->next;
		drawn_batch_free(batch);
	}
	if (handover->filling)
		drawn_batch_free(handover->filling);
	pthread_cond_destroy(&handover->changed);
	pthread_mutex_destroy(&handover->gate);
}

/* ---- who gathers ---- */

/* Put the batch that was filled at the end of the list; false: it is not wanted. */
static bool pass(struct handover *handover)
{
	struct drawn_batch *batch = handover->filling;
	bool wanted;

	handover->filling = NULL;
	pthread_mutex_lock(&handover->gate);
	wanted = !handover->refused;
	if (handover->last)
		handover->last->next = batch;
	else
		handover->first = batch;
	handover->last = batch;
	pthread_cond_broadcast(&handover->changed);
	pthread_mutex_unlock(&handover->gate);
	return wanted;
}

int handover_give(struct handover *handover, const struct entry *entry,
	const struct publication *publication, credit_error *err)
{
	struct drawn_batch *batch = handover->filling;
	struct drawn *drawn;

	if (!batch) {
		batch = handover->filling = malloc(sizeof(*batch));
		if (!batch)
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		batch->next = NULL;
		batch->count = 0;
	}
	drawn = &batch->rows[batch->count++];
	drawn->entry = entry->id;
	drawn->subject = entry->subject;
	drawn->publication = *publication;
	if (batch->count < DRAWN_AT_ONCE || pass(handover))
		return CREDIT_OK;
	return FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED);
}

int handover_tell(void *context, const credit_finding *finding)
{
	struct handover *handover = context;
	int answer;

	if (!handover->report)
		return 0;
	if (pthread_equal(pthread_self(), handover->taker))
		return handover->report(handover->context, finding);
	pthread_mutex_lock(&handover->gate);
	handover->asked = finding;
	pthread_cond_broadcast(&handover->changed);
	while (handover->asked && !handover->refused)
		pthread_cond_wait(&handover->changed, &handover->gate);
	answer = handover->asked ? 1 : handover->answer;
	handover->asked = NULL;
	pthread_mutex_unlock(&handover->gate);
	return answer;
}

void handover_end(struct handover *handover)
{
	if (handover->filling)
		pass(handover);
	pthread_mutex_lock(&handover->gate);
	handover->ended = true;
	pthread_cond_broadcast(&handover->changed);
	pthread_mutex_unlock(&handover->gate);
}

/* ---- who records ---- */

/* Make the call that is waited for; the gate is held, but not meanwhile. */
static void answer(struct handover *handover)
{
	const credit_finding *finding = handover->asked;
	int said;

	pthread_mutex_unlock(&handover->gate);
	said = handover->report(handover->context, finding);
	pthread_mutex_lock(&handover->gate);
	handover->answer = said;
	handover->asked = NULL;
	pthread_cond_broadcast(&handover->changed);
}

struct drawn_batch *handover_take(struct handover *handover)
{
	struct drawn_batch *batch;

	pthread_mutex_lock(&handover->gate);
	for (;;) {
		if (handover->asked)
			answer(handover);
		else if (handover->first || handover->ended)
			break;
		else
			pthread_cond_wait(&handover->changed, &handover->gate);
	}
	batch = handover->first;
	if (batch) {
		handover->first = batch->next;
		if (!handover->first)
			handover->last = NULL;
	}
	pthread_mutex_unlock(&handover->gate);
	return batch;
}

void handover_refuse(struct handover *handover)
{
	pthread_mutex_lock(&handover->gate);
	handover->refused = true;
	pthread_cond_broadcast(&handover->changed);
	pthread_mutex_unlock(&handover->gate);
}
