/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_tally.c - cells of figures: by key and month, each subject once.
 *
 * A county has some hundred keys (lists, domains, kinds, authorities in two
 * colours), so a walk finds one; the cells of a key lie together.
 */
#include "joint/stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"

void tally_take(struct tally_count *count, uint64_t turn, bool person)
{
	count->count.entries++;
	if (count->turn == turn)
		return;
	count->turn = turn; /* turns begin at 1 */
	count->count.subjects++;
	count->count.persons += person;
}

int stats_keep(struct arena *arena, const char **const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		*texts[i] = arena_text(arena, *texts[i], strlen(*texts[i]));
		if (!*texts[i])
			return CREDIT_ENOMEM;
	}
	return CREDIT_OK;
}

static int grow(struct tally *tally)
{
	size_t capacity = tally->capacity ? 2 * tally->capacity : 64;
	struct tally_line *lines = arena_alloc(tally->arena, capacity * sizeof(*lines));

	if (!lines)
		return CREDIT_ENOMEM;
	if (tally->count)
		memcpy(lines, tally->lines, tally->count * sizeof(*lines));
	tally->lines = lines;
	tally->capacity = capacity;
	return CREDIT_OK;
}

size_t tally_line(struct tally *tally, const struct tally_key *key)
{
	struct tally_line *line;

	for (size_t i = 0; i < tally->count; i++) {
		const struct tally_key *other = &tally->lines[i].key;

		if (other->by == key->by && other->colour == key->colour &&
			strcmp(other->code, key->code) == 0)
			return i;
	}
	if (tally->count == tally->capacity && grow(tally))
		return SIZE_MAX;
	line = &tally->lines[tally->count];
	line->key = *key;
	line->cells =
		arena_alloc(tally->arena, tally->months * FIGURES * sizeof(*line->cells));
	if (!line->cells ||
		stats_keep(tally->arena,
			(const char **const[]){&line->key.code, &line->key.name_zh,
				&line->key.name_en},
			3))
		return SIZE_MAX;
	return tally->count++;
}

void tally_add(struct tally *tally, size_t line, size_t month, enum figure figure,
	uint64_t turn, bool person)
{
	tally_take(&tally->lines[line].cells[month * FIGURES + figure], turn, person);
}

/* Lists of one colour stand together; elsewhere the two colours of a key do. */
static int compare_lines(const void *a, const void *b)
{
	const struct tally_key *left = &((const struct tally_line *)a)->key;
	const struct tally_key *right = &((const struct tally_line *)b)->key;
	int colours = (int)left->colour - (int)right->colour;
	int order;

	if (left->by != right->by)
		return left->by < right->by ? -1 : 1;
	if (left->by == CREDIT_STATS_LIST && colours)
		return colours;
	if (left->order != right->order)
		return left->order < right->order ? -1 : 1;
	order = strcmp(left->code, right->code);
	return order ? order : colours;
}

static bool is_shown(const struct tally *tally, const struct tally_line *line)
{
	for (size_t i = 0; i < tally->months * FIGURES; i++)
		if (line->cells[i].count.entries)
			return true;
	return line->key.always;
}

static void fill_row(const struct tally_line *line, size_t month, credit_day first,
	credit_day day, credit_stats_row *row)
{
	const struct tally_count *cells = &line->cells[month * FIGURES];

	row->size = sizeof(*row);
	row->month = first;
	row->day = day;
	row->by = line->key.by;
	row->code = line->key.code;
	row->name_zh = line->key.name_zh;
	row->name_en = line->key.name_en;
	row->colour = colour_name(line->key.colour);
	row->listed = cells[FIGURE_LISTED].count;
	row->ended = cells[FIGURE_ENDED].count;
	row->in_force = cells[FIGURE_IN_FORCE].count;
}

int tally_rows(const struct tally *tally, credit_day first_month, const credit_day *ends,
	struct credit_stats_report *report)
{
	struct tally_line *lines =
		arena_alloc(&report->arena, (tally->count + 1) * sizeof(*lines));
	size_t shown = 0;

	if (!lines)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < tally->count; i++)
		if (is_shown(tally, &tally->lines[i]))
			lines[shown++] = tally->lines[i];
	qsort(lines, shown, sizeof(*lines), compare_lines);
	report->rows = arena_alloc(
		&report->arena, (shown * tally->months + 1) * sizeof(*report->rows));
	if (!report->rows)
		return CREDIT_ENOMEM;
	for (size_t month = 0; month < tally->months; month++)
		for (size_t i = 0; i < shown; i++)
			fill_row(&lines[i], month, day_add_months(first_month, (int)month),
				ends[month], &report->rows[report->rows_count++]);
	return CREDIT_OK;
}
