/* SPDX-License-Identifier: Apache-2.0 */
/*
 * file.c - whole files, read at once and written so that no half one is seen.
 *
 * Runs a few times a command; for tables, editions and returned files.
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

#define TEMPORARY ".tmp-" /* and the number of the process */
#define PROCESS_DIGITS 9

int status_of_errno(int number)
{
	switch (number) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return CREDIT_EFULL;
	case ENOENT:
		return CREDIT_ENOTFOUND;
	case EEXIST:
		return CREDIT_EEXISTS;
	case ENOMEM:
		return CREDIT_ENOMEM;
	}
	return CREDIT_EIO;
}

static int fail_errno(credit_error *err, enum message message, const char *path)
{
	int number = errno;

	return FAIL(err, status_of_errno(number), message, path, strerror(number));
}

static int read_all(int fd, const char *path, size_t limit_bytes, struct buf *out,
	credit_error *err)
{
	size_t start = out->length;

	for (;;) {
		ssize_t got;

		if (buf_reserve(out, 65536))
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		got = read(fd, out->data + out->length, 65536);
		if (got == 0)
			return CREDIT_OK;
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail_errno(err, MSG_FILE_READ, path);
		out->length += (size_t)got;
		if (out->length - start > limit_bytes)
			return FAIL(err, CREDIT_ELIMIT, MSG_FILE_READ, path,
				"file too large");
	}
}

int file_read(const char *path, size_t limit_bytes, struct buf *out, credit_error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int status;

	if (fd < 0)
		return fail_errno(err, MSG_FILE_OPEN, path);
	status = read_all(fd, path, limit_bytes, out, err);
	close(fd);
	return status;
}

static bool write_all(int fd, const uint8_t *bytes, size_t length)
{
	while (length > 0) {
		ssize_t put = write(fd, bytes, length);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes += put;
		length -= (size_t)put;
	}
	return true;
}

int folder_sync(const char *path, credit_error *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int failed;

	if (fd < 0)
		return fail_errno(err, MSG_FILE_OPEN, path);
	failed = fsync(fd) && errno != EINVAL; /* some file systems have no folder sync */
	if (failed)
		fail_errno(err, MSG_FILE_WRITE, path);
	close(fd);
	return failed ? CREDIT_EIO : CREDIT_OK;
}

void file_parent(const char *path, struct buf *out)
{
	const char *slash = strrchr(path, '/');

	if (slash)
		buf_put(out, path, slash == path ? 1 : (size_t)(slash - path));
	else
		buf_str(out, ".");
}

int file_parent_sync(const char *path, credit_error *err)
{
	struct buf parent = BUF_INIT;
	int status;

	file_parent(path, &parent);
	status = parent.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
			       : folder_sync(buf_cstr(&parent), err);
	buf_free(&parent);
	return status;
}

int file_settle(const char *temporary, const char *path, bool exclusive, credit_error *err)
{
	if (exclusive ? link(temporary, path) : rename(temporary, path)) {
		int number = errno;

		unlink(temporary);
		if (number == EEXIST)
			return FAIL(err, CREDIT_EEXISTS, MSG_FILE_EXISTS, path);
		return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, path,
			strerror(number));
	}
	if (exclusive)
		unlink(temporary);
	return file_parent_sync(path, err);
}

int file_write(const char *path, const void *bytes, size_t length, unsigned mode,
	bool exclusive, credit_error *err)
{
	struct buf name = BUF_INIT;
	const char *temporary;
	int status = CREDIT_OK;
	int fd;

	buf_printf(&name, "%s" TEMPORARY "%ld", path, (long)getpid());
	temporary = buf_cstr(&name);
	if (name.status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
	if (fd < 0) {
		status = fail_errno(err, MSG_FILE_WRITE, path);
	} else {
		if (!write_all(fd, bytes, length) || fsync(fd))
			status = fail_errno(err, MSG_FILE_WRITE, path);
		if (close(fd) && !status)
			status = fail_errno(err, MSG_FILE_WRITE, path);
		if (status)
			unlink(temporary);
		else
			status = file_settle(temporary, path, exclusive, err);
	}
	buf_free(&name);
	return status;
}

bool file_is_left(const char *name, const char *end)
{
	size_t length = strlen(end);
	const char *at = NULL;
	const char *digits;
	size_t count;

	for (const char *next = name; (next = strstr(next, TEMPORARY)); next++)
		at = next;
	if (!at || (size_t)(at - name) < length || memcmp(at - length, end, length) != 0)
		return false;
	digits = at + strlen(TEMPORARY);
	count = strspn(digits, "0123456789");
	return count > 0 && count <= PROCESS_DIGITS && digits[count] == '\0' &&
	       kill((pid_t)atol(digits), 0) && errno == ESRCH;
}

void file_sweep(const char *folder, const char *end)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *file;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((file = readdir(dir)))
		if (file_is_left(file->d_name, end))
			unlinkat(dirfd(dir), file->d_name, 0);
	closedir(dir);
}
