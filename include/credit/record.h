/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/record.h - the words of entries: states, marks, kinds of event.
 */
#ifndef CREDIT_RECORD_H
#define CREDIT_RECORD_H

#include "credit/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* States of an entry on a day. */
enum credit_state {
	CREDIT_STATE_CANDIDATE = 1, /* candidate 拟列入: something required is not recorded yet */
	CREDIT_STATE_NOTIFIED = 2,  /* notified 已告知: objection days run, or an objection is open */
	CREDIT_STATE_LISTED = 3,    /* listed 已列入 (red: 已认定) */
	CREDIT_STATE_ENDED = 4      /* ended 已移出: publicity, use and measures are all over */
};

/* Marks beside a state. */
#define CREDIT_MARK_OBJECTION 1u /* under-objection 异议处理中 */
#define CREDIT_MARK_SHIELDED 2u  /* shielded 暂停公示 */
#define CREDIT_MARK_SUSPENDED 4u /* suspended 中止执行 */
#define CREDIT_MARK_UNCONFIRMED 8u /* unconfirmed 待核: its authority's complete list lacks it */

/* Kinds of event.  Numbers stand in stored bytes and are permanent. */
enum credit_event_kind {
	CREDIT_EVENT_DECIDED = 1,
	CREDIT_EVENT_ANNOUNCED = 2, /* red candidates: 拟认定公示 */
	CREDIT_EVENT_NOTIFIED = 3,
	CREDIT_EVENT_LISTED = 4,
	CREDIT_EVENT_OBJECTED = 5,
	CREDIT_EVENT_UPHELD = 6,
	CREDIT_EVENT_DISMISSED = 7,
	CREDIT_EVENT_REPAIR_APPLIED = 8,
	CREDIT_EVENT_REPAIR_ACCEPTED = 9,
	CREDIT_EVENT_REPAIRED = 10,
	CREDIT_EVENT_REFUSED = 11,
	CREDIT_EVENT_EXTENDED = 12,
	CREDIT_EVENT_SUSPENDED = 13,
	CREDIT_EVENT_RESUMED = 14,
	CREDIT_EVENT_CORRECTED = 15,
	CREDIT_EVENT_REPLACED = 16,
	CREDIT_EVENT_MISIDENTIFIED = 17, /* a wrong person: void from the first day */
	CREDIT_EVENT_REVOKED = 18,       /* void from the start */
	CREDIT_EVENT_REMOVED = 19,       /* from now */
	CREDIT_EVENT_REVIEWED = 20,
	CREDIT_EVENT_TITLE_WITHDRAWN = 21,
	CREDIT_EVENT_CONSENTED = 22,
	CREDIT_EVENT_CONSENT_WITHDRAWN = 23,
	CREDIT_EVENT_PUBLISHED = 24, /* first printed: public number and secret */
	CREDIT_EVENT_TAKEN_DOWN = 25,
	CREDIT_EVENT_UNDONE = 26, /* its batch was undone */
	CREDIT_EVENT_ERASED = 27,
	CREDIT_EVENT_UNCONFIRMED = 28, /* a complete list of its authority does not name it */
	CREDIT_EVENT_CONFIRMED = 29    /* a later file of its authority names it again */
};

/* Kinds of act on a subject.  Numbers stand in stored bytes and are permanent. */
enum credit_subject_kind {
	CREDIT_SUBJECT_RENAMED = 1,      /* field name */
	CREDIT_SUBJECT_CODE_CHANGED = 2, /* registered anew: the other is the new identifier */
	CREDIT_SUBJECT_MERGED = 3,       /* into the other, which is listed nowhere by that */
	CREDIT_SUBJECT_SPLIT = 4,        /* into the others, or some of it */
	CREDIT_SUBJECT_DEREGISTERED = 5,
	CREDIT_SUBJECT_DECEASED = 6, /* everything ends with the day */
	CREDIT_SUBJECT_JOINED = 7,   /* the other identifier is of the same subject */
	CREDIT_SUBJECT_ANNULLED = 8  /* an earlier act was wrong: fields kind and of (document) */
};

/** The word of a state: candidate, notified, listed, ended.
 *
 *  Args:    state  enum credit_state
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_state_name(int state);

/** The word of a mark: under-objection, shielded, suspended, unconfirmed.
 *
 *  Args:    mark  one of CREDIT_MARK_...
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_mark_name(unsigned mark);

/** The word of a kind of event, such as repair-applied.
 *
 *  Args:    kind  enum credit_event_kind
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_event_kind_name(int kind);

/** The kind of event that a word names.
 *
 *  Args:    word  UTF-8, terminated
 *  Returns: enum credit_event_kind; 0 when the word is NULL or names none
 *  Threads: any
 */
CREDIT_API int credit_event_kind_parse(const char *word);

/** The word of a kind of act on a subject, such as code-changed.
 *
 *  Args:    kind  enum credit_subject_kind
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_subject_kind_name(int kind);

/** The kind of act on a subject that a word names.
 *
 *  Args:    word  UTF-8, terminated
 *  Returns: enum credit_subject_kind; 0 when the word is NULL or names none
 *  Threads: any
 */
CREDIT_API int credit_subject_kind_parse(const char *word);

/** A state, mark, or kind of event or of act on a subject in Chinese or English, as people read it.
 *
 *  Args:    word  what one of the functions above returned, or the office of a
 *                 responsible person as the law words it
 *           lang  CREDIT_ZH or CREDIT_EN
 *  Returns: the words, borrowed for ever; the word itself when it is unknown, "" when NULL
 *  Threads: any
 */
CREDIT_API const char *credit_word_label(const char *word, int lang);

#ifdef __cplusplus
}
#endif

#endif
