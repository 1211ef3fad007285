/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act_run.c - asks the law for the acts of one file on one entry.
 *
 * Nothing is written here: what is asked about is the entry in memory with the
 * acts that were let so far, so that a file that cannot land is judged as one
 * that can.  Rarely more than two acts of one entry stand in a file.
 */
#include "intake/act_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define OF_FILE (UINT64_MAX / 2) /* sequences of what is not stored yet: behind all that is */

/* Kinds are numbered as the life of an entry goes, an objection before its answer. */
static int compare_items(const void *a, const void *b)
{
	const struct act_item *x = a;
	const struct act_item *y = b;

	if (x->event.day != y->event.day)
		return x->event.day < y->event.day ? -1 : 1;
	if (x->event.kind != y->event.kind)
		return x->event.kind < y->event.kind ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

void act_items_sort(struct act_item *items, size_t count)
{
	if (count > 1)
		qsort(items, count, sizeof(items[0]), compare_items);
}

/* The entry with what was let so far. */
struct trial {
	struct entry entry;
	const struct event **events; /* room for all */
	const credit_catalogue *tables;
	int64_t learned_us;
	struct arena *arena;
	bool no_memory;
};

static const char *keep(struct trial *t, const char *text)
{
	const char *kept = arena_text(t->arena, text, strlen(text));

	if (!kept)
		t->no_memory = true;
	return kept ? kept : "";
}

static void refuse(struct trial *t, struct act_item *item, enum message reason, const char *a,
	const char *b)
{
	item->fate = ACT_REFUSED;
	item->reason = reason;
	item->params[0] = keep(t, a);
	item->params[1] = keep(t, b);
}

/* What two rows say of one act they must not say differently. */
static void refuse_contradictions(struct trial *t, struct act_item *items, size_t count)
{
	char row[24];

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++) {
			if (i == k || items[i].fate != ACT_ASKED ||
				items[k].fate == ACT_LEFT_OUT ||
				!event_same_key(&items[i].event, &items[k].event) ||
				event_equal(&items[i].event, &items[k].event))
				continue;
			snprintf(row, sizeof(row), "%llu", (unsigned long long)items[k].row);
			refuse(t, &items[i], MSG_INTAKE_ACT_TWICE, row, "");
		}
}

static void let(struct trial *t, struct act_item *item)
{
	item->fate = ACT_NEW;
	item->event.learned_us = t->learned_us;
	item->event.sequence = OF_FILE + t->entry.events_count;
	t->events[t->entry.events_count++] = &item->event;
}

/* The fate of one item: still asked when the law refuses it. */
static void ask(struct trial *t, struct act_item *item)
{
	const struct event *stored = entry_same_event(&t->entry, &item->event);
	struct event asked = item->event;
	struct act_answer answer;
	char day[CREDIT_DAY_BYTES];
	char id[ENTRY_ID_TEXT_BYTES];

	if (stored && event_equal(stored, &item->event)) {
		item->fate = ACT_SAME;
		if (stored->sequence >= OF_FILE)
			item->twin = ((const struct act_item *)stored)->row;
		return;
	}
	if (stored) {
		entry_id_text(&t->entry.id, id);
		refuse(t, item, MSG_EVENT_DIFFERS, id,
			credit_event_kind_name(item->event.kind));
		return;
	}
	asked.learned_us = t->learned_us;
	event_answer(&t->entry, &asked, t->tables, &answer);
	if (answer.reason == MSG_COUNT) {
		let(t, item);
		return;
	}
	item->reason = answer.reason;
	item->params[0] = answer.article; /* of the tables */
	item->params[1] = keep(t, act_answer_detail(&answer, day));
}

/* Items of one day, again and again while one more of them is let. */
static void ask_day(struct trial *t, struct act_item *items, size_t count)
{
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < count; i++) {
			if (items[i].fate != ACT_ASKED)
				continue;
			ask(t, &items[i]);
			again |= items[i].fate == ACT_NEW;
		}
	}
	for (size_t i = 0; i < count; i++)
		if (items[i].fate == ACT_ASKED)
			items[i].fate = ACT_REFUSED;
}

int act_items_judge(const struct entry *entry, struct act_item *items, size_t count,
	const credit_catalogue *tables, int64_t learned_us, struct arena *arena)
{
	struct trial t = {.entry = *entry, .tables = tables, .learned_us = learned_us,
		.arena = arena};
	size_t end;

	t.events = arena_alloc(arena, (entry->events_count + count + 1) * sizeof(t.events[0]));
	if (!t.events)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < entry->events_count; i++)
		t.events[i] = entry->events[i];
	t.entry.events = t.events;
	for (size_t i = 0; i < count; i++) {
		items[i].twin = 0;
		if (items[i].fate != ACT_LEFT_OUT)
			items[i].fate = ACT_ASKED;
	}
	refuse_contradictions(&t, items, count);
	for (size_t at = 0; at < count; at = end) {
		for (end = at; end < count && items[end].event.day == items[at].event.day;)
			end++;
		ask_day(&t, items + at, end - at);
	}
	return t.no_memory ? CREDIT_ENOMEM : CREDIT_OK;
}

void act_item_remind(const struct act_item *item, struct findings *findings)
{
	char id[ENTRY_ID_TEXT_BYTES];
	struct found found = {.row = item->row, .line = item->line,
		.message = MSG_INTAKE_ACT_NOTICE, .field = FIELD_COUNT, .value = "",
		.params = {id}, .params_count = 1};

	if (item->event.kind != CREDIT_EVENT_MISIDENTIFIED || item->fate != ACT_NEW)
		return;
	entry_id_text(&item->event.entry, id);
	findings_add(findings, &found);
}
