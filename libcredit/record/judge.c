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

#define ADULT_MONTHS (18 * 12)
#define WORKER_MONTHS (16 * 12)
#define MINOR_ARTICLE "民法典第十七条、第十八条；甘肃省社会信用条例第二条；法释〔2017〕7号第四条"

/* Not yet the day after the birthday that completes so many months. */
static bool is_younger(const credit_id *subject, int months, credit_day day)
{
	credit_day birth = subject->kind == CREDIT_KIND_PERSON ? credit_id_birth(subject)
							       : CREDIT_DAY_NONE;

	return birth != CREDIT_DAY_NONE && day <= day_add_months(birth, months);
}

bool is_minor(const credit_id *subject, credit_day day)
{
	return is_younger(subject, ADULT_MONTHS, day);
}

bool is_under_sixteen(const credit_id *subject, credit_day day)
{
	return is_younger(subject, WORKER_MONTHS, day);
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

/*
 * A minor is no subject of a black list; who lives on own labour at sixteen or
 * seventeen has full capacity, may be listed and is never published.
 * Rule: 甘肃省社会信用条例 art. 2; 法释〔2017〕7号 art. 4; 民法典 art. 17, 18.
 */
static void judge_minor(struct judged_entry *judged, credit_day day)
{
	const struct entry *entry = &judged->current;
	struct standing *standing = &judged->standing;
	credit_day act = entry->act_end != CREDIT_DAY_NONE ? entry->act_end : entry->decided;

	if (standing->state == CREDIT_STATE_ENDED && standing->reason != MSG_COUNT)
		return; /* void already */
	if (act == CREDIT_DAY_NONE)
		act = day;
	if (!is_minor(&entry->subject, act) && !is_minor(&entry->subject, day))
		return;
	if (entry->labour_income == ANSWER_YES && !is_under_sixteen(&entry->subject, act)) {
		close_window(&standing->windows[EFFECT_PUBLICITY - 1], MSG_HELD_MINOR,
			MINOR_ARTICLE);
		return;
	}
	standing->state = CREDIT_STATE_CANDIDATE;
	standing->listed = CREDIT_DAY_NONE;
	standing->reason = MSG_HELD_MINOR;
	for (int i = 0; i < EFFECT_COUNT; i++) {
		close_window(&standing->windows[i], MSG_HELD_MINOR, MINOR_ARTICLE);
		standing->windows[i].until = CREDIT_DAY_NONE;
		standing->windows[i].provisional = false;
	}
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
static void judge_conflict(struct judgement *judgement)
{
	const char *article = "发改财金规〔2017〕1798号";
	bool shielded = false;

	for (size_t i = 0; i < judgement->entries_count; i++)
		shielded |= judged_shields(&judgement->entries[i]);
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
			judge_minor(&judged[i], day);
	}
	judge_conflict(out);
	for (size_t i = 0; i < count; i++) {
		judged[i].question_article = "";
		judged[i].question = judged[i].standing.state == CREDIT_STATE_ENDED
			? MSG_COUNT
			: entry_question(&judged[i].current, day,
				  &judged[i].question_article);
		judged[i].why_not =
			print_refusal(&judged[i], tables, day, &judged[i].why_article);
		judged[i].printed = judged[i].why_not == MSG_COUNT;
	}
	return judge_measures(out, tables, day, arena);
}

int judge(const struct entry *const *entries, size_t count, const credit_catalogue *tables,
	credit_day day, struct arena *arena, struct judgement *out)
{
	return judge_all(entries, count, tables, day, true, arena, out);
}

int judge_day(const struct entry *const *entries, size_t count, const credit_catalogue *tables,
	credit_day day, struct arena *arena, struct judgement *out)
{
	return judge_all(entries, count, tables, day, false, arena, out);
}
