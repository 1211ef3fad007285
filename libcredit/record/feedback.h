/* SPDX-License-Identifier: Apache-2.0 */
/*
 * feedback.h - what a department did about a task: its number, its bytes, its key.
 *
 * A task is one measure that one department is to consider, apply or lift for
 * one subject.  Tasks follow from judgement whenever they are asked for and
 * are never stored; what is stored is feedback, with the entries that
 * supported the measure and their ends as they stood when it was given, so
 * that a later change shows.  Pure, as record.h.
 * Rule: design: numbers, bytes and keys.
 */
#ifndef LIBCREDIT_FEEDBACK_H
#define LIBCREDIT_FEEDBACK_H

#include "record/record.h"

/* ---- numbers ---- */

#define TASK_NUMBER_BYTES 13 /* 12 characters of Crockford base32 and NUL */

/*
 * The number of the task of a measure and a department about a subject: the
 * first 60 bits of HMAC-SHA-256 under the county's id key of "credit.task/1",
 * NUL, then as u16 length and bytes each: subject scheme name, subject text,
 * measure, department.  Stored bytes depend on it: vectors are committed.
 * CREDIT_OK, CREDIT_ENOMEM, CREDIT_EIO.
 */
int task_number(const uint8_t id_key[ID_KEY_BYTES], const credit_id *subject,
	const char *measure, const char *department, char out[TASK_NUMBER_BYTES]);
/* As people type it: any case, I and L read as 1, O as 0; false when it is none. */
bool task_number_read(const char *text, size_t length, char out[TASK_NUMBER_BYTES]);

/* ---- feedback ---- */

/* What a department says of a task.  Stored numbers. */
enum feedback_outcome {
	FEEDBACK_DONE = 1,     /* done 已落实 */
	FEEDBACK_NOT_DONE = 2, /* not-done 未落实, with a reason */
	FEEDBACK_LIFTED = 3    /* lifted 已解除 */
};
/* done, not-done, lifted; "" for another number. */
const char *feedback_outcome_name(int outcome);
/* 已落实 未落实 已解除, or the English words; 0 when it is none. */
int feedback_outcome_parse(const char *text, size_t length);

#define SUPPORTS_MAX 256

/* An entry that supported the measure, and until when it did. */
struct feedback_support {
	struct entry_id entry;
	credit_day until; /* CREDIT_DAY_MAX: no end */
};

/* What one department said on one day, keyed by (number, outcome, day, document). */
struct feedback {
	credit_id subject; /* under which the task was numbered */
	const char *number;
	const char *measure;
	const char *department; /* code */
	int outcome;            /* enum feedback_outcome */
	credit_day day;
	const char *document;
	const char *reason;
	const char *operator_;
	const struct feedback_support *supports; /* by entry id, each once; none: it held no more */
	size_t supports_count;
	uint64_t batch; /* 0: none */
	uint64_t row;   /* of the file as a spreadsheet counts */
	/* from the store; not part of the encoded payload */
	uint64_t sequence;
	int64_t learned_us;
	bool undone; /* its batch was undone */
};

/* Day, then sequence.  <0, 0, >0 */
int feedback_order(const struct feedback *a, const struct feedback *b);
/* Equal key; equal key and equal reason. */
bool feedback_same_key(const struct feedback *a, const struct feedback *b);
bool feedback_equal(const struct feedback *a, const struct feedback *b);
/* Done and not done on one day with one document: they cannot both be. */
bool feedback_contradicts(const struct feedback *a, const struct feedback *b);

/* As event_encode() and event_decode(). */
int feedback_encode(const struct feedback *feedback, struct buf *out, credit_error *err);
int feedback_decode(const void *bytes, size_t length, struct arena *arena,
	struct feedback *out, credit_error *err);

#endif
