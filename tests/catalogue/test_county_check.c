/* SPDX-License-Identifier: Apache-2.0 */
/* A county narrows: each way to widen is refused, each narrowing counterpart is taken. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/embedded.h"
#include "../support/suite.h"
#include "../support/planted_tables.h"

/* A county's copy of a shipped row with one cell changed. */
struct change {
	enum table_id table;
	const char *start;
	const char *column;
	const char *value;
	const char *code; /* NULL: it narrows and is taken */
};

static const struct change widening[] = {
	/* new lists, grounds, terms, measures, rules, thresholds */
	{TABLE_LISTS, "SX,", "code", "XX", "county-new"},
	{TABLE_GROUNDS, "SX,SX1,", "code", "SX7", "county-new"},
	{TABLE_TERMS, "SX,own,,,publicity,", "grade", "severe", "county-new"},
	{TABLE_MEASURES, "P01,", "code", "P19", "county-new"},
	{TABLE_RULES, "SX,,person,P03,", "measure", "P04",
		NULL}, /* P04 is there already */
	{TABLE_RULES, "SX,,person,P03,", "measure", "P08", "county-new"},
	{TABLE_THRESHOLDS, "ZB,ZB,ZB1,", "of_ground", "ZB3", "county-new"},
	/* days outside the shipped rule */
	{TABLE_LISTS, "SX,", "from", "2013-09-30", "county-days"},
	{TABLE_TERMS, "*,Order 58,,,publicity,", "to", "", "county-days"},
	/* what a list is */
	{TABLE_LISTS, "SX,", "name_zh", "老赖名单", "county-changed"},
	{TABLE_LISTS, "SX,", "class", "严重失信主体名单", "county-changed"},
	{TABLE_LISTS, "YC,", "class", "严重失信主体名单", "county-changed"},
	{TABLE_LISTS, "NMG,", "kinds", "person;business;organisation;government",
		"county-wider"},
	{TABLE_LISTS, "NMG,", "authorities", "RS;FG", "county-wider"},
	{TABLE_LISTS, "DZ,", "level", "county", "county-wider"},
	/* notice and objections */
	{TABLE_LISTS, "NMG,", "notice_days", "4", "county-notice"},
	{TABLE_LISTS, "NMG,", "notice", "none", "county-notice"},
	{TABLE_LISTS, "NMG,", "notice", "document", "county-notice"},
	{TABLE_LISTS, "H01,", "notice_days", "3", "county-notice"},
	{TABLE_LISTS, "H01,", "notice", "none", "county-notice"},
	{TABLE_LISTS, "NMG,", "objection_person", "mark", "county-wider"},
	/* print */
	{TABLE_LISTS, "NMG,", "print_kinds", "person;business", "county-wider"},
	{TABLE_LISTS, "H05,", "mask", "public", "county-mask"},
	{TABLE_LISTS, "NMG,", "print_fields", "phone", "county-fields"},
	{TABLE_LISTS, "NMG,", "max_age_days", "46", "county-wider"},
	{TABLE_LISTS, "NMG,", "max_age_days", "0", "county-wider"},
	{TABLE_LISTS, "NMG,", "penalty_orders", "yes", "county-wider"},
	/* honours */
	{TABLE_LISTS, "H01,", "review_months", "0", "county-review"},
	{TABLE_LISTS, "H01,", "review_months", "25", "county-review"},
	{TABLE_LISTS, "H01,", "minors", "yes", "county-wider"},
	{TABLE_LISTS, "H01,", "review_grace_days", "91", "county-wider"},
	/* persons in a body, and between two regimes */
	{TABLE_RULES, "XG,", "reaches", "法定代表人;实际控制人", "county-wider"},
	{TABLE_TRANSITIONS, "*,Order 58,", "rule", "old", "county-changed"},
	{TABLE_TRANSITIONS, "*,Order 58,", "rule", "new", "county-changed"},
	{TABLE_TRANSITIONS, "*,Order 58,", "before", "SAMR 45", "county-new"},
	/* grounds that were found in the instrument */
	{TABLE_GROUNDS, "ZW,ZW2,", "text_zh", "拖欠货款", "county-changed"},
	/* terms */
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "25m", "county-term"},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "731d", "county-term"},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "open", "county-term"},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "life", "county-term"},
	{TABLE_TERMS, "ZC,own,,,publicity,", "max", "36m", "county-term"},
	{TABLE_TERMS, "NMG,own,,,publicity,", "min", "7m", "county-term"},
	{TABLE_TERMS, "NMG,own,,,publicity,", "anchor", "published", "county-changed"},
	{TABLE_TERMS, "NMG,own,,,publicity,", "outcome", "if-corrected", "county-wider"},
	{TABLE_TERMS, "NMG,own,,,publicity,", "early_end", "no", "county-wider"},
	{TABLE_TERMS, "*,Order 36,,severe,publicity,", "grade_required", "no",
		"county-wider"},
	/* measures and rules */
	{TABLE_MEASURES, "P03,", "kinds", "person;business", "county-wider"},
	{TABLE_MEASURES, "P03,", "group", "B", "county-changed"},
	{TABLE_MEASURES, "P03,", "name_zh", "不得就业", "county-changed"},
	{TABLE_MEASURES, "R01,", "type", "penalty", "county-changed"},
	{TABLE_RULES, "SX,,person,P07,", "trigger", "law", "county-trigger"},
	{TABLE_RULES, "NMG,,person;business;organisation,P17,", "trigger", "department",
		"county-trigger"},
	{TABLE_RULES, "XG,,person;business;organisation,P06,", "kinds",
		"person;business;government", "county-wider"},
	{TABLE_RULES, "GF,,person,P08,", "term", "25m", "county-term"},
	{TABLE_RULES, "GF,,person,P08,", "term", "", "county-term"},
	{TABLE_RULES, "SX,,person,P03,", "term", "12m", "county-term"},
	{TABLE_THRESHOLDS, "ZB,ZB,ZB1,", "count", "1", "county-wider"},
	{TABLE_THRESHOLDS, "ZB,ZB,ZB1,", "months", "37", "county-wider"},
	/* acts: burdens are not eased for the office, rights are not narrowed */
	/* the ages of the law protect: a county may only raise them */
	{TABLE_REASONS, "held-minor,", "below_months", "192", "county-wider"},
	{TABLE_REASONS, "held-minor,", "working_months", "180", "county-wider"},
	{TABLE_REASONS, "held-child,", "working_months", "120", "county-wider"},
	{TABLE_ACTS, "listed,*,*,*,,", "case", "own", "county-new"},
	{TABLE_ACTS, "listed,*,*,*,,", "states", "candidate;notified;listed;ended", "county-wider"},
	{TABLE_ACTS, "listed,*,*,*,,", "early", "yes", "county-wider"},
	{TABLE_ACTS, "listed,*,*,*,,", "by", "authority;competent;FG", "county-wider"},
	{TABLE_ACTS, "listed,*,*,*,,", "document", "no", "county-wider"},
	{TABLE_ACTS, "listed,*,*,*,,", "favour", "yes", "county-changed"},
	{TABLE_ACTS, "extended,*,*,*,term,", "fields", "", "county-changed"},
	{TABLE_ACTS, "dismissed,*,*,*,,", "after", "", "county-wider"},
	{TABLE_ACTS, "dismissed,*,*,*,,", "after", "objected;suspended", "county-wider"},
	{TABLE_ACTS, "dismissed,*,*,*,,", "bar", "", "county-term"},
	{TABLE_ACTS, "objected,*,*,*,after,", "states", "", "table-empty"},
	{TABLE_ACTS, "objected,*,*,*,after,", "due_days", "4", "county-wider"},
	{TABLE_ACTS, "objected,*,*,*,after,", "due_unit", "calendar", "county-changed"},
	{TABLE_ACTS, "objected,*,*,*,after,", "extension_days", "5", "county-wider"},
	{TABLE_ACTS, "objected,*,*,*,after,", "by", "authority", "county-changed"},
	{TABLE_ACTS, "objected,*,*,*,after,", "fields", "ground", "county-wider"},
	{TABLE_ACTS, "objected,*,*,*,after,", "minimum", "yes", "county-wider"},
	{TABLE_ACTS, "objected,*,*,*,after,", "unless", "suspended", "county-wider"},
	{TABLE_ACTS, "objected,*,*,*,after,", "after", "listed", "county-wider"},
	{TABLE_ACTS, "objected,*,*,*,after,", "answer", "upheld", "county-wider"},
	{TABLE_ACTS, "objected,*,*,*,before,", "states", "notified", "county-wider"},
	{TABLE_ACTS, "objected,*,*,*,before,", "early", "no", "county-wider"},
	{TABLE_ACTS, "published,*,*,*,,", "by", "authority", "county-wider"},
	{TABLE_ACTS, "repaired,black,*,*,general,", "minimum", "no", "county-wider"},
	/* what goes may not stay longer, what stays may not go sooner */
	{TABLE_RETENTION, "ended,black,*,person,", "term", "61m", "county-term"},
	{TABLE_RETENTION, "ended,black,*,person,", "anchor", "act", "county-changed"},
	{TABLE_RETENTION, "ended,black,*,business;", "action", "erase", "county-changed"},
	{TABLE_RETENTION, "queries,", "term", "59m", "county-term"},
	{TABLE_RETENTION, "queries,", "case", "minor", "county-new"},
	/* rows come down no later, signatures are not dropped, channels are no slower */
	{TABLE_TAKEDOWN, "revoked,*,", "days", "4", "county-wider"},
	{TABLE_TAKEDOWN, "revoked,*,", "unit", "calendar", "county-changed"},
	{TABLE_TAKEDOWN, "revoked,*,", "stops", "no", "county-wider"},
	{TABLE_TAKEDOWN, "revoked,*,", "list", "NMG", "county-new"},
	{TABLE_CHANNELS, "RMT,", "days", "2", "county-wider"},
	{TABLE_CHANNELS, "WX,", "days", "1", "county-wider"},
	/* the national calendar */
	{TABLE_CALENDAR, "2026-05-09,", "day", "off", "county-calendar"},
};

static const struct change narrowing[] = {
	{TABLE_LISTS, "SX,", "from", "2026-04-01", NULL},
	{TABLE_LISTS, "NMG,", "kinds", "business",
		NULL}, /* see below for its print kinds */
	{TABLE_LISTS, "ZB,", "authorities", "FG", NULL},
	{TABLE_LISTS, "NMG,", "level", "city", NULL},
	{TABLE_LISTS, "NMG,", "notice_days", "10", NULL},
	{TABLE_LISTS, "SX,", "notice", "before", NULL},
	{TABLE_LISTS, "NMG,", "objection_other", "hold", NULL},
	{TABLE_LISTS, "NMG,", "print_kinds", "", NULL},
	{TABLE_LISTS, "NMG,", "mask", "none", NULL},
	{TABLE_LISTS, "NMG,", "max_age_days", "31", NULL},
	{TABLE_LISTS, "H01,", "review_months", "12", NULL},
	{TABLE_LISTS, "H07,", "minors", "no", NULL},
	{TABLE_LISTS, "ZC,", "penalty_orders", "no", NULL},
	{TABLE_LISTS, "H03,", "coverage_percent", "90", NULL},
	{TABLE_GROUNDS, "SX,SX1,", "text_zh", "有履行能力而拒不履行", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "12m", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "600d", NULL},
	{TABLE_TERMS, "SX,own,,,publicity,", "max", "hidden", NULL},
	{TABLE_TERMS, "XG,own,,,publicity,", "max", "36m", NULL},
	{TABLE_TERMS, "NMG,own,,,publicity,", "min", "3m", NULL},
	{TABLE_TERMS, "NMG,own,,,publicity,", "min", "", NULL},
	{TABLE_TERMS, "NMG,own,,,publicity,", "grade_required", "yes", NULL},
	{TABLE_TERMS, "*,Order 36,,severe,publicity,", "outcome", "stop", NULL},
	{TABLE_MEASURES, "P10,", "kinds", "business", NULL},
	{TABLE_TAKEDOWN, "revoked,*,", "days", "1", NULL},
	{TABLE_TAKEDOWN, "expired,*,", "stops", "yes", NULL},
	{TABLE_CHANNELS, "RMT,", "code", "TV", NULL},
	{TABLE_APPROVALS, "legal,", "required", "yes", NULL},
	{TABLE_REASONS, "held-contact,", "article", "本省条例第二十条", NULL},
	{TABLE_REASONS, "held-minor,", "working_months", "0", NULL},
	{TABLE_ACTS, "listed,*,*,*,,", "states", "notified;listed", NULL},
	{TABLE_ACTS, "listed,*,*,*,,", "by", "authority", NULL},
	{TABLE_ACTS, "listed,*,*,*,,", "fields", "operator", NULL},
	{TABLE_ACTS, "listed,*,*,*,,", "after", "notified", NULL},
	{TABLE_ACTS, "listed,*,*,*,,", "unless", "objected", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "due_days", "2", NULL},
	{TABLE_ACTS, "objected,*,*,*,after,", "extension_days", "0", NULL},
	{TABLE_ACTS, "dismissed,*,*,*,,", "bar", "12m", NULL},
	{TABLE_ACTS, "dismissed,*,*,*,,", "early", "no", NULL},
	{TABLE_RULES, "SX,,person,P03,", "trigger", "department", NULL},
	{TABLE_RULES, "XG,,person;business;organisation,P06,", "kinds", "person", NULL},
	{TABLE_RULES, "XG,,person;business;organisation,P06,", "kinds", "", NULL},
	{TABLE_RULES, "GF,,person,P08,", "term", "12m", NULL},
	{TABLE_THRESHOLDS, "ZB,ZB,ZB1,", "count", "3", NULL},
	{TABLE_THRESHOLDS, "ZB,ZB,ZB1,", "months", "24", NULL},
	{TABLE_RETENTION, "ended,black,*,person,", "term", "24m", NULL},
	{TABLE_RETENTION, "queries,", "term", "120m", NULL},
	{TABLE_RETENTION, "queries,", "term", "", NULL},
	{TABLE_CALENDAR, "2026-05-09,", "day", "work", NULL},
};

/* Rule: 国办发〔2020〕49号: nobody adds a list or a measure, or widens one. */
START_TEST(test_row_that_widens_is_refused)
{
	const struct change *change = &widening[_i];
	struct faults_seen seen;
	char *text =
		row_changed(change->table, change->start, change->column, change->value);
	credit_catalogue *catalogue = tables_try(change->table, true, text, &seen);
	uint32_t column = column_of(change->table, change->column);

	if (!change->code) {
		ck_assert_msg(seen.count == 0, "%s", seen.faults[0].code);
		credit_catalogue_free(catalogue);
	} else {
		size_t i = 0;

		ck_assert_ptr_null(catalogue);
		while (i + 1 < seen.count &&
			strcmp(seen.faults[i].code, change->code) != 0)
			i++;
		ck_assert_str_eq(seen.faults[i].code, change->code);
		ck_assert_uint_eq(seen.faults[i].line, 2);
		ck_assert_uint_eq(seen.faults[i].column,
			strcmp(change->code, "county-new") == 0 ? 1 : column);
		ck_assert_int_eq(strncmp(seen.faults[i].file, "county/", 7), 0);
		ck_assert_str_eq(seen.faults[i].file + 7, table_names[change->table]);
		ck_assert(seen.faults[i].worded);
	}
	free(text);
}
END_TEST

START_TEST(test_row_that_narrows_is_taken)
{
	const struct change *change = &narrowing[_i];
	struct faults_seen seen;
	char *text =
		row_changed(change->table, change->start, change->column, change->value);
	credit_catalogue *catalogue = tables_try(change->table, true, text, &seen);

	if (strcmp(change->column, "kinds") == 0 && change->table == TABLE_LISTS) {
		/* its print kinds hold one kind more than its kinds now */
		ck_assert_uint_eq(seen.count, 1);
		ck_assert_str_eq(seen.faults[0].code, "table-kinds");
	} else {
		ck_assert_msg(seen.count == 0, "%s in %s", seen.faults[0].code,
			seen.faults[0].field);
		ck_assert_ptr_nonnull(catalogue);
	}
	credit_catalogue_free(catalogue);
	free(text);
}
END_TEST

/* Persons in print: only with law, reviewer and day, and only in the three classes. */
START_TEST(test_persons_are_printed_only_with_law_reviewer_and_day)
{
	static const char row[] =
		"%s,%s,x,black,%s,%s,%s,%s,county,document,0,hold,mark,person,%s,%s,%s,,"
		"public,"
		"30,0,no,%s,x,x,0,0,0,,2026-01-01,,甘肃省社会信用条例（示例）,found\n";
	struct faults_seen seen;
	struct buf text = BUF_INIT;

	for (int i = 0; i < 5; i++) {
		char *head = row_changed(TABLE_LISTS, "SX,", "code", "SX");
		credit_catalogue *catalogue;

		buf_reset(&text);
		buf_put(&text, head, (size_t)(strchr(head, '\n') - head) + 1);
		if (i < 4)
			buf_printf(&text, row, "SX", "失信被执行人", "失信被执行人",
				"司法公信", "person", "FY", i == 0 ? "" : "某法第一条",
				i == 1 ? "" : "某人", i == 2 ? "" : "2026-01-01", "no");
		else
			buf_printf(&text, row, "SP", "食品从业禁止", "从业禁止",
				"商务诚信", "person", "SC", "某法第一条", "某人",
				"2026-01-01", "yes");
		catalogue = tables_try(TABLE_LISTS, true, buf_cstr(&text), &seen);
		if (i == 3) {
			ck_assert_msg(seen.count == 0, "%s", seen.faults[0].code);
			ck_assert_uint_eq(catalogue_list(catalogue, "SX",
						  day_from_parts(2026, 4, 1))
						  ->print_kinds,
				KIND_BIT(CREDIT_KIND_PERSON));
			credit_catalogue_free(catalogue);
		} else {
			ck_assert_ptr_null(catalogue);
			ck_assert_str_eq(seen.faults[0].code,
				i == 4 ? "table-print-class" : "table-print-person");
		}
		free(head);
	}
	buf_free(&text);
}
END_TEST

START_TEST(test_a_copy_of_a_shipped_table_is_taken)
{
	const struct embedded_file *file = table_files;
	struct faults_seen seen;
	credit_catalogue *catalogue;

	while (strcmp(file->name, table_names[_i]) != 0)
		file++;
	catalogue = tables_try((enum table_id)_i, true, (const char *)file->bytes, &seen);
	ck_assert_msg(seen.count == 0, "%s", seen.faults[0].code);
	ck_assert_ptr_nonnull(catalogue);
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_county_rows_prevail_on_their_days)
{
	struct faults_seen seen;
	char *text = row_changed(TABLE_TERMS, "NMG,own,,,publicity,", "max", "24m");
	credit_catalogue *catalogue = tables_try(TABLE_TERMS, true, text, &seen);
	const struct term_row *term;

	ck_assert_ptr_nonnull(catalogue);
	term = catalogue_term(catalogue, "NMG", "", GRADE_NONE, EFFECT_PUBLICITY,
		day_from_parts(2026, 4, 1));
	ck_assert_int_eq(term->max.count, 24);
	ck_assert(term->head.county);
	term = catalogue_term(
		catalogue, "NMG", "", GRADE_NONE, EFFECT_USE, day_from_parts(2026, 4, 1));
	ck_assert_int_eq(term->max.count, 36);
	credit_catalogue_free(catalogue);
	free(text);
	text = row_changed(TABLE_LISTS, "NMG,", "from", "2026-04-01");
	catalogue = tables_try(TABLE_LISTS, true, text, &seen);
	ck_assert(catalogue_list(catalogue, "NMG", day_from_parts(2026, 4, 1))
			  ->head.county);
	ck_assert(!catalogue_list(catalogue, "NMG", day_from_parts(2026, 3, 31))
			   ->head.county);
	credit_catalogue_free(catalogue);
	free(text);
}
END_TEST

START_TEST(test_county_rule_stands_in_place_of_the_shipped_one)
{
	struct faults_seen seen;
	char *text = row_changed(
		TABLE_RULES, "XG,,person;business;organisation,P06,", "kinds", "person");
	credit_catalogue *catalogue = tables_try(TABLE_RULES, true, text, &seen);
	credit_day day = day_from_parts(2026, 4, 1);
	size_t index = 0;

	ck_assert_ptr_nonnull(catalogue_rule_next(
		catalogue, "XG", GRADE_NONE, CREDIT_KIND_PERSON, day, &index));
	ck_assert_ptr_null(catalogue_rule_next(
		catalogue, "XG", GRADE_NONE, CREDIT_KIND_PERSON, day, &index));
	index = 0;
	ck_assert_ptr_null(catalogue_rule_next(
		catalogue, "XG", GRADE_NONE, CREDIT_KIND_BUSINESS, day, &index));
	credit_catalogue_free(catalogue);
	free(text);
}
END_TEST

START_TEST(test_county_departments_replace_the_sample_county)
{
	struct faults_seen seen;
	char *text = row_changed(TABLE_DEPARTMENTS, "FY,", "name_zh", "某某县人民法院");
	credit_catalogue *catalogue = tables_try(TABLE_DEPARTMENTS, true, text, &seen);
	credit_day day = day_from_parts(2026, 4, 1);

	ck_assert_msg(seen.count == 0, "%s", seen.faults[0].code);
	ck_assert_str_eq(
		catalogue_department(catalogue, "FY", day)->name_zh, "某某县人民法院");
	ck_assert_ptr_null(catalogue_department(catalogue, "SC", day));
	ck_assert_ptr_nonnull(
		catalogue_department(catalogue, "TL", day)); /* outside the county */
	credit_catalogue_free(catalogue);
	free(text);
}
END_TEST

START_TEST(test_county_calendar_adds_a_year)
{
	struct faults_seen seen;
	credit_catalogue *catalogue = tables_try(TABLE_CALENDAR, true,
		"from,to,day,source,sure\n2027-01-01,2027-01-03,off,x,found\n"
		"2027-01-09,2027-01-09,work,x,found\n2027-10-01,2027-10-07,off,x,found\n",
		&seen);
	bool provisional = true;

	ck_assert_msg(seen.count == 0, "%s", seen.faults[0].code);
	ck_assert_int_eq(catalogue->calendar_last, day_from_parts(2027, 12, 31));
	ck_assert_int_eq(catalogue_add_working_days(catalogue,
				 day_from_parts(2026, 12, 31), 1, &provisional),
		day_from_parts(2027, 1, 4));
	ck_assert(!provisional);
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_a_saturday_of_the_plan_is_not_made_a_working_day)
{
	struct faults_seen seen;

	ck_assert_ptr_null(tables_try(TABLE_CALENDAR, true,
		"from,to,day,source,sure\n2026-03-21,2026-03-21,work,x,found\n", &seen));
	ck_assert_str_eq(seen.faults[0].code, "county-calendar");
	ck_assert_uint_eq(seen.faults[0].column, 3);
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

SUITE("catalogue/county_check", TL(test_row_that_widens_is_refused, COUNT(widening)),
	TL(test_row_that_narrows_is_taken, COUNT(narrowing)),
	T(test_persons_are_printed_only_with_law_reviewer_and_day),
	TL(test_a_copy_of_a_shipped_table_is_taken, TABLE_COUNT),
	T(test_county_rows_prevail_on_their_days),
	T(test_county_rule_stands_in_place_of_the_shipped_one),
	T(test_county_departments_replace_the_sample_county),
	T(test_county_calendar_adds_a_year),
	T(test_a_saturday_of_the_plan_is_not_made_a_working_day))
