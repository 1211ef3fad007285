/* SPDX-License-Identifier: Apache-2.0 */
/* A safety copy: whole, of one moment, private, never over another file, without what was erased. */
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "credit/backup.h"
#include "credit/erase.h"
#include "needles.h"
#include "store/erasure.h"
#include "store/change.h"

#define NAME "赵样例无此人"

static struct sample sample;
static char folder[120];

static void setup(void)
{
	credit_id person = sample_person(1);
	struct entry entry = sample_entry(&person, "样列〔2026〕1号");
	credit_query query = {.size = sizeof(query), .purpose = "贷款审查", .operator_ = "王五",
		.command = "check"};
	credit_snapshot *snapshot;
	struct change *change;

	sample_begin(&sample);
	snprintf(folder, sizeof(folder), "%s.copies", sample.place);
	ck_assert_int_eq(mkdir(folder, 0700), 0);
	entry.name = NAME;
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_snapshot_purpose(snapshot, &query, err));
	OK(snapshot_asked(snapshot, &person, 1, DAY0, err));
	credit_snapshot_end(snapshot);
}

static void teardown(void)
{
	sample_gone(folder);
	sample_end(&sample);
}

START_TEST(test_a_copy_is_private_and_never_over_a_file)
{
	credit_backup_report report = {.size = sizeof(report)};
	struct needle name = plain(NAME);
	struct needle purpose = plain("贷款审查");
	char path[300];
	struct stat found;

	setup();
	OK(credit_backup(sample.registry, folder, &report, err));
	ck_assert_uint_eq(report.sequence, 2);
	ck_assert_uint_gt(report.rows, 8);
	ck_assert_int_eq(strncmp(report.name, "内部_含个人信息_备份_629999_",
				 strlen("内部_含个人信息_备份_629999_")), 0);
	snprintf(path, sizeof(path), "%s/%s", folder, report.name);
	ck_assert_int_eq(stat(path, &found), 0);
	ck_assert_int_eq(found.st_mode & 0777, 0600);
	ck_assert_uint_eq((uint64_t)found.st_size, report.bytes);
	ck_assert_uint_eq(files_with(folder, &name), 1);
	ck_assert_uint_eq(files_with(folder, &purpose), 1);
	FAILS(credit_backup(sample.registry, folder, NULL, err), CREDIT_EEXISTS, "file-exists");
	FAILS(credit_backup(sample.registry, path, NULL, err), CREDIT_EEXISTS, "file-exists");
	snprintf(path, sizeof(path), "%s/none/x", folder);
	ck_assert_int_eq(credit_backup(sample.registry, path, NULL, NULL), CREDIT_ENOTFOUND);
	FAILS(credit_backup(sample.registry, "", NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_backup(NULL, path, NULL, err), CREDIT_EINVAL, "argument");
	report.size = 1;
	FAILS(credit_backup(sample.registry, path, &report, err), CREDIT_EINVAL, "argument");
	teardown();
}
END_TEST

START_TEST(test_what_was_erased_is_in_no_copy_made_afterwards)
{
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号", .authority = "",
		.operator_ = "", .basis = ""};
	credit_id person = sample_person(1);
	struct needle name = plain(NAME);
	struct needle id = plain(person.text);
	struct change *change;
	char path[200];

	setup();
	snprintf(path, sizeof(path), "%s/before", folder);
	OK(credit_backup(sample.registry, path, NULL, err));
	ck_assert_uint_eq(files_with(folder, &name), 1); /* else it proves nothing */
	ck_assert_uint_eq(files_with(folder, &id), 1);
	ck_assert_int_eq(unlink(path), 0);
	OK(change_begin(sample.registry, TIME0 + 100, "", &change, err));
	OK(change_erase(change, &person, NULL, 0, &erasure, err));
	OK(change_commit(change, err));
	/* between commit and rewriting none is made */
	FAILS(credit_backup(sample.registry, path, NULL, err), CREDIT_ERULE, "backup-erasure");
	OK(credit_erase_finish(sample.registry, NULL, err));
	OK(credit_backup(sample.registry, path, NULL, err));
	ck_assert_uint_eq(files_with(folder, &name), 0);
	ck_assert_uint_eq(files_with(folder, &id), 0);
	teardown();
}
END_TEST

static bool has_begun(void)
{
	DIR *dir = opendir(folder);
	bool begun = false;
	struct dirent *entry;

	while ((entry = readdir(dir)))
		begun = begun || strstr(entry->d_name, ".tmp-");
	closedir(dir);
	return begun;
}

/* The lock on the query log holds a backup up between the rows and the log. */
START_TEST(test_what_is_erased_meanwhile_is_in_no_copy)
{
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号", .authority = "",
		.operator_ = "", .basis = ""};
	credit_id person = sample_person(1);
	struct needle name = plain(NAME);
	struct change *change;
	char path[200], log[200];
	int status, fd;
	pid_t child;

	setup();
	snprintf(path, sizeof(path), "%s/copy", folder);
	snprintf(log, sizeof(log), "%s/" QUERY_LOG_FILE, sample.place);
	fd = open(log, O_RDWR | O_CLOEXEC);
	ck_assert_int_eq(flock(fd, LOCK_EX), 0);
	child = fork();
	if (child == 0) {
		credit_registry *own;
		credit_error failed;

		if (credit_open(sample.place, NULL, &own, NULL))
			_exit(1);
		if (credit_backup(own, path, NULL, &failed) != CREDIT_EBUSY)
			_exit(2);
		_exit(strcmp(failed.code, "backup-meanwhile") == 0 ? 0 : 3);
	}
	while (!has_begun())
		usleep(1000);
	OK(change_begin(sample.registry, TIME0 + 100, "", &change, err));
	OK(change_erase(change, &person, NULL, 0, &erasure, err));
	OK(change_commit(change, err));
	ck_assert_int_eq(flock(fd, LOCK_UN), 0);
	close(fd);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(files_with(folder, &name), 0);
	ck_assert(!has_begun() && access(path, F_OK));
	teardown();
}
END_TEST

/* Another process adds entries all the time; each copy is whole and of one moment. */
START_TEST(test_copies_are_of_one_moment_while_others_write)
{
	char path[200], place[200];
	int status;
	pid_t child;

	setup();
	child = fork();
	if (child == 0) {
		credit_registry *own;

		if (credit_open(sample.place, NULL, &own, NULL))
			_exit(1);
		for (unsigned i = 0; i < 60; i++) {
			credit_id firm = sample_firm(i + 1);
			struct entry entry = sample_entry(&firm, "样列〔2026〕9号");
			struct change *change;

			entry.same_case = true;
			if (change_begin(own, TIME0 + 2, "", &change, NULL) ||
				change_add_entry(change, &entry, NULL) ||
				change_commit(change, NULL))
				_exit(2);
		}
		credit_close(own);
		_exit(0);
	}
	for (int i = 0; i < 5; i++) {
		snprintf(path, sizeof(path), "%s/copy%d", folder, i);
		snprintf(place, sizeof(place), "%s.restored", sample.place);
		OK(credit_backup(sample.registry, path, NULL, err));
		OK(credit_restore(path, place, NULL, NULL, NULL, err)); /* checks everything */
		sample_gone(place);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	teardown();
}
END_TEST

SUITE("store/backup", T(test_a_copy_is_private_and_never_over_a_file),
	T(test_what_was_erased_is_in_no_copy_made_afterwards),
	TS(test_what_is_erased_meanwhile_is_in_no_copy, 30),
	TS(test_copies_are_of_one_moment_while_others_write, 60))
