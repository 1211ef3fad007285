/* SPDX-License-Identifier: Apache-2.0 */
/* This list is the last list with its changes, and heads follow one another. */
#include "verify_sample.h"

#define JSON "2026-05/edition.json"

static const struct {
	const char *after;
	const char *from;
	const char *to;
	const char *code;
} forged[] = {
	{"\"head\":", "\"previous\":\"", "\"previous\":\"0", "verify-form"},
	{"\"head\":", "\"number\":2", "\"number\":3", "verify-chain"},
	{"\"head\":", "\"day\":\"2026-06-05\"", "\"day\":\"2026-05-05\"", "verify-chain"},
	{"\"head\":", "\"series\":\"629999\"", "\"series\":\"629998\"", "verify-chain"},
	{"\"changes\":", "\"change\":\"removed\"", "\"change\":\"added\"", "verify-change"},
	{"\"changes\":", "\"change\":\"added\"", "\"change\":\"corrected\"", "verify-change"},
	{"\"changes\":", "\"change\":\"removed\"", "\"change\":\"resumed\"", "verify-change"},
	{"\"changes\":", "\"reason\":\"revoked\"", "\"reason\":\"\"", "verify-reason"},
	{"\"changes\":", "\"day\":\"2026-06-03\"", "\"day\":\"2027-06-03\"", "verify-reason"},
	{"\"changes\":", "2号\",\"authority\":\"样例县精神文明建设指导委员会办公室\"",
		"\",\"authority\":\"\"", "verify-reason"},
};

START_TEST(test_a_forged_head_or_change_is_named)
{
	struct folder f;
	struct seen seen;

	folder_make(&f);
	edit_after(&f, JSON, forged[_i].after, forged[_i].from, forged[_i].to);
	seen = expect(&f, forged[_i].code, JSON);
	ck_assert_uint_ge(seen.line, 2);
	folder_gone(&f);
}
END_TEST

START_TEST(test_another_head_before_is_found)
{
	struct folder f;

	folder_make(&f);
	edit(&f, "2026-04/edition.json", "\"valid_until\":\"2026-06-30\"", "\"valid_until\":\"2026-06-29\"");
	expect(&f, "verify-chain", JSON);
	folder_gone(&f);
}
END_TEST

/* The line of changes with a text, and the comma that its loss leaves over. */
static void drop_change(const struct folder *f, const char *kind)
{
	char *line = line_with(f, JSON, kind);
	char *last = strstr(line, "}],");

	edit(f, JSON, line, "");
	if (last)
		edit_after(f, JSON, "\"changes\":", "\"},\n\"files\"", "\"}],\n\"files\"");
	free(line);
}

START_TEST(test_nobody_appears_or_disappears_without_a_change)
{
	struct folder f;

	folder_make(&f);
	drop_change(&f, "\"change\":\"removed\"");
	expect(&f, "verify-vanished", JSON);
	folder_gone(&f);
	folder_make(&f);
	drop_change(&f, "\"change\":\"added\"");
	ck_assert_uint_eq(strlen(expect(&f, "verify-appeared", JSON).number), 12);
	folder_gone(&f);
}
END_TEST

/* Against one edition alone a change still fits its list. */
START_TEST(test_changes_of_one_edition_fit_its_list)
{
	struct folder f;
	struct findings findings;
	credit_verify_options options;
	char path[160];

	folder_make(&f);
	credit_verify_options_init(&options);
	snprintf(path, sizeof(path), "%s/2026-05", f.public);
	ck_assert_int_eq(verify_with(path, &options, &findings), CREDIT_OK);
	edit_after(&f, JSON, "\"changes\":", "\"change\":\"removed\"", "\"change\":\"added\"");
	ck_assert_int_eq(verify_with(path, &options, &findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&findings, "verify-change"));
	folder_gone(&f);
}
END_TEST

START_TEST(test_an_old_edition_shows_no_black_row)
{
	struct folder f;
	struct entry more = black_entry(6, "样例第六商贸有限公司", "样人社列决字〔2026〕6号");
	char *old[5];
	static const char *const names[] = {"2026-05/edition.json", "2026-05/red.csv",
		"2026-05/black.csv", "2026-05/changes.csv", "2026-05/index.html"};

	folder_make(&f);
	for (int i = 0; i < 5; i++)
		old[i] = file_text(f.public, names[i]);
	add_entry(f.registry, &more);
	publish_ok(f.registry, "2026-06", "2026-07-06", f.public);
	for (int i = 0; i < 5; i++) {
		put_file(&f, names[i], old[i], strlen(old[i]));
		free(old[i]);
	}
	ck_assert_uint_eq(strlen(expect(&f, "verify-old-black", JSON).number), 12);
	folder_gone(&f);
}
END_TEST

SUITE("edition/verify_chain",
	TL(test_a_forged_head_or_change_is_named, sizeof(forged) / sizeof(forged[0])),
	T(test_another_head_before_is_found), T(test_nobody_appears_or_disappears_without_a_change),
	T(test_changes_of_one_edition_fit_its_list), T(test_an_old_edition_shows_no_black_row))
