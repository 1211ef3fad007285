/* SPDX-License-Identifier: Apache-2.0 */
/* Typed readers of cells: every form that is taken, and those that could mean two things. */
#include <string.h>

#include "intake/cells.h"
#include "../support/suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))

static const struct {
	const char *text;
	const char *clean;
	bool guarded;
} cleaned[] = {{"  a ", "a", false}, {"\ta", "a", true}, {"a\t", "a", true}, {"'a", "a", true},
	{"'", "'", false}, {"=\"a\"", "a", true}, {"=\" a \"", "a", true}, {"=\"\"", "", true},
	{"=a", "=a", false}, {"\u3000王\u00a0", "王", false}, {"\ufeff\u200bx", "x", false},
	{"", "", false}, {"''a", "'a", true}};

START_TEST(test_cell_without_its_guards)
{
	struct cell cell = cell_clean(cleaned[_i].text, strlen(cleaned[_i].text));

	ck_assert_uint_eq(cell.length, strlen(cleaned[_i].clean));
	ck_assert_int_eq(memcmp(cell.text, cleaned[_i].clean, cell.length), 0);
	ck_assert_int_eq(cell.guarded, cleaned[_i].guarded);
}
END_TEST

static const char *const nothing[] = {"", "无", "空", "/", "-", "—", "NULL", "null", "N/A",
	"暂无", "——", "#N/A"};

START_TEST(test_placeholders_are_empty)
{
	size_t length = strlen(nothing[_i]);

	ck_assert(cell_is_empty(FIELD_FACTS, nothing[_i], length));
	/* 无异议 is a statement */
	ck_assert_int_eq(cell_is_empty(FIELD_OBJECTION, nothing[_i], length),
		strcmp(nothing[_i], "无") != 0);
	ck_assert(!cell_is_empty(FIELD_FACTS, "无锡某公司", strlen("无锡某公司")));
	ck_assert(!cell_is_empty(FIELD_FACTS, "0", 1));
}
END_TEST

static const struct {
	const char *text;
	const char *day; /* NULL: long term; "": a fault */
	enum message fault;
	bool serial;
} days[] = {
	{"2023-01-05", "2023-01-05", MSG_COUNT, false},
	{"2023/1/5", "2023-01-05", MSG_COUNT, false},
	{"2023.1.5", "2023-01-05", MSG_COUNT, false},
	{"20230105", "2023-01-05", MSG_COUNT, false},
	{"2023年1月5日", "2023-01-05", MSG_COUNT, false},
	{"2023年01月05号", "2023-01-05", MSG_COUNT, false},
	{"2023 年 1 月 5 日", "2023-01-05", MSG_COUNT, false},
	{"二〇二三年一月五日", "2023-01-05", MSG_COUNT, false},
	{"二零二三年十二月三十一日", "2023-12-31", MSG_COUNT, false},
	{"二○二四年二月二十九日", "2024-02-29", MSG_COUNT, false},
	{"２０２３／１／５", "2023-01-05", MSG_COUNT, false},
	{"2023-01-05 00:00:00", "2023-01-05", MSG_COUNT, false},
	{"2023-01-05T09:30:00.000", "2023-01-05", MSG_COUNT, false},
	{"2023/1/5 0:00", "2023-01-05", MSG_COUNT, false},
	{"2023/1/5 0:00:00", "2023-01-05", MSG_COUNT, false},
	{"20230105 00:00:00", "2023-01-05", MSG_COUNT, false},
	{"44931", "2023-01-05", MSG_COUNT, true},
	{"长期", NULL, MSG_COUNT, false},
	{"永久", NULL, MSG_COUNT, false},
	{"9999-12-31", NULL, MSG_COUNT, false},
	{"9999/12/31", NULL, MSG_COUNT, false},
	{"23/1/5", "", MSG_INTAKE_DAY_YEAR, false},
	{"23年1月5日", "", MSG_INTAKE_DAY_YEAR, false},
	{"230105", "", MSG_INTAKE_DAY_YEAR, false},
	{"5/1/2023", "", MSG_INTAKE_DAY, false},
	{"01-05-2023", "", MSG_INTAKE_DAY, false},
	{"2023-02-29", "", MSG_INTAKE_DAY_NONE, false},
	{"20231301", "", MSG_INTAKE_DAY_NONE, false},
	{"0023-01-05", "", MSG_INTAKE_DAY_NONE, false},
	{"2023年1月", "", MSG_INTAKE_DAY, false},
	{"2023-01", "", MSG_INTAKE_DAY, false},
	{"2023-01/05", "", MSG_INTAKE_DAY, false},
	{"2023-1-5日", "", MSG_INTAKE_DAY, false},
	{"2023-01-05x", "", MSG_INTAKE_DAY, false},
	{"2023-01-05 9", "", MSG_INTAKE_DAY, false},
	{"449310", "", MSG_INTAKE_DAY, false},
	{"44931.5", "", MSG_INTAKE_DAY, false},
	{"明天", "", MSG_INTAKE_DAY, false},
	{"", "", MSG_INTAKE_DAY, false},
	{"\xFF", "", MSG_INTAKE_DAY, false},
	{"123456789012345678901234567890", "", MSG_INTAKE_DAY, false},
};

START_TEST(test_day_in_every_form)
{
	char text[CREDIT_DAY_BYTES];
	bool long_term;
	bool serial;
	credit_day day;
	enum message fault = cell_day(
		days[_i].text, strlen(days[_i].text), &long_term, &serial, &day);

	ck_assert_int_eq(fault, days[_i].fault);
	if (fault != MSG_COUNT)
		return;
	ck_assert_int_eq(long_term, days[_i].day == NULL);
	ck_assert_int_eq(serial, days[_i].serial);
	if (long_term)
		return;
	credit_day_format(day, text);
	ck_assert_str_eq(text, days[_i].day);
}
END_TEST

START_TEST(test_answers)
{
	enum answer a;

	ck_assert_int_eq(cell_answer("是", 3, &a), MSG_COUNT);
	ck_assert_int_eq(a, ANSWER_YES);
	ck_assert_int_eq(cell_answer("Yes", 3, &a), MSG_COUNT);
	ck_assert_int_eq(a, ANSWER_YES);
	ck_assert_int_eq(cell_answer("否", 3, &a), MSG_COUNT);
	ck_assert_int_eq(a, ANSWER_NO);
	ck_assert_int_eq(cell_answer("或许", 6, &a), MSG_INTAKE_ANSWER);
	ck_assert_int_eq(a, ANSWER_UNSTATED);
}
END_TEST

START_TEST(test_objections)
{
	enum objection_said o;

	ck_assert_int_eq(cell_objection("无", 3, &o), MSG_COUNT);
	ck_assert_int_eq(o, OBJECTION_NONE);
	ck_assert_int_eq(cell_objection("不成立", 9, &o), MSG_COUNT);
	ck_assert_int_eq(o, OBJECTION_DISMISSED);
	ck_assert_int_eq(cell_objection("成立", 6, &o), MSG_COUNT);
	ck_assert_int_eq(o, OBJECTION_UPHELD);
	ck_assert_int_eq(cell_objection("有", 3, &o), MSG_INTAKE_OBJECTION);
}
END_TEST

static const struct {
	const char *text;
	int64_t unit;
	enum message fault;
	int64_t fen;
} amounts[] = {
	{"15000", 100, MSG_COUNT, 1500000},
	{"15,000.00", 100, MSG_COUNT, 1500000},
	{"1,234,567.8", 100, MSG_COUNT, 123456780},
	{"1.5", 1000000, MSG_COUNT, 1500000},
	{"1.5万元", 1000000, MSG_COUNT, 1500000},
	{"１．５万元", 1000000, MSG_COUNT, 1500000},
	{"0.123456", 1000000, MSG_COUNT, 123456},
	{"0", 100, MSG_COUNT, 0},
	{"¥200元", 100, MSG_COUNT, 20000},
	{"1.5万元", 100, MSG_INTAKE_AMOUNT_UNIT, 0},
	{"1.5万", 100, MSG_INTAKE_AMOUNT_UNIT, 0},
	{"15000元", 1000000, MSG_INTAKE_AMOUNT_UNIT, 0},
	{"0.001", 100, MSG_INTAKE_AMOUNT, 0},
	{"1,50", 100, MSG_INTAKE_AMOUNT, 0},
	{",150", 100, MSG_INTAKE_AMOUNT, 0},
	{"1500,000", 100, MSG_INTAKE_AMOUNT, 0},
	{"1.", 100, MSG_INTAKE_AMOUNT, 0},
	{"-5", 100, MSG_INTAKE_AMOUNT, 0},
	{"约两万", 100, MSG_INTAKE_AMOUNT, 0},
	{"99999999999999999999", 100, MSG_INTAKE_AMOUNT, 0},
	{"9999999999999999", 1000000, MSG_INTAKE_AMOUNT, 0},
	{"", 100, MSG_INTAKE_AMOUNT, 0},
};

START_TEST(test_amount_in_the_unit_of_its_column)
{
	int64_t fen = 7;

	ck_assert_int_eq(cell_amount(amounts[_i].text, strlen(amounts[_i].text), amounts[_i].unit,
				 &fen),
		amounts[_i].fault);
	ck_assert_int_eq(fen, amounts[_i].fen);
}
END_TEST

START_TEST(test_several_values_in_a_cell)
{
	ck_assert(cell_has_many(FIELD_SUBJECT_NAME, "张三、李四", strlen("张三、李四")));
	ck_assert(cell_has_many(FIELD_SUBJECT_NAME, "张三；李四", strlen("张三；李四")));
	ck_assert(cell_has_many(FIELD_SUBJECT_NAME, "张三\n李四", strlen("张三\n李四")));
	ck_assert(!cell_has_many(FIELD_SUBJECT_NAME, "Smith, John", 11));
	ck_assert(cell_has_many(FIELD_SUBJECT_ID, "1,2", 3));
	ck_assert(!cell_has_many(FIELD_SUBJECT_NAME, "阿卜杜拉·某", strlen("阿卜杜拉·某")));
}
END_TEST

START_TEST(test_invisible_characters_are_seen)
{
	ck_assert(cell_has_invisible("王\u200b某", strlen("王\u200b某")));
	ck_assert(cell_has_invisible("王\u00a0某", strlen("王\u00a0某")));
	ck_assert(cell_has_invisible("王\u202e某", strlen("王\u202e某")));
	ck_assert(!cell_has_invisible("王 某", strlen("王 某")));
}
END_TEST

START_TEST(test_values_in_messages_hide_identifiers)
{
	struct buf out = BUF_INIT;

	cell_mask("629999198002291019", 18, true, &out);
	ck_assert_str_eq(buf_cstr(&out), "629***************");
	buf_reset(&out);
	cell_mask("身份证629999198002291018", strlen("身份证629999198002291018"), false, &out);
	ck_assert_ptr_null(strstr(buf_cstr(&out), "198002"));
	buf_free(&out);
}
END_TEST

SUITE("intake/cells", TL(test_cell_without_its_guards, COUNT(cleaned)),
	TL(test_placeholders_are_empty, COUNT(nothing)), TL(test_day_in_every_form, COUNT(days)),
	T(test_answers), T(test_objections),
	TL(test_amount_in_the_unit_of_its_column, COUNT(amounts)),
	T(test_several_values_in_a_cell), T(test_invisible_characters_are_seen),
	T(test_values_in_messages_hide_identifiers))
