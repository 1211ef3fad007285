/* SPDX-License-Identifier: Apache-2.0 */
/* The editions of a store: loaded in order, damaged records told, folders written again. */
#include "registry_sample.h"

struct place {
	char store[96];
	char work[96];
	char public[128];
	credit_registry *registry;
};

static void open_place(struct place *place)
{
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	snprintf(place->public, sizeof(place->public), "%s/public", place->work);
	place->registry = sample_create(place->store);
}

static void close_place(struct place *place)
{
	credit_close(place->registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

static void publish_three(struct place *place)
{
	fill_registry(place->registry);
	publish_ok(place->registry, "2026-04", "2026-05-06", place->public);
	publish_ok(place->registry, "2026-05", "2026-06-05", place->public);
	publish_ok(place->registry, "2026-06", "2026-07-06", place->public);
}

static void load(const struct place *place, struct series *series)
{
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(place->registry, NULL, &snapshot, err));
	OK(series_load(snapshot, series, err));
	credit_snapshot_end(snapshot);
}

static void remove_edition(const struct place *place, const char *label)
{
	char path[160];

	snprintf(path, sizeof(path), "%s/%s", place->public, label);
	tree_gone(path);
}

/* As publishing leaves an edition before the others are tidied. */
static void set_aside(const struct place *place, const char *label)
{
	char from[160], to[160];

	snprintf(from, sizeof(from), "%s/%s", place->public, label);
	snprintf(to, sizeof(to), "%s/.tmp-%s", place->public, label);
	ck_assert_int_eq(rename(from, to), 0);
}

/* Tidy with the shipped words: how many editions were written. */
static uint64_t tidy(const struct place *place, uint64_t since, size_t ready)
{
	struct series series;
	struct words *words;
	struct buf own = BUF_INIT;
	uint64_t done = 0;

	load(place, &series);
	OK(series_words(place->registry, NULL, &own, &words, err));
	OK(series_tidy(&series, since, ready, place->public, words, &done, err));
	words_close(words);
	series_free(&series);
	return done;
}

/* The record of an edition whose body and head are anything. */
static void plant(const struct place *place, const void *body, size_t length)
{
	struct edition edition = {.period = "2026-04", .revision = 1, .number = 1};
	struct change *change;

	edition.on = edition.valid_until = DAY0;
	edition.body = body;
	edition.body_length = length;
	OK(change_begin(place->registry, 0, "张三", &change, err));
	OK(change_add_edition(change, &edition, err));
	OK(change_commit(change, err));
}

static void load_fails(const struct place *place)
{
	credit_snapshot *snapshot;
	struct series series;

	OK(credit_snapshot_begin(place->registry, NULL, &snapshot, err));
	FAILS(series_load(snapshot, &series, err), CREDIT_ECORRUPT, "edition-record");
	ck_assert_ptr_null(series.list);
	ck_assert_uint_eq(series.count, 0);
	credit_snapshot_end(snapshot);
}

START_TEST(test_a_series_is_loaded_oldest_first_and_may_be_empty)
{
	struct place place;
	struct series series;
	char name[SERIES_BYTES];

	open_place(&place);
	load(&place, &series);
	ck_assert_uint_eq(series.count, 0);
	series_free(&series);
	publish_three(&place);
	load(&place, &series);
	ck_assert_uint_eq(series.count, 3);
	ck_assert_str_eq(series.list[0].label, "2026-04");
	ck_assert_str_eq(series.list[2].label, "2026-06");
	ck_assert_uint_eq(series.list[2].head.number, 3);
	ck_assert_mem_eq(series.list[1].head.previous, series.list[0].record->head, DIGEST_BYTES);
	series_name(place.registry, name);
	ck_assert_str_eq(name, "629999");
	ck_assert_str_eq(series.list[0].head.series, name);
	series_free(&series);
	close_place(&place);
}
END_TEST

START_TEST(test_a_record_that_is_no_body_is_told)
{
	struct place place;

	open_place(&place);
	plant(&place, "x", 1);
	load_fails(&place);
	close_place(&place);
}
END_TEST

START_TEST(test_a_head_that_does_not_give_its_digest_is_told)
{
	struct edition_head head = {.series = "629999", .number = 1, .revision = 1};
	struct edition_body body = {.words = "", .reissue = ""};
	struct buf text = BUF_INIT;
	struct buf bytes = BUF_INIT;
	struct place place;

	head.period = (struct period){2026, 1, 4};
	head.day = head.valid_until = DAY0;
	head.hash = HASH_SHA256;
	OK(head_text(&head, &text));
	ck_assert(head_parse((const char *)text.data, text.length, &head));
	body.head = (const char *)text.data;
	body.head_length = text.length;
	OK(edition_body_encode(&body, &bytes));
	open_place(&place);
	plant(&place, bytes.data, bytes.length);
	load_fails(&place);
	close_place(&place);
	buf_free(&text);
	buf_free(&bytes);
}
END_TEST

/* Written aside, then put in place. */
static void render(const struct place *place, const struct series *series, size_t index,
	const struct downs *downs)
{
	OK(series_render(series, index, downs, place->public, err));
	OK(folder_place(place->public, series->list[index].label, err));
}

START_TEST(test_an_edition_is_written_again_byte_for_byte)
{
	struct downs downs = {0};
	struct place place;
	struct series series;
	struct buf before;
	struct buf after;

	open_place(&place);
	publish_three(&place);
	before = tree_of(place.public);
	remove_edition(&place, "2026-04");
	remove_edition(&place, "2026-06");
	load(&place, &series);
	render(&place, &series, 0, &downs);
	render(&place, &series, 2, &downs);
	after = tree_of(place.public);
	ck_assert(same_bytes(&before, &after));
	series_free(&series);
	buf_free(&before);
	buf_free(&after);
	close_place(&place);
}
END_TEST

START_TEST(test_a_root_that_is_not_the_committed_one_is_never_printed)
{
	struct downs downs = {0};
	struct place place;
	struct series series;

	open_place(&place);
	publish_three(&place);
	remove_edition(&place, "2026-05");
	load(&place, &series);
	series.list[1].head.root[0] ^= 1;
	FAILS(series_render(&series, 1, &downs, place.public, err), CREDIT_ECORRUPT,
		"edition-record");
	ck_assert(!folder_exists(place.public, "2026-05"));
	series_free(&series);
	close_place(&place);
}
END_TEST

START_TEST(test_a_tree_of_codes_that_is_not_the_committed_one_is_never_printed)
{
	struct downs downs = {0};
	struct place place;
	struct series series;

	open_place(&place);
	publish_three(&place);
	load(&place, &series);
	ck_assert_uint_eq(series.list[1].head.codes, 3);
	series.list[1].head.codes_root[0] ^= 1;
	FAILS(series_render(&series, 1, &downs, place.public, err), CREDIT_ECORRUPT,
		"edition-record");
	series.list[1].head.codes_root[0] ^= 1;
	series.list[1].head.codes++;
	FAILS(series_render(&series, 1, &downs, place.public, err), CREDIT_ECORRUPT,
		"edition-record");
	series.list[1].head.codes--;
	render(&place, &series, 1, &downs);
	series_free(&series);
	close_place(&place);
}
END_TEST

static char *json_of(const struct place *place, const char *label)
{
	char folder[192];

	snprintf(folder, sizeof(folder), "%s/%s", place->public, label);
	return file_text(folder, "edition.json");
}

/* Black rows of an older edition are stubs: all their code leaves stand in "codes". */
START_TEST(test_stubs_leave_the_code_leaves_that_were_committed)
{
	struct place place;
	struct prior own;
	struct series series;
	credit_snapshot *snapshot;
	char hex[CREDIT_DIGEST_TEXT_BYTES];
	char wanted[128];
	char *old;
	char *new;

	open_place(&place);
	publish_three(&place);
	old = json_of(&place, "2026-04");
	new = json_of(&place, "2026-06");
	ck_assert_ptr_null(strstr(new, "\"codes\":{"));
	load(&place, &series);
	OK(credit_snapshot_begin(place.registry, NULL, &snapshot, err));
	OK(prior_load(snapshot, series.list[0].record, &own, err));
	ck_assert_uint_eq(own.codes_count, series.list[0].head.codes);
	ck_assert_uint_eq(own.codes_count, own.count);
	for (size_t i = 0; i < own.count; i++) {
		hex_encode(own.codes[own.rows[i].code - 1], DIGEST_BYTES, hex);
		snprintf(wanted, sizeof(wanted), "\n\"%u\":\"%s\"", own.rows[i].code - 1, hex);
		ck_assert_int_eq(strstr(old, wanted) != NULL, own.rows[i].colour == COLOUR_BLACK);
		ck_assert_ptr_null(strstr(new, hex));
	}
	prior_free(&own);
	credit_snapshot_end(snapshot);
	series_free(&series);
	free(old);
	free(new);
	close_place(&place);
}
END_TEST

/* May as libraries of before made it: the rows of April, no tree of codes. */
static void publish_before_codes(const struct place *place)
{
	struct series series;
	struct series_edition *april;
	struct selection s;
	struct edition edition = {.period = "2026-05", .revision = 1, .number = 2};
	struct edition_body body = {.words = "", .reissue = ""};
	struct buf own = BUF_INIT, head = BUF_INIT, bytes = BUF_INIT;
	struct words *words;
	struct change *change;

	load(place, &series);
	april = &series.list[0];
	OK(series_words(place->registry, NULL, &own, &words, err));
	OK(change_begin(place->registry, 0, "张三", &change, err));
	memset(&s, 0, sizeof(s));
	s.snapshot = change_view(change);
	s.words = words;
	OK(snapshot_tables(s.snapshot, &s.tables, err));
	s.on = edition.on = day_of_text("2026-06-05");
	s.valid_until = edition.valid_until = day_of_text("2026-07-31");
	s.number = 2;
	s.revision = 1;
	s.hash = HASH_SHA256;
	s.label = "2026-05";
	OK(selection_run(&s, err));
	OK(selection_order(&s, true, err));
	for (size_t i = 0; i < s.rows.count; i++) {
		struct edition_row row = {.colour = s.rows.refs[i].colour};
		const char *list = edition_rows_list(&s.rows, i);

		memcpy(row.number, s.rows.refs[i].number, sizeof(row.number));
		row.entry = s.rows.refs[i].entry;
		memcpy(row.leaf, s.rows.refs[i].leaf, DIGEST_BYTES);
		row.body = (const uint8_t *)list;
		row.body_length = strlen(list);
		OK(change_add_edition_row(change, "2026-05", 1, &row, err));
	}
	april->head.before_codes = true;
	april->head.codes = 0;
	april->head.number = 2;
	april->head.period = (struct period){2026, 1, 5};
	april->head.day = edition.on;
	april->head.valid_until = edition.valid_until;
	april->head.has_previous = true;
	memcpy(april->head.previous, april->record->head, DIGEST_BYTES);
	OK(edition_rows_root(&s.rows, HASH_SHA256, april->head.root, err));
	OK(head_text(&april->head, &head));
	OK(head_digest(&april->head, edition.head, err));
	body.head = (const char *)head.data;
	body.head_length = head.length;
	OK(edition_body_encode(&body, &bytes));
	edition.body = bytes.data;
	edition.body_length = bytes.length;
	edition.rows_count = s.rows.count;
	OK(change_add_edition(change, &edition, err));
	OK(change_commit(change, err));
	selection_free(&s);
	words_close(words);
	series_free(&series);
	buf_free(&own);
	buf_free(&head);
	buf_free(&bytes);
}

START_TEST(test_an_edition_of_before_the_codes_stays_as_it_is)
{
	struct downs downs = {0};
	struct place place;
	struct series series;
	char *text;

	open_place(&place);
	fill_registry(place.registry);
	publish_ok(place.registry, "2026-04", "2026-05-06", place.public);
	publish_before_codes(&place);
	load(&place, &series);
	ck_assert(series.list[1].head.before_codes);
	render(&place, &series, 1, &downs);
	series_free(&series);
	text = json_of(&place, "2026-05");
	ck_assert_ptr_nonnull(strstr(text, "\"credit.head/1\""));
	ck_assert_ptr_nonnull(strstr(text, "\"name\":\"样例建筑工程有限公司\""));
	ck_assert_ptr_null(strstr(text, "codes"));
	free(text);
	publish_ok(place.registry, "2026-06", "2026-07-06", place.public);
	text = json_of(&place, "2026-05"); /* black rows are stubs now, and no codes told */
	ck_assert_ptr_null(strstr(text, "样例建筑工程有限公司"));
	ck_assert_ptr_null(strstr(text, "codes"));
	free(text);
	text = json_of(&place, "2026-06");
	ck_assert_ptr_nonnull(strstr(text, "\"credit.head/2\""));
	free(text);
	close_place(&place);
}
END_TEST

START_TEST(test_tidying_writes_what_is_missing_and_the_one_before_the_newest)
{
	struct place place;

	open_place(&place);
	publish_three(&place);
	ck_assert_uint_eq(tidy(&place, UINT64_MAX, SIZE_MAX), 1);
	set_aside(&place, "2026-05");
	ck_assert_uint_eq(tidy(&place, UINT64_MAX, 1), 0);
	ck_assert(folder_exists(place.public, "2026-05"));
	remove_edition(&place, "2026-04");
	ck_assert_uint_eq(tidy(&place, UINT64_MAX, SIZE_MAX), 2);
	ck_assert(folder_exists(place.public, "2026-04"));
	set_aside(&place, "2026-06");
	ck_assert_uint_eq(tidy(&place, UINT64_MAX, 2), 1);
	ck_assert(folder_exists(place.public, "2026-06")); /* it was ready, and takes its place */
	close_place(&place);
}
END_TEST

START_TEST(test_tidying_takes_a_fallen_row_out_of_every_edition)
{
	static const char *const pages[] = {"2026-04/edition.json", "2026-05/red.csv",
		"2026-06/index.html"};
	struct place place;
	struct entry firm = red_entry(3, "样例农牧有限公司");
	struct series series;
	uint64_t since;

	open_place(&place);
	publish_three(&place);
	load(&place, &series);
	since = series.list[2].record->sequence;
	series_free(&series);
	add_event(place.registry, &firm, CREDIT_EVENT_TAKEN_DOWN, "2026-07-08", "样文明办撤1");
	for (size_t i = 0; i < 3; i++)
		ck_assert(file_has(place.public, pages[i], "样例农牧有限公司"));
	ck_assert_uint_eq(tidy(&place, since, SIZE_MAX), 3);
	for (size_t i = 0; i < 3; i++)
		ck_assert(!file_has(place.public, pages[i], "样例农牧有限公司"));
	ck_assert(file_has(place.public, "2026-06/black.csv", "样例建筑工程有限公司"));
	close_place(&place);
}
END_TEST

START_TEST(test_own_words_stand_on_top_and_a_missing_file_is_told)
{
	static const char text[] = "red.zh = 守信名单\n";
	struct place place;
	struct words *words;
	struct buf own = BUF_INIT;
	char path[160];

	open_place(&place);
	snprintf(path, sizeof(path), "%s/words.txt", place.work);
	FAILS(series_words(place.registry, path, &own, &words, err), CREDIT_ENOTFOUND, "file-open");
	ck_assert_ptr_null(words);
	OK(file_write(path, text, strlen(text), 0644, true, err));
	OK(series_words(place.registry, path, &own, &words, err));
	ck_assert_str_eq(word(words, "red", CREDIT_ZH), "守信名单");
	ck_assert_str_eq(word(words, "county", CREDIT_ZH), "样例县");
	words_close(words);
	buf_free(&own);
	close_place(&place);
}
END_TEST

START_TEST(test_an_act_needs_folder_document_and_day)
{
	char longest[DOCUMENT_BYTES_MAX + 2];

	memset(longest, 'a', sizeof(longest));
	longest[DOCUMENT_BYTES_MAX + 1] = '\0';
	ck_assert_ptr_null(public_act_fault("d", "样办〔2026〕1号", 20600));
	ck_assert_str_eq(public_act_fault(NULL, "样办〔2026〕1号", 20600), "directory");
	ck_assert_str_eq(public_act_fault("", "样办〔2026〕1号", 20600), "directory");
	ck_assert_str_eq(public_act_fault("d", NULL, 20600), "document");
	ck_assert_str_eq(public_act_fault("d", "", 20600), "document");
	ck_assert_str_eq(public_act_fault("d", "\xff", 20600), "document");
	ck_assert_str_eq(public_act_fault("d", longest, 20600), "document");
	longest[DOCUMENT_BYTES_MAX] = '\0';
	ck_assert_ptr_null(public_act_fault("d", longest, 20600));
	ck_assert_str_eq(public_act_fault("d", "样办〔2026〕1号", CREDIT_DAY_NONE), "on");
}
END_TEST

SUITE("edition/edition_series", T(test_an_act_needs_folder_document_and_day), T(test_a_series_is_loaded_oldest_first_and_may_be_empty),
	T(test_a_record_that_is_no_body_is_told),
	T(test_a_head_that_does_not_give_its_digest_is_told),
	T(test_an_edition_is_written_again_byte_for_byte),
	T(test_a_root_that_is_not_the_committed_one_is_never_printed),
	T(test_a_tree_of_codes_that_is_not_the_committed_one_is_never_printed),
	T(test_stubs_leave_the_code_leaves_that_were_committed),
	T(test_an_edition_of_before_the_codes_stays_as_it_is),
	T(test_tidying_writes_what_is_missing_and_the_one_before_the_newest),
	T(test_tidying_takes_a_fallen_row_out_of_every_edition),
	T(test_own_words_stand_on_top_and_a_missing_file_is_told))
