/* SPDX-License-Identifier: Apache-2.0 */
/*
 * objection.c - which answer belongs to which objection.
 *
 * Asked for each entry that is judged; hardly any has an objection, and then one
 * or two.  A party may object on several grounds in several papers, and each has
 * a right to its own answer: one that is dismissed says nothing of the others.
 * An answer names the document of its objection in the field `of`.  One without
 * the field closes what was recorded before it: so answers were stored before
 * the field was, and so they are where only one objection was open.
 * Rule: 国办发〔2020〕49号: objections are examined and answered in time.
 */
#include "record/objection.h"

const char *objection_named(const struct event *answer)
{
	const char *of = event_field(answer, "of");

	return of && of[0] ? of : NULL;
}

bool objection_takes(const struct event *objection, const struct event *answer)
{
	const char *of = objection_named(answer);

	return of ? document_equal(of, objection->document)
		  : objection->sequence <= answer->sequence;
}

static bool is_answer(const struct event *event)
{
	return event->kind == CREDIT_EVENT_DISMISSED || event->kind == CREDIT_EVENT_UPHELD;
}

/* The earlier of two acts, either of which may be NULL. */
static const struct event *earlier(const struct event *a, const struct event *b)
{
	return !a || event_order(b, a) < 0 ? b : a;
}

const struct event *objection_answer(
	const struct entry *entry, const struct event *objection, credit_day day)
{
	const struct event *first = NULL;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		if (is_answer(event) && event->day <= day && event_order(objection, event) < 0 &&
			objection_takes(objection, event) && !event_is_undone(entry, event))
			first = earlier(first, event);
	}
	return first;
}

const struct event *objection_open(const struct entry *entry, credit_day day)
{
	const struct event *first = NULL;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		if (event->kind == CREDIT_EVENT_OBJECTED && event->day <= day &&
			!event_is_undone(entry, event) &&
			!objection_answer(entry, event, day))
			first = earlier(first, event);
	}
	return first;
}

const struct event *objection_closed(const struct entry *entry, const struct event *answer)
{
	const struct event *first = NULL;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		if (event->kind == CREDIT_EVENT_OBJECTED && event->day <= answer->day &&
			!event_is_undone(entry, event) &&
			objection_answer(entry, event, answer->day) == answer)
			first = earlier(first, event);
	}
	return first;
}

const struct event *objection_pending(const struct entry *entry, const struct event *act)
{
	const struct event *first = NULL;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];
		const struct event *answer;

		if (event->kind != CREDIT_EVENT_OBJECTED || event_order(event, act) >= 0 ||
			event_is_undone(entry, event))
			continue;
		answer = objection_answer(entry, event, act->day);
		if (!answer || event_order(answer, act) >= 0)
			first = earlier(first, event);
	}
	return first;
}
