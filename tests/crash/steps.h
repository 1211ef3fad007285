/* SPDX-License-Identifier: Apache-2.0 */
/*
 * steps.h - runs this program again as a child that preload_steps.so counts and ends.
 *
 * A test that stops something before each of its steps on the disk calls
 * steps_begin() in main(), where the child is told apart by its arguments.
 */
#ifndef TEST_STEPS_H
#define TEST_STEPS_H

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define STEPS_STOPPED 99 /* exit status of a child that was ended */

static char steps_program[400];
static char steps_preload[460]; /* stands beside the program */

/* False when the program does not know where it stands. */
static bool steps_begin(void)
{
	char *slash;
	ssize_t length = readlink("/proc/self/exe", steps_program, sizeof(steps_program) - 1);

	if (length < 0)
		return false;
	steps_program[length] = '\0';
	snprintf(steps_preload, sizeof(steps_preload), "%s", steps_program);
	slash = strrchr(steps_preload, '/');
	snprintf(slash, sizeof(steps_preload) - (size_t)(slash - steps_preload),
		"/preload_steps.so");
	return true;
}

/*
 * The child's exit status.  It is ended before step stop_at, from 1, or never with 0;
 * *steps, unless NULL, gets how many it took where it came to its end.
 */
static int steps_run(
	const char *what, const char *from, const char *to, long stop_at, long *steps)
{
	char stop[24], fd[12], text[24] = "";
	int ends[2];
	int status;
	pid_t child;

	ck_assert_int_eq(pipe(ends), 0);
	snprintf(stop, sizeof(stop), "%ld", stop_at);
	snprintf(fd, sizeof(fd), "%d", ends[1]);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		setenv("LD_PRELOAD", steps_preload, 1);
		setenv("CREDIT_STEPS_FD", fd, 1);
		if (stop_at)
			setenv("CREDIT_STOP_AT", stop, 1);
		execl(steps_program, steps_program, what, from, to, (char *)NULL);
		_exit(96);
	}
	close(ends[1]);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	if (read(ends[0], text, sizeof(text) - 1) > 0 && steps)
		*steps = atol(text);
	close(ends[0]);
	ck_assert_msg(WIFEXITED(status), "the child died of signal %d", WTERMSIG(status));
	return WEXITSTATUS(status);
}

#endif
