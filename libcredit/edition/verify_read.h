/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_read.h - an edition's folder, read by somebody who has no store.
 *
 * edition.json is read line by line: every line must be, byte for byte, what
 * edition_json.c writes, and what is not is a fault of that line.  Of a row
 * stays what the checks across rows need (some 120 bytes); its values are read
 * again where they are compared with a file.  Nothing read here is trusted:
 * lines, rows and files have limits, and only plain files are opened.
 */
#ifndef LIBCREDIT_VERIFY_READ_H
#define LIBCREDIT_VERIFY_READ_H

#include "base/json_in.h"
#include "base/message.h"
#include "credit/seal.h"
#include "edition/edition_print.h"

#define VERIFY_LINE_BYTES (4u * 1024 * 1024)
#define VERIFY_ROWS_MAX 50000000u
#define VERIFY_PAGE_BYTES (256u * 1024 * 1024)

/* ---- faults ---- */

/* One call of credit_edition_verify(): where findings go.  The first failure sticks. */
struct verify {
	credit_finding_fn report;
	void *context;
	uint64_t faults;
	uint64_t warnings;
	int status; /* CREDIT_OK, or why the call must stop */
	credit_error *err;
	const struct words *words; /* the shipped ones; NULL: none */
	credit_key *const *keys;   /* of signers that count */
	size_t keys_count;
	uint64_t notes; /* seen */
	bool under_way; /* something stands aside in DIR: an act goes on, or was stopped */
};

/* Where a finding lies; NULL and 0: not there. */
struct verify_place {
	const char *label; /* of the edition */
	const char *file;
	uint64_t line;
	const char *number;
};

void verify_tell(struct verify *v, enum message message, const struct verify_place *place,
	const char *const *params);
#define TELL(v, message, label, file, line, number, ...)                                    \
	verify_tell((v), (message),                                                         \
		&(const struct verify_place){(label), (file), (line), (number)},            \
		(const char *const[]){"", ##__VA_ARGS__, NULL} + 1)
/* The call cannot go on: memory, input and output. */
void verify_stop(struct verify *v, int status);

/* ---- words that must be used alike ---- */

/*
 * What stands in files for a value is the county's word, which a reader does
 * not have; but one value has one word, and a word that is shipped for a value
 * stands for no other.
 */
struct verify_words {
	struct arena arena;
	struct verify_word *first;
	size_t count;
};

void verify_words_ship(struct verify_words *words, const struct words *shipped);
/* Does text agree with what was met for the value of this kind before? */
bool verify_word(struct verify_words *words, const char *kind, const char *value,
	const char *text);

/* ---- an edition ---- */

#define CODE_BYTES 24 /* of a public code: 18 or 9 characters */

struct verify_row {
	uint64_t offset; /* of its object in edition.json */
	uint32_t length;
	uint32_t line;
	char number[PUBLIC_NUMBER_BYTES];
	uint8_t colour;
	uint8_t kind; /* enum credit_kind; 0 for a stub */
	bool live;    /* no stub */
	bool sole;    /* a sole trader */
	char code[CODE_BYTES]; /* public code, or "" */
	uint8_t leaf[DIGEST_BYTES];
	uint8_t code_leaf[DIGEST_BYTES];
};

struct verify_change {
	uint64_t offset;
	uint32_t length;
	uint32_t line;
	char number[PUBLIC_NUMBER_BYTES];
	uint8_t kind;   /* enum change_kind */
	uint8_t reason; /* enum change_reason */
	bool document;  /* is one named */
	bool authority;
	credit_day day;
};

struct verify_file {
	const char *name;
	uint8_t digest[DIGEST_BYTES]; /* as edition.json lists it */
	uint8_t found[DIGEST_BYTES];
	uint64_t size;
	bool known; /* found and size are */
};

/* A code leaf whose row was withdrawn. */
struct verify_code {
	uint64_t position;
	uint8_t leaf[DIGEST_BYTES];
};

struct verify_edition {
	struct arena arena;
	const char *folder; /* path */
	const char *label;  /* name of the folder among editions, "": it stands alone */
	int fd;             /* of edition.json */
	bool headed;        /* head and digest are known */
	bool whole;         /* every line was of the form */
	struct edition_head head;
	uint8_t digest[DIGEST_BYTES];
	struct verify_row *rows;
	size_t rows_count;
	size_t rows_capacity;
	uint32_t *by_number; /* indexes of rows in order of number */
	struct verify_change *changes;
	size_t changes_count;
	size_t changes_capacity;
	struct verify_code *codes;
	size_t codes_count;
	size_t codes_capacity;
	struct verify_file *files;
	size_t files_count;
	uint64_t stubs;
	struct verify_words words;
};

/* Read edition.json of a folder.  Faults are told; edition is good to be asked, and to be
 * closed, in every case. */
void verify_edition_open(struct verify *v, const char *folder, const char *label,
	struct verify_edition *edition);
void verify_edition_close(struct verify_edition *edition);

/* Index of a public number's row; SIZE_MAX: none. */
size_t verify_find(const struct verify_edition *edition, const char *number);

/* The values of a row that is live, or of a change, read again; borrowed from in. */
int verify_row_read(const struct verify_edition *edition, size_t index, struct json_in *in,
	struct printed_row *row);
int verify_change_read(const struct verify_edition *edition, size_t index, struct json_in *in);

/* ---- files ---- */

/* A plain file of a folder, opened for reading; -1 after telling what is wrong. */
int verify_file_open(struct verify *v, const struct verify_edition *edition, const char *name);
/* Its whole content; false after telling. */
bool verify_file_read(struct verify *v, const struct verify_edition *edition, const char *name,
	struct buf *out);

#endif
