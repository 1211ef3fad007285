/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bench_check.c - a check beside mdb_get of the same record and SQLite's answer.
 *
 *	bench_check [--subjects N] [--short]
 *	bench_check --head    prints the head of the table of all benches
 *
 * A store of N subjects (100,000) with one entry each, from which two measures
 * follow; raw LMDB with 18-byte keys and values of the same size; SQLite with
 * entries and rules.  All are asked for the same identifiers in the same
 * scattered order in one read transaction, five times in turn; medians.
 * Throughput asks one after another; latency takes the next identifier from
 * the answer, so that nothing can overlap.  --short asks few and compares what
 * is found.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "credit/joint.h"
#include "firms.h"
#include "measure.h"
#include "side_lmdb.h"
#include "side_sqlite.h"
#include "store/schema.h"
#include "store/store.h"

#define LIST "DZ" /* two measures of a firm follow: P17, P18 */
#define MANY 10000
#define ASKED 20000 /* look-ups of a run, scattered over all subjects */

struct asked {
	char text[FIRM_ID_BYTES];
	credit_id id;
};

struct bench {
	uint32_t subjects;
	uint32_t count; /* identifiers asked for in a run */
	credit_day on;
	struct asked *hits;
	struct asked *misses;
	credit_id *hit_ids; /* the same, in a row */
	credit_id *miss_ids;
	credit_registry *registry;
	credit_snapshot *snapshot;
	credit_snapshot *logged; /* with a purpose: what is asked is kept */
	struct raw_lmdb *lmdb;
	struct raw_read *read;
	struct raw_sqlite *sqlite;
	unsigned touched; /* keeps the other sides from being left out */
};

/* What one pass found. */
struct seen {
	size_t found;
	size_t measures;
};

/* ---- making ---- */

static credit_registry *create_registry(const char *place)
{
	credit_create_options options;
	credit_registry *registry;
	credit_error err;

	credit_create_options_init(&options);
	options.now_us = day_end_time(day_from_parts(2026, 5, 1));
	must(credit_create(place, &options, &registry, &err), "create a store", &err);
	return registry;
}

static void add_batch(struct change *change, uint64_t rows)
{
	struct batch_list list = {.list = LIST, .authority = FIRM_AUTHORITY};
	struct batch batch = {.file = "bench.csv",
		.encoding = "utf-8",
		.operator_ = "",
		.lists = &list,
		.lists_count = 1,
		.as_of = day_from_parts(2026, 5, 1),
		.rows = rows,
		.added = rows};
	credit_error err;
	uint64_t number;

	must(change_add_batch(change, &batch, &number, &err), "add a batch", &err);
}

/* The same record as the store has it, for the other sides. */
static void raw_record(
	const struct entry *entry, struct buf *records, struct raw_row *row)
{
	static const uint8_t salt[SALT_BYTES];
	struct buf payload = BUF_INIT;
	size_t from = records->length;

	must(entry_encode(entry, &payload, NULL), "encode an entry", NULL);
	record_write(records, 1, 1, salt, payload.data, payload.length);
	row->value_length = (uint32_t)(records->length - from);
	buf_free(&payload);
}

static void fill(struct bench *b, const char *folder)
{
	struct raw_row *rows = calloc(b->subjects, sizeof(*rows));
	char *ids = calloc(b->subjects, FIRM_ID_BYTES);
	struct buf records = BUF_INIT;
	struct change *change;
	credit_error err;
	char path[300];
	size_t at = 0;

	must_be(rows && ids, "memory for subjects");
	must(change_begin(b->registry, 0, "", &change, &err), "begin a change", &err);
	for (uint32_t i = 0; i < b->subjects; i++) {
		struct firm_texts texts;
		struct entry entry;

		firm_entry(i, LIST, registry_id_key(b->registry), &texts, &entry);
		entry.batch = change_batch_number(change);
		must(change_add_entry(change, &entry, &err), "add an entry", &err);
		raw_record(&entry, &records, &rows[i]);
		firm_id(i, ids + (size_t)i * FIRM_ID_BYTES);
	}
	add_batch(change, b->subjects);
	must(change_commit(change, &err), "commit", &err);
	for (uint32_t i = 0; i < b->subjects; i++) {
		rows[i].key = (const uint8_t *)ids + (size_t)i * FIRM_ID_BYTES;
		rows[i].key_length = FIRM_ID_BYTES - 1;
		rows[i].value = records.data + at;
		at += rows[i].value_length;
	}
	raw_sort(rows, b->subjects);
	b->lmdb = raw_lmdb_open(folder, 1);
	raw_lmdb_begin(b->lmdb);
	raw_lmdb_append(b->lmdb, 0, rows, b->subjects);
	raw_lmdb_commit(b->lmdb);
	snprintf(path, sizeof(path), "%s/sqlite.db", folder);
	b->sqlite = raw_sqlite_make(path, rows, b->subjects, LIST,
		day_from_parts(2026, 4, 10), day_from_parts(2028, 4, 10));
	raw_sqlite_rule(b->sqlite, LIST, "P17", "JR");
	raw_sqlite_rule(b->sqlite, LIST, "P18", "GAS");
	raw_sqlite_read(b->sqlite);
	buf_free(&records);
	free(ids);
	free(rows);
}

static void choose(struct bench *b)
{
	b->hits = calloc(b->count, sizeof(*b->hits));
	b->misses = calloc(b->count, sizeof(*b->misses));
	b->hit_ids = calloc(b->count, sizeof(*b->hit_ids));
	b->miss_ids = calloc(b->count, sizeof(*b->miss_ids));
	must_be(b->hits && b->misses && b->hit_ids && b->miss_ids,
		"memory for questions");
	for (uint32_t i = 0; i < b->count; i++) {
		uint32_t n = (uint32_t)((uint64_t)i * 7919 % b->subjects);

		firm_id(n, b->hits[i].text);
		b->hit_ids[i] = b->hits[i].id = firm_parsed(n);
		firm_id(b->subjects + n, b->misses[i].text);
		b->miss_ids[i] = b->misses[i].id = firm_parsed(b->subjects + n);
	}
}

/* ---- asking ---- */

static struct seen ask_one(credit_snapshot *snapshot, const credit_id *id, credit_day on)
{
	const credit_verdict *verdict;
	credit_error err;

	must(credit_check(snapshot, id, on, &verdict, &err), "check", &err);
	return (struct seen){
		credit_verdict_found(verdict), credit_verdict_measure_count(verdict)};
}

static struct seen ask_ours(struct bench *b, const struct asked *asked, bool dependent)
{
	struct seen seen = {0};

	for (uint32_t i = 0; i < b->count; i++) {
		size_t at = dependent ? (i + seen.measures) % b->count : i;
		struct seen one = ask_one(b->snapshot, &asked[at].id, b->on);

		seen.found += one.found;
		seen.measures += one.measures;
	}
	return seen;
}

/* As ask_ours(), and who is asked about is kept for the query log. */
static struct seen ask_logged(struct bench *b)
{
	struct seen seen = {0};

	for (uint32_t i = 0; i < b->count; i++) {
		struct seen one = ask_one(b->logged, &b->hits[i].id, b->on);

		seen.found += one.found;
		seen.measures += one.measures;
	}
	return seen;
}

static struct seen ask_many(struct bench *b, const credit_id *ids)
{
	struct seen seen = {0};
	credit_error err;

	for (uint32_t from = 0; from < b->count; from += MANY) {
		size_t count = b->count - from < MANY ? b->count - from : MANY;
		const credit_verdict *const *verdicts;

		must(credit_check_many(
			     b->snapshot, ids + from, count, b->on, &verdicts, &err),
			"check many", &err);
		for (size_t i = 0; i < count; i++) {
			seen.found += credit_verdict_found(verdicts[i]);
			seen.measures += credit_verdict_measure_count(verdicts[i]);
		}
	}
	return seen;
}

static size_t ask_lmdb(struct bench *b, const struct asked *asked, bool dependent)
{
	size_t found = 0;

	for (uint32_t i = 0; i < b->count; i++) {
		size_t at = dependent ? (i + b->touched) % b->count : i;

		found += raw_get(b->read, asked[at].text, FIRM_ID_BYTES - 1, &b->touched);
	}
	return found;
}

static size_t ask_sqlite(struct bench *b, const struct asked *asked, bool measures)
{
	size_t rows = 0;

	for (uint32_t i = 0; i < b->count; i++)
		rows += measures ? raw_sqlite_check(b->sqlite, asked[i].text,
					   FIRM_ID_BYTES - 1, b->on, &b->touched)
				 : raw_sqlite_get(b->sqlite, asked[i].text,
					   FIRM_ID_BYTES - 1, &b->touched);
	return rows;
}

/* ---- the short form ---- */

static bool same_answers(struct bench *b)
{
	struct seen ours = ask_ours(b, b->hits, false);
	struct seen logged = ask_logged(b);
	struct seen many = ask_many(b, b->hit_ids);
	struct seen missed = ask_ours(b, b->misses, false);
	struct seen many_missed = ask_many(b, b->miss_ids);

	printf("hits: %zu found, %zu measures; many: %zu, %zu; LMDB %zu; SQLite %zu, "
	       "%zu\n",
		ours.found, ours.measures, many.found, many.measures,
		ask_lmdb(b, b->hits, false), ask_sqlite(b, b->hits, false),
		ask_sqlite(b, b->hits, true));
	printf("misses: %zu found; many: %zu; LMDB %zu; SQLite %zu\n", missed.found,
		many_missed.found, ask_lmdb(b, b->misses, false),
		ask_sqlite(b, b->misses, false));
	return logged.found == ours.found && logged.measures == ours.measures &&
	       ours.found == b->count && ours.measures == 2 * (size_t)b->count &&
	       many.found == ours.found && many.measures == ours.measures &&
	       ask_lmdb(b, b->hits, false) == b->count &&
	       ask_sqlite(b, b->hits, false) == b->count &&
	       ask_sqlite(b, b->hits, true) == ours.measures && missed.found == 0 &&
	       missed.measures == 0 && many_missed.found == 0 &&
	       ask_lmdb(b, b->misses, false) == 0 && ask_sqlite(b, b->misses, false) == 0;
}

/* ---- the long form ---- */

struct half {
	struct bench *bench;
	pthread_barrier_t *start;
	size_t found;
};

static void *ask_in_thread(void *context)
{
	struct half *half = context;
	struct bench *b = half->bench;
	credit_snapshot *snapshot;
	credit_error err;

	must(credit_snapshot_begin(b->registry, NULL, &snapshot, &err), "snapshot", &err);
	pthread_barrier_wait(half->start);
	for (uint32_t i = 0; i < b->count; i++)
		half->found += ask_one(snapshot, &b->hits[i].id, b->on).found;
	credit_snapshot_end(snapshot);
	return NULL;
}

/* Seconds that two threads take to ask everything once each. */
static double ask_in_two(struct bench *b)
{
	pthread_barrier_t start;
	struct half halves[2] = {{b, &start, 0}, {b, &start, 0}};
	pthread_t threads[2];
	double begin;

	pthread_barrier_init(&start, NULL, 3);
	for (int i = 0; i < 2; i++)
		must_be(!pthread_create(&threads[i], NULL, ask_in_thread, &halves[i]),
			"thread");
	pthread_barrier_wait(&start);
	begin = seconds_now();
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	begin = seconds_now() - begin;
	pthread_barrier_destroy(&start);
	must_be(halves[0].found + halves[1].found == 2 * (size_t)b->count,
		"found in threads");
	return begin;
}

enum timed {
	HIT,
	MISS,
	MANY_HIT,
	MANY_MISS,
	LATENCY,
	LOGGED,
	TWO,
	LMDB_HIT,
	LMDB_MISS,
	LMDB_LATENCY,
	SQLITE_RECORD,
	SQLITE_HIT,
	SQLITE_MISS,
	TIMED
};

static double timed(struct bench *b, enum timed what)
{
	double begin = seconds_now();
	double each = 1e9 / (double)b->count;

	switch (what) {
	case HIT:
		ask_ours(b, b->hits, false);
		break;
	case MISS:
		ask_ours(b, b->misses, false);
		break;
	case MANY_HIT:
		ask_many(b, b->hit_ids);
		break;
	case MANY_MISS:
		ask_many(b, b->miss_ids);
		break;
	case LATENCY:
		ask_ours(b, b->hits, true);
		break;
	case LOGGED:
		ask_logged(b);
		break;
	case TWO:
		return ask_in_two(b) * each / 2;
	case LMDB_HIT:
		ask_lmdb(b, b->hits, false);
		break;
	case LMDB_MISS:
		ask_lmdb(b, b->misses, false);
		break;
	case LMDB_LATENCY:
		ask_lmdb(b, b->hits, true);
		break;
	case SQLITE_RECORD:
		ask_sqlite(b, b->hits, false);
		break;
	case SQLITE_HIT:
		ask_sqlite(b, b->hits, true);
		break;
	case SQLITE_MISS:
		ask_sqlite(b, b->misses, true);
		break;
	case TIMED:
		break;
	}
	return (seconds_now() - begin) * each;
}

static void print(struct bench *b)
{
	double runs[TIMED][RUNS];
	double ns[TIMED];
	char note[120];

	for (int run = 0; run < RUNS; run++)
		for (int what = 0; what < TIMED; what++)
			runs[what][run] = timed(b, what);
	for (int what = 0; what < TIMED; what++)
		ns[what] = median(runs[what], RUNS);
	snprintf(note, sizeof(note),
		"check: %u subjects, %u look-ups a run, median of %d runs", b->subjects,
		b->count, RUNS);
	table_note(note);
	const struct measured rows[] = {
		{"check, one entry and two measures", ns[HIT], ns[LMDB_HIT], "ns",
			"mdb_get", RATIO_TIME, 1.5},
		{"  latency (each depends on the last)", ns[LATENCY], ns[LMDB_LATENCY],
			"ns", "mdb_get", RATIO_TIME, 0},
		{"  the equal question", ns[HIT], ns[SQLITE_HIT], "ns", "SQLite",
			RATIO_RATE, 6},
		{"  SQLite asked for the record alone", ns[HIT], ns[SQLITE_RECORD], "ns",
			"SQLite", RATIO_RATE, 0},
		{"check with a purpose, kept for the log", ns[LOGGED], ns[HIT], "ns",
			"without one", RATIO_TIME, 1.1},
		{"check, on no list", ns[MISS], ns[LMDB_MISS], "ns", "mdb_get, miss",
			RATIO_TIME, 0.3},
		{"  the equal question", ns[MISS], ns[SQLITE_MISS], "ns", "SQLite",
			RATIO_RATE, 0},
		{"check of 10,000 at once, hits", ns[MANY_HIT], ns[LMDB_HIT], "ns",
			"loop of mdb_get", RATIO_RATE, 3},
		{"check of 10,000 at once, on no list", ns[MANY_MISS], ns[LMDB_MISS],
			"ns", "loop of mdb_get", RATIO_RATE, 3},
		{"two threads", ns[TWO], ns[HIT], "ns", "one thread", RATIO_RATE, 1.9},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		table_row(&rows[i]);
}

static void give_purpose(struct bench *b)
{
	const credit_query query = {.size = sizeof(query), .purpose = "bench",
		.operator_ = "bench", .command = "bench"};
	credit_error err;

	must(credit_snapshot_begin(b->registry, NULL, &b->logged, &err), "snapshot", &err);
	must(credit_snapshot_purpose(b->logged, &query, &err), "give a purpose", &err);
}

int main(int argc, char **argv)
{
	bool brief = option_given(argc, argv, "--short");
	struct bench b = {.on = day_from_parts(2026, 5, 20)};
	const char *folder;
	char place[300];
	credit_error err;
	int status = EXIT_SUCCESS;

	if (option_given(argc, argv, "--head")) {
		table_head();
		return EXIT_SUCCESS;
	}
	b.subjects =
		(uint32_t)option_number(argc, argv, "--subjects", brief ? 500 : 100000);
	must_be(b.subjects > 0, "--subjects is at least 1");
	b.count = b.subjects < ASKED ? b.subjects : ASKED;
	folder = scratch_make();
	snprintf(place, sizeof(place), "%s/store", folder);
	b.registry = create_registry(place);
	fill(&b, folder);
	choose(&b);
	b.read = raw_read_begin(b.lmdb);
	must(credit_snapshot_begin(b.registry, NULL, &b.snapshot, &err), "snapshot",
		&err);
	give_purpose(&b);
	if (brief)
		status = answers("bench_check", same_answers(&b));
	else
		print(&b);
	credit_snapshot_end(b.logged);
	credit_snapshot_end(b.snapshot);
	credit_close(b.registry);
	raw_read_end(b.read);
	raw_lmdb_close(b.lmdb);
	raw_sqlite_close(b.sqlite);
	free(b.hits);
	free(b.misses);
	free(b.hit_ids);
	free(b.miss_ids);
	return status;
}
