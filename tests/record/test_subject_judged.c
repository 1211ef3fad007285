/* SPDX-License-Identifier: Apache-2.0 */
/* What acts on a subject do to the standing and the judgement of its entries. */
#include "small_tables.h"
#include "record/subject_act.h"
#include "../support/suite.h"

static struct arena arena = ARENA_INIT;
static struct subject_act act_made;
static const struct subject_act *const acts_made[] = {&act_made};
static struct acts acts;
static struct entry entry;
static struct standing s;

static void begin(const char *list, const char *subject, int kind, const char *day)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, subject);
	act_made = (struct subject_act){.subject = entry.subject, .kind = kind,
		.day = on(day), .document = "样证〔2026〕1号", .authority = BODY,
		.operator_ = ""};
	entry.acts = acts_made;
	entry.acts_count = 1;
}

static const struct standing *stand(const char *day)
{
	standing(&entry, small_tables(), on(day), &s);
	return &s;
}

/* ---- 民法典 art. 13; 个人信息保护法 art. 49 ---- */

START_TEST(test_everything_ends_with_the_day_of_death)
{
	static const char *const lists[] = {"DOC", "GEN", "LIF", "PUB"};

	begin(lists[_i], ADULT, CREDIT_SUBJECT_DECEASED, "2026-05-10");
	ck_assert_int_eq(stand("2026-05-10")->state, CREDIT_STATE_LISTED);
	for (int w = 0; w < EFFECT_COUNT; w++) {
		if (s.windows[w].from == CREDIT_DAY_NONE)
			continue;
		assert_day(s.windows[w].until, "2026-05-10");
		ck_assert(!s.windows[w].provisional);
		ck_assert_int_eq(s.windows[w].reason, MSG_ENDED_DECEASED);
		ck_assert_str_eq(s.windows[w].article,
			"民法典第十三条；个人信息保护法第四十九条");
	}
	assert_day(s.next_change, "2026-05-11");
	ck_assert_int_eq(stand("2026-05-11")->state, CREDIT_STATE_ENDED);
	for (int w = 0; w < EFFECT_COUNT; w++)
		ck_assert(!window_holds(&s.windows[w], on("2026-05-11")));
	ck_assert_int_eq(stand("2030-01-01")->state, CREDIT_STATE_ENDED);
}
END_TEST

START_TEST(test_nobody_is_listed_after_death)
{
	begin("DOC", ADULT, CREDIT_SUBJECT_DECEASED, "2026-04-11"); /* served on the 13th */
	ck_assert_int_eq(stand("2026-04-11")->state, CREDIT_STATE_CANDIDATE);
	ck_assert_int_eq(stand("2026-05-01")->state, CREDIT_STATE_ENDED);
	assert_day(s.listed, "none");
	ck_assert_int_eq(s.reason, MSG_ENDED_DECEASED);
	for (int w = 0; w < EFFECT_COUNT; w++)
		assert_day(s.windows[w].from, "none");
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-04-12"); /* nor has it an end then */
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-04-20");
	stand("2026-05-01");
	for (int w = 0; w < EFFECT_COUNT; w++)
		assert_day(s.windows[w].until, "none");
	begin("DOC", ADULT, CREDIT_SUBJECT_DECEASED, "2026-05-10");
	entry.served = CREDIT_DAY_NONE; /* never complete */
	ck_assert_int_eq(stand("2026-05-10")->reason, MSG_HELD_SERVICE);
	ck_assert_int_eq(stand("2026-05-11")->reason, MSG_ENDED_DECEASED);
	ck_assert_int_eq(s.state, CREDIT_STATE_ENDED);
}
END_TEST

START_TEST(test_an_earlier_end_and_what_voids_stay_as_they_are)
{
	begin("DOC", ADULT, CREDIT_SUBJECT_DECEASED, "2026-06-10");
	act(&acts, &entry, CREDIT_EVENT_REPAIRED, "2026-05-01");
	assert_day(stand("2026-07-01")->windows[0].until, "2026-04-30");
	ck_assert_int_eq(s.windows[0].reason, MSG_ENDED_REPAIRED);
	begin("DOC", ADULT, CREDIT_SUBJECT_DECEASED, "2026-06-10");
	act(&acts, &entry, CREDIT_EVENT_MISIDENTIFIED, "2026-07-01");
	ck_assert_int_eq(stand("2026-07-01")->reason, MSG_HELD_MISIDENTIFIED);
}
END_TEST

START_TEST(test_what_halts_a_window_is_told_while_the_person_lives)
{
	begin("DOC", ADULT, CREDIT_SUBJECT_DECEASED, "2026-06-10");
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-01");
	ck_assert_int_eq(stand("2026-06-10")->windows[0].reason, MSG_HELD_SUSPENDED);
	ck_assert_int_eq(stand("2026-06-11")->windows[0].reason, MSG_ENDED_DECEASED);
	ck_assert_int_eq(s.state, CREDIT_STATE_ENDED);
}
END_TEST

START_TEST(test_a_death_that_was_undone_or_annulled_ends_nothing)
{
	static const struct event_field of[] = {{"kind", "deceased"}, {"of", "样证〔2026〕1号"}};
	struct subject_act annulment;
	const struct subject_act *both[] = {&act_made, &annulment};

	begin("DOC", ADULT, CREDIT_SUBJECT_DECEASED, "2026-05-10");
	act_made.undone = true;
	ck_assert_int_eq(stand("2026-06-01")->state, CREDIT_STATE_LISTED);
	act_made.undone = false;
	annulment = act_made;
	annulment.kind = CREDIT_SUBJECT_ANNULLED;
	annulment.sequence = 1;
	annulment.fields = of;
	annulment.fields_count = 2;
	entry.acts = both;
	entry.acts_count = 2;
	ck_assert_int_eq(stand("2026-06-01")->state, CREDIT_STATE_LISTED);
}
END_TEST

/* ---- every other act ends nothing ---- */

START_TEST(test_no_other_act_changes_the_standing)
{
	struct standing before;

	begin("DOC", FIRM, _i, "2026-05-10");
	entry.acts_count = 0;
	before = *stand("2026-06-01");
	entry.acts_count = 1;
	stand("2026-06-01");
	ck_assert_int_eq(s.state, before.state);
	ck_assert_int_eq(s.next_change, before.next_change);
	for (int w = 0; w < EFFECT_COUNT; w++)
		ck_assert_int_eq(s.windows[w].until, before.windows[w].until);
}
END_TEST

/* ---- judgement ---- */

static struct judgement judge_one(const char *day)
{
	const struct entry *const order[] = {&entry};
	struct judgement j;

	ck_assert_int_eq(judge(order, 1, small_tables(), on(day), &arena, &j), CREDIT_OK);
	return j;
}

START_TEST(test_the_name_of_a_day_is_judged_and_the_given_one_kept)
{
	static const struct event_field name = {"name", "样例新名"};

	begin("DOC", FIRM, CREDIT_SUBJECT_RENAMED, "2026-05-10");
	act_made.fields = &name;
	act_made.fields_count = 1;
	ck_assert_str_eq(judge_one("2026-05-09").entries[0].current.name, "样例");
	ck_assert_str_eq(judge_one("2026-05-10").entries[0].current.name, "样例新名");
	ck_assert_str_eq(judge_one("2026-05-10").entries[0].given_name, "样例");
	ck_assert_int_eq(judge_one("2026-05-10").entries[0].question, MSG_COUNT);
	arena_free(&arena);
}
END_TEST

START_TEST(test_the_authority_is_asked_until_the_entry_ends)
{
	begin("DOC", FIRM, CREDIT_SUBJECT_DEREGISTERED, "2026-05-10");
	ck_assert_int_eq(judge_one("2026-05-09").entries[0].question, MSG_COUNT);
	ck_assert_int_eq(
		judge_one("2026-05-10").entries[0].question, MSG_SUBJECT_ASK_DEREGISTERED);
	ck_assert_str_ne(judge_one("2026-05-10").entries[0].question_article, "");
	act(&acts, &entry, CREDIT_EVENT_REMOVED, "2026-06-01");
	ck_assert_int_eq(judge_one("2026-06-01").entries[0].question, MSG_COUNT);
	arena_free(&arena);
}
END_TEST

SUITE("record/subject_judged", TL(test_everything_ends_with_the_day_of_death, 4),
	T(test_nobody_is_listed_after_death),
	T(test_an_earlier_end_and_what_voids_stay_as_they_are),
	T(test_what_halts_a_window_is_told_while_the_person_lives),
	T(test_a_death_that_was_undone_or_annulled_ends_nothing),
	TL(test_no_other_act_changes_the_standing, CREDIT_SUBJECT_DECEASED),
	T(test_the_name_of_a_day_is_judged_and_the_given_one_kept),
	T(test_the_authority_is_asked_until_the_entry_ends))
