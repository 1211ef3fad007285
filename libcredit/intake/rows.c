/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rows.c - one record of a department's file to one entry, with every fault in it.
 *
 * Runs for every row.  Nothing stops at the first fault: a clerk mends a row
 * once.  What is missing is never filled from the row above or from another
 * column, least of all the listing document.
 */
#include "intake/intake.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "id/identifier.h"

struct reading {
	const struct row_rules *rules;
	const struct csv_record *record;
	struct arena *arena;
	struct row *row;
	bool no_memory;
};

static bool column_text(const struct csv_record *record, int column, struct cell *out)
{
	*out = (struct cell){"", 0, false};
	if (column < 0 || (size_t)column >= record->fields_count)
		return false;
	*out = cell_clean(record->fields[column].text, record->fields[column].length);
	return true;
}

/* The cell of a field; false when it is empty or holds a word for nothing. */
static bool cell_of(const struct reading *r, enum field field, struct cell *out)
{
	if (!column_text(r->record, r->rules->mapping->column[field], out))
		return false;
	return !cell_is_empty(field, out->text, out->length);
}

static void say(struct reading *r, enum message message, int column, enum field field,
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
		cell_mask(cell->text, cell->length, field == FIELD_SUBJECT_ID, &value);
	found.value = buf_cstr(&value);
	findings_add(r->rules->findings, &found);
	buf_free(&value);
	if (message_severity(message) >= CREDIT_REFUSED)
		r->row->refused = true;
}

static void fault(struct reading *r, enum message message, enum field field,
	const struct cell *cell, const char *a, const char *b)
{
	say(r, message, r->rules->mapping->column[field], field, cell, a, b);
}

static const char *keep(struct reading *r, const char *text, size_t length)
{
	const char *kept = arena_text(r->arena, text, length);

	if (!kept)
		r->no_memory = true;
	return kept ? kept : "";
}

/* ---- text and days ---- */

/* A text field, trimmed and otherwise as given. */
static void read_text(struct reading *r, enum field field, size_t limit, bool one,
	const char **out)
{
	struct cell cell;
	char text[24];

	if (!cell_of(r, field, &cell))
		return;
	if (one && cell_has_many(field, cell.text, cell.length))
		fault(r, MSG_INTAKE_MANY, field, &cell, NULL, NULL);
	if (cell.length > limit) {
		snprintf(text, sizeof(text), "%zu", limit);
		fault(r, MSG_INTAKE_LONG, field, &cell, text, NULL);
		return;
	}
	*out = keep(r, cell.text, cell.length);
}

/* Facts keep their line ends, as LF. */
static void read_facts(struct reading *r)
{
	const char *given = "";
	char *facts;
	size_t kept = 0;

	read_text(r, FIELD_FACTS, FACTS_BYTES_MAX, false, &given);
	r->row->entry.facts = given;
	if (!strchr(given, '\r'))
		return;
	facts = arena_text(r->arena, given, strlen(given));
	if (!facts) {
		r->no_memory = true;
		return;
	}
	for (size_t i = 0; facts[i]; i++)
		if (facts[i] != '\r')
			facts[kept++] = facts[i];
		else if (facts[i + 1] != '\n')
			facts[kept++] = '\n';
	facts[kept] = '\0';
	r->row->entry.facts = facts;
}

/* past: the day of something that was done.  long_term: NULL where it cannot be. */
static void read_day(struct reading *r, enum field field, bool past, bool *long_term,
	credit_day *out)
{
	char text[CREDIT_DAY_BYTES];
	struct cell cell;
	bool lasting;
	bool serial;
	enum message message;

	if (!cell_of(r, field, &cell))
		return;
	message = cell_day(cell.text, cell.length, &lasting, &serial, out);
	if (message == MSG_MEMORY)
		r->no_memory = true;
	if (message != MSG_COUNT) {
		*out = CREDIT_DAY_NONE;
		fault(r, message, field, &cell, NULL, NULL);
		return;
	}
	if (lasting) {
		*out = CREDIT_DAY_NONE;
		if (long_term)
			*long_term = true;
		else
			fault(r, MSG_INTAKE_DAY_LONG, field, &cell, NULL, NULL);
		return;
	}
	credit_day_format(*out, text);
	if (serial)
		fault(r, MSG_INTAKE_DAY_SERIAL, field, &cell, text, NULL);
	if (past && *out > r->rules->today)
		fault(r, MSG_INTAKE_DAY_FUTURE, field, &cell, text, NULL);
}

static void read_texts(struct reading *r)
{
	struct entry *e = &r->row->entry;
	const struct {
		enum field field;
		size_t limit;
		bool one;
		const char **out;
	} texts[] = {
		{FIELD_SUBJECT_NAME, NAME_BYTES_MAX, true, &e->name},
		{FIELD_DOCUMENT, DOCUMENT_BYTES_MAX, true, &e->document},
		{FIELD_BASIS_DOCUMENT, DOCUMENT_BYTES_MAX, false, &e->basis_document},
		{FIELD_NOTICE_DOCUMENT, DOCUMENT_BYTES_MAX, false, &e->notice_document},
		{FIELD_CONSENT, DOCUMENT_BYTES_MAX, false, &e->consent},
		{FIELD_GUARDIAN_CONSENT, DOCUMENT_BYTES_MAX, false, &e->guardian_consent},
		{FIELD_CORRECTS, DOCUMENT_BYTES_MAX, true, &r->row->corrects},
		{FIELD_CORRECTION, DOCUMENT_BYTES_MAX, true, &e->correction},
		{FIELD_SECTOR, DOCUMENT_BYTES_MAX, false, &e->sector},
		{FIELD_UNIT, NAME_BYTES_MAX, false, &e->unit},
		{FIELD_DEED_REVIEWED, NAME_BYTES_MAX, false, &e->deed_reviewed},
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		read_text(r, texts[i].field, texts[i].limit, texts[i].one, texts[i].out);
	read_facts(r);
}

static void read_days(struct reading *r)
{
	struct entry *e = &r->row->entry;

	read_day(r, FIELD_DECIDED, true, NULL, &e->decided);
	read_day(r, FIELD_BASIS_DAY, true, NULL, &e->basis_day);
	read_day(r, FIELD_SERVED, true, NULL, &e->served);
	read_day(r, FIELD_NOTIFIED, true, NULL, &e->notified);
	read_day(r, FIELD_LISTED, false, NULL, &e->listed);
	read_day(r, FIELD_UNTIL, false, &e->until_long, &e->until);
	read_day(r, FIELD_ACT_END, false, NULL, &e->act_end);
	read_day(r, FIELD_PUBLISHED, true, NULL, &e->published);
}

static void read_words(struct reading *r)
{
	struct entry *e = &r->row->entry;
	enum answer same = ANSWER_UNSTATED;
	struct cell cell;

	if (cell_of(r, FIELD_OBJECTION, &cell) &&
		cell_objection(cell.text, cell.length, &e->objection) != MSG_COUNT)
		fault(r, MSG_INTAKE_OBJECTION, FIELD_OBJECTION, &cell, NULL, NULL);
	if (cell_of(r, FIELD_LABOUR_INCOME, &cell) &&
		cell_answer(cell.text, cell.length, &e->labour_income) != MSG_COUNT)
		fault(r, MSG_INTAKE_ANSWER, FIELD_LABOUR_INCOME, &cell, NULL, NULL);
	if (cell_of(r, FIELD_GRADE, &cell) && !grade_parse(cell.text, cell.length, &e->grade))
		fault(r, MSG_INTAKE_GRADE, FIELD_GRADE, &cell, NULL, NULL);
	/* Who the other subjects are says yes as well. */
	if (cell_of(r, FIELD_SAME_CASE, &cell))
		e->same_case = cell_answer(cell.text, cell.length, &same) != MSG_COUNT ||
			same == ANSWER_YES;
}

/* Read for their form only: no record holds an amount. */
static void read_amounts(struct reading *r)
{
	const struct mapping *mapping = r->rules->mapping;

	if (mapping->column[FIELD_AMOUNT_YUAN] < 0 && mapping->column[FIELD_AMOUNT_WAN] < 0)
		return;
	for (uint32_t i = 0; i < mapping->count; i++) {
		enum field field = mapping->fields[i];
		enum message message;
		struct cell cell;
		int64_t fen;

		if ((field != FIELD_AMOUNT_YUAN && field != FIELD_AMOUNT_WAN) ||
			!column_text(r->record, (int)i, &cell) ||
			cell_is_empty(field, cell.text, cell.length))
			continue;
		message = cell_amount(cell.text, cell.length,
			field == FIELD_AMOUNT_YUAN ? 100 : 1000000, &fen);
		if (message != MSG_COUNT)
			say(r, message, (int)i, field, &cell, NULL, NULL);
	}
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

static int level_rank(const char *level)
{
	static const char *const levels[] = {"county", "city", "province", "national"};

	for (int i = 0; i < 4; i++)
		if (text_equal(levels[i], level))
			return i;
	return 0;
}

static bool is_competent(const struct list_row *list, const struct department_row *department)
{
	return codes_have(list->authorities, department->code) &&
		level_rank(department->level) >= level_rank(list->level);
}

/* The decision's day settles which rows of the tables hold. */
static credit_day law_day(const struct reading *r)
{
	credit_day day = r->row->entry.decided;

	return day == CREDIT_DAY_NONE ? r->rules->today : day;
}

static void read_list(struct reading *r)
{
	struct cell cell;

	if (cell_of(r, FIELD_LIST, &cell)) {
		r->row->list = list_find(r->rules->tables, cell.text, cell.length, law_day(r));
		if (!r->row->list)
			fault(r, MSG_INTAKE_LIST, FIELD_LIST, &cell,
				keep(r, cell.text, cell.length), NULL);
	} else if (r->rules->list) {
		r->row->list = catalogue_list(r->rules->tables, r->rules->list, law_day(r));
		if (!r->row->list)
			fault(r, MSG_INTAKE_LIST, FIELD_LIST, NULL, r->rules->list, NULL);
	} else {
		fault(r, MSG_INTAKE_REQUIRED, FIELD_LIST, NULL, field_header(FIELD_LIST), NULL);
	}
	if (r->row->list)
		r->row->entry.list = r->row->list->code;
}

static const struct department_row *find_department(const struct reading *r,
	const struct cell *cell)
{
	struct known_authority *known = r->rules->known;
	credit_day day = law_day(r);
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

static void read_authority(struct reading *r)
{
	const struct department_row *department;
	struct entry *e = &r->row->entry;
	struct cell cell;

	if (!cell_of(r, FIELD_AUTHORITY, &cell)) {
		if (!r->rules->authority) {
			fault(r, MSG_INTAKE_REQUIRED, FIELD_AUTHORITY, NULL,
				field_header(FIELD_AUTHORITY), NULL);
			return;
		}
		cell.text = r->rules->authority;
		cell.length = strlen(cell.text);
	}
	department = find_department(r, &cell);
	if (!department) {
		fault(r, MSG_INTAKE_AUTHORITY, FIELD_AUTHORITY, &cell,
			keep(r, cell.text, cell.length), NULL);
		return;
	}
	e->authority = department->credit_code;
	e->authority_name = department->name_zh;
	if (r->row->list && !is_competent(r->row->list, department))
		fault(r, MSG_INTAKE_COMPETENCE, FIELD_AUTHORITY, &cell, department->name_zh,
			r->row->list->name_zh);
}

/* A ground by its code, or by the words of the statute. */
static void read_ground(struct reading *r)
{
	const credit_catalogue *tables = r->rules->tables;
	const char *list = r->row->entry.list;
	struct cell cell;
	const char *text;

	if (!cell_of(r, FIELD_GROUND, &cell) || !r->row->list)
		return;
	text = keep(r, cell.text, cell.length);
	if (catalogue_ground(tables, list, text, law_day(r))) {
		r->row->entry.ground = text;
		return;
	}
	for (size_t i = 0; i < tables->grounds_count; i++) {
		const struct ground_row *ground = &tables->grounds[i];

		if (text_equal(ground->list, list) && text_equal(ground->text_zh, text) &&
			catalogue_ground(tables, list, ground->code, law_day(r))) {
			r->row->entry.ground = ground->code;
			return;
		}
	}
	fault(r, MSG_INTAKE_GROUND, FIELD_GROUND, &cell, text, r->row->list->name_zh);
}

/* ---- the subject ---- */

/* Two identifiers of one subject: equal, or a credit code and the code inside it. */
static bool same_subject(const credit_id *a, const credit_id *b)
{
	credit_id inner;

	return id_equal(a, b) || (id_organisation_code(a, &inner) && id_equal(&inner, b)) ||
		(id_organisation_code(b, &inner) && id_equal(&inner, a));
}

static void id_remarks(struct reading *r, int column, const struct cell *cell)
{
	const unsigned flags = r->row->entry.subject.flags;

	if (cell->guarded || (flags & CREDIT_ID_CLEANED))
		say(r, MSG_INTAKE_CLEANED, column, FIELD_SUBJECT_ID, cell, NULL, NULL);
	if (flags & CREDIT_ID_SUSPECT)
		say(r, MSG_INTAKE_ID_SUSPECT, column, FIELD_SUBJECT_ID, cell, NULL, NULL);
	if (flags & CREDIT_ID_DERIVED)
		say(r, MSG_INTAKE_ID_DERIVED, column, FIELD_SUBJECT_ID, cell, NULL, NULL);
	if (flags & CREDIT_ID_CONFIRMED)
		say(r, MSG_INTAKE_ID_CONFIRMED, column, FIELD_SUBJECT_ID, cell, NULL, NULL);
}

/* Does an identifier say more than the one before it: a credit code, the code inside it? */
static bool says_more(const credit_id *id, const credit_id *before)
{
	return !before->scheme || (before->scheme == CREDIT_SCHEME_ORGANISATION_CODE &&
					  id->scheme == CREDIT_SCHEME_CREDIT_CODE);
}

/* The identifier among the columns that may hold it, a credit code before the code in it. */
static bool read_id(struct reading *r)
{
	const struct mapping *mapping = r->rules->mapping;
	enum message first_fault = MSG_COUNT;
	struct cell first = {0};
	int first_column = -1;
	credit_id *subject = &r->row->entry.subject;
	const char *reason = "";

	read_text(r, FIELD_ID_REASON, NOTE_BYTES_MAX, false, &reason);
	for (uint32_t i = 0; i < mapping->count; i++) {
		struct cell cell;
		credit_id id;
		enum message message;

		if (mapping->fields[i] != FIELD_SUBJECT_ID ||
			!column_text(r->record, (int)i, &cell) ||
			cell_is_empty(FIELD_SUBJECT_ID, cell.text, cell.length))
			continue;
		message = id_read(cell.text, cell.length, r->rules->today, *reason != '\0', &id);
		if (message == MSG_COUNT && subject->scheme && !same_subject(subject, &id)) {
			say(r, MSG_INTAKE_ID_TWO, (int)i, FIELD_SUBJECT_ID, &cell, NULL, NULL);
		} else if (message == MSG_COUNT && says_more(&id, subject)) {
			*subject = id;
			id_remarks(r, (int)i, &cell);
			subject->flags &= (uint8_t)~CREDIT_ID_CLEANED; /* of this typing only */
		} else if (message != MSG_COUNT && first_fault == MSG_COUNT) {
			first_fault = message;
			first = cell;
			first_column = (int)i;
		}
	}
	if (subject->flags & CREDIT_ID_CONFIRMED)
		r->row->entry.id_reason = reason;
	if (!subject->scheme && first_fault != MSG_COUNT)
		say(r, first_fault, first_column, FIELD_SUBJECT_ID, &first, NULL, NULL);
	return subject->scheme || first_fault != MSG_COUNT;
}

/* The kind that a word names; the list's own kind when there is no word. */
static int local_kind(const struct reading *r)
{
	static const struct {
		const char *word;
		int kind;
	} words[] = {{"自然人", CREDIT_KIND_PERSON}, {"个人", CREDIT_KIND_PERSON},
		{"未成年人", CREDIT_KIND_PERSON}, {"家庭", CREDIT_KIND_HOUSEHOLD},
		{"场所", CREDIT_KIND_PLACE}, {"村镇", CREDIT_KIND_PLACE}, {"村", CREDIT_KIND_PLACE},
		{"社区", CREDIT_KIND_PLACE}, {"街区", CREDIT_KIND_PLACE}, {"学校", CREDIT_KIND_PLACE},
		{"企业", CREDIT_KIND_BUSINESS}, {"机关", CREDIT_KIND_GOVERNMENT},
		{"事业单位", CREDIT_KIND_GOVERNMENT}, {"社会组织", CREDIT_KIND_ORGANISATION}};
	static const int order[] = {CREDIT_KIND_PERSON, CREDIT_KIND_HOUSEHOLD, CREDIT_KIND_PLACE,
		CREDIT_KIND_ORGANISATION, CREDIT_KIND_BUSINESS, CREDIT_KIND_GOVERNMENT};
	struct cell cell;

	if (cell_of(r, FIELD_KIND, &cell))
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (strlen(words[i].word) == cell.length &&
				memcmp(words[i].word, cell.text, cell.length) == 0)
				return words[i].kind;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if (r->row->list->kinds & KIND_BIT(order[i]))
			return order[i];
	return CREDIT_KIND_NONE;
}

/*
 * An honour that came without an id.  Its ordinal is made of the name, so that
 * the same row has the same identifier wherever it stands in whatever part of
 * the file is sent again; namesakes under one document are compared as one
 * subject and come back for an id.
 */
static void make_local_id(struct reading *r)
{
	const char *name = r->row->entry.name;
	struct buf key = BUF_INIT;
	uint32_t ordinal = 2166136261u; /* FNV-1a */

	if (text_match_key(name, strlen(name), &key) || key.status) {
		r->no_memory = true;
	} else {
		for (size_t i = 0; i < key.length; i++)
			ordinal = (ordinal ^ key.data[i]) * 16777619u;
		if (!id_local(r->row->entry.list, r->row->entry.document, ordinal,
			    local_kind(r), &r->row->entry.subject))
			fault(r, MSG_INTAKE_LONG, FIELD_DOCUMENT, NULL, "100", NULL);
	}
	buf_free(&key);
}

static void required(struct reading *r, enum field field, bool present)
{
	struct cell cell;

	if (present)
		return;
	column_text(r->record, r->rules->mapping->column[field], &cell);
	fault(r, MSG_INTAKE_REQUIRED, field, &cell, field_header(field), NULL);
}

/* What is left of a cell whose quotes went wrong. */
static bool odd_quotes(const struct cell *cell)
{
	bool odd = false;

	for (size_t i = 0; i < cell->length; i++)
		odd ^= cell->text[i] == '"';
	return odd;
}

static void read_subject(struct reading *r)
{
	const struct entry *e = &r->row->entry;
	struct cell cell;

	if (cell_of(r, FIELD_SUBJECT_NAME, &cell)) {
		if (cell_has_invisible(cell.text, cell.length))
			fault(r, MSG_INTAKE_INVISIBLE, FIELD_SUBJECT_NAME, &cell, NULL, NULL);
		if (odd_quotes(&cell))
			fault(r, MSG_INTAKE_QUOTE, FIELD_SUBJECT_NAME, &cell, NULL, NULL);
	}
	if (!read_id(r)) {
		if (r->row->list && r->row->list->class_ == CLASS_HONOUR) {
			if (*e->name && *e->document)
				make_local_id(r);
		} else {
			required(r, FIELD_SUBJECT_ID, false);
		}
	}
	if (r->row->list && e->subject.scheme &&
		!(r->row->list->kinds & KIND_BIT(e->subject.kind)))
		fault(r, MSG_INTAKE_LIST_KIND, FIELD_SUBJECT_ID, NULL, r->row->list->name_zh, NULL);
}

/*
 * Rule: 甘肃省社会信用条例 art. 2 (full civil capacity); 民法典 art. 18: those from
 * sixteen who live mainly on their own labour count as having it.
 */
static void check_minor(struct reading *r)
{
	const struct entry *e = &r->row->entry;
	credit_day birth = credit_id_birth(&e->subject);
	credit_day act = e->act_end != CREDIT_DAY_NONE ? e->act_end : e->decided;
	int years = e->labour_income == ANSWER_YES ? 16 : 18;

	if (!r->row->list || r->row->list->colour != COLOUR_BLACK || birth == CREDIT_DAY_NONE ||
		act == CREDIT_DAY_NONE)
		return;
	if (act < day_add_months(birth, years * 12))
		fault(r, MSG_INTAKE_MINOR, FIELD_SUBJECT_ID, NULL, NULL, NULL);
}

/* ---- the row ---- */

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
		say(r, MSG_INTAKE_CELLS, (int)i, FIELD_COUNT, &cell, text, buf_cstr(&value));
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
			r->row->refused = true;
	}
}

static int name_entry(struct reading *r)
{
	struct entry *e = &r->row->entry;
	struct buf key = BUF_INIT;
	int status = entry_natural_key(r->rules->county, &e->subject, e->list, e->authority,
		e->document, &key);

	if (!status)
		status = entry_id_of_key(r->rules->id_key, key.data, key.length, &e->id);
	buf_free(&key);
	return status;
}

/* The whole entry must fit the page that bounds an import's memory. */
static int check_size(struct reading *r)
{
	struct buf bytes = BUF_INIT;
	char size[24];
	char most[24];
	int status = entry_encode(&r->row->entry, &bytes, NULL);

	if (!status && bytes.length > ENTRY_BYTES_MAX) {
		snprintf(size, sizeof(size), "%zu", bytes.length);
		snprintf(most, sizeof(most), "%d", ENTRY_BYTES_MAX);
		say(r, MSG_INTAKE_ROW_LONG, r->rules->mapping->column[FIELD_FACTS], FIELD_FACTS,
			NULL, size, most);
	}
	buf_free(&bytes);
	return status;
}

int row_read(const struct row_rules *rules, const struct csv_record *record,
	struct arena *arena, struct row *out)
{
	struct reading r = {rules, record, arena, out, false};
	struct cell cell;

	memset(out, 0, sizeof(*out));
	entry_init(&out->entry);
	out->corrects = "";
	out->number = record->row;
	out->line = record->line;
	csv_faults(&r);
	if (csv_record_refused(record))
		return rules->findings->status; /* its cells may have slipped */
	check_width(&r);
	read_texts(&r);
	read_days(&r);
	read_words(&r);
	read_list(&r);
	read_authority(&r);
	read_ground(&r);
	read_amounts(&r);
	required(&r, FIELD_SUBJECT_NAME, cell_of(&r, FIELD_SUBJECT_NAME, &cell));
	read_subject(&r);
	required(&r, FIELD_DOCUMENT, cell_of(&r, FIELD_DOCUMENT, &cell));
	check_minor(&r);
	/* a file without that column and a row without a document: no day to ask for */
	if (!cell_of(&r, FIELD_DECIDED, &cell) &&
		(rules->mapping->column[FIELD_DECIDED] >= 0 || *out->entry.document))
		required(&r, FIELD_DECIDED, false);
	if (r.no_memory)
		return CREDIT_ENOMEM;
	if (!out->refused && (name_entry(&r) || check_size(&r)))
		return CREDIT_ENOMEM;
	return rules->findings->status;
}
