/* SPDX-License-Identifier: Apache-2.0 */
/* Notes in the store: put, replaced, read; no record of the journal; damage is found. */
#include "seal/note.h"
#include "sample.h"

static credit_registry *registry;
static char place[80];

#define FOLDER "credit.folder/1\nseries 629999\nrendering 1\nindex x 1\n\n"

static void setup(void)
{
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "样例〔2026〕1号");
	struct change *change;

	strcpy(place, sample_place());
	registry = sample_create(place);
	OK(change_begin(registry, TIME0, "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
}

static void teardown(void)
{
	credit_close(registry);
	sample_gone(place);
}

static void put(
	enum stored_note kind, const char *period, uint32_t revision, const char *text)
{
	struct change *change;

	OK(change_begin(registry, TIME0, "", &change, err));
	OK(change_put_note(change, kind, period, revision, text, strlen(text), err));
	OK(change_commit(change, err));
}

static int get(
	enum stored_note kind, const char *period, uint32_t revision, struct buf *out)
{
	credit_snapshot *snapshot;
	int status;

	buf_reset(out);
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	status = snapshot_note(snapshot, kind, period, revision, out, NULL);
	credit_snapshot_end(snapshot);
	return status;
}

static uint64_t last_sequence(void)
{
	credit_snapshot *snapshot;
	uint64_t sequence;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	sequence = snapshot_sequence(snapshot);
	credit_snapshot_end(snapshot);
	return sequence;
}

START_TEST(test_a_note_is_kept_and_replaced_without_a_record)
{
	struct buf note = BUF_INIT;
	uint64_t before;

	setup();
	before = last_sequence();
	ck_assert_int_eq(get(STORED_NOTE_FOLDER, "", 0, &note), CREDIT_ENOTFOUND);
	put(STORED_NOTE_FOLDER, "", 0, FOLDER);
	ck_assert_int_eq(get(STORED_NOTE_FOLDER, "2026-05", 3, &note), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&note), FOLDER);
	put(STORED_NOTE_FOLDER, "", 0, "b\n\n");
	ck_assert_int_eq(get(STORED_NOTE_FOLDER, "", 0, &note), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&note), "b\n\n");
	ck_assert_int_eq(get(STORED_NOTE_EDITION, "2026-05", 1, &note), CREDIT_ENOTFOUND);
	put(STORED_NOTE_EDITION, "2026-05", 1, "e\n\n");
	put(STORED_NOTE_EDITION, "2026-05", 2, "f\n\n");
	ck_assert_int_eq(get(STORED_NOTE_EDITION, "2026-05", 1, &note), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&note), "e\n\n");
	ck_assert_int_eq(get(STORED_NOTE_FILES, "2026-05", 1, &note), CREDIT_ENOTFOUND);
	ck_assert_uint_eq(last_sequence(), before);
	buf_free(&note);
	teardown();
}
END_TEST

START_TEST(test_a_note_is_seen_within_its_change_and_gone_with_it)
{
	struct buf note = BUF_INIT;
	struct change *change;

	setup();
	OK(change_begin(registry, TIME0, "", &change, err));
	OK(change_put_note(
		change, STORED_NOTE_FOLDER, "", 0, FOLDER, strlen(FOLDER), err));
	OK(snapshot_note(change_view(change), STORED_NOTE_FOLDER, "", 0, &note, err));
	ck_assert_str_eq(buf_cstr(&note), FOLDER);
	change_abort(change);
	ck_assert_int_eq(get(STORED_NOTE_FOLDER, "", 0, &note), CREDIT_ENOTFOUND);
	buf_free(&note);
	teardown();
}
END_TEST

START_TEST(test_what_cannot_be_put)
{
	struct change *change;

	setup();
	OK(change_begin(registry, TIME0, "", &change, err));
	FAILS(change_put_note(change, STORED_NOTE_FILES, "2026", 1, "a", 1, err),
		CREDIT_EINVAL, "argument");
	FAILS(change_put_note(change, STORED_NOTE_FOLDER, "", 0, "a",
		      SIGNED_NOTE_BYTES_MAX + 1, err),
		CREDIT_EINVAL, "argument");
	ck_assert_uint_eq(change_sequence(change), 2);
	OK(change_commit(change, err));
	teardown();
}
END_TEST

static int invariant;

static int told(void *context, const credit_finding *finding)
{
	(void)context;
	invariant = atoi(finding->params[0]);
	return 0;
}

START_TEST(test_what_fsck_says)
{
	static const struct {
		enum stored_note kind;
		const char *text;
		bool well;
	} notes[] = {
		{STORED_NOTE_FOLDER, FOLDER, true},
		{STORED_NOTE_FOLDER, FOLDER "\xE2\x80\x94 a AAAAAAA=\n", true},
		{STORED_NOTE_FOLDER, FOLDER "\xE2\x80\x94 a AAAAAAB=\n", false},
		{STORED_NOTE_FOLDER, "", false},
		{STORED_NOTE_FOLDER, "credit.files/1\nrendering 1\n\n", false},
		{STORED_NOTE_FOLDER, "credit.folder/1\nseries 629999\n\n", false},
		{STORED_NOTE_FOLDER, "credit.folder/1\nrendering 0\n\n", false},
		{STORED_NOTE_FOLDER, "credit.folder/1\nrendering 99\n\n",
			false}, /* lies ahead */
		{STORED_NOTE_FOLDER,
			"credit.folder/1\nrendering 99999999999999999999999\n\n", false},
		{STORED_NOTE_EDITION, "credit.edition/1\n{}\n\n",
			false}, /* no such edition */
		{STORED_NOTE_FILES, "credit.files/1\nhead x\nrendering 1\n\n", false},
	};

	setup();
	invariant = 0;
	put(notes[_i].kind, "2026-05", 1, notes[_i].text);
	ck_assert_int_eq(credit_fsck(registry, told, NULL, NULL, NULL),
		notes[_i].well ? CREDIT_OK : CREDIT_ECORRUPT);
	ck_assert_int_eq(invariant, notes[_i].well ? 0 : 23);
	teardown();
}
END_TEST

static void put_raw(const struct key *key, const char *value, size_t length)
{
	struct engine_row row = {key_bytes(key), {value, length}};
	struct engine_write *write;

	OK(engine_write_begin(registry->engine, &write, err));
	OK(engine_put(write, &row, 1, err));
	OK(engine_commit(write, err));
}

START_TEST(test_damaged_rows_are_found)
{
	static const char text[] = "\001" FOLDER;
	struct buf note = BUF_INIT;
	credit_snapshot *snapshot;
	struct key key;

	setup();
	key_begin(&key, registry_county(registry), TABLE_NOTE);
	key_u8(&key, 9); /* no such kind */
	key_put(&key, "2026-05", PERIOD_CHARACTERS);
	key_u32(&key, 1);
	put_raw(&key, text, strlen(text));
	ck_assert_int_eq(credit_fsck(registry, told, NULL, NULL, NULL), CREDIT_ECORRUPT);
	ck_assert_int_eq(invariant, 16);
	teardown();
	setup();
	key_begin(&key, registry_county(registry), TABLE_NOTE);
	key_u8(&key, STORED_NOTE_FOLDER);
	key_put(&key, "\0\0\0\0\0\0\0", PERIOD_CHARACTERS);
	key_u32(&key, 0);
	put_raw(&key, "\002a\n\n", 4); /* another format */
	ck_assert_int_eq(credit_fsck(registry, told, NULL, NULL, NULL), CREDIT_ECORRUPT);
	ck_assert_int_eq(invariant, 23);
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	FAILS(snapshot_note(snapshot, STORED_NOTE_FOLDER, "", 0, &note, err),
		CREDIT_ECORRUPT, "store-value");
	credit_snapshot_end(snapshot);
	buf_free(&note);
	teardown();
}
END_TEST

SUITE("store/note_store", T(test_a_note_is_kept_and_replaced_without_a_record),
	T(test_a_note_is_seen_within_its_change_and_gone_with_it),
	T(test_what_cannot_be_put), TL(test_what_fsck_says, 11),
	T(test_damaged_rows_are_found))
