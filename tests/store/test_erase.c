/* SPDX-License-Identifier: Apache-2.0 */
/* Erasing by document, and what is due: listed, confirmed, refused. */
#include "credit/erase.h"
#include "sample.h"

#define OFFICE "FG"
#define YEAR_US (INT64_C(366) * 86400 * 1000000)

static struct sample sample;
static credit_id person, other;
static struct entry ended, running;

static credit_day on(const char *text)
{
	credit_day day;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

/* An entry that was listed: told, five working days over, decided. */
static struct entry listed_entry(const credit_id *subject, const char *document)
{
	struct entry entry = sample_entry(subject, document);

	entry.notified = DAY0 - 40;
	entry.notice_document = "告1号";
	entry.objection = OBJECTION_NONE;
	entry.basis_document = "罚1号";
	entry.basis_day = DAY0 - 60;
	return entry;
}

static void add_event_at(const struct entry *entry, int kind, credit_day day,
	const struct event_field *fields, size_t count, int64_t now_us)
{
	struct event event = sample_event(entry, kind, day, "办1号");
	struct change *change;

	event.fields = fields;
	event.fields_count = count;
	CHANGE(sample.registry, now_us, change_add_event(change, &event, err));
}

static void add_event(const struct entry *entry, int kind, credit_day day,
	const struct event_field *fields, size_t count)
{
	static int64_t now_us = TIME0 + 10;

	add_event_at(entry, kind, day, fields, count, ++now_us);
}

static void setup(void)
{
	struct change *change;

	sample_begin(&sample);
	person = sample_person(1);
	other = sample_person(2);
	ended = listed_entry(&person, "一号");
	running = listed_entry(&other, "二号");
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(change_add_entry(change, &ended, err));
	OK(change_add_entry(change, &running, err));
	OK(change_commit(change, err));
	add_event(&ended, CREDIT_EVENT_REVOKED, DAY0 + 1, NULL, 0);
}

static void teardown(void)
{
	sample_fsck(sample.registry);
	sample_end(&sample);
}

static credit_erase_options options_of(const credit_id *subject, int64_t now_us)
{
	credit_erase_options options;

	credit_erase_options_init(&options);
	options.subject = subject;
	options.document = "样删〔2026〕1号";
	options.authority = OFFICE;
	options.now_us = now_us;
	return options;
}

START_TEST(test_a_document_erases_what_has_ended)
{
	credit_erase_options options;
	credit_erase_report report = {.size = sizeof(report)};

	setup();
	options = options_of(&person, TIME0 + YEAR_US / 12);
	OK(credit_erase(sample.registry, &options, &report, err));
	ck_assert_uint_eq(report.subjects, 1);
	ck_assert_uint_eq(report.entries, 1);
	ck_assert_uint_eq(report.records, 2);
	ck_assert_uint_gt(report.sequence, 0);
	ck_assert_int_eq(report.query_months, 60);
	FAILS(credit_erase(sample.registry, &options, &report, err), CREDIT_ENOTFOUND,
		"erase-nothing");
	teardown();
}
END_TEST

START_TEST(test_what_is_in_force_goes_by_order_only)
{
	credit_erase_options options;

	setup();
	options = options_of(&other, TIME0 + 500);
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ERULE,
		"retain-in-force");
	options.ordered = true;
	OK(credit_erase(sample.registry, &options, NULL, err));
	teardown();
}
END_TEST

START_TEST(test_an_open_act_and_a_hold_keep_it)
{
	const struct event_field hold = {"hold", "2030-01-01"};
	credit_erase_options options;

	setup();
	add_event(&ended, CREDIT_EVENT_CONSENT_WITHDRAWN, DAY0 + 2, &hold, 1);
	options = options_of(&person, TIME0 + YEAR_US);
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ERULE, "retain-hold");
	options.ordered = true;
	OK(credit_erase(sample.registry, &options, NULL, err));
	teardown();
}
END_TEST

/* The entry that ended as the one row of an edition. */
static void print_it(const char *period, int64_t now_us)
{
	struct edition edition = {.revision = 1, .number = 1, .on = DAY0,
		.valid_until = DAY0 + 30, .rows_count = 1};
	struct edition_row row = {.colour = 1, .body = (const uint8_t *)"SJ",
		.body_length = 2};
	const struct event *published;
	static char number[16];
	struct change *change;

	strcpy(edition.period, period);
	OK(change_begin(sample.registry, now_us, "", &change, err));
	if (strcmp(period, "2026-05") == 0) {
		OK(change_publish_entry(change, &ended.id, DAY0, period, &sample.arena,
			&published, err));
		snprintf(number, sizeof(number), "%s", event_field(published, "number"));
	}
	strcpy(row.number, number);
	row.entry = ended.id;
	OK(change_add_edition_row(change, period, 1, &row, err));
	OK(change_add_edition(change, &edition, err));
	OK(change_commit(change, err));
}

/* In print until a taken-down act that is younger than the edition; no order changes it. */
START_TEST(test_what_is_in_print_is_withdrawn_first)
{
	credit_erase_options options;
	const struct event_field wechat = {"channel", "WX"};
	struct change *change;

	setup();
	print_it("2026-05", TIME0 + 300);
	options = options_of(&person, TIME0 + 500);
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ERULE,
		"retain-printed");
	options.ordered = true;
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ERULE,
		"retain-printed");
	OK(change_begin(sample.registry, TIME0 + 520, "", &change, err));
	OK(change_add_event(change,
		&(struct event){.entry = ended.id, .kind = CREDIT_EVENT_TAKEN_DOWN,
			.day = DAY0 + 1, .document = "撤1号", .authority = "",
			.operator_ = "", .fields = &wechat, .fields_count = 1},
		err));
	OK(change_commit(change, err));
	options.now_us = TIME0 + 540;
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ERULE,
		"retain-printed"); /* one channel alone took it down */
	options.ordered = false;
	options.now_us = TIME0 + 600;
	OK(change_begin(sample.registry, TIME0 + 550, "", &change, err));
	OK(change_add_event(change,
		&(struct event){.entry = ended.id, .kind = CREDIT_EVENT_TAKEN_DOWN,
			.day = DAY0 + 1, .document = "撤1号", .authority = "",
			.operator_ = ""},
		err));
	OK(change_commit(change, err));
	OK(credit_erase(sample.registry, &options, NULL, err));
	teardown();
}
END_TEST

/* ---- what is due ---- */

struct list {
	size_t count;
	char entry[ENTRY_ID_TEXT_BYTES];
	credit_day due;
	char case_[20];
	int stop;
};

static int take_due(void *context, const credit_due *due)
{
	struct list *list = context;

	list->count++;
	list->due = due->due;
	snprintf(list->entry, sizeof(list->entry), "%s", due->entry);
	snprintf(list->case_, sizeof(list->case_), "%s", due->case_);
	ck_assert_ptr_null(strstr(due->id, person.text + 4)); /* masked */
	ck_assert_str_eq(due->list, "SJ");
	ck_assert(due->source[0]);
	return list->stop;
}

static struct list list_due(const char *day, credit_due_report *report)
{
	credit_snapshot *snapshot;
	struct list list = {0};

	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_erase_due(snapshot, on(day), take_due, &list, report, err));
	credit_snapshot_end(snapshot);
	return list;
}

/* Revoked 2026-05-28: six months end on 2026-11-28. */
START_TEST(test_due_is_listed_from_its_day_on)
{
	credit_due_report report = {.size = sizeof(report)};
	char id[ENTRY_ID_TEXT_BYTES];
	struct list list;

	setup();
	ck_assert_uint_eq(list_due("2026-11-28", &report).count, 0);
	ck_assert_uint_eq(report.due, 0);
	ck_assert_uint_eq(report.entries, 2);
	list = list_due("2026-11-29", &report);
	ck_assert_uint_eq(list.count, 1);
	ck_assert_uint_eq(report.due, 1);
	ck_assert_int_eq(strncmp(report.mark, "1-", 2), 0);
	entry_id_text(&ended.id, id);
	ck_assert_str_eq(list.entry, id);
	ck_assert_str_eq(list.case_, "closed");
	ck_assert_int_eq(list.due, on("2026-11-29"));
	teardown();
}
END_TEST

/* Rule: 行政处罚法 art. 48: down on every channel, since the last edition that had it. */
START_TEST(test_what_a_channel_shows_is_not_due)
{
	const struct event_field all = {"channel", "WX;XY;RMT"};
	credit_due_report report = {.size = sizeof(report)};

	setup();
	print_it("2026-05", TIME0 + 300);
	add_event_at(&ended, CREDIT_EVENT_TAKEN_DOWN, DAY0 + 1, NULL, 0, TIME0 + 400);
	ck_assert_uint_eq(list_due("2026-12-01", &report).count, 0);
	ck_assert_uint_eq(report.in_print, 1);
	add_event_at(&ended, CREDIT_EVENT_TAKEN_DOWN, DAY0 + 2, &all, 1, TIME0 + 500);
	ck_assert_uint_eq(list_due("2026-12-01", &report).count, 1);
	ck_assert_uint_eq(report.in_print, 0);
	print_it("2026-06", TIME0 + 600); /* and again */
	add_event_at(&ended, CREDIT_EVENT_TAKEN_DOWN, DAY0 + 3, NULL, 0, TIME0 + 700);
	ck_assert_uint_eq(list_due("2026-12-01", &report).count, 0);
	ck_assert_uint_eq(report.in_print, 1);
	teardown();
}
END_TEST

START_TEST(test_exactly_what_was_confirmed_is_erased)
{
	int64_t later = TIME0 + YEAR_US;
	credit_due_report due = {.size = sizeof(due)};
	credit_erase_report report = {.size = sizeof(report)};
	credit_erase_options options;
	char mark[CREDIT_DUE_MARK_BYTES];

	setup();
	list_due("2027-01-01", &due);
	memcpy(mark, due.mark, sizeof(mark));
	options = options_of(NULL, later);
	options.confirm = "2";
	FAILS(credit_erase_confirmed(sample.registry, &options, &report, err), CREDIT_ERULE,
		"erase-confirm");
	options.confirm = "1-00000000";
	FAILS(credit_erase_confirmed(sample.registry, &options, &report, err), CREDIT_ERULE,
		"erase-confirm");
	options.confirm = NULL;
	FAILS(credit_erase_confirmed(sample.registry, &options, &report, err), CREDIT_ERULE,
		"erase-confirm");
	ck_assert_uint_eq(list_due("2027-01-01", NULL).count, 1);
	options.confirm = mark;
	OK(credit_erase_confirmed(sample.registry, &options, &report, err));
	ck_assert_uint_eq(report.entries, 1);
	ck_assert_uint_eq(list_due("2027-01-01", &due).count, 0);
	ck_assert_uint_eq(due.entries, 1); /* the other one runs on */
	options.confirm = "0";
	OK(credit_erase_confirmed(sample.registry, &options, &report, err));
	ck_assert_uint_eq(report.sequence, 0);
	teardown();
}
END_TEST

START_TEST(test_several_subjects_and_entries_go_in_one_change)
{
	credit_erase_report report = {.size = sizeof(report)};
	credit_erase_options options;
	struct entry again;
	struct change *change;

	setup();
	again = listed_entry(&person, "三号");
	CHANGE(sample.registry, TIME0 + 11, change_add_entry(change, &again, err));
	add_event(&running, CREDIT_EVENT_MISIDENTIFIED, DAY0 + 2, NULL, 0);
	options = options_of(NULL, TIME0 + YEAR_US);
	options.confirm = "2";
	OK(credit_erase_confirmed(sample.registry, &options, &report, err));
	ck_assert_uint_eq(report.subjects, 2);
	ck_assert_uint_eq(report.entries, 2);
	teardown(); /* the person's other entry is still there, and fsck is content */
}
END_TEST

START_TEST(test_a_day_to_come_cannot_be_confirmed)
{
	credit_erase_options options;

	setup();
	options = options_of(NULL, TIME0 + 500);
	options.confirm = "1";
	options.on = on("2027-01-01");
	FAILS(credit_erase_confirmed(sample.registry, &options, NULL, err), CREDIT_ERULE,
		"erase-day");
	teardown();
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	credit_erase_options options;
	credit_snapshot *snapshot;
	struct list list = {.stop = 1};

	setup();
	options = options_of(&person, TIME0 + 500);
	FAILS(credit_erase(NULL, &options, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_erase(sample.registry, NULL, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_erase_confirmed(NULL, &options, NULL, err), CREDIT_EINVAL, "argument");
	options.size = 1;
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_EINVAL, "argument");
	options = options_of(NULL, TIME0 + 500);
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_EINVAL, "argument");
	options = options_of(&person, TIME0 + 500);
	options.document = NULL;
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ERULE,
		"erase-document");
	options = options_of(&person, TIME0 + 500);
	options.authority = "";
	options.ordered = true;
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ERULE,
		"erase-document");
	options.authority = "无此单位";
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ENOTFOUND,
		"act-authority");
	options = options_of(&person, TIME0);
	FAILS(credit_erase(sample.registry, &options, NULL, err), CREDIT_ERULE,
		"clock-backwards");
	options = options_of(&person, TIME0 + 500);
	options.on = CREDIT_DAY_MAX + 1;
	FAILS(credit_erase_confirmed(sample.registry, &options, NULL, err), CREDIT_EINVAL,
		"argument");
	credit_erase_options_init(NULL);
	FAILS(credit_erase_due(NULL, DAY0, NULL, NULL, NULL, err), CREDIT_EINVAL, "argument");
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	FAILS(credit_erase_due(snapshot, CREDIT_DAY_NONE, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	OK(credit_erase_due(snapshot, DAY0, NULL, NULL, NULL, err));
	FAILS(credit_erase_due(snapshot, on("2027-01-01"), take_due, &list, NULL, err),
		CREDIT_ECANCELLED, "cancelled");
	credit_snapshot_end(snapshot);
	teardown();
}
END_TEST

SUITE_APART("store/erase", T(test_a_document_erases_what_has_ended),
	T(test_what_is_in_force_goes_by_order_only), T(test_an_open_act_and_a_hold_keep_it),
	T(test_what_is_in_print_is_withdrawn_first), T(test_due_is_listed_from_its_day_on),
	T(test_what_a_channel_shows_is_not_due),
	T(test_exactly_what_was_confirmed_is_erased),
	T(test_several_subjects_and_entries_go_in_one_change),
	T(test_a_day_to_come_cannot_be_confirmed), T(test_misuse_is_refused))
