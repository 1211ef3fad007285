/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id_read.c - from what people type to one normal form, or one fault.
 *
 * Runs once a row imported and once a subject checked.  Clean ASCII, nearly
 * all of it, takes one pass and no memory; anything else is cleaned character
 * by character.  A text that fits two schemes is read as a person: mistaking a
 * firm for a person hides a number, the other way round would print one.
 */
#include <string.h>

#include "base/text.h"
#include "id/id_schemes.h"

#define TYPED_BYTES_MAX 400
#define WORD_LONG 8 /* characters between spaces that may be a number of their own */

void id_set(credit_id *out, int scheme, int kind, unsigned flags, const char *text, size_t length)
{
	memset(out, 0, sizeof(*out));
	out->scheme = (uint8_t)scheme;
	out->kind = (uint8_t)kind;
	out->flags = (uint8_t)flags;
	out->length = (uint8_t)length;
	memcpy(out->text, text, length);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool all_digits(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!is_digit(text[i]))
			return false;
	return true;
}

/* Clean ASCII letters and digits: the usual cell. */
static bool clean_fast(const char *text, size_t length, struct cleaned *out)
{
	if (length == 0 || length >= sizeof(out->text))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (!is_digit(text[i]) && !is_upper(text[i]))
			return false;
		out->text[i] = text[i];
	}
	out->text[length] = '\0';
	out->length = length;
	out->flags = 0;
	return true;
}

/* "6.20102E+17": what a spreadsheet shows of a number it took for a quantity. */
static bool is_scientific(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && (is_digit(text[at]) || text[at] == '.'))
		at++;
	if (at == 0 || at + 1 >= length || text[at] != 'E')
		return false;
	if (text[at + 1] != '+' && !memchr(text, '.', at))
		return false;
	at += text[at + 1] == '+' ? 2 : 1;
	return at < length && all_digits(text + at, length - at);
}

static bool is_separator(uint32_t c)
{
	return c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == ',' || c == ';' || c == '/' ||
		c == '|' || c == 0xFF0F;
}

/* One character of ASCII for a typed one; 0 when it has none. */
static char ascii_of(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	if (c >= 'a' && c <= 'z')
		c -= 'a' - 'A';
	return c > 0x20 && c < 0x7F ? (char)c : 0;
}

/* Spaces and invisibles out, full width to ASCII, upper case. */
static enum message squeeze(const char *text, size_t length, char *plain, size_t size, size_t *used)
{
	enum message fault = MSG_COUNT;
	size_t at = 0, word = 0, words = 0;

	*used = 0;
	while (at < length) {
		uint32_t c;
		size_t step = utf8_next(text + at, length - at, &c);

		if (step == 0)
			return MSG_ID_CHARACTER;
		at += step;
		if (is_space(c))
			word = 0;
		if (is_space(c) || is_invisible(c))
			continue;
		words += ++word == WORD_LONG;
		if (is_separator(c))
			fault = MSG_ID_SEVERAL;
		else if (!ascii_of(c) && fault == MSG_COUNT)
			fault = MSG_ID_CHARACTER;
		if (*used < size)
			plain[*used] = ascii_of(c) ? ascii_of(c) : '?';
		++*used;
	}
	/* one number in groups is no longer than 18: 629999 19800229 1018 */
	return fault == MSG_COUNT && words > 1 && *used > 18 ? MSG_ID_SEVERAL : fault;
}

/* ="..." and '... keep a spreadsheet from taking a number for a quantity. */
static void strip_guards(char **text, size_t *length)
{
	if (*length >= 3 && (*text)[0] == '=' && (*text)[1] == '"' && (*text)[*length - 1] == '"') {
		*text += 2;
		*length -= 3;
	}
	while (*length > 0 && ((*text)[0] == '\'' || (*text)[0] == '`')) {
		++*text;
		--*length;
	}
}

static enum message clean(const char *text, size_t length, struct cleaned *out)
{
	char plain[64];
	char *at = plain;
	size_t used = 0;
	enum message fault;

	if (length > TYPED_BYTES_MAX)
		return MSG_ID_LENGTH;
	fault = squeeze(text, length, plain, sizeof(plain), &used);
	if (fault != MSG_COUNT)
		return fault;
	if (used == 0)
		return MSG_ID_EMPTY;
	if (used > sizeof(plain))
		return MSG_ID_LENGTH;
	strip_guards(&at, &used);
	if (used == 0)
		return MSG_ID_EMPTY;
	if (is_scientific(at, used))
		return MSG_ID_SCIENTIFIC;
	if (used == 10 && at[8] == '-') { /* D2143569-X, as GB 11714 prints it */
		at[8] = at[9];
		used = 9;
	}
	if (!clean_fast(at, used, out))
		return used >= sizeof(out->text) ? MSG_ID_LENGTH : MSG_ID_CHARACTER;
	out->flags = CREDIT_ID_CLEANED;
	return MSG_COUNT;
}

/* 91, 92, 93 and a province: no resident's number, and hardly a foreign resident's. */
static bool business_shaped(const char *digits)
{
	return digits[0] == '9' && digits[1] >= '1' && digits[1] <= '3' &&
		province_known(digits + 2);
}

/*
 * 18 characters: a person first, then a credit code; the fault of the likelier
 * one.  What could be a person's number is confirmed as a code only with the
 * registrar of businesses, whose 9 begins no resident's number: confirming a
 * mistyped number must not make an organisation of its owner, printed whole.
 */
static enum message read_18(
	const struct cleaned *in, credit_day today, bool confirm, credit_id *out)
{
	enum message person, code;
	bool business, born;

	if (!person_shaped(in))
		return credit_code_read(in, confirm, out);
	person = person_read(in, today, out);
	if (person == MSG_COUNT)
		return person;
	business = business_shaped(in->text);
	born = person != MSG_ID_BIRTH && person != MSG_ID_BIRTH_FUTURE;
	code = credit_code_read(in, confirm && business && !born, out);
	if (!born) {
		if (code == MSG_COUNT)
			return code;
		if (memcmp(in->text + 15, "000", 3) == 0)
			return MSG_ID_TRUNCATED;
		return person == MSG_ID_BIRTH_FUTURE || strchr("12", in->text[6]) ? person : code;
	}
	/* With a past day of birth inside it was meant as a person's, but for a business. */
	if (code != MSG_COUNT || !(business || (confirm && person != MSG_ID_TRUNCATED)))
		return person;
	if (!business)
		out->flags |= CREDIT_ID_CONFIRMED;
	return MSG_COUNT;
}

/* Rule: design: shapes of PRC passports; they carry no check. */
bool passport_shaped(const struct cleaned *in)
{
	const char *t = in->text;

	if (in->length == 8)
		return strchr("DSP", t[0]) && all_digits(t + 1, 7);
	if (in->length != 9)
		return false;
	if (strchr("EG", t[0]) && all_digits(t + 1, 8))
		return true;
	if (t[0] == 'E' && is_upper(t[1]) && t[1] != 'I' && t[1] != 'O' && all_digits(t + 2, 7))
		return true;
	return strchr("DSP", t[0]) && t[1] == 'E' && all_digits(t + 2, 7);
}

bool foreign_2017_shaped(const struct cleaned *in)
{
	return in->length == 15 && is_upper(in->text[0]) && is_upper(in->text[1]) &&
		is_upper(in->text[2]) && all_digits(in->text + 3, 12);
}

static enum message read_cleaned(
	const struct cleaned *in, credit_day today, bool confirm, credit_id *out)
{
	if (in->length == 18)
		return read_18(in, today, confirm, out);
	if (in->length == 15 && all_digits(in->text, 15))
		return legacy_read(in, today, out);
	if (foreign_2017_shaped(in)) {
		id_set(out, CREDIT_SCHEME_FOREIGN_RESIDENT, CREDIT_KIND_PERSON, in->flags,
			in->text, 15);
		return MSG_COUNT;
	}
	if (passport_shaped(in)) {
		id_set(out, CREDIT_SCHEME_PASSPORT, CREDIT_KIND_PERSON, in->flags, in->text,
			in->length);
		return MSG_COUNT;
	}
	if (in->length == 9)
		return organisation_code_read(in, out);
	return MSG_ID_LENGTH;
}

enum message id_read(const char *text, size_t length, credit_day today, bool confirm,
	credit_id *out)
{
	struct cleaned cleaned;
	enum message fault = MSG_COUNT;

	if (!clean_fast(text, length, &cleaned))
		fault = clean(text, length, &cleaned);
	if (fault == MSG_COUNT)
		fault = read_cleaned(&cleaned, today, confirm, out);
	if (fault != MSG_COUNT)
		memset(out, 0, sizeof(*out));
	return fault;
}

int credit_id_parse(const char *text, size_t length, credit_id *out)
{
	if (out)
		memset(out, 0, sizeof(*out));
	if (!text || !out)
		return CREDIT_EINVAL;
	return id_read(text, length, credit_day_today(), false, out) == MSG_COUNT
		? CREDIT_OK
		: CREDIT_EFORMAT;
}

int credit_id_confirm(const char *text, size_t length, credit_id *out)
{
	if (out)
		memset(out, 0, sizeof(*out));
	if (!text || !out)
		return CREDIT_EINVAL;
	return id_read(text, length, credit_day_today(), true, out) == MSG_COUNT
		? CREDIT_OK
		: CREDIT_EFORMAT;
}

const char *credit_id_fault(const char *text, size_t length)
{
	credit_id id;
	enum message fault;

	if (!text)
		return NULL;
	fault = id_read(text, length, credit_day_today(), false, &id);
	return fault == MSG_COUNT ? "" : message_code(fault);
}
