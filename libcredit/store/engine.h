/* SPDX-License-Identifier: Apache-2.0 */
/*
 * engine.h - what the store asks of whatever keeps its bytes.
 *
 * Ordered byte keys of 1 .. 255 bytes, values of any length, point get,
 * many-get, range scan in pages, one atomic write transaction at a time, and
 * read snapshots that never wait for it.  Nothing here knows a record, and no
 * word of LMDB stands here: a second engine over a wire needs no more calls,
 * and each of get_many, one page of a scan, and one put can be one round trip.
 *
 * Bytes that a read answers are borrowed until that read is renewed or ended;
 * through the view of a write, until the next put or erase.  One thread at a
 * time uses a read or a write; all may use an engine.  Every call but close
 * answers CREDIT_EFORK in a child process of the one that opened.
 */
#ifndef LIBCREDIT_ENGINE_H
#define LIBCREDIT_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "credit/base.h"

/* Lies beside the engine's files and is never taken away (query_log.h). */
#define QUERY_LOG_FILE "queries.log"
#define WORDS_FILE "words.txt" /* the county's words, when somebody put them there */

#define ENGINE_KEY_BYTES_MAX 255

struct engine;
struct engine_read;
struct engine_write;

struct bytes {
	const void *data;
	size_t length;
};

struct engine_row {
	struct bytes key;
	struct bytes value;
};

struct engine_options {
	uint64_t map_size_bytes; /* 0: the engine's choice */
	bool create;             /* make the place; what is there stays */
	bool read_only;          /* writes through this handle are refused */
	uint64_t write_memory_max; /* for the numbers of pages that a write touches; 0: usual */
};

/*
 * CREDIT_ENOTFOUND (no such place), CREDIT_EEXISTS (create: it holds other
 * things), CREDIT_EREADONLY, CREDIT_EFORMAT, CREDIT_EVERSION, CREDIT_EFULL,
 * CREDIT_EIO, CREDIT_ENOMEM.
 */
int engine_open(const char *where, const struct engine_options *options, struct engine **out,
	credit_error *err);
void engine_close(struct engine *engine); /* NULL does nothing */

/* After a create that failed later: take away what it made, and nothing that was there. */
void engine_discard(struct engine *engine, const char *where);

/* CREDIT_EBUSY (too many readers), CREDIT_EFORK, CREDIT_EIO, CREDIT_ENOMEM. */
int engine_read_begin(struct engine *engine, struct engine_read **out, credit_error *err);
/* After a failure only renew and end may be called. */
int engine_read_renew(struct engine_read *read, credit_error *err);
void engine_read_end(struct engine_read *read); /* NULL does nothing */

/* CREDIT_ENOTFOUND without filling err; CREDIT_ECORRUPT, CREDIT_EIO. */
int engine_get(struct engine_read *read, struct bytes key, struct bytes *value,
	credit_error *err);
/* values[i].data is NULL where keys[i] is absent. */
int engine_get_many(struct engine_read *read, const struct bytes *keys, size_t count,
	struct bytes *values, credit_error *err);
/*
 * One page of from <= key < to (to.length 0: no end), in byte order.  Fewer
 * rows than capacity: that was the last page.  The next page begins at the
 * last key with a zero byte behind it.
 */
int engine_scan(struct engine_read *read, struct bytes from, struct bytes to,
	struct engine_row *rows, size_t capacity, size_t *count, credit_error *err);

/* Waits for other writers.  CREDIT_EREADONLY, CREDIT_EFORK, CREDIT_EIO, CREDIT_EFULL. */
int engine_write_begin(struct engine *engine, struct engine_write **out, credit_error *err);
/* Reads what the write sees; ends with it. */
struct engine_read *engine_write_view(struct engine_write *write);
/*
 * Rows sorted by key, keys unique; a key that is there gets the new value.
 * CREDIT_EFULL: disk or map; CREDIT_ELIMIT: the write touches more pages than
 * write_memory_max lets it remember, so that memory stays bounded.  The write can only be aborted then.
 */
int engine_put(struct engine_write *write, const struct engine_row *rows, size_t count,
	credit_error *err);
/* Let the disk begin with what memory could not hold: less is left for the commit. */
void engine_write_out(struct engine_write *write);
/* CREDIT_ENOTFOUND without filling err. */
int engine_erase(struct engine_write *write, struct bytes key, credit_error *err);
/* Both free the write.  After CREDIT_OK it is durable; after anything else it never was. */
int engine_commit(struct engine_write *write, credit_error *err);
void engine_abort(struct engine_write *write); /* NULL does nothing */

/*
 * Write every row anew but those whose key begins with leave_out (length 0: none is
 * left out), so that no file of the engine holds bytes of rows that were erased,
 * replaced or left out.  Waits for other writers; reads never wait, and those that are
 * open go on.  All or nothing: after a failure the rows are what they were, but for
 * CREDIT_EIO and CREDIT_EREADONLY after which the rows may have been left out while
 * old bytes are still there; then it is to be called again.  The rest as engine_commit().
 */
int engine_rewrite(struct engine *engine, struct bytes leave_out, credit_error *err);

#endif
