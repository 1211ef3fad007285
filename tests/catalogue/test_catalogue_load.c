/* SPDX-License-Identifier: Apache-2.0 */
/* Tables from a folder and from stored bytes; what the public calls answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "../support/suite.h"
#include "../support/planted_tables.h"

struct folder {
	char path[64];
};

static void folder_make(struct folder *folder)
{
	snprintf(folder->path, sizeof(folder->path), "/tmp/credit-tables-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder->path));
}

static void folder_put(const struct folder *folder, const char *name, const char *text)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", folder->path, name);
	ck_assert_int_eq(
		file_write(path, text, strlen(text), 0644, false, NULL), CREDIT_OK);
}

static void folder_remove(const struct folder *folder)
{
	static const char *const names[] = {
		"list.csv", "lists.csv", "terms.csv", "notes.txt", "calendar.csv"};
	char path[200];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder->path, names[i]);
		unlink(path);
		rmdir(path);
	}
	rmdir(folder->path);
}

START_TEST(test_shipped_tables_open)
{
	credit_catalogue *catalogue;
	char digest[CREDIT_CATALOGUE_DIGEST_BYTES];

	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &catalogue, NULL), CREDIT_OK);
	ck_assert_int_eq(credit_catalogue_digest(catalogue, digest), CREDIT_OK);
	ck_assert_uint_eq(strlen(digest), 64);
	ck_assert_int_eq(credit_catalogue_digest(NULL, digest), CREDIT_EINVAL);
	ck_assert_str_eq(digest, "");
	ck_assert_int_eq(credit_catalogue_digest(catalogue, NULL), CREDIT_EINVAL);
	credit_catalogue_free(catalogue);
	credit_catalogue_free(NULL);
}
END_TEST

START_TEST(test_misuse_and_missing_folder)
{
	credit_catalogue *catalogue = (credit_catalogue *)1;
	credit_error err;

	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, NULL, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_catalogue_open(
				 "/nonexistent/tables", NULL, NULL, &catalogue, &err),
		CREDIT_ENOTFOUND);
	ck_assert_ptr_null(catalogue);
	ck_assert_str_eq(err.code, "file-open");
}
END_TEST

START_TEST(test_a_county_folder_narrows)
{
	struct folder folder;
	credit_catalogue *shipped, *county;
	struct faults_seen seen = {0};
	char *text = row_changed(TABLE_TERMS, "NMG,own,,,publicity,", "max", "24m");

	folder_make(&folder);
	folder_put(&folder, "terms.csv", text);
	folder_put(&folder, "notes.txt", "not a table");
	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &shipped, NULL), CREDIT_OK);
	ck_assert_int_eq(
		credit_catalogue_open(folder.path, faults_see, &seen, &county, NULL),
		CREDIT_OK);
	ck_assert_uint_eq(seen.count, 0);
	ck_assert_int_ne(memcmp(shipped->digest, county->digest, TABLES_DIGEST_BYTES), 0);
	credit_catalogue_free(shipped);
	credit_catalogue_free(county);
	folder_remove(&folder);
	free(text);
}
END_TEST

START_TEST(test_faults_of_a_folder_name_its_file)
{
	struct folder folder;
	credit_catalogue *catalogue;
	struct faults_seen seen = {0};
	credit_error err;
	char path[200];
	char *text = row_changed(TABLE_TERMS, "NMG,own,,,publicity,", "max", "48m");

	folder_make(&folder);
	folder_put(&folder, "terms.csv", text);
	snprintf(path, sizeof(path), "%s/terms.csv", folder.path);
	ck_assert_int_eq(
		credit_catalogue_open(folder.path, faults_see, &seen, &catalogue, &err),
		CREDIT_ERULE);
	ck_assert_ptr_null(catalogue);
	ck_assert_str_eq(err.code, "table-faults");
	ck_assert_str_eq(err.params, "1");
	ck_assert_str_eq(seen.faults[0].code, "county-term");
	ck_assert_str_eq(seen.faults[0].file, path);
	ck_assert_str_eq(seen.faults[0].field, "max");
	/* without a callback it is refused all the same */
	ck_assert_int_eq(credit_catalogue_open(folder.path, NULL, NULL, &catalogue, NULL),
		CREDIT_ERULE);
	folder_remove(&folder);
	free(text);
}
END_TEST

START_TEST(test_a_callback_may_stop)
{
	struct folder folder;
	credit_catalogue *catalogue;
	struct faults_seen seen = {.stop_after = 1};

	folder_make(&folder);
	folder_put(
		&folder, "calendar.csv", "from,to,day,source,sure\nx,x,x,,x\nx,x,x,,x\n");
	ck_assert_int_eq(
		credit_catalogue_open(folder.path, faults_see, &seen, &catalogue, NULL),
		CREDIT_ECANCELLED);
	ck_assert_uint_eq(seen.count, 1);
	folder_remove(&folder);
}
END_TEST

START_TEST(test_a_misspelt_or_empty_folder_is_refused)
{
	struct folder folder;
	credit_catalogue *catalogue;
	struct faults_seen seen = {0};

	folder_make(&folder);
	ck_assert_int_eq(
		credit_catalogue_open(folder.path, faults_see, &seen, &catalogue, NULL),
		CREDIT_ERULE);
	ck_assert_str_eq(seen.faults[0].code, "table-file-none");
	ck_assert(seen.faults[0].worded);
	folder_put(&folder, "list.csv", "code\n");
	memset(&seen, 0, sizeof(seen));
	ck_assert_int_eq(
		credit_catalogue_open(folder.path, faults_see, &seen, &catalogue, NULL),
		CREDIT_ERULE);
	ck_assert_str_eq(seen.faults[0].code, "table-file-unknown");
	ck_assert_str_eq(seen.faults[0].file, "list.csv");
	ck_assert(seen.faults[0].worded);
	folder_remove(&folder);
}
END_TEST

START_TEST(test_a_table_that_cannot_be_read_is_an_error)
{
	struct folder folder;
	credit_catalogue *catalogue;
	credit_error err;
	char path[200];

	folder_make(&folder);
	snprintf(path, sizeof(path), "%s/lists.csv", folder.path);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	ck_assert_int_eq(credit_catalogue_open(folder.path, NULL, NULL, &catalogue, &err),
		CREDIT_EIO);
	ck_assert_str_eq(err.code, "file-read");
	folder_remove(&folder);
}
END_TEST

START_TEST(test_stored_bytes_give_the_same_tables)
{
	credit_catalogue *catalogue, *again;
	struct folder folder;
	char *text = row_changed(TABLE_TERMS, "NMG,own,,,publicity,", "max", "24m");

	folder_make(&folder);
	folder_put(&folder, "terms.csv", text);
	ck_assert_int_eq(credit_catalogue_open(folder.path, NULL, NULL, &catalogue, NULL),
		CREDIT_OK);
	ck_assert_int_eq(catalogue_parse(catalogue->bytes.data, catalogue->bytes.length,
				 &again, NULL),
		CREDIT_OK);
	ck_assert_int_eq(
		memcmp(catalogue->digest, again->digest, TABLES_DIGEST_BYTES), 0);
	ck_assert_uint_eq(catalogue->terms_count, again->terms_count);
	ck_assert_int_eq(catalogue_term(again, "NMG", "", GRADE_NONE, EFFECT_PUBLICITY,
				 catalogue->calendar_last)
				 ->max.count,
		24);
	credit_catalogue_free(catalogue);
	credit_catalogue_free(again);
	folder_remove(&folder);
	free(text);
}
END_TEST

/* What a store kept before a table came ends before it. */
START_TEST(test_bytes_of_the_first_eight_tables_are_read_without_the_later_ones)
{
	credit_catalogue *catalogue, *again;
	const char *later;
	size_t length;

	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &catalogue, NULL), CREDIT_OK);
	later = memmem(catalogue->bytes.data, catalogue->bytes.length,
		table_names[TABLE_CALENDAR + 1], strlen(table_names[TABLE_CALENDAR + 1]));
	ck_assert_ptr_nonnull(later);
	/* before it: present (u8) and the length of its name (u16) */
	length = (size_t)(later - (const char *)catalogue->bytes.data) - 3;
	ck_assert_int_eq(
		catalogue_parse(catalogue->bytes.data, length, &again, NULL), CREDIT_OK);
	ck_assert_uint_eq(again->transitions_count, 0);
	ck_assert_uint_eq(again->calendar_count, catalogue->calendar_count);
	credit_catalogue_free(again);
	ck_assert_int_eq(catalogue_parse(catalogue->bytes.data, length - 1, &again, NULL),
		CREDIT_ECORRUPT); /* the calendar's end is not optional */
	credit_catalogue_free(catalogue);
}
END_TEST

static void refused_as(
	const void *bytes, size_t length, const char *code, const char *text)
{
	char said[CREDIT_TEXT_BYTES];
	credit_catalogue *again;
	credit_error err;

	ck_assert_int_eq(catalogue_parse(bytes, length, &again, &err), CREDIT_ECORRUPT);
	ck_assert_ptr_null(again);
	ck_assert_str_eq(err.code, code);
	ck_assert_int_eq(
		credit_error_text(&err, CREDIT_EN, said, sizeof(said)), CREDIT_OK);
	ck_assert_msg(strncmp(said, text, strlen(text)) == 0, "%s", said);
}

/* Whoever has to mend it is told which table, and what does not fit there. */
START_TEST(test_what_is_wrong_with_stored_tables_is_told)
{
	credit_catalogue *catalogue;
	struct buf bytes = BUF_INIT;
	const char *torn;
	uint8_t *cell;

	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &catalogue, NULL), CREDIT_OK);
	buf_put(&bytes, catalogue->bytes.data, catalogue->bytes.length);
	refused_as("x", 1, "table-bytes", "the stored tables are damaged: credit.tables/1");
	torn = memmem(bytes.data, bytes.length, table_names[TABLE_TERMS],
		strlen(table_names[TABLE_TERMS]));
	ck_assert_ptr_nonnull(torn);
	refused_as(bytes.data, (size_t)(torn - (const char *)bytes.data) + 40, "table-bytes",
		"the stored tables are damaged: terms.csv");
	cell = memmem(bytes.data, bytes.length, "acts.csv", 8);
	ck_assert_ptr_nonnull(cell);
	cell = memmem(cell, bytes.length - (size_t)(cell - bytes.data), "\ndecided,", 9);
	ck_assert_ptr_nonnull(cell);
	memcpy(cell + 1, "decisiv", 7); /* a word that this version does not know */
	refused_as(bytes.data, bytes.length, "table-stored",
		"the tables kept in the store do not fit this version: acts.csv row 2 event "
		"(table-word)");
	buf_free(&bytes);
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_damaged_bytes_are_refused)
{
	credit_catalogue *catalogue, *again;
	struct buf bytes = BUF_INIT;

	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &catalogue, NULL), CREDIT_OK);
	ck_assert_int_eq(catalogue_parse("", 0, &again, NULL), CREDIT_ECORRUPT);
	for (size_t cut = 1; cut < catalogue->bytes.length; cut += 997) {
		ck_assert_int_eq(catalogue_parse(catalogue->bytes.data,
					 catalogue->bytes.length - cut, &again, NULL),
			CREDIT_ECORRUPT);
		ck_assert_ptr_null(again);
	}
	buf_put(&bytes, catalogue->bytes.data, catalogue->bytes.length);
	buf_u8(&bytes, 0);
	ck_assert_int_eq(
		catalogue_parse(bytes.data, bytes.length, &again, NULL), CREDIT_ECORRUPT);
	bytes.length--;
	bytes.data[0] ^= 1;
	ck_assert_int_eq(
		catalogue_parse(bytes.data, bytes.length, &again, NULL), CREDIT_ECORRUPT);
	buf_free(&bytes);
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_show_text_and_json)
{
	credit_catalogue *catalogue;
	char *text;
	size_t length;
	credit_day day;

	credit_day_parse("2026-04-01", 10, &day);
	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &catalogue, NULL), CREDIT_OK);
	ck_assert_int_eq(credit_catalogue_show(
				 catalogue, "SX", day, CREDIT_ZH, &text, &length, NULL),
		CREDIT_OK);
	ck_assert_uint_eq(strlen(text), length);
	ck_assert_ptr_nonnull(strstr(text, "有履行能力而拒不履行生效法律文书确定义务"));
	ck_assert_ptr_nonnull(strstr(text, "样例县人民法院"));
	ck_assert_ptr_nonnull(strstr(text, "法定直接适用"));
	ck_assert_ptr_nonnull(strstr(text, "待核"));
	credit_catalogue_text_free(text);
	ck_assert_int_eq(credit_catalogue_show(
				 catalogue, "SX", day, CREDIT_EN, &text, &length, NULL),
		CREDIT_OK);
	ck_assert_ptr_nonnull(strstr(text, "the department decides"));
	credit_catalogue_text_free(text);
	ck_assert_int_eq(credit_catalogue_show(
				 catalogue, NULL, day, CREDIT_EN, &text, &length, NULL),
		CREDIT_OK);
	ck_assert_ptr_nonnull(strstr(text, "\nH14 "));
	credit_catalogue_text_free(text);
	ck_assert_int_eq(
		credit_catalogue_show_json(catalogue, "SX", day, &text, &length, NULL),
		CREDIT_OK);
	ck_assert_int_eq(
		strncmp(text, "{\"schema\":\"credit.catalogue/1\",\"list\":\"SX\"", 40),
		0);
	ck_assert_ptr_nonnull(strstr(text, "\"trigger\":\"law\""));
	ck_assert_ptr_eq(strchr(text, '\n'), text + length - 1);
	credit_catalogue_text_free(text);
	ck_assert_int_eq(
		credit_catalogue_show_json(catalogue, NULL, day, &text, &length, NULL),
		CREDIT_OK);
	ck_assert_ptr_null(strstr(text, "\"terms\""));
	credit_catalogue_text_free(text);
	credit_catalogue_text_free(NULL);
	credit_catalogue_free(catalogue);
}
END_TEST

START_TEST(test_show_refuses_misuse)
{
	credit_catalogue *catalogue;
	char *text = (char *)1;
	size_t length = 1;
	credit_error err;

	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &catalogue, NULL), CREDIT_OK);
	ck_assert_int_eq(credit_catalogue_show(
				 catalogue, "QQ", 20000, CREDIT_ZH, &text, &length, &err),
		CREDIT_ENOTFOUND);
	ck_assert_str_eq(err.code, "list-unknown");
	ck_assert_ptr_null(text);
	ck_assert_uint_eq(length, 0);
	ck_assert_int_eq(credit_catalogue_show(
				 catalogue, "DZ", 19000, CREDIT_ZH, &text, &length, NULL),
		CREDIT_ENOTFOUND);
	ck_assert_int_eq(
		credit_catalogue_show(NULL, "SX", 20000, 0, &text, &length, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_catalogue_show(catalogue, "SX", 20000, 2, &text, &length, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(credit_catalogue_show(catalogue, NULL, CREDIT_DAY_NONE, 0, &text,
				 &length, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_catalogue_show(catalogue, "SX", 20000, 0, NULL, &length, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_catalogue_show_json(catalogue, "SX", 20000, &text, NULL, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_catalogue_show_json(catalogue, "QQ", 20000, &text, &length, NULL),
		CREDIT_ENOTFOUND);
	credit_catalogue_free(catalogue);
}
END_TEST

SUITE("catalogue/catalogue_load", T(test_shipped_tables_open),
	T(test_misuse_and_missing_folder), T(test_a_county_folder_narrows),
	T(test_faults_of_a_folder_name_its_file), T(test_a_callback_may_stop),
	T(test_a_misspelt_or_empty_folder_is_refused),
	T(test_a_table_that_cannot_be_read_is_an_error),
	T(test_stored_bytes_give_the_same_tables), T(test_bytes_of_the_first_eight_tables_are_read_without_the_later_ones),
	T(test_what_is_wrong_with_stored_tables_is_told),
	T(test_damaged_bytes_are_refused),
	T(test_show_text_and_json), T(test_show_refuses_misuse))
