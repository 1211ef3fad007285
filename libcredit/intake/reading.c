/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reading.c - cells of a record by field, and the faults in them.
 *
 * Runs for every row of every import.  Values in findings are masked where
 * they are made, so that no full identifier gets into a message.
 */
#include "intake/reading.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "id/identifier.h"

bool reading_column(const struct csv_record *record, int column, struct cell *out)
{
	*out = (struct cell){"", 0, false};
	if (column < 0 || (size_t)column >= record->fields_count)
		return false;
	*out = cell_clean(record->fields[column].text, record->fields[column].length);
	return true;
}

bool reading_cell_at(const struct reading *r, int column, enum field field, struct cell *out)
{
	if (!reading_column(r->record, column, out))
		return false;
	return !cell_is_empty(field, out->text, out->length);
}

bool reading_cell(const struct reading *r, enum field field, struct cell *out)
{
	return reading_cell_at(r, r->rules->mapping->column[field], field, out);
}

void reading_say(struct reading *r, enum message message, int column, enum field field,
	const struct cell *cell, const char *a, const char *b)
{
	struct buf value = BUF_INIT;
	struct found found = {
		.row = r->record->row,
		.line = r->record->line,
		.column = column < 0 ? 0 : (uint32_t)column + 1,
		.message = message,
		.field = field,
		.params = {a ? a : "", b ? b : ""},
		.params_count = b ? 2 : a ? 1 : 0,
	};

	if (cell)
		cell_mask(cell->text, cell->length,
			field == FIELD_SUBJECT_ID || field == FIELD_ROLE_ID, &value);
	found.value = buf_cstr(&value);
	findings_add(r->rules->findings, &found);
	buf_free(&value);
	if (message_severity(message) >= CREDIT_REFUSED)
		r->refused = true;
}

void reading_fault(struct reading *r, enum message message, enum field field,
	const struct cell *cell, const char *a, const char *b)
{
	reading_say(r, message, r->rules->mapping->column[field], field, cell, a, b);
}

const char *reading_keep(struct reading *r, const char *text, size_t length)
{
	const char *kept = arena_text(r->arena, text, length);

	if (!kept)
		r->no_memory = true;
	return kept ? kept : "";
}

/* ---- text and days ---- */

void reading_text_at(struct reading *r, int column, enum field field, size_t limit, bool one,
	const char **out)
{
	struct cell cell;
	char text[24];

	if (!reading_cell_at(r, column, field, &cell))
		return;
	if (one && cell_has_many(field, cell.text, cell.length))
		reading_say(r, MSG_INTAKE_MANY, column, field, &cell, NULL, NULL);
	if (cell.length > limit) {
		snprintf(text, sizeof(text), "%zu", limit);
		reading_say(r, MSG_INTAKE_LONG, column, field, &cell, text, NULL);
		return;
	}
	*out = reading_keep(r, cell.text, cell.length);
}

void reading_text(struct reading *r, enum field field, size_t limit, bool one,
	const char **out)
{
	reading_text_at(r, r->rules->mapping->column[field], field, limit, one, out);
}

void reading_day_at(struct reading *r, int column, enum field field, bool past,
	bool *long_term, credit_day *out)
{
	char text[CREDIT_DAY_BYTES];
	struct cell cell;
	bool lasting;
	bool serial;
	enum message message;

	if (!reading_cell_at(r, column, field, &cell))
		return;
	message = cell_day(cell.text, cell.length, &lasting, &serial, out);
	if (message == MSG_MEMORY)
		r->no_memory = true;
	if (message != MSG_COUNT) {
		*out = CREDIT_DAY_NONE;
		reading_say(r, message, column, field, &cell, NULL, NULL);
		return;
	}
	if (lasting) {
		*out = CREDIT_DAY_NONE;
		if (long_term)
			*long_term = true;
		else
			reading_say(r, MSG_INTAKE_DAY_LONG, column, field, &cell, NULL, NULL);
		return;
	}
	credit_day_format(*out, text);
	if (serial)
		reading_say(r, MSG_INTAKE_DAY_SERIAL, column, field, &cell, text, NULL);
	if (past && *out > r->rules->today)
		reading_say(r, MSG_INTAKE_DAY_FUTURE, column, field, &cell, text, NULL);
}

void reading_day(struct reading *r, enum field field, bool past, bool *long_term,
	credit_day *out)
{
	reading_day_at(r, r->rules->mapping->column[field], field, past, long_term, out);
}

void reading_required(struct reading *r, enum field field, bool present)
{
	struct cell cell;

	if (present)
		return;
	reading_column(r->record, r->rules->mapping->column[field], &cell);
	reading_fault(r, MSG_INTAKE_REQUIRED, field, &cell, field_header(field), NULL);
}

/* ---- list and authority ---- */

const struct list_row *list_find(const credit_catalogue *tables, const char *text, size_t length,
	credit_day day)
{
	const struct list_row *found = NULL;
	struct buf key = BUF_INIT;
	struct buf other = BUF_INIT;
	char code[16];

	if (length < sizeof(code)) { /* nearly always the code as it stands */
		memcpy(code, text, length);
		code[length] = '\0';
		found = catalogue_list(tables, code, day);
	}
	if (found || text_match_key(text, length, &key) || key.status)
		goto out;
	for (size_t i = 0; i < tables->lists_count && !found; i++) {
		const struct list_row *row = &tables->lists[i];

		if (day < row->head.from || day > row->head.to)
			continue;
		buf_reset(&other);
		if (!text_match_key(row->code, strlen(row->code), &other) &&
			text_equal(buf_cstr(&other), buf_cstr(&key)))
			found = row;
		buf_reset(&other);
		if (!text_match_key(row->name_zh, strlen(row->name_zh), &other) &&
			text_equal(buf_cstr(&other), buf_cstr(&key)))
			found = row;
	}
out:
	buf_free(&key);
	buf_free(&other);
	return found;
}

const struct list_row *reading_list(struct reading *r, credit_day day)
{
	const struct list_row *list = NULL;
	struct cell cell;

	if (reading_cell(r, FIELD_LIST, &cell)) {
		list = list_find(r->rules->tables, cell.text, cell.length, day);
		if (!list)
			reading_fault(r, MSG_INTAKE_LIST, FIELD_LIST, &cell,
				reading_keep(r, cell.text, cell.length), NULL);
	} else if (r->rules->list) {
		list = catalogue_list(r->rules->tables, r->rules->list, day);
		if (!list)
			reading_fault(r, MSG_INTAKE_LIST, FIELD_LIST, NULL, r->rules->list,
				NULL);
	} else {
		reading_fault(r, MSG_INTAKE_REQUIRED, FIELD_LIST, NULL,
			field_header(FIELD_LIST), NULL);
	}
	return list;
}

static const struct department_row *find_department(const struct reading *r,
	const struct cell *cell, credit_day day)
{
	struct known_authority *known = r->rules->known;
	const struct department_row *row = known->department;

	if (row && known->length == cell->length && row->head.from <= day &&
		day <= row->head.to && memcmp(known->text, cell->text, cell->length) == 0)
		return row;
	row = catalogue_department_find(r->rules->tables, cell->text, cell->length, day);
	if (row && cell->length <= sizeof(known->text)) {
		memcpy(known->text, cell->text, cell->length);
		known->length = cell->length;
		known->department = row;
	}
	return row;
}

const struct department_row *reading_department(struct reading *r, enum field field,
	const char *otherwise, credit_day day, struct cell *cell)
{
	const struct department_row *department;

	if (!reading_cell(r, field, cell)) {
		if (!otherwise) {
			reading_fault(r, MSG_INTAKE_REQUIRED, field, NULL, field_header(field),
				NULL);
			return NULL;
		}
		cell->text = otherwise;
		cell->length = strlen(otherwise);
	}
	department = find_department(r, cell, day);
	if (!department)
		reading_fault(r, MSG_INTAKE_AUTHORITY, field, cell,
			reading_keep(r, cell->text, cell->length), NULL);
	return department;
}

/* ---- the subject ---- */

/* Two identifiers of one subject: equal, or a credit code and the code inside it. */
static bool same_subject(const credit_id *a, const credit_id *b)
{
	credit_id inner;

	return id_equal(a, b) || (id_organisation_code(a, &inner) && id_equal(&inner, b)) ||
		(id_organisation_code(b, &inner) && id_equal(&inner, a));
}

static void id_remarks(struct reading *r, int column, const struct cell *cell, unsigned flags)
{

	if (cell->guarded || (flags & CREDIT_ID_CLEANED))
		reading_say(r, MSG_INTAKE_CLEANED, column, FIELD_SUBJECT_ID, cell, NULL, NULL);
	if (flags & CREDIT_ID_SUSPECT)
		reading_say(r, MSG_INTAKE_ID_SUSPECT, column, FIELD_SUBJECT_ID, cell, NULL, NULL);
	if (flags & CREDIT_ID_DERIVED)
		reading_say(r, MSG_INTAKE_ID_DERIVED, column, FIELD_SUBJECT_ID, cell, NULL, NULL);
	if (flags & CREDIT_ID_CONFIRMED)
		reading_say(r, MSG_INTAKE_ID_CONFIRMED, column, FIELD_SUBJECT_ID, cell, NULL, NULL);
}

/* Does an identifier say more than the one before it: a credit code, the code inside it? */
static bool says_more(const credit_id *id, const credit_id *before)
{
	return !before->scheme || (before->scheme == CREDIT_SCHEME_ORGANISATION_CODE &&
					  id->scheme == CREDIT_SCHEME_CREDIT_CODE);
}

bool reading_id(struct reading *r, const char *reason, credit_id *subject)
{
	const struct mapping *mapping = r->rules->mapping;
	enum message first_fault = MSG_COUNT;
	struct cell first = {0};
	int first_column = -1;

	memset(subject, 0, sizeof(*subject));
	for (uint32_t i = 0; i < mapping->count; i++) {
		struct cell cell;
		credit_id id;
		enum message message;

		if (mapping->fields[i] != FIELD_SUBJECT_ID ||
			!reading_column(r->record, (int)i, &cell) ||
			cell_is_empty(FIELD_SUBJECT_ID, cell.text, cell.length))
			continue;
		message = id_read(cell.text, cell.length, r->rules->today, *reason != '\0', &id);
		if (message == MSG_COUNT && subject->scheme && !same_subject(subject, &id)) {
			reading_say(r, MSG_INTAKE_ID_TWO, (int)i, FIELD_SUBJECT_ID, &cell, NULL, NULL);
		} else if (message == MSG_COUNT && says_more(&id, subject)) {
			*subject = id;
			id_remarks(r, (int)i, &cell, subject->flags);
			subject->flags &= (uint8_t)~CREDIT_ID_CLEANED; /* of this typing only */
		} else if (message != MSG_COUNT && first_fault == MSG_COUNT) {
			first_fault = message;
			first = cell;
			first_column = (int)i;
		}
	}
	if (!subject->scheme && first_fault != MSG_COUNT)
		reading_say(r, first_fault, first_column, FIELD_SUBJECT_ID, &first, NULL, NULL);
	return subject->scheme || first_fault != MSG_COUNT;
}

/* ---- the record ---- */

/* Cells behind the last heading: the row has slipped. */
static void check_width(struct reading *r)
{
	for (size_t i = r->rules->mapping->count; i < r->record->fields_count; i++) {
		struct cell cell =
			cell_clean(r->record->fields[i].text, r->record->fields[i].length);
		struct buf value = BUF_INIT;
		char text[24];

		if (cell.length == 0)
			continue;
		snprintf(text, sizeof(text), "%zu", i + 1);
		cell_mask(cell.text, cell.length, false, &value);
		reading_say(r, MSG_INTAKE_CELLS, (int)i, FIELD_COUNT, &cell, text, buf_cstr(&value));
		buf_free(&value);
		return;
	}
}

static void csv_faults(struct reading *r)
{
	for (size_t i = 0; i < r->record->faults_count; i++) {
		const struct csv_fault *f = &r->record->faults[i];
		const struct mapping *mapping = r->rules->mapping;
		char character[24];
		struct found found = {
			.row = r->record->row,
			.line = f->line,
			.column = f->field + 1,
			.message = f->message,
			.field = f->field < mapping->count ? mapping->fields[f->field] : FIELD_COUNT,
			.value = "",
			.params = {character, f->what},
			.params_count = *f->what ? 2 : 1,
		};

		snprintf(character, sizeof(character), "%llu", (unsigned long long)f->character);
		findings_add(r->rules->findings, &found);
		if (message_severity(f->message) >= CREDIT_REFUSED)
			r->refused = true;
	}
}

bool reading_begin(struct reading *r)
{
	csv_faults(r);
	if (csv_record_refused(r->record))
		return false;
	check_width(r);
	return true;
}
