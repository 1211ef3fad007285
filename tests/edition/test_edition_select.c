/* SPDX-License-Identifier: Apache-2.0 */
/* Selecting: who gets a row, what waits for a number, what becomes a stub, what is told. */
#include "registry_sample.h"

struct place {
	char store[96];
	char work[96];
	credit_registry *registry;
	credit_snapshot *snapshot;
	struct words *words;
	struct selection s;
};

static void open_place(struct place *place)
{
	memset(place, 0, sizeof(*place));
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	place->registry = sample_create(place->store);
	fill_registry(place->registry);
	OK(words_open("629999", NULL, 0, "words.txt", &place->words, err));
}

/* A selection for a day, from what the store knows now. */
static struct selection *ask(struct place *place, const char *day)
{
	struct selection *s = &place->s;

	OK(credit_snapshot_begin(place->registry, NULL, &place->snapshot, err));
	OK(snapshot_tables(place->snapshot, &s->tables, err));
	s->snapshot = place->snapshot;
	s->words = place->words;
	s->on = day_of_text(day);
	s->valid_until = s->on + 30;
	s->number = s->revision = 1;
	s->hash = HASH_SHA256;
	s->label = "2026-04";
	return s;
}

static void close_place(struct place *place)
{
	selection_free(&place->s);
	credit_snapshot_end(place->snapshot);
	words_close(place->words);
	credit_close(place->registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

/* Publish the sample, then ask for that stored edition; own gets its rows. */
static struct selection *ask_stored(struct place *place, struct prior *own)
{
	static const struct downs none;
	char public[128];
	struct selection *s;
	struct arena arena = ARENA_INIT;
	const struct edition *record;

	snprintf(public, sizeof(public), "%s/public", place->work);
	publish_ok(place->registry, "2026-04", "2026-05-06", public);
	s = ask(place, "2026-05-06");
	OK(snapshot_edition(place->snapshot, "2026-04", 1, &arena, &record, err));
	OK(prior_load(place->snapshot, record, own, err));
	s->valid_until = record->valid_until;
	s->own = own;
	s->downs = &none;
	arena_free(&arena);
	return s;
}

static int take_code(void *context, const credit_finding *finding)
{
	snprintf(context, 64, "%s", finding->code);
	return 0;
}

static int stop(void *context, const credit_finding *finding)
{
	(void)context;
	(void)finding;
	return 1;
}

START_TEST(test_new_rows_wait_for_their_numbers_and_are_told_as_added)
{
	struct place place;
	struct selection *s;

	open_place(&place);
	s = ask(&place, "2026-05-06");
	OK(selection_run(s, err));
	ck_assert_uint_eq(s->rows.count, 3);
	ck_assert_uint_eq(s->unnumbered, 3);
	ck_assert_uint_eq(s->counts[CHANGE_ADDED], 3);
	ck_assert_uint_eq(s->absences_count, 0);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_str_eq(s->rows.refs[i].number, "");
		ck_assert_str_eq(s->changes[i].number, "");
		ck_assert_uint_eq(s->changes[i].row, i);
	}
	close_place(&place);
}
END_TEST

START_TEST(test_an_entry_that_may_not_be_printed_yet_is_held_back)
{
	struct held held = {0};
	struct place place;
	struct selection *s;

	open_place(&place);
	s = ask(&place, "2026-04-09"); /* a day before the black decisions */
	s->held = &held;
	OK(selection_run(s, err));
	ck_assert_uint_eq(edition_rows_count(&s->rows, COLOUR_BLACK, false), 0);
	ck_assert_uint_eq(edition_rows_count(&s->rows, COLOUR_RED, false), 1);
	ck_assert_uint_eq(held.count, 2);
	close_place(&place);
}
END_TEST

struct drawn_rows {
	struct entry_id entries[3];
	struct publication publications[3];
	size_t count;
};

static int keep_drawn(void *context, const struct entry *entry,
	const struct publication *publication, credit_error *told)
{
	struct drawn_rows *drawn = context;

	if (drawn->count == 3)
		return FAIL(told, CREDIT_ECANCELLED, MSG_CANCELLED);
	drawn->entries[drawn->count] = entry->id;
	drawn->publications[drawn->count++] = *publication;
	return CREDIT_OK;
}

START_TEST(test_a_number_drawn_gives_the_row_its_salt_and_leaf)
{
	struct place place;
	struct drawn_rows drawn = {0};
	struct selection *s;
	struct printed_row row;
	struct buf bytes = BUF_INIT;
	struct digest digest;
	struct hmac hmac;
	uint8_t salt[ROW_SALT_BYTES];
	uint8_t leaf[DIGEST_BYTES];
	char number[PUBLIC_NUMBER_BYTES];
	size_t found = 0;

	open_place(&place);
	s = ask(&place, "2026-05-06");
	s->drawn = keep_drawn;
	s->drawn_context = &drawn;
	OK(selection_run(s, err));
	ck_assert_uint_eq(s->unnumbered, 3);
	ck_assert_uint_eq(drawn.count, 3);
	ck_assert_mem_ne(drawn.publications[0].secret, drawn.publications[1].secret, SECRET_BYTES);
	ck_assert_mem_eq(&drawn.entries[1], &s->rows.refs[1].entry, sizeof(struct entry_id));
	ck_assert_str_eq(drawn.publications[1].number, s->rows.refs[1].number);
	ck_assert(s->rows.refs[1].fresh);
	snprintf(number, sizeof(number), "%s", s->rows.refs[1].number);
	ck_assert_uint_eq(strlen(number), PUBLIC_NUMBER_BYTES - 1);
	ck_assert_str_eq(s->changes[1].number, ""); /* until rows are in order */
	OK(edition_rows_copy(&s->rows, 1, &bytes, err));
	ck_assert_int_eq(row_decode(bytes.data, bytes.length, &row), CREDIT_OK);
	ck_assert_str_eq(row.slots[ROW_NUMBER], number);
	OK(row_hmac_open(&hmac, err));
	row_salt(&hmac, drawn.publications[1].secret, 1, 1, salt);
	hmac_close(&hmac);
	OK(digest_open(&digest, HASH_SHA256, err));
	row_leaf(&digest, salt, bytes.data, bytes.length, leaf);
	ck_assert_mem_eq(s->rows.refs[1].leaf, leaf, DIGEST_BYTES);
	OK(selection_order(s, true, err));
	ck_assert_uint_eq(s->changes_count, 3);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_uint_eq(strlen(s->changes[i].number), PUBLIC_NUMBER_BYTES - 1);
		found += strcmp(s->changes[i].number, number) == 0;
	}
	ck_assert_uint_eq(found, 1);
	digest_close(&digest);
	buf_free(&bytes);
	close_place(&place);
}
END_TEST

START_TEST(test_who_takes_no_more_numbers_ends_the_selection)
{
	struct place place;
	struct drawn_rows drawn = {.count = 2};
	struct selection *s;

	open_place(&place);
	s = ask(&place, "2026-05-06");
	s->drawn = keep_drawn;
	s->drawn_context = &drawn;
	ck_assert_int_eq(selection_run(s, NULL), CREDIT_ECANCELLED);
	close_place(&place);
}
END_TEST

START_TEST(test_an_older_edition_keeps_black_leaves_and_names_no_black_list)
{
	struct prior own;
	struct place place;
	struct selection *s;

	open_place(&place);
	s = ask_stored(&place, &own);
	OK(selection_run(s, err));
	ck_assert_uint_eq(edition_rows_count(&s->rows, COLOUR_BLACK, true), 2);
	OK(selection_order(s, false, err));
	ck_assert_uint_eq(edition_rows_count(&s->rows, COLOUR_BLACK, true), 0);
	ck_assert_uint_eq(edition_rows_count(&s->rows, COLOUR_BLACK, false), 2);
	ck_assert_uint_eq(s->lists_count, 1);
	ck_assert_str_eq(s->lists[0].code, "H04");
	ck_assert_uint_eq(s->lists[0].rows, 1);
	prior_free(&own);
	close_place(&place);
}
END_TEST

START_TEST(test_a_row_that_gives_another_leaf_becomes_a_stub)
{
	struct prior own;
	struct place place;
	struct selection *s;
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	size_t stubs = 0;

	open_place(&place);
	s = ask_stored(&place, &own);
	prior_find(&own, &firm.id)->leaf[0] ^= 1;
	OK(selection_run(s, err));
	ck_assert_uint_eq(s->rows.count, 3);
	ck_assert_uint_eq(s->stubbed, 1);
	for (size_t i = 0; i < 3; i++)
		if (s->rows.refs[i].offset == ROW_STUB) {
			ck_assert_mem_eq(&s->rows.refs[i].entry, &firm.id, sizeof(firm.id));
			stubs++;
		}
	ck_assert_uint_eq(stubs, 1);
	prior_free(&own);
	close_place(&place);
}
END_TEST

START_TEST(test_a_row_taken_down_becomes_a_stub_that_counts_as_meant)
{
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	struct down down = {.entry = firm.id, .sequence = UINT64_MAX};
	struct downs downs = {&down, 1, 1};
	struct prior own;
	struct place place;
	struct selection *s;

	open_place(&place);
	s = ask_stored(&place, &own);
	s->downs = &downs;
	OK(selection_run(s, err));
	ck_assert_uint_eq(s->rows.count, 3);
	ck_assert_uint_eq(edition_rows_count(&s->rows, COLOUR_BLACK, true), 1);
	ck_assert_uint_eq(s->stubbed, 0);
	prior_free(&own);
	close_place(&place);
}
END_TEST

/* Runs with an edition before that printed a row of which no entry is left. */
static void run_with_a_ghost(struct place *place, credit_finding_fn report, char code[64])
{
	struct prior_row ghost = {.number = "BCDEFGH01234", .list = "NMG", .colour = COLOUR_BLACK};
	struct prior prior = {.rows = &ghost, .count = 1, .capacity = 1, .sequence = 1};
	struct selection *s;

	memset(&ghost.entry, 0xEE, sizeof(ghost.entry));
	open_place(place);
	s = ask(place, "2026-05-06");
	s->prior = &prior;
	s->report = report;
	s->context = code;
	if (report == stop)
		FAILS(selection_run(s, err), CREDIT_ECANCELLED, "cancelled");
	else
		OK(selection_run(s, err));
	ck_assert_uint_eq(s->unexplained, 1);
	ck_assert_uint_eq(s->counts[CHANGE_REMOVED], 1);
	close_place(place);
}

START_TEST(test_a_row_that_vanished_is_told_and_the_caller_may_stop)
{
	struct place place;
	char code[64] = "";

	run_with_a_ghost(&place, take_code, code);
	ck_assert_str_eq(code, "edition-unexplained");
	run_with_a_ghost(&place, stop, code);
}
END_TEST

START_TEST(test_a_secret_is_read_from_a_published_event_in_full_form_only)
{
	char text[2 * SECRET_BYTES + 1];
	struct event_field field = {"secret", text};
	struct event event = {.kind = CREDIT_EVENT_PUBLISHED, .fields = &field, .fields_count = 1};
	const struct event *events[] = {&event};
	struct entry entry;
	uint8_t secret[SECRET_BYTES];

	entry_init(&entry);
	memset(text, 'a', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	ck_assert(!entry_secret(&entry, secret));
	entry.events = events;
	entry.events_count = 1;
	ck_assert(entry_secret(&entry, secret));
	ck_assert_uint_eq(secret[SECRET_BYTES - 1], 0xAA);
	text[sizeof(text) - 2] = '\0'; /* one digit short */
	ck_assert(!entry_secret(&entry, secret));
	text[sizeof(text) - 2] = 'x';
	ck_assert(!entry_secret(&entry, secret));
	text[sizeof(text) - 2] = 'a';
	event.kind = CREDIT_EVENT_TAKEN_DOWN;
	ck_assert(!entry_secret(&entry, secret));
}
END_TEST

SUITE("edition/edition_select",
	T(test_new_rows_wait_for_their_numbers_and_are_told_as_added),
	T(test_an_entry_that_may_not_be_printed_yet_is_held_back),
	T(test_a_number_drawn_gives_the_row_its_salt_and_leaf),
	T(test_who_takes_no_more_numbers_ends_the_selection),
	T(test_an_older_edition_keeps_black_leaves_and_names_no_black_list),
	T(test_a_row_that_gives_another_leaf_becomes_a_stub),
	T(test_a_row_taken_down_becomes_a_stub_that_counts_as_meant),
	T(test_a_row_that_vanished_is_told_and_the_caller_may_stop),
	T(test_a_secret_is_read_from_a_published_event_in_full_form_only))
