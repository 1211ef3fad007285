/* SPDX-License-Identifier: Apache-2.0 */
/* Create, open, close; snapshots as of moments; tables; options and misuse. */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "sample.h"

START_TEST(test_create_then_open_gives_the_same_registry)
{
	const char *place = sample_place();
	credit_create_options options;
	credit_registry *made, *opened;

	credit_create_options_init(&options);
	options.county = 620123;
	options.name = "另一县";
	options.hash = "sm3";
	options.id_key = sample_key;
	options.id_key_length = ID_KEY_BYTES;
	OK(credit_create(place, &options, &made, err));
	OK(credit_open(place, NULL, &opened, err));
	ck_assert_uint_eq(credit_registry_county(opened), 620123);
	ck_assert_str_eq(credit_registry_name(opened), "另一县");
	ck_assert_int_eq(registry_hash(opened), HASH_SM3);
	ck_assert_mem_eq(registry_id_key(opened), sample_key, ID_KEY_BYTES);
	ck_assert_uint_eq(registry_county(made), 620123);
	ck_assert_str_eq(registry_name(made), "另一县");
	sample_fsck(opened);
	credit_close(made);
	credit_close(opened);
	credit_close(NULL);
	ck_assert_uint_eq(credit_registry_county(NULL), 0);
	ck_assert_str_eq(credit_registry_name(NULL), "");
	sample_gone(place);
}
END_TEST

START_TEST(test_defaults)
{
	const char *place = sample_place();
	credit_registry *a, *b;
	const char *other;

	OK(credit_create(place, NULL, &a, err));
	ck_assert_uint_eq(credit_registry_county(a), 629999);
	ck_assert_str_eq(credit_registry_name(a), "样例县");
	other = strdup(place);
	place = sample_place();
	OK(credit_create(place, NULL, &b, err));
	ck_assert_int_ne(memcmp(registry_id_key(a), registry_id_key(b), ID_KEY_BYTES), 0);
	credit_close(a);
	credit_close(b);
	sample_gone(place);
	sample_gone(other);
	free((void *)(uintptr_t)other);
	credit_open_options_init(NULL);
	credit_create_options_init(NULL);
}
END_TEST

START_TEST(test_a_place_with_something_in_it_is_left_alone)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place), *again;

	FAILS(credit_create(place, NULL, &again, err), CREDIT_EEXISTS, "store-exists");
	ck_assert_ptr_null(again);
	sample_fsck(registry);
	credit_close(registry);
	FAILS(credit_create(place, NULL, &again, err), CREDIT_EEXISTS, "store-exists");
	OK(credit_open(place, NULL, &registry, err));
	credit_close(registry);
	sample_gone(place);
}
END_TEST

/* Creation while no file may be longer: the lock file needs 64 KiB, the tables 96. */
static void create_without_room(const char *place, rlim_t bytes)
{
	credit_registry *registry;
	struct rlimit before, limit;
	int status;

	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = bytes;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	status = credit_create(place, NULL, &registry, NULL);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
	ck_assert_int_ne(status, CREDIT_OK);
	ck_assert_int_ne(status, CREDIT_EEXISTS);
	ck_assert_ptr_null(registry);
}

START_TEST(test_a_failed_creation_takes_away_what_it_made_and_no_more)
{
	static const rlim_t limits[] = {4096, 80 << 10}; /* at the lock file, at the tables */
	const char *place = sample_place();
	char path[128];
	struct stat found;
	int file;

	create_without_room(place, limits[_i]);
	ck_assert_int_eq(stat(place, &found), -1);
	ck_assert_int_eq(mkdir(place, 0750), 0);
	create_without_room(place, limits[_i]);
	ck_assert_int_eq(stat(place, &found), 0);
	ck_assert_int_eq(found.st_mode & 0777, 0750);
	ck_assert_int_eq(rmdir(place), 0); /* it is empty again */
	ck_assert_int_eq(mkdir(place, 0700), 0);
	snprintf(path, sizeof(path), "%s/data.mdb", place);
	file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600); /* as an unfinished one leaves */
	ck_assert_int_ge(file, 0);
	close(file);
	create_without_room(place, limits[_i]);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(rmdir(place), 0);
}
END_TEST

START_TEST(test_options_outside_their_range)
{
	const char *place = sample_place();
	credit_create_options options;
	credit_open_options open_options;
	credit_registry *registry;
	struct stat found;

	credit_create_options_init(&options);
	options.county = 0;
	FAILS(credit_create(place, &options, &registry, err), CREDIT_EINVAL, "argument");
	credit_create_options_init(&options);
	options.name = "";
	FAILS(credit_create(place, &options, &registry, err), CREDIT_EINVAL, "argument");
	options.name = "\xff";
	FAILS(credit_create(place, &options, &registry, err), CREDIT_EINVAL, "argument");
	credit_create_options_init(&options);
	options.hash = "md5";
	FAILS(credit_create(place, &options, &registry, err), CREDIT_EINVAL, "argument");
	credit_create_options_init(&options);
	options.id_key = sample_key;
	options.id_key_length = 31;
	FAILS(credit_create(place, &options, &registry, err), CREDIT_EINVAL, "argument");
	options.size = 1;
	FAILS(credit_create(place, &options, &registry, err), CREDIT_EINVAL, "argument");
	credit_create_options_init(&options);
	options.tables = "/nonexistent/tables";
	ck_assert_int_ne(credit_create(place, &options, &registry, NULL), CREDIT_OK);
	ck_assert_int_eq(stat(place, &found), -1); /* nothing was left behind */
	ck_assert_int_eq(credit_create(NULL, NULL, &registry, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_create(place, NULL, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_open(NULL, NULL, &registry, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_open(place, NULL, NULL, NULL), CREDIT_EINVAL);
	credit_open_options_init(&open_options);
	open_options.size = 3;
	ck_assert_int_eq(credit_open(place, &open_options, &registry, NULL), CREDIT_EINVAL);
	FAILS(credit_open(place, NULL, &registry, err), CREDIT_ENOTFOUND, "store-none");
}
END_TEST

/* Put a value under a meta key of a store that nobody has open. */
static void put_meta(const char *place, uint32_t county, const char *name, const void *value,
	size_t length)
{
	struct engine_options options = {0};
	struct engine_write *write;
	struct engine *engine;
	struct engine_row row;
	struct key key;

	key_meta(&key, county, name);
	row.key = key_bytes(&key);
	row.value.data = value;
	row.value.length = length;
	OK(engine_open(place, &options, &engine, err));
	OK(engine_write_begin(engine, &write, err));
	if (value)
		OK(engine_put(write, &row, 1, err));
	else
		OK(engine_erase(write, row.key, err));
	OK(engine_commit(write, err));
	engine_close(engine);
}

START_TEST(test_signatures_and_features_are_checked)
{
	static const char later[] = "libcredit store 2";
	static const char feature[] = "libcredit store 1\0\0\x09\x9c\xff" "journal\0" "sharded";
	static const char broken[] = "libcredit store 1\0\0\x09";
	const char *place = sample_place();
	credit_registry *registry;

	credit_close(sample_create(place));
	put_meta(place, 0, "signature", later, sizeof(later));
	FAILS(credit_open(place, NULL, &registry, err), CREDIT_EVERSION, "store-version");
	put_meta(place, 0, "signature", feature, sizeof(feature));
	FAILS(credit_open(place, NULL, &registry, err), CREDIT_EVERSION, "store-version");
	put_meta(place, 0, "signature", broken, sizeof(broken) - 1);
	FAILS(credit_open(place, NULL, &registry, err), CREDIT_ECORRUPT, "store-value");
	put_meta(place, 0, "signature", "something else", 14);
	FAILS(credit_open(place, NULL, &registry, err), CREDIT_EFORMAT, "store-format");
	put_meta(place, 0, "signature", NULL, 0);
	FAILS(credit_open(place, NULL, &registry, err), CREDIT_EFORMAT, "store-format");
	sample_gone(place);
}
END_TEST

static const struct {
	const char *name;
	const char *value;
	size_t length;
} bad_meta[] = {{"county", "abc", 3}, {"name", "\xff", 1}, {"hash", "\x07", 1},
	{"id-key", "short", 5}, {"head", "short", 5}, {"head", NULL, 0}, {"name", NULL, 0}};

START_TEST(test_damaged_meta_values_are_corrupt)
{
	const char *place = sample_place();
	credit_registry *registry;

	credit_close(sample_create(place));
	put_meta(place, 629999, bad_meta[_i].name, bad_meta[_i].value, bad_meta[_i].length);
	FAILS(credit_open(place, NULL, &registry, err), CREDIT_ECORRUPT, "store-value");
	ck_assert_ptr_null(registry);
	sample_gone(place);
}
END_TEST

START_TEST(test_read_only_registries_record_nothing)
{
	const char *place = sample_place();
	credit_open_options options;
	credit_registry *registry;
	struct change *change;

	credit_close(sample_create(place));
	credit_open_options_init(&options);
	options.read_only = true;
	OK(credit_open(place, &options, &registry, err));
	FAILS(change_begin(registry, TIME0 + 1, "", &change, err), CREDIT_EREADONLY,
		"store-read-only");
	sample_fsck(registry);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

/* ---- moments ---- */

START_TEST(test_a_snapshot_knows_what_was_learned_by_then)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_moment moment = {0};
	credit_snapshot *snapshot;
	struct change *change;

	for (unsigned i = 0; i < 20; i++) { /* two records every 10 microseconds */
		credit_id firm = sample_firm(i);
		struct entry a = sample_entry(&firm, "a"), b = sample_entry(&firm, "b");

		OK(change_begin(registry, TIME0 + 10 * (i + 1), "", &change, err));
		OK(change_add_entry(change, &a, err));
		OK(change_add_entry(change, &b, err));
		OK(change_commit(change, err));
	}
	for (int64_t t = -1; t <= 220; t++) {
		uint64_t changes = t < 0 ? 0 : (uint64_t)(t / 10 > 20 ? 20 : t / 10);

		moment.time_us = TIME0 + t;
		OK(credit_snapshot_begin(registry, &moment, &snapshot, err));
		ck_assert_uint_eq(snapshot_sequence(snapshot), t < 0 ? 0 : 1 + 2 * changes);
		ck_assert_int_eq(snapshot_learned_us(snapshot),
			t < 0 ? 0 : TIME0 + 10 * (int64_t)changes);
		credit_snapshot_end(snapshot);
	}
	moment.kind = CREDIT_MOMENT_SEQUENCE;
	moment.sequence = 7;
	OK(credit_snapshot_begin(registry, &moment, &snapshot, err));
	ck_assert_uint_eq(credit_snapshot_sequence(snapshot), 7);
	OK(credit_snapshot_renew(snapshot, err)); /* the moment stays */
	ck_assert_uint_eq(credit_snapshot_sequence(snapshot), 7);
	credit_snapshot_end(snapshot);
	moment.sequence = 1000; /* not yet: now */
	OK(credit_snapshot_begin(registry, &moment, &snapshot, err));
	ck_assert_uint_eq(credit_snapshot_sequence(snapshot), 41);
	credit_snapshot_end(snapshot);
	moment.kind = 9;
	FAILS(credit_snapshot_begin(registry, &moment, &snapshot, err), CREDIT_EINVAL,
		"argument");
	ck_assert_int_eq(credit_snapshot_begin(NULL, NULL, &snapshot, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_snapshot_renew(NULL, NULL), CREDIT_EINVAL);
	credit_snapshot_end(NULL);
	ck_assert_uint_eq(credit_snapshot_sequence(NULL), 0);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

START_TEST(test_tables_are_those_of_the_moment_and_shared)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	const credit_catalogue *a, *b;
	credit_moment nothing = {CREDIT_MOMENT_SEQUENCE, 0, 0, 0};
	credit_snapshot *one, *two;
	bool changed = true;

	OK(credit_snapshot_begin(registry, NULL, &one, err));
	OK(credit_snapshot_begin(registry, NULL, &two, err));
	OK(snapshot_tables(one, &a, err));
	OK(snapshot_tables(two, &b, err));
	ck_assert_ptr_eq(a, b);
	ck_assert_uint_gt(a->lists_count, 0);
	OK(credit_snapshot_renew(one, err));
	OK(snapshot_tables(one, &b, err));
	ck_assert_ptr_eq(a, b);
	credit_snapshot_end(one);
	credit_snapshot_end(two);
	OK(credit_snapshot_begin(registry, &nothing, &one, err));
	FAILS(snapshot_tables(one, &a, err), CREDIT_ENOTFOUND, "tables-none");
	credit_snapshot_end(one);
	OK(credit_catalogue_load(registry, NULL, NULL, NULL, TIME0 + 1, &changed, err));
	ck_assert(!changed); /* the shipped ones are in force */
	ck_assert_int_eq(
		credit_catalogue_load(NULL, NULL, NULL, NULL, 0, NULL, NULL), CREDIT_EINVAL);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_child_process_is_refused)
{
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_snapshot *snapshot;
	int status;
	pid_t child;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	child = fork();
	if (child == 0) {
		credit_id firm = sample_firm(1);
		const credit_subject *subject;
		credit_snapshot *other;
		bool good = credit_snapshot_renew(snapshot, NULL) == CREDIT_EFORK &&
			credit_snapshot_begin(registry, NULL, &other, NULL) == CREDIT_EFORK &&
			credit_subject_get(snapshot, &firm, DAY0, &subject, NULL) == CREDIT_EFORK;

		credit_snapshot_end(snapshot);
		credit_close(registry);
		_exit(good ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	OK(credit_snapshot_renew(snapshot, err));
	credit_snapshot_end(snapshot);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

SUITE("store/registry", T(test_create_then_open_gives_the_same_registry), T(test_defaults),
	T(test_a_place_with_something_in_it_is_left_alone),
	TL(test_a_failed_creation_takes_away_what_it_made_and_no_more, 2),
	T(test_options_outside_their_range), T(test_signatures_and_features_are_checked),
	TL(test_damaged_meta_values_are_corrupt,
		(int)(sizeof(bad_meta) / sizeof(bad_meta[0]))),
	T(test_read_only_registries_record_nothing),
	T(test_a_snapshot_knows_what_was_learned_by_then),
	T(test_tables_are_those_of_the_moment_and_shared), T(test_a_child_process_is_refused))
