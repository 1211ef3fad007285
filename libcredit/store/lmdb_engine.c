/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lmdb_engine.c - the engine of engine.h over LMDB: reads, writes, rewriting.
 *
 * With its lmdb_ neighbours the only file that knows LMDB.  What LMDB asks of its users is
 * kept here and in lmdb_env.c, which opens files: read transactions
 * are free of thread ties (MDB_NOTLS); nothing is touched in a child process; the
 * map is only resized while no transaction of this process is open.
 *
 * A look-up takes no lock: a read keeps its transaction and one cursor.  The
 * mutexes are taken when a registry is opened or closed, and when a read or a
 * write begins or ends; a renewal costs one fstat().  What a later generation of the
 * store's file means is told in lmdb_env.c.
 */
#include "store/engine.h"

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
#include "store/lmdb_env.h"
#include "store/lmdb_place.h"
#include "store/lmdb_rows.h"

/*
 * LMDB keeps some 512 MiB of a write's pages in memory and writes the others
 * to the file early, but it remembers the numbers of all pages that are new,
 * and of all that they replace.  So many bytes of numbers are allowed: enough
 * for 80 GiB of new pages, or for ten million rows scattered over a large tree.
 */
#define PAGE_NUMBER_BYTES 8
#define WRITE_MEMORY_USUAL (UINT64_C(160) << 20)
struct engine {
	struct environment *environment; /* changed by environment_hold() alone */
	struct made made;
	bool read_only;
	uint64_t write_memory_max;
	unsigned process; /* that opened it, see forked() */
};

struct engine_read {
	struct engine *engine;
	struct environment *environment; /* NULL: none could be opened */
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

/* ---- fork ---- */

static bool forked(const struct engine *engine)
{
	return engine->process != process_number();
}

static int fail_fork(credit_error *err)
{
	return FAIL(err, CREDIT_EFORK, MSG_STORE_FORK);
}

/* ---- open ---- */

int engine_open(const char *where, const struct engine_options *options, struct engine **out,
	credit_error *err)
{
	struct engine *engine;
	struct place place;
	int status;

	*out = NULL;
	engine = calloc(1, sizeof(*engine));
	if (!engine)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	engine->read_only = options->read_only;
	engine->write_memory_max = options->write_memory_max ? options->write_memory_max
							     : WRITE_MEMORY_USUAL;
	engine->process = process_number();
	status = place_open(where, options->create, &place, err);
	if (!status)
		status = environment_open(
			&place, options->read_only, options->map_size_bytes,
			&engine->environment, err);
	place_close(&place);
	if (status) {
		place_take_away(where, &place.made);
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
	if (!forked(engine))
		environment_let(engine->environment);
	free(engine);
}

void engine_discard(struct engine *engine, const char *where)
{
	struct made made = engine->made;

	engine_close(engine);
	place_take_away(where, &made);
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

/*
 * LMDB notes the number of the last commit, and then copies the root that belongs
 * to it from one of two places, which the next commit but one writes anew.  A reader
 * that the system holds up between the two has the root of a later commit, or half
 * of one, under an earlier number; it could then even seem to go back.  So when as
 * much was committed meanwhile, the reader begins again.
 */
static int renew_until_sure(struct environment *e, MDB_txn *txn)
{
	MDB_envinfo info;
	int code = mdb_env_info(e->env, &info);

	while (!code && info.me_last_txnid > mdb_txn_id(txn) + 1) {
		mdb_txn_reset(txn);
		code = mdb_txn_renew(txn);
		if (!code)
			code = mdb_env_info(e->env, &info);
	}
	return code;
}

/* Begin a transaction in the generation that counts. */
static int read_attach(struct engine_read *read, credit_error *err)
{
	struct environment *e;
	int status = environment_hold(
		&read->engine->environment, read->engine->read_only, &e, err);
	int code;

	if (status)
		return status;
	pthread_mutex_lock(&e->gate);
	code = begin(e, MDB_RDONLY, &read->txn);
	if (!code && (code = renew_until_sure(e, read->txn)))
		mdb_txn_abort(read->txn);
	if (!code)
		e->transactions++;
	pthread_mutex_unlock(&e->gate);
	if (code) {
		read->txn = NULL;
		environment_let(e);
		return fail_lmdb(err, code, "txn_begin");
	}
	read->environment = e;
	return CREDIT_OK;
}

static void read_detach(struct engine_read *read)
{
	if (!read->environment)
		return;
	if (read->cursor)
		mdb_cursor_close(read->cursor);
	mdb_txn_abort(read->txn);
	transaction_over(read->environment);
	environment_let(read->environment);
	read->cursor = NULL;
	read->txn = NULL;
	read->environment = NULL;
}

int engine_read_begin(struct engine *engine, struct engine_read **out, credit_error *err)
{
	struct engine_read *read;
	int status;

	*out = NULL;
	if (forked(engine))
		return fail_fork(err);
	read = calloc(1, sizeof(*read));
	if (!read)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	read->engine = engine;
	status = read_attach(read, err);
	if (status)
		free(read);
	else
		*out = read;
	return status;
}

static int renew(struct engine_read *read)
{
	struct environment *e = read->environment;
	int code = mdb_txn_renew(read->txn);

	if (code == MDB_MAP_RESIZED) {
		pthread_mutex_lock(&e->gate);
		e->transactions--;
		code = resize(e, 0);
		if (!code)
			code = mdb_txn_renew(read->txn);
		e->transactions++;
		pthread_mutex_unlock(&e->gate);
	}
	if (!code)
		code = renew_until_sure(e, read->txn);
	if (!code && read->cursor)
		code = mdb_cursor_renew(read->txn, read->cursor);
	return code;
}

int engine_read_renew(struct engine_read *read, credit_error *err)
{
	int status = CREDIT_OK;
	int code;

	if (forked(read->engine))
		return fail_fork(err);
	if (!read->reset && read->txn)
		mdb_txn_reset(read->txn);
	read->reset = true;
	if (!read->environment || environment_passed(read->environment)) {
		read_detach(read);
		status = read_attach(read, err);
	} else if ((code = renew(read))) {
		status = fail_lmdb(err, code, "txn_renew");
	}
	if (!status)
		read->reset = false;
	return status;
}

void engine_read_end(struct engine_read *read)
{
	if (!read)
		return;
	if (!forked(read->engine))
		read_detach(read);
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
	code = mdb_get(read->txn, read->environment->dbi, &k, &v);
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
			read->txn, read->environment->dbi, &read->cursor);
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

static int write_attach(struct engine_write *write, struct environment *e, bool *again)
{
	int code;

	pthread_mutex_lock(&e->gate);
	code = take_turn(e);
	pthread_mutex_unlock(&e->gate);
	if (!code)
		code = begin_write(e, &write->view.txn);
	if (code)
		return code;
	*again = environment_passed_for_writes(e);
	if (!*again)
		code = mdb_stat(write->view.txn, e->dbi, &write->before);
	if (*again || code) {
		mdb_txn_abort(write->view.txn);
		turn_over(e);
	}
	return code;
}

int engine_write_begin(struct engine *engine, struct engine_write **out, credit_error *err)
{
	struct environment *e = NULL;
	struct engine_write *write;
	bool again = true;
	int status = CREDIT_OK;
	int code = 0;

	*out = NULL;
	if (forked(engine))
		return fail_fork(err);
	write = calloc(1, sizeof(*write));
	if (!write)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	write->view.engine = engine;
	while (again && !status) {
		again = false;
		status = environment_hold(&engine->environment, engine->read_only, &e, err);
		if (!status && (engine->read_only || e->read_only))
			status = FAIL(err, CREDIT_EREADONLY, MSG_STORE_READ_ONLY);
		else if (!status && (code = write_attach(write, e, &again)))
			status = fail_lmdb(err, code, "txn_begin");
		if (e && (status || again))
			environment_let(e);
	}
	if (status) {
		free(write);
		return status;
	}
	write->view.environment = e;
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
	struct environment *e = write->view.environment;

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
	uint64_t before = write->before.ms_leaf_pages + write->before.ms_overflow_pages;
	uint64_t pages;
	MDB_stat now;
	int code = mdb_stat(write->view.txn, write->view.environment->dbi, &now);

	if (code)
		return fail_lmdb(err, code, "stat");
	pages = 2 * smaller(before, write->changes) +
		2 * smaller(write->before.ms_branch_pages, write->changes * now.ms_depth);
	if (tree_pages(&now) > tree_pages(&write->before))
		pages += tree_pages(&now) - tree_pages(&write->before);
	if (pages * PAGE_NUMBER_BYTES > write->view.engine->write_memory_max)
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
		code = mdb_cursor_open(write->view.txn, write->view.environment->dbi,
			&write->cursor);
	for (size_t i = 0; !code && i < count; i++) {
		MDB_val key = val_of(rows[i].key);
		MDB_val value = val_of(rows[i].value);

		code = mdb_cursor_put(write->cursor, &key, &value, 0);
	}
	write->changes += count;
	return code ? fail_write(write, code, "put", err) : check_memory(write, err);
}

void engine_write_out(struct engine_write *write)
{
	mdb_filehandle_t fd;

	if (!forked(write->view.engine) && !mdb_env_get_fd(write->view.environment->env, &fd))
		sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE); /* 0: to the end */
}

int engine_erase(struct engine_write *write, struct bytes key, credit_error *err)
{
	MDB_val k = val_of(key);
	int code;

	if (forked(write->view.engine))
		return fail_fork(err);
	code = mdb_del(write->view.txn, write->view.environment->dbi, &k, NULL);
	write->changes++;
	return code ? fail_write(write, code, "del", err) : CREDIT_OK;
}

/* Give the turn back, and the reference. */
static void write_detach(struct engine_write *write)
{
	turn_over(write->view.environment);
	environment_let(write->view.environment);
	free(write);
}

int engine_commit(struct engine_write *write, credit_error *err)
{
	int status = CREDIT_OK;
	int code;

	if (forked(write->view.engine)) {
		free(write);
		return fail_fork(err);
	}
	code = mdb_txn_commit(write->view.txn); /* closes the cursors of a write */
	if (code)
		status = fail_write(write, code, "commit", err);
	write_detach(write);
	return status;
}

void engine_abort(struct engine_write *write)
{
	if (!write)
		return;
	if (forked(write->view.engine)) {
		free(write);
		return;
	}
	mdb_txn_abort(write->view.txn);
	write_detach(write);
}

/* ---- rewriting ---- */

/* Copy the rows into the temporary file, whose descriptor is fd, and sync it. */
static int copy_rows(struct engine_write *write, uint32_t generation, int fd,
	struct bytes leave_out, credit_error *err)
{
	struct environment *e = write->view.environment;
	char name[PLACE_NAME_BYTES];
	struct buf path = BUF_INIT;
	struct stat made, named;
	MDB_envinfo info;
	int code = mdb_env_info(e->env, &info);

	place_temporary_name(generation, name);
	buf_printf(&path, "%s/%s", e->where, name);
	if (!code && path.status)
		code = ENOMEM;
	if (!code)
		code = lmdb_copy_rows(write->view.txn, e->dbi, leave_out, buf_cstr(&path),
			info.me_mapsize);
	/* LMDB opened by name: it must have been that file */
	if (!code && (fstat(fd, &made) || stat(buf_cstr(&path), &named)))
		code = errno;
	if (!code && (made.st_ino != named.st_ino || made.st_dev != named.st_dev))
		code = ESTALE;
	if (!code && fsync(fd))
		code = errno;
	buf_free(&path);
	return code ? fail_write(write, code, "rewrite", err) : CREDIT_OK;
}

int engine_rewrite(struct engine *engine, struct bytes leave_out, credit_error *err)
{
	struct engine_write *write;
	struct environment *e;
	uint32_t next;
	bool settled = false;
	int fd;
	int status = engine_write_begin(engine, &write, err);

	if (status)
		return status;
	e = write->view.environment;
	next = e->generation + 1;
	status = place_make_temporary(e->folder, next, &fd, err);
	if (!status) {
		status = copy_rows(write, next, fd, leave_out, err);
		if (!status)
			status = place_settle(e->folder, next, &settled, err);
		if (settled)
			atomic_store(&e->passed, true);
		else
			place_drop_temporary(e->folder, next);
		close(fd);
	}
	engine_abort(write); /* nothing was changed in the old file */
	return status;
}
