/* SPDX-License-Identifier: Apache-2.0 */
/* Fields of acts from columns: which headings carry one, and in which form it is kept. */
#include <stdio.h>
#include <string.h>

#include "intake/act_file.h"
#include "../support/suite.h"

#define TODAY 20600 /* 2026-05-27 */

static credit_catalogue *tables;
static struct dictionary dictionary;
static struct mapping mapping;
static struct findings findings;
static struct arena arena;
static struct csv_reader *reader;
static struct known_authority known;
static struct row_rules rules;
static struct reading reading;

static void begin(const char *header, const char *cells)
{
	const struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};
	const struct csv_record *record;
	static char text[4096];

	snprintf(text, sizeof(text), "%s\n%s\n", header, cells);
	arena = (struct arena){0};
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
	ck_assert_int_eq(dictionary_build(&dictionary, WORDS_ACTS, NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(
		csv_reader_open(&options, -1, text, strlen(text), &reader, NULL), CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	ck_assert_int_eq(mapping_read(&dictionary, record, &mapping), CREDIT_OK);
	ck_assert_int_eq(csv_reader_next(reader, &record, NULL), CREDIT_OK);
	findings_init(&findings, 1 << 20, "/tmp");
	rules = (struct row_rules){.tables = tables, .mapping = &mapping,
		.findings = &findings, .today = TODAY, .county = 629999, .known = &known};
	reading = (struct reading){.rules = &rules, .record = record, .arena = &arena};
}

/* What was said first; MSG_COUNT for nothing. */
static enum message done(void)
{
	struct found found = {.message = MSG_COUNT};
	enum message first;
	bool any = false;

	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	ck_assert_int_eq(findings_next(&findings, &found, &any, NULL), CREDIT_OK);
	first = any ? found.message : MSG_COUNT;
	findings_free(&findings);
	csv_reader_close(reader);
	mapping_free(&mapping);
	dictionary_free(&dictionary);
	arena_free(&arena);
	credit_catalogue_free(tables);
	return first;
}

/* The one field of one cell, as name=value; "" when it is none. */
static const char *field(const char *heading, const char *cell, int kind, enum message *said)
{
	static char text[300];
	const struct event_field *fields;
	size_t count;

	begin(heading, cell);
	act_fields_read(&reading, WORDS_ACTS, kind, &fields, &count);
	ck_assert_uint_le(count, 1);
	text[0] = '\0';
	if (count)
		snprintf(text, sizeof(text), "%s=%s", fields[0].name, fields[0].value);
	*said = done();
	return text;
}

START_TEST(test_each_heading_gives_its_field_in_the_form_that_is_stored)
{
	static const struct {
		const char *heading;
		const char *cell;
		const char *wanted;
	} cases[] = {{"事实", "欠薪", "facts=欠薪"}, {"facts", "欠薪", "facts=欠薪"},
		{"行为终止日期", "2026年1月31日", "act_end=2026-01-31"},
		{"截止日期", "长期", "until=long"}, {"until", "2028/5/1", "until=2028-05-01"},
		{"失信等级", "严重", "grade=severe"}, {"异议情况", "不成立", "objection=dismissed"},
		{"同案其他主体", "是", "same_case=yes"}, {"新名称", "样例公司", "name=样例公司"},
		{"name", "样例公司", "name=样例公司"}, {"修复效力", "公示、使用", "effects=publicity,use"},
		{"effects", "measures", "effects=measures"}, {"延长事项", "提出异议", "of=objected"},
		{"of", "repair-applied", "of=repair-applied"}, {"复查结果", "合格", "outcome=pass"},
		{"虚假材料", "是", "false_material=yes"}, {"已纠正", "否", "corrected=no"},
		{"作废事项", "更名", "kind=renamed"}, {"作废文号", "样1号", "of=样1号"},
		{"ground", "G1", "ground=G1"}, {"reason_given", "有新证据", "reason_given=有新证据"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum message said;
		const char *got =
			field(cases[i].heading, cases[i].cell, CREDIT_EVENT_REMOVED, &said);

		ck_assert_msg(strcmp(got, cases[i].wanted) == 0, "%s: %s", cases[i].heading, got);
		ck_assert_int_eq(said, MSG_COUNT);
	}
}
END_TEST

/* In a file of entries a plain word is the entry's, or nobody's. */
START_TEST(test_headings_of_acts_beside_entries_are_of_acts_alone)
{
	static const char *const cases[][2] = {{"延长事项", "of"}, {"修复效力", "effects"},
		{"复查结果", "outcome"}, {"延长至", "until"}, {"channel", "channel"},
		{"act_until", "until"}, {"办理后截止日期", "until"}, {"act_facts", "facts"},
		{"办理后主体名称", "subject_name"}, {"act_grade", "grade"}};
	static const char *const others[] = {"备注", "trial_number", "act_", "办理后", "act_kind",
		"act_list", "act_responsible_id", "办理后列入决定文号", "act_amount_yuan", ""};
	const struct event_field *fields;
	size_t count;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		ck_assert_str_eq(act_field_of(WORDS_ROWS, cases[i][0]), cases[i][1]);
		ck_assert_str_eq(act_field_of(WORDS_ACTS, cases[i][0]), cases[i][1]);
		ck_assert_ptr_null(act_field_of(WORDS_FEEDBACK, cases[i][0]));
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		ck_assert_msg(!act_field_of(WORDS_ROWS, others[i]), "%s", others[i]);
	begin("截止日期,办理后截止日期,act_grade,事实,办理后事实",
		"2028-05-01,2029年5月1日,严重,欠薪,已还");
	ck_assert(act_fields_any(&reading));
	act_fields_read(&reading, WORDS_ROWS, CREDIT_EVENT_CORRECTED, &fields, &count);
	ck_assert_uint_eq(count, 3);
	ck_assert_str_eq(fields[0].value, "已还");
	ck_assert_str_eq(fields[1].value, "severe");
	ck_assert_str_eq(fields[2].value, "2029-05-01");
	ck_assert_int_eq(done(), MSG_COUNT);
	begin("截止日期,办理后截止日期,延长事项", "2028-05-01,,无");
	ck_assert(!act_fields_any(&reading));
	ck_assert_int_eq(done(), MSG_COUNT);
}
END_TEST

START_TEST(test_a_channel_is_named_where_it_took_a_row_down)
{
	struct event event = {.kind = CREDIT_EVENT_TAKEN_DOWN};

	begin("办理事项,撤下渠道", "撤下,MEDIA");
	act_event_fields(&reading, WORDS_ACTS, &event);
	ck_assert_str_eq(event_field(&event, "channel"), "MEDIA");
	ck_assert_int_eq(done(), MSG_COUNT);
	begin("办理事项,撤下渠道", "撤下,");
	act_event_fields(&reading, WORDS_ACTS, &event);
	ck_assert_int_eq(done(), MSG_INTAKE_ACT_CHANNEL);
	event = (struct event){.kind = 0};
	begin("办理事项,撤下渠道", "不明,MEDIA");
	act_event_fields(&reading, WORDS_ROWS, &event);
	ck_assert_uint_eq(event.fields_count, 0);
	ck_assert_int_eq(done(), MSG_COUNT);
}
END_TEST

START_TEST(test_other_headings_and_empty_cells_carry_nothing)
{
	enum message said;

	ck_assert_str_eq(field("备注", "随便", CREDIT_EVENT_REMOVED, &said), "");
	ck_assert_str_eq(field("事实", "无", CREDIT_EVENT_REMOVED, &said), "");
	ck_assert_str_eq(field("办理单位", "SC", CREDIT_EVENT_REMOVED, &said), "");
	ck_assert_str_eq(field("证件号码", "629999198002291018", CREDIT_EVENT_REMOVED, &said), "");
	ck_assert_ptr_null(act_field_of(WORDS_ACTS, "备注"));
	ck_assert_ptr_null(act_field_of(WORDS_ACTS, "A"));
	ck_assert_ptr_null(act_field_of(WORDS_ACTS, ""));
	ck_assert_ptr_null(act_field_of(WORDS_ACTS, "9a"));
	ck_assert_str_eq(act_field_of(WORDS_ACTS, "trial_number"), "trial_number");
}
END_TEST

START_TEST(test_the_name_of_the_subject_is_a_field_of_a_correction_only)
{
	enum message said;

	ck_assert_str_eq(field("主体名称", "新名", CREDIT_EVENT_CORRECTED, &said),
		"subject_name=新名");
	ck_assert_str_eq(field("主体名称", "新名", CREDIT_EVENT_REMOVED, &said), "");
}
END_TEST

START_TEST(test_values_of_the_wrong_form_refuse_the_row)
{
	enum message said;

	field("行为终止日期", "31/1", CREDIT_EVENT_CORRECTED, &said);
	ck_assert_int_eq(said, MSG_INTAKE_DAY);
	field("行为终止日期", "长期", CREDIT_EVENT_CORRECTED, &said);
	ck_assert_int_eq(said, MSG_INTAKE_DAY_LONG);
	field("失信等级", "很重", CREDIT_EVENT_CORRECTED, &said);
	ck_assert_int_eq(said, MSG_INTAKE_GRADE);
	field("异议情况", "或许", CREDIT_EVENT_CORRECTED, &said);
	ck_assert_int_eq(said, MSG_INTAKE_OBJECTION);
	field("虚假材料", "或许", CREDIT_EVENT_REFUSED, &said);
	ck_assert_int_eq(said, MSG_INTAKE_ANSWER);
}
END_TEST

START_TEST(test_one_field_in_two_columns_is_a_fault)
{
	const struct event_field *fields;
	size_t count;

	begin("of,延长事项", "objected,提出异议");
	act_fields_read(&reading, WORDS_ACTS, CREDIT_EVENT_EXTENDED, &fields, &count);
	ck_assert_uint_eq(count, 1);
	ck_assert(reading.refused);
	ck_assert_int_eq(done(), MSG_INTAKE_ACT_FIELD_TWICE);
}
END_TEST

START_TEST(test_fields_are_sorted_and_bounded)
{
	const struct event_field *fields;
	char header[1000] = "z";
	char cells[1000] = "1";
	size_t count;

	for (int i = 0; i < EVENT_FIELDS_MAX; i++) {
		sprintf(header + strlen(header), ",f%02d", 99 - i);
		strcat(cells, ",1");
	}
	begin(header, cells);
	act_fields_read(&reading, WORDS_ACTS, CREDIT_EVENT_REMOVED, &fields, &count);
	ck_assert_uint_eq(count, EVENT_FIELDS_MAX);
	for (size_t i = 1; i < count; i++)
		ck_assert_int_lt(strcmp(fields[i - 1].name, fields[i].name), 0);
	ck_assert_int_eq(done(), MSG_INTAKE_ACT_FIELDS);
}
END_TEST

START_TEST(test_other_subjects_stand_in_one_cell)
{
	credit_id others[SUBJECT_OTHERS_MAX];
	const struct event_field *fields;
	size_t count;

	begin("另一证件号码", "91629999F00000093C；93629999F000000BXQ、91629999F00000093C");
	ck_assert_uint_eq(act_others_read(&reading, others), 2);
	act_fields_read(&reading, WORDS_ACTS, 0, &fields, &count);
	ck_assert_uint_eq(count, 0); /* they are no field of an act on a subject */
	ck_assert_int_eq(done(), MSG_COUNT);

	begin("to", "91629999F00000093D");
	ck_assert_uint_eq(act_others_read(&reading, others), 0);
	ck_assert(reading.refused);
	ck_assert_int_ne(done(), MSG_COUNT);
}
END_TEST

SUITE("intake/act_fields", T(test_headings_of_acts_beside_entries_are_of_acts_alone),
	T(test_a_channel_is_named_where_it_took_a_row_down), T(test_each_heading_gives_its_field_in_the_form_that_is_stored),
	T(test_other_headings_and_empty_cells_carry_nothing),
	T(test_the_name_of_the_subject_is_a_field_of_a_correction_only),
	T(test_values_of_the_wrong_form_refuse_the_row),
	T(test_one_field_in_two_columns_is_a_fault), T(test_fields_are_sorted_and_bounded),
	T(test_other_subjects_stand_in_one_cell))
