/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table.h - inside catalogue/: the shape of the tables and their loader.
 *
 * table.c says which columns a table has, table_load.c reads rows by it,
 * table_check.c looks at what one row cannot show, county_check.c at what a
 * county's row may not do.  They share one struct loader for one load.
 * Rule: design: the shape of tables; the law is in their rows, each with its
 * source.
 */
#ifndef LIBCREDIT_TABLE_H
#define LIBCREDIT_TABLE_H

#include "base/message.h"
#include "catalogue/catalogue.h"

enum cell_type {
	CELL_TEXT,
	CELL_CODE,   /* 1 .. 16 capital letters and digits */
	CELL_CODES,  /* codes with ";" between */
	CELL_LIST,   /* a code, or "*" */
	CELL_FROM,   /* a day */
	CELL_TO,     /* a day; empty: open */
	CELL_DAY,    /* a day, or empty */
	CELL_NUMBER, /* 0 .. NUMBER_MAX; empty: 0 */
	CELL_WORD,   /* one of words, into an enum */
	CELL_FLAG,   /* one of words, into a bool */
	CELL_KINDS,  /* words with ";" between, into KIND_BITs */
	CELL_WORDS,  /* words with ";" between, kept as text */
	CELL_BITS,   /* words with ";" between, into a set of 64 bits: EVENT_BIT of each */
	CELL_STATES, /* the same of enum act_state, whose values are bits already */
	CELL_BY,     /* words and codes with ";" between */
	CELL_NAMES,  /* field names with ";" between */
	CELL_TERM
};
#define NUMBER_MAX 9999

struct word {
	const char *text; /* NULL ends the list */
	int value;
};

#define COLUMN_NEEDED 1u /* may not be empty */
#define COLUMN_KEY 2u    /* part of what the row is about */
#define COLUMN_LATER 4u  /* came later: a file without it has it empty */

struct column {
	const char *name; /* NULL ends the list */
	enum cell_type type;
	unsigned flags;
	size_t offset; /* in the row's struct */
	const struct word *words;
};
#define COLUMNS_MAX 48

struct table {
	size_t row_size;
	const struct column *columns;
};
extern const struct table tables[TABLE_COUNT];

extern const struct word colour_words[], class_words[], domain_words[], notice_words[],
	objection_words[], mask_words[], level_words[], grade_words[], effect_words[],
	anchor_words[], outcome_words[], type_words[], trigger_words[], kind_words[],
	transition_words[], role_words[], event_words[], state_words[], by_words[],
	unit_words[], flag_words[], any_colour_words[], retention_words[],
	retention_anchor_words[], retention_action_words[], takedown_words[],
	channel_words[], approval_words[], reason_words[];

/* The text of a value in a word list, or "". */
const char *word_text(const struct word *words, int value);
/* The words of a list in one text, ", " between. */
void words_list(const struct word *words, struct buf *out);
/* A term as the tables write it. */
#define TERM_BYTES 16
void term_format(struct term term, char text[TERM_BYTES]);
/* Whether a can never be longer than b; what cannot be compared is not within. */
bool term_within(struct term a, struct term b);
/* The column of a name; NULL when there is none. */
const struct column *column_find(enum table_id table, const char *name, size_t length);
void columns_list(enum table_id table, struct buf *out);
void tables_list(struct buf *out);

/* One CSV file: shipped, or a county's. */
struct table_file {
	char *name; /* as faults name it, in the arena; NULL: there is none */
	const void *bytes;
	size_t length;
	uint32_t at
		[COLUMNS_MAX]; /* 1-based position of each column in this file, 0: absent */
	uint32_t columns_count; /* in its header */
};

struct loader {
	credit_catalogue *catalogue;
	credit_finding_fn report; /* may be NULL */
	void *context;
	struct table_file files[TABLE_COUNT][2]; /* shipped, county */
	struct buf rows[TABLE_COUNT];            /* row structs, shipped ones first */
	size_t faults;
	bool stopped; /* by the callback */
	int status;   /* CREDIT_ENOMEM sticks */
};

#define ROWS_MAX 5000 /* of one file */

/* A row of a table by its number, through its head. */
struct row_head *loader_row(struct loader *loader, enum table_id table, size_t index);
size_t loader_rows(const struct loader *loader, enum table_id table);

/* Report a fault of a row, in a column by name ("": the whole row). */
#define FAULT(loader, table, head, column, value, message, ...)                          \
	loader_fault((loader), (table), (head), (column), (value), (message),            \
		(const char *const[]){"", ##__VA_ARGS__, NULL} + 1)
void loader_fault(struct loader *loader, enum table_id table, const struct row_head *head,
	const char *column, const char *value, enum message message,
	const char *const *params);

/* The same where only the position in the file is known (0: the whole row). */
#define FAULT_AT(loader, table, head, position, value, message, ...)                     \
	loader_fault_at((loader), (table), (head), (position), "", (value), (message),   \
		(const char *const[]){"", ##__VA_ARGS__, NULL} + 1)
void loader_fault_at(struct loader *loader, enum table_id table,
	const struct row_head *head, uint32_t position, const char *column,
	const char *value, enum message message, const char *const *params);

/* Read and check every file of the loader and move the rows into the catalogue. */
void tables_load(struct loader *loader);
void tables_check(struct loader *loader);
/* Rule: 国办发〔2020〕49号: a county adds no list and no measure, and widens none. */
void county_check(struct loader *loader);
/*
 * The calendar's rows as one byte a day, and the years they cover.
 * Rule: 全国年节及纪念日放假办法 art. 6.
 */
void calendar_lay_out(struct loader *loader);

#endif
