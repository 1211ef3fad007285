/* SPDX-License-Identifier: Apache-2.0 */
/*
 * retention.h - whether the records of one entry are due for erasure on a day.
 */
#ifndef LIBCREDIT_RETENTION_H
#define LIBCREDIT_RETENTION_H

#include "record/feedback.h"
#include "record/record.h"

/* What retention_of() needs beside the judged entry. */
struct retention_facts {
	const struct feedback *const *feedback; /* on tasks of the subject */
	size_t feedback_count;
	bool in_print;  /* a page of some edition still shows it */
	uint64_t shown; /* sequence of the last edition that printed it; 0: none did */
};

struct retention {
	const struct retention_row *row; /* that says so; NULL: none speaks of it */
	credit_day due;      /* first day on which it is to be gone; CREDIT_DAY_NONE: none */
	enum message why_not; /* MSG_COUNT: it is due */
	const char *article;  /* of that reason, or of the row; "" */
};

/*
 * The first reason why the entry is not due, in this order: it is in force or
 * on its way to be, in print, an act is open, what a department did is not
 * lifted, somebody holds it, a channel still shows it, no row speaks of it, it is
 * archived, the day has not come.  The entry must have been judged on the day.
 * Rule: 个人信息保护法 art. 19, 47; 民法典 art. 201, 202.
 */
void retention_of(const struct judged_entry *judged, const struct retention_facts *facts,
	const credit_catalogue *tables, credit_day day, struct retention *out);

/*
 * Does the reason bar an erasure that a document asks for, too?  Day and row do not.
 * Rule: 个人信息保护法 art. 47.
 */
bool retention_bars(enum message why_not);

#endif
