/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue_act.c - by which rows an act may happen.
 *
 * Asked once for each act that somebody records, and a few times for each entry
 * of a status: walks over some sixty rows, without memory.  Rows that name the
 * list go before those that name its notice regime, then its colour; a county's
 * row stands in place of the shipped one of its key.
 */
#include <string.h>

#include "catalogue/catalogue.h"

static bool holds(const struct row_head *head, credit_day day)
{
	return head->from <= day && day <= head->to;
}

/* How closely a row speaks of the list: 0 it does not. */
static int closeness(const struct act_row *row, const struct list_row *list)
{
	bool any = strcmp(row->list, "*") == 0;

	if (!any && (!list || strcmp(row->list, list->code) != 0))
		return 0;
	if (list && ((row->colour && row->colour != list->colour) ||
			    (row->notice && row->notice != list->notice)))
		return 0;
	return 1 + 4 * !any + 2 * (row->notice != 0) + (row->colour != 0);
}

/* A shipped row gives way to a county's row about the same thing. */
static bool superseded(
	const credit_catalogue *catalogue, const struct act_row *row, credit_day day)
{
	if (row->head.county)
		return false;
	for (size_t i = catalogue->acts_count; i-- > 0;) {
		const struct act_row *other = &catalogue->acts[i];

		if (!other->head.county)
			return false;
		if (holds(&other->head, day) && strcmp(other->head.key, row->head.key) == 0)
			return true;
	}
	return false;
}

const struct act_row *catalogue_act_next(const credit_catalogue *catalogue, int event,
	const struct list_row *list, credit_day day, size_t *index)
{
	int best = 0;

	for (size_t i = 0; i < catalogue->acts_count; i++) {
		const struct act_row *row = &catalogue->acts[i];
		int close = row->event == event && holds(&row->head, day) ? closeness(row, list)
									  : 0;

		best = close > best ? close : best;
	}
	while (best > 0 && *index < catalogue->acts_count) {
		const struct act_row *row = &catalogue->acts[(*index)++];

		if (row->event == event && holds(&row->head, day) &&
			closeness(row, list) == best && !superseded(catalogue, row, day))
			return row;
	}
	return NULL;
}

const struct act_row *catalogue_act_any(
	const credit_catalogue *catalogue, int event, credit_day day)
{
	for (size_t i = 0; i < catalogue->acts_count; i++)
		if (catalogue->acts[i].event == event && holds(&catalogue->acts[i].head, day))
			return &catalogue->acts[i];
	return NULL;
}
