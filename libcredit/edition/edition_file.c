/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_file.c - gathers bytes of a file, digests them and writes them out.
 *
 * Runs over every byte of every edition; pieces of FLOW_BYTES keep memory flat
 * however long the file becomes.
 */
#include "edition/edition_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"

#define FLOW_BYTES (256u * 1024)

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

static void pour(struct edition_file *file)
{
	const uint8_t *bytes = file->out.data;
	size_t left = file->out.length;

	digest_update(&file->digest, bytes, left);
	while (left && !file->status) {
		ssize_t put = write(file->fd, bytes, left);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			file->number = errno;
			file->status = status_of_errno(file->number);
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
	if (!file->status && fsync(file->fd)) {
		file->number = errno;
		file->status = status_of_errno(file->number);
	}
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
