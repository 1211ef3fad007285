/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_cut.h - was the file of an environment cut short?
 */
#ifndef LIBCREDIT_STORE_LMDB_CUT_H
#define LIBCREDIT_STORE_LMDB_CUT_H

#include <lmdb.h>
#include <stdbool.h>

/* Is a page that the environment uses beyond the end of its file?  0, MDB_CORRUPTED, or
 * what LMDB or the operating system said.  Before anything else reads the environment. */
int lmdb_check_length(MDB_env *env, bool read_only);

#endif
