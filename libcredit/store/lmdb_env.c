/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_env.c - the environments of this process: opened once, shared, renewed.
 *
 * An environment is opened once for each folder (device and inode) in a process
 * and shared by all handles, counted under a mutex; slots of dead readers are
 * cleared at open; after fork() a child forgets what its parent has open.
 *
 * Generations.  engine_rewrite() makes a new file of the rows there are, a
 * generation, while others have the old one open.  It holds the old file's write
 * lock from before it reads the first row until the new file has its name, which is the
 * one moment at which the new generation begins to count; then the old file and
 * its lock file lose their names (lmdb_place.c).  That this is sound rests on:
 *  1  The highest generation counts.  A name is chosen and opened with the
 *     folder locked shared, put in place with it locked exclusively, so nobody opens,
 *     or makes anew, a file whose time is over.
 *  2  Nothing is written to a generation while an older one has a name: opening
 *     takes older names away first, else the environment does not write.
 *  3  So whoever has an older one open can read it, as long as it has its name,
 *     without missing anything; and that it has lost it is seen by fstat() of the
 *     own descriptor, which no later generation can hide.  That is asked when a read
 *     begins or is renewed; the next generation is opened then.  Snapshots that
 *     are open go on reading the nameless file.
 *  4  A write asks both, after it has the write lock: has its file lost its name,
 *     is there a next one?  The second is true after a crash between rename and
 *     unlink, when 2 has not been done yet.
 *  5  The old file and the folder are synced in such an order (file, rename, folder,
 *     unlink, folder) that after a crash at any point one generation is whole and
 *     counts, and nothing was written to another.  If the folder cannot be synced
 *     after the rename, the new name is taken back before anybody could open it.
 * No lock is waited for by one who holds what its holder waits for: the folder
 * is locked shared only around LMDB's open, which waits for no writer.
 */
#include "store/lmdb_env.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/message.h"
#include "store/lmdb_cut.h"

#define READERS_MAX 1022
#define MAP_BYTES_MIN (1u << 20)
/* ThreadSanitizer leaves little address space to the program. */
#if defined(__SANITIZE_THREAD__)
#define MAP_BYTES_USUAL (UINT64_C(1) << 34)
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define MAP_BYTES_USUAL (UINT64_C(1) << 34)
#endif
#endif
#ifndef MAP_BYTES_USUAL
#define MAP_BYTES_USUAL (UINT64_C(1) << 40)
#endif

static pthread_mutex_t environments_mutex = PTHREAD_MUTEX_INITIALIZER;
static struct environment *environments;

/* ---- fork ---- */

static atomic_uint process_generation;
static pthread_once_t fork_once = PTHREAD_ONCE_INIT;

/* Nobody is inside the list while the process is copied. */
static void before_fork(void)
{
	pthread_mutex_lock(&environments_mutex);
}

static void in_parent(void)
{
	pthread_mutex_unlock(&environments_mutex);
}

/* What the parent has open is left alone and forgotten. */
static void in_child(void)
{
	atomic_fetch_add(&process_generation, 1);
	environments = NULL;
	pthread_mutex_unlock(&environments_mutex);
}

static void watch_forks(void)
{
	pthread_atfork(before_fork, in_parent, in_child);
}

unsigned process_number(void)
{
	return atomic_load(&process_generation);
}

/* ---- codes ---- */

int fail_lmdb(credit_error *err, int code, const char *what)
{
	switch (code) {
	case MDB_NOTFOUND:
		return CREDIT_ENOTFOUND;
	case MDB_MAP_FULL:
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return FAIL(err, CREDIT_EFULL, MSG_STORE_FULL);
	case ENOMEM:
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	case MDB_READERS_FULL:
		return FAIL(err, CREDIT_EBUSY, MSG_STORE_READERS);
	case MDB_MAP_RESIZED:
		return FAIL(err, CREDIT_EBUSY, MSG_STORE_GREW);
	case EDEADLK:
		return FAIL(err, CREDIT_EBUSY, MSG_STORE_CHANGE_OPEN);
	case MDB_INVALID:
		return FAIL(err, CREDIT_EFORMAT, MSG_STORE_FORMAT);
	case MDB_VERSION_MISMATCH:
		return FAIL(err, CREDIT_EVERSION, MSG_STORE_VERSION, what);
	case MDB_CORRUPTED:
	case MDB_PAGE_NOTFOUND:
	case MDB_CURSOR_FULL:
	case MDB_PAGE_FULL:
	case MDB_INCOMPATIBLE:
	case MDB_BAD_DBI:
	case MDB_PANIC:
		return FAIL(err, CREDIT_ECORRUPT, MSG_STORE_PAGES, mdb_strerror(code));
	case EACCES:
	case EPERM:
	case EROFS:
		return FAIL(err, CREDIT_EREADONLY, MSG_STORE_READ_ONLY);
	default:
		return FAIL(err, CREDIT_EIO, MSG_STORE_IO, what, mdb_strerror(code));
	}
}

/* ---- environments ---- */

/* Open with the largest map that the address space gives, from size downwards. */
static int open_map(struct environment *e, const char *where, uint64_t size, unsigned flags,
	credit_error *err)
{
	int code;

	for (;; size /= 2) {
		code = mdb_env_create(&e->env);
		if (code)
			return fail_lmdb(err, code, "env_create");
		mdb_env_set_maxreaders(e->env, READERS_MAX);
		mdb_env_set_mapsize(e->env, (size_t)size);
		code = mdb_env_open(e->env, where, flags, 0600);
		if (!code)
			return CREDIT_OK;
		mdb_env_close(e->env);
		e->env = NULL;
		if ((code != ENOMEM && code != EINVAL) || size / 2 < MAP_BYTES_MIN)
			return fail_lmdb(err, code, "env_open");
	}
}

static int open_table(struct environment *e, credit_error *err)
{
	MDB_txn *txn;
	int code = mdb_txn_begin(e->env, NULL, MDB_RDONLY, &txn);

	if (code)
		return fail_lmdb(err, code, "txn_begin");
	code = mdb_dbi_open(txn, NULL, 0, &e->dbi);
	if (!code)
		code = mdb_txn_commit(txn); /* a dbi outlives only a committed transaction */
	else
		mdb_txn_abort(txn);
	return code ? fail_lmdb(err, code, "dbi_open") : CREDIT_OK;
}

static void environment_free(struct environment *e)
{
	if (e->env)
		mdb_env_close(e->env);
	if (e->folder >= 0)
		close(e->folder);
	pthread_mutex_destroy(&e->gate);
	free(e->where);
	free(e);
}

/* Open the chosen file; the folder is locked. */
static int open_chosen(struct environment *e, struct place *place, bool read_only,
	uint64_t size, credit_error *err)
{
	char name[PLACE_NAME_BYTES];
	struct buf path = BUF_INIT;
	unsigned flags = MDB_NOTLS;
	int status;

	place_data_name(place->generation, name);
	if (read_only && faccessat(place->folder, name, W_OK, 0))
		flags |= MDB_RDONLY;
	e->read_only = flags & MDB_RDONLY;
	e->generation = place->generation;
	buf_str(&path, place->where);
	if (place->generation > 1) {
		flags |= MDB_NOSUBDIR;
		buf_printf(&path, "/%s", name);
	}
	status = path.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
			     : open_map(e, buf_cstr(&path), size, flags, err);
	buf_free(&path);
	if (!status && mdb_env_get_fd(e->env, &e->fd))
		status = fail_lmdb(err, EINVAL, "env_get_fd");
	if (!status)
		status = place_same_file(place, e->fd, err);
	/* older generations lose their names before anything is written to this one */
	if (!status && place_clear_older(place->folder, place->generation, err)) {
		if (!read_only)
			return err ? err->status : CREDIT_EIO;
		e->read_only = true;
	}
	return status;
}

static int environment_fill(struct environment *e, struct place *place, bool read_only,
	uint64_t size, credit_error *err)
{
	int code;
	int dead;
	int status = place_choose(place, err);

	if (status)
		return status;
	status = open_chosen(
		e, place, read_only, size < MAP_BYTES_MIN ? MAP_BYTES_MIN : size, err);
	place_release(place);
	if (status)
		return status;
	code = lmdb_check_length(e->env, e->read_only);
	if (code)
		return fail_lmdb(err, code, "length");
	status = open_table(e, err);
	if (status)
		return status;
	mdb_reader_check(e->env, &dead);
	e->where = realpath(place->where, NULL);
	e->folder = fcntl(place->folder, F_DUPFD_CLOEXEC, 0);
	if (!e->where || e->folder < 0)
		return FAIL(err, status_of_errno(errno), MSG_FILE_OPEN, place->where,
			strerror(errno));
	return CREDIT_OK;
}

static int environment_new(struct place *place, bool read_only, uint64_t size,
	struct environment **out, credit_error *err)
{
	struct environment *e = calloc(1, sizeof(*e));
	int status;

	if (!e)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	pthread_mutex_init(&e->gate, NULL);
	e->folder = -1;
	e->device = place->stat.st_dev;
	e->inode = place->stat.st_ino;
	status = environment_fill(e, place, read_only, size, err);
	if (status)
		environment_free(e);
	else
		*out = e;
	return status;
}

bool environment_passed(struct environment *e)
{
	struct stat data;

	if (atomic_load(&e->passed))
		return true;
	if (fstat(e->fd, &data) || data.st_nlink > 0)
		return false;
	atomic_store(&e->passed, true);
	return true;
}

static void environment_unlist(struct environment *e)
{
	struct environment **at = &environments;

	if (!e->listed)
		return;
	while (*at != e)
		at = &(*at)->next;
	*at = e->next;
	e->listed = false;
}

/* environments_mutex is held, here and in what follows. */
static void environment_drop(struct environment *e)
{
	if (--e->references > 0)
		return;
	environment_unlist(e);
	environment_free(e);
}

/* Find the generation of a folder that counts, or open it: one more reference. */
static int environment_take(struct place *place, bool read_only, uint64_t size,
	struct environment **out, credit_error *err)
{
	struct environment *e = environments;
	int status;

	while (e && (e->device != place->stat.st_dev || e->inode != place->stat.st_ino))
		e = e->next;
	if (e && environment_passed(e)) {
		environment_unlist(e);
		e = NULL;
	}
	if (!e) {
		status = environment_new(place, read_only, size, &e, err);
		if (status)
			return status;
		e->listed = true;
		e->next = environments;
		environments = e;
	}
	if (e->read_only && !read_only) {
		/* opened by a reader of a store that it could not write */
		if (e->references == 0) {
			environment_unlist(e);
			environment_free(e);
		}
		return FAIL(err, CREDIT_EREADONLY, MSG_STORE_READ_ONLY);
	}
	e->references++;
	*out = e;
	return CREDIT_OK;
}

/* The handle's generation has passed: take the one that counts now. */
static int environment_renew(
	struct environment **current, bool read_only, credit_error *err)
{
	struct environment *old = *current;
	struct place place = {.where = old->where, .folder = old->folder};
	struct environment *e;
	MDB_envinfo info;
	uint64_t size = MAP_BYTES_USUAL;
	int status;

	place.stat.st_dev = old->device;
	place.stat.st_ino = old->inode;
	if (mdb_env_info(old->env, &info) == 0)
		size = info.me_mapsize;
	status = environment_take(&place, read_only, size, &e, err);
	if (status)
		return status;
	*current = e;
	environment_drop(old);
	return CREDIT_OK;
}

int environment_open(struct place *place, bool read_only, uint64_t map_size,
	struct environment **out, credit_error *err)
{
	int status;

	pthread_once(&fork_once, watch_forks);
	pthread_mutex_lock(&environments_mutex);
	status = environment_take(
		place, read_only, map_size ? map_size : MAP_BYTES_USUAL, out, err);
	pthread_mutex_unlock(&environments_mutex);
	return status;
}

int environment_hold(struct environment **current, bool read_only, struct environment **out,
	credit_error *err)
{
	int status = CREDIT_OK;

	*out = NULL;
	pthread_mutex_lock(&environments_mutex);
	if (environment_passed(*current))
		status = environment_renew(current, read_only, err);
	if (!status) {
		*out = *current;
		(*out)->references++;
	}
	pthread_mutex_unlock(&environments_mutex);
	return status;
}

void environment_let(struct environment *e)
{
	pthread_mutex_lock(&environments_mutex);
	environment_drop(e);
	pthread_mutex_unlock(&environments_mutex);
}

bool environment_passed_for_writes(struct environment *e)
{
	if (!environment_passed(e) && place_has(e->folder, e->generation + 1))
		atomic_store(&e->passed, true);
	return atomic_load(&e->passed);
}
