/* SPDX-License-Identifier: Apache-2.0 */
/*
 * measure.h - what all benches share: a clock, medians, a folder, one table.
 *
 * Every bench prints rows of the same table, so that `make bench` reads as one.
 * A figure stands beside the alternative's from the same run, and their ratio
 * is what counts: absolute times do not carry over to another day.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "credit/base.h"

#define RUNS 5

/* Seconds of a clock that never runs backwards. */
double seconds_now(void);
/* The middle one; sorts the values. */
double median(double *values, size_t count);

/* TIME: ours / theirs, less is better.  RATE: theirs / ours, more is better. */
enum ratio { RATIO_TIME, RATIO_RATE };

struct measured {
	const char *what;
	double ours; /* in units of unit */
	double theirs;
	const char *unit; /* "ns", "us/row", "s" */
	const char *than; /* whose figure theirs is */
	enum ratio ratio;
	double target; /* at most (TIME) or at least (RATE); 0: none is set */
};

void table_head(void);
void table_row(const struct measured *measured);
/* A line that belongs to the table but has no two sides. */
void table_note(const char *text);

/* Ends the program, naming what failed, unless status is CREDIT_OK. */
void must(int status, const char *what, const credit_error *err);
/* The same for what should be true. */
void must_be(bool truth, const char *what);

/* The line of a short form: "ok NAME" or "not ok NAME"; the exit status. */
int answers(const char *name, bool right);

/* A new empty folder below TMPDIR, once a program; it is taken away at the end. */
const char *scratch_make(void);
/* Take a folder and all in it away. */
void scratch_gone(const char *folder);
/* The number behind an option such as --rows, or what it is without it. */
uint64_t option_number(int argc, char **argv, const char *option, uint64_t otherwise);
bool option_given(int argc, char **argv, const char *option);

#endif
