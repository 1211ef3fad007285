/* SPDX-License-Identifier: Apache-2.0 */
/* The index of editions: its lines in order, black counts of the newest only, hostile text. */
#include "../support/edition_sample.h"
#include "registry_sample.h"

static struct edition_head head_of(uint32_t number, int month, uint64_t black)
{
	struct edition_head head;

	memset(&head, 0, sizeof(head));
	head.number = number;
	head.revision = 1;
	head.period = (struct period){2026, 1, month};
	head.day = day_from_parts(2026, month, 28);
	head.valid_until = period_valid_until(&head.period, head.day);
	head.red = 70 + number;
	head.black = black;
	return head;
}

/* The page over some lines, as a C string, owned. */
static char *page_with(const struct index_line *lines, size_t count,
	const char *const *notices, size_t notices_count)
{
	const char *folder = tree_place();
	struct edition_file file;
	struct words *words;
	uint8_t digest[DIGEST_BYTES];
	char *text;

	OK(words_open("629999", NULL, 0, "words.txt", &words, err));
	OK(edition_file_open(&file, folder, "index.html", HASH_SHA256, err));
	OK(print_index(words, lines, count, notices, notices_count, &file, err));
	OK(edition_file_close(&file, digest, err));
	text = file_text(folder, "index.html");
	words_close(words);
	tree_gone(folder);
	return text;
}

static char *page_of(const struct index_line *lines, size_t count)
{
	return page_with(lines, count, NULL, 0);
}

static size_t times(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

START_TEST(test_notices_are_linked_beside_the_editions)
{
	static const char *const notices[] = {"notice-2026-05-06", "notice-2026-06-03"};
	uint8_t digest[DIGEST_BYTES] = {0};
	struct edition_head head = head_of(2, 5, 4321);
	struct index_line line = {"2026-05", &head, digest, ""};
	char *text = page_with(&line, 1, notices, 2);

	ck_assert_uint_eq(times(text, "notice-2026-05-06/index.html"), 1);
	ck_assert_uint_eq(times(text, "notice-2026-06-03/index.html"), 1);
	free(text);
	text = page_of(&line, 1);
	ck_assert_uint_eq(times(text, "notice-"), 0);
	free(text);
}
END_TEST

START_TEST(test_lines_stand_as_given_with_days_counts_and_fingerprint)
{
	uint8_t digest[DIGEST_BYTES];
	struct edition_head heads[] = {head_of(2, 5, 4321), head_of(1, 4, 8765)};
	struct index_line lines[] = {
		{"2026-05", &heads[0], digest, ""}, {"2026-04", &heads[1], digest, ""}};
	char *text;

	memset(digest, 0xA5, sizeof(digest));
	text = page_of(lines, 2);
	ck_assert_uint_eq(times(text, "<th scope=\"row\">"), 2);
	ck_assert_ptr_nonnull(strstr(text, "<a href=\"2026-05/index.html\">2026-05</a>"));
	ck_assert(strstr(text, "\">2026-05</a>") < strstr(text, "\">2026-04</a>"));
	ck_assert_ptr_nonnull(
		strstr(text, "<td class=\"n\">2</td><td>2026-05-28</td><td>2026-06-30</td>"));
	ck_assert_ptr_nonnull(strstr(text, "<td class=\"n\">72</td>"));
	ck_assert_ptr_nonnull(strstr(text, "<td class=\"n\">71</td>"));
	ck_assert_uint_eq(times(text, "<code>a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5"), 2);
	free(text);
}
END_TEST

START_TEST(test_black_rows_are_counted_for_the_newest_only)
{
	uint8_t digest[DIGEST_BYTES] = {0};
	struct edition_head heads[] = {head_of(2, 5, 4321), head_of(1, 4, 8765)};
	struct index_line lines[] = {
		{"2026-05", &heads[0], digest, ""}, {"2026-04", &heads[1], digest, ""}};
	char *text = page_of(lines, 2);

	ck_assert_ptr_nonnull(strstr(text, "<td class=\"n\">4321</td>"));
	ck_assert_ptr_null(strstr(text, "8765"));
	ck_assert_uint_eq(times(text, "<td class=\"n\">—</td>"), 1);
	free(text);
}
END_TEST

START_TEST(test_the_text_of_a_reissue_brings_no_markup)
{
	uint8_t digest[DIGEST_BYTES] = {0};
	struct edition_head head = head_of(1, 4, 0);
	struct index_line line = {"2026-04-r2", &head, digest, sample_hostile[0]};
	char *text = page_of(&line, 1);

	ck_assert_ptr_nonnull(strstr(text, "</a><small>&lt;script&gt;document"));
	ck_assert_ptr_null(strstr(text, "<script>document.title"));
	free(text);
}
END_TEST

START_TEST(test_a_series_without_editions_has_an_empty_table)
{
	char *text = page_of(NULL, 0);

	ck_assert_uint_eq(times(text, "<th scope=\"row\">"), 0);
	ck_assert_uint_eq(times(text, "<th scope=\"col\""), 7);
	ck_assert_uint_eq(times(text, "<th scope=\"col\" class=\"n\">"), 3);
	ck_assert_ptr_nonnull(strstr(text, "<tbody>\n</tbody></table>"));
	/* the index itself never goes out of date */
	ck_assert_ptr_null(strstr(text, " data-valid-until=\""));
	free(text);
}
END_TEST

SUITE("edition/edition_index", T(test_notices_are_linked_beside_the_editions),
	T(test_lines_stand_as_given_with_days_counts_and_fingerprint),
	T(test_black_rows_are_counted_for_the_newest_only),
	T(test_the_text_of_a_reissue_brings_no_markup),
	T(test_a_series_without_editions_has_an_empty_table))
