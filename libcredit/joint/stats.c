/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats.c - credit_stats: a walk over the registry, a judgement for each month end.
 *
 * Reading a subject costs more than judging it, so that each is read once and
 * judged on the last day of every month asked for.  What an entry is in a month
 * follows from what it was at the end of the month before and at its own end.
 * judge() says what an entry is; here it is counted.
 */
#include "joint/stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "joint/judged_walk.h"
#include "record/judge.h"

/* What the months are: ends[0] is the day before the first, ends[m + 1] that of month m. */
struct month_span {
	size_t months;
	credit_day first; /* first day of the first month */
	credit_day ends[CREDIT_STATS_MONTHS_MAX + 1];
};

struct count {
	struct credit_stats_report *report;
	const credit_catalogue *tables;
	struct month_span span;
	struct tally tally;
	struct measure_tally measures;
	struct coverage_tally coverage;
	uint64_t turn; /* number of the subject, from 1 */
	credit_error *err;
};

/* ---- months ---- */

static credit_day month_first(credit_day day)
{
	struct day_parts parts = day_parts(day);

	return day_from_parts(parts.year, parts.month, 1);
}

static int month_number(credit_day day)
{
	struct day_parts parts = day_parts(day);

	return parts.year * 12 + parts.month;
}

static credit_day month_last(credit_day day)
{
	struct day_parts parts = day_parts(day);

	return day_from_parts(
		parts.year, parts.month, days_in_month(parts.year, parts.month));
}

static bool is_day(credit_day day)
{
	return day >= CREDIT_DAY_MIN && day <= CREDIT_DAY_MAX;
}

static int out_of_order(credit_day from, credit_day to, credit_day on, credit_error *err)
{
	char text[3][CREDIT_DAY_BYTES];

	credit_day_format(from, text[0]);
	credit_day_format(to, text[1]);
	credit_day_format(on, text[2]);
	text[0][7] = text[1][7] = '\0'; /* YYYY-MM */
	return FAIL(err, CREDIT_EINVAL, MSG_STATS_ORDER, text[0], text[1], text[2]);
}

static int span_of_months(
	const credit_stats_options *options, struct month_span *span, credit_error *err)
{
	credit_day to = options->to == CREDIT_DAY_NONE ? options->on : options->to;
	credit_day from = options->from;
	int months;

	if (!is_day(options->on) || !is_day(to) || (from != CREDIT_DAY_NONE && !is_day(from)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on, from, to", "no day");
	if (from == CREDIT_DAY_NONE)
		from = month_number(to) - month_number(CREDIT_DAY_MIN) < 11
			? CREDIT_DAY_MIN
			: day_add_months(month_first(to), -11);
	months = month_number(to) - month_number(from) + 1;
	if (months < 1 || month_number(to) > month_number(options->on))
		return out_of_order(from, to, options->on, err);
	if (months > CREDIT_STATS_MONTHS_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_STATS_SPAN, "120");
	span->months = (size_t)months;
	span->first = month_first(from);
	span->ends[0] = span->first - 1;
	for (int m = 0; m < months; m++)
		span->ends[m + 1] = month_last(day_add_months(span->first, m));
	if (span->ends[months] > options->on)
		span->ends[months] = options->on;
	return CREDIT_OK;
}

/* ---- keys ---- */

enum { KEYS = 5 };

static const char *or_else(const char *text, const char *other)
{
	return text && text[0] ? text : other;
}

struct name {
	const char *code;
	const char *zh;
	const char *en;
};

static const struct name domains[] = {{"", "", ""},
	{"personal", "个人诚信", "Personal integrity"},
	{"government", "政务诚信", "Integrity of government"},
	{"business", "商务诚信", "Integrity of business"},
	{"social", "社会诚信", "Integrity of society"},
	{"judicial", "司法公信", "Credibility of the judiciary"}};

static const struct name kinds[] = {{"", "", ""}, {"person", "自然人", "Natural persons"},
	{"business", "经营主体", "Businesses"},
	{"government", "机关事业单位", "Government bodies"},
	{"organisation", "其他组织", "Other organisations"}, {"household", "家庭", "Households"},
	{"place", "地方", "Places"}};

static const struct name colours[] = {{"", "", ""}, {"", "黑榜合计", "All black lists"},
	{"", "红榜合计", "All red lists"}};

static struct tally_key named_key(int by, int order, const struct name *name,
	enum colour colour)
{
	struct tally_key key = {.by = by, .order = order, .code = name->code,
		.name_zh = name->zh, .name_en = name->en, .colour = colour};

	return key;
}

/* Who listed, under the name that it had last; who is not of these tables is "other". */
static struct tally_key authority_key(
	const struct count *count, const struct entry *entry, enum colour colour)
{
	static const struct name other = {"other", "其他单位", "Other authorities"};
	struct tally_key key = named_key(CREDIT_STATS_AUTHORITY, 0, &other, colour);
	const struct department_row *row = catalogue_department_last(count->tables,
		entry->authority, strlen(entry->authority), count->report->totals.day);

	if (row) {
		key.code = row->code;
		key.name_zh = row->name_zh;
		key.name_en = or_else(row->name_en, row->name_zh);
	}
	return key;
}

/* The list's row of the last day, else the last one that the tables have. */
static const struct list_row *row_of(const struct count *count, const char *code)
{
	const struct list_row *row =
		catalogue_list(count->tables, code, count->report->totals.day);

	for (size_t i = 0; !row && i < count->tables->lists_count; i++)
		if (strcmp(count->tables->lists[i].code, code) == 0)
			row = &count->tables->lists[i];
	return row;
}

/* The lines in which an entry counts; false when memory ran out. */
static bool lines_of(struct count *count, const struct entry *entry,
	const struct list_row *list, size_t lines[KEYS])
{
	int kind = entry->subject.kind;
	struct name name = {list->code, list->name_zh, or_else(list->name_en, list->name_zh)};
	const struct tally_key keys[KEYS] = {
		named_key(CREDIT_STATS_ALL, 0, &colours[list->colour], list->colour),
		named_key(CREDIT_STATS_DOMAIN, (int)list->domain, &domains[list->domain],
			list->colour),
		named_key(CREDIT_STATS_LIST, 0, &name, list->colour),
		named_key(CREDIT_STATS_KIND, kind, &kinds[kind], list->colour),
		authority_key(count, entry, list->colour)};

	for (size_t i = 0; i < KEYS; i++) {
		lines[i] = tally_line(&count->tally, &keys[i]);
		if (lines[i] == SIZE_MAX)
			return false;
	}
	return true;
}

/* What is shown whatever is counted: both colours, and all five domains. */
static int begin_lines(struct count *count)
{
	for (enum colour colour = COLOUR_BLACK; colour <= COLOUR_RED; colour++)
		for (int domain = 0; domain <= DOMAIN_JUDICIAL; domain++) {
			struct tally_key key = named_key(
				domain ? CREDIT_STATS_DOMAIN : CREDIT_STATS_ALL, domain,
				domain ? &domains[domain] : &colours[colour], colour);

			key.always = true;
			if (tally_line(&count->tally, &key) == SIZE_MAX)
				return CREDIT_ENOMEM;
		}
	return CREDIT_OK;
}

/* ---- one subject ---- */

static bool is_in_force(const struct judged_entry *judged)
{
	return judged->standing.state == CREDIT_STATE_LISTED && !judged_void(judged);
}

static bool is_listed_within(const struct judged_entry *judged, credit_day from, credit_day to)
{
	return !judged_void(judged) && judged->standing.listed != CREDIT_DAY_NONE &&
		from <= judged->standing.listed && judged->standing.listed <= to;
}

static void count_month(struct count *count, const struct judged_entry *before,
	const struct judged_entry *after, size_t month, const size_t lines[KEYS])
{
	bool listed = is_listed_within(
		after, count->span.ends[month] + 1, count->span.ends[month + 1]);
	bool figures[FIGURES] = {
		[FIGURE_LISTED] = listed,
		[FIGURE_ENDED] = (listed || is_in_force(before)) && !is_in_force(after),
		[FIGURE_IN_FORCE] = is_in_force(after),
	};
	int kind = after->current.subject.kind;
	bool person = kind == CREDIT_KIND_PERSON || kind == CREDIT_KIND_HOUSEHOLD;

	for (int figure = 0; figure < FIGURES; figure++)
		for (size_t i = 0; figures[figure] && i < KEYS; i++)
			tally_add(&count->tally, lines[i], month, (enum figure)figure,
				count->turn, person);
}

/* What the entry is on the last day, among everything that is stored. */
static bool count_total(credit_stats_totals *totals, const struct judged_entry *judged)
{
	totals->entries++;
	if (judged_void(judged)) {
		totals->void_entries++;
		return false;
	}
	totals->candidates += judged->standing.state == CREDIT_STATE_CANDIDATE;
	totals->notified += judged->standing.state == CREDIT_STATE_NOTIFIED;
	totals->in_force += judged->standing.state == CREDIT_STATE_LISTED;
	totals->ended += judged->standing.state == CREDIT_STATE_ENDED;
	return true;
}

static int count_entry(struct count *count, const struct judgement *judgements, size_t i)
{
	const struct judged_entry *last = &judgements[count->span.months].entries[i];
	const struct list_row *list = row_of(count, last->current.list);
	int kind = last->current.subject.kind;
	size_t lines[KEYS];

	if (!list || kind <= CREDIT_KIND_NONE || kind > CREDIT_KIND_PLACE)
		return CREDIT_OK; /* never listed: its list is in no table */
	if (!lines_of(count, &last->current, list, lines))
		return CREDIT_ENOMEM;
	for (size_t m = 0; m < count->span.months; m++)
		count_month(count, &judgements[m].entries[i], &judgements[m + 1].entries[i], m,
			lines);
	return is_in_force(last) ? coverage_take(&count->coverage, last,
					   count->span.ends[count->span.months],
					   count->turn)
				 : CREDIT_OK;
}

static int count_measures(struct count *count, const struct judged_subject *subject)
{
	const struct judgement *judgement = subject->judgement;
	int kind = subject->id->kind;
	bool person = kind == CREDIT_KIND_PERSON || kind == CREDIT_KIND_HOUSEHOLD;

	for (size_t i = 0; i < judgement->measures_count; i++) {
		const struct judged_measure *measure = &judgement->measures[i];
		uint64_t entries = 0;

		for (size_t e = 0; e < measure->entries_count; e++)
			entries += subject->fresh[measure->entries[e]];
		if (measure_take(&count->measures, measure, entries, count->turn, person))
			return CREDIT_ENOMEM;
	}
	return CREDIT_OK;
}

/* Is everything on that day as it was judged?  Who comes of age changes without an act. */
static bool is_same_on(const struct judgement *judgement, const credit_id *id,
	const credit_catalogue *tables, credit_day judged, credit_day day)
{
	if (is_below(id, tables, MSG_HELD_MINOR, judged))
		return false;
	for (size_t i = 0; i < judgement->entries_count; i++) {
		credit_day change = judgement->entries[i].standing.next_change;

		if (change != CREDIT_DAY_NONE && change <= day)
			return false;
	}
	return true;
}

/*
 * The judgement of every end of the span; the last one is that of the walk.  Most
 * subjects change in no month, so one judgement that tells the next change stands
 * for all ends before it.
 */
static const struct judgement *judge_ends(struct count *count,
	const struct judged_subject *subject, struct arena *arena)
{
	const struct subject_records *records = subject->records;
	const credit_day *ends = count->span.ends;
	size_t months = count->span.months;
	struct judgement *judgements = arena_alloc(arena, (months + 1) * sizeof(*judgements));

	for (size_t i = 0; judgements && i < months; i++) {
		if (i > 0 && is_same_on(&judgements[i - 1], subject->id, count->tables, ends[0],
				     ends[i]))
			judgements[i] = judgements[i - 1];
		else if (judge(records->entries, records->entries_count, count->tables,
				 ends[i], arena, &judgements[i]))
			return NULL;
	}
	if (judgements)
		judgements[months] = *subject->judgement;
	return judgements;
}

static int visit(void *context, const struct judged_subject *subject, struct arena *arena)
{
	struct count *count = context;
	const struct judgement *judgements = judge_ends(count, subject, arena);
	bool counts = false;
	int status = judgements ? CREDIT_OK : CREDIT_ENOMEM;

	count->turn++;
	for (size_t i = 0; !status && i < subject->judgement->entries_count; i++) {
		if (!subject->fresh[i])
			continue;
		counts |= count_total(
			&count->report->totals, &subject->judgement->entries[i]);
		status = count_entry(count, judgements, i);
	}
	count->report->totals.subjects += counts;
	if (!status)
		status = count_measures(count, subject);
	return status ? FAIL(count->err, status, MSG_MEMORY) : CREDIT_OK;
}

/* ---- the report ---- */

static int begin(struct count *count, credit_snapshot *snapshot)
{
	struct credit_stats_report *report = count->report;
	const char *name = registry_name(snapshot_registry(snapshot));

	report->totals.size = sizeof(report->totals);
	report->totals.from = count->span.first;
	report->totals.day = count->span.ends[count->span.months];
	report->totals.months = (uint32_t)count->span.months;
	report->county = arena_text(&report->arena, name, strlen(name));
	count->tally.arena = count->measures.arena = &report->arena;
	count->tally.months = count->span.months;
	if (!report->county || begin_lines(count) ||
		coverage_begin(&count->coverage, count->tables, report->totals.day,
			&report->arena))
		return FAIL(count->err, CREDIT_ENOMEM, MSG_MEMORY);
	return CREDIT_OK;
}

static int finish(struct count *count)
{
	struct credit_stats_report *report = count->report;

	if (tally_rows(&count->tally, count->span.first, count->span.ends + 1, report) ||
		measure_rows(&count->measures, count->tables, report->totals.day, report) ||
		coverage_rows(&count->coverage, report))
		return FAIL(count->err, CREDIT_ENOMEM, MSG_MEMORY);
	return CREDIT_OK;
}

int credit_stats(credit_snapshot *snapshot, const credit_stats_options *options,
	credit_stats_report **out, credit_error *err)
{
	struct count count = {.err = err};
	int status;

	if (out)
		*out = NULL;
	if (!snapshot || !options || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, options, out", "NULL");
	if (options->size != sizeof(*options))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "options", "unknown size");
	status = span_of_months(options, &count.span, err);
	if (!status)
		status = snapshot_tables(snapshot, &count.tables, err);
	if (status)
		return status;
	count.report = calloc(1, sizeof(*count.report));
	if (!count.report)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	status = begin(&count, snapshot);
	if (!status)
		status = judged_walk(snapshot, count.tables, count.report->totals.day, visit,
			&count, err);
	if (!status)
		status = feedback_rows(snapshot, count.tables, count.report, err);
	if (!status)
		status = finish(&count);
	if (status)
		credit_stats_free(count.report);
	else
		*out = count.report;
	return status;
}
