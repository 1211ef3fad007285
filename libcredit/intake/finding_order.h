/* SPDX-License-Identifier: Apache-2.0 */
/*
 * finding_order.h - what was found in a file, kept until it can be told in order.
 *
 * Some faults show when a row is read, others only when all rows were compared
 * with each other and with the store.  They are sorted by row, so that a
 * caller and the returned file get them in the order of the file.
 */
#ifndef LIBCREDIT_FINDING_ORDER_H
#define LIBCREDIT_FINDING_ORDER_H

#include "base/message.h"
#include "intake/headings.h"
#include "intake/sorter.h"

#define FINDING_PARAMS 3

/* One finding.  Strings are terminated; those read back are borrowed until the next call. */
struct found {
	uint64_t row;    /* 0: the file as a whole, told first */
	uint64_t line;
	uint32_t column; /* 1-based; 0: the whole row */
	enum message message;
	enum field field; /* FIELD_COUNT: none */
	const char *value;
	const char *params[FINDING_PARAMS];
	uint32_t params_count;
};

struct findings {
	struct sorter sorter;
	struct buf scratch;
	uint64_t added;
	uint64_t errors;
	uint64_t warnings;
	uint64_t notes;
	int status; /* the first failure sticks */
	credit_error error;
};

void findings_init(struct findings *findings, size_t memory_bytes, const char *folder);
void findings_free(struct findings *findings);
void findings_add(struct findings *findings, const struct found *found);
/* The row says what another one of the file said. */
void findings_twin(struct findings *findings, uint64_t row, uint64_t line, uint64_t twin);
/* Nothing is added after it.  CREDIT_OK, or the first failure. */
int findings_sort(struct findings *findings, credit_error *err);
/* *any is false at the end. */
int findings_next(struct findings *findings, struct found *out, bool *any, credit_error *err);

#endif
