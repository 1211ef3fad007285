/* SPDX-License-Identifier: Apache-2.0 */
/* The file of a report: its name, its mode, and that it takes nobody's place. */
#include <sys/stat.h>

#include "report_sample.h"

START_TEST(test_the_file_is_private_and_its_name_says_so)
{
	const credit_report *report;
	const char *written;
	struct stat found;
	char path[200];
	char place[200];

	report_setup();
	report = report_make(&firm);
	snprintf(path, sizeof(path), "%s/a.html", s.place);
	snprintf(place, sizeof(place), "%s/内部_含个人信息_a.html", s.place);
	OK(credit_report_write(snapshot, report, CREDIT_ZH, path, &written, err));
	ck_assert_str_eq(written, place);
	ck_assert_int_eq(stat(place, &found), 0);
	ck_assert_int_eq(found.st_mode & 07777, 0600);
	FAILS(credit_report_write(snapshot, report, CREDIT_ZH, place, &written, err),
		CREDIT_EEXISTS, "file-exists"); /* the prefix is not put twice */
	ck_assert_ptr_null(written);
	unlink(place);
	report_teardown();
}
END_TEST

START_TEST(test_by_default_it_is_named_by_the_number_of_the_report)
{
	const credit_report *report;
	const char *written;
	char wanted[200];

	report_setup();
	ck_assert_int_eq(chdir(s.place), 0);
	report = report_make(&firm);
	OK(credit_report_write(snapshot, report, CREDIT_EN, NULL, &written, err));
	snprintf(wanted, sizeof(wanted), "内部_含个人信息_信用报告_%s.html",
		credit_report_number(report));
	ck_assert_str_eq(written, wanted);
	ck_assert_int_eq(unlink(written), 0);
	report_teardown();
}
END_TEST

START_TEST(test_misuse_and_a_folder_that_is_not_there)
{
	const credit_report *report;

	report_setup();
	report = report_make(&firm);
	FAILS(credit_report_write(snapshot, report, CREDIT_ZH, "", NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_report_write(snapshot, report, CREDIT_ZH, "a/", NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_report_write(snapshot, NULL, CREDIT_ZH, "a", NULL, err), CREDIT_EINVAL,
		"argument");
	ck_assert_int_ne(credit_report_write(snapshot, report, CREDIT_ZH,
				 "/nowhere/at/all/a.html", NULL, NULL), CREDIT_OK);
	report_teardown();
}
END_TEST

SUITE("joint/report_file", T(test_the_file_is_private_and_its_name_says_so),
	T(test_by_default_it_is_named_by_the_number_of_the_report),
	T(test_misuse_and_a_folder_that_is_not_there))
