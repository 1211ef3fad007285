/* SPDX-License-Identifier: Apache-2.0 */
/* Keys and values: round trips, order, bytes of no form, what messages may show. */
#include "sample.h"

#include "store/payload.h"

START_TEST(test_subject_rows_round_trip)
{
	credit_id ids[] = {sample_firm(1), sample_bare(1), sample_person(1)};
	struct entry_id entry = {{1, 2, 3, 0, 0xff, 6, 7, 8, 9, 10}};

	for (size_t i = 0; i < 3; i++) {
		struct subject_key subject;
		struct subject_row_key row;
		struct key key;

		subject_key_of(&ids[i], &subject);
		key_entry(&key, 629999, &subject, &entry, 77);
		ck_assert_uint_le(key.length, ENGINE_KEY_BYTES_MAX);
		ck_assert(subject_row_read(key_bytes(&key), &row));
		ck_assert_int_eq(row.row, ROW_ENTRY);
		ck_assert_uint_eq(row.sequence, 77);
		ck_assert(subject_key_equal(&row.subject, &subject));
		ck_assert_mem_eq(&row.entry, &entry, sizeof(entry));
		key_event(&key, 629999, &subject, &entry, 78);
		ck_assert(subject_row_read(key_bytes(&key), &row));
		ck_assert_int_eq(row.row, ROW_EVENT);
		key_alias(&key, 629999, &subject, true, 79);
		ck_assert(subject_row_read(key_bytes(&key), &row));
		ck_assert_int_eq(row.row, ROW_ALIAS_TO);
		ck_assert_uint_eq(row.sequence, 79);
		/* every shorter key, and a longer one, is of no form */
		for (size_t n = 0; n < key.length; n++)
			ck_assert(!subject_row_read((struct bytes){key.data, n}, &row));
		key_u8(&key, 0);
		ck_assert(!subject_row_read(key_bytes(&key), &row));
	}
}
END_TEST

START_TEST(test_rows_of_responsible_persons_round_trip)
{
	credit_id ids[] = {sample_person(1), sample_firm(1)};
	struct entry_id entry = {{1, 2, 3, 0, 0xff, 6, 7, 8, 9, 10}};

	for (size_t i = 0; i < 2; i++) {
		struct subject_key subject;
		struct subject_key read;
		struct buf text = BUF_INIT;
		struct entry_id id;
		struct key key;

		subject_key_of(&ids[i], &subject);
		key_role(&key, 629999, &subject);
		key_put(&key, entry.bytes, ENTRY_ID_BYTES);
		ck_assert(role_row_read(key_bytes(&key), &read, &id));
		ck_assert(subject_key_equal(&subject, &read));
		ck_assert_mem_eq(&id, &entry, sizeof(entry));
		key_describe(key_bytes(&key), &text); /* whoever it is stays out of messages */
		ck_assert_ptr_null(strstr(buf_cstr(&text), ids[i].text));
		ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "R:"));
		for (size_t n = 0; n < key.length; n++)
			ck_assert(!role_row_read((struct bytes){key.data, n}, &read, &id));
		key_u8(&key, 0);
		ck_assert(!role_row_read(key_bytes(&key), &read, &id));
		buf_free(&text);
	}
}
END_TEST

START_TEST(test_both_codes_of_an_organisation_share_ten_bytes)
{
	credit_id whole = sample_firm(7), bare = sample_bare(7), other = sample_firm(8);
	struct subject_key a, b, c;

	subject_key_of(&whole, &a);
	subject_key_of(&bare, &b);
	subject_key_of(&other, &c);
	ck_assert_mem_eq(a.data, b.data, ORGANISATION_PREFIX_BYTES);
	ck_assert_int_ne(memcmp(a.data, c.data, ORGANISATION_PREFIX_BYTES), 0);
	ck_assert(!subject_is_bare(&a));
	ck_assert(subject_is_bare(&b));
	ck_assert_int_lt(memcmp(b.data, a.data, a.length), 0); /* the bare one comes first */
}
END_TEST

START_TEST(test_the_longest_keys_fit)
{
	struct subject_key subject;
	struct entry_id entry = {{0}};
	struct buf name = BUF_INIT;
	char longest[NAME_BYTES_MAX];
	credit_id local;
	struct key key;

	ck_assert(id_local("H05", "文文文文文文文文文文文文文文文文文文文文文文文文文文文文文文",
		4000000000u, CREDIT_KIND_PLACE, &local));
	subject_key_of(&local, &subject);
	key_event(&key, 629999, &subject, &entry, UINT64_MAX);
	ck_assert_uint_le(key.length, ENGINE_KEY_BYTES_MAX);
	memset(longest, 'x', sizeof(longest));
	OK(name_key(longest, sizeof(longest), &name));
	ck_assert_uint_eq(name.length, NAME_KEY_BYTES_MAX);
	key_name(&key, 629999, (const char *)name.data, name.length);
	key_put(&key, entry.bytes, ENTRY_ID_BYTES);
	ck_assert_uint_le(key.length, ENGINE_KEY_BYTES_MAX);
	buf_reset(&name);
	for (size_t i = 0; i + 4 <= sizeof(longest); i += 4)
		memcpy(longest + i, "\xf0\xa0\x80\x8b", 4); /* four bytes a character */
	OK(name_key(longest, sizeof(longest), &name));
	ck_assert(utf8_valid((const char *)name.data, name.length));
	buf_free(&name);
}
END_TEST

START_TEST(test_prefixes_end_where_they_should)
{
	struct key prefix, after;

	prefix.length = 0;
	key_u8(&prefix, 'a');
	key_u8(&prefix, 0xff);
	key_u8(&prefix, 0xff);
	key_after(&prefix, &after);
	ck_assert_uint_eq(after.length, 1);
	ck_assert_uint_eq(after.data[0], 'b');
	prefix.length = 0;
	key_u8(&prefix, 0xff);
	key_after(&prefix, &after);
	ck_assert_uint_eq(after.length, 0); /* no end */
}
END_TEST

START_TEST(test_periods_and_numbers)
{
	static const char *const good[] = {"2026-01", "2026-12", "2026-Q1", "2026-Q4", "2026-H2"};
	static const char *const bad[] = {"2026-00", "2026-13", "2026-Q0", "2026-Q5", "2026-H3",
		"2026-1", "26-01", "2026/01", "2026-01x", "", "2026-", "2026-X1"};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ck_assert(period_valid(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!period_valid(bad[i]), "%s", bad[i]);
	ck_assert(number_valid("0123456789AB", 12));
	ck_assert(!number_valid("0123456789AI", 12));
	ck_assert(!number_valid("0123456789A", 11));
	ck_assert(!number_valid("0123456789a", 11));
}
END_TEST

START_TEST(test_messages_hold_no_identifier_of_a_person)
{
	credit_id person = sample_person(3);
	struct entry_id entry = {{1}};
	struct subject_key subject;
	struct buf text = BUF_INIT;
	credit_error err;
	struct key key;

	subject_key_of(&person, &subject);
	key_entry(&key, 629999, &subject, &entry, 5);
	key_describe(key_bytes(&key), &text);
	ck_assert_ptr_null(strstr(buf_cstr(&text), person.text));
	ck_assert_ptr_null(strstr(buf_cstr(&text), "629999"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "resident:629***"));
	ck_assert_int_eq(fail_value(&err, key_bytes(&key), "x"), CREDIT_ECORRUPT);
	buf_reset(&text);
	key_name(&key, 629999, "张三", 6);
	key_put(&key, entry.bytes, ENTRY_ID_BYTES);
	key_describe(key_bytes(&key), &text);
	ck_assert_ptr_null(strstr(buf_cstr(&text), "张"));
	/* any bytes at all can be described */
	for (size_t n = 0; n < key.length; n++)
		key_describe((struct bytes){key.data, n}, &text);
	for (int table = 0; table < 256; table++) {
		key_begin(&key, 629999, (enum table)table);
		key_put(&key, "\0\1\2\3\4\5\6\7\x80\xff", 10);
		key_describe(key_bytes(&key), &text);
	}
	ck_assert(utf8_valid((const char *)text.data, text.length));
	buf_free(&text);
}
END_TEST

/* ---- payloads: every cut and every turned byte is refused or is another record ---- */

START_TEST(test_payloads_round_trip_and_refuse_cuts)
{
	static const struct batch_list lists[] = {{"SJ", "A"}, {"SX", "B"}};
	struct batch batch = {.number = 3, .file = "a.csv", .encoding = "utf-8",
		.operator_ = "王五", .lists = lists, .lists_count = 2, .as_of = DAY0, .rows = 9,
		.added = 1, .changed = 2, .unchanged = 2, .rejected = 4, .first_sequence = 5};
	struct edition edition = {.period = "2026-05", .revision = 1, .number = 1, .on = DAY0,
		.valid_until = DAY0 + 9, .rows_count = 4, .body = (const uint8_t *)"abc",
		.body_length = 3};
	struct undo undo = {3, "赵六", 8};
	struct arena arena = ARENA_INIT;
	struct buf made[3] = {BUF_INIT, BUF_INIT, BUF_INIT};
	struct edition edition_again;
	struct batch batch_again;
	struct undo undo_again;

	OK(batch_write(&batch, &made[0], err));
	OK(edition_write(&edition, &made[1], err));
	OK(undo_write(&undo, &made[2], err));
	OK(batch_read((struct bytes){made[0].data, made[0].length}, &arena, &batch_again));
	ck_assert_str_eq(batch_again.lists[1].authority, "B");
	ck_assert_uint_eq(batch_again.rejected, 4);
	OK(edition_read((struct bytes){made[1].data, made[1].length}, &arena, &edition_again));
	ck_assert_mem_eq(edition_again.body, "abc", 3);
	OK(undo_read((struct bytes){made[2].data, made[2].length}, &arena, &undo_again));
	ck_assert_str_eq(undo_again.operator_, "赵六");
	for (int i = 0; i < 3; i++) {
		for (size_t n = 0; n < made[i].length; n++) {
			struct bytes cut = {made[i].data, n};

			ck_assert_int_eq(i == 0 ? batch_read(cut, &arena, &batch_again)
				: i == 1      ? edition_read(cut, &arena, &edition_again)
					      : undo_read(cut, &arena, &undo_again),
				CREDIT_ECORRUPT);
		}
		buf_free(&made[i]);
	}
	arena_free(&arena);
}
END_TEST

START_TEST(test_payloads_are_checked_before_they_are_written)
{
	struct batch batch = {.number = 1, .file = "a", .encoding = "", .operator_ = "",
		.as_of = DAY0, .first_sequence = 1};
	struct edition edition = {.period = "2026-05", .revision = 1, .number = 1, .on = DAY0,
		.valid_until = DAY0};
	struct undo undo = {1, "\xff", 0};
	struct buf out = BUF_INIT;

	OK(batch_write(&batch, &out, err));
	batch.rows = 1; /* rows = added + changed + unchanged + rejected */
	FAILS(batch_write(&batch, &out, err), CREDIT_EINVAL, "argument");
	batch.rows = 0;
	batch.as_of = CREDIT_DAY_NONE;
	FAILS(batch_write(&batch, &out, err), CREDIT_EINVAL, "argument");
	batch.as_of = DAY0;
	batch.number = 0;
	FAILS(batch_write(&batch, &out, err), CREDIT_EINVAL, "argument");
	OK(edition_write(&edition, &out, err));
	edition.valid_until = DAY0 - 1;
	FAILS(edition_write(&edition, &out, err), CREDIT_EINVAL, "argument");
	FAILS(undo_write(&undo, &out, err), CREDIT_EINVAL, "argument");
	buf_free(&out);
}
END_TEST

START_TEST(test_leaves_are_the_canonical_header_and_digest)
{
	struct journal_row row = {.sequence = 0x0102030405060708, .learned_us = 9, .kind = 2};
	uint8_t leaf[LEAF_BYTES];

	memset(row.payload, 0xab, sizeof(row.payload));
	journal_leaf(&row, leaf);
	ck_assert_mem_eq(leaf, "\1\2\3\4\5\6\7\x08\0\0\0\0\0\0\0\x09\2\xab", 18);
	ck_assert_uint_eq(leaf[LEAF_BYTES - 1], 0xab);
	ck_assert_str_eq(journal_kind_name(JOURNAL_UNDO), "undo");
	ck_assert_str_eq(journal_kind_name(0), "");
	ck_assert_str_eq(journal_kind_name(JOURNAL_SUBJECT_ACT), "subject-act");
	ck_assert_str_eq(journal_kind_name(JOURNAL_KINDS), "");
}
END_TEST

SUITE("store/schema", T(test_subject_rows_round_trip),
	T(test_rows_of_responsible_persons_round_trip),
	T(test_both_codes_of_an_organisation_share_ten_bytes), T(test_the_longest_keys_fit),
	T(test_prefixes_end_where_they_should), T(test_periods_and_numbers),
	T(test_messages_hold_no_identifier_of_a_person),
	T(test_payloads_round_trip_and_refuse_cuts),
	T(test_payloads_are_checked_before_they_are_written),
	T(test_leaves_are_the_canonical_header_and_digest))
