/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict_text.c - a verdict as people read it.
 *
 * First whether something was found, then each entry with its grounds, then
 * what may follow and on what basis, then the words that the law wants beside
 * an answer.  Everything shown comes from the verdict.
 */
#include <string.h>

#include "check_command.h"

static const char *of(const struct cli *cli, const char *zh, const char *en)
{
	return cli->lang == CREDIT_ZH || !en[0] ? zh : en;
}

static void pair(const struct cli *cli, const char *label, const char *value)
{
	int gap = 12 - text_width(label);

	if (!value[0])
		return;
	fputs("    ", stdout);
	print_text(cli, STYLE_DIM, label);
	printf("%*s", gap > 0 ? gap : 1, "");
	print_line(cli, STYLE_PLAIN, value);
}

static void day_text(
	const struct cli *cli, credit_day day, bool provisional, char *text, size_t size)
{
	char written[CREDIT_DAY_BYTES] = "";

	if (day == CREDIT_DAY_MAX)
		snprintf(text, size, "%s", tr(cli, "至解除", "until lifted"));
	else if (credit_day_format(day, written) || !written[0])
		text[0] = '\0';
	else
		snprintf(text, size, "%s%s", written,
			provisional ? tr(cli, "（暂定）", " (provisional)") : "");
}

static void pair_day(
	const struct cli *cli, const char *label, credit_day day, bool provisional)
{
	char text[80];

	day_text(cli, day, provisional, text, sizeof(text));
	pair(cli, label, text);
}

static void pair_public(const struct cli *cli, const credit_verdict_entry *entry)
{
	char text[CREDIT_TEXT_BYTES];
	char from[80];
	char until[80];

	if (entry->why_not_public[0]) {
		reason_text(cli, entry->why_not_public, entry->why_article, text);
		pair(cli, tr(cli, "不公示", "not in print"), text);
		return;
	}
	day_text(cli, entry->public_from, false, from, sizeof(from));
	day_text(cli, entry->public_until, entry->provisional, until, sizeof(until));
	snprintf(text, sizeof(text), "%s%s%s", from,
		entry->public_until == CREDIT_DAY_MAX ? tr(cli, " 起，", ", ")
						      : tr(cli, " 至 ", " to "),
		until);
	pair(cli, tr(cli, "公示", "in print"), from[0] ? text : "");
}

static void print_entry(const struct cli *cli, const credit_verdict_entry *entry)
{
	bool red = !strcmp(entry->colour, "red");
	char text[CREDIT_TEXT_BYTES];
	char day[CREDIT_DAY_BYTES] = "";

	printf("  %s ", entry->list);
	print_text(cli, STYLE_HEAD, of(cli, entry->list_name_zh, entry->list_name_en));
	fputs("  ", stdout);
	print_text(cli,
		!entry->in_use ? STYLE_DIM
		: red          ? STYLE_GOOD
			       : STYLE_BAD,
		state_label(cli, credit_state_name(entry->state), red));
	print_marks(cli, entry->marks);
	putchar('\n');
	pair(cli, tr(cli, "记录编号", "entry"), entry->entry);
	pair(cli, tr(cli, "认定单位", "authority"), entry->authority);
	credit_day_format(entry->decided, day);
	snprintf(text, sizeof(text), "%s  %s", entry->document, day);
	pair(cli, red ? tr(cli, "认定文书", "document") : tr(cli, "列入决定", "document"),
		text);
	pair_day(cli,
		red ? tr(cli, "认定日期", "recognised") : tr(cli, "列入日期", "listed"),
		entry->listed, false);
	pair_public(cli, entry);
	pair_day(cli, tr(cli, "使用至", "use until"), entry->use_until,
		entry->provisional);
}

static const char *trigger_label(
	const struct cli *cli, const credit_verdict_measure *measure)
{
	static const struct {
		const char *word;
		const char *text;
	} words[] = {{"law", "by law at once"}, {"document", "stated in the document"},
		{"department", "the department decides"}, {"voluntary", "voluntary"}};

	for (size_t i = 0; cli->lang == CREDIT_EN && i < sizeof(words) / sizeof(words[0]);
		i++)
		if (!strcmp(words[i].word, measure->trigger))
			return words[i].text;
	return measure->trigger_zh;
}

/* One measure, the same for all of these departments. */
static void print_measure(const struct cli *cli, const credit_verdict_measure *measure,
	struct buf *departments)
{
	char until[80];

	day_text(cli, measure->until, measure->provisional, until, sizeof(until));
	fputs("    ", stdout);
	print_text(cli, STYLE_HEAD, of(cli, measure->name_zh, measure->name_en));
	printf("  %s  ", trigger_label(cli, measure));
	if (measure->through)
		print_text(cli, STYLE_WARN, tr(cli, "因任职  ", "through an office  "));
	if (measure->until != CREDIT_DAY_MAX)
		fputs(tr(cli, "至 ", "until "), stdout);
	print_line(cli, STYLE_PLAIN, until);
	buf_printf(
		departments, cli->lang == CREDIT_ZH ? "（%s）" : " (%s)", measure->basis);
	fputs("        ", stdout);
	print_line(cli, STYLE_DIM, buf_cstr(departments));
	buf_reset(departments);
}

static bool same_measure(const credit_verdict_measure *a, const credit_verdict_measure *b)
{
	return b && !strcmp(a->measure, b->measure) && !strcmp(a->trigger, b->trigger) &&
	       !strcmp(a->basis, b->basis) && a->until == b->until &&
	       a->provisional == b->provisional && a->through == b->through;
}

static void print_measures(const struct cli *cli, const credit_verdict *verdict)
{
	size_t count = credit_verdict_measure_count(verdict);
	struct buf departments = BUF_INIT;

	if (count)
		print_line(cli, STYLE_HEAD, tr(cli, "  适用措施", "  measures"));
	for (size_t i = 0; i < count; i++) {
		const credit_verdict_measure *measure =
			credit_verdict_measure_at(verdict, i);

		buf_str(&departments, departments.length ? tr(cli, "、", ", ") : "");
		buf_str(&departments,
			of(cli, measure->department_zh, measure->department_en));
		if (!same_measure(measure, credit_verdict_measure_at(verdict, i + 1)))
			print_measure(cli, measure, &departments);
	}
	buf_free(&departments);
}

/* An office of the person in a listed organisation, through which measures reach them. */
static void print_through(const struct cli *cli, const credit_verdict_through *through)
{
	const credit_verdict_entry *entry = through->entry;
	char text[CREDIT_TEXT_BYTES];
	char day[CREDIT_DAY_BYTES] = "";

	printf("  %s ", entry->list);
	print_text(cli, STYLE_HEAD, of(cli, entry->list_name_zh, entry->list_name_en));
	fputs("  ", stdout);
	print_text(cli, STYLE_WARN, tr(cli, "因任职", "through an office"));
	print_marks(cli, entry->marks);
	putchar('\n');
	snprintf(text, sizeof(text), "%s  %s", through->name, through->id);
	pair(cli, tr(cli, "单位", "body"), text);
	pair(cli, tr(cli, "职务", "office"), of(cli, through->role, through->role_en));
	pair(cli, tr(cli, "依据", "reached by"), through->article);
	pair(cli, tr(cli, "记录编号", "entry"), entry->entry);
	pair(cli, tr(cli, "认定单位", "authority"), entry->authority);
	credit_day_format(entry->decided, day);
	snprintf(text, sizeof(text), "%s  %s", entry->document, day);
	pair(cli, tr(cli, "列入决定", "document"), text);
}

static void print_stale(const struct cli *cli, const credit_verdict *verdict)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < credit_verdict_list_count(verdict); i++) {
		const credit_verdict_list *list = credit_verdict_list_at(verdict, i);
		char day[CREDIT_DAY_BYTES];

		if (!list->stale)
			continue;
		credit_day_format(list->as_of, day);
		buf_str(&text, text.length ? tr(cli, "、", ", ") : "");
		buf_printf(&text, cli->lang == CREDIT_ZH ? "%s（%s）" : "%s (%s)",
			of(cli, list->name_zh, list->name_en), day);
	}
	if (text.length) {
		print_text(cli, STYLE_WARN,
			tr(cli, "  未能确认（认定单位逾期未确认）：",
				"  cannot confirm, not confirmed in time: "));
		print_line(cli, STYLE_PLAIN, buf_cstr(&text));
	}
	buf_free(&text);
}

static bool only_red(const credit_verdict *verdict)
{
	for (size_t i = 0; i < credit_verdict_entry_count(verdict); i++) {
		const credit_verdict_entry *entry = credit_verdict_entry_at(verdict, i);

		if (entry->in_use && strcmp(entry->colour, "red"))
			return false;
	}
	return true;
}

static const char *outcome(
	const struct cli *cli, const credit_verdict *verdict, enum style *style)
{
	*style = STYLE_BAD;
	if (credit_verdict_name_match(verdict) == CREDIT_NAME_DIFFERENT)
		return tr(
			cli, "姓名（名称）不符，请先核实", "name differs: verify first");
	if (credit_verdict_found(verdict) && only_red(verdict))
		*style = STYLE_GOOD;
	if (credit_verdict_found(verdict))
		return tr(cli, "在名单上", "on a list");
	*style = STYLE_WARN;
	if (credit_verdict_erased(verdict))
		return tr(cli, "记录已依法删除", "records erased");
	if (credit_verdict_through_count(verdict) && credit_verdict_stale_count(verdict))
		return tr(cli, "未查到，部分名单未能确认；因任职适用措施",
			"nothing found, some lists not confirmed; measures through an office");
	if (credit_verdict_through_count(verdict))
		return tr(cli, "未被列入名单，因任职适用措施",
			"on no list; measures through an office");
	if (credit_verdict_stale_count(verdict))
		return tr(cli, "未查到，部分名单未能确认",
			"nothing found, some lists not confirmed");
	*style = STYLE_GOOD;
	return tr(cli, "未查到", "nothing found");
}

void verdict_print(const struct cli *cli, const credit_verdict *verdict, const char *name)
{
	const credit_id *id = credit_verdict_id(verdict);
	const char *known = credit_verdict_name(verdict);
	enum style style;
	const char *result = outcome(cli, verdict, &style);

	print_text(cli, STYLE_HEAD, id->text);
	if (known[0] || name[0]) {
		fputs("  ", stdout);
		print_text(cli, STYLE_HEAD, known[0] ? known : name);
	}
	printf("  %s  ", kind_label(cli, id->kind));
	print_line(cli, style, result);
	for (size_t i = 0; i < credit_verdict_entry_count(verdict); i++)
		print_entry(cli, credit_verdict_entry_at(verdict, i));
	for (size_t i = 0; i < credit_verdict_through_count(verdict); i++)
		print_through(cli, credit_verdict_through_at(verdict, i));
	print_measures(cli, verdict);
	print_stale(cli, verdict);
	printf("  ");
	print_line(cli, STYLE_DIM, credit_verdict_notice(verdict, cli->lang));
	if (credit_verdict_remedy(verdict, cli->lang)[0]) {
		printf("  ");
		print_line(cli, STYLE_DIM, credit_verdict_remedy(verdict, cli->lang));
	}
	putchar('\n');
}

void verdict_table(const struct cli *cli, struct table *table)
{
	table_begin(table, 4);
	table_cell(table, STYLE_DIM, tr(cli, "证件号码", "identifier"));
	table_cell(table, STYLE_DIM, tr(cli, "结果", "answer"));
	table_cell(table, STYLE_DIM, tr(cli, "名单", "lists"));
	table_cell(table, STYLE_DIM, tr(cli, "名称", "name"));
}

void verdict_row(const struct cli *cli, struct table *table,
	const credit_verdict *verdict, const char *name)
{
	const char *known = credit_verdict_name(verdict);
	struct buf lists = BUF_INIT;
	enum style style;
	const char *result = outcome(cli, verdict, &style);

	for (size_t i = 0; i < credit_verdict_entry_count(verdict); i++) {
		const credit_verdict_entry *entry = credit_verdict_entry_at(verdict, i);

		if (!entry->in_use)
			continue;
		buf_str(&lists, lists.length ? " " : "");
		buf_str(&lists, entry->list);
	}
	table_cell(table, STYLE_PLAIN, credit_verdict_id(verdict)->text);
	table_cell(table, style, result);
	table_cell(table, STYLE_PLAIN, buf_cstr(&lists));
	table_cell(table, STYLE_PLAIN, name[0] ? name : known);
	buf_free(&lists);
}

void verdict_invalid_row(const struct cli *cli, struct table *table, const char *input,
	const char *code, const char *name)
{
	char text[CREDIT_TEXT_BYTES];
	struct buf remark = BUF_INIT;

	reason_text(cli, code, "", text);
	buf_printf(&remark, "%s%s%s", name, name[0] ? tr(cli, "：", ": ") : "", text);
	table_cell(table, STYLE_PLAIN, input);
	table_cell(table, STYLE_BAD, tr(cli, "无效", "invalid"));
	table_cell(table, STYLE_PLAIN, "");
	table_cell(table, STYLE_PLAIN, buf_cstr(&remark));
	buf_free(&remark);
}

void verdict_totals(const struct cli *cli, const struct check_totals *totals)
{
	struct buf text = BUF_INIT;

	buf_printf(&text,
		cli->lang == CREDIT_ZH ? "查询 %llu 个主体：在名单上 %llu，未查到 "
					 "%llu，未能确认 %llu；号码无效 %llu"
				       : "subjects %llu: on a list %llu, not found %llu, "
					 "not confirmed %llu; "
					 "invalid %llu",
		(unsigned long long)totals->subjects, (unsigned long long)totals->found,
		(unsigned long long)(totals->subjects - totals->found - totals->unsure),
		(unsigned long long)totals->unsure, (unsigned long long)totals->invalid);
	for (int scheme = 1; scheme < 8; scheme++)
		if (totals->by_scheme[scheme])
			buf_printf(&text, "%s%s %llu", tr(cli, "；", "; "),
				scheme_label(cli, scheme),
				(unsigned long long)totals->by_scheme[scheme]);
	cli_note(cli, "%s", buf_cstr(&text));
	buf_free(&text);
}
