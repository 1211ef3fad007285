/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue_takedown.c - within how many days a row is down, where, and who signs.
 *
 * Asked a few times for each row that leaves print and for each edition: walks
 * over some thirty rows, without memory.  A county's row stands in place of the
 * shipped one about the same thing.
 */
#include <string.h>

#include "catalogue/table.h"

static bool holds(const struct row_head *head, credit_day day)
{
	return head->from <= day && day <= head->to;
}

const struct takedown_row *catalogue_takedown(
	const credit_catalogue *catalogue, int case_, const char *list, credit_day day)
{
	const struct takedown_row *best = NULL;
	int closest = -1;

	for (size_t i = 0; i < catalogue->takedowns_count; i++) {
		const struct takedown_row *row = &catalogue->takedowns[i];
		bool own = strcmp(row->list, list) == 0;
		int close = 2 * own + row->head.county;

		if (row->case_ == case_ && holds(&row->head, day) && close > closest &&
			(own || strcmp(row->list, "*") == 0)) {
			best = row;
			closest = close;
		}
	}
	return best;
}

const struct channel_row *catalogue_channel(
	const credit_catalogue *catalogue, const char *code, size_t length, credit_day day)
{
	for (size_t i = 0; i < catalogue->channels_count; i++) {
		const struct channel_row *row = &catalogue->channels[i];

		if (holds(&row->head, day) && strlen(row->code) == length &&
			memcmp(row->code, code, length) == 0)
			return row;
	}
	return NULL;
}

const struct channel_row *catalogue_channel_next(
	const credit_catalogue *catalogue, credit_day day, size_t *index)
{
	while (*index < catalogue->channels_count) {
		const struct channel_row *row = &catalogue->channels[(*index)++];

		if (holds(&row->head, day))
			return row;
	}
	return NULL;
}

const struct approval_row *catalogue_approval(
	const credit_catalogue *catalogue, enum approval_role role, credit_day day)
{
	const struct approval_row *found = NULL;

	for (size_t i = 0; i < catalogue->approvals_count; i++) {
		const struct approval_row *row = &catalogue->approvals[i];

		if (row->role == role && holds(&row->head, day) &&
			(!found || row->head.county))
			found = row;
	}
	return found;
}

enum approval_role approval_role_parse(const char *text)
{
	static const struct word names[] = {{"认定单位", APPROVAL_AUTHORITY},
		{"信用办", APPROVAL_CREDIT}, {"法制审核", APPROVAL_LEGAL},
		{"文明办", APPROVAL_CIVILIZATION}, {NULL, 0}};
	const struct word *const lists[] = {approval_words, names};

	for (size_t i = 0; text && i < 2; i++)
		for (const struct word *word = lists[i]; word->text; word++)
			if (strcmp(word->text, text) == 0)
				return (enum approval_role)word->value;
	return (enum approval_role)0;
}

const char *approval_role_name(enum approval_role role)
{
	return word_text(approval_words, (int)role);
}

const char *takedown_case_name(int case_)
{
	return word_text(takedown_words, case_);
}
