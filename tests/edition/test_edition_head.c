/* SPDX-License-Identifier: Apache-2.0 */
/* Periods; heads: a committed vector, reading back, nothing else taken. */
#include <string.h>

#include "../support/suite.h"
#include "base/day.h"
#include "base/text.h"
#include "edition/edition_head.h"

static struct edition_head sample_head(void)
{
	struct edition_head head;

	memset(&head, 0, sizeof(head));
	strcpy(head.series, "629999");
	head.number = 2;
	head.period = (struct period){2026, 1, 5};
	head.revision = 1;
	head.day = day_from_parts(2026, 5, 29);
	head.valid_until = day_from_parts(2026, 6, 30);
	head.red = 3;
	head.black = 5;
	head.codes = 4;
	head.hash = HASH_SHA256;
	memset(head.tables, 0x22, DIGEST_BYTES);
	head.has_previous = true;
	memset(head.previous, 0x11, DIGEST_BYTES);
	memset(head.root, 0x33, DIGEST_BYTES);
	memset(head.codes_root, 0x44, DIGEST_BYTES);
	return head;
}

/* As editions of before have it; tests/edition/vectors.py builds both. */
static struct edition_head head_before(void)
{
	struct edition_head head = sample_head();

	head.before_codes = true;
	head.codes = 0;
	memset(head.codes_root, 0, DIGEST_BYTES);
	return head;
}

static void expect_digest(const struct edition_head *head, const char *wanted)
{
	uint8_t digest[DIGEST_BYTES];
	char hex[CREDIT_DIGEST_TEXT_BYTES];

	ck_assert_int_eq(head_digest(head, digest, NULL), CREDIT_OK);
	hex_encode(digest, DIGEST_BYTES, hex);
	ck_assert_str_eq(hex, wanted);
}

START_TEST(test_head_vector)
{
	struct edition_head head = sample_head();
	struct buf text = BUF_INIT;

	ck_assert_int_eq(head_text(&head, &text), CREDIT_OK);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text),
		"{\"schema\":\"credit.head/2\",\"series\":\"629999\",\"number\":2,\"period\":"
		"\"2026-05\",\"revision\":1,\"day\":\"2026-05-29\",\"valid_until\":\"2026-06-30\","
		"\"counts\":{\"red\":3,\"black\":5,\"codes\":4},\"hash\":\"sha256\",\"tables\":"
		"\"2222"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "3333\",\"codes_root\":\"4444"));
	expect_digest(&head, "8ffc0ed8b2f3a8efab93832de2443ca52f7fb6487611d5c322ffd23ac3e3540d");
	buf_free(&text);
}
END_TEST

START_TEST(test_a_head_of_before_keeps_its_bytes)
{
	struct edition_head head = head_before();
	struct edition_head back;
	struct buf text = BUF_INIT;

	expect_digest(&head, "d4892d543323a06f1255d4ff8477a18ef78b3c3e8fa972db43fbfc6e96610856");
	ck_assert_int_eq(head_text(&head, &text), CREDIT_OK);
	ck_assert(!strstr(buf_cstr(&text), "codes"));
	ck_assert(head_parse((const char *)text.data, text.length, &back));
	ck_assert(back.before_codes);
	expect_digest(&back, "d4892d543323a06f1255d4ff8477a18ef78b3c3e8fa972db43fbfc6e96610856");
	buf_free(&text);
}
END_TEST

static const char *const mixed[][2] = {{"head/2", "head/1"}, {"head/2", "head/3"},
	{",\"codes\":4", ""}, {",\"codes\":4", ",\"codes\":04"}, {",\"codes_root\":", ",\"code_root\":"}};

START_TEST(test_a_head_of_both_formats_is_none)
{
	struct edition_head head = sample_head();
	struct buf text = BUF_INIT;
	struct buf other = BUF_INIT;
	const char *at;

	ck_assert_int_eq(head_text(&head, &text), CREDIT_OK);
	at = strstr(buf_cstr(&text), mixed[_i][0]);
	ck_assert_ptr_nonnull(at);
	buf_put(&other, text.data, (size_t)(at - (const char *)text.data));
	buf_str(&other, mixed[_i][1]);
	buf_str(&other, at + strlen(mixed[_i][0]));
	ck_assert(!head_parse((const char *)other.data, other.length, &head));
	buf_free(&text);
	buf_free(&other);
}
END_TEST

START_TEST(test_a_head_is_read_back)
{
	struct edition_head head = sample_head();
	struct edition_head back;
	struct buf text = BUF_INIT;

	ck_assert_int_eq(head_text(&head, &text), CREDIT_OK);
	ck_assert(head_parse((const char *)text.data, text.length, &back));
	ck_assert_uint_eq(back.number, 2);
	ck_assert_int_eq(back.day, head.day);
	ck_assert_mem_eq(back.root, head.root, DIGEST_BYTES);
	ck_assert(!back.before_codes);
	ck_assert_uint_eq(back.codes, 4);
	ck_assert_mem_eq(back.codes_root, head.codes_root, DIGEST_BYTES);
	head.has_previous = false;
	buf_reset(&text);
	ck_assert_int_eq(head_text(&head, &text), CREDIT_OK);
	ck_assert(head_parse((const char *)text.data, text.length, &back));
	ck_assert(!back.has_previous);
	buf_free(&text);
}
END_TEST

START_TEST(test_other_bytes_are_no_head)
{
	struct edition_head head = _i ? head_before() : sample_head();
	struct edition_head back;
	struct buf text = BUF_INIT;

	ck_assert_int_eq(head_text(&head, &text), CREDIT_OK);
	for (size_t i = 0; i < text.length; i++) {
		uint8_t kept = text.data[i];

		ck_assert(!head_parse((const char *)text.data, i, &back));
		text.data[i] = ' ';
		if (kept != ' ')
			ck_assert_msg(!head_parse((const char *)text.data, text.length, &back),
				"byte %zu", i);
		text.data[i] = kept;
	}
	buf_free(&text);
}
END_TEST

static const struct {
	const char *text;
	int months;
	int index;
	const char *next;
} periods[] = {{"2026-04", 1, 4, "2026-05"}, {"2026-12", 1, 12, "2027-01"},
	{"2026-Q1", 3, 1, "2026-Q2"}, {"2026-Q4", 3, 4, "2027-Q1"}, {"2026-H1", 6, 1, "2026-H2"},
	{"2026-H2", 6, 2, "2027-H1"}};

START_TEST(test_periods_and_the_next_one)
{
	struct period period;
	struct period next;
	char text[PERIOD_TEXT_BYTES];

	ck_assert(period_parse(periods[_i].text, &period));
	ck_assert_int_eq(period.months, periods[_i].months);
	ck_assert_int_eq(period.index, periods[_i].index);
	period_format(&period, text);
	ck_assert_str_eq(text, periods[_i].text);
	next = period_next(&period);
	period_format(&next, text);
	ck_assert_str_eq(text, periods[_i].next);
}
END_TEST

static const char *const bad_periods[] = {"", "2026", "2026-4", "2026-00", "2026-13", "2026-Q0",
	"2026-Q5", "2026-H3", "2026-H0", "2026-q1", "2026/04", "2026-04-01", "20x6-04", "1969-01",
	"2026-Q12"};

START_TEST(test_bad_period_is_refused)
{
	struct period period;

	ck_assert(!period_parse(bad_periods[_i], &period));
}
END_TEST

START_TEST(test_an_edition_holds_to_the_end_of_the_next_period)
{
	struct period month = {2026, 1, 4};
	struct period quarter = {2026, 3, 1};
	struct period half = {2026, 6, 1};
	credit_day day = day_from_parts(2026, 5, 6);

	ck_assert_int_eq(period_valid_until(&month, day), day_from_parts(2026, 6, 30));
	ck_assert_int_eq(period_valid_until(&quarter, day), day_from_parts(2026, 9, 30));
	ck_assert_int_eq(period_valid_until(&half, day), day_from_parts(2026, 12, 31));
	ck_assert_int_eq(period_valid_until(&month, day_from_parts(2026, 12, 31)),
		day_from_parts(2027, 1, 31));
}
END_TEST

START_TEST(test_labels)
{
	struct edition_head head = sample_head();
	char label[CREDIT_EDITION_LABEL_BYTES];

	head_label(&head, label);
	ck_assert_str_eq(label, "2026-05");
	head.revision = 3;
	head_label(&head, label);
	ck_assert_str_eq(label, "2026-05-r3");
}
END_TEST

SUITE("edition/edition_head", T(test_head_vector), T(test_a_head_of_before_keeps_its_bytes),
	TL(test_a_head_of_both_formats_is_none, (int)(sizeof(mixed) / sizeof(mixed[0]))),
	T(test_a_head_is_read_back),
	TL(test_other_bytes_are_no_head, 2),
	TL(test_periods_and_the_next_one, (int)(sizeof(periods) / sizeof(periods[0]))),
	TL(test_bad_period_is_refused, (int)(sizeof(bad_periods) / sizeof(bad_periods[0]))),
	T(test_an_edition_holds_to_the_end_of_the_next_period), T(test_labels))
