/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suite.h - a test file ends with SUITE("room/source", test_a, test_b, ...).
 *
 * Each test is a START_TEST of Check and becomes one case of its own, so that
 * a failure names its test.  T(name) lists a test, TL(name, n) a loop test run
 * with _i = 0 .. n-1.
 *
 * A test finds the variables of its file as it left those before it, where
 * CK_FORK=no saves a process a test; SUITE_APART() ends a file whose variables
 * stand for one test alone, and which has those processes always.
 */
#ifndef TEST_SUITE_H
#define TEST_SUITE_H

#include <check.h>
#include <stdbool.h>
#include <stddef.h>

/* Sanitizers watch: all is ten times as slow, and freed memory stays for a while. */
#define SANITIZED false
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#undef SANITIZED
#define SANITIZED true
#endif
#endif

struct suite_test {
	const TTest *test;
	int count; /* runs of a loop test; 1 otherwise */
	int seconds; /* limit for one run; 0: the usual */
};

#define T(name) {name, 1, 0}
#define TL(name, count) {name, (count), 0}
#define TS(name, seconds) {name, 1, (seconds)} /* may take long */

int suite_run(const char *name, const struct suite_test *tests, size_t count, bool apart);

#define SUITE_OF(name, apart, ...)                                                  \
	int main(void)                                                              \
	{                                                                           \
		const struct suite_test tests[] = {__VA_ARGS__};                    \
                                                                                    \
		return suite_run(name, tests, sizeof(tests) / sizeof(tests[0]), apart); \
	}
#define SUITE(name, ...) SUITE_OF(name, false, __VA_ARGS__)
#define SUITE_APART(name, ...) SUITE_OF(name, true, __VA_ARGS__)

#endif
