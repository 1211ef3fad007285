/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_open.c - what an entry is when an act is done, and which acts are open.
 *
 * Asked for each act that is recorded and for each entry of a status.  Which
 * kinds await an answer, which answer them and within how many days stands in
 * acts.csv; here is only how acts follow each other: the first of a kind opens,
 * an answer closes, to each objection its own, days are counted as 民法典 art. 201
 * and 203 say.
 */
#include "record/event_rule.h"
#include "record/objection.h"

#include <string.h>

const struct list_row *act_list(
	const struct entry *entry, const credit_catalogue *tables, credit_day day)
{
	const struct list_row *row = catalogue_list(tables, entry->list, day);

	if (!row && entry->decided != CREDIT_DAY_NONE)
		row = catalogue_list(tables, entry->list, entry->decided);
	return row;
}

/* Is there an act of one of the kinds on or before the day? */
static bool came(const struct entry *entry, uint64_t kinds, credit_day day)
{
	const struct event *event;
	size_t at = SIZE_MAX;

	while ((event = entry_event_next(entry, &at)) && event->day <= day)
		if (kinds & EVENT_BIT(event->kind))
			return true;
	return false;
}

enum act_state act_state_on(const struct entry *current, const credit_catalogue *tables,
	credit_day day, credit_day *listed)
{
	struct standing s;

	standing_of_current(current, tables, day, false, &s);
	*listed = s.listed;
	switch (s.reason) {
	case MSG_HELD_ERASED:
	case MSG_HELD_UNDONE:
	case MSG_HELD_MISIDENTIFIED:
	case MSG_HELD_REVOKED:
	case MSG_HELD_REPLACED:
		return ACT_VOID;
	default:
		break;
	}
	if (came(current,
		    EVENT_BIT(CREDIT_EVENT_REMOVED) | EVENT_BIT(CREDIT_EVENT_TITLE_WITHDRAWN),
		    day))
		return ACT_REMOVED;
	/* upheld before listing: it will never be listed */
	if (s.state == CREDIT_STATE_ENDED ||
		(s.listed == CREDIT_DAY_NONE &&
			(current->objection == OBJECTION_UPHELD ||
				came(current, EVENT_BIT(CREDIT_EVENT_UPHELD), day))))
		return ACT_ENDED;
	if (s.state == CREDIT_STATE_LISTED)
		return ACT_LISTED;
	return s.state == CREDIT_STATE_NOTIFIED ? ACT_NOTIFIED : ACT_CANDIDATE;
}

/* The first row of an event for the list on the day. */
static const struct act_row *row_of(const credit_catalogue *tables,
	const struct list_row *list, int kind, credit_day day)
{
	size_t index = 0;

	return catalogue_act_next(tables, kind, list, day, &index);
}

uint64_t act_answers(const credit_catalogue *tables, const struct list_row *list, int kind,
	credit_day day)
{
	const struct act_row *row = row_of(tables, list, kind, day);

	return row ? row->answer : 0;
}

/* Does an act of an answering kind close the open act?  Objections have each their own. */
static bool closes(const struct event *open, const struct event *answer)
{
	return open->kind != CREDIT_EVENT_OBJECTED || objection_takes(open, answer);
}

/*
 * Is an act of a day still without answer?  later: an answer of a later day counts
 * too, unless another act of the kind came after the day and the answer names none.
 */
static bool awaits(const struct entry *entry, const struct event *open, uint64_t answers,
	credit_day day, bool later)
{
	const struct event *event;
	size_t at = SIZE_MAX;
	bool next = false;

	while ((event = entry_event_next(entry, &at)) && (later || event->day <= day)) {
		if (event->kind == open->kind)
			next = next || event->day > day;
		else if ((answers & EVENT_BIT(event->kind)) && event_order(open, event) < 0 &&
			(!next || objection_named(event)) && closes(open, event))
			return false;
	}
	return true;
}

const struct event *act_open_next(const struct entry *entry, const credit_catalogue *tables,
	int kind, credit_day day, bool later, size_t *at)
{
	const struct list_row *list = act_list(entry, tables, day);
	uint64_t answers = act_answers(tables, list, kind, day);
	const struct event *event;

	while ((event = entry_event_next(entry, at)) && event->day <= day)
		if (event->kind == kind && awaits(entry, event, answers, day, later))
			return event;
	return NULL;
}

const struct event *act_open_on(const struct entry *entry, const credit_catalogue *tables,
	int kind, credit_day day, bool later)
{
	size_t at = SIZE_MAX;

	return act_open_next(entry, tables, kind, day, later, &at);
}

/* An `extended` act that names the kind, after the open act and by the day. */
static bool extended(const struct entry *entry, const struct event *open, credit_day day)
{
	const struct event *event;
	size_t at = SIZE_MAX;

	while ((event = entry_event_next(entry, &at)) && event->day <= day) {
		const char *of = event->kind == CREDIT_EVENT_EXTENDED ? event_field(event, "of")
								      : NULL;

		if (of && event_order(open, event) < 0 &&
			credit_event_kind_parse(of) == open->kind)
			return true;
	}
	return false;
}

static void set_due(struct open_act *open, const credit_catalogue *tables)
{
	int days = open->row->due_days + (open->extended ? open->row->extension_days : 0);

	open->due = CREDIT_DAY_NONE;
	open->provisional = false;
	if (open->row->due_days == 0)
		return;
	if (open->row->due_unit == DUE_WORKING)
		open->due = catalogue_add_working_days(
			tables, open->event->day, days, &open->provisional);
	else
		open->due = catalogue_roll_forward(
			tables, open->event->day + days, &open->provisional);
}

/* May one of the answers still be given to an entry in that state? */
static bool answerable(const struct act_row *row, const credit_catalogue *tables,
	const struct list_row *list, enum act_state state, credit_day day)
{
	for (int kind = 1; kind < 64; kind++) {
		const struct act_row *answer;
		size_t index = 0;

		if (!(row->answer & EVENT_BIT(kind)))
			continue;
		while ((answer = catalogue_act_next(tables, kind, list, day, &index)))
			if (answer->states & state)
				return true;
	}
	return false;
}

/* An act that is open, with its row and its last day; false: nobody answers it. */
static bool take_open(const struct entry *entry, const credit_catalogue *tables, credit_day day,
	const struct event *event, enum act_state *state, struct open_act *out)
{
	const struct list_row *list = act_list(entry, tables, event->day);
	credit_day listed;

	out->event = event;
	out->row = row_of(tables, list, event->kind, event->day);
	if (!out->row || !out->row->answer)
		return false;
	if (!*state)
		*state = act_state_on(entry, tables, day, &listed);
	if (!answerable(out->row, tables, list, *state, event->day))
		return false;
	out->extended = extended(entry, event, day);
	set_due(out, tables);
	return true;
}

size_t acts_open(const struct entry *entry, const credit_catalogue *tables, credit_day day,
	struct open_act out[OPEN_ACTS_MAX])
{
	size_t count = 0;
	enum act_state state = 0; /* asked for once, where anything is open at all */

	for (int kind = 1; credit_event_kind_name(kind)[0] && count < OPEN_ACTS_MAX; kind++) {
		/* of the others the first: the next waits for the same answer */
		size_t most = kind == CREDIT_EVENT_OBJECTED ? OPEN_OBJECTIONS_MAX : 1;
		const struct event *event;
		size_t at = SIZE_MAX;

		while (most > 0 && count < OPEN_ACTS_MAX &&
			(event = act_open_next(entry, tables, kind, day, false, &at))) {
			count += take_open(entry, tables, day, event, &state, &out[count]);
			most--;
		}
	}
	return count;
}
