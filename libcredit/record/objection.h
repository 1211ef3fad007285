/* SPDX-License-Identifier: Apache-2.0 */
/*
 * objection.h - which answer belongs to which objection.
 */
#ifndef LIBCREDIT_OBJECTION_H
#define LIBCREDIT_OBJECTION_H

#include "record/record.h"

/*
 * The document of the objection that an answer names; NULL: it names none.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
const char *objection_named(const struct event *answer);

/*
 * Does this answer, later in order, belong to that objection?  Who names one
 * answers that one; who names none, all that the registry knew of.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
bool objection_takes(const struct event *objection, const struct event *answer);

/*
 * The first answer (upheld, dismissed) to an objection up to a day; NULL: it is open.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
const struct event *objection_answer(
	const struct entry *entry, const struct event *objection, credit_day day);

/*
 * The first objection that is open on a day; NULL: none.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
const struct event *objection_open(const struct entry *entry, credit_day day);

/*
 * The first objection that this answer closes; NULL: none.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
const struct event *objection_closed(const struct entry *entry, const struct event *answer);

/*
 * The first objection that is open when this act comes; NULL: none.
 * Rule: 国办发〔2020〕49号: objections are examined and answered.
 */
const struct event *objection_pending(const struct entry *entry, const struct event *act);

#endif
