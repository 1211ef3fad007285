/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act_fields.c - what an act in a file carries besides: its fields, from columns.
 *
 * One dictionary for files of acts and of entries: the headings below, which acts
 * alone have, and each field of entries as the act has it, headed by its name
 * behind act_ or its Chinese header behind 办理后 (act_until, 办理后截止日期).  In a
 * file of acts no column is of an entry, so that the plain name or header does
 * too, and so does any other heading that is a word of lower-case letters; in a
 * file of entries 截止日期 is the entry's, and a word that nobody knows is no act's.
 * Values take the form in which fields are stored.
 */
#include "intake/act_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "id/identifier.h"
#include "record/takedown.h"

/* What a value is, so that what people write becomes the canonical text. */
enum value { VALUE_TEXT, VALUE_ANSWER, VALUE_DAY, VALUE_KIND, VALUE_EFFECTS, VALUE_OUTCOME };

static const struct heading {
	const char *heading;
	const char *name;
	enum value value;
} headings[] = {
	{"新名称", "name", VALUE_TEXT},
	{"另一证件号码", "to", VALUE_TEXT},
	{"新证件号码", "to", VALUE_TEXT},
	{"修复效力", "effects", VALUE_EFFECTS},
	{"延长事项", "of", VALUE_KIND},
	{"复查结果", "outcome", VALUE_OUTCOME},
	{"虚假材料", "false_material", VALUE_ANSWER},
	{"已纠正", "corrected", VALUE_ANSWER},
	{"已承诺", "commitment", VALUE_ANSWER},
	{"裁定文号", "ruling", VALUE_TEXT},
	{"复议或诉讼案号", "proceeding", VALUE_TEXT},
	{"作废事项", "kind", VALUE_KIND},
	{"作废文号", "of", VALUE_TEXT},
	{"异议文号", "of", VALUE_TEXT},
	{"新记录编号", "entry", VALUE_TEXT},
	{"办理说明", "note", VALUE_TEXT},
	{"name", "name", VALUE_TEXT},
	{"to", "to", VALUE_TEXT},
	{"effects", "effects", VALUE_EFFECTS},
	{"of", "of", VALUE_KIND},
	{"outcome", "outcome", VALUE_OUTCOME},
	{"false_material", "false_material", VALUE_ANSWER},
	{"corrected", "corrected", VALUE_ANSWER},
	{"commitment", "commitment", VALUE_ANSWER},
	{"annulled_kind", "kind", VALUE_KIND},
	{"new_entry", "entry", VALUE_TEXT},
	{"ruling", "ruling", VALUE_TEXT},
	{"proceeding", "proceeding", VALUE_TEXT},
	{"annulled_document", "of", VALUE_TEXT},
	{"objection_document", "of", VALUE_TEXT},
	{"act_note", "note", VALUE_TEXT},
	{"延长至", "until", VALUE_DAY},
	{"撤下渠道", "channel", VALUE_TEXT},
	{"channel", "channel", VALUE_TEXT},
};

#define WORD_MAX 40

/* A heading of lower-case letters, digits and _ names a field as it stands. */
static bool is_field_word(const char *text)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_");

	return length > 0 && length <= WORD_MAX && !text[length] && text[0] >= 'a';
}

static const struct heading *find_heading(const char *text)
{
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		if (text_equal(headings[i].heading, text))
			return &headings[i];
	return NULL;
}

/* A field of entries that acts carry; the name only where it is corrected. */
static bool is_carried(enum field field, bool corrects)
{
	if (field == FIELD_SUBJECT_NAME)
		return corrects; /* else it says whose entry the clerk means */
	return field > FIELD_DECIDED && field < FIELD_AMOUNT_YUAN && field != FIELD_KIND &&
		field != FIELD_ID_REASON && field != FIELD_CORRECTS && field != FIELD_CORRECTION;
}

/* The field of entries of a heading with act_ or 办理后 before it; FIELD_COUNT: none. */
static enum field given_field(const char *heading)
{
	static const char word[] = "act_", chinese[] = "办理后";
	bool english = strncmp(heading, word, strlen(word)) == 0;

	if (!english && strncmp(heading, chinese, strlen(chinese)) != 0)
		return FIELD_COUNT;
	heading += english ? strlen(word) : strlen(chinese);
	for (int f = 0; f < FIELD_COUNT; f++)
		if (is_carried((enum field)f, true) && !field_is_role((enum field)f) &&
			text_equal(heading,
				english ? field_name((enum field)f) : field_header((enum field)f)))
			return (enum field)f;
	return FIELD_COUNT;
}

const char *act_field_of(enum words words, const char *heading)
{
	const struct heading *known = find_heading(heading);
	enum field field = FIELD_COUNT;

	if (words == WORDS_FEEDBACK)
		return NULL;
	if (known)
		return known->name;
	field = given_field(heading);
	if (field != FIELD_COUNT)
		return field_name(field);
	return words == WORDS_ACTS && is_field_word(heading) ? heading : NULL;
}

/* ---- values ---- */

static const char *fault(struct reading *r, int column, enum message message,
	const struct cell *cell, const char *a)
{
	reading_say(r, message, column, r->rules->mapping->fields[column], cell, a, NULL);
	return "";
}

static const char *day_value(struct reading *r, int column, const struct cell *cell,
	bool long_term)
{
	char text[CREDIT_DAY_BYTES];
	bool lasting;
	bool serial;
	credit_day day;
	enum message message = cell_day(cell->text, cell->length, &lasting, &serial, &day);

	if (message != MSG_COUNT)
		return fault(r, column, message, cell, NULL);
	if (lasting)
		return long_term ? "long" : fault(r, column, MSG_INTAKE_DAY_LONG, cell, NULL);
	credit_day_format(day, text);
	if (serial)
		fault(r, column, MSG_INTAKE_DAY_SERIAL, cell, text);
	return reading_keep(r, text, strlen(text));
}

static const char *answer_value(struct reading *r, int column, const struct cell *cell)
{
	enum answer answer;

	if (cell_answer(cell->text, cell->length, &answer) != MSG_COUNT)
		return fault(r, column, MSG_INTAKE_ANSWER, cell, NULL);
	return answer == ANSWER_YES ? "yes" : "no";
}

/* 公示、使用 as publicity,use; what is none of them stays, for the law to refuse. */
static const char *effects_value(struct reading *r, const struct cell *cell)
{
	static const char *const words[][2] = {
		{"公示", "publicity"}, {"使用", "use"}, {"措施", "measures"}, {"惩戒", "measures"}};
	struct buf out = BUF_INIT;
	const char *kept;

	for (size_t at = 0; at < cell->length;) {
		const char *text = cell->text + at;
		size_t left = cell->length - at;
		size_t used = 0;

		for (size_t i = 0; !used && i < sizeof(words) / sizeof(words[0]); i++)
			if (strlen(words[i][0]) <= left &&
				memcmp(text, words[i][0], strlen(words[i][0])) == 0) {
				used = strlen(words[i][0]);
				buf_str(&out, words[i][1]);
			}
		if (!used && left >= 3 && (memcmp(text, "、", 3) == 0 || memcmp(text, "；", 3) == 0 ||
						  memcmp(text, "，", 3) == 0)) {
			used = 3;
			buf_u8(&out, ',');
		}
		if (!used) {
			used = 1;
			buf_u8(&out, (uint8_t)*text);
		}
		at += used;
	}
	kept = reading_keep(r, buf_cstr(&out), out.length);
	buf_free(&out);
	return kept;
}

static const char *outcome_value(struct reading *r, const struct cell *cell)
{
	static const char *const words[][2] = {{"合格", "pass"}, {"通过", "pass"},
		{"不合格", "fail"}, {"未通过", "fail"}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i][0]) == cell->length &&
			memcmp(words[i][0], cell->text, cell->length) == 0)
			return words[i][1];
	return reading_keep(r, cell->text, cell->length);
}

static const char *kind_value(struct reading *r, const struct cell *cell)
{
	int subject = 0;
	int kind = act_kind_of(cell, &subject);

	if (kind)
		return credit_event_kind_name(kind);
	return subject ? credit_subject_kind_name(subject)
		       : reading_keep(r, cell->text, cell->length);
}

static const char *value_of(struct reading *r, int column, enum value value,
	const struct cell *cell)
{
	switch (value) {
	case VALUE_ANSWER:
		return answer_value(r, column, cell);
	case VALUE_DAY:
		return day_value(r, column, cell, false);
	case VALUE_KIND:
		return kind_value(r, cell);
	case VALUE_EFFECTS:
		return effects_value(r, cell);
	case VALUE_OUTCOME:
		return outcome_value(r, cell);
	default:
		return reading_keep(r, cell->text, cell->length);
	}
}

/* A field of entries. */
static const char *entry_value(struct reading *r, int column, enum field field,
	const struct cell *cell)
{
	static const char *const said[] = {"", "none", "dismissed", "upheld"};
	enum objection_said objection;
	enum grade grade;

	switch (field) {
	case FIELD_BASIS_DAY:
	case FIELD_SERVED:
	case FIELD_NOTIFIED:
	case FIELD_LISTED:
	case FIELD_ACT_END:
	case FIELD_PUBLISHED:
		return day_value(r, column, cell, false);
	case FIELD_UNTIL:
		return day_value(r, column, cell, true);
	case FIELD_LABOUR_INCOME:
	case FIELD_SAME_CASE:
		return answer_value(r, column, cell);
	case FIELD_OBJECTION:
		if (cell_objection(cell->text, cell->length, &objection) != MSG_COUNT)
			return fault(r, column, MSG_INTAKE_OBJECTION, cell, NULL);
		return said[objection];
	case FIELD_GRADE:
		if (!grade_parse(cell->text, cell->length, &grade))
			return fault(r, column, MSG_INTAKE_GRADE, cell, NULL);
		return grade_name(grade);
	default:
		return reading_keep(r, cell->text, cell->length);
	}
}

/* ---- columns ---- */

/* What a column carries for an act; no name: nothing. */
struct carried {
	const char *name;
	enum field field; /* of entries; FIELD_COUNT: a field that acts alone have */
	enum value value;
};

static struct carried carried_by(const struct reading *r, int column, enum words words, int kind)
{
	const struct mapping *mapping = r->rules->mapping;
	const char *heading = mapping->headers[column];
	struct carried out = {NULL, mapping->fields[column], VALUE_TEXT};
	const struct heading *known;

	if (out.field != FIELD_COUNT) {
		if (words == WORDS_ACTS && is_carried(out.field, kind == CREDIT_EVENT_CORRECTED))
			out.name = field_name(out.field);
		return out;
	}
	out.name = act_field_of(words, heading);
	known = find_heading(heading);
	if (known)
		out.value = known->value;
	else
		out.field = given_field(heading);
	if (out.name && !kind && text_equal(out.name, "to"))
		out.name = NULL; /* of an act on a subject it is no field */
	return out;
}

bool act_fields_any(const struct reading *r)
{
	struct cell cell;

	for (uint32_t i = 0; i < r->rules->mapping->count; i++)
		if (r->rules->mapping->fields[i] == FIELD_COUNT &&
			reading_column(r->record, (int)i, &cell) &&
			!cell_is_empty(FIELD_COUNT, cell.text, cell.length) &&
			act_field_of(WORDS_ROWS, r->rules->mapping->headers[i]))
			return true;
	return false;
}

static int order_fields(const void *a, const void *b)
{
	return strcmp(((const struct event_field *)a)->name,
		((const struct event_field *)b)->name);
}

static void read_column(struct reading *r, int column, enum words words, int kind,
	struct event_field *out, size_t *count)
{
	struct carried carried = carried_by(r, column, words, kind);
	char most[24];
	struct cell cell;

	if (!carried.name || !reading_column(r->record, column, &cell) ||
		cell_is_empty(carried.field, cell.text, cell.length))
		return;
	if (*count == EVENT_FIELDS_MAX) {
		snprintf(most, sizeof(most), "%d", EVENT_FIELDS_MAX);
		fault(r, column, MSG_INTAKE_ACT_FIELDS, &cell, most);
		return;
	}
	for (size_t i = 0; i < *count; i++)
		if (text_equal(out[i].name, carried.name)) {
			fault(r, column, MSG_INTAKE_ACT_FIELD_TWICE, &cell, carried.name);
			return;
		}
	out[*count].name = carried.name;
	out[*count].value = carried.field == FIELD_COUNT
		? value_of(r, column, carried.value, &cell)
		: entry_value(r, column, carried.field, &cell);
	++*count;
}

void act_fields_read(struct reading *r, enum words words, int kind,
	const struct event_field **fields, size_t *count)
{
	struct event_field *out =
		arena_alloc(r->arena, EVENT_FIELDS_MAX * sizeof(struct event_field));

	*fields = out;
	*count = 0;
	if (!out) {
		r->no_memory = true;
		return;
	}
	for (uint32_t i = 0; i < r->rules->mapping->count; i++)
		read_column(r, (int)i, words, kind, out, count);
	if (*count > 1)
		qsort(out, *count, sizeof(out[0]), order_fields);
}

void act_event_fields(struct reading *r, enum words words, struct event *event)
{
	struct cell cell;

	if (!event->kind)
		return;
	act_fields_read(r, words, event->kind, &event->fields, &event->fields_count);
	if (event->kind == CREDIT_EVENT_TAKEN_DOWN && !takedown_is_channels(event) &&
		reading_cell(r, FIELD_ACT, &cell))
		reading_fault(r, MSG_INTAKE_ACT_CHANNEL, FIELD_ACT, &cell, NULL, NULL);
}

/* ---- other subjects ---- */

/* One identifier of several in a cell; a fault where it is none. */
static void read_other(struct reading *r, int column, const char *text, size_t length,
	credit_id *out, size_t *count)
{
	struct cell cell = cell_clean(text, length);
	enum message message;

	if (!cell.length)
		return;
	if (*count == SUBJECT_OTHERS_MAX) {
		fault(r, column, MSG_INTAKE_MANY, NULL, NULL);
		return;
	}
	message = id_read(cell.text, cell.length, r->rules->today, false, &out[*count]);
	if (message != MSG_COUNT) {
		reading_say(r, message, column, FIELD_SUBJECT_ID, &cell, NULL, NULL);
		return;
	}
	out[*count].flags &= (uint8_t)~CREDIT_ID_CLEANED;
	++*count;
}

size_t act_others_read(struct reading *r, credit_id out[SUBJECT_OTHERS_MAX])
{
	const struct mapping *mapping = r->rules->mapping;
	size_t count = 0;

	for (uint32_t i = 0; i < mapping->count; i++) {
		const char *name = act_field_of(WORDS_ACTS, mapping->headers[i]);
		struct cell cell;

		if (mapping->fields[i] != FIELD_COUNT || !name || !text_equal(name, "to") ||
			!reading_column(r->record, (int)i, &cell))
			continue;
		while (cell.length) {
			size_t end = 0;
			size_t skip = 1;

			while (end < cell.length && cell.text[end] != ';' &&
				!(cell.length - end >= 3 &&
					(memcmp(cell.text + end, "、", 3) == 0 ||
						memcmp(cell.text + end, "；", 3) == 0)))
				end++;
			if (end < cell.length && cell.text[end] != ';')
				skip = 3;
			read_other(r, (int)i, cell.text, end, out, &count);
			end = end < cell.length ? end + skip : end;
			cell.text += end;
			cell.length -= end;
		}
	}
	return subject_others_sort(out, count);
}
