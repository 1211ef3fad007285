/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query_log.c - keeps who was asked about, and appends it to queries.log.
 *
 * Kept identifiers lie one behind the other as scheme (u8), length (u8), text.
 * A part is a run of them asked for as of the same day and sequence; parts
 * become lines.  Adding one costs a copy; sorting, hashing and writing happen
 * in query_log_write(), or once QUERY_KEPT_MAX are kept.
 */
#include "store/query_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "id/identifier.h"
#include "store/view.h"

#define PURPOSE_BYTES_MAX 1000
#define OPERATOR_BYTES_MAX 200
#define COMMAND_BYTES_MAX 100

struct query_part {
	credit_day on;
	uint64_t known;
	size_t from; /* in kept */
	size_t count;
};

struct query_log {
	credit_registry *registry;
	char *path;
	int fd;
	pid_t pid; /* who opened it */
	struct arena texts;
	const char *operator_;
	const char *purpose;
	const char *command;
	const char *identity;
	struct buf kept;
	size_t kept_count;
	struct query_part *parts; /* owned */
	size_t parts_count;
	size_t parts_room;
	bool numbered; /* `query` is set: a line of this query was written */
	bool unsynced; /* lines were written since the last fsync() */
	uint64_t query;
	int status; /* of the first failure */
	credit_error failed;
};

/* ---- open ---- */

static int check_text(const char *name, const char *text, size_t most, bool needed,
	credit_error *err)
{
	const char *trimmed = text;
	size_t length = text ? strlen(text) : 0;

	if (length > most || (text && !utf8_valid(text, length)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, name, "UTF-8, length");
	if (text)
		text_trim(&trimmed, &length);
	if (needed && length == 0)
		return FAIL(err, CREDIT_EINVAL, MSG_QUERY_BLANK, name);
	return CREDIT_OK;
}

static int check_query(const credit_query *query, credit_error *err)
{
	int status;

	if (query->size != sizeof(*query))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "query", "size");
	status = check_text("purpose", query->purpose, PURPOSE_BYTES_MAX, true, err);
	if (!status)
		status = check_text(
			"operator", query->operator_, OPERATOR_BYTES_MAX, true, err);
	if (!status)
		status = check_text("command", query->command, COMMAND_BYTES_MAX, false, err);
	if (!status)
		status = check_text(
			"identity", query->identity, PURPOSE_BYTES_MAX, false, err);
	return status;
}

/* Numbers of persons that were typed into a text are masked: a log names nobody in full. */
static const char *keep_text(struct query_log *log, const char *text)
{
	struct buf masked = BUF_INIT;
	const char *copy = NULL;

	if (text)
		id_mask_text(text, strlen(text), &masked);
	if (!masked.status)
		copy = arena_text(&log->texts, buf_cstr(&masked), masked.length);
	if (!copy)
		log->status = CREDIT_ENOMEM;
	buf_free(&masked);
	return copy;
}

static int fail_open(const struct query_log *log, int number, credit_error *err)
{
	if (number == EACCES || number == EPERM || number == EROFS)
		return FAIL(err, CREDIT_EREADONLY, MSG_QUERY_LOG_CLOSED, log->path,
			strerror(number));
	if (number == ELOOP || number == EISDIR || number == ENXIO)
		return FAIL(err, CREDIT_EFORMAT, MSG_STORE_LINK, QUERY_LOG_FILE);
	return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, log->path, strerror(number));
}

static int open_file(struct query_log *log, credit_error *err)
{
	const int flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
	struct stat found;
	bool made = false;

	log->fd = open(log->path, flags);
	if (log->fd < 0 && errno == ENOENT) {
		log->fd = open(log->path, flags | O_CREAT, 0600);
		made = true;
	}
	if (log->fd < 0)
		return fail_open(log, errno, err);
	if (fstat(log->fd, &found) || !S_ISREG(found.st_mode))
		return FAIL(err, CREDIT_EFORMAT, MSG_STORE_LINK, QUERY_LOG_FILE);
	return made ? folder_sync(log->registry->where, err) : CREDIT_OK;
}

static void log_free(struct query_log *log)
{
	if (log->fd >= 0)
		close(log->fd);
	arena_free(&log->texts);
	buf_free(&log->kept);
	free(log->parts);
	free(log->path);
	free(log);
}

int query_log_open(credit_registry *registry, const credit_query *query,
	struct query_log **out, credit_error *err)
{
	struct buf path = BUF_INIT;
	struct query_log *log;
	int status = check_query(query, err);

	*out = NULL;
	if (status)
		return status;
	log = calloc(1, sizeof(*log));
	if (!log)
		return MEMORY(err);
	log->registry = registry;
	log->fd = -1;
	log->pid = getpid();
	log->operator_ = keep_text(log, query->operator_);
	log->purpose = keep_text(log, query->purpose);
	log->command = keep_text(log, query->command);
	log->identity = keep_text(log, query->identity);
	buf_printf(&path, "%s/%s", registry->where, QUERY_LOG_FILE);
	log->path = strdup(buf_cstr(&path));
	status = log->status || path.status || !log->path ? MEMORY(err) : open_file(log, err);
	buf_free(&path);
	if (status)
		log_free(log);
	else
		*out = log;
	return status;
}

/* ---- adding ---- */

static int stick(struct query_log *log, int status, const credit_error *failed)
{
	log->status = status;
	log->failed = *failed;
	return status;
}

static int stuck(const struct query_log *log, credit_error *err)
{
	if (log->status && err)
		*err = log->failed;
	return log->status;
}

static int add_part(struct query_log *log, credit_day on, uint64_t known)
{
	struct query_part *parts = log->parts;

	if (log->parts_count == log->parts_room) {
		size_t room = log->parts_room ? log->parts_room * 2 : 4;

		parts = realloc(parts, room * sizeof(*parts));
		if (!parts)
			return CREDIT_ENOMEM;
		log->parts = parts;
		log->parts_room = room;
	}
	parts[log->parts_count++] =
		(struct query_part){.on = on, .known = known, .from = log->kept.length};
	return CREDIT_OK;
}

static int write_kept(struct query_log *log, credit_error *err);

int query_log_add(struct query_log *log, const credit_id *ids, size_t count, credit_day on,
	uint64_t known, credit_error *err)
{
	const struct query_part *last =
		log->parts_count ? &log->parts[log->parts_count - 1] : NULL;
	credit_error failed;

	if (!log->status && (!last || last->on != on || last->known != known) &&
		add_part(log, on, known))
		stick(log, MEMORY(&failed), &failed);
	for (size_t i = 0; i < count && !log->status; i++) {
		if (log->kept_count == QUERY_KEPT_MAX) {
			if (write_kept(log, &failed))
				stick(log, failed.status, &failed);
			else if (add_part(log, on, known))
				stick(log, MEMORY(&failed), &failed);
			if (log->status)
				break;
		}
		buf_u8(&log->kept, ids[i].scheme);
		buf_u8(&log->kept, ids[i].length);
		buf_put(&log->kept, ids[i].text, ids[i].length);
		log->parts[log->parts_count - 1].count++;
		log->kept_count++;
		if (log->kept.status)
			stick(log, MEMORY(&failed), &failed);
	}
	return stuck(log, err);
}

/* ---- writing ---- */

static int order_kept(const void *a, const void *b)
{
	const uint8_t *left = *(const uint8_t *const *)a;
	const uint8_t *right = *(const uint8_t *const *)b;
	int order = memcmp(left, right, 2);

	return order ? order : memcmp(left + 2, right + 2, left[1]);
}

static credit_id kept_id(const uint8_t *kept)
{
	credit_id id = {.scheme = kept[0], .length = kept[1]};

	memcpy(id.text, kept + 2, kept[1]);
	return id;
}

/* The different subjects of a part, sorted; owned. */
static const uint8_t **part_subjects(
	const struct query_log *log, const struct query_part *part, size_t *count)
{
	const uint8_t **list = calloc(part->count + 1, sizeof(*list));
	const uint8_t *at;
	size_t unique = 0;

	*count = 0;
	if (!list || part->count == 0)
		return list;
	at = log->kept.data + part->from;
	for (size_t i = 0; i < part->count; i++, at += 2 + at[1])
		list[i] = at;
	qsort(list, part->count, sizeof(*list), order_kept);
	for (size_t i = 0; i < part->count; i++)
		if (!unique || order_kept(&list[unique - 1], &list[i]) != 0)
			list[unique++] = list[i];
	*count = unique;
	return list;
}

static int fail_write(const struct query_log *log, credit_error *err)
{
	int number = errno ? errno : ENOSPC;

	return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, log->path, strerror(number));
}

/* Append a line by one write; all of it or nothing.  The lock is held. */
static int append(struct query_log *log, struct query_line *line, credit_error *err)
{
	struct buf text = BUF_INIT;
	char last = '\n';
	struct stat now;
	ssize_t put;
	int status = CREDIT_OK;

	if (fstat(log->fd, &now))
		return fail_write(log, err);
	if (now.st_size > 0 && pread(log->fd, &last, 1, now.st_size - 1) != 1)
		return fail_write(log, err);
	if (last != '\n')
		buf_u8(&text, '\n'); /* a writer was stopped within its line */
	if (!log->numbered)
		log->query = (uint64_t)now.st_size + text.length;
	line->query = log->query;
	query_line_encode(line, &text);
	if (text.status) {
		buf_free(&text);
		return MEMORY(err);
	}
	do {
		errno = 0;
		put = write(log->fd, text.data, text.length);
	} while (put < 0 && errno == EINTR);
	if (put == (ssize_t)text.length) {
		log->numbered = true;
		log->unsynced = true;
	} else {
		status = fail_write(log, err);
		if (put > 0 && ftruncate(log->fd, now.st_size))
			status = fail_write(log, err);
	}
	buf_free(&text);
	return status;
}

static int lock(const struct query_log *log, int what, credit_error *err)
{
	while (flock(log->fd, what))
		if (errno != EINTR)
			return fail_write(log, err);
	return CREDIT_OK;
}

static int append_locked(struct query_log *log, struct query_line *line, credit_error *err)
{
	int status = lock(log, LOCK_EX, err);

	if (status)
		return status;
	status = append(log, line, err);
	(void)lock(log, LOCK_UN, NULL);
	return status;
}

/* One line: at most QUERY_REFS_MAX subjects of a part. */
static int write_line(struct query_log *log, const struct query_part *part,
	struct hmac *id_key, const uint8_t *const *subjects, size_t count, credit_error *err)
{
	char(*refs)[QUERY_REF_BYTES] = calloc(count + 1, sizeof(*refs));
	const char **list = calloc(count + 1, sizeof(*list));
	char masked[QUERY_MASKED_MAX][CREDIT_ID_TEXT_BYTES];
	const char *masks[QUERY_MASKED_MAX];
	struct query_line line = {.at_us = registry_now_us(log->registry),
		.operator_ = log->operator_, .purpose = log->purpose,
		.command = log->command, .identity = log->identity, .on = part->on,
		.known = part->known, .subjects = count, .refs = list, .refs_count = count,
		.masked = masks};
	int status = refs && list ? CREDIT_OK : MEMORY(err);

	for (size_t i = 0; i < count && !status; i++) {
		credit_id id = kept_id(subjects[i]);

		query_ref(id_key, &id, refs[i]);
		list[i] = refs[i];
		if (i >= QUERY_MASKED_MAX)
			continue;
		credit_id_mask(&id, CREDIT_MASK_LOG, masked[i], sizeof(masked[i]));
		masks[line.masked_count++] = masked[i];
	}
	if (!status)
		status = hmac_status(id_key, err);
	if (!status)
		status = append_locked(log, &line, err);
	free(list);
	free(refs);
	return status;
}

static int write_part(struct query_log *log, const struct query_part *part,
	struct hmac *id_key, credit_error *err)
{
	size_t count;
	const uint8_t **subjects = part_subjects(log, part, &count);
	int status = subjects ? CREDIT_OK : MEMORY(err);

	for (size_t at = 0; !status && (at == 0 || at < count); at += QUERY_REFS_MAX) {
		size_t some = count - at < QUERY_REFS_MAX ? count - at : QUERY_REFS_MAX;

		status = write_line(log, part, id_key, subjects + at, some, err);
	}
	free(subjects);
	return status;
}

/* Everything kept becomes lines of the same query, and is forgotten. */
static int write_kept(struct query_log *log, credit_error *err)
{
	struct hmac id_key;
	int status = hmac_open(&id_key, log->registry->id_key, ID_KEY_BYTES, err);

	if (status)
		return status;
	for (size_t i = 0; i < log->parts_count && !status; i++)
		status = write_part(log, &log->parts[i], &id_key, err);
	hmac_close(&id_key);
	log->parts_count = log->kept_count = 0;
	buf_reset(&log->kept);
	return status;
}

int query_log_write(struct query_log *log, bool ends, credit_error *err)
{
	credit_error failed;

	if (!log->status && log->parts_count && write_kept(log, &failed))
		stick(log, failed.status, &failed);
	if (!log->status && log->unsynced && fsync(log->fd)) {
		fail_write(log, &failed);
		stick(log, failed.status, &failed);
	}
	log->unsynced = false;
	if (ends)
		log->numbered = false;
	return stuck(log, err);
}

void query_log_tell(const struct query_log *log, struct snapshot_query *out)
{
	out->purpose = log->purpose;
	out->identity = log->identity;
	out->number = log->query;
}

void query_log_close(struct query_log *log)
{
	if (!log)
		return;
	if (log->pid == getpid())
		(void)query_log_write(log, true, NULL);
	log_free(log);
}
