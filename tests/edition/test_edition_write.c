/* SPDX-License-Identifier: Apache-2.0 */
/* The files of an edition by two threads: all of them, once; what fails is told. */
#include "../support/edition_sample.h"
#include "edition/edition_folder.h"
#include "edition/edition_write.h"
#include "registry_sample.h"

struct meanwhile {
	pthread_t thread;
	int calls;
	int answer;
};

static int do_meanwhile(void *context, credit_error *told)
{
	struct meanwhile *m = context;

	m->thread = pthread_self();
	m->calls++;
	return m->answer ? FAIL(told, m->answer, MSG_ARGUMENT, "meanwhile", "x") : CREDIT_OK;
}

static void check_file(const char *folder, const char *label, const struct noted_file *noted)
{
	char path[200];
	struct buf bytes = BUF_INIT;
	uint8_t digest[DIGEST_BYTES];

	snprintf(path, sizeof(path), "%s/.tmp-%s/%s", folder, label, noted->name);
	OK(file_read(path, 1u << 24, &bytes, err));
	ck_assert_uint_eq(bytes.length, noted->size);
	OK(digest_once(HASH_SHA256, bytes.data, bytes.length, digest, err));
	ck_assert_mem_eq(digest, noted->digest, DIGEST_BYTES);
	buf_free(&bytes);
}

START_TEST(test_every_file_is_written_and_noted_with_edition_json_last)
{
	const char *folder = tree_place();
	struct meanwhile m = {0};
	struct edition_sample sample;
	struct arena arena = ARENA_INIT;
	struct folder_files files;

	edition_sample_make(&sample, 3, 2, false);
	OK(folder_prepare(folder, err));
	OK(folder_write_files(folder, &sample.print, &arena, &files, do_meanwhile, &m, err));
	ck_assert_int_eq(m.calls, 1);
	ck_assert(pthread_equal(m.thread, pthread_self()));
	ck_assert_uint_eq(files.count, 5);
	ck_assert_str_eq(files.list[0].name, "red.csv");
	ck_assert_str_eq(files.list[3].name, "index.html");
	ck_assert_str_eq(files.list[4].name, "edition.json");
	for (size_t i = 0; i < files.count; i++)
		check_file(folder, sample.print.label, &files.list[i]);
	arena_free(&arena);
	edition_sample_free(&sample);
	tree_gone(folder);
}
END_TEST

START_TEST(test_what_fails_beside_the_files_is_told)
{
	const char *folder = tree_place();
	struct meanwhile m = {.answer = CREDIT_ERULE};
	struct edition_sample sample;
	struct arena arena = ARENA_INIT;
	struct folder_files files;
	credit_error told;

	edition_sample_make(&sample, 3, 2, false);
	OK(folder_prepare(folder, err));
	ck_assert_int_eq(folder_write_files(folder, &sample.print, &arena, &files, do_meanwhile,
				 &m, &told),
		CREDIT_ERULE);
	ck_assert_int_eq(told.status, CREDIT_ERULE);
	folder_drop(folder, sample.print.label);
	arena_free(&arena);
	edition_sample_free(&sample);
	tree_gone(folder);
}
END_TEST

/* A row that cannot be read: whichever thread meets it. */
START_TEST(test_a_damaged_row_is_told_by_whoever_meets_it)
{
	const char *folder = tree_place();
	struct edition_sample sample;
	credit_error told;

	edition_sample_make(&sample, 3, 2, false);
	sample.print.rows.refs[0].length -= 3;
	OK(folder_prepare(folder, err));
	for (int i = 0; i < 20; i++) {
		memset(&told, 0, sizeof(told));
		ck_assert_int_eq(folder_write(folder, &sample.print, &told), CREDIT_ECORRUPT);
		ck_assert_int_eq(told.status, CREDIT_ECORRUPT);
	}
	folder_drop(folder, sample.print.label);
	edition_sample_free(&sample);
	tree_gone(folder);
}
END_TEST

SUITE("edition/edition_write", T(test_every_file_is_written_and_noted_with_edition_json_last),
	T(test_what_fails_beside_the_files_is_told),
	T(test_a_damaged_row_is_told_by_whoever_meets_it))
