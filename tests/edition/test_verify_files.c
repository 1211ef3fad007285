/* SPDX-License-Identifier: Apache-2.0 */
/* Files have the digests that edition.json lists, and edition.json lists them all. */
#include "verify_sample.h"

START_TEST(test_bytes_of_every_file_are_digested)
{
	static const char *const names[] = {"red.csv", "black.csv", "changes.csv", "index.html"};
	struct folder f;
	char name[64];
	char *text;

	folder_make(&f);
	snprintf(name, sizeof(name), "2026-05/%s", names[_i]);
	text = file_text(f.public, name);
	text[strlen(text) - 2] ^= 1;
	put_file(&f, name, text, strlen(text));
	expect(&f, "verify-digest", name);
	free(text);
	folder_gone(&f);
}
END_TEST

START_TEST(test_the_list_of_files_is_the_list_of_files)
{
	struct folder f;

	folder_make(&f);
	edit_after(&f, "2026-05/edition.json", "\"files\":", "\"black.csv\"", "\"blacc.csv\"");
	expect(&f, "verify-form", "2026-05/edition.json");
	expect(&f, "verify-missing", "2026-05/blacc.csv");
	expect(&f, "verify-unnamed", "2026-05/black.csv");
	folder_gone(&f);
}
END_TEST

/* A name that leads out of the folder is followed nowhere. */
START_TEST(test_a_name_is_no_path)
{
	struct folder f;

	folder_make(&f);
	edit_after(&f, "2026-05/edition.json", "\"files\":", "\"black.csv\"", "\"../2026-04/red.csv\"");
	expect(&f, "verify-form", "2026-05/edition.json");
	folder_gone(&f);
}
END_TEST

SUITE("edition/verify_files", TL(test_bytes_of_every_file_are_digested, 4),
	T(test_the_list_of_files_is_the_list_of_files), T(test_a_name_is_no_path))
