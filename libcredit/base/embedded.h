/* SPDX-License-Identifier: Apache-2.0 */
/*
 * embedded.h - files whose bytes are compiled into the library (scripts/embed.c).
 */
#ifndef LIBCREDIT_EMBEDDED_H
#define LIBCREDIT_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *name; /* base name; NULL ends the list */
	const unsigned char *bytes; /* a NUL stands behind them, not counted in size */
	size_t size;
};

extern const struct embedded_file table_files[]; /* libcredit/catalogue/tables */
extern const struct embedded_file word_files[];  /* words/ of the rooms that write pages */

#endif
