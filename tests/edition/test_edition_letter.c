/* SPDX-License-Identifier: Apache-2.0 */
/* Letters of the office: written once, numbered where another stands. */
#include "edition/edition_letter.h"
#include "registry_sample.h"

START_TEST(test_another_letter_of_the_day_gets_a_number)
{
	static const char *const names[] = {
		"函_2026-06-08.txt", "函_2026-06-08.txt", "函_2026-06-08-2.txt"};
	static const char *const texts[] = {"one", "one", "two"};
	char work[96];
	char folder[128];

	snprintf(work, sizeof(work), "%s", tree_place());
	snprintf(folder, sizeof(folder), "%s/public/", work);
	for (int i = 0; i < 3; i++) {
		struct buf text = BUF_INIT;
		char *path;

		buf_str(&text, texts[i]);
		OK(letter_write(&text, NULL, folder, "函", day_of_text("2026-06-08"), &path,
			err));
		ck_assert_str_eq(strrchr(path, '/') + 1, names[i]);
		ck_assert(file_has(work, names[i], texts[i]));
		free(path);
		buf_free(&text);
	}
	tree_gone(work);
}
END_TEST

START_TEST(test_a_file_that_was_asked_for_is_replaced)
{
	char work[96];
	char asked[128];

	snprintf(work, sizeof(work), "%s", tree_place());
	snprintf(asked, sizeof(asked), "%s/letter.txt", work);
	for (int i = 0; i < 2; i++) {
		struct buf text = BUF_INIT;
		char *path;

		buf_str(&text, i ? "new" : "old");
		OK(letter_write(&text, asked, NULL, "函", 0, &path, err));
		ck_assert_str_eq(path, asked);
		free(path);
		buf_free(&text);
	}
	ck_assert(file_has(work, "letter.txt", "new"));
	tree_gone(work);
}
END_TEST

START_TEST(test_a_place_that_cannot_be_written_is_an_error)
{
	struct buf text = BUF_INIT;
	char *path;

	buf_str(&text, "x");
	ck_assert_int_ne(letter_write(&text, "/nowhere/at/all.txt", NULL, "函", 0, &path, NULL),
		CREDIT_OK);
	ck_assert_ptr_null(path);
	buf_free(&text);
}
END_TEST

SUITE("edition/edition_letter", T(test_another_letter_of_the_day_gets_a_number),
	T(test_a_file_that_was_asked_for_is_replaced),
	T(test_a_place_that_cannot_be_written_is_an_error))
