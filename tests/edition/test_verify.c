/* SPDX-License-Identifier: Apache-2.0 */
/* A folder of editions verifies as published; what was done to it is found and named. */
#include "credit/erase.h"
#include "verify_sample.h"

START_TEST(test_what_was_published_verifies)
{
	struct folder f;
	struct findings findings = {.count = 0};
	credit_verify_options options;
	credit_verify_report report;

	folder_make(&f);
	credit_verify_options_init(&options);
	options.on = day_of_text("2026-06-30");
	OK(credit_edition_verify(f.public, &options, keep_finding, &findings, &report, err));
	ck_assert_uint_eq(report.editions, 2);
	ck_assert_uint_eq(report.rows, 8);
	ck_assert_uint_eq(report.withdrawn, 3);
	ck_assert_uint_eq(report.changes, 6);
	ck_assert_uint_eq(report.files, 10);
	ck_assert_uint_eq(report.faults + report.warnings, 0);
	ck_assert_str_eq(report.newest, "2026-05");
	ck_assert_int_eq(report.valid_until, day_of_text("2026-07-31"));
	folder_gone(&f);
}
END_TEST

START_TEST(test_an_old_copy_is_found_frozen)
{
	struct folder f;
	struct findings findings;
	credit_verify_options options;

	folder_make(&f);
	credit_verify_options_init(&options);
	options.on = day_of_text("2026-07-31");
	ck_assert_int_eq(verify_with(f.public, &options, &findings), CREDIT_OK);
	options.on++;
	ck_assert_int_eq(verify_with(f.public, &options, &findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&findings, "verify-frozen"));
	ck_assert_uint_eq(findings.count, 1);
	folder_gone(&f);
}
END_TEST

START_TEST(test_one_edition_verifies_alone_and_warns_when_it_is_past)
{
	struct folder f;
	struct findings findings;
	credit_verify_options options;
	char path[160];

	folder_make(&f);
	snprintf(path, sizeof(path), "%s/2026-04", f.public);
	credit_verify_options_init(&options);
	ck_assert_int_eq(verify_with(path, &options, &findings), CREDIT_OK);
	ck_assert_uint_eq(findings.count, 0);
	options.on = day_of_text("2026-07-01");
	ck_assert_int_eq(verify_with(path, &options, &findings), CREDIT_OK);
	ck_assert_str_eq(findings.seen[0].code, "verify-past");
	edit(&f, "2026-04/edition.json", "\"deed\":\"", "\"deed\":\"x");
	ck_assert_int_eq(verify_with(path, &options, &findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&findings, "verify-leaf"));
	folder_gone(&f);
}
END_TEST

static int stop(void *context, const credit_finding *finding)
{
	(void)context;
	(void)finding;
	return 1;
}

START_TEST(test_misuse_and_nothing_to_verify)
{
	struct folder f;
	credit_verify_options options;
	credit_verify_report report;

	folder_make(&f);
	credit_verify_options_init(NULL);
	credit_verify_options_init(&options);
	FAILS(credit_edition_verify(NULL, &options, NULL, NULL, &report, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_edition_verify(f.public, NULL, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_edition_verify(f.work, &options, NULL, NULL, &report, err),
		CREDIT_ENOTFOUND, "verify-nothing");
	FAILS(credit_edition_verify("/no/such/folder", &options, NULL, NULL, NULL, err),
		CREDIT_ENOTFOUND, "verify-nothing");
	edit(&f, "2026-04/red.csv", "样例", "样列");
	FAILS(credit_edition_verify(f.public, &options, stop, NULL, &report, err),
		CREDIT_ECANCELLED, "cancelled");
	FAILS(credit_edition_verify(f.public, &options, NULL, NULL, NULL, err), CREDIT_EFORMAT,
		"verify-faults");
	folder_gone(&f);
}
END_TEST

static void erase_file(const struct folder *f, const char *name)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", f->public, name);
	ck_assert_int_eq(unlink(path), 0);
}

static const char *const names[] = {"2026-04/red.csv", "2026-04/black.csv", "2026-04/changes.csv",
	"2026-04/index.html", "2026-04/edition.json", "2026-05/red.csv", "2026-05/black.csv",
	"2026-05/changes.csv", "2026-05/index.html", "2026-05/edition.json", "index.html"};

START_TEST(test_a_dropped_file_is_named)
{
	struct folder f;

	folder_make(&f);
	erase_file(&f, names[_i]);
	expect(&f, "verify-missing", names[_i]);
	folder_gone(&f);
}
END_TEST

/* Where a pipe or a link stands nobody waits, and nothing is followed. */
START_TEST(test_a_file_that_is_none_is_named)
{
	struct folder f;
	char path[512];

	folder_make(&f);
	erase_file(&f, names[_i]);
	snprintf(path, sizeof(path), "%s/%s", f.public, names[_i]);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	expect(&f, "verify-no-file", names[_i]);
	erase_file(&f, names[_i]);
	ck_assert_int_eq(symlink("/dev/zero", path), 0);
	expect(&f, "verify-no-file", names[_i]);
	folder_gone(&f);
}
END_TEST

static const char *const added[] = {"2026-04/list.xlsx", "2026-05/page-1.html", "2026-05/.tmp",
	"2026-05/内部_含个人信息_x.csv", "old.html", "notice-2026-06-01"};

START_TEST(test_a_file_that_nothing_names_is_named)
{
	struct folder f;

	folder_make(&f);
	put_file(&f, added[_i], "x", 1);
	expect(&f, "verify-unnamed", added[_i]);
	folder_gone(&f);
}
END_TEST

/* What an act leaves when it is stopped, and no other name that looks like it. */
START_TEST(test_an_act_under_way_is_named)
{
	static const char *const left[] = {".tmp-2026-06", ".tmp-index.html",
		"2026-05/files.note.tmp-4711", "folder.note.tmp-1"};
	static const char *const other[] = {"2026-05/files.note.tmp-", "2026-05/.note.tmp-1x",
		"2026-05/index.html.tmp-1"};
	struct folder f;
	struct findings findings;

	folder_make(&f);
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++) {
		put_file(&f, left[i], "x", 1);
		expect(&f, "verify-under-way", left[i]);
		ck_assert_int_eq(verify_folder(&f, &findings), CREDIT_EFORMAT);
		ck_assert_uint_eq(findings.count, 1);
		erase_file(&f, left[i]);
	}
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
		put_file(&f, other[i], "x", 1);
		expect(&f, "verify-unnamed", other[i]);
		erase_file(&f, other[i]);
	}
	folder_gone(&f);
}
END_TEST

START_TEST(test_swapped_files_and_editions_are_found)
{
	struct folder f;
	char *text[2];
	char paths[3][512];

	folder_make(&f);
	text[0] = file_text(f.public, "2026-05/red.csv");
	text[1] = file_text(f.public, "2026-05/black.csv");
	put_file(&f, "2026-05/red.csv", text[1], strlen(text[1]));
	put_file(&f, "2026-05/black.csv", text[0], strlen(text[0]));
	expect(&f, "verify-digest", "2026-05/red.csv");
	put_file(&f, "2026-05/red.csv", text[0], strlen(text[0]));
	put_file(&f, "2026-05/black.csv", text[1], strlen(text[1]));
	free(text[0]);
	free(text[1]);
	for (int i = 0; i < 3; i++)
		snprintf(paths[i], sizeof(paths[i]), "%s/2026-0%d", f.public, 4 + i);
	ck_assert_int_eq(rename(paths[0], paths[2]), 0);
	ck_assert_int_eq(rename(paths[1], paths[0]), 0);
	ck_assert_int_eq(rename(paths[2], paths[1]), 0);
	expect(&f, "verify-label", "2026-04/edition.json");
	folder_gone(&f);
}
END_TEST

START_TEST(test_a_withheld_edition_is_named)
{
	struct folder f;
	char path[512];
	struct findings findings;

	folder_make(&f);
	snprintf(path, sizeof(path), "%s/2026-05", f.public);
	tree_gone(path);
	expect(&f, "verify-withheld", "index.html");
	folder_gone(&f);
	folder_make(&f);
	snprintf(path, sizeof(path), "%s/2026-04", f.public);
	tree_gone(path);
	expect(&f, "verify-first", "2026-05/edition.json");
	ck_assert_int_eq(verify_folder(&f, &findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&findings, "verify-withheld"));
	folder_gone(&f);
}
END_TEST

/* Withdrawing, erasing and re-issuing leave a folder that verifies. */
START_TEST(test_what_the_law_wants_gone_breaks_nothing)
{
	struct folder f;
	struct findings findings;
	credit_withdraw_options options;
	credit_publish_options again;
	struct entry firm = red_entry(5, "样例第五农业有限公司");
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[] = {id};

	folder_make(&f);
	entry_id_text(&firm.id, id);
	credit_withdraw_options_init(&options);
	options.directory = f.public;
	options.document = "样文明办撤〔2026〕5号";
	options.on = day_of_text("2026-06-08");
	options.entries = ids;
	options.entries_count = 1;
	OK(credit_withdraw(f.registry, &options, NULL, NULL, NULL, err));
	ck_assert_int_eq(verify_folder(&f, &findings), CREDIT_OK);
	again = options_for("2026-05", "2026-06-09", f.public);
	again.reissue = "更正一处";
	OK(credit_publish(f.registry, &again, NULL, NULL, NULL, err));
	if (verify_folder(&f, &findings))
		print_findings(&findings);
	ck_assert_int_eq(verify_folder(&f, &findings), CREDIT_OK);
	folder_gone(&f);
}
END_TEST

/* Erased subjects leave numbers and leaves in every edition, and a list that adds up. */
START_TEST(test_erasing_a_subject_breaks_nothing)
{
	struct folder f;
	struct findings findings;
	credit_erase_options erase;
	credit_withdraw_options down;
	credit_publish_options next;
	static const char *const names_of[] = {"样例第五农业有限公司", "样例农牧有限公司"};
	unsigned n = _i ? 3 : 5; /* in print now, or out since 2026-05 */
	struct entry firm = red_entry(n, names_of[_i]);
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[] = {id};

	folder_make(&f);
	if (_i == 0) {
		entry_id_text(&firm.id, id);
		credit_withdraw_options_init(&down);
		down.directory = f.public;
		down.document = "样文明办撤〔2026〕5号";
		down.on = day_of_text("2026-06-08");
		down.entries = ids;
		down.entries_count = 1;
		OK(credit_withdraw(f.registry, &down, NULL, NULL, NULL, err));
	}
	credit_erase_options_init(&erase);
	erase.subject = &firm.subject;
	erase.document = "样删〔2026〕1号";
	erase.authority = "FG";
	erase.ordered = true;
	OK(credit_erase(f.registry, &erase, NULL, err));
	next = options_for("2026-06", "2027-02-01", f.public);
	OK(credit_publish(f.registry, &next, NULL, NULL, NULL, err));
	tree_gone(f.public); /* every edition is written again */
	OK(credit_publish(f.registry, &next, NULL, NULL, NULL, err));
	if (verify_folder(&f, &findings))
		print_findings(&findings);
	ck_assert_int_eq(verify_folder(&f, &findings), CREDIT_OK);
	folder_gone(&f);
}
END_TEST

#define NAMES (sizeof(names) / sizeof(names[0]))

SUITE("edition/verify", T(test_what_was_published_verifies), T(test_an_old_copy_is_found_frozen),
	T(test_one_edition_verifies_alone_and_warns_when_it_is_past),
	T(test_misuse_and_nothing_to_verify), TL(test_a_dropped_file_is_named, NAMES),
	TL(test_a_file_that_is_none_is_named, NAMES),
	TL(test_a_file_that_nothing_names_is_named, sizeof(added) / sizeof(added[0])),
	T(test_an_act_under_way_is_named), T(test_swapped_files_and_editions_are_found), T(test_a_withheld_edition_is_named),
	T(test_what_the_law_wants_gone_breaks_nothing),
	TL(test_erasing_a_subject_breaks_nothing, 2))
