/* SPDX-License-Identifier: Apache-2.0 */
/* The body of an edition's record: what goes in comes out, cut bytes do not. */
#include <string.h>

#include "../support/suite.h"
#include "edition/edition_prior.h"

static void encode(struct buf *out)
{
	static const struct edition_body body = {"head\n", 5, "w", 1, "更正"};

	ck_assert_int_eq(edition_body_encode(&body, out), CREDIT_OK);
}

START_TEST(test_a_body_decodes_to_what_was_encoded)
{
	struct buf bytes = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct edition_body body;

	encode(&bytes);
	ck_assert_int_eq(edition_body_decode(bytes.data, bytes.length, &arena, &body), CREDIT_OK);
	ck_assert_uint_eq(body.head_length, 5);
	ck_assert_mem_eq(body.head, "head\n", 5);
	ck_assert_uint_eq(body.words_length, 1);
	ck_assert_mem_eq(body.words, "w", 1);
	ck_assert_str_eq(body.reissue, "更正");
	arena_free(&arena);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_a_body_cut_anywhere_is_corrupt)
{
	struct buf bytes = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct edition_body body;

	encode(&bytes);
	for (size_t length = 0; length < bytes.length; length++)
		ck_assert_int_eq(edition_body_decode(bytes.data, length, &arena, &body),
			CREDIT_ECORRUPT);
	arena_free(&arena);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_a_body_with_more_behind_or_another_format_is_corrupt)
{
	struct buf bytes = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct edition_body body;

	encode(&bytes);
	buf_put(&bytes, "x", 1);
	ck_assert_int_eq(edition_body_decode(bytes.data, bytes.length, &arena, &body),
		CREDIT_ECORRUPT);
	bytes.data[0] ^= 1;
	ck_assert_int_eq(edition_body_decode(bytes.data, bytes.length - 1, &arena, &body),
		CREDIT_ECORRUPT);
	arena_free(&arena);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_a_taken_down_entry_covers_older_editions_only)
{
	struct down down;
	struct downs downs = {&down, 1, 1};
	struct entry_id other;

	memset(&down, 0, sizeof(down));
	memset(&down.entry, 1, sizeof(down.entry));
	memset(&other, 2, sizeof(other));
	down.sequence = 10;
	ck_assert(downs_cover(&downs, &down.entry, 9));
	ck_assert(!downs_cover(&downs, &down.entry, 11));
	ck_assert(!downs_cover(&downs, &other, 9));
}
END_TEST

SUITE("edition/edition_prior", T(test_a_body_decodes_to_what_was_encoded),
	T(test_a_body_cut_anywhere_is_corrupt),
	T(test_a_body_with_more_behind_or_another_format_is_corrupt),
	T(test_a_taken_down_entry_covers_older_editions_only))
