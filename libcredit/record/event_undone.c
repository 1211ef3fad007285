/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_undone.c - which records came in a batch that was undone.
 *
 * Asked for every entry and event that is judged; hardly any has an `undone`
 * event, so that the answer is mostly one walk over a few kinds.
 */
#include <stdlib.h>

#include "record/record.h"

/* The batch that an `undone` event undoes; 0: the entry's own. */
static uint64_t batch_undone(const struct event *event)
{
	const char *field = event_field(event, "batch");

	return field ? strtoull(field, NULL, 10) : event->batch;
}

bool entry_is_undone(const struct entry *entry)
{
	for (size_t i = 0; i < entry->events_count; i++) {
		uint64_t batch;

		if (entry->events[i]->kind != CREDIT_EVENT_UNDONE)
			continue;
		batch = batch_undone(entry->events[i]);
		if (batch == 0 || batch == entry->batch)
			return true;
	}
	return false;
}

bool event_is_undone(const struct entry *entry, const struct event *event)
{
	if (event->batch == 0 || event->kind == CREDIT_EVENT_UNDONE)
		return false;
	for (size_t i = 0; i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_UNDONE &&
			batch_undone(entry->events[i]) == event->batch)
			return true;
	return false;
}

const struct event *entry_same_event(const struct entry *entry, const struct event *event)
{
	for (size_t i = 0; i < entry->events_count; i++)
		if (event_same_key(entry->events[i], event) &&
			!event_is_undone(entry, entry->events[i]))
			return entry->events[i];
	return NULL;
}
