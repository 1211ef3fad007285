/* SPDX-License-Identifier: Apache-2.0 */
/* Signatures: bound to the draft, asked for before print, kept with the edition. */
#include "registry_sample.h"

static char store[96];
static char work[96];
static char public[128];
static char private[128];
static credit_registry *registry;

static void setup(void)
{
	snprintf(work, sizeof(work), "%s", tree_place());
	snprintf(store, sizeof(store), "%s", sample_place());
	snprintf(public, sizeof(public), "%s/public", work);
	snprintf(private, sizeof(private), "%s/private", work);
	registry = sample_create(store);
	fill_registry(registry);
}

static void teardown(void)
{
	OK(credit_fsck(registry, NULL, NULL, NULL, err));
	credit_close(registry);
	sample_gone(store);
	tree_gone(work);
}

static char code[CREDIT_DIGEST_TEXT_BYTES];

static void draft(void)
{
	credit_publish_options options = options_for("2026-04", "2026-05-06", private);
	credit_draft_report *report;

	OK(credit_publish_draft(registry, &options, NULL, NULL, &report, err));
	strcpy(code, report->draft);
	credit_draft_report_free(report);
}

static credit_approve_options approval(const char *role)
{
	credit_approve_options options;

	credit_approve_options_init(&options);
	options.period = "2026-04";
	options.on = options.day = day_of_text("2026-05-06");
	options.draft = code;
	options.role = role;
	options.name = "签批人甲";
	options.document = "样签〔2026〕3号";
	return options;
}

static void sign(const char *role)
{
	credit_approve_options options = approval(role);

	OK(credit_publish_approve(registry, &options, NULL, err));
}

static credit_error failure;

static void publish_refused(const char *message)
{
	credit_publish_options options = options_for("2026-04", "2026-05-06", public);

	ck_assert_int_eq(
		credit_publish(registry, &options, NULL, NULL, NULL, &failure), CREDIT_ERULE);
	ck_assert_str_eq(failure.code, message);
	ck_assert(!folder_exists(public, "2026-04"));
}

START_TEST(test_what_was_signed_is_published_and_keeps_who_signed)
{
	credit_approve_options options;
	credit_approve_report report;
	credit_snapshot *snapshot;
	struct series series;

	setup();
	draft();
	code[16] = '\0'; /* as a person copies it */
	options = approval("credit");
	OK(credit_publish_approve(registry, &options, &report, err));
	ck_assert_str_eq(report.label, "2026-04");
	ck_assert_uint_eq(strlen(report.draft), 64);
	ck_assert(!report.unchanged);
	OK(credit_publish_approve(registry, &options, &report, err));
	ck_assert(report.unchanged);
	sign("department:RS");
	publish_ok(registry, "2026-04", "2026-05-06", public);
	publish_ok(registry, "2026-04", "2026-05-06", public); /* again: the same */
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(series_load(snapshot, &series, err));
	ck_assert_uint_eq(series.list[0].body.approved_length,
		strlen("credit\t\t样签〔2026〕3号\t2026-05-06\n"
		       "authority\tRS\t样签〔2026〕3号\t2026-05-06\n"));
	ck_assert_mem_eq(series.list[0].body.approved, "credit\t\t样签", 8);
	series_free(&series);
	credit_snapshot_end(snapshot);
	ck_assert(!file_has(public, "2026-04/edition.json", "签批人甲"));
	ck_assert(!file_has(public, "2026-04/index.html", "签批人甲"));
	teardown();
}
END_TEST

static void assert_told(const credit_publish_report *report)
{
	const credit_signature *office = &report->signatures[0];
	const credit_signature *body = &report->signatures[1];

	ck_assert_uint_eq(report->signatures_count, 2);
	ck_assert_str_eq(office->role, "credit");
	ck_assert_str_eq(office->name_zh, "信用办");
	ck_assert_str_eq(office->name_en, "credit office");
	ck_assert_str_eq(office->department, "");
	ck_assert_str_eq(office->document, "样签〔2026〕3号");
	ck_assert_int_eq(office->day, day_of_text("2026-05-06"));
	ck_assert_str_eq(body->role, "authority");
	ck_assert_str_eq(body->department, "RS");
	ck_assert_ptr_nonnull(strstr(body->name_zh, "人力资源"));
}

START_TEST(test_a_publication_tells_which_signatures_stood_behind_it)
{
	credit_publish_options options;
	credit_publish_report *report;

	setup();
	draft();
	sign("credit");
	sign("department:RS");
	options = options_for("2026-04", "2026-05-06", public);
	options.dry_run = true;
	OK(credit_publish(registry, &options, NULL, NULL, &report, err));
	assert_told(report);
	credit_publish_report_free(report);
	options.dry_run = false;
	OK(credit_publish(registry, &options, NULL, NULL, &report, err));
	assert_told(report);
	credit_publish_report_free(report);
	OK(credit_publish(registry, &options, NULL, NULL, &report, err)); /* from its record */
	ck_assert(report->repeated);
	assert_told(report);
	credit_publish_report_free(report);
	teardown();
}
END_TEST

START_TEST(test_an_edition_that_nobody_signed_tells_none)
{
	credit_publish_options options = options_for("2026-04", "2026-05-06", public);
	credit_publish_report *report;

	setup();
	OK(credit_publish(registry, &options, NULL, NULL, &report, err));
	ck_assert_uint_eq(report->signatures_count, 0);
	credit_publish_report_free(report);
	teardown();
}
END_TEST

START_TEST(test_a_state_that_changed_is_neither_signed_nor_published)
{
	struct entry late = black_entry(8, "后来有限公司", "样人社列决字〔2026〕8号");
	credit_approve_options options;

	setup();
	draft();
	sign("credit");
	add_entry(registry, &late);
	options = approval("legal");
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_ERULE,
		"approval-state-changed");
	publish_refused("approval-state-changed");
	draft(); /* another legal review alone does not outvote the credit office */
	sign("legal");
	publish_refused("approval-state-changed");
	sign("credit");
	publish_ok(registry, "2026-04", "2026-05-06", public);
	teardown();
}
END_TEST

/* A signature under one day is not one under the next. */
START_TEST(test_another_day_is_another_edition)
{
	credit_publish_options options;

	setup();
	draft();
	sign("credit");
	options = options_for("2026-04", "2026-05-07", public);
	FAILS(credit_publish(registry, &options, NULL, NULL, NULL, err), CREDIT_ERULE,
		"approval-state-changed");
	teardown();
}
END_TEST

/* The county's choice, in its own table. */
static void require(const char *role)
{
	char folder[128];
	char text[256];
	char path[160];

	snprintf(folder, sizeof(folder), "%s/tables", work);
	snprintf(path, sizeof(path), "%s/approvals.csv", folder);
	snprintf(text, sizeof(text),
		"role,required,name_zh,name_en,from,to,source,sure\n"
		"%s,yes,签批,signature,2026-01-01,,本县发布办法（虚构）,found\n", role);
	ck_assert_int_eq(mkdir(folder, 0755), 0);
	OK(file_write(path, text, strlen(text), 0644, true, err));
	OK(credit_catalogue_load(registry, folder, NULL, NULL, 0, NULL, err));
}

START_TEST(test_an_office_that_must_sign_stops_what_it_has_not_signed)
{
	setup();
	require("civilization");
	publish_refused("approval-missing");
	draft();
	sign("credit");
	publish_refused("approval-missing");
	sign("civilization");
	publish_ok(registry, "2026-04", "2026-05-06", public);
	teardown();
}
END_TEST

START_TEST(test_each_deciding_body_signs_for_its_rows)
{
	setup();
	require("authority");
	draft();
	sign("department:RS");
	publish_refused("approval-missing");
	ck_assert_str_eq(failure.params + strlen(failure.params) + 1, "authority:WM");
	sign("department:WM");
	publish_ok(registry, "2026-04", "2026-05-06", public);
	teardown();
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	credit_approve_options options;
	credit_approve_report report;

	setup();
	draft();
	FAILS(credit_publish_approve(NULL, NULL, &report, err), CREDIT_EINVAL, "argument");
	ck_assert_uint_eq(report.label[0], 0);
	options = approval("mayor");
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_EINVAL, "approval-role");
	options = approval("department:QQ");
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_EINVAL, "approval-role");
	options = approval("authority"); /* which one? */
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_EINVAL, "approval-role");
	options = approval("credit");
	options.draft = "8fa543";
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_EINVAL,
		"approval-digest");
	options = approval("credit");
	options.name = "";
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_EINVAL, "argument");
	options = approval("credit");
	options.document = "样签〔2026〕3号\n样签〔2026〕4号"; /* two lines would be two */
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_EINVAL, "argument");
	options = approval("credit");
	options.document = NULL;
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_EINVAL, "argument");
	publish_ok(registry, "2026-04", "2026-05-06", public);
	options = approval("credit");
	FAILS(credit_publish_approve(registry, &options, NULL, err), CREDIT_EEXISTS,
		"draft-published");
	credit_approve_options_init(NULL);
	teardown();
}
END_TEST

SUITE("edition/approve", T(test_what_was_signed_is_published_and_keeps_who_signed),
	T(test_a_publication_tells_which_signatures_stood_behind_it),
	T(test_an_edition_that_nobody_signed_tells_none),
	T(test_a_state_that_changed_is_neither_signed_nor_published),
	T(test_another_day_is_another_edition),
	T(test_an_office_that_must_sign_stops_what_it_has_not_signed),
	T(test_each_deciding_body_signs_for_its_rows), T(test_misuse_is_refused))
