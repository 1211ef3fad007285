/* SPDX-License-Identifier: Apache-2.0 */
/* Signed notes: the published example, several and unknown signers, limits, misuse. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/file.h"
#include "seal/note.h"
#include "../support/suite.h"

/* golang.org/x/mod/sumdb/note, example_test.go: the format that C2SP took over */
#define GO_VKEY "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
#define GO_TEXT                                                                          \
	"If you think cryptography is the answer to your problem,\n"                     \
	"then you don't know what your problem is.\n"
#define GO_LINE                                                                          \
	"\xE2\x80\x94 PeterNeumann "                                                     \
	"x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFY"                       \
	"C2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
#define TEXT "credit.edition/1\n\n{\"a\":\"样例\"}\n"

static credit_key *go_key(void)
{
	credit_key *key;

	ck_assert_int_eq(
		key_of_vkey(GO_VKEY, strlen(GO_VKEY), "f", 1, &key, NULL), CREDIT_OK);
	return key;
}

static credit_key *new_key(int algorithm, const char *name)
{
	credit_key *key;

	ck_assert_int_eq(key_generate(algorithm, name, &key, NULL), CREDIT_OK);
	return key;
}

/* Parse and verify: CREDIT_OK and signed, CREDIT_ENOTFOUND when the key did not sign. */
static int verify(const void *bytes, size_t length, const credit_key *key)
{
	struct note note;
	bool is_signed = false;
	int status = note_parse(bytes, length, "f", &note, NULL);

	if (!status)
		status = note_verify(&note, key, &is_signed, NULL);
	note_free(&note);
	return status ? status : is_signed ? CREDIT_OK : CREDIT_ENOTFOUND;
}

START_TEST(test_the_published_example_verifies)
{
	static const char bytes[] = GO_TEXT "\n" GO_LINE;
	credit_key *key = go_key();
	struct note note;

	ck_assert_int_eq(note_parse(bytes, strlen(bytes), "f", &note, NULL), CREDIT_OK);
	ck_assert_uint_eq(note.text_length, strlen(GO_TEXT));
	ck_assert_uint_eq(note.signatures_count, 1);
	ck_assert_uint_eq(note.signatures[0].line, 4);
	note_free(&note);
	ck_assert_int_eq(verify(bytes, strlen(bytes), key), CREDIT_OK);
	credit_key_close(key);
}
END_TEST

/* In a note with one signer that is known, no byte can be changed, left out or put in. */
START_TEST(test_each_changed_byte_is_seen)
{
	char bytes[] = GO_TEXT "\n" GO_LINE;
	credit_key *key = go_key();
	size_t length = strlen(bytes);
	char longer[sizeof(bytes) + 1];

	for (size_t i = 0; i < length; i++) {
		char was = bytes[i];

		for (int c = 0; c < 256; c++) {
			bytes[i] = (char)c;
			if (bytes[i] != was)
				ck_assert_msg(verify(bytes, length, key) != CREDIT_OK,
					"%zu %d", i, c);
		}
		bytes[i] = was;
		memcpy(longer, bytes, i);
		memcpy(longer + i, bytes + i + 1, length - i - 1);
		
		ck_assert_msg(
			verify(longer, length - 1, key) != CREDIT_OK, "without %zu", i);
	}
	for (size_t cut = 0; cut < length; cut++)
		ck_assert(verify(bytes, cut, key) != CREDIT_OK);
	credit_key_close(key);
}
END_TEST

START_TEST(test_several_signers_of_both_algorithms)
{
	credit_key *a = new_key(KEY_ED25519, "样例县"), *b = new_key(KEY_SM2, "样例县"),
		   *c = new_key(KEY_ED25519, "witness"),
		   *stranger = new_key(KEY_SM2, "样例县");
	struct buf note = BUF_INIT;
	bool added;

	ck_assert_int_eq(note_begin(TEXT, strlen(TEXT), &note, NULL), CREDIT_OK);
	ck_assert_str_eq(buf_cstr(&note), TEXT "\n");
	ck_assert_int_eq(verify(note.data, note.length, a), CREDIT_ENOTFOUND);
	ck_assert_int_eq(note_sign(&note, a, "f", &added, NULL), CREDIT_OK);
	ck_assert(added);
	ck_assert_int_eq(note_sign(&note, b, "f", &added, NULL), CREDIT_OK);
	ck_assert_int_eq(note_sign(&note, c, "f", &added, NULL), CREDIT_OK);
	ck_assert_int_eq(verify(note.data, note.length, a), CREDIT_OK);
	ck_assert_int_eq(verify(note.data, note.length, b), CREDIT_OK);
	ck_assert_int_eq(verify(note.data, note.length, c), CREDIT_OK);
	ck_assert_int_eq(verify(note.data, note.length, stranger), CREDIT_ENOTFOUND);

	/* what a stranger's line says does not matter to those who do not know him */
	note.data[note.length - 6] = note.data[note.length - 6] == 'A' ? 'B' : 'A';
	ck_assert_int_eq(verify(note.data, note.length, c), CREDIT_ECORRUPT);
	ck_assert_int_eq(verify(note.data, note.length, a), CREDIT_OK);
	buf_free(&note);
	credit_key_close(a);
	credit_key_close(b);
	credit_key_close(c);
	credit_key_close(stranger);
}
END_TEST

START_TEST(test_the_same_key_twice_changes_nothing)
{
	static const int algorithms[] = {KEY_ED25519, KEY_SM2};
	credit_key *key = new_key(algorithms[_i], "a");
	struct buf note = BUF_INIT, before = BUF_INIT;
	bool added;

	ck_assert_int_eq(note_begin(TEXT, strlen(TEXT), &note, NULL), CREDIT_OK);
	ck_assert_int_eq(note_sign(&note, key, "f", &added, NULL), CREDIT_OK);
	buf_put(&before, note.data, note.length);
	ck_assert_int_eq(note_sign(&note, key, "f", &added, NULL), CREDIT_OK);
	ck_assert(!added);
	ck_assert_uint_eq(note.length, before.length);
	ck_assert_mem_eq(note.data, before.data, before.length);

	/* nor is a note signed again over a broken signature of the same key */
	note.data[3] ^= 1;
	ck_assert_int_eq(note_sign(&note, key, "f", &added, NULL), CREDIT_ECORRUPT);
	ck_assert_uint_eq(note.length, before.length);
	buf_free(&note);
	buf_free(&before);
	credit_key_close(key);
}
END_TEST

/* A line of one key beside a broken one in the same name and id refuses the note. */
START_TEST(test_a_broken_line_of_a_known_key_refuses_all)
{
	credit_key *key = new_key(KEY_ED25519, "a");
	struct buf note = BUF_INIT, other = BUF_INIT;

	ck_assert_int_eq(note_begin(TEXT, strlen(TEXT), &note, NULL), CREDIT_OK);
	ck_assert_int_eq(note_begin("other\n", 6, &other, NULL), CREDIT_OK);
	ck_assert_int_eq(note_sign(&note, key, "f", NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(note_sign(&other, key, "f", NULL, NULL), CREDIT_OK);
	buf_put(&note, other.data + 7, other.length - 7);
	ck_assert_int_eq(verify(note.data, note.length, key), CREDIT_ECORRUPT);
	buf_free(&note);
	buf_free(&other);
	credit_key_close(key);
}
END_TEST

START_TEST(test_malformed_notes_are_refused_with_their_line)
{
	static const struct {
		const char *bytes;
		const char *line;
	} bad[] = {
		{"", "1"},
		{"a", "1"},
		{"a\n", "2"},
		{"a\nb\n", "3"},
		{"a\r\n\n" GO_LINE, "1"},
		{"a\tb\n\n" GO_LINE, "1"},
		{"a\nb\xff\n\n" GO_LINE, "2"},
		{"a\n\nx\n", "3"},
		{"a\n\n- PeterNeumann x08go/ZJ\n", "3"},
		{"a\n\n\xE2\x80\x94 \n", "3"},
		{"a\n\n\xE2\x80\x94  AAAAAAA=\n", "3"},
		{"a\n\n\xE2\x80\x94 name\n", "3"},
		{"a\n\n\xE2\x80\x94 na+me AAAAAAA=\n", "3"},
		{"a\n\n\xE2\x80\x94 na\xC2\xA0me AAAAAAA=\n", "3"},
		{"a\n\n\xE2\x80\x94 name AAAAAA==\n", "3"}, /* an id alone */
		{"a\n\n\xE2\x80\x94 name AAAAAAB=\n", "3"}, /* bits left over */
		{"a\n\n\xE2\x80\x94 name AAAAAAA=", "1"},
		{"a\n\n\xE2\x80\x94 name AAAAAAA= \n", "3"},
		{"a\n\n" GO_LINE "x\n", "4"},
	};
	struct note note;
	credit_error err;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_msg(note_parse(bad[i].bytes, strlen(bad[i].bytes), "f", &note,
				      &err) == CREDIT_EFORMAT,
			"%zu", i);
		note_free(&note);
		ck_assert_str_eq(err.code, "note-form");
		if (i != 16) /* where an unfinished line begins is not told */
			ck_assert_msg(strcmp(err.params + 2, bad[i].line) == 0, "%zu: %s",
				i, err.params + 2);
	}
	ck_assert_int_eq(note_parse("a\0\n\n", 4, "f", &note, NULL), CREDIT_EFORMAT);
	note_free(&note);
}
END_TEST

START_TEST(test_limits)
{
	struct buf note = BUF_INIT;
	credit_key *key = new_key(KEY_ED25519, "last");
	struct note parsed;
	credit_error err;
	char *much = malloc(SIGNED_NOTE_BYTES_MAX + 2);

	ck_assert_int_eq(note_begin("a\n", 2, &note, NULL), CREDIT_OK);
	for (int i = 0; i < NOTE_SIGNATURES_MAX; i++)
		buf_printf(&note, "\xE2\x80\x94 name%d AAAAAAA=\n", i);
	ck_assert_int_eq(note_parse((char *)note.data, note.length, "f", &parsed, NULL),
		CREDIT_OK);
	ck_assert_uint_eq(parsed.signatures_count, NOTE_SIGNATURES_MAX);
	note_free(&parsed);
	ck_assert_int_eq(note_sign(&note, key, "f", NULL, &err), CREDIT_ELIMIT);
	buf_str(&note, "\xE2\x80\x94 more AAAAAAA=\n");
	ck_assert_int_eq(note_parse((char *)note.data, note.length, "f", &parsed, &err),
		CREDIT_ELIMIT);
	ck_assert_str_eq(err.code, "note-limit");
	note_free(&parsed);
	buf_reset(&note);

	memset(much, '\n', SIGNED_NOTE_BYTES_MAX + 1);
	ck_assert_int_eq(note_parse(much, SIGNED_NOTE_BYTES_MAX, "f", &parsed, NULL), CREDIT_OK);
	note_free(&parsed);
	ck_assert_int_eq(
		note_parse(much, SIGNED_NOTE_BYTES_MAX + 1, "f", &parsed, NULL), CREDIT_ELIMIT);
	note_free(&parsed);
	ck_assert_int_eq(note_begin(much, SIGNED_NOTE_BYTES_MAX, &note, NULL), CREDIT_ELIMIT);
	ck_assert_int_eq(note_begin("a", 1, &note, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(note_begin("", 0, &note, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(note_begin("a\x1b\n", 3, &note, NULL), CREDIT_EINVAL);
	ck_assert_uint_eq(note.length, 0);
	free(much);
	buf_free(&note);
	credit_key_close(key);
}
END_TEST

START_TEST(test_a_note_in_its_file)
{
	char folder[] = "/tmp/credit-note-XXXXXX";
	char path[64];
	struct buf before = BUF_INIT, after = BUF_INIT;
	credit_key *key = new_key(KEY_SM2, "a"), *public_ = go_key();
	credit_error err;
	bool added;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/edition.note", folder);
	ck_assert_int_eq(
		file_write(path, GO_TEXT "\n", strlen(GO_TEXT) + 1, 0644, true, NULL),
		CREDIT_OK);
	ck_assert_int_eq(credit_note_sign(path, key, &added, NULL), CREDIT_OK);
	ck_assert(added);
	ck_assert_int_eq(file_read(path, SIGNED_NOTE_BYTES_MAX, &before, NULL), CREDIT_OK);
	ck_assert_int_eq(verify(before.data, before.length, key), CREDIT_OK);
	ck_assert_int_eq(credit_note_sign(path, key, &added, NULL), CREDIT_OK);
	ck_assert(!added);
	ck_assert_int_eq(file_read(path, SIGNED_NOTE_BYTES_MAX, &after, NULL), CREDIT_OK);
	ck_assert_uint_eq(after.length, before.length);
	ck_assert_mem_eq(after.data, before.data, before.length);

	ck_assert_int_eq(credit_note_sign(path, public_, &added, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_note_sign(NULL, key, &added, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_note_sign(path, NULL, &added, &err), CREDIT_EINVAL);
	unlink(path);
	ck_assert_int_eq(credit_note_sign(path, key, &added, &err), CREDIT_ENOTFOUND);
	ck_assert_int_eq(file_write(path, "x", 1, 0644, true, NULL), CREDIT_OK);
	ck_assert_int_eq(credit_note_sign(path, key, &added, &err), CREDIT_EFORMAT);
	unlink(path);
	ck_assert_int_eq(rmdir(folder), 0);
	buf_free(&before);
	buf_free(&after);
	credit_key_close(key);
	credit_key_close(public_);
}
END_TEST

SUITE("seal/note", T(test_the_published_example_verifies),
	T(test_each_changed_byte_is_seen), T(test_several_signers_of_both_algorithms),
	TL(test_the_same_key_twice_changes_nothing, 2),
	T(test_a_broken_line_of_a_known_key_refuses_all),
	T(test_malformed_notes_are_refused_with_their_line), T(test_limits),
	T(test_a_note_in_its_file))
