/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/joint.h - verdicts: is a subject on a list, and what follows; a subject's report.
 *
 * A verdict names its grounds: each entry with authority and document, each
 * measure with its article, its department and what triggers it, the lists
 * that were asked, and those of which nothing can be said because their
 * authority has not confirmed them in time.  It carries no score.
 */
#ifndef CREDIT_JOINT_H
#define CREDIT_JOINT_H

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
 *  Threads: one at a time
 */
CREDIT_API int credit_check_named(credit_snapshot *snapshot, const credit_id *ids,
	const char *const *names, size_t count, credit_day on,
	const credit_verdict *const **out, credit_error *err);

/** Is an entry listed on that day, with its use not over?
 *
 *  Args:    verdict  borrowed
 *  Returns: true when at least one is; false also when verdict is NULL.  False says
 *           nothing about lists that went stale: see credit_verdict_stale_count()
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

/** The name in the newest entry; "" when there is none.
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
} credit_verdict_measure;

/** How many measures a verdict has; none while the name is different.
 *
 *  Args:    verdict  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_verdict_measure_count(const credit_verdict *verdict);

/** One of its measures, by code and department.
 *
 *  Args:    verdict  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_verdict_measure *credit_verdict_measure_at(
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

/* ---- a subject's own report ---- */

/*
 * What the registry holds about one subject, for the subject: entries current,
 * ended and void with their grounds, documents, days and history, where each
 * was printed, measures, what departments said they did, who asked, and how to
 * object and repair.  Borrowed as a verdict is.
 */
typedef struct credit_report credit_report;

/** Gather a subject's report, after a check of the applicant's identity.
 *
 *  The query log has the line, with how the identity was checked, before the
 *  report is given.  Other subjects are not named: neither those of the same
 *  document nor those who hold a role, nor who asked; in free text what the
 *  registry knows of them, and numbers of persons, are hidden.  Of an entry that
 *  was made for somebody else by mistake, or erased, no content is given.
 *
 *  Args:    snapshot  open, with a query whose identity is not blank
 *                     (credit_snapshot_purpose())
 *           id        parsed; no local identifier
 *           on        day of judgement
 *  Out:     out       borrowed until the snapshot's next answer, renewal or end; also
 *                     when nothing is held; NULL on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL, id is none or local, on is no day, or no
 *                            identity was said
 *           CREDIT_ENOTFOUND no tables were loaded by that moment of knowledge
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_EIO  also: the line was not written
 *           CREDIT_ECORRUPT, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    个人信息保护法 art. 44, 45, 50: to know, to consult and to copy
 *  Threads: one at a time
 */
CREDIT_API int credit_report_make(credit_snapshot *snapshot, const credit_id *id, credit_day on,
	const credit_report **out, credit_error *err);

/** The number of a report: its day, and the place of its line in the query log.
 *
 *  Args:    report  borrowed
 *  Returns: borrowed; "" when report is NULL
 *  Threads: one at a time
 */
CREDIT_API const char *credit_report_number(const credit_report *report);

/** How many entries a report tells, void ones among them.
 *
 *  Args:    report  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_report_entry_count(const credit_report *report);

/** A report as one JSON object of one line, schema credit.report/1.
 *
 *  Args:    snapshot  that the report was borrowed from
 *           report    borrowed; stays good
 *           lang      CREDIT_ZH or CREDIT_EN: of names and sentences
 *  Out:     json      UTF-8, terminated, borrowed with the report; NULL on failure
 *           length    bytes at json; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL or lang is unknown
 *           CREDIT_ENOMEM
 *  Threads: one at a time
 */
CREDIT_API int credit_report_json(credit_snapshot *snapshot, const credit_report *report,
	int lang, const char **json, size_t *length, credit_error *err);

/** A report as one page of HTML, self-contained, for screen and A4.
 *
 *  Args:    snapshot  that the report was borrowed from
 *           report    borrowed; stays good
 *           lang      CREDIT_ZH or CREDIT_EN
 *  Out:     html      as json of credit_report_json()
 *           length    bytes at html; may be NULL
 *           err       may be NULL
 *  Returns: as credit_report_json()
 *  Threads: one at a time
 */
CREDIT_API int credit_report_html(credit_snapshot *snapshot, const credit_report *report,
	int lang, const char **html, size_t *length, credit_error *err);

/** Write that page to a new file, mode 0600.
 *
 *  Its name begins with 内部_含个人信息_, whatever name was asked for.
 *
 *  Args:    snapshot  that the report was borrowed from
 *           report    borrowed; stays good
 *           lang      CREDIT_ZH or CREDIT_EN
 *           path      the file; NULL: by the report's number, in the current folder
 *  Out:     written   its path, borrowed with the report; may be NULL; NULL on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  snapshot or report is NULL, lang is unknown or path names no file
 *           CREDIT_EEXISTS there is such a file; it stays as it is
 *           CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM
 *  Threads: one at a time
 */
CREDIT_API int credit_report_write(credit_snapshot *snapshot, const credit_report *report,
	int lang, const char *path, const char **written, credit_error *err);

/* ---- proposals ---- */

/*
 * What a threshold of the tables suggests about one subject.  It is for the
 * authority that it is addressed to, which looks, hears the subject and decides;
 * no check, no page and no list of anybody shows it.
 */
typedef struct credit_proposal {
	size_t size;              /* sizeof(credit_proposal), filled by the library */
	const credit_id *subject;
	const char *name;         /* as in the newest of the entries */
	const char *list;         /* proposed; code */
	const char *list_name_zh;
	const char *list_name_en;
	const char *of_list;      /* whose entries were counted; code */
	const char *of_ground;    /* on this ground only, or "" */
	uint32_t count;           /* decisions that the threshold asks for */
	uint32_t months;          /* within so many months */
	const char *authority;    /* department code: who is to look at it */
	const char *authority_zh; /* its name, or the code where the tables have none */
	const char *authority_en;
	const char *source;       /* instrument and article of the threshold */
	bool sure;                /* false: from memory, to be confirmed before use */
	const char *const *entries; /* ids of the entries that it rests on */
	size_t entries_count;
	credit_day reached;       /* day of the decision that completed the count */
	credit_day until;         /* last day on which so many still count */
} credit_proposal;

/** Called for each proposal.
 *
 *  Args:    context   as given
 *           proposal  borrowed until the callback returns
 *  Returns: 0 to go on; anything else stops the call with CREDIT_ECANCELLED
 *  Threads: the calling one
 */
typedef int (*credit_proposal_fn)(void *context, const credit_proposal *proposal);

/** What thresholds suggest on a day, computed when asked and never stored.
 *
 *  Walks every subject of the registry, in bounded memory; by subject, then in
 *  the order of the thresholds.  Entries that are void, contested, or whose use an
 *  act ended do not count; subjects that a listing already covers get none.
 *
 *  Args:    snapshot   open
 *           on         day of judgement
 *           authority  only proposals to this one: department code, credit code or
 *                      name; a successor gets those of the body before it; NULL: all
 *           visit      called for each proposal
 *           context    handed to visit
 *  Out:     err        may be NULL
 *  Returns: CREDIT_OK        also when there is none
 *           CREDIT_EINVAL    snapshot or visit is NULL, or on is no day
 *           CREDIT_ENOTFOUND the tables know no such authority, or no tables were loaded
 *                            by that moment of knowledge
 *           CREDIT_ECANCELLED visit asked to stop
 *           CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    国办发〔2020〕49号: only an authority lists, after it told the subject
 *  Threads: one at a time
 */
CREDIT_API int credit_proposals(credit_snapshot *snapshot, credit_day on, const char *authority,
	credit_proposal_fn visit, void *context, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
