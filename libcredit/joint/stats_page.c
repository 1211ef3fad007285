/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_page.c - the page of statistics: charts, and tables with the same figures.
 *
 * Runs once a report.  One file without a script; the style sheet stands in it
 * and is named by its SHA-256 in the page's policy, which allows nothing else.
 * The same report gives the same bytes.
 */
#include "joint/stats_page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/embedded.h"
#include "base/message.h"
#include "seal/digest.h"

/* ---- parts ---- */

bool is_shown_count(const credit_stats_count *count)
{
	return count->persons == 0 || count->subjects >= SHOWN_LEAST;
}

void figure_text(const credit_stats_count *count, uint64_t value, char text[FIGURE_BYTES])
{
	if (is_shown_count(count))
		snprintf(text, FIGURE_BYTES, "%" PRIu64, value);
	else
		snprintf(text, FIGURE_BYTES, "<%d", SHOWN_LEAST);
}

void page_text(const struct page *page, const struct page_words *words)
{
	html_text(page->out, words->in[page->lang]);
}

const char *page_name(const struct page *page, const char *zh, const char *en)
{
	return page->lang == CREDIT_ZH ? zh : en;
}

static void put_element(
	const struct page *page, const char *open, const char *close, const char *text)
{
	buf_str(page->out, open);
	html_text(page->out, text);
	buf_str(page->out, close);
}

static void put_title(const struct page *page, const struct page_words *words)
{
	put_element(page, "<h2>", "</h2>\n", words->in[page->lang]);
}

static void put_head_row(const struct page *page, const struct page_words *caption,
	const struct page_words *heads, size_t count, size_t first_number)
{
	buf_str(page->out, "<div class=\"wide\"><table>\n");
	put_element(page, "<caption>", "</caption>\n", caption->in[page->lang]);
	buf_str(page->out, "<thead><tr>");
	for (size_t i = 0; i < count; i++)
		put_element(page,
			i < first_number ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">",
			"</th>", heads[i].in[page->lang]);
	buf_str(page->out, "</tr></thead>\n<tbody>\n");
}

static void end_table(const struct page *page)
{
	buf_str(page->out, "</tbody></table></div>\n");
}

static void put_row_name(const struct page *page, const char *name)
{
	put_element(page, "<tr><th scope=\"row\">", "</th>", name);
}

static void put_cell(const struct page *page, const char *text)
{
	put_element(page, "<td>", "</td>", text);
}

static void put_number(const struct page *page, const char *text)
{
	put_element(page, "<td class=\"n\">", "</td>", text);
}

/* Entries, and the different subjects behind them in brackets. */
static void put_count(const struct page *page, const credit_stats_count *count)
{
	char text[FIGURE_BYTES];

	figure_text(count, count->entries, text);
	put_element(page, "<td class=\"n\">", "", text);
	if (is_shown_count(count))
		buf_printf(page->out, " <small>(%" PRIu64 ")</small>", count->subjects);
	buf_str(page->out, "</td>");
}

static const char *colour_text(const struct page *page, const char *colour)
{
	bool red = strcmp(colour, "red") == 0;

	return red ? page_name(page, "红榜", "red") : page_name(page, "黑榜", "black");
}

/* ---- months ---- */

static size_t lines_count(const struct credit_stats_report *report)
{
	return report->rows_count / report->totals.months;
}

/* The first two lines of a month are all black and all red lists. */
static const credit_stats_row *all_of(
	const struct credit_stats_report *report, size_t month, bool red)
{
	return &report->rows[month * lines_count(report) + red];
}

static void month_text(credit_day month, char text[CREDIT_DAY_BYTES])
{
	credit_day_format(month, text);
	text[7] = '\0'; /* YYYY-MM */
}

static void chart_months(const struct page *page, const char *id,
	const struct page_words *title, const struct page_words *about, bool in_force)
{
	char labels[CREDIT_STATS_MONTHS_MAX][CREDIT_DAY_BYTES];
	struct chart_group groups[CREDIT_STATS_MONTHS_MAX];
	size_t months = page->report->totals.months;

	for (size_t m = 0; m < months; m++) {
		const credit_stats_row *black = all_of(page->report, m, false);
		const credit_stats_row *red = all_of(page->report, m, true);

		month_text(black->month, labels[m]);
		groups[m].label = labels[m];
		groups[m].black = in_force ? &black->in_force : &black->listed;
		groups[m].red = in_force ? &red->in_force : &red->listed;
	}
	chart_groups(page, id, title, about, groups, months);
}

static void put_months(const struct page *page)
{
	static const struct page_words title = {{"按月", "By month"}};
	static const struct page_words listed = {{"新列入（条）", "Newly listed (entries)"}};
	static const struct page_words listed_about = {
		{"每月第一次列入黑榜、红榜的记录条数；数字见下表",
			"entries whose first day of listing lies in the month; the figures stand in "
			"the table below"}};
	static const struct page_words in_force = {
		{"期末有效（条）", "In force at the end (entries)"}};
	static const struct page_words in_force_about = {
		{"每月最后一天有效的记录条数；数字见下表",
			"entries in force on the last day of the month; the figures stand in the "
			"table below"}};
	static const struct page_words caption = {
		{"各月：条（主体）", "Each month: entries (subjects)"}};
	static const struct page_words heads[] = {{{"月份", "Month"}},
		{{"黑榜新列入", "Black: listed"}}, {{"终止", "ended"}},
		{{"期末有效", "in force"}}, {{"红榜新列入", "Red: listed"}},
		{{"终止", "ended"}}, {{"期末有效", "in force"}}};

	put_title(page, &title);
	buf_str(page->out, "<div class=\"charts\">\n");
	chart_months(page, "listed", &listed, &listed_about, false);
	chart_months(page, "in-force", &in_force, &in_force_about, true);
	buf_str(page->out, "</div>\n");
	put_head_row(page, &caption, heads, 7, 1);
	for (size_t m = 0; m < page->report->totals.months; m++) {
		char month[CREDIT_DAY_BYTES];

		month_text(all_of(page->report, m, false)->month, month);
		put_element(page, "<tr><th scope=\"row\" class=\"month\">", "</th>", month);
		for (int red = 0; red < 2; red++) {
			const credit_stats_row *row = all_of(page->report, m, red);

			put_count(page, &row->listed);
			put_count(page, &row->ended);
			put_count(page, &row->in_force);
		}
		buf_str(page->out, "</tr>\n");
	}
	end_table(page);
}

/* ---- domain, list, kind, authority ---- */

/* What was listed and ended in all months: entries only, for a subject may be in several. */
static void put_sums(const struct page *page, size_t line)
{
	credit_stats_count listed = {0};
	credit_stats_count ended = {0};

	for (size_t m = 0; m < page->report->totals.months; m++) {
		const credit_stats_row *row =
			&page->report->rows[m * lines_count(page->report) + line];

		listed.entries += row->listed.entries;
		listed.persons += row->listed.persons;
		ended.entries += row->ended.entries;
		ended.persons += row->ended.persons;
	}
	listed.subjects = listed.entries; /* no more subjects than entries */
	ended.subjects = ended.entries;
	for (int i = 0; i < 2; i++) {
		const credit_stats_count *count = i ? &ended : &listed;
		char text[FIGURE_BYTES];

		figure_text(count, count->entries, text);
		put_number(page, text);
	}
}

static void put_lines(const struct page *page, int by, const struct page_words *caption,
	const struct page_words *head)
{
	const struct page_words heads[] = {*head, {{"榜别", "Colour"}},
		{{"新列入", "Listed"}}, {{"终止", "Ended"}}, {{"期末有效", "In force"}}};
	size_t lines = lines_count(page->report);
	const credit_stats_row *last = &page->report->rows[page->report->rows_count - lines];

	put_head_row(page, caption, heads, 5, 2);
	for (size_t i = 0; i < lines; i++) {
		if (last[i].by != by)
			continue;
		put_row_name(page, page_name(page, last[i].name_zh, last[i].name_en));
		put_cell(page, colour_text(page, last[i].colour));
		put_sums(page, i);
		put_count(page, &last[i].in_force);
		buf_str(page->out, "</tr>\n");
	}
	end_table(page);
}

static void put_domains(const struct page *page)
{
	static const struct page_words title = {{"按领域", "By domain"}};
	static const struct page_words chart = {
		{"期末有效（条）", "In force at the end (entries)"}};
	static const struct page_words about = {
		{"五个领域在截至日有效的记录条数；数字见旁边的表",
			"entries in force on the last day in each of five domains; the figures stand "
			"in the table beside"}};
	static const struct page_words caption = {
		{"五个领域", "The five domains"}};
	static const struct page_words head = {{"领域", "Domain"}};
	size_t lines = lines_count(page->report);
	const credit_stats_row *last = &page->report->rows[page->report->rows_count - lines];
	struct chart_group groups[DOMAIN_JUDICIAL];
	size_t count = 0;

	/* both colours of a domain stand together, and all five are there */
	for (size_t i = 0; i + 1 < lines && count < DOMAIN_JUDICIAL; i++) {
		if (last[i].by != CREDIT_STATS_DOMAIN)
			continue;
		groups[count].label = page_name(page, last[i].name_zh, last[i].name_en);
		groups[count].black = &last[i].in_force;
		groups[count++].red = &last[++i].in_force;
	}
	put_title(page, &title);
	buf_str(page->out, "<div class=\"charts\">\n");
	chart_groups(page, "domains", &chart, &about, groups, count);
	put_lines(page, CREDIT_STATS_DOMAIN, &caption, &head);
	buf_str(page->out, "</div>\n");
}

static void put_breakdowns(const struct page *page)
{
	static const struct page_words title = {
		{"按名单、主体类别、认定单位", "By list, kind and authority"}};
	static const struct page_words captions[] = {{{"名单", "Lists"}},
		{{"主体类别", "Kinds of subject"}}, {{"认定单位", "Authorities"}}};
	static const struct page_words heads[] = {
		{{"名单", "List"}}, {{"主体类别", "Kind"}}, {{"认定单位", "Authority"}}};

	put_title(page, &title);
	for (int i = 0; i < 3; i++)
		put_lines(page, CREDIT_STATS_LIST + i, &captions[i], &heads[i]);
}

/* ---- measures ---- */

static void put_measures(const struct page *page)
{
	static const struct page_words title = {{"措施", "Measures"}};
	static const struct page_words caption = {
		{"截至日有效的措施：条（主体）", "In force on the last day: entries (subjects)"}};
	static const struct page_words heads[] = {{{"措施", "Measure"}},
		{{"执行单位", "Department"}}, {{"触发方式", "Trigger"}}, {{"有效", "In force"}}};
	const struct credit_stats_report *report = page->report;

	if (report->measures_count == 0)
		return;
	put_title(page, &title);
	put_head_row(page, &caption, heads, 4, 3);
	for (size_t i = 0; i < report->measures_count; i++) {
		const credit_stats_measure *row = &report->measures[i];

		put_row_name(page, page_name(page, row->name_zh, row->name_en));
		put_cell(page, page_name(page, row->department_zh, row->department_en));
		put_cell(page, page_name(page, row->trigger_zh, row->trigger));
		put_count(page, &row->in_force);
		buf_str(page->out, "</tr>\n");
	}
	end_table(page);
}

/* ---- feedback ---- */

static void put_feedback_row(const struct page *page, const credit_stats_feedback *row)
{
	const uint64_t numbers[] = {row->tasks, row->answered, row->overdue, row->to_lift};
	char text[FIGURE_BYTES];

	put_row_name(page, page_name(page, row->department_zh, row->department_en));
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		snprintf(text, sizeof(text), "%" PRIu64, numbers[i]);
		put_number(page, text);
	}
	snprintf(text, sizeof(text), "%" PRIu32 ".%" PRIu32 " %%", row->permille / 10,
		row->permille % 10);
	put_number(page, row->tasks ? text : "");
	buf_str(page->out, "</tr>\n");
}

static void put_feedback(const struct page *page)
{
	static const struct page_words title = {{"反馈", "Feedback"}};
	static const struct page_words chart = {{"已反馈占任务", "Answered of all tasks"}};
	static const struct page_words about = {{"数字见旁边的表",
		"the figures stand in the table beside"}};
	static const struct page_words caption = {{"联合奖惩任务的反馈率（截至日）",
		"Feedback on tasks of joint action, on the last day"}};
	static const struct page_words heads[] = {{{"执行单位", "Department"}},
		{{"任务", "Tasks"}}, {{"已反馈", "Answered"}}, {{"逾期", "Overdue"}},
		{{"待解除", "To lift"}}, {{"反馈率", "Rate"}}};
	const struct credit_stats_report *report = page->report;

	if (report->feedback_count == 0)
		return;
	put_title(page, &title);
	buf_str(page->out, "<div class=\"charts\">\n");
	chart_shares_begin(page, "feedback", &chart, &about, report->feedback_count);
	for (size_t i = 0; i < report->feedback_count; i++) {
		const credit_stats_feedback *row = &report->feedback[i];
		char number[FIGURE_BYTES];
		const struct chart_share share = {
			page_name(page, row->department_zh, row->department_en), number,
			row->permille, 0};

		snprintf(number, sizeof(number), "%" PRIu32 ".%" PRIu32 " %%",
			row->permille / 10, row->permille % 10);
		chart_share(page, i, &share);
	}
	chart_shares_end(page);
	buf_str(page->out, "<div>\n");
	put_head_row(page, &caption, heads, 6, 1);
	for (size_t i = 0; i < report->feedback_count; i++)
		put_feedback_row(page, &report->feedback[i]);
	end_table(page);
	buf_str(page->out, "</div>\n</div>\n");
}

/* ---- coverage ---- */

static void share_text(const struct page *page, const credit_stats_coverage *row,
	char text[FIGURE_BYTES])
{
	if (row->base && row->holders <= row->base)
		snprintf(text, FIGURE_BYTES, "%" PRIu32 ".%" PRIu32 " %%", row->permille / 10,
			row->permille % 10);
	else
		snprintf(text, FIGURE_BYTES, "%s", page_name(page, "不明", "unknown"));
}

static void put_coverage_row(const struct page *page, const credit_stats_coverage *row)
{
	static const struct page_words states[] = {{{"不能判断", "cannot be told"}},
		{{"达到", "reached"}}, {{"未达到", "not reached"}}};
	const uint64_t numbers[] = {row->holders, row->overdue, row->alike, row->base};
	char text[FIGURE_BYTES];

	put_row_name(page, page_name(page, row->name_zh, row->name_en));
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		snprintf(text, sizeof(text), "%" PRIu64, numbers[i]);
		put_number(page, i == 3 && row->base == 0
				? page_name(page, "未填", "not given")
				: text);
	}
	share_text(page, row, text);
	put_number(page, text);
	snprintf(text, sizeof(text), "%" PRIu32 " %%", row->target_percent);
	put_number(page, row->target_percent ? text : "");
	put_element(page, "<td>", "", states[row->coverage].in[page->lang]);
	put_element(page, "<small>", "</small></td></tr>\n", row->base_source);
}

static void put_notes(const struct page *page)
{
	static const struct page_words notes = {
		{"复查逾期：仍持有，复查已过期。同名：没有证件号码、与另一持有者同名，可能重复计算。",
			"Overdue: held, and the review is past due.  Alike: without an identifier and "
			"named as another holder, perhaps counted twice."}};

	put_element(page, "<p class=\"quiet\">", "</p>\n", notes.in[page->lang]);
}

static void put_coverage(const struct page *page)
{
	static const struct page_words title = {{"覆盖率", "Coverage"}};
	static const struct page_words chart = {{"现有占总数（虚线为目标）",
		"Holders of all there are (dashed: the target)"}};
	static const struct page_words about = {{"数字见旁边的表",
		"the figures stand in the table beside"}};
	static const struct page_words caption = {{"荣誉覆盖率", "Coverage of honours"}};
	static const struct page_words heads[] = {{{"名单", "List"}}, {{"现有", "Holders"}},
		{{"复查逾期", "Overdue"}}, {{"同名", "Alike"}}, {{"总数", "Base"}},
		{{"覆盖率", "Share"}}, {{"目标", "Target"}}, {{"是否达到", "Reached"}}};
	const struct credit_stats_report *report = page->report;

	if (report->coverage_count == 0)
		return;
	put_title(page, &title);
	buf_str(page->out, "<div class=\"charts\">\n");
	chart_shares_begin(page, "coverage", &chart, &about, report->coverage_count);
	for (size_t i = 0; i < report->coverage_count; i++) {
		const credit_stats_coverage *row = &report->coverage[i];
		char number[FIGURE_BYTES];
		const struct chart_share share = {page_name(page, row->name_zh, row->name_en),
			number, row->permille, row->target_percent * 10};

		share_text(page, row, number);
		chart_share(page, i, &share);
	}
	chart_shares_end(page);
	buf_str(page->out, "<div>\n");
	put_head_row(page, &caption, heads, 8, 1);
	for (size_t i = 0; i < report->coverage_count; i++)
		put_coverage_row(page, &report->coverage[i]);
	end_table(page);
	put_notes(page);
	buf_str(page->out, "</div>\n</div>\n");
}

/* ---- the whole ---- */

static const struct embedded_file *style(void)
{
	const struct embedded_file *file = word_files;

	while (file->name && strcmp(file->name, "stats.css") != 0)
		file++;
	return file;
}

static int put_frame(const struct page *page, const char *title, credit_error *err)
{
	const struct embedded_file *css = style();
	int status;

	buf_printf(page->out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n"
			      "<meta charset=\"utf-8\">\n"
			      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
			      "'none'; style-src ",
		page_name(page, "zh-CN", "en"));
	status = digest_source(css->bytes, css->size, page->out, err);
	buf_str(page->out, "; base-uri 'none'; form-action 'none'\">\n"
			   "<meta name=\"viewport\" content=\"width=device-width, "
			   "initial-scale=1\">\n"
			   "<meta name=\"robots\" content=\"noindex,noarchive\">\n"
			   "<meta name=\"referrer\" content=\"no-referrer\">\n");
	put_element(page, "<title>", "</title>\n<style>", title);
	buf_put(page->out, css->bytes, css->size);
	buf_str(page->out, "</style>\n</head>\n<body>\n");
	return status;
}

static void put_intro(const struct page *page, const char *title)
{
	static const struct page_words office = {
		{"内部工作用。页中没有姓名、名称和号码；涉及自然人或者家庭、不足 3 个主体的数写作"
		 "“<3”。加减仍可能推知，对外提供前先审核（个人信息保护法第七十三条）。",
			"For the office.  There are no names and no identifiers on this page; a "
			"figure that counts a person or a household and fewer than 3 subjects is "
			"written <3.  Subtracting may still tell it: have it reviewed before it "
			"leaves the office (个人信息保护法 art. 73)."}};
	static const struct page_words how = {
		{"各月按当月最后一天的规则判断，最后一个月按截至日；以现在已知的情况为准。条是名单记录，"
		 "主体是其中不同的主体。不评分，不排名。",
			"Each month is judged by the rules of its last day, the last one on the day "
			"below, by what is known now.  Entries are counted, and the different "
			"subjects behind them.  No score and no order of merit."}};
	const credit_stats_totals *totals = &page->report->totals;
	char day[DAY_WORDS_BYTES];

	put_element(page, "<header>\n<h1>", "</h1>\n", title);
	day_words(totals->day, page->lang, day);
	put_element(page, "<p class=\"issue\">", "", page_name(page, "截至 ", "As of "));
	put_element(page, "", "<br>\n", day);
	put_element(page, "", "</p>\n", office.in[page->lang]);
	put_element(page, "<p class=\"quiet\">", "</p>\n", how.in[page->lang]);
	buf_printf(page->out,
		page->lang == CREDIT_ZH
			? "<p id=\"totals\">共 %" PRIu64 " 个主体、%" PRIu64 " 条记录：有效 %" PRIu64
			  "，已终止 %" PRIu64 "，已告知 %" PRIu64 "，拟列入 %" PRIu64
			  "；无效 %" PRIu64 " 条，不计入以下各数。</p>\n</header>\n<main>\n"
			: "<p id=\"totals\">subjects %" PRIu64 ", entries %" PRIu64 ": in force %" PRIu64
			  ", ended %" PRIu64 ", notified %" PRIu64 ", candidates %" PRIu64
			  "; void, counted nowhere below: %" PRIu64
			  ".</p>\n</header>\n<main>\n",
		totals->subjects, totals->entries, totals->in_force, totals->ended,
		totals->notified, totals->candidates, totals->void_entries);
}

int stats_html(const struct credit_stats_report *report, int lang, struct buf *out,
	credit_error *err)
{
	const struct page page = {report, lang, out};
	struct buf title = BUF_INIT;
	int status;

	buf_printf(&title, lang == CREDIT_ZH ? "%s诚信红黑榜统计"
					     : "%s: figures of the red and black lists",
		report->county);
	status = put_frame(&page, buf_cstr(&title), err);
	put_intro(&page, buf_cstr(&title));
	put_months(&page);
	put_domains(&page);
	put_breakdowns(&page);
	put_measures(&page);
	put_feedback(&page);
	put_coverage(&page);
	buf_str(out, "</main>\n</body>\n</html>\n");
	status = status ? status : title.status;
	buf_free(&title);
	return status ? status : out->status;
}
