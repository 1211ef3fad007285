/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict_lists.c - which lists an answer covers, and which went stale.
 *
 * Once for each kind of subject in a call.  A list is covered when one of its
 * authorities has confirmed it; it is as fresh as the authority that confirmed
 * it longest ago.  Of a list that was not confirmed within its maximum age
 * nothing can be said: it answers neither yes nor no.
 */
#include <string.h>

#include "joint/verdict.h"

/* Is the authority of a confirmation competent for the list on that day? */
static bool competent(const struct verdict_context *context, const struct list_row *list,
	const struct confirmation *confirmation)
{
	const struct department_row *department =
		catalogue_department_find(context->tables, confirmation->authority,
			strlen(confirmation->authority), context->on);

	return department && catalogue_competent(
		context->tables, list, department->code, context->on);
}

/*
 * Until when a list is confirmed: the oldest of its competent authorities'
 * newest confirmations; of all authorities when none is competent any more.
 */
static credit_day confirmed_until(
	const struct verdict_context *context, const struct list_row *list)
{
	credit_day by_competent = CREDIT_DAY_NONE;
	credit_day by_any = CREDIT_DAY_NONE;

	for (size_t i = 0; i < context->confirmations_count; i++) {
		const struct confirmation *c = &context->confirmations[i];

		if (strcmp(c->list, list->code) != 0)
			continue;
		if (by_any == CREDIT_DAY_NONE || c->as_of < by_any)
			by_any = c->as_of;
		if (competent(context, list, c) &&
			(by_competent == CREDIT_DAY_NONE || c->as_of < by_competent))
			by_competent = c->as_of;
	}
	return by_competent != CREDIT_DAY_NONE ? by_competent : by_any;
}

static void take_list(const struct verdict_context *context, const struct list_row *list,
	credit_verdict_list *lists, struct asked_lists *asked)
{
	credit_day as_of = confirmed_until(context, list);
	credit_verdict_list *out = &lists[asked->count];

	if (as_of == CREDIT_DAY_NONE)
		return;
	out->size = sizeof(*out);
	out->list = list->code;
	out->name_zh = list->name_zh;
	out->name_en = list->name_en;
	out->as_of = as_of;
	out->stale = list->max_age_days > 0 &&
		(int64_t)context->on - as_of > list->max_age_days;
	asked->stale_count += out->stale;
	asked->count++;
}

int verdict_lists(struct verdict_context *context, int kind, struct arena *arena,
	const struct asked_lists **out)
{
	struct asked_lists *asked = &context->asked[kind];
	credit_verdict_list *lists;
	const char *last = "";

	*out = asked;
	if (asked->set)
		return CREDIT_OK;
	lists = arena_alloc(arena, (context->confirmations_count + 1) * sizeof(*lists));
	if (!lists)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < context->confirmations_count; i++) {
		const char *code = context->confirmations[i].list;
		const struct list_row *list;

		if (strcmp(code, last) == 0)
			continue; /* the next authority of the same list */
		last = code;
		list = catalogue_list(context->tables, code, context->on);
		if (list && (list->kinds & KIND_BIT(kind)))
			take_list(context, list, lists, asked);
	}
	asked->lists = lists;
	asked->set = true;
	return CREDIT_OK;
}
