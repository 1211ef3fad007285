/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act_synonyms.c - words that head the columns of a file of acts, by field.
 *
 * Read once for such a file, beside the canonical names and headers.  In it a
 * document, a day and an authority are those of the act: no column of the
 * listing decision stands beside them, so that short words are clear here that
 * would not be in a file of entries.
 */
#include "intake/headings.h"

const struct synonym act_synonyms[] = {
	{FIELD_ENTRY, "公示编号"},
	{FIELD_ENTRY, "名单记录"},
	{FIELD_ENTRY, "名单记录编号"},
	{FIELD_ENTRY, "记录编号或公示编号"},
	{FIELD_ACT, "办理"},
	{FIELD_ACT, "kind"},
	{FIELD_ACT_DAY, "日期"},
	{FIELD_ACT_DAY, "day"},
	{FIELD_ACT_DOCUMENT, "文书号"},
	{FIELD_ACT_DOCUMENT, "文号"},
	{FIELD_ACT_DOCUMENT, "document"},
	{FIELD_ACT_BY, "作出单位"},
	{FIELD_ACT_BY, "by"},
	{FIELD_ACT_BY, "authority"},
	{FIELD_ACT_OPERATOR, "operator"},
};
const size_t act_synonyms_count = sizeof(act_synonyms) / sizeof(act_synonyms[0]);
