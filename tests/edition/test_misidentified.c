/* SPDX-License-Identifier: Apache-2.0 */
/* The notice of a mistaken subject: to whom, what it says, and when there is none. */
#include "registry_sample.h"

struct place {
	char store[96];
	char work[96];
	char public[128];
	credit_registry *registry;
	struct entry firm;
	char id[ENTRY_ID_TEXT_BYTES];
	credit_notice_options options;
};

static void open_place(struct place *place)
{
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	snprintf(place->public, sizeof(place->public), "%s/public", place->work);
	place->registry = sample_create(place->store);
	fill_registry(place->registry);
	place->firm = red_entry(3, "样例农牧有限公司");
	entry_id_text(&place->firm.id, place->id);
	credit_notice_options_init(&place->options);
	place->options.entry = place->id;
	place->options.beside = place->public;
}

static void mistake(struct place *place)
{
	struct event event = sample_event(&place->firm, CREDIT_EVENT_MISIDENTIFIED,
		day_of_text("2026-06-08"), "样更〔2026〕1号");
	struct change *change;

	event.authority = place->firm.authority;
	OK(change_begin(place->registry, 0, "", &change, err));
	OK(change_add_event(change, &event, err));
	OK(change_commit(change, err));
}

static void close_place(struct place *place)
{
	OK(credit_fsck(place->registry, NULL, NULL, NULL, err));
	credit_close(place->registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

/* A department that says it acted upon the entry. */
static void add_feedback(struct place *place)
{
	struct feedback_support support = {place->firm.id, CREDIT_DAY_MAX};
	struct feedback feedback = {.subject = place->firm.subject, .measure = "R01",
		.department = "FG", .outcome = FEEDBACK_DONE, .day = day_of_text("2026-06-01"),
		.document = "样发改反〔2026〕1号", .reason = "", .operator_ = "",
		.supports = &support, .supports_count = 1};
	char number[TASK_NUMBER_BYTES];
	struct change *change;

	OK(task_number(sample_key, &feedback.subject, "R01", "FG", number));
	feedback.number = number;
	OK(change_begin(place->registry, 0, "", &change, err));
	OK(change_add_feedback(change, &feedback, err));
	OK(change_commit(change, err));
}

START_TEST(test_all_who_received_the_entry_are_named_and_the_subject_is_not)
{
	credit_notice_report *report;
	struct place place;
	const char *name;

	open_place(&place);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	publish_ok(place.registry, "2026-05", "2026-06-05", place.public);
	add_feedback(&place);
	mistake(&place);
	OK(credit_misidentified_notice(place.registry, &place.options, &report, err));
	ck_assert_uint_eq(report->editions, 2);
	ck_assert_uint_eq(report->departments, 1);
	name = strrchr(report->path, '/') + 1;
	ck_assert_str_eq(name, "错认更正函_2026-06-08.txt");
	ck_assert(file_has(place.work, name, "    2026-04\n    2026-05\n"));
	ck_assert(file_has(place.work, name, "    样例县发展和改革局\n"));
	ck_assert(file_has(place.work, name, "样更〔2026〕1号"));
	ck_assert(!file_has(place.work, name, "样例农牧有限公司"));
	ck_assert(!file_has(place.work, name, place.firm.subject.text));
	ck_assert(!file_has(place.work, name, place.id));
	credit_notice_report_free(report);
	OK(credit_misidentified_notice(place.registry, &place.options, &report, err));
	ck_assert_str_eq(strrchr(report->path, '/') + 1, "错认更正函_2026-06-08.txt");
	credit_notice_report_free(report);
	close_place(&place);
}
END_TEST

START_TEST(test_what_was_never_printed_is_told_to_departments_alone)
{
	credit_notice_report *report;
	struct place place;
	const char *name;

	open_place(&place);
	add_feedback(&place);
	mistake(&place);
	OK(credit_misidentified_notice(place.registry, &place.options, &report, err));
	ck_assert_uint_eq(report->editions, 0);
	ck_assert_uint_eq(report->departments, 1);
	name = strrchr(report->path, '/') + 1;
	ck_assert(file_has(place.work, name, "有关单位：\n"));
	ck_assert(file_has(place.work, name, "    样例县发展和改革局\n"));
	ck_assert(file_has(place.work, name, "该记录没有公示过"));
	ck_assert(!file_has(place.work, name, "融媒体"));
	ck_assert(!file_has(place.work, name, "公示编号"));
	credit_notice_report_free(report);
	close_place(&place);
}
END_TEST

START_TEST(test_nobody_is_told_what_nobody_received)
{
	credit_notice_report *report;
	struct place place;

	open_place(&place);
	mistake(&place);
	OK(credit_misidentified_notice(place.registry, &place.options, &report, err));
	ck_assert_uint_eq(report->editions, 0);
	ck_assert_uint_eq(report->departments, 0);
	ck_assert_ptr_null(report->path);
	credit_notice_report_free(report);
	close_place(&place);
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	credit_notice_report *report;
	struct place place;

	open_place(&place);
	FAILS(credit_misidentified_notice(place.registry, &place.options, &report, err),
		CREDIT_ERULE, "notice-not-mistaken");
	ck_assert_ptr_null(report);
	place.options.entry = "AAAAAAAAAAAAAAAA";
	FAILS(credit_misidentified_notice(place.registry, &place.options, NULL, err),
		CREDIT_ENOTFOUND, "entry-none");
	place.options.entry = NULL;
	FAILS(credit_misidentified_notice(place.registry, &place.options, NULL, err),
		CREDIT_EINVAL, "argument");
	place.options.entry = place.id;
	place.options.beside = NULL;
	FAILS(credit_misidentified_notice(place.registry, &place.options, NULL, err),
		CREDIT_EINVAL, "argument");
	place.options.size = 1;
	FAILS(credit_misidentified_notice(place.registry, &place.options, NULL, err),
		CREDIT_EINVAL, "argument");
	FAILS(credit_misidentified_notice(NULL, &place.options, NULL, err), CREDIT_EINVAL,
		"argument");
	credit_notice_options_init(NULL);
	credit_notice_report_free(NULL);
	close_place(&place);
}
END_TEST

SUITE("edition/misidentified",
	T(test_all_who_received_the_entry_are_named_and_the_subject_is_not),
	T(test_what_was_never_printed_is_told_to_departments_alone),
	T(test_nobody_is_told_what_nobody_received), T(test_misuse_is_refused))
