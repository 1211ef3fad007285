/* SPDX-License-Identifier: Apache-2.0 */
/*
 * view.h - inside the store: registry and snapshot, and reading rows through them.
 *
 * A snapshot reads from an engine's read.  The view of a change reads from the
 * engine's write, and from the rows that wait to be sorted and put (pending.h),
 * so that a change sees its own records without giving up sorted writing.
 */
#ifndef LIBCREDIT_VIEW_H
#define LIBCREDIT_VIEW_H

#include <pthread.h>

#include "store/engine.h"
#include "store/pending.h"
#include "store/query_log.h"
#include "store/schema.h"
#include "store/store.h"

/* Tables that were parsed once, by digest. */
struct parsed_tables {
	struct parsed_tables *next;
	uint8_t digest[DIGEST_BYTES];
	credit_catalogue *catalogue;
};

struct credit_registry {
	struct engine *engine;
	char *where; /* its folder, absolute: the query log lies there */
	uint32_t county;
	char *name;
	int hash; /* enum hash */
	uint8_t id_key[ID_KEY_BYTES];
	int64_t now_us; /* fixed recording clock, or 0 */
	pthread_mutex_t tables_mutex;
	struct parsed_tables *tables; /* guarded by it; rows stay until close */
};

/* Does any entry name a responsible person?  Most registries hold few or none. */
enum offices { OFFICES_UNKNOWN = 0, OFFICES_NONE, OFFICES_SOME };

struct credit_snapshot {
	credit_registry *registry;
	struct engine_read *read;
	struct pending *pending; /* of a change; else NULL */
	bool known_set;
	credit_moment known;
	struct head head;    /* of the store */
	uint64_t sequence;   /* last one known */
	int64_t learned_us;  /* of that one */
	const credit_catalogue *tables; /* NULL: not asked for yet */
	uint64_t tables_sequence;       /* of the record of tables they came from */
	struct arena arena;             /* answers of public calls */
	struct arena kept;              /* confirmations, until renewed */
	const struct confirmation *confirmations;
	size_t confirmations_count;
	bool confirmations_set;
	enum offices offices;
	struct query_log *queries; /* NULL: no purpose was given, nothing is kept */
	bool asked;                /* a look-up that would be kept has happened */
	bool erasures;             /* the store has some, as of erasures_known */
	uint64_t erasures_known;   /* the head's sequence at that time; 0: not looked yet */
	struct hmac refs;          /* for references to erased subjects; closed until needed */
};

/* Point the snapshot at the store as the read has it now. */
int snapshot_look(credit_snapshot *snapshot, credit_error *err);
/* Forget what was kept of the state before. */
void snapshot_forget(credit_snapshot *snapshot);

/* One value; CREDIT_ENOTFOUND without filling err. */
int view_get(const credit_snapshot *snapshot, const struct key *key, struct bytes *value,
	credit_error *err);

/*
 * A scan over all keys that begin with a prefix.  Rows are borrowed until the
 * next call; the engine may be written in between.  group says that the prefix
 * is one that pending.h groups by (a subject, a document): waiting rows are
 * merged in; else they are put first.
 */
#define SCAN_PAGE 64
struct scan {
	const credit_snapshot *snapshot;
	struct key from;
	struct key to;
	struct engine_row rows[SCAN_PAGE];
	size_t count;
	size_t next;
	bool last_page;
	uint64_t puts; /* of the pending rows' engine when the page was read */
	struct pending_row *waiting; /* sorted, owned */
	size_t waiting_count;
	size_t waiting_next;
};

int scan_begin(struct scan *scan, const credit_snapshot *snapshot, const struct key *prefix,
	bool group, credit_error *err);
/* CREDIT_OK, CREDIT_ENOTFOUND at the end without filling err, or a failure. */
int scan_next(struct scan *scan, struct engine_row *row, credit_error *err);
/* Give the row just given once more: before something is written in between. */
void scan_hold(struct scan *scan);
/* Go on at the first key that is not before this one. */
void scan_seek(struct scan *scan, const struct key *key);
void scan_end(struct scan *scan);

/* A growing list of pointers, for answers whose length is not known before. */
struct pointers {
	void **items; /* owned */
	size_t count;
	size_t capacity;
};
int pointers_add(struct pointers *list, void *item);
/* The list as an array in the arena; NULL when memory ran out. */
void *pointers_copy(const struct pointers *list, struct arena *arena);
void pointers_free(struct pointers *list);

/* One row of the journal, of any sequence; CREDIT_ECORRUPT when it is not there. */
int journal_get(const credit_snapshot *snapshot, uint64_t sequence, struct journal_row *out,
	credit_error *err);
/* Take a journal row apart; false when key or value has no such form. */
bool journal_row_read(struct bytes key, struct bytes value, struct journal_row *out);

/* Is a batch undone, as far as this is known?  No such batch is not. */
int batch_is_undone(
	const credit_snapshot *snapshot, uint64_t number, bool *undone, credit_error *err);

/* The act on a subject of a sequence, with undone set; CREDIT_ECORRUPT when none. */
/* Was every act annulled that gave this alias, as known to the snapshot? */
int alias_is_annulled(const credit_snapshot *snapshot, const struct alias *alias,
	struct arena *arena, bool *out, credit_error *err);
int subject_act_get(const credit_snapshot *snapshot, uint64_t sequence, struct arena *arena,
	struct subject_act *out, credit_error *err);
/* An act from its row: key, record and batch agree, or CREDIT_ECORRUPT. */
int subject_act_read(const credit_snapshot *snapshot, const struct engine_row *row,
	struct arena *arena, struct subject_act *out, credit_error *err);

/* Which subject an entry lies under; CREDIT_ENOTFOUND without filling err. */
int subject_of_entry(const credit_snapshot *snapshot, const struct entry_id *id,
	struct subject_key *out, credit_error *err);

/*
 * How many rows an edition has, and SHA-256 over them in order of public number:
 * the rest of each key, the length (u32) and the bytes of each value.
 */
int edition_rows_sum(const credit_snapshot *snapshot, const char *period, uint32_t revision,
	struct digest *sha256, uint64_t *count, uint8_t sum[DIGEST_BYTES], credit_error *err);

/*
 * Found a store in an empty engine: a change that writes the signature and the
 * meta values.  CREDIT_EEXISTS when the engine holds anything.
 */
int change_found(credit_registry *registry, int64_t now_us, struct change **out,
	credit_error *err);

#define MEMORY(err) FAIL((err), CREDIT_ENOMEM, MSG_MEMORY)

#endif
