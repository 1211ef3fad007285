/* SPDX-License-Identifier: Apache-2.0 */
/* Feedback in the store: written, read as of a moment, undone with its batch, kept. */
#include "sample.h"

static struct sample sample;
static credit_id firm;
static struct entry entry;
static struct feedback_support support;
static char number[TASK_NUMBER_BYTES];
static struct feedback feedback;

static uint64_t store_batch(int kind, bool with_entry, bool with_feedback)
{
	struct batch_list lists[] = {{"SJ", "11629999000000006B"}};
	struct batch batch = {.file = "反馈.csv", .encoding = "utf-8", .operator_ = "",
		.lists = lists, .lists_count = with_entry, .as_of = DAY0, .rows = 1,
		.added = 1, .kind = kind};
	static int64_t now_us = TIME0;
	struct change *change;
	uint64_t batch_number;

	OK(change_begin(sample.registry, ++now_us, "", &change, err));
	batch.digest[0] = (uint8_t)kind;
	entry.batch = feedback.batch = change_batch_number(change);
	if (with_entry)
		OK(change_add_entry(change, &entry, err));
	if (with_feedback)
		OK(change_add_feedback(change, &feedback, err));
	OK(change_add_batch(change, &batch, &batch_number, err));
	OK(change_commit(change, err));
	return batch_number;
}

static void setup(void)
{
	sample_begin(&sample);
	firm = sample_firm(1);
	entry = sample_entry(&firm, "样列〔2026〕1号");
	support = (struct feedback_support){entry.id, DAY0 + 100};
	NEED(task_number(sample_key, &firm, "P01", "CZ", number) == CREDIT_OK);
	feedback = (struct feedback){.subject = firm, .number = number, .measure = "P01",
		.department = "CZ", .outcome = FEEDBACK_DONE, .day = DAY0,
		.document = "样财〔2026〕1号", .reason = "", .operator_ = "",
		.supports = &support, .supports_count = 1};
}

static void teardown(void)
{
	sample_fsck(sample.registry);
	sample_end(&sample);
}

/* What a snapshot of a moment reads of the firm. */
static size_t read_feedback(uint64_t sequence, bool *undone)
{
	credit_moment moment = {CREDIT_MOMENT_SEQUENCE, 0, 0, sequence};
	struct subject_records records;
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(sample.registry, sequence ? &moment : NULL, &snapshot, err));
	OK(snapshot_subject(snapshot, &firm, &sample.arena, &records, err));
	if (records.feedback_count > 0) {
		ck_assert_str_eq(records.feedback[0]->number, number);
		ck_assert_uint_eq(records.feedback[0]->supports_count, 1);
		*undone = records.feedback[0]->undone;
	}
	credit_snapshot_end(snapshot);
	return records.feedback_count;
}

START_TEST(test_feedback_is_read_with_its_subject_as_it_was_known)
{
	bool undone = true;

	setup();
	store_batch(BATCH_ROWS, true, false);
	ck_assert_uint_eq(read_feedback(0, &undone), 0);
	store_batch(BATCH_FEEDBACK, false, true); /* sequences 4 and 5 */
	ck_assert_uint_eq(read_feedback(0, &undone), 1);
	ck_assert(!undone);
	ck_assert_uint_eq(read_feedback(3, &undone), 0);
	ck_assert_uint_eq(read_feedback(4, &undone), 1);
	teardown();
}
END_TEST

START_TEST(test_an_undone_batch_takes_its_feedback_back)
{
	uint64_t records, batch;
	bool undone = false;

	setup();
	store_batch(BATCH_ROWS, true, false);
	batch = store_batch(BATCH_FEEDBACK, false, true);
	OK(credit_batch_undo(sample.registry, batch, "", TIME0 + 50, &records, err));
	ck_assert_uint_eq(records, 1);
	ck_assert_uint_eq(read_feedback(0, &undone), 1);
	ck_assert(undone);
	ck_assert_uint_eq(read_feedback(5, &undone), 1);
	ck_assert(!undone); /* as it was known then */
	teardown();
}
END_TEST

START_TEST(test_entries_that_departments_acted_upon_are_not_undone)
{
	uint64_t entries, acts;

	setup();
	entries = store_batch(BATCH_ROWS, true, false);
	acts = store_batch(BATCH_FEEDBACK, false, true);
	FAILS(credit_batch_undo(sample.registry, entries, "", TIME0 + 50, NULL, err),
		CREDIT_ERULE, "batch-feedback");
	OK(credit_batch_undo(sample.registry, acts, "", TIME0 + 50, NULL, err));
	OK(credit_batch_undo(sample.registry, entries, "", TIME0 + 50, NULL, err));
	teardown();
}
END_TEST

START_TEST(test_the_same_again_and_the_opposite_are_refused)
{
	struct change *change;

	setup();
	store_batch(BATCH_ROWS, true, false);
	store_batch(BATCH_FEEDBACK, false, true);
	feedback.batch = 0;
	OK(change_begin(sample.registry, TIME0 + 50, "", &change, err));
	FAILS(change_add_feedback(change, &feedback, err), CREDIT_EEXISTS, "feedback-stored");
	feedback.outcome = FEEDBACK_NOT_DONE;
	feedback.reason = "无此权限";
	FAILS(change_add_feedback(change, &feedback, err), CREDIT_EEXISTS,
		"feedback-contradicts");
	feedback.day++;
	OK(change_add_feedback(change, &feedback, err));
	FAILS(change_add_feedback(change, &feedback, err), CREDIT_EEXISTS, "feedback-stored");
	OK(change_commit(change, err));
	teardown();
}
END_TEST

START_TEST(test_what_breaks_a_rule_or_rests_on_nothing_is_refused)
{
	struct change *change;

	setup();
	OK(change_begin(sample.registry, TIME0 + 50, "", &change, err));
	FAILS(change_add_feedback(change, &feedback, err), CREDIT_ENOTFOUND, "entry-none");
	feedback.supports_count = 0;
	feedback.number = "X";
	FAILS(change_add_feedback(change, &feedback, err), CREDIT_EINVAL, "record-field");
	feedback.number = number;
	feedback.batch = 7;
	FAILS(change_add_feedback(change, &feedback, err), CREDIT_EINVAL, "argument");
	change_abort(change);
	teardown();
}
END_TEST

SUITE("store/change_feedback",
	T(test_feedback_is_read_with_its_subject_as_it_was_known),
	T(test_an_undone_batch_takes_its_feedback_back),
	T(test_entries_that_departments_acted_upon_are_not_undone),
	T(test_the_same_again_and_the_opposite_are_refused),
	T(test_what_breaks_a_rule_or_rests_on_nothing_is_refused))
