/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/status.h - what needs a person, today and within so many days.
 *
 * First what stands on the web and must come down, then what is to be answered,
 * what ends, what is to be reviewed, which lists nobody confirms, what is held
 * back and why, what departments owe, what thresholds suggest, what is due for
 * erasure and what an authority is to be asked.  It decides nothing: each item
 * is the answer of judgement, of the acts, of the tasks or of the tables.
 */
#ifndef CREDIT_STATUS_H
#define CREDIT_STATUS_H

#include "credit/base.h"
#include "credit/id.h"
#include "credit/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Owned by the caller; everything read from it lives as long as it. */
typedef struct credit_status_report credit_status_report;

/* What is to be done, in this order. */
enum credit_status_section {
	CREDIT_STATUS_TAKE_DOWN = 1, /* take-down: on the web, and it may not be there */
	CREDIT_STATUS_ANSWER = 2,    /* answer: objections and suspensions that await an answer */
	CREDIT_STATUS_WINDOW = 3,    /* window: days to object end, listing begins */
	CREDIT_STATUS_REPAIR = 4,    /* repair: applications that await an answer */
	CREDIT_STATUS_EXPIRY = 5,    /* expiry: publicity, use or measures end */
	CREDIT_STATUS_REVIEW = 6,    /* review: honours to be reviewed */
	CREDIT_STATUS_STALE = 7,     /* stale: lists that their authority must confirm */
	CREDIT_STATUS_HELD = 8,      /* held: not printed, counted by reason */
	CREDIT_STATUS_TASKS = 9,     /* tasks: missing feedback, counted by department */
	CREDIT_STATUS_PROPOSAL = 10, /* proposal: what thresholds suggest */
	CREDIT_STATUS_ERASE = 11,    /* erase: records due for erasure, counted */
	CREDIT_STATUS_QUESTION = 12  /* question: what an authority is to be asked */
};
#define CREDIT_STATUS_SECTIONS 12

/* When an item is due, seen from the day asked. */
enum credit_status_when {
	CREDIT_STATUS_OVERDUE = 1, /* overdue: its day is over */
	CREDIT_STATUS_TODAY = 2,   /* today */
	CREDIT_STATUS_COMING = 3,  /* coming */
	CREDIT_STATUS_UNDATED = 4  /* undated: the law names no day, or it is not known */
};

/* One thing to do, or a count of like things.  Strings are never NULL. */
typedef struct credit_status_item {
	size_t size;        /* sizeof(credit_status_item), filled by the library */
	int32_t section;    /* enum credit_status_section */
	int32_t when;       /* enum credit_status_when */
	credit_day due;     /* last day; erase: the first day without it; CREDIT_DAY_NONE: none */
	int32_t overdue_days; /* days since; 0: not over */
	bool provisional;   /* due depends on days past the known calendar, or on a rule not known */
	bool stops;         /* take-down: once overdue, no edition is published before */
	uint64_t count;     /* 1, or of held, tasks and erase how many */
	const char *entry;  /* entry id; "" for counts, lists and proposals */
	const char *number; /* public number, or "" */
	const char *id;     /* masked; "" without a subject */
	const char *name;   /* of bodies whose name is nobody's; else "" */
	int32_t kind;       /* enum credit_kind; 0 without a subject */
	const char *list;   /* code, or "" */
	const char *list_zh;
	const char *list_en;
	const char *department; /* code of whose turn it is: the authority, or who has the task */
	const char *department_zh;
	const char *department_en;
	const char *code;    /* message code that says what it is, permanent */
	const char *reason;  /* message code or kind of act behind it, or "" */
	const char *article; /* instrument and article, or "" */
	const char *where;   /* take-down: codes of channels, ";" between */
	const char *text_zh; /* the sentence for people */
	const char *text_en;
	const char *const *entries; /* proposal: ids of the entries that it rests on */
	size_t entries_count;
} credit_status_item;

#define CREDIT_STATUS_DAYS_MAX 3660

/* What is asked.  Fill with credit_status_options_init(); strings are borrowed. */
typedef struct credit_status_options {
	size_t size;            /* sizeof(credit_status_options) */
	credit_day on;          /* day of judgement */
	int32_t days;           /* look so many days ahead: 0 .. CREDIT_STATUS_DAYS_MAX */
	const char *department; /* of this one only: code, credit code or name; NULL: all */
} credit_status_options;

/** Options with their defaults: no day yet, 30 days ahead, all departments.
 *
 *  Args:    options  the caller's; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_status_options_init(credit_status_options *options);

/** What needs a person on a day and the days after it.
 *
 *  Walks the registry three times in the memory of one subject and of the items;
 *  held back, tasks and erasures are counted.  No identifier of a person is whole
 *  and no person is named.
 *
 *  Args:    snapshot  open
 *           options   what is asked for; copied
 *  Out:     out       owned, freed by credit_status_free(); NULL on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK         also when there is nothing to do
 *           CREDIT_EINVAL     a pointer is NULL, options->size is unknown, `on` is no day,
 *                             days is out of range, or the department is unknown
 *           CREDIT_ENOTFOUND  no tables were loaded by that moment of knowledge
 *           CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    行政处罚法 art. 48: what is revoked is withdrawn within three days; the other
 *           terms stand in the tables, with their articles
 *  Threads: one at a time
 */
CREDIT_API int credit_status(credit_snapshot *snapshot, const credit_status_options *options,
	credit_status_report **out, credit_error *err);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_status_free(credit_status_report *report);

/** The code of the department that was asked for.
 *
 *  Args:    report  made by credit_status()
 *  Returns: borrowed; NULL when all were, or report is NULL
 *  Threads: any
 */
CREDIT_API const char *credit_status_department(const credit_status_report *report);

/** How many items there are.
 *
 *  Args:    report  made by credit_status()
 *  Returns: 0 or more
 *  Threads: any
 */
CREDIT_API size_t credit_status_count(const credit_status_report *report);

/** One of them: by section, then by day, those without a day last.
 *
 *  Args:    report  made by credit_status()
 *           index   0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: any
 */
CREDIT_API const credit_status_item *credit_status_item_at(
	const credit_status_report *report, size_t index);

/** The word of a section, such as take-down.
 *
 *  Args:    section  enum credit_status_section
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_status_section_name(int section);

/** The heading of a section.
 *
 *  Args:    section  enum credit_status_section
 *           lang     CREDIT_ZH or CREDIT_EN
 *  Returns: UTF-8, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_status_section_label(int section, int lang);

/** The word of when: overdue, today, coming, undated.
 *
 *  Args:    when  enum credit_status_when
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_status_when_name(int when);

/** An item as one line of JSON, schema credit.status/1, without a line end.
 *
 *  Args:    report  made by credit_status()
 *           index   0 .. count-1
 *           lang    CREDIT_ZH or CREDIT_EN: of names and sentence
 *  Out:     json    UTF-8, terminated; borrowed until the next one of this report, or until
 *                   it is freed; NULL on failure
 *           length  bytes without the NUL; may be NULL
 *           err     may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL, index is past the end or lang is none
 *           CREDIT_ENOMEM
 *  Threads: one at a time
 */
CREDIT_API int credit_status_json(credit_status_report *report, size_t index, int lang,
	const char **json, size_t *length, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
