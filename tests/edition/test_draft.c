/* SPDX-License-Identifier: Apache-2.0 */
/* Drafts: what would be printed, told to each body, in a folder nobody else enters. */
#include <unistd.h>

#include "edition/edition_held.h"
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

static credit_draft_report draft_ok(const char *period, const char *day)
{
	credit_publish_options options = options_for(period, day, private);
	credit_draft_report *report;
	credit_draft_report copy;

	OK(credit_publish_draft(registry, &options, NULL, NULL, &report, err));
	copy = *report;
	copy.pages = NULL;
	credit_draft_report_free(report);
	return copy;
}

static char *sheet(const credit_draft_report *report, const char *code)
{
	char name[160];

	snprintf(name, sizeof(name), HELD_PREFIX "%s_确认单_%s_%.16s.csv", report->label, code,
		report->draft);
	return file_text(private, name);
}

START_TEST(test_each_body_gets_its_own_rows)
{
	struct entry person = black_entry(5, "辰子一", "样人社列决字〔2026〕5号");
	credit_draft_report report;
	char *text;

	setup();
	person.subject = sample_person(7);
	sample_seal(&person);
	add_entry(registry, &person);
	report = draft_ok("2026-04", "2026-05-06");
	ck_assert_str_eq(report.label, "2026-04");
	ck_assert_uint_eq(report.printed, 3);
	ck_assert_uint_eq(report.held, 1);
	ck_assert_uint_eq(report.removed, 0);
	ck_assert_uint_eq(report.sheets, 2);
	text = sheet(&report, "RS");
	ck_assert_ptr_nonnull(strstr(text, "拟公示,"));
	ck_assert_ptr_nonnull(strstr(text, "样例建筑工程有限公司"));
	ck_assert_ptr_nonnull(strstr(text, "不予公示,"));
	ck_assert_ptr_nonnull(strstr(text, "个人信息保护法第二十五条"));
	ck_assert_ptr_null(strstr(text, person.subject.text)); /* identifiers are masked */
	ck_assert_ptr_null(strstr(text, "样例农牧有限公司")); /* another body's */
	ck_assert_ptr_null(strstr(text, ",=HYPERLINK")); /* nothing a spreadsheet runs */
	free(text);
	text = sheet(&report, "WM");
	ck_assert_ptr_nonnull(strstr(text, "样例农牧有限公司"));
	free(text);
	teardown();
}
END_TEST

START_TEST(test_a_row_that_leaves_is_told_with_its_article)
{
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	credit_draft_report report;
	char *text;

	setup();
	publish_ok(registry, "2026-04", "2026-05-06", public);
	add_event(registry, &firm, CREDIT_EVENT_REVOKED, "2026-05-28", "样人社撤〔2026〕5号");
	report = draft_ok("2026-05", "2026-05-29");
	ck_assert_uint_eq(report.removed, 1);
	text = sheet(&report, "RS");
	ck_assert_ptr_nonnull(strstr(text, "拟移出,"));
	ck_assert_ptr_nonnull(strstr(text, "行政处罚法第四十八条、第八十五条"));
	free(text);
	teardown();
}
END_TEST

START_TEST(test_nothing_is_stored_and_only_the_owner_can_enter)
{
	credit_publish_options options;
	struct buf before;
	struct buf after;
	struct stat info;
	char page[200];

	setup();
	before = tree_of(store);
	draft_ok("2026-04", "2026-05-06");
	draft_ok("2026-04", "2026-05-06"); /* again, over what stands there */
	after = tree_of(store);
	ck_assert(same_bytes(&before, &after));
	ck_assert_int_eq(stat(private, &info), 0);
	ck_assert_uint_eq(info.st_mode & 0777, 0700);
	snprintf(page, sizeof(page), HELD_PREFIX "2026-04_样稿/index.html");
	ck_assert(file_has(private, page, "样例建筑工程有限公司"));
	snprintf(page, sizeof(page), "%s/" HELD_PREFIX "2026-04_样稿/edition.json", private);
	ck_assert_int_ne(stat(page, &info), 0);
	snprintf(page, sizeof(page), "%s/public", work);
	ck_assert_int_ne(stat(page, &info), 0);
	options = options_for("2026-04", "2026-05-06", private);
	OK(credit_publish_draft(registry, &options, NULL, NULL, NULL, err));
	buf_free(&before);
	buf_free(&after);
	teardown();
}
END_TEST

static void refused(const char *folder, const char *what)
{
	credit_publish_options options = options_for("2026-05", "2026-06-05", folder);
	credit_draft_report *report = (credit_draft_report *)&options;

	credit_error failure;

	ck_assert_int_eq(credit_publish_draft(registry, &options, NULL, NULL, &report, &failure),
		CREDIT_EINVAL);
	ck_assert_str_eq(failure.code, "draft-place");
	ck_assert_ptr_null(report);
	ck_assert_str_eq(failure.params + strlen(failure.params) + 1, what);
}

START_TEST(test_a_folder_that_others_see_is_refused)
{
	char path[200];

	setup();
	publish_ok(registry, "2026-04", "2026-05-06", public);
	refused(public, "index.html");
	snprintf(path, sizeof(path), "%s/private", public);
	refused(path, "index.html");
	snprintf(path, sizeof(path), "%s/2026-04/private", public);
	refused(path, "index.html");
	ck_assert_int_eq(mkdir(private, 0755), 0);
	refused(private, "0700");
	ck_assert_int_eq(rmdir(private), 0);
	ck_assert_int_eq(symlink(work, private), 0);
	refused(private, "0700");
	teardown();
}
END_TEST

/* The check code follows from what would be printed, and from nothing else. */
START_TEST(test_the_digest_is_of_all_that_would_be_printed)
{
	struct entry late = black_entry(8, "后来有限公司", "样人社列决字〔2026〕8号");
	struct entry held = black_entry(9, "无告知有限公司", "样人社列决字〔2026〕9号");
	char first[CREDIT_DIGEST_TEXT_BYTES];

	setup();
	strcpy(first, draft_ok("2026-04", "2026-05-06").draft);
	ck_assert_str_eq(draft_ok("2026-04", "2026-05-06").draft, first);
	ck_assert_str_ne(draft_ok("2026-04", "2026-05-07").draft, first);
	ck_assert_str_ne(draft_ok("2026-Q1", "2026-05-06").draft, first);
	held.notified = CREDIT_DAY_NONE; /* held back: the same print */
	add_entry(registry, &held);
	ck_assert_str_eq(draft_ok("2026-04", "2026-05-06").draft, first);
	add_entry(registry, &late);
	ck_assert_str_ne(draft_ok("2026-04", "2026-05-06").draft, first);
	teardown();
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	credit_publish_options options;

	setup();
	options = options_for("2026-04", "2026-05-06", private);
	FAILS(credit_publish_draft(NULL, &options, NULL, NULL, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_publish_draft(registry, NULL, NULL, NULL, NULL, err), CREDIT_EINVAL, "argument");
	options.period = "May";
	FAILS(credit_publish_draft(registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"edition-period-form");
	publish_ok(registry, "2026-04", "2026-05-06", public);
	options.period = "2026-04";
	FAILS(credit_publish_draft(registry, &options, NULL, NULL, NULL, err), CREDIT_EEXISTS,
		"draft-published");
	credit_draft_report_free(NULL);
	teardown();
}
END_TEST

SUITE("edition/draft", T(test_each_body_gets_its_own_rows),
	T(test_a_row_that_leaves_is_told_with_its_article),
	T(test_nothing_is_stored_and_only_the_owner_can_enter),
	T(test_a_folder_that_others_see_is_refused),
	T(test_the_digest_is_of_all_that_would_be_printed), T(test_misuse_is_refused))
