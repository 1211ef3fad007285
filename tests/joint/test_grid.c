/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The grid: who sent, who had nothing to report, who is silent, and since when.
 */
#include "../store/sample.h"
#include "base/day.h"
#include "credit/intake.h"
#include "credit/joint.h"

#define COURT "11629999F000100134"
#define FROM (DAY0 - 26) /* 2026-05-01 */
#define TO (DAY0 + 4)    /* 2026-05-31 */

static struct sample sample;
static credit_snapshot *snapshot;
static const credit_grid_cell *cells;
static size_t count;

static void setup(void)
{
	sample_begin(&sample);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}

static uint64_t file(const char *list, const char *authority, credit_day as_of, int kind)
{
	const struct batch_list of = {list, authority};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.lists = &of, .lists_count = 1, .as_of = as_of, .rows = 3, .unchanged = 3,
		.kind = kind};
	struct change *change;
	uint64_t number;

	CHANGE(sample.registry, TIME0, change_add_batch(change, &batch, &number, err));
	return number;
}

static uint64_t zero(const char *list, const char *authority, credit_day as_of)
{
	credit_zero_report report;
	uint64_t number;

	credit_zero_report_init(&report);
	report.list = list;
	report.authority = authority;
	report.as_of = as_of;
	report.document = "样零1号";
	report.now_us = TIME0;
	OK(credit_import_zero(sample.registry, &report, &number, NULL, err));
	return number;
}

/* The cell of May for a list and a department; it must be there once. */
static const credit_grid_cell *cell(const char *list, const char *department)
{
	const credit_grid_cell *found = NULL;

	OK(credit_snapshot_renew(snapshot, err));
	OK(credit_grid(snapshot, FROM, TO, &cells, &count, err));
	for (size_t i = 0; i < count; i++)
		if (strcmp(cells[i].list, list) == 0 &&
			strcmp(cells[i].department, department) == 0) {
			ck_assert_ptr_null(found);
			found = &cells[i];
		}
	ck_assert_ptr_nonnull(found);
	return found;
}

START_TEST(test_who_said_nothing_is_silent_and_stale)
{
	const credit_grid_cell *c;

	setup();
	c = cell("SX", "FY");
	ck_assert_int_eq(c->state, CREDIT_GRID_SILENT);
	ck_assert_uint_eq(c->batch, 0);
	ck_assert_int_eq(c->day, CREDIT_DAY_NONE);
	ck_assert_int_eq(c->as_of, CREDIT_DAY_NONE);
	ck_assert_int_eq(c->max_age_days, 45);
	ck_assert(c->stale);
	ck_assert_str_eq(c->list_en, "Judgment debtors in bad faith");
	ck_assert_str_eq(c->department_zh, "样例县人民法院");
	teardown();
}
END_TEST

START_TEST(test_a_file_of_the_span_is_sent_and_one_of_another_month_is_not)
{
	const credit_grid_cell *c;
	uint64_t number;

	setup();
	file("SX", COURT, FROM - 1, BATCH_ROWS);
	c = cell("SX", "FY");
	ck_assert_int_eq(c->state, CREDIT_GRID_SILENT);
	ck_assert_int_eq(c->as_of, FROM - 1);
	ck_assert(!c->stale);
	number = file("SX", COURT, FROM, BATCH_FULL);
	file("SX", COURT, TO + 1, BATCH_ROWS);
	c = cell("SX", "FY");
	ck_assert_int_eq(c->state, CREDIT_GRID_SENT);
	ck_assert_uint_eq(c->batch, number);
	ck_assert_uint_eq(c->rows, 3);
	ck_assert_int_eq(c->day, day_of_time(TIME0));
	ck_assert_int_eq(c->as_of, TO + 1);
	ck_assert_int_eq(cell("XG", "FY")->state, CREDIT_GRID_SILENT);
	teardown();
}
END_TEST

START_TEST(test_a_zero_report_is_told_apart_and_a_file_counts_before_it)
{
	const credit_grid_cell *c;
	uint64_t number;

	setup();
	number = zero("SX", "FY", TO - 4);
	c = cell("SX", "FY");
	ck_assert_int_eq(c->state, CREDIT_GRID_ZERO);
	ck_assert_uint_eq(c->batch, number);
	ck_assert_str_eq(c->document, "样零1号");
	ck_assert_uint_eq(c->rows, 0);
	file("SX", COURT, FROM, BATCH_ROWS);
	c = cell("SX", "FY");
	ck_assert_int_eq(c->state, CREDIT_GRID_SENT);
	ck_assert_str_eq(c->document, "");
	zero("SX", "FY", TO - 5);
	ck_assert_int_eq(cell("SX", "FY")->state, CREDIT_GRID_SENT);
	teardown();
}
END_TEST

START_TEST(test_an_undone_report_does_not_count)
{
	uint64_t number;

	setup();
	number = file("SX", COURT, FROM, BATCH_ROWS);
	OK(credit_batch_undo(sample.registry, number, "", TIME0, NULL, err));
	ck_assert_int_eq(cell("SX", "FY")->state, CREDIT_GRID_SILENT);
	ck_assert_int_eq(cell("SX", "FY")->as_of, CREDIT_DAY_NONE);
	teardown();
}
END_TEST

START_TEST(test_each_competent_department_has_its_cell)
{
	setup();
	cell("ZB", "FG");
	cell("ZB", "SL");
	cell("H05", "FL");
	for (size_t i = 0; i < count; i++)
		ck_assert_str_ne(cells[i].department, "GAS"); /* no credit code: cannot send */
	for (size_t i = 1; i < count; i++)
		ck_assert_str_ne(cells[i].department_zh, "");
	file("ZB", COURT, FROM, BATCH_ROWS); /* by somebody else */
	ck_assert_int_eq(cell("ZB", "FG")->state, CREDIT_GRID_SILENT);
	teardown();
}
END_TEST

START_TEST(test_the_states_have_words)
{
	ck_assert_str_eq(credit_grid_state_name(CREDIT_GRID_SILENT), "silent");
	ck_assert_str_eq(credit_grid_state_name(CREDIT_GRID_ZERO), "zero");
	ck_assert_str_eq(credit_grid_state_name(CREDIT_GRID_SENT), "sent");
	ck_assert_str_eq(credit_grid_state_name(0), "");
	ck_assert_str_eq(credit_grid_state_name(4), "");
}
END_TEST

START_TEST(test_misuse)
{
	setup();
	cells = (const credit_grid_cell *)&sample;
	count = 7;
	FAILS(credit_grid(NULL, FROM, TO, &cells, &count, err), CREDIT_EINVAL, "argument");
	ck_assert_ptr_null(cells);
	ck_assert_uint_eq(count, 0);
	FAILS(credit_grid(snapshot, FROM, TO, NULL, &count, err), CREDIT_EINVAL, "argument");
	FAILS(credit_grid(snapshot, FROM, TO, &cells, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_grid(snapshot, TO, FROM, &cells, &count, err), CREDIT_EINVAL, "argument");
	FAILS(credit_grid(snapshot, CREDIT_DAY_NONE, TO, &cells, &count, err), CREDIT_EINVAL,
		"argument");
	teardown();
}
END_TEST

SUITE("joint/grid", T(test_who_said_nothing_is_silent_and_stale),
	T(test_a_file_of_the_span_is_sent_and_one_of_another_month_is_not),
	T(test_a_zero_report_is_told_apart_and_a_file_counts_before_it),
	T(test_an_undone_report_does_not_count),
	T(test_each_competent_department_has_its_cell), T(test_the_states_have_words),
	T(test_misuse))
