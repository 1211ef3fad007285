/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue.c - questions to loaded tables: which row holds on a day.
 *
 * Asked a few times for each entry that is judged.  The tables are small (a
 * list has a handful of rows), read-only and never NULL in a string, so every
 * answer is a walk without memory of its own; terms, asked for most, stand by
 * list, and a walk is one list long.  Only the search of a department by name
 * allocates, for the key of the name.
 *
 * A county's row stands behind the shipped ones in its array and prevails on
 * the days on which it holds; county_check.c saw to it that it only narrows.
 */
#include "catalogue/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool holds(const struct row_head *head, credit_day day)
{
	return head->from <= day && day <= head->to;
}

/* Codes are short and mostly differ at once: a call each would cost more than the walk. */
static bool same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

const struct list_row *catalogue_list(
	const credit_catalogue *catalogue, const char *code, credit_day day)
{
	const struct list_row *found = NULL;

	for (size_t i = 0; i < catalogue->lists_count; i++) {
		const struct list_row *row = &catalogue->lists[i];

		if (holds(&row->head, day) && same(row->code, code))
			found = row;
	}
	return found;
}

const struct ground_row *catalogue_ground(const credit_catalogue *catalogue,
	const char *list, const char *code, credit_day day)
{
	const struct ground_row *found = NULL;

	for (size_t i = 0; i < catalogue->grounds_count; i++) {
		const struct ground_row *row = &catalogue->grounds[i];

		if (holds(&row->head, day) && same(row->code, code) &&
			same(row->list, list))
			found = row;
	}
	return found;
}

const struct measure_row *catalogue_measure(
	const credit_catalogue *catalogue, const char *code, credit_day day)
{
	const struct measure_row *found = NULL;

	for (size_t i = 0; i < catalogue->measures_count; i++) {
		const struct measure_row *row = &catalogue->measures[i];

		if (holds(&row->head, day) && same(row->code, code))
			found = row;
	}
	return found;
}

const struct department_row *catalogue_department(
	const credit_catalogue *catalogue, const char *code, credit_day day)
{
	for (size_t i = 0; i < catalogue->departments_count; i++) {
		const struct department_row *row = &catalogue->departments[i];

		if (holds(&row->head, day) && same(row->code, code))
			return row;
	}
	return NULL;
}

static bool equals(const char *known, const char *text, size_t length)
{
	return known[0] && strlen(known) == length && memcmp(known, text, length) == 0;
}

const struct department_row *catalogue_department_find(const credit_catalogue *catalogue,
	const char *text, size_t length, credit_day day)
{
	const struct department_row *found = NULL;
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < catalogue->departments_count; i++) {
		const struct department_row *row = &catalogue->departments[i];

		if (holds(&row->head, day) &&
			(equals(row->code, text, length) ||
				equals(row->credit_code, text, length) ||
				equals(row->name_zh, text, length)))
			return row;
	}
	if (text_match_key(text, length, &key) == CREDIT_OK && key.length > 0)
		for (size_t i = 0; i < catalogue->departments_count && !found; i++) {
			const struct department_row *row = &catalogue->departments[i];

			if (holds(&row->head, day) &&
				equals(row->name_key, (char *)key.data, key.length))
				found = row;
		}
	buf_free(&key);
	return found;
}

bool codes_have(const char *codes, const char *code)
{
	size_t length = strlen(code);

	while (length > 0 && *codes) {
		size_t next = strcspn(codes, ";");

		if (next == length && memcmp(codes, code, length) == 0)
			return true;
		codes += next + (codes[next] == ';');
	}
	return false;
}

/* How well a row fits: 0 not at all; the sector counts more than the grade. */
static int term_fit(const struct term_row *row, const char *sector, enum grade grade)
{
	bool by_sector = row->sector[0] != '\0';
	bool by_grade = row->grade != GRADE_NONE;

	if ((by_sector && !same(row->sector, sector)) ||
		(by_grade && row->grade != grade))
		return 0;
	return 1 + 2 * by_sector + by_grade;
}

/* Insertion: a county's row stays behind the shipped ones of its list. */
void catalogue_terms_arrange(struct term_row *rows, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct term_row row = rows[i];
		size_t to = i;

		for (; to > 0 && strcmp(rows[to - 1].list, row.list) > 0; to--)
			rows[to] = rows[to - 1];
		rows[to] = row;
	}
}

const struct term_row *catalogue_terms(
	const credit_catalogue *catalogue, const char *list, size_t *count)
{
	const struct term_row *rows = catalogue->terms;
	size_t low = 0;
	size_t high = catalogue->terms_count;
	size_t end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(rows[middle].list, list) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < catalogue->terms_count && same(rows[end].list, list);)
		end++;
	*count = end - low;
	return rows ? rows + low : NULL; /* no tables at all */
}

/* The best row of one list, or "*"; any says whether that list has rows at all. */
static const struct term_row *term_of(const credit_catalogue *catalogue, const char *list,
	const char *sector, enum grade grade, enum effect effect, credit_day day,
	bool *any)
{
	const struct term_row *found = NULL;
	size_t count;
	const struct term_row *rows = catalogue_terms(catalogue, list, &count);
	int best = 1;

	for (size_t i = 0; i < count; i++) {
		const struct term_row *row = &rows[i];
		int fit;

		if (row->effect != effect || !holds(&row->head, day))
			continue;
		*any = true;
		fit = term_fit(row, sector, grade);
		if (fit >= best) { /* a later row of the same fit is the county's */
			best = fit;
			found = row;
		}
	}
	return found;
}

/* Rule: 信用修复管理办法（国家发展改革委令第36号）: a term set by law prevails. */
const struct term_row *catalogue_term(const credit_catalogue *catalogue, const char *list,
	const char *sector, enum grade grade, enum effect effect, credit_day day)
{
	const struct list_row *row;
	const struct term_row *found;
	bool any = false;

	found = term_of(catalogue, list, sector, grade, effect, day, &any);
	row = any ? NULL : catalogue_list(catalogue, list, day);
	if (!row || row->colour != COLOUR_BLACK)
		return found;
	return term_of(catalogue, "*", sector, grade, effect, day, &any);
}

const struct transition_row *catalogue_transition(const credit_catalogue *catalogue,
	const char *list, const char *before, const char *after, credit_day day)
{
	const struct transition_row *found = NULL;
	bool own = false;

	for (size_t i = 0; i < catalogue->transitions_count; i++) {
		const struct transition_row *row = &catalogue->transitions[i];
		bool named = same(row->list, list);

		if (!holds(&row->head, day) || !same(row->before, before) ||
			!same(row->after, after) ||
			!(named || (!own && same(row->list, "*"))))
			continue;
		found = row; /* a later row of the same list is the county's */
		own |= named;
	}
	return found;
}

/* A shipped rule gives way to a county's row about the same thing. */
static bool superseded(
	const credit_catalogue *catalogue, const struct rule_row *rule, credit_day day)
{
	if (rule->head.county)
		return false;
	for (size_t i = catalogue->rules_count; i-- > 0;) {
		const struct rule_row *other = &catalogue->rules[i];

		if (!other->head.county)
			return false;
		if (holds(&other->head, day) &&
			same(other->head.key, rule->head.key))
			return true;
	}
	return false;
}

const struct rule_row *catalogue_rule_next(const credit_catalogue *catalogue,
	const char *list, enum grade grade, int kind, credit_day day, size_t *index)
{
	if (kind < CREDIT_KIND_PERSON || kind > CREDIT_KIND_PLACE)
		return NULL;
	while (*index < catalogue->rules_count) {
		const struct rule_row *rule = &catalogue->rules[(*index)++];
		const struct measure_row *measure;

		if (!holds(&rule->head, day) || !same(rule->list, list) ||
			!(rule->kinds & KIND_BIT(kind)) ||
			(rule->grade != GRADE_NONE && rule->grade != grade) ||
			superseded(catalogue, rule, day))
			continue;
		measure = catalogue_measure(catalogue, rule->measure, day);
		if (measure && (measure->kinds & KIND_BIT(kind)))
			return rule;
	}
	return NULL;
}

void credit_catalogue_free(credit_catalogue *catalogue)
{
	if (!catalogue)
		return;
	arena_free(&catalogue->arena);
	buf_free(&catalogue->bytes);
	free(catalogue);
}
