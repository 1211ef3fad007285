/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_folder.c - writes an edition's files beside their place and swaps them in.
 *
 * Runs once for each edition that is written or written again.  A reader of
 * the public folder sees the old files or the new ones: the finished folder
 * takes its name by one rename, or by one exchange where a folder of that name
 * stands already.
 *
 * One act may change several editions, the index and the note over both, and no call
 * replaces all of them at once.  So first everything is written aside, however long it
 * takes, and then put in place by renames alone, the note over all last.  Until then the
 * new note stands aside: whoever meets both can tell that an act is under way, or was
 * stopped, from files that do not belong together.
 */
#include "edition/edition_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/day.h"
#include "base/file.h"
#include "base/message.h"

#define TEMPORARY ".tmp-"
#define INDEX_NAME "index.html"
#define NOTE_END ".note"
#define NOTICES_MAX 100 /* that stand at one time */

static int fail_path(credit_error *err, const char *path)
{
	int number = errno;

	return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, path, strerror(number));
}

/*
 * Remove a folder of plain files, or one file; nothing to say when it is not there.
 * A link is removed itself: what it leads to is not ours.
 */
static void remove_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *file;

	if (!folder) {
		if (fd >= 0)
			close(fd);
		unlink(path); /* an index.html that was not finished */
		return;
	}
	while ((file = readdir(folder)))
		if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0)
			unlinkat(dirfd(folder), file->d_name, 0);
	closedir(folder);
	rmdir(path);
}

static void path_of(struct buf *path, const char *directory, const char *prefix,
	const char *label)
{
	path->length = 0;
	buf_printf(path, "%s/%s%s", directory, prefix, label);
}

void folder_aside(const char *directory, const char *label, struct buf *out)
{
	path_of(out, directory, TEMPORARY, label);
}

/* mkdir -p */
static int make_folders(const char *directory, credit_error *err)
{
	struct buf path = BUF_INIT;
	int status = CREDIT_OK;

	for (size_t i = 1; i <= strlen(directory) && !status && !path.status; i++) {
		if (directory[i] != '/' && directory[i] != '\0')
			continue;
		buf_reset(&path);
		buf_put(&path, directory, i);
		if (mkdir(buf_cstr(&path), 0755) && errno != EEXIST)
			status = fail_path(err, directory);
	}
	if (path.status)
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_free(&path);
	return status;
}

/* Both say that an act was stopped, until the one that follows writes them anew. */
static bool is_marker(const char *name)
{
	return strcmp(name, TEMPORARY INDEX_NAME) == 0 ||
	       strcmp(name, TEMPORARY FOLDER_NOTE) == 0;
}

/* Take away what stands aside, and in editions what a stopped signing left. */
static int clear_aside(const char *directory, bool markers, credit_error *err)
{
	DIR *folder = opendir(directory);
	struct buf path = BUF_INIT;
	struct dirent *file;

	if (!folder)
		return fail_path(err, directory);
	while ((file = readdir(folder))) {
		path_of(&path, directory, "", file->d_name);
		if (strcmp(file->d_name, "..") == 0)
			continue; /* not of it; "." is the folder itself */
		if (strncmp(file->d_name, TEMPORARY, strlen(TEMPORARY)) != 0)
			file_sweep(buf_cstr(&path), NOTE_END);
		else if (markers || !is_marker(file->d_name))
			remove_folder(buf_cstr(&path));
	}
	closedir(folder);
	buf_free(&path);
	return CREDIT_OK;
}

int folder_prepare(const char *directory, credit_error *err)
{
	int status = make_folders(directory, err);

	return status ? status : clear_aside(directory, false, err);
}

int folder_make_aside(const char *directory, const char *label, credit_error *err)
{
	struct buf path = BUF_INIT;
	int status = CREDIT_OK;

	path_of(&path, directory, TEMPORARY, label);
	remove_folder(buf_cstr(&path));
	if (mkdir(buf_cstr(&path), 0755))
		status = fail_path(err, buf_cstr(&path));
	buf_free(&path);
	return status;
}

/* Swap two folders; where the file system cannot, move the old one aside first. */
static int exchange(const char *from, const char *to)
{
	struct buf aside = BUF_INIT;
	int failed;

	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	buf_printf(&aside, "%s.old", from);
	failed = rename(to, buf_cstr(&aside)) || rename(from, to) ||
		rename(buf_cstr(&aside), from);
	buf_free(&aside);
	return failed ? -1 : 0;
}

/* A folder that stands aside takes its name; what stood there is aside then. */
static int swap(struct buf *from, struct buf *to, credit_error *err)
{
	struct stat info;

	if (from->status || to->status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (stat(buf_cstr(to), &info) == 0 ? exchange(buf_cstr(from), buf_cstr(to))
					   : rename(buf_cstr(from), buf_cstr(to)))
		return fail_path(err, buf_cstr(to));
	return CREDIT_OK;
}

int folder_place(const char *directory, const char *label, credit_error *err)
{
	return folder_place_as(directory, label, label, err);
}

int folder_place_as(
	const char *directory, const char *label, const char *name, credit_error *err)
{
	struct buf from = BUF_INIT;
	struct buf to = BUF_INIT;
	int status = CREDIT_OK;

	path_of(&from, directory, TEMPORARY, label);
	path_of(&to, directory, "", name);
	status = swap(&from, &to, err);
	if (!status)
		remove_folder(buf_cstr(&from));
	if (!status)
		status = folder_sync(directory, err);
	buf_free(&from);
	buf_free(&to);
	return status;
}

/* A file that stands aside takes its name; one that does not is let be. */
static int place_file(const char *directory, const char *name, credit_error *err)
{
	struct buf from = BUF_INIT;
	struct buf to = BUF_INIT;
	int status = CREDIT_OK;

	path_of(&from, directory, TEMPORARY, name);
	path_of(&to, directory, "", name);
	if (from.status || to.status)
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	else if (rename(buf_cstr(&from), buf_cstr(&to)) && errno != ENOENT)
		status = fail_path(err, buf_cstr(&to));
	buf_free(&from);
	buf_free(&to);
	return status;
}

/* Out of sight: it is taken away with all that stands aside. */
static int hide(const char *directory, const char *name, credit_error *err)
{
	struct buf from = BUF_INIT;
	struct buf to = BUF_INIT;
	int status = CREDIT_OK;

	path_of(&from, directory, "", name);
	path_of(&to, directory, TEMPORARY, name);
	remove_folder(buf_cstr(&to));
	if (folder_exists(directory, name) && rename(buf_cstr(&from), buf_cstr(&to)))
		status = fail_path(err, buf_cstr(&from));
	buf_free(&from);
	buf_free(&to);
	return status;
}

int folder_place_all(const char *directory, const char *const *labels, size_t count,
	const char *leaves, credit_error *err)
{
	struct buf from = BUF_INIT;
	struct buf to = BUF_INIT;
	int status = CREDIT_OK;

	for (size_t i = 0; i < count && !status; i++) {
		path_of(&from, directory, TEMPORARY, labels[i]);
		path_of(&to, directory, "", labels[i]);
		status = swap(&from, &to, err);
	}
	if (!status && leaves)
		status = hide(directory, leaves, err);
	if (!status)
		status = place_file(directory, INDEX_NAME, err);
	if (!status)
		status = folder_sync(directory, err);
	if (!status)
		status = place_file(directory, FOLDER_NOTE, err);
	if (!status)
		status = folder_sync(directory, err);
	buf_free(&from);
	buf_free(&to);
	return status ? status : clear_aside(directory, true, err);
}

void folder_drop(const char *directory, const char *label)
{
	struct buf path = BUF_INIT;

	path_of(&path, directory, TEMPORARY, label);
	remove_folder(buf_cstr(&path));
	buf_free(&path);
}

bool folder_exists(const char *directory, const char *label)
{
	struct buf path = BUF_INIT;
	struct stat info;
	bool exists;

	path_of(&path, directory, "", label);
	exists = stat(buf_cstr(&path), &info) == 0;
	buf_free(&path);
	return exists;
}

static int later_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

static size_t add_notice(struct arena *arena, const char *name, const char **names, size_t count)
{
	names[count] = arena_text(arena, name, strlen(name));
	return count + (names[count] != NULL);
}

/* Names of the notices that will stand, newest first, in the arena; at most `most`. */
static size_t find_notices(const char *directory, const struct folder_notice *moves,
	struct arena *arena, const char **names, size_t most)
{
	DIR *folder = opendir(directory);
	struct dirent *file;
	size_t count = 0;

	while (folder && count < most && (file = readdir(folder))) {
		size_t length = strlen(file->d_name);
		credit_day day;

		if (strncmp(file->d_name, NOTICE_PREFIX, strlen(NOTICE_PREFIX)) != 0 ||
			credit_day_parse(file->d_name + strlen(NOTICE_PREFIX),
				length - strlen(NOTICE_PREFIX), &day) ||
			(moves && strcmp(file->d_name, moves->name) == 0))
			continue;
		count = add_notice(arena, file->d_name, names, count);
	}
	if (folder)
		closedir(folder);
	if (moves && !moves->leaves && count < most)
		count = add_notice(arena, moves->name, names, count);
	if (count)
		qsort(names, count, sizeof(names[0]), later_name);
	return count;
}

int folder_write_index(const char *directory, const struct words *words,
	const struct index_line *lines, size_t count, const struct folder_notice *moves,
	int hash, struct noted_file *out, credit_error *err)
{
	const char *notices[NOTICES_MAX];
	struct arena arena = ARENA_INIT;
	struct edition_file file;
	struct buf path = BUF_INIT;
	size_t found;
	int closed;
	int status;

	path_of(&path, directory, TEMPORARY, INDEX_NAME);
	unlink(buf_cstr(&path));
	buf_free(&path);
	status = edition_file_open(&file, directory, TEMPORARY INDEX_NAME, hash, err);
	if (status)
		return status;
	found = find_notices(directory, moves, &arena, notices, NOTICES_MAX);
	status = print_index(words, lines, count, notices, found, &file, err);
	arena_free(&arena);
	closed = edition_file_close(&file, out->digest, status ? NULL : err);
	out->size = file.written;
	return status ? status : closed;
}
