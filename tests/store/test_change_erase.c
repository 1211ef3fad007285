/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records taken out: no live key or value of the store holds identifier, name
 * or facts afterwards in any form, the leaves of the journal are the same, and
 * every moment of knowledge answers that they were erased.
 */
#include "credit/erase.h"
#include "needles.h"
#include "store/erasure.h"

#define NAME "赵样例无此人"
#define NEW_NAME "钱样例无此人"
#define FACTS "样例事实：某年某月某日拒不履行"

static struct sample sample;
static credit_id person, old_card, other, firm;
static struct entry first, second, stranger;
static char number[TASK_NUMBER_BYTES];
static uint8_t leaves[64][LEAF_BYTES];

/* ---- a store with something in every table ---- */

static void add_acts(struct change *change)
{
	struct event_field renamed = {"name", NEW_NAME};
	struct event_field named = {"subject_name", "孙样例无此人"};
	struct subject_act act = {.subject = person, .kind = CREDIT_SUBJECT_RENAMED,
		.day = DAY0, .document = "户1号", .authority = "", .operator_ = "",
		.fields = &renamed, .fields_count = 1};
	struct subject_act joined = {.subject = old_card, .kind = CREDIT_SUBJECT_JOINED,
		.day = DAY0, .document = "户2号", .authority = "", .operator_ = "",
		.others = &person, .others_count = 1};
	struct event event = sample_event(&first, CREDIT_EVENT_CORRECTED, DAY0, "更正1号");

	event.fields = &named;
	event.fields_count = 1;
	OK(change_add_event(change, &event, err));
	OK(change_add_subject_act(change, &act, err));
	OK(change_add_subject_act(change, &joined, err));
}

static void print_first(struct change *change)
{
	struct edition edition = {.period = "2026-05", .revision = 1, .number = 1, .on = DAY0,
		.valid_until = DAY0 + 30, .rows_count = 1};
	struct edition_row row = {.colour = 1, .body = (const uint8_t *)"SJ",
		.body_length = 2};
	const struct event *published;

	OK(change_publish_entry(
		change, &first.id, DAY0, "2026-05", &sample.arena, &published, err));
	strcpy(row.number, event_field(published, "number"));
	row.entry = first.id;
	OK(change_add_edition_row(change, "2026-05", 1, &row, err));
	OK(change_add_edition(change, &edition, err));
}

static void add_feedback(struct change *change)
{
	struct feedback_support support = {second.id, DAY0 + 100};
	struct feedback feedback = {.subject = person, .number = number, .measure = "P01",
		.department = "CZ", .outcome = FEEDBACK_DONE, .day = DAY0, .document = "",
		.reason = "", .operator_ = "", .supports = &support, .supports_count = 1};

	OK(change_add_feedback(change, &feedback, err));
}

static int take_leaf(void *context, const struct journal_row *row)
{
	(void)context;
	ck_assert_uint_lt(row->sequence, 64);
	journal_leaf(row, leaves[row->sequence]);
	return 0;
}

static void setup(void)
{
	struct change *change;
	credit_snapshot *snapshot;

	sample_begin(&sample);
	person = sample_person(1);
	old_card = sample_person(2);
	other = sample_person(3);
	firm = sample_firm(4);
	first = sample_entry(&person, "样列〔2026〕1号");
	second = sample_entry(&old_card, "样列〔2026〕2号");
	stranger = sample_entry(&other, "样列〔2026〕1号");
	first.name = second.name = NAME;
	stranger.name = "李样例无此人";
	first.facts = second.facts = FACTS;
	NEED(task_number(sample_key, &person, "P01", "CZ", number) == CREDIT_OK);
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(change_add_entry(change, &first, err));
	OK(change_add_entry(change, &second, err));
	OK(change_add_entry(change, &stranger, err));
	OK(change_commit(change, err));
	OK(change_begin(sample.registry, TIME0 + 2, "", &change, err));
	add_acts(change);
	add_feedback(change);
	print_first(change);
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_journal(snapshot, 1, UINT64_MAX, take_leaf, NULL, err));
	credit_snapshot_end(snapshot);
	sample_fsck(sample.registry);
}

static void teardown(void)
{
	sample_fsck(sample.registry);
	sample_end(&sample);
}

static struct erasure document_erasure(void)
{
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号", .authority = "",
		.operator_ = "", .basis = ""};

	return erasure;
}

static struct erasure erase(const credit_id *subject, const struct entry_id *ids, size_t count)
{
	static int64_t now_us = TIME0 + 100;
	struct erasure erasure = document_erasure();
	struct change *change;

	OK(change_begin(sample.registry, ++now_us, "", &change, err));
	OK(change_erase(change, subject, ids, count, &erasure, err));
	OK(change_commit(change, err));
	OK(credit_erase_finish(sample.registry, NULL, err)); /* what is left to do names it */
	return erasure;
}

/* ---- looking for bytes in every live key and value ---- */

static bool holds(struct bytes hay, const struct needle *needle)
{
	return hay.length >= needle->length &&
		memmem(hay.data, hay.length, needle->bytes, needle->length) != NULL;
}

/* How many keys and values hold it. */
static size_t find_bytes(const struct needle *needle)
{
	static const uint8_t zero;
	struct engine_row rows[512];
	struct engine_read *read;
	size_t found = 0;
	size_t count;

	OK(engine_read_begin(sample.registry->engine, &read, err));
	OK(engine_scan(read, (struct bytes){&zero, 1}, (struct bytes){NULL, 0}, rows, 512,
		&count, err));
	ck_assert_uint_lt(count, 512);
	for (size_t i = 0; i < count; i++) {
		const uint8_t *key = rows[i].key.data;

		/* the tables of law name nobody, and hold every word there is */
		if (rows[i].key.length > KEY_HEAD_BYTES && key[COUNTY_BYTES] == TABLE_TABLES)
			continue;
		found += holds(rows[i].key, needle) + holds(rows[i].value, needle);
	}
	engine_read_end(read);
	return found;
}

/* Every form in which they can stand; in_store: those that must be found before. */
static size_t gather_needles(struct needle *needles, size_t *in_store)
{
	static const char *const names[] = {NAME, NEW_NAME, "孙样例无此人"};
	size_t count = 0;

	needles[count++] = plain(person.text);
	needles[count++] = plain(old_card.text);
	needles[count++] = packed(&person);
	needles[count++] = packed(&old_card);
	needles[count++] = plain(FACTS);
	for (size_t i = 0; i < 3; i++) {
		needles[count++] = plain(names[i]);
		needles[count++] = match_key(names[i]);
	}
	*in_store = count;
	for (size_t i = 0; i < 3; i++)
		needles[count++] = gb18030(names[i]);
	needles[count++] = gb18030(FACTS);
	return count;
}

START_TEST(test_no_live_key_or_value_holds_identifier_name_or_facts)
{
	struct needle needles[32];
	size_t in_store;
	size_t count;
	struct needle namesake;

	setup();
	count = gather_needles(needles, &in_store);
	namesake = plain(other.text);
	for (size_t i = 0; i < in_store; i++)
		ck_assert_msg(find_bytes(&needles[i]) > 0, "needle %zu", i);
	ck_assert_uint_gt(find_bytes(&namesake), 0);
	erase(&person, NULL, 0);
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(find_bytes(&needles[i]) == 0, "needle %zu", i);
	ck_assert_uint_gt(find_bytes(&namesake), 0);
	teardown();
}
END_TEST

static int same_leaf(void *context, const struct journal_row *row)
{
	uint64_t *erased = context;
	uint8_t leaf[LEAF_BYTES];

	journal_leaf(row, leaf);
	if (row->erased_by) {
		ck_assert(!row->entry_set);
		++*erased;
	}
	if (row->kind != JOURNAL_ERASURE)
		ck_assert_mem_eq(leaf, leaves[row->sequence], LEAF_BYTES);
	return 0;
}

/* The leaf is sequence, time, kind and the digest of what was there: all of it stays. */
START_TEST(test_leaves_of_the_journal_stay_what_they_were)
{
	struct erasure erasure;
	credit_snapshot *snapshot;
	uint64_t erased = 0;

	setup();
	erasure = erase(&person, NULL, 0);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_journal(snapshot, 1, UINT64_MAX, same_leaf, &erased, err));
	credit_snapshot_end(snapshot);
	ck_assert_uint_eq(erasure.entries_count, 2);
	ck_assert_uint_eq(erased, erasure.records);
	/* two entries, correction, publication, two acts, an alias, feedback */
	ck_assert_uint_eq(erasure.records, 8);
	ck_assert(erasure.whole);
	teardown();
}
END_TEST

/* What a moment of knowledge answers about an identifier. */
static const struct erasure *ask(uint64_t sequence, const credit_id *id, size_t *entries)
{
	credit_moment moment = {CREDIT_MOMENT_SEQUENCE, 0, 0, sequence};
	struct subject_records records;
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(sample.registry, sequence ? &moment : NULL, &snapshot, err));
	OK(snapshot_subject(snapshot, id, &sample.arena, &records, err));
	credit_snapshot_end(snapshot);
	*entries = records.entries_count;
	return records.erased;
}

START_TEST(test_erased_is_answered_for_every_known_and_every_identifier)
{
	struct erasure erasure;
	size_t entries;

	setup();
	ck_assert_ptr_null(ask(0, &person, &entries));
	ck_assert_uint_eq(entries, 2);
	erasure = erase(&old_card, NULL, 0);
	for (uint64_t known = 0; known <= erasure.sequence; known++) {
		const struct erasure *by = ask(known, &person, &entries);

		ck_assert_ptr_nonnull(by);
		ck_assert_uint_eq(entries, 0);
		ck_assert_str_eq(by->document, "样删〔2026〕1号");
		ck_assert_ptr_nonnull(ask(known, &old_card, &entries));
		ck_assert_ptr_null(ask(known, &other, &entries));
		ck_assert_ptr_null(ask(known, &firm, &entries));
	}
	teardown();
}
END_TEST

START_TEST(test_the_same_decision_does_not_come_back_and_a_new_one_does)
{
	const struct entry *found;
	struct erasure erasure;
	credit_snapshot *snapshot;
	struct change *change;
	struct entry anew;
	size_t entries;

	setup();
	anew = sample_entry(&person, "样列〔2027〕1号");
	erasure = erase(&person, NULL, 0);
	OK(change_begin(sample.registry, TIME0 + 500, "", &change, err));
	FAILS(change_add_entry(change, &first, err), CREDIT_EEXISTS, "entry-erased");
	OK(change_add_entry(change, &anew, err));
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	FAILS(snapshot_entry(snapshot, &first.id, &sample.arena, &found, err),
		CREDIT_ENOTFOUND, "entry-erased");
	credit_snapshot_end(snapshot);
	ck_assert_ptr_null(ask(0, &person, &entries));
	ck_assert_uint_eq(entries, 1);
	ck_assert_ptr_nonnull(ask(erasure.sequence, &person, &entries));
	ck_assert_uint_eq(entries, 0);
	teardown();
}
END_TEST

/* The entry goes; its subject's other entry, acts and the feedback on it stay. */
START_TEST(test_one_entry_goes_without_the_rest_of_its_subject)
{
	struct needle facts = plain(FACTS);
	struct erasure erasure;
	size_t entries;

	setup();
	erasure = erase(&person, &first.id, 1);
	ck_assert(!erasure.whole);
	ck_assert_uint_eq(erasure.records, 3); /* with its correction and publication */
	ck_assert_ptr_null(ask(0, &person, &entries));
	ck_assert_uint_eq(entries, 1);
	ck_assert_ptr_nonnull(ask(erasure.sequence - 1, &person, &entries)); /* not all */
	ck_assert_uint_eq(find_bytes(&facts), 1);
	sample_fsck(sample.registry);
	erasure = erase(&person, &second.id, 1);
	ck_assert(erasure.whole); /* the last one takes acts, alias and feedback along */
	ck_assert_uint_eq(erasure.records, 5);
	ck_assert_ptr_nonnull(ask(0, &old_card, &entries));
	teardown();
}
END_TEST

/* The act that joined wrongly names whom it joined; its own subject keeps the rest. */
START_TEST(test_an_annulled_join_goes_with_whom_it_named)
{
	static const struct event_field of[] = {{"kind", "joined"}, {"of", "户2号"}};
	struct subject_act act = {.subject = sample_person(2), .kind = CREDIT_SUBJECT_ANNULLED,
		.day = DAY0, .document = "样更〔2026〕9号", .authority = "", .operator_ = "",
		.fields = of, .fields_count = 2};
	struct needle name, bytes;
	struct change *change;
	size_t entries;

	setup();
	CHANGE(sample.registry, TIME0 + 3, change_add_subject_act(change, &act, err));
	ck_assert_ptr_null(ask(0, &person, &entries));
	ck_assert_uint_eq(entries, 1);
	name = plain(person.text);
	bytes = packed(&person);
	ck_assert_uint_gt(find_bytes(&name) + find_bytes(&bytes), 0);
	erase(&person, NULL, 0);
	ck_assert_uint_eq(find_bytes(&name), 0);
	ck_assert_uint_eq(find_bytes(&bytes), 0);
	ck_assert_ptr_null(ask(0, &old_card, &entries));
	ck_assert_uint_eq(entries, 1);
	teardown();
}
END_TEST

/* A firm's bare code and its credit code are one subject. */
START_TEST(test_an_organisation_goes_under_both_its_codes)
{
	credit_id bare = sample_bare(4);
	struct entry whole, part;
	struct change *change;
	size_t entries;

	setup();
	whole = sample_entry(&firm, "a");
	part = sample_entry(&bare, "b");
	CHANGE(sample.registry, TIME0 + 50, change_add_entry(change, &whole, err));
	CHANGE(sample.registry, TIME0 + 51, change_add_entry(change, &part, err));
	erase(&firm, NULL, 0);
	ck_assert_ptr_nonnull(ask(0, &firm, &entries));
	ck_assert_uint_eq(entries, 0);
	ck_assert_ptr_nonnull(ask(0, &bare, &entries));
	ck_assert_uint_eq(entries, 0);
	teardown();
}
END_TEST

/* What lay under the bare code was reached by the credit code, so that is told too. */
START_TEST(test_a_credit_code_is_told_what_its_bare_code_lost)
{
	credit_id bare = sample_bare(4);
	struct entry part;
	struct change *change;
	size_t entries;

	setup();
	part = sample_entry(&bare, "b");
	CHANGE(sample.registry, TIME0 + 51, change_add_entry(change, &part, err));
	ck_assert_ptr_null(ask(0, &firm, &entries));
	ck_assert_uint_eq(entries, 1);
	erase(&bare, NULL, 0);
	ck_assert_ptr_nonnull(ask(0, &firm, &entries));
	ck_assert_uint_eq(entries, 0);
	teardown();
}
END_TEST

static bool has_role_row(const credit_id *who, const struct entry *entry)
{
	struct subject_key subject;
	credit_snapshot *snapshot;
	struct bytes value;
	struct key key;
	int status;

	subject_key_of(who, &subject);
	key_role(&key, 629999, &subject);
	key_put(&key, entry->id.bytes, ENTRY_ID_BYTES);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	status = view_get(snapshot, &key, &value, NULL);
	credit_snapshot_end(snapshot);
	return status == CREDIT_OK;
}

/* Whom the entry and its correction named is found by it no more: invariant 19. */
START_TEST(test_responsible_persons_of_an_entry_go_with_it)
{
	static char text[200];
	credit_id bosses[] = {sample_person(31), sample_person(32)};
	struct role role = {.person = bosses[0], .name = "赵某", .role = "法定代表人",
		.basis = "", .from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	struct event_field field = {"roles", text};
	struct event correction;
	struct entry entry;
	struct change *change;

	setup();
	entry = sample_entry(&firm, "a");
	entry.roles = &role;
	entry.roles_count = 1;
	snprintf(text, sizeof(text), "钱某\t%s\t主要负责人\t\t\t", bosses[1].text);
	correction = sample_event(&entry, CREDIT_EVENT_CORRECTED, DAY0, "更正1号");
	correction.fields = &field;
	correction.fields_count = 1;
	CHANGE(sample.registry, TIME0 + 50, change_add_entry(change, &entry, err));
	CHANGE(sample.registry, TIME0 + 51, change_add_event(change, &correction, err));
	for (int i = 0; i < 2; i++)
		ck_assert(has_role_row(&bosses[i], &entry));
	erase(&firm, NULL, 0);
	for (int i = 0; i < 2; i++)
		ck_assert(!has_role_row(&bosses[i], &entry));
	sample_fsck(sample.registry);
	teardown();
}
END_TEST

START_TEST(test_what_is_not_there_is_not_erased)
{
	struct erasure erasure = document_erasure();
	struct change *change;
	struct entry_id none = {{9}};

	setup();
	OK(change_begin(sample.registry, TIME0 + 50, "", &change, err));
	FAILS(change_erase(change, &firm, NULL, 0, &erasure, err), CREDIT_ENOTFOUND,
		"erase-nothing");
	FAILS(change_erase(change, &person, &none, 1, &erasure, err), CREDIT_ENOTFOUND,
		"erase-nothing");
	ck_assert_uint_eq(change_count(change), 0);
	OK(change_erase(change, &person, NULL, 0, &erasure, err));
	change_abort(change); /* nothing of it was done */
	ck_assert_ptr_null(ask(0, &person, &(size_t){0}));
	teardown();
}
END_TEST

/* An undone batch whose entry was erased undoes what is left of it. */
START_TEST(test_a_batch_of_erased_records_can_be_undone)
{
	struct batch_list lists[] = {{"SJ", "11629999000000006B"}};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.lists = lists, .lists_count = 1, .as_of = DAY0, .rows = 2, .added = 2};
	credit_id second_firm = sample_firm(5);
	struct entry mine, theirs;
	struct change *change;
	uint64_t undone;

	setup();
	mine = sample_entry(&firm, "a");
	theirs = sample_entry(&second_firm, "b");
	OK(change_begin(sample.registry, TIME0 + 50, "", &change, err));
	mine.batch = theirs.batch = 1;
	OK(change_add_entry(change, &mine, err));
	OK(change_add_entry(change, &theirs, err));
	OK(change_add_batch(change, &batch, NULL, err));
	OK(change_commit(change, err));
	erase(&firm, NULL, 0);
	OK(credit_batch_undo(sample.registry, 1, "", TIME0 + 500, &undone, err));
	ck_assert_uint_eq(undone, 1);
	teardown();
}
END_TEST

SUITE("store/change_erase",
	T(test_no_live_key_or_value_holds_identifier_name_or_facts),
	T(test_leaves_of_the_journal_stay_what_they_were),
	T(test_erased_is_answered_for_every_known_and_every_identifier),
	T(test_the_same_decision_does_not_come_back_and_a_new_one_does),
	T(test_one_entry_goes_without_the_rest_of_its_subject),
	T(test_an_annulled_join_goes_with_whom_it_named),
	T(test_an_organisation_goes_under_both_its_codes),
	T(test_a_credit_code_is_told_what_its_bare_code_lost),
	T(test_responsible_persons_of_an_entry_go_with_it),
	T(test_what_is_not_there_is_not_erased),
	T(test_a_batch_of_erased_records_can_be_undone))
