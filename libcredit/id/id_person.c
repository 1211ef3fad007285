/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id_person.c - identifiers of natural persons with a birth day inside.
 *
 * GB 11643-1999 (18 characters, ISO 7064 MOD 11-2), its 15-digit predecessor,
 * the residence permits of Hong Kong, Macau and Taiwan residents (810000,
 * 820000, 830000) and the 2023 card of foreign permanent residents (9...),
 * which share form and check.  A retired or unknown division is no fault: it
 * is the code at first registration and stays for life.
 */
#include "id/id_schemes.h"

#include <string.h>

#include "base/day.h"

bool person_shaped(const struct cleaned *in)
{
	if (in->length != 18)
		return false;
	for (size_t i = 0; i < 17; i++)
		if (in->text[i] < '0' || in->text[i] > '9')
			return false;
	return (in->text[17] >= '0' && in->text[17] <= '9') || in->text[17] == 'X';
}

char person_check(const char *digits17)
{
	static const int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += weights[i] * (digits17[i] - '0');
	return "10X98765432"[sum % 11];
}

static int number(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++)
		value = value * 10 + (text[i] - '0');
	return value;
}

/* The birth day in an 18-character number, or CREDIT_DAY_NONE. */
static credit_day birth_of(const char *text)
{
	int year = number(text + 6, 4);
	int month = number(text + 10, 2);
	int day = number(text + 12, 2);

	if (year < 1800 || !day_exists(year, month, day))
		return CREDIT_DAY_NONE;
	return day_from_parts(year, month, day);
}

/* The provinces of GB/T 2260, 1980 to today, and 83 and 91 of the permits. */
bool province_known(const char *digits2)
{
	static const bool known[100] = {[11] = 1, [12] = 1, [13] = 1, [14] = 1, [15] = 1,
		[21] = 1, [22] = 1, [23] = 1, [31] = 1, [32] = 1, [33] = 1, [34] = 1, [35] = 1,
		[36] = 1, [37] = 1, [41] = 1, [42] = 1, [43] = 1, [44] = 1, [45] = 1, [46] = 1,
		[50] = 1, [51] = 1, [52] = 1, [53] = 1, [54] = 1, [61] = 1, [62] = 1, [63] = 1,
		[64] = 1, [65] = 1, [71] = 1, [81] = 1, [82] = 1, [83] = 1, [91] = 1};

	return known[(digits2[0] - '0') * 10 + (digits2[1] - '0')];
}

static int scheme_of(const char *text)
{
	if (text[0] == '9')
		return CREDIT_SCHEME_FOREIGN_RESIDENT;
	if (text[0] == '8' && text[1] >= '1' && text[1] <= '3' &&
		memcmp(text + 2, "0000", 4) == 0)
		return CREDIT_SCHEME_RESIDENCE_PERMIT;
	return CREDIT_SCHEME_RESIDENT;
}

enum message person_read(const struct cleaned *in, credit_day today, credit_id *out)
{
	credit_day birth = birth_of(in->text);
	int scheme = scheme_of(in->text);
	unsigned flags = in->flags;
	bool zeros = memcmp(in->text + 15, "000", 3) == 0;

	if (birth == CREDIT_DAY_NONE)
		return MSG_ID_BIRTH;
	if (birth > today)
		return MSG_ID_BIRTH_FUTURE;
	if (person_check(in->text) != in->text[17])
		return zeros ? MSG_ID_TRUNCATED : MSG_ID_CHECK_DIGIT;
	if (zeros && !(flags & CREDIT_ID_DERIVED))
		flags |= CREDIT_ID_SUSPECT;
	if (!province_known(in->text + (scheme == CREDIT_SCHEME_FOREIGN_RESIDENT)))
		flags |= CREDIT_ID_DIVISION;
	id_set(out, scheme, CREDIT_KIND_PERSON, flags, in->text, 18);
	return MSG_COUNT;
}

/* Rule: GB 11643-1999 annex; 996-999 were kept for those born before 1900. */
enum message legacy_read(const struct cleaned *in, credit_day today, credit_id *out)
{
	struct cleaned full = {.length = 18, .flags = in->flags | CREDIT_ID_DERIVED};
	const char *century = memcmp(in->text + 12, "996", 3) >= 0 ? "18" : "19";

	memcpy(full.text, in->text, 6);
	memcpy(full.text + 6, century, 2);
	memcpy(full.text + 8, in->text + 6, 9);
	full.text[17] = person_check(full.text);
	/* a business registration number has 15 digits too; it holds no birth day */
	return person_read(&full, today, out) == MSG_COUNT ? MSG_COUNT : MSG_ID_REGISTRATION;
}

credit_day credit_id_birth(const credit_id *id)
{
	if (!id || id->length != 18 ||
		(id->scheme != CREDIT_SCHEME_RESIDENT &&
			id->scheme != CREDIT_SCHEME_RESIDENCE_PERMIT &&
			id->scheme != CREDIT_SCHEME_FOREIGN_RESIDENT))
		return CREDIT_DAY_NONE;
	for (int i = 6; i < 14; i++)
		if (id->text[i] < '0' || id->text[i] > '9')
			return CREDIT_DAY_NONE;
	return birth_of(id->text);
}
