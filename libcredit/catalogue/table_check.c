/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table_check.c - what one cell cannot show: days, references, kinds, print.
 *
 * Runs once for each load, after all files are read, so that a row may name
 * what stands further down or in a later file.  Rows of one key are sorted by
 * day to find overlaps and gaps; references are walks, because a table has at
 * most 5,000 rows and usually a hundred.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalogue/table.h"
#include "credit/id.h"

/* ---- days of rows about the same thing ---- */

static int compare_heads(const void *a, const void *b)
{
	const struct row_head *x = *(const struct row_head *const *)a;
	const struct row_head *y = *(const struct row_head *const *)b;
	int order = x->county - y->county;

	if (!order)
		order = strcmp(x->key, y->key);
	if (!order)
		order = (x->from > y->from) - (x->from < y->from);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void check_pair(struct loader *loader, enum table_id table,
	const struct row_head *before, const struct row_head *after)
{
	char line[24];

	if (before->county != after->county || strcmp(before->key, after->key) != 0)
		return;
	snprintf(line, sizeof(line), "%u", (unsigned)before->line);
	if (after->from <= before->to)
		FAULT(loader, table, after, "from", "", MSG_TABLE_OVERLAP, line);
	else if (after->from > before->to + 1 && !after->county)
		FAULT(loader, table, after, "from", "", MSG_TABLE_GAP, line);
}

/*
 * A county's rows may leave gaps: the shipped row holds there.  A row whose
 * days are reversed stands for its first day.
 */
static void check_days(struct loader *loader, enum table_id table)
{
	size_t count = loader_rows(loader, table);
	struct row_head **heads = calloc(count + 1, sizeof(*heads));
	char from[CREDIT_DAY_BYTES], to[CREDIT_DAY_BYTES];

	if (!heads) {
		loader->status = CREDIT_ENOMEM;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		heads[i] = loader_row(loader, table, i);
		if (heads[i]->from <= heads[i]->to)
			continue;
		credit_day_format(heads[i]->from, from);
		credit_day_format(heads[i]->to, to);
		FAULT(loader, table, heads[i], "to", to, MSG_TABLE_DAYS_REVERSED, from,
			to);
		heads[i]->to = heads[i]->from;
	}
	if (table != TABLE_CALENDAR) {
		qsort(heads, count, sizeof(*heads), compare_heads);
		for (size_t i = 1; i < count; i++)
			check_pair(loader, table, heads[i - 1], heads[i]);
	}
	free(heads);
}

/* ---- references ---- */

/* A row that names a thing by its key, and the key's first length bytes are given. */
struct reference {
	enum table_id from;
	const struct row_head *head;
	const char *column;
	enum table_id to;
};

/* Some row of that key holds on the day on which the naming row begins. */
static bool named(const struct reference *reference, struct loader *loader,
	const char *key, size_t length)
{
	size_t count = loader_rows(loader, reference->to);

	for (size_t i = 0; i < count; i++) {
		const struct row_head *head = loader_row(loader, reference->to, i);

		if (strlen(head->key) == length && memcmp(head->key, key, length) == 0 &&
			head->from <= reference->head->from &&
			reference->head->from <= head->to)
			return true;
	}
	return false;
}

static void check_named(struct loader *loader, const struct reference *reference,
	const char *key, size_t length, const char *shown)
{
	char day[CREDIT_DAY_BYTES];

	if (length == 0 || named(reference, loader, key, length))
		return;
	credit_day_format(reference->head->from, day);
	FAULT(loader, reference->from, reference->head, reference->column, shown,
		MSG_TABLE_REFERENCE, shown, table_names[reference->to], day);
}

static void check_code(struct loader *loader, enum table_id from,
	const struct row_head *head, const char *column, const char *code,
	enum table_id to)
{
	struct reference reference = {from, head, column, to};

	check_named(loader, &reference, code, strlen(code), code);
}

/* Words among the codes (small letters) name nothing in a table. */
static void check_codes(struct loader *loader, enum table_id from,
	const struct row_head *head, const char *column, const char *codes)
{
	struct reference reference = {from, head, column, TABLE_DEPARTMENTS};
	char code[32];

	while (*codes) {
		size_t length = strcspn(codes, ";");

		snprintf(code, sizeof(code), "%.*s", length < 31 ? (int)length : 31,
			codes);
		if (!(code[0] >= 'a' && code[0] <= 'z'))
			check_named(loader, &reference, codes, length, code);
		codes += length + (codes[length] == ';');
	}
}

static void check_ground(struct loader *loader, enum table_id from,
	const struct row_head *head, const char *column, const char *list,
	const char *ground)
{
	struct reference reference = {from, head, column, TABLE_GROUNDS};
	struct buf key = BUF_INIT;

	if (ground[0]) {
		buf_printf(&key, "%s\x1f%s", list, ground);
		check_named(loader, &reference, buf_cstr(&key), key.length, ground);
	}
	buf_free(&key);
}

/* ---- tables one by one ---- */

static void check_list(struct loader *loader, const struct list_row *row)
{
	bool printable = row->class_ == CLASS_SEVERE || row->class_ == CLASS_JUDGMENT ||
			 row->class_ == CLASS_GOVERNMENT;

	check_codes(loader, TABLE_LISTS, &row->head, "authorities", row->authorities);
	if (row->print_kinds & ~row->kinds)
		FAULT(loader, TABLE_LISTS, &row->head, "print_kinds", "", MSG_TABLE_KINDS,
			"print_kinds", "kinds");
	if (row->coverage_of > 0 && !row->coverage_source[0])
		FAULT(loader, TABLE_LISTS, &row->head, "coverage_source", "",
			MSG_TABLE_EMPTY, "");
	if (row->colour != COLOUR_BLACK)
		return;
	if (row->print_kinds && !printable)
		FAULT(loader, TABLE_LISTS, &row->head, "print_kinds", "",
			MSG_TABLE_PRINT_CLASS, row->class_zh);
	if ((row->print_kinds & KIND_BIT(CREDIT_KIND_PERSON)) &&
		(!row->print_law[0] || !row->print_reviewer[0] ||
			row->print_reviewed == CREDIT_DAY_NONE))
		FAULT(loader, TABLE_LISTS, &row->head, "print_kinds", "",
			MSG_TABLE_PRINT_PERSON);
}

static void check_term(struct loader *loader, const struct term_row *row)
{
	bool counted = row->min.unit == TERM_DAYS || row->min.unit == TERM_MONTHS;
	char text[TERM_BYTES];

	if (strcmp(row->list, "*") != 0) {
		check_code(
			loader, TABLE_TERMS, &row->head, "list", row->list, TABLE_LISTS);
		check_ground(loader, TABLE_TERMS, &row->head, "sector", row->list,
			row->sector);
	}
	term_format(row->max, text);
	if (row->max.unit == TERM_HIDDEN && row->effect != EFFECT_PUBLICITY)
		FAULT(loader, TABLE_TERMS, &row->head, "max", text, MSG_TABLE_TERM, text);
	term_format(row->min, text);
	if (row->min.unit != TERM_NOT_SET && !counted)
		FAULT(loader, TABLE_TERMS, &row->head, "min", text, MSG_TABLE_TERM, text);
	else if (counted && row->max.unit != TERM_BAN && !term_within(row->min, row->max))
		FAULT(loader, TABLE_TERMS, &row->head, "min", text, MSG_TABLE_TERM_ORDER);
}

/* The kinds of the first row of a table that bears the code; 0 when there is none. */
static uint32_t kinds_of(struct loader *loader, enum table_id table, const char *code)
{
	uint32_t kinds = 0;

	for (size_t i = 0; i < loader_rows(loader, table); i++) {
		const struct row_head *head = loader_row(loader, table, i);

		if (strcmp(head->key, code) != 0 || head->county)
			continue;
		kinds |= table == TABLE_LISTS ? ((const struct list_row *)head)->kinds
					      : ((const struct measure_row *)head)->kinds;
	}
	return kinds;
}

/* A person in a body is reached by an article, with a measure that persons can bear. */
static void check_reach(struct loader *loader, const struct rule_row *row)
{
	uint32_t kinds = kinds_of(loader, TABLE_MEASURES, row->measure);

	if (!row->reaches[0])
		return;
	if (!row->reaches_basis[0])
		FAULT(loader, TABLE_RULES, &row->head, "reaches_basis", "",
			MSG_TABLE_EMPTY, "");
	if (kinds && !(kinds & KIND_BIT(CREDIT_KIND_PERSON)))
		FAULT(loader, TABLE_RULES, &row->head, "reaches", row->reaches,
			MSG_TABLE_KINDS, "reaches", row->measure);
}

static void check_rule(struct loader *loader, const struct rule_row *row)
{
	const char *const codes[] = {row->list, row->measure};
	const enum table_id to[] = {TABLE_LISTS, TABLE_MEASURES};

	check_codes(loader, TABLE_RULES, &row->head, "departments", row->departments);
	for (int i = 0; i < 2; i++) {
		uint32_t kinds = kinds_of(loader, to[i], codes[i]);

		check_code(loader, TABLE_RULES, &row->head, i ? "measure" : "list",
			codes[i], to[i]);
		if (kinds && (row->kinds & ~kinds))
			FAULT(loader, TABLE_RULES, &row->head, "kinds", "",
				MSG_TABLE_KINDS, "kinds", codes[i]);
	}
	check_reach(loader, row);
	if ((row->respond_days || row->lift_days) && !row->days_source[0])
		FAULT(loader, TABLE_RULES, &row->head, "days_source", "", MSG_TABLE_EMPTY,
			"");
	if (row->term.unit == TERM_HIDDEN)
		FAULT(loader, TABLE_RULES, &row->head, "term", "hidden", MSG_TABLE_TERM,
			"hidden");
}

static void check_department(struct loader *loader, const struct department_row *row)
{
	struct row_head after = row->head;
	credit_id id;

	if (after.to < CREDIT_DAY_MAX)
		after.from = after.to + 1; /* a successor takes over then */
	check_codes(loader, TABLE_DEPARTMENTS, &after, "successor", row->successor);
	if (!row->credit_code[0]) {
		if (strcmp(row->level, "county") == 0)
			FAULT(loader, TABLE_DEPARTMENTS, &row->head, "credit_code", "",
				MSG_TABLE_EMPTY, "");
		return;
	}
	if (credit_id_parse(row->credit_code, strlen(row->credit_code), &id) ||
		id.scheme != CREDIT_SCHEME_CREDIT_CODE ||
		strcmp(id.text, row->credit_code) != 0)
		FAULT(loader, TABLE_DEPARTMENTS, &row->head, "credit_code", row->credit_code,
			MSG_TABLE_CREDIT_CODE, row->credit_code);
}

static void check_threshold(struct loader *loader, const struct threshold_row *row)
{
	const struct row_head *head = &row->head;

	check_code(loader, TABLE_THRESHOLDS, head, "list", row->list, TABLE_LISTS);
	check_code(loader, TABLE_THRESHOLDS, head, "of_list", row->of_list, TABLE_LISTS);
	check_ground(loader, TABLE_THRESHOLDS, head, "of_ground", row->of_list,
		row->of_ground);
	check_code(loader, TABLE_THRESHOLDS, head, "authority", row->authority,
		TABLE_DEPARTMENTS);
}

/* A regime is what terms.csv calls so, for the list or for all. */
static void check_regime(struct loader *loader, const struct transition_row *row,
	const char *column, const char *regime)
{
	char day[CREDIT_DAY_BYTES];

	for (size_t i = 0; i < loader_rows(loader, TABLE_TERMS); i++) {
		const struct term_row *term = (void *)loader_row(loader, TABLE_TERMS, i);

		if (strcmp(term->regime, regime) == 0)
			return;
	}
	credit_day_format(row->head.from, day);
	FAULT(loader, TABLE_TRANSITIONS, &row->head, column, regime, MSG_TABLE_REFERENCE,
		regime, table_names[TABLE_TERMS], day);
}

static void check_transition(struct loader *loader, const struct transition_row *row)
{
	if (strcmp(row->list, "*") != 0)
		check_code(loader, TABLE_TRANSITIONS, &row->head, "list", row->list,
			TABLE_LISTS);
	check_regime(loader, row, "before", row->before);
	check_regime(loader, row, "after", row->after);
}

/* Days to answer need an answer and its unit; a bar has a length. */
static void check_act(struct loader *loader, const struct act_row *row)
{
	const struct row_head *head = &row->head;
	char text[TERM_BYTES];

	if (strcmp(row->list, "*") != 0)
		check_code(loader, TABLE_ACTS, head, "list", row->list, TABLE_LISTS);
	check_codes(loader, TABLE_ACTS, head, "by", row->by);
	if (row->due_days > 0 && !row->answer)
		FAULT(loader, TABLE_ACTS, head, "answer", "", MSG_TABLE_EMPTY, "");
	if (row->extension_days > 0 && row->due_days == 0)
		FAULT(loader, TABLE_ACTS, head, "due_days", "0", MSG_TABLE_ACT_EXTENSION);
	term_format(row->bar, text);
	if (row->bar.unit != TERM_NOT_SET && row->bar.unit != TERM_DAYS &&
		row->bar.unit != TERM_MONTHS && row->bar.unit != TERM_LIFE)
		FAULT(loader, TABLE_ACTS, head, "bar", text, MSG_TABLE_TERM, text);
}

/* What is to be erased has a term in days or months; what is kept may have one. */
static void check_retention(struct loader *loader, const struct retention_row *row)
{
	const struct row_head *head = &row->head;
	char text[TERM_BYTES];

	if (strcmp(row->list, "*") != 0)
		check_code(loader, TABLE_RETENTION, head, "list", row->list, TABLE_LISTS);
	term_format(row->term, text);
	if (row->term.unit == TERM_NOT_SET && row->action == RETENTION_ERASE)
		FAULT(loader, TABLE_RETENTION, head, "term", "", MSG_TABLE_EMPTY, "");
	if (row->term.unit != TERM_NOT_SET && row->term.unit != TERM_DAYS &&
		row->term.unit != TERM_MONTHS)
		FAULT(loader, TABLE_RETENTION, head, "term", text, MSG_TABLE_TERM, text);
}

/* A row of takedown.csv is of every list or of one that there is. */
static void check_takedown(struct loader *loader, const struct takedown_row *row)
{
	if (strcmp(row->list, "*") != 0)
		check_code(loader, TABLE_TAKEDOWN, &row->head, "list", row->list,
			TABLE_LISTS);
}

/* An age for working minors lies below the age that it is an exception of. */
static void check_reason(struct loader *loader, const struct reason_row *row)
{
	char text[16];

	if (row->working_months == 0 || row->working_months < row->below_months)
		return;
	snprintf(text, sizeof(text), "%d", row->working_months);
	FAULT(loader, TABLE_REASONS, &row->head, "working_months", text, MSG_TABLE_NUMBER, text);
}

static void check_row(struct loader *loader, enum table_id table, const void *row)
{
	const struct ground_row *ground = row;

	switch (table) {
	case TABLE_LISTS:
		check_list(loader, row);
		break;
	case TABLE_GROUNDS:
		check_code(loader, TABLE_GROUNDS, &ground->head, "list", ground->list,
			TABLE_LISTS);
		break;
	case TABLE_TERMS:
		check_term(loader, row);
		break;
	case TABLE_RULES:
		check_rule(loader, row);
		break;
	case TABLE_THRESHOLDS:
		check_threshold(loader, row);
		break;
	case TABLE_DEPARTMENTS:
		check_department(loader, row);
		break;
	case TABLE_TRANSITIONS:
		check_transition(loader, row);
		break;
	case TABLE_ACTS:
		check_act(loader, row);
		break;
	case TABLE_RETENTION:
		check_retention(loader, row);
		break;
	case TABLE_TAKEDOWN:
		check_takedown(loader, row);
		break;
	case TABLE_REASONS:
		check_reason(loader, row);
		break;
	default:
		break; /* measures refer to nothing; the calendar is laid out apart */
	}
}

void tables_check(struct loader *loader)
{
	for (int table = 0; table < TABLE_COUNT; table++) {
		check_days(loader, (enum table_id)table);
		for (size_t i = 0; i < loader_rows(loader, (enum table_id)table); i++)
			check_row(loader, (enum table_id)table,
				loader_row(loader, (enum table_id)table, i));
	}
}
