/* SPDX-License-Identifier: Apache-2.0 */
/*
 * view.c - get and scan through a snapshot or through the view of a change.
 *
 * A check makes one scan of one short page; publishing and fsck scan
 * everything.  A scan holds one page of borrowed rows and reads the page again
 * from the last key on when the change put rows in between.
 */
#include "store/view.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

int view_get(const credit_snapshot *snapshot, const struct key *key, struct bytes *value,
	credit_error *err)
{
	if (snapshot->pending && pending_get(snapshot->pending, key, value))
		return CREDIT_OK;
	return engine_get(snapshot->read, key_bytes(key), value, err);
}

/* ---- scans ---- */

static uint64_t puts_of(const credit_snapshot *snapshot)
{
	return snapshot->pending ? snapshot->pending->puts : 0;
}

int scan_begin(struct scan *scan, const credit_snapshot *snapshot, const struct key *prefix,
	bool group, credit_error *err)
{
	struct pending *pending = snapshot->pending;

	scan->snapshot = snapshot;
	scan->from = *prefix;
	key_after(prefix, &scan->to);
	scan->count = 0;
	scan->next = 0;
	scan->last_page = false;
	scan->waiting = NULL;
	scan->waiting_count = 0;
	scan->waiting_next = 0;
	scan->puts = puts_of(snapshot);
	if (pending && group)
		return pending_group(
			pending, prefix, &scan->waiting, &scan->waiting_count, err);
	if (pending) {
		int status = pending_flush(pending, err);

		scan->puts = puts_of(snapshot);
		return status;
	}
	return CREDIT_OK;
}

void scan_end(struct scan *scan)
{
	free(scan->waiting);
	scan->waiting = NULL;
}

void scan_seek(struct scan *scan, const struct key *key)
{
	scan->from = *key;
	scan->count = 0;
	scan->next = 0;
	scan->last_page = false;
}

void scan_hold(struct scan *scan)
{
	assert(!scan->waiting && scan->next > 0);
	scan->next--;
	if (scan->snapshot->pending)
		scan->from.length--; /* the row's own key, without the byte behind it */
}

/* Remember where the next page begins: behind this key. */
static void set_from(struct scan *scan, struct bytes key)
{
	assert(key.length <= ENGINE_KEY_BYTES_MAX);
	memcpy(scan->from.data, key.data, key.length);
	scan->from.data[key.length] = 0;
	scan->from.length = key.length + 1;
}

/* Make rows[next] the next row of the engine; next == count at the end. */
static int page(struct scan *scan, credit_error *err)
{
	int status;

	if (scan->puts != puts_of(scan->snapshot)) {
		scan->puts = puts_of(scan->snapshot);
		scan->last_page = false;
		scan->count = scan->next = 0;
	}
	if (scan->next < scan->count || scan->last_page)
		return CREDIT_OK;
	scan->next = 0;
	status = engine_scan(scan->snapshot->read, key_bytes(&scan->from),
		key_bytes(&scan->to), scan->rows, SCAN_PAGE, &scan->count, err);
	if (status)
		return status;
	scan->last_page = scan->count < SCAN_PAGE;
	if (!scan->snapshot->pending && scan->count > 0)
		set_from(scan, scan->rows[scan->count - 1].key);
	return CREDIT_OK;
}

int scan_next(struct scan *scan, struct engine_row *row, credit_error *err)
{
	const struct pending *pending = scan->snapshot->pending;
	struct engine_row waiting;
	int order = 1;
	int status = page(scan, err);

	if (status)
		return status;
	if (scan->waiting_next < scan->waiting_count) {
		waiting = pending_row_bytes(pending, &scan->waiting[scan->waiting_next]);
		order = scan->next < scan->count
			? bytes_order(waiting.key, scan->rows[scan->next].key)
			: -1;
	}
	if (order <= 0) {
		scan->waiting_next++;
		scan->next += order == 0; /* the waiting row is newer */
		*row = waiting;
		return CREDIT_OK;
	}
	if (scan->next == scan->count)
		return CREDIT_ENOTFOUND;
	*row = scan->rows[scan->next++];
	if (pending)
		set_from(scan, row->key);
	return CREDIT_OK;
}

/* ---- pointers ---- */

int pointers_add(struct pointers *list, void *item)
{
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? list->capacity * 2 : 16;
		void **items = realloc(list->items, capacity * sizeof(*items));

		if (!items)
			return CREDIT_ENOMEM;
		list->items = items;
		list->capacity = capacity;
	}
	list->items[list->count++] = item;
	return CREDIT_OK;
}

void *pointers_copy(const struct pointers *list, struct arena *arena)
{
	void **copy = arena_alloc(arena, (list->count + 1) * sizeof(*copy));

	if (copy && list->count)
		memcpy(copy, list->items, list->count * sizeof(*copy));
	return copy;
}

void pointers_free(struct pointers *list)
{
	free(list->items);
	memset(list, 0, sizeof(*list));
}
