/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_engine.c - the engine of engine.h over LMDB: one folder, one map.
 *
 * With lmdb_cut.c the only file that knows LMDB.  What LMDB asks of its users is kept here:
 * an environment is opened once for each folder (device and inode) in a
 * process and shared by all handles, counted under a mutex; read transactions
 * are free of thread ties (MDB_NOTLS); nothing is touched in a child process;
 * slots of dead readers are cleared at open; the map is only resized while no
 * transaction of this process is open.
 *
 * A look-up takes no lock: a read keeps its transaction and one cursor.  The
 * mutexes are taken when a registry is opened or closed, and when a read or a
 * write begins or ends.
 */
#include "store/engine.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <lmdb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/message.h"
#include "store/lmdb_cut.h"

#define DATA_FILE "data.mdb"
#define LOCK_FILE "lock.mdb"
#define READERS_MAX 1022
#define MAP_BYTES_MIN (1u << 20)
/*
 * LMDB keeps some 512 MiB of a write's pages in memory and writes the others
 * to the file early, but it remembers the numbers of all pages that are new,
 * and of all that they replace.  So many bytes of numbers are allowed: enough
 * for 80 GiB of new pages, or for ten million rows scattered over a large tree.
 */
#define PAGE_NUMBER_BYTES 8
#define WRITE_MEMORY_USUAL (UINT64_C(160) << 20)
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

/* One folder that this process has open. */
struct environment {
	struct environment *next;
	dev_t device;
	ino_t inode;
	size_t handles;
	MDB_env *env;
	MDB_dbi dbi;
	bool read_only;
	pthread_mutex_t gate; /* guards the fields below */
	size_t transactions;  /* open in this process, writes too */
	bool full;            /* a write met the end of the map: grow before the next */
	bool writing;         /* a thread of this process writes */
	pthread_t writer;     /* which */
};

/* What was not there before a creation: if that fails, so much is taken away. */
struct made {
	bool folder;
	bool data;
	bool lock;
};

struct engine {
	struct environment *environment;
	struct made made;
	bool read_only;
	uint64_t write_memory_max;
	unsigned generation; /* of the process, see forked() */
};

struct engine_read {
	struct engine *engine;
	MDB_txn *txn;
	MDB_cursor *cursor; /* NULL until the first scan */
	bool reset;         /* a renewal failed: nothing can be read */
};

struct engine_write {
	struct engine_read view; /* its txn is the write */
	MDB_cursor *cursor;
	MDB_stat before;  /* the tree when the write began */
	uint64_t changes; /* rows put or erased so far */
};

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

static bool forked(const struct engine *engine)
{
	return engine->generation != atomic_load(&process_generation);
}

static int fail_fork(credit_error *err)
{
	return FAIL(err, CREDIT_EFORK, MSG_STORE_FORK);
}

/* ---- codes ---- */

/* The only place where LMDB's codes become ours. */
static int fail_lmdb(credit_error *err, int code, const char *what)
{
	switch (code) {
	case MDB_NOTFOUND:
		return CREDIT_ENOTFOUND;
	case MDB_MAP_FULL:
	case ENOSPC:
	case EDQUOT:
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

/* ---- the folder ---- */

static bool is_ours(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
		strcmp(name, DATA_FILE) == 0 || strcmp(name, LOCK_FILE) == 0 ||
		strcmp(name, QUERY_LOG_FILE) == 0;
}

/* True when the folder holds nothing but what a half-made store would. */
static bool holds_only_ours(const char *where)
{
	DIR *dir = opendir(where);
	struct dirent *entry;
	bool only = dir != NULL;

	while (only && (entry = readdir(dir)))
		only = is_ours(entry->d_name);
	if (dir)
		closedir(dir);
	return only;
}

/* Make the folder, or take one that is there and empty. */
static int make_folder(const char *where, bool *made, credit_error *err)
{
	*made = mkdir(where, 0700) == 0;
	if (*made)
		return CREDIT_OK;
	if (errno != EEXIST)
		return FAIL(err, status_of_errno(errno), MSG_FILE_WRITE, where,
			strerror(errno));
	if (!holds_only_ours(where))
		return FAIL(err, CREDIT_EEXISTS, MSG_STORE_EXISTS, where);
	return CREDIT_OK;
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

/* What engine_open() knows of the folder before LMDB sees it. */
struct place {
	const char *where;
	int folder;
	struct stat stat;
	struct stat data;
	struct made made;
};

static int place_open(const char *where, bool create, struct place *place, credit_error *err)
{
	struct stat lock;
	int status = CREDIT_OK;

	place->where = where;
	place->folder = -1;
	memset(&place->made, 0, sizeof(place->made));
	if (create)
		status = make_folder(where, &place->made.folder, err);
	if (status)
		return status;
	place->folder = open(where, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (place->folder < 0 && errno == ENOENT)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_STORE_NONE, where);
	if (place->folder < 0 || fstat(place->folder, &place->stat))
		return FAIL(err, status_of_errno(errno), MSG_FILE_OPEN, where,
			strerror(errno));
	status = plain_file(place->folder, DATA_FILE, &place->data, err);
	if (!status)
		status = plain_file(place->folder, LOCK_FILE, &lock, err);
	if (!status && !create && !place->data.st_ino)
		status = FAIL(err, CREDIT_ENOTFOUND, MSG_STORE_NONE, where);
	place->made.data = !status && !place->data.st_ino;
	place->made.lock = !status && create && !lock.st_ino;
	return status;
}

static void take_away(const char *where, const struct made *made)
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

static void place_close(struct place *place)
{
	if (place->folder >= 0)
		close(place->folder);
}

/* LMDB opened by name; what it opened must be the plain file in that folder. */
static int same_file(struct place *place, MDB_env *env, credit_error *err)
{
	struct stat opened;
	mdb_filehandle_t fd;
	int status = plain_file(place->folder, DATA_FILE, &place->data, err);

	if (status)
		return status;
	if (mdb_env_get_fd(env, &fd) || fstat(fd, &opened) ||
		opened.st_ino != place->data.st_ino || opened.st_dev != place->data.st_dev)
		return FAIL(err, CREDIT_EFORMAT, MSG_STORE_LINK, DATA_FILE);
	return CREDIT_OK;
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
	pthread_mutex_destroy(&e->gate);
	free(e);
}

static int environment_new(struct place *place, const struct engine_options *options,
	struct environment **out, credit_error *err)
{
	struct environment *e = calloc(1, sizeof(*e));
	uint64_t size = options->map_size_bytes ? options->map_size_bytes : MAP_BYTES_USUAL;
	unsigned flags = MDB_NOTLS;
	int code;
	int dead;
	int status;

	if (!e)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	pthread_mutex_init(&e->gate, NULL);
	if (options->read_only && faccessat(place->folder, DATA_FILE, W_OK, 0))
		flags |= MDB_RDONLY;
	e->read_only = flags & MDB_RDONLY;
	status = open_map(e, place->where, size < MAP_BYTES_MIN ? MAP_BYTES_MIN : size, flags,
		err);
	if (!status)
		status = same_file(place, e->env, err);
	if (!status && (code = lmdb_check_length(e->env, e->read_only)))
		status = fail_lmdb(err, code, "length");
	if (!status)
		status = open_table(e, err);
	if (status) {
		environment_free(e);
		return status;
	}
	mdb_reader_check(e->env, &dead);
	e->device = place->stat.st_dev;
	e->inode = place->stat.st_ino;
	*out = e;
	return CREDIT_OK;
}

/* Find or open the environment of a folder; environments_mutex is held. */
static int environment_take(struct place *place, const struct engine_options *options,
	struct environment **out, credit_error *err)
{
	struct environment *e = environments;
	int status;

	while (e && (e->device != place->stat.st_dev || e->inode != place->stat.st_ino))
		e = e->next;
	if (!e) {
		status = environment_new(place, options, &e, err);
		if (status)
			return status;
		e->next = environments;
		environments = e;
	}
	if (e->read_only && !options->read_only) {
		/* opened by a reader of a store that it could not write */
		return FAIL(err, CREDIT_EREADONLY, MSG_STORE_READ_ONLY);
	}
	e->handles++;
	*out = e;
	return CREDIT_OK;
}

static void environment_drop(struct environment *e)
{
	struct environment **at = &environments;

	if (--e->handles > 0)
		return;
	while (*at != e)
		at = &(*at)->next;
	*at = e->next;
	environment_free(e);
}

int engine_open(const char *where, const struct engine_options *options, struct engine **out,
	credit_error *err)
{
	struct engine *engine;
	struct place place;
	int status;

	*out = NULL;
	pthread_once(&fork_once, watch_forks);
	engine = calloc(1, sizeof(*engine));
	if (!engine)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	engine->read_only = options->read_only;
	engine->write_memory_max = options->write_memory_max ? options->write_memory_max
							     : WRITE_MEMORY_USUAL;
	engine->generation = atomic_load(&process_generation);
	status = place_open(where, options->create, &place, err);
	if (!status) {
		pthread_mutex_lock(&environments_mutex);
		status = environment_take(&place, options, &engine->environment, err);
		pthread_mutex_unlock(&environments_mutex);
	}
	place_close(&place);
	if (status) {
		take_away(where, &place.made);
		free(engine);
		return status;
	}
	engine->made = place.made;
	*out = engine;
	return CREDIT_OK;
}

void engine_close(struct engine *engine)
{
	if (!engine)
		return;
	if (!forked(engine)) {
		pthread_mutex_lock(&environments_mutex);
		environment_drop(engine->environment);
		pthread_mutex_unlock(&environments_mutex);
	}
	free(engine);
}

void engine_discard(struct engine *engine, const char *where)
{
	struct made made = engine->made;

	engine_close(engine);
	take_away(where, &made);
}

/* ---- transactions ---- */

/* Try to resize the map to size (0: what the file says); gate is held. */
static int resize(struct environment *e, size_t size)
{
	if (e->transactions > 0)
		return MDB_MAP_RESIZED;
	return mdb_env_set_mapsize(e->env, size);
}

static int begin(struct environment *e, unsigned flags, MDB_txn **txn)
{
	int dead;
	int code = mdb_txn_begin(e->env, NULL, flags, txn);

	if (code == MDB_READERS_FULL && mdb_reader_check(e->env, &dead) == 0 && dead > 0)
		code = mdb_txn_begin(e->env, NULL, flags, txn);
	if (code == MDB_MAP_RESIZED) {
		code = resize(e, 0);
		if (!code)
			code = mdb_txn_begin(e->env, NULL, flags, txn);
	}
	return code;
}

static void transaction_over(struct environment *e)
{
	pthread_mutex_lock(&e->gate);
	e->transactions--;
	pthread_mutex_unlock(&e->gate);
}

int engine_read_begin(struct engine *engine, struct engine_read **out, credit_error *err)
{
	struct environment *e = engine->environment;
	struct engine_read *read;
	int code;

	*out = NULL;
	if (forked(engine))
		return fail_fork(err);
	read = calloc(1, sizeof(*read));
	if (!read)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	read->engine = engine;
	pthread_mutex_lock(&e->gate);
	code = begin(e, MDB_RDONLY, &read->txn);
	if (!code)
		e->transactions++;
	pthread_mutex_unlock(&e->gate);
	if (code) {
		free(read);
		return fail_lmdb(err, code, "txn_begin");
	}
	*out = read;
	return CREDIT_OK;
}

int engine_read_renew(struct engine_read *read, credit_error *err)
{
	struct environment *e = read->engine->environment;
	int code;

	if (forked(read->engine))
		return fail_fork(err);
	if (!read->reset)
		mdb_txn_reset(read->txn);
	read->reset = true;
	code = mdb_txn_renew(read->txn);
	if (code == MDB_MAP_RESIZED) {
		pthread_mutex_lock(&e->gate);
		e->transactions--;
		code = resize(e, 0);
		if (!code)
			code = mdb_txn_renew(read->txn);
		e->transactions++;
		pthread_mutex_unlock(&e->gate);
	}
	if (!code && read->cursor)
		code = mdb_cursor_renew(read->txn, read->cursor);
	if (code)
		return fail_lmdb(err, code, "txn_renew");
	read->reset = false;
	return CREDIT_OK;
}

void engine_read_end(struct engine_read *read)
{
	if (!read)
		return;
	if (!forked(read->engine)) {
		if (read->cursor)
			mdb_cursor_close(read->cursor);
		mdb_txn_abort(read->txn);
		transaction_over(read->engine->environment);
	}
	free(read);
}

/* ---- reading ---- */

static MDB_val val_of(struct bytes bytes)
{
	MDB_val val = {bytes.length, (void *)(uintptr_t)bytes.data};

	return val;
}

static struct bytes bytes_of(MDB_val val)
{
	struct bytes bytes = {val.mv_data, val.mv_size};

	return bytes;
}

int engine_get(struct engine_read *read, struct bytes key, struct bytes *value,
	credit_error *err)
{
	MDB_val k = val_of(key);
	MDB_val v;
	int code;

	value->data = NULL;
	value->length = 0;
	if (forked(read->engine))
		return fail_fork(err);
	if (read->reset)
		return FAIL(err, CREDIT_EBUSY, MSG_STORE_GREW);
	code = mdb_get(read->txn, read->engine->environment->dbi, &k, &v);
	if (code)
		return fail_lmdb(err, code, "get");
	*value = bytes_of(v);
	return CREDIT_OK;
}

int engine_get_many(struct engine_read *read, const struct bytes *keys, size_t count,
	struct bytes *values, credit_error *err)
{
	for (size_t i = 0; i < count; i++) {
		int status = engine_get(read, keys[i], &values[i], err);

		if (status && status != CREDIT_ENOTFOUND)
			return status;
	}
	return CREDIT_OK;
}

static bool is_before(MDB_val key, struct bytes to)
{
	size_t common = key.mv_size < to.length ? key.mv_size : to.length;
	int order = memcmp(key.mv_data, to.data, common);

	return order < 0 || (order == 0 && key.mv_size < to.length);
}

int engine_scan(struct engine_read *read, struct bytes from, struct bytes to,
	struct engine_row *rows, size_t capacity, size_t *count, credit_error *err)
{
	MDB_val key = val_of(from);
	MDB_val value;
	int code = 0;

	*count = 0;
	if (forked(read->engine))
		return fail_fork(err);
	if (read->reset)
		return FAIL(err, CREDIT_EBUSY, MSG_STORE_GREW);
	if (!read->cursor)
		code = mdb_cursor_open(
			read->txn, read->engine->environment->dbi, &read->cursor);
	if (!code)
		code = mdb_cursor_get(read->cursor, &key, &value, MDB_SET_RANGE);
	while (!code && (!to.length || is_before(key, to))) {
		rows[*count].key = bytes_of(key);
		rows[*count].value = bytes_of(value);
		if (++*count == capacity)
			return CREDIT_OK;
		code = mdb_cursor_get(read->cursor, &key, &value, MDB_NEXT);
	}
	if (code && code != MDB_NOTFOUND) {
		*count = 0;
		return fail_lmdb(err, code, "scan");
	}
	return CREDIT_OK;
}

/* ---- writing ---- */

/* Room for the next write: double a map that a write has filled. */
static void grow_if_full(struct environment *e)
{
	MDB_envinfo info;

	if (!e->full || mdb_env_info(e->env, &info))
		return;
	if (resize(e, info.me_mapsize * 2) == 0)
		e->full = false;
}

/* Count this thread in as the one that writes; gate is held. */
static int take_turn(struct environment *e)
{
	if (e->writing && pthread_equal(e->writer, pthread_self()))
		return EDEADLK;
	grow_if_full(e);
	e->transactions++; /* so that nobody resizes while this waits */
	return 0;
}

static void turn_over(struct environment *e)
{
	pthread_mutex_lock(&e->gate);
	e->transactions--;
	e->writing = false;
	pthread_mutex_unlock(&e->gate);
}

/* The wait for other writers is here, outside the gate: readers go on meanwhile. */
static int begin_write(struct environment *e, MDB_txn **txn)
{
	int code = mdb_txn_begin(e->env, NULL, 0, txn);

	if (code == MDB_MAP_RESIZED) {
		pthread_mutex_lock(&e->gate);
		e->transactions--;
		code = resize(e, 0);
		e->transactions++;
		pthread_mutex_unlock(&e->gate);
		if (!code)
			code = mdb_txn_begin(e->env, NULL, 0, txn);
	}
	pthread_mutex_lock(&e->gate);
	if (code) {
		e->transactions--;
	} else {
		e->writing = true;
		e->writer = pthread_self();
	}
	pthread_mutex_unlock(&e->gate);
	return code;
}

static uint64_t tree_pages(const MDB_stat *stat)
{
	return stat->ms_branch_pages + stat->ms_leaf_pages + stat->ms_overflow_pages;
}

int engine_write_begin(struct engine *engine, struct engine_write **out, credit_error *err)
{
	struct environment *e = engine->environment;
	struct engine_write *write;
	int code;

	*out = NULL;
	if (forked(engine))
		return fail_fork(err);
	if (engine->read_only || e->read_only)
		return FAIL(err, CREDIT_EREADONLY, MSG_STORE_READ_ONLY);
	write = calloc(1, sizeof(*write));
	if (!write)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	write->view.engine = engine;
	pthread_mutex_lock(&e->gate);
	code = take_turn(e);
	pthread_mutex_unlock(&e->gate);
	if (!code)
		code = begin_write(e, &write->view.txn);
	if (!code && (code = mdb_stat(write->view.txn, e->dbi, &write->before))) {
		mdb_txn_abort(write->view.txn);
		turn_over(e);
	}
	if (code) {
		free(write);
		return fail_lmdb(err, code, "txn_begin");
	}
	*out = write;
	return CREDIT_OK;
}

struct engine_read *engine_write_view(struct engine_write *write)
{
	return &write->view;
}

/* LMDB calls a write that was cut off by a full disk EIO. */
static bool disk_is_full(MDB_env *env)
{
	mdb_filehandle_t fd;
	struct statvfs disk;

	return !mdb_env_get_fd(env, &fd) && !fstatvfs(fd, &disk) && disk.f_bavail == 0;
}

static int fail_write(struct engine_write *write, int code, const char *what,
	credit_error *err)
{
	struct environment *e = write->view.engine->environment;

	if (code == EIO && disk_is_full(e->env))
		code = ENOSPC;
	if (code == MDB_MAP_FULL) {
		pthread_mutex_lock(&e->gate);
		e->full = true;
		pthread_mutex_unlock(&e->gate);
	}
	return fail_lmdb(err, code, what);
}

static uint64_t smaller(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

/*
 * May the write go on?  New pages are counted by the growth of the tree.  Of
 * the old ones each change touches one leaf and the branches above it at most;
 * they count twice, as the page that is freed and as its copy.
 */
static int check_memory(struct engine_write *write, credit_error *err)
{
	const struct engine *engine = write->view.engine;
	uint64_t before = write->before.ms_leaf_pages + write->before.ms_overflow_pages;
	uint64_t pages;
	MDB_stat now;
	int code = mdb_stat(write->view.txn, engine->environment->dbi, &now);

	if (code)
		return fail_lmdb(err, code, "stat");
	pages = 2 * smaller(before, write->changes) +
		2 * smaller(write->before.ms_branch_pages, write->changes * now.ms_depth);
	if (tree_pages(&now) > tree_pages(&write->before))
		pages += tree_pages(&now) - tree_pages(&write->before);
	if (pages * PAGE_NUMBER_BYTES > engine->write_memory_max)
		return FAIL(err, CREDIT_ELIMIT, MSG_STORE_WRITE_LARGE);
	return CREDIT_OK;
}

int engine_put(struct engine_write *write, const struct engine_row *rows, size_t count,
	credit_error *err)
{
	int code = 0;

	if (forked(write->view.engine))
		return fail_fork(err);
	if (!write->cursor)
		code = mdb_cursor_open(write->view.txn, write->view.engine->environment->dbi,
			&write->cursor);
	for (size_t i = 0; !code && i < count; i++) {
		MDB_val key = val_of(rows[i].key);
		MDB_val value = val_of(rows[i].value);

		code = mdb_cursor_put(write->cursor, &key, &value, 0);
	}
	write->changes += count;
	return code ? fail_write(write, code, "put", err) : check_memory(write, err);
}

int engine_erase(struct engine_write *write, struct bytes key, credit_error *err)
{
	MDB_val k = val_of(key);
	int code;

	if (forked(write->view.engine))
		return fail_fork(err);
	code = mdb_del(write->view.txn, write->view.engine->environment->dbi, &k, NULL);
	write->changes++;
	return code ? fail_write(write, code, "del", err) : CREDIT_OK;
}

int engine_commit(struct engine_write *write, credit_error *err)
{
	struct environment *e = write->view.engine->environment;
	int status = CREDIT_OK;
	int code;

	if (forked(write->view.engine)) {
		free(write);
		return fail_fork(err);
	}
	code = mdb_txn_commit(write->view.txn); /* closes the cursors of a write */
	if (code)
		status = fail_write(write, code, "commit", err);
	turn_over(e);
	free(write);
	return status;
}

void engine_abort(struct engine_write *write)
{
	if (!write)
		return;
	if (!forked(write->view.engine)) {
		mdb_txn_abort(write->view.txn);
		turn_over(write->view.engine->environment);
	}
	free(write);
}
