/* SPDX-License-Identifier: Apache-2.0 */
/*
 * buf.c - growable bytes, spans and arenas.
 *
 * Runs everywhere and often; growth doubles, so that a byte appended costs
 * constant time on average.
 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "credit/base.h"

#define BUF_FIRST 64
#define ARENA_BLOCK 4096

void buf_free(struct buf *buf)
{
	free(buf->data);
	memset(buf, 0, sizeof(*buf));
}

void buf_reset(struct buf *buf)
{
	buf->length = 0;
	buf->status = CREDIT_OK;
}

int buf_grow(struct buf *buf, size_t more)
{
	size_t capacity = buf->capacity ? buf->capacity : BUF_FIRST;
	uint8_t *data;

	if (buf->status)
		return buf->status;
	if (more <= buf->capacity - buf->length)
		return CREDIT_OK;
	if (more > SIZE_MAX / 2 - buf->length)
		return buf->status = CREDIT_ENOMEM;
	while (capacity < buf->length + more)
		capacity *= 2;
	data = realloc(buf->data, capacity);
	if (!data)
		return buf->status = CREDIT_ENOMEM;
	buf->data = data;
	buf->capacity = capacity;
	return CREDIT_OK;
}

/* The low bytes of value, most significant first. */
static void put_number(struct buf *buf, uint64_t value, size_t bytes)
{
	uint8_t out[8];

	for (size_t i = 0; i < bytes; i++)
		out[i] = (uint8_t)(value >> (8 * (bytes - 1 - i)));
	buf_put(buf, out, bytes);
}

void buf_u16(struct buf *buf, uint16_t value)
{
	put_number(buf, value, 2);
}

void buf_u32(struct buf *buf, uint32_t value)
{
	put_number(buf, value, 4);
}

void buf_u64(struct buf *buf, uint64_t value)
{
	put_number(buf, value, 8);
}

void buf_text(struct buf *buf, const char *text, size_t length)
{
	if (length > UINT16_MAX) {
		if (!buf->status)
			buf->status = CREDIT_ELIMIT;
		return;
	}
	buf_u16(buf, (uint16_t)length);
	buf_put(buf, text, length);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0 || buf_reserve(buf, (size_t)length + 1))
		return;
	va_start(args, format);
	vsnprintf((char *)buf->data + buf->length, (size_t)length + 1, format, args);
	va_end(args);
	buf->length += (size_t)length;
}

const char *buf_cstr(struct buf *buf)
{
	if (buf_reserve(buf, 1))
		return "";
	buf->data[buf->length] = '\0';
	return (const char *)buf->data;
}

struct span span_of(const void *bytes, size_t length)
{
	struct span span = {bytes, length ? (const uint8_t *)bytes + length : bytes, false};

	return span;
}

size_t span_left(const struct span *span)
{
	return span->bad ? 0 : (size_t)(span->end - span->at);
}

const uint8_t *span_bytes(struct span *span, size_t length)
{
	const uint8_t *at = span->at;

	if (span->bad || (size_t)(span->end - span->at) < length) {
		span->bad = true;
		return NULL;
	}
	span->at += length;
	return at;
}

static uint64_t take_number(struct span *span, size_t bytes)
{
	const uint8_t *at = span_bytes(span, bytes);
	uint64_t value = 0;

	for (size_t i = 0; at && i < bytes; i++)
		value = value << 8 | at[i];
	return value;
}

uint8_t span_u8(struct span *span)
{
	return (uint8_t)take_number(span, 1);
}

uint16_t span_u16(struct span *span)
{
	return (uint16_t)take_number(span, 2);
}

uint32_t span_u32(struct span *span)
{
	return (uint32_t)take_number(span, 4);
}

uint64_t span_u64(struct span *span)
{
	return take_number(span, 8);
}

const char *span_text(struct span *span, size_t *length)
{
	const char *text;

	*length = span_u16(span);
	text = (const char *)span_bytes(span, *length);
	if (!text)
		*length = 0;
	return text;
}

struct arena_block {
	struct arena_block *next;
	size_t capacity;
	max_align_t data[];
};

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t align = sizeof(max_align_t);
	struct arena_block *block = arena->blocks;
	void *out;

	if (size > SIZE_MAX / 4)
		return NULL;
	size = (size + align - 1) / align * align;
	if (!block || block->capacity - arena->used_bytes < size) {
		size_t capacity = size > ARENA_BLOCK / 4 ? size * 2 : ARENA_BLOCK;

		block = malloc(sizeof(*block) + capacity);
		if (!block)
			return NULL;
		block->next = arena->blocks;
		block->capacity = capacity;
		arena->blocks = block;
		arena->used_bytes = 0;
	}
	out = (uint8_t *)block->data + arena->used_bytes;
	arena->used_bytes += size;
	memset(out, 0, size);
	return out;
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
	char *out = arena_alloc(arena, length + 1);

	if (out && length)
		memcpy(out, text, length);
	return out;
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
}

void arena_reset(struct arena *arena)
{
	if (!arena->blocks)
		return;
	free_blocks(arena->blocks->next);
	arena->blocks->next = NULL;
	arena->used_bytes = 0;
}

void arena_free(struct arena *arena)
{
	free_blocks(arena->blocks);
	arena->blocks = NULL;
	arena->used_bytes = 0;
}
