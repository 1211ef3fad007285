/* SPDX-License-Identifier: Apache-2.0 */
/* Words of kinds and schemes, local identifiers, and identifiers read back from disk. */
#include <string.h>

#include "../support/suite.h"
#include "id/identifier.h"

START_TEST(test_each_kind_and_scheme_has_its_word_and_nothing_else_has)
{
	ck_assert_str_eq(credit_kind_name(CREDIT_KIND_PERSON), "person");
	ck_assert_str_eq(credit_kind_name(CREDIT_KIND_PLACE), "place");
	ck_assert_str_eq(credit_kind_name(CREDIT_KIND_PLACE + 1), "");
	ck_assert_str_eq(credit_kind_name(-1), "");
	ck_assert_str_eq(credit_scheme_name(CREDIT_SCHEME_RESIDENT), "resident");
	ck_assert_str_eq(credit_scheme_name(CREDIT_SCHEME_PASSPORT), "passport");
	ck_assert_str_eq(credit_scheme_name(CREDIT_SCHEME_NONE), "");
	ck_assert_str_eq(credit_scheme_name(CREDIT_SCHEME_LOCAL + 1), "");
}
END_TEST

START_TEST(test_equal_means_scheme_and_text_but_not_kind_or_flags)
{
	credit_id a, b;

	ck_assert(id_restore(CREDIT_SCHEME_RESIDENT, CREDIT_KIND_PERSON, 0,
		"629999198002291018", 18, &a));
	b = a;
	b.flags = CREDIT_ID_CLEANED;
	b.kind = CREDIT_KIND_PLACE;
	ck_assert(id_equal(&a, &b));
	b.scheme = CREDIT_SCHEME_FOREIGN_RESIDENT;
	ck_assert(!id_equal(&a, &b));
	b = a;
	b.text[17] = '9';
	ck_assert(!id_equal(&a, &b));
	b = a;
	b.length = 17;
	ck_assert(!id_equal(&a, &b));
}
END_TEST

START_TEST(test_subjects_of_one_document_differ_by_ordinal)
{
	credit_id first, second, spaced;

	ck_assert(id_local("H05", "样文明办〔2026〕3号", 1, CREDIT_KIND_HOUSEHOLD, &first));
	ck_assert(id_local("H05", "样文明办〔2026〕3号", 2, CREDIT_KIND_HOUSEHOLD, &second));
	ck_assert(id_local("H05", "样文明办〔2026〕 3号", 1, CREDIT_KIND_HOUSEHOLD, &spaced));
	ck_assert_str_eq(first.text, "H05/样文明办(2026)3号/1");
	ck_assert_int_eq(first.kind, CREDIT_KIND_HOUSEHOLD);
	ck_assert(!id_equal(&first, &second));
	ck_assert(id_equal(&first, &spaced));
}
END_TEST

START_TEST(test_document_that_is_too_long_or_no_text_gives_nothing)
{
	static const credit_id zero;
	char document[200];
	credit_id id;

	memset(document, 'A', sizeof(document));
	document[sizeof(document) - 1] = '\0';
	memset(&id, 1, sizeof(id));
	ck_assert(!id_local("H05", document, 1, CREDIT_KIND_PLACE, &id));
	ck_assert_mem_eq(&id, &zero, sizeof(id));
	/* "H05/" and "/1" leave 113 bytes of the 119 */
	document[114] = '\0';
	ck_assert(!id_local("H05", document, 1, CREDIT_KIND_PLACE, &id));
	document[113] = '\0';
	ck_assert(id_local("H05", document, 1, CREDIT_KIND_PLACE, &id));
	ck_assert_uint_eq(id.length, 119);
	ck_assert(!id_local("H05", "\xff\xfe", 1, CREDIT_KIND_PLACE, &id));
}
END_TEST

/* What stands on disk, and whether it is a normal form of its scheme. */
static const struct {
	int scheme, kind, flags;
	const char *text;
	size_t length;
	bool fits;
} stored[] = {{CREDIT_SCHEME_RESIDENT, 1, 0, "629999198002291018", 18, true},
	{CREDIT_SCHEME_RESIDENT, 1, 63, "629999198002291018", 18, true},
	{CREDIT_SCHEME_RESIDENT, 1, 64, "629999198002291018", 18, false},
	{CREDIT_SCHEME_RESIDENT, 1, -1, "629999198002291018", 18, false},
	{CREDIT_SCHEME_RESIDENT, 0, 0, "629999198002291018", 18, false},
	{CREDIT_SCHEME_RESIDENT, 7, 0, "629999198002291018", 18, false},
	{CREDIT_SCHEME_RESIDENT, 1, 0, "629999198002291018", 17, false},
	{CREDIT_SCHEME_RESIDENT, 1, 0, "62999919800229101x", 18, false},
	{CREDIT_SCHEME_RESIDENT, 1, 0, "62999919800229101\0", 18, false},
	{CREDIT_SCHEME_FOREIGN_RESIDENT, 1, 0, "KAZ110090123105", 15, true},
	{CREDIT_SCHEME_FOREIGN_RESIDENT, 1, 0, "KAZ1100901231055", 16, false},
	{CREDIT_SCHEME_CREDIT_CODE, 2, 0, "91629999F00000093C", 18, true},
	{CREDIT_SCHEME_CREDIT_CODE, 2, 0, "91629999F00000093\xff", 18, false},
	{CREDIT_SCHEME_ORGANISATION_CODE, 4, 0, "D2143569X", 9, true},
	{CREDIT_SCHEME_ORGANISATION_CODE, 4, 0, "D2143569", 8, false},
	{CREDIT_SCHEME_PASSPORT, 1, 0, "E12345678", 9, true},
	{CREDIT_SCHEME_PASSPORT, 1, 0, "E123456789", 10, false},
	{CREDIT_SCHEME_LOCAL, 6, 0, "H05/甲/1", 9, true},
	{CREDIT_SCHEME_LOCAL, 6, 0, "", 0, false},
	{CREDIT_SCHEME_LOCAL, 6, 0, "H05\0/1", 6, false},
	{CREDIT_SCHEME_LOCAL, 6, 0, "H05/\xe7\x94", 6, false},
	{CREDIT_SCHEME_NONE, 1, 0, "E12345678", 9, false},
	{8, 1, 0, "E12345678", 9, false}};

START_TEST(test_stored_bytes_are_restored_only_as_a_normal_form)
{
	static const credit_id zero;
	credit_id id;

	memset(&id, 1, sizeof(id));
	ck_assert(id_restore(stored[_i].scheme, stored[_i].kind, stored[_i].flags,
			  stored[_i].text, stored[_i].length, &id) == stored[_i].fits);
	if (!stored[_i].fits) {
		ck_assert_mem_eq(&id, &zero, sizeof(id));
		return;
	}
	ck_assert_int_eq(id.scheme, stored[_i].scheme);
	ck_assert_int_eq(id.kind, stored[_i].kind);
	ck_assert_int_eq(id.flags, stored[_i].flags);
	ck_assert_str_eq(id.text, stored[_i].text);
}
END_TEST

SUITE("id/id_forms", T(test_each_kind_and_scheme_has_its_word_and_nothing_else_has),
	T(test_equal_means_scheme_and_text_but_not_kind_or_flags),
	T(test_subjects_of_one_document_differ_by_ordinal),
	T(test_document_that_is_too_long_or_no_text_gives_nothing),
	TL(test_stored_bytes_are_restored_only_as_a_normal_form,
		(int)(sizeof(stored) / sizeof(stored[0]))))
