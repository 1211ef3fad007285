/* SPDX-License-Identifier: Apache-2.0 */
/*
 * side_county.h - the registry of a bench: made, filled from a file, published.
 *
 * Through the public calls alone, as a county would.  What fails ends the program.
 */
#ifndef BENCH_SIDE_COUNTY_H
#define BENCH_SIDE_COUNTY_H

#include "credit/edition.h"

#define COUNTY_PERIOD "2026-04"

/* A new store, whose clock stands at the end of 2026-05-01. */
credit_registry *county_create(const char *place);
/* The same store, opened again. */
credit_registry *county_open(const char *place);
/* Import a file of firms (firms.h): how many entries landed. */
uint64_t county_import(credit_registry *registry, const char *file, const char *temporary);
/* Publish COUNTY_PERIOD into a folder, signed with key (NULL: not signed): rows in print. */
uint64_t county_publish(credit_registry *registry, const char *out, const credit_key *key);
/* Verify that folder with a key: rows without a fault, every note signed; else 0. */
uint64_t county_verify(const char *out, credit_key *key);

#endif
