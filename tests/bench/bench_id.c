/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bench_id.c - identifiers read a second, one core, median of five runs.
 *
 *	bench_id            prints the rate
 *	bench_id --short    checks the answers and prints no time
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "id/id_schemes.h"

#define IDS 4096
#define RUNS 5

static char ids[IDS][19];

/* Valid numbers of persons and firms in area 629999, half and half. */
static void make_ids(void)
{
	for (int i = 0; i < IDS; i++) {
		if (i % 2) {
			snprintf(ids[i], 19, "6299991980%02d%02d%03d", i % 12 + 1, i % 28 + 1, i % 1000);
			ids[i][17] = person_check(ids[i]);
		} else {
			snprintf(ids[i], 19, "91629999F%07d", i);
			ids[i][16] = organisation_check(ids[i] + 8);
			ids[i][17] = credit_code_check(ids[i]);
		}
		ids[i][18] = '\0';
	}
}

static size_t read_all(size_t rounds)
{
	size_t valid = 0;
	credit_id id;

	for (size_t round = 0; round < rounds; round++)
		for (int i = 0; i < IDS; i++)
			valid += credit_id_parse(ids[i], 18, &id) == CREDIT_OK;
	return valid;
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

int main(int argc, char **argv)
{
	double rates[RUNS];
	size_t rounds = 1000;

	make_ids();
	if (argc > 1 && strcmp(argv[1], "--short") == 0) {
		bool right = read_all(1) == IDS;

		puts(right ? "ok bench_id" : "not ok bench_id");
		return right ? EXIT_SUCCESS : EXIT_FAILURE;
	}
	for (int run = 0; run < RUNS; run++) {
		double start = seconds();

		if (read_all(rounds) != rounds * IDS)
			return EXIT_FAILURE;
		rates[run] = (double)(rounds * IDS) / (seconds() - start);
	}
	qsort(rates, RUNS, sizeof(rates[0]), by_value);
	printf("  id: %.1f million identifiers read a second, median of %d runs; target >= 5\n",
		rates[RUNS / 2] / 1e6, RUNS);
	return EXIT_SUCCESS;
}
