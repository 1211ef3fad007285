/* SPDX-License-Identifier: Apache-2.0 */
/* A row of feedback looked at alone: its own, or one with a false number or ground. */
#include "sample.h"

static struct sample sample;
static struct sample_look look;
static credit_id firm;
static struct feedback_support support;
static char number[TASK_NUMBER_BYTES];
static struct feedback feedback;
static struct subject_row_key parsed;

/* Store feedback as it is, without the checks of a change. */
static struct engine_row store_feedback(void)
{
	struct subject_key subject;
	struct change *change;
	static struct key key;

	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	subject_key_of(&firm, &subject);
	key_feedback(&key, 629999, &subject, change_next(change));
	OK(feedback_encode(&feedback, change_payload(change), err));
	OK(change_record(change, JOURNAL_FEEDBACK, &key, err));
	OK(change_commit(change, err));
	sample_look_begin(&look, sample.registry);
	ck_assert(subject_row_read(key_bytes(&key), &parsed));
	ck_assert_int_eq(parsed.row, ROW_FEEDBACK);
	return sample_stored(look.snapshot, &key);
}

static void setup(void)
{
	struct entry entry;
	struct change *change;

	sample_begin(&sample);
	firm = sample_firm(1);
	entry = sample_entry(&firm, "a");
	CHANGE(sample.registry, TIME0 + 1, change_add_entry(change, &entry, err));
	support = (struct feedback_support){entry.id, DAY0};
	NEED(task_number(sample_key, &firm, "P01", "CZ", number) == CREDIT_OK);
	feedback = (struct feedback){.subject = firm, .number = number, .measure = "P01",
		.department = "CZ", .outcome = FEEDBACK_DONE, .day = DAY0, .document = "",
		.reason = "", .operator_ = "", .supports = &support, .supports_count = 1};
}

static void teardown(void)
{
	sample_look_end(&look);
	sample_end(&sample);
}

START_TEST(test_a_good_row_has_no_finding)
{
	struct engine_row row;

	setup();
	row = store_feedback();
	FINDS(fsck_feedback_row(&look.fsck, &row, &parsed), 0);
	FINDS(fsck_subject_row(&look.fsck, &row), 0);
	row.value.length = 40;
	FINDS(fsck_feedback_row(&look.fsck, &row, &parsed), 6);
	row.key.length--;
	FINDS(fsck_subject_row(&look.fsck, &row), 16);
	teardown();
}
END_TEST

START_TEST(test_a_number_follows_from_subject_measure_and_department)
{
	struct engine_row row;

	setup();
	feedback.measure = "P02";
	row = store_feedback();
	FINDS(fsck_feedback_row(&look.fsck, &row, &parsed), 18);
	teardown();
}
END_TEST

START_TEST(test_its_grounds_are_stored)
{
	struct engine_row row;

	setup();
	support.entry.bytes[0] ^= 1;
	row = store_feedback();
	FINDS(fsck_feedback_row(&look.fsck, &row, &parsed), 18);
	teardown();
}
END_TEST

START_TEST(test_it_lies_under_its_subject_and_in_its_batch)
{
	struct engine_row row;

	setup();
	feedback.batch = 3;
	row = store_feedback();
	FINDS(fsck_feedback_row(&look.fsck, &row, &parsed), 12);
	parsed.subject.data[1] ^= 1;
	FINDS(fsck_feedback_row(&look.fsck, &row, &parsed), 6);
	teardown();
}
END_TEST

SUITE("store/fsck_feedback", T(test_a_good_row_has_no_finding),
	T(test_a_number_follows_from_subject_measure_and_department),
	T(test_its_grounds_are_stored), T(test_it_lies_under_its_subject_and_in_its_batch))
