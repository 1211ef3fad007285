/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Damage: one row of a good store is changed or taken away through the engine;
 * fsck names the broken invariant, and reading says corrupt, never asserts.
 */
#include <fcntl.h>

#include "sample.h"

static const char *place;
static credit_registry *registry;
static struct arena arena;
static struct entry_id printed_id;
static credit_id firm, person;

static void add_batch(struct change *change, unsigned rows)
{
	static const struct batch_list lists[] = {{"SJ", "11629999000000006B"}};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.lists = lists, .lists_count = 1, .as_of = DAY0, .rows = rows, .added = rows};

	OK(change_add_batch(change, &batch, NULL, err));
}

/* Something under every table. */
static void setup(void)
{
	struct event_field name = {"subject_name", "新名有限公司"};
	struct edition edition = {.period = "2026-05", .revision = 1, .number = 1, .on = DAY0,
		.valid_until = DAY0 + 30, .rows_count = 1};
	struct edition_row row = {.colour = 1};
	struct entry first, second;
	const struct event *published;
	struct change *change;
	struct alias alias = {.day = DAY0, .document = "变更", .reason = "reregistered"};
	struct event event;

	place = sample_place();
	registry = sample_create(place);
	firm = sample_firm(1);
	person = sample_person(2);
	OK(change_begin(registry, TIME0 + 1, "", &change, err));
	first = sample_entry(&firm, "样列〔2026〕1号");
	second = sample_entry(&person, "样列〔2026〕2号");
	first.batch = second.batch = 1;
	OK(change_add_entry(change, &first, err));
	OK(change_add_entry(change, &second, err));
	add_batch(change, 2);
	OK(change_commit(change, err));
	OK(change_begin(registry, TIME0 + 2, "", &change, err));
	event = sample_event(&first, CREDIT_EVENT_CORRECTED, DAY0, "更正1号");
	event.fields = &name;
	event.fields_count = 1;
	OK(change_add_event(change, &event, err));
	alias.from = person;
	alias.to = sample_person(3);
	OK(change_add_alias(change, &alias, err));
	OK(change_commit(change, err));
	OK(change_begin(registry, TIME0 + 3, "", &change, err));
	printed_id = first.id;
	OK(change_publish_entry(change, &first.id, DAY0, "2026-05", &arena, &published, err));
	strcpy(row.number, event_field(published, "number"));
	row.entry = first.id;
	row.body = (const uint8_t *)"body";
	row.body_length = 4;
	OK(change_add_edition_row(change, "2026-05", 1, &row, err));
	OK(change_add_edition(change, &edition, err));
	OK(change_commit(change, err));
	OK(change_begin(registry, TIME0 + 4, "", &change, err));
	first = sample_entry(&firm, "样列〔2026〕9号");
	first.batch = 2;
	OK(change_add_entry(change, &first, err));
	add_batch(change, 1);
	OK(change_commit(change, err));
	OK(credit_batch_undo(registry, 2, "", TIME0 + 5, NULL, err));
}

static void teardown(void)
{
	credit_close(registry);
	sample_gone(place);
	arena_free(&arena);
}

/* ---- rows ---- */

static size_t all_rows(struct engine_row *rows, size_t capacity, struct engine_read *read)
{
	static const uint8_t first;
	size_t count;

	OK(engine_scan(read, (struct bytes){&first, 1}, (struct bytes){NULL, 0}, rows,
		capacity, &count, err));
	ck_assert_uint_lt(count, capacity);
	return count;
}

/* Put a value, or erase the key where value is NULL. */
static void change_row(struct bytes key, const uint8_t *value, size_t length)
{
	struct engine_row row = {key, {value, length}};
	struct engine_write *write;

	OK(engine_write_begin(registry->engine, &write, err));
	if (value)
		OK(engine_put(write, &row, 1, err));
	else
		OK(engine_erase(write, key, err));
	OK(engine_commit(write, err));
}

struct seen {
	unsigned invariants; /* bit by number */
	unsigned count;
};

static int note(void *context, const credit_finding *finding)
{
	struct seen *seen = context;
	char text[CREDIT_TEXT_BYTES];

	ck_assert_str_eq(finding->code, "invariant");
	ck_assert_uint_eq(finding->params_count, 3);
	OK(credit_finding_text(finding, CREDIT_ZH, text, sizeof(text)));
	ck_assert_ptr_null(strstr(text, "6299991962")); /* identifiers are masked */
	ck_assert_int_ge(atoi(finding->params[0]), 1);
	ck_assert_int_le(atoi(finding->params[0]), INVARIANT_COUNT);
	seen->invariants |= 1u << atoi(finding->params[0]);
	seen->count++;
	return 0;
}

static struct seen check(int *status)
{
	struct seen seen = {0, 0};

	*status = credit_fsck(registry, note, &seen, NULL, NULL);
	return seen;
}

/* Ask everything; nothing may crash, and every failure must be of a known kind. */
static int ask_everything(void)
{
	credit_snapshot *snapshot;
	const credit_subject *subject;
	const credit_batch *batches;
	const credit_log_row *log;
	const credit_hit *hits;
	const struct edition *edition;
	const struct confirmation *confirmations;
	size_t count;
	int status = credit_snapshot_begin(registry, NULL, &snapshot, NULL);
	int worst = status;

	if (status)
		return status;
#define ASK(call)                                                                   \
	do {                                                                        \
		status = (call);                                                    \
		ck_assert_msg(status == CREDIT_OK || status == CREDIT_ECORRUPT ||   \
				status == CREDIT_ENOTFOUND,                         \
			"%s: %s", #call, credit_status_name(status));               \
		worst = status < worst ? status : worst;                            \
	} while (0)
	ASK(credit_subject_get(snapshot, &firm, DAY0, &subject, NULL));
	ASK(credit_subject_get(snapshot, &person, DAY0, &subject, NULL));
	ASK(credit_batch_list(snapshot, &batches, &count, NULL));
	ASK(credit_log(snapshot, 1, 0, &log, &count, NULL));
	ASK(credit_search(snapshot, "样例", strlen("样例"), 0, &hits, &count, NULL));
	ASK(snapshot_edition(snapshot, "2026-05", 0, &arena, &edition, NULL));
	ASK(snapshot_confirmations(snapshot, &confirmations, &count, NULL));
	credit_snapshot_end(snapshot);
	return worst;
}

START_TEST(test_a_good_store_has_no_findings)
{
	credit_fsck_report report;

	setup();
	report = sample_fsck(registry);
	ck_assert_uint_eq(report.entries, 3);
	ck_assert_uint_eq(report.events, 3);
	ck_assert_uint_eq(report.records, 12);
	ck_assert_uint_eq(report.findings, 0);
	ck_assert_int_eq(ask_everything(), CREDIT_OK);
	ck_assert_int_eq(credit_fsck(NULL, NULL, NULL, NULL, NULL), CREDIT_EINVAL);
	teardown();
}
END_TEST

/* Is this a row whose loss only opening can tell? */
static bool is_meta(struct bytes key)
{
	return ((const uint8_t *)key.data)[COUNTY_BYTES] == TABLE_META;
}

/* Every row in turn: erased, cut by a byte, emptied, each of some bytes flipped. */
START_TEST(test_damage_anywhere_is_found)
{
	struct engine_row rows[200];
	struct engine_read *read;
	unsigned tried = 0;
	size_t count;

	setup();
	OK(engine_read_begin(registry->engine, &read, err));
	count = all_rows(rows, 200, read);
	for (size_t i = 0; i < count; i++) {
		size_t length = rows[i].value.length;
		uint8_t *copy = malloc(length + 1);
		size_t stride = length > 64 ? length / 24 : 3;

		memcpy(copy, rows[i].value.data, length);
		for (size_t how = 0; !is_meta(rows[i].key) && how < length + 2; how++, tried++) {
			int status;
			struct seen seen;

			if (how == 0) {
				change_row(rows[i].key, NULL, 0);
			} else if (how == 1) {
				change_row(rows[i].key, copy, length - 1);
			} else {
				copy[how - 2] ^= 0x41;
				change_row(rows[i].key, copy, length);
				copy[how - 2] ^= 0x41;
			}
			seen = check(&status);
			ck_assert_msg(status == CREDIT_ECORRUPT && seen.count > 0,
				"row %zu, damage %zu was not found", i, how);
			ask_everything();
			change_row(rows[i].key, copy, length);
			if (how >= 2)
				how += stride;
		}
		free(copy);
	}
	engine_read_end(read);
	ck_assert_uint_gt(tried, 200);
	sample_fsck(registry); /* everything was put back */
	teardown();
}
END_TEST

/* ---- one invariant each ---- */

/* The first row of a table; key and value are copied to the arena. */
static struct engine_row find_row(enum table table, unsigned skip)
{
	struct engine_row rows[200], found = {{NULL, 0}, {NULL, 0}};
	struct engine_read *read;
	size_t count;

	OK(engine_read_begin(registry->engine, &read, err));
	count = all_rows(rows, 200, read);
	for (size_t i = 0; i < count && !found.key.data; i++)
		if (((const uint8_t *)rows[i].key.data)[COUNTY_BYTES] == table && skip-- == 0) {
			found = rows[i];
			found.key.data = memcpy(arena_alloc(&arena, found.key.length),
				rows[i].key.data, found.key.length);
			found.value.data = memcpy(arena_alloc(&arena, found.value.length + 1),
				rows[i].value.data, found.value.length);
		}
	engine_read_end(read);
	ck_assert_ptr_nonnull(found.key.data);
	return found;
}

static struct {
	enum table table;
	unsigned row;
	int at; /* byte to flip, from the end when negative; 1000: erase */
	int invariant;
} const plants[] = {
	{TABLE_JOURNAL, 3, 1000, 2},       /* a journal row is gone */
	{TABLE_JOURNAL, 3, 1, 3},          /* learned in another century */
	{TABLE_JOURNAL, 3, 12, 4},         /* its digest */
	{TABLE_JOURNAL, 3, 8, 5},          /* another kind */
	{TABLE_SUBJECT, 0, 0, 6},          /* the format byte */
	{TABLE_SUBJECT, 0, 20, 4},         /* a salt */
	{TABLE_ENTRY_ID, 0, 1000, 10},     /* an index row is gone */
	{TABLE_NAME, 0, 3, 10},            /* an index row names another subject */
	{TABLE_DOCUMENT, 0, 1000, 10},
	{TABLE_NUMBER, 0, 1000, 11},
	{TABLE_NUMBER, 0, 2, 11},
	{TABLE_BATCH, 0, 1000, 12},
	{TABLE_CONFIRMED, 0, 1000, 13},
	{TABLE_CONFIRMED, 0, 11, 13},
	{TABLE_TABLES, 0, 100, 14},
	{TABLE_EDITION_ROW, 0, 1000, 15},
	{TABLE_EDITION_ROW, 0, 40, 15},
	{TABLE_EDITION, 0, 1000, 15},
	{TABLE_TREE, 0, 5, 22}, /* the root of a commit */
	{TABLE_TREE, 1, 1000, 22},
};

START_TEST(test_each_kind_of_damage_names_its_invariant)
{
	struct engine_row row;
	struct seen seen;
	int status;

	setup();
	row = find_row(plants[_i].table, plants[_i].row);
	if (plants[_i].at == 1000) {
		change_row(row.key, NULL, 0);
	} else {
		((uint8_t *)(uintptr_t)row.value.data)[plants[_i].at] ^= 1;
		change_row(row.key, row.value.data, row.value.length);
	}
	seen = check(&status);
	ck_assert_int_eq(status, CREDIT_ECORRUPT);
	ck_assert_msg(seen.invariants & 1u << plants[_i].invariant,
		"invariant %d was not named, but %x", plants[_i].invariant, seen.invariants);
	teardown();
}
END_TEST

/* A record forged whole, journal row and all: only its meaning is wrong. */
static void forge_event(void)
{
	struct entry entry = sample_entry(&firm, "样列〔2026〕1号");
	struct event event = sample_event(&entry, CREDIT_EVENT_CORRECTED, DAY0, "更正1号");
	struct change *change;
	struct subject_key subject;
	struct key key;

	OK(change_begin(registry, TIME0 + 9, "", &change, err));
	OK(event_encode(&event, change_payload(change), err));
	subject_key_of(&firm, &subject);
	key_event(&key, 629999, &subject, &entry.id, change_next(change));
	OK(change_record(change, JOURNAL_EVENT, &key, err));
	OK(change_commit(change, err));
}

static void forge_entry(void)
{
	struct entry entry = sample_entry(&firm, "样列〔2026〕77号");
	struct change *change;
	struct subject_key subject;
	struct key key;

	entry.id.bytes[0] ^= 1;
	OK(change_begin(registry, TIME0 + 9, "", &change, err));
	OK(entry_encode(&entry, change_payload(change), err));
	subject_key_of(&firm, &subject);
	key_entry(&key, 629999, &subject, &entry.id, change_next(change));
	OK(change_record(change, JOURNAL_ENTRY, &key, err));
	OK(change_commit(change, err));
}

START_TEST(test_forged_records_are_found_by_their_meaning)
{
	struct seen seen;
	int status;

	setup();
	forge_event();
	seen = check(&status);
	ck_assert_uint_eq(seen.invariants, 1u << 8);
	forge_entry();
	seen = check(&status);
	ck_assert(seen.invariants & 1u << 7);
	teardown();
}
END_TEST

START_TEST(test_an_alias_without_its_other_side_and_keys_of_no_form)
{
	struct key key;
	struct seen seen;
	int status;

	setup();
	for (unsigned i = 0;; i++) {
		struct engine_row row = find_row(TABLE_SUBJECT, i);
		struct subject_row_key parsed;

		ck_assert(subject_row_read(row.key, &parsed));
		if (parsed.row != ROW_ALIAS_TO)
			continue;
		change_row(row.key, NULL, 0);
		break;
	}
	seen = check(&status);
	ck_assert_uint_eq(seen.invariants, 1u << 9);
	key_begin(&key, 629999, (enum table)'Z');
	key_u8(&key, 1);
	change_row(key_bytes(&key), (const uint8_t *)"x", 1);
	key_meta(&key, 629998, "x");
	change_row(key_bytes(&key), (const uint8_t *)"x", 1);
	seen = check(&status);
	ck_assert_uint_eq(seen.invariants, 1u << 9 | 1u << 16);
	teardown();
}
END_TEST

static int stop_at_once(void *context, const credit_finding *finding)
{
	(void)finding;
	++*(unsigned *)context;
	return 1;
}

START_TEST(test_a_report_may_stop_the_check)
{
	struct engine_row row;
	unsigned calls = 0;

	setup();
	row = find_row(TABLE_JOURNAL, 3);
	change_row(row.key, NULL, 0);
	FAILS(credit_fsck(registry, stop_at_once, &calls, NULL, err), CREDIT_ECANCELLED,
		"cancelled");
	ck_assert_uint_eq(calls, 1);
	FAILS(credit_fsck(registry, NULL, NULL, NULL, err), CREDIT_ECORRUPT, "fsck-findings");
	teardown();
}
END_TEST

/* ---- the file itself ---- */

/* Bytes of the file are turned over; whatever happens, it is a status. */
START_TEST(test_a_damaged_file_gives_a_status)
{
	char path[160];
	struct credit_open_options options;
	FILE *file;
	long size;
	int fd;

	setup();
	credit_close(registry);
	snprintf(path, sizeof(path), "%s/data.mdb", place);
	file = fopen(path, "r+");
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	fclose(file);
	/* cut off the second half: LMDB would fault beyond the end */
	fd = open(path, O_RDWR);
	ck_assert_int_eq(ftruncate(fd, 0), 0);
	ck_assert_int_eq(ftruncate(fd, size), 0); /* all zeros */
	close(fd);
	credit_open_options_init(&options);
	ck_assert_int_eq(credit_open(place, &options, &registry, NULL), CREDIT_EFORMAT);
	ck_assert_ptr_null(registry);
	teardown();
}
END_TEST

SUITE("store/fsck", T(test_a_good_store_has_no_findings), TS(test_damage_anywhere_is_found, 200),
	TL(test_each_kind_of_damage_names_its_invariant,
		(int)(sizeof(plants) / sizeof(plants[0]))),
	T(test_forged_records_are_found_by_their_meaning),
	T(test_an_alias_without_its_other_side_and_keys_of_no_form),
	T(test_a_report_may_stop_the_check), T(test_a_damaged_file_gives_a_status))
