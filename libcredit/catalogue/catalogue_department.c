/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue_department.c - departments over time: who answers for one that is no more.
 *
 * When a body is abolished or its powers are moved, the body that goes on with
 * them answers (行政诉讼法 art. 26; 行政复议法 art. 19): it is told objections, it is
 * competent for acts on what the old one listed, and for the lists that name
 * the old one.  Reforms come every few years, so chains are short; a walk over
 * some tens of rows settles each step.
 */
#include "catalogue/catalogue.h"

#include <string.h>

#define STEPS_MAX 8 /* reforms, one after another; more is a circle */

static bool holds(const struct row_head *head, credit_day day)
{
	return head->from <= day && day <= head->to;
}

static bool is_named(const struct department_row *row, const char *text, size_t length)
{
	const char *const names[] = {row->code, row->credit_code, row->name_zh};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i][0] && strlen(names[i]) == length &&
			memcmp(names[i], text, length) == 0)
			return true;
	return false;
}

const struct department_row *catalogue_department_last(
	const credit_catalogue *catalogue, const char *text, size_t length, credit_day day)
{
	const struct department_row *found =
		catalogue_department_find(catalogue, text, length, day);
	const struct department_row *last = NULL;

	for (size_t i = 0; !found && i < catalogue->departments_count; i++) {
		const struct department_row *row = &catalogue->departments[i];

		if (is_named(row, text, length) && row->head.from <= day &&
			(!last || row->head.to > last->head.to))
			last = row;
	}
	return found ? found : last;
}

/* The row of a code on a day, else the last one before it. */
static const struct department_row *last_of_code(
	const credit_catalogue *catalogue, const char *code, size_t length, credit_day day)
{
	const struct department_row *found = NULL;

	for (size_t i = 0; i < catalogue->departments_count; i++) {
		const struct department_row *row = &catalogue->departments[i];

		if (strlen(row->code) != length || memcmp(row->code, code, length) != 0 ||
			row->head.from > day)
			continue;
		if (holds(&row->head, day))
			return row;
		if (!found || row->head.to > found->head.to)
			found = row;
	}
	return found;
}

/* Does the code, or a successor of it, stand for a body on the day?  The first that does. */
static const struct department_row *follow(const credit_catalogue *catalogue, const char *code,
	size_t length, credit_day day, int steps)
{
	const struct department_row *row = last_of_code(catalogue, code, length, day);
	const struct department_row *found = NULL;
	const char *next;

	if (row && holds(&row->head, day))
		return row;
	if (!row || steps == 0)
		return NULL;
	for (next = row->successor; !found && *next;) {
		size_t one = strcspn(next, ";");

		found = follow(catalogue, next, one, day, steps - 1);
		next += one + (next[one] == ';');
	}
	return found;
}

const struct department_row *catalogue_department_answering(
	const credit_catalogue *catalogue, const char *text, size_t length, credit_day day)
{
	const struct department_row *row =
		catalogue_department_last(catalogue, text, length, day);

	if (!row || holds(&row->head, day))
		return row;
	return follow(catalogue, row->code, strlen(row->code), day, STEPS_MAX);
}

const struct department_row *catalogue_department_acting(
	const credit_catalogue *catalogue, const char *code, size_t length, credit_day day)
{
	/* asked for each measure of each check: mostly nobody has a successor at all */
	for (size_t i = 0; i < catalogue->departments_count; i++)
		if (catalogue->departments[i].successor[0])
			return follow(catalogue, code, length, day, STEPS_MAX);
	return NULL;
}

/* Is a code reached from another by successors of bodies that ended before the day? */
static bool reaches(const credit_catalogue *catalogue, const char *code, size_t length,
	const char *wanted, credit_day day, int steps)
{
	const struct department_row *row;

	if (strlen(wanted) == length && memcmp(wanted, code, length) == 0)
		return true;
	row = last_of_code(catalogue, code, length, day);
	if (!row || holds(&row->head, day) || steps == 0)
		return false;
	for (const char *next = row->successor; *next;) {
		size_t one = strcspn(next, ";");

		if (reaches(catalogue, next, one, wanted, day, steps - 1))
			return true;
		next += one + (next[one] == ';');
	}
	return false;
}

bool catalogue_competent(const credit_catalogue *catalogue, const struct list_row *list,
	const char *code, credit_day day)
{
	for (const char *next = list->authorities; *next;) {
		size_t one = strcspn(next, ";");

		if (one > 0 && reaches(catalogue, next, one, code, day, STEPS_MAX))
			return true;
		next += one + (next[one] == ';');
	}
	return false;
}

bool catalogue_succeeds(const credit_catalogue *catalogue, const char *authority,
	const char *successor, credit_day day)
{
	const struct department_row *old = catalogue_department_last(
		catalogue, authority, strlen(authority), day);
	const struct department_row *row = catalogue_department_find(
		catalogue, successor, strlen(successor), day);

	return old && row &&
		reaches(catalogue, old->code, strlen(old->code), row->code, day, STEPS_MAX);
}
