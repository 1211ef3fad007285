/* SPDX-License-Identifier: Apache-2.0 */
/* The engine: order, pages, atomic writes, snapshots, shared folders, forks, links. */
#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/file.h"
#include "sample.h"

static struct engine *open_engine(const char *place)
{
	struct engine_options options = {.create = true};
	struct engine *engine;

	OK(engine_open(place, &options, &engine, err));
	return engine;
}

static struct bytes text(const char *t)
{
	struct bytes bytes = {t, strlen(t)};

	return bytes;
}

static void put_text(struct engine *engine, const char *key, const char *value)
{
	struct engine_row row = {text(key), text(value)};
	struct engine_write *write;

	OK(engine_write_begin(engine, &write, err));
	OK(engine_put(write, &row, 1, err));
	OK(engine_commit(write, err));
}

START_TEST(test_rows_come_back_in_byte_order_page_by_page)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_row rows[100];
	struct engine_read *read;
	struct engine_write *write;
	char keys[100][8];
	size_t count, seen = 0;
	struct bytes from = text("k");
	char next[16];

	for (int i = 0; i < 100; i++) {
		snprintf(keys[i], sizeof(keys[i]), "k%03d", i);
		rows[i].key = text(keys[i]);
		rows[i].value = text(keys[i] + 1);
	}
	OK(engine_write_begin(engine, &write, err));
	OK(engine_put(write, rows, 100, err));
	OK(engine_scan(engine_write_view(write), from, text("l"), rows, 100, &count, err));
	ck_assert_uint_eq(count, 100); /* a write sees what it put */
	OK(engine_commit(write, err));
	OK(engine_read_begin(engine, &read, err));
	do {
		OK(engine_scan(read, from, text("k09"), rows, 7, &count, err));
		for (size_t i = 0; i < count; i++, seen++) {
			ck_assert(bytes_equal(rows[i].key, text(keys[seen])));
			ck_assert(bytes_equal(rows[i].value, text(keys[seen] + 1)));
		}
		if (count) {
			memcpy(next, rows[count - 1].key.data, rows[count - 1].key.length);
			next[rows[count - 1].key.length] = 0;
			from.data = next;
			from.length = rows[count - 1].key.length + 1;
		}
	} while (count == 7);
	ck_assert_uint_eq(seen, 90);
	OK(engine_scan(read, text("k098"), (struct bytes){NULL, 0}, rows, 7, &count, err));
	ck_assert_uint_eq(count, 2); /* no end */
	engine_read_end(read);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_many_keys_at_once)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct bytes keys[3] = {text("a"), text("none"), text("b")};
	struct bytes values[3];
	struct engine_read *read;
	struct bytes value;

	put_text(engine, "a", "1");
	put_text(engine, "b", "2");
	put_text(engine, "b", "3"); /* replaces */
	OK(engine_read_begin(engine, &read, err));
	OK(engine_get_many(read, keys, 3, values, err));
	ck_assert(bytes_equal(values[0], text("1")));
	ck_assert_ptr_null(values[1].data);
	ck_assert(bytes_equal(values[2], text("3")));
	ck_assert_int_eq(engine_get(read, text("none"), &value, NULL), CREDIT_ENOTFOUND);
	engine_read_end(read);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_read_keeps_its_state_until_renewed)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_row rows[4];
	struct engine_read *read;
	struct bytes value;
	size_t count;

	put_text(engine, "a", "1");
	OK(engine_read_begin(engine, &read, err));
	OK(engine_scan(read, text("a"), text("z"), rows, 4, &count, err));
	put_text(engine, "a", "2");
	put_text(engine, "b", "2");
	OK(engine_get(read, text("a"), &value, err));
	ck_assert(bytes_equal(value, text("1")));
	OK(engine_read_renew(read, err));
	OK(engine_get(read, text("a"), &value, err));
	ck_assert(bytes_equal(value, text("2")));
	OK(engine_scan(read, text("a"), text("z"), rows, 4, &count, err));
	ck_assert_uint_eq(count, 2); /* the cursor was renewed too */
	engine_read_end(read);
	engine_read_end(NULL);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_abort_and_erase)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_row row = {text("b"), text("1")};
	struct engine_write *write;
	struct engine_read *read;
	struct bytes value;

	put_text(engine, "a", "1");
	OK(engine_write_begin(engine, &write, err));
	OK(engine_put(write, &row, 1, err));
	engine_abort(write);
	engine_abort(NULL);
	OK(engine_write_begin(engine, &write, err));
	ck_assert_int_eq(engine_erase(write, text("b"), NULL), CREDIT_ENOTFOUND);
	OK(engine_erase(write, text("a"), err));
	OK(engine_commit(write, err));
	OK(engine_read_begin(engine, &read, err));
	ck_assert_int_eq(engine_get(read, text("a"), &value, NULL), CREDIT_ENOTFOUND);
	engine_read_end(read);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_one_folder_opened_twice_is_shared)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_options options = {0};
	char roundabout[120];
	struct engine *again;
	struct engine_read *read;
	struct bytes value;

	snprintf(roundabout, sizeof(roundabout), "%s/../%s", place, strrchr(place, '/') + 1);
	OK(engine_open(roundabout, &options, &again, err));
	put_text(engine, "a", "1");
	OK(engine_read_begin(again, &read, err));
	OK(engine_get(read, text("a"), &value, err));
	engine_read_end(read);
	engine_close(engine); /* the other handle lives on */
	put_text(again, "a", "2");
	engine_close(again);
	engine_close(NULL);
	OK(engine_open(place, &options, &again, err));
	engine_close(again);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_second_write_in_one_thread_is_refused)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_write *write, *second;

	OK(engine_write_begin(engine, &write, err));
	FAILS(engine_write_begin(engine, &second, err), CREDIT_EBUSY, "store-change-open");
	ck_assert_ptr_null(second);
	engine_abort(write);
	OK(engine_write_begin(engine, &write, err));
	engine_abort(write);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_read_only_handles_do_not_write)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_options options = {.read_only = true};
	struct engine *reader;
	struct engine_write *write;

	put_text(engine, "a", "1");
	OK(engine_open(place, &options, &reader, err));
	FAILS(engine_write_begin(reader, &write, err), CREDIT_EREADONLY, "store-read-only");
	engine_close(reader);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_child_is_refused_and_opens_its_own)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_options options = {0};
	struct engine_read *read;
	int status;
	pid_t child;

	put_text(engine, "a", "1");
	OK(engine_read_begin(engine, &read, err));
	child = fork();
	if (child == 0) {
		struct engine_row rows[2];
		struct engine_write *write;
		struct engine_read *other;
		struct engine *own;
		struct bytes value;
		size_t count;
		bool good = engine_get(read, text("a"), &value, NULL) == CREDIT_EFORK &&
			engine_scan(read, text("a"), text("b"), rows, 2, &count, NULL) ==
				CREDIT_EFORK &&
			engine_read_renew(read, NULL) == CREDIT_EFORK &&
			engine_read_begin(engine, &other, NULL) == CREDIT_EFORK &&
			engine_write_begin(engine, &write, NULL) == CREDIT_EFORK;

		engine_read_end(read);
		engine_close(engine);
		good = good && engine_open(place, &options, &own, NULL) == CREDIT_OK &&
			engine_read_begin(own, &other, NULL) == CREDIT_OK &&
			engine_get(other, text("a"), &value, NULL) == CREDIT_OK;
		if (good) {
			engine_read_end(other);
			engine_close(own);
		}
		_exit(good ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	{
		struct bytes value;

		OK(engine_get(read, text("a"), &value, err)); /* the parent is unharmed */
	}
	engine_read_end(read);
	put_text(engine, "a", "2");
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_places_that_are_no_store_are_refused)
{
	struct engine_options options = {0};
	struct engine_options create = {.create = true};
	const char *place = sample_place();
	char path[160], target[160];
	struct engine *engine;
	FILE *file;

	FAILS(engine_open(place, &options, &engine, err), CREDIT_ENOTFOUND, "store-none");
	ck_assert_int_eq(mkdir(place, 0700), 0);
	FAILS(engine_open(place, &options, &engine, err), CREDIT_ENOTFOUND, "store-none");
	/* a link where the data should be */
	snprintf(target, sizeof(target), "%s/elsewhere", place);
	snprintf(path, sizeof(path), "%s/data.mdb", place);
	ck_assert_int_eq(symlink(target, path), 0);
	FAILS(engine_open(place, &options, &engine, err), CREDIT_EFORMAT, "store-link");
	FAILS(engine_open(place, &create, &engine, err), CREDIT_EFORMAT, "store-link");
	unlink(path);
	/* something else in the folder */
	file = fopen(target, "w");
	fclose(file);
	FAILS(engine_open(place, &create, &engine, err), CREDIT_EEXISTS, "store-exists");
	unlink(target);
	/* bytes that LMDB does not know */
	file = fopen(path, "w");
	for (int i = 0; i < 8192; i++)
		fputc('x', file);
	fclose(file);
	FAILS(engine_open(place, &options, &engine, err), CREDIT_EFORMAT, "store-format");
	sample_gone(place);
	/* a file instead of a folder */
	file = fopen(place, "w");
	fclose(file);
	ck_assert_int_eq(engine_open(place, &options, &engine, NULL), CREDIT_EIO);
	ck_assert_ptr_null(engine);
	unlink(place);
}
END_TEST

START_TEST(test_a_file_that_was_cut_short_is_refused_and_left_alone)
{
	const char *place = sample_place();
	struct engine_options options = {0};
	struct engine *engine = open_engine(place);
	char path[128];
	struct stat whole, cut;

	for (int i = 0; i < 2000; i++) {
		char key[16];

		snprintf(key, sizeof(key), "key%05d", i);
		put_text(engine, key, "a value of some bytes, to fill pages");
	}
	engine_close(engine);
	snprintf(path, sizeof(path), "%s/data.mdb", place);
	ck_assert_int_eq(stat(path, &whole), 0);
	for (off_t length = whole.st_size - 1; length > 8192; length -= 4096 * 3) {
		ck_assert_int_eq(truncate(path, length), 0);
		FAILS(engine_open(place, &options, &engine, err), CREDIT_ECORRUPT, "store-pages");
		ck_assert_int_eq(stat(path, &cut), 0);
		ck_assert_int_eq(cut.st_size, length);
	}
	sample_gone(place);
}
END_TEST

/* Pages taken and given back in one write are never written by LMDB. */
START_TEST(test_a_file_that_ends_in_free_pages_opens)
{
	const char *place = sample_place();
	struct engine_options options = {0};
	struct engine *engine = open_engine(place);
	static char large[100000];
	struct engine_row row = {{"large", 5}, {large, sizeof(large)}};
	struct engine_write *write;
	char path[128];
	struct stat file;

	for (int i = 0; i < 30; i++)
		put_text(engine, "kept", i % 2 ? "value" : "another");
	OK(engine_write_begin(engine, &write, err));
	OK(engine_put(write, &row, 1, err));
	OK(engine_erase(write, text("large"), err));
	OK(engine_commit(write, err));
	engine_close(engine);
	snprintf(path, sizeof(path), "%s/data.mdb", place);
	ck_assert_int_eq(stat(path, &file), 0);
	ck_assert_int_lt(file.st_size, 100000); /* short of the pages it counts */
	OK(engine_open(place, &options, &engine, err));
	ck_assert_int_eq(stat(path, &file), 0);
	ck_assert_int_gt(file.st_size, 100000);
	engine_close(engine);
	OK(engine_open(place, &options, &engine, err));
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_the_folder_is_for_its_owner_only)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct stat found;

	ck_assert_int_eq(stat(place, &found), 0);
	ck_assert_int_eq(found.st_mode & 0777, 0700);
	engine_discard(engine, place);
	ck_assert_int_eq(stat(place, &found), -1);
}
END_TEST

START_TEST(test_a_write_that_touches_too_many_pages_is_refused_and_undone)
{
	const char *place = sample_place();
	struct engine_options options = {.create = true, .write_memory_max = 100 * 8}; /* a hundred pages */
	struct engine *engine;
	struct engine_read *read;
	struct engine_write *write;
	static char large[4000];
	struct bytes value = {large, sizeof(large)};
	credit_error refused;
	char name[16];
	int status = CREDIT_OK;
	int put = 0;

	OK(engine_open(place, &options, &engine, err));
	put_text(engine, "before", "stays");
	OK(engine_write_begin(engine, &write, err));
	while (!status && put < 1000) {
		struct engine_row row;

		snprintf(name, sizeof(name), "k%03d", put++);
		row.key = text(name);
		row.value = value;
		status = engine_put(write, &row, 1, &refused);
	}
	ck_assert_int_eq(status, CREDIT_ELIMIT);
	ck_assert_str_eq(refused.code, "store-write-large");
	ck_assert_int_gt(put, 20); /* small writes pass */
	ck_assert_int_le(put, 101);
	engine_abort(write);
	OK(engine_read_begin(engine, &read, err));
	ck_assert_int_eq(engine_get(read, text("k000"), &value, NULL), CREDIT_ENOTFOUND);
	OK(engine_get(read, text("before"), &value, err));
	engine_read_end(read);
	put_text(engine, "after", "fits again");
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_changing_old_pages_counts_against_the_memory_of_a_write)
{
	const char *place = sample_place();
	struct engine_options options = {.create = true, .write_memory_max = 100 * 8};
	struct engine *engine;
	struct engine_write *write;
	static char large[4000];
	struct engine_row row = {{NULL, 0}, {large, sizeof(large)}};
	credit_error refused;
	char name[16];
	int status = CREDIT_OK;
	int put = 0;

	OK(engine_open(place, &options, &engine, err));
	for (int i = 0; i < 150; i++) {
		snprintf(name, sizeof(name), "k%03d", i);
		put_text(engine, name, large);
	}
	for (int i = 0; i < 150; i++) {
		snprintf(name, sizeof(name), "k%03d", i);
		OK(engine_write_begin(engine, &write, err));
		row.key = text(name);
		OK(engine_put(write, &row, 1, err));
		OK(engine_commit(write, err));
	}
	memset(large, 'x', sizeof(large));
	OK(engine_write_begin(engine, &write, err));
	while (!status && put < 150) {
		snprintf(name, sizeof(name), "k%03d", put++);
		row.key = text(name);
		status = engine_put(write, &row, 1, &refused);
	}
	ck_assert_int_eq(status, CREDIT_ELIMIT); /* the tree did not grow at all */
	ck_assert_int_le(put, 51);
	engine_abort(write);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

/* ---- rewriting ---- */

static const struct bytes nothing = {NULL, 0};

/* Do the bytes stand in any file of the folder? */
static bool in_files(const char *place, const char *wanted)
{
	DIR *dir = opendir(place);
	struct dirent *entry;
	bool found = false;

	while (dir && !found && (entry = readdir(dir))) {
		struct buf bytes = BUF_INIT;
		char path[400];

		snprintf(path, sizeof(path), "%s/%s", place, entry->d_name);
		if (entry->d_name[0] != '.') {
			OK(file_read(path, 1u << 30, &bytes, err));
			found = memmem(bytes.data, bytes.length, wanted, strlen(wanted));
		}
		buf_free(&bytes);
	}
	closedir(dir);
	return found;
}

static bool has_file(const char *place, const char *name)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", place, name);
	return access(path, F_OK) == 0;
}

static void erase_text(struct engine *engine, const char *key)
{
	struct engine_write *write;

	OK(engine_write_begin(engine, &write, err));
	OK(engine_erase(write, text(key), err));
	OK(engine_commit(write, err));
}

static void expect_text(struct engine *engine, const char *key, const char *value)
{
	struct engine_read *read;
	struct bytes got;

	OK(engine_read_begin(engine, &read, err));
	if (value) {
		OK(engine_get(read, text(key), &got, err));
		ck_assert(bytes_equal(got, text(value)));
	} else {
		ck_assert_int_eq(engine_get(read, text(key), &got, NULL), CREDIT_ENOTFOUND);
	}
	engine_read_end(read);
}

START_TEST(test_rewriting_leaves_no_byte_of_erased_and_replaced_rows)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	char key[32];

	for (int i = 0; i < 300; i++) {
		snprintf(key, sizeof(key), "row%05d", i);
		put_text(engine, key, "stays");
	}
	for (int i = 0; i < 40; i++) {
		snprintf(key, sizeof(key), "row%05d-SECRETKEY", i * 7);
		put_text(engine, key, "SECRETVALUE");
	}
	put_text(engine, "x/todo", "LEFTOUT");
	for (int i = 0; i < 40; i++) {
		snprintf(key, sizeof(key), "row%05d-SECRETKEY", i * 7);
		erase_text(engine, key);
	}
	put_text(engine, "row00151", "REPLACEDVALUE");
	put_text(engine, "row00151", "stays");
	/* else the test proves nothing */
	ck_assert(in_files(place, "SECRETKEY") && in_files(place, "SECRETVALUE"));
	ck_assert(in_files(place, "REPLACEDVALUE") && in_files(place, "LEFTOUT"));
	OK(engine_rewrite(engine, text("x/"), err));
	ck_assert(!in_files(place, "SECRETKEY") && !in_files(place, "SECRETVALUE"));
	ck_assert(!in_files(place, "REPLACEDVALUE") && !in_files(place, "LEFTOUT"));
	ck_assert(has_file(place, "data-2.mdb") && !has_file(place, "data.mdb"));
	ck_assert(!has_file(place, "lock.mdb") && !has_file(place, "data-2.mdb.tmp"));
	expect_text(engine, "row00151", "stays");
	expect_text(engine, "x/todo", NULL);
	for (int i = 0; i < 300; i++) {
		snprintf(key, sizeof(key), "row%05d", i);
		expect_text(engine, key, "stays");
	}
	put_text(engine, "more", "written");
	OK(engine_rewrite(engine, nothing, err));
	expect_text(engine, "more", "written");
	ck_assert(has_file(place, "data-3.mdb") && !has_file(place, "data-2.mdb"));
	ck_assert(!has_file(place, "data-2.mdb-lock"));
	engine_close(engine);
	engine = open_engine(place);
	expect_text(engine, "more", "written");
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_open_reads_keep_their_state_over_a_rewriting)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_options options = {0};
	struct engine *other;
	struct engine_read *read, *idle;
	struct engine_row rows[4];
	struct bytes value;
	size_t count;

	put_text(engine, "a", "1");
	put_text(engine, "gone", "1");
	OK(engine_open(place, &options, &other, err));
	OK(engine_read_begin(other, &read, err));
	OK(engine_read_begin(other, &idle, err));
	OK(engine_scan(read, text("a"), nothing, rows, 4, &count, err));
	erase_text(engine, "gone");
	OK(engine_rewrite(engine, nothing, err));
	put_text(engine, "a", "2");
	OK(engine_rewrite(engine, nothing, err)); /* twice: what was next is gone too */
	OK(engine_get(read, text("a"), &value, err));
	ck_assert(bytes_equal(value, text("1")));
	OK(engine_get(read, text("gone"), &value, err));
	OK(engine_read_renew(read, err));
	OK(engine_get(read, text("a"), &value, err));
	ck_assert(bytes_equal(value, text("2")));
	OK(engine_scan(read, text("a"), nothing, rows, 4, &count, err));
	ck_assert_uint_eq(count, 1);
	put_text(other, "b", "3");
	OK(engine_read_renew(read, err));
	OK(engine_get(read, text("b"), &value, err));
	engine_read_end(read);
	engine_close(engine);
	engine_read_end(idle); /* the last one on the first file */
	engine_close(other);
	sample_gone(place);
}
END_TEST

START_TEST(test_rewriting_is_refused_where_writing_is)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct engine_options options = {.read_only = true};
	struct engine_write *write;
	struct engine *reader;

	put_text(engine, "a", "1");
	OK(engine_open(place, &options, &reader, err));
	FAILS(engine_rewrite(reader, nothing, err), CREDIT_EREADONLY, "store-read-only");
	OK(engine_write_begin(engine, &write, err));
	FAILS(engine_rewrite(engine, nothing, err), CREDIT_EBUSY, "store-change-open");
	engine_abort(write);
	ck_assert(has_file(place, "data.mdb") && !has_file(place, "data-2.mdb.tmp"));
	engine_close(reader);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

/* A disk without room: no file may grow beyond a few pages. */
START_TEST(test_rewriting_on_a_full_disk_leaves_everything)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place);
	struct rlimit limit;
	char key[32];
	int status;
	pid_t child;

	for (int i = 0; i < 2000; i++) {
		snprintf(key, sizeof(key), "row%05d", i);
		put_text(engine, key, "a value of some bytes, to fill pages");
	}
	engine_close(engine);
	child = fork();
	if (child == 0) {
		struct engine_options options = {0};
		bool good;

		signal(SIGXFSZ, SIG_IGN);
		getrlimit(RLIMIT_FSIZE, &limit);
		limit.rlim_cur = 20000;
		setrlimit(RLIMIT_FSIZE, &limit);
		status = engine_open(place, &options, &engine, NULL);
		good = status == CREDIT_OK;
		status = good ? engine_rewrite(engine, nothing, NULL) : CREDIT_OK;
		_exit(good && (status == CREDIT_EFULL || status == CREDIT_EIO) ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert(has_file(place, "data.mdb") && !has_file(place, "data-2.mdb") &&
		!has_file(place, "data-2.mdb.tmp"));
	engine = open_engine(place);
	expect_text(engine, "row01999", "a value of some bytes, to fill pages");
	put_text(engine, "after", "written");
	OK(engine_rewrite(engine, nothing, err)); /* with room it goes through */
	expect_text(engine, "after", "written");
	engine_close(engine);
	sample_gone(place);
}
END_TEST

SUITE("store/lmdb_engine", T(test_rows_come_back_in_byte_order_page_by_page),
	T(test_many_keys_at_once), T(test_a_read_keeps_its_state_until_renewed),
	T(test_abort_and_erase), T(test_one_folder_opened_twice_is_shared),
	T(test_a_second_write_in_one_thread_is_refused),
	T(test_a_write_that_touches_too_many_pages_is_refused_and_undone),
	T(test_changing_old_pages_counts_against_the_memory_of_a_write),
	T(test_read_only_handles_do_not_write), T(test_a_child_is_refused_and_opens_its_own),
	T(test_places_that_are_no_store_are_refused),
	T(test_a_file_that_was_cut_short_is_refused_and_left_alone),
	T(test_a_file_that_ends_in_free_pages_opens),
	T(test_the_folder_is_for_its_owner_only),
	T(test_rewriting_leaves_no_byte_of_erased_and_replaced_rows),
	T(test_open_reads_keep_their_state_over_a_rewriting),
	T(test_rewriting_is_refused_where_writing_is),
	T(test_rewriting_on_a_full_disk_leaves_everything))
