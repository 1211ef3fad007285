/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query_forget.c - the query log after an erasure: that somebody asked, not about whom.
 *
 * The log is kept for its term (深圳经济特区社会信用条例 第四十五条), so its lines stay: who
 * asked, when, why and by what command.  What is left of the subject must be no
 * personal information any more (个人信息保护法 第四十七条、第七十三条第四项): a reference is a
 * digest under the key that lies in the store, which tells whoever has the store
 * and tries the identifiers there are; so it gives way to random characters,
 * different in each line.  A masked identifier and names in free text are starred.
 * Free text is looked at in every line: a purpose may name one subject where another
 * was asked about, or nobody was found.  Who bears the same name keeps the line, and
 * the reference in it.
 *
 * Lines are changed where they stand, byte for byte of the same length, because a
 * line's number is its place, and reports bear it.  Stopped in between, a line is
 * a line all the same; the same call again finishes.
 */
#include "store/query_forget.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json_out.h"
#include "base/message.h"
#include "base/text.h"
#include "store/query_log.h"
#include "store/view.h"

#define PIECE_BYTES 65536
#define FILLER '*'

struct forgetting {
	int fd;
	const char *path;
	const struct query_names *names;
	struct buf text; /* from the beginning of a line on */
	off_t at;        /* where that stands in the file */
	bool starred; /* something in the line in hand */
	bool changed; /* something since the last fsync() */
	struct arena arena;
	credit_error *err;
};

/* A run of bytes within a line. */
struct part {
	char *from;
	char *to;
};

static char *find(struct part part, const char *wanted, size_t length)
{
	return part.to > part.from
		? memmem(part.from, (size_t)(part.to - part.from), wanted, length)
		: NULL;
}

/* From behind one text to before another; empty when they are not there. */
static struct part between(struct part line, const char *before, const char *behind)
{
	struct part part = {line.to, line.to};
	char *from = find(line, before, strlen(before));

	if (!from)
		return part;
	part.from = from + strlen(before);
	from = find(part, behind, strlen(behind));
	part.to = from ? from : part.from;
	return part;
}

/* ---- a line ---- */

/* The n-th text of a list of texts, without its quotes; our masks have no escapes. */
static struct part list_text(struct part list, size_t n)
{
	struct part text = {list.to, list.to};

	for (size_t i = 0; i <= n; i++) {
		char *open = find(list, "\"", 1);
		char *close = open ? memchr(open + 1, '"', (size_t)(list.to - open - 1)) : NULL;

		if (!close)
			return text;
		list.from = close + 1;
		if (i == n) {
			text.from = open + 1;
			text.to = close;
		}
	}
	return text;
}

static int random_ref(char *ref, credit_error *err)
{
	char text[QUERY_REF_BYTES];
	uint8_t random[10];
	int status = random_bytes(random, sizeof(random), err);

	if (status)
		return status;
	base32_encode(random, sizeof(random), text);
	memcpy(ref, text, QUERY_REF_BYTES - 1);
	return CREDIT_OK;
}

static bool is_ours(const struct forgetting *f, const char *ref, size_t length)
{
	for (size_t i = 0; i < f->names->count; i++) {
		const struct query_name *name = &f->names->names[i];

		if (name->is_ref && name->length == length &&
			memcmp(name->text, ref, length) == 0)
			return true;
	}
	return false;
}

/* The subject's references give way; the masked identifiers beside them too. */
static int forget_refs(struct forgetting *f, struct part line)
{
	struct part refs = between(line, ",\"refs\":[", "]");
	struct part masked = between(line, ",\"masked\":[", "]");
	int status = CREDIT_OK;

	for (size_t n = 0; !status; n++) {
		struct part ref = list_text(refs, n);
		struct part mask;

		if (ref.from == ref.to)
			break;
		if (!is_ours(f, ref.from, (size_t)(ref.to - ref.from)))
			continue;
		mask = list_text(masked, n);
		memset(mask.from, FILLER, (size_t)(mask.to - mask.from));
		status = random_ref(ref.from, f->err);
	}
	return status;
}

/* As it stands within a JSON text. */
static int escaped(const struct query_name *name, struct buf *out)
{
	struct json json;

	json_begin(&json, out);
	json_text_n(&json, name->text, name->length);
	return out->status || out->length < 2 ? CREDIT_ENOMEM : CREDIT_OK;
}

static int forget_names(struct forgetting *f, struct part text)
{
	int status = CREDIT_OK;

	for (size_t i = 0; !status && i < f->names->count; i++) {
		struct buf name = BUF_INIT;
		struct part rest = text;
		char *found;

		if (!f->names->names[i].is_ref)
			status = escaped(&f->names->names[i], &name);
		while (!status && name.length > 2 &&
			(found = find(rest, (const char *)name.data + 1, name.length - 2))) {
			memset(found, FILLER, name.length - 2);
			f->starred = true;
			rest.from = found + name.length - 2;
		}
		buf_free(&name);
	}
	return status ? MEMORY(f->err) : CREDIT_OK;
}

static int fail_file(const struct forgetting *f, credit_error *err)
{
	int number = errno ? errno : EIO;

	if (number == EACCES || number == EPERM || number == EROFS)
		return FAIL(err, CREDIT_EREADONLY, MSG_QUERY_LOG_CLOSED, f->path,
			strerror(number));
	if (number == ELOOP)
		return FAIL(err, CREDIT_EFORMAT, MSG_STORE_LINK, QUERY_LOG_FILE);
	return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, f->path, strerror(number));
}

/* Write a part of the line where it stands. */
static int write_part(struct forgetting *f, struct part part)
{
	off_t at = f->at + (part.from - (char *)f->text.data);

	while (part.from < part.to) {
		ssize_t put = pwrite(f->fd, part.from, (size_t)(part.to - part.from), at);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return fail_file(f, f->err);
		part.from += put;
		at += put;
	}
	f->changed = true;
	return CREDIT_OK;
}

static int sync_file(struct forgetting *f)
{
	if (f->changed && fsync(f->fd))
		return fail_file(f, f->err);
	f->changed = false;
	return CREDIT_OK;
}

/*
 * A line that nobody can read any more: the reader counts it and passes over it.  What
 * it says of whom cannot be told apart, so with anything of the subject all of it goes.
 */
static int forget_damaged(struct forgetting *f, struct part line)
{
	int status = forget_names(f, line);

	for (size_t i = 0; !f->starred && i < f->names->count; i++)
		if (f->names->names[i].is_ref)
			f->starred = find(line, f->names->names[i].text,
					     f->names->names[i].length) != NULL;
	if (status || !f->starred)
		return status;
	memset(line.from, FILLER, (size_t)(line.to - line.from));
	return write_part(f, line);
}

/* Free text goes first and is on the disk before the references, by which a line is found. */
static int forget_line(struct forgetting *f, struct part line)
{
	struct query_line parsed;
	struct part front = line;
	bool ours = false;
	bool whole = query_line_decode(
		line.from, (size_t)(line.to - line.from), &f->arena, &parsed);
	int status;

	for (size_t i = 0; whole && !ours && i < parsed.refs_count; i++)
		ours = is_ours(f, parsed.refs[i], strlen(parsed.refs[i]));
	arena_reset(&f->arena);
	f->starred = false;
	if (!whole)
		return forget_damaged(f, line);
	front.to = between(line, ",\"on\":", "").from;
	status = forget_names(f, between(front, ",\"purpose\":", ",\"command\":"));
	if (!status)
		status = forget_names(f, between(line, ",\"identity\":", ",\"on\":"));
	if (!status && f->starred)
		status = write_part(f, front);
	if (!status && f->starred)
		status = sync_file(f);
	if (status || !ours)
		return status;
	status = forget_refs(f, line);
	line.from = front.to;
	return status ? status : write_part(f, line);
}

/* ---- the file ---- */

static int forget_lines(struct forgetting *f)
{
	char *at = (char *)f->text.data;
	size_t left = f->text.length;
	char *end;
	int status = CREDIT_OK;

	while (!status && left && (end = memchr(at, '\n', left))) {
		status = forget_line(f, (struct part){at, end});
		left -= (size_t)(end + 1 - at);
		at = end + 1;
	}
	f->at += at - (char *)f->text.data;
	if (left)
		memmove(f->text.data, at, left);
	f->text.length = left;
	return status;
}

static int forget_all(struct forgetting *f)
{
	int status = CREDIT_OK;

	while (!status) {
		off_t from = f->at + (off_t)f->text.length;
		ssize_t got;

		if (buf_reserve(&f->text, PIECE_BYTES))
			return MEMORY(f->err);
		got = pread(f->fd, f->text.data + f->text.length, PIECE_BYTES, from);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FAIL(f->err, CREDIT_EIO, MSG_FILE_READ, f->path, strerror(errno));
		if (got == 0)
			break;
		f->text.length += (size_t)got;
		status = forget_lines(f);
	}
	if (!status && f->text.length > 0) { /* a writer was stopped within its line */
		char *at = (char *)f->text.data;

		status = forget_line(f, (struct part){at, at + f->text.length});
	}
	return status;
}

int query_log_forget(
	credit_registry *registry, const struct query_names *names, credit_error *err)
{
	struct forgetting f = {.names = names, .err = err};
	struct buf path = BUF_INIT;
	struct stat found;
	int status = CREDIT_OK;

	buf_printf(&path, "%s/%s", registry->where, QUERY_LOG_FILE);
	f.path = buf_cstr(&path);
	if (path.status)
		return MEMORY(err);
	f.fd = open(f.path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (f.fd < 0 && errno != ENOENT)
		status = fail_file(&f, err);
	else if (f.fd >= 0 && (fstat(f.fd, &found) || !S_ISREG(found.st_mode)))
		status = FAIL(err, CREDIT_EFORMAT, MSG_STORE_LINK, QUERY_LOG_FILE);
	while (f.fd >= 0 && !status && flock(f.fd, LOCK_EX))
		if (errno != EINTR)
			status = fail_file(&f, err);
	if (f.fd >= 0 && !status)
		status = forget_all(&f);
	if (!status && f.fd >= 0)
		status = sync_file(&f);
	if (f.fd >= 0)
		close(f.fd);
	buf_free(&f.text);
	buf_free(&path);
	arena_free(&f.arena);
	return status;
}
