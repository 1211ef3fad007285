/* SPDX-License-Identifier: Apache-2.0 */
/* Publishing: what is printed, the same again, the guard, what is refused. */
#include "registry_sample.h"

struct place {
	char store[96];
	char work[96];   /* a folder of its own, with everything else in it */
	char public[128]; /* the folder of editions */
	credit_registry *registry;
};

static void open_place(struct place *place)
{
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	snprintf(place->public, sizeof(place->public), "%s/public", place->work);
	place->registry = sample_create(place->store);
}

static void close_place(struct place *place)
{
	OK(credit_fsck(place->registry, NULL, NULL, NULL, err));
	credit_close(place->registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

START_TEST(test_a_month_is_published)
{
	struct place place;
	credit_publish_report report;

	open_place(&place);
	fill_registry(place.registry);
	report = publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	ck_assert_uint_eq(report.black, 2);
	ck_assert_uint_eq(report.red, 1);
	ck_assert_uint_eq(report.number, 1);
	ck_assert_str_eq(report.label, "2026-04");
	ck_assert_int_eq(report.valid_until, day_of_text("2026-06-30"));
	ck_assert(file_has(place.public, "2026-04/black.csv", "样例建筑工程有限公司"));
	ck_assert(file_has(place.public, "2026-04/red.csv", "样例农牧有限公司"));
	ck_assert(file_has(place.public, "2026-04/edition.json", report.root));
	ck_assert(file_has(place.public, "2026-04/index.html", report.head_digest));
	ck_assert(file_has(place.public, "index.html", "2026-04/index.html"));
	close_place(&place);
}
END_TEST

START_TEST(test_hostile_names_are_harmless_in_every_file)
{
	struct place place;

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	ck_assert(file_has(place.public, "2026-04/black.csv",
		"\"'=HYPERLINK(\"\"http://evil.example\"\")<b>商贸\""));
	ck_assert(file_has(place.public, "2026-04/index.html", "&lt;b&gt;商贸"));
	ck_assert(!file_has(place.public, "2026-04/index.html", "<b>商贸"));
	ck_assert(file_has(place.public, "2026-04/edition.json",
		"\"name\":\"=HYPERLINK(\\\"http://evil.example\\\")<b>商贸\""));
	close_place(&place);
}
END_TEST

/* Nobody is in print because of whom they represent: 法发〔2019〕35号; 国办发〔2020〕49号. */
START_TEST(test_responsible_persons_are_in_no_public_file)
{
	static struct role boss = {.name = "赵钱孙", .role = "法定代表人",
		.basis = "样某条例第四十八条", .from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	static struct event_field field = {"roles",
		"周吴郑\t629999194912310021\t主要负责人\t样某条例第四十八条\t\t"};
	static const char *const unsaid[] = {"赵钱孙", "周吴郑", "629999194912310021",
		"法定代表人", "主要负责人", "样某条例"};
	struct entry entry;
	struct event correction;
	struct change *change;
	struct place place;
	struct buf files;

	open_place(&place);
	boss.person = sample_person(1);
	entry = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	entry.roles = &boss;
	entry.roles_count = 1;
	add_entry(place.registry, &entry);
	for (int period = 0; period < 2; period++) {
		credit_publish_report report = publish_ok(place.registry,
			period ? "2026-05" : "2026-04", period ? "2026-06-08" : "2026-05-06",
			place.public);

		ck_assert_uint_eq(report.black, 1);
		files = tree_of(place.public);
		buf_u8(&files, 0);
		for (size_t at = 0; at < files.length; at += strlen((char *)files.data + at) + 1) {
			const char *text = (const char *)files.data + at;

			ck_assert_ptr_null(strstr(text, boss.person.text));
			for (size_t i = 0; i < sizeof(unsaid) / sizeof(unsaid[0]); i++)
				ck_assert_msg(!strstr(text, unsaid[i]), "%s", unsaid[i]);
		}
		buf_free(&files);
		correction = sample_event(
			&entry, CREDIT_EVENT_CORRECTED, day_of_text("2026-05-20"), "更正1号");
		correction.authority = entry.authority;
		correction.fields = &field;
		correction.fields_count = 1;
		if (period)
			break;
		OK(change_begin(place.registry, 0, "张三", &change, err));
		OK(change_add_event(change, &correction, err));
		OK(change_commit(change, err));
	}
	close_place(&place);
}
END_TEST

START_TEST(test_the_same_again_gives_the_same_bytes)
{
	struct place place;
	struct buf first;
	struct buf second;
	credit_publish_report report;

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	first = tree_of(place.public);
	report = publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	ck_assert(report.repeated);
	ck_assert_uint_eq(report.added, 3);
	second = tree_of(place.public);
	ck_assert(same_bytes(&first, &second));
	buf_free(&second);
	tree_gone(place.public); /* lost, and made again from the store alone */
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	second = tree_of(place.public);
	ck_assert(same_bytes(&first, &second));
	buf_free(&first);
	buf_free(&second);
	close_place(&place);
}
END_TEST

START_TEST(test_a_published_period_that_changed_is_refused)
{
	struct place place;
	credit_publish_options options;
	struct entry late = black_entry(9, "后来有限公司", "样人社列决字〔2026〕9号");

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	options = options_for("2026-04", "2026-05-07", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EEXISTS,
		"edition-published");
	add_entry(place.registry, &late);
	options = options_for("2026-04", "2026-05-06", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EEXISTS,
		"edition-published");
	ck_assert(!file_has(place.public, "2026-04/black.csv", "后来有限公司"));
	close_place(&place);
}
END_TEST

START_TEST(test_a_reissue_corrects_and_keeps_the_first)
{
	struct place place;
	credit_publish_options options;
	credit_publish_report *report;
	struct entry late = black_entry(9, "后来有限公司", "样人社列决字〔2026〕9号");
	struct buf first;
	struct buf second;

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	add_entry(place.registry, &late);
	options = options_for("2026-04", "2026-05-07", place.public);
	options.reissue = "补录漏报一条";
	OK(credit_publish(place.registry, &options, NULL, NULL, &report, err));
	ck_assert_str_eq(report->label, "2026-04-r2");
	ck_assert_uint_eq(report->revision, 2);
	ck_assert_uint_eq(report->number, 1);
	ck_assert_uint_eq(report->added, 1);
	credit_publish_report_free(report);
	ck_assert(file_has(place.public, "2026-04-r2/black.csv", "后来有限公司"));
	ck_assert(file_has(place.public, "2026-04-r2/index.html", "补录漏报一条"));
	ck_assert(file_has(place.public, "2026-04-r2/changes.csv", "新增"));
	/* only the newest shows black rows; the older keeps heads and leaves */
	ck_assert(!file_has(place.public, "2026-04/black.csv", "样例建筑工程有限公司"));
	ck_assert(!file_has(place.public, "2026-04/edition.json", "样例建筑工程有限公司"));
	ck_assert(file_has(place.public, "2026-04/red.csv", "样例农牧有限公司"));
	first = tree_of(place.public);
	OK(credit_publish(place.registry, &options, NULL, NULL, NULL, err));
	second = tree_of(place.public);
	ck_assert(same_bytes(&first, &second));
	buf_free(&first);
	buf_free(&second);
	close_place(&place);
}
END_TEST

START_TEST(test_the_next_month_tells_what_changed)
{
	struct place place;
	credit_publish_options options;
	credit_publish_report *report;
	struct entry first = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	add_event(place.registry, &first, CREDIT_EVENT_REPAIRED, "2026-05-28", "样人社修〔2026〕1号");
	options = options_for("2026-05", "2026-05-29", place.public);
	OK(credit_publish(place.registry, &options, NULL, NULL, &report, err));
	ck_assert_uint_eq(report->removed, 1);
	ck_assert_uint_eq(report->unexplained, 0);
	ck_assert_uint_eq(report->number, 2);
	ck_assert_uint_eq(report->black, 1);
	credit_publish_report_free(report);
	ck_assert(file_has(place.public, "2026-05/changes.csv", ",移出,2026-05-28,修复,样人社修〔2026〕1号,"));
	ck_assert(!file_has(place.public, "2026-05/changes.csv", "样例建筑工程"));
	close_place(&place);
}
END_TEST

START_TEST(test_an_overdue_withdrawal_stops_publication)
{
	struct place place;
	credit_publish_options options;
	credit_publish_report *report;
	credit_withdraw_options withdraw;
	struct entry first = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[] = {id};

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	add_event(place.registry, &first, CREDIT_EVENT_REVOKED, "2026-05-11", "样人社撤〔2026〕1号");
	options = options_for("2026-05", "2026-05-29", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, &report, err), CREDIT_ERULE,
		"edition-overdue-stops");
	ck_assert_uint_eq(report->overdue, 1);
	credit_publish_report_free(report);
	entry_id_text(&first.id, id);
	credit_withdraw_options_init(&withdraw);
	withdraw.directory = place.public;
	withdraw.document = "样人社撤〔2026〕1号";
	withdraw.on = day_of_text("2026-05-28");
	withdraw.entries = ids;
	withdraw.entries_count = 1;
	OK(credit_withdraw(place.registry, &withdraw, NULL, NULL, NULL, err));
	publish_ok(place.registry, "2026-05", "2026-05-29", place.public);
	close_place(&place);
}
END_TEST

/* The office for human resources says that its list stands as it is. */
static void confirm_list(credit_registry *registry, const char *day)
{
	const struct batch_list list = {"NMG", AUTHORITY_RS};
	struct batch batch = {.file = "", .encoding = "", .operator_ = "", .lists = &list,
		.lists_count = 1, .as_of = day_of_text(day), .kind = BATCH_ZERO,
		.document = "样人社零〔2026〕7号"};
	struct change *change;
	uint64_t number;

	CHANGE(registry, 0, change_add_batch(change, &batch, &number, err));
}

/* 国办发〔2020〕49号: what is public equals what the authority says. */
START_TEST(test_a_list_that_nobody_confirmed_in_time_is_held_back_and_comes_again)
{
	struct place place;
	credit_publish_report report;

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	report = publish_ok(place.registry, "2026-05", "2026-07-20", place.public);
	ck_assert_uint_eq(report.black, 0); /* 45 days, recorded on 2026-05-28 */
	ck_assert_uint_eq(report.red, 1);   /* 400 */
	ck_assert_uint_eq(report.held, 2);
	ck_assert_uint_eq(report.unexplained, 0);
	ck_assert(file_has(place.public, "2026-05/changes.csv", "暂停公示"));
	ck_assert(file_has(place.work, "内部_含个人信息_2026-05_不予公示.csv", "held-stale"));
	confirm_list(place.registry, "2026-07-31");
	report = publish_ok(place.registry, "2026-06", "2026-08-05", place.public);
	ck_assert_uint_eq(report.black, 2);
	ck_assert_uint_eq(report.added, 0); /* it is no news */
	ck_assert(file_has(place.public, "2026-06/changes.csv", "恢复公示"));
	close_place(&place);
}
END_TEST

START_TEST(test_the_guard_asks_about_many_additions)
{
	static char documents[60][48];
	struct place place;
	credit_publish_options options;
	credit_publish_report *report;

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	for (unsigned n = 0; n < 51; n++) {
		struct entry entry;

		snprintf(documents[n], sizeof(documents[n]), "样人社列决字〔2026〕%u号", 100 + n);
		entry = black_entry(4 + n, "又一家有限公司", documents[n]);
		add_entry(place.registry, &entry);
	}
	options = options_for("2026-05", "2026-05-29", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, &report, err), CREDIT_ERULE,
		"edition-guard");
	ck_assert_uint_eq(report->added, 51);
	credit_publish_report_free(report);
	options.expect_added_set = true;
	options.expect_added = 50;
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_ERULE,
		"edition-guard-differs");
	options.expect_added = 51;
	OK(credit_publish(place.registry, &options, NULL, NULL, NULL, err));
	close_place(&place);
}
END_TEST

START_TEST(test_a_dry_run_writes_nothing)
{
	struct place place;
	credit_publish_options options;
	credit_publish_report *report;
	struct buf before;
	struct buf after;

	open_place(&place);
	fill_registry(place.registry);
	before = tree_of(place.work);
	options = options_for("2026-04", "2026-05-06", place.public);
	options.dry_run = true;
	OK(credit_publish(place.registry, &options, NULL, NULL, &report, err));
	ck_assert_uint_eq(report->black, 2);
	ck_assert(report->dry_run);
	credit_publish_report_free(report);
	after = tree_of(place.work);
	ck_assert(same_bytes(&before, &after));
	buf_free(&before);
	buf_free(&after);
	close_place(&place);
}
END_TEST

START_TEST(test_held_back_entries_go_outside)
{
	struct place place;
	credit_publish_options options;
	credit_publish_report *report;
	struct entry held = black_entry(7, "缺文书有限公司", "样人社列决字〔2026〕7号");
	struct stat info;
	char inside[160];

	open_place(&place);
	fill_registry(place.registry);
	held.served = CREDIT_DAY_NONE;
	add_entry(place.registry, &held);
	options = options_for("2026-04", "2026-05-06", place.public);
	snprintf(inside, sizeof(inside), "%s/held.csv", place.public);
	ck_assert_int_eq(mkdir(place.public, 0755), 0);
	options.held = inside;
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"edition-held-place");
	options.held = NULL;
	OK(credit_publish(place.registry, &options, NULL, NULL, &report, err));
	ck_assert_uint_eq(report->held, 1);
	ck_assert_ptr_nonnull(strstr(report->held_file, "/内部_含个人信息_2026-04_"));
	ck_assert_int_eq(stat(report->held_file, &info), 0);
	ck_assert_int_eq(info.st_mode & 0777, 0600);
	snprintf(inside, sizeof(inside), "%s", report->held_file + strlen(place.work) + 1);
	ck_assert(file_has(place.work, inside, "缺文书有限公司"));
	ck_assert(file_has(place.work, inside, "held-documents"));
	credit_publish_report_free(report);
	ck_assert(!file_has(place.public, "2026-04/black.csv", "缺文书"));
	close_place(&place);
}
END_TEST

START_TEST(test_periods_follow_one_another)
{
	struct place place;
	credit_publish_options options;

	open_place(&place);
	fill_registry(place.registry);
	options = options_for("2026-4", "2026-05-06", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"edition-period-form");
	options = options_for("2026-04", "2026-05-06", place.public);
	options.reissue = "更正";
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"edition-nothing-to-reissue");
	options.reissue = "更正，联系13800138000"; /* it stands on the page */
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	options = options_for("2026-06", "2026-05-29", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_ERULE,
		"edition-period-order");
	options = options_for("2026-Q2", "2026-05-29", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"edition-period-sort");
	options = options_for("2026-05", "2026-05-05", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_ERULE,
		"edition-day-early");
	close_place(&place);
}
END_TEST

START_TEST(test_a_foreign_folder_is_left_alone)
{
	struct place place;
	credit_publish_options options;
	char folder[160];

	open_place(&place);
	fill_registry(place.registry);
	snprintf(folder, sizeof(folder), "%s/2026-04", place.public);
	ck_assert_int_eq(mkdir(place.public, 0755), 0);
	ck_assert_int_eq(mkdir(folder, 0755), 0);
	options = options_for("2026-04", "2026-05-06", place.public);
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"edition-folder-other");
	close_place(&place);
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	struct place place;
	credit_publish_options options;
	credit_publish_report *report = (credit_publish_report *)&options;

	open_place(&place);
	options = options_for("2026-04", "2026-05-06", place.public);
	FAILS(credit_publish(NULL, &options, NULL, NULL, &report, err), CREDIT_EINVAL, "argument");
	ck_assert_ptr_null(report);
	FAILS(credit_publish(place.registry, NULL, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	options.size = 3;
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	options = options_for("2026-04", "2026-05-06", "");
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	options = options_for("2026-04", "2026-05-06", place.public);
	options.on = CREDIT_DAY_NONE;
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	options = options_for("2026-04", "2026-05-06", place.public);
	options.words = "/nonexistent/words.txt";
	FAILS(credit_publish(place.registry, &options, NULL, NULL, NULL, err), CREDIT_ENOTFOUND,
		"file-open");
	credit_publish_options_init(NULL);
	credit_publish_report_free(NULL);
	close_place(&place);
}
END_TEST

SUITE("edition/publish", T(test_a_month_is_published),
	T(test_hostile_names_are_harmless_in_every_file),
	T(test_responsible_persons_are_in_no_public_file),
	T(test_the_same_again_gives_the_same_bytes),
	T(test_a_published_period_that_changed_is_refused),
	T(test_a_reissue_corrects_and_keeps_the_first), T(test_the_next_month_tells_what_changed),
	T(test_an_overdue_withdrawal_stops_publication),
	T(test_a_list_that_nobody_confirmed_in_time_is_held_back_and_comes_again),
	T(test_the_guard_asks_about_many_additions), T(test_a_dry_run_writes_nothing),
	T(test_held_back_entries_go_outside), T(test_periods_follow_one_another),
	T(test_a_foreign_folder_is_left_alone), T(test_misuse_is_refused))
