/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/catalogue.h - the dated tables that carry the law: load and check.
 *
 * Eight CSV files: lists, grounds, terms, measures, rules, thresholds,
 * departments, calendar.  Every row has from, to, source and sure.
 */
#ifndef CREDIT_CATALOGUE_H
#define CREDIT_CATALOGUE_H

#include "credit/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Loaded and checked tables.  Immutable, so const and shared by any threads. */
typedef struct credit_catalogue credit_catalogue;

/** Load tables and check them.
 *
 *  Every fault is reported with file, line, column and cure.  A directory may
 *  hold some of the eight files; a county's rows then narrow the shipped ones,
 *  and a row that widens is refused.  Its departments.csv replaces the sample
 *  county's departments; its calendar.csv adds local holidays and later years.
 *  Files are UTF-8 or GB18030, with or without a byte order mark.
 *
 *  Args:    dir      folder with the county's CSV files; NULL: the shipped tables alone
 *           report   called for each fault; may be NULL
 *           context  handed to report
 *  Out:     out      owned, freed by credit_catalogue_free(); NULL on failure
 *           err      may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     out is NULL
 *           CREDIT_ERULE      the tables have faults; all were reported
 *           CREDIT_ENOTFOUND  there is no such folder
 *           CREDIT_EIO        the folder or a file cannot be read
 *           CREDIT_ELIMIT     a file is larger than 4 MiB
 *           CREDIT_ENOMEM
 *           CREDIT_ECANCELLED report asked to stop
 *  Rule:    国办发〔2020〕49号: no measure and no list beyond law, regulation or central policy
 *  Threads: any
 */
CREDIT_API int credit_catalogue_open(const char *dir, credit_finding_fn report, void *context,
	credit_catalogue **out, credit_error *err);

/** Free a catalogue; NULL does nothing.
 *
 *  Args:    catalogue  owned by the caller; gone afterwards
 *  Threads: one, after every other use of it
 */
CREDIT_API void credit_catalogue_free(credit_catalogue *catalogue);

/** The lists of a day, or one list with its grounds, terms and measures, as text.
 *
 *  Args:    catalogue  loaded tables
 *           list       a list's code, such as "SX"; NULL: all lists, one a line
 *           day        the day whose rules are shown
 *           lang       CREDIT_ZH or CREDIT_EN
 *  Out:     text       UTF-8, terminated; owned, freed by credit_catalogue_text_free();
 *                      NULL on failure
 *           length     bytes at text without the terminator; 0 on failure
 *           err        may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL, day or lang is out of range
 *           CREDIT_ENOTFOUND no such list on that day
 *           CREDIT_ENOMEM
 *  Rule:    design: the tables as they are; each row bears its source
 *  Threads: any
 */
CREDIT_API int credit_catalogue_show(const credit_catalogue *catalogue, const char *list,
	credit_day day, int lang, char **text, size_t *length, credit_error *err);

/** As credit_catalogue_show(), as JSON: one object a line, "schema":"credit.catalogue/1".
 *
 *  All lists: each without its rows.  One list: with grounds, terms and measures.
 *
 *  Args:    catalogue  loaded tables
 *           list       a list's code; NULL: all lists
 *           day        the day whose rules are shown
 *  Out:     text       owned, freed by credit_catalogue_text_free(); NULL on failure
 *           length     bytes at text without the terminator; 0 on failure
 *           err        may be NULL
 *  Returns: as credit_catalogue_show()
 *  Rule:    design: as above
 *  Threads: any
 */
CREDIT_API int credit_catalogue_show_json(const credit_catalogue *catalogue, const char *list,
	credit_day day, char **text, size_t *length, credit_error *err);

/** Free a text that a call of this header gave; NULL does nothing.
 *
 *  Args:    text  owned by the caller; gone afterwards
 *  Threads: any
 */
CREDIT_API void credit_catalogue_text_free(char *text);

#define CREDIT_CATALOGUE_DIGEST_BYTES 65 /* SHA-256 in hexadecimal and the terminator */

/** The digest that names the loaded tables: equal digests, equal rules.
 *
 *  Args:    catalogue  loaded tables
 *  Out:     text       64 hexadecimal characters, terminated; empty on failure
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL
 *  Threads: any
 */
CREDIT_API int credit_catalogue_digest(
	const credit_catalogue *catalogue, char text[CREDIT_CATALOGUE_DIGEST_BYTES]);

#ifdef __cplusplus
}
#endif

#endif
