/* SPDX-License-Identifier: Apache-2.0 */
/* A second thread: status, detail, signals, and a process that may have none. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "../support/suite.h"
#include "base/message.h"
#include "base/worker.h"

struct seen {
	pthread_t thread;
	bool interrupt_blocked;
	int answer;
};

static int look(void *context, credit_error *told)
{
	struct seen *seen = context;
	sigset_t mask;

	seen->thread = pthread_self();
	pthread_sigmask(SIG_SETMASK, NULL, &mask);
	seen->interrupt_blocked = sigismember(&mask, SIGINT) == 1;
	return seen->answer ? FAIL(told, seen->answer, MSG_ARGUMENT, "worker", "x") : CREDIT_OK;
}

START_TEST(test_it_runs_apart_and_sees_no_signals)
{
	struct seen seen = {0};
	struct worker worker;
	sigset_t mask;

	worker_start(&worker, look, &seen);
	ck_assert_int_eq(worker_join(&worker, NULL), CREDIT_OK);
	ck_assert(!pthread_equal(seen.thread, pthread_self()));
	ck_assert(seen.interrupt_blocked);
	pthread_sigmask(SIG_SETMASK, NULL, &mask);
	ck_assert(!sigismember(&mask, SIGINT)); /* the caller's own are as they were */
}
END_TEST

START_TEST(test_a_failure_comes_back_with_its_detail)
{
	struct seen seen = {.answer = CREDIT_EINVAL};
	struct worker worker;
	credit_error told;

	memset(&told, 0, sizeof(told));
	worker_start(&worker, look, &seen);
	ck_assert_int_eq(worker_join(&worker, &told), CREDIT_EINVAL);
	ck_assert_int_eq(told.status, CREDIT_EINVAL);
	worker_start(&worker, look, &seen);
	ck_assert_int_eq(worker_join(&worker, NULL), CREDIT_EINVAL);
}
END_TEST

START_TEST(test_without_a_thread_the_work_is_done_at_once)
{
	struct seen seen = {.answer = CREDIT_EINVAL};
	struct rlimit before;
	struct rlimit tight;
	struct worker worker;

	if (SANITIZED)
		return; /* a sanitizer needs room for itself */
	ck_assert_int_eq(getrlimit(RLIMIT_AS, &before), 0);
	tight = before;
	tight.rlim_cur = 1; /* no room for a stack */
	ck_assert_int_eq(setrlimit(RLIMIT_AS, &tight), 0);
	worker_start(&worker, look, &seen);
	ck_assert_int_eq(setrlimit(RLIMIT_AS, &before), 0);
	ck_assert(!worker.apart);
	ck_assert(pthread_equal(seen.thread, pthread_self()));
	ck_assert_int_eq(worker_join(&worker, NULL), CREDIT_EINVAL);
}
END_TEST

SUITE("base/worker", T(test_it_runs_apart_and_sees_no_signals),
	T(test_a_failure_comes_back_with_its_detail),
	T(test_without_a_thread_the_work_is_done_at_once))
