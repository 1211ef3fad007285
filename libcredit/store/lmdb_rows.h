/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_rows.h - the rows of an environment, written into a fresh file.
 */
#ifndef LIBCREDIT_STORE_LMDB_ROWS_H
#define LIBCREDIT_STORE_LMDB_ROWS_H

#include <lmdb.h>

#include "store/engine.h"

/*
 * Copy what the transaction sees, but for keys that begin with leave_out (length
 * 0: nothing is left out), into the empty file at path; not synced.  0, MDB_CORRUPTED
 * (there are not as many rows as the file says: it must not be replaced), or
 * what LMDB or the operating system said.
 */
int lmdb_copy_rows(MDB_txn *from, MDB_dbi dbi, struct bytes leave_out, const char *path,
	size_t map_size);

#endif
