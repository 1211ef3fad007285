/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Entries as bytes: every valid entry comes back as it was, equal entries have
 * equal bytes, and bytes that no encoder wrote are refused.
 */
#include <string.h>

#include "random_record.h"
#include "../support/suite.h"

static void encode(const struct entry *entry, struct buf *out)
{
	credit_error err;

	if (entry_encode(entry, out, &err))
		ck_abort_msg("refused: %s %s", err.code, err.params);
}

static void valid_entry(struct entry *entry)
{
	entry_init(entry);
	entry->id.bytes[0] = 1;
	credit_id_parse("91629999F00000093C", 18, &entry->subject);
	entry->list = "SJ";
	entry->authority = "11629999F00000018U";
	entry->document = "样市监列〔2026〕1号";
	entry->name = "样例有限公司";
}

START_TEST(test_a_thousand_random_entries_round_trip)
{
	struct random r;

	random_seed(&r, 20260401);
	for (int i = 0; i < 1000; i++) {
		struct arena arena = ARENA_INIT;
		struct buf first = BUF_INIT;
		struct buf second = BUF_INIT;
		struct buf diff = BUF_INIT;
		struct entry before;
		struct entry after;

		random_entry(&r, &arena, &before);
		encode(&before, &first);
		ck_assert_int_eq(entry_decode(first.data, first.length, &arena, &after, NULL),
			CREDIT_OK);
		encode(&after, &second);
		ck_assert_uint_eq(first.length, second.length);
		ck_assert_mem_eq(first.data, second.data, first.length);
		entry_differences(&before, &after, &diff);
		ck_assert_uint_eq(diff.length, 0);
		ck_assert_str_eq(before.facts, after.facts);
		ck_assert_uint_eq(before.row, after.row);
		ck_assert_uint_eq(before.batch, after.batch);
		ck_assert_uint_eq(before.roles_count, after.roles_count);
		ck_assert(before.replaces_set == after.replaces_set);
		buf_free(&first);
		buf_free(&second);
		buf_free(&diff);
		arena_free(&arena);
	}
}
END_TEST

/* Goal: no byte string crashes the decoder, and what it takes is what an
 * encoder writes.  Method: cut and flip real encodings everywhere. */
START_TEST(test_cut_and_flipped_bytes_are_refused_or_canonical)
{
	struct random r;

	random_seed(&r, (uint64_t)_i + 1);
	for (int round = 0; round < 4; round++) {
		struct arena arena = ARENA_INIT;
		struct buf bytes = BUF_INIT;
		struct buf again = BUF_INIT;
		struct entry entry;

		random_entry(&r, &arena, &entry);
		if (entry.roles_count > 2)
			entry.roles_count = 2;
		encode(&entry, &bytes);
		for (size_t cut = 0; cut < bytes.length; cut++) {
			uint8_t *copy = arena_alloc(&arena, cut + 1);

			memcpy(copy, bytes.data, cut);
			if (entry_decode(copy, cut, &arena, &entry, NULL) == CREDIT_OK) {
				buf_reset(&again);
				encode(&entry, &again);
				ck_assert_uint_eq(again.length, cut);
				ck_assert_mem_eq(again.data, copy, cut);
			}
		}
		for (size_t bit = 0; bit < bytes.length * 8; bit++) {
			int status;

			bytes.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
			status = entry_decode(bytes.data, bytes.length, &arena, &entry, NULL);
			if (status == CREDIT_OK) {
				buf_reset(&again);
				encode(&entry, &again);
				ck_assert_uint_eq(again.length, bytes.length);
				ck_assert_mem_eq(again.data, bytes.data, bytes.length);
			} else {
				ck_assert_int_eq(status, CREDIT_ECORRUPT);
			}
			bytes.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
		}
		buf_free(&bytes);
		buf_free(&again);
		arena_free(&arena);
	}
}
END_TEST

static void break_entry(struct entry *e, int how, const char **field)
{
	static const char nul_line[] = "甲\n乙";
	static struct role role;
	static char long_name[NAME_BYTES_MAX + 2];

	memset(long_name, 'x', sizeof(long_name) - 1);
	memset(&role, 0, sizeof(role));
	role.name = role.basis = "";
	role.role = "法定代表人";
	role.from = role.to = CREDIT_DAY_NONE;
	switch (how) {
	case 0: memset(&e->subject, 0, sizeof(e->subject)); *field = "subject_id"; break;
	case 1: e->list = ""; *field = "list"; break;
	case 2: e->list = "sj"; *field = "list"; break;
	case 3: e->authority = "11629999F00000018"; *field = "authority"; break;
	case 4: e->document = ""; *field = "document"; break;
	case 5: e->name = ""; *field = "subject_name"; break;
	case 6: e->name = nul_line; *field = "subject_name"; break;
	case 7: e->name = "\xC3"; *field = "subject_name"; break;
	case 8: e->name = long_name; *field = "subject_name"; break;
	case 9: e->decided = CREDIT_DAY_MAX + 1; *field = "decided"; break;
	case 10: e->decided = CREDIT_DAY_MIN - 1; *field = "decided"; break;
	case 11: e->objection = (enum objection_said)4; *field = "objection"; break;
	case 12: e->grade = (enum grade)4; *field = "grade"; break;
	case 13: e->until = 20000; e->until_long = true; *field = "until_long"; break;
	case 14: e->replaces_set = true; *field = "corrects"; break;
	case 15: e->replaces.bytes[3] = 1; *field = "corrects"; break;
	case 16: e->roles = &role; e->roles_count = 1; *field = "roles"; break;
	case 17: e->roles = &role; e->roles_count = ROLES_MAX + 1; *field = "roles"; break;
	case 18: e->ground = "SX 1"; *field = "ground"; break;
	}
}

START_TEST(test_an_entry_that_breaks_a_rule_is_not_written)
{
	struct buf out = BUF_INIT;
	struct entry entry;
	credit_error err;
	const char *field = NULL;

	valid_entry(&entry);
	encode(&entry, &out);
	buf_reset(&out);
	break_entry(&entry, _i, &field);
	ck_assert_int_eq(entry_encode(&entry, &out, &err), CREDIT_EINVAL);
	ck_assert_str_eq(err.code, "record-field");
	ck_assert_str_eq(err.params, field);
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
}
END_TEST

START_TEST(test_line_feeds_stand_in_facts_only)
{
	struct buf out = BUF_INIT;
	struct entry entry;

	valid_entry(&entry);
	entry.facts = "一\n二\t三";
	encode(&entry, &out);
	entry.facts = "一\r二";
	ck_assert_int_eq(entry_encode(&entry, &out, NULL), CREDIT_EINVAL);
	buf_free(&out);
}
END_TEST

START_TEST(test_foreign_bytes_are_corrupt)
{
	static const char *const bytes[] = {"", "\x11", "\x12", "\x21", "not a record",
		"\x11\x01\x40\x0Azz"};
	struct arena arena = ARENA_INIT;
	struct entry entry;
	credit_error err;

	ck_assert_int_eq(entry_decode(bytes[_i], strlen(bytes[_i]), &arena, &entry, &err),
		CREDIT_ECORRUPT);
	ck_assert_str_eq(err.code, "record-corrupt");
	ck_assert_str_eq(entry.name, "");
	ck_assert_int_eq(entry.decided, CREDIT_DAY_NONE);
	arena_free(&arena);
}
END_TEST

SUITE("record/entry_codec", T(test_a_thousand_random_entries_round_trip),
	TL(test_cut_and_flipped_bytes_are_refused_or_canonical, 5),
	TL(test_an_entry_that_breaks_a_rule_is_not_written, 19),
	T(test_line_feeds_stand_in_facts_only), TL(test_foreign_bytes_are_corrupt, 6))
