/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_words.c - the words and sentences of a subject's report.
 *
 * Sentences stand in the message table; days and articles come from the tables
 * of law that hold on the day of the report.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "joint/report.h"
#include "joint/verdict.h"

const char *report_word(const char *word, int lang)
{
	static const struct {
		const char *word;
		const char *label[2];
	} words[] = {{"person", {"自然人", "person"}}, {"business", {"经营主体", "business"}},
		{"government", {"机关事业单位", "government body"}},
		{"organisation", {"其他组织", "organisation"}},
		{"household", {"家庭", "household"}}, {"place", {"地方", "place"}},
		{"minor", {"轻微", "minor"}}, {"general", {"一般", "general"}},
		{"severe", {"严重", "severe"}}, {"done", {"已落实", "done"}},
		{"not-done", {"未落实", "not done"}}, {"lifted", {"已解除", "lifted"}},
		{"law", {"法定直接适用", "by law at once"}},
		{"document", {"文书已载明", "stated in the document"}},
		{"department", {"需执行单位另行决定", "the department decides"}},
		{"voluntary", {"自愿参考", "voluntary"}},
		{"incentive", {"激励", "incentive"}}, {"penalty", {"惩戒", "penalty"}},
		{"none", {"无", "none"}}, {"dismissed", {"不成立", "dismissed"}},
		{"upheld", {"成立", "upheld"}}, {"check", {"查询", "check"}},
		{"show", {"调阅", "show"}}, {"search", {"按名称查找", "search by name"}},
		{"report", {"信用报告", "report"}}, {"ground", {"理由", "ground"}},
		{"effects", {"终止的效果", "effects"}}, {"reason", {"原因", "reason"}},
		{"corrected", {"已纠正", "corrected"}}, {"commitment", {"信用承诺", "commitment"}},
		{"ruling", {"裁定", "ruling"}}, {"until", {"至", "until"}},
		{"of", {"所涉事项", "of"}}, {"proceeding", {"案号", "proceeding"}},
		{"outcome", {"结果", "outcome"}}, {"edition", {"期", "edition"}},
		{"false_material", {"材料虚假", "false material"}},
		{"facts", {"事实", "facts"}}, {"note", {"备注", "note"}}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].label[lang];
	return word;
}

void report_why(enum message message, const char *article, int lang, struct buf *out)
{
	const char *told = article ? article : "";
	const char *const params[] = {told, ""};
	char text[CREDIT_TEXT_BYTES];

	if (message >= MSG_COUNT)
		return;
	message_render(message_template(message, lang, false), params, 2, text, sizeof(text));
	buf_str(out, text);
	if (told[0] && !strstr(text, told))
		buf_printf(out, lang == CREDIT_ZH ? "（%s）" : " (%s)", told);
}

static void say_day(enum message message, credit_day day, const char *second, int lang,
	struct buf *out)
{
	char text[DAY_WORDS_BYTES];

	day_words(day, lang, text);
	verdict_say(out, message, lang, text, second);
}

static void say_repair(const struct report_entry *entry, credit_day on, int lang,
	struct buf *out)
{
	if (entry->repair.reason == MSG_COUNT)
		verdict_say(out, MSG_REPORT_REPAIR_NOW, lang, "", "");
	else if (entry->repair.from != CREDIT_DAY_NONE && entry->repair.from > on)
		say_day(MSG_REPORT_REPAIR_FROM, entry->repair.from, entry->repair.article, lang,
			out);
	else
		verdict_say(out, MSG_REPORT_REPAIR_NEVER, lang, entry->repair.article, "");
}

void report_entry_rights(const struct report_entry *entry, credit_day on, int lang,
	struct buf *out)
{
	const struct act_row *answer = entry->objection;
	char days[16];

	if (entry->kept.due != CREDIT_DAY_NONE)
		say_day(MSG_REPORT_KEPT, entry->kept.due, entry->kept.article, lang, out);
	if (entry->is_void)
		return;
	verdict_say(out, MSG_REPORT_OBJECT, lang, entry->authority[lang], entry->contact[lang]);
	if (answer && answer->due_days > 0) {
		snprintf(days, sizeof(days), "%d", answer->due_days);
		verdict_say(out, answer->due_unit == DUE_WORKING ? MSG_REPORT_ANSWER_WORKING
							   : MSG_REPORT_ANSWER_DAYS, lang, days, answer->article);
	}
	for (size_t i = 0; i < entry->open_count; i++)
		if (entry->open[i].due != CREDIT_DAY_NONE)
			say_day(MSG_REPORT_OPEN, entry->open[i].due,
				credit_word_label(
					credit_event_kind_name(entry->open[i].event->kind),
					lang),
				lang, out);
	if (entry->can_repair)
		say_repair(entry, on, lang, out);
}
