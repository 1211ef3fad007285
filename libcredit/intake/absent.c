/* SPDX-License-Identifier: Apache-2.0 */
/*
 * absent.c - lists who is absent from a complete list, for its authority to answer.
 *
 * Once for each complete list that lacks somebody.  The columns are those by
 * which a department's file names an entry, and three empty ones for the act
 * that removed it: filled in, the file is imported as any other.  Identifiers
 * are whole, so the file is 0600 and says so in its name.
 */
#include "intake/absent.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

#define PREFIX "内部_含个人信息_"
#define DIGITS_SHOWN 11 /* a spreadsheet shows longer numbers as 6.2E+17 */

/* ---- in order ---- */

int absent_add(struct sorter *absent, const struct entry *entry, bool marked,
	credit_error *err)
{
	struct buf out = BUF_INIT;
	size_t key;
	int status;

	buf_u32(&out, (uint32_t)entry->decided);
	buf_str(&out, entry->document);
	buf_u8(&out, 0);
	buf_str(&out, entry->name);
	buf_u8(&out, 0);
	buf_put(&out, entry->id.bytes, ENTRY_ID_BYTES);
	key = out.length;
	buf_put(&out, entry->id.bytes, ENTRY_ID_BYTES);
	buf_u8(&out, marked);
	status = out.status
		? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
		: sorter_add(absent, out.data, key, out.data + key, out.length - key, err);
	buf_free(&out);
	return status;
}

bool absent_read(const struct sorter_item *item, struct entry_id *id)
{
	memcpy(id->bytes, item->value, ENTRY_ID_BYTES);
	return item->value[ENTRY_ID_BYTES] == 0;
}

/* ---- its name ---- */

char *absent_path(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *prefix = strncmp(name, PREFIX, strlen(PREFIX)) == 0 ? "" : PREFIX;
	char *out;

	if (asprintf(&out, "%.*s%s%s.missing.csv", (int)(name - path), path, prefix, name) < 0)
		return NULL;
	return out;
}

/* ---- the file ---- */

static int fail_write(const char *path, credit_error *err)
{
	int number = errno;

	return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, path, strerror(number));
}

static void put_header(struct absent_file *file)
{
	static const enum field fields[] = {FIELD_SUBJECT_NAME, FIELD_SUBJECT_ID, FIELD_LIST,
		FIELD_AUTHORITY, FIELD_DOCUMENT, FIELD_DECIDED, FIELD_ACT, FIELD_ACT_DAY,
		FIELD_ACT_DOCUMENT};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		csv_writer_text(&file->csv, field_header(fields[i]));
	csv_writer_row(&file->csv);
}

int absent_open(struct absent_file *file, const char *path, enum encoding encoding,
	credit_error *err)
{
	int status;

	memset(file, 0, sizeof(*file));
	file->fd = -1;
	if (asprintf(&file->temporary, "%s.tmp-%ld", path, (long)getpid()) < 0) {
		file->temporary = NULL;
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file->fd < 0) {
		status = fail_write(path, err);
		free(file->temporary);
		file->temporary = NULL;
		return status;
	}
	status = csv_writer_init(&file->csv, file->fd, encoding, ',',
		CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE, err);
	if (!status)
		put_header(file);
	return status;
}

/* Digits that a spreadsheet would round; reading takes the apostrophe off again. */
static void put_guarded(struct csv_writer *csv, const char *text, bool always)
{
	size_t length = strlen(text);
	struct buf cell = BUF_INIT;

	if (!length || (!always && (length <= DIGITS_SHOWN ||
					   strspn(text, "0123456789") != length))) {
		csv_writer_text(csv, text);
		return;
	}
	buf_u8(&cell, '\'');
	buf_str(&cell, text);
	csv_writer_text(csv, buf_cstr(&cell));
	buf_free(&cell);
}

void absent_put(struct absent_file *file, const struct entry *entry)
{
	struct csv_writer *csv = &file->csv;
	char day[CREDIT_DAY_BYTES];

	if (file->fd < 0)
		return;
	credit_day_format(entry->decided, day);
	csv_writer_text(csv, entry->name);
	/* a local identifier is made of name and document again */
	put_guarded(csv, entry->subject.scheme == CREDIT_SCHEME_LOCAL ? "" : entry->subject.text,
		true);
	csv_writer_text(csv, entry->list);
	csv_writer_text(csv, *entry->authority_name ? entry->authority_name : entry->authority);
	put_guarded(csv, entry->document, false);
	csv_writer_text(csv, day);
	for (int i = 0; i < 3; i++)
		csv_writer_text(csv, "");
	csv_writer_row(csv);
}

int absent_close(struct absent_file *file, credit_error *err)
{
	int status;

	if (file->fd < 0)
		return CREDIT_OK;
	status = csv_writer_finish(&file->csv, file->temporary, err);
	if (!status && fsync(file->fd))
		status = fail_write(file->temporary, err);
	close(file->fd);
	csv_writer_free(&file->csv);
	file->fd = -1;
	return status;
}

void absent_drop(struct absent_file *file)
{
	if (file->fd >= 0) {
		close(file->fd);
		csv_writer_free(&file->csv);
		file->fd = -1;
	}
	if (file->temporary)
		unlink(file->temporary);
	free(file->temporary);
	file->temporary = NULL;
}
