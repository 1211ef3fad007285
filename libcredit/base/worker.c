/* SPDX-License-Identifier: Apache-2.0 */
/*
 * worker.c - starts and joins a second thread.
 *
 * Runs a few times an edition.  All signals are blocked in the new thread, so that a
 * program's handlers run where it expects them.
 */
#include "base/worker.h"

#include <signal.h>
#include <string.h>

static void *run(void *context)
{
	struct worker *worker = context;

	worker->status = worker->work(worker->context, &worker->err);
	return NULL;
}

void worker_start(struct worker *worker, worker_fn work, void *context)
{
	sigset_t all;
	sigset_t before;
	int masked;

	memset(worker, 0, sizeof(*worker));
	worker->work = work;
	worker->context = context;
	sigfillset(&all);
	masked = pthread_sigmask(SIG_SETMASK, &all, &before);
	worker->apart =
		masked == 0 && pthread_create(&worker->thread, NULL, run, worker) == 0;
	if (masked == 0)
		pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!worker->apart)
		run(worker);
}

int worker_join(struct worker *worker, credit_error *err)
{
	if (worker->apart)
		pthread_join(worker->thread, NULL);
	worker->apart = false;
	if (worker->status && err)
		*err = worker->err;
	return worker->status;
}
