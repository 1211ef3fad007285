/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_rows.c - copies an environment row by row, so that nothing else comes along.
 *
 * Runs when a store is rewritten after an erasure.  LMDB's own copies take whole
 * pages, and with them what rows left behind that were taken out or replaced;
 * here each page of the new file is begun from zeros (without MDB_NOMEMINIT) and
 * filled in key order (MDB_APPEND) with rows that are there, so that its gaps can
 * only hold what such rows left.  Pages are full, which also makes the file small.
 *
 * Nobody else knows the new file yet: no lock, no sync before the end.  A
 * transaction ends after 64 MiB, so that memory stays bounded.
 */
#include "store/lmdb_rows.h"

#include <string.h>

#define TRANSACTION_BYTES (UINT64_C(64) << 20)

struct copying {
	MDB_env *env;
	MDB_txn *txn;
	MDB_dbi dbi;
	MDB_cursor *cursor;
	uint64_t bytes; /* put in this transaction */
};

static int copy_begin(struct copying *copying)
{
	int code = mdb_txn_begin(copying->env, NULL, 0, &copying->txn);

	copying->bytes = 0;
	if (!code)
		code = mdb_dbi_open(copying->txn, NULL, 0, &copying->dbi);
	if (!code)
		code = mdb_cursor_open(copying->txn, copying->dbi, &copying->cursor);
	return code;
}

static int copy_commit(struct copying *copying)
{
	int code = mdb_txn_commit(copying->txn); /* closes the cursor */

	copying->txn = NULL;
	copying->cursor = NULL;
	return code;
}

static int copy_row(struct copying *copying, MDB_val *key, MDB_val *value)
{
	int code = 0;

	if (copying->bytes > TRANSACTION_BYTES) {
		code = copy_commit(copying);
		if (!code)
			code = copy_begin(copying);
	}
	if (!code)
		code = mdb_cursor_put(copying->cursor, key, value, MDB_APPEND);
	copying->bytes += key->mv_size + value->mv_size;
	return code;
}

static bool begins_with(const MDB_val *key, struct bytes prefix)
{
	return prefix.length > 0 && key->mv_size >= prefix.length &&
		memcmp(key->mv_data, prefix.data, prefix.length) == 0;
}

static int copy_all(
	struct copying *copying, MDB_txn *from, MDB_dbi dbi, struct bytes leave_out)
{
	MDB_cursor *cursor;
	MDB_stat stat;
	MDB_val key;
	MDB_val value;
	size_t seen = 0;
	int code = mdb_stat(from, dbi, &stat);

	if (!code)
		code = mdb_cursor_open(from, dbi, &cursor);
	if (code)
		return code;
	while (!(code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT))) {
		seen++;
		if (!begins_with(&key, leave_out))
			code = copy_row(copying, &key, &value);
		if (code)
			break;
	}
	mdb_cursor_close(cursor);
	if (code != MDB_NOTFOUND)
		return code;
	return seen == stat.ms_entries ? 0 : MDB_CORRUPTED;
}

int lmdb_copy_rows(MDB_txn *from, MDB_dbi dbi, struct bytes leave_out, const char *path,
	size_t map_size)
{
	const unsigned flags = MDB_NOSUBDIR | MDB_NOLOCK | MDB_NOSYNC;
	struct copying copying = {0};
	int code = mdb_env_create(&copying.env);

	if (code)
		return code;
	mdb_env_set_mapsize(copying.env, map_size);
	code = mdb_env_open(copying.env, path, flags, 0600);
	if (!code)
		code = copy_begin(&copying);
	if (!code)
		code = copy_all(&copying, from, dbi, leave_out);
	if (!code)
		code = copy_commit(&copying);
	if (copying.txn)
		mdb_txn_abort(copying.txn);
	mdb_env_close(copying.env);
	return code;
}
