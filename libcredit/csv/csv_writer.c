/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_writer.c - cells to CSV bytes, in a target encoding.
 *
 * Runs once over every cell of every returned file and every edition.  A cell
 * is quoted when it holds a separator, a quote or a line end, or begins or
 * ends with a space.  Spreadsheets run a cell that begins with = + - @ as a
 * formula, full-width forms and a leading TAB, CR or LF included; an
 * apostrophe in front makes it text again, and nothing of it is lost.  The same
 * keeps an identifier of digits, or a number like 12E345678901, as it stands.
 */
#include "csv/csv_writer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

#define FLUSH_BYTES (64u * 1024)
#define NUMBER_DIGITS_MAX 11 /* longer numbers are shown as 9.1E+17 */

int csv_writer_init(struct csv_writer *w, int fd, enum encoding encoding, char separator,
	unsigned flags, credit_error *err)
{
	memset(w, 0, sizeof(*w));
	w->fd = fd;
	w->encoding = encoding ? encoding : ENCODING_UTF8;
	w->separator = separator ? separator : ',';
	w->flags = flags;
	if (w->encoding == ENCODING_GB18030)
		w->status = gb18030_ready(err);
	if (!w->status && (flags & CSV_WRITER_BOM) && w->encoding == ENCODING_UTF8)
		buf_str(&w->out, "\xEF\xBB\xBF");
	else if (!w->status && (flags & CSV_WRITER_BOM) && w->encoding == ENCODING_UTF16LE)
		buf_str(&w->out, "\xFF\xFE");
	else if (!w->status && (flags & CSV_WRITER_BOM) && w->encoding == ENCODING_UTF16BE)
		buf_str(&w->out, "\xFE\xFF");
	return w->status;
}

static void fail(struct csv_writer *w, int status, int number)
{
	if (!w->status) {
		w->status = status;
		w->number = number;
	}
}

static void flush(struct csv_writer *w)
{
	const uint8_t *bytes = w->out.data;
	size_t left = w->out.length;

	while (left && !w->status) {
		ssize_t put = write(w->fd, bytes, left);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			fail(w, status_of_errno(errno), errno);
			return;
		}
		bytes += put;
		left -= (size_t)put;
	}
	w->out.length = 0;
}

static void put_utf16(struct buf *out, uint32_t unit, bool big)
{
	buf_u8(out, (uint8_t)(big ? unit >> 8 : unit));
	buf_u8(out, (uint8_t)(big ? unit : unit >> 8));
}

/* One character in the target encoding. */
static void put(struct csv_writer *w, uint32_t c)
{
	bool big = w->encoding == ENCODING_UTF16BE;
	uint8_t bytes[4];
	int count;

	switch (w->encoding) {
	case ENCODING_GB18030:
		count = gb18030_put(c, bytes);
		if (count == 0)
			fail(w, CREDIT_EFORMAT, (int)c);
		buf_put(&w->out, bytes, (size_t)count);
		break;
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		if (c >= 0x10000) {
			put_utf16(&w->out, 0xD800 + ((c - 0x10000) >> 10), big);
			c = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		put_utf16(&w->out, c, big);
		break;
	default:
		utf8_put(&w->out, c);
	}
}

/* UTF-8 text in the target encoding; each bad byte becomes U+FFFD. */
static void put_text(struct csv_writer *w, const char *text, size_t length)
{
	if (w->encoding == ENCODING_UTF8 && utf8_valid(text, length)) {
		buf_put(&w->out, text, length);
		return;
	}
	while (length && !w->status) {
		uint32_t c;
		size_t used = utf8_next(text, length, &c);

		if (!used) {
			c = 0xFFFD;
			used = 1;
		}
		put(w, c);
		text += used;
		length -= used;
	}
}

bool csv_is_formula(const char *text, size_t length)
{
	static const uint32_t starters[] = {'=', '+', '-', '@', '\t', '\r', '\n', 0xFF1D,
		0xFF0B, 0xFF0D, 0xFF20};
	uint32_t first;

	if (!utf8_next(text, length, &first))
		return false;
	for (size_t i = 0; i < sizeof(starters) / sizeof(starters[0]); i++)
		if (starters[i] == first)
			return true;
	return false;
}

/* Mostly few: strspn() is not worth its set-up. */
static size_t digits_at(const char *text)
{
	size_t digits = 0;

	while (text[digits] >= '0' && text[digits] <= '9')
		digits++;
	return digits;
}

bool csv_is_lossy_number(const char *text)
{
	size_t digits = digits_at(text);
	const char *rest = text + digits;

	if (digits == 0)
		return false;
	if (*rest == '\0')
		return digits > NUMBER_DIGITS_MAX || text[0] == '0';
	return (*rest == 'E' || *rest == 'e') && rest[1] && rest[1 + digits_at(rest + 1)] == '\0';
}

static bool must_quote(const char *text, size_t length, char separator)
{
	if (length && (text[0] == ' ' || text[length - 1] == ' '))
		return true;
	for (size_t i = 0; i < length; i++)
		if (text[i] == separator || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
			return true;
	return false;
}

/*
 * Of a text that text_plain_prefix() is all of: nothing to quote or to neutralise, as in
 * most cells; false: look closer.
 */
static bool is_plain_cell(const char *text, size_t length, char separator)
{
	static const char first[] = " =+-@\xEF"; /* a full-width form may begin a formula too */

	return length == 0 || (!memchr(first, text[0], sizeof(first) - 1) &&
				      text[length - 1] != ' ' &&
				      !memchr(text, separator, length));
}

void csv_writer_field(struct csv_writer *w, const char *text, size_t length)
{
	bool plain = text_plain_prefix(text, length) == length &&
		is_plain_cell(text, length, w->separator);
	bool neutral = !plain && (w->flags & CSV_WRITER_NEUTRALISE) &&
		csv_is_formula(text, length);
	struct buf *cell = &w->cell;

	if (w->status)
		return;
	if (w->row_begun)
		put_text(w, &w->separator, 1);
	w->row_begun = true;
	if (plain && w->encoding == ENCODING_UTF8) {
		buf_put(&w->out, text, length);
	} else if (!neutral && !must_quote(text, length, w->separator)) {
		put_text(w, text, length);
	} else {
		cell->length = 0;
		buf_u8(cell, '"');
		if (neutral)
			buf_u8(cell, '\'');
		for (size_t i = 0; i < length; i++) {
			if (text[i] == '"')
				buf_u8(cell, '"');
			buf_u8(cell, (uint8_t)text[i]);
		}
		buf_u8(cell, '"');
		put_text(w, (const char *)cell->data, cell->length);
	}
	if (cell->status || w->out.status)
		fail(w, CREDIT_ENOMEM, 0);
}

void csv_writer_text(struct csv_writer *w, const char *text)
{
	csv_writer_field(w, text, strlen(text));
}

/* A text of digits needs no quotes, so that the apostrophe alone goes before it. */
void csv_writer_exact(struct csv_writer *w, const char *text)
{
	struct buf guarded = BUF_INIT;

	if (!csv_is_lossy_number(text)) {
		csv_writer_text(w, text);
		return;
	}
	buf_u8(&guarded, '\'');
	buf_str(&guarded, text);
	if (guarded.status)
		fail(w, CREDIT_ENOMEM, 0);
	else
		csv_writer_field(w, (const char *)guarded.data, guarded.length);
	buf_free(&guarded);
}

void csv_writer_exact_plain(struct csv_writer *w, const char *text, size_t length)
{
	if (w->status || w->encoding != ENCODING_UTF8 || csv_is_lossy_number(text) ||
		!is_plain_cell(text, length, w->separator)) {
		csv_writer_exact(w, text);
		return;
	}
	if (w->row_begun)
		buf_u8(&w->out, (uint8_t)w->separator);
	w->row_begun = true;
	buf_put(&w->out, text, length); /* a failure is told at the end of the row */
}

void csv_writer_row(struct csv_writer *w)
{
	if (w->status)
		return;
	put_text(w, "\r\n", 2);
	w->row_begun = false;
	if (w->out.status)
		fail(w, CREDIT_ENOMEM, 0);
	if (w->fd >= 0 && w->out.length >= FLUSH_BYTES)
		flush(w);
}

int csv_writer_finish(struct csv_writer *w, const char *path, credit_error *err)
{
	char character[16];

	if (!w->status && w->fd >= 0)
		flush(w);
	if (!w->status)
		return CREDIT_OK;
	if (w->status == CREDIT_ENOMEM)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (w->status == CREDIT_EFORMAT) {
		snprintf(character, sizeof(character), "U+%04X", (unsigned)w->number);
		return FAIL(err, CREDIT_EFORMAT, MSG_CSV_CANNOT_ENCODE, character,
			encoding_name(w->encoding));
	}
	return FAIL(err, w->status, MSG_FILE_WRITE, path, strerror(w->number));
}

void csv_writer_free(struct csv_writer *w)
{
	buf_free(&w->out);
	buf_free(&w->cell);
	memset(w, 0, sizeof(*w));
	w->fd = -1;
}
