/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_measure.c - measures in force, by measure, department and trigger.
 *
 * One line for each that occurs, some hundred; asked once for each measure of
 * each judged subject.
 */
#include "joint/stats.h"

#include <stdlib.h>
#include <string.h>

static int compare(const struct judged_measure *a, const struct judged_measure *b)
{
	int order = strcmp(a->measure->code, b->measure->code);

	if (!order)
		order = strcmp(a->department, b->department);
	return order ? order : (int)a->rule->trigger - (int)b->rule->trigger;
}

static int compare_lines(const void *a, const void *b)
{
	return compare(((const struct measure_line *)a)->sample,
		((const struct measure_line *)b)->sample);
}

/* The judgement is gone after its subject; measure, rule and names are the tables'. */
static const struct judged_measure *keep(
	const struct judged_measure *measure, struct arena *arena)
{
	struct judged_measure *kept = arena_alloc(arena, sizeof(*kept));

	if (!kept)
		return NULL;
	kept->measure = measure->measure;
	kept->rule = measure->rule;
	kept->department =
		arena_text(arena, measure->department, strlen(measure->department));
	return kept->department ? kept : NULL;
}

static int add_line(struct measure_tally *tally, const struct judged_measure *measure)
{
	if (tally->count == tally->capacity) {
		size_t capacity = tally->capacity ? 2 * tally->capacity : 64;
		struct measure_line *lines =
			arena_alloc(tally->arena, capacity * sizeof(*lines));

		if (!lines)
			return CREDIT_ENOMEM;
		if (tally->count)
			memcpy(lines, tally->lines, tally->count * sizeof(*lines));
		tally->lines = lines;
		tally->capacity = capacity;
	}
	tally->lines[tally->count].sample = keep(measure, tally->arena);
	return tally->lines[tally->count++].sample ? CREDIT_OK : CREDIT_ENOMEM;
}

int measure_take(struct measure_tally *tally, const struct judged_measure *measure,
	uint64_t entries, uint64_t turn, bool person)
{
	size_t i = 0;

	if (entries == 0)
		return CREDIT_OK; /* counted with the subject that its entries were met with */
	while (i < tally->count && compare(tally->lines[i].sample, measure) != 0)
		i++;
	if (i == tally->count && add_line(tally, measure))
		return CREDIT_ENOMEM;
	for (; entries > 0; entries--)
		tally_take(&tally->lines[i].count, turn, person);
	return CREDIT_OK;
}

static const char *or_else(const char *text, const char *other)
{
	return text && text[0] ? text : other;
}

static int fill_row(const struct measure_line *line, const credit_catalogue *tables,
	credit_day day, struct arena *arena, credit_stats_measure *row)
{
	const struct judged_measure *sample = line->sample;
	const struct department_row *department = catalogue_department_last(
		tables, sample->department, strlen(sample->department), day);

	row->size = sizeof(*row);
	row->measure = sample->measure->code;
	row->name_zh = sample->measure->name_zh;
	row->name_en = or_else(sample->measure->name_en, row->name_zh);
	row->type = sample->measure->type == MEASURE_INCENTIVE ? "incentive" : "penalty";
	row->department = sample->department;
	row->department_zh = department ? department->name_zh : sample->department;
	row->department_en = department ? or_else(department->name_en, row->department_zh)
					: sample->department;
	row->trigger = trigger_name(sample->rule->trigger);
	row->trigger_zh = trigger_name_zh(sample->rule->trigger);
	row->in_force = line->count.count;
	return stats_keep(arena,
		(const char **const[]){&row->measure, &row->name_zh, &row->name_en,
			&row->department, &row->department_zh, &row->department_en},
		6);
}

int measure_rows(struct measure_tally *tally, const credit_catalogue *tables, credit_day day,
	struct credit_stats_report *report)
{
	report->measures = arena_alloc(
		&report->arena, (tally->count + 1) * sizeof(*report->measures));
	if (!report->measures)
		return CREDIT_ENOMEM;
	if (tally->count)
		qsort(tally->lines, tally->count, sizeof(*tally->lines), compare_lines);
	for (size_t i = 0; i < tally->count; i++)
		if (fill_row(&tally->lines[i], tables, day, &report->arena,
			    &report->measures[i]))
			return CREDIT_ENOMEM;
	report->measures_count = tally->count;
	return CREDIT_OK;
}
