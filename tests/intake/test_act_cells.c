/* SPDX-License-Identifier: Apache-2.0 */
/* The cells of an act: words of both languages, every fault, whose act it is. */
#include <stdio.h>
#include <string.h>

#include "intake/reading.h"
#include "../support/suite.h"

#define TODAY 20600 /* 2026-05-27 */
#define HEADER "办理事项,办理日期,办理文号,办理单位,经办人\n"
#define OWN "11629999000000001X"

static credit_catalogue *tables;
static struct dictionary dictionary;
static struct mapping mapping;
static struct findings findings;
static struct arena arena;
static struct csv_reader *reader;
static struct known_authority known;
static struct row_rules rules;
static struct reading reading;

static void begin(const char *cells)
{
	const struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};
	const struct csv_record *record;
	static char text[2048];

	snprintf(text, sizeof(text), HEADER "%s\n", cells);
	arena = (struct arena){0};
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &tables, NULL), CREDIT_OK);
	ck_assert_int_eq(dictionary_build(&dictionary, WORDS_ROWS, NULL, NULL), CREDIT_OK);
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

/* Messages that were told, in order of their columns; the count. */
static size_t done(enum message told[8])
{
	struct found found;
	size_t count = 0;
	bool any = true;

	ck_assert_int_eq(findings_sort(&findings, NULL), CREDIT_OK);
	while (count < 8) {
		ck_assert_int_eq(findings_next(&findings, &found, &any, NULL), CREDIT_OK);
		if (!any)
			break;
		told[count++] = found.message;
	}
	findings_free(&findings);
	csv_reader_close(reader);
	mapping_free(&mapping);
	dictionary_free(&dictionary);
	arena_free(&arena);
	credit_catalogue_free(tables);
	return count;
}

static int kind_of(const char *word, int *subject)
{
	enum message told[8];
	struct event event;
	char cells[200];
	int kind;

	snprintf(cells, sizeof(cells), "%s,2026-04-01,样1号,,", word);
	begin(cells);
	kind = reading_act(&reading, &event, subject);
	done(told);
	return kind;
}

START_TEST(test_an_act_is_read_whole)
{
	enum message told[8];
	struct event event;

	begin("移出,2026年4月1日, 样办〔2026〕1号 ,SC,王某");
	ck_assert(reading_has_act(&reading));
	ck_assert_int_eq(reading_act(&reading, &event, NULL), CREDIT_EVENT_REMOVED);
	ck_assert_int_eq(event.day, TODAY - 56);
	ck_assert_str_eq(event.document, "样办〔2026〕1号");
	ck_assert_str_eq(event.operator_, "王某");
	ck_assert(!reading.refused);
	ck_assert_uint_eq(done(told), 0);
}
END_TEST

START_TEST(test_kinds_go_by_their_word_their_label_and_words_in_use)
{
	int subject;

	ck_assert_int_eq(kind_of("removed", NULL), CREDIT_EVENT_REMOVED);
	ck_assert_int_eq(kind_of("提出异议", NULL), CREDIT_EVENT_OBJECTED);
	ck_assert_int_eq(kind_of("异议受理", NULL), CREDIT_EVENT_OBJECTED);
	ck_assert_int_eq(kind_of("修复", NULL), CREDIT_EVENT_REPAIRED);
	ck_assert_int_eq(kind_of("准予修复", NULL), CREDIT_EVENT_REPAIRED);
	ck_assert_int_eq(kind_of("移", NULL), 0);
	ck_assert_int_eq(kind_of("Removed", NULL), 0);
	ck_assert_int_eq(kind_of("更名", &subject), 0);
	ck_assert_int_eq(subject, CREDIT_SUBJECT_RENAMED);
	ck_assert_int_eq(kind_of("deceased", &subject), 0);
	ck_assert_int_eq(subject, CREDIT_SUBJECT_DECEASED);
	ck_assert_int_eq(kind_of("removed", &subject), CREDIT_EVENT_REMOVED);
	ck_assert_int_eq(subject, 0);
}
END_TEST

/* Every kind that people record is known by both its words. */
START_TEST(test_every_kind_has_two_words)
{
	for (int kind = CREDIT_EVENT_DECIDED; kind <= CREDIT_EVENT_CONFIRMED; kind++) {
		const char *name = credit_event_kind_name(kind);
		bool read = act_kind_recordable(kind) || kind == CREDIT_EVENT_TAKEN_DOWN;
		int wanted = read ? kind : 0;

		ck_assert_msg(kind_of(name, NULL) == wanted, "%s", name);
		ck_assert_msg(kind_of(credit_word_label(name, CREDIT_ZH), NULL) == wanted, "%s",
			name);
	}
}
END_TEST

START_TEST(test_every_missing_cell_is_told_at_once)
{
	enum message told[8];
	struct event event;

	begin(",,,SC,");
	ck_assert(reading_has_act(&reading));
	ck_assert_int_eq(reading_act(&reading, &event, NULL), 0);
	ck_assert(reading.refused);
	ck_assert_uint_eq(done(told), 3);
	ck_assert_int_eq(told[0], MSG_INTAKE_REQUIRED);

	begin(",,,,王某"); /* who keeps the books says no act */
	ck_assert(!reading_has_act(&reading));
	done(told);
}
END_TEST

START_TEST(test_kinds_that_cannot_stand_there_say_why)
{
	static const struct {
		const char *cells;
		enum message message;
	} cases[] = {{"飞走,2026-04-01,样1号,,", MSG_INTAKE_ACT},
		{"published,2026-04-01,样1号,,", MSG_INTAKE_ACT_OWN},
		{"死亡,2026-04-01,样1号,,", MSG_INTAKE_ACT_SUBJECT},
		{"移出,长期,样1号,,", MSG_INTAKE_DAY_LONG},
		{"移出,4月1日,样1号,,", MSG_INTAKE_DAY},
		{"移出,2026-04-01,样1号；样2号,,", MSG_INTAKE_MANY}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum message told[8];
		struct event event;

		begin(cases[i].cells);
		reading_act(&reading, &event, NULL);
		ck_assert_msg(reading.refused, "%s", cases[i].cells);
		ck_assert_uint_eq(done(told), 1);
		ck_assert_int_eq(told[0], cases[i].message);
	}
}
END_TEST

START_TEST(test_whose_act_it_is)
{
	enum message told[8];

	begin("移出,2026-04-01,样1号,,");
	ck_assert_str_eq(reading_act_authority(&reading, TODAY, OWN, "样例局"), OWN);
	ck_assert_str_eq(reading_act_authority(&reading, TODAY, "", ""), "");
	ck_assert_uint_eq(done(told), 1);
	ck_assert_int_eq(told[0], MSG_INTAKE_REQUIRED);

	begin("移出,2026-04-01,样1号,SC,");
	ck_assert_uint_eq(strlen(reading_act_authority(&reading, TODAY, OWN, "样例局")), 18);
	ck_assert_str_ne(reading_act_authority(&reading, TODAY, OWN, "样例局"), OWN);
	ck_assert_uint_eq(done(told), 0);

	begin("移出,2026-04-01,样1号,外省某院,"); /* not of the tables, but the entry's own */
	ck_assert_str_eq(reading_act_authority(&reading, TODAY, OWN, "外省某院"), OWN);
	ck_assert_str_eq(reading_act_authority(&reading, TODAY, OWN, "样例局"), "");
	ck_assert_uint_eq(done(told), 1);
	ck_assert_int_eq(told[0], MSG_INTAKE_AUTHORITY);
}
END_TEST

START_TEST(test_a_refusal_points_at_the_cell_to_mend)
{
	ck_assert_int_eq(act_fault_field(MSG_EVENT_EARLY), FIELD_ACT_DAY);
	ck_assert_int_eq(act_fault_field(MSG_EVENT_AUTHORITY), FIELD_ACT_BY);
	ck_assert_int_eq(act_fault_field(MSG_EVENT_DOCUMENT), FIELD_ACT_DOCUMENT);
	ck_assert_int_eq(act_fault_field(MSG_EVENT_STATE), FIELD_ACT);
}
END_TEST

SUITE("intake/act_cells", T(test_an_act_is_read_whole),
	T(test_kinds_go_by_their_word_their_label_and_words_in_use),
	T(test_every_kind_has_two_words), T(test_every_missing_cell_is_told_at_once),
	T(test_kinds_that_cannot_stand_there_say_why), T(test_whose_act_it_is),
	T(test_a_refusal_points_at_the_cell_to_mend))
