/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ask about many subjects at once, from several threads.  New here:
 * credit_check_many(); one registry for all threads, one snapshot for each.
 */
#include <credit.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define THREADS 4

static const char *const codes[] = {"91629999F00000093C", "93629999F000000BXQ",
	"11629999F00000018U", "92629999F000000A14", "629999198002291018"};
#define CODES (sizeof(codes) / sizeof(codes[0]))

/* The number found, as a pointer; -1 after a failure. */
static void *check_all(void *registry)
{
	const credit_verdict *const *verdicts;
	credit_snapshot *snapshot;
	credit_id ids[CODES];
	intptr_t found = 0;

	for (size_t i = 0; i < CODES; i++)
		if (credit_id_parse(codes[i], strlen(codes[i]), &ids[i]))
			return (void *)-1;
	if (credit_snapshot_begin(registry, NULL, &snapshot, NULL))
		return (void *)-1;
	if (credit_check_many(snapshot, ids, CODES, credit_day_today(), &verdicts, NULL))
		found = -1;
	for (size_t i = 0; found >= 0 && i < CODES; i++)
		found += credit_verdict_found(verdicts[i]);
	credit_snapshot_end(snapshot);
	return (void *)found;
}

int main(void)
{
	pthread_t threads[THREADS];
	credit_registry *registry;
	int failed = 0;

	if (credit_open("sample.store", NULL, &registry, NULL))
		return 3;
	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, check_all, registry))
			return 3;
	for (int i = 0; i < THREADS; i++) {
		void *found;

		pthread_join(threads[i], &found);
		failed |= (intptr_t)found < 0;
		printf("thread %d: %d of %zu found\n", i, (int)(intptr_t)found, CODES);
	}
	credit_close(registry);
	return failed ? 3 : 0;
}
