/* SPDX-License-Identifier: Apache-2.0 */
/*
 * telling.c - findings to the caller, and the department's file back to it.
 *
 * The file is read a second time beside the findings, which come in its order.
 * What goes back has the file's own columns, order and encoding, and three
 * columns more: importing the mended file passes over them, so that nothing is
 * lost on the way.  Cells that a spreadsheet would run as a formula get an
 * apostrophe, which reading takes off again.
 */
#include "intake/telling.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "csv/csv_writer.h"

#define NUMBERED_MAX 999

/* What is said about one row in the returned file. */
struct remarks {
	struct buf codes;
	struct buf texts;
	struct buf cures;
};

static void make_finding(const struct telling *t, const struct found *found,
	credit_finding *finding)
{
	memset(finding, 0, sizeof(*finding));
	finding_message(finding, found->message, found->params, found->params_count);
	finding->line = found->line;
	finding->row = found->row;
	finding->column = found->column;
	finding->file = t->name;
	finding->field = field_name(found->field);
	finding->header = found->column && found->column <= t->mapping->count
		? t->mapping->headers[found->column - 1]
		: "";
	finding->value = found->value;
}

static void add_remark(struct remarks *remarks, const credit_finding *finding, int lang)
{
	const char *between = lang == CREDIT_ZH ? "；" : "; ";
	char text[CREDIT_TEXT_BYTES];

	if (finding->severity < CREDIT_REFUSED)
		return;
	if (remarks->codes.length) {
		buf_str(&remarks->codes, ";");
		buf_str(&remarks->texts, between);
		buf_str(&remarks->cures, between);
	}
	buf_str(&remarks->codes, finding->code);
	if (*finding->header) {
		buf_str(&remarks->texts, finding->header);
		buf_str(&remarks->texts, lang == CREDIT_ZH ? "：" : ": ");
	}
	credit_finding_text(finding, lang, text, sizeof(text));
	buf_str(&remarks->texts, text);
	credit_finding_cure(finding, lang, text, sizeof(text));
	buf_str(&remarks->cures, text);
}

/* Report every finding of rows up to this one; those of the row itself become remarks. */
static int tell_row(struct telling *t, uint64_t row, struct remarks *remarks, credit_error *err)
{
	while (t->any && t->next.row <= row) {
		credit_finding finding;
		int status;

		make_finding(t, &t->next, &finding);
		if (t->report && t->report(t->context, &finding))
			return FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED);
		if (remarks && t->next.row == row)
			add_remark(remarks, &finding, t->lang);
		status = findings_next(t->findings, &t->next, &t->any, err);
		if (status)
			return status;
	}
	return CREDIT_OK;
}

static void put_cell(struct csv_writer *w, const struct csv_field *field)
{
	bool guarded = field->text[0] == '\t' ||
		(field->text[0] == '=' && field->text[1] == '"');
	struct buf cell = BUF_INIT;

	if (field->length < 2 || guarded || !csv_is_formula(field->text, field->length)) {
		csv_writer_field(w, field->text, field->length);
		return;
	}
	buf_u8(&cell, '\'');
	buf_put(&cell, field->text, field->length);
	csv_writer_text(w, buf_cstr(&cell));
	buf_free(&cell);
}

static bool is_note(const struct mapping *mapping, size_t column)
{
	enum field field = column < mapping->count ? mapping->fields[column] : FIELD_COUNT;

	return field == FIELD_NOTE_CODE || field == FIELD_NOTE_TEXT || field == FIELD_NOTE_CURE;
}

static void put_record(const struct telling *t, struct csv_writer *w,
	const struct csv_record *record, const struct remarks *remarks)
{
	const size_t width = t->mapping->count;
	const bool header = record->row == t->header_row;
	static const struct csv_field nothing = {"", 0, false};

	if (record->blank || record->row < t->header_row) {
		for (size_t i = 0; i < record->fields_count; i++)
			put_cell(w, &record->fields[i]);
		csv_writer_row(w);
		return;
	}
	for (size_t i = 0; i < width; i++)
		if (!is_note(t->mapping, i))
			put_cell(w, i < record->fields_count ? &record->fields[i] : &nothing);
	csv_writer_field(w, header ? field_header(FIELD_NOTE_CODE) : (char *)remarks->codes.data,
		header ? strlen(field_header(FIELD_NOTE_CODE)) : remarks->codes.length);
	csv_writer_field(w, header ? field_header(FIELD_NOTE_TEXT) : (char *)remarks->texts.data,
		header ? strlen(field_header(FIELD_NOTE_TEXT)) : remarks->texts.length);
	csv_writer_field(w, header ? field_header(FIELD_NOTE_CURE) : (char *)remarks->cures.data,
		header ? strlen(field_header(FIELD_NOTE_CURE)) : remarks->cures.length);
	for (size_t i = width; i < record->fields_count; i++)
		put_cell(w, &record->fields[i]);
	csv_writer_row(w);
}

static void clear(struct remarks *remarks)
{
	buf_reset(&remarks->codes);
	buf_reset(&remarks->texts);
	buf_reset(&remarks->cures);
}

static int write_rows(struct telling *t, struct csv_reader *reader, struct csv_writer *w,
	credit_error *err)
{
	struct remarks remarks = {BUF_INIT, BUF_INIT, BUF_INIT};
	int status = CREDIT_OK;

	while (!status && !w->status) {
		const struct csv_record *record;

		status = csv_reader_next(reader, &record, err);
		if (status || !record)
			break;
		clear(&remarks);
		status = tell_row(t, record->row, &remarks, err);
		if (!status && (record->row <= t->header_row || !t->refused_only ||
				       row_set_has(t->refused, record->row)))
			put_record(t, w, record, &remarks);
		if (remarks.codes.status || remarks.texts.status || remarks.cures.status)
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	buf_free(&remarks.codes);
	buf_free(&remarks.texts);
	buf_free(&remarks.cures);
	return status;
}

static int write_returned(struct telling *t, int fd, credit_error *err)
{
	struct csv_reader *reader = NULL;
	struct csv_writer w;
	int status = csv_writer_init(&w, fd, t->csv.encoding, t->csv.separator,
		t->bom ? CSV_WRITER_BOM : 0, err);

	if (!status && lseek(t->fd, 0, SEEK_SET) < 0)
		status = FAIL(err, CREDIT_EIO, MSG_FILE_READ, t->name, strerror(errno));
	if (!status)
		status = csv_reader_open(&t->csv, t->fd, NULL, 0, &reader, err);
	if (!status)
		status = write_rows(t, reader, &w, err);
	if (!status)
		status = csv_writer_finish(&w, t->temporary, err);
	if (!status && fsync(fd))
		status = FAIL(err, status_of_errno(errno), MSG_FILE_WRITE, t->temporary,
			strerror(errno));
	csv_reader_close(reader);
	csv_writer_free(&w);
	return status;
}

int telling_run(struct telling *t, const char *path, credit_error *err)
{
	int status = findings_sort(t->findings, err);
	int fd;

	if (!status)
		status = findings_next(t->findings, &t->next, &t->any, err);
	if (!status && path) {
		if (asprintf(&t->temporary, "%s.tmp-%ld", path, (long)getpid()) < 0) {
			t->temporary = NULL;
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		}
		fd = open(t->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd < 0) {
			status = FAIL(err, status_of_errno(errno), MSG_FILE_WRITE, path,
				strerror(errno));
			free(t->temporary);
			t->temporary = NULL;
			return status;
		}
		status = write_returned(t, fd, err);
		close(fd);
	}
	if (!status)
		status = tell_row(t, UINT64_MAX, NULL, err);
	return status;
}

/* path, then path-2, path-3 ... before its ending. */
static char *numbered_path(const char *path, int number)
{
	size_t length = strlen(path);
	size_t stem = length > 4 && text_equal(path + length - 4, ".csv") ? length - 4 : length;
	char *out;

	if (number == 1)
		return strdup(path);
	if (asprintf(&out, "%.*s-%d%s", (int)stem, path, number, path + stem) < 0)
		return NULL;
	return out;
}

int telling_settle(struct telling *t, const char *path, bool numbered, char **out,
	credit_error *err)
{
	*out = NULL;
	for (int number = 1; number <= (numbered ? NUMBERED_MAX : 1); number++) {
		char *name = numbered_path(path, number);

		if (!name)
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		if (link(t->temporary, name) == 0) {
			unlink(t->temporary);
			free(t->temporary);
			t->temporary = NULL;
			*out = name;
			return CREDIT_OK;
		}
		free(name);
		if (errno != EEXIST)
			return FAIL(err, status_of_errno(errno), MSG_FILE_WRITE, path,
				strerror(errno));
	}
	return FAIL(err, CREDIT_EEXISTS, MSG_FILE_EXISTS, path);
}

void telling_free(struct telling *t)
{
	if (t->temporary)
		unlink(t->temporary);
	free(t->temporary);
	t->temporary = NULL;
}
