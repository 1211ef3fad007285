/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backup_file.h - the bytes of a backup: blocks, chained by digests.
 *
 * Permanent.  The file is BACKUP_MAGIC with its NUL, then blocks, each
 *
 *	kind (u8) || length (u32) || payload || SHA-256 (32)
 *
 * with the digest over the one before (for the first block: over BACKUP_MAGIC with
 * its NUL), kind, length and payload.  Numbers are big-endian.  Kinds, in this order:
 *
 *	'H'  once: county (u32), hash (u8), sequence (u64), learned (i64), made (i64)
 *	'R'  rows of the store in ascending order of key, each key length (u8),
 *	     value length (u32), key, value
 *	'Q'  bytes of the query log, one block behind the other
 *	'W'  bytes of the county's words, where the store's folder has some
 *	'E'  once, last: how many rows (u64), how many bytes of the query log (u64)
 *
 * Nothing follows.  A later version has another magic.
 */
#ifndef LIBCREDIT_BACKUP_FILE_H
#define LIBCREDIT_BACKUP_FILE_H

#include "base/buf.h"
#include "seal/digest.h"
#include "store/engine.h"

#define BACKUP_FAMILY "libcredit backup "
#define BACKUP_MAGIC BACKUP_FAMILY "1"
#define BACKUP_BLOCK_BYTES (256u * 1024) /* a block is ended when it has as much */

enum backup_kind {
	BACKUP_HEAD = 'H',
	BACKUP_ROWS = 'R',
	BACKUP_QUERIES = 'Q',
	BACKUP_WORDS = 'W',
	BACKUP_END = 'E'
};

struct backup_head {
	uint32_t county;
	uint8_t hash;
	uint64_t sequence;
	int64_t learned_us;
	int64_t made_us;
};

struct backup_end {
	uint64_t rows;
	uint64_t query_bytes;
};

/* ---- writing ---- */

struct backup_writer {
	int fd;
	const char *path; /* for messages; borrowed */
	uint64_t bytes;
	uint8_t before[DIGEST_BYTES];
	struct digest digest;
	struct buf block; /* payload of the block in hand */
};

/* Write the magic; the descriptor and path stay the caller's.  CREDIT_EFULL, CREDIT_EIO,
 * CREDIT_ENOMEM, as the other calls. */
int backup_writer_open(struct backup_writer *writer, int fd, const char *path,
	credit_error *err);
void backup_writer_close(struct backup_writer *writer);
int backup_write_head(struct backup_writer *writer, const struct backup_head *head,
	credit_error *err);
/* A row waits in the block until that is full, or another kind is written. */
int backup_write_row(struct backup_writer *writer, const struct engine_row *row,
	credit_error *err);
/* Bytes of a file: BACKUP_QUERIES or BACKUP_WORDS. */
int backup_write_bytes(struct backup_writer *writer, enum backup_kind kind,
	const void *bytes, size_t length, credit_error *err);
int backup_write_end(struct backup_writer *writer, const struct backup_end *end,
	credit_error *err);

/* ---- reading ---- */

struct backup_reader {
	int fd;
	const char *path;
	uint64_t size; /* of the file */
	uint64_t at;   /* where the block in hand begins */
	uint64_t next; /* where the next one does */
	uint8_t before[DIGEST_BYTES];
	struct digest digest;
	struct buf block;
	int kind; /* enum backup_kind; of the block in hand */
	struct span rest; /* of its payload */
	struct buf last_key; /* of the row that was read last */
};

/* CREDIT_EFORMAT, CREDIT_EVERSION, CREDIT_EIO, CREDIT_ENOMEM. */
int backup_reader_open(struct backup_reader *reader, int fd, const char *path,
	credit_error *err);
void backup_reader_close(struct backup_reader *reader);
/* Read the next block and check its digest, and that kinds come in order and end with
 * 'E' and the file.  CREDIT_ECORRUPT tells the place. */
int backup_read_block(struct backup_reader *reader, credit_error *err);
/* Take the block in hand apart.  CREDIT_ECORRUPT. */
int backup_read_head(struct backup_reader *reader, struct backup_head *out, credit_error *err);
int backup_read_end(struct backup_reader *reader, struct backup_end *out, credit_error *err);
/* The next row of the block in hand, borrowed until the next block; CREDIT_ENOTFOUND at
 * its end, without filling err. */
int backup_read_row(struct backup_reader *reader, struct engine_row *row, credit_error *err);
/* Say that the block in hand is damaged: CREDIT_ECORRUPT. */
int backup_damaged(const struct backup_reader *reader, const char *what, credit_error *err);

#endif
