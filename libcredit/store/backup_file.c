/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backup_file.c - writes and reads the blocks of a backup.
 *
 * A backup is written and read once, front to back, a block of some 256 KiB at a
 * time.  The reader believes no length that the file cannot hold, and hands out
 * nothing of a block before its digest was right.
 */
#include "store/backup_file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"

#define BLOCK_HEAD_BYTES (1 + 4)
#define HEAD_PAYLOAD_BYTES (4 + 1 + 8 + 8 + 8)
#define END_PAYLOAD_BYTES (8 + 8)
#define ROW_HEAD_BYTES (1 + 4)
#define MEMORY(err) FAIL((err), CREDIT_ENOMEM, MSG_MEMORY)

static int digest_of_magic(struct digest *digest, uint8_t out[DIGEST_BYTES], credit_error *err)
{
	int status = digest_open(digest, HASH_SHA256, err);

	if (status)
		return status;
	digest_sum(digest, BACKUP_MAGIC, sizeof(BACKUP_MAGIC), out);
	return digest_status(digest, err);
}

static void block_head(int kind, size_t length, uint8_t out[BLOCK_HEAD_BYTES])
{
	out[0] = (uint8_t)kind;
	for (int i = 0; i < 4; i++)
		out[1 + i] = (uint8_t)(length >> (24 - 8 * i));
}

/* ---- writing ---- */

static int write_all(struct backup_writer *writer, const void *bytes, size_t length,
	credit_error *err)
{
	const uint8_t *at = bytes;

	writer->bytes += length;
	while (length > 0) {
		ssize_t put = write(writer->fd, at, length);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return FAIL(err, status_of_errno(put ? errno : ENOSPC), MSG_FILE_WRITE,
				writer->path, strerror(put ? errno : ENOSPC));
		at += put;
		length -= (size_t)put;
	}
	return CREDIT_OK;
}

int backup_writer_open(struct backup_writer *writer, int fd, const char *path,
	credit_error *err)
{
	int status;

	memset(writer, 0, sizeof(*writer));
	writer->fd = fd;
	writer->path = path;
	status = digest_of_magic(&writer->digest, writer->before, err);
	return status ? status : write_all(writer, BACKUP_MAGIC, sizeof(BACKUP_MAGIC), err);
}

void backup_writer_close(struct backup_writer *writer)
{
	digest_close(&writer->digest);
	buf_free(&writer->block);
}

static int write_block(struct backup_writer *writer, int kind, const void *payload,
	size_t length, credit_error *err)
{
	uint8_t head[BLOCK_HEAD_BYTES];
	int status;

	if (length > UINT32_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_FILE_WRITE, writer->path, "4 GiB");
	block_head(kind, length, head);
	digest_update(&writer->digest, writer->before, DIGEST_BYTES);
	digest_update(&writer->digest, head, sizeof(head));
	digest_update(&writer->digest, payload, length);
	digest_final(&writer->digest, writer->before);
	status = digest_status(&writer->digest, err);
	if (!status)
		status = write_all(writer, head, sizeof(head), err);
	if (!status)
		status = write_all(writer, payload, length, err);
	return status ? status : write_all(writer, writer->before, DIGEST_BYTES, err);
}

/* Rows that wait become a block. */
static int flush_rows(struct backup_writer *writer, credit_error *err)
{
	int status = CREDIT_OK;

	if (writer->block.length > 0)
		status = write_block(writer, BACKUP_ROWS, writer->block.data,
			writer->block.length, err);
	buf_reset(&writer->block);
	return status;
}

int backup_write_head(struct backup_writer *writer, const struct backup_head *head,
	credit_error *err)
{
	struct buf payload = BUF_INIT;
	int status;

	buf_u32(&payload, head->county);
	buf_u8(&payload, head->hash);
	buf_u64(&payload, head->sequence);
	buf_u64(&payload, (uint64_t)head->learned_us);
	buf_u64(&payload, (uint64_t)head->made_us);
	status = payload.status ? MEMORY(err)
				: write_block(writer, BACKUP_HEAD, payload.data,
					  payload.length, err);
	buf_free(&payload);
	return status;
}

int backup_write_row(struct backup_writer *writer, const struct engine_row *row,
	credit_error *err)
{
	if (row->key.length > ENGINE_KEY_BYTES_MAX || row->value.length > UINT32_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_FILE_WRITE, writer->path, "4 GiB");
	buf_u8(&writer->block, (uint8_t)row->key.length);
	buf_u32(&writer->block, (uint32_t)row->value.length);
	buf_put(&writer->block, row->key.data, row->key.length);
	if (row->value.length)
		buf_put(&writer->block, row->value.data, row->value.length);
	if (writer->block.status)
		return MEMORY(err);
	return writer->block.length < BACKUP_BLOCK_BYTES ? CREDIT_OK : flush_rows(writer, err);
}

int backup_write_bytes(struct backup_writer *writer, enum backup_kind kind,
	const void *bytes, size_t length, credit_error *err)
{
	int status = flush_rows(writer, err);

	return status ? status : write_block(writer, kind, bytes, length, err);
}

int backup_write_end(struct backup_writer *writer, const struct backup_end *end,
	credit_error *err)
{
	struct buf payload = BUF_INIT;
	int status = flush_rows(writer, err);

	buf_u64(&payload, end->rows);
	buf_u64(&payload, end->query_bytes);
	if (!status)
		status = payload.status ? MEMORY(err)
					: write_block(writer, BACKUP_END, payload.data,
						  payload.length, err);
	buf_free(&payload);
	return status;
}

/* ---- reading ---- */

int backup_damaged(const struct backup_reader *reader, const char *what, credit_error *err)
{
	char place[24];

	snprintf(place, sizeof(place), "%" PRIu64, reader->at);
	return FAIL(err, CREDIT_ECORRUPT, MSG_BACKUP_DAMAGED, reader->path, place, what);
}

/* Exactly so many bytes; the file is long enough by its size. */
static int read_all(struct backup_reader *reader, void *out, size_t length, credit_error *err)
{
	uint8_t *at = out;

	while (length > 0) {
		ssize_t got = read(reader->fd, at, length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FAIL(err, CREDIT_EIO, MSG_FILE_READ, reader->path,
				strerror(errno));
		if (got == 0)
			return backup_damaged(reader, "cut off", err);
		at += got;
		length -= (size_t)got;
	}
	return CREDIT_OK;
}

int backup_reader_open(struct backup_reader *reader, int fd, const char *path,
	credit_error *err)
{
	char magic[sizeof(BACKUP_MAGIC)] = "";
	struct stat file;
	int status;

	memset(reader, 0, sizeof(*reader));
	reader->fd = fd;
	reader->path = path;
	if (fstat(fd, &file))
		return FAIL(err, CREDIT_EIO, MSG_FILE_READ, path, strerror(errno));
	if (!S_ISREG(file.st_mode) || (size_t)file.st_size < sizeof(magic))
		return FAIL(err, CREDIT_EFORMAT, MSG_BACKUP_FORMAT, path);
	reader->size = (uint64_t)file.st_size;
	status = read_all(reader, magic, sizeof(magic), err);
	if (status)
		return status;
	if (memcmp(magic, BACKUP_FAMILY, strlen(BACKUP_FAMILY)) != 0)
		return FAIL(err, CREDIT_EFORMAT, MSG_BACKUP_FORMAT, path);
	if (memcmp(magic, BACKUP_MAGIC, sizeof(magic)) != 0)
		return FAIL(err, CREDIT_EVERSION, MSG_BACKUP_VERSION, path);
	reader->at = reader->next = sizeof(magic);
	return digest_of_magic(&reader->digest, reader->before, err);
}

void backup_reader_close(struct backup_reader *reader)
{
	digest_close(&reader->digest);
	buf_free(&reader->block);
	buf_free(&reader->last_key);
}

/* May a block of this kind come behind that one? */
static bool follows(int kind, int before)
{
	switch (kind) {
	case BACKUP_HEAD:
		return before == 0;
	case BACKUP_ROWS:
		return before == BACKUP_HEAD || before == BACKUP_ROWS;
	case BACKUP_QUERIES:
		return before == BACKUP_HEAD || before == BACKUP_ROWS ||
			before == BACKUP_QUERIES;
	case BACKUP_WORDS:
	case BACKUP_END:
		return before == BACKUP_HEAD || before == BACKUP_ROWS ||
			before == BACKUP_QUERIES || before == BACKUP_WORDS;
	default:
		return false;
	}
}

/* Payload and digest of a block whose head was read. */
static int read_payload(struct backup_reader *reader, const uint8_t head[BLOCK_HEAD_BYTES],
	size_t length, credit_error *err)
{
	uint8_t stated[DIGEST_BYTES];
	int status = CREDIT_OK;

	buf_reset(&reader->block);
	if (buf_reserve(&reader->block, length + 1))
		return MEMORY(err);
	status = read_all(reader, reader->block.data, length, err);
	if (!status)
		status = read_all(reader, stated, sizeof(stated), err);
	if (status)
		return status;
	reader->block.length = length;
	digest_update(&reader->digest, reader->before, DIGEST_BYTES);
	digest_update(&reader->digest, head, BLOCK_HEAD_BYTES);
	digest_update(&reader->digest, reader->block.data, length);
	digest_final(&reader->digest, reader->before);
	status = digest_status(&reader->digest, err);
	if (!status && memcmp(stated, reader->before, DIGEST_BYTES) != 0)
		status = backup_damaged(reader, "digest", err);
	return status;
}

int backup_read_block(struct backup_reader *reader, credit_error *err)
{
	uint8_t head[BLOCK_HEAD_BYTES];
	struct span span;
	uint64_t left;
	uint64_t length;
	int status;

	reader->at = reader->next;
	left = reader->size - reader->next;
	if (left < BLOCK_HEAD_BYTES + DIGEST_BYTES)
		return backup_damaged(reader, "cut off", err);
	status = read_all(reader, head, sizeof(head), err);
	if (status)
		return status;
	span = span_of(head + 1, 4);
	length = span_u32(&span);
	if (length > left - BLOCK_HEAD_BYTES - DIGEST_BYTES)
		return backup_damaged(reader, "cut off", err);
	if (!follows(head[0], reader->kind))
		return backup_damaged(reader, "order", err);
	status = read_payload(reader, head, (size_t)length, err);
	if (status)
		return status;
	reader->kind = head[0];
	reader->rest = span_of(reader->block.data, reader->block.length);
	reader->next += BLOCK_HEAD_BYTES + length + DIGEST_BYTES;
	if (reader->kind == BACKUP_END && reader->next != reader->size)
		return backup_damaged(reader, "bytes behind the end", err);
	return CREDIT_OK;
}

int backup_read_head(struct backup_reader *reader, struct backup_head *out, credit_error *err)
{
	if (reader->kind != BACKUP_HEAD || reader->block.length != HEAD_PAYLOAD_BYTES)
		return backup_damaged(reader, "head", err);
	out->county = span_u32(&reader->rest);
	out->hash = span_u8(&reader->rest);
	out->sequence = span_u64(&reader->rest);
	out->learned_us = (int64_t)span_u64(&reader->rest);
	out->made_us = (int64_t)span_u64(&reader->rest);
	return CREDIT_OK;
}

int backup_read_end(struct backup_reader *reader, struct backup_end *out, credit_error *err)
{
	if (reader->kind != BACKUP_END || reader->block.length != END_PAYLOAD_BYTES)
		return backup_damaged(reader, "end", err);
	out->rows = span_u64(&reader->rest);
	out->query_bytes = span_u64(&reader->rest);
	return CREDIT_OK;
}

static bool key_follows(const struct backup_reader *reader, struct bytes key)
{
	const struct buf *last = &reader->last_key;
	size_t common = key.length < last->length ? key.length : last->length;
	int order = common ? memcmp(key.data, last->data, common) : 0;

	return order > 0 || (order == 0 && key.length > last->length);
}

int backup_read_row(struct backup_reader *reader, struct engine_row *row, credit_error *err)
{
	struct span *rest = &reader->rest;

	if (span_left(rest) == 0)
		return CREDIT_ENOTFOUND;
	row->key.length = span_u8(rest);
	row->value.length = span_u32(rest);
	row->key.data = span_bytes(rest, row->key.length);
	row->value.data = span_bytes(rest, row->value.length);
	if (rest->bad || row->key.length == 0)
		return backup_damaged(reader, "row", err);
	if (!key_follows(reader, row->key))
		return backup_damaged(reader, "order of rows", err);
	buf_reset(&reader->last_key);
	buf_put(&reader->last_key, row->key.data, row->key.length);
	return reader->last_key.status ? MEMORY(err) : CREDIT_OK;
}
