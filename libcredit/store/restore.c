/* SPDX-License-Identifier: Apache-2.0 */
/*
 * restore.c - credit_restore(): a registry from a backup, checked before it is there.
 *
 * Rare, and then a county depends on it.  The rows go into a new store beside
 * the place, in one commit after the last block was read and found right; that store
 * is opened and every invariant checked; only then it gets its name.  A stop in
 * between leaves a folder PLACE.tmp-PROCESS, which the next restoring to the place removes.
 */
#include "credit/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "store/backup_file.h"
#include "store/view.h"

#define ROWS_AT_ONCE 256

struct restoring {
	struct backup_reader reader;
	struct backup_head head;
	struct backup_end end; /* counted */
	const char *where;     /* the folder to be */
	const char *at;        /* the one beside it */
	struct engine *engine;
	struct engine_write *write;
	int queries; /* -1: no line of the log was met */
	int words;   /* -1: no byte of the county's words was */
	credit_error *err;
};

/* ---- rows and log ---- */

/* The rows of a block; they are borrowed from it. */
static int take_rows(struct restoring *r)
{
	struct engine_row rows[ROWS_AT_ONCE];
	int status = CREDIT_OK;

	while (!status) {
		size_t count = 0;

		while (count < ROWS_AT_ONCE &&
			!(status = backup_read_row(&r->reader, &rows[count], r->err)))
			count++;
		r->end.rows += count;
		if (count > 0 && (!status || status == CREDIT_ENOTFOUND)) {
			int put = engine_put(r->write, rows, count, r->err);

			status = put ? put : status;
		}
	}
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

static int fail_beside(const struct restoring *r, const char *name)
{
	int number = errno ? errno : ENOSPC;

	return FAIL(r->err, status_of_errno(number), MSG_FILE_WRITE, name, strerror(number));
}

static int open_beside(const struct restoring *r, const char *name, int *fd)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/%s", r->at, name);
	if (path.status)
		return MEMORY(r->err);
	*fd = open(buf_cstr(&path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
		0600);
	buf_free(&path);
	return *fd < 0 ? fail_beside(r, name) : CREDIT_OK;
}

/* The bytes of a block go behind those of the file beside the rows. */
static int take_beside(struct restoring *r, const char *name, int *fd)
{
	const uint8_t *at = r->reader.block.data;
	size_t left = r->reader.block.length;
	int status = *fd < 0 ? open_beside(r, name, fd) : CREDIT_OK;

	while (!status && left > 0) {
		ssize_t put = write(*fd, at, left);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return fail_beside(r, name);
		at += put;
		left -= (size_t)put;
	}
	return status;
}

static int take_log(struct restoring *r)
{
	r->end.query_bytes += r->reader.block.length;
	return take_beside(r, QUERY_LOG_FILE, &r->queries);
}

static int take_end(struct restoring *r)
{
	struct backup_end stated;
	int status = backup_read_end(&r->reader, &stated, r->err);

	if (!status &&
		(stated.rows != r->end.rows || stated.query_bytes != r->end.query_bytes))
		status = backup_damaged(&r->reader, "count", r->err);
	return status;
}

/* All blocks behind the first. */
static int take_blocks(struct restoring *r)
{
	int status = CREDIT_OK;

	while (!status && r->reader.kind != BACKUP_END) {
		status = backup_read_block(&r->reader, r->err);
		if (status)
			break;
		if (r->reader.kind == BACKUP_ROWS)
			status = take_rows(r);
		else if (r->reader.kind == BACKUP_QUERIES)
			status = take_log(r);
		else if (r->reader.kind == BACKUP_WORDS)
			status = take_beside(r, WORDS_FILE, &r->words);
		else
			status = take_end(r);
	}
	return status;
}

/* The store beside the place, and the log in it, on the disk. */
static int fill(struct restoring *r)
{
	const struct engine_options options = {.create = true};
	int status = engine_open(r->at, &options, &r->engine, r->err);

	if (!status)
		status = engine_write_begin(r->engine, &r->write, r->err);
	if (!status)
		status = take_blocks(r);
	if (!status && r->queries >= 0 && fsync(r->queries))
		status = fail_beside(r, QUERY_LOG_FILE);
	if (!status && r->words >= 0 && fsync(r->words))
		status = fail_beside(r, WORDS_FILE);
	if (!status) {
		status = engine_commit(r->write, r->err);
		r->write = NULL;
	}
	engine_abort(r->write);
	r->write = NULL;
	engine_close(r->engine);
	r->engine = NULL;
	return status ? status : folder_sync(r->at, r->err);
}

/* ---- check ---- */

/* Opening reads the signature and the meta values; then every invariant. */
static int check(struct restoring *r, credit_finding_fn report, void *context,
	credit_fsck_report *out)
{
	credit_snapshot *snapshot = NULL;
	credit_registry *registry;
	int status = credit_open(r->at, NULL, &registry, r->err);

	if (status)
		return status;
	status = credit_snapshot_begin(registry, NULL, &snapshot, r->err);
	if (!status &&
		(registry->county != r->head.county || registry->hash != r->head.hash ||
			snapshot->head.sequence != r->head.sequence ||
			snapshot->head.learned_us != r->head.learned_us))
		status = backup_damaged(&r->reader, "other registry than its head says", r->err);
	credit_snapshot_end(snapshot);
	if (!status)
		status = credit_fsck(registry, report, context, out, r->err);
	credit_close(registry);
	/* an erasure to finish is no damage; backups have none, but a foreign file may */
	return status == CREDIT_ERULE ? CREDIT_OK : status;
}

/* ---- the place ---- */

static int fail_place(const struct restoring *r, int number)
{
	if (number == ENOTEMPTY || number == EEXIST || number == ENOTDIR)
		return FAIL(r->err, CREDIT_EEXISTS, MSG_RESTORE_EXISTS, r->where);
	return FAIL(r->err, status_of_errno(number), MSG_FILE_WRITE, r->where,
		strerror(number));
}

/* Nothing may stand there but an empty folder. */
static int check_place(const struct restoring *r)
{
	DIR *dir = opendir(r->where);
	struct dirent *entry;
	int number = 0;

	if (!dir)
		return errno == ENOENT ? CREDIT_OK : fail_place(r, errno);
	while (!number && (entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			number = EEXIST;
	closedir(dir);
	return number ? fail_place(r, number) : CREDIT_OK;
}

/* Of a failed restoring nothing stays. */
static void clear(const char *at)
{
	DIR *dir = opendir(at);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
	rmdir(at);
}

/* Folders beside the place, as name_beside() names them, of processes that are gone. */
static void sweep(const char *at)
{
	const char *slash = strrchr(at, '/');
	const char *name = slash ? slash + 1 : at;
	size_t length = (size_t)(strrchr(name, '.') - name); /* up to .tmp-PROCESS */
	struct buf base = BUF_INIT;
	struct buf path = BUF_INIT;
	struct dirent *entry;
	DIR *dir;

	buf_put(&base, name, length);
	file_parent(at, &path);
	dir = base.status || path.status ? NULL : opendir(buf_cstr(&path));
	while (dir && (entry = readdir(dir))) {
		if (strncmp(entry->d_name, name, length + 1) != 0 ||
			!file_is_left(entry->d_name, buf_cstr(&base)))
			continue;
		buf_reset(&path);
		file_parent(at, &path);
		buf_printf(&path, "/%s", entry->d_name);
		if (!path.status)
			clear(buf_cstr(&path));
	}
	if (dir)
		closedir(dir);
	buf_free(&base);
	buf_free(&path);
}

/* rename() puts a folder in the place of nothing or of an empty one, never of another. */
static int settle(const struct restoring *r)
{
	return rename(r->at, r->where) ? fail_place(r, errno)
				       : file_parent_sync(r->where, r->err);
}

static int restore(struct restoring *r, credit_finding_fn report, void *context,
	credit_fsck_report *out)
{
	int status = backup_read_block(&r->reader, r->err);

	if (!status)
		status = backup_read_head(&r->reader, &r->head, r->err);
	if (!status) {
		sweep(r->at);
		clear(r->at); /* of an earlier process that had our number */
	}
	if (!status && mkdir(r->at, 0700))
		status = fail_place(r, errno);
	if (status)
		return status;
	status = fill(r);
	if (!status)
		status = check(r, report, context, out);
	if (!status)
		status = settle(r);
	if (status)
		clear(r->at);
	return status;
}

/* The folder beside: no trailing slash may put it inside. */
static int name_beside(const char *where, struct buf *out, credit_error *err)
{
	size_t length = strlen(where);

	while (length > 1 && where[length - 1] == '/')
		length--;
	buf_put(out, where, length);
	buf_printf(out, ".tmp-%ld", (long)getpid());
	return out->status ? MEMORY(err) : CREDIT_OK;
}

int credit_restore(const char *path, const char *where, credit_finding_fn report,
	void *context, credit_fsck_report *out, credit_error *err)
{
	struct restoring r = {.where = where, .queries = -1, .words = -1, .err = err};
	struct buf at = BUF_INIT;
	int status;
	int fd;

	if (!path || !where || !where[0])
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "path, where", "NULL");
	status = name_beside(where, &at, err);
	if (status)
		return status;
	r.at = buf_cstr(&at);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		status = FAIL(err, status_of_errno(errno), MSG_FILE_OPEN, path, strerror(errno));
	if (!status)
		status = backup_reader_open(&r.reader, fd, path, err);
	if (!status)
		status = check_place(&r);
	if (!status)
		status = restore(&r, report, context, out);
	backup_reader_close(&r.reader);
	if (r.queries >= 0)
		close(r.queries);
	if (r.words >= 0)
		close(r.words);
	if (fd >= 0)
		close(fd);
	buf_free(&at);
	return status;
}
