/* SPDX-License-Identifier: Apache-2.0 */
/*
 * standing.c - what one entry is on a day: state, marks, windows, next change.
 *
 * Pure.  Runs once for each entry of each check, and for every entry of the
 * registry when an edition is made.  Fields of the entry and events count
 * alike as recorded; corrections are applied first and hold from the start.
 * An act that voids an entry (revoked, misidentified, replaced, undone, erased)
 * voids it on every day: what was known on an earlier day is the snapshot's
 * business, not ours.
 *
 * The next change is found by trying: every day on which anything could change
 * is a candidate, and the first one on which the answer differs is told.
 */
#include "record/objection.h"
#include "record/standing.h"
#include "record/subject_act.h"

#include <string.h>

bool window_holds(const struct window *window, credit_day day)
{
	return window->from != CREDIT_DAY_NONE && window->from <= day && day <= window->until;
}

/* ---- facts ---- */

static void take_earlier(credit_day *to, credit_day day)
{
	if (day != CREDIT_DAY_NONE && (*to == CREDIT_DAY_NONE || day < *to))
		*to = day;
}

static void take_later(credit_day *to, credit_day day)
{
	if (day != CREDIT_DAY_NONE && day > *to)
		*to = day; /* CREDIT_DAY_NONE is less than any day */
}

static credit_day field_day(const struct event *event, const char *name)
{
	const char *text = event_field(event, name);
	credit_day day = CREDIT_DAY_NONE;

	if (text)
		credit_day_parse(text, strlen(text), &day);
	return day;
}

/* True when a list of words, ", " or ";" between, holds the word. */
static bool words_have(const char *words, const char *word)
{
	size_t length = strlen(word);

	while (*words) {
		size_t next;

		words += strspn(words, ",; ");
		next = strcspn(words, ",; ");
		if (next == length && memcmp(words, word, length) == 0)
			return true;
		words += next;
	}
	return false;
}

/*
 * 信用修复管理办法 (2025): repair ends publicity, sharing and use, and measures; three
 * acts that may come apart.
 */
static void take_repair(struct facts *facts, const struct event *event)
{
	const char *effects = event_field(event, "effects");

	for (int i = 0; i < EFFECT_COUNT; i++)
		if (!effects || !effects[0] ||
			words_have(effects, effect_name((enum effect)(i + 1))))
			take_earlier(&facts->repaired[i], event->day);
}

/* Void from the first day; the gravest reason is told. */
static void take_void(struct facts *facts, int kind)
{
	static const struct {
		int kind;
		enum message reason;
	} voids[] = {
		{CREDIT_EVENT_ERASED, MSG_HELD_ERASED},
		{CREDIT_EVENT_UNDONE, MSG_HELD_UNDONE},
		{CREDIT_EVENT_MISIDENTIFIED, MSG_HELD_MISIDENTIFIED},
		{CREDIT_EVENT_REVOKED, MSG_HELD_REVOKED},
		{CREDIT_EVENT_REPLACED, MSG_HELD_REPLACED},
	};

	for (size_t i = 0; i < sizeof(voids) / sizeof(voids[0]); i++) {
		if (facts->void_reason == voids[i].reason)
			return;
		if (voids[i].kind == kind) {
			facts->void_reason = voids[i].reason;
			return;
		}
	}
}

/* From a day on: the first of several acts is told. */
static void take_removal(struct facts *facts, credit_day day, enum message reason)
{
	if (facts->removed == CREDIT_DAY_NONE || day < facts->removed)
		facts->removed_reason = reason;
	take_earlier(&facts->removed, day);
}

static void take_event(struct facts *facts, const struct event *event)
{
	switch (event->kind) {
	case CREDIT_EVENT_DECIDED:
		if (facts->entry->decided == CREDIT_DAY_NONE)
			take_earlier(&facts->decided, event->day);
		break;
	case CREDIT_EVENT_NOTIFIED:
		if (facts->entry->notified == CREDIT_DAY_NONE)
			take_earlier(&facts->notified, event->day);
		break;
	case CREDIT_EVENT_ANNOUNCED:
		take_earlier(&facts->announced, event->day);
		break;
	case CREDIT_EVENT_LISTED:
		take_later(&facts->listed, event->day);
		break;
	case CREDIT_EVENT_EXTENDED:
		if (facts->until != CREDIT_DAY_NONE)
			take_later(&facts->until, field_day(event, "until"));
		break;
	case CREDIT_EVENT_REPAIRED:
		take_repair(facts, event);
		break;
	case CREDIT_EVENT_REMOVED:
		take_removal(facts, event->day, MSG_ENDED_REMOVED);
		break;
	case CREDIT_EVENT_TITLE_WITHDRAWN:
		take_removal(facts, event->day, MSG_ENDED_TITLE);
		break;
	case CREDIT_EVENT_REVIEWED:
		if (review_failed(event))
			take_removal(facts, event->day, MSG_ENDED_REVIEW);
		break;
	default:
		if (event->kind != CREDIT_EVENT_UNDONE)
			take_void(facts, event->kind);
	}
}

static void gather(const struct entry *current, struct facts *facts)
{
	memset(facts, 0, sizeof(*facts));
	facts->entry = current;
	facts->void_reason = MSG_COUNT;
	facts->decided = current->decided;
	facts->notified = current->notified;
	facts->announced = CREDIT_DAY_NONE;
	facts->listed = current->listed;
	facts->until = current->until;
	facts->until_long = current->until_long;
	facts->removed = CREDIT_DAY_NONE;
	facts->removed_reason = MSG_COUNT;
	facts->deceased = entry_deceased(current);
	for (int i = 0; i < EFFECT_COUNT; i++)
		facts->repaired[i] = CREDIT_DAY_NONE;
	for (size_t i = 0; i < current->events_count; i++)
		if (!event_is_undone(current, current->events[i]))
			take_event(facts, current->events[i]);
	if (entry_is_undone(current))
		take_void(facts, CREDIT_EVENT_UNDONE);
	if (facts->announced == CREDIT_DAY_NONE)
		facts->announced = facts->notified;
}

/* ---- listing ---- */

/* Which day is that of the notice, and what is missing when there is none. */
static credit_day notice_day(const struct facts *facts, enum notice_regime regime,
	enum message *missing)
{
	switch (regime) {
	case NOTICE_BEFORE:
		*missing = MSG_HELD_NOTICE;
		return facts->notified;
	case NOTICE_IN_DOCUMENT:
		*missing = MSG_HELD_SERVICE;
		return facts->entry->served;
	case NOTICE_PUBLIC:
		*missing = MSG_HELD_ANNOUNCED;
		return facts->announced;
	case NOTICE_NONE:
		break;
	}
	return facts->decided;
}

/*
 * Objections, in order of day: one that is open on the day of listing moves it
 * to the day of its dismissal; one that is never dismissed prevents it; one
 * upheld prevents it, or ends the windows when it comes after listing.  Each has
 * its own answer (objection.h).
 * Rule: 国办发〔2020〕49号: told before listing, objections examined first.
 */
static void apply_objections(const struct entry *entry, struct listing *listing)
{
	const struct event *objection, *event;
	size_t at = SIZE_MAX;

	while ((event = entry_event_next(entry, &at))) {
		if (event->kind != CREDIT_EVENT_DISMISSED && event->kind != CREDIT_EVENT_UPHELD)
			continue;
		objection = event->kind == CREDIT_EVENT_DISMISSED
			? objection_closed(entry, event)
			: objection_pending(entry, event);
		if (event->kind == CREDIT_EVENT_DISMISSED) {
			if (objection && objection->day <= listing->listed)
				take_later(&listing->listed, event->day);
		} else if (event->day <= listing->listed ||
			(objection && objection->day <= listing->listed)) {
			listing->listed = CREDIT_DAY_NONE;
			listing->reason = MSG_HELD_UPHELD;
			return;
		} else {
			take_earlier(&listing->upheld, event->day);
		}
	}
	objection = objection_open(entry, CREDIT_DAY_MAX);
	if (objection && objection->day <= listing->listed) {
		listing->listed = CREDIT_DAY_NONE;
		listing->reason = MSG_HELD_OBJECTION;
	}
}

/*
 * The day of listing: the first on which decision and notice are recorded, the
 * days to object are over and no objection is open.  A recorded day may be
 * later, never earlier.
 */
static void derive_listing(const struct facts *facts, const struct list_row *row,
	const credit_catalogue *tables, struct listing *out)
{
	enum message missing = MSG_HELD_DECISION;
	credit_day after_window;

	out->window_last = out->listed = out->upheld = out->unreviewed = CREDIT_DAY_NONE;
	out->provisional = false;
	out->notice = CREDIT_DAY_NONE;
	out->reason = MSG_HELD_LIST;
	if (!row)
		return;
	out->notice = notice_day(facts, row->notice, &missing);
	after_window = out->notice;
	if (out->notice != CREDIT_DAY_NONE && row->notice != NOTICE_NONE && row->notice_days > 0) {
		/* 民法典 art. 201; 行政处罚法 art. 85: working days, the start not counted */
		out->window_last = catalogue_add_working_days(
			tables, out->notice, row->notice_days, &out->provisional);
		after_window = out->window_last + 1;
	}
	out->reason = missing;
	if (out->notice == CREDIT_DAY_NONE)
		return;
	out->reason = MSG_HELD_DECISION;
	if (facts->decided == CREDIT_DAY_NONE)
		return;
	out->reason = MSG_HELD_CALENDAR; /* a deadline past the known calendar is not over */
	if (out->provisional)
		return;
	out->reason = MSG_HELD_UPHELD;
	if (facts->entry->objection == OBJECTION_UPHELD)
		return;
	out->reason = MSG_COUNT;
	out->listed = facts->decided;
	take_later(&out->listed, after_window);
	take_later(&out->listed, facts->listed);
	apply_objections(facts->entry, out);
}

/* ---- marks ---- */

/* Is the last act of a pair on or before the day the opening one? */
static bool between(const struct entry *entry, credit_day day, int opens, int closes)
{
	const struct event *event;
	bool open = false;
	size_t at = SIZE_MAX;

	while ((event = entry_event_next(entry, &at)) && event->day <= day) {
		if (event->kind == opens)
			open = true;
		else if (event->kind == closes)
			open = false;
	}
	return open;
}

/* Hardly any entry was ever absent from a complete list: one walk says so. */
static bool ever_unconfirmed(const struct entry *entry)
{
	for (size_t i = 0; i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_UNCONFIRMED)
			return true;
	return false;
}

static unsigned marks_on(const struct entry *entry, credit_day day)
{
	unsigned marks = 0;

	if (entry->events_count == 0)
		return 0;
	if (objection_open(entry, day))
		marks |= CREDIT_MARK_OBJECTION;
	if (between(entry, day, CREDIT_EVENT_SUSPENDED, CREDIT_EVENT_RESUMED))
		marks |= CREDIT_MARK_SUSPENDED;
	if (ever_unconfirmed(entry) &&
		between(entry, day, CREDIT_EVENT_UNCONFIRMED, CREDIT_EVENT_CONFIRMED))
		marks |= CREDIT_MARK_UNCONFIRMED;
	return marks;
}

static void halt(struct window *window, enum message reason, const char *article)
{
	if (window->from == CREDIT_DAY_NONE)
		return;
	window->from = CREDIT_DAY_NONE;
	window->reason = reason;
	window->article = article;
}

static bool objection_holds(const struct list_row *row, int kind)
{
	enum objection_effect effect = kind == CREDIT_KIND_PERSON ? row->objection_person
								   : row->objection_other;

	return effect == OBJECTION_HOLD;
}

/*
 * What marks and a review that is overdue do to the windows while they last; the
 * end days stay to be seen.  An honour that waits for its review keeps what it
 * gives: nobody decided against it.
 */
static void halt_windows(const struct facts *facts, const credit_catalogue *tables,
	const struct list_row *row, credit_day day, struct listing *listing,
	struct standing *out)
{
	struct review review;

	if (out->marks & CREDIT_MARK_SUSPENDED) {
		halt(&out->windows[EFFECT_PUBLICITY - 1], MSG_HELD_SUSPENDED, "");
		halt(&out->windows[EFFECT_MEASURES - 1], MSG_HELD_SUSPENDED, "");
	}
	if ((out->marks & CREDIT_MARK_OBJECTION) &&
		objection_holds(row, facts->entry->subject.kind))
		halt(&out->windows[EFFECT_PUBLICITY - 1], MSG_HELD_OBJECTION, "");
	/* what is printed equals what the authority says now */
	if (out->marks & CREDIT_MARK_UNCONFIRMED)
		halt(&out->windows[EFFECT_PUBLICITY - 1], MSG_HELD_UNCONFIRMED,
			catalogue_article(tables, MSG_HELD_UNCONFIRMED, day));
	if (row->review_months == 0)
		return;
	review_on(facts->entry, row, facts->decided, day, &review);
	listing->unreviewed = review.held_from;
	if (review.held_from != CREDIT_DAY_NONE && day >= review.held_from)
		halt(&out->windows[EFFECT_PUBLICITY - 1], MSG_HELD_UNREVIEWED, row->basis);
}

/* ---- state ---- */

/* All windows that have an end are past it, and there is one. */
static bool windows_over(const struct window windows[EFFECT_COUNT], credit_day day)
{
	bool over = false;

	for (int i = 0; i < EFFECT_COUNT; i++) {
		if (windows[i].until == CREDIT_DAY_NONE)
			continue;
		if (windows[i].until >= day)
			return false;
		over = true;
	}
	return over;
}

static void close_all(struct standing *out, enum message reason, const char *article)
{
	for (int i = 0; i < EFFECT_COUNT; i++) {
		out->windows[i].from = CREDIT_DAY_NONE;
		out->windows[i].until = CREDIT_DAY_NONE;
		out->windows[i].provisional = false;
		out->windows[i].reason = reason;
		out->windows[i].article = article;
	}
}

/* It is over; nobody has to check what has ended. */
static void end(struct standing *out)
{
	out->state = CREDIT_STATE_ENDED;
	out->marks &= ~(unsigned)CREDIT_MARK_UNCONFIRMED;
}

static int state_before_listing(const struct listing *listing, const struct list_row *row,
	credit_day day, unsigned marks)
{
	bool told = row && row->notice != NOTICE_NONE && listing->notice != CREDIT_DAY_NONE &&
		listing->notice <= day;

	if (marks & CREDIT_MARK_OBJECTION)
		return CREDIT_STATE_NOTIFIED;
	if (told && (listing->listed != CREDIT_DAY_NONE || listing->provisional ||
			    day <= listing->window_last))
		return CREDIT_STATE_NOTIFIED;
	return CREDIT_STATE_CANDIDATE;
}

/* The rules of procedure are those of the decision, where they are known. */
static const struct list_row *procedure_row(const struct facts *facts,
	const credit_catalogue *tables, credit_day day)
{
	const struct list_row *row = NULL;

	if (facts->decided != CREDIT_DAY_NONE)
		row = catalogue_list(tables, facts->entry->list, facts->decided);
	return row ? row : catalogue_list(tables, facts->entry->list, day);
}

/* Everything but the next change. */
static void standing_core(const struct facts *facts, const credit_catalogue *tables,
	credit_day day, struct standing *out, struct listing *listing)
{
	const struct list_row *procedure = procedure_row(facts, tables, day);
	const struct list_row *row;

	out->next_change = CREDIT_DAY_NONE;
	out->marks = marks_on(facts->entry, day);
	out->reason = MSG_COUNT;
	derive_listing(facts, procedure, tables, listing);
	out->listed = listing->listed;
	out->listed_provisional = listing->provisional;
	if (facts->void_reason != MSG_COUNT) {
		end(out);
		out->listed = CREDIT_DAY_NONE;
		out->reason = facts->void_reason;
		if (facts->void_reason == MSG_HELD_MISIDENTIFIED)
			out->marks |= CREDIT_MARK_SHIELDED;
		close_all(out, facts->void_reason,
			catalogue_article(tables, facts->void_reason, day));
		return;
	}
	if (listing->listed == CREDIT_DAY_NONE) {
		out->state = state_before_listing(listing, procedure, day, out->marks);
		out->reason = listing->reason;
		close_all(out, listing->reason, "");
		return;
	}
	row = catalogue_list(tables, facts->entry->list,
		day < listing->listed ? listing->listed : day);
	standing_windows(facts, listing, tables, day, out->windows);
	out->state = CREDIT_STATE_LISTED;
	if (day >= listing->listed && (!row || windows_over(out->windows, day)))
		end(out);
	if (!row)
		close_all(out, MSG_HELD_LIST, ""); /* the list is no more */
	else
		halt_windows(facts, tables, row, day, listing, out);
	if (day < listing->listed) {
		out->state = state_before_listing(listing, procedure, day, out->marks);
		out->reason = out->marks & CREDIT_MARK_OBJECTION ? MSG_HELD_OBJECTION
								 : MSG_HELD_NOT_YET;
	}
}

/* ---- death ---- */

static void close_with_death(
	struct window *window, credit_day deceased, credit_day day, const char *article)
{
	if (window->until == CREDIT_DAY_NONE || window->until <= deceased)
		return; /* it never opens, or closed before */
	window->until = deceased;
	window->provisional = false;
	if (window->from == CREDIT_DAY_NONE && day <= deceased)
		return; /* what halts it while the person lives */
	window->reason = MSG_ENDED_DECEASED;
	window->article = article;
}

/*
 * Everything closes with the day of death; from the next day on the entry has
 * ended, and nobody is listed after it.  Rule: 民法典 art. 13; 个人信息保护法 art. 49.
 */
static void apply_death(const struct facts *facts, const credit_catalogue *tables,
	credit_day day, struct standing *out)
{
	credit_day deceased = facts->deceased;
	const char *article;

	if (deceased == CREDIT_DAY_NONE || facts->void_reason != MSG_COUNT)
		return;
	article = catalogue_article(tables, MSG_ENDED_DECEASED, deceased);
	if (out->listed > deceased) {
		out->listed = CREDIT_DAY_NONE;
		close_all(out, MSG_ENDED_DECEASED, article);
	}
	for (int i = 0; i < EFFECT_COUNT; i++)
		close_with_death(&out->windows[i], deceased, day, article);
	if (out->listed == CREDIT_DAY_NONE)
		out->reason = day > deceased ? MSG_ENDED_DECEASED : out->reason;
	if (day > deceased)
		end(out);
}

/* Everything but the next change, for the living and the dead. */
static void standing_on(const struct facts *facts, const credit_catalogue *tables,
	credit_day day, struct standing *out, struct listing *listing)
{
	standing_core(facts, tables, day, out, listing);
	apply_death(facts, tables, day, out);
}

/* ---- next change ---- */

struct search {
	credit_day after;
	credit_day next; /* earliest candidate so far; CREDIT_DAY_NONE: none */
};

static void candidate(struct search *search, credit_day day)
{
	if (day != CREDIT_DAY_NONE && day > search->after && day <= CREDIT_DAY_MAX)
		take_earlier(&search->next, day);
}

/* The day after a last day. */
static void candidate_after(struct search *search, credit_day last)
{
	if (last != CREDIT_DAY_NONE && last < CREDIT_DAY_MAX)
		candidate(search, last + 1);
}

static void row_candidates(struct search *search, const struct row_head *head)
{
	candidate(search, head->from);
	candidate_after(search, head->to);
}

static void term_candidates(
	struct search *search, const credit_catalogue *tables, const char *list)
{
	size_t count;
	const struct term_row *rows = catalogue_terms(tables, list, &count);

	for (size_t i = 0; i < count; i++)
		row_candidates(search, &rows[i].head);
}

static void table_candidates(struct search *search, const struct entry *entry,
	const credit_catalogue *tables)
{
	for (size_t i = 0; i < tables->lists_count; i++)
		if (strcmp(tables->lists[i].code, entry->list) == 0)
			row_candidates(search, &tables->lists[i].head);
	term_candidates(search, tables, entry->list);
	term_candidates(search, tables, "*");
	for (size_t i = 0; i < tables->transitions_count; i++) {
		const char *list = tables->transitions[i].list;

		if (strcmp(list, entry->list) == 0 || strcmp(list, "*") == 0)
			row_candidates(search, &tables->transitions[i].head);
	}
	for (size_t i = 0; i < tables->reasons_count; i++)
		row_candidates(search, &tables->reasons[i].head);
}

/* The first day after `after` on which anything could change. */
static credit_day next_candidate(const struct facts *facts, const credit_catalogue *tables,
	credit_day after, const struct standing *now, const struct listing *listing)
{
	struct search search = {after, CREDIT_DAY_NONE};

	for (size_t i = 0; i < facts->entry->events_count; i++)
		candidate(&search, facts->entry->events[i]->day);
	candidate(&search, facts->decided);
	candidate_after(&search, facts->deceased);
	candidate(&search, listing->notice);
	candidate_after(&search, listing->window_last);
	candidate(&search, listing->listed);
	candidate(&search, listing->unreviewed);
	for (int i = 0; i < EFFECT_COUNT; i++)
		candidate_after(&search, now->windows[i].until);
	table_candidates(&search, facts->entry, tables);
	return search.next;
}

static bool same_window(const struct window *a, const struct window *b)
{
	return a->from == b->from && a->until == b->until &&
		a->provisional == b->provisional && a->reason == b->reason &&
		strcmp(a->article, b->article) == 0;
}

static bool same_standing(const struct standing *a, const struct standing *b)
{
	for (int i = 0; i < EFFECT_COUNT; i++)
		if (!same_window(&a->windows[i], &b->windows[i]))
			return false;
	return a->state == b->state && a->marks == b->marks && a->listed == b->listed &&
		a->listed_provisional == b->listed_provisional && a->reason == b->reason;
}

static credit_day find_next_change(const struct facts *facts, const credit_catalogue *tables,
	credit_day day, const struct standing *now, struct listing listing)
{
	struct standing then = *now;

	for (;;) {
		day = next_candidate(facts, tables, day, &then, &listing);
		if (day == CREDIT_DAY_NONE)
			return CREDIT_DAY_NONE;
		standing_on(facts, tables, day, &then, &listing);
		if (!same_standing(now, &then))
			return day;
	}
}

void standing_of_current(const struct entry *current, const credit_catalogue *tables,
	credit_day day, bool changes, struct standing *out)
{
	struct listing listing;
	struct facts facts;

	gather(current, &facts);
	standing_on(&facts, tables, day, out, &listing);
	if (changes)
		out->next_change = find_next_change(&facts, tables, day, out, listing);
}

void standing(const struct entry *entry, const credit_catalogue *tables, credit_day day,
	struct standing *out)
{
	struct entry current;

	entry_current(entry, NULL, &current);
	standing_of_current(&current, tables, day, true, out);
}
