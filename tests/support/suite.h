/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suite.h - a test file ends with SUITE("room/source", test_a, test_b, ...).
 *
 * Each test is a START_TEST of Check and becomes one case of its own, so that
 * a failure names its test.  T(name) lists a test, TL(name, n) a loop test run
 * with _i = 0 .. n-1.
 */
#ifndef TEST_SUITE_H
#define TEST_SUITE_H

#include <check.h>
#include <stddef.h>

struct suite_test {
	const TTest *test;
	int count; /* runs of a loop test; 1 otherwise */
	int seconds; /* limit for one run; 0: the usual */
};

#define T(name) {name, 1, 0}
#define TL(name, count) {name, (count), 0}
#define TS(name, seconds) {name, 1, (seconds)} /* may take long */

int suite_run(const char *name, const struct suite_test *tests, size_t count);

#define SUITE(name, ...)                                                            \
	int main(void)                                                              \
	{                                                                           \
		const struct suite_test tests[] = {__VA_ARGS__};                    \
                                                                                    \
		return suite_run(name, tests, sizeof(tests) / sizeof(tests[0]));    \
	}

#endif
