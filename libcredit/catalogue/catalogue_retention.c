/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue_retention.c - how long the records of a case are kept.
 *
 * Asked once for each entry of a registry when somebody asks what is due for
 * erasure: a walk over some ten rows, without memory.  A row that names the
 * list goes before a colour, a colour before any; a county's row stands behind
 * the shipped ones and prevails among equals.
 */
#include <string.h>

#include "catalogue/table.h"

/* How closely a row speaks of the list: 0 it does not. */
static int closeness(const struct retention_row *row, const struct list_row *list)
{
	bool any = strcmp(row->list, "*") == 0;

	if (!any && (!list || strcmp(row->list, list->code) != 0))
		return 0;
	if (row->colour && (!list || row->colour != list->colour))
		return 0;
	return 1 + 2 * !any + (row->colour != 0);
}

const struct retention_row *catalogue_retention(const credit_catalogue *catalogue,
	enum retention_case case_, const struct list_row *list, int kind, credit_day day)
{
	const struct retention_row *found = NULL;
	int best = 1;

	if (kind < CREDIT_KIND_PERSON || kind > CREDIT_KIND_PLACE)
		return NULL;
	for (size_t i = 0; i < catalogue->retention_count; i++) {
		const struct retention_row *row = &catalogue->retention[i];
		int close = closeness(row, list);

		if (row->case_ != case_ || !(row->kinds & KIND_BIT(kind)) ||
			day < row->head.from || day > row->head.to || close < best)
			continue;
		best = close;
		found = row;
	}
	return found;
}

const char *retention_case_name(enum retention_case case_)
{
	return word_text(retention_words, (int)case_);
}

const char *retention_case_label(const char *name, int lang)
{
	static const char *const labels[][3] = {
		{"refused", "异议成立未列入", "objection upheld"},
		{"minor", "未成年人", "of a minor"},
		{"closed", "撤销、更正或批次撤销", "revoked, replaced or undone"},
		{"misidentified", "错认主体", "mistaken subject"},
		{"ended", "已移出", "ended"},
		{"acted", "执行单位的反馈", "feedback of departments"},
		{"queries", "查询记录", "the query log"}};

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i][0], name) == 0)
			return labels[i][lang == CREDIT_ZH ? 1 : 2];
	return name;
}
