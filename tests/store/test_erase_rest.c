/* SPDX-License-Identifier: Apache-2.0 */
/*
 * After an erasure no file of the store holds the subject, in any form; a stop
 * between the commit and the rewriting is told and can be made good.
 */
#include <sys/stat.h>

#include "credit/erase.h"
#include "needles.h"
#include "store/erase_rest.h"
#include "store/erasure.h"

#define NAME "赵样例无此人"
#define NEW_NAME "钱样例\"无此人\""
#define FACTS "样例事实：某年某月某日拒不履行生效文书"
#define OTHER_NAME "李样例无此人"
#define PURPOSE "贷款审查：" NAME "，另有" NEW_NAME "，经办人记"

static struct sample sample;
static credit_id person, old_card, other;

static void ask(const credit_id *ids, size_t count, const char *purpose)
{
	credit_query query = {.size = sizeof(query), .purpose = purpose, .operator_ = "王五",
		.command = "check", .identity = count == 1 && id_equal(ids, &other) ? "" : NAME "出示了证件"};
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_snapshot_purpose(snapshot, &query, err));
	OK(snapshot_asked(snapshot, ids, count, DAY0, err));
	OK(credit_snapshot_log(snapshot, err));
	credit_snapshot_end(snapshot);
}

static void setup(void)
{
	struct event_field renamed = {"name", NEW_NAME};
	struct entry first, second, stranger;
	struct change *change;
	credit_id both[2];

	sample_begin(&sample);
	person = sample_person(1);
	old_card = sample_person(2);
	other = sample_person(3);
	first = sample_entry(&person, "样列〔2026〕1号");
	second = sample_entry(&old_card, "样列〔2026〕2号");
	stranger = sample_entry(&other, "样列〔2026〕1号");
	first.name = second.name = NAME;
	stranger.name = OTHER_NAME;
	first.facts = second.facts = FACTS;
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(change_add_entry(change, &first, err));
	OK(change_add_entry(change, &second, err));
	OK(change_add_entry(change, &stranger, err));
	{
		struct subject_act act = {.subject = person, .kind = CREDIT_SUBJECT_RENAMED,
			.day = DAY0, .document = "户1号", .authority = "", .operator_ = "",
			.fields = &renamed, .fields_count = 1};
		struct subject_act joined = {.subject = old_card,
			.kind = CREDIT_SUBJECT_JOINED, .day = DAY0, .document = "户2号",
			.authority = "", .operator_ = "", .others = &person,
			.others_count = 1};

		OK(change_add_subject_act(change, &act, err));
		OK(change_add_subject_act(change, &joined, err));
	}
	OK(change_commit(change, err));
	both[0] = other;
	both[1] = person;
	ask(&other, 1, "只查别人");
	ask(both, 2, PURPOSE);
	ask(&old_card, 1, PURPOSE);
}

static void teardown(void)
{
	sample_fsck(sample.registry);
	sample_end(&sample);
}

static credit_erase_options options_of(void)
{
	credit_erase_options options;

	credit_erase_options_init(&options);
	options.subject = &person;
	options.document = "样删〔2026〕1号";
	options.authority = "FG";
	options.ordered = true;
	options.now_us = TIME0 + 100;
	return options;
}

/* Those that must be found before, then forms in which nothing may stand anyway. */
static size_t gather(struct needle *needles, size_t *in_store)
{
	static const char *const names[] = {NAME, "钱样例"};
	size_t count = 0;

	needles[count++] = plain(person.text);
	needles[count++] = plain(old_card.text);
	needles[count++] = packed(&person);
	needles[count++] = packed(&old_card);
	needles[count++] = plain(FACTS);
	for (size_t i = 0; i < 2; i++) {
		needles[count++] = plain(names[i]);
		needles[count++] = match_key(names[i]);
	}
	*in_store = count;
	for (size_t i = 0; i < 2; i++) {
		needles[count++] = gb18030(names[i]);
		needles[count++] = in_encoding(names[i], "UTF-16LE");
	}
	needles[count++] = gb18030(FACTS);
	return count;
}

static void expect_nowhere(const char *place)
{
	struct needle needles[24];
	size_t in_store;
	size_t count = gather(needles, &in_store);
	struct needle stays = plain(OTHER_NAME);

	for (size_t i = 0; i < count; i++)
		ck_assert_msg(files_with(place, &needles[i]) == 0, "needle %zu", i);
	ck_assert_uint_gt(files_with(place, &stays), 0);
}

static int take_number(void *context, const credit_finding *finding)
{
	ck_assert_str_eq(finding->code, "fsck-erasure");
	*(uint64_t *)context += (uint64_t)atoi(finding->params[0]);
	return 0;
}

/* As a snapshot and fsck tell it, which finds nothing else. */
static uint64_t unfinished(void)
{
	credit_fsck_report report = {.size = sizeof(report)};
	credit_snapshot *snapshot;
	uint64_t count;
	uint64_t told = 0;

	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_erase_unfinished(snapshot, &count, err));
	credit_snapshot_end(snapshot);
	if (count)
		FAILS(credit_fsck(sample.registry, take_number, &told, &report, err),
			CREDIT_ERULE, "fsck-erasure");
	else
		OK(credit_fsck(sample.registry, take_number, &told, &report, err));
	ck_assert_uint_eq(report.findings, 0);
	ck_assert_uint_eq(told, count);
	ck_assert_uint_eq(count, report.unfinished);
	return count;
}

static void expect_before(void)
{
	struct needle needles[24];
	size_t in_store;

	gather(needles, &in_store);
	for (size_t i = 0; i < in_store; i++)
		ck_assert_msg(files_with(sample.place, &needles[i]) > 0, "needle %zu", i);
}

START_TEST(test_no_file_of_the_store_holds_an_erased_subject)
{
	credit_erase_report report = {.size = sizeof(report)};
	credit_erase_options options;
	credit_snapshot *old;

	setup();
	expect_before();
	OK(credit_snapshot_begin(sample.registry, NULL, &old, err)); /* goes on reading */
	options = options_of();
	OK(credit_erase(sample.registry, &options, &report, err));
	ck_assert(report.finished);
	ck_assert_uint_eq(report.entries, 2);
	expect_nowhere(sample.place);
	credit_snapshot_end(old);
	expect_nowhere(sample.place);
	ck_assert_uint_eq(unfinished(), 0);
	FAILS(credit_erase(sample.registry, &options, &report, err), CREDIT_ENOTFOUND,
		"erase-nothing"); /* nothing is left to finish either */
	teardown();
}
END_TEST

/* The folder takes no new file: what has been committed stays, and is made good later. */
START_TEST(test_a_stop_after_the_commit_is_told_and_made_good)
{
	credit_erase_report report = {.size = sizeof(report)};
	credit_erase_options options;
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号", .authority = "",
		.operator_ = "", .basis = ""};
	struct needle name = plain(NAME);
	struct change *change;
	bool done;

	setup();
	expect_before();
	OK(change_begin(sample.registry, TIME0 + 100, "", &change, err));
	OK(change_erase(change, &person, NULL, 0, &erasure, err));
	OK(change_commit(change, err));
	ck_assert_uint_eq(unfinished(), 1);
	ck_assert_uint_gt(files_with(sample.place, &name), 0);
	options = options_of();
	options.subject = &old_card; /* any of its identifiers */
	OK(credit_erase(sample.registry, &options, &report, err));
	ck_assert(report.finished && report.entries == 0 && report.sequence == 0);
	expect_nowhere(sample.place);
	ck_assert_uint_eq(unfinished(), 0);
	OK(credit_erase_finish(sample.registry, &done, err));
	ck_assert(!done);
	teardown();
}
END_TEST

START_TEST(test_what_is_due_carries_it_through_too)
{
	credit_erase_report report = {.size = sizeof(report)};
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号", .authority = "",
		.operator_ = "", .basis = ""};
	credit_erase_options options;
	struct change *change;

	setup();
	OK(change_begin(sample.registry, TIME0 + 100, "", &change, err));
	OK(change_erase(change, &person, NULL, 0, &erasure, err));
	OK(change_commit(change, err));
	options = options_of();
	options.subject = NULL;
	options.confirm = "0";
	OK(credit_erase_confirmed(sample.registry, &options, &report, err));
	ck_assert(report.finished && report.sequence == 0);
	expect_nowhere(sample.place);
	teardown();
}
END_TEST

/* No room for a new file: erased all the same, told, and finished when there is. */
START_TEST(test_a_rewriting_that_fails_leaves_it_to_the_next_call)
{
	credit_erase_report report = {.size = sizeof(report)};
	credit_erase_options options;
	char temporary[120];
	bool done;

	setup();
	snprintf(temporary, sizeof(temporary), "%s/data-2.mdb.tmp", sample.place);
	ck_assert_int_eq(mkdir(temporary, 0700), 0); /* cannot be made, nor cleared away */
	options = options_of();
	FAILS(credit_erase(sample.registry, &options, &report, err), CREDIT_EEXISTS,
		"erase-rest");
	ck_assert(!report.finished && report.entries == 2 && report.sequence > 0);
	ck_assert_uint_eq(unfinished(), 1);
	FAILS(credit_erase_finish(sample.registry, &done, err), CREDIT_EEXISTS, "erase-rest");
	ck_assert(!done);
	ck_assert_int_eq(rmdir(temporary), 0);
	OK(credit_erase_finish(sample.registry, &done, err));
	ck_assert(done);
	expect_nowhere(sample.place);
	teardown();
}
END_TEST

START_TEST(test_the_query_log_stays_while_something_of_the_subject_does)
{
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号", .authority = "",
		.operator_ = "", .basis = ""};
	struct needle facts = plain(FACTS);
	struct needle purpose = plain("贷款审查：" NAME);
	struct entry_id one;
	struct entry first = sample_entry(&person, "样列〔2026〕1号");
	struct change *change;

	setup();
	first = sample_entry(&person, "样列〔2026〕1号");
	one = first.id;
	OK(change_begin(sample.registry, TIME0 + 100, "", &change, err));
	OK(change_erase(change, &person, &one, 1, &erasure, err));
	OK(change_commit(change, err));
	OK(credit_erase_finish(sample.registry, NULL, err));
	ck_assert_uint_eq(files_with(sample.place, &purpose), 1);
	ck_assert_uint_eq(files_with(sample.place, &facts), 1); /* of the other entry */
	teardown();
}
END_TEST

START_TEST(test_bytes_that_are_no_rest_are_refused)
{
	static const uint8_t bad[][4] = {{1, 0, 1, 'x'}, {2, 0, 0, 0}, {3, 0, 1, 'x'},
		{2, 0, 2, 'x'}, {2, 0xff, 0xff, 'x'}};
	static const uint8_t good[] = {2, 0, 1, 'x', 1, 0, 16, 'A', 'A', 'A', 'A', 'A', 'A', 'A',
		'A', 'A', 'A', 'A', 'A', 'A', 'A', 'A', 'A'};
	struct arena arena = ARENA_INIT;
	struct query_names names;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!erase_rest_read((struct bytes){bad[i], 4}, &arena, &names),
			"%zu", i);
	ck_assert(erase_rest_read((struct bytes){good, sizeof(good)}, &arena, &names));
	ck_assert(names.count == 2 && !names.names[0].is_ref && names.names[1].is_ref);
	ck_assert(erase_rest_read((struct bytes){good, 0}, &arena, &names));
	ck_assert_uint_eq(names.count, 0);
	FAILS(credit_erase_finish(NULL, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_erase_unfinished(NULL, NULL, err), CREDIT_EINVAL, "argument");
	arena_free(&arena);
}
END_TEST

SUITE("store/erase_rest", T(test_no_file_of_the_store_holds_an_erased_subject),
	T(test_a_stop_after_the_commit_is_told_and_made_good),
	T(test_what_is_due_carries_it_through_too),
	T(test_a_rewriting_that_fails_leaves_it_to_the_next_call),
	T(test_the_query_log_stays_while_something_of_the_subject_does),
	T(test_bytes_that_are_no_rest_are_refused))
