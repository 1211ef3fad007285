/* SPDX-License-Identifier: Apache-2.0 */
/* Rows copied into a fresh file: all of them, in order, without those left out. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "sample.h"
#include "store/lmdb_rows.h"

#define MAP_BYTES (64u << 20)

static MDB_env *open_env(const char *path, unsigned flags)
{
	MDB_env *env;

	ck_assert_int_eq(mdb_env_create(&env), 0);
	ck_assert_int_eq(mdb_env_set_mapsize(env, MAP_BYTES), 0);
	ck_assert_int_eq(mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOLOCK | flags, 0600), 0);
	return env;
}

static void fill(MDB_txn *txn, MDB_dbi dbi, int from, int to)
{
	for (int i = from; i < to; i++) {
		char key[16], value[3000];
		MDB_val k = {8, key};
		MDB_val v = {(size_t)(i % 7) * 450, value}; /* none, in the page, over pages */

		snprintf(key, sizeof(key), "k%07d", i);
		memset(value, 'a' + i % 26, sizeof(value));
		ck_assert_int_eq(mdb_put(txn, dbi, &k, &v, 0), 0);
	}
}

START_TEST(test_every_row_comes_along_but_those_left_out)
{
	const char *place = sample_place();
	char from_path[120], to_path[120];
	const struct bytes leave_out = {"k0000", 5}; /* the first thousand */
	MDB_env *from, *to;
	MDB_txn *read, *copy;
	MDB_cursor *a, *b;
	MDB_val key, value, key2, value2;
	MDB_dbi dbi, dbi2;
	int copied = 0;

	ck_assert_int_eq(mkdir(place, 0700), 0);
	snprintf(from_path, sizeof(from_path), "%s/from", place);
	snprintf(to_path, sizeof(to_path), "%s/to", place);
	from = open_env(from_path, 0);
	ck_assert_int_eq(mdb_txn_begin(from, NULL, 0, &read), 0);
	ck_assert_int_eq(mdb_dbi_open(read, NULL, 0, &dbi), 0);
	fill(read, dbi, 0, 5000);
	ck_assert_int_eq(mdb_txn_commit(read), 0);
	ck_assert_int_eq(mdb_txn_begin(from, NULL, 0, &read), 0);
	ck_assert_int_eq(lmdb_copy_rows(read, dbi, leave_out, to_path, MAP_BYTES), 0);
	to = open_env(to_path, MDB_RDONLY);
	ck_assert_int_eq(mdb_txn_begin(to, NULL, MDB_RDONLY, &copy), 0);
	ck_assert_int_eq(mdb_dbi_open(copy, NULL, 0, &dbi2), 0);
	ck_assert_int_eq(mdb_cursor_open(read, dbi, &a), 0);
	ck_assert_int_eq(mdb_cursor_open(copy, dbi2, &b), 0);
	while (mdb_cursor_get(a, &key, &value, MDB_NEXT) == 0) {
		if (memcmp(key.mv_data, "k0000", 5) == 0)
			continue;
		ck_assert_int_eq(mdb_cursor_get(b, &key2, &value2, MDB_NEXT), 0);
		ck_assert(key.mv_size == key2.mv_size && value.mv_size == value2.mv_size);
		ck_assert_int_eq(memcmp(key.mv_data, key2.mv_data, key.mv_size), 0);
		ck_assert(!value.mv_size ||
			!memcmp(value.mv_data, value2.mv_data, value.mv_size));
		copied++;
	}
	ck_assert_int_eq(copied, 4000);
	ck_assert_int_eq(mdb_cursor_get(b, &key2, &value2, MDB_NEXT), MDB_NOTFOUND);
	mdb_cursor_close(b);
	mdb_txn_abort(copy);
	mdb_env_close(to);
	mdb_cursor_close(a);
	mdb_txn_abort(read);
	mdb_env_close(from);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_map_too_small_and_a_path_that_is_none_are_told)
{
	const char *place = sample_place();
	char from_path[120], to_path[120];
	const struct bytes nothing = {NULL, 0};
	MDB_env *from;
	MDB_txn *read;
	MDB_dbi dbi;

	ck_assert_int_eq(mkdir(place, 0700), 0);
	snprintf(from_path, sizeof(from_path), "%s/from", place);
	snprintf(to_path, sizeof(to_path), "%s/to", place);
	from = open_env(from_path, 0);
	ck_assert_int_eq(mdb_txn_begin(from, NULL, 0, &read), 0);
	ck_assert_int_eq(mdb_dbi_open(read, NULL, 0, &dbi), 0);
	fill(read, dbi, 0, 2000);
	ck_assert_int_eq(mdb_txn_commit(read), 0);
	ck_assert_int_eq(mdb_txn_begin(from, NULL, MDB_RDONLY, &read), 0);
	ck_assert_int_eq(
		lmdb_copy_rows(read, dbi, nothing, to_path, 1u << 20), MDB_MAP_FULL);
	snprintf(to_path, sizeof(to_path), "%s/none/to", place);
	ck_assert_int_eq(lmdb_copy_rows(read, dbi, nothing, to_path, MAP_BYTES), ENOENT);
	mdb_txn_abort(read);
	mdb_env_close(from);
	sample_gone(place);
}
END_TEST

SUITE("store/lmdb_rows", T(test_every_row_comes_along_but_those_left_out),
	T(test_a_map_too_small_and_a_path_that_is_none_are_told))
