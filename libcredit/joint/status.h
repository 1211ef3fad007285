/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status.h - what the parts of credit_status() share.
 *
 * The walk (status.c) hands each judged entry to status_web.c, whether it must
 * come down, and to status_entry.c, what else waits on it; what is counted or
 * asked of a whole registry is in status_whole.c.  Items are made and put in
 * order in status_items.c.
 * Rule: design: how what waits is told, but where a function says more.
 */
#ifndef LIBCREDIT_STATUS_H
#define LIBCREDIT_STATUS_H

#include "base/buf.h"
#include "credit/joint.h"
#include "credit/status.h"
#include "joint/judged_walk.h"
#include "joint/subject_tasks.h"
#include "record/takedown.h"

struct status_list {
	credit_status_item *items;
	size_t count;
	size_t capacity;
};

struct credit_status_report {
	struct arena arena; /* of the strings */
	struct buf text;    /* JSON written last */
	const char *department; /* code; NULL: all */
	struct status_list all;
};

/* A report in the making. */
struct status_build {
	credit_snapshot *snapshot;
	const credit_catalogue *tables;
	credit_day on;
	credit_day last; /* of the days looked ahead */
	const struct department_row *only; /* NULL: all departments */
	const struct edition *const *editions; /* up to the day asked; the last is the newest */
	size_t editions_count;
	struct credit_status_report *report;
	struct status_list counts; /* of the sections that count: few, searched */
	struct task_counts tasks;
	credit_error *err;
	int status; /* the first failure sticks */
};

/* ---- status_items.c ---- */

/* Who answers for a body on the day: by code or credit code; NULL: the tables know nobody. */
const struct department_row *status_body(
	const struct status_build *build, const char *body);
/*
 * A new item of a body's, with its names; NULL when the body is not asked for, or
 * build->status says why.  name stands where the tables know nobody.
 */
credit_status_item *status_add(
	struct status_build *build, int section, const char *body, const char *name);
/* One that concerns an entry: its ids, masked, its list and its authority. */
credit_status_item *status_add_entry(
	struct status_build *build, int section, const struct judged_entry *judged);
/* The item of a body that counts what has this code, reason and article; one more of it. */
credit_status_item *status_count(struct status_build *build, int section, const char *body,
	const char *name, enum message code, const char *reason, const char *article,
	uint64_t more);
void status_subject(struct status_build *build, credit_status_item *item, const credit_id *id,
	const char *name);
void status_list_names(
	struct status_build *build, credit_status_item *item, const char *list);
/* A text that lives as long as the report; "" after a failure. */
const char *status_keep(struct status_build *build, const char *text);
/* Code and sentence, with parameters by language; at most four, NULL ends. */
#define STATUS_PARAMS 4
void status_say(struct status_build *build, credit_status_item *item, enum message code,
	const char *const params[2][STATUS_PARAMS]);
/* What a reason of judge() says; text has CREDIT_TEXT_BYTES. */
void status_reason(enum message reason, const char *article, int lang, char *text);
/* Put counts behind the items, say when each is due, and sort. */
void status_order(struct status_build *build);

/* ---- the sections ---- */

/*
 * An entry that may not be in print: is it still on a page or a channel?
 * Rule: 行政处罚法 art. 48, 85; takedown.csv.
 */
void status_web(
	struct status_build *build, const struct judged_entry *judged, struct arena *arena);
/*
 * Acts, windows, ends, reviews, questions; and what is held back, counted.
 * Rule: design: what waits follows from standing(), acts_open(), judge().
 */
void status_entry(struct status_build *build, const struct judged_entry *judged);
/* Tasks counted so far, as items. Rule: design: counts of tasks_of(). */
void status_tasks(struct status_build *build);
/*
 * Lists that nobody confirms, what thresholds suggest, what is due for erasure.
 * Rule: design: counts and questions of the whole registry.
 */
void status_whole(struct status_build *build);

#endif
