/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The page as bytes: what it must hold and what it must never hold.  Called as
 *
 *	test_sample_page FOLDER RED BLACK [hostile]
 *
 * it writes the sample's pages into FOLDER instead, for the browser tests.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../support/edition_sample.h"
#include "../support/suite.h"
#include "base/file.h"

static struct buf page_of(size_t red, size_t black, bool hostile)
{
	struct edition_sample sample;
	struct buf page = BUF_INIT;
	char folder[] = "/tmp/credit-page-XXXXXX";
	char path[64];

	ck_assert_ptr_nonnull(mkdtemp(folder));
	edition_sample_make(&sample, red, black, hostile);
	ck_assert_int_eq(edition_sample_write(&sample, folder, NULL), CREDIT_OK);
	edition_sample_free(&sample);
	snprintf(path, sizeof(path), "%s/index.html", folder);
	ck_assert_int_eq(file_read(path, 1u << 28, &page, NULL), CREDIT_OK);
	buf_u8(&page, 0);
	unlink(path);
	rmdir(folder);
	return page;
}

static bool has(const struct buf *page, const char *text)
{
	return strstr((const char *)page->data, text) != NULL;
}

START_TEST(test_the_page_says_what_publication_asks)
{
	struct buf page = page_of(3, 8, false);
	static const char *const wanted[] = {
		"<title>样例县诚信红黑榜　2026年第5期（总第2期）</title>",
		"发布：样例县文明办、样例县信用办（发展和改革局）；名单由各认定单位依法认定并对其真实性、合法性负责。"
		"数据截至2026年5月29日；本期有效至下期发布或2026年6月30日，逾期请勿引用。",
		"<meta name=\"robots\" content=\"noindex,noarchive\">", "本期已过有效期",
		"国办发〔2020〕49号", "国家发展改革委令第36号", "credit verify 2026-05",
		"本榜汇总公布认定单位已依法作出并生效的决定，不新设名单、不新增惩戒、不评分、不排名。",
		"校验通过只说明文件未被改动，不证明所载事实。", "不收取任何费用", "default-src 'none'",
		"另有自然人 37 名"};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		if (!has(&page, wanted[i]))
			ck_abort_msg("missing: %s", wanted[i]);
	buf_free(&page);
}
END_TEST

START_TEST(test_words_that_never_stand_in_print)
{
	struct buf page = page_of(3, 8, false);

	ck_assert(!has(&page, "黑名单"));
	ck_assert(!has(&page, "老赖"));
	ck_assert(!has(&page, "曝光"));
	ck_assert(!has(&page, "unsafe-inline"));
	ck_assert(!has(&page, "http://"));
	ck_assert(!has(&page, "https://"));
	buf_free(&page);
}
END_TEST

START_TEST(test_hostile_names_are_text)
{
	struct buf page = page_of(0, 8, true);

	ck_assert(!has(&page, "<script>document"));
	ck_assert(!has(&page, "<img"));
	ck_assert(!has(&page, "\xE2\x80\xAE"));
	ck_assert(has(&page, "[U+202E]"));
	ck_assert(has(&page, "[U+0001]"));
	ck_assert(has(&page, "&lt;script&gt;document.title=&#39;owned&#39;"));
	buf_free(&page);
}
END_TEST

START_TEST(test_a_long_edition_stands_on_numbered_pages)
{
	struct edition_sample sample;

	edition_sample_make(&sample, 10000, 10000, false);
	ck_assert_uint_eq(sample.print.pages, 0);
	edition_sample_free(&sample);
	edition_sample_make(&sample, 10001, 10000, false);
	ck_assert_uint_eq(sample.print.pages, 5);
	edition_sample_free(&sample);
}
END_TEST

static int write_pages(const char *folder, size_t red, size_t black, bool hostile)
{
	struct edition_sample sample;
	credit_error err;
	int status;

	mkdir(folder, 0755);
	edition_sample_make(&sample, red, black, hostile);
	status = edition_sample_write(&sample, folder, &err);
	edition_sample_free(&sample);
	if (status)
		fprintf(stderr, "test_sample_page: %s\n", err.code);
	return status ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
	const struct suite_test tests[] = {T(test_the_page_says_what_publication_asks),
		T(test_words_that_never_stand_in_print), T(test_hostile_names_are_text),
		T(test_a_long_edition_stands_on_numbered_pages)};

	if (argc >= 4)
		return write_pages(argv[1], strtoul(argv[2], NULL, 10),
			strtoul(argv[3], NULL, 10), argc > 4);
	return suite_run("web/sample_page", tests, sizeof(tests) / sizeof(tests[0]), false);
}
