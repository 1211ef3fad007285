/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_readers.c - readers in 8 threads and 4 processes while one writes.
 *
 * Every batch adds one entry to each of five subjects, so a whole state has
 * equal counts.  Each look asserts that, and that the sequence never falls.
 * A writer made for this test tears one batch into two commits: then the same
 * look must find it, or the test could not have failed at all.
 */
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/wait.h>

#include "sample.h"

#define THREADS 8
#define PROCESSES 4
#define SUBJECTS 5
#define BATCHES 60
#define LOOKS_LEAST 20

static char program[400];

/* ---- looking ---- */

enum look { LOOK_WHOLE = 0, LOOK_TORN = 1, LOOK_BACKWARDS = 2, LOOK_FAILED = 3 };

struct reader {
	credit_snapshot *snapshot;
	struct arena arena;
	uint64_t sequence;
	size_t batches; /* seen at the last look */
};

static enum look look(struct reader *reader)
{
	uint64_t sequence = credit_snapshot_sequence(reader->snapshot);
	size_t counts[SUBJECTS];

	for (unsigned s = 0; s < SUBJECTS; s++) {
		struct subject_records records;
		credit_id firm = sample_firm(s);

		arena_reset(&reader->arena);
		if (snapshot_subject(reader->snapshot, &firm, &reader->arena, &records, NULL))
			return LOOK_FAILED;
		counts[s] = records.entries_count;
		if (counts[s] != counts[0])
			return LOOK_TORN;
	}
	if (sequence != 1 + counts[0] * (SUBJECTS + 1))
		return LOOK_TORN;
	if (sequence < reader->sequence)
		return LOOK_BACKWARDS;
	reader->sequence = sequence;
	reader->batches = counts[0];
	return LOOK_WHOLE;
}

/* One more look: a renewed snapshot, and now and then a fresh one. */
static enum look look_again(struct reader *reader, credit_registry *registry, unsigned turn)
{
	int status;

	if (turn % 16 == 15) {
		credit_snapshot_end(reader->snapshot);
		status = credit_snapshot_begin(registry, NULL, &reader->snapshot, NULL);
	} else {
		status = credit_snapshot_renew(reader->snapshot, NULL);
	}
	return status ? LOOK_FAILED : look(reader);
}

/* ---- threads ---- */

struct watch {
	credit_registry *registry;
	atomic_bool *stop;
	enum look seen;
	atomic_uint looks;
	atomic_bool over; /* it looks no more */
	size_t batches;
};

static void *watch_thread(void *context)
{
	struct watch *watch = context;
	struct reader reader = {0};

	if (credit_snapshot_begin(watch->registry, NULL, &reader.snapshot, NULL)) {
		watch->seen = LOOK_FAILED;
		atomic_store(&watch->over, true);
		return NULL;
	}
	for (bool last = false; !last && !watch->seen; atomic_fetch_add(&watch->looks, 1)) {
		last = atomic_load(watch->stop);
		watch->seen = look_again(&reader, watch->registry, atomic_load(&watch->looks));
	}
	watch->batches = reader.batches;
	atomic_store(&watch->over, true);
	credit_snapshot_end(reader.snapshot);
	arena_free(&reader.arena);
	return NULL;
}

/* ---- processes ---- */

/* Look until standard input ends; exit with what was seen. */
static int watch_process(const char *place)
{
	struct reader reader = {0};
	credit_registry *registry;
	enum look seen = LOOK_WHOLE;
	unsigned looks = 0;
	char byte;

	if (credit_open(place, NULL, &registry, NULL) ||
		credit_snapshot_begin(registry, NULL, &reader.snapshot, NULL))
		return LOOK_FAILED;
	if (write(1, "+", 1) != 1)
		return LOOK_FAILED;
	for (bool last = false; !(last && looks >= LOOKS_LEAST) && !seen; looks++) {
		/* without waiting: is the other end closed? */
		last = last || read(0, &byte, 1) == 0;
		seen = look_again(&reader, registry, looks);
	}
	credit_snapshot_end(reader.snapshot);
	credit_close(registry);
	arena_free(&reader.arena);
	return (int)seen;
}

static pid_t start_process(const char *place, int stop_end, int close_end)
{
	int ready[2];
	char byte;
	pid_t child;

	ck_assert_int_eq(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		dup2(stop_end, 0);
		dup2(ready[1], 1);
		close(close_end);
		close(ready[0]);
		execl(program, program, "--read", place, (char *)NULL);
		_exit(95);
	}
	close(ready[1]);
	ck_assert_int_eq(read(ready[0], &byte, 1), 1); /* it has looked once */
	close(ready[0]);
	return child;
}

/* ---- writing ---- */

static void add_entries(struct change *change, unsigned batch, unsigned from, unsigned to)
{
	char document[40];

	snprintf(document, sizeof(document), "样列〔2026〕%u号", batch);
	for (unsigned s = from; s < to; s++) {
		credit_id firm = sample_firm(s);
		struct entry entry = sample_entry(&firm, document);

		entry.batch = change_batch_number(change);
		OK(change_add_entry(change, &entry, err));
	}
}

static void end_batch(struct change *change)
{
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.as_of = DAY0, .rows = SUBJECTS, .added = SUBJECTS};

	OK(change_add_batch(change, &batch, NULL, err));
	OK(change_commit(change, err));
}

/*
 * The torn writer: commits what a batch has so far.  change_commit() refuses a
 * change whose batch record is missing, so the mark is taken away by hand.
 */
static void tear(struct change **change, credit_registry *registry)
{
	(*change)->batch_used = false;
	OK(change_commit(*change, err));
	OK(change_begin(registry, TIME0 + 1, "", change, err));
}

/* A busy machine lets a reader wait; the writer does not run away from it. */
static void wait_for_looks(struct watch watches[THREADS], unsigned least)
{
	for (int i = 0; i < THREADS; i++)
		while (!atomic_load(&watches[i].over) && atomic_load(&watches[i].looks) < least)
			sched_yield();
}

static void write_batches(credit_registry *registry, struct watch watches[THREADS], bool torn)
{
	struct change *change;

	for (unsigned b = 0; b < BATCHES; b++) {
		wait_for_looks(watches, b / 2);
		OK(change_begin(registry, TIME0 + 1, "", &change, err));
		add_entries(change, b, 0, 3);
		if (torn && b == BATCHES - 1) {
			tear(&change, registry);
			change_abort(change); /* the rest never comes */
			return;
		}
		if (b % 7 == 3)
			OK(pending_flush(&change->pending, err)); /* rows put early */
		add_entries(change, b, 3, SUBJECTS);
		end_batch(change);
	}
}

/* ---- both ---- */

struct watched {
	unsigned torn;      /* readers that saw a torn state */
	unsigned failed;    /* readers that saw anything else that is wrong */
	unsigned few_looks; /* threads that hardly looked */
};

static struct watched watch_writer(bool torn)
{
	struct watched outcome = {0};
	struct watch watches[THREADS];
	pthread_t threads[THREADS];
	pid_t children[PROCESSES];
	atomic_bool stop = false;
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	int ends[2];

	ck_assert_int_eq(pipe2(ends, O_NONBLOCK), 0);
	for (int i = 0; i < PROCESSES; i++)
		children[i] = start_process(place, ends[0], ends[1]);
	close(ends[0]);
	for (int i = 0; i < THREADS; i++) {
		watches[i] = (struct watch){.registry = registry, .stop = &stop};
		ck_assert_int_eq(
			pthread_create(&threads[i], NULL, watch_thread, &watches[i]), 0);
	}
	write_batches(registry, watches, torn);
	atomic_store(&stop, true);
	close(ends[1]);
	for (int i = 0; i < THREADS; i++) {
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
		outcome.torn += watches[i].seen == LOOK_TORN;
		outcome.failed += watches[i].seen > LOOK_TORN;
		outcome.few_looks += atomic_load(&watches[i].looks) < LOOKS_LEAST;
		if (!torn)
			ck_assert_uint_eq(watches[i].batches, BATCHES);
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;

		ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
		ck_assert(WIFEXITED(status));
		outcome.torn += WEXITSTATUS(status) == LOOK_TORN;
		outcome.failed += WEXITSTATUS(status) > LOOK_TORN;
	}
	credit_close(registry);
	sample_gone(place);
	return outcome;
}

START_TEST(test_readers_see_whole_batches_and_rising_sequences)
{
	struct watched outcome = watch_writer(false);

	ck_assert_uint_eq(outcome.torn, 0);
	ck_assert_uint_eq(outcome.failed, 0);
	ck_assert_uint_eq(outcome.few_looks, 0);
}
END_TEST

START_TEST(test_the_same_readers_find_a_torn_batch)
{
	struct watched outcome = watch_writer(true);

	ck_assert_uint_eq(outcome.torn, THREADS + PROCESSES);
	ck_assert_uint_eq(outcome.failed, 0);
}
END_TEST

int main(int argc, char **argv)
{
	const struct suite_test tests[] = {
		TS(test_readers_see_whole_batches_and_rising_sequences, 200),
		TS(test_the_same_readers_find_a_torn_batch, 200)};
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);

	if (argc == 3 && strcmp(argv[1], "--read") == 0)
		return watch_process(argv[2]);
	if (length < 0)
		return EXIT_FAILURE;
	program[length] = '\0';
	return suite_run("store/readers", tests, sizeof(tests) / sizeof(tests[0]), false);
}
