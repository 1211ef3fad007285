/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_env.h - the LMDB environments that this process has open.
 */
#ifndef LIBCREDIT_STORE_LMDB_ENV_H
#define LIBCREDIT_STORE_LMDB_ENV_H

#include <lmdb.h>
#include <pthread.h>
#include <stdatomic.h>

#include "store/lmdb_place.h"

/* One generation of one folder that this process has open. */
struct environment {
	struct environment *next; /* in the list; at most one of a folder is in it */
	bool listed;
	size_t references; /* handles, reads and writes; guarded in lmdb_env.c */
	char *where;       /* the folder, absolute */
	int folder;        /* the same */
	dev_t device;
	ino_t inode;
	uint32_t generation;
	int fd; /* LMDB's, of the data file */
	atomic_bool passed; /* a later generation counts */
	MDB_env *env;
	MDB_dbi dbi;
	bool read_only;
	pthread_mutex_t gate; /* guards the fields below */
	size_t transactions;  /* open in this process, writes too */
	bool full;            /* a write met the end of the map: grow before the next */
	bool writing;         /* a thread of this process writes */
	pthread_t writer;     /* which */
};

/* The only place where LMDB's codes become ours; MDB_NOTFOUND without filling err. */
int fail_lmdb(credit_error *err, int code, const char *what);

/* Another number in each child process; what was opened under another one is not touched. */
unsigned process_number(void);

/* Find or open what counts in a folder: one reference more.  map_size 0: as large as can be.
 * CREDIT_ENOTFOUND, CREDIT_EREADONLY, CREDIT_EFORMAT, CREDIT_EVERSION, CREDIT_ECORRUPT, CREDIT_EIO,
 * CREDIT_ENOMEM. */
int environment_open(struct place *place, bool read_only, uint64_t map_size,
	struct environment **out, credit_error *err);

/*
 * The environment that counts now, with one reference more, for a read or a write;
 * *current is what a handle has, and becomes it.  The same statuses.
 */
int environment_hold(struct environment **current, bool read_only, struct environment **out,
	credit_error *err);
void environment_let(struct environment *e); /* one reference less */

/* Has the data file lost its name to a later generation? */
bool environment_passed(struct environment *e);
/* With the write lock: does a later generation count? */
bool environment_passed_for_writes(struct environment *e);

#endif
