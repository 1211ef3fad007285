/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judge.c - all entries of one subject on one day: what crosses entries.
 *
 * Pure; runs once for each check and for each subject of an edition.  Each
 * entry is judged alone first (standing.c); then minors, then the conflict of
 * red and black, then what may be printed (judge_print.c) and which measures
 * follow (judge_measures.c).
 */
#include "record/judge.h"

#include "base/day.h"
#include "record/standing.h"
#include "record/subject_act.h"

#define NOBODY_IS_OLDER (200 * 12)

/*
 * Not yet the day after the birthday that completes so many months.  Rule: 民法典
 * art. 201, 1259.
 */
static bool is_younger(const credit_id *subject, int months, credit_day day)
{
	credit_day birth = subject->kind == CREDIT_KIND_PERSON ? credit_id_birth(subject)
							       : CREDIT_DAY_NONE;

	return birth != CREDIT_DAY_NONE && day <= day_add_months(birth, months);
}

/* Tables without the row protect everybody. */
bool is_below(const credit_id *subject, const credit_catalogue *tables, enum message reason,
	credit_day day)
{
	const struct reason_row *row = catalogue_reason(tables, reason, day);

	return is_younger(subject, row ? row->below_months : NOBODY_IS_OLDER, day);
}

bool judged_void(const struct judged_entry *judged)
{
	switch (judged->standing.reason) {
	case MSG_HELD_ERASED:
	case MSG_HELD_UNDONE:
	case MSG_HELD_MISIDENTIFIED:
	case MSG_HELD_REVOKED:
	case MSG_HELD_REPLACED:
	case MSG_HELD_MINOR:
	case MSG_HELD_CHILD:
		return true;
	default:
		return false;
	}
}

static void close_window(struct window *window, enum message reason, const char *article)
{
	window->from = CREDIT_DAY_NONE;
	window->reason = reason;
	window->article = article;
}

/* Nothing of the entry holds, for a reason of age. */
static void close_for_age(
	struct standing *standing, enum message reason, const char *article)
{
	standing->state = CREDIT_STATE_CANDIDATE;
	standing->listed = CREDIT_DAY_NONE;
	standing->reason = reason;
	for (int i = 0; i < EFFECT_COUNT; i++) {
		close_window(&standing->windows[i], reason, article);
		standing->windows[i].until = CREDIT_DAY_NONE;
		standing->windows[i].provisional = false;
	}
}

/* Has full capacity although a minor: lives on own labour. */
static bool works(
	const struct entry *entry, const credit_catalogue *tables, credit_day act)
{
	const struct reason_row *row = catalogue_reason(tables, MSG_HELD_MINOR, act);

	return entry->labour_income == ANSWER_YES && row && row->working_months &&
	       !is_younger(&entry->subject, row->working_months, act);
}

/*
 * A minor is no subject of a black list; who lives on own labour at sixteen or
 * seventeen has full capacity, may be listed and is never published; what a child
 * under fourteen did is not penalised, whatever the age today.
 * Rule: 甘肃省社会信用条例 art. 2; 法释〔2017〕7号 art. 4; 民法典 art. 17, 18;
 * 行政处罚法 art. 30.
 */
static void judge_minor(
	struct judged_entry *judged, const credit_catalogue *tables, credit_day day)
{
	const struct entry *entry = &judged->current;
	struct standing *standing = &judged->standing;
	credit_day act = entry->act_end != CREDIT_DAY_NONE ? entry->act_end
							   : entry_decided(entry);
	enum message reason = MSG_HELD_MINOR;
	const char *article;

	if (standing->state == CREDIT_STATE_ENDED && standing->reason != MSG_COUNT)
		return; /* void already */
	if (act == CREDIT_DAY_NONE)
		act = day;
	if (!is_below(&entry->subject, tables, MSG_HELD_MINOR, act) &&
		!is_below(&entry->subject, tables, MSG_HELD_MINOR, day))
		return;
	if (is_below(&entry->subject, tables, MSG_HELD_CHILD, act))
		reason = MSG_HELD_CHILD;
	article = catalogue_article(tables, reason, day);
	if (works(entry, tables, act))
		close_window(&standing->windows[EFFECT_PUBLICITY - 1], reason, article);
	else
		close_for_age(standing, reason, article);
}

static bool is_colour(const struct judged_entry *judged, enum colour colour)
{
	return judged->list && judged->list->colour == colour;
}

bool judged_shields(const struct judged_entry *judged)
{
	return is_colour(judged, COLOUR_BLACK) &&
		judged->standing.state == CREDIT_STATE_LISTED &&
		judged->list->class_ <= CLASS_GOVERNMENT;
}

static void take_earlier_change(struct standing *standing, credit_day day)
{
	if (day != CREDIT_DAY_NONE &&
		(standing->next_change == CREDIT_DAY_NONE || day < standing->next_change))
		standing->next_change = day;
}

/*
 * Who is black-listed is on no red list; the red entry is shielded and its
 * authority asked.  The reason told is one and the same whatever the black
 * entry is, so that nothing reveals one that is not public.
 * Rule: 发改财金规〔2017〕1798号: cross-check before publication.
 */
static void judge_conflict(
	struct judgement *judgement, const credit_catalogue *tables, credit_day day)
{
	const char *article = "";
	bool shielded = false;

	for (size_t i = 0; i < judgement->entries_count; i++)
		shielded |= judged_shields(&judgement->entries[i]);
	if (shielded)
		article = catalogue_article(tables, MSG_HELD_REVIEW, day);
	for (size_t i = 0; i < judgement->entries_count; i++) {
		struct judged_entry *red = &judgement->entries[i];

		if (!is_colour(red, COLOUR_RED))
			continue;
		for (size_t b = 0; b < judgement->entries_count; b++)
			if (is_colour(&judgement->entries[b], COLOUR_BLACK))
				take_earlier_change(&red->standing,
					judgement->entries[b].standing.next_change);
		if (!shielded || red->standing.state != CREDIT_STATE_LISTED)
			continue;
		judgement->conflict = true;
		red->standing.marks |= CREDIT_MARK_SHIELDED;
		close_window(&red->standing.windows[EFFECT_PUBLICITY - 1], MSG_HELD_REVIEW,
			article);
		close_window(&red->standing.windows[EFFECT_MEASURES - 1], MSG_HELD_REVIEW,
			article);
	}
}

static int judge_all(const struct entry *const *entries, size_t count,
	const credit_catalogue *tables, credit_day day, bool changes, struct arena *arena,
	struct judgement *out)
{
	struct judged_entry *judged = arena_alloc(arena, (count + 1) * sizeof(*judged));

	*out = (struct judgement){0};
	if (!judged)
		return CREDIT_ENOMEM;
	out->entries = judged;
	out->entries_count = count;
	for (size_t i = 0; i < count; i++) {
		int status = entry_current(entries[i], arena, &judged[i].current);

		if (status)
			return status;
		judged[i].entry = entries[i];
		judged[i].given_name = judged[i].current.name;
		judged[i].current.name = entry_name_on(&judged[i].current, day);
		judged[i].list = catalogue_list(tables, entries[i]->list, day);
		standing_of_current(
			&judged[i].current, tables, day, changes, &judged[i].standing);
		if (is_colour(&judged[i], COLOUR_BLACK))
			judge_minor(&judged[i], tables, day);
	}
	judge_conflict(out, tables, day);
	for (size_t i = 0; i < count; i++) {
		judged[i].question_article = "";
		judged[i].question = judged[i].standing.state == CREDIT_STATE_ENDED
			? MSG_COUNT
			: entry_question(&judged[i].current, day);
		if (judged[i].question != MSG_COUNT)
			judged[i].question_article =
				catalogue_article(tables, judged[i].question, day);
		judged[i].why_not =
			print_refusal(&judged[i], tables, day, &judged[i].why_article);
		judged[i].printed = judged[i].why_not == MSG_COUNT;
	}
	return CREDIT_OK;
}

int judge(const struct entry *const *entries, size_t count,
	const credit_catalogue *tables, credit_day day, struct arena *arena,
	struct judgement *out)
{
	int status = judge_all(entries, count, tables, day, true, arena, out);

	return status ? status : judge_measures(out, tables, day, arena);
}

int judge_day(const struct entry *const *entries, size_t count,
	const credit_catalogue *tables, credit_day day, struct arena *arena,
	struct judgement *out)
{
	int status = judge_print(entries, count, tables, day, arena, out);

	return status ? status : judge_measures(out, tables, day, arena);
}

int judge_print(const struct entry *const *entries, size_t count,
	const credit_catalogue *tables, credit_day day, struct arena *arena,
	struct judgement *out)
{
	return judge_all(entries, count, tables, day, false, arena, out);
}
