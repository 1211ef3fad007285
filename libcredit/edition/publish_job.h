/* SPDX-License-Identifier: Apache-2.0 */
/*
 * publish_job.h - inside edition/: one edition in the making.
 *
 * publish.c makes it, draft.c only looks at what it would print, approve.c asks
 * whether that is what was signed.
 */
#ifndef LIBCREDIT_PUBLISH_JOB_H
#define LIBCREDIT_PUBLISH_JOB_H

#include "edition/edition_series.h"
#include "edition/handover.h"

enum publish_mode { MODE_NEW, MODE_REPEAT };

struct publish_job {
	credit_registry *registry;
	credit_publish_options options;
	struct period period;
	enum publish_mode mode;
	struct change *change; /* a new edition, not a dry run */
	credit_snapshot *reading;
	credit_snapshot *snapshot; /* reading; with a change, what that found */
	struct series series;
	struct buf own_words;
	struct words *words;
	struct edition_head head;
	uint8_t digest[DIGEST_BYTES]; /* of the head, once rows are in order */
	char label[CREDIT_EDITION_LABEL_BYTES];
	struct prior prior;
	struct selection selection;
	struct handover handover; /* of drawn numbers, while rows are gathered */
	struct buf held_path;
	struct held held;
	bool holding;
	struct buf media;    /* text for the media */
	struct buf approved; /* who signed it, a line each */
	struct signing signing;
	struct arena arena;  /* of the files below */
	struct folder_files files; /* of the edition, as written aside */
	credit_publish_report *report;
};

/* Options, words, and the period's place in the series.  Only job_end() may follow a failure. */
int job_begin(struct publish_job *job, credit_registry *registry,
	const credit_publish_options *options, credit_error *err);
/* The head but its root, and the label; a new edition only. */
int job_fill_head(struct publish_job *job, credit_error *err);
/* What would be printed: rows, changes, absences, not ordered yet. */
int job_select(struct publish_job *job, credit_finding_fn report, void *context,
	credit_error *err);
void job_end(struct publish_job *job);

/*
 * The digest of all that a new edition would print, before rows get numbers:
 * day, tables, words, rows, changes.  The same state gives the same digest.
 */
int draft_digest(
	struct publish_job *job, uint8_t out[APPROVAL_DRAFT_BYTES], credit_error *err);

/*
 * Is the edition in hand what was signed, and has everybody signed whom approvals.csv
 * requires?  Appends a line for each approval that counts (role, department, document,
 * day) to out.  CREDIT_OK, CREDIT_ERULE (approval-state-changed, approval-missing).
 */
int approvals_check(struct publish_job *job, struct buf *out, credit_error *err);

/*
 * Such lines into the report, for people.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_ECORRUPT.
 */
int approvals_tell(
	struct publish_job *job, const char *lines, size_t length, credit_error *err);
void approvals_free(credit_signature *signatures, size_t count);

#endif
