/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/intake.h - a department's CSV into the registry; templates; lists of subjects.
 *
 * A file is read twice and never held in memory: memory stays under 768 MiB
 * whatever its size.  A file that would fill some 80 GiB of store at once, or
 * scatter ten million rows over an old one, is refused whole (CREDIT_ELIMIT).
 * Every row is either good or refused with every fault in it; by default
 * nothing lands while a row is refused.  Only the columns of a template are
 * needed, under any of the headings in use; what is not recognised is ignored
 * and said.
 */
#ifndef CREDIT_INTAKE_H
#define CREDIT_INTAKE_H

#include "credit/base.h"
#include "credit/catalogue.h"
#include "credit/id.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct credit_registry credit_registry;

/** Called now and then during long work.
 *
 *  Args:    context  as given
 *           done     bytes worked through, of all passes together
 *           total    bytes to work through; 0 when not known
 *  Returns: 0 to go on; anything else stops the call with CREDIT_ECANCELLED
 */
typedef int (*credit_progress_fn)(void *context, uint64_t done, uint64_t total);

/* What credit_import_csv() is asked for.  Strings are borrowed during the call. */
typedef struct credit_import_options {
	size_t size;           /* sizeof(credit_import_options) */
	int fd;                /* read this instead of opening path; -1: open path */
	const char *name;      /* name kept with the batch; NULL: path without folders */
	const char *list;      /* code or name, for rows that name none; NULL: none */
	const char *authority; /* code, credit code or name, likewise; NULL: none */
	const char *encoding;  /* utf-8 gb18030 gbk utf-16le utf-16be; NULL: told by the header */
	const char *synonyms;  /* CSV of the county's own headings; NULL: none */
	bool dry_run;          /* judge everything, store nothing */
	bool accept_good;      /* let the good rows land while others are refused */
	bool returned_beside;  /* returned file beside path, when a row is refused */
	const char *returned;  /* or here, also in a dry run; NULL: see returned_beside */
	int lang;              /* language of the notes in the returned file */
	credit_day as_of;      /* day for which the authority says so; NONE: today */
	int64_t now_us;        /* recording clock; 0: the registry's */
	const char *operator_; /* who imports; NULL: nobody named */
	const char *temporary; /* folder for what does not fit in memory; NULL: /var/tmp */
	uint64_t field_bytes;  /* limits; 0: 64 KiB a cell, 512 cells a row, 500 million rows */
	uint64_t fields;
	uint64_t rows;
	credit_progress_fn progress; /* may be NULL */
	void *progress_context;
	/* A complete list: the office's rules, not law, are the numbers behind it. */
	bool full;              /* the file is the whole of one list of one authority on as_of */
	uint64_t expect_absent; /* so many stored entries are absent; CREDIT_UNSAID: nobody said */
	uint64_t absent_most;   /* more than so many want expect_absent; default 20 */
	unsigned absent_percent; /* or more than so many in a hundred; default 10 */
	const char *missing;    /* file that lists those absent, also in a dry run; NULL: see below */
	bool missing_beside;    /* beside path, when the list landed and an entry is absent */
} credit_import_options;

#define CREDIT_UNSAID UINT64_MAX /* a number that nobody gave */

/** Options with everything absent: size set, fd -1, as_of CREDIT_DAY_NONE,
 *  expect_absent CREDIT_UNSAID, and the office's two numbers.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_import_options_init(credit_import_options *options);

/* How one column of the file was understood. */
typedef struct credit_import_column {
	const char *letters; /* A, B, ... as a spreadsheet names it */
	const char *header;  /* as the file has it */
	const char *field;   /* canonical field name; "" when the column is ignored */
} credit_import_column;

/* What a file did or, in a dry run, would do.  Owned by the caller; its strings live with it. */
typedef struct credit_import_report {
	size_t size;
	const char *encoding; /* utf-8 gb18030 utf-16le utf-16be; "" when it was not settled */
	char separator;       /* , ; or TAB */
	const char *list;     /* code of the one list that the rows are of; "" for several or none */
	uint64_t rows;        /* added + changed + unchanged + rejected */
	uint64_t added;
	uint64_t changed; /* by a correction document, or by an act in the row */
	uint64_t unchanged;
	uint64_t rejected;
	uint64_t errors;   /* findings that refused a row or the file */
	uint64_t warnings;
	uint64_t notes;
	bool file_refused; /* the file as a whole: one finding says why */
	bool landed;       /* something was stored */
	bool repeated;     /* this very file was imported before and did nothing now */
	uint64_t batch;    /* number of the batch that landed, or of the one before when
	                      repeated; 0: none */
	char digest[65];   /* SHA-256 of the file's bytes, hex; "" when it was not read through */
	const char *returned; /* path of the returned file, NULL when there is none */
	size_t columns_count;
	const credit_import_column *columns;
	uint64_t absent;     /* full: stored entries that the file does not name */
	uint64_t confirmed;  /* entries marked unconfirmed that the file names again */
	const char *missing; /* path of the file that lists those absent, NULL when there is none */
} credit_import_report;

/** Import a department's file.
 *
 *  One file is one transaction: a batch lands whole or not at all.  Findings
 *  come in the order of the file; those about a row carry its line, row and
 *  column, and the value with identifiers masked.  A fault of the file as a
 *  whole (encoding, a required column missing, an unknown list) is one finding
 *  of severity CREDIT_FATAL, and the call still returns CREDIT_OK with
 *  file_refused set.  The returned file has the file's own columns, order and
 *  encoding and three more, 错误代码 错误说明 修改办法: every row when nothing
 *  landed, only refused ones with accept_good.  It is never written over
 *  anything, has mode 0600 and holds full identifiers.
 *
 *  The columns act, act_day and act_document (办理事项 办理日期 办理文号), and
 *  act_by and act_operator where they are wanted, record an act on the entry of
 *  their row.  Its fields stand in columns that are headed as in a file of acts; a
 *  field that an entry has too is the act's with act_ or 办理后 before its name or
 *  header.  A row that says nothing else behind its key names an entry that is
 *  stored or that another row says; it makes none, and confirms no list.
 *
 *  With full the file is the complete list of one authority on as_of.  Each
 *  stored entry of that list and authority that was listed on that day and is
 *  not named becomes unconfirmed (待核): not printed, no new task rests on it,
 *  said in every verdict.  It never ends so: it stays until its authority names
 *  it again, which confirms it, or sends the document that removes it.  Those
 *  absent are listed in a file named 内部_含个人信息_NAME.missing.csv (0600, full
 *  identifiers, never over anything), whose empty columns 办理事项 办理日期
 *  办理文号 are to be filled in and imported.  A list older than a complete list
 *  or a zero report that is recorded (a file of some rows says nothing about the
 *  rest, and makes no complete list older), or that lacks more than absent_most entries or
 *  absent_percent in a hundred, is refused as a whole, the latter unless
 *  expect_absent says exactly how many.  Where accept_good lets a file land with
 *  refused rows it is no complete list: nobody is marked, and a finding says so.
 *
 *  Args:    registry  open for writing (for dry_run, reading is enough)
 *           path      the file; names it where options->fd is read instead
 *           options   NULL: the defaults
 *           report    called for each finding; may be NULL
 *           context   handed to report
 *  Out:     out       owned, freed by credit_import_report_free(); NULL on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK         see rejected, file_refused and landed
 *           CREDIT_EINVAL     a pointer is NULL; an option is out of range; the encoding,
 *                             list or authority in the options is unknown
 *                             or full stands without as_of, or with one to come
 *           CREDIT_EEXISTS    options->returned or options->missing exists
 *           CREDIT_ENOTFOUND  path does not exist, or the store holds no tables
 *           CREDIT_EREADONLY  the registry was opened for reading only
 *           CREDIT_ERULE      the recording clock would run backwards
 *           CREDIT_ELIMIT     too much for one write; nothing landed: split the file
 *           CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT, CREDIT_EFORK,
 *           CREDIT_ECANCELLED
 *  Rule:    国办发〔2020〕49号: recorded only from a document with legal effect;
 *           个人信息保护法 art. 8: what may be wrong is not made public until asked
 *  Threads: any; writers wait for one another
 */
CREDIT_API int credit_import_csv(credit_registry *registry, const char *path,
	const credit_import_options *options, credit_finding_fn report, void *context,
	credit_import_report **out, credit_error *err);

/** Import a file of acts: an act on an entry or on a subject in each row.
 *
 *  As credit_import_csv() in everything but what a row means.  Columns: entry
 *  记录编号 (id or public number), for acts on subjects subject_id 证件号码 instead;
 *  act 办理事项, the word of the kind or its Chinese label; act_day 办理日期;
 *  act_document 办理文号; act_by 办理单位; act_operator 经办人 where it is wanted.
 *  Any other column that bears the canonical name of a field, or its Chinese
 *  header, carries that field of the act.  A row is taken down (taken-down) by the
 *  channels that a column channel 撤下渠道 names.  A name or identifier beside the number
 *  of an entry must be that of its subject; with `corrected` the name is the new one.
 *
 *  Rows may come in any order: acts of one entry are asked of the law by their
 *  days, an objection before its answer; acts on subjects come first.  An act
 *  that was recorded before with the same content is unchanged, with other
 *  content refused.  The batch is of kind acts; undoing it undoes its acts.  An act
 *  that is recorded counts as changed.
 *
 *  Args:    registry  open for writing, also for dry_run: acts are judged in a change
 *                     that is thrown away
 *           path      the file; names it where options->fd is read instead
 *           options   NULL: the defaults; list and authority must be NULL
 *           report    called for each finding; may be NULL
 *           context   handed to report
 *  Out:     out       owned, freed by credit_import_report_free(); NULL on failure
 *           err       may be NULL
 *  Returns: as credit_import_csv()
 *  Rule:    国办发〔2020〕49号: recorded only from a document with legal effect; who may do what
 *           when, and by which article, stands in acts.csv
 *  Threads: any; writers wait for one another
 */
CREDIT_API int credit_event_import_csv(credit_registry *registry, const char *path,
	const credit_import_options *options, credit_finding_fn report, void *context,
	credit_import_report **out, credit_error *err);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_import_report_free(credit_import_report *report);

/* An authority's report that a list has nothing new (零报告).  Strings are borrowed. */
typedef struct credit_zero_report {
	size_t size;           /* sizeof(credit_zero_report) */
	const char *list;      /* code or name */
	const char *authority; /* code, credit code or name */
	credit_day as_of;      /* the day for which it says so */
	const char *document;  /* number of the report */
	const char *operator_; /* who records it; NULL: nobody named */
	int64_t now_us;        /* recording clock; 0: the registry's */
} credit_zero_report;

/** A report with everything absent: size set, as_of CREDIT_DAY_NONE.
 *
 *  Out:     zero  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_zero_report_init(credit_zero_report *zero);

/** Record that an authority has nothing new to report for a list.
 *
 *  It confirms the list as it stands: nothing was added, changed or removed
 *  since the authority last sent it.  It does not say that the list is empty
 *  (that is a complete list without rows), ends no entry, and confirms none that
 *  a complete list lacked.  The report is a batch and is undone as one.
 *
 *  Args:    registry  open for writing
 *           zero      what is reported
 *  Out:     batch     number of its batch, also of the one before; may be NULL; 0 on failure
 *           outcome   CREDIT_RECORDED, or CREDIT_UNCHANGED when the same report is there;
 *                     may be NULL; 0 on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     a pointer is NULL, the list or authority is unknown, the
 *                             document is missing, as_of is missing or to come
 *           CREDIT_ERULE      the authority is not competent for the list on that day, or
 *                             the recording clock would run backwards
 *           CREDIT_ENOTFOUND  the store holds no tables
 *           CREDIT_EREADONLY, CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECORRUPT,
 *           CREDIT_EFORK
 *  Rule:    国办发〔2020〕49号: what is public equals what the authority says
 *  Threads: any; writers wait for one another
 */
CREDIT_API int credit_import_zero(credit_registry *registry, const credit_zero_report *zero,
	uint64_t *batch, int *outcome, credit_error *err);

/** Write the template of a list: a header and one sample row, UTF-8 with BOM.
 *
 *  Imports recognise the sample row and pass over it.
 *
 *  Args:    tables  loaded tables
 *           list    code of a list
 *           day     on which the list is looked up
 *           fd      open for writing; stays the caller's
 *  Out:     err     may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     tables or list is NULL, or fd is negative
 *           CREDIT_ENOTFOUND  no such list on that day
 *           CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM
 *  Rule:    design: a list is asked for by the rules of a day
 *  Threads: any
 */
CREDIT_API int credit_template_write(const credit_catalogue *tables, const char *list,
	credit_day day, int fd, credit_error *err);

/** Write a template for acts: a header and one sample row, UTF-8 with BOM.
 *
 *  With a list it is for acts beside the keys of its entries (credit_import_csv()),
 *  with none for acts by the number of the entry or, on subjects, by identifier
 *  (credit_event_import_csv()).  Both pass over the sample row.
 *
 *  Args:    tables  loaded tables
 *           list    code of a list; NULL: none
 *           day     on which the list is looked up
 *           fd      open for writing; stays the caller's
 *  Out:     err     may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     tables is NULL, or fd is negative
 *           CREDIT_ENOTFOUND  no such list on that day
 *           CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM
 *  Rule:    design: a list is asked for by the rules of a day
 *  Threads: any
 */
CREDIT_API int credit_act_template_write(const credit_catalogue *tables, const char *list,
	credit_day day, int fd, credit_error *err);

/* One subject of a file that is to be checked.  Borrowed until the callback returns. */
typedef struct credit_subject_row {
	size_t size;
	uint64_t line;     /* physical line, from 1 */
	uint64_t row;      /* as a spreadsheet counts */
	const char *input; /* the identifier as the file has it */
	const char *name;  /* the name beside it, "" without one */
	credit_id id;      /* scheme NONE when it is not valid */
	const char *code;  /* what is wrong with it; "" when valid */
} credit_subject_row;

/** Called once for each subject.
 *
 *  Returns: 0 to go on; anything else stops the call with CREDIT_ECANCELLED
 */
typedef int (*credit_subject_row_fn)(void *context, const credit_subject_row *row);

/** Read a file of subjects: a CSV with a recognised header, or one identifier a line.
 *
 *  Where a row has several columns of identifiers the first valid one counts, an
 *  organisation code only where there is no other.
 *  Blank rows, titles and totals are passed over.
 *
 *  Args:    path      the file; names it in messages where fd is read instead
 *           fd        read this; -1: open path
 *           encoding  as in credit_import_options; NULL: told by the header, and not
 *                     needed for identifiers alone
 *           visit     called for each subject
 *           context   handed to visit
 *  Out:     err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     path or visit is NULL, or the encoding is unknown
 *           CREDIT_EFORMAT    the encoding cannot be settled
 *           CREDIT_ENOTFOUND, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_ELIMIT, CREDIT_ECANCELLED
 *  Threads: any
 */
CREDIT_API int credit_subjects_read(const char *path, int fd, const char *encoding,
	credit_subject_row_fn visit, void *context, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
