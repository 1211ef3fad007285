/* SPDX-License-Identifier: Apache-2.0 */
/*
 * schema.h - the only description of what lies in a store.
 *
 * Version 1.  Stored bytes never change their meaning: what comes later comes
 * as a new table, a new format byte or a new named feature, and a library that
 * meets a feature it does not know refuses the store (CREDIT_EVERSION).
 * Numbers are big-endian, so that they sort as bytes.
 *
 * Keys.  Every key is county (u32) || table (u8) || rest:
 *
 *   'S' subject || 'E' || entry id (10) || 0x00 || seq (u64)  entry          record
 *       subject || 'E' || entry id (10) || 0x01 || seq (u64)  event          record
 *       subject || 'A' || 0x00 || seq (u64)       alias, under `from`        record
 *       subject || 'A' || 0x01 || seq (u64)       the same, under `to`       locator
 *       subject || 'U' || seq (u64)               act on the subject         record
 *       subject || 'W' || seq (u64)               feedback on a task         record
 *   'J' seq (u64)                                 journal row
 *   'I' entry id (10)                             subject
 *   'N' name key || 0x00 || entry id (10)         subject
 *       name key || 0x00 || seq (u64)             subject of an act that gave the name
 *   'D' document digest (16) || entry id (10)     subject
 *   'R' person's subject || entry id (10)         subject of the entry
 *   'M' public number (12)                        entry id (10)
 *   'B' number (u64) || 0x00                      batch                      record
 *       number (u64) || 0x01                      its undo                   record
 *   'C' list || 0x00 || authority || 0x00 || seq (u64)   batch (u64), as_of (u32)
 *   'T' 0x00 || SHA-256 (32)                      tables, as catalogue_parse() takes them
 *       0x01 || seq (u64)                         which tables from then on  record
 *   'P' period (7) || revision (u32)              edition                    record
 *   'p' period (7) || revision (u32) || public number (12)   edition row
 *   'X' 0x00 || seq (u64)                         erasure                    record
 *       0x01 || subject reference (16) || seq (u64)   whether it was whole (u8)
 *       0x02 || entry id (10)                     seq (u64) of its erasure
 *       0x03 || seq (u64)                         what of it is left to do (erase_rest.c)
 *   'V' period (7) || seq (u64)                   approval of a draft        record
 *   'H' 0x00 || block (u64)                       root of 256 leaves
 *       0x01 || sequence (u64)                    root at a commit
 *       0x02                                      state
 *   'G' kind (u8) || period (7) || revision (u32)  note
 *   'K' name                                      meta
 *
 * subject: class (u8), then
 *   class 4, organisations: organisation code (9), then for a credit code its
 *     first 8 characters and its check character, for a bare organisation code
 *     nine zero bytes.  Both identifiers of one organisation lie under one
 *     prefix of ten bytes, so a check by either is one descent;
 *   class = scheme for every other scheme: text || 0x00.
 * All rows of one subject lie together: one range scan reads it whole, and
 * each entry's events follow it in order of sequence.  An entry is recorded
 * once; only when its batch was undone may the same decision be recorded again,
 * under the same id: the newest known record then counts.
 *
 * name key: text_match_key() of a name, cut at a character to 180 bytes.  An
 * entry has one for its name and one for each name that a `corrected` event
 * gave it (field subject_name); an act on a subject has one for the name it gave.
 * person's subject: whom an entry, or a `corrected` event of it (field roles), names
 * with an identifier as responsible; one row for each person and entry.
 * document digest: SHA-256 of list || 0 || authority || 0 || text_document_key()
 * of the document, first 16 bytes: the same document with any subject.
 *
 * subject reference: the first 16 bytes of HMAC-SHA-256 under the id key of
 * "credit.erased/1", NUL, scheme name, NUL, text.  Whoever asks about an
 * identifier is told that it was erased, and nothing here tells which it was.
 *
 * Values.
 *   record: format 0x01 || sequence (u64) || learned (i64) || salt (16) || payload.
 *     The payload is the codec's (record.h; payload.h for batches, undos,
 *     tables and editions), stored once, here.  A record that was erased has
 *     no row any more: its key names the subject.  Formats from 0x02 on are free.
 *   journal row: learned (i64) || kind (u8) || H(salt || payload) (32) || locator.
 *     H is the store's hash; the locator is the record's key without county,
 *     or once it was erased that of the erasure: the leaf stays what it was.
 *   edition row: colour (u8) || leaf (32) || entry id (10) || body.
 *   tree over the journal ('H'), as merkle.h has it, by the store's hash: leaf n-1 is
 *     the leaf of record n (sequence, learned, kind, digest: journal_leaf()).  Roots are
 *     32 bytes: of leaves 256 * block and the 255 behind, once all are there, and of all
 *     records at each commit, under the sequence of its last.  state: size (u64),
 *     how many roots of commits there are (u64), then the roots of the perfect subtrees
 *     that the size's bits name, the largest first.
 *   note: format 0x01 || the bytes of a signed note, as they were published.  kind 1 is
 *     edition.note, 2 files.note; 3 is folder.note, with zeros for period and revision.
 *     No record: it may be replaced, and is in no leaf.
 *   meta: "county" u32; "name" text; "hash" u8; "id-key" 32 bytes; "head"
 *     sequence (u64), learned (i64), batches (u64).
 *   The signature stands under county 0, 'K' "signature": SCHEMA_SIGNATURE, NUL,
 *     county (u32), then the names of the store's features, each ended by NUL.
 *     A store without "tree" gets it at its next commit, with all of 'H'.
 *
 * Invariants.  Hold after every commit; fsck checks each and names its number:
 *   1  the signature and all meta values are there and well-formed
 *   2  journal sequences are 1, 2, ... head.sequence without a gap
 *   3  learned times never decrease, and head.learned is that of the last row
 *   4  each journal row names a record with its sequence, learned time and kind,
 *      and its digest is that of the record's salt and payload; or a later
 *      erasure, and is of a kind that is about subjects
 *   5  each record is named by the journal row of its sequence
 *   6  each payload is well-formed, and lies under the key that its content gives
 *   7  each entry id is that of the entry's natural key under the id key
 *   8  each event lies under an entry that is older, and no two events of one
 *      entry have the same kind, day and document (for taken-down events: and
 *      channel), those undone apart; the same for entries of one id
 *   9  each alias lies under both its identifiers
 *  10  'I', 'N', 'D' hold exactly what the entries give, 'N' also what acts give
 *  11  'M' holds exactly the public numbers of the `published` events, one an entry
 *  12  batches are numbered 1, 2, ... head.batches; the records that carry a
 *      batch's number lie in its range of sequences; an undo has its batch
 *  13  'C' holds exactly what the batches confirm
 *  14  tables have the digest they lie under, and each record of tables names some
 *  15  each edition has the rows that its record counts and digests, and each
 *      row names an entry that bears its public number, or that was erased
 *  16  there is no key of another form
 *  17  each act on a subject lies under the identifier it names, no two of one
 *      identifier have the same kind, day and document, those undone apart, and one
 *      that joins another identifier and counts has its alias
 *  18  each feedback bears the number that its subject, measure and department
 *      give, and rests on entries that are stored or were erased
 *  19  'R' holds exactly the persons that entries and their corrections name
 *  20  each approval lies under the period that it names, and no two of one period,
 *      revision, role and department are of one draft
 *  21  erasures state how many journal rows name them, each subject and entry that
 *      they name lies under 'X' and no other does, and no such entry is stored; what
 *      is left to do is of an erasure
 *  22  'H' holds the roots that the journal gives, one for each full block, one at the
 *      last commit, as many as the state says, and the state itself; nothing when the
 *      store lacks "tree"
 *  23  each note is well-formed, begins as its kind does, speaks of the head of its
 *      edition, which is stored, and of a rendering that is known
 */
#ifndef LIBCREDIT_SCHEMA_H
#define LIBCREDIT_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/record.h"
#include "seal/digest.h"
#include "store/engine.h"

#define SCHEMA_SIGNATURE "libcredit store 1"
#define INVARIANT_COUNT 23

/* Named features.  A store lists those it uses. */
#define FEATURE_JOURNAL "journal" /* salted leaves, version 1 */
#define FEATURE_SM3 "sm3"         /* the journal is hashed with SM3 */
#define FEATURE_TREE "tree"       /* table 'H'; editions keep the leaves of public codes */

enum table {
	TABLE_SUBJECT = 'S',
	TABLE_JOURNAL = 'J',
	TABLE_ENTRY_ID = 'I',
	TABLE_NAME = 'N',
	TABLE_DOCUMENT = 'D',
	TABLE_ROLE = 'R',
	TABLE_NUMBER = 'M',
	TABLE_BATCH = 'B',
	TABLE_CONFIRMED = 'C',
	TABLE_TABLES = 'T',
	TABLE_EDITION = 'P',
	TABLE_EDITION_ROW = 'p',
	TABLE_ERASURE = 'X',
	TABLE_APPROVAL = 'V',
	TABLE_TREE = 'H',
	TABLE_NOTE = 'G',
	TABLE_META = 'K'
};

#define COUNTY_BYTES 4
#define KEY_HEAD_BYTES (COUNTY_BYTES + 1)
#define SUBJECT_BYTES_MAX 122 /* class, 119 bytes of text, NUL */
#define ORGANISATION_CLASS CREDIT_SCHEME_CREDIT_CODE
#define ORGANISATION_CODE_BYTES 9
#define ORGANISATION_PREFIX_BYTES (1 + ORGANISATION_CODE_BYTES)
#define SUBJECT_ORGANISATION_BYTES (ORGANISATION_PREFIX_BYTES + 9)
#define NAME_KEY_BYTES_MAX 180
#define DOCUMENT_DIGEST_BYTES 16
#define PERIOD_CHARACTERS 7
#define NUMBER_CHARACTERS (PUBLIC_NUMBER_BYTES - 1)
#define SALT_BYTES 16
#define SUBJECT_REF_BYTES 16

/* A key on the stack; data[length] and on are unspecified. */
struct key {
	size_t length;
	uint8_t data[ENGINE_KEY_BYTES_MAX + 1];
};

void key_begin(struct key *key, uint32_t county, enum table table);
void key_put(struct key *key, const void *bytes, size_t length);
void key_u8(struct key *key, uint8_t value);
void key_u32(struct key *key, uint32_t value);
void key_u64(struct key *key, uint64_t value);
struct bytes key_bytes(const struct key *key);
/* The first key behind every key that begins with this one. */
void key_after(const struct key *prefix, struct key *out);
bool bytes_equal(struct bytes a, struct bytes b);
/* <0, 0, >0 in byte order. */
int bytes_order(struct bytes a, struct bytes b);
bool bytes_begin(struct bytes bytes, struct bytes prefix);

/* The subject part of keys. */
struct subject_key {
	size_t length;
	uint8_t data[SUBJECT_BYTES_MAX];
};

void subject_key_of(const credit_id *id, struct subject_key *out);
/* False when the bytes do not begin with the key of any identifier's form. */
bool subject_key_read(struct bytes bytes, struct subject_key *out);
bool subject_key_equal(const struct subject_key *a, const struct subject_key *b);
bool subject_is_organisation(const struct subject_key *subject);
/* Organisations: the bare organisation code. */
bool subject_is_bare(const struct subject_key *subject);

/* A key of the subject table taken apart. */
enum subject_row { ROW_ENTRY = 1, ROW_EVENT, ROW_ALIAS, ROW_ALIAS_TO, ROW_ACT, ROW_FEEDBACK };
struct subject_row_key {
	struct subject_key subject;
	enum subject_row row;
	struct entry_id entry; /* entries and events */
	uint64_t sequence;
};
bool subject_row_read(struct bytes key, struct subject_row_key *out);

/* A row of 'N' that an act on a subject gave: its sequence; 0 for that of an entry. */
uint64_t name_row_act(struct bytes key);

/* A row of 'R' taken apart: who, and by which entry. */
bool role_row_read(struct bytes key, struct subject_key *person, struct entry_id *entry);

/* Whole keys. */
void key_subject(struct key *key, uint32_t county, const struct subject_key *subject);
/* All records of one entry and its events. */
void key_entry_rows(struct key *key, uint32_t county, const struct subject_key *subject,
	const struct entry_id *id);
void key_entry(struct key *key, uint32_t county, const struct subject_key *subject,
	const struct entry_id *id, uint64_t sequence);
void key_event(struct key *key, uint32_t county, const struct subject_key *subject,
	const struct entry_id *id, uint64_t sequence);
void key_alias(struct key *key, uint32_t county, const struct subject_key *subject,
	bool to, uint64_t sequence);
void key_subject_act(struct key *key, uint32_t county, const struct subject_key *subject,
	uint64_t sequence);
void key_feedback(struct key *key, uint32_t county, const struct subject_key *subject,
	uint64_t sequence);
void key_journal(struct key *key, uint32_t county, uint64_t sequence);
/* The tree over the journal: a full block of leaves, a commit, the state. */
#define TREE_BLOCK_HEIGHT 8
enum tree_row { TREE_BLOCK = 0, TREE_COMMIT, TREE_STATE };
void key_tree_block(struct key *key, uint32_t county, uint64_t block);
void key_tree_commit(struct key *key, uint32_t county, uint64_t sequence);
void key_tree_state(struct key *key, uint32_t county);
void key_entry_id(struct key *key, uint32_t county, const struct entry_id *id);
/* Up to and with the zero byte; the entry id follows, or the sequence of an act. */
void key_name(struct key *key, uint32_t county, const char *match_key, size_t length);
void key_document(struct key *key, uint32_t county,
	const uint8_t digest[DOCUMENT_DIGEST_BYTES]);
/* Up to the entry id, which follows. */
void key_role(struct key *key, uint32_t county, const struct subject_key *person);
void key_number(struct key *key, uint32_t county, const char *number);
void key_batch(struct key *key, uint32_t county, uint64_t number, bool undo);
/* Up to and with the second zero byte; the sequence follows. */
void key_confirmed(struct key *key, uint32_t county, const char *list,
	const char *authority);
void key_tables_bytes(struct key *key, uint32_t county, const uint8_t digest[DIGEST_BYTES]);
void key_tables(struct key *key, uint32_t county, uint64_t sequence);
void key_edition(struct key *key, uint32_t county, const char *period, uint32_t revision);
void key_edition_rows(
	struct key *key, uint32_t county, const char *period, uint32_t revision);
void key_meta(struct key *key, uint32_t county, const char *name);
void key_erasure(struct key *key, uint32_t county, uint64_t sequence);
/* Up to and with the reference; the sequence follows. */
void key_erased_subject(
	struct key *key, uint32_t county, const uint8_t ref[SUBJECT_REF_BYTES]);
/* Up to the sequence, which follows. */
void key_erasure_rest(struct key *key, uint32_t county);
void key_erased_entry(struct key *key, uint32_t county, const struct entry_id *id);

/* The match key of a name as it stands in keys; CREDIT_EFORMAT, CREDIT_ENOMEM. */
int name_key(const char *name, size_t length, struct buf *out);
/* CREDIT_EFORMAT, CREDIT_ENOMEM, or a status of digest_once(). */
int document_digest(const char *list, const char *authority, const char *document,
	uint8_t out[DOCUMENT_DIGEST_BYTES], credit_error *err);

/* The head of a record, and the payload behind it. */
#define RECORD_FORMAT 1
#define RECORD_HEAD_BYTES (1 + 8 + 8 + SALT_BYTES)
struct record_value {
	uint64_t sequence;
	int64_t learned_us;
	const uint8_t *salt;
	struct bytes payload;
};
void record_write(struct buf *out, uint64_t sequence, int64_t learned_us,
	const uint8_t salt[SALT_BYTES], const void *payload, size_t length);
bool record_read(struct bytes value, struct record_value *out);

/* A journal row's value. */
struct journal_value {
	int64_t learned_us;
	int kind; /* enum journal_kind */
	const uint8_t *digest;
	struct bytes locator; /* the record's key without county, or that of its erasure */
};
#define JOURNAL_HEAD_BYTES (8 + 1 + DIGEST_BYTES)
bool journal_read(struct bytes value, struct journal_value *out);
/* The sequence of the erasure that a row of another kind names; 0: it was not erased. */
uint64_t journal_erased_by(const struct journal_value *journal);

/* The head of the store. */
struct head {
	uint64_t sequence;
	int64_t learned_us;
	uint64_t batches;
};
#define HEAD_BYTES (8 + 8 + 8)
void head_write(const struct head *head, uint8_t out[HEAD_BYTES]);
bool head_read(struct bytes value, struct head *out);

/* A row of 'C' taken apart. */
struct confirmed_row {
	struct bytes list;
	struct bytes authority;
	uint64_t sequence;
	uint64_t batch;
	credit_day as_of;
};
#define CONFIRMED_BYTES (8 + 4)
void confirmed_write(uint64_t batch, credit_day as_of, uint8_t out[CONFIRMED_BYTES]);
bool confirmed_read(struct bytes key, struct bytes value, struct confirmed_row *out);

#define EDITION_ROW_HEAD_BYTES (1 + DIGEST_BYTES + ENTRY_ID_BYTES)

/* A period's form: YYYY-MM, YYYY-Qn or YYYY-Hn. */
bool period_valid(const char *period);
/* 12 characters of Crockford base32 in upper case. */
bool number_valid(const char *number, size_t length);

/* A key as messages may show it: identifiers masked, other parts readable. */
void key_describe(struct bytes key, struct buf *out);
/* CREDIT_ECORRUPT, naming the key so. */
int fail_value(credit_error *err, struct bytes key, const char *what);

#endif
