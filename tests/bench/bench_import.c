/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bench_import.c - a department's file into the registry.
 *
 *	bench_import [--rows N] [--runs N] [--short]
 *
 * One GB18030 file of N firms (100,000), made on the fly.  Beside the import:
 * the bare pipeline (bare.h) over the same bytes; libcsv alone over the decoded
 * bytes; the program sqlite3 importing the decoded file and making three
 * indexes afterwards, where there is such a program.  Each side begins with an
 * empty folder; medians of three runs in turn.  --short imports few rows and
 * compares how many each side has.
 */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bare.h"
#include "base/file.h"
#include "firms.h"
#include "measure.h"
#include "side_county.h"

#define PATH 400

struct bench {
	const char *folder;
	uint32_t rows;
	struct buf gb18030;
	struct buf utf8;
	char file[PATH]; /* the GB18030 file, and the UTF-8 file */
	char decoded[PATH];
	bool sqlite; /* there is a program sqlite3 */
};

static const char *below(const struct bench *b, const char *name)
{
	static char path[4][PATH];
	static unsigned next;
	char *out = path[next++ % 4];

	snprintf(out, PATH, "%s/%s", b->folder, name);
	return out;
}

static void make_files(struct bench *b)
{
	credit_error err;

	firm_file(&b->gb18030, ENCODING_GB18030, 0, b->rows);
	firm_file(&b->utf8, ENCODING_UTF8, 0, b->rows);
	snprintf(b->file, sizeof(b->file), "%s", below(b, "firms.csv"));
	snprintf(b->decoded, sizeof(b->decoded), "%s", below(b, "firms.utf8.csv"));
	must(file_write(b->file, b->gb18030.data, b->gb18030.length, 0600, true, &err),
		"write the file", &err);
	must(file_write(b->decoded, b->utf8.data, b->utf8.length, 0600, true, &err),
		"write the decoded file", &err);
	b->sqlite = system("sqlite3 --version >/dev/null 2>&1") == 0;
}

/* ---- theirs ---- */

static void count_field(void *bytes, size_t length, void *context)
{
	(void)bytes;
	(void)length;
	(void)context;
}

static void count_row(int c, void *context)
{
	size_t *rows = context;

	*rows += c != '\n'; /* CRLF is one end */
}

static size_t by_libcsv(const struct buf *file)
{
	struct csv_parser parser;
	size_t rows = 0;

	csv_init(&parser, 0);
	csv_parse(&parser, file->data, file->length, count_field, count_row, &rows);
	csv_fini(&parser, count_field, count_row, &rows);
	csv_free(&parser);
	return rows - 1; /* the header */
}

/* The program, with its three indexes made after the rows; how many rows it has. */
static uint64_t by_sqlite(const struct bench *b)
{
	const char *db = below(b, "import.db");
	char command[4 * PATH];
	unsigned long long rows = 0;
	FILE *pipe;

	unlink(db);
	snprintf(command, sizeof(command),
		"sqlite3 -bail '%s' \"create table entry (name text, id text primary "
		"key, list text,"
		" authority text, document text, decided text, basis text, basis_day "
		"text,"
		" served text, notice text, notified text, objection text, ground text,"
		" facts text) without rowid\" \".mode csv\" \".import --skip 1 %s entry\""
		" \"create index by_name on entry (name)\""
		" \"create index by_document on entry (document)\""
		" \"create index by_day on entry (decided, list)\""
		" \"select count(*) from entry\"",
		db, b->decoded);
	pipe = popen(command, "r");
	must_be(pipe && fscanf(pipe, "%llu", &rows) == 1, "run sqlite3");
	must_be(pclose(pipe) == 0, "run sqlite3 to its end");
	return rows;
}

/* ---- a run ---- */

enum timed { IMPORT, BARE, LIBCSV, SQLITE, TIMED };

struct counts {
	uint64_t rows[TIMED];
};

static double since(double *begin)
{
	double now = seconds_now(), taken = now - *begin;

	*begin = now;
	return taken;
}

/* Every side once; what is in its way is taken away outside the clock. */
static void run_all(const struct bench *b, double seconds[TIMED], struct counts *counts)
{
	char store[PATH], bare[PATH];
	credit_registry *registry;
	double clock;

	snprintf(store, sizeof(store), "%s/store", b->folder);
	snprintf(bare, sizeof(bare), "%s/bare", b->folder);
	must_be(mkdir(bare, 0700) == 0, "make a folder");
	registry = county_create(store);
	clock = seconds_now();
	counts->rows[IMPORT] = county_import(registry, b->file, b->folder);
	seconds[IMPORT] = since(&clock);
	bare_import(b->gb18030.data, b->gb18030.length, bare);
	seconds[BARE] = since(&clock);
	counts->rows[LIBCSV] = by_libcsv(&b->utf8);
	seconds[LIBCSV] = since(&clock);
	counts->rows[SQLITE] = b->sqlite ? by_sqlite(b) : 0;
	seconds[SQLITE] = since(&clock);
	counts->rows[BARE] = bare_count(bare);
	credit_close(registry);
	scratch_gone(store);
	scratch_gone(bare);
	unlink(below(b, "import.db"));
}

static bool same_answers(const struct bench *b)
{
	struct counts counts = {0};
	double seconds[TIMED];

	run_all(b, seconds, &counts);
	printf("rows: import %llu, bare %llu, libcsv %llu, sqlite3 %llu\n",
		(unsigned long long)counts.rows[IMPORT],
		(unsigned long long)counts.rows[BARE],
		(unsigned long long)counts.rows[LIBCSV],
		(unsigned long long)counts.rows[SQLITE]);
	return counts.rows[IMPORT] == b->rows && counts.rows[BARE] == b->rows &&
	       counts.rows[LIBCSV] == b->rows &&
	       (!b->sqlite || counts.rows[SQLITE] == b->rows);
}

static void print(const struct bench *b, size_t runs)
{
	double(*seconds)[TIMED] = calloc(runs, sizeof(*seconds));
	double *column = calloc(runs, sizeof(*column));
	struct counts counts = {0};
	double us[TIMED];
	char note[160];

	must_be(seconds && column, "memory for runs");
	for (size_t run = 0; run < runs; run++) {
		run_all(b, seconds[run], &counts);
		must_be(counts.rows[IMPORT] == b->rows, "every row landed");
	}
	for (int what = 0; what < TIMED; what++) {
		for (size_t run = 0; run < runs; run++)
			column[run] = seconds[run][what];
		us[what] = median(column, runs) * 1e6 / (double)b->rows;
	}
	snprintf(note, sizeof(note),
		"import: %u rows, %zu bytes of GB18030; median of %zu runs", b->rows,
		b->gb18030.length, runs);
	table_note(note);
	const struct measured rows[] = {
		{"import, GB18030, all checks, journal", us[IMPORT], us[BARE], "us/row",
			"bare pipeline", RATIO_TIME, 2},
		{"import", us[IMPORT], us[LIBCSV], "us/row", "libcsv alone", RATIO_TIME,
			0},
		{"import", us[IMPORT], us[SQLITE], "us/row", "sqlite3 .import",
			RATIO_RATE, 4},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (b->sqlite || rows[i].theirs != us[SQLITE])
			table_row(&rows[i]);
	free(seconds);
	free(column);
}

int main(int argc, char **argv)
{
	bool brief = option_given(argc, argv, "--short");
	struct bench b = {.folder = scratch_make()};
	int status = EXIT_SUCCESS;

	b.rows = (uint32_t)option_number(argc, argv, "--rows", brief ? 400 : 100000);
	make_files(&b);
	if (brief)
		status = answers("bench_import", same_answers(&b));
	else
		print(&b, option_number(argc, argv, "--runs", 3));
	buf_free(&b.gb18030);
	buf_free(&b.utf8);
	return status;
}
