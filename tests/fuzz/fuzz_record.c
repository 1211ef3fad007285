/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a stored entry, event or alias: refused, or decoded to a record
 * that is encoded as the same bytes and can be compared, judged and read.
 */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must_equal(const struct buf *again, const uint8_t *data, size_t size)
{
	if (again->length != size || memcmp(again->data, data, size) != 0)
		abort();
}

static void try_entry(const uint8_t *data, size_t size, struct arena *arena, struct buf *out)
{
	static credit_catalogue none;
	struct standing s;
	struct entry entry;

	if (entry_decode(data, size, arena, &entry, NULL))
		return;
	if (entry_encode(&entry, out, NULL))
		abort();
	must_equal(out, data, size);
	entry_content(&entry, out);
	entry_differences(&entry, &entry, out);
	standing(&entry, &none, entry.decided == CREDIT_DAY_NONE ? 0 : entry.decided, &s);
	if (s.state != CREDIT_STATE_CANDIDATE)
		abort(); /* no tables: no list */
}

static void try_event(const uint8_t *data, size_t size, struct arena *arena, struct buf *out)
{
	struct event event;

	if (event_decode(data, size, arena, &event, NULL))
		return;
	if (event_encode(&event, out, NULL) || !event_equal(&event, &event))
		abort();
	must_equal(out, data, size);
}

static void try_alias(const uint8_t *data, size_t size, struct arena *arena, struct buf *out)
{
	struct alias alias;

	if (alias_decode(data, size, arena, &alias, NULL))
		return;
	if (alias_encode(&alias, out, NULL))
		abort();
	must_equal(out, data, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct entry_id id;

	for (int kind = 0; kind < 3; kind++) {
		struct buf out = BUF_INIT;

		if (kind == 0)
			try_entry(data, size, &arena, &out);
		else if (kind == 1)
			try_event(data, size, &arena, &out);
		else
			try_alias(data, size, &arena, &out);
		buf_free(&out);
	}
	entry_id_parse((const char *)data, size, &id);
	arena_free(&arena);
	return 0;
}
