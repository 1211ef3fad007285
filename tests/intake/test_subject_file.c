/* SPDX-License-Identifier: Apache-2.0 */
/* Files of subjects to be checked: a CSV under known headings, or one identifier a line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "credit.h"
#include "../support/suite.h"

static int put(void *context, const credit_subject_row *row)
{
	buf_printf(context, "%d:%s,%s,%s,%s ", (int)row->row, row->input, row->name, row->id.text,
		row->code);
	return 0;
}

static int stop(void *context, const credit_subject_row *row)
{
	(void)context;
	(void)row;
	return 1;
}

static const struct {
	const char *text;
	const char *rows;
} files[] = {
	{"", ""},
	{"91629999F00000093C\n\n629999198002291018\r\nnonsense\n",
		"1:91629999F00000093C,,91629999F00000093C, "
		"3:629999198002291018,,629999198002291018, 4:nonsense,,,id-length "},
	{"91629999F00000093C,A Firm\n", "1:91629999F00000093C,A Firm,91629999F00000093C, "},
	{"名称,证件号码\n张某,629999198002291018\n李某,\n,\n合计,2\n",
		"2:629999198002291018,张某,629999198002291018, 3:,李某,,id-empty "},
	{"样例县名单,\n企业名称,统一信用代码,组织机构代码\n甲,,D2143569X\n"
	 "乙,91629999F00000093C,F00000093\n丙,F00000093,91629999F00000093C\n丁,xx,yy\n",
		"3:D2143569X,甲,D2143569X, 4:91629999F00000093C,乙,91629999F00000093C, "
		"5:91629999F00000093C,丙,91629999F00000093C, 6:xx,丁,,id-length "},
};

START_TEST(test_subjects_of_a_file)
{
	char path[] = "/tmp/test_subject_file_XXXXXX";
	int fd = mkstemp(path);
	struct buf out = BUF_INIT;

	ck_assert_int_eq((int)write(fd, files[_i].text, strlen(files[_i].text)),
		(int)strlen(files[_i].text));
	ck_assert_int_eq(credit_subjects_read(path, -1, NULL, put, &out, NULL), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&out), files[_i].rows);
	buf_reset(&out);
	lseek(fd, 0, SEEK_SET);
	ck_assert_int_eq(credit_subjects_read("-", fd, "utf-8", put, &out, NULL), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&out), files[_i].rows);
	if (*files[_i].text)
		ck_assert_int_eq(credit_subjects_read(path, -1, NULL, stop, NULL, NULL),
			CREDIT_ECANCELLED);
	close(fd);
	unlink(path);
	buf_free(&out);
}
END_TEST

START_TEST(test_misuse)
{
	credit_error err = {0};

	ck_assert_int_eq(credit_subjects_read(NULL, -1, NULL, put, NULL, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_subjects_read("x", -1, NULL, NULL, NULL, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_subjects_read("x", -1, "big5", put, NULL, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_subjects_read("/nowhere", -1, NULL, put, NULL, &err),
		CREDIT_ENOTFOUND);
	ck_assert_str_eq(err.code, "file-open");
}
END_TEST

SUITE("intake/subject_file",
	TL(test_subjects_of_a_file, (int)(sizeof(files) / sizeof(files[0]))), T(test_misuse))
