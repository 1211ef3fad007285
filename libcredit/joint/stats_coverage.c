/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_coverage.c - coverage of honours against the county's target.
 *
 * lists.csv says how many there are in the county (coverage_of, with who counted
 * them) and what share is aimed at (coverage_percent).  Holders are the subjects
 * that hold the honour on the day; one that waits for its review holds it, and is
 * told apart.  An honour without identifier is a subject for each document, so
 * holders of one name are told too: the same village may stand there twice.
 *
 * Kept for the few lists that have a target or a base: some hundred holders.
 */
#include "joint/stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool has_coverage(const struct list_row *list)
{
	return list->coverage_percent > 0 || list->coverage_of > 0;
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(((const struct coverage_line *)a)->list->code,
		((const struct coverage_line *)b)->list->code);
}

int coverage_begin(struct coverage_tally *tally, const credit_catalogue *tables, credit_day day,
	struct arena *arena)
{
	*tally = (struct coverage_tally){.arena = arena};
	tally->lines = arena_alloc(arena, (tables->lists_count + 1) * sizeof(*tally->lines));
	if (!tally->lines)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < tables->lists_count; i++) {
		const struct list_row *row = &tables->lists[i];

		/* the row that holds on the day, once */
		if (catalogue_list(tables, row->code, day) == row && has_coverage(row))
			tally->lines[tally->count++].list = row;
	}
	qsort(tally->lines, tally->count, sizeof(*tally->lines), compare_lines);
	return CREDIT_OK;
}

/* The name of one more holder; its number is that of the holders so far. */
static int take_name(struct coverage_line *line, const struct judged_entry *judged,
	struct arena *arena)
{
	size_t at = (size_t)line->holders.count.subjects - 1;
	const char *name = judged->current.name;
	struct buf key = BUF_INIT;

	if (at == line->names_capacity) {
		size_t capacity = at ? 2 * at : 64;
		struct coverage_name *names = arena_alloc(arena, capacity * sizeof(*names));

		if (!names)
			return CREDIT_ENOMEM;
		if (at)
			memcpy(names, line->names, at * sizeof(*names));
		line->names = names;
		line->names_capacity = capacity;
	}
	if (text_match_key(name, strlen(name), &key) == CREDIT_ENOMEM) {
		buf_free(&key);
		return CREDIT_ENOMEM;
	}
	line->names[at].key = arena_text(arena, buf_cstr(&key), key.length);
	line->names[at].local = judged->current.subject.scheme == CREDIT_SCHEME_LOCAL;
	buf_free(&key);
	return line->names[at].key ? CREDIT_OK : CREDIT_ENOMEM;
}

int coverage_take(struct coverage_tally *tally, const struct judged_entry *judged,
	credit_day day, uint64_t turn)
{
	for (size_t i = 0; i < tally->count; i++) {
		struct coverage_line *line = &tally->lines[i];
		uint64_t before = line->holders.count.subjects;
		struct review review;

		if (strcmp(line->list->code, judged->current.list) != 0)
			continue;
		tally_take(&line->holders, turn, false);
		judged_review(judged, day, &review);
		if (review.due != CREDIT_DAY_NONE && review.due < day)
			tally_take(&line->overdue, turn, false);
		return line->holders.count.subjects > before
			? take_name(line, judged, tally->arena)
			: CREDIT_OK;
	}
	return CREDIT_OK;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct coverage_name *)a)->key,
		((const struct coverage_name *)b)->key);
}

/* Holders without an identifier whose name another holder bears too. */
static uint64_t count_alike(struct coverage_line *line)
{
	size_t count = (size_t)line->holders.count.subjects;
	struct coverage_name *names = line->names;
	uint64_t alike = 0;

	if (count < 2)
		return 0;
	qsort(names, count, sizeof(*names), compare_names);
	for (size_t i = 0; i < count; i++) {
		bool before = i > 0 && strcmp(names[i - 1].key, names[i].key) == 0;
		bool after = i + 1 < count && strcmp(names[i].key, names[i + 1].key) == 0;

		alike += names[i].local && (before || after);
	}
	return alike;
}

/* More holders than there are: the base is wrong, and nothing follows from it. */
static int settle(const credit_stats_coverage *row)
{
	if (row->base == 0 || row->target_percent == 0 || row->holders > row->base)
		return CREDIT_COVERAGE_UNKNOWN;
	return row->holders * 100 >= row->base * row->target_percent
		? CREDIT_COVERAGE_REACHED
		: CREDIT_COVERAGE_NOT_REACHED;
}

static int fill_row(
	struct coverage_line *line, struct arena *arena, credit_stats_coverage *row)
{
	const struct list_row *list = line->list;

	row->size = sizeof(*row);
	row->list = list->code;
	row->name_zh = list->name_zh;
	row->name_en = list->name_en[0] ? list->name_en : list->name_zh;
	row->holders = line->holders.count.subjects;
	row->overdue = line->overdue.count.subjects;
	row->alike = count_alike(line);
	row->base = list->coverage_of > 0 ? (uint64_t)list->coverage_of : 0;
	row->target_percent = (uint32_t)list->coverage_percent;
	if (row->base > 0 && row->holders <= row->base)
		row->permille = (uint32_t)(row->holders * 1000 / row->base);
	row->coverage = settle(row);
	row->base_source = list->coverage_source;
	row->source = list->head.source;
	row->sure = list->head.sure;
	return stats_keep(arena,
		(const char **const[]){&row->list, &row->name_zh, &row->name_en,
			&row->base_source, &row->source},
		5);
}

int coverage_rows(struct coverage_tally *tally, struct credit_stats_report *report)
{
	report->coverage = arena_alloc(
		&report->arena, (tally->count + 1) * sizeof(*report->coverage));
	if (!report->coverage)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < tally->count; i++)
		if (fill_row(&tally->lines[i], &report->arena, &report->coverage[i]))
			return CREDIT_ENOMEM;
	report->coverage_count = tally->count;
	return CREDIT_OK;
}
