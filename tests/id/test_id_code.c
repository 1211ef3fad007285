/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Credit codes and organisation codes by their own readers: check characters,
 * kinds, the code inside, and what a confirmation may and may not let pass.
 */
#include <string.h>

#include "../support/suite.h"
#include "id/id_schemes.h"

static struct cleaned cleaned(const char *text)
{
	struct cleaned in = {.length = strlen(text)};

	memcpy(in.text, text, in.length);
	return in;
}

static enum message read_code(const char *text, bool confirm, credit_id *out)
{
	struct cleaned in = cleaned(text);

	memset(out, 0, sizeof(*out));
	return credit_code_read(&in, confirm, out);
}

START_TEST(test_check_characters_are_those_of_the_vectors)
{
	ck_assert_int_eq(credit_code_check("91350100M000100Y4"), '3');
	ck_assert_int_eq(credit_code_check("91629999F00000093"), 'C');
	ck_assert_int_eq(organisation_check("D2143569"), 'X');
	ck_assert_int_eq(organisation_check("F0000009"), '3');
}
END_TEST

START_TEST(test_character_outside_an_alphabet_has_no_check)
{
	ck_assert_int_eq(credit_code_check("9162999IF00000093"), 0);
	ck_assert_int_eq(credit_code_check("91629999F0000009\xff"), 0);
	ck_assert_int_eq(organisation_check("F000000-"), 0);
	ck_assert_int_eq(organisation_check("f0000009"), 0);
	/* the older standard takes the letters that the newer one leaves out */
	ck_assert_int_ne(organisation_check("I0000009"), 0);
}
END_TEST

static const struct {
	const char *text;
	int kind;
} kinds[] = {{"11629999F00000018U", CREDIT_KIND_GOVERNMENT},
	{"12629999F00000026K", CREDIT_KIND_GOVERNMENT},
	{"51629999F00000034D", CREDIT_KIND_ORGANISATION},
	{"N2629999F000000C8E", CREDIT_KIND_ORGANISATION},
	{"91629999F00000093C", CREDIT_KIND_BUSINESS}};

START_TEST(test_first_characters_give_the_kind)
{
	credit_id id;

	ck_assert_int_eq(read_code(kinds[_i].text, false, &id), MSG_COUNT);
	ck_assert_int_eq(id.scheme, CREDIT_SCHEME_CREDIT_CODE);
	ck_assert_int_eq(id.kind, kinds[_i].kind);
	ck_assert_uint_eq(id.flags, 0);
	ck_assert_str_eq(id.text, kinds[_i].text);
}
END_TEST

static const struct {
	const char *text;
	enum message fault;
} faults[] = {{"9162999OF00000093C", MSG_ID_LETTER}, {"91629999F0000009+C", MSG_ID_CHARACTER},
	{"91629999F00000093D", MSG_ID_CHECK_DIGIT}};

START_TEST(test_fault_of_a_code_leaves_nothing)
{
	static const credit_id zero;
	credit_id id;

	ck_assert_int_eq(read_code(faults[_i].text, false, &id), faults[_i].fault);
	ck_assert_mem_eq(&id, &zero, sizeof(id));
}
END_TEST

START_TEST(test_right_outside_but_wrong_inside_is_refused)
{
	char text[19] = "91629999F00000094";
	credit_id id;

	text[17] = credit_code_check(text);
	ck_assert_int_eq(read_code(text, false, &id), MSG_ID_ORGANISATION_DIGIT);
	ck_assert_int_eq(read_code(text, true, &id), MSG_ID_ORGANISATION_DIGIT);
}
END_TEST

START_TEST(test_confirming_needs_a_right_code_inside_and_a_known_registrar)
{
	credit_id id;

	ck_assert_int_eq(read_code("91629999F00000093D", true, &id), MSG_COUNT);
	ck_assert_uint_eq(id.flags, CREDIT_ID_CONFIRMED);
	ck_assert_int_eq(read_code("91629999F00000094D", true, &id), MSG_ID_CHECK_DIGIT);
	ck_assert_int_eq(read_code("X1629999F00000093D", true, &id), MSG_ID_CHECK_DIGIT);
}
END_TEST

START_TEST(test_unknown_category_is_a_flag_and_no_fault)
{
	char text[19] = "94629999F00000093";
	credit_id id;

	text[17] = credit_code_check(text);
	ck_assert_int_eq(read_code(text, false, &id), MSG_COUNT);
	ck_assert_uint_eq(id.flags, CREDIT_ID_CATEGORY);
}
END_TEST

START_TEST(test_organisation_code_is_read_or_its_fault_named)
{
	struct cleaned good = cleaned("D2143569X"), check = cleaned("D21435690");
	struct cleaned junk = cleaned("D214\xff" "569X");
	credit_id id = {0};

	ck_assert_int_eq(organisation_code_read(&check, &id), MSG_ID_CHECK_DIGIT);
	ck_assert_int_eq(organisation_code_read(&junk, &id), MSG_ID_CHARACTER);
	ck_assert_int_eq(id.scheme, CREDIT_SCHEME_NONE);
	ck_assert_int_eq(organisation_code_read(&good, &id), MSG_COUNT);
	ck_assert_int_eq(id.scheme, CREDIT_SCHEME_ORGANISATION_CODE);
	ck_assert_str_eq(id.text, "D2143569X");
}
END_TEST

START_TEST(test_code_inside_is_taken_from_credit_codes_only)
{
	credit_id trader, firm, inside, none;

	ck_assert_int_eq(read_code("92629999F000000A14", false, &trader), MSG_COUNT);
	ck_assert_int_eq(read_code("91629999F00000093C", false, &firm), MSG_COUNT);
	ck_assert(id_is_sole_trader(&trader));
	ck_assert(!id_is_sole_trader(&firm));
	ck_assert(id_organisation_code(&firm, &inside));
	ck_assert_str_eq(inside.text, "F00000093");
	ck_assert(!id_organisation_code(&inside, &none));
	firm.length = 9; /* as a damaged one might say */
	ck_assert(!id_organisation_code(&firm, &none));
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

SUITE("id/id_code", T(test_check_characters_are_those_of_the_vectors),
	T(test_character_outside_an_alphabet_has_no_check),
	TL(test_first_characters_give_the_kind, COUNT(kinds)),
	TL(test_fault_of_a_code_leaves_nothing, COUNT(faults)),
	T(test_right_outside_but_wrong_inside_is_refused),
	T(test_confirming_needs_a_right_code_inside_and_a_known_registrar),
	T(test_unknown_category_is_a_flag_and_no_fault),
	T(test_organisation_code_is_read_or_its_fault_named),
	T(test_code_inside_is_taken_from_credit_codes_only))
