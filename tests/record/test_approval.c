/* SPDX-License-Identifier: Apache-2.0 */
/* Approvals as bytes: what was written is read, and nothing else. */
#include "record/approval.h"

#include <string.h>

#include "../support/suite.h"

static struct approval sample(void)
{
	struct approval approval = {.period = "2026-05", .revision = 1,
		.role = APPROVAL_CREDIT, .department = "", .document = "样信用签〔2026〕3号",
		.name = "张三", .operator_ = "李四", .day = 20600};

	memset(approval.draft, 7, sizeof(approval.draft));
	return approval;
}

START_TEST(test_an_approval_decodes_to_what_was_encoded)
{
	struct approval approval = sample();
	struct approval read;
	struct arena arena = ARENA_INIT;
	struct buf bytes = BUF_INIT;
	struct buf again = BUF_INIT;

	ck_assert_int_eq(approval_encode(&approval, &bytes, NULL), CREDIT_OK);
	ck_assert_int_eq(
		approval_decode(bytes.data, bytes.length, &arena, &read), CREDIT_OK);
	ck_assert(approval_equal(&approval, &read));
	ck_assert_str_eq(read.operator_, "李四");
	ck_assert_int_eq(approval_encode(&read, &again, NULL), CREDIT_OK);
	ck_assert_mem_eq(again.data, bytes.data, bytes.length);
	for (size_t length = 0; length < bytes.length; length++)
		ck_assert_int_eq(approval_decode(bytes.data, length, &arena, &read),
			CREDIT_ECORRUPT);
	buf_u8(&bytes, 0);
	ck_assert_int_eq(
		approval_decode(bytes.data, bytes.length, &arena, &read), CREDIT_ECORRUPT);
	buf_free(&bytes);
	buf_free(&again);
	arena_free(&arena);
}
END_TEST

/* No byte changed makes anything that could not have been written. */
START_TEST(test_a_changed_byte_is_corrupt_or_another_approval)
{
	struct approval approval = sample();
	struct approval read;
	struct arena arena = ARENA_INIT;
	struct buf bytes = BUF_INIT;

	ck_assert_int_eq(approval_encode(&approval, &bytes, NULL), CREDIT_OK);
	for (size_t i = 0; i < bytes.length; i++) {
		struct buf again = BUF_INIT;

		bytes.data[i] ^= 0x55;
		if (approval_decode(bytes.data, bytes.length, &arena, &read) == CREDIT_OK) {
			ck_assert_int_eq(approval_encode(&read, &again, NULL), CREDIT_OK);
			ck_assert_mem_eq(again.data, bytes.data, bytes.length);
		}
		bytes.data[i] ^= 0x55;
		buf_free(&again);
	}
	buf_free(&bytes);
	arena_free(&arena);
}
END_TEST

static void refused(const struct approval *approval)
{
	struct buf bytes = BUF_INIT;
	credit_error err;

	ck_assert_int_eq(approval_encode(approval, &bytes, &err), CREDIT_EINVAL);
	ck_assert_str_eq(err.code, "argument");
	buf_free(&bytes);
}

START_TEST(test_what_breaks_a_rule_is_not_written)
{
	struct approval approval = sample();

	strcpy(approval.period, "2026");
	refused(&approval);
	approval = sample();
	approval.revision = 0;
	refused(&approval);
	approval = sample();
	approval.role = (enum approval_role)5;
	refused(&approval);
	approval = sample();
	approval.department = "SC"; /* of 认定单位 alone */
	refused(&approval);
	approval.role = APPROVAL_AUTHORITY;
	approval.department = "";
	refused(&approval);
	approval = sample();
	approval.document = "";
	refused(&approval);
	approval = sample();
	approval.name = "";
	refused(&approval);
	approval = sample();
	approval.name = "\xff";
	refused(&approval);
	approval = sample();
	approval.day = CREDIT_DAY_NONE;
	refused(&approval);
}
END_TEST

START_TEST(test_places_and_equality)
{
	struct approval a = sample();
	struct approval b = sample();

	b.operator_ = "王五";
	ck_assert(approval_same_place(&a, &b) && approval_equal(&a, &b));
	b.draft[0]++;
	ck_assert(approval_same_place(&a, &b) && !approval_equal(&a, &b));
	b = sample();
	b.revision = 2;
	ck_assert(!approval_same_place(&a, &b));
	b = sample();
	b.role = APPROVAL_LEGAL;
	ck_assert(!approval_same_place(&a, &b));
	b = sample();
	b.name = "赵六";
	ck_assert(!approval_equal(&a, &b));
}
END_TEST

SUITE("record/approval", T(test_an_approval_decodes_to_what_was_encoded),
	T(test_a_changed_byte_is_corrupt_or_another_approval),
	T(test_what_breaks_a_rule_is_not_written), T(test_places_and_equality))
