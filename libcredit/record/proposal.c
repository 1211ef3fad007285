/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proposal.c - count decisions against thresholds.csv.
 *
 * Runs once for each subject when proposals are asked for, over a few rows and
 * the few entries of a subject.  Relies on judge(): what is void, what is
 * listed and what ended a window is its answer.
 */
#include "record/proposal.h"

#include <stdlib.h>
#include <string.h>

#include "record/judge.h"
#include "record/standing.h"

/* ---- what counts ---- */

/* Did an act end the use of what was listed, rather than its term? */
static bool ended_by_act(const struct window *use)
{
	switch (use->reason) {
	case MSG_ENDED_REPAIRED: /* 信用修复管理办法 (2025): sharing and use stop */
	case MSG_ENDED_REMOVED:
	case MSG_ENDED_UPHELD:
	case MSG_ENDED_TITLE:
	case MSG_ENDED_REVIEW:
	case MSG_ENDED_DECEASED:
		return true;
	default:
		return false;
	}
}

/* Was it listed by the day, and may it still be used for what the row's law counts? */
static bool is_usable(const struct judged_entry *judged, credit_day day)
{
	const struct standing *standing = &judged->standing;
	const struct window *use = &standing->windows[EFFECT_USE - 1];

	if (judged_void(judged) || standing->marks != 0 ||
		standing->listed == CREDIT_DAY_NONE || standing->listed > day ||
		use->from == CREDIT_DAY_NONE)
		return false;
	return day <= use->until || !ended_by_act(use);
}

static bool is_of(const struct judged_entry *judged, const struct threshold_row *row)
{
	return strcmp(judged->current.list, row->of_list) == 0 &&
		(!row->of_ground[0] || strcmp(judged->current.ground, row->of_ground) == 0);
}

static bool counts(const struct judged_entry *judged, const struct threshold_row *row,
	credit_day day)
{
	struct term months = {TERM_MONTHS, row->months};
	credit_day decided = entry_decided(&judged->current);

	return is_of(judged, row) && decided != CREDIT_DAY_NONE && decided <= day &&
		day <= term_last_day(decided, months) && is_usable(judged, day);
}

/* One penalty decision behind two listings is one case. */
static bool counted_before(const struct judgement *judgement, const uint32_t *entries,
	size_t count, const struct entry *entry)
{
	for (size_t i = 0; i < count; i++) {
		const struct entry *other = &judgement->entries[entries[i]].current;

		if (entry->basis_document[0] &&
			document_equal(entry->basis_document, other->basis_document))
			return true;
	}
	return false;
}

static credit_day decided_at(const struct judgement *judgement, uint32_t entry)
{
	return entry_decided(&judgement->entries[entry].current);
}

/* Indexes of what counts, by day of decision; those of one day as they were given. */
static size_t collect(const struct judgement *judgement, const struct threshold_row *row,
	credit_day day, uint32_t *entries)
{
	size_t count = 0;

	for (uint32_t i = 0; i < judgement->entries_count; i++) {
		const struct judged_entry *judged = &judgement->entries[i];
		size_t at = count;

		if (!counts(judged, row, day) ||
			counted_before(judgement, entries, count, &judged->current))
			continue;
		for (; at > 0 && decided_at(judgement, entries[at - 1]) >
				decided_at(judgement, i);
			at--)
			entries[at] = entries[at - 1];
		entries[at] = i;
		count++;
	}
	return count;
}

/* ---- what is answered already ---- */

static bool covers(const struct judged_entry *judged, const struct threshold_row *row,
	credit_day last, credit_day day)
{
	bool other_list = strcmp(row->list, row->of_list) != 0;
	credit_day decided = entry_decided(&judged->current);

	if (strcmp(judged->current.list, row->list) != 0 || is_of(judged, row) ||
		judged_void(judged))
		return false;
	if (judged->standing.state == CREDIT_STATE_CANDIDATE ||
		judged->standing.state == CREDIT_STATE_NOTIFIED)
		return true; /* the authority has it on its desk */
	if (decided != CREDIT_DAY_NONE && decided >= last && decided <= day)
		return true;
	return other_list && judged->standing.state == CREDIT_STATE_LISTED;
}

/* May the subject stand on the proposed list at all? */
static bool can_be_listed(const struct judgement *judgement, const credit_catalogue *tables,
	const struct threshold_row *row, const credit_id *subject, credit_day day)
{
	const struct list_row *list = catalogue_list(tables, row->list, day);

	if (!list || !(list->kinds & KIND_BIT(subject->kind)))
		return false;
	if (list->colour == COLOUR_BLACK)
		return !is_below(subject, tables, MSG_HELD_MINOR, day); /* 甘肃省社会信用条例 art. 2 */
	for (size_t i = 0; i < judgement->entries_count; i++)
		if (judged_shields(&judgement->entries[i]))
			return false; /* 发改财金规〔2017〕1798号 */
	return true;
}

/* ---- rows ---- */

static bool same_case(const struct threshold_row *a, const struct threshold_row *b)
{
	return strcmp(a->list, b->list) == 0 && strcmp(a->of_list, b->of_list) == 0 &&
		strcmp(a->of_ground, b->of_ground) == 0;
}

static bool holds(const struct threshold_row *row, credit_day day)
{
	return row->head.from <= day && day <= row->head.to;
}

/* A county's own row stands in the place of the shipped one that it narrows. */
static bool is_in_force(const credit_catalogue *tables, const struct threshold_row *row,
	credit_day day)
{
	if (!holds(row, day) || row->head.county)
		return holds(row, day);
	for (size_t i = 0; i < tables->thresholds_count; i++)
		if (tables->thresholds[i].head.county && holds(&tables->thresholds[i], day) &&
			same_case(&tables->thresholds[i], row))
			return false;
	return true;
}

/* The proposal of one row; count 0 when there is none. */
static void propose(const struct judgement *judgement, const credit_catalogue *tables,
	const struct threshold_row *row, credit_day day, uint32_t *entries,
	struct proposal *out)
{
	struct term months = {TERM_MONTHS, row->months};
	size_t count = collect(judgement, row, day, entries);
	credit_day last;

	*out = (struct proposal){.row = row, .entries = entries};
	if (row->count <= 0 || count < (size_t)row->count ||
		!can_be_listed(judgement, tables, row,
			&judgement->entries[entries[0]].current.subject, day))
		return;
	last = decided_at(judgement, entries[count - 1]);
	for (size_t i = 0; i < judgement->entries_count; i++)
		if (covers(&judgement->entries[i], row, last, day))
			return;
	out->entries_count = count;
	out->reached = decided_at(judgement, entries[row->count - 1]);
	out->until = term_last_day(
		decided_at(judgement, entries[count - (size_t)row->count]), months);
}

int judged_proposals(const struct judgement *judgement, const credit_catalogue *tables,
	credit_day day, struct arena *arena, const struct proposal **out, size_t *count)
{
	struct proposal *proposals =
		arena_alloc(arena, (tables->thresholds_count + 1) * sizeof(*proposals));
	uint32_t *entries = NULL;

	*out = proposals;
	*count = 0;
	if (!proposals)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < tables->thresholds_count; i++) {
		const struct threshold_row *row = &tables->thresholds[i];

		if (judgement->entries_count == 0 || !is_in_force(tables, row, day))
			continue;
		if (!entries)
			entries = arena_alloc(
				arena, judgement->entries_count * sizeof(*entries));
		if (!entries)
			return CREDIT_ENOMEM;
		propose(judgement, tables, row, day, entries, &proposals[*count]);
		if (proposals[*count].entries_count == 0)
			continue;
		(*count)++;
		entries = NULL; /* the proposal keeps them */
	}
	return CREDIT_OK;
}
