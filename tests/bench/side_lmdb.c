/* SPDX-License-Identifier: Apache-2.0 */
/*
 * side_lmdb.c - sorted rows into LMDB and out again, and nothing else.
 *
 * Includes <lmdb.h> because it is what the library is measured against; no
 * source of the library outside its engine does.
 */
#include "side_lmdb.h"

#include <lmdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"

#define TABLES_MAX 8
#define SMALL 16

struct raw_lmdb {
	MDB_env *env;
	MDB_dbi tables[TABLES_MAX];
	MDB_txn *write;
};

struct raw_read {
	MDB_txn *txn;
	MDB_dbi table;
};

static void lmdb_must(int code, const char *what)
{
	if (code) {
		printf("not ok LMDB: %s: %s\n", what, mdb_strerror(code));
		exit(EXIT_FAILURE);
	}
}

/* ---- sorting ---- */

/* The byte at a depth, 0 past the end. */
static unsigned digit(const struct raw_row *row, uint32_t depth)
{
	return depth < row->key_length ? row->key[depth] + 1u : 0;
}

static void swap(struct raw_row *a, struct raw_row *b)
{
	struct raw_row keep = *a;

	*a = *b;
	*b = keep;
}

static bool less(const struct raw_row *a, const struct raw_row *b, uint32_t depth)
{
	uint32_t length = a->key_length < b->key_length ? a->key_length : b->key_length;
	int order = length > depth
			    ? memcmp(a->key + depth, b->key + depth, length - depth)
			    : 0;

	return order ? order < 0 : a->key_length < b->key_length;
}

static void sort_small(struct raw_row *rows, size_t count, uint32_t depth)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i; j > 0 && less(&rows[j], &rows[j - 1], depth); j--)
			swap(&rows[j], &rows[j - 1]);
}

static void sort_at(struct raw_row *rows, size_t count, uint32_t depth)
{
	while (count > SMALL) {
		size_t below = 0, at = 0, above = count;
		unsigned pivot = digit(&rows[count / 2], depth);

		while (at < above) {
			unsigned here = digit(&rows[at], depth);

			if (here < pivot)
				swap(&rows[below++], &rows[at++]);
			else if (here > pivot)
				swap(&rows[at], &rows[--above]);
			else
				at++;
		}
		sort_at(rows, below, depth);
		sort_at(rows + above, count - above, depth);
		if (pivot == 0)
			return; /* equal keys */
		rows += below;
		count = above - below;
		depth++;
	}
	sort_small(rows, count, depth);
}

void raw_sort(struct raw_row *rows, size_t count)
{
	sort_at(rows, count, 0);
}

/* ---- writing ---- */

struct raw_lmdb *raw_lmdb_open(const char *folder, unsigned tables)
{
	struct raw_lmdb *raw = calloc(1, sizeof(*raw));
	MDB_txn *txn;

	must_be(raw && tables <= TABLES_MAX, "memory for LMDB");
	lmdb_must(mdb_env_create(&raw->env), "create");
	lmdb_must(mdb_env_set_mapsize(raw->env, (size_t)1 << 38), "size of the map");
	lmdb_must(mdb_env_set_maxdbs(raw->env, TABLES_MAX), "tables");
	lmdb_must(mdb_env_open(raw->env, folder, MDB_NOTLS, 0600), "open");
	lmdb_must(mdb_txn_begin(raw->env, NULL, 0, &txn), "begin");
	for (unsigned i = 0; i < tables; i++) {
		char name[] = {(char)('a' + i), '\0'};

		lmdb_must(mdb_dbi_open(txn, name, MDB_CREATE, &raw->tables[i]),
			"open a table");
	}
	lmdb_must(mdb_txn_commit(txn), "commit");
	return raw;
}

void raw_lmdb_close(struct raw_lmdb *raw)
{
	mdb_env_close(raw->env);
	free(raw);
}

void raw_lmdb_begin(struct raw_lmdb *raw)
{
	lmdb_must(mdb_txn_begin(raw->env, NULL, 0, &raw->write), "begin");
}

void raw_lmdb_append(
	struct raw_lmdb *raw, unsigned table, const struct raw_row *rows, size_t count)
{
	MDB_cursor *cursor;

	lmdb_must(mdb_cursor_open(raw->write, raw->tables[table], &cursor), "cursor");
	for (size_t i = 0; i < count; i++) {
		MDB_val key = {rows[i].key_length, (void *)rows[i].key};
		MDB_val value = {rows[i].value_length, (void *)rows[i].value};

		lmdb_must(mdb_cursor_put(cursor, &key, &value, MDB_APPEND), "append");
	}
	mdb_cursor_close(cursor);
}

void raw_lmdb_commit(struct raw_lmdb *raw)
{
	lmdb_must(mdb_txn_commit(raw->write), "commit");
	raw->write = NULL;
}

uint64_t raw_lmdb_count(struct raw_lmdb *raw, unsigned table)
{
	MDB_txn *txn;
	MDB_stat stat;

	lmdb_must(mdb_txn_begin(raw->env, NULL, MDB_RDONLY, &txn), "begin to read");
	lmdb_must(mdb_stat(txn, raw->tables[table], &stat), "count");
	mdb_txn_abort(txn);
	return stat.ms_entries;
}

/* ---- reading ---- */

struct raw_read *raw_read_begin(struct raw_lmdb *raw)
{
	struct raw_read *read = calloc(1, sizeof(*read));

	must_be(read != NULL, "memory for LMDB");
	lmdb_must(mdb_txn_begin(raw->env, NULL, MDB_RDONLY, &read->txn), "begin to read");
	read->table = raw->tables[0];
	return read;
}

void raw_read_end(struct raw_read *read)
{
	mdb_txn_abort(read->txn);
	free(read);
}

bool raw_get(struct raw_read *read, const char *key, size_t length, unsigned *touched)
{
	MDB_val name = {length, (void *)key};
	MDB_val value;
	int code = mdb_get(read->txn, read->table, &name, &value);

	if (code == MDB_NOTFOUND)
		return false;
	lmdb_must(code, "get");
	*touched += ((const uint8_t *)value.mv_data)[value.mv_size / 2];
	return true;
}
