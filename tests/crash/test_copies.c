/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_copies.c - a backup and a restoring ended before each of their steps on the disk.
 *
 * A child does it and preload_steps.so ends it.  Then a backup is there whole or not at
 * all, a store likewise; the same command again comes to the same end, and what the first
 * left, which holds everybody's data, is gone.
 */
#include <sys/stat.h>

#include "credit/backup.h"
#include "../store/sample.h"
#include "steps.h"

#define ENTRIES 3
#define STEPS_LEAST 8 /* fewer were intercepted: the test would prove nothing */
#define EXISTS 4

static struct sample sample;
static char folder[120];

static void setup(void)
{
	struct change *change;

	sample_begin(&sample);
	snprintf(folder, sizeof(folder), "%s.copies", sample.place);
	ck_assert_int_eq(mkdir(folder, 0700), 0);
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	for (unsigned i = 0; i < ENTRIES; i++) {
		credit_id firm = sample_firm(i + 1);
		struct entry entry = sample_entry(&firm, "样列〔2026〕9号");

		entry.same_case = true;
		OK(change_add_entry(change, &entry, err));
	}
	OK(change_commit(change, err));
}

static void teardown(void)
{
	sample_gone(folder);
	sample_end(&sample);
}

/* ---- children ---- */

static int act(const char *what, const char *from, const char *to)
{
	credit_registry *registry;
	int status;

	if (strcmp(what, "--restore") == 0) {
		status = credit_restore(from, to, NULL, NULL, NULL, NULL);
	} else {
		status = credit_open(from, NULL, &registry, NULL);
		if (!status) {
			status = credit_backup(registry, to, NULL, NULL);
			credit_close(registry);
		}
	}
	return status == CREDIT_EEXISTS ? EXISTS : status ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* ---- what is there ---- */

/* Names in the folder but `except`; the last of them goes to name. */
static int others(const char *except, char name[256])
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int count = 0;

	NEED(dir);
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.' || strcmp(entry->d_name, except) == 0)
			continue;
		snprintf(name, 256, "%s", entry->d_name);
		count++;
	}
	closedir(dir);
	return count;
}

/* A whole registry, or none that can be opened. */
static bool is_whole_or_none(const char *place)
{
	credit_registry *registry;
	credit_error failed;
	int status = credit_open(place, NULL, &registry, &failed);

	if (status) {
		ck_assert_msg(status == CREDIT_ENOTFOUND || status == CREDIT_EFORMAT, "%s: %s",
			place, failed.code);
		return false;
	}
	ck_assert_uint_eq(sample_fsck(registry).entries, ENTRIES);
	credit_close(registry);
	return true;
}

START_TEST(test_a_backup_that_ends_anywhere_is_whole_or_not_there)
{
	char path[200], place[200], name[256];
	long steps = 0;

	setup();
	snprintf(path, sizeof(path), "%s/copy", folder);
	snprintf(place, sizeof(place), "%s/store", folder);
	ck_assert_int_eq(steps_run("--backup", sample.place, path, 0, &steps), 0);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_ge(steps, STEPS_LEAST);
	for (long stop = 1; stop <= steps; stop++) {
		bool there;

		ck_assert_int_eq(steps_run("--backup", sample.place, path, stop, NULL), STEPS_STOPPED);
		there = access(path, F_OK) == 0;
		/* again: never over a file that is there */
		ck_assert_int_eq(steps_run("--backup", sample.place, path, 0, NULL), there ? EXISTS : 0);
		ck_assert_msg(others("copy", name) == 0, "step %ld leaves %s", stop, name);
		OK(credit_restore(path, place, NULL, NULL, NULL, err));
		ck_assert(is_whole_or_none(place));
		sample_gone(place);
		ck_assert_int_eq(unlink(path), 0);
	}
	teardown();
}
END_TEST

START_TEST(test_a_restoring_that_ends_anywhere_leaves_a_store_or_none)
{
	char path[200], place[200], name[256], left[480];
	long steps = 0;
	int met = 0;

	setup();
	snprintf(path, sizeof(path), "%s.copy", sample.place);
	snprintf(place, sizeof(place), "%s/store", folder);
	OK(credit_backup(sample.registry, path, NULL, err));
	ck_assert_int_eq(steps_run("--restore", path, place, 0, &steps), 0);
	sample_gone(place);
	ck_assert_int_ge(steps, STEPS_LEAST);
	for (long stop = 1; stop <= steps; stop++) {
		bool there;

		ck_assert_int_eq(steps_run("--restore", path, place, stop, NULL), STEPS_STOPPED);
		there = is_whole_or_none(place);
		if (others("store", name)) { /* nor is what stands beside it half of one */
			snprintf(left, sizeof(left), "%s/%s", folder, name);
			is_whole_or_none(left);
			met++;
		}
		ck_assert_int_eq(steps_run("--restore", path, place, 0, NULL), there ? EXISTS : 0);
		ck_assert(is_whole_or_none(place));
		ck_assert_msg(others("store", name) == 0, "step %ld leaves %s", stop, name);
		sample_gone(place);
	}
	ck_assert_int_gt(met, 0);
	ck_assert_int_eq(unlink(path), 0);
	teardown();
}
END_TEST

int main(int argc, char **argv)
{
	const struct suite_test tests[] = {
		TS(test_a_backup_that_ends_anywhere_is_whole_or_not_there, 120),
		TS(test_a_restoring_that_ends_anywhere_leaves_a_store_or_none, 120)};

	if (argc == 4)
		return act(argv[1], argv[2], argv[3]);
	if (!steps_begin())
		return EXIT_FAILURE;
	return suite_run("crash/copies", tests, 2, false);
}
