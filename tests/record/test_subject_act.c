/* SPDX-License-Identifier: Apache-2.0 */
/* Acts on subjects as bytes, their key and their order. */
#include <string.h>

#include "id/identifier.h"
#include "random_record.h"
#include "record/subject_act.h"
#include "../support/suite.h"

static void random_act(struct random *r, struct arena *arena, struct subject_act *a)
{
	struct event_field *fields = arena_alloc(arena, 2 * sizeof(*fields));
	credit_id *others = arena_alloc(arena, 3 * sizeof(*others));
	size_t kept = 0;

	memset(a, 0, sizeof(*a));
	random_id(r, &a->subject);
	a->kind = 1 + (int)random_below(r, CREDIT_SUBJECT_ANNULLED);
	a->day = random_day(r, false);
	a->document = "登记〔2026〕1号";
	a->authority = random_below(r, 2) ? "11629999F00000018U" : "";
	a->operator_ = random_text(r, arena, 2);
	a->batch = random_below(r, 2) ? random_below(r, 9) : 0;
	for (size_t i = random_below(r, 4); i > 0; i--) {
		random_id(r, &others[kept]);
		kept += !id_equal(&others[kept], &a->subject);
	}
	a->others = others;
	a->others_count = subject_others_sort(others, kept);
	fields[0] = (struct event_field){"name", random_text(r, arena, 5)};
	fields[1] = (struct event_field){"note", random_text(r, arena, 5)};
	a->fields = fields;
	a->fields_count = random_below(r, 3);
}

START_TEST(test_a_thousand_random_acts_round_trip)
{
	struct random r;

	random_seed(&r, 11);
	for (int i = 0; i < 1000; i++) {
		struct arena arena = ARENA_INIT;
		struct buf first = BUF_INIT;
		struct buf second = BUF_INIT;
		struct subject_act before;
		struct subject_act after;

		random_act(&r, &arena, &before);
		ck_assert_int_eq(subject_act_encode(&before, &first, NULL), CREDIT_OK);
		ck_assert_int_eq(subject_act_decode(first.data, first.length, &arena, &after,
					 NULL),
			CREDIT_OK);
		ck_assert(subject_act_equal(&before, &after));
		ck_assert_str_eq(before.operator_, after.operator_);
		ck_assert_uint_eq(before.batch, after.batch);
		ck_assert_int_eq(subject_act_encode(&after, &second, NULL), CREDIT_OK);
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

	random_seed(&r, (uint64_t)_i + 300);
	for (int round = 0; round < 10; round++) {
		struct arena arena = ARENA_INIT;
		struct buf bytes = BUF_INIT;
		struct buf again = BUF_INIT;
		struct subject_act act;

		random_act(&r, &arena, &act);
		ck_assert_int_eq(subject_act_encode(&act, &bytes, NULL), CREDIT_OK);
		for (size_t bit = 0; bit < bytes.length * 8; bit++) {
			size_t length = bit % 8 ? bytes.length : bit / 8;
			uint8_t *copy = arena_alloc(&arena, length + 1);

			memcpy(copy, bytes.data, length);
			if (length == bytes.length)
				copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
			if (subject_act_decode(copy, length, &arena, &act, NULL))
				continue;
			buf_reset(&again);
			ck_assert_int_eq(subject_act_encode(&act, &again, NULL), CREDIT_OK);
			ck_assert_uint_eq(again.length, length);
			ck_assert_mem_eq(again.data, copy, length);
		}
		buf_free(&bytes);
		buf_free(&again);
		arena_free(&arena);
	}
}
END_TEST

static credit_id id_of(const char *text)
{
	credit_id id;

	ck_assert_int_eq(credit_id_parse(text, strlen(text), &id), CREDIT_OK);
	return id;
}

static struct subject_act plain_act(void)
{
	struct subject_act act = {.kind = CREDIT_SUBJECT_RENAMED, .day = 20000,
		.document = "登记1号", .authority = "11629999F00000018U", .operator_ = ""};

	act.subject = id_of("91629999F00000093C");
	return act;
}

static void break_act(struct subject_act *a, int how)
{
	static credit_id others[SUBJECT_OTHERS_MAX + 1];
	static const struct event_field unsorted[] = {{"b", "1"}, {"a", "2"}};

	others[0] = id_of("93629999F000000BXQ");
	others[1] = id_of("92629999F000000A14");
	a->others = others;
	switch (how) {
	case 0: memset(&a->subject, 0, sizeof(a->subject)); break;
	case 1: a->kind = 0; break;
	case 2: a->kind = CREDIT_SUBJECT_ANNULLED + 1; break;
	case 3: a->day = CREDIT_DAY_NONE; break;
	case 4: a->document = ""; break;
	case 5: a->authority = "X"; break;
	case 6: a->fields = unsorted; a->fields_count = 2; break;
	case 7: a->others_count = 2; break; /* unsorted */
	case 8: others[1] = others[0]; a->others_count = 2; break;
	case 9: others[0] = a->subject; a->others_count = 1; break;
	case 10: a->others_count = SUBJECT_OTHERS_MAX + 1; break;
	case 11: memset(others, 0, sizeof(others)); a->others_count = 1; break;
	}
}

START_TEST(test_an_act_that_breaks_a_rule_is_not_written)
{
	struct subject_act act = plain_act();
	struct buf out = BUF_INIT;

	ck_assert_int_eq(subject_act_encode(&act, &out, NULL), CREDIT_OK);
	buf_reset(&out);
	break_act(&act, _i);
	ck_assert_int_eq(subject_act_encode(&act, &out, NULL), CREDIT_EINVAL);
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
}
END_TEST

START_TEST(test_the_key_is_subject_kind_day_and_document)
{
	static const struct event_field field = {"name", "新"};
	struct subject_act a = plain_act();
	struct subject_act b = plain_act();
	credit_id other = id_of("93629999F000000BXQ");

	b.document = " 登记 1 号";
	b.operator_ = "王";
	b.sequence = 9;
	b.batch = 4;
	ck_assert(subject_act_equal(&a, &b));
	b.fields = &field;
	b.fields_count = 1;
	ck_assert(subject_act_same_key(&a, &b));
	ck_assert(!subject_act_equal(&a, &b));
	ck_assert_str_eq(subject_act_field(&b, "name"), "新");
	ck_assert_ptr_null(subject_act_field(&a, "name"));
	b = plain_act();
	b.others = &other;
	b.others_count = 1;
	ck_assert(subject_act_same_key(&a, &b));
	ck_assert(!subject_act_equal(&a, &b));
	b = plain_act();
	b.subject = other;
	ck_assert(!subject_act_same_key(&a, &b));
	b = plain_act();
	b.day++;
	ck_assert(!subject_act_same_key(&a, &b));
	ck_assert_int_lt(subject_act_order(&a, &b), 0);
	b = plain_act();
	b.kind = CREDIT_SUBJECT_SPLIT;
	ck_assert(!subject_act_same_key(&a, &b));
	b = plain_act();
	b.sequence = 1;
	ck_assert_int_lt(subject_act_order(&a, &b), 0);
	b.authority = "";
	ck_assert(!subject_act_equal(&a, &b));
}
END_TEST

START_TEST(test_others_are_sorted_and_stand_once)
{
	credit_id others[] = {id_of("93629999F000000BXQ"), id_of("91629999F00000093C"),
		id_of("93629999F000000BXQ")};

	ck_assert_uint_eq(subject_others_sort(others, 3), 2);
	ck_assert_str_eq(others[0].text, "91629999F00000093C");
	ck_assert_str_eq(others[1].text, "93629999F000000BXQ");
	ck_assert_uint_eq(subject_others_sort(others, 0), 0);
}
END_TEST

START_TEST(test_an_alias_comes_of_an_act_that_joins)
{
	credit_id other = id_of("93629999F000000BXQ");
	struct subject_act act = plain_act();
	struct alias alias = {.from = act.subject, .to = other, .document = "登记 1 号",
		.reason = "joined"};

	act.kind = CREDIT_SUBJECT_JOINED;
	act.document = "登记1号";
	ck_assert(!subject_act_gives(&act, &alias));
	act.others = &other;
	act.others_count = 1;
	ck_assert(subject_act_gives(&act, &alias));
	act.document = "登记2号";
	ck_assert(!subject_act_gives(&act, &alias));
	act.document = "登记1号";
	act.kind = CREDIT_SUBJECT_MERGED;
	ck_assert(!subject_act_gives(&act, &alias));
	act.kind = CREDIT_SUBJECT_CODE_CHANGED;
	alias.from = other;
	ck_assert(!subject_act_gives(&act, &alias));
}
END_TEST

SUITE("record/subject_act", T(test_an_alias_comes_of_an_act_that_joins), T(test_a_thousand_random_acts_round_trip),
	TL(test_cut_and_flipped_bytes_are_refused_or_canonical, 5),
	TL(test_an_act_that_breaks_a_rule_is_not_written, 12),
	T(test_the_key_is_subject_kind_day_and_document),
	T(test_others_are_sorted_and_stand_once))
