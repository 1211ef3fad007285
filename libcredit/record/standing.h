/* SPDX-License-Identifier: Apache-2.0 */
/*
 * standing.h - what standing.c and standing_terms.c share.
 *
 * Facts are what entry and events say, whatever the day and the tables.  The
 * rest follows from facts, tables and day, without memory.
 */
#ifndef LIBCREDIT_STANDING_H
#define LIBCREDIT_STANDING_H

#include "record/record.h"

/*
 * The next event in order of day and sequence, undone ones left out.  Start
 * with *at = SIZE_MAX; NULL at the end.
 * Rule: design: order of acts.
 */
const struct event *entry_event_next(const struct entry *entry, size_t *at);

struct facts {
	const struct entry *entry; /* corrections applied */
	enum message void_reason;  /* MSG_COUNT: not void */
	credit_day decided;
	credit_day notified;
	credit_day announced;
	credit_day listed; /* the latest day recorded, or CREDIT_DAY_NONE */
	credit_day until;  /* the authority's own end day, extensions counted */
	bool until_long;
	credit_day removed; /* first day no longer listed, or CREDIT_DAY_NONE */
	enum message removed_reason;
	credit_day deceased; /* the day of death, or CREDIT_DAY_NONE */
	credit_day repaired[EFFECT_COUNT]; /* first day without this effect */
};

/* How listing came about, by the rules under which it was decided. */
struct listing {
	credit_day notice;      /* day of the notice that the list requires */
	credit_day window_last; /* last day to object; CREDIT_DAY_NONE: no such days */
	bool provisional;       /* the calendar does not reach window_last */
	credit_day listed;
	credit_day upheld; /* an objection upheld after listing: first day without it */
	credit_day unreviewed; /* first day on which print waits for a review, or none */
	enum message reason; /* why not listed; MSG_COUNT when listed has a day */
};

/*
 * The review cycle of an entry as its list's row of that day has it.
 * Rule: design: the cycle of an honour stands in lists.csv, with its source.
 */
void review_on(const struct entry *current, const struct list_row *row, credit_day decided,
	credit_day day, struct review *out);
/*
 * Did a review end the honour?  One without an outcome passed.
 * Rule: design: the outcome is the authority's, whose own rules say what fails.
 */
bool review_failed(const struct event *event);

/*
 * The day of the decision, from the field or from the act that recorded it.
 * Rule: 国办发〔2020〕49号: recorded only from a document with legal effect.
 */
credit_day entry_decided(const struct entry *current);

/*
 * The last day of a term of days or months from its anchor.
 * Rule: 民法典 art. 201, 202.
 */
credit_day term_last_day(credit_day anchor, struct term term);

/*
 * The three windows, as if nothing halted them.
 * Rule: 信用修复管理办法（国家发展改革委令第36号）: publicity, use, measures end
 * each for itself.
 */
void standing_windows(const struct facts *facts, const struct listing *listing,
	const credit_catalogue *tables, credit_day day, struct window windows[EFFECT_COUNT]);

/*
 * standing() of an entry whose corrections are applied already; changes: with next_change.
 * Rule: as standing(), 国办发〔2020〕49号.
 */
void standing_of_current(const struct entry *current, const credit_catalogue *tables,
	credit_day day, bool changes, struct standing *out);

#endif
