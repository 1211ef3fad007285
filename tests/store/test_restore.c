/* SPDX-License-Identifier: Apache-2.0 */
/* A registry from a backup: equal row by row, checked first, and nothing there when it fails. */
#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"
#include "credit/backup.h"
#include "sample.h"
#include "store/view.h"
#include "store/backup_file.h"

#define WORDS "office = 样例县文明办\n"

static struct sample sample;
static char copy[160], place[160];

static void setup(void)
{
	struct change *change;

	sample_begin(&sample);
	snprintf(copy, sizeof(copy), "%s.copy", sample.place);
	snprintf(place, sizeof(place), "%s.restored", sample.place);
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	for (unsigned i = 0; i < 400; i++) {
		credit_id firm = sample_firm(i + 1);
		struct entry entry = sample_entry(&firm, "样列〔2026〕9号");

		entry.same_case = true;
		OK(change_add_entry(change, &entry, err));
	}
	OK(change_commit(change, err));
	{
		credit_id firm = sample_firm(1);
		credit_query query = {.size = sizeof(query), .purpose = "贷款审查",
			.operator_ = "王五", .command = "check"};
		credit_snapshot *snapshot;

		OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
		OK(credit_snapshot_purpose(snapshot, &query, err));
		OK(snapshot_asked(snapshot, &firm, 1, DAY0, err));
		credit_snapshot_end(snapshot);
	}
}

static void teardown(void)
{
	unlink(copy);
	sample_gone(place);
	sample_end(&sample);
}

static void expect_equal_rows(credit_registry *a, credit_registry *b)
{
	static const uint8_t zero;
	struct engine_row rows[2][1];
	struct engine_read *read[2];
	struct bytes from = {&zero, 1};
	uint8_t next[ENGINE_KEY_BYTES_MAX + 1];
	size_t count[2];
	size_t seen = 0;

	OK(engine_read_begin(a->engine, &read[0], err));
	OK(engine_read_begin(b->engine, &read[1], err));
	for (;;) {
		for (int i = 0; i < 2; i++)
			OK(engine_scan(read[i], from, (struct bytes){NULL, 0}, rows[i], 1,
				&count[i], err));
		ck_assert_uint_eq(count[0], count[1]);
		if (!count[0])
			break;
		ck_assert(bytes_equal(rows[0][0].key, rows[1][0].key));
		ck_assert(bytes_equal(rows[0][0].value, rows[1][0].value));
		memcpy(next, rows[0][0].key.data, rows[0][0].key.length);
		next[rows[0][0].key.length] = 0;
		from = (struct bytes){next, rows[0][0].key.length + 1};
		seen++;
	}
	ck_assert_uint_gt(seen, 1000);
	engine_read_end(read[0]);
	engine_read_end(read[1]);
}

static bool nothing_is_left(void)
{
	char beside[200];

	snprintf(beside, sizeof(beside), "%s.tmp-%ld", place, (long)getpid());
	return access(place, F_OK) && access(beside, F_OK);
}

START_TEST(test_a_registry_comes_back_row_by_row_with_its_query_log)
{
	credit_fsck_report report = {.size = sizeof(report)};
	static const char *const beside[] = {QUERY_LOG_FILE, WORDS_FILE};
	char path[240];
	credit_registry *restored;
	struct change *change;
	struct stat found;

	setup();
	snprintf(path, sizeof(path), "%s/" WORDS_FILE, sample.place);
	OK(file_write(path, WORDS, strlen(WORDS), 0600, false, err));
	OK(credit_backup(sample.registry, copy, NULL, err));
	ck_assert_int_eq(mkdir(place, 0755), 0); /* an empty folder is taken */
	OK(credit_restore(copy, place, NULL, NULL, &report, err));
	ck_assert_uint_eq(report.entries, 400);
	ck_assert_int_eq(stat(place, &found), 0);
	ck_assert_int_eq(found.st_mode & 0777, 0700);
	OK(credit_open(place, NULL, &restored, err));
	expect_equal_rows(sample.registry, restored);
	for (int i = 0; i < 2; i++) {
		struct buf files[2] = {BUF_INIT, BUF_INIT};

		for (int k = 0; k < 2; k++) {
			snprintf(path, sizeof(path), "%s/%s", k ? place : sample.place, beside[i]);
			OK(file_read(path, 1u << 20, &files[k], err));
		}
		ck_assert(files[0].length > 0 && files[0].length == files[1].length);
		ck_assert_int_eq(memcmp(files[0].data, files[1].data, files[0].length), 0);
		buf_free(&files[0]);
		buf_free(&files[1]);
	}
	/* and it goes on from there */
	OK(change_begin(restored, TIME0 + 2, "", &change, err));
	OK(change_commit(change, err));
	FAILS(credit_restore(copy, place, NULL, NULL, NULL, err), CREDIT_EEXISTS,
		"restore-exists");
	sample_fsck(restored);
	credit_close(restored);
	teardown();
}
END_TEST

START_TEST(test_a_damaged_file_is_refused_and_nothing_is_there)
{
	struct stat whole;
	int fd;

	setup();
	OK(credit_backup(sample.registry, copy, NULL, err));
	ck_assert_int_eq(stat(copy, &whole), 0);
	fd = open(copy, O_RDWR | O_CLOEXEC);
	for (off_t at = whole.st_size - 1; at > 20; at -= whole.st_size / 11) {
		credit_error failed;
		uint8_t byte, other;

		ck_assert_int_eq(pread(fd, &byte, 1, at), 1);
		other = byte ^ 1;
		ck_assert_int_eq(pwrite(fd, &other, 1, at), 1);
		ck_assert_int_eq(
			credit_restore(copy, place, NULL, NULL, NULL, &failed), CREDIT_ECORRUPT);
		ck_assert_str_eq(failed.code, "backup-damaged");
		ck_assert(nothing_is_left());
		ck_assert_int_eq(pwrite(fd, &byte, 1, at), 1);
	}
	ck_assert_int_eq(ftruncate(fd, whole.st_size - 60), 0);
	FAILS(credit_restore(copy, place, NULL, NULL, NULL, err), CREDIT_ECORRUPT,
		"backup-damaged");
	ck_assert(nothing_is_left());
	close(fd);
	teardown();
}
END_TEST

static int count_findings(void *context, const credit_finding *finding)
{
	(void)finding;
	++*(int *)context;
	return 0;
}

/* The file is sound; the registry in it lacks a row. */
START_TEST(test_a_registry_that_is_not_well_is_not_put_in_place)
{
	struct engine_write *write;
	struct key key;
	int findings = 0;

	setup();
	key_journal(&key, 629999, 7);
	OK(engine_write_begin(sample.registry->engine, &write, err));
	OK(engine_erase(write, key_bytes(&key), err));
	OK(engine_commit(write, err));
	OK(credit_backup(sample.registry, copy, NULL, err));
	ck_assert_int_eq(
		credit_restore(copy, place, count_findings, &findings, NULL, NULL),
		CREDIT_ECORRUPT);
	ck_assert_int_gt(findings, 0);
	ck_assert(nothing_is_left());
	teardown();
}
END_TEST

START_TEST(test_what_is_no_backup_and_places_that_cannot_be)
{
	char below[240];
	FILE *file;

	setup();
	FAILS(credit_restore(NULL, place, NULL, NULL, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_restore(copy, "", NULL, NULL, NULL, err), CREDIT_EINVAL, "argument");
	ck_assert_int_eq(
		credit_restore(copy, place, NULL, NULL, NULL, NULL), CREDIT_ENOTFOUND);
	file = fopen(copy, "w");
	fputs("this is some other file, and long enough", file);
	fclose(file);
	FAILS(credit_restore(copy, place, NULL, NULL, NULL, err), CREDIT_EFORMAT,
		"backup-format");
	file = fopen(copy, "w");
	fwrite("libcredit backup 2\0and more", 1, 27, file);
	fclose(file);
	FAILS(credit_restore(copy, place, NULL, NULL, NULL, err), CREDIT_EVERSION,
		"backup-version");
	unlink(copy);
	OK(credit_backup(sample.registry, copy, NULL, err));
	FAILS(credit_restore(copy, sample.place, NULL, NULL, NULL, err), CREDIT_EEXISTS,
		"restore-exists"); /* a store */
	FAILS(credit_restore(copy, copy, NULL, NULL, NULL, err), CREDIT_EEXISTS,
		"restore-exists"); /* a file */
	snprintf(below, sizeof(below), "%s/none/store", place);
	ck_assert_int_eq(
		credit_restore(copy, below, NULL, NULL, NULL, NULL), CREDIT_ENOTFOUND);
	ck_assert(nothing_is_left());
	snprintf(below, sizeof(below), "%s//", place);
	OK(credit_restore(copy, below, NULL, NULL, NULL, err)); /* slashes do no harm */
	teardown();
}
END_TEST

SUITE("store/restore", T(test_a_registry_comes_back_row_by_row_with_its_query_log),
	T(test_a_damaged_file_is_refused_and_nothing_is_there),
	T(test_a_registry_that_is_not_well_is_not_put_in_place),
	T(test_what_is_no_backup_and_places_that_cannot_be))
