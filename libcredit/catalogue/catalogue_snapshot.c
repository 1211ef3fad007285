/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue_snapshot.c - the resolved tables of a day as plain text.
 *
 * Runs in a test, which compares four days with committed files, so that a
 * change of law reads as a difference of lines: for each list its terms by
 * grade and ground, and for each kind of subject the measures with trigger
 * and departments.  A grade is written only where it differs from "any".  Then
 * the acts: when, by whom, and until when they are to be answered.
 */
#include <string.h>

#include "catalogue/table.h"

static void put_kinds(struct buf *out, uint32_t kinds)
{
	bool first = true;

	for (const struct word *word = kind_words; word->text; word++)
		if (kinds & KIND_BIT(word->value)) {
			buf_printf(out, "%s%s", first ? "" : ";", word->text);
			first = false;
		}
	if (first)
		buf_str(out, "-");
}

static void put_list(const struct list_row *row, struct buf *out)
{
	buf_printf(out, "\nlist %s %s\n\t%s; %s; %s; ", row->code, row->name_zh,
		colour_name(row->colour), row->class_zh, domain_name(row->domain));
	put_kinds(out, row->kinds);
	buf_printf(out,
		"\n\tauthorities %s from level %s; notice %s %d; objection %s, persons "
		"%s",
		row->authorities, row->level, word_text(notice_words, (int)row->notice),
		row->notice_days, word_text(objection_words, (int)row->objection_other),
		word_text(objection_words, (int)row->objection_person));
	buf_str(out, "\n\tprint ");
	put_kinds(out, row->print_kinds);
	buf_printf(out, "; mask %s; stale after %d days", row->mask, row->max_age_days);
	if (row->review_months)
		buf_printf(out, "; review every %d months, %d days of grace",
			row->review_months, row->review_grace_days);
	if (row->coverage_percent)
		buf_printf(out, "; coverage %d %%", row->coverage_percent);
	if (row->coverage_of)
		buf_printf(out, " of %d", row->coverage_of);
	buf_printf(out, "%s%s%s\n", row->minors ? "; minors" : "",
		row->penalty_orders ? "; penalty orders listing" : "",
		row->head.sure ? "" : "; from memory");
}

static void put_term(const struct term_row *row, struct buf *out)
{
	char min[TERM_BYTES], max[TERM_BYTES];

	if (!row) {
		buf_str(out, " none");
		return;
	}
	term_format(row->min, min);
	term_format(row->max, max);
	buf_printf(out, " %s%s%s %s %s", min, min[0] ? ".." : "", max,
		word_text(anchor_words, (int)row->anchor),
		word_text(outcome_words, (int)row->outcome));
	buf_printf(out, "%s%s%s", row->early_end ? " early" : "",
		row->grade_required ? " grade-required" : "",
		row->head.sure ? "" : " (memory)");
}

/* The three effects on one line. */
static void put_terms(const credit_catalogue *catalogue, const char *list,
	const char *sector, enum grade grade, credit_day day, struct buf *out)
{
	for (int effect = EFFECT_PUBLICITY; effect <= EFFECT_MEASURES; effect++) {
		buf_printf(out, "%s%s", effect > EFFECT_PUBLICITY ? " | " : "",
			effect_name((enum effect)effect));
		put_term(catalogue_term(catalogue, list, sector, grade,
				 (enum effect)effect, day),
			out);
	}
}

/* A line, unless it says what the line for any grade and ground says. */
static void put_unless_equal(struct buf *out, const char *label, const struct buf *line,
	const struct buf *usual)
{
	if (line->length == usual->length && line->length > 0 &&
		memcmp(line->data, usual->data, line->length) == 0)
		return;
	buf_printf(out, "\t%s: ", label);
	buf_put(out, line->data, line->length);
	buf_str(out, "\n");
}

static void put_list_terms(const credit_catalogue *catalogue, const char *list,
	credit_day day, struct buf *out)
{
	struct buf usual = BUF_INIT, line = BUF_INIT, label = BUF_INIT;

	put_terms(catalogue, list, "", GRADE_NONE, day, &usual);
	buf_str(out, "\tterm: ");
	buf_put(out, usual.data, usual.length);
	buf_str(out, "\n");
	for (int grade = GRADE_MINOR; grade <= GRADE_SEVERE; grade++) {
		buf_reset(&line);
		buf_reset(&label);
		put_terms(catalogue, list, "", (enum grade)grade, day, &line);
		buf_printf(&label, "term, %s", grade_name((enum grade)grade));
		put_unless_equal(out, buf_cstr(&label), &line, &usual);
	}
	for (size_t i = 0; i < catalogue->grounds_count; i++) {
		const struct ground_row *row = &catalogue->grounds[i];

		if (strcmp(row->list, list) != 0 ||
			catalogue_ground(catalogue, list, row->code, day) != row)
			continue;
		buf_reset(&line);
		buf_reset(&label);
		put_terms(catalogue, list, row->code, GRADE_NONE, day, &line);
		buf_printf(&label, "term, %s", row->code);
		put_unless_equal(out, buf_cstr(&label), &line, &usual);
	}
	buf_free(&usual);
	buf_free(&line);
	buf_free(&label);
}

static void put_rules(const credit_catalogue *catalogue, const char *list,
	enum grade grade, int kind, credit_day day, struct buf *out)
{
	const struct rule_row *rule;
	size_t index = 0;
	char term[TERM_BYTES];

	while ((rule = catalogue_rule_next(catalogue, list, grade, kind, day, &index)) !=
		NULL) {
		term_format(rule->term, term);
		buf_printf(out, "%s%s %s %s%s%s", out->length ? ", " : "", rule->measure,
			trigger_name(rule->trigger), rule->departments,
			term[0] ? " " : "", term);
		if (rule->reaches[0])
			buf_printf(out, " reaches %s", rule->reaches);
	}
}

static void put_list_measures(const credit_catalogue *catalogue,
	const struct list_row *list, credit_day day, struct buf *out)
{
	struct buf usual = BUF_INIT, line = BUF_INIT, label = BUF_INIT;

	for (const struct word *kind = kind_words; kind->text; kind++) {
		if (!(list->kinds & KIND_BIT(kind->value)))
			continue;
		buf_reset(&usual);
		put_rules(catalogue, list->code, GRADE_NONE, kind->value, day, &usual);
		buf_printf(out, "\t%s: %s\n", kind->text,
			usual.length ? buf_cstr(&usual) : "-");
		for (int grade = GRADE_MINOR; grade <= GRADE_SEVERE; grade++) {
			buf_reset(&line);
			buf_reset(&label);
			put_rules(catalogue, list->code, (enum grade)grade, kind->value,
				day, &line);
			buf_printf(&label, "%s, %s", kind->text,
				grade_name((enum grade)grade));
			if (line.length > 0)
				put_unless_equal(out, buf_cstr(&label), &line, &usual);
		}
	}
	buf_free(&usual);
	buf_free(&line);
	buf_free(&label);
}

/* The transitions that hold on the day, a county's in place of the shipped one. */
static void put_transitions(const credit_catalogue *catalogue, credit_day day, struct buf *out)
{
	for (size_t i = 0; i < catalogue->transitions_count; i++) {
		const struct transition_row *row = &catalogue->transitions[i];

		if (row->head.from <= day && day <= row->head.to)
			buf_printf(out, "\ntransition %s from %s to %s: %s%s\n", row->list,
				row->before, row->after,
				word_text(transition_words, (int)row->rule),
				row->head.sure ? "" : "; from memory");
	}
}

static void put_words(struct buf *out, const char *label, const struct word *words,
	uint64_t set, bool bits)
{
	bool first = true;

	for (; words->text; words++) {
		if (!(set & (bits ? EVENT_BIT(words->value) : (uint64_t)words->value)))
			continue;
		buf_printf(out, "%s%s", first ? label : ";", words->text);
		first = false;
	}
}

static void put_act(const struct act_row *row, struct buf *out)
{
	char bar[TERM_BYTES];

	buf_printf(out, "act %s", word_text(event_words, row->event));
	for (const char *at = strchr(row->head.key, '\x1f'); at && *at; at++)
		buf_u8(out, (uint8_t)(*at == '\x1f' ? ' ' : *at));
	put_words(out, ": ", state_words, row->states, false);
	put_words(out, "; after ", event_words, row->after, true);
	put_words(out, "; unless open ", event_words, row->unless, true);
	buf_printf(out, "; by %s%s%s%s", row->by, row->document ? "; document" : "",
		row->fields[0] ? "; fields " : "", row->fields);
	buf_printf(out, "%s%s", row->early ? "; early" : "",
		row->minimum ? "; shortest term" : "");
	put_words(out, "; answer ", event_words, row->answer, true);
	if (row->due_days)
		buf_printf(out, " in %d+%d %s days", row->due_days, row->extension_days,
			word_text(unit_words, (int)row->due_unit));
	term_format(row->bar, bar);
	buf_printf(out, "%s%s%s\n", bar[0] ? "; bars " : "", bar,
		row->head.sure ? "" : " (memory)");
}

static void put_acts(const credit_catalogue *catalogue, credit_day day, struct buf *out)
{
	buf_str(out, "\n");
	for (size_t i = 0; i < catalogue->acts_count; i++)
		if (catalogue->acts[i].head.from <= day && day <= catalogue->acts[i].head.to)
			put_act(&catalogue->acts[i], out);
}

/* How long records are kept: the rows that hold on the day. */
static void put_retention(const credit_catalogue *catalogue, credit_day day, struct buf *out)
{
	buf_str(out, "\n");
	for (size_t i = 0; i < catalogue->retention_count; i++) {
		const struct retention_row *row = &catalogue->retention[i];
		char term[TERM_BYTES];

		if (day < row->head.from || day > row->head.to)
			continue;
		term_format(row->term, term);
		buf_printf(out, "retention %s %s %s ", retention_case_name(row->case_),
			word_text(any_colour_words, (int)row->colour), row->list);
		put_kinds(out, row->kinds);
		buf_printf(out, ": %s%s%s from %s%s\n",
			word_text(retention_action_words, (int)row->action),
			term[0] ? " " : "", term,
			word_text(retention_anchor_words, (int)row->anchor),
			row->head.sure ? "" : " (memory)");
	}
}

/* Days to take a row down, and who else must. */
static void put_takedowns(const credit_catalogue *catalogue, credit_day day, struct buf *out)
{
	const struct channel_row *channel;
	size_t index = 0;

	buf_str(out, "\n");
	for (size_t i = 0; i < catalogue->takedowns_count; i++) {
		const struct takedown_row *row = &catalogue->takedowns[i];

		if (catalogue_takedown(catalogue, row->case_, row->list, day) == row)
			buf_printf(out, "down %s %s: %d %s days%s%s\n",
				takedown_case_name(row->case_), row->list, row->days,
				word_text(unit_words, (int)row->unit),
				row->stops ? "; stops" : "",
				row->head.sure ? "" : " (memory)");
	}
	while ((channel = catalogue_channel_next(catalogue, day, &index)))
		buf_printf(out, "channel %s %s: %d more\n", channel->code,
			word_text(channel_words, (int)channel->kind), channel->days);
	for (int role = APPROVAL_AUTHORITY; role <= APPROVAL_CIVILIZATION; role++) {
		const struct approval_row *row =
			catalogue_approval(catalogue, (enum approval_role)role, day);

		if (row)
			buf_printf(out, "approval %s%s\n",
				approval_role_name((enum approval_role)role),
				row->required ? ": required" : "");
	}
}

static void put_reasons(const credit_catalogue *catalogue, credit_day day, struct buf *out)
{
	buf_str(out, "\n");
	for (const struct word *word = reason_words; word->text; word++) {
		const struct reason_row *row =
			catalogue_reason(catalogue, (enum message)word->value, day);

		if (!row)
			continue;
		buf_printf(out, "reason %s: %s", word->text, row->article);
		if (row->below_months)
			buf_printf(out, "; below %d months", row->below_months);
		if (row->working_months)
			buf_printf(out, ", own labour from %d", row->working_months);
		buf_printf(out, "%s\n", row->head.sure ? "" : " (memory)");
	}
}

void catalogue_snapshot(
	const credit_catalogue *catalogue, credit_day day, struct buf *out)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(day, text);
	buf_printf(
		out, "tables on %s: terms by grade and ground, measures by kind\n", text);
	for (size_t i = 0; i < catalogue->lists_count; i++) {
		const struct list_row *row = &catalogue->lists[i];

		if (catalogue_list(catalogue, row->code, day) != row)
			continue;
		put_list(row, out);
		put_list_terms(catalogue, row->code, day, out);
		put_list_measures(catalogue, row, day, out);
	}
	put_acts(catalogue, day, out);
	put_takedowns(catalogue, day, out);
	put_transitions(catalogue, day, out);
	put_retention(catalogue, day, out);
	put_reasons(catalogue, day, out);
}
