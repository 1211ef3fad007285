/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_past.c - which measures of a subject held, and until when.
 *
 * A measure ends for many reasons: a term, a repair, a death, a rule of law, a
 * red entry shielded by a black one, an entry void from the start.  Only
 * judgement knows them all, so it is asked again for the days on which
 * something changed, newest first: once with what is known now, once with what
 * the registry had learned by that day, for that is what departments were told.
 * Runs only for subjects where something ended lately or awaits its lifting.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "record/standing.h"
#include "record/subject_act.h"
#include "record/task.h"

#define DAYS_MAX 64 /* asked for one subject; what ended before them has no known end */

struct days {
	credit_day *days;
	size_t count;
	size_t room;
};

struct past {
	const struct task_question *question;
	struct arena *arena;
	struct past_measure *measures;
	size_t count;
	size_t room;
};

/* ---- what was known by a day ---- */

static const struct entry *entry_known(
	const struct entry *entry, credit_day day, struct arena *arena)
{
	const struct event **events =
		arena_alloc(arena, (entry->events_count + 1) * sizeof(*events));
	const struct subject_act **acts =
		arena_alloc(arena, (entry->acts_count + 1) * sizeof(*acts));
	struct entry *known = arena_alloc(arena, sizeof(*known));

	if (!events || !acts || !known)
		return NULL;
	*known = *entry;
	known->events = events;
	known->acts = acts;
	known->events_count = known->acts_count = 0;
	for (size_t i = 0; i < entry->events_count; i++)
		if (day_of_time(entry->events[i]->learned_us) <= day)
			events[known->events_count++] = entry->events[i];
	for (size_t i = 0; i < entry->acts_count; i++)
		if (day_of_time(entry->acts[i]->learned_us) <= day)
			acts[known->acts_count++] = entry->acts[i];
	return known;
}

/* ---- the days on which something may have ended ---- */

static void add_day(struct days *days, credit_day day)
{
	if (days->count < days->room && day != CREDIT_DAY_NONE && day < CREDIT_DAY_MAX)
		days->days[days->count++] = day;
}

static void add_day_before(struct days *days, credit_day day)
{
	if (day != CREDIT_DAY_NONE)
		add_day(days, day - 1);
}

/* The ends of a standing, and the day on which a black entry begins to shield red ones. */
static void standing_days(const struct standing *standing, struct days *days)
{
	add_day(days, standing->windows[EFFECT_MEASURES - 1].until);
	add_day_before(days, standing->listed);
}

/* What an entry was before an act on it was recorded: an end that the act took away. */
static int days_before_acts(const struct task_question *q, const struct entry *entry,
	struct arena *arena, struct days *days)
{
	for (size_t i = 0; i < entry->events_count; i++) {
		credit_day day = day_of_time(entry->events[i]->learned_us) - 1;
		const struct entry *known = entry_known(entry, day, arena);
		struct standing then;

		if (!known)
			return CREDIT_ENOMEM;
		standing(known, q->tables, day, &then);
		standing_days(&then, days);
	}
	return CREDIT_OK;
}

/* The rules of its list: until when they hold, and terms of their own. */
static void rule_days(
	const struct judged_entry *judged, const credit_catalogue *tables, struct days *days)
{
	const struct entry *current = &judged->current;
	credit_day start = current->decided == CREDIT_DAY_NONE ? judged->standing.listed
							       : current->decided;

	for (size_t i = 0; i < tables->rules_count; i++) {
		const struct rule_row *rule = &tables->rules[i];

		if (strcmp(rule->list, current->list) != 0)
			continue;
		add_day(days, rule->head.to);
		if (start != CREDIT_DAY_NONE &&
			(rule->term.unit == TERM_DAYS || rule->term.unit == TERM_MONTHS))
			add_day(days, term_last_day(start, rule->term));
	}
}

static int entry_days(const struct task_question *q, const struct judged_entry *judged,
	struct arena *arena, struct days *days)
{
	const struct entry *entry = judged->entry;

	standing_days(&judged->standing, days);
	add_day_before(days, day_of_time(entry->learned_us));
	add_day(days, judged->current.until);
	for (size_t i = 0; i < entry->events_count; i++) {
		add_day_before(days, entry->events[i]->day);
		add_day_before(days, day_of_time(entry->events[i]->learned_us));
	}
	for (size_t i = 0; i < entry->acts_count; i++) {
		add_day_before(days, entry->acts[i]->day);
		add_day_before(days, day_of_time(entry->acts[i]->learned_us));
	}
	rule_days(judged, q->tables, days);
	return days_before_acts(q, entry, arena, days);
}

static int compare_days(const void *a, const void *b)
{
	const credit_day x = *(const credit_day *)a;
	const credit_day y = *(const credit_day *)b;

	return x < y ? 1 : x > y ? -1 : 0; /* newest first */
}

/* Days before the one asked, newest first, each once. */
static int collect_days(const struct task_question *q, struct arena *arena, struct days *days)
{
	const struct judgement *judgement = q->judgement;
	size_t kept = 0;

	memset(days, 0, sizeof(*days));
	days->room = q->tables->measures_count;
	for (size_t i = 0; i < q->entries_count; i++)
		days->room += 4 + 4 * q->entries[i]->events_count +
			2 * q->entries[i]->acts_count + 2 * q->tables->rules_count;
	days->days = arena_alloc(arena, (days->room + 1) * sizeof(days->days[0]));
	if (!days->days)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < judgement->entries_count; i++) {
		int status = entry_days(q, &judgement->entries[i], arena, days);

		if (status)
			return status;
	}
	for (size_t i = 0; i < q->tables->measures_count; i++)
		add_day(days, q->tables->measures[i].head.to);
	qsort(days->days, days->count, sizeof(days->days[0]), compare_days);
	for (size_t i = 0; i < days->count; i++)
		if (days->days[i] < q->on && (!kept || days->days[i] != days->days[kept - 1]))
			days->days[kept++] = days->days[i];
	days->count = kept < DAYS_MAX ? kept : DAYS_MAX;
	return CREDIT_OK;
}

int judge_as_known(const struct task_question *q, credit_day day, struct arena *arena,
	struct judgement *out)
{
	const struct entry **entries =
		arena_alloc(arena, (q->entries_count + 1) * sizeof(*entries));
	size_t count = 0;

	if (!entries)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < q->entries_count; i++) {
		if (day_of_time(q->entries[i]->learned_us) > day)
			continue;
		entries[count] = entry_known(q->entries[i], day, arena);
		if (!entries[count++])
			return CREDIT_ENOMEM;
	}
	return judge_day(entries, count, q->tables, day, arena, out);
}

/* ---- measures ---- */

static bool same_measure(
	const struct past_measure *past, const char *measure, const char *department)
{
	return strcmp(past->measure, measure) == 0 &&
		strcmp(past->department, department) == 0;
}

static struct past_measure *find(
	struct past *past, const char *measure, const char *department)
{
	for (size_t i = 0; i < past->count; i++)
		if (same_measure(&past->measures[i], measure, department))
			return &past->measures[i];
	return NULL;
}

static bool holds_now(
	const struct judgement *judgement, const char *measure, const char *department)
{
	for (size_t i = 0; i < judgement->measures_count; i++)
		if (strcmp(judgement->measures[i].measure->code, measure) == 0 &&
			strcmp(judgement->measures[i].department, department) == 0)
			return true;
	return false;
}

static struct past_measure *add(
	struct past *past, const char *measure, const char *department)
{
	struct past_measure *added;

	if (past->count == past->room) {
		size_t room = past->room ? past->room * 2 : 16;
		struct past_measure *more = arena_alloc(past->arena, room * sizeof(*more));

		if (!more)
			return NULL;
		if (past->count)
			memcpy(more, past->measures, past->count * sizeof(*more));
		past->measures = more;
		past->room = room;
	}
	added = &past->measures[past->count++];
	*added = (struct past_measure){.measure = measure, .department = department,
		.until = CREDIT_DAY_NONE, .told = CREDIT_DAY_NONE, .ended = CREDIT_DAY_NONE};
	return added;
}

/* The first, newest day on which a measure was met is its last one. */
static int note(struct past *past, const struct judgement *judgement, credit_day day,
	bool as_known, bool may_add)
{
	const struct task_question *q = past->question;

	for (size_t i = 0; i < judgement->measures_count; i++) {
		const struct judged_measure *m = &judgement->measures[i];
		const char *code = m->measure->code;
		struct past_measure *met = find(past, code, m->department);

		if (!met && (!may_add ||
				    holds_now(q->judgement, code, m->department) ||
				    !task_department(q->tables, m->department, day)))
			continue;
		if (!met)
			met = add(past, code, m->department);
		if (!met)
			return CREDIT_ENOMEM;
		if (as_known && met->told == CREDIT_DAY_NONE)
			met->told = day;
		met->confirmed |= as_known && !m->unconfirmed;
		if (!as_known && met->until == CREDIT_DAY_NONE)
			met->until = day;
		if (!met->held || (as_known && met->told == day)) {
			met->held = m; /* what the department was told goes first */
			met->judgement = judgement;
		}
	}
	return CREDIT_OK;
}

static int ask_day(struct past *past, credit_day day, bool may_add)
{
	struct judgement *now = arena_alloc(past->arena, 2 * sizeof(*now));
	const struct task_question *q = past->question;
	int status;

	if (!now)
		return CREDIT_ENOMEM;
	status = judge_as_known(q, day, past->arena, &now[1]);
	if (!status)
		status = note(past, &now[1], day, true, may_add);
	if (!status)
		status = judge_day(q->entries, q->entries_count, q->tables, day, past->arena,
			&now[0]);
	return status ? status : note(past, &now[0], day, false, false);
}

/* Those that were asked for come first. */
static bool all_found(const struct past *past, size_t wanted_count)
{
	for (size_t i = 0; i < wanted_count; i++)
		if (past->measures[i].told == CREDIT_DAY_NONE ||
			past->measures[i].until == CREDIT_DAY_NONE)
			return false;
	return true;
}

/* Was something recorded on that day, or did it happen on it? */
static bool acted_on(const struct task_question *q, credit_day day)
{
	for (size_t i = 0; i < q->entries_count; i++) {
		const struct entry *entry = q->entries[i];

		for (size_t e = 0; e < entry->events_count; e++)
			if (entry->events[e]->day == day ||
				day_of_time(entry->events[e]->learned_us) == day)
				return true;
		for (size_t a = 0; a < entry->acts_count; a++)
			if (entry->acts[a]->day == day ||
				day_of_time(entry->acts[a]->learned_us) == day)
				return true;
	}
	return false;
}

/*
 * The days to lift are counted from the day of the act that ended the measure,
 * or from its last day when it simply ran out, but never from before the
 * registry said so.  Rule: 民法典 art. 201: the day of the act is not counted.
 */
static void set_ended(const struct task_question *q, struct past_measure *past)
{
	past->ended = past->until;
	if (past->told != CREDIT_DAY_NONE &&
		(past->ended == CREDIT_DAY_NONE || past->told > past->ended))
		past->ended = past->told;
	if (past->ended != CREDIT_DAY_NONE && acted_on(q, past->ended + 1))
		past->ended++;
}

int tasks_past(const struct task_question *q, credit_day since,
	const struct past_measure *wanted, size_t wanted_count, struct arena *arena,
	const struct past_measure **out, size_t *count)
{
	struct past past = {.question = q, .arena = arena};
	struct days days;
	int status = collect_days(q, arena, &days);

	*out = NULL;
	*count = 0;
	for (size_t i = 0; i < wanted_count && !status; i++)
		if (!add(&past, wanted[i].measure, wanted[i].department))
			status = CREDIT_ENOMEM;
	for (size_t i = 0; i < days.count && !status; i++) {
		if (days.days[i] < since && all_found(&past, wanted_count))
			break;
		status = ask_day(&past, days.days[i], days.days[i] >= since);
	}
	for (size_t i = 0; i < past.count && !status; i++)
		set_ended(q, &past.measures[i]);
	if (status)
		return status;
	*out = past.measures;
	*count = past.count;
	return CREDIT_OK;
}
