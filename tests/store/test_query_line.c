/* SPDX-License-Identifier: Apache-2.0 */
/* A line of the query log: its bytes, hostile texts, damage. */
#include "sample.h"
#include "store/query_line.h"

static const char *const refs[] = {"0123456789ABCDEF", "ZYXWVTSRQPNMKJHG"};
static const char *const masked[] = {"629***************", "91629999F00000093C"};

static struct query_line usual(void)
{
	return (struct query_line){.query = 77, .at_us = TIME0, .operator_ = "王五",
		.purpose = "采购审查", .command = "check", .identity = "", .on = DAY0,
		.known = 12, .subjects = 2, .refs = refs, .refs_count = 2, .masked = masked,
		.masked_count = 2};
}

static bool decode(const struct buf *text, size_t length, struct arena *arena,
	struct query_line *out)
{
	return query_line_decode((const char *)text->data, length, arena, out);
}

START_TEST(test_the_bytes_of_a_line_are_permanent)
{
	struct query_line line = usual();
	struct buf text = BUF_INIT;

	query_line_encode(&line, &text);
	ck_assert_str_eq(buf_cstr(&text),
		"{\"schema\":\"credit.query/1\",\"query\":77,"
		"\"at\":\"2026-05-29T04:26:40.000000+08:00\",\"operator\":\"王五\","
		"\"purpose\":\"采购审查\",\"command\":\"check\",\"identity\":null,"
		"\"on\":\"2026-05-27\",\"known\":12,\"subjects\":2,"
		"\"refs\":[\"0123456789ABCDEF\",\"ZYXWVTSRQPNMKJHG\"],"
		"\"masked\":[\"629***************\",\"91629999F00000093C\"]}\n");
	buf_free(&text);
}
END_TEST

/* A vector: whoever changes it makes every log of before unreadable. */
START_TEST(test_a_reference_is_permanent)
{
	credit_id firm = sample_firm(1);
	char ref[QUERY_REF_BYTES];
	char other[QUERY_REF_BYTES];
	struct hmac key;

	OK(hmac_open(&key, sample_key, sizeof(sample_key), err));
	query_ref(&key, &firm, ref);
	firm.scheme = CREDIT_SCHEME_LOCAL;
	query_ref(&key, &firm, other);
	OK(hmac_status(&key, err));
	hmac_close(&key);
	ck_assert_str_eq(ref, "5BHXS8A6F9Q428Y9");
	ck_assert_str_ne(ref, other);
}
END_TEST

START_TEST(test_a_line_comes_back_as_it_was)
{
	static const char hostile[] = "a\"b\\c\nd\te\x01" "f\xE2\x80\xAE}{],\"refs\":[王";
	struct query_line line = usual();
	struct query_line back;
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;

	line.purpose = line.operator_ = line.identity = hostile;
	line.on = CREDIT_DAY_NONE;
	line.subjects = line.refs_count = line.masked_count = 0;
	query_line_encode(&line, &text);
	ck_assert(memchr(text.data, '\n', text.length) == text.data + text.length - 1);
	ck_assert(decode(&text, text.length - 1, &arena, &back));
	ck_assert_str_eq(back.purpose, hostile);
	ck_assert_str_eq(back.operator_, hostile);
	ck_assert_str_eq(back.identity, hostile);
	ck_assert_str_eq(back.command, "check");
	ck_assert_int_eq(back.on, CREDIT_DAY_NONE);
	ck_assert_int_eq(back.at_us, TIME0);
	ck_assert_uint_eq(back.query, 77);
	ck_assert_uint_eq(back.known, 12);
	ck_assert_uint_eq(back.refs_count, 0);
	buf_reset(&text);
	line = usual();
	query_line_encode(&line, &text);
	ck_assert(decode(&text, text.length - 1, &arena, &back));
	ck_assert_uint_eq(back.refs_count, 2);
	ck_assert_str_eq(back.refs[1], refs[1]);
	ck_assert_uint_eq(back.masked_count, 2);
	ck_assert_str_eq(back.masked[0], masked[0]);
	buf_free(&text);
	arena_free(&arena);
}
END_TEST

START_TEST(test_no_beginning_of_a_line_is_a_line)
{
	struct query_line line = usual();
	struct query_line back;
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;

	query_line_encode(&line, &text);
	for (size_t length = 0; length + 1 < text.length; length++) {
		/* Exactly as long as it is, so that a step past the end is seen. */
		char *copy = malloc(length + 1);

		ck_assert_ptr_nonnull(copy);
		memcpy(copy, text.data, length);
		ck_assert_msg(!query_line_decode(copy, length, &arena, &back), "%zu", length);
		free(copy);
	}
	buf_free(&text);
	arena_free(&arena);
}
END_TEST

START_TEST(test_damage_is_told)
{
	static const char *const damaged[] = {"", "{}", "[]", "null",
		"{\"schema\":\"credit.query/2\",\"query\":0}",
		"{\"schema\":\"credit.query/1\",\"query\":99999999999999999999999,\"at\":\"\"}"};
	struct query_line back;
	struct arena arena = ARENA_INIT;

	for (size_t i = 0; i < sizeof(damaged) / sizeof(damaged[0]); i++)
		ck_assert(!query_line_decode(damaged[i], strlen(damaged[i]), &arena, &back));
	arena_free(&arena);
}
END_TEST

START_TEST(test_members_that_come_later_are_passed_over)
{
	struct query_line line = usual();
	struct query_line back;
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;

	query_line_encode(&line, &text);
	text.length -= 2;
	buf_str(&text, ",\"later\":[1,{\"a\":null}]}");
	ck_assert(decode(&text, text.length, &arena, &back));
	ck_assert_str_eq(back.purpose, "采购审查");
	buf_free(&text);
	arena_free(&arena);
}
END_TEST

SUITE("store/query_line", T(test_the_bytes_of_a_line_are_permanent),
	T(test_a_reference_is_permanent), T(test_a_line_comes_back_as_it_was),
	T(test_no_beginning_of_a_line_is_a_line), T(test_damage_is_told),
	T(test_members_that_come_later_are_passed_over))
