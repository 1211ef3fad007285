/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_mask.c - looks for numbers of persons in what is published.
 *
 * Runs over every value of every row and over the text of every page.  A salt or
 * a digest is one long word of letters and digits, so it never is a number that
 * stands by itself.
 */
#include "edition/verify_mask.h"

#include <string.h>

#include "base/buf.h"
#include "credit/id.h"
#include "id/identifier.h"

#define MOBILE_DIGITS 11
#define NUMBER_BYTES_MIN 9 /* the shortest identifier of a person */
#define NUMBER_BYTES_MAX 18

bool shows_number(const char *text, size_t length)
{
	struct buf masked = BUF_INIT;
	bool shows;

	if (strcspn(text, "0123456789\xEF") >= length)
		return false; /* nothing that could be a digit, full width or not */
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
