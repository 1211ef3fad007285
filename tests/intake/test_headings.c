/* SPDX-License-Identifier: Apache-2.0 */
/* Headings: the fixed ones, synonyms, remarks in brackets, a county's own words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "intake/headings.h"
#include "../support/suite.h"

static enum field find(const struct dictionary *d, const char *text)
{
	return dictionary_find(d, text, strlen(text));
}

START_TEST(test_fixed_names_and_headings_are_these)
{
	static const char *const fixed[] = {"subject_name", "主体名称", "subject_id", "证件号码",
		"list", "名单代码", "authority", "认定单位", "document", "列入决定文号", "decided",
		"列入决定日期", "basis_document", "依据文书号", "basis_day", "依据文书日期", "served",
		"送达日期", "notice_document", "告知书文号", "notified", "告知送达日期", "objection",
		"异议情况", "listed", "列入日期", "until", "截止日期", "grade", "失信等级", "ground",
		"情形代码", "facts", "事实", "act_end", "行为终止日期", "published",
		"认定单位公示日期", "consent", "同意书编号", "guardian_consent", "监护人同意书编号",
		"labour_income", "以本人劳动收入为主要生活来源", "same_case", "同案其他主体",
		"corrects", "更正原记录", "correction", "更正文号"};
	struct dictionary d;

	ck_assert_int_eq(dictionary_build(&d, WORDS_ROWS, NULL, NULL), CREDIT_OK);
	for (int i = 0; i < 25; i++) {
		ck_assert_str_eq(field_name((enum field)i), fixed[2 * i]);
		ck_assert_str_eq(field_header((enum field)i), fixed[2 * i + 1]);
		ck_assert_int_eq(find(&d, fixed[2 * i]), i);
		ck_assert_int_eq(find(&d, fixed[2 * i + 1]), i);
	}
	ck_assert_str_eq(field_name(FIELD_COUNT), "");
	dictionary_free(&d);
}
END_TEST

START_TEST(test_no_word_heads_two_fields)
{
	struct dictionary d;
	struct dictionary feedback;

	ck_assert_int_eq(dictionary_build(&d, WORDS_ROWS, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(dictionary_build(&feedback, WORDS_FEEDBACK, NULL, NULL), CREDIT_OK);
	for (size_t i = 0; i < synonyms_count; i++)
		if (find(&d, synonyms[i].header) != synonyms[i].field &&
			find(&feedback, synonyms[i].header) != synonyms[i].field)
			ck_abort_msg("%s", synonyms[i].header);
	dictionary_free(&d);
	dictionary_free(&feedback);
}
END_TEST

/* Tasks come back with all their columns; of those of an entry none is an answer. */
START_TEST(test_feedback_knows_its_own_columns_only)
{
	struct dictionary d;

	ck_assert_int_eq(dictionary_build(&d, WORDS_FEEDBACK, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(find(&d, "任务编号"), FIELD_TASK);
	ck_assert_int_eq(find(&d, "反馈结果"), FIELD_OUTCOME);
	ck_assert_int_eq(find(&d, "办理结果"), FIELD_OUTCOME);
	ck_assert_int_eq(find(&d, "未落实原因"), FIELD_REASON);
	ck_assert_int_eq(find(&d, "反馈日期"), FIELD_ANSWERED);
	ck_assert_int_eq(find(&d, "反馈文号"), FIELD_ANSWER_DOCUMENT);
	ck_assert_int_eq(find(&d, "证件号码"), FIELD_SUBJECT_ID);
	ck_assert_int_eq(find(&d, "错误说明"), FIELD_NOTE_TEXT);
	ck_assert_int_eq(find(&d, "主体名称"), FIELD_COUNT);
	ck_assert_int_eq(find(&d, "截止日期"), FIELD_COUNT);
	dictionary_free(&d);
	ck_assert_int_eq(dictionary_build(&d, WORDS_ROWS, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(find(&d, "反馈日期"), FIELD_COUNT);
	dictionary_free(&d);
}
END_TEST

START_TEST(test_headings_as_people_write_them)
{
	struct dictionary d;

	dictionary_build(&d, WORDS_ROWS, NULL, NULL);
	ck_assert_int_eq(find(&d, " 主体 名称 "), FIELD_SUBJECT_NAME);
	ck_assert_int_eq(find(&d, "主体名称（必填）"), FIELD_SUBJECT_NAME);
	ck_assert_int_eq(find(&d, "*主体名称"), FIELD_SUBJECT_NAME);
	ck_assert_int_eq(find(&d, "主体\n名称"), FIELD_SUBJECT_NAME);
	ck_assert_int_eq(find(&d, "Subject_Name"), FIELD_SUBJECT_NAME);
	ck_assert_int_eq(find(&d, "cf_xdr_mc"), FIELD_SUBJECT_NAME);
	ck_assert_int_eq(find(&d, "罚款金额(万元)"), FIELD_AMOUNT_WAN);
	ck_assert_int_eq(find(&d, "罚款金额（元）"), FIELD_AMOUNT_YUAN);
	/* a penalty decision is no listing decision, and a bare 文号 may be either */
	ck_assert_int_eq(find(&d, "CF_WSH"), FIELD_BASIS_DOCUMENT);
	ck_assert_int_eq(find(&d, "行政处罚决定书文号"), FIELD_BASIS_DOCUMENT);
	ck_assert_int_eq(find(&d, "文号"), FIELD_COUNT);
	ck_assert_int_eq(find(&d, "（必填）"), FIELD_COUNT);
	ck_assert_int_eq(find(&d, ""), FIELD_COUNT);
	ck_assert_int_eq(find(&d, "\xFF"), FIELD_COUNT);
	ck_assert(dictionary_knows(&d, "list", 4));
	ck_assert(!dictionary_knows(&d, "lists", 5));
	dictionary_free(&d);
}
END_TEST

static int build_with(const char *text, struct dictionary *d, credit_error *err)
{
	char path[] = "/tmp/test_headings_XXXXXX";
	int fd = mkstemp(path);
	int status;

	ck_assert_int_eq((int)write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	status = dictionary_build(d, WORDS_ROWS, path, err);
	unlink(path);
	return status;
}

START_TEST(test_county_adds_words_and_takes_none)
{
	struct dictionary d;
	credit_error err = {0};

	ck_assert_int_eq(build_with("表头,字段\n户名,主体名称\n\n号,subject_id\n", &d, &err), 0);
	ck_assert_int_eq(find(&d, "户名"), FIELD_SUBJECT_NAME);
	ck_assert_int_eq(find(&d, "号"), FIELD_SUBJECT_ID);
	dictionary_free(&d);
	ck_assert_int_eq(build_with("表头,字段\n户名,nonsense\n", &d, &err), CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "intake-synonym");
	ck_assert_uint_eq(err.line, 2);
	ck_assert_int_eq(build_with("表头,字段\n列入决定文号,basis_document\n", &d, &err),
		CREDIT_EFORMAT);
	ck_assert_int_eq(build_with("表头,字段\n户名\n", &d, &err), CREDIT_EFORMAT);
	ck_assert_int_eq(dictionary_build(&d, WORDS_ROWS, "/nowhere/x.csv", &err), CREDIT_ENOTFOUND);
}
END_TEST

START_TEST(test_mapping_of_a_header)
{
	struct csv_field fields[] = {{"序号", 6, false}, {"名称", 6, false}, {"证件号码", 12, false},
		{"统一社会信用代码", 24, false}, {"姓名", 6, false}};
	struct csv_record record = {.fields_count = 5, .fields = fields};
	struct csv_field other[] = {{"1", 1, false}, {"名称", 6, false}, {"x", 1, false}};
	struct csv_record row = {.fields_count = 3, .fields = other};
	struct dictionary d;
	struct mapping m;

	dictionary_build(&d, WORDS_ROWS, NULL, NULL);
	ck_assert_uint_eq(mapping_score(&d, &record), 2);
	ck_assert_int_eq(mapping_read(&d, &record, &m), CREDIT_OK);
	ck_assert_int_eq(m.fields[0], FIELD_COUNT);
	ck_assert_int_eq(m.column[FIELD_SUBJECT_NAME], 1);
	ck_assert_int_eq(m.column[FIELD_SUBJECT_ID], 2);
	ck_assert_int_eq(m.fields[3], FIELD_SUBJECT_ID);
	ck_assert_int_eq(m.twice, FIELD_SUBJECT_NAME);
	ck_assert_uint_eq(m.twice_b, 4);
	ck_assert(mapping_repeats(&m, &record));
	ck_assert(!mapping_repeats(&m, &row));
	mapping_free(&m);
	dictionary_free(&d);
}
END_TEST

START_TEST(test_columns_of_persons_are_numbered)
{
	struct csv_field fields[] = {{"责任人姓名", 15, false}, {"责任人姓名2", 16, false},
		{"responsible_id5", 15, false}, {"责任人（必填）", 21, false}, {"责任人姓名6", 16, false}};
	struct csv_record record = {.fields_count = 5, .fields = fields};
	struct dictionary d;
	struct mapping m;
	int person;

	dictionary_build(&d, WORDS_ROWS, NULL, NULL);
	ck_assert_int_eq(dictionary_find_person(&d, "责任人姓名2", 16, &person), FIELD_ROLE_NAME);
	ck_assert_int_eq(person, 1);
	ck_assert_int_eq(dictionary_find_person(&d, "责任人姓名1", 16, &person), FIELD_ROLE_NAME);
	ck_assert_int_eq(person, 0);
	ck_assert_int_eq(find(&d, "事实2"), FIELD_COUNT); /* no other column has a number */
	ck_assert_int_eq(mapping_read(&d, &record, &m), CREDIT_OK);
	ck_assert(m.roles);
	ck_assert_int_eq(m.role_column[0][0], 0);
	ck_assert_int_eq(m.role_column[1][0], 1);
	ck_assert_int_eq(m.role_column[4][FIELD_ROLE_ID - FIELD_ROLE_NAME], 2);
	ck_assert_int_eq(m.role_column[2][0], -1);
	ck_assert_int_eq(m.fields[4], FIELD_COUNT); /* a sixth is none */
	ck_assert_int_eq(m.twice, FIELD_ROLE_NAME); /* 责任人 heads the first again */
	ck_assert_uint_eq(m.twice_b, 3);
	mapping_free(&m);
	dictionary_free(&d);
	ck_assert_int_eq(build_with("表头,字段\n第二责任人,责任人姓名2\n", &d, NULL), 0);
	ck_assert_int_eq(dictionary_find_person(&d, "第二责任人", 15, &person), FIELD_ROLE_NAME);
	ck_assert_int_eq(person, 1);
	dictionary_free(&d);
}
END_TEST

SUITE("intake/headings", T(test_fixed_names_and_headings_are_these),
	T(test_no_word_heads_two_fields), T(test_feedback_knows_its_own_columns_only),
	T(test_headings_as_people_write_them),
	T(test_county_adds_words_and_takes_none), T(test_mapping_of_a_header),
	T(test_columns_of_persons_are_numbered))
