/* SPDX-License-Identifier: Apache-2.0 */
/* Two threads: all that is given is taken once and in order; calls back; giving up. */
#include <inttypes.h>

#include "base/worker.h"
#include "edition/handover.h"
#include "registry_sample.h"

#define GIVEN 5000u /* many batches, and a part of one */
#define ASKED_AT 700u

struct giving {
	struct handover *handover;
	uint32_t count;
	uint32_t gave;
	bool asks;
};

static void number_row(uint32_t i, struct entry *entry, struct publication *publication)
{
	entry_init(entry);
	memset(&entry->id, 0, sizeof(entry->id));
	snprintf(entry->subject.text, sizeof(entry->subject.text), "%" PRIu32, i);
	memset(publication, 0, sizeof(*publication));
	memcpy(entry->id.bytes, &i, sizeof(i));
	memcpy(publication->secret, &i, sizeof(i));
}

static int give(void *context, credit_error *told)
{
	struct giving *giving = context;
	int status = CREDIT_OK;

	for (uint32_t i = 0; i < giving->count && !status; i++) {
		struct entry entry;
		struct publication publication;
		credit_finding finding;

		number_row(i, &entry, &publication);
		status = handover_give(giving->handover, &entry, &publication, told);
		giving->gave += status == CREDIT_OK;
		memset(&finding, 0, sizeof(finding));
		finding.line = i;
		if (!status && giving->asks && i % ASKED_AT == 0 &&
			handover_tell(giving->handover, &finding))
			status = FAIL(told, CREDIT_ECANCELLED, MSG_CANCELLED);
	}
	handover_end(giving->handover);
	return status;
}

struct told {
	pthread_t thread;
	uint32_t calls;
	uint64_t refuses; /* at this line; 0: never */
};

static int hear(void *context, const credit_finding *finding)
{
	struct told *told = context;

	ck_assert(pthread_equal(pthread_self(), told->thread));
	ck_assert_uint_eq(finding->line, told->calls * ASKED_AT);
	told->calls++;
	return told->refuses && finding->line >= told->refuses;
}

/* How many are taken, in order; gives up after `most` batches. */
static uint32_t take(struct handover *handover, size_t most)
{
	struct drawn_batch *batch;
	uint32_t next = 0;

	while (most-- && (batch = handover_take(handover))) {
		ck_assert_uint_ge(batch->count, 1);
		for (size_t i = 0; i < batch->count; i++, next++) {
			struct entry entry;
			struct publication publication;

			number_row(next, &entry, &publication);
			ck_assert_mem_eq(&batch->rows[i].entry, &entry.id, sizeof(entry.id));
			ck_assert_str_eq(batch->rows[i].subject.text, entry.subject.text);
			ck_assert_mem_eq(batch->rows[i].publication.secret,
				publication.secret, SECRET_BYTES);
		}
		drawn_batch_free(batch);
	}
	return next;
}

START_TEST(test_all_is_taken_once_and_calls_come_from_the_taker)
{
	struct told told = {.thread = pthread_self()};
	struct handover handover;
	struct giving giving = {&handover, GIVEN, 0, true};
	struct worker worker;

	OK(handover_open(&handover, hear, &told, err));
	worker_start(&worker, give, &giving);
	ck_assert_uint_eq(take(&handover, SIZE_MAX), GIVEN);
	OK(worker_join(&worker, err));
	ck_assert_uint_eq(told.calls, (GIVEN + ASKED_AT - 1) / ASKED_AT);
	handover_close(&handover);
}
END_TEST

START_TEST(test_one_thread_alone_gives_first_and_takes_then)
{
	struct told told = {.thread = pthread_self()};
	struct handover handover;
	struct giving giving = {&handover, GIVEN, 0, true};

	OK(handover_open(&handover, hear, &told, err));
	OK(give(&giving, err));
	ck_assert_uint_eq(take(&handover, SIZE_MAX), GIVEN);
	ck_assert_ptr_null(handover_take(&handover)); /* and again */
	handover_close(&handover);
	OK(handover_open(&handover, NULL, NULL, err)); /* where nobody listens */
	ck_assert_int_eq(handover_tell(&handover, NULL), 0);
	handover_close(&handover);
}
END_TEST

START_TEST(test_a_call_that_says_stop_stops)
{
	struct told told = {.thread = pthread_self(), .refuses = 2 * ASKED_AT};
	struct handover handover;
	struct giving giving = {&handover, GIVEN, 0, true};
	struct worker worker;

	OK(handover_open(&handover, hear, &told, err));
	worker_start(&worker, give, &giving);
	ck_assert_uint_eq(take(&handover, SIZE_MAX), 2 * ASKED_AT + 1);
	ck_assert_int_eq(worker_join(&worker, NULL), CREDIT_ECANCELLED);
	ck_assert_uint_eq(told.calls, 3);
	handover_close(&handover);
}
END_TEST

START_TEST(test_who_gives_is_told_that_nobody_takes)
{
	struct told told = {.thread = pthread_self()};
	struct handover handover;
	struct giving giving = {&handover, UINT32_MAX, 0, true}; /* it must not come to its end */
	struct worker worker;

	OK(handover_open(&handover, hear, &told, err));
	worker_start(&worker, give, &giving);
	ck_assert_uint_eq(take(&handover, 2), 2 * DRAWN_AT_ONCE);
	handover_refuse(&handover); /* perhaps while it waits for an answer */
	ck_assert_int_eq(worker_join(&worker, NULL), CREDIT_ECANCELLED);
	ck_assert_uint_lt(giving.gave, UINT32_MAX);
	handover_close(&handover);
}
END_TEST

SUITE("edition/handover", T(test_all_is_taken_once_and_calls_come_from_the_taker),
	T(test_one_thread_alone_gives_first_and_takes_then),
	T(test_a_call_that_says_stop_stops),
	T(test_who_gives_is_told_that_nobody_takes))
