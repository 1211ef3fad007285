/* SPDX-License-Identifier: Apache-2.0 */
/*
 * measure.c - a clock, medians, a scratch folder and the table of the benches.
 */
#include "measure.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/message.h"

double seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), by_value);
	return values[count / 2];
}

void table_head(void)
{
	printf("%-44s %10s %10s %-7s %-18s %6s  %s\n", "what", "ours", "theirs", "unit",
		"than", "ratio", "target");
}

void table_row(const struct measured *m)
{
	bool time = m->ratio == RATIO_TIME;
	double ratio = time ? m->ours / m->theirs : m->theirs / m->ours;
	const char *mark = "";
	char target[40] = "-";

	if (m->target > 0) {
		bool met = time ? ratio <= m->target : ratio >= m->target;

		snprintf(target, sizeof(target), "%s %.1f of %s",
			time ? "<=" : ">=", m->target, time ? "its time" : "its rate");
		mark = met ? "  met" : "  missed";
	}
	printf("%-44s %10.*f %10.*f %-7s %-18s %6.2f  %s%s\n", m->what,
		m->ours < 10 ? 2 : 0, m->ours, m->theirs < 10 ? 2 : 0, m->theirs, m->unit,
		m->than, ratio, target, mark);
	fflush(stdout);
}

void table_note(const char *text)
{
	printf("  %s\n", text);
	fflush(stdout);
}

void must(int status, const char *what, const credit_error *err)
{
	char text[CREDIT_TEXT_BYTES] = "";

	if (!status)
		return;
	if (err)
		credit_error_text(err, CREDIT_EN, text, sizeof(text));
	printf("not ok %s: %s %s\n", what, credit_status_name(status), text);
	exit(EXIT_FAILURE);
}

void must_be(bool truth, const char *what)
{
	if (truth)
		return;
	printf("not ok %s\n", what);
	exit(EXIT_FAILURE);
}

int answers(const char *name, bool right)
{
	printf("%s %s\n", right ? "ok" : "not ok", name);
	return right ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Also when a bench gives up. */
static char scratch[200];

static void scratch_at_end(void)
{
	scratch_gone(scratch);
}

const char *scratch_make(void)
{
	const char *below = getenv("TMPDIR");

	snprintf(scratch, sizeof(scratch), "%.160s/credit-bench-XXXXXX",
		below ? below : "/var/tmp");
	must_be(mkdtemp(scratch) && !atexit(scratch_at_end), "make a scratch folder");
	return scratch;
}

static int take_away(
	const char *path, const struct stat *stat, int type, struct FTW *walk)
{
	(void)stat;
	(void)type;
	(void)walk;
	return remove(path);
}

void scratch_gone(const char *folder)
{
	nftw(folder, take_away, 16, FTW_DEPTH | FTW_PHYS);
}

bool option_given(int argc, char **argv, const char *option)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], option) == 0)
			return true;
	return false;
}

uint64_t option_number(int argc, char **argv, const char *option, uint64_t otherwise)
{
	for (int i = 1; i + 1 < argc; i++)
		if (strcmp(argv[i], option) == 0)
			return strtoull(argv[i + 1], NULL, 10);
	return otherwise;
}
