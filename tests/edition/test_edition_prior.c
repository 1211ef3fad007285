/* SPDX-License-Identifier: Apache-2.0 */
/* What the store keeps of editions: bodies, rows by entry, entries taken down. */
#include "registry_sample.h"

static void encode(struct buf *out)
{
	static const struct edition_body body = {"head\n", 5, "w", 1, "更正", "", 0};

	ck_assert_int_eq(edition_body_encode(&body, out), CREDIT_OK);
}

START_TEST(test_a_body_decodes_to_what_was_encoded)
{
	struct buf bytes = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct edition_body body;

	encode(&bytes);
	ck_assert_int_eq(edition_body_decode(bytes.data, bytes.length, &arena, &body), CREDIT_OK);
	ck_assert_uint_eq(body.head_length, 5);
	ck_assert_mem_eq(body.head, "head\n", 5);
	ck_assert_uint_eq(body.words_length, 1);
	ck_assert_mem_eq(body.words, "w", 1);
	ck_assert_str_eq(body.reissue, "更正");
	arena_free(&arena);
	buf_free(&bytes);
}
END_TEST

/* Who signed stands behind, in a format of its own; without it the old one stays. */
START_TEST(test_a_signed_body_keeps_who_signed)
{
	static const char line[] = "credit\t\t样签〔2026〕3号\t2026-03-31\n";
	const struct edition_body signed_body = {
		"head\n", 5, "w", 1, "", line, sizeof(line) - 1};
	struct buf bytes = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct edition_body body;

	ck_assert_int_eq(edition_body_encode(&signed_body, &bytes), CREDIT_OK);
	ck_assert_mem_eq(bytes.data, "credit.edition-body/2", 22);
	ck_assert_int_eq(edition_body_decode(bytes.data, bytes.length, &arena, &body), CREDIT_OK);
	ck_assert_uint_eq(body.approved_length, sizeof(line) - 1);
	ck_assert_mem_eq(body.approved, line, sizeof(line) - 1);
	for (size_t length = 0; length < bytes.length; length++)
		ck_assert_int_eq(edition_body_decode(bytes.data, length, &arena, &body),
			CREDIT_ECORRUPT);
	bytes.length = 0;
	encode(&bytes);
	ck_assert_mem_eq(bytes.data, "credit.edition-body/1", 22);
	arena_free(&arena);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_a_body_cut_anywhere_is_corrupt)
{
	struct buf bytes = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct edition_body body;

	encode(&bytes);
	for (size_t length = 0; length < bytes.length; length++)
		ck_assert_int_eq(edition_body_decode(bytes.data, length, &arena, &body),
			CREDIT_ECORRUPT);
	arena_free(&arena);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_a_body_with_more_behind_or_another_format_is_corrupt)
{
	struct buf bytes = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct edition_body body;

	encode(&bytes);
	buf_put(&bytes, "x", 1);
	ck_assert_int_eq(edition_body_decode(bytes.data, bytes.length, &arena, &body),
		CREDIT_ECORRUPT);
	bytes.data[0] ^= 1;
	ck_assert_int_eq(edition_body_decode(bytes.data, bytes.length - 1, &arena, &body),
		CREDIT_ECORRUPT);
	arena_free(&arena);
	buf_free(&bytes);
}
END_TEST

START_TEST(test_a_taken_down_entry_covers_older_editions_only)
{
	struct down down;
	struct downs downs = {&down, 1, 1};
	struct entry_id other;

	memset(&down, 0, sizeof(down));
	memset(&down.entry, 1, sizeof(down.entry));
	memset(&other, 2, sizeof(other));
	down.sequence = 10;
	ck_assert(downs_cover(&downs, &down.entry, 9));
	ck_assert(!downs_cover(&downs, &down.entry, 11));
	ck_assert(!downs_cover(&downs, &other, 9));
}
END_TEST

/* ---- from a store ---- */

struct place {
	char store[96];
	char work[96];
	credit_registry *registry;
	credit_snapshot *snapshot;
	struct arena arena;
	struct edition record; /* of the only edition */
};

/* The sample, published once. */
static void open_place(struct place *place)
{
	char public[128];

	memset(place, 0, sizeof(*place));
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	snprintf(public, sizeof(public), "%s/public", place->work);
	place->registry = sample_create(place->store);
	fill_registry(place->registry);
	publish_ok(place->registry, "2026-04", "2026-05-06", public);
}

static void look(struct place *place)
{
	const struct edition *record;

	OK(credit_snapshot_begin(place->registry, NULL, &place->snapshot, err));
	OK(snapshot_edition(place->snapshot, "2026-04", 1, &place->arena, &record, err));
	place->record = *record;
}

static void close_place(struct place *place)
{
	arena_free(&place->arena);
	credit_snapshot_end(place->snapshot);
	credit_close(place->registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

START_TEST(test_rows_of_an_edition_are_found_by_their_entry)
{
	struct entry red = red_entry(3, "样例农牧有限公司");
	struct entry black = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	struct entry other = black_entry(9, "从未公示有限公司", "样人社列决字〔2026〕9号");
	struct place place;
	struct prior prior;
	const struct prior_row *row;

	open_place(&place);
	look(&place);
	OK(prior_load(place.snapshot, &place.record, &prior, err));
	ck_assert_uint_eq(prior.count, 3);
	ck_assert_uint_eq(prior.sequence, place.record.sequence);
	row = prior_find(&prior, &red.id);
	ck_assert_ptr_nonnull(row);
	ck_assert_uint_eq(row->colour, COLOUR_RED);
	ck_assert_str_eq(row->list, "H04");
	ck_assert_uint_eq(strlen(row->number), PUBLIC_NUMBER_BYTES - 1);
	ck_assert(!row->seen);
	row = prior_find(&prior, &black.id);
	ck_assert_ptr_nonnull(row);
	ck_assert_str_eq(row->list, "NMG");
	ck_assert_ptr_null(prior_find(&prior, &other.id));
	prior_free(&prior);
	ck_assert_ptr_null(prior_find(&prior, &red.id));
	ck_assert_ptr_null(prior_find(NULL, &red.id));
	close_place(&place);
}
END_TEST

START_TEST(test_rows_fewer_or_more_than_committed_are_corrupt)
{
	struct place place;
	struct prior prior;

	open_place(&place);
	look(&place);
	for (int more = -1; more <= 1; more += 2) {
		struct edition edition = place.record;

		edition.rows_count += (uint64_t)more;
		FAILS(prior_load(place.snapshot, &edition, &prior, err), CREDIT_ECORRUPT,
			"edition-record");
		ck_assert_ptr_null(prior.rows);
		ck_assert_uint_eq(prior.count, 0);
	}
	close_place(&place);
}
END_TEST

/* An edition of one row whose list is any text. */
static struct edition plant_bytes(
	struct place *place, const char *period, const void *body, size_t length)
{
	struct edition edition = {.revision = 1, .number = 2, .rows_count = 1};
	struct edition_row row = {.number = "BCDEFGH01234", .colour = COLOUR_BLACK};
	struct change *change;

	memcpy(edition.period, period, strlen(period));
	edition.on = edition.valid_until = day_of_text("2026-06-05");
	row.entry = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号").id;
	row.body = body;
	row.body_length = length;
	OK(change_begin(place->registry, 0, "张三", &change, err));
	OK(change_add_edition_row(change, period, 1, &row, err));
	OK(change_add_edition(change, &edition, err));
	OK(change_commit(change, err));
	return edition;
}

static struct edition plant(struct place *place, const char *period, const char *list)
{
	return plant_bytes(place, period, list, strlen(list));
}

START_TEST(test_a_row_keeps_its_place_and_leaf_in_the_tree_of_codes)
{
	uint8_t leaf[DIGEST_BYTES];
	struct buf body = BUF_INIT;
	struct edition with, without, past;
	struct place place;
	struct prior prior;

	memset(leaf, 0x5a, sizeof(leaf));
	open_place(&place);
	OK(row_body_encode("NMG", 1, leaf, &body));
	with = plant_bytes(&place, "2026-05", body.data, body.length);
	without = plant(&place, "2026-06", "NMG");
	body.data[strlen("NMG") + 4] = 1; /* a second place of one code */
	past = plant_bytes(&place, "2026-07", body.data, body.length);
	look(&place);
	OK(prior_load(place.snapshot, &with, &prior, err));
	ck_assert_str_eq(prior.rows[0].list, "NMG");
	ck_assert_uint_eq(prior.rows[0].code, 1);
	ck_assert_uint_eq(prior.codes_count, 1);
	ck_assert_mem_eq(prior.codes[0], leaf, DIGEST_BYTES);
	prior_free(&prior);
	OK(prior_load(place.snapshot, &without, &prior, err));
	ck_assert_uint_eq(prior.rows[0].code, 0);
	ck_assert_uint_eq(prior.codes_count, 0);
	prior_free(&prior);
	FAILS(prior_load(place.snapshot, &past, &prior, err), CREDIT_ECORRUPT, "edition-record");
	buf_free(&body);
	close_place(&place);
}
END_TEST

START_TEST(test_a_row_body_cut_or_longer_is_corrupt)
{
	uint8_t leaf[DIGEST_BYTES] = {1};
	struct buf body = BUF_INIT;
	struct edition cut;
	struct place place;
	struct prior prior;

	open_place(&place);
	OK(row_body_encode("NMG", 1, leaf, &body));
	buf_u8(&body, 0);
	cut = plant_bytes(&place, "2026-05", body.data,
		_i ? (size_t)_i + strlen("NMG") : body.length);
	look(&place);
	FAILS(prior_load(place.snapshot, &cut, &prior, err), CREDIT_ECORRUPT, "edition-record");
	ck_assert_ptr_null(prior.rows);
	ck_assert_ptr_null(prior.codes);
	buf_free(&body);
	close_place(&place);
}
END_TEST

START_TEST(test_a_list_code_too_long_in_a_row_is_corrupt)
{
	struct edition longest;
	struct edition longer;
	struct place place;
	struct prior prior;

	open_place(&place);
	longest = plant(&place, "2026-05", "NMG456789012345");
	longer = plant(&place, "2026-06", "NMG4567890123456");
	look(&place);
	OK(prior_load(place.snapshot, &longest, &prior, err));
	ck_assert_str_eq(prior.rows[0].list, "NMG456789012345");
	prior_free(&prior);
	FAILS(prior_load(place.snapshot, &longer, &prior, err), CREDIT_ECORRUPT, "edition-record");
	ck_assert_ptr_null(prior.rows);
	close_place(&place);
}
END_TEST

START_TEST(test_downs_are_the_entries_taken_down_and_no_others)
{
	struct entry red = red_entry(3, "样例农牧有限公司");
	struct entry black = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	struct place place;
	struct prior prior;
	struct downs downs;

	open_place(&place);
	look(&place);
	OK(downs_load(place.snapshot, &downs, err));
	ck_assert_uint_eq(downs.count, 0);
	ck_assert(!downs_cover(&downs, &red.id, 0));
	downs_free(&downs);
	credit_snapshot_end(place.snapshot);
	add_event(place.registry, &red, CREDIT_EVENT_TAKEN_DOWN, "2026-05-08", "样文明办撤1");
	add_event(place.registry, &black, CREDIT_EVENT_REPAIRED, "2026-05-08", "样人社修1");
	look(&place);
	OK(prior_load(place.snapshot, &place.record, &prior, err));
	OK(downs_load(place.snapshot, &downs, err));
	ck_assert_uint_eq(downs.count, 1);
	ck_assert_str_eq(downs.list[0].number, prior_find(&prior, &red.id)->number);
	ck_assert(downs_cover(&downs, &red.id, place.record.sequence));
	ck_assert(!downs_cover(&downs, &red.id, downs.list[0].sequence));
	ck_assert(!downs_cover(&downs, &black.id, place.record.sequence));
	downs_free(&downs);
	prior_free(&prior);
	close_place(&place);
}
END_TEST

START_TEST(test_the_last_take_down_counts_and_an_undone_one_does_not)
{
	static const struct event_field batch = {"batch", "7"};
	struct event first = {.kind = CREDIT_EVENT_TAKEN_DOWN, .sequence = 5, .batch = 6};
	struct event last = {.kind = CREDIT_EVENT_TAKEN_DOWN, .sequence = 8, .batch = 7};
	struct event undone = {.kind = CREDIT_EVENT_UNDONE, .sequence = 9, .batch = 8,
		.fields = &batch, .fields_count = 1};
	const struct event *events[] = {&last, &first, &undone};
	struct entry entry;

	entry_init(&entry);
	ck_assert_uint_eq(taken_down_sequence(&entry), 0);
	entry.events = events;
	entry.events_count = 2;
	ck_assert_uint_eq(taken_down_sequence(&entry), 8);
	entry.events_count = 3;
	ck_assert_uint_eq(taken_down_sequence(&entry), 5);
}
END_TEST

SUITE("edition/edition_prior", T(test_a_body_decodes_to_what_was_encoded),
	T(test_a_signed_body_keeps_who_signed),
	T(test_a_signed_body_keeps_who_signed),
	T(test_a_body_cut_anywhere_is_corrupt),
	T(test_a_body_with_more_behind_or_another_format_is_corrupt),
	T(test_a_taken_down_entry_covers_older_editions_only),
	T(test_rows_of_an_edition_are_found_by_their_entry),
	T(test_rows_fewer_or_more_than_committed_are_corrupt),
	T(test_a_list_code_too_long_in_a_row_is_corrupt),
	T(test_a_row_keeps_its_place_and_leaf_in_the_tree_of_codes),
	TL(test_a_row_body_cut_or_longer_is_corrupt, 1 + 4 + DIGEST_BYTES),
	T(test_downs_are_the_entries_taken_down_and_no_others),
	T(test_the_last_take_down_counts_and_an_undone_one_does_not))
