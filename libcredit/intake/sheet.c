/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sheet.c - a department's file from opening it to its last record.
 *
 * The file is read from the disk twice and kept nowhere else: once here, once
 * beside the findings (telling.c).  A pipe is copied to a temporary file first.
 * Records that are no data are passed over and noted; what the others mean is
 * the caller's.
 */
#include "intake/sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/file.h"
#include "base/text.h"
#include "intake/act_file.h"

#define FINDINGS_MEMORY (8u * 1024 * 1024)
#define FOLDER "/var/tmp"

void sheet_init(struct sheet *s, credit_registry *registry, const char *path,
	const credit_import_options *options, enum words words)
{
	const char *slash = strrchr(path, '/');

	memset(s, 0, sizeof(*s));
	s->registry = registry;
	s->path = path;
	s->words = words;
	s->fd = -1;
	if (options)
		s->options = *options;
	else
		credit_import_options_init(&s->options);
	s->name = s->options.name ? s->options.name : slash ? slash + 1 : path;
	s->folder = s->options.temporary ? s->options.temporary : FOLDER;
	findings_init(&s->findings, FINDINGS_MEMORY, s->folder);
}

void sheet_free(struct sheet *s)
{
	if (s->change)
		change_abort(s->change);
	if (s->snapshot)
		credit_snapshot_end(s->snapshot);
	free(s->refused.bits);
	findings_free(&s->findings);
	mapping_free(&s->mapping);
	dictionary_free(&s->dictionary);
	digest_close(&s->digest);
	if (s->fd_opened && s->fd >= 0)
		close(s->fd);
	free(s->returned);
	free(s->missing);
}

/* ---- what is asked for ---- */

static int check_options(struct sheet *s, credit_error *err)
{
	credit_import_options *o = &s->options;
	struct stat there;

	if (o->encoding && !encoding_parse(o->encoding, &s->csv.encoding))
		return FAIL(err, CREDIT_EINVAL, MSG_CSV_ENCODING_NAME, o->encoding);
	if (o->lang != CREDIT_ZH && o->lang != CREDIT_EN)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "lang", "zh, en");
	if (o->returned && lstat(o->returned, &there) == 0)
		return FAIL(err, CREDIT_EEXISTS, MSG_FILE_EXISTS, o->returned);
	if (o->fields > UINT32_MAX || o->field_bytes > UINT32_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "fields, field_bytes", "2^32");
	s->csv.field_bytes = (size_t)o->field_bytes;
	s->csv.record_bytes = o->field_bytes > CSV_RECORD_BYTES ? (size_t)o->field_bytes : 0;
	s->csv.fields = (uint32_t)o->fields;
	s->csv.rows = o->rows;
	s->csv.header_word = dictionary_knows;
	s->csv.header_context = &s->dictionary;
	return CREDIT_OK;
}

int sheet_begin(struct sheet *s, credit_error *err)
{
	int status = check_options(s, err);

	if (!status)
		status = credit_snapshot_begin(s->registry, NULL, &s->snapshot, err);
	if (!status)
		status = snapshot_tables(s->snapshot, &s->tables, err);
	s->view = s->snapshot;
	s->now_us = s->options.now_us ? s->options.now_us : registry_now_us(s->registry);
	s->today = day_of_time(s->now_us);
	return status;
}

/* ---- the file ---- */

static int fail_read(const struct sheet *s, credit_error *err)
{
	int number = errno;

	return FAIL(err, status_of_errno(number), MSG_FILE_READ, s->path, strerror(number));
}

/* A pipe cannot be read twice: copy it to a temporary file. */
static int spool(struct sheet *s, credit_error *err)
{
	int copy = temporary_file(s->folder);
	char *bytes = malloc(65536);
	int status = CREDIT_OK;

	if (copy < 0 || !bytes)
		status = FAIL(err, CREDIT_EIO, MSG_INTAKE_TEMPORARY, strerror(errno));
	while (!status) {
		ssize_t got = read(s->fd, bytes, 65536);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			status = fail_read(s, err);
		if (got <= 0)
			break;
		for (ssize_t put = 0; put < got && !status;) {
			ssize_t n = write(copy, bytes + put, (size_t)(got - put));

			if (n < 0 && errno != EINTR)
				status = FAIL(err, status_of_errno(errno), MSG_INTAKE_TEMPORARY,
					strerror(errno));
			put += n > 0 ? n : 0;
		}
	}
	free(bytes);
	if (status) {
		if (copy >= 0)
			close(copy);
		return status;
	}
	if (s->fd_opened)
		close(s->fd);
	s->fd = copy;
	s->fd_opened = true;
	return CREDIT_OK;
}

static int open_file(struct sheet *s, credit_error *err)
{
	int status;

	s->fd = s->options.fd;
	if (s->fd < 0) {
		s->fd = open(s->path, O_RDONLY | O_CLOEXEC);
		s->fd_opened = true;
	}
	if (s->fd < 0 || fstat(s->fd, &s->stat)) {
		int number = errno;

		return FAIL(err, status_of_errno(number), MSG_FILE_OPEN, s->path,
			strerror(number));
	}
	if (S_ISDIR(s->stat.st_mode))
		return FAIL(err, CREDIT_EIO, MSG_FILE_READ, s->path, strerror(EISDIR));
	if (S_ISREG(s->stat.st_mode))
		return CREDIT_OK;
	status = spool(s, err);
	if (!status && fstat(s->fd, &s->stat))
		status = fail_read(s, err);
	return status;
}

static int open_reader(struct sheet *s, struct csv_reader **out, credit_error *err)
{
	*out = NULL;
	if (lseek(s->fd, 0, SEEK_SET) < 0)
		return fail_read(s, err);
	return csv_reader_open(&s->csv, s->fd, NULL, 0, out, err);
}

/* ---- faults of the file as a whole ---- */

void sheet_found(struct sheet *s, enum message message, const char *a, const char *b)
{
	bool header = message == MSG_INTAKE_COLUMN_MISSING ||
		message == MSG_INTAKE_COLUMN_TWICE || message == MSG_INTAKE_ACT_COLUMNS;
	struct found found = {.row = header ? s->header_row : 0,
		.line = header ? s->header_line : s->fault_line, .message = message,
		.field = FIELD_COUNT, .value = "", .params = {a ? a : "", b ? b : ""},
		.params_count = b ? 2 : a ? 1 : 0};

	findings_add(&s->findings, &found);
	if (message_severity(message) == CREDIT_FATAL)
		s->file_refused = true;
}

/* What the reader says of the file itself is a finding; anything else stays a failure. */
static int file_fault(struct sheet *s, int status, const credit_error *error, credit_error *err)
{
	int message = message_find(error->code);
	const char *param = error->params_count ? error->params : NULL;

	if ((status == CREDIT_EFORMAT || status == CREDIT_ELIMIT) && message >= 0) {
		s->fault_line = error->line;
		sheet_found(s, (enum message)message, param, NULL);
		return CREDIT_OK;
	}
	if (err)
		*err = *error;
	return status;
}

void sheet_missing(const struct sheet *s, struct buf *names, enum field field, bool wanted)
{
	if (!wanted || s->mapping.column[field] >= 0)
		return;
	if (names->length)
		buf_str(names, "、");
	buf_str(names, field_header(field));
}

struct cell sheet_cell(const struct sheet *s, const struct csv_record *record, enum field field)
{
	int column = s->mapping.column[field];

	if (!record || column < 0 || (size_t)column >= record->fields_count)
		return (struct cell){"", 0, false};
	return cell_clean(record->fields[column].text, record->fields[column].length);
}

int sheet_refuse(struct sheet *s, uint64_t row)
{
	s->rejected++;
	return row_set_add(&s->refused, row);
}

struct row_rules sheet_rules(struct sheet *s, struct known_authority *known)
{
	return (struct row_rules){.tables = s->tables, .mapping = &s->mapping,
		.findings = &s->findings, .today = s->today,
		.county = registry_county(s->registry),
		.id_key = registry_id_key(s->registry), .known = known};
}

const char *sheet_act_field(const struct sheet *s, uint32_t column)
{
	return s->words == WORDS_ACTS || s->mapping.column[FIELD_ACT] >= 0
		? act_field_of(s->words, s->mapping.headers[column])
		: NULL;
}

static void note_columns(struct sheet *s)
{
	for (uint32_t i = 0; i < s->mapping.count; i++) {
		struct found found = {.row = s->header_row, .line = s->header_line,
			.column = i + 1, .message = MSG_INTAKE_COLUMN_IGNORED,
			.field = FIELD_COUNT, .value = "", .params = {s->mapping.headers[i]},
			.params_count = 1};

		if (s->mapping.fields[i] == FIELD_COUNT && *s->mapping.headers[i] &&
			!sheet_act_field(s, i))
			findings_add(&s->findings, &found);
	}
}

static int find_header(struct sheet *s, credit_error *err)
{
	credit_error error = {0};
	struct csv_reader *reader = NULL;
	int status = open_reader(s, &reader, &error);

	if (!status) {
		s->bom = csv_reader_bom(reader);
		s->separator = csv_reader_separator(reader);
		s->encoding = csv_reader_encoding(reader);
		status = header_find(reader, &s->dictionary, &s->mapping, &s->header_row,
			&s->header_line, &error);
	}
	csv_reader_close(reader);
	if (status)
		return file_fault(s, status, &error, err);
	if (s->header_row == 0) {
		sheet_found(s, MSG_INTAKE_NO_HEADER, NULL, NULL);
	} else if (s->mapping.twice != FIELD_COUNT) {
		sheet_found(s, MSG_INTAKE_COLUMN_TWICE,
			s->mapping.headers[s->mapping.twice_a],
			s->mapping.headers[s->mapping.twice_b]);
	}
	return CREDIT_OK;
}

/* ---- reading ---- */

static void tap_digest(void *context, const uint8_t *bytes, size_t length)
{
	digest_update(context, bytes, length);
}

int sheet_open(struct sheet *s, credit_error *err)
{
	int status = open_file(s, err);

	if (!status)
		status = dictionary_build(&s->dictionary, s->words, s->options.synonyms, err);
	if (!status)
		status = digest_open(&s->digest, HASH_SHA256, err);
	return status ? status : find_header(s, err);
}

static void note_layout(struct sheet *s, const struct csv_record *record, enum message message)
{
	struct found found = {.row = record->row, .line = record->line, .message = message,
		.field = FIELD_COUNT, .value = ""};

	findings_add(&s->findings, &found);
}

/* What a file's records are read with. */
struct reading_through {
	struct sheet *sheet;
	const struct sheet_rows *rows;
	struct arena arena; /* of the row at hand */
	uint64_t blank;
};

static void check_columns(struct sheet *s, const struct sheet_rows *rows,
	const struct csv_record *record)
{
	s->checked = true;
	rows->columns(rows->context, record);
}

static int take_row(struct reading_through *r, const struct csv_record *record,
	credit_error *err)
{
	struct sheet *s = r->sheet;

	if (!s->checked)
		check_columns(s, r->rows, record);
	if (s->file_refused)
		return CREDIT_OK;
	arena_reset(&r->arena);
	s->rows++;
	return r->rows->row(r->rows->context, record, &r->arena, err);
}

static int take_record(struct reading_through *r, const struct csv_record *record,
	credit_error *err)
{
	struct sheet *s = r->sheet;
	enum layout layout = layout_of(&s->mapping, record);

	if (layout == LAYOUT_BLANK) {
		r->blank++;
	} else if (record->row < s->header_row) {
		note_layout(s, record, MSG_INTAKE_TITLE);
	} else if (record->row == s->header_row) {
		note_columns(s);
	} else if (layout == LAYOUT_HEADER) {
		note_layout(s, record, MSG_INTAKE_HEADER_AGAIN);
	} else if (layout == LAYOUT_TOTAL) {
		note_layout(s, record, MSG_INTAKE_TOTAL);
	} else if (layout == LAYOUT_FOOTER) {
		note_layout(s, record, MSG_INTAKE_FOOTER);
	} else if (layout == LAYOUT_SAMPLE) {
		note_layout(s, record, MSG_INTAKE_SAMPLE);
	} else {
		return take_row(r, record, err);
	}
	return CREDIT_OK;
}

static int progress(struct sheet *s, uint64_t done, credit_error *err)
{
	if (s->options.progress &&
		s->options.progress(s->options.progress_context, done,
			(uint64_t)s->stat.st_size * 3))
		return FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED);
	return CREDIT_OK;
}

static int read_records(struct reading_through *r, struct csv_reader *reader,
	credit_error *err)
{
	struct sheet *s = r->sheet;
	credit_error error = {0};
	uint64_t told = 0;
	char text[24];
	int status = CREDIT_OK;

	while (!status && !s->file_refused) {
		const struct csv_record *record;

		status = csv_reader_next(reader, &record, &error);
		if (status) {
			status = file_fault(s, status, &error, err);
			break;
		}
		if (!record)
			break;
		status = take_record(r, record, err);
		if (!status && csv_reader_bytes(reader) - told > 1024 * 1024) {
			told = csv_reader_bytes(reader);
			status = progress(s, told, err);
		}
	}
	if (status || s->file_refused)
		return status;
	if (!s->checked)
		check_columns(s, r->rows, NULL);
	snprintf(text, sizeof(text), "%llu", (unsigned long long)r->blank);
	if (r->blank)
		sheet_found(s, MSG_INTAKE_BLANK, text, NULL);
	if (s->rows == 0 && !s->file_refused)
		sheet_found(s, MSG_INTAKE_NO_ROWS, NULL, NULL);
	return CREDIT_OK;
}

int sheet_read(struct sheet *s, const struct sheet_rows *rows, credit_error *err)
{
	struct reading_through r = {s, rows, ARENA_INIT, 0};
	struct csv_reader *reader = NULL;
	credit_error error = {0};
	int status;

	if (s->file_refused)
		return CREDIT_OK;
	s->csv.tap = tap_digest;
	s->csv.tap_context = &s->digest;
	status = open_reader(s, &reader, &error);
	if (status)
		return file_fault(s, status, &error, err);
	status = read_records(&r, reader, err);
	arena_free(&r.arena);
	if (!status)
		s->encoding = csv_reader_encoding(reader);
	csv_reader_close(reader);
	s->csv.tap = NULL;
	digest_final(&s->digest, s->sum);
	return status ? status : digest_status(&s->digest, err);
}
