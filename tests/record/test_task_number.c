/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of tasks: committed vectors, what they rest on, how they are read. */
#include <string.h>

#include "record/feedback.h"
#include "../support/suite.h"

static const uint8_t id_key[ID_KEY_BYTES] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
	15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};

/*
 * Permanent: departments send these numbers back and stored feedback bears
 * them.  A change here is a change of the format.
 */
static const struct {
	const char *subject;
	const char *measure;
	const char *department;
	const char *number;
} vectors[] = {
	{"91629999F00000093C", "P01", "CZ", "ENRNQ7230185"},
	{"629999198002291018", "P12", "SC", "CT8Z3MEQMGFW"},
	{"92629999F000000A14", "R03", "SW", "ZADCPPPVWSB2"},
};

static void number_of(const char *subject, const char *measure, const char *department,
	char out[TASK_NUMBER_BYTES])
{
	credit_id id;

	ck_assert_int_eq(credit_id_parse(subject, strlen(subject), &id), CREDIT_OK);
	ck_assert_int_eq(task_number(id_key, &id, measure, department, out), CREDIT_OK);
}

START_TEST(test_committed_vectors)
{
	char number[TASK_NUMBER_BYTES];

	number_of(vectors[_i].subject, vectors[_i].measure, vectors[_i].department, number);
	ck_assert_str_eq(number, vectors[_i].number);
}
END_TEST

START_TEST(test_each_part_and_the_key_make_another_number)
{
	uint8_t other_key[ID_KEY_BYTES] = {9};
	char number[TASK_NUMBER_BYTES];
	char other[TASK_NUMBER_BYTES];
	credit_id id;

	number_of("91629999F00000093C", "P01", "CZ", number);
	number_of("92629999F000000A14", "P01", "CZ", other);
	ck_assert_str_ne(number, other);
	number_of("91629999F00000093C", "P02", "CZ", other);
	ck_assert_str_ne(number, other);
	number_of("91629999F00000093C", "P01", "SC", other);
	ck_assert_str_ne(number, other);
	number_of("91629999F00000093C", "P01C", "Z", other);
	ck_assert_str_ne(number, other);
	ck_assert_int_eq(credit_id_parse("91629999F00000093C", 18, &id), CREDIT_OK);
	ck_assert_int_eq(task_number(other_key, &id, "P01", "CZ", other), CREDIT_OK);
	ck_assert_str_ne(number, other);
}
END_TEST

START_TEST(test_a_number_is_read_as_people_type_it)
{
	char number[TASK_NUMBER_BYTES];

	ck_assert(task_number_read("0123ABCDEFGH", 12, number));
	ck_assert_str_eq(number, "0123ABCDEFGH");
	ck_assert(task_number_read("oil3abcdefgh", 12, number));
	ck_assert_str_eq(number, "0113ABCDEFGH");
}
END_TEST

START_TEST(test_what_is_no_number_is_refused)
{
	static const char *const wrong[] = {"", "0123ABCDEFG", "0123ABCDEFGHJ", "0123ABCDEFGU",
		"0123ABCD-FGH", "０１２３"};
	char number[TASK_NUMBER_BYTES] = "X";

	ck_assert(!task_number_read(wrong[_i], strlen(wrong[_i]), number));
	ck_assert_str_eq(number, "");
}
END_TEST

SUITE("record/task_number", TL(test_committed_vectors, 3),
	T(test_each_part_and_the_key_make_another_number),
	T(test_a_number_is_read_as_people_type_it), TL(test_what_is_no_number_is_refused, 6))
