/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pending.c - collect rows, find them, sort them, put them.
 *
 * An import adds five rows a record and asks for a subject before each, so
 * adding and finding are hash operations; sorting happens once for each 64 MiB.
 */
#include "store/pending.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "store/view.h"

#define NO_ROW UINT32_MAX
#define ROWS_FIRST 256
#define PUT_ROWS 256

void pending_init(struct pending *pending, struct engine_write *write)
{
	memset(pending, 0, sizeof(*pending));
	pending->write = write;
	pending->limit_bytes = PENDING_BYTES_MAX;
}

void pending_free(struct pending *pending)
{
	buf_free(&pending->bytes);
	free(pending->rows);
	free(pending->heads);
	pending->rows = NULL;
	pending->heads = NULL;
	pending->count = 0;
}

/* How much of a key, or of a prefix of one, names its group. */
static size_t group_length(struct bytes key)
{
	const uint8_t *data = key.data;
	struct bytes rest = {data + KEY_HEAD_BYTES, key.length - KEY_HEAD_BYTES};
	const uint8_t *end;

	if (data[COUNTY_BYTES] == TABLE_DOCUMENT)
		return KEY_HEAD_BYTES + DOCUMENT_DIGEST_BYTES;
	if (data[COUNTY_BYTES] != TABLE_SUBJECT)
		return key.length;
	if (data[KEY_HEAD_BYTES] == ORGANISATION_CLASS)
		return KEY_HEAD_BYTES + ORGANISATION_PREFIX_BYTES;
	end = memchr(rest.data, 0, rest.length);
	assert(end);
	return (size_t)(end - data) + 1;
}

/* FNV-1a: groups are short and only this process chooses how they are hashed. */
static uint64_t group_hash(struct bytes key)
{
	const uint8_t *data = key.data;
	size_t length = group_length(key);
	uint64_t hash = UINT64_C(14695981039346656037);

	assert(length <= key.length);
	for (size_t i = COUNTY_BYTES; i < length; i++)
		hash = (hash ^ data[i]) * UINT64_C(1099511628211);
	return hash ^ (hash >> 32);
}

struct engine_row pending_row_bytes(
	const struct pending *pending, const struct pending_row *row)
{
	struct engine_row out = {
		{pending->bytes.data + row->at, row->key_length},
		{pending->bytes.data + row->at + row->key_length, row->value_length}};

	return out;
}

static int grow_rows(struct pending *pending)
{
	size_t capacity = pending->capacity ? pending->capacity * 2 : ROWS_FIRST;
	struct pending_row *rows = realloc(pending->rows, capacity * sizeof(*rows));
	uint32_t *heads;

	if (!rows)
		return CREDIT_ENOMEM;
	pending->rows = rows;
	heads = malloc(capacity * sizeof(*heads));
	if (!heads)
		return CREDIT_ENOMEM;
	free(pending->heads);
	pending->heads = heads;
	pending->heads_count = capacity;
	pending->capacity = capacity;
	memset(heads, 0xff, capacity * sizeof(*heads));
	for (size_t i = 0; i < pending->count; i++) {
		struct bytes key = pending_row_bytes(pending, &rows[i]).key;
		uint32_t *head = &heads[group_hash(key) & (capacity - 1)];

		rows[i].next = *head;
		*head = (uint32_t)i;
	}
	return CREDIT_OK;
}

int pending_add(struct pending *pending, const struct key *key, const void *value,
	size_t length, credit_error *err)
{
	struct pending_row *row;
	uint32_t *head;
	int status;

	if (pending->bytes.length + pending->count * sizeof(*row) >= pending->limit_bytes) {
		status = pending_flush(pending, err);
		if (status)
			return status;
	}
	if (pending->count == pending->capacity && grow_rows(pending))
		return MEMORY(err);
	row = &pending->rows[pending->count];
	row->at = pending->bytes.length;
	row->key_length = (uint32_t)key->length;
	row->value_length = (uint32_t)length;
	row->order = (uint32_t)pending->count;
	buf_put(&pending->bytes, key->data, key->length);
	buf_put(&pending->bytes, value, length);
	if (pending->bytes.status)
		return MEMORY(err);
	head = &pending->heads[group_hash(key_bytes(key)) & (pending->heads_count - 1)];
	row->next = *head;
	*head = (uint32_t)pending->count++;
	return CREDIT_OK;
}

static int order_rows(const void *a, const void *b, void *context)
{
	const struct pending *pending = context;
	const struct pending_row *left = a;
	const struct pending_row *right = b;
	int order = bytes_order(pending_row_bytes(pending, left).key,
		pending_row_bytes(pending, right).key);

	if (order)
		return order;
	return (left->order > right->order) - (left->order < right->order);
}

/* Sort rows and keep the newest of equal keys; the count that is left. */
static size_t sort_rows(const struct pending *pending, struct pending_row *rows, size_t count)
{
	size_t kept = 0;

	if (count > 1)
		qsort_r(rows, count, sizeof(*rows), order_rows,
			(void *)(uintptr_t)pending);
	for (size_t i = 0; i < count; i++) {
		struct bytes key = pending_row_bytes(pending, &rows[i]).key;

		if (kept > 0 &&
			bytes_equal(pending_row_bytes(pending, &rows[kept - 1]).key, key))
			kept--;
		rows[kept++] = rows[i];
	}
	return kept;
}

int pending_flush(struct pending *pending, credit_error *err)
{
	struct engine_row rows[PUT_ROWS];
	size_t count;
	int status = CREDIT_OK;

	if (pending->count == 0)
		return CREDIT_OK;
	count = sort_rows(pending, pending->rows, pending->count);
	for (size_t at = 0; !status && at < count;) {
		size_t n = 0;

		while (n < PUT_ROWS && at < count)
			rows[n++] = pending_row_bytes(pending, &pending->rows[at++]);
		status = engine_put(pending->write, rows, n, err);
	}
	pending->puts++;
	pending->count = 0;
	buf_reset(&pending->bytes);
	memset(pending->heads, 0xff, pending->heads_count * sizeof(*pending->heads));
	return status;
}

bool pending_get(const struct pending *pending, const struct key *key, struct bytes *value)
{
	uint32_t at;

	if (pending->count == 0)
		return false;
	at = pending->heads[group_hash(key_bytes(key)) & (pending->heads_count - 1)];
	for (; at != NO_ROW; at = pending->rows[at].next) {
		struct engine_row row = pending_row_bytes(pending, &pending->rows[at]);

		if (bytes_equal(row.key, key_bytes(key))) {
			*value = row.value;
			return true;
		}
	}
	return false;
}

int pending_group(const struct pending *pending, const struct key *prefix,
	struct pending_row **out, size_t *count, credit_error *err)
{
	size_t found = 0;
	uint32_t first;

	*out = NULL;
	*count = 0;
	if (pending->count == 0)
		return CREDIT_OK;
	first = pending->heads[group_hash(key_bytes(prefix)) & (pending->heads_count - 1)];
	for (uint32_t at = first; at != NO_ROW; at = pending->rows[at].next)
		found += bytes_begin(pending_row_bytes(pending, &pending->rows[at]).key,
			key_bytes(prefix));
	if (found == 0)
		return CREDIT_OK;
	*out = malloc(found * sizeof(**out));
	if (!*out)
		return MEMORY(err);
	for (uint32_t at = first; at != NO_ROW; at = pending->rows[at].next)
		if (bytes_begin(pending_row_bytes(pending, &pending->rows[at]).key,
			    key_bytes(prefix)))
			(*out)[(*count)++] = pending->rows[at];
	*count = sort_rows(pending, *out, *count);
	return CREDIT_OK;
}
