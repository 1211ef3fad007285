/* SPDX-License-Identifier: Apache-2.0 */
/* Events as bytes, the key of an event and the order of events. */
#include <string.h>

#include "random_record.h"
#include "../support/suite.h"

START_TEST(test_a_thousand_random_events_round_trip)
{
	struct random r;

	random_seed(&r, 7);
	for (int i = 0; i < 1000; i++) {
		struct arena arena = ARENA_INIT;
		struct buf first = BUF_INIT;
		struct buf second = BUF_INIT;
		struct event before;
		struct event after;

		random_event(&r, &arena, &before);
		ck_assert_int_eq(event_encode(&before, &first, NULL), CREDIT_OK);
		ck_assert_int_eq(event_decode(first.data, first.length, &arena, &after, NULL),
			CREDIT_OK);
		ck_assert(event_equal(&before, &after));
		ck_assert_str_eq(before.operator_, after.operator_);
		ck_assert_uint_eq(before.batch, after.batch);
		ck_assert_int_eq(event_encode(&after, &second, NULL), CREDIT_OK);
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
	struct random r;

	random_seed(&r, (uint64_t)_i + 100);
	for (int round = 0; round < 10; round++) {
		struct arena arena = ARENA_INIT;
		struct buf bytes = BUF_INIT;
		struct buf again = BUF_INIT;
		struct event event;

		random_event(&r, &arena, &event);
		ck_assert_int_eq(event_encode(&event, &bytes, NULL), CREDIT_OK);
		for (size_t bit = 0; bit < bytes.length * 8; bit++) {
			size_t length = bit % 8 ? bytes.length : bit / 8;
			uint8_t *copy = arena_alloc(&arena, length + 1);

			memcpy(copy, bytes.data, length);
			if (length == bytes.length)
				copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
			if (event_decode(copy, length, &arena, &event, NULL) != CREDIT_OK)
				continue;
			buf_reset(&again);
			ck_assert_int_eq(event_encode(&event, &again, NULL), CREDIT_OK);
			ck_assert_uint_eq(again.length, length);
			ck_assert_mem_eq(again.data, copy, length);
		}
		buf_free(&bytes);
		buf_free(&again);
		arena_free(&arena);
	}
}
END_TEST

static struct event plain_event(void)
{
	struct event e;

	memset(&e, 0, sizeof(e));
	e.entry.bytes[0] = 1;
	e.kind = CREDIT_EVENT_LISTED;
	e.day = 20000;
	e.document = "甲1号";
	e.authority = "11629999F00000018U";
	e.operator_ = "";
	return e;
}

static void break_event(struct event *e, int how)
{
	static const struct event_field unsorted[] = {{"b", "1"}, {"a", "2"}};
	static const struct event_field twice[] = {{"a", "1"}, {"a", "2"}};
	static const struct event_field upper[] = {{"A", "1"}};
	static const struct event_field bad_text[] = {{"a", "\xFF"}};

	switch (how) {
	case 0: memset(&e->entry, 0, sizeof(e->entry)); break;
	case 1: e->kind = 0; break;
	case 2: e->kind = CREDIT_EVENT_CONFIRMED + 1; break;
	case 3: e->day = CREDIT_DAY_NONE; break;
	case 4: e->document = "甲\n1号"; break;
	case 5: e->authority = "X"; break;
	case 6: e->fields = unsorted; e->fields_count = 2; break;
	case 7: e->fields = twice; e->fields_count = 2; break;
	case 8: e->fields = upper; e->fields_count = 1; break;
	case 9: e->fields = bad_text; e->fields_count = 1; break;
	case 10: e->fields = upper; e->fields_count = EVENT_FIELDS_MAX + 1; break;
	}
}

START_TEST(test_an_event_that_breaks_a_rule_is_not_written)
{
	struct event event = plain_event();
	struct buf out = BUF_INIT;

	ck_assert_int_eq(event_encode(&event, &out, NULL), CREDIT_OK);
	buf_reset(&out);
	break_event(&event, _i);
	ck_assert_int_eq(event_encode(&event, &out, NULL), CREDIT_EINVAL);
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
}
END_TEST

START_TEST(test_the_key_is_entry_kind_day_and_document)
{
	struct event a = plain_event();
	struct event b = plain_event();
	static const struct event_field field = {"until", "2027-01-01"};

	b.document = " 甲 1 号";
	b.operator_ = "王";
	b.sequence = 9;
	b.batch = 4;
	ck_assert(event_same_key(&a, &b));
	ck_assert(event_equal(&a, &b));
	b.fields = &field;
	b.fields_count = 1;
	ck_assert(event_same_key(&a, &b));
	ck_assert(!event_equal(&a, &b));
	b = plain_event();
	b.day++;
	ck_assert(!event_same_key(&a, &b));
	b = plain_event();
	b.kind = CREDIT_EVENT_REMOVED;
	ck_assert(!event_same_key(&a, &b));
	b = plain_event();
	b.document = "甲2号";
	ck_assert(!event_same_key(&a, &b));
	b = plain_event();
	b.authority = "";
	ck_assert(!event_equal(&a, &b));
	ck_assert_str_eq(field.value, "2027-01-01");
}
END_TEST

START_TEST(test_order_is_day_then_sequence)
{
	struct event a = plain_event();
	struct event b = plain_event();

	a.sequence = b.sequence = 5;
	ck_assert_int_eq(event_order(&a, &b), 0);
	b.sequence = 6;
	ck_assert_int_lt(event_order(&a, &b), 0);
	b.day--;
	ck_assert_int_gt(event_order(&a, &b), 0);
}
END_TEST

START_TEST(test_a_field_is_found_by_name)
{
	static const struct event_field fields[] = {{"number", "X1"}, {"until", ""}};
	struct event event = plain_event();

	event.fields = fields;
	event.fields_count = 2;
	ck_assert_str_eq(event_field(&event, "number"), "X1");
	ck_assert_str_eq(event_field(&event, "until"), "");
	ck_assert_ptr_null(event_field(&event, "secret"));
}
END_TEST

SUITE("record/event_codec", T(test_a_thousand_random_events_round_trip),
	TL(test_cut_and_flipped_bytes_are_refused_or_canonical, 5),
	TL(test_an_event_that_breaks_a_rule_is_not_written, 11),
	T(test_the_key_is_entry_kind_day_and_document), T(test_order_is_day_then_sequence),
	T(test_a_field_is_found_by_name))
