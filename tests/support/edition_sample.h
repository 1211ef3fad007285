/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_sample.h - a made-up edition in memory, for the tests of its writers.
 *
 * The same parameters give the same rows.  Names are invented; a few of them
 * are what somebody hostile would send.
 */
#ifndef TEST_EDITION_SAMPLE_H
#define TEST_EDITION_SAMPLE_H

#include "edition/edition_print.h"

struct edition_sample {
	struct print print;
	struct words *words;
	struct print_list lists[4];
	struct print_change changes[3];
	struct arena arena;
};

/* The names that must come out harmless. */
#define SAMPLE_HOSTILE 5
extern const char *const sample_hostile[SAMPLE_HOSTILE];

/* red and black rows; hostile puts the names above first. */
void edition_sample_make(struct edition_sample *sample, size_t red, size_t black, bool hostile);
void edition_sample_free(struct edition_sample *sample);

/* index.html and whatever belongs to it, into a folder that exists. */
int edition_sample_write(const struct edition_sample *sample, const char *folder,
	credit_error *err);

#endif
