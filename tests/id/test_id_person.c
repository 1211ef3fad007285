/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers of persons by their own reader: shape, check, day of birth, province,
 * and the 15 digits that are upgraded.
 */
#include <string.h>

#include "../support/suite.h"
#include "base/day.h"
#include "id/id_schemes.h"

static struct cleaned cleaned(const char *text)
{
	struct cleaned in = {.length = strlen(text)};

	memcpy(in.text, text, in.length);
	return in;
}

static enum message read_on(const char *text, credit_day today, credit_id *out)
{
	struct cleaned in = cleaned(text);

	memset(out, 0, sizeof(*out));
	return in.length == 15 ? legacy_read(&in, today, out) : person_read(&in, today, out);
}

static credit_day today(void)
{
	return day_from_parts(2026, 11, 23);
}

START_TEST(test_shape_is_seventeen_digits_and_a_digit_or_x)
{
	static const char *const wrong[] = {"", "62999919800229101", "6299991980022910188",
		"62999919800229101Y", "6299991980022910X8", "A29999198002291018"};
	struct cleaned in = cleaned("629999198002291018"), x = cleaned("11010519491231002X");

	ck_assert(person_shaped(&in));
	ck_assert(person_shaped(&x));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		in = cleaned(wrong[i]);
		ck_assert_msg(!person_shaped(&in), "%s", wrong[i]);
	}
}
END_TEST

START_TEST(test_check_and_province_are_those_of_the_standard)
{
	ck_assert_int_eq(person_check("11010519491231002"), 'X');
	ck_assert_int_eq(person_check("62999919800229101"), '8');
	ck_assert(province_known("62"));
	ck_assert(province_known("83"));
	ck_assert(!province_known("00"));
	ck_assert(!province_known("16"));
	ck_assert(!province_known("99"));
}
END_TEST

static const struct {
	const char *text;
	int scheme;
} good[] = {{"629999198002291018", CREDIT_SCHEME_RESIDENT},
	{"810000199001010019", CREDIT_SCHEME_RESIDENCE_PERMIT},
	{"830000199001010039", CREDIT_SCHEME_RESIDENCE_PERMIT},
	{"962840198506150011", CREDIT_SCHEME_FOREIGN_RESIDENT}};

START_TEST(test_number_is_read_with_its_scheme_and_day_of_birth)
{
	credit_id id;

	ck_assert_int_eq(read_on(good[_i].text, today(), &id), MSG_COUNT);
	ck_assert_int_eq(id.scheme, good[_i].scheme);
	ck_assert_int_eq(id.kind, CREDIT_KIND_PERSON);
	ck_assert_uint_eq(id.flags, 0);
	ck_assert_str_eq(id.text, good[_i].text);
	ck_assert_int_ne(credit_id_birth(&id), CREDIT_DAY_NONE);
}
END_TEST

static const struct {
	const char *text;
	enum message fault;
} bad[] = {{"629999198002301018", MSG_ID_BIRTH}, {"629999179901011018", MSG_ID_BIRTH},
	{"629999209902281010", MSG_ID_BIRTH_FUTURE}, {"629999198002291019", MSG_ID_CHECK_DIGIT},
	{"629999198002291000", MSG_ID_TRUNCATED}, {"110108000000016", MSG_ID_REGISTRATION}};

START_TEST(test_fault_of_a_number_leaves_nothing)
{
	static const credit_id zero;
	credit_id id;

	ck_assert_int_eq(read_on(bad[_i].text, today(), &id), bad[_i].fault);
	ck_assert_mem_eq(&id, &zero, sizeof(id));
}
END_TEST

START_TEST(test_birth_may_be_today_but_not_tomorrow)
{
	credit_day birth = day_from_parts(1980, 2, 29);
	credit_id id;

	ck_assert_int_eq(read_on("629999198002291018", birth, &id), MSG_COUNT);
	ck_assert_int_eq(credit_id_birth(&id), birth);
	ck_assert_int_eq(read_on("629999198002291018", birth - 1, &id), MSG_ID_BIRTH_FUTURE);
}
END_TEST

START_TEST(test_unknown_province_is_a_flag_and_no_fault)
{
	char text[19] = "16999919800229101";
	credit_id id;

	text[17] = person_check(text);
	ck_assert_int_eq(read_on(text, today(), &id), MSG_COUNT);
	ck_assert_uint_eq(id.flags, CREDIT_ID_DIVISION);
}
END_TEST

START_TEST(test_fifteen_digits_are_upgraded_to_the_right_century)
{
	credit_id id;

	ck_assert_int_eq(read_on("110105491231002", today(), &id), MSG_COUNT);
	ck_assert_str_eq(id.text, "11010519491231002X");
	ck_assert_uint_eq(id.flags, CREDIT_ID_DERIVED);
	ck_assert_int_eq(read_on("110105491231995", today(), &id), MSG_COUNT);
	ck_assert_int_eq(credit_id_birth(&id), day_from_parts(1949, 12, 31));
	ck_assert_int_eq(read_on("110105491231996", today(), &id), MSG_COUNT);
	ck_assert_int_eq(credit_id_birth(&id), day_from_parts(1849, 12, 31));
}
END_TEST

START_TEST(test_no_birth_is_read_where_none_can_stand)
{
	credit_id id;

	ck_assert_int_eq(credit_id_birth(NULL), CREDIT_DAY_NONE);
	ck_assert_int_eq(read_on("629999198002291018", today(), &id), MSG_COUNT);
	id.text[9] = 'A'; /* as bytes from disk may have it */
	ck_assert_int_eq(credit_id_birth(&id), CREDIT_DAY_NONE);
	ck_assert_int_eq(read_on("629999198002291018", today(), &id), MSG_COUNT);
	id.scheme = CREDIT_SCHEME_CREDIT_CODE;
	ck_assert_int_eq(credit_id_birth(&id), CREDIT_DAY_NONE);
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

SUITE("id/id_person", T(test_shape_is_seventeen_digits_and_a_digit_or_x),
	T(test_check_and_province_are_those_of_the_standard),
	TL(test_number_is_read_with_its_scheme_and_day_of_birth, COUNT(good)),
	TL(test_fault_of_a_number_leaves_nothing, COUNT(bad)),
	T(test_birth_may_be_today_but_not_tomorrow),
	T(test_unknown_province_is_a_flag_and_no_fault),
	T(test_fifteen_digits_are_upgraded_to_the_right_century),
	T(test_no_birth_is_read_where_none_can_stand))
