/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of persons are seen in text, and other numbers are none. */
#include <string.h>

#include "id/id_shown.h"
#include "../support/suite.h"

static const struct {
	const char *text;
	bool number;
	bool person;
	bool phone;
} cases[] = {
	{"", false, false, false},
	{"样例农牧有限公司", false, false, false},
	{"62999919900307123X", true, false, false}, /* its check is wrong: free text shows it anyhow */
	{"联系 13800138000 王某", true, false, true},
	{"１３８００１３８０００", true, false, false},
	{"0937-12345678", false, false, false},
	{"样人社列决字〔2026〕1号", false, false, false},
	{"a13800138000b", true, false, false}, /* part of a digest */
	{"629999********1234", false, false, false},
	{"2026-05-29", false, false, false},
};

START_TEST(test_numbers_are_seen)
{
	const char *text = cases[_i].text;

	ck_assert_int_eq(shows_number(text, strlen(text)), cases[_i].number);
	ck_assert_int_eq(shows_person(text, strlen(text), false), cases[_i].person);
	ck_assert_int_eq(shows_person(text, strlen(text), true),
		cases[_i].person || cases[_i].phone);
}
END_TEST

START_TEST(test_a_valid_identifier_is_seen_by_itself_and_not_in_a_longer_word)
{
	static const char weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	char text[64] = "（样）62999919900307123?号";
	char *id = strstr(text, "629999");
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += (id[i] - '0') * weights[i];
	id[17] = "10X98765432"[sum % 11];
	ck_assert(shows_person(text, strlen(text), false));
	ck_assert(shows_number(text, strlen(text)));
	id[16] = id[16] == '9' ? '8' : (char)(id[16] + 1);
	ck_assert(!shows_person(text, strlen(text), false));
}
END_TEST

SUITE("id/id_shown", TL(test_numbers_are_seen, sizeof(cases) / sizeof(cases[0])),
	T(test_a_valid_identifier_is_seen_by_itself_and_not_in_a_longer_word))
