/* SPDX-License-Identifier: Apache-2.0 */
/* Reading subjects: both identifiers of an organisation, aliases, walks, names. */
#include "sample.h"

static const char *place;
static credit_registry *registry;
static struct arena arena;
static credit_snapshot *snapshot;

/* One change of entries, documents 1, 2, 3 ... */
static void store_entries(const credit_id *const *ids, const char *const *names, size_t count)
{
	static unsigned document;
	struct change *change;

	OK(change_begin(registry, TIME0 + 1, "", &change, err));
	for (size_t i = 0; i < count; i++) {
		char text[40];
		struct entry entry;

		snprintf(text, sizeof(text), "样列〔2026〕%u号", ++document);
		entry = sample_entry(ids[i], text);
		if (names)
			entry.name = names[i];
		OK(change_add_entry(change, &entry, err));
	}
	OK(change_commit(change, err));
}

static void store_alias(const credit_id *from, const credit_id *to)
{
	struct alias alias = {.from = *from, .to = *to, .day = DAY0, .document = "变更",
		.reason = "reregistered"};
	struct change *change;

	CHANGE(registry, TIME0 + 1, change_add_alias(change, &alias, err));
	OK(change_begin(registry, TIME0 + 1, "", &change, err));
	FAILS(change_add_alias(change, &alias, err), CREDIT_EEXISTS, "alias-stored");
	change_abort(change);
}

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

static size_t found(const credit_id *id)
{
	struct subject_records records;

	OK(snapshot_subject(snapshot, id, &arena, &records, err));
	ck_assert(id_equal(&records.ids[0], id));
	return records.entries_count;
}

START_TEST(test_both_identifiers_of_an_organisation_lie_together)
{
	credit_id whole = sample_firm(1), bare = sample_bare(1), neighbour = sample_firm(2);
	const credit_id *ids[] = {&whole, &bare, &neighbour};

	setup();
	store_entries(ids, NULL, 3);
	look();
	ck_assert_uint_eq(found(&whole), 2);
	ck_assert_uint_eq(found(&bare), 2);
	ck_assert_uint_eq(found(&neighbour), 1);
	bare = sample_bare(2);
	ck_assert_uint_eq(found(&bare), 1);
	bare = sample_bare(3);
	ck_assert_uint_eq(found(&bare), 0);
	teardown();
}
END_TEST

START_TEST(test_aliases_are_followed_both_ways_and_on)
{
	credit_id old = sample_person(1), now = sample_person(2), firm = sample_firm(1);
	const credit_id *ids[] = {&old, &now, &firm};
	struct subject_records records;
	credit_moment before = {CREDIT_MOMENT_SEQUENCE, 0, 0, 4};

	setup();
	store_entries(ids, NULL, 3);
	store_alias(&old, &now);
	store_alias(&now, &firm);
	look();
	ck_assert_uint_eq(found(&old), 3);
	ck_assert_uint_eq(found(&now), 3);
	OK(snapshot_subject(snapshot, &firm, &arena, &records, err));
	ck_assert_uint_eq(records.entries_count, 3);
	ck_assert_uint_eq(records.aliases_count, 2);
	ck_assert_uint_eq(records.ids_count, 3);
	credit_snapshot_end(snapshot);
	OK(credit_snapshot_begin(registry, &before, &snapshot, err));
	ck_assert_uint_eq(found(&old), 1); /* nobody knew yet */
	teardown();
}
END_TEST

START_TEST(test_an_identifier_of_no_scheme_is_refused)
{
	credit_id none = {0};
	struct subject_records records;

	setup();
	look();
	FAILS(snapshot_subject(snapshot, &none, &arena, &records, err), CREDIT_EINVAL,
		"argument");
	teardown();
}
END_TEST

START_TEST(test_entries_by_id_number_and_document)
{
	credit_id firm = sample_firm(1), person = sample_person(1);
	struct entry entry = sample_entry(&firm, "样列〔2026〕7号");
	struct entry other = sample_entry(&person, "样列［2026］ 7号"); /* typed otherwise */
	const struct entry_id *ids;
	const struct event *event;
	const struct entry *read;
	struct change *change;
	char text[ENTRY_ID_TEXT_BYTES], number[PUBLIC_NUMBER_BYTES];
	size_t count;

	setup();
	CHANGE(registry, TIME0 + 1, change_add_entry(change, &entry, err));
	CHANGE(registry, TIME0 + 1, change_add_entry(change, &other, err));
	CHANGE(registry, TIME0 + 1,
		change_publish_entry(change, &entry.id, DAY0, "2026-05", &arena, &event, err));
	OK(change_begin(registry, TIME0 + 1, "", &change, err));
	FAILS(change_publish_entry(change, &entry.id, DAY0, "2026-06", &arena, &event, err),
		CREDIT_EEXISTS, "entry-numbered");
	change_abort(change);
	look();
	entry_id_text(&entry.id, text);
	OK(snapshot_entry_named(snapshot, text, strlen(text), &arena, &read, err));
	snprintf(number, sizeof(number), "%s", entry_public_number(read));
	ck_assert_uint_eq(strlen(number), 12);
	OK(snapshot_entry_named(snapshot, number, 12, &arena, &read, err));
	ck_assert_mem_eq(&read->id, &entry.id, sizeof(entry.id));
	for (size_t i = 0; i < 12; i++) /* as people type it */
		number[i] = number[i] == '1' ? 'l' : number[i] == '0' ? 'o' : number[i];
	OK(snapshot_entry_named(snapshot, number, 12, &arena, &read, err));
	FAILS(snapshot_entry_named(snapshot, "000000000000", 12, &arena, &read, err),
		CREDIT_ENOTFOUND, "entry-none");
	FAILS(snapshot_entry_named(snapshot, "0000000000000000", 16, &arena, &read, err),
		CREDIT_ENOTFOUND, "entry-none");
	FAILS(snapshot_entry_named(snapshot, "nonsense", 8, &arena, &read, err), CREDIT_EFORMAT,
		"entry-name-form");
	OK(snapshot_document(snapshot, entry.list, entry.authority, "样列(2026)7号", &arena, &ids,
		&count, err));
	ck_assert_uint_eq(count, 2);
	OK(snapshot_document(
		snapshot, "SX", entry.authority, entry.document, &arena, &ids, &count, err));
	ck_assert_uint_eq(count, 0);
	teardown();
}
END_TEST

/* ---- walks ---- */

struct walked {
	size_t visits;
	size_t entries;
	size_t most;
	size_t stop_at;
};

static int visit(void *context, const struct subject_records *records, struct arena *given)
{
	struct walked *walked = context;
	size_t count = records->entries_count;

	ck_assert_uint_gt(count, 0);
	ck_assert_ptr_nonnull(records->entries[0]->name);
	ck_assert_ptr_nonnull(arena_alloc(given, 10));
	walked->visits++;
	walked->entries += count;
	walked->most = count > walked->most ? count : walked->most;
	return walked->visits == walked->stop_at ? 42 : 0;
}

START_TEST(test_a_walk_visits_each_subject_once)
{
	enum { MANY = 300 };
	const credit_id *ids[MANY + 6];
	credit_id made[MANY + 6];
	struct walked walked = {0};

	setup();
	for (unsigned i = 0; i < MANY; i++)
		made[i] = i % 2 ? sample_firm(10 + i) : sample_person(10 + i);
	made[MANY] = sample_firm(1);
	made[MANY + 1] = sample_bare(1);
	made[MANY + 2] = sample_person(1);
	made[MANY + 3] = sample_person(2);
	made[MANY + 4] = sample_person(1);
	made[MANY + 5] = sample_firm(2);
	for (unsigned i = 0; i < MANY + 6; i++)
		ids[i] = &made[i];
	store_entries(ids, NULL, MANY + 6);
	store_alias(&made[MANY + 3], &made[MANY + 2]);
	store_alias(&made[MANY + 5], &made[MANY + 3]);
	look();
	OK(snapshot_walk(snapshot, visit, &walked, err));
	ck_assert_uint_eq(walked.entries, MANY + 6);
	ck_assert_uint_eq(walked.visits, MANY + 2); /* the organisation, the joined one */
	ck_assert_uint_eq(walked.most, 4);
	memset(&walked, 0, sizeof(walked));
	walked.stop_at = 5;
	ck_assert_int_eq(snapshot_walk(snapshot, visit, &walked, NULL), 42);
	ck_assert_uint_eq(walked.visits, 5);
	teardown();
}
END_TEST

/* Publishing writes while it walks: rows may be put under the walk's feet. */
static int publish(void *context, const struct subject_records *records, struct arena *given)
{
	struct change *change = context;
	const struct event *event;

	for (size_t i = 0; i < records->entries_count; i++)
		OK(change_publish_entry(change, &records->entries[i]->id, DAY0, "2026-05",
			given, &event, err));
	if (change_count(change) % 3 == 0)
		OK(pending_flush(&change->pending, err));
	return 0;
}

START_TEST(test_a_walk_may_write)
{
	enum { MANY = 400 };
	const credit_id *ids[MANY];
	credit_id made[MANY];
	struct walked walked = {0};
	struct change *change;

	setup();
	for (unsigned i = 0; i < MANY; i++) {
		made[i] = sample_firm(i / 2);
		ids[i] = &made[i];
	}
	store_entries(ids, NULL, MANY);
	OK(change_begin(registry, TIME0 + 1, "", &change, err));
	OK(snapshot_walk(change_view(change), publish, change, err));
	ck_assert_uint_eq(change_count(change), MANY);
	OK(snapshot_walk(change_view(change), visit, &walked, err));
	ck_assert_uint_eq(walked.entries, MANY);
	OK(change_commit(change, err));
	ck_assert_uint_eq(sample_fsck(registry).events, MANY);
	teardown();
}
END_TEST

/* ---- names ---- */

START_TEST(test_names_by_whole_and_beginning)
{
	static char longest[NAME_BYTES_MAX + 1];
	credit_id a = sample_firm(1), b = sample_firm(2), c = sample_person(1);
	const credit_id *ids[] = {&a, &b, &a, &c, &c};
	const char *names[] = {"样例（甘肃）商贸", "样例(甘肃)商贸分公司", "样例（甘肃）商贸", "张三",
		longest};
	const struct name_hit *hits;
	size_t count;

	for (size_t i = 0; i + 3 <= NAME_BYTES_MAX; i += 3)
		memcpy(longest + i, "长", 3);
	setup();
	store_entries(ids, names, 5);
	look();
	OK(snapshot_names(snapshot, "样例(甘肃)商贸", strlen("样例(甘肃)商贸"), 10, &arena, &hits,
		&count, err));
	ck_assert_uint_eq(count, 2);
	ck_assert(hits[0].exact);
	ck_assert_uint_eq(hits[0].entries_count, 2);
	ck_assert(!hits[1].exact);
	ck_assert_str_eq(hits[1].name, names[1]);
	OK(snapshot_names(snapshot, longest, strlen(longest), 10, &arena, &hits, &count, err));
	ck_assert_uint_eq(count, 1);
	ck_assert(hits[0].exact);
	/* longer than a key holds, and not the whole name */
	OK(snapshot_names(
		snapshot, longest, strlen(longest) - 3, 10, &arena, &hits, &count, err));
	ck_assert_uint_eq(count, 1);
	ck_assert(!hits[0].exact);
	OK(snapshot_names(snapshot, "样", 3, 1, &arena, &hits, &count, err));
	ck_assert_uint_eq(count, 1); /* the limit */
	FAILS(snapshot_names(snapshot, " \t", 2, 1, &arena, &hits, &count, err), CREDIT_EFORMAT,
		"search-name");
	FAILS(snapshot_names(snapshot, "\xff", 1, 1, &arena, &hits, &count, err), CREDIT_EFORMAT,
		"search-name");
	teardown();
}
END_TEST

START_TEST(test_a_corrected_name_is_found_from_then_on)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "a");
	struct event_field field = {"subject_name", "更名后有限公司"};
	struct event event = sample_event(&entry, CREDIT_EVENT_CORRECTED, DAY0, "b");
	credit_moment before = {CREDIT_MOMENT_SEQUENCE, 0, 0, 2};
	const struct name_hit *hits;
	struct change *change;
	size_t count;

	event.fields = &field;
	event.fields_count = 1;
	setup();
	CHANGE(registry, TIME0 + 1, change_add_entry(change, &entry, err));
	CHANGE(registry, TIME0 + 2, change_add_event(change, &event, err));
	look();
	OK(snapshot_names(snapshot, "更名后", 9, 10, &arena, &hits, &count, err));
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(hits[0].name, field.value);
	OK(snapshot_names(snapshot, "样例", 6, 10, &arena, &hits, &count, err));
	ck_assert_uint_eq(count, 1); /* the old name finds it still */
	credit_snapshot_end(snapshot);
	OK(credit_snapshot_begin(registry, &before, &snapshot, err));
	OK(snapshot_names(snapshot, "更名后", 9, 10, &arena, &hits, &count, err));
	ck_assert_uint_eq(count, 0);
	teardown();
}
END_TEST

SUITE_APART("store/subject", T(test_both_identifiers_of_an_organisation_lie_together),
	T(test_aliases_are_followed_both_ways_and_on),
	T(test_an_identifier_of_no_scheme_is_refused),
	T(test_entries_by_id_number_and_document), T(test_a_walk_visits_each_subject_once),
	T(test_a_walk_may_write), T(test_names_by_whole_and_beginning),
	T(test_a_corrected_name_is_found_from_then_on))
