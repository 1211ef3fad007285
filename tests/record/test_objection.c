/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which answer belongs to which objection.
 * Rule: 国办发〔2020〕49号: objections are examined and answered, each of them.
 */
#include "record/objection.h"
#include "small_tables.h"
#include "../support/suite.h"

static struct entry entry;
static struct acts acts;

static void begin(void)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, "DOC", FIRM);
}

static struct event *did(int kind, const char *day, const char *document)
{
	struct event *event = act(&acts, &entry, kind, day);

	event->document = document;
	return event;
}

/* An answer that names the document of its objection. */
static struct event *answered(int kind, const char *day, const struct event_field *of)
{
	struct event *event = did(kind, day, "样答〔2026〕1号");

	act_fields(event, of, 1);
	return event;
}

static const struct event_field of_first = {"of", "样异(2026) 1号"};
static const struct event_field of_second = {"of", "样异〔2026〕2号"};
static const struct event_field of_none = {"of", ""};

START_TEST(test_an_answer_that_names_one_closes_that_one_alone)
{
	const struct event *first, *second, *answer;

	begin();
	first = did(CREDIT_EVENT_OBJECTED, "2026-05-06", "样异〔2026〕1号");
	second = did(CREDIT_EVENT_OBJECTED, "2026-05-07", "样异〔2026〕2号");
	answer = answered(CREDIT_EVENT_DISMISSED, "2026-05-09", &of_first);
	ck_assert_str_eq(objection_named(answer), of_first.value);
	ck_assert(objection_takes(first, answer));
	ck_assert(!objection_takes(second, answer));
	ck_assert_ptr_eq(objection_answer(&entry, first, on("2026-05-09")), answer);
	ck_assert_ptr_null(objection_answer(&entry, first, on("2026-05-08")));
	ck_assert_ptr_null(objection_answer(&entry, second, on("2026-12-31")));
	ck_assert_ptr_eq(objection_closed(&entry, answer), first);
	ck_assert_ptr_eq(objection_open(&entry, on("2026-05-06")), first);
	ck_assert_ptr_eq(objection_open(&entry, on("2026-05-09")), second);
	ck_assert_ptr_eq(objection_pending(&entry, answer), first);
	answered(CREDIT_EVENT_UPHELD, "2026-05-12", &of_second);
	ck_assert_ptr_null(objection_open(&entry, on("2026-05-12")));
}
END_TEST

/* So answers were stored before the field was: they keep their meaning. */
START_TEST(test_an_answer_that_names_none_closes_all_that_was_recorded)
{
	const struct event *first, *late, *answer;

	begin();
	first = did(CREDIT_EVENT_OBJECTED, "2026-05-06", "样异〔2026〕1号");
	did(CREDIT_EVENT_OBJECTED, "2026-05-07", "样异〔2026〕2号");
	answer = answered(CREDIT_EVENT_DISMISSED, "2026-05-09", &of_none);
	ck_assert_ptr_null(objection_named(answer));
	ck_assert_ptr_eq(objection_closed(&entry, answer), first);
	ck_assert_ptr_null(objection_open(&entry, on("2026-05-09")));
	/* of a day before, but nobody had it when the answer was given */
	late = did(CREDIT_EVENT_OBJECTED, "2026-05-08", "样异〔2026〕3号");
	ck_assert_ptr_eq(objection_open(&entry, on("2026-05-09")), late);
}
END_TEST

START_TEST(test_what_was_undone_is_no_objection_and_no_answer)
{
	struct event *first, *answer;
	const struct event *second;

	begin();
	first = did(CREDIT_EVENT_OBJECTED, "2026-05-06", "样异〔2026〕1号");
	second = did(CREDIT_EVENT_OBJECTED, "2026-05-07", "样异〔2026〕2号");
	answer = answered(CREDIT_EVENT_DISMISSED, "2026-05-09", &of_second);
	first->batch = 7;
	act(&acts, &entry, CREDIT_EVENT_UNDONE, "2026-05-10")->batch = 7;
	ck_assert_ptr_null(objection_open(&entry, on("2026-05-09")));
	ck_assert_ptr_eq(objection_pending(&entry, answer), second);
	answer->batch = 8;
	act(&acts, &entry, CREDIT_EVENT_UNDONE, "2026-05-11")->batch = 8;
	ck_assert_ptr_eq(objection_open(&entry, on("2026-05-09")), second);
	ck_assert_ptr_null(objection_closed(&entry, second));
}
END_TEST

SUITE("record/objection", T(test_an_answer_that_names_one_closes_that_one_alone),
	T(test_an_answer_that_names_none_closes_all_that_was_recorded),
	T(test_what_was_undone_is_no_objection_and_no_answer))
