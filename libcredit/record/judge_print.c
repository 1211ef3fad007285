/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judge_print.c - may an entry stand in an edition, and if not, why.
 *
 * The one gate before print: editions, checks and the list of held-back
 * entries all ask it.  Reasons are tried in a fixed order and the first one is
 * told with its article: what voids the entry, then what the list never lets,
 * then what is missing, then what halts it for a time.
 */
#include <string.h>

#include "id/id_shown.h"
#include "id/identifier.h"
#include "record/judge.h"
#include "record/standing.h"

struct refusal {
	enum message reason;
	const char *article;
};

static const struct refusal none = {MSG_COUNT, ""};

/* Without an article of its own: that of its row in reasons.csv is told. */
#define BY_TABLE NULL

static struct refusal refuse(enum message reason, const char *article)
{
	struct refusal refusal = {reason, article};

	return refusal;
}

static const char *article_of(
	const struct refusal *refusal, const credit_catalogue *tables, credit_day day)
{
	return refusal->article ? refusal->article
				: catalogue_article(tables, refusal->reason, day);
}

static const struct window *publicity(const struct judged_entry *judged)
{
	return &judged->standing.windows[EFFECT_PUBLICITY - 1];
}

/* On or before the day: nobody can rest on what was done later. */
static bool has_event(const struct entry *entry, int kind, credit_day day)
{
	for (size_t i = 0; i < entry->events_count; i++)
		if (entry->events[i]->kind == kind && entry->events[i]->day <= day &&
			!event_is_undone(entry, entry->events[i]))
			return true;
	return false;
}

/* ---- whose names may stand in print ---- */

/* A firm that bears the name of a person who is known to stand behind it. */
static bool bears_a_persons_name(const struct entry *entry)
{
	if (id_is_sole_trader(&entry->subject))
		return true;
	if (entry->subject.kind != CREDIT_KIND_BUSINESS)
		return false;
	for (size_t i = 0; i < entry->roles_count; i++) {
		const char *name = entry->roles[i].name;

		/* a single character is found by chance */
		if (strlen(name) >= 2 * strlen("王") && strstr(entry->name, name))
			return true;
	}
	return false;
}

/* Persons on black lists: only where the list's row names law, reviewer and day. */
static bool persons_reviewed(const struct list_row *list, credit_day day)
{
	return list->print_law[0] && list->print_reviewer[0] &&
		list->print_reviewed != CREDIT_DAY_NONE && list->print_reviewed <= day;
}

static struct refusal refuse_name(const struct judged_entry *judged, credit_day day)
{
	const struct list_row *list = judged->list;
	int kind = judged->current.subject.kind;
	bool reviewed = persons_reviewed(list, day);

	if (kind == CREDIT_KIND_PERSON &&
		(!reviewed || !(list->print_kinds & KIND_BIT(CREDIT_KIND_PERSON))))
		return refuse(MSG_HELD_PERSON, BY_TABLE);
	if (!(list->print_kinds & KIND_BIT(kind)))
		return refuse(MSG_HELD_KIND, list->basis);
	if (!reviewed && bears_a_persons_name(&judged->current))
		return refuse(MSG_HELD_PERSON_NAME, BY_TABLE);
	return none;
}

/* ---- black ---- */

/*
 * 国办发〔2020〕49号: a severe list needs a listing decision that was served; the
 * decision on the penalty is another document, unless the list's row says that
 * it orders the listing.
 */
static bool documents_complete(const struct judged_entry *judged, credit_day day)
{
	const struct entry *entry = &judged->current;

	if (judged->list->class_ != CLASS_SEVERE)
		return true;
	if (entry->served == CREDIT_DAY_NONE || entry->served > day)
		return false; /* a decision binds from its service on */
	if (judged->list->penalty_orders)
		return true;
	return entry->basis_document[0] &&
		!document_equal(entry->basis_document, entry->document);
}

/* Blank is not 无: nobody said whether the party objected. */
static bool objection_unstated(const struct judged_entry *judged, credit_day day)
{
	const struct entry *entry = &judged->current;

	return judged->list->notice == NOTICE_BEFORE &&
		entry->objection == OBJECTION_UNSTATED && entry->listed == CREDIT_DAY_NONE &&
		!has_event(entry, CREDIT_EVENT_LISTED, day) &&
		!has_event(entry, CREDIT_EVENT_DISMISSED, day);
}

/* Today, or when it was decided: by its field, or by the act that records the decision. */
static bool ground_known(const struct judged_entry *judged, const credit_catalogue *tables,
	credit_day day)
{
	const struct entry *entry = &judged->current;

	return entry->ground[0] &&
		(catalogue_ground(tables, entry->list, entry->ground, day) ||
			catalogue_ground(tables, entry->list, entry->ground,
				entry_decided(entry)));
}

static struct refusal refuse_black(const struct judged_entry *judged,
	const credit_catalogue *tables, credit_day day)
{
	struct refusal name;

	if (judged->list->class_ > CLASS_GOVERNMENT)
		return refuse(MSG_HELD_CLASS, BY_TABLE);
	name = refuse_name(judged, day);
	if (name.reason != MSG_COUNT)
		return name;
	if (!documents_complete(judged, day))
		return refuse(MSG_HELD_DOCUMENTS, BY_TABLE);
	if (objection_unstated(judged, day))
		return refuse(MSG_HELD_OBJECTION_UNSTATED, BY_TABLE);
	if (!ground_known(judged, tables, day))
		return refuse(MSG_HELD_GROUND, BY_TABLE);
	return none;
}

/* ---- red ---- */

/* Does an event say who consented: the guardian where it names the guardian's paper? */
static bool consents(const struct event *event, bool guardian)
{
	const char *paper = event_field(event, "guardian_consent");

	return event->kind == CREDIT_EVENT_CONSENTED && guardian == (paper && paper[0]);
}

/* The last word on consent up to the day, from fields and events. */
static bool consented(const struct entry *entry, bool guardian, credit_day day)
{
	const char *as_given = guardian ? entry->guardian_consent : entry->consent;
	const struct event *last = NULL;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		if (event->day > day || event_is_undone(entry, event) ||
			!(consents(event, guardian) ||
				event->kind == CREDIT_EVENT_CONSENT_WITHDRAWN))
			continue;
		if (!last || event_order(last, event) < 0)
			last = event;
	}
	return last ? last->kind == CREDIT_EVENT_CONSENTED : as_given[0] != '\0';
}

/*
 * 个人信息保护法 art. 25, 31: no publication without separate consent, the
 * guardian's for minors, under fourteen by art. 31 itself.  Where an honour is
 * for minors too and the age is not known, the guardian's.
 */
static struct refusal refuse_red(const struct judged_entry *judged,
	const credit_catalogue *tables, credit_day day)
{
	const struct entry *entry = &judged->current;
	int kind = entry->subject.kind;
	enum message guardian = is_below(&entry->subject, tables, MSG_HELD_GUARDIAN_CHILD, day)
		? MSG_HELD_GUARDIAN_CHILD
		: MSG_HELD_GUARDIAN;

	if (!(judged->list->print_kinds & KIND_BIT(kind)))
		return refuse(MSG_HELD_KIND, judged->list->basis);
	if (kind == CREDIT_KIND_PERSON &&
		(is_below(&entry->subject, tables, MSG_HELD_GUARDIAN, day) ||
			(judged->list->minors &&
				credit_id_birth(&entry->subject) == CREDIT_DAY_NONE)))
		return consented(entry, true, day)
			? none
			: refuse(guardian, BY_TABLE);
	if ((kind == CREDIT_KIND_PERSON || kind == CREDIT_KIND_HOUSEHOLD ||
		    bears_a_persons_name(entry)) &&
		!consented(entry, false, day))
		return refuse(MSG_HELD_CONSENT, BY_TABLE);
	return none;
}

/* ---- both ---- */

/*
 * Whom an objection reaches must be printed, so a list whose authority names no
 * contact waits.  Rule: 国办发〔2020〕49号: remedies are told, objections answered.
 */
static bool has_contact(const struct entry *entry, const credit_catalogue *tables,
	credit_day day)
{
	const struct department_row *department = catalogue_department_answering(
		tables, entry->authority, strlen(entry->authority), day);

	return department && department->contact_zh[0];
}

/*
 * 个人信息保护法 art. 25, 国办发〔2020〕49号: no number of a person is published, in
 * whatever column it was typed.  Long document numbers are none: one must be valid.
 */
static bool holds_number(const struct entry *entry)
{
	return shows_number(entry->name, strlen(entry->name)) ||
		shows_person(entry->document, strlen(entry->document), false);
}

/* What the standing itself says: void, a minor, not listed, ended. */
static struct refusal refuse_standing(const struct judged_entry *judged)
{
	const struct standing *standing = &judged->standing;
	const struct window *window = publicity(judged);

	if (standing->reason != MSG_COUNT)
		return refuse(standing->reason, window->article);
	if (window->reason == MSG_HELD_MINOR || window->reason == MSG_HELD_CHILD)
		return refuse(window->reason, window->article);
	if (standing->state == CREDIT_STATE_LISTED)
		return none;
	return refuse(window->reason == MSG_COUNT ? MSG_HELD_NOT_YET : window->reason,
		window->article);
}

static struct refusal first_refusal(const struct judged_entry *judged,
	const credit_catalogue *tables, credit_day day)
{
	struct refusal refusal;

	if (!judged->list)
		return refuse(MSG_HELD_LIST, BY_TABLE);
	refusal = refuse_standing(judged);
	if (refusal.reason != MSG_COUNT)
		return refusal;
	refusal = judged->list->colour == COLOUR_BLACK ? refuse_black(judged, tables, day)
						       : refuse_red(judged, tables, day);
	if (refusal.reason != MSG_COUNT)
		return refusal;
	if (!has_contact(&judged->current, tables, day))
		return refuse(MSG_HELD_CONTACT, BY_TABLE);
	if (holds_number(&judged->current))
		return refuse(MSG_HELD_NUMBER, BY_TABLE);
	if (window_holds(publicity(judged), day))
		return none;
	return refuse(publicity(judged)->reason, publicity(judged)->article);
}

enum message print_refusal(const struct judged_entry *judged,
	const credit_catalogue *tables, credit_day day, const char **article)
{
	struct refusal refusal = first_refusal(judged, tables, day);

	*article = article_of(&refusal, tables, day);
	return refusal.reason;
}

/* ---- public notice ---- */

static bool asks_for_notice(const struct judged_entry *judged)
{
	return judged->list && judged->list->colour == COLOUR_RED &&
		judged->list->notice == NOTICE_PUBLIC;
}

bool announce_waits(const struct judged_entry *judged)
{
	return asks_for_notice(judged) &&
		judged->standing.state == CREDIT_STATE_CANDIDATE &&
		judged->standing.reason == MSG_HELD_ANNOUNCED;
}

/* A candidate has no day of listing yet that the objection could prevent: asked here. */
static bool is_objected_to(const struct judged_entry *judged, credit_day day)
{
	return judged->standing.reason == MSG_HELD_UPHELD ||
		judged->current.objection == OBJECTION_UPHELD ||
		has_event(&judged->current, CREDIT_EVENT_UPHELD, day);
}

enum message announce_refusal(const struct judgement *judgement, size_t index,
	const credit_catalogue *tables, credit_day day, const char **article)
{
	const struct judged_entry *judged = &judgement->entries[index];
	struct refusal refusal = none;

	*article = "";
	if (!asks_for_notice(judged))
		return MSG_HELD_LIST;
	if (judged->standing.state != CREDIT_STATE_CANDIDATE &&
		judged->standing.state != CREDIT_STATE_NOTIFIED)
		return judged->why_not == MSG_COUNT ? MSG_HELD_NOT_YET : judged->why_not;
	if (is_objected_to(judged, day)) {
		*article = catalogue_article(tables, MSG_HELD_UPHELD, day);
		return MSG_HELD_UPHELD;
	}
	for (size_t i = 0; i < judgement->entries_count; i++)
		if (judged_shields(&judgement->entries[i])) {
			*article = catalogue_article(tables, MSG_HELD_REVIEW, day);
			return MSG_HELD_REVIEW;
		}
	refusal = refuse_red(judged, tables, day);
	if (refusal.reason == MSG_COUNT && !has_contact(&judged->current, tables, day))
		refusal = refuse(MSG_HELD_CONTACT, BY_TABLE);
	if (refusal.reason == MSG_COUNT && holds_number(&judged->current))
		refusal = refuse(MSG_HELD_NUMBER, BY_TABLE);
	*article = article_of(&refusal, tables, day);
	return refusal.reason;
}
