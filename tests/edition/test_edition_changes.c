/* SPDX-License-Identifier: Apache-2.0 */
/* Changes from one edition to the next: each kind, its day, its reason. */
#include "registry_sample.h"

struct place {
	char store[96];
	char work[96];
	char public[128];
	credit_registry *registry;
};

static void open_place(struct place *place)
{
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	snprintf(place->public, sizeof(place->public), "%s/public", place->work);
	place->registry = sample_create(place->store);
	fill_registry(place->registry);
}

static void close_place(struct place *place)
{
	OK(credit_fsck(place->registry, NULL, NULL, NULL, err));
	credit_close(place->registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

static struct entry firm(void)
{
	return black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
}

static void ends_with_change(int kind, const char *change)
{
	struct place place;
	struct entry entry = firm();

	open_place(&place);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	add_event(place.registry, &entry, kind, "2026-05-28", "样人社办〔2026〕5号");
	publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	ck_assert_msg(file_has(place.public, "2026-05/changes.csv", change), "%s", change);
	ck_assert(!file_has(place.public, "2026-05/black.csv", "样例建筑工程有限公司"));
	ck_assert(!file_has(place.public, "2026-04/edition.json", "样例建筑工程有限公司"));
	close_place(&place);
}

static const struct {
	int kind;
	const char *change;
} endings[] = {{CREDIT_EVENT_REPAIRED, ",移出,2026-05-28,修复,样人社办〔2026〕5号,"},
	{CREDIT_EVENT_REVOKED, ",移出,2026-05-28,撤销,样人社办〔2026〕5号,"},
	{CREDIT_EVENT_MISIDENTIFIED, ",移出,2026-05-28,撤销,样人社办〔2026〕5号,"},
	{CREDIT_EVENT_REMOVED, ",移出,2026-05-28,其他,样人社办〔2026〕5号,"},
	{CREDIT_EVENT_REPLACED, ",移出,2026-05-28,更正,样人社办〔2026〕5号,"},
	{CREDIT_EVENT_SUSPENDED, ",暂停公示,2026-05-28,其他,样人社办〔2026〕5号,"}};

START_TEST(test_a_row_leaves_with_its_reason)
{
	ends_with_change(endings[_i].kind, endings[_i].change);
}
END_TEST

START_TEST(test_a_suspended_row_comes_back_as_resumed)
{
	struct place place;
	struct entry entry = firm();
	credit_publish_report report;

	open_place(&place);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	add_event(place.registry, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-28", "法院裁定1");
	report = publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	ck_assert_uint_eq(report.paused, 1);
	add_event(place.registry, &entry, CREDIT_EVENT_RESUMED, "2026-06-20", "法院裁定2");
	report = publish_ok(place.registry, "2026-06", "2026-07-06", place.public);
	ck_assert_uint_eq(report.resumed, 1);
	ck_assert_uint_eq(report.added, 0);
	ck_assert(file_has(place.public, "2026-06/changes.csv", ",恢复公示,2026-06-20,其他,法院裁定2,"));
	ck_assert(file_has(place.public, "2026-06/black.csv", "样例建筑工程有限公司"));
	ck_assert(!file_has(place.public, "2026-04/edition.json", "样例建筑工程有限公司"));
	close_place(&place);
}
END_TEST

/* Absent from a complete list, then removed: the batch's number is nobody's document. */
START_TEST(test_an_absent_row_names_no_document_before_its_removal)
{
	struct place place;
	struct entry entry = firm();

	open_place(&place);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	add_event(place.registry, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-28", "batch 2");
	publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	ck_assert(file_has(place.public, "2026-05/changes.csv", ",暂停公示,2026-05-28,其他,,"));
	ck_assert(!file_has(place.public, "2026-05/edition.json", "batch 2"));
	close_place(&place);
	open_place(&place);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	add_event(place.registry, &entry, CREDIT_EVENT_UNCONFIRMED, "2026-05-20", "batch 2");
	add_event(place.registry, &entry, CREDIT_EVENT_REMOVED, "2026-05-28", "样人社办〔2026〕5号");
	publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	ck_assert(file_has(place.public, "2026-05/changes.csv",
		",移出,2026-05-28,其他,样人社办〔2026〕5号,"));
	close_place(&place);
}
END_TEST

/* Paused in one edition and removed before the next: both are told, each once. */
START_TEST(test_a_paused_row_that_ends_is_told_as_removed_once)
{
	static const char removed[] = ",移出,2026-06-20,撤销,样人社办〔2026〕5号,";
	struct place place;
	struct entry entry = firm();
	credit_publish_report report;

	open_place(&place);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	add_event(place.registry, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-28", "法院裁定1");
	publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	report = publish_ok(place.registry, "2026-06", "2026-06-19", place.public);
	ck_assert_uint_eq(report.removed + report.paused, 0); /* nothing new */
	add_event(place.registry, &entry, CREDIT_EVENT_REVOKED, "2026-06-20",
		"样人社办〔2026〕5号");
	report = publish_ok(place.registry, "2026-07", "2026-07-20", place.public);
	ck_assert_uint_eq(report.removed, 1);
	ck_assert(file_has(place.public, "2026-07/changes.csv", removed));
	add_event(place.registry, &entry, CREDIT_EVENT_TAKEN_DOWN, "2026-07-21", "样撤1号");
	report = publish_ok(place.registry, "2026-08", "2026-08-20", place.public);
	ck_assert_uint_eq(report.removed, 0);
	ck_assert(!file_has(place.public, "2026-08/changes.csv", ",移出,"));
	close_place(&place);
}
END_TEST

START_TEST(test_a_correction_is_told_and_the_row_stays)
{
	struct place place;
	struct entry entry = firm();
	struct event_field field = {"subject_name", "样例建筑工程集团有限公司"};
	struct event event = sample_event(
		&entry, CREDIT_EVENT_CORRECTED, day_of_text("2026-05-28"), "样人社更〔2026〕1号");
	struct change *change;
	credit_publish_report report;

	open_place(&place);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	event.authority = entry.authority;
	event.fields = &field;
	event.fields_count = 1;
	OK(change_begin(place.registry, 0, "", &change, err));
	OK(change_add_event(change, &event, err));
	OK(change_commit(change, err));
	report = publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	ck_assert_uint_eq(report.corrected, 1);
	ck_assert(file_has(place.public, "2026-05/changes.csv", ",更正,2026-05-28,更正,样人社更〔2026〕1号,"));
	ck_assert(file_has(place.public, "2026-05/black.csv", "样例建筑工程集团有限公司"));
	close_place(&place);
}
END_TEST

START_TEST(test_a_term_that_ends_is_no_overdue_withdrawal)
{
	struct place place;
	struct entry entry = firm();
	credit_publish_report report;

	open_place(&place);
	entry = black_entry(5, "短期有限公司", "样人社列决字〔2026〕5号");
	entry.until = day_of_text("2026-05-15");
	add_entry(place.registry, &entry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	ck_assert(file_has(place.public, "2026-04/index.html", "data-u=\"2026-05-15\""));
	report = publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	ck_assert_uint_eq(report.removed, 1);
	ck_assert_uint_eq(report.overdue, 0);
	ck_assert(file_has(place.public, "2026-05/changes.csv", ",移出,2026-05-16,期满,"));
	close_place(&place);
}
END_TEST

START_TEST(test_additions_are_told_without_a_name)
{
	struct place place;
	struct entry entry = black_entry(5, "新来有限公司", "样人社列决字〔2026〕5号");
	credit_publish_report report;

	open_place(&place);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	/* everything is new in the first edition */
	ck_assert(file_has(place.public, "2026-04/changes.csv", ",新增,2026-03-18,,样文明办〔2026〕7号,"));
	add_entry(place.registry, &entry);
	report = publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	ck_assert_uint_eq(report.added, 1);
	ck_assert(file_has(place.public, "2026-05/changes.csv", ",新增,2026-04-10,,样人社列决字〔2026〕5号,"));
	ck_assert(!file_has(place.public, "2026-05/changes.csv", "新来"));
	close_place(&place);
}
END_TEST

START_TEST(test_persons_are_counted_and_not_printed)
{
	struct place place;
	struct entry entry = black_entry(5, "辰子一", "样人社列决字〔2026〕5号");
	credit_id person = sample_person(7);
	credit_publish_report report;

	open_place(&place);
	entry.subject = person;
	sample_seal(&entry);
	add_entry(place.registry, &entry);
	report = publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	ck_assert_uint_eq(report.black, 2);
	ck_assert_uint_eq(report.held, 1);
	ck_assert(!file_has(place.public, "2026-04/edition.json", "辰子一"));
	ck_assert(!file_has(place.public, "2026-04/index.html", "辰子一"));
	ck_assert(file_has(place.public, "2026-04/index.html", "另有自然人 1 名"));
	close_place(&place);
}
END_TEST

START_TEST(test_words_of_kinds_and_reasons)
{
	ck_assert_str_eq(change_kind_key(CHANGE_ADDED), "added");
	ck_assert_str_eq(change_kind_key(CHANGE_RESUMED), "resumed");
	ck_assert_str_eq(change_reason_key(REASON_NONE), "");
	ck_assert_str_eq(change_reason_key(REASON_OTHER), "other");
}
END_TEST

SUITE("edition/edition_changes",
	TL(test_a_row_leaves_with_its_reason, (int)(sizeof(endings) / sizeof(endings[0]))),
	T(test_a_suspended_row_comes_back_as_resumed),
	T(test_an_absent_row_names_no_document_before_its_removal),
	T(test_a_paused_row_that_ends_is_told_as_removed_once),
	T(test_a_correction_is_told_and_the_row_stays),
	T(test_a_term_that_ends_is_no_overdue_withdrawal),
	T(test_additions_are_told_without_a_name), T(test_persons_are_counted_and_not_printed),
	T(test_words_of_kinds_and_reasons))
