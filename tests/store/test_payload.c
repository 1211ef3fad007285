/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_payload.c - the store's own payloads: there and back, and what is refused.
 *
 * A payload comes back from disk, so every length that is too short, and one
 * byte too many, must be called corrupt and never read beyond its end.
 */
#include "sample.h"
#include "store/payload.h"

static struct batch plain_batch(void)
{
	static const struct batch_list lists[] = {{"SJ", "11629999000000006B"}};
	struct batch batch = {.number = 7, .file = "a.csv", .digest = {9},
		.encoding = "UTF-8", .operator_ = "tester", .lists = lists,
		.lists_count = 1, .as_of = DAY0, .rows = 10, .added = 4, .changed = 3,
		.unchanged = 2, .rejected = 1, .first_sequence = 5};

	return batch;
}

START_TEST(test_a_batch_comes_back_and_no_other_length_does)
{
	struct batch batch = plain_batch();
	struct buf out = BUF_INIT;
	struct arena arena = {0};
	struct batch back;

	OK(batch_write(&batch, &out, err));
	ck_assert_int_eq(
		batch_read((struct bytes){out.data, out.length}, &arena, &back), CREDIT_OK);
	ck_assert_uint_eq(back.number, 7);
	ck_assert_str_eq(back.file, "a.csv");
	ck_assert_uint_eq(back.lists_count, 1);
	ck_assert_str_eq(back.lists[0].authority, "11629999000000006B");
	ck_assert_uint_eq(back.rejected, 1);
	for (size_t n = 0; n < out.length; n++)
		ck_assert_int_eq(batch_read((struct bytes){out.data, n}, &arena, &back),
			CREDIT_ECORRUPT);
	buf_u8(&out, 0);
	ck_assert_int_eq(batch_read((struct bytes){out.data, out.length}, &arena, &back),
		CREDIT_ECORRUPT);
	buf_free(&out);
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_batch_that_does_not_add_up_is_not_written)
{
	struct batch batch = plain_batch();
	struct buf out = BUF_INIT;

	batch.rows++;
	FAILS(batch_write(&batch, &out, err), CREDIT_EINVAL, "argument");
	batch = plain_batch();
	batch.number = 0;
	FAILS(batch_write(&batch, &out, err), CREDIT_EINVAL, "argument");
	batch = plain_batch();
	batch.operator_ = "\xff";
	FAILS(batch_write(&batch, &out, err), CREDIT_EINVAL, "argument");
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
}
END_TEST

START_TEST(test_a_batch_of_another_kind_comes_back_with_what_it_says)
{
	struct batch batch = plain_batch();
	struct buf plain = BUF_INIT;
	struct buf out = BUF_INIT;
	struct arena arena = {0};
	struct batch back;

	OK(batch_write(&batch, &plain, err));
	batch.kind = BATCH_ZERO;
	batch.document = "（样）市监函〔2026〕3号";
	OK(batch_write(&batch, &out, err));
	ck_assert_int_eq(
		batch_read((struct bytes){out.data, out.length}, &arena, &back), CREDIT_OK);
	ck_assert_int_eq(back.kind, BATCH_ZERO);
	ck_assert_str_eq(back.document, batch.document);
	ck_assert_uint_eq(plain.data[0], 1); /* plain rows keep their first format */
	ck_assert_uint_eq(out.data[0], 2);
	for (size_t n = 0; n < out.length; n++)
		ck_assert_int_eq(batch_read((struct bytes){out.data, n}, &arena, &back),
			CREDIT_ECORRUPT);
	buf_reset(&out);
	batch.absent = 2; /* only a full list can miss something */
	FAILS(batch_write(&batch, &out, err), CREDIT_EINVAL, "argument");
	batch.kind = BATCH_KINDS;
	FAILS(batch_write(&batch, &out, err), CREDIT_EINVAL, "argument");
	ck_assert_str_eq(batch_kind_name(BATCH_FULL), "full");
	ck_assert_str_eq(batch_kind_name(BATCH_KINDS), "");
	buf_free(&plain);
	buf_free(&out);
	arena_free(&arena);
}
END_TEST

START_TEST(test_an_undo_comes_back_and_a_foreign_format_does_not)
{
	struct undo undo = {.batch = 3, .operator_ = "tester", .records = 12};
	struct buf out = BUF_INIT;
	struct arena arena = {0};
	struct undo back;

	OK(undo_write(&undo, &out, err));
	ck_assert_int_eq(
		undo_read((struct bytes){out.data, out.length}, &arena, &back), CREDIT_OK);
	ck_assert_uint_eq(back.batch, 3);
	ck_assert_uint_eq(back.records, 12);
	ck_assert_str_eq(back.operator_, "tester");
	out.data[0]++;
	ck_assert_int_eq(undo_read((struct bytes){out.data, out.length}, &arena, &back),
		CREDIT_ECORRUPT);
	buf_free(&out);
	arena_free(&arena);
}
END_TEST

START_TEST(test_tables_are_one_whole_digest)
{
	uint8_t digest[DIGEST_BYTES] = {1, 2, 3};
	uint8_t back[DIGEST_BYTES] = {0};
	struct buf out = BUF_INIT;

	tables_write(digest, &out);
	ck_assert_int_eq(tables_read((struct bytes){out.data, out.length}, back), CREDIT_OK);
	ck_assert_mem_eq(back, digest, DIGEST_BYTES);
	ck_assert_int_eq(tables_read((struct bytes){out.data, out.length - 1}, back),
		CREDIT_ECORRUPT);
	buf_free(&out);
}
END_TEST

START_TEST(test_an_edition_comes_back_and_one_that_ends_before_it_begins_is_refused)
{
	static const uint8_t body[] = {1, 0, 2};
	struct edition edition = {.period = "2026-05", .revision = 1, .number = 4, .on = DAY0,
		.valid_until = DAY0 + 30, .body = body, .body_length = sizeof(body)};
	struct buf out = BUF_INIT;
	struct arena arena = {0};
	struct edition back;

	OK(edition_write(&edition, &out, err));
	ck_assert_int_eq(edition_read((struct bytes){out.data, out.length}, &arena, &back),
		CREDIT_OK);
	ck_assert_str_eq(back.period, "2026-05");
	ck_assert_uint_eq(back.body_length, sizeof(body));
	ck_assert_mem_eq(back.body, body, sizeof(body));
	for (size_t n = 0; n < out.length; n++)
		ck_assert_int_eq(edition_read((struct bytes){out.data, n}, &arena, &back),
			CREDIT_ECORRUPT);
	edition.valid_until = DAY0 - 1;
	FAILS(edition_write(&edition, &out, err), CREDIT_EINVAL, "argument");
	buf_free(&out);
	arena_free(&arena);
}
END_TEST

SUITE("store/payload", T(test_a_batch_comes_back_and_no_other_length_does),
	T(test_a_batch_that_does_not_add_up_is_not_written),
	T(test_a_batch_of_another_kind_comes_back_with_what_it_says),
	T(test_an_undo_comes_back_and_a_foreign_format_does_not),
	T(test_tables_are_one_whole_digest),
	T(test_an_edition_comes_back_and_one_that_ends_before_it_begins_is_refused))
