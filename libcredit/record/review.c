/* SPDX-License-Identifier: Apache-2.0 */
/*
 * review.c - the review cycle of honours (复查): when the next one is due.
 *
 * Honours are no end-less titles: the rules of their selection have each list
 * reviewed in turn (lists.csv, review_months, with its source).  A review that
 * passed starts the cycle anew from its day, one that failed ends the honour
 * from that day.  When the cycle and the days of grace behind it are over
 * without a review, print waits; the honour stands until somebody decides.
 *
 * Asked once for each red entry whose list has a cycle; a walk over its acts.
 */
#include <string.h>

#include "base/day.h"
#include "record/standing.h"

bool review_failed(const struct event *event)
{
	const char *outcome = event_field(event, "outcome");

	return outcome && strcmp(outcome, "fail") == 0;
}

/* The last review passed on or before the day, else the decision. */
static credit_day cycle_start(const struct entry *current, credit_day decided, credit_day day)
{
	credit_day start = decided;

	for (size_t i = 0; i < current->events_count; i++) {
		const struct event *event = current->events[i];

		if (event->kind == CREDIT_EVENT_REVIEWED && event->day <= day &&
			event->day > start && !review_failed(event) &&
			!event_is_undone(current, event))
			start = event->day;
	}
	return start;
}

/* 民法典 art. 201, 202: the start day is not counted; months end on the matching day. */
void review_on(const struct entry *current, const struct list_row *row, credit_day decided,
	credit_day day, struct review *out)
{
	struct term months = {TERM_MONTHS, row->review_months};
	credit_day start;

	out->due = out->held_from = CREDIT_DAY_NONE;
	if (row->review_months == 0 || decided == CREDIT_DAY_NONE)
		return;
	start = cycle_start(current, decided, day);
	out->due = term_last_day(start, months);
	if (out->due <= CREDIT_DAY_MAX - row->review_grace_days - 1)
		out->held_from = out->due + row->review_grace_days + 1;
}

credit_day entry_decided(const struct entry *current)
{
	credit_day decided = current->decided;

	for (size_t i = 0; i < current->events_count && current->decided == CREDIT_DAY_NONE;
		i++) {
		const struct event *event = current->events[i];

		if (event->kind == CREDIT_EVENT_DECIDED && !event_is_undone(current, event) &&
			(decided == CREDIT_DAY_NONE || event->day < decided))
			decided = event->day;
	}
	return decided;
}

void judged_review(const struct judged_entry *judged, credit_day day, struct review *out)
{
	out->due = out->held_from = CREDIT_DAY_NONE;
	if (judged->list && judged->standing.state == CREDIT_STATE_LISTED)
		review_on(&judged->current, judged->list, entry_decided(&judged->current), day,
			out);
}
