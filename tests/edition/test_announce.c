/* SPDX-License-Identifier: Apache-2.0 */
/* Public notice of red candidates: who is shown, the act, renewal, and the end. */
#include "registry_sample.h"

static char store[96];
static char work[96];
static char public[128];
static credit_registry *registry;

static struct entry candidate(unsigned n, const char *name)
{
	struct entry entry = red_entry(n, name);

	entry.notified = CREDIT_DAY_NONE;
	entry.notice_document = "";
	entry.decided = CREDIT_DAY_NONE;
	sample_seal(&entry);
	return entry;
}

static void setup(void)
{
	struct entry firm = candidate(21, "样例新星有限公司");

	snprintf(work, sizeof(work), "%s", tree_place());
	snprintf(store, sizeof(store), "%s", sample_place());
	snprintf(public, sizeof(public), "%s/public", work);
	registry = sample_create(store);
	fill_registry(registry);
	add_entry(registry, &firm);
}

static void teardown(void)
{
	OK(credit_fsck(registry, NULL, NULL, NULL, err));
	credit_close(registry);
	sample_gone(store);
	tree_gone(work);
}

static credit_announce_options notice_on(const char *day)
{
	credit_announce_options options;

	credit_announce_options_init(&options);
	options.period = "2026-05";
	options.on = day_of_text(day);
	options.directory = public;
	options.document = "样文明办公示〔2026〕1号";
	return options;
}

static credit_announce_report announce(const char *day)
{
	credit_announce_options options = notice_on(day);
	credit_announce_report *report;
	credit_announce_report copy;

	OK(credit_publish_notice(registry, &options, NULL, NULL, &report, err));
	copy = *report;
	copy.folder = NULL;
	credit_announce_report_free(report);
	return copy;
}

#define FOLDER "notice-2026-05-11" /* a Monday; five working days end on 2026-05-18 */

START_TEST(test_candidates_are_shown_and_their_days_begin)
{
	credit_announce_report report;
	const struct entry *entry;
	struct entry firm = candidate(21, "样例新星有限公司");
	struct arena arena = ARENA_INIT;
	credit_snapshot *snapshot;
	int announced = 0;

	setup();
	report = announce("2026-05-11");
	ck_assert_uint_eq(report.rows, 1);
	ck_assert_uint_eq(report.announced, 1);
	ck_assert_int_eq(report.until, day_of_text("2026-05-18"));
	ck_assert(!report.ended);
	ck_assert(file_has(public, FOLDER "/index.html", "样例新星有限公司"));
	ck_assert(file_has(public, FOLDER "/index.html", "2026-05-18"));
	ck_assert(file_has(public, FOLDER "/index.html", "样文明办公示〔2026〕1号"));
	ck_assert(file_has(public, FOLDER "/notice.csv", "样例县精神文明建设指导委员会办公室"));
	ck_assert(!file_has(public, FOLDER "/notice.csv", "样例农牧有限公司")); /* recognised */
	ck_assert(!file_has(public, FOLDER "/notice.csv", "样例建筑工程有限公司"));
	ck_assert(file_has(public, "index.html", FOLDER "/index.html"));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_entry(snapshot, &firm.id, &arena, &entry, err));
	for (size_t i = 0; i < entry->events_count; i++)
		announced += entry->events[i]->kind == CREDIT_EVENT_ANNOUNCED &&
			entry->events[i]->day == report.day;
	ck_assert_int_eq(announced, 1);
	credit_snapshot_end(snapshot);
	arena_free(&arena);
	teardown();
}
END_TEST

START_TEST(test_the_same_again_gives_the_same_bytes_and_takes_nobody_in)
{
	struct entry late = candidate(22, "后来有限公司");
	credit_announce_report report;
	struct buf first;
	struct buf second;

	setup();
	announce("2026-05-11");
	first = tree_of(public);
	add_entry(registry, &late);
	report = announce("2026-05-11");
	ck_assert_uint_eq(report.announced, 0);
	second = tree_of(public);
	ck_assert(same_bytes(&first, &second));
	buf_free(&first);
	buf_free(&second);
	teardown();
}
END_TEST

/* 个人信息保护法 art. 15: who withdraws consent, or is revoked, leaves the page. */
START_TEST(test_renewed_it_is_without_whom_the_law_takes_out)
{
	struct entry firm = candidate(21, "样例新星有限公司");
	struct entry other = candidate(22, "样例长青有限公司");
	credit_announce_report report;

	setup();
	add_entry(registry, &other);
	announce("2026-05-11");
	add_event(registry, &firm, CREDIT_EVENT_REVOKED, "2026-05-12", "样文明办撤〔2026〕3号");
	report = announce("2026-05-13");
	ck_assert_uint_eq(report.rows, 1);
	ck_assert_uint_eq(report.held, 1);
	ck_assert(!file_has(public, FOLDER "/index.html", "样例新星有限公司"));
	ck_assert(file_has(public, FOLDER "/index.html", "样例长青有限公司"));
	teardown();
}
END_TEST

/* 发改财金规〔2017〕1798号: objections are examined before recognition */
START_TEST(test_whom_an_objection_was_upheld_against_leaves_the_notice)
{
	struct entry firm = candidate(21, "样例新星有限公司");
	struct entry other = candidate(22, "样例长青有限公司");
	credit_announce_report report;

	setup();
	add_entry(registry, &other);
	announce("2026-05-11");
	add_event(registry, &firm, CREDIT_EVENT_OBJECTED, "2026-05-12", "样异〔2026〕1号");
	report = announce("2026-05-12");
	ck_assert_uint_eq(report.rows, 2); /* nobody has decided on it */
	add_event(registry, &firm, CREDIT_EVENT_UPHELD, "2026-05-14", "样异复〔2026〕1号");
	report = announce("2026-05-14");
	ck_assert_uint_eq(report.rows, 1);
	ck_assert_uint_eq(report.held, 1);
	ck_assert(!file_has(public, FOLDER "/index.html", "样例新星有限公司"));
	teardown();
}
END_TEST

START_TEST(test_behind_the_last_day_it_is_taken_down)
{
	credit_announce_report report;

	setup();
	announce("2026-05-11");
	report = announce("2026-05-18");
	ck_assert(!report.ended);
	report = announce("2026-05-19");
	ck_assert(report.ended);
	ck_assert_uint_eq(report.held, 0); /* nothing is wrong with who stood in it */
	ck_assert_int_eq(report.until, day_of_text("2026-05-18"));
	ck_assert(!folder_exists(public, FOLDER));
	ck_assert(!file_has(public, "index.html", "notice-"));
	report = announce("2026-05-19"); /* again: nothing left to do */
	ck_assert(report.ended);
	teardown();
}
END_TEST

/* 发改财金规〔2017〕1798号: cross-checked; 个人信息保护法 art. 25: with consent alone. */
START_TEST(test_who_is_listed_or_did_not_consent_is_not_shown)
{
	struct entry listed = candidate(1, "样例建筑工程有限公司");
	struct entry person = candidate(23, "辰子一");
	credit_announce_report report;

	setup();
	person.subject = sample_person(7);
	person.list = "H01";
	sample_seal(&person);
	add_entry(registry, &listed); /* the same firm stands on a black list */
	add_entry(registry, &person);
	report = announce("2026-05-11");
	ck_assert_uint_eq(report.rows, 1);
	ck_assert_uint_eq(report.held, 2);
	ck_assert(!file_has(public, FOLDER "/index.html", "样例建筑工程有限公司"));
	ck_assert(!file_has(public, FOLDER "/index.html", "辰子一"));
	teardown();
}
END_TEST

START_TEST(test_publishing_and_notices_stand_beside_each_other)
{
	setup();
	announce("2026-05-11");
	publish_ok(registry, "2026-04", "2026-05-12", public);
	ck_assert(folder_exists(public, FOLDER));
	ck_assert(file_has(public, "index.html", FOLDER "/index.html"));
	ck_assert(file_has(public, "index.html", "2026-04/index.html"));
	ck_assert(!file_has(public, "2026-04/red.csv", "样例新星有限公司"));
	teardown();
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	credit_announce_options options = {0};
	credit_announce_report *report = (credit_announce_report *)&options;

	setup();
	FAILS(credit_publish_notice(NULL, NULL, NULL, NULL, &report, err), CREDIT_EINVAL, "argument");
	ck_assert_ptr_null(report);
	options = notice_on("2026-05-11");
	options.document = "";
	FAILS(credit_publish_notice(registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	options.document = "样〔2026〕629999198002291018号"; /* a person's number */
	FAILS(credit_publish_notice(registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	options = notice_on("2026-05-11");
	options.period = "May";
	FAILS(credit_publish_notice(registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"edition-period-form");
	announce("2026-05-11");
	options = notice_on("2026-05-12");
	options.document = "样文明办公示〔2026〕2号"; /* nobody waits any more */
	FAILS(credit_publish_notice(registry, &options, NULL, NULL, NULL, err), CREDIT_ERULE,
		"announce-nobody");
	options.on = day_of_text("2026-05-11"); /* and the day is taken */
	FAILS(credit_publish_notice(registry, &options, NULL, NULL, NULL, err), CREDIT_EEXISTS,
		"announce-day");
	credit_announce_options_init(NULL);
	credit_announce_report_free(NULL);
	teardown();
}
END_TEST

SUITE("edition/announce", T(test_candidates_are_shown_and_their_days_begin),
	T(test_the_same_again_gives_the_same_bytes_and_takes_nobody_in),
	T(test_renewed_it_is_without_whom_the_law_takes_out),
	T(test_whom_an_objection_was_upheld_against_leaves_the_notice),
	T(test_behind_the_last_day_it_is_taken_down),
	T(test_who_is_listed_or_did_not_consent_is_not_shown),
	T(test_publishing_and_notices_stand_beside_each_other), T(test_misuse_is_refused))
