/* SPDX-License-Identifier: Apache-2.0 */
/* Aliases as bytes: round trips, rules before writing, damage found when reading. */
#include <string.h>

#include "record/record.h"
#include "../support/suite.h"

#define OLD "93629999F000000BXQ"
#define NEW "91629999F00000093C"

static struct arena arena = ARENA_INIT;
static struct buf bytes = BUF_INIT;
static credit_error err;

static struct alias plain_alias(void)
{
	struct alias alias = {.day = 20000, .document = "甲1号", .reason = "reregistered"};

	ck_assert_int_eq(credit_id_parse(OLD, 18, &alias.from), CREDIT_OK);
	ck_assert_int_eq(credit_id_parse(NEW, 18, &alias.to), CREDIT_OK);
	return alias;
}

static void encode_plain(void)
{
	struct alias alias = plain_alias();

	ck_assert_int_eq(alias_encode(&alias, &bytes, &err), CREDIT_OK);
}

static void done(void)
{
	buf_free(&bytes);
	arena_free(&arena);
}

START_TEST(test_alias_is_read_as_it_was_written)
{
	struct alias alias = plain_alias();
	struct alias back;

	alias.sequence = 7; /* of the journal, not of the bytes */
	alias.learned_us = 8;
	ck_assert_int_eq(alias_encode(&alias, &bytes, &err), CREDIT_OK);
	ck_assert_int_eq(alias_decode(bytes.data, bytes.length, &arena, &back, &err), CREDIT_OK);
	ck_assert_mem_eq(&back.from, &alias.from, sizeof(back.from));
	ck_assert_mem_eq(&back.to, &alias.to, sizeof(back.to));
	ck_assert_int_eq(back.day, 20000);
	ck_assert_str_eq(back.document, "甲1号");
	ck_assert_str_eq(back.reason, "reregistered");
	ck_assert_uint_eq(back.sequence, 0);
	ck_assert_int_eq(back.learned_us, 0);
	done();
}
END_TEST

START_TEST(test_what_was_not_said_reads_as_absent)
{
	struct alias alias = plain_alias();
	struct alias back;

	alias.day = CREDIT_DAY_NONE;
	alias.document = alias.reason = "";
	ck_assert_int_eq(alias_encode(&alias, &bytes, &err), CREDIT_OK);
	ck_assert_int_eq(alias_decode(bytes.data, bytes.length, &arena, &back, &err), CREDIT_OK);
	ck_assert_int_eq(back.day, CREDIT_DAY_NONE);
	ck_assert_str_eq(back.document, "");
	ck_assert_str_eq(back.reason, "");
	done();
}
END_TEST

static const char *const broken_fields[] = {
	"from", "to", "day", "document", "document", "reason", "to"};

static void break_alias(struct alias *alias, int how)
{
	static char long_text[DOCUMENT_BYTES_MAX + 2];

	memset(long_text, 'A', sizeof(long_text) - 1);
	switch (how) {
	case 0: memset(&alias->from, 0, sizeof(alias->from)); break;
	case 1: alias->to.text[17] = '\0'; break;
	case 2: alias->day = CREDIT_DAY_MAX + 1; break;
	case 3: alias->document = long_text; break;
	case 4: alias->document = "甲\n1号"; break;
	case 5: alias->reason = "\xFF"; break;
	case 6: alias->from = alias->to; break; /* nobody is their own alias */
	}
}

START_TEST(test_alias_that_breaks_a_rule_is_not_written)
{
	struct alias alias = plain_alias();

	break_alias(&alias, _i);
	ck_assert_int_eq(alias_encode(&alias, &bytes, &err), CREDIT_EINVAL);
	ck_assert_str_eq(err.code, "record-field");
	ck_assert_str_eq(err.params, broken_fields[_i]);
	ck_assert_uint_eq(bytes.length, 0);
	ck_assert_int_eq(alias_encode(&alias, &bytes, NULL), CREDIT_EINVAL);
	done();
}
END_TEST

START_TEST(test_stored_alias_of_itself_is_damage)
{
	struct alias back;
	uint8_t *to;

	encode_plain();
	to = memmem(bytes.data, bytes.length, NEW, 18);
	ck_assert_ptr_nonnull(to);
	memcpy(to, OLD, 18);
	ck_assert_int_eq(
		alias_decode(bytes.data, bytes.length, &arena, &back, &err), CREDIT_ECORRUPT);
	ck_assert_str_eq(err.code, "record-corrupt");
	ck_assert_int_eq(back.to.scheme, CREDIT_SCHEME_NONE);
	ck_assert_str_eq(back.reason, "");
	done();
}
END_TEST

/* Every cut and every flipped bit: damage, or exactly what an encoder would write. */
START_TEST(test_cut_or_flipped_bytes_are_refused_or_canonical)
{
	struct alias back;
	size_t refused = 0;

	encode_plain();
	for (size_t bit = 0; bit < bytes.length * 8; bit++) {
		size_t length = bit % 8 ? bytes.length : bit / 8;
		uint8_t *copy = arena_alloc(&arena, length + 1);
		struct buf again = BUF_INIT;

		memcpy(copy, bytes.data, length);
		if (length == bytes.length)
			copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
		if (alias_decode(copy, length, &arena, &back, NULL) == CREDIT_OK) {
			ck_assert_int_eq(alias_encode(&back, &again, NULL), CREDIT_OK);
			ck_assert_uint_eq(again.length, length);
			ck_assert_mem_eq(again.data, copy, length);
		} else {
			refused++;
			ck_assert_int_eq(back.from.scheme, CREDIT_SCHEME_NONE);
		}
		buf_free(&again);
	}
	ck_assert_uint_gt(refused, bytes.length);
	buf_u8(&bytes, 0xFF); /* one byte too many */
	ck_assert_int_eq(
		alias_decode(bytes.data, bytes.length, &arena, &back, NULL), CREDIT_ECORRUPT);
	done();
}
END_TEST

SUITE("record/alias_codec", T(test_alias_is_read_as_it_was_written),
	T(test_what_was_not_said_reads_as_absent),
	TL(test_alias_that_breaks_a_rule_is_not_written, 7),
	T(test_stored_alias_of_itself_is_damage),
	T(test_cut_or_flipped_bytes_are_refused_or_canonical))
