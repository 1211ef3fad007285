/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_repair.c - when repair is open to an entry, and what bars it.
 *
 * The shortest term and whether anything may end early stand in terms.csv, for
 * each effect apart; how long false material bars stands in acts.csv.  Where a
 * decision fell under an older rule and neither says what to do between, the
 * rule that lets it earlier holds, as the earlier end does in standing_terms.c.
 * Rule: 信用修复管理办法（国家发展改革委令第36号）: the shortest term is over, the duty
 * done, the promise public, and no law forbids it; 民法典 art. 201, 202 for months.
 */
#include <string.h>

#include "base/text.h"
#include "record/event_rule.h"
#include "record/objection.h"

static credit_day decided_day(const struct entry *entry)
{
	credit_day first = entry->decided;

	for (size_t i = 0; first == CREDIT_DAY_NONE && i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_DECIDED &&
			!event_is_undone(entry, entry->events[i]))
			first = entry->events[i]->day;
	return first;
}

static credit_day anchor_day(const struct entry *entry, enum anchor anchor)
{
	if (anchor == ANCHOR_PUBLISHED && entry->published != CREDIT_DAY_NONE)
		return entry->published;
	if (anchor == ANCHOR_ACT_END && entry->act_end != CREDIT_DAY_NONE)
		return entry->act_end;
	return decided_day(entry);
}

/* The first day on which the rules of a day let an effect end early; MAX: never. */
static credit_day opens_under(const struct entry *entry, enum effect effect,
	const credit_catalogue *tables, credit_day rules, const char **article)
{
	const char *sector = entry->sector[0] ? entry->sector : entry->ground;
	const struct term_row *row =
		catalogue_term(tables, entry->list, sector, entry->grade, effect, rules);
	credit_day anchor;

	if (!row)
		return CREDIT_DAY_MIN; /* no term, so none to wait for */
	*article = row->head.source;
	if (!row->early_end)
		return CREDIT_DAY_MAX;
	anchor = anchor_day(entry, row->anchor);
	if (row->min.unit == TERM_NOT_SET || anchor == CREDIT_DAY_NONE)
		return CREDIT_DAY_MIN;
	return term_last_day(anchor, row->min) + 1;
}

static bool named(const char *effects, enum effect effect)
{
	const char *name = effect_name(effect);
	size_t length = strlen(name);

	if (!effects || !effects[0])
		return true;
	while (*effects) {
		size_t next;

		effects += strspn(effects, ",; ");
		next = strcspn(effects, ",; ");
		if (next == length && memcmp(effects, name, length) == 0)
			return true;
		effects += next;
	}
	return false;
}

void repair_term(const struct entry *current, const char *effects,
	const credit_catalogue *tables, credit_day day, struct act_answer *out)
{
	credit_day decided = decided_day(current);

	for (int i = EFFECT_PUBLICITY; i <= EFFECT_MEASURES; i++) {
		const char *article = "";
		const char *older = "";
		credit_day opens, then;

		if (!named(effects, (enum effect)i))
			continue;
		opens = opens_under(current, (enum effect)i, tables, day, &article);
		then = decided == CREDIT_DAY_NONE
			? opens
			: opens_under(current, (enum effect)i, tables, decided, &older);
		if (older[0] && then < opens) {
			opens = then;
			article = older;
		}
		if (opens <= day || (out->reason != MSG_COUNT && opens <= out->from))
			continue;
		out->reason = opens == CREDIT_DAY_MAX ? MSG_EVENT_NO_REPAIR : MSG_EVENT_MINIMUM;
		out->article = article;
		out->from = opens;
	}
	if (out->from == CREDIT_DAY_MAX)
		out->from = CREDIT_DAY_NONE;
}

/* ---- bars ---- */

/* The first day after the bar of a refusing act; MIN: it bars nothing. */
static credit_day bar_over(const struct entry *entry, const credit_catalogue *tables,
	const struct event *event, const char **article)
{
	size_t index = 0;
	const struct act_row *row = catalogue_act_next(
		tables, event->kind, act_list(entry, tables, event->day), event->day, &index);

	if (!row || row->bar.unit == TERM_NOT_SET)
		return CREDIT_DAY_MIN;
	*article = row->article;
	if (row->bar.unit == TERM_LIFE)
		return CREDIT_DAY_MAX;
	return term_last_day(event->day, row->bar) + 1;
}

/* Grounds are compared by what they say: width, spaces and marks apart. */
static bool same_ground(const char *a, const char *b)
{
	struct buf left = BUF_INIT;
	struct buf right = BUF_INIT;
	bool same = a && strcmp(a, b) == 0;

	if (a && !same)
		same = !text_statement_key(a, strlen(a), &left) &&
			!text_statement_key(b, strlen(b), &right) &&
			left.length == right.length && left.length > 0 &&
			memcmp(left.data, right.data, left.length) == 0;
	buf_free(&left);
	buf_free(&right);
	return same;
}

/* Does it say anything?  A mark alone does not. */
static bool says_ground(const char *ground)
{
	struct buf key = BUF_INIT;
	bool says = ground && !text_statement_key(ground, strlen(ground), &key) && key.length > 0;

	buf_free(&key);
	return says;
}

static void bar(struct act_answer *out, enum message reason, const char *article,
	credit_day over, credit_day day)
{
	if (over <= day || (out->reason != MSG_COUNT && over <= out->from))
		return;
	out->reason = reason;
	out->article = article;
	out->from = over;
}

/*
 * An objection beside one that was dismissed: the same ground is not examined
 * again, and without a ground nobody can tell.  It is named and stands then: only
 * what was answered is closed, not the way to object.
 * Rule: 法释〔2017〕7号 art. 11, 12: correction is asked for in writing, on one of
 * the grounds; whose ground was found wanting turns to review.
 */
static void bar_objection(const struct entry *entry, const struct event *event,
	const struct event *before, const credit_catalogue *tables, struct act_answer *out)
{
	const struct event *answer = objection_answer(entry, before, event->day);
	const char *ground = event_field(event, "ground");
	const char *article = "";
	credit_day over;

	if (!answer || answer->kind != CREDIT_EVENT_DISMISSED)
		return;
	over = bar_over(entry, tables, answer, &article);
	if (says_ground(ground)) {
		if (same_ground(event_field(before, "ground"), ground))
			bar(out, MSG_EVENT_SAME_GROUND, article, over, event->day);
	} else if (over > event->day) {
		out->reason = MSG_EVENT_GROUND;
		out->article = article;
	}
}

void act_barred(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, struct act_answer *out)
{
	bool objection = event->kind == CREDIT_EVENT_OBJECTED;
	const struct event *before;
	size_t at = SIZE_MAX;

	while ((before = entry_event_next(entry, &at)) && before->day <= event->day) {
		const char *article = "";
		const char *false_material = event_field(before, "false_material");

		if (before->kind == CREDIT_EVENT_OBJECTED && objection) {
			bar_objection(entry, event, before, tables, out);
		} else if (before->kind == CREDIT_EVENT_REFUSED && !objection &&
			false_material && strcmp(false_material, "yes") == 0) {
			credit_day over = bar_over(entry, tables, before, &article);

			bar(out, MSG_EVENT_BARRED, article, over, event->day);
		}
	}
	if (out->from == CREDIT_DAY_MAX)
		out->from = CREDIT_DAY_NONE;
}

/* ---- answers to objections ---- */

void answer_names(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, struct act_answer *out)
{
	const char *of = objection_named(event);
	const struct event *open;
	size_t at = SIZE_MAX;
	size_t count = 0;
	bool found = false;

	while ((open = act_open_next(
			entry, tables, CREDIT_EVENT_OBJECTED, event->day, true, &at))) {
		found = found || (of && document_equal(of, open->document));
		count++;
	}
	if (of && !found)
		out->reason = MSG_EVENT_OTHER_OBJECTION;
	else if (!of && count > 1)
		out->reason = MSG_EVENT_WHICH_OBJECTION;
}

/* ---- conditions ---- */

void repair_conditions(
	const struct entry *entry, const struct event *event, struct act_answer *out)
{
	static const char *const conditions[] = {"corrected", "commitment"};
	const struct event *applied = NULL;
	const struct event *before;
	size_t at = SIZE_MAX;

	while ((before = entry_event_next(entry, &at)) && before->day <= event->day)
		if (before->kind == CREDIT_EVENT_REPAIR_APPLIED)
			applied = before;
	for (size_t i = 0; i < 2; i++) {
		const char *said = event_field(event, conditions[i]);

		if (!said && applied)
			said = event_field(applied, conditions[i]);
		if (!said || strcmp(said, "no") != 0)
			continue;
		out->reason = MSG_EVENT_CONDITIONS;
		out->detail = conditions[i];
		return;
	}
}
