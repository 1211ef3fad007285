/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The walk against asking for each subject by itself: every entry is met once
 * as fresh, and is judged as a question about its subject would judge it.
 */
#include "../store/sample.h"
#include "joint/judged_walk.h"

struct walked {
	credit_snapshot *snapshot;
	const credit_catalogue *tables;
	size_t subjects;
	size_t fresh;
	size_t again; /* entries that were part of a subject before */
	size_t stop_at;
};

static void same_as_asked(const struct walked *walked, const struct judged_subject *subject,
	struct arena *arena)
{
	struct subject_records records;
	struct judgement asked;

	OK(snapshot_subject(walked->snapshot, subject->id, arena, &records, err));
	ck_assert_uint_eq(records.entries_count, subject->judgement->entries_count);
	ck_assert_int_eq(judge_day(records.entries, records.entries_count, walked->tables, DAY0,
				 arena, &asked),
		CREDIT_OK);
	for (size_t i = 0; i < asked.entries_count; i++) {
		const struct judged_entry *a = &asked.entries[i];
		const struct judged_entry *b = &subject->judgement->entries[i];

		ck_assert_mem_eq(&a->entry->id, &b->entry->id, sizeof(a->entry->id));
		ck_assert_int_eq(a->standing.state, b->standing.state);
		ck_assert_int_eq((int)a->why_not, (int)b->why_not);
	}
}

static int visit(void *context, const struct judged_subject *subject, struct arena *given)
{
	struct walked *walked = context;

	for (size_t i = 0; i < subject->judgement->entries_count; i++) {
		walked->fresh += subject->fresh[i];
		walked->again += !subject->fresh[i];
	}
	same_as_asked(walked, subject, given);
	return ++walked->subjects == walked->stop_at ? 42 : 0;
}

START_TEST(test_each_entry_is_met_once_and_judged_as_when_asked)
{
	const credit_id person = sample_person(1), joined = sample_person(2);
	const credit_id firm = sample_firm(1), bare = sample_bare(1), other = sample_firm(2);
	const credit_id *const ids[] = {&person, &person, &joined, &firm, &bare, &other};
	struct alias alias = {.from = person, .to = joined, .day = DAY0, .document = "样〔2026〕1号",
		.reason = "upgraded"};
	struct walked walked = {0};
	struct sample sample = {0};
	struct change *change;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0, "", &change, err));
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		char document[40];
		struct entry entry;

		snprintf(document, sizeof(document), "样列〔2026〕%zu号", i + 1);
		entry = sample_entry(ids[i], document);
		OK(change_add_entry(change, &entry, err));
	}
	OK(change_add_alias(change, &alias, err));
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &walked.snapshot, err));
	OK(snapshot_tables(walked.snapshot, &walked.tables, err));
	OK(judged_walk(walked.snapshot, walked.tables, DAY0, visit, &walked, err));
	ck_assert_uint_eq(walked.fresh, 6);
	ck_assert_uint_eq(walked.subjects - walked.again, 3); /* the joined, the firm, the other */
	walked.subjects = 0;
	walked.stop_at = 2;
	ck_assert_int_eq(judged_walk(walked.snapshot, walked.tables, DAY0, visit, &walked, NULL),
		42);
	credit_snapshot_end(walked.snapshot);
	sample_end(&sample);
}
END_TEST

SUITE("joint/judged_walk", T(test_each_entry_is_met_once_and_judged_as_when_asked))
