/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_writer.h - rows of cells to CSV bytes: quoted where needed, CRLF at the end.
 *
 * Text is never lost: what a target encoding cannot hold stops the writer with
 * a status, and a cell that a spreadsheet would run as a formula or take for a
 * number gets an apostrophe in front when that is asked for.
 */
#ifndef LIBCREDIT_CSV_WRITER_H
#define LIBCREDIT_CSV_WRITER_H

#include "csv/csv_encoding.h"

#define CSV_WRITER_BOM 1u        /* begin with a byte order mark (not for GB18030) */
#define CSV_WRITER_NEUTRALISE 2u /* = + - @ TAB CR LF and their full-width forms get ' */

struct csv_writer {
	struct buf out;  /* bytes not yet written to fd; all of them when fd is -1 */
	int fd;
	enum encoding encoding;
	char separator;
	unsigned flags;
	bool row_begun;
	struct buf cell;
	int status; /* the first failure; every call after it does nothing */
	int number; /* errno of a failed write */
};

/* fd -1 keeps everything in writer->out.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EIO. */
int csv_writer_init(struct csv_writer *writer, int fd, enum encoding encoding,
	char separator, unsigned flags, credit_error *err);
/* text is UTF-8; bad bytes become U+FFFD. */
void csv_writer_field(struct csv_writer *writer, const char *text, size_t length);
void csv_writer_text(struct csv_writer *writer, const char *text);
/* The same, with ' in front when a spreadsheet would take the text for a number. */
void csv_writer_exact(struct csv_writer *writer, const char *text);
/* The same for a text of so many bytes, its NUL behind them, all of which
 * text_plain_prefix() passes over. */
void csv_writer_exact_plain(struct csv_writer *writer, const char *text, size_t length);
void csv_writer_row(struct csv_writer *writer); /* ends a row */
/* Writes what is left and tells the first failure: CREDIT_OK, ENOMEM, EIO, EFULL,
 * EFORMAT (a character that the target cannot hold). */
int csv_writer_finish(struct csv_writer *writer, const char *path, credit_error *err);
void csv_writer_free(struct csv_writer *writer);

/* True when a spreadsheet would take the cell for a formula. */
bool csv_is_formula(const char *text, size_t length);
/* True when a spreadsheet would take the cell for a number and lose digits of it. */
bool csv_is_lossy_number(const char *text);

#endif
