/* SPDX-License-Identifier: Apache-2.0 */
/* The held-back file: where it may lie, who may read it, what stands in it. */
#include "edition/edition_held.h"
#include "registry_sample.h"

#define NAME HELD_PREFIX "2026-05_不予公示.csv"

static bool stands(const char *path, const char *end)
{
	struct stat info;
	char whole[256];

	snprintf(whole, sizeof(whole), "%s%s", path, end);
	return lstat(whole, &info) == 0;
}

/* A person that may not be printed, with a name for a spreadsheet to run. */
static struct judged_entry held_person(void)
{
	struct judged_entry judged;

	memset(&judged, 0, sizeof(judged));
	judged.current = black_entry(1, "=1+1", "样人社列决字〔2026〕1号");
	judged.current.subject = sample_person(1);
	judged.standing.state = CREDIT_STATE_LISTED;
	judged.why_not = MSG_HELD_PERSON;
	judged.why_article = "样例条例第一条";
	return judged;
}

START_TEST(test_the_folder_beside_a_folder)
{
	static const char *const cases[][2] = {{"/srv/public", "/srv"}, {"/srv/public//", "/srv"},
		{"/public", "/"}, {"/", "/"}, {"public", "."}, {"www/public", "www"},
		{".", "./.."}, {"..", "../.."}, {"www/..", "www/../.."}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = BUF_INIT;

		path_beside(cases[i][0], &out);
		ck_assert_str_eq(buf_cstr(&out), cases[i][1]);
		buf_free(&out);
	}
}
END_TEST

START_TEST(test_its_name_says_that_it_is_internal)
{
	static const char *const cases[][2] = {{NULL, "/srv/" NAME},
		{"may.csv", "./" HELD_PREFIX "may.csv"},
		{"/var/may.csv", "/var/" HELD_PREFIX "may.csv"},
		{"/var/" HELD_PREFIX "may.csv", "/var/" HELD_PREFIX "may.csv"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf path = BUF_INIT;

		OK(held_path(cases[i][0], "/srv/no-such-folder/", NAME, &path, err));
		ck_assert_str_eq(buf_cstr(&path), cases[i][1]);
		buf_free(&path);
	}
}
END_TEST

START_TEST(test_it_never_lies_in_the_public_folder)
{
	static const char *const inside[] = {"public/may.csv", "public/2026-05/may.csv",
		"link/may.csv", "public/2026-05/../may.csv", "public/", ""};
	const char *place = tree_place();
	struct buf path = BUF_INIT;
	char public[128];
	char asked[160];

	snprintf(public, sizeof(public), "%s/public", place);
	ck_assert_int_eq(mkdir(public, 0755), 0);
	snprintf(asked, sizeof(asked), "%s/2026-05", public);
	ck_assert_int_eq(mkdir(asked, 0755), 0);
	snprintf(asked, sizeof(asked), "%s/link", place);
	ck_assert_int_eq(symlink("public/2026-05", asked), 0);
	for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++) {
		snprintf(asked, sizeof(asked), "%s/%s", place, inside[i]);
		FAILS(held_path(asked, public, NAME, &path, err), CREDIT_EINVAL,
			"edition-held-place");
		buf_reset(&path);
	}
	FAILS(held_path(NULL, "/", NAME, &path, err), CREDIT_EINVAL, "edition-held-place");
	buf_reset(&path);
	/* a name that only begins alike is another folder */
	snprintf(asked, sizeof(asked), "%s/public-not", place);
	ck_assert_int_eq(mkdir(asked, 0755), 0);
	snprintf(asked, sizeof(asked), "%s/public-not/may.csv", place);
	OK(held_path(asked, public, NAME, &path, err));
	buf_reset(&path);
	snprintf(asked, sizeof(asked), "%s/may.csv", place);
	OK(held_path(asked, public, NAME, &path, err));
	buf_free(&path);
	snprintf(asked, sizeof(asked), "%s/link", place);
	unlink(asked);
	tree_gone(place);
}
END_TEST

START_TEST(test_only_the_office_can_read_it_and_no_id_stands_in_it)
{
	struct judged_entry judged = held_person();
	const char *place = tree_place();
	struct held held;
	struct stat info;
	char id[CREDIT_ID_TEXT_BYTES];
	char path[128];
	char *text;

	snprintf(path, sizeof(path), "%s/held.csv", place);
	OK(held_open(&held, path, err));
	held_add(&held, &judged);
	judged.current = black_entry(2, "样例商贸有限公司", "样人社列决字〔2026〕2号");
	judged.why_article = NULL;
	held_add(&held, &judged);
	ck_assert(!stands(path, ""));
	OK(held_close(&held, err));
	ck_assert_uint_eq(held.count, 2);
	ck_assert_int_eq(stat(path, &info), 0);
	ck_assert_uint_eq(info.st_mode & 0777, 0600);
	ck_assert(!stands(path, ".tmp"));
	text = file_text(place, "held.csv");
	judged = held_person();
	ck_assert_int_eq(credit_id_mask(&judged.current.subject, CREDIT_MASK_FULL, id, sizeof(id)),
		CREDIT_OK);
	ck_assert_ptr_null(strstr(text, id));
	id[3] = '\0';
	ck_assert_ptr_nonnull(strstr(text, id));
	ck_assert_ptr_eq(strstr(text, "\xEF\xBB\xBF" "记录编号,名单代码,"), text);
	ck_assert_ptr_nonnull(strstr(text, ",NMG,\"'=1+1\","));
	ck_assert_ptr_nonnull(strstr(text, ",held-person,样例条例第一条\r\n"));
	ck_assert_ptr_nonnull(strstr(text, ",held-person,\r\n"));
	/* a code of digits only stays a text for a spreadsheet */
	ck_assert_ptr_nonnull(strstr(text, ",样例商贸有限公司,'91629999"));
	free(text);
	tree_gone(place);
}
END_TEST

START_TEST(test_with_none_held_back_or_dropped_there_is_no_file)
{
	struct judged_entry judged = held_person();
	const char *place = tree_place();
	struct held held;
	char path[128];

	snprintf(path, sizeof(path), "%s/held.csv", place);
	OK(held_open(&held, path, err));
	OK(held_close(&held, err));
	ck_assert(!stands(path, "") && !stands(path, ".tmp"));
	OK(held_open(&held, path, err));
	held_add(&held, &judged);
	held_drop(&held);
	held_drop(&held);
	ck_assert(!stands(path, "") && !stands(path, ".tmp"));
	memset(&held, 0, sizeof(held));
	held_add(&held, &judged); /* never opened: only counted */
	ck_assert_uint_eq(held.count, 1);
	tree_gone(place);
}
END_TEST

START_TEST(test_with_none_held_back_an_older_sheet_becomes_empty)
{
	struct judged_entry judged = held_person();
	const char *place = tree_place();
	struct held held;
	char path[128];
	char *text;

	snprintf(path, sizeof(path), "%s/held.csv", place);
	OK(held_open(&held, path, err));
	held_add(&held, &judged);
	OK(held_close(&held, err));
	OK(held_open(&held, path, err));
	OK(held_close(&held, err));
	text = file_text(place, "held.csv");
	ck_assert_ptr_nonnull(strstr(text, "记录编号"));
	ck_assert_str_eq(strstr(text, "\r\n"), "\r\n"); /* no row */
	ck_assert(!stands(path, ".tmp"));
	free(text);
	tree_gone(place);
}
END_TEST

START_TEST(test_a_planted_link_is_not_written_through)
{
	struct judged_entry judged = held_person();
	const char *place = tree_place();
	struct held held;
	char path[128];
	char link[160];

	snprintf(path, sizeof(path), "%s/victim", place);
	OK(file_write(path, "mine", 4, 0600, true, err));
	snprintf(path, sizeof(path), "%s/held.csv", place);
	snprintf(link, sizeof(link), "%s.tmp", path);
	ck_assert_int_eq(symlink("victim", link), 0);
	ck_assert_int_eq(symlink("victim", path), 0);
	OK(held_open(&held, path, err));
	held_add(&held, &judged);
	OK(held_close(&held, err));
	ck_assert(file_has(place, "victim", "mine"));
	ck_assert(file_has(place, "held.csv", "held-person"));
	tree_gone(place);
	FAILS(held_open(&held, path, err), CREDIT_ENOTFOUND, "file-open");
}
END_TEST

SUITE("edition/edition_held", T(test_the_folder_beside_a_folder),
	T(test_its_name_says_that_it_is_internal), T(test_it_never_lies_in_the_public_folder),
	T(test_only_the_office_can_read_it_and_no_id_stands_in_it),
	T(test_with_none_held_back_or_dropped_there_is_no_file),
	T(test_with_none_held_back_an_older_sheet_becomes_empty),
	T(test_a_planted_link_is_not_written_through))
