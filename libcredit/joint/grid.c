/* SPDX-License-Identifier: Apache-2.0 */
/*
 * grid.c - departments and lists: sent, nothing to report, silent.
 *
 * Asked once or twice a month.  Some fifty cells and a few hundred batches a
 * year: each batch is held against each cell.
 */
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "credit/joint.h"
#include "intake/intake.h"
#include "store/store.h"

const char *credit_grid_state_name(int state)
{
	static const char *const names[] = {"", "silent", "zero", "sent"};

	return state >= CREDIT_GRID_SILENT && state <= CREDIT_GRID_SENT ? names[state] : "";
}

/* Everything of one call. */
struct grid {
	const credit_catalogue *tables;
	credit_day from;
	credit_day to;
	credit_grid_cell *cells;
	size_t count;
	const struct confirmation *confirmations;
	size_t confirmations_count;
};

/* A confirmation counts for a department that made it, or that took over from its maker. */
static bool is_of(const struct grid *grid, const struct department_row *department,
	const char *authority)
{
	return strcmp(department->credit_code, authority) == 0 ||
		catalogue_succeeds(grid->tables, authority, department->credit_code, grid->to);
}

static void add_report(credit_grid_cell *cell, const struct batch *batch)
{
	int state = batch->kind == BATCH_ZERO ? CREDIT_GRID_ZERO : CREDIT_GRID_SENT;

	if (state < cell->state)
		return; /* a file counts before a zero report */
	cell->state = state;
	cell->batch = batch->number;
	cell->day = day_of_time(batch->learned_us);
	cell->rows = batch->rows;
	cell->document = batch->kind == BATCH_ZERO ? batch->document : "";
}

static bool reports(const struct grid *grid, const struct batch *batch,
	const struct list_row *list, const struct department_row *department)
{
	if (batch->undone || batch->as_of < grid->from || batch->as_of > grid->to ||
		(batch->kind != BATCH_ROWS && batch->kind != BATCH_FULL &&
			batch->kind != BATCH_ZERO))
		return false;
	for (size_t i = 0; i < batch->lists_count; i++)
		if (strcmp(batch->lists[i].list, list->code) == 0 &&
			is_of(grid, department, batch->lists[i].authority))
			return true;
	return false;
}

static void set_age(const struct grid *grid, credit_grid_cell *cell,
	const struct list_row *list, const struct department_row *department)
{
	for (size_t i = 0; i < grid->confirmations_count; i++) {
		const struct confirmation *c = &grid->confirmations[i];

		if (strcmp(c->list, list->code) == 0 &&
			is_of(grid, department, c->authority) &&
			(cell->as_of == CREDIT_DAY_NONE || c->as_of > cell->as_of))
			cell->as_of = c->as_of;
	}
	cell->max_age_days = list->max_age_days;
	cell->stale = list->max_age_days > 0 &&
		(cell->as_of == CREDIT_DAY_NONE ||
			(int64_t)grid->to - cell->as_of > list->max_age_days);
}

static void put_cell(struct grid *grid, const struct list_row *list,
	const struct department_row *department, const struct batch *const *batches,
	size_t count)
{
	credit_grid_cell *cell = &grid->cells[grid->count++];

	*cell = (credit_grid_cell){.size = sizeof(*cell), .department = department->code,
		.department_zh = department->name_zh, .department_en = department->name_en,
		.list = list->code, .list_zh = list->name_zh, .list_en = list->name_en,
		.state = CREDIT_GRID_SILENT, .day = CREDIT_DAY_NONE, .document = "",
		.as_of = CREDIT_DAY_NONE};
	for (size_t i = 0; i < count; i++)
		if (reports(grid, batches[i], list, department))
			add_report(cell, batches[i]);
	set_age(grid, cell, list, department);
}

/* Every competent department of every list; without cells they are only counted. */
static size_t walk(struct grid *grid, const struct batch *const *batches, size_t count)
{
	const credit_catalogue *tables = grid->tables;
	size_t cells = 0;

	for (size_t l = 0; l < tables->lists_count; l++) {
		const struct list_row *list = &tables->lists[l];

		if (catalogue_list(tables, list->code, grid->to) != list)
			continue; /* of another time */
		for (size_t d = 0; d < tables->departments_count; d++) {
			const struct department_row *department = &tables->departments[d];

			if (catalogue_department(tables, department->code, grid->to) !=
					department ||
				!*department->credit_code ||
				!list_competent(tables, list, department, grid->to))
				continue;
			cells++;
			if (grid->cells)
				put_cell(grid, list, department, batches, count);
		}
	}
	return cells;
}

static int build(credit_snapshot *snapshot, struct grid *grid, credit_error *err)
{
	struct arena *arena = snapshot_arena(snapshot);
	const struct batch *const *batches;
	size_t count;
	int status = snapshot_tables(snapshot, &grid->tables, err);

	if (!status)
		status = snapshot_confirmations(
			snapshot, &grid->confirmations, &grid->confirmations_count, err);
	if (!status)
		status = snapshot_batches(snapshot, arena, &batches, &count, err);
	if (status)
		return status;
	grid->cells = arena_alloc(
		arena, (walk(grid, NULL, 0) + 1) * sizeof(*grid->cells));
	if (!grid->cells)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	walk(grid, batches, count);
	return CREDIT_OK;
}

static bool day_given(credit_day day)
{
	return day >= CREDIT_DAY_MIN && day <= CREDIT_DAY_MAX;
}

int credit_grid(credit_snapshot *snapshot, credit_day from, credit_day to,
	const credit_grid_cell **cells, size_t *count, credit_error *err)
{
	struct grid grid = {.from = from, .to = to};
	int status;

	if (cells)
		*cells = NULL;
	if (count)
		*count = 0;
	if (!snapshot || !cells || !count)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, cells, count", "NULL");
	if (!day_given(from) || !day_given(to) || from > to)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "from, to", "day");
	arena_reset(snapshot_arena(snapshot));
	status = build(snapshot, &grid, err);
	if (status)
		return status;
	*cells = grid.cells;
	*count = grid.count;
	return CREDIT_OK;
}
