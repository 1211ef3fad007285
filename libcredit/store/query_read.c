/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query_read.c - the query log read again: who asked, and who asked about one.
 *
 * For the auditor, and for the subject's own report.  Reads in pieces, takes no
 * lock and needs no right to write; a line that is being written is one that
 * has no end yet.
 */
#include "store/query_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "id/identifier.h"
#include "store/view.h"

#define PIECE_BYTES 65536

struct reading {
	int fd;
	const char *path;
	struct buf text; /* from the beginning of a line on */
	bool passing;    /* within a line that is too long: up to its end */
	uint64_t *damaged;
	query_line_fn visit;
	void *context;
	struct arena arena;
};

static int visit_line(struct reading *r, const char *text, size_t length)
{
	struct query_line line;
	int status = CREDIT_OK;

	if (length == 0)
		return CREDIT_OK;
	if (query_line_decode(text, length, &r->arena, &line))
		status = r->visit(r->context, &line);
	else
		(*r->damaged)++;
	arena_reset(&r->arena);
	return status;
}

/* Visit the whole lines that have been read, and keep the rest. */
static int visit_lines(struct reading *r)
{
	const char *at = (const char *)r->text.data;
	size_t left = r->text.length;
	const char *end;
	int status = CREDIT_OK;

	while (!status && left && (end = memchr(at, '\n', left))) {
		size_t length = (size_t)(end - at);

		if (!r->passing)
			status = visit_line(r, at, length);
		r->passing = false;
		at = end + 1;
		left -= length + 1;
	}
	if (left > QUERY_LINE_BYTES_MAX || r->passing) {
		*r->damaged += !r->passing;
		r->passing = true;
		left = 0;
	}
	if (left)
		memmove(r->text.data, at, left);
	r->text.length = left;
	return status;
}

static int read_pieces(struct reading *r, credit_error *err)
{
	for (;;) {
		ssize_t got;
		int status;

		if (buf_reserve(&r->text, PIECE_BYTES))
			return MEMORY(err);
		got = read(r->fd, r->text.data + r->text.length, PIECE_BYTES);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FAIL(err, CREDIT_EIO, MSG_FILE_READ, r->path, strerror(errno));
		if (got == 0)
			break;
		r->text.length += (size_t)got;
		status = visit_lines(r);
		if (status)
			return status;
	}
	*r->damaged += r->text.length > 0; /* a line without its end */
	return CREDIT_OK;
}

int query_log_read(credit_registry *registry, query_line_fn visit, void *context,
	uint64_t *damaged, credit_error *err)
{
	struct reading r = {.fd = -1, .damaged = damaged, .visit = visit, .context = context};
	struct buf path = BUF_INIT;
	struct stat found;
	int status = CREDIT_OK;

	*damaged = 0;
	buf_printf(&path, "%s/%s", registry->where, QUERY_LOG_FILE);
	r.path = buf_cstr(&path);
	if (path.status)
		return MEMORY(err);
	r.fd = open(r.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (r.fd < 0 && errno != ENOENT)
		status = FAIL(err, errno == ELOOP ? CREDIT_EFORMAT : CREDIT_EIO, MSG_FILE_OPEN,
			r.path, strerror(errno));
	else if (r.fd >= 0 && (fstat(r.fd, &found) || !S_ISREG(found.st_mode)))
		status = FAIL(err, CREDIT_EFORMAT, MSG_STORE_LINK, QUERY_LOG_FILE);
	else if (r.fd >= 0)
		status = read_pieces(&r, err);
	if (r.fd >= 0)
		close(r.fd);
	buf_free(&r.text);
	buf_free(&path);
	arena_free(&r.arena);
	return status;
}

/* ---- for callers ---- */

/* The references under which a subject may have been asked for. */
struct references {
	struct hmac id_key;
	char (*list)[QUERY_REF_BYTES]; /* owned */
	size_t count;
	size_t room;
};

static int add_reference(struct references *refs, const credit_id *id)
{
	char ref[QUERY_REF_BYTES];

	query_ref(&refs->id_key, id, ref);
	for (size_t i = 0; i < refs->count; i++)
		if (strcmp(refs->list[i], ref) == 0)
			return CREDIT_OK;
	if (refs->count == refs->room) {
		size_t room = refs->room ? refs->room * 2 : 16;
		char(*list)[QUERY_REF_BYTES] = realloc(refs->list, room * sizeof(*list));

		if (!list)
			return CREDIT_ENOMEM;
		refs->list = list;
		refs->room = room;
	}
	memcpy(refs->list[refs->count++], ref, QUERY_REF_BYTES);
	return CREDIT_OK;
}

/* An identifier, and for a credit code the organisation code in it: a check of the
 * one answers with the entries of the other. */
static int add_both(struct references *refs, const credit_id *id)
{
	credit_id bare;
	int status = add_reference(refs, id);

	if (status || !id_organisation_code(id, &bare))
		return status;
	return add_reference(refs, &bare);
}

static int subject_references(credit_snapshot *snapshot, const credit_id *subject,
	struct references *refs, credit_error *err)
{
	struct subject_records records;
	struct arena arena = ARENA_INIT;
	int status = snapshot_subject(snapshot, subject, &arena, &records, err);

	if (!status)
		status = hmac_open(&refs->id_key, snapshot->registry->id_key, ID_KEY_BYTES, err);
	for (size_t i = 0; !status && i < records.ids_count; i++)
		status = add_both(refs, &records.ids[i]) ? MEMORY(err) : CREDIT_OK;
	for (size_t i = 0; !status && i < records.entries_count; i++)
		status = add_both(refs, &records.entries[i]->subject) ? MEMORY(err) : CREDIT_OK;
	if (!status)
		status = hmac_status(&refs->id_key, err);
	arena_free(&arena);
	return status;
}

struct listing {
	const struct references *refs; /* NULL: every line */
	credit_query_fn visit;
	void *context;
};

static bool names(const struct query_line *line, const struct references *refs)
{
	for (size_t i = 0; i < line->refs_count; i++)
		for (size_t j = 0; j < refs->count; j++)
			if (strcmp(line->refs[i], refs->list[j]) == 0)
				return true;
	return false;
}

static int list_line(void *context, const struct query_line *line)
{
	const struct listing *listing = context;
	const bool whole = !listing->refs;
	credit_query_row row = {.size = sizeof(row), .query = line->query,
		.at_us = line->at_us, .operator_ = line->operator_, .purpose = line->purpose,
		.command = line->command, .identity = line->identity, .on = line->on,
		.known = line->known, .subjects = line->subjects,
		.masked = whole ? line->masked : NULL,
		.masked_count = whole ? line->masked_count : 0,
		.refs = whole ? line->refs : NULL,
		.refs_count = whole ? line->refs_count : 0};

	if (listing->refs && !names(line, listing->refs))
		return CREDIT_OK;
	return listing->visit(listing->context, &row) ? CREDIT_ECANCELLED : CREDIT_OK;
}

int credit_query_list(credit_snapshot *snapshot, const credit_id *subject,
	credit_query_fn visit, void *context, uint64_t *damaged, credit_error *err)
{
	struct references refs = {0};
	struct listing listing = {subject ? &refs : NULL, visit, context};
	uint64_t ignored;
	int status = CREDIT_OK;

	if (damaged)
		*damaged = 0;
	if (!snapshot || !visit)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	if (subject)
		status = subject_references(snapshot, subject, &refs, err);
	if (!status)
		status = query_log_read(snapshot->registry, list_line, &listing,
			damaged ? damaged : &ignored, err);
	if (status == CREDIT_ECANCELLED)
		FAIL(err, status, MSG_CANCELLED);
	hmac_close(&refs.id_key);
	free(refs.list);
	return status;
}
