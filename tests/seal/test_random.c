/* SPDX-License-Identifier: Apache-2.0 */
/* A pool of random bytes: nothing twice, nothing left behind, a source that fails. */
#include <string.h>

#include "../support/suite.h"
#include "seal/random.h"

int RAND_bytes(unsigned char *bytes, int count);

static int draws;
static bool dry;

/* In place of OpenSSL's: bytes that tell where they come from. */
int RAND_bytes(unsigned char *bytes, int count)
{
	if (dry)
		return 0;
	draws++;
	for (int i = 0; i < count; i++)
		bytes[i] = (unsigned char)(i / 16 + draws);
	return 1;
}

START_TEST(test_no_byte_is_given_twice)
{
	struct random_pool pool = {0};
	uint8_t piece[16];
	uint8_t all[RANDOM_AT_ONCE];

	draws = 0;
	dry = false;
	for (size_t i = 0; i < RANDOM_AT_ONCE / sizeof(piece); i++) {
		ck_assert_int_eq(random_draw(&pool, piece, sizeof(piece), NULL), CREDIT_OK);
		ck_assert_uint_eq(piece[0], (uint8_t)(i + 1));
		ck_assert_uint_eq(piece[15], (uint8_t)(i + 1));
	}
	ck_assert_int_eq(draws, 1);
	ck_assert_uint_eq(pool.left, 0);
	for (size_t i = 0; i < sizeof(pool.bytes); i++)
		ck_assert_uint_eq(pool.bytes[i], 0); /* what was given is wiped */
	ck_assert_int_eq(random_draw(&pool, piece, 5, NULL), CREDIT_OK);
	ck_assert_int_eq(draws, 2);
	/* too little is left for all of it: the pool is drawn anew, not put together */
	ck_assert_int_eq(random_draw(&pool, all, sizeof(all), NULL), CREDIT_OK);
	ck_assert_int_eq(draws, 3);
	ck_assert_uint_eq(all[0], 3);
	ck_assert_uint_eq(pool.left, 0);
}
END_TEST

START_TEST(test_filling_draws_once_and_wiping_leaves_nothing)
{
	struct random_pool pool = {0};
	uint8_t none[sizeof(pool.bytes)] = {0};

	draws = 0;
	dry = false;
	ck_assert_int_eq(random_fill(&pool, NULL), CREDIT_OK);
	ck_assert_int_eq(random_fill(&pool, NULL), CREDIT_OK);
	ck_assert_int_eq(draws, 1);
	random_wipe(&pool);
	ck_assert_mem_eq(pool.bytes, none, sizeof(none));
	ck_assert_uint_eq(pool.left, 0);
}
END_TEST

START_TEST(test_without_a_source_nothing_is_given)
{
	struct random_pool pool = {0};
	uint8_t piece[16] = {1};

	dry = true;
	ck_assert_int_eq(random_fill(&pool, NULL), CREDIT_EIO);
	ck_assert_int_eq(random_draw(&pool, piece, sizeof(piece), NULL), CREDIT_EIO);
	ck_assert_uint_eq(piece[0], 1);
	ck_assert_uint_eq(pool.left, 0);
}
END_TEST

SUITE("seal/random", T(test_no_byte_is_given_twice),
	T(test_filling_draws_once_and_wiping_leaves_nothing),
	T(test_without_a_source_nothing_is_given))
