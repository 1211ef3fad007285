/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Templates: a header of our own words and one sample row, which layout_of()
 * passes over; children's honours have no column for identifiers.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "credit/catalogue.h"
#include "intake/intake.h"
#include "../support/suite.h"

#define DAY 20600 /* 2026-05-27 */

static credit_catalogue *tables;

static void setup(void)
{
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
}

static void teardown(void)
{
	credit_catalogue_free(tables);
}

static void write_template(const char *list, bool acts, char *text, size_t size)
{
	FILE *file = tmpfile();
	size_t length;

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(acts ? credit_act_template_write(tables, list, DAY, fileno(file), NULL)
			      : credit_template_write(tables, list, DAY, fileno(file), NULL),
		CREDIT_OK);
	rewind(file);
	length = fread(text, 1, size - 1, file);
	ck_assert_uint_lt(length, size - 1);
	text[length] = '\0';
	fclose(file);
}

/* Every list's template reads back: all columns known, the row is a sample. */
static void read_back(const char *text, enum words words)
{
	struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};
	const struct csv_record *record;
	struct csv_reader *reader;
	struct dictionary d;
	struct mapping m;
	uint64_t row;
	uint64_t line;

	ck_assert_int_eq(dictionary_build(&d, words, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(csv_reader_open(&options, -1, text, strlen(text), &reader, NULL),
		CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert(csv_reader_bom(reader));
	ck_assert_int_eq(mapping_read(&d, record, &m), CREDIT_OK);
	ck_assert_int_eq(m.twice, FIELD_COUNT);
	for (uint32_t i = 0; i < m.count; i++)
		ck_assert_int_ne(m.fields[i], FIELD_COUNT);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_uint_eq(record->fields_count, m.count);
	ck_assert_int_eq(layout_of(&m, record), LAYOUT_SAMPLE);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_ptr_null(record);
	mapping_free(&m);
	csv_reader_close(reader);

	/* the header is found where it is, too */
	ck_assert_int_eq(csv_reader_open(&options, -1, text, strlen(text), &reader, NULL),
		CREDIT_OK);
	ck_assert_int_eq(header_find(reader, &d, &m, &row, &line, NULL), CREDIT_OK);
	ck_assert_uint_eq(row, 1);
	mapping_free(&m);
	csv_reader_close(reader);
	dictionary_free(&d);
}

START_TEST(test_every_template_reads_back_as_a_sample)
{
	char text[4096];
	size_t seen = 0;

	setup();
	for (size_t i = 0; i < tables->lists_count; i++) {
		const struct list_row *list = &tables->lists[i];

		if (!catalogue_list(tables, list->code, DAY))
			continue;
		write_template(list->code, false, text, sizeof(text));
		read_back(text, WORDS_ROWS);
		ck_assert_msg(!list->minors || !strstr(text, "证件号码"), "%s", list->code);
		ck_assert_msg(!list->minors == !strstr(text, "监护人同意书编号") ||
				list->colour == COLOUR_BLACK, "%s", list->code);
		seen++;
	}
	ck_assert_uint_gt(seen, 5);
	teardown();
}
END_TEST

START_TEST(test_templates_of_acts_read_back_as_the_file_that_they_are_for)
{
	char text[4096];

	setup();
	write_template("SJ", true, text, sizeof(text));
	ck_assert(strstr(text, "列入决定日期,办理事项,办理日期,办理文号,办理单位,经办人") != NULL);
	read_back(text, WORDS_ROWS);
	write_template(NULL, true, text, sizeof(text));
	ck_assert(strstr(text, "记录编号") != NULL);
	read_back(text, WORDS_ACTS);
	ck_assert_int_eq(credit_act_template_write(NULL, NULL, DAY, 1, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_act_template_write(tables, NULL, DAY, -1, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_act_template_write(tables, "QQ", DAY, 1, NULL), CREDIT_ENOTFOUND);
	teardown();
}
END_TEST

START_TEST(test_columns_of_persons_stand_where_a_rule_reaches_them)
{
	char text[4096];

	setup();
	write_template("XG", false, text, sizeof(text)); /* 法释〔2010〕8号 art. 3 */
	ck_assert_ptr_nonnull(strstr(text, ",责任人姓名,责任人证件号码,责任人职务,"));
	write_template("SJ", false, text, sizeof(text));
	ck_assert_ptr_null(strstr(text, "责任人"));
	teardown();
}
END_TEST

START_TEST(test_misuse_and_unknown_lists)
{
	credit_error err = {0};

	setup();
	ck_assert_int_eq(credit_template_write(NULL, "SX", DAY, 1, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_template_write(tables, NULL, DAY, 1, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_template_write(tables, "SX", DAY, -1, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_template_write(tables, "QQ", DAY, 1, &err), CREDIT_ENOTFOUND);
	ck_assert_int_eq(credit_template_write(tables, "", DAY, 1, NULL), CREDIT_ENOTFOUND);
	teardown();
}
END_TEST

START_TEST(test_a_full_disk_is_told)
{
	credit_error err = {0};
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	setup();
	ck_assert_int_eq(credit_template_write(tables, "SX", DAY, fd, &err), CREDIT_EFULL);
	ck_assert_int_eq(err.status, CREDIT_EFULL);
	teardown();
	close(fd);
}
END_TEST

SUITE("intake/templates", T(test_every_template_reads_back_as_a_sample),
	T(test_templates_of_acts_read_back_as_the_file_that_they_are_for),
	T(test_columns_of_persons_stand_where_a_rule_reaches_them),
	T(test_misuse_and_unknown_lists), T(test_a_full_disk_is_told))
