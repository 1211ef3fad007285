/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bench_store.c - the store beside raw LMDB and SQLite, in one run.
 *
 *	bench_store          prints ratios, medians of five
 *	bench_store --short  checks the answers of all three and prints no time
 *
 * The same firms, the same encoded entries.  Raw LMDB does what nothing could
 * do with less: one tree, the bare key, appended in order, one mdb_get.  SQLite
 * has the table and the three indexes that the store keeps, one transaction,
 * cached statements, durable settings.  The store journals, salts and hashes
 * each record besides.  Look-ups are in random order, half of them misses.
 */
#include <lmdb.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>

#include "../store/sample.h"

#define ROWS_LONG 50000u
#define ROWS_SHORT 2000u
#define RUNS 5

static unsigned rows;
static credit_id *firms;     /* rows listed ones, then as many that are not */
static struct buf *payloads; /* encoded entries */
static unsigned *order;      /* look-ups: indexes into firms */

#define BENCH_NEED(condition)                                                       \
	do {                                                                        \
		if (!(condition)) {                                                 \
			fprintf(stderr, "bench: %s\n", #condition);                 \
			exit(EXIT_FAILURE);                                         \
		}                                                                   \
	} while (0)

/* ---- what is measured with ---- */

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* Median seconds of five runs; each must find exactly the listed half. */
static double median(size_t (*work)(void), size_t expected)
{
	double taken[RUNS];

	for (int i = 0; i < RUNS; i++) {
		double start = seconds();

		BENCH_NEED(work() == expected);
		taken[i] = seconds() - start;
	}
	qsort(taken, RUNS, sizeof(taken[0]), by_value);
	return taken[RUNS / 2];
}

static char document_text[40];

static struct entry make_entry(unsigned i)
{
	struct entry entry;

	snprintf(document_text, sizeof(document_text), "样列〔2026〕%u号", i);
	entry = sample_entry(&firms[i], document_text);
	entry.ground = "A01";
	entry.facts = "发布虚假广告，情节严重";
	return entry;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(((const credit_id *)a)->text, ((const credit_id *)b)->text);
}

static void make_samples(void)
{
	uint64_t random = 88172645463325252u;

	firms = malloc(2 * rows * sizeof(*firms));
	payloads = calloc(rows, sizeof(*payloads));
	order = malloc(2 * rows * sizeof(*order));
	BENCH_NEED(firms && payloads && order);
	for (unsigned i = 0; i < 2 * rows; i++) {
		/* listed and not listed lie between each other */
		firms[i / 2 + (i % 2) * rows] = sample_firm(i * 37);
		order[i] = i;
	}
	qsort(firms, rows, sizeof(*firms), by_text);
	for (unsigned i = 0; i < rows; i++) {
		struct entry entry = make_entry(i);

		BENCH_NEED(entry_encode(&entry, &payloads[i], NULL) == CREDIT_OK);
	}
	for (unsigned i = 2 * rows - 1; i > 0; i--) {
		unsigned j, other;

		random ^= random << 13, random ^= random >> 7, random ^= random << 17;
		j = (unsigned)(random % (i + 1));
		other = order[i];
		order[i] = order[j];
		order[j] = other;
	}
}

/* ---- raw LMDB ---- */

static MDB_env *raw_env;
static MDB_dbi raw_dbi;
static MDB_txn *raw_read;
static char raw_place[80];

static size_t raw_load(void)
{
	MDB_txn *txn;

	BENCH_NEED(!mdb_txn_begin(raw_env, NULL, 0, &txn));
	BENCH_NEED(!mdb_dbi_open(txn, NULL, 0, &raw_dbi));
	BENCH_NEED(!mdb_drop(txn, raw_dbi, 0));
	for (unsigned i = 0; i < rows; i++) {
		MDB_val key = {18, firms[i].text};
		MDB_val value = {payloads[i].length, payloads[i].data};

		BENCH_NEED(!mdb_put(txn, raw_dbi, &key, &value, MDB_APPEND));
	}
	BENCH_NEED(!mdb_txn_commit(txn));
	return rows;
}

static size_t raw_look_up(void)
{
	size_t found = 0;

	for (unsigned i = 0; i < 2 * rows; i++) {
		MDB_val key = {18, firms[order[i]].text}, value;

		found += mdb_get(raw_read, raw_dbi, &key, &value) == 0;
	}
	return found;
}

static void raw_open(void)
{
	snprintf(raw_place, sizeof(raw_place), "%s", sample_place());
	BENCH_NEED(!mkdir(raw_place, 0700));
	BENCH_NEED(!mdb_env_create(&raw_env));
	BENCH_NEED(!mdb_env_set_mapsize(raw_env, (size_t)4 << 30));
	BENCH_NEED(!mdb_env_open(raw_env, raw_place, 0, 0600));
}

/* ---- SQLite ---- */

static sqlite3 *lite;
static sqlite3_stmt *lite_get;
static char lite_place[90];

static void lite_do(const char *sql)
{
	BENCH_NEED(sqlite3_exec(lite, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static void lite_insert_all(sqlite3_stmt *insert)
{
	for (unsigned i = 0; i < rows; i++) {
		struct entry entry = make_entry(i);

		sqlite3_bind_text(insert, 1, firms[i].text, 18, SQLITE_STATIC);
		sqlite3_bind_blob(insert, 2, entry.id.bytes, ENTRY_ID_BYTES, SQLITE_TRANSIENT);
		sqlite3_bind_text(insert, 3, entry.document, -1, SQLITE_TRANSIENT);
		sqlite3_bind_text(insert, 4, entry.name, -1, SQLITE_TRANSIENT);
		sqlite3_bind_blob(insert, 5, payloads[i].data, (int)payloads[i].length,
			SQLITE_STATIC);
		BENCH_NEED(sqlite3_step(insert) == SQLITE_DONE);
		sqlite3_reset(insert);
	}
}

static size_t lite_load(void)
{
	sqlite3_stmt *insert;

	lite_do("DROP TABLE IF EXISTS entry; BEGIN;"
		"CREATE TABLE entry(subject TEXT, id BLOB, document TEXT, name TEXT,"
		" payload BLOB, PRIMARY KEY(subject, id)) WITHOUT ROWID;"
		"CREATE UNIQUE INDEX by_id ON entry(id);"
		"CREATE INDEX by_document ON entry(document);"
		"CREATE INDEX by_name ON entry(name);");
	BENCH_NEED(sqlite3_prepare_v2(lite, "INSERT INTO entry VALUES(?,?,?,?,?)", -1, &insert,
			   NULL) == SQLITE_OK);
	lite_insert_all(insert);
	sqlite3_finalize(insert);
	lite_do("COMMIT");
	return rows;
}

static size_t lite_look_up(void)
{
	size_t found = 0;

	lite_do("BEGIN");
	for (unsigned i = 0; i < 2 * rows; i++) {
		sqlite3_bind_text(lite_get, 1, firms[order[i]].text, 18, SQLITE_STATIC);
		while (sqlite3_step(lite_get) == SQLITE_ROW)
			found += sqlite3_column_bytes(lite_get, 0) > 0;
		sqlite3_reset(lite_get);
	}
	lite_do("COMMIT");
	return found;
}

static void lite_open(void)
{
	snprintf(lite_place, sizeof(lite_place), "%s.sqlite", sample_place());
	BENCH_NEED(sqlite3_open(lite_place, &lite) == SQLITE_OK);
}

/* ---- the store ---- */

static credit_registry *registry;
static credit_snapshot *snapshot;
static struct arena arena;
static char store_place[80];

static size_t store_load(void)
{
	struct change *change;

	credit_close(registry);
	sample_gone(store_place);
	snprintf(store_place, sizeof(store_place), "%s", sample_place());
	registry = sample_create(store_place);
	BENCH_NEED(!change_begin(registry, TIME0 + 1, "", &change, NULL));
	for (unsigned i = 0; i < rows; i++) {
		struct entry entry = make_entry(i);

		BENCH_NEED(!change_add_entry(change, &entry, NULL));
	}
	BENCH_NEED(!change_commit(change, NULL));
	return rows;
}

/* The whole subject, decoded, with its events: what a check begins with. */
static size_t store_look_up(void)
{
	size_t found = 0;

	for (unsigned i = 0; i < 2 * rows; i++) {
		struct subject_records records;

		arena_reset(&arena);
		BENCH_NEED(!snapshot_subject(
			snapshot, &firms[order[i]], &arena, &records, NULL));
		found += records.entries_count;
	}
	return found;
}

static size_t store_misses(void)
{
	size_t misses = 0;

	for (unsigned i = 0; i < 2 * rows; i++) {
		struct subject_records records;

		arena_reset(&arena);
		BENCH_NEED(!snapshot_subject(snapshot, &firms[rows + order[i] % rows], &arena,
			&records, NULL));
		misses += records.entries_count == 0;
	}
	return misses;
}

static size_t raw_misses(void)
{
	size_t misses = 0;

	for (unsigned i = 0; i < 2 * rows; i++) {
		MDB_val key = {18, firms[rows + order[i] % rows].text}, value;

		misses += mdb_get(raw_read, raw_dbi, &key, &value) == MDB_NOTFOUND;
	}
	return misses;
}

static size_t store_renewals(void)
{
	for (unsigned i = 0; i < 2 * rows; i++)
		BENCH_NEED(!credit_snapshot_renew(snapshot, NULL));
	return 2 * rows;
}

/* ---- all ---- */

static void show(const char *what, double store, double raw, double sqlite)
{
	printf("  %-34s %8.0f ns   %5.2f x raw LMDB   %5.2f x SQLite\n", what,
		store * 1e9, store / raw, store / sqlite);
}

static void close_all(void)
{
	credit_snapshot_end(snapshot);
	credit_close(registry);
	sample_gone(store_place);
	mdb_txn_abort(raw_read);
	mdb_env_close(raw_env);
	sample_gone(raw_place);
	sqlite3_finalize(lite_get);
	sqlite3_close(lite);
	unlink(lite_place);
}

int main(int argc, char **argv)
{
	bool brief = argc > 1 && strcmp(argv[1], "--short") == 0;
	double load[3], look[3], miss[2], renew;

	rows = brief ? ROWS_SHORT : ROWS_LONG;
	make_samples();
	raw_open();
	lite_open();
	load[0] = median(store_load, rows);
	load[1] = median(raw_load, rows);
	load[2] = median(lite_load, rows);
	BENCH_NEED(!credit_snapshot_begin(registry, NULL, &snapshot, NULL));
	BENCH_NEED(!mdb_txn_begin(raw_env, NULL, MDB_RDONLY, &raw_read));
	BENCH_NEED(sqlite3_prepare_v2(lite, "SELECT payload FROM entry WHERE subject = ?", -1,
			   &lite_get, NULL) == SQLITE_OK);
	look[0] = median(store_look_up, rows);
	look[1] = median(raw_look_up, rows);
	look[2] = median(lite_look_up, rows);
	miss[0] = median(store_misses, 2 * rows);
	miss[1] = median(raw_misses, 2 * rows);
	renew = median(store_renewals, 2 * rows);
	if (brief) {
		credit_fsck_report report = {.size = sizeof(report)};

		BENCH_NEED(!credit_fsck(registry, NULL, NULL, &report, NULL));
		BENCH_NEED(report.entries == rows);
		printf("ok bench/store\n");
	} else {
		printf("store, %u entries, medians of %d:\n", rows, RUNS);
		show("load, an entry", load[0] / rows, load[1] / rows, load[2] / rows);
		show("look-up, half of them misses", look[0] / (2 * rows), look[1] / (2 * rows),
			look[2] / (2 * rows));
		printf("  %-34s %8.0f ns   %5.2f x raw LMDB\n", "look-up, all misses",
			miss[0] / (2 * rows) * 1e9, miss[0] / miss[1]);
		printf("  %-34s %8.0f ns\n", "renewing a snapshot", renew / (2 * rows) * 1e9);
	}
	close_all();
	return 0;
}
