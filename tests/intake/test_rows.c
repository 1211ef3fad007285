/* SPDX-License-Identifier: Apache-2.0 */
/* One record to one entry: whole, or refused with the reasons and the columns. */
#include <string.h>

#include "credit/catalogue.h"
#include "intake/intake.h"
#include "../support/suite.h"

#define TODAY 20600 /* 2026-05-27 */
#define HEADER "主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期,事实\n"

static const uint8_t id_key[ID_KEY_BYTES] = {1, 2, 3};

static credit_catalogue *tables;
static struct dictionary dictionary;
static struct mapping mapping;
static struct findings findings;
static struct arena arena;
static struct csv_reader *reader;
static struct known_authority known;

/* Read the one row below the header; findings are sorted, the row stays until close_row(). */
static struct row read_row(const char *cells)
{
	const struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};
	struct row_rules rules = {.mapping = &mapping, .findings = &findings, .today = TODAY,
		.county = 629999, .id_key = id_key, .known = &known};
	const struct csv_record *record;
	static char text[8192];
	struct row row;

	strcpy(text, HEADER);
	strcat(text, cells);
	memset(&arena, 0, sizeof(arena));
	memset(&known, 0, sizeof(known));
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
	rules.tables = tables;
	ck_assert_int_eq(dictionary_build(&dictionary, WORDS_ROWS, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(csv_reader_open(&options, -1, text, strlen(text), &reader, NULL),
		CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_int_eq(mapping_read(&dictionary, record, &mapping), CREDIT_OK);
	findings_init(&findings, 1 << 20, "/tmp");
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_ptr_nonnull(record);
	ck_assert_int_eq(row_read(&rules, record, &arena, &row), CREDIT_OK);
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	return row;
}

static void close_row(void)
{
	findings_free(&findings);
	csv_reader_close(reader);
	mapping_free(&mapping);
	dictionary_free(&dictionary);
	arena_free(&arena);
	credit_catalogue_free(tables);
}

/* The row is refused, and this is said of this column. */
static void refused(const char *cells, enum message message, uint32_t column)
{
	struct row row = read_row(cells);
	struct found found;
	bool any = true;
	bool said = false;

	ck_assert_msg(row.refused, "%s", cells);
	while (any) {
		ck_assert_int_eq(findings_next(&findings, &found, &any, NULL), CREDIT_OK);
		said |= any && found.message == message && found.column == column;
		if (any)
			ck_assert_uint_eq(found.row, 2);
	}
	ck_assert_msg(said, "%s", cells);
	close_row();
}

START_TEST(test_a_good_row_is_a_whole_entry)
{
	struct row row = read_row(" 张某 ,629999198002291018,sx,FY,样执1号,2026/3/2,"
				  "\"一\r\n二\r三\"\n");

	ck_assert(!row.refused);
	ck_assert_uint_eq(findings.errors, 0);
	ck_assert_uint_eq(row.number, 2);
	ck_assert_str_eq(row.entry.name, "张某");
	ck_assert_str_eq(row.entry.subject.text, "629999198002291018");
	ck_assert_str_eq(row.entry.list, "SX");
	ck_assert_str_eq(row.list->code, "SX");
	ck_assert_str_eq(row.entry.document, "样执1号");
	ck_assert_int_eq(row.entry.decided, 20514);
	ck_assert_str_eq(row.entry.facts, "一\n二\n三");
	ck_assert_str_eq(row.corrects, "");
	close_row();
}
END_TEST

START_TEST(test_what_is_missing_is_asked_for)
{
	refused(",629999198002291018,SX,FY,样执1号,2026-03-02,\n", MSG_INTAKE_REQUIRED, 1);
	refused("张某,,SX,FY,样执1号,2026-03-02,\n", MSG_INTAKE_REQUIRED, 2);
	refused("张某,629999198002291018,,FY,样执1号,2026-03-02,\n", MSG_INTAKE_REQUIRED, 3);
	refused("张某,629999198002291018,SX,FY,,2026-03-02,\n", MSG_INTAKE_REQUIRED, 5);
	refused("张某,629999198002291018,SX,FY,样执1号,,\n", MSG_INTAKE_REQUIRED, 6);
}
END_TEST

START_TEST(test_what_is_wrong_is_refused_where_it_stands)
{
	refused("张某,629999198002291018,QQ,FY,样执1号,2026-03-02,\n", MSG_INTAKE_LIST, 3);
	refused("张某,629999198002291018,SX,FY,样执1号,2026-02-30,\n", MSG_INTAKE_DAY_NONE, 6);
	refused("张某,629999198002291018,SX,FY,样执1号,2026-03-02,,多\n", MSG_INTAKE_CELLS, 8);
}
END_TEST

START_TEST(test_a_child_is_not_listed)
{
	static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	char cells[128] = "张某,629999201502281010,SX,FY,样执1号,2026-03-02,\n";
	char *id = strchr(cells, ',') + 1;
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += (id[i] - '0') * weights[i];
	id[17] = "10X98765432"[sum % 11];
	refused(cells, MSG_INTAKE_MINOR, 2);
}
END_TEST

START_TEST(test_an_identifier_is_never_told_in_full)
{
	struct row row = read_row("张某,629999198002291019,SX,FY,样执1号,2026-03-02,\n");
	struct found found;
	bool any = true;
	bool told = false;

	ck_assert(row.refused);
	while (any) {
		ck_assert_int_eq(findings_next(&findings, &found, &any, NULL), CREDIT_OK);
		if (!any)
			break;
		told |= found.column == 2 && *found.value;
		ck_assert_ptr_null(strstr(found.value, "19800229"));
		for (uint32_t i = 0; i < found.params_count; i++)
			ck_assert_ptr_null(strstr(found.params[i], "19800229"));
	}
	ck_assert(told);
	close_row();
}
END_TEST

START_TEST(test_lists_are_found_by_code_and_name_only)
{
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
	ck_assert_str_eq(list_find(tables, "SX", 2, TODAY)->code, "SX");
	ck_assert_str_eq(list_find(tables, "sx", 2, TODAY)->code, "SX");
	for (size_t i = 0; i < tables->lists_count; i++)
		ck_assert_ptr_nonnull(list_find(tables, tables->lists[i].name_zh,
			strlen(tables->lists[i].name_zh), tables->lists[i].head.from));
	ck_assert_ptr_null(list_find(tables, "S", 1, TODAY));
	ck_assert_ptr_null(list_find(tables, "", 0, TODAY));
	ck_assert_ptr_null(list_find(tables, "\xFF\xFE", 2, TODAY));
	credit_catalogue_free(tables);
}
END_TEST

SUITE("intake/rows", T(test_a_good_row_is_a_whole_entry), T(test_what_is_missing_is_asked_for),
	T(test_what_is_wrong_is_refused_where_it_stands), T(test_a_child_is_not_listed),
	T(test_an_identifier_is_never_told_in_full),
	T(test_lists_are_found_by_code_and_name_only))
