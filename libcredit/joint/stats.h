/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats.h - statistics: what the parts of credit_stats() share.
 *
 * The walk (stats.c) judges each subject at the end of each month and counts in
 * a tally (stats_tally.c), a cell for each key and month.  A subject is counted
 * once in a cell, however many entries it has there.
 * Rule: design: counts; no score and no order of merit.
 */
#ifndef LIBCREDIT_STATS_H
#define LIBCREDIT_STATS_H

#include "base/buf.h"
#include "catalogue/catalogue.h"
#include "credit/joint.h"
#include "record/record.h"

struct credit_stats_report {
	struct arena arena; /* of everything below */
	struct buf text;    /* what was written last */
	const char *county; /* its name */
	credit_stats_totals totals;
	credit_stats_row *rows;
	size_t rows_count;
	credit_stats_measure *measures;
	size_t measures_count;
	credit_stats_feedback *feedback;
	size_t feedback_count;
	credit_stats_coverage *coverage;
	size_t coverage_count;
};

/* Replace each of count texts by a copy: a report outlives the tables.  CREDIT_OK, ENOMEM. */
int stats_keep(struct arena *arena, const char **const *texts, size_t count);

/* ---- stats_tally.c ---- */

enum figure { FIGURE_LISTED = 0, FIGURE_ENDED, FIGURE_IN_FORCE, FIGURES };

struct tally_key {
	int by;           /* enum credit_stats_by */
	int order;        /* of domains and kinds: their number; else 0 */
	const char *code; /* borrowed from the tables */
	const char *name_zh;
	const char *name_en;
	enum colour colour;
	bool always; /* shown without any figure, too */
};

/* A count that takes each subject once: turn is the number of the subject. */
struct tally_count {
	credit_stats_count count;
	uint64_t turn;
};
void tally_take(struct tally_count *count, uint64_t turn, bool person);

struct tally_line {
	struct tally_key key;
	struct tally_count *cells; /* FIGURES for each month */
};

struct tally {
	struct arena *arena;
	size_t months;
	struct tally_line *lines; /* in the order in which they came */
	size_t count;
	size_t capacity;
};

/* The line of a key, made when it is new; its strings are copied then.  SIZE_MAX when memory
 * ran out. */
size_t tally_line(struct tally *tally, const struct tally_key *key);
void tally_add(struct tally *tally, size_t line, size_t month, enum figure figure,
	uint64_t turn, bool person);
/* Everything that is to be shown, in order, as rows of the report.  ends[m] is the day
 * of month m.  CREDIT_OK, CREDIT_ENOMEM. */
int tally_rows(const struct tally *tally, credit_day first_month, const credit_day *ends,
	struct credit_stats_report *report);

/* ---- stats_measure.c ---- */

struct measure_line {
	const struct judged_measure *sample; /* copied: measure, rule and department */
	struct tally_count count;
};

struct measure_tally {
	struct arena *arena;
	struct measure_line *lines;
	size_t count;
	size_t capacity;
};

/* One measure of a judged subject, resting on so many entries not counted before.
 * CREDIT_OK, CREDIT_ENOMEM. */
int measure_take(struct measure_tally *tally, const struct judged_measure *measure,
	uint64_t entries, uint64_t turn, bool person);
/* As rows of the report, with the names of that day.  CREDIT_OK, CREDIT_ENOMEM. */
int measure_rows(struct measure_tally *tally, const credit_catalogue *tables, credit_day day,
	struct credit_stats_report *report);

/* ---- stats_coverage.c ---- */

struct coverage_name {
	const char *key; /* as names are compared */
	bool local;      /* the holder has no identifier */
};

struct coverage_line {
	const struct list_row *list;
	struct tally_count holders;
	struct tally_count overdue;
	struct coverage_name *names; /* one of each holder */
	size_t names_capacity;
};

struct coverage_tally {
	struct arena *arena;
	struct coverage_line *lines;
	size_t count;
};

/* The lists of a day that have a base or a target, by code.  CREDIT_OK, CREDIT_ENOMEM. */
int coverage_begin(struct coverage_tally *tally, const credit_catalogue *tables, credit_day day,
	struct arena *arena);
/* An entry that is in force on the day.  CREDIT_OK, CREDIT_ENOMEM. */
int coverage_take(struct coverage_tally *tally, const struct judged_entry *judged,
	credit_day day, uint64_t turn);
/* CREDIT_OK, CREDIT_ENOMEM. */
int coverage_rows(struct coverage_tally *tally, struct credit_stats_report *report);

/* ---- stats_feedback.c ---- */

/* Count the tasks of every department on the last day.  Statuses of task_counts_of(). */
int feedback_rows(credit_snapshot *snapshot, const credit_catalogue *tables,
	struct credit_stats_report *report, credit_error *err);

/* ---- stats_text.c ---- */

/* Append the report to out.  CREDIT_OK, CREDIT_ENOMEM. */
int stats_json(const credit_stats_report *report, int lang, struct buf *out);
int stats_csv(const credit_stats_report *report, int lang, struct buf *out, credit_error *err);

#endif
