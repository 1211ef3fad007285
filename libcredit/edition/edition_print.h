/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_print.h - one edition in memory, and the writers of its files.
 *
 * Selecting (publish.c) fills a struct print; the writers here read it and
 * nothing else, so that the same print gives the same bytes.
 */
#ifndef LIBCREDIT_EDITION_PRINT_H
#define LIBCREDIT_EDITION_PRINT_H

#include "edition/edition_file.h"
#include "edition/edition_head.h"
#include "edition/edition_notes.h"
#include "edition/edition_rows.h"
#include "edition/edition_words.h"

enum change_kind {
	CHANGE_ADDED = 1, /* 新增 */
	CHANGE_CORRECTED, /* 更正 */
	CHANGE_REMOVED,   /* 移出 */
	CHANGE_PAUSED,    /* 暂停公示 */
	CHANGE_RESUMED    /* 恢复公示 */
};

enum change_reason {
	REASON_NONE = 0,
	REASON_EXPIRED, /* 期满 */
	REASON_REPAIRED, /* 修复 */
	REASON_REVOKED, /* 撤销 */
	REASON_CORRECTED, /* 更正 */
	REASON_OTHER /* 其他 */
};

/* What changed for one public number; never a name, never a code. */
struct print_change {
	char number[PUBLIC_NUMBER_BYTES];
	const char *list;
	const char *list_name;
	enum change_kind kind;
	credit_day day;
	enum change_reason reason;
	const char *document; /* of organisations only, else "" */
	const char *authority;
	size_t row; /* of a row that waits for its number; CHANGE_NUMBERED: none */
};
#define CHANGE_NUMBERED SIZE_MAX

/* One list of the edition. */
struct print_list {
	const char *code;
	const char *name_zh;
	const char *name_en;
	enum colour colour;
	const char *basis;
	const char *channel;
	uint64_t rows;    /* in print */
	uint64_t persons; /* natural persons on it that may not be printed */
};

struct print {
	struct edition_head head;
	char label[CREDIT_EDITION_LABEL_BYTES];
	uint8_t digest[DIGEST_BYTES]; /* of the head */
	const struct words *words;
	const char *reissue; /* "" for a first issue */
	bool newest; /* shows black rows */
	struct edition_rows rows;
	struct print_change *changes; /* by list, then public number */
	size_t changes_count;
	struct print_list *lists; /* by colour, then code */
	size_t lists_count;

	/* by print_lay_out() */
	size_t shown[COLOUR_RED + 1]; /* rows in print, by colour */
	size_t pages;                   /* 0: everything stands in index.html */
	const size_t *page_rows;        /* where in rows page n begins, n from 1 */
};

/* Above this many rows the page has counts and links to numbered pages. */
#define PAGE_ROWS_MAX 20000
#define PAGE_ROWS_EACH 5000

/*
 * Count the rows in print and divide them into pages, once rows are in order and
 * those that are not shown are stubs; before print_html().  CREDIT_ENOMEM.
 */
int print_lay_out(struct print *print, struct arena *arena, credit_error *err);

const char *change_kind_key(enum change_kind kind);     /* "added" ... */
const char *change_reason_key(enum change_reason reason); /* "expired" ..., "" */

int print_csv(const struct print *print, enum colour colour, struct edition_file *file,
	credit_error *err);
int print_changes_csv(const struct print *print, struct edition_file *file, credit_error *err);

/* All of edition.json but its end, which tells the other files, in their order. */
int print_json(const struct print *print, struct edition_file *file, credit_error *err);
void print_json_files(
	const struct noted_file *files, size_t files_count, struct edition_file *file);

/* index.html, or with page 1 .. pages one of the numbered pages. */
int print_html(const struct print *print, size_t page, struct edition_file *file,
	credit_error *err);

/* One line of the index of editions. */
struct index_line {
	const char *label;
	const struct edition_head *head;
	const uint8_t *digest;
	const char *reissue;
};
/* DIR/index.html, newest first; notices are the names of their folders. */
int print_index(const struct words *words, const struct index_line *lines, size_t count,
	const char *const *notices, size_t notices_count, struct edition_file *file,
	credit_error *err);

#endif
