/* SPDX-License-Identifier: Apache-2.0 */
/*
 * county.h - the parts of the sample county's generator.
 *
 * generate.c writes the files of three months; subjects.c invents who stands
 * in them; damage.c spoils some cells the way spreadsheets do; sheets.c says
 * which department sends what; story.c says what becomes of some of them; page.c
 * writes the bytes.  Nothing but libc is needed (iconv is in it), and the same
 * program writes the same bytes on every run.
 */
#ifndef COUNTY_H
#define COUNTY_H

#include <stdbool.h>
#include <stdint.h>

#define MONTHS 3
#define CELL_BYTES 320

enum column {
	COL_NUMBER = 0, /* 序号, which means nothing and is ignored */
	COL_NAME,
	COL_ID,
	COL_LIST,
	COL_AUTHORITY,
	COL_DOCUMENT,
	COL_DECIDED,
	COL_BASIS_DOCUMENT,
	COL_BASIS_DAY,
	COL_SERVED,
	COL_NOTICE_DOCUMENT,
	COL_NOTIFIED,
	COL_OBJECTION,
	COL_LISTED,
	COL_UNTIL,
	COL_GRADE,
	COL_GROUND,
	COL_FACTS,
	COL_ACT_END,
	COL_PUBLISHED,
	COL_CONSENT,
	COL_GUARDIAN,
	COL_SAME_CASE,
	COL_CORRECTS,
	COL_CORRECTION,
	COL_UNIT,
	COL_KIND,
	COL_REVIEWED,
	COL_ACT, /* an act on an entry that is stored: what, when, by which document */
	COL_ACT_DAY,
	COL_ACT_DOCUMENT,
	COL_ACT_BY,
	COL_CORRECTED,
	COL_COMMITMENT,
	COL_NEW_NAME,
	COL_ROLE_NAME, /* who is responsible, as what, since when */
	COL_ROLE_ID,
	COL_ROLE,
	COL_ROLE_FROM,
	COL_COUNT
};

struct row {
	char cell[COL_COUNT][CELL_BYTES];
};

enum kind {
	PERSON,
	FIRM,
	TRADER,      /* sole trader */
	BODY,        /* government body */
	INSTITUTION, /* public institution */
	SOCIETY,     /* social organisation */
	PUPIL,       /* a minor, without an id */
	VILLAGE,
	FAMILY,
	KIND_COUNT
};

enum encoding { GB18030, UTF8_BOM, UTF8, UTF16_TABS };

/* Traits of a sheet. */
#define TITLE_ROW 1u
#define TOTAL_ROW 2u
#define SAMPLE_ROW 4u
#define HEADER_AGAIN 8u
#define BLANK_ROWS 16u
#define HONOUR 32u    /* red: public notice, consent; no basis document */
#define BAN 64u       /* the document itself states the last day */
#define WITHOUT_ID 128u
#define ONE_DOCUMENT 256u /* one document names every subject of a month */
#define PENALTY 512u  /* rests on a penalty decision */

struct header {
	enum column column;
	const char *text; /* as this department writes it */
};

struct sheet {
	const char *file;        /* without .csv */
	const char *title;
	const char *authority;   /* as the department writes itself */
	const char *list;
	const char *word;        /* its word in document numbers */
	enum encoding encoding;
	unsigned traits;
	int rows[MONTHS];
	int share[KIND_COUNT];   /* of each kind, in parts; 0: none */
	int first[KIND_COUNT];   /* first subject of each kind, so that sheets can meet */
	const char *grade;       /* "" where the list knows none */
	const char *grounds;     /* three codes, ";" between, one for each of facts */
	const char *facts[3];
	const char *until_years; /* with BAN: years after the decision */
	const struct header *headers; /* ended by an empty text */
};

extern const struct sheet sheets[];
extern const int sheets_count;

/* xorshift64*: small, and the same everywhere. */
uint64_t random_next(uint64_t *state);
int random_below(uint64_t *state, int limit);

/* The n-th subject of a kind: always the same. */
void subject_name(enum kind kind, int n, char *text);
void subject_id(enum kind kind, int n, char *text); /* empty where the kind has none */
void resident_number(int n, int first_year, int years, char *text);

/* Days as a count since 1970-01-01. */
int day_of(int year, int month, int day);
void day_text(int day, const char *style, char *text); /* style: "-" "/" "." "年" */

/*
 * Spoil a row.  Returns true when the row will be refused; with mended the
 * harmless habits stay and the faults do not happen.
 */
bool damage(struct row *row, const struct sheet *sheet, uint64_t *state, bool mended);

/*
 * Remember row number index of a sheet's month as it was sent; sent again, the
 * later form counts.  Then write what happens to some of them, into dir.
 */
void story_keep(const struct sheet *sheet, int month, int index, const struct row *row);
void story_write(const char *dir);

#endif
