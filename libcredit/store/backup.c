/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backup.c - credit_backup(): every row as of one moment, the query log, the county's words.
 *
 * Runs when an office makes its safety copy.  A read snapshot gives one state
 * while others write; rows are carried without knowing what they are.  The file is
 * written under a temporary name and gets its own when it is whole and synced.
 */
#include "credit/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/day.h"
#include "base/file.h"
#include "base/message.h"
#include "credit/erase.h"
#include "store/backup_file.h"
#include "store/view.h"

#define PIECE_BYTES (256u * 1024)
#define PAGE_ROWS 256
#define NAME_END ".credit"
#define NAME_PREFIX "内部_含个人信息_备份_"

struct backup {
	credit_registry *registry;
	credit_snapshot *snapshot;
	struct backup_writer writer;
	struct backup_end end;
	credit_error *err;
};

/* ---- what goes into it ---- */

static int write_head(struct backup *backup)
{
	const struct backup_head head = {.county = backup->registry->county,
		.hash = (uint8_t)backup->registry->hash,
		.sequence = backup->snapshot->head.sequence,
		.learned_us = backup->snapshot->head.learned_us,
		.made_us = registry_now_us(backup->registry)};

	return backup_write_head(&backup->writer, &head, backup->err);
}

static int write_rows(struct backup *backup)
{
	struct engine_row rows[PAGE_ROWS];
	struct key from = {.length = 0};
	struct bytes none = {NULL, 0};
	size_t count = PAGE_ROWS;
	int status = CREDIT_OK;

	key_u8(&from, 0); /* county 0 sorts first */
	while (!status && count == PAGE_ROWS) {
		status = engine_scan(backup->snapshot->read, key_bytes(&from), none, rows,
			PAGE_ROWS, &count, backup->err);
		for (size_t i = 0; !status && i < count; i++) {
			status = backup_write_row(&backup->writer, &rows[i], backup->err);
			backup->end.rows++;
		}
		if (!status && count == PAGE_ROWS) {
			from.length = 0;
			key_put(&from, rows[count - 1].key.data, rows[count - 1].key.length);
			key_u8(&from, 0);
		}
	}
	return status;
}

/* So much of the file as there is while no line of the log is being written. */
static int file_length(int fd, uint64_t *length)
{
	struct stat file;
	int failed;

	while (flock(fd, LOCK_SH))
		if (errno != EINTR)
			return errno;
	failed = fstat(fd, &file) ? errno : 0;
	(void)flock(fd, LOCK_UN);
	*length = failed ? 0 : (uint64_t)file.st_size;
	return failed;
}

static int copy_file(struct backup *backup, enum backup_kind kind, int fd, const char *path)
{
	struct buf piece = BUF_INIT;
	uint64_t left = 0;
	int status = CREDIT_OK;
	int number = file_length(fd, &left);

	if (number)
		return FAIL(backup->err, CREDIT_EIO, MSG_FILE_READ, path, strerror(number));
	if (buf_reserve(&piece, PIECE_BYTES))
		return MEMORY(backup->err);
	while (!status && left > 0) {
		size_t most = left < PIECE_BYTES ? (size_t)left : PIECE_BYTES;
		ssize_t got = read(fd, piece.data, most);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			status = FAIL(backup->err, CREDIT_EIO, MSG_FILE_READ, path,
				got ? strerror(errno) : "shorter than it was");
			break;
		}
		status = backup_write_bytes(
			&backup->writer, kind, piece.data, (size_t)got, backup->err);
		if (kind == BACKUP_QUERIES)
			backup->end.query_bytes += (uint64_t)got;
		left -= (uint64_t)got;
	}
	buf_free(&piece);
	return status;
}

/* A file beside the rows, when it is there. */
static int write_beside(struct backup *backup, enum backup_kind kind, const char *name)
{
	/* the log is ours; the words an office may keep elsewhere, with a link to them */
	int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (kind == BACKUP_QUERIES ? O_NOFOLLOW : 0);
	struct buf path = BUF_INIT;
	struct stat found;
	int status = CREDIT_OK;
	int fd;

	buf_printf(&path, "%s/%s", backup->registry->where, name);
	if (path.status)
		return MEMORY(backup->err);
	fd = open(buf_cstr(&path), flags);
	if (fd < 0 && errno == ELOOP)
		status = FAIL(backup->err, CREDIT_EFORMAT, MSG_STORE_LINK, name);
	else if (fd < 0 && errno != ENOENT)
		status = FAIL(backup->err, status_of_errno(errno), MSG_FILE_OPEN,
			buf_cstr(&path), strerror(errno));
	else if (fd >= 0 && (fstat(fd, &found) || !S_ISREG(found.st_mode)))
		status = FAIL(backup->err, CREDIT_EFORMAT, MSG_STORE_LINK, name);
	else if (fd >= 0)
		status = copy_file(backup, kind, fd, buf_cstr(&path));
	if (fd >= 0)
		close(fd);
	buf_free(&path);
	return status;
}

static int write_everything(struct backup *backup, int fd, const char *path)
{
	int status = backup_writer_open(&backup->writer, fd, path, backup->err);

	if (!status)
		status = write_head(backup);
	if (!status)
		status = write_rows(backup);
	if (!status)
		status = write_beside(backup, BACKUP_QUERIES, QUERY_LOG_FILE);
	if (!status)
		status = write_beside(backup, BACKUP_WORDS, WORDS_FILE);
	if (!status)
		status = backup_write_end(&backup->writer, &backup->end, backup->err);
	return status;
}

/* ---- the file ---- */

/* What an erasure left must not go into a copy. */
static int check_erasures(struct backup *backup)
{
	uint64_t count;
	int status = credit_erase_unfinished(backup->snapshot, &count, backup->err);

	if (!status && count > 0)
		return FAIL(backup->err, CREDIT_ERULE, MSG_BACKUP_ERASURE);
	return status;
}

/* Nor what was erased while it was being made, of which it still has the rows. */
static int check_meanwhile(struct backup *backup)
{
	credit_snapshot *now;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status = credit_snapshot_begin(backup->registry, NULL, &now, backup->err);

	if (status)
		return status;
	key_erasure(&prefix, backup->registry->county, 0);
	prefix.length -= sizeof(uint64_t);
	status = scan_begin(&scan, now, &prefix, false, backup->err);
	while (!status && !(status = scan_next(&scan, &row, backup->err))) {
		struct span span = span_of(row.key.data, row.key.length);

		span_bytes(&span, prefix.length);
		if (span_u64(&span) > backup->snapshot->head.sequence)
			status = FAIL(backup->err, CREDIT_EBUSY, MSG_BACKUP_MEANWHILE);
	}
	scan_end(&scan);
	credit_snapshot_end(now);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

/* path, or a name in it when it is a folder. */
static int choose_path(
	struct backup *backup, const char *path, struct buf *out, char *name, size_t size)
{
	char day[CREDIT_DAY_BYTES];
	struct stat found;

	name[0] = '\0';
	buf_str(out, path);
	if (stat(path, &found) == 0 && S_ISDIR(found.st_mode)) {
		credit_day_format(day_of_time(registry_now_us(backup->registry)), day);
		snprintf(name, size, NAME_PREFIX "%06" PRIu32 "_%s_%" PRIu64 NAME_END,
			backup->registry->county, day, backup->snapshot->head.sequence);
		buf_printf(out, "/%s", name);
	}
	return out->status ? MEMORY(backup->err) : CREDIT_OK;
}

static int fail_path(const char *path, credit_error *err)
{
	int number = errno;

	return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, path, strerror(number));
}

/* What a backup that was stopped left where this one goes: it holds everything. */
static void sweep(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	struct buf folder = BUF_INIT;

	file_parent(path, &folder);
	if (!folder.status && name[0])
		file_sweep(buf_cstr(&folder),
			strncmp(name, NAME_PREFIX, strlen(NAME_PREFIX)) == 0 ? NAME_END : name);
	buf_free(&folder);
}

static int write_file(struct backup *backup, const char *path)
{
	struct buf name = BUF_INIT;
	const char *temporary;
	int status;
	int fd;

	sweep(path);
	if (access(path, F_OK) == 0)
		return FAIL(backup->err, CREDIT_EEXISTS, MSG_FILE_EXISTS, path);
	buf_printf(&name, "%s.tmp-%ld", path, (long)getpid());
	temporary = buf_cstr(&name);
	if (name.status)
		return MEMORY(backup->err);
	unlink(temporary); /* of an earlier process that had our number */
	fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0) {
		status = fail_path(path, backup->err);
	} else {
		status = write_everything(backup, fd, path);
		if (!status && fsync(fd))
			status = fail_path(path, backup->err);
		if (close(fd) && !status)
			status = fail_path(path, backup->err);
		if (!status)
			status = check_meanwhile(backup);
		if (status)
			unlink(temporary);
		else
			status = file_settle(temporary, path, true, backup->err);
	}
	buf_free(&name);
	return status;
}

int credit_backup(credit_registry *registry, const char *path, credit_backup_report *report,
	credit_error *err)
{
	struct backup backup = {.registry = registry, .err = err};
	char name[CREDIT_BACKUP_NAME_BYTES];
	struct buf chosen = BUF_INIT;
	int status;

	if (!registry || !path || !path[0])
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, path", "NULL");
	if (report && report->size != sizeof(*report))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "report", "size");
	status = credit_snapshot_begin(registry, NULL, &backup.snapshot, err);
	if (!status)
		status = check_erasures(&backup);
	if (!status)
		status = choose_path(&backup, path, &chosen, name, sizeof(name));
	if (!status)
		status = write_file(&backup, buf_cstr(&chosen));
	if (!status && report) {
		report->sequence = backup.snapshot->head.sequence;
		report->rows = backup.end.rows;
		report->bytes = backup.writer.bytes;
		memcpy(report->name, name, sizeof(report->name));
	}
	backup_writer_close(&backup.writer);
	credit_snapshot_end(backup.snapshot);
	buf_free(&chosen);
	return status;
}
