/* SPDX-License-Identifier: Apache-2.0 */
/* Files into rows: cells of every type, headers, odd files, what a fault names. */
#include <stdlib.h>
#include <string.h>

#include "../support/planted_tables.h"
#include "../support/suite.h"
#include "base/day.h"

#define HEADER "from,to,day,source,sure\n"

/* The last row of a table that loads; *catalogue must be freed. */
static void load(enum table_id table, const char *text, credit_catalogue **catalogue)
{
	struct faults_seen seen;

	*catalogue = tables_try(table, false, text, &seen);
	ck_assert_msg(*catalogue != NULL, "%s %s", seen.faults[0].code, seen.faults[0].value);
}

static const struct {
	const char *text;
	enum term_unit unit;
	int count;
} terms[] = {{"30d", TERM_DAYS, 30}, {"36m", TERM_MONTHS, 36}, {"3y", TERM_MONTHS, 36},
	{" open ", TERM_OPEN, 0}, {"life", TERM_LIFE, 0}, {"ban", TERM_BAN, 0},
	{"1200m", TERM_MONTHS, 1200}};

START_TEST(test_term_is_read_in_days_or_months_or_by_its_word)
{
	char *text = table_changed(TABLE_RULES, "SX,,person,P03,", "term", terms[_i].text);
	credit_catalogue *catalogue;

	load(TABLE_RULES, text, &catalogue);
	ck_assert_int_eq(catalogue->rules[0].term.unit, terms[_i].unit);
	ck_assert_int_eq(catalogue->rules[0].term.count, terms[_i].count);
	credit_catalogue_free(catalogue);
	free(text);
}
END_TEST

static const char *const no_terms[] = {"30", "d", "0m", "1201m", "99999d", "-1d", "+1d",
	"1 d", "30D", "1m2", "OPEN"};

START_TEST(test_what_is_no_term_is_refused_with_its_text)
{
	struct faults_seen seen;
	char *text = table_changed(TABLE_RULES, "SX,,person,P03,", "term", no_terms[_i]);

	ck_assert_ptr_null(tables_try(TABLE_RULES, false, text, &seen));
	ck_assert_str_eq(seen.faults[0].code, "table-term");
	ck_assert_str_eq(seen.faults[0].value, no_terms[_i]);
	ck_assert_uint_eq(seen.faults[0].column, column_of(TABLE_RULES, "term"));
	free(text);
}
END_TEST

START_TEST(test_cells_become_words_kinds_days_and_a_key)
{
	char *text = table_changed(TABLE_LISTS, "SX,", "notice_days", " 12 ");
	credit_catalogue *catalogue;
	const struct list_row *row;

	load(TABLE_LISTS, text, &catalogue);
	row = &catalogue->lists[0];
	ck_assert_str_eq(row->code, "SX");
	ck_assert_str_eq(row->head.key, "SX");
	ck_assert_int_eq(row->colour, COLOUR_BLACK);
	ck_assert_int_eq(row->class_, CLASS_JUDGMENT);
	ck_assert_str_eq(row->class_zh, "失信被执行人"); /* made from the word */
	ck_assert_uint_eq(row->kinds, KINDS_ORGANISED | KIND_BIT(CREDIT_KIND_PERSON));
	ck_assert_int_eq(row->notice_days, 12);
	ck_assert_int_eq(row->coverage_percent, 0);
	ck_assert_int_eq(row->print_reviewed, CREDIT_DAY_NONE);
	ck_assert_int_eq(row->head.from, day_from_parts(2013, 10, 1));
	ck_assert_int_eq(row->head.to, CREDIT_DAY_MAX);
	ck_assert(!row->head.sure);
	ck_assert(!row->minors);
	ck_assert_uint_eq(row->head.line, 2);
	ck_assert_str_eq(catalogue->grounds[0].head.key, "SX\x1fSX1");
	ck_assert_str_ne(catalogue->departments[0].name_key, "");
	credit_catalogue_free(catalogue);
	free(text);
}
END_TEST

/* Files of which nothing or not everything can be used. */
static const struct {
	const char *text, *code;
	uint64_t line;
} odd[] = {{"", "table-column-missing", 0}, {"\n\n", "table-column-missing", 0},
	{"from,to,day,source\n2026-10-01,2026-10-07,off,x\n", "table-column-missing", 1},
	{"from,to,day,source,sure,sure\n", "table-column-twice", 1},
	{"from,to,day,source,sure,\n", "table-column-unknown", 1},
	{HEADER "2026-10-01,2026-10-07,off,x\n", "table-cells", 2},
	{HEADER "\n2026-10-01,2026-10-07,off,x,found,y\n", "table-cells", 3},
	{HEADER "2026-10-01,2026-10-07,off, ,found\n", "table-source", 2},
	{HEADER "2026-10-01,2026-10-07,,x,found\n", "table-empty", 2},
	{HEADER "2026-02-30,2026-02-30,off,x,found\n", "table-day", 2}};

START_TEST(test_file_that_is_odd_is_refused_at_its_line)
{
	struct faults_seen seen;

	ck_assert_ptr_null(tables_try(TABLE_CALENDAR, false, odd[_i].text, &seen));
	ck_assert_str_eq(seen.faults[0].code, odd[_i].code);
	ck_assert_uint_eq(seen.faults[0].line, odd[_i].line);
	ck_assert_str_eq(seen.faults[0].file, "calendar.csv");
	ck_assert(seen.faults[0].worded);
}
END_TEST

/* A county's file written before a column came: it is empty there. */
START_TEST(test_a_column_that_came_later_may_be_missing)
{
	static const char text[] =
		"list,grade,kinds,measure,departments,term,trigger,basis,from,to,source,sure\n"
		"XG,,business,P06,FY,,document,x,2010-10-01,,某通知,found\n";
	struct faults_seen seen;
	credit_catalogue *catalogue = tables_try(TABLE_RULES, true, text, &seen);
	const struct rule_row *row;

	ck_assert_uint_eq(seen.count, 0);
	row = &catalogue->rules[catalogue->rules_count - 1];
	ck_assert_str_eq(row->reaches, "");
	ck_assert_str_eq(row->reaches_basis, "");
	ck_assert_int_eq(row->respond_days, 0);
	ck_assert_int_eq(row->lift_days, 0);
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_rows_under_a_bad_header_are_not_repeated_as_faults)
{
	struct faults_seen seen;

	ck_assert_ptr_null(tables_try(TABLE_CALENDAR, true,
		"from,to,day,source\nx,y,z,\nx,y,z,\n", &seen));
	ck_assert_uint_eq(seen.count, 1);
}
END_TEST

START_TEST(test_all_faults_are_told_until_the_caller_has_enough)
{
	struct faults_seen seen = {.stop_after = 1};
	struct loader loader = {.report = faults_see, .context = &seen};
	const struct row_head head = {.line = 4};

	loader.files[TABLE_CALENDAR][0].at[0] = 3; /* the column "day" */
	FAULT(&loader, TABLE_CALENDAR, &head, "day", "x", MSG_TABLE_WORD, "x", "off, work");
	ck_assert(loader.stopped);
	ck_assert_uint_eq(seen.faults[0].column, 3);
	ck_assert_uint_eq(seen.faults[0].line, 4);
	ck_assert_str_eq(seen.faults[0].file, "calendar.csv"); /* it has no name of its own */
	FAULT_AT(&loader, TABLE_CALENDAR, &head, 9, "", MSG_TABLE_SOURCE);
	ck_assert_uint_eq(seen.count, 1);
	ck_assert_uint_eq(loader.faults, 2); /* counted all the same */
	loader = (struct loader){.report = NULL};
	FAULT(&loader, TABLE_CALENDAR, &head, "", "", MSG_TABLE_SOURCE);
	ck_assert_uint_eq(loader.faults, 1);
}
END_TEST

START_TEST(test_a_file_has_at_most_five_thousand_rows)
{
	struct faults_seen seen;
	struct buf text = BUF_INIT;
	bool told = false;

	buf_str(&text, HEADER);
	for (int i = 0; i <= ROWS_MAX; i++)
		buf_str(&text, "2026-10-01,2026-10-01,off,x,found\n");
	ck_assert_ptr_null(tables_try(TABLE_CALENDAR, false, buf_cstr(&text), &seen));
	for (size_t i = 0; i < seen.count && i < 64; i++)
		told |= strcmp(seen.faults[i].code, "table-rows") == 0;
	ck_assert(told);
	buf_free(&text);
}
END_TEST

START_TEST(test_departments_of_a_county_stand_in_place_of_the_sample)
{
	struct faults_seen seen;
	char *text = row_changed(TABLE_DEPARTMENTS, "FY,", "name_zh", "某县人民法院");
	struct loader loader = {.report = faults_see, .context = &seen};
	credit_catalogue *shipped, *catalogue = calloc(1, sizeof(*catalogue));
	char file[] = "departments.csv", own[] = "county/departments.csv";

	load(TABLE_LISTS, NULL, &shipped);
	ck_assert_uint_gt(shipped->departments_count, 1);
	memset(&seen, 0, sizeof(seen));
	loader.catalogue = catalogue;
	loader.files[TABLE_DEPARTMENTS][0] = (struct table_file){.name = file, .bytes = text,
		.length = strlen(text)};
	loader.files[TABLE_DEPARTMENTS][1] = (struct table_file){.name = own, .bytes = text,
		.length = strlen(text)};
	tables_load(&loader);
	ck_assert_uint_eq(loader.faults, 0);
	ck_assert_uint_eq(catalogue->departments_count, 1);
	ck_assert(catalogue->departments[0].head.county);
	ck_assert_str_eq(catalogue->departments[0].name_zh, "某县人民法院");
	credit_catalogue_free(shipped);
	credit_catalogue_free(catalogue);
	free(text);
}
END_TEST

START_TEST(test_bytes_of_any_kind_are_refused_and_not_read_past)
{
	static const char *const bytes[] = {"\xFF\xFE\x80", "\x01\x02\x03", "\"", "from,\"to",
		HEADER "\"2026-10-01,,,,\n", "PK\x03\x04", HEADER "\xC3,\xC3,\xC3,\xC3,\xC3"};

	for (size_t i = 0; i < sizeof(bytes) / sizeof(bytes[0]); i++) {
		struct faults_seen seen;

		ck_assert_ptr_null(tables_try(TABLE_CALENDAR, false, bytes[i], &seen));
		ck_assert_uint_gt(seen.count, 0);
		ck_assert(seen.faults[0].worded);
	}
}
END_TEST

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof((array)[0])))

SUITE("catalogue/table_load",
	TL(test_term_is_read_in_days_or_months_or_by_its_word, COUNT_OF(terms)),
	TL(test_what_is_no_term_is_refused_with_its_text, COUNT_OF(no_terms)),
	T(test_cells_become_words_kinds_days_and_a_key),
	TL(test_file_that_is_odd_is_refused_at_its_line, COUNT_OF(odd)),
	T(test_a_column_that_came_later_may_be_missing),
	T(test_rows_under_a_bad_header_are_not_repeated_as_faults),
	T(test_all_faults_are_told_until_the_caller_has_enough),
	T(test_a_file_has_at_most_five_thousand_rows),
	T(test_departments_of_a_county_stand_in_place_of_the_sample),
	T(test_bytes_of_any_kind_are_refused_and_not_read_past))
