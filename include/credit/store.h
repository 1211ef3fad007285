/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/store.h - the registry: open, read as of a moment, record, inspect.
 *
 * A registry may be used by all threads at once; a snapshot belongs to one
 * thread at a time.  Reading never blocks on writing, and a writer never waits
 * for readers.  Writers take turns, in all processes.
 *
 * Caveats:
 *  - A handle must not be used in a child process after fork(); every call
 *    answers CREDIT_EFORK there.  Fix: open again in the child.
 *  - A snapshot keeps its pages from being used again.  Fix: renew or end
 *    snapshots that are kept for long.
 *  - The store must lie on a local disk.
 */
#ifndef CREDIT_STORE_H
#define CREDIT_STORE_H

#include "credit/base.h"
#include "credit/catalogue.h"
#include "credit/id.h"
#include "credit/record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct credit_registry credit_registry;
typedef struct credit_snapshot credit_snapshot;

/* ---- open and create ---- */

/* How to open.  Fill with credit_open_options_init(), then change what is wanted. */
typedef struct credit_open_options {
	size_t size;             /* sizeof(credit_open_options) */
	int64_t now_us;          /* fixed recording clock; 0: the system's */
	uint64_t map_size_bytes; /* address space for the store; 0: 1 TiB or what there is */
	bool read_only;          /* refuse every change through this handle */
} credit_open_options;

/** Fill options with their defaults.
 *
 *  Args:    options  the caller's; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_open_options_init(credit_open_options *options);

/** Open a registry.
 *
 *  The same store may be opened many times in one process and in many
 *  processes.  Slots of readers that died are cleared.
 *
 *  Args:    where    folder of the store
 *           options  NULL: the defaults; copied
 *  Out:     out      owned, closed by credit_close(); NULL on failure
 *           err      may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     a pointer is NULL or options->size is unknown
 *           CREDIT_ENOTFOUND  there is no store
 *           CREDIT_EREADONLY  writing was asked for and the store can only be read
 *           CREDIT_EFORMAT    what lies there is no store
 *           CREDIT_EVERSION   the store names a feature that this library lacks
 *           CREDIT_ECORRUPT   its first records fail a check
 *           CREDIT_EIO, CREDIT_ENOMEM
 *  Threads: any
 */
CREDIT_API int credit_open(const char *where, const credit_open_options *options,
	credit_registry **out, credit_error *err);

/* How to create.  Fill with credit_create_options_init(). */
typedef struct credit_create_options {
	size_t size;       /* sizeof(credit_create_options) */
	uint32_t county;   /* division code; 629999 */
	const char *name;  /* the county's name, UTF-8, 1 .. 200 bytes; 样例县 */
	const char *tables; /* folder with the county's tables; NULL: the shipped ones alone */
	const char *hash;  /* "sha256" or "sm3", for the journal */
	const uint8_t *id_key; /* 32 bytes; NULL: random */
	size_t id_key_length;
	int64_t now_us;    /* recording clock; 0: the system's */
	uint64_t map_size_bytes;
	credit_finding_fn report; /* faults of the tables; may be NULL */
	void *context;
} credit_create_options;

/** Fill options with their defaults.
 *
 *  Args:    options  the caller's; NULL does nothing
 *  Threads: any
 */
CREDIT_API void credit_create_options_init(credit_create_options *options);

/** Create a registry and open it.
 *
 *  Makes the folder (mode 0700) unless it is there and empty.  A failure
 *  leaves no store behind, and takes away nothing that was there before.
 *
 *  Args:    where    folder of the store
 *           options  NULL: the defaults; copied
 *  Out:     out      owned, closed by credit_close(); NULL on failure
 *           err      may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL, or an option is outside its range
 *           CREDIT_EEXISTS   the folder holds something
 *           CREDIT_ERULE     the tables have faults; all were reported
 *           CREDIT_EVERSION  the hash is not in this build of OpenSSL
 *           CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOMEM, CREDIT_ECANCELLED
 *  Threads: any
 */
CREDIT_API int credit_create(const char *where, const credit_create_options *options,
	credit_registry **out, credit_error *err);

/** Close a registry; NULL does nothing.
 *
 *  Every snapshot must have been ended.  In a child process after fork() it
 *  frees the handle and leaves the parent's store alone.
 *
 *  Args:    registry  owned; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_close(credit_registry *registry);

/** The division code of the county, such as 629999; 0 when registry is NULL.
 *
 *  Args:    registry  open
 *  Returns: the code
 *  Threads: any
 */
CREDIT_API uint32_t credit_registry_county(const credit_registry *registry);

/** The name of the county.
 *
 *  Args:    registry  open
 *  Returns: UTF-8, borrowed until credit_close(); "" when registry is NULL
 *  Threads: any
 */
CREDIT_API const char *credit_registry_name(const credit_registry *registry);

/** The hash of the journal, its tree and the editions.
 *
 *  Args:    registry  NULL gives ""
 *  Returns: "sha256" or "sm3"; lives for ever
 *  Threads: any
 */
CREDIT_API const char *credit_registry_hash(const credit_registry *registry);

/** Load tables into the store; judgements from now on use them.
 *
 *  Args:    registry  open for writing
 *           dir       as for credit_catalogue_open()
 *           report    as for credit_catalogue_open()
 *           context   handed to report
 *           now_us    recording clock; 0: the registry's
 *  Out:     changed   false when these tables are in force already; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     registry is NULL
 *           CREDIT_ERULE      the tables have faults, or the clock runs backwards
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM,
 *           CREDIT_ECANCELLED, CREDIT_EFORK
 *  Threads: any
 */
CREDIT_API int credit_catalogue_load(credit_registry *registry, const char *dir,
	credit_finding_fn report, void *context, int64_t now_us, bool *changed,
	credit_error *err);

/* ---- snapshots ---- */

/** Begin to read, as of a moment of knowledge.
 *
 *  Args:    registry  open
 *           known     NULL: now; a sequence past the last one means now too
 *  Out:     out       owned, ended by credit_snapshot_end(); NULL on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL or known is of no kind
 *           CREDIT_EBUSY   too many readers, or another process grew the store
 *                          while this one reads; try again
 *           CREDIT_EFORK, CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM
 *  Threads: any; the snapshot then belongs to one thread at a time
 */
CREDIT_API int credit_snapshot_begin(credit_registry *registry, const credit_moment *known,
	credit_snapshot **out, credit_error *err);

/** Look again: the newest state, for the moment that was given at the beginning.
 *
 *  Everything borrowed from the snapshot is gone.  Costs next to nothing.
 *
 *  Args:    snapshot  open
 *  Out:     err       may be NULL
 *  Returns: as credit_snapshot_begin(); after a failure only
 *           credit_snapshot_renew() and credit_snapshot_end() may be called
 *  Threads: one at a time
 */
CREDIT_API int credit_snapshot_renew(credit_snapshot *snapshot, credit_error *err);

/** End a snapshot; NULL does nothing.
 *
 *  Args:    snapshot  owned; gone afterwards, and all that was borrowed from it
 *  Threads: one at a time
 */
CREDIT_API void credit_snapshot_end(credit_snapshot *snapshot);

/** The last sequence that a snapshot knows; 0 when it knows nothing or is NULL.
 *
 *  Args:    snapshot  open
 *  Returns: the sequence
 *  Threads: one at a time
 */
CREDIT_API uint64_t credit_snapshot_sequence(const credit_snapshot *snapshot);

/* ---- who asks, and why ---- */

/* A query, as the query log keeps it.  Strings UTF-8; NULL is "". */
typedef struct credit_query {
	size_t size;         /* sizeof(credit_query) */
	const char *purpose; /* why; not blank, at most 1,000 bytes */
	const char *operator_; /* who; not blank, at most 200 bytes */
	const char *command;   /* by which command or system, at most 100 bytes */
	const char *identity;  /* how and by whom an applicant's identity was checked */
} credit_query;

/** Say who asks and why: what is looked up from now on goes into the query log.
 *
 *  The log is queries.log in the store's folder, mode 0600, one JSON line a
 *  query, only ever appended to.  A line names who, when, why, by which command,
 *  as of which day and sequence, and each subject by a keyed digest; the first
 *  ten also masked, none in full; numbers of persons within the texts are masked
 *  too.  Kept are: credit_check() and its kin,
 *  credit_subject_get(), credit_subject_of_entry() and the hits of
 *  credit_search().  A look-up only copies the identifier; the line is written by
 *  credit_snapshot_log(), or when the snapshot ends.  More than 10,000 subjects
 *  become several lines with the same "query"; once 100,000 are kept, their
 *  lines are written within the look-up, and a failure there refuses its answer.
 *
 *  Without a purpose nothing is kept.  Called again, it ends the query before:
 *  its lines are written first.  Opening the log needs a folder that can be
 *  written, also where the registry was opened for reading.
 *
 *  Args:    snapshot  open; no look-up was made through it without a purpose
 *           query     copied
 *  Out:     err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL, size is unknown, purpose or operator_ is
 *                            blank, a text is too long, or a look-up came first
 *           CREDIT_EREADONLY the folder or the log cannot be written
 *           CREDIT_EFORMAT   queries.log is no plain file
 *           CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM
 *  Rule:    深圳经济特区社会信用条例 第四十五条 (as a model): queries are logged with time,
 *           person and authorisation, and kept for at least five years; this library
 *           never deletes or shortens the log
 *  Threads: one at a time
 */
CREDIT_API int credit_snapshot_purpose(
	credit_snapshot *snapshot, const credit_query *query, credit_error *err);

/** Write what was looked up to the query log, durably, and begin a new query.
 *
 *  Call it before answers are used: credit_snapshot_end() writes what is left
 *  too, but cannot tell of a failure.  Without a purpose, or with nothing looked
 *  up, it does nothing.
 *
 *  Args:    snapshot  open
 *  Out:     err       may be NULL
 *  Returns: CREDIT_OK      the lines are on disk
 *           CREDIT_EINVAL  snapshot is NULL
 *           CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM; from then on every look-up of
 *                          this snapshot is refused with the same error
 *  Threads: one at a time
 */
CREDIT_API int credit_snapshot_log(credit_snapshot *snapshot, credit_error *err);

/** Write what was looked up so far, durably, and go on with the same query.
 *
 *  For a batch that is answered in parts: its lines share one "query".  End it
 *  with credit_snapshot_log(), or with the snapshot.
 *
 *  Args:    snapshot  open
 *  Out:     err       may be NULL
 *  Returns: as credit_snapshot_log()
 *  Threads: one at a time
 */
CREDIT_API int credit_snapshot_log_part(credit_snapshot *snapshot, credit_error *err);

/** Is this a subject that is looked up only with a purpose, as far as a user is asked?
 *
 *  The library answers a caller without a purpose too: a system that is linked in
 *  states its own.  Programs for people refuse what this function names.
 *
 *  Args:    id  a parsed identifier
 *  Returns: true for natural persons; false for all others and for NULL
 *  Rule:    个人信息保护法 art. 6, 51: handled for a definite purpose, access controlled
 *  Threads: any
 */
CREDIT_API bool credit_purpose_needed(const credit_id *id);

/* One line of the query log.  Strings are borrowed until the callback returns. */
typedef struct credit_query_row {
	size_t size;
	uint64_t query; /* lines of one query share it */
	int64_t at_us;
	const char *operator_;
	const char *purpose;
	const char *command;
	const char *identity; /* "" where none was asked for */
	credit_day on;        /* day of judgement; CREDIT_DAY_NONE: a search */
	uint64_t known;       /* the last sequence that the answers knew */
	uint64_t subjects;    /* how many different subjects */
	const char *const *masked; /* the first ten; none when asked for one subject */
	size_t masked_count;
	const char *const *refs; /* keyed digests of all; none when asked for one subject */
	size_t refs_count;
} credit_query_row;

/* Called for each line; non-zero stops. */
typedef int (*credit_query_fn)(void *context, const credit_query_row *row);

/** Lines of the query log, in the order they were written.
 *
 *  Args:    snapshot  open
 *           subject   NULL: all lines; else those that name it by any of its
 *                     identifiers, and nothing in them about other subjects
 *           visit     called for each
 *           context   handed to visit
 *  Out:     damaged   lines that cannot be read, passed over; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK         also when nobody asked yet
 *           CREDIT_EINVAL     a pointer is NULL or subject is none
 *           CREDIT_EFORMAT    queries.log is no plain file
 *           CREDIT_ECANCELLED visit asked to stop
 *           CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: one at a time
 */
CREDIT_API int credit_query_list(credit_snapshot *snapshot, const credit_id *subject,
	credit_query_fn visit, void *context, uint64_t *damaged, credit_error *err);

/*
 * Answers below are borrowed from the snapshot until its next call that
 * answers something, its renewal or its end.
 */

/* ---- subjects and entries ---- */

typedef struct credit_subject credit_subject; /* one subject, judged on a day */
typedef struct credit_entry credit_entry;     /* one of its entries */

/** Everything about one subject, by identifier.
 *
 *  Args:    snapshot  open
 *           id        parsed
 *           on        day of judgement
 *  Out:     out       borrowed as above; also when nothing is recorded; NULL on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL   a pointer is NULL, id is none, or on is no day
 *           CREDIT_ECORRUPT stored bytes fail a check; err names the key
 *           CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    个人信息保护法 art. 6, 51: for a definite purpose
 *  Threads: one at a time
 */
CREDIT_API int credit_subject_get(credit_snapshot *snapshot, const credit_id *id,
	credit_day on, const credit_subject **out, credit_error *err);

/** Everything about the subject of one entry, by entry id or public number.
 *
 *  Args:    snapshot  open
 *           text      16 characters of an entry id or 12 of a public number
 *           length    bytes at text
 *           on        day of judgement
 *  Out:     out       borrowed as above; NULL on failure
 *           err       may be NULL
 *  Returns: as credit_subject_get()
 *           CREDIT_EFORMAT   text is neither
 *           CREDIT_ENOTFOUND no such entry is known
 *  Rule:    个人信息保护法 art. 6, 51: for a definite purpose
 *  Threads: one at a time
 */
CREDIT_API int credit_subject_of_entry(credit_snapshot *snapshot, const char *text,
	size_t length, credit_day on, const credit_subject **out, credit_error *err);

/** How many identifiers are joined to a subject.
 *
 *  Args:    subject  borrowed
 *  Returns: 1 or more; 0 when subject is NULL
 *  Threads: one at a time
 */
CREDIT_API size_t credit_subject_id_count(const credit_subject *subject);

/** One of its identifiers; the first is the one asked for.
 *
 *  Args:    subject  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_id *credit_subject_id(const credit_subject *subject, size_t index);

/** The name of its newest entry on that day; "" when nothing names it.
 *
 *  Args:    subject  borrowed
 *  Returns: UTF-8, borrowed
 *  Threads: one at a time
 */
CREDIT_API const char *credit_subject_name(const credit_subject *subject);

/** How many entries a subject has.
 *
 *  Args:    subject  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_subject_entry_count(const credit_subject *subject);

/** One of its entries, oldest first.
 *
 *  Args:    subject  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_entry *credit_subject_entry(
	const credit_subject *subject, size_t index);

/*
 * A responsible person as an entry of an organisation names them, corrections
 * applied.  Strings are never NULL and borrowed with the subject.
 */
typedef struct credit_responsible {
	size_t size;
	const char *name;
	const credit_id *id; /* NULL: only a name is known, which reaches nobody */
	const char *role;    /* as the law words it: 法定代表人 ... */
	const char *basis;   /* the article or document that the authority named, or "" */
	credit_day from;     /* CREDIT_DAY_NONE: not stated; so is the next */
	credit_day to;
} credit_responsible;

/** How many responsible persons an entry names.
 *
 *  Args:    entry  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_entry_responsible_count(const credit_entry *entry);

/** One of them.
 *
 *  Args:    entry  borrowed
 *           index  0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_responsible *credit_entry_responsible_at(
	const credit_entry *entry, size_t index);

/*
 * An office of the person in a listed organisation, whether or not anything
 * reaches the person through it on the day.  Strings are never NULL and borrowed
 * with the subject.
 */
typedef struct credit_office {
	size_t size;
	const char *name; /* of the organisation */
	const char *id;   /* its credit code or organisation code; "" when it has none */
	const char *role;
	const char *basis;
	credit_day from;
	credit_day to;
	const char *entry; /* of the organisation, 16 characters */
	const char *list;
	bool reaches;
	const char *why_not;     /* message code; "" when it reaches the person */
	const char *why_article; /* instrument and article of that, or "" */
	const char *articles;    /* what reaches the person, "；" between; else "" */
	const char *measures;    /* codes, ";" between */
	credit_day until; /* last day; CREDIT_DAY_MAX: no end; CREDIT_DAY_NONE: nothing does */
} credit_office;

/** How many offices in listed organisations are recorded of a person.
 *
 *  Args:    subject  borrowed
 *  Returns: 0 or more; 0 for anybody but a natural person
 *  Rule:    国办发〔2020〕49号: no measure without law; 法释〔2010〕8号 art. 3
 *  Threads: one at a time
 */
CREDIT_API size_t credit_subject_office_count(const credit_subject *subject);

/** One of those offices, by organisation, list and day of decision.
 *
 *  Args:    subject  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_office *credit_subject_office_at(
	const credit_subject *subject, size_t index);

/* One act on a subject.  Strings and identifiers are borrowed with the subject. */
typedef struct credit_subject_event {
	size_t size;
	int32_t kind; /* enum credit_subject_kind */
	credit_day day;
	const credit_id *subject; /* the identifier that it names */
	const char *document;
	const char *authority;
	const char *operator_;
	int64_t learned_us;
	uint64_t sequence;
	uint64_t batch; /* 0: none */
	bool counts;    /* false: its batch was undone, or a later act annulled it */
	const credit_id *others;
	size_t others_count;
	size_t fields_count;
	const char *const *field_names;
	const char *const *field_values;
} credit_subject_event;

/** How many acts on the subject itself are known.
 *
 *  Args:    subject  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_subject_event_count(const credit_subject *subject);

/** One act on the subject, in order of recording.
 *
 *  Args:    subject  borrowed
 *           index    0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_subject_event *credit_subject_event_at(
	const credit_subject *subject, size_t index);

/** A subject as one JSON object, full identifiers included (for `show`).
 *
 *  Args:    snapshot  that the subject was borrowed from
 *           subject   borrowed; stays good
 *  Out:     json      UTF-8, terminated, borrowed as above; NULL on failure
 *           length    bytes at json; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL
 *           CREDIT_ENOMEM
 *  Threads: one at a time
 */
CREDIT_API int credit_subject_json(credit_snapshot *snapshot, const credit_subject *subject,
	const char **json, size_t *length, credit_error *err);

/** A field of an entry as text, corrections applied.
 *
 *  Args:    entry  borrowed
 *           field  id, number, state, listed, public_from, public_until, use_until,
 *                  measures_until, why_not_public, question, learned, sequence, or a canonical
 *                  field name such as list, document, grade, act_end
 *  Returns: UTF-8, borrowed; "" when absent; NULL when the field is unknown
 *  Threads: one at a time
 */
CREDIT_API const char *credit_entry_field(const credit_entry *entry, const char *field);

/** Marks of an entry on the day of judgement.
 *
 *  Args:    entry  borrowed
 *  Returns: CREDIT_MARK_... set
 *  Threads: one at a time
 */
CREDIT_API unsigned credit_entry_marks(const credit_entry *entry);

/** How many events an entry has.
 *
 *  Args:    entry  borrowed
 *  Returns: 0 or more
 *  Threads: one at a time
 */
CREDIT_API size_t credit_entry_event_count(const credit_entry *entry);

/* One event, in order of day and sequence.  Strings are borrowed with the entry. */
typedef struct credit_event {
	size_t size;
	int32_t kind; /* enum credit_event_kind */
	credit_day day;
	const char *document;
	const char *authority;
	const char *operator_;
	int64_t learned_us;
	uint64_t sequence;
	uint64_t batch; /* 0: none */
	size_t fields_count;
	const char *const *field_names;
	const char *const *field_values;
} credit_event;

/** One event of an entry.
 *
 *  Args:    entry  borrowed
 *           index  0 .. count-1
 *  Returns: borrowed; NULL past the end
 *  Threads: one at a time
 */
CREDIT_API const credit_event *credit_entry_event(const credit_entry *entry, size_t index);

/* One subject found by name. */
typedef struct credit_hit {
	size_t size;
	credit_id id;
	const char *name; /* as given */
	bool exact;       /* the whole name; false: the beginning of it */
	size_t entries_count;
} credit_hit;

/** Subjects by name: equal by normal form, or beginning with it.
 *
 *  Namesakes are different subjects and come as several hits.
 *
 *  Args:    snapshot  open
 *           name      UTF-8, at least one character that is not a space
 *           length    bytes at name
 *           limit     most hits wanted; 0: 1,000
 *  Out:     out       array, exact ones first, borrowed as above; NULL on failure
 *           count     length of the array
 *           err       may be NULL
 *  Returns: CREDIT_OK        also with no hit
 *           CREDIT_EINVAL    a pointer is NULL
 *           CREDIT_EFORMAT   name is empty or no UTF-8
 *           CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: one at a time
 */
CREDIT_API int credit_search(credit_snapshot *snapshot, const char *name, size_t length,
	size_t limit, const credit_hit **out, size_t *count, credit_error *err);

/** A hit as one JSON object, its identifier masked.
 *
 *  Args:    snapshot  that the hit was borrowed from
 *           hit       borrowed; stays good
 *  Out:     json      as credit_subject_json()
 *           length    bytes at json; may be NULL
 *           err       may be NULL
 *  Returns: as credit_subject_json()
 *  Threads: one at a time
 */
CREDIT_API int credit_hit_json(credit_snapshot *snapshot, const credit_hit *hit,
	const char **json, size_t *length, credit_error *err);

/* ---- acts ---- */

/* An act to record on an entry.  Strings UTF-8; NULL is "". */
typedef struct credit_act {
	size_t size;       /* sizeof(credit_act) */
	const char *entry; /* entry id or public number */
	int32_t kind;      /* enum credit_event_kind */
	credit_day day;
	const char *document;
	const char *authority; /* credit code, department code or name of whose act it is */
	const char *operator_;
	const char *const *field_names; /* fields_count canonical names, and their values */
	const char *const *field_values;
	size_t fields_count;
	int64_t now_us; /* recording clock; 0: the registry's */
} credit_act;

enum credit_recorded { CREDIT_RECORDED = 1, CREDIT_UNCHANGED = 2 };

/** Record an act on an entry, as law and tables allow.
 *
 *  Args:    registry  open for writing
 *           act       copied
 *  Out:     outcome   enum credit_recorded: stored, or equal to what is stored; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     a pointer is NULL, or act breaks a limit
 *           CREDIT_ENOTFOUND  no such entry, or the authority is in no table
 *           CREDIT_EEXISTS    the same act is stored with other fields
 *           CREDIT_ERULE      the law forbids it; err names the article. Or the clock
 *                             runs backwards
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: any
 */
CREDIT_API int credit_event_record(credit_registry *registry, const credit_act *act,
	int *outcome, credit_error *err);

/* An act to record on a subject.  Strings UTF-8; NULL is "". */
typedef struct credit_subject_act {
	size_t size;              /* sizeof(credit_subject_act) */
	const credit_id *subject; /* whom it is about, parsed */
	int32_t kind;             /* enum credit_subject_kind */
	credit_day day;
	const char *document;
	const char *authority; /* who registered it: credit code, department code or name */
	const char *operator_;
	const credit_id *others; /* the new code, the successor or successors, the same subject */
	size_t others_count;     /* at most 16 */
	const char *const *field_names; /* name; note; of and kind */
	const char *const *field_values;
	size_t fields_count;
	int64_t now_us; /* recording clock; 0: the registry's */
} credit_subject_act;

/** Record an act on a subject: renamed, registered anew, merged, divided, struck
 *  off, deceased, the same as another identifier, or an earlier act annulled.
 *
 *  It is about all entries of the subject, under every identifier that is
 *  joined.  A death ends them with its day; of the other acts nothing ends by
 *  itself and nobody is listed: the authority of each entry decides.
 *
 *  An act that joined the wrong identifiers is annulled under the one it names as
 *  its subject.  From then on neither reaches the other's entries; what was known
 *  before stays known as of then.  Nothing that was recorded or printed since
 *  stands against it, except feedback "done" under one of them about an entry of
 *  the other, until it is lifted or undone: a department acts upon the join.
 *
 *  Args:    registry  open for writing
 *           act       copied
 *  Out:     outcome   enum credit_recorded: stored, or equal to what is stored; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     a pointer is NULL, or act breaks a limit
 *           CREDIT_ENOTFOUND  the authority is in no table and no credit code
 *           CREDIT_EEXISTS    the same act is stored with other content
 *           CREDIT_ERULE      it is not for such a subject, lacks a document, a name or
 *                             the other identifier; it annuls what is not there or is
 *                             acted upon; or the clock runs backwards
 *           CREDIT_ELIMIT     too many identifiers are joined
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    民法典 art. 13, 67; 个人信息保护法 art. 46, 49
 *  Threads: any
 */
CREDIT_API int credit_subject_act_record(credit_registry *registry,
	const credit_subject_act *act, int *outcome, credit_error *err);

/* ---- batches ---- */

/* One imported file.  Strings are borrowed with it. */
typedef struct credit_batch {
	size_t size;
	uint64_t number;
	const char *file;
	const char *digest; /* SHA-256 of the file's bytes, 64 hex digits */
	const char *encoding;
	const char *operator_;
	const char *lists; /* codes, ";" between */
	const char *authorities; /* credit codes, ";" between */
	credit_day as_of;
	uint64_t rows;
	uint64_t added;
	uint64_t changed;
	uint64_t unchanged;
	uint64_t rejected;
	int64_t learned_us;
	uint64_t sequence;
	bool undone;
	int64_t undone_us;
	const char *undone_by;
	const char *kind;     /* rows, full, zero, acts, feedback */
	const char *document; /* zero reports: its number; else "" */
	uint64_t absent;      /* full lists: stored entries that it no longer names */
} credit_batch;

/** All batches, in order of number.
 *
 *  Args:    snapshot  open
 *  Out:     out       array, borrowed as above; NULL on failure
 *           count     length of the array
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL, CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: one at a time
 */
CREDIT_API int credit_batch_list(credit_snapshot *snapshot, const credit_batch **out,
	size_t *count, credit_error *err);

/** One batch, and the ids of the entries that its records are about.
 *
 *  Args:    snapshot  open
 *           number    of the batch
 *  Out:     out       borrowed as above; NULL on failure
 *           entries   array of entry ids as text, each once; may be NULL
 *           count     length of entries; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_ENOTFOUND  no such batch is known
 *           CREDIT_EINVAL, CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: one at a time
 */
CREDIT_API int credit_batch_show(credit_snapshot *snapshot, uint64_t number,
	const credit_batch **out, const char *const **entries, size_t *count,
	credit_error *err);

/** A batch as one JSON object.
 *
 *  Args:    snapshot  that the batch was borrowed from
 *           batch     borrowed; stays good
 *           entries   as credit_batch_show() gave them, or NULL: left out
 *           count     length of entries
 *  Out:     json      as credit_subject_json()
 *           length    bytes at json; may be NULL
 *           err       may be NULL
 *  Returns: as credit_subject_json()
 *  Threads: one at a time
 */
CREDIT_API int credit_batch_json(credit_snapshot *snapshot, const credit_batch *batch,
	const char *const *entries, size_t count, const char **json, size_t *length,
	credit_error *err);

/** Undo a batch: a record that ends its effect, never a deletion.
 *
 *  Args:    registry   open for writing
 *           number     of the batch
 *           operator_  who asks for it; may be NULL
 *           now_us     recording clock; 0: the registry's
 *  Out:     undone     how many records lost their effect; may be NULL
 *           err        may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     registry is NULL
 *           CREDIT_ENOTFOUND  no such batch
 *           CREDIT_EEXISTS    it is undone already
 *           CREDIT_ERULE      an entry of it was printed, has later records or
 *                             was acted upon by a department; err
 *                             names the entry. Or the clock runs backwards
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: any
 */
CREDIT_API int credit_batch_undo(credit_registry *registry, uint64_t number,
	const char *operator_, int64_t now_us, uint64_t *undone, credit_error *err);

/* ---- journal ---- */

/* One record of the journal. */
typedef struct credit_log_row {
	size_t size;
	uint64_t sequence;
	int64_t learned_us;
	const char *kind;  /* entry event alias batch undo tables edition subject-act feedback
	                      approval erasure */
	const char *entry; /* entry id, or "" */
	uint64_t batch;    /* number of the batch, or 0 */
	uint8_t payload[32]; /* digest of salt and payload, by the store's hash */
	uint64_t erased_by; /* sequence of the erasure that took the record; 0: none */
} credit_log_row;

/** Records of the journal, in order.
 *
 *  Args:    snapshot  open
 *           first     first sequence wanted, from 1
 *           limit     most rows wanted; 0: 1,000
 *  Out:     out       array, borrowed as above; NULL on failure
 *           count     length of the array; 0 past the end
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL, CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: one at a time
 */
CREDIT_API int credit_log(credit_snapshot *snapshot, uint64_t first, size_t limit,
	const credit_log_row **out, size_t *count, credit_error *err);

/** A record of the journal as one JSON object.
 *
 *  Args:    snapshot  that the row was borrowed from
 *           row       borrowed; stays good
 *  Out:     json      as credit_subject_json()
 *           length    bytes at json; may be NULL
 *           err       may be NULL
 *  Returns: as credit_subject_json()
 *  Threads: one at a time
 */
CREDIT_API int credit_log_json(credit_snapshot *snapshot, const credit_log_row *row,
	const char **json, size_t *length, credit_error *err);

/* ---- the journal's tree ---- */

/*
 * What the tree over the journal shows, with the hashes of RFC 9162: that a record
 * stands in a tree, or that a tree continues an earlier one.  A leaf is made of a
 * record's sequence, learned time, kind and payload digest, so that a proof stays
 * good when the record is erased.  Root and size belong together: keep both.
 */
typedef struct credit_journal_proof {
	size_t size;
	bool continues;         /* the second of the two */
	uint64_t first;         /* the record; or the size of the earlier tree */
	uint64_t records;       /* the size of the tree */
	const char *hash;       /* "sha256" or "sm3" */
	uint8_t leaf[32];       /* hash of the record's leaf; or zeros */
	uint8_t first_root[32]; /* root of the earlier tree; or zeros */
	uint8_t root[32];
	const uint8_t (*path)[32]; /* in the order of RFC 9162 */
	size_t path_count;
} credit_journal_proof;

/** The root of the tree over the first records of the journal.
 *
 *  Args:    snapshot  open
 *           records   how many; 0: all that the snapshot knows
 *  Out:     root      32 bytes, by the registry's hash; zeros on failure
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL, or the snapshot knows fewer records
 *           CREDIT_ECORRUPT  the stored tree is damaged
 *           CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Threads: one at a time
 */
CREDIT_API int credit_journal_root(credit_snapshot *snapshot, uint64_t records,
	uint8_t root[32], credit_error *err);

/** That a record stands in the journal.
 *
 *  Args:    snapshot  open
 *           sequence  the record, from 1
 *           records   size of the tree; 0: all that the snapshot knows
 *  Out:     out       borrowed as above; NULL on failure
 *           err       may be NULL
 *  Returns: as credit_journal_root()
 *  Threads: one at a time
 */
CREDIT_API int credit_journal_inclusion(credit_snapshot *snapshot, uint64_t sequence,
	uint64_t records, const credit_journal_proof **out, credit_error *err);

/** That the journal continues what it was earlier.
 *
 *  Args:    snapshot  open
 *           first     size of the earlier tree, at least 1
 *           records   size of the later one; 0: all that the snapshot knows
 *  Out:     out       borrowed as above; NULL on failure
 *           err       may be NULL
 *  Returns: as credit_journal_root()
 *  Threads: one at a time
 */
CREDIT_API int credit_journal_consistency(credit_snapshot *snapshot, uint64_t first,
	uint64_t records, const credit_journal_proof **out, credit_error *err);

/** Whether a proof holds; needs no registry.
 *
 *  Args:    proof  from anywhere: all members filled by whoever has it
 *  Out:     err    may be NULL
 *  Returns: CREDIT_OK        it shows what it says
 *           CREDIT_EINVAL    NULL, an unknown size or hash, or a path that is too long
 *           CREDIT_ECORRUPT  it does not (tree-proof)
 *           CREDIT_EVERSION  this build lacks the hash
 *           CREDIT_EIO, CREDIT_ENOMEM
 *  Threads: any
 */
CREDIT_API int credit_journal_proof_check(
	const credit_journal_proof *proof, credit_error *err);

/** A proof as one JSON object.
 *
 *  Args:    snapshot  whose memory the answer takes
 *           proof     borrowed; stays good
 *  Out:     json      as credit_subject_json()
 *           length    bytes at json; may be NULL
 *           err       may be NULL
 *  Returns: as credit_subject_json()
 *  Threads: one at a time
 */
CREDIT_API int credit_journal_proof_json(credit_snapshot *snapshot,
	const credit_journal_proof *proof, const char **json, size_t *length,
	credit_error *err);

/* ---- health ---- */

/* What a check of the whole store saw. */
typedef struct credit_fsck_report {
	size_t size;       /* sizeof(credit_fsck_report), set by the caller */
	uint64_t records;  /* journalled records */
	uint64_t entries;
	uint64_t events;
	uint64_t keys;     /* everything in the store */
	uint64_t findings; /* invariants broken; 0 with unfinished 0: the store is well */
	uint64_t unfinished; /* erasures of which bytes are left (credit_erase_finish()) */
} credit_fsck_report;

/** Check every numbered invariant of the store.
 *
 *  Reads everything; blocks nobody.  Each finding names its invariant: the
 *  code is "invariant" and the first parameter its number.  One more, "fsck-erasure", tells
 *  of erasures that are not carried through, as the first parameter says how many.
 *
 *  Args:    registry  open
 *           report    called for each finding; may be NULL
 *           context   handed to report
 *  Out:     out       counts; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK         the store is well
 *           CREDIT_ECORRUPT   invariants are broken; all were reported
 *           CREDIT_ERULE      none is, but bytes of what was erased are left
 *           CREDIT_EINVAL     registry is NULL
 *           CREDIT_ECANCELLED report asked to stop
 *           CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    个人信息保护法 第四十七条
 *  Threads: any
 */
CREDIT_API int credit_fsck(credit_registry *registry, credit_finding_fn report, void *context,
	credit_fsck_report *out, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
