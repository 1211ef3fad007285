/* SPDX-License-Identifier: Apache-2.0 */
/*
 * random.h - random bytes in small pieces, from a pool that is drawn at once.
 *
 * A call for random bytes costs as much as a digest, and every record and every row
 * wants some.  No byte is given twice, and none stays behind.
 */
#ifndef LIBCREDIT_RANDOM_H
#define LIBCREDIT_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "credit/base.h"

#define RANDOM_AT_ONCE 4096

struct random_pool {
	uint8_t bytes[RANDOM_AT_ONCE];
	size_t left; /* at the end of bytes; 0: nothing was drawn yet */
};

/* Draw now what the next calls give, when the pool is empty.  CREDIT_EIO. */
int random_fill(struct random_pool *pool, credit_error *err);
/* Bytes nobody can guess, at most RANDOM_AT_ONCE.  CREDIT_EIO. */
int random_draw(struct random_pool *pool, void *out, size_t length, credit_error *err);
/* Wipe what is left. */
void random_wipe(struct random_pool *pool);

#endif
