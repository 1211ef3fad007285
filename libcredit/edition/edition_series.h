/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_series.h - all editions of a store, and writing one of them again.
 */
#ifndef LIBCREDIT_EDITION_SERIES_H
#define LIBCREDIT_EDITION_SERIES_H

#include "edition/edition_folder.h"
#include "edition/edition_write.h"
#include "edition/edition_select.h"
#include "edition/edition_sign.h"

struct series_edition {
	const struct edition *record;
	struct edition_head head;
	struct edition_body body;
	char label[CREDIT_EDITION_LABEL_BYTES];
};

/* Borrows from its arena only; the snapshot may end before it. */
struct series {
	credit_registry *registry;
	struct arena arena;
	struct series_edition *list; /* oldest first */
	size_t count;
	struct signing *signing; /* who signs what is written; NULL: no key is at hand */
	struct folder_notice notice; /* that takes or leaves its place with the index; or no name */
};

/* CREDIT_ECORRUPT when a record does not match its head. */
int series_load(credit_snapshot *snapshot, struct series *out, credit_error *err);
void series_free(struct series *series);

/* The name of the series: the county's code. */
void series_name(const credit_registry *registry, char name[SERIES_BYTES]);

/* The shipped words with those of a file (NULL: none) on top; own gets its bytes. */
int series_words(credit_registry *registry, const char *file, struct buf *own,
	struct words **out, credit_error *err);

/* What a print needs of a selection that is in order. */
void series_print(struct selection *selection, const struct edition_head *head,
	const uint8_t digest[DIGEST_BYTES], const struct words *words, const char *reissue,
	bool newest, struct print *out);

/* A stored edition's rows, found again as they were printed. */
struct series_again {
	struct selection selection; /* in order; a row that cannot be shown is a stub */
	struct prior prior;
	struct prior own;
	struct words *words;
	credit_snapshot *snapshot;
};

/*
 * downs: rows that are down become stubs; with newest black rows are shown.
 * Statuses of selection_run(), CREDIT_ECORRUPT; series_again_end() in every case.
 */
int series_again(const struct series *series, size_t index, const struct downs *downs,
	bool newest, struct series_again *out, credit_error *err);
void series_again_end(struct series_again *again);

/* What the notes of an edition are over, but for its files; borrows from it. */
void series_signed(const struct series_edition *edition, struct signed_edition *out);

/* Write one edition again as it may be shown now, with its notes, aside. */
int series_render(const struct series *series, size_t index, const struct downs *downs,
	const char *directory, credit_error *err);

/*
 * DIRECTORY/index.html: the editions, and the notices that stand; and the note over it;
 * then everything that was written aside takes its place.
 */
int series_index(const struct series *series, const char *directory,
	const struct words *words, credit_error *err);

/*
 * After a change: write again whatever shows a row that was taken down after
 * a record, the edition that was the newest before, what is missing, and what
 * lacks a note or the signature of a key at hand; then the index.  Last all of it
 * takes its place.  done (may be NULL) counts editions written; `ready` is not
 * written: it stands aside already (SIZE_MAX: none does).
 */
int series_tidy(const struct series *series, uint64_t since, size_t ready,
	const char *directory, const struct words *words, uint64_t *done, credit_error *err);

/* ---- acts on what is public ---- */

/* What an act holds while it runs: the registry, the county's words, memory. */
struct public_act {
	credit_registry *registry;
	struct arena arena;
	struct buf own_words;
	struct words *words;
};

/* The words of the act: statuses of series_words().  public_act_end() frees everything. */
int public_act_words(struct public_act *act, const char *file, credit_error *err);
void public_act_end(struct public_act *act);
/* The name of the option that cannot be: folder, document or day; NULL: none. */
const char *public_act_fault(const char *directory, const char *document, credit_day on);

#endif
