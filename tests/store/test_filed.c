/* SPDX-License-Identifier: Apache-2.0 */
/* Reading batches, confirmations and editions: what is there, and what is not. */
#include "sample.h"

static const char *place;
static credit_registry *registry;
static credit_snapshot *snapshot;
static struct arena arena;

static void setup(void)
{
	place = sample_place();
	registry = sample_create(place);
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	snapshot = NULL;
	credit_close(registry);
	sample_gone(place);
	arena_free(&arena);
}

static void fill(struct edition_row *row)
{
	static const struct batch_list lists[] = {{"SJ", "11629999000000006B"}};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.lists = lists, .lists_count = 1, .as_of = DAY0, .kind = BATCH_FULL, .digest = {1}};
	struct edition edition = {.period = "2026-05", .revision = 1, .number = 1,
		.on = DAY0, .valid_until = DAY0 + 30, .rows_count = 1};
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	const struct event *published;
	struct change *change;

	CHANGE(registry, TIME0 + 1, change_add_batch(change, &batch, NULL, err));
	batch.digest[0] = 2;
	batch.as_of = DAY0 + 9;
	batch.kind = BATCH_ROWS;
	CHANGE(registry, TIME0 + 2, change_add_batch(change, &batch, NULL, err));
	OK(change_begin(registry, TIME0 + 3, "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_publish_entry(change, &entry.id, DAY0, "2026-05", &arena, &published, err));
	*row = (struct edition_row){.colour = 1, .entry = entry.id,
		.body = (const uint8_t *)"body", .body_length = 4};
	strcpy(row->number, event_field(published, "number"));
	OK(change_add_edition_row(change, "2026-05", 1, row, err));
	OK(change_add_edition(change, &edition, err));
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
}

START_TEST(test_batches_are_found_by_number_and_by_file)
{
	static const uint8_t first[DIGEST_BYTES] = {1}, other[DIGEST_BYTES] = {3};
	const struct batch *const *batches;
	const struct batch *batch;
	struct edition_row row;
	size_t count;

	setup();
	fill(&row);
	OK(snapshot_batches(snapshot, &arena, &batches, &count, err));
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(batches[1]->number, 2);
	OK(snapshot_batch(snapshot, 1, &arena, &batch, err));
	ck_assert_str_eq(batch->file, "a.csv");
	ck_assert(!batch->undone);
	ck_assert_int_eq(snapshot_batch(snapshot, 3, &arena, &batch, NULL), CREDIT_ENOTFOUND);
	ck_assert_ptr_null(batch);
	OK(snapshot_batch_of_file(snapshot, first, &arena, &batch, err));
	ck_assert_uint_eq(batch->number, 1);
	ck_assert_int_eq(snapshot_batch_of_file(snapshot, other, &arena, &batch, NULL),
		CREDIT_ENOTFOUND);
	OK(credit_batch_undo(registry, 1, "王五", TIME0 + 4, NULL, err));
	OK(credit_snapshot_renew(snapshot, err));
	OK(snapshot_batch(snapshot, 1, &arena, &batch, err));
	ck_assert(batch->undone);
	ck_assert_str_eq(batch->undone_by, "王五");
	ck_assert_int_eq(snapshot_batch_of_file(snapshot, first, &arena, &batch, NULL),
		CREDIT_ENOTFOUND);
	teardown();
}
END_TEST

START_TEST(test_the_newest_confirmation_that_was_not_undone_counts)
{
	const struct confirmation *rows;
	struct edition_row row;
	size_t count;

	setup();
	fill(&row);
	OK(snapshot_confirmations(snapshot, &rows, &count, err));
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(rows[0].list, "SJ");
	ck_assert_int_eq(rows[0].as_of, DAY0 + 9);
	ck_assert_int_eq(rows[0].whole_as_of, DAY0); /* the second one says nothing of the rest */
	OK(credit_batch_undo(registry, 2, "", TIME0 + 4, NULL, err));
	OK(credit_snapshot_renew(snapshot, err));
	OK(snapshot_confirmations(snapshot, &rows, &count, err));
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(rows[0].as_of, DAY0);
	teardown();
}
END_TEST

START_TEST(test_editions_and_their_rows_are_found_by_what_they_are)
{
	const struct edition *const *editions;
	const struct edition *edition;
	struct edition_row row, found;
	size_t count;

	setup();
	fill(&row);
	OK(snapshot_editions(snapshot, &arena, &editions, &count, err));
	ck_assert_uint_eq(count, 1);
	OK(snapshot_edition(snapshot, "2026-05", 0, &arena, &edition, err));
	ck_assert_uint_eq(edition->rows_count, 1);
	ck_assert_int_eq(snapshot_edition(snapshot, "2026-05", 2, &arena, &edition, NULL),
		CREDIT_ENOTFOUND);
	ck_assert_int_eq(snapshot_edition(snapshot, "../..", 0, &arena, &edition, NULL),
		CREDIT_ENOTFOUND);
	OK(snapshot_edition_row(snapshot, "2026-05", 1, row.number, &arena, &found, err));
	ck_assert_uint_eq(found.body_length, 4);
	ck_assert_mem_eq(found.body, "body", 4);
	ck_assert_mem_eq(&found.entry, &row.entry, sizeof(row.entry));
	ck_assert_int_eq(snapshot_edition_row(snapshot, "2026-05", 2, row.number, &arena,
				 &found, NULL),
		CREDIT_ENOTFOUND);
	ck_assert_int_eq(
		snapshot_edition_row(snapshot, "2026-05", 1, "x", &arena, &found, NULL),
		CREDIT_ENOTFOUND);
	teardown();
}
END_TEST

SUITE("store/filed", T(test_batches_are_found_by_number_and_by_file),
	T(test_the_newest_confirmation_that_was_not_undone_counts),
	T(test_editions_and_their_rows_are_found_by_what_they_are))
