/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id_mask.c - how much of an identifier a place may show; the one place.
 *
 * Hiding the birth day alone leaves 33 of 365 days because the check digit is
 * visible, so a person shows three characters and nothing else.  Codes of
 * organisations are public by law and stay whole.
 */
#include <string.h>

#include "base/text.h"
#include "id/id_schemes.h"

#define SHOWN 3
#define GROUPS_MAX 19
#define GROUPED_MAX 19

static bool of_organisation(const credit_id *id)
{
	return id->scheme == CREDIT_SCHEME_CREDIT_CODE ||
		id->scheme == CREDIT_SCHEME_ORGANISATION_CODE;
}

static void mask_text(const char *text, size_t length, char *out)
{
	size_t shown = length > 2 * SHOWN ? SHOWN : 0;

	memcpy(out, text, shown);
	memset(out + shown, '*', length - shown);
	out[length] = '\0';
}

int credit_id_mask(const credit_id *id, int mask, char *text, size_t size)
{
	if (text && size)
		text[0] = '\0';
	if (!id || !text || size < (size_t)id->length + 1 || mask < CREDIT_MASK_FULL ||
		mask > CREDIT_MASK_NONE)
		return CREDIT_EINVAL;
	if (mask == CREDIT_MASK_NONE ||
		(mask != CREDIT_MASK_FULL && id->scheme == CREDIT_SCHEME_LOCAL))
		return CREDIT_OK; /* a local id is a row number: nobody needs it */
	if (mask == CREDIT_MASK_FULL || of_organisation(id))
		memcpy(text, id->text, (size_t)id->length + 1);
	else
		mask_text(id->text, id->length, text);
	return CREDIT_OK;
}

/*
 * A text as one byte a character: '0' .. '9', 'A' .. 'Z', ' ' for what people
 * put between groups of digits, '?' for the rest; HIDDEN once it is to be.
 * Invisible characters are left out, so that none can split a number.
 */
#define HIDDEN '*'

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static char class_of(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0; /* full width hides a number from nobody */
	if (c >= 'a' && c <= 'z')
		c -= 'a' - 'A';
	if (c < 0x80 && (is_digit((char)c) || is_letter((char)c)))
		return (char)c;
	return c == '-' || is_space(c) ? ' ' : '?';
}

/* The next character; a byte that forms none stands for itself. */
static size_t next(const char *text, size_t length, uint32_t *c)
{
	size_t step = utf8_next(text, length, c);

	if (step > 0)
		return step;
	*c = 0xFFFD;
	return 1;
}

static void hide(char *at, size_t length)
{
	for (size_t i = 0, shown = 0; i < length; i++)
		if (at[i] != ' ' && shown++ >= SHOWN)
			at[i] = HIDDEN;
}

static bool luhn(const char *digits, size_t length)
{
	int sum = 0;

	for (size_t i = 0; i < length; i++) {
		int value = digits[length - 1 - i] - '0';

		if (i % 2 == 1)
			value = value * 2 > 9 ? value * 2 - 9 : value * 2;
		sum += value;
	}
	return sum % 10 == 0;
}

static bool is_mobile(const char *digits11)
{
	return digits11[0] == '1' && digits11[1] >= '3';
}

static size_t digits_at(const char *at, size_t left)
{
	size_t count = 0;

	while (count < left && is_digit(at[count]))
		count++;
	return count;
}

/* A whole word that is a code of an organisation, or one of a person with letters. */
static bool word_is_code(const struct cleaned *in)
{
	credit_id id;

	/* a mistyped number still reveals its owner: only a valid code is spared */
	return in->length == 18 && credit_code_read(in, false, &id) == MSG_COUNT &&
		!(person_shaped(in) && person_read(in, CREDIT_DAY_MAX, &id) == MSG_COUNT);
}

/* A run of letters and digits: 15 digits and more, and mobiles, wherever they stand. */
static void hide_in_word(char *word, size_t length)
{
	struct cleaned in = {.length = length < sizeof(in.text) ? length : 0};
	size_t count;

	memcpy(in.text, word, in.length);
	if (word_is_code(&in))
		return;
	if (passport_shaped(&in) || foreign_2017_shaped(&in)) {
		hide(word, length);
		return;
	}
	for (size_t at = 0; at < length; at += count ? count : 1) {
		count = digits_at(word + at, length - at);
		if (count >= 15)
			hide(word + at, count + (at + count < length && word[at + count] == 'X'));
		else if (count >= 11 && is_mobile(word + at + count - 11))
			hide(word + at, count);
	}
}

/* Are these digits, typed in groups, a number of a person?  Groups of a day are 4-2-2. */
static bool grouped_is_personal(const char *digits, size_t count, const size_t *groups, size_t last)
{
	struct cleaned in = {.length = 18};
	credit_id id;

	if (count == 11)
		return last == 2 && groups[0] == 3 && groups[1] == 4 && is_mobile(digits);
	if (count == 15) {
		in.length = 15;
		memcpy(in.text, digits, 15);
		return legacy_read(&in, CREDIT_DAY_MAX, &id) == MSG_COUNT;
	}
	if (count == 18) {
		memcpy(in.text, digits, 18);
		in.text[17] = person_check(in.text); /* whatever its check: the day tells */
		if (person_read(&in, CREDIT_DAY_MAX, &id) == MSG_COUNT)
			return true;
	}
	for (size_t i = 0; i < last; i++)
		if (groups[i] != 4)
			return false;
	return count >= 16 && digits[count - 1] != 'X' && luhn(digits, count);
}

/* Digits from a word's beginning, in groups with spaces or hyphens between. */
static void hide_groups(char *text, size_t length)
{
	char digits[GROUPED_MAX];
	size_t groups[GROUPS_MAX];
	size_t count = 0, at = 0;

	for (size_t last = 0; last < GROUPS_MAX; last++) {
		size_t more = digits_at(text + at, length - at);

		if (count + more > GROUPED_MAX)
			return;
		if (count + more == 17 && at + more < length && text[at + more] == 'X')
			more++;
		if (more == 0)
			return;
		memcpy(digits + count, text + at, more);
		groups[last] = more;
		count += more;
		at += more;
		if (last > 0 && (at == length || !is_digit(text[at])) &&
			grouped_is_personal(digits, count, groups, last)) {
			hide(text, at);
			return;
		}
		if (at == length || text[at] != ' ')
			return;
		while (at < length && text[at] == ' ')
			at++;
	}
}

static void hide_numbers(char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t word = 0;

		while (at + word < length &&
			(is_digit(text[at + word]) || is_letter(text[at + word])))
			word++;
		if (word > 0 && is_digit(text[at]))
			hide_groups(text + at, length - at);
		hide_in_word(text + at, word);
		at += word ? word : 1;
	}
}

void id_mask_text(const char *text, size_t length, struct buf *out)
{
	struct buf plain = BUF_INIT;
	uint32_t c;

	for (size_t at = 0; at < length;) {
		at += next(text + at, length - at, &c);
		if (!is_invisible(c))
			buf_u8(&plain, (uint8_t)class_of(c));
	}
	if (plain.status) { /* without memory nothing is shown */
		buf_free(&plain);
		buf_str(out, "?");
		return;
	}
	hide_numbers((char *)plain.data, plain.length);
	for (size_t at = 0, i = 0; at < length;) {
		size_t step = next(text + at, length - at, &c);

		if (!is_invisible(c) && plain.data[i++] == HIDDEN)
			buf_u8(out, HIDDEN);
		else if (c == 0xFFFD)
			buf_u8(out, '?');
		else
			buf_put(out, text + at, step);
		at += step;
	}
	buf_free(&plain);
}
