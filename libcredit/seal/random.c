/* SPDX-License-Identifier: Apache-2.0 */
/*
 * random.c - gives out a pool of random bytes.  Runs for every record and every new row.
 */
#include "seal/random.h"

#include <assert.h>
#include <string.h>

#include "seal/digest.h"

static int draw_all(struct random_pool *pool, credit_error *err)
{
	int status = random_bytes(pool->bytes, sizeof(pool->bytes), err);

	pool->left = status ? 0 : sizeof(pool->bytes);
	return status;
}

int random_fill(struct random_pool *pool, credit_error *err)
{
	return pool->left ? CREDIT_OK : draw_all(pool, err);
}

int random_draw(struct random_pool *pool, void *out, size_t length, credit_error *err)
{
	uint8_t *at;
	int status = CREDIT_OK;

	assert(length <= sizeof(pool->bytes));
	if (pool->left < length)
		status = draw_all(pool, err);
	if (status)
		return status;
	at = pool->bytes + sizeof(pool->bytes) - pool->left;
	memcpy(out, at, length);
	wipe_bytes(at, length);
	pool->left -= length;
	return CREDIT_OK;
}

void random_wipe(struct random_pool *pool)
{
	wipe_bytes(pool, sizeof(*pool));
}
