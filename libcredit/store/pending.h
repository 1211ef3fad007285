/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pending.h - rows of a change that wait to be sorted and put.
 *
 * Scattered puts cost a page each; a sorted run does not.  So a change collects
 * rows and puts them sorted, whenever they reach 64 MiB and at the end.  Until
 * then they are found by key, and by group: the prefix that all rows of one
 * subject, or of one document, share.
 */
#ifndef LIBCREDIT_PENDING_H
#define LIBCREDIT_PENDING_H

#include "base/buf.h"
#include "store/engine.h"
#include "store/schema.h"

#define PENDING_BYTES_MAX (64u << 20)

struct pending_row {
	size_t at; /* of the key in bytes; the value follows it; a later row lies behind */
	uint32_t key_length;
	uint32_t value_length;
	uint32_t next; /* in the chain of its group; UINT32_MAX ends it */
	uint32_t hash; /* of the group */
};

struct pending {
	struct engine_write *write;
	struct buf bytes;
	struct pending_row *rows;
	size_t count;
	size_t capacity;
	uint32_t *heads; /* chains by hash of the group */
	size_t heads_count; /* power of two */
	uint64_t puts; /* how often rows went to the engine */
	size_t limit_bytes;
};

void pending_init(struct pending *pending, struct engine_write *write);
void pending_free(struct pending *pending);

/* Add a row; puts all of them first when the limit is reached.  Failures of engine_put(). */
int pending_add(struct pending *pending, const struct key *key, const void *value,
	size_t length, credit_error *err);
/* Sort and put what waits. */
int pending_flush(struct pending *pending, credit_error *err);

/* The newest waiting value of a key; false when none waits. */
bool pending_get(const struct pending *pending, const struct key *key, struct bytes *value);
/* Waiting rows whose key begins with a group prefix, sorted, keys unique.  *out is owned. */
int pending_group(const struct pending *pending, const struct key *prefix,
	struct pending_row **out, size_t *count, credit_error *err);
struct engine_row pending_row_bytes(
	const struct pending *pending, const struct pending_row *row);

#endif
