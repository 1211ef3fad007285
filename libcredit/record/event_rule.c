/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_rule.c - may an act be recorded on an entry.
 *
 * Asked once for each act that somebody records.  It looks at the entry, its
 * earlier acts and the tables of the act's day; reasons are tried in a fixed
 * order and the first is told.
 */
#include <string.h>

#include "record/standing.h"

#define BEFORE_DECISION 1u /* may come before the decision */
#define BY_US 2u           /* the registry's own act: no authority, no document */
#define AFTER_END 4u       /* may follow what ended the entry from a day on */
#define AFTER_VOID 8u      /* may follow what made it void */
#define RED_ONLY 16u
#define BLACK_ONLY 32u

static const unsigned kind_rules[] = {
	[CREDIT_EVENT_DECIDED] = BEFORE_DECISION,
	[CREDIT_EVENT_ANNOUNCED] = BEFORE_DECISION | RED_ONLY,
	[CREDIT_EVENT_NOTIFIED] = BEFORE_DECISION,
	[CREDIT_EVENT_LISTED] = 0,
	[CREDIT_EVENT_OBJECTED] = BEFORE_DECISION,
	[CREDIT_EVENT_UPHELD] = BEFORE_DECISION,
	[CREDIT_EVENT_DISMISSED] = BEFORE_DECISION,
	[CREDIT_EVENT_REPAIR_APPLIED] = BLACK_ONLY,
	[CREDIT_EVENT_REPAIR_ACCEPTED] = BLACK_ONLY,
	[CREDIT_EVENT_REPAIRED] = BLACK_ONLY,
	[CREDIT_EVENT_REFUSED] = BLACK_ONLY,
	[CREDIT_EVENT_EXTENDED] = 0,
	[CREDIT_EVENT_SUSPENDED] = BEFORE_DECISION,
	[CREDIT_EVENT_RESUMED] = BEFORE_DECISION,
	[CREDIT_EVENT_CORRECTED] = AFTER_END,
	[CREDIT_EVENT_REPLACED] = AFTER_END,
	[CREDIT_EVENT_MISIDENTIFIED] = BEFORE_DECISION | AFTER_END,
	[CREDIT_EVENT_REVOKED] = AFTER_END,
	[CREDIT_EVENT_REMOVED] = 0,
	[CREDIT_EVENT_REVIEWED] = RED_ONLY,
	[CREDIT_EVENT_TITLE_WITHDRAWN] = RED_ONLY,
	[CREDIT_EVENT_CONSENTED] = BEFORE_DECISION | RED_ONLY,
	[CREDIT_EVENT_CONSENT_WITHDRAWN] = BEFORE_DECISION | RED_ONLY | AFTER_END,
	[CREDIT_EVENT_PUBLISHED] = BY_US,
	[CREDIT_EVENT_TAKEN_DOWN] = BY_US | AFTER_END | AFTER_VOID,
	[CREDIT_EVENT_UNDONE] = BY_US | BEFORE_DECISION | AFTER_END | AFTER_VOID,
	[CREDIT_EVENT_ERASED] = BY_US | BEFORE_DECISION | AFTER_END | AFTER_VOID,
	[CREDIT_EVENT_UNCONFIRMED] = BY_US | BEFORE_DECISION,
	[CREDIT_EVENT_CONFIRMED] = BY_US | BEFORE_DECISION,
};

/* Can the entry still be acted upon after what was recorded on or before the day? */
static bool open_to(const struct entry *entry, const struct event *event, unsigned rules)
{
	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *before = entry->events[i];

		if (event_is_undone(entry, before))
			continue;
		switch (before->kind) {
		case CREDIT_EVENT_REPLACED:
		case CREDIT_EVENT_MISIDENTIFIED:
		case CREDIT_EVENT_REVOKED:
		case CREDIT_EVENT_ERASED:
			if (!(rules & AFTER_VOID))
				return false;
			break;
		case CREDIT_EVENT_REMOVED:
		case CREDIT_EVENT_TITLE_WITHDRAWN:
			if (before->day <= event->day && !(rules & AFTER_END))
				return false;
			break;
		}
	}
	return !entry_is_undone(entry) || (rules & AFTER_VOID);
}

/*
 * Who listed decides on the entry (谁认定、谁修复); after a reform of departments
 * another one that is competent for the list.
 */
static bool competent(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables)
{
	const struct list_row *list = catalogue_list(tables, entry->list, event->day);
	const struct department_row *department;

	if (strcmp(event->authority, entry->authority) == 0)
		return true;
	if (!list || !event->authority[0])
		return false;
	department = catalogue_department_find(
		tables, event->authority, strlen(event->authority), event->day);
	return department &&
		(catalogue_competent(tables, list, department->code, event->day) ||
			catalogue_succeeds(tables, entry->authority,
				department->credit_code, event->day));
}

/* The last of two kinds on or before the day; 0 when there is neither. */
static int last_of(const struct entry *entry, credit_day day, int opens, int closes, int also)
{
	const struct event *event;
	int last = 0;
	size_t at = SIZE_MAX;

	while ((event = entry_event_next(entry, &at)) && event->day <= day)
		if (event->kind == opens || event->kind == closes || event->kind == also)
			last = event->kind;
	return last;
}

/* Acts that answer an earlier one need it. */
static enum message in_sequence(const struct entry *entry, const struct event *event)
{
	int last;

	switch (event->kind) {
	case CREDIT_EVENT_UPHELD:
	case CREDIT_EVENT_DISMISSED:
		last = last_of(entry, event->day, CREDIT_EVENT_OBJECTED,
			CREDIT_EVENT_DISMISSED, CREDIT_EVENT_UPHELD);
		return last == CREDIT_EVENT_OBJECTED ? MSG_COUNT : MSG_EVENT_NO_OBJECTION;
	case CREDIT_EVENT_RESUMED:
		last = last_of(entry, event->day, CREDIT_EVENT_SUSPENDED,
			CREDIT_EVENT_RESUMED, CREDIT_EVENT_RESUMED);
		return last == CREDIT_EVENT_SUSPENDED ? MSG_COUNT : MSG_EVENT_NOT_SUSPENDED;
	case CREDIT_EVENT_UNCONFIRMED:
	case CREDIT_EVENT_CONFIRMED:
		last = last_of(entry, event->day, CREDIT_EVENT_UNCONFIRMED,
			CREDIT_EVENT_CONFIRMED, CREDIT_EVENT_CONFIRMED);
		return (last == CREDIT_EVENT_UNCONFIRMED) ==
				(event->kind == CREDIT_EVENT_CONFIRMED)
			? MSG_COUNT
			: MSG_EVENT_UNCONFIRMED;
	}
	return MSG_COUNT;
}

static bool is_day(const char *text)
{
	credit_day day;

	return text && credit_day_parse(text, strlen(text), &day) == CREDIT_OK;
}

static bool effects_valid(const char *effects)
{
	while (*effects) {
		size_t next;
		bool known = false;

		effects += strspn(effects, ",; ");
		next = strcspn(effects, ",; ");
		for (int i = EFFECT_PUBLICITY; i <= EFFECT_MEASURES; i++)
			known |= strlen(effect_name((enum effect)i)) == next &&
				memcmp(effects, effect_name((enum effect)i), next) == 0;
		if (next > 0 && !known)
			return false;
		effects += next;
	}
	return true;
}

static bool fields_fit(const struct entry *entry, const struct event *event)
{
	const char *effects = event_field(event, "effects");
	struct entry trial = *entry;

	if (event->kind == CREDIT_EVENT_EXTENDED)
		return is_day(event_field(event, "until"));
	if (event->kind == CREDIT_EVENT_REPAIRED)
		return !effects || effects_valid(effects);
	if (event->kind != CREDIT_EVENT_CORRECTED)
		return true;
	for (size_t i = 0; i < event->fields_count; i++)
		if (!entry_set_field(&trial, event->fields[i].name, event->fields[i].value,
			    NULL))
			return false;
	return event->fields_count > 0;
}

static enum message check(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, const char **article)
{
	unsigned rules = kind_rules[event->kind];
	const struct list_row *list = catalogue_list(tables, entry->list, event->day);

	if (list && ((rules & RED_ONLY) ? list->colour != COLOUR_RED
			    : (rules & BLACK_ONLY) && list->colour != COLOUR_BLACK))
		return MSG_EVENT_COLOUR;
	if (!(rules & BEFORE_DECISION) && entry->decided != CREDIT_DAY_NONE &&
		event->day < entry->decided)
		return MSG_EVENT_EARLY;
	if (!open_to(entry, event, rules))
		return MSG_EVENT_AFTER_END;
	if (!(rules & BY_US)) {
		*article = "信用修复管理办法；国办发〔2020〕49号";
		if (!event->document[0])
			return MSG_EVENT_DOCUMENT;
		*article = "信用修复管理办法：谁认定、谁修复";
		if (!competent(entry, event, tables))
			return MSG_EVENT_AUTHORITY;
		*article = "";
	}
	if (!fields_fit(entry, event))
		return MSG_EVENT_FIELDS;
	return in_sequence(entry, event);
}

enum message event_allowed(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, const char **article)
{
	const char *unused;

	if (!article)
		article = &unused;
	*article = "";
	if (event->kind < CREDIT_EVENT_DECIDED || event->kind > CREDIT_EVENT_CONFIRMED)
		return MSG_EVENT_KIND;
	if (event->day == CREDIT_DAY_NONE)
		return MSG_EVENT_DAY;
	return check(entry, event, tables, article);
}
