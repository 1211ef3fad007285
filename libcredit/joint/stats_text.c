/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_text.c - a report as JSON lines and as CSV.
 *
 * Runs once a report.  The CSV has one figure a row, because that is what a
 * spreadsheet sums and turns; the JSON has one line of figures an object.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json_out.h"
#include "base/message.h"
#include "csv/csv_writer.h"
#include "joint/stats_page.h"

/* ---- JSON ---- */

static void line_begin(struct json *json, struct buf *out, const char *what)
{
	json_begin(json, out);
	json_open(json, '{');
	json_kv_text(json, "schema", "credit.stats/1");
	json_kv_text(json, "what", what);
}

static void line_end(struct json *json, struct buf *out)
{
	json_close(json, '}');
	buf_u8(out, '\n');
}

static void put_day(struct json *json, const char *key, credit_day day)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(day, text);
	json_kv_text(json, key, text);
}

static void put_count(struct json *json, const char *key, const credit_stats_count *count)
{
	json_key(json, key);
	json_open(json, '{');
	json_kv_uint(json, "entries", count->entries);
	json_kv_uint(json, "subjects", count->subjects);
	json_kv_uint(json, "persons", count->persons);
	json_close(json, '}');
}

static void put_month(struct json *json, credit_day month)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(month, text);
	text[7] = '\0'; /* YYYY-MM */
	json_kv_text(json, "month", text);
}

static void json_totals(const credit_stats_totals *totals, struct buf *out)
{
	struct json json;

	line_begin(&json, out, "totals");
	put_day(&json, "from", totals->from);
	put_day(&json, "day", totals->day);
	json_kv_uint(&json, "months", totals->months);
	json_kv_uint(&json, "subjects", totals->subjects);
	json_kv_uint(&json, "entries", totals->entries);
	json_kv_uint(&json, "void", totals->void_entries);
	json_kv_uint(&json, "candidates", totals->candidates);
	json_kv_uint(&json, "notified", totals->notified);
	json_kv_uint(&json, "in_force", totals->in_force);
	json_kv_uint(&json, "ended", totals->ended);
	line_end(&json, out);
}

static void json_row(const credit_stats_row *row, int lang, struct buf *out)
{
	struct json json;

	line_begin(&json, out, "figures");
	put_month(&json, row->month);
	put_day(&json, "day", row->day);
	json_kv_text(&json, "by", credit_stats_by_name(row->by));
	json_kv_text(&json, "code", row->code);
	json_kv_text(&json, "name", lang == CREDIT_ZH ? row->name_zh : row->name_en);
	json_kv_text(&json, "colour", row->colour);
	put_count(&json, "listed", &row->listed);
	put_count(&json, "ended", &row->ended);
	put_count(&json, "in_force", &row->in_force);
	line_end(&json, out);
}

static void json_measure(
	const credit_stats_measure *row, credit_day day, int lang, struct buf *out)
{
	struct json json;

	line_begin(&json, out, "measure");
	put_day(&json, "day", day);
	json_kv_text(&json, "measure", row->measure);
	json_kv_text(&json, "name", lang == CREDIT_ZH ? row->name_zh : row->name_en);
	json_kv_text(&json, "type", row->type);
	json_kv_text(&json, "department", row->department);
	json_kv_text(&json, "department_name",
		lang == CREDIT_ZH ? row->department_zh : row->department_en);
	json_kv_text(&json, "trigger", row->trigger);
	put_count(&json, "in_force", &row->in_force);
	line_end(&json, out);
}

static void json_feedback(
	const credit_stats_feedback *row, credit_day day, int lang, struct buf *out)
{
	struct json json;

	line_begin(&json, out, "feedback");
	put_day(&json, "day", day);
	json_kv_text(&json, "department", row->department);
	json_kv_text(&json, "department_name",
		lang == CREDIT_ZH ? row->department_zh : row->department_en);
	json_kv_uint(&json, "tasks", row->tasks);
	json_kv_uint(&json, "answered", row->answered);
	json_kv_uint(&json, "overdue", row->overdue);
	json_kv_uint(&json, "to_lift", row->to_lift);
	json_key(&json, "permille");
	if (row->tasks)
		json_uint(&json, row->permille);
	else
		json_null(&json);
	line_end(&json, out);
}

static void json_coverage(
	const credit_stats_coverage *row, credit_day day, int lang, struct buf *out)
{
	struct json json;

	line_begin(&json, out, "coverage");
	put_day(&json, "day", day);
	json_kv_text(&json, "list", row->list);
	json_kv_text(&json, "name", lang == CREDIT_ZH ? row->name_zh : row->name_en);
	json_kv_uint(&json, "holders", row->holders);
	json_kv_uint(&json, "overdue", row->overdue);
	json_kv_uint(&json, "alike", row->alike);
	json_key(&json, "base");
	if (row->base)
		json_uint(&json, row->base);
	else
		json_null(&json);
	json_key(&json, "permille");
	if (row->base && row->holders <= row->base)
		json_uint(&json, row->permille);
	else
		json_null(&json);
	json_key(&json, "target_percent");
	if (row->target_percent)
		json_uint(&json, row->target_percent);
	else
		json_null(&json);
	json_kv_text(&json, "coverage", credit_coverage_name(row->coverage));
	json_kv_text(&json, "base_source", row->base_source);
	json_kv_text(&json, "source", row->source);
	json_kv_bool(&json, "sure", row->sure);
	line_end(&json, out);
}

int stats_json(const credit_stats_report *report, int lang, struct buf *out)
{
	credit_day day = report->totals.day;

	json_totals(&report->totals, out);
	for (size_t i = 0; i < report->rows_count; i++)
		json_row(&report->rows[i], lang, out);
	for (size_t i = 0; i < report->measures_count; i++)
		json_measure(&report->measures[i], day, lang, out);
	for (size_t i = 0; i < report->feedback_count; i++)
		json_feedback(&report->feedback[i], day, lang, out);
	for (size_t i = 0; i < report->coverage_count; i++)
		json_coverage(&report->coverage[i], day, lang, out);
	return out->status;
}

/* ---- CSV ---- */

struct words {
	const char *in[2]; /* by enum credit_lang */
};

enum { COLUMNS = 12 };

static const struct words headings[COLUMNS] = {{{"项目", "what"}}, {{"月份", "month"}},
	{{"截至日", "day"}}, {{"分类", "by"}}, {{"代码", "code"}}, {{"名称", "name"}},
	{{"执行单位", "department"}}, {{"触发方式", "trigger"}}, {{"榜别", "colour"}},
	{{"指标", "figure"}}, {{"数值", "value"}}, {{"单位", "unit"}}};

static const struct words kinds_of_row[] = {
	{{"名单", "lists"}}, {{"措施", "measures"}}, {{"反馈", "feedback"}}, {{"覆盖率", "coverage"}}};
enum { OF_LISTS, OF_MEASURES, OF_FEEDBACK, OF_COVERAGE };

static const struct words bys[] = {{{"", ""}}, {{"合计", "all"}}, {{"领域", "domain"}},
	{{"名单", "list"}}, {{"主体类别", "kind"}}, {{"认定单位", "authority"}}};

static const struct words entries_unit = {{"条", "entries"}};
static const struct words subjects_unit = {{"个主体", "subjects"}};
static const struct words persons_unit = {{"其中自然人和家庭", "of them persons and households"}};

/* What the rows of one thing have in common. */
struct common {
	struct csv_writer *writer;
	int lang;
	const char *cells[9]; /* up to the figure */
};

static void put_figure(const struct common *common, const struct words *figure, uint64_t value,
	const struct words *unit)
{
	char number[24];

	for (size_t i = 0; i < sizeof(common->cells) / sizeof(common->cells[0]); i++)
		csv_writer_text(common->writer, common->cells[i]);
	csv_writer_text(common->writer, figure->in[common->lang]);
	snprintf(number, sizeof(number), "%" PRIu64, value);
	csv_writer_text(common->writer, number);
	csv_writer_text(common->writer, unit->in[common->lang]);
	csv_writer_row(common->writer);
}

static void put_figures(const struct common *common, const struct words *figure,
	const credit_stats_count *count)
{
	put_figure(common, figure, count->entries, &entries_unit);
	put_figure(common, figure, count->subjects, &subjects_unit);
	put_figure(common, figure, count->persons, &persons_unit);
}

static const char *colour_word(const char *colour, int lang)
{
	if (lang != CREDIT_ZH)
		return colour;
	return strcmp(colour, "red") == 0 ? "红榜" : "黑榜";
}

static const struct words in_force_word = {{"期末有效", "in force"}};

static void csv_row(const credit_stats_row *row, struct csv_writer *writer, int lang)
{
	static const struct words listed = {{"新列入", "listed"}};
	static const struct words ended = {{"终止", "ended"}};
	char month[CREDIT_DAY_BYTES];
	char day[CREDIT_DAY_BYTES];
	struct common common = {writer, lang,
		{kinds_of_row[OF_LISTS].in[lang], month, day, bys[row->by].in[lang], row->code,
			lang == CREDIT_ZH ? row->name_zh : row->name_en, "", "",
			colour_word(row->colour, lang)}};

	credit_day_format(row->month, month);
	month[7] = '\0'; /* YYYY-MM */
	credit_day_format(row->day, day);
	put_figures(&common, &listed, &row->listed);
	put_figures(&common, &ended, &row->ended);
	put_figures(&common, &in_force_word, &row->in_force);
}

static void csv_measure(const credit_stats_measure *row, const char *day,
	struct csv_writer *writer, int lang)
{
	const struct words type = {{strcmp(row->type, "penalty") == 0 ? "惩戒" : "激励", row->type}};
	struct common common = {writer, lang,
		{kinds_of_row[OF_MEASURES].in[lang], "", day, type.in[lang], row->measure,
			lang == CREDIT_ZH ? row->name_zh : row->name_en,
			lang == CREDIT_ZH ? row->department_zh : row->department_en,
			lang == CREDIT_ZH ? row->trigger_zh : row->trigger, ""}};

	put_figures(&common, &in_force_word, &row->in_force);
}

static void csv_feedback(const credit_stats_feedback *row, const char *day,
	struct csv_writer *writer, int lang)
{
	static const struct words tasks = {{"任务", "tasks"}};
	static const struct words answered = {{"已反馈", "answered"}};
	static const struct words overdue = {{"逾期未反馈", "overdue"}};
	static const struct words to_lift = {{"待解除", "to lift"}};
	static const struct words rate = {{"反馈率", "feedback rate"}};
	static const struct words unit = {{"项", "tasks"}};
	static const struct words permille = {{"‰", "permille"}};
	const char *name = lang == CREDIT_ZH ? row->department_zh : row->department_en;
	struct common common = {writer, lang,
		{kinds_of_row[OF_FEEDBACK].in[lang], "", day, "", row->department, name, name, "",
			""}};

	put_figure(&common, &tasks, row->tasks, &unit);
	put_figure(&common, &answered, row->answered, &unit);
	put_figure(&common, &overdue, row->overdue, &unit);
	put_figure(&common, &to_lift, row->to_lift, &unit);
	if (row->tasks)
		put_figure(&common, &rate, row->permille, &permille);
}

static void csv_coverage(const credit_stats_coverage *row, const char *day,
	struct csv_writer *writer, int lang)
{
	static const struct words holders = {{"现有", "holders"}};
	static const struct words overdue = {{"复查逾期", "review overdue"}};
	static const struct words alike = {{"同名待核", "of one name"}};
	static const struct words base = {{"总数", "base"}};
	static const struct words share = {{"覆盖率", "share"}};
	static const struct words target = {{"目标", "target"}};
	static const struct words permille = {{"‰", "permille"}};
	static const struct words percent = {{"%", "percent"}};
	struct common common = {writer, lang,
		{kinds_of_row[OF_COVERAGE].in[lang], "", day, bys[CREDIT_STATS_LIST].in[lang],
			row->list, lang == CREDIT_ZH ? row->name_zh : row->name_en, "", "",
			colour_word("red", lang)}};

	put_figure(&common, &holders, row->holders, &subjects_unit);
	put_figure(&common, &overdue, row->overdue, &subjects_unit);
	put_figure(&common, &alike, row->alike, &subjects_unit);
	if (row->base)
		put_figure(&common, &base, row->base, &subjects_unit);
	if (row->base && row->holders <= row->base)
		put_figure(&common, &share, row->permille, &permille);
	if (row->target_percent)
		put_figure(&common, &target, row->target_percent, &percent);
}

int stats_csv(const credit_stats_report *report, int lang, struct buf *out, credit_error *err)
{
	char day[CREDIT_DAY_BYTES];
	struct csv_writer writer;
	int status = csv_writer_init(&writer, -1, ENCODING_UTF8, ',',
		CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE, err);

	if (status)
		return status;
	credit_day_format(report->totals.day, day);
	for (int i = 0; i < COLUMNS; i++)
		csv_writer_text(&writer, headings[i].in[lang]);
	csv_writer_row(&writer);
	for (size_t i = 0; i < report->rows_count; i++)
		csv_row(&report->rows[i], &writer, lang);
	for (size_t i = 0; i < report->measures_count; i++)
		csv_measure(&report->measures[i], day, &writer, lang);
	for (size_t i = 0; i < report->feedback_count; i++)
		csv_feedback(&report->feedback[i], day, &writer, lang);
	for (size_t i = 0; i < report->coverage_count; i++)
		csv_coverage(&report->coverage[i], day, &writer, lang);
	status = csv_writer_finish(&writer, "csv", err);
	if (!status)
		buf_put(out, writer.out.data, writer.out.length);
	csv_writer_free(&writer);
	return status ? status : out->status;
}

/* ---- either ---- */

int credit_stats_text(credit_stats_report *report, int format, int lang, const char **text,
	size_t *length, credit_error *err)
{
	int status;

	if (text)
		*text = NULL;
	if (length)
		*length = 0;
	if (!report || !text || !length)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "report, text, length", "NULL");
	if (lang != CREDIT_ZH && lang != CREDIT_EN)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "lang", "unknown");
	buf_reset(&report->text);
	if (format == CREDIT_STATS_JSON)
		status = stats_json(report, lang, &report->text);
	else if (format == CREDIT_STATS_CSV)
		status = stats_csv(report, lang, &report->text, err);
	else if (format == CREDIT_STATS_HTML)
		status = stats_html(report, lang, &report->text, err);
	else
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "format", "unknown");
	if (!status) {
		*length = report->text.length;
		*text = buf_cstr(&report->text);
		status = report->text.status;
	}
	if (status) {
		*text = NULL;
		*length = 0;
		return FAIL(err, status, MSG_MEMORY);
	}
	return CREDIT_OK;
}
