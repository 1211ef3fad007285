/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The responsible persons of a row: whole, in order, or refused where they stand.
 * More by whole files in cases/roles-*.
 */
#include <stdio.h>
#include <string.h>

#include "credit/catalogue.h"
#include "intake/intake.h"
#include "../support/suite.h"

#define TODAY 20600 /* 2026-05-27 */
#define KEY "主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期,"
#define FIRM "某公司,91629999F00000093C,XG,FY,样执限1号,2026-03-02,"
#define ONE KEY "责任人姓名,责任人证件号码,责任人职务,责任人任职起,责任人任职止,责任人依据\n"

static const uint8_t id_key[ID_KEY_BYTES] = {1, 2, 3};

static credit_catalogue *tables;
static struct dictionary dictionary;
static struct mapping mapping;
static struct findings findings;
static struct arena arena;
static struct csv_reader *reader;
static struct known_authority known;

/* Read one row below a header; it stays until close_row(). */
static struct row read_row(const char *header, const char *cells)
{
	const struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};
	struct row_rules rules = {.mapping = &mapping, .findings = &findings, .today = TODAY,
		.county = 629999, .id_key = id_key, .known = &known};
	const struct csv_record *record;
	static char text[8192];
	struct row row;

	strcpy(text, header);
	strcat(text, cells);
	memset(&arena, 0, sizeof(arena));
	memset(&known, 0, sizeof(known));
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
	rules.tables = tables;
	ck_assert_int_eq(dictionary_build(&dictionary, WORDS_ROWS, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(csv_reader_open(&options, -1, text, strlen(text), &reader, NULL),
		CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_int_eq(mapping_read(&dictionary, record, &mapping), CREDIT_OK);
	findings_init(&findings, 1 << 20, "/tmp");
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_ptr_nonnull(record);
	ck_assert_int_eq(row_read(&rules, record, &arena, &row), CREDIT_OK);
	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	return row;
}

/* The column of the one finding with this message; 0: it was not said. */
static uint32_t said(enum message message)
{
	struct found found;
	uint32_t column = 0;
	bool any = true;

	while (any) {
		ck_assert_int_eq(findings_next(&findings, &found, &any, NULL), CREDIT_OK);
		if (any && found.message == message)
			column = found.column;
	}
	return column;
}

static void close_row(void)
{
	findings_free(&findings);
	csv_reader_close(reader);
	mapping_free(&mapping);
	dictionary_free(&dictionary);
	arena_free(&arena);
	credit_catalogue_free(tables);
}

START_TEST(test_a_person_is_read_whole)
{
	struct row row = read_row(ONE,
		FIRM "张某,629999800229101,法定代表人,2024-01-05,2026-04-30,某条例第四十八条\n");
	const struct role *role = row.entry.roles;

	ck_assert(!row.refused);
	ck_assert_uint_eq(row.entry.roles_count, 1);
	ck_assert_str_eq(role->name, "张某");
	ck_assert_str_eq(role->person.text, "629999198002291018"); /* 15 digits came */
	ck_assert_str_eq(role->role, "法定代表人");
	ck_assert_str_eq(role->basis, "某条例第四十八条");
	ck_assert_int_eq(role->from, 19727);
	ck_assert_int_eq(role->to, 20573);
	ck_assert_uint_eq(said(MSG_INTAKE_ID_DERIVED), 8);
	close_row();
}
END_TEST

static const struct {
	const char *cells;
	enum message message;
	uint32_t column;
	bool refused;
} faults[] = {
	{",629999198002291018,法定代表人,,,", MSG_INTAKE_REQUIRED, 7, true},
	{"张某,629999198002291018,,,,", MSG_INTAKE_REQUIRED, 9, true},
	{"张某,629999198002291018,厂长,,,", MSG_INTAKE_ROLE, 9, true},
	{"张某,629999198002291019,法定代表人,,,", MSG_ID_CHECK_DIGIT, 8, true},
	{"张某,91629999F00000093C,法定代表人,,,", MSG_INTAKE_ROLE_PERSON, 8, true},
	{"张某,629999198002291018,法定代表人,2026-02-02,2026-02-01,", MSG_INTAKE_ROLE_DAYS, 10, true},
	{"小某,629999201206300152,法定代表人,,,", MSG_INTAKE_ROLE_MINOR, 8, true},
	{"张某,,法定代表人,,,", MSG_INTAKE_ROLE_NO_ID, 8, false},
	{"张某,629999198002291018,实际控制人,,,", MSG_INTAKE_ROLE_BASIS, 12, false},
	{"张某,629999198002291018,实际控制人,,,依法", MSG_INTAKE_ROLE_BASIS, 12, false},
	{"张某,629999198002291018,法定代表人,长期,,", MSG_INTAKE_DAY_LONG, 10, true},
};

START_TEST(test_what_is_wrong_is_told_where_it_stands)
{
	char cells[400];
	struct row row;

	snprintf(cells, sizeof(cells), FIRM "%s\n", faults[_i].cells);
	row = read_row(ONE, cells);
	ck_assert_int_eq(row.refused, faults[_i].refused);
	ck_assert_uint_eq(said(faults[_i].message), faults[_i].column);
	close_row();
}
END_TEST

/* 法释〔2010〕8号 art. 3: the shipped rule of XG reaches these by its article. */
START_TEST(test_no_basis_is_wanted_where_a_rule_reaches_the_office)
{
	struct row row = read_row(ONE, FIRM "张某,629999198002291018,主要负责人,,至今,\n");

	ck_assert(!row.refused);
	ck_assert_uint_eq(said(MSG_INTAKE_ROLE_BASIS), 0);
	ck_assert_int_eq(row.entry.roles[0].to, CREDIT_DAY_NONE);
	close_row();
	row = read_row(ONE, FIRM "张某,629999198002291018,实际控制人,,,某条例第四十八条\n");
	ck_assert_uint_eq(said(MSG_INTAKE_ROLE_BASIS), 0);
	close_row();
}
END_TEST

START_TEST(test_numbers_tell_persons_apart)
{
	struct row row = read_row(KEY "责任人姓名5,责任人证件号码5,责任人职务5,responsible_name1,"
				      "responsible_id,responsible_role\n",
		FIRM "张某,629999198002291018,法定代表人,李某,629999194912310021,主要负责人\n");

	ck_assert(!row.refused);
	ck_assert_uint_eq(row.entry.roles_count, 2);
	ck_assert_str_eq(row.entry.roles[0].name, "李某"); /* by identifier */
	ck_assert_str_eq(row.entry.roles[1].name, "张某");
	close_row();
}
END_TEST

START_TEST(test_a_person_is_named_once_for_days_that_meet)
{
	static const char *const header = KEY "责任人姓名,责任人证件号码,责任人职务,责任人任职止,"
					      "责任人姓名2,责任人证件号码2,责任人职务2,责任人任职起2\n";
	struct row row;

#define TWICE FIRM "张某,629999198002291018,法定代表人,2025-01-01,张某,629999198002291018,"
	row = read_row(header, TWICE "法定代表人,2025-01-01\n");
	ck_assert_uint_eq(said(MSG_INTAKE_ROLE_TWICE), 11);
	close_row();
	row = read_row(header, TWICE "法定代表人,2025-01-02\n");
	ck_assert(!row.refused);
	close_row();
	row = read_row(header, TWICE "主要负责人,2025-01-01\n");
	ck_assert(!row.refused);
	ck_assert_uint_eq(row.entry.roles_count, 2);
	close_row();
}
END_TEST

START_TEST(test_the_representative_of_penalty_data_is_a_name)
{
	struct row row = read_row(KEY "CF_FRDB,责任人姓名,责任人证件号码,责任人职务\n",
		FIRM "王某,,,\n");

	ck_assert(!row.refused);
	ck_assert_uint_eq(row.entry.roles_count, 1);
	ck_assert_str_eq(row.entry.roles[0].name, "王某");
	ck_assert_int_eq(row.entry.roles[0].person.scheme, CREDIT_SCHEME_NONE);
	close_row();
	row = read_row(KEY "CF_FRDB,责任人姓名,责任人证件号码,责任人职务\n",
		FIRM "张某,张某,629999198002291018,法定代表人\n");
	ck_assert_uint_eq(row.entry.roles_count, 1); /* told in full already */
	ck_assert_str_eq(row.entry.roles[0].person.text, "629999198002291018");
	close_row();
	row = read_row(KEY "CF_FRDB\n", "钱某,629999194912310021,XG,FY,样执限1号,2026-03-02,王某\n");
	ck_assert_uint_eq(row.entry.roles_count, 0); /* a person has none */
	close_row();
}
END_TEST

START_TEST(test_without_the_columns_nobody_is_named)
{
	struct row row = read_row(KEY "事实\n", FIRM "某事\n");

	ck_assert_ptr_null(row.entry.roles);
	close_row();
	row = read_row(ONE, FIRM "/,无,,,,\n");
	ck_assert(!row.refused);
	ck_assert_uint_eq(row.entry.roles_count, 0);
	close_row();
}
END_TEST

SUITE("intake/role_columns", T(test_a_person_is_read_whole),
	TL(test_what_is_wrong_is_told_where_it_stands,
		(int)(sizeof(faults) / sizeof(faults[0]))),
	T(test_no_basis_is_wanted_where_a_rule_reaches_the_office),
	T(test_numbers_tell_persons_apart), T(test_a_person_is_named_once_for_days_that_meet),
	T(test_the_representative_of_penalty_data_is_a_name),
	T(test_without_the_columns_nobody_is_named))
