/* SPDX-License-Identifier: Apache-2.0 */
/*
 * side_sqlite.h - the other side of a bench: SQLite asked the same question.
 *
 * Entries by identifier in a table WITHOUT ROWID and the rules of lists beside
 * it.  One prepared statement in one read transaction answers which entries of
 * a subject are in use on a day, and which measures follow.
 */
#ifndef BENCH_SIDE_SQLITE_H
#define BENCH_SIDE_SQLITE_H

#include <stddef.h>
#include <stdint.h>

#include "side_lmdb.h"

struct raw_sqlite;

/* rows sorted by key; each is an entry of a list that is in use from day to until. */
struct raw_sqlite *raw_sqlite_make(const char *path, const struct raw_row *rows,
	size_t count, const char *list, int32_t from, int32_t until);
/* A measure of that list. */
void raw_sqlite_rule(struct raw_sqlite *raw, const char *list, const char *measure,
	const char *department);
/* Prepare and begin to read; what was made before is seen. */
void raw_sqlite_read(struct raw_sqlite *raw);
void raw_sqlite_close(struct raw_sqlite *raw);

/* The record alone: how many were found. */
unsigned raw_sqlite_get(
	struct raw_sqlite *raw, const char *id, size_t length, unsigned *touched);
/* Entries in use on a day and their measures: how many measures. */
unsigned raw_sqlite_check(struct raw_sqlite *raw, const char *id, size_t length,
	int32_t day, unsigned *touched);

#endif
