/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_place.h - the folder of a store: its files, and which of them count.
 *
 * Generation 1 of a store is data.mdb with lock.mdb, as LMDB names them; the
 * g-th, made by rewriting, is data-g.mdb with data-g.mdb-lock.  The highest one
 * counts.  lmdb_engine.c tells why that is sound; here stands what is done to
 * names.  The folder itself is locked (flock) for as long as a name is chosen
 * and opened, shared, or a generation is put in place, exclusively.
 */
#ifndef LIBCREDIT_STORE_LMDB_PLACE_H
#define LIBCREDIT_STORE_LMDB_PLACE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "credit/base.h"

#define PLACE_NAME_BYTES 32

/* What was not there before a creation: if that fails, so much is taken away. */
struct made {
	bool folder;
	bool data;
	bool lock;
};

/* What is known of the folder before LMDB sees it. */
struct place {
	const char *where;
	int folder; /* -1: not open */
	int lock;   /* from place_choose() to place_release() */
	bool create;
	struct stat stat; /* of the folder */
	uint32_t generation;
	struct stat data; /* of its data file; st_ino 0: there is none yet */
	struct made made;
};

void place_data_name(uint32_t generation, char name[PLACE_NAME_BYTES]);
void place_temporary_name(uint32_t generation, char name[PLACE_NAME_BYTES]);

/* Open the folder; create: make it, or take one that holds nothing but a half-made store.
 * CREDIT_ENOTFOUND, CREDIT_EEXISTS, CREDIT_EREADONLY, CREDIT_EIO. */
int place_open(const char *where, bool create, struct place *place, credit_error *err);
void place_close(struct place *place);

/*
 * Choose the highest generation, with the folder locked shared until
 * place_release(): meanwhile none is put in place or taken away.  What a stopped
 * rewriting left is cleared away.  CREDIT_ENOTFOUND, CREDIT_EFORMAT, CREDIT_EIO.
 */
int place_choose(struct place *place, credit_error *err);
void place_release(struct place *place);

/* What LMDB opened, by name, must be the plain file in that folder. */
int place_same_file(struct place *place, int fd, credit_error *err);

/* Take away what a creation made. */
void place_take_away(const char *where, const struct made *made);

/* Is there a file of that generation? */
bool place_has(int folder, uint32_t generation);

/* Take away all generations below this one, lowest first, once it is sure to stay. */
int place_clear_older(int folder, uint32_t generation, credit_error *err);

/*
 * For a rewriting, by who alone writes to the store: make the temporary file of
 * a generation, 0600 and locked, so that nobody clears it away; its descriptor
 * becomes *fd, the caller's to close.  CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_EIO.
 */
int place_make_temporary(int folder, uint32_t generation, int *fd, credit_error *err);
void place_drop_temporary(int folder, uint32_t generation);

/*
 * Give the finished, synced temporary file its name: from then on that
 * generation counts, and the older ones are taken away.  After a failure
 * *settled tells whether it counts all the same.
 */
int place_settle(int folder, uint32_t generation, bool *settled, credit_error *err);

#endif
