/* SPDX-License-Identifier: Apache-2.0 */
/* suite.c - builds a Check suite from a list of tests and runs it. */
#include "suite.h"

#include <stdlib.h>

/* Ends a run that hangs; far above what any test needs on a busy machine. */
#define SECONDS_MAX 300

int suite_run(const char *name, const struct suite_test *tests, size_t count, bool apart)
{
	Suite *suite = suite_create(name);
	SRunner *runner;
	int failed;

	for (size_t i = 0; i < count; i++) {
		TCase *test_case = tcase_create(tests[i].test->name);

		tcase_set_timeout(test_case, tests[i].seconds ? tests[i].seconds : SECONDS_MAX);
		tcase_add_loop_test(test_case, tests[i].test, 0, tests[i].count);
		suite_add_tcase(suite, test_case);
	}
	runner = srunner_create(suite);
	if (apart)
		srunner_set_fork_status(runner, CK_FORK);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
