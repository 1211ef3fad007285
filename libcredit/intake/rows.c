/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rows.c - one record of a department's file to one entry, with every fault in it.
 *
 * Runs for every row.  Nothing stops at the first fault: a clerk mends a row
 * once.  What is missing is never filled from the row above or from another
 * column, least of all the listing document.
 */
#include "intake/act_file.h"
#include "intake/reading.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "id/identifier.h"

/* ---- text and days ---- */

/* Facts keep their line ends, as LF. */
static void read_facts(struct reading *r)
{
	const char *given = "";
	char *facts;
	size_t kept = 0;

	reading_text(r, FIELD_FACTS, FACTS_BYTES_MAX, false, &given);
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
		reading_text(r, texts[i].field, texts[i].limit, texts[i].one, texts[i].out);
	read_facts(r);
}

static void read_days(struct reading *r)
{
	struct entry *e = &r->row->entry;

	reading_day(r, FIELD_DECIDED, true, NULL, &e->decided);
	reading_day(r, FIELD_BASIS_DAY, true, NULL, &e->basis_day);
	reading_day(r, FIELD_SERVED, true, NULL, &e->served);
	reading_day(r, FIELD_NOTIFIED, true, NULL, &e->notified);
	reading_day(r, FIELD_LISTED, false, NULL, &e->listed);
	reading_day(r, FIELD_UNTIL, false, &e->until_long, &e->until);
	reading_day(r, FIELD_ACT_END, false, NULL, &e->act_end);
	reading_day(r, FIELD_PUBLISHED, true, NULL, &e->published);
}

static void read_words(struct reading *r)
{
	struct entry *e = &r->row->entry;
	enum answer same = ANSWER_UNSTATED;
	struct cell cell;

	if (reading_cell(r, FIELD_OBJECTION, &cell) &&
		cell_objection(cell.text, cell.length, &e->objection) != MSG_COUNT)
		reading_fault(r, MSG_INTAKE_OBJECTION, FIELD_OBJECTION, &cell, NULL, NULL);
	if (reading_cell(r, FIELD_LABOUR_INCOME, &cell) &&
		cell_answer(cell.text, cell.length, &e->labour_income) != MSG_COUNT)
		reading_fault(r, MSG_INTAKE_ANSWER, FIELD_LABOUR_INCOME, &cell, NULL, NULL);
	if (reading_cell(r, FIELD_GRADE, &cell) && !grade_parse(cell.text, cell.length, &e->grade))
		reading_fault(r, MSG_INTAKE_GRADE, FIELD_GRADE, &cell, NULL, NULL);
	/* Who the other subjects are says yes as well. */
	if (reading_cell(r, FIELD_SAME_CASE, &cell))
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
			!reading_column(r->record, (int)i, &cell) ||
			cell_is_empty(field, cell.text, cell.length))
			continue;
		message = cell_amount(cell.text, cell.length,
			field == FIELD_AMOUNT_YUAN ? 100 : 1000000, &fen);
		if (message != MSG_COUNT)
			reading_say(r, message, (int)i, field, &cell, NULL, NULL);
	}
}

/* ---- list and authority ---- */

static int level_rank(const char *level)
{
	static const char *const levels[] = {"county", "city", "province", "national"};

	for (int i = 0; i < 4; i++)
		if (text_equal(levels[i], level))
			return i;
	return 0;
}

bool list_competent(const credit_catalogue *tables, const struct list_row *list,
	const struct department_row *department, credit_day day)
{
	return catalogue_competent(tables, list, department->code, day) &&
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
	r->row->list = reading_list(r, law_day(r));
	if (r->row->list)
		r->row->entry.list = r->row->list->code;
}

static void read_authority(struct reading *r)
{
	const struct department_row *department;
	struct entry *e = &r->row->entry;
	struct cell cell;

	department = reading_department(
		r, FIELD_AUTHORITY, r->rules->authority, law_day(r), &cell);
	if (!department)
		return;
	e->authority = department->credit_code;
	e->authority_name = department->name_zh;
	if (r->row->list &&
		!list_competent(r->rules->tables, r->row->list, department, law_day(r)))
		reading_fault(r, MSG_INTAKE_COMPETENCE, FIELD_AUTHORITY, &cell,
			department->name_zh, r->row->list->name_zh);
}

/* A ground by its code, or by the words of the statute. */
static void read_ground(struct reading *r)
{
	const credit_catalogue *tables = r->rules->tables;
	const char *list = r->row->entry.list;
	struct cell cell;
	const char *text;

	if (!reading_cell(r, FIELD_GROUND, &cell) || !r->row->list)
		return;
	text = reading_keep(r, cell.text, cell.length);
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
	reading_fault(r, MSG_INTAKE_GROUND, FIELD_GROUND, &cell, text, r->row->list->name_zh);
}

/* ---- the subject ---- */

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

	if (reading_cell(r, FIELD_KIND, &cell))
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
			reading_fault(r, MSG_INTAKE_LONG, FIELD_DOCUMENT, NULL, "100", NULL);
	}
	buf_free(&key);
}

/* What is left of a cell whose quotes went wrong. */
static bool odd_quotes(const struct cell *cell)
{
	bool odd = false;

	for (size_t i = 0; i < cell->length; i++)
		odd ^= cell->text[i] == '"';
	return odd;
}

/* The identifier, with the reason given for one whose check fails. */
static bool read_id(struct reading *r)
{
	struct entry *e = &r->row->entry;
	const char *reason = "";
	bool present;

	reading_text(r, FIELD_ID_REASON, NOTE_BYTES_MAX, false, &reason);
	present = reading_id(r, reason, &e->subject);
	if (e->subject.flags & CREDIT_ID_CONFIRMED)
		e->id_reason = reason;
	return present;
}

static void read_subject(struct reading *r)
{
	const struct entry *e = &r->row->entry;
	struct cell cell;

	if (reading_cell(r, FIELD_SUBJECT_NAME, &cell)) {
		if (cell_has_invisible(cell.text, cell.length))
			reading_fault(r, MSG_INTAKE_INVISIBLE, FIELD_SUBJECT_NAME, &cell, NULL, NULL);
		if (odd_quotes(&cell))
			reading_fault(r, MSG_INTAKE_QUOTE, FIELD_SUBJECT_NAME, &cell, NULL, NULL);
	}
	if (!read_id(r)) {
		if (r->row->list && r->row->list->class_ == CLASS_HONOUR) {
			if (*e->name && *e->document)
				make_local_id(r);
		} else {
			reading_required(r, FIELD_SUBJECT_ID, false);
		}
	}
	if (r->row->list && e->subject.scheme &&
		!(r->row->list->kinds & KIND_BIT(e->subject.kind)))
		reading_fault(r, MSG_INTAKE_LIST_KIND, FIELD_SUBJECT_ID, NULL, r->row->list->name_zh, NULL);
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
		reading_fault(r, MSG_INTAKE_MINOR, FIELD_SUBJECT_ID, NULL, NULL, NULL);
}

/* ---- the act ---- */

/* Does the record say anything of the entry, its key and its act apart? */
static bool says_more(const struct reading *r)
{
	const struct mapping *mapping = r->rules->mapping;
	struct cell cell;

	for (int f = 0; f < FIELD_COUNT; f++) {
		bool of_key = f <= FIELD_DECIDED || f == FIELD_KIND || f == FIELD_ID_REASON;

		if (!of_key && f < FIELD_AMOUNT_YUAN && mapping->column[f] >= 0 &&
			reading_cell(r, (enum field)f, &cell))
			return true;
	}
	return false;
}

/* Half an act is a fault; none is no act. */
static void read_act(struct reading *r)
{
	const struct entry *e = &r->row->entry;
	struct cell cell;

	if (r->rules->mapping->column[FIELD_ACT] < 0 ||
		(!reading_has_act(r) && !act_fields_any(r)))
		return;
	reading_act(r, &r->row->act, NULL);
	act_event_fields(r, WORDS_ROWS, &r->row->act);
	if (e->authority[0] || reading_cell(r, FIELD_ACT_BY, &cell))
		r->row->act.authority = reading_act_authority(
			r, r->row->act.day, e->authority, e->authority_name);
	r->row->names_only = !says_more(r);
}

/* ---- the row ---- */

int reading_entry_id(const struct row_rules *rules, const struct entry *e, struct entry_id *out)
{
	struct buf key = BUF_INIT;
	int status = entry_natural_key(
		rules->county, &e->subject, e->list, e->authority, e->document, &key);

	if (!status)
		status = entry_id_of_key(rules->id_key, key.data, key.length, out);
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
		reading_say(r, MSG_INTAKE_ROW_LONG, r->rules->mapping->column[FIELD_FACTS], FIELD_FACTS,
			NULL, size, most);
	}
	buf_free(&bytes);
	return status;
}

int row_read(const struct row_rules *rules, const struct csv_record *record,
	struct arena *arena, struct row *out)
{
	struct reading r = {.rules = rules, .record = record, .arena = arena, .row = out};
	struct cell cell;

	memset(out, 0, sizeof(*out));
	entry_init(&out->entry);
	out->corrects = "";
	out->number = record->row;
	out->line = record->line;
	if (!reading_begin(&r)) {
		out->refused = true;
		return rules->findings->status;
	}
	read_texts(&r);
	read_days(&r);
	read_words(&r);
	read_list(&r);
	read_authority(&r);
	read_ground(&r);
	read_amounts(&r);
	reading_required(&r, FIELD_SUBJECT_NAME, reading_cell(&r, FIELD_SUBJECT_NAME, &cell));
	read_subject(&r);
	reading_required(&r, FIELD_DOCUMENT, reading_cell(&r, FIELD_DOCUMENT, &cell));
	read_act(&r);
	if (!out->names_only) /* what is said of an entry that is there was judged then */
		check_minor(&r);
	reading_roles(&r);
	/* a file without that column and a row without a document: no day to ask for */
	if (!reading_cell(&r, FIELD_DECIDED, &cell) &&
		(rules->mapping->column[FIELD_DECIDED] >= 0 || *out->entry.document))
		reading_required(&r, FIELD_DECIDED, false);
	if (r.no_memory)
		return CREDIT_ENOMEM;
	if (!r.refused &&
		(reading_entry_id(rules, &out->entry, &out->entry.id) || check_size(&r)))
		return CREDIT_ENOMEM;
	out->refused = r.refused;
	return rules->findings->status;
}
