/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_cut.c - tells a file that was cut short from one that is merely short.
 *
 * Runs once when a folder is opened.  A page beyond the end of a mapped file
 * stops the process (SIGBUS), so a copy that broke off, or a disk that filled
 * while it was restored, must be seen before LMDB reads it.  A sound file can
 * be short of its last page too: LMDB never writes pages that were taken and
 * given back in one transaction.  Those pages are on its list of free pages;
 * the file is made long enough, and the list is asked for every missing page.
 * A hole reads as zeros, which LMDB refuses as damaged and never follows.
 */
#include "store/lmdb_cut.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#define FREE_PAGES 0 /* LMDB's own table of free pages, as mdb_stat(1) opens it */

/* How long the file is, how long its pages are together. */
struct lengths {
	mdb_filehandle_t fd;
	off_t have;
	off_t need;
	size_t page;
};

static int measure(MDB_env *env, struct lengths *out)
{
	struct stat file;
	MDB_envinfo info;
	MDB_stat pages;
	int code = mdb_env_get_fd(env, &out->fd);

	if (!code)
		code = mdb_env_info(env, &info);
	if (!code)
		code = mdb_env_stat(env, &pages);
	if (code)
		return code;
	if (fstat(out->fd, &file))
		return errno;
	out->page = pages.ms_psize;
	out->have = file.st_size;
	out->need = (off_t)(info.me_last_pgno + 1) * (off_t)out->page;
	return 0;
}

/* How many pages from first on are free: a value is a count, and as many page numbers. */
static int count_free(MDB_txn *read, size_t first, size_t *count)
{
	MDB_cursor *cursor;
	MDB_val key;
	MDB_val value;
	int code = mdb_cursor_open(read, FREE_PAGES, &cursor);

	*count = 0;
	if (code)
		return code;
	while (!(code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT))) {
		const size_t *pages = value.mv_data;

		if (value.mv_size < sizeof(*pages) ||
			pages[0] > value.mv_size / sizeof(*pages) - 1) {
			code = MDB_CORRUPTED;
			break;
		}
		for (size_t i = 1; i <= pages[0]; i++)
			*count += pages[i] >= first;
	}
	mdb_cursor_close(cursor);
	return code == MDB_NOTFOUND ? 0 : code;
}

/* The file is short, and nobody else writes: lengthen it, or leave it as it was. */
static int lengthen(MDB_env *env, const struct lengths *lengths)
{
	MDB_txn *read;
	size_t first = (size_t)lengths->have / lengths->page;
	size_t missing = (size_t)lengths->need / lengths->page - first;
	size_t free_count = 0;
	int code;

	if (ftruncate(lengths->fd, lengths->need))
		return errno;
	code = mdb_txn_begin(env, NULL, MDB_RDONLY, &read);
	if (!code) {
		code = count_free(read, first, &free_count);
		mdb_txn_abort(read);
	}
	if (!code && free_count < missing)
		code = MDB_CORRUPTED;
	if (code && ftruncate(lengths->fd, lengths->have))
		return errno;
	return code;
}

int lmdb_check_length(MDB_env *env, bool read_only)
{
	struct lengths lengths;
	MDB_txn *txn;
	int code = measure(env, &lengths);

	if (code || lengths.have >= lengths.need)
		return code;
	if (read_only)
		return MDB_CORRUPTED;
	code = mdb_txn_begin(env, NULL, 0, &txn);
	if (code)
		return code;
	code = measure(env, &lengths);
	if (!code && lengths.have < lengths.need)
		code = lengthen(env, &lengths);
	mdb_txn_abort(txn);
	return code;
}
