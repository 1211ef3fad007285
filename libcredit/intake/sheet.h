/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sheet.h - one file from a department: read twice, told about, landed whole.
 *
 * What every import has in common, whatever its rows mean: the file and its
 * encoding, the header, which records are data, faults of the file as a whole,
 * the change that the good rows are added to, the returned file, the report.
 * The calls come in the order in which they stand here.
 */
#ifndef LIBCREDIT_SHEET_H
#define LIBCREDIT_SHEET_H

#include <sys/stat.h>

#include "intake/telling.h"

struct sheet {
	credit_registry *registry;
	const char *path;
	const char *name;
	credit_import_options options;
	const char *folder; /* for temporary files */
	enum words words;

	int fd;
	bool fd_opened;
	struct stat stat;
	struct csv_options csv;
	struct dictionary dictionary;
	struct mapping mapping;
	uint64_t header_row;
	uint64_t header_line;
	uint64_t fault_line; /* of a fault of the file itself, where the reader tells it */
	bool bom;
	char separator;
	enum encoding encoding;
	struct digest digest;
	uint8_t sum[DIGEST_BYTES];

	credit_snapshot *snapshot; /* for the tables, and to judge by when nothing can land */
	const credit_catalogue *tables;
	int64_t now_us;   /* the recording clock */
	credit_day today; /* of that time */
	struct change *change;
	credit_snapshot *view; /* of the change, or the snapshot */
	struct findings findings;
	struct telling telling;

	uint64_t rows;
	uint64_t added; /* the caller counts these four */
	uint64_t changed;
	uint64_t unchanged;
	uint64_t rejected;
	struct row_set refused; /* rows refused, from whatever stage */
	bool file_refused;
	bool checked; /* the required columns were looked for */
	bool complete; /* it lands without rows too: the list itself is what it says */
	bool fresh;    /* it says something new, though its rows do not */
	bool repeated;
	bool landed;
	uint64_t batch;
	char *returned;
	uint64_t absent;    /* complete lists: stored entries that it does not name */
	uint64_t confirmed; /* marked entries that it names again */
	char *missing;      /* the file that lists those absent */
};

/* What the rows of a file mean.  Both return CREDIT_OK or a failure of the call. */
struct sheet_rows {
	/* Before the first row of data, or with NULL when there is none: sheet_found() of
	 * MSG_INTAKE_COLUMN_MISSING refuses the file. */
	void (*columns)(void *context, const struct csv_record *record);
	/* One record of data. */
	int (*row)(void *context, const struct csv_record *record, struct arena *arena,
		credit_error *err);
	void *context;
};

/* Everything absent but what is given, which is borrowed; then sheet_free() at the end. */
void sheet_init(struct sheet *sheet, credit_registry *registry, const char *path,
	const credit_import_options *options, enum words words);
void sheet_free(struct sheet *sheet);

/* The options that hold for every file, and the tables in force.  CREDIT_EINVAL,
 * CREDIT_EEXISTS, CREDIT_ENOTFOUND or a failure of the store. */
int sheet_begin(struct sheet *sheet, credit_error *err);
/* Open the file and find its header. */
int sheet_open(struct sheet *sheet, credit_error *err);
/* Read it through: nothing when the file was refused. */
int sheet_read(struct sheet *sheet, const struct sheet_rows *rows, credit_error *err);

/* A fault or a remark about the file as a whole; b: NULL without a second parameter. */
void sheet_found(struct sheet *sheet, enum message message, const char *a, const char *b);
/* A column that is wanted and not there, behind those named already, 、 between. */
void sheet_missing(const struct sheet *sheet, struct buf *names, enum field field, bool wanted);
/* A cell of a field, cleaned; empty also without record or column. */
/* What rows are read by: tables, columns, findings, day, county; nothing of options. */
struct row_rules sheet_rules(struct sheet *sheet, struct known_authority *known);
/* The field of an act that a column carries which the dictionary does not know; NULL. */
const char *sheet_act_field(const struct sheet *sheet, uint32_t column);
struct cell sheet_cell(const struct sheet *sheet, const struct csv_record *record,
	enum field field);
/* Count and mark a refused row.  CREDIT_OK, CREDIT_ENOMEM. */
int sheet_refuse(struct sheet *sheet, uint64_t row);

/* Nothing of the file can land any more. */
bool sheet_lost(const struct sheet *sheet);
/* Begin the change that rows are added to, when the file can land: change and view. */
int sheet_change(struct sheet *sheet, credit_error *err);
/* Begin it whether or not the file can land: what does not is thrown away with it. */
int sheet_trial(struct sheet *sheet, credit_error *err);
/*
 * Keep the change only if the file lands: something new, or the same rows in a
 * file not seen before.  What the file itself gives of the batch is filled in.
 */
int sheet_land(struct sheet *sheet, struct batch *batch, credit_error *err);
/* Tell what was found, write the returned file, commit. */
int sheet_tell(struct sheet *sheet, credit_finding_fn report, void *context,
	credit_error *err);
/* The report, owned; list is copied. */
int sheet_report(const struct sheet *sheet, const char *list, credit_import_report **out,
	credit_error *err);

#endif
