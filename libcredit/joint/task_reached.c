/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_reached.c - persons whom a measure on an organisation reaches, for its tasks.
 *
 * Runs for each organisation with tasks; few name anybody with an identifier.  What
 * reaches whom is judge_roles()'s answer, as in a check of the person.
 */
#include "joint/task_reached.h"

#include <string.h>

#include "base/message.h"
#include "id/identifier.h"
#include "record/roles.h"

struct collecting {
	const struct task_asking *asking;
	const struct judgement *judgement;
	struct arena *arena;
	struct task_reached *items;
	size_t count;
	size_t room;
	credit_error *err;
};

/* The same person by the same office, article and measure, through another entry. */
static struct task_reached *known(
	struct collecting *c, const struct judged_role *role, const struct reached_measure *m)
{
	for (size_t i = 0; i < c->count; i++) {
		struct task_reached *one = &c->items[i];

		if (id_equal(&one->role->role->person, &role->role->person) &&
			strcmp(one->role->role->role, role->role->role) == 0 &&
			strcmp(one->measure->article, m->article) == 0 &&
			strcmp(one->measure->measure->code, m->measure->code) == 0 &&
			strcmp(one->measure->department, m->department) == 0)
			return one;
	}
	return NULL;
}

static int add(
	struct collecting *c, const struct judged_role *role, const struct reached_measure *m)
{
	struct task_reached *one = known(c, role, m);

	if (one) {
		if (m->until > one->measure->until)
			*one = (struct task_reached){role, m}; /* the last end holds */
		return CREDIT_OK;
	}
	if (c->count == c->room) {
		size_t room = c->room ? 2 * c->room : 8;
		struct task_reached *items = arena_alloc(c->arena, room * sizeof(*items));

		if (!items)
			return CREDIT_ENOMEM;
		if (c->count)
			memcpy(items, c->items, c->count * sizeof(*items));
		c->items = items;
		c->room = room;
	}
	c->items[c->count++] = (struct task_reached){role, m};
	return CREDIT_OK;
}

/* A person was asked about when an earlier role named them, by whatever office. */
static bool was_asked(const struct collecting *c, size_t entry, size_t role)
{
	const struct judged_entry *entries = c->judgement->entries;
	const credit_id *person = &entries[entry].current.roles[role].person;

	for (size_t i = 0; i <= entry; i++) {
		size_t last = i < entry ? entries[i].current.roles_count : role;

		for (size_t r = 0; r < last; r++)
			if (id_equal(&entries[i].current.roles[r].person, person))
				return true;
	}
	return false;
}

static int ask_person(struct collecting *c, const credit_id *person)
{
	struct subject_records records;
	struct role_holder holder = {.ids = person, .ids_count = 1};
	const struct judged_role *roles;
	size_t count;
	int status = snapshot_subject(
		c->asking->snapshot, person, c->arena, &records, c->err);

	if (status)
		return status;
	holder.acts = records.acts; /* who died is reached by nothing */
	holder.acts_count = records.acts_count;
	status = judge_roles(c->judgement, &holder, c->asking->tables, c->asking->on,
		c->arena, &roles, &count);
	for (size_t i = 0; i < count && !status; i++) {
		if (roles[i].why_not != MSG_COUNT ||
			(roles[i].entry->standing.marks & CREDIT_MARK_UNCONFIRMED))
			continue;
		for (size_t m = 0; m < roles[i].measures_count && !status; m++)
			status = add(c, &roles[i], &roles[i].measures[m]);
	}
	return status ? FAIL(c->err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

int task_reached_of(const struct task_asking *asking, const struct judged_subject *subject,
	struct arena *arena, const struct task_reached **out, size_t *count,
	credit_error *err)
{
	struct collecting c = {.asking = asking, .judgement = subject->judgement,
		.arena = arena, .err = err};
	int status = CREDIT_OK;

	*out = NULL;
	*count = 0;
	for (size_t i = 0; i < c.judgement->entries_count && !status; i++) {
		const struct entry *entry = &c.judgement->entries[i].current;

		for (size_t r = 0; r < entry->roles_count && !status; r++)
			if (entry->roles[r].person.kind == CREDIT_KIND_PERSON &&
				!was_asked(&c, i, r))
				status = ask_person(&c, &entry->roles[r].person);
	}
	if (status)
		return status;
	*out = c.items;
	*count = c.count;
	return CREDIT_OK;
}

bool task_reaches(const struct task *task, const struct task_reached *one)
{
	return task->holds && strcmp(task->measure, one->measure->measure->code) == 0 &&
		strcmp(task->department, one->measure->department) == 0;
}
