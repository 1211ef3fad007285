/* SPDX-License-Identifier: Apache-2.0 */
/*
 * buf.h - growable bytes, a reader over bytes, and an arena.
 *
 * A buf remembers its first failure: after it every call does nothing, and
 * the owner asks for buf_status() once at the end.  A span does the same when
 * reading: after the first read past the end every read gives zero.  Numbers
 * are big-endian, so that encoded numbers sort as bytes.
 */
#ifndef LIBCREDIT_BUF_H
#define LIBCREDIT_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buf {
	uint8_t *data; /* NULL while capacity is 0 */
	size_t length;
	size_t capacity;
	int status; /* CREDIT_OK or CREDIT_ENOMEM */
};
#define BUF_INIT {NULL, 0, 0, 0}

void buf_free(struct buf *buf); /* and leaves it empty, ready for use */
void buf_reset(struct buf *buf); /* empties it, keeps the memory, clears the status */
int buf_grow(struct buf *buf, size_t more); /* buf_reserve() when there is none yet */
void buf_u16(struct buf *buf, uint16_t value);
void buf_u32(struct buf *buf, uint32_t value);
void buf_u64(struct buf *buf, uint64_t value);
/* Length (u16) and bytes; longer than 65,535 sets CREDIT_ELIMIT. */
void buf_text(struct buf *buf, const char *text, size_t length);
void buf_printf(struct buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The content as a C string, or "" after a failure; borrowed until the next change. */
const char *buf_cstr(struct buf *buf);

/* Room for more bytes.  Here, as every byte of every file passes: there mostly is. */
static inline int buf_reserve(struct buf *buf, size_t more)
{
	return !buf->status && more <= buf->capacity - buf->length ? 0 : buf_grow(buf, more);
}

static inline void buf_put(struct buf *buf, const void *bytes, size_t length)
{
	if (length == 0 || buf_reserve(buf, length))
		return;
	memcpy(buf->data + buf->length, bytes, length);
	buf->length += length;
}

/* Without the NUL.  Here, so that the length of a literal need not be counted. */
static inline void buf_str(struct buf *buf, const char *text)
{
	buf_put(buf, text, strlen(text));
}

static inline void buf_u8(struct buf *buf, uint8_t value)
{
	if (!buf_reserve(buf, 1))
		buf->data[buf->length++] = value;
}

struct span {
	const uint8_t *at;
	const uint8_t *end;
	bool bad; /* something was read past the end */
};

struct span span_of(const void *bytes, size_t length);
size_t span_left(const struct span *span);
uint8_t span_u8(struct span *span);
uint16_t span_u16(struct span *span);
uint32_t span_u32(struct span *span);
uint64_t span_u64(struct span *span);
const uint8_t *span_bytes(struct span *span, size_t length); /* NULL when too short */
/* What buf_text() wrote; not terminated.  NULL and 0 when too short. */
const char *span_text(struct span *span, size_t *length);

/*
 * Arena: many small allocations, freed together.  Memory stays put.  Returns
 * NULL when memory ran out; alloc is zeroed and aligned for any type.
 */
struct arena {
	struct arena_block *blocks;
	size_t used_bytes; /* in the first block */
};
#define ARENA_INIT {NULL, 0}

void *arena_alloc(struct arena *arena, size_t size);
char *arena_text(struct arena *arena, const char *text, size_t length); /* terminated */
void arena_reset(struct arena *arena); /* keeps one block */
void arena_free(struct arena *arena);

#endif
