/* SPDX-License-Identifier: Apache-2.0 */
/* Batches and editions: listed, shown, confirmed by, undone; what undo refuses. */
#include "sample.h"

static const char *place;
static credit_registry *registry;
static struct arena arena;
static credit_snapshot *snapshot;
static int64_t now_us = TIME0;

static void setup(void)
{
	place = sample_place();
	registry = sample_create(place);
}

static void look(void)
{
	credit_snapshot_end(snapshot);
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_fsck(registry);
	credit_close(registry);
	sample_gone(place);
	arena_free(&arena);
}

static struct entry entry_of(unsigned n)
{
	static char document[8][40];
	credit_id firm = sample_firm(n);

	snprintf(document[n % 8], sizeof(document[0]), "样列〔2026〕%u号", n);
	return sample_entry(&firm, document[n % 8]);
}

/* Entries first .. last as one batch of a list. */
static void import(unsigned first, unsigned last, const char *list, credit_day as_of)
{
	struct batch_list lists[] = {{list, "11629999000000006B"}};
	struct batch batch = {.file = "市场.csv", .encoding = "gb18030", .operator_ = "",
		.lists = lists, .lists_count = 1, .as_of = as_of, .rows = last - first + 3,
		.added = last - first + 1, .unchanged = 1, .rejected = 1};
	struct change *change;
	uint64_t number;

	memset(batch.digest, (int)first, sizeof(batch.digest));
	OK(change_begin(registry, ++now_us, "王五", &change, err));
	for (unsigned n = first; n <= last; n++) {
		struct entry entry = entry_of(n);

		entry.batch = change_batch_number(change);
		OK(change_add_entry(change, &entry, err));
	}
	OK(change_add_batch(change, &batch, &number, err));
	FAILS(change_add_batch(change, &batch, &number, err), CREDIT_EINVAL, "argument");
	OK(change_commit(change, err));
}

START_TEST(test_batches_are_listed_and_shown)
{
	const char *const *entries;
	const credit_batch *list, *one;
	const char *json;
	size_t count, length;

	setup();
	import(1, 3, "SJ", DAY0);
	import(4, 4, "SX", DAY0);
	look();
	OK(credit_batch_list(snapshot, &list, &count, err));
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(list[0].number, 1);
	ck_assert_str_eq(list[1].lists, "SX");
	ck_assert_str_eq(list[0].operator_, "王五");
	OK(credit_batch_show(snapshot, 1, &one, &entries, &count, err));
	ck_assert_uint_eq(count, 3);
	ck_assert_uint_eq(strlen(entries[0]), 16);
	ck_assert_uint_eq(one->added, 3);
	ck_assert(!one->undone);
	OK(credit_batch_json(snapshot, one, entries, count, &json, &length, err));
	ck_assert_uint_eq(strlen(json), length);
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":\"credit.batch/1\""));
	ck_assert_ptr_nonnull(strstr(json, "\"file\":\"市场.csv\""));
	FAILS(credit_batch_show(snapshot, 3, &one, NULL, NULL, err), CREDIT_ENOTFOUND,
		"batch-none");
	ck_assert_ptr_null(one);
	ck_assert_int_eq(credit_batch_list(NULL, &list, &count, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_batch_show(snapshot, 1, NULL, NULL, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_batch_json(snapshot, NULL, NULL, 0, &json, NULL, NULL), CREDIT_EINVAL);
	teardown();
}
END_TEST

/* Files of each kind, feedback of a department too, are shown as what they are. */
START_TEST(test_a_batch_is_shown_with_its_kind)
{
	static const struct {
		int kind;
		const char *name;
	} kinds[] = {{BATCH_ROWS, "rows"}, {BATCH_ACTS, "acts"}, {BATCH_FEEDBACK, "feedback"}};
	size_t all = sizeof(kinds) / sizeof(kinds[0]);
	const credit_batch *list;
	char wanted[40];
	const char *json;
	size_t count;

	setup();
	for (size_t i = 0; i < all; i++) {
		struct batch batch = {.file = "反馈.csv", .encoding = "utf-8", .operator_ = "",
			.as_of = DAY0, .kind = kinds[i].kind};
		struct change *change;

		batch.digest[0] = (uint8_t)(i + 1);
		CHANGE(registry, ++now_us, change_add_batch(change, &batch, NULL, err));
	}
	look();
	OK(credit_batch_list(snapshot, &list, &count, err));
	ck_assert_uint_eq(count, all);
	for (size_t i = 0; i < all; i++)
		ck_assert_str_eq(list[i].kind, kinds[i].name);
	OK(credit_batch_json(snapshot, &list[2], NULL, 0, &json, NULL, err));
	snprintf(wanted, sizeof(wanted), "\"kind\":\"%s\"", kinds[2].name);
	ck_assert_ptr_nonnull(strstr(json, wanted));
	teardown();
}
END_TEST

START_TEST(test_a_batch_is_found_by_its_file)
{
	uint8_t digest[DIGEST_BYTES];
	const struct batch *batch;

	setup();
	import(1, 1, "SJ", DAY0);
	look();
	memset(digest, 1, sizeof(digest));
	OK(snapshot_batch_of_file(snapshot, digest, &arena, &batch, err));
	ck_assert_uint_eq(batch->number, 1);
	digest[0] = 9;
	ck_assert_int_eq(snapshot_batch_of_file(snapshot, digest, &arena, &batch, NULL),
		CREDIT_ENOTFOUND);
	OK(credit_batch_undo(registry, 1, "", ++now_us, NULL, err));
	look();
	digest[0] = 1;
	ck_assert_int_eq(snapshot_batch_of_file(snapshot, digest, &arena, &batch, NULL),
		CREDIT_ENOTFOUND); /* it may come again */
	teardown();
}
END_TEST

START_TEST(test_confirmations_are_the_newest_that_stand)
{
	const struct confirmation *rows;
	size_t count;

	setup();
	import(1, 1, "SJ", DAY0);
	import(2, 2, "SX", DAY0 + 1);
	import(3, 3, "SJ", DAY0 + 5);
	look();
	OK(snapshot_confirmations(snapshot, &rows, &count, err));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(rows[0].list, "SJ");
	ck_assert_int_eq(rows[0].as_of, DAY0 + 5);
	ck_assert_uint_eq(rows[0].batch, 3);
	OK(credit_batch_undo(registry, 3, "", ++now_us, NULL, err));
	OK(credit_snapshot_renew(snapshot, err));
	OK(snapshot_confirmations(snapshot, &rows, &count, err));
	ck_assert_int_eq(rows[0].as_of, DAY0);
	teardown();
}
END_TEST

START_TEST(test_undo_is_a_record_and_the_decision_may_come_again)
{
	struct entry entry;
	const struct entry *read;
	const credit_batch *batch;
	credit_moment before = {CREDIT_MOMENT_SEQUENCE, 0, 0, 4};
	uint64_t undone;

	setup();
	import(1, 2, "SJ", DAY0);
	OK(credit_batch_undo(registry, 1, "赵六", ++now_us, &undone, err));
	ck_assert_uint_eq(undone, 2);
	FAILS(credit_batch_undo(registry, 1, "", now_us, &undone, err), CREDIT_EEXISTS,
		"batch-undone");
	FAILS(credit_batch_undo(registry, 2, "", now_us, &undone, err), CREDIT_ENOTFOUND,
		"batch-none");
	ck_assert_int_eq(credit_batch_undo(NULL, 1, "", 0, NULL, NULL), CREDIT_EINVAL);
	look();
	OK(credit_batch_show(snapshot, 1, &batch, NULL, NULL, err));
	ck_assert(batch->undone);
	ck_assert_str_eq(batch->undone_by, "赵六");
	entry = entry_of(1);
	OK(snapshot_entry(snapshot, &entry.id, &arena, &read, err));
	ck_assert(entry_is_undone(read));
	import(1, 1, "SJ", DAY0); /* the same decision again */
	look();
	OK(snapshot_entry(snapshot, &entry.id, &arena, &read, err));
	ck_assert(!entry_is_undone(read));
	ck_assert_uint_eq(read->batch, 2);
	credit_snapshot_end(snapshot);
	OK(credit_snapshot_begin(registry, &before, &snapshot, err));
	OK(snapshot_entry(snapshot, &entry.id, &arena, &read, err));
	ck_assert(!entry_is_undone(read));
	ck_assert_uint_eq(read->batch, 1); /* as it was known then */
	teardown();
}
END_TEST

START_TEST(test_undo_is_refused_after_later_records)
{
	struct entry entry = entry_of(1);
	struct event event;
	struct change *change;

	setup();
	import(1, 2, "SJ", DAY0);
	event = sample_event(&entry, CREDIT_EVENT_OBJECTED, DAY0, "异议1号");
	CHANGE(registry, ++now_us, change_add_event(change, &event, err));
	FAILS(credit_batch_undo(registry, 1, "", ++now_us, NULL, err), CREDIT_ERULE,
		"batch-later");
	teardown();
}
END_TEST

static void print_entry(unsigned n, const char *period)
{
	struct edition edition = {.revision = 1, .number = 1, .on = DAY0,
		.valid_until = DAY0 + 31, .rows_count = 1};
	struct edition_row row = {.colour = COLOUR_BLACK, .body = (const uint8_t *)"{}",
		.body_length = 2};
	struct entry entry = entry_of(n);
	const struct entry *stored;
	const struct event *event;
	struct change *change;

	strcpy(edition.period, period);
	OK(change_begin(registry, ++now_us, "", &change, err));
	OK(snapshot_entry(change_view(change), &entry.id, &arena, &stored, err));
	if (!entry_public_number(stored))
		OK(change_publish_entry(change, &entry.id, DAY0, period, &arena, &event, err));
	OK(snapshot_entry(change_view(change), &entry.id, &arena, &stored, err));
	strcpy(row.number, entry_public_number(stored));
	row.entry = entry.id;
	OK(change_add_edition_row(change, period, 1, &row, err));
	OK(change_add_edition(change, &edition, err));
	OK(change_commit(change, err));
}

START_TEST(test_undo_is_refused_after_printing)
{
	setup();
	import(1, 2, "SJ", DAY0);
	print_entry(2, "2026-05");
	FAILS(credit_batch_undo(registry, 1, "", ++now_us, NULL, err), CREDIT_ERULE,
		"batch-printed");
	teardown();
}
END_TEST

/* A correction that came in a batch may have been printed by an edition since. */
START_TEST(test_undo_of_a_printed_correction_is_refused)
{
	struct event_field field = {"ground", "A02"};
	struct batch batch = {.file = "b.csv", .encoding = "utf-8", .operator_ = "",
		.as_of = DAY0, .rows = 1, .changed = 1};
	struct entry entry = entry_of(1);
	struct event event = sample_event(&entry, CREDIT_EVENT_CORRECTED, DAY0, "更正1号");
	const struct entry *read;
	struct change *change;

	setup();
	import(1, 1, "SJ", DAY0);
	print_entry(1, "2026-05");
	for (unsigned turn = 2; turn <= 3; turn++) {
		OK(change_begin(registry, ++now_us, "", &change, err));
		event.batch = change_batch_number(change);
		event.document = turn == 2 ? "更正1号" : "更正2号";
		event.fields = &field;
		event.fields_count = 1;
		OK(change_add_event(change, &event, err));
		OK(change_add_batch(change, &batch, NULL, err));
		OK(change_commit(change, err));
		if (turn == 2) /* before the next edition it may go */
			OK(credit_batch_undo(registry, 2, "", ++now_us, NULL, err));
		else
			print_entry(1, "2026-06");
	}
	FAILS(credit_batch_undo(registry, 3, "", ++now_us, NULL, err), CREDIT_ERULE,
		"batch-printed");
	look();
	OK(snapshot_entry(snapshot, &entry.id, &arena, &read, err));
	ck_assert(event_is_undone(read, read->events[1]));
	ck_assert(!entry_is_undone(read));
	teardown();
}
END_TEST

/* ---- editions ---- */

static int count_rows(void *context, const struct edition_row *row)
{
	ck_assert_uint_eq(row->body_length, 2);
	ck_assert_mem_eq(row->body, "{}", 2);
	++*(size_t *)context;
	return 0;
}

START_TEST(test_editions_and_their_rows)
{
	const struct edition *const *all;
	const struct edition *edition;
	struct edition_row row;
	struct edition bad = {.period = "2026-07", .revision = 1, .number = 1, .on = DAY0,
		.valid_until = DAY0};
	struct entry entry = entry_of(1);
	const struct entry *read;
	struct change *change;
	size_t count, rows = 0;

	setup();
	import(1, 1, "SJ", DAY0);
	print_entry(1, "2026-05");
	print_entry(1, "2026-06");
	look();
	OK(snapshot_editions(snapshot, &arena, &all, &count, err));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(all[1]->period, "2026-06");
	OK(snapshot_edition(snapshot, "2026-05", 0, &arena, &edition, err));
	ck_assert_uint_eq(edition->rows_count, 1);
	FAILS(snapshot_edition(snapshot, "2026-05", 2, &arena, &edition, err), CREDIT_ENOTFOUND,
		"edition-none");
	FAILS(snapshot_edition(snapshot, "May", 0, &arena, &edition, err), CREDIT_ENOTFOUND,
		"edition-none");
	OK(snapshot_edition_rows(snapshot, "2026-05", 1, count_rows, &rows, err));
	ck_assert_uint_eq(rows, 1);
	OK(snapshot_entry(snapshot, &entry.id, &arena, &read, err));
	OK(snapshot_edition_row(snapshot, "2026-05", 1, entry_public_number(read), &arena, &row,
		err));
	ck_assert_mem_eq(&row.entry, &entry.id, sizeof(row.entry));
	FAILS(snapshot_edition_row(snapshot, "2026-05", 1, "000000000000", &arena, &row, err),
		CREDIT_ENOTFOUND, "entry-none");
	OK(change_begin(registry, ++now_us, "", &change, err));
	bad.rows_count = 3;
	FAILS(change_add_edition(change, &bad, err), CREDIT_EINVAL, "argument");
	strcpy(row.number, "bad number!!");
	FAILS(change_add_edition_row(change, "2026-07", 1, &row, err), CREDIT_EINVAL, "argument");
	strcpy(bad.period, "2026-05");
	bad.rows_count = 1;
	strcpy(row.number, entry_public_number(read));
	change_abort(change);
	OK(change_begin(registry, ++now_us, "", &change, err));
	OK(change_add_edition_row(change, "2026-05", 1, &row, err));
	FAILS(change_add_edition(change, &bad, err), CREDIT_EEXISTS, "edition-stored");
	FAILS(change_commit(change, err), CREDIT_EINVAL, "argument"); /* rows without edition */
	teardown();
}
END_TEST

SUITE_APART("store/batch", T(test_batches_are_listed_and_shown),
	T(test_a_batch_is_shown_with_its_kind), T(test_a_batch_is_found_by_its_file),
	T(test_confirmations_are_the_newest_that_stand),
	T(test_undo_is_a_record_and_the_decision_may_come_again),
	T(test_undo_is_refused_after_later_records), T(test_undo_is_refused_after_printing),
	T(test_undo_of_a_printed_correction_is_refused), T(test_editions_and_their_rows))
