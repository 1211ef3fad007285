/* SPDX-License-Identifier: Apache-2.0 */
/*
 * record.h - entries, events, aliases: their meaning, their bytes, their law.
 *
 * Pure: nothing here touches a store, a file or a clock.  Structs borrow their
 * strings (never NULL; "" is absent) from an arena or from the caller.  Days
 * are CREDIT_DAY_NONE where absent.
 */
#ifndef LIBCREDIT_RECORD_H
#define LIBCREDIT_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/message.h"
#include "catalogue/catalogue.h"
#include "credit/id.h"
#include "credit/record.h"

/* Limits of one record, in bytes of UTF-8. */
#define NAME_BYTES_MAX 400
#define DOCUMENT_BYTES_MAX 200
#define FACTS_BYTES_MAX 8000
#define NOTE_BYTES_MAX 1000
#define FIELD_BYTES_MAX 8000
/*
 * An imported entry, encoded.  With its head it fits one page of the store, so
 * that the pages of one transaction, whose number the engine bounds, bound its
 * memory too, whatever the size of a file.
 */
#define ENTRY_BYTES_MAX 4000
#define EVENT_FIELDS_MAX 32
#define ROLES_MAX 64

/* ---- identity ---- Rule: design: names of records. */

#define ENTRY_ID_BYTES 10
#define ENTRY_ID_TEXT_BYTES 17 /* 16 characters of Crockford base32 and NUL */
#define ID_KEY_BYTES 32
#define PUBLIC_NUMBER_BYTES 13 /* 12 characters of Crockford base32 and NUL */
#define SECRET_BYTES 32        /* an entry's erasable secret, for the salts of printed rows */

struct entry_id {
	uint8_t bytes[ENTRY_ID_BYTES];
};

/*
 * The canonical natural key of an entry: "credit.key/1", NUL, county (u32),
 * then as u16 length and bytes each: subject scheme name, subject text, list,
 * authority's credit code, document key (text_document_key).  Stored bytes
 * depend on it: three vectors are committed.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EFORMAT.
 */
int entry_natural_key(uint32_t county, const credit_id *subject, const char *list,
	const char *authority, const char *document, struct buf *out);

/* Equal as document numbers: text_document_key() of both is the same. */
bool document_equal(const char *a, const char *b);

/* The first 80 bits of HMAC-SHA-256 of the natural key under the county's id key. */
int entry_id_of_key(const uint8_t id_key[ID_KEY_BYTES], const void *natural_key, size_t length,
	struct entry_id *out);
/* The same with a key opened once, for many; hmac_status() tells whether it worked. */
struct hmac;
void entry_id_sum(struct hmac *id_key, const void *natural_key, size_t length,
	struct entry_id *out);
void entry_id_text(const struct entry_id *id, char text[ENTRY_ID_TEXT_BYTES]);
/* Any case, I and L read as 1, O as 0; false when it is none. */
bool entry_id_parse(const char *text, size_t length, struct entry_id *out);

/* ---- entry ---- Rule: design: the shape of records. */

/* What the department said about objections before listing. Stored numbers. */
enum objection_said {
	OBJECTION_UNSTATED = 0, /* blank: not the same as none */
	OBJECTION_NONE = 1,
	OBJECTION_DISMISSED = 2,
	OBJECTION_UPHELD = 3
};

enum answer { ANSWER_UNSTATED = 0, ANSWER_NO = 1, ANSWER_YES = 2 };

/* A person reached through a role, and the article or document that reaches them. */
struct role {
	credit_id person; /* scheme NONE when only a name is known */
	const char *name;
	const char *role; /* 法定代表人, 主要负责人, 直接责任人员 ... */
	const char *basis;
	credit_day from;
	credit_day to;
};

struct event;
struct subject_act; /* subject_act.h */

/*
 * One subject on one list by one authority's document.  Guarantees: never
 * overwritten; the natural key never changes; what a correction changed stands
 * in `corrected` events and is applied by entry_current().
 */
struct entry {
	struct entry_id id;
	/* natural key */
	credit_id subject;
	const char *list;
	const char *authority; /* credit code of the 认定单位, normal form */
	const char *document;  /* 列入决定文号 as given */
	/* as given */
	const char *name;
	const char *id_given; /* the identifier as typed where it differs from the normal form */
	const char *authority_name;
	credit_day decided;
	const char *basis_document;
	credit_day basis_day;
	credit_day served;
	const char *notice_document;
	credit_day notified;
	enum objection_said objection;
	credit_day listed; /* as recorded; never earlier than what the law lets */
	credit_day until;  /* the authority's own end day, inclusive */
	bool until_long;   /* 长期 */
	enum grade grade;
	const char *ground; /* code */
	const char *sector; /* for terms by sector; usually "" */
	const char *facts;
	credit_day act_end;
	credit_day published; /* the authority's own publication */
	const char *consent;
	const char *guardian_consent;
	enum answer labour_income; /* 16-17: lives on own labour */
	bool same_case;            /* the document names other subjects too */
	bool replaces_set;
	struct entry_id replaces; /* the entry that this one corrects */
	const char *correction;   /* the correction's document */
	const char *id_reason;    /* why an id whose check fails was confirmed */
	const char *unit;         /* red: 单位或村社区, printed only with consent */
	const char *deed_reviewed; /* red: who reviewed the deed for print, or "" */
	const struct role *roles;
	size_t roles_count;
	/* where it came from */
	uint64_t batch; /* 0: none */
	uint64_t row;   /* of the file as a spreadsheet counts */
	/* from the journal; not part of the encoded payload */
	uint64_t sequence;
	int64_t learned_us;
	/* events in order of sequence */
	const struct event *const *events;
	size_t events_count;
	/* acts on its subject, under whatever identifier, in order of sequence */
	const struct subject_act *const *acts;
	size_t acts_count;
};

/* An entry with everything absent. */
void entry_init(struct entry *entry);

/* ---- event ---- Rule: design: the shape of records. */

struct event_field {
	const char *name; /* canonical field name, or number, edition, secret, entry ... */
	const char *value;
};

/* A dated act on an entry, keyed by (entry, kind, day, document); that of a channel
 * which took the row down (taken-down, field channel) by its channel too. */
struct event {
	struct entry_id entry;
	int kind; /* enum credit_event_kind */
	credit_day day;
	const char *document;
	const char *authority; /* credit code of whose act it is */
	const char *operator_; /* who typed it in */
	const struct event_field *fields; /* sorted by name, names unique */
	size_t fields_count;
	uint64_t batch; /* 0: none */
	uint64_t sequence;
	int64_t learned_us;
};

/* Value of a field, or NULL. */
const char *event_field(const struct event *event, const char *name);

/* Total order of events on one entry: day, then sequence. <0, 0, >0 */
int event_order(const struct event *a, const struct event *b);

/* Equal key; equal key and equal content (sequence, learned, operator and batch apart). */
bool event_same_key(const struct event *a, const struct event *b);
bool event_equal(const struct event *a, const struct event *b);

/*
 * Undone: an `undone` event names the batch of the entry, or of the event, in
 * its field "batch", else by its own batch number.  Without either it undoes the
 * entry.  What came in a batch that was undone counts as if it never had.
 */
bool entry_is_undone(const struct entry *entry);
bool event_is_undone(const struct entry *entry, const struct event *event);
/* The event of that key that the entry has and that counts, or NULL. */
const struct event *entry_same_event(const struct entry *entry, const struct event *event);

/* ---- alias ---- */

/* Another identifier of the same subject, by document. */
struct alias {
	credit_id from; /* the older or other identifier */
	credit_id to;   /* the current one */
	credit_day day;
	const char *document;
	const char *reason; /* upgraded, reregistered, renamed ... */
	uint64_t batch;     /* 0: none */
	uint64_t sequence;
	int64_t learned_us;
};

/* ---- bytes ---- Rule: design: bytes. */

/*
 * One codec both ways: a format byte, then fields as (tag u8, length u16,
 * bytes) in ascending tag order, absent fields left out; equal records have
 * equal bytes.  The same check runs before writing and after reading.
 * Encoding appends to out.
 *
 * CREDIT_OK, CREDIT_ENOMEM, CREDIT_EINVAL (the struct breaks a rule; err says
 * which field), and when decoding CREDIT_ECORRUPT.
 */
int entry_encode(const struct entry *entry, struct buf *out, credit_error *err);
int entry_decode(const void *bytes, size_t length, struct arena *arena, struct entry *out,
	credit_error *err);
int event_encode(const struct event *event, struct buf *out, credit_error *err);
int event_decode(const void *bytes, size_t length, struct arena *arena, struct event *out,
	credit_error *err);
int alias_encode(const struct alias *alias, struct buf *out, credit_error *err);
int alias_decode(const void *bytes, size_t length, struct arena *arena, struct alias *out,
	credit_error *err);

/*
 * What the department said, without the natural key, batch and row, the way an
 * identifier or an authority was typed, and the number of a correction: two
 * rows of one entry say the same when these bytes are equal.  Documents count
 * by their key.  CREDIT_OK, CREDIT_ENOMEM.
 */
int entry_content(const struct entry *entry, struct buf *out);

/* Canonical names of the fields in which two entries differ, ", " between; the
 * natural key included; empty when entry_content() and the keys are equal. */
void entry_differences(const struct entry *a, const struct entry *b, struct buf *out);

/*
 * The entry with its `corrected` events applied in their order, whatever the
 * day: a correction mends what was wrong from the start, and a snapshot tells
 * what was known.  Texts are borrowed from the entry and its events, corrected
 * roles from the arena; without one they stay as recorded.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: 国办发〔2020〕49号: what is public equals what the authority says.
 */
int entry_current(const struct entry *entry, struct arena *arena, struct entry *out);

/*
 * Set one field of an entry from its canonical name (design's field names, such
 * as "act_end") and canonical text (days YYYY-MM-DD, grade minor|general|severe,
 * objection none|dismissed|upheld, answers yes|no, until also long, roles as
 * roles_text() writes them; "" clears).
 * Copies into the arena; with no arena the text is borrowed, and roles are only
 * looked at.  False when name or text is none, the field is of the natural key, or
 * memory ran out.
 */
bool entry_set_field(struct entry *entry, const char *name, const char *value,
	struct arena *arena);
/* The canonical text of a field; false when the name is none. */
bool entry_get_field(const struct entry *entry, const char *name, struct buf *out);

/* ---- standing ---- */

struct window {
	credit_day from;  /* CREDIT_DAY_NONE: the window never opens */
	credit_day until; /* last day, inclusive; CREDIT_DAY_MAX: no end */
	bool provisional; /* depends on a day past the known calendar */
	enum message reason; /* why it ends or never opens; MSG_COUNT: nothing to say */
	const char *article; /* the instrument and article of that reason, or "" */
	credit_day ruled; /* first day of a newer rule that gave this end; CREDIT_DAY_NONE */
};

/*
 * The last day on which the window was open by the law of that day: an end that a
 * newer rule moved back lies no earlier than the day before that rule.
 * Rule: 信用修复管理办法（国家发展改革委令第36号）: in force from 2026-04-01.
 */
credit_day window_last(const struct window *window);

/* Rule: design: both ends of a window belong to it. */
bool window_holds(const struct window *window, credit_day day);

struct standing {
	int state;      /* enum credit_state */
	unsigned marks; /* CREDIT_MARK_... */
	credit_day listed; /* first day listed, derived; CREDIT_DAY_NONE */
	bool listed_provisional;
	struct window windows[EFFECT_COUNT]; /* [EFFECT_x - 1]: publicity, use, measures */
	credit_day next_change; /* next day anything above changes; CREDIT_DAY_NONE: never */
	enum message reason;    /* candidate, notified: what is missing; else MSG_COUNT */
};

/*
 * The review cycle of an honour (复查).  An honour that was not reviewed in time
 * is held back from print and not ended.
 */
struct review {
	credit_day due;       /* last day of the cycle; CREDIT_DAY_NONE: none is due */
	credit_day held_from; /* first day on which print waits for it, or CREDIT_DAY_NONE */
};

/*
 * What one entry is on a day, by the rules of that day.  Pure.  The entry's
 * events must be those that were known; their order does not matter.
 * Rule: 国办发〔2020〕49号; 信用修复管理办法（国家发展改革委令第36号）; 民法典 art.
 * 201, 202.
 */
void standing(const struct entry *entry, const credit_catalogue *tables, credit_day day,
	struct standing *out);

/* ---- judgement ---- */

struct judged_entry {
	const struct entry *entry;
	struct entry current; /* with corrections applied, its name as of the day */
	const char *given_name; /* the name before acts on the subject, corrected */
	const struct list_row *list; /* NULL: the list is not in the tables of that day */
	struct standing standing;    /* shielded also when a conflict shields it */
	bool printed; /* may stand in an edition on that day */
	enum message question; /* what its authority is to be asked; MSG_COUNT: nothing */
	const char *question_article;
	enum message why_not; /* when not: the first reason, in the fixed order of judge.c */
	const char *why_article;
};

/* What one entry gives a measure. */
struct measure_support {
	credit_day until; /* its own end; CREDIT_DAY_MAX: none */
	const struct rule_row *rule; /* of its strongest trigger */
};

/* One measure for one department, whatever number of entries support it. */
struct judged_measure {
	const struct measure_row *measure;
	const struct rule_row *rule; /* of the strongest trigger among the supporting entries */
	const char *department;      /* one code */
	const uint32_t *entries;     /* indexes into judgement.entries */
	const struct measure_support *supports; /* of each of them */
	size_t entries_count;
	credit_day until; /* the last end; CREDIT_DAY_MAX: none */
	bool provisional;
	bool unconfirmed; /* every supporting entry is: no new task may rest on it */
	const char *basis;
};

struct judgement {
	struct judged_entry *entries; /* in the order given */
	size_t entries_count;
	struct judged_measure *measures; /* by measure code, then department */
	size_t measures_count;
	bool conflict; /* a red entry is shielded by a black one */
};

/*
 * What all entries of one subject together are on a day: conflict of red and
 * black, the same measure once with all grounds, minors, publishability with
 * reason and article.  Pure; memory from the arena.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: 发改财金规〔2017〕1798号: cross-check; 国办发〔2020〕49号;
 * 甘肃省社会信用条例 art. 2.
 */
int judge(const struct entry *const *entries, size_t count, const credit_catalogue *tables,
	credit_day day, struct arena *arena, struct judgement *out);
/*
 * The same for whoever does not tell the next change: next_change stays
 * CREDIT_DAY_NONE, and it costs less than half.
 * Rule: as judge(), 国办发〔2020〕49号.
 */
int judge_day(const struct entry *const *entries, size_t count, const credit_catalogue *tables,
	credit_day day, struct arena *arena, struct judgement *out);
/*
 * judge_day() for whoever prints: no measures.
 * Rule: as judge_day(), 国办发〔2020〕49号.
 */
int judge_print(const struct entry *const *entries, size_t count,
	const credit_catalogue *tables, credit_day day, struct arena *arena,
	struct judgement *out);

/*
 * Void: it never was.  Revoked, of a wrong person, replaced, undone, erased, or
 * of a minor who cannot be listed.
 * Rule: 国办发〔2020〕49号: only a lawful document lists; 甘肃省社会信用条例 art.
 * 2.
 */
bool judged_void(const struct judged_entry *judged);

/* A measure on an organisation that reaches a person who stands in it. */
struct reached_measure {
	const struct measure_row *measure;
	const struct rule_row *rule;
	const char *department; /* one code */
	const char *article;    /* the article, or the document, that reaches the person */
	credit_day until;
	bool provisional;
};

/* One office of a person in a listed organisation, as one entry names it. */
struct judged_role {
	const struct judged_entry *entry; /* of the organisation */
	const struct role *role;
	enum message why_not; /* why nothing reaches the person; MSG_COUNT: the measures do */
	const char *why_article;
	const struct reached_measure *measures; /* by measure code, then department */
	size_t measures_count;
	credit_day until; /* the last end among them; CREDIT_DAY_MAX: none */
};

/* Who is asked about: all identifiers of one natural person, and the acts on them. */
struct role_holder {
	const credit_id *ids;
	size_t ids_count;
	const struct subject_act *const *acts;
	size_t acts_count;
};

/*
 * What the entries of one organisation mean for a person named in them: each
 * office by each entry, in their order, undone and erased entries left out.  A
 * measure reaches the person only by the rule's own article for that role or by
 * the article or document that the authority named, only if persons can bear it,
 * and only while entry, measure and office hold.  Nobody is "found" by that.
 * Pure; memory from the arena.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: 国办发〔2020〕49号: no measure without law; 法释〔2010〕8号 art. 3.
 */
int judge_roles(const struct judgement *organisation, const struct role_holder *holder,
	const credit_catalogue *tables, credit_day day, struct arena *arena,
	const struct judged_role **out, size_t *count);

/*
 * The next review of a judged entry; none where the list has no cycle or it is not listed.
 * Rule: design: the cycle of an honour stands in lists.csv, with its source.
 */
void judged_review(const struct judged_entry *judged, credit_day day, struct review *out);

/* ---- acts ---- */

/* What the law says about an act. */
struct act_answer {
	enum message reason;  /* MSG_COUNT: it may happen */
	const char *article;  /* of the row of acts.csv or terms.csv, or "" */
	const char *detail;   /* the name of a field that is at fault, or "" */
	credit_day from;      /* the first day on which it may happen; CREDIT_DAY_NONE: unknown */
	const struct act_row *row; /* by which it may, or that refuses it; NULL: none */
};

/*
 * May this event be recorded on this entry on its day: now, by whom, with which
 * document?  Pure: the tables of the event's day, the entry and its earlier
 * events.  An event whose learned_us is set may not lie after that day.
 * Rule: 国办发〔2020〕49号; each way with its own article in acts.csv.
 */
void event_answer(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, struct act_answer *out);

/*
 * The same in short: MSG_COUNT, or the reason with the article.
 * Rule: as event_answer(), 国办发〔2020〕49号.
 */
enum message event_allowed(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, const char **article);

/*
 * The second parameter of a refusal: its day or its field, or ""; text holds a day.
 * Rule: design: words of a refusal.
 */
const char *act_answer_detail(
	const struct act_answer *answer, char text[CREDIT_DAY_BYTES]);

/* An act that awaits its answer on a day. */
struct open_act {
	const struct event *event;
	const struct act_row *row;
	credit_day due;   /* last day to answer; CREDIT_DAY_NONE: the law says none */
	bool provisional; /* depends on a day past the known calendar */
	bool extended;    /* put off by an `extended` act */
};
#define OPEN_OBJECTIONS_MAX 12
#define OPEN_ACTS_MAX (OPEN_OBJECTIONS_MAX + 8)

/*
 * The open acts of an entry on a day, by kind: each objection (the first ones), an
 * application for repair, a suspension; not what can be answered no more, such as
 * an absence from a complete list once the entry was removed.  Overdue is what has
 * due < day.
 * The entry has its corrections applied.
 * Rule: 民法典 art. 201, 203; 行政处罚法 art. 85 (working days).
 */
size_t acts_open(const struct entry *entry, const credit_catalogue *tables, credit_day day,
	struct open_act out[OPEN_ACTS_MAX]);

#endif
