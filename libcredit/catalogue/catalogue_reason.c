/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue_reason.c - by which article an entry is not printed, void or asked about.
 *
 * Asked where a reason is told, and for the age of each person on a black list:
 * a walk over some twenty rows, without memory.
 */
#include "catalogue/catalogue.h"

const struct reason_row *catalogue_reason(
	const credit_catalogue *catalogue, enum message reason, credit_day day)
{
	const struct reason_row *found = NULL;
	const struct reason_row *first = NULL;

	for (size_t i = 0; i < catalogue->reasons_count; i++) {
		const struct reason_row *row = &catalogue->reasons[i];

		if (row->reason != (int)reason)
			continue;
		if (!first || row->head.from < first->head.from)
			first = row;
		if (row->head.from <= day && day <= row->head.to)
			found = row; /* a later row is the county's */
	}
	return found ? found : first;
}

const char *catalogue_article(
	const credit_catalogue *catalogue, enum message reason, credit_day day)
{
	const struct reason_row *row = catalogue_reason(catalogue, reason, day);

	return row ? row->article : "";
}
