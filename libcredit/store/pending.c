/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pending.c - collect rows, find them, sort them, put them.
 *
 * An import adds five rows a record and asks for a subject before each, so
 * adding and finding are hash operations; sorting happens once for each 64 MiB.
 * It is done a table at a time: the rows of many come in the order of their keys
 * already, and those of the others differ early behind what all of them begin with.
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
#define TABLES 256 /* bytes that can stand for one */

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
static uint32_t group_hash(struct bytes key)
{
	const uint8_t *data = key.data;
	size_t length = group_length(key);
	uint64_t hash = UINT64_C(14695981039346656037);

	assert(length <= key.length);
	for (size_t i = COUNTY_BYTES; i < length; i++)
		hash = (hash ^ data[i]) * UINT64_C(1099511628211);
	return (uint32_t)(hash ^ (hash >> 32));
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
		uint32_t *head = &heads[rows[i].hash & (capacity - 1)];

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
	row->hash = group_hash(key_bytes(key));
	buf_put(&pending->bytes, key->data, key->length);
	buf_put(&pending->bytes, value, length);
	if (pending->bytes.status)
		return MEMORY(err);
	head = &pending->heads[row->hash & (pending->heads_count - 1)];
	row->next = *head;
	*head = (uint32_t)pending->count++;
	return CREDIT_OK;
}

/* ---- sorting ---- */

/* A row and what its key has behind that which all keys of its table begin with. */
struct ranked {
	uint64_t rank;
	uint32_t row;
};

static struct bytes key_of(const struct pending *pending, const struct ranked *ranked)
{
	return pending_row_bytes(pending, &pending->rows[ranked->row]).key;
}

static int order_ranked(const void *a, const void *b, void *context)
{
	const struct pending *pending = context;
	const struct ranked *left = a;
	const struct ranked *right = b;
	int order;

	if (left->rank != right->rank)
		return left->rank < right->rank ? -1 : 1;
	order = bytes_order(key_of(pending, left), key_of(pending, right));
	return order ? order : (left->row > right->row) - (left->row < right->row);
}

static uint8_t table_of(const struct pending *pending, size_t row)
{
	return pending->bytes.data[pending->rows[row].at + COUNTY_BYTES];
}

/* How long a beginning of both keys is the same; at most so many bytes are asked. */
static size_t common_length(struct bytes a, struct bytes b, size_t most)
{
	const uint8_t *left = a.data;
	const uint8_t *right = b.data;
	size_t length = 0;

	while (length < most && length < b.length && left[length] == right[length])
		length++;
	return length;
}

/* The eight bytes from a place of the key on, as a number of the same order. */
static uint64_t rank_of(struct bytes key, size_t at)
{
	const uint8_t *data = key.data;
	uint64_t rank = 0;

	for (size_t i = at; i < at + 8; i++)
		rank = rank << 8 | (i < key.length ? data[i] : 0);
	return rank;
}

/* Rows of one table, oldest first. */
static void sort_table(const struct pending *pending, struct ranked *rows, size_t count)
{
	struct bytes first = key_of(pending, &rows[0]);
	struct bytes before = first;
	size_t common = first.length;
	bool sorted = true;

	for (size_t i = 1; i < count; i++) {
		struct bytes key = key_of(pending, &rows[i]);

		common = common_length(first, key, common);
		sorted = sorted && bytes_order(before, key) <= 0;
		before = key;
	}
	if (sorted)
		return;
	for (size_t i = 0; i < count; i++)
		rows[i].rank = rank_of(key_of(pending, &rows[i]), common);
	qsort_r(rows, count, sizeof(*rows), order_ranked, (void *)(uintptr_t)pending);
}

/* All rows, table by table in the order of their keys; equal keys oldest first. */
static void sort_all(const struct pending *pending, struct ranked *out)
{
	size_t ends[TABLES] = {0};
	size_t begin = 0;

	for (size_t i = 0; i < pending->count; i++)
		ends[table_of(pending, i)]++;
	for (size_t t = 0; t < TABLES; t++) {
		begin += ends[t];
		ends[t] = begin - ends[t];
	}
	for (size_t i = 0; i < pending->count; i++)
		out[ends[table_of(pending, i)]++] = (struct ranked){0, (uint32_t)i};
	begin = 0;
	for (size_t t = 0; t < TABLES; t++) {
		if (ends[t] > begin)
			sort_table(pending, out + begin, ends[t] - begin);
		begin = ends[t];
	}
}

static int put_sorted(struct pending *pending, const struct ranked *sorted, credit_error *err)
{
	struct engine_row rows[PUT_ROWS];
	size_t n = 0;
	int status = CREDIT_OK;

	for (size_t i = 0; !status && i < pending->count; i++) {
		if (i + 1 < pending->count &&
			bytes_equal(key_of(pending, &sorted[i]), key_of(pending, &sorted[i + 1])))
			continue; /* the newest counts */
		rows[n++] = pending_row_bytes(pending, &pending->rows[sorted[i].row]);
		if (n == PUT_ROWS || i + 1 == pending->count) {
			status = engine_put(pending->write, rows, n, err);
			n = 0;
		}
	}
	return status;
}

int pending_flush(struct pending *pending, credit_error *err)
{
	struct ranked *sorted;
	int status;

	if (pending->count == 0)
		return CREDIT_OK;
	sorted = malloc(pending->count * sizeof(*sorted));
	if (!sorted)
		return MEMORY(err);
	sort_all(pending, sorted);
	status = put_sorted(pending, sorted, err);
	free(sorted);
	if (!status)
		engine_write_out(pending->write);
	pending->puts++;
	pending->count = 0;
	buf_reset(&pending->bytes);
	memset(pending->heads, 0xff, pending->heads_count * sizeof(*pending->heads));
	return status;
}

/* ---- finding ---- */

static bool is_row(const struct pending *pending, const struct pending_row *row,
	const struct key *key, uint32_t hash)
{
	return row->hash == hash &&
		bytes_equal(pending_row_bytes(pending, row).key, key_bytes(key));
}

bool pending_get(const struct pending *pending, const struct key *key, struct bytes *value)
{
	uint32_t hash;
	uint32_t at;

	if (pending->count == 0)
		return false;
	hash = group_hash(key_bytes(key));
	at = pending->heads[hash & (pending->heads_count - 1)];
	while (at != NO_ROW && !is_row(pending, &pending->rows[at], key, hash))
		at = pending->rows[at].next;
	if (at == NO_ROW)
		return false;
	*value = pending_row_bytes(pending, &pending->rows[at]).value;
	return true;
}

static int order_rows(const void *a, const void *b, void *context)
{
	const struct pending *pending = context;
	const struct pending_row *left = a;
	const struct pending_row *right = b;
	int order = bytes_order(pending_row_bytes(pending, left).key,
		pending_row_bytes(pending, right).key);

	return order ? order : (left->at > right->at) - (left->at < right->at);
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
