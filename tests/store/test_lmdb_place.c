/* SPDX-License-Identifier: Apache-2.0 */
/* The names of a store's files: which generation counts, what a crash left. */
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "sample.h"
#include "store/lmdb_place.h"

static int folder_of(const char *place)
{
	int folder;

	ck_assert_int_eq(mkdir(place, 0700), 0);
	folder = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_ge(folder, 0);
	return folder;
}

static void put_file(int folder, const char *name)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	ck_assert_int_ge(fd, 0);
	close(fd);
}

static bool has(int folder, const char *name)
{
	return faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

START_TEST(test_the_highest_generation_counts_and_the_older_are_cleared)
{
	const char *where = sample_place();
	int folder = folder_of(where);
	struct place place;

	put_file(folder, "data.mdb");
	put_file(folder, "lock.mdb");
	put_file(folder, "data-2.mdb");
	put_file(folder, "data-2.mdb-lock");
	put_file(folder, "data-10.mdb");
	put_file(folder, "data-010.mdb"); /* no name of ours, like those that follow */
	put_file(folder, "data-1.mdb");
	put_file(folder, "data-99999999999.mdb");
	put_file(folder, "data-12.mdb.tmp");
	OK(place_open(where, false, &place, err));
	OK(place_choose(&place, err));
	ck_assert_uint_eq(place.generation, 10);
	ck_assert(!has(folder, "data-12.mdb.tmp")); /* nobody is at work on it */
	ck_assert(has(folder, "data.mdb"));
	OK(place_clear_older(folder, 10, err));
	ck_assert(!has(folder, "data.mdb") && !has(folder, "lock.mdb"));
	ck_assert(!has(folder, "data-2.mdb") && !has(folder, "data-2.mdb-lock"));
	ck_assert(has(folder, "data-10.mdb") && place_has(folder, 10));
	ck_assert(has(folder, "data-1.mdb") && has(folder, "data-010.mdb"));
	OK(place_clear_older(folder, 10, err)); /* again: nothing to do */
	place_release(&place);
	place_close(&place);
	close(folder);
	sample_gone(where);
}
END_TEST

START_TEST(test_a_temporary_file_at_work_is_left_alone_and_becomes_the_next)
{
	const char *where = sample_place();
	int folder = folder_of(where);
	struct place place;
	struct stat made;
	bool settled;
	int fd;

	put_file(folder, "data.mdb");
	put_file(folder, "data-7.mdb.tmp");
	OK(place_make_temporary(folder, 2, &fd, err));
	ck_assert(!has(folder, "data-7.mdb.tmp")); /* left by a crash */
	ck_assert_int_eq(fstat(fd, &made), 0);
	ck_assert_int_eq(made.st_mode & 0777, 0600);
	OK(place_open(where, false, &place, err));
	OK(place_choose(&place, err));
	ck_assert_uint_eq(place.generation, 1);
	ck_assert(has(folder, "data-2.mdb.tmp"));
	place_release(&place);
	OK(place_settle(folder, 2, &settled, err));
	ck_assert(settled && has(folder, "data-2.mdb"));
	ck_assert(!has(folder, "data-2.mdb.tmp") && !has(folder, "data.mdb"));
	/* nothing to settle: it fails and changes nothing */
	ck_assert_int_ne(place_settle(folder, 3, &settled, NULL), CREDIT_OK);
	ck_assert(!settled && has(folder, "data-2.mdb"));
	place_close(&place);
	close(fd);
	close(folder);
	sample_gone(where);
}
END_TEST

START_TEST(test_settling_waits_for_who_is_opening)
{
	const char *where = sample_place();
	int folder = folder_of(where);
	int other;
	struct place place;

	put_file(folder, "data.mdb");
	OK(place_open(where, false, &place, err));
	OK(place_choose(&place, err));
	other = open(where, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_eq(flock(other, LOCK_SH | LOCK_NB), 0);
	ck_assert_int_ne(flock(other, LOCK_EX | LOCK_NB), 0);
	place_release(&place);
	ck_assert_int_eq(flock(other, LOCK_EX | LOCK_NB), 0);
	close(other);
	place_close(&place);
	close(folder);
	sample_gone(where);
}
END_TEST

START_TEST(test_links_and_empty_folders_are_refused)
{
	const char *where = sample_place();
	struct place place;
	int folder;

	FAILS(place_open(where, false, &place, err), CREDIT_ENOTFOUND, "store-none");
	folder = folder_of(where);
	OK(place_open(where, false, &place, err));
	FAILS(place_choose(&place, err), CREDIT_ENOTFOUND, "store-none");
	place_close(&place);
	put_file(folder, "data.mdb");
	ck_assert_int_eq(symlinkat("data.mdb", folder, "data-3.mdb"), 0);
	OK(place_open(where, false, &place, err));
	FAILS(place_choose(&place, err), CREDIT_EFORMAT, "store-link");
	place_close(&place);
	put_file(folder, "notes.txt");
	FAILS(place_open(where, true, &place, err), CREDIT_EEXISTS, "store-exists");
	place_close(&place);
	close(folder);
	sample_gone(where);
}
END_TEST

SUITE("store/lmdb_place", T(test_the_highest_generation_counts_and_the_older_are_cleared),
	T(test_a_temporary_file_at_work_is_left_alone_and_becomes_the_next),
	T(test_settling_waits_for_who_is_opening), T(test_links_and_empty_folders_are_refused))
