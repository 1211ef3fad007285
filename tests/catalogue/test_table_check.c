/* SPDX-License-Identifier: Apache-2.0 */
/* Every fault that tables can have, planted: code, line and column are named. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "../support/suite.h"
#include "../support/planted_tables.h"

START_TEST(test_shipped_tables_have_no_fault)
{
	struct faults_seen seen;
	credit_catalogue *catalogue = tables_try(TABLE_LISTS, false, NULL, &seen);

	ck_assert_msg(seen.count == 0, "%s in %s line %d", seen.faults[0].code,
		seen.faults[0].file, (int)seen.faults[0].line);
	ck_assert_ptr_nonnull(catalogue);
	credit_catalogue_free(catalogue);
}
END_TEST

/* One cell of a shipped table changed; the fault is named where the cell stands. */
static const struct {
	enum table_id table;
	const char *start;
	const char *column;
	const char *value;
	const char *code;
	const char *named; /* the column that is named, where it is another one */
} cells[] = {{TABLE_LISTS, "SX,", "colour", "grey", "table-word", NULL},
	{TABLE_LISTS, "SX,", "class", "黑名单", "table-word", NULL},
	{TABLE_LISTS, "SX,", "kinds", "person;ghost", "table-word", NULL},
	{TABLE_LISTS, "SX,", "name_zh", "", "table-empty", NULL},
	{TABLE_LISTS, "SX,", "kinds", "", "table-empty", NULL},
	{TABLE_LISTS, "SX,", "authorities", "FY;XX", "table-reference", NULL},
	{TABLE_LISTS, "SX,", "authorities", "FY;;CZ", "table-code", NULL},
	{TABLE_LISTS, "SX,", "level", "village", "table-word", NULL},
	{TABLE_LISTS, "SX,", "mask", "full", "table-word", NULL},
	{TABLE_LISTS, "SX,", "notice_days", "-1", "table-number", NULL},
	{TABLE_LISTS, "SX,", "notice_days", "10000", "table-number", NULL},
	{TABLE_LISTS, "SX,", "print_kinds", "person", "table-print-person", NULL},
	{TABLE_LISTS, "SX,", "print_kinds", "household", "table-kinds", NULL},
	{TABLE_LISTS, "XG,", "print_kinds", "business", "table-print-class", NULL},
	{TABLE_LISTS, "SX,", "print_reviewed", "soon", "table-day", NULL},
	{TABLE_LISTS, "SX,", "from", "2013-10-32", "table-day", NULL},
	{TABLE_LISTS, "SX,", "from", "", "table-empty", NULL},
	{TABLE_LISTS, "SX,", "to", "2013-09-30", "table-days-reversed", NULL},
	{TABLE_LISTS, "SX,", "source", " ", "table-source", NULL},
	{TABLE_LISTS, "SX,", "sure", "perhaps", "table-word", NULL},
	{TABLE_LISTS, "SX,", "minors", "maybe", "table-word", NULL},
	{TABLE_LISTS, "H03,", "coverage_of", "120", "table-empty", "coverage_source"},
	{TABLE_LISTS, "H03,", "review_grace_days", "soon", "table-number", NULL},
	{TABLE_RETENTION, "minor,", "case", "old", "table-word", NULL},
	{TABLE_RETENTION, "minor,", "list", "QQ", "table-reference", NULL},
	{TABLE_RETENTION, "minor,", "term", "", "table-empty", NULL},
	{TABLE_RETENTION, "minor,", "term", "life", "table-term", NULL},
	{TABLE_RETENTION, "minor,", "anchor", "birth", "table-word", NULL},
	{TABLE_RETENTION, "minor,", "action", "forget", "table-word", NULL},
	{TABLE_GROUNDS, "SX,SX1,", "code", "sx1", "table-code", NULL},
	{TABLE_GROUNDS, "SX,SX1,", "list", "QQ", "table-reference", NULL},
	{TABLE_GROUNDS, "SX,SX1,", "from", "2013-09-30", "table-reference", "list"},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "2 years", "table-term", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "0d", "table-term", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "", "table-empty", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "min", "25m", "table-term-order", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "min", "open", "table-term", NULL},
	{TABLE_TERMS, "SX,own,,,use,", "max", "hidden", "table-term", NULL},
	{TABLE_TERMS, "SX,own,SX1,,use,", "sector", "SX9", "table-reference", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "list", "QQ", "table-reference", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "list", "s*", "table-code", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "grade", "worst", "table-word", NULL},
	{TABLE_MEASURES, "P01,", "type", "score", "table-word", NULL},
	{TABLE_MEASURES, "P01,", "group", "D", "table-word", NULL},
	{TABLE_RULES, "SX,,person,P03,", "measure", "P99", "table-reference", NULL},
	{TABLE_RULES, "SX,,person,P03,", "list", "QQ", "table-reference", NULL},
	{TABLE_RULES, "SX,,person,P03,", "departments", "SC;QQ", "table-reference", NULL},
	{TABLE_RULES, "SX,,person,P03,", "kinds", "business", "table-kinds", NULL},
	{TABLE_RULES, "SX,,person,P03,", "term", "hidden", "table-term", NULL},
	{TABLE_RULES, "SX,,person,P03,", "trigger", "must", "table-word", NULL},
	{TABLE_RULES, "SX,,person,P03,", "from", "2024-06-30", "table-reference",
		"measure"},
	{TABLE_RULES, "XG,", "reaches", "法定代表人;村长", "table-word", NULL},
	{TABLE_RULES, "XG,", "reaches_basis", "", "table-empty", NULL},
	{TABLE_RULES, "SX,,person,P03,", "days_source", "", "table-empty", NULL},
	{TABLE_RULES, "SX,,person,P03,", "respond_days", "soon", "table-number", NULL},
	{TABLE_RULES, "ZB,,business;organisation,P02,", "reaches", "法定代表人", "table-kinds",
		NULL},
	{TABLE_TRANSITIONS, "*,Order 58,", "list", "QQ", "table-reference", NULL},
	{TABLE_TRANSITIONS, "*,Order 58,", "before", "Order 5", "table-reference", NULL},
	{TABLE_TRANSITIONS, "*,Order 58,", "after", "Order 37", "table-reference", NULL},
	{TABLE_TRANSITIONS, "*,Order 58,", "rule", "longer", "table-word", NULL},
	{TABLE_TRANSITIONS, "*,Order 58,", "source", "", "table-source", NULL},
	{TABLE_THRESHOLDS, "ZB,ZB,ZB1,", "of_ground", "ZB9", "table-reference", NULL},
	{TABLE_THRESHOLDS, "ZB,ZB,ZB1,", "authority", "QQ", "table-reference", NULL},
	{TABLE_THRESHOLDS, "ZB,ZB,ZB1,", "count", "two", "table-number", NULL},
	{TABLE_DEPARTMENTS, "FY,", "level", "town", "table-word", NULL},
	{TABLE_DEPARTMENTS, "FY,", "credit_code", "", "table-empty", NULL},
	{TABLE_DEPARTMENTS, "FY,", "credit_code", "11629999F00010013X",
		"table-credit-code", NULL},
	{TABLE_DEPARTMENTS, "FY,", "credit_code", "629999198002291018",
		"table-credit-code", NULL},
	{TABLE_DEPARTMENTS, "FY,", "successor", "QQ", "table-reference", NULL},
	{TABLE_REASONS, "held-minor,", "reason", "held-score", "table-word", NULL},
	{TABLE_REASONS, "held-minor,", "below_months", "eighteen", "table-number", NULL},
	{TABLE_REASONS, "held-minor,", "working_months", "216", "table-number", NULL},
	{TABLE_REASONS, "held-minor,", "article", "", "table-empty", NULL},
	{TABLE_REASONS, "held-minor,", "source", "", "table-source", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "event", "argued", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "event", "", "table-empty", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "colour", "grey", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "notice", "never", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "list", "QQ", "table-reference", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "list", "q", "table-code", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "case", "After", "table-code", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "states", "listed;gone", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "states", "", "table-empty", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "early", "maybe", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "after", "argued", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "unless", "listed;argued", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "answer", "argued", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "answer", "", "table-empty", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "by", "authority;anybody", "table-code", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "by", "authority;QQ", "table-reference", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "by", "", "table-empty", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "document", "soon", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "fields", "Ground", "table-code", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "minimum", "3m", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "favour", "perhaps", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "due_days", "three", "table-number", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "due_days", "0", "table-act-extension", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "due_unit", "weeks", "table-word", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "extension_days", "-4", "table-number", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "bar", "open", "table-term", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "bar", "3 years", "table-term", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "article", "", "table-empty", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "from", "", "table-empty", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "to", "1999-12-31", "table-days-reversed", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "source", "", "table-source", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "sure", "surely", "table-word", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "case", "vanished", "table-word", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "case", "", "table-empty", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "list", "QQ", "table-reference", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "days", "three", "table-number", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "days", "", "table-empty", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "unit", "weeks", "table-word", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "stops", "maybe", "table-word", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "article", "", "table-empty", NULL},
	{TABLE_CHANNELS, "RMT,", "code", "r", "table-code", NULL},
	{TABLE_CHANNELS, "RMT,", "kind", "radio", "table-word", NULL},
	{TABLE_CHANNELS, "RMT,", "contact", "", "table-empty", NULL},
	{TABLE_CHANNELS, "RMT,", "days", "soon", "table-number", NULL},
	{TABLE_APPROVALS, "legal,", "role", "mayor", "table-word", NULL},
	{TABLE_APPROVALS, "legal,", "required", "often", "table-word", NULL},
	{TABLE_DEPARTMENTS, "FY,", "role", "police", "table-word", NULL},
	{TABLE_CALENDAR, "2024-06-10,", "day", "half", "table-word", NULL},
	{TABLE_CALENDAR, "2024-06-10,", "to", "", "table-calendar-day", NULL},
	{TABLE_CALENDAR, "2024-06-10,", "to", "2024-07-11", "table-calendar-day", NULL},
	{TABLE_CALENDAR, "2024-06-10,", "day", "work", "table-calendar-day", NULL}};

static credit_day catalogue_day(const char *text)
{
	credit_day day = CREDIT_DAY_NONE;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

static bool seen_at(
	const struct faults_seen *seen, const char *code, uint64_t line, uint32_t column)
{
	for (size_t i = 0; i < seen->count && i < 64; i++)
		if (strcmp(seen->faults[i].code, code) == 0 &&
			seen->faults[i].line == line &&
			seen->faults[i].column == column && seen->faults[i].worded)
			return true;
	return false;
}

START_TEST(test_planted_cell_is_named_with_line_and_column)
{
	struct faults_seen seen;
	enum table_id table = cells[_i].table;
	char *text =
		table_changed(table, cells[_i].start, cells[_i].column, cells[_i].value);
	credit_catalogue *catalogue = tables_try(table, false, text, &seen);

	ck_assert_ptr_null(catalogue);
	ck_assert_msg(seen_at(&seen, cells[_i].code, line_of(table, cells[_i].start),
			      column_of(table, cells[_i].named ? cells[_i].named
							       : cells[_i].column)),
		"%s: %d faults, first %s at %d:%d (%s)", cells[_i].code, (int)seen.count,
		seen.faults[0].code, (int)seen.faults[0].line, (int)seen.faults[0].column,
		seen.faults[0].field);
	ck_assert_str_eq(seen.faults[0].file, table_names[table]);
	free(text);
}
END_TEST

/* A line behind the shipped ones. */
static const struct {
	enum table_id table;
	const char *line;
	const char *column; /* NULL: the whole row */
	const char *code;
} lines[] = {
	{TABLE_MEASURES, "P01,甲,a,penalty,A,person,x,2020-01-01,,x,found", "from",
		"table-overlap"},
	{TABLE_GROUNDS, "SX,SX1,甲,a,x,2030-01-01,,x,found", "from", "table-overlap"},
	{TABLE_CALENDAR, "2026-10-07,2026-10-08,off,x,found", "from", "table-overlap"},
	{TABLE_CALENDAR, "1980-06-07,1980-06-08,off,x,found", "from",
		"table-calendar-day"},
	{TABLE_CALENDAR, "2028-10-01,2028-10-07,off,x,found", NULL,
		"table-calendar-year"},
	{TABLE_MEASURES, "P99,甲,a,penalty,A,person,x,2020-01-01,,x", NULL,
		"table-cells"},
	{TABLE_MEASURES, "P99,甲,a,penalty,A,person,x,2020-01-01,,x,found,", NULL,
		"table-cells"},
	{TABLE_MEASURES, "P99,\"甲\"x,a,penalty,A,person,x,2020-01-01,,x,found",
		"name_zh", "csv-quote-junk"},
};

START_TEST(test_planted_line_is_named)
{
	struct faults_seen seen;
	char *text = table_with_line(lines[_i].table, lines[_i].line);
	credit_catalogue *catalogue = tables_try(lines[_i].table, false, text, &seen);
	bool found = false;

	ck_assert_ptr_null(catalogue);
	for (size_t i = 0; i < seen.count; i++)
		found = found ||
			(strcmp(seen.faults[i].code, lines[_i].code) == 0 &&
				seen.faults[i].worded &&
				(!lines[_i].column || seen.faults[i].column ==
							      column_of(lines[_i].table,
								      lines[_i].column)));
	ck_assert_msg(found, "%s: first %s", lines[_i].code, seen.faults[0].code);
	free(text);
}
END_TEST

/* The court ends with a day; its successor's row begins on another. */
START_TEST(test_a_successor_stands_on_the_day_after_the_end)
{
	struct faults_seen seen;
	char *closed = table_changed(TABLE_DEPARTMENTS, "FY,", "to", "2026-06-30");
	char *after = strstr(strstr(closed, "\"FY\","), "\"county\",\"") +
		strlen("\"county\",\"");
	struct buf text = BUF_INIT;
	credit_catalogue *catalogue;

	buf_put(&text, closed, (size_t)(after - closed));
	buf_printf(&text, "FZ%s", after);
	buf_printf(&text,
		"FZ,样例县新法院,New Court,11629999F00000018U,county,,和平路9号,9 Heping Road,1,"
		",2026-07-0%d,,x,found\n",
		1 + _i);
	catalogue = tables_try(TABLE_DEPARTMENTS, false, buf_cstr(&text), &seen);
	if (_i == 0) {
		ck_assert_ptr_nonnull(catalogue);
		ck_assert_str_eq(catalogue_department_answering(
					 catalogue, "FY", 2, catalogue_day("2026-07-01"))
					 ->code,
			"FZ");
	} else {
		ck_assert_ptr_null(catalogue);
		ck_assert_str_eq(seen.faults[0].code, "table-reference");
		ck_assert_str_eq(seen.faults[0].field, "successor");
	}
	credit_catalogue_free(catalogue);
	buf_free(&text);
	free(closed);
}
END_TEST

START_TEST(test_gap_between_rows_of_one_key_is_named)
{
	struct faults_seen seen;
	char *closed = table_changed(TABLE_MEASURES, "P01,", "to", "2020-12-31");
	struct buf text = BUF_INIT;
	credit_catalogue *catalogue;

	buf_str(&text, closed);
	buf_str(&text, "P01,甲,a,penalty,A,person;business;organisation,x,2021-01-02,,x,"
		       "found\n");
	catalogue = tables_try(TABLE_MEASURES, false, buf_cstr(&text), &seen);
	ck_assert_ptr_null(catalogue);
	ck_assert_str_eq(seen.faults[0].code, "table-gap");
	ck_assert_uint_eq(seen.faults[0].line, 31);
	ck_assert_uint_eq(seen.faults[0].column, column_of(TABLE_MEASURES, "from"));
	ck_assert(seen.faults[0].worded);
	/* joined, there is none */
	buf_reset(&text);
	buf_str(&text, closed);
	buf_str(&text, "P01,甲,a,penalty,A,person;business;organisation,x,2021-01-01,,x,"
		       "found\n");
	catalogue = tables_try(TABLE_MEASURES, false, buf_cstr(&text), &seen);
	ck_assert_msg(seen.count == 0, "%s", seen.faults[0].code);
	credit_catalogue_free(catalogue);
	buf_free(&text);
	free(closed);
}
END_TEST

static const struct {
	const char *header;
	const char *code;
	uint32_t column;
} headers[] = {{"from,to,day,source,sure,note\n", "table-column-unknown", 6},
	{"from,to,day,source\n", "table-column-missing", 0},
	{"from,to,day,source,sure,to\n", "table-column-twice", 6},
	{"\xef\xbb\xbf"
	 "from,to,day,source,certain\n",
		"table-column-unknown", 5}};

START_TEST(test_header_faults_are_named)
{
	struct faults_seen seen;
	credit_catalogue *catalogue =
		tables_try(TABLE_CALENDAR, true, headers[_i].header, &seen);

	ck_assert_ptr_null(catalogue);
	ck_assert_str_eq(seen.faults[0].code, headers[_i].code);
	ck_assert_str_eq(seen.faults[0].file, "county/calendar.csv");
	ck_assert_uint_eq(seen.faults[0].line, 1);
	ck_assert_uint_eq(seen.faults[0].column, headers[_i].column);
	ck_assert(seen.faults[0].worded);
}
END_TEST

START_TEST(test_columns_may_stand_in_any_order_after_a_byte_order_mark)
{
	struct faults_seen seen;
	credit_catalogue *catalogue = tables_try(TABLE_CALENDAR, true,
		"\xef\xbb\xbf"
		"sure,source,day,to,from\r\n"
		"\r\nfound,\"临夏州人民政府, 开斋节\",off,2026-03-20,2026-03-20\r\n",
		&seen);

	ck_assert_msg(seen.count == 0, "%s", seen.faults[0].code);
	ck_assert(
		!catalogue_is_working_day(catalogue, day_from_parts(2026, 3, 20), NULL));
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_gb18030_of_a_spreadsheet_is_read)
{
	struct faults_seen seen;
	credit_catalogue *catalogue = tables_try(TABLE_CALENDAR, true,
		"from,to,day,source,sure\n2026-03-20,2026-03-20,off,"
		"\xcf\xd8\xd5\xfe\xb8\xae,found\n",
		&seen);

	ck_assert_msg(seen.count == 0, "%s", seen.faults[0].code);
	ck_assert_str_eq(
		catalogue->calendar[catalogue->calendar_count - 1].head.source, "县政府");
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_an_empty_file_lacks_its_columns)
{
	struct faults_seen seen;

	ck_assert_ptr_null(tables_try(TABLE_RULES, true, "", &seen));
	ck_assert_str_eq(seen.faults[0].code, "table-column-missing");
	ck_assert(seen.faults[0].worded);
}
END_TEST

START_TEST(test_all_faults_are_reported)
{
	struct faults_seen seen;

	ck_assert_ptr_null(tables_try(TABLE_CALENDAR, true,
		"from,to,day,source,sure\n"
		"2026-13-01,2026-02-30,part,,sure\n"
		"2026-03-20,2026-03-20,off,,found\n",
		&seen));
	ck_assert_uint_ge(seen.count, 6);
	ck_assert(seen_at(&seen, "table-day", 2, 1));
	ck_assert(seen_at(&seen, "table-day", 2, 2));
	ck_assert(seen_at(&seen, "table-word", 2, 3));
	ck_assert(seen_at(&seen, "table-source", 2, 4));
	ck_assert(seen_at(&seen, "table-word", 2, 5));
	ck_assert(seen_at(&seen, "table-source", 3, 4));
}
END_TEST

START_TEST(test_too_many_rows_are_refused)
{
	struct faults_seen seen;
	struct buf text = BUF_INIT;

	buf_str(&text, "from,to,day,source,sure\n");
	for (int i = 0; i < ROWS_MAX + 1; i++)
		buf_str(&text, "2026-03-20,2026-03-20,off,x,found\n");
	ck_assert_ptr_null(tables_try(TABLE_CALENDAR, true, buf_cstr(&text), &seen));
	ck_assert_str_eq(seen.faults[0].code, "table-rows");
	buf_free(&text);
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

SUITE("catalogue/table_check", T(test_shipped_tables_have_no_fault),
	TL(test_planted_cell_is_named_with_line_and_column, COUNT(cells)),
	TL(test_planted_line_is_named, COUNT(lines)),
	TL(test_a_successor_stands_on_the_day_after_the_end, 2),
	T(test_gap_between_rows_of_one_key_is_named),
	TL(test_header_faults_are_named, COUNT(headers)),
	T(test_columns_may_stand_in_any_order_after_a_byte_order_mark),
	T(test_gb18030_of_a_spreadsheet_is_read), T(test_an_empty_file_lacks_its_columns),
	T(test_all_faults_are_reported), T(test_too_many_rows_are_refused))
