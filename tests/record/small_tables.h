/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A catalogue made by hand, small enough to know by heart, and entries for it.
 * Working days are Monday to Friday; the calendar is known through 2027.
 */
#ifndef TEST_SMALL_TABLES_H
#define TEST_SMALL_TABLES_H

#include <check.h>
#include <string.h>

#include "base/day.h"
#include "record/record.h"

#define COURT "11629999F000100134"
#define OFFICE "11629999F00010021Y"
#define MUTE "11629999F0001003XN" /* an authority without contact */
#define FIRM "91629999F00000093C"
#define TRADER "92629999F000000A14"
#define BODY "11629999F00000018U"
#define ADULT "629999198002291018"
#define MINOR "629999201206300152"  /* born 2012-06-30 */
#define TEEN "629999200801010200"   /* born 2008-01-01: of age from 2026-01-02 */

static inline credit_day on(const char *text)
{
	credit_day day;

	if (credit_day_parse(text, strlen(text), &day)) /* an assertion a call would be slow */
		ck_abort_msg("no day: %s", text);
	return day;
}

static inline const char *text_of_day(credit_day day)
{
	static char texts[8][CREDIT_DAY_BYTES];
	static unsigned next;
	char *text = texts[next++ % 8];

	if (day == CREDIT_DAY_MAX)
		return "ever";
	if (day == CREDIT_DAY_NONE)
		return "none";
	credit_day_format(day, text);
	return text;
}
#define assert_day(day, text) ck_assert_str_eq(text_of_day(day), text)

#define EVERYBODY                                                                   \
	(KINDS_ORGANISED | KIND_BIT(CREDIT_KIND_PERSON) | KIND_BIT(CREDIT_KIND_PLACE))
#define ALWAYS                                                                      \
	{.from = CREDIT_DAY_MIN, .to = CREDIT_DAY_MAX, .source = "source", .sure = true,    \
		.key = ""}
#define LIST(code_, colour_, class__, notice_, days_, print_)                       \
	{.head = ALWAYS, .code = code_, .name_zh = code_ "名单", .name_en = code_,          \
		.colour = colour_, .class_ = class__, .class_zh = "类", .kinds = EVERYBODY,\
		.authorities = "FY;FG", .level = "county", .notice = notice_,       \
		.notice_days = days_, .objection_person = OBJECTION_HOLD,           \
		.objection_other = OBJECTION_MARK, .print_kinds = print_,           \
		.print_law = "", .print_reviewer = "", .print_reviewed = CREDIT_DAY_NONE, \
		.print_fields = "", .mask = "public", .max_age_days = 45, .channel = "", \
		.basis = "basis"}
#define TERM(list_, grade_, effect_, unit_, count_, anchor_, outcome_)              \
	{.head = ALWAYS, .list = list_, .regime = "own", .sector = "", .grade = grade_,    \
		.effect = effect_, .max = {unit_, count_}, .anchor = anchor_,       \
		.outcome = outcome_, .early_end = true}
#define TERMS(list_, grade_, unit_, count_, anchor_, outcome_)                      \
	TERM(list_, grade_, EFFECT_PUBLICITY, unit_, count_, anchor_, outcome_),            \
		TERM(list_, grade_, EFFECT_USE, unit_, count_, anchor_, outcome_),  \
		TERM(list_, grade_, EFFECT_MEASURES, unit_, count_, anchor_, outcome_)
#define RULE(list_, measure_, departments_, trigger_)                               \
	{.head = ALWAYS, .list = list_, .kinds = EVERYBODY, .measure = measure_,           \
		.departments = departments_, .trigger = trigger_, .basis = list_ " basis"}
#define MEASURE(code_, type_)                                                       \
	{.head = ALWAYS, .code = code_, .name_zh = code_, .name_en = code_, .type = type_, \
		.group = "A", .kinds = EVERYBODY, .basis = code_ " law"}
#define DEPARTMENT(code_, credit_, contact_)                                        \
	{.head = ALWAYS, .code = code_, .name_zh = code_ "局", .name_en = code_,           \
		.credit_code = credit_, .level = "county", .successor = "",         \
		.contact_zh = contact_, .contact_en = contact_, .phone = "", .role = "", .name_key = code_}

static struct list_row small_lists[] = {
	LIST("BEF", COLOUR_BLACK, CLASS_SEVERE, NOTICE_BEFORE, 5, KINDS_ORGANISED),
	LIST("DOC", COLOUR_BLACK, CLASS_JUDGMENT, NOTICE_IN_DOCUMENT, 0, KINDS_ORGANISED),
	LIST("NON", COLOUR_BLACK, CLASS_ABNORMAL, NOTICE_NONE, 0, 0),
	LIST("GEN", COLOUR_BLACK, CLASS_SEVERE, NOTICE_NONE, 0, KINDS_ORGANISED),
	LIST("BAN", COLOUR_BLACK, CLASS_SEVERE, NOTICE_NONE, 0, KINDS_ORGANISED),
	LIST("LIF", COLOUR_BLACK, CLASS_BAN, NOTICE_NONE, 0, 0),
	LIST("FIX", COLOUR_BLACK, CLASS_SEVERE, NOTICE_NONE, 0, KINDS_ORGANISED),
	LIST("PUB", COLOUR_RED, CLASS_HONOUR, NOTICE_PUBLIC, 5, EVERYBODY),
	LIST("KID", COLOUR_RED, CLASS_HONOUR, NOTICE_NONE, 0, EVERYBODY),
};

static struct term_row small_terms[] = {
	TERMS("BEF", GRADE_NONE, TERM_MONTHS, 36, ANCHOR_DOCUMENT, OUTCOME_STOP),
	TERMS("DOC", GRADE_NONE, TERM_MONTHS, 24, ANCHOR_DOCUMENT, OUTCOME_STOP),
	TERMS("NON", GRADE_NONE, TERM_OPEN, 0, ANCHOR_DOCUMENT, OUTCOME_STOP),
	TERMS("BAN", GRADE_NONE, TERM_BAN, 0, ANCHOR_DOCUMENT, OUTCOME_STOP),
	TERMS("LIF", GRADE_NONE, TERM_LIFE, 0, ANCHOR_DOCUMENT, OUTCOME_STOP),
	/* one outcome and one anchor for each effect */
	TERM("FIX", GRADE_NONE, EFFECT_PUBLICITY, TERM_DAYS, 100, ANCHOR_PUBLISHED,
		OUTCOME_SECTOR),
	TERM("FIX", GRADE_NONE, EFFECT_USE, TERM_MONTHS, 12, ANCHOR_ACT_END, OUTCOME_STOP),
	TERM("FIX", GRADE_NONE, EFFECT_MEASURES, TERM_MONTHS, 6, ANCHOR_DOCUMENT,
		OUTCOME_IF_CORRECTED),
	TERMS("PUB", GRADE_NONE, TERM_OPEN, 0, ANCHOR_DOCUMENT, OUTCOME_STOP),
	TERMS("KID", GRADE_NONE, TERM_MONTHS, 12, ANCHOR_DOCUMENT, OUTCOME_STOP),
	/* two regimes around 2026-04-01; small_tables() sets their days */
	TERMS("*", GRADE_NONE, TERM_MONTHS, 36, ANCHOR_PUBLISHED, OUTCOME_STOP),
	TERM("*", GRADE_MINOR, EFFECT_PUBLICITY, TERM_HIDDEN, 0, ANCHOR_DOCUMENT, OUTCOME_STOP),
	TERM("*", GRADE_MINOR, EFFECT_USE, TERM_MONTHS, 3, ANCHOR_DOCUMENT, OUTCOME_STOP),
	TERM("*", GRADE_MINOR, EFFECT_MEASURES, TERM_MONTHS, 3, ANCHOR_DOCUMENT, OUTCOME_STOP),
	TERMS("*", GRADE_GENERAL, TERM_MONTHS, 12, ANCHOR_DOCUMENT, OUTCOME_SECTOR),
	TERMS("*", GRADE_SEVERE, TERM_MONTHS, 36, ANCHOR_DOCUMENT, OUTCOME_SECTOR),
};

static struct rule_row small_rules[] = {
	RULE("BEF", "P01", "FG", TRIGGER_DEPARTMENT),
	RULE("BEF", "P02", "FY;FG", TRIGGER_VOLUNTARY),
	RULE("DOC", "P01", "FG", TRIGGER_LAW),
	RULE("DOC", "P03", "XX", TRIGGER_DOCUMENT),
	RULE("PUB", "R01", "FG", TRIGGER_VOLUNTARY),
};

static struct measure_row small_measures[] = {MEASURE("P01", MEASURE_PENALTY),
	MEASURE("P02", MEASURE_PENALTY), MEASURE("P03", MEASURE_PENALTY),
	MEASURE("R01", MEASURE_INCENTIVE)};

static struct department_row small_departments[] = {DEPARTMENT("FY", COURT, "和平路1号"),
	DEPARTMENT("FG", OFFICE, "和平路2号"), DEPARTMENT("CZ", MUTE, "")};

#define GROUND(list_) {.head = ALWAYS, .list = list_, .code = "G1", .text_zh = "情形", \
	.text_en = "case", .article = "第一条"}
static struct ground_row small_grounds[] = {GROUND("BEF"), GROUND("DOC"), GROUND("GEN"),
	GROUND("BAN"), GROUND("FIX"), GROUND("NON")};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static inline const credit_catalogue *small_tables(void)
{
	static credit_catalogue tables;
	static credit_catalogue *shipped; /* for as long as the program runs */

	if (tables.lists)
		return &tables;
	for (size_t i = 0; i < COUNT_OF(small_terms); i++) {
		struct term_row *row = &small_terms[i];

		if (strcmp(row->list, "*") != 0)
			continue;
		if (row->anchor == ANCHOR_PUBLISHED) {
			row->head.from = on("2023-05-01");
			row->head.to = on("2026-03-31");
		} else {
			row->head.from = on("2026-04-01");
			row->grade_required = true;
		}
	}
	catalogue_terms_arrange(small_terms, COUNT_OF(small_terms));
	tables.lists = small_lists;
	tables.lists_count = COUNT_OF(small_lists);
	tables.terms = small_terms;
	tables.terms_count = COUNT_OF(small_terms);
	tables.rules = small_rules;
	tables.rules_count = COUNT_OF(small_rules);
	tables.measures = small_measures;
	tables.measures_count = COUNT_OF(small_measures);
	tables.departments = small_departments;
	tables.departments_count = COUNT_OF(small_departments);
	tables.grounds = small_grounds;
	tables.grounds_count = COUNT_OF(small_grounds);
	tables.calendar_first = on("2020-01-01");
	tables.calendar_last = on("2027-12-31");
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &shipped, NULL), CREDIT_OK);
	tables.acts = shipped->acts; /* the law of acts is the shipped one */
	tables.acts_count = shipped->acts_count;
	tables.takedowns = shipped->takedowns; /* and that of taking down */
	tables.takedowns_count = shipped->takedowns_count;
	tables.channels = shipped->channels;
	tables.channels_count = shipped->channels_count;
	tables.reasons = shipped->reasons; /* and so are its reasons */
	tables.reasons_count = shipped->reasons_count;
	return &tables;
}

/* An entry with everything that a black list could want, decided 2026-04-10. */
static inline void small_entry(struct entry *e, const char *list, const char *subject)
{
	entry_init(e);
	e->id.bytes[0] = 1;
	ck_assert_int_eq(credit_id_parse(subject, strlen(subject), &e->subject), CREDIT_OK);
	e->list = list;
	e->authority = COURT;
	e->document = "样列〔2026〕1号";
	e->name = "样例";
	e->decided = on("2026-04-10");
	e->basis_document = "样罚〔2026〕9号";
	e->basis_day = on("2026-03-20");
	e->served = on("2026-04-13");
	e->notice_document = "样告〔2026〕3号";
	e->notified = on("2026-03-27"); /* a Friday: five days to object end 2026-04-03 */
	e->objection = OBJECTION_NONE;
	e->ground = "G1";
	e->grade = GRADE_GENERAL;
	e->consent = "同意1号";
}

/* Events in memory, attached to an entry in the order in which they are added. */
struct acts {
	struct event events[16];
	const struct event *order[16];
	size_t count;
};

static inline struct event *act(struct acts *acts, struct entry *entry, int kind,
	const char *day)
{
	struct event *event = &acts->events[acts->count];

	memset(event, 0, sizeof(*event));
	event->entry = entry->id;
	event->kind = kind;
	event->day = on(day);
	event->document = "样办〔2026〕1号";
	event->authority = COURT;
	event->operator_ = "";
	event->sequence = acts->count + 10;
	acts->order[acts->count++] = event;
	entry->events = acts->order;
	entry->events_count = acts->count;
	return event;
}

static inline void act_fields(struct event *event, const struct event_field *fields,
	size_t count)
{
	event->fields = fields;
	event->fields_count = count;
}

#endif
