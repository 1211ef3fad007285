/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_file.c - gathers bytes of a file, digests them and writes them out.
 *
 * Runs over every byte of every edition; pieces of FLOW_BYTES keep memory flat
 * however long the file becomes.  So does giving back what the kernel keeps of it: a
 * new page of memory can cost more than all that is written there, and nobody here
 * reads the file again.  The last BEHIND_BYTES stay, so that the disk never waits.
 */
#include "edition/edition_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"

#define FLOW_BYTES (256u * 1024)
#define BEHIND_BYTES (16u * 1024 * 1024)

int edition_file_open(struct edition_file *file, const char *folder, const char *name, int hash,
	credit_error *err)
{
	int status;

	memset(file, 0, sizeof(*file));
	file->fd = -1;
	buf_printf(&file->path, "%s/%s", folder, name);
	status = file->path.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
				   : digest_open(&file->digest, hash, err);
	if (!status)
		file->fd = open(buf_cstr(&file->path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
			0644);
	if (!status && file->fd < 0) {
		int number = errno;

		status = FAIL(err, status_of_errno(number), MSG_FILE_OPEN,
			buf_cstr(&file->path), strerror(number));
	}
	if (status) {
		digest_close(&file->digest);
		buf_free(&file->path);
	}
	return status;
}

static void fail(struct edition_file *file)
{
	file->number = errno;
	file->status = status_of_errno(file->number);
}

/* Wait for what was written a while ago, and need not stay in memory. */
static void let_go(struct edition_file *file)
{
	off_t from = (off_t)file->let_go;
	off_t bytes = (off_t)(file->written - BEHIND_BYTES - file->let_go);

	if (sync_file_range(file->fd, from, bytes, SYNC_FILE_RANGE_WAIT_BEFORE |
			    SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER) == 0)
		posix_fadvise(file->fd, from, bytes, POSIX_FADV_DONTNEED);
	else if (errno != ENOSYS && errno != EINVAL && errno != ESPIPE)
		fail(file); /* a failure that was told here is not told by fsync again */
	file->let_go += (uint64_t)bytes;
}

static void pour(struct edition_file *file)
{
	const uint8_t *bytes = file->out.data;
	size_t left = file->out.length;

	if (left == 0)
		return; /* no bytes would mean all of them to sync_file_range() */
	digest_update(&file->digest, bytes, left);
	while (left && !file->status) {
		ssize_t put = write(file->fd, bytes, left);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			fail(file);
			return;
		}
		bytes += put;
		left -= (size_t)put;
	}
	/* let the disk begin: what fsync waits for at the end is then mostly written */
	sync_file_range(file->fd, (off_t)file->written, (off_t)file->out.length,
		SYNC_FILE_RANGE_WRITE);
	file->written += file->out.length;
	file->out.length = 0;
	if (!file->status && file->written > file->let_go + BEHIND_BYTES)
		let_go(file);
}

void edition_file_flow(struct edition_file *file)
{
	if (file->out.status && !file->status)
		file->status = file->out.status;
	if (!file->status && file->out.length >= FLOW_BYTES)
		pour(file);
	if (file->status)
		file->out.length = 0; /* it goes nowhere; memory stays flat */
}

int edition_file_close(struct edition_file *file, uint8_t digest[DIGEST_BYTES],
	credit_error *err)
{
	int status;

	edition_file_flow(file);
	if (!file->status)
		pour(file);
	if (!file->status && fsync(file->fd))
		fail(file);
	close(file->fd);
	digest_final(&file->digest, digest);
	status = file->status;
	if (status == CREDIT_ENOMEM && !file->number)
		FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	else if (status)
		FAIL(err, status, MSG_FILE_WRITE, buf_cstr(&file->path),
			strerror(file->number));
	else
		status = digest_status(&file->digest, err);
	digest_close(&file->digest);
	buf_free(&file->path);
	buf_free(&file->out);
	return status;
}
