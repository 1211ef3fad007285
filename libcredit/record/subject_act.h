/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_act.h - acts on a subject: renamed, registered anew, merged, deceased.
 *
 * An act on a subject is about the subject itself and so about each of its
 * entries: the store attaches it to all of them (entry->acts), under every
 * identifier that is joined.  Pure, as record.h.
 */
#ifndef LIBCREDIT_SUBJECT_ACT_H
#define LIBCREDIT_SUBJECT_ACT_H

#include "record/record.h"

#define SUBJECT_OTHERS_MAX 16

/* A dated act on a subject, keyed by (subject, kind, day, document). */
struct subject_act {
	credit_id subject;
	int kind; /* enum credit_subject_kind */
	credit_day day;
	const char *document;
	const char *authority; /* credit code of the body that registered it */
	const char *operator_;
	const credit_id *others; /* whom it is about besides; sorted, each once */
	size_t others_count;
	const struct event_field *fields; /* sorted by name, names unique */
	size_t fields_count;
	uint64_t batch; /* 0: none */
	/* from the store; not part of the encoded payload */
	uint64_t sequence;
	int64_t learned_us;
	bool undone; /* its batch was undone */
};

/* Value of a field, or NULL. Rule: design: reading a record. */
const char *subject_act_field(const struct subject_act *act, const char *name);
/* Day, then sequence.  <0, 0, >0 Rule: design: order of acts. */
int subject_act_order(const struct subject_act *a, const struct subject_act *b);
/*
 * Equal key; equal key and equal content (sequence, learned, operator and batch apart).
 * Rule: design: key of a record.
 */
bool subject_act_same_key(const struct subject_act *a, const struct subject_act *b);
bool subject_act_equal(const struct subject_act *a, const struct subject_act *b);

/* As event_encode() and event_decode(). Rule: design: bytes. */
int subject_act_encode(const struct subject_act *act, struct buf *out, credit_error *err);
int subject_act_decode(const void *bytes, size_t length, struct arena *arena,
	struct subject_act *out, credit_error *err);

/*
 * Sort identifiers as an act holds them and drop the ones that stand there twice;
 * the count that is left.
 * Rule: design: form of a record.
 */
size_t subject_others_sort(credit_id *others, size_t count);

/*
 * Does the kind join the other identifier to the subject, by an alias?
 * Rule: 民法典 art. 67: merger and division list nobody by themselves.
 */
bool subject_kind_joins(int kind);

/*
 * Neither undone nor annulled by a later act of the same subject; one that joins
 * identifiers only by one under the very identifier that it names.
 * Rule: design: an act that is taken back never was.
 */
bool subject_act_counts(
	const struct subject_act *const *acts, size_t count, const struct subject_act *act);

/*
 * The act that this one, not among them, would annul: still counting; NULL: none.
 * Rule: 个人信息保护法 art. 46: what is wrong is put right, by a document.
 */
const struct subject_act *subject_act_annulled(const struct subject_act *act,
	const struct subject_act *const *before, size_t count);

/*
 * Does an alias of `from`, `to` and document come of this act, counting or not?
 * Rule: design: identifiers are joined by an act.
 */
bool subject_act_gives(const struct subject_act *act, const struct alias *alias);

/*
 * May this act be recorded, beside those that the subject has?  MSG_COUNT: yes;
 * anything else is the reason, with the article where there is one.  today is
 * the day of the recording clock.
 * Rule: 民法典 art. 13, 67: death and merger are of persons and of bodies.
 */
enum message subject_act_allowed(const struct subject_act *act,
	const struct subject_act *const *before, size_t count, credit_day today,
	const char **article);

/*
 * The name of the subject of an entry on a day: the last name that an act gave
 * on or before the day, unless the entry was decided after that act; else the
 * entry's own.  Borrowed from the entry.
 * Rule: design: a rename holds from its day for what was decided before.
 */
const char *entry_name_on(const struct entry *entry, credit_day day);

/*
 * The act that gave that name; NULL: it is the entry's own.
 * Rule: design: as above.
 */
const struct subject_act *entry_name_act(const struct entry *entry, credit_day day);

/*
 * The day on which the subject died, or CREDIT_DAY_NONE.
 * Rule: 民法典 art. 13; 个人信息保护法 art. 49.
 */
credit_day entry_deceased(const struct entry *entry);

/*
 * What the authority of an entry must be asked because of an act on or before
 * the day: the law lets nothing end by a registration alone, so that the
 * authority decides.  MSG_COUNT: nothing; its article stands in reasons.csv.
 * Rule: 民法典 art. 67; 信用修复管理办法（国家发展改革委令第36号）: who listed
 * decides.
 */
enum message entry_question(const struct entry *entry, credit_day day);

#endif
