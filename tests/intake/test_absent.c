/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The file of those absent: its name, its order, its cells, and what becomes of it.
 */
#include <sys/stat.h>

#include "../store/sample.h"
#include "intake/absent.h"

START_TEST(test_its_name_says_what_it_holds)
{
	static const char *const names[][2] = {
		{"a.csv", "内部_含个人信息_a.csv.missing.csv"},
		{"/x/法院.csv", "/x/内部_含个人信息_法院.csv.missing.csv"},
		{"x/内部_含个人信息_a.csv", "x/内部_含个人信息_a.csv.missing.csv"}};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char *path = absent_path(names[i][0]);

		ck_assert_str_eq(path, names[i][1]);
		free(path);
	}
}
END_TEST

START_TEST(test_entries_come_by_day_and_document_with_their_mark)
{
	credit_id firm = sample_firm(1);
	struct entry late = sample_entry(&firm, "样列1号");
	struct entry second = sample_entry(&firm, "样列3号");
	struct entry first = sample_entry(&firm, "样列2号");
	const struct entry *const expected[] = {&first, &second, &late};
	struct sorter sorter;

	late.decided++;
	sorter_init(&sorter, 1 << 16, "/tmp");
	OK(absent_add(&sorter, &late, false, err));
	OK(absent_add(&sorter, &second, true, err));
	OK(absent_add(&sorter, &first, false, err));
	OK(sorter_sort(&sorter, err));
	for (size_t i = 0; i < 3; i++) {
		struct sorter_item item;
		struct entry_id id;

		OK(sorter_next(&sorter, &item, err));
		ck_assert_int_eq(absent_read(&item, &id), expected[i] != &second);
		ck_assert_mem_eq(id.bytes, expected[i]->id.bytes, ENTRY_ID_BYTES);
	}
	sorter_free(&sorter);
}
END_TEST

START_TEST(test_rows_keep_every_digit_and_leave_the_act_blank)
{
	static const char expected[] =
		"\xef\xbb\xbf主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期,"
		"办理事项,办理日期,办理文号\r\n"
		"\"'=样例\",'91629999100000010F,SJ,样例局,'202600000001,2026-05-27,,,\r\n"
		"样例商贸有限公司,,SJ,11629999000000006B,样列2号,2026-05-27,,,\r\n";
	char path[] = "/tmp/test_absent_XXXXXX";
	credit_id firm = sample_firm(1);
	struct entry one = sample_entry(&firm, "202600000001");
	struct entry two = sample_entry(&firm, "样列2号");
	struct absent_file file;
	struct stat there;
	char text[1000];
	FILE *in;

	snprintf(strstr(one.subject.text, "9162"), 19, "91629999100000010F");
	one.name = "=样例";
	one.authority_name = "样例局";
	two.subject.scheme = CREDIT_SCHEME_LOCAL;
	ck_assert_int_ge(mkstemp(path), 0);
	OK(absent_open(&file, path, ENCODING_UTF8, err));
	absent_put(&file, &one);
	absent_put(&file, &two);
	OK(absent_close(&file, err));
	ck_assert_int_eq(stat(file.temporary, &there), 0);
	ck_assert_uint_eq(there.st_mode & 0777, 0600);
	in = fopen(file.temporary, "rb");
	ck_assert_uint_eq(fread(text, 1, sizeof(text), in), sizeof(expected) - 1);
	fclose(in);
	ck_assert_mem_eq(text, expected, sizeof(expected) - 1);
	absent_drop(&file); /* nobody gave it a name: it goes */
	ck_assert_ptr_null(file.temporary);
	unlink(path);
}
END_TEST

START_TEST(test_a_folder_that_cannot_be_written_is_said)
{
	struct absent_file file;

	FAILS(absent_open(&file, "/nowhere/a.csv", ENCODING_UTF8, err), CREDIT_ENOTFOUND,
		"file-write");
	absent_put(&file, NULL); /* without a file nothing is written */
	OK(absent_close(&file, err));
	absent_drop(&file);
}
END_TEST

SUITE("intake/absent", T(test_its_name_says_what_it_holds),
	T(test_entries_come_by_day_and_document_with_their_mark),
	T(test_rows_keep_every_digit_and_leave_the_act_blank),
	T(test_a_folder_that_cannot_be_written_is_said))
