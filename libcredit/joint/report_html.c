/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_html.c - a subject's report as one page, for screen and for A4.
 *
 * Self-contained: no script, nothing from elsewhere.  Every text goes through
 * html_text(), free text through report_hide() before that.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/html.h"
#include "base/message.h"
#include "joint/report.h"
#include "joint/verdict.h"

static const char style[] =
	":root{--ink:#1b1b1b;--soft:#55585c;--line:#cfd2d6;--wash:#f5f4f1;--mark:#9c1f1f}"
	"*{box-sizing:border-box}"
	"body{margin:0 auto;padding:1.5rem 1.25rem 3rem;max-width:54rem;color:var(--ink);"
	"background:#fff;font:1rem/1.65 \"Noto Sans CJK SC\",\"Source Han Sans SC\","
	"\"PingFang SC\",\"Microsoft YaHei\",sans-serif}"
	"h1,h2{font-family:\"Noto Serif CJK SC\",\"Source Han Serif SC\",\"Songti SC\",SimSun,"
	"serif}"
	"h1{margin:0 0 .5rem;font-size:clamp(1.4rem,1rem + 2vw,1.9rem);text-wrap:balance}"
	"h2{margin:2.2rem 0 .6rem;padding-bottom:.25rem;border-bottom:2px solid var(--ink);"
	"font-size:1.3rem}"
	"h3{margin:0 0 .5rem;font-size:1.08rem;overflow-wrap:anywhere}"
	"h4{margin:.9rem 0 .2rem;font-size:.95rem}"
	"p{margin:.4rem 0}ul{margin:.3rem 0;padding-left:1.3rem}"
	"table{width:100%;border-collapse:collapse;font-size:.94rem;line-height:1.5}"
	"th,td{padding:.3rem .5rem .3rem 0;border-bottom:1px solid var(--line);text-align:left;"
	"vertical-align:top;font-weight:400;overflow-wrap:anywhere}"
	"thead th{border-bottom:1px solid var(--ink);font-weight:600}"
	".pairs th{width:8.5em;color:var(--soft);white-space:normal}"
	"td.day{width:1%;padding-right:1rem;white-space:nowrap}"
	".entry{margin:1rem 0;padding:.8rem 1rem;border:1px solid var(--line);"
	"border-left:4px solid #2b3440}"
	".entry.red{border-left-color:#9c1f1f}.entry.void{border-left-style:dotted;"
	"background:#fafafa}"
	".state{display:inline-block;margin-left:.5rem;padding:0 .4rem;border:1px solid;"
	"font-size:.85rem;font-weight:400;white-space:nowrap}"
	".mark{color:var(--mark)}"
	".note{margin:.8rem 0;padding:.7rem 1rem;border-left:4px solid var(--ink);"
	"background:var(--wash)}"
	".rights{margin-top:.7rem;padding:.5rem .8rem;background:var(--wash)}"
	"code{font-family:\"Noto Sans Mono\",\"DejaVu Sans Mono\",Consolas,monospace;"
	"font-size:.9em}"
	"small{color:var(--soft)}"
	"footer{margin-top:2.5rem;padding-top:.6rem;border-top:1px solid var(--line);"
	"color:var(--soft);font-size:.88rem}"
	"@media screen and (max-width:34rem){.pairs th,.pairs td,.pairs tr{display:block;"
	"width:auto}.pairs th{padding-bottom:0;border:0}.wide{font-size:.85rem}}"
	"@page{size:A4;margin:16mm 15mm}"
	"@media print{body{max-width:none;padding:0;font-size:10pt;line-height:1.5}"
	"h1{font-size:17pt}h2{font-size:13pt}"
	"h2,h3,h4,thead{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}"
	".entry{padding:6pt 8pt}.note,.rights,.entry{-webkit-print-color-adjust:exact;"
	"print-color-adjust:exact}}";

struct page {
	struct buf *out;
	const struct credit_report *report;
	int lang;
	int *section; /* how many have begun */
};

static const char *tr(const struct page *page, const char *zh, const char *en)
{
	return page->lang == CREDIT_ZH ? zh : en;
}

static void element(const struct page *page, const char *tag, const char *text)
{
	buf_printf(page->out, "<%s>", tag);
	html_text(page->out, text);
	buf_printf(page->out, "</%s>\n", tag);
}

static void row(const struct page *page, const char *zh, const char *en, const char *text)
{
	if (!text || !text[0])
		return;
	buf_str(page->out, "<tr><th scope=\"row\">");
	html_text(page->out, tr(page, zh, en));
	buf_str(page->out, "</th><td>");
	html_text(page->out, text);
	buf_str(page->out, "</td></tr>\n");
}

static void row_day(const struct page *page, const char *zh, const char *en, credit_day day)
{
	char text[DAY_WORDS_BYTES];

	day_words(day, page->lang, text);
	if (day != CREDIT_DAY_NONE && day != CREDIT_DAY_MAX)
		row(page, zh, en, text);
}

static void row_hidden(
	const struct page *page, const char *zh, const char *en, const char *text)
{
	struct buf hidden = BUF_INIT;

	report_hide(&page->report->names, text, &hidden);
	row(page, zh, en, buf_cstr(&hidden));
	buf_free(&hidden);
}

static void cell_hidden(const struct page *page, const char *text)
{
	struct buf hidden = BUF_INIT;

	report_hide(&page->report->names, text, &hidden);
	html_text(page->out, buf_cstr(&hidden));
	buf_free(&hidden);
}

static void cell(const struct page *page, const char *text)
{
	buf_str(page->out, "<td>");
	html_text(page->out, text);
	buf_str(page->out, "</td>");
}

static void cell_day(const struct page *page, credit_day day)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(day, text);
	buf_str(page->out, "<td class=\"day\">");
	html_text(page->out, day == CREDIT_DAY_MAX ? tr(page, "至解除", "until lifted") : text);
	buf_str(page->out, "</td>");
}

/* The head of a table of words, zh and en in turn. */
static void head_row(const struct page *page, const char *const *words, size_t count)
{
	buf_str(page->out, "<table class=\"wide\"><thead><tr>");
	for (size_t i = 0; i < count; i++) {
		buf_str(page->out, "<th scope=\"col\">");
		html_text(page->out, words[2 * i + (page->lang == CREDIT_EN)]);
		buf_str(page->out, "</th>");
	}
	buf_str(page->out, "</tr></thead><tbody>\n");
}

static void say(const struct page *page, enum message message, const char *first)
{
	struct buf text = BUF_INIT;

	verdict_say(&text, message, page->lang, first, "");
	element(page, "p", buf_cstr(&text));
	buf_free(&text);
}

/* A numbered heading: sections without content are left out. */
static void heading(const struct page *page, const char *zh, const char *en)
{
	static const char *const numbers[] = {"一", "二", "三", "四", "五", "六"};
	int at = (*page->section)++;

	buf_str(page->out, "<h2>");
	if (page->lang == CREDIT_ZH)
		buf_printf(page->out, "%s、%s", numbers[at], zh);
	else
		buf_printf(page->out, "%d. %s", at + 1, en);
	buf_str(page->out, "</h2>\n");
}

/* ---- head and subject ---- */

static void time_words(const struct page *page, int64_t time_us, char text[64])
{
	char time[TIME_BYTES];
	char day[DAY_WORDS_BYTES];

	time_format(time_us, time);
	day_words(day_of_time(time_us), page->lang, day);
	snprintf(text, 64, "%s %.8s", day, time + 11);
}

static void put_head(const struct page *page)
{
	const struct credit_report *report = page->report;
	char known[48];
	char made[64];

	buf_printf(page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none';style-src 'unsafe-inline'\">\n"
		"<meta name=\"robots\" content=\"noindex,noarchive\">\n<title>",
		page->lang == CREDIT_ZH ? "zh-CN" : "en");
	html_text(page->out, tr(page, "信用报告 ", "Credit report "));
	html_text(page->out, report->number);
	buf_str(page->out, "</title>\n<style>");
	buf_str(page->out, style);
	buf_str(page->out, "</style>\n</head>\n<body>\n<header>\n<h1>");
	html_text(page->out, report->county);
	html_text(page->out, tr(page, "信用报告（本人查询）", ": report on one's own record"));
	buf_str(page->out, "</h1>\n<table class=\"pairs\"><tbody>\n");
	time_words(page, report->made_us, made);
	snprintf(known, sizeof(known), page->lang == CREDIT_ZH ? "第 %llu 条记录" : "record #%llu",
		(unsigned long long)report->known);
	row(page, "报告编号", "report", report->number);
	row(page, "出具时间", "made", made);
	row_day(page, "判断日期", "judged on", report->on);
	row(page, "登记截至", "as known at", known);
	row(page, "身份核验", "identity checked", report->identity);
	row_hidden(page, "查询目的", "purpose", report->purpose);
	buf_str(page->out, "</tbody></table>\n<div class=\"note\">\n");
	say(page, MSG_REPORT_NOTE, "");
	say(page, MSG_REPORT_OWN, "");
	buf_str(page->out, "</div>\n</header>\n<main>\n");
}

static void put_acts(const struct page *page)
{
	const struct subject_records *records = &page->report->records;

	for (size_t i = 0; i < records->acts_count; i++) {
		const struct subject_act *act = records->acts[i];
		const char *name = subject_act_field(act, "name");
		char day[DAY_WORDS_BYTES];
		struct buf text = BUF_INIT;

		day_words(act->day, page->lang, day);
		buf_printf(&text, "%s %s %s", day,
			credit_word_label(credit_subject_kind_name(act->kind), page->lang),
			act->document);
		if (name)
			buf_printf(&text, page->lang == CREDIT_ZH ? "：%s" : ": %s", name);
		if (!subject_act_counts(records->acts, records->acts_count, act))
			buf_str(&text, tr(page, "（已作废）", " (no longer counts)"));
		row_hidden(page, "主体事项", "act", buf_cstr(&text));
		buf_free(&text);
	}
}

static void put_subject(const struct page *page)
{
	const struct credit_report *report = page->report;

	heading(page, "主体", "Subject");
	buf_str(page->out, "<table class=\"pairs\"><tbody>\n");
	row(page, "名称或姓名", "name", report->name);
	for (size_t i = 0; i < report->former_count; i++)
		row(page, "其他名称", "other name", report->former[i]);
	for (size_t i = 0; i < report->records.ids_count; i++)
		row(page, "证件号码", "identifier", report->records.ids[i].text);
	row(page, "类别", "kind",
		report_word(credit_kind_name(report->id.kind), page->lang));
	put_acts(page);
	buf_str(page->out, "</tbody></table>\n");
	if (!report->entries_count) {
		char day[DAY_WORDS_BYTES];

		day_words(report->on, page->lang, day);
		say(page, MSG_REPORT_NOTHING, day);
	}
	element(page, "p", credit_verdict_notice(report->verdict, page->lang));
}

/* ---- entries ---- */

static void row_window(const struct page *page, const char *zh, const char *en,
	const struct window *window)
{
	char from[DAY_WORDS_BYTES];
	char until[DAY_WORDS_BYTES];
	struct buf text = BUF_INIT;
	struct buf why = BUF_INIT;

	day_words(window->from, page->lang, from);
	day_words(window->until, page->lang, until);
	if (window->from == CREDIT_DAY_NONE)
		buf_str(&text, tr(page, "不进行", "not at all"));
	else if (window->until == CREDIT_DAY_MAX)
		buf_printf(&text, page->lang == CREDIT_ZH ? "%s起，至解除" : "from %s until lifted", from);
	else
		buf_printf(&text, page->lang == CREDIT_ZH ? "%s 至 %s（含当日）" : "%s to %s, inclusive", from,
			until);
	if (window->provisional)
		buf_str(&text, tr(page, "，待放假安排公布后确定", ", provisional"));
	report_why(window->reason, window->article, page->lang, &why);
	if (why.length && window->from != CREDIT_DAY_NONE && window->until >= page->report->on)
		buf_str(&text, tr(page, "；届时", "; then: "));
	else if (why.length)
		buf_str(&text, tr(page, "；", "; "));
	buf_str(&text, buf_cstr(&why));
	row(page, zh, en, buf_cstr(&text));
	buf_free(&text);
	buf_free(&why);
}

static void row_public(const struct page *page, const struct report_entry *entry)
{
	const struct judged_entry *judged = entry->judged;
	const char *number = entry_public_number(judged->entry);
	struct buf text = BUF_INIT;

	if (judged->printed)
		buf_str(&text, tr(page, "可以公示", "may stand in print"));
	else
		buf_str(&text, tr(page, "不公示：", "not in print: "));
	if (!judged->printed)
		report_why(judged->why_not, judged->why_article, page->lang, &text);
	row(page, "现时公示", "print now", buf_cstr(&text));
	row(page, "公示编号", "public number", number);
	buf_reset(&text);
	for (size_t i = 0; i < entry->prints_count; i++) {
		buf_printf(&text, "%s%s", i ? tr(page, "、", ", ") : "",
			entry->prints[i].period);
		if (entry->prints[i].revision > 1)
			buf_printf(&text, page->lang == CREDIT_ZH ? "（重发 %u）" : " (re-issue %u)",
				entry->prints[i].revision);
	}
	row(page, "曾刊出的期", "printed in", buf_cstr(&text));
	buf_free(&text);
}

static void row_roles(const struct page *page, const struct entry *entry)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < entry->roles_count; i++)
		buf_printf(&text, "%s%s", i ? tr(page, "、", ", ") : "", entry->roles[i].role);
	row(page, "相关责任人员", "persons in charge", buf_cstr(&text));
	buf_free(&text);
}

static void put_content(const struct page *page, const struct report_entry *entry)
{
	static const char *const objections[] = {"", "none", "dismissed", "upheld"};
	const struct entry *current = &entry->judged->current;
	struct buf ground = BUF_INIT;

	row_day(page, "决定日期", "decided", current->decided);
	row_day(page, "列入日期", "listed", entry->judged->standing.listed);
	buf_printf(&ground, "%s%s%s%s", entry->ground[page->lang],
		entry->ground_article[0] ? tr(page, "（", " (") : "", entry->ground_article,
		entry->ground_article[0] ? tr(page, "）", ")") : "");
	row(page, "法定情形", "ground", buf_cstr(&ground));
	row(page, "事实", "facts", entry->facts);
	row(page, "失信等级", "grade", report_word(grade_name(current->grade), page->lang));
	row(page, "依据文书", "basis document", current->basis_document);
	row_day(page, "依据文书日期", "of", current->basis_day);
	row(page, "告知书", "notice", current->notice_document);
	row_day(page, "告知送达", "notified", current->notified);
	row_day(page, "决定送达", "served", current->served);
	row(page, "列入前异议", "objection before",
		report_word(objections[current->objection & 3], page->lang));
	row_day(page, "行为终止", "act ended", current->act_end);
	row_day(page, "认定单位公示", "published there", current->published);
	row(page, "同意书", "consent", current->consent);
	row(page, "监护人同意书", "guardian's consent", current->guardian_consent);
	if (current->same_case)
		row(page, "同案", "same case",
			tr(page, "文书还涉及其他主体（不列）",
				"the document names others (left out)"));
	row_roles(page, current);
	buf_free(&ground);
}

static void put_events(const struct page *page, const struct report_entry *entry)
{
	const struct entry *record = entry->judged->entry;

	if (!record->events_count)
		return;
	element(page, "h4", tr(page, "办理记录", "History"));
	buf_str(page->out, "<ul>\n");
	for (size_t i = 0; i < record->events_count; i++) {
		const struct event *event = record->events[i];
		char day[DAY_WORDS_BYTES];

		day_words(event->day, page->lang, day);
		buf_printf(page->out, "<li>%s ", day);
		html_text(page->out,
			credit_word_label(credit_event_kind_name(event->kind), page->lang));
		buf_u8(page->out, ' ');
		html_text(page->out, event->document);
		for (size_t f = 0; !entry->closed && f < event->fields_count; f++) {
			if (report_field_is_internal(event->fields[f].name))
				continue;
			buf_str(page->out, " <small>");
			html_text(page->out, report_word(event->fields[f].name, page->lang));
			buf_u8(page->out, '=');
			cell_hidden(page, event->fields[f].value);
			buf_str(page->out, "</small>");
		}
		if (event_is_undone(record, event))
			buf_str(page->out, tr(page, "（已撤回）", " (undone)"));
		buf_str(page->out, "</li>\n");
	}
	buf_str(page->out, "</ul>\n");
}

static void put_title(const struct page *page, const struct report_entry *entry)
{
	const struct judged_entry *judged = entry->judged;
	const struct list_row *list = judged->list;
	bool red = list && list->colour == COLOUR_RED;
	const char *state = credit_word_label(
		credit_state_name(judged->standing.state), page->lang);

	if (entry->is_void)
		state = tr(page, "自始无效", "void from the start");
	else if (red && judged->standing.state == CREDIT_STATE_LISTED)
		state = tr(page, "已认定", "recognised");
	buf_printf(page->out, "<section class=\"entry%s%s\">\n<h3>", red ? " red" : "",
		entry->is_void ? " void" : "");
	html_text(page->out, !list ? judged->current.list
			: page->lang == CREDIT_ZH || !list->name_en[0]
			? list->name_zh
			: list->name_en);
	buf_str(page->out, "<span class=\"state\">");
	html_text(page->out, state);
	buf_str(page->out, "</span>");
	for (unsigned mark = 1; mark <= CREDIT_MARK_UNCONFIRMED; mark <<= 1) {
		if (!(judged->standing.marks & mark))
			continue;
		buf_str(page->out, "<span class=\"state mark\">");
		html_text(page->out, credit_word_label(credit_mark_name(mark), page->lang));
		buf_str(page->out, "</span>");
	}
	buf_str(page->out, "</h3>\n");
}

static void put_entry(const struct page *page, const struct report_entry *entry)
{
	const struct judged_entry *judged = entry->judged;
	const struct window *windows = judged->standing.windows;
	char id[ENTRY_ID_TEXT_BYTES];
	char learned[64];
	struct buf text = BUF_INIT;

	put_title(page, entry);
	buf_str(page->out, "<table class=\"pairs\"><tbody>\n");
	report_why(judged->standing.reason, "", page->lang, &text);
	row(page, "状态说明", "why", buf_cstr(&text));
	entry_id_text(&judged->entry->id, id);
	time_words(page, judged->entry->learned_us, learned);
	row(page, "记录编号", "entry", id);
	row(page, "认定单位", "authority", entry->authority[page->lang]);
	row(page, "列入决定", "document", judged->current.document);
	if (!entry->closed)
		put_content(page, entry);
	if (!entry->is_void) {
		row_window(page, "公示期", "publicity", &windows[EFFECT_PUBLICITY - 1]);
		row_window(page, "查询使用期", "use", &windows[EFFECT_USE - 1]);
		row_window(page, "措施期", "measures", &windows[EFFECT_MEASURES - 1]);
	}
	row_public(page, entry);
	row(page, "名单依据", "basis of the list", judged->list ? judged->list->basis : "");
	row(page, "登记时间", "recorded", learned);
	buf_str(page->out, "</tbody></table>\n");
	if (entry->closed)
		say(page, MSG_REPORT_CLOSED, "");
	put_events(page, entry);
	buf_reset(&text);
	report_entry_rights(entry, page->report->on, page->lang, &text);
	if (text.length) {
		buf_str(page->out, "<p class=\"rights\">");
		html_text(page->out, buf_cstr(&text));
		buf_str(page->out, "</p>\n");
	}
	buf_str(page->out, "</section>\n");
	buf_free(&text);
}

/* What holds, what is over, what never counted. */
static int place(const struct report_entry *entry)
{
	if (entry->is_void)
		return 2;
	return entry->judged->standing.state == CREDIT_STATE_ENDED;
}

static void put_entries(const struct page *page)
{
	const struct credit_report *report = page->report;

	if (!report->entries_count)
		return;
	heading(page, "名单记录", "Entries");
	for (int at = 0; at < 3; at++)
		for (size_t i = 0; i < report->entries_count; i++)
			if (place(&report->entries[i]) == at)
				put_entry(page, &report->entries[i]);
}

/* ---- measures, feedback, who asked, rights ---- */

static void put_measures(const struct page *page)
{
	static const char *const words[] = {"措施", "measure", "执行单位", "department",
		"触发方式", "trigger", "依据", "basis", "截止", "until"};
	const credit_verdict *verdict = page->report->verdict;
	bool zh = page->lang == CREDIT_ZH;

	heading(page, "可以适用的措施", "Measures that may apply");
	if (!credit_verdict_measure_count(verdict)) {
		element(page, "p", tr(page, "无", "none"));
		return;
	}
	head_row(page, words, 5);
	for (size_t i = 0; i < credit_verdict_measure_count(verdict); i++) {
		const credit_verdict_measure *measure = credit_verdict_measure_at(verdict, i);

		buf_str(page->out, "<tr>");
		cell(page, zh ? measure->name_zh : measure->name_en);
		cell(page, zh ? measure->department_zh : measure->department_en);
		cell(page, report_word(measure->trigger, page->lang));
		cell(page, measure->basis);
		cell_day(page, measure->until);
		buf_str(page->out, "</tr>\n");
	}
	buf_str(page->out, "</tbody></table>\n");
}

/* What an office lets reach the person, with the article, or why nothing does. */
static void cell_reach(const struct page *page, const struct judged_role *judged)
{
	struct buf text = BUF_INIT;

	if (judged->why_not != MSG_COUNT)
		report_why(judged->why_not, judged->why_article, page->lang, &text);
	for (size_t i = 0; i < judged->measures_count; i++) {
		const struct reached_measure *measure = &judged->measures[i];

		buf_printf(&text, "%s%s (%s)", i ? "; " : "",
			tr(page, measure->measure->name_zh, measure->measure->name_en),
			measure->article);
	}
	cell(page, text.status ? "" : buf_cstr(&text));
	buf_free(&text);
}

static void put_offices(const struct page *page)
{
	static const char *const words[] = {"单位", "organisation", "名单", "list", "职务",
		"office", "涉及本人的措施", "what reaches the person", "至", "until"};
	const struct reached *reached = &page->report->reached;

	if (!reached->count)
		return;
	heading(page, "在已列入名单的单位任职（本人未因此被列入名单）",
		"Offices in listed organisations (nobody is listed by them)");
	head_row(page, words, 5);
	for (size_t i = 0; i < reached->count; i++) {
		const struct judged_role *judged = reached->roles[i];
		const struct list_row *list = judged->entry->list;

		buf_str(page->out, "<tr>");
		cell(page, judged->entry->current.name);
		cell(page, !list ? judged->entry->current.list
				 : tr(page, list->name_zh, list->name_en));
		cell(page, judged->role->role);
		cell_reach(page, judged);
		cell_day(page, judged->until);
		buf_str(page->out, "</tr>\n");
	}
	buf_str(page->out, "</tbody></table>\n");
}

static void put_tasks(const struct page *page)
{
	static const char *const words[] = {"任务编号", "task", "单位", "department", "措施",
		"measure", "状态", "state", "应办结日", "due"};
	const struct credit_report *report = page->report;
	bool zh = page->lang == CREDIT_ZH;

	if (!report->tasks_count)
		return;
	heading(page, "各单位尚未办结的事项", "Not yet settled by departments");
	head_row(page, words, 5);
	for (size_t i = 0; i < report->tasks_count; i++) {
		const struct task *task = &report->tasks[i];
		const struct department_row *department =
			catalogue_department(report->tables, task->department, report->on);
		const struct measure_row *measure = task->measure_row;

		buf_str(page->out, "<tr>");
		cell(page, task->number);
		cell(page, !department ? task->department
				: zh   ? department->name_zh
				       : department->name_en);
		cell(page, !measure ? task->measure : zh ? measure->name_zh : measure->name_en);
		cell(page, credit_task_state_label(task->state, page->lang));
		cell_day(page, task->due);
		buf_str(page->out, "</tr>\n");
	}
	buf_str(page->out, "</tbody></table>\n");
}

static void put_feedback(const struct page *page)
{
	static const char *const words[] = {"日期", "day", "单位", "department", "措施",
		"measure", "结果", "outcome", "文号、理由", "document, reason"};
	const struct subject_records *records = &page->report->records;
	const credit_catalogue *tables = page->report->tables;

	if (!records->feedback_count)
		return;
	heading(page, "各单位的办理反馈", "What departments did");
	head_row(page, words, 5);
	for (size_t i = 0; i < records->feedback_count; i++) {
		const struct feedback *feedback = records->feedback[i];
		const struct department_row *department =
			catalogue_department(tables, feedback->department, feedback->day);
		const struct measure_row *measure =
			catalogue_measure(tables, feedback->measure, feedback->day);

		buf_str(page->out, "<tr>");
		cell_day(page, feedback->day);
		cell(page, department ? department->name_zh : feedback->department);
		cell(page, measure ? measure->name_zh : feedback->measure);
		cell(page, report_word(feedback_outcome_name(feedback->outcome), page->lang));
		buf_str(page->out, "<td>");
		html_text(page->out, feedback->document);
		buf_u8(page->out, ' ');
		cell_hidden(page, feedback->reason);
		buf_str(page->out, feedback->undone ? tr(page, "（已撤回）", " (undone)") : "");
		buf_str(page->out, "</td></tr>\n");
	}
	buf_str(page->out, "</tbody></table>\n");
}

static void put_queries(const struct page *page)
{
	static const char *const words[] = {
		"时间", "time", "方式", "way", "目的", "purpose"};
	const struct credit_report *report = page->report;
	char damaged[24];

	heading(page, "查询记录", "Who asked");
	head_row(page, words, 3);
	for (size_t i = report->queries_count; i-- > 0;) {
		char time[TIME_BYTES];

		time_format(report->queries[i].at_us, time);
		time[10] = ' ';
		time[19] = '\0';
		buf_printf(page->out, "<tr><td class=\"day\">%s</td>", time);
		cell(page, report_word(report->queries[i].command, page->lang));
		buf_str(page->out, "<td>");
		cell_hidden(page, report->queries[i].purpose);
		buf_str(page->out, "</td></tr>\n");
	}
	buf_str(page->out, "</tbody></table>\n");
	say(page, MSG_REPORT_ASKED, "");
	snprintf(damaged, sizeof(damaged), "%llu", (unsigned long long)report->queries_damaged);
	if (report->queries_damaged)
		say(page, MSG_REPORT_ASKED_DAMAGED, damaged);
}

static void put_rights(const struct page *page)
{
	heading(page, "权利与救济", "Rights and remedies");
	say(page, MSG_REPORT_CORRECT, "");
	say(page, MSG_REPORT_REVIEW, "");
	say(page, MSG_REPORT_REPAIR_FREE, "");
	say(page, MSG_REPORT_RETENTION, "");
	buf_str(page->out, "</main>\n<footer>");
	html_text(page->out, page->report->county);
	buf_str(page->out, " · ");
	html_text(page->out, page->report->number);
	buf_str(page->out, "</footer>\n</body>\n</html>\n");
}

int credit_report_html(credit_snapshot *snapshot, const credit_report *report, int lang,
	const char **html, size_t *length, credit_error *err)
{
	struct buf out = BUF_INIT;
	int section = 0;
	const struct page page = {&out, report, lang, &section};
	const char *text = NULL;

	if (html)
		*html = NULL;
	if (length)
		*length = 0;
	if (!snapshot || !report || !html)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, report, html", "NULL");
	if (lang != CREDIT_ZH && lang != CREDIT_EN)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "lang", "unknown");
	put_head(&page);
	put_subject(&page);
	put_entries(&page);
	put_measures(&page);
	put_offices(&page);
	put_tasks(&page);
	put_feedback(&page);
	put_queries(&page);
	put_rights(&page);
	if (!out.status)
		text = arena_text(snapshot_arena(snapshot), (char *)out.data, out.length);
	if (text && length)
		*length = out.length;
	buf_free(&out);
	*html = text;
	return text ? CREDIT_OK : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}
