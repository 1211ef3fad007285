/* SPDX-License-Identifier: Apache-2.0 */
/* Whole files: what is written is read, nothing half is left, statuses are clear. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "../support/suite.h"

static char folder[4000];

static void setup(void)
{
	const char *base = getenv("TMPDIR");

	snprintf(folder, sizeof(folder), "%s/test-file-XXXXXX", base ? base : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
}

static void teardown(void)
{
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_int_eq(rmdir(folder), 0); /* fails when something was left */
}

START_TEST(test_written_is_read)
{
	struct buf out = BUF_INIT;
	struct stat found;
	credit_error err;

	setup();
	ck_assert_int_eq(file_write("a", "one", 3, 0600, false, &err), CREDIT_OK);
	ck_assert_int_eq(file_write("a", "three", 5, 0644, false, &err), CREDIT_OK);
	buf_str(&out, ">");
	ck_assert_int_eq(file_read("a", 5, &out, &err), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&out), ">three");
	ck_assert_int_eq(file_write("a", "", 0, 0600, false, &err), CREDIT_OK);
	ck_assert_int_eq(stat("a", &found), 0);
	ck_assert_int_eq(found.st_size, 0);
	ck_assert_int_eq(found.st_mode & 0777, 0600);
	buf_free(&out);
	unlink("a");
	teardown();
}
END_TEST

START_TEST(test_large_file_round_trips)
{
	struct buf large = BUF_INIT, out = BUF_INIT;
	char path[4100];

	setup();
	for (uint32_t i = 0; i < 100000; i++)
		buf_u32(&large, i * 2654435761u);
	snprintf(path, sizeof(path), "%s/large", folder); /* a path with folders */
	ck_assert_int_eq(file_write(path, large.data, large.length, 0600, true, NULL), CREDIT_OK);
	ck_assert_int_eq(file_read(path, large.length, &out, NULL), CREDIT_OK);
	ck_assert_uint_eq(out.length, large.length);
	ck_assert_mem_eq(out.data, large.data, large.length);
	buf_free(&out);
	ck_assert_int_eq(file_read(path, large.length - 1, &out, NULL), CREDIT_ELIMIT);
	buf_free(&large);
	buf_free(&out);
	unlink(path);
	teardown();
}
END_TEST

START_TEST(test_exclusive_write_leaves_what_exists)
{
	struct buf out = BUF_INIT;
	credit_error err;

	setup();
	ck_assert_int_eq(file_write("a", "first", 5, 0600, true, &err), CREDIT_OK);
	ck_assert_int_eq(file_write("a", "second", 6, 0600, true, &err), CREDIT_EEXISTS);
	ck_assert_str_eq(err.code, "file-exists");
	ck_assert_int_eq(file_read("a", 100, &out, &err), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&out), "first");
	buf_free(&out);
	unlink("a");
	teardown();
}
END_TEST

START_TEST(test_missing_and_wrong_places_are_named)
{
	struct buf out = BUF_INIT;
	credit_error err;

	setup();
	ck_assert_int_eq(file_read("missing", 100, &out, &err), CREDIT_ENOTFOUND);
	ck_assert_str_eq(err.code, "file-open");
	ck_assert_str_eq(err.params, "missing");
	ck_assert_int_eq(file_read(".", 100, &out, &err), CREDIT_EIO);
	ck_assert_str_eq(err.code, "file-read");
	ck_assert_int_eq(file_write("no/such/folder", "x", 1, 0600, false, &err),
		CREDIT_ENOTFOUND);
	ck_assert_str_eq(err.code, "file-write");
	ck_assert_int_eq(mkdir("d", 0700), 0);
	ck_assert_int_lt(file_write("d", "x", 1, 0600, false, &err), 0);
	ck_assert_int_eq(folder_sync("d", &err), CREDIT_OK);
	ck_assert_int_eq(rmdir("d"), 0);
	ck_assert_int_eq(folder_sync("d", &err), CREDIT_ENOTFOUND);
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
	teardown();
}
END_TEST

START_TEST(test_only_what_a_stopped_write_left_is_swept_away)
{
	static const struct {
		const char *name;
		bool stays;
	} files[] = {{"a.note.tmp-999999999", false}, {"a.note.tmp-1", true}, /* that one runs */
		{"a.csv.tmp-999999999", true}, {"a.note.tmp-", true}, {".note.tmp-999999999", false},
		{"a.note.tmp-1.tmp-999999999", true},
		{"a.note.tmp-999999999x", true}, {"a.note.tmp-9999999999", true}, {"a.note", true}};
	struct buf parent = BUF_INIT;
	credit_error err;

	setup();
	ck_assert_int_eq(mkdir("d", 0700), 0);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char path[60];

		snprintf(path, sizeof(path), "d/%s", files[i].name);
		ck_assert_int_eq(file_write(path, "x", 1, 0600, false, &err), CREDIT_OK);
	}
	file_sweep("d", ".note");
	file_sweep("missing", ".note");
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char path[60];

		snprintf(path, sizeof(path), "d/%s", files[i].name);
		ck_assert_msg((access(path, F_OK) == 0) == files[i].stays, "%s", path);
		unlink(path);
	}
	ck_assert_int_eq(rmdir("d"), 0);
	file_parent("d/x", &parent);
	file_parent("x", &parent);
	file_parent("/x", &parent);
	ck_assert_str_eq(buf_cstr(&parent), "d./");
	buf_free(&parent);
	teardown();
}
END_TEST

START_TEST(test_full_disk_is_full)
{
	ck_assert_int_eq(status_of_errno(ENOSPC), CREDIT_EFULL);
	ck_assert_int_eq(status_of_errno(EDQUOT), CREDIT_EFULL);
	ck_assert_int_eq(status_of_errno(EFBIG), CREDIT_EFULL);
	ck_assert_int_eq(status_of_errno(ENOENT), CREDIT_ENOTFOUND);
	ck_assert_int_eq(status_of_errno(EEXIST), CREDIT_EEXISTS);
	ck_assert_int_eq(status_of_errno(ENOMEM), CREDIT_ENOMEM);
	ck_assert_int_eq(status_of_errno(EACCES), CREDIT_EIO);
}
END_TEST

SUITE("base/file", T(test_written_is_read), T(test_large_file_round_trips),
	T(test_exclusive_write_leaves_what_exists), T(test_missing_and_wrong_places_are_named),
	T(test_only_what_a_stopped_write_left_is_swept_away), T(test_full_disk_is_full))
