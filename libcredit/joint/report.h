/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report.h - what the registry holds about one subject, gathered for its report.
 *
 * Everything lives in the snapshot's arena.  Free text that goes into a report
 * goes through report_hide() first: it may name others.
 * Rule: design: how what is known is told, but where a function says more.
 */
#ifndef LIBCREDIT_REPORT_H
#define LIBCREDIT_REPORT_H

#include "base/buf.h"
#include "credit/joint.h"
#include "record/retention.h"
#include "record/subject_act.h"
#include "record/task.h"
#include "store/store.h"

#define REPORT_NUMBER_BYTES 40

/* Names and numbers of other subjects that this one's records mention. */
struct report_names {
	const char **own; /* kept as they are, also where another name lies within */
	size_t own_count;
	const char **others;
	size_t others_count;
};

/* An edition that printed an entry. */
struct report_print {
	const char *period;
	uint32_t revision;
	credit_day on;
};

struct report_entry {
	const struct judged_entry *judged;
	bool is_void;  /* it never counted: revoked, of another, replaced, undone, erased, a minor's */
	bool closed;   /* of another subject, or erased: nothing of its content is told */
	const char *authority[2]; /* by enum credit_lang; the next too */
	const char *contact[2];
	const char *ground[2]; /* "" where the tables have none */
	const char *ground_article;
	const char *facts; /* others hidden */
	const struct report_print *prints;
	size_t prints_count;
	const struct act_row *objection; /* how an objection is answered; NULL: no rule */
	struct act_answer repair; /* may repair end it on the day */
	bool can_repair; /* a listing to its disadvantage that is not over */
	struct open_act open[OPEN_ACTS_MAX];
	size_t open_count;
	struct retention kept; /* when it is to be erased, as far as the day is known */
};

/* Somebody who asked.  Who it was stays with the office: a name of another person. */
struct report_query {
	int64_t at_us;
	uint64_t query;
	credit_day on;
	const char *purpose;
	const char *command;
	bool identified; /* after a check of the applicant's identity: a report */
};

struct credit_report {
	char number[REPORT_NUMBER_BYTES];
	credit_id id;
	credit_day on;
	int64_t made_us;
	uint64_t known;
	const char *county;
	const char *identity;
	const char *purpose;
	const credit_catalogue *tables;
	const credit_verdict *verdict;
	struct subject_records records;
	struct judgement judgement;
	const char *const *former; /* names that it bore */
	size_t former_count;
	const char *name;
	struct report_names names;
	const struct report_entry *entries;
	size_t entries_count;
	struct reached reached;   /* offices in listed organisations that it holds or held */
	const struct task *tasks; /* that wait for a department */
	size_t tasks_count;
	const struct report_query *queries;
	size_t queries_count;
	uint64_t queries_damaged;
};

struct report_gather {
	credit_snapshot *snapshot;
	struct credit_report *report;
	struct arena *arena;
	credit_error *err;
};

/* ---- report_names.c ---- */

/*
 * Was the entry made for somebody else?
 * Rule: 个人信息保护法 art. 8, 45: what is about somebody else is not told.
 */
bool report_mistaken(const struct judged_entry *judged);
/* Memory ran out: fills the error. */
int report_memory(const struct report_gather *gather);
/* Name, former names, and the names to keep and to hide; after records, judgement,
 * verdict and queries. */
int report_gather_names(struct report_gather *gather);

/* ---- report_hide.c ---- */

/* Take a name or number into a list, once; short ones (a character) are not taken.
 * CREDIT_OK, CREDIT_ENOMEM. */
int report_name(const char ***list, size_t *count, const char *name, struct arena *arena);
/*
 * Text with the numbers of persons masked and the names of others as 〔他人〕, appended.
 * Rule: 个人信息保护法 art. 6, 45: one's own data, and nobody else's.
 */
void report_hide(const struct report_names *names, const char *text, struct buf *out);
/*
 * Does the text of this field of an event stay with the office?
 * Rule: design: notes of the office.
 */
bool report_field_is_internal(const char *name);

/* ---- report_words.c ---- */

/* A word of the interface (kind, grade, outcome, trigger) as people read it; else itself. */
const char *report_word(const char *word, int lang);
/* Why: the message, and the article unless it names it. */
void report_why(enum message message, const char *article, int lang, struct buf *out);
/*
 * The sentences about one entry: when it is erased, objection, repair.
 * Rule: 国办发〔2020〕49号: remedies are told; 个人信息保护法 art. 47, 50.
 */
void report_entry_rights(const struct report_entry *entry, credit_day on, int lang,
	struct buf *out);

#endif
