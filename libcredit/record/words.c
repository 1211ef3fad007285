/* SPDX-License-Identifier: Apache-2.0 */
/*
 * words.c - the words of states, marks and kinds of event, in both languages.
 *
 * English words are what commands and JSON use, so that they are permanent; the
 * Chinese ones are what people read.
 */
#include <stddef.h>
#include <string.h>

#include "record/record.h"

struct word {
	int number;
	const char *name;
	const char *label[2]; /* by enum credit_lang */
};

static const struct word states[] = {
	{CREDIT_STATE_CANDIDATE, "candidate", {"拟列入", "candidate"}},
	{CREDIT_STATE_NOTIFIED, "notified", {"已告知", "notified"}},
	{CREDIT_STATE_LISTED, "listed", {"已列入", "listed"}},
	{CREDIT_STATE_ENDED, "ended", {"已移出", "ended"}},
};

static const struct word marks[] = {
	{CREDIT_MARK_OBJECTION, "under-objection", {"异议处理中", "under objection"}},
	{CREDIT_MARK_SHIELDED, "shielded", {"暂停公示", "shielded"}},
	{CREDIT_MARK_SUSPENDED, "suspended", {"中止执行", "suspended"}},
	{CREDIT_MARK_UNCONFIRMED, "unconfirmed", {"待核", "unconfirmed"}},
};

static const struct word kinds[] = {
	{CREDIT_EVENT_DECIDED, "decided", {"作出决定", "decided"}},
	{CREDIT_EVENT_ANNOUNCED, "announced", {"拟认定公示", "announced"}},
	{CREDIT_EVENT_NOTIFIED, "notified", {"告知", "notified"}},
	{CREDIT_EVENT_LISTED, "listed", {"列入", "listed"}},
	{CREDIT_EVENT_OBJECTED, "objected", {"提出异议", "objected"}},
	{CREDIT_EVENT_UPHELD, "upheld", {"异议成立", "objection upheld"}},
	{CREDIT_EVENT_DISMISSED, "dismissed", {"异议不成立", "objection dismissed"}},
	{CREDIT_EVENT_REPAIR_APPLIED, "repair-applied", {"申请修复", "repair applied for"}},
	{CREDIT_EVENT_REPAIR_ACCEPTED, "repair-accepted", {"受理修复", "repair accepted"}},
	{CREDIT_EVENT_REPAIRED, "repaired", {"准予修复", "repaired"}},
	{CREDIT_EVENT_REFUSED, "refused", {"不予修复", "repair refused"}},
	{CREDIT_EVENT_EXTENDED, "extended", {"延长期限", "extended"}},
	{CREDIT_EVENT_SUSPENDED, "suspended", {"中止执行", "suspended"}},
	{CREDIT_EVENT_RESUMED, "resumed", {"恢复执行", "resumed"}},
	{CREDIT_EVENT_CORRECTED, "corrected", {"更正", "corrected"}},
	{CREDIT_EVENT_REPLACED, "replaced", {"由新记录替代", "replaced"}},
	{CREDIT_EVENT_MISIDENTIFIED, "misidentified", {"错认主体", "misidentified"}},
	{CREDIT_EVENT_REVOKED, "revoked", {"撤销", "revoked"}},
	{CREDIT_EVENT_REMOVED, "removed", {"移出", "removed"}},
	{CREDIT_EVENT_REVIEWED, "reviewed", {"复核", "reviewed"}},
	{CREDIT_EVENT_TITLE_WITHDRAWN, "title-withdrawn", {"撤销荣誉", "title withdrawn"}},
	{CREDIT_EVENT_CONSENTED, "consented", {"同意公示", "consented"}},
	{CREDIT_EVENT_CONSENT_WITHDRAWN, "consent-withdrawn",
		{"撤回同意", "consent withdrawn"}},
	{CREDIT_EVENT_PUBLISHED, "published", {"刊出", "published"}},
	{CREDIT_EVENT_TAKEN_DOWN, "taken-down", {"撤下", "taken down"}},
	{CREDIT_EVENT_UNDONE, "undone", {"撤回批次", "undone"}},
	{CREDIT_EVENT_ERASED, "erased", {"删除", "erased"}},
	{CREDIT_EVENT_UNCONFIRMED, "unconfirmed", {"待核", "unconfirmed"}},
	{CREDIT_EVENT_CONFIRMED, "confirmed", {"已核实", "confirmed"}},
};

static const struct word subject_kinds[] = {
	{CREDIT_SUBJECT_RENAMED, "renamed", {"更名", "renamed"}},
	{CREDIT_SUBJECT_CODE_CHANGED, "code-changed", {"代码变更", "code changed"}},
	{CREDIT_SUBJECT_MERGED, "merged", {"合并", "merged"}},
	{CREDIT_SUBJECT_SPLIT, "split", {"分立", "split"}},
	{CREDIT_SUBJECT_DEREGISTERED, "deregistered", {"注销", "deregistered"}},
	{CREDIT_SUBJECT_DECEASED, "deceased", {"死亡", "deceased"}},
	{CREDIT_SUBJECT_JOINED, "joined", {"同一主体", "the same subject"}},
	{CREDIT_SUBJECT_ANNULLED, "annulled", {"登记事项作废", "annulled"}},
};

/* Offices in a listed body, as catalogue/table.c lists them: their words are Chinese. */
static const struct word offices[] = {
	{1, "法定代表人", {"法定代表人", "legal representative"}},
	{2, "主要负责人", {"主要负责人", "person mainly in charge"}},
	{3, "实际控制人", {"实际控制人", "actual controller"}},
	{4, "直接负责的主管人员", {"直接负责的主管人员", "supervisor directly in charge"}},
	{5, "直接责任人员", {"直接责任人员", "person directly responsible"}},
	{6, "影响债务履行的直接责任人员",
		{"影响债务履行的直接责任人员",
			"person directly responsible who bears on the debt's performance"}},
	{7, "其他责任人员", {"其他责任人员", "other person responsible"}},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
_Static_assert(COUNT(kinds) == CREDIT_EVENT_CONFIRMED, "every kind of event has its words");

_Static_assert(COUNT(subject_kinds) == CREDIT_SUBJECT_ANNULLED, "every kind has its words");

static const char *name_of(const struct word *words, size_t count, int number)
{
	for (size_t i = 0; i < count; i++)
		if (words[i].number == number)
			return words[i].name;
	return "";
}

static const struct word *word_named(const struct word *words, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i].name, name) == 0)
			return &words[i];
	return NULL;
}

const char *credit_state_name(int state)
{
	return name_of(states, COUNT(states), state);
}

const char *credit_mark_name(unsigned mark)
{
	return mark <= CREDIT_MARK_UNCONFIRMED ? name_of(marks, COUNT(marks), (int)mark) : "";
}

const char *credit_event_kind_name(int kind)
{
	return name_of(kinds, COUNT(kinds), kind);
}

int credit_event_kind_parse(const char *word)
{
	const struct word *found = word ? word_named(kinds, COUNT(kinds), word) : NULL;

	return found ? found->number : 0;
}

const char *credit_subject_kind_name(int kind)
{
	return name_of(subject_kinds, COUNT(subject_kinds), kind);
}

int credit_subject_kind_parse(const char *word)
{
	const struct word *found =
		word ? word_named(subject_kinds, COUNT(subject_kinds), word) : NULL;

	return found ? found->number : 0;
}

const char *credit_word_label(const char *word, int lang)
{
	const struct word *found;

	if (!word)
		return "";
	if (lang != CREDIT_ZH && lang != CREDIT_EN)
		return word;
	/* states come first: "listed" and "notified" are states and kinds */
	found = word_named(states, COUNT(states), word);
	if (!found)
		found = word_named(marks, COUNT(marks), word);
	if (!found)
		found = word_named(kinds, COUNT(kinds), word);
	if (!found)
		found = word_named(subject_kinds, COUNT(subject_kinds), word);
	if (!found)
		found = word_named(offices, COUNT(offices), word);
	return found ? found->label[lang] : word;
}
