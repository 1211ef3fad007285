/* SPDX-License-Identifier: Apache-2.0 */
/*
 * side_lmdb.h - the other side of a bench: LMDB with nothing round it.
 *
 * Rows of bytes by key, put in sorted order with MDB_APPEND, and mdb_get in one
 * read transaction.  Default durable settings, as the library's own engine.
 */
#ifndef BENCH_SIDE_LMDB_H
#define BENCH_SIDE_LMDB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct raw_row {
	const uint8_t *key;
	const uint8_t *value;
	uint32_t key_length;
	uint32_t value_length;
};

struct raw_lmdb;

/* By key, as bytes: a multikey quicksort, much faster than qsort() with memcmp(). */
void raw_sort(struct raw_row *rows, size_t count);

struct raw_lmdb *raw_lmdb_open(const char *folder, unsigned tables);
void raw_lmdb_close(struct raw_lmdb *raw);
/* One transaction: begin, append the sorted rows of each table, commit. */
void raw_lmdb_begin(struct raw_lmdb *raw);
void raw_lmdb_append(
	struct raw_lmdb *raw, unsigned table, const struct raw_row *rows, size_t count);
void raw_lmdb_commit(struct raw_lmdb *raw);
uint64_t raw_lmdb_count(struct raw_lmdb *raw, unsigned table);

/* A read transaction, for one thread. */
struct raw_read;
struct raw_read *raw_read_begin(struct raw_lmdb *raw);
void raw_read_end(struct raw_read *read);
/* The first table; the value is summed up a little, so that it was really touched. */
bool raw_get(struct raw_read *read, const char *key, size_t length, unsigned *touched);

#endif
