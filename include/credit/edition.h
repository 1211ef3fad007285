/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/edition.h - publish the lists as editions, and take rows down again.
 *
 * A folder of editions holds one folder an edition (2026-04, a re-issue
 * 2026-04-r2) and index.html.  An edition's rows hang under a root, its head
 * carries the root and the digest of the head before; a row that is withdrawn
 * leaves its public number and its leaf behind, so that heads never change.
 */
#ifndef CREDIT_EDITION_H
#define CREDIT_EDITION_H

#include "credit/base.h"
#include "credit/seal.h"
#include "credit/store.h"

#ifdef __cplusplus
extern "C" {
#endif

#define CREDIT_EDITION_LABEL_BYTES 24 /* "2026-04-r2", "2026-Q2", and the terminator */
#define CREDIT_DIGEST_TEXT_BYTES 65   /* 32 bytes as lower-case hex, and the terminator */

/* What credit_publish() is asked for.  Strings are copied where they are kept. */
typedef struct credit_publish_options {
	size_t size;           /* sizeof(credit_publish_options) */
	const char *period;    /* YYYY-MM, YYYY-Qn or YYYY-Hn; one sort for all of a store */
	credit_day on;         /* day of judgement, not before the last edition's */
	bool dry_run;          /* count and report, write nothing but the held-back file */
	const char *directory; /* folder of all editions, made when it is missing */
	const char *reissue;   /* what the re-issue corrects, without a number of a
	                        * person: it is printed; NULL: a first issue */
	bool expect_added_set;
	uint64_t expect_added; /* confirms the guard when equal to the additions counted */
	const char *held;      /* file for held-back entries; NULL: beside directory */
	const char *media;     /* file for the media's text; NULL: beside directory */
	const char *words;     /* file of the county's own words; NULL: the shipped ones alone */
	const char *operator_; /* who publishes, kept in the journal; NULL: nobody named */
	const credit_key *const *keys; /* that sign what is written; borrowed for the call */
	size_t keys_count; /* 0: not signed; notes of a folder that has some stay unsigned */
} credit_publish_options;

/** Options with everything absent: size set, on CREDIT_DAY_NONE.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_publish_options_init(credit_publish_options *options);

/* A signature behind an edition.  The signer's name is told by nothing but the store. */
typedef struct credit_signature {
	size_t size;
	char *role;       /* word: authority credit legal civilization */
	char *name_zh;    /* of the place: 信用办; of a deciding body its own name */
	char *name_en;
	char *department; /* code, of a deciding body alone; else "" */
	char *document;
	credit_day day;
} credit_signature;

/* What credit_publish() did or, with dry_run, would do.  Owned by the caller. */
typedef struct credit_publish_report {
	size_t size;
	char label[CREDIT_EDITION_LABEL_BYTES]; /* the edition's folder below directory */
	uint32_t number;   /* of the period in its series */
	uint32_t revision; /* 1; re-issues 2, 3 ... */
	credit_day on;
	credit_day valid_until; /* last day, inclusive */
	uint64_t red;           /* rows printed */
	uint64_t black;
	uint64_t added;         /* against the edition before */
	uint64_t corrected;
	uint64_t removed;       /* by an event or at the end of the term */
	uint64_t paused;
	uint64_t resumed;
	uint64_t unexplained;   /* absent without a reason that the registry knows */
	uint64_t held;          /* entries held back */
	uint64_t overdue;       /* rows on the web that had to come down */
	bool repeated;          /* this edition stood already; its files were written again */
	bool dry_run;
	char head_digest[CREDIT_DIGEST_TEXT_BYTES];
	char root[CREDIT_DIGEST_TEXT_BYTES];
	char *folder;    /* path of the edition; owned by the report */
	char *held_file; /* path of the held-back file, NULL when nothing was held back */
	char *media_file; /* path of the text for the media; NULL for a dry run */
	credit_signature *signatures; /* that stood behind it, as they were given; owned too */
	size_t signatures_count;
	uint64_t notes;          /* signed notes written */
	uint64_t notes_unsigned; /* of them: without any signature, for want of a key */
} credit_publish_report;

/** Publish one period: write its files, commit its record, show it.
 *
 *  Stopped at any point, the same call again finishes the same edition; on a
 *  finished edition it writes the same bytes again.  A period that was
 *  published and would now print something else is refused: correct it with
 *  options->reissue.  Findings: what was held back, rows that must come down.
 *
 *  Args:    registry  open for writing (for dry_run, reading is enough)
 *           options   period, on and directory are required
 *           report    called for each finding; may be NULL
 *           context   handed to report
 *  Out:     out       owned, freed by credit_publish_report_free(); NULL when the call
 *                     failed before it could count, else also set on failure, so that
 *                     the guard's figures can be shown; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     an argument; a period out of form or sort; the held file's
 *                             place or name
 *           CREDIT_EEXISTS    the period was published and its state has changed since
 *           CREDIT_ERULE      the guard; an overdue withdrawal; a word left blank; a
 *                             period that does not follow, or a day before the last's;
 *                             not what was signed (approval-state-changed), or a
 *                             signature that approvals.csv asks for is not there
 *           CREDIT_EBUSY      another writer changed the store meanwhile; call again
 *           CREDIT_EREADONLY  the registry was opened for reading only
 *           CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT, CREDIT_ECANCELLED
 *  Rule:    国办发〔2020〕49号: content and term of print equal those of the authority
 *  Threads: any; writers wait for one another.  A second thread reads and writes files
 *           meanwhile and ends before the call does; report is called in the caller's.
 */
CREDIT_API int credit_publish(credit_registry *registry, const credit_publish_options *options,
	credit_finding_fn report, void *context, credit_publish_report **out,
	credit_error *err);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_publish_report_free(credit_publish_report *report);

/* What credit_publish_draft() would print.  Owned by the caller. */
typedef struct credit_draft_report {
	size_t size;
	char label[CREDIT_EDITION_LABEL_BYTES];
	char draft[CREDIT_DIGEST_TEXT_BYTES]; /* digest of all that would be printed */
	uint64_t printed; /* rows that would be printed */
	uint64_t held;    /* held back, with the reason */
	uint64_t removed; /* in print now, and not in this edition */
	uint64_t sheets;  /* one for each deciding body */
	char *pages;      /* folder of the pages as they would be; owned by the report */
} credit_draft_report;

/** Draft one edition for those who sign it.
 *
 *  Computes what credit_publish() would print with the same options and stores
 *  nothing.  Into options->directory, a folder that only its owner can enter and
 *  that no page stands above, go the pages without public numbers, and a sheet
 *  (确认单) for each deciding body: its rows that would be printed, that are held
 *  back and why, that leave print.
 *
 *  Args:    registry  open
 *           options   as for credit_publish(); directory is the private folder
 *           report    called for each finding; may be NULL
 *           context   handed to report
 *  Out:     out       owned, freed by credit_draft_report_free(); NULL on failure;
 *                     may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  an argument; the folder is open to others or public
 *           CREDIT_EEXISTS the period was published
 *           CREDIT_ERULE   a word left blank; a period that does not follow
 *           CREDIT_ELIMIT  more than 200 deciding bodies
 *           CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT, CREDIT_ECANCELLED
 *  Rule:    国办发〔2020〕49号: content and term of print equal those of the authority
 *  Threads: any
 */
CREDIT_API int credit_publish_draft(credit_registry *registry,
	const credit_publish_options *options, credit_finding_fn report, void *context,
	credit_draft_report **out, credit_error *err);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_draft_report_free(credit_draft_report *report);

/* What credit_publish_approve() is asked for.  Strings are copied. */
typedef struct credit_approve_options {
	size_t size;           /* sizeof(credit_approve_options) */
	const char *period;    /* as for credit_publish_options, like on, reissue and words */
	credit_day on;
	const char *reissue;
	const char *words;
	const char *draft;    /* the digest that the draft bore, at least its first 16 digits */
	const char *role;     /* department:CODE, credit, legal or civilization */
	const char *name;     /* who signs; kept inside, never printed */
	const char *document; /* of the approval */
	credit_day day;       /* of the approval */
	const char *operator_;
} credit_approve_options;

/** Options with everything absent: size set, days CREDIT_DAY_NONE.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_approve_options_init(credit_approve_options *options);

/* What credit_publish_approve() recorded. */
typedef struct credit_approve_report {
	size_t size;
	char label[CREDIT_EDITION_LABEL_BYTES];
	char draft[CREDIT_DIGEST_TEXT_BYTES]; /* whole */
	bool unchanged; /* the same signature stood already */
} credit_approve_report;

/** Record a signature under the draft of an edition.
 *
 *  What would be printed is computed anew and must be what the draft showed.
 *  Once anybody signed, credit_publish() prints exactly that or refuses; whether
 *  it asks for signatures at all stands in approvals.csv.  The newest signature
 *  of a place counts.
 *
 *  Args:    registry  open for writing
 *           options   all but reissue, words and operator_ are required
 *  Out:     out       filled; zeroed on failure; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  an argument; no such role or department; no check code
 *           CREDIT_EEXISTS the period was published, or this place signed the same
 *                          draft by another document
 *           CREDIT_ERULE   the state changed since the draft (approval-state-changed)
 *           CREDIT_EREADONLY, CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT
 *  Threads: any; writers wait for one another
 */
CREDIT_API int credit_publish_approve(credit_registry *registry,
	const credit_approve_options *options, credit_approve_report *out, credit_error *err);

/* What credit_publish_notice() is asked for. */
typedef struct credit_announce_options {
	size_t size;           /* sizeof(credit_announce_options) */
	const char *period;    /* YYYY-MM, YYYY-Qn or YYYY-Hn: a label */
	credit_day on;         /* day of the notice; on a later call the day to look at it anew */
	const char *directory; /* folder of all editions */
	const char *document;  /* of the notice: it names the notice */
	const char *words;     /* as for credit_publish_options */
	const char *operator_;
	const credit_key *const *keys; /* as for credit_publish_options */
	size_t keys_count;
} credit_announce_options;

/** Options with everything absent: size set, on CREDIT_DAY_NONE.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_announce_options_init(credit_announce_options *options);

/* What credit_publish_notice() did.  Owned by the caller. */
typedef struct credit_announce_report {
	size_t size;
	uint64_t rows;      /* candidates shown */
	uint64_t announced; /* acts recorded by this call */
	uint64_t held;      /* candidates that may not be shown: see the findings */
	credit_day day;     /* of the notice */
	credit_day until;   /* last day to object, the latest of all lists */
	bool ended;         /* it was taken down: its days are over, or nobody is left */
	char *folder;       /* DIRECTORY/notice-DAY; owned by the report */
	uint64_t notes_unsigned; /* as in credit_publish_report */
} credit_announce_report;

/** Give public notice of red candidates (拟认定公示).
 *
 *  Shows the entries whose list asks for a public notice and that had none, and
 *  records an announced act by that document on that day for each, so that their
 *  days to object run.  The same document on a later day writes the notice again
 *  without whoever may no longer stand in it, and takes it down behind its last
 *  day.  A notice that has begun takes nobody in.  One notice begins on a day.
 *
 *  Args:    registry  open for writing
 *           options   all but words and operator_ are required
 *           report    called for each candidate held back; may be NULL
 *           context   handed to report
 *  Out:     out       owned, freed by credit_announce_report_free(); NULL on failure;
 *                     may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  an argument is missing or out of form
 *           CREDIT_EEXISTS another document's notice began on that day
 *           CREDIT_ERULE   nobody waits for a notice; a word left blank; a day ahead
 *           CREDIT_EREADONLY, CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT,
 *           CREDIT_ECANCELLED
 *  Rule:    发改财金规〔2017〕1798号: public notice and cross-check before recognition
 *  Threads: any; writers wait for one another
 */
CREDIT_API int credit_publish_notice(credit_registry *registry,
	const credit_announce_options *options, credit_finding_fn report, void *context,
	credit_announce_report **out, credit_error *err);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_announce_report_free(credit_announce_report *report);

/* What credit_withdraw() is asked for. */
typedef struct credit_withdraw_options {
	size_t size;                /* sizeof(credit_withdraw_options) */
	const char *directory;      /* folder of all editions */
	const char *document;       /* number of the document that orders it */
	credit_day on;              /* day of the act */
	const char *const *entries; /* entry ids or public numbers */
	size_t entries_count;
	const char *letter; /* file for the recall letter; NULL: beside directory */
	const char *words;  /* as for credit_publish_options */
	const char *operator_;
	const credit_key *const *keys; /* as for credit_publish_options */
	size_t keys_count;
} credit_withdraw_options;

/** Options with everything absent: size set, on CREDIT_DAY_NONE.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_withdraw_options_init(credit_withdraw_options *options);

/* What credit_withdraw() did.  Owned by the caller. */
typedef struct credit_withdraw_report {
	size_t size;
	uint64_t rows;     /* entries newly taken down */
	uint64_t already;  /* entries that were down before */
	uint64_t editions; /* edition folders written again */
	char *letter;      /* path of the recall letter, NULL when no row was taken down */
	uint64_t notes_unsigned; /* as in credit_publish_report */
} credit_withdraw_report;

/** Take rows out of every published page, today.
 *
 *  Each row becomes {"number","leaf"}; the files are written again and put in
 *  place at once, heads stay as they are, a taken-down event is recorded and a
 *  letter of recall to the media is written.  Called again with the same
 *  entries it finishes what was interrupted.
 *
 *  Args:    registry  open for writing
 *           options   directory, document, on and entries are required
 *           report    called for each finding; may be NULL
 *           context   handed to report
 *  Out:     out       owned, freed by credit_withdraw_report_free(); NULL on failure;
 *                     may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     an argument is missing or out of form
 *           CREDIT_ENOTFOUND  no such entry, or it never was in print
 *           CREDIT_EREADONLY, CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT
 *  Rule:    行政处罚法 art. 48: withdrawn within three (working) days, with the reason
 *  Threads: any; writers wait for one another
 */
CREDIT_API int credit_withdraw(credit_registry *registry, const credit_withdraw_options *options,
	credit_finding_fn report, void *context, credit_withdraw_report **out,
	credit_error *err);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_withdraw_report_free(credit_withdraw_report *report);

/* What credit_misidentified_notice() is asked for. */
typedef struct credit_notice_options {
	size_t size;        /* sizeof(credit_notice_options) */
	const char *entry;  /* entry id or public number */
	const char *file;   /* for the notice; NULL: 错认更正函_DAY.txt beside a folder */
	const char *beside; /* that folder, where file is NULL */
	const char *words;  /* as for credit_publish_options */
} credit_notice_options;

/** Options with everything absent: size set.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_notice_options_init(credit_notice_options *options);

/* What credit_misidentified_notice() found.  Owned by the caller. */
typedef struct credit_notice_report {
	size_t size;
	uint64_t editions;    /* that printed the row */
	uint64_t departments; /* that gave feedback on tasks which rested on it */
	char *path;           /* of the notice; NULL when nobody received the entry */
} credit_notice_report;

/** Tell all who received an entry that its subject was mistaken.
 *
 *  Finds the editions that printed the row and the departments that acted upon
 *  it, and writes a letter that names them and the public number, no subject.
 *  The same again writes nothing new.
 *
 *  Args:    registry  open
 *           options   entry, and file or beside, are required
 *  Out:     out       owned, freed by credit_notice_report_free(); NULL on failure;
 *                     may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK         also when nobody received it
 *           CREDIT_EINVAL     an argument is missing or out of form
 *           CREDIT_ENOTFOUND  no such entry
 *           CREDIT_ERULE      the entry is not recorded as misidentified, or a word of
 *                             the letter is blank
 *           CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT
 *  Rule:    个人信息保护法 art. 8, 46; 行政处罚法 art. 48
 *  Threads: any
 */
CREDIT_API int credit_misidentified_notice(credit_registry *registry,
	const credit_notice_options *options, credit_notice_report **out, credit_error *err);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_notice_report_free(credit_notice_report *report);

/* What credit_edition_verify() is asked for. */
typedef struct credit_verify_options {
	size_t size;   /* sizeof(credit_verify_options) */
	credit_day on; /* the newest edition must be valid on it; CREDIT_DAY_NONE: not asked */
	credit_key *const *keys; /* of signers that count; borrowed for the call */
	size_t keys_count;       /* 0: signatures are not verified */
	const char *since; /* file: folder.note as it was kept from an earlier visit; NULL: none */
} credit_verify_options;

/** Options with everything absent: size set, on CREDIT_DAY_NONE.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_verify_options_init(credit_verify_options *options);

/* What credit_edition_verify() saw. */
typedef struct credit_verify_report {
	size_t size;
	uint64_t editions;
	uint64_t rows;      /* of all editions, those withdrawn among them */
	uint64_t withdrawn; /* rows of which number and leaf are left */
	uint64_t changes;
	uint64_t files;
	uint64_t faults;    /* findings that refuse or worse */
	uint64_t warnings;
	uint64_t notes;     /* signed notes seen */
	bool authenticated; /* every note is signed by one of the keys, and there is no fault */
	char newest[CREDIT_EDITION_LABEL_BYTES]; /* "" when it cannot be read */
	credit_day valid_until; /* of the newest */
	char head_digest[CREDIT_DIGEST_TEXT_BYTES]; /* likewise */
} credit_verify_report;

/** Verify a folder of editions, or the folder of one edition, without a store.
 *
 *  Files against what names them, rows against leaves, leaves against the root in
 *  the head, each head against the one before, each list against the last list
 *  with its changes, tables and pages against edition.json, numbers of persons
 *  masked, nothing printed past its end.  A row that was withdrawn is no fault.
 *  With keys every note must be there and signed by one of them; other signers
 *  are passed over.  Without keys notes are only compared with what they are over.
 *  Reads only; the bytes may be hostile.
 *
 *  Args:    directory  the folder of all editions, or of one
 *           options    required
 *           report     called for each finding, with file, line and in value the public
 *                      number; may be NULL
 *           context    handed to report
 *  Out:     out        counts, also when there are faults; may be NULL
 *           err        may be NULL
 *  Returns: CREDIT_OK         no fault
 *           CREDIT_EFORMAT    there are faults; all were reported
 *           CREDIT_EINVAL     an argument
 *           CREDIT_ENOTFOUND  there is no edition
 *           CREDIT_EVERSION   the editions' hash is not in this build
 *           CREDIT_EIO, CREDIT_ENOMEM, CREDIT_ECANCELLED
 *  Rule:    国办发〔2020〕49号: content and term of print equal those of the authority
 *  Threads: any
 */
CREDIT_API int credit_edition_verify(const char *directory,
	const credit_verify_options *options, credit_finding_fn report, void *context,
	credit_verify_report *out, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
