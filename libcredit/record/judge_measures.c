/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judge_measures.c - which measures follow from the entries of one subject.
 *
 * Only from rules that hold on the day, for the list, grade and kind, while
 * the entry's window for measures holds.  The same measure for the same
 * department from several entries is one measure with all its grounds and the
 * last end.  A subject has a few dozen at most, so lists are walked.
 * Rule: 国办发〔2020〕49号: no measure beyond law and the list, none added up.
 */
#include <stdlib.h>
#include <string.h>

#include "record/judge.h"
#include "record/standing.h"

struct support {
	struct support *next;
	uint32_t entry;
	struct measure_support given;
};

struct node {
	struct node *next;
	struct judged_measure measure;
	struct support *supports; /* newest first */
};

credit_day judged_measure_until(const struct judged_entry *judged, const struct rule_row *rule)
{
	const struct entry *entry = &judged->current;
	credit_day until = judged->standing.windows[EFFECT_MEASURES - 1].until;
	credit_day decided = entry_decided(entry);
	credit_day own = CREDIT_DAY_MAX;

	if (rule->term.unit == TERM_DAYS || rule->term.unit == TERM_MONTHS)
		own = term_last_day(
			decided == CREDIT_DAY_NONE ? judged->standing.listed : decided,
			rule->term);
	else if (rule->term.unit == TERM_BAN && entry->until != CREDIT_DAY_NONE)
		own = entry->until;
	return own < until ? own : until;
}

static struct node *find_node(struct node *nodes, const char *measure, const char *department,
	size_t length)
{
	for (; nodes; nodes = nodes->next)
		if (strcmp(nodes->measure.measure->code, measure) == 0 &&
			strlen(nodes->measure.department) == length &&
			memcmp(nodes->measure.department, department, length) == 0)
			return nodes;
	return NULL;
}

static struct node *add_node(struct node **nodes, const struct measure_row *measure,
	const char *department, size_t length, struct arena *arena)
{
	struct node *node = arena_alloc(arena, sizeof(*node));

	if (!node)
		return NULL;
	node->measure.measure = measure;
	node->measure.department = arena_text(arena, department, length);
	node->measure.until = CREDIT_DAY_NONE;
	node->measure.unconfirmed = true; /* until an entry that is not supports it */
	node->next = *nodes;
	*nodes = node;
	return node->measure.department ? node : NULL;
}

/* Another rule by which the same entry supports the same measure. */
static void join_rule(
	struct measure_support *given, const struct rule_row *rule, credit_day until)
{
	if (rule->trigger < given->rule->trigger)
		given->rule = rule;
	if (until > given->until)
		given->until = until;
}

/* One entry supports one measure of one department. */
static int support_node(struct node *node, const struct judged_entry *judged, uint32_t entry,
	const struct rule_row *rule, credit_day until, struct arena *arena)
{
	bool provisional = judged->standing.windows[EFFECT_MEASURES - 1].provisional;
	struct judged_measure *measure = &node->measure;
	struct support *support;

	if (!measure->rule || rule->trigger < measure->rule->trigger) {
		measure->rule = rule; /* the strongest trigger */
		measure->basis = rule->basis[0] ? rule->basis : measure->measure->basis;
	}
	if (until > measure->until)
		measure->provisional = provisional;
	else if (until == measure->until)
		measure->provisional &= provisional;
	if (until > measure->until)
		measure->until = until;
	measure->unconfirmed &= (judged->standing.marks & CREDIT_MARK_UNCONFIRMED) != 0;
	if (node->supports && node->supports->entry == entry) {
		join_rule(&node->supports->given, rule, until);
		return CREDIT_OK; /* two rules of one list: one ground */
	}
	support = arena_alloc(arena, sizeof(*support));
	if (!support)
		return CREDIT_ENOMEM;
	support->entry = entry;
	support->given = (struct measure_support){until, rule};
	support->next = node->supports;
	node->supports = support;
	measure->entries_count++;
	return CREDIT_OK;
}

struct span_of_code {
	const char *text;
	size_t length;
};

/* The rules name a body as it was called then; its successor acts once it is no more. */
static struct span_of_code acting_code(
	const credit_catalogue *tables, const char *code, size_t length, credit_day day)
{
	const struct department_row *acting =
		catalogue_department_acting(tables, code, length, day);
	struct span_of_code given = {code, length};

	if (acting) {
		given.text = acting->code;
		given.length = strlen(acting->code);
	}
	return given;
}

static int take_rule(struct node **nodes, const struct judgement *judgement, uint32_t entry,
	const struct rule_row *rule, const credit_catalogue *tables, credit_day day,
	struct arena *arena)
{
	const struct judged_entry *judged = &judgement->entries[entry];
	const struct measure_row *measure = catalogue_measure(tables, rule->measure, day);
	credit_day until = judged_measure_until(judged, rule);
	const char *at = rule->departments;

	if (!measure || until < day || rule->term.unit == TERM_HIDDEN)
		return CREDIT_OK;
	while (*at) {
		size_t length = strcspn(at, ";");
		struct span_of_code code = acting_code(tables, at, length, day);
		struct node *node = find_node(*nodes, measure->code, code.text, code.length);

		if (length > 0 && !node)
			node = add_node(nodes, measure, code.text, code.length, arena);
		if (length > 0 &&
			(!node ||
				support_node(node, judged, entry, rule, until, arena)))
			return CREDIT_ENOMEM;
		at += length + (at[length] == ';');
	}
	return CREDIT_OK;
}

static int compare_measures(const void *a, const void *b)
{
	const struct judged_measure *left = a;
	const struct judged_measure *right = b;
	int order = strcmp(left->measure->code, right->measure->code);

	return order ? order : strcmp(left->department, right->department);
}

static int collect(struct judgement *judgement, struct node *nodes, struct arena *arena)
{
	struct judged_measure *measures;
	size_t count = 0;

	for (struct node *node = nodes; node; node = node->next)
		count++;
	measures = arena_alloc(arena, (count + 1) * sizeof(*measures));
	if (!measures)
		return CREDIT_ENOMEM;
	for (struct node *node = nodes; node; node = node->next) {
		size_t at = node->measure.entries_count;
		uint32_t *entries = arena_alloc(arena, at * sizeof(*entries));
		struct measure_support *supports =
			arena_alloc(arena, at * sizeof(*supports));

		if (!entries || !supports)
			return CREDIT_ENOMEM;
		for (struct support *s = node->supports; s; s = s->next) {
			entries[--at] = s->entry;
			supports[at] = s->given;
		}
		node->measure.entries = entries;
		node->measure.supports = supports;
		measures[judgement->measures_count++] = node->measure;
	}
	qsort(measures, count, sizeof(*measures), compare_measures);
	judgement->measures = measures;
	return CREDIT_OK;
}

int judge_measures(struct judgement *judgement, const credit_catalogue *tables, credit_day day,
	struct arena *arena)
{
	struct node *nodes = NULL;

	for (size_t i = 0; i < judgement->entries_count; i++) {
		const struct judged_entry *judged = &judgement->entries[i];
		const struct rule_row *rule;
		size_t index = 0;

		if (judged->standing.state != CREDIT_STATE_LISTED ||
			!window_holds(&judged->standing.windows[EFFECT_MEASURES - 1], day))
			continue;
		while ((rule = catalogue_rule_next(tables, judged->current.list,
				judged->current.grade, judged->current.subject.kind, day,
				&index)))
			if (take_rule(&nodes, judgement, (uint32_t)i, rule, tables, day, arena))
				return CREDIT_ENOMEM;
	}
	return collect(judgement, nodes, arena);
}
