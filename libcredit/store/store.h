/* SPDX-License-Identifier: Apache-2.0 */
/*
 * store.h - what the rooms below use of the store beside credit/store.h.
 *
 * Reading goes through a credit_snapshot; a change gives one too, which sees
 * what the change added so far, so that the same code serves a dry run and a
 * real one.  Functions that answer records take an arena: what they answer is
 * borrowed until that arena is reset or freed, and never points into the map.
 *
 * Writing goes through one struct change at a time in all processes.  A change
 * is one transaction: a reader sees all of it or nothing.  Its records share
 * one learned time and get consecutive sequence numbers.  The first failure
 * sticks: later calls do nothing, change_commit() reports it.
 */
#ifndef LIBCREDIT_STORE_H
#define LIBCREDIT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "catalogue/catalogue.h"
#include "credit/store.h"
#include "record/approval.h"
#include "record/feedback.h"
#include "record/record.h"
#include "record/subject_act.h"
#include "seal/digest.h"
#include "seal/random.h"

/* ---- registry ---- */

uint32_t registry_county(const credit_registry *registry);
const char *registry_name(const credit_registry *registry);
const uint8_t *registry_id_key(const credit_registry *registry); /* ID_KEY_BYTES */
int registry_hash(const credit_registry *registry);              /* enum hash */
int64_t registry_now_us(const credit_registry *registry); /* its fixed clock, else the system's */

/* ---- snapshot ---- */

credit_registry *snapshot_registry(const credit_snapshot *snapshot);
/* For answers of public calls, which begin with arena_reset(snapshot_arena()). */
struct arena *snapshot_arena(credit_snapshot *snapshot);
/* The last sequence that this snapshot knows, and when it was learned (0: nothing). */
uint64_t snapshot_sequence(const credit_snapshot *snapshot);
int64_t snapshot_learned_us(const credit_snapshot *snapshot);

/*
 * The tables that were in force at that moment of knowledge; parsed once for
 * each digest and process, shared read-only, borrowed until the registry is
 * closed.  CREDIT_ENOTFOUND (before the first load), CREDIT_ECORRUPT, CREDIT_ENOMEM.
 */
int snapshot_tables(credit_snapshot *snapshot, const credit_catalogue **out, credit_error *err);

/*
 * Somebody asked for these subjects, by identifier, as of a day (CREDIT_DAY_NONE:
 * of no day): kept for the query log when the snapshot has a purpose, else one
 * branch.  Before the answer is given: a failure refuses it.  What the registry
 * asks for itself is not kept.
 */
int snapshot_asked(credit_snapshot *snapshot, const credit_id *ids, size_t count,
	credit_day on, credit_error *err);

/* The query that a snapshot was given; false: none.  number is where its first line lies,
 * known once a line is written, else 0.  Borrowed until the snapshot's next query or end. */
struct snapshot_query {
	const char *purpose;
	const char *identity; /* "" : not asked */
	uint64_t number;
};
bool snapshot_query(const credit_snapshot *snapshot, struct snapshot_query *out);

/* ---- subjects and entries ---- */

struct erasure; /* erasure.h */

/*
 * Everything about one subject: its entries with their known events, in key
 * order, and the aliases that joined identifiers to it.  A credit code finds
 * entries under that code and under its bare organisation code; an
 * organisation code finds every credit code that contains it; aliases are
 * followed both ways, those of undone batches not at all.  Entries have their
 * events and the subject's acts attached, and sequence and
 * learned set; they are as recorded (entry_current() applies corrections).
 */
struct subject_records {
	const struct entry *const *entries;
	size_t entries_count;
	const struct alias *const *aliases;
	size_t aliases_count;
	const struct subject_act *const *acts; /* by sequence, those undone marked */
	size_t acts_count;
	const credit_id *ids; /* all identifiers joined, the one asked for first */
	size_t ids_count;
	/* what departments said of its tasks, in order of sequence, undone ones marked */
	const struct feedback *const *feedback;
	size_t feedback_count;
	/*
	 * The erasure that took what would have been answered, whatever is known of
	 * it at that moment: nothing is left of the subject, or what is left is not
	 * all that was known then.  NULL: there was none.
	 */
	const struct erasure *erased;
};

/* Also CREDIT_OK with nothing found.  CREDIT_EINVAL (no identifier), CREDIT_ECORRUPT,
 * CREDIT_ENOMEM, CREDIT_EIO. */
int snapshot_subject(credit_snapshot *snapshot, const credit_id *id, struct arena *arena,
	struct subject_records *out, credit_error *err);
/* The same as if the act had joined nothing, which is what its annulment leaves; the
 * act may be NULL. */
int snapshot_subject_without(credit_snapshot *snapshot, const credit_id *id,
	const struct subject_act *without, struct arena *arena, struct subject_records *out,
	credit_error *err);

/*
 * The offices of a person in listed organisations, as judge_roles() sees them on a
 * day: what a check, `show` and a report tell.  One more look-up for each
 * identifier of a person, none for anybody else.  records: those of the person,
 * by snapshot_subject().  Memory from the arena.
 */
struct reached {
	const struct judged_role *const *roles; /* by organisation, list, day of decision */
	size_t count;
};
/* Also CREDIT_OK with nothing found.  CREDIT_ENOTFOUND (no tables), CREDIT_ECORRUPT,
 * CREDIT_ENOMEM, CREDIT_EIO. */
int snapshot_reached(credit_snapshot *snapshot, const struct subject_records *person,
	credit_day on, struct arena *arena, struct reached *out, credit_error *err);

/* One entry with its events, without the acts on its subject: who judges reads the
 * subject.  CREDIT_ENOTFOUND when it is not known. */
int snapshot_entry(credit_snapshot *snapshot, const struct entry_id *id, struct arena *arena,
	const struct entry **out, credit_error *err);

/* Give an entry, stored or only said, the acts on its subject, under whatever identifier. */
int snapshot_entry_acts(credit_snapshot *snapshot, struct entry *entry, struct arena *arena,
	credit_error *err);

/* By what people type: an entry id (16 characters) or a public number (12). */
int snapshot_entry_named(credit_snapshot *snapshot, const char *text, size_t length,
	struct arena *arena, const struct entry **out, credit_error *err);

/* The public number an entry bears: from its `published` event, or NULL.  Borrowed from it. */
const char *entry_public_number(const struct entry *entry);
/* Which entry bears a public number: CREDIT_ENOTFOUND when none. */
int snapshot_number(credit_snapshot *snapshot, const char *number, struct entry_id *out,
	credit_error *err);

/* By which document an entry was erased, whatever the snapshot knows. */
struct erased_entry {
	const char *document; /* in the arena; NULL: it was not */
	credit_day day;
	uint64_t sequence; /* of the erasure */
};
int snapshot_erased_note(credit_snapshot *snapshot, const struct entry_id *id,
	struct arena *arena, struct erased_entry *out, credit_error *err);

/* Entry ids recorded for the same list, authority and document key, of any subject. */
int snapshot_document(credit_snapshot *snapshot, const char *list, const char *authority,
	const char *document, struct arena *arena, const struct entry_id **out, size_t *count,
	credit_error *err);

/*
 * All subjects in key order, in bounded memory: called once for each subject
 * with at least one entry (an organisation's entries come together, those under
 * its bare code first; identifiers that aliases join come as one subject).  The
 * arena is reset after each call; ids are filled where aliases join several.  A
 * callback that returns non-zero stops the walk with that status.
 */
typedef int (*subject_fn)(
	void *context, const struct subject_records *records, struct arena *arena);
int snapshot_walk(credit_snapshot *snapshot, subject_fn visit, void *context,
	credit_error *err);

/* One hit of a search by name: a subject, by its identifier. */
struct name_hit {
	credit_id subject;
	const char *name; /* as given in the newest entry that matched */
	bool exact;       /* equal by match key; else the beginning of it */
	size_t entries_count;
};
/* Names whose match key equals or begins with that of the text, exact ones first. */
int snapshot_names(credit_snapshot *snapshot, const char *name, size_t length, size_t limit,
	struct arena *arena, const struct name_hit **out, size_t *count, credit_error *err);

/* ---- lists and when an authority last confirmed them ---- */

/*
 * What confirms a list.  Each file of a list that landed, complete or not, and each
 * zero report says that its authority keeps the list up to that day: as_of, which
 * its maximum age is counted from.  Only a complete list and a zero report speak of
 * all entries: whole_as_of, which no older complete list may come behind.  A file
 * of some rows says nothing about those it does not name, whenever it came.
 */
struct confirmation {
	const char *list;
	const char *authority; /* credit code */
	credit_day as_of;
	uint64_t batch;         /* that as_of is of */
	credit_day whole_as_of; /* CREDIT_DAY_NONE: nobody ever spoke of the whole list */
};
/* The newest of each list and authority, sorted by both; undone batches do not count.
 * Kept by the snapshot, borrowed until it is renewed or ended. */
int snapshot_confirmations(credit_snapshot *snapshot, const struct confirmation **out,
	size_t *count, credit_error *err);

/*
 * Until when an entry's list is confirmed by its authority, or by who stands there
 * on that day; where no batch says so, the day on which the entry was recorded.
 */
credit_day entry_confirmed(const struct entry *entry, const struct confirmation *confirmations,
	size_t count, const credit_catalogue *tables, credit_day on);
/*
 * What judge() would print although its list was not confirmed within its maximum
 * age: held back (held-stale) until it is.  The one gate beside judge(): whoever
 * asks what is printed calls it, with the confirmations or the snapshot.
 * Rule: 国办发〔2020〕49号: what is public equals what the authority says.
 */
void judgement_hold_stale(struct judgement *judgement,
	const struct confirmation *confirmations, size_t count, const credit_catalogue *tables,
	credit_day on);
int snapshot_hold_stale(credit_snapshot *snapshot, const credit_catalogue *tables,
	credit_day on, struct judgement *judgement, credit_error *err);

/* ---- batches ---- */

struct batch_list {
	const char *list;
	const char *authority; /* credit code */
};

/* What a batch is.  Stored numbers. */
enum batch_kind {
	BATCH_ROWS = 0,     /* rows of entries, acts in their columns */
	BATCH_FULL = 1,     /* the complete list of an authority on a day */
	BATCH_ZERO = 2,     /* an authority's report that it has nothing (零报告) */
	BATCH_ACTS = 3,     /* acts on entries, a row each */
	BATCH_FEEDBACK = 4, /* what departments did about tasks */
	BATCH_KINDS = 5
};
const char *batch_kind_name(int kind); /* rows full zero acts feedback; "" for another number */

/* One imported file, or one undo. */
struct batch {
	uint64_t number; /* 1, 2, ... given by change_batch_number() */
	const char *file; /* its name, without folders */
	uint8_t digest[DIGEST_BYTES]; /* SHA-256 of the file's bytes */
	const char *encoding;
	const char *operator_;
	const struct batch_list *lists; /* what it confirms, sorted, unique */
	size_t lists_count;
	credit_day as_of; /* the day for which the authority said so */
	uint64_t rows;
	uint64_t added;
	uint64_t changed;
	uint64_t unchanged;
	uint64_t rejected;
	int kind;             /* enum batch_kind */
	const char *document; /* zero reports: its number; NULL is "" */
	uint64_t absent;      /* full lists: stored entries that it no longer names */
	/* filled by the store */
	uint64_t first_sequence; /* of the records of this batch; the batch record is the last */
	uint64_t sequence;
	int64_t learned_us;
	bool undone; /* by what this snapshot knows */
	int64_t undone_us;
	const char *undone_by;
};

/* CREDIT_ENOTFOUND. */
int snapshot_batch(credit_snapshot *snapshot, uint64_t number, struct arena *arena,
	const struct batch **out, credit_error *err);
/* In order of number. */
int snapshot_batches(credit_snapshot *snapshot, struct arena *arena,
	const struct batch *const **out, size_t *count, credit_error *err);
/* The batch, not undone, whose file had this digest; CREDIT_ENOTFOUND. */
int snapshot_batch_of_file(credit_snapshot *snapshot, const uint8_t digest[DIGEST_BYTES],
	struct arena *arena, const struct batch **out, credit_error *err);

/* ---- editions ---- */

#define PERIOD_BYTES 8 /* "YYYY-MM", "YYYY-Q1", "YYYY-H1" and NUL */

struct edition {
	char period[PERIOD_BYTES];
	uint32_t revision; /* 1, re-issues 2, 3 ... */
	uint32_t number;   /* running number of the period in the series, 1 ... */
	credit_day on;
	credit_day valid_until;
	uint8_t head[DIGEST_BYTES]; /* digest of the head, for the chain */
	const uint8_t *body;        /* whatever edition/ needs to write it again */
	size_t body_length;
	uint64_t rows_count;
	/* filled by the store */
	uint8_t rows[DIGEST_BYTES]; /* SHA-256 over the rows as they are stored */
	uint64_t sequence;
	int64_t learned_us;
};

/* A row that an edition committed to. */
struct edition_row {
	char number[PUBLIC_NUMBER_BYTES];
	struct entry_id entry;
	uint8_t leaf[DIGEST_BYTES]; /* hash of the leaf as the tree takes it */
	uint8_t colour;             /* enum colour */
	const uint8_t *body;        /* whatever edition/ needs, at most 60,000 bytes */
	size_t body_length;
};

/* CREDIT_ENOTFOUND. revision 0: the newest of that period. */
int snapshot_edition(credit_snapshot *snapshot, const char *period, uint32_t revision,
	struct arena *arena, const struct edition **out, credit_error *err);
/* By period, then revision: the last one is the newest. */
int snapshot_editions(credit_snapshot *snapshot, struct arena *arena,
	const struct edition *const **out, size_t *count, credit_error *err);
/* Rows by public number; *row and its body are borrowed until the callback returns. */
typedef int (*edition_row_fn)(void *context, const struct edition_row *row);
int snapshot_edition_rows(credit_snapshot *snapshot, const char *period, uint32_t revision,
	edition_row_fn visit, void *context, credit_error *err);
/* One row of an edition; CREDIT_ENOTFOUND. */
int snapshot_edition_row(credit_snapshot *snapshot, const char *period, uint32_t revision,
	const char *number, struct arena *arena, struct edition_row *out, credit_error *err);

/* ---- signed notes ---- */

/* Numbers are stored bytes: permanent. */
enum stored_note {
	STORED_NOTE_EDITION = 1, /* edition.note */
	STORED_NOTE_FILES = 2,   /* files.note of the edition */
	STORED_NOTE_FOLDER = 3   /* folder.note; period and revision are not looked at */
};

/* Append a note as it was published last; CREDIT_ENOTFOUND without filling err.  Notes are
 * what they are now, whatever moment the snapshot knows. */
int snapshot_note(credit_snapshot *snapshot, enum stored_note kind, const char *period,
	uint32_t revision, struct buf *out, credit_error *err);

/* ---- approvals ---- */

/* Those of a period, oldest first. */
int snapshot_approvals(credit_snapshot *snapshot, const char *period, struct arena *arena,
	const struct approval *const **out, size_t *count, credit_error *err);

/* ---- journal ---- */

enum journal_kind {
	JOURNAL_ENTRY = 1,
	JOURNAL_EVENT = 2,
	JOURNAL_ALIAS = 3,
	JOURNAL_BATCH = 4,
	JOURNAL_UNDO = 5,
	JOURNAL_TABLES = 6,
	JOURNAL_EDITION = 7,
	JOURNAL_SUBJECT_ACT = 8,
	JOURNAL_FEEDBACK = 9,
	JOURNAL_APPROVAL = 10,
	JOURNAL_ERASURE = 11,
	JOURNAL_KINDS = 12 /* one more than the last */
};
/* entry event alias batch undo tables edition subject-act feedback approval erasure */
const char *journal_kind_name(int kind);

struct journal_row {
	uint64_t sequence;
	int64_t learned_us;
	int kind;                      /* enum journal_kind */
	uint8_t payload[DIGEST_BYTES]; /* H(salt || payload) by the store's hash */
	uint64_t erased_by; /* sequence of the erasure that took its payload; 0: none */
	bool entry_set; /* entries and events that were not erased: which entry */
	struct entry_id entry;
	uint64_t batch; /* batches and undos: which; else 0 */
};
/* Rows first .. last that this snapshot knows, in order; non-zero stops. */
typedef int (*journal_fn)(void *context, const struct journal_row *row);
int snapshot_journal(credit_snapshot *snapshot, uint64_t first, uint64_t last,
	journal_fn visit, void *context, credit_error *err);

/* The leaf of a row: sequence, learned, kind, payload digest (49 bytes). */
#define LEAF_BYTES (8 + 8 + 1 + DIGEST_BYTES)
void journal_leaf(const struct journal_row *row, uint8_t leaf[LEAF_BYTES]);

/*
 * The tree over the leaves of the journal (schema.h, 'H').  Sizes are of any state
 * that the snapshot knows, commits or not, up to its sequence.  CREDIT_EINVAL (a
 * size or sequence outside that), CREDIT_ECORRUPT, CREDIT_EIO, CREDIT_ENOMEM.
 */
struct merkle_path;
int snapshot_tree_root(credit_snapshot *snapshot, uint64_t size, uint8_t root[DIGEST_BYTES],
	credit_error *err);
/* The path of a record in the tree of size records, and the hash of its leaf. */
int snapshot_tree_inclusion(credit_snapshot *snapshot, uint64_t sequence, uint64_t size,
	uint8_t leaf[DIGEST_BYTES], struct merkle_path *out, credit_error *err);
/* first is at least 1. */
int snapshot_tree_consistency(credit_snapshot *snapshot, uint64_t first, uint64_t second,
	struct merkle_path *out, credit_error *err);

/* ---- writing ---- */

struct change;

/*
 * Begin a change: waits for the one writer of all processes.  The recording
 * clock is now_us, or when that is 0 the registry's fixed one, or the system's.
 * CREDIT_EREADONLY, CREDIT_ERULE (clock-backwards: the clock is behind the last
 * record), CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM, CREDIT_EFORK.
 */
int change_begin(credit_registry *registry, int64_t now_us, const char *operator_,
	struct change **out, credit_error *err);

/* Sees the store as it is within the change; borrowed until commit or abort. */
credit_snapshot *change_view(struct change *change);
int64_t change_now_us(const struct change *change);
credit_day change_today(const struct change *change); /* of that time, in China */
/* The number that change_add_batch() will give; entries and events may carry it. */
uint64_t change_batch_number(const struct change *change);
/* Records added so far. */
uint64_t change_count(const struct change *change);

/*
 * Add records.  Entries: the id must be that of its natural key; an id that is
 * stored already is CREDIT_EEXISTS (compare first), unless entry_is_undone().  Events: their entry must
 * exist; no law is asked here (act_record() does).  CREDIT_EINVAL (the record
 * breaks a rule of record.h), CREDIT_EEXISTS, CREDIT_ENOTFOUND, CREDIT_EFULL, ...;
 * EINVAL, EEXISTS and ENOTFOUND refuse the record only, every other failure sticks.
 */
int change_add_entry(struct change *change, const struct entry *entry, credit_error *err);
int change_add_event(struct change *change, const struct event *event, credit_error *err);
int change_add_alias(struct change *change, const struct alias *alias, credit_error *err);
/*
 * Feedback on a task.  Each entry that it rests on must be stored
 * (CREDIT_ENOTFOUND); equal feedback that counts is CREDIT_EEXISTS, and so is
 * one that it contradicts.  The rest as above.
 */
int change_add_feedback(
	struct change *change, const struct feedback *feedback, credit_error *err);

/*
 * Record an act as law and key allow: equal key and content → unchanged, equal
 * key with other content → CREDIT_EEXISTS (event-differs), forbidden by
 * event_allowed() → CREDIT_ERULE with its reason and article.
 */
enum act_outcome { ACT_RECORDED = 1, ACT_UNCHANGED = 2 };
int act_record(struct change *change, const struct event *event, enum act_outcome *outcome,
	credit_error *err);
/* May people record that kind?  Not those that only the registry itself records. */
bool act_kind_recordable(int kind);

/*
 * An act on a subject, with the alias that it gives; names are found by it.  The
 * key (subject, kind, day, document) is given once, acts of undone batches apart:
 * CREDIT_EEXISTS (subject-act-differs).
 */
int change_add_subject_act(
	struct change *change, const struct subject_act *act, credit_error *err);
/* As act_record(): what subject_act_allowed() forbids is CREDIT_ERULE. */
int subject_act_record(struct change *change, const struct subject_act *act,
	enum act_outcome *outcome, credit_error *err);

/* The batch record, last in the change; *number becomes its number. */
int change_add_batch(struct change *change, const struct batch *batch, uint64_t *number,
	credit_error *err);
/* Tables; nothing is added when they are the ones in force. */
int change_add_tables(struct change *change, const credit_catalogue *tables, bool *added,
	credit_error *err);
/*
 * First publication of an entry: a random public number and secret, as a
 * `published` event on a day with the edition's name.  The event as stored is
 * answered in the arena.  An entry that has a number is CREDIT_EEXISTS.
 */
int change_publish_entry(struct change *change, const struct entry_id *id, credit_day day,
	const char *edition, struct arena *arena, const struct event **out, credit_error *err);
/* What an entry gets at its first publication. */
struct publication {
	char number[PUBLIC_NUMBER_BYTES];
	uint8_t secret[SECRET_BYTES];
};
/* Draw one, so that a row can be made before its event is.  CREDIT_EIO. */
int publication_draw(struct random_pool *random, struct publication *out, credit_error *err);
/*
 * First publication with what was drawn, of a stored entry that the caller has seen to
 * have no number; subject is the entry's own.  CREDIT_EEXISTS when another entry bears
 * the number: chance.
 */
int change_add_publication(struct change *change, const struct entry_id *id,
	const credit_id *subject, credit_day day, const char *edition,
	const struct publication *publication, credit_error *err);
/* A signature under a draft; one of a place under the same draft is CREDIT_EEXISTS. */
int change_add_approval(
	struct change *change, const struct approval *approval, credit_error *err);
/* An edition: its rows first, in any order, then its record. */
int change_add_edition_row(struct change *change, const char *period, uint32_t revision,
	const struct edition_row *row, credit_error *err);
int change_add_edition(struct change *change, const struct edition *edition,
	credit_error *err);

/* The sequence of the last record, of this change or before it. */
uint64_t change_sequence(const struct change *change);

/* In place of the one before, if any.  It is no record: a change of notes alone leaves
 * the journal as it is. */
int change_put_note(struct change *change, enum stored_note kind, const char *period,
	uint32_t revision, const void *note, size_t length, credit_error *err);

/* Both free the change.  Commit is durable when it returns CREDIT_OK; after any other
 * answer nothing was stored. */
int change_commit(struct change *change, credit_error *err);
void change_abort(struct change *change);

#endif
