/* SPDX-License-Identifier: Apache-2.0 */
/* Masks: no place but those allowed shows more than three digits of a person. */
#include <string.h>

#include "../support/suite.h"
#include "id/identifier.h"

static const char *const persons[] = {"629999198002291018", "810000199001010019",
	"962840198506150011", "KAZ110090123105", "E12345678"};

START_TEST(test_person_shows_three_characters_at_most)
{
	credit_id id;
	char text[CREDIT_ID_TEXT_BYTES];

	ck_assert_int_eq(credit_id_parse(persons[_i], strlen(persons[_i]), &id), CREDIT_OK);
	for (int mask = CREDIT_MASK_PUBLIC; mask <= CREDIT_MASK_LOG; mask++) {
		ck_assert_int_eq(credit_id_mask(&id, mask, text, sizeof(text)), CREDIT_OK);
		ck_assert_uint_eq(strlen(text), strlen(persons[_i]));
		ck_assert_uint_eq(strspn(text + 3, "*"), strlen(text) - 3);
	}
	ck_assert_int_eq(credit_id_mask(&id, CREDIT_MASK_FULL, text, sizeof(text)), CREDIT_OK);
	ck_assert_str_eq(text, persons[_i]);
	ck_assert_int_eq(credit_id_mask(&id, CREDIT_MASK_NONE, text, sizeof(text)), CREDIT_OK);
	ck_assert_str_eq(text, "");
}
END_TEST

START_TEST(test_code_of_an_organisation_stays_whole)
{
	credit_id id;
	char text[CREDIT_ID_TEXT_BYTES];

	credit_id_parse("91629999F00000093C", 18, &id);
	ck_assert_int_eq(credit_id_mask(&id, CREDIT_MASK_PUBLIC, text, sizeof(text)), CREDIT_OK);
	ck_assert_str_eq(text, "91629999F00000093C");
}
END_TEST

START_TEST(test_misuse_is_invalid)
{
	credit_id id;
	char text[CREDIT_ID_TEXT_BYTES] = "x";

	credit_id_parse("91629999F00000093C", 18, &id);
	ck_assert_int_eq(credit_id_mask(NULL, 0, text, sizeof(text)), CREDIT_EINVAL);
	ck_assert_str_eq(text, "");
	ck_assert_int_eq(credit_id_mask(&id, 4, text, sizeof(text)), CREDIT_EINVAL);
	ck_assert_int_eq(credit_id_mask(&id, 0, text, 18), CREDIT_EINVAL);
	ck_assert_int_eq(credit_id_mask(&id, 0, NULL, 18), CREDIT_EINVAL);
}
END_TEST

static const struct {
	const char *text;
	const char *masked;
} texts[] = {
	{"张三629999198002291018在场", "张三629***************在场"},
	{"电话13912345678。", "电话139********。"},
	{"６２９９９９１９８００２２９１０１８", "６２９***************"},
	{"+8613912345678", "+861**********"},
	{"mobile13912345678x", "mobile139********x"},
	{"ID629999198002291018", "ID629***************"},
	{"62999919800229101Xabc", "629***************abc"},
	{"629999198002291018629999194912310021",
		"629*********************************"},
	{"629999 19800229 1018", "629*** ******** ****"},
	{"6299991980\xE2\x80\x8B" "02291018", "629*******\xE2\x80\x8B********"},
	{"62 99 99  19-80-02-29 10 1 x", "62 9* **  **-**-**-** ** * *"},
	{"629999 800229 101。", "629*** ****** ***。"},
	{"电话139-1234-5678", "电话139-****-****"},
	{"+86 139 1234 5678", "+86 139 **** ****"},
	{"卡4111 1111 1111 1111", "卡411* **** **** ****"},
	{"e12345678，护照SE1234567", "e12******，护照SE1******"},
	{"kaz110090123105", "kaz************"},
	{"2026-03-01 2026-04-01", "2026-03-01 2026-04-01"},
	{"20260301-20260401", "20260301-20260401"},
	{"（甘）市监罚字〔2026〕1号，共３万元", "（甘）市监罚字〔2026〕1号，共３万元"},
	{"D2143569X 91629999f00000093c", "D2143569X 91629999f00000093c"},
	{"91350203M0001QAY9B", "91350203M0001QAY9B"},
	{"\xFF" "629999198002291018\xC3", "?629***************?"},
	{"", ""},
	{"62999919800229101x", "629***************"},
	{"卡号4111111111111111", "卡号411*************"},
	{"代码91629999F00000093C", "代码91629999F00000093C"},
	{"629999800229101", "629************"},
	{"2026年3月1日 12号", "2026年3月1日 12号"},
	{"629999198002291019", "629***************"},
};

START_TEST(test_free_text_loses_numbers_of_persons)
{
	struct buf out = BUF_INIT;

	id_mask_text(texts[_i].text, strlen(texts[_i].text), &out);
	ck_assert_str_eq(buf_cstr(&out), texts[_i].masked);
	buf_free(&out);
}
END_TEST

SUITE("id/id_mask",
	TL(test_person_shows_three_characters_at_most,
		(int)(sizeof(persons) / sizeof(persons[0]))),
	T(test_code_of_an_organisation_stays_whole), T(test_misuse_is_invalid),
	TL(test_free_text_loses_numbers_of_persons, (int)(sizeof(texts) / sizeof(texts[0]))))
