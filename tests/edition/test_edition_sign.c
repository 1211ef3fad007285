/* SPDX-License-Identifier: Apache-2.0 */
/* Notes of a folder: made when a key signs, kept while their text stays, unsigned without one. */
#include "registry_sample.h"
#include "edition/edition_notes.h"
#include "edition/edition_sign.h"
#include "seal/note.h"

/* RFC 8032, 7.1, tests 1 and 2 */
#define KEY_TEXT(name, base64)                                                           \
	"credit key " name "\n-----BEGIN PRIVATE KEY-----\n" base64                      \
	"\n-----END PRIVATE KEY-----\n"
#define OURS                                                                             \
	KEY_TEXT("county.example",                                                       \
		"MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g")
#define WITNESS                                                                          \
	KEY_TEXT("witness.example",                                                      \
		"MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7")

static char root[96];
static char site[128];
static char store[128];
static credit_registry *registry;
static credit_key *ours;

static credit_key *key_of(const char *text)
{
	credit_key *key;

	OK(key_of_file_text(text, strlen(text), "key", &key, err));
	return key;
}

static void setup(void)
{
	random_counter = 0;
	snprintf(root, sizeof(root), "%s", tree_place());
	snprintf(site, sizeof(site), "%s/site", root);
	snprintf(store, sizeof(store), "%s/store", root);
	registry = sample_create(store);
	fill_registry(registry);
	ours = key_of(OURS);
}

static void teardown(void)
{
	OK(credit_fsck(registry, NULL, NULL, NULL, err));
	credit_close(registry);
	credit_key_close(ours);
	tree_gone(root);
}

static credit_publish_report publish(
	const char *period, const char *day, const credit_key *key)
{
	credit_publish_options options = options_for(period, day, site);
	credit_publish_report *report, copy;
	const credit_key *keys[] = {key};

	options.keys = keys;
	options.keys_count = key != NULL;
	OK(credit_publish(registry, &options, NULL, NULL, &report, err));
	copy = *report;
	credit_publish_report_free(report);
	return copy;
}

static credit_withdraw_report withdraw(const char *document, const credit_key *key)
{
	struct entry firm = red_entry(3, "样例农牧有限公司");
	credit_withdraw_options options;
	credit_withdraw_report *report, copy;
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[] = {id};
	const credit_key *keys[] = {key};

	entry_id_text(&firm.id, id);
	credit_withdraw_options_init(&options);
	options.directory = site;
	options.document = document;
	options.on = day_of_text("2026-05-30");
	options.entries = ids;
	options.entries_count = 1;
	options.keys = keys;
	options.keys_count = key != NULL;
	OK(credit_withdraw(registry, &options, NULL, NULL, &report, err));
	copy = *report;
	credit_withdraw_report_free(report);
	return copy;
}

/* Does a key's signature stand under a file that is a note? */
static bool signed_by(const char *name, const credit_key *key)
{
	char *text = file_text(site, name);
	struct note note;
	bool has;

	OK(note_parse(text, strlen(text), name, &note, err));
	OK(note_verify(&note, key, &has, err));
	note_free(&note);
	free(text);
	return has;
}

/* A folder without keys looks as it always did; the first key signs all that stands in it. */
START_TEST(test_a_folder_gets_its_notes_with_the_first_key)
{
	static const char *const names[] = {"2026-04/edition.note", "2026-04/files.note",
		"2026-05/edition.note", "2026-05/files.note", "folder.note"};
	credit_publish_report report;

	setup();
	report = publish("2026-04", "2026-05-06", NULL);
	ck_assert_uint_eq(report.notes, 0);
	for (size_t i = 0; i < 5; i++)
		ck_assert(!folder_exists(site, names[i]));
	report = publish("2026-05", "2026-05-29", ours);
	ck_assert_uint_eq(report.notes, 5);
	ck_assert_uint_eq(report.notes_unsigned, 0);
	for (size_t i = 0; i < 5; i++)
		ck_assert_msg(signed_by(names[i], ours), "%s", names[i]);
	teardown();
}
END_TEST

/* folder.note names the text of each files.note, and files.note the head. */
START_TEST(test_the_notes_hang_together)
{
	struct arena arena = ARENA_INIT;
	struct folder_note folder;
	struct files_note files;
	struct note note, inner;
	uint8_t sum[DIGEST_BYTES];
	char *text, *below, *index;
	size_t line;

	setup();
	publish("2026-04", "2026-05-06", ours);
	text = file_text(site, "folder.note");
	below = file_text(site, "2026-04/files.note");
	index = file_text(site, "index.html");
	OK(note_parse(text, strlen(text), "folder.note", &note, err));
	OK(note_parse(below, strlen(below), "files.note", &inner, err));
	ck_assert(folder_note_read(note.text, note.text_length, &arena, &folder, &line));
	ck_assert(files_note_read(inner.text, inner.text_length, &arena, &files, &line));
	ck_assert_uint_eq(folder.count, 1);
	ck_assert_str_eq(folder.series, "629999");
	ck_assert_str_eq(folder.editions[0].label, "2026-04");
	ck_assert_mem_eq(folder.editions[0].head, files.head, DIGEST_BYTES);
	OK(digest_once(HASH_SHA256, inner.text, inner.text_length, sum, err));
	ck_assert_mem_eq(folder.editions[0].files, sum, DIGEST_BYTES);
	OK(digest_once(HASH_SHA256, index, strlen(index), sum, err));
	ck_assert_mem_eq(folder.index, sum, DIGEST_BYTES);
	ck_assert_uint_eq(folder.index_size, strlen(index));
	note_free(&note);
	note_free(&inner);
	free(text);
	free(below);
	free(index);
	arena_free(&arena);
	teardown();
}
END_TEST

START_TEST(test_a_repeat_writes_the_same_bytes_with_and_without_the_key)
{
	struct buf before, after;

	setup();
	publish("2026-04", "2026-05-06", ours);
	before = tree_of(site);
	ck_assert_uint_eq(publish("2026-04", "2026-05-06", NULL).notes_unsigned, 0);
	after = tree_of(site);
	ck_assert(same_bytes(&before, &after));
	buf_free(&after);
	publish("2026-04", "2026-05-06", ours);
	after = tree_of(site);
	ck_assert(same_bytes(&before, &after));
	buf_free(&before);
	buf_free(&after);
	teardown();
}
END_TEST

/* A witness signs the file; a repeat keeps that, and the store learns it. */
START_TEST(test_a_witness_stays_while_the_text_does)
{
	credit_key *witness = key_of(WITNESS);
	char path[256];

	setup();
	publish("2026-04", "2026-05-06", ours);
	snprintf(path, sizeof(path), "%s/2026-04/edition.note", site);
	OK(credit_note_sign(path, witness, NULL, err));
	publish("2026-04", "2026-05-06", NULL);
	ck_assert(signed_by("2026-04/edition.note", witness));
	tree_gone(site);
	publish("2026-04", "2026-05-06", NULL);
	ck_assert(signed_by("2026-04/edition.note", witness));
	ck_assert(signed_by("2026-04/edition.note", ours));
	credit_key_close(witness);
	teardown();
}
END_TEST

/* What somebody put in place of a note, or below it in our name, does not come back. */
START_TEST(test_a_note_that_was_tampered_with_is_written_anew)
{
	static const char *const bad[] = {"", "no note", "credit.edition/1\n{}\n\n",
		"\xE2\x80\x94 county.example AAAAAAA=\n"};
	struct buf before, after;
	char path[256];

	setup();
	publish("2026-04", "2026-05-06", ours);
	before = tree_of(site);
	snprintf(path, sizeof(path), "%s/2026-04/edition.note", site);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		OK(file_write(path, bad[i], strlen(bad[i]), 0644, false, err));
		publish("2026-04", "2026-05-06", NULL);
		after = tree_of(site);
		ck_assert_msg(same_bytes(&before, &after), "%zu", i);
		buf_free(&after);
	}
	buf_free(&before);
	teardown();
}
END_TEST

/* Taking down waits for no key; the head's note stays what it was. */
START_TEST(test_withdrawing_without_a_key_leaves_unsigned_notes)
{
	char *before, *after;

	setup();
	publish("2026-04", "2026-05-06", ours);
	before = file_text(site, "2026-04/edition.note");
	ck_assert_uint_eq(withdraw("样撤〔2026〕1号", NULL).notes_unsigned, 2);
	after = file_text(site, "2026-04/edition.note");
	ck_assert_str_eq(before, after);
	ck_assert(!signed_by("2026-04/files.note", ours));
	ck_assert(!signed_by("folder.note", ours));
	ck_assert(!file_has(site, "2026-04/red.csv", "样例农牧"));
	free(before);
	free(after);

	/* the same call with the key signs them, and changes nothing else */
	ck_assert_uint_eq(withdraw("样撤〔2026〕1号", ours).notes_unsigned, 0);
	ck_assert(signed_by("2026-04/files.note", ours));
	ck_assert(signed_by("folder.note", ours));
	teardown();
}
END_TEST

START_TEST(test_a_second_key_signs_every_edition)
{
	credit_key *witness = key_of(WITNESS);

	setup();
	publish("2026-04", "2026-05-06", ours);
	publish("2026-05", "2026-05-29", witness);
	ck_assert(signed_by("2026-04/files.note", witness));
	ck_assert(signed_by("2026-04/edition.note", witness));
	ck_assert(signed_by("2026-04/edition.note", ours));
	ck_assert(signed_by("folder.note", witness) && !signed_by("folder.note", ours));
	credit_key_close(witness);
	teardown();
}
END_TEST

/* Does the folder verify by this key, for somebody who has no store? */
static bool verifies(credit_key *key, const char *day)
{
	credit_verify_options options;
	credit_verify_report report;

	credit_verify_options_init(&options);
	options.on = day_of_text(day);
	options.keys = &key;
	options.keys_count = 1;
	return credit_edition_verify(site, &options, NULL, NULL, &report, NULL) == CREDIT_OK &&
	       report.authenticated;
}

START_TEST(test_a_reissue_is_signed_beside_the_first_issue)
{
	struct entry late = black_entry(4, "样例第四商贸有限公司", "样人社列决字〔2026〕4号");
	credit_publish_options options;
	credit_publish_report *report;
	const credit_key *keys[1];
	char *before, *after;

	setup();
	keys[0] = ours;
	publish("2026-04", "2026-05-06", ours);
	before = file_text(site, "2026-04/edition.note");
	add_entry(registry, &late);
	options = options_for("2026-04", "2026-05-08", site);
	options.reissue = "补录漏报一条";
	options.keys = keys;
	options.keys_count = 1;
	OK(credit_publish(registry, &options, NULL, NULL, &report, err));
	ck_assert_str_eq(report->label, "2026-04-r2");
	ck_assert_uint_eq(report->notes_unsigned, 0);
	credit_publish_report_free(report);
	ck_assert(signed_by("2026-04-r2/edition.note", ours));
	ck_assert(signed_by("2026-04-r2/files.note", ours));
	ck_assert(file_has(site, "folder.note", "\n2026-04-r2 "));
	after = file_text(site, "2026-04/edition.note");
	ck_assert_str_eq(before, after); /* what was said of the first issue stands */
	ck_assert(verifies(ours, "2026-05-08"));
	free(before);
	free(after);
	teardown();
}
END_TEST

/* A signature of SM2 is another one each time: the stored one is written again. */
START_TEST(test_sm2_signs_what_is_published)
{
	credit_key *sm2;
	struct buf before, after;

	setup();
	OK(key_generate(KEY_SM2, "county.example", &sm2, err));
	publish("2026-04", "2026-05-06", sm2);
	ck_assert(verifies(sm2, "2026-05-06"));
	ck_assert(!verifies(ours, "2026-05-06")); /* of the same name, another algorithm */
	before = tree_of(site);
	tree_gone(site);
	publish("2026-04", "2026-05-06", sm2);
	after = tree_of(site);
	ck_assert(same_bytes(&before, &after));
	publish("2026-05", "2026-05-29", sm2);
	ck_assert(verifies(sm2, "2026-05-29"));
	buf_free(&before);
	buf_free(&after);
	credit_key_close(sm2);
	teardown();
}
END_TEST

/* The office has one key at hand, the other later: each says for itself what it signed. */
START_TEST(test_withdrawing_with_one_of_two_keys)
{
	credit_key *second = key_of(WITNESS);
	char *before, *after;

	setup();
	publish("2026-04", "2026-05-06", ours);
	publish("2026-04", "2026-05-06", second);
	ck_assert(verifies(ours, "2026-05-06") && verifies(second, "2026-05-06"));
	before = file_text(site, "2026-04/edition.note");
	ck_assert_uint_eq(withdraw("样撤〔2026〕1号", second).notes_unsigned, 0);
	after = file_text(site, "2026-04/edition.note");
	ck_assert_str_eq(before, after); /* of both */
	ck_assert(!file_has(site, "2026-04/red.csv", "样例农牧"));
	ck_assert(verifies(second, "2026-05-30"));
	ck_assert(!verifies(ours, "2026-05-30"));
	withdraw("样撤〔2026〕1号", ours);
	ck_assert(verifies(ours, "2026-05-30") && verifies(second, "2026-05-30"));
	free(before);
	free(after);
	credit_key_close(second);
	teardown();
}
END_TEST

static void announce(const char *day, const credit_key *key)
{
	struct entry firm = red_entry(21, "样例新星有限公司");
	credit_announce_options options;
	const credit_key *keys[] = {key};

	firm.notified = firm.decided = CREDIT_DAY_NONE;
	firm.notice_document = "";
	sample_seal(&firm);
	add_entry(registry, &firm);
	credit_announce_options_init(&options);
	options.period = "2026-05";
	options.on = day_of_text(day);
	options.directory = site;
	options.document = "样文明办公示〔2026〕1号";
	options.keys = keys;
	options.keys_count = key != NULL;
	OK(credit_publish_notice(registry, &options, NULL, NULL, NULL, err));
}

/* A folder is signed from the first publication with a key on, whatever is published. */
START_TEST(test_a_notice_with_the_first_key_signs_all_that_stands_there)
{
	static const char *const names[] = {"2026-03/edition.note", "2026-03/files.note",
		"2026-04/edition.note", "2026-04/files.note", "folder.note"};

	setup();
	publish("2026-03", "2026-04-20", NULL);
	publish("2026-04", "2026-05-06", NULL);
	announce("2026-05-11", ours);
	for (size_t i = 0; i < 5; i++)
		ck_assert_msg(folder_exists(site, names[i]) && signed_by(names[i], ours), "%s",
			names[i]);
	ck_assert(verifies(ours, "2026-05-11"));
	teardown();
}
END_TEST

START_TEST(test_a_notice_before_any_edition_begins_a_signed_folder)
{
	setup();
	announce("2026-05-11", ours);
	ck_assert(signed_by("folder.note", ours));
	ck_assert_uint_eq(publish("2026-04", "2026-05-12", NULL).notes_unsigned, 3);
	publish("2026-04", "2026-05-12", ours);
	ck_assert(verifies(ours, "2026-05-12"));
	teardown();
}
END_TEST

START_TEST(test_keys_that_cannot_sign_are_refused)
{
	credit_publish_options options;
	credit_key *public_;
	const credit_key *keys[1] = {NULL};

	setup();
	options = options_for("2026-04", "2026-05-06", site);
	options.keys_count = 1;
	FAILS(credit_publish(registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	options.keys = keys;
	FAILS(credit_publish(registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	OK(key_of_vkey(credit_key_public(ours), strlen(credit_key_public(ours)), "", 1,
		&public_, err));
	keys[0] = public_;
	FAILS(credit_publish(registry, &options, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	ck_assert(!folder_exists(root, "site"));
	credit_key_close(public_);
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

/* A note under another edition than it speaks of: invariant 23. */
START_TEST(test_a_note_of_another_head_is_found)
{
	static const enum stored_note kinds[] = {STORED_NOTE_EDITION, STORED_NOTE_FILES};
	struct buf note = BUF_INIT;
	struct change *change;

	setup();
	publish("2026-04", "2026-05-06", ours);
	publish("2026-05", "2026-05-29", ours);
	OK(credit_fsck(registry, NULL, NULL, NULL, err));
	OK(change_begin(registry, 0, "", &change, err));
	OK(snapshot_note(change_view(change), kinds[_i], "2026-04", 1, &note, err));
	OK(change_put_note(change, kinds[_i], "2026-05", 1, note.data, note.length, err));
	OK(change_commit(change, err));
	ck_assert_int_eq(credit_fsck(registry, told, NULL, NULL, NULL), CREDIT_ECORRUPT);
	ck_assert_int_eq(invariant, 23);
	buf_free(&note);
	credit_close(registry);
	credit_key_close(ours);
	tree_gone(root);
}
END_TEST

SUITE("edition/edition_sign", T(test_a_folder_gets_its_notes_with_the_first_key),
	T(test_the_notes_hang_together),
	T(test_a_repeat_writes_the_same_bytes_with_and_without_the_key),
	T(test_a_witness_stays_while_the_text_does),
	T(test_a_note_that_was_tampered_with_is_written_anew),
	T(test_withdrawing_without_a_key_leaves_unsigned_notes),
	T(test_a_second_key_signs_every_edition),
	T(test_a_reissue_is_signed_beside_the_first_issue), T(test_sm2_signs_what_is_published),
	T(test_withdrawing_with_one_of_two_keys),
	T(test_a_notice_with_the_first_key_signs_all_that_stands_there),
	T(test_a_notice_before_any_edition_begins_a_signed_folder),
	T(test_keys_that_cannot_sign_are_refused),
	TL(test_a_note_of_another_head_is_found, 2))
