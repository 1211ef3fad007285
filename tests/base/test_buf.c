/* SPDX-License-Identifier: Apache-2.0 */
/* Buffers, spans and arenas: what goes in comes out, failures stick. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "credit/base.h"
#include "../support/suite.h"

START_TEST(test_numbers_and_text_come_back)
{
	struct buf buf = BUF_INIT;
	struct span span;
	const char *text;
	size_t length;

	buf_u8(&buf, 0xAB);
	buf_u16(&buf, 0x0102);
	buf_u32(&buf, 0xFFFEFDFC);
	buf_u64(&buf, 0x0102030405060708);
	buf_text(&buf, "中", 3);
	buf_text(&buf, NULL, 0);
	ck_assert_int_eq(buf.status, CREDIT_OK);
	ck_assert_mem_eq(buf.data, "\xAB\x01\x02\xFF\xFE\xFD\xFC\x01\x02\x03\x04\x05\x06\x07\x08"
				   "\x00\x03中\x00\x00",
		22);
	span = span_of(buf.data, buf.length);
	ck_assert_uint_eq(span_u8(&span), 0xAB);
	ck_assert_uint_eq(span_u16(&span), 0x0102);
	ck_assert_uint_eq(span_u32(&span), 0xFFFEFDFC);
	ck_assert_uint_eq(span_u64(&span), 0x0102030405060708);
	text = span_text(&span, &length);
	ck_assert_uint_eq(length, 3);
	ck_assert_mem_eq(text, "中", 3);
	ck_assert_ptr_nonnull(span_text(&span, &length));
	ck_assert_uint_eq(length, 0);
	ck_assert(!span.bad);
	ck_assert_uint_eq(span_left(&span), 0);
	buf_free(&buf);
}
END_TEST

START_TEST(test_short_bytes_give_zeros_from_then_on)
{
	static const uint8_t bytes[] = {0x00, 0x05, 'a', 'b'};
	struct span span;
	size_t length = 9;

	for (size_t have = 0; have < sizeof(bytes); have++) {
		span = span_of(bytes, have);
		ck_assert_ptr_null(span_text(&span, &length));
		ck_assert_uint_eq(length, 0);
		ck_assert(span.bad);
		ck_assert_uint_eq(span_u8(&span), 0);
		ck_assert_ptr_null(span_bytes(&span, 0));
		ck_assert_uint_eq(span_left(&span), 0);
	}
	span = span_of(bytes, 3);
	ck_assert_uint_eq(span_u32(&span), 0);
	ck_assert(span.bad);
	span = span_of(NULL, 0);
	ck_assert_uint_eq(span_u64(&span), 0);
	ck_assert(span.bad);
	span = span_of(bytes, 4);
	ck_assert_ptr_null(span_bytes(&span, SIZE_MAX));
}
END_TEST

START_TEST(test_growth_keeps_every_byte)
{
	struct buf buf = BUF_INIT;

	for (uint32_t i = 0; i < 50000; i++)
		buf_u32(&buf, i);
	ck_assert_uint_eq(buf.length, 200000);
	for (uint32_t i = 0; i < 50000; i++) {
		struct span span = span_of(buf.data + 4 * i, 4);

		ck_assert_uint_eq(span_u32(&span), i);
	}
	buf_free(&buf);
	ck_assert_ptr_null(buf.data);
	buf_free(&buf);
}
END_TEST

START_TEST(test_failure_sticks_until_reset)
{
	struct buf buf = BUF_INIT;

	buf_str(&buf, "kept");
	ck_assert_int_eq(buf_reserve(&buf, SIZE_MAX), CREDIT_ENOMEM);
	buf_str(&buf, "lost");
	buf_u8(&buf, 1);
	buf_printf(&buf, "%d", 1);
	ck_assert_uint_eq(buf.length, 4);
	ck_assert_str_eq(buf_cstr(&buf), "");
	buf_text(&buf, "", 0x10000); /* the first failure stays */
	ck_assert_int_eq(buf.status, CREDIT_ENOMEM);
	buf_reset(&buf);
	buf_str(&buf, "new");
	ck_assert_str_eq(buf_cstr(&buf), "new");
	buf_free(&buf);
}
END_TEST

START_TEST(test_text_longer_than_its_length_field_is_a_limit)
{
	struct buf buf = BUF_INIT;
	char *text = calloc(1, 0x10000);

	buf_text(&buf, text, 0xFFFF);
	ck_assert_int_eq(buf.status, CREDIT_OK);
	ck_assert_uint_eq(buf.length, 2 + 0xFFFF);
	buf_text(&buf, text, 0x10000);
	ck_assert_int_eq(buf.status, CREDIT_ELIMIT);
	free(text);
	buf_free(&buf);
}
END_TEST

START_TEST(test_formatting_and_c_string)
{
	struct buf buf = BUF_INIT;
	char wide[200];

	ck_assert_str_eq(buf_cstr(&buf), "");
	buf_printf(&buf, "%s-%04d", "批次", 7);
	ck_assert_str_eq(buf_cstr(&buf), "批次-0007");
	memset(wide, 'w', sizeof(wide) - 1);
	wide[sizeof(wide) - 1] = '\0';
	buf_printf(&buf, "%s", wide);
	ck_assert_uint_eq(buf.length, strlen("批次-0007") + 199);
	ck_assert_uint_eq(strlen(buf_cstr(&buf)), buf.length);
	buf_free(&buf);
}
END_TEST

START_TEST(test_arena_memory_is_aligned_zeroed_and_stays)
{
	struct arena arena = ARENA_INIT;
	char *texts[500];

	ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX));
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < 500; i++) {
			size_t size = i % 37 == 0 ? 3000 + i : i % 50;
			uint8_t *memory = arena_alloc(&arena, size);

			ck_assert_uint_eq((uintptr_t)memory % _Alignof(max_align_t), 0);
			for (size_t k = 0; k < size; k++)
				ck_assert_int_eq(memory[k], 0);
			memset(memory, 0xEE, size);
			texts[i] = arena_text(&arena, "0123456789", i % 11);
		}
		for (size_t i = 0; i < 500; i++) {
			ck_assert_uint_eq(strlen(texts[i]), i % 11);
			ck_assert_mem_eq(texts[i], "0123456789", i % 11);
		}
		arena_reset(&arena);
	}
	arena_free(&arena);
	arena_free(&arena);
	arena_reset(&arena);
}
END_TEST

SUITE("base/buf", T(test_numbers_and_text_come_back), T(test_short_bytes_give_zeros_from_then_on),
	T(test_growth_keeps_every_byte), T(test_failure_sticks_until_reset),
	T(test_text_longer_than_its_length_field_is_a_limit), T(test_formatting_and_c_string),
	T(test_arena_memory_is_aligned_zeroed_and_stays))
