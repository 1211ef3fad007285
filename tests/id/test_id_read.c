/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Identifiers: the published and the fictional vectors, every check character,
 * every single-character change and adjacent swap, faults, junk of any bytes.
 */
#include <stdio.h>
#include <string.h>

#include "../support/suite.h"
#include "base/day.h"
#include "base/text.h"
#include "id/id_schemes.h"

static const char ALPHABET[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

struct vector {
	const char *typed;
	const char *normal;
	int scheme;
	int kind;
};

static const struct vector good[] = {
	{"11010519491231002X", "11010519491231002X", 1, 1},
	{"440524188001010014", "440524188001010014", 1, 1},
	{"34052419800101001x", "34052419800101001X", 1, 1},
	{"110105491231002", "11010519491231002X", 1, 1},
	{"810000199408230021", "810000199408230021", 2, 1},
	{"830000199201300022", "830000199201300022", 2, 1},
	{"932682198501010017", "932682198501010017", 3, 1},
	{"911124198108030024", "911124198108030024", 3, 1},
	{"KAZ110090123105", "KAZ110090123105", 3, 1},
	{"91350100M000100Y43", "91350100M000100Y43", 4, 2},
	{"D2143569X", "D2143569X", 5, 4},
	{"D2143569-X", "D2143569X", 5, 4},
	{"629999198002291018", "629999198002291018", 1, 1},
	{"629999194912310021", "629999194912310021", 1, 1},
	{"629999201206300152", "629999201206300152", 1, 1},
	{"629999200801010200", "629999200801010200", 1, 1},
	{"810000199001010019", "810000199001010019", 2, 1},
	{"820000199001010029", "820000199001010029", 2, 1},
	{"830000199001010039", "830000199001010039", 2, 1},
	{"962840198506150011", "962840198506150011", 3, 1},
	{"11629999F00000018U", "11629999F00000018U", 4, 3},
	{"12629999F00000026K", "12629999F00000026K", 4, 3},
	{"51629999F00000034D", "51629999F00000034D", 4, 4},
	{"52629999F000000425", "52629999F000000425", 4, 4},
	{"54629999F00000050R", "54629999F00000050R", 4, 4},
	{"55629999F00000069K", "55629999F00000069K", 4, 4},
	{"71629999F00000077Q", "71629999F00000077Q", 4, 4},
	{"81629999F00000085J", "81629999F00000085J", 4, 4},
	{"91629999F00000093C", "91629999F00000093C", 4, 2},
	{"92629999F000000A14", "92629999F000000A14", 4, 2},
	{"93629999F000000BXQ", "93629999F000000BXQ", 4, 2},
	{"N2629999F000000C8E", "N2629999F000000C8E", 4, 4},
	{"Y1629999F000000D64", "Y1629999F000000D64", 4, 4},
	{"31629999F000000E4T", "31629999F000000E4T", 4, 4},
	{"E12345678", "E12345678", 6, 1},
	{"EA1234567", "EA1234567", 6, 1},
	{"G12345678", "G12345678", 6, 1},
	{"SE1234567", "SE1234567", 6, 1},
	{"６２９９９９１９８００２２９１０１８", "629999198002291018", 1, 1},
	{" 629999 19800229 1018\t", "629999198002291018", 1, 1},
	{"'629999198002291018", "629999198002291018", 1, 1},
	{"=\"629999198002291018\"", "629999198002291018", 1, 1},
	{"\t629999198002291018", "629999198002291018", 1, 1},
	{"\xEF\xBB\xBF" "91629999f00000093c", "91629999F00000093C", 4, 2},
	{"9162\xE2\x80\x8B" "9999F00000093C\xC2\xA0", "91629999F00000093C", 4, 2},
};
#define COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))

START_TEST(test_vector_is_read_and_its_normal_form_reads_to_itself)
{
	const struct vector *v = &good[_i];
	credit_id id, again;

	ck_assert_int_eq(credit_id_parse(v->typed, strlen(v->typed), &id), CREDIT_OK);
	ck_assert_str_eq(id.text, v->normal);
	ck_assert_int_eq(id.scheme, v->scheme);
	ck_assert_int_eq(id.kind, v->kind);
	ck_assert_uint_eq(id.length, strlen(v->normal));
	ck_assert_str_eq(credit_id_fault(v->typed, strlen(v->typed)), "");
	ck_assert_int_eq(credit_id_parse(id.text, id.length, &again), CREDIT_OK);
	ck_assert(id_equal(&id, &again));
	ck_assert(id_restore(id.scheme, id.kind, id.flags, id.text, id.length, &again));
	ck_assert(id_equal(&id, &again));
}
END_TEST

static const struct {
	const char *typed;
	const char *code;
} bad[] = {
	{"", "id-empty"},
	{"  \t", "id-empty"},
	{"'", "id-empty"},
	{"6.20102E+17", "id-scientific"},
	{"6.20102E17", "id-scientific"},
	{"6E+17", "id-scientific"},
	{"629999198002291000", "id-truncated"},
	{"629999198002300000", "id-truncated"},
	{"911100000000130000", "id-truncated"},
	{"629999198002301018", "id-birth"},
	{"629999198013011018", "id-birth"},
	{"629999209902281010", "id-birth-future"},
	{"629999198002291019", "id-check-digit"},
	{"91350203M0001QAY9B", "id-check-digit"},
	{"9162999OF00000093C", "id-letter"},
	{"9162999IF00000093C", "id-letter"},
	{"91629999F00000093", "id-length"},
	{"1", "id-length"},
	{"6299991980022910181", "id-length"},
	{"629999198002291018、629999194912310021", "id-several"},
	{"629999198002291018,629999194912310021", "id-several"},
	{"629999198002291018 629999194912310021", "id-several"},
	{"91629999F00000093C\n92629999F000000A14", "id-several"},
	{"E12345678 E12345679 E12345670", "id-several"},
	{"91629999 F00000093D", "id-check-digit"},
	/* one digit from a foreign resident's, and right as credit codes */
	{"932682194501010017", "id-check-digit"},
	{"932682198502010017", "id-check-digit"},
	{"962640198506150011", "id-check-digit"},
	{"962840198506150019", "id-check-digit"},
	{"张三", "id-character"},
	{"91629999F0000009+C", "id-character"},
	{"\xFF\xFE", "id-character"},
	{"110108000000016", "id-registration"},
	{"D21435690", "id-check-digit"},
};

START_TEST(test_fault_has_its_code_and_leaves_nothing)
{
	static const credit_id zero;
	credit_id id;
	size_t length = strlen(bad[_i].typed);

	memset(&id, 1, sizeof(id));
	ck_assert_str_eq(credit_id_fault(bad[_i].typed, length), bad[_i].code);
	ck_assert_int_eq(credit_id_parse(bad[_i].typed, length, &id), CREDIT_EFORMAT);
	ck_assert_mem_eq(&id, &zero, sizeof(id));
}
END_TEST

START_TEST(test_exactly_one_check_character_fits_each_prefix)
{
	char text[19];
	credit_id id;

	strcpy(text, good[_i].normal);
	if (good[_i].scheme > 5 || strlen(text) < 9 || strlen(text) == 15)
		return;
	for (const char *c = ALPHABET; *c; c++) {
		bool original = *c == good[_i].normal[strlen(text) - 1];

		text[strlen(text) - 1] = *c;
		ck_assert_msg((credit_id_parse(text, strlen(text), &id) == CREDIT_OK &&
				      id.scheme == good[_i].scheme) == original,
			"%s", text);
	}
}
END_TEST

/* GB 11714 counts modulo 11: letters and digits 11 or 22 apart look alike to it. */
static bool invisible_to_11714(char a, char b)
{
	int difference = (int)(strchr(ALPHABET, a) - strchr(ALPHABET, b));

	return difference % 11 == 0;
}

/* A changed identifier may only be read as another scheme, never as the same. */
static void must_not_pass(const char *text, const struct vector *v)
{
	credit_id id;

	if (credit_id_parse(text, strlen(text), &id) == CREDIT_OK)
		ck_assert_msg(id.scheme != v->scheme || id.scheme == CREDIT_SCHEME_PASSPORT, "%s",
			text);
}

START_TEST(test_every_change_of_one_character_and_every_swap_is_refused)
{
	const struct vector *v = &good[_i];
	size_t length = strlen(v->normal);
	char text[20];

	if (v->scheme == CREDIT_SCHEME_PASSPORT || length == 15)
		return; /* without a check there is nothing to detect */
	for (size_t at = 0; at < length; at++) {
		for (const char *c = ALPHABET; *c; c++) {
			strcpy(text, v->normal);
			if (text[at] == *c || (length == 9 && invisible_to_11714(text[at], *c)))
				continue;
			text[at] = *c;
			must_not_pass(text, v);
		}
	}
	for (size_t at = 0; at + 1 < length; at++) {
		strcpy(text, v->normal);
		if (text[at] == text[at + 1] ||
			(length == 9 && invisible_to_11714(text[at], text[at + 1])))
			continue;
		text[at] = v->normal[at + 1];
		text[at + 1] = v->normal[at];
		must_not_pass(text, v);
	}
}
END_TEST

START_TEST(test_every_day_of_a_century_is_read_and_no_other)
{
	char text[19];
	credit_day today = day_from_parts(2026, 11, 23);

	for (int year = 1925; year <= 2027; year++)
		for (int month = 0; month <= 13; month++)
			for (int day = 0; day <= 32; day++) {
				credit_id id;
				bool want = day_exists(year, month, day) &&
					day_from_parts(year, month, day) <= today;

				snprintf(text, sizeof(text), "629999%04d%02d%02d101", year % 10000,
					month % 100, day % 100);
				text[17] = person_check(text);
				text[18] = '\0';
				ck_assert_msg((id_read(text, 18, today, false, &id) == MSG_COUNT &&
						      id.scheme == CREDIT_SCHEME_RESIDENT) == want,
					"%s", text);
				if (want)
					ck_assert_int_eq(credit_id_birth(&id),
						day_from_parts(year, month, day));
			}
}
END_TEST

START_TEST(test_pilot_code_needs_confirmation_and_keeps_it)
{
	credit_id id;

	ck_assert_int_eq(credit_id_confirm("91350203M0001QAY9B", 18, &id), CREDIT_OK);
	ck_assert_uint_eq(id.flags & CREDIT_ID_CONFIRMED, CREDIT_ID_CONFIRMED);
	ck_assert_int_eq(credit_id_confirm("91350100M000100Y43", 18, &id), CREDIT_OK);
	ck_assert_uint_eq(id.flags & CREDIT_ID_CONFIRMED, 0);
	ck_assert_int_eq(credit_id_confirm("9135020OM0001QAY9B", 18, &id), CREDIT_EFORMAT);
	ck_assert_int_eq(credit_id_confirm("629999198002291019", 18, &id), CREDIT_EFORMAT);
	ck_assert_int_eq(credit_id_confirm(NULL, 0, &id), CREDIT_EINVAL);
}
END_TEST

/* Each could be a person's, or is no code at all but for its shape. */
static const char *const unconfirmable[] = {"629999198002301018", "110105194913311234",
	"510123199902301111", "629999198002300000", "911124198108030025", "911100000000130000",
	"AAAAAAAAAAAAAAAAAA", "91350203M0001QAX9B", "X1350203M0001QAY9B"};

START_TEST(test_confirming_makes_no_code_of_another_number)
{
	credit_id id;

	ck_assert_int_eq(credit_id_confirm(unconfirmable[_i], 18, &id), CREDIT_EFORMAT);
	ck_assert_int_eq(id.scheme, CREDIT_SCHEME_NONE);
}
END_TEST

/* All digits, with a day of birth inside: 9 registers businesses, 3 does not. */
START_TEST(test_code_of_digits_that_holds_a_day_is_one_reading)
{
	credit_id id;
	char text[19];
	int businesses = 0, others = 0;

	for (int n = 0; n < 20000; n++) {
		bool business = n % 2;

		snprintf(text, sizeof(text), "%s62991980%02d%02d%02d", business ? "91" : "31",
			n / 2 % 12 + 1, n / 24 % 28 + 1, n / 672 % 100);
		text[16] = organisation_check(text + 8);
		text[17] = credit_code_check(text);
		text[18] = '\0';
		if (text[16] == 'X' || text[17] > '9' || person_check(text) == text[17])
			continue;
		ck_assert_int_eq(credit_id_parse(text, 18, &id),
			business ? CREDIT_OK : CREDIT_EFORMAT);
		if (!business && strcmp(text + 15, "000") == 0)
			continue; /* perhaps cut off: not even confirmed */
		ck_assert_int_eq(credit_id_confirm(text, 18, &id), CREDIT_OK);
		ck_assert_int_eq(id.scheme, CREDIT_SCHEME_CREDIT_CODE);
		ck_assert_uint_eq(id.flags & CREDIT_ID_CONFIRMED,
			business ? 0 : CREDIT_ID_CONFIRMED);
		businesses += business;
		others += !business;
	}
	ck_assert_int_gt(businesses, 100);
	ck_assert_int_gt(others, 100);
}
END_TEST

START_TEST(test_flags_tell_what_was_done)
{
	credit_id id;

	credit_id_parse("110105491231002", 15, &id);
	ck_assert_uint_eq(id.flags & CREDIT_ID_DERIVED, CREDIT_ID_DERIVED);
	credit_id_parse("'629999198002291018", 19, &id);
	ck_assert_uint_eq(id.flags & CREDIT_ID_CLEANED, CREDIT_ID_CLEANED);
	credit_id_parse("629999198002291018", 18, &id);
	ck_assert_uint_eq(id.flags, 0);
	credit_id_parse("19629999F000000425", 18, &id);
	for (int seq = 0; seq < 1000; seq++) { /* a genuine number that ends in 000 */
		char text[19];

		snprintf(text, sizeof(text), "62999919800229%02d00", seq % 100);
		if (person_check(text) != '0')
			continue;
		text[17] = '0';
		ck_assert_int_eq(credit_id_parse(text, 18, &id), CREDIT_OK);
		ck_assert_uint_eq(id.flags & CREDIT_ID_SUSPECT,
			text[15] == '0' ? CREDIT_ID_SUSPECT : 0);
	}
}
END_TEST

START_TEST(test_any_bytes_are_read_without_harm)
{
	unsigned state = 1;
	char text[80];

	for (int round = 0; round < 300000; round++) {
		size_t length = (state = state * 1103515245 + 12345) >> 8 & 63;
		credit_id id, again;

		for (size_t i = 0; i < length; i++) {
			state = state * 1103515245 + 12345;
			text[i] = round % 3 ? ALPHABET[(state >> 16) % 12] : (char)(state >> 16);
		}
		if (credit_id_parse(text, length, &id) != CREDIT_OK)
			continue;
		ck_assert_int_eq(credit_id_parse(id.text, id.length, &again), CREDIT_OK);
		ck_assert(id_equal(&id, &again));
	}
}
END_TEST

START_TEST(test_misuse)
{
	credit_id id;

	ck_assert_int_eq(credit_id_parse(NULL, 0, &id), CREDIT_EINVAL);
	ck_assert_int_eq(credit_id_parse("", 0, NULL), CREDIT_EINVAL);
	ck_assert_ptr_null(credit_id_fault(NULL, 3));
	ck_assert_int_eq(credit_id_birth(NULL), CREDIT_DAY_NONE);
	ck_assert_str_eq(credit_kind_name(0), "");
	ck_assert_str_eq(credit_kind_name(99), "");
	ck_assert_str_eq(credit_scheme_name(-1), "");
	ck_assert_str_eq(credit_scheme_name(CREDIT_SCHEME_LOCAL), "local");
}
END_TEST

START_TEST(test_local_identifier_is_never_typed)
{
	credit_id id, other;

	ck_assert(id_local("H05", "样文明办〔２０２６〕 3号", 12, CREDIT_KIND_PLACE, &id));
	ck_assert_str_eq(id.text, "H05/样文明办(2026)3号/12");
	ck_assert_int_eq(id.scheme, CREDIT_SCHEME_LOCAL);
	ck_assert_int_eq(credit_id_parse(id.text, id.length, &other), CREDIT_EFORMAT);
	ck_assert(id_restore(id.scheme, id.kind, id.flags, id.text, id.length, &other));
	ck_assert(!id_restore(CREDIT_SCHEME_RESIDENT, 1, 0, "62999919800229101", 17, &other));
	ck_assert(!id_restore(CREDIT_SCHEME_RESIDENT, 9, 0, "629999198002291018", 18, &other));
	ck_assert(!id_restore(42, 1, 0, "629999198002291018", 18, &other));
}
END_TEST

SUITE("id/id_read", TL(test_vector_is_read_and_its_normal_form_reads_to_itself, COUNT(good)),
	TL(test_fault_has_its_code_and_leaves_nothing, COUNT(bad)),
	TL(test_exactly_one_check_character_fits_each_prefix, COUNT(good)),
	TL(test_every_change_of_one_character_and_every_swap_is_refused, COUNT(good)),
	T(test_every_day_of_a_century_is_read_and_no_other),
	TL(test_confirming_makes_no_code_of_another_number, COUNT(unconfirmable)),
	T(test_code_of_digits_that_holds_a_day_is_one_reading),
	T(test_pilot_code_needs_confirmation_and_keeps_it), T(test_flags_tell_what_was_done),
	T(test_any_bytes_are_read_without_harm), T(test_misuse),
	T(test_local_identifier_is_never_typed))
