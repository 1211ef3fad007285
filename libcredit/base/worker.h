/* SPDX-License-Identifier: Apache-2.0 */
/*
 * worker.h - a second thread, for work that lies beside the caller's own.
 *
 * The caller keeps what is bound to its thread: writes of the store and calls back.
 * The worker sees no signals.  Where no thread is to be had the work is done at once,
 * by the caller: whoever starts one must not need the two to go on side by side.
 */
#ifndef LIBCREDIT_WORKER_H
#define LIBCREDIT_WORKER_H

#include <pthread.h>
#include <stdbool.h>

#include "credit/base.h"

typedef int (*worker_fn)(void *context, credit_error *err);

struct worker {
	worker_fn work;
	void *context;
	int status;
	credit_error err;
	pthread_t thread;
	bool apart; /* it has a thread of its own */
};

/* Begin; the worker stays where it is, and the context valid, until worker_join(). */
void worker_start(struct worker *worker, worker_fn work, void *context);
/* Wait for the end; what the work returned.  Once for each worker_start(). */
int worker_join(struct worker *worker, credit_error *err);

#endif
