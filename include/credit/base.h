/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/base.h - statuses, errors, findings, languages, days and moments.
 *
 * Everything here is plain data.  No function in this header takes a lock,
 * reads the environment, prints or keeps a pointer that it was given.
 */
#ifndef CREDIT_BASE_H
#define CREDIT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CREDIT_API __attribute__((visibility("default")))
#else
#define CREDIT_API
#endif

/* The version of this header; credit_version() tells that of the library. */
#define CREDIT_VERSION "0.1.0"

/*
 * Statuses.  X(name, number, English sentence).  Numbers are permanent: a
 * retired one is never used again.  Positive numbers stay free.
 */
#define CREDIT_STATUS_TABLE(X)                                                      \
	X(CREDIT_OK, 0, "done")                                                     \
	X(CREDIT_EINVAL, -1, "an argument is outside what the call takes")          \
	X(CREDIT_ENOMEM, -2, "memory ran out")                                      \
	X(CREDIT_ENOTFOUND, -3, "the thing that was named does not exist")          \
	X(CREDIT_EEXISTS, -4, "the thing to be made exists already")                \
	X(CREDIT_EREADONLY, -5, "the store was opened for reading only")            \
	X(CREDIT_EBUSY, -6, "somebody else holds what is needed; try again")        \
	X(CREDIT_EFULL, -7, "the disk or the map is full; nothing was lost")        \
	X(CREDIT_EIO, -8, "the operating system reported an input or output error") \
	X(CREDIT_EFORMAT, -9, "the bytes given are not of the expected form")       \
	X(CREDIT_ECORRUPT, -10, "stored bytes fail a check")                        \
	X(CREDIT_EVERSION, -11, "the store needs a feature this library lacks")     \
	X(CREDIT_ELIMIT, -12, "a stated limit was passed")                          \
	X(CREDIT_ERULE, -13, "a rule of law or of the catalogue forbids it")        \
	X(CREDIT_ECANCELLED, -14, "a callback asked to stop")                       \
	X(CREDIT_EFORK, -15, "the handle was opened in another process")

enum credit_status {
#define CREDIT_STATUS_ENUM(name, number, sentence) name = number,
	CREDIT_STATUS_TABLE(CREDIT_STATUS_ENUM)
#undef CREDIT_STATUS_ENUM
};

/* Languages of messages.  Chinese is the language of record. */
enum credit_lang { CREDIT_ZH = 0, CREDIT_EN = 1 };

/* Sizes, in bytes, terminators included. */
#define CREDIT_CODE_BYTES 40    /* a message code, such as "id-check-digit" */
#define CREDIT_PARAMS_BYTES 400 /* packed parameters of one message */
#define CREDIT_TEXT_BYTES 1200  /* enough for any rendered message */

/*
 * What went wrong, in memory of the caller.  Fixed size, no allocation; may be
 * copied and stored; pass NULL where no detail is wanted.  A call that fails
 * fills it, a call that succeeds leaves it alone.
 */
typedef struct credit_error {
	int32_t status;               /* one of enum credit_status */
	uint32_t column;              /* 1-based column of the input, 0: none */
	uint64_t line;                /* 1-based line of the input, 0: none */
	char code[CREDIT_CODE_BYTES]; /* permanent message code, never empty after a failure */
	uint32_t params_count;        /* 0 .. 9 */
	char params[CREDIT_PARAMS_BYTES]; /* params_count strings, each ended by NUL */
} credit_error;

/** Text of an error in one language: what failed, where, and what to do.
 *
 *  Args:    err   filled by a failing call
 *           lang  CREDIT_ZH or CREDIT_EN
 *           size  bytes at text, terminator included; CREDIT_TEXT_BYTES is always enough
 *  Out:     text  UTF-8, always terminated, cut at a character when too long
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL, size is 0, or lang is unknown
 *  Threads: any
 */
CREDIT_API int credit_error_text(
	const credit_error *err, int lang, char *text, size_t size);

/** The English sentence of a status, borrowed for ever; never NULL.
 *
 *  Args:    status  any number
 *  Returns: the sentence, or "unknown status"
 *  Threads: any
 */
CREDIT_API const char *credit_status_text(int status);

/** The name of a status, such as "CREDIT_EINVAL", borrowed for ever; never NULL.
 *
 *  Args:    status  any number
 *  Returns: the name, or "CREDIT_?"
 *  Threads: any
 */
CREDIT_API const char *credit_status_name(int status);

/** Version of the library in use, "MAJOR.MINOR.PATCH", borrowed for ever.
 *
 *  Returns: the text; compare with CREDIT_VERSION to find a mixed installation
 *  Threads: any
 */
CREDIT_API const char *credit_version(void);

/*
 * Messages.  Every message has a permanent code, a severity, a Chinese and an
 * English text, and a cure in both languages.
 */
enum credit_severity {
	CREDIT_NOTE = 0,    /* something was recognised and handled; nothing to do */
	CREDIT_WARNING = 1, /* done, but a person should look */
	CREDIT_REFUSED = 2, /* this row, record or act was refused; the rest goes on */
	CREDIT_FATAL = 3    /* the whole file or call was refused */
};

/*
 * One thing that a call found: a fault in a row, a fault of the catalogue, a
 * broken invariant.  Strings are UTF-8, ended by NUL, never NULL (empty where
 * nothing is to be said), and borrowed until the callback returns.
 * Identifiers inside value and params are masked.
 */
typedef struct credit_finding {
	size_t size;          /* sizeof(credit_finding), filled by the library */
	int32_t severity;     /* enum credit_severity */
	uint32_t column;      /* 1-based column, 0: the whole row */
	uint64_t line;        /* 1-based physical line where the record starts, 0: none */
	uint64_t row;         /* row as a spreadsheet counts, 0: none */
	const char *code;     /* permanent message code */
	const char *file;     /* file or table, as the caller named it */
	const char *field;    /* canonical field name, such as "subject_id" */
	const char *header;   /* the column's header as the file has it */
	const char *value;    /* the offending value, identifiers masked */
	uint32_t params_count;
	const char *const *params;
} credit_finding;

/** Called once for each finding, in the order of the input.
 *
 *  Returns: 0 to go on; anything else stops the call with CREDIT_ECANCELLED
 */
typedef int (*credit_finding_fn)(void *context, const credit_finding *finding);

/** Text of a finding: what is wrong.  Same contract as credit_error_text().
 *
 *  Args:    finding  as given to the callback
 *           lang     CREDIT_ZH or CREDIT_EN
 *           size     bytes at text
 *  Out:     text     UTF-8, terminated
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  as for credit_error_text()
 *  Threads: any
 */
CREDIT_API int credit_finding_text(
	const credit_finding *finding, int lang, char *text, size_t size);

/** Cure of a finding: what to do about it.  Same contract as credit_error_text().
 *
 *  Args:    finding  as given to the callback
 *           lang     CREDIT_ZH or CREDIT_EN
 *           size     bytes at text
 *  Out:     text     UTF-8, terminated; may be empty for notes
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  as for credit_error_text()
 *  Threads: any
 */
CREDIT_API int credit_finding_cure(
	const credit_finding *finding, int lang, char *text, size_t size);

/** Every message the library can give, for documentation and translation checks.
 *
 *  Args:    index  0 .. count-1
 *  Returns: the code, borrowed for ever; NULL when index is past the last message
 *  Threads: any
 */
CREDIT_API const char *credit_message_code(size_t index);

/** Raw text of a message with its placeholders, borrowed for ever.
 *
 *  {1}..{9} stand for the parameters; {@1}..{@9} for the text, in the same language,
 *  of the message whose code the parameter is.
 *
 *  Args:    code  a message code
 *           lang  CREDIT_ZH or CREDIT_EN
 *           cure  false: what is wrong; true: what to do
 *  Returns: the text, or NULL when code or lang is unknown
 *  Threads: any
 */
CREDIT_API const char *credit_message_template(const char *code, int lang, bool cure);

/*
 * Days.  A day is the number of days since 1970-01-01 in China Standard Time
 * (UTC+8, all year), without a time of day.
 */
typedef int32_t credit_day;
#define CREDIT_DAY_NONE INT32_MIN /* no day given */
#define CREDIT_DAY_MIN (-135140)  /* 1600-01-01 */
#define CREDIT_DAY_MAX 2932896    /* 9999-12-31 */
#define CREDIT_DAY_BYTES 11       /* "YYYY-MM-DD" and the terminator */

/** Read a day written as YYYY-MM-DD, and nothing else.
 *
 *  Args:    text    any bytes
 *           length  bytes at text
 *  Out:     out     CREDIT_DAY_NONE on failure
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL   a pointer is NULL
 *           CREDIT_EFORMAT  not of that form, or no such day in the calendar
 *  Threads: any
 */
CREDIT_API int credit_day_parse(const char *text, size_t length, credit_day *out);

/** Write a day as YYYY-MM-DD.
 *
 *  Args:    day   CREDIT_DAY_MIN .. CREDIT_DAY_MAX, or CREDIT_DAY_NONE
 *  Out:     text  CREDIT_DAY_BYTES bytes; empty for CREDIT_DAY_NONE and on failure
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  text is NULL or day is out of range
 *  Threads: any
 */
CREDIT_API int credit_day_format(credit_day day, char text[CREDIT_DAY_BYTES]);

/** Today in China Standard Time, by the system's clock.
 *
 *  Returns: the day
 *  Threads: any
 */
CREDIT_API credit_day credit_day_today(void);

/*
 * Moments: points of "what was known".  A time is in microseconds since
 * 1970-01-01T00:00:00Z.
 */
enum credit_moment_kind {
	CREDIT_MOMENT_TIME = 0,    /* everything learned up to and including time_us */
	CREDIT_MOMENT_SEQUENCE = 1 /* everything up to and including this sequence */
};

typedef struct credit_moment {
	int32_t kind;      /* enum credit_moment_kind */
	int32_t reserved;  /* 0 */
	int64_t time_us;   /* for CREDIT_MOMENT_TIME */
	uint64_t sequence; /* for CREDIT_MOMENT_SEQUENCE */
} credit_moment;

/** Read a moment: a day (its end in China), an RFC 3339 time, or #SEQUENCE.
 *
 *  Args:    text    any bytes
 *           length  bytes at text
 *  Out:     out     zeroed on failure
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL   a pointer is NULL
 *           CREDIT_EFORMAT  none of the three forms, or no such day or time
 *  Threads: any
 */
CREDIT_API int credit_moment_parse(const char *text, size_t length, credit_moment *out);

#ifdef __cplusplus
}
#endif

#endif
