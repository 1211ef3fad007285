/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_table_rows.c - is each row of the shipped tables what the tables answer?
 *
 * A row that another one shadows, that no question reaches, or whose days never
 * hold, is law that nobody applies.  So each row is asked for as users ask, on
 * its first day and on its last, and the answer must be that very row.  What it
 * says stands in rows.txt, one line a row: a lint refuses a row that has no
 * line there, and a change of law reads as a difference.  To accept one, run
 *	CREDIT_SNAPSHOT_WRITE=1 build/release/tests/catalogue/test_table_rows
 * and read the difference before committing it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "catalogue/table.h"
#include "../support/suite.h"

static credit_catalogue *law;

/* file:first-column from: the key, and what was answered. */
static void begin_line(struct buf *out, enum table_id table, const struct row_head *head,
	const char *first)
{
	char from[CREDIT_DAY_BYTES];

	credit_day_format(head->from, from);
	buf_printf(out, "%s:%s %s:", table_names[table], first, from);
	for (const char *at = head->key; *at; at++)
		buf_u8(out, (uint8_t)(*at == '\x1f' ? '|' : *at));
}

/* The days on which a row is asked for: its first, and its last where it has one. */
static size_t days_of(const struct row_head *head, credit_day days[2])
{
	days[0] = head->from;
	days[1] = head->to;
	return head->to == CREDIT_DAY_MAX ? 1 : 2;
}

#define ANSWERED(row, answer)                                                       \
	ck_assert_msg((answer) == (row), "line %u of its table is not what is answered", \
		(row)->head.line)

static void ask_list(struct buf *out, const struct list_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_list(law, row->code, days[i]));
	begin_line(out, TABLE_LISTS, &row->head, row->code);
	buf_printf(out, " %s; %s\n", row->name_zh, row->basis);
}

static void ask_ground(struct buf *out, const struct ground_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_ground(law, row->list, row->code, days[i]));
	begin_line(out, TABLE_GROUNDS, &row->head, row->list);
	buf_printf(out, " %s; %s\n", row->text_zh, row->article);
}

static void ask_term(struct buf *out, const struct term_row *row)
{
	static const char *const outcomes[] = {"", "stop", "if-corrected", "sector"};
	static const char *const anchors[] = {"", "document", "published", "act-end"};
	char min[TERM_BYTES];
	char max[TERM_BYTES];
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_term(law, row->list, row->sector, row->grade,
				      row->effect, days[i]));
	term_format(row->min, min);
	term_format(row->max, max);
	begin_line(out, TABLE_TERMS, &row->head, row->list);
	buf_printf(out, " %s..%s %s %s%s%s\n", min, max, anchors[row->anchor],
		outcomes[row->outcome], row->early_end ? " early" : "",
		row->grade_required ? " graded" : "");
}

static void ask_measure(struct buf *out, const struct measure_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_measure(law, row->code, days[i]));
	begin_line(out, TABLE_MEASURES, &row->head, row->code);
	buf_printf(out, " %s; %s\n", row->name_zh, row->basis);
}

/* Does the walk over a list's rules meet the row, for each kind it is about? */
static bool rule_met(const struct rule_row *row, int kind, credit_day day)
{
	const struct rule_row *rule;
	size_t index = 0;

	while ((rule = catalogue_rule_next(law, row->list, row->grade, kind, day, &index)))
		if (rule == row)
			return true;
	return false;
}

static void ask_rule(struct buf *out, const struct rule_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		for (int kind = 0; kind < 32; kind++)
			if (row->kinds & KIND_BIT(kind))
				ck_assert_msg(rule_met(row, kind, days[i]),
					"line %u is never met", row->head.line);
	begin_line(out, TABLE_RULES, &row->head, row->list);
	buf_printf(out, " %s by %s; %s", trigger_name(row->trigger), row->departments,
		row->basis);
	if (row->reaches[0])
		buf_printf(out, "; reaches %s by %s", row->reaches, row->reaches_basis);
	buf_str(out, "\n");
}

static void ask_department(struct buf *out, const struct department_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++) {
		ANSWERED(row, catalogue_department(law, row->code, days[i]));
		ANSWERED(row, catalogue_department_find(law, row->name_zh,
				      strlen(row->name_zh), days[i]));
		if (row->credit_code[0])
			ANSWERED(row, catalogue_department_find(law, row->credit_code,
					      strlen(row->credit_code), days[i]));
	}
	begin_line(out, TABLE_DEPARTMENTS, &row->head, row->code);
	buf_printf(out, " %s; %s\n", row->name_zh, row->level);
}

static void ask_day(struct buf *out, const struct calendar_row *row)
{
	char from[CREDIT_DAY_BYTES];
	bool provisional;

	for (credit_day day = row->head.from; day <= row->head.to; day++) {
		ck_assert(catalogue_is_working_day(law, day, &provisional) == row->work);
		ck_assert(!provisional || day < law->calendar_first);
	}
	credit_day_format(row->head.from, from);
	begin_line(out, TABLE_CALENDAR, &row->head, from);
	buf_printf(out, " %s %d\n", row->work ? "work" : "off",
		row->head.to - row->head.from + 1);
}

/* Proposals are record's business; here the row must name what exists. */
static void ask_threshold(struct buf *out, const struct threshold_row *row)
{
	ck_assert_ptr_nonnull(catalogue_list(law, row->list, row->head.from));
	ck_assert_ptr_nonnull(catalogue_list(law, row->of_list, row->head.from));
	begin_line(out, TABLE_THRESHOLDS, &row->head, row->list);
	buf_printf(out, " %d in %dm to %s\n", row->count, row->months, row->authority);
}

static void ask_transition(struct buf *out, const struct transition_row *row)
{
	static const char *const rules[] = {"", "earlier", "old", "new"};
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_transition(
				      law, row->list, row->before, row->after, days[i]));
	begin_line(out, TABLE_TRANSITIONS, &row->head, row->list);
	buf_printf(out, " %s\n", rules[row->rule]);
}

/* Is the row one of the ways in which its act may happen to some list of the day? */
static bool act_met(const struct act_row *row, credit_day day)
{
	for (size_t i = 0; i < law->lists_count; i++) {
		const struct act_row *way;
		size_t index = 0;

		if (catalogue_list(law, law->lists[i].code, day) != &law->lists[i])
			continue;
		while ((way = catalogue_act_next(
				law, row->event, &law->lists[i], day, &index)))
			if (way == row)
				return true;
	}
	return false;
}

static void ask_act(struct buf *out, const struct act_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ck_assert_msg(act_met(row, days[i] < law->lists[0].head.from
						  ? law->lists[0].head.from
						  : days[i]),
			"line %u is never met", row->head.line);
	begin_line(out, TABLE_ACTS, &row->head, word_text(event_words, row->event));
	buf_printf(out, " by %s; %s\n", row->by, row->article);
}

/* What is kept of this case for a list of the row's colour and each of its kinds. */
static void ask_retention(struct buf *out, const struct retention_row *row)
{
	static const char *const colours[] = {"SX", "SX", "H01"};
	const char *code = row->list[0] == '*' ? colours[row->colour] : row->list;
	char term[TERM_BYTES];
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		for (int kind = 0; kind < 32; kind++)
			if (row->kinds & KIND_BIT(kind))
				ANSWERED(row, catalogue_retention(law, row->case_,
						      catalogue_list(law, code, days[i]),
						      kind, days[i]));
	term_format(row->term, term);
	begin_line(out, TABLE_RETENTION, &row->head, retention_case_name(row->case_));
	buf_printf(out, " %s %s; %s\n",
		word_text(retention_action_words, (int)row->action), term,
		row->head.source);
}

static void ask_takedown(struct buf *out, const struct takedown_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_takedown(law, row->case_,
				      strcmp(row->list, "*") == 0 ? "QQ" : row->list, days[i]));
	begin_line(out, TABLE_TAKEDOWN, &row->head, takedown_case_name(row->case_));
	buf_printf(out, " %d%s; %s\n", row->days, row->stops ? " stops" : "", row->article);
}

static void ask_channel(struct buf *out, const struct channel_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_channel(law, row->code, strlen(row->code), days[i]));
	begin_line(out, TABLE_CHANNELS, &row->head, row->code);
	buf_printf(out, " %s; %d\n", row->name_zh, row->days);
}

static void ask_approval(struct buf *out, const struct approval_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_approval(law, row->role, days[i]));
	begin_line(out, TABLE_APPROVALS, &row->head, approval_role_name(row->role));
	buf_printf(out, " %s%s\n", row->name_zh, row->required ? " required" : "");
}

static void ask_reason(struct buf *out, const struct reason_row *row)
{
	credit_day days[2];

	for (size_t i = 0, n = days_of(&row->head, days); i < n; i++)
		ANSWERED(row, catalogue_reason(law, (enum message)row->reason, days[i]));
	begin_line(out, TABLE_REASONS, &row->head, word_text(reason_words, row->reason));
	buf_printf(out, " %d %d; %s\n", row->below_months, row->working_months, row->article);
}

#define ASK_ALL(rows, ask)                                                          \
	for (size_t i = 0; i < law->rows##_count; i++)                           \
	ask(out, &law->rows[i])

static void ask_all(struct buf *out)
{
	ASK_ALL(lists, ask_list);
	ASK_ALL(grounds, ask_ground);
	ASK_ALL(terms, ask_term);
	ASK_ALL(measures, ask_measure);
	ASK_ALL(rules, ask_rule);
	ASK_ALL(thresholds, ask_threshold);
	ASK_ALL(departments, ask_department);
	ASK_ALL(calendar, ask_day);
	ASK_ALL(transitions, ask_transition);
	ASK_ALL(acts, ask_act);
	ASK_ALL(retention, ask_retention);
	ASK_ALL(takedowns, ask_takedown);
	ASK_ALL(channels, ask_channel);
	ASK_ALL(approvals, ask_approval);
	ASK_ALL(reasons, ask_reason);
}

START_TEST(test_each_row_is_what_the_tables_answer)
{
	const char *slash = strrchr(__FILE__, '/');
	struct buf now = BUF_INIT;
	struct buf committed = BUF_INIT;
	char path[400];

	snprintf(path, sizeof(path), "%.*s/rows.txt", (int)(slash - __FILE__), __FILE__);
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	ask_all(&now);
	ck_assert_int_eq(now.status, CREDIT_OK);
	if (getenv("CREDIT_SNAPSHOT_WRITE"))
		ck_assert_int_eq(
			file_write(path, now.data, now.length, 0644, false, NULL), CREDIT_OK);
	ck_assert_int_eq(file_read(path, 1 << 20, &committed, NULL), CREDIT_OK);
	ck_assert_msg(now.length == committed.length &&
			      memcmp(now.data, committed.data, now.length) == 0,
		"the rows differ from %s: write it again and read the difference", path);
	buf_free(&now);
	buf_free(&committed);
	credit_catalogue_free(law);
}
END_TEST

SUITE("catalogue/table_rows", T(test_each_row_is_what_the_tables_answer))
