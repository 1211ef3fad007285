/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_rows.c - the rows of one edition among themselves and against its head.
 *
 * Runs once an edition.  The roots are made anew from what edition.json holds:
 * the leaves in their order, and the code leaves of rows in print with those of
 * withdrawn rows between them.
 */
#include "edition/verify.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "edition/edition_codes.h"

#define JSON_NAME "edition.json"

static void tell_count(struct verify *v, const struct verify_edition *edition, const char *what,
	uint64_t said, uint64_t found)
{
	char texts[2][24];

	if (said == found)
		return;
	snprintf(texts[0], sizeof(texts[0]), "%" PRIu64, said);
	snprintf(texts[1], sizeof(texts[1]), "%" PRIu64, found);
	TELL(v, MSG_VERIFY_COUNT, edition->label, JSON_NAME, 0, NULL, what, texts[0], texts[1]);
}

/* Leaves in their order, by place; NULL: no leaf there. */
typedef const uint8_t *(*leaf_at_fn)(const void *context, size_t place);

static void check_tree(struct verify *v, const struct verify_edition *edition, const char *what,
	const uint8_t said[DIGEST_BYTES], leaf_at_fn leaf_at, const void *context, size_t count)
{
	struct merkle tree;
	uint8_t root[DIGEST_BYTES];
	int status = merkle_open(&tree, edition->head.hash, v->err);

	if (!status) {
		for (size_t i = 0; i < count; i++)
			merkle_add_hash(&tree, leaf_at(context, i));
		status = merkle_root(&tree, root, v->err);
		merkle_close(&tree);
	}
	if (status)
		verify_stop(v, status);
	else if (memcmp(root, said, DIGEST_BYTES) != 0)
		TELL(v, MSG_VERIFY_ROOT, edition->label, JSON_NAME, 0, NULL, what);
}

static const uint8_t *row_leaf_at(const void *context, size_t place)
{
	const struct verify_edition *edition = context;

	return edition->rows[place].leaf;
}

static const uint8_t *code_leaf_at(const void *context, size_t place)
{
	const uint8_t *const *leaves = context;

	return leaves[place];
}

static int code_row_order(const void *a, const void *b)
{
	const struct verify_row *x = *(const struct verify_row *const *)a;
	const struct verify_row *y = *(const struct verify_row *const *)b;

	return code_order(x->code, x->number, y->code, y->number);
}

/* Rows in print that have a code, in the order of codes. */
static size_t coded_rows(const struct verify_edition *edition, const struct verify_row **rows)
{
	size_t count = 0;

	for (size_t i = 0; i < edition->rows_count; i++)
		if (edition->rows[i].code[0])
			rows[count++] = &edition->rows[i];
	if (count)
		qsort(rows, count, sizeof(*rows), code_row_order);
	return count;
}

/* The second tree: rows in print fill the places that withdrawn ones leave. */
static void check_codes(struct verify *v, const struct verify_edition *edition)
{
	size_t most = edition->rows_count + edition->codes_count + 1;
	const struct verify_row **rows = calloc(most, sizeof(*rows));
	const uint8_t **leaves = calloc(most, sizeof(*leaves));
	size_t live = rows ? coded_rows(edition, rows) : 0;
	size_t count = live + edition->codes_count;
	size_t gone = 0;

	if (!rows || !leaves)
		verify_stop(v, FAIL(v->err, CREDIT_ENOMEM, MSG_MEMORY));
	for (size_t i = 0; rows && leaves && i < count; i++) {
		bool withdrawn = gone < edition->codes_count &&
			(edition->codes[gone].position == i || i - gone == live);

		if (withdrawn && edition->codes[gone].position != i)
			TELL(v, MSG_VERIFY_FORM, edition->label, JSON_NAME, 0, NULL, "codes");
		leaves[i] = withdrawn ? edition->codes[gone].leaf : rows[i - gone]->code_leaf;
		gone += withdrawn;
	}
	tell_count(v, edition, "codes", edition->head.codes, count);
	if (leaves && rows)
		check_tree(v, edition, "codes_root", edition->head.codes_root, code_leaf_at,
			leaves, count);
	free(rows);
	free(leaves);
}

static void check_twice(struct verify *v, const struct verify_edition *edition)
{
	for (size_t i = 1; i < edition->rows_count; i++) {
		const struct verify_row *row = &edition->rows[edition->by_number[i]];
		const struct verify_row *before = &edition->rows[edition->by_number[i - 1]];

		if (strcmp(row->number, before->number) == 0)
			TELL(v, MSG_VERIFY_TWICE, edition->label, JSON_NAME, row->line,
				row->number);
	}
}

void verify_rows(struct verify *v, struct verify_edition *edition)
{
	uint64_t counts[3] = {0};

	if (!edition->headed)
		return;
	for (size_t i = 0; i < edition->rows_count; i++)
		counts[edition->rows[i].colour == COLOUR_RED]++;
	tell_count(v, edition, "red", edition->head.red, counts[1]);
	tell_count(v, edition, "black", edition->head.black, counts[0]);
	check_tree(v, edition, "root", edition->head.root, row_leaf_at, edition,
		edition->rows_count);
	if (!edition->head.before_codes)
		check_codes(v, edition);
	else if (edition->codes_count)
		tell_count(v, edition, "codes", 0, edition->codes_count);
	check_twice(v, edition);
}

/* ---- rows met in a file in their order ---- */

static bool is_walked(const struct verify_walk *walk, size_t index)
{
	const struct verify_row *row = &walk->edition->rows[index];

	return row->live && (walk->colour == 0 || row->colour == walk->colour);
}

/* Rows up to an index were passed over. */
static void tell_absent(struct verify_walk *walk, size_t until)
{
	for (; walk->next < until; walk->next++)
		if (is_walked(walk, walk->next))
			TELL(walk->v, MSG_VERIFY_ABSENT, walk->edition->label, walk->file, 0,
				walk->edition->rows[walk->next].number);
}

size_t walk_meet(struct verify_walk *walk, const char *number, uint64_t line)
{
	const struct verify_edition *edition = walk->edition;
	size_t index;

	while (walk->next < edition->rows_count && !is_walked(walk, walk->next))
		walk->next++;
	if (walk->next < edition->rows_count &&
		strcmp(edition->rows[walk->next].number, number) == 0)
		return walk->next++;
	index = verify_find(edition, number);
	if (index == SIZE_MAX || !is_walked(walk, index)) {
		TELL(walk->v, MSG_VERIFY_EXTRA, edition->label, walk->file, line, number);
		return SIZE_MAX;
	}
	if (index < walk->next) {
		TELL(walk->v, MSG_VERIFY_ORDER, edition->label, walk->file, line, number);
		return SIZE_MAX;
	}
	tell_absent(walk, index);
	walk->next = index + 1;
	return index;
}

void walk_end(struct verify_walk *walk)
{
	tell_absent(walk, walk->edition->rows_count);
}
