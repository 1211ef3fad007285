/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_rule.h - what event_rule.c, event_open.c and event_repair.c share.
 *
 * An act is judged by the rows of acts.csv that hold on its day, the entry's
 * state on that day and the acts before it.  Open is an act that awaits an
 * answer: an objection, an application for repair, a suspension.
 */
#ifndef LIBCREDIT_EVENT_RULE_H
#define LIBCREDIT_EVENT_RULE_H

#include "record/standing.h"

/*
 * The row of the list by whose rules acts of that day go; NULL: it is unknown.
 * Rule: design: an act goes by the list's row of its day.
 */
const struct list_row *act_list(
	const struct entry *entry, const credit_catalogue *tables, credit_day day);

/*
 * What the entry is on a day, by all its acts; listed: its first day, or none.
 * Rule: 国办发〔2020〕49号: listed by a decision, after notice, objections
 * examined.
 */
enum act_state act_state_on(const struct entry *current, const credit_catalogue *tables,
	credit_day day, credit_day *listed);

/*
 * EVENT_BITs of what answers an act of that kind and day; 0: it awaits nothing.
 * Rule: design: what answers an act stands in acts.csv, with its article.
 */
uint64_t act_answers(const credit_catalogue *tables, const struct list_row *list, int kind,
	credit_day day);

/*
 * The act of a kind that is open on a day: done by then, not answered by then.
 * NULL when there is none.  later: an answer of a later day counts too.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
const struct event *act_open_on(const struct entry *entry, const credit_catalogue *tables,
	int kind, credit_day day, bool later);

/*
 * The same one after the other, in order, from *at = SIZE_MAX on; NULL at the end.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
const struct event *act_open_next(const struct entry *entry, const credit_catalogue *tables,
	int kind, credit_day day, bool later, size_t *at);

/*
 * Whether repair may end the effects on that day (NULL: all three): MSG_COUNT,
 * else the reason, the article, and the first day on which it may.
 * Rule: 信用修复管理办法（国家发展改革委令第36号）: the shortest term is over,
 * nothing in law forbids it.
 */
void repair_term(const struct entry *current, const char *effects,
	const credit_catalogue *tables, credit_day day, struct act_answer *out);

/*
 * Whether an earlier refusal for false material, or a dismissal on the same ground,
 * bars it; after a dismissal an objection says on which ground it is.
 * Rule: 信用修复管理办法（国家发展改革委令第36号）: false material bars a new
 * application.
 */
void act_barred(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, struct act_answer *out);

/*
 * Whether an answer says to which objection it belongs, where that is a question.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
void answer_names(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, struct act_answer *out);

/*
 * Whether the application or the act itself says that a condition of repair is not met.
 * Rule: 信用修复管理办法（国家发展改革委令第36号）: corrected, duties performed,
 * promise made public.
 */
void repair_conditions(
	const struct entry *entry, const struct event *event, struct act_answer *out);

#endif
