/* SPDX-License-Identifier: Apache-2.0 */
/* The frame of a page: a policy that names exactly its parts, hostile titles, expiry. */
#include <openssl/evp.h>
#include <string.h>

#include "../support/edition_sample.h"
#include "../support/suite.h"
#include "base/day.h"
#include "edition/edition_html.h"

static struct words *words;

static void open_words(void)
{
	ck_assert_int_eq(words_open("629999", NULL, 0, "words.txt", &words, NULL), CREDIT_OK);
}

static void close_words(void)
{
	words_close(words);
}

static struct buf page_over(const char *title_zh, const char *title_en,
	credit_day valid_until, const char *over)
{
	struct buf out = BUF_INIT;

	open_words();
	ck_assert_int_eq(
		html_begin(words, title_zh, title_en, valid_until, over, &out, NULL), CREDIT_OK);
	html_end(words, &out);
	close_words();
	return out;
}

static struct buf page(const char *title_zh, const char *title_en, credit_day valid_until)
{
	return page_over(title_zh, title_en, valid_until, "over");
}

/* Takes the next inline part between two tags; its hash as a policy names it. */
static const char *inline_source(const char *at, const char *open, const char *close,
	char source[64])
{
	const char *from = strstr(at, open);
	const char *to = from ? strstr(from, close) : NULL;
	uint8_t digest[DIGEST_BYTES];
	unsigned char text[48];

	ck_assert_ptr_nonnull(to);
	from += strlen(open);
	ck_assert_int_eq(
		digest_once(HASH_SHA256, from, (size_t)(to - from), digest, NULL), CREDIT_OK);
	EVP_EncodeBlock(text, digest, DIGEST_BYTES);
	snprintf(source, 64, "'sha256-%s'", (const char *)text);
	return to;
}

START_TEST(test_the_policy_names_the_inline_parts_and_nothing_else)
{
	struct buf out = page("期", "Edition", CREDIT_DAY_NONE);
	char policy[512];
	char style[64];
	char early[64];
	char late[64];
	const char *at = inline_source(buf_cstr(&out), "<style>", "</style>", style);

	at = inline_source(at, "<script>", "</script>", early);
	at = inline_source(at, "<script>", "</script>", late);
	ck_assert_ptr_null(strstr(at, "<script"));
	snprintf(policy, sizeof(policy),
		"content=\"default-src 'none'; style-src %s; script-src %s %s; base-uri 'none'; "
		"form-action 'none'\">",
		style, early, late);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), policy));
	ck_assert_str_ne(early, late);
	buf_free(&out);
}
END_TEST

START_TEST(test_titles_bring_no_markup_and_no_attribute)
{
	struct buf out = page(sample_hostile[0], sample_hostile[3], CREDIT_DAY_NONE);
	const char *text = buf_cstr(&out);

	ck_assert_ptr_nonnull(strstr(text, "<title>&lt;script&gt;document"));
	ck_assert_ptr_nonnull(strstr(text, "<body data-title-en=\"&quot;&gt;&lt;img src=x"));
	ck_assert_ptr_null(strstr(text, "<script>document.title"));
	ck_assert_ptr_null(strstr(text, "<img"));
	buf_free(&out);
}
END_TEST

START_TEST(test_a_page_with_a_last_day_tells_it_to_script_and_reader)
{
	struct buf out = page("期", "Edition", day_from_parts(2026, 6, 30));
	const char *text = buf_cstr(&out);

	ck_assert_ptr_nonnull(
		strstr(text, "<body data-title-en=\"Edition\" data-valid-until=\"2026-06-30\">"));
	ck_assert_ptr_nonnull(strstr(text, "<div class=\"over\" id=\"over\" role=\"alert\" hidden>"));
	ck_assert_ptr_nonnull(strstr(text, "It was valid until 30 June 2026."));
	ck_assert_ptr_nonnull(strstr(text, "2026年6月30日"));
	buf_free(&out);
}
END_TEST

/* A notice is no edition: it has no latest one to be looked up instead. */
START_TEST(test_a_notice_tells_its_end_in_its_own_words)
{
	struct buf out = page_over(
		"公示", "Notice", day_from_parts(2026, 6, 9), "announce_over");
	const char *text = buf_cstr(&out);

	ck_assert_ptr_nonnull(strstr(text, "公示期已满"));
	ck_assert_ptr_nonnull(strstr(text, "公示期至2026年6月9日（含当日）届满"));
	ck_assert_ptr_nonnull(strstr(text, "The notice period is over"));
	ck_assert_ptr_nonnull(strstr(text, "It ended on 9 June 2026."));
	ck_assert_ptr_null(strstr(text, "本期"));
	ck_assert_ptr_null(strstr(text, "edition is out of date"));
	buf_free(&out);
}
END_TEST

START_TEST(test_small_print_stands_only_where_there_is_some)
{
	struct buf out = BUF_INIT;

	html_small(&out, "id", "");
	html_small(&out, "id", "<b>");
	html_small(&out, NULL, "甲");
	ck_assert_str_eq(
		buf_cstr(&out), "<small class=\"id\">&lt;b&gt;</small><small>甲</small>");
	buf_free(&out);
}
END_TEST

START_TEST(test_a_page_without_a_last_day_has_no_notice_of_expiry)
{
	struct buf out = page("期", "Edition", CREDIT_DAY_NONE);
	const char *text = buf_cstr(&out);

	ck_assert_ptr_nonnull(strstr(text, "<body data-title-en=\"Edition\">"));
	ck_assert_ptr_null(strstr(text, "id=\"over\""));
	ck_assert_str_eq(text + strlen(text) - strlen("</body>\n</html>\n"), "</body>\n</html>\n");
	buf_free(&out);
}
END_TEST

START_TEST(test_a_word_stands_in_both_languages_in_its_element)
{
	struct buf out = BUF_INIT;

	open_words();
	html_element(words, "p", "quiet", "skip", NULL, &out);
	html_element(words, "p", NULL, "name", NULL, &out);
	close_words();
	ck_assert_str_eq(buf_cstr(&out),
		"<p class=\"quiet\"><span class=\"zh\">跳到名单</span>"
		"<span class=\"en\" lang=\"en\">Skip to the lists</span></p>\n"
		"<p><span class=\"zh\">样例县诚信红黑榜</span>"
		"<span class=\"en\" lang=\"en\">Sample County Integrity Lists</span></p>\n");
	buf_free(&out);
}
END_TEST

START_TEST(test_a_parameter_cannot_leave_its_attribute)
{
	const struct word_param params[] = {{"count", "\" onclick=\"x"}, {0}};
	struct buf out = BUF_INIT;

	open_words();
	html_attribute(words, "data-en", "find_more", CREDIT_EN, params, &out);
	close_words();
	ck_assert_str_eq(buf_cstr(&out), " data-en=\"Show &quot; onclick=&quot;x more\"");
	buf_free(&out);
}
END_TEST

SUITE("edition/edition_page", T(test_the_policy_names_the_inline_parts_and_nothing_else),
	T(test_titles_bring_no_markup_and_no_attribute),
	T(test_a_page_with_a_last_day_tells_it_to_script_and_reader),
	T(test_a_notice_tells_its_end_in_its_own_words),
	T(test_small_print_stands_only_where_there_is_some),
	T(test_a_page_without_a_last_day_has_no_notice_of_expiry),
	T(test_a_word_stands_in_both_languages_in_its_element),
	T(test_a_parameter_cannot_leave_its_attribute))
