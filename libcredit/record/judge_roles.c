/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judge_roles.c - which measures on an organisation reach a person who stands in it.
 *
 * Once for each organisation in which the person asked about holds an office by
 * the word of an authority; most persons hold none.  A person whom nothing
 * reaches is answered with the reason, never with a measure.
 * Rule: 国办发〔2020〕49号: no measure without law; 法释〔2010〕8号 art. 3 (the
 * organisation's representative, persons mainly and directly responsible);
 * 保障农民工工资支付条例 art. 48 (those are listed themselves, by decisions of their own).
 */
#include <stdlib.h>
#include <string.h>

#include "id/identifier.h"
#include "record/judge.h"
#include "record/roles.h"
#include "record/standing.h"
#include "record/subject_act.h"

/* Measures of one role while they are collected. */
struct reach {
	struct reached_measure *items;
	size_t count;
	size_t capacity;
	struct arena *arena;
};

static bool is_holder(const struct role_holder *holder, const struct role *role)
{
	for (size_t i = 0; i < holder->ids_count; i++)
		if (role->person.kind == CREDIT_KIND_PERSON &&
			id_equal(&role->person, &holder->ids[i]))
			return true;
	return false;
}

static bool is_dead(const struct role_holder *holder, credit_day day)
{
	for (size_t i = 0; i < holder->acts_count; i++)
		if (holder->acts[i]->kind == CREDIT_SUBJECT_DECEASED &&
			holder->acts[i]->day < day &&
			subject_act_counts(holder->acts, holder->acts_count, holder->acts[i]))
			return true;
	return false;
}

static bool role_holds(const struct role *role, credit_day day)
{
	return (role->from == CREDIT_DAY_NONE || role->from <= day) &&
		(role->to == CREDIT_DAY_NONE || day <= role->to);
}

/* Listed, its measures in force, and nothing that halts it. */
static bool entry_works(const struct judged_entry *judged, credit_day day)
{
	const struct standing *standing = &judged->standing;

	return judged->list && judged->current.subject.kind != CREDIT_KIND_PERSON &&
		standing->state == CREDIT_STATE_LISTED &&
		!(standing->marks & (CREDIT_MARK_SUSPENDED | CREDIT_MARK_SHIELDED)) &&
		window_holds(&standing->windows[EFFECT_MEASURES - 1], day);
}

/* By what a rule reaches the role: its own article, else what the authority named. */
static const char *reaching_article(const struct rule_row *rule, const struct role *role)
{
	if (rule_reaches(rule, role->role))
		return rule->reaches_basis;
	return role_basis_names(role->basis) ? role->basis : NULL;
}

static bool collected(const struct reach *reach, const char *measure, const char *department,
	size_t length)
{
	for (size_t i = 0; i < reach->count; i++)
		if (strcmp(reach->items[i].measure->code, measure) == 0 &&
			strlen(reach->items[i].department) == length &&
			memcmp(reach->items[i].department, department, length) == 0)
			return true;
	return false;
}

static int collect(struct reach *reach, const struct reached_measure *measure,
	const char *department, size_t length)
{
	struct reached_measure *item;

	if (reach->count == reach->capacity) {
		size_t capacity = reach->capacity ? reach->capacity * 2 : 8;
		struct reached_measure *more =
			arena_alloc(reach->arena, capacity * sizeof(*more));

		if (!more)
			return CREDIT_ENOMEM;
		if (reach->count)
			memcpy(more, reach->items, reach->count * sizeof(*more));
		reach->items = more;
		reach->capacity = capacity;
	}
	item = &reach->items[reach->count++];
	*item = *measure;
	item->department = arena_text(reach->arena, department, length);
	return item->department ? CREDIT_OK : CREDIT_ENOMEM;
}

/* The departments of one rule, each once. */
static int take_rule(struct reach *reach, const struct reached_measure *measure)
{
	const char *at = measure->rule->departments;

	while (*at) {
		size_t length = strcspn(at, ";");

		if (length > 0 && !collected(reach, measure->measure->code, at, length) &&
			collect(reach, measure, at, length))
			return CREDIT_ENOMEM;
		at += length + (at[length] == ';');
	}
	return CREDIT_OK;
}

static int compare_reached(const void *a, const void *b)
{
	const struct reached_measure *left = a;
	const struct reached_measure *right = b;
	int order = strcmp(left->measure->code, right->measure->code);

	return order ? order : strcmp(left->department, right->department);
}

/* Every rule of the entry's list that reaches the role with a measure persons can bear. */
static int take_rules(struct reach *reach, const struct judged_role *judged,
	const credit_catalogue *tables, credit_day day, bool *reaching)
{
	const struct entry *entry = &judged->entry->current;
	const struct rule_row *rule;
	size_t index = 0;

	*reaching = false;
	while ((rule = catalogue_rule_next(tables, entry->list, entry->grade,
			entry->subject.kind, day, &index))) {
		struct reached_measure measure = {.rule = rule,
			.measure = catalogue_measure(tables, rule->measure, day),
			.article = reaching_article(rule, judged->role),
			.until = judged_measure_until(judged->entry, rule),
			.provisional = judged->entry->standing.windows[EFFECT_MEASURES - 1]
					       .provisional};

		*reaching |= measure.article != NULL;
		if (!measure.article || measure.until < day || rule->term.unit == TERM_HIDDEN ||
			!(measure.measure->kinds & KIND_BIT(CREDIT_KIND_PERSON)))
			continue;
		if (judged->role->to != CREDIT_DAY_NONE && judged->role->to < measure.until)
			measure.until = judged->role->to;
		if (take_rule(reach, &measure))
			return CREDIT_ENOMEM;
	}
	return CREDIT_OK;
}

/* Why nothing can reach the holder through this role, whatever the rules; MSG_COUNT. */
static enum message obstacle(const struct judged_role *judged,
	const struct role_holder *holder, const credit_catalogue *tables, credit_day day)
{
	if (is_dead(holder, day))
		return MSG_ENDED_DECEASED;
	if (is_below(&judged->role->person, tables, MSG_HELD_MINOR, day))
		return MSG_HELD_MINOR;
	if (!entry_works(judged->entry, day))
		return MSG_ROLE_ENTRY;
	if (!role_holds(judged->role, day))
		return MSG_ROLE_DAYS;
	return judged->entry->list->colour == COLOUR_BLACK ? MSG_COUNT : MSG_ROLE_BASIS;
}

static int judge_role(struct judged_role *judged, const struct role_holder *holder,
	const credit_catalogue *tables, credit_day day, struct arena *arena)
{
	struct reach reach = {.arena = arena};
	bool reaching;

	judged->until = CREDIT_DAY_NONE;
	judged->why_not = obstacle(judged, holder, tables, day);
	judged->why_article = catalogue_article(tables, judged->why_not, day);
	if (judged->why_not != MSG_COUNT)
		return CREDIT_OK;
	if (take_rules(&reach, judged, tables, day, &reaching))
		return CREDIT_ENOMEM;
	if (reach.count == 0) {
		judged->why_not = reaching ? MSG_ROLE_MEASURE : MSG_ROLE_BASIS;
		return CREDIT_OK;
	}
	qsort(reach.items, reach.count, sizeof(reach.items[0]), compare_reached);
	for (size_t i = 0; i < reach.count; i++)
		if (reach.items[i].until > judged->until)
			judged->until = reach.items[i].until;
	judged->measures = reach.items;
	judged->measures_count = reach.count;
	return CREDIT_OK;
}

/* What was undone or erased names nobody any more. */
static bool is_gone(const struct judged_entry *judged)
{
	return judged->standing.reason == MSG_HELD_UNDONE ||
		judged->standing.reason == MSG_HELD_ERASED;
}

int judge_roles(const struct judgement *organisation, const struct role_holder *holder,
	const credit_catalogue *tables, credit_day day, struct arena *arena,
	const struct judged_role **out, size_t *count)
{
	struct judged_role *roles;
	size_t most = 0;

	*out = NULL;
	*count = 0;
	for (size_t i = 0; i < organisation->entries_count; i++)
		most += organisation->entries[i].current.roles_count;
	roles = arena_alloc(arena, (most + 1) * sizeof(*roles));
	if (!roles)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < organisation->entries_count; i++) {
		const struct judged_entry *judged = &organisation->entries[i];

		for (size_t r = 0; r < judged->current.roles_count; r++) {
			const struct role *role = &judged->current.roles[r];

			if (is_gone(judged) || !is_holder(holder, role))
				continue;
			roles[*count].entry = judged;
			roles[*count].role = role;
			if (judge_role(&roles[(*count)++], holder, tables, day, arena))
				return CREDIT_ENOMEM;
		}
	}
	*out = roles;
	return CREDIT_OK;
}
