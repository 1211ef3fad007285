/* SPDX-License-Identifier: Apache-2.0 */
/* Batches, undos, tables and editions within a change: one of each, and whole. */
#include "sample.h"

static const char *place;
static credit_registry *registry;
static struct arena arena;
static struct edition_row row;

/* A store with an open change in which one entry has its number. */
static struct change *setup(void)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	const struct event *published;
	struct change *change;

	place = sample_place();
	registry = sample_create(place);
	OK(change_begin(registry, TIME0 + 1, "王五", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_publish_entry(change, &entry.id, DAY0, "2026-05", &arena, &published, err));
	row = (struct edition_row){.colour = 1, .entry = entry.id,
		.body = (const uint8_t *)"body", .body_length = 4};
	strcpy(row.number, event_field(published, "number"));
	return change;
}

static void teardown(void)
{
	credit_close(registry);
	sample_gone(place);
	arena_free(&arena);
}

START_TEST(test_a_change_holds_one_batch_under_its_operator)
{
	static const struct batch_list lists[] = {{"SJ", "11629999000000006B"}};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.lists = lists, .lists_count = 1, .as_of = DAY0};
	struct change *change = setup();
	const struct batch *stored;
	uint64_t number;

	OK(change_add_batch(change, &batch, &number, err));
	ck_assert_uint_eq(number, 1);
	OK(snapshot_batch(change_view(change), 1, &arena, &stored, err));
	ck_assert_str_eq(stored->operator_, "王五");
	ck_assert_int_eq(change_add_batch(change, &batch, &number, NULL), CREDIT_EINVAL);
	ck_assert_uint_eq(number, 0);
	OK(change_commit(change, err));
	sample_fsck(registry);
	teardown();
}
END_TEST

START_TEST(test_an_undo_marks_its_batch)
{
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.as_of = DAY0};
	struct change *change = setup();
	const struct batch *stored;

	OK(change_add_batch(change, &batch, NULL, err));
	OK(change_commit(change, err));
	OK(change_begin(registry, TIME0 + 2, "赵六", &change, err));
	OK(change_add_undo(change, 1, 0, err));
	OK(snapshot_batch(change_view(change), 1, &arena, &stored, err));
	ck_assert(stored->undone);
	ck_assert_str_eq(stored->undone_by, "赵六");
	OK(change_commit(change, err));
	sample_fsck(registry);
	teardown();
}
END_TEST

START_TEST(test_the_same_tables_are_not_added_again)
{
	struct change *change = setup();
	const credit_catalogue *tables;
	uint64_t count = change_count(change);
	bool added = true;

	OK(snapshot_tables(change_view(change), &tables, err));
	OK(change_add_tables(change, tables, &added, err));
	ck_assert(!added);
	ck_assert_uint_eq(change_count(change), count);
	change_abort(change);
	teardown();
}
END_TEST

START_TEST(test_edition_rows_of_no_form_are_refused)
{
	struct change *change = setup();
	struct edition_row bad = row;

	ck_assert_int_eq(change_add_edition_row(change, "2026-13", 1, &row, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(change_add_edition_row(change, "2026-05", 0, &row, NULL),
		CREDIT_EINVAL);
	bad.number[0] = '\0';
	ck_assert_int_eq(change_add_edition_row(change, "2026-05", 1, &bad, NULL),
		CREDIT_EINVAL);
	bad = row;
	bad.body_length = EDITION_ROW_BODY_BYTES_MAX + 1; /* refused before it is read */
	ck_assert_int_eq(change_add_edition_row(change, "2026-05", 1, &bad, NULL),
		CREDIT_EINVAL);
	OK(change_add_edition_row(change, "2026-05", 1, &row, err));
	ck_assert_int_eq(change_add_edition_row(change, "2026-06", 1, &row, NULL),
		CREDIT_EINVAL); /* the change is about May */
	change_abort(change);
	teardown();
}
END_TEST

START_TEST(test_an_edition_states_its_rows_and_is_stored_once)
{
	struct edition edition = {.period = "2026-05", .revision = 1, .number = 1,
		.on = DAY0, .valid_until = DAY0 + 30};
	struct change *change = setup();

	OK(change_add_edition_row(change, "2026-05", 1, &row, err));
	ck_assert_int_eq(change_add_edition(change, &edition, NULL), CREDIT_EINVAL);
	edition.rows_count = 1;
	OK(change_add_edition(change, &edition, err));
	ck_assert_int_eq(change_add_edition(change, &edition, NULL), CREDIT_EINVAL);
	OK(change_commit(change, err));
	sample_fsck(registry);
	OK(change_begin(registry, TIME0 + 2, "", &change, err));
	OK(change_add_edition_row(change, "2026-05", 1, &row, err));
	ck_assert_int_eq(change_add_edition(change, &edition, NULL), CREDIT_EEXISTS);
	change_abort(change);
	teardown();
}
END_TEST

SUITE("store/change_file", T(test_a_change_holds_one_batch_under_its_operator),
	T(test_an_undo_marks_its_batch), T(test_the_same_tables_are_not_added_again),
	T(test_edition_rows_of_no_form_are_refused),
	T(test_an_edition_states_its_rows_and_is_stored_once))
