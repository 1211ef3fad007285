/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sort.c - keys by radix, most significant byte first, in place.
 *
 * Runs over every row and every change of an edition.  Texts of one list begin alike,
 * and public numbers are drawn at random: what all keys of a part share is skipped,
 * and after four bytes that differ a part of a million is down to a few.
 */
#include "base/sort.h"

#include <assert.h>
#include <string.h>

#define KEY_BYTES sizeof(struct sort_key)
#define FEW 32 /* are compared with each other */

void sort_key_begin(struct sort_key *key, uint32_t at)
{
	memset(key->bytes, 0, SORT_TEXT_BYTES);
	for (int i = 0; i < 4; i++)
		key->bytes[SORT_TEXT_BYTES + i] = (uint8_t)(at >> (24 - 8 * i));
}

uint32_t sort_key_at(const struct sort_key *key)
{
	uint32_t at = 0;

	for (int i = 0; i < 4; i++)
		at = at << 8 | key->bytes[SORT_TEXT_BYTES + i];
	return at;
}

static void sort_few(struct sort_key *keys, size_t count, size_t from)
{
	for (size_t i = 1; i < count; i++) {
		struct sort_key key = keys[i];
		size_t to = i;

		for (; to > 0 && memcmp(keys[to - 1].bytes + from, key.bytes + from,
					 KEY_BYTES - from) > 0;
			to--)
			keys[to] = keys[to - 1];
		keys[to] = key;
	}
}

/* Bytes at the start that all keys share, of which `from` are known to be shared. */
static size_t shared_bytes(const struct sort_key *keys, size_t count, size_t from)
{
	size_t shared = KEY_BYTES;

	for (size_t i = 1; i < count && shared > from; i++) {
		size_t same = from;

		while (same < shared && keys[i].bytes[same] == keys[0].bytes[same])
			same++;
		shared = same;
	}
	return shared;
}

/* Each key to the part of its byte; ends tells where the parts end. */
static void divide(struct sort_key *keys, size_t count, size_t byte, size_t ends[256])
{
	size_t next[256] = {0};
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		next[keys[i].bytes[byte]]++;
	for (size_t part = 0; part < 256; part++) {
		sum += next[part];
		ends[part] = sum;
		next[part] = sum - next[part];
	}
	for (size_t part = 0; part < 256; part++)
		while (next[part] < ends[part]) {
			struct sort_key *key = &keys[next[part]];
			uint8_t own = key->bytes[byte];
			struct sort_key other;

			if (own == part) {
				next[part]++;
				continue;
			}
			other = keys[next[own]];
			keys[next[own]++] = *key;
			*key = other;
		}
}

static void sort_from(struct sort_key *keys, size_t count, size_t from)
{
	size_t ends[256];
	size_t begin = 0;

	if (count > FEW)
		from = shared_bytes(keys, count, from);
	if (count <= FEW || from == KEY_BYTES) {
		sort_few(keys, count, from);
		return;
	}
	divide(keys, count, from, ends);
	for (size_t part = 0; part < 256; part++) {
		if (ends[part] - begin > 1)
			sort_from(keys + begin, ends[part] - begin, from + 1);
		begin = ends[part];
	}
}

void sort_keys(struct sort_key *keys, size_t count)
{
	sort_from(keys, count, 0);
}

void sort_things(struct sort_key *keys, void *things, size_t count, size_t size)
{
	uint8_t *all = things;
	uint8_t first[SORT_THING_BYTES];

	assert(size <= sizeof(first));
	for (uint32_t i = 0; i < count; i++) {
		uint32_t to = i;
		uint32_t from = sort_key_at(&keys[i]);

		if (from == i)
			continue; /* it stands right, or was put here */
		memcpy(first, all + i * size, size);
		while (from != i) {
			memcpy(all + to * size, all + from * size, size);
			sort_key_begin(&keys[to], to);
			to = from;
			from = sort_key_at(&keys[to]);
		}
		memcpy(all + to * size, first, size);
		sort_key_begin(&keys[to], to);
	}
}
