/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_reader.h - records of a CSV file, one after the other, in bounded memory.
 *
 * libcsv splits and unquotes; this guard decides what it is given.  A file may
 * be of any size and hold any bytes: a fault belongs to one record, is named
 * with its line and column, and the rest of the file is still read.
 */
#ifndef LIBCREDIT_CSV_READER_H
#define LIBCREDIT_CSV_READER_H

#include "csv/csv_encoding.h"

/* Limits where an option is 0. */
#define CSV_FIELD_BYTES (64u * 1024)
#define CSV_FIELDS 512u
#define CSV_ROWS 500000000u
#define CSV_RECORD_BYTES (1024u * 1024)
#define CSV_QUOTED_LINES 200u

/* True when a cell, trimmed, is a word that headers are made of. */
typedef bool (*csv_header_word_fn)(const void *context, const char *cell, size_t length);

/* Gets the bytes of the file as they are read, in order, each once. */
typedef void (*csv_tap_fn)(void *context, const uint8_t *bytes, size_t length);

struct csv_options {
	enum encoding encoding; /* ENCODING_NONE: settled by BOM and header words */
	char separator; /* ',' ';' '\t'; 0: detected from the header, ',' without one */
	csv_header_word_fn header_word; /* NULL: encoding NONE then means UTF-8 */
	const void *header_context;
	size_t field_bytes;  /* longest field */
	size_t record_bytes; /* longest record */
	uint32_t fields;     /* most fields of a record */
	uint32_t quoted_lines; /* most lines of a quoted field */
	uint64_t rows;       /* most rows of a file */
	csv_tap_fn tap;      /* may be NULL */
	void *tap_context;
	const char *name; /* of the file, for messages; NULL: "CSV" */
};

struct csv_field {
	const char *text; /* UTF-8, terminated */
	size_t length;
	bool quoted;
};

struct csv_fault {
	enum message message;
	uint32_t field;      /* 0-based index of the field it lies in */
	uint64_t line;       /* physical line */
	uint64_t character;  /* 1-based, within that line */
	char what[24];       /* code point, bytes or limit: parameter {2} of the message */
};
#define CSV_FAULTS 8 /* at most so many are kept for one record */

/*
 * A record.  With a fault its fields are split as well as can be, so that a
 * person can mend them; the faults say what must be mended first.
 */
struct csv_record {
	uint64_t line; /* physical line where it starts, from 1 */
	uint64_t row;  /* as a spreadsheet counts rows, from 1; blank ones count */
	bool blank;    /* nothing at all on its line */
	size_t fields_count;
	const struct csv_field *fields;
	size_t faults_count;
	const struct csv_fault *faults;
};

/* True when a fault of the record is more than a warning. */
bool csv_record_refused(const struct csv_record *record);

struct csv_reader;

/*
 * Begin to read.  fd stays the caller's; with fd -1 the bytes at data are
 * read, borrowed until the close.  The first 64 KiB are read at once to settle
 * encoding and separator.
 *
 * CREDIT_OK; CREDIT_EINVAL (a separator or limit out of range); CREDIT_ENOMEM;
 * CREDIT_EIO; CREDIT_EFORMAT: MSG_CSV_ENCODING_UNKNOWN (no candidate gives a known
 * header) or MSG_CSV_ENCODING_AMBIGUOUS (several do, with different text).
 */
int csv_reader_open(const struct csv_options *options, int fd, const void *data,
	size_t length, struct csv_reader **out, credit_error *err);

/*
 * The next record, borrowed until the next call; *out is NULL at the end.
 * CREDIT_OK, CREDIT_ENOMEM, CREDIT_EIO, CREDIT_ELIMIT (too many rows),
 * CREDIT_EFORMAT (the encoding turned out ambiguous only here).
 */
int csv_reader_next(struct csv_reader *reader, const struct csv_record **out,
	credit_error *err);
void csv_reader_close(struct csv_reader *reader);

/* ENCODING_UTF8 for a file that is all ASCII. */
enum encoding csv_reader_encoding(const struct csv_reader *reader);
bool csv_reader_bom(const struct csv_reader *reader); /* the file began with one */
char csv_reader_separator(const struct csv_reader *reader);
uint64_t csv_reader_bytes(const struct csv_reader *reader); /* read so far, for progress */

/* Spreadsheet letters of a 0-based column: A .. Z, AA .. */
#define CSV_COLUMN_BYTES 16
void csv_column_letters(uint32_t index, char text[CSV_COLUMN_BYTES]);

#endif
