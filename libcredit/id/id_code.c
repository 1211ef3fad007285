/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id_code.c - unified social credit codes and organisation codes.
 *
 * GB 32100-2015 (18 characters, weights 3^i mod 31) holds an organisation code
 * of GB 11714-1997 in positions 9 to 17.  The two standards number the letters
 * differently: GB 32100 skips I O S V Z (J is 18, Y is 30), GB 11714 skips none
 * (J is 19, Z is 35).  Position 17 is checked by the second.
 */
#include "id/id_schemes.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* Value of a character in GB 32100 plus one; 0 for those outside its alphabet. */
static const uint8_t credit_values['Z' + 1] = {['0'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
	['A'] = 11, 12, 13, 14, 15, 16, 17, 18, ['J'] = 19, 20, 21, 22, 23, ['P'] = 24, 25, 26,
	['T'] = 27, 28, ['W'] = 29, 30, 31};

static int credit_value(char c)
{
	return (uint8_t)c <= 'Z' ? credit_values[(uint8_t)c] - 1 : -1;
}

static int organisation_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	return -1;
}

char credit_code_check(const char *chars17)
{
	static const int weights[17] = {
		1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
	int sum = 0;

	for (int i = 0; i < 17; i++) {
		int value = credit_value(chars17[i]);

		if (value < 0)
			return 0;
		sum += weights[i] * value;
	}
	return alphabet[(31 - sum % 31) % 31];
}

char organisation_check(const char *chars8)
{
	static const int weights[8] = {3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;

	for (int i = 0; i < 8; i++) {
		int value = organisation_value(chars8[i]);

		if (value < 0)
			return 0;
		sum += weights[i] * value;
	}
	return "0X987654321"[sum % 11]; /* 11 - sum mod 11; 10 is X, 11 is 0 */
}

/* Rule: GB 32100-2015 table 1; design: 11 and 12 are government bodies. */
static int kind_of(const char *text)
{
	if (text[0] == '1' && (text[1] == '1' || text[1] == '2'))
		return CREDIT_KIND_GOVERNMENT;
	if (text[0] == '9')
		return CREDIT_KIND_BUSINESS;
	return CREDIT_KIND_ORGANISATION;
}

/* Registrars and their categories as published; others are genuine now and then. */
static bool category_known(const char *text)
{
	static const char *const known[] = {"1:1239", "2:19", "3:123459", "4:19", "5:123459",
		"6:129", "7:129", "8:19", "9:1239", "A:19", "N:1239", "Y:1"};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i][0] == text[0])
			return strchr(known[i] + 2, text[1]) != NULL;
	return false;
}

enum message credit_code_read(const struct cleaned *in, bool confirm, credit_id *out)
{
	bool known = category_known(in->text);
	unsigned flags = in->flags;
	char inside;

	for (size_t i = 0; i < 18; i++)
		if (credit_value(in->text[i]) < 0)
			return strchr("IOSVZ", in->text[i]) ? MSG_ID_LETTER : MSG_ID_CHARACTER;
	inside = organisation_check(in->text + 8);
	if (credit_code_check(in->text) != in->text[17]) {
		if (!confirm || !known || inside != in->text[16])
			return MSG_ID_CHECK_DIGIT;
		flags |= CREDIT_ID_CONFIRMED;
	} else if (inside != in->text[16]) {
		return MSG_ID_ORGANISATION_DIGIT;
	}
	if (!known)
		flags |= CREDIT_ID_CATEGORY;
	if (memcmp(in->text + 15, "000", 3) == 0 && strspn(in->text, "0123456789") == 18)
		flags |= CREDIT_ID_SUSPECT;
	id_set(out, CREDIT_SCHEME_CREDIT_CODE, kind_of(in->text), flags, in->text, 18);
	return MSG_COUNT;
}

enum message organisation_code_read(const struct cleaned *in, credit_id *out)
{
	char check = organisation_check(in->text);

	if (check == 0)
		return MSG_ID_CHARACTER;
	if (check != in->text[8])
		return MSG_ID_CHECK_DIGIT;
	id_set(out, CREDIT_SCHEME_ORGANISATION_CODE, CREDIT_KIND_ORGANISATION, in->flags,
		in->text, 9);
	return MSG_COUNT;
}

bool id_is_sole_trader(const credit_id *id)
{
	return id->scheme == CREDIT_SCHEME_CREDIT_CODE && memcmp(id->text, "92", 2) == 0;
}

bool id_organisation_code(const credit_id *credit_code, credit_id *out)
{
	if (credit_code->scheme != CREDIT_SCHEME_CREDIT_CODE || credit_code->length != 18)
		return false;
	id_set(out, CREDIT_SCHEME_ORGANISATION_CODE, CREDIT_KIND_ORGANISATION, 0,
		credit_code->text + 8, 9);
	return true;
}
