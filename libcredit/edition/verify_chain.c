/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_chain.c - an edition against the one before it: this list is the last
 * list with its changes.
 *
 * Runs once an edition.  Public numbers never change and stay when a row is
 * withdrawn, so the two lists can be compared also when nothing else of them is
 * left.  Rule: 国办发〔2020〕49号: nobody leaves print without the reason.
 */
#include "edition/verify.h"

#include <stdlib.h>
#include <string.h>

#define JSON_NAME "edition.json"

/* ---- heads ---- */

static void broken(struct verify *v, const struct verify_edition *before,
	const struct verify_edition *edition, const char *what)
{
	TELL(v, MSG_VERIFY_CHAIN, edition->label, JSON_NAME, 2, NULL, before->label, what);
}

static bool follows(const struct edition_head *before, const struct edition_head *head)
{
	if (head->number == before->number)
		return head->revision == before->revision + 1 &&
			period_equal(&head->period, &before->period);
	return head->number == before->number + 1 && head->revision == 1 &&
		period_order(&before->period, &head->period) < 0;
}

static void check_heads(struct verify *v, const struct verify_edition *before,
	const struct verify_edition *edition)
{
	const struct edition_head *head = &edition->head;

	if (!head->has_previous || memcmp(head->previous, before->digest, DIGEST_BYTES) != 0)
		broken(v, before, edition, "previous");
	if (strcmp(head->series, before->head.series) != 0)
		broken(v, before, edition, "series");
	if (head->hash != before->head.hash)
		broken(v, before, edition, "hash");
	if (head->period.months != before->head.period.months || !follows(&before->head, head))
		broken(v, before, edition, "number");
	if (head->day < before->head.day)
		broken(v, before, edition, "day");
}

/* ---- this list = last list + changes ---- */

static int change_order(const void *a, const void *b)
{
	const struct verify_change *x = *(const struct verify_change *const *)a;
	const struct verify_change *y = *(const struct verify_change *const *)b;
	int order = strcmp(x->number, y->number);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* Changes in order of number; each number may change once. */
static const struct verify_change **sorted_changes(
	struct verify *v, const struct verify_edition *edition)
{
	const struct verify_change **sorted = calloc(edition->changes_count + 1, sizeof(*sorted));

	if (!sorted) {
		verify_stop(v, FAIL(v->err, CREDIT_ENOMEM, MSG_MEMORY));
		return NULL;
	}
	for (size_t i = 0; i < edition->changes_count; i++)
		sorted[i] = &edition->changes[i];
	if (edition->changes_count)
		qsort(sorted, edition->changes_count, sizeof(*sorted), change_order);
	for (size_t i = 1; i < edition->changes_count; i++)
		if (strcmp(sorted[i]->number, sorted[i - 1]->number) == 0)
			TELL(v, MSG_VERIFY_TWICE, edition->label, JSON_NAME, sorted[i]->line,
				sorted[i]->number);
	return sorted;
}

static void wrong_change(struct verify *v, const struct verify_edition *edition,
	const struct verify_change *change)
{
	TELL(v, MSG_VERIFY_CHANGE, edition->label, JSON_NAME, change->line, change->number,
		change_kind_key((enum change_kind)change->kind));
}

static const char *number_at(const struct verify_edition *edition, size_t at)
{
	return at < edition->rows_count ? edition->rows[edition->by_number[at]].number : NULL;
}

/* <0, 0, >0; NULL stands behind every number. */
static int order_of(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) : (a == NULL) - (b == NULL);
}

/* One public number in the list before, in this list, in the changes. */
static void check_number(struct verify *v, const struct verify_edition *edition,
	const struct verify_row *was, const struct verify_row *is,
	const struct verify_change *change)
{
	int kind = change ? change->kind : 0;

	if (was && is) {
		if (kind && kind != CHANGE_CORRECTED)
			wrong_change(v, edition, change);
	} else if (is) {
		if (!kind)
			TELL(v, MSG_VERIFY_APPEARED, edition->label, JSON_NAME, is->line,
				is->number);
		else if (kind != CHANGE_ADDED && kind != CHANGE_RESUMED)
			wrong_change(v, edition, change);
	} else if (was) {
		if (!kind)
			TELL(v, MSG_VERIFY_VANISHED, edition->label, JSON_NAME, 0, was->number);
		else if (kind != CHANGE_REMOVED && kind != CHANGE_PAUSED)
			wrong_change(v, edition, change);
	} else if (change) {
		wrong_change(v, edition, change);
	}
}

static const struct verify_row *take_row(
	const struct verify_edition *edition, size_t *at, const char *number)
{
	const char *own = number_at(edition, *at);

	if (!own || strcmp(own, number) != 0)
		return NULL;
	return &edition->rows[edition->by_number[(*at)++]];
}

/* Walk three sorted lists as one. */
static void check_lists(struct verify *v, const struct verify_edition *before,
	const struct verify_edition *edition, const struct verify_change *const *changes)
{
	size_t was = 0;
	size_t is = 0;
	size_t at = 0;

	while (!v->status) {
		const struct verify_change *change =
			at < edition->changes_count ? changes[at] : NULL;
		const char *number = number_at(before, was);
		const struct verify_row *rows[2];

		if (order_of(number_at(edition, is), number) < 0)
			number = number_at(edition, is);
		if (order_of(change ? change->number : NULL, number) < 0)
			number = change->number;
		if (!number)
			return;
		if (change && strcmp(change->number, number) == 0)
			at++;
		else
			change = NULL;
		rows[0] = take_row(before, &was, number);
		rows[1] = take_row(edition, &is, number);
		check_number(v, edition, rows[0], rows[1], change);
	}
}

/* ---- removals ---- */

/* Where a row is still in print in the edition before, it tells whose it is. */
static void check_document(struct verify *v, const struct verify_edition *before,
	const struct verify_edition *edition, const struct verify_change *change)
{
	size_t index = verify_find(before, change->number);
	const struct verify_row *row = index == SIZE_MAX ? NULL : &before->rows[index];
	bool named = change->reason == REASON_REPAIRED || change->reason == REASON_REVOKED ||
		change->reason == REASON_CORRECTED;
	bool person;

	if (!row || !row->live)
		return;
	person = row->kind == CREDIT_KIND_PERSON || row->kind == CREDIT_KIND_HOUSEHOLD ||
		row->sole;
	if (person ? change->document : named && !change->document)
		TELL(v, MSG_VERIFY_REASON, edition->label, JSON_NAME, change->line,
			change->number, "document");
}

void verify_changes(struct verify *v, const struct verify_edition *edition, bool alone)
{
	for (size_t i = 0; i < edition->changes_count; i++) {
		const struct verify_change *change = &edition->changes[i];
		bool left = change->kind == CHANGE_REMOVED || change->kind == CHANGE_PAUSED;
		/* of an erased subject nothing is left but that it was removed */
		bool erased = change->reason == REASON_OTHER && !change->document;

		if (change->day > edition->head.day)
			TELL(v, MSG_VERIFY_REASON, edition->label, JSON_NAME, change->line,
				change->number, "day");
		if (left && change->reason == REASON_NONE)
			TELL(v, MSG_VERIFY_REASON, edition->label, JSON_NAME, change->line,
				change->number, "reason");
		if (left && !change->authority && !erased)
			TELL(v, MSG_VERIFY_REASON, edition->label, JSON_NAME, change->line,
				change->number, "authority");
		if (alone && left != (verify_find(edition, change->number) == SIZE_MAX))
			wrong_change(v, edition, change);
	}
}

void verify_old(struct verify *v, const struct verify_edition *edition)
{
	for (size_t i = 0; i < edition->rows_count; i++) {
		const struct verify_row *row = &edition->rows[i];

		if (row->colour == COLOUR_BLACK && row->live)
			TELL(v, MSG_VERIFY_OLD_BLACK, edition->label, JSON_NAME, row->line,
				row->number);
	}
}

void verify_chain(struct verify *v, const struct verify_edition *before,
	const struct verify_edition *edition)
{
	static const struct verify_edition none;
	const struct verify_change **changes;

	if (!edition->headed || (before && !before->headed))
		return; /* told where it was read */
	if (before)
		check_heads(v, before, edition);
	else if (edition->head.has_previous || edition->head.number != 1 ||
		edition->head.revision != 1)
		TELL(v, MSG_VERIFY_FIRST, edition->label, JSON_NAME, 2, NULL);
	if (!edition->whole || (before && !before->whole))
		return;
	if (!before && edition->head.has_previous)
		return; /* the list before is not there */
	changes = sorted_changes(v, edition);
	if (changes)
		check_lists(v, before ? before : &none, edition, changes);
	for (size_t i = 0; before && i < edition->changes_count; i++)
		if (edition->changes[i].kind == CHANGE_REMOVED)
			check_document(v, before, edition, &edition->changes[i]);
	free(changes);
}
