/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act_cells.c - the cells of an act: what was done, when, by which document, by whom.
 *
 * Runs for each row that carries an act, in a file of entries or of acts.  The
 * kind is the word that commands use or the one that people read in Chinese,
 * and a few words beside it that real documents bear for the same thing.
 */
#include "intake/reading.h"

#include <string.h>

#include "base/text.h"

/* Other words for a kind, as forms and documents have them. */
static const struct {
	const char *word;
	int kind;
} act_words[] = {
	{"告知", CREDIT_EVENT_NOTIFIED}, /* 已告知, 已列入 are their labels as states */
	{"列入", CREDIT_EVENT_LISTED},
	{"异议", CREDIT_EVENT_OBJECTED},
	{"异议申请", CREDIT_EVENT_OBJECTED},
	{"异议受理", CREDIT_EVENT_OBJECTED},
	{"受理异议", CREDIT_EVENT_OBJECTED},
	{"修复申请", CREDIT_EVENT_REPAIR_APPLIED},
	{"修复受理", CREDIT_EVENT_REPAIR_ACCEPTED},
	{"修复", CREDIT_EVENT_REPAIRED},
	{"信用修复", CREDIT_EVENT_REPAIRED},
	{"移出名单", CREDIT_EVENT_REMOVED},
	{"延期", CREDIT_EVENT_EXTENDED},
	{"复查", CREDIT_EVENT_REVIEWED},
};

static bool is_word(const char *word, const struct cell *cell)
{
	return word[0] && strlen(word) == cell->length &&
		memcmp(word, cell->text, cell->length) == 0;
}

static int event_kind(const struct cell *cell)
{
	for (int kind = CREDIT_EVENT_DECIDED;; kind++) {
		const char *name = credit_event_kind_name(kind);

		if (!name[0])
			break;
		if (is_word(name, cell) || is_word(credit_word_label(name, CREDIT_ZH), cell))
			return kind;
	}
	for (size_t i = 0; i < sizeof(act_words) / sizeof(act_words[0]); i++)
		if (is_word(act_words[i].word, cell))
			return act_words[i].kind;
	return 0;
}

static int subject_kind(const struct cell *cell)
{
	for (int kind = CREDIT_SUBJECT_RENAMED;; kind++) {
		const char *name = credit_subject_kind_name(kind);

		if (!name[0])
			return 0;
		if (is_word(name, cell) || is_word(credit_word_label(name, CREDIT_ZH), cell))
			return kind;
	}
}

int act_kind_of(const struct cell *cell, int *subject)
{
	int kind = event_kind(cell);

	*subject = kind ? 0 : subject_kind(cell);
	return kind;
}

bool reading_has_act(const struct reading *r)
{
	struct cell cell;

	return reading_cell(r, FIELD_ACT, &cell) || reading_cell(r, FIELD_ACT_DAY, &cell) ||
		reading_cell(r, FIELD_ACT_DOCUMENT, &cell) ||
		reading_cell(r, FIELD_ACT_BY, &cell);
}

/* The kind, or 0 with a fault unless it is one of subjects that may stand there. */
static int read_kind(struct reading *r, int *subject)
{
	struct cell cell;
	const char *word;
	int kind;
	int other;

	if (!reading_cell(r, FIELD_ACT, &cell)) {
		reading_required(r, FIELD_ACT, false);
		return 0;
	}
	kind = act_kind_of(&cell, &other);
	if (subject)
		*subject = other;
	if (other && subject)
		return 0;
	if (kind && (act_kind_recordable(kind) || kind == CREDIT_EVENT_TAKEN_DOWN))
		return kind; /* of taken-down the channel is asked with its fields */
	word = reading_keep(r, cell.text, cell.length);
	reading_fault(r,
		kind ? MSG_INTAKE_ACT_OWN : other ? MSG_INTAKE_ACT_SUBJECT : MSG_INTAKE_ACT,
		FIELD_ACT, &cell, word, NULL);
	return 0;
}

int reading_act(struct reading *r, struct event *out, int *subject)
{
	struct cell cell;

	memset(out, 0, sizeof(*out));
	out->day = CREDIT_DAY_NONE;
	out->document = "";
	out->authority = "";
	out->operator_ = "";
	if (subject)
		*subject = 0;
	out->kind = read_kind(r, subject);
	reading_required(r, FIELD_ACT_DAY, reading_cell(r, FIELD_ACT_DAY, &cell));
	reading_day(r, FIELD_ACT_DAY, false, NULL, &out->day);
	reading_required(r, FIELD_ACT_DOCUMENT, reading_cell(r, FIELD_ACT_DOCUMENT, &cell));
	reading_text(r, FIELD_ACT_DOCUMENT, DOCUMENT_BYTES_MAX, true, &out->document);
	reading_text(r, FIELD_ACT_OPERATOR, NAME_BYTES_MAX, false, &out->operator_);
	return out->kind;
}

const char *reading_act_authority(struct reading *r, credit_day day, const char *own,
	const char *own_name)
{
	const struct department_row *department;
	struct cell cell;

	if (!reading_cell(r, FIELD_ACT_BY, &cell)) {
		if (own[0])
			return own;
		reading_required(r, FIELD_ACT_BY, false);
		return "";
	}
	department = catalogue_department_find(r->rules->tables, cell.text, cell.length,
		day == CREDIT_DAY_NONE ? r->rules->today : day);
	if (department && department->credit_code[0])
		return department->credit_code;
	if (is_word(own, &cell) || is_word(own_name, &cell))
		return own;
	reading_fault(r, MSG_INTAKE_AUTHORITY, FIELD_ACT_BY, &cell,
		reading_keep(r, cell.text, cell.length), NULL);
	return "";
}

enum field act_fault_field(enum message message)
{
	switch (message) {
	case MSG_EVENT_DAY:
	case MSG_EVENT_EARLY:
	case MSG_EVENT_FUTURE:
	case MSG_EVENT_MINIMUM:
	case MSG_EVENT_BARRED:
	case MSG_SUBJECT_FUTURE:
		return FIELD_ACT_DAY;
	case MSG_EVENT_DOCUMENT:
		return FIELD_ACT_DOCUMENT;
	case MSG_EVENT_AUTHORITY:
	case MSG_SUBJECT_AUTHORITY:
		return FIELD_ACT_BY;
	default:
		return FIELD_ACT;
	}
}
