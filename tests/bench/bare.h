/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bare.h - the bare pipeline: what an import cannot do without.
 *
 * Ends of fields, the check of the identifier, sorting, LMDB with three sorted
 * indexes, commit.  No encoding, no journal, no law, no messages: the floor
 * that an import is held against.
 */
#ifndef BENCH_BARE_H
#define BENCH_BARE_H

#include <stddef.h>
#include <stdint.h>

/* Load a file of firms (firms.h) into LMDB in an empty folder: how many rows. */
size_t bare_import(const uint8_t *bytes, size_t length, const char *folder);
/* How many rows each of its four tables holds, if all hold as many; else 0. */
uint64_t bare_count(const char *folder);

#endif
