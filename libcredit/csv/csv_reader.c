/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_reader.c - the guard around libcsv: bytes to records, one at a time.
 *
 * Runs once over every byte of an imported file.  Left alone, libcsv takes one
 * stray quote for a field of the rest of the file, buffers it all and names no
 * line.  So the guard finds the physical lines itself, follows the quotes of
 * those lines that have any, and gives libcsv whole records only; libcsv then
 * splits and unquotes them and is always at rest between two records.  A
 * quote that does not end within the limits is named where it opened, and
 * reading goes on with the line after that one.
 *
 * A physical line ends with LF, CRLF or a lone CR.  Memory: one raw chunk, the
 * decoded text of one record and one chunk, the fields of one record.
 */
#include "csv/csv_reader.h"

#include <assert.h>
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "csv/csv_detect.h"

#define CHUNK_BYTES (64u * 1024)
#define CELL_BLOCK_BYTES 4096 /* libcsv grows its field by this much */

struct csv_reader {
	struct csv_options options;
	struct csv_shape shape;

	int fd;
	const uint8_t *data; /* with fd -1 */
	size_t data_left;
	uint8_t *raw; /* CHUNK_BYTES, bytes read and not decoded at raw_at */
	size_t raw_at;
	size_t raw_end;
	bool raw_last; /* nothing comes after them */
	uint64_t bytes_read;

	struct decoder decoder;
	struct buf text; /* decoded; the next record begins at `at` */
	size_t at;
	uint64_t text_offset; /* of text.data[0] in all decoded text */
	bool text_last;       /* the end of the file is in text */
	uint64_t line;        /* of text.data[at] */
	uint64_t row;         /* of the last record given */

	struct csv_parser parser;
	struct buf cells;  /* the fields' text, each terminated */
	struct buf quoted; /* one byte a field, as far as the guard looked */
	struct csv_field *fields;
	size_t fields_count;
	size_t fields_capacity;
	int parse_status;
	struct csv_fault faults[CSV_FAULTS];
	struct csv_record record;
};

/* Where the guard stands inside a record.  Positions count from its first byte. */
struct guard {
	bool in_quotes;
	uint32_t field;
	size_t next;      /* where the line to look at begins */
	uint64_t lines;   /* lines before it */
	size_t length;    /* text of the record so far, without the last line end */
	size_t open_at;   /* the quote that is open or was opened last */
	uint64_t open_line; /* 0 for the record's first line */
	uint32_t open_field;
	size_t after_open_line; /* where the line after that one begins */
	size_t open_line_length; /* text up to that line's end */
	enum message fault; /* MSG_COUNT: none */
	size_t fault_at;
	uint32_t fault_field;
};

static int never_space(unsigned char c)
{
	(void)c;
	return 0;
}

static uint32_t or_default(uint32_t value, uint32_t standard)
{
	return value ? value : standard;
}

static bool options_right(const struct csv_options *o)
{
	return (o->separator == 0 || o->separator == ',' || o->separator == ';' ||
		       o->separator == '\t') &&
		o->field_bytes <= SIZE_MAX / 8 && o->record_bytes <= SIZE_MAX / 8;
}

/* Fill raw up to its end.  CREDIT_OK, CREDIT_EIO. */
static int read_raw(struct csv_reader *r, credit_error *err)
{
	memmove(r->raw, r->raw + r->raw_at, r->raw_end - r->raw_at);
	r->raw_end -= r->raw_at;
	r->raw_at = 0;
	while (!r->raw_last && r->raw_end < CHUNK_BYTES) {
		size_t room = CHUNK_BYTES - r->raw_end;
		ssize_t got;

		if (r->fd >= 0) {
			got = read(r->fd, r->raw + r->raw_end, room);
		} else {
			got = (ssize_t)(room < r->data_left ? room : r->data_left);
			if (got)
				memcpy(r->raw + r->raw_end, r->data, (size_t)got);
			r->data += got;
			r->data_left -= (size_t)got;
		}
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FAIL(err, CREDIT_EIO, MSG_FILE_READ,
				r->options.name ? r->options.name : "CSV",
				strerror(errno));
		if (got && r->options.tap)
			r->options.tap(r->options.tap_context, r->raw + r->raw_end, (size_t)got);
		r->raw_last = got == 0;
		r->raw_end += (size_t)got;
		r->bytes_read += (uint64_t)got;
	}
	return CREDIT_OK;
}

/* The header was all ASCII; settle the encoding now that something is not. */
static int settle(struct csv_reader *r, credit_error *err)
{
	int status = read_raw(r, err);

	if (!status)
		status = csv_settle(r->raw, r->raw_end, r->raw_last, &r->shape.encoding, err);
	if (status == CREDIT_EFORMAT && err) {
		err->line = r->line;
		for (size_t i = r->at; i < r->text.length; i++)
			err->line += r->text.data[i] == '\n';
	}
	if (status)
		return status;
	if (r->shape.encoding == ENCODING_GB18030)
		status = gb18030_ready(err);
	r->decoder.encoding = r->shape.encoding;
	return status;
}

/* Decode one more chunk behind the text there is; sets text_last at the end. */
static int fill(struct csv_reader *r, credit_error *err)
{
	size_t take;
	int status = CREDIT_OK;

	if (r->at > r->text.length / 2) {
		memmove(r->text.data, r->text.data + r->at, r->text.length - r->at);
		r->text.length -= r->at;
		r->text_offset += r->at;
		r->at = 0;
	}
	if (r->raw_at == r->raw_end)
		status = read_raw(r, err);
	take = r->raw_end - r->raw_at;
	if (!status && r->shape.encoding == ENCODING_NONE) {
		size_t plain = ascii_run(r->raw + r->raw_at, take);

		if (plain)
			take = plain;
		else if (take)
			status = settle(r, err);
		if (!plain)
			take = r->raw_end - r->raw_at;
	}
	if (status)
		return status;
	r->text_last = r->raw_last && r->raw_at + take == r->raw_end;
	status = decoder_put(&r->decoder, r->raw + r->raw_at, take, r->text_last, &r->text);
	r->raw_at += take;
	return status ? FAIL(err, status, MSG_MEMORY) : CREDIT_OK;
}

int csv_reader_open(const struct csv_options *options, int fd, const void *data,
	size_t length, struct csv_reader **out, credit_error *err)
{
	struct csv_reader *r;
	int status;

	*out = NULL;
	if (!options_right(options))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "options", "separator, limits");
	r = calloc(1, sizeof(*r));
	if (!r || !(r->raw = malloc(CHUNK_BYTES)) || csv_init(&r->parser, CSV_REPALL_NL)) {
		if (r)
			free(r->raw);
		free(r);
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	r->options = *options;
	r->options.fields = or_default(options->fields, CSV_FIELDS);
	r->options.quoted_lines = or_default(options->quoted_lines, CSV_QUOTED_LINES);
	r->options.field_bytes = options->field_bytes ? options->field_bytes : CSV_FIELD_BYTES;
	r->options.record_bytes =
		options->record_bytes ? options->record_bytes : CSV_RECORD_BYTES;
	r->options.rows = options->rows ? options->rows : CSV_ROWS;
	r->fd = fd;
	r->data = data;
	r->data_left = fd < 0 ? length : 0;
	r->line = 1;
	status = read_raw(r, err);
	if (!status)
		status = csv_detect(&r->options, r->raw, r->raw_end, r->raw_last, &r->shape, err);
	if (!status)
		status = decoder_init(&r->decoder, r->shape.encoding, err);
	if (status) {
		csv_reader_close(r);
		return status;
	}
	r->raw_at = r->shape.bom_bytes;
	csv_set_delim(&r->parser, (unsigned char)r->shape.separator);
	csv_set_space_func(&r->parser, never_space);
	csv_set_blk_size(&r->parser, CELL_BLOCK_BYTES);
	*out = r;
	return CREDIT_OK;
}

void csv_reader_close(struct csv_reader *r)
{
	if (!r)
		return;
	csv_free(&r->parser);
	decoder_free(&r->decoder);
	buf_free(&r->text);
	buf_free(&r->cells);
	buf_free(&r->quoted);
	free(r->fields);
	free(r->raw);
	free(r);
}

/*
 * The line that begins `from` bytes into the record: its length without and
 * with its end.  Sets cut and returns what there is when it passes the limit.
 */
static int find_line(struct csv_reader *r, size_t from, size_t *length, size_t *whole,
	bool *cut, credit_error *err)
{
	size_t seen = 0;
	int status;

	*cut = false;
	for (;;) {
		const uint8_t *line = r->text.data + r->at + from;
		size_t left = r->text.length - r->at - from;
		const uint8_t *lf = left > seen ? memchr(line + seen, '\n', left - seen) : NULL;
		size_t reach = lf ? (size_t)(lf - line) : left;
		const uint8_t *cr =
			reach > seen ? memchr(line + seen, '\r', reach - seen) : NULL;

		/* a CR that is last may have its LF in the next chunk */
		if (cr && (size_t)(cr - line) + 1 == left && !r->text_last)
			cr = NULL;
		*length = cr ? (size_t)(cr - line) : reach;
		if (from + *length > r->options.record_bytes) {
			*cut = true;
			*length = from > r->options.record_bytes
				? 0
				: utf8_floor((const char *)line, r->options.record_bytes - from);
			*whole = *length;
			return CREDIT_OK;
		}
		if (cr || lf || r->text_last) {
			*whole = *length + (cr || lf);
			if (cr && lf == cr + 1)
				*whole += 1;
			return CREDIT_OK;
		}
		seen = left && line[left - 1] == '\r' ? left - 1 : left;
		status = fill(r, err);
		if (status)
			return status;
	}
}

static void mark_quoted(struct csv_reader *r, uint32_t field)
{
	while (r->quoted.length <= field && !r->quoted.status)
		buf_u8(&r->quoted, 0);
	if (!r->quoted.status)
		r->quoted.data[field] = 1;
}

static void guard_fail(struct guard *g, enum message fault, size_t at)
{
	g->fault = fault;
	g->fault_at = at;
	g->fault_field = g->field;
}

/* A spreadsheet's text guard, ="...", unquoted: its length, or 0 when it is none. */
static size_t text_guard(const char *text, size_t length, char separator)
{
	if (length < 3 || text[0] != '=' || text[1] != '"')
		return 0;
	for (size_t i = 2; i < length && text[i] != separator; i++)
		if (text[i] == '"')
			return i + 1 == length || text[i + 1] == separator ? i + 1 : 0;
	return 0;
}

/* Follow the quotes of one line of the record, [from, to). */
static void guard_line(struct csv_reader *r, struct guard *g, size_t from, size_t to)
{
	const char *text = (const char *)r->text.data + r->at;
	char separator = r->shape.separator;
	bool at_start = from == 0; /* of a field; a later line begins inside quotes */
	size_t i = from;

	while (i < to) {
		const char *quote;

		if (g->in_quotes) {
			quote = memchr(text + i, '"', to - i);
			if (!quote)
				return;
			i = (size_t)(quote - text) + 1;
			if (i < to && text[i] == '"') {
				i++;
				continue;
			}
			g->in_quotes = false;
			if (i < to && text[i] != separator) {
				guard_fail(g, MSG_CSV_QUOTE_JUNK, i);
				return;
			}
		} else if (at_start && text[i] == '"') {
			g->in_quotes = true;
			g->open_at = i;
			g->open_line = g->lines;
			g->open_field = g->field;
			mark_quoted(r, g->field);
			i++;
		} else if (at_start && text_guard(text + i, to - i, separator)) {
			i += text_guard(text + i, to - i, separator);
		} else if (text[i] == '"') {
			guard_fail(g, MSG_CSV_QUOTE_INSIDE, i);
			return;
		} else if (text[i] == separator) {
			g->field++;
			at_start = true;
			i++;
			continue;
		} else {
			i++;
		}
		at_start = false;
	}
}

/* The quote that is open has no end: give up at the line where it opened. */
static void guard_unclosed(struct guard *g)
{
	g->fault = MSG_CSV_QUOTE_OPEN;
	g->fault_at = g->open_at;
	g->fault_field = g->open_field;
	g->next = g->after_open_line;
	g->lines = g->open_line + 1;
	g->length = g->open_line_length;
}

static bool guard_over(const struct csv_reader *r, const struct guard *g)
{
	return g->next - g->open_at > r->options.field_bytes ||
		g->lines - g->open_line >= r->options.quoted_lines ||
		g->next > r->options.record_bytes ||
		(r->text_last && r->at + g->next >= r->text.length);
}

/* Find the end of the record that begins at `at`.  g tells its length and faults. */
static int guard_record(struct csv_reader *r, struct guard *g, bool *cut, credit_error *err)
{
	memset(g, 0, sizeof(*g));
	g->fault = MSG_COUNT;
	r->quoted.length = 0;
	do {
		size_t length;
		size_t whole;
		int status = find_line(r, g->next, &length, &whole, cut, err);

		if (status)
			return status;
		if (g->in_quotes || memchr(r->text.data + r->at + g->next, '"', length))
			guard_line(r, g, g->next, g->next + length);
		g->length = g->next + length;
		g->next += whole;
		if (g->in_quotes && g->open_line == g->lines) {
			g->after_open_line = g->next;
			g->open_line_length = g->length;
		}
		g->lines++;
		/* The next quote, lines later, closes nothing: it opens a field of its own. */
		if (g->fault == MSG_CSV_QUOTE_JUNK && g->open_line + 1 < g->lines) {
			guard_unclosed(g);
			*cut = false;
		}
		if (g->fault == MSG_COUNT && g->in_quotes && (*cut || guard_over(r, g))) {
			*cut = *cut && g->open_line + 1 == g->lines;
			guard_unclosed(g);
		}
	} while (g->fault == MSG_COUNT && g->in_quotes);
	return CREDIT_OK;
}

/* Forget what was wrong with text that was passed over. */
static void skip_faults(struct csv_reader *r)
{
	uint64_t start = r->text_offset + r->at;
	struct decoder *d = &r->decoder;
	size_t count = 0;

	while (d->faults_first + count < d->faults_count &&
		d->faults[d->faults_first + count].offset < start)
		count++;
	decoder_drop_faults(d, count);
}

/* The rest of a line that is too long is passed over. */
static int skip_line(struct csv_reader *r, credit_error *err)
{
	for (;;) {
		const uint8_t *text = r->text.data + r->at;
		size_t left = r->text.length - r->at;
		size_t i = 0;
		int status;

		while (i < left && text[i] != '\n' && text[i] != '\r')
			i++;
		if (i + 1 < left && text[i] == '\r' && text[i + 1] == '\n')
			i++;
		if (i < left || r->text_last) {
			r->at += i < left ? i + 1 : i;
			skip_faults(r);
			return CREDIT_OK;
		}
		r->at += i;
		skip_faults(r);
		status = fill(r, err);
		if (status)
			return status;
	}
}

static void field_ended(void *bytes, size_t length, void *context)
{
	struct csv_reader *r = context;
	struct csv_field *field;

	if (r->fields_count == r->fields_capacity) {
		size_t capacity = r->fields_capacity ? r->fields_capacity * 2 : 64;
		struct csv_field *more = realloc(r->fields, capacity * sizeof(*more));

		if (!more) {
			r->parse_status = CREDIT_ENOMEM;
			return;
		}
		r->fields = more;
		r->fields_capacity = capacity;
	}
	field = &r->fields[r->fields_count];
	field->length = length;
	field->quoted = r->fields_count < r->quoted.length &&
		r->quoted.data[r->fields_count] != 0;
	r->fields_count++;
	buf_put(&r->cells, bytes, length);
	buf_u8(&r->cells, 0);
}

/*
 * Let libcsv split the record's text.  Where the quotes are wrong they count
 * as text: so the cells stay in their columns for whoever mends them.
 */
static int split(struct csv_reader *r, size_t length, bool quotes, credit_error *err)
{
	const uint8_t *text = r->text.data + r->at;
	const char *cell;

	csv_set_quote(&r->parser, quotes ? '"' : 0xFF); /* in no UTF-8 */
	if (!quotes)
		r->quoted.length = 0;
	r->cells.length = 0;
	r->fields_count = 0;
	r->parse_status = CREDIT_OK;
	if (length && (csv_parse(&r->parser, text, length, field_ended, NULL, r) != length ||
			      csv_fini(&r->parser, field_ended, NULL, r)))
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (r->parse_status || r->cells.status || r->quoted.status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	cell = (const char *)r->cells.data;
	for (size_t i = 0; i < r->fields_count; i++) {
		r->fields[i].text = cell;
		cell += r->fields[i].length + 1;
	}
	return CREDIT_OK;
}

/* Line and character of a place in the record's text. */
static void place(const struct csv_reader *r, size_t at, struct csv_fault *fault)
{
	const uint8_t *text = r->text.data + r->at;
	size_t line_start = 0;

	fault->line = r->line;
	for (size_t i = 0; i < at; i++) {
		if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) {
			fault->line++;
			line_start = i + 1;
		}
	}
	fault->character = 1;
	for (size_t i = line_start; i < at; i++)
		fault->character += (text[i] & 0xC0) != 0x80;
}

static struct csv_fault *add_fault(struct csv_reader *r, enum message message, uint32_t field)
{
	struct csv_fault *fault;

	if (r->record.faults_count == CSV_FAULTS)
		return NULL;
	fault = &r->faults[r->record.faults_count++];
	memset(fault, 0, sizeof(*fault));
	fault->message = message;
	fault->field = field;
	fault->line = r->line;
	fault->character = 1;
	return fault;
}

/* The field that a place lies in, quotes minded. */
static uint32_t field_of(const struct csv_reader *r, size_t at)
{
	const uint8_t *text = r->text.data + r->at;
	bool quoted = false;
	uint32_t field = 0;

	for (size_t i = 0; i < at; i++) {
		if (text[i] == '"')
			quoted = !quoted;
		else if (!quoted && text[i] == (uint8_t)r->shape.separator)
			field++;
	}
	return field;
}

static void decode_faults(struct csv_reader *r, size_t length)
{
	uint64_t start = r->text_offset + r->at;
	struct decoder *d = &r->decoder;
	size_t count = 0;

	for (; d->faults_first + count < d->faults_count; count++) {
		const struct decode_fault *from = &d->faults[d->faults_first + count];
		struct csv_fault *fault;

		if (from->offset >= start + length)
			break;
		fault = add_fault(r, from->message, 0);
		if (!fault)
			continue;
		fault->field = field_of(r, (size_t)(from->offset - start));
		place(r, (size_t)(from->offset - start), fault);
		snprintf(fault->what, sizeof(fault->what),
			from->message == MSG_CSV_BYTES || from->message == MSG_CSV_EURO
				? "%02X"
				: "U+%04X",
			(unsigned)from->what);
	}
	decoder_drop_faults(d, count);
}

static void limit_faults(struct csv_reader *r, bool cut)
{
	struct csv_fault *fault = NULL;

	if (cut && (fault = add_fault(r, MSG_CSV_ROW_LONG, 0)))
		snprintf(fault->what, sizeof(fault->what), "%zu", r->options.record_bytes);
	if (r->fields_count > r->options.fields &&
		(fault = add_fault(r, MSG_CSV_FIELDS_MANY, r->options.fields)))
		snprintf(fault->what, sizeof(fault->what), "%u", (unsigned)r->options.fields);
	for (size_t i = 0; i < r->fields_count; i++)
		if (r->fields[i].length > r->options.field_bytes &&
			(fault = add_fault(r, MSG_CSV_FIELD_LONG, (uint32_t)i)))
			snprintf(fault->what, sizeof(fault->what), "%zu",
				r->options.field_bytes);
}

/* Fill the record from what the guard found, and move past it. */
static int take_record(struct csv_reader *r, const struct guard *g, bool cut,
	credit_error *err)
{
	int status = split(r, g->length, g->fault == MSG_COUNT, err);

	if (status)
		return status;
	r->record.line = r->line;
	r->record.row = ++r->row;
	r->record.faults_count = 0;
	r->record.faults = r->faults;
	r->record.blank = g->length == 0;
	if (g->fault != MSG_COUNT) {
		struct csv_fault *fault = add_fault(r, g->fault, g->fault_field);

		place(r, g->fault_at, fault);
	}
	limit_faults(r, cut);
	decode_faults(r, g->next);
	r->record.fields = r->fields;
	r->record.fields_count = r->fields_count;
	r->at += g->next;
	r->line += g->lines;
	return cut ? skip_line(r, err) : CREDIT_OK;
}

int csv_reader_next(struct csv_reader *r, const struct csv_record **out, credit_error *err)
{
	struct guard guard;
	bool cut;
	int status;

	*out = NULL;
	while (r->at == r->text.length && !r->text_last) {
		status = fill(r, err);
		if (status)
			return status;
	}
	if (r->at == r->text.length)
		return CREDIT_OK;
	if (r->row >= r->options.rows) {
		char limit[24];

		snprintf(limit, sizeof(limit), "%llu", (unsigned long long)r->options.rows);
		return FAIL(err, CREDIT_ELIMIT, MSG_CSV_ROWS_MANY, limit);
	}
	status = guard_record(r, &guard, &cut, err);
	if (!status)
		status = take_record(r, &guard, cut, err);
	if (!status)
		*out = &r->record;
	return status;
}

bool csv_record_refused(const struct csv_record *record)
{
	for (size_t i = 0; i < record->faults_count; i++)
		if (message_severity(record->faults[i].message) >= CREDIT_REFUSED)
			return true;
	return false;
}

enum encoding csv_reader_encoding(const struct csv_reader *r)
{
	return r->shape.encoding ? r->shape.encoding : ENCODING_UTF8;
}

bool csv_reader_bom(const struct csv_reader *r)
{
	return r->shape.bom_bytes != 0;
}

char csv_reader_separator(const struct csv_reader *r)
{
	return r->shape.separator;
}

uint64_t csv_reader_bytes(const struct csv_reader *r)
{
	return r->bytes_read;
}

void csv_column_letters(uint32_t index, char text[CSV_COLUMN_BYTES])
{
	char reversed[CSV_COLUMN_BYTES];
	size_t count = 0;
	uint64_t n = (uint64_t)index + 1;

	for (; n; n = (n - 1) / 26)
		reversed[count++] = (char)('A' + (n - 1) % 26);
	for (size_t i = 0; i < count; i++)
		text[i] = reversed[count - 1 - i];
	text[count] = '\0';
}
