/* SPDX-License-Identifier: Apache-2.0 */
/* The text for the media: red rows in full, black lists as figures alone. */
#include "registry_sample.h"

static char store[96];
static char work[96];
static char public[128];
static credit_registry *registry;

static void setup(void)
{
	snprintf(work, sizeof(work), "%s", tree_place());
	snprintf(store, sizeof(store), "%s", sample_place());
	snprintf(public, sizeof(public), "%s/public", work);
	registry = sample_create(store);
	fill_registry(registry);
}

static void teardown(void)
{
	credit_close(registry);
	sample_gone(store);
	tree_gone(work);
}

#define NAME "刊播稿_2026-04.txt"

START_TEST(test_no_name_of_a_black_list_is_in_it)
{
	static const char *const never[] = {"样例建筑工程有限公司", "HYPERLINK", "样人社列决字",
		"91629999"};

	setup();
	publish_ok(registry, "2026-04", "2026-05-06", public);
	ck_assert(file_has(work, NAME, "样例农牧有限公司　样例县精神文明建设指导委员会办公室　样文明办〔2026〕7号"));
	ck_assert(file_has(work, NAME, "拖欠农民工工资失信联合惩戒对象：2 条；查询渠道："));
	ck_assert(file_has(work, NAME, ": 2 rows; official channel: "));
	ck_assert(file_has(work, NAME, "不新设名单、不新增惩戒、不评分、不排名"));
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		ck_assert_msg(!file_has(work, NAME, never[i]), "%s", never[i]);
	ck_assert(!folder_exists(public, NAME));
	teardown();
}
END_TEST

START_TEST(test_it_stands_where_it_is_asked_for_and_not_for_a_dry_run)
{
	credit_publish_options options;
	credit_publish_report *report;
	char path[160];

	setup();
	snprintf(path, sizeof(path), "%s/text.txt", work);
	options = options_for("2026-04", "2026-05-06", public);
	options.media = path;
	options.dry_run = true;
	OK(credit_publish(registry, &options, NULL, NULL, &report, err));
	ck_assert_ptr_null(report->media_file);
	ck_assert(!folder_exists(work, "text.txt"));
	credit_publish_report_free(report);
	options.dry_run = false;
	OK(credit_publish(registry, &options, NULL, NULL, &report, err));
	ck_assert_str_eq(report->media_file, path);
	ck_assert(file_has(work, "text.txt", "样例农牧有限公司"));
	ck_assert(!folder_exists(work, NAME));
	credit_publish_report_free(report);
	teardown();
}
END_TEST

/* The same edition again, after a red row came down: the text is without it. */
START_TEST(test_written_again_it_is_without_what_came_down)
{
	struct entry red = red_entry(3, "样例农牧有限公司");
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[] = {id};
	credit_withdraw_options options;

	setup();
	publish_ok(registry, "2026-04", "2026-05-06", public);
	entry_id_text(&red.id, id);
	credit_withdraw_options_init(&options);
	options.directory = public;
	options.document = "样文明办撤〔2026〕1号";
	options.on = day_of_text("2026-05-08");
	options.entries = ids;
	options.entries_count = 1;
	OK(credit_withdraw(registry, &options, NULL, NULL, NULL, err));
	publish_ok(registry, "2026-04", "2026-05-06", public);
	ck_assert(!file_has(work, NAME, "样例农牧有限公司"));
	teardown();
}
END_TEST

SUITE("edition/edition_media", T(test_no_name_of_a_black_list_is_in_it),
	T(test_it_stands_where_it_is_asked_for_and_not_for_a_dry_run),
	T(test_written_again_it_is_without_what_came_down))
