/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sorter.h - sorts any number of items in bounded memory.
 *
 * Items are a key and a value, any bytes; keys come back in ascending order of
 * their bytes, equal keys in the order in which they were added.  What passes
 * the memory given is sorted and written to a temporary file without a name,
 * which only this process can open.
 */
#ifndef LIBCREDIT_SORTER_H
#define LIBCREDIT_SORTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "credit/base.h"

struct sorter_run;

struct sorter {
	size_t memory_bytes;
	const char *folder; /* borrowed */
	int fd;             /* -1 until something is spilled */
	uint64_t file_bytes;
	struct buf items;   /* in memory: u32 key length, u32 value length, key, value */
	uint32_t *offsets;  /* of the items, in eights of bytes */
	size_t count;
	size_t capacity;
	struct sorter_run *runs;
	size_t runs_count;
	size_t runs_capacity;
	size_t *heap; /* runs by their next item, once sorted */
	size_t heap_count;
	size_t next; /* with no run: the next item in memory */
	uint64_t total;
};

struct sorter_item {
	const uint8_t *key;
	size_t key_length;
	const uint8_t *value;
	size_t value_length;
};

/* folder: for the temporary file, borrowed. */
void sorter_init(struct sorter *sorter, size_t memory_bytes, const char *folder);
/* CREDIT_OK, CREDIT_ENOMEM, CREDIT_EIO, CREDIT_EFULL. */
int sorter_add(struct sorter *sorter, const void *key, size_t key_length, const void *value,
	size_t value_length, credit_error *err);
/* Nothing is added after it.  Same statuses. */
int sorter_sort(struct sorter *sorter, credit_error *err);
/* The next item, borrowed until the next call; key is NULL at the end.  Same statuses. */
int sorter_next(struct sorter *sorter, struct sorter_item *item, credit_error *err);
void sorter_free(struct sorter *sorter);

/* A temporary file without a name in a folder; -1 on failure, with errno. */
int temporary_file(const char *folder);

#endif
