/* SPDX-License-Identifier: Apache-2.0 */
/*
 * retention.c - whether the records of one entry are due for erasure on a day.
 *
 * Storage lasts no longer than the purpose needs (个人信息保护法 art. 19), and what
 * has no purpose any more is erased (art. 47).  How long that is for whom stands
 * in retention.csv; here is what must be over before, whatever the term: the
 * entry's effects, its place in print, open acts, measures not yet lifted.
 *
 * Asked once for each entry when somebody asks what is due; a walk over its
 * acts and the subject's feedback, without memory.
 */
#include "record/retention.h"

#include <string.h>

#include "id/identifier.h"
#include "record/standing.h"
#include "record/takedown.h"

#define LIFT_ARTICLE "信用修复管理办法（国家发展改革委令第36号）：移出后解除失信惩戒"
#define OPEN_ARTICLE "个人信息保护法第四十七条第二款"
#define PRINT_ARTICLE "个人信息保护法第四十七条；行政处罚法第四十八条第二款"

/* What became of the entry; 0: it is in force, or on its way to be. */
static enum retention_case case_of(const struct judged_entry *judged)
{
	const struct standing *standing = &judged->standing;

	switch (standing->reason) {
	case MSG_HELD_MISIDENTIFIED:
		return RETENTION_MISIDENTIFIED;
	case MSG_HELD_UNDONE:
	case MSG_HELD_REVOKED:
	case MSG_HELD_REPLACED:
		return RETENTION_CLOSED;
	case MSG_HELD_MINOR:
	case MSG_HELD_CHILD:
		return RETENTION_MINOR;
	case MSG_HELD_UPHELD:
		return RETENTION_REFUSED;
	default:
		return standing->state == CREDIT_STATE_ENDED ? RETENTION_ENDED : 0;
	}
}

static void take_later(credit_day *to, credit_day day)
{
	if (day > *to)
		*to = day; /* CREDIT_DAY_NONE is less than any day */
}

/* The day of the last thing that was done about it. */
static credit_day last_act(const struct entry *entry)
{
	credit_day last = entry->decided;

	take_later(&last, entry->notified);
	take_later(&last, entry->served);
	take_later(&last, entry->listed);
	for (size_t i = 0; i < entry->events_count; i++)
		take_later(&last, entry->events[i]->day);
	return last;
}

/* The last day of the last window; a window that never opened has none. */
static credit_day last_end(const struct judged_entry *judged)
{
	credit_day last = CREDIT_DAY_NONE;

	for (int i = 0; i < EFFECT_COUNT; i++)
		if (judged->standing.windows[i].from != CREDIT_DAY_NONE)
			take_later(&last, judged->standing.windows[i].until);
	return last != CREDIT_DAY_NONE ? last : last_act(&judged->current);
}

static bool supports(const struct feedback *feedback, const struct entry_id *id)
{
	for (size_t i = 0; i < feedback->supports_count; i++)
		if (memcmp(&feedback->supports[i].entry, id, sizeof(*id)) == 0)
			return true;
	return false;
}

/* Was the task of this feedback lifted after it? */
static bool lifted(const struct retention_facts *facts, const struct feedback *done)
{
	for (size_t i = 0; i < facts->feedback_count; i++) {
		const struct feedback *other = facts->feedback[i];

		if (!other->undone && other->outcome == FEEDBACK_LIFTED &&
			strcmp(other->number, done->number) == 0 &&
			feedback_order(done, other) < 0)
			return true;
	}
	return false;
}

/* Some department applied a measure for it and has not said that it is lifted. */
static bool awaits_lift(const struct judged_entry *judged, const struct retention_facts *facts)
{
	for (size_t i = 0; i < facts->feedback_count; i++) {
		const struct feedback *done = facts->feedback[i];

		if (!done->undone && done->outcome == FEEDBACK_DONE &&
			supports(done, &judged->entry->id) && !lifted(facts, done))
			return true;
	}
	return false;
}

/* The day of the last feedback that rests on it, or on a task of its kind lifted later. */
static credit_day last_feedback(
	const struct judged_entry *judged, const struct retention_facts *facts)
{
	credit_day last = CREDIT_DAY_NONE;

	for (size_t i = 0; i < facts->feedback_count; i++) {
		const struct feedback *one = facts->feedback[i];

		if (one->undone || !supports(one, &judged->entry->id))
			continue;
		for (size_t k = 0; k < facts->feedback_count; k++)
			if (!facts->feedback[k]->undone &&
				strcmp(facts->feedback[k]->number, one->number) == 0)
				take_later(&last, facts->feedback[k]->day);
	}
	return last;
}

/* An act that bears `hold` keeps the records through that day; the last one counts. */
static bool held(const struct entry *entry, credit_day day)
{
	credit_day until = CREDIT_DAY_NONE;
	const struct event *event;
	size_t at = SIZE_MAX;

	while ((event = entry_event_next(entry, &at)) && event->day <= day) {
		const char *text = event_field(event, "hold");

		if (text && credit_day_parse(text, strlen(text), &until))
			until = CREDIT_DAY_MAX; /* what cannot be read holds */
	}
	return until != CREDIT_DAY_NONE && day <= until;
}

/* First day behind a row's term; CREDIT_DAY_NONE: it has none, or there is no anchor. */
static credit_day day_after(const struct retention_row *row, credit_day anchor)
{
	credit_day last;

	if (!row || row->term.unit == TERM_NOT_SET || anchor == CREDIT_DAY_NONE)
		return CREDIT_DAY_NONE;
	last = term_last_day(anchor, row->term); /* 民法典 art. 201, 202 */
	return last < CREDIT_DAY_MAX ? last + 1 : CREDIT_DAY_MAX;
}

/* What the tables say of a kind of subject once nothing stands in the way. */
static void by_kind(const struct judged_entry *judged, const struct retention_facts *facts,
	enum retention_case case_, int kind, const credit_catalogue *tables, credit_day day,
	struct retention *out)
{
	const struct list_row *list = judged->list;
	const struct retention_row *acted;

	out->why_not = MSG_RETAIN_NO_RULE;
	out->row = catalogue_retention(tables, case_, list, kind, day);
	if (!out->row)
		return;
	out->article = out->row->head.source;
	out->due = day_after(out->row, out->row->anchor == RETENTION_FROM_END
			? last_end(judged)
			: last_act(&judged->current));
	if (out->row->action != RETENTION_ERASE) {
		out->due = CREDIT_DAY_NONE;
		out->why_not = MSG_RETAIN_ARCHIVE;
		return;
	}
	if (out->due == CREDIT_DAY_NONE)
		return;
	acted = catalogue_retention(tables, RETENTION_ACTED, list, kind, day);
	take_later(&out->due, day_after(acted, last_feedback(judged, facts)));
	out->why_not = day < out->due ? MSG_RETAIN_YET : MSG_COUNT;
}

/* Is it gone sooner by this than by that?  What is archived has no day. */
static bool sooner(const struct retention *this, const struct retention *that)
{
	if (this->due == CREDIT_DAY_NONE)
		return false;
	return that->due == CREDIT_DAY_NONE || this->due < that->due;
}

/*
 * A sole trader counts as a business, but is a natural person who trades (民法典
 * art. 54), so that the data are personal too (个人信息保护法 art. 4): what is sooner
 * of both holds (art. 19: the shortest time).
 */
static void by_table(const struct judged_entry *judged, const struct retention_facts *facts,
	enum retention_case case_, const credit_catalogue *tables, credit_day day,
	struct retention *out)
{
	const credit_id *subject = &judged->current.subject;
	struct retention person = *out;

	by_kind(judged, facts, case_, subject->kind, tables, day, out);
	if (!id_is_sole_trader(subject))
		return;
	by_kind(judged, facts, case_, CREDIT_KIND_PERSON, tables, day, &person);
	if (sooner(&person, out))
		*out = person;
}

/*
 * Does a channel still show what was in print?  Once the records are gone nobody
 * would be told to take it down.
 */
static bool on_a_channel(const struct judged_entry *judged,
	const struct retention_facts *facts, const credit_catalogue *tables, credit_day day)
{
	struct takedown_channel channels[TAKEDOWN_CHANNELS_MAX];
	struct takedown down;
	size_t count;

	if (!takedown_was_printed(judged->entry) || !takedown_of(judged, tables, day, &down))
		return false;
	count = takedown_channels(judged->entry, &down, tables, day, facts->shown,
		channels);
	for (size_t i = 0; i < count; i++)
		if (!channels[i].down)
			return true;
	return false;
}

void retention_of(const struct judged_entry *judged, const struct retention_facts *facts,
	const credit_catalogue *tables, credit_day day, struct retention *out)
{
	enum retention_case case_ = case_of(judged);
	struct open_act open[OPEN_ACTS_MAX];

	memset(out, 0, sizeof(*out));
	out->due = CREDIT_DAY_NONE;
	out->article = OPEN_ARTICLE;
	out->why_not = MSG_RETAIN_IN_FORCE;
	if (!case_)
		return;
	out->why_not = MSG_RETAIN_PRINTED;
	out->article = PRINT_ARTICLE;
	if (facts->in_print || judged->printed)
		return;
	out->why_not = MSG_RETAIN_OPEN;
	out->article = OPEN_ARTICLE;
	if (case_ == RETENTION_ENDED && acts_open(&judged->current, tables, day, open) > 0)
		return;
	out->why_not = MSG_RETAIN_LIFT;
	out->article = LIFT_ARTICLE;
	if (awaits_lift(judged, facts))
		return;
	out->why_not = MSG_RETAIN_HOLD;
	out->article = OPEN_ARTICLE;
	if (held(&judged->current, day))
		return;
	out->why_not = MSG_RETAIN_CHANNEL; /* last: who orders it passes over this one */
	out->article = PRINT_ARTICLE;
	if (on_a_channel(judged, facts, tables, day))
		return;
	out->article = "";
	by_table(judged, facts, case_, tables, day, out);
}

bool retention_bars(enum message why_not)
{
	return why_not == MSG_RETAIN_IN_FORCE || why_not == MSG_RETAIN_PRINTED ||
		why_not == MSG_RETAIN_OPEN || why_not == MSG_RETAIN_LIFT ||
		why_not == MSG_RETAIN_HOLD;
}
