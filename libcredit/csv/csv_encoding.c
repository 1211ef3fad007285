/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_encoding.c - names of encodings, and strict decoders to UTF-8.
 *
 * Runs once over every byte of every imported file.  Nearly all bytes are
 * ASCII or two- and three-byte Chinese, so each decoder copies eight plain
 * ASCII bytes at a time and takes the rest one character at a time.  A
 * character that another program would read differently is a fault, never a
 * guess: bad sequences, private use (each vendor has its own), U+FFFD (the
 * character was lost before the file came here) and control characters.
 */
#include "csv/csv_encoding.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define REPLACEMENT 0xFFFDu

static const struct {
	const char *name;
	enum encoding encoding;
} encodings[] = {
	{"utf-8", ENCODING_UTF8},
	{"gb18030", ENCODING_GB18030},
	{"utf-16le", ENCODING_UTF16LE},
	{"utf-16be", ENCODING_UTF16BE},
	{"utf8", ENCODING_UTF8},
	{"gbk", ENCODING_GB18030},
	{"gb2312", ENCODING_GB18030},
	{"cp936", ENCODING_GB18030},
};

const char *encoding_name(enum encoding encoding)
{
	for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++)
		if (encodings[i].encoding == encoding)
			return encodings[i].name;
	return "";
}

bool encoding_parse(const char *name, enum encoding *out)
{
	for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++) {
		if (strcasecmp(encodings[i].name, name) == 0) {
			*out = encodings[i].encoding;
			return true;
		}
	}
	*out = ENCODING_NONE;
	return false;
}

enum encoding encoding_bom(const uint8_t *bytes, size_t length, size_t *bom_bytes)
{
	*bom_bytes = 0;
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		*bom_bytes = 3;
		return ENCODING_UTF8;
	}
	if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0) {
		*bom_bytes = 2;
		return ENCODING_UTF16LE;
	}
	if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0) {
		*bom_bytes = 2;
		return ENCODING_UTF16BE;
	}
	return ENCODING_NONE;
}

int decoder_init(struct decoder *decoder, enum encoding encoding, credit_error *err)
{
	memset(decoder, 0, sizeof(*decoder));
	decoder->encoding = encoding;
	return encoding == ENCODING_GB18030 ? gb18030_ready(err) : CREDIT_OK;
}

void decoder_free(struct decoder *decoder)
{
	free(decoder->faults);
	memset(decoder, 0, sizeof(*decoder));
}

void decoder_drop_faults(struct decoder *decoder, size_t count)
{
	decoder->faults_first += count;
	if (decoder->faults_first == decoder->faults_count)
		decoder->faults_first = decoder->faults_count = 0;
}

/* Note a fault at the present end of out; its status is the sticky one of out. */
static void fault(struct decoder *d, struct buf *out, size_t start, enum message message,
	uint32_t what)
{
	if (d->faults_count == d->faults_capacity && d->faults_first > d->faults_count / 2) {
		d->faults_count -= d->faults_first;
		memmove(d->faults, d->faults + d->faults_first,
			d->faults_count * sizeof(d->faults[0]));
		d->faults_first = 0;
	}
	if (d->faults_count == d->faults_capacity) {
		size_t capacity = d->faults_capacity ? d->faults_capacity * 2 : 16;
		struct decode_fault *more =
			realloc(d->faults, capacity * sizeof(d->faults[0]));

		if (!more) {
			out->status = CREDIT_ENOMEM;
			return;
		}
		d->faults = more;
		d->faults_capacity = capacity;
	}
	d->faults[d->faults_count++] = (struct decode_fault){
		d->produced + (out->length - start), message, what};
}

static bool is_private_use(uint32_t c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) ||
		(c >= 0x100000 && c <= 0x10FFFD);
}

static bool is_control(uint32_t c)
{
	return c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7F && c < 0xA0;
}

/* Something may be wrong with it. */
static bool is_odd(uint32_t c)
{
	return is_control(c) || c == REPLACEMENT || is_private_use(c);
}

/* Append a decoded character and note what is wrong with it. */
static void put(struct decoder *d, struct buf *out, size_t start, uint32_t c)
{
	if (is_control(c))
		fault(d, out, start, MSG_CSV_CONTROL, c);
	else if (is_private_use(c))
		fault(d, out, start, MSG_CSV_PRIVATE_USE, c);
	else if (c == REPLACEMENT)
		fault(d, out, start, MSG_CSV_LOST, c);
	utf8_put(out, c == 0 ? REPLACEMENT : c);
}

static void put_bad(struct decoder *d, struct buf *out, size_t start, const uint8_t *bytes,
	size_t length)
{
	uint32_t what = 0;

	for (size_t i = 0; i < length && i < 4; i++)
		what = what << 8 | bytes[i];
	fault(d, out, start, MSG_CSV_BYTES, what);
	utf8_put(out, REPLACEMENT);
}

/* Leading bytes that are printable ASCII, in eights. */
static size_t plain_run(const uint8_t *bytes, size_t length)
{
	const uint64_t ones = 0x0101010101010101u;
	size_t at = 0;

	for (; at + 8 <= length; at += 8) {
		uint64_t word;

		memcpy(&word, bytes + at, 8);
		/* high bit set, below 0x20, or 0x7F: leave it to the caller */
		if ((word | ((word - ones * 0x20) & ~word) | (word + ones)) & ones * 0x80)
			break;
	}
	return at;
}

/*
 * One character of UTF-8: its bytes, 0 when more are needed, minus the bytes
 * to skip when it is none (Unicode, table 3-7).
 */
static int utf8_strict(const uint8_t *b, size_t length, uint32_t *c)
{
	size_t need = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
	uint8_t low = 0x80;
	uint8_t high = 0xBF;

	if (need == 1) {
		*c = b[0];
		return 1;
	}
	if (b[0] < 0xC2 || b[0] > 0xF4)
		return -1;
	if (b[0] == 0xE0)
		low = 0xA0;
	else if (b[0] == 0xF0)
		low = 0x90;
	if (b[0] == 0xED)
		high = 0x9F;
	else if (b[0] == 0xF4)
		high = 0x8F;
	*c = b[0] & (0xFFu >> (need + 1));
	for (size_t i = 1; i < need; i++) {
		if (i >= length)
			return 0;
		if (b[i] < low || b[i] > high)
			return -(int)i;
		*c = *c << 6 | (b[i] & 0x3F);
		low = 0x80;
		high = 0xBF;
	}
	return (int)need;
}

static int utf16_next(const uint8_t *b, size_t length, bool big, uint32_t *c)
{
	uint32_t first;
	uint32_t second;

	if (length < 2)
		return 0;
	first = big ? (uint32_t)b[0] << 8 | b[1] : (uint32_t)b[1] << 8 | b[0];
	*c = first;
	if (first < 0xD800 || first > 0xDFFF)
		return 2;
	if (first > 0xDBFF)
		return -2;
	if (length < 4)
		return 0;
	second = big ? (uint32_t)b[2] << 8 | b[3] : (uint32_t)b[3] << 8 | b[2];
	if (second < 0xDC00 || second > 0xDFFF)
		return -2;
	*c = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
	return 4;
}

/* One character in the decoder's encoding, with the answers of utf8_strict(). */
static int next(struct decoder *d, const uint8_t *bytes, size_t length, uint32_t *c)
{
	switch (d->encoding) {
	case ENCODING_GB18030:
		return gb18030_next(bytes, length, c);
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return utf16_next(bytes, length, d->encoding == ENCODING_UTF16BE, c);
	default:
		return utf8_strict(bytes, length, c);
	}
}

/*
 * Characters that nothing is wrong with, which is nearly all, written to *to as
 * UTF-8; returns their bytes of input and stops before the first other one.
 * There is room for three bytes of output for two of input.
 */
static size_t run_utf8(const uint8_t *bytes, size_t length, uint8_t **to)
{
	size_t at = 0;

	while (at < length) {
		size_t plain = plain_run(bytes + at, length - at);
		uint32_t c;
		int used;

		if (plain == 0) {
			used = utf8_strict(bytes + at, length - at, &c);
			if (used <= 0 || is_odd(c))
				break;
			plain = (size_t)used;
		}
		memcpy(*to, bytes + at, plain);
		*to += plain;
		at += plain;
	}
	return at;
}

static size_t run_gb18030(const uint8_t *bytes, size_t length, uint8_t **to)
{
	uint8_t *out = *to;
	size_t at = 0;

	while (at < length) {
		size_t plain = plain_run(bytes + at, length - at);
		uint32_t c;
		int used;

		if (plain) {
			memcpy(out, bytes + at, plain);
			out += plain;
			at += plain;
			continue;
		}
		used = gb18030_next(bytes + at, length - at, &c);
		if (used <= 0 || is_odd(c) || bytes[at] == 0x80)
			break;
		if (c < 0x80) {
			*out++ = (uint8_t)c;
		} else if (c < 0x800) {
			*out++ = (uint8_t)(0xC0 | c >> 6);
			*out++ = (uint8_t)(0x80 | (c & 0x3F));
		} else if (c < 0x10000) {
			*out++ = (uint8_t)(0xE0 | c >> 12);
			*out++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
			*out++ = (uint8_t)(0x80 | (c & 0x3F));
		} else {
			break;
		}
		at += (size_t)used;
	}
	*to = out;
	return at;
}

/* The plain characters at the beginning; 0 when there is none. */
static size_t run_plain(struct decoder *d, const uint8_t *bytes, size_t length,
	struct buf *out)
{
	uint8_t *to;
	size_t used;

	if (d->encoding == ENCODING_UTF16LE || d->encoding == ENCODING_UTF16BE ||
		buf_reserve(out, length + length / 2 + 4))
		return 0;
	to = out->data + out->length;
	used = d->encoding == ENCODING_GB18030 ? run_gb18030(bytes, length, &to)
					       : run_utf8(bytes, length, &to);
	out->length = (size_t)(to - out->data);
	return used;
}

/* Decode as many whole characters as there are; returns the bytes used. */
static size_t run(struct decoder *d, const uint8_t *bytes, size_t length, struct buf *out,
	size_t start)
{
	size_t at = 0;

	while (at < length && !out->status) {
		uint32_t c;
		int used;

		at += run_plain(d, bytes + at, length - at, out);
		if (at == length || out->status)
			break;
		used = next(d, bytes + at, length - at, &c);
		if (used == 0)
			break;
		if (used < 0) {
			put_bad(d, out, start, bytes + at, (size_t)-used);
			at += (size_t)-used;
			continue;
		}
		if (d->encoding == ENCODING_GB18030 && used == 1 && c >= 0x80)
			fault(d, out, start, MSG_CSV_EURO, bytes[at]);
		put(d, out, start, c);
		at += (size_t)used;
	}
	return at;
}

/* Finish the character whose first bytes came with an earlier piece. */
static size_t run_kept(struct decoder *d, const uint8_t *bytes, size_t length,
	struct buf *out, size_t start)
{
	size_t taken = 0;

	while (d->kept_count && taken < length) {
		size_t used;

		d->kept[d->kept_count++] = bytes[taken++];
		used = run(d, d->kept, d->kept_count, out, start);
		d->kept_count -= used;
		memmove(d->kept, d->kept + used, d->kept_count);
	}
	return taken;
}

int decoder_put(struct decoder *d, const uint8_t *bytes, size_t length, bool last,
	struct buf *out)
{
	size_t start = out->length;
	size_t at = run_kept(d, bytes, length, out, start);

	if (at < length) { /* so nothing is kept */
		at += run(d, bytes + at, length - at, out, start);
		if (at < length && !out->status) {
			d->kept_count = length - at;
			memcpy(d->kept, bytes + at, d->kept_count);
		}
	}
	if (last && d->kept_count) {
		put_bad(d, out, start, d->kept, d->kept_count);
		d->kept_count = 0;
	}
	d->produced += out->length - start;
	return out->status;
}
