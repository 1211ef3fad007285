/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judge.h - what the parts of judge() share.
 */
#ifndef LIBCREDIT_JUDGE_H
#define LIBCREDIT_JUDGE_H

#include "record/record.h"

/*
 * Is a person below the age of a reason's row in reasons.csv?  An age is reached
 * on the day after the birthday; unknown birth: above every age.
 * Rule: 民法典 art. 17, 18, 201, 1259.
 */
bool is_below(const credit_id *subject, const credit_catalogue *tables, enum message reason,
	credit_day day);

/*
 * Does it shield red entries?  Black ones of the three printable classes, printed or not.
 * Rule: 发改财金规〔2017〕1798号: who is on a black list is on no red one.
 */
bool judged_shields(const struct judged_entry *judged);

/*
 * Why an entry may not stand in an edition on a day: the first reason in a
 * fixed order, with its article; MSG_COUNT: it may.
 * Rule: 国办发〔2020〕49号: printed as law and the authority have it;
 * 个人信息保护法 art. 25.
 */
enum message print_refusal(const struct judged_entry *judged, const credit_catalogue *tables,
	credit_day day, const char **article);

/*
 * Does a red entry wait for the public notice that its list asks for, and nothing else before?
 * Rule: 发改财金规〔2017〕1798号: public notice before recognition.
 */
bool announce_waits(const struct judged_entry *judged);
/*
 * Why an entry may not stand in such a notice on a day: it is no candidate (any
 * more), an objection to it was upheld, its subject stands on a black list, consent or contact is missing; with the
 * article.  MSG_COUNT: it may.
 * Rule: 发改财金规〔2017〕1798号: cross-checked before recognition; 个人信息保护法 art. 25.
 */
enum message announce_refusal(const struct judgement *judgement, size_t index,
	const credit_catalogue *tables, credit_day day, const char **article);

/*
 * Fill measures and measures_count.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: 国办发〔2020〕49号: no measure beyond law and the list, none added up.
 */
int judge_measures(struct judgement *judgement, const credit_catalogue *tables, credit_day day,
	struct arena *arena);

/*
 * The measure's own term when it has one, never longer than the entry's window.
 * Rule: 国办发〔2020〕49号: nobody may aggravate a measure.
 */
credit_day judged_measure_until(const struct judged_entry *judged, const struct rule_row *rule);

#endif
