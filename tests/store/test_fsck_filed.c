/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of batches, confirmations, tables and editions, each looked at alone. */
#include "sample.h"

static struct sample sample;
static struct sample_look look;

static void setup(void)
{
	static const struct batch_list lists[] = {{"SJ", "11629999000000006B"}};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.lists = lists, .lists_count = 1, .as_of = DAY0};
	struct change *change;

	sample_begin(&sample);
	CHANGE(sample.registry, TIME0 + 1, change_add_batch(change, &batch, NULL, err));
	sample_look_begin(&look, sample.registry);
}

static void teardown(void)
{
	sample_look_end(&look);
	sample_end(&sample);
}

START_TEST(test_a_batch_follows_the_one_before)
{
	struct engine_row row;
	struct key key;

	setup();
	key_batch(&key, 629999, 1, false);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_batch_row(&look.fsck, &row), 0);
	ck_assert_uint_eq(look.fsck.last_batch, 1);
	FINDS(fsck_batch_row(&look.fsck, &row), 12); /* 2 was to come */
	row.key.length--;
	FINDS(fsck_batch_row(&look.fsck, &row), 16);
	teardown();
}
END_TEST

START_TEST(test_a_confirmation_is_that_of_its_batch)
{
	uint8_t value[CONFIRMED_BYTES];
	struct engine_row row;
	struct key key;

	setup();
	key_confirmed(&key, 629999, "SJ", "11629999000000006B");
	key_u64(&key, 2);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_confirmed_row(&look.fsck, &row), 0);
	confirmed_write(1, DAY0 + 1, value); /* another day */
	row.value = (struct bytes){value, sizeof(value)};
	FINDS(fsck_confirmed_row(&look.fsck, &row), 13);
	confirmed_write(9, DAY0, value); /* no such batch */
	FINDS(fsck_confirmed_row(&look.fsck, &row), 13);
	row.value.length = 0;
	FINDS(fsck_confirmed_row(&look.fsck, &row), 16);
	teardown();
}
END_TEST

START_TEST(test_tables_lie_under_their_digest)
{
	struct engine_row row;
	struct key key;
	uint8_t digest[DIGEST_BYTES];

	setup();
	digest_sum(&look.fsck.sha256, "abc", 3, digest);
	key_tables_bytes(&key, 629999, digest);
	row = (struct engine_row){key_bytes(&key), {"abc", 3}};
	FINDS(fsck_tables_row(&look.fsck, &row), 0);
	row.value.length = 2;
	FINDS(fsck_tables_row(&look.fsck, &row), 14);
	row.key.length--;
	FINDS(fsck_tables_row(&look.fsck, &row), 16);
	teardown();
}
END_TEST

START_TEST(test_edition_rows_need_their_edition_and_a_form)
{
	static const uint8_t value[EDITION_ROW_HEAD_BYTES] = {1};
	struct engine_row row;
	struct key key;

	setup();
	key_edition_rows(&key, 629999, "2026-05", 1);
	row = (struct engine_row){key_bytes(&key), {value, sizeof(value)}};
	FINDS(fsck_printed_row(&look.fsck, &row), 16); /* no number */
	key_put(&key, "000000000000", NUMBER_CHARACTERS);
	row.key = key_bytes(&key);
	FINDS(fsck_printed_row(&look.fsck, &row), 15);
	row.value.length--;
	FINDS(fsck_printed_row(&look.fsck, &row), 15);
	FINDS(fsck_edition_row(&look.fsck, &row), 16);
	teardown();
}
END_TEST

SUITE("store/fsck_filed", T(test_a_batch_follows_the_one_before),
	T(test_a_confirmation_is_that_of_its_batch), T(test_tables_lie_under_their_digest),
	T(test_edition_rows_need_their_edition_and_a_form))
