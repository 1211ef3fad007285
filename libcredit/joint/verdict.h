/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict.h - the verdict as a struct, and the steps that build it.
 *
 * Everything in a verdict lives in the arena that it was built in.
 * Rule: design: how judgement is told, but where a function says more.
 */
#ifndef LIBCREDIT_VERDICT_H
#define LIBCREDIT_VERDICT_H

#include "base/buf.h"
#include "catalogue/catalogue.h"
#include "credit/joint.h"
#include "record/record.h"
#include "store/store.h"

/* The lists that can hold one kind of subject, and how fresh they are. */
struct asked_lists {
	bool set;
	const credit_verdict_list *lists; /* by code */
	size_t count;
	size_t stale_count;
};

/* What all verdicts of one call share. */
struct verdict_context {
	const credit_catalogue *tables;
	const struct confirmation *confirmations; /* sorted by list and authority */
	size_t confirmations_count;
	credit_day on;
	bool history; /* on lies before today */
	const char *note[2]; /* beside what a department decides, by enum credit_lang */
	struct asked_lists asked[CREDIT_KIND_PLACE + 1]; /* by kind, filled when needed */
};

struct credit_verdict {
	credit_id id;
	credit_day on;
	bool history;
	bool found;
	bool erased; /* what could be answered, or part of it, was erased */
	int name_match; /* enum credit_name_match */
	const char *name;
	const credit_verdict_entry *entries;
	size_t entries_count;
	const credit_verdict_measure *measures;
	size_t measures_count;
	const credit_verdict_through *through;
	size_t through_count;
	struct asked_lists asked;
	const char *notice[2]; /* by enum credit_lang */
	const char *remedy[2];
};

/*
 * The lists for a kind: covered ones, and of those the stale.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: design: what nobody confirmed cannot be denied.
 */
int verdict_lists(struct verdict_context *context, int kind, struct arena *arena,
	const struct asked_lists **out);

/* A message with up to two parameters and its stop, behind what stands there. */
void verdict_say(struct buf *out, enum message message, int lang, const char *first,
	const char *second);
/* One sentence of the message table with its stop; NULL when memory ran out. */
const char *verdict_sentence(enum message message, int lang, struct arena *arena);

/* Notice and remedy in both languages.  CREDIT_OK, CREDIT_ENOMEM. */
int verdict_words(credit_verdict *verdict, struct arena *arena);

/* An entry in the words of the interface.  CREDIT_OK, CREDIT_ENOMEM. */
int verdict_entry(const struct verdict_context *context, const struct judged_entry *judged,
	struct arena *arena, credit_verdict_entry *out);
/* What a measure is for a department; entries, end and basis are left to the caller. */
void verdict_measure(const struct verdict_context *context, const struct measure_row *measure,
	const struct rule_row *rule, const char *department, credit_verdict_measure *out);

/*
 * Offices through which measures reach the person, and those measures behind the
 * person's own.  The name match is settled by then.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: 国办发〔2020〕49号: no measure without law; 法释〔2010〕8号 art. 3.
 */
int verdict_through(struct verdict_context *context, const struct reached *reached,
	struct arena *arena, credit_verdict *verdict);

/*
 * The verdict about one subject from its records.  name may be NULL or "": not
 * compared.  reached: a person's offices, or NULL.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: 国办发〔2020〕49号: each measure with entry, document and article.
 */
int verdict_build(struct verdict_context *context, const credit_id *id, const char *name,
	const struct subject_records *records, const struct reached *reached,
	struct arena *arena, const credit_verdict **out);

#endif
