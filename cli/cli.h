/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cli.h - what main.c gives the commands, and the table that it runs on.
 *
 * A command is one row of the table in main.c and one function in cmd_NAME.c.
 * Its options stand in one table that drives parsing, usage, help and
 * completion.  A command holds no rule of the domain: it reads operands,
 * calls the library and prints what it is told.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/json_out.h"
#include "base/message.h"
#include "exit.h"
#include "credit.h"

/* Words in both languages, by enum credit_lang. */
struct words {
	const char *in[2];
};
#define WORDS(zh, en) {{zh, en}}

enum option_kind {
	OPTION_FLAG = 0,
	OPTION_TEXT, /* the last one given counts */
	OPTION_MANY  /* may be given again and again */
};

struct option_spec {
	const char *name; /* without --; NULL ends a table */
	char letter;      /* -o; 0: none */
	enum option_kind kind;
	const char *value; /* what stands for the value in usage */
	struct words help;
};

/* How main opens the store before the command runs. */
enum store_mode {
	STORE_NONE = 0,
	STORE_MAYBE, /* for reading when it is there */
	STORE_READ,
	STORE_WRITE
};

struct cli;
typedef int (*command_fn)(struct cli *cli);

/* `batch undo`: the word after the command's name. */
struct action {
	const char *name; /* NULL ends a table */
	enum store_mode mode;
	command_fn run;
	const char *operands;
	int operands_min;
	int operands_max; /* -1: any number */
};

struct command {
	const char *name; /* NULL ends the table */
	enum store_mode mode;
	command_fn run;
	const char *operands; /* as usage shows them */
	int operands_min;
	int operands_max;
	const struct option_spec *options;
	const struct action *actions; /* NULL: the command itself runs */
	struct words summary;
	struct words details; /* more for --help; NULL: nothing */
};

extern const struct command commands[];
extern const struct option_spec global_options[];

struct given {
	const struct option_spec *spec;
	const char *value; /* NULL for a flag */
};

struct cli {
	int lang; /* enum credit_lang */
	bool json;
	bool colour;      /* on stdout */
	bool quiet;       /* stderr is no terminal: no progress */
	int width;        /* columns of the terminal on stdout; 0: none, never wrap */
	const struct command *command;
	const struct action *action;
	char **operands;
	int operands_count;
	struct given *given;
	int given_count;
	const char *store; /* folder of the store */
	credit_day on;     /* --on, else today */
	bool on_given;
	credit_moment known;
	bool known_given;
	int64_t now_us; /* --now; 0: the clock */
	credit_registry *registry; /* open when the mode asks for it; else NULL */
	struct buf words; /* path of the county's own words, once it was asked for */

};

/* ---- options.c ---- */

/* The language that the arguments and the environment ask for. */
int cli_language(int argc, char **argv);
bool cli_json(int argc, char **argv);
/* Read the command line into cli.  EXIT_DONE, or EXIT_USAGE after saying what is wrong. */
int cli_parse(struct cli *cli, int argc, char **argv);
bool cli_flag(const struct cli *cli, const char *name);
/* The last value of an option; NULL when it was not given. */
const char *cli_option(const struct cli *cli, const char *name);
/* The file of the county's words: --words, else words.txt in the store's folder when it
 * is there, else NULL; good as long as cli. */
const char *cli_words(struct cli *cli);
/* A number that an option gives, left as it is without the option.  EXIT_DONE, EXIT_USAGE. */
int cli_count(const struct cli *cli, const char *option, uint64_t *count);
/* Every value of an option: call with *at 0 first; NULL at the end. */
const char *cli_option_next(const struct cli *cli, const char *name, int *at);
const struct command *command_find(const char *name);
const struct action *action_find(const struct command *command, const char *name);

/* ---- report.c ---- */

/* zh or en, as the user reads. */
const char *tr(const struct cli *cli, const char *zh, const char *en);
/* Print an error on stderr and give the exit code of its status. */
int cli_error(const struct cli *cli, const credit_error *err);
/* A fault of the command line: EXIT_USAGE. */
int cli_usage(const struct cli *cli, enum message message, const char *a, const char *b);
#define CLI_FAIL(cli, status, message, ...)                                                 \
	cli_fail((cli), (status), (message),                                                \
		(const char *const[]){"", ##__VA_ARGS__, NULL} + 1)
int cli_fail(const struct cli *cli, int status, enum message message,
	const char *const *params);
/* A plain sentence on stderr, not with --json. */
void cli_note(const struct cli *cli, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Say on stderr that so many erasures left bytes; 0: nothing. */
/* A note of the message table, without parameters, and its cure: to people and programs. */
void cli_note_message(const struct cli *cli, enum message message);
void cli_unfinished(const struct cli *cli, uint64_t count);

/* A kind of subject, as people say it. */
const char *kind_label(const struct cli *cli, int kind);
const char *grade_label(const struct cli *cli, int grade);
const char *scheme_label(const struct cli *cli, int scheme);
/* What is wrong with an identifier and what to do; text has CREDIT_TEXT_BYTES. */
void id_fault_text(const struct cli *cli, const char *code, const char *input, char *text);
/* What a message code says, with the article behind it; text has CREDIT_TEXT_BYTES. */
void reason_text(const struct cli *cli, const char *code, const char *article, char *text);
/* A state as people say it; what stands on a red list is recognised. */
const char *state_label(const struct cli *cli, const char *state, bool red);
void print_marks(const struct cli *cli, unsigned marks);
/* Begin to read, as of --known. */
int cli_snapshot(const struct cli *cli, credit_snapshot **out);

/* ---- purpose.c ---- */

/* --purpose, else $CREDIT_PURPOSE; NULL: none. */
const char *cli_purpose(const struct cli *cli);
/* Say who asks and why, when a purpose is given: before the first look-up. */
int cli_asks(const struct cli *cli, credit_snapshot *snapshot);
#define LOGIN_BYTES 100
/* Who asks, why and by which command; borrows from all that is given. */
credit_query cli_query(const struct cli *cli, const char *purpose, const char *identity,
	char login[LOGIN_BYTES]);
/* Say who asks, for this purpose and after that check of the applicant's identity. */
int cli_asks_for(const struct cli *cli, credit_snapshot *snapshot, const char *purpose,
	const char *identity);
/* Write the query log: before an answer is printed, and not printed when this fails. */
int cli_asked(const struct cli *cli, credit_snapshot *snapshot);
/* The same for a part of a batch; the next part is of the same query. */
int cli_asked_part(const struct cli *cli, credit_snapshot *snapshot);
/* EXIT_USAGE after saying so when this subject needs a purpose and none is given. */
int cli_purpose_for(const struct cli *cli, const credit_id *id);

/* ---- keys.c ---- */

/* The keys of every --key, to sign with.  EXIT_DONE; else after saying what is wrong. */
struct cli_keys {
	credit_key **list;
	size_t count;
};
int cli_keys(const struct cli *cli, struct cli_keys *out);
void cli_keys_done(struct cli_keys *keys);

#define KEY_FILES_MAX 64
/* The public keys of every --key, in one array; cli_ring_done() in every case. */
struct cli_ring {
	credit_key **files[KEY_FILES_MAX];
	size_t counts[KEY_FILES_MAX];
	size_t files_count;
	credit_key **keys; /* borrowed from files */
	size_t count;
};
int cli_ring(const struct cli *cli, struct cli_ring *out);
void cli_ring_done(struct cli_ring *ring);

/* One object a line: begin, write keys, end. */
struct json_line {
	struct buf buf;
	struct json json;
};
void json_line_begin(struct json_line *line, const char *schema);
void json_line_end(struct json_line *line);

/* ---- terminal.c ---- */

enum style { STYLE_PLAIN = 0, STYLE_HEAD, STYLE_GOOD, STYLE_BAD, STYLE_WARN, STYLE_DIM };

/* Columns that text takes on a terminal. */
int text_width(const char *text);
/* Text with controls, bidirectional marks and bad bytes made visible. */
void text_safe(const char *text, struct buf *out);
/* Text made safe and styled, appended to out. */
void paint(const struct cli *cli, enum style style, const char *text, struct buf *out);
/* Print text to stdout, safe, in a style. */
void print_text(const struct cli *cli, enum style style, const char *text);
/* The same, then a line end. */
void print_line(const struct cli *cli, enum style style, const char *text);
/* A line made by a format without a line end; safe whatever the arguments are. */
void print_format(const struct cli *cli, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* A table: cells in reading order, printed aligned at the end. */
#define TABLE_COLUMNS_MAX 16
struct table {
	struct arena arena;
	struct table_cell *cells;
	size_t count;
	size_t capacity;
	int columns;
	bool right[TABLE_COLUMNS_MAX]; /* numbers */
	bool failed;
};
void table_begin(struct table *table, int columns);
void table_cell(struct table *table, enum style style, const char *text);
void table_number(struct table *table, uint64_t number);
/* Print with a first row of headings, and free. */
void table_end(const struct cli *cli, struct table *table);

/* A bar on stderr while something long runs; nothing when it is no terminal. */
void progress_show(const struct cli *cli, const char *what, uint64_t done, uint64_t total);
void progress_clear(void);

/* ---- found.c ---- */

#define COLUMN_BYTES 8
void column_letters(uint32_t column, char text[COLUMN_BYTES]);

/* What a call reported: kept up to limit, counted in full. */
struct found {
	const struct cli *cli;
	uint64_t limit;
	int least; /* severities below this one are counted only */
	bool one_file; /* everything is about one file, which need not be named */
	uint64_t total;
	uint64_t by_severity[4];
	struct buf array; /* JSON, or lines for people */
	struct json json;
};
void found_begin(struct found *found, const struct cli *cli, uint64_t limit);
int found_add(void *context, const credit_finding *finding); /* a credit_finding_fn */
/* For people: print them and forget them. */
void found_print(struct found *found);
/* For programs: put the array under key and forget it. */
void found_json(struct found *found, struct json *json, const char *key);

/* ---- commands ---- */

/* The tables of a folder, else those of the store, else the shipped ones. */
struct tables {
	credit_catalogue *owned;
	credit_snapshot *snapshot;
};
int tables_of(const struct cli *cli, const char *dir, struct tables *held,
	const credit_catalogue **out);
void tables_done(struct tables *held);

int cmd_init(struct cli *cli);
int cmd_id(struct cli *cli);
int catalogue_check(struct cli *cli);
int catalogue_load(struct cli *cli);
int catalogue_show(struct cli *cli);
int cmd_template(struct cli *cli);
int cmd_import(struct cli *cli);
int batch_list(struct cli *cli);
int batch_show(struct cli *cli);
int batch_undo(struct cli *cli);
int cmd_check(struct cli *cli);
int cmd_show(struct cli *cli);
int cmd_search(struct cli *cli);
int cmd_event(struct cli *cli);
int cmd_tasks(struct cli *cli);
int cmd_feedback(struct cli *cli);
int cmd_publish(struct cli *cli);
int cmd_withdraw(struct cli *cli);
int cmd_verify(struct cli *cli);
int cmd_log(struct cli *cli);
int cmd_report(struct cli *cli);
int cmd_stats(struct cli *cli);
int cmd_status(struct cli *cli);
int cmd_fsck(struct cli *cli);
int cmd_erase(struct cli *cli);
int cmd_backup(struct cli *cli);
int cmd_restore(struct cli *cli);
/* Say that notes wait for a signature. */
void cli_unsigned(const struct cli *cli, uint64_t count);
int key_new(struct cli *cli);
int key_show(struct cli *cli);
int cmd_sign(struct cli *cli);
extern const struct option_spec key_options[];
extern const struct option_spec sign_options[];
extern const struct action key_actions[];
int cmd_proof(struct cli *cli);
int cmd_verify_proof(struct cli *cli);
int cmd_help(struct cli *cli);
int cmd_version(struct cli *cli);
int help_command(struct cli *cli, const struct command *command);

#endif
