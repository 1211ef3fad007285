/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/erase.h - erase a subject's records, and what is due for erasure.
 *
 * An erasure takes records out of the registry for good, in one transaction:
 * nothing that is looked up afterwards, of whatever moment of knowledge, finds
 * them, and the journal's leaves stay what they were.  What is kept is that it
 * happened, on which document, and keyed digests by which a later question
 * about the identifier is answered `erased`.
 *
 * Caveats:
 *  - The store's file is rewritten without what was erased, and needs as much free
 *    space as it takes.  A stop or a full disk in between leaves the records erased and
 *    bytes of them in used pages: the same call again, or credit_erase_finish(),
 *    carries it through.  What a disk keeps of a file that is gone is beyond this.
 *  - Backups, returned files, letters and editions already handed out are not
 *    in the registry; entries that are in print are refused until withdrawn.
 *  - A person named in another subject's entry stands there as before.
 *  - The query log is kept; of a subject that is erased as a whole it keeps that
 *    somebody asked, when and why, and nothing that leads to the subject: keyed digests
 *    become random, masked identifiers and its names in free text asterisks; the names
 *    also where another was asked about, who may bear the same: that line stays his.
 *  - The name of an imported file is kept as it was given: a batch is about many.
 */
#ifndef CREDIT_ERASE_H
#define CREDIT_ERASE_H

#include "credit/base.h"
#include "credit/id.h"
#include "credit/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* On whose document what is erased.  Strings UTF-8; fill with credit_erase_options_init(). */
typedef struct credit_erase_options {
	size_t size;              /* sizeof(credit_erase_options) */
	const credit_id *subject; /* credit_erase(): whose records; parsed */
	const char *document;     /* on which the erasure rests; needed */
	const char *authority;    /* whose document: department code, credit code, name; NULL is "" */
	const char *operator_;    /* NULL is "" */
	bool ordered;             /* a court or the authority orders it, though in force: needs authority */
	credit_day on;            /* credit_erase_confirmed(): the day of the list */
	const char *confirm;      /* the same: how many were listed, or the list's mark */
	int64_t now_us;           /* recording clock; 0: the registry's */
} credit_erase_options;

/** Fill options with their defaults: nothing named, on CREDIT_DAY_NONE.
 *
 *  Args:    options  the caller's; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_erase_options_init(credit_erase_options *options);

/* What an erasure took. */
typedef struct credit_erase_report {
	size_t size;          /* sizeof(credit_erase_report), set by the caller */
	uint64_t subjects;
	uint64_t entries;
	uint64_t records;     /* of the journal, whose payload is gone */
	uint64_t sequence;    /* of the last record that says so; 0: nothing was erased */
	int32_t query_months; /* how long the query log is kept at least; 0: nothing said */
	bool finished;        /* no byte of it is left in the files of the store */
} credit_erase_report;

/** Erase everything about one subject, under every identifier that is joined.
 *
 *  First the records go, in one commit; then the query log is cleared and the store's
 *  file rewritten.  A failure behind the commit has the code erase-rest, and report
 *  is filled: the same call again finishes, and answers CREDIT_OK with nothing newly erased.
 *
 *  Refused while an entry is in print; and unless ordered, while one is in
 *  force or on its way to be, an act on it is open, a measure resting on it is
 *  not lifted, or an act holds it (field `hold`).
 *
 *  Args:    registry  open for writing
 *           options   copied
 *  Out:     report    may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     a pointer is NULL, or size is unknown
 *           CREDIT_ENOTFOUND  nothing is stored of it, or the authority is unknown
 *           CREDIT_ERULE      no document, or ordered by nobody; or refused as above: err
 *                             names the entry and the article. Or the clock runs backwards
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM,
 *           CREDIT_EFORK
 *  Rule:    个人信息保护法 第四十七条
 *  Threads: any
 */
CREDIT_API int credit_erase(credit_registry *registry, const credit_erase_options *options,
	credit_erase_report *report, credit_error *err);

/** Finish what a stopped erasure left: bytes in the store's files, traces in the query log.
 *
 *  Args:    registry  open for writing
 *  Out:     done      true when something was left; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK         nothing is left
 *           CREDIT_EINVAL     registry is NULL
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM,
 *           CREDIT_EFORK
 *  Rule:    个人信息保护法 第四十七条
 *  Threads: any
 */
CREDIT_API int credit_erase_finish(credit_registry *registry, bool *done, credit_error *err);

/** How many erasures are not carried through yet.
 *
 *  Args:    snapshot  open
 *  Out:     count     0: none
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL
 *           CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: one at a time
 */
CREDIT_API int credit_erase_unfinished(
	credit_snapshot *snapshot, uint64_t *count, credit_error *err);

/* One entry that is due.  Strings are borrowed until the callback returns. */
typedef struct credit_due {
	size_t size;
	const char *entry;  /* entry id */
	const char *id;     /* masked */
	int32_t kind;       /* enum credit_kind */
	const char *list;
	const char *case_;  /* refused, minor, closed, misidentified, ended */
	credit_day due;     /* the first day on which it is to be gone */
	const char *source; /* instrument and article of the row of retention.csv */
	bool sure;          /* false: the row is to be confirmed */
} credit_due;

/* Called for each; non-zero stops. */
typedef int (*credit_due_fn)(void *context, const credit_due *due);

#define CREDIT_DUE_MARK_BYTES 32
/* What a list of due entries came to. */
typedef struct credit_due_report {
	size_t size;        /* sizeof(credit_due_report), set by the caller */
	uint64_t entries;   /* in the registry */
	uint64_t due;
	uint64_t in_print;  /* over, and still on a page or another channel */
	uint64_t open;      /* over, but an act is open, a measure not lifted, or it is held */
	char mark[CREDIT_DUE_MARK_BYTES]; /* names exactly these entries, for `confirm` */
} credit_due_report;

/** Entries whose records are due for erasure on a day, in order of subject.
 *
 *  Args:    snapshot  open
 *           on        day of judgement
 *           visit     called for each; may be NULL: only the report is wanted
 *           context   handed to visit
 *  Out:     report    may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK         also with none
 *           CREDIT_EINVAL     snapshot is NULL, or on is no day
 *           CREDIT_ECANCELLED visit asked to stop
 *           CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    个人信息保护法 第十九条、第四十七条; the terms stand in retention.csv
 *  Threads: one at a time
 */
CREDIT_API int credit_erase_due(credit_snapshot *snapshot, credit_day on,
	credit_due_fn visit, void *context, credit_due_report *report, credit_error *err);

/** Erase exactly the entries that are due, as a person read and confirmed them.
 *
 *  options->confirm is how many were listed, or better the list's mark; when
 *  what is due now is not that, nothing is erased.
 *
 *  Args:    registry  open for writing
 *           options   copied; on CREDIT_DAY_NONE: today
 *  Out:     report    may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK         also when none was due and 0 confirmed
 *           CREDIT_EINVAL     a pointer is NULL, size is unknown, or on is no day
 *           CREDIT_ENOTFOUND  the authority is unknown
 *           CREDIT_ERULE      no document, another number or mark, or a day that has not
 *                             come. Or the clock runs backwards
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM,
 *           CREDIT_EFORK
 *  Threads: any
 */
CREDIT_API int credit_erase_confirmed(credit_registry *registry,
	const credit_erase_options *options, credit_erase_report *report,
	credit_error *err);

/* That records of a subject were erased; strings are borrowed with the subject. */
typedef struct credit_erased {
	size_t size;
	credit_day day;
	const char *document;
	const char *authority; /* credit code */
	bool whole;            /* nothing was left of the subject */
	uint64_t sequence;
	int64_t learned_us;
} credit_erased;

/** The erasure that answers for a subject at the snapshot's moment of knowledge.
 *
 *  Args:    subject  borrowed
 *  Out:     out      filled; may be NULL
 *  Returns: true when something that was known then was erased and so is not shown
 *  Threads: one at a time
 */
CREDIT_API bool credit_subject_erased(const credit_subject *subject, credit_erased *out);

#ifdef __cplusplus
}
#endif

#endif
