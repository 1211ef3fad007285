/* SPDX-License-Identifier: Apache-2.0 */
/*
 * text.c - UTF-8, normal forms and the keys that names are compared by.
 *
 * utf8_valid runs over every byte of every file imported; the normal forms run
 * once a cell.  Unicode's tables are utf8proc's.
 */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "credit/base.h"

/* Length of the valid character at text, or 0. */
static size_t character_bytes(const uint8_t *t, size_t length)
{
	if (t[0] < 0x80)
		return 1;
	if (t[0] >= 0xC2 && t[0] <= 0xDF)
		return length >= 2 && (t[1] & 0xC0) == 0x80 ? 2 : 0;
	if (t[0] >= 0xE0 && t[0] <= 0xEF) {
		if (length < 3 || (t[1] & 0xC0) != 0x80 || (t[2] & 0xC0) != 0x80)
			return 0;
		if ((t[0] == 0xE0 && t[1] < 0xA0) || (t[0] == 0xED && t[1] > 0x9F))
			return 0;
		return 3;
	}
	if (t[0] >= 0xF0 && t[0] <= 0xF4) {
		if (length < 4 || (t[1] & 0xC0) != 0x80 || (t[2] & 0xC0) != 0x80 ||
			(t[3] & 0xC0) != 0x80)
			return 0;
		if ((t[0] == 0xF0 && t[1] < 0x90) || (t[0] == 0xF4 && t[1] > 0x8F))
			return 0;
		return 4;
	}
	return 0;
}

/* Of U+3000 to U+CFFF, as most of a text?  Three bytes are there. */
static inline bool is_han(const uint8_t *t)
{
	return t[0] >= 0xE3 && t[0] <= 0xEC && (t[1] & 0xC0) == 0x80 && (t[2] & 0xC0) == 0x80;
}

size_t utf8_valid_prefix(const char *text, size_t length)
{
	const uint8_t *t = (const uint8_t *)text;
	size_t at = 0;

	while (at < length) {
		uint64_t eight;
		size_t step;

		if (length - at >= 8) {
			memcpy(&eight, t + at, 8);
			if ((eight & 0x8080808080808080u) == 0) {
				at += 8;
				continue;
			}
		}
		if (length - at >= 3 && is_han(t + at)) {
			at += 3;
			continue;
		}
		step = character_bytes(t + at, length - at);
		if (step == 0)
			break;
		at += step;
	}
	return at;
}

bool utf8_valid(const char *text, size_t length)
{
	return utf8_valid_prefix(text, length) == length;
}

size_t utf8_floor(const char *text, size_t length)
{
	while (length > 0 && ((uint8_t)text[length] & 0xC0) == 0x80)
		length--;
	return length;
}

size_t utf8_count(const char *text, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((uint8_t)text[i] & 0xC0) != 0x80;
	return count;
}

size_t utf8_next(const char *text, size_t length, uint32_t *code_point)
{
	const uint8_t *t = (const uint8_t *)text;
	size_t step = length ? character_bytes(t, length) : 0;

	switch (step) {
	case 1:
		*code_point = t[0];
		break;
	case 2:
		*code_point = (uint32_t)(t[0] & 0x1F) << 6 | (t[1] & 0x3F);
		break;
	case 3:
		*code_point = (uint32_t)(t[0] & 0x0F) << 12 | (uint32_t)(t[1] & 0x3F) << 6 |
			(t[2] & 0x3F);
		break;
	case 4:
		*code_point = (uint32_t)(t[0] & 0x07) << 18 | (uint32_t)(t[1] & 0x3F) << 12 |
			(uint32_t)(t[2] & 0x3F) << 6 | (t[3] & 0x3F);
		break;
	default:
		*code_point = 0;
	}
	return step;
}

static bool is_plain_ascii(uint8_t c)
{
	switch (c) {
	case '"':
	case '&':
	case '\'':
	case '<':
	case '>':
	case '\\':
		return false;
	}
	return c >= 0x20 && c < 0x7F;
}

/* Of U+FF00 to U+FF7F, the full-width forms of punctuation?  Three bytes are there. */
static inline bool is_full_width(const uint8_t *t)
{
	return t[0] == 0xEF && (t[1] == 0xBC || t[1] == 0xBD) && (t[2] & 0xC0) == 0x80;
}

/* Most of a text is printable ASCII and Han, which no writer has to look at. */
size_t text_plain_prefix(const char *text, size_t length)
{
	const uint8_t *t = (const uint8_t *)text;
	size_t at = 0;

	while (at < length) {
		if (is_plain_ascii(t[at]))
			at++;
		else if (length - at >= 3 && (is_han(t + at) || is_full_width(t + at)))
			at += 3;
		else
			break;
	}
	return at;
}

void utf8_put(struct buf *out, uint32_t code_point)
{
	uint8_t bytes[4];
	utf8proc_ssize_t length =
		utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);

	buf_put(out, bytes, length > 0 ? (size_t)length : 0);
}

bool is_space(uint32_t c)
{
	return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 ||
		c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
		c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(uint32_t c)
{
	return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xAD ||
		(c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_deceptive(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
		return true;
	if (c < 0xAD)
		return false;
	return is_invisible(c) || c == 0x61C || c == 0x180E || (c >= 0x2061 && c <= 0x2064) ||
		(c >= 0x206A && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB) ||
		(c >= 0xE0000 && c <= 0xE007F);
}

void text_shown(const char *text, size_t length, struct buf *out)
{
	uint32_t c;
	size_t step;

	for (; (step = utf8_next(text, length, &c)) > 0; text += step, length -= step) {
		if (is_deceptive(c))
			buf_printf(out, "[U+%04X]", (unsigned)c);
		else
			buf_put(out, text, step);
	}
}

void text_trim(const char **text, size_t *length)
{
	uint32_t c;
	size_t step;

	while ((step = utf8_next(*text, *length, &c)) && (is_space(c) || is_invisible(c))) {
		*text += step;
		*length -= step;
	}
	while (*length > 0) {
		size_t last = utf8_floor(*text, *length - 1);

		step = utf8_next(*text + last, *length - last, &c);
		if (step != *length - last || !(is_space(c) || is_invisible(c)))
			return;
		*length = last;
	}
}

/* utf8proc's map of valid UTF-8, appended to out. */
static int map(const char *text, size_t length, int options, struct buf *out)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t got;

	if (length == 0)
		return out->status;
	got = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &mapped,
		(utf8proc_option_t)options);
	if (got < 0)
		return got == UTF8PROC_ERROR_NOMEM ? CREDIT_ENOMEM : CREDIT_EFORMAT;
	buf_put(out, mapped, (size_t)got);
	free(mapped);
	return out->status;
}

/* Plain ASCII is in every normal form: most cells need no tables. */
static bool is_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((uint8_t)text[i] >= 0x80)
			return false;
	return true;
}

int text_nfkc(const char *text, size_t length, struct buf *out)
{
	if (is_ascii(text, length)) {
		buf_put(out, text, length);
		return out->status;
	}
	return map(text, length, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT, out);
}

int text_nfc(const char *text, size_t length, struct buf *out)
{
	if (is_ascii(text, length)) {
		buf_put(out, text, length);
		return out->status;
	}
	return map(text, length, UTF8PROC_STABLE | UTF8PROC_COMPOSE, out);
}

static uint32_t name_character(uint32_t c)
{
	switch (c) {
	case 0x2022: /* • */
	case 0x30FB: /* ・, also what NFKC makes of the half-width form */
	case 0x2027: /* ‧ */
	case 0x2219: /* ∙ */
	case 0x22C5: /* ⋅ */
	case 0x2E:   /* . is what NFKC makes of ．, used in names of minorities */
		return 0xB7;
	case 0x3010: /* 【 */
	case 0x3014: /* 〔 */
	case '[':
		return '(';
	case 0x3011: /* 】 */
	case 0x3015: /* 〕 */
	case ']':
		return ')';
	}
	return c;
}

static uint32_t document_character(uint32_t c)
{
	return c == '.' || c == 0x2022 || c == 0x30FB ? c : name_character(c);
}

/* Copy mapped text without spaces and invisibles, each character through one(). */
static void squeeze(struct buf *mapped, uint32_t (*one)(uint32_t), struct buf *out)
{
	const char *at = (const char *)mapped->data;
	size_t left = mapped->length;
	uint32_t c;
	size_t step;

	while ((step = utf8_next(at, left, &c))) {
		if (!is_space(c) && !is_invisible(c))
			utf8_put(out, one(c));
		at += step;
		left -= step;
	}
}

/*
 * What most names and numbers consist of: ASCII, its full-width forms, Han
 * characters and their brackets.  No mark joins any two of them and Unicode's
 * tables have nothing else to say about them: *c becomes its compatible form.
 */
static bool is_plain(uint32_t *c)
{
	if (*c >= 0xFF01 && *c <= 0xFF5E)
		*c -= 0xFF01 - '!';
	return *c < 0x80 || (*c >= 0x4E00 && *c <= 0x9FFF) || (*c >= 0x3400 && *c <= 0x4DBF) ||
		*c == 0xB7 || *c == 0x3010 || *c == 0x3011 || *c == 0x3014 || *c == 0x3015;
}

static bool is_plain_text(const char *text, size_t length)
{
	uint32_t c;
	size_t step;

	for (; (step = utf8_next(text, length, &c)) && is_plain(&c); text += step)
		length -= step;
	return length == 0;
}

/*
 * The key of plain text, without tables: an import makes four keys a row.
 * What stays as it is gets copied in runs.
 */
static int key_of_plain(const char *text, size_t length, bool fold,
	uint32_t (*one)(uint32_t), struct buf *out)
{
	const char *run = text;
	uint32_t given;
	size_t step;

	for (; (step = utf8_next(text, length, &given)); text += step) {
		uint32_t c = given;
		bool kept;

		length -= step;
		is_plain(&c);
		if (fold && c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		kept = !is_space(c) && !is_invisible(c);
		if (kept && one(c) == given)
			continue;
		buf_put(out, run, (size_t)(text - run));
		run = text + step;
		if (kept)
			utf8_put(out, one(c));
	}
	buf_put(out, run, (size_t)(text - run));
	return out->status;
}

/* Taking out a space may bring a letter and its mark together: compose once more. */
static int key_of(const char *text, size_t length, int options, uint32_t (*one)(uint32_t),
	struct buf *out)
{
	struct buf mapped = BUF_INIT;
	struct buf tight = BUF_INIT;
	int status;

	if (is_plain_text(text, length))
		return key_of_plain(text, length, options & UTF8PROC_CASEFOLD, one, out);
	status = map(text, length, options, &mapped);
	if (status == CREDIT_OK) {
		squeeze(&mapped, one, &tight);
		status = tight.status;
	}
	if (status == CREDIT_OK)
		status = text_nfc((const char *)tight.data, tight.length, out);
	buf_free(&tight);
	buf_free(&mapped);
	return status;
}

int text_match_key(const char *text, size_t length, struct buf *out)
{
	return key_of(text, length,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD,
		name_character, out);
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Letters of all scripts, their marks, numbers. */
static bool is_said(uint32_t c)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

int text_statement_key(const char *text, size_t length, struct buf *out)
{
	struct buf key = BUF_INIT;
	int status = text_match_key(text, length, &key);
	const char *at = (const char *)key.data;
	size_t left = key.length;
	uint32_t before = 0; /* the last one that was kept */
	uint32_t mark = 0;   /* between it and this one */
	uint32_t c;
	size_t step;

	for (; !status && (step = utf8_next(at, left, &c)); at += step, left -= step) {
		if (!is_said(c)) {
			mark = c;
			continue;
		}
		if (mark && is_digit(before) && is_digit(c))
			utf8_put(out, mark);
		utf8_put(out, c);
		before = c;
		mark = 0;
	}
	buf_free(&key);
	return status ? status : out->status;
}

int text_document_key(const char *text, size_t length, struct buf *out)
{
	return key_of(text, length, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT,
		document_character, out);
}

/* The next character of plain text that a document's key keeps, as it stands there; 0: none. */
static uint32_t next_of_document(const char **text, size_t *length)
{
	uint32_t c;
	size_t step;

	while ((step = utf8_next(*text, *length, &c))) {
		*text += step;
		*length -= step;
		is_plain(&c);
		if (!is_space(c) && !is_invisible(c))
			return document_character(c);
	}
	return 0;
}

bool text_documents_differ(const char *a, const char *b)
{
	size_t left = strlen(a);
	size_t right = strlen(b);
	uint32_t c;

	if (!is_plain_text(a, left) || !is_plain_text(b, right))
		return false;
	do {
		c = next_of_document(&a, &left);
		if (c != next_of_document(&b, &right))
			return true;
	} while (c);
	return false;
}

bool text_equal(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

static const char base32_alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void base32_encode(const uint8_t *bytes, size_t count, char *text)
{
	uint32_t bits = 0;
	int have = 0;

	for (size_t i = 0; i < count; i++) {
		bits = bits << 8 | bytes[i];
		have += 8;
		while (have >= 5) {
			have -= 5;
			*text++ = base32_alphabet[bits >> have & 31];
		}
	}
	if (have > 0)
		*text++ = base32_alphabet[bits << (5 - have) & 31];
	*text = '\0';
}

bool base32_decode(const char *text, size_t length, uint8_t *bytes, size_t count)
{
	uint32_t bits = 0;
	int have = 0;
	size_t done = 0;

	if (length != BASE32_LENGTH(count))
		return false;
	for (size_t i = 0; i < length; i++) {
		const char *found = text[i] ? strchr(base32_alphabet, text[i]) : NULL;

		if (!found)
			return false;
		bits = bits << 5 | (uint32_t)(found - base32_alphabet);
		have += 5;
		if (have >= 8) {
			have -= 8;
			bytes[done++] = (uint8_t)(bits >> have);
		}
	}
	return (bits & ((1u << have) - 1)) == 0;
}

void hex_encode(const uint8_t *bytes, size_t count, char *text)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < count; i++) {
		*text++ = digits[bytes[i] >> 4];
		*text++ = digits[bytes[i] & 15];
	}
	*text = '\0';
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

bool hex_decode(const char *text, size_t length, uint8_t *bytes, size_t count)
{
	if (length != count * 2)
		return false;
	for (size_t i = 0; i < count; i++) {
		int high = hex_value(text[2 * i]);
		int low = hex_value(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		bytes[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}
