/* SPDX-License-Identifier: Apache-2.0 */
/* Environments renewed: threads and processes that go on while others rewrite. */
#include <pthread.h>
#include <stdatomic.h>
#include <sys/wait.h>

#include "sample.h"
#include "store/lmdb_env.h"

#define WRITERS 3
#define WRITES 150
#define REWRITES 12

static struct bytes text(const char *t)
{
	struct bytes bytes = {t, strlen(t)};

	return bytes;
}

static const struct bytes nothing = {NULL, 0};

static struct engine *open_engine(const char *place, bool create)
{
	struct engine_options options = {.create = create};
	struct engine *engine = NULL;
	credit_error failed;

	if (engine_open(place, &options, &engine, &failed))
		fprintf(stderr, "open: %s\n", failed.code);
	NEED(engine);
	return engine;
}

static bool put_number(struct engine *engine, const char *key, unsigned number)
{
	char value[16];
	struct engine_row row = {text(key), {value, 0}};
	struct engine_write *write;

	row.value.length = (size_t)snprintf(value, sizeof(value), "%u", number);
	if (engine_write_begin(engine, &write, NULL))
		return false;
	if (engine_put(write, &row, 1, NULL)) {
		engine_abort(write);
		return false;
	}
	return engine_commit(write, NULL) == CREDIT_OK;
}

/* The number under a key; -1: none, or it could not be read. */
static long get_number(struct engine_read *read, const char *key)
{
	struct bytes value;
	char copy[16] = "";

	if (engine_get(read, text(key), &value, NULL) || value.length >= sizeof(copy))
		return -1;
	memcpy(copy, value.data, value.length);
	return atol(copy);
}

/* Each write is a row of its own and a counter, which must both be there for good. */
static int writer(const char *place, unsigned who)
{
	struct engine *engine = open_engine(place, false);
	char key[32], count[16];

	snprintf(count, sizeof(count), "count%u", who);
	for (unsigned i = 1; i <= WRITES; i++) {
		snprintf(key, sizeof(key), "row%u-%04u", who, i);
		if (!put_number(engine, key, i) || !put_number(engine, count, i))
			return 1;
	}
	engine_close(engine);
	return 0;
}

/* What is read never goes back, begun anew or renewed; until all writers are done. */
static int reader(const char *place, bool anew)
{
	struct engine *engine = open_engine(place, false);
	struct engine_read *read;
	long seen[WRITERS] = {0};
	long done = 0;

	if (engine_read_begin(engine, &read, NULL))
		return 1;
	while (done < (long)WRITERS * WRITES) {
		done = 0;
		for (unsigned who = 0; who < WRITERS; who++) {
			char count[16];
			long now;

			snprintf(count, sizeof(count), "count%u", who);
			now = get_number(read, count);
			if (now < seen[who])
				return 2;
			seen[who] = now;
			done += now;
		}
		if (anew) {
			engine_read_end(read);
			if (engine_read_begin(engine, &read, NULL))
				return 3;
		} else if (engine_read_renew(read, NULL)) {
			return 4;
		}
	}
	engine_read_end(read);
	engine_close(engine);
	return 0;
}

static int rewriter(const char *place)
{
	struct engine *engine = open_engine(place, false);

	for (int i = 0; i < REWRITES; i++) {
		if (engine_rewrite(engine, nothing, NULL))
			return 1;
		usleep(3000);
	}
	engine_close(engine);
	return 0;
}

static int opener(const char *place)
{
	for (int i = 0; i < 200; i++) {
		struct engine *engine = open_engine(place, false);
		struct engine_read *read;

		if (engine_read_begin(engine, &read, NULL) || get_number(read, "count0") < 0)
			return 1;
		engine_read_end(read);
		engine_close(engine);
	}
	return 0;
}

START_TEST(test_processes_go_on_while_others_rewrite_and_nothing_is_lost)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place, true);
	struct engine_read *read;
	pid_t children[WRITERS + 5];
	int count = 0;
	char key[32];

	for (unsigned who = 0; who < WRITERS; who++) {
		snprintf(key, sizeof(key), "count%u", who);
		ck_assert(put_number(engine, key, 0));
	}
	for (int i = 0; i < WRITERS + 5; i++) {
		pid_t child = fork();

		if (child == 0)
			_exit(i < WRITERS         ? writer(place, (unsigned)i)
				: i < WRITERS + 2 ? rewriter(place)
				: i < WRITERS + 4 ? reader(place, i % 2)
						  : opener(place));
		children[count++] = child;
	}
	for (int i = 0; i < count; i++) {
		int status;

		ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
		ck_assert_msg(status == 0, "child %d: %x", i, (unsigned)status);
	}
	OK(engine_read_begin(engine, &read, err)); /* opened before the first rewriting */
	for (unsigned who = 0; who < WRITERS; who++)
		for (unsigned i = 1; i <= WRITES; i++) {
			snprintf(key, sizeof(key), "row%u-%04u", who, i);
			ck_assert_int_eq(get_number(read, key), i);
		}
	engine_read_end(read);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

struct shared {
	struct engine *engine;
	atomic_bool over;
	atomic_int failures;
	atomic_int turns;
};

static void *read_on(void *context)
{
	struct shared *shared = context;
	struct engine_read *read;
	long seen = 0;

	while (!atomic_load(&shared->over)) {
		long now;

		if (engine_read_begin(shared->engine, &read, NULL)) {
			atomic_fetch_add(&shared->failures, 1);
			return NULL;
		}
		now = get_number(read, "n");
		if (engine_read_renew(read, NULL) || now < seen ||
			get_number(read, "n") < now)
			atomic_fetch_add(&shared->failures, 1);
		seen = now;
		engine_read_end(read);
		atomic_fetch_add(&shared->turns, 1);
	}
	return NULL;
}

START_TEST(test_threads_of_one_process_go_on_while_it_rewrites)
{
	const char *place = sample_place();
	struct shared shared = {.engine = open_engine(place, true)};
	pthread_t threads[3];

	ck_assert(put_number(shared.engine, "n", 0));
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, read_on, &shared), 0);
	for (unsigned i = 1; i <= 30; i++) {
		ck_assert(put_number(shared.engine, "n", i));
		OK(engine_rewrite(shared.engine, nothing, err));
	}
	while (atomic_load(&shared.turns) < 10)
		usleep(1000);
	atomic_store(&shared.over, true);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	ck_assert_int_eq(atomic_load(&shared.failures), 0);
	engine_close(shared.engine);
	sample_gone(place);
}
END_TEST

/* Stopped between rename and unlink: both have names, and the next one counts. */
START_TEST(test_a_next_generation_beside_the_old_one_is_taken)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place, true);
	struct engine *other;
	struct engine_read *read;
	char old[120], kept[120];

	ck_assert(put_number(engine, "n", 1));
	snprintf(old, sizeof(old), "%s/data.mdb", place);
	snprintf(kept, sizeof(kept), "%s.kept", place);
	ck_assert_int_eq(link(old, kept), 0);
	OK(engine_rewrite(engine, nothing, err));
	engine_close(engine);
	ck_assert_int_eq(rename(kept, old), 0); /* as if it had never been taken away */
	other = open_engine(place, false);
	ck_assert_int_ne(access(old, F_OK), 0);
	OK(engine_read_begin(other, &read, err));
	ck_assert_int_eq(get_number(read, "n"), 1);
	engine_read_end(read);
	ck_assert(put_number(other, "n", 2));
	engine_close(other);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_writer_with_the_old_one_open_does_not_write_to_it)
{
	const char *place = sample_place();
	struct engine *engine = open_engine(place, true);
	struct engine_read *read;
	char old[120], kept[120], next[120];

	ck_assert(put_number(engine, "n", 1));
	snprintf(old, sizeof(old), "%s/data.mdb", place);
	snprintf(kept, sizeof(kept), "%s.kept", place);
	snprintf(next, sizeof(next), "%s/data-2.mdb", place);
	/* another process makes the next generation and stops before it unlinks */
	ck_assert_int_eq(link(old, kept), 0);
	if (fork() == 0) {
		struct engine *own = open_engine(place, false);

		_exit(engine_rewrite(own, nothing, NULL) ? 1 : 0);
	}
	ck_assert_int_gt(wait(NULL), 0);
	ck_assert_int_eq(access(next, F_OK), 0);
	ck_assert_int_eq(rename(kept, old), 0);
	ck_assert(put_number(engine, "n", 2)); /* goes to the next one, and clears the old */
	ck_assert_int_ne(access(old, F_OK), 0);
	OK(engine_read_begin(engine, &read, err));
	ck_assert_int_eq(get_number(read, "n"), 2);
	engine_read_end(read);
	engine_close(engine);
	sample_gone(place);
}
END_TEST

START_TEST(test_one_environment_is_shared_and_counted)
{
	const char *where = sample_place();
	struct environment *a, *b, *held;
	struct place place;

	OK(place_open(where, true, &place, err));
	OK(environment_open(&place, false, 0, &a, err));
	OK(environment_open(&place, false, 0, &b, err));
	ck_assert_ptr_eq(a, b);
	OK(environment_hold(&a, false, &held, err));
	ck_assert_ptr_eq(a, held);
	ck_assert(!environment_passed(a) && !environment_passed_for_writes(a));
	ck_assert_uint_eq(a->references, 3);
	environment_let(held);
	environment_let(b);
	environment_let(a);
	place_close(&place);
	sample_gone(where);
}
END_TEST

SUITE("store/lmdb_env", TS(test_processes_go_on_while_others_rewrite_and_nothing_is_lost, 120),
	TS(test_threads_of_one_process_go_on_while_it_rewrites, 120),
	T(test_a_next_generation_beside_the_old_one_is_taken),
	T(test_a_writer_with_the_old_one_open_does_not_write_to_it),
	T(test_one_environment_is_shared_and_counted))
