/* SPDX-License-Identifier: Apache-2.0 */
/*
 * takedown.h - a row that was in print and may not be: since when, why, until
 * when it must be down, and on which channels it still stands.
 *
 * Pure.  Whether a row stood in print is the caller's knowledge: editions,
 * their rows, or the `published` event.
 */
#ifndef LIBCREDIT_TAKEDOWN_H
#define LIBCREDIT_TAKEDOWN_H

#include "record/record.h"

struct takedown {
	int case_;                 /* enum takedown_case, or a kind of event */
	credit_day day;            /* of the act, or the first day after the term */
	const struct event *event; /* the act; NULL: none */
	const char *document;      /* its document, or "" */
	const char *article;       /* of the row of takedown.csv, or "" */
	credit_day due;            /* last day to take it down */
	bool provisional;          /* past the known calendar: counted by weekdays */
	bool stops; /* once overdue, no edition is published before it is down */
};

/*
 * False: the entry may stand in print on the day.  Without a rule, and where
 * nothing says since when, it is due on the day itself.
 * Rule: 行政处罚法 art. 48, 85; 法释〔2017〕7号 art. 10; takedown.csv.
 */
bool takedown_of(const struct judged_entry *judged, const credit_catalogue *tables,
	credit_day on, struct takedown *out);

struct takedown_channel {
	const struct channel_row *channel;
	credit_day due;
	bool down;           /* a taken-down act names it */
	credit_day down_day; /* CREDIT_DAY_NONE: it still stands */
	int overdue;         /* days past due on the day asked; 0: not overdue, or down */
};
#define TAKEDOWN_CHANNELS_MAX 64

/*
 * Each channel of the day.  The county's own site (kind site) is down by the
 * taken-down act of the editions too.  Acts with a sequence up to `since`, that of
 * the last edition that printed the row, do not count: it was shown again; 0: all.
 * Rule: 发改财金规〔2017〕1798号: taken down through the channels that showed it.
 */
size_t takedown_channels(const struct entry *entry, const struct takedown *down,
	const credit_catalogue *tables, credit_day on, uint64_t since,
	struct takedown_channel out[TAKEDOWN_CHANNELS_MAX]);

/* Was the row ever in print? Rule: design: reading a record. */
bool takedown_was_printed(const struct entry *entry);
/*
 * A taken-down act of a channel, which says nothing of the editions.
 * Rule: design: reading a record.
 */
bool takedown_is_channels(const struct event *event);
/*
 * The first code (";" between) that names no channel of the day, as it stands; NULL: none.
 * Rule: design: the channels are a county's own.
 */
const char *takedown_unknown_channel(
	const struct event *event, const credit_catalogue *tables, size_t *length);

#endif
