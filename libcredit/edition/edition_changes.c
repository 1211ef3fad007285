/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_changes.c - why a row appeared, changed or left between two editions.
 *
 * Runs once for each entry that was in print before and is not, or was
 * corrected or resumed.  It only words what judge() decided: the last act that
 * the registry learned since the edition before, else the end of the term.
 */
#include "edition/edition_changes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "base/sort.h"
#include "id/identifier.h"
#include "record/subject_act.h"
#include "record/takedown.h"

const char *change_kind_key(enum change_kind kind)
{
	static const char *const keys[] = {"", "added", "corrected", "removed", "paused",
		"resumed"};

	return keys[kind];
}

const char *change_reason_key(enum change_reason reason)
{
	static const char *const keys[] = {"", "expired", "repaired", "revoked", "corrected",
		"other"};

	return keys[reason];
}

const struct event *event_since(const struct entry *entry, uint64_t since, credit_day on, int kind,
	int also)
{
	const struct event *last = NULL;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		if (event->sequence <= since || event->day > on || (event->kind != kind && event->kind != also) ||
			event_is_undone(entry, event))
			continue;
		if (!last || event_order(last, event) < 0)
			last = event;
	}
	return last;
}

bool document_is_public(const struct entry *entry)
{
	int kind = entry->subject.kind;

	return kind != CREDIT_KIND_PERSON && kind != CREDIT_KIND_HOUSEHOLD &&
		!id_is_sole_trader(&entry->subject);
}

/* How a case of takedown.csv stands in changes. */
static enum change_reason reason_of(int case_)
{
	switch (case_) {
	case TAKEDOWN_EXPIRED:
		return REASON_EXPIRED;
	case CREDIT_EVENT_REPAIRED:
		return REASON_REPAIRED;
	case CREDIT_EVENT_REVOKED:
	case CREDIT_EVENT_MISIDENTIFIED:
	case CREDIT_EVENT_UPHELD:
	case CREDIT_EVENT_TITLE_WITHDRAWN:
		return REASON_REVOKED;
	case CREDIT_EVENT_CORRECTED:
	case CREDIT_EVENT_REPLACED:
		return REASON_CORRECTED;
	default:
		return REASON_OTHER;
	}
}

/* Out of print for now, with the entry still standing. */
static bool is_paused(const struct judged_entry *judged)
{
	if (judged->standing.state == CREDIT_STATE_ENDED)
		return false;
	return (judged->standing.marks & (CREDIT_MARK_SHIELDED | CREDIT_MARK_SUSPENDED |
						     CREDIT_MARK_UNCONFIRMED)) ||
		judged->why_not == MSG_HELD_STALE ||
		((judged->standing.marks & CREDIT_MARK_OBJECTION) &&
			judged->why_not == MSG_HELD_OBJECTION);
}

/* An entry as it was known at a sequence; NULL: no memory.  Nothing else is copied. */
static const struct entry *known_then(
	const struct entry *entry, uint64_t known, struct arena *arena)
{
	struct entry *then = arena_alloc(arena, sizeof(*then));
	const struct event **events =
		arena_alloc(arena, (entry->events_count + 1) * sizeof(*events));
	const struct subject_act **acts =
		arena_alloc(arena, (entry->acts_count + 1) * sizeof(*acts));

	if (!then || !events || !acts)
		return NULL;
	*then = *entry;
	then->events = events;
	then->acts = acts;
	then->events_count = then->acts_count = 0;
	for (size_t i = 0; i < entry->events_count; i++)
		if (entry->events[i]->sequence <= known)
			events[then->events_count++] = entry->events[i];
	for (size_t i = 0; i < entry->acts_count; i++)
		if (entry->acts[i]->sequence <= known)
			acts[then->acts_count++] = entry->acts[i];
	return then;
}

int was_paused(const struct judgement *judgement, size_t index, const credit_catalogue *tables,
	credit_day on, uint64_t known, struct arena *arena, bool *paused)
{
	size_t count = judgement->entries_count;
	const struct entry **entries = arena_alloc(arena, (count + 1) * sizeof(*entries));
	const struct judged_entry *own = NULL;
	struct judgement then;
	size_t kept = 0;

	*paused = false;
	for (size_t i = 0; entries && i < count; i++)
		if (judgement->entries[i].entry->sequence <= known &&
			!(entries[kept++] = known_then(
				  judgement->entries[i].entry, known, arena)))
			return CREDIT_ENOMEM;
	if (!entries || judge_day(entries, kept, tables, on, arena, &then))
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < kept; i++)
		if (memcmp(&then.entries[i].entry->id,
			    &judgement->entries[index].entry->id, sizeof(struct entry_id)) == 0)
			own = &then.entries[i];
	/* what might be printed and was not waited for its list to be confirmed */
	*paused = own && (own->printed || is_paused(own));
	return CREDIT_OK;
}

void absence_explain(const struct judged_entry *judged, const credit_catalogue *tables,
	credit_day on, struct absence_reason *out)
{
	struct takedown down;

	*out = (struct absence_reason){CHANGE_REMOVED, REASON_OTHER, on, "", false, false, "",
		CREDIT_DAY_NONE, false};
	if (!takedown_of(judged, tables, on, &down))
		return;
	if (is_paused(judged)) {
		out->kind = CHANGE_PAUSED;
		out->explained = true;
	}
	out->article = down.article;
	if (!down.event && down.case_ != TAKEDOWN_EXPIRED && down.case_ != TAKEDOWN_DECEASED)
		return; /* nothing dates it */
	out->reason = reason_of(down.case_);
	out->day = down.day;
	out->document = down.document;
	out->own = down.case_ == CREDIT_EVENT_UNCONFIRMED; /* the number of a batch */
	out->explained = true;
	out->due = down.due;
	out->stops = down.stops;
}

#define LIST_BYTES (SORT_TEXT_BYTES - PUBLIC_NUMBER_BYTES + 1)

static_assert(sizeof(struct print_change) <= SORT_THING_BYTES, "changes are sorted");

int changes_order(struct print_change *changes, size_t count, credit_error *err)
{
	struct sort_key *keys = NULL;
	int status = CREDIT_OK;

	if (count < UINT32_MAX)
		keys = calloc(count + 1, sizeof(*keys));
	if (!keys)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; i < count && !status; i++) {
		const struct print_change *change = &changes[i];
		size_t length = strlen(change->list);

		if (length >= LIST_BYTES) {
			status = FAIL(err, CREDIT_ELIMIT, MSG_ARGUMENT, "list", change->list);
			break;
		}
		sort_key_begin(&keys[i], (uint32_t)i);
		memcpy(keys[i].bytes, change->list, length);
		memcpy(keys[i].bytes + LIST_BYTES, change->number, strlen(change->number));
	}
	if (!status) {
		sort_keys(keys, count);
		sort_things(keys, changes, count, sizeof(changes[0]));
	}
	free(keys);
	return status;
}
