/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Figures against a plain count: a seeded registry is judged anew for each day,
 * kept as a list, and every figure is counted from that list by a walk.
 *
 * A failure names its seed; CREDIT_SEED=N repeats it.
 */
#include "../record/random_record.h"
#include "../store/sample.h"
#include "credit/joint.h"
#include "joint/judged_walk.h"

#define SEEDS 12
#define ENTRIES 160
#define MONTHS 14
#define FROM 20241 /* 2025-06-02 */
#define ON (DAY0 + 60) /* 2026-07-26 */

static struct sample sample;
static credit_snapshot *snapshot;
static const credit_catalogue *tables;

/* ---- a registry ---- */

static const struct {
	const char *list;
	const char *authority; /* credit code, as the sample county has it */
} lists[] = {{"SX", "11629999F000100134"}, {"SJ", "11629999F00010056H"},
	{"ZB", "11629999F00010021Y"}, {"NMG", "11629999F00010072M"}, {"H03", "11629999F000101440"},
	{"H02", "11629999F000101440"}, {"SJ", "11629999000000006B"}};
#define LISTS (sizeof(lists) / sizeof(lists[0]))

static credit_id some_subject(struct random *r, const char *list)
{
	unsigned n = random_below(r, 25);
	credit_id id;

	if (strcmp(list, "H03") == 0 && random_below(r, 2)) {
		ck_assert(id_local("H03", "样文明〔2025〕1号", n + 1, CREDIT_KIND_PLACE, &id));
		return id;
	}
	if (random_below(r, 5) == 0)
		return sample_bare(n); /* lies with the credit code that holds it */
	return random_below(r, 3) ? sample_firm(n) : sample_person(n);
}

static void some_events(struct random *r, struct change *change, const struct entry *entry)
{
	static const int kinds[] = {CREDIT_EVENT_REMOVED, CREDIT_EVENT_REPAIRED,
		CREDIT_EVENT_REVOKED, CREDIT_EVENT_MISIDENTIFIED, CREDIT_EVENT_OBJECTED,
		CREDIT_EVENT_UPHELD, CREDIT_EVENT_TITLE_WITHDRAWN, CREDIT_EVENT_SUSPENDED};

	for (unsigned n = random_below(r, 3); n > 0; n--) {
		struct event event = sample_event(entry, kinds[random_below(r, 8)],
			entry->decided + (credit_day)random_below(r, 300), "样办〔2026〕1号");

		change_add_event(change, &event, NULL); /* the same again is refused */
	}
}

static void some_entry(struct random *r, struct change *change, unsigned n)
{
	size_t kind = random_below(r, LISTS);
	credit_id id = some_subject(r, lists[kind].list);
	struct entry entry;
	char document[40];

	snprintf(document, sizeof(document), "样列〔2026〕%u号", n);
	entry = sample_entry(&id, document);
	entry.list = lists[kind].list;
	entry.authority = lists[kind].authority;
	entry.decided = FROM - 100 + (credit_day)random_below(r, 500);
	entry.served = random_below(r, 8) ? entry.decided : CREDIT_DAY_NONE;
	entry.notified = entry.decided - 20;
	entry.objection = OBJECTION_NONE;
	entry.grade = (enum grade)(1 + random_below(r, 3));
	entry.until = random_below(r, 2) ? entry.decided + (credit_day)random_below(r, 400)
					 : CREDIT_DAY_NONE;
	sample_seal(&entry);
	OK(change_add_entry(change, &entry, err));
	some_events(r, change, &entry);
}

static void begin(uint64_t seed, unsigned entries)
{
	struct change *change;
	struct random r;

	random_seed(&r, seed);
	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0, "", &change, err));
	for (unsigned n = 0; n < entries; n++)
		some_entry(&r, change, n);
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_tables(snapshot, &tables, err));
}

static void end(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}

/* ---- the plain list ---- */

struct seen {
	unsigned subject;
	bool person;
	char list[8];
	char authority[24];
	int kind;
	struct {
		bool in_force;
		bool is_void;
		credit_day listed;
	} at[MONTHS + 1];
};
static struct seen plain[ENTRIES];
static size_t plain_count;
static size_t plain_at; /* which end is being walked */
static size_t plain_next;
static unsigned plain_subject;

static int keep(void *context, const struct judged_subject *subject, struct arena *arena)
{
	(void)context;
	(void)arena;
	plain_subject++;
	for (size_t i = 0; i < subject->judgement->entries_count; i++) {
		const struct judged_entry *judged = &subject->judgement->entries[i];
		struct seen *seen = &plain[plain_next];

		if (!subject->fresh[i])
			continue;
		plain_next++; /* every walk meets the same entries in the same order */
		seen->subject = plain_subject;
		seen->kind = judged->current.subject.kind;
		seen->person = seen->kind == CREDIT_KIND_PERSON;
		snprintf(seen->list, sizeof(seen->list), "%s", judged->current.list);
		snprintf(seen->authority, sizeof(seen->authority), "%s",
			judged->current.authority);
		seen->at[plain_at].in_force = judged->standing.state == CREDIT_STATE_LISTED;
		seen->at[plain_at].is_void = judged_void(judged);
		seen->at[plain_at].listed = judged->standing.listed;
	}
	return 0;
}

static void make_plain(const credit_day ends[MONTHS + 1])
{
	for (plain_at = 0; plain_at <= MONTHS; plain_at++) {
		plain_next = 0;
		plain_subject = 0;
		OK(judged_walk(snapshot, tables, ends[plain_at], keep, NULL, err));
	}
	plain_count = plain_next;
}

/* Does the entry belong to the line of the row? */
static bool is_of(const struct seen *seen, const credit_stats_row *row)
{
	const struct list_row *list = catalogue_list(tables, seen->list, ON);
	const struct department_row *department = catalogue_department_find(
		tables, seen->authority, strlen(seen->authority), ON);

	if (strcmp(row->colour, colour_name(list->colour)) != 0)
		return false;
	switch (row->by) {
	case CREDIT_STATS_ALL:
		return true;
	case CREDIT_STATS_DOMAIN:
		return strcmp(row->name_zh, domain_name(list->domain)) == 0;
	case CREDIT_STATS_LIST:
		return strcmp(row->code, seen->list) == 0;
	case CREDIT_STATS_KIND:
		return strcmp(row->code, credit_kind_name(seen->kind)) == 0;
	default:
		return strcmp(row->code, department ? department->code : "other") == 0;
	}
}

enum plain_figure { LISTED, ENDED, IN_FORCE };

static bool has(const struct seen *seen, const credit_day *ends, size_t m, enum plain_figure f)
{
	bool listed = !seen->at[m + 1].is_void && seen->at[m + 1].listed > ends[m] &&
		seen->at[m + 1].listed <= ends[m + 1];

	if (f == LISTED)
		return listed;
	if (f == IN_FORCE)
		return seen->at[m + 1].in_force;
	return !seen->at[m + 1].in_force && (listed || seen->at[m].in_force);
}

static void assert_figure(const credit_stats_row *row, const credit_stats_count *count,
	const credit_day *ends, size_t m, enum plain_figure figure, uint64_t seed)
{
	static bool met[ENTRIES + 1];
	credit_stats_count expected = {0};

	memset(met, 0, sizeof(met));
	for (size_t i = 0; i < plain_count; i++) {
		if (!is_of(&plain[i], row) || !has(&plain[i], ends, m, figure))
			continue;
		expected.entries++;
		expected.subjects += !met[plain[i].subject];
		expected.persons += !met[plain[i].subject] && plain[i].person;
		met[plain[i].subject] = true;
	}
	if (memcmp(&expected, count, sizeof(expected)) != 0)
		ck_abort_msg("CREDIT_SEED=%llu: %s %s %s month %zu figure %d: "
			     "%llu/%llu/%llu, plainly %llu/%llu/%llu",
			(unsigned long long)seed, row->colour, credit_stats_by_name(row->by),
			row->code, m, (int)figure, (unsigned long long)count->entries,
			(unsigned long long)count->subjects, (unsigned long long)count->persons,
			(unsigned long long)expected.entries,
			(unsigned long long)expected.subjects,
			(unsigned long long)expected.persons);
}

static credit_day parse(const char *text)
{
	credit_day day;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

static credit_stats_report *make(credit_day on, const char *from, const char *to)
{
	credit_stats_options options;
	credit_stats_report *report;

	credit_stats_options_init(&options);
	options.on = on;
	options.from = from ? parse(from) : CREDIT_DAY_NONE;
	options.to = to ? parse(to) : CREDIT_DAY_NONE;
	OK(credit_stats(snapshot, &options, &report, err));
	ck_assert_ptr_nonnull(report);
	return report;
}

/* The day before the first month, and the last day of each; the last is ON itself. */
static const char *const end_days[MONTHS + 1] = {"2025-05-31", "2025-06-30", "2025-07-31",
	"2025-08-31", "2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31",
	"2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-26"};

START_TEST(test_figures_equal_a_plain_count)
{
	const char *given = getenv("CREDIT_SEED");
	uint64_t seed = given ? strtoull(given, NULL, 10) : (uint64_t)_i + 1;
	credit_stats_report *report;
	credit_day ends[MONTHS + 1];
	uint64_t any = 0, ended = 0;

	begin(seed, ENTRIES);
	for (size_t m = 0; m <= MONTHS; m++)
		ends[m] = parse(end_days[m]);
	ck_assert_int_eq(ends[MONTHS], ON);
	report = make(ON, "2025-06-15", NULL);
	make_plain(ends);
	ck_assert_uint_eq(credit_stats_row_count(report) % MONTHS, 0);
	for (size_t i = 0; i < credit_stats_row_count(report); i++) {
		const credit_stats_row *row = credit_stats_row_at(report, i);
		size_t m = i / (credit_stats_row_count(report) / MONTHS);

		ck_assert_int_eq(row->day, ends[m + 1]);
		ck_assert_int_eq(row->month, ends[m] + 1);
		assert_figure(row, &row->listed, ends, m, LISTED, seed);
		assert_figure(row, &row->ended, ends, m, ENDED, seed);
		assert_figure(row, &row->in_force, ends, m, IN_FORCE, seed);
		any += row->listed.entries;
		ended += row->ended.entries;
	}
	ck_assert(any > 100 && ended > 20); /* the sample says something */
	credit_stats_free(report);
	end();
}
END_TEST

/* ---- what else must hold ---- */

static credit_stats_count sum_of(const credit_stats_report *report, int by, size_t from)
{
	size_t rows = credit_stats_row_count(report);
	credit_stats_count sum = {0};

	for (size_t i = from; i < rows; i++)
		if (credit_stats_row_at(report, i)->by == by)
			sum.entries += credit_stats_row_at(report, i)->in_force.entries;
	return sum;
}

START_TEST(test_every_entry_is_in_one_line_of_each_kind)
{
	credit_stats_report *report;
	uint64_t all;

	begin(3, ENTRIES);
	report = make(ON, NULL, NULL);
	ck_assert_uint_eq(credit_stats_total(report)->months, 12);
	all = sum_of(report, CREDIT_STATS_ALL, 0).entries;
	ck_assert(all > 0);
	for (int by = CREDIT_STATS_DOMAIN; by <= CREDIT_STATS_AUTHORITY; by++)
		ck_assert_uint_eq(sum_of(report, by, 0).entries, all);
	credit_stats_free(report);
	end();
}
END_TEST

START_TEST(test_totals_say_what_became_of_everything)
{
	const credit_stats_totals *totals;
	credit_stats_report *report;

	begin(5, ENTRIES);
	report = make(ON, NULL, NULL);
	totals = credit_stats_total(report);
	ck_assert_uint_eq(totals->size, sizeof(*totals));
	ck_assert_int_eq(totals->day, ON);
	ck_assert_int_eq(totals->from, parse("2025-08-01"));
	ck_assert_uint_eq(totals->entries, ENTRIES);
	ck_assert_uint_eq(totals->entries,
		totals->void_entries + totals->candidates + totals->notified +
			totals->in_force + totals->ended);
	ck_assert(totals->void_entries > 0 && totals->candidates > 0 && totals->ended > 0);
	ck_assert(totals->subjects > 0 && totals->subjects < ENTRIES);
	credit_stats_free(report);
	end();
}
END_TEST

START_TEST(test_an_empty_registry_shows_both_colours_and_five_domains)
{
	credit_stats_report *report;

	begin(1, 0);
	report = make(ON, "2026-07-01", NULL);
	ck_assert_uint_eq(credit_stats_row_count(report), 12);
	for (size_t i = 0; i < 12; i++) {
		const credit_stats_row *row = credit_stats_row_at(report, i);

		ck_assert_uint_eq(row->size, sizeof(*row));
		ck_assert_int_eq(row->by, i < 2 ? CREDIT_STATS_ALL : CREDIT_STATS_DOMAIN);
		ck_assert_str_eq(row->colour, i % 2 ? "red" : "black");
		ck_assert_uint_eq(row->in_force.entries, 0);
	}
	ck_assert_str_eq(credit_stats_row_at(report, 10)->name_zh, "司法公信");
	ck_assert_uint_eq(credit_stats_measure_count(report), 0);
	credit_stats_free(report);
	end();
}
END_TEST

/* Figures of a report do not depend on the registry any more. */
START_TEST(test_a_report_outlives_its_registry)
{
	credit_stats_report *report;

	begin(2, 40);
	report = make(ON, NULL, NULL);
	end();
	for (size_t i = 0; i < credit_stats_row_count(report); i++)
		ck_assert(credit_stats_row_at(report, i)->name_zh[0]);
	for (size_t i = 0; i < credit_stats_measure_count(report); i++)
		ck_assert(credit_stats_measure_at(report, i)->department_zh[0]);
	ck_assert_uint_eq(credit_stats_coverage_count(report), 1);
	ck_assert_str_eq(credit_stats_coverage_at(report, 0)->list, "H03");
	credit_stats_free(report);
}
END_TEST

/* A day before today counts nothing that came later. */
START_TEST(test_the_span_ends_with_the_day)
{
	credit_stats_report *report;

	begin(4, ENTRIES);
	report = make(parse("2026-07-26"), "2025-01-01", "2026-02-03");
	ck_assert_int_eq(credit_stats_total(report)->day, parse("2026-02-28"));
	ck_assert_uint_eq(credit_stats_total(report)->months, 14);
	credit_stats_free(report);
	report = make(parse("2026-02-03"), "2026-02-01", NULL);
	ck_assert_int_eq(credit_stats_row_at(report, 0)->day, parse("2026-02-03"));
	ck_assert_int_eq(credit_stats_row_at(report, 0)->month, parse("2026-02-01"));
	credit_stats_free(report);
	end();
}
END_TEST

static const struct {
	const char *on;
	const char *from;
	const char *to;
	const char *code;
} bad_spans[] = {{NULL, NULL, NULL, "argument"},
	{"2026-05-10", "2026-05-01", "2026-04-30", "stats-order"},
	{"2026-05-10", NULL, "2026-06-01", "stats-order"},
	{"2026-05-10", "2016-05-31", NULL, "stats-span"}};

START_TEST(test_a_span_that_is_none_is_refused)
{
	credit_stats_report *report = (credit_stats_report *)&report;
	credit_stats_options options;

	begin(1, 0);
	credit_stats_options_init(&options);
	if (bad_spans[_i].on)
		options.on = parse(bad_spans[_i].on);
	if (bad_spans[_i].from)
		options.from = parse(bad_spans[_i].from);
	if (bad_spans[_i].to)
		options.to = parse(bad_spans[_i].to);
	FAILS(credit_stats(snapshot, &options, &report, err), CREDIT_EINVAL,
		bad_spans[_i].code);
	ck_assert_ptr_null(report);
	end();
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	credit_stats_options options;
	credit_stats_report *report;

	begin(1, 0);
	credit_stats_options_init(NULL);
	credit_stats_options_init(&options);
	options.on = ON;
	FAILS(credit_stats(NULL, &options, &report, err), CREDIT_EINVAL, "argument");
	FAILS(credit_stats(snapshot, NULL, &report, err), CREDIT_EINVAL, "argument");
	FAILS(credit_stats(snapshot, &options, NULL, err), CREDIT_EINVAL, "argument");
	options.size = 3;
	FAILS(credit_stats(snapshot, &options, &report, err), CREDIT_EINVAL, "argument");
	ck_assert_ptr_null(report);
	options.size = sizeof(options);
	options.from = parse("2016-06-01"); /* 120 months and no more */
	options.on = parse("2026-05-01");
	OK(credit_stats(snapshot, &options, &report, err));
	credit_stats_free(report);
	end();
}
END_TEST

SUITE("joint/stats", TL(test_figures_equal_a_plain_count, SEEDS),
	T(test_every_entry_is_in_one_line_of_each_kind),
	T(test_totals_say_what_became_of_everything),
	T(test_an_empty_registry_shows_both_colours_and_five_domains),
	T(test_a_report_outlives_its_registry), T(test_the_span_ends_with_the_day),
	TL(test_a_span_that_is_none_is_refused, (int)(sizeof(bad_spans) / sizeof(bad_spans[0]))),
	T(test_misuse_is_refused))
