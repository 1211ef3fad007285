/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/verdict.h - verdicts: is a subject on a list, and what follows.
 *
 * A verdict names its grounds: each entry with authority and document, each
 * measure with its article, its department and what triggers it, the lists
 * that were asked, and those of which nothing can be said because their
 * authority has not confirmed them in time.  It carries no score.
 */
#ifndef CREDIT_VERDICT_H
#define CREDIT_VERDICT_H

#include "credit/base.h"
#include "credit/id.h"
#include "credit/record.h"
#include "credit/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The answer about one subject on one day.  It and all that is read from it is
 * borrowed from its snapshot until the snapshot's next check or other answer,
 * its renewal or its end.
 */
typedef struct credit_verdict credit_verdict;

/* How a name given beside an identifier compares with the names on record. */
enum credit_name_match {
	CREDIT_NAME_NONE = 0,     /* no name was given, or nothing is on record */
	CREDIT_NAME_EXACT = 1,    /* exact: the same characters */
	CREDIT_NAME_EQUAL = 2,    /* equal: the same by normal form, such as （） and () */
	CREDIT_NAME_DIFFERENT = 3 /* different: verify first; measures are withheld */
};

/** What is known about one subject on a day.
 *
 *  Args:    snapshot  open
 *           id        parsed
 *           on        day of judgement
 *  Out:     out       borrowed as said above; also when nothing is found; NULL on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK        also when nothing is found
 *           CREDIT_EINVAL    a pointer is NULL, id is none, or on is no day
 *           CREDIT_ENOTFOUND no tables were loaded by that moment of knowledge
 *           CREDIT_ECORRUPT  stored bytes fail a check; err names the key
 *           CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    国办发〔2020〕49号: measures only from law and the list of measures
 *  Threads: one at a time
 */
CREDIT_API int credit_check(credit_snapshot *snapshot, const credit_id *id, credit_day on,
	const credit_verdict **out, credit_error *err);

/** The same for many subjects; one call is faster than many.
 *
 *  Args:    snapshot  open
 *           ids       count parsed identifiers; may be NULL when count is 0
 *           count     0 or more
 *           on        day of judgement
 *  Out:     out       count verdicts in the order of ids, borrowed; NULL on failure
 *           err       may be NULL
 *  Returns: as credit_check(); one failure fails the call
 *  Rule:    as credit_check(), 国办发〔2020〕49号
 *  Threads: one at a time
 */
CREDIT_API int credit_check_many(credit_snapshot *snapshot, const credit_id *ids, size_t count,
	credit_day on, const credit_verdict *const **out, credit_error *err);

/** The same, and each name is compared with those on record.
 *
 *  Args:    snapshot  open
 *           ids       count parsed identifiers
 *           names     count names, UTF-8 and terminated; NULL or "" where none is given;
 *                     NULL: no names at all
 *           count     0 or more
 *           on        day of judgement
 *  Out:     out       as credit_check_many()
 *           err       may be NULL
 *  Returns: as credit_check()
 *  Rule:    as credit_check(), 国办发〔2020〕49号; 个人信息保护法 art. 8: accuracy
 *  Threads: one at a time
 */
CREDIT_API int credit_check_named(credit_snapshot *snapshot, const credit_id *ids,
	const char *const *names, size_t count, credit_day on,
	const credit_verdict *const **out, credit_error *err);

/** Is an entry listed on that day, with its use not over?
 *
 *  Args:    verdict  borrowed
 *  Returns: true when at least one is; false also when verdict is NULL.  False says
 *           nothing about lists that went stale: see credit_verdict_stale_count().
 *           Who is reached through an office in a listed organisation only is not
 *           found: see credit_verdict_through_count()
 *  Threads: one at a time
 */
CREDIT_API bool credit_verdict_found(const credit_verdict *verdict);

/** Was what could be answered erased, for this moment of knowledge?
 *
 *  Args:    verdict  borrowed
 *  Returns: true when nothing is left of the subject because it was erased, or when
 *           the moment lies before an erasure, so that the answer is not whole
 *  Threads: one at a time
 */
CREDIT_API bool credit_verdict_erased(const credit_verdict *verdict);

/** The identifier that was asked for.
 *
 *  Args:    verdict  borrowed
 *  Returns: borrowed; NULL when verdict is NULL
 *  Threads: one at a time
 */
CREDIT_API const credit_id *credit_verdict_id(const credit_verdict *verdict);

/** The name in the newest entry; else the one by which an office of the person is
 *  recorded; "" when there is none.
 *
 *  Args:    verdict  borrowed
 *  Returns: UTF-8, borrowed
 *  Threads: one at a time
 */
CREDIT_API const char *credit_verdict_name(const credit_verdict *verdict);

/** How the name that was given compares.
 *
 *  Args:    verdict  borrowed
 *  Returns: enum credit_name_match
 *  Threads: one at a time
 */
CREDIT_API int credit_verdict_name_match(const credit_verdict *verdict);

/** The word of a name match: exact, equal, different; "" for none.
 *
 *  Args:    match  enum credit_name_match
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_name_match_name(int match);

/** The day of judgement.
 *
 *  Args:    verdict  borrowed
 *  Returns: the day; CREDIT_DAY_NONE when verdict is NULL
 *  Threads: one at a time
 */
CREDIT_API credit_day credit_verdict_on(const credit_verdict *verdict);

/* ---- entries ---- */

/*
 * One entry of the subject, whatever its state; void entries (revoked, of a
 * wrong person, replaced, undone, erased, of a minor) are left out.  Strings
 * are never NULL.  Days are CREDIT_DAY_NONE where there is none, and
 * CREDIT_DAY_MAX where a window has no end.
 */
typedef struct credit_verdict_entry {
	size_t size;        /* sizeof(credit_verdict_entry), filled by the library */
	const char *entry;  /* entry id, 16 characters */
	const char *number; /* public number, "" before first publication */
	const char *list;   /* code */
	const char *list_name_zh;
	const char *list_name_en;
	const char *colour;    /* black or red */
	const char *class_;    /* as the table words it */
	int32_t state;         /* enum credit_state */
	uint32_t marks;        /* CREDIT_MARK_... set */
	const char *authority; /* name of the authority */
	const char *authority_en;
	const char *authority_code; /* its credit code */
	const char *contact_zh;     /* where it takes objections and repair; may be "" */
	const char *contact_en;
	const char *document;
	credit_day decided;
	credit_day listed;
	credit_day public_from;
	credit_day public_until; /* last day, inclusive; so are the next two */
	credit_day use_until;
	credit_day measures_until;
	bool provisional; /* an end depends on a day or rule that is not known yet */
	bool in_use;      /* listed, and its use is not over */
	const char *why_not_public; /* message code; "" when it may be printed */
	const char *why_article;    /* instrument and article of that, or "" */
} credit_verdict_entry;

/** How many entries a verdict has.
 *
 *  Args:    verdict  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_verdict_entry_count(const credit_verdict *verdict);

/** One of its entries.
 *
 *  Args:    verdict  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_verdict_entry *credit_verdict_entry_at(
	const credit_verdict *verdict, size_t index);

/* ---- measures ---- */

/* One measure of one department, whatever number of entries support it. */
typedef struct credit_verdict_measure {
	size_t size;         /* sizeof(credit_verdict_measure), filled by the library */
	const char *measure; /* code, P01 .. or R01 .. */
	const char *name_zh;
	const char *name_en;
	const char *type;       /* incentive or penalty */
	const char *trigger;    /* law, document, department, voluntary */
	const char *trigger_zh; /* 法定直接适用 ... */
	const char *department; /* code */
	const char *department_zh; /* name, or the code where the tables have none */
	const char *department_en;
	const char *basis; /* instrument and article */
	const char *note_zh; /* what must be said with it, or "" */
	const char *note_en;
	const char *const *entries; /* ids of the supporting entries */
	size_t entries_count;
	credit_day until; /* last day; CREDIT_DAY_MAX: no end */
	bool provisional;
	bool through; /* reaches the person through an office: entries are the organisation's */
} credit_verdict_measure;

/** How many measures a verdict has; none while the name is different.
 *
 *  Args:    verdict  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_verdict_measure_count(const credit_verdict *verdict);

/** One of its measures, by code and department; those through an office last.
 *
 *  Args:    verdict  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_verdict_measure *credit_verdict_measure_at(
	const credit_verdict *verdict, size_t index);

/* ---- through an office ---- */

/*
 * An office of the person in a listed organisation, through which measures reach
 * them by article or document.  The person is not listed by that.  Strings are
 * never NULL.
 */
typedef struct credit_verdict_through {
	size_t size;      /* sizeof(credit_verdict_through), filled by the library */
	const char *name; /* of the organisation */
	const char *id;   /* its credit code or organisation code; "" when it has none */
	const char *role; /* the office as the law words it: 法定代表人 ... */
	const char *role_en;
	const char *article; /* the article, or the document, that reaches the person */
	const credit_verdict_entry *entry; /* of the organisation */
	const credit_verdict_measure *measures; /* none while the name is different */
	size_t measures_count;
	credit_day until; /* the last end among the measures; CREDIT_DAY_MAX: no end */
	credit_day as_of; /* until when the list is confirmed; CREDIT_DAY_NONE: never */
	bool stale;       /* longer ago than the list lets: cannot confirm */
} credit_verdict_through;

/** Through how many offices measures reach the person.
 *
 *  Args:    verdict  borrowed
 *  Returns: 0 or more; 0 for anybody but a natural person
 *  Rule:    国办发〔2020〕49号: no measure without law; 法释〔2010〕8号 art. 3;
 *           法发〔2019〕35号: nobody is listed merely because of whom they represent
 *  Threads: one at a time
 */
CREDIT_API size_t credit_verdict_through_count(const credit_verdict *verdict);

/** One of those offices, by organisation, list and day of decision.
 *
 *  Args:    verdict  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_verdict_through *credit_verdict_through_at(
	const credit_verdict *verdict, size_t index);

/* ---- lists ---- */

/* One list that was loaded and can hold such a subject. */
typedef struct credit_verdict_list {
	size_t size;      /* sizeof(credit_verdict_list), filled by the library */
	const char *list; /* code */
	const char *name_zh;
	const char *name_en;
	credit_day as_of; /* until when its authorities have confirmed it */
	bool stale;       /* longer ago than the list lets: cannot confirm */
} credit_verdict_list;

/** How many lists were asked.
 *
 *  Args:    verdict  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_verdict_list_count(const credit_verdict *verdict);

/** One of the lists that were asked, by code.
 *
 *  Args:    verdict  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_verdict_list *credit_verdict_list_at(
	const credit_verdict *verdict, size_t index);

/** How many of them are stale.
 *
 *  Args:    verdict  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_verdict_stale_count(const credit_verdict *verdict);

/* ---- words ---- */

/** What must be said with the answer.
 *
 *  Args:    verdict  borrowed
 *           lang     CREDIT_ZH or CREDIT_EN
 *  Returns: UTF-8, borrowed; "" when an argument is wrong
 *  Threads: one at a time
 */
CREDIT_API const char *credit_verdict_notice(const credit_verdict *verdict, int lang);

/** Whom to turn to for an objection or for repair.
 *
 *  Args:    verdict  borrowed
 *           lang     CREDIT_ZH or CREDIT_EN
 *  Returns: UTF-8, borrowed; "" when nothing is found or an argument is wrong
 *  Threads: one at a time
 */
CREDIT_API const char *credit_verdict_remedy(const credit_verdict *verdict, int lang);

/** A verdict as one JSON object of one line, schema credit.check/1.
 *
 *  A day is null where there is none and where a window has no end.
 *
 *  Args:    snapshot  that the verdict was borrowed from
 *           verdict   borrowed; stays good
 *           input     as it was typed, echoed; NULL: the normal form
 *           lang      CREDIT_ZH or CREDIT_EN: of names and notice
 *  Out:     json      UTF-8, terminated, borrowed with the verdict; NULL on failure
 *           length    bytes at json; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL or lang is unknown
 *           CREDIT_ENOMEM
 *  Threads: one at a time
 */
CREDIT_API int credit_verdict_json(credit_snapshot *snapshot, const credit_verdict *verdict,
	const char *input, int lang, const char **json, size_t *length, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
