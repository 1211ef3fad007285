/* SPDX-License-Identifier: Apache-2.0 */
/* Departments over time: who answers for one that ended. */
#include <string.h>

#include "catalogue/catalogue.h"
#include "../support/suite.h"

#define END 20000 /* the last day of the old bodies */

/* AA became BB, BB became CC and DD; EE became itself under another code; XX, YY a circle. */
#define BODY(code_, credit_, name_, from_, to_, successor_)                         \
	{.head = {.from = from_, .to = to_}, .code = code_, .credit_code = credit_,         \
		.name_zh = name_, .name_en = name_, .level = "county",              \
		.successor = successor_, .contact_zh = "", .contact_en = "",        \
		.phone = "", .name_key = name_}

static struct department_row rows[] = {
	BODY("AA", "11629999F00000018U", "甲局", CREDIT_DAY_MIN, END, "BB"),
	BODY("BB", "11629999F000100134", "乙局", END + 1, END + 100, "CC;DD"),
	BODY("CC", "11629999F00010021Y", "丙局", END + 101, CREDIT_DAY_MAX, ""),
	BODY("DD", "11629999F0001003XN", "丁局", END + 101, CREDIT_DAY_MAX, ""),
	BODY("EE", "11629999F00010048N", "戊局", CREDIT_DAY_MIN, END, ""),
	BODY("EE", "11629999F00010056H", "戊委", END + 1, CREDIT_DAY_MAX, ""),
	BODY("FF", "11629999F00010064C", "己局", CREDIT_DAY_MIN, END, ""),
	BODY("XX", "11629999F000100727", "庚局", CREDIT_DAY_MIN, END, "YY"),
	BODY("YY", "11629999F000100802", "辛局", CREDIT_DAY_MIN, END, "XX")};

static const credit_catalogue tables = {
	.departments = rows, .departments_count = sizeof(rows) / sizeof(rows[0])};

static const char *name_of(const struct department_row *row)
{
	return row ? row->name_zh : "";
}

struct answer {
	const char *named;
	credit_day day;
	const char *last;
	const char *answering;
};

static const struct answer answers[] = {
	{"AA", END, "甲局", "甲局"},
	{"甲局", END, "甲局", "甲局"},
	{"11629999F00000018U", END + 1, "甲局", "乙局"},
	{"甲局", END + 100, "甲局", "乙局"},
	{"AA", END + 101, "甲局", "丙局"}, /* the first of two is told */
	{"BB", END + 101, "乙局", "丙局"},
	{"BB", END, "", ""}, /* not yet */
	{"EE", END + 1, "戊委", "戊委"},
	{"11629999F00010048N", END + 1, "戊局", "戊委"},
	{"FF", END + 1, "己局", ""}, /* nobody took over */
	{"XX", END + 1, "庚局", ""},
	{"ZZ", END, "", ""},
};
#define ANSWERS (int)(sizeof(answers) / sizeof(answers[0]))

/* Rule: 行政诉讼法 art. 26; 行政复议法 art. 19. */
START_TEST(test_a_successor_answers_once_the_old_body_ended)
{
	const struct answer *a = &answers[_i];
	size_t length = strlen(a->named);

	ck_assert_str_eq(
		name_of(catalogue_department_last(&tables, a->named, length, a->day)),
		a->last);
	ck_assert_str_eq(
		name_of(catalogue_department_answering(&tables, a->named, length, a->day)),
		a->answering);
}
END_TEST

START_TEST(test_a_code_acts_by_itself_or_by_its_successor)
{
	ck_assert_str_eq(name_of(catalogue_department_acting(&tables, "AA", 2, END)), "甲局");
	ck_assert_str_eq(name_of(catalogue_department_acting(&tables, "AA;", 2, END + 1)), "乙局");
	ck_assert_str_eq(name_of(catalogue_department_acting(&tables, "AA", 2, END + 101)), "丙局");
	ck_assert_ptr_null(catalogue_department_acting(&tables, "FF", 2, END + 1));
	ck_assert_ptr_null(catalogue_department_acting(&tables, "甲局", strlen("甲局"), END));
}
END_TEST

START_TEST(test_a_successor_is_competent_for_the_lists_of_the_old_body)
{
	struct list_row list = {.authorities = "FF;AA"};

	ck_assert(catalogue_competent(&tables, &list, "AA", END));
	ck_assert(!catalogue_competent(&tables, &list, "BB", END));
	ck_assert(catalogue_competent(&tables, &list, "BB", END + 1));
	ck_assert(catalogue_competent(&tables, &list, "CC", END + 101));
	ck_assert(catalogue_competent(&tables, &list, "DD", END + 101));
	ck_assert(!catalogue_competent(&tables, &list, "EE", END + 101));
	list.authorities = "XX";
	ck_assert(!catalogue_competent(&tables, &list, "CC", END + 101));
}
END_TEST

START_TEST(test_a_body_succeeds_by_credit_code)
{
	ck_assert(catalogue_succeeds(
		&tables, "11629999F00000018U", "11629999F000100134", END + 1));
	ck_assert(!catalogue_succeeds(
		&tables, "11629999F00000018U", "11629999F000100134", END));
	ck_assert(catalogue_succeeds(
		&tables, "11629999F00010048N", "11629999F00010056H", END + 1));
	ck_assert(!catalogue_succeeds(
		&tables, "11629999F00010064C", "11629999F00010056H", END + 1));
	ck_assert(!catalogue_succeeds(
		&tables, "11629999F00010099Y", "11629999F00010056H", END + 1));
}
END_TEST

SUITE("catalogue/catalogue_department",
	TL(test_a_successor_answers_once_the_old_body_ended, ANSWERS),
	T(test_a_code_acts_by_itself_or_by_its_successor),
	T(test_a_successor_is_competent_for_the_lists_of_the_old_body),
	T(test_a_body_succeeds_by_credit_code))
