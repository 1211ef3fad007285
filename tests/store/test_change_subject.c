/* SPDX-License-Identifier: Apache-2.0 */
/* Acts on subjects: recorded, attached to entries, found by name, undone, checked. */
#include "sample.h"

static struct sample sample;
static struct change *change;
static credit_id firm;
static credit_id other;
static struct entry entry;
static struct event_field named = {"name", "样例新名有限公司"};

static void setup(void)
{
	sample_begin(&sample);
	firm = sample_firm(1);
	other = sample_firm(2);
	entry = sample_entry(&firm, "a");
	CHANGE(sample.registry, 0, change_add_entry(change, &entry, err));
}

static void teardown(void)
{
	sample_fsck(sample.registry);
	sample_end(&sample);
}

static struct subject_act act_of(const credit_id *id, int kind, const char *document)
{
	return (struct subject_act){.subject = *id, .kind = kind, .day = DAY0 + 1,
		.document = document, .authority = "11629999F00000018U", .operator_ = ""};
}

static struct subject_act renamed(const char *document)
{
	struct subject_act act = act_of(&firm, CREDIT_SUBJECT_RENAMED, document);

	act.fields = &named;
	act.fields_count = 1;
	return act;
}

static void add(const struct subject_act *act)
{
	CHANGE(sample.registry, 0, change_add_subject_act(change, act, err));
}

/* What the subject has now, in the sample's arena. */
static struct subject_records ask(const credit_id *id, const credit_moment *known)
{
	struct subject_records records;
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(sample.registry, known, &snapshot, err));
	OK(snapshot_subject(snapshot, id, &sample.arena, &records, err));
	credit_snapshot_end(snapshot);
	return records;
}

START_TEST(test_an_act_is_attached_to_every_entry_of_the_subject)
{
	struct subject_act act = renamed("b");
	struct subject_records records;
	credit_id bare = sample_bare(1);
	struct entry second = sample_entry(&bare, "c");
	credit_moment before = {.kind = CREDIT_MOMENT_SEQUENCE, .sequence = 2};

	setup();
	act = renamed("b");
	add(&act);
	CHANGE(sample.registry, 0, change_add_entry(change, &second, err));
	records = ask(&firm, NULL);
	ck_assert_uint_eq(records.entries_count, 2);
	ck_assert_uint_eq(records.acts_count, 1);
	for (size_t i = 0; i < 2; i++) {
		ck_assert_uint_eq(records.entries[i]->acts_count, 1);
		ck_assert(subject_act_equal(records.entries[i]->acts[0], &act));
		ck_assert_uint_eq(records.entries[i]->acts[0]->sequence, 3);
	}
	ck_assert_uint_eq(ask(&firm, &before).entries[0]->acts_count, 0);
	ck_assert_uint_eq(ask(&other, NULL).acts_count, 0);
	teardown();
}
END_TEST

START_TEST(test_the_same_act_is_stored_once_unless_it_differs)
{
	struct subject_act act;
	enum act_outcome outcome;

	setup();
	act = renamed("b");
	add(&act);
	OK(change_begin(sample.registry, 0, "", &change, err));
	OK(subject_act_record(change, &act, &outcome, err));
	ck_assert_int_eq(outcome, ACT_UNCHANGED);
	act.authority = "";
	FAILS(subject_act_record(change, &act, &outcome, err), CREDIT_EEXISTS,
		"subject-act-differs");
	FAILS(change_add_subject_act(change, &act, err), CREDIT_EEXISTS,
		"subject-act-differs");
	act = act_of(&firm, CREDIT_SUBJECT_DECEASED, "c");
	FAILS(subject_act_record(change, &act, &outcome, err), CREDIT_ERULE, "subject-kind");
	act = act_of(&firm, CREDIT_SUBJECT_DEREGISTERED, "");
	FAILS(change_add_subject_act(change, &act, err), CREDIT_EINVAL, "record-field");
	act = act_of(&firm, CREDIT_SUBJECT_DEREGISTERED, "c");
	OK(subject_act_record(change, &act, &outcome, err));
	ck_assert_int_eq(outcome, ACT_RECORDED);
	OK(subject_act_record(change, &act, &outcome, err)); /* seen within the change */
	ck_assert_int_eq(outcome, ACT_UNCHANGED);
	OK(change_commit(change, err));
	teardown();
}
END_TEST

START_TEST(test_a_new_code_finds_the_entries_of_the_old_one)
{
	struct subject_records records;
	struct subject_act act;

	setup();
	act = act_of(&firm, CREDIT_SUBJECT_CODE_CHANGED, "b");
	act.others = &other;
	act.others_count = 1;
	add(&act);
	records = ask(&other, NULL);
	ck_assert_uint_eq(records.entries_count, 1);
	ck_assert_uint_eq(records.aliases_count, 1);
	ck_assert_uint_eq(records.acts_count, 1);
	ck_assert_uint_eq(records.entries[0]->acts_count, 1);
	ck_assert_uint_eq(ask(&firm, NULL).acts_count, 1);
	teardown();
}
END_TEST

START_TEST(test_two_groups_of_identifiers_are_joined_by_a_document)
{
	credit_id ids[4];
	struct subject_act act;

	setup();
	for (unsigned i = 0; i < 4; i++)
		ids[i] = sample_firm(i + 1);
	act = act_of(&ids[0], CREDIT_SUBJECT_CODE_CHANGED, "b");
	act.others = &ids[1];
	act.others_count = 1;
	add(&act);
	act = act_of(&ids[2], CREDIT_SUBJECT_CODE_CHANGED, "b");
	act.others = &ids[3];
	act.others_count = 1;
	add(&act);
	ck_assert_uint_eq(ask(&ids[3], NULL).entries_count, 0);
	act = act_of(&ids[1], CREDIT_SUBJECT_JOINED, "c");
	act.others = &ids[2];
	act.others_count = 1;
	add(&act);
	for (unsigned i = 0; i < 4; i++) {
		ck_assert_uint_eq(ask(&ids[i], NULL).entries_count, 1);
		ck_assert_uint_eq(ask(&ids[i], NULL).ids_count, 4);
		ck_assert_uint_eq(ask(&ids[i], NULL).acts_count, 3);
	}
	teardown();
}
END_TEST

/* An act that comes in a batch of its own. */
static uint64_t add_in_batch(struct subject_act act)
{
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.as_of = DAY0, .kind = BATCH_ACTS, .rows = 1, .changed = 1};
	uint64_t number;

	OK(change_begin(sample.registry, 0, "", &change, err));
	act.batch = change_batch_number(change);
	OK(change_add_subject_act(change, &act, err));
	OK(change_add_batch(change, &batch, &number, err));
	OK(change_commit(change, err));
	return number;
}

START_TEST(test_the_undo_of_a_batch_ends_its_acts_and_aliases)
{
	credit_moment then = {.kind = CREDIT_MOMENT_SEQUENCE, .sequence = 5};
	struct subject_records records;
	struct subject_act act;
	uint64_t undone;
	uint64_t number;

	setup();
	act = act_of(&firm, CREDIT_SUBJECT_CODE_CHANGED, "b");
	act.others = &other;
	act.others_count = 1;
	number = add_in_batch(act);
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 1);
	OK(credit_batch_undo(sample.registry, number, "", 0, &undone, err));
	ck_assert_uint_eq(undone, 1);
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 0);
	records = ask(&firm, NULL);
	ck_assert_uint_eq(records.acts_count, 1);
	ck_assert(records.acts[0]->undone);
	ck_assert_uint_eq(records.aliases_count, 0);
	records = ask(&other, &then); /* as known before the undo */
	ck_assert_uint_eq(records.entries_count, 1);
	ck_assert(!records.acts[0]->undone);
	number = add_in_batch(act); /* the same again, once it was undone */
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 1);
	ck_assert_uint_eq(number, 2);
	teardown();
}
END_TEST

/* The act that annuls what joined the firm and the other, by its document. */
static struct subject_act annulment(const credit_id *id)
{
	static const struct event_field of[] = {{"kind", "joined"}, {"of", "b"}};
	struct subject_act act = act_of(id, CREDIT_SUBJECT_ANNULLED, "更正1号");

	act.fields = of;
	act.fields_count = 2;
	return act;
}

static struct subject_act join(void)
{
	struct subject_act act = act_of(&firm, CREDIT_SUBJECT_JOINED, "b");

	act.others = &other;
	act.others_count = 1;
	return act;
}

START_TEST(test_a_join_that_was_wrong_is_annulled_by_a_document)
{
	struct subject_act act = {.day = 0};
	struct entry theirs;
	credit_moment then = {.kind = CREDIT_MOMENT_SEQUENCE};
	enum act_outcome outcome;
	struct event event;

	setup();
	act = join();
	add(&act);
	theirs = sample_entry(&other, "c");
	CHANGE(sample.registry, 0, change_add_entry(change, &theirs, err));
	event = sample_event(&entry, CREDIT_EVENT_NOTIFIED, DAY0, "n");
	CHANGE(sample.registry, 0, change_add_event(change, &event, err));
	then.sequence = 6;
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 2);
	OK(change_begin(sample.registry, 0, "", &change, err));
	act = annulment(&other);
	FAILS(subject_act_record(change, &act, &outcome, err), CREDIT_ERULE,
		"subject-annuls-other");
	act = annulment(&firm); /* also after something was recorded on either side */
	OK(subject_act_record(change, &act, &outcome, err));
	ck_assert_int_eq(outcome, ACT_RECORDED);
	OK(change_commit(change, err));
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 1);
	ck_assert_uint_eq(ask(&other, NULL).acts_count, 0);
	ck_assert_uint_eq(ask(&firm, NULL).entries_count, 1);
	ck_assert_uint_eq(ask(&firm, NULL).acts_count, 2); /* what happened stays visible */
	ck_assert_uint_eq(ask(&firm, NULL).aliases_count, 0);
	ck_assert_uint_eq(ask(&other, &then).entries_count, 2); /* as known before */
	ck_assert_uint_eq(ask(&firm, &then).entries_count, 2);
	sample_fsck(sample.registry);
	act = join();
	act.document = "另一文书";
	add(&act); /* joined anew, by another document */
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 2);
	teardown();
}
END_TEST

START_TEST(test_the_undo_of_an_annulment_joins_again)
{
	struct subject_act act = {.day = 0};
	uint64_t number;

	setup();
	act = join();
	add(&act);
	number = add_in_batch(annulment(&firm));
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 0);
	OK(credit_batch_undo(sample.registry, number, "", 0, NULL, err));
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 1);
	teardown();
}
END_TEST

/* Joined again it would be the firm's too: so it keeps them apart, whoever's it is. */
START_TEST(test_what_was_recorded_since_keeps_what_an_annulment_parted)
{
	struct subject_act act = {.day = 0};
	struct entry theirs;
	uint64_t number;

	setup();
	act = join();
	add(&act);
	number = add_in_batch(annulment(&firm));
	theirs = sample_entry(&other, "c");
	CHANGE(sample.registry, 0, change_add_entry(change, &theirs, err));
	FAILS(credit_batch_undo(sample.registry, number, "", 0, NULL, err), CREDIT_ERULE,
		"batch-later");
	ck_assert_uint_eq(ask(&firm, NULL).entries_count, 1);
	teardown();
}
END_TEST

/* What a department said of the penalty for an entry, under an identifier. */
static void answer(const credit_id *id, const struct entry *of, int outcome, credit_day day)
{
	struct feedback_support support = {of->id, DAY0 + 100};
	char number[TASK_NUMBER_BYTES];
	struct feedback feedback = {.subject = *id, .number = number, .measure = "P01",
		.department = "CZ", .outcome = outcome, .day = day, .document = "",
		.reason = "", .operator_ = "", .supports = &support, .supports_count = 1};

	NEED(task_number(sample_key, id, "P01", "CZ", number) == CREDIT_OK);
	CHANGE(sample.registry, 0, change_add_feedback(change, &feedback, err));
}

START_TEST(test_a_join_stays_while_a_department_acts_upon_it)
{
	struct subject_act act = {.day = 0};
	struct entry theirs;
	enum act_outcome outcome;

	setup();
	act = join();
	add(&act);
	theirs = sample_entry(&other, "c");
	CHANGE(sample.registry, 0, change_add_entry(change, &theirs, err));
	answer(&firm, &entry, FEEDBACK_DONE, DAY0 + 1); /* its own entry: rests on no join */
	answer(&firm, &theirs, FEEDBACK_DONE, DAY0 + 2);
	act = annulment(&firm);
	OK(change_begin(sample.registry, 0, "", &change, err));
	FAILS(subject_act_record(change, &act, &outcome, err), CREDIT_ERULE,
		"subject-annuls-answered");
	OK(change_commit(change, err));
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 2);
	answer(&firm, &theirs, FEEDBACK_LIFTED, DAY0 + 3);
	OK(change_begin(sample.registry, 0, "", &change, err));
	OK(subject_act_record(change, &act, &outcome, err));
	OK(change_commit(change, err));
	ck_assert_uint_eq(ask(&other, NULL).entries_count, 1);
	ck_assert_uint_eq(ask(&firm, NULL).feedback_count, 3); /* what was done stays told */
	teardown();
}
END_TEST

START_TEST(test_a_batch_is_not_undone_once_its_acts_have_followers)
{
	struct event event;
	uint64_t number;

	setup();
	number = add_in_batch(renamed("b"));
	event = sample_event(&entry, CREDIT_EVENT_NOTIFIED, DAY0, "n");
	CHANGE(sample.registry, 0, change_add_event(change, &event, err));
	FAILS(credit_batch_undo(sample.registry, number, "", 0, NULL, err), CREDIT_ERULE,
		"batch-later");
	teardown();
}
END_TEST

START_TEST(test_old_and_new_name_are_found)
{
	const struct name_hit *hits;
	credit_snapshot *snapshot;
	struct subject_act act;
	size_t count;

	setup();
	act = renamed("b");
	add(&act);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	for (int i = 0; i < 2; i++) {
		const char *name = i ? named.value : entry.name;

		OK(snapshot_names(snapshot, name, strlen(name), 10, &sample.arena, &hits,
			&count, err));
		ck_assert_uint_eq(count, 1);
		ck_assert_str_eq(hits[0].name, name);
		ck_assert(hits[0].exact);
		ck_assert_uint_eq(hits[0].entries_count, 1);
	}
	OK(snapshot_names(snapshot, "样例", strlen("样例"), 10, &sample.arena, &hits, &count,
		err));
	ck_assert_uint_eq(count, 1);
	ck_assert(!hits[0].exact);
	ck_assert_uint_eq(hits[0].entries_count, 1); /* found by both, counted once */
	credit_snapshot_end(snapshot);
	teardown();
}
END_TEST

SUITE("store/change_subject", T(test_an_act_is_attached_to_every_entry_of_the_subject),
	T(test_the_same_act_is_stored_once_unless_it_differs),
	T(test_a_new_code_finds_the_entries_of_the_old_one),
	T(test_two_groups_of_identifiers_are_joined_by_a_document),
	T(test_the_undo_of_a_batch_ends_its_acts_and_aliases),
	T(test_a_join_that_was_wrong_is_annulled_by_a_document),
	T(test_the_undo_of_an_annulment_joins_again),
	T(test_what_was_recorded_since_keeps_what_an_annulment_parted),
	T(test_a_join_stays_while_a_department_acts_upon_it),
	T(test_a_batch_is_not_undone_once_its_acts_have_followers),
	T(test_old_and_new_name_are_found))
