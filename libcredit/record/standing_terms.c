/* SPDX-License-Identifier: Apache-2.0 */
/*
 * standing_terms.c - how long publicity, use and measures last.
 *
 * Three windows, each with a term row of its own.  A window is open from the
 * day of listing through a last day that counts: the term's end, the
 * authority's own end day when that is earlier, or the day before an act that
 * ends it.  Asked a few times for each entry judged; no memory, no loops but
 * over the three effects.
 *
 * 民法典 art. 201, 202: the start day is not counted, a period of months ends on
 * the matching day, else on the last day of the month.  The end of publicity is
 * not rolled to a working day: art. 203 is about acts that somebody must do.
 */
#include "base/day.h"
#include "record/standing.h"

struct ending {
	bool closed; /* the window never opens */
	credit_day until;
	bool provisional;
	enum message reason;
	const char *article;
	credit_day ruled; /* first day of the rule, where an older one gave another end */
};

static struct ending closed(enum message reason, const char *article)
{
	struct ending ending = {
		true, CREDIT_DAY_NONE, false, reason, article, CREDIT_DAY_NONE};

	return ending;
}

/*
 * Publication here repeats what the authority published; so the anchor of
 * publicity is the authority's own publication, else the decision, never ours.
 * Rule: 国办发〔2020〕49号: term and content equal the deciding authority's.
 */
static credit_day anchor_day(const struct facts *facts, enum anchor anchor)
{
	const struct entry *entry = facts->entry;

	if (anchor == ANCHOR_PUBLISHED && entry->published != CREDIT_DAY_NONE)
		return entry->published;
	if (anchor == ANCHOR_ACT_END && entry->act_end != CREDIT_DAY_NONE)
		return entry->act_end;
	return facts->decided;
}

credit_day term_last_day(credit_day anchor, struct term term)
{
	int64_t days = term.unit == TERM_MONTHS ? (int64_t)term.count * 31 : term.count;

	if (anchor + days > CREDIT_DAY_MAX)
		return CREDIT_DAY_MAX;
	if (term.unit == TERM_MONTHS)
		return day_add_months(anchor, term.count);
	return anchor + term.count;
}

/* The authority's own end day; closed when a ban has none. */
static struct ending ban_ending(const struct facts *facts, const struct term_row *row)
{
	struct ending ending = {false, facts->until, false, MSG_ENDED_OWN, row->head.source,
		row->head.from};

	if (facts->until_long)
		ending.until = CREDIT_DAY_MAX;
	else if (facts->until == CREDIT_DAY_NONE)
		return closed(MSG_HELD_BAN_END, row->head.source);
	return ending;
}

/*
 * A term with an end.  At the maximum it stops; where the law says so it goes
 * on until corrected.  Where the sector's rule decides (信用修复管理办法 2025), and
 * where the outcome is unknown, it stops and the end is provisional.
 */
static struct ending fixed_ending(const struct facts *facts, const struct term_row *row)
{
	credit_day anchor = anchor_day(facts, row->anchor);
	struct ending ending = {false, term_last_day(anchor, row->max), false, MSG_ENDED_TERM,
		row->head.source, row->head.from};

	if (row->outcome == OUTCOME_IF_CORRECTED) {
		ending.until = CREDIT_DAY_MAX;
		ending.reason = MSG_ENDED_CORRECTED;
	} else if (row->outcome != OUTCOME_STOP) {
		ending.provisional = true;
		ending.reason = MSG_ENDED_SECTOR;
	}
	return ending;
}

static struct ending row_ending(const struct facts *facts, const struct term_row *row)
{
	struct ending ending = {false, CREDIT_DAY_MAX, false, MSG_COUNT, row->head.source,
		row->head.from};

	if (row->max.unit == TERM_HIDDEN)
		return closed(MSG_HELD_HIDDEN, row->head.source);
	if (row->max.unit == TERM_NOT_SET)
		return closed(MSG_HELD_TERM, row->head.source);
	if (row->max.unit == TERM_BAN)
		return ban_ending(facts, row);
	if (row->max.unit == TERM_DAYS || row->max.unit == TERM_MONTHS)
		ending = fixed_ending(facts, row);
	/* the authority's own end day wins when it is earlier */
	if (facts->until != CREDIT_DAY_NONE && facts->until < ending.until) {
		ending.until = facts->until;
		ending.provisional = false;
		ending.reason = MSG_ENDED_OWN;
	}
	return ending;
}

/* Terms by sector name a sector, or the ground where the law sorts by ground. */
static const struct term_row *term_row(const struct facts *facts, enum grade grade,
	enum effect effect, const credit_catalogue *tables, credit_day day)
{
	const struct entry *entry = facts->entry;

	return catalogue_term(tables, entry->list,
		entry->sector[0] ? entry->sector : entry->ground, grade, effect, day);
}

/* The regime of a day; "" when there is none.  Without a grade that of the least. */
static const char *regime_on(const struct facts *facts, enum effect effect,
	const credit_catalogue *tables, credit_day day)
{
	const struct term_row *row = term_row(facts, facts->entry->grade, effect, tables, day);

	if (!row && facts->entry->grade == GRADE_NONE)
		row = term_row(facts, GRADE_MINOR, effect, tables, day);
	return row ? row->regime : "";
}

/*
 * By the rules of one day.  信用修复管理办法 (2025) sorts by grade: without one there
 * is no publicity, and use and measures last no longer than for the least grade.
 */
static struct ending ending_on(const struct facts *facts, enum effect effect,
	const credit_catalogue *tables, credit_day day)
{
	const struct term_row *row = term_row(facts, facts->entry->grade, effect, tables, day);
	const struct term_row *least;
	struct ending ending;

	if (row && !(row->grade_required && facts->entry->grade == GRADE_NONE))
		return row_ending(facts, row);
	if (facts->entry->grade != GRADE_NONE)
		return closed(MSG_HELD_TERM, "");
	least = term_row(facts, GRADE_MINOR, effect, tables, day);
	if (!least)
		return closed(MSG_HELD_TERM, "");
	if (effect == EFFECT_PUBLICITY)
		return closed(MSG_HELD_GRADE, least->head.source);
	ending = row_ending(facts, least);
	/* an own end that comes before the least maximum holds whatever the grade */
	ending.provisional =
		ending.reason != MSG_ENDED_OWN || least->max.unit == TERM_BAN;
	if (!ending.closed && ending.reason == MSG_ENDED_TERM)
		ending.reason = MSG_HELD_GRADE;
	return ending;
}

/*
 * Decided under one rule and judged under another: transitions.csv says which
 * holds, and where it says nothing the earlier end of both.  No rule is known
 * for the older day: then today's alone.
 */
static struct ending ending_of(const struct facts *facts, enum effect effect,
	const credit_catalogue *tables, credit_day day)
{
	struct ending now = ending_on(facts, effect, tables, day);
	const struct transition_row *row;
	struct ending then;
	enum transition rule;
	credit_day ruled = now.ruled;

	now.ruled = CREDIT_DAY_NONE;
	if (day == facts->decided)
		return now;
	if (!term_row(facts, facts->entry->grade, effect, tables, facts->decided)) {
		now.ruled = ruled;
		return now;
	}
	row = catalogue_transition(tables, facts->entry->list,
		regime_on(facts, effect, tables, facts->decided),
		regime_on(facts, effect, tables, day), day);
	rule = row ? row->rule : TRANSITION_EARLIER;
	if (rule == TRANSITION_EARLIER && now.closed)
		return now;
	then = ending_on(facts, effect, tables, facts->decided);
	then.ruled = CREDIT_DAY_NONE;
	if (rule == TRANSITION_OLD)
		return then;
	if (!then.closed && now.until < then.until)
		now.ruled = ruled;
	if (rule == TRANSITION_NEW)
		return now;
	return then.closed || then.until < now.until ? then : now;
}

static void close_before(struct ending *ending, credit_day first_without, enum message reason)
{
	if (first_without == CREDIT_DAY_NONE || ending->closed ||
		first_without > ending->until)
		return;
	ending->until = first_without - 1;
	ending->provisional = false;
	ending->reason = reason;
	ending->article = "";
	ending->ruled = CREDIT_DAY_NONE;
}

void standing_windows(const struct facts *facts, const struct listing *listing,
	const credit_catalogue *tables, credit_day day, struct window windows[EFFECT_COUNT])
{
	if (day < facts->decided)
		day = facts->decided;
	for (int i = 0; i < EFFECT_COUNT; i++) {
		struct ending ending = ending_of(facts, (enum effect)(i + 1), tables, day);

		close_before(&ending, facts->repaired[i], MSG_ENDED_REPAIRED);
		close_before(&ending, facts->removed, facts->removed_reason);
		close_before(&ending, listing->upheld, MSG_ENDED_UPHELD);
		windows[i].from = ending.closed || ending.until < listing->listed
			? CREDIT_DAY_NONE
			: listing->listed;
		windows[i].until = ending.until;
		windows[i].provisional = ending.provisional;
		windows[i].reason = ending.reason;
		windows[i].article = ending.article;
		windows[i].ruled = ending.ruled;
	}
}

credit_day window_last(const struct window *window)
{
	if (window->until == CREDIT_DAY_NONE || window->ruled == CREDIT_DAY_NONE ||
		window->ruled <= window->until)
		return window->until;
	return window->ruled - 1;
}
