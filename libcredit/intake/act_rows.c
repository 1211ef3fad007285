/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act_rows.c - one record of a file of acts to one act, with every fault in it.
 *
 * An act on an entry names it by id or public number, an act on a subject by
 * its identifier.  A name or identifier beside the number of an entry says whom
 * the clerk means: one that is not of that entry refuses the row, because an act
 * on the wrong entry harms somebody.
 */
#include "intake/act_file.h"

#include <string.h>

#include "base/text.h"
#include "id/identifier.h"

/* Everything of one record. */
struct act_reading {
	struct reading r;
	credit_snapshot *view;
	struct filed_act *out;
	const struct entry *entry; /* that the row names; NULL: none, or a fault */
	credit_id id;              /* scheme NONE: none, or a fault */
	int subject_kind;
	bool id_present;
};

/* ---- whom it is about ---- */

/* The entry of the row's number.  CREDIT_OK, or a failure of the store. */
static int read_entry(struct act_reading *a, credit_error *err)
{
	credit_error error = {0};
	struct cell cell;
	const char *text;
	int status;

	if (!reading_cell(&a->r, FIELD_ENTRY, &cell))
		return CREDIT_OK;
	text = reading_keep(&a->r, cell.text, cell.length);
	status = snapshot_entry_named(
		a->view, cell.text, cell.length, a->r.arena, &a->entry, &error);
	if (status == CREDIT_ENOTFOUND || status == CREDIT_EFORMAT || status == CREDIT_EINVAL) {
		a->entry = NULL;
		reading_fault(&a->r,
			status == CREDIT_ENOTFOUND ? MSG_ENTRY_NONE : MSG_ENTRY_NAME_FORM,
			FIELD_ENTRY, &cell, status == CREDIT_ENOTFOUND ? text : NULL, NULL);
		return CREDIT_OK;
	}
	if (status && err)
		*err = error;
	return status;
}

static bool same_text(const char *a, const struct cell *b)
{
	struct buf left = BUF_INIT;
	struct buf right = BUF_INIT;
	bool same = !text_match_key(a, strlen(a), &left) &&
		!text_match_key(b->text, b->length, &right) &&
		text_equal(buf_cstr(&left), buf_cstr(&right));

	buf_free(&left);
	buf_free(&right);
	return same;
}

/* Is the name one that the entry bears, or bore as it was recorded? */
static int check_name(struct act_reading *a, const struct subject_records *records)
{
	struct entry current;
	struct entry entry = *a->entry;
	struct cell cell;
	int status;

	if (a->out->event.kind == CREDIT_EVENT_CORRECTED ||
		!reading_cell(&a->r, FIELD_SUBJECT_NAME, &cell))
		return CREDIT_OK;
	entry.acts = records->acts;
	entry.acts_count = records->acts_count;
	status = entry_current(&entry, a->r.arena, &current);
	if (!status && !same_text(current.name, &cell) &&
		!same_text(entry_name_on(&current, a->r.rules->today), &cell))
		reading_fault(&a->r, MSG_INTAKE_ACT_NAME, FIELD_SUBJECT_NAME, &cell, NULL, NULL);
	return status;
}

static bool is_of(const credit_id *id, const struct subject_records *records)
{
	credit_id inner;

	for (size_t i = 0; i < records->ids_count; i++) {
		if (id_equal(id, &records->ids[i]) ||
			(id_organisation_code(&records->ids[i], &inner) && id_equal(id, &inner)) ||
			(id_organisation_code(id, &inner) && id_equal(&inner, &records->ids[i])))
			return true;
	}
	return false;
}

/* Name and identifier beside the number of an entry must be of its subject. */
static int check_subject(struct act_reading *a, credit_error *err)
{
	struct subject_records records;
	int status;

	if (!a->entry)
		return CREDIT_OK;
	status = snapshot_subject(a->view, &a->entry->subject, a->r.arena, &records, err);
	if (status)
		return status;
	if (a->id.scheme && !is_of(&a->id, &records))
		reading_fault(&a->r, MSG_INTAKE_ACT_ID, FIELD_SUBJECT_ID, NULL, NULL, NULL);
	return check_name(a, &records);
}

/* ---- the act ---- */

/* The body that registered it: of the tables, or any credit code. */
static const char *read_registrar(struct act_reading *a, credit_day day)
{
	struct cell cell;
	credit_id id;

	if (!reading_cell(&a->r, FIELD_ACT_BY, &cell) ||
		catalogue_department_find(a->r.rules->tables, cell.text, cell.length,
			day == CREDIT_DAY_NONE ? a->r.rules->today : day) ||
		id_read(cell.text, cell.length, a->r.rules->today, false, &id) != MSG_COUNT ||
		id.scheme != CREDIT_SCHEME_CREDIT_CODE)
		return reading_act_authority(&a->r, day, "", "");
	return reading_keep(&a->r, id.text, id.length);
}

static void make_subject_act(struct act_reading *a)
{
	struct subject_act *act = &a->out->subject;
	credit_id *others = arena_alloc(a->r.arena, SUBJECT_OTHERS_MAX * sizeof(*others));

	a->out->of_subject = true;
	if (!a->id_present)
		reading_required(&a->r, FIELD_SUBJECT_ID, false);
	memset(act, 0, sizeof(*act));
	act->subject = a->id;
	act->kind = a->subject_kind;
	act->day = a->out->event.day;
	act->document = a->out->event.document;
	act->operator_ = a->out->event.operator_;
	act->authority = read_registrar(a, act->day);
	if (!others) {
		a->r.no_memory = true;
		return;
	}
	act->others = others;
	act->others_count = act_others_read(&a->r, others);
	act_fields_read(&a->r, WORDS_ACTS, 0, &act->fields, &act->fields_count);
}

static void make_event(struct act_reading *a)
{
	struct event *event = &a->out->event;
	const struct entry *entry = a->entry;
	struct cell cell;

	if (!event->kind && a->id_present && !reading_cell(&a->r, FIELD_ENTRY, &cell))
		return; /* it may have been meant as an act on the subject */
	reading_required(&a->r, FIELD_ENTRY, reading_cell(&a->r, FIELD_ENTRY, &cell));
	/* an empty cell is a fault: whoever sends a file of acts says whose they are */
	if (!reading_cell(&a->r, FIELD_ACT_BY, &cell))
		reading_required(&a->r, FIELD_ACT_BY, false);
	else
		event->authority = reading_act_authority(&a->r, event->day,
			entry ? entry->authority : "", entry ? entry->authority_name : "");
	act_event_fields(&a->r, WORDS_ACTS, event);
	if (entry)
		event->entry = entry->id;
}

int filed_act_read(const struct row_rules *rules, credit_snapshot *view,
	const struct csv_record *record, struct arena *arena, struct filed_act *out,
	credit_error *err)
{
	struct act_reading a = {
		.r = {.rules = rules, .record = record, .arena = arena}, .view = view, .out = out};
	int status;

	memset(out, 0, sizeof(*out));
	out->number = record->row;
	out->line = record->line;
	if (!reading_begin(&a.r)) {
		out->refused = true;
		return rules->findings->status;
	}
	reading_act(&a.r, &out->event, &a.subject_kind);
	a.id_present = reading_id(&a.r, "", &a.id);
	status = read_entry(&a, err);
	if (!status)
		status = check_subject(&a, err);
	if (status)
		return status;
	if (a.subject_kind)
		make_subject_act(&a);
	else
		make_event(&a);
	out->refused = a.r.refused;
	return a.r.no_memory ? CREDIT_ENOMEM : rules->findings->status;
}
