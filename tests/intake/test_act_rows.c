/* SPDX-License-Identifier: Apache-2.0 */
/* One record of a file of acts: whom it is about, and every fault in it. */
#include "credit.h"
#include "intake/act_file.h"
#include "../store/sample.h"

#define HEADER                                                                      \
	"记录编号,证件号码,主体名称,办理事项,办理日期,办理文号,办理单位,经办人,新名称\n"

static struct sample sample;
static credit_snapshot *view;
static struct entry stored;
static char number[ENTRY_ID_TEXT_BYTES];
static struct dictionary dictionary;
static struct mapping mapping;
static struct findings findings;
static struct csv_reader *reader;
static struct known_authority known;
static struct row_rules rules;
static struct filed_act row;

static void setup(void)
{
	credit_id firm = sample_firm(1);
	struct change *change;

	sample_begin(&sample);
	stored = sample_entry(&firm, "样列1号");
	stored.authority_name = "外县某局"; /* no body of the tables */
	OK(change_begin(sample.registry, TIME0 + 1, NULL, &change, err));
	OK(change_add_entry(change, &stored, err));
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &view, err));
	entry_id_text(&stored.id, number);
	OK(dictionary_build(&dictionary, WORDS_ACTS, NULL, err));
	rules = (struct row_rules){.mapping = &mapping, .findings = &findings,
		.today = DAY0 + 1, .county = 629999, .id_key = sample_key, .known = &known};
	OK(snapshot_tables(view, &rules.tables, err));
}

static void teardown(void)
{
	dictionary_free(&dictionary);
	credit_snapshot_end(view);
	sample_end(&sample);
}

/* Read the one record; the messages of its findings, in the order of columns. */
static size_t read_row(const char *cells, enum message told[8])
{
	const struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};
	const struct csv_record *record;
	struct found found;
	size_t count = 0;
	bool any = true;
	static char text[2048];

	snprintf(text, sizeof(text), HEADER "%s\n", cells);
	OK(csv_reader_open(&options, -1, text, strlen(text), &reader, err));
	OK(csv_reader_next(reader, &record, err));
	OK(mapping_read(&dictionary, record, &mapping));
	OK(csv_reader_next(reader, &record, err));
	findings_init(&findings, 1 << 20, "/tmp");
	OK(filed_act_read(&rules, view, record, &sample.arena, &row, err));
	OK(findings_sort(&findings, err));
	while (any && count < 8) {
		OK(findings_next(&findings, &found, &any, err));
		if (any)
			told[count++] = found.message;
	}
	findings_free(&findings);
	csv_reader_close(reader);
	mapping_free(&mapping);
	return count;
}

static const char *with_number(const char *rest)
{
	static char text[1000];

	snprintf(text, sizeof(text), "%s,%s", number, rest);
	return text;
}

START_TEST(test_an_act_on_an_entry_is_read_whole)
{
	enum message told[8];

	setup();
	ck_assert_uint_eq(
		read_row(with_number(",样例商贸有限公司,移出,2026-05-27,样移1号,外县某局,王某,"),
			told), 0);
	ck_assert(!row.refused);
	ck_assert(!row.of_subject);
	ck_assert_mem_eq(&row.event.entry, &stored.id, sizeof(stored.id));
	ck_assert_int_eq(row.event.kind, CREDIT_EVENT_REMOVED);
	ck_assert_str_eq(row.event.authority, stored.authority); /* who listed, in or out */
	ck_assert_str_eq(row.event.operator_, "王某");
	ck_assert_uint_eq(row.number, 2);
	teardown();
}
END_TEST

START_TEST(test_a_name_or_identifier_of_somebody_else_refuses_the_row)
{
	credit_id other = sample_firm(2);
	enum message told[8];
	char cells[300];

	setup();
	snprintf(cells, sizeof(cells), "%s,别的公司,移出,2026-05-27,样移1号,SC,,", other.text);
	ck_assert_uint_eq(read_row(with_number(cells), told), 2);
	ck_assert_int_eq(told[0], MSG_INTAKE_ACT_ID);
	ck_assert_int_eq(told[1], MSG_INTAKE_ACT_NAME);
	snprintf(cells, sizeof(cells), "%s,样例商贸有限公司,移出,2026-05-27,样移1号,SC,,",
		stored.subject.text);
	ck_assert_uint_eq(read_row(with_number(cells), told), 0);
	/* a correction gives the name */
	ck_assert_uint_eq(read_row(with_number(",别的公司,更正,2026-05-27,样更1号,SC,,"), told), 0);
	ck_assert_uint_eq(row.event.fields_count, 1);
	ck_assert_str_eq(row.event.fields[0].value, "别的公司");
	teardown();
}
END_TEST

START_TEST(test_entries_that_are_not_there_and_cells_that_are_missing)
{
	enum message told[8];

	setup();
	ck_assert_uint_eq(read_row("0000000000000000,,,移出,2026-05-27,样1号,SC,,", told), 1);
	ck_assert_int_eq(told[0], MSG_ENTRY_NONE);
	ck_assert_uint_eq(read_row("12,,,移出,2026-05-27,样1号,SC,,", told), 1);
	ck_assert_int_eq(told[0], MSG_ENTRY_NAME_FORM);
	ck_assert_uint_eq(read_row(",,,移出,,,,,", told), 4);
	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(told[i], MSG_INTAKE_REQUIRED);
	ck_assert(row.refused);
	teardown();
}
END_TEST

START_TEST(test_an_act_on_a_subject_takes_its_identifier)
{
	enum message told[8];
	char cells[300];

	setup();
	snprintf(cells, sizeof(cells), ",%s,,更名,2026-05-27,样更1号,%s,,样例商贸新名",
		stored.subject.text, stored.subject.text);
	ck_assert_uint_eq(read_row(cells, told), 0);
	ck_assert(row.of_subject);
	ck_assert_int_eq(row.subject.kind, CREDIT_SUBJECT_RENAMED);
	ck_assert_str_eq(row.subject.subject.text, stored.subject.text);
	ck_assert_str_eq(row.subject.authority, stored.subject.text); /* any registrar's code */
	ck_assert_str_eq(row.subject.fields[0].name, "name");
	ck_assert_str_eq(row.subject.fields[0].value, "样例商贸新名");
	ck_assert_uint_eq(read_row(",,,更名,2026-05-27,样更1号,SC,,新名", told), 1);
	ck_assert_int_eq(told[0], MSG_INTAKE_REQUIRED);
	teardown();
}
END_TEST

SUITE("intake/act_rows", T(test_an_act_on_an_entry_is_read_whole),
	T(test_a_name_or_identifier_of_somebody_else_refuses_the_row),
	T(test_entries_that_are_not_there_and_cells_that_are_missing),
	T(test_an_act_on_a_subject_takes_its_identifier))
