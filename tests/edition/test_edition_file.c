/* SPDX-License-Identifier: Apache-2.0 */
/* One file of an edition: pieces, digest, places that are taken, a full disk. */
#include <errno.h>
#include <fcntl.h>

#include "edition/edition_file.h"
#include "registry_sample.h"

#define PIECE (300u * 1024) /* more than is kept back */

static void put_piece(struct edition_file *file, int byte)
{
	static uint8_t piece[PIECE];

	memset(piece, byte, sizeof(piece));
	buf_put(&file->out, piece, sizeof(piece));
	edition_file_flow(file);
}

START_TEST(test_pieces_become_one_file_and_one_digest)
{
	const char *folder = tree_place();
	struct edition_file file;
	struct buf bytes = BUF_INIT;
	uint8_t digest[DIGEST_BYTES];
	uint8_t wanted[DIGEST_BYTES];
	char path[128];

	OK(edition_file_open(&file, folder, "file", HASH_SM3, err));
	buf_str(&file.out, "开头");
	edition_file_flow(&file);
	ck_assert_uint_eq(file.written, 0); /* not worth it yet */
	put_piece(&file, 'a');
	ck_assert_uint_eq(file.written, PIECE + strlen("开头"));
	ck_assert_uint_eq(file.out.length, 0);
	put_piece(&file, 'b');
	buf_str(&file.out, "结尾");
	OK(edition_file_close(&file, digest, err));
	snprintf(path, sizeof(path), "%s/file", folder);
	OK(file_read(path, 1u << 24, &bytes, err));
	ck_assert_uint_eq(bytes.length, 2 * PIECE + strlen("开头结尾"));
	ck_assert_int_eq(bytes.data[strlen("开头") + PIECE - 1], 'a');
	ck_assert_int_eq(bytes.data[strlen("开头") + PIECE], 'b');
	OK(digest_once(HASH_SM3, bytes.data, bytes.length, wanted, err));
	ck_assert_mem_eq(digest, wanted, DIGEST_BYTES);
	buf_free(&bytes);
	tree_gone(folder);
}
END_TEST

/* In place of the system's: the disk fails while something long ago written is waited for. */
static int waiting_fails; /* errno; 0: all is well */
static int waited;

int sync_file_range(int fd, off_t from, off_t bytes, unsigned flags)
{
	(void)fd;
	(void)from;
	ck_assert_int_ge(bytes, 1);
	if (!(flags & SYNC_FILE_RANGE_WAIT_AFTER))
		return 0;
	waited++;
	errno = waiting_fails;
	return waiting_fails ? -1 : 0;
}

static int write_long(int number, char **path_text, credit_error *told)
{
	static char path[128];
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	int status;

	waiting_fails = number;
	waited = 0;
	OK(edition_file_open(&file, folder, "file", HASH_SHA256, err));
	for (int i = 0; i < 70; i++) /* more than what stays in memory */
		put_piece(&file, i);
	status = edition_file_close(&file, digest, told);
	snprintf(path, sizeof(path), "%s/file", folder);
	*path_text = path;
	return status;
}

START_TEST(test_a_long_file_is_whole_and_its_beginning_waited_for)
{
	struct buf bytes = BUF_INIT;
	char *path;

	OK(write_long(0, &path, err));
	ck_assert_int_ge(waited, 5);
	OK(file_read(path, 1u << 26, &bytes, err));
	ck_assert_uint_eq(bytes.length, 70 * PIECE);
	for (size_t i = 0; i < 70; i++)
		ck_assert_uint_eq(bytes.data[i * PIECE + i], i);
	buf_free(&bytes);
	OK(write_long(ENOSYS, &path, err)); /* a system that cannot */
}
END_TEST

START_TEST(test_a_disk_that_fails_while_it_is_waited_for_is_told)
{
	credit_error told;
	char *path;

	ck_assert_int_eq(write_long(EIO, &path, &told), CREDIT_EIO);
	ck_assert_int_eq(waited, 1); /* nothing goes on after it */
	ck_assert_int_eq(write_long(ENOSPC, &path, &told), CREDIT_EFULL);
}
END_TEST

START_TEST(test_an_empty_file_has_the_digest_of_nothing)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	uint8_t wanted[DIGEST_BYTES];
	struct stat info;
	char path[128];
	mode_t mask = umask(022);

	OK(edition_file_open(&file, folder, "file", HASH_SHA256, err));
	OK(edition_file_close(&file, digest, err));
	umask(mask);
	OK(digest_once(HASH_SHA256, "", 0, wanted, err));
	ck_assert_mem_eq(digest, wanted, DIGEST_BYTES);
	snprintf(path, sizeof(path), "%s/file", folder);
	ck_assert_int_eq(stat(path, &info), 0);
	ck_assert_uint_eq(info.st_mode & 0777, 0644);
	tree_gone(folder);
}
END_TEST

START_TEST(test_a_link_in_its_place_is_not_followed)
{
	const char *folder = tree_place();
	struct edition_file file;
	char link[128];
	char target[128];

	snprintf(link, sizeof(link), "%s/file", folder);
	snprintf(target, sizeof(target), "%s/target", folder);
	ck_assert_int_eq(symlink(target, link), 0);
	FAILS(edition_file_open(&file, folder, "file", HASH_SHA256, err), CREDIT_EEXISTS,
		"file-open");
	ck_assert_int_ne(access(target, F_OK), 0);
	tree_gone(folder);
}
END_TEST

START_TEST(test_a_missing_folder_and_an_unknown_hash_are_refused)
{
	const char *folder = tree_place();
	struct edition_file file;
	char path[128];

	snprintf(path, sizeof(path), "%s/none", folder);
	FAILS(edition_file_open(&file, path, "file", HASH_SHA256, err), CREDIT_ENOTFOUND,
		"file-open");
	FAILS(edition_file_open(&file, folder, "file", 99, err), CREDIT_EINVAL, "argument");
	snprintf(path, sizeof(path), "%s/file", folder);
	ck_assert_int_ne(access(path, F_OK), 0);
	tree_gone(folder);
}
END_TEST

/* The first failure sticks, is told at the end, and nothing piles up meanwhile. */
START_TEST(test_a_full_disk_is_told_when_the_file_is_closed)
{
	const char *folder = tree_place();
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);

	ck_assert_int_ge(full, 0);
	OK(edition_file_open(&file, folder, "file", HASH_SHA256, err));
	ck_assert_int_ge(dup2(full, file.fd), 0);
	close(full);
	put_piece(&file, 'a');
	ck_assert_int_eq(file.status, CREDIT_EFULL);
	put_piece(&file, 'b');
	ck_assert_uint_eq(file.out.length, 0);
	FAILS(edition_file_close(&file, digest, err), CREDIT_EFULL, "file-write");
	tree_gone(folder);
}
END_TEST

SUITE("edition/edition_file", T(test_pieces_become_one_file_and_one_digest),
	T(test_a_long_file_is_whole_and_its_beginning_waited_for),
	T(test_a_disk_that_fails_while_it_is_waited_for_is_told),
	T(test_an_empty_file_has_the_digest_of_nothing),
	T(test_a_link_in_its_place_is_not_followed),
	T(test_a_missing_folder_and_an_unknown_hash_are_refused),
	T(test_a_full_disk_is_told_when_the_file_is_closed))
