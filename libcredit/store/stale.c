/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stale.c - what is not printed because nobody confirmed its list in time.
 *
 * Asked for every entry that judge() lets print: one walk over a few dozen
 * confirmations.  Pure: what was confirmed is an argument, so that a past
 * moment of knowledge gives the answers given then.  An entry that is held back
 * so keeps its standing, and is printed again as soon as its list is confirmed.
 */
#include <string.h>

#include "base/day.h"
#include "store/store.h"

#define ARTICLE_49 "国办发〔2020〕49号"

/* Does the confirmation speak for the entry's list and authority? */
static bool speaks_for(const struct confirmation *confirmation, const struct entry *entry,
	const credit_catalogue *tables, credit_day on)
{
	return strcmp(confirmation->list, entry->list) == 0 &&
		(strcmp(confirmation->authority, entry->authority) == 0 ||
			catalogue_succeeds(
				tables, entry->authority, confirmation->authority, on));
}

credit_day entry_confirmed(const struct entry *entry, const struct confirmation *confirmations,
	size_t count, const credit_catalogue *tables, credit_day on)
{
	credit_day newest = CREDIT_DAY_NONE;

	for (size_t i = 0; i < count; i++)
		if ((newest == CREDIT_DAY_NONE || confirmations[i].as_of > newest) &&
			speaks_for(&confirmations[i], entry, tables, on))
			newest = confirmations[i].as_of;
	return newest == CREDIT_DAY_NONE ? day_of_time(entry->learned_us) : newest;
}

void judgement_hold_stale(struct judgement *judgement,
	const struct confirmation *confirmations, size_t count, const credit_catalogue *tables,
	credit_day on)
{
	for (size_t i = 0; i < judgement->entries_count; i++) {
		struct judged_entry *judged = &judgement->entries[i];
		int64_t age;

		if (!judged->printed || judged->list->max_age_days == 0)
			continue;
		age = (int64_t)on -
			entry_confirmed(judged->entry, confirmations, count, tables, on);
		if (age <= judged->list->max_age_days)
			continue;
		judged->printed = false;
		judged->why_not = MSG_HELD_STALE;
		judged->why_article = ARTICLE_49;
	}
}

int snapshot_hold_stale(credit_snapshot *snapshot, const credit_catalogue *tables,
	credit_day on, struct judgement *judgement, credit_error *err)
{
	const struct confirmation *confirmations;
	size_t count;
	int status = snapshot_confirmations(snapshot, &confirmations, &count, err);

	if (!status)
		judgement_hold_stale(judgement, confirmations, count, tables, on);
	return status;
}
