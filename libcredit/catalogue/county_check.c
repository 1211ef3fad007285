/* SPDX-License-Identifier: Apache-2.0 */
/*
 * county_check.c - a county's rows may narrow the shipped ones, never widen.
 *
 * Runs once for each load with a county's folder.  A county has no power to
 * make a list, a ground, a measure or a threshold, nor to lengthen, to print
 * more or to notify less (国办发〔2020〕49号: no department adds or aggravates).
 * So every row of a county needs a shipped row about the same thing that holds
 * on all its days, and is compared with each of them column by column.
 *
 * Departments are the county's own, and its calendar may add local holidays
 * (全国年节及纪念日放假办法 art. 4) and years that the shipped one lacks.
 */
#include <stdio.h>
#include <string.h>

#include "catalogue/table.h"

/* A county's row and one shipped row about the same thing on some same days. */
struct pair {
	struct loader *loader;
	enum table_id table;
	const struct row_head *county;
	const struct row_head *shipped;
};

static void wider(const struct pair *pair, const char *column, enum message message,
	const char *own, const char *was)
{
	FAULT(pair->loader, pair->table, pair->county, column, own, message, own, was);
}

static void same_text(
	const struct pair *pair, const char *column, const char *own, const char *was)
{
	if (strcmp(own, was) != 0)
		wider(pair, column, MSG_COUNTY_CHANGED, column, was);
}

static void same_word(const struct pair *pair, const char *column,
	const struct word *words, int own, int was)
{
	if (own != was)
		wider(pair, column, MSG_COUNTY_CHANGED, column, word_text(words, was));
}

/* own <= was, or the message */
static void at_most(const struct pair *pair, const char *column, enum message message,
	int own, int was)
{
	char own_text[16], was_text[16];

	if (own <= was)
		return;
	snprintf(own_text, sizeof(own_text), "%d", own);
	snprintf(was_text, sizeof(was_text), "%d", was);
	wider(pair, column, message, own_text, was_text);
}

static void at_least(const struct pair *pair, const char *column, enum message message,
	int own, int was)
{
	char own_text[16], was_text[16];

	if (own >= was)
		return;
	snprintf(own_text, sizeof(own_text), "%d", own);
	snprintf(was_text, sizeof(was_text), "%d", was);
	wider(pair, column, message, own_text, was_text);
}

/* A flag that stood at the narrower value may not move to the wider one. */
static void not_widened(
	const struct pair *pair, const char *column, bool own, bool was, bool wide)
{
	if (own != was && own == wide)
		wider(pair, column, MSG_COUNTY_WIDER, own ? "yes" : "no",
			was ? "yes" : "no");
}

static void fewer_kinds(
	const struct pair *pair, const char *column, uint32_t own, uint32_t was)
{
	for (const struct word *word = kind_words; word->text; word++)
		if ((own & ~was) & KIND_BIT(word->value))
			wider(pair, column, MSG_COUNTY_WIDER, word->text, column);
}

/* Every part of own (";" between) stands in was. */
static void fewer_parts(const struct pair *pair, const char *column, enum message message,
	const char *own, const char *was)
{
	char part[64];

	while (*own) {
		size_t length = strcspn(own, ";");

		snprintf(part, sizeof(part), "%.*s", length < 63 ? (int)length : 63, own);
		if (length > 0 && !codes_have(was, part))
			wider(pair, column, message, part, was);
		own += length + (own[length] == ';');
	}
}

static void within(
	const struct pair *pair, const char *column, struct term own, struct term was)
{
	char own_text[TERM_BYTES], was_text[TERM_BYTES];

	if (term_within(own, was))
		return;
	term_format(own, own_text);
	term_format(was, was_text);
	wider(pair, column, MSG_COUNTY_TERM, own_text, was_text);
}

static int word_rank(const struct word *words, const char *text)
{
	for (; words->text; words++)
		if (strcmp(words->text, text) == 0)
			return words->value;
	return 0;
}

static void compare_print(
	const struct pair *pair, const struct list_row *own, const struct list_row *was)
{
	uint32_t allowed = was->print_kinds;

	if (own->print_law[0] && own->print_reviewer[0] &&
		own->print_reviewed != CREDIT_DAY_NONE)
		allowed |= KIND_BIT(
			CREDIT_KIND_PERSON); /* a law, a reviewer and a day are named */
	fewer_kinds(pair, "print_kinds", own->print_kinds, allowed);
	fewer_parts(pair, "print_fields", MSG_COUNTY_FIELDS, own->print_fields,
		was->print_fields);
	if (word_rank(mask_words, own->mask) < word_rank(mask_words, was->mask))
		wider(pair, "mask", MSG_COUNTY_MASK, own->mask, was->mask);
}

/* Rule: 国办发〔2020〕49号: tell before listing; the notice of red lists may not be dropped. */
static void compare_notice(
	const struct pair *pair, const struct list_row *own, const struct list_row *was)
{
	static const int strength[] = {[NOTICE_NONE] = 0,
		[NOTICE_IN_DOCUMENT] = 1,
		[NOTICE_BEFORE] = 2,
		[NOTICE_PUBLIC] = 2};

	if (own->notice != was->notice && strength[own->notice] <= strength[was->notice])
		wider(pair, "notice", MSG_COUNTY_NOTICE,
			word_text(notice_words, own->notice),
			word_text(notice_words, was->notice));
	at_least(pair, "notice_days", MSG_COUNTY_NOTICE, own->notice_days,
		was->notice_days);
	at_least(pair, "objection_person", MSG_COUNTY_WIDER, own->objection_person,
		was->objection_person);
	at_least(pair, "objection_other", MSG_COUNTY_WIDER, own->objection_other,
		was->objection_other);
}

static void compare_lists(const struct pair *pair)
{
	const struct list_row *own = (const void *)pair->county;
	const struct list_row *was = (const void *)pair->shipped;
	int never = NUMBER_MAX + 1;

	same_text(pair, "name_zh", own->name_zh, was->name_zh);
	same_word(pair, "colour", colour_words, own->colour, was->colour);
	same_word(pair, "class", class_words, own->class_, was->class_);
	fewer_kinds(pair, "kinds", own->kinds, was->kinds);
	fewer_parts(pair, "authorities", MSG_COUNTY_WIDER, own->authorities,
		was->authorities);
	if (word_rank(level_words, own->level) < word_rank(level_words, was->level))
		wider(pair, "level", MSG_COUNTY_WIDER, own->level, was->level);
	compare_notice(pair, own, was);
	compare_print(pair, own, was);
	at_most(pair, "max_age_days", MSG_COUNTY_WIDER,
		own->max_age_days ? own->max_age_days : never,
		was->max_age_days ? was->max_age_days : never);
	at_most(pair, "review_months", MSG_COUNTY_REVIEW,
		own->review_months ? own->review_months : never,
		was->review_months ? was->review_months : never);
	at_most(pair, "review_grace_days", MSG_COUNTY_WIDER, own->review_grace_days,
		was->review_grace_days);
	not_widened(pair, "minors", own->minors, was->minors, true);
	not_widened(
		pair, "penalty_orders", own->penalty_orders, was->penalty_orders, true);
}

/* Words from memory may be put right from the instrument; words that were found stand. */
static void compare_grounds(const struct pair *pair)
{
	const struct ground_row *own = (const void *)pair->county;
	const struct ground_row *was = (const void *)pair->shipped;

	if (was->head.sure)
		same_text(pair, "text_zh", own->text_zh, was->text_zh);
}

static void compare_terms(const struct pair *pair)
{
	const struct term_row *own = (const void *)pair->county;
	const struct term_row *was = (const void *)pair->shipped;
	/* stop is the narrowest; a sector's rule stops too, and asks */
	static const int strength[] = {
		[OUTCOME_STOP] = 0, [OUTCOME_SECTOR] = 1, [OUTCOME_IF_CORRECTED] = 2};

	within(pair, "max", own->max, was->max);
	if (own->min.unit != TERM_NOT_SET)
		within(pair, "min", own->min, was->min);
	same_word(pair, "anchor", anchor_words, own->anchor, was->anchor);
	if (strength[own->outcome] > strength[was->outcome])
		wider(pair, "outcome", MSG_COUNTY_WIDER,
			word_text(outcome_words, own->outcome),
			word_text(outcome_words, was->outcome));
	not_widened(pair, "early_end", own->early_end, was->early_end, false);
	not_widened(
		pair, "grade_required", own->grade_required, was->grade_required, false);
}

static void compare_measures(const struct pair *pair)
{
	const struct measure_row *own = (const void *)pair->county;
	const struct measure_row *was = (const void *)pair->shipped;

	same_text(pair, "name_zh", own->name_zh, was->name_zh);
	same_word(pair, "type", type_words, own->type, was->type);
	same_text(pair, "group", own->group, was->group);
	fewer_kinds(pair, "kinds", own->kinds, was->kinds);
}

static void compare_rules(const struct pair *pair)
{
	const struct rule_row *own = (const void *)pair->county;
	const struct rule_row *was = (const void *)pair->shipped;

	fewer_kinds(pair, "kinds", own->kinds, was->kinds);
	within(pair, "term", own->term, was->term);
	if (own->trigger < was->trigger)
		wider(pair, "trigger", MSG_COUNTY_TRIGGER, trigger_name(own->trigger),
			trigger_name(was->trigger));
	fewer_parts(pair, "reaches", MSG_COUNTY_WIDER, own->reaches, was->reaches);
}

/* The earlier end of both is never the longer one. */
static void compare_transitions(const struct pair *pair)
{
	const struct transition_row *own = (const void *)pair->county;
	const struct transition_row *was = (const void *)pair->shipped;

	if (own->rule != TRANSITION_EARLIER)
		same_word(pair, "rule", transition_words, own->rule, was->rule);
}

static void compare_thresholds(const struct pair *pair)
{
	const struct threshold_row *own = (const void *)pair->county;
	const struct threshold_row *was = (const void *)pair->shipped;

	at_least(pair, "count", MSG_COUNTY_WIDER, own->count, was->count);
	at_most(pair, "months", MSG_COUNTY_WIDER, own->months, was->months);
}

/* Words of a set that stand in a and not in b; bit says how a word is one. */
static void no_more_words(const struct pair *pair, const char *column,
	const struct word *words, uint64_t a, uint64_t b, bool bits)
{
	for (; words->text; words++) {
		uint64_t bit = bits ? EVENT_BIT(words->value) : (uint64_t)words->value;

		if (a & ~b & bit)
			wider(pair, column, MSG_COUNTY_WIDER, words->text, column);
	}
}

/* Days to answer: a county may answer sooner; none said may become some. */
static void compare_due(
	const struct pair *pair, const struct act_row *own, const struct act_row *was)
{
	if (was->due_days > 0) {
		same_word(pair, "due_unit", unit_words, (int)own->due_unit, (int)was->due_unit);
		if (own->due_days == 0)
			wider(pair, "due_days", MSG_COUNTY_WIDER, "0", "due_days");
		at_most(pair, "due_days", MSG_COUNTY_WIDER, own->due_days, was->due_days);
		at_most(pair, "extension_days", MSG_COUNTY_WIDER, own->extension_days,
			was->extension_days);
	}
}

/*
 * What burdens a subject may be done in fewer states, by fewer, with more asked;
 * what is in the subject's favour stays open as it is (an objection, repair).
 */
static void compare_acts(const struct pair *pair)
{
	const struct act_row *own = (const void *)pair->county;
	const struct act_row *was = (const void *)pair->shipped;
	bool favour = was->favour;

	same_word(pair, "favour", flag_words, own->favour, was->favour);
	no_more_words(pair, "states", state_words, own->states, was->states, false);
	not_widened(pair, "early", own->early, was->early, true);
	fewer_parts(pair, "by", MSG_COUNTY_WIDER, own->by, was->by);
	not_widened(pair, "document", own->document, was->document, false);
	not_widened(pair, "minimum", own->minimum, was->minimum, false);
	fewer_parts(pair, "fields", MSG_COUNTY_CHANGED, was->fields, own->fields);
	no_more_words(pair, "unless", event_words, was->unless, own->unless, true);
	if (was->after)
		no_more_words(pair, "after", event_words, own->after, was->after, true);
	if (was->after && !own->after)
		wider(pair, "after", MSG_COUNTY_WIDER, "", "after");
	no_more_words(pair, "answer", event_words, own->answer, was->answer, true);
	no_more_words(pair, "answer", event_words, was->answer, own->answer, true);
	compare_due(pair, own, was);
	within(pair, "bar", own->bar, was->bar);
	if (!favour)
		return;
	no_more_words(pair, "states", state_words, was->states, own->states, false);
	not_widened(pair, "early", own->early, was->early, false);
	fewer_parts(pair, "by", MSG_COUNTY_CHANGED, was->by, own->by);
	not_widened(pair, "document", own->document, was->document, true);
	not_widened(pair, "minimum", own->minimum, was->minimum, true);
	fewer_parts(pair, "fields", MSG_COUNTY_WIDER, own->fields, was->fields);
	no_more_words(pair, "unless", event_words, own->unless, was->unless, true);
	no_more_words(pair, "after", event_words, was->after, own->after, true);
	if (own->after && !was->after)
		no_more_words(pair, "after", event_words, own->after, 0, true);
}

/* What goes may go sooner, what must stay may stay longer; nothing the other way. */
static void compare_retention(const struct pair *pair)
{
	const struct retention_row *own = (const void *)pair->county;
	const struct retention_row *was = (const void *)pair->shipped;

	same_word(pair, "anchor", retention_anchor_words, (int)own->anchor, (int)was->anchor);
	same_word(pair, "action", retention_action_words, (int)own->action, (int)was->action);
	if (was->action == RETENTION_ERASE)
		within(pair, "term", own->term, was->term);
	else if (own->term.unit != TERM_NOT_SET)
		within(pair, "term", was->term, own->term);
}

/* A county takes rows down sooner, and may be stopped by more. */
static void compare_takedowns(const struct pair *pair)
{
	const struct takedown_row *own = (const void *)pair->county;
	const struct takedown_row *was = (const void *)pair->shipped;

	same_word(pair, "unit", unit_words, (int)own->unit, (int)was->unit);
	at_most(pair, "days", MSG_COUNTY_WIDER, own->days, was->days);
	not_widened(pair, "stops", own->stops, was->stops, false);
}

/* It may ask for a signature that nobody else asks for. */
static void compare_approvals(const struct pair *pair)
{
	const struct approval_row *own = (const void *)pair->county;
	const struct approval_row *was = (const void *)pair->shipped;

	not_widened(pair, "required", own->required, was->required, false);
}

/* A county has channels of its own; none has longer than the shipped ones of its kind. */
static void check_channel(struct loader *loader, const struct channel_row *own)
{
	struct pair pair = {loader, TABLE_CHANNELS, &own->head, &own->head};
	int most = 0;

	for (size_t i = 0; i < loader_rows(loader, TABLE_CHANNELS); i++) {
		const struct channel_row *was =
			(const void *)loader_row(loader, TABLE_CHANNELS, i);

		if (!was->head.county && was->kind == own->kind && was->days > most)
			most = was->days;
	}
	at_most(&pair, "days", MSG_COUNTY_WIDER, own->days, most);
}

/* A county may correct the article that it is told by, not the ages of the law. */
static void compare_reasons(const struct pair *pair)
{
	const struct reason_row *own = (const void *)pair->county;
	const struct reason_row *was = (const void *)pair->shipped;

	at_least(pair, "below_months", MSG_COUNTY_WIDER, own->below_months, was->below_months);
	if (was->working_months == 0)
		at_most(pair, "working_months", MSG_COUNTY_WIDER, own->working_months, 0);
	else if (own->working_months != 0)
		at_least(pair, "working_months", MSG_COUNTY_WIDER, own->working_months,
			was->working_months);
}

static void (*const compare[TABLE_COUNT])(const struct pair *) = {
	[TABLE_LISTS] = compare_lists,
	[TABLE_GROUNDS] = compare_grounds,
	[TABLE_TERMS] = compare_terms,
	[TABLE_MEASURES] = compare_measures,
	[TABLE_RULES] = compare_rules,
	[TABLE_THRESHOLDS] = compare_thresholds,
	[TABLE_TRANSITIONS] = compare_transitions,
	[TABLE_ACTS] = compare_acts,
	[TABLE_RETENTION] = compare_retention,
	[TABLE_TAKEDOWN] = compare_takedowns,
	[TABLE_APPROVALS] = compare_approvals,
	[TABLE_REASONS] = compare_reasons,
};

/* The key as people read it. */
static void key_words(const char *key, char *text, size_t size)
{
	snprintf(text, size, "%s", key);
	for (char *at = text; *at; at++)
		if (*at == '\x1f')
			*at = ' ';
}

static void check_row(
	struct loader *loader, enum table_id table, const struct row_head *own)
{
	credit_day first = CREDIT_DAY_MAX, last = CREDIT_DAY_MIN;
	char from[CREDIT_DAY_BYTES], to[CREDIT_DAY_BYTES], words[96];
	bool known = false;

	for (size_t i = 0; i < loader_rows(loader, table); i++) {
		const struct row_head *was = loader_row(loader, table, i);
		struct pair pair = {loader, table, own, was};

		if (was->county || strcmp(was->key, own->key) != 0)
			continue;
		known = true;
		first = was->from < first ? was->from : first;
		last = was->to > last ? was->to : last;
		if (was->from <= own->to && own->from <= was->to)
			compare[table](&pair);
	}
	if (!known) {
		key_words(own->key, words, sizeof(words));
		FAULT(loader, table, own, tables[table].columns[0].name, words,
			MSG_COUNTY_NEW, words);
	} else if (own->from < first || own->to > last) {
		credit_day_format(first, from);
		credit_day_format(last, to);
		FAULT(loader, table, own, own->from < first ? "from" : "to", "",
			MSG_COUNTY_DAYS, from, to);
	}
}

/* Tables whose rows need a shipped one, and that of channels. */
static void check_own(struct loader *loader, enum table_id table)
{
	for (size_t i = 0; i < loader_rows(loader, table); i++) {
		const struct row_head *head = loader_row(loader, table, i);

		if (!head->county)
			continue;
		if (table == TABLE_CHANNELS)
			check_channel(loader, (const void *)head);
		else
			check_row(loader, table, head);
	}
}

void county_check(struct loader *loader)
{
	for (int table = 0; table < TABLE_COUNT; table++)
		if (compare[table] || table == TABLE_CHANNELS)
			check_own(loader, (enum table_id)table);
}
