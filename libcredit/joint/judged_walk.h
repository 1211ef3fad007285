/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judged_walk.h - every subject of the registry, judged on a day.
 *
 * Editions, tasks, status and statistics all walk so.  Memory is that of one
 * subject at a time.
 * Rule: design: judge_day() for everybody.
 */
#ifndef LIBCREDIT_JUDGED_WALK_H
#define LIBCREDIT_JUDGED_WALK_H

#include "record/record.h"
#include "store/store.h"

/* One subject of a walk.  Borrowed until the callback returns. */
struct judged_subject {
	const credit_id *id; /* one of its identifiers */
	const struct subject_records *records;
	const struct judgement *judgement;
	/*
	 * fresh[i]: entry i of the judgement was not part of a subject before.  An
	 * entry under a bare organisation code belongs to each credit code that
	 * holds it, so it is judged with each and counted once.
	 */
	const bool *fresh;
};

/* Non-zero stops the walk with that status. */
typedef int (*judged_fn)(
	void *context, const struct judged_subject *subject, struct arena *arena);

/* In key order, as judge_day() sees them.  Statuses of snapshot_walk(). */
int judged_walk(credit_snapshot *snapshot, const credit_catalogue *tables, credit_day on,
	judged_fn visit, void *context, credit_error *err);
/* As judge_print() sees them: no measures. */
int judged_walk_print(credit_snapshot *snapshot, const credit_catalogue *tables, credit_day on,
	judged_fn visit, void *context, credit_error *err);

#endif
