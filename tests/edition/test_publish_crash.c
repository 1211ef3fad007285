/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Publishing and withdrawing, stopped at every step: the same call finishes.
 *
 * The calls that change the disk are defined here and hide those of libc, for
 * the store's engine too; a child process ends before the n-th of them, the
 * parent calls again and compares with a run that nobody stopped.
 */
#include <dlfcn.h>
#include <stdarg.h>
#include <sys/wait.h>

#include "registry_sample.h"

#define STEPS_LEAST 25 /* fewer: the hooks no longer see the work */
#define STEPS_MOST 400
#define STOPPED 77

static int steps_left = -1; /* -1: nobody counts */
static int steps_seen;

static void step(void)
{
	steps_seen++;
	if (steps_left >= 0 && steps_left-- == 0)
		_exit(STOPPED);
}

#define HOOK(type, name, parameters, arguments)                                     \
	type name parameters;                                                       \
	type name parameters                                                        \
	{                                                                           \
		static type(*real) parameters;                                      \
                                                                                    \
		if (!real)                                                          \
			*(void **)&real = dlsym(RTLD_NEXT, #name);                  \
		step();                                                             \
		return real arguments;                                              \
	}

HOOK(int, fsync, (int fd), (fd))
HOOK(int, fdatasync, (int fd), (fd))
HOOK(int, msync, (void *at, size_t length, int flags), (at, length, flags))
HOOK(int, mkdir, (const char *path, mode_t mode), (path, mode))
HOOK(int, rename, (const char *from, const char *to), (from, to))
HOOK(int, renameat2,
	(int from, const char *a, int to, const char *b, unsigned flags),
	(from, a, to, b, flags))
HOOK(int, unlink, (const char *path), (path))
HOOK(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
HOOK(int, rmdir, (const char *path), (path))
HOOK(ssize_t, write, (int fd, const void *bytes, size_t length), (fd, bytes, length))
HOOK(ssize_t, pwrite, (int fd, const void *bytes, size_t length, off_t at),
	(fd, bytes, length, at))

struct place {
	char store[96];
	char work[96];
	char public[128];
};

static credit_registry *open_registry(const struct place *place)
{
	credit_registry *registry;
	credit_open_options options;

	credit_open_options_init(&options);
	options.now_us = TIME0;
	OK(credit_open(place->store, &options, &registry, err));
	return registry;
}

/* Two months in print and an act between them, ready for the third month. */
static void prepare(struct place *place)
{
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	credit_registry *registry;

	random_counter = 0;
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	snprintf(place->public, sizeof(place->public), "%s/public", place->work);
	registry = sample_create(place->store);
	fill_registry(registry);
	publish_ok(registry, "2026-04", "2026-05-06", place->public);
	add_event(registry, &firm, CREDIT_EVENT_REPAIRED, "2026-05-28", "样人社修〔2026〕1号");
	credit_close(registry);
}

static void clear(const struct place *place)
{
	credit_registry *registry = open_registry(place);

	OK(credit_fsck(registry, NULL, NULL, NULL, err));
	credit_close(registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

static void publish(const struct place *place)
{
	credit_registry *registry = open_registry(place);
	struct entry late = black_entry(8, "后来有限公司", "样人社列决字〔2026〕8号");
	struct change *change;

	OK(change_begin(registry, 0, "", &change, err));
	if (change_add_entry(change, &late, NULL) == CREDIT_OK)
		OK(change_commit(change, err));
	else
		change_abort(change);
	random_counter = 2000; /* whatever was drawn before a stop */
	publish_ok(registry, "2026-05", "2026-05-29", place->public);
	credit_close(registry);
}

static void withdraw(const struct place *place)
{
	struct entry firm = red_entry(3, "样例农牧有限公司");
	credit_registry *registry = open_registry(place);
	credit_withdraw_options options;
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[] = {id};

	entry_id_text(&firm.id, id);
	credit_withdraw_options_init(&options);
	options.directory = place->public;
	options.document = "样文明办撤〔2026〕1号";
	options.on = day_of_text("2026-05-29");
	options.entries = ids;
	options.entries_count = 1;
	OK(credit_withdraw(registry, &options, NULL, NULL, NULL, err));
	credit_close(registry);
}

/* Run in a child that ends before its n-th step; true when it came to its end. */
static bool runs_to_its_end(void (*act)(const struct place *), const struct place *place, int n)
{
	pid_t child = fork();
	int status;

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		steps_left = n;
		act(place);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_msg(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == STOPPED,
		"step %d: the child failed", n);
	return WEXITSTATUS(status) == 0;
}

static void stop_everywhere(void (*act)(const struct place *))
{
	struct place place;
	struct buf wanted;
	int n = 0;
	bool ended = false;

	prepare(&place);
	act(&place);
	wanted = tree_of(place.work);
	clear(&place);
	for (; !ended && n < STEPS_MOST; n++) {
		struct buf got;

		prepare(&place);
		ended = runs_to_its_end(act, &place, n);
		act(&place);
		got = tree_of(place.work);
		ck_assert_msg(same_bytes(&wanted, &got), "stopped before step %d", n);
		buf_free(&got);
		clear(&place);
	}
	ck_assert(ended);
	ck_assert_int_ge(n, STEPS_LEAST);
	buf_free(&wanted);
}

START_TEST(test_publishing_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(publish);
}
END_TEST

START_TEST(test_withdrawing_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(withdraw);
}
END_TEST

SUITE("edition/publish_crash",
	TS(test_publishing_stopped_anywhere_is_finished_by_the_same_call, 300),
	TS(test_withdrawing_stopped_anywhere_is_finished_by_the_same_call, 300))
