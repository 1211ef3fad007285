/* SPDX-License-Identifier: Apache-2.0 */
/*
 * takedown.c - since when, why and until when a row must be out of print.
 *
 * Runs once for each row that an edition before printed and this one does not,
 * and for each row that a status shows.  Why is judge's answer (why_not); here
 * it is dated by the act that it came from, and the law's days are counted from
 * there by takedown.csv.
 * Rule: 行政处罚法 art. 48, 85; 法释〔2017〕7号 art. 10; 个人信息保护法 art. 8.
 */
#include "record/takedown.h"

#include <string.h>

#include "base/day.h"
#include "record/standing.h"
#include "record/subject_act.h"

#define CHANNEL_FIELD "channel"

/* Which case of takedown.csv the reason is. */
static int case_of(enum message reason)
{
	static const struct {
		enum message reason;
		int case_;
	} cases[] = {{MSG_HELD_ERASED, CREDIT_EVENT_ERASED},
		{MSG_HELD_UNDONE, CREDIT_EVENT_UNDONE},
		{MSG_HELD_MISIDENTIFIED, CREDIT_EVENT_MISIDENTIFIED},
		{MSG_HELD_REVOKED, CREDIT_EVENT_REVOKED},
		{MSG_HELD_REPLACED, CREDIT_EVENT_REPLACED},
		{MSG_HELD_UPHELD, CREDIT_EVENT_UPHELD},
		{MSG_ENDED_UPHELD, CREDIT_EVENT_UPHELD},
		{MSG_ENDED_REMOVED, CREDIT_EVENT_REMOVED},
		{MSG_ENDED_TITLE, CREDIT_EVENT_TITLE_WITHDRAWN},
		{MSG_ENDED_REVIEW, CREDIT_EVENT_REVIEWED},
		{MSG_ENDED_REPAIRED, CREDIT_EVENT_REPAIRED},
		{MSG_ENDED_DECEASED, TAKEDOWN_DECEASED}, {MSG_ENDED_TERM, TAKEDOWN_EXPIRED},
		{MSG_ENDED_OWN, TAKEDOWN_EXPIRED}, {MSG_ENDED_SECTOR, TAKEDOWN_EXPIRED},
		{MSG_ENDED_CORRECTED, TAKEDOWN_EXPIRED},
		{MSG_HELD_SUSPENDED, CREDIT_EVENT_SUSPENDED},
		{MSG_HELD_OBJECTION, CREDIT_EVENT_OBJECTED},
		{MSG_HELD_UNCONFIRMED, CREDIT_EVENT_UNCONFIRMED},
		{MSG_HELD_UNREVIEWED, TAKEDOWN_UNREVIEWED},
		{MSG_HELD_REVIEW, TAKEDOWN_SHIELDED},
		{MSG_HELD_CONSENT, CREDIT_EVENT_CONSENT_WITHDRAWN},
		{MSG_HELD_GUARDIAN, CREDIT_EVENT_CONSENT_WITHDRAWN}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (cases[i].reason == reason)
			return cases[i].case_;
	return TAKEDOWN_OTHER;
}

/*
 * The act of a kind that closed the window, else the last one up to the day.  An
 * `undone` act counts although its batch is what was undone.
 */
static const struct event *act_of(
	const struct entry *entry, int kind, credit_day closed, credit_day on)
{
	const struct event *last = NULL;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		if (event->kind != kind || event->day > on ||
			(kind != CREDIT_EVENT_UNDONE && event_is_undone(entry, event)))
			continue;
		if (event->day == closed)
			return event;
		if (!last || event_order(last, event) < 0)
			last = event;
	}
	return last;
}

/* What happened, and when. */
static void date_case(const struct judged_entry *judged, credit_day on, struct takedown *out)
{
	const struct window *window = &judged->standing.windows[EFFECT_PUBLICITY - 1];
	credit_day closed =
		window->until == CREDIT_DAY_NONE || window->until >= on ? CREDIT_DAY_NONE
									: window_last(window) + 1;
	struct review review;

	if (out->case_ < TAKEDOWN_EXPIRED)
		out->event = act_of(&judged->current, out->case_, closed, on);
	if (!out->event && out->case_ != TAKEDOWN_DECEASED && closed == CREDIT_DAY_NONE &&
		(out->event = act_of(&judged->current, CREDIT_EVENT_CORRECTED,
			 CREDIT_DAY_NONE, on)))
		out->case_ = CREDIT_EVENT_CORRECTED; /* what was corrected closed it */
	if (out->event) {
		out->day = out->event->day;
		out->document = out->event->document;
	} else if (out->case_ == TAKEDOWN_DECEASED) {
		out->day = entry_deceased(&judged->current);
	} else if (out->case_ == TAKEDOWN_UNREVIEWED) {
		judged_review(judged, on, &review);
		if (review.held_from != CREDIT_DAY_NONE)
			out->day = review.held_from;
	} else if (closed != CREDIT_DAY_NONE) {
		out->case_ = TAKEDOWN_EXPIRED;
		out->day = closed;
	}
}

/* So many days of a unit behind a day. */
static credit_day days_after(const credit_catalogue *tables, credit_day day, int days,
	enum due_unit unit, bool *provisional)
{
	*provisional = false;
	if (unit == DUE_CALENDAR)
		return day + days;
	return catalogue_add_working_days(tables, day, days, provisional);
}

bool takedown_of(const struct judged_entry *judged, const credit_catalogue *tables,
	credit_day on, struct takedown *out)
{
	const struct takedown_row *row;

	*out = (struct takedown){TAKEDOWN_OTHER, on, NULL, "", "", on, false, false};
	if (judged->printed)
		return false;
	out->case_ = case_of(judged->why_not);
	date_case(judged, on, out);
	out->due = out->day;
	row = catalogue_takedown(tables, out->case_, judged->current.list, on);
	if (!row) {
		out->stops = true;
		return true;
	}
	out->article = row->article;
	out->stops = row->stops;
	out->due = days_after(tables, out->day, row->days, row->unit, &out->provisional);
	return true;
}

/* ---- channels ---- */

bool takedown_is_channels(const struct event *event)
{
	const char *codes = event->kind == CREDIT_EVENT_TAKEN_DOWN
		? event_field(event, CHANNEL_FIELD)
		: NULL;

	return codes && codes[0];
}

bool takedown_was_printed(const struct entry *entry)
{
	for (size_t i = 0; i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_PUBLISHED)
			return true;
	return false;
}

const char *takedown_unknown_channel(
	const struct event *event, const credit_catalogue *tables, size_t *length)
{
	const char *at = event_field(event, CHANNEL_FIELD);

	while (at && *at) {
		*length = strcspn(at, ";");
		if (!catalogue_channel(tables, at, *length, event->day))
			return at;
		at += *length + (at[*length] == ';');
	}
	return NULL;
}

/* The first act since that says the channel took the row down. */
static credit_day down_on(const struct entry *entry, const struct channel_row *channel,
	uint64_t since, credit_day on)
{
	credit_day first = CREDIT_DAY_NONE;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];
		bool counts = event->kind == CREDIT_EVENT_TAKEN_DOWN &&
			event->sequence > since && event->day <= on &&
			!event_is_undone(entry, event);

		if (counts && takedown_is_channels(event))
			counts = codes_have(event_field(event, CHANNEL_FIELD), channel->code);
		else if (counts)
			counts = channel->kind == CHANNEL_SITE;
		if (counts && (first == CREDIT_DAY_NONE || event->day < first))
			first = event->day;
	}
	return first;
}

size_t takedown_channels(const struct entry *entry, const struct takedown *down,
	const credit_catalogue *tables, credit_day on, uint64_t since,
	struct takedown_channel out[TAKEDOWN_CHANNELS_MAX])
{
	const struct channel_row *channel;
	size_t count = 0;
	size_t index = 0;

	while (count < TAKEDOWN_CHANNELS_MAX &&
		(channel = catalogue_channel_next(tables, on, &index))) {
		struct takedown_channel *to = &out[count++];

		to->channel = channel;
		to->due = catalogue_add_working_days(tables, down->due, channel->days, NULL);
		to->down_day = down_on(entry, channel, since, on);
		to->down = to->down_day != CREDIT_DAY_NONE;
		to->overdue = !to->down && on > to->due ? (int)(on - to->due) : 0;
	}
	return count;
}
