/* SPDX-License-Identifier: Apache-2.0 */
/*
 * recall.h - the letter that asks every channel to take rows down.
 */
#ifndef LIBCREDIT_RECALL_H
#define LIBCREDIT_RECALL_H

#include "edition/edition_letter.h"
#include "edition/edition_changes.h"
#include "record/takedown.h"

/* One row of the letter: its public number, and what judge() says of it. */
struct recall_row {
	const char *number;
	const struct judged_entry *judged;
};

struct recall {
	const struct words *words;
	const credit_catalogue *tables; /* of the day */
	credit_day on;
	const char *document; /* by which the rows were withdrawn */
	const struct recall_row *rows;
	size_t count;
};

/*
 * Append the letter in Chinese, a line, and in English: to every channel of the
 * day, with each row's reason, day, document (organisations only), article and
 * last day, and each channel's last day.  No subject is named.
 */
void recall_letter(const struct recall *recall, struct buf *out);

#endif
