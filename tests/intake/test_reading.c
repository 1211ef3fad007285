/* SPDX-License-Identifier: Apache-2.0 */
/* Cells of one record by field: what is read, what is said of it, what refuses the row. */
#include <stdio.h>
#include <string.h>

#include "intake/reading.h"
#include "../support/suite.h"

#define TODAY 20600 /* 2026-05-27 */
#define HEADER "主体名称,证件号码,统一社会信用代码,名单代码,认定单位,列入决定日期,截止日期,事实\n"
#define PERSON "629999198002291018"
#define FIRM "91629999F00000093C"
#define OTHER "93629999F000000BXQ"

static credit_catalogue *tables;
static struct dictionary dictionary;
static struct mapping mapping;
static struct findings findings;
static struct arena arena;
static struct csv_reader *reader;
static struct known_authority known;
static struct row_rules rules;
static struct reading reading;

/* The record below the header, ready to be read; until done(). */
static void begin(const char *cells)
{
	const struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};
	const struct csv_record *record;
	static char text[2048];

	snprintf(text, sizeof(text), HEADER "%s\n", cells);
	memset(&known, 0, sizeof(known));
	arena = (struct arena){0};
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
	ck_assert_int_eq(dictionary_build(&dictionary, WORDS_ROWS, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(
		csv_reader_open(&options, -1, text, strlen(text), &reader, NULL), CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_int_eq(mapping_read(&dictionary, record, &mapping), CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	findings_init(&findings, 1 << 20, "/tmp");
	rules = (struct row_rules){.tables = tables, .mapping = &mapping,
		.findings = &findings, .today = TODAY, .county = 629999, .known = &known};
	reading = (struct reading){.rules = &rules, .record = record, .arena = &arena};
}

/* What was said first, MSG_COUNT for nothing, and of which column. */
static enum message done(uint32_t *column)
{
	struct found found = {.message = MSG_COUNT};
	enum message first;
	bool any = false;

	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	ck_assert_int_eq(findings_next(&findings, &found, &any, NULL), CREDIT_OK);
	first = any ? found.message : MSG_COUNT;
	if (column)
		*column = any ? found.column : 0;
	findings_free(&findings);
	csv_reader_close(reader);
	mapping_free(&mapping);
	dictionary_free(&dictionary);
	arena_free(&arena);
	credit_catalogue_free(tables);
	return first;
}

START_TEST(test_cells_are_found_by_field_and_trimmed)
{
	const char *name = "";
	struct cell cell;

	begin(" 样例商贸有限公司 ," PERSON ",,SJ,SC,2026-04-01,,");
	ck_assert(reading_begin(&reading));
	reading_text(&reading, FIELD_SUBJECT_NAME, 400, true, &name);
	ck_assert_str_eq(name, "样例商贸有限公司");
	ck_assert(!reading_cell(&reading, FIELD_FACTS, &cell)); /* empty */
	ck_assert(!reading_cell(&reading, FIELD_SERVED, &cell)); /* no such column */
	ck_assert(!reading_column(reading.record, 99, &cell));
	ck_assert(!reading.refused);
	ck_assert_int_eq(done(NULL), MSG_COUNT);
}
END_TEST

START_TEST(test_a_text_beyond_its_limit_refuses_the_row)
{
	const char *name = "";
	uint32_t column;

	begin("样例商贸有限公司,,,,,,,");
	reading_text(&reading, FIELD_SUBJECT_NAME, 10, true, &name);
	ck_assert(reading.refused);
	ck_assert_str_eq(name, "");
	ck_assert_int_eq(done(&column), MSG_INTAKE_LONG);
	ck_assert_uint_eq(column, 1);
}
END_TEST

START_TEST(test_days_are_read_and_refused)
{
	bool lasting = false;
	credit_day day = CREDIT_DAY_NONE;
	uint32_t column;

	begin(",,,,,2026年4月1日,长期,");
	reading_day(&reading, FIELD_DECIDED, true, NULL, &day);
	ck_assert_int_eq(day, TODAY - 56);
	reading_day(&reading, FIELD_UNTIL, false, &lasting, &day);
	ck_assert(lasting);
	ck_assert_int_eq(day, CREDIT_DAY_NONE);
	ck_assert_int_eq(done(NULL), MSG_COUNT);
	begin(",,,,,2026-05-28,,"); /* tomorrow */
	reading_day(&reading, FIELD_DECIDED, true, NULL, &day);
	ck_assert(reading.refused);
	ck_assert_int_eq(done(&column), MSG_INTAKE_DAY_FUTURE);
	ck_assert_uint_eq(column, 6);
	begin(",,,,,长期,,"); /* a decision has a day */
	reading_day(&reading, FIELD_DECIDED, true, NULL, &day);
	ck_assert_int_eq(done(NULL), MSG_INTAKE_DAY_LONG);
	begin(",,,,,昨天,,");
	reading_day(&reading, FIELD_DECIDED, true, NULL, &day);
	ck_assert(reading.refused);
	ck_assert_int_ne((int)done(NULL), MSG_COUNT);
}
END_TEST

START_TEST(test_what_is_required_and_absent_is_said)
{
	uint32_t column;

	begin("样例,,,,,,,");
	reading_required(&reading, FIELD_SUBJECT_NAME, true);
	ck_assert(!reading.refused);
	reading_required(&reading, FIELD_SUBJECT_ID, false);
	ck_assert(reading.refused);
	ck_assert_int_eq(done(&column), MSG_INTAKE_REQUIRED);
	ck_assert_uint_eq(column, 2);
}
END_TEST

START_TEST(test_of_several_identifiers_one_subject_must_follow)
{
	credit_id id;
	uint32_t column;

	begin("样例,F00000093," FIRM ",,,,,"); /* the organisation code inside the credit code */
	ck_assert(reading_id(&reading, "", &id));
	ck_assert_str_eq(id.text, FIRM);
	ck_assert_int_eq(done(NULL), MSG_COUNT);
	begin("样例," FIRM "," OTHER ",,,,,");
	ck_assert(reading_id(&reading, "", &id));
	ck_assert(reading.refused);
	ck_assert_int_eq(done(&column), MSG_INTAKE_ID_TWO);
	ck_assert_uint_eq(column, 3);
	begin("样例,,,,,,,");
	ck_assert(!reading_id(&reading, "", &id));
	ck_assert(!reading.refused); /* whether it is required is the caller's business */
	ck_assert_int_eq(done(NULL), MSG_COUNT);
	begin("样例,6.20123E+17,,,,,,");
	ck_assert(reading_id(&reading, "", &id));
	ck_assert_int_eq(id.scheme, 0);
	ck_assert(reading.refused);
	ck_assert_int_ne((int)done(NULL), MSG_COUNT);
}
END_TEST

START_TEST(test_lists_and_departments_come_from_the_row_or_the_options)
{
	const struct department_row *department;
	const struct list_row *list;
	struct cell cell;

	begin("样例,,,sj,样例县市场监督管理局,,,");
	list = reading_list(&reading, TODAY);
	ck_assert_ptr_nonnull(list);
	ck_assert_str_eq(list->code, "SJ"); /* whatever the letter case */
	department = reading_department(&reading, FIELD_AUTHORITY, NULL, TODAY, &cell);
	ck_assert_ptr_nonnull(department);
	ck_assert_str_eq(department->code, "SC");
	ck_assert_int_eq(done(NULL), MSG_COUNT);
	begin("样例,,,,,,,");
	rules.list = "SX";
	ck_assert_str_eq(reading_list(&reading, TODAY)->code, "SX");
	ck_assert_str_eq(
		reading_department(&reading, FIELD_AUTHORITY, "FY", TODAY, &cell)->code, "FY");
	ck_assert_int_eq(done(NULL), MSG_COUNT);
	begin("样例,,,ZZZ,,,,");
	ck_assert_ptr_null(reading_list(&reading, TODAY));
	ck_assert_int_eq(done(NULL), MSG_INTAKE_LIST);
	begin("样例,,,,没有这个局,,,");
	ck_assert_ptr_null(reading_department(&reading, FIELD_AUTHORITY, NULL, TODAY, &cell));
	ck_assert_int_eq(done(NULL), MSG_INTAKE_AUTHORITY);
}
END_TEST

START_TEST(test_cells_behind_the_last_heading_are_told)
{
	uint32_t column;

	begin("样例,,,,,,,事实,多出来的");
	reading_begin(&reading);
	ck_assert(reading.refused);
	ck_assert_int_eq(done(&column), MSG_INTAKE_CELLS);
	ck_assert_uint_eq(column, 9);
}
END_TEST

SUITE("intake/reading", T(test_cells_are_found_by_field_and_trimmed),
	T(test_a_text_beyond_its_limit_refuses_the_row), T(test_days_are_read_and_refused),
	T(test_what_is_required_and_absent_is_said),
	T(test_of_several_identifiers_one_subject_must_follow),
	T(test_lists_and_departments_come_from_the_row_or_the_options),
	T(test_cells_behind_the_last_heading_are_told))
