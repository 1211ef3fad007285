/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_lmdb_cut.c - files of an environment that are whole, cut, or short of free pages.
 *
 * LMDB itself is asked here and no engine: what counts is the length of its file.
 */
#include <sys/stat.h>

#include "sample.h"
#include "store/lmdb_cut.h"

#define LARGE_BYTES 100000

static const char *place;
static char file[128];

static MDB_env *environment(unsigned flags)
{
	MDB_env *env;

	ck_assert_int_eq(mdb_env_create(&env), 0);
	ck_assert_int_eq(mdb_env_set_mapsize(env, 8 << 20), 0);
	ck_assert_int_eq(mdb_env_open(env, place, flags, 0600), 0);
	return env;
}

/* Write values; of "large" what is not kept is taken back in the same transaction. */
static void write_values(MDB_env *env, size_t large_bytes, bool kept)
{
	static char bytes[LARGE_BYTES];
	char large[] = "large";
	char small[] = "small";
	MDB_val key = {5, large};
	MDB_val value = {large_bytes, bytes};
	MDB_txn *txn;
	MDB_dbi table;

	ck_assert_int_eq(mdb_txn_begin(env, NULL, 0, &txn), 0);
	ck_assert_int_eq(mdb_dbi_open(txn, NULL, 0, &table), 0);
	ck_assert_int_eq(mdb_put(txn, table, &key, &value, 0), 0);
	if (!kept)
		ck_assert_int_eq(mdb_del(txn, table, &key, NULL), 0);
	key.mv_data = small;
	value.mv_size = 1;
	ck_assert_int_eq(mdb_put(txn, table, &key, &value, 0), 0);
	ck_assert_int_eq(mdb_txn_commit(txn), 0);
}

static off_t length_of(const char *path)
{
	struct stat found;

	ck_assert_int_eq(stat(path, &found), 0);
	return found.st_size;
}

static void setup(bool kept)
{
	MDB_env *env;

	place = sample_place();
	snprintf(file, sizeof(file), "%s/data.mdb", place);
	ck_assert_int_eq(mkdir(place, 0700), 0);
	env = environment(0);
	for (int i = 0; i < 30; i++)
		write_values(env, 1, true); /* leaves free pages before the large value */
	write_values(env, LARGE_BYTES, kept);
	mdb_env_close(env);
}

/* What a file of that length gives, and how long it is then. */
static void look(off_t length, bool read_only, int code, off_t after)
{
	MDB_env *env;

	ck_assert_int_eq(truncate(file, length), 0);
	env = environment(read_only ? MDB_RDONLY : 0);
	ck_assert_int_eq(lmdb_check_length(env, read_only), code);
	ck_assert_int_eq(length_of(file), after);
	mdb_env_close(env);
}

START_TEST(test_a_whole_file_is_left_as_it_is)
{
	off_t length;

	setup(true);
	length = length_of(file);
	ck_assert_int_gt(length, LARGE_BYTES);
	look(length, false, 0, length);
	look(length, true, 0, length);
	look(length + 4096, false, 0, length + 4096); /* too long is no harm */
	sample_gone(place);
}
END_TEST

START_TEST(test_a_file_short_of_used_pages_is_corrupt_and_left_as_it_is)
{
	off_t length;

	setup(true);
	length = length_of(file);
	look(length - 1, false, MDB_CORRUPTED, length - 1);
	look(length - 1, true, MDB_CORRUPTED, length - 1);
	look(length / 2, false, MDB_CORRUPTED, length / 2);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_file_short_of_free_pages_is_made_long_by_who_may_write)
{
	MDB_envinfo info;
	MDB_stat pages;
	MDB_env *env;
	off_t length, need;

	setup(false);
	length = length_of(file);
	env = environment(0);
	ck_assert_int_eq(mdb_env_info(env, &info), 0);
	ck_assert_int_eq(mdb_env_stat(env, &pages), 0);
	mdb_env_close(env);
	need = (off_t)(info.me_last_pgno + 1) * (off_t)pages.ms_psize;
	ck_assert_int_lt(length, need); /* LMDB never wrote what was taken back */
	look(length, true, MDB_CORRUPTED, length);
	look(length, false, 0, need);
	look(need, true, 0, need);
	sample_gone(place);
}
END_TEST

SUITE("store/lmdb_cut", T(test_a_whole_file_is_left_as_it_is),
	T(test_a_file_short_of_used_pages_is_corrupt_and_left_as_it_is),
	T(test_a_file_short_of_free_pages_is_made_long_by_who_may_write))
