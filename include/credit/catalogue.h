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
 *  and a row that widens is refused.
 *
 *  Args:    dir      folder with the county's CSV files; NULL: the shipped tables alone
 *           report   called for each fault; may be NULL
 *           context  handed to report
 *  Out:     out      owned, freed by credit_catalogue_free(); NULL on failure
 *           err      may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     out is NULL
 *           CREDIT_ERULE      the tables have faults; all were reported
 *           CREDIT_EIO        a file cannot be read
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

#ifdef __cplusplus
}
#endif

#endif
