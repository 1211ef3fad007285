/* SPDX-License-Identifier: Apache-2.0 */
/* Folders of editions: written aside, put in place whole, cleared of leftovers. */
#include "../support/edition_sample.h"
#include "edition/edition_folder.h"
#include "edition/edition_write.h"
#include "registry_sample.h"

#define LABEL "2026-05"

static const char *const files[] = {"red.csv", "black.csv", "changes.csv", "index.html",
	"edition.json"};

static bool stands(const char *folder, const char *name)
{
	struct stat info;
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return lstat(path, &info) == 0;
}

static void put_text(const char *folder, const char *name, const char *text)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	OK(file_write(path, text, strlen(text), 0644, true, err));
}

static void make_folder(const char *folder, const char *name)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	ck_assert_int_eq(mkdir(path, 0755), 0);
}

/* A link to a folder with one file, both beside the public folder. */
static void plant_link(const char *place, const char *public, const char *name)
{
	char link[256];

	make_folder(place, "elsewhere");
	put_text(place, "elsewhere/precious", "1");
	snprintf(link, sizeof(link), "%s/%s", public, name);
	ck_assert_int_eq(symlink("../elsewhere", link), 0);
}

START_TEST(test_preparing_makes_the_folder_and_clears_leftovers_only)
{
	const char *place = tree_place();
	char public[128];

	snprintf(public, sizeof(public), "%s/srv/www/public", place);
	OK(folder_prepare(public, err));
	make_folder(public, ".tmp-2026-04");
	put_text(public, ".tmp-2026-04/red.csv", "half");
	make_folder(public, "2026-03");
	put_text(public, "2026-03/red.csv", "whole");
	OK(folder_prepare(public, err));
	ck_assert(!stands(public, ".tmp-2026-04"));
	ck_assert(stands(public, "2026-03/red.csv"));
	tree_gone(place);
}
END_TEST

START_TEST(test_a_file_in_place_of_the_folder_is_told)
{
	const char *place = tree_place();
	char public[128];

	put_text(place, "public", "");
	snprintf(public, sizeof(public), "%s/public", place);
	FAILS(folder_prepare(public, err), CREDIT_EIO, "file-write");
	snprintf(public, sizeof(public), "%s/public/below", place);
	FAILS(folder_prepare(public, err), CREDIT_EIO, "file-write");
	tree_gone(place);
}
END_TEST

START_TEST(test_an_edition_appears_whole_and_is_replaced_whole)
{
	struct edition_sample sample;
	const char *place = tree_place();

	edition_sample_make(&sample, 3, 2, false);
	OK(folder_write(place, &sample.print, err));
	ck_assert(!folder_exists(place, LABEL));
	ck_assert(stands(place, ".tmp-" LABEL "/edition.json"));
	OK(folder_place(place, LABEL, err));
	ck_assert(folder_exists(place, LABEL) && !stands(place, ".tmp-" LABEL));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char name[64];

		snprintf(name, sizeof(name), LABEL "/%s", files[i]);
		ck_assert_msg(stands(place, name), "%s", name);
	}
	ck_assert(file_has(place, LABEL "/black.csv", "样例拖欠工资名单"));
	put_text(place, LABEL "/stray", "of the old one");
	edition_rows_hide(&sample.print.rows, COLOUR_BLACK);
	OK(folder_write(place, &sample.print, err));
	ck_assert(file_has(place, LABEL "/black.csv", "样例拖欠工资名单"));
	OK(folder_place(place, LABEL, err));
	ck_assert(!file_has(place, LABEL "/black.csv", "样例拖欠工资名单"));
	ck_assert(!stands(place, LABEL "/stray") && !stands(place, ".tmp-" LABEL));
	tree_gone(place);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_a_dropped_edition_leaves_what_stands)
{
	struct edition_sample sample;
	const char *place = tree_place();

	edition_sample_make(&sample, 1, 1, false);
	make_folder(place, LABEL);
	put_text(place, LABEL "/red.csv", "old");
	OK(folder_write(place, &sample.print, err));
	folder_drop(place, LABEL);
	folder_drop(place, LABEL); /* nothing to say about what is not there */
	ck_assert(!stands(place, ".tmp-" LABEL));
	ck_assert(file_has(place, LABEL "/red.csv", "old"));
	FAILS(folder_place(place, "2026-06", err), CREDIT_ENOTFOUND, "file-write");
	tree_gone(place);
	FAILS(folder_write(place, &sample.print, err), CREDIT_ENOTFOUND, "file-write");
	edition_sample_free(&sample);
}
END_TEST

/* Whoever may write into the public folder must not have files elsewhere deleted. */
START_TEST(test_a_planted_link_is_removed_and_not_followed)
{
	struct edition_sample sample;
	const char *place = tree_place();
	char public[128];

	edition_sample_make(&sample, 1, 1, false);
	make_folder(place, "public");
	snprintf(public, sizeof(public), "%s/public", place);
	plant_link(place, public, ".tmp-" LABEL);
	if (_i == 0)
		OK(folder_prepare(public, err));
	else
		OK(folder_write(public, &sample.print, err));
	ck_assert(stands(place, "elsewhere/precious"));
	ck_assert(!stands(place, "elsewhere/red.csv"));
	ck_assert_int_eq(stands(public, ".tmp-" LABEL "/red.csv"), _i);
	ck_assert_int_eq(stands(public, ".tmp-" LABEL), _i);
	tree_gone(place);
	edition_sample_free(&sample);
}
END_TEST

START_TEST(test_the_index_stands_aside_until_all_is_placed)
{
	struct edition_sample sample;
	const char *place = tree_place();
	struct folder_notice enters = {NOTICE_PREFIX "2026-06-05", false};
	struct folder_notice leaves = {NOTICE_PREFIX "2026-05-06", true};
	struct noted_file noted;
	struct index_line line;
	char *text;

	edition_sample_make(&sample, 1, 1, false);
	line = (struct index_line){LABEL, &sample.print.head, sample.print.digest, ""};
	put_text(place, "index.html", "old");
	put_text(place, ".tmp-index.html", "half");
	make_folder(place, NOTICE_PREFIX "2026-05-06");
	OK(folder_write_index(place, sample.words, &line, 1, &enters, HASH_SHA256, &noted, err));
	ck_assert(file_has(place, "index.html", "old"));
	ck_assert(file_has(place, ".tmp-index.html", LABEL "/index.html"));
	ck_assert(file_has(place, ".tmp-index.html", "2026-06-05/index.html"));
	ck_assert(file_has(place, ".tmp-index.html", "2026-05-06/index.html"));
	OK(folder_write_index(place, sample.words, &line, 1, &leaves, HASH_SHA256, &noted, err));
	ck_assert(!file_has(place, ".tmp-index.html", "2026-05-06/index.html"));
	text = file_text(place, ".tmp-index.html");
	ck_assert_uint_eq(noted.size, strlen(text));
	free(text);
	tree_gone(place);
	FAILS(folder_write_index(place, sample.words, &line, 1, NULL, HASH_SHA256, &noted, err),
		CREDIT_ENOTFOUND, "file-open");
	edition_sample_free(&sample);
}
END_TEST

/* New ones enter, old ones are replaced, one leaves; index and note come with them. */
START_TEST(test_everything_aside_takes_its_place_at_once)
{
	static const char *const labels[] = {"2026-04", "2026-05"};
	static const char *const none[] = {"2026-06"};
	const char *place = tree_place();

	make_folder(place, "2026-04");
	make_folder(place, ".tmp-2026-04");
	make_folder(place, ".tmp-2026-05");
	make_folder(place, "notice-2026-05-06");
	put_text(place, "2026-04/a", "old");
	put_text(place, ".tmp-2026-04/a", "new");
	put_text(place, ".tmp-2026-05/a", "new");
	put_text(place, ".tmp-index.html", "new");
	put_text(place, ".tmp-folder.note", "new");
	put_text(place, "index.html", "old");
	OK(folder_place_all(place, labels, 2, "notice-2026-05-06", err));
	ck_assert(file_has(place, "2026-04/a", "new") && file_has(place, "2026-05/a", "new"));
	ck_assert(file_has(place, "index.html", "new") && file_has(place, "folder.note", "new"));
	ck_assert(!stands(place, "notice-2026-05-06"));
	ck_assert(!stands(place, ".tmp-2026-04") && !stands(place, ".tmp-notice-2026-05-06"));
	ck_assert(!stands(place, ".tmp-index.html") && !stands(place, ".tmp-folder.note"));
	OK(folder_place_all(place, labels, 0, "notice-2026-05-06", err)); /* gone already */
	FAILS(folder_place_all(place, none, 1, NULL, err), CREDIT_ENOTFOUND, "file-write");
	tree_gone(place);
}
END_TEST

/* They tell that an act was stopped until it is repeated. */
START_TEST(test_preparing_leaves_the_markers)
{
	const char *place = tree_place();

	put_text(place, ".tmp-index.html", "new");
	put_text(place, ".tmp-folder.note", "new");
	put_text(place, ".tmp-folder.note.tmp-1", "half");
	make_folder(place, "2026-04");
	put_text(place, "2026-04/files.note.tmp-999999999", "left");
	put_text(place, "2026-04/files.note.tmp-1", "of a process that runs");
	put_text(place, "folder.note.tmp-999999999", "left");
	OK(folder_prepare(place, err));
	ck_assert(stands(place, ".tmp-index.html") && stands(place, ".tmp-folder.note"));
	ck_assert(!stands(place, ".tmp-folder.note.tmp-1"));
	ck_assert(!stands(place, "2026-04/files.note.tmp-999999999"));
	ck_assert(stands(place, "2026-04/files.note.tmp-1"));
	ck_assert(!stands(place, "folder.note.tmp-999999999"));
	tree_gone(place);
}
END_TEST

SUITE("edition/edition_folder", T(test_preparing_makes_the_folder_and_clears_leftovers_only),
	T(test_a_file_in_place_of_the_folder_is_told),
	T(test_an_edition_appears_whole_and_is_replaced_whole),
	T(test_a_dropped_edition_leaves_what_stands),
	TL(test_a_planted_link_is_removed_and_not_followed, 2),
	T(test_the_index_stands_aside_until_all_is_placed),
	T(test_everything_aside_takes_its_place_at_once),
	T(test_preparing_leaves_the_markers))
