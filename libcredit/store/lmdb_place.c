/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_place.c - the names of a store's files: choose, put in place, clear away.
 *
 * Runs when a store is opened, and when it is rewritten.  Everything goes
 * through the folder's descriptor, so that nothing happens in another folder of
 * the same name; a file of the store that is a link is refused.
 */
#include "store/lmdb_place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "store/engine.h"

#define DATA_FILE "data.mdb"
#define LOCK_FILE "lock.mdb"
#define DATA_BEGIN "data-"
#define DATA_END ".mdb"
#define LOCK_END ".mdb-lock" /* LMDB's own, for a file that is no folder's */
#define TEMPORARY_END ".mdb.tmp"
#define GENERATION_DIGITS_MAX 9

void place_data_name(uint32_t generation, char name[PLACE_NAME_BYTES])
{
	if (generation == 1)
		snprintf(name, PLACE_NAME_BYTES, DATA_FILE);
	else
		snprintf(name, PLACE_NAME_BYTES, DATA_BEGIN "%" PRIu32 DATA_END, generation);
}

static void lock_name(uint32_t generation, char name[PLACE_NAME_BYTES])
{
	if (generation == 1)
		snprintf(name, PLACE_NAME_BYTES, LOCK_FILE);
	else
		snprintf(name, PLACE_NAME_BYTES, DATA_BEGIN "%" PRIu32 LOCK_END, generation);
}

void place_temporary_name(uint32_t generation, char name[PLACE_NAME_BYTES])
{
	snprintf(name, PLACE_NAME_BYTES, DATA_BEGIN "%" PRIu32 TEMPORARY_END, generation);
}

/* ---- names read ---- */

enum file_kind { FILE_OTHER = 0, FILE_DATA, FILE_LOCK, FILE_TEMPORARY };

/* Which file of which generation bears this name? */
static enum file_kind file_kind(const char *name, uint32_t *generation)
{
	size_t digits;

	*generation = 1;
	if (strcmp(name, DATA_FILE) == 0)
		return FILE_DATA;
	if (strcmp(name, LOCK_FILE) == 0)
		return FILE_LOCK;
	if (strncmp(name, DATA_BEGIN, strlen(DATA_BEGIN)) != 0)
		return FILE_OTHER;
	name += strlen(DATA_BEGIN);
	digits = strspn(name, "0123456789");
	if (digits < 1 || digits > GENERATION_DIGITS_MAX || name[0] == '0')
		return FILE_OTHER;
	*generation = (uint32_t)strtoul(name, NULL, 10);
	name += digits;
	if (*generation < 2)
		return FILE_OTHER;
	return strcmp(name, DATA_END) == 0       ? FILE_DATA
		: strcmp(name, LOCK_END) == 0      ? FILE_LOCK
		: strcmp(name, TEMPORARY_END) == 0 ? FILE_TEMPORARY
						   : FILE_OTHER;
}

/* Called for each name; non-zero stops. */
typedef int (*name_fn)(void *context, const char *name);

/* Every name in the folder but the two of each folder; 0, an errno, or what stopped it. */
static int each_name(int folder, name_fn visit, void *context)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	int stop = 0;

	if (!dir) {
		stop = errno;
		if (fd >= 0)
			close(fd);
		return stop;
	}
	errno = 0;
	while (!stop && (entry = readdir(dir))) {
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			stop = visit(context, entry->d_name);
		if (!stop)
			errno = 0;
	}
	if (!stop)
		stop = errno;
	closedir(dir);
	return stop;
}

static int fail_folder(const struct place *place, int number, credit_error *err)
{
	return FAIL(err, status_of_errno(number), MSG_FILE_OPEN, place->where,
		strerror(number));
}

static int fail_name(const char *name, credit_error *err)
{
	int number = errno;

	if (number == EACCES || number == EPERM || number == EROFS)
		return FAIL(err, CREDIT_EREADONLY, MSG_STORE_READ_ONLY);
	return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, name, strerror(number));
}

/* ---- open ---- */

static int not_ours(void *context, const char *name)
{
	uint32_t generation;

	(void)context;
	return file_kind(name, &generation) == FILE_OTHER && strcmp(name, QUERY_LOG_FILE) != 0
		? EEXIST
		: 0;
}

int place_open(const char *where, bool create, struct place *place, credit_error *err)
{
	memset(place, 0, sizeof(*place));
	place->where = where;
	place->folder = -1;
	place->create = create;
	if (create) {
		place->made.folder = mkdir(where, 0700) == 0;
		if (!place->made.folder && errno != EEXIST)
			return FAIL(err, status_of_errno(errno), MSG_FILE_WRITE, where,
				strerror(errno));
	}
	place->folder = open(where, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (place->folder < 0 && errno == ENOENT)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_STORE_NONE, where);
	if (create && (place->folder < 0 || each_name(place->folder, not_ours, NULL)))
		return FAIL(err, CREDIT_EEXISTS, MSG_STORE_EXISTS, where);
	if (place->folder < 0 || fstat(place->folder, &place->stat))
		return fail_folder(place, errno, err);
	return CREDIT_OK;
}

void place_close(struct place *place)
{
	if (place->folder >= 0)
		close(place->folder);
	place->folder = -1;
}

/* ---- choose ---- */

/*
 * Lock the folder through a descriptor of its own, since a lock belongs to what was
 * opened and e->folder is shared by threads.  The descriptor, or -1 with errno.
 */
static int lock_folder(int folder, int how)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	while (fd >= 0 && flock(fd, how)) {
		int number = errno;

		if (number == EINTR)
			continue;
		close(fd);
		errno = number;
		return -1;
	}
	return fd;
}

static void unlock_folder(int lock)
{
	(void)flock(lock, LOCK_UN); /* a child of fork() may have it still */
	close(lock);
}

bool place_has(int folder, uint32_t generation)
{
	char name[PLACE_NAME_BYTES];

	place_data_name(generation, name);
	return faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* A file of the store must be a plain file where it stands; absent is allowed. */
static int plain_file(int folder, const char *name, struct stat *found, credit_error *err)
{
	memset(found, 0, sizeof(*found));
	if (fstatat(folder, name, found, AT_SYMLINK_NOFOLLOW))
		return errno == ENOENT
			? CREDIT_OK
			: FAIL(err, CREDIT_EIO, MSG_FILE_OPEN, name, strerror(errno));
	if (!S_ISREG(found->st_mode))
		return FAIL(err, CREDIT_EFORMAT, MSG_STORE_LINK, name);
	return CREDIT_OK;
}

/* Who makes a temporary file keeps it locked: one without a lock was left by a crash. */
static void clear_temporary(int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0)
		return;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		unlinkat(folder, name, 0);
	close(fd);
}

static int choose_name(void *context, const char *name)
{
	struct place *place = context;
	uint32_t generation;
	enum file_kind kind = file_kind(name, &generation);

	if (kind == FILE_DATA && generation > place->generation)
		place->generation = generation;
	if (kind == FILE_TEMPORARY)
		clear_temporary(place->folder, name);
	return 0;
}

static int choose(struct place *place, credit_error *err)
{
	char name[PLACE_NAME_BYTES];
	struct stat lock;
	int status;
	int code;

	place->generation = 0;
	code = each_name(place->folder, choose_name, place);
	if (code)
		return fail_folder(place, code, err);
	if (!place->generation && !place->create)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_STORE_NONE, place->where);
	if (!place->generation)
		place->generation = 1;
	place_data_name(place->generation, name);
	status = plain_file(place->folder, name, &place->data, err);
	lock_name(place->generation, name);
	if (!status)
		status = plain_file(place->folder, name, &lock, err);
	place->made.data = !status && !place->data.st_ino;
	place->made.lock = !status && place->create && !lock.st_ino;
	return status;
}

int place_choose(struct place *place, credit_error *err)
{
	int status;

	place->lock = lock_folder(place->folder, LOCK_SH);
	if (place->lock < 0)
		return fail_folder(place, errno, err);
	status = choose(place, err);
	if (status)
		place_release(place);
	return status;
}

void place_release(struct place *place)
{
	unlock_folder(place->lock);
	place->lock = -1;
}

int place_same_file(struct place *place, int fd, credit_error *err)
{
	char name[PLACE_NAME_BYTES];
	struct stat opened;
	int status;

	place_data_name(place->generation, name);
	status = plain_file(place->folder, name, &place->data, err);
	if (status)
		return status;
	if (fstat(fd, &opened) || opened.st_ino != place->data.st_ino ||
		opened.st_dev != place->data.st_dev)
		return FAIL(err, CREDIT_EFORMAT, MSG_STORE_LINK, name);
	return CREDIT_OK;
}

void place_take_away(const char *where, const struct made *made)
{
	int folder = open(where, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (folder >= 0) {
		if (made->data)
			unlinkat(folder, DATA_FILE, 0);
		if (made->lock)
			unlinkat(folder, LOCK_FILE, 0);
		close(folder);
	}
	if (made->folder)
		rmdir(where);
}

/* ---- generations ---- */

static int sync_folder(int folder, credit_error *err)
{
	if (fsync(folder) && errno != EINVAL) /* some file systems have no folder sync */
		return fail_name(".", err);
	return CREDIT_OK;
}

struct lowest {
	uint32_t below;
	uint32_t generation; /* 0: none */
	enum file_kind kind;
};

static int find_lowest(void *context, const char *name)
{
	struct lowest *lowest = context;
	uint32_t generation;
	enum file_kind kind = file_kind(name, &generation);

	if ((kind != FILE_DATA && kind != FILE_LOCK) || generation >= lowest->below)
		return 0;
	if (!lowest->generation || generation < lowest->generation ||
		(generation == lowest->generation && kind == FILE_DATA)) {
		lowest->generation = generation;
		lowest->kind = kind;
	}
	return 0;
}

int place_clear_older(int folder, uint32_t generation, credit_error *err)
{
	char name[PLACE_NAME_BYTES];
	bool any = false;
	int status = CREDIT_OK;

	while (!status) {
		struct lowest lowest = {.below = generation};
		int code = each_name(folder, find_lowest, &lowest);

		if (code) {
			errno = code;
			return fail_name(".", err);
		}
		if (!lowest.generation)
			break;
		if (!any) /* the name of the newer one must outlast a crash first */
			status = sync_folder(folder, err);
		any = true;
		if (lowest.kind == FILE_DATA)
			place_data_name(lowest.generation, name);
		else
			lock_name(lowest.generation, name);
		if (!status && unlinkat(folder, name, 0) && errno != ENOENT)
			status = fail_name(name, err);
	}
	return status || !any ? status : sync_folder(folder, err);
}

static int clear_one(void *context, const char *name)
{
	uint32_t generation;

	if (file_kind(name, &generation) == FILE_TEMPORARY)
		clear_temporary(*(int *)context, name);
	return 0;
}

int place_make_temporary(int folder, uint32_t generation, int *fd, credit_error *err)
{
	char name[PLACE_NAME_BYTES];
	int status = CREDIT_OK;
	int lock = lock_folder(folder, LOCK_EX);
	int code = lock < 0 ? errno : each_name(folder, clear_one, &folder);

	place_temporary_name(generation, name);
	*fd = -1;
	if (!code) {
		*fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
			0600);
		if (*fd < 0 || flock(*fd, LOCK_EX | LOCK_NB))
			code = errno;
	}
	if (code) {
		if (*fd >= 0) {
			close(*fd);
			unlinkat(folder, name, 0);
		}
		*fd = -1;
		errno = code;
		status = fail_name(name, err);
	}
	if (lock >= 0)
		unlock_folder(lock);
	return status;
}

void place_drop_temporary(int folder, uint32_t generation)
{
	char name[PLACE_NAME_BYTES];

	place_temporary_name(generation, name);
	unlinkat(folder, name, 0);
}

static int settle(int folder, uint32_t generation, bool *settled, credit_error *err)
{
	char temporary[PLACE_NAME_BYTES];
	char name[PLACE_NAME_BYTES];
	int status;

	place_temporary_name(generation, temporary);
	place_data_name(generation, name);
	if (renameat(folder, temporary, folder, name))
		return fail_name(name, err);
	status = sync_folder(folder, err);
	if (status && unlinkat(folder, name, 0) == 0)
		return status; /* nobody can have opened it: the folder is locked */
	*settled = true;
	return status ? status : place_clear_older(folder, generation, err);
}

int place_settle(int folder, uint32_t generation, bool *settled, credit_error *err)
{
	int lock = lock_folder(folder, LOCK_EX);
	int status;

	*settled = false;
	if (lock < 0)
		return fail_name(".", err);
	status = settle(folder, generation, settled, err);
	unlock_folder(lock);
	return status;
}
