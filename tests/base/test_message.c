/* SPDX-License-Identifier: Apache-2.0 */
/* Statuses, errors and findings as text, in both languages, in any space. */
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "../support/suite.h"

START_TEST(test_statuses_have_names_sentences_and_fixed_numbers)
{
	static const struct {
		int number;
		const char *name;
	} fixed[] = {{0, "CREDIT_OK"}, {-1, "CREDIT_EINVAL"}, {-2, "CREDIT_ENOMEM"},
		{-3, "CREDIT_ENOTFOUND"}, {-4, "CREDIT_EEXISTS"}, {-5, "CREDIT_EREADONLY"},
		{-6, "CREDIT_EBUSY"}, {-7, "CREDIT_EFULL"}, {-8, "CREDIT_EIO"},
		{-9, "CREDIT_EFORMAT"}, {-10, "CREDIT_ECORRUPT"}, {-11, "CREDIT_EVERSION"},
		{-12, "CREDIT_ELIMIT"}, {-13, "CREDIT_ERULE"}, {-14, "CREDIT_ECANCELLED"},
		{-15, "CREDIT_EFORK"}};

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
		ck_assert_str_eq(credit_status_name(fixed[i].number), fixed[i].name);
		ck_assert_str_ne(credit_status_text(fixed[i].number), "unknown status");
	}
	ck_assert_str_eq(credit_status_name(1), "CREDIT_?");
	ck_assert_str_eq(credit_status_text(-1000), "unknown status");
	ck_assert_str_eq(credit_version(), CREDIT_VERSION);
}
END_TEST

START_TEST(test_every_message_renders_in_both_languages)
{
	credit_error err;
	char text[CREDIT_TEXT_BYTES];
	size_t count = 0;
	const char *code;

	while ((code = credit_message_code(count))) {
		ck_assert_int_eq(message_find(code), (int)count);
		ck_assert_str_eq(message_code((enum message)count), code);
		FAIL(&err, CREDIT_EINVAL, (enum message)count, "p1", "p2", "p3", "p4", "p5", "p6",
			"p7", "p8", "p9");
		for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
			ck_assert_int_eq(credit_error_text(&err, lang, text, sizeof(text)),
				CREDIT_OK);
			ck_assert_str_ne(text, "");
			ck_assert(utf8_valid(text, strlen(text)));
			ck_assert_ptr_null(strpbrk(text, "{}"));
		}
		count++;
	}
	ck_assert_uint_eq(count, MSG_COUNT);
	ck_assert_int_eq(message_find("no-such-code"), -1);
}
END_TEST

START_TEST(test_error_names_subject_and_cure)
{
	credit_error err;
	char text[CREDIT_TEXT_BYTES];

	ck_assert_int_eq(FAIL(&err, CREDIT_EFORMAT, MSG_DAY_FORM, "2026-4-1"), CREDIT_EFORMAT);
	ck_assert_int_eq(err.status, CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "day-form");
	ck_assert_uint_eq(err.params_count, 1);
	ck_assert_int_eq(credit_error_text(&err, CREDIT_ZH, text, sizeof(text)), CREDIT_OK);
	ck_assert_str_eq(text, "“2026-4-1”不是日期；写成 2026-04-01 这样的形式");
	ck_assert_int_eq(credit_error_text(&err, CREDIT_EN, text, sizeof(text)), CREDIT_OK);
	ck_assert_str_eq(text, "'2026-4-1' is not a day; write it like 2026-04-01");
	ck_assert_int_eq(FAIL(NULL, CREDIT_EIO, MSG_MEMORY), CREDIT_EIO);
}
END_TEST

START_TEST(test_misuse_of_rendering_is_invalid)
{
	credit_error err;
	credit_finding finding = {.code = "no-such-code"};
	char text[100] = "x";

	FAIL(&err, CREDIT_ENOMEM, MSG_MEMORY);
	ck_assert_int_eq(credit_error_text(NULL, CREDIT_EN, text, 100), CREDIT_EINVAL);
	ck_assert_int_eq(credit_error_text(&err, CREDIT_EN, NULL, 100), CREDIT_EINVAL);
	ck_assert_int_eq(credit_error_text(&err, CREDIT_EN, text, 0), CREDIT_EINVAL);
	ck_assert_str_eq(text, "x");
	ck_assert_int_eq(credit_error_text(&err, 2, text, 100), CREDIT_EINVAL);
	ck_assert_str_eq(text, "");
	err.params_count = 10;
	ck_assert_int_eq(credit_error_text(&err, CREDIT_EN, text, 100), CREDIT_EINVAL);
	ck_assert_int_eq(credit_finding_text(NULL, CREDIT_EN, text, 100), CREDIT_EINVAL);
	ck_assert_int_eq(credit_finding_cure(NULL, CREDIT_EN, text, 100), CREDIT_EINVAL);
	ck_assert_int_eq(credit_finding_text(&finding, CREDIT_EN, text, 100), CREDIT_EINVAL);
	ck_assert_ptr_null(credit_message_template("memory", 7, false));
	ck_assert_ptr_null(credit_message_template(NULL, CREDIT_EN, false));
	ck_assert_ptr_null(credit_message_code((size_t)-1));
}
END_TEST

START_TEST(test_any_space_gives_whole_characters)
{
	credit_error err;
	char text[CREDIT_TEXT_BYTES];

	FAIL(&err, CREDIT_EFORMAT, MSG_DAY_FORM, "二〇二六年四月一日");
	for (size_t size = 1; size < 120; size++) {
		memset(text, 'x', sizeof(text));
		ck_assert_int_eq(credit_error_text(&err, CREDIT_ZH, text, size), CREDIT_OK);
		ck_assert_uint_lt(strlen(text), size);
		ck_assert(utf8_valid(text, strlen(text)));
		ck_assert_int_eq(text[size], 'x');
	}
}
END_TEST

START_TEST(test_long_parameters_are_cut_at_a_character)
{
	credit_error err;
	char longer[CREDIT_PARAMS_BYTES + 100];
	char text[CREDIT_TEXT_BYTES];

	longer[0] = '\0';
	while (strlen(longer) < CREDIT_PARAMS_BYTES)
		strcat(longer, "长");
	FAIL(&err, CREDIT_EIO, MSG_FILE_OPEN, longer, "second");
	ck_assert_int_eq(err.params[CREDIT_PARAMS_BYTES - 1], '\0');
	ck_assert(utf8_valid(err.params, strlen(err.params)));
	ck_assert_int_eq(credit_error_text(&err, CREDIT_EN, text, sizeof(text)), CREDIT_OK);
	ck_assert(utf8_valid(text, strlen(text)));
}
END_TEST

START_TEST(test_finding_has_text_and_cure)
{
	const char *const params[] = {"一", "two"};
	credit_finding finding = {.line = 3};
	char text[200];

	finding_message(&finding, MSG_FILE_READ, params, 2);
	ck_assert_uint_eq(finding.size, sizeof(finding));
	ck_assert_uint_eq(finding.line, 3);
	ck_assert_int_eq(finding.severity, CREDIT_FATAL);
	ck_assert_int_eq(finding.severity, message_severity(MSG_FILE_READ));
	ck_assert_int_eq(credit_finding_text(&finding, CREDIT_EN, text, sizeof(text)), CREDIT_OK);
	ck_assert_str_eq(text, "cannot read '一': two");
	ck_assert_int_eq(credit_finding_cure(&finding, CREDIT_ZH, text, sizeof(text)), CREDIT_OK);
	ck_assert_str_eq(text, "检查磁盘后重试");
}
END_TEST

static const struct {
	const char *template_text, *text;
} renderings[] = {
	{"", ""},
	{"{1}", "one"},
	{"{2}{1}", "twoone"},
	{"{@2}", "two"},           /* alone it knows no language: the code */
	{"{@}{@x", "{@}{@x"},
	{"{3}", ""},               /* not given: nothing */
	{"{0}{x}{", "{0}{x}{"},    /* no placeholder: as it stands */
	{"a{1", "a{1"},
	{"{{1}}", "{one}"},
};

START_TEST(test_placeholders)
{
	const char *const params[] = {"one", "two"};
	char text[50];

	message_render(renderings[_i].template_text, params, 2, text, sizeof(text));
	ck_assert_str_eq(text, renderings[_i].text);
}
END_TEST

START_TEST(test_parameter_with_braces_is_not_read_again)
{
	const char *const params[] = {"{2}", "secret"};
	char text[50];

	message_render("{1}", params, 2, text, sizeof(text));
	ck_assert_str_eq(text, "{2}");
}
END_TEST

/* Who fills a parameter in does not know which language will be asked for. */
START_TEST(test_a_message_within_a_message_is_in_the_same_language)
{
	const char *params[] = {"245SMHNM3RJ5NWSS", "H04", "memory"};
	credit_finding finding = {.size = sizeof(finding)};
	char text[CREDIT_TEXT_BYTES];

	finding_message(&finding, MSG_ANNOUNCE_HELD, params, 3);
	ck_assert_int_eq(credit_finding_text(&finding, CREDIT_EN, text, sizeof(text)), CREDIT_OK);
	ck_assert_ptr_nonnull(strstr(text, credit_message_template("memory", CREDIT_EN, false)));
	ck_assert_int_eq(credit_finding_text(&finding, CREDIT_ZH, text, sizeof(text)), CREDIT_OK);
	ck_assert_ptr_nonnull(strstr(text, credit_message_template("memory", CREDIT_ZH, false)));
	params[2] = "no such code"; /* is shown as it is */
	ck_assert_int_eq(credit_finding_text(&finding, CREDIT_ZH, text, sizeof(text)), CREDIT_OK);
	ck_assert_ptr_nonnull(strstr(text, "no such code"));
}
END_TEST

SUITE("base/message", T(test_statuses_have_names_sentences_and_fixed_numbers),
	T(test_every_message_renders_in_both_languages), T(test_error_names_subject_and_cure),
	T(test_misuse_of_rendering_is_invalid), T(test_any_space_gives_whole_characters),
	T(test_long_parameters_are_cut_at_a_character), T(test_finding_has_text_and_cure),
	TL(test_placeholders, (int)(sizeof(renderings) / sizeof(renderings[0]))),
	T(test_parameter_with_braces_is_not_read_again),
	T(test_a_message_within_a_message_is_in_the_same_language))
