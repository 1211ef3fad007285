/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id_shown.c - looks for numbers of persons in what is, or is to be, published.
 *
 * Runs over every value of every row that is printed or verified, and over the text
 * of every page.  A salt or a digest is one long word of letters and digits, so it
 * never is a number that stands by itself.
 */
#include "id/id_shown.h"

#include <string.h>

#include "base/buf.h"
#include "credit/id.h"
#include "id/identifier.h"

#define MOBILE_DIGITS 11
#define NUMBER_BYTES_MIN 9 /* the shortest identifier of a person */
#define NUMBER_BYTES_MAX 18
#define DIGITS_MIN 7 /* what has fewer, full width or not, is no number of a person */

/* Most names have no digit at all: nothing is allocated for them. */
static bool has_digits(const char *text, size_t length)
{
	const uint8_t *t = (const uint8_t *)text;
	size_t digits = 0;

	for (size_t i = 0; i < length; i++)
		digits += (t[i] >= '0' && t[i] <= '9') ||
			(t[i] == 0xEF && i + 2 < length && t[i + 1] == 0xBC &&
				t[i + 2] >= 0x90 && t[i + 2] <= 0x99);
	return digits >= DIGITS_MIN;
}

bool shows_number(const char *text, size_t length)
{
	struct buf masked = BUF_INIT;
	bool shows;

	if (!has_digits(text, length))
		return false;
	id_mask_text(text, length, &masked);
	shows = masked.status || masked.length != length ||
		memcmp(masked.data, text, length) != 0;
	buf_free(&masked);
	return shows;
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_person(const char *word, size_t length)
{
	credit_id id;

	return length >= NUMBER_BYTES_MIN && length <= NUMBER_BYTES_MAX &&
		credit_id_parse(word, length, &id) == CREDIT_OK &&
		id.kind == CREDIT_KIND_PERSON;
}

static bool is_mobile(const char *word, size_t length)
{
	if (length != MOBILE_DIGITS || word[0] != '1' || word[1] < '3')
		return false;
	for (size_t i = 0; i < length; i++)
		if (word[i] < '0' || word[i] > '9')
			return false;
	return true;
}

bool shows_person(const char *text, size_t length, bool phones)
{
	size_t at = 0;

	while (at < length) {
		size_t word = 0;

		while (at + word < length && is_word(text[at + word]))
			word++;
		if (is_person(text + at, word) || (phones && is_mobile(text + at, word)))
			return true;
		at += word ? word : 1;
	}
	return false;
}
