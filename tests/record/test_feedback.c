/* SPDX-License-Identifier: Apache-2.0 */
/* Feedback as bytes, its key, its order and its words. */
#include <string.h>

#include "random_record.h"
#include "record/feedback.h"
#include "../support/suite.h"

static struct feedback plain_feedback(void)
{
	struct feedback f;

	memset(&f, 0, sizeof(f));
	credit_id_parse("91629999F00000093C", 18, &f.subject);
	f.number = "0123456789AB";
	f.measure = "P01";
	f.department = "CZ";
	f.outcome = FEEDBACK_DONE;
	f.day = 20000;
	f.document = "样财〔2026〕1号";
	f.reason = "";
	f.operator_ = "";
	return f;
}

static void random_feedback(struct random *r, struct arena *arena, struct feedback *f)
{
	size_t count = random_below(r, 5);
	struct feedback_support *supports = arena_alloc(arena, 5 * sizeof(*supports));

	*f = plain_feedback();
	random_id(r, &f->subject);
	f->outcome = 1 + (int)random_below(r, 3);
	f->day = random_day(r, false);
	f->document = random_text(r, arena, 4);
	f->reason = f->outcome == FEEDBACK_NOT_DONE ? "无此权限" : random_text(r, arena, 3);
	f->operator_ = random_text(r, arena, 2);
	f->batch = random_below(r, 9);
	f->row = random_below(r, 1000);
	for (size_t i = 0; i < count; i++) {
		random_entry_id(r, &supports[i].entry);
		supports[i].entry.bytes[0] = (uint8_t)(i + 1);
		supports[i].until = random_day(r, false);
	}
	f->supports = supports;
	f->supports_count = count;
}

START_TEST(test_a_thousand_random_ones_round_trip)
{
	struct random r;

	random_seed(&r, 11);
	for (int i = 0; i < 1000; i++) {
		struct arena arena = ARENA_INIT;
		struct buf first = BUF_INIT;
		struct buf second = BUF_INIT;
		struct feedback before;
		struct feedback after;

		random_feedback(&r, &arena, &before);
		ck_assert_int_eq(feedback_encode(&before, &first, NULL), CREDIT_OK);
		ck_assert_int_eq(
			feedback_decode(first.data, first.length, &arena, &after, NULL),
			CREDIT_OK);
		ck_assert(feedback_equal(&before, &after));
		ck_assert_uint_eq(before.supports_count, after.supports_count);
		ck_assert_uint_eq(before.row, after.row);
		ck_assert_int_eq(feedback_encode(&after, &second, NULL), CREDIT_OK);
		ck_assert_uint_eq(first.length, second.length);
		ck_assert_mem_eq(first.data, second.data, first.length);
		buf_free(&first);
		buf_free(&second);
		arena_free(&arena);
	}
}
END_TEST

START_TEST(test_cut_and_flipped_bytes_are_refused_or_canonical)
{
	struct arena arena = ARENA_INIT;
	struct buf bytes = BUF_INIT;
	struct buf again = BUF_INIT;
	struct feedback feedback;
	struct random r;

	random_seed(&r, (uint64_t)_i + 100);
	random_feedback(&r, &arena, &feedback);
	ck_assert_int_eq(feedback_encode(&feedback, &bytes, NULL), CREDIT_OK);
	for (size_t bit = 0; bit < bytes.length * 8; bit++) {
		size_t length = bit % 8 ? bytes.length : bit / 8;
		uint8_t *copy = arena_alloc(&arena, length + 1);

		memcpy(copy, bytes.data, length);
		if (length == bytes.length)
			copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
		if (feedback_decode(copy, length, &arena, &feedback, NULL) != CREDIT_OK)
			continue;
		buf_reset(&again);
		ck_assert_int_eq(feedback_encode(&feedback, &again, NULL), CREDIT_OK);
		ck_assert_uint_eq(again.length, length);
		ck_assert_mem_eq(again.data, copy, length);
	}
	buf_free(&bytes);
	buf_free(&again);
	arena_free(&arena);
}
END_TEST

static void break_feedback(struct feedback *f, int how)
{
	static const struct feedback_support unsorted[] = {{{{2}}, 1}, {{{1}}, 1}};
	static const struct feedback_support twice[] = {{{{1}}, 1}, {{{1}}, 2}};
	static const struct feedback_support endless[] = {{{{1}}, CREDIT_DAY_NONE}};

	switch (how) {
	case 0: f->number = "0123456789A"; break;
	case 1: f->number = "0123456789al"; break;
	case 2: f->outcome = 0; break;
	case 3: f->outcome = FEEDBACK_LIFTED + 1; break;
	case 4: f->outcome = FEEDBACK_NOT_DONE; break; /* without a reason */
	case 5: f->day = CREDIT_DAY_NONE; break;
	case 6: f->measure = ""; break;
	case 7: f->department = "财政"; break;
	case 8: f->supports = unsorted; f->supports_count = 2; break;
	case 9: f->supports = twice; f->supports_count = 2; break;
	case 10: f->supports = endless; f->supports_count = 1; break;
	case 11: f->supports = unsorted; f->supports_count = SUPPORTS_MAX + 1; break;
	case 12: f->reason = "\xFF"; break;
	}
}

START_TEST(test_one_that_breaks_a_rule_is_not_written)
{
	struct feedback feedback = plain_feedback();
	struct buf out = BUF_INIT;

	ck_assert_int_eq(feedback_encode(&feedback, &out, NULL), CREDIT_OK);
	buf_reset(&out);
	break_feedback(&feedback, _i);
	ck_assert_int_eq(feedback_encode(&feedback, &out, NULL), CREDIT_EINVAL);
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
}
END_TEST

START_TEST(test_the_key_is_number_outcome_day_and_document)
{
	struct feedback a = plain_feedback();
	struct feedback b = plain_feedback();

	b.document = " 样财（2026） 1 号";
	b.operator_ = "王";
	b.sequence = 9;
	b.batch = 4;
	b.row = 7;
	ck_assert(feedback_same_key(&a, &b));
	ck_assert(feedback_equal(&a, &b));
	b.reason = "说明";
	ck_assert(feedback_same_key(&a, &b));
	ck_assert(!feedback_equal(&a, &b));
	b = plain_feedback();
	b.day++;
	ck_assert(!feedback_same_key(&a, &b));
	b = plain_feedback();
	b.outcome = FEEDBACK_LIFTED;
	ck_assert(!feedback_same_key(&a, &b));
	b = plain_feedback();
	b.number = "0123456789AC";
	ck_assert(!feedback_same_key(&a, &b));
}
END_TEST

START_TEST(test_done_and_not_done_by_one_document_contradict_each_other)
{
	struct feedback a = plain_feedback();
	struct feedback b = plain_feedback();

	ck_assert(!feedback_contradicts(&a, &b));
	b.outcome = FEEDBACK_NOT_DONE;
	ck_assert(feedback_contradicts(&a, &b));
	ck_assert(feedback_contradicts(&b, &a));
	b.document = "样财〔2026〕2号";
	ck_assert(!feedback_contradicts(&a, &b));
	b = plain_feedback();
	b.outcome = FEEDBACK_NOT_DONE;
	b.day++;
	ck_assert(!feedback_contradicts(&a, &b));
	b = plain_feedback();
	b.outcome = FEEDBACK_LIFTED;
	ck_assert(!feedback_contradicts(&a, &b));
}
END_TEST

START_TEST(test_order_is_day_then_sequence)
{
	struct feedback a = plain_feedback();
	struct feedback b = plain_feedback();

	ck_assert_int_eq(feedback_order(&a, &b), 0);
	b.sequence = 6;
	ck_assert_int_lt(feedback_order(&a, &b), 0);
	b.day--;
	ck_assert_int_gt(feedback_order(&a, &b), 0);
}
END_TEST

START_TEST(test_outcomes_have_their_words)
{
	ck_assert_str_eq(feedback_outcome_name(FEEDBACK_DONE), "done");
	ck_assert_str_eq(feedback_outcome_name(FEEDBACK_NOT_DONE), "not-done");
	ck_assert_str_eq(feedback_outcome_name(FEEDBACK_LIFTED), "lifted");
	ck_assert_str_eq(feedback_outcome_name(0), "");
	ck_assert_int_eq(feedback_outcome_parse("已落实", 9), FEEDBACK_DONE);
	ck_assert_int_eq(feedback_outcome_parse("未落实", 9), FEEDBACK_NOT_DONE);
	ck_assert_int_eq(feedback_outcome_parse("lifted", 6), FEEDBACK_LIFTED);
	ck_assert_int_eq(feedback_outcome_parse("", 0), 0);
	ck_assert_int_eq(feedback_outcome_parse("已", 3), 0);
}
END_TEST

SUITE("record/feedback", T(test_a_thousand_random_ones_round_trip),
	TL(test_cut_and_flipped_bytes_are_refused_or_canonical, 5),
	TL(test_one_that_breaks_a_rule_is_not_written, 13),
	T(test_the_key_is_number_outcome_day_and_document),
	T(test_done_and_not_done_by_one_document_contradict_each_other),
	T(test_order_is_day_then_sequence), T(test_outcomes_have_their_words))
