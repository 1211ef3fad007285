/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sorter.c - an external merge sort.
 *
 * Each import sorts its rows by the key of the store, so that they are written
 * in order, and its findings by row.  Files of an ordinary size never leave
 * memory.  A spilled run is read back through a buffer of its own; when there
 * are many runs they are merged into one first, so that memory and open reads
 * stay bounded for any size.
 */
#include "intake/sorter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"

#define RUNS_MAX 256
#define RUN_BUFFER_BYTES (32u * 1024)
#define ITEM_HEAD 8
#define ITEM_ALIGN 8

struct sorter_run {
	uint64_t at; /* of the next byte to read, in the file */
	uint64_t end;
	uint8_t *buffer;
	size_t capacity;
	size_t begin; /* bytes read and not given: begin .. filled */
	size_t filled;
};

int temporary_file(const char *folder)
{
	struct buf path = BUF_INIT;
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
		return fd;
	buf_printf(&path, "%s/credit-XXXXXX", folder);
	buf_u8(&path, 0);
	if (path.status) {
		errno = ENOMEM;
	} else {
		fd = mkostemp((char *)path.data, O_CLOEXEC);
		if (fd >= 0)
			unlink((const char *)path.data);
	}
	buf_free(&path);
	return fd;
}

void sorter_init(struct sorter *s, size_t memory_bytes, const char *folder)
{
	memset(s, 0, sizeof(*s));
	s->memory_bytes = memory_bytes;
	s->folder = folder;
	s->fd = -1;
}

static uint32_t get_u32(const uint8_t *bytes)
{
	uint32_t value;

	memcpy(&value, bytes, sizeof(value)); /* the file never leaves this process */
	return value;
}

static struct sorter_item item_at(const uint8_t *bytes)
{
	struct sorter_item item;

	item.key_length = get_u32(bytes);
	item.value_length = get_u32(bytes + 4);
	item.key = bytes + ITEM_HEAD;
	item.value = item.key + item.key_length;
	return item;
}

static int compare_keys(const struct sorter_item *a, const struct sorter_item *b)
{
	size_t shorter = a->key_length < b->key_length ? a->key_length : b->key_length;
	int order = memcmp(a->key, b->key, shorter);

	if (order)
		return order;
	return (a->key_length > b->key_length) - (a->key_length < b->key_length);
}

static int compare_offsets(const void *a, const void *b, void *context)
{
	const struct sorter *s = context;
	const uint32_t x = *(const uint32_t *)a;
	const uint32_t y = *(const uint32_t *)b;
	struct sorter_item left = item_at(s->items.data + (size_t)x * ITEM_ALIGN);
	struct sorter_item right = item_at(s->items.data + (size_t)y * ITEM_ALIGN);
	int order = compare_keys(&left, &right);

	return order ? order : (x > y) - (x < y);
}

static int fail_file(credit_error *err)
{
	int number = errno;

	return FAIL(err, status_of_errno(number), MSG_INTAKE_TEMPORARY, strerror(number));
}

static int put_bytes(struct sorter *s, const uint8_t *bytes, size_t length, credit_error *err)
{
	while (length) {
		ssize_t put = pwrite(s->fd, bytes, length, (off_t)s->file_bytes);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return fail_file(err);
		s->file_bytes += (uint64_t)put;
		bytes += put;
		length -= (size_t)put;
	}
	return CREDIT_OK;
}

static int put_item(struct sorter *s, struct buf *out, const struct sorter_item *item,
	credit_error *err)
{
	uint32_t head[2] = {(uint32_t)item->key_length, (uint32_t)item->value_length};
	int status = CREDIT_OK;

	buf_put(out, head, sizeof(head));
	buf_put(out, item->key, item->key_length);
	buf_put(out, item->value, item->value_length);
	if (out->status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (out->length >= 4 * RUN_BUFFER_BYTES) {
		status = put_bytes(s, out->data, out->length, err);
		out->length = 0;
	}
	return status;
}

static int add_run(struct sorter *s, uint64_t start, credit_error *err)
{
	if (s->runs_count == s->runs_capacity) {
		size_t capacity = s->runs_capacity ? s->runs_capacity * 2 : 16;
		struct sorter_run *more = realloc(s->runs, capacity * sizeof(*more));

		if (!more)
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		s->runs = more;
		s->runs_capacity = capacity;
	}
	s->runs[s->runs_count++] = (struct sorter_run){.at = start, .end = s->file_bytes};
	return CREDIT_OK;
}

static void sort_memory(struct sorter *s)
{
	if (s->count)
		qsort_r(s->offsets, s->count, sizeof(s->offsets[0]), compare_offsets, s);
}

/* ---- reading runs ---- */

/* Make sure that need bytes are in the run's buffer; it holds an item whole. */
static int run_fill(struct sorter *s, struct sorter_run *run, size_t need, credit_error *err)
{
	if (run->filled - run->begin >= need)
		return CREDIT_OK;
	if (run->begin)
		memmove(run->buffer, run->buffer + run->begin, run->filled - run->begin);
	run->filled -= run->begin;
	run->begin = 0;
	if (run->capacity < need || !run->buffer) {
		size_t capacity = need > RUN_BUFFER_BYTES ? need : RUN_BUFFER_BYTES;
		uint8_t *more = realloc(run->buffer, capacity);

		if (!more)
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		run->buffer = more;
		run->capacity = capacity;
	}
	while (run->filled < need) {
		size_t room = run->capacity - run->filled;
		uint64_t left = run->end - run->at;
		ssize_t got = pread(s->fd, run->buffer + run->filled,
			left < room ? (size_t)left : room, (off_t)run->at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			errno = EIO;
		if (got <= 0)
			return fail_file(err);
		run->filled += (size_t)got;
		run->at += (uint64_t)got;
	}
	return CREDIT_OK;
}

static bool run_empty(const struct sorter_run *run)
{
	return run->begin == run->filled && run->at == run->end;
}

/* The run's next item is whole in its buffer. */
static int run_load(struct sorter *s, struct sorter_run *run, credit_error *err)
{
	struct sorter_item item;
	int status = run_fill(s, run, ITEM_HEAD, err);

	if (status)
		return status;
	item = item_at(run->buffer + run->begin);
	return run_fill(s, run, ITEM_HEAD + item.key_length + item.value_length, err);
}

static bool run_before(const struct sorter *s, size_t a, size_t b)
{
	struct sorter_item x = item_at(s->runs[a].buffer + s->runs[a].begin);
	struct sorter_item y = item_at(s->runs[b].buffer + s->runs[b].begin);
	int order = compare_keys(&x, &y);

	return order ? order < 0 : a < b; /* an earlier run was added earlier */
}

static void heap_down(struct sorter *s, size_t i)
{
	for (;;) {
		size_t child = 2 * i + 1;
		size_t run;

		if (child >= s->heap_count)
			return;
		if (child + 1 < s->heap_count && run_before(s, s->heap[child + 1], s->heap[child]))
			child++;
		if (!run_before(s, s->heap[child], s->heap[i]))
			return;
		run = s->heap[i];
		s->heap[i] = s->heap[child];
		s->heap[child] = run;
		i = child;
	}
}

static int heap_build(struct sorter *s, credit_error *err)
{
	size_t *heap = realloc(s->heap, (s->runs_count + 1) * sizeof(s->heap[0]));

	if (!heap)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	s->heap = heap;
	s->heap_count = 0;
	for (size_t i = 0; i < s->runs_count; i++) {
		int status = run_load(s, &s->runs[i], err);

		if (status)
			return status;
		s->heap[s->heap_count++] = i;
	}
	for (size_t i = s->heap_count; i-- > 0;)
		heap_down(s, i);
	return CREDIT_OK;
}

/* Take the least item off its run; the heap is right again at the next call. */
static int heap_advance(struct sorter *s, credit_error *err)
{
	struct sorter_run *run = &s->runs[s->heap[0]];
	struct sorter_item item = item_at(run->buffer + run->begin);
	int status;

	run->begin += ITEM_HEAD + item.key_length + item.value_length;
	if (run_empty(run)) {
		free(run->buffer);
		run->buffer = NULL;
		s->heap[0] = s->heap[--s->heap_count];
	} else {
		status = run_load(s, run, err);
		if (status)
			return status;
	}
	heap_down(s, 0);
	return CREDIT_OK;
}

/* All runs there are become one, behind them in the file. */
static int merge_runs(struct sorter *s, credit_error *err)
{
	uint64_t start = s->file_bytes;
	struct buf out = BUF_INIT;
	int status = heap_build(s, err);

	while (!status && s->heap_count) {
		const struct sorter_run *run = &s->runs[s->heap[0]];
		struct sorter_item item = item_at(run->buffer + run->begin);

		status = put_item(s, &out, &item, err);
		if (!status)
			status = heap_advance(s, err);
	}
	if (!status)
		status = put_bytes(s, out.data, out.length, err);
	buf_free(&out);
	if (status)
		return status;
	s->runs_count = 0;
	return add_run(s, start, err);
}

/* ---- adding ---- */

/* What is in memory becomes a run. */
static int spill(struct sorter *s, credit_error *err)
{
	uint64_t start = s->file_bytes;
	struct buf out = BUF_INIT;
	int status = CREDIT_OK;

	if (s->fd < 0)
		s->fd = temporary_file(s->folder);
	if (s->fd < 0)
		return fail_file(err);
	sort_memory(s);
	for (size_t i = 0; i < s->count && !status; i++) {
		struct sorter_item item =
			item_at(s->items.data + (size_t)s->offsets[i] * ITEM_ALIGN);

		status = put_item(s, &out, &item, err);
	}
	if (!status)
		status = put_bytes(s, out.data, out.length, err);
	buf_free(&out);
	s->items.length = 0;
	s->count = 0;
	if (!status)
		status = add_run(s, start, err);
	if (!status && s->runs_count == RUNS_MAX)
		status = merge_runs(s, err);
	return status;
}

int sorter_add(struct sorter *s, const void *key, size_t key_length, const void *value,
	size_t value_length, credit_error *err)
{
	size_t size = ITEM_HEAD + key_length + value_length;
	uint32_t head[2] = {(uint32_t)key_length, (uint32_t)value_length};
	int status;

	if (s->count && s->items.length + size + s->count * sizeof(s->offsets[0]) >
				s->memory_bytes) {
		status = spill(s, err);
		if (status)
			return status;
	}
	if (s->count == s->capacity) {
		size_t capacity = s->capacity ? s->capacity * 2 : 256;
		uint32_t *more = realloc(s->offsets, capacity * sizeof(*more));

		if (!more)
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		s->offsets = more;
		s->capacity = capacity;
	}
	s->offsets[s->count] = (uint32_t)(s->items.length / ITEM_ALIGN);
	buf_put(&s->items, head, sizeof(head));
	buf_put(&s->items, key, key_length);
	buf_put(&s->items, value, value_length);
	while (s->items.length % ITEM_ALIGN && !s->items.status)
		buf_u8(&s->items, 0);
	if (s->items.status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	s->count++;
	s->total++;
	return CREDIT_OK;
}

int sorter_sort(struct sorter *s, credit_error *err)
{
	int status = CREDIT_OK;

	s->next = 0;
	if (s->runs_count == 0) {
		sort_memory(s);
		return CREDIT_OK;
	}
	if (s->count)
		status = spill(s, err);
	buf_free(&s->items);
	free(s->offsets);
	s->offsets = NULL;
	s->capacity = 0;
	if (!status)
		status = heap_build(s, err);
	s->next = 1; /* nothing was taken yet */
	return status;
}

int sorter_next(struct sorter *s, struct sorter_item *item, credit_error *err)
{
	int status = CREDIT_OK;

	memset(item, 0, sizeof(*item));
	if (s->runs_count == 0) {
		if (s->next < s->count)
			*item = item_at(s->items.data +
				(size_t)s->offsets[s->next++] * ITEM_ALIGN);
		return CREDIT_OK;
	}
	if (s->next) /* the first of all is at the top already */
		s->next = 0;
	else if (s->heap_count)
		status = heap_advance(s, err);
	if (!status && s->heap_count) {
		const struct sorter_run *run = &s->runs[s->heap[0]];

		*item = item_at(run->buffer + run->begin);
	}
	return status;
}

void sorter_free(struct sorter *s)
{
	for (size_t i = 0; i < s->runs_count; i++)
		free(s->runs[i].buffer);
	free(s->runs);
	free(s->heap);
	free(s->offsets);
	buf_free(&s->items);
	if (s->fd >= 0)
		close(s->fd);
	memset(s, 0, sizeof(*s));
	s->fd = -1;
}
