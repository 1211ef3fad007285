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
#define RUN_MAX 32

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

static bool alphanumeric(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
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

/* Does a run of letters and digits look like something of a person? */
static bool personal(const char *run, size_t length)
{
	struct cleaned in = {.length = length};
	size_t digits = 0;

	while (digits < length && run[digits] >= '0' && run[digits] <= '9')
		digits++;
	if (length == 18 && digits >= 17) {
		credit_id id;

		memcpy(in.text, run, 18);
		if (in.text[17] == 'x')
			in.text[17] = 'X';
		/* a mistyped number still reveals its owner: only a valid code is spared */
		return person_shaped(&in) && (credit_code_read(&in, false, &id) != MSG_COUNT ||
			person_read(&in, CREDIT_DAY_MAX, &id) == MSG_COUNT);
	}
	if (digits != length) /* passports and cards that begin with letters */
		return (length == 9 || length == 8 || length == 15) && digits == 0 &&
			strspn(run + 3, "0123456789") >= length - 3;
	if (length == 11)
		return run[0] == '1' && run[1] >= '3';
	if (length == 15)
		return true;
	return length >= 16 && length <= 19 && (length == 17 || luhn(run, length));
}

void id_mask_text(const char *text, size_t length, struct buf *out)
{
	struct buf plain = BUF_INIT;
	const char *at;
	size_t left;

	/* full-width digits hide a number from nobody */
	if (!utf8_valid(text, length) || text_nfkc(text, length, &plain)) {
		buf_free(&plain);
		buf_str(out, "?");
		return;
	}
	at = buf_cstr(&plain);
	left = plain.length;
	while (left > 0) {
		size_t run = 0;
		char masked[RUN_MAX + 1];

		while (run < left && alphanumeric((uint8_t)at[run]))
			run++;
		if (run > 0 && run <= RUN_MAX && personal(at, run)) {
			mask_text(at, run, masked);
			buf_put(out, masked, run);
		} else {
			if (run == 0)
				run = 1;
			buf_put(out, at, run);
		}
		at += run;
		left -= run;
	}
	buf_free(&plain);
}
