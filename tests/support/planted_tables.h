/* SPDX-License-Identifier: Apache-2.0 */
/*
 * planted_tables.h - tables with something planted in them, and what loading reports.
 *
 * Text is made from the shipped tables by changing one cell, so that a test
 * says only what is wrong.  Texts are owned by the caller (free()).
 */
#ifndef TEST_PLANTED_TABLES_H
#define TEST_PLANTED_TABLES_H

#include "catalogue/table.h"

struct fault_seen {
	char code[40];
	char file[64];
	char field[64];
	char value[128];
	uint64_t line;
	uint32_t column;
	bool worded; /* both languages and both cures have words and no open place */
};

struct faults_seen {
	struct fault_seen faults[64];
	size_t count;      /* may be more than were kept */
	size_t stop_after; /* the callback asks to stop after so many; 0: never */
};

/* A credit_finding_fn whose context is a struct faults_seen. */
int faults_see(void *context, const credit_finding *finding);

/*
 * Load the shipped tables, with one of them replaced by text (shipped or as a
 * county's own; NULL: none).  NULL when there were faults.
 */
credit_catalogue *tables_try(
	enum table_id table, bool county, const char *text, struct faults_seen *seen);

/* The header of a shipped table and the row that begins with start, one cell changed. */
char *row_changed(
	enum table_id table, const char *start, const char *column, const char *value);
/* The whole shipped table, with that cell changed. */
char *table_changed(
	enum table_id table, const char *start, const char *column, const char *value);
/* The whole shipped table and a line behind it. */
char *table_with_line(enum table_id table, const char *line);
/* 1-based line and column of a cell in the shipped table. */
uint64_t line_of(enum table_id table, const char *start);
uint32_t column_of(enum table_id table, const char *column);

#endif
