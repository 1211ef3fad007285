/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict_through.c - what reaches a person through an office in a listed organisation.
 *
 * Rarely: most persons hold no office in a listed organisation.  What reaches them
 * is judge_roles()'s answer.  Measures through an office stand behind the person's
 * own and apart from them: they may reach less, such as payments from the
 * organisation's means only.
 */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "joint/verdict.h"

/* The article of the measure and the one that reaches the person; NULL: no memory. */
static const char *basis_of(const struct reached_measure *reached, struct arena *arena)
{
	const char *own = reached->rule->basis[0] ? reached->rule->basis
						  : reached->measure->basis;
	struct buf text = BUF_INIT;
	const char *basis;

	buf_printf(&text, "%s；%s", own, reached->article);
	basis = text.status ? NULL : arena_text(arena, buf_cstr(&text), text.length);
	buf_free(&text);
	return basis;
}

static int put_measure(const struct verdict_context *context,
	const struct reached_measure *reached, const credit_verdict_entry *entry,
	struct arena *arena, credit_verdict_measure *out)
{
	const char **ids = arena_alloc(arena, sizeof(*ids));

	if (!ids)
		return CREDIT_ENOMEM;
	ids[0] = entry->entry;
	verdict_measure(context, reached->measure, reached->rule, reached->department, out);
	out->basis = basis_of(reached, arena);
	out->entries = ids;
	out->entries_count = 1;
	out->until = reached->until;
	out->provisional = reached->provisional;
	out->through = true;
	return out->basis ? CREDIT_OK : CREDIT_ENOMEM;
}

/* The articles that reach the person, each once; NULL when memory ran out. */
static const char *articles_of(const struct judged_role *role, struct arena *arena)
{
	struct buf text = BUF_INIT;
	const char *articles;

	for (size_t i = 0; i < role->measures_count; i++) {
		bool said = false;

		for (size_t k = 0; k < i && !said; k++)
			said = strcmp(role->measures[k].article, role->measures[i].article) == 0;
		if (!said)
			buf_printf(&text, "%s%s", text.length ? "；" : "",
				role->measures[i].article);
	}
	articles = text.status ? NULL : arena_text(arena, buf_cstr(&text), text.length);
	buf_free(&text);
	return articles;
}

/* How fresh the list of the organisation's entry is. */
static int put_freshness(struct verdict_context *context, const struct judged_role *role,
	struct arena *arena, credit_verdict_through *out)
{
	const struct asked_lists *asked;

	out->as_of = CREDIT_DAY_NONE;
	if (verdict_lists(context, role->entry->current.subject.kind, arena, &asked))
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < asked->count; i++) {
		if (strcmp(asked->lists[i].list, out->entry->list) != 0)
			continue;
		out->as_of = asked->lists[i].as_of;
		out->stale = asked->lists[i].stale;
	}
	return CREDIT_OK;
}

/* A name and a code of an organisation are public; no other identifier is told. */
static const char *public_id(const credit_id *id)
{
	return id->scheme == CREDIT_SCHEME_CREDIT_CODE ||
			id->scheme == CREDIT_SCHEME_ORGANISATION_CODE
		? id->text
		: "";
}

static int put_role(struct verdict_context *context, const struct judged_role *role,
	bool withheld, struct arena *arena, credit_verdict_through *out)
{
	size_t count = withheld ? 0 : role->measures_count;
	credit_verdict_entry *entry = arena_alloc(arena, sizeof(*entry));
	credit_verdict_measure *measures = arena_alloc(arena, (count + 1) * sizeof(*measures));

	if (!entry || !measures || verdict_entry(context, role->entry, arena, entry))
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < count; i++)
		if (put_measure(context, &role->measures[i], entry, arena, &measures[i]))
			return CREDIT_ENOMEM;
	out->size = sizeof(*out);
	out->name = role->entry->current.name;
	out->id = public_id(&role->entry->current.subject);
	out->role = role->role->role;
	out->role_en = credit_word_label(out->role, CREDIT_EN);
	out->article = articles_of(role, arena);
	out->entry = entry;
	out->measures = measures;
	out->measures_count = count;
	out->until = withheld ? CREDIT_DAY_NONE : role->until;
	return out->article ? put_freshness(context, role, arena, out) : CREDIT_ENOMEM;
}

/* ---- beside the person's own measures ---- */

/* The measure of that department through another office, if one came before. */
static credit_verdict_measure *same_before(credit_verdict_measure *measures, size_t from,
	size_t to, const credit_verdict_measure *measure)
{
	for (size_t i = from; i < to; i++)
		if (strcmp(measures[i].measure, measure->measure) == 0 &&
			strcmp(measures[i].department, measure->department) == 0 &&
			strcmp(measures[i].trigger, measure->trigger) == 0 &&
			strcmp(measures[i].basis, measure->basis) == 0)
			return &measures[i];
	return NULL;
}

/* One measure with all its grounds and the last end. */
static int join(credit_verdict_measure *into, const credit_verdict_measure *measure,
	struct arena *arena)
{
	const char **ids = arena_alloc(arena, (into->entries_count + 1) * sizeof(*ids));

	if (!ids)
		return CREDIT_ENOMEM;
	if (measure->until > into->until) {
		into->provisional = measure->provisional;
		into->until = measure->until;
	}
	for (size_t i = 0; i < into->entries_count; i++)
		if (strcmp(into->entries[i], measure->entries[0]) == 0)
			return CREDIT_OK; /* two offices by one entry */
	memcpy(ids, into->entries, into->entries_count * sizeof(*ids));
	ids[into->entries_count++] = measure->entries[0];
	into->entries = ids;
	return CREDIT_OK;
}

static int order_measures(const void *a, const void *b)
{
	const credit_verdict_measure *left = a;
	const credit_verdict_measure *right = b;
	int order = strcmp(left->measure, right->measure);

	if (!order)
		order = strcmp(left->department, right->department);
	return order ? order : strcmp(left->basis, right->basis);
}

static int add_measures(struct arena *arena, credit_verdict *verdict)
{
	size_t own = verdict->measures_count;
	size_t count = own;
	credit_verdict_measure *all;

	for (size_t i = 0; i < verdict->through_count; i++)
		count += verdict->through[i].measures_count;
	all = arena_alloc(arena, (count + 1) * sizeof(*all));
	if (!all)
		return CREDIT_ENOMEM;
	if (own)
		memcpy(all, verdict->measures, own * sizeof(*all));
	count = own;
	for (size_t i = 0; i < verdict->through_count; i++)
		for (size_t m = 0; m < verdict->through[i].measures_count; m++) {
			const credit_verdict_measure *measure = &verdict->through[i].measures[m];
			credit_verdict_measure *same = same_before(all, own, count, measure);

			if (!same)
				all[count++] = *measure;
			else if (join(same, measure, arena))
				return CREDIT_ENOMEM;
		}
	if (count > own)
		qsort(all + own, count - own, sizeof(*all), order_measures);
	verdict->measures = all;
	verdict->measures_count = count;
	return CREDIT_OK;
}

int verdict_through(struct verdict_context *context, const struct reached *reached,
	struct arena *arena, credit_verdict *verdict)
{
	bool withheld = verdict->name_match == CREDIT_NAME_DIFFERENT;
	credit_verdict_through *through =
		arena_alloc(arena, (reached->count + 1) * sizeof(*through));
	size_t count = 0;

	if (!through)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < reached->count; i++) {
		const struct judged_role *role = reached->roles[i];

		if (role->why_not != MSG_COUNT)
			continue;
		if (put_role(context, role, withheld, arena, &through[count++]))
			return CREDIT_ENOMEM;
		if (!verdict->name[0])
			verdict->name = role->role->name;
	}
	verdict->through = through;
	verdict->through_count = count;
	return add_measures(arena, verdict);
}

size_t credit_verdict_through_count(const credit_verdict *verdict)
{
	return verdict ? verdict->through_count : 0;
}

const credit_verdict_through *credit_verdict_through_at(
	const credit_verdict *verdict, size_t index)
{
	return index < credit_verdict_through_count(verdict) ? &verdict->through[index] : NULL;
}
