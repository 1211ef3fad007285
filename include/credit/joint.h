/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/joint.h - a subject's report, proposals, tasks and figures; verdicts with it.
 */
#ifndef CREDIT_JOINT_H
#define CREDIT_JOINT_H

#include "credit/base.h"
#include "credit/id.h"
#include "credit/intake.h"
#include "credit/record.h"
#include "credit/store.h"
#include "credit/verdict.h"

#ifdef __cplusplus
extern "C" {
#endif

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
/* ---- who reported what ---- */

enum credit_grid_state {
	CREDIT_GRID_SILENT = 1, /* nothing came for a day in the span */
	CREDIT_GRID_ZERO = 2,   /* a report that there is nothing new (零报告) */
	CREDIT_GRID_SENT = 3    /* a file */
};

/* What one department reported for one list.  Borrowed as the call says. */
typedef struct credit_grid_cell {
	size_t size;
	const char *department; /* code */
	const char *department_zh;
	const char *department_en;
	const char *list; /* code */
	const char *list_zh;
	const char *list_en;
	int state;            /* enum credit_grid_state */
	uint64_t batch;       /* of the newest report in the span; 0: silent */
	credit_day day;       /* on which that one came; CREDIT_DAY_NONE: silent */
	uint64_t rows;        /* of its file, of all lists that are in it */
	const char *document; /* of a zero report; else "" */
	credit_day as_of;     /* newest day for which it ever confirmed the list, or NONE */
	int max_age_days;     /* after which the list is stale; 0: never */
	bool stale;           /* on the last day of the span; also a list that never came */
} credit_grid_cell;

/** Departments and lists: who sent, who had nothing to report, who is silent.
 *
 *  One cell for each list of the last day and each department that is competent
 *  for it and can send: those of the county's tables with a credit code.  A
 *  report counts where the day for which it was made (as_of) lies in the span;
 *  undone ones do not count.  A file counts before a zero report.
 *
 *  Args:    snapshot  whose moment of knowledge holds
 *           from, to  first and last day
 *  Out:     cells     by list, then department, in the order of the tables; borrowed
 *                     until the next call that answers from the snapshot; NULL on failure
 *           count     of cells
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     a pointer is NULL, or the days are none or in reverse
 *           CREDIT_ENOTFOUND  the store holds no tables
 *           CREDIT_ENOMEM, CREDIT_ECORRUPT, CREDIT_EIO
 *  Rule:    国办发〔2020〕49号: what is public equals what the authority says
 *  Threads: those of the snapshot
 */
CREDIT_API int credit_grid(credit_snapshot *snapshot, credit_day from, credit_day to,
	const credit_grid_cell **cells, size_t *count, credit_error *err);

/** The word of a state: silent, zero, sent.
 *
 *  Args:    state  enum credit_grid_state
 *  Returns: static text; "" for another number
 *  Threads: any
 */
CREDIT_API const char *credit_grid_state_name(int state);

/* ---- tasks ---- */

/* Where a task stands.  Words: open, done, not-done, updated, to-lift, lifted, cancelled,
 * contradictory. */
enum credit_task_state {
	CREDIT_TASK_OPEN = 1,     /* the measure holds and nothing was answered */
	CREDIT_TASK_DONE = 2,     /* 已落实 */
	CREDIT_TASK_NOT_DONE = 3, /* 未落实, with a reason */
	CREDIT_TASK_UPDATED = 4,  /* the ground or its end changed since the answer */
	CREDIT_TASK_TO_LIFT = 5,  /* it was done, and the measure holds no more */
	CREDIT_TASK_LIFTED = 6,   /* 已解除; shown for two months */
	CREDIT_TASK_CANCELLED = 7, /* it ended before anything was done; shown for two months */
	CREDIT_TASK_CONTRADICTORY = 8 /* what was answered cannot be */
};

/** The word of a state of a task.
 *
 *  Args:    state  enum credit_task_state
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_task_state_name(int state);

/** The state of a task as people read it.
 *
 *  Args:    state  enum credit_task_state
 *           lang   CREDIT_ZH or CREDIT_EN
 *  Returns: UTF-8, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_task_state_label(int state, int lang);

/* An entry that supports the measure of a task. */
typedef struct credit_task_support {
	size_t size; /* sizeof(credit_task_support), filled by the library */
	const char *entry;
	const char *list; /* code; "" when the entry is not known any more */
	const char *list_zh;
	const char *list_en;
	const char *document;
	credit_day until; /* last day; CREDIT_DAY_MAX: no end */
} credit_task_support;

/*
 * A person whom the measure on an organisation reaches through an office in it.  No
 * task has them as its subject; they are part of this one.  Borrowed with the task.
 */
typedef struct credit_task_reached {
	size_t size;
	const char *name;
	credit_id id;
	const char *role; /* as the authority named it: 法定代表人 */
	const char *role_en;
	const char *article; /* the article, or the document, that reaches the person */
	credit_day until;    /* last day; CREDIT_DAY_MAX: no end */
} credit_task_reached;

/*
 * One measure that one department is to consider, apply or lift for one
 * subject.  Strings are never NULL; all of it is borrowed until the callback
 * returns.
 */
typedef struct credit_task {
	size_t size;        /* sizeof(credit_task), filled by the library */
	const char *number; /* stays whatever happens to the task */
	const char *department; /* code; of the successor once the department ended */
	const char *department_zh;
	const char *department_en;
	credit_id id; /* one of the subject's identifiers */
	const char *name;
	const char *measure; /* code */
	const char *measure_zh;
	const char *measure_en;
	const char *type;    /* incentive or penalty; "" when the tables have it no more */
	const char *trigger; /* law, document, department, voluntary */
	const char *duty;    /* must, decides, may */
	const char *duty_zh; /* 必须, 自行决定, 自愿 */
	const char *basis;   /* instrument and article */
	int32_t state;       /* enum credit_task_state */
	bool holds;          /* the measure holds on the day asked */
	bool overdue;        /* to answer or to lift was due before that day */
	bool provisional;    /* due or until depends on days past the known calendar */
	credit_day opened;   /* first day on which the department could be told */
	credit_day until; /* last day of the measure; CREDIT_DAY_MAX: no end; CREDIT_DAY_NONE:
	                     void from the start, or not known any more */
	credit_day due;   /* last day to answer or to lift; CREDIT_DAY_NONE: none */
	const credit_task_support *supports;
	size_t supports_count;
	const char *answer; /* the last one: done, not-done, lifted; "" without one */
	credit_day answered;
	const char *answer_document;
	const char *answer_reason;
	const char *change_zh; /* what changed since, or why answers contradict; "" when nothing */
	const char *change_en;
	const credit_task_reached *reached; /* while the measure holds; none is a subject of it */
	size_t reached_count;
} credit_task;

/* Which tasks are asked for.  Strings are borrowed during the call. */
typedef struct credit_tasks_options {
	size_t size;            /* sizeof(credit_tasks_options) */
	const char *department; /* code, credit code or name; NULL: all of the county */
	const char *temporary;  /* folder for what does not fit in memory; NULL: /var/tmp */
} credit_tasks_options;

/** Options with everything absent: size set.
 *
 *  Out:     options  filled; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_tasks_options_init(credit_tasks_options *options);

/** Called for each task.
 *
 *  Returns: 0 to go on; anything else stops the call with CREDIT_ECANCELLED
 */
typedef int (*credit_task_fn)(void *context, const credit_task *task);

/** What departments are to do about the subjects of the registry on a day.
 *
 *  By department, measure and number, in bounded memory.  Tasks follow from
 *  judgement and from what was answered, and are never stored: a task is open
 *  until it is answered, updated when an entry or an end that supports it
 *  changes, to be lifted when the last one ends, cancelled when that happens
 *  before anything was done.  By its trigger a department must (法定直接适用,
 *  文书已载明), decides (需执行单位另行决定) or may (自愿参考); only who must is
 *  ever overdue with an answer, and whoever applied a measure is to lift it.
 *  Measures of bodies outside the county are shown in verdicts and give no task;
 *  an entry that waits for confirmation opens none.
 *
 *  Args:    snapshot  open
 *           on        day of judgement; answers of a later day do not count
 *           options   NULL: the defaults
 *           visit     called for each task
 *           context   handed to visit
 *  Out:     err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     a pointer is NULL, on is no day, or the department is unknown
 *           CREDIT_ENOTFOUND  no tables were loaded by that moment of knowledge
 *           CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_EFORK,
 *           CREDIT_ECANCELLED
 *  Rule:    国发〔2016〕33号: 发起—响应—反馈; 国办发〔2020〕49号: no measure beyond the list
 *  Threads: one at a time
 */
CREDIT_API int credit_tasks(credit_snapshot *snapshot, credit_day on,
	const credit_tasks_options *options, credit_task_fn visit, void *context,
	credit_error *err);

/** A task as one line of JSON, schema credit.tasks/1, without a line end.
 *
 *  Args:    snapshot  open
 *           task      as given to the callback
 *           lang      CREDIT_ZH or CREDIT_EN: of names and of what changed
 *  Out:     json      UTF-8, terminated, borrowed from the snapshot until its next answer;
 *                     NULL on failure
 *           length    bytes without the NUL; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL or lang is none
 *           CREDIT_ENOMEM
 *  Threads: one at a time
 */
CREDIT_API int credit_task_json(credit_snapshot *snapshot, const credit_task *task, int lang,
	const char **json, size_t *length, credit_error *err);

/** Tasks as CSV for a department's spreadsheet: UTF-8 with BOM, CRLF, formulas
 *  neutralised, identifiers kept as text.
 *
 *  The last four columns, 反馈结果 反馈日期 反馈文号 未落实原因, are empty: filled
 *  in, the file is what credit_feedback_import() takes.  It holds full
 *  identifiers.
 *
 *  Args:    snapshot  open
 *           on        day of judgement
 *           options   NULL: the defaults
 *           fd        open for writing; stays the caller's
 *  Out:     count     tasks written; may be NULL
 *           err       may be NULL
 *  Returns: as credit_tasks(); CREDIT_EINVAL also when fd is negative
 *  Rule:    个人信息保护法 art. 6: what is handed over is what the task needs
 *  Threads: one at a time
 */
CREDIT_API int credit_tasks_csv(credit_snapshot *snapshot, credit_day on,
	const credit_tasks_options *options, int fd, uint64_t *count, credit_error *err);

/* One file of tasks that was written.  Borrowed until the callback returns. */
typedef struct credit_tasks_file {
	size_t size; /* sizeof(credit_tasks_file), filled by the library */
	const char *path;
	const char *department; /* code */
	uint64_t count;
} credit_tasks_file;

/** Called for each file, once it has its name.
 *
 *  Returns: 0 to go on; anything else stops the call with CREDIT_ECANCELLED
 */
typedef int (*credit_tasks_file_fn)(void *context, const credit_tasks_file *file);

/** The tasks of each department into a file of its own, as credit_tasks_csv().
 *
 *  Files are folder/内部_含个人信息_联合奖惩任务_CODE_YYYY-MM-DD.csv, mode 0600,
 *  each whole or not there at all; one that exists is never written over.  A
 *  department without tasks gets no file.
 *
 *  Args:    snapshot  open
 *           on        day of judgement
 *           options   NULL: the defaults
 *           folder    exists
 *           report    called for each file; may be NULL
 *           context   handed to report
 *  Out:     err       may be NULL
 *  Returns: as credit_tasks(), and
 *           CREDIT_EEXISTS  a file of that name exists; earlier ones are kept
 *  Rule:    个人信息保护法 art. 6: a department gets its own tasks only
 *  Threads: one at a time
 */
CREDIT_API int credit_tasks_files(credit_snapshot *snapshot, credit_day on,
	const credit_tasks_options *options, const char *folder, credit_tasks_file_fn report,
	void *context, credit_error *err);

/** Import a department's answers to its tasks.
 *
 *  The same frame as credit_import_csv(): a row is good or refused with every
 *  fault in it, one file is one transaction, the returned file says what to
 *  mend.  Columns are those of the exported tasks; of them 任务编号, 反馈结果
 *  (已落实, 未落实, 已解除) and 反馈日期 are needed, 证件号码 makes it fast, 反馈文号
 *  and 未落实原因 are taken, all others are passed over.  A row without an
 *  answer is passed over.  The same answer again is unchanged.  Refused are:
 *  a number that the subject does not have, a task of another department, not
 *  done without a reason, a day to come or before the measure began to hold,
 *  done and not done on one day by one document.  An answer that cannot be
 *  (lifted while the measure holds, done after it ended) is taken as it was
 *  said, and its task is shown as contradictory until a later one.
 *
 *  Args:    registry  open for writing (for dry_run, reading is enough)
 *           path      the file; names it where options->fd is read instead
 *           options   authority: the department that answers; list and as_of are not
 *                     used; NULL: the defaults
 *           report    called for each finding; may be NULL
 *           context   handed to report
 *  Out:     out       owned, freed by credit_import_report_free(); NULL on failure
 *           err       may be NULL
 *  Returns: as credit_import_csv()
 *  Rule:    国发〔2016〕33号: 发起—响应—反馈
 *  Threads: any; writers wait for one another
 */
CREDIT_API int credit_feedback_import(credit_registry *registry, const char *path,
	const credit_import_options *options, credit_finding_fn report, void *context,
	credit_import_report **out, credit_error *err);

/* ---- statistics ---- */

/*
 * Figures of a registry: counts, and no name and no identifier of anybody.
 * Owned by the caller; everything read from it lives as long as it.
 */
typedef struct credit_stats_report credit_stats_report;

#define CREDIT_STATS_MONTHS_MAX 120

/* Which figures.  Fill with credit_stats_options_init(). */
typedef struct credit_stats_options {
	size_t size;     /* sizeof(credit_stats_options) */
	credit_day on;   /* day of judgement: nothing after it is counted */
	credit_day from; /* a day of the first month; CREDIT_DAY_NONE: eleven before the last */
	credit_day to;   /* a day of the last month; CREDIT_DAY_NONE: the month of `on` */
} credit_stats_options;

/** Options with everything absent: size set, all days CREDIT_DAY_NONE.
 *
 *  Args:    options  the caller's; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_stats_options_init(credit_stats_options *options);

/* How many: entries, and the different subjects behind them. */
typedef struct credit_stats_count {
	uint64_t entries;
	uint64_t subjects;
	uint64_t persons; /* of the subjects: natural persons and households */
} credit_stats_count;

/* By what the figures of a row are taken. */
enum credit_stats_by {
	CREDIT_STATS_ALL = 1,    /* all: black lists, red lists */
	CREDIT_STATS_DOMAIN = 2, /* domain: 个人诚信 政务诚信 商务诚信 社会诚信 司法公信 */
	CREDIT_STATS_LIST = 3,   /* list */
	CREDIT_STATS_KIND = 4,   /* kind of subject */
	CREDIT_STATS_AUTHORITY = 5 /* authority: the department that listed */
};

/** The word of a `by`: all, domain, list, kind, authority; "" for any other number.
 *
 *  Args:    by  enum credit_stats_by
 *  Returns: the word, borrowed for ever
 *  Threads: any
 */
CREDIT_API const char *credit_stats_by_name(int by);

/* One line of figures: a month, one colour, one list (domain, kind, authority). */
typedef struct credit_stats_row {
	size_t size;      /* sizeof(credit_stats_row), filled by the library */
	credit_day month; /* its first day */
	credit_day day;   /* on which it was judged: its last, in the last month `on` */
	int32_t by;       /* enum credit_stats_by */
	const char *code; /* of list, domain, kind or department; "" for all, and "other" for
	                     authorities that the tables do not know */
	const char *name_zh;
	const char *name_en;
	const char *colour; /* black or red */
	credit_stats_count listed;   /* first day of listing in the month */
	credit_stats_count ended;    /* listed before or in the month, and ended on its day */
	credit_stats_count in_force; /* listed on its day */
} credit_stats_row;

/* Measures in force on the last day, for one department and trigger. */
typedef struct credit_stats_measure {
	size_t size;         /* sizeof(credit_stats_measure), filled by the library */
	const char *measure; /* code */
	const char *name_zh;
	const char *name_en;
	const char *type;       /* incentive or penalty */
	const char *department; /* code */
	const char *department_zh;
	const char *department_en;
	const char *trigger; /* law, document, department, voluntary */
	const char *trigger_zh;
	credit_stats_count in_force; /* supporting entries, and whom it concerns */
} credit_stats_measure;

/* How far a list has come to the county's target. */
enum credit_coverage {
	CREDIT_COVERAGE_UNKNOWN = 0,    /* unknown: no base, no target, or more holders than base */
	CREDIT_COVERAGE_REACHED = 1,    /* reached */
	CREDIT_COVERAGE_NOT_REACHED = 2 /* not-reached */
};

/** The word of a coverage: unknown, reached, not-reached; "" for any other number.
 *
 *  Args:    coverage  enum credit_coverage
 *  Returns: the word, borrowed for ever
 *  Threads: any
 */
CREDIT_API const char *credit_coverage_name(int coverage);

/* Coverage of one list on the last day: 文明村 80 %. */
typedef struct credit_stats_coverage {
	size_t size; /* sizeof(credit_stats_coverage), filled by the library */
	const char *list;
	const char *name_zh;
	const char *name_en;
	uint64_t holders;    /* subjects that hold it */
	uint64_t overdue;    /* of them: whose review is overdue */
	uint64_t alike;      /* of them: without an identifier, and named as another holder;
	                        perhaps counted twice */
	uint64_t base;       /* how many there are in the county; 0: nobody has said */
	uint32_t permille;   /* holders of base, rounded down; 0 without a base */
	uint32_t target_percent; /* 0: none */
	int32_t coverage;    /* enum credit_coverage */
	const char *base_source; /* who counted the base, and when; "" when nobody has said */
	const char *source;  /* of the list's row */
	bool sure;           /* false: that row is from memory, to be confirmed */
} credit_stats_coverage;

/* How far a department has answered its tasks, as they stand on the last day. */
typedef struct credit_stats_feedback {
	size_t size;            /* sizeof(credit_stats_feedback), filled by the library */
	const char *department; /* code */
	const char *department_zh;
	const char *department_en;
	uint64_t tasks;    /* that wait for an answer or have one; lifted and cancelled left out */
	uint64_t answered; /* of them: done, or not done with a reason */
	uint64_t overdue;  /* of those without: that must be answered, and whose day is over */
	uint64_t to_lift;  /* besides: measures that are over and not yet lifted */
	uint32_t permille; /* answered of tasks, rounded down; 0 without tasks */
} credit_stats_feedback;

/* Everything that is stored, by what it is on the last day. */
typedef struct credit_stats_totals {
	size_t size;        /* sizeof(credit_stats_totals), filled by the library */
	credit_day from;    /* first day of the first month */
	credit_day day;     /* last day judged */
	uint32_t months;
	uint64_t subjects;  /* with at least one entry that is not void */
	uint64_t entries;   /* all, the void ones too */
	uint64_t void_entries; /* counted nowhere else: revoked, of a wrong person, replaced,
	                          undone, erased, of a minor */
	uint64_t candidates;
	uint64_t notified;
	uint64_t in_force;
	uint64_t ended;
} credit_stats_totals;

/** Count: by month, list, domain, kind, authority; measures; feedback; coverage.
 *
 *  Two walks over the registry, one of them for the tasks.  Each month is judged on its last day by the rules
 *  of that day, by what the snapshot knows: what was recorded late counts in the
 *  month in which it happened.
 *
 *  Args:    snapshot  open
 *           options   what is asked for; copied
 *  Out:     out       owned, freed by credit_stats_free(); NULL on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL, options->size is unknown, `on` is no day,
 *                            from is after to, to is after the month of `on`, or there
 *                            are more than CREDIT_STATS_MONTHS_MAX months
 *           CREDIT_ENOTFOUND no tables were loaded by that moment of knowledge
 *           CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    国办发〔2020〕49号: counts, and no score and no order of merit
 *  Threads: one at a time
 */
CREDIT_API int credit_stats(credit_snapshot *snapshot, const credit_stats_options *options,
	credit_stats_report **out, credit_error *err);

/** How many departments have tasks.
 *
 *  Args:    report  made by credit_stats()
 *  Returns: 0 or more; 0 when report is NULL
 *  Threads: any
 */
CREDIT_API size_t credit_stats_feedback_count(const credit_stats_report *report);

/** The answers of one department, by code.
 *
 *  Args:    report  made by credit_stats()
 *           index   0 .. count-1
 *  Returns: borrowed from the report; NULL past the end
 *  Threads: any
 */
CREDIT_API const credit_stats_feedback *credit_stats_feedback_at(
	const credit_stats_report *report, size_t index);

/** Free a report; NULL does nothing.
 *
 *  Args:    report  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_stats_free(credit_stats_report *report);

/** What is stored altogether.
 *
 *  Args:    report  made by credit_stats()
 *  Returns: borrowed; NULL when report is NULL
 *  Threads: any
 */
CREDIT_API const credit_stats_totals *credit_stats_total(const credit_stats_report *report);

/** How many lines of figures there are.
 *
 *  Args:    report  made by credit_stats()
 *  Returns: 0 or more
 *  Threads: any
 */
CREDIT_API size_t credit_stats_row_count(const credit_stats_report *report);

/** One of them: by month, then `by`, then domain or kind or list or department, then colour.
 *
 *  All and all five domains are there in both colours also when they are 0; what else
 *  has no figure in any month is left out.
 *
 *  Args:    report  made by credit_stats()
 *           index   0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: any
 */
CREDIT_API const credit_stats_row *credit_stats_row_at(
	const credit_stats_report *report, size_t index);

/** How many measures are in force.
 *
 *  Args:    report  made by credit_stats()
 *  Returns: 0 or more
 *  Threads: any
 */
CREDIT_API size_t credit_stats_measure_count(const credit_stats_report *report);

/** One of them, by measure, department, trigger.
 *
 *  Args:    report  made by credit_stats()
 *           index   0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: any
 */
CREDIT_API const credit_stats_measure *credit_stats_measure_at(
	const credit_stats_report *report, size_t index);

/** How many lists have a base or a target.
 *
 *  Args:    report  made by credit_stats()
 *  Returns: 0 or more
 *  Threads: any
 */
CREDIT_API size_t credit_stats_coverage_count(const credit_stats_report *report);

/** The coverage of one of them, by code.
 *
 *  Args:    report  made by credit_stats()
 *           index   0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: any
 */
CREDIT_API const credit_stats_coverage *credit_stats_coverage_at(
	const credit_stats_report *report, size_t index);

/* How a report is written. */
enum credit_stats_format {
	CREDIT_STATS_JSON = 1, /* one object a line, schema credit.stats/1 */
	CREDIT_STATS_CSV = 2,  /* one figure a row; UTF-8 with a byte order mark, CRLF */
	CREDIT_STATS_HTML = 3  /* a page with charts; no script, nothing from outside */
};

/** A report as text.
 *
 *  JSON and CSV hold every figure as it is, for the office: a figure of one or two
 *  persons in a small place can tell who they are (个人信息保护法 art. 73).  On the
 *  page such a figure is "<3"; subtracting may still tell it, so that the page, too,
 *  is for the office and says so.  The same report gives the same bytes.
 *
 *  Args:    report  made by credit_stats()
 *           format  enum credit_stats_format
 *           lang    CREDIT_ZH or CREDIT_EN: of headings and names
 *  Out:     text    UTF-8, terminated; borrowed until the next text of this report, or
 *                   until it is freed; NULL on failure
 *           length  bytes at text without the terminator; 0 on failure
 *           err     may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL, or format or lang is unknown
 *           CREDIT_ENOMEM
 *  Threads: one at a time
 */
CREDIT_API int credit_stats_text(credit_stats_report *report, int format, int lang,
	const char **text, size_t *length, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
