/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table.c - the columns of the tables and the words they are written in.
 *
 * Data only, with the small functions that turn values back into words.  A
 * column is read by its row here; to add one, add a field to the struct in
 * catalogue.h, a row here and a column to the shipped file.
 */
#include "catalogue/table.h"

#include <stdio.h>
#include <string.h>

const char *const table_names[TABLE_COUNT] = {"lists.csv", "grounds.csv", "terms.csv",
	"measures.csv", "rules.csv", "thresholds.csv", "departments.csv", "calendar.csv",
	"transitions.csv", "acts.csv", "retention.csv", "takedown.csv", "channels.csv",
	"approvals.csv", "reasons.csv"};

const struct word colour_words[] = {
	{"black", COLOUR_BLACK}, {"red", COLOUR_RED}, {NULL, 0}};
const struct word class_words[] = {{"严重失信主体名单", CLASS_SEVERE},
	{"失信被执行人", CLASS_JUDGMENT}, {"政务失信", CLASS_GOVERNMENT},
	{"异常名录", CLASS_ABNORMAL}, {"限制消费", CLASS_CONSUMPTION},
	{"从业禁止", CLASS_BAN}, {"行政处罚信息", CLASS_PENALTY}, {"荣誉", CLASS_HONOUR},
	{NULL, 0}};
const struct word domain_words[] = {{"个人诚信", DOMAIN_PERSONAL},
	{"政务诚信", DOMAIN_GOVERNMENT}, {"商务诚信", DOMAIN_BUSINESS},
	{"社会诚信", DOMAIN_SOCIAL}, {"司法公信", DOMAIN_JUDICIAL}, {NULL, 0}};
const struct word notice_words[] = {{"none", NOTICE_NONE}, {"before", NOTICE_BEFORE},
	{"document", NOTICE_IN_DOCUMENT}, {"public", NOTICE_PUBLIC}, {NULL, 0}};
const struct word objection_words[] = {
	{"mark", OBJECTION_MARK}, {"hold", OBJECTION_HOLD}, {NULL, 0}};
const struct word mask_words[] = {{"public", 0}, {"none", 1}, {NULL, 0}};
const struct word level_words[] = {
	{"county", 0}, {"city", 1}, {"province", 2}, {"national", 3}, {NULL, 0}};
const struct word grade_words[] = {{"", GRADE_NONE}, {"minor", GRADE_MINOR},
	{"general", GRADE_GENERAL}, {"severe", GRADE_SEVERE}, {NULL, 0}};
const struct word effect_words[] = {{"publicity", EFFECT_PUBLICITY}, {"use", EFFECT_USE},
	{"measures", EFFECT_MEASURES}, {NULL, 0}};
const struct word anchor_words[] = {{"document", ANCHOR_DOCUMENT},
	{"published", ANCHOR_PUBLISHED}, {"act-end", ANCHOR_ACT_END}, {NULL, 0}};
const struct word outcome_words[] = {{"stop", OUTCOME_STOP},
	{"if-corrected", OUTCOME_IF_CORRECTED}, {"sector", OUTCOME_SECTOR}, {NULL, 0}};
const struct word type_words[] = {
	{"incentive", MEASURE_INCENTIVE}, {"penalty", MEASURE_PENALTY}, {NULL, 0}};
const struct word trigger_words[] = {{"law", TRIGGER_LAW}, {"document", TRIGGER_DOCUMENT},
	{"department", TRIGGER_DEPARTMENT}, {"voluntary", TRIGGER_VOLUNTARY}, {NULL, 0}};
const struct word kind_words[] = {{"person", CREDIT_KIND_PERSON},
	{"business", CREDIT_KIND_BUSINESS}, {"government", CREDIT_KIND_GOVERNMENT},
	{"organisation", CREDIT_KIND_ORGANISATION}, {"household", CREDIT_KIND_HOUSEHOLD},
	{"place", CREDIT_KIND_PLACE}, {NULL, 0}};
const struct word transition_words[] = {{"earlier", TRANSITION_EARLIER},
	{"old", TRANSITION_OLD}, {"new", TRANSITION_NEW}, {NULL, 0}};
/* The codes of messages that tell of an entry; what they mean stands in the message table. */
const struct word reason_words[] = {{"held-minor", MSG_HELD_MINOR},
	{"held-child", MSG_HELD_CHILD}, {"held-guardian-consent", MSG_HELD_GUARDIAN},
	{"held-guardian-child", MSG_HELD_GUARDIAN_CHILD}, {"held-consent", MSG_HELD_CONSENT},
	{"held-person", MSG_HELD_PERSON}, {"held-person-name", MSG_HELD_PERSON_NAME},
	{"held-class", MSG_HELD_CLASS}, {"held-list", MSG_HELD_LIST},
	{"held-documents", MSG_HELD_DOCUMENTS},
	{"held-objection-unstated", MSG_HELD_OBJECTION_UNSTATED},
	{"held-ground", MSG_HELD_GROUND}, {"held-contact", MSG_HELD_CONTACT},
	{"held-number", MSG_HELD_NUMBER},
	{"held-unconfirmed", MSG_HELD_UNCONFIRMED}, {"held-review", MSG_HELD_REVIEW},
	{"held-erased", MSG_HELD_ERASED}, {"held-misidentified", MSG_HELD_MISIDENTIFIED},
	{"held-revoked", MSG_HELD_REVOKED}, {"ended-deceased", MSG_ENDED_DECEASED},
	{"subject-ask-deregistered", MSG_SUBJECT_ASK_DEREGISTERED},
	{"subject-ask-merged", MSG_SUBJECT_ASK_MERGED},
	{"subject-ask-split", MSG_SUBJECT_ASK_SPLIT}, {NULL, 0}};
/* Offices in a body, in the words of the instruments that reach their holders. */
const struct word role_words[] = {{"法定代表人", 1}, {"主要负责人", 2}, {"实际控制人", 3},
	{"直接负责的主管人员", 4}, {"直接责任人员", 5}, {"影响债务履行的直接责任人员", 6},
	{"其他责任人员", 7}, {NULL, 0}};
/* The numbers are those of enum credit_event_kind, whose room stands below this one. */
const struct word event_words[] = {{"decided", 1}, {"announced", 2}, {"notified", 3},
	{"listed", 4}, {"objected", 5}, {"upheld", 6}, {"dismissed", 7},
	{"repair-applied", 8}, {"repair-accepted", 9}, {"repaired", 10}, {"refused", 11},
	{"extended", 12}, {"suspended", 13}, {"resumed", 14}, {"corrected", 15},
	{"replaced", 16}, {"misidentified", 17}, {"revoked", 18}, {"removed", 19},
	{"reviewed", 20}, {"title-withdrawn", 21}, {"consented", 22},
	{"consent-withdrawn", 23}, {"published", 24}, {"taken-down", 25}, {"undone", 26},
	{"erased", 27}, {"unconfirmed", 28}, {"confirmed", 29}, {NULL, 0}};
const struct word state_words[] = {{"candidate", ACT_CANDIDATE}, {"notified", ACT_NOTIFIED},
	{"listed", ACT_LISTED}, {"ended", ACT_ENDED}, {"removed", ACT_REMOVED},
	{"void", ACT_VOID}, {NULL, 0}};
const struct word by_words[] = {{"authority", 0}, {"competent", 1}, {"court", 2},
	{"review", 3}, {"office", 4}, {NULL, 0}};
const struct word unit_words[] = {
	{"working", DUE_WORKING}, {"calendar", DUE_CALENDAR}, {NULL, 0}};
/* Kinds of event, and what has none of its own. */
const struct word takedown_words[] = {{"objected", 5}, {"upheld", 6}, {"repaired", 10},
	{"suspended", 13}, {"corrected", 15}, {"replaced", 16}, {"misidentified", 17},
	{"revoked", 18}, {"removed", 19}, {"reviewed", 20}, {"title-withdrawn", 21},
	{"consent-withdrawn", 23}, {"undone", 26}, {"erased", 27}, {"unconfirmed", 28},
	{"expired", TAKEDOWN_EXPIRED}, {"shielded", TAKEDOWN_SHIELDED},
	{"unreviewed", TAKEDOWN_UNREVIEWED}, {"deceased", TAKEDOWN_DECEASED},
	{"other", TAKEDOWN_OTHER}, {NULL, 0}};
const struct word channel_words[] = {{"site", CHANNEL_SITE}, {"media", CHANNEL_MEDIA},
	{"platform", CHANNEL_PLATFORM}, {"wechat", CHANNEL_WECHAT}, {NULL, 0}};
const struct word approval_words[] = {{"authority", APPROVAL_AUTHORITY},
	{"credit", APPROVAL_CREDIT}, {"legal", APPROVAL_LEGAL},
	{"civilization", APPROVAL_CIVILIZATION}, {NULL, 0}};
const struct word any_colour_words[] = {
	{"*", 0}, {"black", COLOUR_BLACK}, {"red", COLOUR_RED}, {NULL, 0}};
static const struct word any_notice_words[] = {{"*", 0}, {"none", NOTICE_NONE},
	{"before", NOTICE_BEFORE}, {"document", NOTICE_IN_DOCUMENT},
	{"public", NOTICE_PUBLIC}, {NULL, 0}};
const struct word retention_words[] = {{"refused", RETENTION_REFUSED},
	{"minor", RETENTION_MINOR}, {"closed", RETENTION_CLOSED},
	{"misidentified", RETENTION_MISIDENTIFIED}, {"ended", RETENTION_ENDED},
	{"acted", RETENTION_ACTED}, {"queries", RETENTION_QUERIES}, {NULL, 0}};
const struct word retention_anchor_words[] = {
	{"act", RETENTION_FROM_ACT}, {"end", RETENTION_FROM_END}, {NULL, 0}};
const struct word retention_action_words[] = {
	{"erase", RETENTION_ERASE}, {"keep", RETENTION_KEEP}, {NULL, 0}};
static const struct word body_words[] = {
	{"", 0}, {"court", 1}, {"review", 2}, {NULL, 0}};
static const struct word group_words[] = {
	{"", 0}, {"A", 1}, {"B", 2}, {"C", 3}, {NULL, 0}};
const struct word flag_words[] = {{"no", 0}, {"yes", 1}, {NULL, 0}};
static const struct word sure_words[] = {{"memory", 0}, {"found", 1}, {NULL, 0}};
static const struct word work_words[] = {{"off", 0}, {"work", 1}, {NULL, 0}};

#define KEY (COLUMN_NEEDED | COLUMN_KEY)
#define NEED COLUMN_NEEDED
#define AT(field) offsetof(struct ROW, field)
#define HEAD_COLUMNS                                                                     \
	{"from", CELL_FROM, NEED, offsetof(struct row_head, from), NULL},                \
		{"to", CELL_TO, 0, offsetof(struct row_head, to), NULL},                 \
		{"source", CELL_TEXT, 0, offsetof(struct row_head, source), NULL},       \
		{"sure", CELL_FLAG, NEED, offsetof(struct row_head, sure), sure_words},  \
	{                                                                                \
		NULL, CELL_TEXT, 0, 0, NULL                                              \
	}

#define ROW list_row
static const struct column list_columns[] = {{"code", CELL_CODE, KEY, AT(code), NULL},
	{"name_zh", CELL_TEXT, NEED, AT(name_zh), NULL},
	{"name_en", CELL_TEXT, NEED, AT(name_en), NULL},
	{"colour", CELL_WORD, NEED, AT(colour), colour_words},
	{"class", CELL_WORD, NEED, AT(class_), class_words},
	{"domain", CELL_WORD, NEED, AT(domain), domain_words},
	{"kinds", CELL_KINDS, NEED, AT(kinds), kind_words},
	{"authorities", CELL_CODES, NEED, AT(authorities), NULL},
	{"level", CELL_TEXT, NEED, AT(level), level_words},
	{"notice", CELL_WORD, NEED, AT(notice), notice_words},
	{"notice_days", CELL_NUMBER, 0, AT(notice_days), NULL},
	{"objection_person", CELL_WORD, NEED, AT(objection_person), objection_words},
	{"objection_other", CELL_WORD, NEED, AT(objection_other), objection_words},
	{"print_kinds", CELL_KINDS, 0, AT(print_kinds), kind_words},
	{"print_law", CELL_TEXT, 0, AT(print_law), NULL},
	{"print_reviewer", CELL_TEXT, 0, AT(print_reviewer), NULL},
	{"print_reviewed", CELL_DAY, 0, AT(print_reviewed), NULL},
	{"print_fields", CELL_TEXT, 0, AT(print_fields), NULL},
	{"mask", CELL_TEXT, NEED, AT(mask), mask_words},
	{"max_age_days", CELL_NUMBER, 0, AT(max_age_days), NULL},
	{"review_months", CELL_NUMBER, 0, AT(review_months), NULL},
	{"minors", CELL_FLAG, NEED, AT(minors), flag_words},
	{"penalty_orders", CELL_FLAG, NEED, AT(penalty_orders), flag_words},
	{"channel", CELL_TEXT, NEED, AT(channel), NULL},
	{"basis", CELL_TEXT, NEED, AT(basis), NULL},
	{"coverage_percent", CELL_NUMBER, 0, AT(coverage_percent), NULL},
	{"review_grace_days", CELL_NUMBER, COLUMN_LATER, AT(review_grace_days), NULL},
	{"coverage_of", CELL_NUMBER, COLUMN_LATER, AT(coverage_of), NULL},
	{"coverage_source", CELL_TEXT, COLUMN_LATER, AT(coverage_source), NULL},
	HEAD_COLUMNS};
#undef ROW
#define ROW ground_row
static const struct column ground_columns[] = {{"list", CELL_CODE, KEY, AT(list), NULL},
	{"code", CELL_CODE, KEY, AT(code), NULL},
	{"text_zh", CELL_TEXT, NEED, AT(text_zh), NULL},
	{"text_en", CELL_TEXT, NEED, AT(text_en), NULL},
	{"article", CELL_TEXT, NEED, AT(article), NULL}, HEAD_COLUMNS};
#undef ROW
#define ROW term_row
static const struct column term_columns[] = {{"list", CELL_LIST, KEY, AT(list), NULL},
	{"regime", CELL_TEXT, NEED, AT(regime), NULL},
	{"sector", CELL_TEXT, COLUMN_KEY, AT(sector), NULL},
	{"grade", CELL_WORD, COLUMN_KEY, AT(grade), grade_words},
	{"effect", CELL_WORD, KEY, AT(effect), effect_words},
	{"min", CELL_TERM, 0, AT(min), NULL}, {"max", CELL_TERM, NEED, AT(max), NULL},
	{"anchor", CELL_WORD, NEED, AT(anchor), anchor_words},
	{"outcome", CELL_WORD, NEED, AT(outcome), outcome_words},
	{"early_end", CELL_FLAG, NEED, AT(early_end), flag_words},
	{"grade_required", CELL_FLAG, NEED, AT(grade_required), flag_words}, HEAD_COLUMNS};
#undef ROW
#define ROW measure_row
static const struct column measure_columns[] = {{"code", CELL_CODE, KEY, AT(code), NULL},
	{"name_zh", CELL_TEXT, NEED, AT(name_zh), NULL},
	{"name_en", CELL_TEXT, NEED, AT(name_en), NULL},
	{"type", CELL_WORD, NEED, AT(type), type_words},
	{"group", CELL_TEXT, 0, AT(group), group_words},
	{"kinds", CELL_KINDS, 0, AT(kinds), kind_words},
	{"basis", CELL_TEXT, NEED, AT(basis), NULL}, HEAD_COLUMNS};
#undef ROW
#define ROW rule_row
static const struct column rule_columns[] = {{"list", CELL_CODE, KEY, AT(list), NULL},
	{"grade", CELL_WORD, COLUMN_KEY, AT(grade), grade_words},
	{"kinds", CELL_KINDS, 0, AT(kinds), kind_words},
	{"measure", CELL_CODE, KEY, AT(measure), NULL},
	{"departments", CELL_CODES, NEED, AT(departments), NULL},
	{"term", CELL_TERM, 0, AT(term), NULL},
	{"trigger", CELL_WORD, NEED, AT(trigger), trigger_words},
	{"basis", CELL_TEXT, 0, AT(basis), NULL},
	{"reaches", CELL_WORDS, COLUMN_LATER, AT(reaches), role_words},
	{"reaches_basis", CELL_TEXT, COLUMN_LATER, AT(reaches_basis), NULL},
	{"respond_days", CELL_NUMBER, COLUMN_LATER, AT(respond_days), NULL},
	{"lift_days", CELL_NUMBER, COLUMN_LATER, AT(lift_days), NULL},
	{"days_source", CELL_TEXT, COLUMN_LATER, AT(days_source), NULL}, HEAD_COLUMNS};
#undef ROW
#define ROW threshold_row
static const struct column threshold_columns[] = {
	{"list", CELL_CODE, KEY, AT(list), NULL},
	{"of_list", CELL_CODE, KEY, AT(of_list), NULL},
	{"of_ground", CELL_TEXT, COLUMN_KEY, AT(of_ground), NULL},
	{"count", CELL_NUMBER, NEED, AT(count), NULL},
	{"months", CELL_NUMBER, NEED, AT(months), NULL},
	{"authority", CELL_CODE, NEED, AT(authority), NULL}, HEAD_COLUMNS};
#undef ROW
#define ROW department_row
static const struct column department_columns[] = {
	{"code", CELL_CODE, KEY, AT(code), NULL},
	{"name_zh", CELL_TEXT, NEED, AT(name_zh), NULL},
	{"name_en", CELL_TEXT, NEED, AT(name_en), NULL},
	{"credit_code", CELL_TEXT, 0, AT(credit_code), NULL},
	{"level", CELL_TEXT, NEED, AT(level), level_words},
	{"successor", CELL_CODES, 0, AT(successor), NULL},
	{"contact_zh", CELL_TEXT, 0, AT(contact_zh), NULL},
	{"contact_en", CELL_TEXT, 0, AT(contact_en), NULL},
	{"phone", CELL_TEXT, 0, AT(phone), NULL},
	{"role", CELL_TEXT, COLUMN_LATER, AT(role), body_words}, HEAD_COLUMNS};
#undef ROW
#define ROW calendar_row
static const struct column calendar_columns[] = {
	{"day", CELL_FLAG, NEED, AT(work), work_words}, HEAD_COLUMNS};
#undef ROW
#define ROW transition_row
static const struct column transition_columns[] = {
	{"list", CELL_LIST, KEY, AT(list), NULL},
	{"before", CELL_TEXT, KEY, AT(before), NULL},
	{"after", CELL_TEXT, KEY, AT(after), NULL},
	{"rule", CELL_WORD, NEED, AT(rule), transition_words}, HEAD_COLUMNS};
#undef ROW
#define ROW act_row
static const struct column act_columns[] = {{"event", CELL_WORD, KEY, AT(event), event_words},
	{"colour", CELL_WORD, KEY, AT(colour), any_colour_words},
	{"notice", CELL_WORD, KEY, AT(notice), any_notice_words},
	{"list", CELL_LIST, KEY, AT(list), NULL},
	{"case", CELL_NAMES, COLUMN_KEY, AT(case_), NULL},
	{"states", CELL_STATES, NEED, AT(states), state_words},
	{"early", CELL_FLAG, NEED, AT(early), flag_words},
	{"after", CELL_BITS, 0, AT(after), event_words},
	{"unless", CELL_BITS, 0, AT(unless), event_words},
	{"answer", CELL_BITS, 0, AT(answer), event_words},
	{"by", CELL_BY, NEED, AT(by), by_words},
	{"document", CELL_FLAG, NEED, AT(document), flag_words},
	{"fields", CELL_NAMES, 0, AT(fields), NULL},
	{"minimum", CELL_FLAG, NEED, AT(minimum), flag_words},
	{"favour", CELL_FLAG, NEED, AT(favour), flag_words},
	{"due_days", CELL_NUMBER, 0, AT(due_days), NULL},
	{"due_unit", CELL_WORD, 0, AT(due_unit), unit_words},
	{"extension_days", CELL_NUMBER, 0, AT(extension_days), NULL},
	{"bar", CELL_TERM, 0, AT(bar), NULL},
	{"article", CELL_TEXT, NEED, AT(article), NULL}, HEAD_COLUMNS};
#undef ROW
#define ROW retention_row
static const struct column retention_columns[] = {
	{"case", CELL_WORD, KEY, AT(case_), retention_words},
	{"colour", CELL_WORD, KEY, AT(colour), any_colour_words},
	{"list", CELL_LIST, KEY, AT(list), NULL},
	{"kinds", CELL_KINDS, KEY, AT(kinds), kind_words},
	{"anchor", CELL_WORD, NEED, AT(anchor), retention_anchor_words},
	{"term", CELL_TERM, 0, AT(term), NULL},
	{"action", CELL_WORD, NEED, AT(action), retention_action_words}, HEAD_COLUMNS};
#undef ROW
#define ROW takedown_row
static const struct column takedown_columns[] = {
	{"case", CELL_WORD, KEY, AT(case_), takedown_words},
	{"list", CELL_LIST, KEY, AT(list), NULL},
	{"days", CELL_NUMBER, NEED, AT(days), NULL},
	{"unit", CELL_WORD, NEED, AT(unit), unit_words},
	{"stops", CELL_FLAG, NEED, AT(stops), flag_words},
	{"article", CELL_TEXT, NEED, AT(article), NULL}, HEAD_COLUMNS};
#undef ROW
#define ROW channel_row
static const struct column channel_columns[] = {{"code", CELL_CODE, KEY, AT(code), NULL},
	{"name_zh", CELL_TEXT, NEED, AT(name_zh), NULL},
	{"name_en", CELL_TEXT, NEED, AT(name_en), NULL},
	{"kind", CELL_WORD, NEED, AT(kind), channel_words},
	{"contact", CELL_TEXT, NEED, AT(contact), NULL},
	{"days", CELL_NUMBER, NEED, AT(days), NULL}, HEAD_COLUMNS};
#undef ROW
#define ROW approval_row
static const struct column approval_columns[] = {
	{"role", CELL_WORD, KEY, AT(role), approval_words},
	{"required", CELL_FLAG, NEED, AT(required), flag_words},
	{"name_zh", CELL_TEXT, NEED, AT(name_zh), NULL},
	{"name_en", CELL_TEXT, NEED, AT(name_en), NULL}, HEAD_COLUMNS};
#undef ROW
#define ROW reason_row
static const struct column reason_columns[] = {
	{"reason", CELL_WORD, KEY, AT(reason), reason_words},
	{"below_months", CELL_NUMBER, 0, AT(below_months), NULL},
	{"working_months", CELL_NUMBER, 0, AT(working_months), NULL},
	{"article", CELL_TEXT, NEED, AT(article), NULL}, HEAD_COLUMNS};
#undef ROW

const struct table tables[TABLE_COUNT] = {
	[TABLE_LISTS] = {sizeof(struct list_row), list_columns},
	[TABLE_GROUNDS] = {sizeof(struct ground_row), ground_columns},
	[TABLE_TERMS] = {sizeof(struct term_row), term_columns},
	[TABLE_MEASURES] = {sizeof(struct measure_row), measure_columns},
	[TABLE_RULES] = {sizeof(struct rule_row), rule_columns},
	[TABLE_THRESHOLDS] = {sizeof(struct threshold_row), threshold_columns},
	[TABLE_DEPARTMENTS] = {sizeof(struct department_row), department_columns},
	[TABLE_CALENDAR] = {sizeof(struct calendar_row), calendar_columns},
	[TABLE_TRANSITIONS] = {sizeof(struct transition_row), transition_columns},
	[TABLE_ACTS] = {sizeof(struct act_row), act_columns},
	[TABLE_RETENTION] = {sizeof(struct retention_row), retention_columns},
	[TABLE_TAKEDOWN] = {sizeof(struct takedown_row), takedown_columns},
	[TABLE_CHANNELS] = {sizeof(struct channel_row), channel_columns},
	[TABLE_APPROVALS] = {sizeof(struct approval_row), approval_columns},
	[TABLE_REASONS] = {sizeof(struct reason_row), reason_columns},
};

_Static_assert(sizeof(list_columns) / sizeof(list_columns[0]) <= COLUMNS_MAX, "columns");

const char *word_text(const struct word *words, int value)
{
	for (; words->text; words++)
		if (words->value == value)
			return words->text;
	return "";
}

void words_list(const struct word *words, struct buf *out)
{
	for (const struct word *word = words; word->text; word++)
		if (word->text[0])
			buf_printf(out, "%s%s", out->length ? ", " : "", word->text);
}

const struct column *column_find(enum table_id table, const char *name, size_t length)
{
	for (const struct column *column = tables[table].columns; column->name; column++)
		if (strlen(column->name) == length &&
			memcmp(column->name, name, length) == 0)
			return column;
	return NULL;
}

void columns_list(enum table_id table, struct buf *out)
{
	for (const struct column *column = tables[table].columns; column->name; column++)
		buf_printf(out, "%s%s", out->length ? ", " : "", column->name);
}

void tables_list(struct buf *out)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		buf_printf(out, "%s%s", i ? ", " : "", table_names[i]);
}

void term_format(struct term term, char text[TERM_BYTES])
{
	static const char *const fixed[] = {[TERM_NOT_SET] = "",
		[TERM_BAN] = "ban",
		[TERM_LIFE] = "life",
		[TERM_OPEN] = "open",
		[TERM_HIDDEN] = "hidden"};

	if (term.unit == TERM_DAYS)
		snprintf(text, TERM_BYTES, "%dd", term.count);
	else if (term.unit == TERM_MONTHS)
		snprintf(text, TERM_BYTES, "%dm", term.count);
	else
		snprintf(text, TERM_BYTES, "%s", fixed[term.unit]);
}

/* Rule: design: a month has 28 to 31 days, so that the answer holds whenever it begins. */
bool term_within(struct term a, struct term b)
{
	if (a.unit == TERM_NOT_SET || b.unit == TERM_NOT_SET || a.unit == TERM_HIDDEN)
		return a.unit == b.unit ||
		       (a.unit == TERM_HIDDEN && b.unit != TERM_NOT_SET);
	if (a.unit == b.unit)
		return a.count <= b.count;
	if (a.unit == TERM_DAYS && b.unit == TERM_MONTHS)
		return a.count <= b.count * 28;
	if (a.unit == TERM_MONTHS && b.unit == TERM_DAYS)
		return a.count * 31 <= b.count;
	if (b.unit == TERM_OPEN)
		return a.unit == TERM_DAYS || a.unit == TERM_MONTHS;
	return b.unit == TERM_LIFE;
}

const char *colour_name(enum colour colour)
{
	return word_text(colour_words, (int)colour);
}

const char *class_name(enum list_class class_)
{
	return word_text(class_words, (int)class_);
}

const char *domain_name(enum domain domain)
{
	return word_text(domain_words, (int)domain);
}

const char *trigger_name(enum trigger trigger)
{
	return word_text(trigger_words, (int)trigger);
}

const char *trigger_name_zh(enum trigger trigger)
{
	static const struct word words[] = {{"法定直接适用", TRIGGER_LAW},
		{"文书已载明", TRIGGER_DOCUMENT},
		{"需执行单位另行决定", TRIGGER_DEPARTMENT},
		{"自愿参考", TRIGGER_VOLUNTARY}, {NULL, 0}};

	return word_text(words, (int)trigger);
}

const char *grade_name(enum grade grade)
{
	return word_text(grade_words, (int)grade);
}

const char *effect_name(enum effect effect)
{
	return word_text(effect_words, (int)effect);
}

bool role_known(const char *text, size_t length)
{
	for (const struct word *word = role_words; word->text; word++)
		if (strlen(word->text) == length && memcmp(word->text, text, length) == 0)
			return true;
	return false;
}

bool grade_parse(const char *text, size_t length, enum grade *out)
{
	static const struct word words[] = {{"轻微", GRADE_MINOR},
		{"一般", GRADE_GENERAL}, {"严重", GRADE_SEVERE}, {"minor", GRADE_MINOR},
		{"general", GRADE_GENERAL}, {"severe", GRADE_SEVERE}, {NULL, 0}};

	*out = GRADE_NONE;
	for (const struct word *word = words; word->text; word++)
		if (strlen(word->text) == length &&
			memcmp(word->text, text, length) == 0) {
			*out = (enum grade)word->value;
			return true;
		}
	return false;
}
