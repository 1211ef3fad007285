/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act_run.h - the acts of one file on one entry, asked of the law in their order.
 *
 * Whatever the order of the rows: by day, then as the life of an entry goes,
 * then by row; what waits for another act of its day is asked again behind it.
 */
#ifndef LIBCREDIT_ACT_RUN_H
#define LIBCREDIT_ACT_RUN_H

#include "intake/intake.h"

#define ACTS_OF_ENTRY_MAX 200 /* more than an entry can have in one file */

enum act_fate {
	ACT_ASKED = 0,
	ACT_NEW,      /* the law lets it; to be recorded */
	ACT_SAME,     /* recorded before with the same content */
	ACT_REFUSED,
	ACT_LEFT_OUT /* by the caller: its row was refused for something else */
};

/* One act, in its row. */
struct act_item {
	struct event event; /* first: what an entry in memory has is found again by it */
	uint64_t row;
	uint64_t line;
	bool names_only; /* the row says nothing else; entry is what it says of the key */
	struct entry entry;
	enum act_fate fate;
	enum message reason; /* of a refusal */
	const char *params[2];
	uint64_t twin; /* the row of this file that says the same; 0: none */
};

/* Sort items into the order in which they are asked. */
void act_items_sort(struct act_item *items, size_t count);

/*
 * Ask for every item that is not left out: its fate, from the entry with its
 * events and the items before it.  Called again it begins anew.  learned_us:
 * the recording clock.  The texts of refusals live in the arena.
 * CREDIT_OK, CREDIT_ENOMEM.
 */
int act_items_judge(const struct entry *entry, struct act_item *items, size_t count,
	const credit_catalogue *tables, int64_t learned_us, struct arena *arena);

/* Who received an entry of a mistaken subject must hear of it: said of such an act when it
 * is recorded.  Rule: 个人信息保护法 art. 46. */
void act_item_remind(const struct act_item *item, struct findings *findings);

#endif
