/* SPDX-License-Identifier: Apache-2.0 */
/* Words: the county's own on top, blanks and typos refused, text for HTML. */
#include <stdio.h>
#include <string.h>

#include "../support/suite.h"
#include "base/day.h"
#include "edition/edition_words.h"

static int open_with(const char *county, const char *own, struct words **words, credit_error *err)
{
	return words_open(county, own, own ? strlen(own) : 0, "words.txt", words, err);
}

START_TEST(test_the_sample_county_has_all_words)
{
	struct words *words;

	ck_assert_int_eq(open_with("629999", NULL, &words, NULL), CREDIT_OK);
	ck_assert_str_eq(word(words, "county", CREDIT_ZH), "样例县");
	words_close(words);
	words_close(NULL);
}
END_TEST

START_TEST(test_another_county_must_fill_the_blanks)
{
	struct words *words;
	credit_error err = {0};

	ck_assert_int_eq(open_with("620102", NULL, &words, &err), CREDIT_ERULE);
	ck_assert_str_eq(err.code, "edition-word-blank");
	ck_assert_str_eq(err.params, "county.zh");
	ck_assert_ptr_null(words);
	ck_assert_int_eq(open_with("629999", "phone.zh =\n", &words, &err), CREDIT_ERULE);
	ck_assert_str_eq(err.params, "phone.zh");
}
END_TEST

START_TEST(test_a_countys_words_replace_the_shipped_ones)
{
	struct words *words;
	struct buf out = BUF_INIT;
	struct word_param params[] = {{"count", "3"}, {NULL, NULL}};

	ck_assert_int_eq(open_with("629999",
				 "\xEF\xBB\xBF# 本县\r\n county.zh = 某县 \r\n\r\nphone.zh=12345",
				 &words, NULL),
		CREDIT_OK);
	word_put(words, "name", CREDIT_ZH, NULL, WORD_PLAIN, &out);
	ck_assert_str_eq(buf_cstr(&out), "某县诚信红黑榜");
	ck_assert_str_eq(word(words, "phone", CREDIT_ZH), "12345");
	ck_assert_str_eq(word(words, "county", CREDIT_EN), "Sample County");
	buf_reset(&out);
	word_put(words, "find_more", CREDIT_EN, params, WORD_PLAIN, &out);
	ck_assert_str_eq(buf_cstr(&out), "Show 3 more");
	buf_free(&out);
	words_close(words);
}
END_TEST

static const char *const bad_lines[] = {"no equals sign", "nonsense.zh = x", "county = x",
	"county.fr = x", ".zh = x", "= x", "county.zh = \xFF"};

START_TEST(test_a_line_that_is_none_is_refused)
{
	struct words *words;
	credit_error err = {0};

	ck_assert_int_eq(open_with("629999", bad_lines[_i], &words, &err), CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "edition-words-line");
	ck_assert_ptr_null(words);
}
END_TEST

START_TEST(test_words_in_words_end)
{
	struct words *words;
	struct buf out = BUF_INIT;

	ck_assert_int_eq(open_with("629999", "county.zh = {county}{unknown}", &words, NULL),
		CREDIT_OK);
	word_put(words, "name", CREDIT_ZH, NULL, WORD_PLAIN, &out);
	ck_assert(out.length < 400);
	buf_free(&out);
	words_close(words);
}
END_TEST

SUITE("edition/edition_words", T(test_the_sample_county_has_all_words),
	T(test_another_county_must_fill_the_blanks),
	T(test_a_countys_words_replace_the_shipped_ones),
	TL(test_a_line_that_is_none_is_refused, (int)(sizeof(bad_lines) / sizeof(bad_lines[0]))),
	T(test_words_in_words_end))
