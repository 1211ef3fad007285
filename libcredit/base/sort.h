/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sort.h - puts many things into order by short texts.
 *
 * Not the things are sorted but keys: the text that orders one, and where it stands.
 * Keys are sorted in place without asking for memory, byte by byte; a million take
 * 36 MB.
 */
#ifndef LIBCREDIT_SORT_H
#define LIBCREDIT_SORT_H

#include <stddef.h>
#include <stdint.h>

#define SORT_TEXT_BYTES 32

struct sort_key {
	/* the text, filled up with zeros so that a prefix comes first; then the place,
	 * big-endian, so that things of one text keep their order */
	uint8_t bytes[SORT_TEXT_BYTES + 4];
};

/* A key without text for what stands at an index. */
void sort_key_begin(struct sort_key *key, uint32_t at);
uint32_t sort_key_at(const struct sort_key *key);

/* By text, then place. */
void sort_keys(struct sort_key *keys, size_t count);

/*
 * Put things into the order of their keys, each of which is one of them: things[i]
 * becomes what stood at keys[i].  size is at most SORT_THING_BYTES.  Spoils the keys.
 */
#define SORT_THING_BYTES 128
void sort_things(struct sort_key *keys, void *things, size_t count, size_t size);

#endif
